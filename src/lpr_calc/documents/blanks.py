"""Where a value goes in the words of a form: one way to find blanks and boxes, for text and for files alike.

A row is what its paragraphs say, one a line. A wording is fixed words with a sign for each blank (`BLANK`), each box to
tick (`BOX`) and for whatever may stand between (`GAP`). Between fixed words any white space may stand, the end of a
paragraph too: the official forms space letters out and break lines inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..base.checking import Protocol
from ..base.pattern import pattern
from ..base.record import Record
from ..casefile.periods import CURRENCIES

BLANK, BOX, GAP, END = "␣", "□", "…", "＋"
"""In a wording: a blank (spaces, tabs or underscores, or nothing), a box, anything, and the end of the row."""
TICKED = "☑"
"""A box that was ticked. ``☐`` is never a blank one: in filled forms it is what conversion left of a tick."""

_SPACE = r"[ \t_＿\u3000\xa0]*"
# What may follow a blank after its label: the end of its line, another label, an option with its box, punctuation.
_FREE_AFTER = (
    r"(?=\s*(?:$|[^\s：:，,；;]{1,16}(?:\s*/\s*[^\s：:，,；;]{1,8})?\s*[:：]|[^\s□☐☑√]{1,24}[□☐☑]|[（(；;，,。元]))"
)
_BOUNDARY = r"(?:(?<=[\s□☐☑√：:；;（(/、，,。.])|(?<![\s\S]))"
_SIGNS = {
    BLANK: rf"({_SPACE})",
    BOX: r"(□)",
    GAP: r"[\s\S]*?",
    "：": "[:：]",
    "，": "[,，;；]",
    "；": "[,，;；]",
    "（": "[(（]",
    "）": "[)）]",
    "/": "[/／]",
}


class Slot(Record):
    """One value with its place: the row by the beginning of its title, ``wordings`` the words around its blanks that a
    form may have, ``values`` what the blanks and boxes become, in order.

    ``copy`` is which of several persons a row is for; ``tail`` stands behind the last word; ``money``: a form without
    the place is refused; ``optional``: many forms have no such place, and nothing is said of it.
    """

    title: str
    wordings: tuple[str, ...]
    values: tuple[str, ...]
    copy: int = 0
    tail: str = ""
    money: bool = False
    optional: bool = False


class FormRow(Protocol):
    """A row of a form that can be written into: the text of its paragraphs, one a line."""

    @property
    def title(self) -> str:
        """Its title as `title_of` has it."""

    @property
    def copy(self) -> int:
        """Which of several persons it is for."""

    @property
    def printed(self) -> bool:
        """Whether it has no place for a value: a heading, or what is printed for the reader."""

    @property
    def text(self) -> str:
        """What its blanks stand in."""

    def put(self, start: int, end: int, value: str) -> None:
        """Write a value in the place of characters of ``text``."""


class TextRow:
    """A row as text alone."""

    printed = False

    def __init__(self, title: str, text: str, copy: int = 0) -> None:
        self.title, self.text, self.copy = title, text, copy

    def put(self, start: int, end: int, value: str) -> None:
        """Write a value in the place of characters."""
        self.text = self.text[:start] + value + self.text[end:]


# The same few hundred titles, looked up for every row of every form.
@lru_cache(maxsize=1024)
def title_of(text: str) -> str:
    """A title without its number, brackets of another width and white space: ``1. 本 金`` → ``本金``."""
    bare = re.sub(r"\s+", "", text).translate(str.maketrans("()／", "（）/"))
    return re.sub(r"^[\d.、．（）]+", "", bare)


def write(rows: Sequence[FormRow], slots: tuple[Slot, ...]) -> tuple[list[tuple[Slot, FormRow]], list[Slot]]:
    """Write every slot into the first row that has its place; return what landed, with its row, and what found none."""
    landed: list[tuple[Slot, FormRow]] = []
    lost: list[Slot] = []
    for slot in slots:
        row = next((row for row in _rows_of(rows, slot) if _put(row, slot)), None)
        if row is None:
            lost.append(slot)
        else:
            landed.append((slot, row))
    return landed, lost


def _rows_of(rows: Sequence[FormRow], slot: Slot) -> list[FormRow]:
    """The rows a slot may stand in: those whose title is the slot's, then those whose title begins with it."""
    wanted = title_of(slot.title)
    of_copy = [row for row in rows if row.copy == slot.copy]
    exact = [row for row in of_copy if row.title == wanted]
    return exact + [row for row in of_copy if row.title != wanted and row.title.startswith(wanted)]


def _put(row: FormRow, slot: Slot) -> bool:
    """Write a slot into a row, from the last blank to the first; False where the row has no such place."""
    text = row.text
    for wording in slot.wordings:
        match = _pattern(wording).search(text)
        if match is None:
            continue
        tail = slot.tail
        if tail and (not slot.values or match.end(len(slot.values)) != match.end()):
            row.put(match.end(), match.end(), tail)
            tail = ""
        for number, value in reversed(list(enumerate(slot.values, 1))):
            start, end = match.span(number)
            amount = _AMOUNT.fullmatch(value)
            if start == end and amount is not None and (unit := _UNIT_BELOW.match(text, end)):
                start = end = unit.end()  # a line ends between the blank and its unit: the figure stands by the unit
            printed = _UNIT_PRINTED.match(text, end) if amount is not None else None
            if amount is not None and printed is not None:
                if amount[2] == "元":
                    value = amount[1]
                else:  # another currency stands in the place of 元
                    row.put(printed.end() - 1, printed.end(), "")
            if start and text[start - 1] in BOX + TICKED and value != TICKED:
                value = f" {value}"
            last = number == len(slot.values)
            gap = "  " if last and wording.endswith("：" + BLANK) and _MORE.match(text, end) else ""
            row.put(start, end, value + (tail if last else "") + gap)
        return True
    return False


_AMOUNT = pattern(rf"(\d+(?:\.\d+)?)(元(?:人民币)?|[A-Z]{{3}}|{'|'.join(name for name, *_ in CURRENCIES.values())})")
"""An amount with its unit, as values have it: where the form prints 元, the figure alone is written."""
_UNIT_PRINTED = pattern(r"\s*元|[\s\S]*\n\s*元")
_UNIT_BELOW = pattern(r"\n\s*(?=元)")
_MORE = pattern(r"[ \t\u3000\xa0]*[^\s元，,；;。）)]")
"""Something else in the same line: a gap is left before it."""


@lru_cache(maxsize=1024)
def _pattern(wording: str) -> re.Pattern[str]:
    """The expression that finds a wording."""
    if wording == BLANK:
        return re.compile(r"^\s*?(?P<blank>[ \t_＿\u3000\xa0]*)(?=\s*\Z)")
    if wording == END:
        return re.compile(r"()\s*\Z")
    out, before = "", ""
    for sign in wording:
        if sign.isspace():
            continue
        fixed = sign not in (BLANK, GAP)
        if fixed and before and before not in (BLANK, GAP) or fixed and before == BLANK:
            out += r"\s*"
        if fixed and before in ("", GAP) and sign not in "（）/，；：":
            out += _BOUNDARY
        out += _SIGNS.get(sign, re.escape(sign))
        before = sign
    if wording.endswith("：" + BLANK):
        out += _FREE_AFTER
    return re.compile(out, re.MULTILINE)


_WORD = r"(?:[^\s：:；;，,。□☐☑（(）)/]|（[^（）]{1,14}）)"
_LABEL = pattern(rf"(?:(?<=[\s；;（(□☑])|(?<![\s\S]))(?P<label>{_WORD}{{1,20}}(?:\s?/\s?{_WORD}{{1,10}})?)[:：]")
_OPTION = pattern(r"[^\s□☐☑]{1,24}[□☐☑]")
_DENIED = pattern(r"\s*(?:无☑|[是有]□[\s\S]*[否无]☑)")
_EMPTY = " \t_＿\u3000\xa0年月日；"


def blank_labels(text: str) -> list[str]:
    """Labels of a row with nothing behind them, or with options of which none is ticked."""
    if _DENIED.match(text):  # a question that was answered no
        return []
    every = list(_LABEL.finditer(text))
    found = []
    for match, following in zip(every, [*every[1:], None][: len(every)], strict=True):
        held = text[match.end() : following.start() if following is not None else len(text)]
        name = "".join(match["label"].split())
        if name == "其他" or name.endswith("类"):  # one option of several
            continue
        line = held.split("\n")[0].strip(_EMPTY)
        if not line or (_OPTION.match(line) and TICKED not in held):
            found.append(name)
    return found
