"""When principal is lent and when it falls due."""

from __future__ import annotations

from ..accrual import Flow
from ..casefile.model import Portion
from ..dates import iso
from ..text import Text
from .context import Context


def flows_of(ctx: Context, default: int | None) -> tuple[Flow, ...]:
    """Return the movements of principal of a loan in order of time.

    ``default`` is the first day of default of a loan due at once. What was kept back up front never was principal
    (Civil Code 670, 法释〔2020〕17号 26条).
    """
    loan = ctx.loan
    lent_on = loan.lent if loan.lent is not None else 0
    portions = loan.disbursed or (Portion(lent_on, loan.principal),)
    flows = [Flow(portion.day if portion.day is not None else lent_on, portion.amount, False) for portion in portions]
    if loan.deducted:
        flows = _without(flows, loan.deducted, ctx)
    principal = sum(flow.amount for flow in flows)
    if loan.instalments:
        total = sum(portion.amount for portion in loan.instalments)
        if total != principal:
            from ..money import fen_text

            raise ctx.refuse(
                "instalments-sum",
                Text(
                    f"各期合计 {fen_text(total)} 元，不等于本金 {fen_text(principal)} 元",
                    f"the instalments add up to {fen_text(total)}, the principal is {fen_text(principal)}",
                ),
                Text("分期写本金部分，合计等于本金", "state the principal part of each instalment"),
            )
        flows += [Flow((portion.day or 0) + 1, portion.amount, True) for portion in loan.instalments]
    elif default is not None:
        late = [flow for flow in flows if flow.day > default]
        if late:
            raise ctx.refuse(
                "lent-after-due",
                Text(
                    f"{iso(late[0].day)} 的出借晚于到期日",
                    f"the disbursement of {iso(late[0].day)} is after the due date",
                ),
                Text("检查出借日与到期日", "check the days of lending and the due date"),
            )
        flows.append(Flow(default, principal, True))
    return tuple(sorted(flows, key=lambda flow: (flow.day, flow.falls_due)))


def _without(flows: list[Flow], deducted: int, ctx: Context) -> list[Flow]:
    first = flows[0]
    if deducted >= first.amount:
        raise ctx.refuse(
            "deducted-all",
            Text("预扣利息不小于出借金额", "what was kept back is not less than what was lent"),
            Text("deducted 写从本金中预先扣下的金额", "deducted: what was kept back from the principal"),
        )
    ctx.choices.note(
        "info",
        "deducted",
        Text("预扣的利息不计入本金，本金按实际出借数额认定", "what was kept back up front is not principal"),
        "private-lending-2020/26",
    )
    return [Flow(first.day, first.amount - deducted, False), *flows[1:]]
