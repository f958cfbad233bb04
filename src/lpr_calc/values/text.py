"""What one value of a file or an option may look like, before it is read: its length, its white space, its width."""

from __future__ import annotations

from ..base.errors import Refused
from ..base.pattern import pattern
from ..base.text import Text

# Only the full-width twins of ASCII: Unicode's own folding would read 300² as 3002.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"), "-")
"""The dashes of word processors: inside an amount, a date or a rate each can only be a hyphen, or a minus."""
_PLAIN = HALF_WIDTH | _DASHES


LONGEST_VALUE = 200
"""Characters of an amount, a date or a rate; text from outside is measured before it is read."""

LONGEST_TEXT = 10_000
"""Characters of any other text of a case: a name, a title, what an exhibit proves."""

_SHOWN = 40
_ENDS_OF_LINES = pattern(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_GROUPS = pattern(
    r"(?<![0-9.,])[0-9]{1,3}(?:(?P<gap>[ \u00a0\u2009\u202f])[0-9]{3})(?:(?P=gap)[0-9]{3})*(?![0-9]|["
    r" \u00a0\u2009\u202f][0-9])"
)
_NUMERALS = r"[0-9〇零一二两三四五六七八九十百千点壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]"
_TWO_FIGURES = pattern(rf"{_NUMERALS}\s+{_NUMERALS}|[0-9][.,]\s+[0-9]|[0-9]\s+[.,][0-9]")
_TWO_NUMERALS = pattern(rf"{_NUMERALS}\s+{_NUMERALS}")


def squeezed(text: str) -> str:
    """Return ``text`` with full-width characters made half-width and all white space taken out:
    for names and headings.
    """
    if not text.isascii():
        text = text.translate(HALF_WIDTH)
    return "".join(text.split())


def plain(text: str, grouped: bool = False, dated: bool = False) -> str:
    """Return a value as `squeezed` does, where it can be one value only.

    White space is taken out at the ends and where a person writes it inside one value (``30 万``, ``LPR + 50 bp``);
    with ``grouped`` in clean groups of thousands (``1 000 000``) too, with ``dated`` after a full stop
    (``2020. 9. 1``). Raises Refused for a line break inside, for white space between two figures, and for more than
    `LONGEST_VALUE` characters.
    """
    if len(text) > LONGEST_VALUE:
        text = text.strip()
        if len(text) > LONGEST_VALUE:
            raise Refused(
                Text(
                    f"“{shown(text)}”过长，共 {len(text)} 个字符",
                    f"“{shown(text)}” is too long: {len(text)} characters",
                ),
                Text(f"一个值最多 {LONGEST_VALUE} 个字符", f"a value has at most {LONGEST_VALUE} characters"),
            )
    if not text.isascii():
        text = text.translate(_PLAIN)
    pieces = text.split()
    if len(pieces) < 2:
        return pieces[0] if pieces else ""
    said = text.strip()
    if _ENDS_OF_LINES.search(said):
        raise Refused(
            Text(
                f"“{shown(said)}”里有换行：是两个值吗？", f"“{shown(said)}” has a line break in it: is it two values?"
            ),
            Text("一格、一键只写一个值，写在一行里", "one value in a cell or under a key, on one line"),
        )
    clean = _GROUPS.sub(lambda found: found[0].replace(found["gap"], ""), said) if grouped else said
    if (_TWO_NUMERALS if dated else _TWO_FIGURES).search(clean):
        raise Refused(
            Text(
                f"“{shown(said)}”的数字之间有空格：是两个值吗？",
                f"“{shown(said)}” has white space between its figures: is it two values?",
            ),
            Text("去掉空格；金额可写 1,000,000 或 1 000 000", "take it out; an amount may be 1,000,000 or 1 000 000")
            if grouped
            else Text("去掉空格，或只写一个值", "take it out, or state one value"),
        )
    return "".join(clean.split())


def shown(text: str) -> str:
    """Return ``text`` fit to be quoted in a message: one line, no control characters, the first 40 of them."""
    clean = "".join(c if c.isprintable() else "�" for c in text[:_SHOWN])
    return clean if len(text) <= _SHOWN else clean + "…"
