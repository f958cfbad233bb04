"""Professional lenders without a licence: the contract is void (13条3项); principal and fund occupation only."""

from __future__ import annotations

from ..accrual import Plan, Track
from ..rateterm import RateTerm
from ..record import Text
from .context import Context
from .reference import spans_of
from .terms import begin_of, flows_of

READS = frozenset(
    ["rate", "overdue_rate", "damages", "fees", "lines", "lpr", "tenor", "basis", "count", "lawyer_fee", "same_day"]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

_CHAINED = RateTerm("benchmark")


def schedule(ctx: Context) -> Plan:
    """Lay out what is owed under a void loan: principal, and LPR (benchmark before 2019-08-20) for its use.

    Raises LprError where a contractual rate is claimed or the day of lending is missing.
    """
    loan = ctx.loan
    if loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None or loan.fees:
        raise ctx.refuse(
            "contract-void",
            Text(
                "职业放贷的合同无效，约定的利率、违约金和费用不受保护",
                "a professional lender's contract is void: no agreed rate, damages or fees",
            ),
            Text(
                "去掉这些约定，则自出借日起按 LPR（2019-08-20 以前按贷款基准利率）计算资金占用费",
                "drop them: fund occupation is then computed from the day of lending at LPR (benchmark before 2019-08-20)",
            ),
        )
    since = loan.lent if loan.lent is not None else loan.interest_from
    if since is None:
        raise ctx.refuse(
            "lent-missing",
            Text("没有出借日，无法计算资金占用费", "no day of lending: fund occupation cannot be computed"),
            Text("写明 --lent", "state --lent"),
        )
    start, end = ctx.settle(begin_of(ctx, since), since)
    spans = spans_of(_CHAINED, start, end + 1, ctx, ("private-lending-2020/13-3", "contract-general-2023/25"))
    return Plan(
        loan.id,
        start,
        end,
        flows_of(ctx, since),
        (Track("overdue", "due", spans),) if spans else (),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
    )
