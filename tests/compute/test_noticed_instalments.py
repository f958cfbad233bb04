"""Loans repaid by instalments: the last day, the last number and the last row that is taken, and the first that is not;
days by the calendar.
"""

from __future__ import annotations

from typing import Any

import pytest

from asked import TODAY, clocks, computed
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

LOAN: dict[str, Any] = {
    "kind": "bank-loan",
    "principal": 1200,
    "rate": "6%",
    "lent": "2024-01-10",
    "first_due": "2024-02-10",
    "due_day": 10,
    "periods": 3,
    "repayment": "equal-principal",
    "until": "2024-06-01",
    "penalty": "1.5",
    "compound": "none",
}
"""Due on 2024-02-10, 03-10 and 04-10."""

ROWS = [{"due": "2024-02-10", "principal": 500, "interest": 6}, {"due": "2024-03-10", "principal": 700, "interest": 4}]
OWN: dict[str, Any] = {
    key: value for key, value in LOAN.items() if key not in ("first_due", "due_day", "periods", "repayment")
} | {"schedule": ROWS}
ENDS = {"due_day": None, "first_due": "2024-02-29"}
"""No day was agreed, and the first is the last of its month."""


def refusal(facts: dict[str, Any], **more: Any) -> str:
    """The code of what a claim is refused for; nothing where it is computed."""
    try:
        computed(**{**facts, **more})
    except LprError as error:
        return error.problems[0].code
    return ""


def dues(**more: Any) -> list[str]:
    """The due days of a schedule."""
    statement = schedule(parse_case(as_tree({**LOAN, **more}), TODAY), Rates())
    return [iso(row.due) for row in statement.plans[0].numbered]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"accelerated": "2024-04-10"}, ""),
        ({"accelerated": "2024-04-11"}, "accelerated-late"),
        ({"accelerated": "2024-01-10"}, ""),
        ({"accelerated": "2024-01-09"}, "accelerated-early"),
        ({"paid_through": 3}, ""),
        ({"paid_through": 4}, "paid-through"),
        ({"paid_through": 2, "until": "2024-03-10"}, ""),
        ({"paid_through": 2, "until": "2024-03-09"}, "paid-through"),
        ({"paid_through": 2, "accelerated": "2024-03-10"}, ""),
        ({"paid_through": 2, "accelerated": "2024-03-09"}, "paid-through"),
        ({"paid_through": 2, "payments": [{"date": "2024-03-10", "amount": 1}]}, "paid-through-payments"),
        ({"paid_through": 2, "payments": [{"date": "2024-03-11", "amount": 1}]}, ""),
        ({"first_due": "2024-01-11", "due_day": 11}, ""),
        ({"first_due": "2024-01-10"}, "first-due-early"),
        ({"principal": [{"date": "2024-01-10", "amount": 1200}]}, ""),
        (
            {"principal": [{"date": "2024-01-10", "amount": 700}, {"date": "2024-01-11", "amount": 500}]},
            "repayment-disbursed",
        ),
        ({"due": "2024-04-10"}, ""),
        ({"due": "2024-04-11"}, "repayment-due"),
    ],
)
def test_the_last_that_is_taken_and_the_first_that_is_not(more: dict[str, Any], code: str) -> None:
    lent = {} if "principal" not in more else {"lent": None}
    facts = {key: value for key, value in {**LOAN, **lent}.items() if value is not None}
    assert refusal(facts, **more) == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"lent": None}, ""),
        ({"lent": "2024-02-10"}, ""),
        ({"lent": "2024-02-11"}, "first-due-early"),
        ({"principal": 1201}, "schedule-sum"),
        ({"payments": [{"date": "2024-02-20", "amount": 1, "for": "prepayment"}]}, "schedule-prepaid"),
    ],
)
def test_rows_of_the_lender(more: dict[str, Any], code: str) -> None:
    facts = {key: value for key, value in {**OWN, **more}.items() if value is not None}
    assert refusal(facts) == code


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, ["2024-02-10", "2024-03-10", "2024-04-10"]),
        ({"every": "2m", "first_due": "2024-03-10"}, ["2024-03-10", "2024-05-10", "2024-07-10"]),
        ({"every": "1q", "first_due": "2024-04-10"}, ["2024-04-10", "2024-07-10", "2024-10-10"]),
        # The agreed day of each month, of a shorter one its last; the day of lending where none was agreed.
        ({"due_day": 31, "first_due": "2024-01-31"}, ["2024-01-31", "2024-02-29", "2024-03-31"]),
        ({"due_day": None, "first_due": "2024-02-10"}, ["2024-02-10", "2024-03-10", "2024-04-10"]),
        ({"due_day": None, "first_due": "2024-02-15"}, ["2024-02-15", "2024-03-15", "2024-04-15"]),
        ({"due_day": None, "first_due": None}, ["2024-02-10", "2024-03-10", "2024-04-10"]),
        (
            {"due_day": None, "first_due": "2024-02-29", "lent": "2024-01-30"},
            ["2024-02-29", "2024-03-30", "2024-04-30"],
        ),
        (
            {"due_day": None, "first_due": "2024-02-29", "lent": "2024-01-29"},
            ["2024-02-29", "2024-03-29", "2024-04-29"],
        ),
    ],
)
def test_the_days(more: dict[str, Any], wanted: list[str]) -> None:
    facts = {key: value for key, value in {**LOAN, **more}.items() if value is not None}
    statement = schedule(parse_case(as_tree(facts), TODAY), Rates())
    assert [iso(row.due) for row in statement.plans[0].numbered] == wanted


@pytest.mark.parametrize(
    ("every", "wanted"),
    [("7d", ["2024-01-17", "2024-01-24", "2024-01-31"]), ("30d", ["2024-02-09", "2024-03-10", "2024-04-09"])],
)
def test_by_days(every: str, wanted: list[str]) -> None:
    facts = {key: value for key, value in LOAN.items() if key not in ("first_due", "due_day")}
    statement = schedule(parse_case(as_tree({**facts, "every": every}), TODAY), Rates())
    assert [iso(row.due) for row in statement.plans[0].numbered] == wanted


@pytest.mark.parametrize(
    ("lent", "first_due", "interest"),
    [
        # A whole month of 1,200 at 6 % is 6.00; 24 and 32 days over 360 are 4.80 and 6.40.
        ("2024-02-15", "2024-03-15", 600),
        ("2024-02-20", "2024-03-15", 480),
        ("2024-02-12", "2024-03-15", 640),
        ("2024-01-31", "2024-02-29", 600),
        ("2024-01-30", "2024-02-29", 600),
    ],
)
def test_whether_the_first_period_is_a_whole_one(lent: str, first_due: str, interest: int) -> None:
    """Where no day of the month was agreed: that of the first due day, or of the day of lending at the month's end."""
    facts = {key: value for key, value in LOAN.items() if key != "due_day"}
    facts |= {"lent": lent, "first_due": first_due, "interest_by": "month", "conventions": {"basis": "360"}}
    statement = schedule(parse_case(as_tree(facts), TODAY), Rates())
    assert statement.plans[0].numbered[0].interest == interest


class TestWhenLimitationBegins:
    """民法典 189, 188条: the day after the last instalment; three years from it, and the next working day."""

    @staticmethod
    def last(facts: dict[str, Any]) -> list[str]:
        return [iso(clock.last) for clock in clocks(**facts).claims if clock.last is not None]

    def test_of_rows_that_are_stated(self) -> None:
        assert self.last(OWN) == ["2027-03-11"]

    def test_of_rows_that_are_made(self) -> None:
        # 2027-04-11 is a Sunday: the day after it.
        assert self.last(LOAN) == ["2027-04-12"]

    @pytest.mark.parametrize("key", ["periods", "lent"])
    def test_of_rows_that_cannot_be_made(self, key: str) -> None:
        facts = {name: value for name, value in LOAN.items() if name != key}
        assert self.last(facts) == []
