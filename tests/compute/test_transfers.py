"""A claim that was assigned, and a person who was released: what counts after the notice, and who owes what is left."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc import claim
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import limitation
from lpr_calc.reports.limitation import as_dict, calendar
from lpr_calc.reports.sentence import claim_sentence
from lpr_calc.values.tree import as_tree
from several import BASE, TODAY


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
