"""A claim laid out by the law under one set of conventions, and what it comes to in every year and rate rounding.

The law is asked once for all year bases it cannot tell apart; what the rates earn is computed for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from ..base.dates import Gauge
from ..base.money import half_up, to_fen
from ..engine.schedule import Rate
from ..engine.steps import PERCENT
from ..engine.unpaid import Unpaid, by_year, packed, unpacked
from ..law.reference import year_days
from ..values.rate import SCALE
from .sums import Sums, nothing_paid

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


@lru_cache(16)
def law_of(basis: str) -> tuple[int, int]:
    """Return what the law asks of a year basis: the days of a common and of a leap year. It asks nothing else."""
    return year_days(basis, _COMMON), year_days(basis, _LEAP)


class Laid:
    """A claim whose law is settled but for the year: `sums` computes it."""

    own_years = False
    """Whether a track has a year of its own, so that the law must be asked for every basis."""

    any_year = False
    """Whether the law lays the claim out alike for every basis."""

    @property
    def lines(self) -> Lines | None:
        """The same where nothing was paid, so that its sums can be told beforehand to a few fen."""
        return None

    def sums(self, basis: str, rate_rounding: str, daily: str, payment_day: str, roundings: tuple[str, ...]) -> Results:
        """Return what the claim comes to under each rounding."""
        raise NotImplementedError


class Lines(Laid):
    """A claim nothing was paid on: every line at the rates and in the year asked for."""

    def __init__(self, lent: int, costs: int, slack: int) -> None:
        """``slack``: by so many fen, at most, a rounding moves the interest."""
        self.lent, self.costs, self.slack = lent, costs, slack
        self._known: dict[tuple[object, ...], Results] = {}

    @property
    def lines(self) -> Lines:
        return self

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
            found.append((rounding, nothing_paid(interest, lent, self.costs)))
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
