"""Judgments and fees: what comes on the very day, what comes after it, and what stands alone; by hand."""

from __future__ import annotations

from typing import Any

import pytest

from asked import ORDER, clocks, codes, fees, judged
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.compute.fee import fees_on, with_already


def lines(found: Any, kind: str = "general") -> list[tuple[str, str, int]]:
    return [(iso(line.start), iso(line.end - 1), line.base) for line in found.lines if line.kind == kind]


class TestCostsThatComeLater:
    COSTS = [
        {"name": "公告费", "amount": 100, "date": "2022-02-10"},
        {"name": "鉴定费", "amount": 50, "date": "2022-02-20"},
    ]

    @pytest.mark.parametrize(("until", "costs"), [("2022-02-19", 10000), ("2022-02-20", 15000), ("2022-02-21", 15000)])
    def test_those_after_the_end_are_left_out(self, until: str, costs: int) -> None:
        found = judged(judgment={**ORDER, "costs": self.COSTS}, until=until)
        assert found.totals.costs_after == costs
        assert found.totals.total == 100000 + costs


class TestWhatIsOrdered:
    @pytest.mark.parametrize(
        ("judgment", "total"),
        [
            ({"interest": [{"amount": 500}]}, 50000),
            ({"damages": 500}, 50000),
            ({"costs": [{"name": "公告费", "amount": 500}]}, 50000),
            # A year of 365 days at 6 % of 1,000, up to the day before the end.
            ({"interest": [{"base": 1000, "rate": "6%", "from": "2022-01-01"}]}, 6000),
        ],
    )
    def test_any_of_it_stands_alone(self, judgment: dict[str, Any], total: int) -> None:
        found = judged(judgment={"perform_by": "2024-01-01", **judgment}, until="2023-01-01")
        assert found.totals.total == total

    def test_nothing_is_refused(self) -> None:
        with pytest.raises(LprError):
            judged(judgment={"perform_by": "2024-01-01"}, until="2023-01-01")


class TestTheFirstDayOfSeveralBases:
    """``tail`` leaves out the very first day of all, whichever base is listed first."""

    BASES = [
        {"base": 1000, "rate": "6%", "from": "2022-01-01"},
        {"base": 2000, "rate": "6%", "from": "2022-02-01"},
    ]

    @pytest.mark.parametrize("order", [1, -1])
    @pytest.mark.parametrize(("count", "first"), [("tail", "2022-01-02"), ("head", "2022-01-01")])
    def test_it_is_that_of_the_earliest(self, order: int, count: str, first: str) -> None:
        judgment = {**ORDER, "principal": 3000, "perform_by": "2023-01-01", "interest": self.BASES[::order]}
        found = judged(judgment=judgment, until="2022-06-01", conventions={"count": count})
        assert sorted(start for start, _, _ in lines(found)) == [first, "2022-02-01"]


class TestAnInstalmentThatIsMissed:
    """All is due from the day after it: on its own last day it can still be paid (2条)."""

    PARTS = [{"due": day, "amount": 300} for day in ("2022-03-01", "2022-09-01", "2023-03-01")]

    @pytest.mark.parametrize(("until", "undue"), [("2022-02-28", 90000), ("2022-03-01", 60000), ("2022-03-02", 0)])
    def test_from_the_next_day_on(self, until: str, undue: int) -> None:
        judgment = {"date": "2022-01-10", "perform_by": self.PARTS, "principal": 900, "accelerates": "yes"}
        found = judged(judgment=judgment, until=until)
        assert sum(part.amount for part in found.undue) == undue
        assert found.totals.undue == undue


@pytest.mark.parametrize(("until", "per_diem"), [("2014-07-30", 3417), ("2014-07-31", 1750), ("2014-08-01", 1750)])
def test_the_day_after_the_end_has_the_rate_of_that_day(until: str, per_diem: int) -> None:
    """100,000 at twice 6.15 % over 360 days are 34.1666 a day; from 2014-08-01 on 1.75 of 10,000."""
    found = judged(judgment={"perform_by": "2012-12-31", "principal": 100000}, until=until)
    assert found.totals.per_diem_doubled == per_diem


def test_what_was_paid_under_a_settlement_for_something_goes_first() -> None:
    """On one day, as among the other payments: what was meant for something, then what was not."""
    found = judged(
        judgment={**ORDER, "damages": 100},
        until="2022-06-01",
        payments=[{"date": "2022-02-01", "amount": 50}],
        resume={"settled": "2022-01-20", "paid": [{"date": "2022-02-01", "amount": 300, "for": "principal"}]},
    )
    assert [(row.amount, row.principal) for row in found.ledger] == [(30000, 30000), (5000, 0)]


class TestFees:
    LOAN = {"kind": "other", "principal": 20000, "due": "2021-12-31", "overdue_rate": "0%"}

    @pytest.mark.parametrize(("paid", "amount"), [("2022-06-01", 1900000), ("2022-06-02", 2000000)])
    def test_what_was_paid_on_the_day_of_suit_counts(self, paid: str, amount: int) -> None:
        found = fees(**self.LOAN, filed="2022-06-01", payments=[{"date": paid, "amount": 1000}])
        assert found.fees["claim"].amount == amount

    def test_a_later_stage(self) -> None:
        """200,000 before, 400,000 now: 600,000 × 1 % + 2,400 in all, of it 200,000 × 1.5 % − 100 before."""
        found = with_already(fees_on(40000000), 20000000)
        [said] = [notice.message.en for notice in found.notices if notice.code == "fee-already"]
        for sum_ in ("200,000.00", "600,000.00", "8,400.00", "2,900.00"):
            assert sum_ in said, sum_

    def test_it_takes_the_place_of_what_was_said_of_an_auction(self) -> None:
        paid = [{"date": "2022-02-01", "amount": 500, "event": "auction"}]
        found = fees(judgment=ORDER, until="2022-02-10", payments=paid)
        codes = [notice.code for notice in with_already(found, 50000).notices]
        assert "fee-enforced-before" in [notice.code for notice in found.notices]
        assert "fee-enforced-before" not in codes
        assert [code for code in codes if code != "fee-already"] == [
            notice.code for notice in found.notices if notice.code != "fee-enforced-before"
        ]


@pytest.mark.parametrize(
    ("ordered", "told"),
    [
        ({"principal": 1000}, True),
        ({"costs": [{"name": "公告费", "amount": 500}]}, True),
        ({"damages": 500}, True),
    ],
)
def test_before_the_last_day_nothing_is_late(ordered: dict[str, Any], told: bool) -> None:
    """Whatever is ordered, and told on that day no more."""
    order = {"date": "2022-01-10", "perform_by": "2022-03-01", **ordered}
    for until, early in (("2022-02-28", told), ("2022-03-01", False)):
        assert ("before-perform-by" in codes(judged(judgment=order, until=until))) == early


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({}, True),
        ({"demands": [{"date": "2022-02-01", "event": "demand"}]}, True),
        ({"demands": [{"date": "2022-02-01", "event": "suit"}]}, False),
        ({"filed": "2022-02-01"}, False),
        ({"judgment": {"date": "2022-03-01", "principal": 1000, "perform_by": "2022-04-01"}}, False),
    ],
)
def test_a_guarantor_in_second_place_is_not_sued_alone(more: dict[str, Any], refused: bool) -> None:
    """担保制度解释 26条: his debtor was sued as well, in whatever way that is stated."""
    loan = {"kind": "other", "principal": 1000, "due": "2021-12-31", "until": "2022-03-01", "signed": "2021-01-04"}
    one = {"name": "丁", "mode": "general", "signed": "2021-01-04", "sued": "2022-02-01"}
    try:
        clocks(**{**loan, **more}, guarantors=[one])
    except LprError as error:
        assert (error.problems[0].code, refused) == ("guarantor-alone", True)
    else:
        assert not refused
