"""All that is known of a figure of a judgment: the readings that give it, single slips, and how likely by chance."""

from __future__ import annotations

from ..casefile.model import Case
from ..rates.series import Rates
from .conventions import Variant, plainness
from .explain import Explained, odds_of
from .judgment import AFTER, ITEMS, base_of, readings
from .judgment_slips import slips_of

_SHOWN = 40
_NEAREST = 5


def explain(case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()) -> Explained:
    """Look for a figure (fen) among the readings of a judgment, and among single slips.

    ``item`` of each reading says which sum of the judgment it is (`judgment.ITEMS`, `judgment.AFTER`). Of a figure in
    whole yuan rounding once, or to whole yuan, is no departure. Raises LprError where the judgment as stated cannot be
    computed.
    """
    base = base_of(case)
    whole = figure % 100 == 0
    every = [_as_meant(variant, whole) for variant in readings(case, rates, held)]
    tried = len({id(variant.conventions) for variant in every})
    order = (*ITEMS, *AFTER)
    matches = [variant for variant in every if variant.interest == figure]
    matches.sort(key=lambda one: (one.departures, order.index(one.item), plainness(one, base)))
    slips, totals = [], []
    if not matches or matches[0].departures > 1:
        found = slips_of(case, rates, figure)
        rank = (matches[0].departures, plainness(matches[0], base)[2]) if matches else (99, 0)
        slips = [slip for slip in found.found if (slip.departures, slip.weight) < rank]
        totals = found.totals
    levels = sorted({one.departures for one in matches[:_SHOWN]} | {slip.departures for slip in slips})
    around: dict[int, int] = {}
    for variant in every:
        around[variant.interest] = min(variant.departures, around.get(variant.interest, variant.departures))
    odds = odds_of(around, totals, figure, levels) if levels else {}
    return Explained(matches, [] if matches else _nearest(every, figure), tried, slips, odds, len(totals))


_ROUNDED = ("total", "yuan")


def _as_meant(variant: Variant, whole: bool) -> Variant:
    if whole and variant.conventions["rounding"] in _ROUNDED:
        return variant._replace(departures=variant.departures - 1)
    return variant


def _nearest(every: list[Variant], figure: int) -> list[Variant]:
    """The readings that come nearest, no two of one amount and sum."""
    nearest: list[Variant] = []
    for variant in sorted(every, key=lambda one: (abs(one.interest - figure), one.departures)):
        if all((variant.interest, variant.item) != (other.interest, other.item) for other in nearest):
            nearest.append(variant)
        if len(nearest) == _NEAREST:
            break
    return nearest
