"""The cells of one sheet of a workbook as text: numbers as they stood, days as ISO text, shares as per cent."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..base.checking import Any, Protocol
from ..base.errors import LprError
from ..base.pattern import pattern

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""What a sheet of .xlsx can hold."""

_CELL = 1 << 20
"""Characters of a cell; a spreadsheet program keeps 32,767."""

_WIDEST = 1000
"""A table is not wider than that where only the sheet's own statement says so."""

_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in number formats of days; 27 to 36 and 50 to 58 are the East Asian ones."""

_QUOTED = pattern(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.')
_REFERENCE = pattern(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = pattern(r"[-+]?[0-9]{0,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,3})?")
_EXACT = 1 << 53
"""A double keeps a number to this part of itself."""

_LAST_SERIAL = 2_958_465
"""9999-12-31."""


class SheetNumber(str):
    """A number of a sheet as text; it goes back into a sheet as a number."""


class SheetPercent(str):
    """A share of a sheet as per cent; it goes back into a sheet as the share it was, shown as per cent."""


class SheetDay(str):
    """A date of a sheet as ISO text; it goes back into a sheet as a date."""


class SheetFormula(str):
    """The formula of a cell whose value was never computed: no fact can be read from it."""


def _none(size: str | None) -> bool:
    """Whether a height or width is stated and nought: hidden without the word."""
    return size is not None and size.strip("0.") == "" and size != ""


class Book(Protocol):
    """The workbook that a sheet belongs to: its name, and the error of one that is broken."""

    path: str

    def broken(self, how: str = "", /, **values: object) -> LprError:
        """The error; ``how``: the message that says more."""


class Rows:
    """Hears the parser of a sheet and gathers its rows in ``found``."""

    def __init__(self, book: Book, strings: list[str], formats: list[str], epoch_1904: bool) -> None:
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
        self.formula = self.telling = False
        self.said: list[str] = []
        self.pieces: list[str] = []
        self.size = 0
        self.reading = False
        self.phonetic = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        """Hear that an element begins."""
        if ":" in name:
            name = local_name(name)
        if name == "c":
            self.cell(given)
        elif name == "v" or name == "t":
            self.reading = not self.phonetic
        elif name == "f":
            self.formula = self.telling = True
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
            if is_whole(first) and is_whole(last):
                self.hidden_columns.update(range(int(first) - 1, min(int(last), LAST_COLUMN)))
        elif name == "mergeCell" and len(self.merged) < LAST_COLUMN:
            self.merged.append(given.get("ref", ""))

    def row(self, given: dict[str, str]) -> None:
        """Begin a row; its number is the next where it has none."""
        stated = given.get("r")
        number = self.number + 1 if stated is None else int(stated) if is_whole(stated) else 0
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
        self.pieces, self.said = [], []
        self.size = 0

    def text(self, piece: str) -> None:
        """Hear text."""
        if not self.reading:
            if self.telling and self.size < _CELL:
                self.size += len(piece)
                self.said.append(piece)
            return
        self.size += len(piece)
        if self.size > _CELL:
            raise self.book.broken("cell", row=self.number, largest=_CELL)
        self.pieces.append(piece)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        if ":" in name:
            name = local_name(name)
        if name == "c":
            text = self.value("".join(self.pieces)) if self.pieces or self.formula else ""
            if text:
                self.cells.append((self.column, text))
            self.pieces = []
        elif name == "v" or name == "t":
            self.reading = False
        elif name == "f":
            self.telling, self.size = False, 0
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
            number = int(text) if is_whole(text) else -1
            # A string that is not there: the row says that it holds what cannot be read.
            return self.strings[number] if 0 <= number < len(self.strings) else "\ufffd"
        if kind == "n" or kind == "":
            if not text and self.formula:
                # Never computed: as an empty cell it would be another fact.
                return SheetFormula(f"={''.join(self.said)}")
            return self.figure(text.strip()) if text else ""
        if kind == "b":
            return "yes" if text.strip() == "1" else "no"
        if kind == "d":
            return SheetDay(text[:10]) if text[10:] in ("", "T00:00:00", "T00:00:00Z") else text
        return text

    def figure(self, text: str) -> str:
        """Return a number with the 15 digits a spreadsheet keeps, a day as ISO, a share as percent;
        else the text itself.
        """
        if not _NUMBER.fullmatch(text) or not any(c.isdigit() for c in text):
            return text
        shape = self._shape()
        if not shape:
            return number_text(text)
        number = _kept(text)
        if shape == "day":
            return self.day(number) or SheetNumber(f"{number:f}")
        return SheetPercent(f"{(number * 100).normalize():f}%")

    def _shape(self) -> str:
        """What the number format of the cell makes of a number."""
        style = int(self.style) if is_whole(self.style) else -1
        return self.formats[style] if 0 <= style < len(self.formats) else ""

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
        text = moment.isoformat(" ")
        return SheetDay(text[:10]) if text[10:] == " 00:00:00" else text


def number_text(text: str) -> SheetNumber:
    """Return a plain number as text: a whole one as it stands, however long (an account, an identity card), another
    with the fifteen digits a spreadsheet keeps.
    """
    if text.isdigit() and text.isascii() and (text[0] != "0" or text == "0"):
        return SheetNumber(text)
    from decimal import Decimal

    stated, number = Decimal(text), _kept(text)
    if abs(stated - number) * _EXACT > abs(stated):
        # What a computation in the sheet has left beyond its fifteen digits (299999.99999999994) is no noise of
        # writing the number down: whoever reads the cell decides.
        return SheetNumber(f"{stated:f}")
    plain = f"{number:f}"
    return SheetNumber(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _kept(text: str) -> Any:
    """A number with the fifteen digits a spreadsheet keeps."""
    from decimal import Context

    return Context(prec=15).create_decimal(text)


def shape_of(number: str, code: str | None) -> str:
    """Say what a number format shows: ``day``, ``percent`` or ""."""
    if code is None:
        return "day" if is_whole(number) and int(number) in _DAYS else "percent" if number in ("9", "10") else ""
    bare = _QUOTED.sub("", code[:1000]).partition(";")[0].lower()
    if "%" in bare:
        return "percent"
    return "day" if "general" not in bare and any(mark in bare for mark in "ymdhs") else ""


def local_name(name: str) -> str:
    """A name without the prefix of its namespace: some programs write ``x:row``."""
    return name.rpartition(":")[2]


def is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _column(letters: str) -> int:
    """``A`` → 0, ``XFD`` → 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
