"""A document as plain text for a terminal, and as Markdown."""

from __future__ import annotations

from typing import Any

from .markdown import cell, grid_rows, safe
from .model import Document, Table
from .plain import grid_lines
from .view import Column as ViewColumn
from .view import Grid

_MARKS = {"title": "# ", "heading": "## "}


def render(document: Document) -> str:
    """Return the document as plain text."""
    out: list[str] = []
    for part in (*document.parts, *document.annex):
        if isinstance(part, Table):
            lines = _list(part) if part.listed else grid_lines(_grid(part))
            out += ["", *([part.title] if part.title else []), *lines, ""]
        elif part.style in ("title", "heading"):
            out += ["", part.text, ""]
        else:
            out.append(part.text)
    return _tidy(out)


def markdown(document: Document) -> str:
    """Return the document as Markdown."""
    out: list[str] = []
    for part in (*document.parts, *document.annex):
        if isinstance(part, Table):
            out += ["", *([f"**{cell(part.title)}**", ""] if part.title else []), *grid_rows(_grid(part)), ""]
        else:
            out += ["", f"{_MARKS.get(part.style, '')}{safe(part.text)}"]
    return _tidy(out)


def as_json(document: Document) -> str:
    """Return the document as JSON: its parts in order, cells as they are printed, what is missing and what it leaves out."""
    from .data import dump

    parts: list[dict[str, Any]] = []
    for part in (*document.parts, *document.annex):
        if isinstance(part, Table):
            rows = [[cell.text for cell in row] for row in part.rows]
            columns = [column.title for column in part.columns]
            parts.append(
                {"table": part.title, "columns": columns, "rows": rows, "total": [cell.text for cell in part.foot]}
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


def _list(table: Table) -> list[str]:
    return [f"{' '.join(cell.text for cell in row[:-1])}：{row[-1].text}" for row in table.rows]


def _grid(table: Table) -> Grid:
    columns = tuple(ViewColumn(column.title, column.figures) for column in table.columns)
    rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
    return Grid(table.title, columns, rows, tuple(cell.text for cell in table.foot))


def _tidy(lines: list[str]) -> str:
    """Join lines, never two empty ones in a row, none at either end."""
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n") + "\n"
