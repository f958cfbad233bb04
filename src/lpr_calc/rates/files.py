"""Rate files, strictly: text tree → RateTable, or everything that is wrong with it."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..values.colons import load_or_explain
from ..values.strictyaml import load_yaml
from ..values.text import shown
from ..values.textfile import read_rate_text, shown_name
from ..values.tree import Node
from .builtin import builtin_benchmark
from .formats import listed_tree
from .rows import BENCHMARK_COLUMNS, LPR_COLUMNS, RateRow, following_publication, optional_day, read_rows, unknown_keys
from .table import RateTable

problem = problems_of(__name__)

_TOP_KEYS = {"lpr": {"series", "next_due", "rates"}, "benchmark": {"series", "last_day", "rates"}}
_LATEST = timedelta(days=10)
"""No holiday puts a publication off for more days than these."""


class RateFile(Record):
    """A rate file as far as it could be read: its rows and everything that is wrong with it.

    ``labels`` is the line of each row of the file and what it gives as its day, readable or not; ``next_due_place`` and
    ``last_day_place`` are where those days stand; ``sourced``: its format names a source for each row.
    """

    series: str
    rows: tuple[RateRow, ...]
    next_due: date | None
    last_day: date | None
    problems: tuple[Problem, ...]
    labels: tuple[tuple[int, str], ...] = ()
    next_due_place: str = ""
    last_day_place: str = ""
    sourced: bool = True


def parse_rates(text: str, name: str, listed: bool = False) -> RateFile:
    """Read the text of a rate file; ``name`` is the file as messages call it. With ``listed`` the CSV and the JSON that
    `rates list` writes are read too; their rows need no source.

    Raises LprError only where there is nothing to read: bad YAML, no mapping, an unknown series. Everything else is in
    ``problems``: unknown keys, values without two decimals, unsorted rows, a missing month (LPR).
    """
    as_listed = listed_tree(text, name) if listed else None
    tree = load_or_explain(load_yaml, text, name, lambda word: True) if as_listed is None else as_listed
    problems: list[Problem] = []
    top = _mapping(tree, problems)
    series = _text(top.get("series"))
    if series not in _TOP_KEYS:
        place = top["series"].where if "series" in top else tree.place
        problems.append(
            problem("rates-series/in-file", place, series=shown(series))
            if series
            else problem("rates-series/missing", place)
        )
        raise LprError(*problems)
    unknown_keys(tree, _TOP_KEYS[series], problems)
    rows = read_rows(top.get("rates"), series, tree, problems, sourced=as_listed is None)
    next_due = optional_day(top.get("next_due"), problems)
    last_day = optional_day(top.get("last_day"), problems)
    places = [top[key].place if key in top else "" for key in ("next_due", "last_day")]
    if last_day is not None and rows and last_day < rows[-1].day:
        problems.append(problem("rates-last-day", top["last_day"].where, last_day=last_day, day=rows[-1].day))
    if as_listed is not None and series == "benchmark" and last_day is None:
        last_day = date.fromordinal(builtin_benchmark().last_day)
    return RateFile(
        series,
        tuple(rows),
        next_due,
        last_day,
        tuple(problems),
        _labels(top.get("rates")),
        next_due_place=places[0],
        last_day_place=places[1],
        sourced=as_listed is None,
    )


def _labels(rates: Node | None) -> tuple[tuple[int, str], ...]:
    """Return the line of each row and what it gives as its day, "" where it gives none."""
    found = []
    for node in rates.value if rates is not None and isinstance(rates.value, list) else []:
        day = _text(node.value.get("effective")) if isinstance(node.value, dict) else ""
        found.append((int(node.place.rsplit(":", 2)[1]), day))
    return tuple(found)


def load_rates(text: str, name: str) -> RateTable:
    """Read the text of a rate file into a table. Raises LprError with everything that is wrong with it."""
    file = parse_rates(text, name, listed=True)
    if file.problems:
        raise LprError(*file.problems)
    columns = LPR_COLUMNS if file.series == "lpr" else BENCHMARK_COLUMNS
    next_due = _due(file) if file.series == "lpr" else None
    return RateTable(
        file.series,
        tuple(row.day.toordinal() for row in file.rows),
        {tenor: tuple(row.values[tenor] for row in file.rows) for tenor in columns},
        next_due=next_due.toordinal() if next_due else 0,
        last_day=file.last_day.toordinal() if file.last_day else 0,
        sha256=sha256(text.encode()).hexdigest(),
        name=name,
    )


def _due(file: RateFile) -> date:
    """Return the day of the next publication, as stated or as it follows from the last row.

    Raises LprError for a stated day that cannot be: with it, a table would never be called stale. Which day exactly is
    for `rates check` to say: calendars differ in the years they know.
    """
    right = following_publication(file.rows[-1].day)
    if file.next_due is None:
        return right
    if not right.replace(day=20) <= file.next_due <= right.replace(day=20) + _LATEST:
        raise LprError(
            problem("rates-next-due", file.next_due_place, next_due=file.next_due, day=file.rows[-1].day, right=right)
        )
    return file.next_due


def read_rate_file(path: str) -> RateTable:
    """Read a rate file from disk. Raises LprError when it cannot be read or is not a rate file."""
    return load_rates(read_rate_text(path), shown_name(path))


def _mapping(node: Node, problems: list[Problem]) -> dict[str, Node]:
    if isinstance(node.value, dict):
        return node.value
    raise LprError(
        *problems,
        problem("rates-file", node.place),
    )


def _text(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
