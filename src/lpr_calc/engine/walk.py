"""The walk: flows, receipts and changes of rate in order of time, in whole numbers.

A single debt without ceilings on a sum takes `single`; several debts, or one with ceilings, limits or sums that bear interest
beside it, move together in `payments`. What comes out is the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from .balance import Balance, Unit, line_order, rescaled
from .course import Course, Line
from .payments import Allocation, Entry, Payments, Receipt, Row, entries_of
from .single import State, takes, walk_one


class Outcome:
    """What a walk comes to. Every amount, of balances, lines and entries, is a numerator over ``unit``: so many are a fen (1
    where lines are rounded). ``lines`` are those of each debt in turn; ``costs`` are those still open.
    """

    __slots__ = ("_balances", "_entries", "_rows", "_standing", "costs", "lines", "surplus", "unit")

    def __init__(self, lines: list[list[Line]], costs: int, surplus: int, unit: int) -> None:
        self.lines = lines
        self.costs = costs
        self.surplus = surplus
        self.unit = unit
        self._balances: list[Balance] | None = None
        self._entries: list[Entry] | None = None
        self._rows: tuple[list[Row], list[tuple[int, int]]] = ([], [])
        self._standing: tuple[Course, State] | None = None

    @property
    def entries(self) -> list[Entry]:
        """What every receipt went to, in order of time."""
        if self._entries is None:
            self._entries = entries_of(*self._rows)
        return self._entries

    @property
    def balances(self) -> list[Balance]:
        """What stands of every debt at its end."""
        if self._balances is None:
            assert self._standing is not None
            course, state = self._standing
            unit = Unit(0)
            unit.value = self.unit
            balance = Balance(course, unit)
            balance.undue, balance.due, balance.lent, balance.prepaid, balance.billed = state[:5]
            balance.accrued, balance.paid, balance.capitalised, balance.rollovers = state[5:]
            balance.lines, balance.flow, balance.now = self.lines[0], len(course.flows), course.end
            self._balances = [balance]
        return self._balances


def walk(
    courses: Sequence[Course],
    receipts: Sequence[Receipt] = (),
    allocation: Allocation | None = None,
    exact: bool = False,
) -> Outcome:
    """Take every debt to its end, settling receipts (in order of time) on the way.

    ``exact`` keeps fractions of a fen to the end, so that one walk serves every rounding; otherwise each line is rounded half
    up to the fen.
    """
    allocation = allocation or _USUAL
    if len(courses) == 1 and takes(courses[0], receipts, allocation):
        course = courses[0]
        lines, rows, costs, surplus, unit, line_marks, row_marks, state = walk_one(course, receipts, allocation, exact)
        if line_marks:
            lines = rescaled(lines, line_marks)
        if len(course.legs) > 1:
            lines.sort(key=line_order)
        outcome = Outcome([lines], costs, surplus, unit)
        outcome._rows = rows, row_marks
        outcome._standing = course, state
        return outcome
    return walk_together(courses, receipts, allocation, exact)


def walk_together(
    courses: Sequence[Course], receipts: Sequence[Receipt], allocation: Allocation, exact: bool
) -> Outcome:
    """Take debts to their ends side by side, whatever bears on them."""
    payments = Payments(courses, allocation, exact)
    for receipt in receipts:
        payments.pay(receipt)
    payments.close()
    lines = [balance.lines for balance in payments.balances]
    outcome = Outcome(lines, payments.costs_open, payments.surplus, payments.unit.value)
    outcome._balances = payments.balances
    outcome._entries = payments.entries
    return outcome


_USUAL = Allocation()
