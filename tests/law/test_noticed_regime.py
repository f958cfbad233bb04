"""Between which days claims of one wording are read alike: from the last quote or mark of the law before the first day
of default up to the next, and where they end beyond every mark by three days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import schedule_case
from lpr_calc.law.curve import LATEST
from lpr_calc.law.regime import bounds_of, hangs_on_sums, hangs_on_year
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)
LOAN: dict[str, Any] = {"principal": 1000, "due": "2021-05-31", "until": "2023-06-30"}


def scheduled(**facts: Any) -> Any:
    stated = {key: value for key, value in {**LOAN, **facts}.items() if value is not None}
    return schedule_case(parse_case(as_tree(stated), TODAY), Rates())


def bounds(**facts: Any) -> tuple[str, str, str] | None:
    found = scheduled(**facts)
    said = bounds_of(found.contexts[0], found.schedules[0])
    if said is None:
        return None
    return iso(said.first), "" if said.after == LATEST else iso(said.after), iso(said.least)


@pytest.mark.parametrize(
    ("due", "first", "after"),
    [
        # Quotes of 2021-05-20 and 2021-06-21.
        ("2021-05-19", "2021-05-20", "2021-06-21"),
        ("2021-05-31", "2021-05-20", "2021-06-21"),
        ("2021-06-19", "2021-05-20", "2021-06-21"),
        ("2021-06-20", "2021-06-21", "2021-07-20"),
        # 民间借贷规定（2020） from 2020-08-20: the day before it, none begins; the two before have bounds of their own.
        ("2020-08-16", "2020-07-20", "2020-08-19"),
        ("2020-08-17", "2020-07-20", "2020-08-19"),
        ("2020-08-19", "2020-08-20", "2020-09-21"),
        ("2020-08-20", "2020-08-20", "2020-09-21"),
        # 民间借贷规定（2015） from 2015-09-01, and the LPR from 2019-08-20 on.
        ("2015-08-31", "2015-09-01", "2019-08-19"),
        ("2019-08-17", "2015-09-01", "2019-08-19"),
    ],
)
def test_of_a_private_loan(due: str, first: str, after: str) -> None:
    assert bounds(due=due) == (first, after, "2020-08-23")


@pytest.mark.parametrize(
    ("due", "first", "after"),
    [
        # 3.85 % and 4.65 % from 2020-04-20 to 2021-12-19, as the People's Bank published them month by month.
        ("2021-05-31", "2020-08-20", "2021-12-20"),
        # 2021-12-20: 3.80 % and 4.65 %, 2022-01-20: 3.70 % and 4.60 %.
        ("2021-12-31", "2021-12-20", "2022-01-20"),
        # The five years alone, 4.45 %, from 2022-05-20; both, 3.65 % and 4.30 %, on 2022-08-22.
        ("2022-06-30", "2022-05-20", "2022-08-22"),
    ],
)
def test_for_sums_alone_quotes_of_the_same_figures_are_one(due: str, first: str, after: str) -> None:
    found = scheduled(due=due)
    said = bounds_of(found.contexts[0], found.schedules[0], dated=False)
    assert said is not None
    assert (iso(said.first), iso(said.after)) == (first, after)


@pytest.mark.parametrize("due", ["2020-08-18", "2019-08-18", "2015-08-30"])
def test_the_day_before_a_mark_has_none(due: str) -> None:
    assert bounds(due=due) is None


def test_before_the_first_mark_there_are_none() -> None:
    """Nothing says from which day on claims were read so."""
    assert bounds(due="2015-08-29") is None


def test_after_the_newest_quote_there_is_no_end() -> None:
    newest = date.fromordinal(builtin_lpr().days[-1])
    assert bounds(due=newest.isoformat(), until="2027-12-31") == (newest.isoformat(), "", "2020-08-23")


@pytest.mark.parametrize("due", ["2020-08-10", "2020-06-30"])
def test_an_end_near_a_mark_has_none(due: str) -> None:
    """Three days after 2020-08-20, however the last day is counted."""
    near = {}
    for until in range(18, 27):
        found = scheduled(due=due, until=f"2020-08-{until}")
        near[iso(found.contexts[0].period[1])] = bounds_of(found.contexts[0], found.schedules[0]) is not None
    assert [there for end, there in sorted(near.items()) if "2020-08-20" <= end <= "2020-08-24"] == [
        *[False] * 3,
        *[True] * 2,
    ]


AGREED = {"overdue_rate": "12%", "signed": "2021-01-05", "lent": "2021-01-05"}


@pytest.mark.parametrize(
    ("facts", "there"),
    [
        ({}, True),
        ({"kind": "sale"}, True),
        ({"rate": "6%", "lent": "2021-01-05"}, False),
        ({"damages": "100"}, False),
        ({"fees": "100"}, False),
        ({"interest_limit": "100"}, False),
        ({"interest_to": "2023-01-31"}, False),
        ({"interest_to": "2023-06-30"}, True),
        # What was agreed outside private lending may be excessive on any day.
        ({"kind": "sale", "overdue_rate": "12%"}, False),
        # The ceiling of the day of suit, where that was taken from the end.
        (AGREED, True),
        ({**AGREED, "signed": "2019-01-05", "lent": "2019-01-05"}, False),
        ({**AGREED, "signed": "2019-01-05", "lent": "2019-01-05", "filed": "2023-07-03"}, True),
        # The quote of the day of suit.
        ({"conventions": {"lpr": "filing"}}, False),
        ({"conventions": {"lpr": "filing"}, "filed": "2023-07-03"}, True),
        ({"conventions": {"lpr": "fixed"}}, True),
    ],
)
def test_what_hangs_on_more_than_days_has_none(facts: dict[str, Any], there: bool) -> None:
    assert (bounds(**facts) is not None) == there


@pytest.mark.parametrize(
    ("facts", "hangs"),
    [
        ({}, False),
        ({"rate": "6%", "lent": "2021-01-05"}, False),
        ({"payments": [{"date": "2022-01-05", "amount": 1}]}, True),
        ({"damages": "100"}, True),
        ({"damages": "0.05%/日"}, True),
        ({"fees": "100"}, True),
        ({"interest_limit": "100"}, True),
        ({"principal": [{"date": "2021-01-05", "amount": 1000}]}, True),
        ({"lent": "2021-01-05", "deducted": "10", "rate": "6%"}, True),
    ],
)
def test_what_hangs_on_sums(facts: dict[str, Any], hangs: bool) -> None:
    assert hangs_on_sums(scheduled(**facts).contexts[0]) == hangs


def test_instalments_and_notes_hang_on_sums() -> None:
    loan = {
        "kind": "bank-loan",
        "due": None,
        "rate": "6%",
        "lent": "2021-01-10",
        "first_due": "2021-02-10",
        "due_day": 10,
        "periods": 3,
        "repayment": "equal-principal",
        "penalty": "1.5",
        "compound": "none",
    }
    assert hangs_on_sums(scheduled(**loan).contexts[0])
    note = {"rate": "6%", "lent": "2020-01-10", "rollovers": [{"date": "2021-01-10", "principal": 1050}]}
    assert hangs_on_sums(scheduled(**note).contexts[0])


@pytest.mark.parametrize(
    ("facts", "hangs"),
    [
        ({}, False),
        ({"lent": "2021-01-01", "rate": "14%", "overdue_rate": "24%"}, False),
        ({"lent": "2021-01-01", "rate": "1%/month", "overdue_rate": "LPR*6"}, False),
        # 0.05 % a day is above or below 18 % a year by the year it is taken over.
        ({"overdue_rate": "0.05%/day"}, True),
        ({"overdue_rate": "24%", "lent": "2021-01-01", "rate": "0.03%/day", "conventions": {"cap": "none"}}, True),
        ({"kind": "sale", "damages": "0.05%/day"}, True),
        # Rows worked out beforehand, over the year of the loan.
        (
            {"due": None, "lent": "2021-01-15", "rate": "7.2%", "repayment": "equal-payment", "periods": 6}
            | {"first_due": "2021-02-15", "kind": "bank-loan"},
            True,
        ),
    ],
)
def test_what_hangs_on_the_days_of_a_year(facts: dict[str, Any], hangs: bool) -> None:
    found = scheduled(**facts)
    assert hangs_on_year(found.case, found.schedules) == hangs
