"""Which lines must be looked at one by one: those on which a cell may begin that a spreadsheet would run or that is a
document of its own, or that hold a character that cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .sources import Block

_RUN = "=+-@'\t\r＝＋－＠"
_FIRST = frozenset(_RUN)
_MARKS = _RUN + "[{"
_ANYWHERE = "'\0\ufffd"


def runs(cells: Sequence[str]) -> bool:
    """Say whether a row holds a cell that a spreadsheet would run, or a character that cannot be read."""
    return any(not _FIRST.isdisjoint(cell[:1]) or "\0" in cell or "\ufffd" in cell for cell in cells)


def odd_lines(block: Block, delimiter: str) -> AbstractSet[int]:
    """Return the lines on which a cell may begin that a spreadsheet would run or that is a document of its own
    (``[…]``, ``{…}``), or a character cannot be read.

    Some more may be among them; a sheet's rows are looked at one by one. Plain searches: a pattern costs more than all
    the rest of a row, and one for a character that is not there next to nothing.
    """
    text = block.text.replace("\r\n", "\n") if "\r" in block.text else block.text
    before = (delimiter, "\n", '"') if '"' in text else (delimiter, "\n")
    marks = [mark for mark in _ANYWHERE if mark in text]
    marks += [f"{c}{first}" for first in _MARKS if first not in ("'", delimiter) and first in text for c in before]
    if delimiter in _FIRST and '"' in text:
        marks.append(f'"{delimiter}')
    found = {block.line} if text[:1] and text[0] in _MARKS else set()
    for mark in marks:
        at, number, counted = text.find(mark), block.line, 0
        while at >= 0:
            end = at + len(mark)
            number += text.count("\n", counted, end)
            counted = end
            found.add(number)
            at = text.find(mark, end)
    return found
