"""Which lines must be looked at one by one: those on which a cell may begin that a spreadsheet would run or that is a
document of its own, or that hold a character that cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .bytewise import bytewise

_RUN = "=+-@'\t\r＝＋－＠"
_FIRST = frozenset(_RUN)
_MARKS = _RUN + "[{"
_ANYWHERE = "'\0\ufffd"
_WIDE = tuple(map(bytewise, "＝＋－＠\ufffd"))
_COLON = bytewise("：")
_LEAD = "\xef"
"""What each of these begins with: a single character is found ten times as fast as several."""


def runs(cells: Sequence[str]) -> bool:
    """Say whether a row holds a cell that a spreadsheet would run, or a character that cannot be read."""
    return any(not _FIRST.isdisjoint(cell[:1]) or "\0" in cell or "\ufffd" in cell for cell in cells)


def has_colon(text: str) -> bool:
    """Say whether a colon stands in a text, which is `bytewise`."""
    return ":" in text or (_LEAD in text and _COLON in text)


def odd_lines(line: int, text: str, delimiter: str) -> AbstractSet[int]:
    """Return the lines of a text, whose first is ``line``, on which a cell may begin that a spreadsheet would run or
    that is a document of its own (``[…]``, ``{…}``), or a character cannot be read.

    The text may be `bytewise`. Some more may be among them; a sheet's rows are looked at one by one. Plain searches: a
    pattern costs more than all the rest of a row, and one for a character that is not there next to nothing.
    """
    text = text.replace("\r\n", "\n") if "\r" in text else text
    before = (delimiter, "\n", '"') if '"' in text else (delimiter, "\n")
    wide = _WIDE if _LEAD in text else ()
    marks = [mark for mark in (*_ANYWHERE, *wide[-1:]) if mark in text]
    signs = (*(sign for sign in _MARKS if sign not in ("'", delimiter)), *wide[:-1])
    marks += [f"{c}{sign}" for sign in signs if sign in text for c in before]
    if delimiter in _FIRST and '"' in text:
        marks.append(f'"{delimiter}')
    found = {line} if text.startswith((*_MARKS, *wide)) else set()
    for mark in marks:
        at, number, counted = text.find(mark), line, 0
        while at >= 0:
            end = at + len(mark)
            number += text.count("\n", counted, end)
            counted = end
            found.add(number)
            at = text.find(mark, end)
    return found
