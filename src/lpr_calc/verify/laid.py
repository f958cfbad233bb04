"""A claim laid out by the law under one set of conventions, and what it comes to in every year and rate rounding.

The law is asked once for all year bases it cannot tell apart; what the rates earn is computed for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from ..base.dates import Gauge
from ..base.money import half_up, to_fen
from ..casefile.model import Case
from ..compute.claim import Scheduled
from ..engine.course import Course
from ..engine.paid import paid
from ..engine.receipts import Receipt
from ..engine.schedule import Rate, Schedule, Span, Track
from ..engine.steady import Stand
from ..engine.steps import PERCENT
from ..engine.unpaid import Unpaid, by_year, packed, unpacked, unpaid
from ..law.choices import Choices
from ..law.reference import year_days
from ..values.rate import SCALE
from .sums import NOT_INTEREST, Sums, stood, sums_of

_DAILY = ("none", "day-2", "day-3", "day-4")
_MONTHLY = ("none", "month-2", "month-3", "month-4")
RATE_ROUNDINGS = {
    "365": _DAILY,
    "360": (*_DAILY, *_MONTHLY[1:]),
    "30/360": (*_DAILY, *_MONTHLY[1:]),
    "actual": ("none",),
    "months": _MONTHLY,
    "months/365": _MONTHLY,
}
"""Which roundings of the rate go with which year: a daily rate with days, a monthly one with months or 360 days."""

_COMMON, _LEAP = 738521, 738886
"""A day of 2023 and one of 2024."""

Results = list[tuple[str, Sums]]
Known = dict[tuple[object, ...], Results]
"""What a claim of one content comes to, whatever conventions led to it."""


@lru_cache(16)
def law_of(basis: str) -> tuple[int, int]:
    """Return what the law asks of a year basis: the days of a common and of a leap year. It asks nothing else."""
    return year_days(basis, _COMMON), year_days(basis, _LEAP)


class Laid:
    """A claim whose law is settled but for the year: `sums` computes it."""

    own_years = False
    """Whether a track has a year of its own, so that the law must be asked for every basis."""

    lines: Lines | None = None
    """The same where nothing was paid, so that its sums can be told beforehand to a few fen."""

    def sums(self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]) -> Results:
        """Return what the claim comes to under each rounding."""
        raise NotImplementedError


class Lines(Laid):
    """A claim nothing was paid on: every line at the rates and in the year asked for."""

    def __init__(self, lent: int, costs: int, slack: int) -> None:
        """``slack``: by so many fen, at most, a rounding moves the interest."""
        self.lent, self.costs, self.slack, self.lines = lent, costs, slack, self
        self._known: dict[tuple[object, ...], Results] = {}

    @property
    def root(self) -> object:
        """What comes to the same before it is rounded has the same, however its lines are cut."""
        return self

    def exact(self, basis: str, daily: str) -> tuple[list[int], int]:
        """Return the interest before it is rounded, for each of `RATE_ROUNDINGS`, and what it is over."""
        raise NotImplementedError

    def by_line(self, basis: str, rate_rounding: str, daily: str) -> int:
        """Return the interest, each line rounded to the fen."""
        raise NotImplementedError

    def sums(self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]) -> Results:
        key = (basis, rate_rounding, daily, roundings)
        found = self._known.get(key)
        if found is not None:
            return found
        every, unit = self.exact(basis, daily)
        exact, lent = every[RATE_ROUNDINGS[basis].index(rate_rounding)], self.lent
        found = []
        for rounding in roundings:
            by_line = rounding == "line"
            interest = self.by_line(basis, rate_rounding, daily) if by_line else to_fen(exact, unit, rounding)
            found.append((rounding, Sums(interest, 0, interest, lent, lent + interest + self.costs)))
        self._known[key] = found
        return found


class Debts(Lines):
    """Debts of any bases, nothing paid on them."""

    def __init__(self, unpaid: Sequence[tuple[Unpaid, int, int]], costs: int) -> None:
        """``unpaid`` are the lines of each debt, the day months are counted from and its first day."""
        super().__init__(
            sum([one.lent for one, *_ in unpaid]), costs, 100 + sum([len(one.starts) for one, *_ in unpaid])
        )
        self._unpaid = unpaid
        self._shares: dict[Measure, list[list[int]]] = {}
        self._exact: dict[tuple[str, str], tuple[list[int], int]] = {}

    def exact(self, basis: str, daily: str) -> tuple[list[int], int]:
        found = self._exact.get((basis, daily))
        if found is None:
            measure = measure_of(basis, daily)
            products = 0
            for (one, *_), shares in zip(self._unpaid, self._measured(measure), strict=True):
                rates = [packed_rate(span.rate.value, span.rate.unit, basis, measure) for span in one.spans]
                products += one.products(rates if one.each else [rates[n] for n in one.number], shares)
            unit = unit_of(measure)
            found = self._exact[basis, daily] = unpacked(products, len(RATE_ROUNDINGS[basis])), unit
        return found

    def by_line(self, basis: str, rate_rounding: str, daily: str) -> int:
        measure = measure_of(basis, daily)
        unit, interest = unit_of(measure), 0
        for (one, *_), shares in zip(self._unpaid, self._measured(measure), strict=True):
            values = [yearly(s.rate.value, s.rate.unit, basis, rate_rounding, measure) for s in one.spans]
            interest += one.rounded(values, shares, unit)
        return interest

    def _measured(self, measure: Measure) -> list[list[int]]:
        """The part of a year that each line is."""
        shares = self._shares.get(measure)
        if shares is None:
            year, counted = measure
            shares = [
                one.shares(gauge_of(year, origin if counted else start), counted) for one, origin, start in self._unpaid
            ]
            self._shares[measure] = shares
        return shares


class Walked(Laid):
    """A claim that must be walked: something was paid, or more than days bears on it."""

    def __init__(self, scheduled: Scheduled, known: Known) -> None:
        """``known`` keeps what claims of one content came to."""
        self.scheduled = scheduled
        self.known = known
        schedules = scheduled.schedules
        self.content = tuple(map(_content, schedules))
        self.own_years = _own_years(scheduled)
        single = scheduled.case.payments and not scheduled.case.costs and len(schedules) == 1
        self._received: dict[str, list[Receipt]] = {}
        self.paid = paid(_on_one_track(schedules[0])) if single and _bears(schedules[0]) else None

    def sums(self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]) -> Results:
        key = (basis, rate_rounding, daily, payment_day, roundings, self.content)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._sums(basis, rate_rounding, daily, payment_day, roundings)
        return found

    def _sums(
        self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]
    ) -> Results:
        """Walk the claim, its payments on the way."""
        scheduled = self.scheduled
        if scheduled.case.payments:
            case = _paying(scheduled.case, payment_day)
            if self.paid is not None:
                receipts = self._receipts(payment_day)
                order = tuple(Choices().take("order", ",".join(case.conventions.order)).split(","))
                if self.paid.fits(receipts, order):
                    return self._steadily(basis, rate_rounding, daily, receipts, order, roundings)
            scheduled = scheduled._replace(case=case, choices=type(scheduled.choices)())
        return list(sums_of(scheduled, self._courses(basis, rate_rounding, daily), roundings))

    def _receipts(self, payment_day: str) -> list[Receipt]:
        """The payments up to the end, as the walk takes them."""
        if payment_day not in self._received:
            case, until = self.scheduled.case, self.scheduled.until
            lag = 1 if payment_day == "old" else 0
            self._received[payment_day] = [
                Receipt(one.day, one.amount, one.towards, one.loan, one.note, lag)
                for one in case.payments
                if one.day <= until
            ]
        return self._received[payment_day]

    def _steadily(
        self,
        basis: str,
        rate_rounding: str,
        daily: str,
        receipts: list[Receipt],
        order: tuple[str, ...],
        roundings: tuple[str, ...],
    ) -> Results:
        """One kind of interest on one principal: its sums alone, nothing to print."""
        assert self.paid is not None
        rates, schedule = self.paid.rates, self.scheduled.schedules[0]
        year, counted = measure_of(basis, daily)
        if counted and rates[0].unit == "day":
            # A rate by the day never meets a year.
            year = "365"
        values = [yearly(rate.value, rate.unit, basis, rate_rounding, (year, counted)) for rate in rates]
        gauge = gauge_of(year, schedule.gauge.origin if counted else schedule.start)
        received = sum([receipt.amount for receipt in receipts])
        found = []
        stands: dict[bool, Stand] = {}
        for rounding in roundings:
            exact = rounding != "line"
            if exact not in stands:
                stands[exact] = self.paid.walk(values, gauge, receipts, order, exact)
            found.append((rounding, stood(stands[exact], received, rounding)))
        return found

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


def laid(scheduled: Scheduled, known: Known) -> Laid:
    """Return a claim as the law lays it out; ``known`` keeps what claims of one content came to."""
    schedules, case = scheduled.schedules, scheduled.case
    if not case.payments and not _own_years(scheduled) and all(map(_bears, schedules)):
        found = [(unpaid(schedule), schedule.gauge.origin, schedule.start) for schedule in schedules]
        lines = [(one, origin, start) for one, origin, start in found if one is not None]
        if len(lines) == len(schedules):
            return Debts(lines, sum(cost.amount for cost in case.costs))
    return Walked(scheduled, known)


def _own_years(scheduled: Scheduled) -> bool:
    return any(track.gauge is not None for schedule in scheduled.schedules for track in schedule.tracks)


Measure = tuple[str, bool]
"""By what days are measured: a year basis, and whether the days of a rate by the day are those of the calendar."""


def measure_of(basis: str, daily: str) -> Measure:
    """Return the measure of a year and of the days of daily rates."""
    return (basis, True) if daily == "calendar" else (daily, False)


def unit_of(measure: Measure) -> int:
    """Return what a sum of base, yearly rate and days is over, in fen."""
    return PERCENT * gauge_of(measure[0], 0).per_year


@lru_cache(512)
def gauge_of(basis: str, origin: int) -> Gauge:
    """Return a year basis from a day on, remembered with the days it has measured."""
    gauge = Gauge(basis, origin)
    if not gauge.counts_days:
        gauge.at = _Measured(gauge.at).__getitem__
    return gauge


class _Measured(dict[int, int]):
    """Days by the measure of a year, each measured once."""

    def __init__(self, at: Callable[[int], int]) -> None:
        super().__init__()
        self._at = at

    def __missing__(self, day: int) -> int:
        found = self[day] = self._at(day)
        return found


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


def _parts(basis: str, rate_rounding: str) -> int:
    """Return into how many parts a yearly rate is divided before it is rounded."""
    return 12 if rate_rounding.startswith("month") else 365 if basis == "365" else 360


@lru_cache(1 << 14)
def yearly(value: int, unit: str, basis: str, rate_rounding: str, measure: Measure) -> int:
    """Return a rate by the year, as the lines of an unpaid debt take it."""
    year, counted = measure
    if not counted and unit == "day":
        return 360 * value
    return by_year(*_rounded(value, unit, rate_rounding, _parts(basis, rate_rounding)), gauge_of(year, 0).per_year)


@lru_cache(1 << 13)
def packed_rate(value: int, unit: str, basis: str, measure: Measure) -> int:
    """Return a rate by the year under each of `RATE_ROUNDINGS`, in one number."""
    return packed([yearly(value, unit, basis, rate_rounding, measure) for rate_rounding in RATE_ROUNDINGS[basis]])


def _rounded(value: int, unit: str, rate_rounding: str, per: int) -> tuple[int, str]:
    """Round the daily or monthly part of a rate, half up, to so many decimals of a percent (``day-4``, ``month-2``).

    The result is a yearly rate of so many rounded parts; the gauge then counts its days or months as ever.
    """
    part, _, places = rate_rounding.partition("-")
    if not places or unit in ("day", part):
        return value, unit
    step = SCALE // 10 ** int(places)
    yearly = 12 * value if unit == "month" else value
    return per * half_up(yearly, per * step) * step, "year"


def rounded_rate(rate: Rate, basis: str, rate_rounding: str) -> Rate:
    """Return a rate whose daily or monthly part is rounded first."""
    value, unit = _rounded(rate.value, rate.unit, rate_rounding, _parts(basis, rate_rounding))
    if (value, unit) == (rate.value, rate.unit) and unit != "year":
        return rate
    return Rate(value, unit, rate.rule, rate.factor, rate.quote, rate.provisions, rate.agreed, rate.term)


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
