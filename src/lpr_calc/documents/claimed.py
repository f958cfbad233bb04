"""Papers that rest on a claim: letters, the schedule of interest, what is filed with the suit and against it."""

from __future__ import annotations

from ..base.text import Text
from ..casefile.model import Case
from ..compute.claim import before_suit, calculate
from ..compute.statement import Statement
from ..law.choices import Notice
from ..rates.series import Rates
from ..reports.parties_words import stays
from .chosen import Chosen
from .debts import is_due
from .drafted import Draft
from .refused import asks_in_time, asks_what_is_due, is_solvent, nothing_owed
from .schedule import schedule
from .timing import AT_SUIT, as_of_suit, is_early
from .told import answering, is_long, unread


def of_claim(kind: str, case: Case, rates: Rates, strict: bool, told: tuple[Notice, ...], chosen: Chosen) -> Draft:
    """One kind of paper of a claim (`build.KINDS`); ``told`` is told beside it. Raises LprError."""
    stated = case
    case, early = before_suit(case) if kind in ("reminder", "demand") else (case, ())
    case, early = as_of_suit(case) if kind in AT_SUIT else (case, early)
    statement = calculate(case, rates, strict)
    totals = statement.totals
    if kind in ("reminder", "demand", "claims", "operative", "complaint", "form") and not (
        totals.principal_after or totals.interest_after or totals.costs_after
    ):
        raise nothing_owed(statement.until)
    if kind in ("demand", "claims", "operative", "complaint", "form"):
        asks_what_is_due(statement)
    notices = [*statement.notices, *early, *told]
    if kind in ("reminder", "demand"):
        from .letters import addressees, demand, reminder

        asks_in_time(case, statement.until)
        if kind == "reminder" or not addressees(statement):
            is_solvent(statement, stated, "demand")
    if kind == "reminder":
        made = reminder(statement, case.pay_by)
        return Draft(made, (*notices, *is_long(made)), statement)
    if kind == "demand":
        if not is_due(statement):
            message = Text(
                "款项尚未到期：催告函写明了将来的到期日，但债务人还没有违约",
                "nothing is due yet: the letter names the day to come, but the debtor is not in default",
            )
            notices.append(Notice("warning", "demand-early", message))
        return Draft(demand(statement, case.pay_by), tuple(notices), statement)
    if kind == "form":
        from ..compute.judgment import judge
        from ..compute.plan import after_judgment
        from .formed import formed

        judged_too = judge(stated, rates, strict) if after_judgment(stated) else None
        if judged_too is not None and (is_early(judged_too.judgment, judged_too.until) or stays(judged_too)):
            judged_too = None  # its time is not over, or nobody is left to enforce against: no application
        return formed(statement, judged_too, tuple(notices), chosen, strict)
    if kind == "answer":
        from .answer import answer, heads_of

        notices += answering(statement)
        return Draft(answer(statement, heads_of(statement)), tuple(notices), statement)
    if kind == "complaint":
        from .complaint import complaint

        notices += unread(kind, statement)
        return Draft(complaint(statement), tuple(notices), statement)
    if kind == "evidence":
        from .lists import evidence

        return Draft(evidence(statement), tuple(notices), statement)
    if kind == "schedule":
        return Draft(schedule(statement), tuple(notices), statement)
    from .claims import claims, operative

    return Draft((operative if kind == "operative" else claims)(statement), tuple(notices), statement)


def reasoned(made: Draft, rates: Rates) -> Draft:
    """An answer with what gives the figures that the plaintiff claims: looked for once, it takes a search."""
    from ..reports.answer import why_interest, why_principal
    from .answer import answer, heads_of

    statement = made.statement
    assert isinstance(statement, Statement)
    totals = statement.totals

    def why(principal: int, interest: int) -> tuple[str, str]:
        own, said = totals.principal_after, ("", "")
        if principal != own:
            found = why_principal(statement.case, totals.principal, principal, own).zh
            said = ("" if found == "未查明" else found, "")
        if interest != totals.interest_after:
            other = principal if principal != own else None
            said = (said[0], why_interest(statement.case, rates, other, interest, "zh"))
        return said

    reduced = _reduced(statement, rates)
    told = (*made.notices, *unread("answer", statement, reduced))
    return made._replace(document=answer(statement, heads_of(statement, why), reduced), notices=told, reduced=reduced)


def pleaded(made: Draft, rates: Rates, chosen: Chosen) -> Draft:
    """The form of an answer with the reduction that the text asks for."""
    from .form import form

    statement = made.statement
    assert isinstance(statement, Statement)
    reduced = _reduced(statement, rates)
    told = (*made.notices, *unread("answer", statement, reduced))
    return made._replace(document=form(statement, None, chosen, reduced), notices=told, reduced=reduced)


def _reduced(statement: Statement, rates: Rates) -> Statement | None:
    """The claim under the rate to which the court is asked to reduce it; None where it is not asked."""
    from .defences import reduction

    term = reduction(statement)
    if term is None:
        return None
    asked = statement.case.conventions._replace(cap="rate", cap_rate=term)
    return calculate(statement.case._replace(conventions=asked), rates)
