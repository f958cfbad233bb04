"""Small tables that `verify` reads whole: rows of claims, or the other side's table of interest in any file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.system import said_by_system
from ..base.text import Text
from ..batch.block_rows import cells_of
from ..batch.contents import form_by_content
from ..batch.heads import head_in, is_heading
from ..batch.sheets import open_sheet
from ..batch.sources import Block, encoding_of, format_of, text_blocks
from ..batch.word_tables import WordTable, tables_of_document
from ..casefile.headings import bare
from ..values.text import shown
from ..values.textfile import refuse_endless
from ..verify.columns import interest_column, looks_like_interest
from ..verify.own import cells_of_csv, cells_of_lines
from .table_options import refuse_sheet_options, renamed_of

if TYPE_CHECKING:
    from ..batch.sheets import Chosen

problem = problems_of(__name__)

Rows = list[tuple[int, list[str]]]
"""Rows of a table with their lines."""

_LARGEST = 64 << 20
"""Bytes of a .docx or .json that is read."""


class InterestCells(Record):
    """The rows of a table of interest, a heading of two rows made one, and what is to be said of where they stand."""

    rows: Rows
    said: tuple[Text, ...] = ()


def interest_cells(path: str, given: dict[str, Any]) -> InterestCells:
    """Return a table of interest from a .csv, .tsv, .xlsx (or other workbook), .docx, or from a .json of our own.

    Raises LprError.
    """
    renamed = renamed_of(given["renamed"])
    mapped = {bare(theirs): ours for theirs, ours in renamed.items()}

    def looks(cells: Sequence[str]) -> bool:
        return looks_like_interest([mapped.get(bare(cell), cell) for cell in cells])

    ending = path.rpartition(".")[2].lower()
    said: tuple[Text, ...] = ()
    if ending in ("json", "docx"):
        refuse_endless(path)
        raw = _read(path)
        if ending == "json":
            refuse_sheet_options(given, path)
            return InterestCells(_of_result(raw, path))
        rows, said = _of_document(raw, path, given, looks)
    else:
        _refuse_ending(path)
        rows, sheet = read_cells(path, given, looks)
        own = cells_of_csv(rows)
        if own is not None:
            return InterestCells(own)
        if sheet is not None:
            said = sheet.said
            # What is not to be read is not there.
            rows = [(line, ["" if i in sheet.hidden else cell for i, cell in enumerate(row)]) for line, row in rows]
    head, below = head_in(rows, looks, lambda cell: "key" if mapped.get(bare(cell)) or interest_column(cell) else "")
    if head is None or head.rows == 1:
        return InterestCells(rows, said)
    titles = [row for row in rows if row[0] in head.titles]
    return InterestCells([*titles, (head.line, list(head.cells)), *below], said)


def _refuse_ending(path: str) -> None:
    """Raise LprError for the ending of no table of interest, with those there are: more than those of claims."""
    try:
        known = format_of(path) != "jsonl"
    except LprError:
        known = False
    if not known:
        raise LprError(problem("table-ending/interest", path))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise LprError(problem("file-unreadable/table", path, reason=said_by_system(error))) from None
    if len(raw) > _LARGEST:
        raise LprError(problem("table-large", path))
    return raw


def _of_result(raw: bytes, path: str) -> Rows:
    """The lines of a result of our own."""
    import json

    try:
        found: Any = json.loads(raw)
    except ValueError:
        found = None
    lines = found.get("lines") if isinstance(found, dict) else None
    schema = found.get("schema") if isinstance(found, dict) else None
    if (
        not isinstance(lines, list)
        or not lines
        or not str(schema).startswith(("lpr-calc/claim/", "lpr-calc/judgment/"))
    ):
        raise LprError(problem("table-json", path))
    try:
        return cells_of_lines(lines)
    except (KeyError, AttributeError, TypeError):
        raise LprError(problem("table-json", path)) from None


def _of_document(
    raw: bytes, path: str, given: Mapping[str, Any], looks: Callable[[Sequence[str]], bool]
) -> tuple[Rows, tuple[Text, ...]]:
    """The table of a document that is meant, the paragraphs over it as titles."""
    if given["hidden"]:
        raise LprError(problem("option-unused", "--hidden", path=shown(path)))
    tables = tables_of_document(raw, path)
    if not tables:
        raise LprError(problem("table-document", path))

    def holds(table: WordTable) -> bool:
        return any(map(looks, table.rows[:20]))

    found = [table for table in tables if holds(table)] or tables
    if given["sheet"]:
        names = "、".join(table.name for table in tables)
        found = [table for table in tables if given["sheet"] in (table.name, table.name.removeprefix("表"))]
        if not found:
            listed = Text(names, names.replace("、", ", "))
            raise LprError(problem("table-missing", "--sheet", name=shown(given["sheet"]), names=listed))
    if len(found) > 1:
        names = "、".join(_titled(table) for table in found)
        listed = Text(names, names.replace("、", ", "))
        raise LprError(problem("table-several", path, count=len(found), names=listed, first=found[0].name))
    table = found[0]
    rows: Rows = [(0, [title]) for title in table.titles]
    rows += [(number, list(row)) for number, row in enumerate(table.rows, 1)]
    others = "、".join(_titled(other) for other in tables if other is not table)
    if not others:
        return rows, ()
    return rows, (
        Text(
            f"读取{_titled(table)}，没有读：{others}", f"read: {_titled(table)}; not read: {others.replace('、', ', ')}"
        ),
    )


def _titled(table: Any) -> str:
    """A table by its name and what stands over it, or its first heading."""
    over = table.titles[-1] if table.titles else next((cell for row in table.rows for cell in row if cell), "")
    return f"{table.name}（{shown(over[:20])}）" if over else table.name


def read_cells(
    path: str, given: dict[str, Any], looks: Callable[[Sequence[str]], bool] | None = None
) -> tuple[Rows, Chosen | None]:
    """Return the rows of a small table (CSV, TSV, XLSX) with their lines, and the sheet they are from.

    ``looks`` knows a heading, by default that of a table of claims. Raises LprError.
    """
    refuse_endless(path)
    form = format_of(path)
    if form != "jsonl" and os.path.isfile(path):
        form, _ = form_by_content(path, form)
    if form == "jsonl":
        raise LprError(problem("table-ending/figures", path))
    blocks: list[Block]
    sheet = None
    try:
        if form == "xlsx":
            renamed = renamed_of(given["renamed"])
            knows = looks or (lambda cells: is_heading(cells, renamed))
            sheet = open_sheet(path, "pip install 'lpr-calc[office]'", knows, given["sheet"], given["hidden"] or "")
            blocks = list(sheet.blocks)
        else:
            refuse_sheet_options(given, path)
            with open(path, "rb") as file:
                encoding, _, _ = encoding_of(file, path)
                blocks = list(text_blocks(file, encoding, path, True))
    except OSError as error:
        raise LprError(problem("file-unreadable/table", path, reason=said_by_system(error))) from None
    return [row for block in blocks for row in cells_of(block, "\t" if form == "tsv" else ",", path)], sheet
