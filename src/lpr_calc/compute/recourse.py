"""Who may ask whom back once somebody paid more than his share (民法典 519, 700条; 担保制度解释 13条).

Shares among debtors are equal unless shown. A debtor who paid more than his share asks the others within what they have
not paid of theirs; the part of one who cannot pay (here: a bankrupt) is borne by the rest, the payer among them, by
their shares. A guarantor asks the debtors for all he bore, another guarantor only where both signed the same paper.
What was returned to the payer already comes off.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.money import half_up
from ..casefile.model import Case
from .people import Recourse, paid_by
from .statement import Statement


def recourse_of(case: Case, statement: Statement, form: str) -> tuple[Recourse, ...]:
    """Return every recourse of a matter as stated; () where nobody paid more than his share.

    ``form`` is how the debtors owe: in parts (``several``) nobody pays another's share.
    """
    among = _among_debtors(case, statement) if form in ("together", "joint") else ()
    return (*among, *_of_guarantors(case, statement))


def _among_debtors(case: Case, statement: Statement) -> Iterator[Recourse]:
    free = {one.party for one in case.releases if one.day <= statement.until}
    debtors = [party for party in case.debtors if party.name not in free]
    unable = {one.party or case.debtor.name for one in case.bankruptcy if one.accepted <= statement.until}
    beyond = _beyond(case, statement)
    paid = {
        party.name: paid_by(case, party.name, statement.until, party.name == case.debtor.name)
        - beyond.get(party.name, 0)
        for party in debtors
    }
    received = sum(payment.amount for payment in case.payments if payment.day <= statement.until)
    debt = statement.totals.total + received - statement.totals.surplus
    parts = {party.name: party.share or (1, len(case.debtors)) for party in debtors}
    whole = 1
    for _, of in parts.values():
        whole *= of
    weights = {name: part * (whole // of) for name, (part, of) in parts.items()}
    shares = {name: half_up(debt * weight, sum(weights.values())) for name, weight in weights.items()}
    open_ = {name: max(shares[name] - paid[name], 0) for name in shares}
    for payer in shares:
        over = paid[payer] - shares[payer]
        owing = {name: left for name, left in open_.items() if left and name != payer}
        if over <= 0 or not owing:
            continue
        total = sum(owing.values())
        asked = {name: half_up(min(over, total) * left, total) for name, left in owing.items()}
        lost = sum(amount for name, amount in asked.items() if name in unable)
        bearing = sum(weight for name, weight in weights.items() if name not in unable)
        for name, amount in asked.items():
            spread = 0 if name in unable or not bearing else half_up(lost * weights[name], bearing)
            left = amount + spread - _returned(case, payer, [name], statement.until)
            if left > 0:
                yield Recourse(payer, name, left, min(spread, left), "civil-code/519")


def _beyond(case: Case, statement: Statement) -> dict[str, int]:
    """What each payer paid beyond the debt: the last money in. The creditor returns it, no other person does."""
    left = statement.totals.surplus
    found: dict[str, int] = {}
    for payment in sorted(case.payments, key=lambda one: one.day, reverse=True):
        if payment.day <= statement.until and left:
            name = payment.by or case.debtor.name
            part = min(left, payment.amount)
            found[name] = found.get(name, 0) + part
            left -= part
    return found


def _returned(case: Case, payer: str, by: list[str], until: int) -> int:
    """What of several persons ``payer`` has got back by a day; who is not named as paying is the first debtor."""
    return sum(
        one.amount
        for one in case.returned
        if one.to == payer and one.day <= until and (one.by or case.debtor.name) in by
    )


def _of_guarantors(case: Case, statement: Statement) -> Iterator[Recourse]:
    names = [party.name for party in case.debtors]
    same = [one.name for one in case.guarantors if one.same_paper]
    beyond = _beyond(case, statement)
    for one in case.guarantors:
        paid = paid_by(case, one.name, statement.until, False) - beyond.get(one.name, 0)
        left = paid - _returned(case, one.name, names, statement.until)
        others = [other.name for other in case.guarantors if other.name != one.name]
        given = sum(_returned(case, other, [one.name], statement.until) for other in others)
        # What another guarantor bore of it, that one asks of the debtors: nobody is repaid twice.
        borne = left + given - _returned(case, one.name, others, statement.until)
        provision = "contract-general-2023/51" if one.mode == "joined" else "civil-code/700"
        if borne > 0:
            yield Recourse(one.name, "、".join(names), borne, 0, provision)
        if one.name in same and left > 0:
            for other in same:
                # Of what the debtors do not return: 解释 13条2款.
                share = half_up(left, len(same)) - _returned(case, one.name, [other], statement.until)
                if other != one.name and share > 0:
                    yield Recourse(one.name, other, share, 0, "guarantee-2020/13")
