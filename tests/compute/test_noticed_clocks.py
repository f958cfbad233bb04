"""Clocks of limitation and court fees, each on both sides of its bound."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asked import ORDER, TODAY, clocks
from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import limitation
from lpr_calc.values.tree import as_tree


def test_an_obstacle_may_reach_another() -> None:
    """The first lets the period end on 2023-12-30 (six months after 2023-06-30), within which the second stands:
    2024-03-01.
    """
    obstacles = [
        {"from": "2023-08-01", "to": "2023-09-01", "reason": "不可抗力"},
        {"from": "2023-05-01", "to": "2023-06-30", "reason": "不可抗力"},
    ]
    for order in (obstacles, obstacles[::-1]):
        [clock] = clocks(principal=1, due="2020-06-01", obstacles=order).claims
        assert iso(clock.last) == "2024-03-01"


@pytest.mark.parametrize(("payment", "steps"), [("2022-02-28", 1), ("2022-03-01", 1), ("2022-03-02", 2)])
def test_what_was_paid_by_the_last_day_of_performance_is_no_step(payment: str, steps: int) -> None:
    found = clocks(judgment=ORDER, payments=[{"date": payment, "amount": 1}])
    assert len(found.enforcement.steps) == steps


class TestKnownOnADay:
    """What happens on the day asked is known on it; the next day's is left out, and said."""

    @pytest.mark.parametrize(
        "kind", ["demand", "payment", "filed", "resumed", "settled", "terminated", "broken", "paid"]
    )
    def test_on_its_own_day(self, kind: str) -> None:
        day = "2022-06-01"
        facts: dict[str, Any] = {"judgment": ORDER} if kind not in ("filed",) else {"principal": 1, "due": "2021-12-31"}
        more: dict[str, dict[str, Any]] = {
            "demand": {"demands": [{"date": day, "event": "plan", "method": "书面", "proof": "1"}]},
            "payment": {"payments": [{"date": day, "amount": 1}]},
            "filed": {"filed": day},
            "resumed": {"judgment": {**ORDER, "resumed": day}},
            "settled": {"resume": {"settled": day, "last_day": "2022-12-01"}},
            "terminated": {"resume": {"settled": "2022-05-01", "last_day": "2022-12-01", "terminated": day}},
            "broken": {"resume": {"settled": "2022-05-01", "last_day": "2022-12-01", "broken": day}},
            "paid": {
                "resume": {"settled": "2022-05-01", "last_day": "2022-12-01", "paid": [{"date": day, "amount": 1}]}
            },
        }
        facts.update(more[kind])
        case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
        for on, later in (("2022-05-31", True), ("2022-06-01", False), ("2022-06-02", False)):
            found = limitation(case, date.fromisoformat(on).toordinal())
            said = [notice.message.en for notice in found.notices if notice.code == "limitation-later"]
            assert said == ([f"events after {on} are left out: {day}"] if later else [])


@pytest.mark.parametrize(
    ("refused", "first"),
    [
        ("2022-06-01", "refused on 2022-06-01, when first asked"),
        ("2022-06-02", "demanded on 2022-06-01, 0 days of grace"),
    ],
)
def test_a_refusal_without_grace_counts_on_the_day_of_the_demand(refused: str, first: str) -> None:
    demands = [{"date": "2022-06-01", "method": "EMS", "delivered": "yes"}, {"date": refused, "event": "refuse"}]
    found = clocks(principal=1, lent="2021-12-31", demands=demands)
    assert found.claims[0].steps[0].what.en == first


@pytest.mark.parametrize(
    ("paid", "order"), [("2022-01-10", ["payment", "judgment"]), ("2022-01-11", ["judgment", "payment"])]
)
def test_what_happened_on_the_day_of_the_judgment_came_before_it(paid: str, order: list[str]) -> None:
    facts = {"principal": 1, "due": "2020-12-31", "judgment": ORDER, "payments": [{"date": paid, "amount": 1}]}
    [clock] = clocks(**facts).claims
    assert [step.what.en.split(" ")[0] for step in clock.steps[1:]] == order


def test_the_first_fen_costs_the_flat_fee() -> None:
    """14条1项: 50 yuan up to 10,000, nothing for nothing; a first stage is the whole."""
    from lpr_calc.law.fee import court_fee, enforcement_fee, later_stage

    assert (enforcement_fee(0), enforcement_fee(1), enforcement_fee(2)) == (0, 5000, 5000)
    assert later_stage(1_500_000, 0) == court_fee("enforce", 1_500_000)
    assert later_stage(1_500_000, 1).bands != court_fee("enforce", 1_500_000).bands


def test_the_mode_of_a_silent_guarantee_matters_and_its_clocks_have_steps() -> None:
    """What began it and what kept it, each once; the open length is no step that counts."""
    from lpr_calc.law.guarantee import as_clocks

    one = {
        "name": "丁",
        "signed": "2019-05-01",
        "period": "至还清",
        "demands": [{"date": "2022-01-10", "delivered": "yes"}],
    }
    facts = {"principal": 1, "lent": "2019-05-01", "due": "2021-12-31", "guarantors": [one]}
    found = clocks(**facts)
    assert [notice.matters for notice in found.notices if notice.code == "guarantee-mode"] == [True]
    own, three = as_clocks(found.guarantees[0], TODAY.toordinal(), False)
    assert [(step.what.en, step.counts) for step in own.steps] == [
        ("debt due on 2021-12-31", True),
        ("the length is open", False),
        ("demand on 丁 on 2022-01-10", True),
    ]
    assert [step.counts for step in three.steps] == [True]
    assert three.begins == date(2022, 1, 10).toordinal()


def test_a_round_that_ended_on_the_day_asked_is_ended() -> None:
    """终本 on 2022-06-01: no period runs any more, on that day already."""
    facts = {
        "judgment": ORDER,
        "demands": [{"date": "2022-04-01", "event": "enforce"}],
        "resume": {"terminated": "2022-06-01"},
    }
    case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
    states = []
    for on in ("2022-05-31", "2022-06-01"):
        found = limitation(case, date.fromisoformat(on).toordinal()).enforcement
        assert found is not None
        states.append(found.state)
    assert states == ["pending", "unlimited"]


def test_a_later_stage_is_not_halved() -> None:
    from lpr_calc.law.fee import later_stage

    assert later_stage(1_000_000, 5_000_000).halved == 0
