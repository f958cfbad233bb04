"""What is told of a debt that is claimed before it is due: on the day of suit, on the day of computation."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, words_of
from ..base.money import fen_comma, fen_text, to_fen
from ..casefile.model import Case, by_instalments, void_of
from ..engine.walk import Outcome
from ..law.choices import Choices
from ..law.context import bankrupt_since

worded = words_of(__name__)


def note_filed_early(case: Case, kind: str, filed: int, choices: Choices) -> None:
    """Say which loans had not fallen due, not in part either, on the day of suit. What was lent under a void contract
    is to be returned at once.
    """
    accepted = bankrupt_since(case)
    for loan in case.loans:
        if kind == "private-lending" and void_of(case, loan):
            continue
        days = [portion.day for portion in loan.instalments if portion.day is not None]
        days += [loan.due] if loan.due is not None else []
        if loan.terms is not None and by_instalments(loan):
            from ..law.repayment import due_portions

            try:
                days = [portion.day for portion in due_portions(case, loan, Choices()) if portion.day is not None]
            except LprError:
                # What its schedule lacks is asked for where it is laid out.
                continue
        if not days or min(days) <= filed:
            continue
        first = min([day for day in (min(days), loan.accelerated, accepted) if day is not None])
        if first > filed:
            name = f" {loan.id} " if len(case.loans) > 1 else ""
            choices.note(
                "warning", "filed-before-due", worded("filed-before-due", filed=iso(filed), day=iso(first), name=name)
            )


def note_not_yet_due(outcome: Outcome, case: Case, until: int, choices: Choices) -> None:
    """Say how much of the principal that is claimed falls due after the day of computation only, and what of a loan
    repaid by instalments is in the total and not claimed.
    """
    for balance in outcome.balances:
        if balance.undue and balance.course.schedule.of:
            # A debt by itself, nothing of which has fallen due.
            undue, current = (fen_comma(to_fen(part, outcome.unit)) for part in (balance.undue, balance.interest))
            choices.note("warning", "not-due", worded("not-due", undue=undue, current=current))
    accepted = bankrupt_since(case)
    if accepted is not None and accepted <= until:
        return
    later = [
        (at - balance.course.schedule.matures, amount)
        for balance in outcome.balances
        if balance.undue
        for at, _, amount in balance.parts(until)
        if at - balance.course.schedule.matures > until
    ]
    if later:
        amount, day = fen_text(to_fen(sum(fen for _, fen in later), outcome.unit)), iso(min(later)[0])
        choices.note("warning", "not-yet-due", worded("not-yet-due", until=iso(until), amount=amount, day=day))
