"""Working days by the State Council's calendar (extra: calendar), by the weekday alone without it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from .checking import Any


def is_workday(day: date) -> tuple[bool, bool]:
    """Say whether ``day`` is a working day, and whether the official calendar says so (else only the weekday does)."""
    try:
        import chinese_calendar
    except ImportError:
        return day.weekday() < 5, False
    return _by_calendar(day, chinese_calendar)


@lru_cache(4096)
def _by_calendar(day: date, calendar: Any) -> tuple[bool, bool]:
    """The same by the official calendar, which goes through all its days for each one it is asked for."""
    try:
        return bool(calendar.is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < 5, False


def next_workday(day: date) -> tuple[date, bool]:
    """The first working day from ``day`` on (Civil Code 203),
    and whether the official calendar covers the way there.
    """
    official = True
    while True:
        works, known = is_workday(day)
        official = official and known
        if works:
            return day, official
        day += timedelta(days=1)
