"""What a day more adds (`per_diem`) is what the claim of the next day is more, lump sums under a ceiling among it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from asked import computed

LENT = date(2021, 6, 1)
DUE = date(2022, 5, 31)


def lump_sums(number: int) -> dict[str, Any]:
    """Draw a debt with damages and fees in sums of money under a ceiling; a day at any rate is whole fen."""
    lot = Random(number)
    until = DUE + timedelta(lot.randint(1, 400))
    facts: dict[str, Any] = {"principal": 365_000 * lot.randint(1, 5), "signed": LENT, "due": DUE, "until": until}
    ceiling = 154
    if lot.random() < 0.3:
        # A reduction asked for (民法典 585条).
        ceiling = lot.randint(40, 200)
        facts |= {"kind": "other", "conventions": {"cap": f"{ceiling / 10}%"}}
    if lot.random() < 0.6:
        facts["overdue_rate"] = f"{lot.randint(1, 170) / 10}%"
    # About what the ceiling has let through by then, or far more.
    asked = facts["principal"] * ceiling * (until - DUE).days // 365_000
    facts["damages"] = max(asked * lot.choice((1, 2, 9)) // lot.choice((2, 3)) + lot.randint(-200, 200), 1)
    if lot.random() < 0.5:
        facts["fees"] = lot.randint(1, asked + 200)
    if lot.random() < 0.3:
        facts["payments"] = [{"date": LENT + timedelta(lot.randint(0, 300)), "amount": 36_500, "for": "principal"}]
    if lot.random() < 0.2:
        facts["interest_limit"] = lot.randint(1, 2 * asked + 200)
    return facts


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_lump_sums_under_a_ceiling(first: int) -> None:
    """29条, 585条: the difference of two days, in all and by head."""
    grown = 0
    for number in range(first, first + 20):
        facts = lump_sums(number)
        today = computed(**facts)
        tomorrow = computed(**{**facts, "until": facts["until"] + timedelta(1)})
        assert tomorrow.totals.total - today.totals.total == today.totals.per_diem, facts
        (one,), (later,) = today.by_loan.values(), tomorrow.by_loan.values()
        more = {kind: later.heads[kind] - one.heads[kind] for kind in one.heads}
        assert {kind: Fraction(*each) for kind, each in one.per_diem.items() if each[0]} == {
            kind: each for kind, each in more.items() if each
        }, facts
        grown += bool(more["damages"] or more.get("fees"))
    assert grown > 5


@pytest.mark.parametrize(("days", "damages", "more"), [(1, 6000, 24000), (179, 1074000, 24000), (180, 1080000, 18000)])
def test_damages_for_acceleration_under_a_total(days: int, damages: int, more: int) -> None:
    """法发〔2017〕22号 2条: 360,000 called in bear 180.00 a day of penalty interest (18 %); of the 240.00 of 24 % the
    other 60.00 are left for damages of 3 %, 10,800.00: for 180 days.
    """
    found = computed(
        kind="bank-loan",
        principal=360_000,
        rate="6%",
        overdue_rate="18%",
        lent="2024-01-01",
        repayment="interest-only",
        periods=12,
        compound="none",
        accelerated="2024-03-01",
        acceleration_damages="3%",
        until=date(2024, 3, 1) + timedelta(days),
        conventions={"cap": "24%"},
    )
    assert (found.totals.damages, found.totals.per_diem) == (damages, more)
