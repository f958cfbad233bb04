"""A search for a figure leaves out no combination of conventions: it is held against all of them, one by one."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify.combinations import variants
from lpr_calc.verify.conventions import Variant, items_of
from lpr_calc.verify.search import Search
from sizes import default_or_broad, default_or_large

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


@default_or_broad(4, 12, 150)
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


def paid_on(rng: random.Random) -> dict[str, Any]:
    """A loan that payments were made on, before and after 2020-08-20, mostly under a ceiling."""
    lent = date(2018, 3, 1).toordinal() + rng.randrange(1400)
    due = lent + rng.choice((5, 30, 200, 400))
    until = due + rng.randrange(40, 900)
    principal = rng.choice((rng.randrange(100, 2_000), rng.randrange(2_000, 900_000)))
    near = (lent, due - 1, due, due + 1, until - 1, until)
    facts: dict[str, Any] = {
        "principal": f"{principal}.{rng.choice(('00', '37'))}",
        "lent": iso(lent),
        "signed": iso(lent - rng.choice((0, 20))),
        "due": iso(due),
        "until": iso(until),
        "filed": iso(min(due + 60, until)),
        "payments": [
            {
                "date": iso(rng.choice((rng.choice(near), rng.randrange(lent, until)))),
                "amount": str(max(int(principal * rng.choice((0.001, 0.02, 0.1, 0.4, 1.1))), 1)),
                "for": rng.choice(("", "", "", "interest", "principal")),
            }
            for _ in range(rng.choice((1, 2, 5)))
        ],
        "conventions": {"order": rng.choice(("costs,interest,principal", "principal,interest,costs"))},
    }
    agreed = ("14%", "24%", "2%/month", "0.05%/day", "36%")
    quoted = ("LPR*2", "LPR*4", "LPR*6") if facts["signed"] > "2019-09" else ()
    if rng.random() < 0.6:
        facts["rate"] = rng.choice(agreed + quoted)
    if rng.random() < 0.8:
        facts["overdue_rate"] = rng.choice(agreed + quoted)
    if rng.random() < 0.3:
        facts["conventions"]["excess"] = rng.choice(("keep", "refund"))
    if rng.random() < 0.1:
        facts["loans"] = [{key: facts.pop(key) for key in ("principal", "lent", "signed", "due")}]
        facts["loans"][0] |= {key: facts.pop(key) for key in ("rate", "overdue_rate") if key in facts}
        facts["loans"].append({**facts["loans"][0], "principal": "1234.5"})
    return facts


STATED = ("count", "basis", "rounding", "lpr", "cap", "payment_day", "lines")


@default_or_large(8, 400)
def test_what_was_paid_on_a_loan_comes_to_what_the_claim_does(size: int) -> None:
    """Quick ways through payments and ceilings: a claim with the conventions written into it has the same sums."""
    rng = random.Random(20270101)
    checked = 0
    for _ in range(size):
        facts = paid_on(rng)
        case = parse_case(as_tree(facts), TODAY)
        found = [v for v in variants(case, RATES, vary=STATED) if v.conventions["rounding"] != "yuan-cut"]
        for one in rng.sample(found, min(12, len(found))):
            said = {key: one.conventions[key] for key in STATED if one.conventions[key] != "auto" or key == "cap"}
            stated = {**facts, "conventions": facts["conventions"] | said}
            totals = calculate(parse_case(as_tree(stated), TODAY), RATES).totals
            assert one.sums.interest == totals.interest, stated
            # A ledger that is rounded row by row, and loan by loan, may come to a fen more or less than its sums.
            most = 0 if said["rounding"] == "line" else len(case.loans)
            for item in ("interest_after", "principal_after", "total"):
                assert abs(getattr(one.sums, item) - getattr(totals, item)) <= most, (item, stated)
            checked += 1
    assert checked > 10 * size


@pytest.mark.parametrize("loans", [1, 2])
def test_nothing_is_left_of_a_debt_that_is_repaid(loans: int) -> None:
    """10.20 of interest (10.2 % for a year), all paid; in whole yuan 10, and no principal of 0.20 below nothing."""
    loan = {"principal": "100", "due": "2020-12-31", "signed": "2020-09-01", "overdue_rate": "10.2%"}
    paid = [{"date": "2022-01-01", "amount": "500"}]
    facts = {"loans": [loan] * loans, "until": "2022-01-01", "payments": paid}
    for one in variants(parse_case(as_tree(facts), TODAY), RATES, vary=("rounding",)):
        assert one.sums.interest == loans * (1000 if "yuan" in one.conventions["rounding"] else 1020)
        assert (one.sums.interest_after, one.sums.principal_after, one.sums.total) == (0, 0, 0)


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


@pytest.mark.broad
@default_or_large(6, 60)
def test_what_a_table_remembers_changes_no_answer(size: int) -> None:
    """Claims of the same days one after the other, other sums and other rates: each is told what it is told alone."""
    from lpr_calc.verify.explain import explain
    from lpr_calc.verify.plain import Wordings

    rng = random.Random(20261129)
    kept = Wordings()
    for _ in range(size):
        days = facts_of(rng)
        for rate in ({}, {"overdue_rate": "LPR+235bp", "conventions": {"lpr": "fixed"}}, {"overdue_rate": "6%"}):
            if rate and days["due"] < "2019-08-20":
                continue
            facts = {**days, "principal": str(rng.randrange(2_000, 900_000)), **rate}
            case = parse_case(as_tree(facts), TODAY)
            every = next(iter(variants(case, RATES)))
            figure = every.interest + rng.choice((0, 0, rng.randrange(-5_000, 40_000)))
            figure = figure // 100 * 100 if rng.random() < 0.3 else figure
            if figure > 100:
                assert explain(case, RATES, figure, wordings=kept, briefly=True) == explain(
                    case, RATES, figure, briefly=True
                ), facts


def test_one_fixed_rate_is_not_taken_for_a_quote_of_the_same_height() -> None:
    """6 % agreed after 3.65 % + 2.35: only what is quoted may be cut at every publication."""
    from lpr_calc.verify.plain import Wordings
    from lpr_calc.verify.slips import slips_of

    days = {"principal": "222829", "due": "2022-09-01", "until": "2024-03-01"}
    quoted = {**days, "overdue_rate": "LPR+235bp", "conventions": {"lpr": "fixed"}}
    agreed = parse_case(as_tree({**days, "overdue_rate": "6%"}), TODAY)
    kept = Wordings()
    slips_of(parse_case(as_tree(quoted), TODAY), RATES, 1234567, wordings=kept)
    assert slips_of(agreed, RATES, 1234567, wordings=kept) == slips_of(agreed, RATES, 1234567)
