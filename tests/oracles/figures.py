"""What the program and an oracle say of one matter, in one shape: figures to compare, exactly.

Each kind of matter has two functions: ``said`` reads the program's statement, ``worked`` the oracle's result. Amounts
are fen. Where a matter leaves a figure open (which line a limit cuts, where fractions of rows go when they are kept to
the end) both leave it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

import judgment_oracle
import oracle
import oracle_bank
import oracle_claims
from judgment_oracle import Decree
from lpr_calc.base.errors import LprError
from lpr_calc.base.workdays import next_workday
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.series import Rates
from lpr_calc.values.rate import SCALE
from lpr_calc.values.tree import as_tree
from oracle import Claim, DayLine
from oracle_bank import BankLoan
from oracle_matter import Matter

LAST = date(2026, 12, 31)
Figures = dict[str, Any]


def exactly(*fen: int | Fraction) -> tuple[Fraction, ...]:
    """The same figures as fractions."""
    return tuple(Fraction(one) for one in fen)


def computed(facts: dict[str, Any]) -> Statement:
    """What the program makes of a claim, without asking of each fact whether it decided anything: that takes longer."""
    return calculate(parse_case(as_tree(facts), LAST), Rates())


# --- one private loan, every convention (`oracle`) -------------------------------------------------------------------


def claim_said(claim: Claim) -> Figures:
    """The program's figures.

    Under ``line`` every printed figure is there. Where fractions are kept to the end, rows are differences of rounded
    running sums, so there the days, rates and totals are.
    """
    statement = computed(claim.facts())
    totals = statement.totals
    found: Figures = {
        "lines": [
            (line.kind, line.first_day, line.last_day, line.days, Fraction(line.rate.value, SCALE), line.rate.unit)
            for line in statement.lines
        ],
        "interest": totals.interest,
        "by kind": totals.in_term_interest + totals.overdue_interest + totals.damages,
        # A surplus is printed in whole fen; what is owed moves by no more than that rounding.
        "total": totals.total - totals.surplus,
        "per-diem": totals.per_diem,
    }
    if claim.rounding == "line":
        found["charged"] = [(Fraction(line.base), line.interest) for line in statement.lines]
        found["ledger"] = [
            (date.fromordinal(row.day), row.amount)
            + exactly(row.costs, row.interest, row.principal, row.surplus, row.principal_after, row.interest_after)
            for row in statement.ledger
        ]
        found["left"] = exactly(totals.principal_after, totals.costs_after)
        found["interest left"] = Fraction(totals.interest_after) if not claim.fees else None
        found["in the term"], found["surplus"] = totals.in_term_interest, Fraction(totals.surplus)
    return found


def claim_worked(claim: Claim) -> Figures:
    """The oracle's."""
    outcome = oracle.compute(claim)
    found: Figures = {
        "lines": [(x.kind, x.first_day, x.last_day, x.days, x.rate, x.unit) for x in outcome.lines],
        "interest": outcome.interest,
        "by kind": outcome.interest,
        "total": outcome.total - outcome.surplus,
        "per-diem": outcome.per_diem,
    }
    if claim.rounding == "line":
        found["charged"] = [(line.base, line.interest) for line in outcome.lines]
        found["ledger"] = [
            (row.day, row.amount)
            + exactly(row.costs, row.interest, row.principal, row.surplus, row.principal_after, row.interest_after)
            for row in outcome.rows
        ]
        found["left"] = (outcome.principal_after, outcome.costs_after)
        found["interest left"] = outcome.interest_after if not claim.fees else None
        found["in the term"], found["surplus"] = outcome.in_term, outcome.surplus
    return found


# --- whole matters of every kind (`oracle_claims`) -------------------------------------------------------------------


def matter_said(matter: Matter) -> Figures:
    """The program's lines, ledger and totals, or that it refuses."""
    try:
        statement = computed(matter.facts())
    except LprError as error:
        return {"refused": error.exit_code}
    taken: dict[tuple[date, str], list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 2)
    for row in statement.ledger:
        if row.interest or row.principal:
            key = date.fromordinal(row.day), row.loan_id
            taken[key] = [taken[key][0] + row.interest, taken[key][1] + row.principal]
    totals = statement.totals
    return {
        "lines": sorted(
            (
                line.loan_id,
                line.kind,
                line.first_day,
                line.last_day,
                line.days,
                Fraction(line.base),
                Fraction(line.rate.value, SCALE),
                line.rate.unit,
                line.interest,
            )
            for line in statement.lines
        ),
        "ledger": sorted(taken.items()),
        "costs paid": Fraction(sum(row.costs for row in statement.ledger)),
        "surpluses": Fraction(sum(row.surplus for row in statement.ledger)),
        "by kind": [totals.in_term_interest, totals.overdue_interest, totals.damages],
        "left": exactly(totals.principal_after, totals.costs_after, totals.surplus, totals.total),
        "per-diem": totals.per_diem,
    }


def matter_worked(matter: Matter) -> Figures:
    """The oracle's."""
    try:
        expected = oracle_claims.compute(matter)
    except oracle_claims.NothingLentError:
        return {"refused": 2}
    given: dict[tuple[date, str], list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 2)
    for entry in expected.rows:
        so_far = given[entry.day, entry.loan]
        given[entry.day, entry.loan] = [so_far[0] + entry.interest, so_far[1] + entry.principal]
    return {
        "lines": sorted(
            (name, x.kind, x.first_day, x.last_day, x.days, x.base, x.rate, x.unit, x.interest)
            for name, x in expected.lines
        ),
        "ledger": sorted(given.items()),
        "costs paid": sum(expected.costs, Fraction(0)),
        "surpluses": expected.surplus,
        "by kind": [expected.by_kind[kind] for kind in ("in-term", "overdue", "damages")],
        "left": exactly(
            sum(expected.principal_after.values(), Fraction(0)),
            expected.costs_after,
            expected.surplus,
            expected.total,
        ),
        "per-diem": expected.per_diem,
    }


# --- judgments (`judgment_oracle`) -----------------------------------------------------------------------------------


def judged(facts: dict[str, Any], payoff: tuple[date, ...] = ()) -> JudgmentStatement:
    """What the program makes of a judgment in case-file keys."""
    case = parse_case(as_tree(facts), LAST, loans_needed=False)
    return judge(case, Rates(), payoff=tuple(day.toordinal() for day in payoff))


def _own_lines(lines: list[DayLine]) -> list[tuple[object, ...]]:
    return sorted(
        (line.first_day, line.last_day, line.days, line.base, line.rate, line.unit, line.interest) for line in lines
    )


def decree_said(decree: Decree) -> Figures:
    """The program's lines, ledger, totals and per-diems."""
    return of_judgment(decree, judged(decree.facts()))


def lines_of(statement: JudgmentStatement, kind: str) -> list[tuple[object, ...]]:
    """The program's lines of a kind, in an order of their own."""
    return sorted(
        (
            line.first_day,
            line.last_day,
            line.days,
            Fraction(line.base),
            Fraction(line.rate.value, SCALE),
            line.rate.unit,
            line.interest,
        )
        for line in statement.lines
        if line.kind == kind
    )


def rows_of(statement: JudgmentStatement) -> list[tuple[object, ...]]:
    """The program's ledger as the oracle writes it."""
    return [
        (date.fromordinal(row.day), row.amount)
        + exactly(row.costs, row.interest, row.principal, row.doubled, row.surplus)
        + exactly(row.principal_after, row.interest_after, row.doubled_after)
        for row in statement.ledger
    ]


def of_judgment(decree: Decree, statement: JudgmentStatement) -> Figures:
    """The same of a statement at hand."""
    totals = statement.totals
    found: Figures = {
        "doubled": lines_of(statement, "doubled"),
        "ledger": rows_of(statement),
        "accrued": [totals.general_interest, totals.doubled_part, totals.delay_interest],
        "paid": [totals.paid, Fraction(totals.surplus)],
        "left": exactly(
            totals.principal_after,
            totals.damages_after,
            totals.costs_after,
            totals.general_after,
            totals.doubled_after,
            totals.total,
        ),
        "per-diem": [totals.per_diem_general, totals.per_diem_doubled, totals.per_diem],
        "per-diem of": date.fromordinal(totals.per_diem_day),
        "undue": exactly(totals.undue, totals.undue_damages, totals.enforceable),
    }
    if not any(ordered.limit is not None for ordered in decree.interest):
        # A limit cuts the last line it reaches; the oracle cuts the sum.
        found["general"] = lines_of(statement, "general")
    enforcement = statement.enforcement
    found["until when to apply"] = date.fromordinal(enforcement.apply_by)
    if not decree.currency:
        found["fee"] = [enforcement.fee, enforcement.seizable]
    found["undue parts"] = [(date.fromordinal(part.day or 0), Fraction(part.amount)) for part in statement.undue]
    return found


def decree_worked(decree: Decree) -> Figures:
    """The oracle's."""
    expected = judgment_oracle.compute(decree)
    found: Figures = {
        "doubled": _own_lines(expected.doubled_lines),
        "ledger": [
            (row.day, row.amount)
            + exactly(row.costs, row.interest, row.principal, row.doubled, row.surplus)
            + exactly(row.principal_after, row.interest_after, row.doubled_after)
            for row in expected.rows
        ],
        # Two currencies do not add up.
        "accrued": [expected.general, expected.doubled, expected.general + (0 if decree.fx else expected.doubled)],
        "paid": [expected.paid, expected.surplus],
        "left": exactly(
            expected.principal_after,
            expected.damages_after,
            expected.costs_after,
            expected.general_after,
            expected.doubled_after,
            expected.total,
        ),
        "per-diem": [
            expected.per_diem_general,
            expected.per_diem_doubled,
            expected.per_diem_general if decree.fx else expected.per_diem,
        ],
        "per-diem of": decree.until + oracle.DAY,
        "undue": exactly(
            expected.undue, expected.undue_damages, expected.total - expected.undue - expected.undue_damages
        ),
    }
    if not any(ordered.limit is not None for ordered in decree.interest):
        found["general"] = _own_lines(expected.general_lines)
    ends = [day for day, _ in (*decree.instalments(), *decree.damages_by)]
    # 民诉法 250条, 民法典 203条: two years from the last of them, moved off a day of rest.
    found["until when to apply"] = next_workday(oracle.months_later(max(ends), 24))[0]
    if not decree.currency:
        due = expected.total - expected.undue - expected.undue_damages
        found["fee"] = [_enforcement_fee(due), due + _enforcement_fee(due)]
    found["undue parts"] = expected.undue_parts
    return found


# law.md §7, 诉讼费用交纳办法 14条1项: rate × amount + constant, in yuan; up to 10,000 yuan 50.
_FEES = ((500_000, "0.015", -100), (5_000_000, "0.01", 2_400), (10_000_000, "0.005", 27_400), (10**15, "0.001", 67_400))


def _enforcement_fee(due: Fraction) -> int:
    """The fee for enforcing so many fen, half up to the fen."""
    if due <= 10_000 * 100:
        return 5_000 if due > 0 else 0
    rate, constant = next((Fraction(rate), constant) for limit, rate, constant in _FEES if due <= limit * 100)
    return oracle.half_up(due * rate + constant * 100)


# --- loans of banks (`oracle_bank`) ----------------------------------------------------------------------------------


def bank_said(loan: BankLoan) -> Figures:
    """The program's lines, kinds of interest, payments, and what is left."""
    statement = computed(loan.facts())
    totals = statement.totals
    return {
        "lines": sorted(
            (
                line.kind,
                line.first_day,
                line.last_day,
                Fraction(line.base),
                Fraction(line.rate.value, SCALE),
                line.rate.unit,
                line.interest,
            )
            for line in statement.lines
        ),
        "by kind": [totals.in_term_interest, totals.penalty_interest, totals.compound_interest],
        "rows": [
            (date.fromordinal(row.day), *exactly(row.interest, row.principal, row.surplus)) for row in statement.ledger
        ],
        "left": list(exactly(totals.principal_after, totals.interest_after)),
        "per-diem": totals.per_diem,
    }


def bank_worked(loan: BankLoan) -> Figures:
    """The oracle's."""
    return oracle_bank.Account(loan).run()


class Sides(NamedTuple):
    """Both sides of one kind of matter."""

    said: Callable[[Any], Figures]
    worked: Callable[[Any], Figures]


SIDES: dict[type, Sides] = {
    Claim: Sides(claim_said, claim_worked),
    Matter: Sides(matter_said, matter_worked),
    Decree: Sides(decree_said, decree_worked),
    BankLoan: Sides(bank_said, bank_worked),
}


def agrees(matter: Claim | Matter | Decree | BankLoan) -> None:
    """Assert that the program says of a matter what its oracle works out, or that both refuse."""
    said, worked = SIDES[type(matter)]
    assert said(matter) == worked(matter)


def decree_agrees(decree: Decree) -> JudgmentStatement:
    """Assert that lines, ledger, totals and per-diems of a judgment are the oracle's, to the fen."""
    statement = judged(decree.facts())
    assert of_judgment(decree, statement) == decree_worked(decree)
    return statement
