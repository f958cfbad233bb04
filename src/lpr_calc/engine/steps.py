"""Rates of one track as parallel arrays of whole numbers over one divisor, and the one multiplication.

What law hands the engine as spans of rates (or as a remembered curve over a whole table) becomes `Steps`: the first day
of each step, the day after its last, twice the rate over ``per``, and the `Rate` that says why. A curve built once over
all days is cut to a claim's own days with `Steps.cut`, which only bisects and slices; nothing is asked of the law
again.

``twice[i] / (2 * per)`` is the share of the base that one unit of the track's measure earns: a day where ``at`` is
None, else what ``at`` counts (parts of a month, of a calendar year). So the interest of a line in whole fen, half up,
is ``earned(base, twice[i], days, per)``, with ``days`` from `Steps.between`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from math import gcd
from operator import is_

from ..base.dates import Gauge
from ..values.rate import SCALE
from .schedule import Rate, Span

PERCENT = 100 * SCALE
"""What `Rate.value` is a numerator over."""

MONTHS = {"year": 1, "month": 12}
"""How many times a rate of the unit goes into a year that a gauge counts."""


def earned(base: int, twice: int, days: int, per: int) -> int:
    """Return base × rate × days rounded half up: the one multiplication of the package. Where it is written out for
    speed instead, tests/engine/test_one_multiplication.py says why and holds it against this.

    ``base`` is whole fen, ``twice / (2 * per)`` the rate for one of ``days``; none may be negative. Where ``base`` is a
    multiple of ``2 * per`` (an amount over a denominator that was widened by it) the result is exact.
    """
    return (base * twice * days + per) // (2 * per)


def exactly(base: int, rate: int, days: int) -> int:
    """Return base × rate × days unrounded, over whatever ``rate`` is a numerator over."""
    return base * rate * days


class Steps:
    """One track's rates: ``starts`` and ``stops`` ascend without overlap, ``[starts[i], stops[i])`` has ``twice[i]``.

    ``at`` measures days as the year basis does (None: one a day); ``daily[i]`` says that a step's rate is by the day
    all the same (None: none is). ``rates`` are the rates as law gave them, for print.
    """

    __slots__ = ("at", "daily", "per", "rates", "starts", "stops", "twice")

    def __init__(
        self,
        starts: Sequence[int],
        stops: Sequence[int],
        twice: Sequence[int],
        per: int,
        rates: Sequence[Rate],
        at: Callable[[int], int] | None = None,
        daily: Sequence[bool] | None = None,
    ) -> None:
        self.starts = starts
        self.stops = stops
        self.twice = twice
        self.per = per
        self.rates = rates
        self.at = at
        self.daily = daily

    def cut(self, start: int, end: int) -> Steps:
        """Return the steps within ``[start, end)``, by bisection; the arrays are copied, the rates are not."""
        i, j = bisect_right(self.stops, start), bisect_left(self.starts, end)
        starts, stops = list(self.starts[i:j]), list(self.stops[i:j])
        if starts:
            starts[0] = max(starts[0], start)
            stops[-1] = min(stops[-1], end)
        daily = None if self.daily is None else self.daily[i:j]
        return Steps(starts, stops, self.twice[i:j], self.per, self.rates[i:j], self.at, daily)

    def index(self, day: int) -> int | None:
        """Return which step a day belongs to, None in a gap."""
        i = bisect_right(self.starts, day) - 1
        return i if i >= 0 and day < self.stops[i] else None

    def between(self, i: int, start: int, stop: int) -> int:
        """Return how many units of the measure ``[start, stop)`` has for step ``i``."""
        at = self.at
        if at is None or (self.daily is not None and self.daily[i]):
            return stop - start
        return at(stop) - at(start)

    def interest(self, i: int, base: int, start: int, stop: int) -> int:
        """Return what a base earns at step ``i`` in ``[start, stop)``, in the unit of ``base``, half up."""
        return earned(base, self.twice[i], self.between(i, start, stop), self.per)


def steps_of(spans: Sequence[Span], gauge: Gauge, lag: int = 0) -> Steps:
    """Return spans of rates as arrays over the smallest common divisor.

    ``gauge`` is the year that rates by the year or month are shared out over. ``lag`` days are taken off every day: a
    payment then meets the track so many days before the day it is shown for.
    """
    if not spans:
        return Steps([], [], [], 1, [])
    starts: Sequence[int]
    stops: Sequence[int]
    starts, stops, rates = zip(*spans, strict=True)
    units = {rate.unit for rate in rates}
    daily, at, per = None, None, PERCENT
    if units == {"day"}:
        values = [rate.value for rate in rates]
    else:
        # Where a year is so many days, a rate by the day is so many times as much a year: one measure for both.
        per *= gauge.per_year
        times = {**MONTHS, "day": gauge.per_year}
        values = [rate.value * times[rate.unit] for rate in rates]
        if not gauge.counts_days:
            at = gauge.at if not lag else lambda day: gauge.at(day + lag)
            daily = [rate.unit == "day" for rate in rates] if "day" in units else None
    common = gcd(per, *values)
    if lag:
        starts, stops = [day - lag for day in starts], [day - lag for day in stops]
    return Steps(starts, stops, [2 * value // common for value in values], per // common, rates, at, daily)


def running_on(spans: Sequence[Span]) -> Sequence[Span]:
    """Join neighbours of one and the same rate: a line runs on."""
    rates = [rate for _, _, rate in spans]
    if not any(map(is_, rates, rates[1:])):
        return spans
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start and joined[-1].rate is span.rate:
            joined[-1] = Span(joined[-1].start, span.end, span.rate)
        else:
            joined.append(span)
    return joined
