"""Rows as text: of the output, of the errors, of the itemised lines, in whatever format each has."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ..base.checking import Any
from ..base.text import Text
from ..casefile.headings import bare
from ..casefile.synonyms import NUMBERS
from ..render.data import safe_cell
from ..reports.data import LINE_COLUMNS
from ..reports.notices import article_named
from ..reports.words import LINE_KINDS
from .jobs import DELIMITERS, ENDINGS, FILE_COLUMNS, Job, language_of, lines_in_words, result_headings, safe
from .sheet_cells import SheetDay, SheetNumber, SheetPercent


class RowWriter:
    """Writes the rows of one job."""

    def __init__(self, job: Job, between: str) -> None:
        """``between`` stands between two remarks in one cell."""
        self.job = job
        self.between = between
        self.kept = [i for i, column in enumerate(job.columns) if not column.ours]
        self.whole = len(self.kept) == len(job.columns)
        # In CSV and TSV a mask may have been put on before; elsewhere a ' is the user's own.
        self.mask = safe if job.formats[0] in DELIMITERS else safe_cell
        self.lines_said = lines_in_words(job)
        self.said: dict[tuple[str, ...], list[str]] = {}
        self.writers = {}
        for name, delimiter in DELIMITERS.items():
            buffer = io.StringIO(newline="")
            self.writers[name] = buffer, csv.writer(buffer, delimiter=delimiter, lineterminator=ENDINGS[name]).writerow

    def row(self, format_: str, cells: Any, raw: str, added: dict[str, str]) -> str:
        """Return one row as text: its own cells, then what is added to them."""
        if format_ == "jsonl" and self.job.words:
            added = self._in_words(added)
        if isinstance(cells, dict):
            return self._object(format_, cells, raw, added)
        if raw and format_ == self.job.formats[0] and format_ in DELIMITERS and self.whole:
            return f"{raw}{DELIMITERS[format_]}{self.csv(format_, [], added)}"
        kept, beyond = [cells[i] for i in self.kept if i < len(cells)], cells[len(self.job.columns) :]
        if "error" in added and "unused" not in added and format_ in DELIMITERS:
            # A row that is too short, or too long, stays so among the errors, to be mended, or refused again.
            return self.csv(format_, kept + beyond, added)
        kept += [""] * (len(self.kept) - len(kept))
        if format_ != "jsonl":
            # What is added stands under its heading; cells beyond the last column have none, and stand behind.
            return self.csv(format_, kept, added, beyond)
        kept += beyond
        headings = [self.job.columns[i].heading for i in self.kept]
        headings += [f"+{i}" for i in range(len(kept) - len(headings))]
        return dumped({**dict(zip(headings, kept, strict=False)), **added})

    def _in_words(self, added: dict[str, str]) -> dict[str, str]:
        """Return what is added to a row of JSONL under the headings of its output."""
        names = tuple(added)
        if names not in self.said:
            self.said[names] = result_headings(self.job, names, "out" if "unused" in added else "errors")
        return dict(zip(self.said[names], added.values(), strict=True))

    def csv(
        self,
        format_: str,
        cells: list[str],
        added: dict[str, str] = {},  # noqa: B006 -- never changed
        beyond: Sequence[str] = (),
    ) -> str:
        """Return cells, what is added to them, and cells beyond, as a row of CSV or TSV, or the array of a workbook.

        A number below nought that we added (days since a last day) is none that a spreadsheet would run.
        """
        if format_ == "xlsx":
            return dumped([_typed(cell) for cell in (*cells, *added.values(), *beyond)])
        ours = [said if said[:1] == "-" and said[1:].isdecimal() else self.mask(said) for said in added.values()]
        return self._quoted(format_, [*map(self.mask, cells), *ours, *map(self.mask, beyond)])

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
                return dumped({"input": fields[""], **added}) if len(added) > 3 else fields[""] + "\n"
            if not raw:
                return dumped({**fields, **added})
            body = raw.strip()[:-1].rstrip()
            return f"{body}{', ' if body != '{' else ''}{dumped(added)[1:]}"
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
        return self.csv(format_, cells, added)

    def itemised(self, number: int, lines: Sequence[list[str]], title: str) -> list[str]:
        """Return the lines of a claim as rows of the file of lines; in a workbook below a heading of the claim."""
        row = str(number)
        if self.job.lines == "jsonl":
            return [dumped(dict(zip(("row", *LINE_COLUMNS), [row, *cells], strict=True))) for cells in lines]
        if self.lines_said:
            lang = language_of(self.job)
            lines = [_in_words(cells, lang) for cells in lines]
        if self.job.lines == "xlsx":
            return [dumped({"title": title}), *(dumped([row, *cells]) for cells in lines)]
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

    def title(self, number: int, cells: Any) -> str:
        """The heading of one row's lines in an annex: its number, and what names it in the table."""
        lang = language_of(self.job)
        said = [Text(f"第 {number} 行", f"Row {number}").say(lang)]
        for column, cell in zip(self.job.columns, cells, strict=False) if not isinstance(cells, dict) else ():
            named = column.key in _NAMING or (
                not column.key and (column.heading in FILE_COLUMNS or bare(column.heading) in _NAMING_TOO)
            )
            if cell.strip() and named:
                said.append(" ".join(cell.split()))
        return "　".join(said)


_NAMING = ("title", "id", "creditor", "debtor", "judgment.number", "principal", "judgment.principal")
"""Columns that name a claim in the heading of its lines."""
_NAMING_TOO = NUMBERS | frozenset(
    ["借款人", "借款人姓名", "借款人名称", "欠款人", "客户", "客户名称", "客户姓名", "户名", "姓名", "borrower"]
)
"""Headings of columns that are none of a case and name a claim all the same."""
_YES = {"true": Text("是", "yes"), "false": Text("", "")}
_KIND, _UNIT, _CAPPED, _PROVISIONS = map(LINE_COLUMNS.index, ("kind", "unit", "capped", "provisions"))
_UNITS = {"year": Text("年", "year"), "month": Text("月", "month"), "day": Text("日", "day")}


def _in_words(cells: list[str], lang: str) -> list[str]:
    """The cells of a line with words in the place of what programs read."""
    said = list(cells)
    said[_PROVISIONS] = ("；" if lang == "zh" else "; ").join(map(article_named, said[_PROVISIONS].split()))
    for at, words in ((_KIND, LINE_KINDS), (_UNIT, _UNITS), (_CAPPED, _YES)):
        if said[at] in words:
            said[at] = words[said[at]].say(lang)
    return said


def _typed(cell: str) -> str | dict[str, str]:
    """Return a cell for the spool of a workbook: what was a number or a date in a sheet says so."""
    if isinstance(cell, SheetNumber):
        return {"number": cell}
    if isinstance(cell, SheetPercent):
        return {"percent": cell}
    return {"day": cell} if isinstance(cell, SheetDay) else cell


def dumped(value: Any) -> str:
    """Return a value as a line of JSON."""
    import json

    return json.dumps(value, ensure_ascii=False) + "\n"


def text_of(value: Any) -> str:
    """Return a JSON value as the text of a cell."""
    import json

    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
