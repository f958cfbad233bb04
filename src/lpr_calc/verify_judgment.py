"""Which reading of a judgment gives a stated figure: its doubled part, its general interest, or their sum."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from .casefile.model import Case, Judgment
from .errors import LprError
from .judgment import judge
from .rates import Rates
from .verify import Variant, closest

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "count": ("head", "both", "tail", "neither"),
    "basis": ("365", "360", "actual"),
    "lpr": ("floating", "fixed"),
    "payment_day": ("new", "old"),
    "court_fees": ("out", "in"),
    "damages_doubled": ("in", "out"),
    "closed_interest": ("out", "in"),
    "one_day_less": ("no", "yes"),
}
"""What two readings may differ in (law.md A10 to A13), the defaults first.

``court_fees``, ``damages_doubled``, ``closed_interest``: whether they are in the base of the doubled part.
``one_day_less``: its days are counted without the day of payment.
"""

ITEMS = ("doubled_part", "general_interest", "delay_interest")
"""What the figure may be: 加倍部分, 一般债务利息, 迟延履行期间的债务利息."""


def base_of(case: Case) -> dict[str, str]:
    """Return the readings from which departures are counted: those stated, else the defaults."""
    stated, judgment = case.conventions, case.judgment
    assert judgment is not None
    base = {name: values[0] for name, values in DIMENSIONS.items()}
    for name in ("count", "basis", "lpr", "payment_day"):
        base[name] = getattr(stated, name) or base[name]
    base["damages_doubled"] = "in" if judgment.damages_doubled else "out"
    base["one_day_less"] = "yes" if judgment.one_day_less else "no"
    base["closed_interest"] = "in" if any(part.doubled for part in judgment.interest) else "out"
    base["court_fees"] = "in" if any(cost.doubled for cost in judgment.costs) else "out"
    return base


def variants(case: Case, rates: Rates, held: frozenset[str] = frozenset()) -> Iterator[tuple[Variant, str]]:
    """Yield the judgment under every combination of readings, once for every item of `ITEMS`.

    What makes no difference here (damages where there are none) is not varied. Raises LprError where the judgment as
    stated cannot be computed.
    """
    judge(case, rates)
    judgment = case.judgment
    assert judgment is not None
    base = base_of(case)
    idle = {
        "payment_day": not case.payments,
        "court_fees": not judgment.costs,
        "damages_doubled": not judgment.damages,
        "closed_interest": not any(part.until is not None for part in judgment.interest),
        "lpr": not any(part.rate is not None and part.rate.kind == "lpr" for part in judgment.interest),
        "count": not judgment.interest,
        "basis": not judgment.interest,
    }
    options = [
        (base[name],) if name in held or idle.get(name) else tuple(dict.fromkeys((base[name], *values)))
        for name, values in DIMENSIONS.items()
    ]
    for values in product(*options):
        found = dict(zip(DIMENSIONS, values, strict=True))
        try:
            totals = judge(_with(case, judgment, found, base), rates).totals
        except LprError:
            continue
        departures = sum(found[name] != base[name] for name in found)
        for item in ITEMS:
            yield Variant(found, getattr(totals, item), departures), item


def search(
    case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()
) -> tuple[list[tuple[Variant, str]], list[tuple[Variant, str]], int]:
    """Return the readings that give ``figure`` (fen) exactly, the plainest first; else the nearest; and how many were tried."""
    every = list(variants(case, rates, held))
    matches = sorted((pair for pair in every if pair[0].interest == figure), key=lambda pair: pair[0].departures)
    if matches:
        return matches, [], len(every)
    near = {id(variant): item for variant, item in every}
    return [], [(v, near[id(v)]) for v in closest([v for v, _ in every], figure)], len(every)


def _with(case: Case, judgment: Judgment, found: dict[str, str], base: dict[str, str]) -> Case:
    stated = case.conventions._replace(
        count=found["count"], basis=found["basis"], lpr=found["lpr"], payment_day=found["payment_day"]
    )
    changed = judgment._replace(
        damages_doubled=found["damages_doubled"] == "in", one_day_less=found["one_day_less"] == "yes"
    )
    if found["court_fees"] != base["court_fees"]:
        inside = found["court_fees"] == "in"
        changed = changed._replace(costs=tuple(cost._replace(doubled=inside) for cost in judgment.costs))
    if found["closed_interest"] != base["closed_interest"]:
        inside = found["closed_interest"] == "in"
        parts = tuple(part._replace(doubled=inside and part.until is not None) for part in judgment.interest)
        changed = changed._replace(interest=parts)
    return case._replace(conventions=stated, judgment=changed)
