"""Other money claims: the PBoC benchmark rate to 2019-08-19, the LPR from 2019-08-20 (九民纪要)."""

from __future__ import annotations

from ..accrual import Plan, Span, Track
from ..rateterm import RateTerm
from ..record import Text
from .context import Context
from .reference import spans_of
from .terms import begin_of, first_day_of_default, flows_of

_CHAINED = RateTerm("benchmark")


def schedule(ctx: Context) -> Plan:
    """Lay out a money claim that is no loan: the agreed rate, else benchmark chained to LPR, from default."""
    loan = ctx.loan
    default, start, end = default_and_period(ctx)
    if loan.overdue_rate is not None:
        spans = spans_of(loan.overdue_rate, start, end + 1, ctx, ("civil-code/585",))
    else:
        spans = spans_of(_CHAINED, start, end + 1, ctx, ("nine-minutes/lpr",))
    return overdue_plan(ctx, default, start, end, spans)


def default_and_period(ctx: Context) -> tuple[int, int, int]:
    """The first day of default, and the first day and the day after the last for which interest is claimed."""
    default = first_day_of_default(ctx)
    assert default is not None, "only a private loan runs on without falling due"
    return (default, *ctx.settle(begin_of(ctx, default), default))


def overdue_plan(ctx: Context, default: int, start: int, end: int, spans: tuple[Span, ...]) -> Plan:
    """A plan of overdue interest by ``spans`` from ``default``, with the damages and fees agreed beside it."""
    tracks = [Track("overdue", "due", spans), *damages_by_the_day(start, end, ctx)]
    return Plan(
        ctx.loan.id,
        start,
        end,
        flows_of(ctx, default),
        tuple(track for track in tracks if track.spans),
        ctx.gauge(start),
        ctx.loan.interest_limit,
        ctx.runs_on,
        lumps=lumps(ctx),
    )


def lumps(ctx: Context) -> tuple[tuple[str, int], ...]:
    """Damages and fees agreed as sums of money, the former first."""
    loan = ctx.loan
    found = []
    if isinstance(loan.damages, int) and loan.damages:
        found.append(("damages", loan.damages))
    if loan.fees:
        found.append(("fees", loan.fees))
    return tuple(found)


def damages_by_the_day(start: int, end: int, ctx: Context) -> list[Track]:
    """Damages agreed as a rate, for claims outside the ceiling of private lending (Civil Code 585)."""
    damages = ctx.loan.damages
    if not isinstance(damages, RateTerm):
        return []
    said = Text("违约金", "damages ")
    return [Track("damages", "due", spans_of(damages, start, end + 1, ctx, ("civil-code/585",), prefix=said))]
