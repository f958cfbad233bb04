"""Papers that are refused: against a bankrupt, before their time, or for nothing."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of
from ..casefile.model import Case
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..reports.parties_words import stays
from .debts import bankrupts, claimed_total

problem = problems_of(__name__)


def asks_in_time(case: Case, until: int) -> None:
    """Refuse a letter that asks to pay by a day that is over. Raises LprError."""
    if case.pay_by is not None and case.pay_by <= until:
        place = case.places.get("pay_by", "--pay-by")
        raise LprError(problem("pay-by", place, pay_by=iso(case.pay_by), until=iso(until)))


def can_resume(case: Case, judged: JudgmentStatement) -> None:
    """Refuse what 执行和解规定 11条 refuses: a settlement performed,
    or whose time to perform is not over and which is kept.
    """
    if not judged.totals.enforceable:
        raise nothing_owed(judged.until)
    resume = case.resume
    if resume is None:
        return  # the paper marks what is missing
    early = resume.last_day is not None and judged.until <= resume.last_day
    if early and (resume.broken is None or resume.broken > judged.until):
        assert resume.last_day is not None
        raise LprError(problem("resume-early", resume.where, last_day=iso(resume.last_day), until=iso(judged.until)))


def is_solvent(statement: Statement | JudgmentStatement, case: Case, paper: str) -> None:
    """Refuse a paper that asks a bankrupt to pay, where no debtor of the case is left who may. Raises LprError."""
    out = bankrupts(statement)
    if out.issuperset(party.name for party in case.debtors):
        day = max(one.accepted for one in case.bankruptcy)
        raise LprError(problem(f"bankrupt/{paper}", case.bankruptcy[0].where, day=iso(day)))


def can_enforce(judged: JudgmentStatement) -> None:
    """Refuse an application against bankrupts alone (企业破产法 19条). Raises LprError."""
    if stays(judged):
        day = max(one.accepted for one in judged.case.bankruptcy)
        raise LprError(problem("bankrupt/enforcement", judged.case.bankruptcy[0].where, day=iso(day)))


def asks_what_is_due(statement: Statement) -> None:
    """Refuse a paper that claims of a loan by instalments of which nothing has fallen due. Raises LprError."""
    if statement.not_due and not claimed_total(statement):
        raise LprError(problem("nothing-owed/not-due", statement.case.loans[0].where, until=iso(statement.until)))


def nothing_owed(until: int) -> LprError:
    """The error of a paper that asks for money where none is owed."""
    return LprError(problem("nothing-owed", until=iso(until)))
