"""What a batch is told, and what a block of it comes to."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from ..base.record import Record
from ..base.text import Text
from ..casefile.table_keys import kind_of
from ..rates.series import Rates
from ..render.data import safe_cell
from ..reports.data import LINE_COLUMNS
from .columns import InputColumn
from .mapping import NONE as NO_MAPPING
from .mapping import Mapping
from .questions import LINE_NAMES, NAMES, QUESTIONS

DELIMITERS = {"csv": ",", "tsv": "\t"}
ENDINGS = {"csv": "\r\n", "tsv": "\n"}


FILE_COLUMNS = ("文件", "案件", "债权人", "债务人", "file", "title", "creditor", "debtor")
"""The columns that a list of case files begins with, in either language."""


class Asked(Record):
    """One question, and what the columns of the table are to it."""

    question: str
    columns: tuple[InputColumn, ...]


class Job(Record):
    """What every worker is told once. ``formats`` are those of the input and of the output; ``xlsx`` outputs are
    spooled as JSON arrays, each with the number of its question and how urgent it is. ``asked`` are the questions, the
    first of which has ``columns``; ``on`` is the day for all rows, ``rounded`` whether amounts may be rounded to the
    fen, ``events`` whether those of a calendar file are wanted, ``seen`` whether the formats of numbers are known,
    ``grouped`` whether rows of one number were put together, ``mapping`` what a mapping file says, ``words`` which
    outputs (``out``, ``errors``, ``lines``) have headings in words, in the language of the table, in the place of keys,
    ``quiet`` that nobody is told which ``编号`` stand on several rows.
    """

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
    asked: tuple[Asked, ...] = ()
    on: str = ""
    rounded: bool = False
    events: bool = False
    seen: bool = True
    grouped: bool = False
    mapping: Mapping = NO_MAPPING
    words: frozenset[str] = frozenset()
    quiet: bool = False

    @property
    def parts(self) -> tuple[Asked, ...]:
        """The questions; that for a claim alone where none is named."""
        return self.asked or (Asked("claim", self.columns),)


class Ids(Record):
    """The ``编号`` of rows, "" where one has none, and the lines they stand on."""

    lines: Sequence[int]
    texts: Sequence[str]

    def packed(self) -> Ids:
        """Return the same, lines that follow one another as a range: less to hand from process to process."""
        lines = self.lines
        follow = bool(lines) and lines[-1] - lines[0] + 1 == len(lines)
        return Ids(range(lines[0], lines[-1] + 1), self.texts) if follow else self


class Done(Record):
    """What a block came to: UTF-8 for the output, the errors, the lines and the calendar, and the sums.

    ``rejected`` and the like count rows; ``sums`` holds what the questions other than that for a claim add, and how
    many rows were no claims, under ``question.name``.
    """

    out: bytes
    errors: bytes
    lines: bytes
    rows: int
    rejected: int
    principal: int
    interest: int
    said: tuple[str, ...]
    assumed: dict[str, Text]
    internal: int = 0
    warned: int = 0
    ids: Ids = Ids((), ())
    sums: dict[str, int] = {}  # noqa: RUF012 -- never changed
    ics: bytes = b""


def row_name(job: Job) -> str:
    """What the column of row numbers is called among the errors: ``row``, or another name where the table has that."""
    taken = [column.heading.strip() for column in job.columns]
    own = NAMES["row"].say(language_of(job)) if "errors" in job.words else "row"
    return next(name for name in (own, *(f"{own}_{i}" for i in range(2, len(taken) + 3))) if name not in taken)


def result_headings(job: Job, names: Sequence[str], kind: str) -> list[str]:
    """What the results are called in an output (``out``, ``errors``): by their keys, or in words that no column of the
    table bears.
    """
    if kind not in job.words:
        return list(names)
    taken = [column.heading.strip() for column in job.columns if not column.ours]
    lang = language_of(job)
    return [_apart(NAMES[name].say(lang) if name in NAMES else name, taken) for name in names]


def language_of(job: Job) -> str:
    """The language of the headings of a table: that of most columns that are read."""
    read = [column.heading for column in job.columns if column.key]
    chinese = sum(not heading.isascii() for heading in read)
    return ("zh" if 2 * chinese >= len(read) else "en") if read else job.lang


def lines_in_words(job: Job) -> bool:
    """Whether the itemised lines are for people: named and worded in the language of the headings."""
    return "lines" in job.words and job.lines != "jsonl"


def heading(job: Job, format_: str, results: bool) -> str:
    """Return the first row of the results, or of the errors; "" for JSONL. A workbook says what every column holds."""
    names = [column.heading for column in job.columns if not column.ours]
    if not results:
        added = (row_name(job), "notices", "error")
        if format_ != "xlsx":
            return head_row([*names, *result_headings(job, added, "errors")], format_)
        title = Text("待改", "To mend").say(language_of(job))
        return _sheets([(title, _own(job, job.columns), added, {})], job, "errors")
    if format_ != "xlsx":
        return head_row([*names, *result_headings(job, QUESTIONS[job.parts[0].question].results, "out")], format_)
    sheets = []
    for part in job.parts:
        question = QUESTIONS[part.question]
        kinds = (
            dict.fromkeys(question.money, "money")
            | dict.fromkeys(question.days, "day")
            | dict.fromkeys(question.counts, "count")
        )
        title = question.title.say(language_of(job)) if len(job.parts) > 1 else "结果"
        sheets.append((title, _own(job, part.columns), question.results, kinds))
    return _sheets(sheets, job, "out")


def lines_heading(job: Job, format_: str) -> str:
    """Return the first row of the itemised lines."""
    import json

    lang = language_of(job)
    names = [LINE_NAMES[name].say(lang) if "lines" in job.words else name for name in ("row", *LINE_COLUMNS)]
    if format_ != "xlsx":
        return head_row(names, format_)
    kinds = dict.fromkeys(("base", "interest", "running", "cut"), "money")
    kinds |= {"row": "count", "days": "count", "rate": "rate", "quote_value": "rate", "agreed_rate": "rate"}
    kinds |= dict.fromkeys(("first_day", "last_day", "quote_date"), "day")
    columns = [
        [said, kinds.get(name, _WIDE.get(name, "text"))]
        for said, name in zip(names, ("row", *LINE_COLUMNS), strict=True)
    ]
    return json.dumps([["明细", columns]], ensure_ascii=False) + "\n"


_WIDE = {"error": "wrap", "notices": "wrap", "unused": "wrap", "other_clocks": "wrap", "ceilings": "wrap"} | {
    "formula": "long",
    "rule": "long",
    "provisions": "wrap",
    "clock": "long",
    "state": "long",
    "exceeded": "wrap",
    "read_questions": "wrap",
    "read_unread": "wrap",
    "read_case": "long",
}
_MONEY = frozenset(("principal", "deducted", "damages", "fees", "interest_limit", "amount", "judgment.principal"))
_DAYS = frozenset(("date", "due", "interest-end"))


def _own(job: Job, columns: tuple[InputColumn, ...]) -> list[list[str]]:
    """The columns of the table itself, and what each holds."""
    found = []
    for column in columns:
        if column.ours:
            continue
        kind = kind_of(column.key)
        money = column.key in _MONEY or (kind == "amount" and column.key.startswith("judgment."))
        found.append([column.heading, "money" if money else "day" if kind in _DAYS else "text"])
    return found


def _sheets(sheets: list[tuple[str, list[list[str]], tuple[str, ...], dict[str, str]]], job: Job, kind: str) -> str:
    import json

    listed = []
    for title, own, added, kinds in sheets:
        columns = [
            [said, kinds.get(name, _WIDE.get(name, "text"))]
            for said, name in zip(result_headings(job, added, kind), added, strict=True)
        ]
        listed.append([title, own + columns])
    return json.dumps(listed, ensure_ascii=False) + "\n"


def _apart(name: str, taken: list[str]) -> str:
    """A heading that no column of the table bears already."""
    return next(word for word in (name, *(f"{name}_{i}" for i in range(2, len(taken) + 3))) if word not in taken)


def head_row(names: list[str], format_: str) -> str:
    """Return a row of headings in a format of text, "" for JSONL."""
    if format_ == "jsonl":
        return ""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=DELIMITERS[format_], lineterminator=ENDINGS[format_]).writerow(
        [safe(n) for n in names]
    )
    return buffer.getvalue()


def safe(cell: str) -> str:
    """Mask a cell that a spreadsheet would run; one that came in masked is written as it came."""
    return cell if cell[:1] == "'" else safe_cell(cell)
