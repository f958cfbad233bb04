"""Allocation of payments: 民法典 560 between several debts, 561 inside one."""

from __future__ import annotations

from itertools import groupby

from ..casefile.model import Loan
from ..record import Record, Text


class Debt(Record):
    """What 560 looks at, for one loan on the day of a payment."""

    loan: Loan
    is_due: bool
    due_day: int
    burden: int


STEPS = (
    Text("先抵已到期债务（民法典560条）", "due debts first (Civil Code 560)"),
    Text("先抵无担保或担保最少的债务（民法典560条）", "least secured first (Civil Code 560)"),
    Text("先抵负担较重的债务（民法典560条）", "heaviest burden first (Civil Code 560)"),
    Text("先抵先到期的债务（民法典560条）", "earliest due first (Civil Code 560)"),
)
PRO_RATA = Text("按债务比例抵充（民法典560条）", "pro rata (Civil Code 560)")


def rank_560(debts: list[Debt]) -> tuple[list[list[Debt]], Text]:
    """Put debts in the order of 560条2款; debts equal in every respect share pro rata.

    Due before not due; least secured; heaviest burden; earliest due; pro rata. Returns groups and the step that told
    the first group from the next.
    """

    def key(debt: Debt) -> tuple[bool, bool, int, int]:
        return (not debt.is_due, debt.loan.secured is True, -debt.burden, debt.due_day)

    ordered = sorted(debts, key=lambda debt: (key(debt), debt.loan.id))
    groups = [list(group) for _, group in groupby(ordered, key=key)]
    if not groups:
        return [], Text("", "")
    if len(groups[0]) > 1:
        return groups, PRO_RATA
    if len(groups) == 1:
        return groups, Text("", "")
    first, second = key(groups[0][0]), key(groups[1][0])
    for step, a, b in zip(STEPS, first, second, strict=True):
        if a != b:
            return groups, step
    return groups, PRO_RATA
