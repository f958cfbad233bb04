"""Figures a text states beside its claims, held against what the facts read from it come to."""

from __future__ import annotations

from ..base.errors import LprError
from ..casefile.model import Case
from ..rates.series import Rates
from .claim import calculate


def interest_to(case: Case, day: int, rates: Rates) -> tuple[int, int] | None:
    """Interest and damages of a claim up to ``day``, in fen: without that day and with it (暂计至 a day means either);
    None where the facts do not compute.
    """
    try:
        sums = [calculate(case._replace(until=end), rates).totals for end in (day, day + 1)]
    except LprError:
        return None
    return sums[0].interest + sums[0].damages, sums[1].interest + sums[1].damages
