"""A judgment computed by the program and by the oracle, and where the two have to agree."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from figures import decree_worked, judged, of_judgment
from judgment_oracle import Decree
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.values.rate import SCALE

TODAY = date(2026, 11, 23)


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
        + tuple(
            Fraction(one)
            for one in (
                row.costs,
                row.interest,
                row.principal,
                row.doubled,
                row.surplus,
                row.principal_after,
                row.interest_after,
                row.doubled_after,
            )
        )
        for row in statement.ledger
    ]


def agrees(decree: Decree) -> JudgmentStatement:
    """Assert that lines, ledger, totals and per-diems are the oracle's, to the fen."""
    statement = judged(decree.facts())
    assert of_judgment(decree, statement) == decree_worked(decree)
    return statement
