"""What a guarantor owes after a judgment, day by day from the page: costs, interest and principal go before the
doubled part (法释〔2014〕8号 4条), whose base is what each was ordered to pay and has not paid (1条). Nothing runs
for a bankrupt from acceptance on, nor for a guarantor who pleads a debtor's (企业破产法 46条; 破产法解释（三） 3条;
担保制度解释 22条).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from oracle import DAY, half_up
from sizes import thinned

TODAY = date(2026, 11, 24)
LAST = date(2025, 6, 30)
DEBTORS = ("乙公司", "丙公司")
GUARANTOR = "丁公司"


def doubled(base: int) -> Fraction:
    """日万分之一点七五."""
    return Fraction(base * 175, 1_000_000)


def ledger(facts: dict[str, Any], last: date, ends: date | None = None) -> tuple[int, int, dict[date, int]]:
    """What is open of the adjudged sums, of the doubled part from the day after ``last``, and its base by day. The day
    of a payment bears the doubled part on what was owed before it, general interest on what is left. Nothing runs from
    ``ends`` on.
    """
    principal, costs = facts["principal"], facts["costs"]
    lines: dict[str, list[list[Any]]] = {"general": [], "doubled": []}
    paid = {"general": 0, "doubled": 0}
    bases: dict[date, int] = {}

    def add(kind: str, amount: Fraction) -> None:
        if lines[kind] and lines[kind][-1][0] == principal:
            lines[kind][-1][1] += amount
        else:
            lines[kind].append([principal, amount])

    def left(kind: str) -> int:
        return sum(half_up(line[1]) for line in lines[kind]) - paid[kind]

    day = date(2025, 1, 1)
    while day <= facts["until"]:
        runs = ends is None or day < ends
        if day > last and runs:
            bases[day] = principal
            add("doubled", doubled(principal))
        for _, amount, _ in (one for one in facts["payments"] if one[0] == day):
            used = min(amount, costs)
            costs, amount = costs - used, amount - used
            used = min(amount, left("general"))
            paid["general"], amount = paid["general"] + used, amount - used
            used = min(amount, principal)
            principal, amount = principal - used, amount - used
            paid["doubled"] += min(amount, left("doubled"))
        if facts["from"] <= day < facts["until"] and runs:
            add("general", Fraction(principal) * facts["rate"] / 36500)
        day += DAY
    return costs + left("general") + principal, left("doubled"), bases


def limited(facts: dict[str, Any], limit: int, ends: date | None) -> tuple[int, int]:
    """Within a limit: every day on what is left of it, never on more than the ledger doubles that day."""
    owed, _, bases = ledger(facts, LAST, ends)
    own = [one for one in facts["payments"] if one[2] == GUARANTOR]
    runs: list[list[Any]] = []
    for day, base in bases.items():
        mine = min(base, max(limit - sum(amount for on, amount, _ in own if on < day), 0))
        if runs and runs[-1][0] == mine:
            runs[-1][1] += doubled(mine)
        else:
            runs.append([mine, doubled(mine)])
    paid = sum(amount for on, amount, _ in own if on <= facts["until"])
    part = sum(half_up(run[1]) for run in runs)
    return min(max(limit - paid, 0), owed), max(part - max(paid - limit, 0), 0)


def drawn(number: int) -> dict[str, Any]:
    """Draw a judgment and how the guarantor answers for it."""
    lot = Random(number)
    principal = lot.randint(1000, 9000) * 10_000
    facts: dict[str, Any] = {"principal": principal, "costs": lot.choice((0, 897_986)), "rate": lot.choice((0, 12))}
    facts |= {"from": date(2025, 1, 11), "until": date.fromordinal(date(2025, 9, 1).toordinal() + lot.randint(0, 200))}
    days = [date.fromordinal(date(2025, 6, 10).toordinal() + lot.randint(0, 250)) for _ in range(lot.randint(0, 3))]
    facts["payments"] = sorted(
        (day, lot.randint(100, principal // 2), lot.choice((*DEBTORS, GUARANTOR))) for day in days
    )
    how = lot.choice(("limited", "limited", "joint", "general", "own day"))
    facts["how"] = how
    if how == "limited":
        # No less than he paid: that is refused where the case states it, and settled where the judgment does.
        facts["limit"] = lot.randint(principal // 10, principal * 5 // 4)
    if how == "own day":
        facts["perform_by"] = date.fromordinal(LAST.toordinal() + lot.randint(1, 60))
    facts["stops"] = {}
    if lot.random() < 0.5:
        for name in lot.sample((*DEBTORS, GUARANTOR), lot.randint(1, 3)):
            facts["stops"][name] = date.fromordinal(LAST.toordinal() + lot.randint(-90, 200))
    facts["stops"] = {name: day for name, day in facts["stops"].items() if day <= facts["until"]}
    facts["pleads"] = lot.choice((True, True, False))
    return facts


def stop_for(facts: dict[str, Any], name: str) -> date | None:
    """First day on which nothing runs for one person."""
    names = [name, *(DEBTORS if name == GUARANTOR and facts["pleads"] else ())]
    return min((facts["stops"][one] for one in names if one in facts["stops"]), default=None)


def written(facts: dict[str, Any]) -> dict[str, Any]:
    """The matter as a case file."""
    one = {"party": GUARANTOR, "how": "joint" if facts["how"] == "own day" else facts["how"]}
    one |= {"limit": yuan(facts["limit"])} if "limit" in facts else {}
    one |= {"perform_by": facts["perform_by"]} if "perform_by" in facts else {}
    liable = [*({"party": name, "how": "together"} for name in DEBTORS), one]
    judgment: dict[str, Any] = {"principal": yuan(facts["principal"]), "perform_by": LAST, "liable": liable}
    if facts["rate"]:
        judgment["interest"] = [{"from": facts["from"], "rate": f"{facts['rate']}%"}]
    if facts["costs"]:
        judgment["costs"] = [{"name": "案件受理费", "amount": yuan(facts["costs"])}]
    payments = [{"date": day, "amount": yuan(amount), "by": by} for day, amount, by in facts["payments"]]
    guarantor = {"name": GUARANTOR, "mode": "joint"} | ({} if facts["pleads"] else {"pleads_stop": False})
    people: dict[str, Any] = {"debtor": list(DEBTORS), "guarantors": [guarantor]}
    if facts["stops"]:
        people["bankruptcy"] = [{"party": name, "accepted": day} for name, day in facts["stops"].items()]
    return {**people, "until": facts["until"], "judgment": judgment, "payments": payments}


def yuan(fen: int) -> str:
    """As a case file writes it."""
    return f"{fen // 100}.{fen % 100:02d}"


@pytest.mark.parametrize("first", thinned(range(0, 400, 10), 12, broad=4))
def test_every_view(first: int) -> None:
    """The debtors owe the whole ledger, each to his own stop; the guarantor his view of it, never more."""
    for number in range(first, first + 10):
        facts = drawn(number)
        found = judge(parse_case(as_tree(written(facts)), TODAY, loans_needed=False), Rates())
        stops = [stop_for(facts, name) for name in DEBTORS]
        going = None in stops or not facts["pleads"]
        owed, more, _ = ledger(facts, LAST, None if going else max(stop for stop in stops if stop is not None))
        assert found.totals.total == owed + more, (number, facts)
        views = {one.name: one for one in found.persons}
        for name, stop in zip(DEBTORS, stops, strict=True):
            assert views[name].amount == sum(ledger(facts, LAST, stop)[:2]), (number, facts)
        mine, stop = views[GUARANTOR], stop_for(facts, GUARANTOR)
        assert 0 <= mine.amount <= owed + more
        owed, more, _ = ledger(facts, LAST, stop)
        if facts["how"] == "joint":
            assert (mine.adjudged, mine.doubled) == (owed, more), (number, facts)
        elif facts["how"] == "general":
            assert (mine.adjudged, mine.doubled) == (owed, 0), (number, facts)
        elif facts["how"] == "own day":
            own = ledger(facts, facts["perform_by"], stop)
            assert (mine.adjudged, mine.doubled) == (min(owed, own[0]), own[1]), (number, facts)
        else:
            adjudged, part = limited(facts, facts["limit"], stop)
            assert mine.adjudged == adjudged, (number, facts)
            # A line of the ledger that his own payments divide is rounded once for each part of it.
            assert abs(mine.doubled - part) <= len(facts["payments"]), (number, facts, part)
