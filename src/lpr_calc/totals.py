"""Exact results rounded once, by the convention of the case: lines, ledger rows, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .casefile.model import Case
from .engine import Account, Run
from .money import half_up, to_fen
from .statement import LedgerRow, Line, Totals

if TYPE_CHECKING:
    from .ledger import Entry
    from .money import Exact

_TITLES = {"in-term": "in_term_interest", "damages": "damages"}


class _Rounder:
    """Rounds a running sum, so that what is printed row by row adds up to the rounded total."""

    def __init__(self, rounding: str) -> None:
        self.rounding = rounding
        self.exact: Exact = 0
        self.shown = 0

    def add(self, amount: Exact) -> int:
        """Return the next row: the rounded sum so far less what was printed before."""
        self.exact += amount
        before, self.shown = self.shown, to_fen(self.exact, self.rounding)
        return self.shown - before


def lines_of(accounts: list[Account], rounding: str) -> tuple[Line, ...]:
    """Return every finished line of every account, rounded, with the running sum."""
    rounder = _Rounder(rounding)
    return tuple(_line(account, run, rounder) for account in accounts for run in account.runs)


def _line(account: Account, run: Run, rounder: _Rounder) -> Line:
    share = f"× {run.end - run.start}" if run.rate.unit == "day" else account.plan.gauge.formula(run.start, run.end)
    cut = 0 if run.agreed is None else to_fen(run.agreed) - to_fen(run.interest)
    interest = rounder.add(run.interest)
    return Line(
        run.loan_id, run.kind, run.start, run.end, to_fen(run.base), run.rate, share, interest, rounder.shown, cut
    )


def rows_of(entries: list[Entry], rounding: str) -> tuple[LedgerRow, ...]:
    """Round the ledger so that every row's parts add up to its amount, and balances follow."""
    shown = "truncate" if rounding == "truncate" else "total"
    interest = _Rounder(shown)
    rows = []
    for entry in entries:
        amount = to_fen(entry.amount)
        paid_interest = interest.add(entry.interest)
        costs, surplus = to_fen(entry.costs), to_fen(entry.surplus)
        principal = amount - costs - surplus - paid_interest
        rows.append(
            LedgerRow(
                entry.day,
                amount,
                costs,
                paid_interest,
                principal,
                surplus,
                entry.loan_id,
                to_fen(entry.principal_after),
                to_fen(entry.interest_after),
                to_fen(entry.accrued),
                entry.towards,
                entry.note,
                entry.step,
            )
        )
    return tuple(rows)


def totals_of(case: Case, accounts: list[Account], lines: tuple[Line, ...], rows: tuple[LedgerRow, ...]) -> Totals:
    """Add up what was printed; only the per-diem is rounded here."""
    sums = {"in_term_interest": 0, "overdue_interest": 0, "damages": 0}
    for line in lines:
        sums[_TITLES.get(line.kind, "overdue_interest")] += line.interest
    interest = sum(sums.values())
    principal = to_fen(sum(account.lent() for account in accounts))
    costs = sum(cost.amount for cost in case.costs)
    fees = sum(loan.fees for loan in case.loans)
    surplus = sum(row.surplus for row in rows)
    paid = sum(row.amount for row in rows)
    principal_after = principal - sum(row.principal for row in rows)
    interest_after = interest - sum(row.interest for row in rows)
    costs_after = costs - sum(row.costs for row in rows)
    per_diem = _per_diem(accounts)
    return Totals(
        principal,
        sums["in_term_interest"],
        sums["overdue_interest"],
        sums["damages"],
        fees,
        costs,
        interest,
        paid,
        surplus,
        principal_after,
        interest_after,
        costs_after,
        principal_after + interest_after + costs_after + fees,
        per_diem,
        max(account.plan.end for account in accounts),
        sum(line.cut for line in lines),
    )


def _per_diem(accounts: list[Account]) -> int:
    """Interest of one more day over all loans, rounded once."""
    numerator, denominator = 0, 1
    for account in accounts:
        more, under = account.per_diem()
        numerator, denominator = numerator * under + more * denominator, denominator * under
    return half_up(numerator, denominator)
