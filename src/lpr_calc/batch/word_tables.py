"""The tables of a Word document (.docx) as rows of text, each with the paragraphs that stand over it."""

from __future__ import annotations

from ..base.record import Record
from ..values.text import shown
from ..values.worddoc import read_document

_TITLES = 3
_LONG = 60


class WordTable(Record):
    """A table of a document: its name, which is its place among the tables; the paragraphs over it; its rows.

    A cell that spans several is written once, where it begins.
    """

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of_document(raw: bytes, path: str) -> list[WordTable]:
    """Return the tables of a document. Raises LprError for what is none."""
    found: list[WordTable] = []
    titles: list[str] = []
    for block in read_document(raw, path).blocks:
        if isinstance(block, str):
            if text := block.strip():
                titles.append(shown(text[:_LONG]) if len(text) > _LONG else text)
        else:
            rows = tuple(tuple(" ".join(cell.split()) for cell in row) for row in block.rows)
            found.append(WordTable(f"表{len(found) + 1}", tuple(titles[-_TITLES:]), rows))
            titles = []
    return found
