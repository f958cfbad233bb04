"""Which columns a table of interest has, by any heading, and the units they name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.headings import bare, read_heading, shown_heading, unit_in_title, visible
from ..casefile.table_keys import quoted
from ..casefile.units import Unit, read_unit
from ..values.text import shown, squeezed
from .cells import DAY, is_rate

problem = problems_of(__name__)

Cells = Sequence[tuple[int, Sequence[str]]]
"""Rows of a table with the lines they stand on."""

_HEADING_ROWS = 20

NAMES = {
    "first": Text("起算日", "first day"),
    "last": Text("截止日", "last day"),
    "days": Text("天数", "days"),
    "base": Text("基数", "base"),
    "rate": Text("年利率", "rate"),
    "interest": Text("利息", "interest"),
    "multiple": Text("倍数", "multiple"),
    "spread": Text("加点", "margin"),
}


COLUMNS: dict[str, tuple[str, ...]] = {
    "period": ("期间", "计息期间", "起止日期", "period"),
    "first": ("起算日", "起息日", "起始日期", "开始日期", "首日", "from", "start date", "first day"),
    "last": ("截止日", "截止日期", "结束日期", "终止日", "末日", "to", "end date", "last day"),
    "days": ("天数", "计息天数", "日数", "days"),
    "multiple": ("倍数", "multiple"),
    "spread": ("加点", "margin"),
    "standard": ("利率说明", "standard"),
    "quoted": ("报价日", "quote date"),
    "remark": ("备注", "remark"),
    "group": ("借款", "款项", "种类", "loan", "kind"),
    "rate": ("年利率", "利率", "LPR", "月利率", "日利率", "annual rate", "rate"),
    "base": ("基数", "本金", "计息基数", "principal", "base"),
    "interest": ("利息", "利息（元）", "利息金额", "interest", "amount"),
}
"""The columns of the other side's table of interest and what messages call them; below what is recognised."""

_EXACT = {
    word: column
    for column, words in {
        "first": "起 自 从 from start firstday",
        "last": "止 至 到 to until end lastday",
        "interest": "amount 金额 小计",
        "days": "天 日",
        "rate": "标准 计息标准",
        "standard": "利率说明 利率依据 standard rule",
        "quoted": "报价日 报价日期 lpr报价日 lpr报价日期 lpr发布日 lpr发布日期 发布日 quote quotedate",
        "remark": "备注 说明 remark remarks note notes",
        "spread": "加点 lpr加点 加点值 基点 margin spread bp bps",
        "group": "借款 款项 种类 类别 类型 项目 笔次 借据 借据号 借据编号 合同号 合同编号 借款编号 loan kind item type",
    }.items()
    for word in words.split()
}
_WORDS: tuple[tuple[str, str], ...] = (
    ("", r"累计|cumulative|running|序号|备注|说明|案号|^no\.?$|remark|note"),
    ("period", r"期间|起止|区间|时间段|时段|计息时间|period|from.+to\b"),
    ("days", r"天数|日数|days|daycount|day count"),
    ("first", r"起算|起息|起始|开始|首日|起日|始日|计息起|start|from|begin|first"),
    ("last", r"截止|截至|终止|结束|末日|止日|止息|计息止|end|until|last|through|\bto\b"),
    ("multiple", r"倍数|multiple|multiplier|times"),
    ("rate", r"利率|lpr|报价|rate|%"),
    ("base", r"本金|基数|欠款|借款金额|货款|principal|base|capital|balance|outstanding"),
    ("interest", r"利息|违约金|罚息|interest"),
)
"""The more telling words first: 计息天数 is days, interest rate a rate, 计息本金 a base."""


def interest_column(cell: str) -> str:
    """Return which column of a table of interest (`COLUMNS`) a heading names, "" for none."""
    text = visible(cell).strip().lower().replace("_", " ")
    if not text or len(text) > 40:
        return ""
    whole = squeezed(text)
    if whole in _EXACT:
        return _EXACT[whole]
    inner = re.sub(r"\(.*?\)|（.*?）", "", text)
    for candidate in (inner, text):
        short = squeezed(candidate)
        if short in _EXACT:
            return _EXACT[short]
        for name, expression in _WORDS:
            if re.search(expression, candidate if candidate.isascii() else short):
                return name
    return ""


class Heads(Record):
    """The heading row of a table: its number, the columns, their units, and whether the rate's heading says percent.

    ``groups`` are the columns that tell debts or kinds of interest apart.
    """

    at: int
    places: dict[str, int]
    units: dict[str, Unit]
    rate: Unit
    percent: bool
    groups: tuple[int, ...]
    said: tuple[Text, ...]


def looks_like_interest(cells: Sequence[str]) -> bool:
    """Whether a row holds the headings of a table of interest: a period, a base, a rate and the interest."""
    found = {interest_column(cell) for cell in cells if cell.strip()}
    return {"base", "rate", "interest"} <= found and bool({"period", "first", "last"} & found)


def find_heading(cells: Cells, place: str, renamed: Mapping[str, str], units: Mapping[str, str]) -> Heads:
    """Find the heading row and name its columns. Raises LprError for what is missing and for units that do not fit."""
    if not any(cell.strip() for _, row in cells for cell in row):
        raise LprError(problem("table-empty/rows", place))
    mapped = _mapped(renamed)
    best: tuple[int, dict[str, list[int]]] = (0, {})
    for number, (_, row) in enumerate(cells[:_HEADING_ROWS]):
        found: dict[str, list[int]] = {}
        for i, cell in enumerate(row):
            name = mapped[bare(cell)] if bare(cell) in mapped else interest_column(cell)
            if name:
                found.setdefault(name, []).append(i)
        if len(found) > len(best[1]):
            best = number, found
    at, several = best
    groups = tuple(several.pop("group", ()))
    _settle_rates(cells, at, several, mapped)
    places = _one_each(cells[at][1], several, mapped, f"{place}:{cells[at][0]}")
    missing = [name for name in ("base", "rate", "interest") if name not in places]
    if "period" not in places:
        missing = [name for name in ("first", "last") if name not in places] + missing
    if missing:
        where = f"{place}:{cells[at][0]}"
        raise LprError(
            *(
                problem(
                    "table-heading",
                    where,
                    name=NAMES[name],
                    known=Text("、".join(COLUMNS[name]), ", ".join(COLUMNS[name])),
                )
                for name in missing
            )
        )
    heading = squeezed(cells[at][1][places["rate"]]).lower()
    of_columns, rate, said = _units(cells, at, places, place, units)
    if not rate.period:
        period = (
            "日"
            if re.search(r"日利率|daily|perday", heading)
            else "月"
            if re.search(r"月利率|月息|monthly|permonth", heading)
            else ""
        )
        rate = rate._replace(period=period)
    return Heads(at, places, of_columns, rate, "%" in heading or rate.mark != "", groups, said)


def _settle_rates(cells: Cells, at: int, several: dict[str, list[int]], mapped: Mapping[str, str]) -> None:
    """Of several columns that speak of rates take the one with the rate that was applied.

    A column of words (一年期LPR) is the standard of the rate. Beside the quote and what is made of it (a multiple, a
    margin) a table may have the rate that results: then the quote is not the rate.
    """
    heads, columns = cells[at][1], several.get("rate", [])
    if len(columns) < 2 or any(bare(heads[i]) in mapped for i in columns):
        return
    figures: list[int] = []
    words: list[int] = []
    body = [row for _, row in cells[at + 1 :] if any(map(DAY.search, row))]
    for i in columns:
        filled = [row[i].strip() for row in body if i < len(row) and row[i].strip()]
        (figures if sum(map(is_rate, filled)) * 2 > len(filled) or not filled else words).append(i)
    for i in words if figures else ():
        dated = any(DAY.search(row[i]) for row in body if i < len(row))
        several.setdefault("quoted" if dated else "standard", [i])
    quotes = [i for i in figures if re.search(r"lpr|报价", squeezed(heads[i]).lower())]
    applied = [i for i in figures if i not in quotes]
    if len(applied) == 1 and quotes:
        figures = applied
        several.pop("multiple", None)
        several.pop("spread", None)
    if figures:
        several["rate"] = figures


def _one_each(
    heads: Sequence[str], several: Mapping[str, Sequence[int]], mapped: Mapping[str, str], place: str
) -> dict[str, int]:
    """Return the one column of each sort; the user's word goes before what headings look like.

    Raises LprError for two.
    """
    places: dict[str, int] = {}
    problems = []
    for name, columns in several.items():
        chosen = [i for i in columns if bare(heads[i]) in mapped] or columns
        places[name] = chosen[0]
        if len(chosen) > 1:
            shown_heads = [shown_heading(heads[i]) for i in chosen]
            listed = "、".join(f"“{shown(head)}”" for head in shown_heads)
            ours = COLUMNS[name][0]
            zh = "、".join(f"--map {quoted(f'{head}={ours}')}" for head in shown_heads)
            en = ", ".join(f"--map {quoted(f'{head}={name}')}" for head in shown_heads)
            problems.append(
                problem(
                    "column-ask/interest",
                    place,
                    listed=Text(listed, listed.replace("、", ", ")),
                    name=Text(ours, name),
                    options=Text(zh, en),
                )
            )
    if problems:
        raise LprError(*problems)
    return places


def _mapped(renamed: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that the user names, by bare heading; "" for one that is not to be read. Raises LprError."""
    found: dict[str, str] = {}
    for theirs, ours in renamed.items():
        name = ours if ours in COLUMNS else interest_column(ours)
        if ours and not name:
            known = Text("、".join(words[0] for words in COLUMNS.values()), ", ".join(COLUMNS))
            raise LprError(problem("column-unknown/interest", "--map", name=shown(ours), known=known))
        found[bare(theirs)] = name
    return found


def _units(
    cells: Cells, at: int, places: dict[str, int], place: str, stated: Mapping[str, str]
) -> tuple[dict[str, Unit], Unit, tuple[Text, ...]]:
    """Return the units of the columns of money, that of the rate, and what is said of them. Raises LprError."""
    line, heads = cells[at]
    problems: list[Problem] = []
    said: list[Text] = []
    above: Unit | None = None
    for _, row in cells[:at]:
        above = unit_in_title(" ".join(cell.strip() for cell in row if cell.strip())) or above
    by_option = {bare(name): unit for name, text in stated.items() if (unit := read_unit(text)) is not None}
    for name, text in stated.items():
        if read_unit(text) is None:
            problems.append(problem("unit-unknown/interest", "--unit", text=shown(text)))
        elif name and bare(name) not in [bare(cell) for cell in heads]:
            problems.append(problem("column-missing/unit", "--unit", name=shown(name)))
    found: dict[str, Unit] = {}
    for name in ("base", "interest"):
        heading = heads[places[name]].strip()
        own = by_option.get(bare(heading)) or read_heading(heading).unit
        unit = own if own is not None and own.kind != "period" else by_option.get("") or above
        if unit is None:
            continue
        if unit.kind != "money":
            problems.append(problem("column-unit/interest", f"{place}:{line}", heading=shown(heading), unit=unit.text))
        elif unit.shift:
            found[name] = unit
            said.append(
                Text(
                    f"“{shown_heading(heading)}”按单位“{shown(unit.text)}”读取",
                    f"“{shown_heading(heading)}” is read in the unit “{shown(unit.text)}”",
                )
            )
    heading = heads[places["rate"]]
    if re.search(r"(?:^|[(（/])(?:bps?|基点)(?:$|[)）])", squeezed(heading).lower()):
        rate: Unit | None = Unit("bp", "rate", 0, "bp")
    else:
        rate = by_option.get(bare(heading)) or read_heading(heading).unit
    rate = rate if rate is not None and rate.kind in ("rate", "period") else Unit("", "rate")
    if rate.mark not in ("", "%", "‰", "‱", "bp"):
        problems.append(problem("column-unit/rate", f"{place}:{line}", unit=shown(rate.text)))
    if problems:
        raise LprError(*problems)
    return found, rate, tuple(said)
