"""One sum among several creditors against a plain reading of the page, to the fen."""

from __future__ import annotations

from datetime import date

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.creditors import claimed
from lpr_calc.compute.distribution import Terms, distribute
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from oracle_distribution import drawn, received, written
from sizes import thinned

TODAY = date(2026, 11, 24)
RATES = Rates()
TOGETHER = 50


def divided(number: int) -> tuple[dict[str, int], int]:
    """What the program gives each of the creditors drawn, and what goes back."""
    matter = drawn(number)
    claims = [
        claimed(parse_case(as_tree(written(matter, one)), TODAY, loans_needed=False), RATES, matter.owner, "财产")
        for one in matter.creditors
    ]
    terms = Terms(matter.sum, matter.costs, tuple(matter.prior), order=matter.order, doubled=matter.doubled)
    found = distribute(terms, matter.owner, claims)
    return {one.creditor: fen for one, fen in zip(found.claims, found.received, strict=True)}, found.surplus


@pytest.mark.parametrize("first", thinned(range(0, 3000, TOGETHER), 15))
def test_every_share(first: int) -> None:
    for number in range(first, first + TOGETHER):
        matter = drawn(number)
        assert divided(number) == received(matter), (number, matter)
