"""In which order payments go to the debts of a loan repaid by instalments (`arrears`)."""

from __future__ import annotations

from collections.abc import Sequence

from ..engine.balance import Balance
from ..engine.course import FALL_DUE
from .arrears import PREPAID

_INTEREST = ("compound", "penalty", "in-term", "overdue", "damages", "fees")
_WORDS = {
    "compound": ("compound",),
    "penalty": ("penalty",),
    "overdue-interest": ("in-term",),
    "overdue-principal": ("principal",),
    "costs": ("costs",),
    "principal": ("principal",),
}


def prepaid_debts(day: int, debts: Sequence[Balance]) -> list[Balance]:
    """Of the debts of a loan, those a prepayment of ``day`` serves: principal prepaid, or what was settled that day."""
    of_day = [b for b in debts if b.course.start == day]
    return [b for b in of_day if is_prepaid(b)] or of_day


def heads_in_order(
    debts: Sequence[Balance], day: int, order: Sequence[str], across: str, towards: str = "auto"
) -> list[tuple[Balance, str]]:
    """Return the heads of the debts that are due, in the order a payment serves them.

    ``order`` are words of the convention; ``interest`` and ``principal`` stand for what no other word names.
    ``across``: ``heads`` goes over all debts, the oldest first, before the next head; ``instalments`` through all heads
    of one debt before the next. What a payment was meant for goes first.
    """
    due = sorted((b for b in debts if is_due(b)), key=lambda b: b.course.start)
    words = list(order)
    if towards in ("interest", "principal", "costs"):
        words.sort(key=lambda word: not _meant(word, towards))
    served = [(word, head) for word in words for head in _heads(word, order)]

    def open_to(word: str, balance: Balance) -> bool:
        late = balance.course.start < day
        if word.startswith("overdue-"):
            return late
        return not (late and f"overdue-{word}" in order)

    if across == "instalments":
        return [
            (balance, head)
            for balance in due
            for word, head in served
            if head not in ("in-term", "principal") or open_to(word, balance)
        ]
    return [
        (balance, head)
        for word, head in served
        for balance in due
        if head not in ("in-term", "principal") or open_to(word, balance)
    ]


def is_due(balance: Balance) -> bool:
    """Whether a debt ever falls due within the claim: what does not is served by no payment."""
    return any(kind == FALL_DUE for _, kind, _ in balance.course.flows)


def is_prepaid(balance: Balance) -> bool:
    """Whether a debt is principal that was prepaid, which the prepayment alone serves."""
    return balance.course.loan_id.rpartition("/")[2].startswith(PREPAID)


def _meant(word: str, towards: str) -> bool:
    if towards == "interest":
        return word in ("interest", "overdue-interest", "penalty", "compound")
    return word in (towards, f"overdue-{towards}")


def _heads(word: str, order: Sequence[str]) -> tuple[str, ...]:
    if word != "interest":
        return _WORDS[word]
    return tuple(head for head in _INTEREST if head not in order)
