"""When a debt falls due: the due date, instalments, acceleration, or a demand where no term was agreed."""

from __future__ import annotations

from ..dates import iso
from ..text import Text
from .context import Context


def first_day_of_default(ctx: Context) -> int | None:
    """The day after the (first) due date; for a loan without a term, after the demand or service (Civil Code 675).

    None while a loan without a due date simply runs on at its agreed rate. Raises LprError where it cannot be told.
    """
    loan = ctx.loan
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    if loan.due is not None:
        days.append(loan.due)
    if loan.accelerated is not None:
        days.append(loan.accelerated)
    if days:
        return min(days) + 1
    demanded = _after_demand(ctx)
    if demanded is not None:
        return demanded
    if loan.rate is not None and loan.overdue_rate is None and loan.lent is not None:
        return None
    if loan.interest_from is not None:
        return loan.interest_from
    raise ctx.refuse(
        "due-missing",
        Text("没有到期日，无法确定从哪一天起逾期", "no due date: the first day of default cannot be told"),
        Text(
            "写明 --due 到期日；未约定还款期限的，写明催告（demands）与合理期限（grace），或送达日（served），或用 --from 写明违约第一日（民法典 675 条）",
            "state --due; for a loan without a term state the demand (demands) and the reasonable period (grace), or the day"
            " of service (served), or the first day of default with --from (Civil Code 675)",
        ),
    )


def last_due_day(ctx: Context) -> int | None:
    """The day on which the last of the principal fell due; None where no day was agreed."""
    loan = ctx.loan
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    if loan.due is not None:
        days.append(loan.due)
    if not days:
        return loan.accelerated
    last = max(days)
    return last if loan.accelerated is None else min(last, loan.accelerated)


def _after_demand(ctx: Context) -> int | None:
    """675条: repayable on demand within a reasonable period; failing that, service of the complaint (law.md A22)."""
    reached = [demand.day for demand in ctx.case.demands if demand.delivered is not False]
    if reached and ctx.loan.grace is not None:
        first = reached[0] + ctx.loan.grace + 1
        ctx.choices.assume(
            "no-term",
            Text(
                f"未约定还款期限：{iso(reached[0])} 催告，合理期限 {ctx.loan.grace} 天，自 {iso(first)} 起逾期",
                f"no term: demanded on {iso(reached[0])}, reasonable period {ctx.loan.grace} days, overdue from {iso(first)}",
            ),
            "civil-code/675",
        )
        return first
    if ctx.case.served is not None and ctx.loan.interest_from is None:
        first = ctx.case.served + 1
        ctx.choices.assume(
            "no-term",
            Text(
                f"未约定还款期限：以起诉状送达视为催告，自 {iso(first)} 起逾期",
                f"no term: service of the complaint is taken as the demand, overdue from {iso(first)}",
            ),
            "civil-code/675",
        )
        return first
    return None


def begin_of(ctx: Context, lawful: int) -> int:
    """The first day of the claim: as stated, not before ``lawful``. Raises LprError for an earlier one."""
    stated = ctx.loan.interest_from
    if stated is None:
        return lawful
    if stated < lawful:
        raise ctx.refuse(
            "interest-from-early",
            Text(
                f"起息日 {iso(stated)} 早于法律允许的 {iso(lawful)}",
                f"interest from {iso(stated)}, but the law allows it from {iso(lawful)}",
            ),
            Text(f"改为 {iso(lawful)} 或更晚", f"use {iso(lawful)} or later")
            if ctx.kind != "private-lending" or ctx.loan.rate is not None
            else Text(
                f"改为 {iso(lawful)} 或更晚；约定了期内利率的，写明利率与出借日",
                f"use {iso(lawful)} or later; where in-term interest was agreed, state its rate and the day of lending",
            ),
            "interest_from",
        )
    return stated
