"""The slips of plain claims that differ in their sums alone: what each comes to for one fen, in order of size.

For a claim of any sum those near a figure are then found at once; the others need no computing.
"""

from __future__ import annotations

from bisect import bisect_left
from math import lcm

from ..engine.unpaid import of_a_fen
from .changes import PLAIN_YEARS, Change, Frame, Trial, slack_of, worth
from .direct import Directly, Reckoned, reckoned
from .priced import Stretch

Rung = tuple[int, int, int, int, int]
"""What a change comes to in a frame for one fen, both by number, its slack, its departures: a tuple, as there are a
thousand of a claim.
"""


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
        rungs: list[Rung] = []
        more = {basis: self._unit // of_a_fen((0, 0, 0), year)[1] for basis, year in years.items()}
        for number, change in enumerate(changes):
            departures = worth(change.weight)
            for place, (frame, sums) in enumerate(zip(frames, trial.days_of(change, frames), strict=True)):
                if sums is None:
                    self._asked.append((number, place))
                    continue
                value = of_a_fen(sums, years[frame.basis])[0] * more[frame.basis]
                rungs.append((value, number, place, slack_of(sums), frame.departures + departures))
        rungs.sort()
        self._rungs = rungs
        self._slack = max([slack for _, _, _, slack, _ in rungs], default=0)

    def hopeful(self, base: int, figure: int, usable: set[int]) -> list[tuple[int, int]]:
        """Return the changes, and the usable frames, in which a claim of so many fen may come to a figure."""
        found = {asked for asked in self._asked if asked[1] in usable}
        for wanted in (figure, figure - base):
            for interest, (_, number, place, slack, _) in self._between(base, wanted, self._slack):
                if place in usable and abs(interest - wanted) <= slack:
                    found.add((number, place))
        return sorted(found)

    def totals(self, base: int, figure: int, usable: set[int], within: int) -> list[tuple[int, int]]:
        """Return what changes come to, about, within so many fen of a figure, and their departures."""
        found = self._between(base, figure, within)
        return [(interest, departures) for interest, (_, _, place, _, departures) in found if place in usable]

    def _between(self, base: int, figure: int, within: int) -> list[tuple[int, Rung]]:
        low = bisect_left(self._rungs, (-(-(figure - within) * self._unit // base),))
        high = bisect_left(self._rungs, (-(-(figure + within + 1) * self._unit // base),))
        return [(base * rung[0] // self._unit, rung) for rung in self._rungs[low:high]]
