"""What runs on after the end of a debt: interest of one more day, and what bears it."""

from __future__ import annotations

from ..base.money import add_ratios
from .course import Leg
from .schedule import Rate
from .standing import Standing


def per_diem(balance: Standing) -> tuple[int, int]:
    """Interest of one more day after the end, exactly: numerator and denominator of fen."""
    if not balance.course.schedule.runs_on:
        return 0, 1
    more = _next_day(balance, balance.course.legs)
    limit, unit = balance.course.schedule.interest_limit, balance.unit.value
    rooms = [] if limit is None else [(limit * unit, unit)]
    if "ceiling" in balance.shadow:
        grown = _next_day(balance, [leg for leg in balance.course.hidden if leg.kind == "ceiling"])
        rooms.append(add_ratios([(balance.shadow["ceiling"] - balance.forfeited, unit), grown]))
    for room, per in rooms:
        left = max(room * unit - sum(balance.accrued) * per, 0)
        if left * more[1] < more[0] * per * unit:
            more = left, per * unit
    return more


def ahead(balance: Standing) -> list[tuple[str, int, Rate]]:
    """What bears interest on the day after the end: kind, base and rate of each."""
    if not per_diem(balance)[0]:
        return []
    found = []
    for leg in balance.course.legs:
        base = balance.base_of(leg)
        i = leg.steps.index(balance.course.end)
        if i is not None and base and leg.rate(i).value:
            found.append((leg.kind, base, leg.rate(i)))
    return found


def _next_day(balance: Standing, legs: list[Leg]) -> tuple[int, int]:
    day = balance.course.end
    found = [(leg, leg.steps.index(day)) for leg in legs]
    return add_ratios([balance.one_day(balance.base_of(leg), leg.rate(i), day) for leg, i in found if i is not None])
