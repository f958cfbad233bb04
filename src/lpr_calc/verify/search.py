"""One claim under every sensible combination of conventions: which give a stated figure, and how far apart they are.

Every convention is a value, so a figure of somebody else's can be looked for among all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from ..casefile.model import Case
from ..rates.series import Rates
from .combinations import Branch, Choice, Combinations
from .conventions import DIMENSIONS, Variant, items_of, plainness
from .laid import RATE_ROUNDINGS
from .plain import Wordings
from .sums import ITEMS, Sums


def variants(
    case: Case, rates: Rates, held: frozenset[str] = frozenset(), vary: tuple[str, ...] = tuple(DIMENSIONS)
) -> Iterator[Variant]:
    """Yield the claim under every combination of the dimensions in ``vary`` that are not ``held``.

    Raises LprError where the claim as stated cannot be computed at all.
    """
    every = Combinations(case, rates, held, vary)
    for branch in every.branches():
        roundings = every.roundings_of(branch)
        asked = every.names(roundings)
        whole, basis, daily = branch.laid, branch.basis, branch.daily
        for rate_rounding, of_rate in every.rate_roundings[basis]:
            for payment_day, of_day in every.payment_days:
                apart = branch.apart + of_rate + of_day
                for (rounding, sums), (_, of_rounding) in zip(
                    whole.sums(basis, rate_rounding, daily, payment_day, asked), roundings, strict=True
                ):
                    said = branch.conventions(rate_rounding, payment_day, rounding, every.at_end)
                    yield Variant(said, sums.interest, apart + of_rounding, sums, "interest")


Items = list[tuple[str, int, int]]
"""What a figure may be: its name, its place among `Sums`, its rank."""

_Asked = tuple[Branch, Choice]
"""A claim as one reading lays it out, with a rounding of the rate."""


class Search:
    """A figure looked for among all combinations of one claim."""

    def __init__(
        self,
        case: Case,
        rates: Rates,
        figure: int,
        held: frozenset[str] = frozenset(),
        wordings: Wordings | None = None,
    ) -> None:
        """``wordings`` are kept from one claim of a table to the next. Raises LprError like a claim."""
        self.figure = figure
        self.every = Combinations(case, rates, held, wordings=wordings, whole=figure % 100 == 0)
        self._branches = list(self.every.branches())
        self._ladder = Ladder(self._branches, self.every.rate_roundings)
        self._items: Items = [(item, Sums._fields.index(item), ITEMS.index(item)) for item in items_of(case)]
        self.tried = self._number()
        self.matches = self._matches()

    def _number(self) -> int:
        """How many combinations there are."""
        every = self.every
        of_rates = {basis: len(choices) for basis, choices in every.rate_roundings.items()}
        of_each = sum([of_rates[branch.basis] * len(every.roundings_of(branch)) for branch in self._branches])
        return of_each * len(every.payment_days)

    def _sums(self, asked: _Asked) -> Iterator[tuple[int, str, str, Sums]]:
        """Yield what a claim comes to on every day a payment may count from, under every rounding: departures, that
        day, the rounding, the sums.
        """
        branch, (rate_rounding, of_rate) = asked
        every = self.every
        roundings = every.roundings_of(branch)
        names = every.names(roundings)
        for payment_day, of_day in every.payment_days:
            apart = branch.apart + of_rate + of_day
            found = branch.laid.sums(branch.basis, rate_rounding, branch.daily, payment_day, names)
            for (rounding, sums), (_, of_rounding) in zip(found, roundings, strict=True):
                yield apart + of_rounding, payment_day, rounding, sums

    def _matches(self) -> list[Variant]:
        """Return what gives the figure, the plainest first."""
        every, figure = self.every, self.figure
        found = []
        for asked in self._ladder.between(figure, figure):
            for apart, payment_day, rounding, sums in self._sums(asked):
                amounts = every.meant(sums)
                if figure in amounts:
                    said = asked[0].conventions(asked[1][0], payment_day, rounding, every.at_end)
                    found += [
                        Variant(said, sums.interest, apart, sums, item)
                        for item, at, _ in self._items
                        if amounts[at] == figure
                    ]
        found.sort(key=lambda variant: (plainness(variant, every.base), _place(variant.conventions, every.base)))
        return found

    def nearest(self) -> list[Variant]:
        """Return what comes nearest to a figure that no combination gives: five at most, the plainer first; of those
        that differ in rounding alone, or come to one amount, only one.
        """
        if self.matches:
            return []
        reach = self._ladder.reach(self.figure)
        found = self._candidates(self._ladder.between(self.figure - reach, self.figure + reach), reach)
        kept = self._closest(found)
        if len(kept) < _SHOWN:
            found += self._candidates(self._plain(), _ANY)
            kept = self._closest(found)
        if kept and not any(one.departures < _PLAIN for one in kept):
            # One change that comes close says more than five that come closer.
            plain = self._ladder.nearest(self._plain(), self.figure)
            kept = [*kept[:-1], *self._closest(self._candidates(plain, _ANY, _PLAIN))[:1]]
        return kept

    def _plain(self) -> list[_Asked]:
        choices = self.every.rate_roundings
        every = [(branch, choice) for branch in self._branches for choice in choices[branch.basis]]
        return [(branch, choice) for branch, choice in every if branch.apart + choice[1] < _PLAIN]

    def _candidates(self, asked: Iterable[_Asked], reach: int, departures: int = 99) -> list[_Candidate]:
        """What comes within ``reach`` fen of the figure, with fewer than so many departures."""
        figure = self.figure
        return [
            (off, apart, rank, one, payment_day, rounding, sums, item)
            for one in asked
            for apart, payment_day, rounding, sums in self._sums(one)
            if apart < departures
            for item, at, rank in self._items
            if (off := abs(sums[at] - figure)) <= reach  # type: ignore[index]
        ]

    def _closest(self, found: list[_Candidate]) -> list[Variant]:
        every = self.every
        kept: list[Variant] = []
        seen: set[object] = set()
        for _, tied in groupby(sorted(found, key=_FIRST), key=_FIRST):
            said = []
            for candidate in tied:
                branch, (rate_rounding, _) = candidate[3]
                conventions = branch.conventions(rate_rounding, candidate[4], candidate[5], every.at_end)
                said.append((_place(conventions, every.base), conventions, candidate))
            for _, conventions, (_, apart, _, _, _, _, sums, item) in sorted(said, key=itemgetter(0)):
                same = (item, *(value for name, value in conventions.items() if name != "rounding"))
                amount = (item, getattr(sums, item))
                if same not in seen and amount not in seen:
                    seen |= {same, amount}
                    kept.append(Variant(conventions, sums.interest, apart, sums, item))
                    if len(kept) == _SHOWN:
                        return kept
        return kept

    def around(self, within: int, departures: int) -> dict[int, int]:
        """Return every amount within so many fen of the figure that up to so many departures give, with the fewest."""
        found: dict[int, int] = {}
        figure = self.figure
        for asked in self._ladder.between(figure - within, figure + within, departures):
            for apart, _, _, sums in self._sums(asked):
                amounts = self.every.meant(sums)
                for _, at, _ in self._items:
                    amount = amounts[at]
                    if abs(amount - figure) <= within and apart <= found.get(amount, departures):
                        found[amount] = apart
        return found


_Candidate = tuple[int, int, int, _Asked, str, str, Sums, str]
"""How far it is from the figure, its departures, the rank of its item; how it was computed, payment day, rounding,
sums, item.
"""
_FIRST = itemgetter(0, 1, 2)

_PLAIN = 2
"""What has fewer departures is looked at however far off it is."""
_ANY = 10**18
"""However far off."""

_SHOWN = 5


class Ladder:
    """Branches by what they come to before anything is rounded, where that is known; the others are never ruled out."""

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
        """Interest in fen, cut, with the branches and the rounding it belongs to, by what is owed beside it."""
        self._slack = 0
        named = {basis: {name for name, _ in choices} for basis, choices in rate_roundings.items()}
        for place, own in enumerate(self._alike):
            branch = own[0]
            lines = branch.laid.lines
            assert lines is not None
            self._slack = max(self._slack, *[one.laid.lines.slack for one in own if one.laid.lines is not None])
            amounts, unit = lines.exact(branch.basis, branch.daily)
            rungs = self._rungs.setdefault(lines.lent + lines.costs, [])
            asked = place << _ROUNDINGS
            every = RATE_ROUNDINGS[branch.basis]
            if len(named[branch.basis]) == len(every):
                rungs += [amount // unit << _PLACES | asked | i for i, amount in enumerate(amounts)]
            else:
                names = named[branch.basis]
                rungs += [
                    amount // unit << _PLACES | asked | i for i, amount in enumerate(amounts) if every[i] in names
                ]
        for rungs in self._rungs.values():
            rungs.sort()

    def between(self, first: int, last: int, departures: int = 99) -> Iterator[_Asked]:
        """Yield what may come to interest, or to all that is owed, of so many fen: every branch, or of those of the
        same lines one of the fewest departures, up to so many.
        """
        seen: dict[int, None] = {}
        for more, rungs in self._rungs.items():
            for beside in (0, more):
                low = bisect_left(rungs, first - beside - self._slack << _PLACES)
                high = bisect_left(rungs, last - beside + self._slack + 1 << _PLACES)
                seen |= dict.fromkeys([rung & _ASKED for rung in rungs[low:high]])
        for asked in seen:
            own = self._alike[asked >> _ROUNDINGS]
            name = RATE_ROUNDINGS[own[0].basis][asked & _NUMBER]
            choice = next(choice for choice in self._roundings[own[0].basis] if choice[0] == name)
            if departures == 99:
                yield from [(branch, choice) for branch in own]
                continue
            fewest: dict[int, Branch] = {}
            for branch in own:
                before = fewest.get(id(branch.laid))
                if branch.apart + choice[1] <= departures and (before is None or branch.apart < before.apart):
                    fewest[id(branch.laid)] = branch
            yield from [(branch, choice) for branch in fewest.values()]
        yield from [asked for asked in self._others if asked[0].apart + asked[1][1] <= departures]

    def reach(self, figure: int) -> int:
        """So many fen around a figure there is interest enough, going by what is known before it is rounded."""
        if self._others:
            return _ANY
        off = {abs((rung >> _PLACES) - figure) // 2 for rungs in self._rungs.values() for rung in rungs}
        return 2 * sorted(off)[_ENOUGH] + 2 if len(off) > _ENOUGH else _ANY

    def nearest(self, asked: list[_Asked], figure: int) -> list[_Asked]:
        """Leave out what cannot be the nearest to a figure, going by what is known before it is rounded."""
        if self._others or not asked:
            return asked
        off = [_off(one, figure) for one in asked]
        limit = min(off) + 2 * self._slack
        return [one for one, far in zip(asked, off, strict=True) if far <= limit]


def _off(asked: _Asked, figure: int) -> int:
    """How far about the interest, or all that is owed, is from a figure."""
    branch, (rate_rounding, _) = asked
    lines = branch.laid.lines
    assert lines is not None
    amounts, unit = lines.exact(branch.basis, branch.daily)
    off = amounts[RATE_ROUNDINGS[branch.basis].index(rate_rounding)] // unit - figure
    return min(abs(off), abs(off + lines.lent + lines.costs))


_ROUNDINGS, _PLACES = 3, 40
"""Bits for the rounding of a rate within its year, and for that and the number of the branches."""
_NUMBER, _ASKED = (1 << _ROUNDINGS) - 1, (1 << _PLACES) - 1

_ENOUGH = 30
"""Of so many sums that are fen apart more than five are left when those of equal conventions are."""


def search(
    case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()
) -> tuple[list[Variant], list[Variant], int]:
    """Return the variants that give ``figure`` (fen), the plainest first; else the nearest; and how many were tried.

    ``item`` of each says what the figure is: interest, what is left of it after payments, principal and interest …
    """
    found = Search(case, rates, figure, held)
    return found.matches, found.nearest(), found.tried


def _place(conventions: dict[str, str], base: dict[str, str]) -> tuple[int, ...]:
    """Where a combination stands among all, the first to differ in the first dimension last."""
    places = []
    for name, value in conventions.items():
        values = DIMENSIONS[name]
        if value == base[name]:
            places.append(-1)
        elif value in values:
            places.append(values.index(value))
        else:
            places.append(len(values))
    return tuple(places)
