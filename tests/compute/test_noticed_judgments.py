"""Days, bases and payments of a judgment, each on both sides of its bound."""

from __future__ import annotations

from typing import Any

import pytest

from asked import ORDER, TODAY, codes, judged
from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import answer
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree


def test_the_day_after_the_end_in_an_excluded_period_bears_nothing() -> None:
    """No doubled part runs on there: none of it is asked for from that day (3条3款)."""
    stay = {"from": "2022-04-01", "to": "2022-04-30", "reason": "再审"}
    for until, runs in (("2022-03-30", True), ("2022-03-31", False), ("2022-04-29", False), ("2022-04-30", True)):
        found = judged(judgment={**ORDER, "suspended": [stay]}, until=until)
        assert ([(line.kind, line.days) for line in found.ahead] == [("doubled", 1)]) is runs
        # 1,000 × 0.0175 % = 0.175
        assert found.totals.per_diem_doubled == (18 if runs else 0)


@pytest.mark.parametrize(
    ("begin", "end", "excludes"),
    [
        ("2022-02-01", "2022-03-01", False),  # ends on the last day of performance
        ("2022-02-01", "2022-03-02", True),
        ("2022-09-01", "2022-10-01", True),  # the day of computation itself
        ("2022-09-02", "2022-10-01", True),  # nothing is added on the day after it
        ("2022-09-03", "2022-10-01", False),
    ],
)
def test_an_excluded_period_outside_the_delay_is_told_as_unused(begin: str, end: str, excludes: bool) -> None:
    """It leaves no day out: neither the notice nor 3条3款 stands in the result."""
    stay = {"from": begin, "to": end, "reason": "再审中止"}
    order = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000, "suspended": [stay]}
    case = parse_case(as_tree({"judgment": order, "until": "2022-09-01"}), TODAY, loans_needed=False)
    found = answer.judgment(case, Rates())
    assert ("suspended" in codes(found)) is excludes
    assert ("delay-interest-2014/3" in found.provisions) is excludes
    told = [fact.what for fact in found.unused if "suspended" in fact.what]
    assert told == ([] if excludes else ["judgment.suspended"])


def test_the_last_day_under_a_limit_is_what_is_left_of_it() -> None:
    """100,000 at 3.65 % is 10.00 a day; of a limit of 595.00 sixty days leave nothing, fifty-nine 5.00."""
    interest = [{"base": 100000, "rate": "3.65%", "from": "2022-01-01", "limit": 595}]
    facts = {"judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 100000, "interest": interest}}
    for until, day in (("2022-02-28", 1000), ("2022-03-01", 500), ("2022-03-02", 0)):
        assert judged(**facts, until=until).totals.per_diem_general == day


def test_general_interest_beside_the_earlier_formula_where_the_judgment_grants_it() -> None:
    """general_before_2014: yes: it runs through the days of delay too, 10.00 a day; else it stops at the last day of
    performance.

    2013-01-01 to 2013-12-31 is the term (365 days); 2014-01-01 to 2014-07-31, 212 days, are under the earlier formula;
    from 2014-08-01 on it runs again, 10 days to 2014-08-10.
    """
    interest = [{"base": 100000, "rate": "3.65%", "from": "2013-01-01"}]
    judgment = {"date": "2013-12-10", "perform_by": "2013-12-31", "principal": 100000, "interest": interest}
    for granted, days in (("yes", 365 + 212 + 10), ("no", 365 + 10)):
        found = judged(judgment={**judgment, "general_before_2014": granted}, until="2014-08-11")
        assert found.totals.general_interest == 1000 * days


class TestJudgmentsAround2014:
    """The earlier formula holds the ordinary interest of the days of delay, unless the judgment grants both."""

    JUDGMENT: dict[str, Any] = {
        "date": "2013-12-10",
        "perform_by": "2013-12-31",
        "principal": 100000,
        "interest": [{"base": 100000, "rate": "3.65%", "from": "2013-01-01"}],
    }

    @pytest.mark.parametrize(
        ("until", "coming"), [("2014-06-01", ["2014-08-01"]), ("2014-07-31", ["2014-08-01"]), ("2014-08-02", [])]
    )
    def test_ordinary_interest_comes_again_in_august(self, until: str, coming: list[str]) -> None:
        found = judged(judgment=self.JUDGMENT, until=until)
        assert [iso(line.start) for line, _ in found.coming] == coming

    def test_and_runs_on_where_it_is_granted(self) -> None:
        found = judged(judgment={**self.JUDGMENT, "general_before_2014": "yes"}, until="2014-06-01")
        assert found.coming == ()
        assert "general" in [line.kind for line in found.ahead]

    def test_the_lines_are_in_order_of_time(self) -> None:
        """Twice 6.00 % to 2014-07-31 (212 days: the tier of up to a year is not asked for), then 0.0175 % a day."""
        found = judged(judgment={**self.JUDGMENT, "interest": []}, until="2014-08-11", conventions={"tenor": "1y"})
        doubled = [
            (iso(line.start), iso(line.end), f"{line.rate.value / 10**10:.4f}")
            for line in found.lines
            if line.kind == "doubled"
        ]
        assert doubled == [("2014-01-01", "2014-08-01", "12.0000"), ("2014-08-01", "2014-08-12", "0.0175")]


@pytest.mark.parametrize(
    ("days", "provision"),
    [
        (["2020-12-31"], "contract-law-interp-2/21"),
        (["2021-01-01"], "civil-code/561"),
        (["2020-12-31", "2021-01-01"], "civil-code/561"),
    ],
)
def test_the_order_of_payments_on_a_judgment_is_of_the_last_of_them(days: list[str], provision: str) -> None:
    payments = [{"date": day, "amount": 1} for day in days]
    found = judged(
        judgment={**ORDER, "date": "2020-01-10", "perform_by": "2020-03-01"}, until="2021-06-01", payments=payments
    )
    assert [notice.provision for notice in found.notices if notice.code == "order"] == [provision]


def test_damages_not_due_yet_stand_apart_with_their_day() -> None:
    items = [{"principal": 100, "damages": 10, "perform_by": "2022-03-01"}, {"damages": 20, "perform_by": "2022-09-01"}]
    found = judged(judgment={"date": "2022-01-10", "items": items}, until="2022-06-01")
    assert [(iso(part.day), part.amount) for part in found.undue_damages] == [("2022-09-01", 2000)]
    assert found.totals.undue_damages == 2000


@pytest.mark.parametrize(("accepted", "undue"), [("2022-05-01", 0), ("2022-06-02", 2000)])
def test_damages_of_a_bankrupt_are_due_at_the_acceptance(accepted: str, undue: int) -> None:
    """企业破产法 46条1款: as instalments are; an acceptance after the end changes nothing yet."""
    items = [{"principal": 100, "damages": 10, "perform_by": "2022-03-01"}, {"damages": 20, "perform_by": "2022-09-01"}]
    order = {"date": "2022-01-10", "items": items}
    found = judged(debtor="乙有限公司", bankruptcy={"accepted": accepted}, judgment=order, until="2022-06-01")
    assert found.totals.undue_damages == undue
    assert found.totals.enforceable == found.totals.total - undue


def test_a_doubled_part_in_rmb_is_paid_in_the_currency_of_the_judgment() -> None:
    """100,000 dollars at 7.1: 710,000 × 0.0175 % × 10 days = 1,242.50 yuan;
    100 dollars more are 710.00 of them (5条).
    """
    judgment = {
        "date": "2022-01-10",
        "perform_by": "2022-03-01",
        "principal": 100000,
        "currency": "USD",
        "fx_rate": "7.1",
    }
    for paid, left, surplus in ((100100, 53250, 0), (100175, 0, 0), (100200, 0, 2500)):
        found = judged(
            judgment=judgment, until="2022-03-11", payments=[{"date": "2022-03-11", "amount": paid, "currency": "USD"}]
        )
        assert (found.totals.principal_after, found.totals.doubled_after, found.totals.surplus) == (0, left, surplus)


def test_what_was_paid_early_covers_the_next_instalments() -> None:
    """300 of 900 paid before the first of three of 300: that one; the others are not due yet."""
    parts = [{"due": day, "amount": 300} for day in ("2022-03-01", "2022-09-01", "2023-03-01")]
    judgment = {"date": "2022-01-10", "perform_by": parts, "principal": 900}
    for paid, left in ((300, [30000, 30000]), (400, [20000, 30000]), (700, [20000])):
        found = judged(judgment=judgment, until="2022-06-01", payments=[{"date": "2022-02-01", "amount": paid}])
        assert [part.amount for part in found.undue] == left


@pytest.mark.parametrize(("yearly", "first"), [("18.24%", "day"), ("18.26%", "year")])
def test_the_heaviest_base_between_a_rate_by_the_day_and_by_the_year(yearly: str, first: str) -> None:
    """0.05 % a day is 18.25 % a year of 365 days: principal paid comes off the heavier (560条)."""
    rates = {"day": "0.05%/日", "year": yearly}
    interest = [{"base": 500, "rate": rate, "from": "2022-01-01"} for rate in rates.values()]
    judgment = {**ORDER, "interest": interest}
    found = judged(
        judgment=judgment, until="2022-06-01", payments=[{"date": "2022-04-01", "amount": 400, "for": "principal"}]
    )
    last = {line.rate.unit: line.base for line in found.lines if line.kind == "general"}
    assert last == {unit: 10000 if unit == first else 50000 for unit in ("day", "year")}


@pytest.mark.parametrize(
    ("accepted", "stop_day", "undue", "doubled"),
    [("2024-07-01", "no", 0, 85225), ("2024-07-01", "yes", 0, 85400), ("2024-10-02", "no", 1000000, 101500)],
)
def test_instalments_of_a_bankrupt_are_due_at_the_acceptance(
    accepted: str, stop_day: str, undue: int, doubled: int
) -> None:
    """企业破产法 46条1款: 10,000 due on 2023-03-01, 10,000 on 2025-03-01, to 2024-10-01. The doubled part is of the
    first alone: 487 days to 2024-06-30, 488 with the day of acceptance, 580 where it came after the end, × 1.75 a day.
    What falls due with the acceptance bears none: no day of delay is left.
    """
    parts = [{"due": "2023-03-01", "amount": "10000"}, {"due": "2025-03-01", "amount": "10000"}]
    found = judged(
        debtor="乙有限公司",
        until="2024-10-01",
        bankruptcy={"accepted": accepted, "stop_day": stop_day},
        judgment={"date": "2023-01-01", "effective": "2023-02-01", "principal": "20000", "perform_by": parts},
    )
    totals = found.totals
    assert (totals.undue, totals.doubled_part, totals.total) == (undue, doubled, 2000000 + doubled)
    assert totals.enforceable == totals.total - undue
    assert ("undue" in codes(found)) == bool(undue)
