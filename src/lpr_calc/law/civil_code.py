"""Allocation of payments: 民法典 560 between several debts, 561 inside one; 合同法解释(二) 20, 21 before 2021."""

from __future__ import annotations

from functools import lru_cache

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


_Key = tuple[bool, bool, int, int, str]
_STEPS = (
    Text("先抵已到期债务", "due debts first"),
    Text("先抵无担保或担保最少的债务", "least secured first"),
    Text("先抵负担较重的债务", "heaviest burden first"),
    Text("先抵先到期的债务", "earliest due first"),
    Text("按债务比例抵充", "pro rata"),
)
_NO_STEP = Text("", "")
CODE = day_of("2021-01-01")
"""From this day on the steps are those of the Civil Code."""


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
    keys = tuple([(not d.is_due, d.loan.secured is True, -d.burden, d.due_day, d.loan.id) for d in debts])
    return [([debts[number] for number in group], step) for group, step in _ranked(keys, day < CODE)]


@lru_cache(4096)
def _ranked(keys: tuple[_Key, ...], before_2021: bool) -> tuple[tuple[tuple[int, ...], Text], ...]:
    """Put debts in order by what the steps look at, and the id of the loan: groups of their numbers with the step."""
    said = _BEFORE_2021 if before_2021 else _BY_CODE
    groups: list[tuple[tuple[bool, bool, int, int], list[int]]] = []
    for number in sorted(range(len(keys)), key=keys.__getitem__):
        key = keys[number][:4]
        if groups and groups[-1][0] == key:
            groups[-1][1].append(number)
        else:
            groups.append((key, [number]))
    ranked = []
    for number, (_, group) in enumerate(groups):
        if len(group) > 1:
            ranked.append((tuple(group), said[-1]))
            continue
        # What told this group from the next one; the last, from the one before it.
        last = len(groups) - 1
        first = min(number, max(last - 1, 0))
        pair = zip(said, groups[first][0], groups[min(first + 1, last)][0], strict=False)
        ranked.append((tuple(group), next((step for step, one, other in pair if one != other), _NO_STEP)))
    return tuple(ranked)
