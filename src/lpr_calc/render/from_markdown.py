"""A result that is no document of its own as a document: read from its Markdown, figures and days typed again."""

from __future__ import annotations

import re
from datetime import date

from .markdown import unsafe
from .model import Cell, Column, Document, Para, Table, fen, whole, words

_MONEY = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)\.(\d\d)")
_WHOLE = re.compile(r"\d{1,15}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def of_markdown(text: str, kind: str) -> Document:
    """Return headings, paragraphs and tables in order. Tables take the heading before them as their name."""
    parts: list[Para | Table] = []
    block: list[str] = []
    heading = ""
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            block.append(line)
            continue
        if block:
            if parts and parts[-1] == Para(heading, "heading"):
                parts.pop()  # the table bears it as its name
            parts.append(_table(heading, block))
            block, heading = [], ""
        if line.startswith("#"):
            heading = _plain(line.lstrip("#").strip())
            parts.append(Para(heading, "title" if line.startswith("# ") else "heading"))
        elif line.strip():
            parts.append(Para(_plain(line.removeprefix("- ")), "plain"))
    return Document(kind, tuple(parts), any(isinstance(part, Table) and len(part.columns) > 6 for part in parts))


def _table(title: str, block: list[str]) -> Table:
    rows = [[_plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])] for line in block]
    if not any(rows[0]):  # name and value, two by two
        rows[0] = ["Item", "Value"] if title.isascii() else ["项目", "内容"]
    figures = [mark.endswith(":") for mark in rows[1]]
    body = [[_cell(cell, number) for cell, number in zip(row, figures, strict=True)] for row in rows[2:]]
    widths = [min(max(8, *(_width(row[place]) for row in (rows[0], *rows[2:]))), 40) for place in range(len(figures))]
    columns = [Column(f"c{n}", name, width, number) for n, (name, width, number) in enumerate(zip(rows[0], widths, figures, strict=True))]  # fmt: skip
    return Table(title, tuple(columns), tuple(tuple(row) for row in body))


def _cell(text: str, figure: bool) -> Cell:
    """A day is a day and an amount a number, so that a spreadsheet can reckon with them; text stays text."""
    if _ISO.fullmatch(text):
        return Cell("date", date.fromisoformat(text).toordinal())
    money = _MONEY.fullmatch(text) if figure else None
    if money is not None:
        amount = int(money[2].replace(",", "")) * 100 + int(money[3])
        return fen(-amount if money[1] == "-" else amount)
    if figure and _WHOLE.fullmatch(text):
        return whole(int(text))
    return words(text)


def _plain(text: str) -> str:
    """Undo what Markdown needed escaped."""
    return unsafe(text)


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)
