"""诉讼请求: one numbered claim per head, one sentence per live base; and the same as an operative part words it."""

from __future__ import annotations

from ..compute.statement import Statement
from ..render.model import Document, Para
from ..reports.sentence import claims_of, main_clause
from .complaint import named


def claims(statement: Statement) -> Document:
    """The claims of the complaint."""
    said, blanks = named(statement)
    parts = (Para("诉讼请求", "title"), *(Para(text) for text in claims_of(said)))
    return Document("claims", parts, False, tuple(blanks.missing))


def operative(statement: Statement) -> Document:
    """The claims in the words of an operative part (判决主文), for a draft of the judgment that is asked for."""
    said, blanks = named(statement)
    parts = (Para("判决主文形式", "title"), *(Para(text) for text in main_clause(said)))
    return Document("claims", parts, False, tuple(blanks.missing))
