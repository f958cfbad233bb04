"""Where the combinations of a claim stand before anything is rounded, so that those near a figure are found at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge
from math import lcm
from operator import itemgetter

from .combinations import Branch, Choice
from .laid import RATE_ROUNDINGS

Asked = tuple[Branch, Choice]
"""A claim as one reading lays it out, with a rounding of the rate."""

ANY = 10**18
"""However far off."""


class Ladder:
    """Branches by what they come to before anything is rounded, where that is known; the others are never ruled out.

    Where the branches are those of one fen, ``base`` says of how many the claim is.
    """

    def __init__(self, branches: list[Branch], rate_roundings: dict[str, list[Choice]]) -> None:
        self._roundings = rate_roundings
        self._others = [
            (branch, choice)
            for branch in branches
            if branch.laid.lines is None
            for choice in rate_roundings[branch.basis]
        ]
        # Branches that come to the same before they are rounded have one rung for each rounding of the rate.
        alike: dict[tuple[int, str, str], list[Branch]] = {}
        for branch in branches:
            lines = branch.laid.lines
            if lines is not None:
                alike.setdefault((id(lines.root), branch.basis, branch.daily), []).append(branch)
        self._alike = list(alike.values())
        self._rungs: dict[int, list[int]] = {}
        """Interest over ``unit``, with the branches and the rounding it belongs to, by what is owed beside it."""
        self.slack = 0
        """By so many fen, at most, a rounding moves the interest."""
        self._known: dict[int, list[Asked]] = {}
        self._known_fewest: dict[int, list[tuple[int, Asked]]] = {}
        named = {basis: {name for name, _ in choices} for basis, choices in rate_roundings.items()}
        firsts = [(branch, branch.laid.lines) for branch, *_ in self._alike]
        exact = [lines.exact(branch.basis, branch.daily) for branch, lines in firsts if lines is not None]
        self._unit = lcm(*{unit for _, unit in exact})
        for place, own in enumerate(self._alike):
            branch = own[0]
            lines = branch.laid.lines
            assert lines is not None
            self.slack = max(self.slack, *[one.laid.lines.slack for one in own if one.laid.lines is not None])
            amounts, unit = exact[place]
            rungs = self._rungs.setdefault(lines.lent + lines.costs, [])
            asked, more = place << _ROUNDINGS, self._unit // unit
            every, names = RATE_ROUNDINGS[branch.basis], named[branch.basis]
            rungs += [amount * more << _PLACES | asked | i for i, amount in enumerate(amounts) if every[i] in names]
        for rungs in self._rungs.values():
            rungs.sort()

    def _from(self, rungs: list[int], fen: int, base: int) -> int:
        """Return the place of the first rung of so many fen or more."""
        return bisect_left(rungs, -(-fen * self._unit // base) << _PLACES)

    def between(self, first: int, last: int, departures: int = 99, base: int = 1) -> Iterator[Asked]:
        """Yield what may come to interest, or to all that is owed, of so many fen: every branch, or of those of the
        same lines one of the fewest departures, up to so many.
        """
        seen: dict[int, None] = {}
        for more, rungs in self._rungs.items():
            for beside in (0, more * base):
                low = self._from(rungs, first - beside - self.slack, base)
                high = self._from(rungs, last - beside + self.slack + 1, base)
                seen |= dict.fromkeys([rung & _ASKED for rung in rungs[low:high]])
        if departures == 99:
            for place in seen:
                yield from self._every(place)
        else:
            for place in seen:
                yield from [asked for apart, asked in self._fewest(place) if apart <= departures]
        yield from [asked for asked in self._others if asked[0].apart + asked[1][1] <= departures]

    def _every(self, place: int) -> list[Asked]:
        """Every branch on a rung, with the rounding of its rate."""
        found = self._known.get(place)
        if found is None:
            own = self._alike[place >> _ROUNDINGS]
            name = RATE_ROUNDINGS[own[0].basis][place & _NUMBER]
            choice = next(choice for choice in self._roundings[own[0].basis] if choice[0] == name)
            found = self._known[place] = [(branch, choice) for branch in own]
        return found

    def _fewest(self, place: int) -> list[tuple[int, Asked]]:
        """Of those of the same lines one of the fewest departures, and how many."""
        found = self._known_fewest.get(place)
        if found is None:
            fewest: dict[int, Asked] = {}
            for asked in self._every(place):
                before = fewest.get(id(asked[0].laid))
                if before is None or asked[0].apart < before[0].apart:
                    fewest[id(asked[0].laid)] = asked
            found = self._known_fewest[place] = [(asked[0].apart + asked[1][1], asked) for asked in fewest.values()]
        return found

    def reach(self, figure: int, base: int = 1) -> int:
        """So many fen around a figure there is interest enough, going by what is known before it is rounded."""
        if self._others:
            return ANY
        found: list[int] = []
        for off in merge(*self._apart(figure, base)):
            if not found or off > found[-1]:
                found.append(off)
                if len(found) > _ENOUGH:
                    return 2 * off + 2
        return ANY

    def _apart(self, figure: int, base: int) -> Iterator[Iterator[int]]:
        """Yield by how many pairs of fen the rungs are off, from the nearest on, above and below."""
        for rungs in self._rungs.values():
            at = self._from(rungs, figure, base)
            for some in (range(at, len(rungs)), range(at - 1, -1, -1)):
                yield self._off(rungs, some, figure, base)

    def _off(self, rungs: list[int], some: range, figure: int, base: int) -> Iterator[int]:
        for at in some:
            yield abs(base * (rungs[at] >> _PLACES) // self._unit - figure) // 2

    def nearest(self, asked: list[Asked], figure: int, base: int = 1) -> list[Asked]:
        """Leave out what cannot be the nearest to a figure, going by what is known before it is rounded."""
        ordered = self.by_distance(asked, figure, base)
        if not ordered:
            return asked
        limit = ordered[0][0] + 2 * self.slack
        return [one for off, one in ordered if off <= limit]

    def by_distance(self, asked: list[Asked], figure: int, base: int = 1) -> list[tuple[int, Asked]] | None:
        """Return about how far some are from a figure, the nearest first, going by what is known before they are
        rounded; None where that is not known of all.
        """
        if self._others:
            return None
        return sorted([(_off(one, figure, base), one) for one in asked], key=_FAR)


_FAR = itemgetter(0)


def _off(asked: Asked, figure: int, base: int) -> int:
    """How far about the interest, or all that is owed, is from a figure."""
    branch, (rate_rounding, _) = asked
    lines = branch.laid.lines
    assert lines is not None
    amounts, unit = lines.exact(branch.basis, branch.daily)
    off = base * amounts[RATE_ROUNDINGS[branch.basis].index(rate_rounding)] // unit - figure
    return min(abs(off), abs(off + base * (lines.lent + lines.costs)))


_ROUNDINGS, _PLACES = 3, 40
"""Bits for the rounding of a rate within its year, and for that and the number of the branches."""
_NUMBER, _ASKED = (1 << _ROUNDINGS) - 1, (1 << _PLACES) - 1

_ENOUGH = 30
"""Of so many sums that are fen apart more than five are left when those of equal conventions are."""
