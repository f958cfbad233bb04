"""A loan repaid by instalments, day by day and in fractions, written from the formulas and the ledger alone.

Nothing of the program is used: a row is made with `Fraction`, a day is a `date`, and every open debt accrues one day
after the other. Slow and plain on purpose.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

DAY = timedelta(days=1)


@dataclass
class Loan:
    """The facts of one loan, as a case states them; rates are percent a year."""

    principal: int
    rates: list[tuple[date, Fraction]]  # the first from the day of lending
    lent: date
    first_due: date
    due_day: int
    periods: int
    method: str
    interest_by: str = "month"
    first_period: str = "days"
    split: str = "days"
    basis: int = 360
    until: date = date.max
    accelerated: date | None = None
    multiple: Fraction = Fraction(3, 2)
    compound: bool = True
    compound_contract: bool = False
    after: bool = False
    grace: int = 0
    grace_end: bool = False
    across: str = "heads"
    order: tuple[str, ...] = ("costs", "interest", "principal")
    payments: list[tuple[date, int]] = field(default_factory=list)
    paid_through: int = 0


def half_up(value: Fraction) -> int:
    """Round to the fen."""
    return int((2 * value + 1) // 2)


def month_later(start: date, months: int, day: int) -> date:
    """The agreed day of a later month, or its last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def rate_on(loan: Loan, day: date) -> Fraction:
    """The contract rate of a day."""
    return [rate for start, rate in loan.rates if start <= day][-1]


def by_days(loan: Loan, base: int, start: date, end: date, rate: Fraction | None = None) -> int:
    """Interest by the day, each stretch of one rate rounded by itself (``rate``: one for all days)."""
    cuts = [start, *(day for day, _ in loan.rates if start < day < end and rate is None), end]
    total = 0
    for begin, stop in zip(cuts, cuts[1:], strict=False):
        of = rate_on(loan, begin) if rate is None else rate
        total += half_up(base * of * (stop - begin).days / (100 * loan.basis))
    return total


def annuity(balance: int, rate: Fraction, left: int) -> int:
    """The equal payment over the periods left."""
    r = rate / 1200
    if not r:
        return half_up(Fraction(balance, left))
    grown = (1 + r) ** left
    return half_up(balance * r * grown / (grown - 1))


def rows_of(loan: Loan) -> list[tuple[date, int, int, int]]:
    """Every row: due day, principal, interest, balance afterwards."""
    dues = [loan.first_due, *(month_later(loan.first_due, k, loan.due_day) for k in range(1, loan.periods))]
    before = month_later(loan.first_due, -1, loan.due_day)
    whole_first = loan.lent == before or month_later(loan.lent, 1, loan.lent.day) == loan.first_due
    balance, start, found = loan.principal, loan.lent, []
    level = quota = 0
    level_rate: Fraction | None = None
    for k, due in enumerate(dues, 1):
        if not balance:
            break
        rate = rate_on(loan, start)
        if loan.method == "equal-payment" and rate != level_rate:
            level, level_rate = annuity(balance, rate, loan.periods - k + 1), rate
        if k == 1:
            quota = half_up(Fraction(loan.principal, loan.periods))
        month = half_up(balance * rate / 1200)
        inside = [day for day, _ in loan.rates if start < day < due]
        odd = k == 1 and not whole_first
        if loan.split == "next-period" and inside:
            one: Fraction | None = rate
        elif loan.split == "whole" and inside:
            one = rate_on(loan, due - DAY)
        else:
            one = None
        if loan.method == "flat":
            interest = half_up(loan.principal * rate / 1200)
        elif loan.interest_by == "days" or (odd and loan.first_period != "full"):
            interest = by_days(loan, balance, start, due, one)
        elif odd or not inside or loan.split == "next-period":
            interest = month
        elif loan.split == "whole":
            interest = half_up(balance * rate_on(loan, due - DAY) / 1200)
        elif loan.split == "month":
            cuts = [start, *inside, due]
            interest = sum(
                half_up(balance * rate_on(loan, a) / 1200 * (b - a).days / (due - start).days)
                for a, b in zip(cuts, cuts[1:], strict=False)
            )
        else:
            interest = by_days(loan, balance, start, due)
        if loan.method == "interest-only":
            principal = 0
        elif loan.method != "equal-payment":
            principal = quota
        elif loan.interest_by == "days" or (odd and loan.first_period == "in-payment"):
            principal = level - interest
        else:
            principal = level - month
        if principal < 0 and k < loan.periods:
            raise ValueError("a payment does not cover the interest")
        principal = balance if k == loan.periods else min(principal, balance)
        balance -= principal
        found.append((due, principal, interest, balance))
        start = due
    return found


@dataclass
class Debt:
    """One debt that fell due: what is open of it, and its two lines as they grow."""

    name: str
    due: date
    principal: int
    interest: int
    starts: date
    penalty: int = 0
    compound: int = 0
    days: dict[str, int] = field(default_factory=dict)
    at: dict[str, tuple[int, Fraction, int]] = field(default_factory=dict)

    def close(self, head: str) -> None:
        """Round the line of one head; another may begin."""
        if head in self.at:
            base, rate, year = self.at.pop(head)
            more = half_up(base * rate * self.days.pop(head) / (100 * year))
            setattr(self, head, getattr(self, head) + more)

    def accrue(self, head: str, base: int, rate: Fraction, year: int) -> None:
        """One more day of one head."""
        if self.at.get(head) != (base, rate, year):
            self.close(head)
            self.at[head], self.days[head] = (base, rate, year), 0
        self.days[head] += 1


def arrears(loan: Loan) -> tuple[dict[str, int], list[tuple[str, int, int, int, int]]]:
    """The heads at the end, and what is open of each debt (name, principal, interest, penalty, compound)."""
    forgiven = {str(k) for k in range(1, loan.periods + 1)} if loan.grace and not loan.grace_end else set()
    while True:
        heads, debts, cleared = _walk(loan, forgiven)
        late = {
            debt.name
            for debt in debts
            if debt.name in forgiven
            and loan.until > debt.due + loan.grace * DAY
            and cleared.get(debt.name, date.max) > debt.due + loan.grace * DAY
        }
        if not late:
            break
        forgiven -= late
    shown = [(d.name, d.principal, d.interest, d.penalty, d.compound) for d in debts]
    return heads, [one for one in shown if any(one[1:])]


def _walk(loan: Loan, forgiven: set[str]) -> tuple[dict[str, int], list[Debt], dict[str, date]]:
    rows = rows_of(loan)
    called = loan.accelerated if loan.accelerated is not None and loan.accelerated < rows[-1][0] else None
    called = called if called is not None and called <= loan.until else None
    coming: list[Debt] = []
    undue, since = loan.principal, loan.lent
    for k, (due, principal, interest, balance) in enumerate(rows, 1):
        if due > loan.until or (called is not None and due > called):
            break
        undue, since = balance, due
        if k <= loan.paid_through:
            continue
        starts = due + loan.grace * DAY if loan.grace and (loan.grace_end or str(k) in forgiven) else due
        coming.append(Debt(str(k), due, principal, interest, starts + loan.after * DAY))
    current = by_days(loan, undue, since, called or loan.until) if undue else 0
    if called is not None and undue:
        coming.append(Debt("a", called, undue, current, called + loan.after * DAY))
    last = called or rows[-1][0]
    debts: list[Debt] = []
    credit = 0
    cleared: dict[str, date] = {}
    one_day: dict[str, int] = {}
    day = loan.lent
    while True:
        debts += [debt for debt in coming if debt.due == day]
        arrived = any(debt.due == day for debt in coming)
        received = [amount for on, amount in loan.payments if on == day]
        # What waited meets a debt on its first day, before that day's own money.
        for amount in ([credit] if credit and arrived else []) + received:
            if amount is credit and arrived:
                credit = 0
            for debt in debts:
                debt.close("penalty")
                debt.close("compound")
            credit += _spread(loan, debts, amount, day)
            for debt in debts:
                if not (debt.principal or debt.interest or debt.penalty or debt.compound):
                    cleared.setdefault(debt.name, day)
        if day >= loan.until:
            break
        rate = rate_on(loan, day)
        over = rate * loan.multiple
        for debt in debts:
            if loan.after and day == debt.due:
                # The due day itself bears the contract rate.
                one_day[debt.name] = half_up(debt.principal * rate / (100 * loan.basis))
                debt.interest += one_day[debt.name]
            if day < debt.starts:
                continue
            debt.accrue("penalty", debt.principal, over, loan.basis)
            if loan.compound:
                base = debt.interest - one_day.get(debt.name, 0)
                of = rate if loan.compound_contract and day < last else over
                debt.accrue("compound", base, of, loan.basis)
        day += DAY
    for debt in debts:
        debt.close("penalty")
        debt.close("compound")
    instalments = [debt for debt in debts if debt.name != "a"]
    accelerated = [debt for debt in debts if debt.name == "a"]
    heads = {
        "undue": undue if called is None else 0,
        "called": sum(debt.principal for debt in accelerated),
        "overdue": sum(debt.principal for debt in instalments),
        "unpaid": sum(debt.interest for debt in instalments),
        "current": current if called is None else sum(debt.interest for debt in accelerated),
        "penalty": sum(debt.penalty for debt in debts),
        "compound": sum(debt.compound for debt in debts),
    }
    return heads, debts, cleared


def _spread(loan: Loan, debts: list[Debt], amount: int, day: date) -> int:
    """Put money to the debts in the order of the contract; return what is left of it."""
    heads: list[str] = []
    for word in loan.order:
        if word == "interest":
            heads += [
                head for head in ("compound", "penalty", "interest") if head == "interest" or head not in loan.order
            ]
        elif word != "costs":
            heads.append(word)
    due = sorted(debts, key=lambda debt: debt.due)
    pairs = (
        [(debt, head) for debt in due for head in heads]
        if loan.across == "instalments"
        else [(debt, head) for head in heads for debt in due]
    )
    for debt, head in pairs:
        paid = min(amount, getattr(debt, head))
        setattr(debt, head, getattr(debt, head) - paid)
        amount -= paid
    return amount
