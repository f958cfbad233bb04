"""What copying and pasting does to a text, undone on a copy; every character keeps the place it has in the original.

White space is gone from the copy. Where some stood, `Clean.breaks` says so: two names on two lines stay two.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..base.record import Record
from ..values.text import HALF_WIDTH

_FULL = str.maketrans(
    {"(": "（", ")": "）", "[": "（", "]": "）", ";": "；", ":": "：", "?": "？", "!": "！", "﹪": "%", "%": "%"}
)
_SAME = str.maketrans({"○": "〇", "俩": "两", "圓": "元", "圆": "元", "￥": "¥", "仨": "叁", "﹪": "%", "〡": "1"})
_KEPT = {ord(sign): None for sign in "，。；：（）？！、"}
"""Full-width marks that stay as they are: in Chinese they are the marks themselves."""

_NOISE = (
    r'HYPERLINK\s*"[^"]*"',
    r"&[a-z]{2,8};",
    r"第\s*[0-9]+\s*页\s*[，,/]?\s*共\s*[0-9]+\s*页",
    r"Page\s*[0-9]+\s*of\s*[0-9]+",
    r"\\r\\n|\\n|\\r",
    r"\[[^\]\n元年月日%‰]{0,20}\]",
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]",
)
"""What stands in a pasted text and belongs to no sentence: addresses of links, entities, numbers of pages."""

_GROUPS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])")
_WORD = re.compile(r"[A-Za-z]")


class Clean(Record):
    """A text made ready: ``origin`` gives, for each character of ``text``, its place in ``original``; ``breaks`` the
    places in ``text`` before which white space stood; ``noise`` what was taken out, with its place in the original.
    """

    original: str
    text: str
    origin: tuple[int, ...]
    breaks: frozenset[int] = frozenset()
    noise: tuple[tuple[int, int], ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the clean text stands in the original, as half-open offsets."""
        if not self.text:
            return 0, 0
        start, last = min(start, len(self.text) - 1), max(min(end, len(self.text)) - 1, 0)
        return self.origin[start], max(self.origin[last], self.origin[start]) + 1

    def words(self, start: int, end: int) -> str:
        """Return the words of a piece as they stand in the original, on one line."""
        first, last = self.place(start, end)
        return " ".join(self.original[first:last].split())


def clean(original: str) -> Clean:
    """Undo what copying does: full-width figures, blanks inside numbers and dates, broken lines, marks of pages."""
    noise: list[tuple[int, int]] = []
    kept = bytearray(b"\1" * len(original))
    for pattern in _NOISE:
        for found in re.finditer(pattern, original):
            noise.append(found.span())
            kept[found.start() : found.end()] = b"\0" * (found.end() - found.start())
    half = {code: sign for code, sign in HALF_WIDTH.items() if code not in _KEPT}
    soft = _wrapped(original)
    chars: list[str] = []
    origin: list[int] = []
    breaks: set[int] = set()
    for place, raw in enumerate(original):
        if not kept[place]:
            continue
        if raw.isspace() or raw == "\u3000":
            if place not in soft:
                breaks.add(len(chars))
            continue
        if not raw.isprintable() or raw in "【】":
            noise.append((place, place + 1))
            continue
        chars.append(raw.translate(half).translate(_FULL).translate(_SAME))
        origin.append(place)
    text = "".join(chars)
    text, origin, breaks = _between_words(text, origin, breaks)
    for mend in (_anonymous, _dotted_year, _spelled):
        text = mend(text)
    cut = _cut(text, origin, breaks, lambda said: _thousands(said) | _numbered(said))
    return Clean(original, *cut, tuple(sorted(noise)))


_WRAPPED = re.compile(r"(?<=[^\s。；：！？.;:!?）)])[ \t]*\r?\n(?=[^\s\u3000])")
_NEW_LINE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(]?[0-9一二三四五六七八九十]{1,2}[）)、．.]|(?:借款|欠款|承诺|担保|保证|出借|债务|债权|立据|经办|见证|申请)人|[甲乙丙]方"
    r"|(?:借款|还款|出借|签订|签约|落款)?(?:日期|时间)[:：]?|身份证|电话|手机|(?:住|地)址|审判|书记|[12][09][0-9]{2}[年.]|二〇|案件受理费|驳回|如不服|如(?:果)?未按"
)
_LONG_LINE, _SHORT_LINE = 25, 8
"""Characters of a line that a page's width may have ended, and of one that is a signature rather than its rest."""


def _wrapped(original: str) -> set[int]:
    """The places of line breaks that only the width of a page made: a long line without a stop, and no new paragraph."""
    found: set[int] = set()
    for one in _WRAPPED.finditer(original):
        before = original.rfind("\n", 0, one.start()) + 1
        after = original.find("\n", one.end())
        follows = original[one.end() : after if after >= 0 else len(original)].strip()
        if one.start() - before >= _LONG_LINE and len(follows) >= _SHORT_LINE and not _NEW_LINE.match(follows):
            found.update(range(one.start(), one.end()))
    return found


def _between_words(text: str, origin: list[int], breaks: set[int]) -> tuple[str, list[int], set[int]]:
    """Put a blank back between two Latin words, which are two words."""
    out: list[str] = []
    places: list[int] = []
    moved: set[int] = set()
    for at, sign in enumerate(text):
        if at in breaks:
            if out and _WORD.match(out[-1]) and _WORD.match(sign):
                out.append(" ")
                places.append(origin[at])
            moved.add(len(out))
        out.append(sign)
        places.append(origin[at])
    return "".join(out), places, moved


def _anonymous(text: str) -> str:
    """A figure stuck to an anonymised name, before a date (``甲某12015年``), belongs to the name."""
    text = re.sub(r"(?<=某)([0-9])(?=(?:19|20)[0-9]{2}[年.])", lambda found: _wide(found[1]), text)
    return _COUNTED.sub(lambda found: _wide(found[0]), text)


_COUNTED = re.compile(
    r"(?<=某|司|行|社|厂|店|部|团|院|校|所|心)[1-9][0-9]?(?=[、。；：（）于应在向对与和及或支偿归返给赔承共连均将以就有提名所的欠享负尚未不按自愿清退补确同被原]|，(?![0-9]{3}))"
)
"""The number of an anonymised name (某某公司1、许某2), where no unit and no further figure follows."""


def _wide(figures: str) -> str:
    """Figures that are part of a name, as the wide signs that no rule takes for a number."""
    return "".join(chr(ord(one) + 0xFEE0) for one in figures)


def narrow(name: str) -> str:
    """A name as the text has it: `_wide` undone."""
    return "".join(chr(ord(one) - 0xFEE0) if "０" <= one <= "９" else one for one in name)


def _dotted_year(text: str) -> str:
    """``2015年.12.27`` is a date with a stop too many; the stop becomes part of what separates."""
    return re.sub(r"(?<=[0-9])年\.(?=[0-9]{1,2}\.[0-9])", "..", text)


def _spelled(text: str) -> str:
    """Slips of the pen that leave no doubt (佰份之叁, 式拾), 元月, and 块 for 元."""
    text = re.sub(r"(?<=[百佰千仟万])份(?=之)", "分", text)
    text = re.sub(r"(?<=[0-9]年)元(?=月)", "1", text)
    text = re.sub("(?<=[0-9万千百拾佰仟])块(?![0-9])", "元", text)
    return re.sub(r"[式弍](?=[拾佰仟万])", "贰", text)


def _thousands(text: str) -> set[int]:
    """The marks of thousands, where every group has three figures."""
    return {found.start() + at for found in _GROUPS.finditer(text) for at, sign in enumerate(found[0]) if sign in ",，"}


def _numbered(text: str) -> set[int]:
    """The numbers of 被告一张某, 被告二李某, where a text counts its defendants: they are no part of a name. Where no
    name follows (被告一、被告二共同…), the number is all the name there is.
    """
    for first, second in (("一", "二"), ("1", "2")):
        if re.search(f"被告{first}[^项审]", text) and re.search(f"被告{second}[^项审]", text):
            return {
                found.end() - 1
                for found in re.finditer(
                    "被告[一二三四五六七八九1-9](?=[^项审、和及与共同对于应向在按自承均连带的将需偿支归返给，。；：（）])",
                    text,
                )
            }
    return set()


def _cut(
    text: str, origin: list[int], breaks: set[int], which: Callable[[str], set[int]]
) -> tuple[str, tuple[int, ...], frozenset[int]]:
    """Take characters out; what is left of ``,`` is a Chinese comma."""
    gone = which(text)
    moved: set[int] = set()
    out: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if at in breaks:
            moved.add(len(out))
        if at in gone:
            continue
        out.append("，" if sign == "," else sign)
        places.append(origin[at])
    return "".join(out), tuple(places), frozenset(moved)
