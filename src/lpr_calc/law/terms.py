"""When principal is lent and when it falls due: due date, instalments, acceleration, or a demand without a term."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Portion
from ..engine.schedule import Flow
from .context import Context

worded = words_of(__name__)


def first_day_of_default(ctx: Context) -> int | None:
    """The day after the (first) due date; for a loan without a term, after the demand or service (Civil Code 675).

    None while a private loan without a due date simply runs on at its agreed rate. Raises LprError where it cannot be
    told.
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
    runs_on = ctx.kind == "private-lending" and loan.rate is not None and loan.overdue_rate is None
    if runs_on and loan.lent is not None:
        return None
    if loan.interest_from is not None:
        return loan.interest_from
    raise ctx.refuse(
        "due-missing",
        Text("没有到期日，无法确定从哪一天起逾期", "no due date: the first day of default cannot be told"),
        Text(
            "写明 --due 到期日；未约定还款期限的，写明催告（demands）与合理期限（grace），或送达日（served），或用"
            " --from 写明违约第一日（民法典 675 条）",
            "state --due; for a loan without a term state the demand (demands) and the reasonable period (grace), or"
            " the day"
            " of service (served), or the first day of default with --from (Civil Code 675)",
        ),
    )


def _after_demand(ctx: Context) -> int | None:
    """675条: repayable on demand within a reasonable period; failing that, service of the complaint (law.md A22)."""
    reached = [demand.day for demand in ctx.case.demands if demand.delivered is not False]
    if reached and ctx.loan.grace is not None:
        first = reached[0] + ctx.loan.grace + 1
        ctx.choices.assume(
            "no-term",
            worded("no-term", reached=iso(reached[0]), grace=ctx.loan.grace, first=iso(first)),
            "civil-code/675",
        )
        return first
    if ctx.case.served is not None and ctx.loan.interest_from is None:
        first = ctx.case.served + 1
        ctx.choices.assume(
            "no-term",
            worded("no-term/served", first=iso(first)),
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


def flows_of(ctx: Context, default: int | None) -> tuple[Flow, ...]:
    """Return the movements of principal of a loan in order of time.

    ``default`` is the first day of default of a loan due at once. What was kept back up front never was principal
    (Civil Code 670, 法释〔2020〕17号 26条).
    """
    loan = ctx.loan
    lent_on = loan.lent if loan.lent is not None else 0
    portions = loan.disbursed or (Portion(lent_on, loan.principal),)
    flows = [Flow(portion.day if portion.day is not None else lent_on, "lend", portion.amount) for portion in portions]
    if loan.deducted:
        flows = _without(flows, loan.deducted, ctx)
    principal = sum(flow.amount for flow in flows)
    if loan.instalments:
        flows += _instalments(ctx, principal)
    elif default is not None:
        late = [flow for flow in flows if flow.day > default]
        if late:
            raise ctx.refuse(
                "lent-after-due",
                Text(
                    f"{iso(late[0].day)} 的出借晚于到期日 {iso(default - 1)}",
                    f"the disbursement of {iso(late[0].day)} is after the due date {iso(default - 1)}",
                ),
                Text("检查出借日与到期日", "check the days of lending and the due date"),
                "principal",
            )
        # What is due is whatever is outstanding then, rolled-over interest included.
        flows.append(Flow(default, "due", principal + sum(rollover.face for rollover in loan.rollovers)))
    if default is not None and any(rollover.day > default for rollover in loan.rollovers):
        raise ctx.refuse(
            "rollover-after-due",
            Text("重新出具借条的日期晚于到期日", "a note was renewed after the due date"),
            Text("due 写最后一份借条的到期日", "due: the due date of the last note"),
            "due",
        )
    flows += [Flow(rollover.day, "capitalise", rollover.face) for rollover in loan.rollovers]
    return tuple(sorted(flows, key=lambda flow: (flow.day, _RANK[flow.kind])))


_RANK = {"lend": 0, "bill": 1, "capitalise": 2, "due": 3}


def _instalments(ctx: Context, principal: int) -> list[Flow]:
    """Each instalment is overdue from its own next day; an acceleration makes the rest due at once."""
    loan = ctx.loan
    total = sum(portion.amount for portion in loan.instalments)
    if total != principal:
        raise ctx.refuse(
            "instalments-sum",
            Text(
                f"各期合计 {fen_text(total)} 元，不等于本金 {fen_text(principal)} 元",
                f"the instalments add up to {fen_text(total)}, the principal is {fen_text(principal)}",
            ),
            Text("分期写本金部分，合计等于本金", "state the principal part of each instalment"),
            "due",
        )
    flows = []
    for portion in loan.instalments:
        day = portion.day or 0
        if loan.accelerated is not None:
            day = min(day, loan.accelerated)
        flows.append(Flow(day + 1, "due", portion.amount))
    return flows


def _without(flows: list[Flow], deducted: int, ctx: Context) -> list[Flow]:
    first = flows[0]
    if deducted >= first.amount:
        raise ctx.refuse(
            "deducted-all",
            Text(
                f"预扣 {fen_text(deducted)} 元，不小于出借的 {fen_text(first.amount)} 元",
                f"{fen_text(deducted)} kept back is not less than the {fen_text(first.amount)} lent",
            ),
            Text("deducted 写从本金中预先扣下的金额", "deducted: what was kept back from the principal"),
            "deducted",
        )
    ctx.choices.note(
        "info",
        "deducted",
        worded("deducted", deducted=fen_text(deducted)),
        "private-lending-2020/26",
    )
    return [Flow(first.day, "lend", first.amount - deducted), *flows[1:]]
