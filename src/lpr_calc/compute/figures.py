"""The sums of a claim and nothing printed: what a batch wants of a row.

The law is asked and the debts are walked exactly as for a statement (`claim.calculate`); only lines, ledger and grounds
are not written out. Sums are those of lines rounded one by one.
"""

from __future__ import annotations

from ..base.record import Record
from ..casefile.model import Case
from ..engine.walk import Outcome
from ..law.choices import Notice
from ..rates.series import Rates
from .claim import Scheduled, accrue, note_stale, schedule_case
from .statement import RateSource
from .totals import per_diem_of


class Figures(Record):
    """Sums in fen: the principal lent, all interest, all that is owed at the end, the interest of one more day and the
    principal still open; with the law they rest on and the walk they come from.
    """

    principal: int
    interest: int
    total: int
    per_diem: int
    principal_after: int
    scheduled: Scheduled
    outcome: Outcome

    @property
    def notices(self) -> list[Notice]:
        """What is to be told of the claim, but that the tables are the user's own."""
        return self.scheduled.choices.notices


def figures_of(case: Case, rates: Rates) -> Figures | None:
    """Return the sums of a claim; None where they are not simply those of its lines (another rounding, lump sums,
    renewed notes). Raises LprError as `claim.calculate` does.
    """
    scheduled = schedule_case(case, rates)
    choices = scheduled.choices
    if choices.take("rounding", scheduled.case.conventions.rounding) != "line":
        return None
    if any(schedule.lumps or schedule.term_ceiling for schedule in scheduled.schedules):
        return None
    outcome = accrue(scheduled, scheduled.schedules, exact=False)
    quoted = max([ctx.quoted_through for ctx in scheduled.contexts])
    lpr = rates.lpr
    if quoted >= lpr.next_due:
        note_stale(quoted, RateSource(lpr.name, lpr.sha256, lpr.known_through, lpr.next_due), choices)
    principal = interest = damages = paid = after = 0
    for balance in outcome.balances:
        principal += balance.lent
        after += balance.undue + balance.due
        paid += sum(balance.paid)
        for kind, accrued in zip(balance.course.kinds, balance.accrued, strict=True):
            if kind == "damages":
                damages += accrued
            else:
                interest += accrued
    costs = sum([cost.amount for cost in scheduled.case.costs]) - sum([entry.costs for entry in outcome.entries])
    total = after + interest + damages - paid + costs
    return Figures(principal, interest, total, per_diem_of(outcome), after, scheduled, outcome)
