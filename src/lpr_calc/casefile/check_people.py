"""What a matter says of its persons fits together: every name is one of them,
and nobody is what the law does not know.
"""

from __future__ import annotations

from ..base.errors import problems_of
from ..base.money import fen_text
from ..base.text import Text
from .model import Case
from .people import Guarantor, Party
from .scalars import Scalars

problem = problems_of(__name__)


def check_people(case: Case, reader: Scalars) -> None:
    """Note every problem with the persons of a matter."""
    known = _names(case, reader)
    _check_bankruptcy(case, known, reader)
    if not (case.co_debtors or case.co_creditors or case.guarantors or case.security or case.judgment):
        payer = next((payment for payment in case.payments if payment.by), None)
        if payer is not None:
            _named(payer.by, payer.where, known, reader, "no-party/payer")
            _not_creditor(payer.by, payer.where, case, reader)
        return
    for payment in (*case.payments, *case.returned):
        _named(payment.by, payment.where, known, reader, "no-party/payer")
        _not_creditor(payment.by, payment.where, case, reader)
        if payment.by and payment.by == payment.to:
            reader.problems.append(problem("paid-himself", payment.where, name=payment.by))
    if case.co_debtors or case.guarantors:
        # Whom a demand reached decides whose period it keeps; an old creditor and a court are no parties.
        for demand in case.demands:
            _named(demand.to, demand.where, known, reader, "no-party/demand")
        for payment in case.payments if not case.assignments else ():
            if not payment.to.endswith("法院"):
                _named(payment.to, payment.where, known, reader)
    for cost in (*case.costs, *(case.judgment.costs if case.judgment is not None else ())):
        for name in cost.borne_by:
            _named(name, cost.where, known, reader)
    for release in case.releases:
        _named(release.party, release.where, known, reader)
        _not_creditor(release.party, release.where, case, reader)
    for liable in case.judgment.liable if case.judgment is not None else ():
        _named(liable.party, liable.where, known, reader)
        _not_creditor(liable.party, liable.where, case, reader)
        if liable.share is not None and liable.how not in ("general", "supplementary"):
            reader.problems.append(problem("liable-share", liable.where, name=liable.party))
    ids = {loan.id for loan in case.loans}
    for one in case.guarantors:
        _check_guarantor(case, one, ids, reader)
    for right in case.security:
        _not_creditor(right.owner, right.where, case, reader)
        if right.price is not None and right.price_costs > right.price:
            costs, price = fen_text(right.price_costs), fen_text(right.price)
            reader.problems.append(problem("security-costs", right.where, costs=costs, price=price))
    _check_shares(case, reader)


def _names(case: Case, reader: Scalars) -> dict[str, Party]:
    """Every person by name; one who is named twice is a problem."""
    found: dict[str, Party] = {}
    owners = [one.party or Party(one.owner) for one in case.security if one.owner]
    several = bool(case.co_creditors or case.co_debtors or case.guarantors)
    for party in (*case.creditors, *case.debtors, *(one.party for one in case.guarantors)):
        if several and party.name and party.name in found:
            reader.problems.append(problem("party-twice", party.where, name=party.name))
        found.setdefault(party.name, party)
    for owner in owners:
        found.setdefault(owner.name, owner)
    return found


def _named(name: str, where: str, known: dict[str, Party], reader: Scalars, message: str = "no-party") -> None:
    if name and name not in known:
        reader.problems.append(problem(message, where, _who(known), name=name))


def _not_creditor(name: str, where: str, case: Case, reader: Scalars) -> None:
    """A creditor pays no debt owed to himself, nor is he released from it or held liable for it."""
    if name and name in [party.name for party in case.creditors]:
        reader.problems.append(problem("creditor-owes", where, name=name))


def _who(known: dict[str, Party]) -> Text:
    names = [name for name in known if name]
    if not names:
        return Text("写明 creditor 与 debtor 的名称", "state the names of creditor and debtor")
    return Text(f"当事人有：{'、'.join(names)}", f"the parties are: {', '.join(names)}")


def _check_bankruptcy(case: Case, known: dict[str, Party], reader: Scalars) -> None:
    """A bankrupt is a party, and no natural person: there is no article 46 for one."""
    for found in case.bankruptcy:
        who = known.get(found.party) if found.party else case.debtor
        if who is None:
            reader.problems.append(problem("bankruptcy-party", found.where, _who(known), party=found.party))
        elif who.natural:
            reader.problems.append(problem("bankruptcy-natural", found.where))


def _check_guarantor(case: Case, one: Guarantor, ids: set[str], reader: Scalars) -> None:
    for loan in one.loans:
        if loan not in ids and not reader.unread("loans"):
            reader.problems.append(
                problem(
                    "guarantor-loan",
                    one.places.get("loans", one.where),
                    loan=loan,
                    ids=Text("、".join(sorted(ids)), ", ".join(sorted(ids))),
                )
            )
    paid = sum(payment.amount for payment in case.payments if payment.by and payment.by == one.name)
    if one.limit is not None and one.limit_on != "principal" and paid > one.limit:
        reader.problems.append(
            problem(
                "guarantor-limit",
                one.places.get("limit", one.where),
                name=one.name,
                paid=fen_text(paid),
                limit=fen_text(one.limit),
            )
        )


def _check_shares(case: Case, reader: Scalars) -> None:
    """Shares of the debtors come to the whole, or are left out (民法典 517条: equal)."""
    shares = [party.share for party in case.debtors]
    if not any(shares):
        return
    if None in shares:
        unstated = next(party for party in case.debtors if party.share is None)
        reader.problems.append(problem("share-missing", unstated.where, name=unstated.name))
        return
    per = 1
    for share in shares:
        assert share is not None
        per *= share[1]
    if sum(share[0] * (per // share[1]) for share in shares if share is not None) != per:
        reader.problems.append(problem("shares", case.debtors[0].where))
