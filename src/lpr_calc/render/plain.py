"""Plain text for a pipe: columns aligned by display width, nothing cut, no colour."""

from __future__ import annotations

from unicodedata import east_asian_width

from .model import Cell, Document, Notices, Pairs, Para, Part, Table, labelled


def render(document: Document) -> str:
    """Return the document as plain text, what is annexed to it at the end."""
    out: list[str] = []
    for part in (*document.parts, *document.annex):
        out += _part(part, document.lang)
    return tidy(out)


def _part(part: Part, lang: str) -> list[str]:
    """Return one part as lines; an empty one where there is to be room."""
    if isinstance(part, Para):
        if part.style in ("title", "heading", "apart"):
            return ["", part.text, ""]
        return ["", part.text] if part.style == "label" else [part.text]
    head = ["", part.title] if part.title else []
    if isinstance(part, Table):
        return [*(head or [""]), *(_listed(part) if part.listed else table_lines(part)), ""]
    if isinstance(part, Notices):
        lines = [f"{mark}{line.text}" for mark, line in zip(part.marks, part.lines, strict=True)]
        return [*head, *lines, *([part.more] if part.more else []), ""]
    if part.columns:
        return [*head, *pairs_lines(part), ""]
    indent = "  " if part.title else ""
    return [*head, *(f"{indent}{labelled(name, value.text, lang)}" for name, value in part.pairs), *(head and [""])]


def tidy(lines: list[str]) -> str:
    """Join lines, never two empty ones in a row, none at either end."""
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n") + "\n"


def width(text: str) -> int:
    """Columns a text takes on a terminal: wide and full-width characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int, right: bool = False) -> str:
    """Fill a text with blanks to a display width."""
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank


def pairs_lines(part: Pairs) -> list[str]:
    """Return label and value in two columns, figures to the right."""
    names = max(width(name) for name, _ in part.pairs)
    values = max((width(value.text) for _, value in part.pairs if is_figure(value)), default=0)
    return [
        f"  {pad(name, names)}  {pad(value.text, values, True) if is_figure(value) else value.text}"
        for name, value in part.pairs
    ]


def is_figure(value: Cell) -> bool:
    """Whether a value stands under others so that its last digit is under theirs."""
    return value.text[:1].isdigit() and value.text[-1:].isdigit()


def table_lines(table: Table) -> list[str]:
    """Return a table as lines of text."""
    rows = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.lines)]
    widths = [max(width(row[i]) for row in rows) for i in range(len(table.columns))]
    rule = "  ".join("-" * w for w in widths)
    lines = [
        "  ".join(
            pad(cell, w, column.figures) for cell, w, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, rule)
    if table.foot:
        lines.insert(-1, rule)
    return lines


def _listed(table: Table) -> list[str]:
    return [f"{' '.join(cell.text for cell in row[:-1] if cell.text)}：{row[-1].text}" for row in table.rows]
