"""Other money claims: the PBoC benchmark rate to 2019-08-19, the LPR from 2019-08-20 (九民纪要)."""

from __future__ import annotations

from ..accrual import Plan, Track
from ..rateterm import RateTerm
from .context import Context
from .flows import flows_of
from .private_lending import lumps
from .reference import spans_of
from .terms import begin_of, first_day_of_default

_CHAINED = RateTerm("benchmark")


def schedule(ctx: Context) -> Plan:
    """Lay out a money claim that is no loan: the agreed rate, else benchmark chained to LPR, from default."""
    loan = ctx.loan
    default = first_day_of_default(ctx)
    assert default is not None
    start, end = ctx.settle(begin_of(ctx, default), default)
    if loan.overdue_rate is not None:
        spans = spans_of(loan.overdue_rate, start, end + 1, ctx, ("civil-code/585",))
    else:
        spans = spans_of(_CHAINED, start, end + 1, ctx, ("nine-minutes/lpr",))
    track = Track("overdue", "due", spans)
    return Plan(
        loan.id,
        start,
        end,
        flows_of(ctx, default),
        (track,) if spans else (),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
        lumps=lumps(ctx),
    )
