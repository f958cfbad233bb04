"""The questions that the tests of `compute` ask, and the facts that many of them start from."""

from __future__ import annotations

from datetime import date
from typing import Any

from computed import claim
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def computed(**facts: Any) -> Any:
    """Compute a claim."""
    return claim(facts, today=TODAY)


def judged(**facts: Any) -> Any:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def clocks(**facts: Any) -> Any:
    """Wind the clocks of limitation."""
    case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
    return limitation(case, TODAY.toordinal())


def fees(**facts: Any) -> Any:
    """Compute the fees of a case."""
    return fees_of(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


def codes(found: Any) -> set[str]:
    """The codes of everything that is said."""
    return {notice.code for notice in found.notices}


LOAN: dict[str, Any] = {
    "principal": 1000,
    "signed": "2021-01-05",
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "filed": "2023-01-10",
    "until": "2023-01-10",
}


OTHER: dict[str, Any] = {
    "kind": "other",
    "principal": 1000,
    "due": "2021-12-31",
    "overdue_rate": "6%",
    "until": "2023-01-10",
}


BANK: dict[str, Any] = {
    "kind": "bank-loan",
    "principal": 1000,
    "lent": "2021-01-05",
    "due": "2021-12-31",
    "rate": "6%",
    "until": "2023-01-10",
    "penalty": "1.5",
    "compound": "none",
}


ORDER: dict[str, Any] = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}


INSTALMENTS = [{"due": "2019-06-30", "amount": 500}, {"due": "2021-06-30", "amount": 500}]


def without(facts: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key not in keys}
