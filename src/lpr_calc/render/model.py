"""One document without a format: what a person reads, in order, before any writer gives it a shape.

Whatever is printed, for the screen or for a court, is a `Document`: paragraphs, tables, label and value pairs, notices.
Cells are typed, so that each writer puts a day, an amount or a rate as its format has them, and none reads back what
was printed.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.dates import iso, zh_date
from ..base.money import fen_comma, fen_text
from ..base.record import Record
from ..values.rate import percent_text


class Cell(Record):
    """One typed cell; None is empty.

    ``kind`` is ``text``, ``fen`` (an amount), ``change`` (an amount with its sign), ``day`` or ``date`` (a day number,
    printed 2020年9月1日 or 2020-09-01), ``int``, ``percent`` or ``rate`` (a rate × SCALE, with and without its sign).

    ``formula`` is what a spreadsheet computes the value with: ``{key}`` stands for the cell of that column in the same
    row, ``{key^}`` for the column's first data row, ``{key$}`` for its last. ``link`` is the address of the provision a
    text cites, or ``#`` and the ``name`` of the cell of this document that cites it.
    """

    kind: str
    value: int | str | None
    formula: str = ""
    link: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        """The cell as people read it."""
        value = self.value
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        return _PRINTED[self.kind](value)

    @property
    def data(self) -> str:
        """The cell as programs read it: an amount without commas, a day as ISO has it."""
        if not isinstance(self.value, int):
            return self.text
        if self.kind in ("fen", "change"):
            return fen_text(self.value)
        return iso(self.value) if self.kind == "day" else self.text


_PRINTED: dict[str, Callable[[int], str]] = {
    "fen": fen_comma,
    "change": lambda amount: f"+{fen_comma(amount)}" if amount > 0 else fen_comma(amount),
    "day": zh_date,
    "date": iso,
    "int": str,
    "percent": lambda value: f"{percent_text(value)}%",
    "rate": percent_text,
}


def words(text: str, link: str = "") -> Cell:
    """A cell of text."""
    return Cell("text", text, "", link)


def fen(amount: int | None, formula: str = "") -> Cell:
    """A cell of money in fen."""
    return Cell("fen", amount, formula)


def change(amount: int) -> Cell:
    """A cell with a difference in fen, printed with its sign."""
    return Cell("change", amount)


def day(number: int | None) -> Cell:
    """A cell with a day as a pleading writes it."""
    return Cell("day", number)


def iso_day(number: int | None) -> Cell:
    """A cell with a day as a report writes it."""
    return Cell("date", number)


def whole(number: int | None, formula: str = "") -> Cell:
    """A cell with a whole number."""
    return Cell("int", number, formula)


class Column(Record):
    """A column: ``key`` for formulas, its heading, its share of the width (0: as wide as what it holds), whether it
    holds figures, and how soon it may be left out where there is no room (0 = never, else the highest first).
    """

    key: str
    title: str
    width: int = 0
    figures: bool = False
    spare: int = 0


Row = tuple[Cell, ...]


class Aside(Record):
    """What a terminal shows of a row beyond its cells: the ``formula`` of its figure at the end, where there is room,
    and what stands ``below`` it on a line of its own, with the shorter text that then stands in a cell (column key,
    text). Other writers show the cells alone.
    """

    formula: str = ""
    below: str = ""
    instead: tuple[str, str] = ("", "")


class Table(Record):
    """A table: title ("" for none), columns, rows, a last row of totals, and what the last total must equal (a check of
    the spreadsheet against the engine; column key and fen). ``listed`` tables have values of any length in their last
    column: plain text prints them as a list. ``asides`` has one for each row, or none at all.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: Row = ()
    check: tuple[str, int] | None = None
    listed: bool = False
    role: str = ""
    asides: tuple[Aside, ...] = ()

    @property
    def lines(self) -> tuple[Row, ...]:
        """Every row, that of the totals last."""
        return (*self.rows, self.foot) if self.foot else self.rows


class Para(Record):
    """A paragraph. ``style``: ``title``, ``subtitle``, ``heading``, ``label`` (heads what stands right under it),
    ``body`` (first line indented), ``plain``, ``apart`` (plain, with room around it), ``right``, ``center``, ``note``
    (small).
    """

    text: str
    style: str = "body"
    role: str = ""


class Pairs(Record):
    """Labels and values: a line ``label：value`` each, or in two ``columns`` where the values are figures. A value
    without a label stands alone.
    """

    title: str
    pairs: tuple[tuple[str, Cell], ...]
    columns: bool = False
    role: str = ""


class Notices(Record):
    """A list of remarks, each of which may cite a provision; ``numbered`` where their order counts; ``more`` says under
    the list what it leaves out. Without a title it belongs to the paragraph before it.
    """

    title: str
    lines: Row
    numbered: bool = False
    more: str = ""
    role: str = ""

    @property
    def marks(self) -> list[str]:
        """What stands before each remark in a plain text."""
        return [f"{number:>3}. " if self.numbered else "- " for number in range(1, len(self.lines) + 1)]


Part = Para | Table | Pairs | Notices
Parts = tuple[Part, ...]
ROLES = ("total", "lines", "ledger", "sentence")
"""What a part of a report is, where people ask for it alone; lists of remarks have the name of their level."""


class Document(Record):
    """A document: its parts in order, whether it lies on its side, what is still missing (shown as 【待补充：…】), an
    annex that begins on a page of its own, on its side, and what of the case it leaves out, as JSON has it. ``lang`` is
    the language of its own words; in a ``report`` every table begins a section. ``total`` is the figure that answers
    the question with its label, ``rates`` how far the rates are known, ``carried`` the result as one line of JSON,
    which a page or a workbook has in it unseen.
    """

    kind: str
    parts: Parts
    landscape: bool = False
    missing: tuple[str, ...] = ()
    annex: Parts = ()
    unused: tuple[dict[str, str], ...] = ()
    lang: str = "zh"
    report: bool = False
    total: tuple[str, Cell] | None = None
    rates: str = ""
    carried: str = ""

    @property
    def title(self) -> str:
        """The text of the first title, "" where there is none."""
        return next((part.text for part in self.parts if isinstance(part, Para) and part.style == "title"), "")

    @property
    def paragraphs(self) -> str:
        """The text of all paragraphs, one a line."""
        return "\n".join(part.text for part in self.parts if isinstance(part, Para))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table as an office program has it, those of the annex last."""
        return tuple(part for part in laid_out((*self.parts, *self.annex), self.lang) if isinstance(part, Table))

    @property
    def colon(self) -> str:
        """What stands between a label and its value."""
        return colon_of(self.lang)


def colon_of(lang: str) -> str:
    """The colon of a language, with the blank that goes with it."""
    return "：" if lang == "zh" else ": "


def labelled(name: str, value: str, lang: str) -> str:
    """``label：value``; a value without a label stands alone."""
    return f"{name}{colon_of(lang)}{value}" if name else value


def laid_out(parts: Parts, lang: str) -> tuple[Para | Table, ...]:
    """Return the parts as paragraphs and tables alone: pairs in columns are a table,
    notices paragraphs under a heading.
    """
    out: list[Para | Table] = []
    for part in parts:
        if isinstance(part, (Para, Table)):
            out.append(part)
        elif isinstance(part, Pairs) and part.columns:
            heads = ("项目", "内容") if lang == "zh" else ("Item", "Value")
            columns = (Column("label", heads[0]), Column("value", heads[1], 0, True))
            out.append(Table(part.title, columns, tuple((words(name), value) for name, value in part.pairs)))
        else:
            out += [Para(part.title, "heading")] if part.title else []
            if isinstance(part, Pairs):
                out += [Para(labelled(name, value.text, lang), "plain") for name, value in part.pairs]
                continue
            for number, line in enumerate(part.lines, 1):
                out.append(Para(f"{number}. {line.text}" if part.numbered else line.text, "plain"))
            out += [Para(part.more, "plain")] if part.more else []
    return tuple(out)


def label_span(foot: Row) -> int:
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
