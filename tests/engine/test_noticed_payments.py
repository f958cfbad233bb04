"""Where money goes that no debt is left for, or that comes before there is one; by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lpr_calc.base.dates import Gauge
from lpr_calc.base.text import Text
from lpr_calc.engine.course import Course
from lpr_calc.engine.receipts import Allocation, Receipt
from lpr_calc.engine.schedule import Flow, Rate, Schedule, Span, Track
from lpr_calc.engine.walk import walk
from lpr_calc.values.rate import SCALE

FIRST = date(2022, 1, 3).toordinal()


def debt(name: str, since: int, amount: int = 100, end: int = 100, percent: int = 0) -> Course:
    """A debt of so many fen, due on the day it begins; days count from the first."""
    begin = FIRST + since
    rate = Rate(percent * SCALE, "year", Text("", ""), "")
    track = Track("overdue", "due", (Span(begin, FIRST + end + 1, rate),))
    flows = (Flow(begin, "lend", amount), Flow(begin, "due", amount))
    return Course(Schedule(name, FIRST, FIRST + end, flows, (track,), Gauge("365")))


def principal_of(balances: list[Any], _: Receipt) -> list[tuple[Any, str]]:
    """Serve the principal of every debt, the oldest first."""
    return [(balance, "principal") for balance in balances]


def rows(courses: list[Course], paid: list[tuple[int, int]], **how: Any) -> list[tuple[int, str, int, int, int]]:
    """Day, debt, amount, principal and surplus of every row."""
    receipts = [Receipt(FIRST + day, amount) for day, amount in paid]
    outcome = walk(courses, receipts, Allocation(**how))
    return [(e.day - FIRST, e.loan_id, e.amount, e.principal, e.surplus) for e in outcome.entries]


@pytest.mark.parametrize(("day", "name"), [(9, "1"), (10, "2"), (11, "2"), (19, "2"), (20, "3"), (21, "3")])
def test_what_no_debt_is_left_for_stands_with_the_last_that_was_lent(day: int, name: str) -> None:
    """Of everything paid on day 5, nothing is open of the first; later debts are not yet there, or paid to the fen."""
    courses = [debt("1", 0), debt("2", 10), debt("3", 20)]
    paid = [(5, 100), *[(at, 100) for at in (10, 20) if at <= day], (day, 7)]
    *_, last = rows(courses, paid)
    assert last == (day, name, 7, 0, 7)


def test_before_any_debt_it_stands_with_the_last_of_all() -> None:
    assert rows([debt("1", 10), debt("2", 20)], [(5, 7)]) == [(5, "2", 7, 0, 7)]


class TestHeldUntilADebtComes:
    """Served head by head, what is left waits and goes to the next debt on its first day."""

    COURSES = (("1", 10), ("2", 20))

    @pytest.mark.parametrize(
        ("paid", "wanted"),
        [
            ([(5, 50), (15, 120)], [(10, "1", 50, 50, 0), (15, "1", 50, 50, 0), (20, "2", 70, 70, 0)]),
            ([(2, 50), (5, 60)], [(10, "1", 50, 50, 0), (10, "1", 50, 50, 0), (20, "2", 10, 10, 0)]),
            ([(10, 130)], [(10, "1", 100, 100, 0), (20, "2", 30, 30, 0)]),
            (
                [(10, 130), (20, 80)],
                [(10, "1", 100, 100, 0), (20, "2", 30, 30, 0), (20, "2", 70, 70, 0), (20, "2", 10, 0, 10)],
            ),
            ([(19, 250)], [(19, "1", 100, 100, 0), (20, "2", 100, 100, 0), (20, "2", 50, 0, 50)]),
        ],
    )
    def test_each_on_its_first_day(self, paid: list[Any], wanted: list[Any]) -> None:
        assert rows([debt(*one) for one in self.COURSES], paid, serving=principal_of) == wanted

    def test_to_the_last_day_of_any(self) -> None:
        """A debt that ends later than the others is waited for as well."""
        courses = [debt("1", 10, end=15), debt("2", 20, end=30)]
        assert rows(courses, [(12, 130)], serving=principal_of) == [(12, "1", 100, 100, 0), (20, "2", 30, 30, 0)]

    def test_costs_are_a_head(self) -> None:
        """130 paid: 20 of costs, 100 of principal; 10 wait and are left over."""

        def serving(balances: list[Any], _: Receipt) -> list[tuple[Any, str]]:
            return [(balances[0], "costs"), (balances[0], "principal")]

        courses = [debt("1", 0)]
        outcome = walk(courses, [Receipt(FIRST + 1, 130)], Allocation(costs=((None, 20),), serving=serving))
        first, last = outcome.entries
        assert (first.amount, first.costs, first.interest, first.principal) == (120, 20, 0, 100)
        assert first.heads == (("costs", 20), ("principal", 100))
        assert (last.amount, last.surplus) == (10, 10)


class TestRoundedAtEachPayment:
    """36,500 fen at 1 % a year earn one fen a day; 18,250 half a fen."""

    @pytest.mark.parametrize(("day", "owed"), [(1, 1), (2, 1), (3, 2), (99, 50), (100, 50)])
    def test_what_has_accrued(self, day: int, owed: int) -> None:
        """Half a fen is a whole one where something is paid on the way, and stays half a fen at the end."""
        course = debt("1", 0, 18250, percent=1)
        paid = Receipt(FIRST + day, 1, "principal")
        outcome = walk([course], [paid], Allocation(rounds=True), True)
        [row] = outcome.entries
        accrued = Fraction(row.accrued, outcome.unit)
        assert accrued == (owed if day < 100 else Fraction(100, 2))
        alone = walk([course], [paid], Allocation(), True)
        assert Fraction(alone.entries[0].accrued, alone.unit) == Fraction(day, 2)


class TestExactly:
    """The same where fractions of a fen are kept to the end: sums come over the unit of the walk."""

    def of_walk(self, courses: list[Course], paid: list[tuple[int, int]], **how: Any) -> list[tuple[Any, ...]]:
        outcome = walk(courses, [Receipt(FIRST + day, amount) for day, amount in paid], Allocation(**how), True)
        assert outcome.unit > 1
        return [
            (e.day - FIRST, e.loan_id, *(Fraction(part, outcome.unit) for part in (e.amount, e.principal, e.surplus)))
            for e in outcome.entries
        ]

    def test_what_waits_and_what_is_left_over(self) -> None:
        courses = [debt("1", 10, percent=1), debt("2", 20, percent=1)]
        assert self.of_walk(courses, [(10, 130), (20, 80)], serving=principal_of) == [
            (10, "1", 100, 100, 0),
            (20, "2", 30, 30, 0),
            (20, "2", 70, 70, 0),
            (20, "2", 10, 0, 10),
        ]

    def test_whole_fen_are_split_as_whole_fen(self) -> None:
        """7 fen over 100 and 200 that have borne nothing yet: 2⅓ and 4⅔, the odd fen to the larger remainder."""
        courses = [debt("1", 0, 100, percent=1), debt("2", 0, 200, percent=1)]

        def together(balances: list[Any], _: Receipt) -> list[Any]:
            return [([(balance, None) for balance in balances], Text("", ""))]

        assert self.of_walk(courses, [(0, 7)], ranking=together) == [(0, "1", 2, 2, 0), (0, "2", 5, 5, 0)]

    @pytest.mark.parametrize(("limits", "shares"), [((10, 20), (2, 5)), ((10**6, 20), None), ((10**6, 10**6), None)])
    def test_what_a_limit_cut_is_whole_fen(self, limits: tuple[int, int], shares: tuple[int, int] | None) -> None:
        """100 and 200 fen at 100 % have come to limits of 10 and 20 within a year: 7 fen over 110 and 220 are 2⅓ and
        4⅔, the odd fen to the larger remainder. Where a limit has not cut, fractions of a fen are owed, and shared.
        """
        debts = [debt("1", 0, 100, end=1000, percent=99), debt("2", 0, 200, end=1000, percent=99)]
        courses = [
            Course(one.schedule._replace(interest_limit=limit)) for one, limit in zip(debts, limits, strict=True)
        ]

        def together(balances: list[Any], _: Receipt) -> list[Any]:
            return [([(balance, None) for balance in balances], Text("", ""))]

        # 300 days are 81.37 and 162.74 fen of interest.
        first, second = (row[2] for row in self.of_walk(courses, [(300, 7)], ranking=together))
        assert first + second == 7
        if shares is not None:
            assert (first, second) == shares
        else:
            grown = Fraction(99 * 300, 36500)
            interest = [min(grown * amount, Fraction(limit)) for amount, limit in zip((100, 200), limits, strict=True)]
            owed = [amount + more for amount, more in zip((100, 200), interest, strict=True)]
            assert first == 7 * owed[0] / sum(owed)

    def test_a_ceiling_that_leaves_room_keeps_nothing_and_gives_nothing_back(self) -> None:
        """Nothing above it was paid: a row has no fen for it."""
        [track] = debt("1", 0, percent=1).schedule.tracks
        hidden = (track._replace(kind="ceiling", spans=debt("1", 0, percent=24).schedule.tracks[0].spans),)
        course = Course(debt("1", 0, 36500, percent=1).schedule._replace(hidden=hidden))
        [row] = walk([course], [Receipt(FIRST + 10, 30)], Allocation()).entries
        assert (row.interest, row.principal, row.kept, row.above, row.back) == (10, 20, 0, 0, 0)

    def test_a_sum_that_is_owed_once(self) -> None:
        """50 of damages fall due with the debt."""
        schedule = debt("1", 0, percent=1).schedule._replace(lumps=(("damages", 50),))
        outcome = walk([Course(schedule)], [], Allocation(), True)
        [balance] = outcome.balances
        assert Fraction(balance.accrued_of("damages"), outcome.unit) == 50
        assert balance.accrued_of("fees") == 0
        assert balance.paid_of("fees") == 0

    def test_what_had_accrued_before_a_payment_in_proportion(self) -> None:
        """36,500 fen at 1 % are one fen a day. Of 11 fen over ten of interest and 36,500, 110 ÷ 36,510 go to interest:
        a row says what stood before it, ten, and what stands after it, over one unit.
        """
        course = debt("1", 0, 36500, percent=1)
        outcome = walk([course], [Receipt(FIRST + 10, 11)], Allocation(order=("pro-rata",)), True)
        [row] = outcome.entries
        to_interest = Fraction(11 * 10, 36510)
        assert Fraction(row.accrued, outcome.unit) == 10
        assert Fraction(row.interest, outcome.unit) == to_interest
        assert Fraction(row.interest_after, outcome.unit) == 10 - to_interest


@pytest.mark.parametrize("exact", [True, False])
def test_a_rate_that_ended_on_the_first_day_makes_no_line(exact: bool) -> None:
    """The days before a claim belong to none of its lines."""
    course = debt("1", 0, 36500, percent=1)
    [track] = course.schedule.tracks
    [(begin, end, rate)] = track.spans
    other = Rate(2 * SCALE, "year", Text("", ""), "")
    spans = (Span(begin - 10, begin, other), Span(begin, end, rate))
    early = Course(course.schedule._replace(tracks=(track._replace(spans=spans),)))
    outcome = walk([early, debt("2", 0)], [], Allocation(), exact)
    balance, _ = outcome.balances
    assert [(line[2] - FIRST, line[3] - FIRST) for line in balance.lines] == [(0, 100)]
