"""What every right in rem gives of a debt of several persons against a plain reading of the articles, to the fen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from computed import claim
from oracle_persons import written, yuan
from oracle_security import expected, with_rights
from sizes import thinned

TODAY = date(2026, 11, 24)
TOGETHER = 10
AMOUNTS = ("maximum", "price", "price_costs", "prior")


def stated(right: dict[str, Any]) -> dict[str, Any]:
    """A right as a case file has it."""
    return {key: yuan(value) if key in AMOUNTS else value for key, value in right.items()}


@pytest.mark.parametrize("first", thinned(range(0, 1600, TOGETHER), 48, broad=16))
def test_every_right(first: int) -> None:
    for number in range(first, first + TOGETHER):
        matter, rights = with_rights(number)
        found = claim(written(matter) | {"security": [stated(one) for one in rights]}, today=TODAY)
        rows = expected(matter, rights)
        said = [{key: getattr(one, key) for key in row} for one, row in zip(found.secured, rows, strict=True)]
        assert said == rows, (number, matter, rights)
