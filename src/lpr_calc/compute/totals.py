"""Exact results rounded once, by the convention of the case: lines, ledger rows, totals."""

from __future__ import annotations

from ..base.money import add_ratios, fen_text, half_up, to_fen
from ..base.text import Text
from ..casefile.model import Case
from ..engine.ahead import ahead, per_diem, per_diem_by_kind
from ..engine.course import FALL_DUE, KINDS
from ..engine.receipts import Entry
from ..engine.rounding import Rounder
from ..engine.walk import Outcome
from .statement import CarriedSum, LedgerRow, Line, OfLoan, Totals

_HEADS = {
    "in-term": "in_term_interest",
    "overdue": "overdue_interest",
    "penalty": "penalty_interest",
    "compound": "compound_interest",
    "damages": "damages",
    "fees": "fees",
}


def lines_of(outcome: Outcome, rounding: str) -> tuple[Line, ...]:
    """Return every finished line of every debt, rounded, with the running sum, in which carried sums come first."""
    unit = outcome.unit
    rounder = Rounder(rounding, unit)
    settled = sum(one.amount for one in carried_of(outcome))
    found = []
    for balance in outcome.balances:
        loan_id, gauge = balance.course.loan_id, balance.course.schedule.gauge
        for place, part in enumerate(balance.course.schedule.posted):
            lost = balance.posted_lost[place] if balance.posted_lost else 0
            charged = rounder.add((part.interest - lost) * unit)
            found.append(
                Line(
                    loan_id,
                    "in-term",
                    part.start,
                    part.end,
                    part.base,
                    part.rate,
                    part.share,
                    charged,
                    settled + rounder.shown,
                    lost,
                )
            )
        for leg, i, start, end, base, interest in balance.lines:
            rate = leg.steps.rates[i]
            share = ((end - start, 1),) if rate.unit == "day" else gauge.shares(start, end)
            would_be = leg.as_agreed(i, base, start, end)
            if would_be is None:
                would_be = leg.interest(i, base, start, end) if balance.limited else interest
            cut = to_fen(would_be, unit) - to_fen(interest, unit)
            charged = rounder.add(interest)
            found.append(
                Line(
                    loan_id,
                    leg.kind,
                    start,
                    end,
                    to_fen(base, unit),
                    rate,
                    share,
                    charged,
                    settled + rounder.shown,
                    cut,
                )
            )
    return tuple(found)


def carried_of(outcome: Outcome) -> tuple[CarriedSum, ...]:
    """Return the interest that was settled before the lines begin, with the running sum."""
    found: list[CarriedSum] = []
    for balance in outcome.balances:
        schedule = balance.course.schedule
        for kind, amount in schedule.carried:
            running = amount + (found[-1].running if found else 0)
            found.append(CarriedSum(balance.course.loan_id, kind, schedule.opens - 1, amount, running))
    return tuple(found)


def ahead_of(outcome: Outcome) -> tuple[Line, ...]:
    """Return what runs on after the end: a line of one day for every base and rate, not yet charged."""
    return tuple(
        Line(b.course.loan_id, kind, b.course.end, b.course.end + 1, to_fen(base, outcome.unit), rate, (), 0, 0, 0)
        for b in outcome.balances
        for kind, base, rate in ahead(b)
    )


class _Book:
    """What was printed of one loan's payments so far, beside what is exact."""

    def __init__(self, rounding: str, unit: int) -> None:
        self.interest = Rounder(rounding, unit)
        self.principal = Rounder(rounding, unit)
        self.kept = Rounder(rounding, unit)


def rows_of(outcome: Outcome, lines: tuple[Line, ...], rounding: str) -> tuple[LedgerRow, ...]:
    """Round the ledger so that every row's parts add up to its amount, no part is negative, and balances follow.

    Under ``rounding: line`` everything is whole fen already; otherwise a row shows the difference of running sums, and
    no more interest is shown as paid than the rounded interest comes to: the rest of the row goes to principal, and
    what principal cannot take is surplus.
    """
    unit = outcome.unit
    shown = "truncate" if rounding == "truncate" else "total"
    lumps = sum(to_fen(amount, unit) for balance in outcome.balances for amount in balance.lumps.values())
    rolled_over = sum(to_fen(balance.capitalised, unit) for balance in outcome.balances)
    settled = sum(one.amount for one in carried_of(outcome))
    payable = (lines[-1].running if lines else settled) + lumps - rolled_over
    books: dict[str, _Book] = {}
    costs_so_far, amounts = Rounder(shown, unit), Rounder("total", unit)
    rows = []
    for entry in outcome.entries:
        book = books.setdefault(entry.loan_id, _Book(shown, unit))
        left = amount = amounts.add(entry.amount)
        unprotected = book.kept.add(entry.kept, left)
        protected = book.interest.add(entry.interest - entry.kept, min(left - unprotected, payable))
        payable -= protected
        left -= protected + unprotected
        costs = costs_so_far.add(entry.costs, left)
        left -= costs
        lent = to_fen(entry.principal_after + book.principal.exact + entry.principal, unit)
        book.principal.exact += entry.principal
        principal = min(left - min(to_fen(entry.surplus, unit), left), lent - book.principal.shown)
        book.principal.shown += principal
        interest_after = to_fen(entry.interest_after + book.interest.exact, unit, shown) - book.interest.shown
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
                max(interest_after, 0),
                to_fen(entry.accrued, unit),
                entry.towards,
                entry.note,
                _explained(entry, unit),
                unprotected,
                heads=entry.heads,
            )
        )
    return tuple(rows)


_STEPS = (
    ("已自愿支付的上限以外利息，不予返还", "interest above the ceiling paid voluntarily, not given back"),
    ("超过保护上限支付的利息，冲抵本金", "interest paid above the ceiling, taken to principal"),
    ("超过保护上限支付的利息，应予返还", "interest paid above the ceiling, to be given back"),
)


def _explained(entry: Entry, unit: int) -> Text:
    """Say by which steps a payment went where it went."""
    step = entry.step
    steps = [step] if step.zh else []
    for amount, (zh, en) in zip((entry.kept, entry.above, entry.back), _STEPS, strict=True):
        if amount:
            said = fen_text(to_fen(amount, unit))
            steps.append(Text(f"其中 {said} 元为{zh}", f"{said} of it is {en}"))
    if steps in ([], [step]):
        return step
    return Text("；".join(text.zh for text in steps), "; ".join(text.en for text in steps))


def totals_of(case: Case, outcome: Outcome, lines: tuple[Line, ...], rows: tuple[LedgerRow, ...]) -> Totals:
    """Add up what was printed; only lump sums under a ceiling and the per-diem are rounded here."""
    balances, unit = outcome.balances, outcome.unit
    heads = dict.fromkeys(_HEADS.values(), 0)
    for line in lines:
        heads[_HEADS[line.kind]] += line.interest
    for one in carried_of(outcome):
        heads[_HEADS[one.kind]] += one.amount
    lump_cut = 0
    for balance in balances:
        for kind, asked in balance.course.schedule.lumps:
            allowed = to_fen(balance.lumps[kind], unit)
            heads[_HEADS[kind]] += allowed
            lump_cut += asked - allowed
    principal = to_fen(sum(balance.lent for balance in balances), unit)
    costs = sum(cost.amount for cost in case.costs)
    interest = sum(amount for head, amount in heads.items() if head not in ("damages", "fees"))
    unprotected = sum(row.unprotected for row in rows)
    # Interest that went into a new note is principal from then on.
    rolled_over = to_fen(sum(balance.capitalised for balance in balances), unit)
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
        per_diem_of(outcome),
        max(balance.course.end for balance in balances),
        sum(line.cut for line in lines) + lump_cut,
    )


def owed_of(outcome: Outcome, interest_after: int) -> dict[str, int]:
    """Return what is still open under each head of interest, over all loans: the heads add up to ``interest_after``.

    Where only the total is rounded, what the heads come to beside it goes to the greatest of them.
    """
    owed: dict[str, int] = {}
    for balance in outcome.balances:
        for kind in balance.course.kinds:
            owed[kind] = owed.get(kind, 0) + balance.owed(kind)
    heads = {kind: to_fen(owed[kind], outcome.unit) for kind in KINDS if kind in owed}
    if heads:
        greatest = max(heads, key=lambda kind: heads[kind])
        heads[greatest] += interest_after - sum(heads.values())
    return heads


def by_loan_of(outcome: Outcome) -> dict[str, OfLoan]:
    """Return by loan what was lent and what is still open, lump sums among it, in fen."""
    unit = outcome.unit
    return {
        balance.course.loan_id: OfLoan(
            to_fen(balance.lent, unit),
            to_fen(balance.principal, unit),
            sum(to_fen(amount, unit) for amount in balance.lumps.values()),
            min((day for day, kind, _ in balance.course.flows if kind == FALL_DUE), default=0),
            {kind: to_fen(balance.owed(kind), unit) for kind in balance.course.kinds},
            per_diem_by_kind(balance),
            tuple((day, to_fen(amount, unit)) for day, _, amount in balance.rollovers),
        )
        for balance in outcome.balances
    }


def rolled_of(outcome: Outcome) -> dict[str, int]:
    """Return by loan the interest that went into new notes: it is principal from then on."""
    return {b.course.loan_id: to_fen(b.capitalised, outcome.unit) for b in outcome.balances if b.capitalised}


def covered_of(outcome: Outcome, rows: tuple[LedgerRow, ...]) -> dict[str, dict[str, int]]:
    """Return by loan what payments took off each head of interest, as the ledger had it: together they are what its
    rows show.

    Where only the total is rounded, the difference goes to the greatest head.
    """
    covered: dict[str, dict[str, int]] = {}
    for balance in outcome.balances:
        loan = balance.course.loan_id
        shown = sum(row.interest - row.unprotected for row in rows if row.loan_id == loan)
        if not shown:
            continue
        heads = {}
        for kind, paid in zip(balance.course.kinds, balance.paid, strict=True):
            # What went into a new note was not paid.
            heads[kind] = to_fen(paid - (balance.capitalised if kind == "in-term" else 0), outcome.unit)
        greatest = max(heads, key=lambda kind: heads[kind])
        heads[greatest] += shown - sum(heads.values())
        covered[loan] = heads
    return covered


def per_diem_of(outcome: Outcome) -> int:
    """Interest of one more day over all loans, rounded once."""
    return half_up(*add_ratios(per_diem(balance) for balance in outcome.balances))
