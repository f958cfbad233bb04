"""Void loans (13条): principal, and what the use of the money costs (资金占用费), never overdue interest."""

from __future__ import annotations

from ..base.errors import words_of
from ..base.text import Text
from ..casefile.model import void_of
from ..engine.schedule import Flow, Schedule
from ..values.rate import RateTerm
from .context import Context
from .curve import tracks_of
from .reference import LPR_FROM, pricing_of
from .terms import begin_of, flows_of

worded = words_of(__name__)

READS = frozenset(
    [
        "rate",
        "overdue_rate",
        "damages",
        "fees",
        "void",
        "deposit_rate",
        "lines",
        "lpr",
        "tenor",
        "basis",
        "count",
        "lawyer_fee",
        "same_day",
    ]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

MARKS = (LPR_FROM,)
"""The days on either side of which a claim of this kind may be read otherwise."""

_CHAINED = RateTerm("benchmark")
_LPR_ARTICLE = "contract-general-2023/25"
_WHY = {
    "on-lent": (
        "private-lending-2020/13-1",
        Text("套取金融机构贷款转贷", "on-lending of a financial institution's money"),
    ),
    "raised": ("private-lending-2020/13-2", Text("以募集的资金转贷", "on-lending of money raised from others")),
    "professional": ("private-lending-2020/13-3", Text("职业放贷", "professional lending")),
}


def schedule(ctx: Context) -> Schedule:
    """Lay out what is owed under a void loan: principal, and from the day the money was used the one-year LPR
    (benchmark before 2019-08-20), or the deposit rate that is stated where the borrower is without fault (合同编通则解
    释 25).

    Raises LprError where a contractual rate is claimed or the day of lending is missing.
    """
    loan = ctx.loan
    article, why = _WHY[void_of(ctx.case, loan)]
    if loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None or loan.fees:
        raise ctx.refuse("contract-void/terms", why=why)
    since = loan.lent if loan.lent is not None else loan.interest_from
    if since is None:
        raise ctx.refuse("lent-missing")
    start, end = ctx.settle(begin_of(ctx, since), since)
    if loan.deposit_rate is not None:
        said = Text("存款基准利率，", "deposit benchmark: ")
        use = pricing_of(loan.deposit_rate, start, end + 1, ctx, (article, _LPR_ARTICLE), prefix=said)
    else:
        use = pricing_of(_CHAINED, start, end + 1, ctx, (article, _LPR_ARTICLE))
    _tell(why, article, ctx)
    lent = flows_of(ctx, None)
    # Money is due back from the day it was used; what is lent later, from that day.
    due = [Flow(max(flow.day, since), "due", flow.amount) for flow in lent if flow.kind == "lend"]
    return Schedule(
        loan.id,
        start,
        end,
        tuple(sorted((*lent, *due), key=lambda flow: (flow.day, flow.kind == "due"))),
        tracks_of((("overdue", "due", use),), start, end + 1),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
        matures=0,
    )


def _tell(why: Text, article: str, ctx: Context) -> None:
    """Say that the contract is taken as void and what is counted instead."""
    ctx.choices.note(
        "info",
        "contract-void",
        worded("contract-void", why=why),
        article,
    )
    if ctx.loan.deposit_rate is None:
        ctx.choices.note(
            "info",
            "deposit-rate",
            worded("deposit-rate/void"),
            _LPR_ARTICLE,
        )
