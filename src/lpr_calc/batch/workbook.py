"""Workbooks (.xlsx) as rows of text, read piece by piece: whatever is in the file, in seconds and a fixed memory.

A workbook is a zip of XML that anybody may have sent. Parts are streamed through the parser of the standard library; no
row is kept, shared strings up to a limit; counts, references and sizes are checked before they are believed. What is
wrong with the file is one LprError, what is wrong with a cell stays in that cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..base.errors import LprError, problems_of
from ..base.record import Record

if TYPE_CHECKING:
    from zipfile import ZipFile

problem = problems_of(__name__)

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""What a sheet of .xlsx can hold."""

_PIECE = 1 << 16
_SMALL = 1 << 24
"""Bytes of a part that only describes others (16 Mi): styles, names, relations."""

_LARGEST = 1 << 30
"""Bytes of a sheet (1 Gi, unpacked)."""

_PACKED = 200
"""No sheet with anything in it is packed to less than this part of itself."""

_TAG = 1 << 22
"""Bytes of one tag (4 Mi): the parser keeps a tag until it ends."""

_CELL = 1 << 20
"""Characters of a cell; a spreadsheet program keeps 32,767."""

_STRINGS = 120_000_000
"""Bytes of memory for the shared strings."""

_WIDEST = 1000
"""A table is not wider than that where only the sheet's own statement says so."""

_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in number formats of days; 27 to 36 and 50 to 58 are the East Asian ones."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.')
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[-+]?[0-9]{0,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,3})?")
_HIDES = re.compile(rb"""\bhidden\s*=|\b(?:ht|width)\s*=\s*["']0*(?:\.0*)?["']""")
_LAST_SERIAL = 2_958_465
"""9999-12-31."""


class SheetNumber(str):
    """A number of a sheet as text; it goes back into a sheet as a number."""


class SheetDay(str):
    """A date of a sheet as ISO text; it goes back into a sheet as a date."""


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

    def __init__(self, path: str) -> None:
        """Read what describes the sheets.

        Raises LprError for what is no workbook, OSError for what cannot be opened.
        """
        from zipfile import BadZipFile, ZipFile

        self.path = path
        self.width = 0
        """Columns of the sheet that is being read, by its own statement; 0 where it makes none that can be."""
        self.hidden_columns: set[int] = set()
        """Numbers (from 0) of the hidden columns of the sheet that is being read."""
        self.merged: list[str] = []
        """Merged areas (``A1:C1``) of a sheet, known when it was read to its end."""
        try:
            self._zip: ZipFile = ZipFile(path)
        except (BadZipFile, ValueError, NotImplementedError, EOFError):
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
        reader = _Rows(self, self._strings, self._formats, self._epoch_1904)
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
        import zlib
        from zipfile import BadZipFile

        info = self._parts[part]
        if info.file_size > _LARGEST or (info.file_size > _SMALL and info.file_size > _PACKED * info.compress_size):
            return False  # what reads the rows will refuse it
        rest = b""
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    text = rest + piece
                    if _HIDES.search(text) or b"\0" in text:
                        return True
                    rest = text[-64:]
        except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
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
        import zlib
        from xml.parsers import expat
        from zipfile import BadZipFile

        info = self._parts[part]
        if info.file_size > largest or (info.file_size > _SMALL and info.file_size > _PACKED * info.compress_size):
            raise self.broken("large", part=part, size=info.file_size // 1_000_000)
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
        except (expat.ExpatError, BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
            raise self.broken() from None

    def _no_doctype(self, *_: object) -> None:
        raise self.broken()

    def _whole(self, part: str, start: Callable[[str, dict[str, str]], None]) -> None:
        """Read a part that only describes others."""
        for _ in self._fed(
            part, lambda name, given: start(_local(name), given), lambda _: None, lambda _: None, _SMALL
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
                reference = next((value for key, value in given.items() if _local(key) == "id"), "")
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
                kinds.append(_kind(number, custom.get(number)))

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
            name = _local(name)
            if name == "rPh":
                state["phonetic"] += 1
            state["open"] = name == "t" and not state["phonetic"]

        def end(name: str) -> None:
            name = _local(name)
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


def _none(size: str | None) -> bool:
    """Whether a height or width is stated and nought: hidden without the word."""
    return size is not None and size.strip("0.") == "" and size != ""


class _Rows:
    """Hears the parser of a sheet and gathers its rows in ``found``."""

    def __init__(self, book: Workbook, strings: list[str], formats: list[str], epoch_1904: bool) -> None:
        self.book, self.strings, self.formats, self.epoch_1904 = book, strings, formats, epoch_1904
        self.found: list[tuple[int, bool, list[tuple[int, str]]]] = []
        self.width = 0
        self.hidden_columns: set[int] = set()
        self.merged: list[str] = []
        self.number = 0
        self.hidden = False
        self.cells: list[tuple[int, str]] = []
        self.column = -1
        self.kind = self.style = ""
        self.formula = False
        self.pieces: list[str] = []
        self.size = 0
        self.reading = False
        self.phonetic = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        """Hear that an element begins."""
        if ":" in name:
            name = _local(name)
        if name == "c":
            self.cell(given)
        elif name == "v" or name == "t":
            self.reading = not self.phonetic
        elif name == "f":
            self.formula = True
        elif name == "row":
            self.row(given)
        elif name == "rPh":
            self.phonetic += 1
        elif name == "dimension":
            found = _REFERENCE.fullmatch(given.get("ref", "").rpartition(":")[2])
            width = _column(found[1]) + 1 if found else 0
            self.width = width if width <= _WIDEST else 0
        elif name == "col" and (given.get("hidden") in ("1", "true") or _none(given.get("width"))):
            first, last = given.get("min", ""), given.get("max", "")
            if _whole(first) and _whole(last):
                self.hidden_columns.update(range(int(first) - 1, min(int(last), LAST_COLUMN)))
        elif name == "mergeCell" and len(self.merged) < LAST_COLUMN:
            self.merged.append(given.get("ref", ""))

    def row(self, given: dict[str, str]) -> None:
        """Begin a row; its number is the next where it has none."""
        stated = given.get("r")
        number = self.number + 1 if stated is None else int(stated) if _whole(stated) else 0
        if not self.number < number <= LAST_ROW:
            said = str(stated if stated is not None else number)[:20]
            raise self.book.broken("row", number=said, before=self.number, last=LAST_ROW)
        self.number = number
        self.hidden = given.get("hidden") in ("1", "true") or _none(given.get("ht"))
        self.cells = []
        self.column = -1

    def cell(self, given: dict[str, str]) -> None:
        """Begin a cell; it follows the one before where it has no reference."""
        stated = given.get("r")
        if stated is None:
            self.column += 1
        else:
            found = _REFERENCE.fullmatch(stated)
            column = _column(found[1]) if found else -1
            if column <= self.column or not found or int(found[2]) != self.number:
                raise self.book.broken("reference", reference=stated[:20], row=self.number)
            self.column = column
        if self.column >= LAST_COLUMN:
            raise self.book.broken("columns", row=self.number, last=LAST_COLUMN)
        self.kind, self.style, self.formula = given.get("t", "n"), given.get("s", ""), False
        self.pieces = []
        self.size = 0

    def text(self, piece: str) -> None:
        """Hear text."""
        if not self.reading:
            return
        self.size += len(piece)
        if self.size > _CELL:
            raise self.book.broken("cell", row=self.number, largest=_CELL)
        self.pieces.append(piece)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        if ":" in name:
            name = _local(name)
        if name == "c":
            text = self.value("".join(self.pieces)) if self.pieces or self.formula else ""
            if text:
                self.cells.append((self.column, text))
            self.pieces = []
        elif name == "v" or name == "t":
            self.reading = False
        elif name == "row":
            if self.cells:
                self.found.append((self.number, self.hidden, self.cells))
                self.cells = []
        elif name == "rPh":
            self.phonetic -= 1

    def value(self, text: str) -> str:
        """Return what a cell says, by its type."""
        kind = self.kind
        if kind == "s":
            if not text:
                return ""
            number = int(text) if _whole(text) else -1
            # A string that is not there: the row says that it holds what cannot be read.
            return self.strings[number] if 0 <= number < len(self.strings) else "\ufffd"
        if kind == "n" or kind == "":
            if not text and self.formula:
                raise self.uncomputed()
            return self.figure(text.strip()) if text else ""
        if kind == "b":
            return "yes" if text.strip() == "1" else "no"
        if kind == "d":
            return SheetDay(text[:10]) if text[10:] in ("", "T00:00:00", "T00:00:00Z") else text
        return text

    def uncomputed(self) -> LprError:
        """The error of a formula whose value was never computed: it would be read as an empty cell."""
        cell = f"{_letters(self.column)}{self.number}"
        return LprError(problem("sheet-formula", self.book.path, cell=cell))

    def figure(self, text: str) -> str:
        """Return a number with the 15 digits a spreadsheet keeps, a day as ISO, a share as percent;
        else the text itself.
        """
        if not _NUMBER.fullmatch(text) or not any(c.isdigit() for c in text):
            return text
        from decimal import Context, Decimal

        number = Context(prec=15).create_decimal(Decimal(text))
        style = int(self.style) if _whole(self.style) else -1
        shape = self.formats[style] if 0 <= style < len(self.formats) else ""
        if shape == "day":
            return self.day(number) or SheetNumber(f"{number:f}")
        if shape == "percent":
            return f"{(number * 100).normalize():f}%"
        plain = f"{number:f}"
        return SheetNumber(plain.rstrip("0").rstrip(".") if "." in plain else plain)

    def day(self, serial: Any) -> str:
        """Return a serial number of days as ISO text, with its time of day where it has one; "" where it is none."""
        if not 1 <= serial <= _LAST_SERIAL:
            return ""
        days = int(serial)
        seconds = int(((serial - days) * 86_400).to_integral_value())
        # Lotus 1-2-3 took 1900 for a leap year, and so does every spreadsheet since.
        base = datetime(1904, 1, 1) if self.epoch_1904 else datetime(1899, 12, 31 if serial < 60 else 30)  # noqa: DTZ001
        try:
            moment = base + timedelta(days=days, seconds=seconds)
        except OverflowError:
            return ""
        text = moment.isoformat()
        return SheetDay(text[:10]) if text[10:] == "T00:00:00" else text


def _kind(number: str, code: str | None) -> str:
    """Say what a number format shows: ``day``, ``percent`` or ""."""
    if code is None:
        return "day" if _whole(number) and int(number) in _DAYS else "percent" if number in ("9", "10") else ""
    bare = _QUOTED.sub("", code[:1000]).partition(";")[0].lower()
    if "%" in bare:
        return "percent"
    return "day" if "general" not in bare and any(mark in bare for mark in "ymdhs") else ""


def _local(name: str) -> str:
    """A name without the prefix of its namespace: some programs write ``x:row``."""
    return name.rpartition(":")[2]


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _column(letters: str) -> int:
    """``A`` → 0, ``XFD`` → 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    """0 → ``A``, 16383 → ``XFD``."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
