"""Working days by the official calendar, and without it."""

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest

from lpr_calc.base.workdays import is_workday, next_workday


def test_every_day_is_what_the_calendar_has_it() -> None:
    """Whether it is asked for the first time or again; years it does not reach go by the weekday."""
    calendar = pytest.importorskip("chinese_calendar")
    for day in (date(2024, 1, 1) + timedelta(days=n) for n in range(366)):
        expected = (calendar.is_workday(day), True)
        assert is_workday(day) == is_workday(day) == expected
    assert is_workday(date(2099, 1, 2)) == is_workday(date(2099, 1, 2)) == (True, False)


def test_without_the_calendar_only_the_weekday_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """2024-10-01 is a Tuesday, and National Day, whose holiday ends with 2024-10-07."""
    day = date(2024, 10, 1)
    pytest.importorskip("chinese_calendar")
    assert next_workday(day) == (date(2024, 10, 8), True)
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    assert next_workday(day) == (day, False)
