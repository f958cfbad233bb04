"""The sums of a claim and nothing printed: what a batch wants of a row.

The law is asked and the debts are walked exactly as for a statement (`claim.calculate`); only lines, ledger and grounds
are not written out. Sums are those of lines rounded one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.record import Record
from ..casefile.model import Case
from ..engine.receipts import Allocation
from ..engine.walk import Outcome, walk
from ..law.choices import Notice
from ..law.regime import hangs_on_sums
from ..rates.series import Rates
from .claim import Scheduled, accrue, note_undue, schedule_case
from .statement import RateSource
from .strict import note_stale
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
    note_undue(outcome, scheduled.case, scheduled.until, choices)
    quoted = max([ctx.quoted_through for ctx in scheduled.contexts])
    lpr = rates.lpr
    if quoted >= lpr.next_due:
        note_stale(quoted, RateSource(lpr.name, lpr.sha256, lpr.known_through, lpr.next_due), choices)
    return _sums_of(scheduled, outcome)


def _sums_of(scheduled: Scheduled, outcome: Outcome) -> Figures:
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


class Alike:
    """Claims of one wording and the same days, which differ in their sums alone: what the law makes of them is asked
    once, and each is walked by itself.
    """

    def __init__(self, found: Figures) -> None:
        """``found`` is one of them (`alike`)."""
        (balance,) = found.outcome.balances
        self._scheduled, self._course = found.scheduled, balance.course
        costs = tuple((cost.day, cost.amount) for cost in found.scheduled.case.costs)
        self._allocation = Allocation(costs=costs)
        self._steps = [line[:2] for line in balance.lines]

    def figures(self, loan_id: str, lent: int, due: Sequence[int]) -> Figures | None:
        """Return the figures of a claim of other sums in fen, ``due`` in order of time; they are to be used before the
        next are asked for. None where it has other lines than the first, as where a sum is so small that its interest
        is none.
        """
        self._course.put_sums(loan_id, lent, due)
        outcome = walk([self._course], (), self._allocation)
        if [line[:2] for line in outcome.lines[0]] != self._steps:
            return None
        return _sums_of(self._scheduled, outcome)


def alike(found: Figures) -> Alike | None:
    """Return the claims that differ from one in their sums alone, None where more hangs on its sums than the walk."""
    scheduled, outcome = found.scheduled, found.outcome
    if len(scheduled.contexts) != 1 or hangs_on_sums(scheduled.contexts[0]) or not outcome.balances[0].course.plain:
        return None
    if any(notice.code == "not-yet-due" for notice in found.notices):
        # It names the sum that is not due.
        return None
    parts = max(len(scheduled.contexts[0].loan.instalments), 1)
    if [flow.kind for flow in scheduled.schedules[0].flows if flow.amount] != ["lend", *["due"] * parts]:
        return None
    return Alike(found)
