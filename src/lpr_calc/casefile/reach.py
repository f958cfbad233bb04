"""Which parts of a case a stated fact reaches: read without it, the case differs there at most, and nowhere else.

Known of facts that become one field and nothing more, that nothing else in the file has to have beside it, in a matter
of one creditor and one debtor. So what was not read of a case (`reads`) can be left out without reading the file again.
Tests read it again.
"""

from __future__ import annotations

from collections.abc import Collection

from ..base.checking import Any
from ..values.tree import Node
from .keys import CASE, LOAN, PARTY, canonical
from .model import Case, Loan
from .people import Party
from .reads import WHOLE, Read
from .stated import Path

_TOP = {**LOAN, **CASE}
_OF_THE_CASE = frozenset(
    ("kind", "lender", "filed", "accepted", "served", "until", "costs", "demands", "obstacles", "court", "judgment")
)
_OF_A_LOAN = frozenset(("signed", "lent", "due", "interest_from", "rate", "overdue_rate", "delivered", "settled"))
_SEVERAL = frozenset(
    ("guarantors", "security", "assignments", "releases", "bankruptcy", "third", "currency", "void", "deposit_rate")
)
"""Persons by whose names the others are held, and keys of every loan that stand beside ``loans``."""

_ALWAYS: frozenset[Read] = frozenset(((Case, WHOLE), (Case, "stated")))
"""The case as a whole, and the tree that it was read from."""


class Reach:
    """What the facts of one tree reach."""

    def __init__(self, tree: Node) -> None:
        """``tree`` is what a case was read from without a problem."""
        self.tree = tree
        self.top: dict[str, Node] = {}
        self._sum: Path = ()
        """The path of the sum of a loan at the top, which without it may be no loan any more."""
        for key, node in tree.value.items() if isinstance(tree.value, dict) else ():
            name = canonical(key, _TOP)
            self.top[name] = node
            if name == "principal":
                self._sum = (key,)
        parties = (self.top.get("creditor"), self.top.get("debtor"))
        self.known = bool(self.top) and _SEVERAL.isdisjoint(self.top) and not any(_is_many(node) for node in parties)
        self._found: dict[Path, frozenset[Read] | None] = {}

    def of(self, paths: Collection[Path], gone: Collection[Path] = ()) -> frozenset[Read] | None:
        """What the facts at some paths reach together where those at the paths ``gone`` are left out; None where that
        is not known, or nothing would be left of a mapping that they stand in.
        """
        found = _ALWAYS
        for path in paths:
            if path not in self._found:
                self._found[path] = self._of(path) if self.known else None
            reads = self._found[path]
            if reads is None:
                return None
            found |= reads
        gone = {*paths, *gone}
        left: dict[Path, int] = {}
        for path in gone:
            left[path[:-1]] = left.get(path[:-1], self._size(path[:-1])) - 1
        return None if self._sum in gone or not all(left.values()) else found

    def _of(self, path: Path) -> frozenset[Read] | None:
        key = canonical(str(path[0]), _TOP)
        if len(path) == 1:
            if key == "judgment" and not self._stands_by_itself():
                return None
            if key in _OF_THE_CASE:
                return self._field(Case, key)
            return self._of_loan(self.top, key) if "principal" in self.top else None
        inner = canonical(str(path[-1]), LOAN if key == "loans" else PARTY)
        if key in ("creditor", "debtor") and len(path) == 2 and inner == "natural":
            return frozenset(((Party, f"{key}.{inner}"), (Party, f"{key}.{WHOLE}")))
        if key == "loans" and len(path) == 3:
            loan = self._at(path[:-1])
            if isinstance(loan.value, dict):
                return self._of_loan({canonical(name, LOAN): node for name, node in loan.value.items()}, inner)
        return None

    def _of_loan(self, facts: dict[str, Node], key: str) -> frozenset[Read] | None:
        """The same of a key of a loan with some ``facts``: its sum and its due day are not lists of days, which would
        say what is left out.
        """
        plain = all(name not in facts or isinstance(facts[name].value, str) for name in ("principal", "due"))
        if key not in _OF_A_LOAN or not plain or "carried" in facts:
            return None
        return self._field(Loan, key)

    def _stands_by_itself(self) -> bool:
        """Whether the loans of a file are what they are with a judgment and without: beside one a number is no loan."""
        return "principal" in self.top or LOAN.keys().isdisjoint(self.top)

    def _field(self, owner: type[Case | Loan], key: str) -> frozenset[Read]:
        """A field, and that its key stands somewhere; of a loan at the top every key is one of its own."""
        owners = (owner,) if "loans" in self.top and owner is Case else (Case, Loan)
        places = [(of, place) for of in owners for place in (f"places.{key}", "places")]
        return frozenset(((owner, key), *places, *((of, WHOLE) for of in owners)))

    def _at(self, path: Path) -> Node:
        node: Any = self.tree
        for step in path:
            node = node.value[step]
        found: Node = node
        return found

    def _size(self, path: Path) -> int:
        return len(self._at(path).value)


def _is_many(node: Node | None) -> bool:
    """Whether a party is several, or so written that it may be."""
    return node is not None and (isinstance(node.value, list) or (isinstance(node.value, str) and "、" in node.value))
