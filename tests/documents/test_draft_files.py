"""Documents as .docx and .xlsx files."""

from __future__ import annotations

import re
import shutil
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

from case_files import matters
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import KINDS, draft
from lpr_calc.render import docx, xlsx
from lpr_calc.render.model import Para, Table, fen, label_span, words
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, ZHANG, converted, made, said
from sizes import thinned

pytestmark = pytest.mark.usefixtures("papers_alone")

ALL = [
    (
        kind,
        ZHANG,
        {"until": "2024-06-30"}
        if kind in ("enforcement", "payoff")
        else {"plan": {"instalments": "6", "first": "2023-07-31"}}
        if kind == "plan"
        else {},
    )
    for kind in KINDS
]
CLAIMS = [facts for _, facts in (*matters(), *matters("judgment")) if "judgment" not in facts]


class TestDocx:
    """.docx: A4, East Asian fonts set, repeated heading rows, no trace of a tool, the same bytes every time."""

    @pytest.mark.parametrize(("kind", "path", "facts"), thinned(ALL, 4, broad=1, ids=[kind for kind, _, _ in ALL]))
    def test_written_and_read_back(self, kind: str, path: str, facts: dict[str, Any]) -> None:
        document = made(kind, path, **facts).document
        content = docx.render(document)
        assert content == docx.render(document)
        read = Docx(BytesIO(content))
        written = [part.text for part in (*document.parts, *document.annex) if isinstance(part, Para)]
        titles = [t.title for t in document.tables]
        lines = [line for p in read.paragraphs for line in p.text.split("\n")]  # a signature is one paragraph
        assert [line for line in lines if line and line not in titles] == [
            paragraph for paragraph in written if paragraph
        ]
        for table, grid in zip(document.tables, read.tables, strict=True):
            assert [cell.text for cell in grid.rows[0].cells] == [column.title for column in table.columns]
            assert grid.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
            for row, cells in zip(table.rows, list(grid.rows)[1:], strict=False):
                assert [cell.text for cell in cells.cells] == [cell.text for cell in row]
        section: Any = read.sections[0]
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        for run in read.element.body.iter(qn("w:r")):
            assert run.rPr.rFonts.get(qn("w:eastAsia")) in ("仿宋", "黑体")
        self.check_no_trace(content)

    @staticmethod
    def check_no_trace(content: bytes) -> None:
        with ZipFile(BytesIO(content)) as package:
            assert not [name for name in package.namelist() if "thumbnail" in name]
            told = " ".join(
                package.read(name).decode("utf-8", "replace")
                for name in package.namelist()
                if name.startswith("docProps")
            )
            assert {info.date_time[0] for info in package.infolist()} == {1980}
        assert not re.search("python|lpr|word|excel", told.lower())

    def test_another_font(self) -> None:
        read = Docx(BytesIO(docx.render(made("claims", ZHANG).document, "宋体")))
        fonts = {run.rPr.rFonts.get(qn("w:eastAsia")) for run in read.element.body.iter(qn("w:r"))}
        assert fonts == {"宋体", "黑体"}


def evaluated(formula: str, sheet: Any) -> Fraction:
    """What a spreadsheet makes of one of our formulas, exactly: ROUND, SUM, the four operations, cells."""

    def cell(address: str) -> Fraction:
        return Fraction(str(sheet[address].value or 0))

    def total(match: re.Match[str]) -> str:
        cells = [c for row in sheet[match[1]] for c in row]
        return "+".join(c.coordinate for c in cells)

    body = formula.removeprefix("=")
    other = re.fullmatch(r"'([^']+)'!([A-Z]+\d+)", body)
    if other is not None:
        return Fraction(str(sheet.parent[other[1]][other[2]].value or 0))
    body = re.sub(r"SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", lambda m: f"({total(m)})", body)
    body = re.sub(r"(?<![A-Za-z'])\b(\d+(?:\.\d+)?)\b(?!')", r"Fraction('\1')", body)
    body = re.sub(r"\b([A-Z]{1,2}\d+)\b", r"cell('\1')", body)

    def rounded(value: Fraction, places: Fraction) -> Fraction:
        scale = 10 ** int(places)
        return Fraction((value * scale * 2 + 1).__floor__() // 2, scale)

    found: Fraction = eval(body, {"Fraction": Fraction, "cell": cell, "ROUND": rounded})
    return found


class TestXlsx:
    """.xlsx: numbers as numbers, days as days, a live formula per row whose cached value is the engine's figure."""

    @pytest.mark.parametrize(("kind", "path", "facts"), thinned(ALL, 4, broad=1, ids=[kind for kind, _, _ in ALL]))
    def test_written_and_read_back(self, kind: str, path: str, facts: dict[str, Any]) -> None:
        document = made(kind, path, **facts).document
        if not document.tables:
            return
        content = xlsx.render(document)
        assert content == xlsx.render(document)
        values, formulas = (openpyxl.load_workbook(BytesIO(content), data_only=cached) for cached in (True, False))
        found = 0
        for name in values.sheetnames:
            for row in formulas[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        found += 1
                        cached = values[name][cell.coordinate].value
                        assert evaluated(cell.value, values[name]) == Fraction(str(cached)), (name, cell.value)
        tables = [part for part in (document.annex or document.parts) if isinstance(part, Table)]
        names = [name for name in values.sheetnames if name != "核对（不提交）"]
        for table, name in zip(tables, names, strict=True):
            self.check_cells(table, values[name])
            kept = [c.value for row in values[name].iter_rows() for c in row]
            assert not {"核对数", "差额"} & set(kept)
        checked = [table for table in tables if table.check is not None]
        assert (names != values.sheetnames) == bool(checked)
        if checked:
            sheet = values["核对（不提交）"]
            rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=4)]
            totals = [Fraction(table.check[1], 100) for table in checked if table.check is not None]
            assert [Fraction(str(row[1])) for row in rows] == totals
            assert {row[3] for row in rows} == {0}
        assert found or kind in ("evidence", "form", "log", "service")

    @staticmethod
    def check_cells(table: Any, sheet: Any) -> None:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        heading = next(cell.row for cell in cells if cell.value == table.columns[0].title)
        assert sheet.print_title_rows == f"${heading}:${heading}"
        for number, row in enumerate(table.rows, heading + 1):
            for place, cell in enumerate(row, 1):
                value = sheet.cell(number, place).value
                if cell.kind == "fen" and cell.value is not None:
                    assert (Fraction(str(value)), sheet.cell(number, place).number_format) == (
                        Fraction(cell.value, 100),
                        "#,##0.00",
                    )
                elif cell.kind == "day" and cell.value is not None:
                    assert value.date() == date.fromordinal(cell.value)
                elif cell.kind == "percent":
                    assert Fraction(str(value)) == Fraction(cell.value, 10**12)

    @pytest.mark.broad
    @pytest.mark.parametrize("facts", thinned(CLAIMS[::7], 5))
    def test_formulas_of_many_matters(self, facts: dict[str, Any]) -> None:
        """Months, 30/360, actual days, daily rates, ceilings: a formula gives its row's interest, or there is none."""
        document = draft("schedule", parse_case(as_tree(facts), TODAY, loans_needed=False), RATES).document
        content = xlsx.render(document)
        values, formulas = (openpyxl.load_workbook(BytesIO(content), data_only=cached) for cached in (True, False))
        for name in values.sheetnames:
            for row in formulas[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        assert evaluated(cell.value, values[name]) == Fraction(str(values[name][cell.coordinate].value))


@pytest.mark.large
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="no LibreOffice here; python-docx and openpyxl read them above"
)
class TestAnotherProgram:
    """LibreOffice opens what we write and computes the same (documents.md §3.2: 31,887.95 and 331,887.95)."""

    def test_docx(self, tmp_path: Path) -> None:
        out = converted(docx.render(made("schedule", ZHANG).document), "清单.docx", "txt:Text (encoded):UTF8", tmp_path)
        opened = out.read_text(encoding="utf-8-sig")
        assert all(
            part in opened for part in ("31,887.95", "331,887.95", "2021年12月20日", "叁拾叁万壹仟捌佰捌拾柒元玖角伍分")
        )

    def test_xlsx_is_recalculated(self, tmp_path: Path) -> None:
        """The cached values are taken out first, so every figure is computed by the other program."""
        bare = BytesIO()
        openpyxl.load_workbook(BytesIO(xlsx.render(made("schedule", ZHANG).document))).save(bare)
        out = converted(bare.getvalue(), "清单.xlsx", "xlsx", tmp_path)
        ours = openpyxl.load_workbook(BytesIO(xlsx.render(made("schedule", ZHANG).document)), data_only=True)
        theirs = openpyxl.load_workbook(out, data_only=True)
        assert theirs.sheetnames == ours.sheetnames
        for sheet in ours:
            for row in sheet.iter_rows():
                for cell in row:
                    found = theirs[sheet.title][cell.coordinate].value
                    assert found == cell.value or (found or 0) == cell.value == 0, cell.coordinate


def test_nothing_in_a_document_betrays_a_tool() -> None:
    """documents.md §0.7: no tool's name, no time of making, no disclaimer, no English heading, no ISO date."""
    for kind, path, facts in ALL:
        rendered = said(kind, path, **facts)
        assert not re.search(
            r"lpr-calc|生成|仅供参考|本工具|\d{4}-\d\d-\d\d|[A-Za-z]{5,}", rendered.replace("LPR", "")
        ), kind


def test_a_label_covers_the_empty_cells_after_it() -> None:
    """合计 spans its own cell and those without a figure."""
    assert label_span((words("合计"), words(""), fen(5), words(""))) == 2
    assert label_span((words("合计"), fen(5))) == 1
