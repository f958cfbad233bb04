"""Claims as the tests of other calculators' bugs compute them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from computed import claim
from lpr_calc.base.errors import LprError, Problem
from lpr_calc.base.money import fen_text
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.series import Rates

TODAY = date(2026, 11, 23)


CASE_A = {"principal": "300000", "from": "2020-09-01", "until": "2023-06-30"}
"""Case A of field-notes §2: 300,000 from 2020-09-01 to 2023-06-30."""


COUNTS = {"head": 0, "both": 1, "tail": 0, "neither": -1}
"""Days more than end − start under each way of counting."""


RATE_KINDS: dict[str, dict[str, Any]] = {
    "nothing agreed": {},
    "LPR": {"overdue_rate": "LPR"},
    "LPR fixed": {"overdue_rate": "LPR", "conventions": {"lpr": "fixed"}},
    "LPR at filing": {"overdue_rate": "LPR", "conventions": {"lpr": "filing"}, "filed": "2021-01-04"},
    "4 × LPR": {"overdue_rate": "4xLPR"},
    "LPR + 50bp": {"overdue_rate": "LPR+50bp"},
    "LPR 5Y": {"overdue_rate": "LPR5Y"},
    "benchmark chained": {"overdue_rate": "1.3x基准"},
    "yearly": {"overdue_rate": "10%"},
    "monthly": {"overdue_rate": "月息1分"},
    "daily": {"overdue_rate": "日万分之五"},
}


def compute(facts: Mapping[str, Any], rates: Rates | None = None, strict: bool = False, **more: Any) -> Statement:
    """Compute a claim; ``more`` wins over ``facts``, conventions are joined."""
    joined = {**facts, **more}
    if "conventions" in facts and "conventions" in more:
        joined["conventions"] = {**facts["conventions"], **more["conventions"]}
    return claim(joined, today=TODAY, rates=rates, strict=strict)


def refused(facts: Mapping[str, Any], strict: bool = False, **more: Any) -> tuple[int, tuple[Problem, ...]]:
    """Return the exit code and the problems of a claim that is refused."""
    with pytest.raises(LprError) as caught:
        compute(facts, strict=strict, **more)
    return caught.value.exit_code, caught.value.problems


def interest(statement: Statement) -> str:
    """Return all interest of a statement in yuan."""
    return fen_text(statement.totals.interest)


def lines(statement: Statement) -> list[tuple[int, str]]:
    """Return days and interest of every line."""
    return [(line.days, fen_text(line.interest)) for line in statement.lines]


def codes(statement: Statement) -> set[str]:
    """Return the codes of every notice."""
    return {notice.code for notice in statement.notices}


def other(**facts: Any) -> dict[str, Any]:
    """Return case A as a claim without a ceiling."""
    return {**CASE_A, "kind": "other", **facts}
