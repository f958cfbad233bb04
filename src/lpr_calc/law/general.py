"""Other money claims: the PBoC benchmark rate to 2019-08-19, the LPR from 2019-08-20 (九民纪要)."""

from __future__ import annotations

from ..engine.schedule import Schedule
from ..values.rate import RateTerm
from .caps import protect
from .context import Context
from .curve import NOTHING, Pricing, tracks_of
from .damages import damages_alone, damages_by_the_day, lumps, warn_of_excess
from .reference import LPR_FROM, pricing_of
from .sum_ceiling import damages_and_fees
from .terms import begin_of, first_day_of_default, flows_of

READS = frozenset(
    ["overdue_rate", "damages", "fees", "cap", "damages_and_interest", "lines", "lpr", "tenor", "basis", "count"]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

MARKS = (LPR_FROM,)
"""The days on either side of which a claim of this kind may be read otherwise."""

_CHAINED = RateTerm("benchmark")


def schedule(ctx: Context) -> Schedule:
    """Lay out a money claim that is no loan: the agreed rate, else benchmark chained to LPR, from default."""
    loan = ctx.loan
    default, start, end = default_and_period(ctx)
    if loan.overdue_rate is not None:
        overdue = pricing_of(loan.overdue_rate, start, end + 1, ctx, ("civil-code/585",))
    elif loan.damages is not None and damages_alone(ctx):
        overdue = NOTHING
    else:
        overdue = pricing_of(_CHAINED, start, end + 1, ctx, ("nine-minutes/lpr",))
    return overdue_schedule(ctx, default, start, end, overdue)


def default_and_period(ctx: Context) -> tuple[int, int, int]:
    """The first day of default, and the first day and the day after the last for which interest is claimed."""
    default = first_day_of_default(ctx)
    assert default is not None, "only a private loan runs on without falling due"
    return (default, *ctx.settle(begin_of(ctx, default), default))


def overdue_schedule(
    ctx: Context, default: int, start: int, end: int, overdue: Pricing, damages: Pricing | None = None
) -> Schedule:
    """A schedule of ``overdue`` interest from ``default``, with the damages and fees agreed beside it.

    ``damages`` by the day, where they are not simply those agreed. A ceiling that the user states is what the party
    asks the court to reduce them to (Civil Code 585): it holds for all of them together.
    """
    stop = end + 1
    if damages is None:
        damages = damages_by_the_day(start, stop, ctx)
    overdue = protect(overdue, start, stop, ctx)
    damages, allowed = damages_and_fees(start, stop, overdue, ctx, damages)
    warn_of_excess(ctx, start, end, overdue if ctx.loan.overdue_rate is not None else NOTHING, damages)
    return Schedule(
        ctx.loan.id,
        start,
        end,
        flows_of(ctx, default),
        tracks_of((("overdue", "due", overdue), ("damages", "due", damages)), start, stop),
        ctx.gauge(start),
        ctx.loan.interest_limit,
        ctx.runs_on,
        tracks_of((("allowed", "due", allowed),), start, stop),
        lumps=lumps(ctx),
    )
