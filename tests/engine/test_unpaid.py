"""Lines of a debt of which nothing was paid, at other rates: by the definition, base × rate × share of a year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest

from lpr_calc.base.dates import Gauge
from lpr_calc.base.text import Text
from lpr_calc.engine.schedule import Rate, Span
from lpr_calc.engine.steps import PERCENT
from lpr_calc.engine.unpaid import Unpaid, packed, rounded_lines, unpacked

FIRST = date(2023, 11, 20).toordinal()


@pytest.mark.parametrize("basis", ["365", "360", "actual", "30/360"])
@pytest.mark.parametrize("seed", range(12))
def test_each_line(basis: str, seed: int) -> None:
    """Every line half up, their exact sum, several rates at once; daily rates by the days."""
    lot = Random(seed)
    gauge, per = Gauge(basis, FIRST), Gauge(basis, FIRST).per_year
    days = sorted({FIRST + lot.randint(0, 900) for _ in range(lot.randint(2, 6))})
    starts, stops = days[:-1], days[1:]
    units = [lot.choice(("year", "year", "day")) for _ in starts]
    spans = [Span(a, b, Rate(1, unit, Text("", ""), "")) for a, b, unit in zip(starts, stops, units, strict=True)]
    alike = lot.random() < 0.4
    bases = [lot.randint(1, 10**8)] * len(spans) if alike else [lot.randint(1, 10**8) for _ in spans]
    number = range(len(spans)) if lot.random() < 0.5 else [lot.randrange(len(spans)) for _ in spans]
    debt = Unpaid(spans, number, (starts, stops), bases, FIRST)
    shares = debt.shares(gauge)
    for n, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        by_days = units[number[n]] == "day"
        assert shares[n] == (stop - start if by_days else gauge.at(stop) - gauge.at(start))
    assert debt.shares(gauge, daily=False) == [gauge.at(b) - gauge.at(a) for a, b in zip(starts, stops, strict=True)]
    values = [lot.randint(0, 36 * 10**10) for _ in spans]
    exact = [Fraction(base * values[number[n]] * shares[n], PERCENT * per) for n, base in enumerate(bases)]
    assert debt.rounded(values, shares, PERCENT * per) == sum((2 * one + 1) // 2 for one in exact)
    one_base = [Fraction(bases[0] * values[number[n]] * shares[n], PERCENT * per) for n in range(len(bases))]
    of_a_fen = debt.of_a_fen(values, shares)
    assert rounded_lines(of_a_fen, bases[0], PERCENT * per) == sum((2 * one + 1) // 2 for one in one_base)
    others = [lot.randint(0, 36 * 10**10) for _ in spans]
    both = [packed([one, other]) for one, other in zip(values, others, strict=True)]
    wanted = [sum(v * s * b for v, s, b in zip(some, shares, bases, strict=True)) for some in (values, others)]
    assert unpacked(debt.products(both, shares), 2) == wanted
