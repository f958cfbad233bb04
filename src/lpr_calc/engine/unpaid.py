"""Lines of a debt nothing is paid on, computed again at other rates and in other years.

Where no payment, ceiling on a sum or compound interest bears on a debt, its lines and what they run on follow from the
days alone. They are found once, and their interest is computed for as many rates and year bases as are asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import mul

from ..base.dates import Gauge
from .course import Course
from .schedule import Schedule, Span
from .steps import MONTHS, PERCENT, running_on
from .walk import walk

_POTS = frozenset(("undue", "due", "all", "lent"))
_FLOWS = frozenset(("lend", "due"))


class Unpaid:
    """The lines of one debt: ``spans`` are its rates, ``number`` says which of them each line has; ``bases`` in fen.

    ``starts`` and ``stops`` are the days of the lines, ``lent`` the principal in fen.
    """

    __slots__ = ("bases", "each", "lent", "number", "spans", "starts", "stops")

    def __init__(
        self,
        spans: Sequence[Span],
        number: Sequence[int],
        days: tuple[Sequence[int], Sequence[int]],
        bases: Sequence[int],
        lent: int,
    ) -> None:
        """``days`` are the first days of the lines, and the days after their last."""
        self.spans, self.number, self.bases, self.lent = spans, number, bases, lent
        self.starts, self.stops = days
        self.each = isinstance(number, range)
        """Whether each rate has one line, in turn."""

    def shares(self, gauge: Gauge, daily: bool = True) -> list[int]:
        """Return what part of a year each line is, over ``gauge.per_year``; if ``daily``, the days at daily rates."""
        at = gauge.at
        found = [at(stop) - at(start) for start, stop in zip(self.starts, self.stops, strict=True)]
        if daily and any(span.rate.unit == "day" for span in self.spans):
            for i, number in enumerate(self.number):
                if self.spans[number].rate.unit == "day":
                    found[i] = self.stops[i] - self.starts[i]
        return found

    def rounded(self, values: Sequence[int], shares: Sequence[int], unit: int) -> int:
        """Return the interest of all lines, each half up to the fen.

        ``values`` are the rates of ``spans`` by the year (`by_year`), ``shares`` those of `shares`, ``unit`` is
        ``PERCENT * per_year``.
        """
        per, double = unit, 2 * unit
        rates = values if self.each else [values[n] for n in self.number]
        found = zip(rates, shares, self.bases)  # noqa: B905 -- once for every combination
        return sum([(2 * value * share * base + per) // double for value, share, base in found])

    def of_a_fen(self, values: Sequence[int], shares: Sequence[int]) -> list[int]:
        """Return twice what one fen earns in each line, over ``PERCENT * per_year``, for `rounded_lines`."""
        rates = values if self.each else [values[n] for n in self.number]
        return [2 * value * share for value, share in zip(rates, shares, strict=True)]

    def products(self, rates: Sequence[int], shares: Sequence[int]) -> int:
        """Return the interest of all lines exactly, over ``PERCENT * per_year``, at several rates each at once.

        ``rates`` are those of the lines, so many of them `packed` in one number.
        """
        if self.bases and self.bases.count(self.bases[0]) == len(self.bases):
            found: int = sum(map(mul, rates, shares)) * self.bases[0]
        else:
            found = sum(map(mul, map(mul, rates, shares), self.bases))
        return found


def rounded_lines(of_a_fen: Sequence[int], base: int, per: int) -> int:
    """Return the interest of a base in all of some lines, each half up to the fen.

    ``of_a_fen`` is what `Unpaid.of_a_fen` gives, over ``per``.
    """
    double = 2 * per
    return sum([(base * product + per) // double for product in of_a_fen])


def packed(rates: Sequence[int]) -> int:
    """Return rates by the year in one number, for `Unpaid.products`; a product has room for 128 bits."""
    return sum(rate << (_ROOM * i) for i, rate in enumerate(rates))


def unpacked(products: int, count: int) -> list[int]:
    """Return what a number of `Unpaid.products` holds."""
    return [products >> (_ROOM * i) & _FULL for i in range(count)]


_ROOM = 128
_FULL = (1 << _ROOM) - 1


def by_year(value: int, unit: str, per_year: int) -> int:
    """Return a rate by the year: a rate by the day for the days of `Unpaid.shares`, over a year of ``per_year``."""
    return value * per_year if unit == "day" else value * MONTHS[unit]


def unpaid(schedule: Schedule) -> Unpaid | None:
    """Return the lines of a schedule, None where what they run on depends on more than days."""
    if (
        schedule.hidden
        or schedule.lumps
        or schedule.term_ceiling
        or schedule.opening
        or schedule.carried
        or schedule.bases
        or schedule.interest_limit is not None
        or not all(flow.kind in _FLOWS for flow in schedule.flows)
    ):
        return None
    for track in schedule.tracks:
        if (
            track.pot not in _POTS
            or track.lag
            or track.limit is not None
            or track.gauge is not None
            or any(span.rate.agreed for span in track.spans)
            or running_on(track.spans) is not track.spans
        ):
            return None
    (balance,) = walk([Course(schedule)]).balances
    places = [0, *accumulate(len(track.spans) for track in schedule.tracks)]
    lines = balance.lines
    return Unpaid(
        [span for track in schedule.tracks for span in track.spans],
        [places[line[0].number] + line[1] for line in lines],
        ([line[2] for line in lines], [line[3] for line in lines]),
        [line[4] for line in lines],
        balance.lent,
    )


def in_default(spans: Sequence[Span], start: int, end: int, base: int) -> Unpaid:
    """Return the lines of one sum that is in default on all days ``[start, end)``; ``spans`` reach over them."""
    at = bisect_right(spans, start, key=_first_day) - 1
    after = bisect_left(spans, end, key=_first_day)
    own = spans[at:after]
    starts, stops = [span.start for span in own], [span.end for span in own]
    starts[0], stops[-1] = start, end
    return Unpaid(own, range(len(own)), (starts, stops), [base] * len(own), base)


def _first_day(span: Span) -> int:
    return span.start


class Running:
    """The rates of some days added up, so that those of any of the days are a difference."""

    __slots__ = ("_by_day", "_by_year", "_starts", "_sums")

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._by_year = [0 if s.rate.unit == "day" else s.rate.value * MONTHS[s.rate.unit] for s in spans]
        self._by_day = [s.rate.value if s.rate.unit == "day" else 0 for s in spans]
        yearly, daily = [0], [0]
        for (start, end, _), year, day in zip(spans, self._by_year, self._by_day, strict=True):
            yearly.append(yearly[-1] + year * (end - start))
            daily.append(daily[-1] + day * (end - start))
        self._sums = yearly, daily

    def between(self, start: int, end: int) -> tuple[int, int, int]:
        """Return yearly rates × days and daily rates × days of ``[start, end)``, and how many lines that is."""
        i, j = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        before, after = start - self._starts[i], end - self._starts[j]
        yearly, daily = self._sums
        return (
            yearly[j] - yearly[i] + self._by_year[j] * after - self._by_year[i] * before,
            daily[j] - daily[i] + self._by_day[j] * after - self._by_day[i] * before,
            j - i + 1,
        )


def of_a_fen(sums: tuple[int, int, int], year: int) -> tuple[int, int]:
    """Return what one fen earns by the sums of `Running.between` and the days of a year, and what that is over."""
    yearly, daily, _ = sums
    return yearly + daily * year, PERCENT * year


def near(base: int, sums: tuple[int, int, int], year: int) -> int:
    """Return the interest of a base in whole fen, cut, by the sums of `Running.between` and the days of a year."""
    earned, unit = of_a_fen(sums, year)
    return base * earned // unit
