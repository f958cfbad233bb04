"""One case, any document: the statement it needs, the document made of it, and what has to be told beside it."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Resume
from ..compute.claim import before_suit, calculate
from ..compute.evident import Looked
from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..compute.unused import unused_of
from ..law.choices import Notice, Unused
from ..rates.series import Rates
from ..render.model import Document, Para
from ..reports.currency import code_of, in_currency
from ..reports.parties_words import stays
from .debts import is_due
from .official import PAPER_NAMES, Chosen
from .refused import asks_in_time, can_enforce, can_resume, is_solvent, nothing_owed
from .schedule import delay_schedule, schedule
from .timing import AT_SUIT, OF_THE_DAY, as_of_suit, is_early, standing, taken_in_force, time_is_over
from .told import agents_known, answering, before_enforcement, is_long, never_read, unread

problem = problems_of(__name__)
worded = words_of(__name__)

KINDS = {
    "reminder": Text("友好提醒", "a friendly reminder"),
    "demand": Text("催告函、律师函", "the demand, or a lawyer's letter"),
    "schedule": Text("利息计算清单", "the schedule of interest"),
    "claims": Text("诉讼请求", "the claims of the complaint"),
    "complaint": Text("民事起诉状", "the complaint as a text"),
    "answer": Text("民事答辩状、答辩状", "the defendant's answer"),
    "preserve": Text("财产保全申请书", "the application for preservation"),
    "service": Text("送达地址确认书", "the address for service"),
    "form": Text("要素式起诉状、要素式答辩状、要素式强制执行申请书", "the official element forms"),
    "evidence": Text("证据清单", "the list of evidence"),
    "plan": Text("还款协议、执行和解协议", "the agreement on instalments"),
    "log": Text("催收记录表", "the log of demands"),
    "enforcement": Text("强制执行申请书", "the application for enforcement"),
    "resume": Text("恢复执行申请书", "the application to resume enforcement"),
    "payoff": Text("执行款结算表", "the settlement of what came in"),
}
"""Every kind of document."""

OF_A_JUDGMENT = (
    *("reminder", "demand", "schedule", "preserve", "form", "plan", "log"),
    *("enforcement", "resume", "payoff", "service"),
)
"""Kinds that a file with a judgment and no debt can give."""


class Draft(Record):
    """A document with what is told beside it, never in it; ``judged`` is a form's second half,
    where there is a judgment; ``reduced`` is the claim as an answer asks the court to reduce it.
    """

    document: Document
    notices: tuple[Notice, ...]
    statement: Statement | JudgmentStatement | None
    judged: JudgmentStatement | None = None
    unused: tuple[Unused, ...] = ()
    reduced: Statement | None = None

    @property
    def claim(self) -> Statement | None:
        """The claim the paper rests on, where it rests on one."""
        return self.statement if isinstance(self.statement, Statement) else None


def draft(
    kind: str,
    case: Case,
    rates: Rates,
    strict: bool = False,
    days: tuple[int, ...] = (),
    chosen: Chosen = Chosen(),  # noqa: B008 -- a record never changes
) -> Draft:
    """Make one document (`KINDS`) of a case as of ``case.until`` (today if not stated).

    ``days`` are the days of settlement asked for in a ``payoff``, ``chosen`` is which ``form`` is drafted. With
    ``strict``, facts that are missing are refused, and a form that a registry would return;
    what this one paper does not use of a file made for all of them is said, and not refused. Raises LprError.
    """
    agents_known(case)
    made = _make(kind, case, rates, strict, days, chosen)
    statement = made.statement
    until = statement.until if statement is not None else case.until if case.until is not None else case.today
    looked = Looked("draft", statement.kind if isinstance(statement, Statement) else "", until)
    unused = unused_of(case, lambda c: _make(kind, c, rates, False, days, chosen), made, looked)
    made = made._replace(unused=unused)
    if kind == "answer":
        made = _reasoned(made, rates)
    elif kind == "form" and chosen.paper == "answer":
        made = _pleaded(made, rates, chosen)
    if kind == "form":
        pass  # its slots have their currency, which stands in the place of the 元 that it prints
    elif isinstance(statement, Statement) or (statement is not None and kind in ("plan", "preserve")):
        made = made._replace(document=in_currency(made.document, statement.case, code_of(statement)))
    if strict and made.document.missing:
        raise LprError(*(problem("draft-missing", "--strict", name=name) for name in made.document.missing))
    return made


_COMPUTED = "所列数额由计算程序按所引条文计算，未使用生成式人工智能。"


def with_note(document: Document) -> Document:
    """A document that says how its figures were made (compare 法发〔2026〕10号 19条)."""
    note = Para(_COMPUTED, "note")
    if document.annex:
        return document._replace(annex=(*document.annex, note))
    return document._replace(parts=(*document.parts, note))


def _make(
    kind: str,
    case: Case,
    rates: Rates,
    strict: bool,
    days: tuple[int, ...],
    chosen: Chosen = Chosen(),  # noqa: B008
) -> Draft:
    if kind == "service":
        from .service import service

        return Draft(service(case), (), None)
    if kind == "preserve":
        return _preserve(case, rates, strict)
    if kind == "resume":
        from .resume import resume_application, resume_grounds

        case, later = _after_judgment(case)
        judged = judge(case, rates, strict)
        time_is_over(judged.judgment, judged.until, case.places.get("until", "--until"))
        can_resume(case, judged)
        can_enforce(judged)
        told_too = never_read(resume_grounds(case.resume or Resume(), judged.until))
        return Draft(resume_application(judged), (*later, *judged.notices, *told_too), judged)
    if kind in ("enforcement", "payoff"):
        from .enforcement import enforcement, payoff

        judged = judge(case, rates, strict, days)
        if kind == "enforcement":
            time_is_over(judged.judgment, judged.until, case.places.get("until", "--until"))
            if not judged.totals.enforceable:
                raise nothing_owed(judged.until)
            can_enforce(judged)
        made = enforcement(judged) if kind == "enforcement" else payoff(judged, rates)
        return Draft(made, judged.notices, judged)
    if kind == "plan":
        from ..compute.plan import plan, terms_of
        from .agreement import agreement

        settled = plan(case, rates, terms_of(case.plan), strict)
        is_solvent(settled.source, case, "plan")
        return Draft(agreement(settled), (*settled.source.notices, *settled.notices), settled.source)
    if kind == "log":
        from ..compute.limitation import limitation
        from .lists import log

        limits = limitation(case, case.until if case.until is not None else case.today, strict)
        return Draft(log(limits), limits.notices, None)
    if kind in OF_THE_DAY and not case.loans and case.judgment is not None:
        return _after_it(kind, case, rates, strict)
    if kind == "form" and not case.loans:
        judged = judge(case, rates, strict)
        time_is_over(judged.judgment, judged.until, case.places.get("until", "--until"))
        can_enforce(judged)
        return _form(None, judged, judged.notices, chosen, strict)
    told: tuple[Notice, ...] = ()
    if kind in OF_THE_DAY and case.judgment is not None:
        stands = standing(case)
        if stands == "in-force":
            return _after_it(kind, case, rates, strict)
        told = (Notice("warning", "judgment-given", worded("judgment-given")),) if stands else ()
    if not case.loans and case.judgment is not None:
        can = Text("、".join(OF_A_JUDGMENT), ", ".join(OF_A_JUDGMENT))
        raise LprError(problem("principal-missing/judged", "KIND", kind=KINDS.get(kind, KINDS["claims"]), can=can))
    stated = case
    case, early = before_suit(case) if kind in ("reminder", "demand") else (case, ())
    case, early = as_of_suit(case) if kind in AT_SUIT else (case, early)
    statement = calculate(case, rates, strict)
    totals = statement.totals
    if kind in ("reminder", "demand", "claims", "operative", "complaint", "form") and not (
        totals.principal_after or totals.interest_after or totals.costs_after
    ):
        raise nothing_owed(statement.until)
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
        from ..compute.plan import after_judgment

        judged_too = judge(stated, rates, strict) if after_judgment(stated) else None
        if judged_too is not None and (is_early(judged_too.judgment, judged_too.until) or stays(judged_too)):
            judged_too = None  # its time is not over, or nobody is left to enforce against: no application
        return _form(statement, judged_too, tuple(notices), chosen, strict)
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


def _after_it(kind: str, case: Case, rates: Rates, strict: bool) -> Draft:
    """A letter or a schedule after a judgment in force: what it gives, which is said."""
    judged = judge(case, rates, strict)
    notices = [*judged.notices, *taken_in_force(case)]
    if case.loans:
        which = "schedule" if kind == "schedule" else "letter"
        notices.append(Notice("info", "judged-letter", worded(f"judged-letter/{which}")))
    if kind == "schedule":
        return Draft(delay_schedule(judged), tuple(notices), judged)
    if not judged.totals.total:
        raise nothing_owed(judged.until)
    from .letters_judged import debtors_asked, judged_demand, judged_reminder

    asks_in_time(case, judged.until)
    asked = debtors_asked(judged)
    if kind == "reminder" or not asked:
        is_solvent(judged, case, "demand")
    if not asked:
        raise nothing_owed(judged.until)
    made = (judged_reminder if kind == "reminder" else judged_demand)(judged, case.pay_by)
    return Draft(made, (*notices, *(is_long(made) if kind == "reminder" else [])), judged)


def _reasoned(made: Draft, rates: Rates) -> Draft:
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


def _pleaded(made: Draft, rates: Rates, chosen: Chosen) -> Draft:
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


def _preserve(case: Case, rates: Rates, strict: bool) -> Draft:
    """The application for preservation: of the judgment after it, else of the claim on the day."""
    from .preserve import against_whom, preserve, preserve_grounds, preserving, stage_of
    from .slots_enforcement import read_of_instrument

    when = stage_of(case)
    stated = case.preserve is not None and bool(case.preserve.when)
    told: tuple[Notice, ...] = ()
    if when == "after":
        source: Statement | JudgmentStatement = judge(case, rates, strict)
    else:
        case, told = as_of_suit(case)
        source = calculate(case, rates, strict)
    if not source.totals.total:
        raise nothing_owed(source.until)
    if not against_whom(source):
        is_solvent(source, case, "preserve")
    found = preserving(source, when)
    notices = [*source.notices, *told]
    if not stated:
        notices.append(Notice("assumption", "preserve-when", worded(f"preserve-when/{when}")))
    if when == "after":
        notices += before_enforcement(source)
        assert isinstance(source, JudgmentStatement)
        notices += [*taken_in_force(case), *read_of_instrument(source, typed=False)]
    notices += never_read(preserve_grounds(source.until, when))
    return Draft(preserve(source, found), tuple(notices), source)


def _form(
    statement: Statement | None,
    judged: JudgmentStatement | None,
    notices: tuple[Notice, ...],
    chosen: Chosen,
    strict: bool,
) -> Draft:
    """The element forms, with what is to be mended in them: told, and refused under ``strict``. Raises LprError."""
    from .form import form, is_unseen, official
    from .form_checks import checks_of, copies
    from .slots_enforcement import read_of_instrument

    papers = [chosen.paper] if chosen.paper else ["complaint", "enforcement"]
    if chosen.paper == "enforcement" and judged is None:
        raise LprError(problem("form-none/judgment", "--paper"))
    if chosen.paper in ("complaint", "answer") and statement is None:
        raise LprError(problem("form-none/loan", "--paper"))
    for paper in papers if chosen.paper or chosen.edition != "2025" else ():
        kind = statement.kind if statement is not None else ""
        if official(paper, kind, chosen.edition) is None and (chosen.paper or paper == "complaint"):
            raise LprError(problem("form-none", "--edition", edition=chosen.edition, paper=PAPER_NAMES[paper]))
    checks = [check for paper in papers for check in checks_of(paper, statement, judged)]
    if strict and checks:
        raise LprError(*(check.problem for check in checks))
    told = [*notices, *(check.notice for check in checks)]
    if judged is not None and "enforcement" in papers:
        told += read_of_instrument(judged)
    if statement is not None and "answer" in papers:
        told += answering(statement)
    if chosen.edition != "2025":
        told.append(Notice("warning", "form-edition", worded("form-edition")))
    if statement is not None and "complaint" in papers:
        if statement.case.claims_fee is None and chosen.edition == "2025":
            told.append(Notice("assumption", "form-fee", worded("form-fee")))
        if is_unseen(statement.kind):
            told.append(Notice("warning", "form-unseen", worded("form-unseen")))
        told.append(Notice("info", "form-copies", worded("form-copies", number=copies(statement))))
    made = form(statement, judged, chosen)
    return Draft(made, tuple(told), statement if statement is not None else judged, judged)


def _after_judgment(case: Case) -> tuple[Case, tuple[Notice, ...]]:
    """Enforcement is resumed long after the judgment: a day of computation before it is that of the claim,
    today stands for it.
    """
    judgment = case.judgment
    if judgment is None or judgment.day is None or case.until is None or not case.until < judgment.day <= case.today:
        return case, ()
    message = Text(
        f"{iso(case.until)} 早于判决日，恢复执行的数额算至今日 {iso(case.today)}（用 --until 写明）",
        f"{iso(case.until)} is before the judgment: what is open is computed to today, {iso(case.today)} (state"
        " --until)",
    )
    return case._replace(until=case.today), (Notice("warning", "resume-until", message),)
