"""Findings in files as a document: what a page or a paper shows of `check` and `rates check`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..base.record import Record
from ..base.text import Text
from ..render.model import Cell, Column, Document, Notices, Para, Part, Table, words


class Found(Record):
    """What was found in one file: a row for each finding (where, level, rule, what is wrong, what would be right), what
    else is to be said of the file, and its summary.
    """

    file: str
    rows: tuple[tuple[str, str, str, str, str], ...]
    remarks: tuple[str, ...]
    summary: str


_COLUMNS = (
    ("place", Text("位置", "Place")),
    ("level", Text("级别", "Level")),
    ("rule", Text("规则", "Rule")),
    ("said", Text("说明", "What is wrong")),
    ("hint", Text("应为、原因", "What would be right, or why")),
)


def findings_document(kind: str, title: Text, found: Iterable[Found], lang: str) -> Document:
    """Lay out the findings of every file, under its name. A place is given without the name that stands above it."""
    parts: list[Part] = [Para(title.say(lang), "title")]
    for each in found:
        parts.append(Para(each.file, "heading"))
        if each.rows:
            columns = tuple(Column(key, head.say(lang)) for key, head in _COLUMNS)
            parts.append(Table("", columns, tuple(_row(each.file, row) for row in each.rows)))
        if each.remarks:
            parts.append(Notices("", tuple(map(words, each.remarks))))
        parts.append(Para(each.summary, "plain"))
    return Document(kind, tuple(parts), lang=lang, report=True)


def _row(file: str, row: Sequence[str]) -> tuple[Cell, ...]:
    where, *rest = row
    return tuple(map(words, (where.removeprefix(file).removeprefix(":"), *rest)))
