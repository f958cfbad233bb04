"""What `verify` and `compare` share: which conventions the command line fixes, and small tables."""

from __future__ import annotations

from typing import Any

from ..errors import LprError, Problem
from ..record import Text
from ..verify import DIMENSIONS
from .options import dest


def held_of(given: dict[str, Any]) -> frozenset[str]:
    """Return the dimensions that the command line fixes."""
    return frozenset(name for name in DIMENSIONS if given.get(dest(f"--{name.replace('_', '-')}")))


def read_cells(path: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a small table (CSV, TSV, XLSX) with their lines. Raises LprError."""
    from ..batch.sources import Block, cells_of, encoding_of, format_of, sheet_blocks, text_blocks

    form = format_of(path)
    if form == "jsonl":
        raise LprError(Problem("table-ending", Text("应为 .csv、.tsv 或 .xlsx", "must be .csv, .tsv or .xlsx"), path))
    blocks: list[Block]
    try:
        if form == "xlsx":
            blocks = list(sheet_blocks(path, "pip install 'lpr-calc[office]'"))
        else:
            with open(path, "rb") as file:
                encoding, _, _ = encoding_of(file, path)
                blocks = list(text_blocks(file, encoding, path, True))
    except OSError as error:
        raise LprError(Problem("file-unreadable", Text(f"无法读取：{error.strerror}", f"cannot read: {error.strerror}"), path)) from None  # fmt: skip
    return [row for block in blocks for row in cells_of(block, "\t" if form == "tsv" else ",", path)]
