"""The rows of a block: line by line, and side by side as columns, for whoever asks the same of every row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from ..base.errors import LprError, problems_of
from .bytewise import bytewise, worded
from .sources import LONGEST, Block, unclosed

problem = problems_of(__name__)


class BlockRows:
    """The rows of a block of a table of some width: ``numbers`` are the lines they begin on, ``lines`` the text of each
    that is one line ("" else), `bytewise`. ``uneven`` are the places of those that are none, or have not as many cells
    as columns: in a column they hold "".
    """

    def __init__(
        self,
        numbers: Sequence[int],
        lines: Sequence[str],
        width: int,
        rows: Sequence[list[str]] = (),
        flat: Sequence[str] = (),
        wide: bool = False,
    ) -> None:
        """``rows`` are the cells of each row; or ``flat`` all cells, a mark behind those of every row. Where they and
        the lines are ``wide``, not bytewise, every row is uneven.
        """
        self.numbers, self.lines, self._width, self._rows, self._flat = numbers, lines, width, rows, flat
        self._wide = wide
        self.uneven = [i for i, cells in enumerate(rows) if wide or len(cells) != width or not lines[i]]

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, place: int) -> str:
        """Return the text of a row that is one line, "" for another, as it is read."""
        return self.lines[place] if self._wide else worded(self.lines[place])

    def cells(self, place: int) -> list[str]:
        """Return the cells of a row as they are read."""
        begin = place * (self._width + 1)
        found = self._flat[begin : begin + self._width] if self._flat else self._rows[place]
        return list(found if self._wide else map(worded, found))

    def column(self, at: int) -> list[str]:
        """Return a cell of every row, bytewise; -1 is the last one."""
        if self._flat:
            return list(self._flat[at % self._width : -1 : self._width + 1])
        uneven = set(self.uneven)
        return ["" if i in uneven else cells[at] for i, cells in enumerate(self._rows)]


def narrowed(block: Block) -> str:
    """Return the text of a block bytewise, "" where it has none: a sheet, or with a lone surrogate, as UTF-7 can spell
    it.
    """
    try:
        return block.text if block.narrow else bytewise(block.text, "strict")
    except UnicodeEncodeError:
        return ""


def rows_of(block: Block, narrow: str, delimiter: str, name: str, width: int) -> BlockRows:
    """Return the rows of a block of a table that has ``width`` columns; ``narrow`` is its text bytewise (`narrowed`).
    Raises LprError as `read_rows`.

    Where every row has so many cells all of them are cut at once: a list for each row takes half as long again.
    """
    if narrow:
        numbers, lines, text = _lines_of(block.line, narrow)
        bare = text if '"' not in text else unquoted(text, delimiter)
        flat = bare.replace("\n", f"{delimiter}\n{delimiter}").split(delimiter) if bare else []
        if len(flat) == len(lines) * (width + 1) + 1 and flat[width :: width + 1] == ["\n"] * len(lines):
            return BlockRows(numbers, lines, width, flat=flat)
        rows = _rows_of_lines(lines, text, delimiter)
        if rows is not None:
            return BlockRows(numbers, lines, width, rows)
    found = list(read_rows(block, delimiter, name))
    return BlockRows([row[0] for row in found], [row[1] for row in found], width, [row[2] for row in found], wide=True)


def unquoted(text: str, delimiter: str) -> str:
    """Return lines without their quotes where all quotes are about whole cells that hold neither a delimiter, nor a
    line break, nor a quote, so that what is left is cut as if there were none; "" for any other text.
    """
    pieces = text.split('"')
    inside, between = "".join(pieces[1::2]), pieces[::2]
    if len(pieces) % 2 == 0 or delimiter in inside or "\n" in inside or "\r" in text or "\0" in text:
        return ""
    # Whatever stands between two such cells begins behind the one and ends before the other: of two quotes side by
    # side, which stand for one, there is nothing between.
    edges, after, before = {delimiter, "\n"}, between[1:], between[not between[0] : -1]
    whole = all(after) and edges.issuperset(map(itemgetter(0), after)) and edges.issuperset(map(itemgetter(-1), before))
    return "".join(pieces) if whole and len(text) < LONGEST else ""


def _lines_of(first: int, text: str) -> tuple[Sequence[int], list[str], str]:
    """Return the lines of a text that hold anything: their numbers from the ``first`` on, the lines, and all as one
    text that ends with a line.
    """
    text = text.replace("\r\n", "\n") if "\r" in text else text
    lines = text.split("\n")
    if lines[-1]:
        text += "\n"
    else:
        lines.pop()
    if "" in lines:
        numbers = [number for number, line in enumerate(lines, first) if line]
        lines = [line for line in lines if line]
        return numbers, lines, "".join([f"{line}\n" for line in lines])
    return range(first, first + len(lines)), lines, text


def read_rows(block: Block, delimiter: str, name: str) -> Iterable[tuple[int, str, list[str]]]:
    """Return the rows of a block: the line each begins on, the text of a row that is one line ("" else), its cells.

    Empty lines are left out. Raises LprError for a quote that is never closed.
    """
    if block.rows:
        return [(block.line + i, "", list(row)) for i, row in enumerate(block.rows)]
    numbers, lines, text = _lines_of(block.line, block.words())
    rows = _rows_of_lines(lines, text, delimiter)
    return _quoted_rows(block, delimiter, name) if rows is None else zip(numbers, lines, rows, strict=True)


def _rows_of_lines(lines: list[str], text: str, delimiter: str) -> list[list[str]] | None:
    """Return the cells of lines, each of which is a row; None where some are not. ``text`` holds all of them."""
    if '"' not in text:
        return [line.split(delimiter) for line in lines]
    if "\0" in text:
        return None
    import csv

    # Bytewise a character takes up to four.
    csv.field_size_limit(4 * LONGEST)
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows if len(rows) == len(lines) else None


def cells_of(block: Block, delimiter: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a block as cells, with the line each begins on. Raises LprError as `read_rows`."""
    return [(number, cells) for number, _, cells in read_rows(block, delimiter, name)]


def _quoted_rows(block: Block, delimiter: str, name: str) -> list[tuple[int, str, list[str]]]:
    """Return the rows of a block with line breaks inside quotes."""
    import csv

    csv.field_size_limit(LONGEST)
    # NUL stops the csv module before Python 3.11; here it is seen and named as part of its row.
    text = block.words().replace("\0", "\ufffd")
    taken: list[str] = []  # the pieces of the text that a row is made of
    reader = csv.reader(_noted(io.StringIO(text, newline=""), taken), delimiter=delimiter, strict=True)
    rows = []
    start = block.line
    try:
        for row in reader:
            if row:
                rows.append((start, "", row))
            # A lone CR in a cell is no line break to whoever counts lines; one that ends a row is.
            start += sum(piece.endswith("\n") for piece in taken) + taken[-1].endswith("\r")
            taken.clear()
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise LprError(unclosed(text, block.line, name)) from None
        where = f"{name}:{start}"
        raise LprError(problem("quote-odd", where, start=start)) from None
    return rows


def _noted(pieces: Iterable[str], taken: list[str]) -> Iterator[str]:
    """Yield pieces, each put on a list when it is taken."""
    for piece in pieces:
        taken.append(piece)
        yield piece
