"""The matters that are timed, as case files state them, and random claims of one sum."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

START, END = date(2019, 8, 20), date(2026, 6, 30)
SAMPLE = 12
Claim = tuple[int, list[tuple[date, int]]]
"""Fen of principal, dated payments in fen."""

_DAYS = ("2021-03-15", "2021-09-15", "2022-02-15", "2022-08-15", "2023-01-15")
_LENT = {"signed": "2020-09-01", "lent": "2020-09-01"}
_LOANS = (("a", "100000", "2020-12-31"), ("b", "150000", "2021-02-28"), ("c", "80000", "2021-06-30"))
FIVE = [{"date": day, "amount": "20000"} for day in _DAYS]

ENGINE: dict[str, dict[str, Any]] = {
    "12 instalments": {
        "principal": "240000", "until": "2026-06-30", "overdue_rate": "4xLPR", "conventions": {"cap": "none"},
        "due": [{"due": f"2021-{month:02d}-15", "amount": "20000"} for month in range(1, 13)],
    },
    "bank loan, compound interest": {
        "kind": "bank-loan", "principal": "500000", "lent": "2019-09-01", "due": "2022-08-31", "rate": "6%",
        "settlement": "quarterly", "compound": "all", "until": "2024-06-30",
    },
    "3 loans, 5 payments": {
        "until": "2024-06-30",
        "payments": FIVE,
        "loans": [
            {"id": name, "principal": amount, "due": day, "overdue_rate": "12%", **_LENT}
            for name, amount, day in _LOANS
        ],
    },
}  # fmt: skip
"""House page §7: matters for the engine beyond one sum."""

SEARCHED: dict[str, dict[str, Any]] = {
    "plain claim": {"principal": "300000", "due": "2020-08-31", "until": "2026-06-30"},
    "5 payments": {"principal": "300000", "due": "2020-08-31", "until": "2023-06-30", "payments": FIVE},
    "ceiling and 5 payments": {
        "principal": "300000", "signed": "2020-08-25", "lent": "2020-08-25", "due": "2020-08-31", "until": "2023-06-30",
        "rate": "14%", "overdue_rate": "24%", "payments": FIVE,
    },
}  # fmt: skip
"""Claims looked at under every combination of conventions."""

KINDS: dict[str, tuple[str, list[str]]] = {
    "instalments": (
        "本金,到期日,计算至,逾期利率",
        [
            f"{3000 * i},2021-01-{1 + i % 28:02d}={1000 * i};2021-06-15={1000 * i};2021-12-15={1000 * i}"
            ",2024-06-30,4xLPR"
            for i in range(1, 1001)
        ],
    ),
    "sale": (
        "类型,本金,到期日,计算至",
        [f"sale,{1234 * i}.50,2021-0{1 + i % 9}-15,2024-06-{1 + i % 30:02d}" for i in range(1, 1001)],
    ),
    "bank": (
        "类型,本金,出借日,到期日,期内利率,计算至",
        [
            f"bank-loan,{1000 * i},2020-0{1 + i % 9}-01,2022-0{1 + i % 9}-01,6%,2024-06-{1 + i % 30:02d}"
            for i in range(1, 1001)
        ],
    ),
}  # fmt: skip
"""Rows by kind: the heading, and a thousand rows."""


def sample(payments: int) -> list[Claim]:
    """Return random claims of one sum with so many payments, always the same."""
    rng = random.Random(payments)  # noqa: S311
    days = (END - START).days
    claims = []
    for _ in range(SAMPLE):
        principal = rng.randrange(10**6, 10**10)
        dates = sorted(rng.sample(range(1, days), payments))
        claims.append((principal, [(START + timedelta(d), principal // (3 * payments)) for d in dates]))
    return claims


def case_of(claim: Claim) -> dict[str, Any]:
    """Return a random claim as a case file states it: four times the LPR, no ceiling."""
    principal, payments = claim
    return {
        "principal": f"{principal // 100}.{principal % 100:02d}", "interest_from": START, "until": END,
        "overdue_rate": "4xLPR", "conventions": {"cap": "none"},
        "payments": [{"date": day, "amount": f"{fen // 100}.{fen % 100:02d}"} for day, fen in payments],
    }  # fmt: skip
