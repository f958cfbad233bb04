"""Tables as offices keep them: a heading, a unit, a sheet is read as it is meant, or asked for;
never as something else.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc import batch
from lpr_calc.base.errors import LprError
from lpr_calc.batch.columns import NOT_READ, RESULTS, InputColumn, name_columns
from lpr_calc.batch.rows import Computer
from lpr_calc.casefile.headings import key_named, read_heading
from lpr_calc.casefile.synonyms import ALIASES, ASKED, HARMLESS
from lpr_calc.cli import run
from lpr_calc.rates.series import Rates
from paths import TESTS, read_yaml
from result_rows import result_rows
from sizes import thinned

TABLES = TESTS / "tables"
EXPECTED: list[dict[str, Any]] = read_yaml(TABLES / "expected.yaml", "SafeLoader")
TODAY = date(2026, 9, 30)


def done(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[dict[str, str]], str]:
    """Run `batch`; return the exit code, the rows and what was said."""
    code = run(["batch", *args, "--lang", "zh"])
    out, said = capsys.readouterr()
    return code, list(csv.DictReader(io.StringIO(out))), said


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: " ".join([case["file"], *case.get("args", [])]))
def test_a_table(case: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """The figures or the message that the file must give."""
    if case["file"].endswith((".xlsx", ".xlsm", ".xls", ".ods")) or case["file"] == "workbook-named.csv":
        pytest.importorskip("openpyxl")
        pytest.importorskip("python_calamine")
    args = [str(TABLES / arg) if arg == "export.yaml" else arg for arg in case.get("args", [])]
    code, rows, said = done(capsys, str(TABLES / case["file"]), *args)
    assert code == case["code"], said
    if "interest" in case:
        assert [row["interest"] for row in rows] == case["interest"]
    for name, figures in case.get("figures", {}).items():
        assert [row[name] for row in rows] == figures
    for words in case.get("said", ()):
        assert words in said
    for told in case.get("row", ()):
        number, _, words = told.partition(": ")
        row = rows[int(number) - 1]
        assert words in "".join([row["notices"], row["unused"], row["error"]])
        assert bool(row["error"]) == (row[case.get("result", "interest")] == "")
    for number in case.get("quiet_row", ()):
        assert rows[number - 1]["notices"] == rows[number - 1]["unused"] == ""
    if "equal" in case:
        figures = {rows[number - 1]["total"] for number in case["equal"]}
        assert len(figures) == 1
        assert "" not in figures
    if "same" in case:
        name, number = case["same"]
        _, others, _ = done(capsys, str(TABLES / name), *case["args"])
        assert rows[0]["total"] == others[number - 1]["total"]


def test_every_table_is_expected() -> None:
    files = {path.name for path in TABLES.iterdir() if path.suffix in (".csv", ".xlsx", ".xlsm", ".xls", ".ods")}
    assert files - {"interest-table.xlsx"} == {case["file"] for case in EXPECTED}
    assert len(files) >= 60


@pytest.mark.broad
def test_the_workbooks_can_be_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.syspath_prepend(str(TABLES))
    import make

    monkeypatch.setattr(make, "HERE", tmp_path)
    make.main()
    for path in (TABLES / name for name in make.MADE):
        made, kept = (openpyxl.load_workbook(file) for file in (tmp_path / path.name, path))
        assert [[list(sheet.values), sheet.sheet_state] for sheet in made] == [
            [list(sheet.values), sheet.sheet_state] for sheet in kept
        ]


BESIDE = {
    "本金": "300000",
    "到期日": "2020-08-31",
    "计算至": "2023-06-30",
    "合同成立日": "2020-08-20",
    "出借日": "2020-08-20",
}
CELLS = ("10", "24%", "2%/月", "2022-01-15", "2022-01-15=50000", "律师费=10000", "12个月", "0.05", "1.5")
AMBIGUOUS = sorted(
    {
        *ASKED,
        "本金余额",
        "尚欠利息",
        "已还金额",
        "借款月利率",
        "逾期日利率",
        "annual rate",
        "repayment date",
        "loan date",
        "amount paid",
        "interest due",
        "balance",
        "合同金额",
        "结清日期",
        "本金（含息）",
        "还本付息",
        "收款",
        "打款日期",
        "账期",
        "定金",
        "late fee",
        "received",
    }
)


def columns_and_cells(heading: str, cell: str, renamed: dict[str, str]) -> tuple[tuple[InputColumn, ...], list[str]]:
    """Return a table of one row with ``heading`` beside what a claim needs, less what ``renamed`` makes of it."""
    taken = {key_named(ours) for ours in (*renamed.values(), heading if not renamed else "")}
    facts = {name: text for name, text in BESIDE.items() if key_named(name) not in taken}
    return name_columns([*facts, heading], renamed, "t"), [*facts.values(), cell]


@cache
def outcome(heading: str, cell: str, ours: str | None = None) -> tuple[str, ...]:
    """Return what a row comes to with the heading as it is, or as ``ours``; "" and the question where one is asked."""
    try:
        columns, cells = columns_and_cells(heading, cell, {} if ours is None else {heading: ours})
    except LprError as error:
        return "", error.problems[0].say("zh")
    return Computer(Rates(), TODAY).of_cells(columns, cells).cells


@pytest.mark.parametrize("heading", thinned(AMBIGUOUS, 12, broad=3))
def test_every_hint_is_right_or_asks_again(heading: str) -> None:
    """Each ``--map`` that a message proposes gives what the key itself gives, in every cell, or a further question;
    what is carried along stands in ``unused``.
    """
    with pytest.raises(LprError) as caught:
        columns_and_cells(heading, "1", {})
    problem = next(problem for problem in caught.value.problems if problem.code == "column-ask")
    ways: dict[str, None] = {}
    for lang in ("zh", "en"):
        said = re.findall(r"--map ((?:'[^']*'|[^\s、，,；;）)])+)", problem.hint.say(lang))
        assert len(said) >= 3
        ways.update(dict.fromkeys(said))
    for way in ways:
        theirs, _, ours = shlex.split(way)[0].rpartition("=")
        assert theirs == heading
        for cell in CELLS:
            found = outcome(heading, cell, ours)
            if not ours:
                assert NOT_READ.zh in found[6]
                continue
            right = outcome(ours, cell)
            period = next((word for word in ("月", "日") if f"{word}利率" in heading), "")
            if found[0] and period and cell == "24%":
                right = outcome(ours, f"24%/{period}")
            assert found[0] == "" or found[:5] == right[:5], (heading, way, cell)
            if period and cell in ("10", "0.05", "1.5"):
                assert found[0] == "", (heading, way, cell)


PRACTICE = [
    "年利率",
    "利率（年）",
    "执行利率",
    "合同利率",
    "逾期罚息利率",
    "罚息",
    "年化利率",
    "浮动比例",
    "上浮",
    "加点",
    "应收利息",
    "欠息",
    "月息",
    "日万分之",
    "LPR倍数",
    "已还本金",
    "已付款",
    "回款金额",
    "累计还款",
    "还本",
    "还息",
    "还本付息",
    "付息",
    "收款",
    "收款金额",
    "实收",
    "实付",
    "汇款",
    "打款金额",
    "到账金额",
    "入账金额",
    "返还",
    "退款金额",
    "扣款",
    "冲账",
    "执行到位",
    "执行款",
    "定金",
    "质保金",
    "预付款",
    "借款日",
    "到账日",
    "打款日期",
    "还款日",
    "违约日",
    "逾期起始日",
    "到期",
    "借期",
    "账期",
    "宽限期",
    "展期",
    "截止时间",
    "交货日",
    "验收日",
    "欠款",
    "剩余本金",
    "未还本金",
    "贷款余额",
    "合同金额",
    "诉讼标的",
    "结算价",
    "总价",
    "工程款",
    "货款",
    "计息基数",
    "滞纳金标准",
    "诉讼费",
    "Annual rate",
    "APR",
    "Amount paid",
    "Received",
    "Collected",
    "Recovered",
    "Refund",
    "Late fee",
    "Balance owed",
    "Unpaid principal",
    "Default date",
    "Start date",
]


@pytest.mark.parametrize("heading", PRACTICE)
def test_headings_of_practice_are_asked_about(heading: str) -> None:
    """What a law firm's table calls a rate, a payment, a day or a sum, and may be one of several:
    two keys or three, in both languages.
    """
    with pytest.raises(LprError) as caught:
        columns_and_cells(heading, "1", {})
    problem = next(problem for problem in caught.value.problems if problem.code == "column-ask")
    assert problem.hint.zh.count("--map") >= 3
    assert problem.hint.en.count("--map") >= 3


@pytest.mark.parametrize(
    "heading",
    [
        "收款人",
        "收款方账号",
        "打款账户",
        "到账银行",
        "退款原因",
        "案由",
        "经办人",
        "备注",
        "逾期天数",
        "Client",
        "Remark",
        "Borrower",
        "Case",
        "出借人",
    ],
)
def test_headings_of_persons_and_things_pass(heading: str) -> None:
    """No fact of a claim, though words of money stand in them."""
    columns, cells = columns_and_cells(heading, "1", {})
    assert columns[-1].key == ""
    assert Computer(Rates(), TODAY).of_cells(columns, cells).cells[0] == "31858.77"


def test_one_meaning_each() -> None:
    """No word stands in two parts of the reviewed table, and each is written as headings are compared."""
    words = [*ASKED, *HARMLESS, *(word for said in ALIASES.values() for word in said)]
    assert len(words) == len(set(words))
    for key, said in ALIASES.items():
        for word in said:
            assert read_heading(word).key == key, word
    for word in HARMLESS:
        assert read_heading(word).role == "harmless", word
    for word in ASKED:
        assert read_heading(word).role == "ask", word


MARKS = ["", " ", "\u00a0", "\u3000", "\u200b", "*", "＊", "★", "\n", "\ufeff"]
WORDS = [
    "利率",
    "利息",
    "罚息",
    "还款",
    "已还",
    "已付",
    "回款",
    "日",
    "日期",
    "期限",
    "金额",
    "本金",
    "欠款",
    "到期",
    "逾期",
    "期内",
    "借款",
    "出借",
    "年",
    "月",
    "合同",
    "余额",
    "总",
    "违约金",
    "费用",
    "计算",
    "至",
    "起",
    "截止",
]
SPEAKING = re.compile("利率|利息|罚息|还款|已还|已付|回款|日|期限|金额|本金|欠款")
MONEY = {"元": 0, "万元": 4, "千元": 3, "百万元": 6, "亿元": 8, "人民币万元": 4, "单位：万元": 4}
RATES_ = {"%": "%", "‰/日": "‰/日", "%/月": "%/月", "年%": "%", "％": "%"}
OTHER = ["元/天", "美元", "含税", "天", "倍"]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join),
    st.lists(st.tuples(st.integers(0, 8), st.sampled_from(MARKS)), max_size=4),
    st.sampled_from(["", *MONEY, *RATES_, *OTHER]),
    st.sampled_from([("（", "）"), ("(", ")"), ("【", "】"), (" (", " )")]),
    st.sampled_from(["3", "2.5", "12"]),
)
def test_headings_are_computed_right_or_refused(
    word: str, marks: list[tuple[int, str]], unit: str, brackets: tuple[str, str], cell: str
) -> None:
    """Whatever a heading is made of: the key and the unit it names, or a question;
    never carried along without a word.
    """
    dressed = word
    for at, mark in marks:
        dressed = dressed[:at] + mark + dressed[at:]
    heading = f"{dressed}{brackets[0]}{unit}{brackets[1]}" if unit else dressed
    key = key_named(word)
    if key in ("payments", "costs"):
        cell = f"2022-01-15={cell}" if key == "payments" else f"公告费={cell}"
    try:
        columns, cells = columns_and_cells(heading, cell, {})
    except LprError as error:
        for problem in error.problems:
            assert problem.hint.zh
            assert problem.hint.en
        return
    column = columns[-1]
    assert column.key or column.units or not SPEAKING.search(word) or word in HARMLESS
    assert column.key == key
    if not column.key or key in ("loans", "plan", "conventions"):
        return
    plain = cell
    if unit in MONEY:
        plain = re.sub(r"[0-9.]+$", lambda found: yuan(found[0], MONEY[unit]), cell)
    elif unit in RATES_:
        plain = f"{cell}{RATES_[unit]}"
    computer = Computer(Rates(), TODAY)
    columns_plain, cells_plain = columns_and_cells(word, plain, {})
    found, right = computer.of_cells(columns, cells), computer.the_whole_way(columns_plain, cells_plain)
    assert found.cells[:7] == right.cells[:7] or found.error


def yuan(number: str, shift: int) -> str:
    """Write a number of units out in yuan."""
    whole, _, decimals = number.partition(".")
    return str(int(whole + decimals.ljust(shift, "0")[:shift].ljust(shift, "0"))) if shift else number


def test_a_column_that_says_nothing_of_it_is_carried_along(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Byte for byte, whatever is in it."""
    odd = ' "x"" ,', "\u200b甲\u3000", "0012", "1e5"
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["备注2", "经办人", "案件来源", "案由", *BESIDE], [*odd, *BESIDE.values()]])
    code, rows, _ = done(capsys, str(path), "-q")
    assert code == 0
    assert tuple(rows[0][name] for name in ("备注2", "经办人", "案件来源", "案由")) == odd


def test_errors_hold_the_row_and_the_reason(tmp_path: Path) -> None:
    """Rejected rows and those with warnings, with their row numbers; mended, they are computed again."""
    source, out, errors = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "errors.csv"
    source.write_text(
        "本金,到期日,计算至,还款\n300000,2020-08-31,2023-06-30,\nx,2020-08-31,2023-06-30,\n"
        "300000,2020-08-31,2023-06-30,2023-07-01=1\n",
        "utf-8",
    )
    assert run(["batch", str(source), "-o", str(out), "--errors", str(errors), "-q", "--lang", "en"]) == 1
    found = result_rows(errors)
    assert [row["row"] for row in found] == ["3", "4"]
    assert found[0]["error"].startswith("A3 本金: cannot read “x” as an amount")
    assert (found[1]["error"], "not counted" in found[1]["notices"]) == ("", True)
    errors.write_text(errors.read_text("utf-8-sig").replace("x,", "300000,"), "utf-8")
    assert run(["batch", str(errors), "-o", str(out), "--errors", str(tmp_path / "more.csv"), "--force", "-q"]) == 0
    again = result_rows(out)
    assert [row["interest"] for row in again] == ["31858.77", "31858.77"]
    assert [row["row"] for row in again] == ["3", "4"]
    more = result_rows(tmp_path / "more.csv")
    assert [(row["row"], row["row_2"]) for row in more] == [("4", "3")]


def test_an_error_is_none_in_a_row_that_was_computed(tmp_path: Path) -> None:
    """Keys of JSON that have no column stand in ``notices``."""
    facts = {"本金": "300000", "到期日": "2020-08-31", "计算至": "2023-06-30"}
    (tmp_path / "in.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in (facts, {**facts, "备注": "甲"})), "utf-8"
    )
    assert run(["batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.csv"), "-q", "--lang", "zh"]) == 0
    rows = result_rows(tmp_path / "out.csv")
    assert [row["error"] for row in rows] == ["", ""]
    assert [row["notices"] for row in rows] == ["", "第一行没有这些键，结果里没有它们的列：备注=甲"]


def test_the_generator_reads_headings_as_the_command_does() -> None:
    """Units, synonyms, questions, and the row's own notices."""
    row = {"借款本金（万元）": "30", "到期日期": "2020-08-31", "计算至": date(2023, 6, 30), "还款": "2023-07-01=1"}
    found = next(batch.compute([row], today=TODAY))
    assert (found["interest"], found["error"]) == ("31858.77", "")
    assert "2023-07-01 的还款 1.00 元晚于计算截止日" in found["notices"]
    assert list(found)[-len(RESULTS) :] == list(RESULTS)
    with pytest.raises(LprError, match="年利率"):
        next(batch.compute([{**row, "年利率": "24%"}], today=TODAY))
    carried = next(batch.compute([{**row, "年利率": "24%"}], names={"年利率": ""}, today=TODAY))
    assert "年利率：" in carried["unused"]
    assert (
        next(
            batch.compute(
                [{"本金": 30, "到期日": "2020-08-31", "计算至": "2023-06-30"}], units={"": "万元"}, today=TODAY
            )
        )["interest"]
        == "31858.77"
    )
    lists = {
        "本金（万元）": "30",
        "due": "2020-08-31",
        "until": "2023-06-30",
        "payments（万元）": [{"date": "2022-01-15", "amount": "5"}],
    }
    assert "没有各自的单位" in next(batch.compute([lists], today=TODAY))["error"]


def verified(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(["verify", *args, "--lang", "zh"])
    out, said = capsys.readouterr()
    return code, out, said


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("期间,本金（万元）,天数,利率,利息（万元）\n2020-09-01至2021-12-19,30,475,3.85%,1.503082\n", ()),
        ("单位：万元,,,,\n期间,本金,天数,利率,利息\n2020-09-01至2021-12-19,30,475,3.85%,1.503082\n", ()),
        ("期间,*本 金*,天数,利率,利息\n2020-09-01至2021-12-19,30,475,3.85%,1.503082\n", ("--unit", "万元")),
        ("期间,本金（万元）,天数,利率,利息\n2020-09-01至2021-12-19,30,475,3.85%,15030.82\n", ()),
        ("期间,本金,天数,利率,利息\n2020-09-01至2021-12-19,300000,475,3.85%,15030.82\n", ("--unit", "本金=元")),
        ("期间,甲,天数,利率,利息\n2020-09-01至2021-12-19,300000,475,3.85%,15030.82\n", ("--map", "甲=本金")),
        # 300000 × 0.5 ‰ × 475
        ("期间,本金,天数,日利率（‰）,利息\n2020-09-01至2021-12-19,300000,475,0.5,71250\n", ()),
    ],
)
def test_the_other_sides_table_in_its_units(
    text: str, args: Sequence[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The base is 300,000 yuan, not 30, and nothing is wrong with the row."""
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    code, out, said = verified(capsys, "--table", str(tmp_path / "t.csv"), "--format", "json", *args)
    document = json.loads(out)
    assert (code, document["findings"]) == (0, []), said
    assert document["right_rows"][0]["base"] == "300000.00"
    assert ("万元" in text or "万元" in args) == ("万元”读取" in said)


def test_the_other_sides_workbook(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("openpyxl")
    code, out, _ = verified(capsys, "--table", str(TABLES / "interest-table.xlsx"), "--format", "json")
    assert (code, json.loads(out)["right"]) == (0, "15030.82")
    # Neither of the two sheets is a table of interest.
    several = {"--table": "有 2 张工作表有内容，都认不出表头", "--batch": "有 2 张工作表含有表格"}
    for name in ("two-tables.xlsx", "hidden-row.xlsx"):
        for option in ("--table", "--batch"):
            words = several[option] if name == "two-tables.xlsx" else "隐藏了第 3 行"
            code, _, said = verified(capsys, option, str(TABLES / name))
            assert code == 2
            assert words in said
    code, _, said = verified(capsys, "--principal", "1", "--from", "2024-01-01", "--figure", "1", "--sheet", "x")
    assert (code, "只用于 --table 与 --batch" in said) == (2, True)


@pytest.mark.parametrize(
    ("heads", "cells", "args"),
    [
        ("figure（万元）,本金（万元）", "3.185877,30", ()),
        ("对方利息,本金（万元）", "31858.77,30", ("--map", "对方利息=figure")),
        ("figure,本金", "31858.77,30万", ()),
    ],
)
def test_figures_of_a_table_in_their_units(
    heads: str, cells: str, args: Sequence[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """`verify --batch` reads headings, units and ``--map`` as `batch` does."""
    text = f"{heads},到期日,计算至\n{cells},2020-08-31,2023-06-30\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    code, out, said = verified(capsys, "--batch", str(tmp_path / "t.csv"), "--format", "json", *args)
    assert code == 0, said
    assert json.loads(out)[0]["matches"] != "0"
    (tmp_path / "t.csv").write_text(text.replace("到期日", "还款日期"), encoding="utf-8")
    code, _, said = verified(capsys, "--batch", str(tmp_path / "t.csv"), *args)
    assert (code, "列“还款日期”可能是" in said) == (2, True)


def test_unused_facts_stand_in_every_row_of_the_quick_lane() -> None:
    """Days of signing and lending decide nothing where no rate is agreed;
    the lane says so of each row as the whole way does.
    """
    row = {
        "本金": "300000",
        "合同成立日": "2020-06-01",
        "出借日": "2020-06-01",
        "到期日": "2020-08-31",
        "计算至": "2023-06-30",
    }
    found = list(batch.compute([row] * 5, today=TODAY))
    assert {(r["interest"], r["notices"], r["error"]) for r in found} == {("31858.77", "", "")}
    assert len({r["unused"] for r in found}) == 1
    assert found[0]["unused"].startswith("合同成立日：")
    assert "；出借日：" in found[0]["unused"]
    stale = list(batch.compute([{**row, "计算至": "2026-11-01"}] * 5, today=date(2026, 11, 2)))
    assert len({r["notices"] for r in stale}) == 1
    assert stale[0]["notices"].startswith("LPR 数据截至")


def test_a_unit_of_an_option_goes_before_that_of_the_title(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And both are named: the title may be right."""
    path = tmp_path / "t.csv"
    path.write_text("单位：万元,,\n本金,到期日,计算至\n300000,2020-08-31,2023-06-30\n", encoding="utf-8")
    assert run(["batch", str(path), "--unit", "元"]) == 0
    done = capsys.readouterr()
    assert "31858.77" in done.out
    assert "标题写明单位：单位：万元；--unit 写明 元，按它读取\n" in done.err


def test_two_columns_of_one_sort_are_asked_about(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """In the other side's table too: which is the base, and following either hint answers. 300,000 × 3.85 % × 475 ÷ 365
    = 15,030.82.
    """
    path = tmp_path / "t.csv"
    path.write_text(
        "起算日,截止日,合同本金,计息基数,年利率,利息\n2020-09-01,2021-12-19,500000,300000,3.85%,15030.82\n",
        encoding="utf-8",
    )
    code, _, said = verified(capsys, "--table", str(path))
    assert (code, "“合同本金”、“计息基数”都可能是“基数”一列" in said) == (2, True)
    assert "--map 合同本金=基数、--map 计息基数=基数" in said
    code, out, _ = verified(capsys, "--table", str(path), "--map", "计息基数=基数", "--format", "json")
    assert json.loads(out)["right"] == "15030.82"
    assert run(["verify", "--table", str(path), "--lang", "en"]) == 2
    assert "--map 合同本金=base, --map 计息基数=base" in capsys.readouterr().err
