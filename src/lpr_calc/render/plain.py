"""Plain text for a pipe: columns aligned by display width, nothing cut, no colour."""

from __future__ import annotations

from unicodedata import east_asian_width

from .view import Grid, View


def render(view: View, lang: str) -> str:
    """Return a result as plain text."""
    colon = "：" if lang == "zh" else ": "
    out = [view.title, ""]
    out += [f"{name}{colon}{value}" for name, value in view.head]
    for grid in view.grids:
        out += ["", grid.title, *grid_lines(grid)]
    out += ["", view.summary_title, *pairs_lines(view.summary)]
    for title, said in view.notices:
        out += ["", title, *(f"- {line}" for line in said)]
    if view.sentence:
        out += ["", view.sentence_title, view.sentence]
    return "\n".join(out) + "\n"


def width(text: str) -> int:
    """Columns a text takes on a terminal: wide and full-width characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int, right: bool = False) -> str:
    """Fill a text with blanks to a display width."""
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank


def pairs_lines(pairs: tuple[tuple[str, str], ...]) -> list[str]:
    """Return name and value in two columns, figures to the right."""
    names = max(width(name) for name, _ in pairs)
    figures = [value for _, value in pairs if value[:1].isdigit() and value[-1:].isdigit()]
    values = max((width(value) for value in figures), default=0)
    return [f"  {pad(name, names)}  {pad(value, values, True) if value in figures else value}" for name, value in pairs]


def grid_lines(grid: Grid) -> list[str]:
    """Return a table as lines of text."""
    rows = [tuple(column.title for column in grid.columns), *grid.rows]
    if grid.foot:
        rows.append(grid.foot)
    widths = [max(width(row[i]) for row in rows) for i in range(len(grid.columns))]
    rule = "  ".join("-" * w for w in widths)
    lines = [
        "  ".join(
            pad(cell, w, column.figures) for cell, w, column in zip(row, widths, grid.columns, strict=True)
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, rule)
    if grid.foot:
        lines.insert(-1, rule)
    return lines
