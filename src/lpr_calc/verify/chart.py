"""The slips of plain claims that differ in their sums alone: what each comes to for one fen, in order of size.

For a claim of any sum those near a figure are then found at once; the others need no computing.
"""

from __future__ import annotations

from bisect import bisect_left
from math import lcm

from ..base.record import Record
from ..engine.unpaid import of_a_fen
from .changes import PLAIN_YEARS, Change, Frame, Trial, slack_of, worth
from .direct import Directly, Reckoned, reckoned
from .priced import Stretch


class Rung(Record):
    """What a change comes to in a frame, both by number: its slack, its departures."""

    change: int
    frame: int
    slack: int
    departures: int


class Chart:
    """What changes, and slips whose rounding is part of them, come to in some frames."""

    def __init__(
        self,
        trial: Trial,
        frames: list[Frame],
        changes: list[Change],
        directs: list[list[Directly]],
        own: list[Stretch],
    ) -> None:
        """``directs`` are those of each frame, for one fen; ``own`` are the days of the claim itself there."""
        self.changes, self.own = changes, own
        self.directs: list[list[Reckoned]] = [list(map(reckoned, each)) for each in directs]
        self._asked: list[tuple[int, int]] = []
        """Changes and frames of which nothing is known beforehand."""
        years = {frame.basis: PLAIN_YEARS.get(frame.basis, 1) for frame in frames}
        self._unit = lcm(*[of_a_fen((0, 0, 0), year)[1] for year in years.values()])
        rungs = []
        for number, change in enumerate(changes):
            for place, (frame, sums) in enumerate(zip(frames, trial.days_of(change, frames), strict=True)):
                if sums is None:
                    self._asked.append((number, place))
                    continue
                earned, unit = of_a_fen(sums, years[frame.basis])
                rung = Rung(number, place, slack_of(sums), frame.departures + worth(change.weight))
                rungs.append((earned * (self._unit // unit), rung))
        rungs.sort()
        self._values = [value for value, _ in rungs]
        self._rungs = [rung for _, rung in rungs]
        self._slack = max([rung.slack for rung in self._rungs], default=0)

    def hopeful(self, base: int, figure: int, usable: set[int]) -> list[tuple[int, int]]:
        """Return the changes, and the usable frames, in which a claim of so many fen may come to a figure."""
        found = {asked for asked in self._asked if asked[1] in usable}
        for wanted in (figure, figure - base):
            for interest, rung in self._between(base, wanted, self._slack):
                if rung.frame in usable and abs(interest - wanted) <= rung.slack:
                    found.add((rung.change, rung.frame))
        return sorted(found)

    def totals(self, base: int, figure: int, usable: set[int], within: int) -> list[tuple[int, int]]:
        """Return what changes come to, about, within so many fen of a figure, and their departures."""
        found = self._between(base, figure, within)
        return [(interest, rung.departures) for interest, rung in found if rung.frame in usable]

    def _between(self, base: int, figure: int, within: int) -> list[tuple[int, Rung]]:
        low = bisect_left(self._values, -(-(figure - within) * self._unit // base))
        high = bisect_left(self._values, -(-(figure + within + 1) * self._unit // base))
        return [(base * self._values[at] // self._unit, self._rungs[at]) for at in range(low, high)]
