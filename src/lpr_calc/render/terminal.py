"""Documents for a terminal, drawn by Rich: the only writer that imports it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ..base.record import Record
from ..base.text import Text as Said
from .fold import fold, longest
from .harmless import harmless
from .model import Column, Document, Notices, Pairs, Para, Part, Table
from .plain import pad, pairs_lines, width

if TYPE_CHECKING:
    from rich.console import Console

_NARROW = 12
"""A column of text is made no narrower than this."""
_RULE = "    \n    \n -- \n    \n    \n    \n    \n    \n"
_BOLD = ("title", "subtitle", "heading", "label")


def render(document: Document, columns: int, colour: bool, full: bool = False) -> str:
    """Return a document drawn for a terminal ``columns`` wide; ``colour`` False draws without any escape code, ``full``
    leaves no column out: what does not fit is drawn row by row.

    Whatever text of it came from a file is made `inert` first.
    """
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
    _draw(harmless(document), console, max(columns, 40), full)
    return buffer.getvalue()


def _draw(document: Document, console: Console, columns: int, full: bool) -> None:
    from rich.text import Text

    def line(text: object = "") -> None:
        # Written as it is: the terminal wraps a long line, and what is copied has no break in it.
        console.print(text, soft_wrap=True)

    above: Part | None = None
    for part in (*document.parts, *document.annex):
        if above is not None and not _follows(part, above):
            line()
        if isinstance(part, Para):
            line(Text(part.text, style="bold" if part.style in _BOLD else ""))
        elif part.title:
            line(Text(part.title, style="bold yellow" if part.role == "warnings" else "bold"))
        if isinstance(part, Table):
            _draw_table(part, console, columns, document.lang, full)
        elif isinstance(part, Notices):
            for number, one in enumerate(part.lines, 1):
                line(Text(f"{number:>3}. {one.text}" if part.numbered else f" · {one.text}"))
            if part.more:
                line(Text(part.more))
        elif isinstance(part, Pairs) and part.columns:
            for pair in pairs_lines(part):
                line(Text(pair))
        elif isinstance(part, Pairs):
            for name, value in part.pairs:
                line(Text.assemble((f"{name}{document.colon}" if name else "", "dim"), value.text))
        above = part


def _follows(part: Part, above: Part) -> bool:
    """Whether a part stands right under the one above it."""
    if isinstance(part, Para):
        loose = part.style in (*_BOLD, "apart")
        return not loose and isinstance(above, Para) and above.style not in ("title", "heading", "apart")
    return isinstance(part, Notices) and not part.title and isinstance(above, Para)


def _draw_table(table: Table, console: Console, columns: int, lang: str, full: bool) -> None:
    grid = _Grid(
        [*([cell.text for cell in row] for row in table.rows)], [cell.text for cell in table.foot], table.columns
    )
    keep = list(range(len(grid.columns))) if full else _fitting(grid, columns)
    if _need(grid, keep) <= columns:
        console.print(_table(grid, columns, keep))
        left = [column.title for i, column in enumerate(grid.columns) if i not in keep]
        if left:
            said = Said(
                f"窄屏省略：{'、'.join(left)}（--full 或加宽）",
                f"left out here: {', '.join(left)} (--full, or a wider terminal)",
            )
            console.print(said.say(lang), soft_wrap=True, style="dim")
        return
    # Too many figures for this width: row by row, for a cut figure is no figure.
    for block in _blocks(grid):
        console.print(block, soft_wrap=True)


class _Grid(Record):
    """A table as texts."""

    rows: list[list[str]]
    foot: list[str]
    columns: tuple[Column, ...]


def _blocks(grid: _Grid) -> list[str]:
    """Return each row of a table as lines of name and value, the row of totals last."""
    names = max(width(column.title) for column in grid.columns)
    figures = [i for i, column in enumerate(grid.columns) if column.figures]
    rows = [*grid.rows, *([grid.foot] if grid.foot else [])]
    # Figures stand under each other; text, which may be long, begins where they begin.
    values = max((width(row[i]) for row in rows for i in figures), default=0)
    return [
        "\n".join(
            f"  {pad(column.title, names)}  {pad(cell, values, True) if column.figures else cell}".rstrip()
            for column, cell in zip(grid.columns, row, strict=True)
            if cell or row is not grid.foot
        )
        + "\n"
        for row in rows
    ]


def _table(grid: _Grid, columns: int, keep: list[int]) -> object:
    from rich.box import Box
    from rich.table import Table as Drawn

    widths = _widths(grid, keep, columns)
    # Rich puts one blank between columns itself; a second one only where there is room for it.
    gap = 1 if sum(widths.values()) + 2 * len(keep) <= columns else 0
    table = Drawn(
        # Hyphens: a box-drawing line is twice as wide in many Chinese fonts.
        box=Box(_RULE, ascii=True),
        show_edge=False,
        show_footer=bool(grid.foot),
        pad_edge=False,
        padding=(0, gap, 0, 0),
        header_style="bold",
        footer_style="bold",
    )
    for i in keep:
        column = grid.columns[i]
        table.add_column(
            column.title,
            grid.foot[i] if grid.foot else "",
            justify="right" if column.figures else "left",
            no_wrap=True,
            min_width=widths[i],
            overflow="crop",
        )
    for row in grid.rows:
        table.add_row(*(row[i] if grid.columns[i].figures else fold(row[i], widths[i]) for i in keep))
    return table


def _cells(grid: _Grid, i: int) -> list[str]:
    """Every text of a column: its heading, its cells, its total."""
    return [grid.columns[i].title, *(row[i] for row in grid.rows), *([grid.foot[i]] if grid.foot else [])]


def _widest(grid: _Grid, i: int) -> int:
    return max(map(width, _cells(grid, i)))


def _least(grid: _Grid, i: int) -> int:
    """The least width of a column: figures are never broken, text down to 12 places, or to its longest word."""
    widest = _widest(grid, i)
    if grid.columns[i].figures or widest <= _NARROW:
        return widest
    heading, *cells = _cells(grid, i)
    foot = [cells.pop()] if grid.foot else []
    return min(widest, max(_NARROW, width(heading), *map(width, foot), *map(longest, cells)))


def _widths(grid: _Grid, keep: list[int], columns: int) -> dict[int, int]:
    """Give every column its least width, and what is left of the line to the columns of text that want it."""
    widths = {i: _least(grid, i) for i in keep}
    spare = columns - sum(widths.values()) - len(keep)
    for i in sorted(keep, key=lambda i: _widest(grid, i)):
        more = min(_widest(grid, i) - widths[i], max(spare, 0))
        widths[i] += more
        spare -= more
    return widths


def _need(grid: _Grid, keep: list[int]) -> int:
    """Columns of the terminal that these columns of the table take at least."""
    return sum(_least(grid, i) for i in keep) + len(keep)


def _fitting(grid: _Grid, columns: int) -> list[int]:
    """Leave out spare columns, the most spare first, until the rest fits."""
    keep = list(range(len(grid.columns)))
    for i in sorted((i for i in keep if grid.columns[i].spare), key=lambda i: -grid.columns[i].spare):
        if _need(grid, keep) <= columns:
            break
        keep.remove(i)
    return keep
