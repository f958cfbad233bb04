"""The tables of a Word document (.docx) as rows of text, each with the paragraphs that stand over it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..values.text import shown

problem = problems_of(__name__)

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
    """Return the tables of a document. Raises LprError for what is none, or where python-docx is missing."""
    from importlib.util import find_spec

    if find_spec("docx") is None:
        raise LprError(problem("docx-missing/table", path))
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    try:
        body = list(docx.Document(BytesIO(raw)).iter_inner_content())
    except Exception:  # noqa: BLE001 -- python-docx raises whatever a broken package makes its parts raise
        raise LprError(problem("docx-broken/table", path)) from None
    found: list[WordTable] = []
    titles: list[str] = []
    for part in body:
        if isinstance(part, Paragraph):
            if text := part.text.strip():
                titles.append(shown(text[:_LONG]) if len(text) > _LONG else text)
        elif isinstance(part, Table):
            found.append(WordTable(f"表{len(found) + 1}", tuple(titles[-_TITLES:]), _rows(part)))
            titles = []
    return found


def _rows(table: Any) -> tuple[tuple[str, ...], ...]:
    seen: set[Any] = set()
    rows = []
    for row in table.rows:
        cells = [""] * row.grid_cols_before
        for cell in row.cells:
            # A merged cell comes once for each it spans.
            cells.append("" if cell._tc in seen else " ".join(cell.text.split()))
            seen.add(cell._tc)
        rows.append(tuple(cells))
    return tuple(rows)
