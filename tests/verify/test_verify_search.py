"""A search for a figure leaves out no combination of conventions: it is held against all of them, one by one."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify.conventions import Variant, items_of
from lpr_calc.verify.search import Search, variants
from sizes import default_or_large

RATES = Rates()
TODAY = date(2026, 11, 24)


def facts_of(rng: random.Random) -> dict[str, Any]:
    """A claim of any of the kinds that a search computes in ways of its own."""
    due = date(2019, 1, 10).toordinal() + rng.randrange(2000)
    facts: dict[str, Any] = {
        "principal": str(rng.randrange(2_000, 900_000)),
        "due": date.fromordinal(due).isoformat(),
        "until": date.fromordinal(due + rng.randrange(40, 900)).isoformat(),
    }
    facts |= rng.choice(
        (
            {},
            {},
            {"filed": date.fromordinal(due + 30).isoformat()},
            {"conventions": {"lines": "each-quote", "basis": "360"}},
            {"conventions": {"lpr": "fixed"}},
            {"overdue_rate": rng.choice(("0.05%/day", "LPR*1.5", "24%")), "signed": "2018-12-01", "lent": "2018-12-02"},
            {"rate": "12%", "signed": "2018-12-01", "lent": "2018-12-02"},
            {"kind": "sale"},
            {"payments": [{"date": date.fromordinal(due + 20).isoformat(), "amount": "900"}]},
        )
    )
    return facts


def amounts_of(variant: Variant, items: tuple[str, ...]) -> dict[str, int]:
    return {item: getattr(variant.sums, item) for item in items}


@default_or_large(12, 150)
def test_a_search_is_every_combination(size: int) -> None:
    """What gives the figure, how far off the nearest is, and how many amounts lie around it."""
    rng = random.Random(20261128)
    for _ in range(size):
        facts = facts_of(rng)
        case = parse_case(as_tree(facts), TODAY)
        every = list(variants(case, RATES))
        items = items_of(case)
        figure = max(rng.choice(every).interest + rng.choice((0, 0, rng.randrange(-40_000, 40_000))), 101)
        figure += figure % 100 == 0  # in whole yuan rounding once is no departure
        found = Search(case, RATES, figure)
        given = [
            (v.conventions, v.departures, item) for v in every for item in items if getattr(v.sums, item) == figure
        ]
        assert found.tried == len(every)
        key = repr
        assert sorted(((v.conventions, v.departures, v.item) for v in found.matches), key=key) == sorted(given, key=key)
        off = min(abs(amount - figure) for v in every for amount in amounts_of(v, items).values())
        nearest = found.nearest()
        assert given or min(abs(getattr(v.sums, v.item) - figure) for v in nearest) == off
        around: dict[int, int] = {}
        for variant in every:
            for amount in amounts_of(variant, items).values():
                if abs(amount - figure) <= 20_000 and variant.departures <= min(2, around.get(amount, 2)):
                    around[amount] = variant.departures
        assert found.around(20_000, 2) == around, facts


@pytest.mark.parametrize(("principal", "figure"), [("300000", 3188795), ("83217.45", 912345)])
def test_a_table_of_figures_says_the_first_of_what_one_figure_is_told(principal: str, figure: int) -> None:
    """Explained briefly, the first explanation, its chance and whether it is exact are the same."""
    from lpr_calc.verify.explain import explain

    case = parse_case(as_tree({"principal": principal, "interest_from": "2020-09-01", "until": "2023-06-30"}), TODAY)
    whole, brief = explain(case, RATES, figure), explain(case, RATES, figure, briefly=True)
    assert (brief.matches, brief.slips, brief.exact) == (whole.matches, whole.slips, whole.exact)
    assert brief.odds.items() <= whole.odds.items()
    for departures in [*(one.departures for one in whole.slips[:1]), *(one.departures for one in whole.matches[:1])]:
        assert brief.odds[departures] == whole.odds[departures]
