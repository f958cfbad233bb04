"""A claim laid out by the law under one set of conventions, and what it comes to in every year and rate rounding.

The law is asked once for all year bases it cannot tell apart; what the rates earn is computed for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..base.dates import Gauge
from ..base.money import half_up, to_fen
from ..casefile.model import Case
from ..compute.claim import Scheduled
from ..engine.course import Course
from ..engine.schedule import Rate, Schedule, Span, Track
from ..engine.steps import PERCENT
from ..engine.unpaid import Unpaid, by_year, unpaid
from ..law.reference import year_days
from ..values.rate import SCALE
from .sums import NOT_INTEREST, Sums, sums_of

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


def law_of(basis: str) -> tuple[int, int]:
    """Return what the law asks of a year basis: the days of a common and of a leap year. It asks nothing else."""
    return year_days(basis, _COMMON), year_days(basis, _LEAP)


class Laid:
    """A claim whose law is settled but for the year: `sums` computes it."""

    def __init__(self, scheduled: Scheduled, known: Known) -> None:
        """``known`` keeps what claims of one content came to."""
        self.scheduled = scheduled
        self.known = known
        schedules = scheduled.schedules
        self.content = tuple(map(_content, schedules))
        self.own_years = any(track.gauge is not None for schedule in schedules for track in schedule.tracks)
        """Whether a track has a year of its own, so that the law must be asked for every basis."""
        self.costs = sum(cost.amount for cost in scheduled.case.costs)
        found = [] if scheduled.case.payments else [unpaid(schedule) for schedule in schedules if _bears(schedule)]
        lines = [one for one in found if one is not None]
        self.unpaid: list[Unpaid] | None = lines if len(lines) == len(schedules) else None
        self._values: dict[tuple[object, ...], list[list[int]]] = {}
        self._shares: dict[tuple[str, bool], list[list[int]]] = {}

    def sums(self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]) -> Results:
        """Return what the claim comes to under each rounding."""
        key = (basis, rate_rounding, daily, payment_day, roundings, self.content)
        found = self.known.get(key)
        if found is None:
            if self.unpaid is not None:
                found = self._unpaid(basis, rate_rounding, daily, roundings)
            else:
                found = self._walked(basis, rate_rounding, daily, payment_day, roundings)
            self.known[key] = found
        return found

    def _unpaid(self, basis: str, rate_rounding: str, daily: str, roundings: tuple[str, ...]) -> Results:
        """Nothing was paid: every line at the rates and in the year asked for."""
        assert self.unpaid is not None
        year = basis if daily == "calendar" else daily
        counted = daily == "calendar"
        shares = self._shares.get((year, counted))
        if shares is None:
            gauges = [gauge_of(year, _origin(schedule, daily)) for schedule in self.scheduled.schedules]
            shares = [one.shares(gauge, counted) for one, gauge in zip(self.unpaid, gauges, strict=True)]
            self._shares[year, counted] = shares
        per_year = gauge_of(year, 0).per_year
        per = _parts(basis, rate_rounding)
        values = self._values.get((rate_rounding, per, per_year, counted))
        if values is None:
            values = [_rates(one.spans, rate_rounding, per, per_year, counted) for one in self.unpaid]
            self._values[rate_rounding, per, per_year, counted] = values
        rounded = exact = lent = 0
        for one, value, share in zip(self.unpaid, values, shares, strict=True):
            line, whole = one.interest(value, share, per_year)
            rounded += line
            exact += whole
            lent += one.lent
        unit = PERCENT * per_year
        found = []
        for rounding in roundings:
            interest = rounded if rounding == "line" else to_fen(exact, unit, rounding)
            found.append((rounding, Sums(interest, 0, interest, lent, lent + interest + self.costs)))
        return found

    def _walked(
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


@lru_cache(512)
def gauge_of(basis: str, origin: int) -> Gauge:
    """Return a year basis from a day on, remembered with the days it has measured."""
    return Gauge(basis, origin)


def _origin(schedule: Schedule, daily: str) -> int:
    return schedule.gauge.origin if daily == "calendar" else schedule.start


def _bears(schedule: Schedule) -> bool:
    """Whether everything a schedule bears is interest."""
    return not any(track.kind in NOT_INTEREST for track in schedule.tracks)


def _parts(basis: str, rate_rounding: str) -> int:
    """Return into how many parts a yearly rate is divided before it is rounded."""
    return 12 if rate_rounding.startswith("month") else 365 if basis == "365" else 360


def _rates(spans: Sequence[Span], rate_rounding: str, per: int, per_year: int, counted: bool) -> list[int]:
    """Return the rates of spans by the year, as `Unpaid.interest` takes them."""
    found = []
    for span in spans:
        rate = span.rate
        if not counted and rate.unit == "day":
            found.append(360 * rate.value)
        else:
            value, unit = _rounded(rate.value, rate.unit, rate_rounding, per)
            found.append(by_year(value, unit, per_year))
    return found


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
