"""Markdown, for notes and issue trackers."""

from __future__ import annotations

import re

from .view import Grid, View


def render(view: View, lang: str) -> str:
    """Return a result as Markdown."""
    colon = "：" if lang == "zh" else ": "
    out = [f"# {cell(view.title)}", ""]
    out += [f"- {cell(name)}{colon}{cell(value)}" for name, value in view.head]
    for grid in view.grids:
        out += ["", f"## {cell(grid.title)}", "", *grid_rows(grid)]
    out += ["", f"## {view.summary_title}", "", "| | |", "|---|---:|"]
    out += [f"| {cell(name)} | {cell(value)} |" for name, value in view.summary]
    for title, said in view.notices:
        out += ["", f"## {title}", "", *(f"- {cell(line)}" for line in said)]
    if view.sentence:
        out += ["", f"## {view.sentence_title}", "", safe(view.sentence)]
    return "\n".join(out) + "\n"


def grid_rows(grid: Grid) -> list[str]:
    """Return a table as lines of Markdown."""
    rows = [*grid.rows, *([grid.foot] if grid.foot else [])]
    return [
        "| " + " | ".join(cell(column.title) for column in grid.columns) + " |",
        "|" + "|".join("---:" if column.figures else "---" for column in grid.columns) + "|",
        *("| " + " | ".join(map(cell, row)) + " |" for row in rows),
    ]


def cell(text: str) -> str:
    """Return `safe` text on one line: a line end in it would end the row of a table."""
    return safe(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)


_MARKS = re.compile(r"[\\`*_\[\]|]|~(?=~)|^(?=[#>])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_ADDRESS = re.compile(
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


def unsafe(text: str) -> str:
    """Give back the text that `safe` was given."""
    text = re.sub(r"\\([\\`*_\[\]|~#>])", r"\1", text)
    for written, meant in (("&#64;", "@"), ("&#47;", "/"), ("&#46;", "."), ("&lt;", "<"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text
