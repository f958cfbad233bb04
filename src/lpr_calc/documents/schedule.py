"""利息计算清单 (documents.md §3): the lines, the payments, the summary,
and the four things that make them retraceable.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..compute.open_debt import due_per_diem, growing_lumps
from ..compute.statement import Line, Statement
from ..render.model import Blanks, Cell, Document, Pairs, Para, Part, Table, day, fen, words
from ..reports.ledgers import claim_ledger
from ..reports.lines import RUNNING, paper_lines
from ..reports.sentence import debt_name, interest_heads, principal_name
from ..reports.words import LINE_KINDS, LOANS, head_of
from ..values.capitals import capitals
from .debts import claimed_total, not_due_text
from .notes import notes, payments_note
from .people import signature
from .sums import sums_table


def lines_parts(statement: Statement) -> list[Part]:
    """Table A of a claim with the notes that say how its rows are counted."""
    said = notes(statement.conventions, statement.lines, statement.until)
    return [claim_lines(statement), *(Para(note, "note") for note in said if statement.lines)]


def ledger_parts(statement: Statement) -> list[Part]:
    """Table B of a claim with how payments are set off; of loans by instalments, of which instalment each was."""
    if statement.accounts:
        from ..reports.instalments import ledger_table

        return [in_days(ledger_table(statement, "zh"))]
    return [claim_ledger(statement), Para(payments_note(statement.conventions), "note")]


def schedule(statement: Statement) -> Document:
    """The schedule of a claim: A lines, B payments if any, C summary, notes and signature."""
    case = statement.case
    blanks = Blanks()
    parts: list[Part] = [Para("利息计算清单", "title")]
    if case.title:
        parts.append(Para(f"（附：{case.title}一案）", "subtitle"))
    parts.append(Para("单位：人民币元", "right"))
    annex: list[Part] = []
    if statement.accounts:
        from ..reports.instalments import account_parts
        from ..reports.schedule import plan_parts

        parts += map(in_days, account_parts(statement, "zh"))
        for account in statement.accounts:
            annex += map(in_days, plan_parts(account.arrears.plan, "zh", None, len(statement.accounts) > 1))
    parts += lines_parts(statement)
    if statement.ledger:
        parts += ledger_parts(statement)
    parts += summary_parts(statement)
    parts += signature("原告", case.creditors, blanks)
    if annex:
        annex.insert(0, Para("附件：还款计划表", "title"))
    return Document("schedule", tuple(parts), True, tuple(blanks.missing), annex=tuple(annex))


def in_days(part: Part) -> Part:
    """A part of a report as papers write its days: ``2024年7月1日`` for 2024-07-01."""

    def day(cell: Cell) -> Cell:
        return cell._replace(kind="day") if cell.kind == "date" else cell

    if isinstance(part, Table):
        return part._replace(rows=tuple(tuple(map(day, row)) for row in part.rows))
    if isinstance(part, Pairs):
        return part._replace(pairs=tuple((name, day(cell)) for name, cell in part.pairs))
    return part


def claim_lines(statement: Statement) -> Table:
    """Table A of a claim, with whose interest each line is where there are several debts."""
    case = statement.case
    names: dict[str, Callable[[Line], str]] = {"kind": lambda line: head_of(line.kind, case, line.loan_id).zh}
    debts = dict.fromkeys(
        [*(one.loan_id for one in statement.carried), *(line.loan_id for line in statement.lines)], ""
    )
    if len(debts) > 1:
        debts = {loan_id: debt_name(loan_id, statement) for loan_id in debts}
        names["loan"] = lambda line: debts[line.loan_id]
    fixed = [
        {
            "loan": words(debts[one.loan_id]),
            "kind": words(head_of(one.kind, case, one.loan_id).zh),
            "last": day(one.at),
            "rule": words("结转利息"),
            "interest": fen(one.amount),
            "running": fen(one.running, RUNNING),
            "note": words("按所写数额"),
        }
        for one in statement.carried
    ]
    settled = statement.carried[-1].running if statement.carried else 0
    return paper_lines(statement.lines, names, "借款" if statement.kind in LOANS else "款项", fixed, settled)


def summary_parts(statement: Statement) -> list[Part]:
    """Table C of a claim with its total in capitals and what a day adds."""
    return [_summary(statement), *(Para(text, "plain") for text in _closing(statement))]


def _summary(statement: Statement) -> Table:
    totals = statement.totals
    rows = [
        (principal_name(statement), totals.principal),
        ("期内利息", totals.in_term_interest),
        (head_of("overdue", statement.case).zh, totals.overdue_interest),
        ("罚息", totals.penalty_interest),
        ("复利", totals.compound_interest),
        ("违约金", totals.damages),
        ("其他费用", totals.fees),
        ("实现债权的费用", totals.costs),
        ("超过上限但已付的利息", totals.unprotected),
        ("溢付", totals.surplus),
        ("减：已还", -totals.paid),
    ]
    return sums_table([row for row in rows if row[1]], "尚欠合计" if totals.paid else "合计", totals.total)


def _closing(statement: Statement) -> list[str]:
    totals = statement.totals
    said = [f"合计大写：人民币{capitals(totals.total)}。"] if totals.total else ["款项已全部清偿。"]
    if totals.surplus:
        said.append(f"溢付{fen_plain(totals.surplus)}元。")
    if totals.total and (totals.paid or statement.rolled):
        rolled = sum(statement.rolled.values())
        note = f"（含计入新借条的利息{fen_plain(rolled)}元）" if rolled else ""
        heads = [(f"剩余{principal_name(statement)}", totals.principal_after, note)]
        heads += [(f"尚欠{name}", amount, "") for name, amount in interest_heads(statement)]
        heads.append(("尚欠实现债权的费用", totals.costs_after, ""))
        said.append(
            f"其中{'，'.join(f'{name}{fen_plain(amount)}元{note}' for name, amount, note in heads if amount)}。"
        )
    per_day = "自{day}起每日{sum}元，至实际清偿之日止。"
    later = not_due_text(statement)
    if later:
        claimed = fen_plain(claimed_total(statement))
        said.append(f"其中尚未到期的：{later}；已到期的共{claimed}元。")
        per_day = "已到期的部分自{day}起每日{sum}元，至实际清偿之日止。"
    if due_per_diem(statement):
        day_, sum_ = zh_date(totals.per_diem_day), fen_plain(due_per_diem(statement))
        said.append(per_day.format(day=day_, sum=sum_))
        for kind, more in growing_lumps(statement).items():
            said.append(f"其中{LINE_KINDS[kind].zh}每日{fen_plain(more)}元，至全部受上限保护为止。")
    return said
