"""Interest that was paid above a ceiling, receipt by receipt on one day: what a receipt used up the next cannot use
again. 365,000 yuan earn 10 yuan a day for each percent; by hand.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from computed import claim

TODAY = date(2026, 11, 24)
OLD: dict[str, Any] = {
    "principal": 365000,
    "signed": "2016-01-01",
    "lent": "2016-01-01",
    "due": "2018-12-31",
    "rate": "40%",
    "filed": "2019-01-10",
    "accepted": "2019-01-12",
    "until": "2016-12-31",
}
NEW: dict[str, Any] = {
    "principal": 365000,
    "signed": "2021-01-01",
    "lent": "2021-01-01",
    "due": "2023-12-31",
    "rate": "24%",
    "filed": "2022-01-10",
    "until": "2021-12-31",
}


def rows(facts: dict[str, Any], on: str, *paid: int, **more: Any) -> list[tuple[float, ...]]:
    """Interest, of it not protected, principal and surplus of every receipt, in yuan."""
    payments = [{"date": on, "amount": amount} for amount in paid]
    ledger = claim({**facts, **more, "payments": payments}, today=TODAY).ledger
    return [tuple(fen / 100 for fen in (row.interest, row.unprotected, row.principal, row.surplus)) for row in ledger]


@pytest.mark.parametrize(
    ("paid", "wanted"),
    [
        # 100 days: 24,000 protected to 24 %, 12,000 more to 36 % that stay once paid, 4,000 above it that do not.
        (
            (25000, 25001, 25002),
            [(25000, 1000, 0, 0), (11000, 11000, 14001, 0), (0, 0, 25002, 0)],
        ),
        ((36000, 36001), [(36000, 12000, 0, 0), (0, 0, 36001, 0)]),
        ((23999, 24000), [(23999, 0, 0, 0), (12001, 12000, 11999, 0)]),
        ((37000,), [(36000, 12000, 1000, 0)]),
    ],
)
def test_between_24_and_36_percent(paid: tuple[int, ...], wanted: list[tuple[int, ...]]) -> None:
    """民间借贷规定（2015）26、31条."""
    assert rows(OLD, "2016-04-10", *paid) == wanted


@pytest.mark.parametrize(
    ("excess", "first", "second"),
    [
        ("refund", (15400, 0, 0, 600), (0, 0, 8001, 8000)),
        ("keep", (16000, 600, 0, 0), (8000, 8000, 8001, 0)),
        ("principal", (15400, 0, 600, 0), (0, 0, 16001, 0)),
    ],
)
def test_above_four_times_the_lpr(excess: str, first: tuple[int, ...], second: tuple[int, ...]) -> None:
    """4 × 3.85 % = 15.4 %. 100 days: 15,400 protected, 8,600 more agreed: 600 of it in the first receipt, 8,000 in the
    second, none in the third.
    """
    found = rows(NEW, "2021-04-11", 16000, 16001, 16002, conventions={"excess": excess})
    assert found == [first, second, (0, 0, 16002, 0)]


def test_what_was_meant_as_interest_is_said_once() -> None:
    payments = [{"date": "2021-04-11", "amount": amount} for amount in (16000, 16001, 16002)]
    facts = {**NEW, "payments": payments, "conventions": {"excess": "principal"}}
    said = [row.step.en.partition(" of it is interest")[0] for row in claim(facts, today=TODAY).ledger]
    assert said == ["600.00", "8000.00", ""]
