"""What mutants of fees, limitation and the time to enforce showed to be untested."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.compute.limitation import limitation
from lpr_calc.law.fee import court_fee, later_stage
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def judged(**facts: Any) -> JudgmentStatement:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def test_a_suit_within_the_period_to_enforce_moves_nothing() -> None:
    """A suit is what came before the judgment: only enforcement and demands interrupt the two years (民诉法 250条)."""
    facts: dict[str, Any] = {"judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1}}

    def last(*demands: dict[str, Any]) -> Any:
        tree = as_tree({**facts, "demands": list(demands)})
        found = limitation(parse_case(tree, TODAY, loans_needed=False, principal_needed=False), TODAY.toordinal())
        assert found.enforcement is not None
        return found.enforcement.last

    assert iso(last()) == "2024-03-01"
    assert last({"date": "2023-01-10", "event": "suit"}) == last()
    assert iso(last({"date": "2023-01-10", "method": "EMS", "delivered": "yes"})) == "2025-01-10"


def test_while_a_suit_is_pending_the_table_has_no_last_day() -> None:
    tree = as_tree(
        {
            "principal": 1,
            "due": "2020-05-31",
            "filed": "2021-03-01",
            "demands": [{"date": "2021-04-01", "method": "EMS", "delivered": "yes"}],
        }
    )
    clock = limitation(parse_case(tree, TODAY, principal_needed=False), TODAY.toordinal()).claims[0]
    assert (clock.state, clock.last) == ("pending", None)
    assert [step.last is None for step in clock.steps] == [False, True, True]


def test_a_fee_says_what_could_be_wrong_and_not_every_assumption() -> None:
    judgment = {
        "date": "2023-11-24",
        "perform_by": "2023-12-21",
        "principal": 300000,
        "costs": [{"name": "案件受理费", "amount": 2900}],
    }
    tree = as_tree({"until": "2024-09-30", "judgment": judgment})
    case = parse_case(tree, TODAY, loans_needed=False)
    assumed = {
        notice.code for notice in judge(case, Rates()).notices if notice.level == "assumption" and not notice.matters
    }
    assert "doubled-base-out" in assumed
    said = {notice.code for notice in fees_of(case, Rates()).notices}
    assert not said & assumed
    beside = as_tree({"until": "2024-09-30", "judgment": judgment, "costs": [{"name": "律师费", "amount": 1}]})
    warned = {notice.code for notice in fees_of(parse_case(beside, TODAY, loans_needed=False), Rates()).notices}
    assert "case-costs" in warned


@pytest.mark.parametrize(("on", "last"), [("2023-05-31", "2024-03-01"), ("2023-06-01", "2025-12-31")])
def test_a_settlement_is_known_on_its_own_day(on: str, last: str) -> None:
    """Two years from 2022-03-01; from the settlement of 2023-06-01 on, two years from its last day, 2023-12-31."""
    judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1}
    tree = as_tree({"judgment": judgment, "resume": {"settled": "2023-06-01", "last_day": "2023-12-31"}})
    case = parse_case(tree, TODAY, loans_needed=False, principal_needed=False)
    found = limitation(case, date.fromisoformat(on).toordinal()).enforcement
    assert found is not None
    assert found.last is not None
    assert iso(found.last) == last


@pytest.mark.parametrize(("end", "old"), [("2023-05-10", False), ("2017-05-10", True)])
def test_only_an_obstacle_gone_before_2017_10_01_is_of_the_old_law(end: str, old: bool) -> None:
    due = "2020-06-01" if not old else "2015-06-01"
    tree = as_tree(
        {"principal": 1, "due": due, "obstacles": [{"from": f"{end[:4]}-01-05", "to": end, "reason": "不可抗力"}]}
    )
    found = limitation(parse_case(tree, TODAY, principal_needed=False), TODAY.toordinal())
    assert any(notice.code == "limitation-old-obstacle" for notice in found.notices) is old


def test_the_flat_fee_is_charged_with_the_first_stage() -> None:
    """5,000 brought in before, 15,000 more: the rest of the first band costs nothing more; 10,000 × 1.5 % = 150."""
    found = later_stage(1_500_000, 500_000)
    assert [(band.part, band.fee == 0) for band in found.bands] == [(500_000, True), (1_000_000, False)]
    assert found.fee == 15000


def test_a_fee_says_that_its_maximum_cut_it() -> None:
    """896,000 yuan: 30 + 990 + 3,980 = 5,000, the maximum itself; 0.5 % of one yuan more is cut."""
    assert [
        (fee.fee, fee.limited) for fee in (court_fee("preserve", 89_600_000), court_fee("preserve", 90_000_000))
    ] == [
        (500_000, False),
        (500_000, True),
    ]


@pytest.mark.parametrize(("refused", "begins"), [("2023-03-11", "2023-03-11"), ("2023-03-20", "2023-03-12")])
def test_a_refusal_on_the_last_day_of_grace_begins_the_period(refused: str, begins: str) -> None:
    """Asked on 2023-03-01 with ten days of grace, to 2023-03-11: what is refused by then counts from that day, later
    from the day after the grace."""
    asked = {"date": "2023-03-01", "method": "EMS", "proof": "1", "delivered": True}
    facts = {
        "principal": 1,
        "lent": "2022-01-01",
        "grace": 10,
        "demands": [asked, {"date": refused, "event": "refuse"}],
    }
    found = limitation(parse_case(as_tree(facts), TODAY, principal_needed=False), TODAY.toordinal())
    assert [iso(clock.begins or 0) for clock in found.claims] == [begins]


@pytest.mark.parametrize(("until", "last"), [("2022-11-30", "2024-03-01"), ("2022-12-01", "2024-12-02")])
def test_on_the_last_day_of_a_settlement_the_two_years_run_from_it(until: str, last: str) -> None:
    """民诉法解释 466条: two years from 2022-12-01 end on a Sunday, so on Monday 2024-12-02;
    the day before, from the judgment's.
    """
    judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
    found = judged(until=until, judgment=judgment, resume={"settled": "2022-06-01", "last_day": "2022-12-01"})
    assert found.enforcement is not None
    assert iso(found.enforcement.apply_by) == last
