"""Writing into the paragraphs of a .docx that was laid out by somebody else (extra: office).

A value stands in a run of its own beside those that are there: in their font and size, without the spacing that packs
or pulls apart the letters of a printed label, and in a paragraph that may use the whole width of its cell.
"""

from __future__ import annotations

from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ..base.checking import Any
from ..render.inert import inert

_AWAY = (qn("w:del"), qn("w:txbxContent"), qn("w:moveFrom"))
_NARROW = 400
"""Twips: a right indent beyond it is how conversion broke a line, and would squeeze a value."""
_MARGIN = Twips(82)
"""What the forms leave between the border of a cell and its words."""


def runs_of(paragraph: Paragraph) -> list[Run]:
    """The runs of a paragraph, those within links and tags too, but for what was struck out or stands in a box."""
    found = []
    for element in paragraph._p.iter(qn("w:r")):
        above = element.getparent()
        while above is not None and above is not paragraph._p and above.tag not in _AWAY:
            above = above.getparent()
        if above is paragraph._p:
            found.append(Run(element, paragraph))
    return found


def text_of(paragraph: Paragraph) -> str:
    """What a paragraph says."""
    return "".join(run.text for run in runs_of(paragraph))


def replace(paragraph: Paragraph, start: int, end: int, value: str) -> None:
    """Write a value in the place of characters of a paragraph."""
    at, widest, chosen = 0, -1, None
    for run in runs_of(paragraph):
        length = len(run.text)
        low, high = max(start - at, 0), min(end - at, length)
        touches = low <= high and at <= end and start <= at + length and (low < high or start == end)
        if touches and high - low > widest:
            chosen, widest = (run, low, high), high - low
        at += length
    if chosen is None:
        paragraph.add_run(inert(value))
        return
    at = 0
    for run in runs_of(paragraph):
        length = len(run.text)
        low, high = max(start - at, 0), min(end - at, length)
        at += length
        if run._r is chosen[0]._r:
            _put(run, chosen[1], chosen[2], value)
        elif low < high:
            run.text = run.text[:low] + run.text[high:]
    widen(paragraph)


def _put(run: Run, low: int, high: int, value: str) -> None:
    """Put a value into a run of its own in the middle of another."""
    text = run.text
    after = deepcopy(run._r)
    own = deepcopy(run._r)
    run.text = text[:low]
    run._r.addnext(after)
    run._r.addnext(own)
    Run(own, run._parent).text = inert(value)
    Run(after, run._parent).text = text[high:]
    loosen(own)
    for element, kept in ((run._r, text[:low]), (after, text[high:])):
        if not kept:
            element.getparent().remove(element)


def loosen(element: Any) -> None:
    """Let the letters of a run stand as they are: not packed, not pulled apart, not raised.

    That they are not packed is said, not left out: programs draw runs that are laid out alike as one, and place what
    follows a sign from another font, as a ticked box is, over its beginning.
    """
    properties = element.get_or_add_rPr()
    for name in ("w:position", "w:w", "w:spacing"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "0")
    before = [child for child in properties if child.tag in _BEFORE_SPACING]
    if before:
        before[-1].addnext(spacing)
    else:
        properties.insert(0, spacing)


_BEFORE_SPACING = frozenset(
    qn(f"w:{name}")
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color"),
    )
)
"""What of a run's properties stands before its spacing (ECMA-376, CT_RPr)."""


def widen(paragraph: Paragraph) -> None:
    """Let a paragraph use the width of its cell, and its lines grow, where its layout would squeeze a value."""
    properties = paragraph._p.pPr
    if properties is None:
        return
    indent = properties.find(qn("w:ind"))
    if indent is not None:
        for name in ("w:right", "w:end"):
            if int(indent.get(qn(name), "0") or 0) > _NARROW:
                del indent.attrib[qn(name)]
    spacing = properties.find(qn("w:spacing"))
    if spacing is not None and spacing.get(qn("w:lineRule")) == "exact":
        spacing.set(qn("w:lineRule"), "atLeast")
    packed = spacing is not None and spacing.get(qn("w:lineRule"), "auto") == "auto"
    if spacing is not None and packed and int(spacing.get(qn("w:line"), "240") or 240) < 240:
        spacing.set(qn("w:line"), "240")


def fill_empty(paragraph: Paragraph, value: str, like: Paragraph | None) -> None:
    """Write a value into a paragraph that says nothing, laid out as another that says something."""
    if like is not None:
        if paragraph._p.pPr is not None:
            paragraph._p.remove(paragraph._p.pPr)
        if like._p.pPr is not None:
            paragraph._p.insert(0, deepcopy(like._p.pPr))
        _flush(paragraph)
    for run in runs_of(paragraph):
        run._r.getparent().remove(run._r)
    run = paragraph.add_run(inert(value))
    source = next(iter(runs_of(like)), None) if like is not None else None
    if source is not None and source._r.rPr is not None:
        run._r.insert(0, deepcopy(source._r.rPr))
        loosen(run._r)
    widen(paragraph)


def add_under(paragraph: Paragraph, value: str) -> Paragraph:
    """Write a value into a paragraph of its own under another, laid out like it."""
    element = deepcopy(paragraph._p)
    paragraph._p.addnext(element)
    added = Paragraph(element, paragraph._parent)
    fill_empty(added, value, paragraph)
    return added


def _flush(paragraph: Paragraph) -> None:
    """Set a paragraph flush, with a margin on both sides: its text may have several lines."""
    layout = paragraph.paragraph_format
    left = layout.left_indent
    layout.left_indent = min(max(left, _MARGIN), Twips(_NARROW)) if left is not None else _MARGIN
    layout.right_indent, layout.first_line_indent, layout.alignment = _MARGIN, Twips(0), None
