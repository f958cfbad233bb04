"""What stands in a case file or a table is text wherever it comes out:
no link, image, code, HTML, formula or sheet's name.
"""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.batch.trees import unmasked
from lpr_calc.cli import run
from lpr_calc.render.data import safe_cell
from lpr_calc.render.markdown import safe
from lpr_calc.render.xlsx import _name
from result_rows import result_rows

LIVE = [
    "![x](https://evil.example/x.png)",
    "[还款](https://evil.example)",
    "[x]: https://evil.example",
    "`code`",
    "```",
    "<img src=x onerror=alert(1)>",
    "<https://evil.example>",
    "&lt;script&gt;",
    "&#91;x](y)",
    "https://evil.example/",
    "www.evil.example",
    "a@evil.example",
    "~~gone~~",
    "# heading",
    "> quoted",
    "a|b",
    "**bold** _it_",
]


@pytest.mark.parametrize("text", LIVE)
def test_markdown_reads_nothing_in_it(text: str) -> None:
    """By CommonMark and its tables and bare addresses; `markdown-it-py` comes with rich."""
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    kinds = {token.type for block in reader.parse(f"x {safe(text)}") for token in [block, *(block.children or [])]}
    assert kinds <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    kinds = {block.type for block in reader.parse(safe(text))}
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}
    assert "//evil" not in safe(text)
    assert "www.evil" not in safe(text)
    assert "a@evil" not in safe(text)


def test_addresses_of_the_authorities_stay_links() -> None:
    assert safe("https://www.pbc.gov.cn/x/index.html") == "https://www.pbc.gov.cn/x/index.html"
    assert "//" not in safe("https://www.pbc.gov.cn.evil.example/")


def unsafe(text: str) -> str:
    """What a reader of Markdown makes of it: backslashes off, references resolved."""
    text = re.sub(r"\\([\\`*_\[\]|~#>])", r"\1", text)
    for written, meant in (("&#64;", "@"), ("&#47;", "/"), ("&#46;", "."), ("&lt;", "<"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_markdown_gives_the_text_back(text: str) -> None:
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize("form", ["md", "text", "xlsx", "docx"])
def test_a_claim_of_hostile_names(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case.yaml"
    loans = "".join(
        f"  - {{id: '{name}', principal: 100000, due: 2022-05-31}}\n"
        for name in ("a", "A", "[x](y)", "=1+1", "History")
    )
    case.write_text(f"title: '![t](https://evil.example/t.png)'\nuntil: 2023-06-30\nloans:\n{loans}", encoding="utf-8")
    out = tmp_path / f"x.{form}" if form != "text" else tmp_path / "x.txt"
    assert run(["claim", str(case), "-o", str(out), "-q"]) == 0, capsys.readouterr().err
    if form == "md":
        assert not re.search(r"(?<!\\)\]\(|//evil", out.read_text("utf-8"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=45), max_size=12))
def test_names_of_sheets_are_legal_and_unlike(titles: list[str]) -> None:
    taken: set[str] = set()
    names = [_name(title, taken) for title in titles + [title.swapcase() for title in titles]]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set("[]:*?/\\") & set(name)
        assert name.strip("'") == name
        assert name.casefold() != "history"


def test_a_spreadsheet_takes_these_names() -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    taken: set[str] = set()
    book = xlsxwriter.Workbook(BytesIO())
    for title in ("a", "A", "'a'", "", "History", "x" * 40, "X" * 40, "😀" * 20, "[a]:b*c?d/e\\f", "a\x00b"):
        book.add_worksheet(_name(title, taken))
    book.close()


@pytest.mark.parametrize("first", "=+-@＝＋－＠\t\r")
def test_a_cell_that_would_run_is_masked(first: str, tmp_path: Path) -> None:
    """Full-width signs too: some programs fold them before they look."""
    text = f"{first}SUM(1)"
    assert safe_cell(text) == f"'{text}"
    assert unmasked(safe_cell(text)) == text
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table = StringIO(newline="")
    csv.writer(table).writerows([["本金", "到期日", "计算至", "备注"], ["300000", "2022-05-31", "2023-06-30", text]])
    source.write_text(table.getvalue(), encoding="utf-8", newline="")
    assert run(["batch", str(source), "-o", str(out), "-q"]) == 0
    (row,) = result_rows(out)
    assert row["备注"] == f"'{text}"
    assert row["interest"]


def test_a_sum_without_a_capital_form_is_refused_where_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """9,999 万亿 yuan have one, with interest they have none: a claim prints without it, a document is refused."""
    args = (
        "claim",
        "--principal",
        "9999999999999999.99",
        "--from",
        "2020-09-01",
        "--until",
        "2023-06-30",
        "--lang",
        "en",
    )
    assert run([*args, "-o", str(tmp_path / "x.docx")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: principal: 1106195890410958")
    assert "yuan has no capital form (too large" in said
    assert not (tmp_path / "x.docx").exists()
