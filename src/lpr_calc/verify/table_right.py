"""The table of interest as it should be: no day lost or counted twice, a row for every base and every rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.money import half_up
from ..base.record import Record
from ..compute.statement import Statement
from ..engine.steps import MONTHS, PERCENT, exactly
from ..rates.series import Rates
from .cells import FIXED, Standard
from .laid import gauge_of
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
    cut-off day of the whole does not. ``basis``: a year basis of contract §2. ``standard``: what its rates are made of
    (multiple 0: a fixed rate). ``step``: the fen its interest is rounded to, 1 or 100. ``held``: the rows whose quotes,
    which they name, are held for the whole, or for a year. ``told``: some row says what its rate is made of.
    ``apart``: the years of debts that follow another one.
    """

    shared: int
    open_ended: bool
    basis: str
    standard: Standard = FIXED
    step: int = 1
    held: frozenset[int] = frozenset()
    told: bool = False
    apart: dict[tuple[str, ...], str] = {}

    def basis_of(self, row: TableRow) -> str:
        """The year that the debt of a row follows."""
        return self.apart.get(row.group, self.basis)

    def days(self, row: TableRow, is_end: bool) -> int:
        """The days a row should have; ``is_end``: no row follows it."""
        return row.last - row.first + self.shared - (1 if is_end and self.open_ended else 0)

    def standard_of(self, row: TableRow) -> Standard:
        """What the rate of a row is made of: what the row says, else what most rows follow."""
        if row.line in self.held:
            return FIXED
        if row.standard is None or (row.standard.named and self.standard.multiple and not self.told):
            return self.standard
        return row.standard

    def rounded(self, numerator: int, denominator: int) -> int:
        """Round an amount as the table does."""
        return self.step * half_up(numerator, denominator * self.step)


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


def debts(rows: Sequence[TableRow]) -> list[list[TableRow]]:
    """Return the rows of each debt and kind of interest; a row that begins no later than the one before it begins a
    new one.
    """
    found: list[list[TableRow]] = []
    of_group: dict[tuple[str, ...], list[TableRow]] = {}
    for row in rows:
        own = of_group.get(row.group)
        if own is None or row.first <= own[-1].first:
            own = of_group[row.group] = []
            found.append(own)
        own.append(row)
    return found


Piece = tuple[int, int, int | None, int]
"""Days ``[start, end)``, the day of the quote, the rate."""


def pieces(row: TableRow, start: int, end: int, standard: Standard, rates: Rates) -> list[Piece]:
    """Cut the days of a row at every quote its rate follows."""
    if not standard.multiple or start < rates.lpr.days[0] or start >= end:
        return [(start, end, None, row.rate)]
    return [
        (first, stop, quote.day, standard.rate(quote.value))
        for first, stop, quote in rates.lpr.over(start, end, standard.tenor)
    ]


def right_rows(rows: Sequence[TableRow], followed: Followed, rates: Rates) -> Iterator[RightRow]:
    """Write the table as it should be: no day lost or counted twice, a row of its own for every base and every rate.

    A row begins where the one before it ended, unless it begins a new run (another debt). Neighbours that do not differ
    are one row; each row is rounded half up to the fen.
    """
    for debt in debts(rows):
        runs: list[tuple[Piece, TableRow]] = []
        end = origin = 0
        for row in debt:
            if row.last < row.first:
                continue
            start, end = (end if runs else row.first), row.first + followed.days(row, row is debt[-1])
            origin = origin or start
            for piece in pieces(row, start, end, followed.standard_of(row), rates):
                first, stop, quote, rate = piece
                if first >= stop:
                    continue
                before, of = runs[-1] if runs else (None, row)
                same = (first, row.base, row.unit, rate, row.otherwise, False)
                if before is not None and (before[1], of.base, of.unit, before[3], False, of.otherwise) == same:
                    runs[-1] = (before[0], stop, before[2], rate), of
                else:
                    runs.append((piece, row))
        for (first, stop, quote, rate), row in runs:
            own = row._replace(first=first, rate=rate)
            interest = followed.rounded(*product(own, stop - first, followed.basis_of(row), origin))
            yield RightRow(
                first,
                stop - followed.shared,
                stop - first,
                row.base,
                quote,
                rate,
                row.interest if row.otherwise else interest,
                row.unit,
            )


def product(row: TableRow, days: int, basis: str, origin: int = 0) -> tuple[int, int]:
    """base × rate × days in fen, exactly: numerator and denominator.

    Months are counted from ``origin``, else from the first day of the row.
    """
    if row.unit == "day":
        return exactly(row.base, row.rate, days), PERCENT
    gauge = gauge_of(basis, origin or row.first)
    if not gauge.counts_days:
        days = gauge.at(row.first + days) - gauge.at(row.first)
    return exactly(row.base, row.rate * MONTHS[row.unit], days), PERCENT * gauge.per_year
