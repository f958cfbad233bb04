"""Facts that cannot all be true: dates in the wrong order, a payment before the loan."""

from __future__ import annotations

from ..dates import iso
from ..errors import Problem
from ..text import Text
from .model import Case, Loan


def impossible_dates(case: Case, loan: Loan) -> list[Problem]:
    """Return a Problem for each pair of dates of a loan that cannot both be true."""
    problems = [
        Problem(
            "dates-order",
            Text(
                f"{name_a.zh} {iso(a)} 早于{name_b.zh} {iso(b)}", f"{name_a.en} {iso(a)} is before {name_b.en} {iso(b)}"
            ),
            loan.where,
            Text("检查这两个日期", "check the two dates"),
        )
        for name_a, a, name_b, b in _ordered_pairs(case, loan)
        if a is not None and b is not None and a < b
    ]
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


def _ordered_pairs(case: Case, loan: Loan) -> list[tuple[Text, int | None, Text, int | None]]:
    signed, lent = Text("合同成立日", "signing date"), Text("出借日", "lending date")
    due, filed = Text("到期日", "due date"), Text("起诉日", "filing date")
    return [
        (due, loan.due, lent, loan.lent),
        (due, loan.due, signed, loan.signed),
        (filed, case.filed, signed, loan.signed),
        (filed, case.filed, lent, loan.lent),
        (Text("受理日", "acceptance date"), case.accepted, filed, case.filed),
    ]
