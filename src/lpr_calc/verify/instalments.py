"""How did they get that number, of a loan repaid by instalments: other readings, and arrears counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..base.errors import LprError
from ..base.money import half_up
from ..base.text import Text
from ..casefile.model import Case, by_instalments
from ..compute.claim import calculate
from ..compute.statement import Statement
from ..rates.series import Rates
from .conventions import Variant, base_of
from .sums import Sums

DIMENSIONS = {
    "overdue_days": ("late", "after"),
    "repricing_split": ("days", "month", "next-period", "whole"),
    "first_period": ("days", "in-payment", "full"),
    "interest_by": ("month", "days"),
    "compound": ("in-term", "all", "none"),
    "compound_rate": ("penalty", "contract"),
    "across": ("heads", "instalments"),
    "basis": ("360", "365"),
    "count": ("head", "both"),
}
"""What may differ between two honest calculations of such a claim, the defaults first."""

_OF_TERMS = ("repricing_split", "first_period", "interest_by")
_OF_LOAN = ("compound", "compound_rate")

ITEMS = ("interest", "total", "principal", "in_term", "penalty", "compound")
"""What a figure may be: all interest, all that is owed, principal, contract interest, penalty or compound interest."""

_MOST_NEAREST = 5


def by_instalments_in(case: Case) -> bool:
    """Whether a case has a loan repaid by instalments."""
    return any(map(by_instalments, case.loans))


def base(case: Case) -> dict[str, str]:
    """Return the conventions from which departures are counted: those of the case, else the defaults."""
    found = base_of(case)
    loan = next((loan for loan in case.loans if by_instalments(loan)), None)
    if loan is None:
        return found
    for name, values in DIMENSIONS.items():
        owner = loan.terms if name in _OF_TERMS else loan if name in _OF_LOAN else case.conventions
        found[name] = getattr(owner, name) or values[0]
    return found


def search(
    case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()
) -> tuple[list[Variant], list[Variant], int]:
    """Return the readings that give ``figure`` (fen), the plainest first; else the nearest; and how many were tried.

    Raises LprError where the claim as stated cannot be computed at all.
    """
    start = base(case)
    first = calculate(case, rates)
    variants = [*_variants(case, rates, start, first, held)]
    matches = sorted((v for v in variants if v.interest == figure), key=lambda v: v.departures)
    if matches:
        return matches, [], len(variants)
    nearest = sorted(variants, key=lambda v: (abs(v.interest - figure), v.departures))
    return [], nearest[:_MOST_NEAREST], len(variants)


def slips(case: Case, rates: Rates, figure: int) -> list[Text]:
    """Name the ways of counting arrears twice that give ``figure`` (fen)."""
    statement = calculate(case, rates)
    found = []
    for text, extra in _twice(statement):
        sums = _sums(statement)
        if extra and figure in [sums[item] + extra for item in ("interest", "total", "penalty")]:
            found.append(text)
    return found


def _variants(
    case: Case, rates: Rates, start: dict[str, str], first: Statement, held: frozenset[str]
) -> Iterator[Variant]:
    options = []
    for name, values in DIMENSIONS.items():
        # A choice the claim did not meet is not varied.
        met = name in first.conventions or name in ("count", "basis")
        others = [value for value in values if value != start[name]]
        options.append((start[name], *(others if met and name not in held else ())))
    for said in product(*options):
        changed = dict(zip(DIMENSIONS, said, strict=True))
        try:
            statement = calculate(_with(case, changed), rates)
        except LprError:
            continue
        apart = sum(changed[name] != start[name] for name in changed)
        for item, amount in _sums(statement).items():
            yield Variant({**start, **changed}, amount, apart, Sums(0, 0, 0, 0, 0), item)


def _with(case: Case, changed: dict[str, str]) -> Case:
    """The case under other readings."""
    conventions = {name: v for name, v in changed.items() if name not in (*_OF_TERMS, *_OF_LOAN)}
    loans = tuple(
        loan._replace(
            terms=loan.terms._replace(**{name: changed[name] for name in _OF_TERMS}),
            **{name: changed[name] for name in _OF_LOAN},
        )
        if loan.terms is not None and by_instalments(loan)
        else loan
        for loan in case.loans
    )
    return case._replace(loans=loans, conventions=case.conventions._replace(**conventions))


def _sums(statement: Statement) -> dict[str, int]:
    owed, totals = statement.owed, statement.totals
    return {
        "interest": totals.interest_after,
        "total": totals.total,
        "principal": totals.principal_after,
        "in_term": owed.get("in-term", 0),
        "penalty": owed.get("penalty", 0),
        "compound": owed.get("compound", 0),
    }


def _twice(statement: Statement) -> Iterator[tuple[Text, int]]:
    """What arrears come to where they are counted twice: extra fen, by the way it happens."""
    again = contract = 0
    for account in statement.accounts:
        called = account.arrears.accelerated
        overdue = {due.number: due for due in account.dues if due.number}
        for line in statement.lines:
            number = line.loan_id.rpartition("/")[2]
            if line.kind != "penalty" or not number.isdigit() or int(number) not in overdue:
                continue
            if called is not None and line.end > called:
                days = line.end - max(line.start, called)
                again += half_up(line.interest * days, line.days)
            until = line.end if called is None else min(line.end, called)
            row = next((row for row in account.arrears.plan.numbered if row.number == int(number)), None)
            if row is not None and row.rate is not None and until > line.start and line.rate.value:
                over = line.interest * (until - line.start) * row.rate.a_year(360)
                contract += half_up(over, line.days * line.rate.a_year(360))
    yield (
        Text(
            "逾期各期的本金在提前到期以后又随全部本金计一次罚息（重复计罚）",
            "principal of overdue instalments bears penalty interest again with the whole after acceleration",
        ),
        again,
    )
    yield (
        Text(
            "逾期本金在计罚息的同时又按合同利率计息（重复计息）",
            "overdue principal bears contract interest and penalty interest on the same days",
        ),
        contract,
    )
