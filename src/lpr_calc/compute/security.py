"""What a right in rem gives of one debt: the sum with priority, what is left ordinary, and where the proceeds go.

Security covers principal, interest, damages and the costs of custody and realisation unless agreed otherwise (民法典
389条), up to the registered maximum with all of it inside (担保制度解释 15条). Priority for the price of works covers
the price alone (建设工程解释（一） 40条2款). A surplus goes to the owner, a shortfall stays with the debtor (民法典
413, 438条).
"""

from __future__ import annotations

from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case
from ..casefile.people import Security
from ..casefile.read_people import heads_named
from ..law.choices import Choices
from .people import Secured
from .statement import Statement

KINDS = {
    "mortgage": Text("抵押权", "mortgage"),
    "pledge": Text("质权", "pledge"),
    "lien": Text("留置权", "lien"),
    "construction": Text("建设工程价款优先受偿权", "priority for the price of works"),
}


def secured_of(case: Case, statement: Statement, choices: Choices) -> tuple[Secured, ...]:
    """Return what every right of a matter gives; the sums of several rights overlap and are not added."""
    return tuple(_secured(case, one, statement, choices) for one in case.security)


def _secured(case: Case, one: Security, statement: Statement, choices: Choices) -> Secured:
    totals = statement.totals
    covered = totals.principal_after if one.kind == "construction" else totals.total
    if one.agreed and one.kind != "construction":
        covered = _agreed(one, statement, choices)
    provision = "construction-2020/40" if one.kind == "construction" else "civil-code/389"
    if one.maximum is not None and one.kind != "construction":
        covered, provision = min(covered, one.maximum), "guarantee-2020/15"
    owner = one.owner or case.debtor.name
    if one.kind == "mortgage" and one.registered is None:
        choices.note(
            "warning",
            "security-unregistered",
            Text(
                f"{one.property or '抵押财产'}没有写明登记日：不动产抵押权自登记时设立，动产未经登记不得对抗善意第三人",
                f"no day of registration of {one.property or 'the mortgage'}: on land it arises with registration, on"
                " movables it has no effect against others without",
            ),
            "civil-code/402",
        )
    if not one.agreed and one.kind != "construction":
        choices.assume(
            "security-scope",
            Text(
                "未写明担保物权的范围：本金、利息、违约金、损害赔偿金、保管与实现的费用",
                "scope of the security not stated: principal, interest, damages, custody and realisation",
            ),
            "civil-code/389",
        )
    named = (one.kind, owner, one.property, one.certificate, one.maximum)
    if one.price is None:
        return Secured(*named, covered, totals.total - covered, None, None, None, None, provision)
    net = max(one.price - one.price_costs - one.prior, 0)
    received = min(net, covered)
    surplus = net - received
    if surplus:
        choices.note(
            "info",
            "security-surplus",
            Text(
                f"变价款清偿后余 {fen_text(surplus)} 元，归{owner or '担保人'}所有",
                f"{fen_text(surplus)} of the proceeds is left and belongs to {owner or 'the owner'}",
            ),
            "civil-code/413",
        )
    return Secured(*named, covered, totals.total - covered, net, received, surplus, totals.total - received, provision)


def _agreed(one: Security, statement: Statement, choices: Choices) -> int:
    """What a scope agreed in words covers; words that name no heads are told, and the whole debt is shown."""
    totals, heads = statement.totals, heads_named(one.agreed)
    if heads is None:
        if one.agreed.lower() not in ("all", "全部"):
            choices.note(
                "warning",
                "security-agreed",
                Text(
                    f"约定的担保范围“{one.agreed}”不是可计算的项目（如 本金、利息、违约金、费用）：按全部债务列",
                    f"the scope agreed, “{one.agreed}”, names no heads that can be computed (such as 本金、利息): the"
                    " whole debt is shown",
                ),
                "civil-code/389",
                matters=True,
            )
        return totals.total
    covered = sum(left for head, left in statement.owed.items() if head in heads)
    covered += totals.principal_after if "principal" in heads else 0
    return covered + (totals.costs_after if "costs" in heads else 0)
