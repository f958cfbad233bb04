"""Sale contracts: 买卖合同解释 18条4款, late payment where no liquidated damages were agreed."""

from __future__ import annotations

from ..accrual import Plan, Track
from ..rateterm import MULTIPLE, RateTerm, multiple_text
from .context import Context
from .general import damages_by_the_day, lumps
from .reference import LPR_FROM, spans_of
from .terms import begin_of, first_day_of_default, flows_of

_RULE = ("sale-2020/18-4",)


def schedule(ctx: Context) -> Plan:
    """Lay out a price that was not paid: as agreed, else LPR at breach × (1.3 to 1.5), benchmark before 2019-08-20.

    Not capped at four times the LPR: a price is no loan (Civil Code 585 guards against excess).
    """
    loan = ctx.loan
    default = first_day_of_default(ctx)
    assert default is not None
    start, end = ctx.settle(begin_of(ctx, default), default)
    if loan.overdue_rate is not None:
        spans = spans_of(loan.overdue_rate, start, end + 1, ctx, ("civil-code/585",))
    elif loan.damages is not None:
        # 18条4款 speaks of contracts that agree no liquidated damages.
        spans = ()
    else:
        stated = ctx.case.conventions.markup
        text = ctx.choices.take("markup", multiple_text(stated) if stated else "")
        whole, _, decimals = text.partition(".")
        multiple = int(whole + decimals.ljust(6, "0"))
        kind = "lpr" if default >= LPR_FROM else "benchmark"
        spans = spans_of(RateTerm(kind, multiple=multiple), start, end + 1, ctx, _RULE, "lpr-sale")
        assert multiple >= MULTIPLE
    tracks = [Track("overdue", "due", spans), *damages_by_the_day(start, end, ctx)]
    return Plan(
        loan.id,
        start,
        end,
        flows_of(ctx, default),
        tuple(track for track in tracks if track.spans),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
        lumps=lumps(ctx),
    )
