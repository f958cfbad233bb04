"""Many claims at once, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError
from ..rates.series import Rates
from ..values.tree import as_tree
from .answers import COMPUTERS
from .cell_reader import CellReader
from .columns import RESULTS, InputColumn, name_columns
from .rows import Computer, RowResult
from .trees import tree_of

__all__ = ["RESULTS", "compute"]


def compute(
    rows: Iterable[Mapping[str, Any]],
    *,
    names: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
    today: date | None = None,
    rates: Rates | None = None,
    strict: bool = False,
    lang: str = "zh",
    question: str = "claim",
    on: date | None = None,
) -> Iterator[dict[str, Any]]:
    """Compute claims row by row, lazily, in order: each row comes back with the keys of `RESULTS` added.

    A row maps case-file keys (English or Chinese, or dotted: ``creditor.natural``) to text, int, ``Decimal``, ``date``,
    lists or mappings; None, "" and NaN mean not stated. Keys are read as the headings of a table are, units in them too
    (``本金（万元）``). What is no case-file key is carried along; one that looks like a rate, a payment, a day or an
    amount and may be several keys raises LprError, as do two that mean the same. ``names`` maps the caller's own keys
    to case-file keys ("" to carry one along), ``units`` to units ("" for all amounts). A row that cannot be computed
    has its ``error`` and no figures; it never stops the others. ``question`` is what is asked of every row (``claim``,
    ``judgment``, ``limitation``, ``fee``, ``cap``, ``read``: the keys of its own results are added), ``on`` the day for
    all rows. Amounts come back as decimal text in yuan. Any other float raises TypeError.
    """
    now = today or date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    day = on.isoformat() if on is not None else ""
    computer = COMPUTERS[question](rates or Rates(), now, strict, lang, on=day)
    given = names or {}
    headings: list[str] = []
    columns: tuple[InputColumn, ...] = ()
    read: list[tuple[str, bool]] = []
    for row in rows:
        if list(row) != headings:
            headings = list(row)
            here = {k: v for k, v in given.items() if k in row}
            said = {k: v for k, v in (units or {}).items() if not k or k in row}
            columns = name_columns(headings, here, "", said, question=question)
            read = [(name, bool(c.key or c.units or c.left)) for name, c in zip(headings, columns, strict=True)]
        cells = [
            (value if type(value := row[name]) is str else _cell(value)) if wanted else "" for name, wanted in read
        ]
        if None in cells:
            # Lists and mappings: the whole tree.
            found = _of_tree(computer, columns, [row[name] for name in headings], cells)
        else:
            found = computer.of_cells(columns, cells)  # type: ignore[arg-type]
        yield {**row, **dict(zip(computer.results, found.cells, strict=True))}


def _of_tree(
    computer: Computer, columns: tuple[InputColumn, ...], values: list[Any], cells: list[str | None]
) -> RowResult:
    """Compute a row that holds lists or mappings; in another unit than yuan their amounts need units of their own."""
    texts = ["[" if cell is None else cell for cell in cells]
    read, problems, unused = CellReader(columns).read(texts)
    try:
        if problems:
            raise LprError(*problems)
        values = [value if cell is None else text for value, cell, text in zip(values, cells, read, strict=True)]
        return computer.of_tree(tree_of(columns, values), unused)
    except LprError as error:
        return computer.rejected(error)


def _cell(value: Any) -> str | None:
    """Return a plain value as text, None for a list or a mapping. Raises TypeError for a float."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple, Mapping)):
        return None
    if value != value:  # noqa: PLR0124 -- how pandas says that a cell is empty
        return ""
    return str(as_tree(value).value)
