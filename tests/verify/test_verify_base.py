"""`verify` and `compare` start from the figures of `claim` and `judgment`, in every matter worked by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import program
from case_files import claims, matters
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.judgment import judge
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify import instalments
from lpr_calc.verify import judgment as of_judgment
from lpr_calc.verify.combinations import variants
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


def test_a_table_of_figures_of_loans_by_instalments(tmp_path: Path) -> None:
    """Matter V11 of the cases: 2,083.69 + 5,854.11 + 139.92 = 8,077.72 of interest, 111,621.04 with the principal."""
    row = "金融借款,150000,2023-03-15,7.2%,等额本息,36,2023-04-15,12,2024-07-01,1.5,2024-12-31"
    heads = "类型,本金,放款日,期内利率,还款方式,期数,首期还款日,已还至期次,加速到期日,罚息倍数,计算至,数字"
    table = tmp_path / "t.csv"
    table.write_text("\n".join([heads, *(f"{row},{figure}" for figure in FIGURES)]) + "\n", encoding="utf-8")
    rows = json.loads(program.run("verify", "--batch", str(table), "--format", "json", "--lang", "zh").stdout)
    as_stated = "全部按本案约定（或默认）"
    assert [one["conventions"] for one in rows[:3]] == [as_stated, f"本息合计；{as_stated}", f"尚欠的罚息；{as_stated}"]
    assert [one["error"] for one in rows] == [""] * 4
    assert rows[3]["matches"] == "0"
    assert rows[3]["difference"] != ""


FIGURES = ("8077.72", "111621.04", "5854.11", "3")
