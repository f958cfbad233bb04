"""The all-in yearly cost of a loan repaid by instalments: what was received, what is paid, and what that comes to.

公告〔2021〕第3号: all that is charged to the borrower over the principal he actually has the use of; simple interest is
named as such, the compound rate is the internal rate of return.
"""

from __future__ import annotations

from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import LprError, Problem, problems_of, words_of
from ..base.money import half_up
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Loan, by_instalments
from ..casefile.repayment import Charge
from ..engine.amortise import YEAR_OF_MONTHS, interest_of
from ..engine.internal_rate import PARTS, compounded, per_part, rate_per_period, rate_per_year
from ..engine.schedule import Rate
from ..law.caps import ceiling
from ..law.choices import Choices, Notice, Unused
from ..law.context import Context
from ..law.facts import refuse_dates
from ..law.repayment import Plan, plan_of
from ..rates.series import Rates
from ..values.rate import SCALE
from .schedule import KIND
from .statement import RateSource
from .strict import note_history, refuse_assumptions

problem = problems_of(__name__)
worded = words_of(__name__)

_REQUEST = 24 * SCALE
"""24 % a year: to what all heads of a bank loan may be reduced on the borrower's request (法发〔2017〕22号 2条)."""

_PLACES = 4
"""The places of a percent to which a rate that was worked out is printed, and used."""


class LoanCost(Record):
    """One loan. ``received`` in fen is what the borrower got in hand, ``flow`` what he pays by day: of the schedule, of
    charges. ``rate`` is that of one period over `internal_rate.PARTS` (None: no root from 0 to 100 %), ``periods`` how
    many a year; ``simple`` and ``compound`` are a year's, ``dated`` the one by days. ``alone`` are simple and compound
    of interest alone. ``ceiling`` is what it is held against, ``above`` whether ``simple`` is above it.
    """

    plan: Plan
    received: int
    flow: tuple[tuple[int, int, int], ...]
    periods: int
    rate: int | None
    simple: int | None
    compound: int | None
    dated: int | None
    alone: tuple[int, int] | None
    ceiling: Rate | None
    above: bool
    ledger: Recomputed | None

    @property
    def loan(self) -> Loan:
        """The loan as it was laid out."""
        return self.plan.stated


class Step(Record):
    """One row of the recomputed ledger, in fen."""

    number: int
    day: int
    payment: int
    interest: int
    principal: int
    balance: int
    surplus: int


class Recomputed(Record):
    """The loan from what was received, at the lower of the agreed rate and the ceiling, every payment to interest, then
    to principal. ``owed`` is what is left at the end, ``overpaid`` what was paid too much; a surplus earns nothing.
    ``rate`` is the first of ``rates``, each with the day from which it was taken.
    """

    rate: Rate
    rows: tuple[Step, ...]
    owed: int
    overpaid: int
    rates: tuple[tuple[int, Rate], ...] = ()


class CostStatement(Record):
    """The cost of every loan of a case that is repaid by instalments."""

    case: Case
    costs: tuple[LoanCost, ...]
    notices: tuple[Notice, ...]
    source: RateSource
    unused: tuple[Unused, ...] = ()

    @property
    def provisions(self) -> tuple[str, ...]:
        """Ids of the provisions the result rests on."""
        named = [notice.provision for notice in self.notices]
        named += [key for cost in self.costs if cost.ceiling is not None for key in cost.ceiling.provisions]
        return tuple(dict.fromkeys(filter(None, named)))


def cost(case: Case, rates: Rates, strict: bool = False) -> CostStatement:
    """Return the all-in cost of every loan repaid by instalments. Raises LprError for what is missing."""
    choices = Choices()
    loans = [loan for loan in case.loans if by_instalments(loan)]
    if not loans:
        raise LprError(problem("schedule-none", case.loans[0].where if case.loans else ""))
    found: list[LoanCost] = []
    problems: list[Problem] = []
    for loan in loans:
        try:
            refuse_dates(case, loan)
            found.append(_cost(Context(case, loan, case.kind or KIND, 0, rates, choices), rates))
        except LprError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise LprError(*problems)
    note_history(rates, choices)
    if strict:
        refuse_assumptions(choices)
    lpr = rates.lpr
    source = RateSource(lpr.name, lpr.sha256, lpr.known_through, lpr.next_due)
    return CostStatement(case, tuple(found), tuple(choices.notices), source)


def _cost(ctx: Context, rates: Rates) -> LoanCost:
    plan = plan_of(ctx, received=False)
    loan, terms = plan.stated, plan.stated.terms
    assert terms is not None
    counted = [charge for charge in terms.charges if charge.in_cost]
    rows = plan.rows
    start = rows[0].start
    at_once = sum(_amount(charge, plan) for charge in counted if charge.at[0] == "start")
    each = sum(_amount(charge, plan) for charge in counted if charge.at[0] == "each")
    received = plan.principal - loan.deducted - at_once
    if received <= 0:
        raise LprError(problem("cost-nothing", ctx.place("deducted")))
    flow = {row.due: [0, 0] for row in rows}
    for row in rows:
        flow[row.due][0] += row.payment
        flow[row.due][1] += each if row.number else 0
    dated_charges = [charge for charge in counted if charge.at[0] == "date"]
    for charge in dated_charges:
        day = charge.at[1]
        assert day is not None
        if day <= start:
            received -= _amount(charge, plan)
        else:
            flow.setdefault(day, [0, 0])[1] += _amount(charge, plan)
    paid = tuple((day, of_plan, charged) for day, (of_plan, charged) in sorted(flow.items()))
    months = _period(loan, plan)
    even = bool(months) and not dated_charges and all(row.number for row in rows)
    periods = 12 // months if months else 12
    dated = rate_per_year(received, [(day - start, of_plan + charged) for day, of_plan, charged in paid])
    rate: int | None = None
    if even:
        rate = rate_per_period(received, [of_plan + charged for _, of_plan, charged in paid])
        compound = None if rate is None else compounded(rate, periods)
        alone = _alone(plan, periods)
    else:
        compound, alone = dated, None
        rate = None if dated is None else per_part(dated, periods)
        ctx.choices.note(
            "info",
            "cost-by-days",
            worded("cost-by-days"),
        )
    _note_out(ctx, [charge for charge in terms.charges if not charge.in_cost])
    limit = _ceiling(ctx, rates)
    simple = None if rate is None else rate * periods
    above = simple is not None and limit is not None and simple * 100 * SCALE > limit.a_year(365) * PARTS
    anew = _recomputed(plan, received, paid, limit, periods, even)
    return LoanCost(plan, received, paid, periods, rate, simple, compound, dated, alone, limit, above, anew)


def _amount(charge: Charge, plan: Plan) -> int:
    """A charge in fen; a rate is one of the principal."""
    if isinstance(charge.amount, int):
        return charge.amount
    return interest_of(plan.principal, Rate(charge.amount.value, "year", Text("", ""), ""), ((1, 1),))


def _period(loan: Loan, plan: Plan) -> int:
    """How many months one period has, where all are alike; 0 where they are not."""
    terms = loan.terms
    assert terms is not None
    rows = plan.rows
    if any(not row.number for row in rows):
        return 0
    if not plan.own:
        step, unit = terms.every or (1, "month")
        whole = plan.whole_first or terms.first_period == "full" or terms.repayment == "flat"
        return step if unit == "month" and 12 % step == 0 and whole else 0
    start = date.fromordinal(rows[0].start)
    for step in (1, 3, 6, 12):
        if all(row.due == add_months(start, row.number * step).toordinal() for row in rows):
            return step
    return 0


def _alone(plan: Plan, periods: int) -> tuple[int, int] | None:
    """Simple and compound of the interest alone, on the sum agreed: what a quote speaks of."""
    rate = rate_per_period(plan.principal, [row.payment for row in plan.rows])
    return None if rate is None else (rate * periods, compounded(rate, periods))


def _note_out(ctx: Context, charges: list[Charge]) -> None:
    if charges:
        names = "、".join(charge.name for charge in charges)
        ctx.choices.note(
            "info",
            "cost-out",
            worded("cost-out", names=names),
        )


def _ceiling(ctx: Context, rates: Rates) -> Rate | None:
    """What the simple rate is held against: of private lending the ceiling of the day of formation; of a licensed
    lender 24 % on the borrower's request.
    """
    loan, case = ctx.loan, ctx.case
    private = case.kind == "private-lending" and case.lender not in ("bank", "local-financial")
    assert loan.lent is not None
    if not private:
        ctx.choices.note(
            "info",
            "cost-licensed",
            worded("cost-licensed"),
            "spc-2017-22/2",
        )
        said = Text("借款人请求调减的 24%", "24 % on request")
        return Rate(_REQUEST, "year", said, "24%", provisions=("spc-2017-22/2",))
    formed = ctx.formed(loan.lent)
    scratch = Context(case, loan, "private-lending", formed + 1, rates, Choices())
    scratch.default, scratch.period = formed, (formed, formed + 1)
    spans = ceiling(formed, formed + 1, scratch)
    if not spans:
        return None
    ctx.choices.note(
        "info",
        "cost-simple",
        worded("cost-simple", formed=iso(formed)),
    )
    return spans[0].rate


def _recomputed(
    plan: Plan,
    received: int,
    paid: tuple[tuple[int, int, int], ...],
    limit: Rate | None,
    periods: int,
    even: bool,
) -> Recomputed | None:
    """Compute the loan anew where something was kept back or charged, or its rate is above the ceiling."""
    agreed = _agreed(plan, paid, periods, even)
    if limit is None:
        return None
    if agreed is None:
        if sum(of_plan + charged for _, of_plan, charged in paid) <= plan.principal:
            return None
        # Above all that is looked for is above the ceiling.
        agreed = limit
    spans = _spans(plan, agreed)
    taken = tuple((start, min(rate, limit, key=_yearly)) for start, rate in spans)
    if received == plan.principal and taken == spans:
        return None
    balance, surplus, before = received, 0, plan.rows[0].start
    rows: list[Step] = []
    for number, (day, of_plan, charged) in enumerate(paid, 1):
        pieces = _pieces(taken, before, day)
        whole = ((1, periods),) if even else ((day - before, 365),)
        # A period of two rates is measured by its days, as the schedule is (银发〔2005〕129号).
        shares = [whole] if len(pieces) == 1 else [((end - start, 360 if even else 365),) for start, end, _ in pieces]
        interest = sum(interest_of(balance, rate, share) for (*_, rate), share in zip(pieces, shares, strict=True))
        payment, before = of_plan + charged, day
        used = min(payment, balance + interest)
        balance, more = balance + interest - used, payment - used
        surplus += more
        rows.append(Step(number, day, payment, interest, max(used - interest, 0), balance, more))
    return Recomputed(taken[0][1], tuple(rows), balance, surplus, taken)


def _yearly(rate: Rate) -> int:
    return rate.a_year(YEAR_OF_MONTHS)


def _spans(plan: Plan, agreed: Rate) -> tuple[tuple[int, Rate], ...]:
    """The rates agreed on the principal that is left, each with the day from which it holds: those of the schedule
    where it has some, else the one that what is paid comes to.
    """
    first = plan.rows[0].start
    assert plan.stated.terms is not None
    if not plan.spans or plan.stated.terms.repayment == "flat" or plan.own:
        return ((first, agreed),)
    found = [(first, agreed)]
    for span in plan.spans:
        if span.start > first and _yearly(span.rate) != _yearly(found[-1][1]):
            found.append((span.start, span.rate))
    return tuple(found)


def _pieces(rates: tuple[tuple[int, Rate], ...], start: int, end: int) -> list[tuple[int, int, Rate]]:
    """The days ``[start, end)`` by the rate that holds on them."""
    ends = [day for day, _ in rates[1:]] + [end]
    cut = [(max(day, start), min(stop, end), rate) for (day, rate), stop in zip(rates, ends, strict=True)]
    return [(first, last, rate) for first, last, rate in cut if first < last] or [(start, end, rates[-1][1])]


def _agreed(plan: Plan, paid: tuple[tuple[int, int, int], ...], periods: int, even: bool) -> Rate | None:
    """The rate agreed on the principal that is left. A flat rate, and the rows of a lender, are none: what is paid
    comes to one on the sum agreed, simple, to four places of a percent. None where that is not from nil to 100 % a
    period.
    """
    assert plan.stated.terms is not None
    stated = next((row.rate for row in plan.rows if row.rate is not None), None)
    if stated is not None and plan.stated.terms.repayment != "flat":
        return stated
    start, sums = plan.rows[0].start, [(day, of_plan + charged) for day, of_plan, charged in paid]
    if even:
        rate = rate_per_period(plan.principal, [amount for _, amount in sums])
    else:
        dated = rate_per_year(plan.principal, [(day - start, amount) for day, amount in sums])
        rate = None if dated is None else per_part(dated, periods)
    if rate is None:
        return None
    places = 10**_PLACES
    value = half_up(rate * periods * 100 * places, PARTS) * (SCALE // places)
    return Rate(value, "year", Text("约定的付出折合", "what was agreed comes to"), "")
