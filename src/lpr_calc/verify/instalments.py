"""How did they get that number, of a loan repaid by instalments: other readings, and arrears counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..base.dates import iso
from ..base.errors import LprError
from ..base.money import half_up, to_fen
from ..base.text import Text
from ..casefile.model import Case, by_instalments
from ..compute.claim import calculate
from ..compute.statement import Statement
from ..engine.steps import MONTHS, PERCENT, exactly
from ..rates.series import Rates
from ..values.rate import MULTIPLE, multiple_text
from .conventions import Variant, base_of
from .slip import Slip
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

ITEMS = ("interest", "interest_after", "total", "principal", "in_term", "penalty", "compound")
"""What a figure may be: all interest accrued; what is still owed of it after payments; all that is owed; principal,
contract interest, penalty or compound interest still owed.
"""

_BEARING = ("interest", "interest_after", "total", "penalty", "compound")
"""What interest that is counted twice may be in."""

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
) -> tuple[list[Variant], list[Variant], int, dict[int, int]]:
    """Return the readings that give ``figure`` (fen), the plainest first; else the nearest; how many were tried; and
    every amount they give with the fewest departures of each.

    Raises LprError where the claim as stated cannot be computed at all.
    """
    start = base(case)
    first = calculate(case, rates)
    variants = [*_variants(case, rates, start, first, held)]
    around: dict[int, int] = {}
    for one in variants:
        around[one.interest] = min(one.departures, around.get(one.interest, one.departures))
    matches = sorted(
        (v for v in variants if _is(v.interest, figure)), key=lambda v: (v.departures, ITEMS.index(v.item))
    )
    if matches:
        return matches, [], len(variants), around
    nearest = sorted(variants, key=lambda v: (abs(v.interest - figure), v.departures))
    return [], nearest[:_MOST_NEAREST], len(variants), around


def readings(case: Case, rates: Rates, held: frozenset[str], vary: tuple[str, ...]) -> list[Variant]:
    """Return all interest under every combination of ``vary``, but what is ``held``. Raises LprError like a claim."""
    fixed = held | (frozenset(DIMENSIONS) - frozenset(vary))
    found = _variants(case, rates, base(case), calculate(case, rates), fixed)
    return [variant for variant in found if variant.item == "interest"]


def _is(amount: int, figure: int) -> bool:
    """Whether an amount is the figure, or is rounded to it in whole yuan."""
    return amount == figure or (figure % 100 == 0 and to_fen(amount, 1, "yuan") == figure)


def slips(case: Case, rates: Rates, figure: int) -> tuple[list[Slip], list[tuple[int, int]]]:
    """Name the slips with arrears that give ``figure`` (fen), the plainest first; and what all that were tried come
    to, each with its departures.
    """
    statement = calculate(case, rates)
    own = _sums(statement)
    found: list[Slip] = []
    totals: list[tuple[int, int]] = []

    def take(text: Text, amounts: set[int], source: str) -> None:
        others = amounts - set(own.values())
        totals.extend((amount, 1) for amount in others)
        if any(_is(amount, figure) for amount in others):
            found.append(Slip(text, 1, 1, source))

    for text, extra, source in _added(statement):
        if extra:
            sums = {own[item] + extra for item in _BEARING if item in own}
            take(text, {amount for amount in sums if amount > 0}, source)
    for text, changed, source in _changed(case):
        try:
            found_sums = _sums(calculate(changed, rates))
        except LprError:
            continue
        take(text, {amount for amount in found_sums.values() if amount}, source)
    for text, amount, source in _whole_from_default(statement):
        take(text, {amount}, source)
    return found, totals


def _changed(case: Case) -> Iterator[tuple[Text, Case, str]]:
    """The claim with another penalty."""
    yielded = {loan.penalty for loan in case.loans}
    for parts in (10, 13, 14, 15):
        penalty = parts * MULTIPLE // 10
        if penalty not in yielded:
            times = multiple_text(penalty)
            text = Text(f"罚息按 {times} 倍", f"penalty interest at {times} times")
            loans = tuple(loan._replace(penalty=penalty) for loan in case.loans)
            yield text, case._replace(loans=loans), "penalty"


def _whole_from_default(statement: Statement) -> Iterator[tuple[Text, int, str]]:
    """Penalty interest on the whole principal from the first default, in one line."""
    for account in statement.accounts:
        late = min((due.due for due in account.dues if due.number), default=None)
        called = account.arrears.accelerated
        rate = next((line.rate for line in statement.lines if line.kind == "penalty"), None)
        if late is None or called is None or late >= called or rate is None or rate.unit != "year":
            continue
        base = sum(due.principal for due in account.dues)
        text = Text(
            f"全部剩余本金从首次逾期之日（{iso(late)}）起计罚息", f"the whole of it from the first default, {iso(late)}"
        )
        yield text, half_up(exactly(base, rate.value, statement.until - late), PERCENT * 360), "accelerated"


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
    after = {"interest_after": totals.interest_after} if totals.interest_after != totals.interest else {}
    return {
        "interest": totals.interest,
        **after,
        "total": totals.total,
        "principal": totals.principal_after,
        "in_term": owed.get("in-term", 0),
        "penalty": owed.get("penalty", 0),
        "compound": owed.get("compound", 0),
    }


def _added(statement: Statement) -> Iterator[tuple[Text, int, str]]:
    """What is counted twice of arrears, is not due, or has another rate: extra fen, by the way it happens."""
    unearned = sum(account.arrears.unearned for account in statement.accounts)
    stub = sum(line.interest for line in statement.lines if line.kind == "in-term" and line.loan_id.endswith("/a"))
    for extra in (unearned, unearned - stub):
        yield (
            Text(
                "提前到期以后各期的利息也一并主张（尚未发生）",
                "the interest of the instalments after acceleration is claimed as well (never earned)",
            ),
            extra,
            "early",
        )
    agreed = statement.case.loans[0].rate
    compound = [line for line in statement.lines if line.kind == "compound" and line.rate.unit == "year"]
    if agreed is not None and agreed.kind == "fixed" and compound:
        lower = sum(
            half_up(exactly(line.base, agreed.value * MONTHS.get(agreed.unit, 1), line.days), PERCENT * 360)
            for line in compound
        )
        text = Text("复利全程按合同利率", "compound interest at the contract rate throughout")
        yield text, lower - sum(line.interest for line in compound), "penalty"
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
        "penalty",
    )
    yield (
        Text(
            "逾期本金在计罚息的同时又按合同利率计息（重复计息）",
            "overdue principal bears contract interest and penalty interest on the same days",
        ),
        contract,
        "penalty",
    )
