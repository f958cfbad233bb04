"""Plain data written for programs: JSON, JSON Lines, CSV and TSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import StringIO

from ..base.checking import Any
from .inert import json_inert
from .model import Document, Table, laid_out

_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def dump(document: dict[str, Any] | list[dict[str, str]], format_: str) -> str:
    """Return plain data (or a list of rows) as indented JSON, or as one line for ``jsonl``."""
    import json

    return json_inert(json.dumps(document, ensure_ascii=False, indent=2 if format_ == "json" else None)) + "\n"


def as_json(document: Document) -> str:
    """Return a document as JSON: its parts in order, cells as they are printed,
    what is missing and what it leaves out.
    """
    parts: list[dict[str, Any]] = []
    for part in laid_out((*document.parts, *document.annex), document.lang):
        if isinstance(part, Table):
            parts.append(
                {
                    "table": part.title,
                    "columns": [column.title for column in part.columns],
                    "rows": [[cell.text for cell in row] for row in part.rows],
                    "total": [cell.text for cell in part.foot],
                }
            )
        elif part.text:
            parts.append({"style": part.style, "text": part.text})
    return dump(
        {
            "schema": "lpr-calc/draft/1",
            "kind": document.kind,
            "parts": parts,
            "missing": list(document.missing),
            "unused": list(document.unused),
        },
        "json",
    )


def delimited(rows: Iterable[Iterable[str]], format_: str, masked: Callable[[str], str] = str) -> str:
    """Return rows as CSV (RFC 4180) or TSV; ``masked`` goes over every cell:
    `safe_cell` where a cell may be anything.
    """
    import csv

    buffer = StringIO()
    comma, ending = (",", "\r\n") if format_ == "csv" else ("\t", "\n")
    writer = csv.writer(buffer, delimiter=comma, lineterminator=ending)
    writer.writerows([masked(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def table_rows(table: Table) -> list[list[str]]:
    """Return a table as rows for `delimited`: its headings, amounts without commas, the row of totals last."""
    return [[column.title for column in table.columns], *([cell.data for cell in row] for row in table.lines)]


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from running a cell: text that begins with ``= + - @``, wide or not, tab or CR gets a ``'`` in
    front.

    Taking the ``'`` off gives the text back; so that this stays true, such a text that already has one gets one more.
    """
    return f"'{text}" if text.lstrip("'")[:1] in _RUN and text else text
