"""A guarantee of a part of the principal and the interest on it (``limit_on: principal``).

The ledger is one; here its lines and rows are divided into what lies within the guarantee and what lies beside it.
Which of the two earlier payments of the debtor reduced is not regulated: ``limit-last`` takes what lies beside it first
(the default), ``limit-first`` what lies within, ``pro-rata`` both alike. What the guarantor paid himself performs his
own obligation, interest before principal. Fractions of a fen are kept to the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from ..base.money import half_up, split
from ..base.record import Record
from ..casefile.people import Ratio
from .open_debt import belongs, payers_of
from .people import Open
from .statement import Line, Statement


class Guaranteed(Record):
    """A guarantee of ``limit`` fen of the principal of some ``loans`` (() all), of which ``stated`` fen were lent;
    ``order`` is which part earlier payments reduced; ``name`` whose own payments reduce his part, "" nobody's.
    """

    limit: int
    order: str
    loans: tuple[str, ...]
    stated: int
    name: str = ""


def part_within(one: Guaranteed, seen: Statement, found: Open) -> tuple[Open, Ratio]:
    """Return what of the open debt lies within a guarantee of a part of the principal, and what part of another day's
    interest that is. ``found`` is what is open of the loans guaranteed.
    """
    own = [debt for name, debt in seen.by_loan.items() if belongs(name, one.loans)]
    parts = _Parts(one, sum(debt.lent for debt in own))
    lag = 1 if seen.conventions.get("payment_day") == "old" else 0
    events: list[tuple[int, Callable[[], None]]] = []
    events += [(debt.default, partial(parts.charge, debt.lumps)) for debt in own if debt.lumps]
    events += [
        (settled.at + 1, partial(parts.charge, settled.amount))
        for settled in seen.carried
        if belongs(settled.loan_id, one.loans)
    ]
    events += [(day, partial(parts.roll, amount)) for debt in own for day, amount in debt.rolled]
    payers = payers_of(seen.ledger, seen.case.payments, seen.case.debtor.name)
    for row, payer in zip(seen.ledger, payers, strict=True):
        if belongs(row.loan_id, one.loans):
            pay = parts.own if payer and payer == one.name else parts.take
            events.append((row.day + lag, partial(pay, row.interest - row.unprotected, row.principal)))
    lines = [line for line in seen.lines if belongs(line.loan_id, one.loans)]
    since = 0
    for day, happens in sorted(events, key=lambda event: event[0]):
        parts.charge(_charged(lines, since, day))
        since = max(since, day)
        happens()
    parts.charge(_charged(lines, since, None))
    within, whole = parts.within, parts.within + parts.beside
    principal = min(half_up(within.numerator, within.denominator), found.principal)
    both = within + parts.interest
    interest = min(half_up(both.numerator, both.denominator) - principal, sum(found.heads.values()))
    heads = dict(zip(found.heads, split(max(interest, 0), list(found.heads.values())), strict=True))
    return Open(principal, heads, found.costs, found.per_diem), (
        within / whole if whole else Fraction(0)
    ).as_integer_ratio()


def _charged(lines: Sequence[Line], start: int, end: int | None) -> Fraction:
    """Interest of the days ``[start, end)``: whole lines, and by days the part of a line that a payment divides."""
    found = Fraction(0)
    for line in lines:
        first, last = max(line.start, start), line.end if end is None else min(line.end, end)
        if first < last:
            found += Fraction(line.interest * (last - first), line.end - line.start)
    return found


class _Parts:
    """Principal and interest within the guarantee and beside it, in fen."""

    def __init__(self, one: Guaranteed, lent: int) -> None:
        self.order = one.order
        self.within = Fraction(min(one.limit, one.stated))
        self.beside = one.stated - self.within
        self.interest = self.other = Fraction(0)
        # Instalments paid before the ledger begins.
        self.take(0, one.stated - lent)

    def charge(self, amount: int | Fraction) -> None:
        """Interest that runs on both, and lump sums: each its part."""
        whole = self.within + self.beside
        mine = amount * self.within / whole if whole else Fraction(0)
        self.interest += mine
        self.other += amount - mine

    def roll(self, amount: int) -> None:
        """Interest that became principal of a new note: what was guaranteed of the principal grows by nothing."""
        whole = self.interest + self.other
        mine = amount * self.interest / whole if whole else Fraction(0)
        self.interest, self.other = self.interest - mine, self.other - (amount - mine)
        self.beside += amount

    def take(self, interest: int, principal: int) -> None:
        """What the debtor paid."""
        self.interest, self.other = self._taken(self.interest, self.other, interest)
        self.within, self.beside = self._taken(self.within, self.beside, principal)

    def own(self, interest: int, principal: int) -> None:
        """What the guarantor paid: first his own interest, then his own principal, then what lies beside it."""
        paid = Fraction(interest + principal)
        mine = min(paid, self.interest)
        lent = min(paid - mine, self.within)
        self.interest, self.other = self.interest - mine, self.other - (interest - mine)
        self.within, self.beside = self.within - lent, self.beside - (principal - lent)

    def _taken(self, within: Fraction, beside: Fraction, amount: int) -> tuple[Fraction, Fraction]:
        if self.order == "pro-rata":
            whole = within + beside
            mine = amount * within / whole if whole else Fraction(0)
        elif self.order == "limit-first":
            mine = min(within, Fraction(amount))
        else:
            mine = amount - min(beside, Fraction(amount))
        return within - mine, beside - (amount - mine)
