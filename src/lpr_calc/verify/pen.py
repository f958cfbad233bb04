"""Slips of the pen: an amount or a figure with a digit wrong."""

from __future__ import annotations

from ..base.text import Text


def typos(fen: int) -> list[int]:
    """Return the amounts one slip of the pen makes of an amount in fen: whole yuan keep to whole yuan."""
    whole = fen % 100 == 0
    text = str(fen // 100 if whole else fen)
    found = [text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)]
    found += [text[:i] + digit + text[i + 1 :] for i in range(len(text)) for digit in "0123456789"]
    found += [text + "0", text[:-1]]
    numbers = dict.fromkeys(int(one) * (100 if whole else 1) for one in found if one and one[0] != "0")
    return [number for number in numbers if number != fen]


def pen_slip(right: int, figure: int) -> Text | None:
    """Say which slip of the pen makes ``figure`` of ``right``; None where it is none or more than one."""
    ours, theirs = str(right), str(figure)
    if right == figure or len(ours) < 3:
        return None
    wrong = [i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b]
    if len(ours) == len(theirs):
        if len(wrong) == 1:
            return Text("一位数字写错", "one digit is different")
        if len(wrong) == 2 and (ours[wrong[0]], ours[wrong[1]]) == (theirs[wrong[1]], theirs[wrong[0]]):
            return Text("数字次序写错", "two digits changed over")
        return None
    if figure in (10 * right, 100 * right) or (
        theirs != "0" and right // figure in (10, 100) and ours.startswith(theirs)
    ):
        return Text("小数点错位", "the point is misplaced")
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return (
            Text("漏写一位数字", "a digit was left out") if longer == ours else Text("多写一位数字", "a digit too many")
        )
    return None
