"""One sheet of a workbook as blocks of rows of text: which sheet is asked for where several may be meant, and what is
hidden in it is never read, or left out, without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.text import Text
from ..values.text import shown
from ..values.textfile import refuse_endless
from .contents import content_of
from .other_books import OtherBook
from .places import letters
from .sources import Block
from .workbook import Sheet, Workbook

problem = problems_of(__name__)

_BLOCK = 2000
_CELLS = 200_000
_BEYOND = 5_000_000
"""Cells to the right of a sheet's heading: so many are no notes."""
_ROWS = 30
"""How many rows of every sheet are looked at for a heading."""


class Chosen(Record):
    """The sheet that was chosen: the columns that are not to be read, what is to be said of the choice, its rows."""

    name: str
    hidden: frozenset[int]
    said: tuple[Text, ...]
    blocks: Iterator[Block]
    seen: bool = True
    """Whether the formats of numbers can be seen: else a share is a bare number."""
    merged: list[str] = []  # noqa: RUF012 -- never changed
    """Merged areas (``A2:A4``), known when the blocks were read to their end."""


class _Looked(Record):
    """What was seen of a sheet: whether it holds anything, and whether a table."""

    sheet: Sheet
    filled: bool
    table: bool

    @property
    def said(self) -> Text:
        """Its name, and that it is hidden."""
        name = shown(self.sheet.name)
        return Text(f"{name}（隐藏）", f"{name} (hidden)") if self.sheet.hidden else Text(name, name)


def open_sheet(
    path: str,
    office: str,
    looks: Callable[[Sequence[str]], bool],
    name: str = "",
    hidden: str = "",
    beside: Collection[str] = (),
) -> Chosen:
    """Open a workbook and return the sheet that is meant.

    ``beside`` names sheets that are read as well.
    ``name`` is what the user chose, ``hidden`` is ``compute``, ``skip`` or "" (not said), ``looks`` knows a heading.
    Raises LprError where a choice is needed: several sheets with tables, a hidden first one, hidden rows or columns.
    """
    from importlib.util import find_spec

    if find_spec("openpyxl") is None:
        raise LprError(problem("extra-missing", path, Text(office, office)))
    refuse_endless(path)
    book = _book(path)
    with book:
        sheets = [_look(book, sheet, looks) for sheet in book.sheets]
        chosen = _choose(path, sheets, name)
        said = _others([each for each in sheets if each.sheet.name not in beside], chosen)
        rows, columns = book.hidden(chosen.sheet)
        if not book.seen:
            if hidden == "skip":
                raise LprError(problem("sheet-unseen", "--hidden"))
            said.append(_UNSEEN)
        if rows or columns:
            said += _told_hidden(path, chosen.sheet.name, rows, columns, hidden)
    skip = hidden == "skip"
    merged: list[str] = []
    blocks = _blocks(path, chosen.sheet.name, rows if skip else frozenset(), looks, merged)
    return Chosen(chosen.sheet.name, columns if skip else frozenset(), tuple(said), blocks, book.seen, merged)


_UNSEEN = Text(
    "这种格式看不到隐藏的行和列：若有，一并计算了；也看不到百分比格式",
    "what is hidden cannot be seen in this format and is computed with the rest; nor can per-cent formats",
)


def _book(path: str) -> Workbook | OtherBook:
    """Open a workbook by what it holds, whatever it is called."""
    return Workbook(path) if content_of(path) not in ("xls", "xlsb", "ods") else OtherBook(path)


def tables_of(path: str, looks: Callable[[Sequence[str]], bool]) -> list[str]:
    """Return the names of the visible sheets of a workbook that hold tables. Raises LprError."""
    with _book(path) as book:
        return [
            looked.sheet.name
            for looked in (_look(book, sheet, looks) for sheet in book.sheets)
            if looked.table and not looked.sheet.hidden
        ]


def _look(book: Workbook | OtherBook, sheet: Sheet, looks: Callable[[Sequence[str]], bool]) -> _Looked:
    filled = table = False
    for row in islice(book.rows(sheet), _ROWS):
        filled = filled or any(cell.strip() for cell in row.cells)
        if looks(row.cells):
            table = True
            break
    return _Looked(sheet, filled, table)


def _choose(path: str, sheets: list[_Looked], name: str) -> _Looked:
    """Return the sheet that is meant. Raises LprError."""
    if name:
        found = [each for each in sheets if each.sheet.name == name] or [
            each for each in sheets if each.sheet.name.strip().lower() == name.strip().lower()
        ]
        if len(found) == 1:
            return found[0]
        names = [each.said for each in sheets]
        listed = Text("、".join(n.zh for n in names), ", ".join(n.en for n in names))
        raise LprError(problem("sheet-missing", "--sheet", name=shown(name), names=listed))
    tables = [each for each in sheets if each.table]
    filled = [each for each in sheets if each.filled]
    first = sheets[0]
    if first.filled and first.sheet.hidden:
        said = Text(
            f"第一张工作表“{shown(first.sheet.name)}”是隐藏的", f"the first sheet “{shown(first.sheet.name)}” is hidden"
        )
        raise _ask_sheet(path, said, filled)
    if len(tables) > 1:
        said = Text(f"有 {len(tables)} 张工作表含有表格", f"{len(tables)} sheets hold tables")
        raise _ask_sheet(path, said, tables)
    if tables and tables[0].sheet.hidden:
        said = Text(
            f"含有表格的工作表“{shown(tables[0].sheet.name)}”是隐藏的",
            f"the sheet with the table, “{shown(tables[0].sheet.name)}”, is hidden",
        )
        raise _ask_sheet(path, said, filled)
    if tables:
        return tables[0]
    if len(filled) > 1:
        said = Text(
            f"有 {len(filled)} 张工作表有内容，都认不出表头",
            f"{len(filled)} sheets hold something, none a heading that is known",
        )
        raise _ask_sheet(path, said, filled)
    return filled[0] if filled else first


def _ask_sheet(path: str, said: Text, sheets: list[_Looked]) -> LprError:
    names = [each.said for each in sheets]
    example = next((each for each in sheets if not each.sheet.hidden), sheets[0]).sheet.name
    quoted = f'"{example}"' if " " in example else example
    return LprError(
        problem(
            "sheet-several",
            path,
            said=said,
            names=Text("、".join(n.zh for n in names), ", ".join(n.en for n in names)),
            quoted=quoted,
        )
    )


def _others(sheets: list[_Looked], chosen: _Looked) -> list[Text]:
    """Name the sheets that hold something and are not read."""
    others = [each.said for each in sheets if each is not chosen and each.filled]
    said = []
    if others or chosen.sheet.hidden:
        said.append(Text(f"读取工作表：{chosen.said.zh}", f"sheet read: {chosen.said.en}"))
    if others:
        said.append(
            Text(
                f"未读取的工作表：{'、'.join(n.zh for n in others)}",
                f"sheets not read: {', '.join(n.en for n in others)}",
            )
        )
    return said


def _told_hidden(path: str, name: str, rows: frozenset[int], columns: frozenset[int], hidden: str) -> list[Text]:
    """Say what is hidden and what becomes of it. Raises LprError where the user has not said."""
    zh, en = [], []
    if rows:
        listed = _ranges(rows)
        zh.append(f"第 {listed.replace(', ', '、')} 行")
        en.append(f"rows {listed}" if len(rows) > 1 else f"row {listed}")
    if columns:
        named = "、".join(letters(i) for i in sorted(columns))
        zh.append(f"{named} 列")
        en.append(f"columns {named.replace('、', ', ')}" if len(columns) > 1 else f"column {named}")
    said = Text("、".join(zh), " and ".join(en))
    if hidden:
        if hidden == "skip":
            return [Text(f"略过隐藏的{said.zh}", f"hidden and skipped: {said.en}")]
        return [Text(f"隐藏的{said.zh}一并计算", f"hidden and computed with the others: {said.en}")]
    raise LprError(problem("sheet-hidden", path, name=shown(name), said=said))


def _ranges(numbers: frozenset[int], most: int = 8) -> str:
    """Write numbers as ``3, 5–8``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [f"{a}" if a == b else f"{a}–{b}" for a, b in runs[:most]]
    return ", ".join(said + ["…"] * (len(runs) > most))


def _blocks(
    path: str, name: str, skipped: frozenset[int], looks: Callable[[Sequence[str]], bool], merged: list[str]
) -> Iterator[Block]:
    """Yield the rows of a sheet, the first alone; a block holds rows that stand one below the other. Raises LprError.

    ``merged`` is told the merged areas, at the end.

    Blank rows between others are kept where they are few; a row is as wide as the heading, or wider.
    """
    with _book(path) as book:
        rows: list[tuple[str, ...]] = []
        line, width, cells, beyond, seen, settled = 1, 0, 0, 0, 0, False
        for row in book.rows(next(sheet for sheet in book.sheets if sheet.name == name)):
            if row.number in skipped or (width and row.number > line + len(rows) + _BLOCK):
                if rows:
                    yield Block(line, "", tuple(rows))
                line, rows = row.number + (row.number in skipped), []
                if row.number in skipped:
                    continue
            rows += [()] * (row.number - line - len(rows))
            seen += 1
            if seen == 1 or (not settled and seen <= _ROWS and looks(row.cells)):
                # Titles above the heading are narrower than the table.
                width = max(width, book.width, len(row.cells))
                settled = looks(row.cells)
            if seen == 1:
                if rows:
                    # A heading that is not in the first row: what stands above it is blank.
                    line, rows = row.number, []
                yield Block(line, "", (_wide(row.cells, width),))
                line += 1
                continue
            rows.append(_wide(row.cells, width))
            cells += len(rows[-1])
            beyond += len(rows[-1]) - width
            if beyond > _BEYOND:
                raise book.broken("wide", row=row.number)
            if len(rows) >= _BLOCK or cells >= _CELLS:
                yield Block(line, "", tuple(rows))
                line, rows, cells = line + len(rows), [], 0
        if rows:
            yield Block(line, "", tuple(rows))
        merged += book.merged


def _wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))
