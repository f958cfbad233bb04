"""Markdown, for notes and issue trackers."""

from __future__ import annotations

import re

from ..base.pattern import pattern
from .model import Document, Notices, Para, Part, Table, labelled
from .plain import tidy

_HEADINGS = {"title": "# ", "heading": "## ", "label": "## "}


def render(document: Document) -> str:
    """Return the document as Markdown, what is annexed to it at the end."""
    out: list[str] = []
    for part in (*document.parts, *document.annex):
        out += ["", *_part(part, document), ""]
    return tidy(out)


def _part(part: Part, document: Document) -> list[str]:
    if isinstance(part, Para):
        mark = _HEADINGS.get(part.style, "")
        return [f"{mark}{cell(part.text) if mark else safe(part.text)}"]
    head = [f"## {cell(part.title)}", ""] if part.title else []
    if isinstance(part, Table):
        if part.title and not document.report:
            head = [f"**{cell(part.title)}**", ""]
        return [*head, *table_rows(part)]
    if isinstance(part, Notices):
        lines = [f"{mark}{cell(line.text)}" for mark, line in zip(part.marks, part.lines, strict=True)]
        return [*head, *lines, *(["", cell(part.more.strip())] if part.more else [])]
    if part.columns:
        pairs = (f"| {cell(name)} | {cell(value.text)} |" for name, value in part.pairs)
        return [*head, "| | |", "|---|---:|", *pairs]
    return [*head, *(f"- {cell(labelled(name, value.text, document.lang))}" for name, value in part.pairs)]


def table_rows(table: Table) -> list[str]:
    """Return a table as lines of Markdown."""
    return [
        "| " + " | ".join(cell(column.title) for column in table.columns) + " |",
        "|" + "|".join("---:" if column.figures else "---" for column in table.columns) + "|",
        *("| " + " | ".join(cell(one.text) for one in row) + " |" for row in table.lines),
    ]


def cell(text: str) -> str:
    """Return `safe` text on one line: a line end in it would end the row of a table."""
    return safe(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)


_MARKS = pattern(r"[\\`*_\[\]|]|~(?=~)|^(?=[#>])")
_ENTITY = pattern(r"&(?=#?\w{1,32};)")
_ADDRESS = pattern(
    r"(?i)(\b(?:https?|ftp):)//(?![a-z0-9.-]+\.gov\.cn/)|\bwww\.(?![a-z0-9.-]+\.gov\.cn/)|(?<=[\w.+-])@(?=[\w-]+\.\w)"
)


def safe(text: str) -> str:
    """Escape what Markdown would read as markup, so that text from a file is text: no link, image, code or HTML.

    Addresses of the authorities (``.gov.cn``) stay links.
    """
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    if "//" in text or "www." in text or "@" in text:
        # Many programs make a link of a bare address, too.
        text = _ADDRESS.sub(_apart, text)
    return _MARKS.sub(lambda found: f"\\{found[0]}", text)


def _apart(found: re.Match[str]) -> str:
    if found[0] == "@":
        return "&#64;"
    return f"{found[1]}&#47;&#47;" if found[1] else "www&#46;"
