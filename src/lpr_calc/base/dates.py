"""Days: half-open spans of day numbers, the four ways to count, and the year bases. No law here.

A day is its proleptic Gregorian ordinal (``date.toordinal()``). A span is ``[start, end)``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

Shares = tuple[tuple[int, int], ...]
"""A share as the quotients it is the sum of, in the order in which a formula names them;
days alone are ``((31, 1),)``.
"""

_ACTUAL_YEAR = 365 * 366


def count_span(start: int, cutoff: int, count: str) -> tuple[int, int]:
    """Turn a first day and a cut-off day, both as written, into the half-open span that bears interest.

    ``head`` 算头不算尾 [s, e) · ``both`` 两头都算 [s, e+1) · ``tail`` 算尾不算头 [s+1, e+1) ·
    ``neither`` 两头都不算 [s+1, e). This is the only place where an end point is converted.
    """
    first = start + 1 if count in ("tail", "neither") else start
    end = cutoff + 1 if count in ("both", "tail") else cutoff
    return first, end


class Gauge:
    """How much of a year lies between two days under one year basis.

    ``at(day)`` never decreases and is additive: the share of ``[a, b)`` is ``(at(b) - at(a)) / per_year``,
    so cutting a period never changes its exact sum.
    """

    __slots__ = ("at", "basis", "origin", "per_year")

    def __init__(self, basis: str, origin: int = 1) -> None:
        """``origin`` is the first day of the whole period; only ``months`` counts from it."""
        self.basis = basis
        self.origin = origin
        self.at, self.per_year = _MAKERS[basis](origin)

    @property
    def counts_days(self) -> bool:
        """Whether a year is so many days, each of equal weight: `at` is then the day itself."""
        return self.basis in ("365", "360")

    def day_share(self, day: int) -> tuple[int, int]:
        """Return the share of a year of one more day, for a per-diem from ``day`` on."""
        if self.basis == "months":
            return 1, 360
        if self.basis in ("months/365", "365"):
            return 1, 365
        if self.basis == "actual":
            return 1, year_length(date.fromordinal(day).year)
        return 1, 360

    def shares(self, start: int, end: int) -> Shares:
        """Return the share of ``[start, end)`` as the quotients of which it is the sum: ``((2, 12), (3, 360))``."""
        if self.basis in ("365", "360"):
            return ((end - start, self.per_year),)
        if self.basis == "30/360":
            return ((self.at(end) - self.at(start), 360),)
        if self.basis == "actual":
            return _actual_shares(start, end)
        months, odd = _months_between(self.origin, start, end)
        per = 365 if self.basis == "months/365" else 360
        return tuple(part for part in ((months, 12), (odd, per)) if part[0]) or ((0, 12),)


def year_length(year: int) -> int:
    """The days of a calendar year."""
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _identity(day: int) -> int:
    return day


def _actual(day: int) -> int:
    when = date.fromordinal(day)
    into = day - date(when.year, 1, 1).toordinal()
    return when.year * _ACTUAL_YEAR + into * (_ACTUAL_YEAR // year_length(when.year))


def _thirty(day: int) -> int:
    when = date.fromordinal(day)
    return when.year * 360 + when.month * 30 + min(when.day, 30)


def whole_months(origin: int, day: int) -> tuple[int, int]:
    """Return the whole months and odd days from ``origin`` to ``day``.

    A month ends on the corresponding day, or on the last day of a month that has none (Civil Code 202).
    """
    first, when = date.fromordinal(origin), date.fromordinal(day)
    months = (when.year - first.year) * 12 + when.month - first.month
    year, month, whole = when.year, when.month, first.day
    if whole > when.day and whole > _month_length(year, month):
        whole = _month_length(year, month)
    if whole > when.day:
        months -= 1
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        whole = min(first.day, _month_length(year, month))
    return months, day - date(year, month, whole).toordinal()


def _month_length(year: int, month: int) -> int:
    return _MONTHS[month - 1] if month != 2 else 28 + year_length(year) - 365


_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def add_months(day: date, months: int) -> date:
    """Return the corresponding day ``months`` later, or that month's last day (Civil Code 202)."""
    return date.fromordinal(months_later(day, months, day.day))


def days_covered(periods: Iterable[tuple[int, int]]) -> int:
    """Return how many days there are in periods ``[start, end)``, each once."""
    covered, until = 0, 0
    for start, end in sorted(periods):
        covered += max(end - max(start, until), 0)
        until = max(until, end)
    return covered


def are_apart(periods: Collection[tuple[int, int]]) -> bool:
    """Say whether no day is in two of the periods ``[start, end)``."""
    return days_covered(periods) == sum(end - start for start, end in periods)


def months_later(day: date, months: int, agreed: int) -> int:
    """Return the day number of the agreed day (1 to 31) of the month so many months later, of its last day where it has
    none.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(agreed, _month_length(year, month + 1))).toordinal()


def anniversary(day: date, years: int) -> int:
    """Return the day number of the same day ``years`` later,
    of 28 February for 29 February in a common year (Civil Code 202).
    """
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return day.replace(year=day.year + years, day=28).toordinal()


def _months_between(origin: int, start: int, end: int) -> tuple[int, int]:
    m1, d1 = whole_months(origin, start)
    m2, d2 = whole_months(origin, end)
    return m2 - m1, d2 - d1


def _months(origin: int) -> tuple[Callable[[int], int], int]:
    return _in_months(origin, 30, 1), 360


def _months365(origin: int) -> tuple[Callable[[int], int], int]:
    return _in_months(origin, 365, 12), 365 * 12


def _in_months(origin: int, per_month: int, per_day: int) -> Callable[[int], int]:
    """Measure in whole months and odd days from ``origin``; a day once looked up is remembered."""
    known: dict[int, int] = {}

    def at(day: int) -> int:
        if day not in known:
            months, odd = whole_months(origin, day)
            known[day] = months * per_month + odd * per_day
        return known[day]

    return at


_MAKERS: dict[str, Callable[[int], tuple[Callable[[int], int], int]]] = {
    "365": lambda origin: (_identity, 365),
    "360": lambda origin: (_identity, 360),
    "actual": lambda origin: (_actual, _ACTUAL_YEAR),
    "30/360": lambda origin: (_thirty, 360),
    "months": _months,
    "months/365": _months365,
}


def _actual_shares(start: int, end: int) -> Shares:
    """Split at each 1 January: the days in common years and those in leap years."""
    days = {365: 0, 366: 0}
    while start < end:
        year = date.fromordinal(start).year
        stop = min(end, date(year + 1, 1, 1).toordinal())
        days[year_length(year)] += stop - start
        start = stop
    return tuple((n, length) for length, n in days.items() if n)


def iso(day: int) -> str:
    """Return a day number as ``2020-09-01``."""
    return date.fromordinal(day).isoformat()


def zh_date(day: int) -> str:
    """Return a day number the way a pleading writes it: ``2020年9月1日`` (no padding)."""
    when = date.fromordinal(day)
    return f"{when.year}年{when.month}月{when.day}日"
