"""What a right in rem gives of one debt: the sum with priority, what is left ordinary, and where the proceeds go.

Security covers principal, interest, damages and the costs of custody and realisation unless agreed otherwise (民法典
389条), up to the registered maximum with all of it inside (担保制度解释 15条). Priority for the price of works covers
the price alone (建设工程解释（一） 40条2款). Interest stops for the property of a bankrupt, and of a third person who
pleads the bankruptcy of a debtor (企业破产法 46条; 担保制度解释 22条). A surplus goes to the owner, a shortfall stays
with the debtor (民法典 413, 438条).
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
from .open_debt import due_total, left_open
from .people import Open, Secured, stopped_on
from .statement import Statement
from .stops import Stops

worded = words_of(__name__)

KINDS = {
    "mortgage": Text("抵押权", "mortgage"),
    "pledge": Text("质权", "pledge"),
    "lien": Text("留置权", "lien"),
    "construction": Text("建设工程价款优先受偿权", "priority for the price of works"),
}

INTEREST = frozenset(("in-term", "overdue", "penalty", "compound"))
UNNAMED = "general"
"""The head of interest of which a judgment does not say which of `INTEREST` it is."""


def secured_of(case: Case, statement: Statement, stops: Stops, choices: Choices) -> tuple[Secured, ...]:
    """Return what every right of a matter gives, as they are stated; what they cover overlaps and is not added.

    Where things were realised their proceeds go to one debt, those of the debtors' own things first (民法典 392条),
    then as they are stated: what one of them paid is not received from the next.
    """
    found = [_secured(case, one, statement, stops, choices) for one in case.security]
    realised = [number for number, one in enumerate(case.security) if one.price is not None]
    debtors = [party.name for party in case.debtors]
    realised.sort(key=lambda number: found[number].owner not in debtors)
    gone: dict[str, int] = {}
    for number in realised:
        one, row = case.security[number], found[number]
        net = max((one.price or 0) - one.price_costs - one.prior, 0)
        scope = _scope_of(one, _less(debt_of(one, _seen(row.owner, stops), Choices()), gone), Choices())
        received = min(net, _up_to(one, scope))
        _pay(gone, scope, received)
        left = due_total(statement) - sum(gone.values())
        found[number] = row._replace(net=net, received=received, surplus=net - received, shortfall=left)
        if net > received:
            surplus, owner = fen_text(net - received), Text(row.owner or "担保人", row.owner or "the owner")
            choices.note(
                "info", "security-surplus", worded("security-surplus", surplus=surplus, owner=owner), "civil-code/413"
            )
    if len(realised) > 1:
        choices.note("info", "security-in-turn", worded("security-in-turn"), "civil-code/392")
    return tuple(found)


def covered_by(one: Security, debt: Open, choices: Choices) -> tuple[int, str]:
    """Return what a right covers of a debt, in fen, and the provision that says so: the price alone for works, else
    what was agreed, else all of it; no more than the registered maximum.
    """
    covered = _up_to(one, _scope_of(one, debt, choices))
    if one.kind == "construction":
        return covered, "construction-2020/40"
    return covered, "guarantee-2020/15" if one.maximum is not None else "civil-code/389"


def _up_to(one: Security, scope: Open) -> int:
    """What a right covers of the heads in its scope: of the price of works all, else no more than its maximum."""
    if one.kind == "construction" or one.maximum is None:
        return scope.total
    return min(scope.total, one.maximum)


def _scope_of(one: Security, debt: Open, choices: Choices) -> Open:
    """The heads of a debt that a right covers; words that name none are told, and the whole debt is shown. Interest of
    no name is within a scope that names any, which is told.
    """
    if one.kind == "construction":
        return Open(debt.principal, {}, 0)
    if not one.agreed:
        choices.assume("security-scope", worded("security-scope"), "civil-code/389")
        return debt
    heads = heads_named(one.agreed)
    if heads is None:
        if one.agreed.lower() not in ("all", "全部"):
            agreed = worded("security-agreed", agreed=one.agreed)
            choices.note("warning", "security-agreed", agreed, "civil-code/389", matters=True)
        return debt
    interest = INTEREST.intersection(heads)
    if interest and interest != INTEREST and debt.heads.get(UNNAMED):
        choices.assume("security-interest", worded("security-interest"), "civil-code/389", matters=True)
    within = {*heads, UNNAMED} if interest else {*heads}
    return Open(
        debt.principal if "principal" in heads else 0,
        {head: left for head, left in debt.heads.items() if head in within},
        debt.costs if "costs" in heads else 0,
    )


def _less(debt: Open, gone: dict[str, int]) -> Open:
    """A debt less what earlier proceeds took of its heads."""
    return Open(
        max(debt.principal - gone.get("principal", 0), 0),
        {head: max(left - gone.get(head, 0), 0) for head, left in debt.heads.items()},
        max(debt.costs - gone.get("costs", 0), 0),
    )


def _pay(gone: dict[str, int], scope: Open, amount: int) -> None:
    """Put proceeds to the heads they are for: costs, interest and lump sums, principal (民法典 561条)."""
    for head, left in (("costs", scope.costs), *scope.heads.items(), ("principal", scope.principal)):
        used = min(left, amount)
        gone[head] = gone.get(head, 0) + used
        amount -= used


def debt_of(one: Security, statement: Statement, choices: Choices) -> Open:
    """Return what of a claim a right can cover: all of it; of a maximum security the debts that had arisen when they
    were determined (民法典 423条), with the interest on them, and the costs.
    """
    loans = statement.case.loans
    before = tuple(loan.id for loan in loans if one.fixed is None or loan.lent is None or loan.lent <= one.fixed)
    if one.maximum is None or one.fixed is None or len(before) == len(loans):
        whole = left_open(statement, ())
        return Open(whole.principal, whole.heads, whole.costs)
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


def _secured(case: Case, one: Security, statement: Statement, stops: Stops, choices: Choices) -> Secured:
    """What a right covers of the debt, as interest runs for its owner; nothing of its proceeds."""
    owner = one.owner or case.debtor.name
    seen = _seen(owner, stops)
    covered, provision = covered_by(one, debt_of(one, seen, choices), choices)
    stop = stops.of_owner(owner)
    if stop is not None and stop is not stops.bankrupt.get(owner) and one.kind != "construction":
        unpleaded, _ = covered_by(one, debt_of(one, stops.at(stops.bankrupt.get(owner)), Choices()), Choices())
        if unpleaded != covered:
            choices.assume(
                "owner-plea",
                worded("owner-plea", name=owner, accepted=iso(stop.accepted), unpleaded=fen_text(unpleaded)),
                "guarantee-2020/22",
            )
    note_unregistered(one, choices)
    total = due_total(statement)
    named = (one.kind, owner, one.property, one.certificate, one.maximum)
    stopped = stopped_on(stops.bankrupt.get(owner))
    return Secured(*named, covered, total - covered, None, None, None, None, provision, stopped)


def _seen(owner: str, stops: Stops) -> Statement:
    """The ledger as it stands against an owner: to the stop of a bankruptcy that he has or pleads."""
    stop = stops.of_owner(owner)
    return stops.statement if stop is None else stops.at(stop)
