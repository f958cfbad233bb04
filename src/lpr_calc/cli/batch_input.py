"""What a batch reads: a table, a sheet of a workbook, or many case files, as blocks of rows below a heading."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from ..base.checking import IO, TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.system import said_by_system
from ..base.text import Text
from ..batch.aside import aside
from ..batch.block_rows import cells_of
from ..batch.columns import ERRORS, name_columns
from ..batch.contents import form_by_content
from ..batch.grouping import fill_merged, grouped, number_column
from ..batch.heads import MOST_ABOVE, Head, find_heading, is_heading, role_in, turned
from ..batch.jobs import DELIMITERS, FILE_COLUMNS
from ..batch.places import letters
from ..batch.questions import QUESTIONS, result_names
from ..batch.sources import Block, encoding_of, format_of, json_rows, sniffed, text_blocks
from ..casefile.headings import shown_heading
from ..values.textfile import refuse_endless
from .table_options import refuse_sheet_options

if TYPE_CHECKING:
    from ..batch.sheets import Chosen

problem = problems_of(__name__)

OFFICE = "pip install 'lpr-calc[office]'"
_CASES = (".yaml", ".yml", ".json")
_FILES = 20
"""Case files of a block."""


class Source(Record):
    """An input that was opened. ``form`` is ``csv``, ``tsv``, ``jsonl``, ``xlsx`` or ``cases``; ``digest`` is of all
    its bytes, of which there are ``size`` and ``position`` tells how many were read.
    """

    name: str
    form: str
    encoding: str
    digest: str
    size: int
    head: Head
    blocks: Iterator[Block]
    position: Callable[[], int]
    sheet: Chosen | None = None
    said: tuple[Text, ...] = ()


@contextmanager
def opened(given: dict[str, Any], renamed: dict[str, str], questions: Sequence[str], lang: str) -> Iterator[Source]:
    """Open what is named on the command line. Raises LprError."""
    paths: tuple[str, ...] = given["input"]
    if "read" in questions:
        paths = _texts(paths)
    if all(path.lower().endswith(_CASES) for path in paths) or ("read" in questions and _are_texts(paths)):
        for option in ("sheet", "hidden", "encoding", "renamed", "units"):
            if given[option]:
                raise LprError(problem("option-unused/cases", f"--{_NAMED.get(option, option)}"))
        yield _cases(paths, lang)
        return
    if given["group"]:
        yield _grouped(given, renamed, questions)
        return
    if len(paths) > 1:
        raise LprError(problem("inputs-several", paths[1]))
    with _table(paths[0], given, renamed, questions, given["sheet"]) as source:
        yield source


@contextmanager
def _table(
    path: str,
    given: dict[str, Any],
    renamed: dict[str, str],
    questions: Sequence[str],
    sheet_name: str,
    beside: Sequence[str] = (),
) -> Iterator[Source]:
    """Open one table; ``beside`` are sheets of its workbook that are read as well. Raises LprError."""
    with _file(path) as (name, form, file):
        told: tuple[Text, ...] = ()
        if name != "<stdin>":
            form, told = form_by_content(name, form)
        encoding, digest, size = encoding_of(file, name, given["encoding"]) if form != "xlsx" else _sheet_digest(name)
        if form == "csv":
            form = sniffed(file, encoding)
        asked = (*questions, "group") if given["group"] else questions
        looks = lambda cells: is_heading(cells, renamed, asked)  # noqa: E731
        sheet = None
        if form == "xlsx":
            from ..batch.sheets import open_sheet

            sheet = open_sheet(name, OFFICE, looks, sheet_name, given["hidden"] or "", beside)
        else:
            refuse_sheet_options(given, name)
        blocks = sheet.blocks if sheet is not None else text_blocks(file, encoding, name, form != "jsonl")
        if form == "jsonl":
            first = next(blocks, None)
            head = _json_head(first, questions)
            blocks = _again(first, blocks) if first is not None else blocks
        else:
            head, blocks = find_heading(blocks, DELIMITERS.get(form, ","), name, looks, questions)
        if head is None:
            raise LprError(problem("table-empty", name))
        role = role_in(questions)
        if form != "jsonl" and sum(role(cell) == "key" for cell in head.cells) < 2:
            seen: list[Block] = []
            below: list[tuple[int, list[str]]] = []
            while len(below) < MOST_ABOVE and (block := next(blocks, None)) is not None:
                seen.append(block)
                below += cells_of(block, DELIMITERS.get(form, ","), name)
            _refuse_turned(turned(head, below, role), name)
            blocks = chain(seen, blocks)
        yield Source(name, form, encoding, digest, size, head, blocks, file.tell, sheet, told)


def _refuse_turned(found: tuple[int, tuple[str, ...]] | None, name: str) -> None:
    """Raise LprError for a table that stands on its side, with the column of its headings and some of them."""
    if found is not None:
        column, named = found
        said = Text("、".join(named[:3]), ", ".join(named[:3]))
        raise LprError(problem("table-turned", name, column=letters(column), named=said))


def _grouped(given: dict[str, Any], renamed: dict[str, str], questions: Sequence[str]) -> Source:
    """One table whose rows of one number are one, or a table of loans and one of payments (two sheets, or two files).

    Raises LprError where there is no column of numbers.
    """
    asked = (*questions, "group")
    tables: list[tuple[str, str]] = []
    for path in given["input"]:
        name = given["sheet"]
        sheets = [name] if name or path == "-" else _sheets(path, lambda cells: is_heading(cells, renamed, asked))
        tables += [(path, sheet) for sheet in sheets or [""]]
    if len(tables) > 2:
        raise LprError(problem("group-tables", tables[2][0]))
    found: list[tuple[Source, list[tuple[int, list[str]]]]] = []
    for path, sheet in tables:
        beside = [other for where, other in tables if where == path and other != sheet]
        with _table(path, given, renamed, questions, sheet, beside) as source:
            if source.form == "jsonl":
                raise LprError(problem("group-json", path))
            delimiter = DELIMITERS.get(source.form, ",")
            rows = [row for block in source.blocks for row in cells_of(block, delimiter, source.name)]
            if source.sheet is not None and source.sheet.merged:
                source = source._replace(said=(*source.said, *_merged(source, rows, renamed, questions)))
            found.append((source._replace(blocks=iter(())), rows))
    if len(found) == 1:
        source, rows = found[0]
        headings: tuple[str, ...] = source.head.cells
    else:
        source, rows, headings = _joined(found, renamed, questions)
    columns = name_columns(
        headings, {k: v for k, v in renamed.items() if k in headings}, source.name, question=questions[0], grouped=True
    )
    number = number_column(columns, source.name)
    if columns[number].key != "id" and len(found) == 1:
        name = shown_heading(headings[number])
        joined = Text(f"“{name}”相同的行并为一案", f"rows of one “{name}” are one claim")
        source = source._replace(said=(*source.said, joined))
    digest = "".join(one.digest + str(one.head.line) for one, _ in found)
    head = source.head._replace(cells=headings)
    position = lambda: source.size  # noqa: E731
    return source._replace(
        digest=digest, head=head, blocks=grouped(iter(rows), columns, number, len(headings)), position=position
    )


def _merged(
    source: Source, rows: list[tuple[int, list[str]]], renamed: dict[str, str], questions: Sequence[str]
) -> list[Text]:
    """Give the rows of a merged number that number; say so."""
    headings = source.head.cells
    mapped = {k: v for k, v in renamed.items() if k in headings}
    columns = name_columns(headings, mapped, source.name, question=questions[0], grouped=True)
    count = fill_merged(rows, number_column(columns, source.name), source.sheet.merged if source.sheet else ())
    said = Text(
        f"合并单元格里的编号用于它的各行（补上 {count} 行）",
        f"the number of a merged cell is that of all its rows ({count} filled)",
    )
    return [said] if count else []


def _joined(
    found: list[tuple[Source, list[tuple[int, list[str]]]]], renamed: dict[str, str], questions: Sequence[str]
) -> tuple[Source, list[tuple[int, list[str]]], tuple[str, ...]]:
    """Put a table of payments behind one of loans: its rows state their number and a payment, and nothing else.

    Raises LprError where it cannot be told which is which.
    """
    need = {key for question in questions for key in QUESTIONS[question].need}
    named = []
    for source, _ in found:
        mapped = {k: v for k, v in renamed.items() if k in source.head.cells}
        columns = name_columns(
            source.head.cells,
            mapped,
            f"{source.name}:{source.head.line}",
            above=source.head.unit,
            question=questions[0],
            grouped=True,
        )
        named.append(columns)
    mains = [i for i, columns in enumerate(named) if need & {column.key for column in columns}]
    if len(mains) != 1:
        raise LprError(problem("group-which", found[1][0].name))
    loans, payments = found[mains[0]], found[1 - mains[0]]
    own = named[1 - mains[0]]
    number, main = number_column(own, payments[0].name), number_column(named[mains[0]], loans[0].name)
    width = len(loans[0].head.cells)
    kept = [i for i in range(len(own)) if i != number]
    taken = set(loans[0].head.cells)
    added = [cell if (cell := payments[0].head.cells[i]) not in taken else f"还款表：{cell}" for i in kept]
    if own and payments[0].head.unit is not None:
        unit = payments[0].head.unit.text
        added = [
            f"{name}（{unit}）" if own[i].key == "payments.amount" else name
            for name, i in zip(added, kept, strict=True)
        ]
    rows = [(line, [*cells, *[""] * (width - len(cells)), *[""] * len(kept)]) for line, cells in loans[1]]
    for line, cells in payments[1]:
        if aside(cells, own):
            continue
        row = [""] * (width + len(kept))
        row[main] = cells[number] if number < len(cells) else ""
        for at, i in enumerate(kept):
            row[width + at] = cells[i] if i < len(cells) else ""
        rows.append((-line, row))
    said = Text(
        f"还款表：{payments[0].name}，按“{loans[0].head.cells[main].strip()}”并入",
        f"payments of {payments[0].name} are joined by “{loans[0].head.cells[main].strip()}”",
    )
    source = loans[0]._replace(said=(*loans[0].said, said))
    return source, rows, (*loans[0].head.cells, *added)


def _sheets(path: str, looks: Callable[[Sequence[str]], bool]) -> list[str]:
    """The visible sheets of a workbook that hold tables; nothing for what is no workbook."""
    if format_of(path) != "xlsx" or form_by_content(path, "xlsx")[0] != "xlsx":
        return []
    from ..batch.sheets import tables_of

    return tables_of(path, looks)


def _texts(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The files named, and of a folder its texts. Raises LprError for a folder without any."""
    from ..reading.files import texts_in

    return tuple(one for path in paths for one in (texts_in(path) if os.path.isdir(path) else [path]))


def _are_texts(paths: Sequence[str]) -> bool:
    from ..reading.files import ENDINGS

    return all(path.lower().endswith(ENDINGS) for path in paths)


_NAMED = {"renamed": "map", "units": "unit"}


def _cases(paths: Sequence[str], lang: str) -> Source:
    """Many case files: each is a row."""
    from hashlib import sha256

    digest = sha256()
    for path in paths:
        refuse_endless(path)
        try:
            with open(path, "rb") as file:
                digest.update(sha256(file.read()).digest())
        except OSError as error:
            raise LprError(problem("file-unreadable/input", path, reason=said_by_system(error))) from None
        digest.update(path.encode("utf-8", "backslashreplace"))
    columns = FILE_COLUMNS[:4] if lang == "zh" else FILE_COLUMNS[4:]
    at = 0

    def blocks() -> Iterator[Block]:
        nonlocal at
        for start in range(0, len(paths), _FILES):
            at = start
            yield Block(start + 1, "", tuple((path,) for path in paths[start : start + _FILES]))

    return Source("", "cases", "", digest.hexdigest(), len(paths), Head(0, columns), blocks(), lambda: at)


@contextmanager
def _file(path: str) -> Iterator[tuple[str, str, IO[bytes]]]:
    """Open a table; standard input goes to a temporary file, for it is read twice. Raises LprError."""
    form = format_of(path)
    try:
        if path == "-":
            from shutil import copyfileobj
            from tempfile import TemporaryFile

            with TemporaryFile() as copy:
                copyfileobj(sys.stdin.buffer, copy)
                copy.seek(0)
                yield "<stdin>", form, copy
            return
        refuse_endless(path)
        with open(path, "rb") as file:
            yield path, form, file
    except OSError as error:
        if error.filename != path:
            raise
        raise LprError(problem("file-unreadable/input", path, reason=said_by_system(error))) from None


def _sheet_digest(name: str) -> tuple[str, str, int]:
    from hashlib import sha256

    digest = sha256()
    with open(name, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return "xlsx", digest.hexdigest(), 0


def _json_head(first: Block | None, questions: Sequence[str]) -> Head | None:
    """Return the keys of the first object of JSONL as a heading."""
    import json

    for line, text in json_rows(first) if first is not None else ():
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(fields, dict):
            ours = result_names() if not ERRORS.isdisjoint(fields) else result_names(tuple(questions))
            return Head(line, tuple(name for name in fields if name not in ours))
    return None


def _again(first: Block, rest: Iterator[Block]) -> Iterator[Block]:
    yield first
    yield from rest


def need_writer() -> None:
    """Raise LprError where the library that writes workbooks is missing."""
    from importlib.util import find_spec

    if find_spec("xlsxwriter") is None:
        raise LprError(problem("extra-missing/output", "--output", Text(OFFICE, OFFICE)))
