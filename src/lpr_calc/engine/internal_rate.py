"""The rate at which payments are worth what was received: the internal rate of return, by bisection of whole numbers.

The present value falls while the rate grows, and its sign changes once where every payment comes after what was
received, so the halving of an interval finds the one root. There are no floats: a rate is a whole number of ``PARTS``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..base.money import half_up

PARTS = 10**24
"""Parts of one, of a rate as found."""

_OVER = 10**48
"""What a discount factor is held over: its error stays far below a part of a rate."""

_DAYS = 365


def rate_per_period(received: int, payments: Sequence[int]) -> int | None:
    """Return the rate per period, over ``PARTS``, at which ``payments`` at the end of each period are worth what was
    received, in fen; None where it is below nil or above 100 % a period.
    """

    def worth(rate: int) -> int:
        factor, value = _OVER, 0
        for payment in payments:
            factor = factor * PARTS // (PARTS + rate)
            value += payment * factor
        return value

    return _root(worth, received * _OVER, PARTS)


def rate_per_year(received: int, payments: Sequence[tuple[int, int]]) -> int | None:
    """Return the rate a year, over ``PARTS``, of payments after so many days each: the sum of c ÷ (1 + x)^(days ÷ 365)
    is what was received; None as `rate_per_period`.
    """
    ordered = sorted(payments)

    def worth(rate: int) -> int:
        factor, value, before = _OVER, 0, 0
        steps: dict[int, int] = {}
        for days, payment in ordered:
            gap = days - before
            if gap not in steps:
                steps[gap] = _discount(rate, gap)
            factor, before = factor * steps[gap] // _OVER, days
            value += payment * factor
        return value

    # A hundredth a day is more than thirty times the principal a year.
    daily = _root(worth, received * _OVER, PARTS // 100)
    return None if daily is None else compounded(daily, _DAYS)


def compounded(rate: int, periods: int) -> int:
    """Return ``(1 + rate) ** periods − 1`` over ``PARTS``, half up."""
    grown = _OVER
    for _ in range(periods):
        grown = grown * (PARTS + rate) // PARTS
    return half_up(grown * PARTS, _OVER) - PARTS


def per_part(rate: int, parts: int) -> int:
    """Return the rate of one of ``parts`` equal parts of a period that compound to ``rate`` over it."""
    low, high = 0, rate
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if compounded(middle, parts) <= rate else (low, middle)
    return low


def _discount(rate: int, days: int) -> int:
    """``1 ÷ (1 + rate) ** days`` over ``_OVER``."""
    base, found = _OVER * PARTS // (PARTS + rate), _OVER
    while days:
        if days & 1:
            found = found * base // _OVER
        base = base * base // _OVER
        days >>= 1
    return found


def _root(worth: Callable[[int], int], target: int, most: int) -> int | None:
    if worth(0) < target or worth(most) > target:
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if worth(middle) >= target else (low, middle)
    return low
