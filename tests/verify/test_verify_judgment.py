"""`verify --judgment`: which reading of a judgment, and which slip, gives a figure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify import judgment as verify_judgment
from lpr_calc.verify import judgment_explain, judgment_slips
from program import run
from sizes import thinned

TODAY = date(2026, 11, 24)
RATES = Rates()
JUDGED = ("--principal", "100000", "--perform-by", "2024-01-31", "--until", "2024-05-10")


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        # 50 days of 17.50 and 50 of 8.75: 1312.50 and 50,000 left. Paid 2024-03-12 for 03-21: 9 × 8.75 less, 51,233.75.
        ("51233.75", "2024-03-21 的还款当成了 2024-03-12"),
        # Ten days early: 87.50 less.
        ("51225.00", "2024-03-21 的还款当成了 2024-03-11"),
        # 5,000 read for 50,000: 95,000 left, 875 and 50 × 16.625.
        ("96706.25", "2024-03-21 的还款 50,000.00 当成了 5,000.00"),
    ],
)
def test_misread_payments_of_a_judgment(figure: str, said: str) -> None:
    """A day with its digits changed over, ten days off, an amount with a zero too few."""
    done = run("verify", "--judgment", *JUDGED, "--pay", "2024-03-21=50000", "--figure", figure)
    assert done.returncode == 1
    assert said in done.stdout


def test_the_own_figure_of_a_delay_before_2014_verifies() -> None:
    """A year of 360 days where none is stated: 80000 × 12.30% × 365 ÷ 360 = 9976.67, as `judgment` computes it."""
    facts = ("--principal", "80000", "--perform-by", "2012-12-31", "--until", "2013-12-31")
    done = run("verify", "--judgment", *facts, "--figure", "9976.67")
    assert done.returncode == 0
    assert "全部按本案约定" in done.stdout


class TestJudgment:
    """documents.md §4.3: 300,000, LPR from 2023-07-03, last day of performance 2023-12-21, to 2024-06-30."""

    FACTS = {
        "until": "2024-06-30",
        "judgment": {
            "principal": "300000",
            "perform_by": "2023-12-21",
            "interest": {"base": "300000", "from": "2023-07-03", "rate": "LPR"},
            "costs": [{"name": "案件受理费", "amount": "2900"}],
        },
    }

    @pytest.mark.broad
    @pytest.mark.parametrize(
        ("figure", "item", "differs"),
        thinned(
            [
                (1033357, "general_interest", {}),
                (1036192, "general_interest", {"count": "both"}),
                (1008000, "doubled_part", {}),  # 300000 × 0.0175 % × 192
                (1002750, "doubled_part", {"doubled_days": "one-less"}),  # × 191
                (1017744, "doubled_part", {"court_fees": "in"}),  # 302900 × 0.0175 % × 192
                (2041357, "delay_interest", {}),  # 10333.57 + 10080.00
                (2044192, "delay_interest", {"count": "both"}),
                (1013250, "doubled_part", {"doubled_days": "one-more"}),  # 193 days
                (32331357, "total", {}),  # with 300,000 and 2,900
                (32334192, "total", {"count": "both"}),
                (1036191, "general_interest", {"count": "both", "rounding": "truncate"}),  # 1433.83… + 8928.08…
            ],
            4,
            broad=1,
        ),
    )
    def test_a_reading_is_found(self, figure: int, item: str, differs: dict[str, str]) -> None:
        """The plainest reading stands first, with the sum it is."""
        case = parse_case(as_tree(self.FACTS), TODAY, loans_needed=False)
        variant = judgment_explain.explain(case, RATES, figure).matches[0]
        base = verify_judgment.base_of(case)
        assert variant.item == item
        assert {name: value for name, value in variant.conventions.items() if value != base[name]} == differs

    def test_four_times_the_lpr_for_the_doubled_part(self) -> None:
        """A commercial tool's 44,086.03 for 19,162.50; 366 days give 19,215.00. No case file is needed."""
        options = (
            "verify",
            "--judgment",
            "--principal",
            "300000",
            "--perform-by",
            "2022-02-28",
            "--until",
            "2023-02-28",
        )
        done = run(*options, "--figure", "44086.03", "--format", "json")
        document = json.loads(done.stdout)
        assert (done.returncode, document["explanations"]) == (1, ["加倍部分按 4 倍 LPR 计算，而不是日万分之一点七五"])
        assert "多算一日" in run(*options, "--figure", "19215").stdout
        assert run(*options, "--figure", "19162.50").returncode == 0

    @pytest.mark.broad
    def test_payments_in_enforcement(self) -> None:
        """documents.md §4.4: 100,000 on 2024-07-31.

        Principal left 214,132.74 (both ends, the day on the old balance), doubled part 11,707.50.
        """
        facts = {**self.FACTS, "until": "2024-07-31", "payments": [{"date": "2024-07-31", "amount": "100000"}]}
        case = parse_case(as_tree(facts), TODAY, loans_needed=False)
        first = judgment_explain.explain(case, RATES, 21413274).matches[0]
        assert (first.item, first.conventions["count"], first.conventions["payment_day"]) == (
            "principal_after",
            "both",
            "old",
        )
        assert judgment_explain.explain(case, RATES, 1170750).matches[0].item == "doubled_part"
        # 223 days × 52.50 is the same without the payment; what is left of principal is not.
        said = [slip.text.zh for slip in judgment_slips.explanations(case, RATES, 30000000)]
        assert "漏了 2024-07-31 的还款" in said

    def test_the_command(self, tmp_path: Path) -> None:
        """Exit codes and JSON; a held convention is not varied."""
        path = tmp_path / "case.yaml"
        path.write_text(
            "until: 2024-06-30\njudgment:\n  principal: 300000\n  perform_by: 2023-12-21\n"
            "  interest: {base: 300000, from: 2023-07-03, rate: LPR}\n",
            encoding="utf-8",
        )
        done = run("verify", str(path), "--judgment", "--figure", "10361.92", "--format", "json")
        document = json.loads(done.stdout)
        assert (done.returncode, document["matches"][0]["item"]) == (0, "general_interest")
        assert run("verify", str(path), "--judgment", "--figure", "10361.92", "--count", "head").returncode == 1
        shown = run("verify", str(path), "--judgment", "--figure", "10027.50").stdout
        assert "1. 加倍部分债务利息；加倍部分的天数：少算一日（付款日不计）" in shown


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        # 300000 × 6% = 18000 of 2023 alone, the interest of 2024 left out.
        ("18000", "一般债务利息只算到履行期限届满日 2023-12-31"),
        # (300000 + 18000) × 0.0175% × 366 = 20367.90
        ("20367.90", "计至履行期限届满日的利息计入了加倍基数"),
        # 300000 × 0.0175% × 366 × 365 ÷ 360 = 19481.875
        ("19481.88", "加倍部分按 365 天折成年利率、再除以 360 天"),
    ],
)
def test_slips_of_a_judgment(figure: str, said: str) -> None:
    """300000 at 6 % from 2023-01-01, to be performed by 2023-12-31, to 2024-12-31."""
    facts = (
        "--principal",
        "300000",
        "--interest-rate",
        "6%",
        "--interest-from",
        "2023-01-01",
        "--perform-by",
        "2023-12-31",
        "--until",
        "2024-12-31",
    )
    done = run("verify", "--judgment", *facts, "--figure", figure, "-q")
    assert said in done.stdout
