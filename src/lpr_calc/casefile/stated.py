"""What a user stated, fact by fact, with its place: so that a result can say which of it decided nothing.

A fact is a path into the tree the case was read from. `StatedFacts` reads the case again without one of them, or with
another word in its place; whatever keys a case comes to have, they are found here by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..base.checking import Any
from ..base.record import Record
from ..values.tree import Node, Value
from . import keys
from .keys import Section, canonical

Path = tuple[str | int, ...]

_SECTIONS: dict[str, Section] = {
    "": {**keys.LOAN, **keys.CASE},
    "loans[]": keys.LOAN,
    "creditor": keys.PARTY,
    "debtor": keys.PARTY,
    "creditor[]": keys.PARTY,
    "third": keys.PARTY,
    "third[]": keys.PARTY,
    "debtor[]": keys.PARTY,
    "guarantors": keys.GUARANTOR,
    "guarantors[]": keys.GUARANTOR,
    "guarantors[].demands[]": keys.DEMAND,
    "guarantors[].execution": keys.EXECUTION,
    "security": keys.SECURITY,
    "security[]": keys.SECURITY,
    "security.owner": keys.PARTY,
    "security[].owner": keys.PARTY,
    "assignments": keys.ASSIGNMENT,
    "assignments[]": keys.ASSIGNMENT,
    "releases": keys.RELEASE,
    "releases[]": keys.RELEASE,
    "account": keys.ACCOUNT,
    "lawyer": keys.LAWYER,
    "plan": keys.PLAN,
    "evidence[]": keys.EVIDENCE,
    "payments[]": keys.PAYMENT,
    "costs[]": keys.COST,
    "demands[]": keys.DEMAND,
    "obstacles[]": keys.SUSPENDED,
    "conventions": keys.CONVENTIONS,
    "judgment": keys.JUDGMENT,
    "judgment.interest": keys.ORDERED_INTEREST,
    "judgment.interest[]": keys.ORDERED_INTEREST,
    "judgment.costs[]": keys.COST,
    "judgment.items[]": keys.ITEM,
    "judgment.suspended[]": keys.SUSPENDED,
    "judgment.liable": keys.LIABLE,
    "judgment.liable[]": keys.LIABLE,
    "bankruptcy": keys.BANKRUPTCY,
    "bankruptcy[]": keys.BANKRUPTCY,
    "resume": keys.RESUME,
    "resume.paid[]": keys.PAYMENT,
    "loans[].rollovers[]": keys.ROLLOVER,
    "loans[].carried": keys.CARRIED,
    "loans[].rate_changes[]": keys.RATE_CHANGE,
    "loans[].charges[]": keys.CHARGE,
}
"""The keys of every mapping whose facts are looked at one by one; any other is one fact."""


class Fact(Record):
    """One stated fact: its ``path`` in the tree, its ``key`` by its English names (``loans[].rate``, whether or not the
    loan stands at the top level), how its value is read (``kind`` of `keys`, "" for a mapping or list), and its node.
    """

    path: Path
    key: str
    kind: str
    node: Node
    written: str

    @property
    def text(self) -> str:
        """The value as written, "" for a mapping or a list."""
        return self.node.value.strip() if isinstance(self.node.value, str) else ""

    @property
    def where(self) -> str:
        """Where it stands."""
        return self.node.where or self.node.path or self.written

    @property
    def what(self) -> str:
        """What it is, as the user wrote it: the option, the heading, or the key;
        of an entry of a list, what it holds.
        """
        place = self.node.place
        name = place if place and not self.node.path else self.written
        value = self.node.value
        if isinstance(value, dict) and isinstance(self.path[-1], int):
            fields = {canonical(key, _SECTIONS[self.key]): item.value for key, item in value.items()}
            said = [text.strip() for key in ("name", "date", "amount") if isinstance(text := fields.get(key, ""), str)]
            return f"{name} {'='.join(text for text in said if text)}".strip()
        return name


class StatedFacts:
    """The tree a case was read from; two are equal, for where a case was read is no part of what it says."""

    __slots__ = ("_read", "tree")

    def __init__(self, tree: Node, read: Callable[[Node], Any]) -> None:
        """``read`` makes a Case of a tree."""
        self.tree = tree
        self._read = read

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StatedFacts)

    def __hash__(self) -> int:
        return 0

    def facts(self) -> tuple[Fact, ...]:
        """Every fact at the top level; `inside` gives those within one."""
        return tuple(_fields(self.tree, (), "", ""))

    def inside(self, fact: Fact) -> tuple[Fact, ...]:
        """The facts within a mapping, the entries of a list; none in a plain value or what has no keys of its own."""
        value = fact.node.value
        if isinstance(value, dict) and fact.key in _SECTIONS:
            return tuple(_fields(fact.node, fact.path, fact.key, fact.written))
        if isinstance(value, list) and f"{fact.key}[]" in _SECTIONS:
            return tuple(Fact((*fact.path, i), f"{fact.key}[]", "", item, fact.written) for i, item in enumerate(value))
        return ()

    def without(self, facts: Iterable[Fact]) -> Any:
        """Read the case as if these facts had not been stated. Raises LprError where it cannot be read so."""
        tree = self.tree
        # The last first: taking out an entry of a list moves those after it.
        for path in sorted((fact.path for fact in facts), key=_from_the_end, reverse=True):
            tree = _changed(tree, path, None)
        return self._read(tree)

    def alone(self, path: Path) -> Path:
        """Return the path of the list in the place of that of its only entry: without either nothing is stated."""
        while path and path[-1] == 0:
            node: Any = self.tree
            for step in path[:-1]:
                node = node.value[step]
            if len(node.value) != 1:
                break
            path = path[:-1]
        return path

    def with_text(self, fact: Fact, text: str) -> Any:
        """Read the case with another value in the place of a fact. Raises LprError where it cannot be read so."""
        return self._read(_changed(self.tree, fact.path, Node(text, fact.node.place, fact.node.path)))


def _fields(node: Node, path: Path, within: str, name: str) -> Iterator[Fact]:
    section = _SECTIONS[within]
    assert isinstance(node.value, dict)
    for key, item in node.value.items():
        known = canonical(key, section)
        if not known or item.value == "":
            continue
        whole = f"{within}.{known}" if within else known
        if not within and known in keys.LOAN:
            whole = f"loans[].{known}"
        inner = f"{name}.{key}" if name and within != "loans[]" else key
        yield Fact((*path, key), whole, section[known][0], item, inner)


def _from_the_end(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _changed(node: Node, path: Path, new: Node | None) -> Node:
    """Return the tree with the piece at a path replaced, or taken out; the tree itself stays as it is."""
    step, rest = path[0], path[1:]
    value: Value
    if isinstance(step, int):
        assert isinstance(node.value, list)
        items = list(node.value)
        changed = _changed(items[step], rest, new) if rest else new
        items[step : step + 1] = [] if changed is None else [changed]
        # A list with nothing left in it was not stated.
        value = items or ""
    else:
        assert isinstance(node.value, dict)
        fields = dict(node.value)
        changed = _changed(fields[step], rest, new) if rest else new
        if changed is None:
            del fields[step]
        else:
            fields[step] = changed
        value = fields if fields or not node.place else ""
    return Node(value, node.place, node.path, node.keys)
