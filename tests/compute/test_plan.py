"""Instalments: they add up to the debt to the fen, interest is re-computed by hand and by a second way,
dates go by months.
"""

from __future__ import annotations

import json
import subprocess
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import program
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.plan import PlanStatement, PlanTerms, dates_every, plan
from lpr_calc.rates.series import Rates
from lpr_calc.reports.plan import clause
from lpr_calc.reports.words import zh_number
from lpr_calc.values.rate_text import parse_rate
from lpr_calc.values.tree import as_tree
from paths import ROOT

ZHANG = "tests/data/matters/zhang-v-li.yaml"
TODAY = date(2026, 11, 24)


def settled(terms: PlanTerms, **facts: Any) -> PlanStatement:
    """A plan for a claim of facts."""
    return plan(parse_case(as_tree(facts), TODAY), Rates(), terms)


def day(text: str) -> int:
    """Return a day number."""
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("first", "every", "days"),
    [
        ("2023-07-31", "1m", ["2023-07-31", "2023-08-31", "2023-09-30", "2023-10-31"]),
        ("2023-12-31", "2m", ["2023-12-31", "2024-02-29", "2024-04-30", "2024-06-30"]),
        ("2023-03-31", "1q", ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]),
        ("2024-02-29", "1y", ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28"]),
        ("2024-02-20", "2w", ["2024-02-20", "2024-03-05", "2024-03-19", "2024-04-02"]),
        ("2024-02-20", "10d", ["2024-02-20", "2024-03-01", "2024-03-11", "2024-03-21"]),
        ("2024-01-15", "m", ["2024-01-15", "2024-02-15", "2024-03-15", "2024-04-15"]),
    ],
)
def test_days_of_instalments(first: str, every: str, days: list[str]) -> None:
    """民法典 202 条: the corresponding day of the first, else the month's last day."""
    assert [iso(found) for found in dates_every(day(first), every, 4)] == days


def test_the_sample_agreement() -> None:
    """documents.md §10 还款协议: 5 × 55,000 + 56,887.95 = 331,887.95, word for word."""
    done = run(ZHANG, "--instalments", "6", "--each", "5.5万", "--first", "2023-07-31", "--format", "json")
    found = json.loads(done.stdout)
    assert [row["amount"] for row in found["instalments"]] == ["55000.00"] * 5 + ["56887.95"]
    assert (found["debt"], found["total"], found["interest_added"]) == ("331887.95", "331887.95", "0.00")
    # First the interest of 31,887.95, then principal: 55,000 − 31,887.95 = 23,112.05.
    assert [row["interest"] for row in found["instalments"]] == ["31887.95", *["0.00"] * 5]
    assert found["instalments"][0]["principal"] == "23112.05"
    assert [row["balance"] for row in found["instalments"]] == [
        "276887.95",
        "221887.95",
        "166887.95",
        "111887.95",
        "56887.95",
        "0.00",
    ]
    assert found["clause"] == (
        "双方确认截至2023年6月30日，乙方欠甲方本金300000元、利息31887.95元，合计331887.95元（大写："
        "人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分）。"
        "乙方分六期偿还：2023年7月31日、8月31日、9月30日、10月31日、11月30日各55000元，2023年12月31日56887.95元；"
        "各期款项先抵利息后抵本金。"
        "乙方按期足额履行的，甲方不再主张2023年7月1日起的利息；任何一期逾期超过三日的，剩余款项全部提前到期，"
        "并自2023年7月1日起以未还本金为基数"
        "按一年期贷款市场报价利率计算利息至实际清偿之日止，甲方为实现债权支出的诉讼费、保全费、律师费由乙方负担。"
    )


def test_equal_parts() -> None:
    """331,858.77 ÷ 7 = 47,408.395…: six of 47,408.39, the last 47,408.43."""
    terms = PlanTerms(dates_every(day("2023-07-31"), "1m", 7))
    found = settled(terms, principal="300000", due="2020-08-31", until="2023-06-30")
    assert [row.amount for row in found.instalments] == [4740839] * 6 + [4740843]


def test_with_interest_by_hand() -> None:
    """10,000 lent at nothing, due 2024-01-01, settled on 2024-01-02 in two parts at 6 %: 2024-02-02 and 2024-03-02.

    2024-01-02 to 01-02: no overdue interest yet. 31 days: 10000 × 6% × 31 ÷ 365 = 50.9589 → 50.96. At a level sum of
    5,037.35 the principal falls to 5,013.61; 29 days: 5013.61 × 6% × 29 ÷ 365 = 23.9005 → 23.90; the last is 5,037.51,
    more than level. At 5,037.43: 5,013.53, 23.90, last 5,037.43. One fen less does not do: 5,037.42 leaves 5,037.44.
    """
    terms = PlanTerms((day("2024-02-02"), day("2024-03-02")), None, parse_rate("6%"))
    found = settled(terms, principal="10000", due="2024-01-01", until="2024-01-02", signed="2023-01-01")
    assert (found.debt, found.interest) == (1000000, 0)
    assert [(r.amount, r.interest, r.principal, r.balance) for r in found.instalments] == [
        (503743, 5096, 498647, 501353),
        (503743, 2390, 501353, 0),
    ]
    assert found.more == 5096 + 2390


KINDS: dict[str, dict[str, str]] = {
    "private-lending": {"due": "2024-01-01", "rate": "无息"},
    "bank-loan": {"lent": "2023-01-01", "due": "2024-01-01", "rate": "6%", "interest_from": "2024-01-02"},
    "sale": {"due": "2024-01-01"},
    "sme-payment": {"due": "2024-01-01"},
    "construction": {"due": "2024-01-02"},
    "other": {"due": "2024-01-01"},
}
"""Of every kind, a debt of 10,000 that is overdue since 2024-01-02."""


@pytest.mark.parametrize("overdue", ["未约定", "1%", "8%"])
def test_a_settlement_takes_the_rate_it_names_of_every_kind(overdue: str) -> None:
    """What the parties settle on is what the instalments bear: nothing where no rate is named, else that rate.

    Above all no floor raises it: 令802 17条 speaks of the rate of the contract. The confirmed interest is paid with the
    first instalment of 3,000; of 10,000 at 1 %: 31 days 10000 × 1% × 31 ÷ 365 = 8.4931 → 8.49.
    """
    days = (day("2024-02-02"), day("2024-03-02"))
    for kind, terms in KINDS.items():
        facts: dict[str, Any] = dict(terms, kind=kind, principal="10000", signed="2023-01-01", until="2024-01-02")
        facts |= {"overdue_rate": overdue, "conventions": {"basis": "365"}}
        free = settled(PlanTerms(days), **facts)
        assert free.more == 0, kind
        assert sum(row.amount for row in free.instalments) == free.debt
        found = settled(PlanTerms(days, 300000, parse_rate("1%")), **facts)
        first, last = found.instalments
        assert (first.interest, first.principal) == (found.interest + 849, 300000 - found.interest - 849), kind
        exact = Fraction(1000000 - first.principal) * 29 / 36500
        assert (last.interest, last.principal) == (int(exact + Fraction(1, 2)), 1000000 - first.principal)
        assert last.balance == 0


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 30),
    st.integers(100, 5_000_000),
    st.sampled_from(["0.5%", "3%", "12%", "0.03%/日"]),
    st.integers(0, 800),
)
def test_interest_by_a_second_way(number: int, yuan: int, rate: str, late: int) -> None:
    """Every row re-computed from its balance; amounts add up; the level sum is the smallest that does."""
    due = day("2021-06-30")
    confirmed = due + 1 + late
    terms = PlanTerms(dates_every(confirmed + 20, "1m", number), None, parse_rate(rate))
    found = settled(terms, principal=str(yuan), due="2021-06-30", until=iso(confirmed), signed="2021-01-01")
    per_day = Fraction(rate.split("%")[0]) / 100 / (1 if "日" in rate else 365)
    open_interest, principal, before = found.interest, found.principal, found.since
    added = 0
    for row in found.instalments:
        exact = principal * per_day * (row.day - before)
        accrued = int(exact + Fraction(1, 2))
        if row.principal or row is found.instalments[-1]:
            added += accrued
            open_interest += accrued
            before = row.day
        assert row.amount == row.interest + row.principal
        open_interest -= row.interest
        principal -= row.principal
    assert (principal, open_interest, added) == (0, 0, found.more)
    assert sum(row.amount for row in found.instalments) == found.debt + found.more
    level, last = found.instalments[0].amount, found.instalments[-1].amount
    assert all(row.amount == level for row in found.instalments[:-1])
    assert last <= level


@given(st.integers(1, 40), st.integers(40, 10**12))
def test_parts_add_up(number: int, fen: int) -> None:
    """Whatever the number, equal parts and the rest are the debt to the fen, and no part is nothing."""
    terms = PlanTerms(dates_every(day("2024-01-31"), "1m", number))
    principal = f"{fen // 100}.{fen % 100:02d}"
    found = settled(terms, principal=principal, due="2023-12-30", until="2023-12-31", signed="2021-01-01")
    amounts = [row.amount for row in found.instalments]
    assert sum(amounts) == found.debt == fen
    assert amounts[-1] >= amounts[0] > 0
    assert amounts[-1] - amounts[0] < number
    assert found.instalments[-1].balance == 0


def test_a_judgment_is_settled_in_enforcement() -> None:
    """The debt of documents.md §4.3 (both ends, 2024-06-30): 323,341.92; costs first;
    the clause resumes enforcement.
    """
    facts = {
        "judgment": {
            "date": "2023-11-24",
            "perform_by": "2023-12-21",
            "principal": "300000",
            "interest": {"base": "300000", "from": "2023-07-03", "rate": "LPR"},
            "costs": [{"name": "案件受理费", "amount": "2900"}],
        },
        "until": "2024-06-30",
        "conventions": {"count": "both"},
    }
    case = parse_case(as_tree(facts), TODAY, loans_needed=False)
    found = plan(case, Rates(), PlanTerms((day("2024-07-31"), day("2024-08-31"))))
    assert (found.debt, found.costs, found.interest) == (32334192, 290000, 1036192 + 1008000)
    assert found.instalments[0].costs == 290000
    assert "恢复执行原判决" in clause(found)


def test_numbers_in_words() -> None:
    """三、十、十二、二十、三十六、一百、一百零二、一百二十。"""
    assert [zh_number(n) for n in (3, 10, 12, 20, 36, 100, 102, 120)] == [
        "三",
        "十",
        "十二",
        "二十",
        "三十六",
        "一百",
        "一百零二",
        "一百二十",
    ]


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return program.run("plan", *args, cwd=ROOT)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            (),
            "错误：--instalments: 缺少这一项（例：--instalments 6 --first 2026-01-31）\n"
            "错误：--first: 缺少这一项（例：--instalments 6 --first 2026-01-31）\n",
        ),
        (
            ("--instalments", "6", "--first", "2023-06-30"),
            "错误：--first: 第一期 2023-06-30 不晚于确认日 2023-06-30（写确认日以后的日期）\n",
        ),
        (("--instalments", "0", "--first", "2023-07-30"), "错误：--instalments: “0”不是期数（例：36（1～600））\n"),
        (
            ("--instalments", "6", "--first", "2023-07-30", "--every", "1x"),
            "错误：--every: “1x”不是间隔（例：1m、3m、1q、2w、10d）\n",
        ),
        (
            ("--date", "2023-07-30", "--date", "2023-07-30"),
            "错误：--date: 2023-07-30 不晚于 2023-07-30（各期日期依次递增）\n",
        ),
        (
            ("--instalments", "3", "--first", "2023-07-30", "--each", "20万"),
            "错误：--each: 前 2 期每期 200,000.00 元，已不少于全部欠款，最后一期没有余额（减少每期金额或期数）\n",
        ),
        (
            ("--instalments", "3", "--first", "2023-07-30", "--with-interest", "15%"),
            "错误：--with-interest: 分期利率“15%”超过保护上限（不超过年利率 14.20%）\n",
        ),
    ],
)
def test_refused(args: tuple[str, ...], said: str) -> None:
    """Each with what was read and what would be right. 14.2 % is four times 3.55 %,
    the LPR at the suit of 2023-06-30.
    """
    done = run(ZHANG, *args)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_nothing_owed() -> None:
    """A debt that was paid cannot be paid by instalments."""
    with pytest.raises(LprError) as caught:
        settled(
            PlanTerms((day("2024-01-01"),)),
            principal="100",
            due="2023-01-01",
            until="2023-06-30",
            payments=[{"date": "2023-01-02", "amount": "200"}],
        )
    assert caught.value.problems[0].code == "plan-nothing"
