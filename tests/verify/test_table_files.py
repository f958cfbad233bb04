"""`verify --table` reads tables as they come: sheets, Word documents, units, two headings, our own results."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

import case_files
import program
from computed import claim
from lpr_calc.base.errors import LprError
from lpr_calc.cli.table_file import interest_cells
from lpr_calc.compute.statement import Statement
from lpr_calc.documents.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.render.model import Table
from lpr_calc.reports.data import line_dict, lines_rows
from lpr_calc.reports.verify_table import document_of
from lpr_calc.verify.own import cells_of_csv, cells_of_lines
from lpr_calc.verify.read import read_table
from lpr_calc.verify.table import TableReport, check_table
from sizes import thinned

RATES = Rates()
GIVEN: dict[str, Any] = {"renamed": (), "units": (), "sheet": "", "hidden": ""}
# documents.md §3.2, the last day not counted (contract §5): 31,858.77.
ROWS = [
    ("2020年9月1日", "2021年12月19日", "475", "300,000.00", "3.85%", "15,030.82"),
    ("2021年12月20日", "2022年1月19日", "31", "300,000.00", "3.80%", "968.22"),
    ("2022年1月20日", "2022年8月21日", "214", "300,000.00", "3.70%", "6,507.95"),
    ("2022年8月22日", "2023年6月19日", "302", "300,000.00", "3.65%", "9,060.00"),
    ("2023年6月20日", "2023年6月29日", "10", "300,000.00", "3.55%", "291.78"),
]


def report_of(cells: Sequence[tuple[int, Sequence[str]]], statement: Statement | None = None) -> TableReport:
    return check_table(read_table(cells, "t"), RATES, claim=statement)


def table_of(text: str, statement: Statement | None = None) -> TableReport:
    """Check a table written with bars between its cells."""
    return report_of([(number, row.split("|")) for number, row in enumerate(text.strip().splitlines(), 1)], statement)


def computed(matter: Mapping[str, Any]) -> Statement:
    return claim(matter, today=case_files.TODAY, rates=RATES)


CLAIMS = [(name, entry["case"]) for name, entry in case_files.claims() if "error" not in entry]


@pytest.mark.broad
@pytest.mark.parametrize("part", thinned(range(4), 4, broad=1))
def test_nothing_is_wrong_with_the_lines_of_any_result(part: int) -> None:
    """Every claim worked in the cases, read back from its JSON, and from its CSV."""
    for number, (name, matter) in enumerate(CLAIMS[part::4]):
        statement = computed(matter)
        if not statement.lines:
            continue
        cells = cells_of_lines([line_dict(line) for line in statement.lines])
        assert report_of(cells).findings == (), name
        assert report_of(cells, statement).findings == (), name
        if number % 10:
            continue
        text = lines_rows(statement.lines, "csv").lstrip("\ufeff")
        rows = [(number, row.split(",")) for number, row in enumerate(text.splitlines(), 1)]
        if '"' not in text:
            assert cells_of_csv(rows) == cells, name


@pytest.mark.broad
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("part", thinned(range(2), 2, broad=1))
def test_nothing_is_wrong_with_our_schedules(ending: str, part: int, tmp_path: Path) -> None:
    """As papers: merged cells, the sum, what is noted below, the sheets and tables beside it."""
    pytest.importorskip("docx")
    pytest.importorskip("xlsxwriter")
    from lpr_calc.render import docx, xlsx

    write = {"docx": docx.render, "xlsx": xlsx.render}[ending]
    for name, matter in [each for each in CLAIMS if not each[0].startswith("claim: ")][part * 40 :: 80]:
        statement = computed(matter)
        if not statement.lines:
            continue
        path = tmp_path / f"t.{ending}"
        path.write_bytes(write(schedule(statement)))
        table = interest_cells(str(path), GIVEN)
        report = report_of(table.rows)
        assert (len(report.rows), report.findings) == (len(statement.lines), ()), name


def test_a_document_with_merged_cells_and_two_rows_of_headings(tmp_path: Path) -> None:
    """The period spans two columns, the base three rows; the unit stands over the table; another table is beside it."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    other = document.add_table(1, 2)
    other.cell(0, 0).text, other.cell(0, 1).text = "原告", "王某"
    document.add_paragraph("利息计算表")
    document.add_paragraph("单位：万元")
    table = document.add_table(2 + len(ROWS) + 1, 7)
    for i, head in enumerate(["序号", "计息期间", "", "天数", "计息基数", "年利率", "利息"]):
        table.cell(0, i).text = head
    table.cell(0, 1).merge(table.cell(0, 2))
    for i in (0, 3, 4, 5):
        table.cell(0, i).merge(table.cell(1, i))
    table.cell(1, 1).text, table.cell(1, 2).text, table.cell(1, 6).text = "起", "止", "（元）"
    for number, (first, last, days, _, rate, interest) in enumerate(ROWS, 2):
        for i, text in enumerate([str(number - 1), first, last, days, "", rate, interest]):
            table.cell(number, i).text = text
    table.cell(2, 4).text = "30"
    table.cell(2, 4).merge(table.cell(1 + len(ROWS), 4))
    table.cell(2 + len(ROWS), 0).text, table.cell(2 + len(ROWS), 6).text = "合计", "31,858.77"
    path = tmp_path / "t.docx"
    document.save(str(path))
    ended = program.run("verify", "--table", str(path), "--format", "json", "--lang", "zh")
    found = json.loads(ended.stdout)
    assert (ended.returncode, found["findings"], found["right"], found["stated"]) == (0, [], "31858.77", "31858.77")
    assert "读取表2（单位：万元），没有读：表1（原告）" in ended.stderr
    assert "按单位“万元”读取" in ended.stderr


def test_a_sheet_with_two_rows_of_headings_and_notes(tmp_path: Path) -> None:
    """As `batch` reads it: titles, merged headings, a second sheet, notes and a check below the sum."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "封面"
    book.active.append(["利息计算说明"])
    sheet = book.create_sheet("利息")
    sheet.append(["逾期利息计算表"])
    sheet.append(["序号", "计息期间", None, "天数", "本金", "执行利率", "利息"])
    sheet.append([None, "起", "止", None, "（元）", None, "（元）"])
    for number, row in enumerate(ROWS, 1):
        sheet.append([number, *row])
    sheet.append(["合计", None, None, 1032, None, None, 31858.77])
    sheet.append([None, None, None, None, None, "核对数", 31858.77])
    sheet.append(["注：按一年期LPR计算"])
    path = tmp_path / "t.xlsx"
    book.save(path)
    ended = program.run("verify", "--table", str(path), "--lang", "zh")
    assert (ended.returncode, "没有发现错误" in ended.stdout) == (0, True)
    assert "读取工作表：利息" in ended.stderr and "第 10 行没有起止日期，没有读：核对数 31858.77" in ended.stderr


def test_several_tables_of_a_document_are_asked_for(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for base in ("300,000.00", "300,000.00"):
        table = document.add_table(2, 6)
        for i, head in enumerate(["起算日", "截止日", "天数", "本金", "年利率", "利息"]):
            table.cell(0, i).text = head
        for i, text in enumerate((*ROWS[0][:3], base, *ROWS[0][4:])):
            table.cell(1, i).text = text
    path = tmp_path / "t.docx"
    document.save(str(path))
    asked = program.run("verify", "--table", str(path), "--lang", "zh")
    assert (asked.returncode, "有 2 张表可能是利息表：表1（起算日）、表2（起算日）" in asked.stderr) == (2, True)
    assert program.run("verify", "--table", str(path), "--sheet", "表2").returncode == 0
    assert program.run("verify", "--table", str(path), "--sheet", "表3").returncode == 2


@pytest.mark.parametrize(
    "table",
    [
        # 300000 × (3.85 + 0.50) % × 475 ÷ 365 = 16982.88; × (3.80 + 0.50) % × 31 = 1095.62
        "起|止|天数|本金|利率|利息\n2020-09-01|2021-12-19|475|300000|3.85%+50bp|16982.88\n"
        "2021-12-20|2022-01-19|31|300000|4.3%|1095.62",
        "起|止|天数|本金|LPR|加点（bp）|利息\n2020-09-01|2021-12-19|475|300000|3.85|50|16982.88\n"
        "2021-12-20|2022-01-19|31|300000|3.80|50|1095.62",
        "起|止|天数|本金|LPR|加点|执行利率|利息\n2020-09-01|2021-12-19|475|300000|3.85%|+50bp|4.35%|16982.88\n"
        "2021-12-20|2022-01-19|31|300000|3.80%|+50bp|4.30%|1095.62",
    ],
)
def test_basis_points(table: str) -> None:
    """LPR + 50bp, in one cell, in a column of its own, or beside the rate that results."""
    report = table_of(table)
    assert report.findings == ()
    # The next publication of 3.70 %: 4.20 % should be on a row of its own.
    wrong = table_of(table.replace("2022-01-19|31", "2022-01-20|32").replace("1095.62", "1130.96"))
    assert [finding.rule for finding in wrong.findings] == ["change"]
    assert "3.70% + 50bp，即 4.20%" in wrong.findings[0].message.zh


@pytest.mark.parametrize(
    ("basis", "rows"),
    [
        # 100000 × 6 % × (122 ÷ 365 + 60 ÷ 366) = 2005.48 + 983.61 = 2989.09; 100000 × 6 % × 306 ÷ 366 = 5016.39
        ("actual", ["2023-09-01|2024-02-29|182|100000|6%|2989.09", "2024-03-01|2024-12-31|306|100000|6%|5016.39"]),
        # two months: 100000 × 6 % ÷ 12 × 2 = 1000.00; a month and 10 days: 500.00 + 100000 × 6 % × 10 ÷ 360 = 666.67
        ("months", ["2024-01-01|2024-02-29|60|100000|6%|1000.00", "2024-03-01|2024-04-10|41|100000|6%|666.67"]),
        # the same with a rate by the month
        (
            "months",
            ["2024-01-01|2024-02-29|60|100000|0.5%/月|1000.00", "2024-03-01|2024-04-10|41|100000|0.5%/月|666.67"],
        ),
    ],
)
def test_years(basis: str, rows: list[str]) -> None:
    """The actual days of each year; whole months."""
    report = table_of("\n".join(["起|止|天数|本金|利率|利息", *rows]))
    assert (report.findings, report.basis) == ((), basis)


def test_units_of_columns() -> None:
    """万元 in the heading of the base, the interest in yuan."""
    assert (
        table_of("起|止|天数|本金（万元）|利率|利息（元）\n2020-09-01|2021-12-19|475|30|3.85|15030.82").findings == ()
    )


def _each_quote() -> Statement:
    conventions = {"lines": "each-quote"}
    case = {"principal": "300000", "interest_from": "2020-09-01", "until": "2023-06-30", "conventions": conventions}
    return computed(case)


def test_why_sums_differ() -> None:
    """A row for every publication: the rows come to some fen more, and that is why; a total of its own says so."""
    statement = _each_quote()
    cells = cells_of_lines([line_dict(line) for line in statement.lines])
    report = report_of(cells)
    theirs = sum(line.interest for line in statement.lines)
    assert (report.findings, report.right, report.added) == ((), 3185877, theirs)
    assert theirs != 3185877  # contract §5: the merged lines
    assert [(reason.kind, reason.amount) for reason in report.reasons] == [("rounding", theirs - 3185877)]
    assert "每次报价各为一行" in report.reasons[0].text.zh
    merged = report_of([*cells, (99, ["合计", "", "", "", "", "", "", "", "", "31858.77", ""])])
    assert [finding.rule for finding in merged.findings] == ["sum"]
    assert "各行不先舍入，合计时舍入一次" in merged.findings[0].message.zh
    # Against the claim itself.
    claim = computed({"principal": "300000", "interest_from": "2020-09-01", "until": "2023-06-30"})
    against = check_table(read_table(cells, "t"), RATES, None, claim)
    assert [reason.kind for reason in against.reasons] == ["rounding"]


def test_a_difference_is_made_of_its_errors() -> None:
    """9,160.00 for 9,060.00 (+100.00); 3.65 for 3.70 % over 214 days (−87.95); a day left out (−31.23)."""
    head = "起|止|天数|本金|利率|利息"
    rows = ["|".join(row) for row in ROWS]
    rows[3] = rows[3].replace("9,060.00", "9,160.00")
    rows[2] = rows[2].replace("3.70%", "3.65%").replace("6,507.95", "6,420.00")
    rows[1] = "2021年12月21日|2022年1月19日|30|300,000.00|3.80%|936.99"
    report = table_of("\n".join([head, *rows]))
    assert {(reason.kind, reason.amount) for reason in report.reasons} == {
        ("product", 10000),
        ("quote", -8795),
        ("gap", -3123),
    }
    assert sum(reason.amount for reason in report.reasons) == report.added - report.right


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ("22506.99", "漏加第 5 行"),  # 31566.99 − 9060.00
        ("40626.99", "第 5 行加了两次"),
        ("331566.99", "连本金一并加了"),
        ("31567", "合计四舍五入到元"),
        ("31566", "合计舍去角分"),
    ],
)
def test_why_a_total_is_no_sum(stated: str, why: str) -> None:
    """15030.82 + 968.22 + 6507.95 + 9060.00 = 31566.99."""
    rows = ["|".join(row) for row in ROWS[:4]]
    report = table_of("\n".join(["起|止|天数|本金|利率|利息", *rows, f"合计|||||{stated}"]))
    assert [finding.message.zh for finding in report.findings] == [
        f"各行之和是 31,566.99，合计写作 {float(stated):,.2f}（{why}）"
    ]
    assert table_of("\n".join(["起|止|天数|本金|利率|利息", *rows, "本息合计|||||331566.99"])).findings == ()


SETTLED = """
起算日|截止日|天数|计息基数|年利率|利息|备注
|2023年5月31日||||20,000.00|结转利息
2023年6月1日|2023年6月30日|30|100,000.00|12%|986.30|
合计||30|||{total}|
"""
"""20,000.00 to 2023-05-31; then 100,000.00 × 12 % × 30 ÷ 365 = 986.30, together 20,986.30."""


@pytest.mark.parametrize(("total", "found"), [("20,986.30", ()), ("986.30", ("sum",))])
def test_interest_settled_before_is_in_the_sum_alone(total: str, found: tuple[str, ...]) -> None:
    """A sum without the 20,000 is wrong."""
    report = table_of(SETTLED.format(total=total))
    assert tuple(one.rule for one in report.findings) == found
    assert len(report.rows) == 1
    assert (report.added, report.right) == (2098630, 2098630)


@pytest.mark.parametrize(("settled", "other"), [("20000", False), ("21000", True), ("", False)])
def test_interest_settled_before_against_that_of_a_case(settled: str, other: bool) -> None:
    """What the table should come to has what the case says was settled: 986.30 and 20,000.00 or 21,000.00; in a case
    without it, 100,000.00 × 12 % from 2023-05-01 on, 61 days: 2,005.48.
    """
    matter: dict[str, Any] = {"kind": "other", "principal": "100000", "overdue_rate": "12%", "until": "2023-07-01"}
    matter |= {"carried": {"at": "2023-05-31", "interest": settled}} if settled else {"interest_from": "2023-05-01"}
    report = table_of(SETTLED.format(total="20,986.30"), computed(matter))
    right = 98630 + int(settled) * 100 if settled else 200548
    assert (report.added, report.right) == (2098630, right)
    assert ("settled" in {one.rule for one in report.findings}) == other
    [*_, table] = [part for part in document_of(report, "t", "zh").parts if isinstance(part, Table)]
    interest = [row[-1].value for row in table.rows]
    assert (interest, table.foot[-1].value) == ([right - 98630, 98630] if settled else [right], right)
    first, last = (cell.value for cell in table.rows[0][:2])
    assert (first, last) == (("", date(2023, 5, 31).toordinal()) if settled else (date(2023, 5, 1).toordinal(), ANY))


@pytest.mark.parametrize(("days", "found"), [("181", ()), ("362", ()), ("", ()), ("180", ("sum-days",))])
def test_days_of_rows_side_by_side_may_count_once(days: str, found: tuple[str, ...]) -> None:
    """Two debts from 2022-01-01 to 2022-06-30, 181 days: 100,000 and 200,000 × 10 % × 181 ÷ 365 = 4,958.90, 9,917.81.

    The right table does not add them up.
    """
    rows = ("2022-01-01|2022-06-30|181|100000|10%|4958.90", "2022-01-01|2022-06-30|181|200000|10%|9917.81")
    report = table_of("\n".join(["起|止|天数|本金|利率|利息", *rows, f"合计||{days}|||14876.71"]))
    assert tuple(one.rule for one in report.findings) == found
    [*_, right] = [part for part in document_of(report, "t", "zh").parts if isinstance(part, Table)]
    assert [cell.value for cell in right.foot] == ["合计", "", "", "", "", "", 1487671]


TWO_HEADS = {
    "principal": "365000",
    "signed": "2021-06-01",
    "due": "2022-05-31",
    "overdue_rate": "6%",
    "damages": "9.4%",
    "until": "2023-06-01",
}
PENALTY = {
    "kind": "bank-loan",
    "principal": "300000",
    "rate": "5%",
    "due": "2024-01-10",
    "until": "2025-06-30",
    "carried": {"at": "2024-06-20", "interest": "10000", "penalty": "30"},
}
OF_TWO = "起算日|截止日|天数|基数|年利率|利息"


@pytest.mark.parametrize(
    ("matter", "rows", "found"),
    [
        # 365,000 × 6 % and × 9.4 % for 365 days.
        (TWO_HEADS, "2022-06-01|2023-05-31|365|365000|6%|21900 2022-06-01|2023-05-31|365|365000|9.4%|34310", []),
        (TWO_HEADS, "2022-06-01|2023-05-31|365|365000|6%|21900 2022-06-01|2023-05-31|365|300000|9.4%|28200", ["base"]),
        (TWO_HEADS, "2022-06-01|2023-05-31|365|365000|8%|29200", ["rate"]),
        # 300,000 and the 10,000 that were carried, at 7.5 % for 374 of 360 days.
        (PENALTY, "2024-06-21|2025-06-29|374|300000|7.5%|23375 2024-06-21|2025-06-29|374|10000|7.5%|779.17", []),
        (PENALTY, "2024-06-21|2025-06-29|374|300000|7.5%|23375 2024-06-21|2025-06-29|374|10000|9%|935", ["rate"]),
    ],
)
def test_what_runs_beside_other_interest_is_held_against_its_own_line(
    matter: dict[str, Any], rows: str, found: list[str]
) -> None:
    """Damages beside interest, compound beside penalty interest: each has a base and a rate of its own."""
    report = table_of("\n".join([OF_TWO, *rows.split()]), computed(matter))
    assert [finding.rule for finding in report.findings] == found


def test_what_a_claim_prints_is_read_back(tmp_path: Path) -> None:
    """A sum that was carried has no days of its own; a rate by the day is ``0.05/日`` under a heading of percent."""
    lines = lines_rows(computed(PENALTY).lines, "csv").lstrip("\ufeff").splitlines()
    carried = "1,penalty,,2024-06-20,,,,,carried,,,,,,30,30.00,30.00,"
    cells = [(number, row.split(",")) for number, row in enumerate([lines[0], carried, *lines[1:]], 1)]
    assert [row[9] for _, row in cells_of_csv(cells) or []] == ["interest", "30.00", "23375.00", "779.17"]
    assert report_of(cells_of_csv(cells) or []).findings == ()
    daily = "#|首日|末日|天数|基数|利率标准|报价日|利率%|利息|累计"
    row = "1|2021-06-01|2022-05-31|365|200000.00|未约定，日利率0.05%||{rate}|36500.00|36500.00"
    assert table_of(f"{daily}\n{row.format(rate='0.05/日')}").findings == ()
    assert [one.rule for one in table_of(f"{daily}\n{row.format(rate='0.06/日')}").findings] == ["product"]


@pytest.mark.parametrize("name", ["result.html", "result.md", "rows.jsonl", "rows"])
def test_another_ending_is_told_all_that_are_read(name: str, tmp_path: Path) -> None:
    """Word documents and our own results among them, which no table of claims is read from."""
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(LprError) as caught:
        interest_cells(str(tmp_path / name), GIVEN)
    (problem,) = caught.value.problems
    assert problem.code == "table-ending"
    assert all(ending in problem.hint.zh for ending in (".csv", ".tsv", ".xlsx", ".docx", ".json"))
