"""Bytes that can be read as GB18030 and should not be: almost any bytes can. Doubt is raised, never resolved."""

from __future__ import annotations

from ..base.errors import Problem, problems_of

problem = problems_of(__name__)

_BROKEN = 60
"""Percent of the bytes beyond ASCII that make up whole characters of UTF-8: what is the rest is damage."""

_RARE = 20
"""Percent of characters beyond GB 2312 that no page of today's Chinese has; Big5 read as GBK has 30 and more."""


def suspected(raw: bytes) -> str:
    """Return what ``raw``, which is not UTF-8 and can be read as GB18030, seems to be instead: ``utf-8``, ``big5`` or
    "".

    ``utf-8`` is UTF-8 with damage in it. A few kilobytes of the file are enough.
    """
    beyond = sum(byte > 0x7F for byte in raw)
    if not beyond:
        return ""
    whole = sum(len(c.encode()) for c in raw.decode("utf-8", "ignore") if c > "\x7f")
    if 100 * whole >= _BROKEN * beyond:
        return "utf-8"
    text = raw.decode("gb18030", "ignore")
    foreign = [c for c in text if c > "\x7f"]
    rare = sum(not _common(c) for c in foreign)
    if rare < 2 or 100 * rare < _RARE * len(foreign):
        return ""
    try:
        # A character may be cut at the end of what was looked at.
        read = raw[: len(raw) - 1].decode("big5") if raw[-1] > 0x7F else raw.decode("big5")
    except UnicodeDecodeError:
        return "big5" if 2 * rare > len(foreign) else ""
    return "big5" if read else ""


def doubted(other: str, name: str, option: str = "") -> Problem:
    """The problem of a file that can be read as GB18030 and seems to be ``other``; ``option`` states an encoding."""
    if not option:
        return problem(f"encoding-doubtful/{other}", name)
    stated = f"{option} gb18030" if other == "utf-8" else f"{option} {other}"
    return problem(f"encoding-doubtful/{other}", name, problem("encoding-doubtful/option", stated=stated).message)


def _common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
