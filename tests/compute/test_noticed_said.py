"""What a result says beside its figures, and when: what matters is refused under ``--strict``,
and nothing is said for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from asked import BANK, INSTALMENTS, LOAN, ORDER, OTHER, clocks, codes, computed, fees, judged, without
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.compute.fee import fees_on, note_not_halved

MATTERS: list[tuple[str, Callable[..., Any], dict[str, Any]]] = [
    ("filing-date", computed, {**without(LOAN, "filed"), "rate": "24%", "signed": "2019-01-05", "lent": "2019-01-05"}),
    ("signing-date", computed, {**without(LOAN, "signed", "lent"), "overdue_rate": "10%"}),
    ("in-term-not-computed", computed, {**without(LOAN, "lent"), "rate": "10%"}),
    ("benchmark-tier", computed, {"kind": "other", "principal": 1000, "due": "2018-12-31", "until": "2019-06-01"}),
    ("payment-after-end", computed, {**OTHER, "payments": [{"date": "2023-01-11", "amount": 1}]}),
    ("rates-stale", computed, {**without(OTHER, "overdue_rate", "until"), "until": "2027-06-01"}),
    ("currency-costs", computed, {**OTHER, "currency": "USD", "costs": [{"name": "公证费", "amount": 1}]}),
    ("doubled-unused", computed, {**OTHER, "payments": [{"date": "2022-06-01", "amount": 1, "for": "doubled"}]}),
    ("penalty", computed, without(BANK, "penalty")),
    ("misuse", computed, {**BANK, "misused_from": "2021-06-01"}),
    ("repricing", computed, {**BANK, "rate": "LPR"}),
    ("repricing", computed, {**BANK, "rate": "LPR", "due": "2022-12-31"}),
    ("case-costs", judged, {"judgment": ORDER, "until": "2022-06-01", "costs": [{"name": "公证费", "amount": 1}]}),
    (
        "payment-after-end",
        judged,
        {"judgment": ORDER, "until": "2022-06-01", "payments": [{"date": "2022-06-02", "amount": 1}]},
    ),
    ("effective-early", judged, {"judgment": {**ORDER, "effective": "2022-01-09"}, "until": "2022-06-01"}),
    (
        "suspended-not-carried",
        judged,
        {
            "judgment": {**ORDER, "suspended": [{"from": "2022-04-01", "to": "2022-04-02", "reason": "执行和解"}]},
            "until": "2022-06-01",
        },
    ),
    (
        "enforcement-instalments",
        judged,
        {"judgment": {**ORDER, "date": "2019-01-10", "perform_by": INSTALMENTS}, "until": "2022-06-01"},
    ),
    (
        "costs-currency",
        judged,
        {
            "judgment": {**ORDER, "currency": "USD", "costs": [{"name": "案件受理费", "amount": 1}]},
            "until": "2022-06-01",
        },
    ),
    (
        "resume-paid",
        judged,
        {
            "judgment": {**ORDER, "resumed": "2022-05-01"},
            "resume": {"settled": "2022-04-01", "paid": 300},
            "until": "2022-06-01",
        },
    ),
    ("enforcement-old", clocks, {"judgment": {**ORDER, "date": "2007-01-10", "perform_by": "2007-03-01"}}),
    ("enforcement-instalments", clocks, {"judgment": {**ORDER, "date": "2019-01-10", "perform_by": INSTALMENTS}}),
    (
        "accelerated-day",
        clocks,
        {
            "judgment": {
                **ORDER,
                "accelerates": "yes",
                "perform_by": [{"due": "2022-03-01", "amount": 500}, {"due": "2022-04-01", "amount": 500}],
            }
        },
    ),
    ("settlement-last-day", clocks, {"judgment": ORDER, "resume": {"settled": "2022-06-01"}}),
    (
        "settlement-last-day",
        clocks,
        {
            "judgment": ORDER,
            "demands": [{"date": "2022-05-01", "event": "enforce"}, {"date": "2022-06-01", "event": "plan"}],
        },
    ),
    (
        "demand-delivered",
        clocks,
        {"principal": 1, "due": "2021-12-31", "demands": [{"date": "2022-06-01", "method": "EMS"}]},
    ),
    (
        "limitation-proceedings",
        clocks,
        {"principal": 1, "due": "2021-12-31", "demands": [{"date": "2022-06-01", "event": "suit"}]},
    ),
    (
        "limitation-grace",
        clocks,
        {
            "principal": 1,
            "lent": "2021-12-31",
            "demands": [{"date": "2022-06-01", "method": "EMS", "delivered": "yes"}],
        },
    ),
    (
        "limitation-payment-loan",
        clocks,
        {
            "loans": [{"id": name, "principal": 1, "due": "2021-12-31"} for name in "ab"],
            "payments": [{"date": "2022-06-01", "amount": 1}],
        },
    ),
    ("fee-before-2007", fees, {**OTHER, "due": "2006-12-31", "filed": "2007-01-10", "until": "2007-01-10"}),
    (
        "fee-enforce-claim",
        fees,
        {**OTHER, "judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "damages": 1}},
    ),
]


@pytest.mark.parametrize(
    ("code", "compute", "facts"), MATTERS, ids=[f"{code} {n}" for n, (code, _, _) in enumerate(MATTERS)]
)
def test_what_could_change_the_result_matters(code: str, compute: Callable[..., Any], facts: dict[str, Any]) -> None:
    said = [notice.matters for notice in compute(**facts).notices if notice.code == code]
    assert any(said)


def test_a_convention_does_not() -> None:
    """Days, year and rounding are told, and nobody has to confirm them;
    a doubled part named in the order alone neither.
    """
    found = computed(**OTHER, conventions={"order": ["doubled", "costs", "interest", "principal"]})
    said = {notice.code: notice.matters for notice in found.notices}
    assert {code: said[code] for code in ("count", "basis", "rounding", "doubled-unused")} == dict.fromkeys(
        ("count", "basis", "rounding", "doubled-unused"), False
    )


class TestNothingForNothing:
    """An assumption is told only where something rests on it."""

    @pytest.mark.parametrize(("due", "asked"), [("2020-08-18", True), ("2020-08-19", False)])
    def test_the_day_of_suit(self, due: str, asked: bool) -> None:
        """Nothing agreed, overdue from 2020-08-20: the LPR, whenever the suit was (28条2款1项)."""
        found = computed(principal=1000, lent="2020-01-05", due=due, until="2021-01-05")
        assert ("filing-date" in codes(found)) is asked

    @pytest.mark.parametrize(("currency", "asked"), [("", True), ("USD", False)])
    def test_the_currency_of_a_payment(self, currency: str, asked: bool) -> None:
        payment = {"date": "2022-04-01", "amount": 1, **({"currency": currency} if currency else {})}
        found = judged(judgment={**ORDER, "currency": "USD"}, until="2022-06-01", payments=[payment])
        assert ("payment-currency" in codes(found)) is asked
        assert "payment-currency" not in codes(
            judged(judgment=ORDER, until="2022-06-01", payments=[{"date": "2022-04-01", "amount": 1}])
        )

    @pytest.mark.parametrize(
        ("perform_by", "old"), [("2014-07-30", True), ("2014-07-31", False), ("2014-08-01", False)]
    )
    def test_the_delay_before_2014_08_01(self, perform_by: str, old: bool) -> None:
        """Delay begins on the day after the last day of performance: on 2014-08-01 it is under the new rule alone."""
        found = judged(judgment={**ORDER, "date": "2014-06-10", "perform_by": perform_by}, until="2014-08-11")
        assert ("delay-before-2014" in codes(found)) is old
        assert ("delay-interest-2014/7" in found.provisions) is old

    def test_several_days_where_there_is_one(self) -> None:
        one = clocks(judgment={**ORDER, "accelerates": "yes", "perform_by": [{"due": "2022-03-01", "amount": 1000}]})
        assert "accelerated-day" not in codes(one)
        assert one.enforcement.steps[0].what.en == "the period for performance ended on 2022-03-01"
        two = clocks(
            judgment={
                **ORDER,
                "perform_by": [{"due": "2022-03-01", "amount": 500}, {"due": "2022-04-01", "amount": 500}],
            }
        )
        assert two.enforcement.steps[0].what.en == "the last instalment ended on 2022-04-01"

    def test_a_fee_that_is_halved(self) -> None:
        """15, 16条 halve the acceptance fee alone; a kind that is not among the fees has nothing to say."""
        statement = fees_on(100000)
        assert "fee-not-halved" not in codes(note_not_halved(statement, "claim"))
        assert "fee-not-halved" in codes(note_not_halved(statement, "enforce"))
        order_alone = fees(judgment=ORDER, until="2022-06-01")
        assert set(order_alone.fees) == {"enforce"}
        assert "fee-not-halved" not in codes(note_not_halved(order_alone, "preserve"))

    def test_what_a_fee_says_of_its_judgment(self) -> None:
        """What matters of it, warning or assumption, and no mere information."""
        judgment = {**ORDER, "date": "2022-01-10", "effective": "2022-01-09", "resumed": "2022-05-01"}
        facts = {"judgment": judgment, "resume": {"settled": "2022-04-01", "paid": 300}, "until": "2022-06-01"}
        levels = {(notice.code, notice.level) for notice in judged(**facts).notices}
        assert {
            ("effective-early", "warning"),
            ("resume-paid", "assumption"),
            ("resume-paid", "info"),
            ("resumed", "info"),
        } <= levels
        said = {(notice.code, notice.level) for notice in fees(**facts).notices}
        assert {("effective-early", "warning"), ("resume-paid", "assumption")} <= said
        assert not {("resume-paid", "info"), ("resumed", "info")} & said


class TestPlaces:
    """A problem stands at the key that states it."""

    def test_of_interest_in_a_judgment(self) -> None:
        interest = [
            {"base": 1, "rate": "6%", "from": "2022-01-01"},
            {"base": 1, "rate": "6%", "from": "2022-02-01", "until": "2022-01-31"},
        ]
        with pytest.raises(LprError) as refused:
            judged(judgment={**ORDER, "interest": interest}, until="2022-06-01")
        [problem] = refused.value.problems
        assert problem.where == "judgment.interest[1]"  # the first is [0]

    def test_of_a_currency_without_a_rate(self) -> None:
        with pytest.raises(LprError) as refused:
            fees(judgment={**ORDER, "currency": "USD"}, until="2022-06-01")
        [problem] = [problem for problem in refused.value.problems if problem.code == "fee-currency"]
        assert problem.where == "judgment.currency"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"rate": "10%"}, False),
        ({"overdue_rate": "10%"}, False),
        ({"rate": "10%", "lent": None}, True),
        ({"overdue_rate": "10%", "lent": None}, False),
    ],
)
def test_in_term_interest_is_missed_only_where_it_was_agreed(facts: dict[str, Any], said: bool) -> None:
    given = {key: value for key, value in {**LOAN, **facts}.items() if value is not None}
    assert ("in-term-not-computed" in codes(computed(**given))) is said


@pytest.mark.parametrize(
    ("facts", "provision"),
    [
        ({"kind": "private-lending", "lent": "2021-01-05", "rate": "6%"}, "private-lending-2020/28-2-2"),
        ({"kind": "private-lending", "lent": "2021-01-05", "rate": "0%"}, "private-lending-2020/28-2-1"),
        ({"kind": "private-lending", "lent": "2021-01-05"}, "private-lending-2020/28-2-1"),
        ({"kind": "sale"}, "sale-2020/18-4"),
        ({"kind": "sme-payment", "signed": "2021-01-05"}, "sme-2020/15"),
        ({"kind": "other"}, "nine-minutes/lpr"),
        ({"kind": "other", "rate": "6%"}, "nine-minutes/lpr"),
    ],
)
def test_an_unclear_overdue_rate_is_one_not_agreed(facts: dict[str, Any], provision: str) -> None:
    """By the article that says what then (28条2款 of the private-lending rules, 18条4款, 令728号 15条)."""
    found = computed(
        principal=1000, due="2021-12-31", overdue_rate="不明", filed="2022-06-01", until="2022-06-01", **facts
    )
    assert [notice.provision for notice in found.notices if notice.code == "overdue-not-agreed"] == [provision]


@pytest.mark.parametrize(("bases", "asked"), [((None, None), False), ((None, 50000), False), ((100000, 50000), True)])
def test_between_bases_that_are_stated_there_is_something_to_choose(bases: tuple[int | None, ...], asked: bool) -> None:
    interest = [
        {"rate": rate, "from": "2022-01-01", **({"base": base} if base else {})}
        for rate, base in zip(("LPR", "24%"), bases, strict=True)
    ]
    judgment = {**ORDER, "principal": 150000, "interest": interest}
    found = judged(judgment=judgment, until="2022-06-01", payments=[{"date": "2022-04-01", "amount": 1000}])
    assert ("bases" in codes(found)) is asked


@pytest.mark.parametrize(
    ("facts", "provision"),
    [
        ({"kind": "private-lending", "lent": "2021-01-05"}, ["private-lending-2020/28-1"]),
        ({"kind": "other"}, ["civil-code/585"]),
        (BANK, []),
    ],
)
def test_an_agreement_that_default_bears_nothing(facts: dict[str, Any], provision: list[str]) -> None:
    given = {
        "principal": 1000,
        "due": "2021-12-31",
        "filed": "2022-06-01",
        **facts,
        "overdue_rate": "0%",
        "until": "2022-06-01",
    }
    assert [notice.provision for notice in computed(**given).notices if notice.code == "overdue-free"] == provision


def test_settings_that_only_some_claims_meet_are_printed_with_them() -> None:
    """The mark-up of a sale, how its LPR stands; another claim has neither."""
    sale = computed(kind="sale", principal=1000, due="2021-12-31", until="2022-06-01").conventions
    other = computed(kind="other", principal=1000, due="2021-12-31", until="2022-06-01").conventions
    assert (sale["markup"], sale["lpr"]) == ("1.5", "fixed")
    assert "markup" not in other
    assert other["lpr"] == "floating"


@pytest.mark.parametrize("loan", ["", "b"])
def test_a_payment_before_every_loan_is_said_once_for_each_it_can_pay(loan: str) -> None:
    """For b alone: of b; for no loan in particular: of the first, a."""
    loans = [
        {"id": "a", "principal": 1000, "lent": "2021-01-10", "due": "2021-12-31"},
        {"id": "b", "principal": 1000, "lent": "2021-03-01", "due": "2021-12-31"},
    ]
    payment = {"date": "2021-01-09", "amount": 1, **({"loan": loan} if loan else {})}
    with pytest.raises(LprError) as refused:
        computed(loans=loans, until="2023-01-10", filed="2023-01-10", payments=[payment])
    assert [problem.message.en for problem in refused.value.problems] == [
        f"the payment of 2021-01-09 is before the loan of {'2021-03-01' if loan else '2021-01-10'}"
    ]


def test_a_guarantee_whose_holidays_are_not_known_yet_says_so() -> None:
    """Six months from 2089-12-31; those from 2021-12-31 are known."""
    for due, known in (("2021-12-31", True), ("2089-12-31", False)):
        facts = {
            "principal": 1,
            "lent": "2021-06-01",
            "due": due,
            "guarantors": [{"name": "丁", "mode": "joint", "signed": "2021-06-01"}],
        }
        pytest.importorskip("chinese_calendar")
        said = [notice.message.en for notice in clocks(**facts).notices if notice.code == "calendar"]
        assert any("2090-06-30" in text for text in said) is not known


def test_an_agreed_lpr_beside_that_of_the_statute() -> None:
    """甲's agreed LPR floats, 乙 has the one of the day of breach (18条4款): both are printed."""
    loans = [
        {"id": "甲", "principal": 1000, "due": "2021-12-31", "overdue_rate": "LPR"},
        {"id": "乙", "principal": 1000, "due": "2021-12-31"},
    ]
    found = computed(kind="sale", loans=loans, until="2022-06-01").conventions
    assert (found["lpr"], found["lpr_sale"]) == ("floating", "fixed")
    assert "lpr_sale" not in computed(kind="sale", loans=loans[:1], until="2022-06-01").conventions


@pytest.mark.parametrize(("until", "early"), [("2022-02-28", True), ("2022-03-01", False), ("2022-03-02", False)])
def test_on_the_last_day_of_performance_it_is_over(until: str, early: bool) -> None:
    assert ("before-perform-by" in codes(judged(judgment=ORDER, until=until))) is early


@pytest.mark.parametrize(("begins", "first", "served"), [("", "2022-06-02", True), ("2022-06-10", "2022-06-10", False)])
def test_service_is_the_demand_where_no_first_day_is_stated(begins: str, first: str, served: bool) -> None:
    facts = {"kind": "other", "principal": 1000, "overdue_rate": "6%", "served": "2022-06-01", "until": "2022-07-01"}
    found = computed(**facts, **({"from": begins} if begins else {}))
    assert iso(found.lines[0].start) == first
    assert ("no-term" in codes(found)) is served


@pytest.mark.parametrize(("name", "asked"), [("律师费", True), ("Lawyer's fee", True), ("公证费", False)])
def test_a_lawyers_fee_by_its_name(name: str, asked: bool) -> None:
    found = computed(**LOAN, overdue_rate="10%", costs=[{"name": name, "amount": 1}])
    assert ("lawyer_fee" in codes(found)) is asked


def test_what_was_not_received_says_so() -> None:
    """Not delivered, and not said whether: neither interrupts, each with its reason."""
    for delivered, said in (
        ("no", "not received: no interruption"),
        ("", "whether it was received is not stated: not counted"),
    ):
        demand = {"date": "2022-06-01", "method": "EMS", **({"delivered": delivered} if delivered else {})}
        [clock] = clocks(principal=1, due="2021-12-31", demands=[demand]).claims
        assert clock.steps[-1].why.en.startswith(said)


def test_fees_before_the_judgment_are_estimated_on_its_day() -> None:
    facts = {"judgment": ORDER, "until": "2021-12-31"}
    assert "fee-enforce-later" in codes(fees(**facts))
    assert "fee-enforce-later" not in codes(fees(**{**facts, "until": "2022-01-10"}))


def test_a_ceiling_that_goes_on_growing_is_in_the_amount_of_a_day() -> None:
    """29条: 365,000 × 15.4 % ÷ 365 = 154.00 a day, 183 days 28,182.00, of damages of 30,000.00: each day protects
    154.00 more, until all is, the last day 30,000.00 − 194 × 154.00 = 124.00. Once the principal is paid, or interest
    has stopped, nothing grows.
    """
    facts: dict[str, Any] = {"principal": "365000", "signed": "2021-06-01", "due": "2022-05-31", "damages": "30000"}

    def said(until: str, **more: Any) -> tuple[int, int, bool]:
        found = computed(**{**facts, **more}, until=until)
        texts = [one.message.zh for one in found.notices if one.code == "sum-ceiling"]
        return found.totals.damages, found.totals.per_diem, any("上限逐日增加" in text for text in texts)

    assert said("2022-12-01") == (2818200, 15400, True)
    assert said("2022-12-02") == (2833600, 15400, True)
    assert said("2022-12-12") == (2987600, 12400, True)
    assert said("2022-12-13") == (3000000, 0, False)
    assert said("2022-12-01", payments=[{"date": "2022-12-01", "amount": "500000"}]) == (2818200, 0, False)
    # To 2022-11-30, which does not count: 182 × 154.00.
    assert said("2023-12-01", interest_to="2022-11-30") == (2802800, 0, False)
    assert said("2022-06-01") == (0, 15400, True)
    # Overdue interest takes all that the ceiling gives: it grows, and protects no damages later either.
    assert said("2022-12-01", overdue_rate="24%") == (0, 15400, False)
    # Overdue interest of 10 % takes 100.00 a day; damages, then fees, have of the other 54.00 in turn: 183 days come to
    # 9,882.00, of which damages of 9,900.00 lack 18.00, and the fees have the 36.00 that are left.
    found = computed(**{**facts, "overdue_rate": "10%", "damages": "9900", "fees": "500"}, until="2022-12-01")
    (one,) = found.by_loan.values()
    assert {kind: Fraction(*more) for kind, more in one.per_diem.items()} == {
        "overdue": 10000,
        "damages": 1800,
        "fees": 3600,
    }
    assert found.totals.per_diem == 15400


TERM: dict[str, Any] = {
    "principal": 100000,
    "signed": "2021-01-05",
    "lent": "2021-01-05",
    "due": "2022-12-31",
    "rate": "10%",
}
PARTS: dict[str, Any] = {
    **without(TERM, "due"),
    "instalments": [{"due": "2022-06-30", "amount": 40000}, {"due": "2022-12-31", "amount": 60000}],
}


@pytest.mark.parametrize(
    ("facts", "until", "said"),
    [
        (TERM, "2022-12-30", "100000.00 2022-12-31"),
        (TERM, "2022-12-31", ""),
        ({**TERM, "kind": "bank-loan"}, "2022-12-30", "100000.00 2022-12-31"),
        ({**TERM, "kind": "bank-loan"}, "2022-12-31", ""),
        (PARTS, "2022-06-29", "100000.00 2022-06-30"),
        (PARTS, "2022-06-30", "60000.00 2022-12-31"),
        (PARTS, "2022-12-31", ""),
        ({**PARTS, "accelerated": "2022-07-10"}, "2022-07-09", "60000.00 2022-07-10"),
        ({**PARTS, "accelerated": "2022-07-10"}, "2022-07-10", ""),
        ({**PARTS, "kind": "other"}, "2022-12-30", "60000.00 2022-12-31"),
        ({"kind": "sale", **without(PARTS, "rate", "lent")}, "2022-12-30", "60000.00 2022-12-31"),
        ({"kind": "sale", **without(PARTS, "rate", "lent")}, "2022-12-31", ""),
        # What was paid goes to what is due, then to what will be; a loan without a term is due when it is demanded.
        (
            {**TERM, "payments": [{"date": "2022-01-05", "amount": 30000, "for": "principal"}]},
            "2022-12-30",
            "70000.00 ",
        ),
        ({**TERM, "payments": [{"date": "2022-01-05", "amount": 200000}]}, "2022-12-30", ""),
        (without(TERM, "due"), "2022-12-30", ""),
        # 企业破产法 46条1款: all is due at the acceptance.
        ({**TERM, "debtor": "乙公司", "bankruptcy": {"accepted": "2022-07-01"}}, "2022-07-01", ""),
        ({**TERM, "debtor": "乙公司", "bankruptcy": {"accepted": "2022-07-01"}}, "2022-06-30", "100000.00 2022-12-31"),
    ],
)
def test_what_is_claimed_before_it_is_due(facts: dict[str, Any], until: str, said: str) -> None:
    """On the due day it can be demanded; the day before it cannot, whatever part of it."""
    told = [one.message.en for one in computed(**facts, until=until).notices if one.code == "not-yet-due"]
    assert len(told) == bool(said)
    assert all(word in text for text in told for word in said.split())


@pytest.mark.parametrize(
    ("facts", "filed", "said"),
    [
        (TERM, "2022-12-30", "2022-12-31"),
        (TERM, "2022-12-31", ""),
        (PARTS, "2022-06-29", "2022-06-30"),
        (PARTS, "2022-06-30", ""),
        ({**TERM, "accelerated": "2022-06-10"}, "2022-06-09", "2022-06-10"),
        ({**TERM, "accelerated": "2022-06-10"}, "2022-06-10", ""),
        ({**TERM, "debtor": "乙公司", "bankruptcy": {"accepted": "2022-06-10"}}, "2022-06-10", ""),
        ({"kind": "sale", **without(PARTS, "rate", "lent")}, "2022-06-30", ""),
        ({"loans": [{**TERM, "id": "甲"}, {**TERM, "id": "乙", "due": "2023-03-31"}]}, "2023-01-03", "乙 2023-03-31"),
        # Under a void contract what was lent is to be returned at once.
        ({**without(TERM, "rate"), "void": "on-lent"}, "2022-06-10", ""),
        ({**without(TERM, "rate"), "lender": "unlicensed"}, "2022-06-10", ""),
        # A loan without a term falls due when it is asked for, be it by the suit.
        ({**without(TERM, "due", "rate"), "served": "2022-07-01"}, "2022-06-10", ""),
    ],
)
def test_a_suit_before_anything_is_due(facts: dict[str, Any], filed: str, said: str) -> None:
    """On the due day it can be demanded; of a debt due in part nothing is said."""
    found = computed(**facts, filed=filed, until="2023-06-30").notices
    told = [one.message.en for one in found if one.code == "filed-before-due"]
    assert len(told) == bool(said)
    assert all(word in text for text in told for word in said.split())


def test_a_suit_before_the_first_instalment_of_a_schedule() -> None:
    """The first falls due on 2024-02-10."""
    facts = {"kind": "bank-loan", "principal": 1200, "rate": "6%", "lent": "2024-01-10", "until": "2024-12-31"}
    facts |= {"first_due": "2024-02-10", "periods": 3, "repayment": "equal-principal"}
    for filed, said in (("2024-02-09", True), ("2024-02-10", False)):
        assert ("filed-before-due" in codes(computed(**facts, filed=filed))) == said
