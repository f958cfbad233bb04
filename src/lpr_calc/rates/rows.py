"""The rows of a rate file, strictly: text tree → rows, or everything that is wrong with them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ..base.errors import Problem, Refused, problems_of
from ..base.pattern import pattern
from ..base.record import Record
from ..base.text import Text
from ..base.workdays import next_workday
from ..values.date import parse_date
from ..values.text import shown
from ..values.tree import Node

problem = problems_of(__name__)

LPR_COLUMNS = {"1y": "one_year", "5y": "five_year_plus"}
BENCHMARK_COLUMNS = {
    "6m": "six_months",
    "1y": "one_year",
    "1-3y": "one_to_three",
    "3-5y": "three_to_five",
    "5y+": "over_five",
}
_ADDRESS = pattern(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/[^\s<>\"]*)?")
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERCENT = pattern(r"([0-9]{1,2})\.([0-9]{2})")
_KEYS = {
    "lpr": {"effective", *LPR_COLUMNS.values(), "source", "sources_count"},
    "benchmark": {"effective", *BENCHMARK_COLUMNS.values(), "sources_count", "single_source"},
}


class RateRow(Record):
    """One row of a rate file with its place: percent in hundredths by tenor.

    ``places`` is where each value stands, by tenor, and the day, by ``day``; ``single`` whether the row says of itself
    that it rests on one source.
    """

    day: date
    values: dict[str, int]
    source: str
    place: str
    sources: str = ""
    places: dict[str, str] = {}  # noqa: RUF012 -- a default of a tuple's field, never changed
    single: bool = False


class _Read(Record):
    """A row of the file as far as it could be read: its place, its day and itself."""

    place: str
    day: date | None
    row: RateRow | None


def following_publication(last: date) -> date:
    """Return the 20th of the next month or the next working day (State Council calendar where it is installed)."""
    return next_workday(date(last.year + last.month // 12, last.month % 12 + 1, 20))[0]


def read_rows(
    rates: Node | None, series: str, tree: Node, problems: list[Problem], sourced: bool = True
) -> list[RateRow]:
    """Read the list of rows; whatever is wrong with a row is added to ``problems``.

    ``sourced``: each row of the LPR names where it was published.
    """
    if rates is None or not isinstance(rates.value, list) or not rates.value:
        problems.append(problem("rates-empty", rates.where if rates else tree.place))
        return []
    read = [_row(node, series, problems, sourced) for node in rates.value]
    _check_order(read, problems)
    if series == "lpr":
        missing: list[Problem] = []
        _check_months(read, missing)
        problems += [problem("rates-changes-only", rates.place)] if _changes_only(read, missing) else missing
    return [item.row for item in read if item.row is not None]


def _changes_only(read: list[_Read], missing: list[Problem]) -> bool:
    """Whether a table holds the quotes that changed and no others: months are missing, and no row repeats the last."""
    rows = [item.row for item in read if item.row is not None]
    gaps = sum(found.code == "rates-month-missing" for found in missing)
    return gaps > 1 and len(rows) == len(read) and all(a.values != b.values for a, b in pairwise(rows))


def _row(node: Node, series: str, problems: list[Problem], sourced: bool) -> _Read:
    before = len(problems)
    if not isinstance(node.value, dict):
        problems.append(problem("rates-row", node.where))
        return _Read(node.place, None, None)
    meant = unknown_keys(node, _KEYS[series], problems)
    day = _day(node, "effective", problems)
    columns = LPR_COLUMNS if series == "lpr" else BENCHMARK_COLUMNS
    values = {tenor: _percent(node, key, key in meant, problems) for tenor, key in columns.items()}
    source = _text(node.value.get("source"))
    if series == "lpr" and not is_address(source) and (sourced or source):
        place = node.value["source"].where if "source" in node.value else node.where
        problems.append(
            problem("rates-source", place, source=shown(source)) if source else problem("rates-source/missing", place)
        )
    sources = _count(node.value.get("sources_count"), problems)
    single = _yes(node.value.get("single_source"), problems)
    if len(problems) > before or day is None:
        return _Read(node.place, day, None)
    places = {tenor: node.value[key].place for tenor, key in columns.items()}
    places["day"] = node.value["effective"].place
    return _Read(node.place, day, RateRow(day, values, source, node.place, sources, places, single))


def _percent(node: Node, key: str, named: bool, problems: list[Problem]) -> int:
    """Read two decimals into hundredths; ``named`` says that a misspelt key has been taken for this one already."""
    assert isinstance(node.value, dict)
    item = node.value.get(key)
    if item is None or item.value == "":
        if not named:
            problems.append(problem("rates-value/missing", node.where, key=key))
        return 0
    text = item.value if isinstance(item.value, str) else "[…]"
    found = _PERCENT.fullmatch(text)
    if found:
        return int(found[1] + found[2])
    problems.append(problem("rates-value", item.where, key=key, text=shown(text)))
    return 0


def _count(item: Node | None, problems: list[Problem]) -> str:
    """Read how many sources print the row: a whole number, or nothing."""
    text = _text(item)
    if item is None or item.value == "" or (text.isascii() and text.isdigit() and int(text) > 0):
        return text
    problems.append(problem("rates-sources-count", item.where, text=shown(text or "[…]")))
    return ""


def _yes(item: Node | None, problems: list[Problem]) -> bool:
    text = _text(item)
    if item is None or text in ("yes", "no", "") and isinstance(item.value, str):
        return text == "yes"
    problems.append(problem("rates-single-source", item.where, text=shown(text or "[…]")))
    return False


def _day(node: Node, key: str, problems: list[Problem]) -> date | None:
    assert isinstance(node.value, dict)
    item = node.value.get(key)
    found = optional_day(item, problems)
    if found is None and (item is None or item.value == ""):
        problems.append(problem("rates-date", node.where, key=key))
    return found


def optional_day(item: Node | None, problems: list[Problem]) -> date | None:
    """Read a day written 2026-09-20, or nothing; whatever else is added to ``problems``."""
    if item is None or item.value == "":
        return None
    text = item.value if isinstance(item.value, str) else "[…]"
    try:
        if not _DAY.fullmatch(text):
            raise Refused(
                Text(f"日期“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as a date"),
                Text("利率文件的日期写作 2026-09-20", "dates in a rate file are written 2026-09-20"),
            )
        return parse_date(text, date.min)
    except Refused as error:
        problems.append(Problem("rates-date", error.message, item.where, error.hint))
        return None


def _check_order(read: list[_Read], problems: list[Problem]) -> None:
    """Strictly ascending; the neighbours of a row whose day cannot be read are compared with each other."""
    dated = [(item.day, item.place) for item in read if item.day is not None]
    for (earlier, _), (day, place) in pairwise(dated):
        if day <= earlier:
            problems.append(
                problem(
                    "rates-order",
                    place,
                    Text("每天一行", "one row a day")
                    if day == earlier
                    else Text("按日期从早到晚排列", "sort the rows by date"),
                    day=day,
                    earlier=earlier,
                )
            )


def _check_months(read: list[_Read], problems: list[Problem]) -> None:
    """One row a month, whatever the order of the rows: a row out of order is not a missing month as well."""
    dated = sorted((item.day, index) for index, item in enumerate(read) if item.day is not None)
    blind = [index for index, item in enumerate(read) if item.day is None]
    for (earlier, before), (day, index) in pairwise(dated):
        months = (day.year - earlier.year) * 12 + day.month - earlier.month
        if months == 0 and day != earlier:
            line = read[before].place.rsplit(":", 2)[1]
            problems.append(problem("rates-month-twice", read[index].place, day=day, earlier=earlier, line=line))
        elif months > 1 and not any(min(before, index) < i < max(before, index) for i in blind):
            # A row that cannot be read may be the one that seems to be missing; it has been named.
            first, last = following_publication(earlier), _month_before(day)
            span = Text(f"{first:%Y-%m}", f"quote of {first:%Y-%m} is")
            if months > 2:
                span = Text(f"{first:%Y-%m} 至 {last:%Y-%m}", f"quotes of {first:%Y-%m} to {last:%Y-%m} are")
            problems.append(problem("rates-month-missing", read[index].place, span=span))


def _month_before(day: date) -> date:
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def is_address(text: str) -> bool:
    """Say whether a text is the address of a page."""
    return len(text) <= 2000 and _ADDRESS.fullmatch(text) is not None


def unknown_keys(node: Node, known: set[str], problems: list[Problem]) -> set[str]:
    """Add every key that is not ``known`` to ``problems``; return the known keys they were probably meant to be."""
    assert isinstance(node.value, dict)
    meant = set()
    for key in node.value:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, sorted(known), 1)
            meant.update(near)
            hint = (
                Text(f"是 {near[0]} 吗？", f"did you mean {near[0]}?")
                if near
                else Text(f"可用：{'、'.join(sorted(known))}", f"known: {', '.join(sorted(known))}")
            )
            problems.append(problem("rates-key", node.key_place(key), hint, key=shown(key)))
    return meant


def _text(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
