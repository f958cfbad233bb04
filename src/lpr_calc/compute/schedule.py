"""The schedule of every loan of a case that is repaid by instalments."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, Problem, problems_of, words_of
from ..base.record import Record
from ..casefile.model import Case, by_instalments
from ..law.choices import Choices, Notice, Unused
from ..law.context import Context
from ..law.facts import refuse_dates
from ..law.repayment import Plan, plan_of
from ..rates.series import Rates
from .statement import RateSource
from .strict import note_history, refuse_assumptions

problem = problems_of(__name__)
worded = words_of(__name__)

KIND = "bank-loan"
"""What a loan by instalments is taken for where its kind is not stated: its year of days hangs on it."""


class ScheduleStatement(Record):
    """The schedules of a case, one for each loan repaid by instalments."""

    case: Case
    plans: tuple[Plan, ...]
    conventions: dict[str, str]
    notices: tuple[Notice, ...]
    source: RateSource
    unused: tuple[Unused, ...] = ()

    @property
    def provisions(self) -> tuple[str, ...]:
        """Ids of the provisions the rows rest on."""
        named = [key for plan in self.plans for span in plan.spans for key in span.rate.provisions]
        named += [notice.provision for notice in self.notices]
        return tuple(dict.fromkeys(filter(None, named)))


def schedule(case: Case, rates: Rates, strict: bool = False) -> ScheduleStatement:
    """Return the schedule of every loan repaid by instalments, of the sum agreed.

    Raises LprError where there is none, and for what a schedule lacks; with ``strict`` for an assumption that matters.
    """
    choices = Choices()
    plans = plans_of(case, rates, choices)
    note_history(rates, choices)
    if strict:
        refuse_assumptions(choices)
    lpr = rates.lpr
    source = RateSource(lpr.name, lpr.sha256, lpr.known_through, lpr.next_due)
    return ScheduleStatement(case, plans, choices.conventions(), tuple(choices.notices), source)


def plans_of(case: Case, rates: Rates, choices: Choices) -> tuple[Plan, ...]:
    """Return the schedules of the loans repaid by instalments; a loan that is not is left out, and said so."""
    loans = [loan for loan in case.loans if by_instalments(loan)]
    if not loans:
        raise LprError(problem("schedule-none", case.loans[0].where if case.loans else ""))
    plans: list[Plan] = []
    problems: list[Problem] = []
    for loan in loans:
        ctx = Context(case, loan, case.kind or KIND, 0, rates, choices)
        try:
            refuse_dates(case, loan)
            plans.append(plan_of(ctx, received=False))
        except LprError as error:
            problems += [problem for problem in error.problems if problem not in problems]
            continue
        _note_ahead(plans[-1], rates, choices)
        if loan.deducted:
            choices.note(
                "info",
                "schedule-deducted",
                worded("schedule-deducted"),
                "civil-code/670",
            )
    if problems:
        raise LprError(*problems)
    for loan in case.loans:
        if loan not in loans:
            choices.note(
                "warning",
                "schedule-other-loan",
                worded("schedule-other-loan", id=loan.id),
            )
    return tuple(plans)


def _note_ahead(plan: Plan, rates: Rates, choices: Choices) -> None:
    """Say from which row on no quote is known yet."""
    if not plan.spans or plan.rows[-1].due < rates.lpr.next_due:
        return
    rate = plan.spans[-1].rate
    if rate.quote is None or rate.quote.series != "lpr" or rate.moves in ("lent", "fixed"):
        return
    day, quote = iso(rates.lpr.next_due), iso(rates.lpr.known_through)
    choices.note(
        "info",
        "schedule-ahead",
        worded("schedule-ahead", day=day, quote=quote),
    )
