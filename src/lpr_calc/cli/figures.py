"""What `verify` and `compare` share: which conventions the command line fixes, and small tables."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ..base.errors import LprError, problems_of
from ..base.system import said_by_system
from ..verify.conventions import DIMENSIONS
from .options import dest
from .table_options import refuse_sheet_options, renamed_of

if TYPE_CHECKING:
    from ..batch.sheets import Chosen

problem = problems_of(__name__)


def held_of(given: dict[str, Any]) -> frozenset[str]:
    """Return the dimensions that the command line fixes."""
    return frozenset(name for name in DIMENSIONS if given.get(dest(f"--{name.replace('_', '-')}")))


def read_cells(path: str, given: dict[str, Any]) -> tuple[list[tuple[int, list[str]]], Chosen | None]:
    """Return the rows of a small table (CSV, TSV, XLSX) with their lines, and the sheet they are from.

    Raises LprError.
    """
    from ..batch.contents import form_by_content
    from ..batch.heads import is_heading
    from ..batch.sheets import open_sheet
    from ..batch.sources import Block, cells_of, encoding_of, format_of, text_blocks
    from ..values.textfile import refuse_endless

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
            looks = lambda cells: is_heading(cells, renamed)  # noqa: E731
            sheet = open_sheet(path, "pip install 'lpr-calc[office]'", looks, given["sheet"], given["hidden"] or "")
            blocks = list(sheet.blocks)
        else:
            refuse_sheet_options(given, path)
            with open(path, "rb") as file:
                encoding, _, _ = encoding_of(file, path)
                blocks = list(text_blocks(file, encoding, path, True))
    except OSError as error:
        raise LprError(problem("file-unreadable/table", path, reason=said_by_system(error))) from None
    return [row for block in blocks for row in cells_of(block, "\t" if form == "tsv" else ",", path)], sheet
