"""What mutants of bank loans showed to be untested."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from computed import claim
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

    @pytest.mark.parametrize(("paid", "compound"), [("6066.67", 0), ("6066.66", 41)])
    def test_what_had_accrued_is_paid_on_the_last_day(self, paid: str, compound: int) -> None:
        """Who has paid it is not late with the day's own 16.66; one fen short of it, 16.67 × 9 % × 99 ÷ 360 = 0.41."""
        payment = {"date": "2022-05-31", "amount": paid, "for": "interest"}
        assert computed(**self.FACTS, payments=[payment]).totals.compound_interest == compound


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
