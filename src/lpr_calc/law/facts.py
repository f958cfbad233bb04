"""A case before its rules are asked: facts that cannot be true, and choices that change what the facts are."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, Problem, problems_of, words_of
from ..base.text import Text
from ..casefile.model import Case, Loan, Payment, Portion, by_instalments
from .choices import Choices
from .wording import as_agreed

problem = problems_of(__name__)
worded = words_of(__name__)


def prepare(case: Case, kind: str, choices: Choices) -> Case:
    """Return the case as the chosen readings of the law see it; every choice is noted."""
    if any(loan.carried is not None for loan in case.loans):
        from .carried import as_carried

        case = as_carried(case, kind, choices)
    case = _without_doubled(case, choices)
    case = as_payments(case, choices)
    case = as_agreed(case, kind, choices)
    if kind == "private-lending":
        case = _place_lawyer_fee(case, choices)
        return _keep_back(case, choices)
    if kind == "sale":
        return _breach_by_breach(case)
    return case


def _without_doubled(case: Case, choices: Choices) -> Case:
    """Leave the doubled part out of an order of allocation and of payments:
    a claim before judgment has none, and says so.
    """
    order = case.conventions.order
    meant = [payment for payment in case.payments if payment.towards == "doubled"]
    if "doubled" not in order and not meant:
        return case
    choices.note("warning", "doubled-unused", worded("doubled-unused"), matters=bool(meant))
    kept = tuple(bucket for bucket in order if bucket != "doubled")
    payments = tuple(p._replace(towards="auto") if p.towards == "doubled" else p for p in case.payments)
    return case._replace(conventions=case.conventions._replace(order=kept), payments=payments)


def as_payments(case: Case, choices: Choices, judged: bool = False) -> Case:
    """Return the case with prepayments of loans that are not repaid by instalments (or were ``judged``) as payments,
    which they are; it says so.
    """
    known = set() if judged else {loan.id for loan in case.loans if by_instalments(loan)}
    meant = [p for p in case.payments if p.towards == "prepayment" and not (known and p.loan in ("", *known))]
    if not meant:
        return case
    choices.note("warning", "prepayment-unused", worded("prepayment-unused"))
    payments = tuple(p._replace(towards="auto") if p in meant else p for p in case.payments)
    return case._replace(payments=payments)


def _place_lawyer_fee(case: Case, choices: Choices) -> Case:
    """Put the lawyer's fee inside the ceiling on the sum where the user says so (law.md A9); default outside."""
    if not case.costs:
        return case
    inside = [cost for cost in case.costs if "律师" in cost.name or "lawyer" in cost.name.lower()]
    if not inside or choices.take("lawyer_fee", case.conventions.lawyer_fee) == "out":
        return case
    loan = case.loans[0]
    loan = loan._replace(fees=loan.fees + sum(cost.amount for cost in inside))
    outside = tuple(cost for cost in case.costs if cost not in inside)
    return case._replace(costs=outside, loans=(loan, *case.loans[1:]))


def _keep_back(case: Case, choices: Choices) -> Case:
    """What was paid on the day of lending or the next, as kept back up front where the user has it so (law.md A7)."""
    if not case.payments:
        return case
    at_once = {loan.id: [p for p in case.payments if _is_at_once(p, loan, case)] for loan in case.loans}
    if not any(at_once.values()) or choices.take("same_day", case.conventions.same_day) == "no":
        return case
    loans = tuple(
        loan._replace(deducted=loan.deducted + sum(p.amount for p in at_once[loan.id])) for loan in case.loans
    )
    gone = [payment for payments in at_once.values() for payment in payments]
    return case._replace(loans=loans, payments=tuple(p for p in case.payments if p not in gone))


def _is_at_once(payment: Payment, loan: Loan, case: Case) -> bool:
    named = payment.loan == loan.id or (not payment.loan and len(case.loans) == 1)
    return named and loan.lent is not None and loan.lent <= payment.day <= loan.lent + 1


def _breach_by_breach(case: Case) -> Case:
    """A price due in instalments is broken instalment by instalment: each has its own LPR at breach (18条4款). What is
    not in default by the end stays with the last that is.
    """
    if not any(loan.instalments for loan in case.loans):
        return case
    loans: list[Loan] = []
    for loan in case.loans:
        fixed = case.conventions.lpr in ("", "fixed")
        # Where damages stand alone there is no LPR at breach to tell the instalments apart.
        alone = loan.damages is not None and case.conventions.damages_and_interest != "both"
        # What does not add up is refused where the whole price is laid out.
        uneven = sum(portion.amount for portion in loan.instalments) != loan.principal
        if len(loan.instalments) < 2 or loan.overdue_rate is not None or not fixed or loan.deducted or alone or uneven:
            loans.append(loan)
            continue
        broken = [portion for portion in loan.instalments if _is_broken(portion, loan, case)]
        if not broken:
            loans.append(loan)
            continue
        for number, portion in enumerate(broken, 1):
            own = (portion,) if number < len(broken) else (portion, *(p for p in loan.instalments if p not in broken))
            part = loan._replace(
                id=f"{loan.id}/{number}",
                principal=sum(each.amount for each in own),
                disbursed=(),
                due=portion.day if len(own) == 1 else None,
                instalments=own if len(own) > 1 else (),
            )
            # Sums of money are owed once.
            later = None if isinstance(loan.damages, int) else loan.damages
            carried = None if part.carried is None else part.carried.of_later_part
            loans.append(part if number == 1 else part._replace(damages=later, fees=0, carried=carried))
    return case._replace(loans=tuple(loans))


def _is_broken(portion: Portion, loan: Loan, case: Case) -> bool:
    """Whether an instalment is in default by the end of what is computed."""
    end = case.until if case.until is not None else case.today
    ends = [day for day in (end, loan.interest_to) if day is not None]
    due = [day for day in (portion.day, loan.accelerated) if day is not None]
    return min(due, default=0) < min(ends)


_NAMES = {
    "signed": Text("合同成立日", "signing date"),
    "lent": Text("出借日", "lending date"),
    "due": Text("到期日", "due date"),
    "filed": Text("起诉日", "filing date"),
    "accepted": Text("受理日", "acceptance date"),
    "served": Text("起诉状送达日", "day of service of the complaint"),
    "accelerated": Text("加速到期日", "day of acceleration"),
    "misused_from": Text("挪用日", "first day of misuse"),
}
# The first of each pair cannot lie before the second.
_ORDERED = (
    *(("due", "lent"), ("due", "signed"), ("filed", "signed"), ("filed", "lent"), ("accepted", "filed")),
    *(("served", "filed"), ("accelerated", "lent"), ("accelerated", "signed"), ("misused_from", "lent")),
)


def _first_lent(loan: Loan) -> int | None:
    """The day of the first disbursement, None where it is not stated."""
    days = [portion.day for portion in loan.disbursed if portion.day is not None]
    return min(days, default=loan.lent)


def refuse_dates(case: Case, loan: Loan) -> None:
    """Raise LprError with every pair of dates of a loan that cannot both be true (`impossible_dates`)."""
    impossible = impossible_dates(case, loan)
    if impossible:
        raise LprError(*impossible)


def impossible_dates(case: Case, loan: Loan) -> list[Problem]:
    """Return a Problem for each pair of dates of a loan that cannot both be true; of instalments the first is due."""
    days = {key: getattr(loan, key) for key in ("signed", "lent", "due", "accelerated", "misused_from")}
    days |= {key: getattr(case, key) for key in ("filed", "accepted", "served")}
    if loan.instalments:
        days["due"] = min((portion.day for portion in loan.instalments if portion.day is not None), default=None)
    problems = []
    for later, earlier in _ORDERED:
        a, b = days[later], days[earlier]
        if a is not None and b is not None and a < b:
            x, y = _NAMES[later], _NAMES[earlier]
            problems.append(
                problem(
                    "dates-order/loan",
                    {**case.places, **loan.places}.get(later, loan.where),
                    a=iso(a),
                    b=iso(b),
                    x=x,
                    y=y,
                )
            )
    first = _first_lent(loan)
    # Money for no loan in particular pays whichever was lent by then: it must not come before all of them.
    firsts = [day if (day := _first_lent(other)) is not None else 0 for other in case.loans]
    for payment in case.payments:
        if first is not None and payment.day < (
            first if payment.loan == loan.id else min(firsts) if not payment.loan and first == min(firsts) else 0
        ):
            problems.append(problem("payment-before-loan", payment.where, day=iso(payment.day), first=iso(first)))
    return problems
