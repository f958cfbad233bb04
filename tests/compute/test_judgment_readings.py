"""Judgments against the law's own figures; the readings once in dispute, each by its smallest judgment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from figures import decree_agrees, judged
from judgment_oracle import Decree, Fee, Ordered, Stay
from lpr_calc.base.errors import LprError
from oracle import DAY, Pay, Term

day = date.fromisoformat
LPR = Term("LPR", "lpr")


SIX = Term("6%", percent=Fraction(6))


SAMPLE = Decree(
    30000000,
    day("2024-06-30"),
    perform_by=((day("2023-12-21"), 30000000),),
    effective=day("2023-12-11"),
    judged=day("2023-11-24"),
    interest=(Ordered(LPR, day("2023-07-03"), base=30000000),),
    fees=(Fee("案件受理费", 290000, False),),
)
"""documents.md §4.3."""


class TestPublishedFigures:
    """Figures of the contract and of the samples; the oracle gives them too."""

    @pytest.mark.parametrize(
        ("principal", "end", "until", "days_", "doubled"),
        [
            (30000000, "2022-02-28", "2023-02-28", 365, 1916250),
            (103000000, "2022-02-10", "2022-03-18", 36, 648900),
            # law.md §6.2: 35 days would be 6308.75; they are those of the day before (A13).
            (103000000, "2022-02-10", "2022-03-17", 35, 630875),
        ],
    )
    def test_contract(self, principal: int, end: str, until: str, days_: int, doubled: int) -> None:
        """Contract §5."""
        statement = decree_agrees(Decree(principal, day(until), perform_by=((day(end), principal),)))
        (line,) = statement.lines
        assert (line.days, line.interest, statement.totals.doubled_part) == (days_, doubled, doubled)
        assert line.first_day == day(end) + DAY
        assert line.last_day == day(until)

    @pytest.mark.parametrize(("count", "general_", "total"), [("head", 1033357, 32331357), ("both", 1036192, 32334192)])
    def test_application_for_enforcement(self, count: str, general_: int, total: int) -> None:
        """documents.md §4.3: ``both`` adds a day of general interest (28.35), none of the doubled part."""
        statement = decree_agrees(replace(SAMPLE, count=count))
        totals = statement.totals
        assert (totals.general_interest, totals.doubled_part, totals.total) == (general_, 1008000, total)
        assert [line.days for line in statement.lines if line.kind == "doubled"] == [192]
        assert totals.per_diem_doubled == 5250
        assert statement.clause == "civil-procedure-2021/260"

    def test_settlement_of_a_transfer(self) -> None:
        """documents.md §4.4, both ends counted: the day of the transfer still bears interest on the old balance."""
        paid = (Pay(day("2024-07-31"), 10000000),)
        decree = replace(SAMPLE, until=day("2024-07-31"), count="both", payment_day="old", payments=paid)
        statement = decree_agrees(decree)
        (row,) = statement.ledger
        assert (row.costs, row.interest, row.principal, row.doubled) == (290000, 1123274, 8586726, 0)
        assert (row.principal_after, row.interest_after, row.doubled_after) == (21413274, 0, 1170750)
        assert (statement.totals.per_diem_general, statement.totals.per_diem_doubled) == (1965, 3747)
        assert sum(line.days for line in statement.lines if line.kind == "general") == 395

    def test_settlement_of_a_transfer_head(self) -> None:
        """documents.md §4.4: 394 days, 11205.21."""
        paid = (Pay(day("2024-07-31"), 10000000),)
        statement = decree_agrees(replace(SAMPLE, until=day("2024-07-31"), payments=paid))
        assert statement.ledger[0].interest == statement.totals.general_interest == 1120521
        assert statement.totals.doubled_after == 1170750

    @pytest.mark.parametrize(
        ("judged_on", "clause"),
        [
            ("2017-06-30", "civil-procedure-2012/253"),
            ("2017-07-01", "civil-procedure-2017/253"),
            ("2021-12-31", "civil-procedure-2017/253"),
            ("2022-01-01", "civil-procedure-2021/260"),
            ("2023-12-31", "civil-procedure-2021/260"),
            ("2024-01-01", "civil-procedure-2023/264"),
        ],
    )
    def test_clause(self, judged_on: str, clause: str) -> None:
        """law.md §6.1: the number a judgment of that day prints."""
        statement = judged(replace(SAMPLE, judged=day(judged_on)).facts())
        assert statement.clause == clause
        assert clause in statement.provisions

    def test_the_default_conventions_are_the_first_of_each_row(self) -> None:
        """Contract §2: left out, they are ``head``, ``365``, ``floating``, ``1y``, ``new`` and art. 561."""
        paid = (Pay(day("2024-03-01"), 1234567),)
        decree = replace(SAMPLE, payments=paid)
        facts = decree.facts()
        facts.pop("conventions")
        assert judged(facts).totals == judged(decree.facts()).totals


PLAIN = Decree(30000000, day("2022-06-30"), perform_by=((day("2022-02-28"), 30000000),))


ORDERED = replace(PLAIN, interest=(Ordered(SIX, day("2021-01-01")),))


class TestSettledDifferences:
    """Where the program was wrong: each judgment is the smallest that showed it."""

    def test_payment_before_any_delay(self) -> None:
        """Paid and computed within the period of performance: no doubled part, and no traceback (contract §8)."""
        decree_agrees(replace(PLAIN, until=day("2022-02-20"), payments=(Pay(day("2022-02-01"), 100000),)))

    def test_payment_where_the_whole_delay_is_excluded(self) -> None:
        """The same where an excluded period covers every day of delay so far."""
        stays = (Stay(day("2022-02-01"), day("2022-12-31")),)
        decree_agrees(replace(PLAIN, stays=stays, payments=(Pay(day("2022-05-01"), 100000),)))

    def test_old_payment_day_counts_no_more_days(self) -> None:
        """Contract §2: ``payment-day`` is about the day of a payment; without one it changes nothing."""
        decree_agrees(replace(ORDERED, payment_day="old"))

    def test_early_payment_is_for_the_first_instalment(self) -> None:
        """The first instalment paid three days early was performed in time: no doubled part on it (2条, 3条)."""
        parts = ((day("2022-02-28"), 10000000), (day("2022-06-30"), 20000000))
        decree = replace(PLAIN, perform_by=parts, until=day("2022-06-30"))
        statement = decree_agrees(replace(decree, payments=(Pay(day("2022-02-25"), 10000000),)))
        assert statement.totals.doubled_part == 0

    def test_per_diem_before_the_next_instalment(self) -> None:
        """An instalment due on the day after the cut-off bears nothing on that day."""
        parts = ((day("2022-02-28"), 10000000), (day("2022-07-01"), 20000000))
        decree_agrees(replace(ORDERED, perform_by=parts, count="both"))


class TestReadings:
    """Readings of law.md §6, §10 and contract §2 that were once in dispute: the smallest judgment that shows each."""

    @pytest.mark.parametrize("basis", ["actual", "30/360"])
    def test_old_payment_day_in_other_year_bases(self, basis: str) -> None:
        """Contract §2: ``actual`` divides each day by its own year, ``30/360`` gives the 31st nothing."""
        first, until = ("2023-11-01", "2024-05-31") if basis == "actual" else ("2024-03-01", "2024-05-15")
        decree = replace(PLAIN, perform_by=((day("2024-04-30"), 30000000),), until=day(until), basis=basis)
        decree_agrees(replace(decree, interest=(Ordered(SIX, day(first)),), count="both", payment_day="old"))

    @pytest.mark.parametrize(("closed", "interest"), [("both-ends", 1800000), ("head", 1795068)])
    def test_closed_period(self, closed: str, interest: int) -> None:
        """law.md A28: "自X起至Y止" in a judgment counts both days, 365 of 2021; ``closed:
        head`` leaves the last one out.
        """
        ordered = (Ordered(SIX, day("2021-01-01"), day("2021-12-31")),)
        statement = decree_agrees(replace(PLAIN, interest=ordered, closed=closed))
        assert statement.totals.general_interest == interest

    @pytest.mark.parametrize(("count", "days_"), [("tail", 545), ("neither", 544)])
    def test_first_day_not_counted(self, count: str, days_: int) -> None:
        """Contract §2 ``count``: 2021-01-01 to 2022-06-30 is 545 days; ``tail`` [s+1, e], ``neither`` [s+1, e)."""
        statement = judged(replace(ORDERED, count=count).facts())
        assert [line.days for line in statement.lines if line.kind == "general"] == [days_]

    def test_two_bases_side_by_side(self) -> None:
        """100000 and 200000 at one rate; 100000 of principal paid leaves 200000 to bear interest, not 100000."""
        bases = (Ordered(SIX, day("2021-01-01"), base=10000000), Ordered(SIX, day("2021-03-01"), base=20000000))
        paid = (Pay(day("2022-01-31"), 10000000, "principal"),)
        totals = judged(replace(PLAIN, interest=bases, payments=paid).facts()).totals
        # 200000 × 6 % ÷ 365 = 32.8767
        assert totals.per_diem_general == 3288

    def test_pro_rata(self) -> None:
        """Contract §2 ``order``, law.md A14: pro rata within the first class, the doubled part last."""
        facts = replace(PLAIN, fees=(Fee("律师费", 10000000),), payments=(Pay(day("2022-01-31"), 10000000),)).facts()
        facts["conventions"]["order"] = "pro-rata"
        (row,) = judged(facts).ledger
        # 100000 over 100000 of costs and 300000 of principal: 25000 and 75000.
        assert (row.costs, row.interest, row.principal, row.doubled) == (2500000, 0, 7500000, 0)

    def test_months_from_the_first_day_of_interest(self) -> None:
        """Contract §2 ``months``: 2022-03-15 to 2022-06-15 is three whole months, 300000 × 6 % × 3 ÷ 12 = 4500."""
        ordered = (Ordered(SIX, day("2022-03-15")),)
        statement = decree_agrees(replace(PLAIN, until=day("2022-06-15"), interest=ordered, basis="months"))
        assert statement.totals.general_interest == 450000

    def test_only_line_by_line(self) -> None:
        """A judgment is rounded line by line; another rounding is refused, not ignored."""
        facts = PLAIN.facts()
        facts["conventions"]["rounding"] = "total"
        with pytest.raises(LprError, match="each line rounded"):
            judged(facts)

    @pytest.mark.parametrize(
        "change",
        [
            {"perform_by": [{"due": "2022-02-28", "amount": "100000"}]},
            {"perform_by": [{"due": "2022-02-28", "amount": "400000"}]},
            {"suspended": [{"from": "2022-05-01", "to": "2022-04-01"}]},
            {"interest": {"from": "2022-01-01", "until": "2021-01-01", "rate": "6%"}},
        ],
        ids=["instalments-too-little", "instalments-too-much", "excluded-period-reversed", "interest-reversed"],
    )
    def test_contradictions_are_said(self, change: dict[str, Any]) -> None:
        """Contract §2: nothing is silent.

        A part of the principal that never falls due, a period that ends before it begins.
        """
        facts = PLAIN.facts()
        plain = {notice.code for notice in judged(facts).notices}
        facts["judgment"] |= change
        try:
            found = {notice.code for notice in judged(facts).notices}
        except LprError:
            return
        assert found - plain - {"basis"}

    def test_costs_outside_the_judgment(self) -> None:
        """Costs written at the top of the case file (contract §4) are computed, or a notice says they are not."""
        facts = PLAIN.facts()
        plain = judged(facts)
        other = judged({**facts, "costs": [{"name": "律师费", "amount": "10000"}]})
        assert other.totals.costs == 1000000 or len(other.notices) > len(plain.notices)
