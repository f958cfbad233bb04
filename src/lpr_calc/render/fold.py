"""Breaking the text of a cell over lines where nothing that belongs together is torn.

A date, an amount in figures or in capitals, a word and a number with its unit stay whole, however narrow the column:
what a lawyer copies from a table must not have a line break in it that nobody wrote (contract §0.3).
"""

from __future__ import annotations

from ..base.pattern import pattern
from .plain import width

_NUMERALS = frozenset(
    "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟元圆角分厘整正年月日号个天点第条款项倍"
)
_OPENING = frozenset("（“‘《〈【〔「([")
_CLOSING = frozenset("，。、；：？！）”’》〉】〕」％‰‱,.;:?!)]%")
_KEPT = pattern(r"(?<=\d) (?=[元天日年月%‰‱万亿])|(?<=[¥￥]) (?=\d)")
"""A blank between a figure and its unit is no place to break at."""


def pieces(text: str) -> list[str]:
    """Cut a text into what may stand on a line of its own; a blank stays at the end of its piece."""
    kept = {found.start() for found in _KEPT.finditer(text)}
    found, start = [], 0
    for at in range(1, len(text)):
        if _breaks(text, at, kept):
            found.append(text[start:at])
            start = at
    found.append(text[start:])
    return found


def fold(text: str, columns: int) -> str:
    """Return a text on lines of at most ``columns`` places of a terminal, wherever its pieces allow that."""
    if width(text) <= columns:
        return text
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def longest(text: str) -> int:
    """How many places the longest piece of a text takes."""
    return max(width(piece.rstrip()) for piece in pieces(text))


def _breaks(text: str, at: int, kept: set[int]) -> bool:
    """Say whether a line may end before the character ``at``."""
    before, after = text[at - 1], text[at]
    if before == " ":
        return after != " " and at - 1 not in kept
    if after in _CLOSING or after == " " or before in _OPENING:
        return False
    if before in _CLOSING:
        # After the comma of 300,000 no line ends, after one of a sentence or a list it does.
        return before in "、，；" or (not before.isascii() and not after.isascii())
    if (before in _NUMERALS or before == "币") and after in _NUMERALS:
        return False
    if "人民币" in (text[at - 1 : at + 2], text[max(at - 2, 0) : at + 1]):
        return False
    return width(before) == 2 and width(after) == 2
