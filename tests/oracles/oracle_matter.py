"""The facts of a matter as the oracle of claims holds them, and the same facts in case-file keys (contract §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from oracle import Term, yuan


@dataclass(frozen=True)
class Loan:
    """One debt. ``portions`` are deliveries of money; a price or another debt has one portion without a day."""

    id: str
    portions: tuple[tuple[date | None, int], ...]
    due: date | None = None
    instalments: tuple[tuple[date, int], ...] = ()
    signed: date | None = None
    rate: Term | None = None
    free: str = ""  # the words by which the parties agreed on no interest: 0%, 无息
    overdue_rate: Term | None = None
    unclear: str = ""  # the words that leave the overdue rate unclear: 不明
    damages: Term | None = None
    secured: bool = False

    @property
    def principal(self) -> int:
        """All that was or will be delivered."""
        return sum(amount for _, amount in self.portions)

    @property
    def dues(self) -> tuple[tuple[date, int], ...]:
        """Due days with what falls due on each."""
        if self.instalments:
            return self.instalments
        assert self.due is not None
        return ((self.due, self.principal),)

    def facts(self) -> dict[str, Any]:
        """The loan in case-file keys (contract §4)."""
        found: dict[str, Any] = {"id": self.id}
        if len(self.portions) > 1:
            found["principal"] = [{"date": day, "amount": yuan(amount)} for day, amount in self.portions]
        else:
            found["principal"] = yuan(self.portions[0][1])
            if self.portions[0][0] is not None:
                found["lent"] = self.portions[0][0]
        if self.instalments:
            found["due"] = [{"due": day, "amount": yuan(amount)} for day, amount in self.instalments]
        else:
            found["due"] = self.due
        if self.signed is not None:
            found["signed"] = self.signed
        if self.rate is not None or self.free:
            found["rate"] = self.free or (self.rate.text if self.rate else "")
        if self.overdue_rate is not None or self.unclear:
            found["overdue_rate"] = self.unclear or (self.overdue_rate.text if self.overdue_rate else "")
        if self.damages is not None:
            found["damages"] = self.damages.text
        if self.secured:
            found["secured"] = "是"
        return found


@dataclass(frozen=True)
class Payment:
    """A payment; ``loan`` is the one the debtor named."""

    day: date
    amount: int
    loan: str = ""


@dataclass(frozen=True)
class Cost:
    """A cost of realising the claim; without a day it arises on the day of suit (law.md A25)."""

    amount: int
    day: date | None = None
    name: str = "律师费"


@dataclass(frozen=True)
class Matter:
    """A whole claim with the conventions it is computed under."""

    loans: tuple[Loan, ...]
    until: date
    kind: str = "private-lending"
    filed: date | None = None
    accepted: date | None = None
    natural: bool = False
    payments: tuple[Payment, ...] = ()
    costs: tuple[Cost, ...] = ()
    count: str = "head"
    basis: str = "365"
    rounding: str = "line"
    lines: str = "merged"
    lpr: str = ""  # empty: the default of the kind
    tenor: str = ""
    cap: str = "auto"
    payment_day: str = "new"
    old_rule: str = "yes"
    markup: str = ""
    together: str = ""  # damages_and_interest: both
    no_rate_before_2015: str = ""
    splice: str = ""

    def facts(self) -> dict[str, Any]:
        """The matter in case-file keys."""
        settled = {
            "count": self.count,
            "basis": self.basis,
            "rounding": self.rounding,
            "payment_day": self.payment_day,
            "old_rule": self.old_rule,
            "lines": "" if self.lines == "merged" else self.lines,
            "lpr": self.lpr,
            "tenor": self.tenor,
            "markup": self.markup,
            "cap": "" if self.cap == "auto" else self.cap,
            "damages_and_interest": self.together,
            "no_rate_before_2015": self.no_rate_before_2015,
            "splice": self.splice,
        }
        found: dict[str, Any] = {
            "kind": self.kind,
            "until": self.until,
            "loans": [loan.facts() for loan in self.loans],
            "conventions": {key: value for key, value in settled.items() if value},
        }
        for key, day in (("filed", self.filed), ("accepted", self.accepted)):
            if day is not None:
                found[key] = day
        if self.natural:
            found["creditor"] = {"name": "甲", "natural": True}
            found["debtor"] = {"name": "乙", "natural": True}
        if self.costs:
            found["costs"] = [
                {"name": cost.name, "amount": yuan(cost.amount)} | ({"date": cost.day} if cost.day else {})
                for cost in self.costs
            ]
        if self.payments:
            found["payments"] = [
                {"date": one.day, "amount": yuan(one.amount)} | ({"loan": one.loan} if one.loan else {})
                for one in self.payments
            ]
        return found
