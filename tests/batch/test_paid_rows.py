"""Rows with payments: the law is asked once for all claims of one wording that begin between the same days, and each
comes to what it comes to alone.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.lane import Lane
from lpr_calc.batch.rows import Computer
from lpr_calc.casefile.model import Case
from lpr_calc.compute.claim import Scheduled, schedule_case
from lpr_calc.rates.series import Rates

TODAY = date(2026, 11, 24)
HEADINGS = [
    *("编号", "本金", "到期日", "起息日", "计算至", "还款", "费用"),
    *("类型", "逾期利率", "利率上限", "算头算尾", "年天数", "LPR期限", "还款当日", "抵充顺序"),
]
MARKS = ("2015-09-01", "2019-08-20", "2020-08-20", "2020-09-20", "2022-01-20", "2026-09-20", "2026-10-20")
"""Days on which the law or a quote changes, and the last ones of the table."""
WORDINGS = [
    {},
    {"类型": "sale"},
    {"类型": "other"},
    {"类型": "sme-payment"},
    {"类型": "construction"},
    {"逾期利率": "4xLPR", "利率上限": "none"},
    {"逾期利率": "24%", "利率上限": "none"},
    {"逾期利率": "24%"},
    {"逾期利率": "日万分之五", "利率上限": "none"},
    {"逾期利率": "LPR+50bp", "LPR期限": "5y"},
    {"逾期利率": "0.03%/日", "利率上限": "3xLPR"},
    {"逾期利率": "LPR-400bp", "利率上限": "none"},
    {"类型": "sale", "逾期利率": "10%"},
]


def wording(rng: random.Random) -> dict[str, str]:
    """What decides how rows are computed."""
    choice = rng.choice
    return {
        "算头算尾": choice(["", "", "both", "tail", "neither"]),
        "年天数": choice(["", "", "", "360", "365", "actual", "30/360"]),
        "还款当日": choice(["", "", "", "", "old", "new"]),
        "抵充顺序": choice([""] * 6 + ["principal,interest,costs", "interest,costs,principal", "pro-rata"]),
        **choice(WORDINGS),
    }


def row_of(rng: random.Random, said: dict[str, str], begun: str, near: date) -> list[str]:
    """A row of a wording with payments that begins ``near`` a day: now and then they are made before the first day, on
    it, on the last one, after it, several on one day, more than is owed.
    """
    choice = rng.choice
    due = near + timedelta(choice([rng.randint(-3, 3), rng.randint(-60, 60)]))
    end = date.fromisoformat(choice(MARKS)) + timedelta(rng.randint(-3, 3))
    until = choice([end, *(due + timedelta(rng.randint(-1, 900)) for _ in range(3))])
    length = max((until - due).days, 1)
    principal = choice([rng.randint(1, 99), rng.randint(100, 10**6), rng.randint(10**6, 10**11)])
    inside = [rng.randint(1, length) for _ in range(choice([1, 1, 2, 5, 20]))]
    days = [*inside, *choice([[], [], [], [], [inside[0]], [0], [1], [2], [length], [length + 1], [-5]])]
    most = choice([principal // (3 * len(days)), principal // len(days), principal * 2]) + 1
    paid = [f"{due + timedelta(day)}={yuan(rng.randint(1, most))}{choice(['', '', '', ':auto'])}" for day in days]
    if rng.random() < 0.03:
        paid.append(choice(["2021-02-30=1", f"{due + timedelta(2)}=0", f"{due + timedelta(2)}=5:principal", "x"]))
    facts = {
        "编号": choice(["", "A 1", "B2"]),
        "本金": yuan(principal),
        begun: str(due),
        "计算至": str(until),
        "还款": choice([";".join(paid)] * 12 + [""]),
        "费用": choice([""] * 30 + ["公告费=300"]),
        **said,
    }
    return [facts.get(heading, "") for heading in HEADINGS]


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


@pytest.mark.parametrize("begun", ["到期日", "起息日"])
@settings(max_examples=max(settings().max_examples // 4, 2))
@given(st.integers(0, 2**40))
def test_each_comes_to_what_it_comes_to_alone(begun: str, seed: int) -> None:
    """Figures, lines, what is told, what is not used and what is wrong; whatever rows went before."""
    rng = random.Random(seed)  # noqa: S311 -- rows to try, no secrets
    columns = columns_of(HEADINGS, {}, "t")
    strict = rng.random() < 0.1
    quick, whole = (Computer(Rates(), TODAY, strict, itemised=True) for _ in range(2))
    sums = Computer(Rates(), TODAY, strict)
    pool = [wording(rng) for _ in range(2)]
    near = rng.choice([date.fromisoformat(rng.choice(MARKS[:-2])), date(2019, 1, 1) + timedelta(rng.randrange(2200))])
    for _ in range(30):
        row = row_of(rng, rng.choice(pool), begun, near)
        right = whole.the_whole_way(columns, row)
        assert quick.of_cells(columns, row) == right, row
        assert sums.of_cells(columns, row) == right._replace(lines=()), row
    assert set(quick.assumed) == set(whole.assumed) == set(sums.assumed)


@pytest.mark.parametrize("count", ["", "both", "tail", "neither"])
@pytest.mark.parametrize("said", [{}, {"逾期利率": "LPR", "利率上限": "none"}, {"类型": "sale"}], ids=str)
def test_the_days_on_which_rows_are_read_otherwise(count: str, said: dict[str, str]) -> None:
    """Rows that begin and end on every side of the days the law names, of a quote and of the last day of the table,
    once it is known what those before and after have in common.
    """
    columns = columns_of(HEADINGS, {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    rng = random.Random(count)  # noqa: S311
    begins = ["2015-08-30", "2018-05-05", "2019-08-18", "2019-08-19", "2020-08-18", "2020-08-19", "2020-09-20"]
    begins += ["2021-12-18", "2021-12-19"]
    ends = ["2020-08-19", "2020-08-20", "2020-08-21", "2020-08-22", "2020-08-23", "2020-08-24", "2021-12-19"]
    ends += ["2021-12-20", "2021-12-21", "2024-01-01", "2026-10-18", "2026-10-19", "2026-10-20", "2026-10-21"]
    pairs = [(begin, end) for begin in begins for end in ends if begin < end]
    rng.shuffle(pairs)
    for begin, end in [*((begin, "2023-01-01") for begin in begins), *pairs]:
        first, last = date.fromisoformat(begin), date.fromisoformat(end)
        day = rng.choice([first, first + timedelta(1), first + (last - first) / 2, last - timedelta(1), last])
        facts = {
            "本金": "1000000.00",
            "到期日": begin,
            "计算至": end,
            "还款": f"{day}=100.01",
            "算头算尾": count,
            **said,
        }
        row = [facts.get(heading, "") for heading in HEADINGS]
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row


@pytest.mark.parametrize("paid", ["", "2020-09-05=10"])
def test_an_early_end_leaves_no_rate_behind(paid: str) -> None:
    """A claim up to August 2020 was suable only then, when the rules of 2015 were in force, not only for its days
    (31条2款): what its first line rests on is not what that of a later end rests on.
    """
    columns = columns_of(["本金", "到期日", "计算至", "还款"], {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    for end in ("2021-05-01", "2021-05-02", "2020-08-01", "2021-05-02"):
        row = ["1000", "2019-01-10", end, paid if end > "2020-09-05" else paid and "2019-09-05=10"]
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row


ORDERED = [
    {"还款当日": "old"},
    {"还款当日": "new"},
    {"抵充顺序": "principal,interest,costs"},
    {"抵充顺序": "interest,costs,principal"},
    {"还款当日": "old", "抵充顺序": "principal,costs,interest"},
]


@pytest.mark.parametrize("said", ORDERED, ids=str)
def test_how_payments_are_taken_is_used_where_another_way_gives_another_interest(said: dict[str, str]) -> None:
    """On a few fen no way does: whether it is used is found out by computing again. Most rows need no search."""
    columns = columns_of(HEADINGS, {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    lane = quick.lane(columns)
    assert lane is not None
    taken = 0
    for n, (principal, paid) in enumerate([("500000.00", "6000.07"), ("0.03", "0.01"), ("90000.00", "0.01")] * 8):
        day = date(2020, 9, 22) + timedelta(n)
        payments = f"{day + timedelta(90)}={paid};{day + timedelta(100)}={paid}"
        facts = {"本金": principal, "到期日": str(day), "计算至": "2023-01-01", "还款": payments, **said}
        row = [facts.get(heading, "") for heading in HEADINGS]
        right = whole.the_whole_way(columns, row)
        assert [quick.of_cells(columns, row) for _ in range(2)] == [right] * 2, row
        taken += lane._paid.figures(row, True) is not None
    assert 8 <= taken <= 16


def plain_rows(count: int) -> list[list[str]]:
    """Rows that differ in all their days and sums, of claims that fell due under one quote."""
    rng = random.Random(4)  # noqa: S311
    rows = []
    for n in range(count):
        due = date(2020, 9, 21) + timedelta(n)
        days = sorted(rng.sample(range(2, 800), 5))
        paid = ";".join(f"{due + timedelta(day)}={rng.randint(1, 9000)}" for day in days)
        rows.append([f"{100000 + 7 * n}.10", str(due), str(due + timedelta(800 + n)), paid])
    return rows


@pytest.mark.parametrize("itemised", [False, True])
def test_the_law_is_asked_once(itemised: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The property above would hold for a lane that asks it every time: it is asked of the first two rows of a wording,
    and once for all. The quote of the first day is that of each row, so that lines of other first days ask for it.
    """
    asked = []

    def counted(case: Case, rates: Rates) -> Scheduled:
        asked.append(case)
        return schedule_case(case, rates)

    for where in ("figures", "throughout"):
        monkeypatch.setattr(f"lpr_calc.compute.{where}.schedule_case", counted)
    lane = Lane(columns_of(["本金", "到期日", "计算至", "还款"], {}, "t"), Rates(), TODAY)
    rows = plain_rows(25)
    assert all(lane.figures(row, itemised) is not None for row in [*rows, *rows])
    assert len(asked) == (27 if itemised else 3)


def test_what_it_comes_to_by_hand() -> None:
    """contract §5: to 2022-01-15 300,000.00 bear 15,842.87; 50,000.00 pay that and 34,157.13 of the principal, and the
    rest 14,192.36 to 2023-06-30. The second row is the first but for its due date, a day later, within one quote: it
    bears 3.85 % for a day less, 31.64, on which the payment leaves so much less principal.
    """
    columns = columns_of(["本金", "到期日", "计算至", "还款"], {}, "t")
    lane = Lane(columns, Rates(), TODAY)
    row = ["300000", "2020-08-31", "2023-06-30", "2022-01-15=50000"]
    for _ in range(2):
        assert lane.figures(row) == (30000000, 3003523, 28003523, 2586, 26584287)
    found = lane.figures(["300000", "2020-09-01", "2023-06-30", "2022-01-15=50000"])
    assert found is not None
    # 300000 × 3.85 % × 475 / 365 = 15030.82 becomes 474 days, 14999.18; the principal left is 26581123 fen
    assert found[4] == 26584287 - (1503082 - 1499918)


@pytest.mark.parametrize("rate", ["", "24%"])
def test_rows_with_costs_and_those_that_end_early_are_not_taken_for_like_ones(rate: str) -> None:
    """Behind rows that taught how their wording is read."""
    columns = columns_of(HEADINGS, {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))

    def row(due: str, until: str, paid: str, costs: str = "") -> list[str]:
        facts = {
            "本金": "300000",
            "到期日": due,
            "计算至": until,
            "还款": f"{paid}=1000",
            "费用": costs,
            "逾期利率": rate,
        }
        return [facts.get(heading, "") for heading in HEADINGS]

    dues = ("2018-01-31", "2020-08-10", "2020-09-22")
    rows = [row(due, "2022-01-01", "2021-01-05") for due in dues]
    rows += [row(due, "2022-03-01", "2021-01-06", "公告费=300") for due in dues]
    rows += [row(due, f"2020-08-{day}", "2020-08-12") for due in dues for day in range(13, 29)]
    rows += [row(due, f"2020-09-{day}", "2020-09-23") for due in dues for day in range(21, 29)]
    for cells in rows:
        assert quick.of_cells(columns, cells) == whole.the_whole_way(columns, cells), cells
