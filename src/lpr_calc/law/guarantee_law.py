"""Which law a guarantee stands under: the day of its contract, and what it guarantees (时间效力规定 1条2款)."""

from __future__ import annotations

from datetime import date

from ..base.dates import iso
from ..base.errors import words_of
from ..casefile.model import Case, Loan
from ..casefile.people import Guarantor
from .choices import Choices

worded = words_of(__name__)

LAW_1995 = date(1995, 10, 1).toordinal()
"""担保法 in force: a silent guarantee is joint."""
CODE = date(2021, 1, 1).toordinal()
"""民法典 in force: a silent guarantee is general."""


def signed_of(one: Guarantor, case: Case, choices: Choices) -> int | None:
    """The day of the guarantee contract; that of the loan where it is not stated, told. None where neither is known."""
    if one.signed is not None:
        return one.signed
    days = [loan.signed or loan.lent for loan in guaranteed(one, case)]
    known = [day for day in days if day is not None]
    if not known:
        return None
    choices.assume(
        "guarantee-signed",
        worded("guarantee-signed", name=one.name, day=iso(min(known))),
        "civil-code/685",
    )
    return min(known)


def guaranteed(one: Guarantor, case: Case) -> tuple[Loan, ...]:
    """The loans a guarantor answers for; all of them where none is named."""
    return tuple(loan for loan in case.loans if not one.loans or loan.id in one.loans)
