"""The walk: flows, receipts and changes of rate in order of time, in whole numbers.

A single debt without ceilings on a sum takes `single`; several debts, or one with ceilings, limits or sums that bear
interest beside it, move together in `payments`. What comes out is the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..base.checking import Any
from .course import Course, Leg, Line
from .outcome import Outcome, of_many
from .receipts import ORDERS, Allocation, Receipt
from .single import walk_one
from .steady import LAST, Log, Stand, steady

__all__ = ["Outcome", "walk", "walk_days", "walk_together"]


def walk(
    courses: Sequence[Course],
    receipts: Sequence[Receipt] = (),
    allocation: Allocation | None = None,
    exact: bool = False,
) -> Outcome:
    """Take every debt to its end, settling receipts (in order of time) on the way.

    ``exact`` keeps fractions of a fen to the end, so that one walk serves every rounding; otherwise each line is
    rounded half up to the fen.
    """
    allocation = allocation or _USUAL
    order, costs, _, together, rounds, serving = allocation
    if len(courses) == 1 and together is None and not rounds and serving is None:
        course, orders = courses[0], ORDERS.get(order)
        # Every receipt must find something lent.
        if orders is not None and course.plain and (not receipts or receipts[0].day >= course.lent_on):
            return walk_one(course, receipts, orders, costs, exact)
    return walk_together(courses, receipts, allocation, exact)


def walk_days(
    leg: Leg, start: int, end: int, principal: int, receipts: Sequence[Any], orders: dict[str, tuple[str, ...]]
) -> tuple[list[Line], Stand]:
    """Walk a principal that is due on the first of the days ``[start, end)`` and bears but one kind of interest; return
    its lines, rounded one by one, and what stands at the end.

    ``leg`` may reach beyond these days and is left as it is (`Course.simple` of a longer claim): many claims are walked
    on one. ``receipts`` are as `Receipt` has them, in order of time; one before ``start`` reduces the principal.
    """
    log: Log = ([], [], [], [])
    line = (bisect_right(leg.starts, start) - 1, start, 0, 0, start)
    stand = (0, principal, principal, 0, 0, 0, 0, 0, 1)
    stand = steady("", end, leg, line, stand, 0, (*receipts, *LAST), orders, log)
    return log[0], stand


def walk_together(
    courses: Sequence[Course], receipts: Sequence[Receipt], allocation: Allocation, exact: bool
) -> Outcome:
    """Take debts to their ends side by side, whatever bears on them."""
    # A single plain debt does without.
    from .payments import Payments

    payments = Payments(courses, allocation, exact)
    for receipt in receipts:
        payments.pay(receipt)
    payments.close()
    return of_many(payments.balances, payments.entries, payments.costs_open, payments.surplus, payments.unit.value)


_USUAL = Allocation()
