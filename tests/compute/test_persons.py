"""Several persons: every figure is a view of one ledger; guarantee periods; what is wrong with a person is named."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc import claim, cli
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.law.fee import court_fee
from lpr_calc.rates.series import Rates
from lpr_calc.reports.application import request
from lpr_calc.reports.judgment_data import as_dict as judged
from lpr_calc.reports.limitation import as_dict, calendar
from lpr_calc.reports.persons import recourse_list
from lpr_calc.reports.sentence import claim_sentence, main_clause
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 27)
BASE: dict[str, Any] = {
    "creditor": "甲",
    "debtor": ["乙", "丙"],
    "principal": "500000",
    "lent": "2024-01-10",
    "due": "2025-01-10",
    "rate": "12%",
    "until": "2026-01-01",
}


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


class TestRights:
    """Until when a mortgage and the priority for works may be exercised."""

    def rights(self, on: str, **facts: Any) -> list[dict[str, Any]]:
        case = parse_case(as_tree(facts), TODAY)
        found: list[dict[str, Any]] = as_dict(limitation(case, date.fromisoformat(on).toordinal()), "zh")["rights"]
        return found

    def test_a_mortgage_falls_with_the_limitation_of_the_debt(self) -> None:
        """民法典 419条: due 2022-05-31; 2025-06-01 is a Sunday before the Dragon Boat holiday of 2025-06-02."""
        right = {"kind": "抵押", "property": "房屋", "registered": "2021-06-02"}
        (found,) = self.rights("2024-01-01", principal="1", due="2022-05-31", security=[right])
        assert (found["name"], found["expires"], found["state"]) == ("房屋的抵押权", "2025-06-03", "running")

    @pytest.mark.parametrize(
        ("filed", "state", "events"),
        [
            # 解释（二） 21条 from 2026-06-30: eighteen months from 2025-01-31 end on 2026-07-31, a Friday.
            ("2026-07-15", "kept", ["2026-07-31", None]),
            # Before: from 2024-09-30, to 2026-03-30, a Monday: late.
            ("2026-06-29", "expired", ["2026-03-30", "2026-03-30"]),
        ],
    )
    def test_works_payable_by_a_change(self, filed: str, state: str, events: list[str | None]) -> None:
        right = {"kind": "建工优先", "property": "一号楼", "payable": "2025-01-31"}
        (found,) = self.rights(
            "2026-08-03", kind="construction", principal="2000000", due="2024-09-30", filed=filed, security=[right]
        )
        assert found["state"] == state
        assert [event["expires"] for event in found["events"]] == events


class TestOneLedger:
    """No figure of a person is more than the ledger leaves, and persons change nothing in it."""

    @given(
        st.lists(
            st.tuples(st.integers(0, 720), st.integers(1, 20_000_000), st.sampled_from(["", "乙", "丙", "丁"])),
            max_size=4,
        ),
        st.sampled_from(["together", "joint"]),
        st.none() | st.integers(40_000_000, 90_000_000),
        st.sampled_from(["all", "principal"]),
        st.sampled_from(["limit-last", "pro-rata", "limit-first"]),
    )
    def test_views(
        self,
        paid: list[tuple[int, int, str]],
        liability: str,
        limit: int | None,
        limit_on: str,
        limit_order: str,
    ) -> None:
        day = date(2024, 1, 11).toordinal()
        payments = [
            {"date": date.fromordinal(day + after).isoformat(), "amount": f"{fen // 100}.{fen % 100:02d}", "by": by}
            for after, fen, by in paid
        ]
        one: dict[str, Any] = {"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}
        if limit is not None:
            one |= {"limit": f"{limit // 100}.{limit % 100:02d}", "limit_on": limit_on}
            one |= {"limit_order": limit_order} if limit_on == "principal" else {}
        facts = {**BASE, "payments": payments}
        several = claim({**facts, "liability": liability, "guarantors": [one]}, today=TODAY)
        alone = claim(
            {**facts, "debtor": "乙", "payments": [{**payment, "by": ""} for payment in payments]}, today=TODAY
        )
        assert several.totals == alone.totals
        assert several.lines == alone.lines
        assert several.persons is not None
        for person in several.persons.people:
            assert 0 <= person.amount <= max(several.totals.total, 0) + (1 if person.role == "guarantor" else 0)
        assert sum(row.amount for row in several.ledger) == sum(fen for _, fen, _ in paid)

    @given(
        st.lists(
            st.tuples(st.integers(0, 720), st.integers(1, 20_000_000), st.sampled_from(["", "乙公司", "丙公司", "丁"])),
            max_size=4,
        ),
        st.sampled_from(["together", "joint", "several"]),
        st.integers(1, 99),
        st.none() | st.integers(1, 90_000_000),
        st.none() | st.tuples(st.sampled_from(["乙公司", "丙公司"]), st.integers(1, 700)),
        st.none() | st.integers(1, 700),
        st.none() | st.tuples(st.integers(1, 700), st.booleans()),
        st.booleans(),
    )
    def test_with_everything(
        self,
        paid: list[tuple[int, int, str]],
        liability: str,
        percent: int,
        limit: int | None,
        released: tuple[str, int] | None,
        assigned: int | None,
        bankrupt: tuple[int, bool] | None,
        general: bool,
    ) -> None:
        """Shares, limits, a release, an assignment, a bankruptcy: no view exceeds the ledger, in shares they come to it
        while nobody paid beyond his own, and what all paid is what the ledger allocated.
        """
        start = date(2024, 1, 11).toordinal()

        def day(after: int) -> str:
            return date.fromordinal(start + after).isoformat()

        payments = [{"date": day(after), "amount": fen_text(fen), "by": by} for after, fen, by in paid]
        debtors: list[dict[str, str]] = [{"name": "乙公司"}, {"name": "丙公司"}]
        if liability == "several":
            debtors = [{"name": "乙公司", "share": f"{percent}%"}, {"name": "丙公司", "share": f"{100 - percent}%"}]
        one: dict[str, Any] = {"name": "丁", "mode": "general" if general else "joint"}
        one["demands"] = [{"date": "2025-03-03"}]
        if limit is not None and sum(fen for _, fen, by in paid if by == "丁") <= limit:
            one["limit"] = fen_text(limit)
        facts = {**BASE, "debtor": debtors, "liability": liability, "payments": payments, "guarantors": [one]}
        facts["filed"] = "2025-06-02"
        if released is not None:
            facts["releases"] = [{"party": released[0], "date": day(released[1])}]
        if assigned is not None:
            facts["assignments"] = [{"to": "甲", "notified": day(assigned)}]
        if bankrupt is not None:
            party = "乙公司" if bankrupt[1] else "丙公司"
            facts["bankruptcy"] = [{"party": party, "accepted": day(bankrupt[0])}]
        found = claim(facts, today=TODAY)
        assert found.persons is not None
        total = found.totals.total
        assert found.persons.total == total
        for person in found.persons.people:
            assert 0 <= person.amount <= max(total, 0) + (1 if person.role == "guarantor" else 0)
        allocated = sum(row.amount for row in found.ledger if not row.note.startswith("免除"))
        assert allocated == sum(fen for _, fen, _ in paid)
        for row in found.ledger:
            assert row.amount == row.costs + row.interest + row.principal + row.surplus
        if released is None:
            alone = claim(
                {**facts, "debtor": "乙公司", "liability": "", "guarantors": "", "bankruptcy": "", "assignments": ""}
                | {"payments": [{**payment, "by": ""} for payment in payments]},
                today=TODAY,
            )
            assert found.totals == alone.totals
            assert found.lines == alone.lines
            if liability == "several" and bankrupt is None and not paid:
                assert sum(person.amount for person in found.persons.people if person.role == "debtor") == total

    @given(
        st.lists(
            st.tuples(st.integers(0, 300), st.integers(1, 30_000_000), st.sampled_from(["", "乙", "丙", "丁"])),
            max_size=3,
        ),
        st.none() | st.integers(1, 99),
        st.none() | st.integers(1, 60_000_000),
        st.sampled_from(["连带", "限额", "一般保证"]),
    )
    def test_after_a_judgment(
        self, paid: list[tuple[int, int, str]], percent: int | None, limit: int | None, how: str
    ) -> None:
        """Persons change nothing in the ledger of a judgment, and no view exceeds it."""
        start = date(2025, 6, 10).toordinal()
        payments = [
            {"date": date.fromordinal(start + after).isoformat(), "amount": fen_text(fen), "by": by}
            for after, fen, by in paid
        ]
        judgment: dict[str, Any] = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01"}
        debtors: Any = ["乙", "丙"]
        if percent is not None:
            debtors = [{"name": "乙", "share": f"{percent}%"}, {"name": "丙", "share": f"{100 - percent}%"}]
        else:
            judgment["liable"] = [{"party": "丙", "how": "共同"}, {"party": "丁", "how": how}]
            if limit is not None:
                judgment["liable"][1]["limit"] = fen_text(limit)
        facts = {"debtor": debtors, "guarantors": ["丁"], "until": "2026-05-31", "payments": payments}
        case = parse_case(as_tree({**facts, "judgment": judgment}), TODAY, loans_needed=False)
        found = judge(case, Rates())
        plain = {**judgment, "liable": ""}
        alone = {"debtor": "乙", "until": "2026-05-31", "payments": [{**one, "by": ""} for one in payments]}
        bare = judge(parse_case(as_tree({**alone, "judgment": plain}), TODAY, loans_needed=False), Rates())
        assert found.totals == bare.totals
        for person in found.persons:
            assert 0 <= person.amount <= max(found.totals.total, 0)

    def test_bankruptcy_of_one_debtor_stops_only_him(self) -> None:
        facts = {**BASE, "debtor": ["乙公司", "丙公司"], "bankruptcy": [{"party": "乙公司", "accepted": "2025-10-15"}]}
        found = claim(facts, today=TODAY).persons
        assert found is not None
        first, second = found.people
        assert first.amount < second.amount == found.total

    def test_both_bankrupt_stop_the_ledger(self) -> None:
        one = {"party": "乙公司", "accepted": "2025-10-15"}
        facts = {**BASE, "debtor": ["乙公司", "丙公司"], "bankruptcy": [one, {**one, "party": "丙公司"}]}
        found = claim(facts, today=TODAY)
        assert found.lines[-1].last_day == date(2025, 10, 14)


def test_who_paid_more_than_his_share_owes_nothing_tomorrow() -> None:
    """A share of 1/5 of 618,684.93, less some interest: far below the 400,000 he paid."""
    guarantor = {"name": "丁", "mode": "joint", "share": "20%", "demands": [{"date": "2025-03-03"}]}
    payments = [{"date": "2025-07-01", "amount": "400000", "by": "丁"}]
    found = claim({**BASE, "guarantors": [guarantor], "payments": payments}, today=TODAY)
    assert found.persons is not None
    assert [(one.amount, one.per_diem) for one in found.persons.people if one.name == "丁"] == [(0, 0)]


class TestRecourse:
    """Who paid more than his share asks the others (民法典 519条), a guarantor the debtors (700条)."""

    THREE: dict[str, Any] = {
        "creditor": "甲",
        "kind": "other",
        "debtor": ["A公司", "B公司", "C公司"],
        "liability": "连带",
        "principal": "600000",
        "due": "2025-01-10",
        "until": "2025-01-12",
    }

    def rows(self, facts: dict[str, Any]) -> list[tuple[str, str, str]]:
        found = claim(facts, today=TODAY).persons
        assert found is not None
        return [(one["payer"], one["against"], one["amount"]) for one in recourse_list(found.recourse)]

    def test_nobody_paid_more_than_his_share(self) -> None:
        """100,000 is less than half of 588,438.36."""
        assert self.rows({**BASE, "payments": [{"date": "2025-07-01", "amount": "100000", "by": "丙"}]}) == []

    def test_the_part_of_one_who_cannot_pay_is_borne_by_the_rest(self) -> None:
        """519条3款: 600,000 ÷ 3 = 200,000 each; B's 200,000 is borne by A and C alike: C 200,000 + 100,000."""
        facts = {**self.THREE, "payments": [{"date": "2025-01-10", "amount": "600000", "by": "A公司"}]}
        assert self.rows(facts) == [("A公司", "B公司", "200000.00"), ("A公司", "C公司", "200000.00")]
        facts["bankruptcy"] = [{"party": "B公司", "accepted": "2025-01-11"}]
        assert self.rows(facts) == [("A公司", "B公司", "200000.00"), ("A公司", "C公司", "300000.00")]

    def test_guarantors_on_one_paper_and_on_two(self) -> None:
        """解释 13条: 300,000 ÷ 2 = 150,000 of what the debtor does not return; on separate papers nothing."""
        one = {"mode": "joint", "demands": [{"date": "2025-03-03"}]}
        facts = {**BASE, "debtor": "乙", "payments": [{"date": "2025-07-01", "amount": "300000", "by": "丁"}]}
        apart = {**facts, "guarantors": [{"name": "丁", **one}, {"name": "戊", **one}]}
        assert self.rows(apart) == [("丁", "乙", "300000.00")]
        same = {**one, "same_paper": "是"}
        together = {**facts, "guarantors": [{"name": "丁", **same}, {"name": "戊", **same}]}
        assert self.rows(together) == [("丁", "乙", "300000.00"), ("丁", "戊", "150000.00")]

    def test_what_the_debtor_returned_comes_off(self) -> None:
        """(300,000 − 90,000) ÷ 2 = 105,000 of the other guarantor, 210,000 of the debtor; the ledger has 300,000."""
        one = {"mode": "joint", "demands": [{"date": "2025-03-03"}], "same_paper": "是"}
        payments = [
            {"date": "2025-07-01", "amount": "300000", "by": "丁"},
            {"date": "2025-08-01", "amount": "90000", "by": "乙", "to": "丁"},
        ]
        guarantors = [{"name": "丁", **one}, {"name": "戊", **one}]
        facts = {**BASE, "debtor": "乙", "payments": payments, "guarantors": guarantors}
        assert self.rows(facts) == [("丁", "乙", "210000.00"), ("丁", "戊", "105000.00")]
        found = claim(facts, today=TODAY)
        assert fen_text(found.totals.paid) == "300000.00"
        assert not found.unused
        apart = {**facts, "guarantors": [{**guarantor, "same_paper": "否"} for guarantor in guarantors]}
        assert self.rows(apart) == [("丁", "乙", "210000.00")]
        # 戊 bears his half: each of the two has 105,000 to ask of the debtor, 210,000 together.
        payments.append({"date": "2025-09-01", "amount": "105000", "by": "戊", "to": "丁"})
        assert self.rows(facts) == [("丁", "乙", "105000.00"), ("戊", "乙", "105000.00")]

    def test_what_was_paid_beyond_the_debt_is_asked_of_nobody(self) -> None:
        """700条: 丁 pays 900,000 on 2025-07-01, when 500,000 + 60,328.77 + 28,109.59 = 588,438.36 is owed; the creditor
        returns 311,561.64.
        """
        guarantors = [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}]
        payments = [{"date": "2025-07-01", "amount": "900000", "by": "丁"}]
        found = claim({**BASE, "payments": payments, "guarantors": guarantors}, today=TODAY)
        assert fen_text(found.totals.surplus) == "311561.64"
        assert self.rows({**BASE, "payments": payments, "guarantors": guarantors}) == [("丁", "乙、丙", "588438.36")]

    def test_what_a_co_debtor_returned_comes_off(self) -> None:
        """519条: A paid 600,000, B and C owe him 200,000 each; B has given him 50,000."""
        payments = [
            {"date": "2025-01-10", "amount": "600000", "by": "A公司"},
            {"date": "2025-01-11", "amount": "50000", "by": "B公司", "to": "A公司"},
        ]
        rows = self.rows({**self.THREE, "payments": payments})
        assert rows == [("A公司", "B公司", "150000.00"), ("A公司", "C公司", "200000.00")]


class TestAssigned:
    """民法典 545、546、696条: who paid whom knowing what; of a part, that part."""

    GUARANTEED: dict[str, Any] = {
        **BASE,
        "creditor": "己",
        "debtor": "乙",
        "guarantors": [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}],
    }

    def counted(self, *assignments: dict[str, str], **payment: str) -> tuple[int, list[str]]:
        payments = [{"date": "2025-06-10", "amount": "1000", **payment}]
        facts = {**self.GUARANTEED, "assignments": list(assignments), "payments": payments}
        found = claim(facts, today=TODAY)
        return found.totals.paid // 100, [one.code for one in found.notices]

    @pytest.mark.parametrize(
        ("payee", "counts"),
        # 甲 to 戊, told on 2025-06-01, 戊 to 己, told on 2025-09-01: on 2025-06-10 戊 is the creditor, 甲 is no more.
        [("甲", 0), ("戊", 1000), ("己", 1000)],
    )
    def test_assigned_twice(self, payee: str, counts: int) -> None:
        first = {"to": "戊", "notified": "2025-06-01", "guarantor_notified": "2025-06-01"}
        second = {"to": "己", "notified": "2025-09-01", "guarantor_notified": "2025-09-01"}
        assert self.counted(first, second, to=payee)[0] == counts

    @pytest.mark.parametrize(("told", "counts"), [("2025-06-05", 0), ("2025-06-10", 0), ("2025-06-11", 1000)])
    def test_a_guarantor_pays_by_his_own_notice(self, told: str, counts: int) -> None:
        """696条1款: against him the assignment has no effect before he had notice, though the debtor has."""
        one = {"to": "己", "notified": "2025-06-01", "guarantor_notified": told}
        paid, codes = self.counted(one, to="甲", by="丁")
        assert paid == counts
        assert "assignment-guarantor" not in codes

    def test_a_guarantor_without_notice_is_told(self) -> None:
        one = {"to": "己", "notified": "2025-06-01"}
        paid, codes = self.counted(one, to="甲", by="丁")
        assert paid == 1000
        assert "assignment-guarantor" in codes
        served = claim({**self.GUARANTEED, "served": "2025-05-01", "assignments": [one]}, today=TODAY)
        (said,) = [one for one in served.notices if one.code == "assignment-guarantor"]
        assert (said.level, said.provision) == ("assumption", "civil-code/696")
        assert "2025-05-01" in said.message.zh

    def test_the_last_day_to_tell_him(self) -> None:
        """Due 2025-01-10, six months: to 2025-07-10, while nothing was asked of him."""
        facts = {**self.GUARANTEED, "guarantors": [{"name": "丁", "mode": "joint"}]}
        facts["assignments"] = {"to": "己", "notified": "2025-06-01"}
        found = limitation(parse_case(as_tree(facts), TODAY), date(2025, 6, 20).toordinal())
        (said,) = [one for one in found.notices if one.code == "assignment-guarantor"]
        assert "（丁 2025-07-10）" in said.message.zh
        text = calendar(found).replace("\r\n ", "")
        assert "向丁送达债权转让通知最后一日" in text
        assert text.count("DTSTART;VALUE=DATE:20250710") == 2
        facts["assignments"] = {**facts["assignments"], "guarantor_notified": "2025-06-10"}
        found = limitation(parse_case(as_tree(facts), TODAY), date(2025, 6, 20).toordinal())
        assert "债权转让通知最后一日" not in calendar(found).replace("\r\n ", "")

    def test_who_was_asked_in_time_is_told_within_the_limitation(self) -> None:
        """696条1款, 694条2款: asked on 2025-03-03, three years to 2028-03-03; the assignee can claim nothing untold."""
        facts = {**self.GUARANTEED, "assignments": {"to": "己", "notified": "2025-06-01"}}
        found = as_dict(limitation(parse_case(as_tree(facts), TODAY), date(2025, 8, 20).toordinal()), "zh")
        (told,) = found["assignment_notices"]
        assert (told["name"], told["expires"], told["state"]) == ("向丁送达债权转让通知", "2028-03-03", "running")

    def test_limitation_begins_anew_with_the_notice(self) -> None:
        """时效规定 17条: anew on 2025-06-20, to 2028-06-20; what 乙 pays 甲 after that acknowledges nothing to 己."""
        payments = [{"date": day, "amount": "20000", "to": "甲"} for day in ("2025-06-18", "2025-06-25")]
        facts = {**BASE, "creditor": "己", "debtor": "乙", "payments": payments}
        facts["assignments"] = {"to": "己", "notified": "2025-06-20"}
        found = limitation(parse_case(as_tree(facts), TODAY), date(2025, 7, 1).toordinal())
        assert found.claims[0].last == date(2028, 6, 20).toordinal()

    def test_a_part_alone(self) -> None:
        told = {"to": "己", "notified": "2025-06-01", "guarantor_notified": "2025-06-01"}
        for amount in ("500000", "600000"):
            assert self.counted({**told, "amount": amount})[0] == 1000
        with pytest.raises(LprError) as caught:
            self.counted({**told, "amount": "499999.99"})
        (found,) = caught.value.problems
        assert (found.code, found.where) == ("assignment-part", "assignments[0]")

    def test_the_rest_of_the_principal_is_the_whole(self) -> None:
        """488,438.36 is left on 2025-07-01 after 100,000 (88,438.36 of it interest): who was assigned that has all."""
        payments = [{"date": "2025-07-01", "amount": "100000"}]
        one = {"to": "己", "notified": "2025-08-01", "guarantor_notified": "2025-08-01"}
        facts = {**self.GUARANTEED, "payments": payments, "assignments": [{**one, "amount": "488438.36"}]}
        assert fen_text(claim(facts, today=TODAY).totals.total) == "517985.54"
        with pytest.raises(LprError) as caught:
            claim({**facts, "assignments": [{**one, "amount": "488438.35"}]}, today=TODAY)
        assert caught.value.problems[0].code == "assignment-part"


class TestReleased:
    """民法典 520条2款: who was let go owes nothing; one debtor alone takes the whole debt with him."""

    def test_a_guarantor(self) -> None:
        guarantors = [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}], "same_paper": "yes"}]
        guarantors.append({**guarantors[0], "name": "戊"})
        release = {"party": "丁", "date": "2025-05-01"}
        found = claim({**BASE, "guarantors": guarantors, "releases": release}, today=TODAY)
        assert found.persons is not None
        amounts = {one.name: fen_text(one.amount) for one in found.persons.people}
        # 500,000 + 60,328.77 + 500,000 × 12 % × 355 ÷ 365 = 58,356.16
        assert amounts == {"乙": "618684.93", "丙": "618684.93", "丁": "0.00", "戊": "618684.93"}
        # Half of it could have been asked of 丁 (解释 13条2款): 618,684.93 ÷ 2 = 309,342.465.
        (said,) = [one for one in found.notices if one.code == "guarantor-lost"]
        assert "戊因此不能向其追偿：可以主张在该范围内免除责任，主张的为 309342.47 元" in said.message.zh
        assert "丁" not in claim_sentence(found)

    def test_a_guarantor_who_was_not_asked_in_time(self) -> None:
        """担保制度解释 29条2款: two of three on one paper owe no more; on papers of their own nothing is lost."""
        one = {"mode": "joint", "same_paper": "yes"}
        guarantors = [{"name": name, **one} for name in ("丁", "戊", "己")]
        guarantors[2]["demands"] = [{"date": "2025-03-03"}]  # type: ignore[assignment]
        said = claim({**BASE, "guarantors": guarantors}, today=TODAY).notices
        # 618,684.93 ÷ 3 = 206,228.31
        (lost,) = [each.message.zh for each in said if each.code == "guarantor-lost"]
        assert lost.startswith("丁、戊不再承担保证责任，己因此不能向其追偿")
        assert "206228.31" in lost
        apart = [{**each, "same_paper": "no"} for each in guarantors]
        codes = [each.code for each in claim({**BASE, "guarantors": apart}, today=TODAY).notices]
        assert "guarantor-lost" not in codes

    def test_the_only_debtor(self) -> None:
        guarantors = [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}]
        facts = {**BASE, "debtor": "乙", "releases": {"party": "乙", "date": "2025-02-01"}}
        for case in (facts, {**facts, "guarantors": guarantors}):
            found = claim(case, today=TODAY)
            assert (found.totals.total, found.totals.per_diem) == (0, 0)
            assert all(one.amount == 0 for one in (found.persons.people if found.persons is not None else ()))
            assert not found.unused


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


class TestJudgment:
    """法释〔2014〕8号 1条: each one's doubled part on his own adjudged money; collected once."""

    def persons(self, **more: Any) -> dict[str, Any]:
        judgment: dict[str, Any] = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01"}
        liable = more.pop("liable", [{"party": "丁", "how": "限额", "limit": "200000"}])
        facts = {
            "debtor": "乙",
            "guarantors": ["丁"],
            "until": "2025-12-31",
            "judgment": {**judgment, "liable": liable},
        }
        case = parse_case(as_tree({**facts, **more}), TODAY, loans_needed=False)
        return judged(judge(case, Rates()), "zh")

    def test_a_part_of_what_the_debtor_cannot_pay(self) -> None:
        """500,000 doubled from 2025-07-01 to 2025-12-31: 184 days × 87.50 = 16,100. 丁 answers for a third of what is
        not paid of the 500,000: 166,666.67; after 乙 paid 200,000 in time, of 300,000: 100,000; of that he paid 50,000.
        """
        third = [{"party": "丁", "how": "补充", "share": "1/3"}]
        [_, person] = self.persons(liable=third)["persons"]
        assert (person["share"], person["adjudged"], person["doubled"]) == ("1/3", "166666.67", "0.00")
        paid = {"date": "2025-06-30", "amount": "200000"}
        [_, person] = self.persons(liable=third, payments=[paid])["persons"]
        assert person["amount"] == "100000.00"
        own = {"date": "2025-06-30", "amount": "50000", "by": "丁"}
        [_, person] = self.persons(liable=third, payments=[paid, own])["persons"]
        assert person["amount"] == "50000.00"

    @pytest.mark.parametrize(("limit", "amount"), [("100000", "100000.00"), ("200000", "166666.67")])
    def test_a_part_within_a_limit(self, limit: str, amount: str) -> None:
        """A third of 500,000 is 166,666.67: the limit is on that."""
        liable = [{"party": "丁", "how": "补充", "share": "1/3", "limit": limit}]
        assert self.persons(liable=liable)["persons"][1]["amount"] == amount

    @pytest.mark.parametrize(
        ("void", "amount"),
        [("both", "250000.00"), ("main", "166666.67"), ("guarantor", "500000.00"), ("creditor", "0.00")],
    )
    def test_a_void_guarantee_under_a_judgment(self, void: str, amount: str) -> None:
        """担保制度解释 17条: a half, a third, all or nothing of what the debtor cannot pay of 500,000."""
        found = self.persons(liable="", guarantors=[{"name": "丁", "void": void}])["persons"]
        assert (found[1]["amount"], found[1]["provision"]) == (amount, "guarantee-2020/17")

    def test_a_void_guarantee_of_a_limited_sum(self) -> None:
        """A half of the 200,000 that were guaranteed, as under a claim."""
        found = self.persons(liable="", guarantors=[{"name": "丁", "void": "both", "limit": "200000"}])["persons"]
        assert found[1]["amount"] == "100000.00"

    def test_a_share_belongs_to_what_the_debtor_cannot_pay(self) -> None:
        with pytest.raises(LprError, match="what the debtor cannot pay"):
            self.persons(liable=[{"party": "丁", "how": "连带", "share": "1/3"}])

    def test_a_limit_beside_instalments(self) -> None:
        """600,000 in two instalments, the first paid in time: 300,000 × 0.0175 % × 181 days from 2025-01-01 to
        2025-06-30 = 9,502.50, of 戊's 100,000: 3,167.50. It was refused.
        """
        judgment = {
            "principal": "600000",
            "date": "2024-05-06",
            "instalments": [{"due": "2024-06-30", "amount": "300000"}, {"due": "2024-12-31", "amount": "300000"}],
            "liable": [{"party": "乙"}, {"party": "戊", "how": "limited", "limit": "100000"}],
        }
        payments = [{"date": "2024-06-28", "amount": "300000", "by": "乙"}]
        facts = {
            "debtor": "乙",
            "guarantors": ["戊"],
            "until": "2025-06-30",
            "payments": payments,
            "judgment": judgment,
        }
        found = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates()).persons
        assert [(fen_text(one.adjudged), fen_text(one.doubled)) for one in found] == [
            ("300000.00", "9502.50"),
            ("100000.00", "3167.50"),
        ]

    def test_a_limited_guarantor_within_the_whole(self) -> None:
        """500,000 × 0.000175 × 184 = 16,100.00; 200,000 × 0.000175 × 184 = 6,440.00, not on top."""
        found = self.persons()
        assert found["totals"]["total"] == "516100.00"
        assert [(one["name"], one["doubled"]) for one in found["persons"]] == [("乙", "16100.00"), ("丁", "6440.00")]

    def test_what_the_guarantor_paid_leaves_his_own_doubled_part(self) -> None:
        """100 d: 8,750.00; 84 d on 300,000: 4,410.00; guarantor 200,000 × 0.000175 × 100 = 3,500.00."""
        found = self.persons(payments=[{"date": "2025-10-08", "amount": "200000", "by": "丁"}])
        assert (found["totals"]["doubled_part"], found["totals"]["total"]) == ("13160.00", "313160.00")
        assert [(one["name"], one["amount"]) for one in found["persons"]] == [("乙", "313160.00"), ("丁", "3500.00")]

    def test_a_general_guarantor_owes_no_doubled_part_before_his_turn(self) -> None:
        found = self.persons(liable=[{"party": "丁", "how": "一般保证"}])["persons"][1]
        assert (found["amount"], found["doubled"], found["doubled_from"]) == ("500000.00", "0.00", None)

    def test_joint_persons_share_one_figure(self) -> None:
        found = self.persons(liable=[{"party": "丁", "how": "连带"}])["persons"]
        assert {one["amount"] for one in found} == {"516100.00"}

    def test_joint_with_a_limit_is_within_it(self) -> None:
        """200,000 × 0.000175 × 184 = 6,440.00."""
        found = self.persons(liable=[{"party": "丁", "how": "连带", "limit": "200000"}])["persons"][1]
        assert (found["how"], found["adjudged"], found["doubled"]) == ("limited", "200000.00", "6440.00")

    def test_a_silent_guarantee_since_2021_waits_for_enforcement(self) -> None:
        """民法典 686条2款: general, so no doubled part before his turn."""
        found = self.persons(liable=[], guarantors=[{"name": "丁", "signed": "2022-01-01"}])["persons"][1]
        assert (found["how"], found["doubled"]) == ("general", "0.00")

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ({"limit": "200000"}, False),
            ({"limit": "200000", "limit_on": "principal"}, True),
            ({"share": "60%"}, True),
            ({"scope": "本金"}, True),
            ({"scope": "all"}, False),
        ],
    )
    def test_what_the_judgment_should_say_of_a_part(self, more: dict[str, str], told: bool) -> None:
        """What bounds a guarantee beside mode and limit a judgment puts into a sum: it is asked for."""
        one = {"name": "丁", "mode": "joint", **more}
        found = self.persons(liable=[], guarantors=[one])
        assert ("liable-part" in [notice["code"] for notice in found["notices"]]) == told

    def test_in_shares(self) -> None:
        """60 and 40 % of 500,000: 300,000 and 200,000; × 0.000175 × 184: 9,660.00 and 6,440.00. 100,000 of the second
        on 2025-10-08: 200,000 × 0.000175 × 100 = 3,500.00 and 100,000 × 0.000175 × 84 = 1,470.00.
        """
        debtors = [{"name": "乙", "share": "60%"}, {"name": "丙", "share": "40%"}]
        found = self.persons(liable=[], debtor=debtors, guarantors=[])["persons"]
        assert [(one["name"], one["how"], one["adjudged"], one["doubled"]) for one in found] == [
            ("乙", "several", "300000.00", "9660.00"),
            ("丙", "several", "200000.00", "6440.00"),
        ]
        paid = [{"date": "2025-10-08", "amount": "100000", "by": "丙"}]
        found = self.persons(liable=[], debtor=debtors, guarantors=[], payments=paid)["persons"]
        assert [(one["adjudged"], one["doubled"]) for one in found] == [
            ("300000.00", "9660.00"),
            ("100000.00", "4970.00"),
        ]

    def test_an_own_last_day(self) -> None:
        """Performance by 2025-09-30: 92 days, 500,000 × 0.000175 × 92 = 8,050.00; a day adds 87.50, and the general
        interest, 500,000 × 3.65 % ÷ 365 = 50.00.
        """
        own = [{"party": "丁", "how": "连带", "perform_by": "2025-09-30"}]
        found = self.persons(liable=own)["persons"][1]
        assert (found["doubled"], found["doubled_from"], found["per_diem"]) == ("8050.00", "2025-10-01", "87.50")
        interest = {"interest": [{"from": "2025-07-01", "rate": "3.65%"}], "liable": own}
        judgment = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01", **interest}
        assert self.persons(judgment=judgment)["persons"][1]["per_diem"] == "137.50"

    def test_a_limit_does_not_outgrow_what_others_left(self) -> None:
        """乙 pays 450,000 on 2025-07-10: 10 days on the limit, 300,000 × 0.000175 × 10 = 525.00, then 174 on the 50,000
        that are left, 50,000 × 0.000175 × 174 = 1,522.50; a day adds 8.75, for both.
        """
        payments = [{"date": "2025-07-10", "amount": "450000", "by": "乙"}]
        limit = [{"party": "丁", "how": "限额", "limit": "300000"}]
        debtor, guarantor = self.persons(liable=limit, payments=payments)["persons"]
        assert (debtor["doubled"], debtor["per_diem"]) == ("2397.50", "8.75")  # 500,000 × 0.000175 × 10 + 1,522.50
        assert (guarantor["adjudged"], guarantor["doubled"], guarantor["per_diem"]) == ("50000.00", "2047.50", "8.75")

    def test_his_turn_does_not_come_before_the_debtors_last_day(self) -> None:
        liable = [{"party": "丁", "how": "一般保证", "from": "2025-06-01"}]
        found = self.persons(liable=liable)["persons"][1]
        assert (found["doubled"], found["doubled_from"]) == ("16100.00", "2025-07-01")

    def test_a_limit_above_the_debt_is_none(self) -> None:
        """His limit of 600,000 doubles what the ledger doubles: 16,100.00."""
        found = self.persons(liable=[{"party": "丁", "how": "限额", "limit": "600000"}])["persons"]
        assert [(one["doubled"], one["amount"], one["per_diem"]) for one in found] == [
            ("16100.00", "516100.00", "87.50")
        ] * 2

    def test_a_payment_that_names_nobody_is_the_debtors_wherever_he_is_listed(self) -> None:
        liable = [{"party": "丁", "how": "限额", "limit": "300000"}, {"party": "乙", "how": "共同"}]
        found = self.persons(liable=liable, payments=[{"date": "2025-07-10", "amount": "100000"}])["persons"]
        assert [(one["name"], one["paid"]) for one in found] == [("丁", "0.00"), ("乙", "100000.00")]

    def test_the_debtor_who_is_not_listed_is_told(self) -> None:
        judgment = {"principal": "500000", "perform_by": "2025-06-30", "liable": [{"party": "丁", "how": "连带"}]}
        facts = {"debtor": "乙", "guarantors": ["丁"], "until": "2025-12-31", "judgment": judgment}
        found = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        assert [one.name for one in found.persons] == ["乙", "丁"]
        assert "liable-debtor" in [notice.code for notice in found.notices]


class TestWords:
    """What a registry reads: 共同, 连带, within a limit, what enforcement leaves, which items (民法典 518, 687,
    688条).
    """

    def claims(self, **more: Any) -> str:
        return claim_sentence(claim({**BASE, **more}, today=TODAY))

    def test_together(self) -> None:
        text = self.claims(debtor=["乙", "丙"])
        assert text.startswith("一、判令被告乙、丙共同偿还原告甲借款本金500000元；二、判令被告乙、丙共同支付期内利息")
        assert "本案诉讼费用由被告乙、丙共同负担。" in text

    def test_joint_and_in_shares(self) -> None:
        assert "判令被告乙、丙连带偿还原告甲" in self.claims(liability="连带")
        debtors = [{"name": "乙", "share": "60%"}, {"name": "丙", "share": "40%"}]
        text = self.claims(debtor=debtors)
        assert "判令被告乙、丙按60%、40%的份额偿还原告甲借款本金500000元（其中乙300000元、丙200000元）" in text

    @pytest.mark.parametrize(
        ("guarantor", "words"),
        [
            ({"mode": "joint"}, "判令被告丁对上述第一、二项债务承担连带清偿责任"),
            ({"mode": "joint", "limit": "300000"}, "判令被告丁在300000元范围内对上述第一、二项债务承担连带清偿责任"),
            (
                {"mode": "joint", "limit": "300000", "limit_on": "principal"},
                "判令被告丁对上述第一、二项债务中本金300000元及其利息承担连带清偿责任",
            ),
            ({"mode": "general"}, "判令被告丁对乙依法强制执行后仍不能履行的部分承担保证责任"),
        ],
    )
    def test_guarantors(self, guarantor: dict[str, Any], words: str) -> None:
        text = self.claims(debtor="乙", filed="2025-05-06", guarantors=[{"name": "丁", **guarantor}])
        assert f"三、{words}；" in text
        assert "本案诉讼费用由被告乙、丁共同负担" in text

    def test_a_guarantor_whose_period_ended_is_not_sued(self) -> None:
        text = self.claims(debtor="乙", filed="2025-08-06", guarantors=[{"name": "丁", "mode": "general"}])
        assert "丁" not in text

    def test_security(self) -> None:
        right = {"kind": "抵押", "property": "房屋", "certificate": "京（2024）1号", "registered": "2024-01-11"}
        assert (
            "原告甲有权就房屋（京（2024）1号）折价或者以拍卖、变卖所得价款在上述第一、二项范围内优先受偿"
            in self.claims(debtor="乙", security=[right])
        )
        agreed = self.claims(debtor="乙", security=[{**right, "agreed": "本金"}])
        assert "在上述第一、二项中的本金范围内优先受偿" in agreed
        assert "在最高债权额480000元范围内优先受偿" in self.claims(
            debtor="乙", security=[{**right, "maximum": "480000"}]
        )

    def test_who_is_not_bankrupt_is_ordered_to_pay(self) -> None:
        """企业破产法 46条 binds the bankrupt alone; who owes in shares owes his share (民法典 517条)."""
        stopped = {"bankruptcy": [{"party": "乙公司", "accepted": "2025-10-15"}]}
        text = self.claims(debtor=["乙公司", "丙"], **stopped)
        assert text.startswith("一、判令被告丙偿还原告甲借款本金500000元；二、判令被告丙支付")
        assert text.count("破产债权") == 1
        assert "确认原告甲对被告乙公司享有破产债权" in text
        debtors = [{"name": "乙公司", "share": "60%"}, {"name": "丙", "share": "40%"}]
        text = self.claims(debtor=debtors, **stopped)
        assert text.startswith("一、判令被告丙按40%的份额偿还原告甲借款本金500000元（其中丙200000元）；")

    @pytest.mark.parametrize(
        # 488,438.36 × 12 % × 106 or 107 ÷ 365 = 17,021.74 or 17,182.32 from 2025-07-01 on.
        ("stop_day", "sum_", "last"),
        [("no", "505460.10", "2025年10月14日"), ("yes", "505620.68", "2025年10月15日")],
    )
    def test_a_bankrupt_guarantor_is_a_claim_of_his_estate(self, stop_day: str, sum_: str, last: str) -> None:
        """破产法解释（三） 4条; to the day before acceptance, or that day too."""
        facts = {
            **BASE,
            "payments": [{"date": "2025-07-01", "amount": "100000", "by": "丙"}],
            "guarantors": [{"name": "丁公司", "mode": "joint", "demands": [{"date": "2025-03-03"}]}],
            "bankruptcy": [{"party": "丁公司", "accepted": "2025-10-15", "stop_day": stop_day}],
        }
        found = claim(facts, today=TODAY)
        item = f"确认原告甲对被告丁公司享有保证债权{sum_}元（利息计至{last}）"
        assert item in claim_sentence(found)
        assert item in "".join(main_clause(found))

    def test_interest_runs_on_for_a_guarantor_who_does_not_plead(self) -> None:
        """担保制度解释 22条: the estate owes to the day before acceptance, 500,000 + 60,328.77 + 45,534.25 (500,000
        × 12 % × 277 ÷ 365); the guarantor is ordered to pay what runs on.
        """
        one = {"name": "丁", "mode": "joint", "pleads_stop": "no", "demands": [{"date": "2025-03-03"}]}
        stopped = {"bankruptcy": [{"accepted": "2025-10-15"}], "guarantors": [one]}
        text = self.claims(debtor="乙公司", **stopped)
        assert text.startswith(
            "一、确认原告甲对被告乙公司享有破产债权605863.02元（利息计至2025年10月14日）；"
            "二、判令被告丁对上述第一项债务承担连带清偿责任，利息不因破产受理停止计算：期内利息（"
        )
        assert "自2025年1月11日起至实际清偿之日止" in text
        assert "判令被告乙公司" not in text
        del one["pleads_stop"]
        pleaded = self.claims(debtor="乙公司", **stopped)
        assert "实际清偿之日" not in pleaded
        assert pleaded.count("破产债权") == 2

    def test_shares_of_those_who_were_not_released(self) -> None:
        """50, 30, 20 %; the last is released after the due date: 480,000 are left, 300,000 and 180,000: 5/8 and 3/8.
        480,000 × 3.10 % × 2 ÷ 365 = 81.53…: 50.96 and 30.57.
        """
        debtors = [{"name": "乙", "share": "50%"}, {"name": "丙", "share": "30%"}, {"name": "戊", "share": "20%"}]
        facts = {"creditor": "甲", "kind": "other", "debtor": debtors, "principal": "600000", "due": "2025-01-10"}
        found = claim(
            {**facts, "until": "2025-01-13", "releases": [{"party": "戊", "date": "2025-01-11"}]}, today=TODAY
        )
        assert found.persons is not None
        assert [fen_text(one.amount) for one in found.persons.people] == ["300050.96", "180030.57", "0.00"]
        assert fen_text(found.totals.total) == "480081.53"
        text = claim_sentence(found)
        assert "判令被告乙、丙按62.5%、37.5%的份额支付原告甲欠款480000元（其中乙300000元、丙180000元）" in text

    def test_the_operative_part_names_recourse(self) -> None:
        one = {"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}
        text = "".join(main_clause(claim({**BASE, "debtor": ["乙", "丙"], "guarantors": [one]}, today=TODAY)))
        assert text.startswith("一、被告乙、丙于本判决生效之日起十日内共同偿还原告甲借款本金500000元及")
        assert "二、被告丁对上述第一项债务承担连带清偿责任；三、丁承担保证责任后，有权向乙、丙追偿；" in text

    def test_the_application_names_each_once(self) -> None:
        judgment = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01"}
        liable = [{"party": "丙", "how": "共同"}, {"party": "丁", "how": "限额", "limit": "200000"}]
        facts = {"creditor": "甲", "debtor": ["乙", "丙"], "guarantors": ["丁"], "until": "2025-12-31"}
        case = parse_case(as_tree({**facts, "judgment": {**judgment, "liable": liable}}), TODAY, loans_needed=False)
        text = request(judge(case, Rates()))
        assert text.startswith("一、强制被执行人乙、丙共同向申请执行人甲支付本金500000元；")
        assert "被执行人丁在200000元范围内对上述款项承担连带清偿责任" in text


class TestBatch:
    """A row with several persons gives the figures of the single claim."""

    def test_a_row_is_the_claim(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        table = tmp_path / "rows.csv"
        heads = "债权人,债务人,本金,出借日,到期日,期内利率,计算至,保证人,还款"
        guarantor = '"[{姓名: 丁, 保证方式: 连带, 担保限额: 300000}]"'
        table.write_text(
            f"{heads}\n甲,乙、丙,500000,2024-01-10,2025-01-10,12%,2026-01-01,{guarantor},2025-07-01=100000\n",
            encoding="utf-8",
        )
        assert cli.run(["batch", str(table), "--lang", "zh"]) == 0
        row = capsys.readouterr().out.splitlines()[1]
        assert "517985.54" in row.split(",")
        assert "丁的保证期间已于 2025-07-10 届满" in row


class TestPapers:
    """A letter for each addressee, every person in the form and in the application."""

    COUPLE = str(Path(__file__).parents[2] / "examples" / "couple-and-guarantor.yaml")

    def drafted(self, kind: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
        assert cli.run(["draft", kind, self.COUPLE, "--lang", "zh", *options]) == 0
        return capsys.readouterr().out

    def test_a_letter_each(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("demand", capsys)
        assert [line[2:] for line in text.splitlines() if line.startswith("致：")] == ["李某", "赵某", "钱某"]
        assert "现请求您在300000元范围内承担保证责任，截至2026年1月1日为300000元。" in text
        assert text.count("附件：利息计算清单") == 1

    def test_each_letter_begins_on_a_page_of_its_own(self, tmp_path: Path) -> None:
        """They are posted one by one."""
        docx = pytest.importorskip("docx")
        target = tmp_path / "letters.docx"
        assert cli.run(["draft", "demand", self.COUPLE, "-o", str(target), "-q"]) == 0
        titles = [one for one in docx.Document(str(target)).paragraphs if one.text == "催告函"]
        assert [bool(one.paragraph_format.page_break_before) for one in titles] == [False, True, True]

    def test_the_application_has_a_block_each(self, capsys: pytest.CaptureFixture[str]) -> None:
        judged_case = self.COUPLE.replace(".yaml", "-judged.yaml")
        assert cli.run(["draft", "enforcement", judged_case, "--lang", "zh"]) == 0
        text = capsys.readouterr().out
        assert [text.count(f"被执行人：{name}，") for name in ("李某", "赵某", "钱某")] == [1, 1, 1]
        assert "五、被执行人钱某在300000元范围内对上述款项承担连带清偿责任；" in text
        assert "待补充" not in text

    def test_the_form(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("form", capsys)
        assert "2 签订主体：出借人：王某；借款人：李某、赵某" in text
        asked = "钱某在300000元范围内对上述第一、二项债务承担连带清偿责任"
        assert f"4 是否主张担保权利：是☑ 内容：{asked}  否□" in text
        guaranteed = "签订时间：2024年1月10日  保证人：钱某；主要内容：钱某：限额300000元"
        assert f"14 是否签订保证合同：是☑ {guaranteed}；保证方式：一般保证□ 连带责任保证☑ 否□" in text

    def test_the_form_has_a_block_for_each(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Whoever can be sued, guarantor and owner of the mortgaged flat too, persons before companies as the form has
        them; a company by its name and code, which the loan forms ask of the plaintiff alone; nobody whom the creditor
        released or whose guarantee ended.
        """
        case = tmp_path / "case.yaml"
        case.write_text(
            "creditor: {name: 甲有限公司, id: 91330100X}\n"
            "debtor:\n- {name: 乙, gender: 男, born: 1980-03-05, employer: 某厂, phone: 138, id: '330'}\n- 丙\n- 庚\n"
            "principal: 500000\nlent: 2024-01-10\ndue: 2025-01-10\nrate: 12%\nuntil: 2026-01-01\n"
            "kind: private-lending\n"
            "guarantors:\n- {name: 丁有限公司, id: 91330200Y, mode: joint, demands: [{date: 2025-03-03}]}\n"
            "- {name: 戊, mode: joint}\n"
            "releases: {party: 庚, date: 2025-02-01}\n"
            "security: {kind: mortgage, owner: 己, property: 房屋, registered: 2024-01-11}\n",
            encoding="utf-8",
        )
        assert cli.run(["draft", "form", str(case), "--lang", "zh"]) == 0
        text = capsys.readouterr().out
        block = text[text.index("当事人信息\n") : text.index("诉讼请求\n")].strip().splitlines()[1:]
        assert [line.partition("；")[0] for line in block if re.search("姓名：|名称：", line)] == [
            "原告（法人、非法人组织）：名称：甲有限公司",
            "被告（自然人）：姓名：乙",
            "被告（自然人）：姓名：丙",
            "被告（自然人）：姓名：己",
            "被告（法人、非法人组织）：名称：丁有限公司",
        ]
        assert [line for line in block if "9133" in line] == [line for line in block if "码：91330100X；" in line]
        (first,) = [line for line in block if "姓名：乙；" in line]
        for filled in (
            "性别：男☑ 女□",
            "出生日期：1980年3月5日 ",
            "工作单位：某厂 ",
            "联系电话：138；",
            "证件号码：330",
        ):
            assert filled in first
        assert not re.search("[庚戊]", "".join(block))

    def test_the_evidence(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("evidence", capsys)
        assert "保证合同（钱某）" in text
        assert "向钱某主张的凭证（EMS，EMS 123）" in text
        assert "2025年3月3日在保证期间内请求钱某承担保证责任" in text

    def test_the_agreement_binds_everybody(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert (
            cli.run(["draft", "plan", self.COUPLE, "--lang", "zh", "--instalments", "3", "--first", "2026-02-01"]) == 0
        )
        text = capsys.readouterr().out
        assert [line[:11] for line in text.splitlines() if "方（" in line and "：" in line[:12]][:4] == [
            "甲方（债权人）：王某，",
            "乙方（债务人）：李某，",
            "乙方（债务人）：赵某，",
            "丙方（保证人）：钱某，",
        ]
        assert "钱某同意本协议的还款期限" in text
        assert "本协议一式四份" in text

    def test_the_fee_is_one(self) -> None:
        """517,985.54 of three defendants: 50 + 2,250 + 2,000 + 4,500 + 17,985.54 × 1% = 8,979.8554; enforcing 516,100:
        50 + 490,000 × 1.5% + 16,100 × 1% = 7,561.00 (办法 13, 14条: on the amount, once).
        """
        payments = [{"date": "2025-07-01", "amount": "100000", "by": "丙"}]
        guarantors = [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}]
        asked = claim({**BASE, "payments": payments, "guarantors": guarantors}, today=TODAY).totals.total
        assert fen_text(asked) == "517985.54"
        assert fen_text(court_fee("claim", asked).fee) == "8979.86"
        assert fen_text(court_fee("enforce", 51_610_000).fee) == "7561.00"

    def test_the_claims(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("claims", capsys)
        assert "一、判令被告李某、赵某共同偿还原告王某借款本金488438.36元；" in text
        assert "四、本案诉讼费用由被告李某、赵某、钱某共同负担。" in text


BAD: list[tuple[dict[str, Any], str]] = [
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "by": "己"}]},
        "payments[0]: 付款人“己”不是本案当事人（第三人代为清偿的不写 by，民法典 524 条）",
    ),
    (
        {"demands": [{"date": "2025-02-01", "to": "己"}]},
        "demands[0]: 催收对象“己”不是本案当事人：对谁主张，才及于谁的保证期间（民法典 693 条）",
    ),
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "to": "己"}]},
        "payments[0]: “己”不是本案当事人",
    ),
    (
        {
            "payments": [{"date": "2025-02-01", "amount": "2", "by": "丁"}],
            "guarantors": [{"name": "丁", "limit": "1"}],
        },
        "guarantors[0].limit: 丁已付 2.00 元，超过担保限额 1.00 元（民法典 691 条）",
    ),
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "by": "甲"}]},
        "payments[0]: “甲”是债权人：这里写付款、被免除或承担责任的人",
    ),
    (
        {"releases": {"party": "甲", "date": "2025-02-01"}},
        "releases: “甲”是债权人：这里写付款、被免除或承担责任的人",
    ),
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "by": "乙", "to": "乙"}]},
        "payments[0]: “乙”既是付款人又是收款人",
    ),
    (
        {"security": {"kind": "mortgage", "price": "100", "price_costs": "200"}},
        "security: 处置费用 200.00 元多于变价款 100.00 元",
    ),
    (
        # 686条2款: a guarantee of 2022 that is silent on its mode is general.
        {"guarantors": [{"name": "丁", "signed": "2022-01-01", "sued": "2025-03-03"}]},
        "guarantors[0].sued: 只起诉一般保证人丁的，法院驳回起诉（担保制度解释 26 条 1 款）",
    ),
    (
        {"costs": [{"name": "律师费", "amount": "1", "borne_by": "庚"}]},
        "costs[0]: “庚”不是本案当事人",
    ),
    (
        {"bankruptcy": {"party": "己公司", "accepted": "2025-02-01"}},
        "bankruptcy: “己公司”不是本案当事人",
    ),
    ({"debtor": ["乙", "乙"]}, "debtor[1]: “乙”写了两次"),
    ({"debtor": [{"name": "乙、丙"}]}, "debtor[0]: “乙、丙”是几个人的名字"),
    ({"debtor": [{"name": "乙", "share": "60%"}, "丙"]}, "debtor[1]: 没有写明丙的份额"),
    ({"guarantors": [{"mode": "joint"}]}, "guarantors[0]: 保证人没有姓名（name）"),
    ({"guarantors": [{"name": "丁", "period": "很久"}]}, "guarantors[0].period: “很久”不是保证期间"),
    ({"guarantors": [{"name": "丁", "loans": "9"}]}, "guarantors[0].loans: 没有编号为“9”的借款"),
    ({"guarantors": [{"name": "丁", "scope": "违约"}]}, "guarantors[0].scope: 不认识的担保范围“违约”"),
    ({"guarantors": [{"name": "丁", "share": "130%"}]}, "guarantors[0].share: “130%”不是份额"),
    (
        {
            "bankruptcy": [{"party": "丁", "accepted": "2025-02-01"}],
            "guarantors": [{"name": "丁", "natural": "是"}],
        },
        "bankruptcy[0]: 自然人不适用企业破产法（该法 2 条），没有停止计息（46 条）",
    ),
]
"""What a matter says of its persons that cannot be, and the message with its place."""


class TestBadInput:
    """Each named, with its place."""

    @pytest.mark.parametrize(("facts", "message"), BAD)
    def test_named(self, facts: dict[str, Any], message: str) -> None:
        with pytest.raises(LprError) as caught:
            claim({**BASE, **facts}, today=TODAY)
        problem = caught.value.problems[0]
        assert f"{problem.where}: {problem.message.zh}" == message

    def test_in_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The same in a case file, by the command: line and column, exit 2, whatever else is asked of the matter."""
        path = tmp_path / "案.yaml"
        for number, (facts, message) in enumerate(BAD):
            path.write_text(yaml.safe_dump({**BASE, **facts}, allow_unicode=True), encoding="utf-8")
            command = (["claim"], ["limitation"], ["draft", "claims"], ["fee"])[number % 4]
            assert cli.run([*command, str(path), "--lang", "zh"]) == 2, message
            told = capsys.readouterr()
            where, said = message.split(": ", 1)
            assert re.search(rf"{re.escape(str(path))}:\d+:\d+ {re.escape(where)}: {re.escape(said)}", told.err), told

    @pytest.mark.parametrize(
        ("cells", "message"),
        [
            ({"债务人": "乙", "债务人二": "乙"}, "“乙”写了两次"),
            ({"保证人": "丁", "保证期间": "很久"}, "“很久”不是保证期间"),
            ({"保证人": "丁", "担保范围": "违约"}, "不认识的担保范围“违约”"),
            ({"保证人": "丁", "保证份额": "130%"}, "“130%”不是份额"),
            ({"保证人": "丁", "保证合同成立日": "2022-01-01", "起诉保证人日": "2025-03-03"}, "只起诉一般保证人丁的"),
            ({"保证人": "乙"}, "“乙”写了两次"),
        ],
    )
    def test_in_a_row(self, cells: dict[str, str], message: str, tmp_path: Path) -> None:
        """The same in a table: the row has its error, the others go on."""
        good = {"债权人": "甲", "债务人": "乙", "本金": "500000", "到期日": "2025-01-10", "计算至": "2026-01-01"}
        heads = list(dict.fromkeys((*good, *cells)))
        rows = [{**good, **cells}, good]
        text = "\n".join(
            ",".join(row.get(head, "") for head in heads) for row in ({head: head for head in heads}, *rows)
        )
        (tmp_path / "表.csv").write_text(text + "\n", encoding="utf-8")
        out = tmp_path / "结果.csv"
        assert cli.run(["batch", str(tmp_path / "表.csv"), "-o", str(out), "--lang", "zh"]) == 1
        found = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
        wrong, right = (next(value for key, value in row.items() if key in ("错误", "error")) for row in found)
        assert message in wrong
        assert not right

    @pytest.mark.parametrize("option", [["--debtor", "庚"], ["--property", "庚的房"]])
    def test_as_an_option(self, option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A person or a thing that no case names, where a command takes one."""
        path = tmp_path / "甲.yaml"
        facts = {"creditor": "甲", "debtor": "乙", "judgment": {"principal": "1", "perform_by": "2023-06-30"}}
        path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        assert cli.run(["distribution", "1万", str(path), *option, "--lang", "zh"]) == 2
        assert option[0] in capsys.readouterr().err

    def test_a_loan_that_was_not_read_is_not_missed(self) -> None:
        """Who names a loan of a list that could not be read is not told that there is none."""
        loans = [{"id": "A", "principal": "x", "due": "2025-01-10"}]
        facts = {"debtor": "乙", "loans": loans, "guarantors": [{"name": "丁", "loans": "A"}]}
        with pytest.raises(LprError) as caught:
            claim({**facts, "payments": [{"date": "2025-02-01", "amount": "1", "loan": "A"}]}, today=TODAY)
        assert [problem.where for problem in caught.value.problems] == ["loans[0].principal"]

    def test_a_bankrupt_who_looks_like_a_natural_person_is_told(self) -> None:
        """企业破产法 2条: enterprises alone."""
        facts = {**BASE, "debtor": "乙", "bankruptcy": [{"accepted": "2025-10-15"}]}
        assert "bankruptcy-natural" in {notice.code for notice in claim(facts, today=TODAY).notices}
        facts["debtor"] = {"name": "乙", "natural": "否"}
        assert "bankruptcy-natural" not in {notice.code for notice in claim(facts, today=TODAY).notices}

    def test_two_names_in_one_text_are_two_debtors(self) -> None:
        found = claim({**BASE, "debtor": "乙、丙"}, today=TODAY).persons
        assert found is not None
        assert [person.name for person in found.people] == ["乙", "丙"]
