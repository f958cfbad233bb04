"""What a walk comes to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .course import Course, Line, line_order, rescaled
from .receipts import Entry, Row, entries_of
from .standing import Denominator, Standing
from .steady import Log

State = tuple[int, int, int, int, int, list[int], list[int], int, list[tuple[int, int, int]]]
"""Principal not yet due and due, lent, paid in advance; interest billed; interest accrued and paid by kind;
capitalised, and when.
"""


_WHOLE = Denominator(0)


class Outcome:
    """What a walk comes to. Every amount, of balances, lines and entries, is a numerator over ``unit``: so many are a
    fen (1 where lines are rounded). ``lines`` are those of each debt in turn; ``costs`` are those still open.
    """

    __slots__ = ("_balances", "_course", "_entries", "_marks", "_rows", "_state", "costs", "lines", "surplus", "unit")

    lines: list[list[Line]]
    costs: int
    surplus: int
    unit: int
    _balances: list[Standing] | None
    _entries: list[Entry] | None
    _rows: list[Row]
    _marks: list[tuple[int, int]]
    _course: Course
    _state: State

    @property
    def entries(self) -> list[Entry]:
        """What every receipt went to, in order of time."""
        if self._entries is None:
            self._entries = entries_of(self._rows, self._marks)
        return self._entries

    @property
    def balances(self) -> list[Standing]:
        """What stands of every debt at its end."""
        if self._balances is None:
            course, state, unit = self._course, self._state, _WHOLE
            if self.unit != 1:
                unit = Denominator(0)
                unit.value = self.unit
            balance = Standing(course, unit)
            undue, due, lent, prepaid, billed, accrued, paid, capitalised, rollovers = state
            balance.undue, balance.due, balance.lent = undue, due, lent
            balance.prepaid, balance.billed, balance.capitalised = prepaid, billed, capitalised
            balance.accrued, balance.paid, balance.rollovers = accrued, paid, rollovers
            balance.lines, balance.now = self.lines[0], course.end
            # What falls due after the end has not flowed.
            balance.flow = bisect_right(course.flows, (course.end + 1,))
            self._balances = [balance]
        return self._balances


def of_one(course: Course, log: Log, costs: int, surplus: int, unit: int, state: State) -> Outcome:
    """Return what the walk of a single debt comes to; its balance and entries are made when somebody asks for them."""
    found = Outcome()
    lines, found._rows, line_marks, found._marks = log
    if line_marks:
        lines = rescaled(lines, line_marks)
    if len(course.legs) > 1:
        lines.sort(key=line_order)
    found.lines, found.costs, found.surplus, found.unit = [lines], costs, surplus, unit
    found._course, found._state = course, state
    found._balances = found._entries = None
    return found


def of_many(balances: Sequence[Standing], entries: list[Entry], costs: int, surplus: int, unit: int) -> Outcome:
    """Return what the walk of debts side by side comes to."""
    found = Outcome()
    found.lines = [balance.lines for balance in balances]
    found.costs, found.surplus, found.unit = costs, surplus, unit
    found._balances, found._entries = [*balances], entries
    return found
