"""Facts whose use shows in the lines of a claim: they need not be tried by computing again without them (`answer`).

Only what holds for certain stands here, for the plainest rows, where a batch has thousands of them. Tests hold it to
the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from .statement import Statement

_PLAIN = frozenset(
    [
        *("kind", "until", "title", "creditor", "debtor", "filed", "accepted", "payments", "costs", "conventions"),
        *(f"loans[].{key}" for key in ("id", "principal", "due", "rate", "overdue_rate", "lent", "signed")),
    ]
)
"""What may be stated beside: nothing that could stand in for a day or a rate that is left out."""

_AGREED = "private-lending-2020/28-1"

NONE: frozenset[str] = frozenset()


def evident(statement: Statement, stated: AbstractSet[str]) -> frozenset[str]:
    """Return the keys, of those stated at the top of a case, on which a claim depends for certain."""
    case = statement.case
    natural = case.creditor.natural and case.debtor.natural
    if not stated <= _PLAIN or len(case.loans) != 1 or case.loans[0].disbursed or natural or case.conventions.cap:
        return NONE
    found = set()
    kinds = {line.kind for line in statement.lines}
    if "in-term" in kinds and statement.kind in ("private-lending", "bank-loan"):
        # Nothing bears interest in the term without a rate for it, nor without the day of lending.
        found |= {"loans[].rate", "loans[].lent"}
    if "overdue" in kinds and statement.kind != "construction" and "loans[].lent" not in stated:
        # Nothing else says when the debt fell due.
        found.add("loans[].due")
    rates = (
        [line.rate for line in statement.lines if line.kind == "overdue"] if statement.kind == "private-lending" else []
    )
    if any(_AGREED in rate.provisions or (rate.agreed and "loans[].rate" not in stated) for rate in rates):
        # Nothing else is agreed for the time after the due date, and what was agreed asks for the day of formation.
        found.add("loans[].overdue_rate")
        if "loans[].lent" not in stated:
            found.add("loans[].signed")
    return frozenset(found)
