"""The rows of a block: line by line, and side by side as columns, for whoever asks the same of every row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from operator import methodcaller

from ..base.errors import LprError, problems_of
from .sources import LONGEST, Block, unclosed

problem = problems_of(__name__)


class BlockRows:
    """The rows of a block of a table of some width: ``numbers`` are the lines they begin on, ``lines`` the text of each
    that is one line ("" else). ``uneven`` are the places of those that are none, or have not as many cells as columns:
    in a column they hold "".
    """

    def __init__(
        self, numbers: Sequence[int], lines: Sequence[str], rows: Sequence[list[str]], width: int, flat: list[str]
    ) -> None:
        """``rows`` are the cells of each row; or ``flat`` all cells, a mark behind those of every row."""
        self.numbers, self.lines, self._rows, self._width, self._flat = numbers, lines, rows, width, flat
        self.uneven = [i for i, cells in enumerate(rows) if len(cells) != width or not lines[i]]

    def __len__(self) -> int:
        return len(self.lines)

    def cells(self, place: int) -> list[str]:
        """Return the cells of a row."""
        begin = place * (self._width + 1)
        return self._flat[begin : begin + self._width] if self._flat else self._rows[place]

    def column(self, at: int) -> list[str]:
        """Return a cell of every row, -1 for the last."""
        if self._flat:
            return self._flat[at % self._width : -1 : self._width + 1]
        if not self.uneven:
            return [cells[at] for cells in self._rows]
        uneven = set(self.uneven)
        return ["" if i in uneven else cells[at] for i, cells in enumerate(self._rows)]


def rows_of(block: Block, delimiter: str, name: str, width: int) -> BlockRows:
    """Return the rows of a block of a table that has ``width`` columns. Raises LprError as `read_rows`.

    Where every row has so many cells all of them are cut at once: a list for each row takes half as long again.
    """
    if not block.rows:
        numbers, lines, text = _lines_of(block)
        bare = text if '"' not in text else unquoted(text, delimiter)
        flat = bare.replace("\n", f"{delimiter}\n{delimiter}").split(delimiter) if bare else []
        if len(flat) == len(lines) * (width + 1) + 1 and flat[width :: width + 1] == ["\n"] * len(lines):
            return BlockRows(numbers, lines, (), width, flat)
    found = list(read_rows(block, delimiter, name))
    return BlockRows([row[0] for row in found], [row[1] for row in found], [row[2] for row in found], width, [])


def unquoted(text: str, delimiter: str) -> str:
    """Return lines without their quotes where every quote is at the edge of a cell that holds neither a delimiter, nor
    a line break, nor a quote, so that what is left is cut as if there were none; "" for any other text.
    """
    pieces = text.split('"')
    inside = "".join(pieces[1::2])
    if len(pieces) % 2 == 0 or '""' in text or delimiter in inside or "\n" in inside or "\r" in text or "\0" in text:
        return ""
    # The first quote of a pair stands behind the end of a cell, the second before one: with what is inside a quote
    # cannot be both.
    opened = text.count(f'{delimiter}"') + text.count('\n"') + (text[0] == '"')
    closed = text.count(f'"{delimiter}') + text.count('"\n')
    return "".join(pieces) if 2 * opened == 2 * closed == len(pieces) - 1 and len(text) < LONGEST else ""


def _lines_of(block: Block) -> tuple[Sequence[int], list[str], str]:
    """Return the lines of a block that hold anything: their numbers, the lines, and all as one text that ends with a
    line.
    """
    text = block.text.replace("\r\n", "\n") if "\r" in block.text else block.text
    lines = text.split("\n")
    if lines[-1]:
        text += "\n"
    else:
        lines.pop()
    if "\n\n" in text or not text or text[0] == "\n":
        numbers = [number for number, line in enumerate(lines, block.line) if line]
        lines = [line for line in lines if line]
        return numbers, lines, "".join([f"{line}\n" for line in lines])
    return range(block.line, block.line + len(lines)), lines, text


def read_rows(block: Block, delimiter: str, name: str) -> Iterable[tuple[int, str, list[str]]]:
    """Return the rows of a block: the line each begins on, the text of a row that is one line ("" else), its cells.

    Empty lines are left out. Raises LprError for a quote that is never closed.
    """
    if block.rows:
        return [(block.line + i, "", list(row)) for i, row in enumerate(block.rows)]
    numbers, lines, text = _lines_of(block)
    if '"' not in text:
        return zip(numbers, lines, map(methodcaller("split", delimiter), lines), strict=True)
    import csv

    csv.field_size_limit(LONGEST)
    if "\0" not in text:
        try:
            rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
        except csv.Error:
            rows = []
        if len(rows) == len(lines):
            return zip(numbers, lines, rows, strict=True)
    return _quoted_rows(block, delimiter, name)


def cells_of(block: Block, delimiter: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a block as cells, with the line each begins on. Raises LprError as `read_rows`."""
    return [(number, cells) for number, _, cells in read_rows(block, delimiter, name)]


def _quoted_rows(block: Block, delimiter: str, name: str) -> list[tuple[int, str, list[str]]]:
    """Return the rows of a block with line breaks inside quotes."""
    import csv

    # NUL stops the csv module before Python 3.11; here it is seen and named as part of its row.
    text = block.text.replace("\0", "\ufffd")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    start = block.line
    try:
        for row in reader:
            if row:
                rows.append((start, "", row))
            start = block.line + reader.line_num
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise LprError(unclosed(text, block.line, name)) from None
        where = f"{name}:{start}"
        raise LprError(problem("quote-odd", where, start=start)) from None
    return rows
