"""Schedules and all-in costs worked out beside them (``cases/instalments/``): to the fen, and to four places."""

from __future__ import annotations

from typing import Any

import pytest

from case_files import TODAY, cases
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.cost import cost
from lpr_calc.compute.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.reports import cost as cost_report
from lpr_calc.reports import schedule as schedule_report
from lpr_calc.values.tree import as_tree

ENTRIES = cases("instalments")
SCHEDULES = [(name, entry) for name, entry in ENTRIES if "rows" in entry]
COSTS = [(name, entry) for name, entry in ENTRIES if "cost" in entry]


def picked(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Of what was found, what a case speaks of, as it writes it."""
    out: dict[str, Any] = {}
    for key, item in wanted.items():
        value = found[key]
        if isinstance(item, dict):
            out[key] = picked(value, item)
        else:
            out[key] = str(value).lower() if isinstance(value, bool) else str(value)
    return out


def test_every_case_is_run() -> None:
    assert len(SCHEDULES) + len(COSTS) == len(ENTRIES) > 25


@pytest.mark.parametrize("entry", [entry for _, entry in SCHEDULES], ids=[name for name, _ in SCHEDULES])
def test_schedule(entry: dict[str, Any]) -> None:
    statement = schedule(parse_case(as_tree({"kind": "bank-loan", **entry["case"]}), TODAY), Rates())
    (loan,) = schedule_report.as_dict(statement, "zh")["loans"]
    rows = {str(row["number"]): row for row in loan["rows"]}
    for wanted in entry["rows"]:
        assert picked(rows[wanted["number"]], wanted) == wanted
    totals = entry.get("totals", {})
    assert picked(loan["totals"], totals) == totals


@pytest.mark.parametrize("entry", [entry for _, entry in COSTS], ids=[name for name, _ in COSTS])
def test_cost(entry: dict[str, Any]) -> None:
    statement = cost(parse_case(as_tree({"kind": "bank-loan", **entry["case"]}), TODAY), Rates())
    (loan,) = cost_report.as_dict(statement, "zh")["loans"]
    assert picked(loan, entry["cost"]) == entry["cost"]
    wanted = entry.get("recomputed")
    if wanted is not None:
        assert picked(loan["recomputed"], wanted) == wanted
