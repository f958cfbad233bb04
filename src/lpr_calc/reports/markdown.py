"""Markdown, for notes and issue trackers."""

from __future__ import annotations

from .view import Grid, View


def render(view: View, lang: str) -> str:
    """Return a result as Markdown."""
    colon = "：" if lang == "zh" else ": "
    out = [f"# {safe(view.title)}", ""]
    out += [f"- {name}{colon}{safe(value)}" for name, value in view.head]
    for grid in view.grids:
        out += ["", f"## {grid.title}", "", *grid_rows(grid)]
    out += ["", f"## {view.summary_title}", "", "| | |", "|---|---:|"]
    out += [f"| {name} | {value} |" for name, value in view.summary]
    for title, said in view.notices:
        out += ["", f"## {title}", "", *(f"- {safe(line)}" for line in said)]
    if view.sentence:
        out += ["", f"## {view.sentence_title}", "", safe(view.sentence)]
    return "\n".join(out) + "\n"


def grid_rows(grid: Grid) -> list[str]:
    """Return a table as lines of Markdown."""
    rows = [*grid.rows, *([grid.foot] if grid.foot else [])]
    return [
        "| " + " | ".join(column.title for column in grid.columns) + " |",
        "|" + "|".join("---:" if column.figures else "---" for column in grid.columns) + "|",
        *("| " + " | ".join(safe(cell) for cell in row) + " |" for row in rows),
    ]


def safe(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")
