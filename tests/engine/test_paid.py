"""The sums of a debt that payments were made on, at other rates and in other years: what its walk comes to."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from test_ways import END, FIRST, LENGTH, TOGETHER, rate, spans

from lpr_calc.base.dates import Gauge
from lpr_calc.engine.course import Course
from lpr_calc.engine.paid import bearing, paid, reduced
from lpr_calc.engine.receipts import ORDERS, Allocation, Receipt
from lpr_calc.engine.schedule import Flow, Schedule, Span, Track
from lpr_calc.engine.steps import PERCENT
from lpr_calc.engine.unpaid import by_year
from lpr_calc.engine.walk import walk, walk_together

BASES = ("365", "360", "actual", "months", "months/365", "30/360")


def drawn(lot: Random) -> tuple[Schedule, list[Receipt]]:
    """A debt lent at once or in two parts, falling due in up to three, with rates by one year or mixed; payments."""
    size = lot.choice((10, 10**4, 10**9))
    amounts = [lot.randint(1, size) for _ in range(lot.randint(1, 3))]
    dues = sorted(FIRST + lot.randint(0, LENGTH) for _ in amounts)
    flows = [Flow(lot.choice((0, FIRST)), "lend", sum(amounts))]
    if lot.random() < 0.2:
        flows.append(Flow(lot.randint(FIRST, dues[0]), "lend", lot.randint(1, size)))
    flows += [Flow(day, "due", amount) for day, amount in zip(dues, amounts, strict=True)]
    pot = lot.choice(("due", "due", "all", "undue"))
    first = dues[0] if pot == "due" else FIRST
    units = [lot.choice(("year", "year", "month", "day"))]
    pieces = spans(lot, first, END + 1, units[0])
    if lot.random() < 0.3:
        middle = lot.randint(first, END)
        pieces = (*spans(lot, first, middle, units[0]), *spans(lot, middle, END + 1, lot.choice(("year", "day"))))
    near = [day + n for day in (*dues, FIRST, END) for n in (-1, 0, 1)]
    lag = lot.randint(0, 1)
    receipts = [
        Receipt(
            lot.choice((lot.choice(near), lot.randint(FIRST - 5, END))),
            lot.choice((0, lot.randint(1, size), lot.randint(1, size // 10 + 1))),
            lot.choice(("auto", "auto", "auto", "costs", "interest", "principal")),
            lag=lag,
        )
        for _ in range(lot.choice((0, 1, 2, 3, 5, 8)))
    ]
    gauge = Gauge(lot.choice(BASES), FIRST)
    schedule = Schedule("1", FIRST, END, tuple(flows), (Track("overdue", pot, pieces),), gauge)
    return schedule, sorted(receipts, key=lambda one: one.day)


@pytest.mark.parametrize("first", range(0, 400, TOGETHER))
def test_the_sums_alone(first: int) -> None:
    """Interest owed and paid, what was left over: in every year, exactly and by line."""
    taken = 0
    for seed in range(first, first + TOGETHER):
        lot = Random(seed)
        schedule, receipts = drawn(lot)
        order = lot.choice(list(ORDERS))
        debt = paid(schedule)
        if debt is None or not debt.fits(receipts, order):
            continue
        taken += 1
        gauge = schedule.gauge
        lag = receipts[0].lag if receipts else 0
        way = debt.through(receipts, order, lag).way(gauge, True)
        values = [by_year(one.value, one.unit, gauge.per_year) for one in debt.rates]
        rates = reduced(values, PERCENT * gauge.per_year)
        for exact in (False, True):
            found = way.walk(*rates, exact)
            wanted = walk_together([Course(schedule)], receipts, Allocation(order), exact)
            (balance,) = wanted.balances
            sums = sum(balance.accrued) - sum(balance.paid), sum(balance.paid), wanted.surplus
            comes_to = [Fraction(one, found.unit) for one in (found.owed, found.paid, found.surplus)]
            assert comes_to == [Fraction(one, wanted.unit) for one in sums], seed
            assert found.lent * wanted.unit == balance.lent, seed
    assert taken


def test_what_is_not_one_kind_of_interest_on_its_principal() -> None:
    """More kinds, sums that bear interest beside the principal, what falls due under interest for the term alone."""
    lent, due = Flow(FIRST, "lend", 1000), Flow(FIRST + 9, "due", 1000)
    late = Track("overdue", "due", (Span(FIRST + 9, END + 1, rate(Fraction(10))),))
    plain = Schedule("1", FIRST, END, (lent, due), (late,), Gauge("365"))
    assert paid(plain) is not None
    for other in (
        plain._replace(tracks=(late, late._replace(kind="compound", pot="billed"))),
        plain._replace(tracks=(late._replace(pot="lent"),)),
        plain._replace(tracks=(late._replace(pot="undue"),)),
        plain._replace(tracks=(late._replace(gauge=Gauge("360")),)),
        plain._replace(tracks=(late._replace(lag=1),)),
        plain._replace(flows=(lent, Flow(FIRST + 3, "bill", 0), due)),
        plain._replace(interest_limit=5),
        plain._replace(lumps=(("damages", 5),)),
        plain._replace(of="a"),
    ):
        assert paid(other) is None
    debt = paid(plain)
    assert debt is not None
    assert not debt.fits([Receipt(FIRST - 1, 5)], ("interest", "principal", "costs"))
    assert not debt.fits([], ("pro-rata",))


@pytest.mark.parametrize("first", range(0, 200, TOGETHER))
def test_hidden_tracks_that_no_sum_hangs_on(first: int) -> None:
    """Interest above a ceiling that went to principal, or that was paid too late to stay, changes no sum."""
    for seed in range(first, first + TOGETHER):
        lot = Random(seed)
        schedule, receipts = drawn(lot)
        receipts = [one for one in receipts if one.day >= FIRST]
        kinds = [kind for kind in ("excess", "unprotected", "refundable") if lot.random() < 0.6]
        over = [Track(kind, "due", spans(lot, FIRST, END + 1, "year")) for kind in kinds]
        until = lot.choice((0, FIRST, lot.randint(FIRST, END), END + 9))
        schedule = schedule._replace(hidden=tuple(track for track in over if track.spans), unprotected_until=until)
        bare = bearing(schedule, receipts[0].day if receipts else END + 99)
        assert not any(track.kind == "excess" for track in bare.hidden)
        found = []
        for each in (schedule, bare):
            outcome = walk([Course(each)], receipts, Allocation(), False)
            (balance,) = outcome.balances
            rows = [(*tuple(row)[:6], row.kept, row.back) for row in outcome.entries]
            found.append((balance.accrued, balance.paid, balance.principal, outcome.surplus, rows))
        assert found[0] == found[1], seed
