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
from .steps import earned

INTEREST, PRINCIPAL = -1, -2
"""Events beside `LEND` and `FALL_DUE`: a payment that serves interest first, or principal."""

Event = tuple[int, int, int]
"""The day up to which interest runs before it, what it is, and fen."""

Piece = tuple[int, int, int]
"""Days ``[first, stop)`` of one step of the rates: its number, the first, the stop."""


class Stand(Record):
    """Interest owed and paid and what no debt was left for, over ``unit``; the principal lent, in fen."""

    owed: int
    paid: int
    surplus: int
    lent: int
    unit: int


class Way:
    """A debt to its end in one year: what happens to it, each time behind the pieces of days before it."""

    __slots__ = ("_events", "_first")

    def __init__(self, first: tuple[int, int, int], events: list[tuple[int, int, list[tuple[int, int]]]]) -> None:
        """``first`` is the principal not yet due, due and lent to begin with. The pieces of ``events`` are numbers of
        steps and shares of a year.
        """
        self._first, self._events = first, events

    def walk(self, twice: Sequence[int], per: int, exact: bool) -> Stand:
        """Return what stands at the end; ``twice / (2 * per)`` are the rates of the steps (`reduced`).

        ``exact`` keeps fractions of a fen, otherwise each line is rounded half up.
        """
        undue, due, lent = self._first
        prepaid = owed = paid = surplus = 0
        # The line that is open: its step, base, share of a year and what it has earned.
        at, base, share, posted = -1, 0, 0, 0
        unit, whole = 1, 2 * per
        for what, fen, pieces in self._events:
            if not exact:
                for i, part in pieces:
                    if i == at and due == base:
                        share += part
                        owed -= posted
                    else:
                        at, base, share = i, due, part
                    posted = earned(due, twice[i], share, per)
                    owed += posted
            elif due and pieces:
                gain = 0
                for i, part in pieces:
                    gain += twice[i] * part
                owed = owed * whole + due * gain
                unit, due, undue, prepaid = unit * whole, due * whole, undue * whole, prepaid * whole
                paid, surplus = paid * whole, surplus * whole
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
                lent += fen
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


def reduced(values: Sequence[int], per: int) -> tuple[list[int], int]:
    """Return rates by the year (`unpaid.by_year`), ``per`` being 100 % of it, as `Way.walk` takes them."""
    common = gcd(per, *values)
    return [2 * value // common for value in values], per // common


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
        """Whether `through` can take receipts in this order: nothing is paid before something was lent."""
        return order in ORDERS and (not receipts or receipts[0].day >= self._lent_on)

    def through(self, receipts: Sequence[Receipt], order: tuple[str, ...], lag: int) -> Days:
        """Return the days of the debt, cut by receipts (in order of time) and rates.

        With ``lag`` 1 the day of a receipt still bears on the balance before it.
        """
        starts, stops, i = self._leg.starts, self._leg.stops, 0
        end, now = self._end, self._start
        orders = ORDERS[order]
        paid = [(r.day, lag, _served_first(orders.get(r.towards, order)), r.amount) for r in receipts if r.amount]
        flows = [(day, 0, what, fen) for day, what, fen in self._flows]
        found: list[tuple[int, int, list[Piece]]] = []
        for day, late, what, fen in (*sorted([*flows, *paid], key=_day_of), (end, 0, INTEREST, 0)):
            day = min(day + late, end)
            pieces = []
            while starts[i] < day:
                first, stop = max(starts[i], now), min(stops[i], day)
                if first < stop:
                    pieces.append((i, first, stop))
                if stops[i] > day:
                    break
                i += 1
            now = max(now, day)
            found.append((what, fen, pieces))
        return Days(found, [rate.unit == "day" for rate in self.rates])


class Days:
    """The days of a debt, cut into pieces of one rate and base."""

    __slots__ = ("_by_day", "_events", "_first")

    def __init__(self, events: list[tuple[int, int, list[Piece]]], by_day: list[bool]) -> None:
        """``by_day`` says of which steps the rates are by the day."""
        undue = due = lent = count = 0
        for what, fen, pieces in events:
            # What stands to begin with.
            if pieces or what not in (LEND, FALL_DUE):
                break
            count += 1
            if what == LEND:
                undue, lent = undue + fen, lent + fen
            else:
                moved = min(fen, undue)
                undue, due = undue - moved, due + moved
        self._first, self._events = (undue, due, lent), events[count:]
        self._by_day = by_day if any(by_day) else None

    def way(self, gauge: Gauge, calendar: bool) -> Way:
        """Return the debt's way in a year; in ``calendar`` a rate by the day runs by the days themselves."""
        at, by_day = gauge.at, self._by_day if calendar else None
        found = []
        for what, fen, pieces in self._events:
            if gauge.counts_days:
                shares = [(i, stop - first) for i, first, stop in pieces]
            elif by_day is None:
                shares = [(i, at(stop) - at(first)) for i, first, stop in pieces]
            else:
                shares = [(i, stop - first if by_day[i] else at(stop) - at(first)) for i, first, stop in pieces]
            found.append((what, fen, shares))
        return Way(self._first, found)


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
