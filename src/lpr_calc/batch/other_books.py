"""Workbooks of other formats (.xls, .xlsb, .ods), through python-calamine of the extra ``office``.

It gives values without their formats: what is hidden, and whether a number is shown as per cent, cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..values.packages import broken_package
from .open_document import cells_of
from .sheet_cells import SheetDay, number_text
from .workbook import Sheet, SheetRow

problem = problems_of(__name__)

_LARGEST, _LARGEST_PART = 1 << 28, 1 << 27
"""Bytes of a file (256 Mi) and of a part of it, unpacked (128 Mi): each is read as a whole."""
_MOST_PLACES, _REPEATED = 2_000_000, 10
"""Places of cells, and how many for each cell that is written, beyond which most of a sheet is repetition."""


class OtherBook:
    """A workbook that shows values alone; used as `workbook.Workbook` is."""

    seen = False
    """Whether hidden rows and columns and the formats of numbers can be seen."""

    def __init__(self, path: str) -> None:
        """Raises LprError for what is no workbook, or where the library is missing."""
        from importlib.util import find_spec

        self.path = path
        self.width = 0
        self.merged: list[str] = []
        if find_spec("python_calamine") is None:
            office = "pip install 'lpr-calc[office]'"
            raise LprError(problem("extra-missing/calamine", path, Text(office, office)))
        size = Path(path).stat().st_size
        if size > _LARGEST:
            raise self.broken("large", part=path, size=size // 1_000_000)
        self._refuse_large()
        import python_calamine

        try:
            self._book = python_calamine.CalamineWorkbook.from_path(path)
            listed = [
                Sheet(sheet.name, "Visible" not in str(sheet.visible), str(number))
                for number, sheet in enumerate(self._book.sheets_metadata)
                if "WorkSheet" in str(sheet.typ)
            ]
        except Exception:
            raise self.broken() from None
        except BaseException as error:
            raise self._stopped(error) from None
        if not listed:
            raise self.broken("empty")
        self.sheets = tuple(listed)

    def __enter__(self) -> OtherBook:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def _stopped(self, error: BaseException) -> BaseException:
        """A panic of the library is a broken file; an interrupt is an interrupt."""
        return self.broken() if type(error).__name__ == "PanicException" else error

    def broken(self, how: str = "", /, **values: object) -> LprError:
        """The error of a file that is no sound workbook; ``how``: the message that says more."""
        return LprError(problem(f"sheet-broken/{how}" if how else "sheet-broken/other", self.path, **values))

    def _refuse_large(self) -> None:
        """Raise LprError for a packed workbook that would take too much once unpacked, or written out."""
        from xml.parsers import expat
        from zipfile import ZipFile, is_zipfile

        try:
            if not is_zipfile(self.path):
                return
            with ZipFile(self.path) as parts:
                largest = max((info.file_size for info in parts.infolist()), default=0)
                if largest > _LARGEST_PART:
                    raise self.broken("large", part=self.path, size=largest // 1_000_000)
                content = next((info for info in parts.infolist() if info.filename == "content.xml"), None)
                written, places = (0, 0) if content is None else cells_of(parts, content)
        except broken_package(expat.ExpatError):
            raise self.broken() from None
        if places > _MOST_PLACES and places > _REPEATED * written:
            raise self.broken("repeated", places=places, written=written)

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that hold anything, in order. Raises LprError."""
        try:
            rows = self._book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        except Exception:
            raise self.broken() from None
        except BaseException as error:
            raise self._stopped(error) from None
        self.width = len(rows[0]) if rows and len(rows[0]) <= 1000 else 0
        for number, row in enumerate(rows, 1):
            cells = [_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield SheetRow(number, False, tuple(cells))

    def hidden(self, sheet: Sheet) -> tuple[frozenset[int], frozenset[int]]:
        """Nothing: it cannot be seen."""
        return frozenset(), frozenset()


def _text(value: Any) -> str:
    """Return a value as the text of a cell."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        text = value.isoformat(" ")
        return SheetDay(text[:10]) if text[10:] == " 00:00:00" else text
    if isinstance(value, date):
        return SheetDay(value.isoformat())
    if isinstance(value, (time, timedelta)):
        return str(value)
    return number_text(repr(value))
