"""利息计算清单 after a judgment: general debt interest and the doubled part, payments, what is owed."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..compute.judgment_statement import LABELS, JudgmentStatement
from ..compute.statement import Line
from ..render.model import Blanks, Document, Para, Part, Table
from ..reports.application import per_day_text, unit_of
from ..reports.lines import paper_lines
from ..reports.words import LINE_KINDS
from ..values.capitals import capitals
from .notes import notes
from .people import instrument, signature
from .sums import sums_table


def delay_schedule(statement: JudgmentStatement) -> Document:
    """The schedule after a judgment: general debt interest and the doubled part, payments, what is owed."""
    case, blanks = statement.case, Blanks()
    parts: list[Part] = [Para("迟延履行期间债务利息计算清单", "title")]
    if statement.judgment.number or case.title:
        parts.append(Para(f"（执行依据：{instrument(statement.judgment.number) or case.title}）", "subtitle"))
    parts += delay_parts(statement)
    parts += signature("申请执行人", case.creditors, blanks)
    return Document("schedule", tuple(parts), True, tuple(blanks.missing))


def delay_parts(statement: JudgmentStatement) -> list[Part]:
    """What a schedule after a judgment holds, without its title and signature."""
    totals = statement.totals
    unit = f"单位：{unit_of(statement) if statement.currency else '人民币元'}"
    parts: list[Part] = [Para(f"{unit}（加倍部分：人民币元）" if statement.apart else unit, "right")]
    parts += [Para(text, "plain") for text in _fixed(statement)]
    for kind in dict.fromkeys(line.kind for line in statement.lines):
        # A table each: they have totals of their own, and may be in two currencies.
        lines = _footed([line for line in statement.lines if line.kind == kind])
        parts.append(delay_lines(lines)._replace(title=f"{LABELS[kind].zh}计算表"))
        parts += [Para(note, "note") for note in notes(statement.conventions, lines, statement.until, True)]
    if statement.ledger:
        from ..reports.judgment_ledgers import judgment_ledger

        parts.append(judgment_ledger(statement))
    rows = [
        ("未付本金", totals.principal_after),
        ("一般债务利息", totals.general_after),
        ("违约金", totals.damages_after),
        ("加倍部分债务利息", 0 if statement.apart else totals.doubled_after),
        ("费用", totals.costs_after),
    ]
    parts.append(sums_table([row for row in rows if row[1]], "尚欠合计", totals.total))
    if statement.apart and totals.doubled_after:
        parts.append(Para(f"另欠加倍部分债务利息人民币{fen_plain(totals.doubled_after)}元。", "plain"))
    if statement.undue or statement.undue_damages:
        later = "；".join(
            f"{zh_date(part.day or 0)}{name}{fen_plain(part.amount)}{unit_of(statement)}"
            for name, found in (("", statement.undue), ("违约金", statement.undue_damages))
            for part in found
        )
        parts.append(Para(f"其中未到期：{later}。", "plain"))
    if totals.total and not statement.currency:
        parts.append(Para(f"尚欠合计大写：人民币{capitals(totals.total)}。", "plain"))
    per_day = per_day_text(statement)
    if per_day:
        parts.append(Para(f"{per_day}，至实际清偿之日止。", "plain"))
    return parts


def _fixed(statement: JudgmentStatement) -> list[str]:
    """The sums of interest the judgment itself has fixed: no lines, but part of what is owed."""
    said = []
    for ordered in statement.judgment.interest:
        if ordered.amount is not None:
            day = f"截至{zh_date(ordered.until)}的" if ordered.until is not None else ""
            said.append(f"判决已定：{day}{ordered.name or '利息'}{fen_plain(ordered.amount)}{unit_of(statement)}。")
    return said


def _footed(lines: list[Line]) -> tuple[Line, ...]:
    """Some of the lines with a running sum of their own."""
    running, out = 0, []
    for line in lines:
        running += line.interest
        out.append(line._replace(running=running))
    return tuple(out)


def delay_lines(lines: Sequence[Line]) -> Table:
    """Table A after a judgment."""
    return paper_lines(lines, {"kind": lambda line: LINE_KINDS[line.kind].zh})
