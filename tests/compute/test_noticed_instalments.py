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
        ({"accelerated": "2024-01-09"}, "dates-order"),
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


def test_an_acceleration_before_the_first_row_of_a_lenders_plan() -> None:
    """No day of lending is stated: the plan begins on its first due day."""
    facts = {key: value for key, value in OWN.items() if key != "lent"}
    assert refusal(facts, accelerated="2024-02-10") == ""
    assert refusal(facts, accelerated="2024-02-09") == "accelerated-early"


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


def told(facts: dict[str, Any], **more: Any) -> tuple[list[tuple[str, str, str, int]], int]:
    """The lines of a claim (debt, kind, first day, fen) and the interest of one more day."""
    found = computed(**{key: value for key, value in {**facts, **more}.items() if value is not None})
    return [(line.loan_id, line.kind, iso(line.start), line.interest) for line in found.lines], found.totals.per_diem


AFTER = {"overdue_days": "after"}
"""Penalty interest from the day after the due day: the due day itself bears the contract rate."""


class TestTheDueDay:
    """Of 400 due on 2024-02-10 and on 03-10 and on 04-10; a day of 400 at 12 % ÷ 360 is 0.1333."""

    def test_at_the_rate_of_its_own_day(self) -> None:
        """12 % from 01-20, 18 % from 03-20: neither the first rate nor the last."""
        changes = [{"from": "2024-01-20", "rate": "12%"}, {"from": "2024-03-20", "rate": "18%"}]
        lines, one_more = told(LOAN, conventions=AFTER, until="2024-03-31", rate_changes=changes)
        assert lines == [
            # 1200 × 6 % × 10 ÷ 360 = 2.00; 1200 × 12 % × 21 ÷ 360 = 8.40
            ("1/1", "in-term", "2024-01-10", 200),
            ("1/1", "in-term", "2024-01-20", 840),
            ("1/1", "in-term", "2024-02-10", 13),
            # 400 × 18 % × 38 ÷ 360 = 7.60; 400 × 27 % × 11 ÷ 360 = 3.30
            ("1/1", "penalty", "2024-02-11", 760),
            ("1/1", "penalty", "2024-03-20", 330),
            # a month of 800 at 12 %
            ("1/2", "in-term", "2024-02-10", 800),
            ("1/2", "in-term", "2024-03-10", 13),
            # 400 × 18 % × 9 ÷ 360 = 1.80
            ("1/2", "penalty", "2024-03-11", 180),
            ("1/2", "penalty", "2024-03-20", 330),
            # 400 × 12 % × 10 ÷ 360 = 1.3333; 400 × 18 % × 11 ÷ 360 = 2.20
            ("1/u", "in-term", "2024-03-10", 133),
            ("1/u", "in-term", "2024-03-20", 220),
        ]
        # 800 × 27 % ÷ 360 + 400 × 18 % ÷ 360 = 0.60 + 0.20
        assert one_more == 80

    def test_of_a_rate_that_changes_on_it_and_on_the_next(self) -> None:
        """Rows of the lender: 500 due on 02-10, on which the rate is 12 %; 18 % from 02-11, 24 % from the last day."""
        changes = [{"from": f"2024-02-{day}", "rate": rate} for day, rate in ((10, "12%"), (11, "18%"), (20, "24%"))]
        lines, one_more = told(OWN, conventions=AFTER, until="2024-02-20", rate_changes=changes)
        assert lines == [
            ("1/1", "in-term", "2024-01-10", 600),
            # 500 × 12 % ÷ 360 = 0.1667; 500 × 27 % × 9 ÷ 360 = 3.375
            ("1/1", "in-term", "2024-02-10", 17),
            ("1/1", "penalty", "2024-02-11", 338),
            # 700 × 12 % ÷ 360 = 0.2333; 700 × 18 % × 9 ÷ 360 = 3.15
            ("1/u", "in-term", "2024-02-10", 23),
            ("1/u", "in-term", "2024-02-11", 315),
        ]
        # On 02-20: 500 × 36 % ÷ 360 + 700 × 24 % ÷ 360 = 0.50 + 0.4667
        assert one_more == 97

    @pytest.mark.parametrize(
        ("until", "since_due", "one_more"),
        [
            # Nothing of 1200 is due: 1200 × 6 % ÷ 360.
            ("2024-02-09", {"late": [], "after": []}, {"late": 20, "after": 20}),
            # One more day is the due day: 500 × 9 % or 500 × 6 %, and 700 × 6 %: 0.125 or 0.0833, and 0.1167.
            ("2024-02-10", {"late": [], "after": []}, {"late": 24, "after": 20}),
            (
                "2024-02-11",
                {"late": [("penalty", "2024-02-10", 13)], "after": [("in-term", "2024-02-10", 8)]},
                {"late": 24, "after": 24},
            ),
            (
                "2024-02-12",
                {
                    "late": [("penalty", "2024-02-10", 25)],
                    "after": [("in-term", "2024-02-10", 8), ("penalty", "2024-02-11", 13)],
                },
                {"late": 24, "after": 24},
            ),
        ],
    )
    @pytest.mark.parametrize("mode", ["late", "after"])
    def test_beside_the_last_day(self, until: str, since_due: Any, one_more: Any, mode: str) -> None:
        lines, per_diem = told(OWN, conventions={"overdue_days": mode}, until=until)
        assert [line[1:] for line in lines if line[0] == "1/1" and line[2] > "2024-02-09"] == since_due[mode]
        assert per_diem == one_more[mode]

    def test_without_principal_there_is_nothing_to_bear_it(self) -> None:
        rows = [{"due": "2024-02-10", "principal": 0, "interest": 6}, {"due": "2024-03-10", "principal": 1200}]
        lines, one_more = told(OWN, schedule=rows, conventions=AFTER, until="2024-02-20", compound="none")
        # 1200 × 6 % × 10 ÷ 360
        assert lines == [("1/1", "in-term", "2024-01-10", 600), ("1/u", "in-term", "2024-02-10", 200)]
        assert one_more == 20


class TestWhatIsNotDue:
    @pytest.mark.parametrize(
        ("called", "wanted"),
        [
            # 700 × 6 % × 5 ÷ 360 = 0.5833; penalty on 700 from the day it was called in: 700 × 9 % × 5 ÷ 360 = 0.875
            ("2024-02-15", [("in-term", "2024-02-10", 58), ("penalty", "2024-02-15", 88)]),
            # On the due day of the row before: nothing of its own to that day; 700 × 9 % × 10 ÷ 360 = 1.75
            ("2024-02-10", [("penalty", "2024-02-10", 175)]),
            # The day after it: 700 × 6 % ÷ 360 = 0.1167; 700 × 9 % × 9 ÷ 360 = 1.575
            ("2024-02-11", [("in-term", "2024-02-10", 12), ("penalty", "2024-02-11", 158)]),
        ],
    )
    def test_called_in_beside_a_due_day(self, called: str, wanted: list[tuple[str, str, int]]) -> None:
        lines, _ = told(OWN, accelerated=called, until="2024-02-20")
        assert [line[1:] for line in lines if line[0] == "1/a"] == wanted
        # The row that was due by then is a debt of its own: 500 × 9 % × 10 ÷ 360 = 1.25.
        assert [line[1:] for line in lines if line[0] == "1/1"] == [
            ("in-term", "2024-01-10", 600),
            ("penalty", "2024-02-10", 125),
        ]

    def test_called_in_the_day_before_the_row_is_due(self) -> None:
        """All 1200 from 02-09 on: 1200 × 6 % × 30 ÷ 360 = 6.00; 1200 × 9 % × 11 ÷ 360 = 3.30."""
        lines, _ = told(OWN, accelerated="2024-02-09", until="2024-02-20")
        assert lines == [("1/a", "in-term", "2024-01-10", 600), ("1/a", "penalty", "2024-02-09", 330)]

    def test_the_rate_of_the_day_it_was_called_in_is_not_that_of_the_term(self) -> None:
        """12 % from 02-12, 18 % from the day it was called in: 700 × 6 % × 2 ÷ 360 = 0.2333, 700 × 12 % × 3 ÷ 360 =
        0.70; 700 × 27 % × 5 ÷ 360 = 2.625.
        """
        changes = [{"from": "2024-02-12", "rate": "12%"}, {"from": "2024-02-15", "rate": "18%"}]
        lines, _ = told(OWN, accelerated="2024-02-15", until="2024-02-20", rate_changes=changes)
        assert [line[1:] for line in lines if line[0] == "1/a"] == [
            ("in-term", "2024-02-10", 23),
            ("in-term", "2024-02-12", 70),
            ("penalty", "2024-02-15", 263),
        ]

    @pytest.mark.parametrize(
        ("paid", "wanted"),
        [
            # What is prepaid on the due day bears nothing after it: 600 × 6 % × 10 ÷ 360.
            ("2024-02-10", [("2024-02-10", 100)]),
            # 800 × 6 % ÷ 360 = 0.1333, 600 × 6 % × 9 ÷ 360 = 0.90
            ("2024-02-11", [("2024-02-10", 13), ("2024-02-11", 90)]),
            # 800 × 6 % × 5 ÷ 360 = 0.6667, 600 × 6 % × 5 ÷ 360 = 0.50
            ("2024-02-15", [("2024-02-10", 67), ("2024-02-15", 50)]),
            ("2024-02-20", [("2024-02-10", 133)]),
        ],
    )
    def test_prepaid_since_the_last_due_day(self, paid: str, wanted: list[tuple[str, int]]) -> None:
        payments = [{"date": paid, "amount": 200, "for": "prepayment"}]
        lines, one_more = told(LOAN, payments=payments, until="2024-02-20")
        assert [line[2:] for line in lines if line[0] == "1/u"] == wanted
        # 400 × 9 % ÷ 360 + 600 × 6 % ÷ 360
        assert one_more == 20

    @pytest.mark.parametrize(
        ("called", "wanted"),
        [
            # 700 × 6 % × 2 ÷ 360 = 0.2333; 700 × 9 % × 3 ÷ 360 = 0.525
            ("2024-02-12", [("in-term", "2024-02-10", 23), ("penalty", "2024-02-12", 53)]),
            # 700 × 6 % × 5 ÷ 360 = 0.5833
            ("2024-02-18", [("in-term", "2024-02-10", 58)]),
            (None, [("in-term", "2024-02-10", 58)]),
        ],
    )
    def test_called_in_and_bankrupt(self, called: str | None, wanted: list[tuple[str, str, int]]) -> None:
        """企业破产法 46条: due with the petition, which ends interest, where it was not called in before."""
        petition = [{"accepted": "2024-02-15"}]
        lines, one_more = told(OWN, accelerated=called, debtor="丙公司", bankruptcy=petition, until="2024-02-20")
        assert [line[1:] for line in lines if line[0] == "1/a"] == wanted
        assert one_more == 0


def test_which_defaults_of_a_loan_by_instalments_could_change_the_result() -> None:
    """--strict refuses those: how a rate that changes inside a period is split, at what rate unpaid interest compounds,
    which of several instalments a payment serves first. That whole periods go by months is the law's own rule.
    """
    facts = {
        **LOAN,
        "compound": "in-term",
        "until": "2024-03-31",
        "payments": [{"date": "2024-03-20", "amount": 100}],
        "rate_changes": [{"from": "2024-03-20", "rate": "12%"}],
    }
    said = {notice.code: notice.matters for notice in computed(**facts).notices}
    assert {code for code, matters in said.items() if matters} == {"repricing_split", "compound_rate", "across"}
    assert said["interest_by"] is False
    assert said["overdue_days"] is False


class TestPrepayments:
    PAID = [{"date": "2024-02-15", "amount": 200, "for": "prepayment"}]

    def test_once_it_was_called_in_there_is_nothing_to_prepay(self) -> None:
        """Called in on 02-12, bankrupt on 02-18: all 800 stand on 02-15. 800 × 6 % × 2 ÷ 360 = 0.2667, then twice
        800 × 9 % × 3 ÷ 360 = 0.60.
        """
        petition = [{"accepted": "2024-02-18"}]
        facts = {"accelerated": "2024-02-12", "debtor": "丙公司", "bankruptcy": petition, "until": "2024-02-20"}
        lines, _ = told(LOAN, payments=self.PAID, **facts)
        assert [line[1:] for line in lines if line[0] == "1/a"] == [
            ("in-term", "2024-02-10", 27),
            ("penalty", "2024-02-12", 60),
            ("penalty", "2024-02-15", 60),
        ]

    @pytest.mark.parametrize(("second", "code"), [(True, "prepayment-loan"), (False, "")])
    def test_which_of_two_loans(self, second: bool, code: str) -> None:
        """A prepayment that names no loan is one of the only loan by instalments, where there is but one."""
        plain = {"principal": 100, "rate": "6%", "lent": "2024-01-10", "due": "2024-04-10"}
        planned = {key: value for key, value in LOAN.items() if key not in ("kind", "until", "compound", "penalty")}
        loans = [{"id": "甲", **planned}, {"id": "乙", **(planned if second else plain)}]
        facts = {"kind": "bank-loan", "loans": loans, "until": "2024-06-01", "payments": self.PAID}
        assert refusal(facts) == code


@pytest.mark.parametrize(
    ("order", "served", "penalty"),
    [
        ("", [[("penalty", 3622), ("in-term", 62126), ("principal", 174540)], [("in-term", 59712)]], 9316),
        (
            "overdue-principal,overdue-interest,penalty,principal,interest,costs",
            [[("principal", 300000)]],
            3622 + 922 + 3643,
        ),
    ],
)
def test_what_falls_due_on_the_day_of_a_payment_is_served_with_the_others(
    order: str, served: list[Any], penalty: int
) -> None:
    """Performance can be asked for on the due day: what is due that day is one of the instalments due (Civil Code 189),
    whose interest comes before all principal (561).

    13 missed, 3,000 paid on the due day of 14: penalty of 30 days 4,024.03 × 10.8 % ÷ 12 = 36.22, interest 621.26 and
    597.12, the other 1,745.40 principal of 13. To 2024-06-14 30 days more on 2,278.63 and 4,048.17: 20.51 + 36.43.
    Had 14 fallen due after the payment, principal of 13 would have 597.12 more of it.
    A clause on arrears first (期前欠本、期前欠息、罚息、当期欠本、当期欠息) puts all of it to principal of 13: 1,024.03
    left, 30 days 9.22, and 36.43.
    """
    found = computed(
        kind="bank-loan",
        principal=150000,
        rate="7.2%",
        penalty="1.5",
        lent="2023-03-15",
        repayment="equal-payment",
        periods=36,
        paid_through=12,
        compound="none",
        until="2024-06-14",
        payments=[{"date": "2024-05-15", "amount": 3000}],
        conventions={"order": order} if order else {},
    )
    assert [list(row.heads) for row in found.ledger] == served
    assert found.totals.penalty_interest == penalty
