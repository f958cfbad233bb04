"""The cells of a row in the units of their columns, before they are read as amounts and rates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.errors import Problem, Refused, problems_of
from ..base.text import Text
from ..casefile.headings import bare, holds_money, kind_of
from ..casefile.units import Unit, as_rate_text, money_text, read_unit
from ..law.choices import Unused
from ..values.text import shown
from .columns import PART, InputColumn, unmasked

problem = problems_of(__name__)

_CURRENCY = ("币种", "币别", "货币", "货币种类", "currency")
_NO_UNIT = Text("不是金额的单位", "it is no unit of amounts")


class Reading:
    """What has to be done to the cells of the rows of one table; nothing where it is ``plain``."""

    def __init__(self, columns: Sequence[InputColumn]) -> None:
        self.columns = columns
        self._units = [i for i, column in enumerate(columns) if column.units]
        self._scaled = [i for i, column in enumerate(columns) if column.unit is not None]
        self._money = [i for i, column in enumerate(columns) if holds_money(column.key)]
        self._left = [i for i, column in enumerate(columns) if column.left is not None]
        self.plain = not (self._units or self._scaled or self._left)

    def read(self, cells: Sequence[str]) -> tuple[Sequence[str], list[Problem], list[Unused]]:
        """Return the cells in yuan and with their rates in full, what is wrong with them, and what is not used."""
        problems: list[Problem] = []
        unused = [
            Unused(name, name, left)
            for i in self._left
            if cells[i].strip() and (left := self.columns[i].left) is not None and (name := self._name(i))
        ]
        stated = self._stated(cells, problems, unused) if self._units else None
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
                read[i] = _in_unit(column.key, text, unit)
            except Refused as error:
                problems.append(Problem("value-refused", error.message, self._name(i), error.hint))
        return read, problems, unused

    def _name(self, i: int) -> str:
        return self.columns[i].heading.strip()

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
        return as_rate_text(text, unit)
    if "=" not in text and "＝" not in text:
        # A due date of digits alone is no amount.
        return text if kind_of(key) == "due" else money_text(text, unit)
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
