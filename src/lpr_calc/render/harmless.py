"""A result with every text of it made inert, before a terminal or a page gets it."""

from __future__ import annotations

from ..base.checking import TypeVar
from ..base.record import Record
from .inert import inert

T = TypeVar("T")


def harmless(value: T) -> T:
    """Return a text, a tuple or a record with all its texts `inert`; anything else is what it was."""
    if isinstance(value, str):
        return inert(value)  # type: ignore[return-value]
    if isinstance(value, Record):
        return type(value)(*map(harmless, value))
    if isinstance(value, tuple):
        return tuple(map(harmless, value))  # type: ignore[return-value]
    return value
