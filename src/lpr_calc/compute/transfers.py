"""What became of a claim between persons before it is counted: assigned, or one of the debtors released."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import fen_text, half_up
from ..base.text import Text
from ..casefile.model import Case, Payment
from ..casefile.people import Demand, Ratio, Release
from ..law.choices import Choices
from ..law.guarantee import GuaranteeClock
from ..law.limitation import Clock, Step
from .statement import Statement

worded = words_of(__name__)
problem = problems_of(__name__)

RELEASED = "免除"
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
            worded("assignment-unnotified", to=last.to),
            "civil-code/546",
            matters=True,
        )
        return None
    choices.assume(
        "assignment-notified",
        worded("assignment-notified", served=iso(case.served)),
        "contract-general-2023/48",
    )
    return case.served


def assigned(case: Case, choices: Choices) -> Case:
    """The claim as the assignee has it, without what was paid to others; says which guarantors the notice has not
    reached, and where somebody else claims it.
    """
    if case.assignments:
        note_guarantors_unnotified(case, choices)
        to, creditors = case.assignments[-1].to, [case.creditor.name, *(party.name for party in case.co_creditors)]
        if case.creditor.name and to not in creditors:
            names = Text("、".join(creditors), ", ".join(creditors))
            message = worded("assignment-claimant", to=to, names=names)
            choices.note("warning", "assignment-claimant", message, "civil-code/545", matters=True)
    return without_paid_to_others(case, choices)


def without_paid_to_others(case: Case, choices: Choices) -> Case:
    """Leave out what was paid to a creditor who had assigned the claim once the notice of it had reached the payer
    (合同编通则解释 48条1款; a guarantor: 民法典 696条1款), and say so.
    """
    if not case.assignments:
        return case
    last = case.assignments[-1]
    since = notified(case, choices)
    kept: list[Payment] = []
    for payment in case.payments:
        over = _superseded(case, payment, since)
        if over is None or payment.day < over:
            kept.append(payment)
            continue
        choices.note(
            "warning",
            "paid-to-assignor",
            worded(
                "paid-to-assignor",
                day=iso(payment.day),
                payee=payment.to,
                amount=fen_text(payment.amount),
                over=iso(over),
                assignee=last.to,
            ),
            "contract-general-2023/48",
        )
    return case._replace(payments=tuple(kept))


def _superseded(case: Case, payment: Payment, since: int | None) -> int | None:
    """The day from which the payer knew that the claim had gone from whom he paid to another; None: not so."""
    if not payment.to:
        return None
    holders = ["", *(one.to for one in case.assignments)]
    held = max((number for number, name in enumerate(holders) if name == payment.to), default=0)
    later = case.assignments[held:]
    if not later:
        return None
    if payment.by in {one.name for one in case.guarantors}:
        days = [one.guarantor_notified for one in later if one.guarantor_notified is not None]
        return min(days, default=case.served)
    return min((one.notified for one in later if one.notified is not None), default=since)


def refuse_part(case: Case, until: int, compute: Callable[[Case], Statement]) -> None:
    """Refuse to claim the whole for the assignee of a part (民法典 545条1款). Raises LprError."""
    lent = sum(loan.principal - loan.deducted for loan in case.loans)
    for one in case.assignments:
        if one.amount is None or one.amount >= lent:
            continue
        day = until if one.notified is None else min(one.notified, until)
        alone = case._replace(until=day, co_debtors=(), guarantors=(), releases=(), security=(), assignments=())
        left = _left(alone, compute)[1]
        if one.amount < left:
            amount = fen_text(one.amount)
            raise LprError(
                problem("assignment-part", one.where, to=one.to, amount=amount, left=fen_text(left), day=iso(day))
            )


def note_guarantors_unnotified(case: Case, choices: Choices, clocks: Sequence[GuaranteeClock] = ()) -> None:
    """Say of guarantors that the assignment has no effect against them before they had notice of it (民法典 696条1款),
    with the last day of each period that still runs (``clocks``).
    """
    if not case.assignments or not case.guarantors or case.assignments[-1].guarantor_notified is not None:
        return
    names = "、".join(one.name for one in case.guarantors)
    if case.served is not None:
        choices.assume(
            "assignment-guarantor",
            worded("assignment-guarantor/served", names=names, served=iso(case.served)),
            "civil-code/696",
        )
        return
    days = [(clock.guarantor, clock.last) for clock in clocks if clock.state == "running" and clock.last is not None]
    until = "、".join(f"{name} {iso(day)}" for name, day in days)
    choices.note(
        "warning",
        "assignment-guarantor",
        worded("assignment-guarantor/running", names=names, until=until)
        if until
        else worded("assignment-guarantor", names=names),
        "civil-code/696",
        matters=True,
    )


def notice_clocks(case: Case, clocks: Sequence[GuaranteeClock], on: int) -> tuple[Clock, ...]:
    """Until when notice of the assignment has to reach each guarantor who had none (民法典 696条1款): before it the
    assignee can claim nothing of him, so to the end of his period, or of the limitation once the period was kept.
    """
    if not case.assignments or case.assignments[-1].guarantor_notified is not None or case.served is not None:
        return ()
    one = case.assignments[-1]
    several = len(case.loans) > 1
    found = []
    for clock in clocks:
        last = clock.limitation if clock.kept is not None else clock.arguable if clock.state == "open" else clock.last
        if last is None or last < on or clock.due is None:
            continue
        of = f"（{clock.loan_id}）" if several else ""
        name = Text(f"向{clock.guarantor}送达债权转让通知{of}", f"notice of assignment to {clock.guarantor}{of}")
        what = Text(f"债权转让给{one.to}", f"assigned to {one.to}")
        why = Text("未通知保证人的，转让对其不发生效力", "without notice the assignment has no effect against him")
        step = Step(one.notified or clock.due, what, True, why, "civil-code/696", last)
        found.append(Clock(name, clock.due, (step,), last, None, None, "running", last - on))
    return tuple(found)


def notice_as_demand(case: Case) -> Case:
    """The case with the notice of assignment among the demands: it interrupts limitation (时效规定 17条1款)."""
    found = tuple(
        Demand(one.notified, "", "", True, "assignment") for one in case.assignments if one.notified is not None
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
        if party is None or one.day > until:
            continue
        share, whole = party.share or (1, len(case.debtors))
        alone = case._replace(until=one.day, co_debtors=(), guarantors=(), releases=(), security=(), assignments=())
        interest, principal = _left(alone, compute)
        # The shares of those who are left make up the whole of what was not released before.
        others = sum(
            payment.amount
            for payment in case.payments
            if payment.day <= one.day and not payment.note.startswith(RELEASED) and _payer(payment, case) not in free
        )
        own = sum(p.amount for p in case.payments if p.day <= one.day and _payer(p, case) == party.name)
        part, of = share * gone[1], whole * (gone[1] - gone[0])
        freed = min(max(half_up((interest + principal + others) * part, of) - own, 0), interest + principal)
        of_interest = half_up(freed * interest, interest + principal) if interest + principal else 0
        parts = [
            Payment(one.day, amount, towards, note=f"{RELEASED}{one.party}的份额")
            for amount, towards in ((of_interest, "interest"), (freed - of_interest, "principal"))
            if amount
        ]
        choices.note("info", "released", *_released_words(one, case, (share, whole), freed))
        gone = gone[0] * whole + share * gone[1], gone[1] * whole
        free.append(one.party)
        case = case._replace(payments=tuple(sorted((*case.payments, *parts), key=lambda payment: payment.day)))
    return case


def _released_words(one: Release, case: Case, share: Ratio, freed: int) -> tuple[Text, str]:
    """What is said of a release, and its provision; of one debtor alone the whole debt is gone."""
    day = iso(one.day)
    if not case.co_debtors:
        return Text(
            f"{day} 免除{one.party}：债务终止，{fen_text(freed)} 元列入还款抵充",
            f"{one.party} released on {day}: the debt is at an end ({fen_text(freed)})",
        ), ""
    said = f"{share[0]}/{share[1]}"
    return Text(
        f"{day} 免除{one.party}：其他债务人在其份额 {said} 内免除，{fen_text(freed)} 元列入还款抵充",
        f"{one.party} released on {day}: the others are freed of that share, {said} ({fen_text(freed)})",
    ), "civil-code/520"


def _payer(payment: Payment, case: Case) -> str:
    """Who paid; a payment that names nobody is the first debtor's, a share released nobody's."""
    return "" if payment.note.startswith(RELEASED) else payment.by or case.debtor.name


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
