"""One walk, two ways through it: a debt in one loop and debts side by side come to the same, exactly and by lines.

What is exact is held against sums of fractions worked out here, day by day.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.base.dates import Gauge
from lpr_calc.base.text import Text
from lpr_calc.engine.ahead import per_diem
from lpr_calc.engine.course import Course
from lpr_calc.engine.receipts import ORDERS, Allocation, Receipt
from lpr_calc.engine.schedule import Base, Flow, Pot, Rate, Schedule, Span, Track
from lpr_calc.engine.steps import PERCENT
from lpr_calc.engine.walk import Outcome, walk, walk_together
from lpr_calc.values.rate import SCALE

FIRST = date(2020, 1, 1).toordinal()
LENGTH = 1200
DAYS = st.integers(1, LENGTH - 1)


def rate(percent: Fraction, unit: str = "year") -> Rate:
    return Rate(int(percent * SCALE), unit, Text("", ""), "")


@st.composite
def spans(draw: st.DrawFn, start: int, end: int) -> tuple[Span, ...]:
    """Rates of up to five steps, some of them with gaps between."""
    inner = draw(st.sets(st.integers(start + 1, end - 1), max_size=4)) if start + 1 < end else set()
    bounds = [start, *sorted(inner), end + 1]
    found = []
    for begin, finish in zip(bounds, bounds[1:], strict=False):
        value = Fraction(draw(st.integers(0, 3600)), 100)
        if not draw(st.integers(0, 6)):
            begin = min(begin + draw(st.integers(1, 40)), finish - 1)  # noqa: PLW2901
        if begin < finish:
            found.append(Span(begin, finish, rate(value)))
    return tuple(found)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """A loan with instalments or in one sum, with interest of the term, billed and compounding, or of default alone."""
    end = FIRST + LENGTH
    amounts = draw(st.lists(st.integers(1, 10**9), min_size=1, max_size=4))
    dues = sorted(FIRST + day for day in draw(st.lists(DAYS, min_size=len(amounts), max_size=len(amounts))))
    flows = [Flow(draw(st.sampled_from([0, FIRST])), "lend", sum(amounts))]
    flows += [Flow(day, "due", amount) for day, amount in zip(dues, amounts, strict=True)]
    tracks = []
    if draw(st.booleans()):
        tracks.append(Track("in-term", "undue", draw(spans(FIRST, dues[-1]))))
    if draw(st.booleans()) and tracks:
        for day in draw(st.sets(DAYS, max_size=4)):
            flows += [Flow(FIRST + day - 1, "settle", 0), Flow(FIRST + day, "bill", 0)]
        tracks.append(Track("compound", "billed", draw(spans(FIRST + 1, end))))
    tracks.append(Track("overdue", "due", draw(spans(dues[0], end))))
    flows.sort(key=lambda flow: (flow.day, flow.kind == "due"))
    gauge = Gauge(draw(st.sampled_from(["365", "360", "actual", "months", "30/360"])), FIRST)
    return Schedule("1", FIRST, end, tuple(flows), tuple(track for track in tracks if track.spans), gauge)


RECEIPTS = st.lists(
    st.tuples(
        st.integers(FIRST, FIRST + LENGTH),
        st.integers(1, 10**9),
        st.sampled_from(["auto", "auto", "costs", "interest", "principal"]),
        st.integers(0, 1),
    ),
    max_size=6,
).map(lambda drawn: [Receipt(day, amount, towards, lag=lag) for day, amount, towards, lag in sorted(drawn)])
COST_DAYS = st.one_of(st.none(), st.integers(FIRST, FIRST + LENGTH))
ALLOCATIONS = st.tuples(
    st.sampled_from(list(ORDERS)), st.lists(st.tuples(COST_DAYS, st.integers(1, 10**6)), max_size=2)
).map(lambda drawn: Allocation(drawn[0], tuple(drawn[1])))


def figures(outcome: Outcome) -> tuple[Any, ...]:
    """Everything an outcome says, in fen."""
    unit = outcome.unit

    def fen(amount: int) -> Fraction:
        return Fraction(amount, unit)

    lines = [
        [(leg.kind, i, start, end, fen(base), fen(interest)) for leg, i, start, end, base, interest in some]
        for some in outcome.lines
    ]
    entries = [
        tuple(fen(value) if n in (1, 2, 3, 4, 5, 7, 8, 9) else value for n, value in enumerate(entry))
        for entry in outcome.entries
    ]
    (balance,) = outcome.balances
    stands = [fen(amount) for amount in (balance.undue, balance.due, balance.prepaid, balance.billed)]
    owed = [(fen(a), fen(b)) for a, b in zip(balance.accrued, balance.paid, strict=True)]
    return lines, entries, stands, owed, fen(outcome.costs), fen(outcome.surplus), Fraction(*per_diem(balance))


@given(schedules(), RECEIPTS, ALLOCATIONS, st.booleans())
def test_both_ways_come_to_the_same(
    schedule: Schedule, receipts: list[Receipt], allocation: Allocation, exact: bool
) -> None:
    course = Course(schedule)
    assert course.plain
    # Receipts of one day in one order, whatever their lag.
    one, other = walk([course], receipts, allocation, exact), walk_together([course], receipts, allocation, exact)
    assert figures(one) == figures(other)


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
@pytest.mark.parametrize("exact", [False, True])
def test_a_payment_of_just_what_is_owed(order: tuple[str, ...], exact: bool) -> None:
    """A fen more or less than the interest, than that and what is due, than all there is."""
    flows = (Flow(FIRST, "lend", 100000), Flow(FIRST + 100, "due", 60000), Flow(FIRST + 900, "due", 40000))
    spans = (Span(FIRST, FIRST + LENGTH, rate(Fraction(10))),)
    schedule = Schedule("1", FIRST, FIRST + LENGTH - 1, flows, (Track("overdue", "due", spans),), Gauge("365", FIRST))
    course = Course(schedule)
    # 600.00 × 10 % × 300 / 365
    interest = 4932
    for owed in (interest, interest + 60000, interest + 100000):
        for fen in range(owed - 2, owed + 3):
            for towards in ("auto", "principal"):
                receipts = [Receipt(FIRST + 400, fen, towards), Receipt(FIRST + 500, 100)]
                one = walk([course], receipts, Allocation(order), exact)
                assert one.entries[0].accrued // one.unit in (interest, interest - 1)
                assert figures(one) == figures(walk_together([course], receipts, Allocation(order), exact))


@given(schedules(), RECEIPTS, ALLOCATIONS)
def test_every_fen_lands_once(schedule: Schedule, receipts: list[Receipt], allocation: Allocation) -> None:
    outcome = walk([Course(schedule)], receipts, allocation)
    for entry in outcome.entries:
        assert entry.amount == entry.costs + entry.interest + entry.principal + entry.surplus
    assert sum(entry.amount for entry in outcome.entries) == sum(receipt.amount for receipt in receipts)
    (balance,) = outcome.balances
    assert sum(line[5] for line in outcome.lines[0]) == sum(balance.accrued)


@given(schedules(), RECEIPTS, ALLOCATIONS)
def test_an_exact_line_is_the_fraction_it_stands_for(
    schedule: Schedule, receipts: list[Receipt], allocation: Allocation
) -> None:
    """Base × rate × share of a year, by the definition; and the interest paid is never more than what accrued."""
    outcome = walk([Course(schedule)], receipts, allocation, exact=True)
    gauge, unit = schedule.gauge, outcome.unit
    for leg, i, start, end, base, interest in outcome.lines[0]:
        year = Fraction(gauge.at(end) - gauge.at(start), gauge.per_year)
        assert Fraction(interest, unit) == Fraction(base, unit) * leg.rate(i).value * year / PERCENT
    (balance,) = outcome.balances
    assert all(0 <= paid <= accrued for accrued, paid in zip(balance.accrued, balance.paid, strict=True))


@pytest.mark.parametrize(
    ("lag", "last_days"),
    [(0, [9, 29]), (1, [10, 29])],
)
def test_lag_by_hand(lag: int, last_days: list[int]) -> None:
    """1,000 at 36.5 % is 1 a day; 500 paid on day 10: by the old way day 10 itself still bears on 1,000."""
    flows = (Flow(FIRST, "lend", 100_000), Flow(FIRST, "due", 100_000))
    track = Track("overdue", "due", (Span(FIRST, FIRST + 31, rate(Fraction("36.5"))),))
    schedule = Schedule("1", FIRST, FIRST + 30, flows, (track,), Gauge("365"))
    order = Allocation(("principal", "interest", "costs"))
    outcome = walk([Course(schedule)], [Receipt(FIRST + 10, 50_000, lag=lag)], order)
    assert [end - 1 - FIRST for _, _, _, end, _, _ in outcome.lines[0]] == last_days
    assert [line[5] for line in outcome.lines[0]] == [100 * (10 + lag), 50 * (20 - lag)]


def doubled(**more: Any) -> Track:
    """A track of the kind of a judgment."""
    return Track("doubled", "due", (Span(FIRST, FIRST + 10, rate(Fraction(6))),), **more)


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule("1", FIRST, FIRST + 9, (), (), Gauge("365", FIRST), opening=(("general", 100),)),
        Schedule("1", FIRST, FIRST + 9, (), (), Gauge("365", FIRST), bases=(Base(100),)),
        Schedule("1", FIRST, FIRST + 9, (), (doubled(),), Gauge("365", FIRST)),
        Schedule("1", FIRST, FIRST + 9, (), (doubled()._replace(kind="general", pot="0"),), Gauge("365", FIRST)),
        Schedule("1", FIRST, FIRST + 9, (), (doubled()._replace(kind="general", pot=Pot()),), Gauge("365", FIRST)),
        Schedule("1", FIRST, FIRST + 9, (), (doubled(limit=1)._replace(kind="general"),), Gauge("365", FIRST)),
    ],
    ids=["interest from the start", "parts of the principal", "doubled", "stated base", "sums", "limit"],
)
def test_what_is_walked_in_whole_fen_is_not_walked_exactly(schedule: Schedule) -> None:
    with pytest.raises(ValueError, match="whole fen"):
        walk([Course(schedule)], exact=True)
