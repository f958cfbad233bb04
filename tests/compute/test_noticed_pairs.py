"""Every notice with its nearest neighbour: the facts on which it is said, and those a step away on which it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.law.grounds import explains
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

Facts = dict[str, Any]
TODAY = date(2026, 11, 24)


def _case(facts: Facts) -> Any:
    return parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)


def claimed(facts: Facts) -> Any:
    """Compute a claim."""
    return calculate(_case(facts), Rates())


def judged(facts: Facts) -> Any:
    """Compute a judgment."""
    return judge(_case(facts), Rates())


def clocks(facts: Facts) -> Any:
    """Wind the clocks as of today."""
    return limitation(_case(facts), TODAY.toordinal())


def fees(facts: Facts) -> Any:
    """Compute the fees of a case."""
    return fees_of(_case(facts), Rates())


LOAN: Facts = {
    "principal": 100000,
    "signed": "2021-01-05",
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "filed": "2023-01-10",
    "until": "2023-01-10",
}
OLDER: Facts = {
    "principal": 100000,
    "signed": "2019-01-05",
    "lent": "2019-01-05",
    "due": "2019-12-31",
    "rate": "24%",
    "accepted": "2021-01-05",
}
NATURAL: Facts = {"creditor": {"name": "甲", "natural": True}, "debtor": {"name": "乙", "natural": True}}
SALE: Facts = {"kind": "sale", "principal": 1000, "due": "2021-12-31", "until": "2023-01-10"}
SME: Facts = {**SALE, "kind": "sme-payment", "signed": "2021-03-01"}
WORKS: Facts = {"kind": "construction", "principal": 1000, "due": "2022-01-01", "until": "2022-06-01"}
BANK: Facts = {
    "kind": "bank-loan",
    "principal": 1000,
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "rate": "6%",
    "until": "2023-01-10",
    "penalty": "1.5",
    "compound": "none",
}
ORDER: Facts = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
PARTS = [{"due": "2022-03-01", "amount": 500}, {"due": "2022-06-01", "amount": 500}]
DEBT: Facts = {"principal": 1000, "due": "2023-12-31"}
TWO: Facts = {"loans": [{"id": name, "principal": 1, "due": "2023-12-31"} for name in "ab"]}
PAID = {"date": "2022-06-01", "amount": 1}
GUARANTEE: Facts = {"lent": "2019-05-01", "until": "2024-01-01", "creditor": "甲", "debtor": "乙", **DEBT}
UNCLEAR = {"name": "丁", "signed": "2019-05-01", "mode": "joint", "period": "至还清"}


def order(until: str = "2022-08-01", **more: Any) -> Facts:
    """A judgment; what belongs to the case stands beside it."""
    outside: Facts = {key: more.pop(key) for key in ("payments", "conventions", "resume") if key in more}
    ordered = {key: value for key, value in {**ORDER, **more}.items() if value}
    return {"judgment": ordered, "until": until} | outside


def less(facts: Facts, *keys: str, **more: Any) -> Facts:
    """Facts without some, and with others."""
    return {**{key: value for key, value in facts.items() if key not in keys}, **more}


Pair = tuple[str, bool, Callable[[Facts], Any], Facts, Facts]
"""The code, whether it matters, who says it, on which facts it is said and on which not."""

PAIRS: list[Pair] = [
    # --- claims
    ("until", False, claimed, less(LOAN, "until"), LOAN),
    ("formation-date", False, claimed, less(LOAN, "lent", overdue_rate="24%", **NATURAL), {**LOAN, **NATURAL}),
    ("signing-date", True, claimed, less(LOAN, "signed", rate="24%"), less(LOAN, "signed", rate="24%", **NATURAL)),
    # 31条2款: the day of suit is asked for where a day from 2020-08-20 on is computed, that of the per-diem among them.
    ("filing-date", True, claimed, {**OLDER, "until": "2020-08-20"}, {**OLDER, "until": "2020-08-19"}),
    (
        "no-term",
        False,
        claimed,
        less(LOAN, "due", filed="2022-01-20", served="2022-02-01"),
        {**LOAN, "filed": "2022-01-20", "served": "2022-02-01"},
    ),
    (
        "no-term",
        False,
        claimed,
        less(LOAN, "due", grace=10, demands=[{"date": "2022-02-01", "delivered": "yes"}]),
        less(LOAN, "due", interest_from="2022-02-12", demands=[{"date": "2022-02-01", "delivered": "yes"}]),
    ),
    (
        "no-term",
        False,
        claimed,
        less(LOAN, "due", filed="2022-01-20", served="2022-02-01"),
        less(LOAN, "due", filed="2022-01-20", served="2022-02-01", interest_from="2022-02-02"),
    ),
    ("deducted", False, claimed, {**LOAN, "deducted": 1}, LOAN),
    ("rate-unclear", False, claimed, {**LOAN, **NATURAL, "rate": "不明"}, {**LOAN, **NATURAL, "rate": "10%"}),
    ("contract-void", False, claimed, {**LOAN, "void": "on-lent"}, LOAN),
    (
        "deposit-rate",
        False,
        claimed,
        {**LOAN, "void": "on-lent"},
        {**LOAN, "void": "on-lent", "deposit_rate": "1.5%"},
    ),
    ("no-ceiling", False, claimed, {**LOAN, "rate": "24%", "lender": "bank"}, {**LOAN, "rate": "24%"}),
    (
        "damages-beside-term-rate",
        False,
        claimed,
        {**LOAN, "rate": "10%", "damages": "0.01%/日"},
        {**LOAN, "rate": "10%", "damages": "0.01%/日", "conventions": {"damages_and_interest": "both"}},
    ),
    ("sme-large-enterprise", False, claimed, SME, {**SME, "overdue_rate": "10%"}),
    ("sme-floor-sum", False, claimed, {**SME, "damages": 1, "payments": [PAID]}, {**SME, "damages": 1}),
    (
        "sme-floor-sum",
        False,
        claimed,
        less(SME, "due", damages=1, due=[{"due": "2021-11-30", "amount": 400}, {"due": "2021-12-31", "amount": 600}]),
        {**SME, "damages": 1},
    ),
    (
        "advance-free",
        False,
        claimed,
        {**WORKS, "advanced": "2021-06-01"},
        {**WORKS, "advanced": "2021-06-01", "rate": "3%"},
    ),
    ("payable", False, claimed, less(WORKS, "due", delivered="2022-01-01"), {**WORKS, "delivered": "2022-01-01"}),
    ("bank-total", False, claimed, BANK, {**BANK, "conventions": {"cap": "24%"}}),
    ("currency", False, claimed, {**SALE, "overdue_rate": "6%", "currency": "USD"}, {**SALE, "overdue_rate": "6%"}),
    (
        "surplus",
        False,
        claimed,
        {**SALE, "payments": [{"date": "2022-06-01", "amount": 2000}]},
        {**SALE, "payments": [PAID]},
    ),
    (
        "interest-forgone",
        False,
        claimed,
        {**LOAN, "interest_from": "2022-01-02"},
        {**LOAN, "interest_from": "2022-01-01"},
    ),
    (
        "cost-after-end",
        True,
        claimed,
        {**SALE, "costs": [{"name": "公证费", "amount": 1, "date": "2023-01-11"}]},
        {**SALE, "costs": [{"name": "公证费", "amount": 1, "date": "2023-01-10"}]},
    ),
    (
        "costs-first",
        True,
        claimed,
        {**SALE, "payments": [PAID], "costs": [{"name": "公证费", "amount": 1}]},
        {**SALE, "payments": [PAID], "filed": "2023-01-10", "costs": [{"name": "公证费", "amount": 1}]},
    ),
    (
        "costs-day",
        False,
        claimed,
        {**SALE, "payments": [PAID], "filed": "2023-01-10", "costs": [{"name": "公证费", "amount": 1}]},
        {
            **SALE,
            "payments": [PAID],
            "filed": "2023-01-10",
            "costs": [{"name": "公证费", "amount": 1, "date": "2023-01-10"}],
        },
    ),
    (
        "rate-single-source",
        False,
        claimed,
        {"kind": "other", "principal": 1, "due": "1991-04-19", "until": "1992-01-01", "conventions": {"tenor": "1y"}},
        {"kind": "other", "principal": 1, "due": "1991-04-20", "until": "1992-01-01", "conventions": {"tenor": "1y"}},
    ),
    (
        "rollover-limit",
        False,
        claimed,
        {**LOAN, "rate": "10%", "rollovers": [{"date": "2021-06-01", "principal": 104000}]},
        {**LOAN, "rate": "10%"},
    ),
    (
        "deliveries-whole",
        False,
        claimed,
        less(
            LOAN,
            "principal",
            "lent",
            **NATURAL,
            rate="20%",
            interest_limit=5000,
            disbursements=[{"date": "2021-01-05", "amount": 1}, {"date": "2021-12-30", "amount": 1}],
        ),
        less(
            LOAN,
            "principal",
            "lent",
            **NATURAL,
            rate="20%",
            disbursements=[{"date": "2021-01-05", "amount": 1}, {"date": "2021-12-30", "amount": 1}],
        ),
    ),
    ("damages-not-agreed", False, claimed, {**LOAN, "damages": 0}, {**LOAN, "damages": "0.01"}),
    ("damages-not-agreed", False, claimed, {**LOAN, "damages": "0%"}, {**LOAN, "damages": "1%"}),
    ("damages-not-agreed", False, claimed, {**LOAN, "damages": "不明"}, LOAN),
    (
        "interest-free",
        False,
        claimed,
        {**LOAN, "rate": "0%", "rollovers": [{"date": "2021-06-01", "principal": 100000}]},
        {**LOAN, "rate": "0%", "rollovers": [{"date": "2021-06-01", "principal": 100000, "rate": "10%"}]},
    ),
    # --- judgments
    ("until", False, judged, less(order(), "until"), order()),
    ("currency", False, judged, order(currency="USD"), order()),
    ("currency", False, judged, order(currency="USD"), order(currency="CNY")),
    ("before-perform-by", False, judged, order("2022-02-28"), order("2022-03-01")),
    ("undue", False, judged, order("2022-05-31", perform_by=PARTS), order("2022-06-01", perform_by=PARTS)),
    (
        "payment-before-judgment",
        False,
        judged,
        order(payments=[{"date": "2022-01-10", "amount": 1}]),
        order(payments=[{"date": "2022-01-11", "amount": 1}]),
    ),
    (
        "payment-after-end",
        True,
        judged,
        order(payments=[{"date": "2022-08-02", "amount": 1}]),
        order(payments=[{"date": "2022-08-01", "amount": 1}]),
    ),
    ("doubled-last", False, judged, order(payments=[PAID]), order()),
    (
        "doubled-last",
        False,
        judged,
        {
            "judgment": {**ORDER, "date": "2014-01-10", "perform_by": "2014-03-01"},
            "until": "2014-08-01",
            "payments": [{"date": "2014-06-01", "amount": 1}],
        },
        {
            "judgment": {**ORDER, "date": "2014-01-10", "perform_by": "2014-03-01"},
            "until": "2014-07-31",
            "payments": [{"date": "2014-06-01", "amount": 1}],
        },
    ),
    (
        "doubled-agreed",
        False,
        judged,
        order(payments=[PAID], conventions={"order": ["doubled", "costs", "interest", "principal"]}),
        order(payments=[PAID], conventions={"order": ["costs", "interest", "principal", "doubled"]}),
    ),
    ("first-instalment", False, judged, order(perform_by=PARTS, damages=1), order(damages=1)),
    ("first-instalment", False, judged, order(perform_by=PARTS, damages=1), order(perform_by=PARTS)),
    (
        "first-instalment",
        False,
        judged,
        order(perform_by=PARTS, costs=[{"name": "律师费", "amount": 1}]),
        order(perform_by=PARTS, costs=[{"name": "律师费", "amount": 1, "date": "2022-03-02"}]),
    ),
    (
        "cost-enters",
        False,
        judged,
        order(costs=[{"name": "律师费", "amount": 1, "date": "2022-03-02"}]),
        order(costs=[{"name": "律师费", "amount": 1, "date": "2022-03-01"}]),
    ),
    ("judgment-date", False, judged, order(date=""), order()),
    ("perform-by", False, judged, order(perform_by="", effective="2022-03-01"), order(effective="2022-03-01")),
    (
        "court-fee-payee",
        False,
        judged,
        order(costs=[{"name": "案件受理费", "amount": 1}]),
        order(costs=[{"name": "案件受理费", "amount": 1, "pay_to": "court"}]),
    ),
    ("damages-in-base", False, judged, order(damages=1), order(damages=1, damages_doubled="yes")),
    ("damages-in-base", False, judged, order("2022-03-02", damages=1), order("2022-03-01", damages=1)),
    (
        "closed-interest-out",
        False,
        judged,
        order(interest={"amount": 10, "until": "2021-12-31"}),
        order(interest={"amount": 10, "until": "2021-12-31", "doubled": "yes"}),
    ),
    (
        "closed-interest-out",
        False,
        judged,
        order(interest={"from": "2021-01-01", "until": "2021-12-31", "rate": "6%"}),
        order(interest={"from": "2021-01-01", "rate": "6%"}),
    ),
    ("doubled-base-out", False, judged, order(costs=[{"name": "保全费", "amount": 1}]), order()),
    (
        "doubled-base-in",
        False,
        judged,
        order(costs=[{"name": "律师费", "amount": 1}]),
        order(costs=[{"name": "律师费", "amount": 1, "doubled": "yes"}]),
    ),
    ("penalty-borne", False, judged, order(penalty_borne="yes"), order()),
    ("restitution", False, judged, order(restitution="yes"), order()),
    ("resumed", False, judged, order(resumed="2022-05-01"), order()),
    (
        "resume-paid",
        False,
        judged,
        order(resume={"settled": "2022-04-01", "paid": [PAID]}),
        order(resume={"settled": "2022-04-01"}),
    ),
    (
        "resume-paid",
        True,
        judged,
        order(resume={"settled": "2022-04-01", "paid": 300}),
        order(resume={"settled": "2022-04-01"}),
    ),
    ("holiday", False, judged, order(perform_by="2022-03-05"), order(perform_by="2022-03-04")),
    ("effective-early", True, judged, order(effective="2022-01-09"), order(effective="2022-01-10")),
    (
        "suspended-reason",
        False,
        judged,
        order(suspended=[{"from": "2022-04-01", "to": "2022-04-02", "reason": "疫情"}]),
        order(suspended=[{"from": "2022-04-01", "to": "2022-04-02", "reason": "再审中止"}]),
    ),
    (
        "suspended-not-carried",
        True,
        judged,
        order(suspended=[{"from": "2022-04-01", "to": "2022-04-02", "reason": "被执行人申请再审审查"}]),
        order(suspended=[{"from": "2022-04-01", "to": "2022-04-02", "reason": "非因被执行人申请再审审查"}]),
    ),
    ("fee-currency", False, judged, order(currency="USD"), order(currency="USD", fx_fee="7.1")),
    (
        "fee-currency",
        False,
        judged,
        order(currency="USD", fx_rate="7.1"),
        order(currency="USD", fx_rate="7.1", fx_fee="7.1"),
    ),
    (
        "accelerated",
        False,
        judged,
        order(perform_by=PARTS, accelerates="yes"),
        order(
            perform_by=PARTS,
            accelerates="yes",
            payments=[
                {"date": "2022-03-01", "amount": 500, "for": "principal"},
                {"date": "2022-06-01", "amount": 500, "for": "principal"},
            ],
        ),
    ),
    # The first two years ended on 2021-12-31, the last of the earlier text, or a day later.
    (
        "enforcement-instalments",
        True,
        judged,
        order(
            date="2019-01-10", perform_by=[{"due": "2019-12-31", "amount": 500}, {"due": "2021-06-30", "amount": 500}]
        ),
        order(
            date="2019-01-10", perform_by=[{"due": "2020-01-01", "amount": 500}, {"due": "2021-06-30", "amount": 500}]
        ),
    ),
    # --- limitation
    ("limitation-later", False, clocks, {**DEBT, "filed": "2026-11-25"}, {**DEBT, "filed": "2026-11-24"}),
    (
        "limitation-later",
        False,
        clocks,
        {**DEBT, "payments": [{"date": "2026-11-25", "amount": 1}]},
        {**DEBT, "payments": [{"date": "2026-11-24", "amount": 1}]},
    ),
    (
        "limitation-later",
        False,
        clocks,
        {**DEBT, "demands": [{"date": "2026-11-25", "event": "plan"}]},
        {**DEBT, "demands": [{"date": "2026-11-24", "event": "plan"}]},
    ),
    ("limitation-later", False, clocks, order(resumed="2026-11-25"), order(resumed="2026-11-24")),
    (
        "limitation-later",
        False,
        clocks,
        order(resume={"settled": "2022-04-01", "broken": "2026-11-25"}),
        order(resume={"settled": "2022-04-01", "broken": "2026-11-24"}),
    ),
    ("limitation-length", False, clocks, {**DEBT, "due": "2020-12-30"}, {**DEBT, "due": "2020-12-31"}),
    ("limitation-day", False, clocks, DEBT, less(DEBT, "due", interest_from="2024-01-01")),
    (
        "limitation-grace",
        True,
        clocks,
        less(DEBT, "due", lent="2020-01-01", demands=[{"date": "2024-01-01", "delivered": "yes"}]),
        less(DEBT, "due", lent="2020-01-01", grace=5, demands=[{"date": "2024-01-01", "delivered": "yes"}]),
    ),
    (
        "limitation-payment-loan",
        True,
        clocks,
        {**TWO, "payments": [{"date": "2024-06-01", "amount": 1}]},
        {**TWO, "payments": [{"date": "2024-06-01", "amount": 1, "loan": "a"}]},
    ),
    (
        "enforcement-obstacle",
        False,
        clocks,
        {**order(), "obstacles": [{"from": "2022-04-01", "to": "2022-04-02", "reason": "不可抗力"}]},
        order(),
    ),
    (
        "enforcement-old",
        True,
        clocks,
        order(date="2008-01-10", perform_by="2008-03-31"),
        order(date="2008-01-10", perform_by="2008-04-01"),
    ),
    (
        "settlement-broken",
        False,
        clocks,
        order(resume={"settled": "2022-04-01", "last_day": "2022-06-01", "broken": "2022-05-01"}),
        order(resume={"settled": "2022-04-01", "last_day": "2022-06-01"}),
    ),
    (
        "accelerated-day",
        True,
        clocks,
        order(perform_by=PARTS, accelerates="yes"),
        order(perform_by=PARTS, accelerates="2022-03-01"),
    ),
    (
        "guarantee-period-open",
        False,
        clocks,
        {**GUARANTEE, "due": "2021-01-01", "guarantors": [UNCLEAR]},
        {**GUARANTEE, "due": "2020-12-31", "guarantors": [UNCLEAR]},
    ),
    (
        "guarantee-expired",
        True,
        clocks,
        {**GUARANTEE, "guarantors": [{**UNCLEAR, "signed": "2021-05-01"}]},
        {**GUARANTEE, "guarantors": [{**UNCLEAR, "signed": "2021-05-01", "sued": "2024-07-01"}]},
    ),
    (
        "guarantor-sued",
        False,
        clocks,
        {**GUARANTEE, "filed": "2024-06-28", "guarantors": [UNCLEAR]},
        {**GUARANTEE, "filed": "2024-06-28", "guarantors": [{**UNCLEAR, "sued": "2024-06-28"}]},
    ),
    (
        "guarantee-demand-early",
        False,
        clocks,
        {**GUARANTEE, "guarantors": [{**UNCLEAR, "demands": [{"date": "2023-12-30", "delivered": "yes"}]}]},
        {**GUARANTEE, "guarantors": [{**UNCLEAR, "demands": [{"date": "2023-12-31", "delivered": "yes"}]}]},
    ),
    (
        "works-payable",
        False,
        clocks,
        {
            **less(WORKS, "until"),
            "filed": "2026-06-29",
            "security": [{"kind": "construction", "payable": "2025-06-01"}],
        },
        {
            **less(WORKS, "until"),
            "filed": "2026-06-30",
            "security": [{"kind": "construction", "payable": "2025-06-01"}],
        },
    ),
    # --- fees
    ("filed", False, fees, less(SALE, "filed"), {**SALE, "filed": "2023-01-10"}),
    (
        "fee-before-2007",
        True,
        fees,
        {**SALE, "due": "2006-12-31", "filed": "2007-03-31"},
        {**SALE, "due": "2006-12-31", "filed": "2007-04-01"},
    ),
    (
        "fee-court-costs",
        False,
        fees,
        {**SALE, "filed": "2023-01-10", "costs": [{"name": "案件受理费", "amount": 1}]},
        {**SALE, "filed": "2023-01-10", "costs": [{"name": "保全费", "amount": 1}]},
    ),
    ("fee-enforce-later", False, fees, order("2022-01-09"), order("2022-01-10")),
    (
        "fee-enforced-before",
        False,
        fees,
        order(payments=[{"date": "2022-08-01", "amount": 1, "event": "auction"}]),
        order(payments=[{"date": "2022-08-02", "amount": 1, "event": "auction"}]),
    ),
    (
        "fee-enforced-before",
        False,
        fees,
        order(payments=[{"date": "2022-08-01", "amount": 1, "event": "transfer"}]),
        order(payments=[{"date": "2022-08-01", "amount": 1}]),
    ),
]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{n} {code}" for n, (code, *_) in enumerate(PAIRS)])
def test_said_here_and_not_there(pair: Pair) -> None:
    code, matters, asked, facts, neighbour = pair
    assert matters in [notice.matters for notice in asked(facts).notices if notice.code == code]
    assert matters not in [notice.matters for notice in asked(neighbour).notices if notice.code == code]


def test_at_which_rate_a_fee_is_converted() -> None:
    """办法 55条: that of the day of acceptance, told as a fact; another in its place, as an assumption."""
    for money, level in (({"fx_rate": "7.1"}, "assumption"), ({"fx_rate": "7.1", "fx_fee": "7.2"}, "info")):
        told = [n.level for n in fees(order(currency="USD", **money)).notices if n.code == "fee-currency"]
        assert told == [level]


@pytest.mark.parametrize(
    ("more", "begins"),
    [({}, "2022-03-02"), ({"from": "2022-05-01"}, "2022-05-01"), ({"perform_by": "2022-05-01"}, "2022-05-02")],
)
def test_from_when_a_person_bears_the_doubled_part(more: Facts, begins: str) -> None:
    """From the day stated, or after his own last day of performance, or that of all."""
    facts = {
        **order(liable=[{"party": "乙", "how": "together"}, {"party": "丁", "how": "joint", **more}]),
        "debtor": [{"name": "乙"}, {"name": "丁"}],
    }
    [_, person] = judged(facts).persons
    assert date.fromordinal(person.from_day).isoformat() == begins


@pytest.mark.parametrize(("until", "cited"), [("2014-07-31", False), ("2014-08-01", True), ("2014-12-31", True)])
def test_no_ground_from_before_it_was_in_force(until: str, cited: bool) -> None:
    """法释〔2014〕8号, since 2014-08-01: no ground of a computation that ends before."""
    found = judged({"judgment": {"date": "2014-01-10", "principal": 1000, "perform_by": "2014-03-01"}, "until": until})
    assert any(key.startswith("delay-interest-2014/") for key in found.provisions) is cited
    assert ("delay-interest-2014/7" in found.provisions) is cited


def test_what_a_judgment_stands_on() -> None:
    """The articles of its lines and of what was assumed; what only explains stands apart."""
    found = judged(order(costs=[{"name": "律师费", "amount": 1}], interest={"from": "2021-01-01", "rate": "LPR"}))
    assert {"delay-interest-2014/1", "civil-procedure-2021/260"} <= set(found.provisions)
    assert not [key for key in found.provisions if explains(key)]
    assert {notice.provision for notice in found.notices if notice.provision and not explains(notice.provision)} <= set(
        found.provisions
    )


@pytest.mark.parametrize(("number", "name"), [("", "1"), ("(2022)沪01民初1号", "(2022)沪01民初1号")])
def test_lines_bear_the_number_of_the_judgment(number: str, name: str) -> None:
    found = judged(order(number=number, payments=[PAID]))
    assert {line.loan_id for line in found.lines} == {row.loan_id for row in found.ledger} == {name}


@pytest.mark.parametrize(("until", "per_diem"), [("2022-02-28", 0), ("2022-03-01", 193)])
def test_no_doubled_part_of_the_last_day_of_performance(until: str, per_diem: int) -> None:
    """11,000 × 0.0175 % = 1.925 a day from 2022-03-02 on; of the last day of performance itself nothing."""
    found = judged(order(until, costs=[{"name": "律师费", "amount": 10000}]))
    assert found.totals.per_diem_doubled == per_diem


def test_the_formula_of_a_line_of_a_judgment() -> None:
    """1,000 × 0.0175 % × 153 days from 2022-03-02 to 2022-08-01; general interest over the year."""
    found = judged(order(interest={"from": "2022-01-01", "rate": "6%"}))
    said = {line.kind: (line.days, line.formula) for line in found.lines}
    assert said["doubled"][0] == 153
    assert said["doubled"][1].endswith("× 153")
    assert said["general"][1].endswith("212 ÷ 365")


@pytest.mark.parametrize(("until", "article"), [("2014-07-31", ""), ("2014-08-01", "delay-interest-2014/3")])
def test_the_article_of_a_notice_in_the_text_of_its_day(until: str, article: str) -> None:
    """What stands on 法释〔2014〕8号 names no article where the computation ends before it."""
    order_: Facts = {"date": "2014-01-10", "principal": 1000, "perform_by": "2014-03-01"}
    stay = [{"from": "2014-04-01", "to": "2014-04-02", "reason": "再审中止"}]
    found = judged({"judgment": {**order_, "suspended": stay}, "until": until})
    assert [notice.provision for notice in found.notices if notice.code == "suspended"] == [article]
