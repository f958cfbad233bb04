"""The Python API: one claim from a mapping of case-file keys, or from a case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import told
from .casefile.parse import parse_case
from .money import fen_text
from .rates import Rates
from .statement import Statement
from .tree import Node


def claim(
    facts: Mapping[str, Any], *, today: date | None = None, rates: Rates | None = None, strict: bool = False
) -> Statement:
    """Compute one claim from case-file keys (contract §4), English or Chinese.

    Values are text as in a case file, or int (yuan), ``date``, ``Decimal``, lists and mappings of these; a float is
    refused, for it cannot hold 0.1. ``today`` defaults to the clock. Raises LprError with every Problem found.
    """
    now = today or date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    return told.claim(parse_case(as_tree(facts), now), rates or Rates(), strict)


def load_case(path: str) -> Node:
    """Read a case file into the tree that `claim` and the command line take. Raises LprError."""
    from .casefile.files import read_case_file

    return read_case_file(path)


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


def yuan(fen: int) -> str:
    """Return fen as yuan with two decimals: ``3185877`` → ``31858.77``."""
    return fen_text(fen)
