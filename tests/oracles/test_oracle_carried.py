"""Interest settled up to a day, then running, with payments, against a plain walk of the days in exact fractions."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from case_files import TODAY
from computed import claim
from sizes import thinned

TOGETHER = 20
FIRST = date(2019, 1, 1)


def half_up(exact: Fraction) -> int:
    """Round a fraction of fen."""
    return int((exact * 2 + 1) // 2)


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


class Account:
    """One debt day by day: the principal, and what is owed under each head, served in the order they are listed."""

    def __init__(self, principal: int, heads: dict[str, int], percent: Fraction, year: int, bears: str) -> None:
        """``bears`` is the head on which compound interest runs, "" for none; all is in fen."""
        self.principal = Fraction(principal)
        self.owed = {head: Fraction(fen) for head, fen in heads.items()}
        self.earned = sum(self.owed.values(), Fraction(0))
        self.daily, self.bears = percent / 100 / year, bears

    def pay(self, fen: int) -> None:
        """Interest head by head, then principal."""
        left = Fraction(fen)
        for head, owed in self.owed.items():
            part = min(left, owed)
            self.owed[head], left = owed - part, left - part
        self.principal -= left
        assert self.principal > 0

    def a_day(self) -> Fraction:
        """What one day adds, and to which heads."""
        runs = {"running": self.principal * self.daily}
        if self.bears:
            runs["compound"] = self.owed[self.bears] * self.daily
        return sum(runs.values(), Fraction(0))

    def live(self) -> None:
        more = self.owed[self.bears] * self.daily if self.bears else Fraction(0)
        added = self.principal * self.daily
        self.owed["running"] = self.owed.get("running", Fraction(0)) + added
        if self.bears:
            self.owed["compound"] += more
        self.earned += added + more


def drawn(number: int) -> tuple[dict[str, Any], Account, int]:
    """A claim as stated, its account walked to the end, and what was paid."""
    draw = random.Random(f"carried {number}")
    bank = draw.random() < 0.4
    at = FIRST + timedelta(draw.randrange(1500))
    until = at + timedelta(draw.randrange(0, 900))
    principal, interest = draw.randrange(10**6, 10**8), draw.randrange(1, 10**6)
    rate = yuan(draw.randrange(100, 2400))
    carried: dict[str, Any] = {"at": at.isoformat(), "interest": yuan(interest)}
    heads = {"interest": interest}
    if bank:
        # Served as they are listed: interest of the term, penalty interest (settled and running alike), compound.
        heads |= {"running": draw.randrange(1, 10**5), "compound": draw.randrange(1, 10**4)}
        carried |= {"penalty": yuan(heads["running"]), "compound": yuan(heads["compound"])}
    compound = draw.choice(["in-term", "none"]) if bank else ""
    account = Account(
        principal, heads, Fraction(rate), 360 if bank else 365, "interest" if compound == "in-term" else ""
    )
    days = sorted(at + timedelta(draw.randrange(-30, 900)) for _ in range(draw.randrange(4)))
    pays = [(day, draw.randrange(1, principal // 8)) for day in days]
    paid = 0
    for step in range((until - at).days + 1):
        day = at + timedelta(step)
        for on, fen in pays:
            if on == day and at < day:
                account.pay(fen)
                paid += fen
        if at < day < until:
            account.live()
    loan = {"principal": yuan(principal), "overdue_rate": f"{rate}%", "carried": carried}
    facts = {
        "kind": "bank-loan" if bank else draw.choice(["other", "sale"]),
        "until": until.isoformat(),
        "loans": [loan | ({"compound": compound} if bank else {})],
        "payments": [{"date": on.isoformat(), "amount": yuan(fen)} for on, fen in pays],
        "conventions": {"rounding": "total"},
    }
    return facts, account, paid


@pytest.mark.parametrize("first", thinned(range(0, 400, TOGETHER), 5))
def test_it_is_the_walk_of_the_days(first: int) -> None:
    for number in range(first, first + TOGETHER):
        facts, account, paid = drawn(number)
        totals = claim(facts, today=TODAY).totals
        interest = half_up(account.earned)
        assert totals.interest == interest, facts
        assert totals.paid == paid, facts
        assert totals.total == totals.principal + interest - paid, facts
        assert totals.per_diem == half_up(account.a_day()), facts
        assert abs(totals.principal_after - account.principal) <= 1, facts
