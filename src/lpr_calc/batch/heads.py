"""Where a table begins: its heading, below the titles that stand over it, and the unit that a title names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from ..base.pattern import pattern
from ..base.record import Record
from ..casefile.headings import bare, read_heading, unit_in_title
from ..casefile.units import Unit, read_unit
from .block_rows import cells_of
from .sources import Block, row_end

MOST_ABOVE = 20
"""How many rows may stand over the heading."""


class Head(Record):
    """The heading of a table: its row, its cells, the rows above it that are not empty,
    and the unit one of them names.
    """

    line: int
    cells: tuple[str, ...]
    titles: tuple[int, ...] = ()
    unit: Unit | None = None
    unit_text: str = ""
    rows: int = 1
    """How many rows it has: its line is that of the last."""


def is_heading(
    cells: Sequence[str],
    renamed: Mapping[str, str] = {},  # noqa: B006 -- never changed
    questions: Sequence[str] = ("claim",),
) -> bool:
    """Whether a row looks like the headings of a table: two of its cells speak of facts of a claim (or of what else is
    asked), or one of what no answer can do without (for a claim: the principal).
    """
    return any(_is_heading(cells, renamed, question) for question in questions)


def _is_heading(cells: Sequence[str], renamed: Mapping[str, str], question: str) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 2:
        return False
    mapped = {bare(name) for name in renamed}
    told = 0
    for cell in filled:
        read = read_heading(cell, question) if len(cell) <= 60 else None
        if bare(cell) in mapped or (read is not None and read.key in _ENOUGH[question]):
            told += 2
        elif read is not None and (read.role in ("key", "unit") or (read.role == "ask" and not _SENTENCE.search(cell))):
            told += 1
    return told >= 2


_ENOUGH = {
    "claim": ("principal", "loans"),
    "judgment": ("judgment.principal",),
    "limitation": ("judgment.perform_by", "judgment.effective"),
    "fee": ("principal", "loans"),
    "cap": (),
    "read": ("text",),
    "group": ("payments.amount", "payments.date"),
}
"""Headings of which one is enough beside any other."""

_SAYS = pattern(r"[0-9]|[:：]|[。；;]")
"""What a row of data, or a title, holds and a heading does not."""

_SENTENCE = pattern(r"[:：].|[0-9]{4}|[。；;]")
"""A title says something (日期：2024-01-01); a heading names something."""


def find_heading(
    blocks: Iterator[Block],
    delimiter: str,
    name: str,
    looks: Callable[[Sequence[str]], bool],
    questions: Sequence[str] = ("claim",),
) -> tuple[Head | None, Iterator[Block]]:
    """Return the heading of a table, None for an empty one, and the blocks of the rows below it.

    It is the first row that ``looks`` like one among the first rows, with the row above or below it where the two are
    one heading (``questions`` say how its words are read); else the first that is not empty. Raises LprError for quotes
    that do not close.
    """
    seen: list[Block] = []
    rows: list[tuple[int, list[str]]] = []
    rest: Iterator[Block] = iter(())
    found = False
    for number, block in enumerate(blocks):
        for piece in _pieces(block, MOST_ABOVE):
            rest = _below(block, piece)
            seen.append(piece)
            cells = cells_of(piece, delimiter, name)
            if cells and any(cell.strip() for cell in cells[0][1]):
                rows += cells
                found = looks(cells[0][1])
            if found or len(rows) >= MOST_ABOVE:
                break
        if found or len(rows) >= MOST_ABOVE or number:
            break
    if not rows:
        return None, iter(())
    if not found:
        head = _head(rows[:1])
        return head, chain((piece for piece in seen if piece.line > head.line), rest, blocks)
    role = role_in(questions)
    second = next(rest, None) or next(blocks, None)
    below = iter((second,)) if second is not None else iter(())
    if len(rows) > 1 and rows[-2][0] == rows[-1][0] - 1 and _is_upper(rows[-2][1], rows[-1][1]):
        upper, lower = rows[-2][1], rows[-1]
        return _head([*rows[:-2], (lower[0], joined(upper, lower[1], role))], 2), chain(below, rest, blocks)
    if second is not None:
        piece = next(_pieces(second, 1))
        cells = cells_of(piece, delimiter, name)
        if cells and _is_lower(rows[-1][1], cells[0][1], role):
            whole = (cells[0][0], joined(rows[-1][1], cells[0][1], role))
            return _head([*rows[:-1], whole], 2), chain(_below(second, piece), rest, blocks)
    return _head(rows), chain(below, rest, blocks)


Role = Callable[[str], str]
"""What a cell of a heading is in the tables that are read: ``key``, ``unit``, ``ask``, ``harmless``; "" for nothing."""


def role_in(questions: Sequence[str]) -> Role:
    """Return the roles of headings in tables that are to answer some questions: ``key`` where it is one for any."""

    def role(cell: str) -> str:
        roles = [read_heading(cell, question).role for question in questions]
        return "key" if "key" in roles else next(filter(None, roles), "")

    return role


def _is_upper(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the row above a heading is its upper half: it names columns that the heading leaves blank, and spans
    others; a title has one cell, or says something.
    """
    filled = [i for i, cell in enumerate(upper) if cell.strip()]
    if len(filled) < 2 or any(len(upper[i].strip()) > 20 or _SAYS.search(upper[i]) for i in filled):
        return False
    alone = [i for i in filled if i >= len(lower) or not lower[i].strip()]
    spanned = [i for i, cell in enumerate(lower) if cell.strip() and (i >= len(upper) or not upper[i].strip())]
    return bool(alone) and bool(spanned)


def _is_lower(upper: Sequence[str], lower: Sequence[str], role: Role) -> bool:
    """Whether the row below a heading is its lower half: units, or names of columns that a cell above spans."""
    filled = [i for i, cell in enumerate(lower) if cell.strip()]
    if not filled or any(len(lower[i].strip()) > 20 or _SAYS.search(lower[i]) for i in filled):
        return False
    if all(_unit(lower[i]) for i in filled):
        return all(i < len(upper) and upper[i].strip() for i in filled)
    spanned = [i for i in filled if i >= len(upper) or not upper[i].strip()]
    under = [i for i in filled if i - 1 in filled or i + 1 in filled or _unit(lower[i])]
    told = [i for i in filled if role(lower[i])]
    told += [i for i in filled if lower[i].strip() in _HALVES and i not in told]
    return bool(spanned) and len(told) >= 2 and len(under) == len(filled)


_HALVES = ("起", "止", "自", "至", "金额", "日期", "时间", "本金", "利息", "利率", "日", "备注", "方式", "凭证")
"""Words that name a column below another."""


def _unit(cell: str) -> bool:
    unit = read_unit(bare(cell).strip("()"))
    return unit is not None and unit.kind != "label"


def joined(upper: Sequence[str], lower: Sequence[str], role: Role) -> list[str]:
    """Return the headings of two rows as one: a lower cell that says it all by itself, or what stands above it as well.

    A unit below is put in brackets; an upper cell spans what is blank to its right.
    """
    names: list[str] = []
    over = ""
    lows = [cell.strip() for cell in lower]
    for i in range(max(len(upper), len(lower))):
        top = upper[i].strip() if i < len(upper) else ""
        low = lows[i] if i < len(lows) else ""
        over = top or (over if low else "")
        if not low:
            names.append(top)
        elif _unit(low) and over:
            names.append(f"{over}（{low.strip('()（）')}）")
        elif not over or (lows.count(low) == 1 and role(low) == "key"):
            names.append(low)
        else:
            names.append(f"{over}{low}")
    return names


def head_in(
    rows: Sequence[tuple[int, list[str]]], looks: Callable[[Sequence[str]], bool], role: Role | None = None
) -> tuple[Head | None, Sequence[tuple[int, list[str]]]]:
    """Return the heading of a table that is all there, and the rows below it; None where no row ``looks`` like one.

    ``role`` says what its cells are (by default in a table of claims), so that one of two rows is known.
    """
    role = role or role_in(("claim",))
    for at, (line, cells) in enumerate(rows[:MOST_ABOVE]):
        if not looks(cells):
            continue
        above = [row for row in rows[:at] if any(cell.strip() for cell in row[1])]
        if above and above[-1][0] == line - 1 and _is_upper(above[-1][1], cells):
            return _head([*above[:-1], (line, joined(above[-1][1], cells, role))], 2), rows[at + 1 :]
        if at + 1 < len(rows) and _is_lower(cells, rows[at + 1][1], role):
            return _head([*above, (rows[at + 1][0], joined(cells, rows[at + 1][1], role))], 2), rows[at + 2 :]
        return _head([*above, rows[at]]), rows[at + 1 :]
    return None, rows


def turned(head: Head, below: Sequence[tuple[int, list[str]]], role: Role) -> tuple[int, tuple[str, ...]] | None:
    """Return the column (from 0) that holds the headings of a table that stands on its side, one claim a column, and
    some of them; None for any other table.

    Its rows each begin with a heading, with something beside it; of the row taken for the heading (``head``) one cell
    is one at most.
    """
    rows = [head.cells, *(cells for _, cells in below[:MOST_ABOVE])]
    named: dict[int, list[str]] = {}
    for cells in rows:
        filled = [at for at, cell in enumerate(cells) if cell.strip()]
        if len(filled) > 1 and role(cells[filled[0]]) == "key":
            named.setdefault(filled[0], []).append(cells[filled[0]].strip())
    column = max(named, key=lambda at: len(named[at]), default=0)
    found = named.get(column, [])
    full = sum(sum(bool(cell.strip()) for cell in cells) > 1 for cells in rows)
    return (column, tuple(found)) if len(set(found)) > 1 and 2 * len(found) > full else None


def _head(rows: Sequence[tuple[int, list[str]]], height: int = 1) -> Head:
    line, cells = rows[-1]
    unit, said = None, ""
    for _, above in rows[:-1]:
        text = " ".join(cell.strip() for cell in above if cell.strip())
        found = unit_in_title(text)
        if found is not None:
            unit, said = found, text
    return Head(line, tuple(cell.rstrip("\r") for cell in cells), tuple(n for n, _ in rows[:-1]), unit, said, height)


def _pieces(block: Block, most: int) -> Iterator[Block]:
    """Cut the first rows off a block, one by one."""
    if block.rows:
        for i, row in enumerate(block.rows[:most]):
            yield Block(block.line + i, "", (row,))
        return
    text, line = block.text, block.line
    for _ in range(most):
        if not text:
            return
        end = row_end(text)
        piece = text if end < 0 else text[: end + 1]
        yield Block(line, piece, narrow=block.narrow)
        line, text = line + piece.count("\n"), text[len(piece) :]


def _below(block: Block, piece: Block) -> Iterator[Block]:
    """Yield what of a block stands below a piece of it."""
    if block.rows:
        at = piece.line - block.line + 1
        if block.rows[at:]:
            yield Block(piece.line + 1, "", block.rows[at:])
        return
    line, text = block.line, block.text
    while line < piece.line:
        end = row_end(text)
        line, text = line + text.count("\n", 0, end + 1), text[end + 1 :]
    rest = text[len(piece.text) :]
    if rest:
        yield Block(piece.line + piece.text.count("\n"), rest, narrow=block.narrow)
