"""A second opinion on whole claims: several loans, every kind, one day at a time, from the law page's words alone.

``oracle.py`` knows one private loan with one rate. This one adds what the law gives where several things meet: no
interest agreed in words, an unclear overdue rate, liquidated damages alone, money that cannot pay what does not exist
yet, art. 560 between loans with instalments, the SME floor by the day, each delivery with its own ceiling, costs that
have a day, construction prices, one line for every publication. Slow and plain on purpose; nothing here is shared with
the program. Amounts are fen, rates percent, both exact; a line is rounded half up to the fen (law.md §10).
``oracle_matter.py`` holds the facts, ``oracle_law.py`` what each day bears.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from oracle import DAY, DayLine, half_up, year_length
from oracle_law import Head, Law
from oracle_matter import Loan, Matter, Payment


class NothingLentError(Exception):
    """A payment before any loan, or before the loan it was made for: refused."""


@dataclass
class Row:
    """What one payment gave to one loan."""

    day: date
    loan: str
    interest: Fraction
    principal: Fraction


@dataclass
class Result:
    """What the oracle says; ``costs`` and ``surplus`` by payment, in order of payment."""

    lines: list[tuple[str, DayLine]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    costs: list[Fraction] = field(default_factory=list)
    surpluses: list[Fraction] = field(default_factory=list)
    by_kind: dict[str, int] = field(default_factory=dict)
    principal_after: dict[str, Fraction] = field(default_factory=dict)
    interest_after: dict[str, Fraction] = field(default_factory=dict)
    costs_after: Fraction = Fraction(0)
    surplus: Fraction = Fraction(0)
    per_diem: int = 0

    @property
    def total(self) -> Fraction:
        """All that is still owed."""
        return sum(self.principal_after.values(), self.costs_after) + sum(self.interest_after.values())


@dataclass
class Part:
    """What is unpaid of one delivery that falls due on one day."""

    delivered: date | None
    due: date
    unpaid: Fraction


@dataclass
class Unpaid:
    """What is unpaid of one cost, and the day it arose on."""

    day: date
    amount: Fraction


class Account:
    """One loan: its parts, its lines, what was paid."""

    def __init__(self, loan: Loan) -> None:
        self.loan = loan
        if len(loan.portions) > 1:
            assert len(loan.dues) == 1
            self.parts = [Part(day, loan.dues[0][0], Fraction(amount)) for day, amount in loan.portions]
        else:
            self.parts = [Part(loan.portions[0][0], day, Fraction(amount)) for day, amount in loan.dues]
        self.lines: list[DayLine] = []
        self.open: dict[tuple[object, ...], DayLine] = {}
        self.paid = Fraction(0)

    def owed_interest(self, rounding: str) -> Fraction:
        """Interest so far, the open lines as far as they have come, less what was paid on it."""
        if rounding == "line":
            return sum(line.interest for line in self.lines) - self.paid
        return sum((line.exact for line in self.lines), Fraction(0)) - self.paid

    def there(self, day: date) -> list[Part]:
        """The unpaid parts that exist on a day."""
        return [part for part in self.parts if part.unpaid and (part.delivered is None or part.delivered <= day)]


def contracts(matter: Matter, law: Law, loan: Loan) -> list[Loan]:
    """民法典 679: between natural persons each delivery forms a contract;
    those whose ceilings differ stand apart (A26).
    """
    days = [day for day, _ in loan.portions if day is not None]
    if not matter.natural or loan.rate is None or len(days) == 1:
        return [loan]
    together = [date.fromordinal(n) for n in range(max(days).toordinal(), law.stop.toordinal())]
    if all(len({law.ceiling(loan, delivered, day) for delivered in days}) == 1 for day in together):
        return [loan]
    return [replace(loan, id=f"{loan.id}/{n}", portions=(part,)) for n, part in enumerate(loan.portions, 1)]


class Walk:
    """The whole matter, day by day."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.law = Law(matter)
        self.accounts = [Account(one) for loan in matter.loans for one in contracts(matter, self.law, loan)]
        self.costs = [Unpaid(cost.day or matter.filed or date.min, Fraction(cost.amount)) for cost in matter.costs]
        self.result = Result()

    def run(self) -> Result:
        """Visit every day, take every payment on its day."""
        matter = self.matter
        waiting = sorted((one for one in matter.payments if one.day <= matter.until), key=lambda one: one.day)
        later = DAY if matter.payment_day == "old" else 0 * DAY
        for day in self.days():
            while waiting and waiting[0].day + later <= day:
                self.pay(waiting.pop(0))
            for account in self.accounts:
                self.bear(account, day)
        while waiting:
            self.pay(waiting.pop(0))
        return self.finish()

    def days(self) -> list[date]:
        """From the first thing that happens to the last day that counts."""
        first = min(
            [loan.dues[0][0] for loan in self.matter.loans]
            + [day for loan in self.matter.loans for day, _ in loan.portions if day is not None]
            + [one.day for one in self.matter.payments]
        )
        return [date.fromordinal(n) for n in range(first.toordinal(), self.law.stop.toordinal())]

    def heads(self, account: Account, day: date) -> dict[Head, Fraction]:
        """What the loan bears on a day, with the base of each head."""
        bases: dict[Head, Fraction] = {}
        for part in account.parts:
            for head in self.law.bears(account.loan, part.delivered, part.due, day) if part.unpaid else ():
                bases[head] = bases.get(head, Fraction(0)) + part.unpaid
        return bases

    def share(self, head: Head, day: date) -> Fraction:
        """The part of the rate's unit that one day is; daily rates never meet a year."""
        if head.unit == "day":
            return Fraction(1)
        length = year_length(day) if self.matter.basis == "actual" else int(self.matter.basis)
        return Fraction(12 if head.unit == "month" else 1, length)

    def bear(self, account: Account, day: date) -> None:
        """Add a day to each line it continues; a new line where base, rate or rule is another."""
        before, account.open = account.open, {}
        for head, base in self.heads(account, day).items():
            quoted = head.published if self.matter.lines == "each-quote" else None
            key = (head.kind, base, head.percent, head.unit, head.rule, quoted)
            line = before.get(key)
            if line is None:
                line = DayLine(head.kind, day, day, 0, base, head.percent, head.unit, head.rule)
                account.lines.append(line)
            account.open[key] = line
            line.days += 1
            line.last_day = day
            line.exact += base * head.percent / 100 * self.share(head, day)

    # -- payments

    def burden(self, account: Account, part: Part, day: date) -> Fraction:
        """What a part costs the debtor in a year, by its rates of the day."""
        heads = self.law.bears(account.loan, part.delivered, part.due, day)
        return sum((self.law.yearly(head, day) for head in heads), Fraction(0))

    def ranked(self, day: date) -> list[tuple[Account, Part]]:
        """民法典 560(2): due before undue, least secured, heaviest burden, earliest due."""
        units = [(account, part) for account in self.accounts for part in self.existing(account, day)]
        return sorted(
            units,
            key=lambda unit: (
                unit[1].due > day,
                unit[0].loan.secured,
                -self.burden(unit[0], unit[1], day),
                unit[1].due,
            ),
        )

    def existing(self, account: Account, day: date) -> list[Part]:
        """Parts a payment of a day can reach; where only interest is left, the last part stands for it."""
        found = account.there(day)
        if not found and account.owed_interest(self.matter.rounding) > 0:
            found = [part for part in account.parts if part.delivered is None or part.delivered <= day][-1:]
        return found

    def pay(self, payment: Payment) -> None:
        """Costs that exist, then debt by debt: its interest, its principal, the oldest instalment first (561)."""
        day = payment.day
        meant = [one for one in self.accounts if payment.loan in ("", one.loan.id)]
        if not any(part.delivered is None or part.delivered <= day for one in meant for part in one.parts):
            raise NothingLentError(payment)
        left = Fraction(payment.amount)
        spent = Fraction(0)
        for cost in self.costs:
            if cost.day <= day:
                took = min(left, cost.amount)
                cost.amount -= took
                left -= took
                spent += took
        self.result.costs.append(spent)
        units = self.ranked(day)
        if payment.loan:
            named = [unit for unit in units if unit[0].loan.id == payment.loan]
            named.sort(key=lambda unit: unit[1].due)
            units = named + [unit for unit in units if unit not in named]
        for account, part in units:
            interest = min(left, account.owed_interest(self.matter.rounding))
            account.paid += interest
            left -= interest
            principal = min(left, part.unpaid)
            part.unpaid -= principal
            left -= principal
            if interest or principal:
                self.result.rows.append(Row(day, account.loan.id, interest, principal))
        self.result.surpluses.append(left)

    def finish(self) -> Result:
        """Sum up: every printed line is rounded, the totals are the sums of the lines."""
        found = self.result
        for account in self.accounts:
            found.lines += [(account.loan.id, line) for line in account.lines]
            found.principal_after[account.loan.id] = sum((part.unpaid for part in account.parts), Fraction(0))
            found.interest_after[account.loan.id] = account.owed_interest(self.matter.rounding)
        for kind in ("in-term", "overdue", "damages"):
            mine = [line for _, line in found.lines if line.kind == kind]
            by_line = self.matter.rounding == "line"
            found.by_kind[kind] = (
                sum(line.interest for line in mine) if by_line else half_up(sum((x.exact for x in mine), Fraction(0)))
            )
        found.costs_after = sum((cost.amount for cost in self.costs), Fraction(0))
        found.surplus = sum(found.surpluses, Fraction(0))
        found.per_diem = half_up(
            sum(
                (
                    base * head.percent / 100 * self.share(head, self.law.stop)
                    for account in self.accounts
                    for head, base in self.heads(account, self.law.stop).items()
                ),
                Fraction(0),
            )
        )
        return found


def compute(matter: Matter) -> Result:
    """Compute a matter one day at a time. A refused payment raises ``NothingLentError``."""
    return Walk(matter).run()
