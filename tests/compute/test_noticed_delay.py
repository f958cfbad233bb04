"""What mutants of the interest after a judgment showed to be untested."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.model import Judgment, Portion
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.law.choices import Choices
from lpr_calc.law.delay_interest import in_rmb
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


class TestCostsInTheBaseBefore2014:
    """2013-01-01 to 2014-07-31: 577 days at twice the benchmark rate of one to three years, 6.15 %, over 360 days;
    then a day.
    """

    @pytest.mark.parametrize(
        ("costs", "doubled"),
        [
            ([], 1973167),  # 100,000 × 12.3 % × 577 ÷ 360 = 19,714.1666…; + 17.50
            ([{"name": "案件受理费", "amount": 2900}], 1973167),
            ([{"name": "案件受理费", "amount": 2900, "doubled": "no"}], 1973167),
            # 102,900 × 12.3 % × 577 ÷ 360 = 20,285.8775; + 18.0075
            ([{"name": "公告费", "amount": 2900, "doubled": "yes"}], 2030389),
        ],
    )
    def test_court_fees_stay_out(self, costs: list[dict[str, Any]], doubled: int) -> None:
        judgment = {"perform_by": "2012-12-31", "principal": 100000, "costs": costs}
        facts = as_tree({"until": "2014-08-01", "judgment": judgment})
        totals = judge(parse_case(facts, TODAY, loans_needed=False), Rates()).totals
        assert totals.doubled_part == doubled


def test_instalments_in_another_currency_add_up() -> None:
    """100.01 at 7.123456 is 712.42, 33.33 are 237.42: the last of three takes what rounding leaves, 237.58."""
    whole = Judgment(
        principal=10001,
        currency="USD",
        fx_rate=7_123_456,
        fx_scope="all",
        instalments=(Portion(1, 3333), Portion(2, 3333), Portion(3, 3335)),
    )
    found = in_rmb(whole, Choices())
    assert found.principal == 71242
    assert found.instalments == (Portion(1, 23742), Portion(2, 23742), Portion(3, 23758))


@pytest.mark.parametrize(("paid", "doubled"), [("50000", 0), ("49999.99", 35875)])
def test_an_instalment_paid_to_the_fen_is_paid(paid: str, doubled: int) -> None:
    """One fen short of 50,000 everything is due: 50,000.01 × 0.0175 % × 41 days (2023-01-01 to 02-10) = 358.75."""
    judgment = {
        "date": "2022-01-10",
        "accelerates": "yes",
        "principal": 100000,
        "perform_by": [{"due": "2022-12-31", "amount": 50000}, {"due": "2023-06-30", "amount": 50000}],
    }
    tree = as_tree({"until": "2023-02-10", "judgment": judgment, "payments": [{"date": "2022-12-31", "amount": paid}]})
    assert judge(parse_case(tree, TODAY, loans_needed=False), Rates()).totals.doubled_part == doubled


def test_which_base_a_payment_reduces_is_asked_only_where_it_matters() -> None:
    """Bases beside each other, and a payment: only then."""

    def asked(bases: int, paid: bool) -> bool:
        interest = [
            {"base": 100000, "from": "2022-01-01", "rate": "LPR"},
            {"base": 50000, "from": "2022-06-01", "rate": "24%"},
        ]
        judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 150000, "interest": interest[:bases]}
        facts: dict[str, Any] = {"until": "2023-06-30", "judgment": judgment}
        facts |= {"payments": [{"date": "2022-12-31", "amount": 60000}]} if paid else {}
        found = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        return any(notice.code == "bases" for notice in found.notices)

    assert [asked(bases, paid) for bases in (1, 2) for paid in (False, True)] == [False, False, False, True]


def judged(**facts: Any) -> JudgmentStatement:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


@pytest.mark.parametrize(("day", "left"), [("2022-01-10", 100000), ("2022-01-11", 60000)])
def test_a_payment_on_the_day_of_the_judgment_is_in_it(day: str, left: int) -> None:
    """Not counted again, and said; the next day's is counted and nothing said."""
    judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
    found = judged(until="2022-03-01", judgment=judgment, payments=[{"date": day, "amount": 400}])
    assert found.totals.principal_after == left
    assert ("payment-before-judgment" in {notice.code for notice in found.notices}) is (left == 100000)


@pytest.mark.parametrize("parts", [False, True])
def test_damages_with_days_of_their_own_do_not_enter_with_the_first_instalment(parts: bool) -> None:
    """One sum enters with the first instalment, which is said; a day of its own leaves nothing to say."""
    days = ("2022-03-01", "2022-09-01")
    shares: dict[str, Any] = {
        "principal": 1000,
        "damages": 100,
        "perform_by": [{"due": day, "amount": 500} for day in days],
    }
    apart: dict[str, Any] = {"items": [{"principal": 500, "damages": 50, "perform_by": day} for day in days]}
    found = judged(until="2023-03-01", judgment={"date": "2022-01-10", **(apart if parts else shares)})
    assert ("first-instalment" in {notice.code for notice in found.notices}) is not parts


def test_a_resumed_enforcement_computed_again_counts_what_was_paid_once() -> None:
    facts = {
        "until": "2023-03-01",
        "judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000, "resumed": "2022-12-31"},
        "resume": {"settled": "2022-06-01", "last_day": "2022-12-01", "paid": 300},
    }
    found = judged(**facts)
    again = judge(found.case, Rates())
    assert [row.amount for row in found.ledger] == [30000]
    assert [row.amount for row in again.ledger] == [30000]
    assert again.totals == found.totals


def test_a_payment_in_the_currency_of_a_judgment_in_rmb() -> None:
    """fx_scope: all: 100 dollars at 7.1 are 710.00 of the 7,100.00 owed."""
    judgment = {
        "date": "2022-01-10",
        "perform_by": "2022-03-01",
        "principal": 1000,
        "currency": "USD",
        "fx_rate": "7.1",
        "fx_scope": "all",
    }
    found = judged(
        until="2022-03-01", judgment=judgment, payments=[{"date": "2022-02-01", "amount": 100, "currency": "USD"}]
    )
    assert [row.amount for row in found.ledger] == [71000]
    assert found.totals.principal_after == 639000
