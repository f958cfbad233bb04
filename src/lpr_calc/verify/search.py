"""One claim under every sensible combination of conventions: which give a stated figure, and how far apart they are.

Every convention is a value, so a figure of somebody else's can be looked for among all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from ..base.record import Record
from ..casefile.model import Case
from ..rates.series import Rates
from .combinations import Branch, Combinations
from .conventions import DIMENSIONS, Variant, items_of, plainness
from .ladder import ANY, Asked, Ladder
from .laid import Laid
from .plain import Plain, Wordings, plain
from .priced import Cut
from .sums import ITEMS, Sums

Items = list[tuple[str, int, int]]
"""What a figure may be: its name, its place among `Sums`, its rank."""


class Layout(Record):
    """All combinations of a claim: how the law lays each out, and where it stands before anything is rounded.

    ``plain`` are those with fewer departures than `_PLAIN`, ``tried`` says how many there are. Where ``of_a_fen``
    holds they are those of a claim of one fen, and serve every principal.
    """

    every: Combinations
    branches: list[Branch]
    ladder: Ladder
    plain: list[Asked]
    tried: int
    of_a_fen: bool


def layout_of(case: Case, rates: Rates, held: frozenset[str], wordings: Wordings, whole: bool) -> Layout:
    """Lay out all combinations of a claim, or find them where one that differs in its sum alone came before.

    Raises LprError like a claim.
    """
    claim = plain(case)
    if claim is None:
        return _laid_out(Combinations(case, rates, held, wordings=wordings, whole=whole), None)
    key = Layout, claim.but_its_sum, rates, held, whole

    def make() -> Layout:
        return _laid_out(Combinations(case, rates, held, wordings=wordings, whole=whole), claim)

    return wordings.remembered(key, make, lambda layout: layout.of_a_fen)


def _laid_out(every: Combinations, claim: Plain | None) -> Layout:
    branches = list(every.branches())
    cuts = [branch.laid for branch in branches if isinstance(branch.laid, Cut)]
    of_a_fen = claim is not None and len(cuts) == len(branches)
    if of_a_fen:
        alone = {cut: Cut(cut.stretch, 1) for cut in cuts}
        branches = [
            Branch(one.said, one.basis, one.daily, one.apart, alone[cut], one.roundings)
            for one, cut in zip(branches, cuts, strict=True)
        ]
    choices = every.rate_roundings
    near = [branch for branch in branches if branch.apart < _PLAIN]
    few = [(branch, choice) for branch in near for choice in choices[branch.basis] if branch.apart + choice[1] < _PLAIN]
    of_each = sum([len(choices[branch.basis]) * len(branch.roundings) for branch in branches])
    tried = of_each * len(every.payment_days)
    return Layout(every, branches, Ladder(branches, choices), few, tried, of_a_fen)


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
        layout = layout_of(case, rates, held, wordings or Wordings(), figure % 100 == 0)
        self.every, self._ladder, self._plain, self.tried = layout.every, layout.ladder, layout.plain, layout.tried
        self._base = case.loans[0].principal if layout.of_a_fen else 1
        self._own: dict[Laid, Laid] = {}
        self._items: Items = [(item, Sums._fields.index(item), ITEMS.index(item)) for item in items_of(case)]
        self.matches = self._matches()

    def _sums(self, asked: Asked) -> Iterator[tuple[int, str, str, Sums]]:
        """Yield what a claim comes to on every day a payment may count from, under every rounding: departures, that
        day, the rounding, the sums.
        """
        branch, (rate_rounding, of_rate) = asked
        every = self.every
        roundings, names = branch.roundings, branch.names
        own = self._laid(branch.laid)
        for payment_day, of_day in every.payment_days:
            apart = branch.apart + of_rate + of_day
            found = own.sums(branch.basis, rate_rounding, branch.daily, payment_day, names)
            for (rounding, sums), (_, of_rounding) in zip(found, roundings, strict=True):
                yield apart + of_rounding, payment_day, rounding, sums

    def _laid(self, laid: Laid) -> Laid:
        """The same of the claim's own principal."""
        if self._base == 1:
            return laid
        own = self._own.get(laid)
        if own is None:
            own = self._own[laid] = Cut(laid.stretch, self._base) if isinstance(laid, Cut) else laid
        return own

    def _matches(self) -> list[Variant]:
        """Return what gives the figure, the plainest first."""
        every, figure = self.every, self.figure
        found = []
        for asked in self._ladder.between(figure, figure, base=self._base):
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
        figure, base = self.figure, self._base
        reach = self._ladder.reach(figure, base)
        near = list(self._ladder.between(figure - reach, figure + reach, base=base))
        found, kept = self._nearing([], near, reach)
        if len(kept) < _SHOWN:
            _, kept = self._nearing(found, self._plain, ANY)
        if kept and not any(one.departures < _PLAIN for one in kept):
            # One change that comes close says more than five that come closer.
            plain = self._ladder.nearest(self._plain, figure, base)
            kept = [*kept[:-1], *self._closest(self._candidates(plain, ANY, _PLAIN))[:1]]
        return kept

    def _nearing(
        self, found: list[_Candidate], asked: list[Asked], reach: int
    ) -> tuple[list[_Candidate], list[Variant]]:
        """Return what was found and what more comes within ``reach`` fen, as far as it can be among the closest; and
        the closest of all.
        """
        ordered = self._ladder.by_distance(asked, self.figure, self._base)
        if not ordered:
            found = [*found, *self._candidates(asked, reach)]
            return found, self._closest(found)
        kept: list[Variant] = []
        for at in range(0, len(ordered), _AT_ONCE):
            worst = max([abs(one.amount - self.figure) for one in kept], default=0)
            if len(kept) == _SHOWN and ordered[at][0] - self._ladder.slack > worst:
                break
            found = [*found, *self._candidates([one for _, one in ordered[at : at + _AT_ONCE]], reach)]
            kept = self._closest(found)
        return found, kept

    def _candidates(self, asked: Iterable[Asked], reach: int, departures: int = 99) -> list[_Candidate]:
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
        for asked in self._ladder.between(figure - within, figure + within, departures, self._base):
            for apart, _, _, sums in self._sums(asked):
                amounts = self.every.meant(sums)
                for _, at, _ in self._items:
                    amount = amounts[at]
                    if abs(amount - figure) <= within and apart <= found.get(amount, departures):
                        found[amount] = apart
        return found


_Candidate = tuple[int, int, int, Asked, str, str, Sums, str]
"""How far it is from the figure, its departures, the rank of its item; how it was computed, payment day, rounding,
sums, item.
"""
_FIRST = itemgetter(0, 1, 2)

_PLAIN = 2
"""What has fewer departures is looked at however far off it is."""

_SHOWN = 5
_AT_ONCE = 16
"""So many are looked at before it is asked whether any other can be as close."""


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
