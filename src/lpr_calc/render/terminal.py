"""Documents for a terminal, as wide as it is. The only writer that imports Rich, for its styles."""

from __future__ import annotations

from io import StringIO
from itertools import zip_longest

from ..base.record import Record
from ..base.text import Text as Said
from .fold import fold, longest
from .harmless import harmless
from .model import Column, Document, Notices, Pairs, Para, Part, Table
from .plain import pad, pairs_lines, width

_NARROW = 12
"""A column of text is made no narrower than this."""
_BOLD = ("title", "subtitle", "heading", "label")


def render(document: Document, columns: int, colour: bool, full: bool = False) -> str:
    """Return a document drawn for a terminal ``columns`` wide; ``colour`` False draws without any escape code, ``full``
    leaves no column out: what does not fit is drawn row by row.

    Whatever text of it came from a file is made `inert` first.
    """
    page = _Page(max(columns, 40), colour)
    _draw(harmless(document), page, full)
    return page.drawn.getvalue()


class _Page:
    """The lines drawn so far, on a terminal so many ``columns`` wide."""

    def __init__(self, columns: int, colour: bool) -> None:
        self.columns, self.colour = columns, colour
        self.drawn = StringIO()

    def line(self, text: str = "", style: str = "", before: str = "") -> None:
        """Write a line as it is: the terminal wraps a long one, and what is copied has no break in it.

        What stands ``before`` it is dim.
        """
        self.drawn.write(f"{self._styled(before, 'dim')}{self._styled(text, style)}\n")

    def _styled(self, text: str, style: str) -> str:
        if not self.colour or not style:
            return text
        # Its styles alone: a console of Rich's takes three times as long to load, and would take every line apart.
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _draw(document: Document, page: _Page, full: bool) -> None:
    above: Part | None = None
    for part in (*document.parts, *document.annex):
        if above is not None and not _follows(part, above):
            page.line()
        if isinstance(part, Para):
            page.line(part.text, "bold" if part.style in _BOLD else "")
        elif part.title:
            page.line(part.title, "bold yellow" if part.role == "warnings" else "bold")
        if isinstance(part, Table):
            _draw_table(part, page, document.lang, full)
        elif isinstance(part, Notices):
            for number, one in enumerate(part.lines, 1):
                page.line(f"{number:>3}. {one.text}" if part.numbered else f" · {one.text}")
            if part.more:
                page.line(part.more)
        elif isinstance(part, Pairs) and part.columns:
            for pair in pairs_lines(part):
                page.line(pair)
        elif isinstance(part, Pairs):
            for name, value in part.pairs:
                page.line(value.text, before=f"{name}{document.colon}" if name else "")
        above = part


def _follows(part: Part, above: Part) -> bool:
    """Whether a part stands right under the one above it."""
    if isinstance(part, Para):
        loose = part.style in (*_BOLD, "apart")
        return not loose and isinstance(above, Para) and above.style not in ("title", "heading", "apart")
    return isinstance(part, Notices) and not part.title and isinstance(above, Para)


def _draw_table(table: Table, page: _Page, lang: str, full: bool) -> None:
    columns = page.columns
    grid = _grid_of(table, lang)
    fitting = _fitting(grid, columns)
    # The formula repeats what the row says: it is worth no other way of drawing the table.
    keep = [i for i, column in enumerate(grid.columns) if i in fitting or (full and column.key != _FORMULA)]
    if _need(grid, keep) <= columns:
        _draw_rows(grid, keep, page)
        left = [column.title for i, column in enumerate(grid.columns) if i not in keep]
        if left:
            # Where the formula alone has no room, --full leaves it out as well.
            more = not full and any(grid.columns[i].key != _FORMULA for i in range(len(grid.columns)) if i not in keep)
            said = Said(
                f"窄屏省略：{'、'.join(left)}（{'--full 或' if more else ''}加宽）",
                f"left out here: {', '.join(left)} ({'--full, or ' if more else ''}a wider terminal)",
            )
            page.line(said.say(lang), "dim")
        return
    # Too many figures for this width: row by row, for a cut figure is no figure.
    for line in "\n".join(_blocks(grid)).rstrip("\n").split("\n"):
        page.line(line)


_FORMULA = "formula"


class _Grid(Record):
    """A table as texts; ``below`` holds what stands under each row."""

    rows: list[list[str]]
    foot: list[str]
    columns: tuple[Column, ...]
    below: list[str]


def _grid_of(table: Table, lang: str) -> _Grid:
    """The texts of a table, with the formula of each row in a last column."""
    rows = [[cell.text for cell in row] for row in table.rows]
    foot = [cell.text for cell in table.foot]
    columns = table.columns
    below = [aside.below for aside in table.asides]
    for row, aside in zip(rows, table.asides, strict=False):
        for i, column in enumerate(columns):
            if aside.below and column.key == aside.instead[0]:
                row[i] = aside.instead[1]
    if any(aside.formula for aside in table.asides):
        rows = [[*row, aside.formula] for row, aside in zip(rows, table.asides, strict=True)]
        foot = [*foot, ""] if foot else foot
        columns = (*columns, Column(_FORMULA, Said("算式", "Formula").say(lang), spare=_MOST_SPARE))
    return _Grid(rows, foot, columns, below or [""] * len(rows))


_MOST_SPARE = 99


def _draw_rows(grid: _Grid, keep: list[int], page: _Page) -> None:
    """Draw a table: a line of hyphens under its headings, an empty one above its totals, what stands below a row right
    under it.
    """
    widths = _widths(grid, keep, page.columns)
    # A second blank between columns only where there is room for it.
    gap = "  " if sum(widths.values()) + 2 * len(keep) <= page.columns else " "
    whole = sum(widths.values()) + len(gap) * (len(keep) - 1)

    def draw(row: list[str], style: str = "") -> None:
        cells = [_folded(grid, row, i, widths[i]).split("\n") for i in keep]
        for texts in zip_longest(*cells, fillvalue=""):
            drawn = [pad(text, widths[i], grid.columns[i].figures) for i, text in zip(keep, texts, strict=True)]
            page.line(gap.join(drawn), style)

    draw([column.title for column in grid.columns], "bold")
    # Hyphens: a box-drawing line is twice as wide in many Chinese fonts.
    page.line("-" * whole)
    for row, below in zip(grid.rows, grid.below, strict=True):
        draw(row)
        if below:
            page.line(f"     {below}")
    if grid.foot:
        page.line(" " * whole)
        draw(grid.foot, "bold")


def _blocks(grid: _Grid) -> list[str]:
    """Return each row of a table as lines of name and value, the row of totals last."""
    names = max(width(column.title) for column in grid.columns)
    figures = [i for i, column in enumerate(grid.columns) if column.figures]
    rows = [*grid.rows, *([grid.foot] if grid.foot else [])]
    below = [*(f"  {text}\n" if text else "" for text in grid.below), ""]
    # Figures stand under each other; text, which may be long, begins where they begin.
    values = max((width(row[i]) for row in rows for i in figures), default=0)
    return [
        "\n".join(
            f"  {pad(column.title, names)}  {pad(cell, values, True) if column.figures else cell}".rstrip()
            for column, cell in zip(grid.columns, row, strict=True)
            if cell
        )
        + "\n"
        + under
        for row, under in zip(rows, below, strict=False)
    ]


def _folded(grid: _Grid, row: list[str], i: int, columns: int) -> str:
    """A cell on as many lines as it takes in a column; figures and formulas are on one."""
    return row[i] if _is_whole(grid.columns[i]) else fold(row[i], columns)


def _is_whole(column: Column) -> bool:
    return column.figures or column.key == _FORMULA


def _cells(grid: _Grid, i: int) -> list[str]:
    """Every text of a column: its heading, its cells, its total."""
    return [grid.columns[i].title, *(row[i] for row in grid.rows), *([grid.foot[i]] if grid.foot else [])]


def _widest(grid: _Grid, i: int) -> int:
    return max(map(width, _cells(grid, i)))


def _least(grid: _Grid, i: int) -> int:
    """The least width of a column: figures are never broken, text down to 12 places, or to its longest word."""
    widest = _widest(grid, i)
    if _is_whole(grid.columns[i]) or widest <= _NARROW:
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
    """Leave out spare columns, the most spare first, until the rest fits; a formula stands where nothing is folded."""
    keep = list(range(len(grid.columns)))
    if grid.columns[-1].key == _FORMULA and sum(_widest(grid, i) for i in keep) + len(keep) > columns:
        keep.pop()
    for i in sorted((i for i in keep if grid.columns[i].spare), key=lambda i: -grid.columns[i].spare):
        if _need(grid, keep) <= columns:
            break
        keep.remove(i)
    return keep
