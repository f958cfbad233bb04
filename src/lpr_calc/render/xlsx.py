"""The tables of a document as .xlsx (extra: office): numbers, dates, live formulas with their cached values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from ..base.checking import Any
from ..values.rate import SCALE
from .carried import with_part
from .inert import inert, one_line
from .model import Cell, Column, Document, Para, Table, fen, label_span, laid_out, words
from .package import STAMP, is_wide, neutral, width_of, widths

_FORMATS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "fen": {"num_format": "#,##0.00", "align": "right"},
    "day": {"num_format": 'yyyy"年"m"月"d"日"', "align": "center"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    "int": {"num_format": "0", "align": "center"},
    "percent": {"num_format": "0.00##%", "align": "right"},
    "rate": {"num_format": "0.00########", "align": "right"},
    "change": {"num_format": "+#,##0.00;-#,##0.00;0.00", "align": "right"},
}
_BASE = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}


def render(document: Document) -> bytes:
    """Return the document as the bytes of an .xlsx: each table on a sheet of its own.

    Of a paper, what stands under a table is on its sheet, and every sheet has a title; of a report the paragraphs are
    around the first table. What checks the tables against the engine has a sheet of its own, which is not filed.
    Money and percentages are written as the decimal figures they are; a spreadsheet holds them in its own doubles.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "", "comments": "", "company": "", "created": STAMP})
    styles = _Styles(book)
    # A letter's text is not for a spreadsheet: of a document with an annex, the annex is, and of tables with one, both.
    own = document.parts if document.kind == "schedule" or not document.annex else ()
    parts = laid_out((*own, *document.annex), document.lang)
    landscape = document.landscape or bool(document.annex) or (document.report and is_wide(parts))
    tables = [part for part in parts if isinstance(part, Table)]
    first = parts.index(tables[0])
    before = [part for part in parts[:first] if isinstance(part, Para)]
    names: set[str] = set()
    untitled = (document.title or "result") if document.report else document.kind
    checks: list[tuple[str, str, int]] = []
    for number, table in enumerate(tables):
        name = _name(table.title or untitled, names)
        sheet = _Sheet(book.add_worksheet(name), styles, landscape)
        if document.report:
            after = [] if number else [part for part in parts[first:] if isinstance(part, Para)]
            sheet.write(table, [] if number else before, after)
        else:
            sheet.write(table, _over(before, table) if number else before, _under(parts, table))
        if table.check is not None:
            checks.append((name, sheet.total, table.check[1]))
    if checks:
        _write_checks(_Sheet(book.add_worksheet(_name(_CHECKS, names)), styles, False), checks)
    book.close()
    content = neutral(buffer.getvalue())
    return with_part(content, document.carried) if document.carried else content


_CHECKS = "核对（不提交）"
"""The sheet that checks the others: for whoever makes the paper."""


def _over(before: list[Para], table: Table) -> list[Para]:
    """What stands over a table that is not the first: its title, of which matter and in which unit."""
    kept = [part for part in before if part.style in ("subtitle", "right")]
    return [Para(table.title, "title"), *kept] if table.title else kept


def _under(parts: tuple[Para | Table, ...], table: Table) -> list[Para]:
    """The paragraphs between a table and the next."""
    found = []
    for part in parts[next(i for i, part in enumerate(parts) if part is table) + 1 :]:
        if isinstance(part, Table) or part.style == "title":
            # What has a title of its own begins there: an annex.
            break
        found.append(part)
    return found


def _write_checks(sheet: _Sheet, checks: list[tuple[str, str, int]]) -> None:
    """Hold the total of each sheet against what was computed outside of it."""
    columns = (
        Column("name", "工作表", 24),
        Column("shown", "表中合计", 18, True),
        Column("computed", "核对数", 18, True),
        Column("difference", "差额", 14, True),
    )
    rows = tuple(
        (
            words(name),
            fen(amount, f"'{name}'!{place}"),
            fen(amount),
            fen(0, "ROUND({shown}-{computed},2)"),
        )
        for name, place, amount in checks
    )
    lines = [Para("核对", "title"), Para("供制作时核对各表公式，不随清单提交。", "note")]
    sheet.write(Table("", columns, rows), lines, [])


def _name(title: str, taken: set[str]) -> str:
    """A name a sheet may have: none of ``[]:*?/\\``, no quote at either end, 31 places, no other sheet's in any case.

    ``a`` and ``A`` are one name to a spreadsheet, and ``History`` is its own.
    """
    plain = _cut(re.sub(r"[\[\]:*?/\\]", "", one_line(title)), 31).strip("' ") or "1"
    name, number = plain, 2
    while name.casefold() in taken or name.casefold() == "history":
        name = f"{_cut(plain, 31 - len(str(number)))}{number}"
        number += 1
    taken.add(name.casefold())
    return name


def _cut(text: str, places: int) -> str:
    """The beginning of a text in so many places; a character beyond the first 65,536 takes two."""
    return text.encode("utf-16-le", "replace")[: 2 * places].decode("utf-16-le", "ignore")


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[str, Any] = {}

    def get(self, kind: str, bold: bool = False, border: bool = True, **more: Any) -> Any:
        """Return a format for a kind of cell."""
        key = f"{kind}{bold}{border}{sorted(more.items())}"
        if key not in self.made:
            self.made[key] = self.book.add_format(
                {**_BASE, **_FORMATS[kind], "bold": bold, "border": 1 if border else 0, **more}
            )
        return self.made[key]


class _Sheet:
    """One sheet while it is written."""

    def __init__(self, sheet: Any, styles: _Styles, landscape: bool) -> None:
        self.sheet, self.styles = sheet, styles
        self.row = self.characters = 0
        self.widths: list[int] = []
        self.total = ""
        """Where the total stands that is checked."""
        sheet.set_default_row(20)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=1 / 2, right=1 / 2, top=4 / 5, bottom=4 / 5)
        sheet.set_footer("&C&P/&N")

    def write(self, table: Table, before: list[Para], after: list[Para]) -> None:
        """Write the paragraphs before, the table, the paragraphs after."""
        last = len(table.columns) - 1
        self.characters, self.widths = 0, []
        for number, (column, wide) in enumerate(zip(table.columns, widths(table), strict=True)):
            width = max(wide * 6 // 5, len(column.title) * 2 + 2)
            self.characters += int(width)
            self.widths.append(int(width))
            self.sheet.set_column(number, number, width)
        for part in before:
            self._line(part, last)
        heading = self.row
        for number, column in enumerate(table.columns):
            self.sheet.write_string(
                self.row, number, inert(column.title), self.styles.get("text", True, align="center")
            )
        self.sheet.repeat_rows(heading)
        self.sheet.freeze_panes(heading + 1, 0)
        self.row += 1
        first, end = self.row, self.row + len(table.rows) - 1
        places = {column.key: number for number, column in enumerate(table.columns)}
        for cells in table.rows:
            self._cells(cells, places, first, end, False)
        if table.foot:
            self._cells(table.foot, places, first, end, True)
        if table.check is not None:
            self.total = xl_rowcol_to_cell(self.row - 1, places[table.check[0]])
        for part in after:
            self._line(part, last)

    def _line(self, part: Para, last: int) -> None:
        align = {"title": "center", "subtitle": "center", "center": "center", "right": "right"}.get(part.style, "left")
        size = {"title": 16, "heading": 13, "note": 10}.get(part.style, 11)
        style = self.styles.get("text", part.style in ("title", "heading"), False, align=align, font_size=size)
        if last:
            self.sheet.merge_range(self.row, 0, self.row, last, inert(part.text), style)
        else:
            self.sheet.write_string(self.row, 0, inert(part.text), style)
        lines = 1 + len(part.text) * 2 // self.characters
        self.sheet.set_row(self.row, (size + 7) * lines)
        self.row += 1

    def _cells(self, cells: tuple[Cell, ...], places: dict[str, int], first: int, end: int, total: bool) -> None:
        span = label_span(cells) if total else 1
        if span > 1:
            self.sheet.merge_range(
                self.row, 0, self.row, span - 1, inert(cells[0].text), self.styles.get("text", True, align="center")
            )
        # A spreadsheet does not grow a row of fixed height for text that wraps: it would hide all but a line of it.
        lines = max(
            -(-width_of(cell.text) // (width - 2))
            for cell, width in zip(cells[span - 1 :], self.widths[span - 1 :], strict=True)
        )
        if lines > 1:
            self.sheet.set_row(self.row, 6 + 15 * lines)
        for number, cell in enumerate(cells):
            if number < span and span > 1:
                continue
            style = self.styles.get(cell.kind, total)
            if cell.value is None or cell.value == "":
                self.sheet.write_blank(self.row, number, None, style)
            elif cell.formula:
                formula = _addressed(cell.formula, places, self.row, first, end)
                self.sheet.write_formula(self.row, number, f"={formula}", style, _number(cell))
            elif isinstance(cell.value, str):
                self.sheet.write_string(self.row, number, inert(cell.value), style)
            elif cell.kind in ("day", "date"):
                self.sheet.write_datetime(self.row, number, date.fromordinal(cell.value), style)
            else:
                self.sheet.write_number(self.row, number, _number(cell), style)
        self.row += 1


def _addressed(formula: str, places: dict[str, int], row: int, first: int, end: int) -> str:
    """Put cell addresses for ``{key}`` (this row), ``{key^}`` (first data row) and ``{key$}`` (last data row)."""

    def address(match: re.Match[str]) -> str:
        at = {"": row, "^": first, "$": end}[match[2]]
        return str(xl_rowcol_to_cell(at, places[match[1]]))

    return re.sub(r"\{([a-z_]+)([\^$]?)\}", address, formula)


def _number(cell: Cell) -> Any:
    """The figure of a cell as the decimal it is; the library writes its digits."""
    assert isinstance(cell.value, int)
    if cell.kind in ("fen", "change"):
        return _yuan(cell.value)
    if cell.kind == "percent":
        return Decimal(cell.value) / SCALE / 100
    if cell.kind == "rate":
        return Decimal(cell.value) / SCALE
    return cell.value


def _yuan(amount: int) -> Any:
    return Decimal(amount) / 100
