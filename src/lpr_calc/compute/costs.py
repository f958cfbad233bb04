"""Costs of realising the claim have a day each: a payment pays only what exists on its day (民法典 561条;
law.md A25).
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base.dates import iso
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case, Cost
from ..law.choices import Choices


def without_later_costs(case: Case, choices: Choices) -> Case:
    """Leave out costs that arise after the end of the claim, and say so."""
    until = case.until if case.until is not None else case.today
    later = [cost for cost in case.costs if cost.day is not None and cost.day > until]
    if not later:
        return case
    note_later(later, until, choices)
    return case._replace(costs=tuple(cost for cost in case.costs if cost not in later))


def note_later(later: Iterable[Cost], until: int, choices: Choices) -> None:
    """Say of costs that arise after the end that they are not counted."""
    for cost in later:
        assert cost.day is not None
        message = Text(
            f"{cost.name} {fen_text(cost.amount)} 元发生于 {iso(cost.day)}，晚于计算截止日 {iso(until)}，未计入",
            f"{cost.name}, {fen_text(cost.amount)}, arises on {iso(cost.day)}, after the end {iso(until)}: not counted",
        )
        choices.note("warning", "cost-after-end", message, matters=True)


def in_time(costs: tuple[Cost, ...], default: int | None) -> tuple[Cost, ...]:
    """Return costs with their days; one without has the ``default`` (of suit, of judgment),
    if that is stated (law.md A25).
    """
    return tuple(cost if cost.day is not None else cost._replace(day=default) for cost in costs)


def note_undated(costs: tuple[Cost, ...], default: int | None, name: Text, choices: Choices) -> None:
    """Say which day is taken for costs without one, where payments are allocated (law.md A25)."""
    if all(cost.day is not None for cost in costs):
        return
    if default is None:
        message = Text(
            f"费用没有写明发生日，也没有{name.zh}：视为自始存在，首先抵充（用 日期 写明）",
            f"neither the day of a cost nor {name.en} is stated: costs are taken to exist from the start (state their"
            " date)",
        )
        choices.assume("costs-first", message, "civil-code/561", matters=True)
        return
    message = Text(
        f"费用没有写明发生日，视为在{name.zh} {iso(default)} 发生：此前的还款不抵费用",
        f"the day of a cost is not stated: taken to arise on {name.en}, {iso(default)}; no earlier payment pays it",
    )
    choices.assume("costs-day", message, "civil-code/561")
