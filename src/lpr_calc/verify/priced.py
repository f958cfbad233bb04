"""The rates of plain claims of one wording, summed beforehand: what a sum earns on any days of them, in any year.

One sum that is in default on all its days earns its principal times the sum of rate and days. Those sums are the same
for every principal, and where a day counts the same whatever day a claim begins on, a difference of two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import mul

from ..engine.schedule import Span
from ..engine.unpaid import Running, in_default, rounded_lines, unpacked
from .laid import RATE_ROUNDINGS, Lines, Measure, gauge_of, measure_of, packed_rate, unit_of, yearly

_FREE = ("365", "360", "actual", "30/360")
"""Years in which a day counts the same whatever day a claim begins on."""


class Priced:
    """Rates of days that follow one another, and what they come to."""

    __slots__ = ("_rates", "_running", "_runs", "_starts", "spans")

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = spans
        self._starts = [span.start for span in spans]
        self._rates: dict[tuple[str, Measure], list[int]] = {}
        self._runs: dict[tuple[str, Measure], list[int]] = {}
        self._running: Running | None = None

    @property
    def running(self) -> Running:
        """The rates added up, as they stand."""
        if self._running is None:
            self._running = Running(self.spans)
        return self._running

    def earned(self, start: int, end: int, basis: str, measure: Measure) -> list[int]:
        """Return what one fen earns on the days ``[start, end)`` under each of `RATE_ROUNDINGS`, over `unit_of`."""
        free = measure[0] in _FREE
        earned = self._difference if free else self._line_by_line
        return unpacked(earned(start, end, basis, measure), len(RATE_ROUNDINGS[basis]))

    def _packed(self, basis: str, measure: Measure) -> list[int]:
        found = self._rates.get((basis, measure))
        if found is None:
            found = [packed_rate(span.rate.value, span.rate.unit, basis, measure) for span in self.spans]
            self._rates[basis, measure] = found
        return found

    def _difference(self, start: int, end: int, basis: str, measure: Measure) -> int:
        rates = self._packed(basis, measure)
        runs = self._runs.get((basis, measure))
        if runs is None:
            each = [self._days(i, span.start, span.end, measure) for i, span in enumerate(self.spans)]
            runs = self._runs[basis, measure] = [0, *accumulate(map(mul, rates, each))]
        i, j = self._at(start), self._at(end - 1)
        before = rates[i] * self._days(i, self._starts[i], start, measure)
        after = rates[j] * self._days(j, self._starts[j], end, measure)
        return runs[j] - runs[i] + after - before

    def _line_by_line(self, start: int, end: int, basis: str, measure: Measure) -> int:
        i, j = self._at(start), self._at(end - 1)
        year, counted = measure
        at = gauge_of(year, start).at
        marks = [at(day) for day in (start, *self._starts[i + 1 : j + 1], end)]
        shares = [after - before for before, after in zip(marks, marks[1:])]  # noqa: B905 -- neighbours
        if counted and any(span.rate.unit == "day" for span in self.spans[i : j + 1]):
            days = [*self._starts[i : j + 1], end]
            days[0] = start
            for place, span in enumerate(self.spans[i : j + 1]):
                if span.rate.unit == "day":
                    shares[place] = days[place + 1] - days[place]
        return sum(map(mul, self._packed(basis, measure)[i : j + 1], shares))

    def _days(self, number: int, start: int, end: int, measure: Measure) -> int:
        """The part of a year that days of one span are, in a year of `_FREE`."""
        year, counted = measure
        if counted and self.spans[number].rate.unit == "day":
            return end - start
        at = gauge_of(year, 0).at
        return at(end) - at(start)

    def _at(self, day: int) -> int:
        return bisect_right(self._starts, day) - 1


class Stretch:
    """Some days of `Priced`: what one fen in default on them earns, together and line by line."""

    __slots__ = ("_days", "_exact", "_lines", "_of_a_fen", "_priced", "_root", "_shares", "slack")

    def __init__(self, priced: Priced, start: int, end: int, like: Stretch | None = None) -> None:
        """``like`` comes to the same together, its lines cut otherwise."""
        self._priced, self._days = priced, (start, end)
        self._lines = in_default(priced.spans, start, end, 1)
        self._root = None if like is None else like.root
        self.slack: int = 100 + (like.slack if like is not None else 0) + len(self._lines.starts)
        """By so many fen, at most, a rounding moves the interest."""
        self._exact: dict[tuple[str, str], tuple[list[int], int]] = {}
        self._shares: dict[Measure, list[int]] = {}
        self._of_a_fen: dict[tuple[str, str, str], tuple[list[int], int]] = {}

    @property
    def root(self) -> Stretch:
        """What comes to the same together has the same, however its lines are cut."""
        return self if self._root is None else self._root

    def exact(self, basis: str, daily: str) -> tuple[list[int], int]:
        """Return what one fen earns under each of `RATE_ROUNDINGS`, and what it is over."""
        if self._root is not None:
            return self._root.exact(basis, daily)
        found = self._exact.get((basis, daily))
        if found is None:
            measure = measure_of(basis, daily)
            earned = self._priced.earned(*self._days, basis, measure)
            found = self._exact[basis, daily] = earned, unit_of(measure)
        return found

    def of_a_fen(self, basis: str, rate_rounding: str, daily: str) -> tuple[list[int], int]:
        """Return twice what one fen earns in each line, and what it is over."""
        key = basis, rate_rounding, daily
        found = self._of_a_fen.get(key)
        if found is None:
            measure, (start, _) = measure_of(basis, daily), self._days
            lines, shares = self._lines, self._shares.get(measure)
            if shares is None:
                year, counted = measure
                shares = self._shares[measure] = lines.shares(gauge_of(year, start), counted)
            values = [yearly(span.rate.value, span.rate.unit, basis, rate_rounding, measure) for span in lines.spans]
            found = self._of_a_fen[key] = lines.of_a_fen(values, shares), unit_of(measure)
        return found


class Cut(Lines):
    """A plain claim: a sum in default on all days of a `Stretch`."""

    def __init__(self, stretch: Stretch, principal: int) -> None:
        super().__init__(principal, 0, stretch.slack)
        self.stretch = stretch
        self._exact: dict[tuple[str, str], tuple[list[int], int]] = {}

    @property
    def root(self) -> object:
        return self.stretch.root

    def exact(self, basis: str, daily: str) -> tuple[list[int], int]:
        found = self._exact.get((basis, daily))
        if found is None:
            each, unit = self.stretch.exact(basis, daily)
            found = self._exact[basis, daily] = [self.lent * one for one in each], unit
        return found

    def by_line(self, basis: str, rate_rounding: str, daily: str) -> int:
        of_a_fen, unit = self.stretch.of_a_fen(basis, rate_rounding, daily)
        return rounded_lines(of_a_fen, self.lent, unit)
