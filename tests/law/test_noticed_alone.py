"""What one fact alone decides, with it and without it: words of the operative part, prepayments, grounds, days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asked import BANK, LOAN, TODAY, clocks, codes, computed, judged
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Judgment, Portion
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import schedule_case
from lpr_calc.law.fee import later_stage
from lpr_calc.law.operative import last_day
from lpr_calc.law.register import read_register
from lpr_calc.law.rules import LAW, select
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def refusals(ask: Any, **facts: Any) -> list[str]:
    """The codes of what is refused; nothing where it is computed."""
    try:
        ask(**facts)
    except LprError as error:
        return [problem.code for problem in error.problems]
    return []


class TestPrepayments:
    """Only a loan by instalments is prepaid: elsewhere it is a payment like any other, and that is told."""

    PLAIN = {"kind": "bank-loan", "principal": 1000, "lent": "2021-01-05", "due": "2021-12-31", "rate": "6%"}
    PARTS = {
        "kind": "bank-loan",
        "principal": 1200,
        "lent": "2021-01-10",
        "first_due": "2021-02-10",
        "due_day": 10,
        "periods": 12,
        "repayment": "equal-principal",
        "rate": "6%",
    }
    TERMS = {"penalty": "1.5", "compound": "none"}

    def test_of_a_loan_that_is_due_at_once(self) -> None:
        paid = [{"date": "2021-06-01", "amount": 100, "for": "prepayment"}, {"date": "2021-07-01", "amount": 50}]
        plain = [{key: value for key, value in one.items() if key != "for"} for one in paid]
        facts = {**self.PLAIN, **self.TERMS, "until": "2022-06-01"}
        found, wanted = computed(**facts, payments=paid), computed(**facts, payments=plain)
        assert found.totals == wanted.totals
        assert [row.principal for row in found.ledger] == [row.principal for row in wanted.ledger]
        assert "prepayment-unused" in codes(found)
        assert "prepayment-unused" not in codes(wanted)

    def test_of_a_loan_by_instalments(self) -> None:
        paid = [{"date": "2021-06-15", "amount": 100, "for": "prepayment"}]
        found = computed(**self.PARTS, **self.TERMS, until="2022-06-01", payments=paid)
        assert "prepayment-unused" not in codes(found)


class TestWhichRule:
    def test_one_alone(self) -> None:
        context = schedule_case(parse_case(as_tree(LOAN), TODAY), Rates()).contexts[0]
        assert select(context) is LAW[0]
        for law, code in (((), "no-rule"), (LAW[1:], "no-rule"), ((LAW[0], LAW[0]), "rule-conflict")):
            with pytest.raises(LprError) as caught:
                select(context, law)
            assert caught.value.problems[0].code == code


class TestTheLastDayOfPerformance:
    """Of the last part of the principal, of the damages where there is none, effectiveness where neither has a day."""

    @pytest.mark.parametrize(
        ("judgment", "last"),
        [
            (Judgment(instalments=(Portion(day("2022-03-01"), 1), Portion(day("2022-05-01"), 1))), "2022-05-01"),
            (Judgment(perform_by=day("2022-03-01"), effective=day("2022-06-01")), "2022-03-01"),
            (
                Judgment(
                    damages_parts=(Portion(day("2022-04-01"), 1), Portion(day("2022-03-01"), 1)),
                    effective=day("2022-06-01"),
                ),
                "2022-04-01",
            ),
            (
                Judgment(perform_by=day("2022-03-01"), damages_parts=(Portion(day("2022-04-01"), 1),)),
                "2022-03-01",
            ),
            (Judgment(effective=day("2022-06-01")), "2022-06-01"),
        ],
    )
    def test_of_what(self, judgment: Judgment, last: str) -> None:
        found = last_day(judgment)
        assert found is not None
        assert iso(found) == last

    def test_none_is_known(self) -> None:
        assert last_day(Judgment()) is None

    @pytest.mark.parametrize(
        ("days", "refused"),
        [
            ({"perform_by": "2022-03-01"}, []),
            ({"perform_within": "10"}, []),
            ({"perform_by": "2022-03-01", "perform_within": "10"}, ["perform-by-twice"]),
            ({}, ["perform-by-missing"]),
        ],
    )
    def test_each_item_has_one(self, days: dict[str, str], refused: list[str]) -> None:
        judgment = {"date": "2022-01-10", "effective": "2022-02-01", "items": [{"principal": 1000, **days}]}
        assert refusals(judged, judgment=judgment, until="2022-06-01") == refused

    def test_damages_alone_are_late_from_the_day_of_effect(self) -> None:
        """As if that day had been set."""
        alone = {"date": "2022-01-10", "damages": 500}
        found = judged(judgment={**alone, "effective": "2022-02-01"}, until="2022-05-12")
        same = judged(judgment={**alone, "perform_by": "2022-02-01"}, until="2022-05-12")
        assert found.totals == same.totals


class TestANewNote:
    """Interest agreed unclearly bears none between natural persons, and must be settled elsewhere (680条)."""

    FACTS: dict[str, Any] = {
        **LOAN,
        "rate": "6%",
        "rollovers": [{"date": "2021-06-05", "principal": 1000, "rate": "不明"}],
    }

    @pytest.mark.parametrize(
        ("creditor", "debtor", "refused"), [("yes", "yes", False), ("yes", "no", True), ("no", "yes", True)]
    )
    def test_between_whom(self, creditor: str, debtor: str, refused: bool) -> None:
        people = {"creditor": {"name": "甲", "natural": creditor}, "debtor": {"name": "乙", "natural": debtor}}
        assert bool(refusals(computed, **self.FACTS, **people)) == refused


class TestInAnotherCurrency:
    def test_a_bank_states_its_rate(self) -> None:
        facts = {**BANK, "currency": "USD"}
        assert refusals(computed, **facts) == []
        del facts["rate"]
        assert "currency-no-rate" in refusals(computed, **facts)


class TestBankruptBeforeItIsDue:
    """企业破产法 46条: due with the acceptance, and nothing bears interest any more."""

    @pytest.mark.parametrize("kind", ["private-lending", "other", "sale"])
    def test_the_principal_alone(self, kind: str) -> None:
        found = computed(
            kind=kind,
            principal=1000,
            debtor="乙",
            due="2023-12-31",
            overdue_rate="6%",
            until="2022-12-31",
            bankruptcy=[{"party": "乙", "accepted": "2022-06-01"}],
        )
        assert (found.totals.total, found.lines) == (100000, ())


class TestALaterStage:
    """办法 14条: of 10,000 yuan a fen is left for the second stage; of the band above it, 0.99."""

    def test_a_part_of_one_fen(self) -> None:
        assert [band.part for band in later_stage(100, 999_999).bands] == [1, 99]
        assert [band.part for band in later_stage(100, 1_000_000).bands] == [100]
        assert [band.part for band in later_stage(100, 999_900).bands] == [100]


class TestAGuaranteeWithoutADayOfItsOwn:
    def test_it_is_as_old_as_the_first_of_its_loans(self) -> None:
        """A contract of before 2021 and one after it: the older text (民法典 时间效力规定), and which day was taken."""
        loans = [
            {"id": "1", "principal": 100, "signed": "2021-03-01", "lent": "2021-03-01", "due": "2021-12-31"},
            {"id": "2", "principal": 100, "signed": "2020-03-01", "lent": "2020-03-01", "due": "2021-12-31"},
        ]
        found = clocks(loans=loans, guarantors=[{"name": "丁", "mode": "joint"}], until="2022-03-01")
        [said] = {notice.message.en for notice in found.notices if notice.code == "guarantee-signed"}
        assert "2020-03-01" in said


class TestTheFloorOfASmallSupplier:
    """支付条例 17条: never below the LPR of the day of the contract, whichever of the two moves."""

    @pytest.mark.parametrize(("agreed", "bound"), [("12%", False), ("1%", False), ("LPR", True), ("LPR+300bp", True)])
    def test_is_told_of_a_rate_that_moves(self, agreed: str, bound: bool) -> None:
        facts = {"kind": "sme-payment", "principal": 1000, "signed": "2021-03-01", "due": "2021-12-31"}
        found = computed(**facts, overdue_rate=agreed, until="2022-06-01")
        assert {line.rate.bound is not None for line in found.lines} == {bound}


@pytest.mark.parametrize("official", [True, False])
def test_a_day_of_rest_is_told_of_where_only_weekends_are_known(
    official: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """建工解释（一） 41条: eighteen months from 2022-01-05, moved by the official calendar or by the weekday alone."""
    monkeypatch.setattr("lpr_calc.law.security_clock.next_workday", lambda nominal: (nominal, official))
    monkeypatch.setattr("lpr_calc.law.limitation.next_workday", lambda nominal: (nominal, True))
    found = clocks(
        kind="construction",
        principal=1000,
        due="2022-01-05",
        until="2022-06-01",
        security=[{"kind": "construction", "property": "房屋"}],
    )
    assert [iso(clock.last) for clock in found.rights if clock.last is not None] == ["2023-07-05"]
    assert ("calendar" in codes(found)) is not official


def test_an_article_of_an_instrument_that_a_word_of_its_name_means() -> None:
    """Neither its short name nor the beginning of it: only what bears the word is found, by the article alone."""
    register = read_register()
    found = register.find("民间借贷案件 31")
    assert found
    for entry in found:
        assert "民间借贷案件" in entry.instrument
        assert entry.number_in_id.partition("-")[0] == "31"
