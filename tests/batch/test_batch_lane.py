"""The quick lane of a batch gives what the whole path gives, to the fen and to the line, or nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_rows import HEADINGS, TODAY, claim, wording
from lpr_calc.batch.block_rows import BlockRows
from lpr_calc.batch.bytewise import bytewise, worded
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.lane import Lane
from lpr_calc.batch.rows import Computer
from lpr_calc.rates.series import Rates
from lpr_calc.reports.data import LINE_COLUMNS
from paths import TESTS, read_yaml
from sizes import default_or_broad, default_or_large

CASES = [
    case
    for path in sorted((TESTS / "cases").glob("*.yaml"))
    for case in read_yaml(path)
    if "totals" in case or "lines" in case
]
AMOUNTS = st.one_of(
    st.integers(1, 10**11).map(lambda fen: f"{fen // 100}.{fen % 100:02d}"),
    st.integers(1, 10**8).map(str),
    st.sampled_from(
        [
            "1.5万",
            "叁拾万元整",
            "300,000.00",
            "¥5",
            "0",
            "-1",
            "1.234",
            "abc",
            "１２３",
            "007.10",
            "0.00",
            "1.2.34",
            "1_0.00",
        ]
    ),
)
DAYS = st.one_of(
    st.dates(date(2014, 6, 1), date(2026, 12, 31)).map(str),
    st.sampled_from(["2021/3/4", "2022年1月20日", "20220820", "2022-02-30", "today", "x", ""]),
)


@pytest.mark.broad
@given(
    st.lists(
        st.tuples(
            AMOUNTS,
            DAYS,
            DAYS,
            DAYS,
            st.sampled_from(["", "LPR", "4xLPR", "LPR+50bp", "1.5倍LPR", "LPR5Y", "24%"]),
            st.sampled_from(["", "none", "auto"]),
            st.sampled_from(["", "both", "tail", "neither"]),
            st.sampled_from(["", "360", "365", "actual"]),
            st.sampled_from(["", "5y"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_odd_values(rows: list[tuple[str, ...]]) -> None:
    """Values of every kind, right and wrong: the same outcome, errors included."""
    columns = columns_of(
        ["本金", "到期日", "起息日", "计算至", "逾期利率", "利率上限", "count", "basis", "tenor"], {}, "t"
    )
    quick, whole = Computer(Rates(), TODAY), Computer(Rates(), TODAY)
    for row in [*rows, *rows]:
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row)


@pytest.mark.parametrize("strict", [False, pytest.param(True, marks=pytest.mark.broad)])
@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_claims_with_everything(strict: bool, seed: int) -> None:
    """Payments, costs, in-term interest, ceilings, conventions: the same figures, lines and errors, the same told."""
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(HEADINGS, {}, "t")
    quick, whole = (Computer(Rates(), TODAY, strict, itemised=True) for _ in range(2))
    pool = [wording(rng), [""] * 9, ["", "24%", *[""] * 7], ["12%", *[""] * 8], ["", "4xLPR", *[""] * 7]]
    for _ in range(12):
        row = claim(rng, rng.choice(pool))
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row
    assert set(quick.assumed) == set(whole.assumed)


@pytest.mark.broad
@default_or_large(23, 1)
def test_every_case_file(size: int) -> None:
    """Each case again and again, so that the lane has its turn: what `calculate` gives, and some it does take."""
    taken = 0
    for case in CASES[::size]:
        facts = case["case"]
        columns = columns_of(list(facts), {}, "t")
        cells = [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in facts.values()]
        if "payments" in facts:
            plain = all(set(paid) <= {"date", "amount"} for paid in facts["payments"])
            if plain:
                cells[list(facts).index("payments")] = ";".join(f"{p['date']}={p['amount']}" for p in facts["payments"])
        quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
        right = whole.the_whole_way(columns, cells)
        for _ in range(6):
            assert quick.of_cells(columns, cells) == right, case["name"]
        lane = quick.lane(columns)
        taken += lane is not None and lane.figures(cells) is not None
    assert len(CASES) > 100
    assert taken > 20 // size


def laid(rows: Sequence[Sequence[str]]) -> BlockRows:
    """Rows as those of a block, each on a line."""
    cells = [list(map(bytewise, row)) for row in rows]
    return BlockRows(range(len(rows)), ["|".join(row) for row in cells], len(cells[0]), cells)


def row_of(**cells: str) -> list[str]:
    """Return a row of a table with every heading."""
    return [cells.get(heading, "") for heading in HEADINGS]


PLAIN = row_of(本金="300000", 到期日="2020-08-31", 计算至="2023-06-30")
TAKEN = {
    # contract §5: 15030.82 + 968.22 + 6507.95 + 9060.00 + 291.78; one day more at 3.55 % is 29.178
    "plain": (PLAIN, ("31858.77", "331858.77", "29.18", "300000.00")),
    # contract §5: 15842.87 of interest and 34157.13 of principal paid; 25.856 a day on the rest
    "payments": (
        row_of(本金="300000", 到期日="2020-08-31", 计算至="2023-06-30", 还款="2022-01-15=50000"),
        ("30035.23", "280035.23", "25.86", "265842.87"),
    ),
    # 24 % cut to four times the LPR of 2021-05-20: 100000 × 15.4 % × 365/365
    "ceiling": (
        row_of(本金="100000", 到期日="2021-12-31", 计算至="2023-01-01", 逾期利率="24%", 合同成立日="2021-06-01"),
        ("15400.00", "115400.00", "42.19", "100000.00"),
    ),
    # A contract of 2019: from 2020-08-20 the ceiling of the day of suit, 4 × 3.45 %: 100000 × 13.8 %
    "ceiling at suit": (
        row_of(
            本金="100000",
            到期日="2021-12-31",
            计算至="2023-01-01",
            逾期利率="24%",
            合同成立日="2019-06-01",
            起诉日="2024-01-02",
        ),
        ("13800.00", "113800.00", "37.81", "100000.00"),
    ),
    # Nothing agreed, old rule: 6 % for 232 days to 2020-08-19 (3813.70), 3.85 % for 134 days (1413.42)
    "before 2020-08-20": (
        row_of(本金="100000", 到期日="2019-12-31", 计算至="2021-01-01"),
        ("5227.12", "105227.12", "10.55", "100000.00"),
    ),
    # 30 % cut to 24 % for 232 days (15254.79), then to 4 × 3.85 % of the day of suit for 134 days (5653.70)
    "two ceilings": (
        row_of(
            本金="100000",
            到期日="2019-12-31",
            计算至="2021-01-01",
            逾期利率="30%",
            合同成立日="2018-06-01",
            起诉日="2021-03-01",
        ),
        ("20908.49", "120908.49", "42.19", "100000.00"),
    ),
    # 100000 × 12 % for 365 days in term and 365 days overdue
    "in term": (
        row_of(
            本金="100000",
            期内利率="12%",
            合同成立日="2021-01-01",
            出借日="2021-01-01",
            到期日="2021-12-31",
            计算至="2023-01-01",
        ),
        ("24000.00", "124000.00", "32.88", "100000.00"),
    ),
    # 100000 × 10 % × 365/365, the notice fee of 300 open
    "costs": (
        row_of(
            本金="100000", 到期日="2021-12-31", 计算至="2023-01-01", 逾期利率="10%", 利率上限="none", 费用="公告费=300"
        ),
        ("10000.00", "110300.00", "27.40", "100000.00"),
    ),
}


@pytest.mark.parametrize("what", TAKEN)
def test_it_is_used(what: str) -> None:
    """The properties above would hold for a lane that never answers."""
    row, figures = TAKEN[what]
    columns = columns_of(HEADINGS, {}, "t")
    computer = Computer(Rates(), TODAY)
    lane = computer.lane(columns)
    assert lane is not None
    for _ in range(5):  # What is new goes the whole way until everything was told once.
        assert computer.of_cells(columns, row).cells == (*figures, "2026-09-20", "", "", "")
    found = lane.figures(row, itemised=True)
    assert found is not None
    assert tuple(f"{fen // 100}.{fen % 100:02d}" for fen in found[1:]) == figures
    assert sum(int(line[LINE_COLUMNS.index("interest")].replace(".", "")) for line in lane.lines) == found[1]


def test_the_first_day_of_a_ceiling_with_other_counts() -> None:
    """The ceiling of the day of suit begins on 2020-08-20, also where the day before is the first and does not
    count.
    """
    row = row_of(本金="15000", 逾期利率="18%", 算头算尾="neither", 到期日="2020-08-18", 计算至="2022-10-20")
    columns = columns_of(HEADINGS, {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    for _ in range(4):
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row)
    # 2020-08-20 to 2022-10-19 are 791 days: 15000 × 14.6 % × 791 / 365 = 4746.00
    assert quick.of_cells(columns, row).cells[0] == "4746.00"


@given(
    st.lists(
        st.tuples(
            AMOUNTS,
            DAYS,
            DAYS,
            st.sampled_from(["甲", "a\tb", "[", "'x", "\x7f", ""]),
            st.sampled_from(["", "4xLPR"]),
            st.sampled_from(["", "2022-01-15=1"]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_the_hot_loop_is_the_lane(rows: list[tuple[str, ...]]) -> None:
    """What the loop puts back is each row and its figures; what it leaves is left whole."""
    columns = columns_of(["本金", "到期日", "计算至", "债务人", "逾期利率", "还款"], {}, "t")
    lane, other = (Lane(columns, Rates(), TODAY) for _ in range(2))
    for chosen in ("", "4xLPR"):
        for _ in range(2):
            for one in (lane, other):
                one.figures(["1", "2021-01-01", "2027-03-01", "", chosen, ""])
    put: list[str] = []
    risky = {n for n, row in enumerate(rows) if row[3][:1] in ("[", "'")}
    left = [*lane.plain.echo(laid(rows), risky, ",k,", put.append)]
    kept = [n for n in range(len(rows)) if n not in left]
    assert len(put) == len(kept)
    for text, n in zip(put, kept, strict=True):
        found = other.figures(rows[n])
        assert found is not None
        figures = ",".join(f"{fen // 100}.{fen % 100:02d}" for fen in found[1:])
        assert worded(text) == f"{'|'.join(rows[n])},{figures},k,"


KINDS = {
    "sale": ["本金", "到期日", "计算至", "类型"],
    "instalments": ["本金", "到期日", "计算至", "还款"],
    "bank": ["本金", "到期日", "计算至", "类型", "期内利率", "出借日"],
    "several": ["loans", "计算至", "还款"],
    "days": ["本金", "到期日", "计算至", "逾期利率", "合同成立日", "出借日", "起诉日"],
}


def of_kind(kind: str, rng: random.Random) -> list[str]:
    """A random row of one of the kinds that take most of the law."""
    due = date(2018, 6, 1) + timedelta(rng.randrange(2600))
    end = str(due + timedelta(rng.randrange(90, 1500)))
    sums = str(rng.choice([900, 30000, 123456.78]))
    paid = ";".join(
        f"{due + timedelta(rng.randrange(1, 80))}={rng.randrange(1, 900)}" for _ in range(rng.choice([0, 2, 5]))
    )
    if kind == "sale":
        return [sums, str(due), end, "sale"]
    if kind == "instalments":
        return ["900", ";".join(f"{due + timedelta(30 * i)}=300" for i in range(3)), end, paid]
    if kind == "bank":
        lent = due - timedelta(rng.choice([30, 365, 366, 900]))
        return [sums, str(due), end, "bank-loan", rng.choice(["6%", "LPR+55bp", "0.4%/月"]), str(lent)]
    if kind == "several":
        loans = [{"id": name, "principal": sums, "due": str(due + timedelta(rng.randrange(60)))} for name in "abc"]
        return [json.dumps(loans[: rng.choice([1, 3])]), end, paid]
    day = due - timedelta(rng.choice([1, 40, 700]))
    return [
        sums,
        str(due),
        end,
        rng.choice(["", "24%", "4xLPR"]),
        *rng.choice([["", ""], [str(day), ""], [str(day), str(day + timedelta(1))]]),
        rng.choice(["", end]),
    ]


@pytest.mark.broad
@pytest.mark.parametrize("kind", KINDS)
@given(st.integers(0, 2**40))
def test_rows_of_every_kind(kind: str, seed: int) -> None:
    """Sales, instalments, bank loans, several loans: figures, lines, warnings and what is not used,
    as the whole way gives them.
    """
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(KINDS[kind], {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    for _ in range(6):
        row = of_kind(kind, rng)
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row


@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_every_kind_are_taken(kind: str) -> None:
    """The property above would hold for a lane that never answers."""
    rng = random.Random(5)  # noqa: S311
    columns = columns_of(KINDS[kind], {}, "t")
    lane = Lane(columns, Rates(), TODAY)
    assert sum(lane.figures(of_kind(kind, rng)) is not None for _ in range(100)) > 60


@pytest.mark.parametrize("first", [1, 40])
def test_a_suit_before_the_due_day_is_told_whatever_went_before(first: int) -> None:
    """Rows of one wording whose due days lie on both sides of the day of suit, between the same two quotes."""
    columns = columns_of(["本金", "合同成立日", "起诉日", "到期日", "计算至", "逾期利率"], {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    for due in (first, *range(10, 21), *range(20, 9, -1)):
        day = date(2022, 6, 15) + timedelta(due - 15)
        row = ["100000", "2019-01-05", "2022-06-15", str(day), "2023-06-01", "24%"]
        found = quick.of_cells(columns, row)
        assert found == whole.the_whole_way(columns, row)
        assert ("起诉日 2022-06-15 时债务还没有到期" in str(found)) == (due > 15), due


def test_the_sum_that_is_not_due_is_told_whatever_went_before() -> None:
    """Rows that differ in their sums alone, half of each not due on the day of computation."""
    columns = columns_of(["本金", "合同成立日", "到期日", "计算至", "逾期利率"], {}, "t")
    quick, whole = (Computer(Rates(), TODAY) for _ in range(2))
    for part in (400, 4000, 300):
        row = [str(2 * part), "2022-01-05", f"2022-06-30={part};2022-12-31={part}", "2022-10-01", "12%"]
        found = quick.of_cells(columns, row)
        assert found == whole.the_whole_way(columns, row)
        assert f"本金 {part}.00 元尚未到期" in str(found)


def test_a_basis_that_decides_nothing_is_told_whatever_went_before() -> None:
    """0.025 % a day is 9.125 % a year: three times the LPR is below it from 2025-05-20 on (3 × 3.00 %), not in the
    first half of 2022 (3 × 3.70 %). The shorter claim has lines by the day alone: the basis decides nothing of it.
    """
    columns = columns_of(["本金", "到期日", "计算至", "逾期利率", "利率上限", "年天数"], {}, "t")
    said = ["0.025%/日", "3xLPR", "365"]
    longer = ["300000.00", "2021-12-31", "2025-12-31", *said]
    shorter = ["300000.00", "2022-01-05", "2022-06-01", *said]
    computer = Computer(Rates(), TODAY)
    assert [computer.of_cells(columns, longer).cells[-2] for _ in range(3)] == [""] * 3
    found = computer.of_cells(columns, shorter)
    # from 2022-01-06, 146 days × 75.00
    assert found.cells[0] == "10950.00"
    assert found.cells[-2].startswith("年天数：")


@pytest.mark.parametrize("kind", ["other", "sale", "sme-payment", "construction", "private-lending"])
@pytest.mark.parametrize("cap", ["12%", "none"])
@pytest.mark.parametrize("rate", ["", "10%", "LPR"])
def test_a_ceiling_that_nothing_meets_is_told(kind: str, cap: str, rate: str) -> None:
    """What of a stated ceiling is not used is told by the lane as by the whole path. No price, and no other debt, has a
    ceiling that the law gives: one that is asked for decides nothing where no rate was agreed.
    """
    columns = columns_of(["本金", "到期日", "计算至", "类型", "利率上限", "逾期利率"], {}, "t")
    row = ["300000.00", "2022-08-22", "2026-08-01", kind, cap, rate]
    quick, whole = Computer(Rates(), TODAY), Computer(Rates(), TODAY)
    found = [quick.of_cells(columns, row) for _ in range(3)]
    assert found == [whole.the_whole_way(columns, row)] * 3
    if not rate and kind == "other":
        assert found[0].cells[-2].startswith("利率上限：")


@pytest.mark.broad
@given(st.integers(0, 2**40), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seed: int, order: random.Random) -> None:
    """What is told of a row, and what of it is not used, is the same whatever rows of other wordings went before it."""
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(HEADINGS, {}, "t")
    pool = [wording(rng) for _ in range(3)] + [[""] * 9, ["", "24%", *[""] * 7], ["12%", *[""] * 8]]
    rows = [claim(rng, rng.choice(pool)) for _ in range(12)]
    told = []
    assumed = []
    for _ in range(2):
        computer = Computer(Rates(), TODAY)
        found = {n: computer.of_cells(columns, rows[n]) for n in order.sample(range(len(rows)), len(rows))}
        told.append([(found[n].notices, found[n].cells[-2], found[n].error) for n in range(len(rows))])
        assumed.append(set(computer.assumed))
    assert told[0] == told[1]
    assert assumed[0] == assumed[1]


@default_or_broad(400, 1500)
def test_plain_rows_are_put_back_as_the_walk_has_them(size: int) -> None:
    """Every plain row, of each wording and on every day, comes back with the figures of the walk."""
    columns = columns_of(["本金", "到期日", "计算至", "逾期利率", "类型", "算头算尾", "利率上限"], {}, "t")
    rng = random.Random(3)  # noqa: S311
    rows = []
    for _ in range(size):
        due = date(2015, 6, 1) + timedelta(rng.randrange(3900))
        said = rng.choice([("", ""), ("", "sale"), ("24%", ""), ("4xLPR", ""), ("", "other"), ("", "sme-payment")])
        end = due + timedelta(rng.randrange(900))
        rows.append(
            [
                f"{rng.randrange(1, 10**6)}.{rng.randrange(100):02d}",
                str(due),
                str(end),
                *said,
                rng.choice(["", "both"]),
                "",
            ]
        )
    lane, other = (Lane(columns, Rates(), TODAY) for _ in range(2))
    for row in rows:
        lane.figures(row)
    put: list[str] = []
    left = {*lane.plain.echo(laid(rows), set(), ",k,", put.append)}
    kept = [n for n in range(len(rows)) if n not in left]
    assert len(put) == len(kept) > size * 2 // 5
    for text, n in zip(put, kept, strict=True):
        found = other.figures(rows[n])
        assert found is not None
        assert not other.warnings
        assert not other.unused
        figures = ",".join(f"{fen // 100}.{fen % 100:02d}" for fen in found[1:])
        assert worded(text) == f"{'|'.join(rows[n])},{figures},k,"
