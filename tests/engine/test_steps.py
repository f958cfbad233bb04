"""Rates as whole numbers over one divisor: every step says exactly what its rate says,
and one multiplication rounds.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.base.dates import Gauge
from lpr_calc.base.text import Text
from lpr_calc.engine.schedule import Rate, Span, join
from lpr_calc.engine.steps import PERCENT, earned, running_on, steps_of
from lpr_calc.values.rate import SCALE

FIRST = date(2020, 1, 31).toordinal()
BASES = ("365", "360", "actual", "months", "months/365", "30/360")


def rate(percent: str, unit: str = "year") -> Rate:
    return Rate(int(Fraction(percent) * SCALE), unit, Text("", ""), "")


@pytest.mark.parametrize(
    ("base", "percent", "days", "fen"),
    [
        (30000000, "3.85", 475, 1503082),  # 300,000 × 3.85 % × 475 ÷ 365 = 15,030.8219
        (36500, "100", 1, 100),
        (18250, "1", 1, 1),  # 0.5 fen: up
        (18249, "1", 1, 0),
        (0, "24", 365, 0),
        (100, "24", 0, 0),
    ],
)
def test_half_up_by_hand(base: int, percent: str, days: int, fen: int) -> None:
    steps = steps_of([Span(FIRST, FIRST + 3650, rate(percent))], Gauge("365", FIRST))
    assert steps.interest(0, base, FIRST, FIRST + days) == fen


@given(st.integers(0, 10**14), st.integers(0, 10**9), st.integers(0, 10**5), st.integers(1, 10**9))
def test_earned_is_the_product_rounded_half_up(base: int, rate_: int, days: int, per: int) -> None:
    exact = Fraction(base * rate_ * days, per)
    found = earned(base, 2 * rate_, days, per)
    assert found - Fraction(1, 2) <= exact < found + Fraction(1, 2)


@given(st.integers(0, 10**12), st.integers(0, 10**7), st.integers(0, 10**4), st.integers(1, 10**6))
def test_earned_is_exact_over_a_denominator_that_was_widened(base: int, rate_: int, days: int, per: int) -> None:
    assert Fraction(earned(base * 2 * per, 2 * rate_, days, per), 2 * per) == Fraction(base * rate_ * days, per)


@given(
    st.sampled_from(BASES),
    st.lists(st.tuples(st.integers(0, 36 * 10**4), st.sampled_from(["year", "month", "day"])), min_size=1, max_size=5),
    st.lists(st.integers(0, 800), min_size=6, max_size=6, unique=True),
    st.integers(0, 1),
)
def test_each_step_earns_what_its_rate_says(
    basis: str, drawn: list[tuple[int, str]], days: list[int], lag: int
) -> None:
    """Against the definition: so many percent of the base a day, or a share of a year as `Gauge` counts it."""
    gauge = Gauge(basis, FIRST)
    bounds = [FIRST + day for day in sorted(days)]
    spans = [
        Span(a, b, rate(f"{value}/10000", unit)) for a, b, (value, unit) in zip(bounds, bounds[1:], drawn, strict=False)
    ]
    steps = steps_of(spans, gauge, lag)
    for i, (start, end, given_) in enumerate(spans):
        year = (
            Fraction(end - start)
            if given_.unit == "day"
            else Fraction(gauge.at(end) - gauge.at(start), gauge.per_year) * (12 if given_.unit == "month" else 1)
        )
        assert (steps.starts[i], steps.stops[i]) == (start - lag, end - lag)
        share = Fraction(steps.twice[i] * steps.between(i, start - lag, end - lag), 2 * steps.per)
        assert share == Fraction(given_.value, PERCENT) * year


def test_a_curve_is_cut_to_a_claim() -> None:
    bounds = [FIRST, FIRST + 10, FIRST + 20, FIRST + 30]
    spans = [Span(a, b, rate(str(n))) for n, (a, b) in enumerate(zip(bounds, bounds[1:], strict=False), 1)]
    steps = steps_of(spans, Gauge("365", FIRST))
    found = steps.cut(FIRST + 5, FIRST + 20)
    assert (found.starts, found.stops) == ([FIRST + 5, FIRST + 10], [FIRST + 10, FIRST + 20])
    assert list(found.twice) == list(steps.twice[:2])
    assert [r.value for r in found.rates] == [SCALE, 2 * SCALE]
    assert steps.cut(FIRST + 30, FIRST + 40).starts == []
    assert steps.index(FIRST + 19) == 1
    assert steps.index(FIRST + 30) is None


def test_neighbours_of_one_rate_are_one_line() -> None:
    """Of the same rate and the next day: not of an equal rate of its own, not over a gap."""
    one, other = rate("6"), rate("6")
    days = [(0, 1, one), (1, 3, one), (3, 4, one), (5, 6, one), (6, 7, other), (7, 9, other)]
    found = running_on([Span(FIRST + a, FIRST + b, which) for a, b, which in days])
    assert [(span.start - FIRST, span.end - FIRST, span.rate is one) for span in found] == [
        (0, 4, True),
        (5, 6, True),
        (6, 9, False),
    ]


def test_equal_neighbours_are_joined() -> None:
    """The same value, unit, rule and grounds, beside agreed rates or not: one piece; over a gap, or unlike, two."""
    six = Span(FIRST, FIRST + 1, rate("6"))
    agreed = rate("6").with_agreed((Span(FIRST + 1, FIRST + 3, rate("9")),))
    for span, pieces in (
        (Span(FIRST + 1, FIRST + 3, rate("6")), 1),
        (Span(FIRST + 2, FIRST + 3, rate("6")), 2),
        (Span(FIRST + 1, FIRST + 3, rate("7")), 2),
        (Span(FIRST + 1, FIRST + 3, rate("6", "month")), 2),
        (Span(FIRST + 1, FIRST + 3, agreed), 2),
    ):
        assert len(join([six, span])) == pieces
    both = join(
        [
            Span(FIRST, FIRST + 1, rate("6").with_agreed((Span(FIRST, FIRST + 1, rate("8")),))),
            Span(FIRST + 1, FIRST + 3, agreed),
        ]
    )
    assert [(span.start - FIRST, span.end - FIRST, len(span.rate.agreed)) for span in both] == [(0, 3, 2)]


@pytest.mark.parametrize(("unit", "times"), [("year", 1), ("month", 12), ("day", 365)])
def test_how_much_a_year(unit: str, times: int) -> None:
    assert rate("6", unit).a_year(365) == 6 * SCALE * times
