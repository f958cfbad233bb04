"""What is told beside a paper and stands in none: what it was drafted on, what is to be mended before it is filed."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.text import Text
from ..casefile.model import Case
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..law.choices import Notice
from ..render.model import Document
from .people import agents_answering

problem = problems_of(__name__)
worded = words_of(__name__)


def before_enforcement(source: Statement | JudgmentStatement) -> list[Notice]:
    """What measures after a judgment hang on: that enforcement was not applied for, and will be in time."""
    from .preserve import enforce_by

    case, last = source.case, enforce_by(source)
    if case.resume is not None and case.resume.case:
        return [Notice("warning", "preserve-enforced", worded("preserve-enforced", case=case.resume.case))]
    told = [Notice("assumption", "preserve-not-enforced", worded("preserve-not-enforced"))]
    if last is not None:
        late = "late" if source.until > last else "by"
        told.append(Notice("warning", "preserve-enforce", worded(f"preserve-enforce/{late}", last=iso(last))))
    return told


def is_long(made: Document) -> list[Notice]:
    """A warning where a reminder is longer than a message ought to be."""
    from .letters import REMINDER_LIMIT

    length = len(made.paragraphs.strip())
    if length <= REMINDER_LIMIT:
        return []
    message = Text(
        f"提醒有 {length} 字，超过一条短信宜有的 {REMINDER_LIMIT} 字",
        f"the reminder has {length} characters, more than {REMINDER_LIMIT}",
    )
    return [Notice("warning", "reminder-long", message)]


def agents_known(case: Case) -> None:
    """Refuse an agent of somebody who is no party. Raises LprError."""
    parties = (*case.creditors, *case.debtors, *(one.party for one in case.guarantors), *case.third)
    known = {"", "creditor", "debtor", *(party.name for party in parties), *(one.owner for one in case.security)}
    wrong = [one for one in case.agents if one.whom not in known]
    if wrong:
        raise LprError(*(problem("agent-for", one.where, name=one.name, whom=one.whom) for one in wrong))


def unread(kind: str, statement: Statement, reduced: Statement | None = None) -> list[Notice]:
    """A warning of what a complaint or an answer cites that was never read in the official text."""
    if kind == "complaint":
        from .grounds import claim_grounds

        return never_read(claim_grounds(statement))
    from .defences import answer_grounds, defences

    return never_read(answer_grounds(statement, defences(statement, reduced)))


def never_read(keys: tuple[str, ...]) -> list[Notice]:
    """A warning of what of these was never read in the official text."""
    from .grounds import unverified

    listed = "、".join(unverified(keys))
    return [Notice("warning", "paper-unread", worded("paper-unread", listed=listed))] if listed else []


def answering(statement: Statement) -> list[Notice]:
    """An answer has the agents of the file as the defendant's, which is told: the file may be the plaintiff's."""
    from .defences import respondents

    case = statement.case
    agents = "、".join(one.name or "?" for one in agents_answering(case, respondents(statement)) if not one.whom)
    return [Notice("assumption", "answer-agents", worded("answer-agents", agents=agents))] if agents else []
