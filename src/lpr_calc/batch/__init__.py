"""Many claims at once: one row in, one row out, in the same order, through the same function as a single claim.

>>> from lpr_calc import batch
>>> [row["interest"] for row in batch.compute([{"principal": "30万", "from": "2020-09-01", "until": "2023-06-30"}])]
['31858.77']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..api import as_tree
from ..errors import LprError, Problem
from ..rates import Rates
from ..record import Text
from .columns import RESULTS, Column, key_of, tree_of
from .rows import Computer

__all__ = ["RESULTS", "compute"]


def compute(
    rows: Iterable[Mapping[str, Any]],
    *,
    names: Mapping[str, str] | None = None,
    today: date | None = None,
    rates: Rates | None = None,
    strict: bool = False,
    lang: str = "zh",
) -> Iterator[dict[str, Any]]:
    """Compute claims row by row, lazily, in order: each row comes back with the keys of `RESULTS` added.

    A row maps case-file keys (English or Chinese, or dotted: ``creditor.natural``) to text, int, ``Decimal``, ``date``,
    lists or mappings; None, "" and NaN mean not stated. Keys that are no case-file key are carried along. ``names`` maps
    the caller's own keys to case-file keys. Two keys of a row that mean the same raise LprError. A row that cannot be computed has its ``error`` and no figures; it never
    stops the others. Amounts come back as decimal text in yuan. Any other float raises TypeError.
    """
    now = today or date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    computer = Computer(rates or Rates(), now, strict, lang)
    given = names or {}
    headings: list[str] = []
    columns: tuple[Column, ...] = ()
    for row in rows:
        if list(row) != headings:
            headings = list(row)
            columns = tuple(Column(name, "" if name in RESULTS else key_of(given.get(name, name))) for name in headings)
            keys = [column.key for column in columns if column.key]
            if len(set(keys)) < len(keys):
                twice = next(key for key in keys if keys.count(key) > 1)
                said = Text(f"“{twice}”写了不止一次", f"“{twice}” is given more than once")
                raise LprError(Problem("column-twice", said, twice, Text("只留一个", "keep one of them")))
        cells = [_cell(row[column.heading]) if column.key else "" for column in columns]
        if None in cells:
            # Lists and mappings: the whole tree.
            try:
                found = computer.of_tree(tree_of(row, given))
            except LprError as error:
                found = computer.rejected(error)
        else:
            found = computer.of_cells(columns, cells)  # type: ignore[arg-type]
        yield {**row, **dict(zip(RESULTS, found.cells, strict=True))}


def _cell(value: Any) -> str | None:
    """Return a plain value as text, None for a list or a mapping. Raises TypeError for a float."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple, Mapping)):
        return None
    if value != value:  # noqa: PLR0124 -- how pandas says that a cell is empty
        return ""
    return str(as_tree(value).value)
