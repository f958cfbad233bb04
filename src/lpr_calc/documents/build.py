"""One case, any document: the statement it needs, the document made of it, and what has to be told beside it."""

from __future__ import annotations

from ..base.errors import LprError, problems_of, words_of
from ..base.text import Text
from ..casefile.model import Case
from ..compute.evident import Looked
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..compute.unused import unused_of
from ..law.choices import Notice
from ..rates.series import Rates
from ..render.model import Document, Para
from .chosen import Chosen
from .drafted import Draft
from .timing import OF_THE_DAY, as_of_suit, standing, taken_in_force, time_is_over
from .told import agents_known, before_enforcement, never_read

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
        from .claimed import reasoned

        made = reasoned(made, rates)
    elif kind == "form" and chosen.paper == "answer":
        from .claimed import pleaded

        made = pleaded(made, rates, chosen)
    if kind == "form":
        pass  # its slots have their currency, which stands in the place of the 元 that it prints
    elif isinstance(statement, Statement) or (statement is not None and kind in ("plan", "preserve")):
        from ..reports.currency import code_of, in_currency

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
    if kind in ("resume", "enforcement", "payoff"):
        from . import judged as after

        if kind == "resume":
            return after.resumed(case, rates, strict)
        return (after.enforced if kind == "enforcement" else after.settled)(case, rates, strict, days)
    if kind == "plan":
        from ..compute.plan import plan, terms_of
        from .agreement import agreement
        from .refused import is_solvent

        settled = plan(case, rates, terms_of(case.plan), strict)
        is_solvent(settled.source, case, "plan")
        return Draft(agreement(settled), (*settled.source.notices, *settled.notices), settled.source)
    if kind == "log":
        from ..compute.limitation import limitation
        from .lists import log

        limits = limitation(case, case.until if case.until is not None else case.today, strict)
        return Draft(log(limits), limits.notices, None)
    if kind in OF_THE_DAY and not case.loans and case.judgment is not None:
        from .judged import after_it

        return after_it(kind, case, rates, strict)
    if kind == "form" and not case.loans:
        from ..compute.judgment import judge
        from .formed import formed
        from .refused import can_enforce

        judged = judge(case, rates, strict)
        time_is_over(judged.judgment, judged.until, case.places.get("until", "--until"))
        can_enforce(judged)
        return formed(None, judged, judged.notices, chosen, strict)
    told: tuple[Notice, ...] = ()
    if kind in OF_THE_DAY and case.judgment is not None:
        stands = standing(case)
        if stands == "in-force":
            from .judged import after_it

            return after_it(kind, case, rates, strict)
        told = (Notice("warning", "judgment-given", worded("judgment-given")),) if stands else ()
    if not case.loans and case.judgment is not None:
        can = Text("、".join(OF_A_JUDGMENT), ", ".join(OF_A_JUDGMENT))
        raise LprError(problem("principal-missing/judged", "KIND", kind=KINDS.get(kind, KINDS["claims"]), can=can))
    from .claimed import of_claim

    return of_claim(kind, case, rates, strict, told, chosen)


def _preserve(case: Case, rates: Rates, strict: bool) -> Draft:
    """The application for preservation: of the judgment after it, else of the claim on the day."""
    from .preserve import against_whom, preserve, preserve_grounds, preserving, stage_of
    from .refused import asks_what_is_due, is_solvent, nothing_owed
    from .slots_enforcement import read_of_instrument

    when = stage_of(case)
    stated = case.preserve is not None and bool(case.preserve.when)
    told: tuple[Notice, ...] = ()
    if when == "after":
        from ..compute.judgment import judge

        source: Statement | JudgmentStatement = judge(case, rates, strict)
    else:
        from ..compute.claim import calculate

        case, told = as_of_suit(case)
        source = calculate(case, rates, strict)
    if not source.totals.total:
        raise nothing_owed(source.until)
    if not isinstance(source, JudgmentStatement):
        asks_what_is_due(source)
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
