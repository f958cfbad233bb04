"""What a debt comes to that payments were made on, at other rates and in other years, and nothing to print.

A year whose days weigh differently (whole months, calendar years) is walked by its own measure in place of days: the
walk of one leg (`steady`) then serves every year.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from operator import itemgetter
from typing import Any

from ..base.dates import Gauge
from .course import LENT, NEVER, Course, Leg
from .receipts import ORDERS, Receipt
from .schedule import Schedule
from .steady import LAST, Stand, steady
from .steps import PERCENT


class Paid:
    """One debt with one kind of interest, on its principal alone: `walk` takes it through receipts."""

    __slots__ = ("_course", "_events", "_leg", "rates")

    def __init__(self, course: Course) -> None:
        leg = course.legs[0]
        self._course, self._leg = course, leg
        self.rates = leg.steps.rates
        """The rates of the steps, for which `walk` takes those to compute with."""
        self._events = course.later

    def walk(
        self, values: Sequence[int], gauge: Gauge, receipts: Sequence[Receipt], order: tuple[str, ...], exact: bool
    ) -> Stand:
        """Take the debt to its end; the walk's sums over their unit, the last of them.

        ``values`` are the rates of the steps by the year (`unpaid.by_year`); ``receipts`` are in order of time, none
        before the debt began or was lent (`fits`).
        """
        course, own = self._course, self._leg
        at, end = gauge.at, course.end
        per = PERCENT * gauge.per_year
        common = gcd(per, *values)
        leg = Leg.__new__(Leg)
        leg.pot, leg.per, leg.twice_per = own.pot, per // common, 2 * per // common
        leg.twice = [*(2 * value // common for value in values), 0]
        if gauge.counts_days:
            leg.starts, leg.stops = own.starts, own.stops
        else:
            leg.starts = [*map(at, own.starts[:-1]), _NEVER]
            leg.stops = [*map(at, own.stops[:-1]), _NEVER]
        measured = Course.__new__(Course)
        measured.loan_id, measured.end = course.loan_id, at(end)
        every: list[Any] = [*self._events, *receipts]
        events = [
            (at(min(day + lag, end)), fen, towards, loan, note, 0)
            for day, fen, towards, loan, note, lag in (sorted(every, key=_day_of) if self._events else every)
        ]
        wide = leg.twice_per if exact else 0
        unit = wide or 1
        _, undue, due, lent = course.first
        line = 0, leg.starts[0], 0, 0, at(course.start)
        stand = undue * unit, due * unit, lent * unit, 0, 0, 0, 0, 0, unit
        last = ((_NEVER, *LAST[0][1:]),)
        return steady(measured, leg, line, stand, wide, (*events, *last), ORDERS[order], ([], [], [], []))

    def fits(self, receipts: Sequence[Receipt], order: tuple[str, ...]) -> bool:
        """Whether `walk` can take receipts in this order: nothing is paid before the debt began or was lent."""
        course = self._course
        first = receipts[0].day if receipts else NEVER
        return order in ORDERS and first >= course.start and first >= course.lent_on


_NEVER = NEVER**2
"""Later than any day by whatever measure."""
_day_of = itemgetter(0)


def paid(schedule: Schedule) -> Paid | None:
    """Return a debt made ready; None where more bears on it than its principal and one kind of interest."""
    if len(schedule.tracks) != 1 or schedule.tracks[0].gauge is not None or schedule.tracks[0].lag:
        return None
    course = Course(schedule)
    leg = course.legs[0]
    units = {rate.unit == "day" for rate in leg.steps.rates}
    ready = (
        course.plain
        and leg.n > 0
        and len(units) == 1
        and leg.pot < LENT
        and not leg.agreed
        and leg.starts[0] >= course.start
        and len(course.kinds) == 1
        and all(flow.kind in ("lend", "due") for flow in schedule.flows)
    )
    return Paid(course) if ready else None
