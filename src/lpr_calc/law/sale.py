"""Sale contracts: 买卖合同解释 18条4款, late payment where no liquidated damages were agreed."""

from __future__ import annotations

from ..engine.schedule import Schedule
from ..values.rate import RateTerm, multiple_text
from ..values.rate_text import scaled
from .context import Context
from .curve import NOTHING
from .damages import damages_alone
from .general import default_and_period, overdue_schedule
from .reference import LPR_FROM, benchmark_throughout, pricing_of

READS = frozenset(
    [
        "splice",
        "overdue_rate",
        "damages",
        "fees",
        "markup",
        "cap",
        "damages_and_interest",
        "lines",
        "lpr",
        "tenor",
        "basis",
        "count",
    ]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

MARKS = (LPR_FROM,)
"""The days on either side of which a claim of this kind may be read otherwise."""

_RULE = ("sale-2020/18-4",)


def schedule(ctx: Context) -> Schedule:
    """Lay out a price that was not paid: as agreed, else LPR at breach × (1.3 to 1.5), benchmark before 2019-08-20.

    Not capped at four times the LPR: a price is no loan (Civil Code 585 guards against excess).
    """
    loan = ctx.loan
    default, start, end = default_and_period(ctx)
    if loan.overdue_rate is not None:
        overdue = pricing_of(loan.overdue_rate, start, end + 1, ctx, ("civil-code/585",))
    elif loan.damages is not None and (not ctx.case.conventions.damages_and_interest or damages_alone(ctx)):
        # 18条4款 speaks of contracts that agree no liquidated damages: nothing is assumed here.
        overdue = NOTHING
    else:
        stated = ctx.case.conventions.markup
        multiple = scaled(ctx.choices.take("markup", multiple_text(stated) if stated else ""), places=6)
        kind = "lpr" if default >= LPR_FROM else "benchmark"
        term = RateTerm(kind, multiple=multiple)
        if kind == "benchmark" and end >= LPR_FROM and ctx.choices.take("splice", ctx.case.conventions.splice) == "no":
            overdue = benchmark_throughout(term, start, end + 1, ctx, _RULE)
        else:
            overdue = pricing_of(term, start, end + 1, ctx, _RULE, "lpr-sale")
    return overdue_schedule(ctx, default, start, end, overdue)
