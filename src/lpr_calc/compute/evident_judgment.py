"""Facts whose use shows in the figures of a judgment (`evident` for claims): they need not be tried by computing again
without them.
"""

from __future__ import annotations

from collections.abc import Iterable

from .evident import Shown
from .judgment_statement import JudgmentStatement

_PLAIN = frozenset(
    [
        *("creditor", "debtor", "judgment", "until", "payments", "title", "court", "account", "lawyer", "evidence"),
        *("pay_by", "plan", "kind", "lender", "filed", "accepted", "served", "costs", "demands", "obstacles", "loans"),
    ]
)
_PLAIN_INSIDE = frozenset(
    f"judgment.{key}" for key in ("principal", "interest", "perform_by", "effective", "date", "number", "costs")
)
"""What may be stated beside: nothing that could stand in for a sum, a rate or a day that is left out."""


def evident_in(statement: JudgmentStatement, stated: Iterable[str], inside: Iterable[str]) -> Shown:
    """Return what is evidently used of a case with the keys ``stated`` at its top, and ``inside`` its judgment."""
    judgment, totals, case = statement.judgment, statement.totals, statement.case
    inside = set(inside)
    stated = {key for key in stated if not key.startswith("loans[].")}
    if not _PLAIN.issuperset(stated) or not _PLAIN_INSIDE.issuperset(inside) or statement.currency:
        return Shown()
    # Without a judgment there is nothing to compute.
    used, wholes = set(), {"judgment"}
    if case.until is not None and case.until != case.today:
        used.add("until")
    if totals.principal:
        used.add("judgment.principal")
    if judgment.day is not None:
        # Without it its day is told as an assumption.
        used.add("judgment.date")
    if judgment.interest:
        # How many days a year has is told as a default, which of a bank loan is another.
        used.add("kind")
    kinds = {line.kind for line in statement.lines if line.interest}
    if "doubled" in kinds:
        # Nothing else says from which day on it runs.
        used.add("judgment.perform_by")
    if totals.costs == sum(cost.amount for cost in judgment.costs) and all(cost.amount for cost in judgment.costs):
        wholes |= {"judgment.costs", "judgment.costs[]"}
        used |= {"judgment.costs[].amount"}
    if len(judgment.interest) == 1 and "general" in kinds and not totals.fixed_interest:
        wholes |= {"judgment.interest", "judgment.interest[]"}
        used |= {f"judgment.interest{entry}.{key}" for entry in ("", "[]") for key in ("rate", "from")}
    counted = [
        payment.amount
        for payment in case.payments
        if payment.day <= statement.until and (judgment.day is None or payment.day > judgment.day)
    ]
    if counted and totals.paid == sum(counted) and all(counted):
        wholes |= {"payments", "payments[]"}
        used |= {"payments[].date", "payments[].amount"}
    return Shown(used, wholes)
