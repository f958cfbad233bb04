"""What a ledger leaves open of the loans that somebody answers for, and whose payment each of its rows is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..base.money import add_ratios
from ..casefile.model import Payment
from .people import Open
from .statement import LedgerRow, OfLoan, Statement


def belongs(debt: str, loans: Sequence[str]) -> bool:
    """Whether a debt of the ledger is of one of some loans (ids as stated, () for all).

    A loan lent in parts with ceilings of their own, or repaid by instalments, is several debts: ``A/1``, ``A/2``.
    """
    return not loans or any(debt == loan or debt.startswith(f"{loan}/") for loan in loans)


def left_open(statement: Statement, loans: Sequence[str]) -> Open:
    """Return what a ledger leaves open of some loans, by their ids (() for all); costs belong to none of them."""
    own = [one for debt, one in statement.by_loan.items() if belongs(debt, loans)]
    if len(own) == len(statement.by_loan):
        totals = statement.totals
        return Open(totals.principal_after, dict(statement.owed), totals.costs_after, _next_day(own))
    heads: dict[str, int] = {}
    for one in own:
        for kind, left in one.heads.items():
            heads[kind] = heads.get(kind, 0) + left
    return Open(sum(one.principal for one in own), heads, 0, _next_day(own))


def _next_day(debts: Iterable[OfLoan]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for one in debts:
        for kind, more in one.per_diem.items():
            found[kind] = add_ratios((found.get(kind, (0, 1)), more))
    return found


def payers_of(rows: Sequence[LedgerRow], payments: Sequence[Payment], first: str) -> list[str]:
    """Whose each row of a ledger is: it takes payments one after the other; who is not named is ``first``."""
    left = [(payment.by or first, payment.amount) for payment in payments]
    found = []
    for row in rows:
        found.append(left[0][0] if left else first)
        amount = row.amount
        while left and amount >= left[0][1]:
            amount -= left.pop(0)[1]
        if left and amount:
            left[0] = (left[0][0], left[0][1] - amount)
    return found
