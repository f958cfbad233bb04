"""Guarantees, the day before and the day itself: which law, how long the period is,
what keeps it (民法典 685—694条).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import LimitationStatement, limitation
from lpr_calc.law.guarantee import as_clocks
from lpr_calc.reports.limitation import as_dict
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def wound(on: str = "2026-11-24", **facts: Any) -> LimitationStatement:
    return limitation(parse_case(as_tree(facts), TODAY), date.fromisoformat(on).toordinal())


def period(on: str = "2026-11-24", **facts: Any) -> dict[str, Any]:
    """The guarantee period of the only guarantor."""
    [found] = as_dict(wound(on, **facts), "zh")["guarantees"]
    return dict(found)


def case(guarantor: dict[str, Any], **facts: Any) -> dict[str, Any]:
    base = {
        "creditor": "甲",
        "debtor": "乙",
        "principal": 1000,
        "lent": "2021-06-01",
        "due": "2022-06-10",
        "until": "2026-01-01",
    }
    return {**base, "guarantors": [{"name": "丁", **guarantor}], **facts}


class TestWhichLaw:
    """担保法 from 1995-10-01 (a silent guarantee is joint), 民法典 from 2021-01-01 (it is general)."""

    @pytest.mark.parametrize(
        ("signed", "mode"),
        [
            ("1995-09-30", "general"),
            ("1995-10-01", "joint"),
            ("2020-12-31", "joint"),
            ("2021-01-01", "general"),
            ("2021-01-02", "general"),
        ],
    )
    def test_of_a_silent_guarantee(self, signed: str, mode: str) -> None:
        found = period(
            **case({"signed": signed, "period": "6个月"}, lent="1995-01-10" if signed < "2000" else "2020-06-01")
        )
        assert found["mode"] == mode

    def test_of_the_loan_where_its_own_day_is_not_stated(self) -> None:
        """That of signing, else of lending."""
        facts = case({"period": "6个月"})
        assert period(**{**facts, "signed": "2020-12-31", "lent": "2021-01-10"})["mode"] == "joint"
        assert period(**{**facts, "lent": "2020-12-31"})["mode"] == "joint"
        assert period(**{**facts, "lent": "2021-01-01"})["mode"] == "general"
        codes = {notice.code for notice in wound(**facts).notices}
        assert {"guarantee-signed", "guarantee-mode"} <= codes

    @pytest.mark.parametrize(("signed", "refused"), [("1995-09-30", True), ("1995-10-01", False)])
    def test_before_1995_a_period_must_be_stated(self, signed: str, refused: bool) -> None:
        facts = case({"signed": signed, "mode": "joint"}, lent="1995-01-10")
        if refused:
            with pytest.raises(LprError) as error:
                period(**facts)
            assert [problem.code for problem in error.value.problems] == ["guarantee-before-1995"]
        else:
            assert period(**facts)["last"] == "2022-12-12"  # 2022-12-10 is a Saturday


class TestHowLong:
    """Agreed; else six months from the due date itself; unclear, two years in old contracts (时间效力规定 27条)."""

    @pytest.mark.parametrize(
        ("signed", "due", "last", "arguable"),
        [
            ("2019-05-01", "2020-03-31", "2022-03-31", None),
            ("2019-05-01", "2020-12-31", "2023-01-03", None),
            ("2019-05-01", "2021-01-01", "2021-07-01", "2023-01-03"),
            ("2020-12-31", "2021-12-31", "2022-06-30", "2024-01-02"),
            ("2021-01-01", "2021-12-31", "2022-06-30", None),
            ("2021-06-01", "2021-12-31", "2022-06-30", None),
        ],
    )
    def test_until_all_is_repaid(self, signed: str, due: str, last: str, arguable: str | None) -> None:
        """Two years from 2020-12-31 end on Saturday 2022-12-31, in the holiday of the New Year: on 2023-01-03."""
        pytest.importorskip("chinese_calendar")
        found = period(**case({"signed": signed, "mode": "joint", "period": "至还清"}, lent="2019-05-01", due=due))
        assert (found["last"], found["arguable"]) == (last, arguable)

    @pytest.mark.parametrize(
        ("agreed", "last", "early"),
        [
            ("2年", "2024-06-11", False),  # 2024-06-10 is the Dragon Boat Festival
            ("3个月", "2022-09-13", False),  # 2022-09-10 to 12 is the Mid-Autumn break
            ("2022-06-13", "2022-06-13", False),
            ("2022-06-10", "2022-12-12", True),
            ("2022-06-09", "2022-12-12", True),
        ],
    )
    def test_as_agreed_where_it_ends_after_the_due_date(self, agreed: str, last: str, early: bool) -> None:
        pytest.importorskip("chinese_calendar")
        facts = case({"signed": "2021-06-01", "mode": "joint", "period": agreed})
        assert period(**facts)["last"] == last
        notices = [notice for notice in wound(**facts).notices if notice.code == "guarantee-period-early"]
        assert [notice.matters for notice in notices] == [True] * early

    @pytest.mark.parametrize(
        ("signed", "provision"), [("2020-12-31", "guarantee-1995/26"), ("2021-01-01", "civil-code/692")]
    )
    def test_not_agreed_is_six_months_by_either_law(self, signed: str, provision: str) -> None:
        facts = case({"signed": signed, "mode": "joint"}, lent="2020-06-01")
        assert period(**facts)["last"] == "2022-12-12"
        assert [n.provision for n in wound(**facts).notices if n.code == "guarantee-period"] == [provision]

    @pytest.mark.parametrize(
        ("accelerated", "last", "arguable"),
        [
            ("2022-01-10", "2022-07-11", "2022-12-12"),
            ("2022-06-09", "2022-12-09", "2022-12-12"),
            ("2022-06-10", "2022-12-12", None),
        ],
    )
    def test_what_fell_due_early(self, accelerated: str, last: str, arguable: str | None) -> None:
        """The earlier day is the deadline, the agreed one may be pleaded; 2022-07-10 is a Sunday."""
        found = period(**case({"signed": "2021-06-01", "mode": "joint"}, accelerated=accelerated))
        assert (found["last"], found["arguable"]) == (last, arguable)

    def test_on_demand_from_the_end_of_its_grace(self) -> None:
        """692条3款: demanded on 2022-06-01 with ten days: from 2022-06-11, to 2022-12-12 (2022-12-11 is a Sunday)."""
        facts = {key: value for key, value in case({"signed": "2021-06-01", "mode": "joint"}).items() if key != "due"}
        demand = {"date": "2022-06-01", "method": "EMS", "proof": "1", "delivered": "yes"}
        assert period(**facts, grace=10, demands=[demand])["last"] == "2022-12-12"
        assert period(**facts)["state"] == "not-begun"
        assert period(**facts, demands=[{**demand, "delivered": "no"}])["state"] == "not-begun"


class TestWhatKeepsIt:
    """693条: joint, a demand on the guarantor; general, a suit against the debtor. The last day is 2022-12-12."""

    @pytest.mark.parametrize(("on", "state"), [("2022-12-12", "running"), ("2022-12-13", "expired")])
    def test_on_its_last_day_it_runs(self, on: str, state: str) -> None:
        facts = case({"signed": "2021-06-01", "mode": "joint"})
        found = period(on, **facts)
        assert (found["state"], found["days_left"]) == (state, (date(2022, 12, 12) - date.fromisoformat(on)).days)
        expired = [notice for notice in wound(on, **facts).notices if notice.code == "guarantee-expired"]
        assert [notice.matters for notice in expired] == [True] * (state == "expired")

    @pytest.mark.parametrize("mode", ["joint", "general"])
    @pytest.mark.parametrize(("day", "kept"), [("2022-12-12", True), ("2022-12-13", False)])
    def test_a_suit_in_time(self, mode: str, day: str, kept: bool) -> None:
        found = period(**case({"signed": "2021-06-01", "mode": mode}, filed=day))
        assert (found["kept"], found["state"]) == ((day, "kept") if kept else (None, "expired"))

    @pytest.mark.parametrize(
        ("mode", "act", "kept"),
        [
            ("joint", {"sued": "2022-12-12"}, "2022-12-12"),
            ("joint", {"sued": "2022-12-13"}, None),
            ("joint", {"demands": [{"date": "2022-12-12", "delivered": "yes"}]}, "2022-12-12"),
            ("joint", {"demands": [{"date": "2022-12-12", "delivered": "no"}]}, None),
            ("general", {"demands": [{"date": "2022-12-12", "delivered": "yes"}]}, None),
            ("general", {"execution": {"applied": "2022-12-12"}}, "2022-12-12"),
            ("general", {"execution": {"applied": "2022-12-13"}}, None),
        ],
    )
    def test_an_act_in_time(self, mode: str, act: dict[str, Any], kept: str | None) -> None:
        assert period(**case({"signed": "2021-06-01", "mode": mode, **act}))["kept"] == kept

    def test_of_several_the_first(self) -> None:
        demands = [{"date": day, "delivered": "yes"} for day in ("2022-09-01", "2022-08-01", "2022-12-13")]
        found = period(**case({"signed": "2021-06-01", "mode": "joint", "demands": demands}, filed="2022-10-10"))
        # The first keeps the period; the last interrupts the limitation (195条): 2025-12-13 is a Saturday.
        assert (found["kept"], found["limitation"]) == ("2022-08-01", "2025-12-15")

    @pytest.mark.parametrize(
        ("acts", "kept"),
        [
            ([("2022-07-01", "suit"), ("2022-08-01", "withdraw")], None),
            ([("2022-07-01", "suit"), ("2022-08-01", "withdraw"), ("2022-09-01", "suit")], "2022-09-01"),
            ([("2022-07-01", "suit")], "2022-07-01"),
            ([("2022-07-01", "withdraw"), ("2022-08-01", "suit")], "2022-08-01"),
            ([("2022-07-01", "suit"), ("2022-07-01", "withdraw")], None),
            (
                [
                    ("2022-07-01", "suit"),
                    ("2022-08-01", "withdraw"),
                    ("2022-09-01", "suit"),
                    ("2022-10-10", "withdraw"),
                ],
                None,
            ),
        ],
    )
    def test_a_suit_that_was_withdrawn_keeps_nothing(self, acts: list[tuple[str, str]], kept: str | None) -> None:
        """担保制度解释 31条1款."""
        demands = [{"date": day, "event": event, "method": "起诉", "proof": "1"} for day, event in acts]
        assert period(**case({"signed": "2021-06-01", "mode": "general"}, demands=demands))["kept"] == kept

    def test_who_joined_the_debt_has_no_period(self) -> None:
        found = period(**case({"signed": "2021-06-01", "mode": "joined"}))
        assert (found["last"], found["state"], found["limitation"]) == (None, "kept", None)


class TestThreeYears:
    """694条: joint, from the demand; general, from the loss of the right to refuse (解释 28条)."""

    @pytest.mark.parametrize(
        ("execution", "last"),
        [
            ({"applied": "2022-09-01"}, "2026-09-01"),
            ({"applied": "2022-09-01", "ended": "2023-03-02"}, "2026-03-02"),
            ({"applied": "2022-09-01", "ended": "2023-10-10"}, "2026-09-01"),
        ],
    )
    def test_of_a_general_one(self, execution: dict[str, str], last: str) -> None:
        """A year after the application, or when enforcement ended, the earlier."""
        assert (
            period(**case({"signed": "2021-06-01", "mode": "general", "execution": execution}, filed="2022-07-01"))[
                "limitation"
            ]
            == last
        )

    @pytest.mark.parametrize(("signed", "last"), [("2020-12-31", "2025-11-03"), ("2021-01-01", None)])
    def test_of_an_old_general_one_from_the_judgment(self, signed: str, last: str | None) -> None:
        """担保法解释 34条1款: from effectiveness, 2022-11-01; 2025-11-01 is a Saturday."""
        judgment = {"date": "2022-10-10", "effective": "2022-11-01", "perform_by": "2022-11-11", "principal": 1000}
        facts = case({"signed": signed, "mode": "general"}, filed="2022-07-01", lent="2020-06-01", judgment=judgment)
        assert period(**facts)["limitation"] == last

    @pytest.mark.parametrize(("on", "state"), [("2025-08-01", "running"), ("2025-08-02", "expired")])
    def test_on_its_last_day_it_runs(self, on: str, state: str) -> None:
        facts = case({"signed": "2021-06-01", "mode": "joint", "demands": [{"date": "2022-08-01", "delivered": "yes"}]})
        number = date.fromisoformat(on).toordinal()
        own, three = as_clocks(wound(on, **facts).guarantees[0], number, False)
        assert (own.state, own.last, own.days_left) == ("kept", None, None)
        assert (three.state, three.days_left) == (state, date(2025, 8, 1).toordinal() - number)


def test_kept_and_the_guarantee_s_own_limitation_not_begun() -> None:
    """A general guarantor whose right to refuse is not gone: one clock, kept; none for the limitation after it."""
    facts = case({"signed": "2021-06-01", "mode": "general"}, filed="2022-07-01")
    [found] = wound("2022-08-01", **facts).guarantees
    assert (found.state, found.limitation) == ("kept", None)
    [own] = as_clocks(found, date(2022, 8, 1).toordinal(), False)
    assert (own.state, own.last, [step.counts for step in own.steps]) == ("kept", None, [True, True])
