"""Costs of realising the claim have a day each: a payment pays only what exists on its day (民法典 561条;
law.md A25).
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case, Cost
from ..law.choices import Choices

worded = words_of(__name__)


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
        choices.note(
            "warning",
            "cost-after-end",
            worded("cost-after-end", name=cost.name, amount=fen_text(cost.amount), day=iso(cost.day), until=iso(until)),
            matters=True,
        )


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
        choices.assume("costs-first", worded("costs-first", name=name), "civil-code/561", matters=True)
        return
    choices.assume("costs-day", worded("costs-day", default=iso(default), name=name), "civil-code/561")
