"""Corrections: what the program computed otherwise before, of which matters, by which provisions.

Each is an entry of CHANGELOG.md that changes an amount (``data/corrections.yaml``). A result records the last one its
program knew, its revision; what came after is what may have made another figure of it.
"""

from __future__ import annotations

from functools import lru_cache

from ..base.record import Record
from ..base.text import Text


class Correction(Record):
    """One of them: ``entry`` are words of the entry, under the heading ``version`` of CHANGELOG.md.

    ``of`` is ``claim``, ``judgment``; ``kinds`` are kinds of case; ``heads`` kinds of line, totals or other parts of a
    result; ``states`` keys of the case (``key.key``, ``key=value``), one of which is stated; ``first`` and ``last`` the
    days of lines it concerns (ISO). What is empty is left open.
    """

    number: int
    version: str
    entry: str
    of: tuple[str, ...]
    kinds: tuple[str, ...]
    heads: tuple[str, ...]
    states: tuple[str, ...]
    first: str
    last: str
    provisions: tuple[str, ...]
    text: Text


@lru_cache(1)
def corrections() -> tuple[Correction, ...]:
    """Return all of them, in the order of their numbers."""
    from ..tables.corrections import CORRECTIONS

    return tuple(_read(line.split("\t")) for line in CORRECTIONS.strip("\n").split("\n"))


def _read(fields: list[str]) -> Correction:
    number, version, entry, of, kinds, heads, states, first, last, provisions, zh, en = fields
    return Correction(
        int(number),
        version,
        entry,
        _each(of),
        _each(kinds),
        _each(heads),
        _each(states),
        first,
        last,
        _each(provisions),
        Text(zh, en),
    )


def _each(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()
