"""Which lines must be looked at one by one: a cell that a spreadsheet would run or that is a document of its own, a
character that cannot be read, a word that totals and notes begin with.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .aside import BEGINNINGS
from .sources import Block

_FIRST = frozenset("=+-@'\t\r＝＋－＠")


def runs(cells: Sequence[str]) -> bool:
    """Say whether a row holds a cell that a spreadsheet would run, or a character that cannot be read."""
    return any(not _FIRST.isdisjoint(cell[:1]) or "\0" in cell or "\ufffd" in cell for cell in cells)


def risky_lines(block: Block, delimiter: str) -> AbstractSet[int]:
    """Return the lines on which a cell may begin that a spreadsheet would run or that is a document of its own
    (``[…]``, ``{…}``), a character cannot be read, or that may be a total or a note (`aside`).

    Some more may be among them; a sheet's rows are looked at one by one. Plain searches: a pattern costs more than all
    the rest of a row.
    """
    text = block.text.replace("\r\n", "\n") if "\r" in block.text else block.text
    before = (delimiter, "\n", '"') if '"' in text else (delimiter, "\n")
    marks = [mark for mark in ("'", "\0", "\ufffd") if mark in text]
    marks += [
        f"{c}{first}"
        for first in (*_FIRST, "[", "{", *BEGINNINGS)
        if first in text and first not in ("'", delimiter)
        for c in before
    ]
    if delimiter in _FIRST and '"' in text:
        marks.append(f'"{delimiter}')
    found = {block.line} if text and (text[0] in "=+-@'\t\r[{＝＋－＠" or text.startswith(BEGINNINGS)) else set()
    for mark in marks:
        at, number, counted = text.find(mark), block.line, 0
        while at >= 0:
            end = at + len(mark)
            number += text.count("\n", counted, end)
            counted = end
            if mark[1:] not in _SAYING or not _late(text, at, delimiter):
                found.add(number)
            at = text.find(mark, end)
    return found


_SAYING = frozenset(BEGINNINGS)
_LOOKED_AT = 3
"""`aside` takes a row for a total or a note by what stands in its first cells that are filled."""


def _late(text: str, at: int, delimiter: str) -> bool:
    """Whether the cell that begins behind ``at`` comes too late in its row to say that it is no claim (备注 is the last
    column of many tables).
    """
    if text[at] != delimiter:
        return False
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if '"' in before:
        if before.count('"') % 2:
            return False
        import csv

        cells = next(csv.reader([before], delimiter=delimiter))
    else:
        cells = before.split(delimiter)
    return sum(not cell.isspace() for cell in cells if cell) >= _LOOKED_AT
