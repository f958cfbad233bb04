"""Allocation of payments: 民法典 560 between several debts, 561 inside one; 合同法解释(二) 20, 21 before 2021."""

from __future__ import annotations

from itertools import groupby

from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Loan
from .context import day_of


class Debt(Record):
    """What 560 looks at on the day of a payment: one instalment of a loan that is due or falls due, with its principal
    (over the unit of the walk).
    """

    loan: Loan
    is_due: bool
    due_day: int
    burden: int
    principal: int


_STEPS = (
    Text("先抵已到期债务", "due debts first"),
    Text("先抵无担保或担保最少的债务", "least secured first"),
    Text("先抵负担较重的债务", "heaviest burden first"),
    Text("先抵先到期的债务", "earliest due first"),
)
_PRO_RATA = Text("按债务比例抵充", "pro rata")
_CODE = day_of("2021-01-01")


def rank_560(debts: list[Debt], day: int) -> list[tuple[list[Debt], Text]]:
    """Put debts in the order of 560条2款; debts equal in every respect share pro rata.

    Due before not due; least secured; heaviest burden; earliest due; pro rata. Returns groups, each with the step that
    told it from the next (the last: from the one before), worded by the law of the ``day`` of payment.
    """
    article = Text("民法典560条", "Civil Code 560")
    if day < _CODE:
        article = Text("合同法解释（二）20条", "Contract Law Interpretation (II) 20")

    def said(step: Text) -> Text:
        return Text(f"{step.zh}（{article.zh}）", f"{step.en} ({article.en})")

    def key(debt: Debt) -> tuple[bool, bool, int, int]:
        return (not debt.is_due, debt.loan.secured is True, -debt.burden, debt.due_day)

    ordered = sorted(debts, key=lambda debt: (key(debt), debt.loan.id))
    groups = [list(group) for _, group in groupby(ordered, key=key)]
    ranked = []
    for number, group in enumerate(groups):
        if len(group) > 1:
            ranked.append((group, said(_PRO_RATA)))
            continue
        # What told this group from the next one; the last, from the one before it.
        pair = groups[number : number + 2] if number + 1 < len(groups) else groups[number - 1 : number + 1]
        steps = zip(_STEPS, key(pair[0][0]), key(pair[-1][0]), strict=True)
        step = next((step for step, a, b in steps if a != b), None)
        ranked.append((group, said(step) if step is not None else Text("", "")))
    return ranked
