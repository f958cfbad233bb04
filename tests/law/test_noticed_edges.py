"""Edges of the law that no oracle draws: the first of two petitions, works in parts, void loans, places of errors."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc import claim
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.judgment import judge
from lpr_calc.law.fee import later_stage
from lpr_calc.law.register import read_register
from lpr_calc.rates.series import Rates
from lpr_calc.reports.rate_words import rate_phrase
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def computed(**facts: Any) -> Any:
    """Compute a claim."""
    return calculate(parse_case(as_tree(facts), TODAY), Rates())


def judged(**facts: Any) -> Any:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def days(found: Any, kind: str = "overdue") -> list[tuple[str, str, int]]:
    """First day, last day and base of every line of a kind."""
    return [(iso(line.start), iso(line.end - 1), line.base) for line in found.lines if line.kind == kind]


class TestBankruptcy:
    """企业破产法 46条2款: interest stops with the acceptance; of several petitions the first that was accepted."""

    FACTS: dict[str, Any] = {
        "kind": "other",
        "principal": 365,
        "debtor": "乙",
        "due": "2021-12-31",
        "overdue_rate": "10%",
        "until": "2022-12-31",
    }

    @pytest.mark.parametrize("order", [1, -1])
    def test_the_first_of_two(self, order: int) -> None:
        petitions = [{"party": "乙", "accepted": "2022-03-01"}, {"party": "乙", "accepted": "2022-06-01"}][::order]
        assert days(computed(**self.FACTS, bankruptcy=petitions)) == [("2022-01-01", "2022-02-28", 36500)]

    @pytest.mark.parametrize(
        ("accepted", "last"),
        [("2022-12-30", "2022-12-29"), ("2022-12-31", "2022-12-30"), ("2023-01-01", "2022-12-30")],
    )
    def test_accepted_after_the_end_it_stops_nothing(self, accepted: str, last: str) -> None:
        [(_, end, _)] = days(computed(**self.FACTS, bankruptcy=[{"party": "乙", "accepted": accepted}]))
        assert end == last

    def test_that_of_another_stops_nothing(self) -> None:
        facts = {**self.FACTS, "guarantors": [{"name": "丁", "mode": "joint", "signed": "2021-05-01"}]}
        [(_, end, _)] = days(computed(**facts, bankruptcy=[{"party": "丁", "accepted": "2022-03-01"}]))
        assert end == "2022-12-30"


class TestWorks:
    """建工解释（一） 27条: from the day a part is payable itself."""

    def test_parts_each_from_its_own_day(self) -> None:
        parts = [{"due": "2022-02-01", "amount": 400}, {"due": "2022-03-01", "amount": 600}]
        found = computed(kind="construction", principal=1000, due=parts, overdue_rate="10%", until="2022-03-31")
        assert days(found) == [("2022-02-01", "2022-02-28", 40000), ("2022-03-01", "2022-03-30", 100000)]

    def test_paid_on_the_day_it_is_payable(self) -> None:
        """What is lent and what falls due on one day: the price is there before it is due."""
        paid = [{"date": "2022-02-01", "amount": 400}]
        facts = {"kind": "construction", "principal": 1000, "due": "2022-02-01", "overdue_rate": "10%"}
        assert days(computed(**facts, until="2022-03-31", payments=paid)) == [("2022-02-01", "2022-03-30", 60000)]
        advanced = {**facts, "advanced": "2022-02-01", "rate": "3%"}
        assert days(computed(**advanced, until="2022-03-31")) == [("2022-02-01", "2022-03-30", 100000)]
        assert days(computed(**advanced, until="2022-03-31"), "in-term") == []


class TestVoidLoans:
    """民间借贷规定 13条, 合同编通则解释 25条: what the use of the money costs."""

    FACTS: dict[str, Any] = {"principal": 36500, "void": "on-lent", "lent": "2022-08-21"}

    @pytest.mark.parametrize(("until", "per_diem"), [("2022-08-22", "3.65"), ("2022-08-21", "3.70")])
    def test_one_day_more(self, until: str, per_diem: str) -> None:
        """36,500 at 3.70 % is 3.70 a day, at 3.65 % from 2022-08-22 on 3.65: the per-diem is that of the next day."""
        totals = computed(**self.FACTS, until=until).totals
        assert totals.per_diem == int(per_diem.replace(".", ""))

    def test_each_part_from_the_day_it_was_lent(self) -> None:
        parts = [{"date": "2022-01-20", "amount": 100}, {"date": "2022-02-10", "amount": 200}]
        found = computed(void="on-lent", principal=parts, until="2022-02-20")
        assert days(found) == [("2022-01-20", "2022-02-09", 10000), ("2022-02-10", "2022-02-19", 30000)]


class TestFixedLpr:
    """``fixed``: in the term the quote of the day of lending, after it that of the first day of default."""

    FACTS: dict[str, Any] = {
        "principal": 365,
        "signed": "2021-06-01",
        "lent": "2021-06-01",
        "due": "2022-01-19",
        "until": "2022-03-01",
        "conventions": {"lpr": "fixed"},
    }

    @pytest.mark.parametrize(
        ("agreed", "rates"),
        [
            # 3.85 % on 2021-06-01, 3.70 % on 2022-01-20.
            ({"rate": "LPR"}, ["3.85", "3.85"]),
            ({"rate": "LPR", "overdue_rate": "LPR"}, ["3.85", "3.70"]),
            ({"overdue_rate": "LPR"}, ["3.70"]),
            ({}, ["3.70"]),
        ],
    )
    def test_whose_quote(self, agreed: dict[str, str], rates: list[str]) -> None:
        found = computed(**self.FACTS, **agreed)
        assert [f"{line.rate.value / 10**10:.2f}" for line in found.lines] == rates

    def test_how_it_moves_is_said(self) -> None:
        """In the term it was fixed when the money was lent; the words of a claim say which day."""
        found = computed(**self.FACTS, rate="LPR", overdue_rate="LPR")
        assert [rate_phrase(line.rate, "fixed") for line in found.lines] == [
            "按照2021年5月20日公布的一年期贷款市场报价利率即年利率3.85%",
            "按照逾期之日适用的一年期贷款市场报价利率即年利率3.7%",
        ]


class TestWordsOfACeiling:
    """What moves under a ceiling is said with it: which of the two decides may change with the next publication."""

    FACTS: dict[str, Any] = {
        "principal": 100000,
        "signed": "2021-06-01",
        "lent": "2021-06-01",
        "due": "2021-12-31",
        "filed": "2022-06-01",
        "until": "2022-06-01",
    }

    @pytest.mark.parametrize(("damages", "moves"), [("5xLPR", True), ("24%", False)])
    def test_damages_alone(self, damages: str, moves: bool) -> None:
        """4 × 3.85 % = 15.4 % is fixed; five times the LPR is not."""
        conventions = {"damages_and_interest": "damages"}
        found = computed(**self.FACTS, damages=damages, conventions=conventions)
        bounds = {line.rate.bound is not None for line in found.lines if line.kind == "damages"}
        assert bounds == {moves}

    @pytest.mark.parametrize(
        ("overdue", "damages", "moves"), [("LPR", "24%", True), ("3%", "5xLPR", True), ("3%", "24%", False)]
    )
    def test_damages_beside_interest(self, overdue: str, damages: str, moves: bool) -> None:
        found = computed(**self.FACTS, overdue_rate=overdue, damages=damages)
        assert {line.rate.bound is not None for line in found.lines if line.kind == "damages"} == {moves}


def test_where_to_look_is_the_key_itself() -> None:
    """An error names the line of the key that is wrong, of the loan or of the case, else of the loan."""
    facts: dict[str, Any] = {"kind": "other", "principal": 1, "due": "2022-01-01", "until": "2021-01-01"}
    with pytest.raises(LprError) as error:
        claim(facts, today=TODAY)
    assert [problem.where for problem in error.value.problems] == ["until"]
    with pytest.raises(LprError) as error:
        claim({**facts, "until": "2023-01-01", "interest_from": "2021-12-01"}, today=TODAY)
    assert [problem.where for problem in error.value.problems] == ["interest_from"]


class TestSettlementOfABank:
    """77号 20条: who paid by the day of settlement what had accrued before it is billed nothing for the day itself."""

    @pytest.mark.parametrize(("paid", "billed"), [("500.00", []), ("499.99", [1668])])
    def test_paid_on_the_day_of_settlement(self, paid: str, billed: list[int]) -> None:
        """100,000 × 6 % ÷ 360 × 30 days to 2022-02-19 = 500.00; with the 20th itself 516.67, of which 16.68 is left."""
        facts = {"kind": "bank-loan", "principal": 100000, "lent": "2022-01-21", "due": "2022-12-31", "rate": "6%"}
        facts |= {"settlement": "monthly", "compound": "in-term", "penalty": "1.5", "until": "2022-03-01"}
        found = computed(**facts, payments=[{"date": "2022-02-20", "amount": paid}])
        assert [line.base for line in found.lines if line.kind == "compound"] == billed


def test_nothing_runs_on_where_the_limit_is_reached() -> None:
    """10 a day; a limit of 100.00 is reached on the tenth day."""
    facts = {"kind": "other", "principal": 36500, "due": "2021-12-31", "overdue_rate": "10%", "interest_limit": "100"}
    for until, runs_on in (("2022-01-10", True), ("2022-01-11", False), ("2022-02-01", False)):
        found = computed(**facts, until=until)
        assert (bool(found.ahead), bool(found.totals.per_diem)) == (runs_on, runs_on)


@pytest.mark.parametrize("paid", [(), ("2022-01-05",), ("2022-01-05", "2022-01-08")])
def test_a_limit_on_interest_is_not_used_up_by_damages_in_a_sum(paid: tuple[str, ...]) -> None:
    """100.00 a day, 400.00 by 2022-01-05; a payment then, of principal, leaves interest the rest of its 1,000.00."""
    facts = {"kind": "other", "principal": 365000, "due": "2021-12-31", "overdue_rate": "10%", "interest_limit": 1000}
    payments = [{"date": day, "amount": 36500, "for": "principal"} for day in paid]
    found = computed(**facts, damages=5000, until="2022-06-30", payments=payments)
    assert (found.totals.overdue_interest, found.totals.damages) == (100000, 500000)
    # Nor is what it leaves for the next day.
    found = computed(**facts, damages=5000, until=paid[0] if paid else "2022-01-05")
    assert (found.totals.overdue_interest, found.totals.per_diem) == (40000, 10000)


def test_lines_for_each_publication_only_where_asked() -> None:
    """The LPR of 3.10 % was published six times from 2024-10-21 to 2025-05-19, each time the same."""
    facts = {"kind": "other", "principal": 1000, "due": "2024-10-31", "until": "2025-04-01"}
    lines = {said: len(computed(**facts, conventions={"lines": said}).lines) for said in ("merged", "each-quote")}
    assert lines == {"merged": 1, "each-quote": 6}


@pytest.mark.parametrize(("accelerated", "undue"), [("2022-03-15", 0), ("2022-03-16", 50000)])
def test_accelerated_on_the_last_day_counted(accelerated: str, undue: int) -> None:
    parts = [{"due": "2022-03-01", "amount": 500}, {"due": "2022-06-01", "amount": 500}]
    order = {"date": "2022-01-10", "perform_by": parts, "principal": 1000, "accelerates": accelerated}
    assert judged(judgment=order, until="2022-03-15").totals.undue == undue


def test_the_fee_of_a_later_stage_band_by_band() -> None:
    """14条1项: 5,000 came in before; of 10,000 more 5,000 are in the flat band, 5,000 × 1.5 % = 75.00 above it."""
    fee = later_stage(10_000_00, 5_000_00)
    assert [(band.start, band.part, band.fee) for band in fee.bands] == [
        (0, 5_000_00, 0),
        (10_000_00, 5_000_00, 75_00 * 10_000),
    ]
    assert fee.fee == 75_00


class TestDamagesBesideTheTermRate:
    """28条2款2项, 29条: the term rate that goes on is claimed beside damages, or given up."""

    @pytest.mark.parametrize(
        ("said", "kinds"),
        [
            ("", {"in-term", "overdue", "damages"}),
            ("both", {"in-term", "overdue", "damages"}),
            ("damages", {"in-term", "damages"}),
        ],
    )
    def test_which_kinds(self, said: str, kinds: set[str]) -> None:
        facts = {**TestFixedLpr.FACTS, "rate": "10%", "damages": "0.005%/日"}
        found = computed(**{**facts, "conventions": {"damages_and_interest": said} if said else {}})
        assert {line.kind for line in found.lines} == kinds


@pytest.mark.parametrize(
    ("facts", "article"),
    [
        ({"rate": "10%"}, "private-lending-2020/28-2-2"),
        ({}, "private-lending-2020/28-2-1"),
        ({"rate": "0%"}, "private-lending-2020/28-2-1"),
        ({"kind": "sale"}, "sale-2020/18-4"),
        ({"kind": "sme-payment"}, "sme-2020/15"),
        ({"kind": "other"}, "nine-minutes/lpr"),
        ({"kind": "other", "rate": "10%"}, "nine-minutes/lpr"),
    ],
)
def test_an_unclear_overdue_rate_gives_way_to_this_article(facts: dict[str, str], article: str) -> None:
    stated = {"principal": 1, "signed": "2021-06-01", "due": "2022-01-19", "until": "2022-03-01", **facts}
    if "kind" not in facts:
        stated["lent"] = "2021-06-01"
    found = computed(**stated, overdue_rate="不明")
    assert [n.provision for n in found.notices if n.code == "overdue-not-agreed"] == [article]


@pytest.mark.parametrize("by", [[], [{"due": "2022-03-01", "amount": 500}, {"due": "2022-06-01", "amount": 500}]])
def test_nothing_is_accelerated(by: list[dict[str, Any]]) -> None:
    """One last day, or instalments of which the first was paid: the judgment says nothing fell due early."""
    order = {"date": "2022-01-10", "principal": 1000, "accelerates": "yes", "perform_by": by or "2022-03-01"}
    paid = [{"date": "2022-02-01", "amount": 500}] if by else []
    assert judged(judgment=order, until="2022-03-10", payments=paid).judgment.accelerates is False


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [("2021-06-30", "2021-07-01", False), ("2021-06-30", "2021-06-30", True), ("", "2021-07-01", True)],
)
def test_which_base_a_payment_reduces_is_asked_where_two_meet(first: str, second: str, asked: bool) -> None:
    interest = [
        {"base": 500, "from": "2021-01-01", "rate": "6%"} | ({"until": first} if first else {}),
        {"base": 500, "from": second, "rate": "5%"},
    ]
    order = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000, "interest": interest}
    paid = [{"date": "2022-02-01", "amount": 1}]
    for payments, told in ((paid, asked), ([], False)):
        found = judged(judgment=order, until="2022-03-10", payments=payments)
        assert ("bases" in found.conventions) is told


def test_history_is_not_shown_twice() -> None:
    """Among provisions looked up, a numbering that one in force replaced stands under it, and only there."""
    register = read_register()
    shown = register.unfolded(list(register.entries))
    ids = {entry.id for entry in shown}
    current = [entry for entry in register.entries if not entry.last]
    replaced = {old.id for entry in current for old in register.earlier(entry)}
    assert replaced
    assert ids == {entry.id for entry in register.entries} - replaced
    assert [bool(entry.last) for entry in shown] == sorted(bool(entry.last) for entry in shown)


@pytest.mark.parametrize(
    ("until", "splice", "per_diem"), [("2019-08-20", "no", 653), ("2019-08-20", "yes", 638), ("2019-08-19", "no", 653)]
)
def test_the_first_day_of_the_lpr_under_a_sale(until: str, splice: str, per_diem: int) -> None:
    """18条4款: 36,500 × 4.35 % × 1.5 ÷ 365 = 6.525, the benchmark as worded; spliced, 4.25 % × 1.5: 6.375."""
    facts = {"kind": "sale", "principal": 36500, "due": "2019-06-30", "until": until}
    assert computed(**facts, conventions={"splice": splice, "tenor": "1y"}).totals.per_diem == per_diem


def test_the_benchmark_of_every_day_before_the_lpr_under_a_sale() -> None:
    """4.60 % to 2015-10-23, then 4.35 %, half as much again; the last of them goes on where nothing is spliced."""
    facts = {"kind": "sale", "principal": 36500, "due": "2015-10-19", "until": "2019-09-20"}
    found = computed(**facts, conventions={"splice": "no", "tenor": "1y"})
    said = [(iso(line.start), iso(line.end - 1), f"{line.rate.value / 10**10:.3f}") for line in found.lines]
    assert said == [("2015-10-20", "2015-10-23", "6.900"), ("2015-10-24", "2019-09-19", "6.525")]


def test_a_stage_that_begins_where_a_band_ends() -> None:
    """10,000 came in before: of 5,000 more nothing is in the flat band."""
    assert [band.start for band in later_stage(5_000_00, 10_000_00).bands] == [10_000_00]


@pytest.mark.parametrize("stated", [True, False])
def test_whether_acceleration_was_stated_is_said(stated: bool) -> None:
    parts = [{"due": "2022-03-01", "amount": 500}, {"due": "2022-06-01", "amount": 500}]
    order = {"date": "2022-01-10", "perform_by": parts, "principal": 1000}
    found = judged(judgment={**order, "accelerates": "2022-03-01" if stated else "yes"}, until="2022-03-10")
    [said] = [notice.message.en for notice in found.notices if notice.code == "accelerated"]
    assert said.startswith("acceleration: what was not yet due fell due on 2022-03-01")
    assert ("state it as accelerated" in said) is not stated


def test_damages_alone() -> None:
    """Nothing was lent: no principal is owed, and only the damages bear the doubled part: 100 × 0.0175 % × 100 days."""
    found = judged(judgment={"date": "2022-01-10", "perform_by": "2022-03-01", "damages": 100}, until="2022-06-09")
    totals = found.totals
    assert (totals.principal, totals.principal_after, totals.doubled_part, totals.total) == (0, 0, 175, 10175)


def test_the_ceiling_of_renewed_notes_is_said_in_figures() -> None:
    """27条2款: 100,000 × 10 % × 147 ÷ 365 = 4,027.40, of which the new note takes 4,000; 104,000 × 10 % × 214 ÷ 365 =
    6,097.53, together 10,124.93. The limit: 100,000 × 15.4 % × 361 ÷ 365 = 15,231.23.
    """
    facts = {"principal": 100000, "signed": "2021-01-05", "lent": "2021-01-05", "due": "2021-12-31", "rate": "10%"}
    note = [{"date": "2021-06-01", "principal": 104000}]
    found = computed(**facts, rollovers=note, filed="2022-06-01", until="2022-06-01")
    [said] = [notice.message.en for notice in found.notices if notice.code == "rollover-limit"]
    assert "15231.23" in said
    assert "10124.93" in said


@pytest.mark.parametrize(
    ("natural", "rate"),
    [((False, False), "15.40"), ((True, False), "15.40"), ((False, True), "15.40"), ((True, True), "15.20")],
)
def test_when_a_loan_is_formed(natural: tuple[bool, bool], rate: str) -> None:
    """679条: between natural persons when the money is provided; else on signing. 4 × 3.85 %, 4 × 3.80 %."""
    facts = {
        "principal": 1000,
        "signed": "2021-12-19",
        "lent": "2021-12-20",
        "due": "2022-06-30",
        "until": "2022-06-30",
    }
    creditor, debtor = ({"name": name, "natural": is_} for name, is_ in zip("甲乙", natural, strict=True))
    [line] = computed(**facts, rate="24%", creditor=creditor, debtor=debtor, filed="2022-06-30").lines
    assert f"{line.rate.value / 10**10:.2f}" == rate
    unknown = {key: value for key, value in facts.items() if key != "lent"} | {"until": "2022-09-01"}
    found = computed(**unknown, overdue_rate="24%", creditor=creditor, debtor=debtor, filed="2022-06-30")
    assert ("formation-date" in {notice.code for notice in found.notices}) is all(natural)


@pytest.mark.parametrize(("day", "article"), [("2020-12-31", "合同法解释（二）20条"), ("2021-01-01", "民法典560条")])
def test_the_article_between_debts_is_that_of_the_payment(day: str, article: str) -> None:
    loans = [{"id": name, "principal": 100, "due": due} for name, due in (("a", "2020-10-31"), ("b", "2020-11-30"))]
    paid = [{"date": day, "amount": 150}]
    found = computed(kind="other", loans=loans, payments=paid, until="2021-02-01")
    assert {row.loan_id: article in row.step.zh for row in found.ledger} == {"a": True, "b": True}


@pytest.mark.parametrize(
    ("kind", "by_law"),
    [("private-lending", 380), ("sale", 570), ("other", 380), ("construction", 380), ("sme-payment", 1825)],
)
@pytest.mark.parametrize("agreed", ["overdue_rate", "damages", ""])
@pytest.mark.parametrize("days_", [0, 1, 2])
def test_a_claim_of_no_day_and_of_one(kind: str, by_law: int, agreed: str, days_: int) -> None:
    """36,500 at 10 % is 10.00 a day; by law at 3.80 %, × 1.5 for a sale, 0.05 % a day for an SME; as much per diem."""
    a_day = 1000 if agreed else by_law
    first = 10 if kind == "construction" else 11
    facts = {"kind": kind, "principal": 36500, "signed": "2022-01-05", "due": "2022-01-10", "filed": "2022-01-16"}
    if kind == "private-lending":
        facts["lent"] = "2022-01-05"
    found = computed(**facts, until=f"2022-01-{first + days_}", **({agreed: "10%"} if agreed else {}))
    assert (sum(line.interest for line in found.lines), found.totals.per_diem) == (a_day * days_, a_day)


@pytest.mark.parametrize(
    ("more", "told"), [({}, True), ({"rate": "10%"}, False), ({"kind": "other", "lent": ""}, False)]
)
def test_what_would_let_interest_begin_earlier(more: dict[str, str], told: bool) -> None:
    """A private loan without an in-term rate: interest of the term needs its rate and the day of lending."""
    facts = {"principal": 1, "signed": "2021-01-05", "lent": "2021-06-01", "due": "2021-12-31", **more}
    facts = {key: value for key, value in facts.items() if value}
    early = "2021-05-31" if "rate" in more else "2021-12-31"
    with pytest.raises(LprError) as error:
        computed(**facts, interest_from=early, until="2022-06-01")
    assert ("where in-term interest was agreed" in error.value.problems[0].hint.en) is told


class TestAllInRmb:
    """``fx_scope: all``: every sum at the rate of the first day of the doubled part, half up; none where none is."""

    def test_bases_limits_and_sums(self) -> None:
        interest = [
            {"base": 100, "from": "2021-01-01", "rate": "6%", "limit": "10.01"},
            {"amount": "0.33", "until": "2020-12-31"},
            {"from": "2022-01-11", "rate": "6%"},
        ]
        order = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 200, "interest": interest}
        money = {"currency": "USD", "fx_rate": "6.5", "fx_scope": "all"}
        found = judged(judgment={**order, **money}, until="2022-03-01").judgment
        # 100.00 × 6.5, 10.01 × 6.5 = 65.065 → 65.07; 0.33 × 6.5 = 2.145 → 2.15
        assert [(one.base, one.limit, one.amount) for one in found.interest] == [
            (65000, 6507, None),
            (None, None, 215),
            (None, None, None),
        ]
        assert (found.principal, found.currency) == (130000, "")


@pytest.mark.parametrize("topic", ["253", "第253条", "art. 253", "28-2-1", "28", "28-2"])
def test_an_article_by_its_figures(topic: str) -> None:
    """The article itself and its paragraphs, no other: 28 is 28, 28-1, 28-2-1, not 280."""
    figures = topic.removeprefix("第").removesuffix("条").removeprefix("art. ")
    wanted = {
        entry.id
        for entry in read_register().entries
        if entry.id.split("/")[1] == figures or entry.id.split("/")[1].startswith(figures + "-")
    }
    assert {entry.id for entry in read_register().find(topic)} == wanted != set()
