"""Facts whose use shows in the lines of a claim: they need not be tried by computing again without them (`answer`).

Only what holds for certain stands here, for the plainest rows, where a batch has thousands of them. Tests hold it to
the search.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from ..base.checking import TYPE_CHECKING
from ..base.record import Record
from ..casefile.model import by_the_month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..casefile.model import Case
    from ..engine.schedule import Rate
    from ..law.choices import Choices
    from .statement import Statement

_PLAIN = frozenset(
    [
        *("kind", "until", "title", "creditor", "debtor", "filed", "accepted", "payments", "costs", "conventions"),
        *(f"loans[].{key}" for key in ("id", "principal", "due", "interest_from", "rate", "overdue_rate")),
        *("loans[].lent", "loans[].signed"),
    ]
)
"""What may be stated beside: nothing that could stand in for a day or a rate that is left out."""

_BEGIN = frozenset(("loans[].due", "loans[].interest_from"))
"""What says from which day on a debt is overdue."""

SURE = frozenset(("kind", "until", "loans[].principal", "judgment.principal"))
"""What every computation that takes it depends on: not tried."""

_AGREED = "private-lending-2020/28-1"

NONE: frozenset[str] = frozenset()

_CHOSEN = ("penalty", "compound", "interest_by", "first_period", "repricing_split", "prepaid")
"""Choices of a loan by instalments that are told as defaults where they were asked for and not stated."""


class Looked(Record):
    """What a computation looked at: the command, the kind of claim, its end,
    and the day of the judgment it starts from.
    """

    command: str
    kind: str
    until: int
    judged: int | None = None


class Shown(Record):
    """``used`` are keys on which the result depends for certain, ``wholes`` those of which that holds as a whole: what
    stands inside is still to be looked at.
    """

    used: AbstractSet[str] = NONE
    wholes: AbstractSet[str] = NONE


def evident(statement: Statement, stated: AbstractSet[str]) -> frozenset[str]:
    """Return the keys, of those stated at the top of a case, on which a claim depends for certain."""
    if statement.accounts:
        return _by_instalments(statement, stated)
    rates = [line.rate for line in statement.lines if line.kind == "overdue"]
    found = certain(statement.case, statement.kind, {line.kind for line in statement.lines}, rates, stated)
    return found | _forgone(statement)


_FORGONE = frozenset(("loans[].due", "loans[].interest_from"))


def _forgone(statement: Statement) -> frozenset[str]:
    """That a claim gives up interest is said where it is due from one day and claimed from a later one: without either
    it is not.
    """
    said = any(notice.code == "interest-forgone" for notice in statement.notices)
    # A schedule of instalments has due dates of its own.
    return _FORGONE if said and statement.case.loans[0].terms is None else NONE


def certain(
    case: Case, kind: str, heads: AbstractSet[str], overdue: Iterable[Rate], stated: AbstractSet[str]
) -> frozenset[str]:
    """Return the keys, of those ``stated`` at the top of a case, on which a claim depends for certain: by its kind, the
    kinds of interest that have lines (``heads``) and the rates of its ``overdue`` lines.
    """
    natural = case.creditor.natural and case.debtor.natural
    if not stated <= _PLAIN or natural:
        return NONE
    dated = "loans[].lent" in stated
    if any(loan.disbursed or (loan.lent is not None and not dated) for loan in case.loans):
        return NONE
    found, asked = set(), False
    if kind == "bank-loan":
        # A bank loan is refused without any of them.
        found |= {"loans[].rate", "loans[].lent", "loans[].due"}
    elif "in-term" in heads and kind == "private-lending":
        # Nothing bears interest in the term without a rate for it, nor without the day of lending.
        found |= {"loans[].rate", "loans[].lent"}
        asked = True
    if "overdue" in heads and kind != "construction" and (not dated or kind == "private-lending"):
        # Nothing else says when the debt fell due; of the two either may say what the other does. A loan whose day of
        # lending is known runs on at the rate of its term where nothing says so.
        begin = stated & _BEGIN
        found |= begin if len(begin) == 1 else NONE
    if kind == "private-lending" and any(
        _AGREED in rate.provisions or (rate.agreed and "loans[].rate" not in stated) for rate in overdue
    ):
        # Nothing else is agreed for the time after the due date.
        found.add("loans[].overdue_rate")
        asked = True
    if asked and not case.conventions.cap:
        # What was agreed asks for the day of formation: without it the day of lending, or another, is assumed.
        found.add("loans[].signed")
    return frozenset(found)


TAKEN = frozenset(("count", "cap", "tenor", "lpr", "markup"))


def taken(kind: str, choices: Choices, lines: Iterable[Rate]) -> frozenset[str]:
    """Return the conventions on which a claim depends for certain where they are stated.

    Each of `TAKEN` that was asked for is told as a default where it is not stated: without it the notices are others. A
    year of another length gives another formula to every line by the year or the month.
    """
    found = {f"conventions.{code}" for code in choices.settled if code in TAKEN}
    if kind == "bank-loan":
        found.discard("conventions.lpr")
    elif kind != "private-lending":
        # Elsewhere a ceiling is a reduction asked for: none is told where none is stated.
        found.discard("conventions.cap")
    if any(rate.unit != "day" for rate in lines):
        found.add("conventions.basis")
    return frozenset(found)


def _by_instalments(statement: Statement, stated: AbstractSet[str]) -> frozenset[str]:
    """The same of one loan repaid by instalments whose schedule is made: without its terms it is refused."""
    terms = statement.accounts[0].loan.terms
    if len(statement.case.loans) != 1 or terms is None or terms.schedule or "loans[].due" in stated:
        return NONE
    arrears = statement.accounts[0].arrears
    # The first due day is refused or told as a default where it is not stated; so is every choice of the contract.
    found = {"loans[].repayment", "loans[].periods", "loans[].rate", "loans[].lent", "loans[].first_due"}
    found |= {f"loans[].{code}" for code in _CHOSEN if code in statement.conventions}
    if not statement.case.conventions.compound_rate and "compound_rate" in statement.conventions:
        found.add("loans[].compound_rate")
    if by_the_month(statement.case.loans[0]):
        # Told of as a repetition at most (`answer`).
        found.add("loans[].due_day")
    if arrears.paid:
        found.add("loans[].paid_through")
    if arrears.undue and arrears.accelerated is not None and arrears.accelerated == arrears.plan.stated.accelerated:
        found.add("loans[].accelerated")
    return frozenset(stated & found)
