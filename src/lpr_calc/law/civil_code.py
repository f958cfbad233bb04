"""Allocation of payments: 民法典 560 between several debts, 561 inside one; 合同法解释(二) 20, 21 before 2021."""

from __future__ import annotations

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
    Text("按债务比例抵充", "pro rata"),
)
_NO_STEP = Text("", "")
_CODE = day_of("2021-01-01")


def _by(article: Text) -> tuple[Text, ...]:
    """The steps as that article's."""
    return tuple(Text(f"{step.zh}（{article.zh}）", f"{step.en} ({article.en})") for step in _STEPS)


_BY_CODE = _by(Text("民法典560条", "Civil Code 560"))
_BEFORE_2021 = _by(Text("合同法解释（二）20条", "Contract Law Interpretation (II) 20"))


def rank_560(debts: list[Debt], day: int) -> list[tuple[list[Debt], Text]]:
    """Put debts in the order of 560条2款; debts equal in every respect share pro rata.

    Due before not due; least secured; heaviest burden; earliest due; pro rata. Returns groups, each with the step that
    told it from the next (the last: from the one before), worded by the law of the ``day`` of payment.
    """
    said = _BEFORE_2021 if day < _CODE else _BY_CODE
    keyed = [
        ((not debt.is_due, debt.loan.secured is True, -debt.burden, debt.due_day), debt.loan.id, number, debt)
        for number, debt in enumerate(debts)
    ]
    keyed.sort()
    groups: list[tuple[tuple[bool, bool, int, int], list[Debt]]] = []
    for key, _, _, debt in keyed:
        if groups and groups[-1][0] == key:
            groups[-1][1].append(debt)
        else:
            groups.append((key, [debt]))
    ranked = []
    for number, (_, group) in enumerate(groups):
        if len(group) > 1:
            ranked.append((group, said[-1]))
            continue
        # What told this group from the next one; the last, from the one before it.
        last = len(groups) - 1
        first = min(number, max(last - 1, 0))
        pair = zip(said, groups[first][0], groups[min(first + 1, last)][0], strict=False)
        ranked.append((group, next((step for step, one, other in pair if one != other), _NO_STEP)))
    return ranked
