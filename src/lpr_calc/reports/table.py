"""Tables for a terminal, drawn by Rich: the only report that imports it."""

from __future__ import annotations

from io import StringIO

from .plain import pad, pairs_lines, width
from .view import Grid, View


def render(view: View, lang: str, columns: int, colour: bool) -> str:
    """Return a result drawn for a terminal ``columns`` wide; ``colour`` False draws without any escape code."""
    from rich.console import Console

    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(columns, 40),
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        color_system="standard" if colour else None,
        emoji=False,
        markup=False,
    )
    _draw(view, console, lang, max(columns, 40))
    return buffer.getvalue()


def _draw(view: View, console: object, lang: str, columns: int) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    assert isinstance(console, Console)
    console.print(Text(view.title, style="bold"))
    console.print()
    colon = "：" if lang == "zh" else ": "
    for name, value in view.head:
        console.print(Text.assemble((f"{name}{colon}", "dim"), value))
    for grid in view.grids:
        console.print()
        console.print(Text(grid.title, style="bold"))
        if _need(grid, _fitting(grid, columns)) > columns:
            # Too many figures for this width: row by row, for a cut figure is no figure.
            for block in _blocks(grid):
                console.print(Text(block))
        else:
            console.print(_table(grid, columns))
    console.print()
    console.print(Text(view.summary_title, style="bold"))
    for line in pairs_lines(view.summary):
        console.print(Text(line))
    for title, said in view.notices:
        console.print()
        console.print(Text(title, style="bold"))
        for line in said:
            console.print(Padding(Text(f"· {line}"), (0, 0, 0, 1)))
    if view.sentence:
        console.print()
        console.print(Text(view.sentence_title, style="bold"))
        console.print(Text(view.sentence))


def _blocks(grid: Grid) -> list[str]:
    """Return each row of a table as lines of name and value."""
    names = max(width(column.title) for column in grid.columns)
    values = max(width(cell) for row in grid.rows for cell in row)
    return [
        "\n".join(
            f"  {pad(column.title, names)}  {pad(cell, values, column.figures)}"
            for column, cell in zip(grid.columns, row, strict=True)
        )
        + "\n"
        for row in grid.rows
    ]


def _table(grid: Grid, columns: int) -> object:
    from rich import box
    from rich.table import Table

    keep = _fitting(grid, columns)
    # Rich puts one blank between columns itself; a second one only where there is room for it.
    gap = 1 if _need(grid, keep) + len(keep) <= columns else 0
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_footer=bool(grid.foot),
        pad_edge=False,
        padding=(0, gap, 0, 0),
        header_style="bold",
        footer_style="bold",
    )
    for i in keep:
        column = grid.columns[i]
        wraps = not column.figures and _widest(grid, i) > 12
        table.add_column(
            column.title,
            grid.foot[i] if grid.foot else "",
            justify="right" if column.figures else "left",
            no_wrap=not wraps,
            overflow="fold",
        )
    for row in grid.rows:
        table.add_row(*(row[i] for i in keep))
    return table


def _widest(grid: Grid, i: int) -> int:
    return max(
        width(row[i]) for row in (*grid.rows, tuple(c.title for c in grid.columns), *([grid.foot] if grid.foot else []))
    )


def _need(grid: Grid, keep: list[int]) -> int:
    """Columns of the terminal that these columns of the table take; text columns may wrap down to 12."""
    return sum(_widest(grid, i) if grid.columns[i].figures else min(_widest(grid, i), 12) for i in keep) + len(keep)


def _fitting(grid: Grid, columns: int) -> list[int]:
    """Leave out spare columns, the most spare first, until the rest fits."""
    keep = list(range(len(grid.columns)))
    for i in sorted((i for i in keep if grid.columns[i].spare), key=lambda i: -grid.columns[i].spare):
        if _need(grid, keep) <= columns:
            break
        keep.remove(i)
    return keep
