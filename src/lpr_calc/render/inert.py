"""Text from a file made harmless: nothing in it moves a cursor, turns the reading direction or hides.

Every writer (terminal, plain text, Markdown, workbook, document) passes what it did not word itself through here.
"""

from __future__ import annotations

from ..base.pattern import pattern

_LIVE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but for tab and the ends of lines, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u2028\u2029"  # separators of lines that are no line feeds
    "\ud800-\udfff\ufffe\uffff"  # what no encoding holds
)
_PATTERN = pattern(f"[{_LIVE}]|\r(?!\n)")
_ONE_LINE = pattern(f"[{_LIVE}\t\r\n]")
MARK = "�"
"""What stands for a character that was taken out."""


def inert(text: str) -> str:
    """Return ``text`` with a visible mark for every control character and every override of direction.

    Tabs and line ends stay; a lone carriage return, which would write over its line, does not.
    """
    return text if _is_plain(text) else _PATTERN.sub(MARK, text)


def one_line(text: str) -> str:
    """Return `inert` text on one line: a tab or a line feed is marked as well."""
    return text if text.isprintable() else _ONE_LINE.sub(MARK, text)


def json_inert(text: str) -> str:
    """Return JSON with such characters written as ``\\uXXXX``: the value stays what it was."""
    return text if _is_plain(text) else _PATTERN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _is_plain(text: str) -> bool:
    """Whether nothing stands between line feeds and ideographic spaces that Unicode does not call printable: then there
    is nothing to look for, and no expression to compile.
    """
    return text.replace("\n", "").replace("\u3000", "").isprintable()
