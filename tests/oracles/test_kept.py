"""Hundreds of matters whose figures the oracles have worked out (`kept`): the program's are the same, every one."""

from __future__ import annotations

from typing import Any

import pytest

from figures import SIDES, agrees
from kept import digest, kept
from sizes import thinned

KEPT = kept()
TOGETHER = 25
"""So many are one test."""


@pytest.mark.parametrize("first", range(0, len(KEPT), TOGETHER))
def test_kept(first: int) -> None:
    """Lines, ledger, totals, per-diem. Where a digest differs, the oracle says in full what is right."""
    for matter, figures in KEPT[first : first + TOGETHER]:
        if digest(SIDES[type(matter)].said(matter)) != figures:
            agrees(matter)
            pytest.fail(f"the oracle itself says another thing than when it was asked: {matter}")


@pytest.mark.parametrize(("matter", "figures"), thinned(KEPT, 100))
def test_the_oracle_still_says_so(matter: Any, figures: str) -> None:
    """A digest is the oracle's, of these facts."""
    assert digest(SIDES[type(matter)].worked(matter)) == figures
