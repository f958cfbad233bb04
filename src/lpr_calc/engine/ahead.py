"""What runs on after the end of a debt: interest of one more day, and what bears it."""

from __future__ import annotations

from ..base.money import add_ratios
from .course import FALL_DUE, Course, Leg
from .schedule import Rate
from .standing import Standing, a_day


def per_diem(balance: Standing) -> tuple[int, int]:
    """What one more day after the end adds, exactly, numerator and denominator of fen: interest, and what a ceiling
    that grows by the day lets through of lump sums.
    """
    if not balance.course.schedule.runs_on:
        return 0, 1
    more = _interest(balance)
    return add_ratios((more, *lumps_next_day(balance).values())) if balance.lumps else more


def _interest(balance: Standing) -> tuple[int, int]:
    """Interest of one more day, within what ceilings and limits leave."""
    more = _next_day(balance, _running(balance.course))
    limit, unit = balance.course.schedule.interest_limit, balance.unit.value
    if balance.tomorrow is not None:
        return _lesser(balance.tomorrow, more)
    rooms = [] if limit is None else [(limit * unit, unit)]
    if "ceiling" in balance.shadow:
        grown = _next_day(
            balance, _parts(balance.course, [leg for leg in balance.course.hidden if leg.kind == "ceiling"])
        )
        rooms.append(add_ratios([(balance.shadow["ceiling"] - balance.forfeited + balance.carried, unit), grown]))
    for room, per in rooms:
        left = max(room * unit - balance.limited_sum * per, 0)
        more = _lesser((left, per * unit), more)
    return more


def per_diem_by_kind(balance: Standing) -> dict[str, tuple[int, int]]:
    """What one more day adds by kind, exactly; together they are `per_diem`: a ceiling cuts interest in proportion."""
    if not per_diem(balance)[0]:
        return {}
    kinds: dict[str, list[tuple[Leg, int, int]]] = {}
    for part in _running(balance.course):
        kinds.setdefault(part[0].kind, []).append(part)
    found = {kind: _next_day(balance, parts) for kind, parts in kinds.items()}
    (whole, under), (more, over) = add_ratios(found.values()), _interest(balance)
    by_kind = {kind: (part * under * more, of * whole * over) for kind, (part, of) in found.items()} if whole else {}
    for kind, grown in lumps_next_day(balance).items() if balance.lumps else ():
        by_kind[kind] = add_ratios((by_kind.get(kind, (0, 1)), grown))
    return by_kind


def _lesser(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one if one[0] * other[1] < other[0] * one[1] else other


def lumps_next_day(balance: Standing) -> dict[str, tuple[int, int]]:
    """What a ceiling lets through more of each lump sum on the day after the end, as `Balance` charges them."""
    course, unit = balance.course, balance.unit.value
    if "allowed" not in balance.shadow or not course.schedule.runs_on:
        return {}
    if not any(kind == FALL_DUE for _, kind, _ in course.flows[: balance.flow]):
        return {}
    grown = balance.allowed_tomorrow
    if grown is None:
        grown = _next_day(balance, _parts(course, [leg for leg in course.hidden if leg.kind == "allowed"]))
    more, per = grown
    # All over ``per × unit`` fen.
    room = balance.shadow["allowed"] * per + more * unit
    found = {}
    for kind, amount in course.schedule.lumps:
        had = balance.lumps[kind] * per
        part = max(min(amount * unit * per, room), had)
        room = max(room - part, 0)
        if part > had:
            found[kind] = part - had, per * unit
    return found


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
