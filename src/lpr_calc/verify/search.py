"""One claim under every sensible combination of conventions: which give a stated figure, and how far apart they are.

Every convention is a value, so a figure of somebody else's can be looked for among all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from ..casefile.model import Case
from ..rates.series import Rates
from .combinations import Branch, Choice, Combinations
from .conventions import DIMENSIONS, Variant, items_of, plainness
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
        self._items: Items = [(item, Sums._fields.index(item), ITEMS.index(item)) for item in items_of(case)]
        self.matches, self.tried = _matches(self.every, self._branches, figure, self._items)

    def nearest(self) -> list[Variant]:
        """Return what comes nearest to a figure that no combination gives."""
        return [] if self.matches else _nearest(self.every, self._branches, self.figure, self._items)

    def around(self, within: int, departures: int) -> dict[int, int]:
        """Return every amount within so many fen of the figure that up to so many departures give, with the fewest."""
        found: dict[int, int] = {}
        figure = self.figure
        for branch in self._branches:
            if branch.apart > departures:
                continue
            roundings = self.every.roundings_of(branch)
            asked = self.every.names(roundings)
            rate_roundings = self.every.rate_roundings[branch.basis]
            for rate_rounding, of_rate in _near(branch, rate_roundings, figure, within):
                for payment_day, of_day in self.every.payment_days:
                    apart = branch.apart + of_rate + of_day
                    if apart > departures:
                        continue
                    for (_, sums), (_, of_rounding) in zip(
                        branch.laid.sums(branch.basis, rate_rounding, branch.daily, payment_day, asked),
                        roundings,
                        strict=True,
                    ):
                        amounts = self.every.meant(sums)
                        for _, at, _ in self._items:
                            amount = amounts[at]
                            if abs(amount - figure) <= within and apart + of_rounding <= found.get(amount, departures):
                                found[amount] = apart + of_rounding
        return found


def search(
    case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()
) -> tuple[list[Variant], list[Variant], int]:
    """Return the variants that give ``figure`` (fen), the plainest first; else the nearest; and how many were tried.

    ``item`` of each says what the figure is: interest, what is left of it after payments, principal and interest …
    """
    found = Search(case, rates, figure, held)
    return found.matches, found.nearest(), found.tried


def _matches(every: Combinations, branches: list[Branch], figure: int, items: Items) -> tuple[list[Variant], int]:
    """Return what gives the figure, the plainest first, and how many combinations there are."""
    found: list[Variant] = []
    tried = 0
    for branch in branches:
        roundings = every.roundings_of(branch)
        asked = every.names(roundings)
        basis = branch.basis
        rate_roundings = every.rate_roundings[basis]
        tried += len(rate_roundings) * len(every.payment_days) * len(roundings)
        for rate_rounding, of_rate in _near(branch, rate_roundings, figure, 0):
            for payment_day, of_day in every.payment_days:
                for (rounding, sums), (_, of_rounding) in zip(
                    branch.laid.sums(basis, rate_rounding, branch.daily, payment_day, asked), roundings, strict=True
                ):
                    amounts = every.meant(sums)
                    if figure in amounts:
                        said = branch.conventions(rate_rounding, payment_day, rounding, every.at_end)
                        apart = branch.apart + of_rate + of_day + of_rounding
                        found += [
                            Variant(said, sums.interest, apart, sums, item)
                            for item, at, _ in items
                            if amounts[at] == figure
                        ]
    found.sort(key=lambda variant: (plainness(variant, every.base), _place(variant.conventions, every.base)))
    return found, tried


def _near(branch: Branch, rate_roundings: list[Choice], figure: int, reach: int) -> list[Choice]:
    """The roundings of the rate under which some sum may come within ``reach`` fen of the figure."""
    lines = branch.laid.lines
    if lines is None:
        return rate_roundings
    near = lines.near(branch.basis, branch.daily, figure - reach, figure + reach)
    return [choice for choice in rate_roundings if choice[0] in near] if near else []


_Candidate = tuple[int, int, int, tuple[int, ...], dict[str, str], str, Sums, str]
"""How far it is from the figure, its departures, the rank of its item, its place; conventions, rounding, sums, item."""

_KEPT = 400
"""So many candidates for the nearest are kept before they are ranked."""


def _nearest(every: Combinations, branches: list[Branch], figure: int, items: Items) -> list[Variant]:
    """Return what comes nearest to a figure that no combination gives."""
    kept: list[_Candidate] = []
    ordinary: list[_Candidate] = []
    reach = _reach(branches, figure)
    for branch in sorted(branches, key=lambda one: one.apart):
        roundings = every.roundings_of(branch)
        asked = every.names(roundings)
        basis = branch.basis
        for rate_rounding, of_rate in (
            _near(branch, every.rate_roundings[basis], figure, reach)
            if branch.apart > 1
            else every.rate_roundings[basis]
        ):
            for payment_day, of_day in every.payment_days:
                for (rounding, sums), (_, of_rounding) in zip(
                    branch.laid.sums(basis, rate_rounding, branch.daily, payment_day, asked), roundings, strict=True
                ):
                    apart = branch.apart + of_rate + of_day + of_rounding
                    amounts = tuple(sums)
                    for item, at, rank in items:
                        off = abs(amounts[at] - figure)
                        if off <= reach or apart < 2:
                            said = branch.conventions(rate_rounding, payment_day, rounding, every.at_end)
                            found = off, apart, rank, _place(said, every.base), said, rounding, sums, item
                            kept.append(found)
                            if apart < 2:
                                ordinary.append(found)
        if len(kept) > _KEPT:
            kept = _closest(kept)
            reach = kept[-1][0] if len(kept) == _SHOWN else reach
    near = _closest(kept)
    if near and not any(one[1] < 2 for one in near):
        # One change that comes close says more than five that come closer.
        near = [*near[:-1], *_closest(ordinary)[:1]]
    return [Variant(said, sums.interest, apart, sums, item) for _, apart, _, _, said, _, sums, item in near]


_SHOWN = 5


def _reach(branches: list[Branch], figure: int) -> int:
    """So many fen around a figure there are sums enough, going by those that are known before they are rounded."""
    off = set()
    for branch in branches:
        lines = branch.laid.lines
        if lines is None:
            return 10**18
        amounts, unit = lines.exact(branch.basis, branch.daily)
        off.update([abs(amount // unit - figure) // 2 for amount in amounts])
    return 2 * sorted(off)[_ENOUGH] + 2 if len(off) > _ENOUGH else 10**18


_ENOUGH = 30
"""Of so many sums that are fen apart more than five are left when those of equal conventions are."""


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


def _closest(found: list[_Candidate]) -> list[_Candidate]:
    """Return the five nearest to the figure, the plainer first; of those that differ in rounding alone only one."""
    kept: list[_Candidate] = []
    seen: set[object] = set()
    for one in sorted(found, key=itemgetter(0, 1, 2, 3)):
        conventions, _, sums, item = one[4:]
        same = (item, *(value for name, value in conventions.items() if name != "rounding"))
        amount = (item, getattr(sums, item))
        if same not in seen and amount not in seen:
            seen |= {same, amount}
            kept.append(one)
            if len(kept) == _SHOWN:
                break
    return kept
