"""What a right in rem gives of one debt: the sum with priority, what is left ordinary, and where the proceeds go.

Security covers principal, interest, damages and the costs of custody and realisation unless agreed otherwise (民法典
389条), up to the registered maximum with all of it inside (担保制度解释 15条). Priority for the price of works covers
the price alone (建设工程解释（一） 40条2款). A surplus goes to the owner, a shortfall stays with the debtor (民法典
413, 438条).
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case
from ..casefile.people import Security
from ..casefile.read_people import heads_named
from ..law.choices import Choices
from .open_debt import left_open
from .people import Open, Secured
from .statement import Statement

worded = words_of(__name__)

KINDS = {
    "mortgage": Text("抵押权", "mortgage"),
    "pledge": Text("质权", "pledge"),
    "lien": Text("留置权", "lien"),
    "construction": Text("建设工程价款优先受偿权", "priority for the price of works"),
}


def secured_of(case: Case, statement: Statement, choices: Choices) -> tuple[Secured, ...]:
    """Return what every right of a matter gives; the sums of several rights overlap and are not added."""
    return tuple(_secured(case, one, statement, choices) for one in case.security)


def covered_by(one: Security, debt: Open, choices: Choices) -> tuple[int, str]:
    """Return what a right covers of a debt, in fen, and the provision that says so: the price alone for works, else
    what was agreed, else all of it; no more than the registered maximum.
    """
    if one.kind == "construction":
        return debt.principal, "construction-2020/40"
    covered = _agreed(one, debt, choices) if one.agreed else debt.total
    if not one.agreed:
        choices.assume(
            "security-scope",
            worded("security-scope"),
            "civil-code/389",
        )
    if one.maximum is not None:
        return min(covered, one.maximum), "guarantee-2020/15"
    return covered, "civil-code/389"


def debt_of(one: Security, statement: Statement, choices: Choices) -> Open:
    """Return what of a claim a right can cover: all of it; of a maximum security the debts that had arisen when they
    were determined (民法典 423条), with the interest on them, and the costs.
    """
    loans = statement.case.loans
    before = tuple(loan.id for loan in loans if one.fixed is None or loan.lent is None or loan.lent <= one.fixed)
    if one.maximum is None or one.fixed is None or len(before) == len(loans):
        totals = statement.totals
        return Open(totals.principal_after, statement.owed, totals.costs_after)
    later = "、".join(loan.id for loan in loans if loan.id not in before)
    choices.note(
        "warning",
        "security-fixed",
        worded("security-fixed", later=later, fixed=iso(one.fixed)),
        "civil-code/423",
    )
    found = left_open(statement, before) if before else None
    costs = statement.totals.costs_after
    return Open(0, {}, costs) if found is None else Open(found.principal, found.heads, costs)


def note_unregistered(one: Security, choices: Choices) -> None:
    """Warn of a mortgage without a day of registration."""
    if one.kind == "mortgage" and one.registered is None:
        choices.note(
            "warning",
            "security-unregistered",
            worded("security-unregistered", property=Text(one.property or "抵押财产", one.property or "the mortgage")),
            "civil-code/402",
        )


def _secured(case: Case, one: Security, statement: Statement, choices: Choices) -> Secured:
    totals = statement.totals
    covered, provision = covered_by(one, debt_of(one, statement, choices), choices)
    owner = one.owner or case.debtor.name
    note_unregistered(one, choices)
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
            worded("security-surplus", surplus=fen_text(surplus), owner=Text(owner or "担保人", owner or "the owner")),
            "civil-code/413",
        )
    return Secured(*named, covered, totals.total - covered, net, received, surplus, totals.total - received, provision)


def _agreed(one: Security, debt: Open, choices: Choices) -> int:
    """What a scope agreed in words covers; words that name no heads are told, and the whole debt is shown."""
    heads = heads_named(one.agreed)
    if heads is None:
        if one.agreed.lower() not in ("all", "全部"):
            choices.note(
                "warning",
                "security-agreed",
                worded("security-agreed", agreed=one.agreed),
                "civil-code/389",
                matters=True,
            )
        return debt.total
    covered = sum(left for head, left in debt.heads.items() if head in heads)
    covered += debt.principal if "principal" in heads else 0
    return covered + (debt.costs if "costs" in heads else 0)
