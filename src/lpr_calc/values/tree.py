"""A tree of text with the place of every piece: what options, case files and batch rows all become."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..base.checking import Any, TypeAlias

Value: TypeAlias = "str | list[Node] | dict[str, Node]"
"""As text: evaluated, the names inside it would be compiled at every start, for three milliseconds."""


class Node:
    """One piece of input: text, a list or a mapping, and where it stands.

    ``place`` is an option name (``--principal``) or ``file:line:column``; ``path`` is the way to it inside the
    document (``loans[0].principal``). ``keys`` gives, for a mapping, the place of each key; ``folded`` says of a text
    that it stood on several lines, which a space joins here: no amount, date or rate does.
    """

    __slots__ = ("folded", "keys", "path", "place", "value")

    def __init__(
        self,
        value: Value,
        place: str = "",
        path: str = "",
        keys: dict[str, str] | None = None,
        folded: bool = False,
    ) -> None:
        self.value = value
        self.place = place
        self.path = path
        self.keys = keys or {}
        self.folded = folded

    @property
    def where(self) -> str:
        """The place with the path, as a message names it."""
        return f"{self.place} {self.path}".strip() if self.path and not self.place.startswith("--") else self.place

    def key_place(self, key: str) -> str:
        """The place of a key of this mapping."""
        return self.keys.get(key) or self.place


def text_node(text: str, place: str, path: str = "") -> Node:
    """Make a node of one text."""
    return Node(text, place, path)


def merge(base: Node, over: Node) -> Node:
    """Lay the mapping ``over`` (options) on the mapping ``base`` (case file): its keys win, mappings merge."""
    if not (isinstance(base.value, dict) and isinstance(over.value, dict)):
        return over
    merged = dict(base.value)
    for key, node in over.value.items():
        old = merged.get(key)
        merged[key] = merge(old, node) if old is not None else node
    return Node(merged, base.place or over.place, base.path, {**base.keys, **over.keys})


def as_tree(value: Any, path: str = "") -> Node:
    """Turn plain Python values into a tree of text. Raises TypeError for a float and other types."""
    if isinstance(value, Node):
        return value
    if isinstance(value, Mapping):
        return Node(
            {str(key): as_tree(item, f"{path}.{key}" if path else str(key)) for key, item in value.items()}, "", path
        )
    if isinstance(value, (list, tuple)):
        return Node([as_tree(item, f"{path}[{i}]") for i, item in enumerate(value)], "", path)
    if value is None:
        return Node("", "", path)
    if isinstance(value, bool):
        return Node("yes" if value else "no", "", path)
    if isinstance(value, float):
        raise TypeError(f"{path}: {value!r} is a float; write a text, an int or a Decimal")
    if isinstance(value, date):
        return Node(value.strftime("%Y-%m-%d"), "", path)
    return Node(format(value, "f") if type(value).__name__ == "Decimal" else str(value), "", path)
