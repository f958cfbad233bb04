"""Months later, held against the library that everybody else adds months with."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from dateutil.relativedelta import relativedelta

from lpr_calc.base.dates import add_months, months_later


def test_months_later_are_those_of_dateutil() -> None:
    """Civil Code 202: the corresponding day, or the last of a month that has none; backwards too."""
    draw = Random(202)
    ends = [date(year, month, day) for year in (1900, 2000, 2023, 2024) for month in (1, 2, 3, 12) for day in (1, 28)]
    ends += [date(2024, 2, 29), date(2023, 8, 31), date(2023, 1, 29), date(2023, 1, 30), date(2023, 12, 31)]
    days = ends + [date.fromordinal(draw.randrange(1, date.max.toordinal() + 1)) for _ in range(2_000)]
    seen = 0
    for day in days:
        for months in (0, 1, -1, 11, 12, 24, 36, draw.randrange(-600, 600)):
            try:
                expected = day + relativedelta(months=months)
            except ValueError:
                with pytest.raises(ValueError):
                    add_months(day, months)
                continue
            assert add_months(day, months) == expected
            assert months_later(day, months, day.day) == expected.toordinal()
            seen += 1
    assert seen > 15_000
