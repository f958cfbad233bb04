"""What a batch reads: a table, a sheet of a workbook, or many case files, as blocks of rows below a heading."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.system import said_by_system
from ..base.text import Text
from ..batch.contents import form_by_content
from ..batch.heads import Head, find_heading, is_heading
from ..batch.jobs import DELIMITERS, FILE_COLUMNS
from ..batch.questions import result_names
from ..batch.sources import Block, encoding_of, format_of, json_rows, sniffed, text_blocks
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
    if all(path.lower().endswith(_CASES) for path in paths):
        for option in ("sheet", "hidden", "encoding", "renamed", "units"):
            if given[option]:
                raise LprError(problem("option-unused/cases", f"--{_NAMED.get(option, option)}"))
        yield _cases(paths, lang)
        return
    if len(paths) > 1:
        raise LprError(problem("inputs-several", paths[1]))
    with _file(paths[0]) as (name, form, file):
        told: tuple[Text, ...] = ()
        if name != "<stdin>":
            form, told = form_by_content(name, form)
        encoding, digest, size = encoding_of(file, name, given["encoding"]) if form != "xlsx" else _sheet_digest(name)
        if form == "csv":
            form = sniffed(file, encoding)
        looks = lambda cells: is_heading(cells, renamed, questions)  # noqa: E731
        sheet = None
        if form == "xlsx":
            from ..batch.sheets import open_sheet

            sheet = open_sheet(name, OFFICE, looks, given["sheet"], given["hidden"] or "")
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
        yield Source(name, form, encoding, digest, size, head, blocks, file.tell, sheet, told)


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
            ours = result_names() if "error" in fields else result_names(tuple(questions))
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
