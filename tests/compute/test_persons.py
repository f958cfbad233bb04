"""Several persons: every figure is a view of one ledger; securities, and who may ask whom back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc import claim
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.rates.series import Rates
from lpr_calc.reports.limitation import as_dict
from lpr_calc.reports.persons import recourse_list
from lpr_calc.values.tree import as_tree
from several import BASE, TODAY


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


def test_a_guarantee_of_one_loan_alone_is_no_order_of_payments_unless_that_is_stated() -> None:
    """50,000 for two loans of 100,000: by halves, and that a guarantee of one would order them (560条2款) is said.

    Once each loan states it, the loan without security takes the payment.
    """
    terms: dict[str, Any] = {"principal": "100000", "due": "2023-01-01", "signed": "2022-01-01", "overdue_rate": "6%"}
    both: dict[str, Any] = {
        "debtor": "乙",
        "until": "2024-12-31",
        "loans": [{"id": "A", **terms}, {"id": "B", **terms}],
        "guarantors": [{"name": "丙", "loans": ["A"], "mode": "joint"}],
        "payments": [{"date": "2023-06-30", "amount": "50000"}],
    }
    found = claim(both, today=TODAY)
    assert [notice.code for notice in found.notices].count("guaranteed-order") == 1
    assert {entry.loan_id for entry in found.ledger} == {"A", "B"}
    both["loans"] = [{"id": "A", "secured": "yes", **terms}, {"id": "B", "secured": "no", **terms}]
    stated = claim(both, today=TODAY)
    assert "guaranteed-order" not in {notice.code for notice in stated.notices}
    assert {entry.loan_id for entry in stated.ledger} == {"B"}
    both["loans"] = [{"id": "A", **terms}, {"id": "B", **terms}]
    both["guarantors"][0]["loans"] = ["A", "B"]
    assert "guaranteed-order" not in {notice.code for notice in claim(both, today=TODAY).notices}
    # Who says which loan he pays has ordered it himself (560条1款).
    both["guarantors"][0]["loans"] = ["A"]
    both["payments"][0]["loan"] = "B"
    assert "guaranteed-order" not in {notice.code for notice in claim(both, today=TODAY).notices}
