"""The facts of a row of the quick lane, as the search for those that decide nothing wants them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..base.errors import LprError
from ..casefile.keys import CASE, CONVENTIONS, LOAN
from ..casefile.model import Case
from ..casefile.stated import Fact
from ..values.tree import Node
from .cells import RowReader


class RowFacts:
    """The facts of one row, each a cell (`casefile.stated.StatedFacts` for a row)."""

    tree = Node({})
    """A row was read from no tree: what a cell reaches (`casefile.reach`) is found by reading the row without it."""

    def __init__(self, reader: RowReader, cells: Sequence[str]) -> None:
        self.reader, self.cells = reader, cells
        self._found = {key: self._fact(key) for key in reader.at}

    def alone(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """The path itself: a row has no lists."""
        return path

    def facts(self) -> tuple[Fact, ...]:
        """Every fact; ``conventions`` as one, last."""
        found = [fact for key, fact in self._found.items() if fact is not None and "." not in key]
        if any(fact is not None for key, fact in self._found.items() if "." in key):
            found.append(Fact(("conventions",), "conventions", "conventions", Node({}), "conventions"))
        return tuple(found)

    def inside(self, fact: Fact) -> tuple[Fact, ...]:
        """The conventions one by one; nothing else: payments and costs of a row are all used,
        or it was not read here.
        """
        if fact.key != "conventions":
            return ()
        return tuple(one for key, one in self._found.items() if one is not None and "." in key)

    def _fact(self, key: str) -> Fact | None:
        text = self.cells[self.reader.at[key]].strip()
        part, _, inner = key.rpartition(".")
        section = CONVENTIONS if part else LOAN if key in LOAN else CASE
        whole = f"loans[].{key}" if section is LOAN else key
        node = Node(text, self.reader.headings[key].strip())
        return Fact((key,), whole, section[inner][0], node, key) if text else None

    def without(self, facts: Collection[Fact]) -> Case:
        """The case as if these facts had not been stated. Raises LprError where it cannot be read so."""
        return self._made(self.reader.compose(self.cells, [str(fact.path[0]) for fact in facts]))

    def with_text(self, fact: Fact, text: str) -> Case:
        """The case with another value in the place of a fact."""
        cells = list(self.cells)
        cells[self.reader.at[str(fact.path[0])]] = text
        return self._made(self.reader.compose(cells, ()))

    def _made(self, case: Case | None) -> Case:
        if case is None:
            raise LprError
        return case
