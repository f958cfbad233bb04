"""Workbooks (.xlsx) as rows of text, read piece by piece: whatever is in the file, in seconds and a fixed memory.

A workbook is a zip of XML that anybody may have sent. Parts are streamed through the parser of the standard library; no
row is kept, shared strings up to a limit; counts, references and sizes are checked before they are believed. What is
wrong with the file is one LprError, what is wrong with a cell stays in that cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..base.checking import TYPE_CHECKING
from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..values.packages import broken_package, can_be_read
from .sheet_cells import Rows, local_name, shape_of

if TYPE_CHECKING:
    from zipfile import ZipFile

problem = problems_of(__name__)

_PIECE = 1 << 16
_SMALL = 1 << 24
"""Bytes of a part that only describes others (16 Mi): styles, names, relations."""

_LARGEST = 1 << 30
"""Bytes of a sheet (1 Gi, unpacked)."""

_PACKED = 200
"""No sheet with anything in it is packed to less than this part of itself."""

_TAG = 1 << 22
"""Bytes of one tag (4 Mi): the parser keeps a tag until it ends."""

_STRINGS = 120_000_000
"""Bytes of memory for the shared strings."""

_HIDES = re.compile(rb"""\bhidden\s*=|\b(?:ht|width)\s*=\s*["']0*(?:\.0*)?["']""")


class Sheet(Record):
    """A sheet: its name, whether it is hidden, and the part of the file that holds it."""

    name: str
    hidden: bool
    part: str


class SheetRow(Record):
    """A row that is stated in the file: its number, whether it is hidden, its cells without blank ones at the end."""

    number: int
    hidden: bool
    cells: tuple[str, ...]


class Workbook:
    """A workbook opened for reading; use it in a ``with`` statement."""

    seen = True
    """Whether hidden rows and columns and the formats of numbers can be seen."""

    def __init__(self, path: str) -> None:
        """Read what describes the sheets.

        Raises LprError for what is no workbook, OSError for what cannot be opened.
        """
        from zipfile import ZipFile

        self.path = path
        self.width = 0
        """Columns of the sheet that is being read, by its own statement; 0 where it makes none that can be."""
        self.hidden_columns: set[int] = set()
        """Numbers (from 0) of the hidden columns of the sheet that is being read."""
        self.merged: list[str] = []
        """Merged areas (``A1:C1``) of a sheet, known when it was read to its end."""
        try:
            self._zip: ZipFile = ZipFile(path)
        except broken_package():
            raise self.broken() from None
        try:
            if len(self._zip.infolist()) > 10_000:
                raise self.broken()
            self._parts = {info.filename: info for info in self._zip.infolist()}
            self._epoch_1904 = False
            self.sheets = self._sheets()
            self._formats = self._styles()
            self._strings: list[str] | None = None
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def broken(self, how: str = "", /, **values: object) -> LprError:
        """The error of a file that is no sound workbook; ``how``: the message that says more."""
        return LprError(problem(f"sheet-broken/{how}" if how else "sheet-broken", self.path, **values))

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that hold anything, in order. Raises LprError."""
        if sheet.part not in self._parts:
            raise self.broken("lacking", sheet=sheet.name)
        if self._strings is None:
            self._strings = self._shared()
        reader = Rows(self, self._strings, self._formats, self._epoch_1904)
        self.width, self.hidden_columns, self.merged = 0, set(), reader.merged
        for _ in self._fed(sheet.part, reader.start, reader.end, reader.text, _LARGEST):
            if reader.found:
                self.width, self.hidden_columns = reader.width, reader.hidden_columns
                for number, hidden, cells in reader.found:
                    # Filled up here, one at a time: a row of one cell in the last column is 16,384 cells.
                    full = [""] * (cells[-1][0] + 1)
                    for column, text in cells:
                        full[column] = text
                    yield SheetRow(number, hidden, tuple(full))
                reader.found.clear()

    def hidden(self, sheet: Sheet) -> tuple[frozenset[int], frozenset[int]]:
        """Return the numbers of the hidden rows, and of the hidden columns (from 0), that hold anything. Raises
        LprError.

        Most sheets hide nothing: they are looked through for the word alone.
        """
        if sheet.part not in self._parts or not self._may_hide(sheet.part):
            return frozenset(), frozenset()
        rows: set[int] = set()
        columns: set[int] = set()
        for row in self.rows(sheet):
            held = {i for i in self.hidden_columns if i < len(row.cells) and row.cells[i].strip()}
            columns |= held
            if row.hidden and any(cell.strip() for cell in row.cells):
                rows.add(row.number)
        return frozenset(rows), frozenset(columns)

    def _may_hide(self, part: str) -> bool:
        """Whether the text of a sheet speaks of anything hidden, or is written so that this cannot be seen at once."""
        info = self._parts[part]
        if info.file_size > _LARGEST or (info.file_size > _SMALL and info.file_size > _PACKED * info.compress_size):
            return False  # what reads the rows will refuse it
        if not can_be_read(info):
            return False
        rest = b""
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    text = rest + piece
                    if _HIDES.search(text) or b"\0" in text:
                        return True
                    rest = text[-64:]
        except broken_package(OSError):
            return False
        return False

    def _fed(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
        largest: int,
    ) -> Iterator[None]:
        """Feed a part to the parser, piece by piece; a moment to take what was found comes after each.

        Raises LprError.
        """
        from xml.parsers import expat

        info = self._parts[part]
        if info.file_size > largest or (info.file_size > _SMALL and info.file_size > _PACKED * info.compress_size):
            raise self.broken("large", part=part, size=info.file_size // 1_000_000)
        if not can_be_read(info):
            raise self.broken()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._no_doctype
        fed = 0
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    parser.Parse(piece, False)
                    fed += len(piece)
                    if fed - parser.CurrentByteIndex > _TAG:
                        raise self.broken()
                    yield
                parser.Parse(b"", True)
                yield
        except broken_package(expat.ExpatError, OSError):
            raise self.broken() from None

    def _no_doctype(self, *_: object) -> None:
        raise self.broken()

    def _whole(self, part: str, start: Callable[[str, dict[str, str]], None]) -> None:
        """Read a part that only describes others."""
        for _ in self._fed(
            part, lambda name, given: start(local_name(name), given), lambda _: None, lambda _: None, _SMALL
        ):
            pass

    def _sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets in the order of their tabs. Raises LprError where there is none."""
        related: dict[str, str] = {}
        listed: list[tuple[str, bool, str]] = []

        def relation(name: str, given: dict[str, str]) -> None:
            if name == "Relationship":
                related[given.get("Id", "")] = given.get("Target", "")

        def book(name: str, given: dict[str, str]) -> None:
            if name == "sheet":
                reference = next((value for key, value in given.items() if local_name(key) == "id"), "")
                listed.append((given.get("name", ""), given.get("state", "visible") != "visible", reference))
            elif name == "workbookPr":
                self._epoch_1904 = given.get("date1904", "0") in ("1", "true")

        for part, start in (("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relation)):
            if part not in self._parts:
                raise self.broken()
            self._whole(part, start)
        found = []
        for name, hidden, reference in listed:
            target = related.get(reference, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if "chartsheet" not in part:
                found.append(Sheet(name, hidden, part))
        if not found:
            raise self.broken("empty")
        return tuple(found)

    def _styles(self) -> list[str]:
        """Return what each style of a cell makes of a number: ``day``, ``percent`` or ""."""
        custom: dict[str, str] = {}
        kinds: list[str] = []
        inside: list[str] = []

        def start(name: str, given: dict[str, str]) -> None:
            if name in ("cellXfs", "cellStyleXfs", "dxfs"):
                inside[:] = [name]
            elif name == "numFmt" and not inside:
                custom[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif name == "xf" and inside == ["cellXfs"]:
                number = given.get("numFmtId", "0")
                kinds.append(shape_of(number, custom.get(number)))

        if "xl/styles.xml" in self._parts:
            self._whole("xl/styles.xml", start)
        return kinds

    def _shared(self) -> list[str]:
        """Return the shared strings. Raises LprError where they take more memory than there shall be."""
        part = next((name for name in self._parts if name.lower() == "xl/sharedstrings.xml"), "")
        strings: list[str] = []
        if not part:
            return strings
        pieces: list[str] = []
        state = {"open": False, "phonetic": 0, "memory": 0}

        def start(name: str, given: dict[str, str]) -> None:
            name = local_name(name)
            if name == "rPh":
                state["phonetic"] += 1
            state["open"] = name == "t" and not state["phonetic"]

        def end(name: str) -> None:
            name = local_name(name)
            state["open"] = False
            if name == "rPh":
                state["phonetic"] -= 1
            elif name == "si":
                found = "".join(pieces)
                state["memory"] += 60 + len(found) * (1 if found.isascii() else 2)
                strings.append(found)
                pieces.clear()

        def text(piece: str) -> None:
            if state["open"]:
                pieces.append(piece)
                state["memory"] += len(piece)

        for _ in self._fed(part, start, end, text, _LARGEST):
            if state["memory"] > _STRINGS:
                raise self.broken("memory")
        return strings
