"""Rows of a batch as text: what came in with what is added to it, in the format of the output."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from ..base.record import Record
from ..base.text import Text
from ..rates.series import Rates
from ..render.data import safe_cell
from ..reports.data import LINE_COLUMNS
from .columns import RESULTS, InputColumn
from .sheet_cells import SheetDay, SheetNumber, SheetPercent

DELIMITERS = {"csv": ",", "tsv": "\t"}
ENDINGS = {"csv": "\r\n", "tsv": "\n"}


class Job(Record):
    """What every worker is told once. ``formats`` are those of the input and of the output; ``sheet`` outputs are
    spooled as JSON arrays."""

    name: str
    columns: tuple[InputColumn, ...]
    formats: tuple[str, str]
    renamed: dict[str, str]
    rates: Rates
    today: date
    strict: bool
    lang: str
    errors: str
    lines: str
    units: dict[str, str]


class RowWriter:
    """Writes rows for one job. ``whole`` says that every column of the input comes back."""

    def __init__(self, job: Job, between: str) -> None:
        """``between`` stands between two remarks in one cell."""
        self.job, self.between = job, between
        self.kept = [i for i, column in enumerate(job.columns) if column.heading.strip() not in RESULTS]
        self.whole = len(self.kept) == len(job.columns)
        # In CSV and TSV a mask may have been put on before; elsewhere a ' is the user's own.
        self.mask = _safe if job.formats[0] in DELIMITERS else safe_cell
        self.writers = {}
        for name, delimiter in DELIMITERS.items():
            buffer = io.StringIO(newline="")
            self.writers[name] = buffer, csv.writer(buffer, delimiter=delimiter, lineterminator=ENDINGS[name]).writerow

    def row(self, format_: str, cells: Any, raw: str, added: dict[str, str]) -> str:
        """Return one row as text: its own cells, then what is added to them."""
        if isinstance(cells, dict):
            return self._object(format_, cells, raw, added)
        if raw and format_ == self.job.formats[0] and format_ in DELIMITERS and self.whole:
            return f"{raw}{DELIMITERS[format_]}{self.line(format_, list(added.values()))}"
        kept = [cells[i] for i in self.kept if i < len(cells)] + cells[len(self.job.columns) :]
        if "error" not in added or "total" in added or format_ not in DELIMITERS:
            # A row that is too short stays so among the errors: computed again it must be refused again.
            kept += [""] * (len(self.kept) - len(kept))
        if format_ != "jsonl":
            return self.line(format_, [*kept, *added.values()])
        headings = [self.job.columns[i].heading for i in self.kept]
        headings += [f"+{i}" for i in range(len(kept) - len(headings))]
        return _dumped({**dict(zip(headings, kept, strict=False)), **added})

    def line(self, format_: str, cells: list[str]) -> str:
        """Return cells as a row of CSV or TSV, or as the array that a workbook is made from."""
        if format_ == "xlsx":
            return _dumped([_typed(cell) for cell in cells])
        return self._quoted(format_, list(map(self.mask, cells)))

    def _quoted(self, format_: str, cells: list[str]) -> str:
        """Return cells as a row of CSV or TSV, quoted where they must be."""
        buffer, writer = self.writers[format_]
        buffer.seek(0)
        buffer.truncate()
        writer(cells)
        return buffer.getvalue()

    def _object(self, format_: str, fields: dict[str, Any], raw: str, added: dict[str, str]) -> str:
        if format_ == "jsonl":
            if "" in fields:
                return _dumped({"input": fields[""], **added}) if "total" in added else fields[""] + "\n"
            if not raw:
                return _dumped({**fields, **added})
            body = raw.strip()[:-1].rstrip()
            return f"{body}{', ' if body != '{' else ''}{_dumped(added)[1:]}"
        headings = [self.job.columns[i].heading for i in self.kept]
        cells = [text_of(fields.get(heading, "")) for heading in headings]
        more = "; ".join(f"{name}={text_of(value)}" for name, value in fields.items() if name not in headings)
        if more and added:
            lang, between = self.job.lang, self.between
            said = Text(
                f"第一行没有这些键，结果里没有它们的列：{more}",
                f"keys that the first row has not, without a column: {more}",
            )
            added = {**added, "notices": between.join(part for part in (added["notices"], said.say(lang)) if part)}
        return self.line(format_, [*cells, *added.values()])

    def itemised(self, number: int, lines: Sequence[list[str]]) -> list[str]:
        """Return the lines of a claim as rows of the file of lines."""
        row = str(number)
        if self.job.lines == "jsonl":
            return [_dumped(dict(zip(("row", *LINE_COLUMNS), [row, *cells], strict=True))) for cells in lines]
        if self.job.lines == "xlsx":
            return [_dumped([row, *cells]) for cells in lines]
        delimiter, ending = DELIMITERS[self.job.lines], ENDINGS[self.job.lines]
        texts = []
        for cells in lines:
            # Only the number of the loan is the user's own text.
            loan = cells[0] if cells[0] == "1" else safe_cell(cells[0])
            text = delimiter.join([row, loan, *cells[1:]])
            if '"' in text or "\n" in text or "\r" in text or text.count(delimiter) != len(cells):
                texts.append(self._quoted(self.job.lines, [row, loan, *cells[1:]]))
            else:
                texts.append(text + ending)
        return texts


def _typed(cell: str) -> str | dict[str, str]:
    """Return a cell for the spool of a workbook: what was a number or a date in a sheet says so."""
    if isinstance(cell, SheetNumber):
        return {"number": cell}
    if isinstance(cell, SheetPercent):
        return {"percent": cell}
    return {"day": cell} if isinstance(cell, SheetDay) else cell


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def row_name(job: Job) -> str:
    """What the column of row numbers is called among the errors: ``row``, or another name where the table has that."""
    taken = [column.heading.strip() for column in job.columns]
    return next(name for name in ("row", *(f"row_{i}" for i in range(2, len(taken) + 3))) if name not in taken)


def heading(job: Job, format_: str, results: bool) -> str:
    """Return the first row of the results, or of the errors; "" for JSONL."""
    names = [c.heading for c in job.columns if c.heading.strip() not in RESULTS]
    return head_row([*names, *(RESULTS if results else (row_name(job), "notices", "error"))], format_)


def head_row(names: list[str], format_: str) -> str:
    """Return a row of headings in a format, "" for JSONL."""
    if format_ == "jsonl":
        return ""
    if format_ == "xlsx":
        return json.dumps(names, ensure_ascii=False) + "\n"
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=DELIMITERS[format_], lineterminator=ENDINGS[format_]).writerow(
        [_safe(n) for n in names]
    )
    return buffer.getvalue()


def _safe(cell: str) -> str:
    """Mask a cell that a spreadsheet would run; one that came in masked is written as it came."""
    return cell if cell[:1] == "'" else safe_cell(cell)


def text_of(value: Any) -> str:
    """Return a JSON value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
