"""Where a clock begins: the due day, parts, acceleration, a demand, a refusal; mortgages and works; no day at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.fee import describe_inverse
from lpr_calc.compute.limitation import LimitationStatement, limitation
from lpr_calc.law.limitation import Clock
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def clocks(on: str = "2026-11-24", **facts: Any) -> LimitationStatement:
    case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
    return limitation(case, date.fromisoformat(on).toordinal())


def begins(**facts: Any) -> str | None:
    """The opening day of the only claim."""
    [clock] = clocks(**facts).claims
    return None if clock.begins is None else iso(clock.begins)


def steps(clock: Clock) -> list[tuple[str, bool]]:
    return [(iso(step.day), step.counts) for step in clock.steps]


PARTS = [{"due": "2024-01-31", "amount": 4}, {"due": "2024-03-31", "amount": 6}]
DEMAND = {"date": "2024-02-01", "delivered": "yes"}


class TestClaims:
    """民法典 188, 189条; 时效规定 4条."""

    @pytest.mark.parametrize(
        ("facts", "day"),
        [
            ({"due": "2024-01-31"}, "2024-02-01"),
            # One debt in parts: from the last; what was accelerated, from its day, but never after the last.
            ({"due": PARTS}, "2024-04-01"),
            ({"due": PARTS, "accelerated": "2024-02-10"}, "2024-02-11"),
            ({"due": PARTS, "accelerated": "2024-04-10"}, "2024-04-01"),
            ({"due": PARTS, "accelerated": "2024-03-31"}, "2024-04-01"),
            ({"due": "2024-01-31", "accelerated": "2024-01-30"}, "2024-01-31"),
            ({"accelerated": "2024-01-30"}, "2024-01-31"),
            # No term: the demand and what it gives; the first of several; a refusal before the grace is over.
            ({"demands": [DEMAND]}, "2024-02-02"),
            ({"grace": 10, "demands": [DEMAND]}, "2024-02-12"),
            ({"grace": 10, "demands": [DEMAND, {**DEMAND, "date": "2024-03-01"}]}, "2024-02-12"),
            ({"grace": 10, "demands": [{**DEMAND, "delivered": "no"}, {**DEMAND, "date": "2024-03-01"}]}, "2024-03-12"),
            ({"grace": 10, "demands": [DEMAND, {"date": "2024-02-11", "event": "refuse"}]}, "2024-02-11"),
            ({"grace": 10, "demands": [DEMAND, {"date": "2024-02-12", "event": "refuse"}]}, "2024-02-12"),
            ({"demands": [DEMAND, {"date": "2024-02-02", "event": "refuse"}]}, "2024-02-02"),
            ({"demands": [{"date": "2024-01-15", "event": "refuse"}]}, "2024-01-15"),
            ({"interest_from": "2024-05-01"}, "2024-05-01"),
            ({"interest_from": "2024-05-01", "demands": [DEMAND]}, "2024-02-02"),
            ({}, None),
        ],
    )
    def test_the_opening_day(self, facts: dict[str, Any], day: str | None) -> None:
        assert begins(principal=10, lent="2023-01-01", **facts) == day

    @pytest.mark.parametrize(
        ("facts", "article"),
        [
            ({"due": "2024-01-31"}, "civil-code/188"),
            ({"due": PARTS}, "civil-code/189"),
            ({"due": PARTS, "accelerated": "2024-02-10"}, "civil-code/188"),
            ({"demands": [DEMAND]}, "limitation-2020/4"),
        ],
    )
    def test_by_which_article(self, facts: dict[str, Any], article: str) -> None:
        [clock] = clocks(principal=10, lent="2023-01-01", **facts).claims
        assert clock.steps[0].provision == article

    def test_each_loan_by_its_name(self) -> None:
        loans = [{"id": name, "principal": 1, "due": due} for name, due in (("a", "2024-01-31"), ("b", "2024-02-29"))]
        paid = [{"date": "2024-05-01", "amount": 1, "loan": "b"}]
        found = clocks(loans=loans, payments=paid)
        assert [(clock.name.en, len(clock.steps)) for clock in found.claims] == [
            ("limitation of action: a", 1),
            ("limitation of action: b", 2),
        ]
        [one] = clocks(principal=1, due="2024-01-31", payments=[{"date": "2024-05-01", "amount": 1}]).claims
        assert (one.name.en, len(one.steps)) == ("limitation of action", 2)

    def test_nothing_begins(self) -> None:
        """Without a term and a demand that arrived every event moves nothing, and says why."""
        events = [
            {"date": "2024-01-02", "event": "plan"},
            {"date": "2024-01-03"},
            {"date": "2024-01-04", "delivered": "no"},
        ]
        facts: dict[str, Any] = {"principal": 10, "lent": "2023-01-01", "demands": events}
        paid = [{"date": "2024-01-01", "amount": 1}]
        [clock] = clocks(**facts, payments=paid).claims
        assert steps(clock) == [
            ("2026-11-24", False),
            ("2024-01-01", False),
            ("2024-01-02", False),
            ("2024-01-03", False),
            ("2024-01-04", False),
        ]
        assert (clock.state, clock.begins, clock.last, clock.days_left) == ("not-begun", None, None, None)
        [clock] = clocks(**facts, filed="2024-06-01").claims
        assert (clock.state, steps(clock)[-1]) == ("pending", ("2024-06-01", True))
        judgment = {"date": "2024-09-01", "perform_by": "2024-10-01", "principal": 10}
        [clock] = clocks(**facts, filed="2024-06-01", judgment=judgment).claims
        assert (clock.state, steps(clock)[-1]) == ("judged", ("2024-09-01", False))

    def test_no_payment_of_another_loan(self) -> None:
        loans = [{"id": name, "principal": 1, "lent": "2023-01-01"} for name in "ab"]
        paid = [{"date": "2024-05-01", "amount": 1, "loan": "b"}, {"date": "2024-06-01", "amount": 1}]
        assert [len(clock.steps) for clock in clocks(loans=loans, payments=paid).claims] == [2, 3]


@pytest.mark.parametrize(
    ("event", "article"),
    [
        ({"event": "suit"}, "limitation-2020/10"),
        ({"event": "plan"}, "limitation-2020/14"),
        ({"event": "refuse"}, "limitation-2020/4"),
        ({"event": "withdraw"}, "civil-code/195"),
        ({"delivered": "yes"}, "limitation-2020/8"),
        ({"delivered": "no"}, "limitation-2020/8"),
    ],
)
def test_the_article_of_an_act(event: dict[str, str], article: str) -> None:
    [clock] = clocks(principal=10, due="2024-01-31", demands=[{"date": "2024-06-01", **event}]).claims
    assert clock.steps[-1].provision == article


@pytest.mark.parametrize(
    ("event", "article"),
    [
        ({"event": "enforce"}, "enforcement-procedure-2020/20"),
        ({"event": "withdraw"}, "civil-procedure-interp-2022/518"),
        ({"event": "plan"}, "limitation-2020/14"),
    ],
)
def test_the_article_of_an_act_in_enforcement(event: dict[str, str], article: str) -> None:
    judgment = {"date": "2024-01-10", "perform_by": "2024-02-10", "principal": 10}
    clock = clocks(judgment=judgment, demands=[{"date": "2024-06-01", **event}]).enforcement
    assert clock is not None
    assert clock.steps[-1].provision == article


@pytest.mark.parametrize(("day", "steps_"), [("2024-02-10", 1), ("2024-02-11", 2)])
def test_what_comes_by_the_last_day_of_performance_moves_nothing(day: str, steps_: int) -> None:
    facts: dict[str, Any] = {"judgment": {"date": "2024-01-10", "perform_by": "2024-02-10", "principal": 10}}
    paid = [{"date": day, "amount": 1}]
    for more in (
        {"payments": paid},
        {"demands": [{"date": day, "event": "plan"}]},
        {"judgment": {**facts["judgment"], "resumed": day}},
    ):
        clock = clocks(**{**facts, **more}).enforcement
        assert clock is not None
        assert len(clock.steps) == steps_, more
    facts["resume"] = {"settled": "2024-03-01", "last_day": "2024-04-01", "paid": paid}
    clock = clocks(**facts).enforcement
    assert clock is not None
    assert len(clock.steps) == steps_ + 1


@pytest.mark.parametrize(
    ("due", "article"),
    [
        ("2015-09-29", "limitation-general-2018/3"),  # two years from 2015-09-30 were over on 2017-09-30
        ("2015-09-30", "limitation-general-2018/2"),
        ("2017-09-29", "limitation-general-2018/2"),
        ("2017-09-30", "limitation-general-2018/1"),
        ("2020-12-30", "limitation-general-2018/1"),
    ],
)
def test_the_article_of_two_years_or_three(due: str, article: str) -> None:
    found = clocks(principal=10, due=due)
    assert [n.provision for n in found.notices if n.code == "limitation-length"] == [article]


@pytest.mark.parametrize("enforcing", [False, True])
def test_the_article_of_what_comes_too_late(enforcing: bool) -> None:
    """时效规定 19条, 民诉法解释 481条: what comes after the period revives nothing by itself."""
    late: dict[str, Any] = {"demands": [{"date": "2026-06-01", "delivered": "yes"}]}
    judgment = {"judgment": {"date": "2020-01-10", "perform_by": "2020-02-10", "principal": 10}}
    found = clocks(**late, **(judgment if enforcing else {"principal": 10, "due": "2020-01-31"}))
    clock = found.enforcement if enforcing else found.claims[0]
    assert clock is not None
    article = "civil-procedure-interp-2022/481" if enforcing else "limitation-2020/19"
    assert (clock.steps[-1].counts, clock.steps[-1].provision) == (False, article)


class TestJudged:
    """A judgment takes the place of limitation from the day it stands, and not before it is known."""

    FACTS: dict[str, Any] = {"principal": 10, "due": "2023-12-31", "filed": "2024-06-01"}

    @pytest.mark.parametrize(
        ("judgment", "on", "state"),
        [
            ({"date": "2024-09-01"}, "2024-08-31", "pending"),
            ({"date": "2024-09-01"}, "2024-09-01", "judged"),
            ({"date": "2024-09-01", "effective": "2024-09-20"}, "2024-09-19", "pending"),
            ({"date": "2024-09-01", "effective": "2024-09-20"}, "2024-09-20", "judged"),
            ({}, "2024-08-31", "judged"),
        ],
    )
    def test_from_its_day(self, judgment: dict[str, str], on: str, state: str) -> None:
        judgment = {**judgment, "perform_by": "2024-10-10", "principal": "10"}
        [clock] = clocks(on, **self.FACTS, judgment=judgment).claims
        assert clock.state == state

    @pytest.mark.parametrize(("paid", "last"), [("2024-09-01", "2024-09-01"), ("2024-09-02", "2024-09-02")])
    def test_its_step_comes_after_those_of_its_day(self, paid: str, last: str) -> None:
        judgment = {"date": "2024-09-01", "perform_by": "2024-10-10", "principal": 10}
        facts = {**self.FACTS, "payments": [{"date": paid, "amount": 1}]}
        [clock] = clocks(**facts, judgment=judgment).claims
        events = steps(clock)
        assert events[-1][0] == last
        assert (events[-1], events[-2][0]) == ((last, False), paid if paid < last else "2024-09-01")


class TestRights:
    """民法典 419条, 担保制度解释 44条; 建工解释（一） 41条, （二） 21, 23条."""

    HOUSE: dict[str, Any] = {"security": [{"kind": "mortgage", "owner": "乙", "property": "房屋"}], "debtor": "乙"}
    WORKS: dict[str, Any] = {"kind": "construction", "principal": 1, "security": [{"kind": "construction"}]}

    @pytest.mark.parametrize(("on", "state", "left"), [("2026-06-01", "running", 0), ("2026-06-02", "expired", -1)])
    def test_a_mortgage_ends_with_the_debt(self, on: str, state: str, left: int) -> None:
        """Due 2023-05-31, from 2023-06-01: to Monday 2026-06-01."""
        [clock] = clocks(on, principal=10, due="2023-05-31", **self.HOUSE).rights
        assert (clock.state, clock.days_left, iso(clock.begins or 0)) == (state, left, "2023-06-01")
        assert clock.steps[0].provision == "civil-code/419"

    def test_after_judgment_with_the_period_to_apply(self) -> None:
        judgment = {"date": "2024-09-01", "perform_by": "2024-10-10", "principal": 10}
        found = clocks("2026-01-01", principal=10, due="2023-12-31", judgment=judgment, **self.HOUSE)
        [clock] = found.rights
        assert found.enforcement is not None
        assert (clock.begins, clock.last) == (found.enforcement.begins, found.enforcement.last)
        assert (iso(clock.last or 0), clock.days_left) == ("2026-10-10", 282)  # a working Saturday after the holiday
        assert clock.steps[0].provision == "guarantee-2020/44"

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_several_debts_the_first_to_end(self, order: int) -> None:
        loans = [{"id": n, "principal": 1, "due": due} for n, due in (("a", "2024-03-03"), ("b", "2024-09-03"))][
            ::order
        ]
        [clock] = clocks(loans=loans, **self.HOUSE).rights
        assert iso(clock.last or 0) == "2027-03-04"

    def test_a_pledge_has_no_clock(self) -> None:
        assert clocks(principal=1, due="2024-03-03", security=[{"kind": "pledge", "owner": "乙"}]).rights == ()
        assert clocks(principal=1, lent="2024-03-03", **self.HOUSE).rights == ()

    @pytest.mark.parametrize(
        ("payable", "last", "article"),
        [("2020-12-31", "2021-06-30", "civil-code/807"), ("2021-01-01", "2022-07-01", "construction-2020/41")],
    )
    def test_works_six_or_eighteen_months(self, payable: str, last: str, article: str) -> None:
        [clock] = clocks(due=payable, **self.WORKS).rights
        assert (iso(clock.last or 0), clock.steps[0].provision, clock.state) == (last, article, "expired")
        assert clock.days_left == date.fromisoformat(last).toordinal() - TODAY.toordinal()

    @pytest.mark.parametrize(("on", "state"), [("2022-07-01", "running"), ("2022-07-02", "expired")])
    def test_works_on_the_last_day(self, on: str, state: str) -> None:
        assert [clock.state for clock in clocks(on, due="2021-01-01", **self.WORKS).rights] == [state]

    @pytest.mark.parametrize(
        ("filed", "state", "counts"),
        [
            ("2022-07-01", "kept", [True, True]),
            ("2022-07-02", "expired", [True, False]),
            ("2021-01-01", "kept", [True, True]),
            ("2020-12-31", "expired", [True]),
        ],
    )
    def test_works_kept_by_a_suit_in_time(self, filed: str, state: str, counts: list[bool]) -> None:
        [clock] = clocks(due="2021-01-01", filed=filed, **self.WORKS).rights
        assert (clock.state, [step.counts for step in clock.steps]) == (state, counts)

    @pytest.mark.parametrize(
        ("accepted", "begins"), [({"filed": "2026-06-29"}, "2024-12-01"), ({"filed": "2026-06-30"}, "2025-06-01")]
    )
    def test_works_a_changed_day(self, accepted: dict[str, str], begins: str) -> None:
        facts = {**self.WORKS, "security": [{"kind": "construction", "payable": "2025-06-01"}]}
        [clock] = clocks(due="2024-12-01", **facts, **accepted).rights
        assert iso(clock.begins or 0) == begins
        both = {"filed": "2026-06-01", "accepted": "2026-06-30"}
        assert iso(clocks(due="2024-12-01", **facts, **both).rights[0].begins or 0) == "2025-06-01"

    def test_works_a_day_that_is_only_changed(self) -> None:
        """Where no other day is known the months run from the changed one, whenever the case was accepted."""
        facts = {**self.WORKS, "security": [{"kind": "construction", "payable": "2025-06-02"}]}
        [clock] = clocks(interest_from="2025-06-02", filed="2026-06-01", **facts).rights
        assert (iso(clock.begins or 0), iso(clock.steps[0].last or 0)) == ("2025-06-02", "2026-12-02")

    def test_works_the_first_of_several_days(self) -> None:
        """The agreed day, delivery, the final account: whichever came first; none, none."""
        days = {"due": "2023-03-01", "delivered": "2023-02-01", "settled": "2023-04-01"}
        assert [iso(clock.begins or 0) for clock in clocks(**days, **self.WORKS).rights] == ["2023-02-01"]
        assert clocks(interest_from="2023-01-01", **self.WORKS).rights == ()


@pytest.mark.parametrize(
    ("kind", "fee", "yuan", "halved", "said"),
    [
        # 13条1项: up to 10,000 yuan 50 flat; 2.5 % above: 50.00 + 0.005 a fen of 20 fen.
        ("claim", 5000, "", False, "an amount from 0.01 to 10,000.19"),
        ("claim", 5001, "", False, "an amount from 10,000.20 to 10,000.59"),
        # Half of 50.00 and 2.5 % of 0.39: 25.004875.
        ("claim", 2500, "", True, "an amount from 0.01 to 10,000.39"),
        ("enforce", 5000, "", False, "an amount from 0.01 to 10,000.33"),
        ("preserve", 500000, "", False, "any amount from 895,999.00"),
    ],
)
def test_the_amounts_of_a_fee(kind: str, fee: int, yuan: str, halved: bool, said: str) -> None:
    """13, 14条. Preservation: 0.5 % + 520 reaches 5,000.00, half up, at 4,999.995: 895,999.00."""
    assert describe_inverse(kind, fee, yuan, halved).en == said


def test_a_fee_that_no_amount_has() -> None:
    with pytest.raises(LprError) as error:
        describe_inverse("claim", 4999)
    assert [problem.code for problem in error.value.problems] == ["fee-inverse"]
