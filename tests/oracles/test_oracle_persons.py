"""What each person owes against a plain reading of the page: every view of one ledger, to the fen."""

from __future__ import annotations

from datetime import date

import pytest

from lpr_calc import claim
from oracle_persons import drawn, main_ledger, views, written
from sizes import thinned

TODAY = date(2026, 11, 24)
TOGETHER = 10


@pytest.mark.parametrize("first", thinned(range(0, 120, TOGETHER), 12, broad=4))
def test_every_view(first: int) -> None:
    """The ledger's total, what each owes and what another day adds; nobody's figure exceeds the ledger, and what all
    paid is what it took.
    """
    for number in range(first, first + TOGETHER):
        matter = drawn(number)
        found = claim(written(matter), today=TODAY)
        ledger = main_ledger(matter)
        assert found.totals.total == ledger.total, (number, matter)
        took = sum(row.amount for row in found.ledger if not row.note.startswith("免除"))
        assert took == sum(
            one["amount"] for one in matter.payments if one["date"] <= matter.until and not matter.lost(one)
        )
        people = found.persons.people if found.persons is not None else ()
        said = {one.name: (one.amount, one.per_diem) for one in people}
        assert all(0 <= amount <= ledger.total for amount, _ in said.values()), number
        if people:
            assert said == views(matter), (number, matter)
