"""What a claim comes to under each rounding: its lines, payments and lump sums once, rounded in every way asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.money import to_fen
from ..base.record import Record
from ..casefile.model import Case
from ..compute.claim import Scheduled, accrue_courses
from ..engine.course import Course
from ..engine.paid import Stand
from ..engine.standing import Standing
from ..engine.walk import Outcome

NOT_INTEREST = ("damages", "fees")
"""Kinds of line that stand beside interest."""


class Sums(Record):
    """What a figure may mean, in fen: the names of `ITEMS`."""

    interest: int
    damages: int
    interest_after: int
    principal_after: int
    total: int


def nothing_paid(interest: int, lent: int, costs: int) -> Sums:
    """Return the sums of a claim nothing was paid on; made as a tuple, for there are thousands in a search."""
    found: Sums = tuple.__new__(Sums, (interest, 0, interest, lent, lent + interest + costs))  # type: ignore[type-var]
    return found


ITEMS = ("interest", "damages", "interest_after", "total", "principal_after")
"""What a figure may be: all interest accrued; damages and fees; what is still owed of both after payments; principal
and all that is owed with it; the principal after payments."""


def rounded_sum(parts: Iterable[int], unit: int, rounding: str) -> int:
    """Add amounts over ``unit`` under a rounding: each rounded by itself (``line``), or their sum."""
    if rounding == "line":
        return sum(to_fen(part, unit) for part in parts)
    return to_fen(sum(parts), unit, rounding)


def sums_of(scheduled: Scheduled, courses: list[Course], roundings: tuple[str, ...]) -> Iterator[tuple[str, Sums]]:
    """Yield what a claim comes to under each rounding; ``courses`` are its schedules made ready."""
    schedules = [course.schedule for course in courses]
    plain = not scheduled.case.payments and not any(
        schedule.hidden
        or schedule.lumps
        or schedule.term_ceiling
        or schedule.interest_limit is not None
        or any(flow.kind not in ("lend", "due") for flow in schedule.flows)
        for schedule in schedules
    )
    exact = by_line = None
    if plain or set(roundings) - {"line"}:
        # One walk that keeps every fraction serves all roundings, unless interest that is billed to the fen bears some.
        exact = _heads(scheduled.case, accrue_courses(scheduled, courses, True))
    if "line" in roundings:
        by_line = exact if plain else _heads(scheduled.case, accrue_courses(scheduled, courses, False))
    for rounding in roundings:
        heads = by_line if rounding == "line" else exact
        assert heads is not None
        yield rounding, _sums(heads, rounding)


class _Heads(Record):
    """A finished claim before it is rounded: its lines in order (and whether each is damages), their sum, what was
    paid, all over ``unit``; lump sums, what was carried, principal, costs in fen.
    """

    unit: int
    lines: list[tuple[int, bool]]
    accrued: int
    lumps: int
    carried: int
    lent: int
    capitalised: int
    costs: int
    paid: int
    on_interest: int
    unprotected: int
    on_costs: int
    surplus: int


def _heads(case: Case, outcome: Outcome) -> _Heads:
    balances, entries, unit = outcome.balances, outcome.entries, outcome.unit
    lines = [line for balance in balances for line in (*_posted(balance, unit), *_earned(balance))]
    kept = sum([entry.kept for entry in entries])
    return _Heads(
        unit,
        lines,
        sum([amount for amount, _ in lines]),
        sum([to_fen(amount, unit) for balance in balances for amount in balance.lumps.values()]),
        sum([amount for balance in balances for _, amount in balance.course.schedule.carried]),
        to_fen(sum([balance.lent for balance in balances]), unit),
        to_fen(sum([balance.capitalised for balance in balances]), unit),
        sum([cost.amount for cost in case.costs]),
        sum([entry.amount for entry in entries]),
        sum([entry.interest for entry in entries]) - kept,
        kept,
        sum([entry.costs for entry in entries]),
        sum([entry.surplus for entry in entries]),
    )


def _posted(balance: Standing, unit: int) -> Iterator[tuple[int, bool]]:
    """The contract interest of an instalment, which its schedule has worked out, less what a ceiling takes of it."""
    for place, part in enumerate(balance.course.schedule.posted):
        lost = balance.posted_lost[place] if balance.posted_lost else 0
        yield (part.interest - lost) * unit, False


def _earned(balance: Standing) -> Iterator[tuple[int, bool]]:
    for line in balance.lines:
        yield line[5], line[0].kind in NOT_INTEREST


def _sums(heads: _Heads, rounding: str) -> Sums:
    """Round the heads the way `totals` does: running sums over the lines, payments to the fen."""
    unit = heads.unit
    interest = damages = printed = exact = 0
    apart = rounding == "line" or any(is_damages for _, is_damages in heads.lines)
    for amount, is_damages in heads.lines if apart else ():
        if rounding == "line":
            part = to_fen(amount, unit)
        else:
            exact += amount
            now = to_fen(exact, unit, rounding)
            part, printed = now - printed, now
        if is_damages:
            damages += part
        else:
            interest += part
    if not apart:
        interest = to_fen(heads.accrued, unit, rounding)
    interest += heads.carried
    damages += heads.lumps
    owed = interest + damages - heads.capitalised
    principal, costs = heads.lent + heads.capitalised, heads.costs
    if heads.paid:
        shown = "truncate" if rounding == "truncate" else "total"
        kept, on_costs, surplus = (to_fen(a, unit, shown) for a in (heads.unprotected, heads.on_costs, heads.surplus))
        paid = min(to_fen(heads.on_interest, unit, shown), owed)
        owed -= paid
        costs -= on_costs
        principal -= to_fen(heads.paid, unit) - paid - kept - on_costs - surplus
        # Where interest is rounded to less than was paid of it, there is no principal left for the rest.
        principal = max(principal, 0)
    return Sums(interest, damages, owed, principal, principal + owed + costs)


def stood(stand: Stand, received: int, roundings: Sequence[str]) -> Iterator[tuple[str, Sums]]:
    """Yield the sums of a debt with one kind of interest, as a walk left it; ``received`` in fen was paid."""
    owed, served, surplus, lent, unit = stand
    # Whole halves of a fen round as what they were cut from.
    halves, served, surplus = 2 * (owed + served) // unit, 2 * served // unit, 2 * surplus // unit
    for rounding in roundings:
        shown = "truncate" if rounding == "truncate" else "total"
        interest = to_fen(halves, 2, rounding)
        to_interest = min(to_fen(served, 2, shown), interest)
        # Where interest is rounded to less than was paid of it, there is no principal left for the rest.
        principal = max(lent - received + to_interest + to_fen(surplus, 2, shown), 0)
        after = interest - to_interest
        yield rounding, Sums(interest, 0, after, principal, principal + after)
