"""`verify --table`: the other side's table, with one planted error of each kind, found and named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lpr_calc.dates import iso
from lpr_calc.errors import LprError
from lpr_calc.rates import Rates
from lpr_calc.verify_table import TableReport, check_table, read_table

RATES = Rates()
HEAD = ["序号", "计息基数（元）", "起算日", "截止日", "天数", "年利率", "利息（元）"]
# documents.md §3.2: 300,000, both ends counted, 365 days, one-year LPR; 31,887.95.
GOOD = [
    ["1", "300,000.00", "2020年9月1日", "2021年12月19日", "475", "3.85%", "15,030.82"],
    ["2", "300,000.00", "2021年12月20日", "2022年1月19日", "31", "3.80%", "968.22"],
    ["3", "300,000.00", "2022年1月20日", "2022年8月21日", "214", "3.70%", "6,507.95"],
    ["4", "300,000.00", "2022年8月22日", "2023年6月19日", "302", "3.65%", "9,060.00"],
    ["5", "300,000.00", "2023年6月20日", "2023年6月30日", "11", "3.55%", "320.96"],
]
SUM = ["合计", "", "", "", "1033", "", "31,887.95"]


def check(rows: list[list[str]], total: list[str] | None = None) -> TableReport:
    """Check a table."""
    read, stated = read_table(list(enumerate([HEAD, *rows, *([total] if total else [])], 1)), "t.csv")
    return check_table(read, RATES, stated)


def planted(row: int, column: int, text: str, *more: tuple[int, int, str]) -> list[list[str]]:
    """Return the good table with a cell changed."""
    rows = [list(r) for r in GOOD]
    for r, c, value in ((row, column, text), *more):
        rows[r][c] = value
    return rows


def test_a_right_table() -> None:
    """Nothing is found; both ends, 365 days and the plain LPR are recognised."""
    report = check(GOOD, SUM)
    assert report.findings == ()
    assert (report.shared, report.basis, report.multiple, report.right) == (1, 365, 1_000_000, 3188795)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # 300000 × 3.80% × 32 ÷ 365 = 999.45
        (planted(1, 4, "32", (1, 6, "999.45")), [(3, "days", "天数 32，应为 31")]),
        # 300000 × 3.65% × 214 ÷ 365 = 6420.00
        (planted(2, 5, "3.65%", (2, 6, "6420.00")), [(4, "quote", "2022-01-20 适用 2022-01-20 的报价 3.70%，表中是 3.65%")]),
        # 213 days: 300000 × 3.70% × 213 ÷ 365 = 6477.53
        (planted(2, 2, "2022-01-21", (2, 4, "213"), (2, 6, "6477.53")), [(4, "gap", "与上一行之间漏了 1 天（2022-01-20 至 2022-01-20）")]),
        # 32 days at 3.80 %: 999.45; the last of them already has 3.70 %.
        (planted(1, 3, "2022-01-20", (1, 4, "32"), (1, 6, "999.45")),
         [(3, "change", "2022-01-20 起报价变为 3.70%，应另起一行"), (4, "overlap", "与上一行重复 1 天（2022-01-20 至 2022-01-20）")]),
        (planted(3, 6, "9160.00"), [(5, "product", "300,000.00 × 3.65% × 302 ÷ 365 = 9,060.00，表中是 9,160.00")]),
        (planted(0, 3, "2020-08-31", (0, 4, "475")), [(2, "dates", "末日早于首日"), (3, "gap", "与上一行之间漏了 475 天（2020-09-01 至 2021-12-19）")]),
    ],
    ids=["days", "quote", "gap", "overlap", "product", "dates"],
)  # fmt: skip
def test_one_planted_error(rows: list[list[str]], found: list[tuple[int, str, str]]) -> None:
    """Each kind of error is named with its row, and nothing else is."""
    assert [(f.line, f.rule, f.message.zh) for f in check(rows).findings] == found


GOOD_ROWS = [
    ("2020-09-01", "2021-12-19", 475, 1503082), ("2021-12-20", "2022-01-19", 31, 96822), ("2022-01-20", "2022-08-21", 214, 650795),
    ("2022-08-22", "2023-06-19", 302, 906000), ("2023-06-20", "2023-06-30", 11, 32096),
]  # fmt: skip
"""documents.md §3.2."""


@pytest.mark.parametrize(
    "rows",
    [
        GOOD,
        planted(1, 4, "32", (1, 6, "999.45")),
        planted(2, 5, "3.65%", (2, 6, "6420.00")),
        planted(2, 2, "2022-01-21", (2, 4, "213"), (2, 6, "6477.53")),
        planted(1, 3, "2022-01-20", (1, 4, "32"), (1, 6, "999.45")),
        planted(3, 6, "9160.00"),
        # Two rows for one: nothing changes on 2022-12-20.
        [*GOOD[:3], ["4", "300000", "2022-08-22", "2022-12-19", "120", "3.65%", "3600.00"],
         ["5", "300000", "2022-12-20", "2023-06-19", "182", "3.65%", "5460.00"], GOOD[4]],
    ],
    ids=["right", "days", "quote", "gap", "overlap", "product", "split"],
)  # fmt: skip
def test_the_right_table(rows: list[list[str]]) -> None:
    """Whatever single error was planted, the right table is the one of the documents page."""
    report = check(rows)
    assert [(iso(r.first), iso(r.last), r.days, r.interest) for r in report.right_rows] == GOOD_ROWS
    assert report.right == 3188795


def test_a_table_of_two_debts_starts_again() -> None:
    """The second debt begins on a day of its own: 100000 × 3.85% × 30 ÷ 365 = 316.44."""
    rows = [*GOOD, ["6", "100000", "2020-09-01", "2020-09-30", "30", "3.85%", "316.44"]]
    report = check(rows)
    assert report.findings == ()
    assert report.right == 3188795 + 31644


def test_a_sum_that_does_not_foot() -> None:
    """31,887.95 written as 31,987.95."""
    report = check(GOOD, [*SUM[:6], "31,987.95"])
    assert [(f.line, f.rule, f.message.zh) for f in report.findings] == [
        (0, "sum", "各行之和是 31,887.95，合计写作 31,987.95")
    ]


def test_a_multiple_of_the_lpr_and_360_days_head() -> None:
    """1.5 × LPR, 360 days, last days not counted: 300000 × 5.775% × 475 ÷ 360 = 22859.38, × 5.70% × 31 = 1472.50."""
    rows = [
        ["1", "300000", "2020-09-01", "2021-12-20", "475", "5.775%", "22859.38"],
        ["2", "300000", "2021-12-20", "2022-01-20", "31", "5.70", "1472.50"],
    ]
    report = check(rows)
    assert report.findings == ()
    assert (report.shared, report.basis, report.multiple) == (0, 360, 1_500_000)
    # The same with the quote of the wrong month: 300000 × 5.775% × 31 ÷ 360 = 1491.88.
    rows[1][5:] = ["5.775%", "1491.88"]
    assert "适用 2021-12-20 的报价 3.80% × 1.5，即 5.70%" in check([*rows, ["3", "300000", "2022-01-20", "2022-02-20", "31", "5.55%", "1433.75"]]).findings[0].message.zh  # fmt: skip


def test_a_fixed_rate_is_not_held_against_the_lpr() -> None:
    """One rate on every row: days and products only. 100000 × 15.4% × 31 ÷ 365 = 1307.95; × 28 = 1181.37."""
    rows = [
        ["1", "100000", "2021-12-01", "2021-12-31", "31", "15.4%", "1307.95"],
        ["2", "100000", "2022-01-01", "2022-01-28", "28", "15.4%", "1181.37"],
    ]
    report = check(rows)
    assert (report.findings, report.multiple) == ((), 0)


def test_headings_and_cells_that_cannot_be_read() -> None:
    """All at once, with what would be right; English headings are known too."""
    with pytest.raises(LprError) as caught:
        read_table([(1, ["甲", "乙"])], "t.csv")
    assert len(caught.value.problems) == 5
    assert caught.value.problems[0].where == "t.csv:1"
    with pytest.raises(LprError) as caught:
        read_table([(1, HEAD), (2, ["1", "abc", "2020-13-01", "2021-12-19", "475", "3.85%", "1"])], "t.csv")
    assert [problem.where for problem in caught.value.problems] == ["t.csv:2", "t.csv:2"]
    rows, total = read_table(
        [(1, ["From", "To", "Base", "Rate %", "Interest"]), (2, ["2020-09-01", "2020-09-30", "1000", "3.85", "3.16"])],
        "t",
    )
    assert (rows[0].days, rows[0].interest, total) == (None, 316, None)


def test_the_command(tmp_path: Path) -> None:
    """Exit 0 for a right table, 1 for a wrong one; GB18030 as Chinese Windows saves it; JSON."""

    def run(rows: list[list[str]], *args: str) -> subprocess.CompletedProcess[str]:
        path = tmp_path / "t.csv"
        text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEAD, *rows, SUM])
        path.write_bytes(text.encode("gb18030"))
        command = [sys.executable, "-m", "lpr_calc", "verify", "--table", str(path), *args]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    done = run(GOOD)
    assert (done.returncode, "没有发现错误" in done.stdout) == (0, True)
    wrong = run(planted(3, 6, "9160.00"), "--format", "json")
    document = json.loads(wrong.stdout)
    assert wrong.returncode == 1
    assert [finding["rule"] for finding in document["findings"]] == ["product", "sum"]
    assert (document["basis"], document["multiple"], document["right"]) == ("365", "1", "31887.95")
    assert document["right_rows"][4] == {
        "first_day": "2023-06-20", "last_day": "2023-06-30", "days": 11, "base": "300000.00", "quote_date": "2023-06-20",
        "rate": "3.55", "interest": "320.96",
    }  # fmt: skip
    table = run(GOOD, "--format", "csv")
    assert table.stdout.splitlines()[1] == "2020-09-01,2021-12-19,475,300000.00,2020-08-20,3.85,15030.82"
