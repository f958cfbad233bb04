"""Claims on loans and prices: whose payment, which days, which rate, each on both sides of its bound."""

from __future__ import annotations

from typing import Any

import pytest

from asked import LOAN, codes, computed, without
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.reports.data import as_dict


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


def test_a_ceiling_of_default_is_rounded_for_its_own_days() -> None:
    """法发〔2017〕22号 2条, of the days of default alone: 10006 at 24 % is 6.670666… a day, 40.024 for the six days of
    the term and 40.024 for the six after it: 40.02. Taken together 80.048, 80.05, would leave 40.03 of it.
    """
    terms = {"rate": "18%", "overdue_rate": "30%", "compound": "none", "conventions": {"cap": "24%"}}
    found = computed(
        kind="bank-loan", principal=10006, lent="2021-01-01", due="2021-01-06", until="2021-01-13", **terms
    )
    # 10006 × 18 % × 6 ÷ 360 = 30.018; 10006 × 30 % × 6 ÷ 360 = 50.03, of which 40.02 is protected.
    assert [(line.kind, line.interest) for line in found.lines] == [("in-term", 3002), ("penalty", 4002)]


@pytest.mark.parametrize(("due", "said"), [("2019-08-18", True), ("2019-08-19", False)])
def test_a_default_before_the_first_lpr_takes_the_first(due: str, said: bool) -> None:
    """Fixed at default: on 2019-08-19 there was none, which the rule says; on 2019-08-20 there was."""
    found = computed(
        kind="other", principal=1000, due=due, until="2019-10-01", conventions={"lpr": "fixed", "tenor": "1y"}
    )
    last = found.lines[-1]
    assert f"{last.rate.value / 10**10:.2f}" == "4.25"
    assert ("quote of 2019-08-20" in last.rate.rule.en) is said


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


@pytest.mark.parametrize(("agreed", "bound"), [("4.5xLPR", True), ("30%", False), ("4xLPR", False)])
def test_damages_that_float_are_bound_by_the_ceiling(agreed: str, bound: bool) -> None:
    """Four times the LPR at formation (15.4 %) is fixed; what floats above it may fall below it again."""
    found = computed(**{**LOAN, "damages": agreed, "until": "2022-01-15", "filed": "2022-01-15"})
    [line] = [line for line in found.lines if line.kind == "damages"]
    assert bool(line.rate.bound) is bound


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


def test_a_reading_that_cuts_what_is_agreed_needs_a_rate() -> None:
    """--cap 24% on a private loan cuts 30 % agreed; the ceiling of the law, 15.4 %, does not apply beside it."""
    for cap, rate in (("24%", "24.00"), ("none", "30.00"), ("auto", "15.40")):
        found = computed(**{**LOAN, "overdue_rate": "30%"}, conventions={"cap": cap})
        assert {f"{line.rate.value / 10**10:.2f}" for line in found.lines} == {rate}


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


def test_the_last_day_under_a_limit_of_a_claim() -> None:
    """100,000 at 3.65 % is 10.00 a day from 2022-01-01; of a limit of 595.00 the sixtieth day has 5.00."""
    facts = {"kind": "other", "principal": 100000, "due": "2021-12-31", "overdue_rate": "3.65%", "interest_limit": 595}
    for until, day in (("2022-02-28", 1000), ("2022-03-01", 500), ("2022-03-02", 0)):
        assert computed(**facts, until=until).totals.per_diem == day


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


@pytest.mark.parametrize(
    ("signed", "rate"), [("2019-08-19", "1.00"), ("2019-08-20", "4.25"), ("2019-09-19", "4.25"), ("2019-09-20", "4.20")]
)
def test_the_floor_of_a_contract_of_the_first_lpr(signed: str, rate: str) -> None:
    """Before 2019-08-20 there was no LPR at contracting, so no floor."""
    found = computed(
        kind="sme-payment", principal=1000, signed=signed, due="2020-12-31", overdue_rate="1%", until="2021-06-01"
    )
    assert {f"{line.rate.value / 10**10:.2f}" for line in found.lines} == {rate}


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
