"""Texts in a table, or in the files of a folder: each comes back with its case, computed where all is said."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from lpr_calc.cli import run

WORDS = "被告李某于本判决生效之日起十日内偿还原告王某借款300000元。"
PART = "被告赵某于本判决生效之日起十日内支付原告钱某货款50000元，另按某某怪款支付8000元。"
TABLE = f"""编号,判决主文,生效日
A,{WORDS},2023-12-11
B,{WORDS},
C,{PART},2024-01-05
D,,2024-01-05
E,{WORDS},2023-13-11
"""


def rows_of(capsys: pytest.CaptureFixture[str], *args: str, lang: str = "zh") -> tuple[int, list[dict[str, str]], str]:
    code = run(["batch", *args, "--lang", lang])
    out, said = capsys.readouterr()
    return code, list(csv.DictReader(io.StringIO(out))), said


def test_a_row_has_its_state_its_questions_and_its_case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TABLE, encoding="utf-8")
    code, rows, said = rows_of(capsys, str(path), "--for", "read")
    assert code == 1
    assert [row["read_state"] for row in rows] == ["读懂", "待答", "没有读全", "", ""]
    assert json.loads(rows[0]["read_case"]) == {
        "creditor": "王某",
        "debtor": "李某",
        "judgment": {"perform_within": "10日", "principal": "300000", "effective": "2023-12-11"},
    }
    assert rows[1]["read_questions"] == "effective: 判决何日生效？"
    assert "effective" not in rows[1]["read_case"]
    assert "某某" in rows[2]["read_unread"]
    assert "没有文字" in rows[3]["error"]
    assert rows[4]["error"].startswith("C6 生效日")
    assert "读懂 1，待答 1，没有读全 1" in said


def test_what_was_read_is_computed_where_nothing_is_open(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Effective 2023-12-11, ten days: performed by 12-21; to 2024-01-31 the doubled part runs 41 days.

    300,000 x 0.0175 % x 41 = 2,152.50 (法释〔2014〕8号 1 条).
    """
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    path, out = tmp_path / "t.csv", tmp_path / "o.xlsx"
    path.write_text(TABLE, encoding="utf-8")
    code, _, _ = rows_of(capsys, str(path), "--for", "read,judgment", "--on", "2024-01-31", "-o", str(out))
    assert code == 1
    book = openpyxl.load_workbook(out)
    heads, *rows = book.worksheets[1].iter_rows(values_only=True)
    doubled, error = heads.index("加倍部分债务利息"), heads.index("错误")
    assert (rows[0][doubled], rows[0][error]) == (2152.5, None)
    assert [row[doubled] for row in rows[1:]] == [None] * 4
    assert "判决何日生效" in rows[1][error]
    assert "某某" in rows[2][error]


def test_the_texts_of_a_folder_are_rows(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "2.txt").write_text("无关的文字", encoding="utf-8")
    code, rows, _ = rows_of(capsys, str(tmp_path), "--for", "read", lang="en")
    assert code == 1
    assert [row["file"] for row in rows] == [str(tmp_path / "1.txt"), str(tmp_path / "2.txt")]
    assert [row["read_state"] for row in rows] == ["asks", ""]
    assert rows[1]["error"].startswith(str(tmp_path / "2.txt"))


def test_strict_refuses_what_was_not_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"编号,判决主文,生效日\nC,{PART},2024-01-05\n", encoding="utf-8")
    code, rows, _ = rows_of(capsys, str(path), "--for", "read", "--strict")
    assert (code, rows[0]["read_state"]) == (1, "")
    assert "某某" in rows[0]["error"]


FEES = "被告李某于本判决生效之日起十日内偿还原告王某借款本金300000元。案件受理费5800元，由被告李某负担。"
NOTE = "今借到王某人民币300000元，2020年8月31日前还清，借款人李某。2020年8月20日"


def test_every_open_question_of_a_text_has_a_column(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Whom the court fees are paid to; the days of a note: all it asks is answered, and it is computed."""
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    table = f"编号,判决主文,生效日,诉讼费付给\nA,{FEES},2023-12-11,原告\nB,{FEES},2023-12-11,\nC,{FEES},2023-12-11,谁\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    code, rows, _ = rows_of(capsys, str(tmp_path / "t.csv"), "--for", "read")
    assert (code, [row["read_state"] for row in rows]) == (1, ["读懂", "待答", ""])
    assert json.loads(rows[0]["read_case"])["judgment"]["costs"][0]["pay_to"] == "creditor"
    assert rows[2]["error"] == "D4 诉讼费付给: 不认识的值“谁”（写 原告 或 法院）"
    # A note: 31858.77 is contract.md §5; delivered on the day the row says, which is that of the note.
    lines = ["编号,借条,出借日,合同成立日,计算至", f"A,{NOTE},2020-08-20,,2023-06-30", f"B,{NOTE},,,2023-06-30"]
    lines += [f"C,{NOTE},2020-08-20,2020-08-21,2023-06-30"]
    table = "\n".join(lines)
    (tmp_path / "n.csv").write_text(table, encoding="utf-8")
    out = tmp_path / "o.xlsx"
    code, _, _ = rows_of(capsys, str(tmp_path / "n.csv"), "--for", "read,claim", "-o", str(out))
    assert code == 1
    heads, *found = openpyxl.load_workbook(out).worksheets[1].iter_rows(values_only=True)
    interest, error = heads.index("利息合计"), heads.index("错误")
    assert [row[interest] for row in found] == [31858.77, None, None]
    assert "款项是否、何日实际交付" in found[1][error]
    assert found[2][error] == "D4 合同成立日: 这一行写 2020-08-21，文字写 2020-08-20（核对后只留一个）"


@pytest.mark.parametrize("question", ["claim", "judgment", "limitation"])
def test_a_column_of_words_is_pointed_at(question: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"编号,判决主文\nA,{WORDS}\n", encoding="utf-8")
    code, _, said = rows_of(capsys, str(tmp_path / "t.csv"), "--for", question)
    assert code == 2
    assert f"有一列是文字：读出来再算用 --for read,{question}" in said
