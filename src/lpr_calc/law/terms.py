"""When principal is lent and when it falls due: due date, instalments, acceleration, or a demand without a term."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
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
    demanded = _after_demand(ctx) if loan.carried is None else None
    if demanded is not None:
        return demanded
    open_ended = ctx.kind == "private-lending" and loan.lent is not None and loan.overdue_rate is None
    # Interest agreed unclearly is none (24条2款), so nothing runs on.
    if open_ended and loan.rate is not None and loan.rate.kind != "unclear":
        return None
    if loan.interest_from is not None:
        return loan.interest_from
    raise ctx.refuse("due-missing")


def _after_demand(ctx: Context) -> int | None:
    """675条: repayable on demand within a reasonable period; failing that, service of the complaint (law.md A22)."""
    if ctx.loan.grace is not None:
        reached = [demand.day for demand in ctx.case.demands if demand.delivered is not False]
        if reached:
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
    if ctx.loan.carried is not None:
        return max(stated, lawful)
    if stated < lawful:
        in_term = ctx.kind == "private-lending" and ctx.loan.rate is None
        name = "interest-from-early/in-term" if in_term else "interest-from-early"
        raise ctx.refuse(name, "interest_from", stated=iso(stated), lawful=iso(lawful))
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
            raise ctx.refuse("lent-after-due", "principal", day=iso(late[0].day), due=iso(default - 1))
        # What is due is whatever is outstanding then, rolled-over interest included.
        flows.append(Flow(default, "due", principal + sum(rollover.face for rollover in loan.rollovers)))
    if default is not None and any(rollover.day > default for rollover in loan.rollovers):
        raise ctx.refuse("rollover-after-due", "due")
    flows += [Flow(rollover.day, "capitalise", rollover.face) for rollover in loan.rollovers]
    return tuple(sorted(flows, key=lambda flow: (flow.day, _RANK[flow.kind])))


_RANK = {"lend": 0, "bill": 1, "capitalise": 2, "due": 3}


def _instalments(ctx: Context, principal: int) -> list[Flow]:
    """Each instalment is overdue from its own next day; an acceleration makes the rest due at once."""
    loan = ctx.loan
    total = sum(portion.amount for portion in loan.instalments)
    if total != principal:
        raise ctx.refuse("instalments-sum/loan", "due", total=fen_text(total), principal=fen_text(principal))
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
        raise ctx.refuse("deducted-all", "deducted", deducted=fen_text(deducted), amount=fen_text(first.amount))
    ctx.choices.note(
        "info",
        "deducted",
        worded("deducted", deducted=fen_text(deducted)),
        "private-lending-2020/26",
    )
    return [Flow(first.day, "lend", first.amount - deducted), *flows[1:]]
