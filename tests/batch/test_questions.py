"""Every question over a table: a row comes to what the single command comes to, in every way a batch can be run."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.batch import compute, questions
from lpr_calc.batch.block_rows import cells_of
from lpr_calc.batch.questions import NAMES, QUESTIONS
from lpr_calc.batch.sources import Block, sliced
from lpr_calc.casefile.headings import read_heading
from lpr_calc.casefile.synonyms_questions import QUESTIONS as WORDS
from lpr_calc.casefile.table_keys import kind_of
from lpr_calc.cli import run
from lpr_calc.law import fee
from paths import ROOT
from result_rows import result_rows
from sizes import default_or_broad

JUDGMENTS = """案号,债务人,判决本金,利率,利息起算日,履行期限届满日,生效日,案件受理费,还款,备注
（2023）京01民初1号,李某,30万,LPR,2023-07-03,2023-12-21,2023-12-11,2900,2024-07-31=100000,
（2022）京01民初2号,赵某,300000,,,2022-02-28,,,,
（2022）京01民初3号,钱某,1030000,,,2022-02-10,,,,x
"""
ONE = [
    *("--principal", "300000", "--interest-rate", "LPR", "--interest-from", "2023-07-03"),
    *("--perform-by", "2023-12-21", "--effective", "2023-12-11", "--cost", "案件受理费=2900"),
    *("--pay", "2024-07-31=100000"),
]


def batch(capsys: pytest.CaptureFixture[str], *args: str, lang: str = "zh") -> tuple[int, list[dict[str, str]], str]:
    """Run `batch`; return the exit code, the rows and what was said."""
    code = run(["batch", *args, "--lang", lang])
    out, said = capsys.readouterr()
    return code, list(csv.DictReader(io.StringIO(out))), said


def single(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    """Return what a single command says in JSON."""
    assert run([*args, "--format", "json", "-q", "--lang", "zh"]) in (0, 1)
    return json.loads(capsys.readouterr().out)


def table(tmp_path: Path, text: str, name: str = "t.csv") -> str:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / name)


def test_judgments(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """19162.50 and 6489.00 are contract.md §5: 300,000 × 0.0175 % × 365 days and 1,030,000 × 0.0175 % × 36 days."""
    path = table(tmp_path, JUDGMENTS)
    _, rows, _ = batch(capsys, path, "--for", "judgment", "--on", "2023-02-28", "-q")
    assert (rows[1]["doubled_part"], rows[1]["total"]) == ("19162.50", "319162.50")
    _, rows, _ = batch(capsys, path, "--for", "judgment", "--on", "2022-03-18", "-q")
    assert rows[2]["doubled_part"] == "6489.00"
    code, rows, said = batch(capsys, path, "--for", "judgment", "--on", "2024-08-30")
    one = single(capsys, "judgment", *ONE, "--until", "2024-08-30")
    for name in ("general_interest", "doubled_part", "delay_interest", "total", "per_diem", "principal_after"):
        assert rows[0][name] == one["totals"][name]
    # Two years from 2023-12-21, a Sunday: the Monday after.
    assert (code, rows[0]["last_day"], rows[0]["days_left"]) == (0, "2025-12-22", "479")
    assert (rows[1]["last_day"], rows[1]["days_left"]) == ("2024-02-28", "-184")
    assert "判决本金 1,630,000.00 元" in said


def test_a_number_makes_no_loan_of_a_judgment(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """300,000 x 0.0175 % x 365 days is 19,162.50; the number is the row's own."""
    path = table(tmp_path, "编号,判决本金,履行期限届满日\nA,300000,2022-02-28\n")
    code, rows, _ = batch(capsys, path, "--for", "judgment", "--on", "2023-02-28", "-q")
    assert (code, rows[0]["doubled_part"], rows[0]["error"]) == (0, "19162.50", "")


def test_last_days(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Three years from the day after the due date, or from a demand that arrived; the day looked at is that of all."""
    path = table(
        tmp_path,
        "编号,债务人,利率,到期日,催收日期,催告到达日\nA,李某,24%,2020-08-31,,2022-03-01\n"
        "B,赵某,,2021-05-06,2023-04-01=EMS;2023-06-01=短信:未到达,\nC,钱某,,,,\nD,孙某,,2021-13-01,,\n",
    )
    code, rows, said = batch(capsys, path, "--for", "limitation", "--on", "2024-06-03")
    one = single(capsys, "limitation", "--due", "2020-08-31", "--demand", "2022-03-01", "--on", "2024-06-03")
    clock = one["claims"][0]
    assert (rows[0]["last_day"], rows[0]["days_left"]) == (clock["expires"], str(clock["days_left"]))
    # 2022-03-01 + 3 years is a Saturday: the Monday after.
    assert (rows[0]["last_day"], rows[0]["state"]) == ("2025-03-03", "进行中")
    assert "利率：与所问无关" in rows[0]["unused"]
    # Neither demand is shown to have arrived. From 2021-05-07, which is not counted (民法典 201 条), to 2024-05-07.
    assert (rows[1]["last_day"], rows[1]["state"], rows[1]["days_left"]) == ("2024-05-07", "已届满", "-27")
    assert (rows[2]["last_day"], rows[2]["state"]) == ("", "尚未起算")
    assert rows[3]["error"].startswith("D5 到期日: 日期“2021-13-01”不存在")
    assert (code, "进行中 1，已届满 1，尚未起算 1" in said) == (1, True)
    _, rows, _ = batch(capsys, table(tmp_path, JUDGMENTS), "--for", "limitation", "--on", "2024-08-30", "-q")
    one = single(capsys, "limitation", "--perform-by", "2023-12-21", "--pay", "2024-07-31=1", "--on", "2024-08-30")
    assert (rows[0]["clock"], rows[0]["last_day"]) == ("申请执行", one["enforcement"]["expires"])


def test_fees(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """300,000: 2,300 + 200,000 × 2 % … of 诉讼费用交纳办法 13 条 is 5,800; preservation 2,020; enforcement 4,400."""
    path = table(tmp_path, "案件,标的额（万元）,到期日\n甲,30,\n乙,33.188795,2020-08-31\n丙,0,\n丁,x,\n")
    code, rows, said = batch(capsys, path, "--for", "fee")
    assert [rows[0][f"fee_{kind}"] for kind in ("claim", "claim_halved", "preserve", "enforce")] == [
        *("5800.00", "2900.00", "2020.00", "4400.00")
    ]
    one = single(capsys, "fee", "331887.95")
    for kind in ("claim", "preserve", "enforce", "order"):
        assert rows[1][f"fee_{kind}"] == one[kind]
    assert "到期日：已写明标的额，以它为准" in rows[1]["unused"]
    assert rows[2]["error"].startswith("B4 标的额（万元）: 标的额 0.00 元不能计费")
    assert rows[3]["error"].startswith("B5 标的额（万元）: 金额“x”无法识别")
    assert (code, "案件受理费（算得） 12,078.32 元" in said) == (1, True)


def test_ceilings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """4 × 3.85 % = 15.4 %; of a contract of 2019, 24 % up to 2020-08-19 where the earlier rule is asked for."""
    path = table(
        tmp_path, "合同成立日,起诉日,利率,本金\n2021-06-01,,月息2分,1\n2019-01-01,2021-03-01,24%,\n2021-06-01,,10%,\n"
    )
    _, rows, said = batch(capsys, path, "--for", "cap", "--on", "2024-08-01")
    assert [(row["ceiling"], row["within"]) for row in rows] == [("15.40", "否"), ("15.40", "否"), ("15.40", "是")]
    assert rows[1]["ceilings"] == "2019-01-01–2020-08-19 24.00%；2020-08-20–2024-08-01 15.40%"
    assert "本金：与上限无关" in rows[0]["unused"]
    assert "在上限以内 1，超过上限 2" in said
    one = single(
        capsys, "cap", "--signed", "2019-01-01", "--filed", "2021-03-01", "--rate", "24%", "--on", "2024-08-01"
    )
    assert one["ceilings"][-1]["rate"] == rows[1]["ceiling"]


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "read"])
def test_case_files(question: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Many case files: each comes to what its own command says; a broken one stops no other."""
    good = tmp_path / "甲.yaml"
    shutil.copy(ROOT / "examples" / "wang-v-li.yaml", good)
    bad = tmp_path / "乙.yaml"
    bad.write_text("本金: 十来万\n到期日: 2021-13-01\n", encoding="utf-8")
    if question == "cap":
        bad.write_text("合同成立日: 2021-06-01\n期内利率: 24\n起诉日: 2021-13-01\n", encoding="utf-8")
        good.write_text("合同成立日: 2021-06-01\n期内利率: 24%\n债权人: 王某\n", encoding="utf-8")
    code, rows, said = batch(capsys, str(good), str(bad), "--for", question)
    assert (code, rows[0]["error"], rows[0]["债权人"]) == (1, "", "王某")
    assert f"{bad}:" in said
    assert rows[1]["error"].startswith(str(bad))
    options = {"cap": ["cap", "--signed", "2021-06-01", "--rate", "24%"]}.get(question, [question, str(good)])
    one = single(capsys, *options)
    if question in ("claim", "judgment"):
        assert rows[0]["total"] == one["totals"]["total"]
    elif question == "limitation":
        days = [clock["expires"] for clock in (*one["claims"], one["enforcement"]) if clock]
        assert rows[0]["last_day"] in days
    elif question == "cap":
        assert rows[0]["ceiling"] == one["ceilings"][-1]["rate"]


@pytest.mark.broad
def test_several_questions_are_sheets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each with the columns of its own, in the language of the table's headings; most urgent first where asked."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    path, out = (
        table(tmp_path, JUDGMENTS + "（2022）4号,孙某,abc,,,2022-02-10,,,,\n合计,,1630000,,,,,,,\n"),
        tmp_path / "o.xlsx",
    )
    extra = ["--errors", str(tmp_path / "e.csv"), "--lines", str(tmp_path / "l.xlsx"), "--ics", str(tmp_path / "c.ics")]
    args = [path, "--for", "judgment,limitation,fee", "--on", "2024-08-30", "-o", str(out), *extra, "--sort", "urgency"]
    assert batch(capsys, *args)[0] == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["判决", "期限", "诉讼费", "小结"]
    heads = [cell.value for cell in book["判决"][1]]
    assert heads[10:] == [NAMES[name].zh for name in QUESTIONS["judgment"].results]
    # The one still open, then those that are over, the latest first, then what is wrong, then the total.
    assert [row[0].value for row in book["期限"].iter_rows(min_row=2)] == [
        *("（2023）京01民初1号", "（2022）京01民初2号", "（2022）京01民初3号", "（2022）4号", "合计")
    ]
    assert dict(row[:2] for row in book["小结"].iter_rows(values_only=True))["拒绝"] == 1
    errors = result_rows(tmp_path / "e.csv")
    assert errors[0]["row"] == "5"
    assert [errors[0]["error"].count(name) for name in ("判决: C5", "期限: C5", "诉讼费: C5")] == [1, 1, 1]
    lines = openpyxl.load_workbook(tmp_path / "l.xlsx").active
    assert lines["A2"].value == "第 2 行　（2023）京01民初1号　李某　30万"
    assert lines["C3"].value == "一般债务利息"
    calendar = (tmp_path / "c.ics").read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert calendar.startswith("BEGIN:VCALENDAR\n")
    assert calendar.endswith("END:VCALENDAR\n")
    first = {name: (tmp_path / name).read_bytes() for name in ("o.xlsx", "e.csv", "l.xlsx", "c.ics")}
    assert batch(capsys, *args, "--force", "--workers", "2")[0] == 1
    assert first == {name: (tmp_path / name).read_bytes() for name in first}


def test_sorted_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, out = table(tmp_path, JUDGMENTS), tmp_path / "o.csv"
    args = [path, "--for", "judgment", "--on", "2024-01-15", "--sort", "urgency", "-o", str(out)]
    assert batch(capsys, *args)[0] == 0
    rows = result_rows(out)
    assert [row["last_day"] for row in rows] == ["2024-02-18", "2024-02-28", "2025-12-22"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--for", "claims"], "不认识的问题“claims”"),
        (["--for", "judgment,fee"], "几个问题的结果各占一张工作表"),
        (["--for", "fee", "--map", "判决本金=amount", "-o", "x.csv", "--sort", "urgency"], "没有最后一日"),
        (["--for", "judgment", "-o", "x.csv", "--ics", "c.ics"], "加 --for limitation"),
        (["--for", "limitation", "-o", "x.csv", "--lines", "l.csv"], "只有请求和判决有逐段明细"),
        (["--for", "limitation", "--ics", "c.ics"], "--ics 需要 -o 文件"),
        (["--on", "2024-02-30"], "--on: 日期“2024-02-30”不存在"),
        (["--for", "cap"], "没有合同成立日或利率一列"),
        (["more.csv"], "一次只读一张表格"),
    ],
)
def test_what_does_not_go_together(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = JUDGMENTS if "cap" not in args else "编号,本金,到期日\n1,1,2020-01-01\n"
    code, _, told = batch(capsys, table(tmp_path, text), *args)
    assert (code, said in told) == (2, True), told


def test_an_own_day_gives_way_and_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = table(tmp_path, "本金,到期日,计算至\n300000,2020-08-31,2022-01-01\n300000,2020-08-31,2023-06-30\n")
    _, rows, _ = batch(capsys, path, "--on", "2023-06-30", "-q")
    assert [row["interest"] for row in rows] == ["31858.77", "31858.77"]
    assert rows[0]["unused"] == "计算至 2022-01-01：--on 写明 2023-06-30，以它为准"
    assert rows[1]["unused"] == ""


def test_the_fees_are_those_of_the_law() -> None:
    assert questions.KINDS == fee.KINDS


def test_no_word_of_a_question_is_lost() -> None:
    """Each is written as headings are compared, means one key to its question, and the key can be read."""
    for question, keys in WORDS.items():
        words = [word for said in keys.values() for word in said]
        assert len(words) == len(set(words)), question
        for key, said in keys.items():
            assert kind_of(key), key
            for word in said:
                assert read_heading(word, question).key == key, (question, word)


def test_no_option_of_another_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A message names the cell and the column, never an option that a batch does not have."""
    path = table(tmp_path, "本金,到期日,逾期利率,计算至\n30万,2020-08-31,36%,2023-06-30\n")
    _, rows, said = batch(capsys, path, "--strict")
    assert "--" not in rows[0]["error"].replace("--strict", "")
    assert "--signed" not in said


LONG = """编号,债务人,本金,到期日,计算至,还款日期,还款金额
A,李某,300000,2020-08-31,2023-06-30,2022-01-15,50000
B,赵某,300000,2020-08-31,2023-06-30,,
A,,,,,2023-07-01,1
C,钱某,300000,2020-08-31,2023-06-30,,
C,钱某,400000,2020-08-31,2023-06-30,,
D,孙某,1,2020-08-31,2023-06-30,,
D,孙某,1,2020-08-31,2023-06-30,,
合计,,1,,,,
"""


def test_one_row_a_payment(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Joined when asked, in the order of the first rows; unasked they are no several loans, but a question.
    31858.77 and 30035.23 are contract.md §5.
    """
    path = table(tmp_path, LONG)
    code, rows, _ = batch(capsys, path, "--group")
    assert code == 1
    assert [(row["编号"], row["interest"]) for row in rows] == [
        *(("A", "30035.23"), ("B", "31858.77"), ("C", ""), ("D", ""), ("合计", ""))
    ]
    assert rows[0]["还款日期"] == "2022-01-15；2023-07-01"
    assert "2023-07-01 的还款 1.00 元晚于计算截止日" in rows[0]["notices"]
    assert rows[2]["error"].startswith("C5 本金: 同一编号的第 5 行写“300000”，第 6 行写“400000”")
    assert rows[3]["error"].startswith("C7 本金: 第 7、8 行是同一编号的同一笔")
    code, _, said = batch(capsys, path)
    assert (code, "一行一笔还款的表，加 --group" in said) == (2, True)


def test_one_row_a_disbursement(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The same claim as with both in one cell."""
    rows = "A,10万,2020-06-01,2020-08-31,2023-06-30\nA,20万,2020-07-01,2020-08-31,2023-06-30\n"
    path = table(tmp_path, f"编号,本金,出借日,到期日,计算至\n{rows}")
    one = table(
        tmp_path,
        "编号,本金,到期日,计算至\nA,2020-06-01=10万;2020-07-01=20万,2020-08-31,2023-06-30\n",
        "one.csv",
    )
    found, right = batch(capsys, path, "--group", "-q")[1], batch(capsys, one, "-q")[1]
    assert len(found) == 1
    assert found[0]["interest"] == right[0]["interest"] == "31858.77"


@pytest.mark.parametrize("number", ["案号", "合同编号", "借据号", "Contract No"])
def test_rows_of_one_number_of_practice(number: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """30035.23 is contract.md §5 with 50,000 paid on 2022-01-15."""
    path = table(
        tmp_path,
        f"{number},本金,到期日,计算至,还款日期,还款金额\nA,300000,2020-08-31,2023-06-30,2022-01-15,20000\n"
        "A,300000,2020-08-31,2023-06-30,2022-01-15,30000\n",
    )
    code, rows, said = batch(capsys, path, "--group", "--strict")
    assert (code, [row["interest"] for row in rows]) == (0, ["30035.23"])
    assert f"“{number}”相同的行并为一案" in said


def test_what_cannot_be_put_together_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two columns of numbers, a payment below a merged cell, the same disbursement twice: never guessed."""
    heading = "案号,合同号,出借日,本金,到期日,计算至,还款日期,还款金额\n"
    row = "1,A,2019-09-01,300000,2020-08-31,2023-06-30,2022-01-15,50000\n"
    code, _, said = batch(capsys, table(tmp_path, heading + row), "--group")
    assert code == 2
    assert "有几列都可以是编号：案号、合同号（用 --map 列名=编号 选定一列）" in said
    path = table(tmp_path, heading + row + ",,,,,,2022-06-01,10000\n")
    code, rows, _ = batch(capsys, path, "--group", "--map", "合同号=编号")
    assert (code, rows[0]["interest"]) == (1, "30035.23")
    assert rows[1]["error"] == (
        "B3 合同号: 这一行的还款没有编号，看不出属于哪一案，没有并入（每行都填编号，合并的单元格拆开填满）"
    )
    lent = "A,2020-01-01,100000,2020-12-31,2023-06-30\n"
    other = "A,2020-03-01,50000,2020-12-31,2023-06-30\n"
    code, rows, _ = batch(capsys, table(tmp_path, "编号,出借日,本金,到期日,计算至\n" + lent + other + lent), "--group")
    assert (code, rows[0]["interest"]) == (1, "")
    assert rows[0]["error"].startswith("C2 本金: 第 2、4 行同一天出借同样的金额（写了两遍的删去一行")


def test_payments_without_a_loan_name_their_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    loans = table(tmp_path, "案号,本金,到期日,计算至\nA,300000,2020-08-31,2023-06-30\n", "loans.csv")
    paid = "案号,回款日期,回款金额\nA,2022-01-15,50000\n,2022-01-16,1\nZ,2022-01-17,1\n"
    code, rows, said = batch(capsys, loans, table(tmp_path, paid, "paid.csv"), "--group")
    assert (code, [row["interest"] for row in rows]) == (1, ["30035.23", "", ""])
    assert rows[1]["error"].startswith("案号: 还款表第 3 行的还款没有编号")
    assert rows[2]["error"].startswith("案号: 借款表里没有这个编号（还款表第 4 行）（改正编号")
    assert "loans.csv: 案号: 还款表第 3 行" in said
    assert "loans.csv:0" not in said


def test_a_sheet_that_is_joined_is_not_said_to_be_unread(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("openpyxl")
    path = str(ROOT / "tests" / "tables" / "two-sheets.xlsx")
    assert "未读取的工作表" not in batch(capsys, path, "--group", "--format", "csv")[2]


def test_a_number_of_a_judgment_is_no_loan(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """19162.50 is contract.md §5."""
    heading = "编号,判决本金,履行期限届满日,借款到期日,计算至\n"
    rows = "1,300000,2022-02-28,,2023-02-28\n2,300000,2022-02-28,2020-02-28,2023-02-28\n"
    path = table(tmp_path, heading + rows)
    code, found, _ = batch(capsys, path, "--for", "judgment")
    assert (code, [row["doubled_part"] for row in found]) == (1, ["19162.50", ""])
    assert found[1]["error"] == (
        "D3 借款到期日: 借款到期日 说的是借款，借款的本金没有写（判决本金不是它）"
        "（加一列 本金，或 --map 借款到期日= 原样带出）"
    )
    code, found, _ = batch(capsys, path, "--for", "judgment", "--map", "借款到期日=")
    assert (code, [row["doubled_part"] for row in found]) == (0, ["19162.50", "19162.50"])
    case = table(
        tmp_path, "id: 1\nuntil: 2023-02-28\njudgment: {principal: 300000, perform_by: 2022-02-28}\n", "c.yaml"
    )
    assert single(capsys, "judgment", case)["totals"]["doubled_part"] == "19162.50"


def test_each_demand_that_is_not_counted_stands_in_its_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = table(tmp_path, "到期日,催收日期\n2020-08-31,2022-03-01;2023-05-01\n2020-08-31,2022-04-01\n2020-08-31,\n")
    _, rows, _ = batch(capsys, path, "--for", "limitation", "--on", "2024-01-01")
    days = [
        [day for day in ("2022-03-01", "2023-05-01", "2022-04-01") if f"{day} 的催告未写明是否到达" in row["notices"]]
        for row in rows
    ]
    assert days == [["2022-03-01", "2023-05-01"], ["2022-04-01"], []]


def test_what_is_assumed_names_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = table(tmp_path, "本金,出借日,到期日,逾期利率,计算至\n300000,2020-09-01,2021-08-31,24%,2023-06-30\n")
    _, _, said = batch(capsys, path)
    assert "用 “合同成立日”一列 写明" in said
    assert "--signed" not in said


def test_a_rate_of_the_lpr_is_held_against_the_ceiling(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Signed on 2021-01-01: 4 × 3.85 % = 15.4 %. 5 × the LPR is 15.5 % at 3.10 % and 15 % from 2025-05-20 on."""
    path = table(tmp_path, "签订日,起诉日,利率\n2021-01-01,2025-01-01,5xLPR\n2021-01-01,2025-01-01,LPR四倍\n")
    code, rows, _ = batch(capsys, path, "--for", "cap", "--on", "2026-09-01")
    assert (code, [row["within"] for row in rows]) == (0, ["否", "是"])
    assert rows[0]["exceeded"] == "2021-01-01 至 2025-05-19 超过，只保护 15.40%"
    args = ["--signed", "2021-01-01", "--filed", "2025-01-01", "--on", "2026-09-01", "--rate", "LPR四倍"]
    assert single(capsys, "cap", *args)["passes"] is True


@pytest.mark.parametrize(
    ("heading", "question", "choices"),
    [
        ("已执行金额", "judgment", ("payments", "judgment.principal")),
        ("执行到账日", "judgment", ("payments", "judgment.perform_by")),
        ("判决金额", "judgment", ("judgment.principal", "payments", "judgment.damages")),
        ("判决时间", "claim", ("judgment.date", "judgment.perform_by", "due")),
        ("回款", "claim", ("payments", "principal")),
        ("应还金额", "claim", ("principal", "payments")),
    ],
)
def test_a_sum_is_asked_for_among_sums(heading: str, question: str, choices: tuple[str, ...]) -> None:
    assert read_heading(heading, question).choices == choices


def test_loans_and_payments(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two files, or two sheets of a workbook, in either order; a payment of no loan is told."""
    loans = "编号,本金（万元）,到期日,计算至\nA,30,2020-08-31,2023-06-30\nB,30,2020-08-31,2023-06-30\n"
    paid = "编号,还款日期,还款金额\nA,2022-01-15,50000\nX,2022-01-15,50000\n"
    one, two = table(tmp_path, loans, "loans.csv"), table(tmp_path, paid, "paid.csv")
    for order in ((one, two), (two, one)):
        code, rows, said = batch(capsys, *order, "--group")
        assert [row["interest"] for row in rows] == ["30035.23", "31858.77", ""]
        assert "借款表里没有这个编号（还款表第 3 行）" in rows[2]["error"]
        assert (code, "按“编号”并入" in said) == (1, True)
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "借款"
    for sheet, text in ((book.active, loans), (book.create_sheet("还款"), paid)):
        for line in text.splitlines():
            sheet.append(line.split(","))
    book.save(tmp_path / "two.xlsx")
    _, rows, _ = batch(capsys, str(tmp_path / "two.xlsx"), "--group", "-q")
    assert [row["interest"] for row in rows] == ["30035.23", "31858.77", ""]
    code, _, said = batch(capsys, one, "--group", "--map", "编号=")
    assert (code, "没有编号一列" in said) == (2, True)


@pytest.mark.broad
def test_grouped_by_several_workers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, first, second = table(tmp_path, LONG), tmp_path / "1.csv", tmp_path / "2.csv"
    batch(capsys, path, "--group", "-o", str(first))
    batch(capsys, path, "--group", "-o", str(second), "--workers", "2")
    assert first.read_bytes() == second.read_bytes()


BANK = """借据号,客户名称,借据金额(元),发放日期,到期日期,执行利率,产品,客户经理
J1,李某,300000,2020-08-01,2020-08-31,4.35,经营贷,甲
"""
MAPPING = """columns: {借据号: 编号, 客户名称: 债务人, 借据金额: 本金, 执行利率: 期内利率, 产品: 类型, 客户经理: ""}
units: {执行利率: "%"}
constants: {penalty: 1.5, 计算至: 2023-06-30}
words: {kind: {经营贷: bank-loan}}
"""


def test_a_mapping_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Columns, units, constants and words of a bank's export: the same as a case file that says it all."""
    path, mapping = table(tmp_path, BANK), table(tmp_path, MAPPING, "bank.yaml")
    code, rows, _ = batch(capsys, path, "--map", mapping)
    case = (
        "{kind: bank-loan, penalty: 1.5, until: 2023-06-30, principal: 300000, lent: 2020-08-01, due: 2020-08-31,"
        " rate: 4.35%}"
    )
    one = single(capsys, "claim", table(tmp_path, case, "one.yaml"))
    assert (code, rows[0]["total"]) == (0, one["totals"]["total"])
    # A pair goes before the file; the row's own words before the constants.
    _, rows, _ = batch(capsys, path, "--map", mapping, "--map", "产品=", "-q")
    assert rows[0]["total"] != one["totals"]["total"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colums: {}", "bank.yaml:1:1: 列名对应文件里没有“colums”这一部分（是 columns 吗？）"),
        ("constants: {颜色: 红}", "“颜色”不是案件的键"),
        ("columns: [a]", "“columns”下面应是 名称: 值"),
        ("- a", "不是列名对应文件"),
        ("columns: {没有的列: 本金}", "bank.yaml: 表里没有列“没有的列”"),
        ("columns: {产品: 期内利律}", "bank.yaml:1:15: “期内利律”不是案件的键（是 期内利率 吗？）"),
        ("units: {产品: 万元}", "bank.yaml: “产品”不是读取的列（去掉它）"),
    ],
)
def test_a_mapping_file_that_is_wrong(text: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, told = batch(capsys, table(tmp_path, BANK), "--map", table(tmp_path, text, "bank.yaml"))
    assert (code, said in told) == (2, True), told


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_template_computes(question: str, lang: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Its example comes to a result as it stands; all its headings are read; it has drop-downs and explanations."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    path = str(tmp_path / "t.xlsx")
    assert run(["batch", "--template", path, "--for", question, "--lang", lang]) == 0
    assert run(["batch", "--template", path, "--for", question, "--lang", lang]) == 2
    capsys.readouterr()
    on = ["--on", "2024-06-03"] if question == "limitation" else []
    code, rows, said = batch(capsys, path, "--for", question, *on, lang=lang)
    assert (code, len(rows)) == (0, 1), said
    assert "原样带出" not in said
    assert "carried along" not in said
    expected = {
        "claim": "interest",
        "judgment": "total",
        "limitation": "last_day",
        "fee": "fee_claim",
        "cap": "ceiling",
        "read": "read_state",
    }
    figures = {
        "claim": "30035.23",
        "judgment": "227526.28",
        "limitation": "2025-03-03",
        "fee": "5800.00",
        "cap": "15.40",
        "read": "读懂" if lang == "zh" else "understood",
    }
    assert rows[0][expected[question]] == figures[question]
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 2
    if question == "claim":
        assert "民间借贷" in str(book.worksheets[0].data_validations.dataValidation[0].formula1) or lang == "en"
    code, _, said = batch(capsys, "x.csv", "--template", path, "--force")
    assert (code, "写空表不读表格" in said) == (2, True)


def test_the_generator_answers_every_question() -> None:
    """As the command does: 19162.50 is contract.md §5, 5,800 is 诉讼费用交纳办法 13 条 on 300,000."""
    row = {"判决本金": "300000", "履行期限届满日": date(2022, 2, 28)}
    found = next(compute([row], question="judgment", on=date(2023, 2, 28)))
    assert (found["doubled_part"], found["last_day"]) == ("19162.50", "2024-02-28")
    assert next(compute([{"标的额": 300000}], question="fee"))["fee_claim"] == "5800.00"
    assert list(found) == [*row, *QUESTIONS["judgment"].results]


@given(
    st.lists(
        st.sampled_from(["a,b", '"x\ny",2', "甲,乙", '"a""b",1', '"a\u2028\x85\x0b\nb",1', '"x\ry",2']),
        min_size=1,
        max_size=40,
    ),
    st.integers(1, 30),
)
def test_blocks_are_cut_at_the_ends_of_rows(rows: list[str], size: int) -> None:
    """The same rows, with the same numbers, whatever the size of the pieces."""
    whole = Block(2, "".join(row + "\n" for row in rows), folds=1)
    pieces = list(sliced([whole], size))
    assert "".join(piece.text for piece in pieces) == whole.text

    def numbered(blocks: list[Block]) -> list[tuple[int, int, list[str]]]:
        found = []
        for block in blocks:
            row_of = block.rows_of_lines()
            found += [(line, row_of(line), cells) for line, cells in cells_of(block, ",", "t")]
        return found

    assert numbered(pieces) == numbered([whole])
    assert [row for _, row, _ in numbered(pieces)] == list(range(1, len(rows) + 1))


@pytest.mark.broad
@default_or_broad(40, 200)
def test_a_killed_run_is_gone_on_with(size: int, tmp_path: Path) -> None:
    """Every question: what was noted is kept, the result is byte for byte that of a run to the end."""
    text = JUDGMENTS.splitlines()
    path = table(tmp_path, "\n".join([text[0], *(text[1 + i % 3] for i in range(size))]) + "\n")
    for question, name in (("limitation", "a"), ("fee", "b")):
        out, args = tmp_path / f"{name}.csv", ["batch", path, "--for", question, "--on", "2024-08-30", "-q"]
        assert run([*args, "-o", str(tmp_path / "whole.csv"), "--force"]) == 0
        command = [sys.executable, "-m", "lpr_calc", *args, "-o", str(out)]
        with subprocess.Popen(command) as started:
            until = time.monotonic() + 60
            while started.poll() is None and time.monotonic() < until and not (tmp_path / f"{name}.csv.part").exists():
                time.sleep(0.01)
            started.kill()
        assert run([*args, "-o", str(out), "--resume", "--force"]) == 0
        assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_a_ceiling_without_a_contract_says_of_which_day_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A sheet of debts without 合同成立日 gives the ceiling of the day, said in the row: 4 x 3.55 %."""
    path = table(tmp_path, "编号,本金,到期日,合同成立日\n1,300000,2020-08-31,\n2,300000,2020-08-31,2020-08-20\n")
    code, rows, _ = batch(capsys, path, "--for", "cap", "--on", "2023-06-30")
    assert code == 0
    assert [row["ceiling"] for row in rows] == ["14.20", "15.40"]
    assert [row["notices"] for row in rows] == ["没有写合同成立日：这是 2023-06-30 成立的合同的上限", ""]
