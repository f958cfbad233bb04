"""What mutants of bank loans showed to be untested."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from computed import claim
from lpr_calc.base.dates import iso
from lpr_calc.compute.statement import Statement

TODAY = date(2026, 11, 24)


def computed(**facts: Any) -> Statement:
    """Compute a claim."""
    return claim(facts, today=TODAY)


def test_a_debt_is_as_heavy_as_the_heavier_of_its_rates() -> None:
    """甲 bears 4 % overdue and 7 % damages at once, 乙 6 %: 7 is more than 6, so 甲 is paid first (Civil Code 560)."""
    loan = {"principal": 1000, "signed": "2021-01-05", "due": "2021-06-30"}
    rates = ({"id": "甲", "overdue_rate": "4%", "damages": "7%"}, {"id": "乙", "overdue_rate": "6%"})
    paid = [{"date": "2021-12-31", "amount": 300, "for": "principal"}]
    for two in (rates, rates[::-1]):
        statement = computed(loans=[{**loan, **one} for one in two], payments=paid, until="2022-06-30")
        assert [row.loan_id for row in statement.ledger] == ["甲"]


class TestBankBills:
    """100,000 at 6 %, 2021-06-01 to 2022-05-31: 364 days before the last, 100,000 × 6 % × 364 ÷ 360 = 6,066.67."""

    FACTS: dict[str, Any] = {
        "kind": "bank-loan",
        "principal": 100000,
        "lent": "2021-06-01",
        "due": "2022-05-31",
        "rate": "6%",
        "penalty": "1.5",
        "settlement": "maturity",
        "compound": "in-term",
        "until": "2022-09-08",
    }

    @pytest.mark.parametrize(("paid", "left"), [("6066.67", 1666), ("6066.66", 1667)])
    def test_what_had_accrued_is_paid_on_the_last_day(self, paid: str, left: int) -> None:
        """All of the term is due with its last day (251号 3项). 365 days are 6,083.33: the day's own 16.66 is left, and
        bears 16.66 × 9 % × 99 ÷ 360 = 0.41; a fen more is left by who pays a fen less.
        """
        payment = {"date": "2022-05-31", "amount": paid, "for": "interest"}
        assert self.compound(payments=[payment]) == [("2022-06-01", left, 41)]

    @pytest.mark.parametrize("conventions", [{}, {"cap": "24%"}])
    @pytest.mark.parametrize("own", [31, 30])
    def test_whatever_was_settled_before(self, own: int, conventions: dict[str, str]) -> None:
        """From 2022-04-01, settled each month: on 04-30 483.33 of 29 days are paid, and nothing is late. On 05-31 the
        other 516.67 of 60 days are paid; of 61 days, 1,016.67, the last day's 16.67 is left: × 9 % × 99 ÷ 360 = 0.41.
        A ceiling that cuts nothing changes nothing.
        """
        paid = [("2022-04-30", "483.33"), ("2022-05-30", "0.01"), ("2022-05-31", "516.66")]
        if own == 30:
            # On the 30th what had accrued of 59 days, 983.33, is paid: nothing late either.
            paid[1:] = [("2022-05-30", "500.00"), ("2022-05-31", "16.67")]
        payments = [{"date": day, "amount": amount, "for": "interest"} for day, amount in paid]
        facts = {"lent": "2022-04-01", "settlement": "monthly", "settlement_day": own, "conventions": conventions}
        found = self.compound(**facts, payments=payments)
        assert found == [("2022-06-01", 1667, 41)]

    def compound(self, **facts: Any) -> list[tuple[str, int, int]]:
        lines = computed(**{**self.FACTS, **facts}).lines
        return [(iso(line.start), line.base, line.interest) for line in lines if line.kind == "compound"]


def test_misuse_is_heavier_for_compound_interest_after_the_term() -> None:
    """Penalty × 1.5, misuse × 2 from 2022-10-01, compound interest at the penalty rate in the term too (251号 3项).

    Billed 11,666.67 (to 03-20), 27,000.00 (to 06-20), 28,666.67 (to 06-30): at 9 % for 92, 10 and 92 days 268.33, 67.50
    and 659.33; at 12 % from 2022-10-01 to 12-30, 28,666.67 × 12 % × 91 ÷ 360 = 869.56.
    """
    found = computed(
        kind="bank-loan",
        principal=1_000_000,
        lent="2022-01-10",
        due="2022-06-30",
        rate="6%",
        penalty="1.5",
        misuse="2",
        misused_from="2022-10-01",
        settlement="quarterly",
        compound="in-term",
        compound_rate="penalty",
        until="2022-12-31",
    )
    assert found.totals.compound_interest == 26833 + 6750 + 65933 + 86956


def test_penalty_interest_paid_bears_no_compound_interest() -> None:
    """In compound: all, what is paid by 2022-10-01 comes off what was billed, in-term and penalty interest both.

    1,000,000 at 6 % and 9 % over 360: in-term 172 days, 28,666.67; penalty 92 days, 23,000.00. Compound interest to
    2022-09-30: 178.89 + 45.00 + 28,666.67 × 9 % × 82 ÷ 360 = 587.67 + 49,166.67 × 9 % × 10 ÷ 360 = 122.92, 934.48 in
    all; the sum of the three is paid, and nothing billed is left until the next day of settlement, 2022-12-20.
    """
    found = computed(
        kind="bank-loan",
        principal=1_000_000,
        lent="2022-01-10",
        due="2022-06-30",
        rate="6%",
        penalty="1.5",
        settlement="quarterly",
        compound="all",
        until="2022-12-01",
        payments=[{"date": "2022-10-01", "amount": "52601.15", "for": "interest"}],
    )
    assert found.totals.compound_interest == 93448
