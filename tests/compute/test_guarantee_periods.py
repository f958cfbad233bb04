"""Guarantee periods: when one ends, what keeps it, and what is left of a void guarantee."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc import claim
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import limitation
from lpr_calc.reports.limitation import as_dict, calendar
from lpr_calc.reports.sentence import claim_sentence
from lpr_calc.values.tree import as_tree
from several import BASE, TODAY


def clocks(facts: dict[str, Any], on: str) -> list[dict[str, Any]]:
    """The guarantee periods of a matter as of a day."""
    case = parse_case(as_tree(facts), TODAY)
    found: list[dict[str, Any]] = as_dict(limitation(case, date.fromisoformat(on).toordinal()), "zh")["guarantees"]
    return found


def joint(arrives: str, **more: Any) -> dict[str, Any]:
    """A joint guarantee without an agreed period, and a letter that arrives on a day."""
    demand = {"date": arrives, "delivered": "yes"}
    one = {"name": "丁", "mode": "joint", "signed": "2024-01-10", "demands": [demand], **more}
    return {**BASE, "debtor": "乙", "guarantors": [one]}


class TestGuaranteePeriod:
    """民法典 692, 693, 694条: six months from the due date itself, kept by a demand on the joint guarantor."""

    def test_a_letter_on_the_last_day_keeps_it(self) -> None:
        """Due 2025-01-10: last day 2025-07-10, a Thursday; three years from the demand (no calendar of 2028 yet)."""
        (found,) = clocks(joint("2025-07-10"), "2025-08-01")
        assert (found["last"], found["state"], found["kept"]) == ("2025-07-10", "kept", "2025-07-10")
        assert found["limitation"] == "2028-07-10"

    def test_a_letter_a_day_later_does_not(self) -> None:
        (found,) = clocks(joint("2025-07-11"), "2025-08-01")
        assert (found["state"], found["kept"], found["limitation"]) == ("expired", None, None)

    @pytest.mark.parametrize("due", ["2019-01-01", "2019-01-02"])
    def test_two_years_of_an_old_guarantee_under_either_law(self, due: str) -> None:
        """Due 2019-01-02: less than two years before the Code (时间效力规定 27条, 1259条), 2021-01-02, a Saturday; due
        2019-01-01: the old rule, 2021-01-01, a holiday. Both end on Monday 2021-01-04.
        """
        guarantor = {"name": "丁", "mode": "joint", "signed": "2018-01-01", "period": "直至本息还清"}
        facts = {"principal": "100000", "lent": "2018-01-01", "due": due, "debtor": "乙", "guarantors": [guarantor]}
        (found,) = clocks(facts, "2020-06-01")
        assert found["last"] == "2021-01-04"

    def test_limitation_of_the_guarantee_moves_past_a_holiday(self) -> None:
        """Demand 2023-09-27; 2026-09-27 is the Sunday of the Mid-Autumn break: 2026-09-28."""
        (found,) = clocks({**joint("2023-09-27"), "due": "2023-04-10", "lent": "2022-04-10"}, "2024-01-01")
        assert found["limitation"] == "2026-09-28"

    def test_a_demand_on_one_guarantor_is_none_on_another(self) -> None:
        """担保制度解释 29条1款; nor does it interrupt the limitation of the debt."""
        facts = {**joint("2025-03-03"), "demands": [{"date": "2025-05-06", "to": "丁", "delivered": "yes"}]}
        facts["guarantors"] = [{"name": "丁", "mode": "joint"}, {"name": "戊", "mode": "joint"}]
        case = parse_case(as_tree(facts), TODAY)
        result = as_dict(limitation(case, date(2025, 8, 1).toordinal()), "zh")
        assert [found["state"] for found in result["guarantees"]] == ["kept", "expired"]
        assert result["claims"][0]["expires"] == "2028-01-11"

    def test_general_a_suit_withdrawn_and_not_filed_again_keeps_nothing(self) -> None:
        """担保制度解释 31条1款."""
        facts = {**BASE, "debtor": "乙", "guarantors": [{"name": "丁", "mode": "general"}]}
        facts["demands"] = [{"date": "2025-03-01", "event": "起诉"}, {"date": "2025-04-01", "event": "撤诉"}]
        assert clocks(facts, "2025-08-01")[0]["state"] == "expired"
        facts["demands"].append({"date": "2025-06-30", "event": "起诉"})
        assert clocks(facts, "2025-08-01")[0]["kept"] == "2025-06-30"

    def test_joint_a_suit_withdrawn_keeps_it_where_the_copy_was_served(self) -> None:
        """担保制度解释 31条2款: filed 2025-05-06, withdrawn 2025-06-03; the copy reached him on 2025-05-20, or never,
        or after 2025-07-10, when the period ended.
        """
        facts = {**BASE, "debtor": "乙", "filed": "2025-05-06", "guarantors": [{"name": "丁", "mode": "joint"}]}
        assert clocks(facts, "2025-08-01")[0]["kept"] == "2025-05-06"
        facts["demands"] = [{"date": "2025-06-03", "event": "撤诉"}]
        assert clocks(facts, "2025-08-01")[0]["state"] == "expired"
        assert clocks({**facts, "served": "2025-05-20"}, "2025-08-01")[0]["kept"] == "2025-05-20"
        assert clocks({**facts, "served": "2025-07-11"}, "2025-08-01")[0]["state"] == "expired"

    def test_general_limitation_begins_when_enforcement_ended(self) -> None:
        """担保制度解释 28条1款: service of the order that closed enforcement, 2026-03-02, and three years."""
        one = {"name": "丁", "mode": "general", "execution": {"applied": "2025-12-01", "ended": "2026-03-02"}}
        facts = {**BASE, "debtor": "乙", "filed": "2025-05-06", "guarantors": [one]}
        assert clocks(facts, "2026-04-01")[0]["limitation"] == "2029-03-02"

    def test_an_agreed_period_that_ends_too_early_counts_as_none(self) -> None:
        """692条2款: no later than the due date."""
        found = clocks(joint("2025-03-03", period="2025-01-10"), "2025-03-10")[0]
        assert (found["last"], found["why"]) == ("2025-07-10", "约定早于到期日，视为没有约定：六个月")

    @pytest.mark.parametrize(
        ("period", "mode", "signed", "provision"),
        # 担保法 25, 26条 and 担保法解释 32条1款 of contracts formed to 2020-12-31, 民法典 692条 since.
        [
            ("2年", "joint", "2020-12-31", "guarantee-1995/26"),
            ("2年", "general", "2020-12-31", "guarantee-1995/25"),
            ("2026-01-10", "joint", "2020-12-31", "guarantee-1995/26"),
            ("2025-01-10", "joint", "2020-12-31", "guarantee-interp-2000/32"),
            ("2年", "joint", "2021-01-01", "civil-code/692"),
            ("2025-01-10", "joint", "2021-01-01", "civil-code/692"),
        ],
    )
    def test_an_agreed_period_cites_the_law_of_its_contract(
        self, period: str, mode: str, signed: str, provision: str
    ) -> None:
        facts = joint("2025-03-03", period=period, mode=mode, signed=signed)
        found = limitation(parse_case(as_tree(facts), TODAY), date(2025, 3, 10).toordinal())
        assert [clock.provision for clock in found.guarantees] == [provision]

    def test_a_judgment_without_its_day_has_found_the_period_kept(self) -> None:
        """Nobody is held liable after a period that ended (解释 34条: the court looks by itself)."""
        judgment = {"principal": "500000", "perform_by": "2025-12-31", "liable": [{"party": "丁", "how": "连带"}]}
        facts = {**BASE, "debtor": "乙", "guarantors": [{"name": "丁", "mode": "joint"}], "judgment": judgment}
        assert clocks(facts, "2026-02-01")[0]["state"] == "kept"

    def test_instalments_the_earlier_day_is_the_deadline_the_later_may_be_pleaded(self) -> None:
        facts = joint("2025-03-03")
        facts["due"] = [{"due": "2025-01-10", "amount": "250000"}, {"due": "2025-06-10", "amount": "250000"}]
        facts["guarantors"][0]["demands"] = []
        found = clocks(facts, "2025-03-10")[0]
        assert (found["last"], found["arguable"]) == ("2025-07-10", "2025-12-10")

    def test_the_calendar_holds_each_guarantor(self) -> None:
        facts = {
            **joint("2025-03-03"),
            "guarantors": [{"name": "丁", "mode": "joint"}, {"name": "戊", "mode": "joint"}],
        }
        case = parse_case(as_tree(facts), TODAY)
        text = calendar(limitation(case, date(2025, 2, 1).toordinal()))
        assert "丁的保证期间最后一日" in text
        assert "戊的保证期间最后一日" in text
        assert text.count("DTSTART;VALUE=DATE:20250710") == 2


class TestVoidGuarantee:
    """担保制度解释 17条: of what the debtor cannot pay."""

    @pytest.mark.parametrize(
        ("void", "most"),
        [
            # 330,000 ÷ 2, the whole, nothing, 330,000 ÷ 3
            ("双方有过错", "165000.00"),
            ("保证人有过错", "330000.00"),
            ("债权人有过错", "0.00"),
            ("主合同无效", "110000.00"),
        ],
    )
    def test_of_the_shortfall(self, void: str, most: str) -> None:
        one = {"name": "丁", "mode": "joint", "void": void, "demands": [{"date": "2025-03-03"}]}
        facts = {"debtor": "乙", "principal": "330000", "due": "2025-03-01", "until": "2025-03-02", "guarantors": [one]}
        found = claim({**facts, "creditor": "甲"}, today=TODAY)
        assert found.persons is not None
        debtor, guarantor = found.persons.people
        assert fen_text(debtor.amount) == "330000.00"
        assert (guarantor.how, fen_text(guarantor.amount)) == ("void", most)
        text = claim_sentence(found)
        assert ("判令被告丁" in text) == (void != "债权人有过错")
        if void == "双方有过错":
            assert "判令被告丁对乙不能清偿的部分的二分之一承担赔偿责任" in text
