"""The rows of a loan repaid by instalments: payment, principal, interest, balance. Values in, whole fen out; no law.

A row is what is owed once it is printed: interest half up, principal what is left of the payment, the last row the
whole balance. No fraction of a fen goes from one row to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd

from ..base.dates import Shares
from ..base.money import add_ratios, half_up
from ..base.record import Record
from .schedule import Part, Rate, Span
from .steps import PERCENT, earned

YEAR_OF_MONTHS = 360
"""The days of a year of twelve equal months: a rate by the day is so many times as much a year."""


class Row(Record):
    """One row: ``number`` (0: principal prepaid), the days ``[start, due)`` its interest is for, and fen.

    ``payment`` = ``principal`` + ``interest``; ``balance`` is what is left afterwards. ``level`` is the agreed or
    computed payment it was made from, 0 where the method has none. ``rate`` is that of its last day.
    """

    number: int
    start: int
    due: int
    payment: int
    principal: int
    interest: int
    balance: int
    level: int
    rate: Rate | None
    parts: tuple[Part, ...] = ()


class Amortisation(Record):
    """What makes the rows.

    ``method`` is ``equal-payment``, ``equal-principal``, ``interest-only`` or ``flat``. ``dues`` are the due days, in
    order. ``period`` is the share of a year of a whole period. ``whole_first`` says that the first period is one.
    ``spans`` are the rates from ``start`` on, a piece for each change. ``share`` measures days that are no whole
    period. ``first_period``, ``interest_by``, ``split`` are the agreed readings (`casefile.repayment.Instalments`).
    ``each`` is the agreed payment, ``prepaid`` what was prepaid of the principal on which days, ``keep`` whether the
    payment stays the same after that.
    """

    method: str
    principal: int
    start: int
    dues: tuple[int, ...]
    period: tuple[int, int]
    whole_first: bool
    spans: tuple[Span, ...]
    share: Callable[[int, int], Shares]
    first_period: str = "days"
    interest_by: str = "month"
    split: str = "days"
    each: int | None = None
    prepaid: tuple[tuple[int, int], ...] = ()
    keep: bool = True


class PaymentTooSmallError(ValueError):
    """An agreed payment that does not cover the interest of row ``number``, which is ``interest`` fen."""

    def __init__(self, number: int, interest: int) -> None:
        super().__init__(number, interest)
        self.number, self.interest = number, interest


def level_payment(principal: int, rate: int, period: tuple[int, int], number: int) -> int:
    """Return the equal payment of ``number`` periods, half up to the fen; ``rate`` is percent × SCALE a year."""
    over, under = rate * period[0], PERCENT * period[1]
    if not over:
        return half_up(principal, number)
    common = gcd(over, under)
    over, under = over // common, under // common
    grown, plain = (over + under) ** number, under**number
    return half_up(principal * over * grown, under * (grown - plain))


def interest_of(base: int, rate: Rate, share: Shares) -> int:
    """Return what a base earns at a rate in a share of a year, half up to the fen."""
    over, under = add_ratios(share)
    return earned(base, 2 * rate.a_year(YEAR_OF_MONTHS), over, PERCENT * under)


def rows_of(plan: Amortisation) -> tuple[Row, ...]:
    """Return every row in order of time, prepayments among them. Raises PaymentTooSmallError."""
    return tuple(_Walk(plan).rows())


class _Walk:
    """The rows of one loan, one after the other."""

    def __init__(self, plan: Amortisation) -> None:
        self.plan = plan
        self.balance = plan.principal
        self.level = self.quota = 0
        self.rate: Rate | None = None
        self.prepaid = list(plan.prepaid)
        self.waived = 0
        self.done: list[Row] = []

    def rows(self) -> list[Row]:
        plan = self.plan
        start = plan.start
        anew = True
        for number, due in enumerate(plan.dues, 1):
            if not self.balance:
                break
            rate = self.at(start)
            if anew or self.rate is None or rate.a_year(YEAR_OF_MONTHS) != self.rate.a_year(YEAR_OF_MONTHS):
                self.set_level(number, rate, anew)
            self.rate, anew = rate, False
            if self.row(number, start, due):
                break
            while self.prepaid and self.prepaid[0][0] <= due and self.balance:
                anew = self.prepay(*self.prepaid.pop(0)) or anew
            start = due
        return self.done

    def at(self, day: int) -> Rate:
        """The rate of a day."""
        return next(span.rate for span in reversed(self.plan.spans) if span.start <= day)

    def set_level(self, number: int, rate: Rate, anew: bool) -> None:
        """Fix what each row pays from here on: at the start, at another rate, after a prepayment."""
        plan = self.plan
        left = len(plan.dues) - number + 1
        shorter = plan.keep and bool(self.done) and any(not row.number for row in self.done)
        if plan.method == "equal-payment":
            if shorter and anew:
                return
            if shorter:
                assert self.rate is not None
                left = min(left, self.still(self.rate))
            self.level = level_payment(self.balance, rate.a_year(YEAR_OF_MONTHS), plan.period, left)
            if plan.each is not None and not self.done:
                self.level = plan.each
        elif plan.method in ("equal-principal", "flat") and anew and not shorter:
            self.quota = half_up(self.balance, left)
            if plan.each is not None and not self.done:
                self.quota = plan.each - (self.fee() if plan.method == "flat" else 0)

    def still(self, rate: Rate) -> int:
        """How many rows are left at the payment as it is."""
        balance, count = self.balance, 0
        while balance > 0:
            count += 1
            interest = interest_of(balance, rate, (self.plan.period,))
            if interest >= self.level:
                return len(self.plan.dues)
            balance -= self.level - interest
        return count

    def fee(self) -> int:
        """Interest of a flat plan for one period: on what was lent at first, less what was prepaid of it."""
        rate = self.rate or self.at(self.plan.start)
        return interest_of(self.plan.principal - self.waived, rate, (self.plan.period,))

    def row(self, number: int, start: int, due: int) -> bool:
        """Add one row, and the prepayments inside its period; say whether everything is settled with it."""
        plan, rate, opening = self.plan, self.rate, self.balance
        assert rate is not None
        inside: list[tuple[int, int]] = []
        while self.prepaid and self.prepaid[0][0] < due:
            day, amount = self.prepaid.pop(0)
            if amount >= self.balance:
                # The whole is settled on that day: its interest is owed up to it and no longer.
                self.settle(number, start, day, inside)
                return True
            inside.append((day, self.balance))
            self.prepay(day, amount)
        parts = self.parts(number, start, due, inside, opening)
        interest = sum(part.interest for part in parts)
        principal = self.part_of_principal(number, opening, rate, interest, due)
        principal = min(principal, self.balance)
        if number == len(plan.dues):
            principal = self.balance
        self.add(
            Row(number, start, due, principal + interest, principal, interest, 0, self.level, parts[-1].rate, parts)
        )
        return False

    def add(self, row: Row) -> None:
        self.balance -= row.principal
        self.done.append(row._replace(balance=self.balance))

    def prepay(self, day: int, amount: int) -> bool:
        """Take a prepayment off the balance; say that what each row pays may be another from here on."""
        amount = min(amount, self.balance)
        self.waived += amount
        self.add(Row(0, day, day, amount, amount, 0, 0, 0, self.rate))
        return True

    def settle(self, number: int, start: int, day: int, inside: list[tuple[int, int]]) -> None:
        parts = self.by_days(start, day, inside, self.balance)
        interest, balance = sum(part.interest for part in parts), self.balance
        rate = parts[-1].rate if parts else self.rate
        self.add(Row(number, start, day, balance + interest, balance, interest, 0, self.level, rate, parts))

    def part_of_principal(self, number: int, opening: int, rate: Rate, interest: int, due: int) -> int:
        """What a row pays of the principal, before the last row takes the rest."""
        plan = self.plan
        if plan.method == "interest-only":
            return 0
        if plan.method != "equal-payment":
            return self.quota
        odd = number == 1 and not plan.whole_first
        if plan.interest_by == "days" or (odd and plan.first_period == "in-payment"):
            principal = self.level - interest
        else:
            # Odd days and a change of rate inside the period move the interest alone.
            principal = self.level - interest_of(opening, rate, (plan.period,))
        if principal < 0 and number < len(plan.dues):
            raise PaymentTooSmallError(number, self.level - principal)
        return principal

    def parts(self, number: int, start: int, due: int, inside: list[tuple[int, int]], opening: int) -> tuple[Part, ...]:
        """The interest of a row, in pieces of one base and one rate each."""
        plan, rate = self.plan, self.rate
        assert rate is not None
        if plan.method == "flat":
            return (self.part(start, due, plan.principal - self.waived, rate, (plan.period,)),)
        odd = number == 1 and not plan.whole_first
        if inside or plan.interest_by == "days" or (odd and plan.first_period != "full"):
            return self.by_days(start, due, inside, opening)
        changed = [span for span in plan.spans if start < span.start < due]
        if not changed or plan.split == "next-period" or odd:
            return (self.part(start, due, opening, rate, (plan.period,)),)
        if plan.split == "whole":
            return (self.part(start, due, opening, self.at(due - 1), (plan.period,)),)
        if plan.split == "days":
            return self.by_days(start, due, inside, opening)
        days = [start, *(span.start for span in changed), due]
        over, under = plan.period
        return tuple(
            self.part(begin, end, opening, self.at(begin), ((over * (end - begin), under * (due - start)),))
            for begin, end in zip(days, days[1:], strict=False)
        )

    def by_days(self, start: int, end: int, inside: list[tuple[int, int]], opening: int) -> tuple[Part, ...]:
        """Interest by the day: a piece for every rate and every balance; ``inside`` has the balance before each day."""
        split = self.plan.split
        one = self.at(end - 1) if split == "whole" else self.at(start) if split == "next-period" else None
        cuts = () if one is not None else [span.start for span in self.plan.spans if start < span.start < end]
        days = sorted({start, end, *cuts, *(day for day, _ in inside if start < day < end)})
        found = []
        for begin, stop in zip(days, days[1:], strict=False):
            now = self.balance if inside else opening
            base = next((before for day, before in inside if begin < day), now)
            found.append(self.part(begin, stop, base, one or self.at(begin), self.plan.share(begin, stop)))
        return tuple(found)

    def part(self, start: int, end: int, base: int, rate: Rate, share: Shares) -> Part:
        return Part(start, end, base, rate, share, interest_of(base, rate, share))
