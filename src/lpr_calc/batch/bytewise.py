"""Text as the bytes it is written with: the characters of its UTF-8, one for each byte.

A table whose rows come back as they stand is never looked at letter by letter. Chinese text takes two bytes a letter in
memory, which every cut looks through for narrower ones, and is encoded at the end; text of bytes is copied. What means
anything to a table (delimiters, quotes, line breaks, figures) is ASCII, and the same in both.
"""

from __future__ import annotations


def bytewise(text: str, errors: str = "backslashreplace") -> str:
    """Return text as its bytes; a lone surrogate, which JSON can spell and UTF-8 cannot hold, as JSON spells it.

    Raises UnicodeEncodeError for one where ``errors`` is ``strict``.
    """
    return text if text.isascii() else text.encode("utf-8", errors).decode("latin-1")


def worded(text: str) -> str:
    """Return what `bytewise` was made of."""
    return text if text.isascii() else text.encode("latin-1").decode("utf-8")


def written(pieces: list[str]) -> bytes:
    """Return the bytes of bytewise text."""
    return "".join(pieces).encode("latin-1")
