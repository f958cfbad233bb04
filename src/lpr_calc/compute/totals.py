"""Exact results rounded once, by the convention of the case: lines, ledger rows, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.money import add_ratios, half_up, to_fen
from ..casefile.model import Case
from ..engine.account import KINDS, Account, Run
from .statement import LedgerRow, Line, Totals

if TYPE_CHECKING:
    from ..base.money import Exact
    from ..engine.ledger import Entry

_HEADS = {
    "in-term": "in_term_interest",
    "overdue": "overdue_interest",
    "penalty": "penalty_interest",
    "compound": "compound_interest",
    "damages": "damages",
    "fees": "fees",
}


class _Rounder:
    """Rounds a running sum, so that what is printed row by row adds up to the rounded total."""

    def __init__(self, rounding: str) -> None:
        self.rounding = rounding
        self.exact: Exact = 0
        self.shown = 0

    def add(self, amount: Exact, at_most: int | None = None) -> int:
        """Return the next row: the rounded sum so far less what was printed before, and not more than ``at_most``."""
        self.exact += amount
        before, self.shown = self.shown, to_fen(self.exact, self.rounding)
        if at_most is not None:
            self.shown = min(self.shown, before + at_most)
        return self.shown - before


def lines_of(accounts: list[Account], rounding: str) -> tuple[Line, ...]:
    """Return every finished line of every account, rounded, with the running sum."""
    rounder = _Rounder(rounding)
    return tuple(_line(account, run, rounder) for account in accounts for run in account.runs)


def _line(account: Account, run: Run, rounder: _Rounder) -> Line:
    share = ((run.end - run.start, 1),) if run.rate.unit == "day" else account.plan.gauge.shares(run.start, run.end)
    would_be = run.full if run.agreed is None else run.agreed
    cut = to_fen(would_be) - to_fen(run.interest)
    interest = rounder.add(run.interest)
    return Line(
        run.loan_id, run.kind, run.start, run.end, to_fen(run.base), run.rate, share, interest, rounder.shown, cut
    )


def ahead_of(accounts: list[Account]) -> tuple[Line, ...]:
    """Return what runs on after the end: a line of one day for every base and rate, not yet charged."""
    return tuple(
        Line(account.plan.loan_id, kind, account.plan.end, account.plan.end + 1, to_fen(base), rate, (), 0, 0, 0)
        for account in accounts
        for kind, base, rate in account.ahead()
    )


class _Book:
    """What was printed of one loan's payments so far, beside what is exact."""

    def __init__(self, rounding: str) -> None:
        self.interest = _Rounder(rounding)
        self.principal = _Rounder(rounding)
        self.kept = _Rounder(rounding)


def rows_of(
    entries: list[Entry], accounts: list[Account], lines: tuple[Line, ...], rounding: str
) -> tuple[LedgerRow, ...]:
    """Round the ledger so that every row's parts add up to its amount, no part is negative, and balances follow.

    Under ``rounding: line`` everything is whole fen already; otherwise a row shows the difference of running sums, and
    no more interest is shown as paid than the rounded interest comes to: the rest of the row goes to principal, and
    what principal cannot take is surplus.
    """
    shown = "truncate" if rounding == "truncate" else "total"
    lumps = sum(to_fen(amount) for account in accounts for amount in account.lumps.values())
    rolled_over = sum(to_fen(account.capitalised) for account in accounts)
    payable = (lines[-1].running if lines else 0) + lumps - rolled_over
    books: dict[str, _Book] = {}
    costs_so_far, amounts = _Rounder(shown), _Rounder("total")
    rows = []
    for entry in entries:
        book = books.setdefault(entry.loan_id, _Book(shown))
        left = amount = amounts.add(entry.amount)
        unprotected = book.kept.add(entry.unprotected, left)
        protected = book.interest.add(entry.interest - entry.unprotected, min(left - unprotected, payable))
        payable -= protected
        left -= protected + unprotected
        costs = costs_so_far.add(entry.costs, left)
        left -= costs
        lent = to_fen(entry.principal_after + book.principal.exact + entry.principal)
        book.principal.exact += entry.principal
        principal = min(left - min(to_fen(entry.surplus), left), lent - book.principal.shown)
        book.principal.shown += principal
        rows.append(
            LedgerRow(
                entry.day,
                amount,
                costs,
                protected + unprotected,
                principal,
                left - principal,
                entry.loan_id,
                lent - book.principal.shown,
                max(to_fen(entry.interest_after + book.interest.exact, shown) - book.interest.shown, 0),
                to_fen(entry.accrued),
                entry.towards,
                entry.note,
                entry.step,
                unprotected,
            )
        )
    return tuple(rows)


def totals_of(case: Case, accounts: list[Account], lines: tuple[Line, ...], rows: tuple[LedgerRow, ...]) -> Totals:
    """Add up what was printed; only lump sums under a ceiling and the per-diem are rounded here."""
    heads = dict.fromkeys(_HEADS.values(), 0)
    for line in lines:
        heads[_HEADS[line.kind]] += line.interest
    lump_cut = 0
    for account in accounts:
        for kind, asked in account.plan.lumps:
            allowed = to_fen(account.lumps[kind])
            heads[_HEADS[kind]] += allowed
            lump_cut += asked - allowed
    principal = to_fen(sum(account.lent for account in accounts))
    costs = sum(cost.amount for cost in case.costs)
    interest = sum(amount for head, amount in heads.items() if head not in ("damages", "fees"))
    unprotected = sum(row.unprotected for row in rows)
    # Interest that went into a new note is principal from then on.
    rolled_over = to_fen(sum(account.capitalised for account in accounts))
    principal_after = principal + rolled_over - sum(row.principal for row in rows)
    interest_after = (
        interest - rolled_over + heads["damages"] + heads["fees"] - sum(row.interest - row.unprotected for row in rows)
    )
    costs_after = costs - sum(row.costs for row in rows)
    return Totals(
        principal,
        heads["in_term_interest"],
        heads["overdue_interest"],
        heads["penalty_interest"],
        heads["compound_interest"],
        heads["damages"],
        heads["fees"],
        costs,
        interest,
        sum(row.amount for row in rows),
        unprotected,
        sum(row.surplus for row in rows),
        principal_after,
        interest_after,
        costs_after,
        principal_after + interest_after + costs_after,
        _per_diem(accounts),
        max(account.plan.end for account in accounts),
        sum(line.cut for line in lines) + lump_cut,
    )


def owed_of(accounts: list[Account], interest_after: int) -> dict[str, int]:
    """Return what is still open under each head of interest, over all loans: the heads add up to ``interest_after``.

    Where only the total is rounded, what the heads come to beside it goes to the greatest of them.
    """
    owed: dict[str, Exact] = {}
    for account in accounts:
        for kind in account.accrued:
            owed[kind] = owed.get(kind, 0) + account.owed(kind)
    heads = {kind: to_fen(owed[kind]) for kind in KINDS if kind in owed}
    if heads:
        greatest = max(heads, key=lambda kind: heads[kind])
        heads[greatest] += interest_after - sum(heads.values())
    return heads


def rolled_of(accounts: list[Account]) -> dict[str, int]:
    """Return by loan the interest that went into new notes: it is principal from then on."""
    return {account.plan.loan_id: to_fen(account.capitalised) for account in accounts if account.capitalised}


def covered_of(accounts: list[Account], rows: tuple[LedgerRow, ...]) -> dict[str, dict[str, int]]:
    """Return by loan what payments took off each head of interest, as the ledger had it: together they are what its rows show.

    Where only the total is rounded, the difference goes to the greatest head.
    """
    covered: dict[str, dict[str, int]] = {}
    for account in accounts:
        loan = account.plan.loan_id
        shown = sum(row.interest - row.unprotected for row in rows if row.loan_id == loan)
        if not shown:
            continue
        heads = {}
        for kind, paid in account.paid.items():
            # What went into a new note was not paid.
            heads[kind] = to_fen(paid - (account.capitalised if kind == "in-term" else 0))
        greatest = max(heads, key=lambda kind: heads[kind])
        heads[greatest] += shown - sum(heads.values())
        covered[loan] = heads
    return covered


def _per_diem(accounts: list[Account]) -> int:
    """Interest of one more day over all loans, rounded once."""
    numerator, denominator = add_ratios(account.per_diem() for account in accounts)
    return half_up(numerator, denominator)


def whole_row(entry: Entry) -> LedgerRow:
    """A ledger row of a judgment: its lines are rounded one by one, so that everything is whole fen already."""
    return LedgerRow(
        entry.day, to_fen(entry.amount), to_fen(entry.costs), to_fen(entry.interest), to_fen(entry.principal),
        to_fen(entry.surplus), entry.loan_id, to_fen(entry.principal_after), to_fen(entry.interest_after),
        to_fen(entry.accrued), entry.towards, entry.note, entry.step, 0, to_fen(entry.doubled), to_fen(entry.doubled_after),
    )  # fmt: skip
