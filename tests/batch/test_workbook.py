"""What a cell of a workbook says: hand-written parts, and the same workbook through openpyxl."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_files import MAIN, book, sheet
from lpr_calc.batch.sheet_cells import Rows, SheetDay, SheetNumber, SheetPercent
from lpr_calc.batch.workbook import Workbook
from lpr_calc.cli import run


def cells(path: Path, *elements: str, strings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return what the first row of a workbook says."""
    book(path, sheet(f'<row r="1">{"".join(elements)}</row>'), strings)
    with Workbook(str(path)) as opened:
        return next(opened.rows(opened.sheets[0])).cells


@pytest.mark.parametrize(
    ("element", "said", "kind"),
    [
        ('<c r="A1"><v>300000</v></c>', "300000", SheetNumber),
        ('<c r="A1"><v>1.0</v></c>', "1", SheetNumber),
        ('<c r="A1"><v>0.1000000000000000055</v></c>', "0.1", SheetNumber),
        ('<c r="A1"><v>1.2E3</v></c>', "1200", SheetNumber),
        ('<c r="A1"><v>-5</v></c>', "-5", SheetNumber),
        ('<c r="A1"><v>NaN</v></c>', "NaN", str),
        ('<c r="A1"><v>12x3</v></c>', "12x3", str),
        # Built-in formats 14 and 31 (yyyy年m月d日 in East Asian programs), without a format code of their own.
        ('<c r="A1" s="1"><v>44075</v></c>', "2020-09-01", SheetDay),
        ('<c r="A1" s="2"><v>44075</v></c>', "2020-09-01", SheetDay),
        ('<c r="A1" s="1"><v>44075.5</v></c>', "2020-09-01 12:00:00", str),
        ('<c r="A1" s="1"><v>59</v></c>', "1900-02-28", SheetDay),
        ('<c r="A1" s="1"><v>61</v></c>', "1900-03-01", SheetDay),
        ('<c r="A1" s="1"><v>99999999</v></c>', "99999999", SheetNumber),
        ('<c r="A1" s="3"><v>0.0385</v></c>', "3.85%", SheetPercent),
        ('<c r="A1" t="b"><v>1</v></c>', "yes", str),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", str),
        ('<c r="A1" t="d"><v>2020-09-01</v></c>', "2020-09-01", SheetDay),
        ('<c r="A1" t="str"><f>A2&amp;""</f><v>30万</v></c>', "30万", str),
        (
            '<c r="A1" t="inlineStr"><is><r><t>30</t></r><r><t>万</t></r><rPh sb="0" eb="1"><t>マン</t></rPh></is></c>',
            "30万",
            str,
        ),
        ('<c t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c>', " 甲 ", str),
        ('<c r="A1" t="s"><v>1</v></c>', "乙", str),
        ('<c r="A1" t="s"><v>9</v></c>', "\ufffd", str),
    ],
)
def test_a_cell(tmp_path: Path, element: str, said: str, kind: type) -> None:
    strings = (f'<sst xmlns="{MAIN}"><si><t>甲</t></si>', "<si><r><t>乙</t></r><rPh><t>おつ</t></rPh></si></sst>")
    found = cells(tmp_path / "x.xlsx", element, strings=strings)
    assert found == (said,)
    assert type(found[0]) is kind


def test_the_same_as_openpyxl_reads(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    page = made.active
    page.append(["本金", "起息日", "计算至", "备注"])
    page.append([300000, date(2020, 9, 1), datetime(2023, 6, 30), "甲\n乙"])  # noqa: DTZ001
    page.append([1234.56, "2020-09-01", None, True])
    page["E2"] = 4 / 100
    page["E2"].number_format = "0.00%"
    page["F2"] = 44075
    page["F2"].number_format = 'yyyy"年"m"月"d"日"'
    page["G2"] = 5
    page["G2"].number_format = '"day "0'
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True
    page.merge_cells("A5:B5")
    made.create_sheet("藏").sheet_state = "hidden"
    made.save(tmp_path / "x.xlsx")
    with Workbook(str(tmp_path / "x.xlsx")) as opened:
        assert [(each.name, each.hidden) for each in opened.sheets] == [("Sheet", False), ("藏", True)]
        rows = list(opened.rows(opened.sheets[0]))
        assert [(each.number, each.hidden) for each in rows] == [(1, False), (2, False), (3, True)]
        assert rows[1].cells == ("300000", "2020-09-01", "2023-06-30", "甲\n乙", "4%", "2020-09-01", "5")
        assert rows[2].cells == ("1234.56", "2020-09-01", "", "yes")
        assert (opened.hidden_columns, opened.merged) == ({2}, ["A5:B5"])


def test_the_epoch_of_1904(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.active.append([date(2020, 9, 1)])
    made.save(tmp_path / "x.xlsx")
    with Workbook(str(tmp_path / "x.xlsx")) as opened:
        assert next(opened.rows(opened.sheets[0])).cells == ("2020-09-01",)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
def test_a_number_keeps_its_fifteen_digits(digits: int, shift: int) -> None:
    value = Decimal(digits).scaleb(-shift)
    reader = Rows.__new__(Rows)
    reader.style, reader.formats = "", []
    for text in (f"{value}", f"{value:e}"):
        assert Decimal(reader.figure(text)) == value


def test_what_is_folded_has_the_height_of_its_lines(tmp_path: Path) -> None:
    """An error of two lines or more, and the days of several payments in a column of days; other rows keep theirs."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    rows = ["编号,本金,到期日,计算至,还款日期,还款金额", "A,300000,2020-08-31,2023-06-30,2022-01-15,50000"]
    rows += ["B,300000,2020-08-32,2023-06-30,2022-01-15,1"]
    rows += [f"C,,,,2022-0{month}-15,100" for month in range(1, 10)]
    rows[3] = "C,300000,2020-08-31,2023-06-30,2022-01-15,100"
    (tmp_path / "in.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    args = ["batch", str(tmp_path / "in.csv"), "--group", "-o", str(tmp_path / "o.xlsx"), "-q", "--lang", "zh"]
    assert run([*args, "--lines", str(tmp_path / "l.xlsx")]) == 1
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["结果"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] is None
    # B: an error of 70 to 120 half-width characters in 40; C: nine days of twelve in 28.
    assert heights[1] in (2 * 13.5, 3 * 13.5)
    assert heights[2] in (4 * 13.5, 5 * 13.5)
    assert sheet.column_dimensions["E"].width > 28
    lines = openpyxl.load_workbook(tmp_path / "l.xlsx").active
    assert lines["A2"].value == "第 2 行　A　300000"
    assert (
        lines[f"{openpyxl.utils.get_column_letter(lines.max_column)}3"].value == "民间借贷规定 第二十八条第二款第一项"
    )


@pytest.mark.parametrize(
    ("remarks", "paper", "across", "again"),
    [
        # About 130 characters, 250, 340, and so many that two pages stand side by side, each with the first columns.
        (0, "9", 1, None),
        (4, "9", 1, None),
        (8, "8", 1, None),
        (16, "8", 2, "A:D"),
    ],
)
def test_a_wide_table_is_printed_so_that_it_can_be_read(
    remarks: int, paper: str, across: int, again: str | None, tmp_path: Path
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    names = ["编号", "本金", "到期日", "计算至", *(f"备注{i}" for i in range(remarks))]
    cells = ["1", "300000", "2020-08-31", "2023-06-30", *["二十五个字符的一句话哦哦"] * remarks]
    (tmp_path / "in.csv").write_text(",".join(names) + "\n" + ",".join(cells) + "\n", encoding="utf-8")
    assert run(["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "o.xlsx"), "-q"]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["结果"]
    setup = sheet.page_setup
    assert (str(setup.paperSize), int(setup.fitToWidth or 1), setup.orientation) == (paper, across, "landscape")
    columns = str(sheet.print_title_cols or "").replace("$", "")
    assert (columns or None) == again
    assert sheet.print_title_rows == "$1:$1"
