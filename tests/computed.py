"""A claim as `lpr_calc.claim` computes it, but for what it says of the facts that it did not use.

Looking for those computes the claim again for each fact, which takes ten times as long as the claim. What is not used
has tests of its own (`compute/test_unused.py`), and so has the public function (`compute/test_cases.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree


def claim(facts: Mapping[str, Any], *, today: date, rates: Rates | None = None, strict: bool = False) -> Statement:
    """Compute one claim from case-file keys; ``unused`` is empty."""
    return calculate(parse_case(as_tree(facts), today), rates or Rates(), strict)
