"""A claim that must be walked, laid out by the law under one set of conventions: something was paid, or more than days
bears on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.dates import Gauge
from ..casefile.model import Case
from ..compute.claim import Scheduled
from ..engine.course import NEVER, Course
from ..engine.paid import Days, Paid, Way, bearing, paid, reduced
from ..engine.receipts import Receipt
from ..engine.schedule import Rate, Schedule, Span, Track
from ..engine.unpaid import unpaid
from ..law.choices import Choices
from ..law.regime import hangs_on_year
from .laid import Debts, Laid, Measure, Results, gauge_of, measure_of, rounded_rate, unit_of, yearly
from .sums import NOT_INTEREST, stood, sums_of

Known = dict[tuple[object, ...], Laid]
"""Claims by their content, whatever conventions led to it."""


class Walked(Laid):
    """A claim that must be walked: something was paid, or more than days bears on it."""

    def __init__(self, scheduled: Scheduled, receipts: Sequence[Receipt]) -> None:
        """``receipts`` are the payments up to the end."""
        self.scheduled = scheduled
        self._known: dict[tuple[object, ...], Results] = {}
        schedules, case = scheduled.schedules, scheduled.case
        single = case.payments and not case.costs and len(schedules) == 1
        ready = paid(_on_one_track(schedules[0])) if single and _bears(schedules[0]) else None
        self.steady = Steadily(ready, schedules[0], case, receipts) if ready is not None else None

    def sums(self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]) -> Results:
        key = (basis, rate_rounding, daily, payment_day, roundings)
        found = self._known.get(key)
        if found is None:
            if self.steady is not None:
                found = self.steady.sums(basis, rate_rounding, measure_of(basis, daily), payment_day, roundings)
            if found is None:
                found = self._sums(basis, rate_rounding, daily, payment_day, roundings)
            self._known[key] = found
        return found

    def _sums(
        self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]
    ) -> Results:
        """Walk the claim, its payments on the way."""
        scheduled = self.scheduled
        if scheduled.case.payments:
            case = _paying(scheduled.case, payment_day)
            scheduled = scheduled._replace(case=case, choices=type(scheduled.choices)())
        return list(sums_of(scheduled, self._courses(basis, rate_rounding, daily), roundings))

    def _courses(self, basis: str, rate_rounding: str, daily: str) -> list[Course]:
        key = (basis, rate_rounding, daily)
        if self._ready is None or self._ready[0] != key:
            courses = []
            for schedule in self.scheduled.schedules:
                schedule = _rounded_rates(schedule, basis, rate_rounding)
                schedule = schedule._replace(gauge=gauge_of(basis, schedule.gauge.origin))
                courses.append(Course(_counted_days(schedule, daily)))
            self._ready = key, courses
        return self._ready[1]

    _ready: tuple[tuple[str, str, str], list[Course]] | None = None
    """The courses of the last year, rounding and days: they serve every day a payment may count from."""


class Steadily:
    """One kind of interest on one principal: its sums alone, nothing to print."""

    def __init__(self, debt: Paid, schedule: Schedule, case: Case, receipts: Sequence[Receipt]) -> None:
        """``receipts`` are those up to the end, in order of time."""
        self._debt, self._receipts = debt, receipts
        self._origins = schedule.start, schedule.gauge.origin
        self._order = tuple(Choices().take("order", ",".join(case.conventions.order)).split(","))
        self._fits = debt.fits(receipts, self._order)
        self._received = sum([receipt.amount for receipt in receipts])
        self._days: dict[str, Days] = {}
        self._ways: dict[tuple[Measure, str], Way] = {}
        self._rates: tuple[object, tuple[list[int], int] | None] = (None, None)

    def sums(
        self, basis: str, rate_rounding: str, measure: Measure, payment_day: str, roundings: tuple[str, ...]
    ) -> Results | None:
        """Return what the claim comes to under each rounding; None where it must be walked by other means."""
        key = basis, rate_rounding, measure
        if self._rates[0] != key:
            self._rates = key, self._values(*key) if self._fits else None
        rates = self._rates[1]
        if rates is None:
            return None
        way = self._ways.get((measure, payment_day))
        if way is None:
            way = self._ways[measure, payment_day] = self._way(measure, payment_day)
        exactly = [rounding for rounding in roundings if rounding != "line"]
        found = dict(stood(way.walk(*rates, True), self._received, exactly)) if exactly else {}
        if len(exactly) < len(roundings):
            found.update(stood(way.walk(*rates, False), self._received, ["line"]))
        return [(rounding, found[rounding]) for rounding in roundings]

    def _way(self, measure: Measure, payment_day: str) -> Way:
        days = self._days.get(payment_day)
        if days is None:
            lag = 1 if payment_day == "old" else 0
            days = self._days[payment_day] = self._debt.through(self._receipts, self._order, lag)
        year, calendar = measure
        return days.way(gauge_of(year, self._origins[calendar]), calendar)

    def _values(self, basis: str, rate_rounding: str, measure: Measure) -> tuple[list[int], int] | None:
        """The rates by the year, reduced; where a ceiling cut one, not more than was agreed."""
        found = [yearly(rate.value, rate.unit, basis, rate_rounding, measure) for rate in self._debt.rates]
        for place, agreed in self._debt.agreed:
            if agreed is None or not _alike(agreed, self._debt.rates[place], measure):
                return None
            found[place] = min(found[place], yearly(agreed.value, agreed.unit, basis, "none", measure))
        return reduced(found, unit_of(measure))


def _alike(one: Rate, other: Rate, measure: Measure) -> bool:
    """Whether two rates run by the same days."""
    year, calendar = measure
    return not calendar or (one.unit == "day") == (other.unit == "day") or gauge_of(year, 0).counts_days


def laid(scheduled: Scheduled, known: Known) -> Laid:
    """Return a claim as the law lays it out, one for all of one content, which ``known`` keeps."""
    scheduled, receipts = _borne(scheduled)
    content = tuple(map(_content, scheduled.schedules))
    found = known.get(content)
    if found is None:
        found = known[content] = _laid(scheduled, receipts)
        found.own_years = _own_years(scheduled)
        found.any_year = not found.own_years and not hangs_on_year(scheduled.case, scheduled.schedules)
    return found


def sums_after_payments(scheduled: Scheduled, roundings: tuple[str, ...]) -> Results:
    """Return what a claim something was paid on comes to under each rounding, by its own conventions in all else."""
    basis, stated = scheduled.schedules[0].gauge.basis, scheduled.case.conventions
    return Walked(*_borne(scheduled)).sums(basis, "none", "calendar", stated.payment_day or "new", roundings)


def _borne(scheduled: Scheduled) -> tuple[Scheduled, list[Receipt]]:
    """Leave out hidden tracks that no sum hangs on; and the payments up to the end, as the walk takes them."""
    receipts = [
        Receipt(one.day, one.amount, one.towards, one.loan, one.note)
        for one in scheduled.case.payments
        if one.day <= scheduled.until
    ]
    first = receipts[0].day if receipts else NEVER
    return scheduled._replace(schedules=[bearing(schedule, first) for schedule in scheduled.schedules]), receipts


def _laid(scheduled: Scheduled, receipts: Sequence[Receipt]) -> Laid:
    schedules, case = scheduled.schedules, scheduled.case
    if not case.payments and not _own_years(scheduled) and all(map(_bears, schedules)):
        found = [(unpaid(schedule), schedule.gauge.origin, schedule.start) for schedule in schedules]
        lines = [(one, origin, start) for one, origin, start in found if one is not None]
        if len(lines) == len(schedules):
            return Debts(lines, sum(cost.amount for cost in case.costs))
    return Walked(scheduled, receipts)


def _own_years(scheduled: Scheduled) -> bool:
    return any(track.gauge is not None for schedule in scheduled.schedules for track in schedule.tracks)


def _bears(schedule: Schedule) -> bool:
    """Whether everything a schedule bears is interest."""
    return not any(track.kind in NOT_INTEREST for track in schedule.tracks)


def _on_one_track(schedule: Schedule) -> Schedule:
    """Join interest for the term and for default, which bear on one sum lent and repaid at once, in one track.

    One ends before the other begins, and a payment serves whichever is open first: only the sums are told from it.
    """
    if len(schedule.tracks) != 2 or schedule.hidden or len(schedule.flows) != 2:
        return schedule
    (within, after), (lend, due) = schedule.tracks, schedule.flows
    if (
        (within.pot, after.pot, lend.kind, due.kind) == ("undue", "due", "lend", "due")
        and lend.amount == due.amount
        and within.spans
        and after.spans
        and within.spans[-1].end <= due.day <= after.spans[0].start
        and not any(track.lag or track.limit is not None or track.gauge is not None for track in schedule.tracks)
    ):
        return schedule._replace(tracks=(after._replace(pot="all", spans=(*within.spans, *after.spans)),))
    return schedule


def _rounded_rates(schedule: Schedule, basis: str, rate_rounding: str) -> Schedule:
    """Round the rate of every span."""
    if rate_rounding == "none":
        return schedule
    tracks = tuple(
        track._replace(
            spans=tuple([Span(s.start, s.end, rounded_rate(s.rate, basis, rate_rounding)) for s in track.spans])
        )
        for track in schedule.tracks
    )
    return schedule._replace(tracks=tracks)


def _counted_days(schedule: Schedule, daily: str) -> Schedule:
    """Count the days of rates by the day as a year of 360 days does: so much a day is 360 times as much a year."""
    if daily == "calendar":
        return schedule

    def a_year(rate: Rate) -> Rate:
        if rate.unit != "day":
            return rate
        agreed = tuple(Span(s.start, s.end, a_year(s.rate)) for s in rate.agreed)
        return Rate(360 * rate.value, "year", rate.rule, rate.factor, rate.quote, rate.provisions, agreed, rate.term)

    tracks = tuple(
        t._replace(spans=tuple(Span(s.start, s.end, a_year(s.rate)) for s in t.spans)) for t in schedule.tracks
    )
    return schedule._replace(tracks=tracks, gauge=Gauge(daily, schedule.start))


def _paying(case: Case, payment_day: str) -> Case:
    return case._replace(conventions=case.conventions._replace(payment_day=payment_day))


def _content(schedule: Schedule) -> tuple[object, ...]:
    """Everything that makes up a schedule but its year: those of one content come to the same, whatever led to them."""

    def spans_of(spans: tuple[Span, ...]) -> tuple[object, ...]:
        return tuple(
            [(s.start, s.end, s.rate.value, s.rate.unit, s.rate.agreed and spans_of(s.rate.agreed)) for s in spans]
        )

    def tracks_of(tracks: tuple[Track, ...]) -> tuple[object, ...]:
        return tuple([(track.kind, track.pot, spans_of(track.spans)) for track in tracks])

    return (
        *schedule._replace(tracks=(), hidden=(), term_ceiling=(), gauge=None),
        tracks_of(schedule.tracks),
        tracks_of(schedule.hidden),
        spans_of(schedule.term_ceiling),
        schedule.gauge.origin,
    )
