"""The quote named beside a rate is the one in force on the rate's first day, whenever equal quotes before it began.

LPR publications: one year 3.45 % on 2023-08-21, on 2023-09-20, … on 2023-12-20, … up to 2024-07-21; five years 4.65 %
from 2020-04-20 to 2022-01-19, one year 3.85 % up to 2021-12-19 and 3.80 % from 2021-12-20.
"""

from __future__ import annotations

from datetime import date

import pytest

from computed import claim
from lpr_calc.base.dates import iso

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("due", ["2023-08-21", "2023-09-30", "2023-12-25"])
def test_a_ceiling_that_cuts_from_1_january(due: str) -> None:
    """0.0378 % a day is 13.797 % over 365 days and 13.8348 % over 366: only in 2024 is it above 4 × 3.45 % = 13.8 %."""
    found = claim(
        {
            "kind": "private-lending",
            "until": "2024-06-01",
            "filed": "2024-06-01",
            "loans": [
                {
                    "principal": "100000",
                    "lent": "2023-03-01",
                    "signed": "2023-03-01",
                    "due": due,
                    "overdue_rate": "0.0378%/日",
                }
            ],
            "conventions": {"basis": "actual", "cap": "4xLPR"},
        },
        today=TODAY,
    )
    agreed, cut = found.lines
    assert agreed.rate.quote is None
    assert iso(cut.start) == "2024-01-01"
    assert cut.rate.quote is not None
    assert iso(cut.rate.quote.day) == "2023-12-20"


@pytest.mark.parametrize("due", ["2020-10-28", "2021-07-27", "2021-12-19"])
def test_an_agreed_rate_beside_a_ceiling_that_changes(due: str) -> None:
    """From 2021-12-20 the ceiling is another; the five-year rate beside it, 4.65 % as before, was quoted that day."""
    found = claim(
        {
            "kind": "other",
            "until": "2022-01-20",
            "filed": "2022-01-20",
            "loans": [{"principal": "100000", "due": due, "signed": "2020-09-01", "overdue_rate": "LPR5Y"}],
            "conventions": {"cap": "LPR"},
        },
        today=TODAY,
    )
    line = found.lines[-1]
    assert iso(line.start) == "2021-12-20"
    (beside,) = line.rate.agreed
    assert beside.rate.quote is not None
    assert iso(beside.rate.quote.day) == "2021-12-20"
