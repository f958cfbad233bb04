"""What the parties wrote about interest in words rather than in a rate: free of interest, unclear, not agreed."""

from __future__ import annotations

from operator import is_

from ..base.errors import LprError, problems_of, words_of
from ..base.text import Text
from ..casefile.model import Case, Loan, Rollover, void_of
from ..values.rate import RateTerm
from .choices import Choices

problem = problems_of(__name__)
worded = words_of(__name__)

_WORDS = ("unclear", "absent")
_FREE = RateTerm("fixed", text="0%")
_NOT_AGREED = {
    "private-lending": "private-lending-2020/28-2-1",
    "sale": "sale-2020/18-4",
    "sme-payment": "sme-2020/15",
}


def as_agreed(case: Case, kind: str, choices: Choices) -> Case:
    """Return the case with such words replaced by what they mean for this kind of claim; each is told.

    *Free of interest* (无息, 0 %) is no in-term interest, not an in-term rate of nil: overdue interest follows
    法释〔2020〕17号 28条2款1项. An overdue rate that is unclear is one not agreed (28条2款). Raises LprError for a new
    note whose interest a court would have to fix.
    """
    loans = tuple([_loan(loan, case, kind, choices) for loan in case.loans])
    return case if all(map(is_, loans, case.loans)) else case._replace(loans=loans)


def is_free(rate: RateTerm | None) -> bool:
    """Whether a rate is an agreement that there is no interest."""
    return rate is not None and rate.kind == "fixed" and not rate.value


def unclear(where: str) -> LprError:
    """Make the error of interest that was agreed, but not how much, where a court would have to fix it (24条2款)."""
    return LprError(problem("rate-unclear/refused", where))


def _loan(loan: Loan, case: Case, kind: str, choices: Choices) -> Loan:
    """One loan; what is stated for another kind of claim stays as it is."""
    changes: dict[str, object] = {}
    if kind == "private-lending":
        if loan.rollovers:
            changes["rollovers"] = tuple(_note(rollover, loan, case) for rollover in loan.rollovers)
        bears = any(rollover.rate is not None and not is_free(rollover.rate) for rollover in loan.rollovers)
        if is_free(loan.rate) and not bears:
            changes["rate"] = None
            if not void_of(case, loan):
                changes["free"] = True
                late = loan.overdue_rate
                _told_free(choices, late is not None and late.kind not in _WORDS)
    if kind == "private-lending" and void_of(case, loan) and loan.rate is not None and loan.rate.kind == "unclear":
        # Nothing was agreed in a void contract, clearly or not.
        changes["rate"] = None
    if loan.rate is not None and loan.rate.kind == "absent":
        changes["rate"] = None
        choices.assume(
            "rate-not-agreed",
            worded("rate-not-agreed", text=loan.rate.text),
            "civil-code/680",
        )
    if loan.overdue_rate is not None:
        if loan.overdue_rate.kind in _WORDS:
            changes["overdue_rate"] = None
            choices.assume(
                "overdue-not-agreed",
                worded("overdue-not-agreed", text=loan.overdue_rate.text),
                "private-lending-2020/28-2-2"
                if kind == "private-lending" and loan.rate is not None and not is_free(loan.rate)
                else _NOT_AGREED.get(kind, "nine-minutes/lpr"),
            )
        elif is_free(loan.overdue_rate) and kind != "bank-loan":
            choices.assume(
                "overdue-free",
                worded("overdue-free", text=loan.overdue_rate.text),
                "civil-code/585" if kind != "private-lending" else "private-lending-2020/28-1",
            )
    damages = loan.damages
    if damages is not None and (damages == 0 or (isinstance(damages, RateTerm) and _is_none(damages))):
        changes["damages"] = None
        said = damages.text if isinstance(damages, RateTerm) else "0"
        choices.assume(
            "damages-not-agreed",
            worded("damages-not-agreed", said=said),
            "civil-code/585",
        )
    return loan._replace(**changes) if changes else loan


def _is_none(term: RateTerm) -> bool:
    return term.kind in _WORDS or is_free(term)


def _told_free(choices: Choices, overdue_agreed: bool) -> None:
    choices.assume(
        "interest-free",
        Text("约定不计利息：没有期内利息", "agreed free of interest: no in-term interest")
        if overdue_agreed
        else Text(
            "约定不计利息：没有期内利息；逾期利息按未约定利率处理",
            "agreed free of interest: no in-term interest; overdue interest as where no rate was agreed",
        ),
        "civil-code/680",
    )


def _note(rollover: Rollover, loan: Loan, case: Case) -> Rollover:
    """A new note without a rate of its own keeps the old one; one that says it bears none bears none."""
    rate = rollover.rate
    if rate is None or rate.kind not in _WORDS:
        return rollover
    if rate.kind == "unclear" and not (case.creditor.natural and case.debtor.natural):
        raise unclear(loan.places.get("rollovers", loan.where))
    return rollover._replace(rate=_FREE)
