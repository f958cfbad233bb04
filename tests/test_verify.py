"""`verify` and `compare`: how did they get that number? Peers' outputs come from a public comparison of calculators."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc import verify_judgment
from lpr_calc.api import as_tree
from lpr_calc.calculate import calculate
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates import Rates
from lpr_calc.verify import DIMENSIONS, base_of, explanations, search, variants

TODAY = date(2026, 11, 24)
RATES = Rates()
A = {"principal": "300000", "interest_from": "2020-09-01", "until": "2023-06-30"}


def case_of(**facts: Any) -> Case:
    """Return a case."""
    return parse_case(as_tree(facts), TODAY)


class TestPeers:
    """300,000 from 2020-09-01 to 2023-06-30: what other calculators print, and why."""

    @pytest.mark.parametrize(
        ("figure", "differs"),
        [
            (3185877, {}),
            (3188795, {"count": "both"}),
            (3230124, {"basis": "360"}),
            (3230125, {"basis": "360", "rounding": "total"}),
            (3233083, {"count": "both", "basis": "360"}),
            (3265644, {"lpr": "fixed"}),
        ],
    )
    def test_a_convention_is_found_first(self, figure: int, differs: dict[str, str]) -> None:
        """The plainest combination that gives the figure stands first."""
        case = case_of(**A)
        matches, nearest, tried = search(case, RATES, figure)
        base = base_of(case)
        assert {name: v for name, v in matches[0].conventions.items() if v != base[name]} == differs
        assert nearest == []
        assert tried == sum(1 for _ in variants(case, RATES))

    @pytest.mark.parametrize(
        ("figure", "said"),
        [
            (3201123, "每一段都两头算，每段多一天"),  # LawsDatabase, both ends
            (3245583, "每一段都两头算，每段多一天，一年按 360 天"),
            (3173548, "每一段少一天（末段除外）"),  # a web calculator in head mode
            (3175726, "用了并不存在的报价 2023-01-01 3.00%"),  # a suite with two invented rows
        ],
    )
    def test_a_slip_is_named(self, figure: int, said: str) -> None:
        """No convention gives it, one slip does."""
        case = case_of(**A)
        matches, nearest, _ = search(case, RATES, figure)
        assert not matches
        assert len(nearest) == 5
        assert said in [text.zh for text in explanations(case, RATES, figure)]

    def test_slips_of_a_day_a_payment_a_quote_a_digit(self) -> None:
        """Hand calculation: one day at 3.55 % on 300,000 is 29.18; 31858.77 with a digit changed is 31858.17."""
        case = case_of(**A)
        said = {text.zh for text in explanations(case, RATES, 3185877 - 2918)}
        assert "少算 1 天（算至 2023-06-29）" in said
        # 2022-08-22 at 3.70 instead of 3.65: 300000 × 0.05% × 302 ÷ 365 = 124.11; the line 9060.00 is then 9184.11.
        assert "2022-08-22 的报价按 3.70% 计算" in {text.zh for text in explanations(case, RATES, 3185877 + 12411)}
        assert "一位数字写错" in {text.zh for text in explanations(case, RATES, 3185817)}
        assert "数字次序写错" in {text.zh for text in explanations(case, RATES, 3158877)}
        paid = case_of(**A, payments=[{"date": "2022-01-15", "amount": "50000"}])
        assert "漏了 2022-01-15 的还款" in {text.zh for text in explanations(paid, RATES, 3185877)}


DAYS = st.dates(date(2020, 8, 21), date(2024, 12, 31))


@given(
    st.integers(10_000, 10**9),
    DAYS,
    st.integers(40, 1200),
    st.lists(st.tuples(st.integers(1, 1100), st.integers(1, 30)), max_size=2),
    st.sampled_from(["", "LPR", "1.5倍LPR", "15%", "日万分之五"]),
    st.data(),
)
def test_a_figure_under_any_convention_is_listed(
    fen: int, due: date, days: int, paid: list[tuple[int, int]], rate: str, data: st.DataObject
) -> None:
    """Generate a figure under a random combination of the grid: the search lists that combination."""
    facts: dict[str, Any] = {
        "principal": f"{fen // 100}.{fen % 100:02d}", "due": due, "until": due + timedelta(days), "overdue_rate": rate,
        "signed": "2020-08-20", "filed": due + timedelta(5),
        "payments": [{"date": due + timedelta(min(n, days - 1)), "amount": max(fen // 100 * part // 100, 1)} for n, part in paid],
    }  # fmt: skip
    case = case_of(**facts)
    every = list(variants(case, RATES))
    chosen = data.draw(st.sampled_from(every))
    matches, _, tried = search(case, RATES, chosen.interest)
    assert chosen in matches
    assert tried == len(every)
    assert [m.departures for m in matches] == sorted(m.departures for m in matches)


@given(
    st.integers(10_000, 10**9),
    DAYS,
    st.integers(40, 1200),
    st.sampled_from(["", "4xLPR", "18%"]),
    st.booleans(),
    st.data(),
)
def test_every_variant_is_what_claim_gives(
    fen: int, due: date, days: int, rate: str, paid: bool, data: st.DataObject
) -> None:
    """A combination of the conventions of contract §2 gives the figure that `claim` gives under them."""
    facts: dict[str, Any] = {
        "principal": f"{fen // 100}.{fen % 100:02d}", "due": due, "until": due + timedelta(days), "overdue_rate": rate,
        "signed": "2020-08-20", "filed": due + timedelta(5),
        "payments": [{"date": due + timedelta(30), "amount": max(fen // 300, 1)}] if paid else [],
    }  # fmt: skip
    plain = [
        v
        for v in variants(case_of(**facts), RATES, vary=("count", "basis", "rounding", "lpr", "cap", "payment_day"))
        if v.conventions["rounding"] != "yuan-cut"
    ]
    chosen = data.draw(st.sampled_from(plain))
    names = ("count", "basis", "rounding", "cap", "payment_day")
    stated = {name: chosen.conventions[name] for name in names}
    lpr = chosen.conventions["lpr"]
    stated["lpr"] = f"fixed@{due + timedelta(days)}" if lpr == "fixed@end" else lpr
    assert calculate(case_of(**facts, conventions=stated), RATES).totals.interest == chosen.interest


def test_the_dimensions_that_are_no_convention_of_ours() -> None:
    """Hand calculations: switch day, first day, daily and monthly rates rounded first.

    1,000,000 due 2021-12-10 to 2021-12-31, 365 days, head: 12-11 to 12-30 is 20 days; the quote falls to 3.80 on 12-20.
    Same day: 9 days at 3.85 = 949.32 and 11 at 3.80 = 1145.21, together 2094.53; from the day after: 10 at 3.85 =
    1054.79 and 10 at 3.80 = 1041.10, together 2095.89. From the due date itself one day at 3.85 more: 10 days = 1054.79,
    together 2200.00. Daily rate to 4 decimals of a percent: 3.85/365 = 0.0105, 3.80/365 = 0.0104: 945.00 + 1144.00 =
    2089.00. Monthly to 2 decimals under 30/360: 3.85/12 = 0.32, 3.80/12 = 0.32, the 31st is a 30th: 9 days of 30 at 0.32 % =
    960.00 and 10 = 1066.67, together 2026.67.
    """
    case = case_of(principal="1000000", due="2021-12-10", until="2021-12-31")
    base = base_of(case)
    found = {tuple(v.conventions.items()): v.interest for v in variants(case, RATES)}

    def interest(**changes: str) -> int:
        return found[tuple({**base, **changes}.items())]

    assert interest() == 209453
    assert interest(switch="next-day") == 209589
    assert interest(first_day="due") == 220000
    assert interest(rate_rounding="day-4") == 208900
    assert interest(basis="30/360", rate_rounding="month-2") == 202667
    assert interest(rounding="yuan-cut") == 209400
    assert interest(rounding="yuan") == 209500


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    command = [sys.executable, "-m", "lpr_calc", *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


CLAIM = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")


def test_the_command_and_its_json() -> None:
    """Contract §6: figure, matches, nearest, tried; exit 0 found, 1 not found; stated conventions are held."""
    done = run("verify", *CLAIM, "--figure", "31887.95", "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["figure"], document["nearest"]) == (0, "31887.95", [])
    first = document["matches"][0]
    assert (first["conventions"]["count"], first["interest"]) == ("both", "31887.95")
    assert document["tried"] >= 1000
    held = run("verify", *CLAIM, "--figure", "31887.95", "--count", "head", "--format", "json")
    document = json.loads(held.stdout)
    assert {match["conventions"]["count"] for match in document["matches"]} <= {"head"}
    missed = run("verify", *CLAIM, "--figure", "1.00", "--format", "json")
    document = json.loads(missed.stdout)
    assert (missed.returncode, document["matches"], len(document["nearest"])) == (1, [], 5)
    assert all(set(near) == {"conventions", "interest", "difference"} for near in document["nearest"])
    assert run("verify", *CLAIM).stderr.startswith("错误：--figure: 缺少这一项")
    assert run("verify", *CLAIM, "--figure", "abc").returncode == 2


def test_compare() -> None:
    """Both ends 29.18 more, 360 days 442.47 more, fixed 797.67 more; the range runs from the lowest to the highest."""
    done = run("compare", *CLAIM, "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert (document["from"], document["to"], document["principal"]) == ("31858.77", "33142.08", "300000.00")
    single = {
        tuple((n, v) for n, v in variant["conventions"].items() if v != document["base"][n]): variant["difference"]
        for variant in document["variants"]
    }
    assert single[()] == "0.00"
    assert single[("count", "both"),] == "29.18"
    assert single[("basis", "360"),] == "442.47"
    assert single[("lpr", "fixed"),] == "797.67"
    only = json.loads(run("compare", *CLAIM, "--vary", "count", "--format", "json").stdout)
    assert [v["conventions"]["count"] for v in only["variants"]] == ["neither", "tail", "head", "both"]
    assert run("compare", *CLAIM, "--vary", "colour").returncode == 2
    assert "31,858.77 至 33,142.08 元" in run("compare", *CLAIM).stdout


def test_the_defendants_comparison() -> None:
    """Rows 1, 2 and 8 of the answer form: claimed, ours, difference, reason; exit 1 where they differ."""
    done = run("compare", *CLAIM, "--claimed-interest", "31887.95", "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    assert done.returncode == 1
    assert [(row["claimed"], row["ours"], row["difference"]) for row in rows] == [
        ("300000.00", "300000.00", "0.00"),
        ("31887.95", "31858.77", "29.18"),
        ("331887.95", "331858.77", "29.18"),
    ]
    assert rows[1]["reason"] == "首尾日：两头都算"
    assert run("compare", *CLAIM, "--claimed-interest", "31858.77").returncode == 0
    # 50,000 paid on 2022-01-15: 265842.87 and 14192.36 are left; the payment forgotten, 31858.77 would be claimed.
    paid = run("compare", *CLAIM, "--pay", "2022-01-15=50000", "--claimed-interest", "14192.36", "--claimed-principal", "300000", "--format", "json")  # fmt: skip
    rows = json.loads(paid.stdout)["rows"]
    assert [row["difference"] for row in rows] == ["34157.13", "0.00", "34157.13"]
    per_line = run("compare", *CLAIM, "--claimed-interest", "32011.23", "--format", "json")
    assert json.loads(per_line.stdout)["rows"][1]["reason"] == "每一段都两头算，每段多一天"


def test_a_table_of_figures(tmp_path: Path) -> None:
    """One claim and one figure a row: how many combinations give it, the plainest of them, a slip, an error."""
    (tmp_path / "t.csv").write_text(
        "本金,到期日,计算至,数字\n300000,2020-08-31,2023-06-30,31887.95\n300000,2020-08-31,2023-06-30,32011.23\n"
        "300000,2020-08-31,2023-06-30,x\n",
        encoding="utf-8",
    )
    done = run("verify", "--batch", str(tmp_path / "t.csv"), "--format", "csv")
    assert done.returncode == 1
    rows = [line.split(",") for line in done.stdout.splitlines()]
    assert rows[0] == ["本金", "到期日", "计算至", "数字", "matches", "conventions", "difference", "error"]
    assert rows[1][4:] == ["4", "首尾日：两头都算", "0.00", ""]
    assert rows[2][4:] == ["0", "每一段都两头算，每段多一天", "0.00", ""]
    assert rows[3][4:] == ["", "", "", "figure: 金额“x”无法识别"]


def test_every_dimension_has_words_in_both_languages() -> None:
    """Nothing is printed as a bare code in Chinese."""
    from lpr_calc.reports.variants import NAMES, word

    for name, values in DIMENSIONS.items():
        assert name in NAMES
        for value in values:
            assert word(name, value, "en")
            assert not word(name, value, "zh").isascii(), (name, value)


class TestJudgment:
    """documents.md §4.3: 300,000, LPR from 2023-07-03, last day of performance 2023-12-21, to 2024-06-30."""

    FACTS = {
        "until": "2024-06-30",
        "judgment": {
            "principal": "300000", "perform_by": "2023-12-21", "interest": {"base": "300000", "from": "2023-07-03", "rate": "LPR"},
            "costs": [{"name": "案件受理费", "amount": "2900"}],
        },
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("figure", "item", "differs"),
        [
            (1033357, "general_interest", {}),
            (1036192, "general_interest", {"count": "both"}),
            (1008000, "doubled_part", {}),  # 300000 × 0.0175 % × 192
            (1002750, "doubled_part", {"one_day_less": "yes"}),  # × 191
            (1017744, "doubled_part", {"court_fees": "in"}),  # 302900 × 0.0175 % × 192
            (2041357, "delay_interest", {}),  # 10333.57 + 10080.00
            (2044192, "delay_interest", {"count": "both"}),
        ],
    )
    def test_a_reading_is_found(self, figure: int, item: str, differs: dict[str, str]) -> None:
        """The plainest reading stands first, with the sum it is."""
        case = parse_case(as_tree(self.FACTS), TODAY, loans_needed=False)
        matches, _, _ = verify_judgment.search(case, RATES, figure)
        base = verify_judgment.base_of(case)
        variant, found = matches[0]
        assert found == item
        assert {name: value for name, value in variant.conventions.items() if value != base[name]} == differs

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
        assert "1. 加倍部分债务利息；加倍部分的天数：少算一日\n     另有" in shown
