"""诉讼请求: one numbered claim per head, one sentence per live base, and the same as an operative part words it."""

from __future__ import annotations

from ..compute.statement import Statement
from ..render.model import Blanks, Document, Para, Part
from ..reports.sentence import claims_of, main_clause


def claims(statement: Statement) -> Document:
    """The claims of the complaint and, below, the form of an operative part."""
    blanks = Blanks()
    for party, name in ((statement.case.creditor, "原告姓名或名称"), (statement.case.debtor, "被告姓名或名称")):
        blanks.fill(party.name, name)
    case = statement.case._replace(
        creditor=statement.case.creditor._replace(name=statement.case.creditor.name or "【待补充：原告姓名或名称】"),
        debtor=statement.case.debtor._replace(name=statement.case.debtor.name or "【待补充：被告姓名或名称】"),
    )
    named = statement._replace(case=case)
    parts: list[Part] = [Para("诉讼请求", "title"), *(Para(text) for text in claims_of(named))]
    parts += [Para("判决主文形式", "heading"), *(Para(text) for text in main_clause(named))]
    return Document("claims", tuple(parts), False, tuple(blanks.missing))
