"""A second opinion on loans of banks: law.md §4 one day at a time, and loans drawn to try every edge of it.

In-term interest on what is not due, penalty interest on what is, or on all of it from the day of misuse; what was
billed and not paid compounds at the contract rate in the term and at the penalty rate after it. Nothing is shared with
the program; amounts are fen, lines are rounded half up.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from oracle import DAY, half_up, lpr_on, months_later, year_length, yuan

NEW_PENALTY = date(2004, 1, 1)
"""银发〔2003〕251号 in force; loans granted before bear 0.021 % a day overdue, 0.05 % misused."""
ORDER = ("in-term", "penalty", "compound")

Rate = tuple[Fraction, str]
"""Percent, and of what: year, month, day."""


@dataclass
class BankLoan:
    """One loan and what its result depends on; ``points`` set: the LPR and so many points."""

    principal: int
    lent: date
    due: date
    until: date
    percent: Fraction = Fraction(0)
    unit: str = "year"
    points: Fraction | None = None
    repricing: str = ""
    settlement: str = "quarterly"
    settlement_day: int | None = None
    penalty: Fraction = Fraction(3, 2)
    misuse: Fraction = Fraction(2)
    misused: date | None = None
    compound: str = "in-term"
    compound_rate: str = ""
    basis: str = "360"
    count: str = "head"
    payment_day: str = "new"
    signed: date | None = None
    payments: tuple[tuple[date, int], ...] = ()

    def facts(self) -> dict[str, Any]:
        """In case-file keys."""
        unit = {"year": "", "month": "/月", "day": "/日"}[self.unit]
        rate = f"{float(self.percent):.4f}%{unit}" if self.points is None else f"LPR{int(self.points * 100):+d}bp"
        found: dict[str, Any] = {
            "kind": "bank-loan",
            "principal": yuan(self.principal),
            "lent": self.lent,
            "due": self.due,
            "until": self.until,
            "rate": rate,
            "settlement": self.settlement,
            "penalty": f"{float(self.penalty):.2f}",
            "compound": self.compound,
            "conventions": {"basis": self.basis, "count": self.count, "payment_day": self.payment_day},
        }
        if self.misused is not None:
            found |= {"misused_from": self.misused, "misuse": f"{float(self.misuse):.2f}"}
        for key in ("settlement_day", "repricing", "compound_rate", "signed"):
            if getattr(self, key):
                found[key] = getattr(self, key)
        if self.payments:
            found["payments"] = [{"date": day, "amount": yuan(amount)} for day, amount in self.payments]
        return found


def contract(loan: BankLoan, day: date) -> Rate:
    """The contract rate of a day: 77号 20, 21条, or as agreed."""
    if loan.points is None:
        return loan.percent, loan.unit
    mode = loan.repricing or ("lent" if loan.due <= months_later(loan.lent, 12) else "anniversary")
    read = loan.lent
    if mode == "publication":
        read = day
    elif mode == "january":
        read = max(loan.lent, date(day.year, 1, 1))
    elif mode == "anniversary":
        years = day.year - loan.lent.year
        read = next(at for y in (years, years - 1) if (at := months_later(loan.lent, 12 * y)) <= day)
    elif mode == "lent" and loan.signed is not None:
        read = loan.signed
    return lpr_on(read, "1y") + loan.points, "year"


def penalty(loan: BankLoan, day: date) -> Rate:
    """251号 3项: misused and overdue at once, the heavier."""
    misused = loan.misused is not None and day >= loan.misused
    if loan.lent < NEW_PENALTY:
        return (Fraction(5, 100) if misused else Fraction(21, 1000)), "day"
    times = max(loan.penalty, loan.misuse) if misused else loan.penalty
    percent, unit = contract(loan, day)
    return percent * times, unit


class Account:
    """The loan, day by day."""

    def __init__(self, loan: BankLoan) -> None:
        self.loan = loan
        self.principal = Fraction(loan.principal)
        self.stop = loan.until + DAY if loan.count == "both" else loan.until
        self.accrued = dict.fromkeys(ORDER, 0)
        self.paid = dict.fromkeys(ORDER, Fraction(0))
        self.billed = self.to_settle = 0
        self.lines: list[list[Any]] = []
        self.open: dict[str, list[Any]] = {}
        self.rows: list[tuple[date, Fraction, Fraction, Fraction]] = []
        self.compounding = {"none": (), "in-term": ("in-term",), "all": ("in-term", "penalty")}[loan.compound]
        self.bills = self.days_of_settlement()

    def days_of_settlement(self) -> set[date]:
        """The 20th, or as agreed, of the month or of the quarter's last month; the due date."""
        loan, found = self.loan, set()
        if not self.compounding:
            return set()
        mode = loan.settlement
        month = loan.lent.replace(day=1)
        while mode != "maturity" and month <= self.stop:
            if mode == "monthly" or month.month in (3, 6, 9, 12):
                last = calendar.monthrange(month.year, month.month)[1]
                day = month.replace(day=min(loan.settlement_day or 20, last))
                if loan.lent < day and (day <= loan.due or "penalty" in self.compounding):
                    found.add(day)
            month = months_later(month, 1)
        return found | {loan.due}

    def heads(self, day: date) -> list[tuple[str, Fraction, Rate]]:
        """What bears interest on a day."""
        loan = self.loan
        misused = loan.misused is not None and day >= loan.misused
        found: list[tuple[str, Fraction, Rate]] = []
        if misused or day > loan.due:
            found.append(("penalty", self.principal, penalty(loan, day)))
        else:
            found.append(("in-term", self.principal, contract(loan, day)))
        if self.compounding:
            base = max(self.billed - sum((self.paid[kind] for kind in self.compounding), Fraction(0)), Fraction(0))
            at_penalty = day > loan.due or (loan.compound_rate == "penalty" and loan.settlement != "maturity")
            rate = contract(loan, day) if not at_penalty else penalty(loan, day)
            if day <= loan.due and at_penalty and loan.lent >= NEW_PENALTY:
                # Agreed for the term: the penalty for default, not that for misuse.
                rate = contract(loan, day)[0] * loan.penalty, contract(loan, day)[1]
            found.append(("compound", base, rate))
        return found

    def share(self, rate: Rate, day: date) -> Fraction:
        """Of one day."""
        if rate[1] == "day":
            return Fraction(1)
        year = year_length(day) if self.loan.basis == "actual" else int(self.loan.basis)
        return Fraction(12 if rate[1] == "month" else 1, year)

    def bear(self, day: date) -> None:
        """A day of every head; a line runs on while base and rate are the same."""
        before, self.open = self.open, {}
        for kind, base, rate in self.heads(day):
            # Penalty on what is due and penalty for misuse are two lines.
            key = (kind, base, rate, kind == "penalty" and self.loan.misused is not None and day >= self.loan.misused)
            line = before.get(kind)
            if line is None or line[0] != key:
                line = [key, day, day, Fraction(0)]
                self.lines.append(line)
            self.open[kind] = line
            had = half_up(line[3])
            line[2], line[3] = day, line[3] + base * rate[0] / 100 * self.share(rate, day)
            self.accrued[kind] += half_up(line[3]) - had

    def unpaid(self, kind: str) -> Fraction:
        return self.accrued[kind] - self.paid[kind]

    def pay(self, day: date, amount: int) -> None:
        """Interest, in the order of its kinds, then principal."""
        left, interest = Fraction(amount), Fraction(0)
        for kind in ORDER:
            part = min(left, self.unpaid(kind))
            self.paid[kind] += part
            left, interest = left - part, interest + part
        part = min(left, self.principal)
        self.principal -= part
        self.rows.append((day, interest, part, left - part))

    def run(self) -> dict[str, Any]:
        """Visit every day to the end."""
        loan, day = self.loan, self.loan.lent
        waiting = sorted(payment for payment in loan.payments if payment[0] <= loan.until)
        later = loan.payment_day == "old"
        while day <= self.stop:
            # The day of a payment still bears on the balance before it; on a day of settlement it is in time all the
            # same.
            while later and waiting and waiting[0][0] < day:
                self.pay(*waiting.pop(0))
            if day - DAY in self.bills:
                had = sum(self.paid[kind] for kind in self.compounding)
                # All of the term is due with its last day, whose own interest no later day of settlement bills.
                if day - DAY == loan.due or not 0 < self.to_settle <= had:
                    self.billed = sum(self.accrued[kind] for kind in self.compounding)
            if day in self.bills:
                self.to_settle = sum(self.accrued[kind] for kind in self.compounding)
            while waiting and not later and waiting[0][0] <= day:
                self.pay(*waiting.pop(0))
            if day < self.stop:
                self.bear(day)
            day += DAY
        while waiting:
            self.pay(*waiting.pop(0))
        more = sum((base * rate[0] / 100 * self.share(rate, self.stop) for _, base, rate in self.heads(self.stop)))
        return {
            "lines": sorted(
                (key[0], first, last, key[1], *key[2], half_up(exact))
                for key, first, last, exact in self.lines
                if key[1]
            ),
            "by kind": [self.accrued[kind] for kind in ORDER],
            "rows": self.rows,
            "left": [self.principal, sum(map(self.unpaid, ORDER), Fraction(0))],
            "per-diem": half_up(Fraction(more)),
        }


def drawn(number: int) -> BankLoan:
    """Draw a loan by its number; days lie beside those of settlement, of maturity, of new quotes and anniversaries."""
    lot = Random(number)
    lent = date(2019, 9, 1) + DAY * lot.randint(0, 1500)
    lent = lot.choice((lent, lent, date(2021, 3, 20), date(2021, 12, 20), date(2020, 2, 29), date(2003, 12, 31)))
    length = lot.choice((lot.randint(1, 700), 364, 365, 366, 30))
    due = lot.choice((lent + DAY * length, months_later(lent, 12), months_later(lent, 12) + DAY))
    due = lot.choice((due, due, due.replace(day=20)))
    due = max(due, lent + DAY)
    until = due + DAY * lot.choice((2, lot.randint(1, 500), lot.randint(1, 500), -1))
    until = max(until, lent + DAY * 2)
    loan = BankLoan(lot.choice((10**6, 10**8, 36_500_00, lot.randint(1, 10**9))), lent, due, until)
    if lot.random() < 0.4 and lent >= date(2019, 8, 20):
        loan.points = Fraction(lot.randint(-100, 300), 100)
        loan.repricing = lot.choice(("", "january", "anniversary", "publication", "fixed"))
        if loan.repricing == "" and lot.random() < 0.3:
            loan.signed = max(lent - DAY * lot.randint(1, 40), date(2019, 8, 20))
    else:
        loan.unit = lot.choice(("year", "year", "month", "day"))
        loan.percent = Fraction(lot.randint(100, 2400), {"year": 100, "month": 1200, "day": 36000}[loan.unit])
        loan.percent = Fraction(round(loan.percent * 10**4), 10**4)
    loan.settlement = lot.choice(("quarterly", "monthly", "monthly", "maturity"))
    if loan.settlement != "maturity" and lot.random() < 0.5:
        loan.settlement_day = lot.choice((1, 15, 21, 30, 31))
    loan.penalty = Fraction(lot.choice((130, 150, 140)), 100)
    loan.compound = lot.choice(("none", "in-term", "in-term", "all"))
    loan.compound_rate = lot.choice(("", "contract", "penalty"))
    loan.basis = lot.choice(("360", "360", "365", "actual"))
    loan.count, loan.payment_day = lot.choice(("head", "both")), lot.choice(("new", "old"))
    if lot.random() < 0.3:
        loan.misused = lot.choice((due, due + DAY, due + 2 * DAY, due - DAY, lent, lent + DAY * 3, until))
        loan.misused = max(loan.misused, lent)
        loan.misuse = Fraction(lot.choice((150, 200, 140)), 100)
    edges = [due, due + DAY, until, until - DAY, due - DAY]
    edges += [day + DAY * n for day in sorted(Account(loan).days_of_settlement()) for n in (-1, 0, 1)]
    edges = sorted({day for day in edges if lent <= day <= until})
    for day in sorted(lot.sample(edges, min(lot.choice((0, 0, 1, 2, 3)), len(edges)))):
        owed = Account(BankLoan(**{**vars(loan), "until": day, "count": "head"})).run()["left"][1] if day > lent else 0
        amounts = (int(owed), int(owed) - 1, int(owed) + 1, loan.principal // 3, loan.principal // 50, loan.principal)
        loan.payments = (*loan.payments, (day, max(lot.choice(amounts), 1)))
    return loan
