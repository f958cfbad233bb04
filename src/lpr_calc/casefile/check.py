"""Facts that cannot all be true: dates in the wrong order, a payment before the loan."""

from __future__ import annotations

from ..dates import iso
from ..errors import Problem
from ..text import Text
from .model import Case, Loan

_NAMES = {
    "signed": Text("合同成立日", "signing date"),
    "lent": Text("出借日", "lending date"),
    "due": Text("到期日", "due date"),
    "filed": Text("起诉日", "filing date"),
    "accepted": Text("受理日", "acceptance date"),
}
# The first of each pair cannot lie before the second.
_ORDERED = (("due", "lent"), ("due", "signed"), ("filed", "signed"), ("filed", "lent"), ("accepted", "filed"))


def impossible_dates(case: Case, loan: Loan) -> list[Problem]:
    """Return a Problem for each pair of dates of a loan that cannot both be true."""
    days = {key: getattr(loan, key) for key in ("signed", "lent", "due")}
    days |= {key: getattr(case, key) for key in ("filed", "accepted")}
    places = {**case.places, **loan.places}
    problems = []
    for later, earlier in _ORDERED:
        a, b = days[later], days[earlier]
        if a is not None and b is not None and a < b:
            x, y = _NAMES[later], _NAMES[earlier]
            problems.append(
                Problem(
                    "dates-order",
                    Text(f"{x.zh} {iso(a)} 早于{y.zh} {iso(b)}", f"{x.en} {iso(a)} is before {y.en} {iso(b)}"),
                    places.get(later, loan.where),
                    Text("检查这两个日期", "check the two dates"),
                )
            )
    first = loan.disbursed[0].day if loan.disbursed else loan.lent
    for payment in case.payments:
        if (
            (not payment.loan or payment.loan == loan.id)
            and first is not None
            and payment.day < first
            and (payment.loan or len(case.loans) == 1)
        ):
            problems.append(
                Problem(
                    "payment-before-loan",
                    Text(
                        f"{iso(payment.day)} 的还款早于出借日 {iso(first)}",
                        f"the payment of {iso(payment.day)} is before the loan of {iso(first)}",
                    ),
                    payment.where,
                    Text(
                        "检查还款日；出借当日扣下的利息写 deducted",
                        "check the day; interest kept back up front is `deducted`",
                    ),
                )
            )
    return problems
