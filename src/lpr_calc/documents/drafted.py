"""A document with what is told beside it."""

from __future__ import annotations

from ..base.record import Record
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..law.choices import Notice, Unused
from ..render.model import Document


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
