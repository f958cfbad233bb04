"""Reading the other side's table of interest as people make them: any heading, a title above it, totals below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.money import half_up
from ..base.record import Record
from ..base.text import Text
from ..casefile.headings import bare, interest_column, quoted, read_heading, shown_heading, unit_in_title
from ..casefile.synonyms import INTEREST_COLUMNS
from ..casefile.units import Unit, money_text, read_unit
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.rate import MULTIPLE, SCALE
from ..values.rate_text import parse_rate
from ..values.text import plain, shown, squeezed

problem = problems_of(__name__)

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


_PER = {"day": "日", "month": "月", "year": "年"}
T = TypeVar("T")


class TableRow(Record):
    """One row as the other side has it: days as numbers, fen, percent × SCALE per ``unit``; ``days`` None where it says
    nothing.

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


class StatedSum(Record):
    """A sum the table states: its line, fen and days (None where it says nothing),
    and the lines of the rows it sums.
    """

    line: int
    interest: int | None
    days: int | None
    rows: tuple[int, ...]


class OpposingTable(Record):
    """The rows of a table and the sums it states; ``total`` is the last one over all rows,
    ``said`` the units applied.
    """

    rows: tuple[TableRow, ...]
    subtotals: tuple[StatedSum, ...] = ()
    total: StatedSum | None = None
    said: tuple[Text, ...] = ()


class _Heads(Record):
    """The heading row of a table: its number, the columns, their units, and whether the rate's heading says percent."""

    at: int
    places: dict[str, int]
    units: dict[str, Unit]
    rate: Unit
    percent: bool
    said: tuple[Text, ...]


def read_table(
    cells: Sequence[tuple[int, Sequence[str]]],
    place: str,
    renamed: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> OpposingTable:
    """Read headings (below any title), rows and sums.

    ``renamed`` names columns as `synonyms.INTEREST_COLUMNS` does, ``units`` their units ("" for all amounts that name
    none). A blank base or rate (a merged cell) is that of the row above. Raises LprError for headings that are missing
    and for cells that cannot be read, all at once.
    """
    heads = _find_heading(cells, place, renamed or {}, units or {})
    at, places, percent = heads.at, heads.places, heads.percent
    unit = {"月": "month", "日": "day"}.get(heads.rate.period, "year")
    in_unit = {name: _in_unit(heads.units[name]) for name in heads.units}
    of_base, of_interest = (in_unit.get(name, _amount) for name in ("base", "interest"))
    body = [
        (line, [cell.strip() for cell in row]) for line, row in cells[at + 1 :] if any(cell.strip() for cell in row)
    ]
    fractions = (
        unit == "year"
        and not percent
        and _are_fractions([row[places["rate"]] for _, row in body if places["rate"] < len(row)])
    )
    rows: list[TableRow] = []
    subtotals: list[StatedSum] = []
    total: StatedSum | None = None
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
            stated = _stated(
                line,
                label,
                texts,
                tuple(open_rows) if part else tuple(r.line for r in rows),
                where,
                problems,
                of_interest,
            )
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
        base, _ = _read(texts["base"], of_base, where, "base", problems) or (0, 0)
        of_rate = lambda text: _rate(text, unit, fractions, heads.rate.mark)  # noqa: E731
        rate, own = _read(texts["rate"], of_rate, where, "rate", problems) or (0, "year")
        if texts.get("multiple"):
            rate = rate * (_read(texts["multiple"], _times, where, "rate", problems) or 0) // MULTIPLE
        interest, fine = _read(texts["interest"], of_interest, where, "interest", problems) or (0, 0)
        days = _read(texts["days"], _count, where, "days", problems) if texts.get("days") else None
        if len(problems) == before:
            rows.append(TableRow(line, first, last, days, base, rate, interest, own, fine))
            open_rows.append(line)
    if not rows and not problems:
        problems.append(problem("table-empty/rows", place))
    if problems:
        raise LprError(*problems)
    return OpposingTable(tuple(rows), tuple(subtotals), total, heads.said)


def _find_heading(
    cells: Sequence[tuple[int, Sequence[str]]], place: str, renamed: Mapping[str, str], units: Mapping[str, str]
) -> _Heads:
    """Find the heading row and name its columns. Raises LprError for what is missing and for units that do not fit."""
    if not any(cell.strip() for _, row in cells for cell in row):
        raise LprError(problem("table-empty/cells", place))
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
    places = _one_each(cells[at][1], several, mapped, f"{place}:{cells[at][0]}")
    missing = [name for name in ("base", "rate", "interest") if name not in places]
    if "period" not in places:
        missing = [name for name in ("first", "last") if name not in places] + missing
    if missing:
        where = f"{place}:{cells[at][0]}"
        raise LprError(
            *(
                problem("table-heading", where, name=NAMES[name], known=_listed(INTEREST_COLUMNS[name]))
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
    return _Heads(at, places, of_columns, rate, "%" in heading or rate.mark != "", said)


def _listed(words: Sequence[str]) -> Text:
    return Text("、".join(words), ", ".join(words))


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
            column = Text(INTEREST_COLUMNS[name][0], name)
            zh = "、".join(f"--map {quoted(f'{head}={column.zh}')}" for head in shown_heads)
            en = ", ".join(f"--map {quoted(f'{head}={column.en}')}" for head in shown_heads)
            heads_listed = _listed([f"“{shown(head)}”" for head in shown_heads])
            asked = problem("column-ask/interest", place, heads=heads_listed, column=column, ways=Text(zh, en))
            problems.append(asked)
    if problems:
        raise LprError(*problems)
    return places


def _mapped(renamed: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that the user names, by bare heading; "" for one that is not to be read. Raises LprError."""
    found: dict[str, str] = {}
    for theirs, ours in renamed.items():
        name = ours if ours in INTEREST_COLUMNS else interest_column(ours)
        if ours and not name:
            known = Text("、".join(words[0] for words in INTEREST_COLUMNS.values()), ", ".join(INTEREST_COLUMNS))
            raise LprError(problem("column-unknown/interest", "--map", name=shown(ours), known=known))
        found[bare(theirs)] = name
    return found


def _units(
    cells: Sequence[tuple[int, Sequence[str]]], at: int, places: dict[str, int], place: str, stated: Mapping[str, str]
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
            problems.append(problem("column-unit/money", f"{place}:{line}", heading=shown(heading), unit=unit.text))
        elif unit.shift:
            found[name] = unit
            said.append(
                Text(
                    f"“{shown(heading)}”按单位“{shown(unit.text)}”读取",
                    f"“{shown(heading)}” is read in the unit “{shown(unit.text)}”",
                )
            )
    heading = heads[places["rate"]]
    rate = by_option.get(bare(heading)) or read_heading(heading).unit
    rate = rate if rate is not None and rate.kind in ("rate", "period") else Unit("", "rate")
    if rate.mark not in ("", "%", "‰", "‱"):
        problems.append(problem("column-unit/rate", f"{place}:{line}", unit=shown(rate.text)))
    if problems:
        raise LprError(*problems)
    return found, rate, tuple(said)


def _in_unit(unit: Unit) -> Callable[[str], tuple[int, int]]:
    return lambda text: _amount(money_text(text, unit, digits=True))


def _are_fractions(texts: list[str]) -> bool:
    """Whether a rate column holds shares of one: 0.0385 for 3.85 % throughout (a percent cell without its format)."""
    numbers = [squeezed(text) for text in texts if text]
    return bool(numbers) and all(re.fullmatch(r"0?\.[0-9]+|0", number) for number in numbers)


def _stated(
    line: int,
    label: str,
    texts: dict[str, str],
    rows: tuple[int, ...],
    where: str,
    problems: list[Problem],
    parse: Callable[[str], tuple[int, int]],
) -> StatedSum:
    """Read a row of sums: its interest column, or the amount behind the label in a merged cell."""
    interest = texts["interest"]
    if interest == label or not interest:
        found = re.search(r"[¥￥]?[0-9][0-9,]*(\.[0-9]+)?", label)
        interest = found.group() if found else ""
    amount = _read(interest, parse, where, "interest", problems) if interest else None
    days_text = texts.get("days", "")
    days = _read(days_text, _count, where, "days", problems) if days_text and days_text != label else None
    return StatedSum(line, amount[0] if amount else None, days, rows)


def _days(texts: dict[str, str], where: str, problems: list[Problem]) -> tuple[int, int]:
    """First and last day, from their own columns or from one that holds the period."""
    first, last = texts.get("first", ""), texts.get("last", "")
    period = texts.get("period", "") or (first if not last else "")
    if period:
        found = [match.group() for match in _DAY.finditer(period)]
        if len(found) == 2:
            first, last = found
        else:
            problems.append(problem("value-refused/period", where, text=shown(period)))
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
    read = re.fullmatch(r"([0-9][0-9,]*)(?:\.0+)?(?:天|日|days?)?", plain(text).lower())
    if read is None:
        raise Refused(
            Text(f"“{shown(text)}”不是天数", f"“{shown(text)}” is no number of days"),
            Text("例：475", "for example 475"),
        )
    return int(read[1].replace(",", ""))


def _times(text: str) -> int:
    read = re.fullmatch(r"([0-9]+)(?:\.([0-9]{1,6}))?(?:倍|x|×)?", plain(text).lower())
    if read is None:
        raise Refused(
            Text(f"“{shown(text)}”不是倍数", f"“{shown(text)}” is no multiple"),
            Text("例：4、1.5倍", "for example 4 or 1.5"),
        )
    return int(read[1]) * MULTIPLE + int((read[2] or "").ljust(6, "0"))


def _rate(text: str, unit: str, fractions: bool, mark: str = "") -> tuple[int, str]:
    """Read a rate and its unit, a bare number in the ``mark`` of its column: ``3.85``, ``3.85%``, ``3.85%×4``,
    ``0.0385`` in a column of shares, ``日万分之五``.
    """
    read = plain(text).lower()
    times = MULTIPLE
    if product := re.fullmatch(r"(.+%)[×x*]([0-9.]+)(?:倍)?|([0-9.]+)(?:倍)?[×x*](.+%)", read):
        text, factor = (product[1], product[2]) if product[1] else (product[4], product[3])
        times = _times(factor)
        read = text
    if fractions:
        return int(read.partition(".")[2].ljust(12, "0")[:12]) * 100 * SCALE // 10**12 * times // MULTIPLE, unit
    if mark in ("‰", "‱") and re.fullmatch(r"[0-9.]+", read):
        text = f"{read}{mark}/{_PER[unit]}"
    elif unit != "year" and re.fullmatch(r"[0-9.]+%?", read):
        text = f"{read.rstrip('%')}%/{'日' if unit == 'day' else '月'}"
    term = parse_rate(text)
    if term.kind != "fixed":
        raise Refused(
            Text(f"“{shown(text)}”没有写出利率", f"“{shown(text)}” states no rate"),
            Text("例：3.85%", "for example 3.85%"),
        )
    return term.value * times // MULTIPLE, term.unit
