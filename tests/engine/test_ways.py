"""Debts of every shape through every way of the engine: the quick one, the common one, and those for ceilings and
limits where none of them binds. They come to the same figures; where a limit binds, to the limit.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from lpr_calc.base.dates import Gauge
from lpr_calc.base.money import half_up
from lpr_calc.base.text import Text
from lpr_calc.engine.ahead import per_diem
from lpr_calc.engine.course import Course
from lpr_calc.engine.receipts import ORDERS, Allocation, Receipt
from lpr_calc.engine.schedule import Flow, Rate, Schedule, Span, Track
from lpr_calc.engine.steps import PERCENT
from lpr_calc.engine.walk import Outcome, walk, walk_together
from lpr_calc.values.rate import SCALE

FIRST = date(2019, 11, 20).toordinal()
LENGTH = 500
END = FIRST + LENGTH
TOGETHER = 25
MOST = Fraction(10**6)
"""Percent a year of a ceiling that cuts nothing."""


def rate(percent: Fraction, unit: str = "year") -> Rate:
    return Rate(int(percent * SCALE), unit, Text("", ""), "")


def spans(lot: Random, start: int, end: int, unit: str) -> tuple[Span, ...]:
    """Rates of up to four steps, now and then a gap, now and then nothing at all."""
    bounds = sorted({start, *(lot.randint(start, end) for _ in range(lot.randint(0, 3))), end})
    found = []
    for begin, finish in zip(bounds, bounds[1:], strict=False):
        percent = Fraction(lot.choice((0, lot.randint(1, 3600), lot.randint(1, 3600))), 100)
        percent /= {"year": 1, "month": 12, "day": 360}[unit]
        begins = lot.choice((begin, begin, begin, min(begin + 3, finish)))
        if begins < finish:
            found.append(Span(begins, finish, rate(Fraction(round(percent * 10**4), 10**4), unit)))
    return tuple(found)


def drawn(lot: Random) -> tuple[Schedule, list[Receipt], Allocation]:
    """Draw a debt, what is paid on it and how that is allocated."""
    size = lot.choice((10, 10**4, 10**9))
    amounts = [lot.randint(1, size) for _ in range(lot.randint(1, 3))]
    dues = sorted(FIRST + lot.randint(1, LENGTH - 1) for _ in amounts)
    flows = [Flow(lot.choice((0, FIRST)), "lend", sum(amounts))]
    if lot.random() < 0.2:
        flows.append(Flow(lot.randint(FIRST, dues[0]), "lend", lot.randint(1, size)))
    flows += [Flow(day, "due", amount) for day, amount in zip(dues, amounts, strict=True)]
    unit = lot.choice(("year", "year", "month", "day"))
    tracks, edges = [], [*dues, FIRST, END]
    compounding: tuple[str, ...] = ("in-term",)
    if lot.random() < 0.6:
        tracks.append(Track("in-term", "undue", spans(lot, FIRST, dues[-1], unit)))
    misused = lot.randint(dues[0], END) if lot.random() < 0.4 else END + 1
    late = "penalty" if lot.random() < 0.5 else "overdue"
    tracks.append(Track(late, "due", spans(lot, dues[0], misused, unit)))
    if misused <= END:
        tracks.append(Track(late, "all", spans(lot, misused, END + 1, unit)))
        edges.append(misused)
    if lot.random() < 0.2:
        # Two of one kind, now and then at the same time.
        begins, ends = sorted((lot.randint(dues[0], END), lot.randint(dues[0], END + 1)))
        tracks.append(Track(late, "lent", spans(lot, begins, ends, unit)))
    if tracks[0].kind == "in-term" and lot.random() < 0.5:
        compounding = lot.choice((("in-term",), ("in-term", late)))
        days = sorted({FIRST + lot.randint(1, LENGTH) for _ in range(lot.randint(1, 4))})
        for day in days:
            flows += [Flow(day - 1, "settle", 0), Flow(day, "bill", 0)]
        edges += days
        tracks.append(Track("compound", lot.choice(("billed", "billed-all")), spans(lot, FIRST + 1, END + 1, unit)))
    if tracks[0].kind == "in-term" and lot.random() < 0.25:
        flows.append(
            Flow(
                lot.randint(FIRST + 1, dues[0]),
                "capitalise",
                sum(amounts) + lot.randint(0, size // lot.choice((1, 100))),
            )
        )
    if lot.random() < 0.15:
        tracks.append(Track("fees", "lent", spans(lot, FIRST, END + 1, unit)))
    # As the rules order the flows of a day: what is billed, then what is to be paid today, then what falls due.
    flows.sort(key=lambda flow: (flow.day, {"lend": 0, "bill": 1, "settle": 2, "capitalise": 3, "due": 4}[flow.kind]))
    gauge = Gauge(lot.choice(("365", "360", "actual", "months", "months/365", "30/360")), FIRST)
    schedule = Schedule(
        "1", FIRST, END, tuple(flows), tuple(t for t in tracks if t.spans), gauge, compounding=compounding
    )
    near = [day + n for day in edges for n in (-1, 0, 1) if FIRST <= day + n <= END]
    receipts = [
        Receipt(
            lot.choice((lot.choice(near), lot.randint(FIRST, END))),
            lot.choice((lot.randint(1, size), lot.randint(1, size // 10 + 1))),
            lot.choice(("auto", "auto", "costs", "interest", "principal")),
            lag=lot.randint(0, 1),
        )
        for _ in range(lot.choice((0, 1, 2, 3, 5)))
    ]
    arisen = (None, lot.randint(FIRST, END), lot.choice(near))
    costs = tuple((lot.choice(arisen), lot.randint(1, size)) for _ in range(lot.choice((0, 0, 1, 2))))
    return schedule, sorted(receipts, key=lambda paid: paid.day), Allocation(lot.choice(list(ORDERS)), costs)


def figures(outcome: Outcome) -> dict[str, Any]:
    """Everything an outcome says, in fen; kinds of which nothing is owed left out."""
    unit = outcome.unit

    def fen(amount: int) -> Fraction:
        return Fraction(amount, unit)

    (balance,) = outcome.balances
    kinds = zip(balance.course.kinds, balance.accrued, balance.paid, strict=True)
    return {
        "lines": [
            (leg.kind, leg.number, i, start, end, fen(base), fen(interest))
            for leg, i, start, end, base, interest in outcome.lines[0]
        ],
        "entries": [
            tuple(fen(value) if n in (1, 2, 3, 4, 5, 7, 8, 9) else value for n, value in enumerate(tuple(entry)[:12]))
            for entry in outcome.entries
        ],
        "stands": [fen(amount) for amount in (balance.undue, balance.due, balance.prepaid, balance.billed)],
        "owed": [(kind, fen(accrued), fen(paid)) for kind, accrued, paid in kinds if accrued],
        "capitalised": fen(balance.capitalised),
        "rollovers": [(day, fen(owed), fen(put)) for day, owed, put in balance.rollovers],
        "rest": [fen(outcome.costs), fen(outcome.surplus), Fraction(*per_diem(balance))],
    }


@pytest.mark.parametrize("first", range(0, 400, TOGETHER))
def test_every_way(first: int) -> None:
    for seed in range(first, first + TOGETHER):
        lot = Random(seed)
        schedule, receipts, allocation = drawn(lot)
        exact = lot.random() < 0.4
        course = Course(schedule)
        wanted = figures(walk_together([course], receipts, allocation, exact))
        assert figures(walk([course], receipts, allocation, exact)) == wanted, seed
        over = (Span(FIRST, END + 1, rate(MOST)),)
        unbound = [
            schedule._replace(interest_limit=10**15),
            schedule._replace(hidden=(Track("ceiling", "lent", over),)),
            schedule._replace(term_ceiling=over),
        ]
        if not exact:
            # What is owed from the start is whole fen, and so is what it is walked with.
            unbound.append(schedule._replace(opening=(("general", 0),)))
        for other in unbound:
            assert not Course(other).free
            assert figures(walk([Course(other)], receipts, allocation, exact)) == wanted, seed


@pytest.mark.parametrize("first", range(0, 100, TOGETHER))
def test_lump_sums(first: int) -> None:
    """Damages first, then fees, from the day of default, within what a ceiling leaves by then: each once, however often
    something was paid.
    """
    for seed in range(first, first + TOGETHER):
        lot = Random(seed)
        amount, due = lot.randint(1, 10**8), FIRST + lot.randint(0, LENGTH - 1)
        room = spans(lot, due, END + 1, "year")
        sums = (("damages", lot.randint(0, 10**6)), ("fees", lot.randint(0, 10**6)))
        late = Track("overdue", "due", (Span(due, END + 1, rate(Fraction(10))),))
        flows = (Flow(FIRST, "lend", amount), Flow(due, "due", amount))
        hidden = (Track("allowed", "due", room),) if lot.random() < 0.8 and room else ()
        schedule = Schedule("1", FIRST, END, flows, (late,), Gauge("365"), hidden=hidden, lumps=sums)
        paid = sorted(FIRST + lot.randint(0, LENGTH) for _ in range(lot.randint(0, 4)))
        # What is paid on costs leaves the debt as it is.
        receipts = [Receipt(day, 1, "costs") for day in paid]
        balance = walk([Course(schedule)], receipts, Allocation(costs=((None, 9),))).balances[0]
        left = sum(
            half_up(amount * span.rate.value * (min(span.end, END) - span.start), PERCENT * 365) for span in room
        )
        for kind, agreed in sums:
            charged = min(agreed, left) if hidden else agreed
            left -= charged
            assert balance.accrued[balance.course.kinds.index(kind)] == charged, seed


@pytest.mark.parametrize("first", range(0, 200, TOGETHER))
def test_a_limit_that_binds(first: int) -> None:
    """Nothing paid: all interest comes to the limit, or to what it would be without; no line to more than without."""
    for seed in range(first, first + TOGETHER):
        lot = Random(seed)
        schedule, *_ = drawn(lot)
        schedule = schedule._replace(tracks=tuple(track for track in schedule.tracks if track.kind != "compound"))
        # Notes rolled over and interest billed follow what was charged: they are left out.
        schedule = schedule._replace(flows=tuple(flow for flow in schedule.flows if flow.kind in ("lend", "due")))
        free = sum(walk([Course(schedule)]).balances[0].accrued)
        for limit in {0, 1, free // 3, free // 2, max(free - 1, 0), free, free + 1}:
            limited = walk([Course(schedule._replace(interest_limit=limit))])
            assert sum(limited.balances[0].accrued) == min(limit, free), seed
            assert sum(line[5] for line in limited.lines[0]) == min(limit, free), seed
