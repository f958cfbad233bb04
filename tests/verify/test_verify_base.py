"""`verify` and `compare` start from the figures of `claim` and `judgment`, in every matter worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from case_files import claims, matters
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.judgment import judge
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify import instalments
from lpr_calc.verify import judgment as of_judgment
from lpr_calc.verify.search import variants
from sizes import of_each

TODAY = date(2026, 11, 24)
RATES = Rates()
CLAIMS = [(name, entry["case"]) for name, entry in claims() if "error" not in entry]


@of_each(CLAIMS)
def test_the_base_is_the_claim(facts: dict[str, Any]) -> None:
    """With nothing varied, every sum is that of `claim`, of loans by instalments beside others too."""
    case = parse_case(as_tree(facts), TODAY)
    totals = calculate(case, RATES).totals
    (only,) = variants(case, RATES, vary=())
    assert (only.departures, only.sums.interest) == (0, totals.interest)
    assert (only.sums.interest_after, only.sums.principal_after) == (totals.interest_after, totals.principal_after)
    assert only.sums.total == totals.total


@of_each([(name, facts) for name, facts in CLAIMS if instalments.by_instalments_in(parse_case(as_tree(facts), TODAY))])
def test_the_base_of_a_loan_by_instalments_is_the_claim(facts: dict[str, Any]) -> None:
    """Each sum of `claim` is found as what it is, without a departure."""
    case = parse_case(as_tree(facts), TODAY)
    totals = calculate(case, RATES).totals
    for figure in {totals.interest, totals.interest_after, totals.total} - {0}:
        matches, _, _, _ = instalments.search(case, RATES, figure, frozenset(instalments.DIMENSIONS))
        assert matches[0].departures == 0
        assert getattr(totals, matches[0].item) == matches[0].interest == figure


@of_each(matters("judgment"))
def test_the_base_is_the_judgment(facts: dict[str, Any]) -> None:
    """With nothing varied, every sum is that of `judgment`."""
    case = parse_case(as_tree(facts), TODAY, loans_needed=False)
    totals = judge(case, RATES).totals
    held = frozenset({*of_judgment.DIMENSIONS, "rounding", "rate_rounding"})
    found = list(of_judgment.readings(case, RATES, held))
    assert [one.departures for one in found] == [0] * len(found)
    assert {one.item: one.interest for one in found} == {one.item: getattr(totals, one.item) for one in found} != {}
