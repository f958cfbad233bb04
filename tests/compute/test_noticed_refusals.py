"""Every refusal with its nearest neighbour: the facts that cannot be computed, and those a step away that can."""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from test_noticed_pairs import (
    BANK,
    LOAN,
    NATURAL,
    ORDER,
    PARTS,
    SALE,
    WORKS,
    Facts,
    claimed,
    clocks,
    fees,
    judged,
    less,
    order,
)

OLD: Facts = {"date": "2014-01-10", "principal": 1000, "perform_by": "2014-03-01"}
USD: Facts = {**SALE, "currency": "USD"}
HALVES = [{"due": "2021-11-30", "amount": 500}, {"due": "2021-12-31", "amount": 500}]
STEPS = [{"date": "2021-01-05", "amount": 400}, {"date": "2021-06-01", "amount": 600}]
TWO: Facts = {
    "loans": [
        {"id": "a", "principal": 1, "lent": "2021-01-05", "due": "2021-12-31"},
        {"id": "b", "principal": 1, "lent": "2021-02-05", "due": "2021-12-31"},
    ],
    "filed": "2023-01-10",
    "until": "2023-01-10",
}


def paid(day: str, **more: Any) -> list[Facts]:
    return [{"date": day, "amount": 1, **more}]


REFUSALS: list[tuple[str, Any, Facts, Facts]] = [
    # --- days that cannot be, each pair the day before and the day itself
    ("dates-order", claimed, {**LOAN, "due": "2021-01-04"}, {**LOAN, "due": "2021-01-05"}),
    ("dates-order", claimed, less(LOAN, "lent", due="2021-01-04"), less(LOAN, "lent", due="2021-01-05")),
    ("dates-order", claimed, {**LOAN, "filed": "2021-01-04"}, {**LOAN, "filed": "2021-01-05"}),
    ("dates-order", claimed, less(LOAN, "lent", filed="2021-01-04"), less(LOAN, "lent", filed="2021-01-05")),
    ("dates-order", claimed, {**LOAN, "accepted": "2023-01-09"}, {**LOAN, "accepted": "2023-01-10"}),
    (
        "payment-before-loan",
        claimed,
        {**LOAN, "payments": paid("2021-01-04")},
        {**LOAN, "payments": paid("2021-01-05")},
    ),
    # A payment for one loan is not before it; one for none, not before the first.
    (
        "payment-before-loan",
        claimed,
        {**TWO, "payments": paid("2021-02-04", loan="b")},
        {**TWO, "payments": paid("2021-02-05", loan="b")},
    ),
    ("payment-before-loan", claimed, {**TWO, "payments": paid("2021-01-04")}, {**TWO, "payments": paid("2021-01-05")}),
    (
        "payment-before-loan",
        claimed,
        less(LOAN, "lent", "principal", principal=STEPS, payments=paid("2021-01-04")),
        less(LOAN, "lent", "principal", principal=STEPS, payments=paid("2021-01-05")),
    ),
    ("until-before-start", claimed, {**LOAN, "until": "2021-12-31"}, {**LOAN, "until": "2022-01-01"}),
    ("interest-from-early", claimed, {**LOAN, "interest_from": "2021-12-31"}, {**LOAN, "interest_from": "2022-01-01"}),
    (
        "lent-after-due",
        claimed,
        less(LOAN, "lent", "principal", principal=[*STEPS[:1], {"date": "2022-01-02", "amount": 600}]),
        less(LOAN, "lent", "principal", principal=[*STEPS[:1], {"date": "2022-01-01", "amount": 600}]),
    ),
    (
        "rollover-after-due",
        claimed,
        {**LOAN, "rate": "10%", "rollovers": [{"date": "2022-01-02", "principal": 104000}]},
        {**LOAN, "rate": "10%", "rollovers": [{"date": "2022-01-01", "principal": 104000}]},
    ),
    # --- sums
    ("instalments-sum", claimed, less(SALE, "due", due=HALVES, principal=1001), less(SALE, "due", due=HALVES)),
    ("deducted-all", claimed, {**LOAN, "deducted": 100000}, {**LOAN, "deducted": "99999.99"}),
    # --- what is missing
    ("due-missing", claimed, less(LOAN, "due"), less(LOAN, "due", rate="10%")),
    ("due-missing", claimed, less(LOAN, "due", rate="10%", overdue_rate="10%"), less(LOAN, "due", rate="10%")),
    (
        "due-missing",
        claimed,
        less(LOAN, "due", "lent", rate="10%"),
        less(LOAN, "due", "lent", interest_from="2022-01-01"),
    ),
    (
        "due-missing",
        claimed,
        less(LOAN, "due", demands=[{"date": "2022-02-01", "delivered": "yes"}]),
        less(LOAN, "due", grace=9, demands=[{"date": "2022-02-01", "delivered": "yes"}]),
    ),
    (
        "due-missing",
        claimed,
        less(LOAN, "due", grace=9, demands=[{"date": "2022-02-01", "delivered": "no"}]),
        less(LOAN, "due", grace=9, demands=[{"date": "2022-02-01"}]),
    ),
    ("due-missing", claimed, less(WORKS, "due"), less(WORKS, "due", filed="2022-01-01")),
    ("bank-terms", claimed, less(BANK, "due"), BANK),
    (
        "rate-unclear",
        claimed,
        {**LOAN, "rate": "不明", "creditor": NATURAL["creditor"]},
        {**LOAN, "rate": "不明", **NATURAL},
    ),
    (
        "rate-unclear",
        claimed,
        {**LOAN, "rate": "10%", "rollovers": [{"date": "2021-06-01", "principal": 104000, "rate": "不明"}]},
        {**LOAN, **NATURAL, "rate": "10%", "rollovers": [{"date": "2021-06-01", "principal": 104000, "rate": "不明"}]},
    ),
    # --- void contracts: nothing that was agreed
    ("contract-void", claimed, {**LOAN, "void": "on-lent", "rate": "10%"}, {**LOAN, "void": "on-lent"}),
    ("contract-void", claimed, {**LOAN, "void": "on-lent", "overdue_rate": "10%"}, {**LOAN, "void": "on-lent"}),
    (
        "contract-void",
        claimed,
        {**LOAN, "void": "on-lent", "damages": "10%"},
        {**LOAN, "void": "on-lent", "rate": "不明"},
    ),
    ("contract-void", claimed, {**LOAN, "void": "on-lent", "fees": 1}, {**LOAN, "void": "on-lent", "rate": "无息"}),
    (
        "lent-missing",
        claimed,
        less(LOAN, "lent", void="on-lent"),
        less(LOAN, "lent", void="on-lent", interest_from="2022-01-01"),
    ),
    # --- another currency: what was agreed gives the interest of default, or nothing does
    ("currency-no-rate", claimed, USD, {**USD, "overdue_rate": "6%"}),
    (
        "currency-no-rate",
        claimed,
        {**USD, "damages": "6%", "conventions": {"damages_and_interest": "both"}},
        {**USD, "damages": "6%"},
    ),
    ("currency-no-rate", claimed, {**LOAN, "currency": "USD"}, {**LOAN, "currency": "USD", "rate": "6%"}),
    (
        "currency-no-rate",
        claimed,
        {**LOAN, "currency": "USD", "rate": "0%"},
        {**LOAN, "currency": "USD", "rate": "0%", "overdue_rate": "6%"},
    ),
    (
        "currency-no-rate",
        claimed,
        {**SALE, "kind": "other", "rate": "6%", "currency": "USD"},
        {**SALE, "kind": "other", "overdue_rate": "6%", "currency": "USD"},
    ),
    (
        "currency-no-rate",
        claimed,
        {**LOAN, "currency": "USD", "void": "on-lent"},
        {**LOAN, "currency": "USD", "void": "on-lent", "deposit_rate": "1%"},
    ),
    (
        "currency-no-rate",
        claimed,
        {
            **LOAN,
            "currency": "USD",
            "rate": "6%",
            "rollovers": [{"date": "2021-06-01", "principal": 104000, "rate": "0%"}],
        },
        {**LOAN, "currency": "USD", "rate": "6%", "rollovers": [{"date": "2021-06-01", "principal": 104000}]},
    ),
    (
        "payment-currency",
        claimed,
        {**USD, "overdue_rate": "6%", "payments": paid("2022-06-01", currency="CNY")},
        {**USD, "overdue_rate": "6%", "payments": paid("2022-06-01", currency="USD")},
    ),
    # --- judgments
    ("until-before-judgment", judged, order("2022-01-09"), order("2022-01-10")),
    ("perform-by-early", judged, order(effective="2022-03-02"), order(effective="2022-03-01")),
    (
        "perform-by-early",
        judged,
        order(perform_by=PARTS, effective="2022-03-02"),
        order(perform_by=PARTS, effective="2022-03-01"),
    ),
    (
        "restitution-date",
        judged,
        order(perform_by="", restitution="yes"),
        order(perform_by="", restitution="yes", effective="2022-03-01"),
    ),
    ("perform-by-missing", judged, order(perform_by=""), order(perform_by="", effective="2022-03-01")),
    (
        "perform-by-twice",
        judged,
        order(perform_within="10日", effective="2022-02-20"),
        order(perform_by="", perform_within="10日", effective="2022-02-20"),
    ),
    (
        "effective-missing",
        judged,
        order(perform_by="", perform_within="10日"),
        order(perform_by="", perform_within="10日", effective="2022-02-20"),
    ),
    ("instalments-sum", judged, order(perform_by=PARTS, principal=1001), order(perform_by=PARTS)),
    (
        "dates-order",
        judged,
        order(suspended=[{"from": "2022-04-02", "to": "2022-04-01", "reason": "再审中止"}]),
        order(suspended=[{"from": "2022-04-01", "to": "2022-04-01", "reason": "再审中止"}]),
    ),
    (
        "dates-order",
        judged,
        order(interest={"from": "2021-01-02", "until": "2021-01-01", "rate": "6%"}),
        order(interest={"from": "2021-01-01", "until": "2021-01-01", "rate": "6%"}),
    ),
    (
        "interest-both",
        judged,
        order(interest={"amount": 1, "until": "2021-01-01", "rate": "6%"}),
        order(interest={"amount": 1, "until": "2021-01-01"}),
    ),
    ("interest-both", judged, order(interest={"amount": 1, "base": 1}), order(interest={"amount": 1})),
    ("interest-both", judged, order(interest={"amount": 1, "from": "2021-01-01"}), order(interest={"amount": 1})),
    (
        "rate-high",
        judged,
        order(interest={"from": "2021-01-01", "rate": "1000.01%"}),
        order(interest={"from": "2021-01-01", "rate": "1000%"}),
    ),
    (
        "rate-high",
        judged,
        order(interest={"from": "2021-01-01", "rate": "83.34%/月"}),
        order(interest={"from": "2021-01-01", "rate": "83.33%/月"}),
    ),
    (
        "rate-high",
        judged,
        order(interest={"from": "2021-01-01", "rate": "2.74%/日"}),
        order(interest={"from": "2021-01-01", "rate": "2.73%/日"}),
    ),
    (
        "general-interest-terms",
        judged,
        order(interest={"rate": "6%"}),
        order(interest={"from": "2021-01-01", "rate": "6%"}),
    ),
    ("general-interest-terms", judged, order(interest={"from": "2021-01-01", "base": 1}), order()),
    ("rounding", judged, order(conventions={"rounding": "total"}), order(conventions={"rounding": "line"})),
    (
        "interest-end",
        judged,
        order(interest={"from": "2021-01-01", "until": "effective", "rate": "6%"}),
        order(effective="2022-01-20", interest={"from": "2021-01-01", "until": "effective", "rate": "6%"}),
    ),
    (
        "items-sum",
        judged,
        order(perform_by="", items=[{"principal": 999, "perform_by": "2022-03-01"}]),
        order(perform_by="", items=[{"principal": 1000, "perform_by": "2022-03-01"}]),
    ),
    (
        "items-sum",
        judged,
        order(perform_by="", damages=2, items=[{"principal": 1000, "damages": 1, "perform_by": "2022-03-01"}]),
        order(perform_by="", damages=1, items=[{"principal": 1000, "damages": 1, "perform_by": "2022-03-01"}]),
    ),
    (
        "perform-by-twice",
        judged,
        order(items=[{"principal": 1000, "perform_by": "2022-03-01"}]),
        order(perform_by="", items=[{"principal": 1000, "perform_by": "2022-03-01"}]),
    ),
    (
        "perform-by-missing",
        judged,
        order(perform_by="", items=[{"principal": 1000}]),
        order(perform_by="", items=[{"principal": 1000, "perform_by": "2022-03-01"}]),
    ),
    (
        "interest-currency",
        judged,
        order(currency="USD", interest={"from": "2021-01-01", "rate": "6%", "currency": "CNY"}),
        order(currency="USD", interest={"from": "2021-01-01", "rate": "6%", "currency": "USD"}),
    ),
    (
        "payment-currency",
        judged,
        order(currency="USD", payments=paid("2022-06-01", currency="CNY")),
        order(currency="USD", payments=paid("2022-06-01", currency="USD")),
    ),
    (
        "payment-currency",
        judged,
        order(currency="USD", fx_rate="7", payments=paid("2022-06-01", currency="CNY")),
        order(currency="USD", fx_rate="7", fx_scope="all", payments=paid("2022-06-01", currency="CNY")),
    ),
    (
        "delay-before-2014",
        judged,
        {
            "judgment": {
                "date": "2014-01-10",
                "principal": 1000,
                "perform_by": [{"due": "2014-07-30", "amount": 500}, {"due": "2014-09-01", "amount": 500}],
            },
            "until": "2015-01-01",
        },
        {
            "judgment": {
                "date": "2014-01-10",
                "principal": 1000,
                "perform_by": [{"due": "2014-07-31", "amount": 500}, {"due": "2014-09-01", "amount": 500}],
            },
            "until": "2015-01-01",
        },
    ),
    (
        "delay-before-2014",
        judged,
        {"judgment": {**OLD, "currency": "USD", "fx_rate": "6.2"}, "until": "2015-01-01"},
        {"judgment": {**OLD, "currency": "USD"}, "until": "2015-01-01"},
    ),
    # --- limitation, fees
    ("limitation-nothing", clocks, {"until": "2022-01-01"}, {"principal": 1, "due": "2022-01-01"}),
    ("fee-currency", fees, {**USD, "overdue_rate": "6%"}, {**SALE, "overdue_rate": "6%"}),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=[f"{n} {code}" for n, (code, *_) in enumerate(REFUSALS)])
def test_refused_here_and_not_there(refusal: tuple[str, Any, Facts, Facts]) -> None:
    code, asked, facts, neighbour = refusal
    with pytest.raises(LprError) as error:
        asked(facts)
    assert code in {problem.code for problem in error.value.problems}
    asked(neighbour)


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({**LOAN, "due": "2021-01-04"}, "due"),
        ({**LOAN, "filed": "2021-01-04"}, "filed"),
        ({**LOAN, "accepted": "2023-01-09"}, "accepted"),
        ({**LOAN, "deducted": 100000}, "deducted"),
        (less(SALE, "due", due=HALVES, principal=1001), "due"),
    ],
)
def test_the_key_to_look_at(facts: Facts, where: str) -> None:
    """Each error names the key that states the later thought."""
    with pytest.raises(LprError) as error:
        claimed(facts)
    assert {problem.where for problem in error.value.problems} == {where}


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        (order("2022-01-09"), "until"),
        (order(effective="2022-03-02"), "judgment.perform_by"),
        (order(perform_by=PARTS, principal=1001), "judgment.perform_by"),
        (order(perform_by="", perform_within="10日"), "judgment.perform_within"),
        (order(conventions={"rounding": "total"}), "conventions.rounding"),
        ({"judgment": ORDER | {"restitution": "yes", "perform_by": ""}, "until": "2022-08-01"}, "judgment.restitution"),
    ],
)
def test_the_key_of_a_judgment_to_look_at(facts: Facts, where: str) -> None:
    facts = {**facts, "judgment": {key: value for key, value in facts["judgment"].items() if value}}
    with pytest.raises(LprError) as error:
        judged(facts)
    assert {problem.where for problem in error.value.problems} == {where}


@pytest.mark.parametrize(("rate", "said"), [("1001%", "1,001 %"), ("100%/月", "1,200 %"), ("3%/日", "1,095 %")])
def test_how_much_a_year_a_rate_comes_to(rate: str, said: str) -> None:
    with pytest.raises(LprError) as error:
        judged(order(interest={"from": "2021-01-01", "rate": rate}))
    assert error.value.problems[0].message.en.startswith(f"{said} a year")
