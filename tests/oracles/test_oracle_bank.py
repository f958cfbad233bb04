"""Loans of banks against a plain walk through the days: lines, kinds of interest, payments, what is left."""

from __future__ import annotations

import pytest

from figures import agrees
from oracle_bank import drawn
from sizes import thinned

TOGETHER = 10


@pytest.mark.parametrize("first", thinned(range(0, 1000, TOGETHER), 100))
def test_every_line(first: int) -> None:
    """As the oracle has it, to the fen."""
    for number in range(first, first + TOGETHER):
        agrees(drawn(number))
