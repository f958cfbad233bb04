"""`batch`: one row, one result, the same figures as `claim`; nothing lost, nothing run, nothing half written."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import program
from lpr_calc import batch
from lpr_calc.base.errors import LprError
from lpr_calc.batch.columns import RESULTS, key_of
from lpr_calc.batch.questions import NAMES
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import batch_sheets, batch_spool
from lpr_calc.compute.claim import calculate
from lpr_calc.rates.series import Rates
from lpr_calc.render.data import safe_cell
from lpr_calc.reports.data import itemised as lines_of
from lpr_calc.values.tree import as_tree
from paths import ROOT, TESTS, read_yaml
from result_rows import result_rows
from sizes import broad_or_large, default_or_broad
from started import held

HERE = TESTS
TODAY = date(2026, 11, 24)
CASES = [
    case
    for path in sorted((HERE / "cases").glob("*.yaml"))
    for case in read_yaml(path)
    if "totals" in case or "lines" in case
]


def run(*args: str, stdin: bytes | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command line."""
    return program.run_bytes("batch", *args, stdin=stdin or b"", cwd=cwd)


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Read a CSV or TSV file."""
    return result_rows(path, delimiter)


@default_or_broad(9, 3, 1)
def test_every_case_both_ways(size: int, tmp_path: Path) -> None:
    """Every case as a row of a table (every ninth by default): the same four figures and the same lines."""
    rows, expected, lines = [], [], []
    tabled = CASES[::size]
    # A key and its alias are one column.
    headings = sorted({key_of(key): key for case in tabled for key in case["case"]}.values())
    for number, case in enumerate(tabled):
        facts = case["case"]
        stated = {key_of(key): value for key, value in facts.items()}
        rows.append(
            [
                v if isinstance(v := stated.get(key_of(key), ""), str) else json.dumps(v, ensure_ascii=False)
                for key in headings
            ]
        )
        statement = calculate(parse_case(as_tree(facts), date.today()), Rates())  # noqa: DTZ011 -- as the command does
        totals = statement.totals
        expected.append(
            [
                f"{v // 100}.{v % 100:02d}"
                for v in (totals.interest, totals.total, totals.per_diem, totals.principal_after)
            ]
        )
        lines += [[str(number + 2), *map(safe_cell, cells)] for cells in lines_of(statement)]
    source, out, itemised = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "lines.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    done = run(str(source), "-o", str(out), "--lines", str(itemised), "--lang", "en")
    found = rows_of(out)
    assert [row["error"] for row in found] == [""] * len(tabled), done.stderr.decode()
    assert [[row[name] for name in RESULTS[:4]] for row in found] == expected
    assert list(csv.reader(io.StringIO(itemised.read_text(encoding="utf-8-sig"))))[1:] == lines
    assert len(CASES) > 100


def test_the_generator() -> None:
    """Lazy, in order, keys carried along, errors in place; NaN is an empty cell, any other float is refused."""
    endless = ({"本金": str(n), "到期日": "2021-12-31", "计算至": "2022-12-31", "n": n} for n in itertools.count(1))
    first = list(itertools.islice(batch.compute(endless, today=TODAY), 3))
    assert [row["n"] for row in first] == [1, 2, 3]
    # 1000 yuan ... 3 yuan × 3.80% × 19/365 + 3.70% × 214/365 + 3.65% × 131/365: 0.01 + 0.07 + 0.04
    assert first[2]["interest"] == "0.11" or first[2]["interest"] == "0.12"
    found = list(
        batch.compute(
            [
                {"principal": "x"},
                {
                    "amount": 100,
                    "due": date(2021, 1, 1),
                    "until": None,
                    "payments": [{"date": "2021-02-01", "amount": "1"}],
                },
            ],
            today=date(2021, 3, 1),
            names={"amount": "principal"},
        )
    )
    assert found[0]["error"].startswith("principal: 金额“x”无法识别")
    assert found[1]["error"] == ""
    assert (
        next(batch.compute([{"principal": "1", "due": "2021-01-01", "until": float("nan")}], today=TODAY))["error"]
        == ""
    )
    with pytest.raises(TypeError):
        next(batch.compute([{"principal": 1.5}]))
    with pytest.raises(LprError):
        next(batch.compute([{"principal": "1", "本金": "1"}]))


TABLE = (
    "编号,本金（元）,到期日,计算至,还款,备注\n1,300000,2020-08-31,2023-06-30,,甲\n"
    "2,300000,2020-08-31,2023-06-30,2022-01-15=50000,乙\n3,abc,2020-08-31,2023-06-30,,丙\n"
)
FIGURES = [("31858.77", "29.18"), ("30035.23", "25.86"), ("", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_errors_and_summary(encoding: str, tmp_path: Path) -> None:
    """Recognised; the bad row stays and is told; --errors has the input's own columns and can be mended."""
    source, out, errors = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "errors.csv"
    source.write_bytes(TABLE.encode(encoding))
    done = run(str(source), "-o", str(out), "--errors", str(errors), "--lang", "zh")
    assert done.returncode == 1
    assert [(row["interest"], row["per_diem"]) for row in rows_of(out)] == FIGURES
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows_of(out)[2]["error"] == "B4 本金（元）: 金额“abc”无法识别（例：300000、300,000.00、30万元、叁拾万元整）"
    assert errors.read_text(encoding="utf-8-sig").splitlines() == [
        f"{TABLE.splitlines()[0]},row,notices,error",
        f'{TABLE.splitlines()[3]},4,,"B4 本金（元）: 金额“abc”无法识别（例：300000、300,000.00、30万元、叁拾万元整）"',
    ]
    said = done.stderr.decode()
    assert f"{source}:4: B4 本金（元）: 金额“abc”无法识别" in said
    assert "共 3 行：计算 2，拒绝 1；本金合计 600,000.00 元，利息合计 61,894.00 元；用时 " in said
    assert "原样带出的列：备注" in said
    assert said.count("- 算头不算尾：首日计息，截止日不计\n") == said.count("- 未写明类型，按民间借贷计算\n") == 1
    errors.write_text(errors.read_text(encoding="utf-8-sig").replace("abc", "300000"), encoding="utf-8")
    again = run(str(errors), "-o", str(tmp_path / "again.csv"), "-q")
    assert (again.returncode, again.stderr) == (0, b"")
    assert rows_of(tmp_path / "again.csv")[0]["interest"] == "31858.77"
    once_more = run(str(out), "-o", str(tmp_path / "twice.csv"), "-q")
    assert once_more.returncode == 1
    assert (tmp_path / "twice.csv").read_bytes() == out.read_bytes()


def test_all_formats(tmp_path: Path) -> None:
    """CSV, TSV, JSONL and XLSX in and out, every pair: the same figures."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    endings = ("csv", "tsv", "jsonl", "xlsx")
    for ending in endings[1:]:
        assert run("a.csv", "-o", f"a.{ending}", "-q", cwd=tmp_path).returncode == 1
    for source, target in itertools.product(endings, endings):
        assert run(f"a.{source}", "-o", f"b.{target}", "-q", "--force", cwd=tmp_path).returncode == 1, (source, target)
        path = tmp_path / f"b.{target}"
        if target == "jsonl":
            found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        elif target == "xlsx":
            sheet = openpyxl.load_workbook(path)["结果"]
            # A workbook has its headings in the language of the table's.
            names = {said.zh: name for name, said in NAMES.items()}
            heads = [names.get(cell.value, cell.value) for cell in sheet[1]]
            found = [
                {h: "" if c.value is None else c.value for h, c in zip(heads, row, strict=True)}
                for row in sheet.iter_rows(min_row=2)
            ]
            assert sheet.cell(2, heads.index("interest") + 1).number_format == "#,##0.00"
            assert isinstance(found[0]["interest"], float)
            assert found[0]["到期日"].date() == date(2020, 8, 31)
            found = [
                {**r, "interest": f"{r['interest']:.2f}" if r["interest"] else "", "per_diem": str(r["per_diem"])}
                for r in found
            ]
        else:
            found = rows_of(path, "\t" if target == "tsv" else ",")
        assert [(row["interest"], row["per_diem"]) for row in found] == FIGURES, (source, target)
    before = (tmp_path / "b.xlsx").read_bytes()
    run("a.xlsx", "-o", "b.xlsx", "-q", "--force", cwd=tmp_path)
    assert (tmp_path / "b.xlsx").read_bytes() == before


def test_nothing_a_spreadsheet_would_run(tmp_path: Path) -> None:
    """= + - @ tab CR in front of a text get a ' in CSV and TSV, reversibly; a sheet holds them as text."""
    bad = ["=1+1", "+1", "-1", "@a", "'=1", "\tx", "plain", "'quoted"]
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["债务人", "本金", "到期日", "计算至"], *([text, "100", "2021-01-01", "2022-01-01"] for text in bad)]
        )
    assert run(str(source), "-o", str(out), "-q").returncode in (0, 1)
    found = [row["债务人"] for row in rows_of(out)]
    assert found == ["'=1+1", "'+1", "'-1", "'@a", "'=1", "'\tx", "plain", "'quoted"]
    assert run(str(out), "-o", str(tmp_path / "again.csv"), "-q").returncode in (0, 1)
    assert (tmp_path / "again.csv").read_bytes() == out.read_bytes()
    openpyxl = pytest.importorskip("openpyxl")
    assert run(str(source), "-o", str(tmp_path / "o.xlsx"), "-q").returncode in (0, 1)
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, max_col=1) for cell in row} == {"s"}


def test_a_mask_comes_off_again(tmp_path: Path) -> None:
    """Texts with and without a ' of their own stay apart on the way from JSONL to CSV."""
    texts = ["=1", "'=1", "''=1", "'a", "-"]
    lines = (json.dumps({"备注": text, "principal": "1", "due": "2021-01-01", "until": "2022-01-01"}) for text in texts)
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("in.jsonl", "-o", "out.csv", "-q", cwd=tmp_path).returncode == 0
    assert [row["备注"] for row in rows_of(tmp_path / "out.csv")] == ["'=1", "''=1", "'''=1", "'a", "'-"]


def test_types_of_a_sheet(tmp_path: Path) -> None:
    """What is a number or a date in a sheet is one in the result; formulas need their values;
    long cells are refused.
    """
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.Workbook()
    book.active.append(["编号", "本金", "到期日", "计算至", "开庭日期", "备注"])
    book.active.append([7, 300000, date(2020, 8, 31), "2023-06-30", date(2024, 1, 2), "007"])
    book.save(tmp_path / "a.xlsx")
    assert run("a.xlsx", "-o", "out.xlsx", "-q", cwd=tmp_path).returncode == 0
    cells = next(openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(min_row=2))
    assert [cell.data_type for cell in cells[:6]] == ["n", "n", "d", "d", "d", "s"]
    assert (cells[0].value, cells[4].value.date(), cells[5].value) == (7, date(2024, 1, 2), "007")
    book.active["F2"] = "=1+1"
    book.active.append([8, "=1+1", date(2020, 8, 31), "2023-06-30"])
    book.save(tmp_path / "b.xlsx")
    done = run("b.xlsx", "-o", "some.csv", "-q", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert [(row["备注"], row["interest"], row["error"]) for row in rows_of(tmp_path / "some.csv")] == [
        ("'=1+1", "31858.77", ""),
        (
            "",
            "",
            "B3 本金: “=1+1” is a formula without a computed value"
            " (open it in a spreadsheet program and save it first)",
        ),
    ]
    (tmp_path / "long.csv").write_text(
        f"本金,到期日,计算至,备注\n1,2021-01-01,2022-01-01,{'x' * 32768}\n", encoding="utf-8"
    )
    done = run("long.csv", "-o", "no.xlsx", "-q", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "error: no.xlsx: row 2, “备注”: a cell of .xlsx holds 32,767 characters at most (write the result as .csv)\n",
    )
    assert not list(tmp_path.glob("no*"))


def test_a_sheet_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet has 1,048,576 rows: what comes after them goes on a second one, nothing is dropped."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr(batch_sheets, "_SHEET_ROWS", 4)
    lines = [[["结果", [["n", "count"]]]], *([0, 0, [text]] for text in "12345")]
    (tmp_path / "part").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    batch_sheets.write_sheets(str(tmp_path / "part"), str(tmp_path / "o.xlsx"), tagged=True)
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    rows = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert rows == [["n", 1, 2, 3], ["n", 4, 5]]
    assert book.sheetnames == ["结果", "结果2"]


def test_text_with_tabs_and_json_by_their_looks(tmp_path: Path) -> None:
    """.txt from a spreadsheet program has tabs; standard input has no ending; a table of one column says why."""
    tabs = "本金\t到期日\t计算至\n300000\t2020-08-31\t2023-06-30\n"
    (tmp_path / "a.txt").write_text(tabs, encoding="utf-16")
    assert run("a.txt", "-o", "out.csv", "-q", cwd=tmp_path).returncode == 0
    assert rows_of(tmp_path / "out.csv")[0]["interest"] == "31858.77"
    assert run("-", "-q", stdin=tabs.encode()).stdout.decode().splitlines()[1].split("\t")[3] == "31858.77"
    text = '{"本金": "300000", "到期日": "2020-08-31", "计算至": "2023-06-30"}\n'
    assert json.loads(run("-", "-q", stdin=text.encode()).stdout)["interest"] == "31858.77"
    done = run("-", "-q", "--lang", "en", stdin="本金;到期日\n1;2\n".encode())
    assert done.stderr.decode() == (
        "error: <stdin>:1: there is one column only: columns are separated by commas or tabs (save it as CSV with"
        " commas)\n"
    )


def test_what_would_be_right(tmp_path: Path) -> None:
    """A missing sum and a list that is none are named by their column, with what to write; no output is the input."""
    (tmp_path / "in.csv").write_text(
        "金额,到期日,计算至,还款\n,2021-01-01,2022-01-01,\n1,2021-01-01,2022-01-01,x\n", encoding="utf-8"
    )
    args = ("in.csv", "-o", "out.csv", "--map", "金额=本金", "-q", "--lang", "en")
    assert run(*args, cwd=tmp_path).returncode == 1
    assert [row["error"] for row in rows_of(tmp_path / "out.csv")] == [
        "A2 金额: the principal is missing (for example 300000, 30万)",
        "D3 还款: cannot read “x” (for example 2022-01-15=50000;2022-06-01=20000)",
    ]
    strict = b"principal,due,until,overdue_rate\n1,2021-01-01,2022-01-01,24%\n1,2021-01-01,2027-01-01,\n"
    said = [
        row["error"][:40]
        for row in csv.DictReader(io.StringIO(run("-", "--strict", "-q", "--lang", "en", stdin=strict).stdout.decode()))
    ]
    assert said == ["row 2: day of contract formation not sta", "C3 until: LPR known through the quote of"]
    done = run(*args, "--errors", "in.csv", cwd=tmp_path)
    assert done.stderr.decode() == "error: --errors: this is the input: its rows would be lost (name another file)\n"
    assert (tmp_path / "in.csv").read_text(encoding="utf-8").startswith("金额")
    assert (
        run("--lang", "en")
        .stderr.decode()
        .startswith(
            "error: INPUT: this is missing (a table (.csv, .tsv, .jsonl, .xlsx, .xls, .ods), or many case files"
            " (.yaml, .json); for example lpr-calc batch examples/batch.csv -o out.csv)\n"
        )
    )


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 2, "错误：in.csv: 表是空的，没有列名（第一行写列名，例：本金,到期日,计算至）\n"),
        ("本金,到期日\n", 0, ""),
        (
            "本金,pricipal\n1,2\n",
            2,
            "错误：in.csv:1: 不认识的列“pricipal”（是 principal 吗？不是的话，用 --map pricipal= 原样带出）\n",
        ),
        ("本金,principal\n1,2\n", 2, "错误：in.csv:1: “principal”与“本金”是同一列（只留一列）\n"),
        (
            "到期日\n2021-01-01\n",
            2,
            "错误：in.csv:1: 没有本金一列（列名写 principal 或 本金，或用 --map 列名=principal）\n",
        ),
        (
            '本金,备注\n1,ok\n2,"open\n3,x\n4,y\n',
            2,
            '错误：in.csv:3: 第 3 行的引号没有闭合（补上引号；单元格里的 " 写作 ""）\n',
        ),
    ],
)
def test_broken_tables(text: str, code: int, said: str, tmp_path: Path) -> None:
    """Named with their line; nothing is written but for a table without rows."""
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    done = run("in.csv", "-o", "out.csv", "-q", "--lang", "zh", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (code, said)
    assert sorted(p.name for p in tmp_path.iterdir()) == (["in.csv"] if code else ["in.csv", "out.csv"])


@default_or_broad(2_000, 20_000, 100_000)
def test_odd_rows(size: int, tmp_path: Path) -> None:
    """Too few, too many, empty, a NUL, a row of a megabyte: each keeps its place; a late open quote is named."""
    long = "长" * 350_000
    text = (
        "本金,到期日,计算至,备注\n1,2021-01-01,2022-01-01\n1,2,3,4,5\n,,,\n\n100,2021-01-01,2022-01-01,a\0b\n"
        f"100,2021-01-01,2022-01-01,{long}\n"
    )
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    done = run("in.csv", "-o", "out.csv", "-q", cwd=tmp_path)
    assert done.returncode == 1
    csv.field_size_limit(10**7)
    found = list(
        csv.reader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig").replace("\0", "\ufffd")))
    )
    # What is said of a row stands under its heading; the cell beyond the last column stands behind it.
    assert [len(row) for row in found] == [12, 12, 13, 12, 12, 12]
    assert found[2][:4] + found[2][12:] == ["1", "2", "3", "4", "5"]
    assert [row[11].partition("（")[0] for row in found[1:]] == [
        "第 2 行: 应有 4 列，实有 3 列",
        "第 3 行: 应有 4 列，实有 5 列",
        "",
        "第 6 行: 这一行含有空字符",
        "",
    ]
    assert found[-1][3] == long
    rows = "".join(f"100,2021-01-01,2022-01-01,{i}\n" for i in range(size))
    (tmp_path / "late.csv").write_text(
        f'本金,到期日,计算至,备注\n{rows}100,2021-01-01,2022-01-01,"open\n{rows}', encoding="utf-8"
    )
    late = run("late.csv", "-o", "late-out.csv", "-q", "--lang", "en", cwd=tmp_path)
    assert late.returncode == 2
    assert late.stderr.decode().startswith(f"error: late.csv:{size + 2}: the quote on line {size + 2} is never closed")
    assert not list(tmp_path.glob("late-out*"))


def test_streams_and_files(tmp_path: Path) -> None:
    """Data alone on standard output; inputs and outputs that cannot be opened are named."""
    done = run("-", "-q", stdin=TABLE.encode())
    assert done.returncode == 1
    assert (
        done.stdout.decode().splitlines()[1]
        == "1,300000,2020-08-31,2023-06-30,,甲,31858.77,331858.77,29.18,300000.00,2026-09-20,,,"
    )
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    for args, said in (
        (("nowhere.csv",), "错误：nowhere.csv: 无法读取：没有这个文件或文件夹（检查文件名）"),
        ((".",), "错误：.: “.”的扩展名不是表格"),
        (("in.csv", "-o", "no/out.csv"), "错误：no/out.csv: 无法写出：没有这个文件或文件夹"),
        (("in.csv", "-o", "a.csv", "--errors", "a.csv"), "错误：--errors: 两个输出是同一个文件"),
        (("in.csv", "--resume"), "错误：--resume: --resume 需要 -o 文件"),
        (("in.csv", "--map", "x"), "错误：--map: “x”应写作 表里的列名=键"),
        (("in.csv", "--encoding", "klingon"), "错误：--encoding: 没有编码“klingon”"),
        (("in.csv", "--encoding", "ascii"), "错误：in.csv: 不是 ascii"),
    ):
        failed = run(*args, "-q", "--lang", "zh", cwd=tmp_path)
        assert failed.returncode == 2
        assert failed.stderr.decode().startswith(said), failed.stderr.decode()
        assert failed.stdout == b""
    renamed = run("in.csv", "--map", "备注=debtor", "--map", "编号=", "-q", "--strict", cwd=tmp_path)
    assert renamed.returncode == 1
    assert run("in.csv", "-q", "--strict", cwd=tmp_path).returncode == 2


def big(path: Path, rows: int) -> None:
    """Write a table of plain and bad rows and a few with payments, by a fixed seed."""
    rng = random.Random(5)  # noqa: S311
    with path.open("w", encoding="utf-8") as file:
        file.write("编号,本金,到期日,计算至,还款,备注\n")
        for i in range(rows):
            due = date(2020, 8, 20) + timedelta(rng.randrange(1200))
            amount = "x" if rng.random() < 0.01 else f"{rng.randrange(1, 10**6)}.{rng.randrange(100):02d}"
            paid = f"{due + timedelta(50)}=1" if rng.random() < 0.01 else ""
            file.write(f"{i},{amount},{due},{due + timedelta(rng.randrange(60, 900))},{paid},备注{i}\n")


@pytest.mark.large
def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    """kill -9 at random moments, then --resume: the bytes of an unbroken run; workers change nothing. Many rows, each
    soon done; `test_bad_days` has fewer that take longer.
    """
    big(tmp_path / "in.csv", 60_000)
    args = ("in.csv", "-o", "out.csv", "--errors", "err.csv", "-q")
    assert run(*args, "--workers", "2", cwd=tmp_path).returncode == 1
    expected = (tmp_path / "out.csv").read_bytes(), (tmp_path / "err.csv").read_bytes()
    assert expected[0].count(b"\n") == 60_001
    rng = random.Random(int(os.environ.get("LPR_CALC_SEED", "1")))  # noqa: S311
    command = [sys.executable, "-m", "lpr_calc", "batch", *args]
    for _ in range(int(os.environ.get("LPR_CALC_KILLS", "1"))):
        for name in ("out.csv", "err.csv"):
            (tmp_path / name).unlink(missing_ok=True)
        for turn in range(50):
            process = subprocess.Popen(
                [*command, *(["--resume"] if turn else [])], cwd=tmp_path, start_new_session=True
            )
            time.sleep(rng.uniform(0.15, 0.9))
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            if process.wait() == 1:
                break
            if (tmp_path / "out.csv").exists():
                # Killed while leaving: the main output takes its name last, so all of them are whole.
                if (tmp_path / "out.csv.part.json").exists():
                    assert run(*args, "--resume", cwd=tmp_path).returncode == 1
                for lock in tmp_path.glob("*.part.lock"):
                    lock.unlink()
                break
            if turn == 4:
                assert run(*args, "--resume", cwd=tmp_path).returncode == 1
                break
        assert ((tmp_path / "out.csv").read_bytes(), (tmp_path / "err.csv").read_bytes()) == expected
        assert not list(tmp_path.glob("*.part*"))


@broad_or_large(False, True)
def test_interrupting_and_resuming_something_else(size: bool, tmp_path: Path) -> None:
    """SIGINT: 130, no output under its name; another input or other options are not taken for the same run."""
    big(tmp_path / "in.csv", 30_000)
    same = ("in.csv", "-o", "out.csv", "-q", "--lang", "zh")
    with held("batch", *same, cwd=tmp_path) as process:
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate(timeout=300)
    assert process.returncode == 130
    assert b"--resume" in said
    assert not (tmp_path / "out.csv").exists()
    other = run(*same, "--resume", "--strict", "--map", "备注=", "--map", "编号=", cwd=tmp_path)
    assert (other.returncode, other.stderr.decode()) == (
        2,
        "错误：--resume: 输入、选项、利率表或版本与中断的那次不同（去掉 --resume 重新开始）\n",
    )
    assert run(*same, "--resume", cwd=tmp_path).returncode == 1
    assert (tmp_path / "out.csv").read_bytes().count(b"\n") == 30_001
    if size:
        assert run("in.csv", "-o", "whole.csv", "-q", "--resume", cwd=tmp_path).returncode == 1
        assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (
            lambda folder: (folder / "out.csv.part").unlink(),
            "out.csv.part: the half-written result was changed or deleted",
        ),
        (
            lambda folder: (folder / "out.csv.part").write_bytes(b""),
            "out.csv.part: the half-written result was changed or deleted",
        ),
        (
            lambda folder: (folder / "out.csv.part.json").write_text("[]"),
            "out.csv.part.json: the note of where it stopped is broken",
        ),
        (
            lambda folder: (folder / "out.csv.part.json").write_text("{"),
            "out.csv.part.json: the note of where it stopped is broken",
        ),
    ],
)
def test_what_was_tampered_with_is_not_resumed(harm: Any, said: str, tmp_path: Path) -> None:
    """A part that is shorter than noted would be filled with NUL; it is refused, as is a note that is none."""
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    spool = batch_spool.Spool({"out": str(tmp_path / "out.csv")}, {"out": "csv"}, "f")
    spool.begin({"out": "a,b\r\n"}, "2026-11-24")
    spool.close()
    harm(tmp_path)
    with pytest.raises(LprError) as error:
        batch_spool.Spool({"out": str(tmp_path / "out.csv")}, {"out": "csv"}, "f").resume()
    assert error.value.problems[0].say("en").startswith(f"{tmp_path}/{said}")


@broad_or_large(24_000, 40_000)
def test_memory_does_not_grow(size: int, tmp_path: Path) -> None:
    """Three times the rows, the same peak, once the days and sums that are remembered have filled what they may."""
    script = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'lpr_calc', 'batch', sys.argv[1],"
        " '-o', sys.argv[1] + '.out.csv', '-q']); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )

    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        big(path, rows)
        done: Any = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=True)
        return int(done.stdout)

    assert peak(3 * size) * 100 <= peak(size) * 115


@pytest.mark.broad
def test_the_extra_that_is_missing(tmp_path: Path) -> None:
    """One line says what to install."""
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "in.xlsx").write_bytes(b"x")
    blocked = (
        "import sys\nfor name in ('openpyxl', 'xlsxwriter'):\n    sys.modules[name] = None\n"
        "from lpr_calc.cli import run\nsys.exit(run(sys.argv[1:]))"
    )
    for args in (("in.xlsx",), ("in.csv", "-o", "out.xlsx")):
        command = [sys.executable, "-c", blocked, "batch", *args, "--lang", "en", "-q"]
        done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
        assert done.returncode == 2
        assert b"pip install 'lpr-calc[office]'" in done.stderr
        assert done.stderr.count(b"\n") == 1


@pytest.mark.broad
@pytest.mark.parametrize("name", ["pandas", "duckdb", "spark"])
def test_examples_inside_other_tools(name: str) -> None:
    """The examples run as they stand and give the figures of contract.md §5; the bad row says why."""
    pytest.importorskip({"spark": "pyspark"}.get(name, name))
    root = ROOT
    command = [sys.executable, str(root / "examples" / f"batch_{name}.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    for figure in ("31858.77", "331858.77", "30035.23", "280035.23", "-5"):
        assert figure in done.stdout


def test_a_kill_while_the_note_is_written_leaves_nothing(tmp_path: Path) -> None:
    """Half a note beside the real one is overwritten and gone at the end."""
    (tmp_path / "in.csv").write_text("本金,到期日,计算至\n1,2021-01-01,2021-02-01\n", encoding="utf-8")
    (tmp_path / "out.csv.part.json.new").write_bytes(b'{"half')
    assert run("in.csv", "-o", "out.csv", "-q", cwd=tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
