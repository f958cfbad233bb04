"""Reading the other side's table of interest as people make them: any heading, a title above it, totals below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from .errors import LprError, Problem, Refused
from .money import half_up
from .rateparse import parse_rate
from .rateterm import MULTIPLE, SCALE
from .record import Record, Text
from .values import parse_amount, parse_date, plain, shown, squeezed

HEADINGS: dict[str, tuple[str, ...]] = {
    "period": ("期间", "计息期间", "起止日期", "period"),
    "first": ("起算日", "起息日", "起始日期", "开始日期", "首日", "from", "start date", "first day"),
    "last": ("截止日", "截止日期", "结束日期", "终止日", "末日", "to", "end date", "last day"),
    "days": ("天数", "计息天数", "日数", "days"),
    "multiple": ("倍数", "multiple"),
    "rate": ("年利率", "利率", "LPR", "月利率", "日利率", "annual rate", "rate"),
    "base": ("基数", "本金", "计息基数", "principal", "base"),
    "interest": ("利息", "利息（元）", "利息金额", "interest", "amount"),
}
"""What the columns are called, for messages; `_heading` recognises many more."""

_EXACT = {
    "起": "first", "止": "last", "自": "first", "至": "last", "从": "first", "到": "last", "from": "first", "to": "last", "until": "last",
    "start": "first", "end": "last", "amount": "interest", "金额": "interest", "天": "days", "日": "days", "firstday": "first", "lastday": "last",
    "标准": "rate", "计息标准": "rate", "小计": "interest",
}  # fmt: skip
_PARTS: tuple[tuple[str, str], ...] = (
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
"""How headings are recognised, the more telling words first: 计息天数 is days, interest rate a rate, 计息本金 a base."""

_TOTAL = re.compile(r"(合计|总计|共计|总和|total|sum|grandtotal)", re.IGNORECASE)
_SUBTOTAL = re.compile(r"(小计|subtotal|sub-total)", re.IGNORECASE)
_DAY = re.compile(
    r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])|(?<![0-9])[0-9]{8}(?![0-9])"
)
_FINE = 10**8
_HEADING_ROWS = 20

NAMES = {
    "first": Text("起算日", "first day"),
    "last": Text("截止日", "last day"),
    "days": Text("天数", "days"),
    "base": Text("基数", "base"),
    "rate": Text("年利率", "rate"),
    "interest": Text("利息", "interest"),
}


T = TypeVar("T")


class TableRow(Record):
    """One row as the other side has it: days as numbers, fen, percent × SCALE per ``unit``; ``days`` None where it says nothing.

    ``fine`` is what the interest has beyond its rounded fen, in 10^-8 fen (a spreadsheet's unrounded formula).
    """

    line: int
    first: int
    last: int
    days: int | None
    base: int
    rate: int
    interest: int
    unit: str = "year"
    fine: int = 0


class Stated(Record):
    """A sum the table states: its line, fen and days (None where it says nothing), and the lines of the rows it sums."""

    line: int
    interest: int | None
    days: int | None
    rows: tuple[int, ...]


class Table(Record):
    """The rows of a table and the sums it states; ``total`` is the last one over all rows."""

    rows: tuple[TableRow, ...]
    subtotals: tuple[Stated, ...] = ()
    total: Stated | None = None


def read_table(cells: Sequence[tuple[int, Sequence[str]]], place: str) -> Table:
    """Read headings (below any title), rows and sums.

    A blank base or rate (a merged cell) is that of the row above. Raises LprError for headings that are missing and
    for cells that cannot be read, all at once.
    """
    at, places, unit, percent = _find_heading(cells, place)
    body = [
        (line, [cell.strip() for cell in row]) for line, row in cells[at + 1 :] if any(cell.strip() for cell in row)
    ]
    fractions = (
        unit == "year"
        and not percent
        and _are_fractions([row[places["rate"]] for _, row in body if places["rate"] < len(row)])
    )
    rows: list[TableRow] = []
    subtotals: list[Stated] = []
    total: Stated | None = None
    problems: list[Problem] = []
    open_rows: list[int] = []
    base_above = rate_above = ""
    for line, row in body:
        texts = {name: row[i] if i < len(row) else "" for name, i in places.items()}
        where = f"{place}:{line}"
        label = next((cell for cell in row if cell), "")
        clean = "".join(label.split())
        if _TOTAL.match(clean) or _SUBTOTAL.match(clean):
            part = bool(_SUBTOTAL.match(clean))
            stated = _stated(line, label, texts, tuple(open_rows) if part else tuple(r.line for r in rows), where, problems)  # fmt: skip
            if part:
                subtotals.append(stated)
                open_rows = []
            else:
                total = stated
            continue
        if sum(bool(cell) for cell in row) == 1 and not _DAY.search(label):
            continue  # a note or a title of a part
        if len(row) == len(cells[at][1]) and [c.strip() for c in cells[at][1]] == row:
            continue  # the heading again, at the top of a page
        before = len(problems)
        if not (texts.get("first") or texts.get("last") or texts.get("period") or texts["interest"]):
            continue
        first, last = _days(texts, where, problems)
        texts["base"] = base_above = texts["base"] or base_above
        texts["rate"] = rate_above = texts["rate"] or rate_above
        base = _read(texts["base"], _base, where, "base", problems)
        rate, own = _read(texts["rate"], lambda text: _rate(text, unit, fractions), where, "rate", problems) or (
            0,
            "year",
        )
        if texts.get("multiple"):
            rate = rate * (_read(texts["multiple"], _times, where, "rate", problems) or 0) // MULTIPLE
        interest, fine = _read(texts["interest"], _amount, where, "interest", problems) or (0, 0)
        days = _read(texts["days"], _count, where, "days", problems) if texts.get("days") else None
        if len(problems) == before:
            rows.append(TableRow(line, first, last, days, base or 0, rate, interest, own, fine))
            open_rows.append(line)
    if not rows and not problems:
        problems.append(Problem("table-empty", Text("表里没有计息的行", "the table has no rows of interest"), place))
    if problems:
        raise LprError(*problems)
    return Table(tuple(rows), tuple(subtotals), total)


def _find_heading(cells: Sequence[tuple[int, Sequence[str]]], place: str) -> tuple[int, dict[str, int], str, bool]:
    """Return the number of the heading row, its columns, the unit a rate heading names, and whether it says percent."""
    if not any(cell.strip() for _, row in cells for cell in row):
        raise LprError(Problem("table-empty", Text("表是空的", "the table is empty"), place, Text("第一行写列名，下面每行一段", "headings first, then one period a row")))  # fmt: skip
    best: tuple[int, dict[str, int]] = (0, {})
    for number, (_, row) in enumerate(cells[:_HEADING_ROWS]):
        found: dict[str, int] = {}
        for i, cell in enumerate(row):
            name = _heading(cell)
            if name and name not in found:
                found[name] = i
        if len(found) > len(best[1]):
            best = number, found
    at, places = best
    missing = [name for name in ("base", "rate", "interest") if name not in places]
    if "period" not in places:
        missing = [name for name in ("first", "last") if name not in places] + missing
    if missing:
        line = cells[at][0]
        raise LprError(
            *(
                Problem(
                    "table-heading",
                    Text(f"表里没有“{NAMES[name].zh}”一列", f"the table has no column “{NAMES[name].en}”"),
                    f"{place}:{line}",
                    Text(f"列名可用：{'、'.join(HEADINGS[name])}", f"known headings: {', '.join(HEADINGS[name])}"),
                )
                for name in missing
            )
        )
    heading = squeezed(cells[at][1][places["rate"]]).lower()
    unit = "day" if re.search(r"日利率|daily|perday", heading) else "month" if re.search(r"月利率|月息|monthly|permonth", heading) else "year"  # fmt: skip
    return at, places, unit, "%" in heading


def _heading(cell: str) -> str:
    """Return which column a heading names, "" for none."""
    text = cell.strip().lstrip("\ufeff").lower().replace("_", " ")
    if not text or len(text) > 40:
        return ""
    bare = squeezed(text)
    if bare in _EXACT:
        return _EXACT[bare]
    inner = re.sub(r"\(.*?\)|（.*?）", "", text)
    for candidate in (inner, text):
        short = squeezed(candidate)
        if short in _EXACT:
            return _EXACT[short]
        for name, pattern in _PARTS:
            if re.search(pattern, candidate if candidate.isascii() else short):
                return name
    return ""


def _are_fractions(texts: list[str]) -> bool:
    """Whether a rate column holds shares of one: 0.0385 for 3.85 % throughout (a percent cell without its format)."""
    numbers = [squeezed(text) for text in texts if text]
    return bool(numbers) and all(re.fullmatch(r"0?\.[0-9]+|0", number) for number in numbers)


def _stated(line: int, label: str, texts: dict[str, str], rows: tuple[int, ...], where: str, problems: list[Problem]) -> Stated:  # fmt: skip
    """Read a row of sums: its interest column, or the amount behind the label in a merged cell."""
    interest = texts["interest"]
    if interest == label or not interest:
        found = re.search(r"[¥￥]?[0-9][0-9,]*(\.[0-9]+)?", label)
        interest = found.group() if found else ""
    amount = _read(interest, _amount, where, "interest", problems) if interest else None
    days_text = texts.get("days", "")
    days = _read(days_text, _count, where, "days", problems) if days_text and days_text != label else None
    return Stated(line, amount[0] if amount else None, days, rows)


def _days(texts: dict[str, str], where: str, problems: list[Problem]) -> tuple[int, int]:
    """First and last day, from their own columns or from one that holds the period."""
    first, last = texts.get("first", ""), texts.get("last", "")
    period = texts.get("period", "") or (first if not last else "")
    if period:
        found = [match.group() for match in _DAY.finditer(period)]
        if len(found) == 2:
            first, last = found
        else:
            problems.append(
                Problem(
                    "value-refused",
                    Text(f"期间“{shown(period)}”里应有两个日期", f"the period “{shown(period)}” should hold two dates"),
                    where,
                    Text("例：2020年9月1日至2021年12月19日", "for example 2020-09-01 to 2021-12-19"),
                )
            )
            return 0, 0
    return _read(first, _day, where, "first", problems) or 0, _read(last, _day, where, "last", problems) or 0


def _read(text: str, parse: Callable[[str], T], where: str, name: str, problems: list[Problem]) -> T | None:
    try:
        return parse(text)
    except Refused as error:
        message = Text(f"{NAMES[name].zh}：{error.message.zh}", f"{NAMES[name].en}: {error.message.en}")
        problems.append(Problem("value-refused", message, where, error.hint))
        return None


def _day(text: str) -> int:
    return parse_date(text.partition(" 00:00")[0], date.min).toordinal()


def _base(text: str) -> int:
    return _amount(text)[0]


def _amount(text: str) -> tuple[int, int]:
    """Read an amount as whole fen and what it has beyond them, in 10^-8 fen: spreadsheets keep more decimals."""
    match = re.fullmatch(r"(?:[¥￥])?([0-9][0-9,]*)\.([0-9]{3,})元?", plain(text, grouped=True))
    if match is None:
        return parse_amount(text), 0
    whole = parse_amount(match[1])
    fine = int(match[2][:10].ljust(10, "0"))
    fen = half_up(fine, _FINE)
    return whole + fen, fine - fen * _FINE


def _count(text: str) -> int:
    read = re.fullmatch(r"([0-9,]+)(?:\.0+)?(?:天|日|days?)?", plain(text).lower())
    if read is None:
        raise Refused(Text(f"“{shown(text)}”不是天数", f"“{shown(text)}” is no number of days"), Text("例：475", "for example 475"))  # fmt: skip
    return int(read[1].replace(",", ""))


def _times(text: str) -> int:
    read = re.fullmatch(r"([0-9]+)(?:\.([0-9]{1,6}))?(?:倍|x|×)?", plain(text).lower())
    if read is None:
        raise Refused(Text(f"“{shown(text)}”不是倍数", f"“{shown(text)}” is no multiple"), Text("例：4、1.5倍", "for example 4 or 1.5"))  # fmt: skip
    return int(read[1]) * MULTIPLE + int((read[2] or "").ljust(6, "0"))


def _rate(text: str, unit: str, fractions: bool) -> tuple[int, str]:
    """Read a rate and its unit: ``3.85``, ``3.85%``, ``3.85%×4``, ``0.0385`` in a column of shares, ``日万分之五``."""
    read = plain(text).lower()
    times = MULTIPLE
    if product := re.fullmatch(r"(.+%)[×x*]([0-9.]+)(?:倍)?|([0-9.]+)(?:倍)?[×x*](.+%)", read):
        text, factor = (product[1], product[2]) if product[1] else (product[4], product[3])
        times = _times(factor)
        read = text
    if fractions:
        return int(read.partition(".")[2].ljust(12, "0")[:12]) * 100 * SCALE // 10**12 * times // MULTIPLE, unit
    if unit != "year" and re.fullmatch(r"[0-9.]+%?", read):
        text = f"{read.rstrip('%')}%/{'日' if unit == 'day' else '月'}"
    term = parse_rate(text)
    if term.kind != "fixed":
        raise Refused(Text(f"“{shown(text)}”没有写出利率", f"“{shown(text)}” states no rate"), Text("例：3.85%", "for example 3.85%"))  # fmt: skip
    return term.value * times // MULTIPLE, term.unit
