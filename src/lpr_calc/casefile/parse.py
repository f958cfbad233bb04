"""The only reader of user input: a tree of text → a Case, or everything that is wrong with it.

Options, case files and batch rows all come through `parse_case`.
"""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem, problems_of
from ..base.text import Text
from ..values.tree import Node
from .keys import CASE, LOAN
from .keys_repayment import REPAYMENT
from .model import Case, Conventions, Judgment, Loan, Portion, Resume
from .readers import Reader
from .scalars import Known
from .stated import StatedFacts

problem = problems_of(__name__)


def parse_case(
    tree: Node, today: date, loans_needed: bool = True, principal_needed: bool = True, known: Known | None = None
) -> Case:
    """Read a tree of text into a Case; ``today`` is what the word ``today`` means.

    A single loan may put its keys at the top level; where ``loans_needed`` is False (a judgment) there may be none,
    where ``principal_needed`` is False (limitation) a loan may be without its sum. ``known`` keeps what was read of
    pieces that several trees share. Raises LprError with every Problem found.
    """
    reader = Reader(today, known)
    if not isinstance(tree.value, dict):
        raise LprError(problem("case-mapping", tree.where))
    top = reader.fields(tree, {**LOAN, **CASE})
    conventions = top.get("conventions", {})
    places = reader.places | {f"conventions.{key}": at for key, at in conventions.get("places", {}).items()}
    loan_facts = {key: top.pop(key) for key in LOAN if key in top}
    loans: tuple[Loan, ...] = tuple(
        _loan({**facts}, where, number, reader, principal_needed)
        for number, (facts, where) in enumerate(top.pop("loans", ()), 1)
    )
    for_all = {key: loan_facts.pop(key) for key in _FOR_ALL if key in loan_facts} if loans else {}
    loans = tuple(loan._replace(**{k: v for k, v in for_all.items() if not getattr(loan, k)}) for loan in loans)
    if not loans_needed and "judgment" in top and set(loan_facts) == {"id"}:
        # A number alone is no loan: here it is that of the judgment.
        loan_facts.clear()
    if loan_facts and loans:
        first = next(iter(loan_facts))
        reader.problems.append(problem("case-loans", places.get(first, tree.where), keys=", ".join(loan_facts)))
    elif not loans and not reader.failed("loans", tree.where) and (loan_facts or loans_needed):
        loans = (_loan({**loan_facts, "places": places}, tree.where, 1, reader, principal_needed),)
    pieces: Known = {}
    stated = StatedFacts(tree, lambda changed: parse_case(changed, today, loans_needed, principal_needed, pieces))
    case = Case(loans=loans, today=today.toordinal(), places=places, stated=stated, **_named(top))
    case = _between_persons(case)
    _check_names(case, reader)
    if not _WITH_PERSONS.isdisjoint(top):
        from .check_people import check_people

        check_people(case, reader)
    if reader.problems:
        raise LprError(*reader.problems)
    return case


_WITH_PERSONS = frozenset(("creditor", "debtor", "guarantors", "security", "judgment", "bankruptcy", "payments"))
"""Keys without which nothing can be wrong with the persons of a case: the others name none, or one of these."""

_FOR_ALL = ("currency", "void", "deposit_rate")
"""Keys of a loan that may stand at the top beside ``loans``: for each that does not say otherwise."""


def _named(facts: dict[str, Any]) -> dict[str, Any]:
    """Turn the plain mappings of the reader into the case's own types."""
    for key in ("creditor", "debtor"):
        if key in facts:
            facts[key], *others = facts[key]
            facts[f"co_{key}s"] = tuple(others)
    if "conventions" in facts:
        facts["conventions"] = Conventions(
            **{key: value for key, value in facts["conventions"].items() if key != "places"}
        )
    if "stated" in facts:
        facts["text_figures"] = facts.pop("stated")
    if "third" in facts:
        facts["third"] = tuple(facts["third"])
    if "resume" in facts:
        facts["resume"] = Resume(**facts["resume"])
    if "judgment" in facts:
        facts["judgment"] = Judgment(**facts["judgment"])
    return facts


def _loan(facts: dict[str, Any], where: str, number: int, reader: Reader, principal_needed: bool) -> Loan:
    """Make one loan; ``principal`` may be an amount or several disbursements, ``due`` a day or instalments."""
    facts.setdefault("id", str(number))
    principal = facts.pop("principal", None)
    disbursed: tuple[Portion, ...] = ()
    if isinstance(principal, tuple):
        disbursed, principal = principal, sum(portion.amount for portion in principal)
        if disbursed:
            facts.setdefault("lent", disbursed[0].day)
    if principal is None:
        if principal_needed and not reader.failed("principal", where):
            reader.problems.append(principal_missing(where))
        principal = 1
    elif not principal:
        reader.problems.append(problem("principal-zero", facts["places"].get("principal", where)))
    terms = {key: facts.pop(key) for key in REPAYMENT if key in facts}
    if terms:
        from .repayment import Instalments

        facts["terms"] = Instalments(**terms)
    due = facts.pop("due", None)
    if isinstance(due, tuple):
        facts["instalments"] = due
    elif due is not None:
        facts["due"] = due
    loan = Loan(principal=principal, disbursed=disbursed, where=where, **facts)
    if loan.carried is not None:
        from .read_carried import carried_problems

        reader.problems += carried_problems(loan)
    return loan


def principal_missing(where: str) -> Problem:
    """The problem of a loan without its sum, or of a claim without a loan."""
    return problem("principal-missing", where)


def _between_persons(case: Case) -> Case:
    """Put aside what one of several persons liable paid to another: it is no payment of the debt."""
    others = {one.name for one in case.guarantors}
    if case.co_debtors:
        others |= {party.name for party in case.debtors}
    returned = tuple(payment for payment in case.payments if payment.to and payment.to in others)
    if not returned:
        return case
    return case._replace(payments=tuple(one for one in case.payments if one not in returned), returned=returned)


def _check_names(case: Case, reader: Reader) -> None:
    """Loan ids are distinct, and every payment that names a loan names one of them."""
    ids = [loan.id for loan in case.loans]
    for number, loan in enumerate(case.loans):
        if loan.id in ids[:number]:
            reader.problems.append(problem("loan-id-twice", loan.places.get("id", loan.where), id=loan.id))
            break
    for payment in case.payments:
        if payment.loan and payment.loan not in ids and not reader.unread("loans"):
            reader.problems.append(
                problem("payment-loan", payment.where, loan=payment.loan, ids=Text("、".join(ids), ", ".join(ids)))
            )
