"""A single slip that explains a figure, and all of them."""

from __future__ import annotations

from ..base.record import Record
from ..base.text import Text


class Slip(Record):
    """One slip; how many departures from the case as it stands it is worth, how unusual it is, and the name of the
    provision behind it (`law.readings.SOURCES`).
    """

    text: Text
    departures: int
    weight: int = 3
    source: str = ""


class Slips(Record):
    """The slips that give a figure, the plainest first; how many were tried; what those come to, about, and their
    departures, all of them at least that come to within `within_of` a figure.
    """

    found: list[Slip]
    tried: int
    totals: list[tuple[int, int]]


def within_of(figure: int) -> int:
    """Return how many fen around a figure count as near it: 2 %, a hundred yuan at least."""
    return max(figure // 50, 10_000)
