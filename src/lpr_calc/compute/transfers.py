"""What became of a claim between persons before it is counted: assigned, or one of the debtors released."""

from __future__ import annotations

from collections.abc import Callable

from ..base.dates import iso
from ..base.errors import LprError
from ..base.money import fen_text, half_up
from ..base.text import Text
from ..casefile.model import Case, Payment
from ..casefile.people import Demand
from ..law.choices import Choices
from .statement import Statement

_RELEASED = "免除"
"""How the note of a share that was released begins."""


def notified(case: Case, choices: Choices) -> int | None:
    """The day from which the assignment binds the debtor: arrival of the notice,
    else service of the complaint (told).
    """
    last = case.assignments[-1]
    if last.notified is not None:
        return last.notified
    if case.served is None:
        choices.note(
            "warning",
            "assignment-unnotified",
            Text(
                f"没有写明债权转让通知到达日：未通知的，转让对债务人不发生效力，向{last.to}以外的人付款仍有效",
                "no day on which the notice of assignment arrived: without it the debtor may pay others than"
                f" {last.to}",
            ),
            "civil-code/546",
            matters=True,
        )
        return None
    choices.assume(
        "assignment-notified",
        Text(
            f"没有写明债权转让通知到达日：以起诉状副本送达日 {iso(case.served)} 为准",
            f"day of the notice of assignment not stated: service of the complaint, {iso(case.served)}",
        ),
        "contract-general-2023/48",
    )
    return case.served


def assigned(case: Case, choices: Choices) -> Case:
    """Leave out what was paid to the old creditor once the notice had arrived (合同编通则解释 48条1款), and say so."""
    if not case.assignments:
        return case
    last = case.assignments[-1]
    since = notified(case, choices)
    kept: list[Payment] = []
    for payment in case.payments:
        if since is None or not payment.to or payment.to == last.to or payment.day < since:
            kept.append(payment)
            continue
        choices.note(
            "warning",
            "paid-to-assignor",
            Text(
                f"{iso(payment.day)} 付给{payment.to}的 {fen_text(payment.amount)} 元在转让通知到达（{iso(since)}）"
                f"之后，对{last.to}不发生清偿效力，未计入",
                f"{fen_text(payment.amount)} paid to {payment.to} on {iso(payment.day)}, after the notice of"
                f" {iso(since)}, does not free the debtor against {last.to}: not counted",
            ),
            "contract-general-2023/48",
        )
    return case._replace(payments=tuple(kept))


def notice_as_demand(case: Case) -> Case:
    """The case with the notice of assignment among the demands: it interrupts limitation (时效规定 17条1款)."""
    found = tuple(
        Demand(one.notified, "债权转让通知", "", True, "demand") for one in case.assignments if one.notified is not None
    )
    return (
        case._replace(demands=tuple(sorted((*case.demands, *found), key=lambda demand: demand.day))) if found else case
    )


def released(case: Case, until: int, compute: Callable[[Case], Statement], choices: Choices) -> Case:
    """Take what each released debtor had still to bear off the ledger on its day (民法典 520条2款), principal and
    interest alike: his share of the debt less what he paid of it himself.
    """
    gone = (0, 1)
    free: list[str] = []
    for one in sorted(case.releases, key=lambda release: release.day):
        party = next((party for party in case.debtors if party.name == one.party), None)
        if party is None or one.day > until or not case.co_debtors:
            continue
        share, whole = party.share or (1, len(case.debtors))
        alone = case._replace(until=one.day, co_debtors=(), guarantors=(), releases=(), security=(), assignments=())
        interest, principal = _left(alone, compute)
        # The shares of those who are left make up the whole of what was not released before.
        others = sum(
            payment.amount
            for payment in case.payments
            if payment.day <= one.day and not payment.note.startswith(_RELEASED) and _payer(payment, case) not in free
        )
        own = sum(p.amount for p in case.payments if p.day <= one.day and _payer(p, case) == party.name)
        part, of = share * gone[1], whole * (gone[1] - gone[0])
        freed = min(max(half_up((interest + principal + others) * part, of) - own, 0), interest + principal)
        of_interest = half_up(freed * interest, interest + principal) if interest + principal else 0
        parts = [
            Payment(one.day, amount, towards, note=f"{_RELEASED}{one.party}的份额")
            for amount, towards in ((of_interest, "interest"), (freed - of_interest, "principal"))
            if amount
        ]
        choices.note(
            "info",
            "released",
            Text(
                f"{iso(one.day)} 免除{one.party}：其他债务人在其份额 {share}/{whole} 内免除，"
                f"{fen_text(freed)} 元列入还款抵充",
                f"{one.party} released on {iso(one.day)}: the others are freed of that share, {share}/{whole}"
                f" ({fen_text(freed)})",
            ),
            "civil-code/520",
        )
        gone = gone[0] * whole + share * gone[1], gone[1] * whole
        free.append(one.party)
        case = case._replace(payments=tuple(sorted((*case.payments, *parts), key=lambda payment: payment.day)))
    return case


def _payer(payment: Payment, case: Case) -> str:
    """Who paid; a payment that names nobody is the first debtor's, a share released nobody's."""
    return "" if payment.note.startswith(_RELEASED) else payment.by or case.debtor.name


def _left(case: Case, compute: Callable[[Case], Statement]) -> tuple[int, int]:
    """Interest and principal that a claim leaves open at its end; no interest where none has begun by then."""
    try:
        totals = compute(case).totals
    except LprError as error:
        if any(problem.code != "until-before-start" for problem in error.problems):
            raise
        lent = sum(loan.principal - loan.deducted for loan in case.loans)
        return 0, max(lent - sum(payment.amount for payment in case.payments if payment.day <= (case.until or 0)), 0)
    return totals.interest_after, totals.principal_after
