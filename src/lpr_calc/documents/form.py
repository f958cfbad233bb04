"""The official element-style forms as text: every block and row in the form's own order, its blanks filled.

The form may not be redrawn, so this is what is to be written into it, row by row; `fill` writes the same into a file.
Nothing is ticked that the case does not state; what is left blank is listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.errors import LprError, problems_of
from ..base.pattern import pattern
from ..base.record import Record
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..render.model import Blanks, Column, Document, Para, Part, Table, words
from ..reports.sentence import principal_name
from . import official_2024
from .blanks import TICKED, FormRow, Slot, TextRow, blank_labels, title_of, write
from .chosen import PAPERS, Chosen
from .debts import CAUSES
from .official import Block, Form, Row
from .official_enforcement import ENFORCEMENT
from .official_general import general
from .official_loan import BANK_ANSWER, BANK_COMPLAINT, LENDING_ANSWER, LENDING_COMPLAINT
from .official_sale import SALE_ANSWER, SALE_COMPLAINT
from .slots_answer import answer_slots
from .slots_complaint import complaint_slots
from .slots_enforcement import enforcement_slots

problem = problems_of(__name__)

_COMPLAINTS = {"private-lending": LENDING_COMPLAINT, "bank-loan": BANK_COMPLAINT, "sale": SALE_COMPLAINT}
_ANSWERS = {"private-lending": LENDING_ANSWER, "bank-loan": BANK_ANSWER, "sale": SALE_ANSWER}


class Filled(Record):
    """A form as text with what is told beside it: how many places were filled, and what was left blank."""

    form: Form
    rows: tuple[TextRow, ...]
    left: tuple[str, ...]


def official(paper: str, kind: str, edition: str, debt: str = "") -> Form | None:
    """The official form of a paper; None where there is none of that edition, or no answer of that kind."""
    if paper == "enforcement":
        return ENFORCEMENT if edition == "2025" else None
    if edition == "2024":
        if kind != "private-lending":
            return None
        return official_2024.LENDING_ANSWER if paper == "answer" else official_2024.LENDING_COMPLAINT
    if paper == "answer":
        return _ANSWERS.get(kind)
    return _COMPLAINTS.get(kind) or general(CAUSES.get(kind, ""), debt)


def is_unseen(kind: str) -> bool:
    """Whether the official form of a kind of claim was not seen: its elements are those that all forms have."""
    return kind not in _COMPLAINTS


def form(
    statement: Statement | None,
    judged: JudgmentStatement | None,
    chosen: Chosen | None = None,
    reduced: Statement | None = None,
) -> Document:
    """The complaint or the answer where there is a claim, and the application where there is a judgment; ``reduced``
    is the claim as an answer asks to have it reduced.
    """
    which = chosen or Chosen()
    parts: list[Part] = []
    for paper in PAPERS:
        if which.paper not in ("", paper) or (paper == "answer" and which.paper == ""):
            continue
        made = filled(paper, statement, judged, which.edition, reduced)
        if made is not None:
            parts += _parts(made)
    return Document("form", tuple(parts), False, tuple(Blanks().missing))


def filled(
    paper: str,
    statement: Statement | None,
    judged: JudgmentStatement | None,
    edition: str = "2025",
    reduced: Statement | None = None,
) -> Filled | None:
    """One paper's form with what the case fills; None where the case has no such paper, or the edition no such form."""
    if paper == "enforcement":
        found = ENFORCEMENT if judged is not None and edition == "2025" else None
    else:
        found = official(paper, statement.kind, edition, principal_name(statement)) if statement is not None else None
    if found is None:
        return None
    slots = slots_of(paper, "", statement, judged, "", reduced)
    rows = text_rows(found, slots)
    landed, _ = write(rows, slots)
    return Filled(found, tuple(rows), tuple(left_blank(rows, landed)))


def slots_of(
    paper: str,
    cause: str,
    statement: Statement | None,
    judged: JudgmentStatement | None,
    place: str,
    reduced: Statement | None = None,
) -> tuple[Slot, ...]:
    """What goes into a form of a paper that names a cause of action ("": none).

    Raises LprError where the case has no such paper, or is of another cause.
    """
    if paper == "enforcement":
        if judged is None:
            raise LprError(problem("form-none/judgment", place))
        return enforcement_slots(judged)
    if statement is None:
        raise LprError(problem("form-none/loan", place))
    own = CAUSES.get(statement.kind, "")
    if cause in CAUSES.values() and cause != own:
        raise LprError(problem("template-cause", place, cause=cause, own=own or "—"))
    return answer_slots(statement, reduced) if paper == "answer" else complaint_slots(statement)


def text_rows(found: Form, slots: tuple[Slot, ...]) -> list[TextRow]:
    """The rows of a form as text, that of a party copied for each of its persons; one copy where there is none."""
    most: dict[str, int] = {}
    for slot in slots:
        most[title_of(slot.title)] = max(most.get(title_of(slot.title), 0), slot.copy)
    return [
        TextRow(title_of(row.title), row.wording, copy)
        for block in found.blocks
        for row in block.rows
        for copy in range(most.get(title_of(row.title), 0) + 1)
    ]


def _parts(made: Filled) -> list[Part]:
    """A title, a table for every block, and what was left blank."""
    name = made.form.cause if made.form.paper != "强制执行申请书" else ""
    edition = "" if made.form.edition == "2025" else f"（{made.form.edition}年版）"
    parts: list[Part] = [Para(f"{name}{made.form.paper}（要素式）填写内容{edition}", "title")]
    for block in made.form.blocks:
        rows = [(row, text) for row in block.rows for text in made.rows if text.title == title_of(row.title)]
        parts.append(_table(block, rows))
    if made.left:
        parts.append(Para(f"未填的项目（由当事人按实际填写）：{'；'.join(made.left)}。", "note"))
    return parts


_NUMBER = pattern(r"(\d+)\. (.*)", re.DOTALL)


def _table(block: Block, rows: list[tuple[Row, TextRow]]) -> Table:
    """The rows of a block as the form numbers them."""
    numbered = any(_NUMBER.fullmatch(row.title) for row in block.rows)
    columns = (Column("number", "序号", 8), Column("title", "项目", 26), Column("value", "内容", 66))
    cells = []
    for row, text in rows:
        match = _NUMBER.fullmatch(row.title)
        number, title = (match[1], match[2]) if match else ("", "概括" if row.free else row.title)
        value = shown(text.text)
        if row.role and not used(text):
            value = ""
        cells.append((words(number), words(title), words(value)))
    heading = block.heading.partition("（")[0]
    if not numbered:
        return Table(heading, columns[1:], tuple(row[1:] for row in cells), listed=True)
    return Table(heading, columns, tuple(cells), listed=True)


def used(row: FormRow) -> bool:
    """Whether a row of a party has anything of a person in it."""
    return TICKED in row.text or bool(re.search(r"(?:姓名|名称)[:：][ \t]*[^\s：:]+(?=\n|$)", row.text))


def shown(text: str) -> str:
    """A row in one line: what stands in several is set apart by ；, but for what already ends in a sign."""
    out = ""
    for line in (part.strip() for part in text.split("\n")):
        if line:
            out += line if not out else f"　{line}" if out[-1] in "；：:。" else f"；{line}"
    return out


def left_blank(rows: Sequence[FormRow], landed: list[tuple[Slot, FormRow]]) -> list[str]:
    """What nobody filled: whole rows by their titles, of a row that was filled the labels with nothing behind them."""
    written = {(row.title, row.copy) for _, row in landed}
    found: list[str] = []
    for row in rows:
        if row.printed or row.title.startswith("可"):  # a free row repeats the others
            continue
        if (row.title, row.copy) not in written:
            if "（自然人）" not in row.title and "（法人" not in row.title:
                found.append(row.title)
            continue
        blank = list(dict.fromkeys(blank_labels(row.text)))
        if blank:
            name = re.search(r"(?:姓名|名称)[:：][ \t]*(\S+)", row.text)
            found.append(f"{row.title}{name[1] if name else ''}：{'、'.join(blank)}")
    return found
