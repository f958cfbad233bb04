"""The official element forms of a claim, of a judgment, or of both, with what is to be mended in them."""

from __future__ import annotations

from ..base.errors import LprError, problems_of, words_of
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..law.choices import Notice
from .chosen import PAPER_NAMES, Chosen
from .drafted import Draft
from .form import form, is_unseen, official
from .form_checks import checks_of, copies
from .slots_enforcement import read_of_instrument
from .told import answering

problem = problems_of(__name__)
worded = words_of(__name__)


def formed(
    statement: Statement | None,
    judged: JudgmentStatement | None,
    notices: tuple[Notice, ...],
    chosen: Chosen,
    strict: bool,
) -> Draft:
    """The element forms, with what is to be mended in them: told, and refused under ``strict``. Raises LprError."""
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
