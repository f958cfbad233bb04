"""Rates for other programs: days are dates (or ISO text), percentages exact decimals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from os import PathLike, fspath

from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.record import Record
from ..base.text import Text
from ..values.date import parse_date
from ..values.rate import percent_text
from .builtin import builtin_benchmark, builtin_lpr
from .table import Quote, RateTable

problem = problems_of(__name__)


class Published(Record):
    """A rate over a run of days: ``percent`` a year, both days included, and the day it was published.

    ``last_day`` is None for what is still in force as far as the table knows.
    """

    first_day: date
    last_day: date | None
    percent: Decimal
    published: date
    tenor: str


def load(path: str | PathLike[str] | None = None, series: str = "lpr") -> RateTable:
    """Return a rate table: the file at ``path``, read strictly, or the packaged ``lpr`` or ``benchmark`` table.

    Inside a table days are numbers (``date.fromordinal`` turns ``known_through`` and ``next_due``, 0 for none, into
    dates) and values hundredths of a percent; `at` and `over` give dates and decimals. Raises LprError with everything
    that is wrong with a file.
    """
    if path is not None:
        from .files import read_rate_file

        return read_rate_file(fspath(path))
    if series not in ("lpr", "benchmark"):
        raise LprError(problem("rates-series", "series", series=series))
    return builtin_lpr() if series == "lpr" else builtin_benchmark()


def at(day: date | str, tenor: str = "1y", table: RateTable | None = None) -> Published:
    """Return the rate in force on ``day``, with the days for which it is in force.

    ``tenor`` is ``1y`` or ``5y`` (benchmark: ``6m``, ``1y``, ``1-3y``, ``3-5y``, ``5y+``). A day after the newest quote
    gets that quote: compare ``day.toordinal()`` with ``table.next_due``. Raises LprError for a day before the first
    row.
    """
    table = table or builtin_lpr()
    number = _number(day)
    quote = table.at(number, _known(tenor, table))
    following = next((d for d in table.days if d > quote.day), table.last_day + 1 if table.last_day else 0)
    return _published(quote, quote.day, following)


def over(start: date | str, end: date | str, tenor: str = "1y", table: RateTable | None = None) -> list[Published]:
    """Cut the days ``start`` to ``end``, both included, at every change of the rate; equal neighbours are one run.

    Raises LprError for days outside the table, and for an end before the start.
    """
    table = table or builtin_lpr()
    first_day, last_day = _number(start), _number(end)
    if last_day < first_day:
        raise LprError(problem("dates-order", "end"))
    pieces = table.over(first_day, last_day + 1, _known(tenor, table))
    return [_published(quote, first, after) for first, after, quote in pieces]


def _published(quote: Quote, first: int, after: int) -> Published:
    last = date.fromordinal(after - 1) if after else None
    return Published(
        date.fromordinal(first), last, Decimal(percent_text(quote.value)), date.fromordinal(quote.day), quote.tenor
    )


def _number(day: date | str) -> int:
    if isinstance(day, date):
        return day.toordinal()
    try:
        return parse_date(day, date.min).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "day", error.hint)) from None


def _known(tenor: str, table: RateTable) -> str:
    if tenor not in table.columns:
        raise LprError(
            problem(
                "word-unknown/tenor",
                "tenor",
                tenor=tenor,
                columns=Text("、".join(table.columns), ", ".join(table.columns)),
            )
        )
    return tenor
