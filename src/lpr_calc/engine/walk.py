"""The walk: flows, receipts and changes of rate in order of time, in whole numbers.

A single debt without ceilings on a sum takes `single`; several debts, or one with ceilings, limits or sums that bear
interest beside it, move together in `payments`. What comes out is the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from .course import Course
from .outcome import Outcome, of_many
from .receipts import ORDERS, Allocation, Receipt
from .single import walk_one

__all__ = ["Outcome", "walk", "walk_together"]


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
    if len(courses) == 1 and order in ORDERS and together is None and not rounds and serving is None:
        (course,) = courses
        # Every receipt must find something lent.
        if course.plain and (not receipts or receipts[0].day >= course.lent_on):
            return walk_one(course, receipts, ORDERS[order], costs, exact)
    return walk_together(courses, receipts, allocation, exact)


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
