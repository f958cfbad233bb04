"""`verify` and `compare`: how did they get that number? Peers' outputs come from a public comparison of calculators."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import program
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.law.readings import source_of
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify import judgment as verify_judgment
from lpr_calc.verify import judgment_explain, judgment_slips
from lpr_calc.verify.conventions import DIMENSIONS, base_of
from lpr_calc.verify.explain import explain
from lpr_calc.verify.search import search, variants
from lpr_calc.verify.slips import explanations
from paths import FROZEN

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
            (3217625, "每一段少一天（末段除外），一年按 360 天"),
            (3080836, "每次报价各成一段、每一段少一天（末段除外）"),  # the same over a table of every month
            (3123625, "每次报价各成一段、每一段少一天（末段除外），一年按 360 天"),
            (3188589, "每月整月用月初的报价（次月 1 日才换档）"),  # sampled at the beginning of each month
            (3232875, "每月整月用月初的报价（次月 1 日才换档），一年按 360 天"),
            (3175726, "用了并不存在的报价 2023-01-01 3.00%"),  # a suite with two invented rows
            (3219833, "用了并不存在的报价 2023-01-01 3.00%，一年按 360 天"),
            (12743507, "按 4 倍 LPR 计算"),
            (13062575, "按 4 倍 LPR 计算，起算日的报价固定"),
        ],
    )
    def test_a_slip_is_named_first(self, figure: int, said: str) -> None:
        """No convention gives it, one slip does."""
        found = explain(case_of(**A), RATES, figure)
        assert not found.matches
        assert len(found.nearest) == 5
        assert found.slips[0].text.zh == said

    @pytest.mark.parametrize(
        ("figure", "said"),
        [
            (12804493, "每一段都两头算，每段多一天"),
            (12702904, "用了并不存在的报价 2023-01-01 3.00%"),
            (3185877, "按 1 倍 LPR 计算"),
        ],
    )
    def test_four_times_the_lpr(self, figure: int, said: str) -> None:
        """The same peers at 4 × LPR; one reads the multiple under a wrong name and computes 1 ×."""
        case = case_of(**A, overdue_rate="4xLPR", conventions={"cap": "none"})
        assert explain(case, RATES, figure).slips[0].text.zh == said

    @pytest.mark.parametrize(
        ("figure", "differs"),
        [
            (12755179, {"count": "both"}),
            (12755178, {"count": "both", "rounding": "total"}),
            (12920500, {"basis": "360", "rounding": "total"}),
            (12920499, {"basis": "360"}),
            (12932333, {"count": "both", "basis": "360"}),
            (13062575, {"lpr": "fixed"}),
            (13075233, {"count": "both", "lpr": "fixed"}),
            (13244000, {"basis": "360", "lpr": "fixed"}),
            (13256833, {"count": "both", "basis": "360", "lpr": "fixed"}),
            (12033041, {"count": "neither", "lpr": "fixed@2023-06-30"}),  # the end-date LPR, one day short
        ],
    )
    def test_four_times_the_lpr_by_convention(self, figure: int, differs: dict[str, str]) -> None:
        """The table of reference figures, 4 × LPR floating and frozen, stands first with its plainest reading."""
        case = case_of(**A, overdue_rate="4xLPR", conventions={"cap": "none"})
        matches, _, _ = search(case, RATES, figure)
        base = base_of(case)
        assert {name: v for name, v in matches[0].conventions.items() if v != base[name]} == differs

    @pytest.mark.parametrize(
        ("day", "amount", "figure", "item", "differs"),
        [
            ("2022-01-15", 50000, 3003523, "interest", {}),
            ("2022-01-15", 50000, 3003524, "interest", {"rounding": "total"}),
            ("2022-01-15", 50000, 3046431, "interest", {"basis": "360"}),
            ("2022-01-15", 50000, 1419236, "interest_after", {}),
            ("2022-01-15", 50000, 28003523, "total", {}),
            ("2022-01-15", 50000, 26584288, "principal_after", {"rounding": "total"}),
            # documents.md §3.2: 20,000 repaid on 2021-09-01.
            ("2021-09-01", 20000, 1976510, "interest_after", {"count": "both"}),
            ("2021-09-01", 20000, 1976509, "interest_after", {"count": "both", "rounding": "total"}),
            ("2021-09-01", 20000, 1973674, "interest_after", {}),
        ],
    )
    def test_what_is_left_after_a_payment(
        self, day: str, amount: int, figure: int, item: str, differs: dict[str, str]
    ) -> None:
        """The figure may be what is still owed, the sum of principal and interest, or the principal left."""
        case = case_of(**A, payments=[{"date": day, "amount": str(amount)}])
        first = search(case, RATES, figure)[0][0]
        base = base_of(case)
        assert (first.item, first.amount) == (item, figure)
        assert {name: v for name, v in first.conventions.items() if v != base[name]} == differs

    @pytest.mark.parametrize(
        ("figure", "said"),
        [
            (3003525, "每次还款时利息四舍五入一次"),  # 15842.88 + 14192.37
            (1584287, "只算到 2022-01-15 的还款为止"),  # 15030.82 + 300000 × 3.80 % × 26 ÷ 365 = 812.05
            (28185877, "还款最后从本息合计里减，本金一直未减"),  # 300000 + 31858.77 − 50000
            (3185877, "漏了 2022-01-15 的还款"),
            # All 50,000 off the principal: 15030.82, 300000 × 3.80 % × 26 ÷ 365 = 812.05, then on 250,000 3.80 % × 5
            # days = 130.14, 3.70 % × 214 = 5423.29, 3.65 % × 302 = 7550.00, 3.55 % × 10 = 243.15.
            (1503082 + 81205 + 13014 + 542329 + 755000 + 24315, "还款先抵本金"),
        ],
    )
    def test_slips_with_payments(self, figure: int, said: str) -> None:
        """50,000 paid on 2022-01-15."""
        case = case_of(**A, payments=[{"date": "2022-01-15", "amount": "50000"}])
        assert explain(case, RATES, figure).slips[0].text.zh == said

    @pytest.mark.parametrize(
        ("figure", "said"),
        [
            # 300,000 × 3.00 % × 1,032 ÷ 365 = 25,446.58.
            (2544658, "全程按今日的报价（2026-09-20 公布）"),
            # 3.85 % to the end of 2021 (487 days: 15,410.55), 3.80 % in 2022 (11,400), 3.65 % for 180 days (5,400).
            (1541055 + 1140000 + 540000, "每年 1 月 1 日重新取当日的报价，年内不变"),
            # A day: 31.64, 31.23, 30.41, 30.00, 29.18, for 475, 31, 214, 302 and 10 days.
            (3164 * 475 + 3123 * 31 + 3041 * 214 + 3000 * 302 + 2918 * 10, "每日利息先四舍五入到分，再乘天数"),
            # 3.80 % for 547 days: 17,084.38; then 3.55 % for 10: 291.78.
            (1503082 + 1708438 + 29178, "漏了 2022-01-20、2022-08-22 的调整"),
            # 3.07 % for 214 days: 5,399.84 in place of 6,507.95.
            (3185877 - 650795 + 539984, "2022-01-20 的报价按 3.07% 计算"),
            # Years from 1 September: 11,550.00; on 311,550.00 × 1,369.6 ÷ 36,500 = 11,690.38; on 323,240.38, for 292
            # days at 3.65 % and 10 at 3.55 %, × 1,101.3 ÷ 36,500 = 9,753.00.
            (1155000 + 1169038 + 975300, "每满一年利息计入本金再生息（利滚利）"),
            # From 1 August, 31 days more at 3.85 % (the quote of 20 July too): 506 days, 16,011.78.
            (3185877 - 1503082 + 1601178, "起算日早了一个月（2020-08-01）"),
        ],
    )
    def test_more_that_goes_wrong(self, figure: int, said: str) -> None:
        """Hand calculations on the facts of A."""
        case = case_of(**A, kind="other")
        found = explain(case, RATES, figure)
        assert (found.slips[0].text.zh, found.slips[0].departures <= 2) == (said, True)

    @pytest.mark.parametrize(
        ("facts", "figure", "said", "source"),
        [
            # Figures of the cases above, with what they misread.
            ({}, 2544658, "全程按今日的报价（2026-09-20 公布）", "第二十八条第二款第一项"),
            ({"overdue_rate": "LPR", "signed": "2020-08-31"}, 2544658, "全程按今日的报价（2026-09-20 公布）", ""),
            ({}, 1155000 + 1169038 + 975300, "每满一年利息计入本金再生息（利滚利）", "第二十七条第一款"),
            # From 25 August, the day of lending: 482 days at 3.85 %, 15,252.33; then as A.
            (
                {"lent": "2020-08-25"},
                1525233 + 96822 + 650795 + 906000 + 29178,
                "从出借日起算逾期利息（2020-08-25）",
                "第六百七十六条",
            ),
        ],
    )
    def test_a_slip_names_the_provision_it_misreads(
        self, facts: dict[str, Any], figure: int, said: str, source: str
    ) -> None:
        slip = explain(case_of(**A, **facts), RATES, figure).slips[0]
        assert slip.text.zh == said
        assert source_of(slip.source).endswith(source)
        assert bool(slip.source) == bool(source)

    def test_chance_and_departures(self) -> None:
        """One amount as stated among all of ±637.18 yuan; a whole figure is met a hundred times as often."""
        exact = explain(case_of(**A), RATES, 3185877)
        assert (exact.odds[0].near, exact.odds[0].within, exact.odds[0].one_in) == (1, 63717, 127434)
        assert exact.exact
        far = explain(case_of(**A), RATES, 3253100)
        assert not far.exact
        assert all(match.departures > 3 or not far.is_exact(match.departures) for match in far.matches)

    def test_a_total_of_principal_and_interest(self) -> None:
        """331,887.95 is 300,000 and 31,887.95."""
        first = search(case_of(**A), RATES, 33188795)[0][0]
        assert (first.item, first.interest, first.conventions["count"]) == ("total", 3188795, "both")

    def test_a_slip_that_changes_nothing_explains_nothing(self) -> None:
        """A quote invented before the claim begins is no reason."""
        found = explain(case_of(**A), RATES, 3230125)
        assert found.matches
        assert found.slips == []

    def test_slips_of_a_day_a_payment_a_quote_a_digit(self) -> None:
        """Hand calculation: one day at 3.55 % on 300,000 is 29.18; 31858.77 with a digit changed is 31858.17."""
        case = case_of(**A)
        said = {slip.text.zh for slip in explanations(case, RATES, 3185877 - 2918)}
        assert "少算 1 天（算至 2023-06-29）" in said
        # 2022-08-22 at 3.70 instead of 3.65: 300000 × 0.05% × 302 ÷ 365 = 124.11; the line 9060.00 is then 9184.11.
        assert "漏了 2022-08-22 的调整（仍按 3.70%）" in {
            slip.text.zh for slip in explanations(case, RATES, 3185877 + 12411)
        }
        assert "一位数字写错（应为 31,858.77）" in {slip.text.zh for slip in explanations(case, RATES, 3185817)}
        assert "数字次序写错（应为 31,858.77）" in {slip.text.zh for slip in explanations(case, RATES, 3158877)}
        # 2022-08-22 at 3.60: 124.11 less. 300,000 typed as 3,000,000: ten times each line (15030.822 … 291.781).
        assert "2022-08-22 的报价按 3.60% 计算" in {slip.text.zh for slip in explanations(case, RATES, 3185877 - 12411)}
        assert "本金写成 3,000,000.00" in {slip.text.zh for slip in explanations(case, RATES, 31858767)}
        # To 2022-06-30: 15030.82 + 968.22 + 161 days at 3.70 % (4896.16) = 20895.20.
        assert "少算一年（算至 2022-06-30）" in {slip.text.zh for slip in explanations(case, RATES, 2089520)}
        assert "小数点错位（应为 31,858.77）" in {slip.text.zh for slip in explanations(case, RATES, 318587)}
        assert "漏写一位数字（应为 31,858.77）" in {slip.text.zh for slip in explanations(case, RATES, 315877)}
        paid = case_of(**A, payments=[{"date": "2022-01-15", "amount": "50000"}])
        assert "漏了 2022-01-15 的还款" in {slip.text.zh for slip in explanations(paid, RATES, 3185877)}


DAYS = st.dates(date(2020, 8, 21), date(2024, 12, 31))


@settings(max_examples=min(settings().max_examples // 2, 30))  # each runs the whole grid twice
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
        "principal": f"{fen // 100}.{fen % 100:02d}",
        "due": due,
        "until": due + timedelta(days),
        "overdue_rate": rate,
        "signed": "2020-08-20",
        "filed": due + timedelta(5),
        "payments": [
            {"date": due + timedelta(min(n, days - 1)), "amount": max(fen // 100 * part // 100, 1)} for n, part in paid
        ],
    }
    case = case_of(**facts)
    every = list(variants(case, RATES))
    chosen = data.draw(st.sampled_from(every))
    matches, _, tried = search(case, RATES, chosen.interest)
    assert (chosen.conventions, chosen.sums) in [(m.conventions, m.sums) for m in matches]
    assert tried == len(every)
    assert [m.departures for m in matches] == sorted(m.departures for m in matches)


@given(
    st.integers(10_000, 10**9),
    DAYS,
    st.integers(40, 1200),
    st.sampled_from(["", "4xLPR", "18%"]),
    st.booleans(),
    st.sampled_from(["", "6%", "LPR"]),
    st.data(),
)
def test_every_variant_is_what_claim_gives(
    fen: int, due: date, days: int, rate: str, paid: bool, term: str, data: st.DataObject
) -> None:
    """A combination of the conventions of contract §2 gives the figure that `claim` gives under them."""
    facts: dict[str, Any] = {
        "principal": f"{fen // 100}.{fen % 100:02d}",
        "due": due,
        "until": due + timedelta(days),
        "overdue_rate": rate,
        "signed": "2020-08-20",
        "filed": due + timedelta(5),
        "payments": [{"date": due + timedelta(30), "amount": max(fen // 300, 1)}] if paid else [],
    }
    if term:
        facts |= {"lent": due - timedelta(200), "signed": due - timedelta(200), "rate": term}
        facts["payments"] += [{"date": due - timedelta(9), "amount": max(fen // 900, 1)}] if paid else []
    plain = [
        v
        for v in variants(case_of(**facts), RATES, vary=("count", "basis", "rounding", "lpr", "cap", "payment_day"))
        if v.conventions["rounding"] != "yuan-cut"
    ]
    chosen = data.draw(st.sampled_from(plain))
    names = ("count", "basis", "rounding", "cap", "payment_day")
    stated = {name: chosen.conventions[name] for name in names}
    lpr = chosen.conventions["lpr"]
    stated["lpr"] = lpr
    assert calculate(case_of(**facts, conventions=stated), RATES).totals.interest == chosen.interest


def test_the_dimensions_that_are_no_convention_of_ours() -> None:
    """Hand calculations: switch day, first day, daily and monthly rates rounded first.

    1,000,000 due 2021-12-10 to 2021-12-31, 365 days, head: 12-11 to 12-30 is 20 days; the quote falls to 3.80 on 12-20.
    Same day: 9 days at 3.85 = 949.32 and 11 at 3.80 = 1145.21, together 2094.53; from the day after: 10 at 3.85 =
    1054.79 and 10 at 3.80 = 1041.10, together 2095.89. From the due date itself one day at 3.85 more: 10 days =
    1054.79, together 2200.00. Daily rate to 4 decimals of a percent: 3.85/365 = 0.0105, 3.80/365 = 0.0104: 945.00 +
    1144.00 = 2089.00. Monthly to 2 decimals under 30/360: 3.85/12 = 0.32, 3.80/12 = 0.32, the 31st is a 30th: 9 days of
    30 at 0.32 % = 960.00 and 10 = 1066.67, together 2026.67.
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
    return program.run(*args)


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


def differences(*args: str) -> dict[tuple[str, ...], str]:
    """The difference of each reading of a judgment that is compared, by its words."""
    (*shown,) = args[args.index("--vary") + 1].split(",")
    document = json.loads(run("compare", *args, "--format", "json").stdout)
    return {tuple(v["conventions"][name] for name in shown): v["difference"] for v in document["variants"]}


def test_compare_judgments() -> None:
    """The readings of a judgment side by side, from options as from a file; each difference by hand.

    100 days to 2024-05-10. A court fee of 2,000 in the base: 0.35 × 100 = 35.00; damages of 4,000 out of it: −0.70 ×
    100.
    """
    assert differences(*JUDGED, "--cost", "案件受理费=2000", "--vary", "court_fees") == {
        ("out",): "0.00",
        ("in",): "35.00",
    }
    assert differences(*JUDGED, "--damages", "4000", "--vary", "damages_doubled") == {
        ("in",): "0.00",
        ("out",): "-70.00",
    }
    # A closed period of 6 % loses its last day: 100000 × 6% ÷ 365 × 31 = 509.589, × 30 = 493.1507.
    closed = ("--interest", "base=100000,from=2023-01-01,until=2023-01-31,rate=6%")
    assert differences(*JUDGED, *closed, "--vary", "closed") == {("both-ends",): "0.00", ("head",): "-16.44"}
    # A day less, or the last day of performance with it: 17.50 each.
    days = differences(*JUDGED, "--vary", "doubled_days")
    assert days == {("after-last",): "0.00", ("one-less",): "-17.50", ("one-more",): "17.50"}
    # 50 days to 2024-03-21 come to 875.00; 10,875 paid: first 10,875 of principal, or 875 of it and 10,000 of
    # principal. 50 days more on 89,125 (779.84), or on 90,000 (787.50).
    order = differences(*JUDGED, "--pay", "2024-03-21=10875", "--vary", "doubled_order")
    assert order == {("last",): "0.00", ("first",): "7.66"}


def test_compare_judgments_from_a_file(tmp_path: Path) -> None:
    """Two bases side by side: which one a payment reduces, in text, in both languages, and what was not used."""
    case = tmp_path / "case.yaml"
    case.write_text(
        "judgment:\n  principal: 20000\n  perform_by: 2023-12-31\n  interest:\n"
        "    - {base: 10000, from: 2024-01-01, rate: 3.65%}\n    - {base: 10000, from: 2024-01-01, rate: 7.3%}\n"
        "payments: [{date: 2024-01-01, amount: 10000, for: principal}]\nuntil: 2024-01-11\nfiled: 2023-01-01\n",
        encoding="utf-8",
    )
    # Ten days: the first base at 1.00 a day, the second at 2.00; half of each, 15.00.
    found = differences(str(case), "--judgment", "--vary", "bases")
    assert found == {("heaviest",): "0.00", ("listed",): "10.00", ("pro-rata",): "5.00"}
    said = run("compare", "--judgment", str(case), "--vary", "bases").stdout
    assert "负担最重的先减" in said
    assert "filed" in said
    assert "heaviest first" in run("compare", "--judgment", str(case), "--vary", "bases", "--lang", "en").stdout
    assert run("compare", "--judgment", str(case), "--vary", "colour").returncode == 2


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


def test_compare_names_a_line_for_every_publication() -> None:
    """From 2022-01-20 to 2022-08-19, seven publications of 3.70 %. One line: 300,000 × 3.70 % × 211 ÷ 365 = 6,416.71.

    Of 32, 28, 30, 30, 31, 30 and 30 days each: 973.15 + 851.51 + 4 × 912.33 + 942.74 = 6,416.72.
    """
    facts = ("--principal", "300000", "--from", "2022-01-20", "--until", "2022-08-19")
    document = json.loads(run("compare", *facts, "--format", "json").stdout)
    (alone,) = document["alone"]
    assert alone["conventions"]["lines"] == "each-quote"
    assert (alone["interest"], alone["difference"]) == ("6416.72", "0.01")
    assert "分段 → 每次报价各为一段  +0.01" in run("compare", *facts).stdout


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
    rows_both = rows
    assert run("compare", *CLAIM, "--claimed-interest", "31858.77").returncode == 0
    # 50,000 paid on 2022-01-15: 265842.87 and 14192.36 are left; the payment forgotten, 31858.77 would be claimed.
    paid = run(
        "compare",
        *CLAIM,
        "--pay",
        "2022-01-15=50000",
        "--claimed-interest",
        "14192.36",
        "--claimed-principal",
        "300000",
        "--format",
        "json",
    )
    rows = json.loads(paid.stdout)["rows"]
    assert [row["difference"] for row in rows] == ["34157.13", "0.00", "34157.13"]
    # documents.md §3.2: 20,000 repaid, both ends: 19,765.10 is still owed, not accrued.
    after = run("compare", *CLAIM, "--pay", "2021-09-01=20000", "--claimed-interest", "19765.10", "--format", "json")
    assert json.loads(after.stdout)["rows"][1]["reason"] == "首尾日：两头都算"
    total = run("compare", *CLAIM, "--claimed-total", "331887.95", "--format", "json")
    assert json.loads(total.stdout)["rows"] == rows_both
    whole = json.loads(
        run(
            "compare",
            *CLAIM,
            "--pay",
            "2022-01-15=50000",
            "--claimed-total",
            "331858.77",
            "--claimed-principal",
            "300000",
            "--format",
            "json",
        ).stdout
    )["rows"]
    assert [row["reason"] for row in whole] == ["未扣除已还的本金 34,157.13", "漏了 2022-01-15 的还款", ""]
    assert (
        run("compare", *CLAIM, "--claimed-total", "5", "--claimed-interest", "3", "--claimed-principal", "1").returncode
        == 2
    )
    assert run("compare", *CLAIM, "--claimed-principal", "1").returncode == 2
    assert run("compare", *CLAIM, "--vary", "").returncode == 2
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
    assert rows[0] == [
        "本金",
        "到期日",
        "计算至",
        "数字",
        "matches",
        "conventions",
        "difference",
        *MORE,
        "unused",
        "error",
    ]
    both, also = "首尾日：两头都算", "首尾日：算尾不算头；起算日：提前一天（到期日当日）起"
    assert rows[1][4:8] + rows[1][9:] == ["4", both, "0.00", f"{both} | {also}", "", ""]
    slip = "每一段都两头算，每段多一天"
    assert rows[2][4:8] + rows[2][9:] == ["0", slip, "0.00", slip, "", ""]
    assert rows[3][4:] == ["", "", "", "", "", "", "figure: 金额“x”无法识别"]


MORE = ("explanations", "chance")


def test_figures_in_several_processes(tmp_path: Path) -> None:
    """The same rows in the same order, whoever computes them."""
    rows = "".join(f"{300000 + 1000 * n},2020-08-31,2023-06-30,{31858 + n}.77\n" for n in range(20))
    (tmp_path / "t.csv").write_text(f"本金,到期日,计算至,数字\n{rows}", encoding="utf-8")
    one, two = (
        run("verify", "--batch", str(tmp_path / "t.csv"), "--format", "csv", "--workers", workers) for workers in "12"
    )
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 21
    assert run("verify", *CLAIM, "--figure", "31858.77", "--workers", "2").returncode == 2


def test_a_row_of_figures_says_what_it_does_not_use(tmp_path: Path) -> None:
    """In its own row, in both languages; refused there under --strict. 31,858.77 is contract §5's own figure."""
    path = tmp_path / "t.csv"
    path.write_text(
        "本金,到期日,计算至,签订日期,figure\n300000,2020-08-31,2023-06-30,2020-01-02,31858.77\n"
        "300000,2020-08-31,2023-06-30,,31858.77\n",
        encoding="utf-8",
    )
    first, second = json.loads(run("verify", "--batch", str(path), "--format", "json").stdout)
    assert (first["unused"], second["unused"]) == ("签订日期：没有一天的利率受它影响", "")
    first, _ = json.loads(run("verify", "--batch", str(path), "--format", "json", "--lang", "en").stdout)
    assert first["unused"] == "签订日期: no day's rate depends on it"
    done = run("verify", "--batch", str(path), "--format", "json", "--strict")
    first, second = json.loads(done.stdout)
    assert (done.returncode, first["matches"], second["error"]) == (1, "", "")
    assert "未使用：签订日期" in first["error"]


def test_a_table_of_figures_with_a_convention_held(tmp_path: Path) -> None:
    """--count both holds for every row (and is its base): 31,887.95 is as stated;
    what only a row can say is refused.
    """
    path = tmp_path / "t.csv"
    path.write_text("本金,到期日,计算至,figure\n300000,2020-08-31,2023-06-30,31887.95\n", encoding="utf-8")
    done = run("verify", "--batch", str(path), "--count", "both", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert (done.returncode, row["conventions"]) == (0, "全部按本案约定（或默认）")
    assert run("verify", "--batch", str(path), "--principal", "5").returncode == 2


def test_two_tasks_at_once_and_options_of_the_other_task_are_refused() -> None:
    """Nothing that was given is left unread."""
    assert run("verify", *CLAIM, "--figure", "1", "--table", "a.csv", "--judgment").returncode == 2
    assert "只用于 --judgment" in run("verify", *CLAIM, "--figure", "1", "--perform-by", "2022-01-01").stderr
    assert (
        "不适用于 --judgment"
        in run("verify", "--judgment", "--principal", "5", "--figure", "1", "--due", "2022-01-01").stderr
    )


def test_monthly_rates_daily_rates_and_fixed_ends() -> None:
    """Hand calculations: 1,000,000 due 2021-12-31 to 2022-12-31, 365 days.

    2 % a month, by days: 24 % × 365 ÷ 365 = 240,000; its daily part 24 % ÷ 365 = 0.0658 % to four decimals: 658 × 365 =
    240,170. A daily rate meets no year: 0.05 % × 365 = 182,500 under one basis only. LPR of the end, 2022-12-31: 3.65
    %.
    """
    facts = {"principal": "1000000", "due": "2021-12-31", "until": "2023-01-01"}
    monthly = case_of(**facts, overdue_rate="2%/月", conventions={"cap": "none"})
    found = {
        (v.conventions["rate_rounding"], v.conventions["basis"], v.conventions["count"]): v.interest
        for v in variants(monthly, RATES, vary=("rate_rounding",))
    }
    assert (found["none", "365", "head"], found["day-4", "365", "head"]) == (24_000_000, 24_017_000)
    daily = list(variants(case_of(**facts, overdue_rate="0.05%/日", conventions={"cap": "none"}), RATES))
    assert {v.conventions["basis"] for v in daily} == {"365"}
    assert 18_250_000 in {v.interest for v in daily}
    at_end = [v for v in variants(case_of(**facts), RATES) if v.conventions["lpr"] == "fixed@2023-01-01"]
    assert min(at_end, key=lambda v: v.departures).interest == 3_650_000


def test_every_dimension_has_words_in_both_languages() -> None:
    """Nothing is printed as a bare code in Chinese."""
    from lpr_calc.reports.verify_words import NAMES, word

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
            "principal": "300000",
            "perform_by": "2023-12-21",
            "interest": {"base": "300000", "from": "2023-07-03", "rate": "LPR"},
            "costs": [{"name": "案件受理费", "amount": "2900"}],
        },
    }

    @pytest.mark.parametrize(
        ("figure", "item", "differs"),
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


class TestLinesAndDailyDays:
    """Contract §2 `lines`; law.md §10: the days of a daily rate are the calendar's,
    `verify` tries the other reading.
    """

    def test_a_line_for_every_publication(self) -> None:
        """Fen by fen over 35 publications: three fen more than 31858.77 (contract §5)."""
        case = parse_case(as_tree({"principal": 300000, "interest_from": "2020-09-01", "until": "2023-06-30"}), TODAY)
        own = rows_by_quote(300000)
        matches, _, _ = search(case, RATES, own)
        assert own != 3185877
        assert matches[0].departures == 1
        assert matches[0].conventions["lines"] == "each-quote"

    def test_thirty_days_a_month_at_a_daily_rate(self) -> None:
        """0.04 % a day on 300000: 120 a day; 33 months and 29 days of 30-day months = 1019 days = 122280."""
        facts = {
            "principal": 300000,
            "interest_from": "2020-09-01",
            "until": "2023-06-30",
            "overdue_rate": "日万分之四",
            "signed": "2020-08-25",
        }
        matches, _, _ = search(parse_case(as_tree(facts), TODAY), RATES, 12228000)
        assert (matches[0].departures, matches[0].conventions["daily_days"]) == (1, "30/360")


def rows_by_quote(principal: int) -> int:
    """The claim of contract §5 made as a table with a row for every publication, from the YAML table alone."""
    import yaml

    rows = yaml.safe_load((FROZEN / "lpr_rates.yaml").read_text(encoding="utf-8"))["rates"]
    start, end = date(2020, 9, 1), date(2023, 6, 30)
    days = [date.fromisoformat(str(row["effective"])) for row in rows]
    total = 0
    for row, first, after in zip(rows, days, [*days[1:], date(2099, 1, 1)], strict=True):
        count = (min(after, end) - max(first, start)).days
        if count > 0:
            exact = Fraction(principal * 100) * Fraction(str(row["one_year"])) / 100 * count / 365
            total += (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return total


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
    done = program.run("verify", "--judgment", *facts, "--figure", figure, "-q")
    assert said in done.stdout


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        # 100000 × 0.0175% × 30 = 525 first, 9475 to principal: 90525 × 0.0175% × 30 = 475.26, all that is still owed of
        # it.
        ("475.26", "加倍部分：最先抵"),
        # 525 + 90000 × 0.0175% × 30 = 997.50 is right; the payment a day later: 17.50 × 31 + 15.75 × 29 = 999.25
        ("999.25", "2024-04-30 的还款当成了 2024-05-01"),
        # 10000 taken as 1000: 525 + 99000 × 0.0175% × 30 = 1044.75
        ("1044.75", "2024-04-30 的还款 10,000.00 当成了 1,000.00"),
    ],
)
def test_slips_about_a_payment(figure: str, said: str) -> None:
    """100000 by 2024-03-31, 10000 paid on 2024-04-30, to 2024-05-30."""
    facts = (
        "--principal",
        "100000",
        "--perform-by",
        "2024-03-31",
        "--pay",
        "2024-04-30=10000",
        "--until",
        "2024-05-30",
    )
    done = program.run("verify", "--judgment", *facts, "--figure", figure, "-q")
    assert said in done.stdout
