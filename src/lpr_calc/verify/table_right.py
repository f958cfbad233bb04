"""The table of interest as it should be: no day lost or counted twice, a row for every base and every rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.money import half_up
from ..base.record import Record
from ..compute.statement import Statement
from ..engine.steps import MONTHS, PERCENT, exactly
from ..rates.series import Rates
from ..values.rate import MULTIPLE
from .read import TableRow


class RightRow(Record):
    """One row of the right table: first and last day as the table writes them, fen,
    ``quote`` the day of the quote (None: a fixed rate).
    """

    first: int
    last: int
    days: int
    base: int
    quote: int | None
    rate: int
    interest: int
    unit: str = "year"


class Followed(Record):
    """What a table follows, by most of its rows.

    ``shared``: days a row counts beyond last − first (1 both, 0 head). ``open_ended``: rows count both days, but the
    cut-off day of the whole does not. ``basis``: 365 or 360. ``multiple`` of the LPR of ``tenor`` (0: a fixed rate).
    """

    shared: int
    open_ended: bool
    basis: int
    multiple: int
    tenor: str

    def days(self, row: TableRow, is_end: bool) -> int:
        """The days a row should have; ``is_end``: no row follows it."""
        return row.last - row.first + self.shared - (1 if is_end and self.open_ended else 0)


def claimed(claim: Statement) -> Iterator[RightRow]:
    """The claim's own lines as the right table."""
    for line in claim.lines:
        quote = line.rate.quote.day if line.rate.quote is not None else None
        yield RightRow(
            line.start,
            line.end - 1,
            line.end - line.start,
            line.base,
            quote,
            line.rate.value,
            line.interest,
            line.rate.unit,
        )


def right_rows(rows: Sequence[TableRow], followed: Followed, rates: Rates) -> Iterator[RightRow]:
    """Write the table as it should be: no day lost or counted twice, a row of its own for every base and every rate.

    A row begins where the one before it ended, unless it begins a new run (another debt). Neighbours that do not differ
    are one row; each row is rounded half up to the fen.
    """
    runs: list[
        tuple[int, int, TableRow, int | None, int]
    ] = []  # start, end, a row of that base, day of the quote, rate
    end = 0
    for number, row in enumerate(rows):
        if row.last < row.first:
            continue
        follows = bool(runs) and number > 0 and row.first > rows[number - 1].first
        start, end = (end if follows else row.first), row.first + followed.days(row, number + 1 == len(rows))
        pieces: list[tuple[int, int, int | None, int]] = [(start, end, None, row.rate)]
        if followed.multiple and start >= rates.lpr.days[0] and start < end:
            pieces = [
                (s, e, quote.day, quote.value * followed.multiple // MULTIPLE)
                for s, e, quote in rates.lpr.over(start, end, followed.tenor)
            ]
        for first, stop, quote_day, rate in pieces:
            if first >= stop:
                continue
            if runs and (runs[-1][1], runs[-1][2].base, runs[-1][2].unit, runs[-1][4]) == (
                first,
                row.base,
                row.unit,
                rate,
            ):
                runs[-1] = (runs[-1][0], stop, *runs[-1][2:])
            else:
                runs.append((first, stop, row, quote_day, rate))
    for first, stop, row, quote_day, rate in runs:
        days = stop - first
        interest = half_up(*product(row._replace(rate=rate), days, followed.basis))
        yield RightRow(first, stop - followed.shared, days, row.base, quote_day, rate, interest, row.unit)


def product(row: TableRow, days: int, basis: int) -> tuple[int, int]:
    """base × rate × days in fen, exactly: numerator and denominator."""
    if row.unit == "day":
        return exactly(row.base, row.rate, days), PERCENT
    return exactly(row.base, row.rate * MONTHS[row.unit], days), PERCENT * basis
