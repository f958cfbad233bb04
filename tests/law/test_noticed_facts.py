"""What readings of the law make of the facts before a rule is asked: what was kept back, the lawyer's fee, prices and
money in parts.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)
LOAN: dict[str, Any] = {
    "principal": 100000,
    "signed": "2021-01-05",
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "filed": "2023-01-10",
    "until": "2022-12-31",
}


def computed(facts: dict[str, Any], **conventions: str) -> Any:
    case = parse_case(as_tree({**facts, "conventions": conventions} if conventions else facts), TODAY)
    return calculate(case, Rates())


def codes(found: Any) -> set[str]:
    return {notice.code for notice in found.notices}


class TestKeptBackUpFront:
    """民间借贷规定 26条: what was paid back on the day of lending or the next, where the user has it so."""

    @pytest.mark.parametrize(
        ("day", "same_day", "principal", "rows"),
        [
            ("2021-01-05", "yes", 90000, 0),
            ("2021-01-06", "yes", 90000, 0),
            ("2021-01-07", "yes", 100000, 1),
            ("2021-01-06", "no", 100000, 1),
        ],
    )
    def test_on_which_day(self, day: str, same_day: str, principal: int, rows: int) -> None:
        found = computed({**LOAN, "payments": [{"date": day, "amount": 10000}]}, same_day=same_day)
        assert (found.totals.principal, len(found.ledger)) == (principal * 100, rows)
        assert ("deducted" in codes(found)) is (principal < 100000)

    @pytest.mark.parametrize(("named", "kept"), [("", False), ("b", True), ("a", False)])
    def test_of_which_loan(self, named: str, kept: bool) -> None:
        """Of two loans the payment must name the one; what is paid on another stays a payment."""
        loans = [{**LOAN, "id": name, "lent": lent} for name, lent in (("a", "2021-01-05"), ("b", "2021-03-01"))]
        loans = [{key: value for key, value in loan.items() if key not in ("filed", "until")} for loan in loans]
        paid = {"date": "2021-03-02", "amount": 10000} | ({"loan": named} if named else {})
        facts = {"loans": loans, "filed": "2023-01-10", "until": "2022-12-31", "payments": [paid]}
        found = computed(facts, same_day="yes")
        assert (len(found.ledger) == 0) is kept
        assert ("deducted" in codes(found)) is kept

    def test_with_what_was_deducted_already(self) -> None:
        paid = [{"date": "2021-01-05", "amount": 10000}, {"date": "2021-01-06", "amount": 500}]
        found = computed({**LOAN, "deducted": 2000, "payments": paid}, same_day="yes")
        assert found.totals.principal == (100000 - 12500) * 100


class TestTheLawyersFee:
    """law.md A9: outside the ceiling on the sum unless the user says so; what is no lawyer's fee never inside."""

    COSTS = ({"name": "律师费", "amount": 700}, {"name": "Lawyer", "amount": 30}, {"name": "公证费", "amount": 5})

    @pytest.mark.parametrize(("said", "fees", "costs"), [("out", 0, 735), ("in", 730, 5)])
    def test_where_it_stands(self, said: str, fees: int, costs: int) -> None:
        """3 % overdue, ceiling 15.4 %: the room of a year is 12,400, more than the fee."""
        totals = computed({**LOAN, "overdue_rate": "3%", "costs": list(self.COSTS)}, lawyer_fee=said).totals
        # 100,000 × 3 % × 364 ÷ 365 = 2,991.78
        assert (totals.interest_after, totals.costs_after) == (299178 + fees * 100, costs * 100)

    def test_nothing_is_asked_without_one(self) -> None:
        found = computed({**LOAN, "costs": [self.COSTS[2]]})
        assert "lawyer_fee" not in found.conventions
        assert "lawyer_fee" in computed({**LOAN, "costs": [self.COSTS[0]]}).conventions


class TestPricesInParts:
    """买卖合同解释 18条4款: each part its own LPR at breach, unless something else was agreed or chosen."""

    SALE: dict[str, Any] = {
        "kind": "sale",
        "principal": 1000,
        "due": [{"due": "2021-12-31", "amount": 400}, {"due": "2022-08-31", "amount": 600}],
        "until": "2023-01-10",
    }

    @pytest.mark.parametrize(
        ("more", "conventions", "parts"),
        [
            ({}, {}, {"1/1", "1/2"}),
            ({}, {"lpr": "fixed"}, {"1/1", "1/2"}),
            ({}, {"lpr": "floating"}, {"1"}),
            ({"overdue_rate": "6%"}, {}, {"1"}),
            ({"damages": "6%"}, {}, {"1"}),
            ({"damages": "6%"}, {"damages_and_interest": "both"}, {"1/1", "1/2"}),
            ({"deducted": 1, "principal": 1001}, {}, {"1"}),
            ({"due": [{"due": "2021-12-31", "amount": 1000}]}, {}, {"1"}),
        ],
    )
    def test_which(self, more: dict[str, Any], conventions: dict[str, str], parts: set[str]) -> None:
        found = computed({**self.SALE, **more}, **conventions)
        assert {line.loan_id for line in found.lines} == parts

    def test_sums_are_owed_once(self) -> None:
        """Damages and fees as sums stand with the first part; damages by the day with each."""
        found = computed({**self.SALE, "fees": 7, "damages": 9}, damages_and_interest="both")
        assert found.totals.damages == 900
        interest = sum(line.interest for line in found.lines)
        assert found.totals.interest_after == interest + 1600
        by_day = computed({**self.SALE, "damages": "10%"}, damages_and_interest="both")
        assert {line.loan_id for line in by_day.lines if line.kind == "damages"} == {"1/1", "1/2"}


class TestMoneyInParts:
    """民法典 679条: between natural persons each delivery is a contract; its ceiling is that of its own day."""

    PARTS: dict[str, Any] = {
        "creditor": {"name": "甲", "natural": True},
        "debtor": {"name": "乙", "natural": True},
        "principal": [{"date": "2021-12-19", "amount": 300}, {"date": "2021-12-20", "amount": 700}],
        "due": "2022-12-31",
        "filed": "2023-06-01",
        "until": "2023-06-01",
    }

    @pytest.mark.parametrize(
        ("more", "conventions", "parts"),
        [
            # 4 × 3.85 % = 15.4 % to 2021-12-19, 4 × 3.80 % = 15.2 % from the 20th.
            ({"rate": "24%"}, {}, {"1/1", "1/2"}),
            ({"rate": "24%"}, {"deliveries": "first"}, {"1"}),
            ({"overdue_rate": "24%"}, {}, {"1/1", "1/2"}),
            ({"damages": "24%"}, {}, {"1/1", "1/2"}),
            ({"fees": 1}, {}, {"1/1", "1/2"}),
            ({}, {}, {"1"}),
            ({"rate": "24%", "interest_limit": 10}, {}, {"1"}),
            ({"rate": "24%", "creditor": "甲"}, {}, {"1"}),
            ({"rate": "24%", "creditor": "甲"}, {"deliveries": "each"}, {"1/1", "1/2"}),
            (
                {
                    "rate": "24%",
                    "principal": [{"date": "2021-12-20", "amount": 300}, {"date": "2021-12-21", "amount": 700}],
                },
                {},
                {"1"},
            ),
        ],
    )
    def test_which(self, more: dict[str, Any], conventions: dict[str, str], parts: set[str]) -> None:
        facts = {"signed": "2021-12-19", **self.PARTS, **more}
        assert {line.loan_id for line in computed(facts, **conventions).lines} == parts

    def test_what_was_agreed_as_a_sum_is_shared_out(self) -> None:
        """Damages of 10.00 and fees of 1.00 over 300 and 700: 3.00 and 7.00, 0.30 and 0.70."""
        found = computed({**self.PARTS, "rate": "3%", "damages": 10, "fees": 1})
        assert found.totals.damages == 1000
        interest = sum(line.interest for line in found.lines)
        assert found.totals.interest_after == interest + 1100

    def test_of_two_deliveries_of_one_day_one_is_made(self) -> None:
        parts = [
            {"date": "2021-12-19", "amount": 100},
            {"date": "2021-12-20", "amount": 700},
            {"date": "2021-12-19", "amount": 200},
        ]
        found = computed({**self.PARTS, "rate": "24%", "principal": parts})
        assert {(line.loan_id, line.base) for line in found.lines} == {("1/1", 30000), ("1/2", 70000)}

    def test_each_from_its_own_day(self) -> None:
        found = computed({**self.PARTS, "rate": "24%"})
        starts = {line.loan_id: iso(line.start) for line in found.lines if line.kind == "in-term"}
        assert starts == {"1/1": "2021-12-19", "1/2": "2021-12-20"}
        rates = {line.loan_id: f"{line.rate.value / 10**10:.1f}" for line in found.lines if line.kind == "in-term"}
        assert rates == {"1/1": "15.4", "1/2": "15.2"}
