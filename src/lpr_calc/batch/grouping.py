"""The long form of a table: rows of one number (编号) put together as one, in the order in which they first stand.

The rows go to a temporary database, so that memory does not grow with the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..base.errors import LprError, problems_of
from ..base.pattern import pattern
from ..base.text import Text
from ..casefile.headings import bare
from ..casefile.synonyms import NUMBERS
from ..values.text import shown
from .aside import aside
from .columns import InputColumn
from .places import letters
from .sheet_cells import SheetDay, SheetFormula, SheetNumber, SheetPercent
from .sources import Block

problem = problems_of(__name__)

BETWEEN = "；"
"""What stands between the entries of several rows in one cell."""

_TYPES = (str, SheetNumber, SheetDay, SheetPercent, SheetFormula)


class Conflict(str):
    """A cell of a group whose rows do not agree: what they say, where."""

    why: Text
    way: Text = Text("只留一个，或给它们不同的编号", "keep one, or give them numbers of their own")
    """What to do about it."""


def number_column(columns: Sequence[InputColumn], place: str) -> int:
    """Return which column says which rows are one claim: 编号, or where there is none the one 案号, 合同号, 借据号.

    Raises LprError where there is none, or several.
    """
    stated = [i for i, column in enumerate(columns) if column.key == "id"]
    found = stated or [i for i, column in enumerate(columns) if bare(column.heading) in NUMBERS and not column.left]
    if not found:
        raise LprError(problem("group-number", place))
    if len(found) > 1:
        raise LprError(problem("group-numbers", place, names=_names(columns[i] for i in found)))
    return found[0]


def _names(columns: Iterable[InputColumn]) -> Text:
    names = [shown(column.heading.strip()) for column in columns]
    return Text("、".join(names), ", ".join(names))


def fill_merged(rows: Sequence[tuple[int, list[str]]], at: int, merged: Iterable[str]) -> int:
    """Put the number of a merged cell (``A2:A4``) into every row that it spans; return how many rows got theirs.

    ``at`` is the column of numbers: what stands there says of which claim a row is, and of a merged cell all its rows
    are of one. Other merged cells are left as they are: a sum over three rows is one sum.
    """
    lines = dict(rows)
    count = 0
    for area in merged:
        found = _AREA.fullmatch(area)
        if found is None or found["left"] != found["right"] or found["left"] != letters(at):
            continue
        top, bottom = int(found["top"]), int(found["bottom"])
        number = lines[top][at] if top in lines and at < len(lines[top]) else ""
        for line in range(top + 1, bottom + 1) if number.strip() else ():
            if line in lines and at < len(lines[line]) and any(cell.strip() for cell in lines[line]):
                lines[line][at] = number
                count += 1
    return count


_AREA = pattern("(?P<left>[A-Z]+)(?P<top>[0-9]+):(?P<right>[A-Z]+)(?P<bottom>[0-9]+)")


def grouped(
    rows: Iterable[tuple[int, Sequence[str]]], columns: Sequence[InputColumn], at: int, width: int = 0
) -> Iterator[Block]:
    """Yield one row for each number, as blocks; a row without a number stands alone, as totals and notes do.

    ``at`` is the column of numbers (`number_column`), ``width`` the number of columns where that is not that of
    ``columns``. The entries of payments stand one behind the other in their cells; several disbursements become
    ``day=amount`` entries of the principal. Rows of a table of payments have the numbers of their lines below nought.
    """
    import json
    import sqlite3
    from tempfile import TemporaryDirectory

    width = width or len(columns)
    with TemporaryDirectory() as folder:
        base = sqlite3.connect(f"{folder}/rows", isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            base.execute("CREATE TABLE rows (place INTEGER PRIMARY KEY, number TEXT, line INTEGER, cells TEXT)")
            base.execute("BEGIN")
            for place, (line, cells) in enumerate(rows):
                number = " ".join(cells[at].split()) if 0 <= at < len(cells) else ""
                alone = not number or aside(cells, columns)
                packed = json.dumps([(_TYPES.index(type(cell)), cell) for cell in cells], ensure_ascii=True)
                base.execute(
                    "INSERT INTO rows VALUES (?, ?, ?, ?)", (place, f"\0{place}" if alone else number, line, packed)
                )
            base.execute("CREATE INDEX numbers ON rows (number, place)")
            base.execute("COMMIT")
            found = base.execute(
                "SELECT rows.number, line, cells FROM rows JOIN (SELECT number, MIN(place) AS first FROM rows GROUP BY"
                " number) AS groups ON rows.number = groups.number ORDER BY first, place"
            )
            before, together = None, []  # type: str | None, list[tuple[int, list[str]]]
            for number, line, packed in found:
                if together and number != before:
                    yield _block(together, columns, at, width)
                    together = []
                before = number
                together.append((line, [_TYPES[kind](text) for kind, text in json.loads(packed)]))
            if together:
                yield _block(together, columns, at, width)
        finally:
            base.close()


def _block(rows: list[tuple[int, list[str]]], columns: Sequence[InputColumn], at: int, width: int) -> Block:
    cells = rows[0][1] if len(rows) == 1 else together(rows, columns, width)
    if not (at < len(cells) and cells[at].strip()) and _pays_alone(cells, columns):
        cells = [*cells, *[""] * (at + 1 - len(cells))]
        row = rows[0][0]
        cell = Conflict("")
        cell.why = Text(
            f"{f'还款表第 {-row} 行' if row < 0 else '这一行'}的还款没有编号，看不出属于哪一案，没有并入",
            f"the payment of {f'row {-row} of the payments' if row < 0 else 'this row'} has no number: of which claim"
            " it is cannot be seen, and it is in none",
        )
        cell.way = Text("每行都填编号，合并的单元格拆开填满", "state the number in every row, of merged cells too")
        cells[at] = cell
    elif rows[0][0] < 0:
        # Of a table of payments, and of no loan.
        lines = "、".join(str(-line) for line, _ in rows)
        cell = Conflict(cells[at])
        cell.why = Text(
            f"借款表里没有这个编号（还款表第 {lines} 行）", f"no loan has this number (rows {lines} of the payments)"
        )
        cell.way = Text("改正编号，或在借款表里补上这一笔", "correct the number, or add the loan to the table of loans")
        cells[at] = cell
    return Block(max(rows[0][0], 0), "", (tuple(cells),))


def _pays_alone(cells: Sequence[str], columns: Sequence[InputColumn]) -> bool:
    """Whether a row states a payment and no principal."""
    stated = {column.key for column, cell in zip(columns, cells, strict=False) if column.key and cell.strip()}
    return any(key.startswith("payments.") for key in stated) and not any(key.endswith("principal") for key in stated)


def together(rows: Sequence[tuple[int, Sequence[str]]], columns: Sequence[InputColumn], width: int) -> list[str]:
    """Return the rows of one number as one."""
    cells: list[str] = []
    keys = {column.key: i for i, column in enumerate(columns) if column.key}
    paid = [i for key, i in keys.items() if key.startswith("payments.")]
    with_payment = [row for row in rows if any(i < len(row[1]) and row[1][i].strip() for i in paid)]
    lent = _disbursed(rows, keys)
    twice = [] if with_payment or not lent else _lent_twice(rows, keys)
    for i in range(width):
        column = columns[i] if i < len(columns) else InputColumn("", "")
        if i in paid:
            cells.append(BETWEEN.join(row[1][i].strip() if i < len(row[1]) else "" for row in with_payment))
            continue
        stated = [(line, row[i]) for line, row in rows if i < len(row) and row[i].strip()]
        texts = list(dict.fromkeys(" ".join(text.split()) for _, text in stated))
        if twice and column.key == "principal":
            cell = Conflict(BETWEEN.join(lent))
            lines = "、".join(map(str, twice))
            cell.why = Text(f"第 {lines} 行同一天出借同样的金额", f"rows {lines} lend the same amount on the same day")
            cell.way = Text(
                "写了两遍的删去一行，确是两笔的合为一行",
                "delete one if it stands there twice, make them one row if both were lent",
            )
            cells.append(cell)
        elif lent and column.key in ("principal", "lent"):
            cells.append(BETWEEN.join(lent) if column.key == "principal" else stated[0][1])
        elif column.key == "payments":
            cells.append(BETWEEN.join(text for _, text in stated))
        elif len(texts) < 2 or not column.key:
            cells.append(stated[0][1] if len(texts) == 1 else BETWEEN.join(texts))
        else:
            cells.append(_conflict(stated))
    if not lent and not with_payment and len(rows) > 1 and not any(isinstance(cell, Conflict) for cell in cells):
        # The same loan twice, with nothing to tell the rows apart.
        at = keys.get("principal", keys.get("id", 0))
        lines = "、".join(str(line) for line, _ in rows)
        cell = Conflict(cells[at])
        cell.why = Text(f"第 {lines} 行是同一编号的同一笔", f"rows {lines} state the same loan under one number")
        cells[at] = cell
    return cells


def _disbursed(rows: Sequence[tuple[int, Sequence[str]]], keys: dict[str, int]) -> list[str]:
    """Return several disbursements of one loan as ``day=amount``; nothing where the rows state one."""
    day, amount = keys.get("lent", -1), keys.get("principal", -1)
    if day < 0 or amount < 0:
        return []
    told = dict.fromkeys(
        (row[day].strip(), row[amount].strip())
        for _, row in rows
        if max(day, amount) < len(row) and row[day].strip() and row[amount].strip()
    )
    if len({when for when, _ in told}) < 2:
        return []
    return [f"{when}={sum_}" for when, sum_ in told]


def _lent_twice(rows: Sequence[tuple[int, Sequence[str]]], keys: dict[str, int]) -> list[int]:
    """The lines of the first two rows that lend the same amount on the same day; nothing where none do."""
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        day, amount = (row[keys[key]].strip() if keys[key] < len(row) else "" for key in ("lent", "principal"))
        stated = (day, amount)
        if all(stated) and stated in seen:
            return [seen[stated], line]
        seen[stated] = line
    return []


def _conflict(stated: Sequence[tuple[int, str]]) -> Conflict:
    cell = Conflict(BETWEEN.join(dict.fromkeys(text for _, text in stated)))
    first = stated[0]
    other = next(one for one in stated if one[1].split() != first[1].split())
    cell.why = Text(
        f"同一编号的第 {first[0]} 行写“{first[1].strip()}”，第 {other[0]} 行写“{other[1].strip()}”",
        f"rows {first[0]} and {other[0]} of one number say “{first[1].strip()}” and “{other[1].strip()}”",
    )
    return cell
