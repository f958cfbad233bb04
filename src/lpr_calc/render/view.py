"""What a person reads of one result, before any format: head, tables, summary, notices, sentence."""

from __future__ import annotations

from ..base.record import Record


class Column(Record):
    """A column of a table: its heading, whether it holds figures, and how soon it may be left out (0 = never)."""

    title: str
    figures: bool = False
    spare: int = 0


class Grid(Record):
    """A table: title, columns, rows of text, and a last row of totals."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


class View(Record):
    """Everything a person reads of one result, in order; ``sentence`` is the text to paste, "" where there is none."""

    title: str
    head: tuple[tuple[str, str], ...]
    grids: tuple[Grid, ...]
    summary_title: str
    summary: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, tuple[str, ...]], ...]
    sentence_title: str
    sentence: str
