"""What a result says beside its figures, and when: what matters is refused under ``--strict``,
and nothing is said for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from lpr_calc import claim
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.fee import fees_of, fees_on, note_not_halved
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.rates.series import Rates
from lpr_calc.reports.data import as_dict
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def computed(**facts: Any) -> Any:
    """Compute a claim."""
    return claim(facts, today=TODAY)


def judged(**facts: Any) -> Any:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def clocks(**facts: Any) -> Any:
    """Wind the clocks of limitation."""
    case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
    return limitation(case, TODAY.toordinal())


def fees(**facts: Any) -> Any:
    """Compute the fees of a case."""
    return fees_of(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def codes(found: Any) -> set[str]:
    """The codes of everything that is said."""
    return {notice.code for notice in found.notices}


LOAN: dict[str, Any] = {
    "principal": 1000,
    "signed": "2021-01-05",
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "filed": "2023-01-10",
    "until": "2023-01-10",
}
OTHER: dict[str, Any] = {
    "kind": "other",
    "principal": 1000,
    "due": "2021-12-31",
    "overdue_rate": "6%",
    "until": "2023-01-10",
}
BANK: dict[str, Any] = {
    "kind": "bank-loan",
    "principal": 1000,
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "rate": "6%",
    "until": "2023-01-10",
    "penalty": "1.5",
    "compound": "none",
}
ORDER: dict[str, Any] = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
INSTALMENTS = [{"due": "2019-06-30", "amount": 500}, {"due": "2021-06-30", "amount": 500}]


def without(facts: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key not in keys}


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


def test_the_day_after_the_end_in_an_excluded_period_bears_nothing() -> None:
    """No doubled part runs on there: none of it is asked for from that day (3条3款)."""
    stay = {"from": "2022-04-01", "to": "2022-04-30", "reason": "再审"}
    for until, runs in (("2022-03-30", True), ("2022-03-31", False), ("2022-04-29", False), ("2022-04-30", True)):
        found = judged(judgment={**ORDER, "suspended": [stay]}, until=until)
        assert ([(line.kind, line.days) for line in found.ahead] == [("doubled", 1)]) is runs
        # 1,000 × 0.0175 % = 0.175
        assert found.totals.per_diem_doubled == (18 if runs else 0)


def test_the_last_day_under_a_limit_is_what_is_left_of_it() -> None:
    """100,000 at 3.65 % is 10.00 a day; of a limit of 595.00 sixty days leave nothing, fifty-nine 5.00."""
    interest = [{"base": 100000, "rate": "3.65%", "from": "2022-01-01", "limit": 595}]
    facts = {"judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 100000, "interest": interest}}
    for until, day in (("2022-02-28", 1000), ("2022-03-01", 500), ("2022-03-02", 0)):
        assert judged(**facts, until=until).totals.per_diem_general == day


def test_of_two_petitions_the_first_makes_everything_due() -> None:
    """企业破产法 46条1款: from 2022-03-01 on 乙 is due as 甲 is, and neither bears
    interest any more (2款): what tells them apart is the last step of 560."""
    loans = [
        {"id": "甲", "principal": 1000, "due": "2021-12-31", "overdue_rate": "4%"},
        {"id": "乙", "principal": 1000, "due": "2023-12-31", "overdue_rate": "9%"},
    ]
    facts = {"kind": "other", "loans": loans, "debtor": {"name": "丙公司"}, "until": "2024-06-01"}
    for paid, petitions, step in (
        ("2022-06-01", [], "due debts first"),
        ("2022-06-01", ["2022-03-01", "2022-09-01"], "earliest due first"),
        ("2022-06-01", ["2022-09-01", "2022-03-01"], "earliest due first"),
        ("2022-03-02", ["2022-03-01"], "earliest due first"),
        ("2022-02-28", ["2022-03-01"], "due debts first"),
    ):
        payments = [{"date": paid, "amount": 100}]
        found = computed(**facts, payments=payments, bankruptcy=[{"accepted": day} for day in petitions])
        assert [row.loan_id for row in found.ledger] == ["甲"]
        assert found.ledger[0].step.en.startswith(step)


def test_a_ceiling_of_its_day_cuts_damages() -> None:
    """30 % agreed on late payment alone: 24 % to 2020-08-19 at request, then 15.4 % (3.85 % × 4 at the suit)."""
    found = computed(
        principal=100000,
        signed="2019-01-05",
        lent="2019-01-05",
        due="2019-12-31",
        damages="30%",
        filed="2021-03-01",
        accepted="2021-03-01",
        until="2021-03-01",
    )
    assert [(iso(line.start), f"{line.rate.value / 10**10:.2f}") for line in found.lines] == [
        ("2020-01-01", "24.00"),
        ("2020-08-20", "15.40"),
    ]


@pytest.mark.parametrize(("due", "said"), [("2019-08-18", True), ("2019-08-19", False)])
def test_a_default_before_the_first_lpr_takes_the_first(due: str, said: bool) -> None:
    """Fixed at default: on 2019-08-19 there was none, which the rule says; on 2019-08-20 there was."""
    found = computed(
        kind="other", principal=1000, due=due, until="2019-10-01", conventions={"lpr": "fixed", "tenor": "1y"}
    )
    last = found.lines[-1]
    assert f"{last.rate.value / 10**10:.2f}" == "4.25"
    assert ("quote of 2019-08-20" in last.rate.rule.en) is said


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


def test_a_line_over_the_turn_of_the_law_cites_both() -> None:
    """2020-12-31 to 2021-01-01: one line, the Contract Law and the Civil Code; to 2020-12-31 the former alone."""
    facts = {"kind": "other", "principal": 1000, "due": "2020-12-30", "overdue_rate": "6%"}
    for until, cited in (("2021-01-01", ["contract-law/114"]), ("2021-01-02", ["contract-law/114", "civil-code/585"])):
        [line] = as_dict(computed(**facts, until=until))["lines"]
        assert line["provisions"] == cited


def test_a_loan_in_another_currency_goes_on_at_the_rate_of_its_last_note() -> None:
    """One note renewed, without a rate of its own: the old one goes on,
    so no rate of the law is needed (法释 〔2025〕2号).
    """
    loan = {
        "principal": 1000,
        "currency": "USD",
        "lent": "2021-01-05",
        "due": "2021-12-31",
        "filed": "2023-01-10",
        "until": "2023-01-10",
    }
    notes = [{"date": "2021-06-30", "principal": 50}]
    assert computed(**loan, rate="10%", rollovers=notes).totals.overdue_interest > 0
    with pytest.raises(LprError):
        computed(**loan, rollovers=notes)


class TestAmongSeveralLoans:
    LOANS = [
        {"id": name, "principal": 1000, "lent": "2021-01-10", "due": "2021-12-31", "rate": "10%"} for name in ("a", "b")
    ]  # noqa: RUF012

    @pytest.mark.parametrize(("loan", "kept"), [("b", "b"), ("a", "a"), ("", "")])
    def test_what_was_paid_at_once_is_kept_back_from_the_loan_it_names(self, loan: str, kept: str) -> None:
        payment = {"date": "2021-01-11", "amount": 100, **({"loan": loan} if loan else {})}
        found = computed(
            loans=self.LOANS,
            payments=[payment],
            conventions={"same_day": "yes"},
            filed="2022-06-01",
            until="2022-06-01",
        )
        base = {
            line.loan_id: line.base
            for line in found.lines
            if line.kind == "in-term" and iso(line.start) <= "2021-01-11"
        }
        assert bool(found.ledger) is not bool(kept)
        if kept:
            assert base == {name: 90000 if name == kept else 100000 for name in ("a", "b")}


def test_a_loan_without_a_term_is_demanded_by_the_law_of_the_time() -> None:
    """Overdue from 2020-11-11: 合同法 206 for the demand, 207 to 2020-12-31, then 民法典 676; 675 for nothing."""
    found = computed(
        principal=1000,
        lent="2020-09-05",
        grace=10,
        demands=[{"date": "2020-10-31", "method": "EMS", "proof": "1", "delivered": "yes"}],
        filed="2021-06-01",
        until="2021-06-01",
    )
    ids = {ground.id for ground in found.cited.grounds}
    assert {"contract-law/206", "contract-law/207", "civil-code/676"} <= ids
    assert "civil-code/675" not in ids


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


def test_what_was_agreed_for_default_and_cut_stands_on_both_articles() -> None:
    """28条2款2项 lets the in-term rate go on, 25条 cuts it; in the term there is 25条 alone."""
    found = as_dict(computed(**{**LOAN, "rate": "30%"}))["lines"]
    assert [(line["kind"], line["provisions"]) for line in found] == [
        ("in-term", ["private-lending-2020/25-1"]),
        ("overdue", ["private-lending-2020/28-2-2", "private-lending-2020/25-1"]),
    ]
    agreed = as_dict(computed(**LOAN, overdue_rate="30%"))["lines"]
    assert [line["provisions"] for line in agreed] == [["private-lending-2020/28-1", "private-lending-2020/25-1"]]


def test_what_a_ground_decided() -> None:
    """Cut: the ceiling; not cut: the rate. 28条 let a rate run, whether it was cut or not."""
    cut = {
        ground.id: [word.en for word in ground.decided] for ground in computed(**{**LOAN, "rate": "30%"}).cited.grounds
    }
    whole = {
        ground.id: [word.en for word in ground.decided] for ground in computed(**{**LOAN, "rate": "10%"}).cited.grounds
    }
    assert (cut["private-lending-2020/25-1"], whole["private-lending-2020/25-1"]) == (["ceiling"], ["rate"])
    assert cut["private-lending-2020/28-2-2"] == whole["private-lending-2020/28-2-2"] == ["rate"]


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


def test_which_texts_were_read() -> None:
    """银发〔2003〕251号 as quoted elsewhere, the Civil Code itself."""
    found = [*as_dict(computed(**BANK))["provisions"], *as_dict(computed(**LOAN))["provisions"]]
    said = {one["id"]: one["verified"] for one in found}
    assert (said["pbc-2003-251/3"], said["civil-code/676"]) == (False, True)


@pytest.mark.parametrize(
    ("begins", "first"), [("", "2019-08-01"), ("2019-08-20", "2019-08-20"), ("2019-09-10", "2019-09-10")]
)
def test_the_benchmark_throughout_from_the_day_it_is_claimed(begins: str, first: str) -> None:
    """splice: no; 4.35 % × 1.5 = 6.525 % on every day."""
    facts = {
        "kind": "sale",
        "principal": 100000,
        "due": "2019-07-31",
        "until": "2019-09-20",
        "conventions": {"splice": "no", "tenor": "1y"},
    }
    [line] = computed(**facts, **({"from": begins} if begins else {})).lines
    assert (iso(line.start), iso(line.end), f"{line.rate.value / 10**10:.3f}") == (first, "2019-09-20", "6.525")


@pytest.mark.parametrize(("begins", "refused"), [("2022-05-31", False), ("2022-05-30", True)])
def test_an_advance_without_interest_lets_nothing_begin_earlier(begins: str, refused: bool) -> None:
    facts = {
        "kind": "construction",
        "principal": 1000,
        "advanced": "2022-03-01",
        "due": "2022-05-31",
        "until": "2022-06-11",
    }
    try:
        computed(**facts, **{"from": begins})
    except LprError as error:
        assert refused
        assert [problem.code for problem in error.problems] == ["interest-from-early"]
    else:
        assert not refused


def test_a_sum_for_a_price_in_instalments_is_owed_with_the_first() -> None:
    """400 due 2021-06-30, 600 due 2021-12-31, 100 of fees: of 50 paid on 2021-08-01 all goes to interest and fees of
    the first.
    """
    parts = [{"due": "2021-06-30", "amount": 400}, {"due": "2021-12-31", "amount": 600}]
    facts = {"kind": "sale", "principal": 1000, "due": parts, "until": "2022-06-30"}
    for sums in ({"fees": 100}, {"damages": 100}):
        found = computed(
            **facts,
            **sums,
            payments=[{"date": "2021-08-01", "amount": 50}],
            conventions={"damages_and_interest": "both"},
        )
        assert [(row.loan_id, row.interest, row.principal) for row in found.ledger] == [("1/1", 5000, 0)]
        assert found.totals.fees + found.totals.damages == 10000


@pytest.mark.parametrize(("day", "wrong"), [("2021-01-09", True), ("2021-01-10", False), ("2021-02-01", False)])
def test_a_payment_after_the_first_of_several_deliveries(day: str, wrong: bool) -> None:
    parts = [{"date": "2021-03-01", "amount": 500}, {"date": "2021-01-10", "amount": 500}]
    facts = {**without(LOAN, "principal", "lent"), "principal": parts, "payments": [{"date": day, "amount": 1}]}
    try:
        computed(**facts)
    except LprError as error:
        assert wrong
        assert [problem.code for problem in error.problems] == ["payment-before-loan"]
    else:
        assert not wrong


class TestDeliveriesInInstalments:
    """679条: 100 of 2021-06-01 and 200 of 2022-09-01, 24 % agreed, so each under its own ceiling (15.4 %, 14.6 %)."""

    FACTS: dict[str, Any] = {
        "creditor": {"name": "甲", "natural": "yes"},
        "debtor": {"name": "乙", "natural": "yes"},
        "rate": "24%",
        "filed": "2024-03-01",
        "principal": [{"date": "2021-06-01", "amount": 100}, {"date": "2022-09-01", "amount": 200}],
        "until": "2024-03-01",
    }

    def test_the_oldest_money_falls_due_first(self) -> None:
        """150 due 2023-02-28: the first 100 and 50 of the second; 150 due 2023-08-31, all of the second."""
        parts = [{"due": "2023-02-28", "amount": 150}, {"due": "2023-08-31", "amount": 150}]
        found = computed(**self.FACTS, due=parts)
        overdue = [(line.loan_id, iso(line.start), line.base) for line in found.lines if line.kind == "overdue"]
        assert overdue == [("1/1", "2023-03-01", 10000), ("1/2", "2023-03-01", 5000), ("1/2", "2023-09-01", 20000)]

    def test_what_was_kept_back_is_of_the_first(self) -> None:
        parts = [{"due": "2023-02-28", "amount": 140}, {"due": "2023-08-31", "amount": 150}]
        found = computed(**self.FACTS, due=parts, deducted=10)
        overdue = [(line.loan_id, iso(line.start), line.base) for line in found.lines if line.kind == "overdue"]
        assert overdue == [("1/1", "2023-03-01", 9000), ("1/2", "2023-03-01", 5000), ("1/2", "2023-09-01", 20000)]

    @pytest.mark.parametrize(("second", "code"), [("149", "instalments-sum"), ("151", "instalments-sum")])
    def test_instalments_that_do_not_add_up(self, second: str, code: str) -> None:
        with pytest.raises(LprError) as refused:
            computed(**self.FACTS, due=[{"due": "2023-02-28", "amount": 150}, {"due": "2023-08-31", "amount": second}])
        assert [problem.code for problem in refused.value.problems] == [code]

    @pytest.mark.parametrize(
        ("more", "apart"),
        [({}, True), ({"interest_limit": 100000}, False), ({"conventions": {"deliveries": "first"}}, False)],
    )
    def test_one_limit_or_a_choice_keeps_them_together(self, more: dict[str, Any], apart: bool) -> None:
        found = computed(**self.FACTS, due="2023-08-31", **more)
        assert {line.loan_id for line in found.lines} == ({"1/1", "1/2"} if apart else {"1"})
        assert ("deliveries-whole" in codes(found)) is ("interest_limit" in more)

    @pytest.mark.parametrize(
        ("due", "code"), [("2022-09-01", ""), ("2022-08-31", ""), ("2022-08-30", "lent-after-due")]
    )
    def test_due_before_the_second(self, due: str, code: str) -> None:
        try:
            found = computed(**self.FACTS, due=due)
        except LprError as error:
            assert [problem.code for problem in error.problems] == [code]
        else:
            assert not code
            assert found.totals.principal == 30000

    def test_a_ceiling_that_differs_later_alone(self) -> None:
        """Old rule not asked for: of 2020-06-01 15.4 % (formation), from 2020-08-20 14.8 % (suit on 2022-03-01, 31条);
        of 2021-06-01 15.4 % throughout (25条): the same on the first day, and yet each its own.
        """
        facts = {
            **self.FACTS,
            "principal": [{"date": "2020-06-01", "amount": 100}, {"date": "2021-06-01", "amount": 200}],
        }
        found = computed(
            **{**facts, "filed": "2022-03-01", "until": "2022-03-01", "due": "2021-12-31"},
            conventions={"old_rule": "no"},
        )
        assert {line.loan_id for line in found.lines} == {"1/1", "1/2"}


def test_days_that_touch_are_cited_as_one() -> None:
    """Four lines of the LPR (3.85, 3.80, 3.70, 3.65 %), one article throughout."""
    found = computed(kind="other", principal=1000, due="2021-11-30", until="2022-12-01")
    assert len(found.lines) == 4
    days = {ground.id: ground.days for ground in found.cited.grounds}
    assert days["civil-code/577"] == (("2021-12-01", "2022-11-30"),)


def test_general_interest_beside_the_earlier_formula_where_the_judgment_grants_it() -> None:
    """general_before_2014: yes: it runs through the days of delay too, 10.00 a day; else it stops at the last day of
    performance.

    2013-01-01 to 2013-12-31 is the term (365 days); 2014-01-01 to 2014-07-31, 212 days, are under the earlier formula;
    from 2014-08-01 on it runs again, 10 days to 2014-08-10.
    """
    interest = [{"base": 100000, "rate": "3.65%", "from": "2013-01-01"}]
    judgment = {"date": "2013-12-10", "perform_by": "2013-12-31", "principal": 100000, "interest": interest}
    for granted, days in (("yes", 365 + 212 + 10), ("no", 365 + 10)):
        found = judged(judgment={**judgment, "general_before_2014": granted}, until="2014-08-11")
        assert found.totals.general_interest == 1000 * days


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


class TestJudgmentsAround2014:
    """The earlier formula holds the ordinary interest of the days of delay, unless the judgment grants both."""

    JUDGMENT: dict[str, Any] = {
        "date": "2013-12-10",
        "perform_by": "2013-12-31",
        "principal": 100000,
        "interest": [{"base": 100000, "rate": "3.65%", "from": "2013-01-01"}],
    }

    @pytest.mark.parametrize(
        ("until", "coming"), [("2014-06-01", ["2014-08-01"]), ("2014-07-31", ["2014-08-01"]), ("2014-08-02", [])]
    )
    def test_ordinary_interest_comes_again_in_august(self, until: str, coming: list[str]) -> None:
        found = judged(judgment=self.JUDGMENT, until=until)
        assert [iso(line.start) for line, _ in found.coming] == coming

    def test_and_runs_on_where_it_is_granted(self) -> None:
        found = judged(judgment={**self.JUDGMENT, "general_before_2014": "yes"}, until="2014-06-01")
        assert found.coming == ()
        assert "general" in [line.kind for line in found.ahead]

    def test_the_lines_are_in_order_of_time(self) -> None:
        """Twice 6.00 % to 2014-07-31 (212 days: the tier of up to a year is not asked for), then 0.0175 % a day."""
        found = judged(judgment={**self.JUDGMENT, "interest": []}, until="2014-08-11", conventions={"tenor": "1y"})
        doubled = [
            (iso(line.start), iso(line.end), f"{line.rate.value / 10**10:.4f}")
            for line in found.lines
            if line.kind == "doubled"
        ]
        assert doubled == [("2014-01-01", "2014-08-01", "12.0000"), ("2014-08-01", "2014-08-12", "0.0175")]


@pytest.mark.parametrize(
    ("days", "provision"),
    [
        (["2020-12-31"], "contract-law-interp-2/21"),
        (["2021-01-01"], "civil-code/561"),
        (["2020-12-31", "2021-01-01"], "civil-code/561"),
    ],
)
def test_the_order_of_payments_on_a_judgment_is_of_the_last_of_them(days: list[str], provision: str) -> None:
    payments = [{"date": day, "amount": 1} for day in days]
    found = judged(
        judgment={**ORDER, "date": "2020-01-10", "perform_by": "2020-03-01"}, until="2021-06-01", payments=payments
    )
    assert [notice.provision for notice in found.notices if notice.code == "order"] == [provision]


def test_damages_not_due_yet_stand_apart_with_their_day() -> None:
    items = [{"principal": 100, "damages": 10, "perform_by": "2022-03-01"}, {"damages": 20, "perform_by": "2022-09-01"}]
    found = judged(judgment={"date": "2022-01-10", "items": items}, until="2022-06-01")
    assert [(iso(part.day), part.amount) for part in found.undue_damages] == [("2022-09-01", 2000)]
    assert found.totals.undue_damages == 2000


@pytest.mark.parametrize(("bases", "asked"), [((None, None), False), ((None, 50000), False), ((100000, 50000), True)])
def test_between_bases_that_are_stated_there_is_something_to_choose(bases: tuple[int | None, ...], asked: bool) -> None:
    interest = [
        {"rate": rate, "from": "2022-01-01", **({"base": base} if base else {})}
        for rate, base in zip(("LPR", "24%"), bases, strict=True)
    ]
    judgment = {**ORDER, "principal": 150000, "interest": interest}
    found = judged(judgment=judgment, until="2022-06-01", payments=[{"date": "2022-04-01", "amount": 1000}])
    assert ("bases" in codes(found)) is asked


def test_the_text_of_the_time_names_what_ran_and_what_cut_it() -> None:
    """At request, 30 % cut to 24 % in 2020: 29条2款2项 and 26条 of 2015, and the transition (31条2款)."""
    facts = {
        "principal": 1000,
        "lent": "2019-01-05",
        "due": "2019-12-31",
        "rate": "30%",
        "filed": "2021-03-01",
        "accepted": "2021-03-01",
    }
    found = as_dict(computed(**facts, until="2021-03-01"))["lines"]
    assert [(line["kind"], line["rate"], line["provisions"]) for line in found] == [
        ("in-term", "24.00", ["private-lending-2015/26-1", "private-lending-2020/31-2"]),
        ("overdue", "24.00", ["private-lending-2015/29-2-2", "private-lending-2015/26-1", "private-lending-2020/31-2"]),
        ("overdue", "15.40", ["private-lending-2020/28-2-2", "private-lending-2020/31-2"]),
    ]


@pytest.mark.parametrize(("agreed", "bound"), [("4.5xLPR", True), ("30%", False), ("4xLPR", False)])
def test_damages_that_float_are_bound_by_the_ceiling(agreed: str, bound: bool) -> None:
    """Four times the LPR at formation (15.4 %) is fixed; what floats above it may fall below it again."""
    found = computed(**{**LOAN, "damages": agreed, "until": "2022-01-15", "filed": "2022-01-15"})
    [line] = [line for line in found.lines if line.kind == "damages"]
    assert bool(line.rate.bound) is bound


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


@pytest.mark.parametrize(("agreed", "cut"), [("3.79%", False), ("3.80%", False), ("3.81%", True)])
def test_an_advance_exactly_at_the_lpr_is_not_cut(agreed: str, cut: bool) -> None:
    facts = {
        "kind": "construction",
        "principal": 1000,
        "advanced": "2022-01-19",
        "rate": agreed,
        "due": "2022-05-31",
        "until": "2022-06-11",
    }
    [line] = [line for line in as_dict(computed(**facts))["lines"] if line["kind"] == "in-term"]
    assert line["capped"] is cut


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


@pytest.mark.parametrize(("paid", "first"), [("2022-06-09", "乙"), ("2022-06-10", "甲"), ("2022-06-11", "甲")])
def test_interest_alone_is_due_on_its_own_last_day(paid: str, first: str) -> None:
    """甲, repaid early, owes interest due on 2022-06-10; 乙, not due, bears 9 % (Civil Code 560: due debts first)."""
    found = computed(
        loans=[
            {"id": "甲", "principal": 1000, "lent": "2021-06-11", "due": "2022-06-10", "rate": "6%"},
            {"id": "乙", "principal": 1000, "lent": "2021-06-11", "due": "2024-06-10", "rate": "9%"},
        ],
        payments=[
            {"date": "2022-01-11", "amount": 1000, "for": "principal", "loan": "甲"},
            {"date": paid, "amount": 10},
        ],
        filed="2023-06-01",
        until="2023-06-01",
    )
    assert found.ledger[1].loan_id == first


def test_a_doubled_part_in_rmb_is_paid_in_the_currency_of_the_judgment() -> None:
    """100,000 dollars at 7.1: 710,000 × 0.0175 % × 10 days = 1,242.50 yuan;
    100 dollars more are 710.00 of them (5条).
    """
    judgment = {
        "date": "2022-01-10",
        "perform_by": "2022-03-01",
        "principal": 100000,
        "currency": "USD",
        "fx_rate": "7.1",
    }
    for paid, left, surplus in ((100100, 53250, 0), (100175, 0, 0), (100200, 0, 2500)):
        found = judged(
            judgment=judgment, until="2022-03-11", payments=[{"date": "2022-03-11", "amount": paid, "currency": "USD"}]
        )
        assert (found.totals.principal_after, found.totals.doubled_after, found.totals.surplus) == (0, left, surplus)


def test_a_reading_that_cuts_what_is_agreed_needs_a_rate() -> None:
    """--cap 24% on a private loan cuts 30 % agreed; the ceiling of the law, 15.4 %, does not apply beside it."""
    for cap, rate in (("24%", "24.00"), ("none", "30.00"), ("auto", "15.40")):
        found = computed(**{**LOAN, "overdue_rate": "30%"}, conventions={"cap": cap})
        assert {f"{line.rate.value / 10**10:.2f}" for line in found.lines} == {rate}


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


@pytest.mark.parametrize(
    ("paid", "order"), [("2022-01-10", ["payment", "judgment"]), ("2022-01-11", ["judgment", "payment"])]
)
def test_what_happened_on_the_day_of_the_judgment_came_before_it(paid: str, order: list[str]) -> None:
    facts = {"principal": 1, "due": "2020-12-31", "judgment": ORDER, "payments": [{"date": paid, "amount": 1}]}
    [clock] = clocks(**facts).claims
    assert [step.what.en.split(" ")[0] for step in clock.steps[1:]] == order


def test_what_was_rolled_over_falls_due_too() -> None:
    """1,000 × 10 % × 176 ÷ 365 = 48.22 to 2021-06-29, of the 50.00 in the new note: 1,048.22 are principal (27条)."""
    notes = [{"date": "2021-06-30", "principal": 1050}]
    facts = {**LOAN, "rate": "10%", "rollovers": notes, "filed": "2022-06-01", "until": "2022-06-01"}
    found = computed(**facts)
    assert [(line.kind, iso(line.start), line.base) for line in found.lines] == [
        ("in-term", "2021-01-05", 100000),
        ("in-term", "2021-06-30", 104822),
        ("overdue", "2022-01-01", 104822),
    ]


def test_what_was_paid_early_covers_the_next_instalments() -> None:
    """300 of 900 paid before the first of three of 300: that one; the others are not due yet."""
    parts = [{"due": day, "amount": 300} for day in ("2022-03-01", "2022-09-01", "2023-03-01")]
    judgment = {"date": "2022-01-10", "perform_by": parts, "principal": 900}
    for paid, left in ((300, [30000, 30000]), (400, [20000, 30000]), (700, [20000])):
        found = judged(judgment=judgment, until="2022-06-01", payments=[{"date": "2022-02-01", "amount": paid}])
        assert [part.amount for part in found.undue] == left


@pytest.mark.parametrize(("yearly", "first"), [("18.24%", "day"), ("18.26%", "year")])
def test_the_heaviest_base_between_a_rate_by_the_day_and_by_the_year(yearly: str, first: str) -> None:
    """0.05 % a day is 18.25 % a year of 365 days: principal paid comes off the heavier (560条)."""
    rates = {"day": "0.05%/日", "year": yearly}
    interest = [{"base": 500, "rate": rate, "from": "2022-01-01"} for rate in rates.values()]
    judgment = {**ORDER, "interest": interest}
    found = judged(
        judgment=judgment, until="2022-06-01", payments=[{"date": "2022-04-01", "amount": 400, "for": "principal"}]
    )
    last = {line.rate.unit: line.base for line in found.lines if line.kind == "general"}
    assert last == {unit: 10000 if unit == first else 50000 for unit in ("day", "year")}


def test_the_last_day_under_a_limit_of_a_claim() -> None:
    """100,000 at 3.65 % is 10.00 a day from 2022-01-01; of a limit of 595.00 the sixtieth day has 5.00."""
    facts = {"kind": "other", "principal": 100000, "due": "2021-12-31", "overdue_rate": "3.65%", "interest_limit": 595}
    for until, day in (("2022-02-28", 1000), ("2022-03-01", 500), ("2022-03-02", 0)):
        assert computed(**facts, until=until).totals.per_diem == day


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


@pytest.mark.parametrize(("until", "early"), [("2022-02-28", True), ("2022-03-01", False), ("2022-03-02", False)])
def test_on_the_last_day_of_performance_it_is_over(until: str, early: bool) -> None:
    assert ("before-perform-by" in codes(judged(judgment=ORDER, until=until))) is early


def test_what_was_kept_back_is_of_the_first_of_several_deliveries() -> None:
    """10 of the first 500: 490 from 2021-01-10, 990 from 2021-03-01, 1,190 from 2021-05-01."""
    parts = [
        {"date": day, "amount": amount}
        for day, amount in (("2021-01-10", 500), ("2021-03-01", 500), ("2021-05-01", 200))
    ]
    found = computed(**{**without(LOAN, "principal", "lent"), "rate": "10%"}, principal=parts, deducted=10)
    bases = [(iso(line.start), line.base) for line in found.lines if line.kind == "in-term"]
    assert bases == [("2021-01-10", 49000), ("2021-03-01", 99000), ("2021-05-01", 119000)]


def test_a_sum_of_damages_has_the_room_of_each_ceiling_on_its_days() -> None:
    """24 % for 232 days to 2020-08-19, 15.4 % for 193 days: 15,254.79 + 8,143.01 of 100,000."""
    days = {"signed": "2019-01-05", "lent": "2019-01-05", "due": "2019-12-31", "until": "2021-03-01"}
    found = computed(principal=100000, damages=100000, filed="2021-03-01", accepted="2021-03-01", **days)
    assert found.totals.damages in (2339780, 2339781)  # by the line, or once


@pytest.mark.parametrize(("begins", "first", "served"), [("", "2022-06-02", True), ("2022-06-10", "2022-06-10", False)])
def test_service_is_the_demand_where_no_first_day_is_stated(begins: str, first: str, served: bool) -> None:
    facts = {"kind": "other", "principal": 1000, "overdue_rate": "6%", "served": "2022-06-01", "until": "2022-07-01"}
    found = computed(**facts, **({"from": begins} if begins else {}))
    assert iso(found.lines[0].start) == first
    assert ("no-term" in codes(found)) is served


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


@pytest.mark.parametrize(
    ("signed", "rate"), [("2019-08-19", "1.00"), ("2019-08-20", "4.25"), ("2019-09-19", "4.25"), ("2019-09-20", "4.20")]
)
def test_the_floor_of_a_contract_of_the_first_lpr(signed: str, rate: str) -> None:
    """Before 2019-08-20 there was no LPR at contracting, so no floor."""
    found = computed(
        kind="sme-payment", principal=1000, signed=signed, due="2020-12-31", overdue_rate="1%", until="2021-06-01"
    )
    assert {f"{line.rate.value / 10**10:.2f}" for line in found.lines} == {rate}


@pytest.mark.parametrize(("name", "asked"), [("律师费", True), ("Lawyer's fee", True), ("公证费", False)])
def test_a_lawyers_fee_by_its_name(name: str, asked: bool) -> None:
    found = computed(**LOAN, overdue_rate="10%", costs=[{"name": name, "amount": 1}])
    assert ("lawyer_fee" in codes(found)) is asked


def test_a_later_stage_is_not_halved() -> None:
    from lpr_calc.law.fee import later_stage

    assert later_stage(1_000_000, 5_000_000).halved == 0


def test_days_with_a_gap_are_cited_apart() -> None:
    """A year without interest between two loans' days: two stretches; days that touch are one."""
    loans = [
        {"id": "a", "principal": 1000, "due": "2021-05-31", "interest_to": "2021-06-11"},
        {"id": "b", "principal": 1000, "due": "2021-06-11"},
    ]
    found = computed(kind="other", loans=[{**loan, "overdue_rate": "6%"} for loan in loans], until="2021-07-01")
    days = {ground.id: ground.days for ground in found.cited.grounds}
    assert days["civil-code/577"] == (("2021-06-01", "2021-06-10"), ("2021-06-12", "2021-06-30"))


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


def test_a_void_loan_in_another_currency_needs_its_deposit_rate() -> None:
    """法释〔2025〕2号: no LPR; a rate that is stated will do. A price is never void."""
    loan = {
        "principal": 1000,
        "currency": "USD",
        "lent": "2021-01-05",
        "void": "on-lent",
        "filed": "2023-01-10",
        "until": "2023-01-10",
    }
    assert computed(**loan, deposit_rate="1.5%").totals.overdue_interest > 0
    with pytest.raises(LprError) as refused:
        computed(**loan)
    assert [problem.code for problem in refused.value.problems] == ["currency-no-rate"]
    price = {
        "kind": "sale",
        "principal": 1000,
        "currency": "USD",
        "due": "2021-12-31",
        "overdue_rate": "5%",
        "until": "2023-01-10",
    }
    assert computed(**price).totals.overdue_interest > 0


@pytest.mark.parametrize(("until", "compound"), [("2022-12-21", 93448), ("2023-01-01", 99017)])
def test_penalty_interest_paid_before_the_next_bill_comes_off_it(until: str, compound: int) -> None:
    """compound: all. Billed on 2022-12-20: 28,666.67 + 20,500.00 + 91 days × 250.00; paid 28,666.67 and 23,000.00.

    20,250.00 × 9 % × 11 ÷ 360 = 55.69 from 2022-12-21 to 12-31, after the 934.48 that were paid.
    """
    loan = {"kind": "bank-loan", "principal": 1_000_000, "lent": "2022-01-10", "due": "2022-06-30", "rate": "6%"}
    terms = {"penalty": "1.5", "settlement": "quarterly", "compound": "all"}
    paid = [{"date": "2022-10-01", "amount": "52601.15", "for": "interest"}]
    totals = computed(**loan, **terms, until=until, payments=paid).totals
    assert totals.compound_interest == compound
    # 1,000,000 and 20,250.00 at 9 % a day: 250.00 + 5.0625.
    assert totals.per_diem == 25506
