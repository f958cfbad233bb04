"""Fill a form the user supplies (.docx) without touching its layout (extra: office).

The official forms may be filled, not redrawn. A value goes into the blank of its row: the row is found by its title,
the blank by the fixed words around it; runs keep their formatting. Nothing is ticked that the case does not state, and
what does not land is an error, not a silence.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document as Docx

from ..base.errors import LprError, Problem, problems_of
from ..base.text import Text
from ..render.inert import inert
from ..render.package import reproducible
from .slots import BLANK, BOX, Slot

problem = problems_of(__name__)

_BLANK = r"([\s_＿\u3000]*)"
_BOX = r"([□☐])"


def fill(content: bytes, slots: tuple[Slot, ...], place: str) -> bytes:
    """Return the form with every slot filled. Raises LprError for each value that found no blank, and for no .docx."""
    try:
        docx = Docx(BytesIO(content))
    except Exception as error:
        raise LprError(problem("template-broken", place)) from error
    rows = _rows(docx)
    lost = [slot for slot in slots if not _put(slot, rows)]
    if lost:
        raise LprError(*(_not_landed(slot, place) for slot in lost))
    buffer = BytesIO()
    docx.save(buffer)
    _check(buffer.getvalue(), slots, place)
    return reproducible(buffer.getvalue())


def _rows(docx: Any) -> list[tuple[str, list[Any]]]:
    """Every row of every table, nested ones too: its title and the paragraphs its blanks may be in.

    The title is the first cell that says anything but a number; blanks are in the cells after it (tables nested there
    included), or beside it where the row has no other cell. A heading's own words are no blank.
    """
    found = []
    tables = list(docx.tables)
    while tables:
        table = tables.pop(0)
        for row in table.rows:
            cells, seen = [], set()
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    cells.append(cell)
                    tables += cell.tables
            at = next((i for i, cell in enumerate(cells) if _title_of(cell.text)), None)
            if at is not None:
                after = cells[at + 1 :] or cells[at : at + 1]
                found.append((cells[at].text, [paragraph for cell in after for paragraph in _inside(cell)]))
    return found


def _inside(cell: Any) -> list[Any]:
    """The paragraphs of a cell and of the tables in it, in their order of nesting."""
    paragraphs = list(cell.paragraphs)
    for table in cell.tables:
        seen = set()
        for row in table.rows:
            for inner in row.cells:
                if inner._tc not in seen:
                    seen.add(inner._tc)
                    paragraphs += _inside(inner)
    return paragraphs


def _title_of(text: str) -> str:
    """A title without its number and blanks: ``1. 本金`` → ``本金``."""
    return re.sub(r"^[\s\d.、．（）()]+|\s+", "", text)


def _put(slot: Slot, rows: list[tuple[str, list[Any]]]) -> bool:
    """Put one value into the first row with its title that has such a blank."""
    for title, paragraphs in rows:
        if not _title_of(title).startswith(slot.title):
            continue
        for paragraph in paragraphs:
            if _put_here(slot, paragraph):
                return True
    return False


def _put_here(slot: Slot, paragraph: Any) -> bool:
    for wording in slot.patterns:
        match = _pattern(wording).search(paragraph.text)
        if match is None:
            continue
        values = [inert(value) for value in slot.values]
        if slot.patterns[0].endswith("元") and "元" not in wording:
            values[-1] += "元"  # a form that prints no unit gets it with the figure
        spans = [(match.start(i + 1), match.end(i + 1), value) for i, value in enumerate(values)]
        for start, end, value in reversed(spans):
            _replace(paragraph, start, end, value)
        return True
    return False


def _pattern(text: str) -> re.Pattern[str]:
    """The expression that finds a wording: fixed words with optional spaces and either colon, blanks and boxes between.

    A wording that is one blank fits an empty paragraph only; one that ends in a blank needs its colon, or it would fit
    the same words in a sentence.
    """
    if text == BLANK:
        return re.compile(rf"^{_BLANK}$")
    signs = {
        BLANK: _BLANK,
        BOX: _BOX,
        "：": r"(?:\s*[:：])?",
        "，": r"\s*[,，;；]",
        "；": r"\s*[,，;；]",
        "（": r"\s*[(（]",
        "）": r"\s*[)）]",
    }
    if text.endswith("：" + BLANK):
        text, last = text[:-2], r"\s*[:：]" + _BLANK
    else:
        last = ""
    return re.compile("".join(signs.get(c, re.escape(c)) for c in text) + last)


def _replace(paragraph: Any, start: int, end: int, value: str) -> None:
    """Replace characters of a paragraph across its runs; each run keeps its own formatting."""
    at, written = 0, False
    for run in paragraph.runs:
        length = len(run.text)
        low, high = max(start - at, 0), min(end - at, length)
        inside = at <= start < at + length or (at < end and low < high)
        if (inside or (start == end == at + length)) and not written:
            run.text = run.text[:low] + value + run.text[max(high, low) :]
            written = True
        elif low < high:
            run.text = run.text[:low] + run.text[high:]
        at += length
    if not written:
        paragraph.add_run(value)


def _not_landed(slot: Slot, place: str) -> Problem:
    shown = slot.patterns[0].replace(BLANK, "…")
    return problem(
        "template-slot",
        place,
        title=slot.title,
        shown=shown,
        values=Text("、".join(slot.values), ", ".join(slot.values)),
    )


_MOST_XML, _MOST_ALL = 8_000_000, 100_000_000
"""Bytes of the parts that are read as trees, and of all parts with their pictures: a form has a hundredth of either."""


def is_bomb(content: bytes) -> bool:
    """Whether what is packed in a document is too much to be opened. False for what is no .docx at all."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            sizes = [(info.file_size, info.filename.lower().endswith((".xml", ".rels"))) for info in parts.infolist()]
    except BadZipFile:
        return False
    return sum(size for size, xml in sizes if xml) > _MOST_XML or sum(size for size, _ in sizes) > _MOST_ALL


def is_enforcement(content: bytes) -> bool:
    """Whether a form is the application for enforcement: its text says so. False for what is no .docx."""
    try:
        docx = Docx(BytesIO(content))
    except Exception:
        return False
    texts = [paragraph.text for paragraph in docx.paragraphs]
    texts += [paragraph.text for _, paragraphs in _rows(docx) for paragraph in paragraphs]
    return any("强制执行申请书" in "".join(text.split()) for text in texts)


def _check(content: bytes, slots: tuple[Slot, ...], place: str) -> None:
    """Open what was made and find every value again in its row."""
    rows = _rows(Docx(BytesIO(content)))
    lost = []
    for slot in slots:
        texts = [
            "".join(p.text for p in paragraphs) for title, paragraphs in rows if _title_of(title).startswith(slot.title)
        ]
        if not any(all(inert(value) in text for value in slot.values) for text in texts):
            lost.append(slot)
    if lost:
        raise LprError(*(_not_landed(slot, place) for slot in lost))
