"""Where a table begins: its heading, below the titles that stand over it, and the unit that a title names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from ..base.record import Record
from ..casefile.headings import bare, read_heading, unit_in_title
from ..casefile.units import Unit
from .sources import Block, cells_of, row_end

_ROWS = 20
"""How many rows may stand over the heading."""


class Head(Record):
    """The heading of a table: its row, its cells, the rows above it that are not empty,
    and the unit one of them names.
    """

    line: int
    cells: tuple[str, ...]
    titles: tuple[int, ...] = ()
    unit: Unit | None = None
    unit_text: str = ""


def is_heading(cells: Sequence[str], renamed: Mapping[str, str] = {}) -> bool:  # noqa: B006 -- never changed
    """Whether a row looks like the headings of a table: two of its cells speak of facts of a claim,
    or one of the principal.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 2:
        return False
    mapped = {bare(name) for name in renamed}
    told = 0
    for cell in filled:
        read = read_heading(cell) if len(cell) <= 60 else None
        if bare(cell) in mapped or (read is not None and read.key in ("principal", "loans")):
            told += 2
        elif read is not None and (read.role in ("key", "unit") or (read.role == "ask" and not _SENTENCE.search(cell))):
            told += 1
    return told >= 2


_SENTENCE = re.compile(r"[:：].|[0-9]{4}|[。；;]")
"""A title says something (日期：2024-01-01); a heading names something."""


def find_heading(
    blocks: Iterator[Block], delimiter: str, name: str, looks: Callable[[Sequence[str]], bool]
) -> tuple[Head | None, Iterator[Block]]:
    """Return the heading of a table, None for an empty one, and the blocks of the rows below it.

    It is the first row that ``looks`` like one among the first rows, else the first that is not empty. Raises LprError
    for quotes that do not close.
    """
    rows: list[tuple[int, list[str]]] = []
    below: list[Iterator[Block]] = []
    for number, block in enumerate(blocks):
        if below:
            below.append(iter((block,)))
        for piece in _pieces(block, _ROWS):
            found = cells_of(piece, delimiter, name)
            if not found or not any(cell.strip() for cell in found[0][1]):
                continue
            rows += found
            if looks(found[0][1]):
                return _head(rows), chain(_below(block, piece), blocks)
            if len(rows) == 1:
                below = [_below(block, piece)]
        if len(rows) >= _ROWS or number:
            break
    if not rows:
        return None, iter(())
    return _head(rows[:1]), chain(*below, blocks)


def head_in(
    rows: Sequence[tuple[int, list[str]]], looks: Callable[[Sequence[str]], bool]
) -> tuple[Head | None, Sequence[tuple[int, list[str]]]]:
    """Return the heading of a table that is all there, and the rows below it; None where no row ``looks`` like one."""
    for at, (_, cells) in enumerate(rows[:_ROWS]):
        if looks(cells):
            above = [row for row in rows[:at] if any(cell.strip() for cell in row[1])]
            return _head([*above, rows[at]]), rows[at + 1 :]
    return None, rows


def _head(rows: list[tuple[int, list[str]]]) -> Head:
    line, cells = rows[-1]
    unit, said = None, ""
    for _, above in rows[:-1]:
        text = " ".join(cell.strip() for cell in above if cell.strip())
        found = unit_in_title(text)
        if found is not None:
            unit, said = found, text
    return Head(line, tuple(cell.rstrip("\r") for cell in cells), tuple(n for n, _ in rows[:-1]), unit, said)


def _pieces(block: Block, most: int) -> Iterator[Block]:
    """Cut the first rows off a block, one by one."""
    if block.rows:
        for i, row in enumerate(block.rows[:most]):
            yield Block(block.line + i, "", (row,))
        return
    text, line = block.text, block.line
    for _ in range(most):
        if not text:
            return
        end = row_end(text)
        piece = text if end < 0 else text[: end + 1]
        yield Block(line, piece)
        line, text = line + piece.count("\n"), text[len(piece) :]


def _below(block: Block, piece: Block) -> Iterator[Block]:
    """Yield what of a block stands below a piece of it."""
    if block.rows:
        at = piece.line - block.line + 1
        if block.rows[at:]:
            yield Block(piece.line + 1, "", block.rows[at:])
        return
    line, text = block.line, block.text
    while line < piece.line:
        end = row_end(text)
        line, text = line + text.count("\n", 0, end + 1), text[end + 1 :]
    rest = text[len(piece.text) :]
    if rest:
        yield Block(piece.line + piece.text.count("\n"), rest)
