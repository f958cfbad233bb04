"""What a claim comes to under each rounding: its lines, payments and lump sums once, rounded in every way asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..base.money import to_fen
from ..base.record import Record
from ..casefile.model import Case
from ..compute.claim import Scheduled, accrue
from ..engine.account import Account
from ..engine.schedule import Schedule

if TYPE_CHECKING:
    from ..base.money import Exact
    from ..engine.ledger import Entry

NOT_INTEREST = ("damages", "fees")
"""Kinds of line that stand beside interest."""


class Sums(Record):
    """What a figure may mean, in fen: the names of `ITEMS`."""

    interest: int
    damages: int
    interest_after: int
    principal_after: int
    total: int


ITEMS = ("interest", "damages", "interest_after", "total", "principal_after")
"""What a figure may be: all interest accrued; damages and fees; what is still owed of both after payments; principal and
all that is owed with it; the principal after payments."""


def rounded_sum(parts: Iterable[Exact], rounding: str) -> int:
    """Add exact parts under a rounding: each rounded by itself (``line``), or their sum."""
    if rounding == "line":
        return sum(to_fen(part) for part in parts)
    return _round(sum(parts), rounding)


def sums_of(scheduled: Scheduled, schedules: list[Schedule], roundings: tuple[str, ...]) -> Iterator[tuple[str, Sums]]:
    """Yield what a claim comes to under each rounding."""
    plain = not scheduled.case.payments and not any(
        plan.hidden or plan.lumps or plan.term_ceiling or plan.interest_limit is not None for plan in schedules
    )
    kept: tuple[list[Account], list[Entry]] | None = None
    if plain or set(roundings) - {"line"}:
        kept = accrue(scheduled, schedules, True)
    lines = accrue(scheduled, schedules, False) if "line" in roundings and not plain else kept
    exact = _heads(scheduled.case, *kept) if kept is not None else None
    by_line = exact if lines is kept else _heads(scheduled.case, *lines) if lines is not None else None
    for rounding in roundings:
        heads = by_line if rounding == "line" else exact
        assert heads is not None
        yield rounding, _sums(heads, rounding)


class _Heads(Record):
    """A finished claim before it is rounded: its lines in order (and whether each is damages), their sum, lump sums, what was paid."""

    lines: list[tuple[Exact, bool]]
    accrued: Exact
    lumps: int
    lent: int
    capitalised: int
    costs: int
    paid: Exact
    on_interest: Exact
    unprotected: Exact
    on_costs: Exact
    surplus: Exact


def _heads(case: Case, accounts: list[Account], entries: list[Entry]) -> _Heads:
    lines = [(run.interest, run.kind in NOT_INTEREST) for account in accounts for run in account.runs]
    lumps = sum(to_fen(amount) for account in accounts for amount in account.lumps.values())
    kept = sum(entry.unprotected for entry in entries)
    return _Heads(
        lines,
        sum(amount for amount, _ in lines),
        lumps,
        to_fen(sum(account.lent for account in accounts)),
        to_fen(sum(account.capitalised for account in accounts)),
        sum(cost.amount for cost in case.costs),
        sum(entry.amount for entry in entries),
        sum(entry.interest for entry in entries) - kept,
        kept,
        sum(entry.costs for entry in entries),
        sum(entry.surplus for entry in entries),
    )


def _sums(heads: _Heads, rounding: str) -> Sums:
    """Round the heads the way `totals` does: running sums over the lines, payments to the fen."""
    interest = damages = printed = 0
    exact: Exact = 0
    apart = rounding == "line" or any(is_damages for _, is_damages in heads.lines)
    for amount, is_damages in heads.lines if apart else ():
        if rounding == "line":
            part = to_fen(amount)
        else:
            exact += amount
            now = _round(exact, rounding)
            part, printed = now - printed, now
        if is_damages:
            damages += part
        else:
            interest += part
    if not apart:
        interest = _round(heads.accrued, rounding)
    damages += heads.lumps
    owed = interest + damages - heads.capitalised
    principal, costs = heads.lent + heads.capitalised, heads.costs
    if heads.paid:
        shown = "truncate" if rounding == "truncate" else "total"
        kept, on_costs, surplus = (to_fen(a, shown) for a in (heads.unprotected, heads.on_costs, heads.surplus))
        paid = min(to_fen(heads.on_interest, shown), owed)
        owed -= paid
        costs -= on_costs
        principal -= to_fen(heads.paid) - paid - kept - on_costs - surplus
    return Sums(interest, damages, owed, principal, principal + owed + costs)


def _round(exact: Exact, rounding: str) -> int:
    if rounding == "yuan-cut":
        return exact.numerator // (100 * exact.denominator) * 100
    return to_fen(exact, rounding)
