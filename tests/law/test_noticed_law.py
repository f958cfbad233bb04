"""Thresholds of the law: what is still in time, still enough, still the same, and what no longer is (a day,
a fen apart).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from computed import claim
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.compute.limitation import LimitationStatement, limitation
from lpr_calc.compute.statement import Statement
from lpr_calc.law.limitation import Clock
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def computed(**facts: Any) -> Statement:
    """Compute a claim."""
    return claim(facts, today=TODAY)


def judged(**facts: Any) -> JudgmentStatement:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def clocks(on: str = "2026-11-24", **facts: Any) -> LimitationStatement:
    """Wind the clocks of limitation as of a day."""
    case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
    return limitation(case, date.fromisoformat(on).toordinal())


def codes(found: Statement | JudgmentStatement | LimitationStatement) -> set[str]:
    """The codes of everything that is said."""
    return {notice.code for notice in found.notices}


def refused(compute: Any, **facts: Any) -> set[str]:
    """The codes of the problems for which it is not computed; none where it is."""
    try:
        compute(**facts)
    except LprError as error:
        return {problem.code for problem in error.problems}
    return set()


class TestBankLoans:
    """银发〔2003〕251号 3项; 银发〔1999〕77号 20, 21, 25条."""

    FACTS: dict[str, Any] = {
        "kind": "bank-loan",
        "principal": 100000,
        "lent": "2021-06-01",
        "due": "2022-05-31",
        "rate": "6%",
        "penalty": "1.5",
        "compound": "none",
        "until": "2022-06-11",
    }

    @pytest.mark.parametrize(("lent", "penalty"), [("2003-12-31", 21000), ("2004-01-01", 25000)])
    def test_the_penalty_of_the_day_of_lending(self, lent: str, penalty: int) -> None:
        """Ten days: 0.021 % a day is 21.00, 6 % × 1.5 ÷ 360 is 25.00 a day."""
        facts = {**self.FACTS, "lent": lent, "due": "2004-05-31", "until": "2004-06-11"}
        assert computed(**facts).totals.penalty_interest == penalty

    @pytest.mark.parametrize(
        ("penalty", "misuse", "warned"),
        [
            ("1.3", "1.5", set()),
            ("1.5", "2", set()),
            ("1.29", "2", {"penalty-multiple"}),
            ("1.51", "2", {"penalty-multiple"}),
            ("1.5", "1.49", {"misuse-multiple"}),
            ("1.5", "2.01", {"misuse-multiple"}),
        ],
    )
    def test_the_usual_multiples(self, penalty: str, misuse: str, warned: set[str]) -> None:
        found = computed(**{**self.FACTS, "penalty": penalty}, misuse=misuse, misused_from="2022-01-01")
        assert codes(found) & {"penalty-multiple", "misuse-multiple"} == warned

    @pytest.mark.parametrize(
        ("misused", "in_term", "penalty"),
        [
            # 100,000 × 6 % ÷ 360 = 16.67 a day; from the day of misuse × 2, 33.33; overdue alone × 1.5, 25.00.
            ("2022-05-30", 605000, 40000),
            ("2022-05-31", 606667, 36667),
            ("2022-06-01", 608333, 33333),
            ("2022-06-02", 608333, 2500 + 30000),
            ("2022-06-10", 608333, 22500 + 3333),
            ("2022-06-11", 608333, 25000),
        ],
    )
    def test_misuse_from_a_day(self, misused: str, in_term: int, penalty: int) -> None:
        """Days in the term and after it; misuse and default at once bear the heavier of the two, not both."""
        found = computed(**self.FACTS, misuse="2", misused_from=misused).totals
        assert (found.in_term_interest, found.penalty_interest) == (in_term, penalty)

    @pytest.mark.parametrize(("due", "rates"), [("2022-06-01", {"4.35"}), ("2022-06-02", {"4.35", "4.20"})])
    def test_a_loan_of_more_than_a_year_is_repriced(self, due: str, rates: set[str]) -> None:
        """LPR + 0.50 %: 3.85 % on 2021-06-01; 3.70 % on the anniversary, which a loan of exactly a year has not."""
        facts = {**self.FACTS, "rate": "LPR+50bp", "due": due, "until": "2022-06-02"}
        lines = computed(**facts).lines
        assert {
            line.rate.rule and f"{line.rate.value / 10**10:.2f}" for line in lines if line.kind == "in-term"
        } == rates

    @pytest.mark.parametrize(
        ("missing", "said"),
        [("rate", "the contract rate (rate)"), ("lent", "the day of lending (lent)"), ("due", "the due date (due)")],
    )
    def test_what_a_bank_loan_lacks_is_named(self, missing: str, said: str) -> None:
        facts = {key: value for key, value in self.FACTS.items() if key != missing}
        with pytest.raises(LprError) as error:
            computed(**facts)
        assert [problem.message.en for problem in error.value.problems] == [f"this bank loan lacks {said}"]

    @pytest.mark.parametrize(
        ("settlement", "days"),
        [
            # Billed through the 20th, compound interest from the 21st; at maturity from the day after the last.
            ({"settlement": "quarterly"}, ["2022-03-21", "2022-06-01"]),
            ({"settlement": "monthly"}, ["2022-03-21", "2022-04-21", "2022-05-21", "2022-06-01"]),
            (
                {"settlement": "monthly", "settlement_day": "31"},
                ["2022-03-01", "2022-04-01", "2022-05-01", "2022-06-01"],
            ),
            ({"settlement": "maturity"}, ["2022-06-01"]),
        ],
    )
    def test_compound_interest_begins_the_day_after_settlement(
        self, settlement: dict[str, str], days: list[str]
    ) -> None:
        facts = {**self.FACTS, "compound": "in-term", "lent": "2022-02-21", **settlement}
        found = computed(**facts)
        assert [iso(line.start) for line in found.lines if line.kind == "compound"] == days

    @pytest.mark.parametrize(
        ("lent", "first"), [("2022-03-19", "2022-03-21"), ("2022-03-20", "2022-06-01"), ("2022-03-21", "2022-06-01")]
    )
    def test_nothing_is_billed_on_the_day_of_lending(self, lent: str, first: str) -> None:
        facts = {**self.FACTS, "compound": "in-term", "settlement": "quarterly", "lent": lent}
        assert min(iso(line.start) for line in computed(**facts).lines if line.kind == "compound") == first


class TestConstruction:
    """建设工程解释（一） 25—27条."""

    FACTS: dict[str, Any] = {"kind": "construction", "principal": 100000, "until": "2022-06-11"}

    def test_of_several_days_the_first_that_is_stated(self) -> None:
        """Agreed, else delivered, else settled, else sued: 100,000 × 3.70 % ÷ 365 = 10.14 a day."""
        days = {"filed": "2022-06-08", "settled": "2022-06-05", "delivered": "2022-06-03", "due": "2022-06-01"}
        stated: dict[str, str] = {}
        for key, day in days.items():
            stated[key] = day
            [line] = computed(**self.FACTS, **stated).lines
            assert (iso(line.start), line.days) == (day, 11 - int(day[-2:]))
            assert ("payable" in codes(computed(**self.FACTS, **stated))) is (key != "due")

    @pytest.mark.parametrize(
        ("advanced", "agreed", "rate"),
        [
            # The LPR of the day of the advance: 3.80 % to 2022-01-19, 3.70 % from the 20th; the agreed rate up to it.
            ("2022-01-19", "3.80%", "3.80"),
            ("2022-01-19", "3.81%", "3.80"),
            ("2022-01-20", "3.80%", "3.70"),
            ("2022-01-20", "3.69%", "3.69"),
        ],
    )
    def test_an_advance_bears_what_was_agreed_up_to_the_lpr_of_its_day(
        self, advanced: str, agreed: str, rate: str
    ) -> None:
        found = computed(**self.FACTS, advanced=advanced, rate=agreed, due="2022-05-31")
        [line] = [line for line in found.lines if line.kind == "in-term"]
        assert f"{line.rate.value / 10**10:.2f}" == rate
        assert (iso(line.start), iso(line.end)) == (advanced, "2022-05-31")

    @pytest.mark.parametrize(("advanced", "rate"), [("2019-08-19", "4.35"), ("2019-08-20", "4.25")])
    def test_before_the_lpr_the_benchmark(self, advanced: str, rate: str) -> None:
        facts = {
            "kind": "construction",
            "principal": 100000,
            "due": "2019-12-31",
            "until": "2020-02-01",
            "conventions": {"tenor": "1y"},
        }
        found = computed(**facts, advanced=advanced, rate="9%")
        assert {f"{line.rate.value / 10**10:.2f}" for line in found.lines if line.kind == "in-term"} == {rate}


class TestDatesThatCannotBe:
    """Each pair of days: the same day may be, the day before may not."""

    FACTS: dict[str, Any] = {
        "principal": 1000,
        "signed": "2021-01-05",
        "lent": "2021-01-10",
        "due": "2021-12-31",
        "filed": "2023-01-10",
        "accepted": "2023-01-10",
        "until": "2023-01-10",
    }

    @pytest.mark.parametrize(
        ("key", "day", "wrong"),
        [
            ("due", "2021-01-10", False),
            ("due", "2021-01-09", True),
            ("due", "2021-01-04", True),
            ("filed", "2021-01-10", False),
            ("filed", "2021-01-09", True),
            ("filed", "2023-01-11", True),
            ("accepted", "2023-01-09", True),
            ("signed", "2021-12-31", False),
            ("signed", "2022-01-01", True),
        ],
    )
    def test_in_order(self, key: str, day: str, wrong: bool) -> None:
        found = refused(computed, **{**self.FACTS, key: day})
        assert ("dates-order" in found) is wrong

    @pytest.mark.parametrize(("day", "wrong"), [("2021-01-10", False), ("2021-01-09", True)])
    def test_of_a_payment(self, day: str, wrong: bool) -> None:
        found = refused(computed, **self.FACTS, payments=[{"date": day, "amount": 1}])
        assert ("payment-before-loan" in found) is wrong

    @pytest.mark.parametrize(
        ("loan", "day", "wrong"),
        [
            ("", "2021-01-10", False),
            ("", "2021-01-09", True),
            ("b", "2021-03-01", False),
            ("b", "2021-02-28", True),
            ("a", "2021-02-28", False),
        ],
    )
    def test_of_a_payment_among_loans(self, loan: str, day: str, wrong: bool) -> None:
        """Money for no loan in particular pays the first; money for a loan must not come before it."""
        both = [
            {"id": "a", "principal": 1000, "lent": "2021-01-10", "due": "2021-12-31"},
            {"id": "b", "principal": 1000, "lent": "2021-03-01", "due": "2021-12-31"},
        ]
        payment = {"date": day, "amount": 1, **({"loan": loan} if loan else {})}
        for loans in (both, both[::-1]):
            found = refused(computed, loans=loans, until="2023-01-10", filed="2023-01-10", payments=[payment])
            assert ("payment-before-loan" in found) is wrong

    @pytest.mark.parametrize(("until", "wrong"), [("2022-01-01", False), ("2021-12-31", True)])
    def test_of_the_end(self, until: str, wrong: bool) -> None:
        """Without an in-term rate the first day of interest is 2022-01-01."""
        facts = {**self.FACTS, "until": until, "filed": until, "accepted": until}
        assert ("until-before-start" in refused(computed, **facts)) is wrong

    @pytest.mark.parametrize(("begins", "wrong"), [("2022-01-01", False), ("2022-01-02", False), ("2021-12-31", True)])
    def test_of_the_first_day(self, begins: str, wrong: bool) -> None:
        assert ("interest-from-early" in refused(computed, **self.FACTS, **{"from": begins})) is wrong

    @pytest.mark.parametrize(("deducted", "wrong"), [("999.99", False), ("1000", True)])
    def test_of_what_was_kept_back(self, deducted: str, wrong: bool) -> None:
        assert ("deducted-all" in refused(computed, **self.FACTS, deducted=deducted)) is wrong

    @pytest.mark.parametrize(("day", "wrong"), [("2022-01-01", False), ("2022-01-02", True)])
    def test_of_what_is_lent_after_default(self, day: str, wrong: bool) -> None:
        parts = [{"date": "2021-01-10", "amount": 500}, {"date": day, "amount": 500}]
        facts = {key: value for key, value in self.FACTS.items() if key not in ("principal", "lent")}
        assert ("lent-after-due" in refused(computed, **facts, principal=parts)) is wrong

    @pytest.mark.parametrize(("day", "wrong"), [("2022-01-01", False), ("2022-01-02", True)])
    def test_of_a_note_renewed_after_default(self, day: str, wrong: bool) -> None:
        facts = {**self.FACTS, "rate": "10%", "rollovers": [{"date": day, "principal": 1100}]}
        assert ("rollover-after-due" in refused(computed, **facts)) is wrong

    @pytest.mark.parametrize(("second", "wrong"), [("500", False), ("500.01", True), ("499.99", True)])
    def test_of_instalments(self, second: str, wrong: bool) -> None:
        parts = [{"due": "2021-06-30", "amount": 500}, {"due": "2021-12-31", "amount": second}]
        assert ("instalments-sum" in refused(computed, **{**self.FACTS, "due": parts})) is wrong


class TestPaidAtOnce:
    """Interest paid on the day of lending or the next is kept back up front, where the user has it so (law.md A7)."""

    @pytest.mark.parametrize(("day", "kept"), [("2021-01-10", True), ("2021-01-11", True), ("2021-01-12", False)])
    def test_by_the_day(self, day: str, kept: bool) -> None:
        found = computed(
            principal=1000,
            lent="2021-01-10",
            due="2021-12-31",
            rate="10%",
            filed="2022-06-01",
            until="2022-06-01",
            payments=[{"date": day, "amount": 100}],
            conventions={"same_day": "yes"},
        )
        assert ("deducted" in codes(found)) is kept
        assert [row.day for row in found.ledger] == ([] if kept else [date.fromisoformat(day).toordinal()])


class TestOperativePart:
    """What cannot be of a judgment, and what is only warned of."""

    FACTS: dict[str, Any] = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}

    def of(self, until: str = "2022-06-01", **more: Any) -> set[str]:
        return refused(judged, until=until, judgment={**self.FACTS, **more})

    @pytest.mark.parametrize(("until", "wrong"), [("2022-01-10", False), ("2022-01-09", True)])
    def test_computed_before_the_judgment(self, until: str, wrong: bool) -> None:
        assert ("until-before-judgment" in self.of(until)) is wrong

    @pytest.mark.parametrize(("effective", "wrong"), [("2022-03-01", False), ("2022-03-02", True)])
    def test_to_be_performed_before_effectiveness(self, effective: str, wrong: bool) -> None:
        assert ("perform-by-early" in self.of(effective=effective)) is wrong

    @pytest.mark.parametrize(("effective", "warned"), [("2022-01-10", False), ("2022-01-09", True)])
    def test_effectiveness_before_the_judgment(self, effective: str, warned: bool) -> None:
        found = judged(until="2022-06-01", judgment={**self.FACTS, "effective": effective})
        assert ("effective-early" in codes(found)) is warned

    @pytest.mark.parametrize(("last", "wrong"), [("2022-04-01", False), ("2022-03-31", True)])
    def test_periods_that_end_before_they_begin(self, last: str, wrong: bool) -> None:
        assert ("dates-order" in self.of(suspended=[{"from": "2022-04-01", "to": last, "reason": "再审"}])) is wrong
        interest = [{"base": 1000, "rate": "6%", "from": "2022-04-01", "until": last}]
        assert ("dates-order" in self.of(interest=interest)) is wrong

    @pytest.mark.parametrize(("second", "wrong"), [("500", False), ("500.01", True)])
    def test_instalments_that_do_not_add_up(self, second: str, wrong: bool) -> None:
        parts = [{"due": "2022-03-01", "amount": 500}, {"due": "2022-04-01", "amount": second}]
        assert ("instalments-sum" in self.of(perform_by=parts)) is wrong

    @pytest.mark.parametrize(
        ("rate", "wrong"),
        [
            ("1000%", False),
            ("1000.01%", True),
            ("83.33%/月", False),
            ("83.34%/月", True),
            ("2.739%/日", False),
            ("2.74%/日", True),
        ],
    )
    def test_a_rate_above_a_thousand_percent_is_a_slip(self, rate: str, wrong: bool) -> None:
        """83.34 × 12 = 1,000.08; 2.739 × 365 = 999.7, 2.74 × 365 = 1,000.1."""
        interest = [{"base": 1000, "rate": rate, "from": "2022-04-01"}]
        assert ("rate-high" in self.of(interest=interest)) is wrong

    @pytest.mark.parametrize("more", [{"base": 1000}, {"rate": "6%"}, {"from": "2022-01-01"}])
    def test_a_sum_and_terms_in_one_entry(self, more: dict[str, Any]) -> None:
        assert "interest-both" in self.of(interest=[{"amount": 10, "until": "2021-12-31", **more}])
        assert "interest-both" not in self.of(interest=[{"amount": 10, "until": "2021-12-31"}])

    @pytest.mark.parametrize(
        ("effective", "within", "last"),
        [
            # The day of effectiveness does not count (民法典 201); a Saturday, a Sunday and a holiday move it (203).
            ("2022-03-01", "10日", "2022-03-11"),
            ("2022-03-02", "10日", "2022-03-14"),
            ("2022-03-03", "10日", "2022-03-14"),
            ("2022-03-04", "10日", "2022-03-14"),
            ("2022-01-31", "1个月", "2022-02-28"),
            ("2022-02-28", "1个月", "2022-03-28"),
        ],
    )
    def test_within_a_period_of_effectiveness(self, effective: str, within: str, last: str) -> None:
        judgment = {"date": "2022-01-10", "effective": effective, "perform_within": within, "principal": 1000}
        found = judged(until="2022-06-01", judgment=judgment)
        assert found.judgment.perform_by is not None
        assert iso(found.judgment.perform_by) == last

    @pytest.mark.parametrize(
        ("reason", "said"),
        [
            ("本案再审审查", set()),
            ("", {"suspended-reason"}),
            ("执行和解", {"suspended-not-carried"}),
            ("因案外人申请再审而中止", set()),
            ("被执行人申请再审而中止执行", set()),
            ("被执行人申请再审审查", {"suspended-not-carried"}),
            ("非因被执行人申请的审查", set()),
            ("终结本次执行程序", {"suspended-not-carried"}),
            ("台风", {"suspended-reason"}),
        ],
    )
    def test_why_a_period_is_left_out(self, reason: str, said: set[str]) -> None:
        stay = {"from": "2022-04-01", "to": "2022-04-30", **({"reason": reason} if reason else {})}
        found = judged(until="2022-06-01", judgment={**self.FACTS, "suspended": [stay]})
        assert codes(found) & {"suspended-reason", "suspended-not-carried"} == said

    @pytest.mark.parametrize(("first", "gone"), [("2019-12-31", True), ("2020-01-01", False), ("2020-06-30", False)])
    def test_instalments_that_ran_out_one_by_one(self, first: str, gone: bool) -> None:
        """Two years of its own each instalment had to 2021-12-31;
        from 2022-01-01 the last one counts (民诉法 250条).
        """
        parts = [{"due": first, "amount": 500}, {"due": "2021-06-30", "amount": 500}]
        facts = {"judgment": {"date": "2019-06-10", "perform_by": parts, "principal": 1000}}
        assert ("enforcement-instalments" in codes(judged(until="2022-06-01", **facts))) is gone
        assert ("enforcement-instalments" in codes(clocks(on="2022-06-01", **facts))) is gone
        # On its own last day it has not run out yet.
        for on, out in (("2021-12-31", False), ("2022-01-01", gone)):
            assert ("enforcement-instalments" in codes(clocks(on=on, **facts))) is out

    def test_interest_to_a_day_in_words(self) -> None:
        """判决生效之日, 履行期限届满之日."""
        base = {"base": 100000, "rate": "3.65%", "from": "2022-01-01"}
        facts = {"date": "2022-01-10", "effective": "2022-01-25", "perform_by": "2022-02-04", "principal": 100000}
        for word, days in (("effective", 25), ("perform_by", 35)):
            found = judged(until="2022-06-01", judgment={**facts, "interest": [{**base, "until": word}]})
            assert found.totals.general_interest == 1000 * days


class TestClocks:
    """民法典 188—199条; 民诉法 250条; 时效规定."""

    LOAN: dict[str, Any] = {"principal": 1, "due": "2020-06-01"}

    def claim(self, on: str = "2026-11-24", **more: Any) -> Clock:
        [clock] = clocks(on, **{**self.LOAN, **more}).claims
        return clock

    @staticmethod
    def ends(clock: Clock) -> str:
        return "" if clock.last is None else iso(clock.last)

    @pytest.mark.parametrize(
        ("on", "state"),
        [("2020-06-01", "not-begun"), ("2020-06-02", "running"), ("2023-06-02", "running"), ("2023-06-03", "expired")],
    )
    def test_on_a_day(self, on: str, state: str) -> None:
        """From 2020-06-02 to 2023-06-02, a Friday."""
        assert (self.claim(on).state, self.ends(self.claim(on))) == (state, "2023-06-02")
        assert self.claim(on).days_left == (date(2023, 6, 2) - date.fromisoformat(on)).days

    @pytest.mark.parametrize(
        ("day", "last"),
        [
            ("2020-06-01", "2023-06-02"),
            ("2020-06-02", "2023-06-02"),
            ("2023-06-02", "2026-06-02"),
            ("2023-06-03", "2023-06-02"),
        ],
    )
    def test_a_demand_in_time(self, day: str, last: str) -> None:
        demand = {"date": day, "method": "EMS", "proof": "1", "delivered": "yes"}
        assert self.ends(self.claim(demands=[demand])) == last

    @pytest.mark.parametrize(("day", "counts"), [("2023-06-02", True), ("2023-06-03", False)])
    def test_a_payment_in_time(self, day: str, counts: bool) -> None:
        found = self.claim(payments=[{"date": day, "amount": 1}])
        assert found.steps[-1].counts is counts
        assert found.steps[-1].provision == ("limitation-2020/14" if counts else "civil-code/192")

    @pytest.mark.parametrize(("event", "counts"), [("plan", True), ("acknowledgement", True), ("demand", False)])
    def test_the_debtor_waives_after_the_end_and_no_demand_does(self, event: str, counts: bool) -> None:
        found = self.claim(
            demands=[{"date": "2024-01-10", "event": event, "method": "EMS", "proof": "1", "delivered": "yes"}]
        )
        assert found.steps[-1].counts is counts
        assert self.ends(found) == ("2027-01-11" if counts else "2023-06-02")  # 2027-01-10 is a Sunday

    def test_but_not_after_twenty_years(self) -> None:
        """188条2款: from 2000-06-02 to 2020-06-02; the debtor's word on that day counts, on the next it does not."""
        for day, counts in (("2020-06-02", True), ("2020-06-03", False)):
            act = {"date": day, "event": "plan", "method": "书面", "proof": "1"}
            [clock] = clocks(principal=1, due="2000-06-01", demands=[act]).claims
            assert clock.steps[-1].counts is counts

    @pytest.mark.parametrize(
        ("first", "end", "last"),
        [
            # The last six months of the three years are 2022-12-03 to 2023-06-02.
            ("2022-11-01", "2022-12-02", "2023-06-02"),
            ("2022-11-01", "2022-12-03", "2023-06-05"),
            ("2022-12-10", "2022-12-20", "2023-06-20"),
            ("2023-06-02", "2023-06-30", "2024-01-02"),
            ("2023-06-03", "2023-06-30", "2023-06-02"),
        ],
    )
    def test_an_obstacle_in_the_last_six_months(self, first: str, end: str, last: str) -> None:
        """194条: six months more; 2023-06-03 is a Saturday, 2023-12-30 to 2024-01-01 a holiday."""
        pytest.importorskip("chinese_calendar")
        found = self.claim(obstacles=[{"from": first, "to": end, "reason": "不可抗力"}])
        assert self.ends(found) == last

    @pytest.mark.parametrize(("filed", "state"), [("2023-06-02", "pending"), ("2023-06-05", "expired")])
    def test_a_suit_in_time(self, filed: str, state: str) -> None:
        assert self.claim(filed=filed).state == state

    @pytest.mark.parametrize(("on", "state"), [("2022-12-31", "running"), ("2023-01-01", "pending")])
    def test_what_comes_after_the_day_asked_is_left_out(self, on: str, state: str) -> None:
        found = clocks(on, **self.LOAN, filed="2023-01-01")
        assert found.claims[0].state == state
        assert ("limitation-later" in codes(found)) is (state == "running")

    ORDER: dict[str, Any] = {"judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1}}

    def order(self, on: str = "2026-11-24", **more: Any) -> Clock:
        found = clocks(on, **{**self.ORDER, **more}).enforcement
        assert found is not None
        return found

    @pytest.mark.parametrize(
        ("day", "last"),
        [
            ("2022-03-01", "2024-03-01"),
            ("2022-03-02", "2024-03-04"),
            ("2024-03-01", "2026-03-02"),
            ("2024-03-02", "2024-03-01"),
        ],
    )
    def test_two_years_to_enforce(self, day: str, last: str) -> None:
        """2024-03-02 is a Saturday, 2026-03-01 a Sunday; what comes before they begin moves nothing."""
        demand = {"date": day, "method": "EMS", "proof": "1", "delivered": "yes"}
        assert self.ends(self.order(demands=[demand])) == last

    @pytest.mark.parametrize(("day", "state"), [("2024-03-01", "pending"), ("2024-03-02", "expired")])
    def test_an_application_in_time(self, day: str, state: str) -> None:
        assert self.order(demands=[{"date": day, "event": "enforce"}]).state == state

    @pytest.mark.parametrize(
        ("events", "state", "last"),
        [
            ([("2023-01-10", "enforce"), ("2023-06-01", "terminate")], "unlimited", ""),
            ([("2023-06-01", "terminate")], "expired", "2024-03-01"),
            ([("2023-01-10", "enforce"), ("2023-06-01", "suspend")], "pending", ""),
            ([("2023-01-10", "enforce"), ("2023-06-01", "withdraw")], "expired", "2025-06-03"),
            ([("2023-01-10", "enforce"), ("2023-06-01", "terminate"), ("2023-09-01", "resume")], "pending", ""),
            ([("2023-01-10", "enforce"), ("2023-06-01", "plan")], "expired", "2025-06-03"),
        ],
    )
    def test_on_the_way_of_enforcement(self, events: list[tuple[str, str]], state: str, last: str) -> None:
        """2025-06-01 is a Sunday and 2025-06-02 the holiday moved for 端午: on 2025-06-03."""
        pytest.importorskip("chinese_calendar")
        found = self.order(
            demands=[{"date": day, "event": event, "method": "书面", "proof": "1"} for day, event in events]
        )
        assert (found.state, self.ends(found)) == (state, last)

    @pytest.mark.parametrize(("perform_by", "old"), [("2008-03-31", True), ("2008-04-01", False)])
    def test_before_there_were_two_years(self, perform_by: str, old: bool) -> None:
        facts: dict[str, Any] = {"judgment": {"date": "2007-06-10", "perform_by": perform_by, "principal": 1}}
        assert ("enforcement-old" in codes(clocks(**facts))) is old
