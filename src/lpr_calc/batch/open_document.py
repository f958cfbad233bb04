"""How many cells an OpenDocument workbook (.ods) has once what it repeats is written out: a line may say a million."""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_PIECE = 1 << 16


def cells_of(parts: ZipFile, content: ZipInfo) -> tuple[int, int]:
    """Return how many cells with a content are written, and how many places the sheets have that hold them, up to their
    last rows and columns. Raises what a broken package raises, and ExpatError.
    """
    from xml.parsers import expat

    count = _Cells()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = count.start
    parser.EndElementHandler = count.end
    with parts.open(content) as file:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    return count.written, count.places


class _Cells:
    """Counts cells and places as the elements come."""

    def __init__(self) -> None:
        self.written = self.places = 0
        self._row = self._rows = self._height = self._width = 0
        self._column = self._last = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        space, _, word = name.rpartition(" ")
        if word == "table":
            self._row = self._height = self._width = 0
        elif word == "table-row":
            self._rows = _number(attributes.get(f"{space} number-rows-repeated", ""))
            self._column = self._last = 0
        elif word in ("table-cell", "covered-table-cell"):
            self._column += _number(attributes.get(f"{space} number-columns-repeated", ""))
            if any(key.rpartition(" ")[2] == "value-type" for key in attributes):
                self.written += 1
                self._last = self._column

    def end(self, name: str) -> None:
        """Take the end of an element."""
        word = name.rpartition(" ")[2]
        if word == "table-row":
            self._row += self._rows
            if self._last:
                self._height, self._width = self._row, max(self._width, self._last)
        elif word == "table":
            self.places += self._height * self._width


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
