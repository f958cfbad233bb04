"""A document before any format: paragraphs and tables of typed cells."""

from __future__ import annotations

from ..base.dates import iso, zh_date
from ..base.money import fen_comma
from ..base.record import Record
from ..values.rate import percent_text


class Cell(Record):
    """One typed cell: ``kind`` is ``text``, ``fen``, ``day`` or ``date`` (day number, printed 2020年9月1日 or 2020-09-01), ``int`` or
    ``percent`` (× SCALE); None is empty.

    ``formula`` is what a spreadsheet computes the value with: ``{key}`` stands for the cell of that column in the same
    row, ``{key^}`` for the column's first data row, ``{key$}`` for its last.
    """

    kind: str
    value: int | str | None
    formula: str = ""

    @property
    def text(self) -> str:
        """The cell as a document prints it."""
        if self.value is None:
            return ""
        if isinstance(self.value, str):
            return self.value
        if self.kind == "fen":
            return fen_comma(self.value)
        if self.kind == "day":
            return zh_date(self.value)
        if self.kind == "date":
            return iso(self.value)
        if self.kind == "percent":
            return f"{percent_text(self.value)}%"
        return str(self.value)


def words(text: str) -> Cell:
    """A cell of text."""
    return Cell("text", text)


def fen(amount: int | None, formula: str = "") -> Cell:
    """A cell of money in fen."""
    return Cell("fen", amount, formula)


def day(number: int | None) -> Cell:
    """A cell with a day."""
    return Cell("day", number)


def whole(number: int | None, formula: str = "") -> Cell:
    """A cell with a whole number."""
    return Cell("int", number, formula)


class Column(Record):
    """A column: ``key`` for formulas, its heading, its share of the width, whether it holds figures."""

    key: str
    title: str
    width: int
    figures: bool = False


class Table(Record):
    """A table: title ("" for none), columns, rows, a last row of totals, and what the last total must equal (a check
    of the spreadsheet against the engine; column key and fen). ``listed`` tables have values of any length in their last
    column: plain text prints them as a list.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    check: tuple[str, int] | None = None
    listed: bool = False


class Para(Record):
    """A paragraph. ``style``: ``title``, ``subtitle``, ``heading``, ``body`` (first line indented), ``plain``, ``right``,
    ``center``, ``note`` (small).
    """

    text: str
    style: str = "body"


Parts = tuple[Para | Table, ...]


class Document(Record):
    """A document: its parts in order, whether it lies on its side, what is still missing (shown as 【待补充：…】), an annex
    that begins on a page of its own, on its side, and what of the case it leaves out, as JSON has it.
    """

    kind: str
    parts: Parts
    landscape: bool = False
    missing: tuple[str, ...] = ()
    annex: Parts = ()
    unused: tuple[dict[str, str], ...] = ()

    @property
    def paragraphs(self) -> str:
        """The text of all paragraphs, one a line."""
        return "\n".join(part.text for part in self.parts if isinstance(part, Para))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, those of the annex last."""
        return tuple(part for part in (*self.parts, *self.annex) if isinstance(part, Table))


def label_span(foot: tuple[Cell, ...]) -> int:
    """How many cells the label of a row of totals covers: its own and the empty ones after it."""
    empty = (number for number, cell in enumerate(foot) if number and cell.text)
    return next(empty, len(foot))


class Blanks:
    """Collects what a document needs and the case does not state."""

    def __init__(self) -> None:
        self.missing: list[str] = []

    def fill(self, value: str, name: str) -> str:
        """Return the value, or the mark for a missing one."""
        if value:
            return value
        if name not in self.missing:
            self.missing.append(name)
        return f"【待补充：{name}】"
