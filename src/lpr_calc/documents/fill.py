"""Fill a form the user supplies (.docx) without touching its layout (extra: office).

The official forms may be filled, not redrawn. A value goes into the blank of its row (`blanks`); runs keep their
formatting, the row of a party is copied for every further person. The words around a blank may stand in several
paragraphs and cells, and a page break may have cut a row in two under one title.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from zipfile import ZipFile

from docx import Document as Docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ..base.checking import Any
from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..render.inert import inert
from ..render.package import reproducible
from ..values.packages import broken_package
from .blanks import BLANK, END, Slot, title_of, write
from .form import left_blank
from .paragraphs import add_under, fill_empty, replace, text_of

problem = problems_of(__name__)


class FilledForm(Record):
    """A form that was filled: its bytes, the rows that were written into, the slots that found no place, and what was
    left blank.
    """

    content: bytes
    landed: tuple[str, ...]
    lost: tuple[Slot, ...]
    left: tuple[str, ...]


class _Row:
    """The rows of a form under one title, one person's where it is a party's."""

    def __init__(self, title: str, copy: int = 0) -> None:
        self.title, self.copy, self.printed = title, copy, True
        self.elements: list[Any] = []
        self.paragraphs: list[Paragraph] = []

    @property
    def text(self) -> str:
        """What its blanks stand in, a paragraph a line."""
        return "\n".join(text_of(paragraph) for paragraph in self.paragraphs)

    def put(self, start: int, end: int, value: str) -> None:
        """Write a value in the place of characters of ``text``, which never reach over the end of a paragraph."""
        at = 0
        for number, paragraph in enumerate(self.paragraphs):
            length = len(text_of(paragraph))
            if at <= start <= at + length:
                if value.startswith("\n"):
                    for line in reversed(value.strip("\n").split("\n")):
                        self.paragraphs.insert(number + 1, add_under(paragraph, line))
                elif text_of(paragraph).strip():
                    replace(paragraph, start - at, min(end - at, length), value)
                else:
                    fill_empty(paragraph, value, _like(self.elements[0]))
                return
            at += length + 1


def fill(content: bytes, slots: tuple[Slot, ...], place: str) -> FilledForm:
    """Return the form with every slot filled that has a place in it.

    Raises LprError for no .docx, and where a sum finds no place: a form without its figures is not worth filing.
    """
    try:
        docx = Docx(BytesIO(content))
    except Exception as error:
        raise LprError(problem("template-broken", place)) from error
    _copy_persons(docx, slots)
    rows = _rows(docx)
    landed, lost = write(rows, slots)
    needed = [slot for slot in lost if slot.money]
    if needed or not landed:
        raise LprError(*(_not_landed(slot, place) for slot in needed or lost))
    left = left_blank(rows, landed)
    buffer = BytesIO()
    docx.save(buffer)
    made = reproducible(buffer.getvalue())
    _check(made, [slot for slot, _ in landed], place)
    titles = dict.fromkeys(slot.title for slot, _ in landed)
    return FilledForm(made, tuple(titles), tuple(slot for slot in lost if not slot.optional), tuple(left))


def _rows(docx: Any) -> list[_Row]:
    """Every row by its title: rows under one title are one, but for those of a further person."""
    found: dict[tuple[str, int], _Row] = {}
    last: _Row | None = None
    for element in _row_elements(docx):
        cells = element.findall(qn("w:tc"))
        pieces = [(cell, [Paragraph(p, docx._body) for p in cell.iter(qn("w:p"))]) for cell in cells]
        texts = ["".join(text_of(paragraph) for paragraph in paragraphs) for _, paragraphs in pieces]
        at = next((i for i, text in enumerate(texts) if title_of(text)), None)
        down = next((i for i, cell in enumerate(cells[:2]) if _goes_on(cell)), None)
        if last is not None and down is not None and not any(title_of(text) for text in texts[:down]):
            last.elements.append(element)
            last.paragraphs += [p for cell, paragraphs in pieces if not _goes_on(cell) for p in paragraphs]
            continue
        if at is None:
            continue
        for title, paragraphs in _titled(texts[at:], [paragraphs for _, paragraphs in pieces[at:]]):
            row = _row_for(found, title, paragraphs)
            row.elements.append(element)
            row.paragraphs += paragraphs
            row.printed = row.printed and len(cells) == 1
            last = row
    return list(found.values())


def _like(element: Any) -> Paragraph | None:
    """The paragraph that a value in an empty cell is laid out as: the nearest with words, above or below."""
    for row in (*element.itersiblings(qn("w:tr"), preceding=True), *element.itersiblings(qn("w:tr"))):
        cells = row.findall(qn("w:tc"))
        for found in cells[-1].iter(qn("w:p")) if len(cells) > 1 else ():
            if text_of(Paragraph(found, None)).strip():  # type: ignore[arg-type]
                return Paragraph(found, None)  # type: ignore[arg-type]
    return None


def _row_elements(docx: Any) -> list[Any]:
    """The rows of every table in order; those of a table within a cell belong to the row around it."""
    return [
        row
        for row in docx.element.body.iter(qn("w:tr"))
        if not any(above.tag == qn("w:tc") for above in row.iterancestors())
    ]


def _goes_on(cell: Any) -> bool:
    """Whether a cell is the further part of one that began in a row above."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


_PAIRS = ("案号", "案由")
"""Titles of which two stand in one row."""


def _titled(texts: list[str], paragraphs: list[list[Any]]) -> list[tuple[str, list[Any]]]:
    """The titles of a row with the paragraphs of their values; a row of one cell is both."""
    starts = [0, *(i for i, text in enumerate(texts) if i and title_of(text) in _PAIRS)]
    found = []
    for start, stop in zip(starts, [*starts[1:], len(texts)], strict=True):
        values = [p for cell in paragraphs[start + 1 : stop] for p in cell]
        found.append((title_of(texts[start]), values or (paragraphs[start] if len(texts) == 1 else [])))
    return found


def _row_for(found: dict[tuple[str, int], _Row], title: str, paragraphs: list[Any]) -> _Row:
    """The row of a title: the one there is, or another person's where the paragraphs begin with a name again."""
    copies = [row for (known, _), row in found.items() if known == title]
    if copies:
        again = any(_begins(paragraph) for paragraph in paragraphs)
        if not again or not any(_begins(paragraph) for paragraph in copies[-1].paragraphs):
            return copies[-1]
    return found.setdefault((title, len(copies)), _Row(title, len(copies)))


def _begins(paragraph: Paragraph) -> bool:
    text = "".join(text_of(paragraph).split())
    return text.startswith(("姓名：", "姓名:", "名称：", "名称:"))


def _copy_persons(docx: Any, slots: tuple[Slot, ...]) -> None:
    """Copy the row of a party for every person beyond the rows that are there, before anything is written."""
    most: dict[str, int] = {}
    for slot in slots:
        title = title_of(slot.title)
        most[title] = max(most.get(title, 0), slot.copy)
    rows = _rows(docx)
    for title, copy in most.items():
        there = [row for row in rows if row.title == title]
        if not there:
            continue
        for _ in range(copy + 1 - len(there)):
            after = there[-1].elements[-1]
            for element in reversed([deepcopy(element) for element in there[0].elements]):
                after.addnext(element)


def _not_landed(slot: Slot, place: str) -> Problem:
    shown = slot.wordings[0].replace(BLANK, "…").replace(END, "…")
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
    except broken_package():
        return False
    return sum(size for size, xml in sizes if xml) > _MOST_XML or sum(size for size, _ in sizes) > _MOST_ALL


class Template(Record):
    """What a form says it is: ``paper`` (``complaint``, ``answer``, ``enforcement``), and its cause of action, ""
    where it names none.
    """

    paper: str
    cause: str


def kind_of(content: bytes) -> Template:
    """Say which paper a form is, by its heading; a complaint where it names none, or is no .docx."""
    try:
        docx = Docx(BytesIO(content))
    except Exception:
        return Template("complaint", "")
    head: list[str] = []
    for element in docx.element.body.iter(qn("w:p")):
        head.append("".join("".join(node.text or "" for node in element.iter(qn("w:t"))).split()))
        if "说明" in head[-1] or len(head) > 400:
            break
    text = "\n".join(head)
    paper = "enforcement" if "强制执行申请书" in text else "answer" if "答辩状" in text else "complaint"
    causes = [line.strip("（）()") for line in head if line.strip("（）()").endswith("纠纷")]
    return Template(paper, causes[0] if causes else "")


def _check(content: bytes, landed: list[Slot], place: str) -> None:
    """Open what was made and find every value again in its row."""
    rows = _rows(Docx(BytesIO(content)))
    lost = []
    for slot in landed:
        texts = ["".join(row.text.split()) for row in rows if row.title.startswith(title_of(slot.title))]
        wanted = ["".join(inert(value).split()) for value in slot.values]
        bare = [value.rstrip("元") for value in wanted]
        if not any(all(value in text for value in bare) for text in texts):
            lost.append(slot)
    if lost:
        raise LprError(*(_not_landed(slot, place) for slot in lost))
