"""What a schedule says of a change of its rate: what is paid before and after it, row by row where rows differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.render import plain
from lpr_calc.reports import schedule as report
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)
LOAN = {"kind": "bank-loan", "lent": "2022-03-15", "principal": "300000", "rate": "LPR+55bp"}


def told(**facts: Any) -> tuple[list[str], list[tuple[str, str]]]:
    """The sentences on changes, and the payments before and after each."""
    statement = schedule(parse_case(as_tree(LOAN | facts), TODAY), Rates())
    text = plain.render(report.document_of(statement, "zh"))
    (loan,) = report.as_dict(statement, "zh")["loans"]
    said = [line.removeprefix("- ") for line in text.splitlines() if "年利率" in line and "→" in line]
    return said, [(one["payment_before"], one["payment"]) for one in loan["changes"]]


def test_interest_alone_and_a_prepayment() -> None:
    """300,000 × 4.25 % ÷ 4 = 3,187.50; × 4.20 % ÷ 4 = 3,150.00. What was prepaid a few days later is no change of the
    rate: the row after has 175.00 + 250,000 × 4.20 % × 87 ÷ 360 = 2,712.50. The last row holds all principal.
    """
    more = {"repricing": "anniversary", "repayment": "interest-only", "periods": "9", "every": "1q"}
    said, paid = told(**more, payments=[{"date": "2023-06-20", "amount": "50000", "for": "prepayment"}])
    assert said[0].endswith("4.25% → 4.20%，第 4 期应还 3,187.50 元，第 5 期应还 3,150.00 元")
    # 250,000 × 4.00 % ÷ 4 is the interest of the last row, which pays the principal too.
    assert said[1].endswith("4.20% → 4.00%，第 8 期应还 2,625.00 元，第 9 期应还 252,500.00 元")
    assert paid == [("3187.50", "3150.00"), ("2625.00", "252500.00")]


def test_equal_principal_falls_with_every_row() -> None:
    """8,333.33 a month. Row 9: 233,333.36 × 4.25 % ÷ 12 = 826.39; row 11: 216,666.70 × 4.20 % ÷ 12 = 758.33."""
    said, paid = told(repricing="january", repayment="equal-principal", periods="36")
    assert said[0].endswith("第 9 期应还 9,159.72 元，第 11 期应还 9,091.66 元")
    assert not any("此后每期" in one for one in said)
    assert paid[0] == ("9159.72", "9091.66")


@pytest.mark.parametrize(
    ("repricing", "row", "after"),
    [
        ("january", "第 10 期（2023-12-20 以后）", "4,775.38"),
        ("anniversary", "第 13 期（2024-03-20 以后）", "4,636.26"),
    ],
)
def test_equal_payments(repricing: str, row: str, after: str) -> None:
    """1,000,000 in 360 at 4.10 %: 4,831.98. Row 10 is of both rates, and 350 rows at 4.00 % follow; where
    the rate changes on a due day, 348 rows of 982,693.43 at 3.75 % (3.95 of 2024-02-20 less 0.20).
    """
    loan = {"principal": "1000000", "rate": "LPR5Y-20bp", "lent": "2023-03-20", "periods": "360"}
    said, _ = told(**loan, repricing=repricing, repayment="equal-payment")
    assert said[0].startswith(row)
    assert said[0].endswith(f"此后每期 4,831.98 元 → {after} 元")
