"""A table of published rates: look up a day, cut a span. No law, no files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from ..base.dates import iso
from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..values.rate import SCALE, percent_text

problem = problems_of(__name__)

HUNDREDTH = SCALE // 100
"""One hundredth of a percent, the step in which rates are published."""

TENORS = ("1y", "5y")
TIERS = ("6m", "1y", "1-3y", "3-5y", "5y+")


class Quote(Record):
    """One published rate: in force from ``day`` until the day before the next one.

    ``value`` is percent × SCALE; ``series`` is ``lpr`` or ``benchmark``; ``tenor`` one of TENORS or TIERS.
    """

    series: str
    tenor: str
    day: int
    value: int

    @property
    def percent(self) -> str:
        """The value as published: ``3.85``."""
        return percent_text(self.value)


def stale_text(known_through: int, next_due: int) -> Text:
    """Say that days from ``next_due`` on are computed with an older quote, and the command that mends it."""
    known, due = iso(known_through), iso(next_due)
    return Text(
        f"LPR 数据截至 {known} 的报价；{due} 起的日子按该报价计算；更新利率表：lpr-calc rates update",
        f"LPR known through the quote of {known}; days from {due} on use that quote; to update: lpr-calc rates update",
    )


class RateTable:
    """One series of publications, ascending by day; a row ends where the next begins.

    Two are equal that quote the same.
    """

    __slots__ = ("_hash", "columns", "days", "last_day", "name", "next_due", "series", "sha256")

    def __init__(
        self,
        series: str,
        days: tuple[int, ...],
        columns: Mapping[str, tuple[int, ...]],
        next_due: int = 0,
        last_day: int = 0,
        sha256: str = "",
        name: str = "",
    ) -> None:
        """``columns`` maps a tenor to values in hundredths of a percent; ``last_day`` 0 means still in force."""
        self.series = series
        self.days = days
        self.columns = columns
        self.next_due = next_due
        self.last_day = last_day
        self.sha256 = sha256
        self.name = name
        self._hash = hash((series, days, last_day, tuple(columns.values())))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, RateTable)
            and (self.series, self.days, self.last_day) == (other.series, other.days, other.last_day)
            and self.columns == other.columns
        )

    @property
    def known_through(self) -> int:
        """The day of the newest publication."""
        return self.days[-1]

    def at(self, day: int, tenor: str) -> Quote:
        """Return the quote in force on ``day``. Raises LprError (exit 3) outside the series, never a fall-back."""
        index = bisect_right(self.days, day) - 1
        if index < 0 or (self.last_day and day > self.last_day):
            raise LprError(self.missing(day))
        return Quote(self.series, tenor, self.days[index], self.columns[tenor][index] * HUNDREDTH)

    def cover(self, start: int, end: int, tenor: str) -> None:
        """Raise LprError (exit 3) where ``[start, end)`` has days outside the series, as `over` does."""
        if self.last_day and end - 1 > self.last_day:
            raise LprError(self.missing(end - 1))
        self.at(start, tenor)

    def over(self, start: int, end: int, tenor: str, each: bool = False) -> list[tuple[int, int, Quote]]:
        """Cut ``[start, end)`` at every change of the rate; equal neighbouring quotes make one piece unless ``each``.

        Each piece is (first day, end, the quote in force on its first day). Raises LprError (exit 3) for days
        outside the series.
        """
        if start >= end:
            return []
        if self.last_day and end - 1 > self.last_day:
            raise LprError(self.missing(end - 1))
        quote = self.at(start, tenor)
        values, days = self.columns[tenor], self.days
        index = bisect_right(days, start)
        held = values[index - 1]
        pieces: list[tuple[int, int, Quote]] = []
        while index < len(days) and days[index] < end:
            if values[index] != held or each:
                pieces.append((start, days[index], quote))
                start, held = days[index], values[index]
                quote = Quote(self.series, tenor, start, held * HUNDREDTH)
            index += 1
        pieces.append((start, end, quote))
        return pieces

    def unchanged(self, index: int) -> tuple[int, int]:
        """Between which quotes, ``[first, after)``, all tenors are quoted as in one of them."""
        quotes = list(zip(*self.columns.values(), strict=True))
        first, after = index, index + 1
        while first and quotes[first - 1] == quotes[index]:
            first -= 1
        while after < len(quotes) and quotes[after] == quotes[index]:
            after += 1
        return first, after

    def stale(self) -> Text:
        """Say that days from the next publication on are computed with an older quote, and what mends it."""
        return stale_text(self.known_through, self.next_due)

    def missing(self, day: int) -> Problem:
        """The problem of a day that this series does not cover."""
        if self.series == "lpr":
            return problem("rate-missing/before-lpr", day=iso(day), days=iso(self.days[0]))
        if day < self.days[0]:
            return problem("rate-missing/before-benchmark", day=iso(day), days=iso(self.days[0]))
        return problem("rate-missing", day=iso(day), last_day=iso(self.last_day))
