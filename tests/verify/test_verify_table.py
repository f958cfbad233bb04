"""`verify --table`: the other side's table, with one planted error of each kind, found and named."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import program
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.rates.series import Rates
from lpr_calc.verify.read import read_table
from lpr_calc.verify.table import TableReport, check_table

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
    table = read_table(list(enumerate([HEAD, *rows, *([total] if total else [])], 1)), "t.csv")
    return check_table(table, RATES)


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
    assert (report.shared, report.basis, report.multiple, report.right) == (1, "365", 1_000_000, 3188795)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # 300000 × 3.80% × 32 ÷ 365 = 999.45
        (planted(1, 4, "32", (1, 6, "999.45")), [(3, "days", "天数 32，应为 31")]),
        # 300000 × 3.65% × 214 ÷ 365 = 6420.00
        (
            planted(2, 5, "3.65%", (2, 6, "6420.00")),
            [(4, "quote", "2022-01-20 适用 2022-01-20 的报价 3.70%，表中是 3.65%")],
        ),
        # 213 days: 300000 × 3.70% × 213 ÷ 365 = 6477.53
        (
            planted(2, 2, "2022-01-21", (2, 4, "213"), (2, 6, "6477.53")),
            [(4, "gap", "与上一行之间漏了 1 天（2022-01-20 至 2022-01-20）")],
        ),
        # 32 days at 3.80 %: 999.45; the last of them already has 3.70 %.
        (
            planted(1, 3, "2022-01-20", (1, 4, "32"), (1, 6, "999.45")),
            [
                (3, "change", "2022-01-20 起报价变为 3.70%，应另起一行"),
                (4, "overlap", "与上一行重复 1 天（2022-01-20 至 2022-01-20）"),
            ],
        ),
        (planted(3, 6, "9160.00"), [(5, "product", "300,000.00 × 3.65% × 302 ÷ 365 = 9,060.00，表中是 9,160.00")]),
        (
            planted(0, 3, "2020-08-31", (0, 4, "475")),
            [(2, "dates", "末日早于首日"), (3, "gap", "与上一行之间漏了 475 天（2020-09-01 至 2021-12-19）")],
        ),
    ],
    ids=["days", "quote", "gap", "overlap", "product", "dates"],
)
def test_one_planted_error(rows: list[list[str]], found: list[tuple[int, str, str]]) -> None:
    """Each kind of error is named with its row, and nothing else is."""
    assert [(f.line, f.rule, f.message.zh) for f in check(rows).findings] == found


GOOD_ROWS = [
    ("2020-09-01", "2021-12-19", 475, 1503082),
    ("2021-12-20", "2022-01-19", 31, 96822),
    ("2022-01-20", "2022-08-21", 214, 650795),
    ("2022-08-22", "2023-06-19", 302, 906000),
    ("2023-06-20", "2023-06-30", 11, 32096),
]
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
        [
            *GOOD[:3],
            ["4", "300000", "2022-08-22", "2022-12-19", "120", "3.65%", "3600.00"],
            ["5", "300000", "2022-12-20", "2023-06-19", "182", "3.65%", "5460.00"],
            GOOD[4],
        ],
    ],
    ids=["right", "days", "quote", "gap", "overlap", "product", "split"],
)
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
        (0, "sum", "各行之和是 31,887.95，合计写作 31,987.95（一位数字写错）")
    ]


def test_a_multiple_of_the_lpr_and_360_days_head() -> None:
    """1.5 × LPR, 360 days, last days not counted: 300000 × 5.775% × 475 ÷ 360 = 22859.38, × 5.70% × 31 = 1472.50."""
    rows = [
        ["1", "300000", "2020-09-01", "2021-12-20", "475", "5.775%", "22859.38"],
        ["2", "300000", "2021-12-20", "2022-01-20", "31", "5.70", "1472.50"],
    ]
    report = check(rows)
    assert report.findings == ()
    assert (report.shared, report.basis, report.multiple) == (0, "360", 1_500_000)
    # The same with the quote of the wrong month: 300000 × 5.775% × 31 ÷ 360 = 1491.88.
    rows[1][5:] = ["5.775%", "1491.88"]
    assert (
        "适用 2021-12-20 的报价 3.80% × 1.5，即 5.70%"
        in check([*rows, ["3", "300000", "2022-01-20", "2022-02-20", "31", "5.55%", "1433.75"]]).findings[0].message.zh
    )


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
    table = read_table(
        [(1, ["From", "To", "Base", "Rate %", "Interest"]), (2, ["2020-09-01", "2020-09-30", "1000", "3.85", "3.16"])],
        "t",
    )
    assert (table.rows[0].days, table.rows[0].interest, table.total) == (None, 316, None)


def table_of(text: str) -> TableReport:
    """Check a table written with bars between its cells."""
    cells = [(number, row.split("|")) for number, row in enumerate(text.strip().splitlines(), 1)]
    return check_table(read_table(cells, "t"), RATES)


def test_a_table_as_people_make_them() -> None:
    """A title above, the period in one column, units in the cells, a spaced total, a note below: nothing is wrong."""
    report = table_of("""
表一 逾期利息计算表（单位：元）||||
序号|计息期间|本金|计息天数|适用LPR|应计利息
1|2020年9月1日至2021年12月19日|300,000.00|475天|3.85%|15,030.82
2|2021.12.20-2022.1.19||31天|3.80%|968.22元
3|2022/1/20～2022/8/21||214|3.70%|6,507.95
4|20220822—20230619||302|3.65%|9,060.00
5|2023-06-20至2023-06-30||11|3.55%|320.96
合  计|||1033天||31,887.95
注：按一年期LPR计算||||
""")
    assert report.findings == ()
    assert [(iso(r.first), iso(r.last), r.days, r.interest) for r in report.right_rows] == GOOD_ROWS


def test_english_headings_head_counting_and_a_grand_total() -> None:
    """Days from one date to the next; 31,858.77."""
    report = table_of("""
Start Date|End Date|No. of Days|Principal Amount (RMB)|Interest Rate (p.a.)|Interest Amount
2020-09-01|2021-12-20|475|300000|3.85%|15030.82
2021-12-20|2022-01-20|31|300000|3.80%|968.22
2022-01-20|2022-08-22|214|300000|3.70%|6507.95
2022-08-22|2023-06-20|302|300000|3.65%|9060.00
2023-06-20|2023-06-30|10|300000|3.55%|291.78
Grand Total|||||31858.77
""")
    assert (report.findings, report.shared, report.right) == ((), 0, 3185877)


def test_both_days_of_each_row_but_not_the_cut_off_day() -> None:
    """算头不算尾 with inclusive rows: only the last row has a day less, and its product says so; 31,858.77."""
    rows = [list(row) for row in GOOD]
    rows[4][4], rows[4][6] = "10", "291.78"
    report = check(rows)
    assert (report.findings, report.followed.open_ended, report.right) == ((), True, 3185877)
    # Where the product is that of 11 days, the 10 is an error.
    rows[4][6] = "320.96"
    assert [(f.line, f.rule) for f in check(rows).findings] == [(6, "days"), (6, "product")]


@pytest.mark.parametrize(
    ("heads", "cells", "rule"),
    [
        (
            "起|止|天数|本金|利率|利息",
            "2020-09-01|2021-12-19|475|300000|0.0385|15030.82",
            (1, 1_000_000),
        ),  # a share of one
        ("起|止|天数|本金|年利率（%）|利息", "2020-09-01|2021-12-19|475|300000|3.85|15030.82", (1, 1_000_000)),
        # 300000 × 15.40 % × 475 ÷ 365 = 60123.29
        ("起|止|天数|本金|LPR|倍数|利息", "2020-09-01|2021-12-19|475|300000|3.85%|4倍|60123.29", (1, 4_000_000)),
        ("起|止|天数|本金|利率|利息", "2020-09-01|2021-12-19|475|300000|3.85%×4|60123.29", (1, 4_000_000)),
        # The five-year LPR: 300000 × 4.65 % × 475 ÷ 365 = 18154.11
        ("起|止|天数|本金|利率|利息", "2020-09-01|2021-12-19|475|300000|4.65%|18154.11", (1, 1_000_000)),
        # 300000 × 0.0175 % × 365 = 19162.50
        ("起|止|天数|本金|利率|利息", "2022-03-01|2023-02-28|365|300000|日万分之一点七五|19162.50", (1, 0)),
        ("起|止|天数|本金|日利率|利息", "2022-03-01|2023-02-28|365|300000|0.0175%|19162.50", (1, 0)),
        # An unrounded formula of a spreadsheet: 15030.8219178082
        ("起|止|天数|本金|利率|利息", "2020-09-01|2021-12-19|475|300000|3.85%|15030.8219178082", (1, 1_000_000)),
    ],
)
def test_ways_to_write_a_rate(heads: str, cells: str, rule: tuple[int, int]) -> None:
    """Nothing is wrong with any of them."""
    report = table_of(f"{heads}\n{cells}")
    assert (report.findings, (report.shared, report.multiple)) == ((), rule)


def test_sums_of_unrounded_cells_of_parts_and_of_days() -> None:
    """15030.8219… + 968.2191… = 15999.0411; a part's sum and the days are held against their rows."""
    text = """
起|止|天数|本金|利率|利息
2020-09-01|2021-12-19|475|300000|3.85%|15030.8219178082
2021-12-20|2022-01-19|31|300000|3.80%|968.219178082192
小计||506|||15999.04
2020-09-01|2020-09-30|30|100000|3.85%|316.44
小计||30|||316.44
合计||536|||16315.48
"""
    assert table_of(text).findings == ()
    wrong = table_of(text.replace("小计||506|||15999.04", "小计||507|||15999.40"))
    assert [(f.line, f.rule, f.message.zh) for f in wrong.findings] == [
        (4, "sum", "各行之和是 15,999.04，合计写作 15,999.40（数字次序写错）"),
        (4, "sum-days", "各行天数之和是 506，合计写作 507"),
    ]


def test_a_claim_beside_the_table(tmp_path: Path) -> None:
    """The claim's period, base and rate are held against the rows; its own lines are the right table.

    50,000 paid on 2022-01-15 leave 265,842.87: the second row should end there, and the later ones are on 300,000.
    """
    path = tmp_path / "t.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEAD, *GOOD, SUM]), encoding="utf-8")

    def run(*args: str) -> dict[str, Any]:
        claim = ["--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30"]
        done = program.run("verify", "--table", str(path), "--format", "json", *claim, *args)
        document: dict[str, Any] = json.loads(done.stdout)
        return document

    own = run()
    assert [(f["row"], f["rule"]) for f in own["findings"]] == [(6, "end")]
    assert own["right"] == "31858.77"
    assert run("--count", "both")["findings"] == []
    paid = run("--count", "both", "--pay", "2022-01-15=50000")
    assert [(f["row"], f["rule"]) for f in paid["findings"]] == [
        (3, "base-change"),
        (4, "base"),
        (5, "base"),
        (6, "base"),
    ]
    assert paid["findings"][0]["message"] == "2022-01-15 起基数变为 265,842.87，应另起一行"
    other = run("--count", "both", "--overdue-rate", "6%", "--signed", "2020-08-20")
    assert {f["rule"] for f in other["findings"]} == {"rate"}


def test_a_workbook_with_percent_cells_and_dates(tmp_path: Path) -> None:
    """Percent as a number with its format, dates as dates, a title over the headings."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["利息计算明细表"])
    sheet.append([])
    sheet.append(["序号", "计息本金（元）", "起始日期", "截止日期", "天数", "年利率", "利息（元）"])
    rates = (0.0385, 0.038, 0.037, 0.0365, 0.0355)
    for number, ((first, last, days, fen), rate) in enumerate(zip(GOOD_ROWS, rates, strict=True), 1):
        sheet.append([number, 300000, date.fromisoformat(first), date.fromisoformat(last), days, rate, fen / 100])
        sheet.cell(sheet.max_row, 6).number_format = "0.00%"
    sheet.append(["合计", None, None, None, 1033, None, 31887.95])
    book.save(tmp_path / "t.xlsx")
    done = program.run("verify", "--table", str(tmp_path / "t.xlsx"), "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["findings"], document["right"]) == (0, [], "31887.95")


def test_an_empty_table_and_days_that_are_no_number() -> None:
    """Said plainly, with the place."""
    with pytest.raises(LprError) as caught:
        read_table([], "t.csv")
    assert caught.value.problems[0].code == "table-empty"
    with pytest.raises(LprError) as caught:
        read_table([(1, HEAD), (2, [*GOOD[0][:4], "许多", *GOOD[0][5:]])], "t.csv")
    assert caught.value.problems[0].message.zh == "天数：“许多”不是天数"


def test_the_command(tmp_path: Path) -> None:
    """Exit 0 for a right table, 1 for a wrong one; GB18030 as Chinese Windows saves it; JSON."""

    def run(rows: list[list[str]], *args: str) -> subprocess.CompletedProcess[str]:
        path = tmp_path / "t.csv"
        text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEAD, *rows, SUM])
        path.write_bytes(text.encode("gb18030"))
        return program.run("verify", "--table", str(path), *args)

    done = run(GOOD)
    assert (done.returncode, "没有发现错误" in done.stdout) == (0, True)
    wrong = run(planted(3, 6, "9160.00"), "--format", "json")
    document = json.loads(wrong.stdout)
    assert wrong.returncode == 1
    assert [finding["rule"] for finding in document["findings"]] == ["product", "sum"]
    assert (document["basis"], document["multiple"], document["right"]) == ("365", "1", "31887.95")
    assert document["right_rows"][4] == {
        "first_day": "2023-06-20",
        "last_day": "2023-06-30",
        "days": 11,
        "base": "300000.00",
        "quote_date": "2023-06-20",
        "rate": "3.55",
        "unit": "year",
        "interest": "320.96",
    }
    table = run(GOOD, "--format", "csv")
    assert table.stdout.splitlines()[1] == "2020-09-01,2021-12-19,475,300000.00,2020-08-20,3.85,15030.82"
