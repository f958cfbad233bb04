"""What goes into an answer (民事答辩状): the plaintiff's sums against those computed, and the facts that speak for it.

A box is ticked where the figures differ to the defendant's loss, or a fact of the case bears the objection; that
nothing is objected to is for the defendant to say.
"""

from __future__ import annotations

from ..base.money import fen_plain
from ..compute.statement import Statement
from ..reports.currency import in_currency
from .blanks import BLANK, Slot
from .debts import CAUSES, claimed_heads, claimed_principal, claimed_total
from .defences import Defence, answer_grounds, defences, respondents
from .grounds import short_words
from .people import agents_answering
from .slots import agent_slots, cell, free, label, more, party_slots, tick
from .slots_claims import mediation_slots


def answer_slots(statement: Statement, reduced: Statement | None = None) -> tuple[Slot, ...]:
    """The places of an answer that this case fills; ``claimed`` of the case is what the plaintiff asks for,
    ``reduced`` the claim as the court is asked to reduce it.
    """
    case = statement.case
    slots = [cell("案号", case.case_number), cell("案由", CAUSES.get(statement.kind, ""))]
    parties, found = respondents(statement), defences(statement, reduced)
    slots += party_slots("答辩人", tuple(parties))
    slots += agent_slots(agents_answering(case, parties))
    if case.form_text.request:
        slots.append(free("可完整表述答辩事项", case.form_text.request))
    slots += _claims(statement, reduced or statement)
    if case.form_text.facts:
        slots.append(free("可完整表述纠纷涉及的事实", case.form_text.facts))
    slots += _facts(statement, found, reduced or statement)
    if case.form_text.other:
        slots += [tick("其他需要说明的内容", "有"), label("其他需要说明的内容", "内容", case.form_text.other)]
    law = short_words(answer_grounds(statement, found))
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


def _claims(statement: Statement, reduced: Statement) -> list[Slot]:
    """The rows of the claims; a sum is objected to as well where the court is asked to reduce it."""
    slots: list[Slot] = []
    for (name, asked, ours), (_, _, left) in zip(compared(statement), compared(reduced), strict=True):
        title = _ROWS[name][statement.kind == "sale"]
        if asked > min(ours, left):
            said = difference(name, asked, ours) if asked > ours else f"原告主张{name}{fen_plain(asked)}元"
            if left < ours:
                said += f"；请求调减为{fen_plain(left)}元（理由见事实与理由）"
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


_FACTS = {
    "principal": ("对借款金额有无异议", "对合同约定的价格及支付方式"),
    "rate": ("对借款利率有无异议", "对违约金（定金）"),
    "damages": ("对借款利率有无异议", "对违约金（定金）"),
    "payments": ("对还款情况有无异议", "对价款支付及标的物交付情况"),
    "due": ("对是否逾期还款", "对是否存在迟延履行"),
    "time": ("有无其他免责/减责事由", "有无其他免责/减责事由"),
    "guarantee": ("有无其他免责/减责事由", "有无其他免责/减责事由"),
}
"""The row of what is pleaded, by its subject: of a loan, and of a sale."""


def _facts(statement: Statement, found: list[Defence], reduced: Statement) -> list[Slot]:
    """The facts that bear an objection, each in its row; payments only where more is asked for than they leave."""
    sums = [*compared(statement), *compared(reduced)]
    asks_more = any(asked > ours for name, asked, ours in sums if name in ("本金", "利息", "标的总额"))
    rows: dict[str, list[str]] = {}
    for one in found:
        if one.subject != "payments" or asks_more:
            rows.setdefault(_FACTS[one.subject][statement.kind == "sale"], []).append(one.text)
    slots: list[Slot] = []
    for title, said in rows.items():
        slots += [tick(title, "有"), label(title, "事实与理由", "；".join(said))]
    return slots
