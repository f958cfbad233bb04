"""What a debt comes to that payments were made on, at other rates and in other years: its sums alone, nothing to print.

What happens to a debt and what its rates are cuts its days into pieces. They are found once for every year; rates are
then put to them as often as one likes. Without rounding, the pieces between two events are one product.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from operator import itemgetter

from ..base.dates import Gauge
from ..base.record import Record
from .course import ALL, DUE, FALL_DUE, LEND, UNDUE, Course, Leg
from .receipts import ORDERS, Receipt
from .schedule import Rate, Schedule, Span
from .steps import PERCENT, earned

INTEREST, PRINCIPAL = -1, -2
"""Events beside `LEND` and `FALL_DUE`: a payment that serves interest first, or principal."""

Event = tuple[int, int, int]
"""The day up to which interest runs before it, what it is, and fen."""


class Stand(Record):
    """Interest owed and paid, what no debt was left for, the principal lent: all over ``unit``."""

    owed: int
    paid: int
    surplus: int
    lent: int
    unit: int


class Way:
    """A debt to its end in one year: ``events``, each behind the pieces of days before it."""

    __slots__ = ("_events", "_pieces", "_unit")

    def __init__(self, events: list[tuple[int, int]], pieces: list[list[tuple[int, int]]], unit: int) -> None:
        """``pieces`` are steps of the rates and shares of a year, of which ``unit`` is the whole, of 100 %."""
        self._events, self._pieces, self._unit = events, pieces, unit

    def walk(self, values: Sequence[int], exact: bool) -> Stand:
        """Return what stands at the end; ``values`` are the rates of the steps by the year (`unpaid.by_year`).

        ``exact`` keeps fractions of a fen, otherwise each line is rounded half up.
        """
        per, unit, gain = self._unit, 1, 0
        undue = due = prepaid = lent = owed = paid = surplus = 0
        # The line that is open: its step, base, share of a year and what it has earned.
        at, base, share, posted = -1, 0, 0, 0
        gains: list[int] = []
        if exact:
            gains = [sum([values[i] * part for i, part in pieces]) for pieces in self._pieces]
            common = gcd(per, *gains)
            per, gains = per // common, [gain // common for gain in gains]
        else:
            common = gcd(per, *values)
            per, values = per // common, [2 * value // common for value in values]
            gains = [0] * len(self._pieces)
        for (what, fen), pieces, gain in zip(self._events, self._pieces, gains, strict=True):
            if gain:
                if due:
                    owed = owed * per + due * gain
                    unit, undue, due, prepaid = unit * per, undue * per, due * per, prepaid * per
                    lent, paid, surplus = lent * per, paid * per, surplus * per
            elif not exact:
                for i, part in pieces:
                    if i == at and due == base:
                        share += part
                        owed -= posted
                    else:
                        at, base, share = i, due, part
                    posted = earned(due, values[i], share, per)
                    owed += posted
            amount = fen * unit
            if what == INTEREST:
                if amount < owed:
                    owed -= amount
                    paid += amount
                    continue
                paid += owed
                amount -= owed
                owed = 0
                if amount < due:
                    due -= amount
                    continue
                amount -= due
                due = 0
            elif what == PRINCIPAL:
                used = amount if amount < due else due
                due -= used
                amount -= used
            elif what == LEND:
                undue += amount
                lent += amount
                continue
            else:
                # What was repaid early covers what falls due next.
                covered = prepaid if prepaid < amount else amount
                prepaid -= covered
                moved = amount - covered
                if moved > undue:
                    moved = undue
                undue -= moved
                due += moved
                continue
            used = amount if amount < undue else undue
            undue -= used
            prepaid += used
            amount -= used
            used = amount if amount < owed else owed
            owed -= used
            paid += used
            surplus += amount - used
        return Stand(owed, paid, surplus, lent, unit)


class Paid:
    """One debt with one kind of interest, on its principal alone."""

    __slots__ = ("_end", "_flows", "_leg", "_lent_on", "_start", "agreed", "rates")

    def __init__(self, course: Course, leg: Leg, flows: list[Event]) -> None:
        self._start, self._end, self._lent_on = course.start, course.end, course.lent_on
        self._leg, self._flows = leg, flows
        self.rates = leg.steps.rates
        """The rates of the steps, for which `Way.walk` takes those to compute with."""
        self.agreed = [
            (i, _throughout(rate.agreed, max(start, self._start), min(stop, self._end)))
            for i, (rate, start, stop) in enumerate(zip(self.rates, leg.steps.starts, leg.steps.stops, strict=True))
            if rate.agreed
        ]
        """The steps whose rate a ceiling cut, each with the rate agreed; None where that was not one and the same."""

    def fits(self, receipts: Sequence[Receipt], order: tuple[str, ...]) -> bool:
        """Whether `way` can take receipts in this order: nothing is paid before something was lent."""
        return order in ORDERS and (not receipts or receipts[0].day >= self._lent_on)

    def way(self, gauge: Gauge, calendar: bool, receipts: Sequence[Receipt], order: tuple[str, ...]) -> Way:
        """Return the debt's way through receipts (in order of time) in a year; in ``calendar`` a rate by the day runs
        by the days themselves.
        """
        leg, end, now = self._leg, self._end, self._start
        starts, stops, i = leg.starts, leg.stops, 0
        by_day = [calendar and rate.unit == "day" for rate in self.rates]
        orders = ORDERS[order]
        paid = [(r.day, r.lag, _served_first(orders.get(r.towards, order)), r.amount) for r in receipts if r.amount]
        flows = [(day, 0, what, fen) for day, what, fen in self._flows]
        found: list[tuple[int, int]] = []
        cut: list[list[tuple[int, int]]] = []
        for day, lag, what, fen in (*sorted([*flows, *paid], key=_day_of), (end, 0, INTEREST, 0)):
            day = min(day + lag, end)
            pieces = []
            while starts[i] < day:
                first, stop = max(starts[i], now), min(stops[i], day)
                if first < stop:
                    pieces.append((i, stop - first if by_day[i] else gauge.at(stop) - gauge.at(first)))
                if stops[i] > day:
                    break
                i += 1
            now = max(now, day)
            found.append((what, fen))
            cut.append(pieces)
        return Way(found, cut, PERCENT * gauge.per_year)


_day_of = itemgetter(0)


def _throughout(spans: Sequence[Span], start: int, stop: int) -> Rate | None:
    """The one rate of all days ``[start, stop)``."""
    return spans[0].rate if len(spans) == 1 and spans[0].start <= start and stop <= spans[0].end else None


def _served_first(buckets: Sequence[str]) -> int:
    return next(INTEREST if bucket == "interest" else PRINCIPAL for bucket in buckets if bucket != "costs")


def paid(schedule: Schedule) -> Paid | None:
    """Return a debt made ready; None where more bears on it than its principal and one kind of interest."""
    if len(schedule.tracks) != 1 or schedule.tracks[0].gauge is not None or schedule.tracks[0].lag:
        return None
    course = Course(schedule)
    leg = course.legs[0]
    flows = [flow for flow in course.flows if flow[0] <= course.end]
    if (
        not course.free
        or schedule.of
        or len(course.kinds) != 1
        or any(what not in (LEND, FALL_DUE) for _, what, _ in flows)
    ):
        return None
    if leg.pot == ALL or (
        leg.pot == UNDUE and not any(what == FALL_DUE and day < course.end for day, what, _ in flows)
    ):
        # All principal bears interest: it is as if it fell due when it was lent.
        flows = [
            event for day, what, fen in flows if what == LEND for event in ((day, LEND, fen), (day, FALL_DUE, fen))
        ]
    elif leg.pot != DUE:
        return None
    return Paid(course, leg, flows)


def bearing(schedule: Schedule, first: int) -> Schedule:
    """Return a schedule without the hidden tracks no sum hangs on; ``first`` is the day of the first payment.

    What was paid above a ceiling and goes to principal is told as such, and comes to nothing else. What stays with the
    creditor once paid has to be paid in time.
    """
    if not schedule.hidden:
        return schedule
    idle = {"excess", "unprotected"} if first >= schedule.unprotected_until else {"excess"}
    return schedule._replace(hidden=tuple(track for track in schedule.hidden if track.kind not in idle))
