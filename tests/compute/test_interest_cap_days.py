"""The ceiling on the rates of all entries of a judgment: each day by itself, whatever limits single entries have."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

FIRST = date(2024, 1, 1)
TODAY = date(2026, 11, 24)


def drawn(lot: Random) -> tuple[int, int, int, list[dict[str, str]]]:
    """So many days, the principal, the ceiling in percent, and up to four entries, some closed, some with a limit."""
    days, principal = lot.randint(5, 300), lot.choice((100000, 365000, 1000000))
    entries = []
    for _ in range(lot.randint(1, 4)):
        start = lot.randint(0, days // 2)
        entry = {
            "name": lot.choice(("利息", "违约金", "罚息")),
            "base": str(lot.choice((principal, principal // 2, principal // 5))),
            "from": (FIRST + timedelta(start)).isoformat(),
            "rate": f"{lot.randint(1, 30)}%",
        }
        if lot.random() < 0.4:
            entry["limit"] = str(lot.randint(1, principal // 10))
        if lot.random() < 0.3:
            entry["until"] = (FIRST + timedelta(lot.randint(start, days - 1))).isoformat()
        entries.append(entry)
    return days, principal, lot.randint(1, 40), entries


def by_days(days: int, principal: int, ceiling: int, entries: list[dict[str, str]]) -> list[Fraction]:
    """What each entry comes to in fen, day by day: those of one name are parts of the principal, of several names
    stand on the same; what is listed first takes first.
    """
    came = [Fraction(0) for _ in entries]
    for number in range(days):
        day = (FIRST + timedelta(number)).isoformat()
        running = [n for n, one in enumerate(entries) if one["from"] <= day <= one.get("until", day)]
        by_name: dict[str, int] = {}
        for n in running:
            name = entries[n]["name"]
            by_name[name] = by_name.get(name, 0) + int(entries[n]["base"])
        base = max([0, *by_name.values(), min(principal, sum(by_name.values()))])
        room = Fraction(base * ceiling, 365)
        for n in running:
            asked = Fraction(int(entries[n]["base"]) * int(entries[n]["rate"][:-1]), 365)
            if "limit" in entries[n]:
                asked = min(asked, 100 * int(entries[n]["limit"]) - came[n])
            allowed = min(asked, room)
            room -= allowed
            came[n] += allowed
    return came


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_each_day_by_itself(first: int) -> None:
    """Each entry, to less than a fen: a limit in whole fen is reached from sums in whole fen."""
    for seed in range(first, first + 20):
        days, principal, ceiling, entries = drawn(Random(seed))
        facts: dict[str, Any] = {
            "kind": "other",
            "until": (FIRST + timedelta(days)).isoformat(),
            "judgment": {
                "date": "2023-12-01",
                "perform_by": "2025-12-31",
                "principal": str(principal),
                "interest_cap": f"{ceiling}%",
                "interest": entries,
            },
        }
        statement = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        wanted = by_days(days, principal, ceiling, entries)
        assert all(abs(came - exact) < 1 for came, exact in zip(statement.charged, wanted, strict=True)), seed
