"""Parts of the principal, and of the interest, with interest of their own: which of them a payment reduces."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.money import split
from .schedule import Base


def taken_off(
    amount: int, bases: Sequence[Base], reduced: Sequence[int], how: str, clock: int, end: int, which: Sequence[int]
) -> dict[int, int]:
    """Return what a payment of ``amount`` takes off each of those of ``bases`` with a number of ``which``, by number;
    ``reduced`` is what was taken before.

    Of those that are not closed on day ``clock``, those that run side by side are parts of one debt: among them
    the heaviest first, as listed, or pro rata (``how``, as in `Schedule.reduced`). Those that follow each other are the
    same debt in turn: each is reduced in full. One without a last day runs past ``end``.
    """
    first = [max(base.start, clock) for base in bases]
    last = [end + 1 if base.until is None else base.until for base in bases]
    left = [max((base.amount or 0) - off, 0) for base, off in zip(bases, reduced, strict=True)]

    def meet(one: int, other: int) -> bool:
        return first[one] <= last[other] and first[other] <= last[one]

    open_ = [n for n in which if bases[n].amount is not None and last[n] >= clock]
    off: dict[int, int] = {}
    for start in sorted({first[n] for n in open_}):
        group = [n for n in open_ if first[n] == start]
        if how == "pro-rata":
            taken = max(sum(off[m] for m in off if meet(n, m)) for n in group)
            weights = [left[n] for n in group]
            off.update(zip(group, split(min(amount - taken, sum(weights)), weights), strict=True))
            continue
        if how == "heaviest":
            group.sort(key=lambda n: (-_burden(bases[n], first[n]), bases[n].start, n))
        for n in group:
            room = amount - sum(off[m] for m in off if meet(n, m))
            off[n] = min(max(room, 0), left[n])
    return off


def heads_off(
    amount: int, whole: int, bases: Sequence[Base], reduced: Sequence[int], how: str, clock: int, end: int
) -> dict[int, int]:
    """Return what a payment of ``amount`` to a principal of ``whole`` takes off each of ``bases`` that is principal.

    Those that run side by side are parts of it, as in `taken_off`. Where together they are more than all of it, those
    of one name are its parts, and each name (利息, 违约金) stands on the same principal again.
    """
    which = [n for n, base in enumerate(bases) if base.of == "principal"]
    names = dict.fromkeys(bases[n].name for n in which)
    if len(names) < 2 or not _overfull(whole, bases, reduced, clock, end, which):
        return taken_off(amount, bases, reduced, how, clock, end, which)
    off: dict[int, int] = {}
    for name in names:
        own = [n for n in which if bases[n].name == name]
        off |= taken_off(amount, bases, reduced, how, clock, end, own)
    return off


def _overfull(
    whole: int, bases: Sequence[Base], reduced: Sequence[int], clock: int, end: int, which: Sequence[int]
) -> bool:
    """Whether bases that run on one day from ``clock`` on are together more than the principal."""
    left = {n: max((bases[n].amount or 0) - reduced[n], 0) for n in which}
    last = {n: end + 1 if (until := bases[n].until) is None else until for n in which}
    days = {max(bases[n].start, clock) for n in which if last[n] >= clock}
    return any(sum(left[n] for n in which if bases[n].start <= day <= last[n]) > whole for day in days)


def interest_off(
    paid: int, owed: int, bases: Sequence[Base], reduced: Sequence[int], clock: int, end: int
) -> dict[int, int]:
    """Return what a payment of ``paid`` to interest takes off each of ``bases`` that is interest, by number, where
    ``owed`` of all interest is left after it; the rest as in `taken_off`.

    Served last, such bases are whole as long as so much interest is open; served first, they fall by what is paid. Of
    several, the one listed first is served first.
    """
    off: dict[int, int] = {}
    first = [n for n, base in enumerate(bases) if base.of == "interest-first"]
    last = [n for n, base in enumerate(bases) if base.of == "interest"]
    if first:
        off |= taken_off(paid, bases, reduced, "listed", clock, end, first)
    if last:
        begun = max(clock, min(bases[n].start for n in last))
        until = [end + 1 if base.until is None else base.until for base in bases]
        open_ = [n for n in last if bases[n].start <= begun <= until[n]]
        left = sum(max((bases[n].amount or 0) - reduced[n], 0) for n in open_)
        off |= taken_off(max(left - owed, 0), bases, reduced, "listed", clock, end, last)
    return off


def _burden(base: Base, day: int) -> int:
    """The rate of a base on a day, a year: the heavier is reduced first."""
    spans = base.spans
    rate = next((span.rate for span in spans if span.start <= day < span.end), spans[-1].rate if spans else None)
    return rate.a_year(365) if rate is not None else 0
