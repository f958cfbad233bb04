"""`verify`: how did they get that number? Peers' outputs come from a public comparison of calculators."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
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
from lpr_calc.verify.combinations import variants
from lpr_calc.verify.conventions import DIMENSIONS, base_of
from lpr_calc.verify.explain import explain
from lpr_calc.verify.search import search
from lpr_calc.verify.slips import explanations
from paths import FROZEN
from program import run
from sizes import thinned

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

    @pytest.mark.broad
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
        thinned(
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
            3,
            broad=1,
        ),
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

    @pytest.mark.broad
    @pytest.mark.parametrize(
        ("figure", "said"),
        thinned(
            [
                (3003525, "每次还款时利息四舍五入一次"),  # 15842.88 + 14192.37
                (1584287, "只算到 2022-01-15 的还款为止"),  # 15030.82 + 300000 × 3.80 % × 26 ÷ 365 = 812.05
                (28185877, "还款最后从本息合计里减，本金一直未减"),  # 300000 + 31858.77 − 50000
                (3185877, "漏了 2022-01-15 的还款"),
                # All 50,000 off the principal: 15030.82, 300000 × 3.80 % × 26 ÷ 365 = 812.05, then on 250,000 3.80 % ×
                # 5 days = 130.14, 3.70 % × 214 = 5423.29, 3.65 % × 302 = 7550.00, 3.55 % × 10 = 243.15.
                (1503082 + 81205 + 13014 + 542329 + 755000 + 24315, "还款先抵本金"),
            ],
            2,
            broad=1,
        ),
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

    @pytest.mark.broad
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
