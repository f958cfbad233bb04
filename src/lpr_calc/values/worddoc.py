"""The words of a Word document (.docx): its paragraphs and tables in order, as they would be printed.

Read piece by piece and in one pass, whatever the file says of itself: no entity is expanded, no cell is multiplied.
What was deleted or moved away under tracked changes is no text, what was inserted is.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from ..base.checking import TYPE_CHECKING
from ..base.errors import LprError, problems_of
from ..base.record import Record
from .packages import broken_package, can_be_read

if TYPE_CHECKING:
    from zipfile import ZipFile

problem = problems_of(__name__)

_LARGEST = 64_000_000
"""Bytes of the text with its markup, unpacked: some 20,000 rows of a table as Word writes them."""
_WIDEST, _MOST_CELLS, _MOST_PARTS = 4096, 2_000_000, 10_000
_PIECE = 1 << 16
_MAIN = "word/document.xml"
_SKIPPED = frozenset(("moveFrom", "txbxContent", "Fallback", "tcPrChange", "trPrChange"))
"""Moved away; the words of drawings, and once more what they stand in for; what cells and rows were before a change."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class Grid(Record):
    """A table: its rows by columns. A cell that spans several is written once, where it begins, the others are empty;
    the paragraphs of a cell are its lines.
    """

    rows: tuple[tuple[str, ...], ...]


class WordDocument(Record):
    """What stands in a document, paragraphs as text and tables, and how many ``pictures`` stand beside it."""

    blocks: tuple[str | Grid, ...]
    pictures: int


def read_document(raw: bytes, path: str) -> WordDocument:
    """Return what a document says. Raises LprError for what is no sound .docx, and for what is too large to be one."""
    from xml.parsers import expat
    from zipfile import ZipFile

    try:
        with ZipFile(BytesIO(raw)) as parts:
            body = _Body(path)
            _feed(parts, _main_part(parts, path), body.start, body.end, body.text, path)
            if not body.found:
                raise LprError(problem("docx-unreadable", path))
            return WordDocument(tuple(body.blocks), body.pictures)
    except broken_package(expat.ExpatError, OSError):
        raise LprError(problem("docx-unreadable", path)) from None


def _main_part(parts: ZipFile, path: str) -> str:
    """The name of the part that holds the text: nearly always `_MAIN`."""
    if len(parts.infolist()) > _MOST_PARTS:
        raise LprError(problem("docx-large", path))
    if _MAIN in parts.namelist():
        return _MAIN
    targets: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            targets.append(attributes.get("Target", "").lstrip("/"))

    _feed(parts, "_rels/.rels", start, lambda _: None, lambda _: None, path)
    return targets[0] if targets else _MAIN


def _feed(
    parts: ZipFile,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
    path: str,
) -> None:
    """Feed a part to handlers of elements and text. Raises LprError, and whatever a broken part makes zip raise."""
    from xml.parsers import expat

    def no_doctype(*_: object) -> None:
        raise LprError(problem("docx-unreadable", path))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = no_doctype
    info = parts.getinfo(name)
    if not can_be_read(info):
        raise LprError(problem("docx-unreadable", path))
    if info.file_size > _LARGEST:
        raise LprError(problem("docx-large", path))
    with parts.open(info) as file:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)


class _Table:
    """A table that is being read."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = []
        self.row: list[str] = []
        self.cell: list[str] = []
        self.span, self.goes_on = 1, False


class _Body:
    """Takes the elements of the text; ``found`` once there is a body."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found = False
        self.blocks: list[str | Grid] = []
        self.pictures = self._cells = 0
        self._tables: list[_Table] = []
        self._words: list[str] = []
        self._runs = self._skipped = 0
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        space, _, word = name.rpartition(" ")
        if word in ("pic", "pict"):
            self.pictures += 1
        if self._skipped or word in _SKIPPED:
            self._skipped += word in _SKIPPED
        elif word == "r":
            self._runs += 1
        elif word == "t":
            self._in_text = self._runs > 0
        elif word in _BREAKS and self._runs:
            # The end of a page or of a column is no end of a line.
            if attributes.get(f"{space} type", "textWrapping") == "textWrapping" or word != "br":
                self._words.append(_BREAKS[word])
        elif word == "p":
            self._words = []
        elif word == "body":
            self.found = True
        else:
            self._start_of_table(word, attributes.get(f"{space} val", ""))

    def _start_of_table(self, word: str, value: str) -> None:
        if word == "tbl":
            self._tables.append(_Table())
        elif self._tables:
            table = self._tables[-1]
            if word == "tr":
                table.row = []
            elif word == "tc":
                table.cell, table.span, table.goes_on = [], 1, False
            elif word == "gridBefore":
                self._widen(table, self._number(value))
            elif word == "gridSpan":
                table.span = max(self._number(value), 1)
            elif word == "vMerge":
                table.goes_on = value != "restart"

    def end(self, name: str) -> None:
        """Take the end of an element."""
        word = name.rpartition(" ")[2]
        if self._skipped:
            self._skipped -= word in _SKIPPED
        elif word == "r":
            self._runs -= 1
        elif word == "t":
            self._in_text = False
        elif word == "p":
            self._put("".join(self._words))
            self._words = []
        elif self._tables and word in ("tc", "tr", "tbl"):
            table = self._tables[-1]
            if word == "tc":
                table.row.append("" if table.goes_on else "\n".join(table.cell))
                self._widen(table, table.span - 1)
            elif word == "tr":
                table.rows.append(tuple(table.row))
                table.row = []
            else:
                self._tables.pop()
                self._put_table(table)

    def text(self, words: str) -> None:
        """Take text."""
        if self._in_text and not self._skipped:
            self._words.append(words)

    def _put(self, line: str) -> None:
        if self._tables:
            self._tables[-1].cell.append(line)
        else:
            self.blocks.append(line)

    def _put_table(self, table: _Table) -> None:
        """A table inside a cell is lines of that cell."""
        if self._tables:
            self._tables[-1].cell += [cell for row in table.rows for cell in row if cell]
        else:
            self.blocks.append(Grid(tuple(table.rows)))

    def _widen(self, table: _Table, count: int) -> None:
        """Leave so many places of a row empty."""
        self._cells += count + 1
        if self._cells > _MOST_CELLS or len(table.row) + count > _WIDEST:
            raise LprError(problem("docx-large", self.path))
        table.row += [""] * count

    def _number(self, value: str) -> int:
        """A number of columns."""
        if not (value.isascii() and value.isdigit() and len(value) < 6):
            raise LprError(problem("docx-unreadable", self.path))
        return int(value)
