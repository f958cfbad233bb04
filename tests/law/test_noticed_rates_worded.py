"""Rates as they are written beside a line: the factor of the formula is the rate, the words say what was done to a
quote; tiers and due days at their edges.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lpr_calc.base.text import Text
from lpr_calc.casefile.model import Loan, Portion
from lpr_calc.law.reference import TIER_NAMES, fixed_rate, last_due_day, quoted_rate, tier_for, year_days, year_percent
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from lpr_calc.values.rate import MULTIPLE, SCALE, RateTerm

DAY = date(2021, 6, 1).toordinal()
QUOTES = [
    (builtin_lpr().at(DAY, "1y"), "一年期LPR", "LPR-1Y"),
    (builtin_lpr().at(DAY, "5y"), "五年期以上LPR", "LPR-5Y"),
    (builtin_benchmark().at(date(2018, 6, 1).toordinal(), "1-3y"), "贷款基准利率（一至三年）", "benchmark 1-3y"),
]


@pytest.mark.parametrize(("quote", "zh", "en"), QUOTES)
@pytest.mark.parametrize("points", ["0", "0.5", "-0.5", "-9"])
@pytest.mark.parametrize("multiple", ["1", "4", "1.5"])
def test_a_quote_and_what_was_done_to_it(quote: object, zh: str, en: str, points: str, multiple: str) -> None:
    """(quote + points) × multiple, never below 0; points in hundredths of a percent, in brackets before a multiple."""
    term = RateTerm("lpr", points=int(Decimal(points) * SCALE), multiple=int(Decimal(multiple) * MULTIPLE))
    rate = quoted_rate(term, quote, ("x",))
    added, times = Decimal(points), Decimal(multiple)
    said = rate.factor.replace("%", "").replace("−", "-").replace("×", "*")
    value = eval(said, {}) if "*" not in said else eval(said.split("*")[0], {}) * float(times)  # noqa: S307
    assert rate.value == max(round(value * SCALE), 0)
    assert ("×" in rate.factor) is (times != 1)
    assert ("(" in rate.factor) is bool(added)
    moved = f" {'+' if added > 0 else '−'} {abs(int(added * 100))}bp" if added else ""
    plain = f"{zh}{moved}"
    assert rate.rule.zh == (
        f"（{plain}） × {multiple}" if added and times != 1 else plain + (f" × {multiple}" if times != 1 else "")
    )
    # In English an LPR without points always names its multiple.
    assert rate.rule.en == (
        f"{en} × {multiple}" if not added else f"({en}{moved}) × {multiple}" if times != 1 else f"{en}{moved}"
    )


@pytest.mark.parametrize(
    ("unit", "zh", "en", "factor"),
    [
        ("year", "约定年利率24%", "agreed 24%/year", "24%"),
        ("month", "约定月利率24%", "agreed 24%/month", "24% × 12"),
        ("day", "约定日利率24%", "agreed 24%/day", "24%"),
    ],
)
def test_a_fixed_rate(unit: str, zh: str, en: str, factor: str) -> None:
    rate = fixed_rate(RateTerm("fixed", 24 * SCALE, unit), ("x",), Text("约定", "agreed "))
    assert (rate.rule.zh, rate.rule.en, rate.factor) == (zh, en, factor)


@pytest.mark.parametrize(
    ("end", "tier"),
    [
        ("2020-07-31", "6m"),
        ("2020-08-01", "1y"),
        ("2021-01-31", "1y"),
        ("2021-02-01", "1-3y"),
        ("2023-01-31", "1-3y"),
        ("2023-02-01", "3-5y"),
        ("2025-01-31", "3-5y"),
        ("2025-02-01", "5y+"),
    ],
)
def test_the_tier_of_a_period(end: str, tier: str) -> None:
    """From 2020-01-31: up to six months, a year, three, five, and a day more."""
    assert tier_for(date(2020, 1, 31).toordinal(), date.fromisoformat(end).toordinal()) == tier
    assert set(TIER_NAMES) == {"6m", "1y", "1-3y", "3-5y", "5y+"}


@pytest.mark.parametrize(
    ("due", "parts", "accelerated", "last"),
    [
        (None, (), None, None),
        (None, (), 5, 5),
        (9, (), None, 9),
        (9, (), 5, 5),
        (9, (), 12, 9),
        (None, (3, 7), None, 7),
        (None, (3, 7), 5, 5),
        (None, (3, 7), 8, 7),
    ],
)
def test_the_last_due_day(due: int | None, parts: tuple[int, ...], accelerated: int | None, last: int | None) -> None:
    loan = Loan("1", 10, due=due, instalments=tuple(Portion(day, 5) for day in parts), accelerated=accelerated)
    assert last_due_day(loan) == last


@pytest.mark.parametrize(
    ("basis", "day", "days"),
    [
        ("365", "2024-03-01", 365),
        ("months/365", "2024-03-01", 365),
        ("360", "2024-03-01", 360),
        ("months", "2024-03-01", 360),
        ("30/360", "2024-03-01", 360),
        ("actual", "2024-03-01", 366),
        ("actual", "2023-03-01", 365),
    ],
)
def test_a_year_of_days(basis: str, day: str, days: int) -> None:
    found = year_days(basis, date.fromisoformat(day).toordinal())
    assert found == days
    for unit, times in (("year", 1), ("month", 12), ("day", days)):
        rate = fixed_rate(RateTerm("fixed", SCALE, unit), ("x",), Text("", ""))
        assert year_percent(rate, found) == SCALE * times
