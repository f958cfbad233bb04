"""What runs on after the end of a debt: interest of one more day, and what bears it."""

from __future__ import annotations

from ..base.money import add_ratios
from .course import Course, Leg
from .schedule import Rate
from .standing import Standing, a_day


def per_diem(balance: Standing) -> tuple[int, int]:
    """Interest of one more day after the end, exactly: numerator and denominator of fen."""
    if not balance.course.schedule.runs_on:
        return 0, 1
    more = _next_day(balance, _running(balance.course))
    limit, unit = balance.course.schedule.interest_limit, balance.unit.value
    rooms = [] if limit is None else [(limit * unit, unit)]
    if balance.tomorrow is not None:
        (most, under), (asked, over) = balance.tomorrow, more
        return (most, under) if most * over < asked * under else more
    if "ceiling" in balance.shadow:
        grown = _next_day(
            balance, _parts(balance.course, [leg for leg in balance.course.hidden if leg.kind == "ceiling"])
        )
        rooms.append(add_ratios([(balance.shadow["ceiling"] - balance.forfeited + balance.carried, unit), grown]))
    for room, per in rooms:
        left = max(room * unit - sum(balance.accrued) * per, 0)
        if left * more[1] < more[0] * per * unit:
            more = left, per * unit
    return more


def per_diem_by_kind(balance: Standing) -> dict[str, tuple[int, int]]:
    """Interest of one more day by kind, exactly; together they are `per_diem`: a ceiling cuts them in proportion."""
    more, over = per_diem(balance)
    if not more:
        return {}
    kinds: dict[str, list[tuple[Leg, int, int]]] = {}
    for part in _running(balance.course):
        kinds.setdefault(part[0].kind, []).append(part)
    found = {kind: _next_day(balance, parts) for kind, parts in kinds.items()}
    whole, under = add_ratios(found.values())
    return {kind: (part * under * more, of * whole * over) for kind, (part, of) in found.items()} if whole else {}


def ahead(balance: Standing) -> list[tuple[str, int, Rate]]:
    """What bears interest on the day after the end: kind, base and rate of each."""
    # A ceiling on all debts of a loan may leave one of them nothing on that day alone: payments to others change it.
    shared = balance.tomorrow is not None and balance.course.schedule.runs_on
    if not shared and not per_diem(balance)[0]:
        return []
    found = []
    for leg in balance.course.legs:
        base = balance.base_of(leg)
        i = leg.steps.index(balance.course.end)
        if i is not None and base and leg.rate(i).value:
            found.append((leg.kind, base, leg.rate(i)))
    return found


def _running(course: Course) -> list[tuple[Leg, int, int]]:
    """The legs that run on, each with what its base earns on the day after the end; found once."""
    if course.running is None:
        course.running = _parts(course, course.legs)
    return course.running


def _parts(course: Course, legs: list[Leg]) -> list[tuple[Leg, int, int]]:
    day, gauge = course.end, course.schedule.gauge
    found = [(leg, leg.steps.index(day)) for leg in legs]
    return [(leg, *a_day(leg.rate(i), gauge, day)) for leg, i in found if i is not None]


def _next_day(balance: Standing, parts: list[tuple[Leg, int, int]]) -> tuple[int, int]:
    unit = balance.unit.value
    return add_ratios([(balance.base_of(leg) * part, per * unit) for leg, part, per in parts])
