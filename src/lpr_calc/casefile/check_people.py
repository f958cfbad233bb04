"""What a matter says of its persons fits together: every name is one of them, and nobody is what the law does not know."""

from __future__ import annotations

from ..base.money import fen_text
from ..base.text import Text
from .model import Case
from .people import Guarantor, Party
from .read_people import People


def check_people(case: Case, reader: People) -> None:
    """Note every problem with the persons of a matter."""
    known = _names(case, reader)
    _check_bankruptcy(case, known, reader)
    if not (case.co_debtors or case.co_creditors or case.guarantors or case.security or case.judgment):
        payer = next((payment for payment in case.payments if payment.by), None)
        if payer is not None:
            _named(payer.by, payer.where, known, reader)
        return
    for payment in case.payments:
        _named(payment.by, payment.where, known, reader)
    for cost in (*case.costs, *(case.judgment.costs if case.judgment is not None else ())):
        for name in cost.borne_by:
            _named(name, "", known, reader)
    for release in case.releases:
        _named(release.party, release.where, known, reader)
    for liable in case.judgment.liable if case.judgment is not None else ():
        _named(liable.party, liable.where, known, reader)
    ids = {loan.id for loan in case.loans}
    for one in case.guarantors:
        _check_guarantor(case, one, ids, reader)
    _check_shares(case, reader)


def _names(case: Case, reader: People) -> dict[str, Party]:
    """Every person by name; one who is named twice is a problem."""
    found: dict[str, Party] = {}
    owners = [Party(one.owner) for one in case.security if one.owner]
    several = bool(case.co_creditors or case.co_debtors or case.guarantors)
    for party in (*case.creditors, *case.debtors, *(one.party for one in case.guarantors)):
        if several and party.name and party.name in found:
            reader.problem(
                "party-twice",
                Text(f"“{party.name}”写了两次", f"“{party.name}” is named twice"),
                party.where,
                Text("同名的两人，名字后加注区别", "tell two persons of one name apart"),
            )
        found.setdefault(party.name, party)
    for owner in owners:
        found.setdefault(owner.name, owner)
    return found


def _named(name: str, where: str, known: dict[str, Party], reader: People) -> None:
    if name and name not in known:
        reader.problem(
            "no-party",
            Text(f"“{name}”不是本案当事人", f"“{name}” is no party of this matter"),
            where,
            _who(known),
        )


def _who(known: dict[str, Party]) -> Text:
    names = [name for name in known if name]
    if not names:
        return Text("写明 creditor 与 debtor 的名称", "state the names of creditor and debtor")
    return Text(f"当事人有：{'、'.join(names)}", f"the parties are: {', '.join(names)}")


def _check_bankruptcy(case: Case, known: dict[str, Party], reader: People) -> None:
    """A bankrupt is a party, and no natural person: there is no article 46 for one."""
    for found in case.bankruptcy:
        who = known.get(found.party) if found.party else case.debtor
        if who is None:
            reader.problem(
                "bankruptcy-party",
                Text(f"“{found.party}”不是本案当事人", f"“{found.party}” is no party of this matter"),
                found.where,
                _who(known),
            )
        elif who.natural:
            reader.problem(
                "bankruptcy-natural",
                Text("自然人不适用企业破产法", "a natural person does not come under the Enterprise Bankruptcy Law"),
                found.where,
                Text(
                    "去掉 bankruptcy；是企业的，去掉 natural", "drop bankruptcy, or natural where it is an enterprise"
                ),
            )


def _check_guarantor(case: Case, one: Guarantor, ids: set[str], reader: People) -> None:
    for loan in one.loans:
        if loan not in ids:
            reader.problem(
                "guarantor-loan",
                Text(f"没有编号为“{loan}”的借款", f"there is no loan “{loan}”"),
                one.places.get("loans", one.where),
                Text(f"编号有：{'、'.join(sorted(ids))}", f"the ids are: {', '.join(sorted(ids))}"),
            )
    paid = sum(payment.amount for payment in case.payments if payment.by and payment.by == one.name)
    if one.limit is not None and one.limit_on != "principal" and paid > one.limit:
        reader.problem(
            "guarantor-limit",
            Text(
                f"{one.name}已付 {fen_text(paid)} 元，超过担保限额 {fen_text(one.limit)} 元",
                f"{one.name} has paid {fen_text(paid)}, more than the limit of {fen_text(one.limit)}",
            ),
            one.places.get("limit", one.where),
            Text("检查 limit 与他名下的还款（by）", "check limit and the payments by this guarantor"),
        )
    suit = case.filed is not None or any(demand.event == "suit" for demand in case.demands) or case.judgment is not None
    if one.mode == "general" and one.sued is not None and not suit and not one.waived_first:
        reader.problem(
            "guarantor-alone",
            Text(
                f"只起诉一般保证人{one.name}的，法院驳回起诉（担保制度解释 26 条 1 款）",
                f"a suit against the general guarantor {one.name} alone is dismissed (guarantee interpretation 26(1))",
            ),
            one.places.get("sued", one.where),
            Text("写明对债务人的起诉日 filed", "state the day of the suit against the debtor: filed"),
        )


def _check_shares(case: Case, reader: People) -> None:
    """Shares of the debtors come to the whole, or are left out (民法典 517条: equal)."""
    shares = [party.share for party in case.debtors]
    if not any(shares):
        return
    if None in shares:
        unstated = next(party for party in case.debtors if party.share is None)
        reader.problem(
            "share-missing",
            Text(f"没有写明{unstated.name}的份额", f"the share of {unstated.name} is missing"),
            unstated.where,
            Text("每名债务人都写 share，或都不写（均等）", "state every debtor's share, or none (equal)"),
        )
        return
    per = 1
    for share in shares:
        assert share is not None
        per *= share[1]
    if sum(share[0] * (per // share[1]) for share in shares if share is not None) != per:
        reader.problem(
            "shares",
            Text("各债务人的份额之和不等于全部", "the shares of the debtors do not come to the whole"),
            case.debtors[0].where,
            Text("例：60% 与 40%", "for example 60% and 40%"),
        )
