"""Spooled rows → a workbook, or a table of text in another order: numbers as numbers, days as days, text that nothing
runs.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..batch.jobs import DELIMITERS, ENDINGS
from ..render.inert import inert
from .batch_spool import SUMMARY

problem = problems_of(__name__)

Summary = Sequence[tuple[str, str, str]]
"""What it says: a label, a value, and what that is (``money``, ``count``, ``day``, ``text``)."""

_FORMATS = {"money": "#,##0.00", "count": "0", "rate": "0.00##"}
_WIDEST = {"wrap": 40, "long": 28, "money": 18, "day": 11, "count": 12, "rate": 10, "text": 28}
"""Characters of a column at most; it is as wide as what stands in it."""
_NARROWEST = 6
_PAPERS = ((9, 150), (8, 215))
"""A4 and A3 on their side, and how many characters of ten points go across each."""
_SMALLEST = 0.6
"""To this part of its size a table may be made smaller to fit; a wider one goes on beside, below the same headings."""
_REPEATED = 40
"""Characters of the columns that stand again on every page of a table of several pages across."""
_FOLDED = ("wrap", "long", "text")
"""Columns of text, of which those of remarks are folded."""
_LINE, _HIGHEST = 13.5, 405.0
"""Points of a line of folded text, and of a row at most."""
_SHEET_ROWS = 1_048_576
_CELL_CHARACTERS = 32_767


def write_sheets(part: str, target: str, tagged: bool = False, by_urgency: bool = False, last: Summary = ()) -> None:
    """Write a spooled part as a workbook.

    Its first line says which sheets there are, and of every column the heading and what it holds; what cannot be read
    as that stays text. ``tagged`` rows bear the number of their sheet and how urgent they are; ``by_urgency`` sorts
    them. ``last`` is a sheet of its own at the end. Raises LprError for a cell that no sheet can hold.
    """
    import json

    import xlsxwriter

    book = xlsxwriter.Workbook(
        target,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    # A fixed day, so that the same input gives the same bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001
    formats = _Formats(book)
    with open(part, encoding="utf-8") as file:
        sheets = [_Sheet(book, title, columns, formats) for title, columns in json.loads(file.readline())]
        try:
            for number, row in enumerate(_ordered(part, file, by_urgency), 2):
                at, cells = (row[0], row[2]) if tagged else (0, row)
                sheets[at].add(cells, number)
        except LprError:
            book.close()
            os.unlink(target)
            raise
        for sheet in sheets:
            sheet.lay_out()
    if last:
        _summarise(book, last, formats, sheets[0].lang)
    book.close()


def write_text(part: str, target: str, head: str, format_: str, mask: Any) -> None:
    """Write a spooled part as CSV or TSV, the most urgent rows first; ``mask`` makes cells safe."""
    import csv

    with open(target, "w", encoding="utf-8", newline="", errors="backslashreplace") as out:
        out.write(("\ufeff" if format_ == "csv" else "") + head)
        writer = csv.writer(out, delimiter=DELIMITERS[format_], lineterminator=ENDINGS[format_])
        with open(part, encoding="utf-8") as file:
            file.readline()
            for _, _, cells in _ordered(part, file, True):
                writer.writerow([mask(_plain(cell)) for cell in cells])


def _ordered(part: str, file: Any, by_urgency: bool) -> Iterator[Any]:
    """Yield the rows of a part, as they stand or the most urgent first; only where they stand is kept in memory."""
    import json

    if not by_urgency:
        for line in file:
            yield json.loads(line)
        return
    keys, places = array("q"), array("q")
    with open(part, "rb") as raw:
        raw.readline()
        place = raw.tell()
        for line in raw:
            keys.append(int(line.split(b",", 2)[1]))
            places.append(place)
            place += len(line)
        for i in sorted(range(len(keys)), key=keys.__getitem__):
            raw.seek(places[i])
            yield json.loads(raw.readline())


def _plain(cell: Any) -> str:
    return str(next(iter(cell.values()))) if isinstance(cell, dict) else cell


class _Formats:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "宋体", "font_size": 10, "valign": "top"}
        self.head = book.add_format({**font, "bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        self.bold = book.add_format({**font, "bold": True})
        self.plain = book.add_format(font)
        self.wrapped = book.add_format({**font, "text_wrap": True})
        self.day = book.add_format({**font, "num_format": "yyyy-mm-dd"})
        self.percent = book.add_format({**font, "num_format": "0.00######%"})
        self.numbers = {kind: book.add_format({**font, "num_format": form}) for kind, form in _FORMATS.items()}


class _Sheet:
    """One table of a workbook, gone on with on a further sheet where it is full."""

    def __init__(self, book: Any, title: str, columns: list[list[str]], formats: _Formats) -> None:
        self.book, self.title, self.columns, self.formats = book, title, columns, formats
        self.lang = "zh" if any(not heading.isascii() for heading, _ in columns) else "en"
        self.count = 0
        self._begin()

    def _begin(self) -> None:
        if self.count:
            self.lay_out()
        self.count += 1
        sheet = self.book.add_worksheet(f"{self.title}{self.count}" if self.count > 1 else self.title)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_row(0, 27)
        self.widths = []
        self.spoken: set[int] = set()
        for column, (heading, _) in enumerate(self.columns):
            # A long heading stands in two lines.
            width = _width(heading)
            self.widths.append(max(_NARROWEST, width if width <= 10 else (width + 1) // 2 + 1))
            sheet.write_string(0, column, inert(heading), self.formats.head)
        self.sheet, self.row = sheet, 1

    def lay_out(self) -> None:
        """Settle the widths of the columns and the paper, when all rows are written."""
        widths = [
            min(width, max(_WIDEST["long" if column in self.spoken else kind], _NARROWEST)) + 1
            for column, (width, (_, kind)) in enumerate(zip(self.widths, self.columns, strict=True))
        ]
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        across = sum(widths)
        paper, characters = next(((p, c) for p, c in _PAPERS if across <= c / _SMALLEST), _PAPERS[-1])
        self.sheet.set_paper(paper)
        pages = -(-across * _SMALLEST // characters)
        if pages > 1:
            repeated = 0
            while repeated < len(widths) and sum(widths[: repeated + 1]) <= _REPEATED:
                repeated += 1
            if repeated:
                self.sheet.repeat_columns(0, repeated - 1)
                pages = -(-(across + (pages - 1) * sum(widths[:repeated])) * _SMALLEST // characters)
        self.sheet.fit_to_pages(int(pages), 0)

    def add(self, cells: Any, number: int) -> None:
        """Write one row; ``number`` is its line in the part. Raises LprError."""
        if self.row >= _SHEET_ROWS:
            # Full: its heading again on the next.
            self._begin()
        if isinstance(cells, dict):
            self.sheet.write_string(self.row, 0, inert(cells["title"]), self.formats.bold)
        else:
            if (lines := self._lines(cells)) > 1:
                # LibreOffice leaves a row of folded text as low as any other, unless its height is stated.
                self.sheet.set_row(self.row, min(lines * _LINE, _HIGHEST))
            for column, found in enumerate(cells):
                heading, kind = self.columns[column] if column < len(self.columns) else ("", "text")
                self._cell(column, found, heading, kind, number)
        self.row += 1

    def _lines(self, cells: Sequence[Any]) -> int:
        """How many lines the longest folded text of a row takes in its column."""
        return max(
            (
                sum(
                    -(-max(_width(line), 1) // _WIDEST[kind if kind in _FOLDED else "long"])
                    for line in text.split("\n")
                )
                for (_, kind), found in zip(self.columns, cells, strict=False)
                if kind != "text" and (text := _plain(found))
            ),
            default=1,
        )

    def _cell(self, column: int, found: Any, heading: str, kind: str, number: int) -> None:
        from decimal import Decimal

        formats = self.formats
        text = _plain(found)
        if not text:
            return
        if column < len(self.widths) and self.widths[column] < (
            width := _width(text) + len(text) // 4 * (kind == "money")
        ):
            self.widths[column] = width
        if not text.isascii():
            # A lone surrogate, which JSON can spell: no file can hold it.
            text = text.encode("utf-8", "backslashreplace").decode()
        if isinstance(found, dict) and "percent" in found:
            self.sheet.write_number(self.row, column, Decimal(text[:-1]).scaleb(-2), formats.percent)
        elif (kind in formats.numbers or (isinstance(found, dict) and "number" in found)) and is_number(text):
            self.sheet.write_number(self.row, column, Decimal(text), formats.numbers.get(kind, formats.plain))
        elif (kind == "day" or (isinstance(found, dict) and "day" in found)) and (day := _day(text)) is not None:
            self.sheet.write_datetime(self.row, column, day, formats.day)
        elif len(text) > _CELL_CHARACTERS:
            name = str(self.book.filename).removesuffix(".sheet.part")
            raise LprError(problem("cell-long", name, number=number, heading=heading))
        else:
            form = formats.plain if kind == "text" else formats.wrapped
            if kind not in _FOLDED:
                # Several days of payments in a column of days.
                self.spoken.add(column)
            self.sheet.write_string(self.row, column, inert(text), form)


def _summarise(book: Any, said: Summary, formats: _Formats, lang: str) -> None:
    """Add the sheet of totals."""
    from decimal import Decimal

    sheet = book.add_worksheet(SUMMARY.say(lang))
    sheet.set_paper(9)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 22)
    for row, (label, value, kind) in enumerate(said):
        sheet.write_string(row, 0, label, formats.bold if not value else formats.plain)
        if kind in formats.numbers:
            sheet.write_number(row, 1, Decimal(value), formats.numbers[kind])
        elif value:
            sheet.write_string(row, 1, inert(value), formats.plain)


def _width(text: str) -> int:
    """Characters across: one of Chinese is two; of several lines, the longest."""
    if "\n" in text:
        return max(map(_width, text.split("\n")))
    return len(text) if text.isascii() else sum(1 if char.isascii() else 2 for char in text)


def is_number(text: str) -> bool:
    """Say whether a text is a plain decimal that a sheet holds exactly: 15 digits, no leading zeros."""
    digits = text[1:] if text[:1] == "-" else text
    whole = digits.partition(".")[0]
    return (
        digits.isascii()
        and digits.replace(".", "", 1).isdecimal()
        and len(digits) <= 15
        and whole != ""
        and digits[-1] != "."
        and (whole == "0" or whole[0] != "0")
    )


def _day(text: str) -> Any:
    """Return a day written as in ``2020-09-01``, None for anything else."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
