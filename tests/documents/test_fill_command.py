"""``lpr-calc draft form --template``: which paper a form is, and what is said of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from blank_forms import COMPLAINT, COUPLE, FORMS, OF_FORM, form_of, values_of

import program
from lpr_calc.documents.chosen import PAPERS
from lpr_calc.documents.fill import kind_of
from papers import ZHANG
from paths import ROOT

pytestmark = pytest.mark.usefixtures("papers_alone")


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run ``draft form``."""
    return program.run("draft", "form", *args, cwd=ROOT)


class TestTheCommand:
    """``lpr-calc draft form --template``."""

    def test_it_says_what_it_filled_and_left_and_leaves_the_form_alone(self, tmp_path: Path) -> None:
        blank = FORMS / "loan-complaint.docx"
        before, target = blank.read_bytes(), tmp_path / "填.docx"
        done = run(ZHANG, "--template", str(blank), "-o", str(target))
        assert done.returncode == 0, done.stderr
        assert "已填 " in done.stderr and "原告（自然人）；被告（自然人）；" in done.stderr
        assert "留空 " in done.stderr and "是否要求提前还款或解除合同；是否主张实现债权的费用；" in done.stderr
        assert "表格里没有位置" not in done.stderr
        assert blank.read_bytes() == before
        assert values_of(target.read_bytes(), "标的总额") == ["331887.95元（暂计至2023年6月30日）"]
        again = run(ZHANG, "--template", str(target), "-o", str(target), "--force")
        assert (again.returncode, "这是本次要读的文件" in again.stderr) == (2, True)

    def test_a_row_that_is_missing_is_told(self, tmp_path: Path) -> None:
        template, target = tmp_path / "表.docx", tmp_path / "填.docx"
        template.write_bytes(form_of(*COMPLAINT))
        done = run(ZHANG, "--template", str(template), "-o", str(target), "--lang", "en")
        assert done.returncode == 0
        assert "no place in the form, not filled: 原告（自然人）; 被告（自然人）;" in done.stderr

    def test_a_row_of_money_that_is_missing_is_an_error(self, tmp_path: Path) -> None:
        """No row 标的总额: exit 2, its name and value, and no file."""
        template, target = tmp_path / "表.docx", tmp_path / "填.docx"
        template.write_bytes(form_of(*(row for row in COMPLAINT if "标的" not in row[0])))
        done = run(ZHANG, "--template", str(template), "-o", str(target), "-q")
        assert done.returncode == 2
        assert (
            done.stderr == f"错误：{template}: “标的总额”一行没有找到“…元”的空白，未写出任何文件（应填：331887.95元）\n"
        )
        assert not target.exists()

    def test_a_form_of_another_cause(self, tmp_path: Path) -> None:
        done = run(ZHANG, "--template", str(FORMS / "sale-complaint.docx"), "-o", str(tmp_path / "x.docx"))
        assert done.returncode == 2
        assert "这张表格是买卖合同纠纷的，案件是民间借贷纠纷" in done.stderr

    def test_no_document(self, tmp_path: Path) -> None:
        template = tmp_path / "表.docx"
        template.write_bytes(b"not a document")
        done = run(ZHANG, "--template", str(template), "-o", str(tmp_path / "填.docx"), "-q")
        assert (done.returncode, done.stderr) == (
            2,
            f"错误：{template}: 不是 .docx 文档，或已损坏（用 Word 另存为 .docx）\n",
        )

    def test_strict_refuses_what_a_registry_returns(self, tmp_path: Path) -> None:
        target = tmp_path / "填.docx"
        done = run(COUPLE, "--template", str(FORMS / "loan-complaint.docx"), "-o", str(target), "--strict")
        assert done.returncode == 2
        assert not target.exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--paper", "合同"), "--paper: 没有“合同”（可用：complaint、answer、enforcement）"),
        (("--edition", "2023"), "--edition: 没有“2023”（可用：2025、2024）"),
        (("--edition", "2024", "--paper", "enforcement"), "2024 年版没有收录这一案由的强制执行申请书"),
    ],
)
def test_words_that_name_no_form(args: tuple[str, ...], said: str) -> None:
    done = run(ZHANG, "--until", "2024-06-30", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_paper_by_its_chinese_name() -> None:
    assert run(ZHANG, "--paper", "民事答辩状", "-q").stdout.startswith("民间借贷纠纷民事答辩状（要素式）填写内容")


def test_which_paper_a_form_is() -> None:
    assert [kind_of((FORMS / f"{name}.docx").read_bytes()).paper for name in sorted(OF_FORM)] == [
        OF_FORM[name][0] for name in sorted(OF_FORM)
    ]
    assert set(PAPERS) == {paper for paper, _ in OF_FORM.values()}
