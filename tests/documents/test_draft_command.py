"""``lpr-calc draft``, and other results written as documents."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document as Docx

import program
from papers import ZHANG
from paths import ROOT

pytestmark = pytest.mark.usefixtures("papers_alone")


def run(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return program.run("draft", *args, cwd=ROOT, **more)


class TestTheCommand:
    """``lpr-calc draft``."""

    @pytest.mark.parametrize("ending", ["docx", "xlsx", "md", "txt", "json"])
    def test_formats_by_ending(self, ending: str, tmp_path: Path) -> None:
        target = tmp_path / f"清单.{ending}"
        done = run("schedule", ZHANG, "-o", str(target))
        assert (done.returncode, done.stdout) == (0, "")
        content = target.read_bytes()
        assert content[:2] == b"PK" if ending in ("docx", "xlsx") else b"31,887.95" in content
        if ending == "json":
            data = json.loads(content)
            assert (data["schema"], data["kind"], data["missing"]) == ("lpr-calc/draft/1", "schedule", [])

    def test_what_was_assumed_is_told_beside_it(self) -> None:
        done = run("claims", ZHANG)
        assert "默认：逐段四舍五入到分，合计为各段之和\n" in done.stderr
        assert "默认" not in done.stdout
        assert run("claims", ZHANG, "-q").stderr == ""
        assert "assumed: one-year LPR\n" in run("claims", ZHANG, "--lang", "en").stderr

    def test_strict_refuses_what_is_missing(self) -> None:
        done = run(
            "reminder", ZHANG, "--until", "2023-05-31", "--strict", "--signed", "2019-09-01", "--lent", "2019-09-01"
        )
        assert done.returncode == 2
        assert "错误：--strict: 缺少：付款期限（写进案件文件）\n" in done.stderr

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (
                ("claims", ZHANG, "-o", "x.xlsx"),
                "错误：--output: 这种文书没有表格，不能写成 .xlsx（用 .docx、.md 或 .txt）\n",
            ),
            (
                ("claims", ZHANG, "-o", "x.pdf"),
                "错误：--output: 不直接写 PDF（用 -o 写成 .html，在浏览器里打印为 PDF（已按 A4 排版）；或写成 .docx，"
                "另存为 PDF）\n",
            ),
            (
                ("claims", ZHANG, "--format", "csv"),
                "错误：--format: 文书没有 csv 格式（可用：text、md、html、json，"
                "或 -o 文件.docx、.xlsx、.md、.html、.txt、.json）\n",
            ),
            (
                ("letter", ZHANG),
                "错误：KIND: 值不可用（可用：reminder（友好提醒）、demand（催告函、律师函）、schedule（利息计算清单）、"
                "claims（诉讼请求）、"
                "complaint（民事起诉状）、answer（民事答辩状、答辩状）、preserve（财产保全申请书）、service（送达地址确认书）、"
                "form（要素式起诉状、要素式答辩状、要素式强制执行申请书）、evidence（证据清单）、"
                "plan（还款协议、执行和解协议）、log（催收记录表）、enforcement（强制执行申请书）、"
                "resume（恢复执行申请书）、payoff（执行款结算表））\n用法见 lpr-calc draft --help\n",
            ),
            (
                ("enforcement", "--principal", "1"),
                "错误：没有判决本金（--principal 300000，或案件文件的 judgment: {principal: …}）\n",
            ),
            (
                ("claims", ZHANG, "--template", "x.docx"),
                "错误：--template: 只用于 draft form，并须用 -o 写明 .docx（例：draft form 案件.yaml --template"
                " 起诉状.docx -o 已填.docx）\n",
            ),
        ],
    )
    def test_refused(self, args: tuple[str, ...], message: str) -> None:
        done = run(*args)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", message)

    def test_without_the_extra(self, tmp_path: Path) -> None:
        """One line that says what to install; text goes on working."""
        hide = (
            "import sys; sys.modules['docx'] = None; sys.modules['xlsxwriter'] = None; from lpr_calc.entry import"
            " main; sys.exit(main())"
        )
        for ending in ("docx", "xlsx"):
            command = [sys.executable, "-c", hide, "draft", "schedule", ZHANG, "-o", str(tmp_path / f"x.{ending}")]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
            assert (done.returncode, done.stderr) == (
                2,
                f"错误：--output: 写 .{ending} 需要 office 扩展（pip install 'lpr-calc[office]'）\n",
            )

    def test_a_claim_or_judgment_as_a_document(self, tmp_path: Path) -> None:
        """contract.md §5: ``-o`` takes .xlsx and .docx."""
        for command in ("claim", "judgment"):
            for ending in ("docx", "xlsx"):
                target = tmp_path / f"{command}.{ending}"
                done = program.run(command, ZHANG, "--until", "2024-06-30", "-o", str(target), "-q", cwd=ROOT)
                assert done.returncode == 0, done.stderr
                assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("args", "sheet", "row"),
    [
        (("fee", "331887.95"), "案件受理费", ["0～10,000", 10000, "每件", 50]),
        (("cap", "--signed", "2021-06-01", "--on", "2021-12-31", "--lang", "en"), "Protected ceiling of private", None),
        (
            ("compare", "--principal", "30万", "--from", "2020-09-01", "--until", "2023-06-30", "--vary", "count"),
            "result",
            ["算头不算尾", 31858.77, 0],
        ),
        (("rates", "list", "--changes"), "result", [date(2019, 8, 20), 4.25, 4.85]),
    ],
)
def test_other_results_as_documents(args: tuple[str, ...], sheet: str, row: list[Any] | None, tmp_path: Path) -> None:
    """contract.md §5: ``-o`` goes by the ending for every command; figures are numbers and days are days."""
    for ending in ("docx", "xlsx"):
        target = tmp_path / f"x.{ending}"
        done = program.run(*args, "-o", str(target), "-q", cwd=ROOT)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cells = [
        [value.date() if isinstance(value, datetime) else value for value in line]
        for line in book.worksheets[0].iter_rows(values_only=True)
    ]
    assert book.sheetnames[0].startswith(sheet[:20])
    assert row is None or row in [line[: len(row)] for line in cells]
    assert Docx(str(tmp_path / "x.docx")).tables


def test_a_format_that_does_not_go_with_the_ending(tmp_path: Path) -> None:
    """CSV under the name of a workbook would not open."""
    done = run("schedule", ZHANG, "-o", str(tmp_path / "x.xlsx"), "--format", "md")
    assert (done.returncode, done.stderr) == (
        2,
        "错误：--output: --format md 与扩展名“.xlsx”不符（不写 --format，或换扩展名）\n",
    )
    assert list(tmp_path.iterdir()) == []
