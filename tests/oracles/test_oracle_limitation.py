"""The clocks of limitation and of enforcement against a plain winding of the law page, with events on every edge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import limitation
from lpr_calc.values.tree import as_tree
from oracle_limitation import drawn

TODAY = date(2026, 11, 24)
SAID = {
    "limitation-waiver",
    "limitation-old-obstacle",
    "limitation-proceedings",
    "limitation-withdrawn",
    "demand-delivered",
    "demand-proof",
    "settlement-last-day",
}
"""The notices the oracle knows."""
TOGETHER = 20


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)


@pytest.mark.parametrize("enforcing", [False, True], ids=["claim", "enforcement"])
@pytest.mark.parametrize("first", range(0, 400, TOGETHER))
def test_every_step(enforcing: bool, first: int) -> None:
    """What each event did, the last day, the state, the days left, and what is said."""
    for number in range(first, first + TOGETHER):
        facts, on, watch = drawn(number, enforcing)
        case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
        found = limitation(case, on.toordinal())
        clock = found.enforcement if enforcing else found.claims[0]
        assert clock is not None
        said: dict[str, Any] = {
            "begins": _day(clock.begins),
            "steps": [(_day(step.day), step.counts, _day(step.last)) for step in clock.steps],
            "state": clock.state,
            "last": _day(clock.last),
            "nominal": _day(clock.nominal),
            "left": clock.days_left,
        }
        assert said == watch.result(on), (number, facts)
        assert {notice.code for notice in found.notices} & SAID == watch.codes, (number, facts)
