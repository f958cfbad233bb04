"""Facts whose use shows in the steps of a clock of limitation (`evident` for claims): they need not be tried by
computing again without them.

Every event a clock takes leaves one step, whether it moves the clock or not: without the event there is one step less.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..casefile.model import Case
from .evident import Shown
from .limitation import LimitationStatement

_BESIDE = frozenset(["title", "loans[].id", "creditor", "debtor", "payments", "demands"])
_OF_A_DEBT = _BESIDE | {f"loans[].{key}" for key in ("principal", "due", "lent", "signed", "rate", "overdue_rate")}
_OF_A_JUDGMENT = _BESIDE | {"judgment"}
_IN_A_JUDGMENT = frozenset(
    f"judgment.{key}" for key in ("principal", "interest", "perform_by", "effective", "date", "number", "costs")
)
"""What may be stated beside: nothing that could stand in for the day a period begins on, or end it for good."""


def evident_of(statement: LimitationStatement, stated: Iterable[str], inside: Iterable[str]) -> Shown:
    """Return what is evidently used of a case with the keys ``stated`` at its top, and ``inside`` its judgment: of one
    plain debt with a due date, or of a judgment alone.
    """
    case, stated = statement.case, set(stated)
    if _OF_A_DEBT.issuperset(stated) and len(case.loans) == 1 and case.loans[0].due is not None:
        # Nothing else says when it was due, and the first step names that day.
        taken = _events(case, statement.on, statement.claims[0].begins)
        return Shown(taken.used | {"loans[].due"}, taken.wholes)
    clock = statement.enforcement
    if not _OF_A_JUDGMENT.issuperset(stated) or not _IN_A_JUDGMENT.issuperset(inside) or clock is None or case.loans:
        return Shown()
    taken = _events(case, statement.on, clock.begins, enforced=True)
    # Without the judgment there is no clock. What else may open the two years says so in their first step.
    used = {"judgment.perform_by"} if case.judgment is not None and case.judgment.perform_by is not None else set()
    return Shown(taken.used | used, taken.wholes | {"judgment"})


def _events(case: Case, on: int, begins: int | None, enforced: bool = False) -> Shown:
    """Demands and payments up to the day asked that leave a step: all of them, or none is evident."""
    used: set[str] = set()
    wholes: set[str] = set()
    demands = [demand for demand in case.demands if demand.day <= on]
    days = [*(demand.day for demand in demands), *(payment.day for payment in case.payments)]
    if begins is None or (enforced and any(day <= begins for day in days)):
        # A clock of enforcement takes what comes after its opening day.
        return Shown()
    if demands and all(demand.event == "demand" for demand in demands):
        wholes |= {"demands", "demands[]"}
        used.add("demands[].date")
        if all(demand.delivered is not None and demand.day >= begins for demand in demands):
            # A demand of which nobody says whether it arrived is told as an assumption.
            used.add("demands[].delivered")
    if any(payment.day <= on for payment in case.payments):
        wholes |= {"payments", "payments[]"}
        used |= {"payments[].date", "payments[].amount"}
    return Shown(used, wholes)
