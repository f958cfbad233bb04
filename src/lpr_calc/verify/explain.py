"""All that is known of a stated figure: conventions that give it, single slips, and how likely either is by chance."""

from __future__ import annotations

from ..base.money import to_fen
from ..base.record import Record
from ..casefile.model import Case
from ..rates.series import Rates
from . import instalments
from .conventions import Variant, plainness
from .plain import Wordings
from .search import Search
from .slip import Slip, within_of

MOST = 3
"""So many departures from ordinary conventions an exact explanation may have."""

_RARE = {1: 150, 100: 40}
"""One in so many arbitrary figures, at most, may be met by readings as plain: of those in fen, in whole yuan."""


class Odds(Record):
    """How often an arbitrary figure is met by readings with as few departures.

    ``near`` of them lie within ``within`` fen of the figure, of which every ``step`` th is a
    figure of its kind: in fen (1), or in whole yuan (100).
    """

    near: int
    within: int
    step: int

    @property
    def one_in(self) -> int:
        """One in so many arbitrary figures near by is met."""
        return max(2 * self.within // (self.step * max(self.near, 1)), 1)

    @property
    def rare(self) -> bool:
        """Whether that is so seldom that the figure says something."""
        return self.one_in >= _RARE[self.step]


class Explained(Record):
    """All that is known of a figure: the combinations that give it, else the nearest, how many were tried, and slips.

    Only slips that are plainer than the plainest combination are kept, or as plain where that is an odd one; all of
    them where none gives the figure. ``odds`` are those of readings of so many departures; ``slips_tried`` counts
    slips.
    """

    matches: list[Variant]
    nearest: list[Variant]
    tried: int
    slips: list[Slip]
    odds: dict[int, Odds] = {}
    slips_tried: int = 0

    def is_exact(self, departures: int) -> bool:
        """Whether a reading of so many departures explains the figure: few, and seldom met by chance."""
        return departures <= MOST and (departures not in self.odds or self.odds[departures].rare)

    @property
    def exact(self) -> bool:
        """Whether some combination does."""
        return bool(self.matches) and self.is_exact(self.matches[0].departures)


def explain(
    case: Case,
    rates: Rates,
    figure: int,
    held: frozenset[str] = frozenset(),
    wordings: Wordings | None = None,
    briefly: bool = False,
) -> Explained:
    """Look for a figure (fen) among the conventions, and among single slips. Raises LprError like a claim.

    ``wordings`` are kept from one claim of a table to the next. ``briefly``: what comes near is looked for only where
    nothing gives the figure, and chance is counted for the first explanation alone.
    """
    if instalments.by_instalments_in(case):
        return _by_instalments(case, rates, figure, held)
    wordings = wordings or Wordings()
    found = Search(case, rates, figure, held, wordings)
    matches = found.matches
    best = matches[0].departures if matches else 99
    slips: list[Slip] = []
    tried = 0
    totals: list[tuple[int, int]] = []
    if best > 1:
        # A figure that a plain convention gives needs none of them.
        from .slips import slips_of

        every = slips_of(case, rates, figure, held, wordings)
        rank = (best, plainness(matches[0], found.every.base)[2] if matches else 0)
        # One slip beats a chain of conventions that is as unusual, where hardly anybody chooses them.
        ties = bool(matches) and rank[1] >= _ODD
        slips = [slip for slip in every.found if (slip.departures, slip.weight - ties) < rank][:8]
        tried, totals = every.tried, every.totals
    # The first slip is listed before every match; whether the figure is explained hangs on the first match.
    first = 1 if briefly else _SHOWN
    levels = sorted({v.departures for v in matches[:first]} | {slip.departures for slip in slips[:first]})
    odds = _odds(found, totals, figure, levels) if levels else {}
    nearest = found.nearest() if not (briefly and slips) else []
    return Explained(matches, nearest, found.tried, slips, odds, tried)


def _by_instalments(case: Case, rates: Rates, figure: int, held: frozenset[str]) -> Explained:
    """The same for a loan repaid by instalments, of which few readings are left."""
    matches, nearest, tried, around = instalments.search(case, rates, figure, held)
    best = matches[0].departures if matches else 99
    slips, totals = instalments.slips(case, rates, figure) if best else ([], [])
    slips = [slip for slip in slips if slip.departures <= best]
    levels = sorted({one.departures for one in matches[:_SHOWN]} | {slip.departures for slip in slips})
    odds = odds_of(around, totals, figure, levels) if levels else {}
    return Explained(matches, nearest, tried, slips, odds, len(totals))


_ODD = 8
"""What two conventions weigh that hardly anybody chooses (`conventions.plainness`)."""
_SHOWN = 40
_DEEPEST = 4


def _odds(found: Search, totals: list[tuple[int, int]], figure: int, levels: list[int]) -> dict[int, Odds]:
    """Count the readings around a figure, by departures."""
    return odds_of(found.around(within_of(figure), min(max(levels), _DEEPEST)), totals, figure, levels)


def odds_of(amounts: dict[int, int], totals: list[tuple[int, int]], figure: int, levels: list[int]) -> dict[int, Odds]:
    """Return the odds of readings of each number of departures.

    ``amounts`` are what conventions give, with the fewest departures of each; ``totals`` what slips come to.
    """
    step = 100 if figure % 100 == 0 else 1
    within = within_of(figure)
    deepest = min(max(levels), _DEEPEST)
    slips: dict[int, int] = {}
    for amount, departures in totals:
        amount = to_fen(amount, 1, "yuan") if step == 100 else amount
        if departures <= deepest and abs(amount - figure) <= within and departures <= slips.get(amount, departures):
            slips[amount] = departures
    odds = {}
    for level in levels:
        # Every other of them may be rounded to whole yuan.
        near = sum(
            amount % step == 0 and apart <= level for amount, apart in amounts.items() if abs(amount - figure) <= within
        )
        near += sum(apart <= level for apart in slips.values())
        odds[level] = Odds(near, within, step)
    return odds
