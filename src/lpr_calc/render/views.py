"""Views of one document: the answer first, for a terminal, and one part alone, for a pipe or the clipboard."""

from __future__ import annotations

from ..base.text import Text
from .model import ROLES, Document, Notices, Pairs, Para, Part, Table

_KEPT = ("warnings",)
"""Lists of remarks that the answer-first view shows; what the others hold is counted in its last line."""


def parts_of(document: Document) -> tuple[str, ...]:
    """The parts of a document that may be asked for alone, in the order of `ROLES`."""
    return tuple(role for role in ROLES if (role == "total" and document.total is not None) or _of(document, role))


def _of(document: Document, role: str) -> tuple[Part, ...]:
    """The parts of a role; where no part has one, the tables are the lines."""
    if role == "lines" and not any(part.role in ROLES for part in document.parts):
        return tuple(part for part in document.parts if isinstance(part, Table))
    return tuple(part for part in document.parts if part.role == role)


def alone(document: Document, role: str) -> Document | str | None:
    """One part of a document: a figure or a sentence as text, a table as a document of its own; None where the document
    has no such part.
    """
    if role == "total":
        return None if document.total is None else document.total[1].data
    chosen = _of(document, role)
    if not chosen:
        return None
    if all(isinstance(part, Para) for part in chosen):
        return "\n".join(part.text for part in chosen if isinstance(part, Para))
    return document._replace(parts=chosen, annex=())


def summary(document: Document) -> Document:
    """The answer alone, and what must be known with it: without title, tables, sentence and what it rests on."""
    kept = [part for part in document.parts if isinstance(part, Notices) and part.role in _KEPT]
    return document._replace(parts=(*_headline(document), *kept), annex=())


def answer_first(document: Document) -> Document:
    """The same document with its answer at the top, then what it rests on, and the rest in one line.

    A document without a figure that answers stays as it is.
    """
    if document.total is None:
        return document
    lang = document.lang
    titles = [part for part in document.parts if isinstance(part, Para) and part.style == "title"]
    tables = [part for part in document.parts if isinstance(part, Table)]
    others = [part for part in document.parts if isinstance(part, Pairs) and part.role == "person"]
    kept = [part for part in document.parts if isinstance(part, Notices) and part.role in _KEPT]
    return document._replace(
        parts=(
            *titles,
            *_headline(document),
            *tables,
            *others,
            *kept,
            *_sentence(document),
            Para(_rest(document).say(lang), "apart"),
        )
    )


def _headline(document: Document) -> list[Part]:
    """The total in bold, what it is made of, its capital form and what a day adds."""
    summary = next((part for part in document.parts if isinstance(part, Pairs) and part.role == "total"), None)
    if summary is None or document.total is None:
        return []
    colon, (name, total) = document.colon, document.total
    figures = [(label, cell) for label, cell in summary.pairs if cell.kind == "fen" and label != name]
    said = [f"{label} {cell.text}" for label, cell in figures]
    between = Text("，", ", ").say(document.lang)
    lines: list[Part] = [Para(f"{name} {total.text}", "label")]
    if said:
        lines.append(Para(between.join(said), "plain"))
    lines += [
        Para(f"{label}{colon}{cell.text}" if label else cell.text, "plain")
        for label, cell in summary.pairs
        if cell.kind != "fen"
    ]
    return lines


def _sentence(document: Document) -> list[Part]:
    parts = document.parts
    at = next((i for i, part in enumerate(parts) if part.role == "sentence"), None)
    if at is None:
        return []
    before = parts[at - 1] if at else None
    label = [before] if isinstance(before, Para) and before.style == "label" else []
    return [*label, *(part for part in parts if part.role == "sentence")]


def _rest(document: Document) -> Text:
    """What the view leaves out: how many provisions and defaults there are, how far the rates are known."""
    count = {part.role: len(part.lines) for part in document.parts if isinstance(part, Notices)}
    grounds = count.get("provisions", 0)
    defaults = count.get("assumptions", 0) + count.get("customs", 0)
    notes = count.get("infos", 0) + count.get("steps", 0)
    zh = [f"依据 {grounds} 条", f"默认 {defaults} 项"] + ([f"说明 {notes} 条"] if notes else [])
    en = [f"{grounds} provisions", f"{defaults} defaults"] + ([f"{notes} notes"] if notes else [])
    if document.rates:
        zh.append(f"利率至 {document.rates}")
        en.append(f"rates to {document.rates}")
    return Text(f"{' · '.join(zh)}（--full 展开）", f"{' · '.join(en)} (--full shows them)")


def as_cells(table: Table) -> list[list[str]]:
    """A table as rows of text for other programs, headings first."""
    return [[column.title for column in table.columns], *([cell.data for cell in row] for row in table.lines)]


def rows_of(document: Document) -> list[dict[str, str]]:
    """The rows of all tables for programs, by the keys of their columns."""
    return [
        {column.key: cell.data for column, cell in zip(table.columns, row, strict=True)}
        for table in document.tables
        for row in table.rows
    ]
