"""Other money claims: the PBoC benchmark rate to 2019-08-19, the LPR from 2019-08-20 (九民纪要)."""

from __future__ import annotations

from ..accrual import Plan, Track
from ..dates import iso
from ..rateterm import RateTerm
from ..text import Text
from .context import Context
from .flows import flows_of
from .private_lending import first_day_of_default
from .reference import spans_of

_CHAINED = RateTerm("benchmark")


def schedule(ctx: Context) -> Plan:
    """Lay out a money claim that is no loan: the agreed rate, else benchmark chained to LPR, from default."""
    loan = ctx.loan
    default = first_day_of_default(ctx)
    assert default is not None
    begin = default if loan.interest_from is None else loan.interest_from
    if begin < default:
        raise ctx.refuse(
            "interest-from-early",
            Text(
                f"起息日 {iso(begin)} 早于违约第一日 {iso(default)}",
                f"interest from {iso(begin)}, but default began on {iso(default)}",
            ),
            Text(f"改为 {iso(default)} 或更晚", f"use {iso(default)} or later"),
        )
    start, end = ctx.span(begin)
    if loan.overdue_rate is not None:
        spans = spans_of(loan.overdue_rate, start, end, ctx, ("civil-code/585",))
    else:
        spans = spans_of(_CHAINED, start, end, ctx, ("nine-minutes/lpr",))
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
    )
