"""What goes into an answer (民事答辩状): the plaintiff's sums against those computed, and the facts that speak for it.

A box is ticked where the figures differ to the defendant's loss, or a fact of the case bears the objection; that
nothing is objected to is for the defendant to say.
"""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.errors import LprError
from ..base.money import fen_plain
from ..compute.limitation import limitation
from ..compute.statement import Statement
from ..law.provision import provision
from ..reports.currency import in_currency
from .blanks import BLANK, Slot
from .debts import CAUSES, claimed_heads, claimed_principal, claimed_total, contracts
from .people import agents_answering
from .slots import agent_slots, cell, free, label, more, party_slots, tick
from .slots_claims import mediation_slots
from .slots_facts import default_of, mark_of


def answer_slots(statement: Statement) -> tuple[Slot, ...]:
    """The places of an answer that this case fills; ``claimed`` of the case is what the plaintiff asks for."""
    case = statement.case
    slots = [cell("案号", case.case_number), cell("案由", CAUSES.get(statement.kind, ""))]
    slots += party_slots("答辩人", case.debtors)
    slots += agent_slots(agents_answering(case))
    if case.form_text.request:
        slots.append(free("可完整表述答辩事项", case.form_text.request))
    slots += _claims(statement)
    if case.form_text.facts:
        slots.append(free("可完整表述纠纷涉及的事实", case.form_text.facts))
    slots += _facts(statement)
    if case.form_text.other:
        slots += [tick("其他需要说明的内容", "有"), label("其他需要说明的内容", "内容", case.form_text.other)]
    cited = dict.fromkeys(key for line in (*statement.lines, *statement.ahead) for key in line.provisions)
    law = "；".join(f"{provision(key).short}{provision(key).article}" for key in cited)
    slots += [label("答辩依据", "法律规定", law), cell("证据清单", "见附页")]
    slots += mediation_slots(case.mediation)
    return tuple(slot._replace(values=in_currency(slot.values, case)) for slot in slots if slot.values != ("",))


def compared(statement: Statement) -> list[tuple[str, int, int]]:
    """What of the claim is known and was computed: its name, the sum claimed, the sum computed, in fen."""
    claimed = statement.case.claimed
    if claimed is None:
        return []
    heads = claimed_heads(statement)
    beside = sum(heads.values())
    sums = (
        ("本金", claimed.principal, claimed_principal(statement)),
        ("利息", claimed.interest, beside),
        ("实现债权的费用", claimed.costs, statement.totals.costs_after),
        ("标的总额", claimed.total, claimed_total(statement)),
    )
    return [(name, asked, ours) for name, asked, ours in sums if asked is not None]


_ROWS = {
    "本金": ("对本金有无异议", "对给付价款的诉请"),
    "利息": ("对利息", "对迟延给付价款的利息"),
    "实现债权的费用": ("对实现债权的费用", "对实现债权的费用"),
    "标的总额": ("对标的总额", "对标的总额"),
}
"""The row of each sum: of a loan, and of a sale."""


def _claims(statement: Statement) -> list[Slot]:
    slots: list[Slot] = []
    for name, asked, ours in compared(statement):
        title = _ROWS[name][statement.kind == "sale"]
        if asked > ours:
            said = difference(name, asked, ours)
            slots += [
                tick(title, "有"),
                Slot(title, (f"异议内容：{BLANK}",), (said,), money=True),
            ]
        elif asked == ours:
            slots.append(more(title, f"（原告主张{fen_plain(asked)}元，与计算一致）"))
    return slots


def difference(name: str, asked: int, ours: int) -> str:
    """``原告主张利息35000元，按约定及法律规定计算应为31887.95元，差额3112.05元（见计算表）``."""
    if name == "实现债权的费用":
        return f"原告主张{fen_plain(asked)}元，有依据的为{fen_plain(ours)}元，差额{fen_plain(asked - ours)}元"
    return (
        f"原告主张{name}{fen_plain(asked)}元，按约定及法律规定计算应为{fen_plain(ours)}元，"
        f"差额{fen_plain(asked - ours)}元（见所附计算表）"
    )


def _facts(statement: Statement) -> list[Slot]:
    """The facts that bear an objection: interest kept back, a rate above the ceiling, payments, no default, time."""
    slots: list[Slot] = []
    for title, said in (
        ("对借款金额有无异议", _kept_back(statement)),
        ("对借款利率有无异议", _above_ceiling(statement)),
        ("对价款支付及标的物交付情况" if statement.kind == "sale" else "对还款情况有无异议", _paid(statement)),
        ("对是否存在迟延履行" if statement.kind == "sale" else "对是否逾期还款", _not_due(statement)),
        ("有无其他免责/减责事由", "；".join(_excuses(statement))),
    ):
        if said:
            slots += [tick(title, "有"), label(title, "事实与理由", said)]
    return slots


def _kept_back(statement: Statement) -> str:
    agreed = contracts(statement)
    return "；".join(
        f"{mark_of(loan, agreed)}约定{fen_plain(loan.principal)}元，出借时预扣利息{fen_plain(loan.deducted)}元，"
        f"应按实际出借的{fen_plain(loan.principal - loan.deducted)}元认定本金"
        for loan in agreed
        if loan.deducted
    )


def _above_ceiling(statement: Statement) -> str:
    cut = statement.totals.cut
    return f"约定的利率超过法律保护的上限，超过部分{fen_plain(cut)}元不应支持" if cut else ""


def _paid(statement: Statement) -> str:
    """Every payment, where the plaintiff asks for more principal or interest than they leave."""
    more_asked = any(asked > ours for name, asked, ours in compared(statement) if name in ("本金", "利息", "标的总额"))
    if not statement.case.payments or not more_asked:
        return ""
    paid = "、".join(f"{zh_date(one.day)}{fen_plain(one.amount)}元" for one in statement.case.payments)
    return (
        f"已付款：{paid}，共{fen_plain(sum(one.amount for one in statement.case.payments))}元，"
        f"抵充后尚欠本金{fen_plain(claimed_principal(statement))}元"
    )


def _not_due(statement: Statement) -> str:
    default = default_of(statement)
    if default is not None:
        return ""
    days = [loan.due for loan in statement.case.loans if loan.due is not None]
    return f"约定的期限至{zh_date(max(days))}止，尚未到期" if days and max(days) >= statement.until else ""


def _excuses(statement: Statement) -> list[str]:
    """Limitation that ran out before the suit."""
    case = statement.case
    day = case.filed if case.filed is not None else statement.until
    before = case._replace(filed=None, accepted=None, served=None, judgment=None)
    try:
        clocks = limitation(before, day).claims
    except LprError:
        return []  # nothing starts a clock
    agreed = case.loans
    return [
        f"{f'{loan.id}：' if len(agreed) > 1 else ''}诉讼时效期间于{zh_date(clock.last)}届满，"
        f"原告{zh_date(day)}{'起诉' if case.filed is not None else '主张'}时已经届满"
        for loan, clock in zip(agreed, clocks, strict=True)
        if clock.state == "expired" and clock.last is not None and clock.last < day
    ]
