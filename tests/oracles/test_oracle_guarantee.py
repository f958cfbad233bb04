"""Guarantee periods against a plain reading of the page, with acts on every edge of the period."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import limitation
from lpr_calc.values.tree import as_tree
from oracle_guarantee import EXECUTION, drawn, result

TODAY = date(2026, 11, 24)
TOGETHER = 20


def written(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as a case file writes them: months of a period, and how enforcement went in a part of its own."""
    [one] = facts["guarantors"]
    execution = {key: one[key] for key in EXECUTION if key in one}
    named = {key: value for key, value in one.items() if key not in execution}
    if isinstance(named.get("period"), int):
        named["period"] = f"{named['period']}个月"
    return {**facts, "guarantors": [named | ({"execution": execution} if execution else {})]}


@pytest.mark.parametrize("first", range(0, 600, TOGETHER))
def test_every_period(first: int) -> None:
    """Mode, due day, last day, what may be pleaded, what kept it, the limitation after it."""
    for number in range(first, first + TOGETHER):
        facts, on = drawn(number)
        case = parse_case(as_tree(written(facts)), TODAY, loans_needed=False, principal_needed=False)
        [clock] = limitation(case, on.toordinal()).guarantees
        days = ("due", "last", "arguable", "kept", "limitation")
        said: dict[str, Any] = {"mode": clock.mode, "state": clock.state, "left": clock.days_left}
        for name in days:
            day = getattr(clock, name)
            said[name] = None if day is None else date.fromordinal(day)
        assert said == {"left": None, **result(facts, on)}, (number, on, facts)
