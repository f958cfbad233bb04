"""The walk: flows, receipts and changes of rate in order of time, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .balance import Balance
from .course import Course
from .payments import Allocation, Entry, Payments, Receipt


class Outcome:
    """What a walk comes to. Every amount, of balances, their lines and the entries, is a numerator over ``unit``: so many are a
    fen (1 where lines are rounded). ``costs`` are those still open.
    """

    __slots__ = ("balances", "costs", "entries", "surplus", "unit")

    def __init__(self, balances: list[Balance], entries: list[Entry], costs: int, surplus: int, unit: int) -> None:
        self.balances = balances
        self.entries = entries
        self.costs = costs
        self.surplus = surplus
        self.unit = unit


def walk(
    courses: Sequence[Course],
    receipts: Iterable[Receipt] = (),
    allocation: Allocation | None = None,
    exact: bool = False,
) -> Outcome:
    """Take every debt to its end, settling receipts (in order of time) on the way.

    ``exact`` keeps fractions of a fen to the end, so that one walk serves every rounding; otherwise each line is rounded half
    up to the fen.
    """
    payments = Payments(courses, allocation or Allocation(), exact)
    for receipt in receipts:
        payments.pay(receipt)
    payments.close()
    return Outcome(payments.balances, payments.entries, payments.costs_open, payments.surplus, payments.unit.value)
