"""The cells of a row in the units of their columns, before they are read as amounts and rates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.errors import Problem, Refused, problems_of
from ..base.pattern import pattern
from ..base.text import Text
from ..casefile.headings import bare
from ..casefile.table_keys import holds_money, holds_rate, kind_of
from ..casefile.units import Unit, as_rate_text, money_text, read_unit
from ..law.choices import Unused
from ..values.text import shown
from .columns import InputColumn
from .grouping import Conflict
from .places import one_line
from .sheet_cells import SheetFormula, SheetNumber
from .trees import PART, unmasked

problem = problems_of(__name__)

_CURRENCY = ("币种", "币别", "货币", "货币种类", "currency")
_NO_UNIT = Text("不是金额的单位", "it is no unit of amounts")


class CellReader:
    """What has to be done to the cells of the rows of one table; nothing where it is ``plain``."""

    def __init__(
        self, columns: Sequence[InputColumn], rounded: bool = False, seen: bool = True, grouped: bool = False
    ) -> None:
        """``rounded``: amounts of more decimals than fen are taken for the nearest fen; ``seen``: the formats of
        numbers are known, so that a share is no bare number; ``grouped``: rows were put together, and may not agree.
        """
        self.columns = columns
        self.rounded = rounded
        self.grouped = grouped
        self._units = [i for i, column in enumerate(columns) if column.units]
        self._scaled = [i for i, column in enumerate(columns) if column.unit is not None]
        self._money = [i for i, column in enumerate(columns) if holds_money(column.key)]
        self._left = [i for i, column in enumerate(columns) if column.left is not None]
        self._bare = [] if seen else [i for i, c in enumerate(columns) if holds_rate(c.key) and c.unit is None]
        self.plain = not (self._units or self._scaled or self._left or rounded or self._bare or grouped)

    def read(self, cells: Sequence[str]) -> tuple[Sequence[str], list[Problem], list[Unused]]:
        """Return the cells in yuan and with their rates in full, what is wrong with them, and what is not used."""
        problems: list[Problem] = []
        unused = [
            Unused(name, name, left)
            for i in self._left
            if cells[i].strip() and (left := self.columns[i].left) is not None and (name := self._name(i))
        ]
        for i in self._bare:
            if isinstance(cells[i], SheetNumber) and (holds_money(self.columns[i].key) <= (len(cells[i]) < 5)):
                problems.append(problem("rate-unseen", self._name(i), text=shown(cells[i])))
        for i, cell in enumerate(cells):
            if cell[:1] in _FAILED and (self.columns[i].key or self.columns[i].units):
                code = "cell-formula" if type(cell) is SheetFormula else "cell-error"
                if type(cell) is SheetFormula or _ERROR.fullmatch(cell.strip()):
                    problems.append(problem(code, self._name(i), text=shown(cell)))
        for i, cell in enumerate(cells) if self.grouped else ():
            if isinstance(cell, Conflict):
                problems.append(problem("rows-apart", self._name(i), cell.way, why=cell.why))
        stated = self._stated(cells, problems, unused) if self._units else None
        if self.rounded:
            cells = [nearest_fen(cell) if i in self._money else cell for i, cell in enumerate(cells)]
        if not self._scaled and (stated is None or not stated.shift):
            return cells, problems, unused
        read = list(cells)
        for i in sorted({*self._scaled, *(self._money if stated is not None else ())}):
            column, text = self.columns[i], unmasked(cells[i]).strip()
            unit = column.unit
            if stated is not None and holds_money(column.key) and (unit is None or unit.kind == "money"):
                if (unit is not None or column.own) and (unit.shift if unit else 0) != stated.shift:
                    own = unit.text if unit is not None else "元"
                    problems.append(problem("unit-twice", self._name(i), own=own, stated=stated.text))
                    continue
                unit = stated
            if not text or unit is None:
                continue
            try:
                read[i] = _in_unit(column.key, cleaned(column.key, text), unit)
                if self.rounded:
                    read[i] = nearest_fen(read[i])
            except Refused as error:
                problems.append(Problem("value-refused", error.message, self._name(i), error.hint))
        return read, problems, unused

    def _name(self, i: int) -> str:
        return one_line(self.columns[i].heading)

    def _stated(self, cells: Sequence[str], problems: list[Problem], unused: list[Unused]) -> Unit | None:
        """The unit that the row itself states, None where it states none."""
        found: Unit | None = None
        for i in self._units:
            text = cells[i].strip()
            if not text:
                continue
            unit = read_unit(bare(text))
            if unit is None or unit.kind not in ("money", "foreign", "per-day"):
                unused.append(Unused(self._name(i), f"{self._name(i)}“{shown(text)}”", _NO_UNIT))
            elif unit.kind != "money":
                problems.append(problem("unit-foreign", self._name(i), text=shown(text)))
            elif (unit.shift or bare(self._name(i)) not in _CURRENCY) and (found is None or not found.shift):
                # 人民币 beside 万元 says of what, not how many.
                found = unit
        return found


def _in_unit(key: str, text: str, unit: Unit) -> str:
    """Return one cell as its parser reads it. Raises Refused."""
    if text[:1] in "[{":
        if unit.kind == "money" and holds_money(key):
            raise Refused(
                Text(
                    f"单位是{unit.text}的表里，“{shown(text)}”中的金额没有各自的单位",
                    f"the amounts in “{shown(text)}” need units of their own, the unit of the table is {unit.text}",
                ),
                Text("写成 2022-01-15=5万 的形式，或用元的表", "write them as 2022-01-15=5万, or make a table in yuan"),
            )
        return text
    if unit.kind != "money":
        return text and as_rate_text(text, unit)
    if key.startswith("payments."):
        return "；".join(money_text(piece, unit) if piece.strip() else "" for piece in re.split(r"[;；\n]", text))
    if "=" not in text and "＝" not in text:
        # A due date of digits alone is no amount.
        return text if kind_of(key) in ("due", "demands") or not text else money_text(text, unit)
    pieces = []
    for piece in re.split(r"([;；\n])", text):
        part = PART.fullmatch(piece)
        if part is None or not part["second"]:
            pieces.append(piece)
            continue
        third = f":{part['third']}" if part["third"] is not None else ""
        amount, at, day = part["second"].partition("@")
        pieces.append(f"{part['first']}={money_text(amount, unit)}{at}{day}{third}")
    return "".join(pieces)


_FAILED = ("=", "#", "E")
"""How the cell of a formula without a value begins."""
_ERROR = pattern(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:[0-9]{3}")
_UNSEEN = pattern("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_NOTHING = frozenset(
    [
        "nan",
        "NaN",
        "NaT",
        "<NA>",
        "null",
        "NULL",
        "None",
        "-",
        "--",
        "—",
        "——",
        "–",
        "－",
        "/",
        "／",
        "\\",
        "、",
        ".",
        "。",
        "～",
        "~",
        "*",
    ]
)
"""What stands in a cell of which nothing is to be said."""
_NONE = frozenset(["无", "没有", "无约定", "未约定", "没约定", "没有约定", "不适用", "none", "nil", "n/a", "na"])
"""Words that say so where a rate, a sum that need not be there, or a list is asked for."""
_MAY_BE_NONE = frozenset(
    [
        *("rate", "overdue_rate", "damages", "fees", "deducted", "costs", "payments", "demands", "obstacles"),
        *("interest_limit", "compound_rate", "penalty", "judgment.damages", "judgment.costs", "judgment.suspended"),
        *("judgment.interest.limit", "judgment.interest.amount", "demands.received"),
    ]
)
_LABELS = ("title", "id", "creditor", "debtor", "judgment.number")


def cleaned(key: str, cell: str) -> str:
    """Return the text of a cell as its parser is to read it: without what nobody sees, "" where it says that there is
    nothing (—, 无 in a column of rates or payments).
    """
    text = unmasked(cell).strip()
    if not text.isascii():
        text = _UNSEEN.sub("", text).strip()
    if len(text) > 4 or key in _LABELS:
        return text
    if text in _NOTHING or (key in _MAY_BE_NONE and text.lower() in _NONE):
        return ""
    return "" if key.startswith("judgment.costs.") and text in _NONE else text


_DECIMALS = pattern(r"(?P<whole>[0-9][0-9,]*)\.(?P<decimals>[0-9]+)(?P<unit>\s*(?:百万|千万|万|亿))?")
_PLACES = {"": 2, "万": 6, "百万": 8, "千万": 9, "亿": 10}


def nearest_fen(text: str) -> str:
    """Return an amount, or every amount of a list, cut to the nearest fen, half up."""

    def nearest(found: re.Match[str]) -> str:
        unit = (found["unit"] or "").strip()
        places, decimals = _PLACES[unit], found["decimals"]
        if len(decimals) <= places:
            return found[0]
        over = 10 ** (len(decimals) - places)
        value = (2 * int(found["whole"].replace(",", "") + decimals) + over) // (2 * over)
        digits = str(value).rjust(places + 1, "0")
        return f"{digits[:-places]}.{digits[-places:]}{unit}"

    return _DECIMALS.sub(nearest, text) if "." in text else text
