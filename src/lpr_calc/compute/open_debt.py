"""What a ledger leaves open of the loans that somebody answers for, and whose payment each of its rows is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..base.money import add_ratios, half_up
from ..casefile.model import Payment
from ..law.arrears import UNDUE
from .people import Open
from .statement import LedgerRow, OfLoan, Statement


def belongs(debt: str, loans: Sequence[str]) -> bool:
    """Whether a debt of the ledger is of one of some loans (ids as stated, () for all).

    A loan lent in parts with ceilings of their own, or repaid by instalments, is several debts: ``A/1``, ``A/2``.
    """
    return not loans or any(debt == loan or debt.startswith(f"{loan}/") for loan in loans)


def is_undue(debt: str) -> bool:
    """Whether a debt of the ledger is what has not fallen due of a loan repaid by instalments."""
    return debt.endswith(f"/{UNDUE}")


def due_total(statement: Statement) -> int:
    """What of the total has fallen due, so that it can be asked for, in fen."""
    return statement.totals.total - statement.not_due


def due_per_diem(statement: Statement) -> int:
    """What another day adds to what has fallen due, in fen, rounded once."""
    if not statement.not_due:
        return statement.totals.per_diem
    found = [one.per_diem for debt, one in statement.by_loan.items() if not is_undue(debt)]
    return half_up(*add_ratios(ratio for each in found for ratio in each.values()))


def growing_lumps(statement: Statement) -> dict[str, int]:
    """What another day adds to lump sums that have fallen due, by kind, in fen: a ceiling lets more of them through."""
    running = {(line.loan_id, line.kind) for line in statement.ahead}
    found: dict[str, tuple[int, int]] = {}
    for debt, one in statement.by_loan.items():
        for kind, more in one.per_diem.items():
            if kind in ("damages", "fees") and (debt, kind) not in running and not is_undue(debt):
                found[kind] = add_ratios((found.get(kind, (0, 1)), more))
    return {kind: fen for kind, more in found.items() if (fen := half_up(*more))}


def left_open(statement: Statement, loans: Sequence[str]) -> Open:
    """Return what a ledger leaves open and due of some loans, by ids (() for all); costs belong to none of them."""
    own = [one for debt, one in statement.by_loan.items() if belongs(debt, loans) and not is_undue(debt)]
    if all(belongs(debt, loans) for debt in statement.by_loan):
        totals, heads = statement.totals, dict(statement.owed)
        if statement.not_due:
            heads["in-term"] = heads.get("in-term", 0) - (statement.not_due - statement.undue)
        return Open(totals.principal_after - statement.undue, heads, totals.costs_after, _next_day(own))
    heads = {}
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
