"""Make the workbooks of this folder anew: ``python tests/tables/make.py``. The text files are written by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HEADS = ["编号", "本金（万元）", "到期日", "计算至"]
DUE, UNTIL = date(2020, 8, 31), date(2023, 6, 30)
ROW = [1, 30, DUE, UNTIL]
"""300,000, for which contract.md §5 has 31858.77."""


def fill(sheet: Any, *rows: list[Any]) -> None:
    """Put rows into a sheet."""
    for row in rows:
        sheet.append(row)


def hidden_first(book: Any, state: str = "hidden") -> None:
    book.active.title = "旧表"
    fill(book.active, HEADS, ROW)
    book.active.sheet_state = state
    fill(book.create_sheet("新表"), HEADS, [1, 40, DUE, UNTIL])


def two_tables(book: Any) -> None:
    book.active.title = "借款"
    fill(book.active, HEADS, ROW)
    fill(book.create_sheet("还款"), ["编号", "还款日期", "还款金额"], [1, date(2022, 1, 15), 5])


def cover(book: Any) -> None:
    book.active.title = "封面"
    fill(book.active, ["某某律师事务所"], ["制表日期", date(2024, 1, 1)])
    fill(book.create_sheet("明细"), ["借款明细"], ["单位：万元"], ["编号", "本金*", "到期 日", "计算\n至"], ROW)


def hidden_row(book: Any) -> None:
    fill(book.active, HEADS, ROW, [2, 50, DUE, UNTIL], [3, 60, DUE, UNTIL])
    book.active.row_dimensions[3].hidden = True


def hidden_blank(book: Any) -> None:
    """A hidden row and a hidden column with nothing in them hide nothing."""
    fill(book.active, HEADS, ROW)
    book.active.row_dimensions[9].hidden = True
    book.active.column_dimensions["G"].hidden = True


def hidden_column(book: Any) -> None:
    fill(book.active, [*HEADS, "还款（万元）"], [*ROW, "2022-01-15=5"])
    book.active.column_dimensions["E"].hidden = True


def on_its_side(book: Any) -> None:
    fill(book.active, [None, "债务人", "李某"], [None, "到期日", DUE], [None, "催告到达日", date(2022, 1, 15)])


def percent_cells(book: Any) -> None:
    fill(
        book.active, ["本金", "月利率", "到期日", "计算至", "合同成立日"], [300000, 0.02, DUE, UNTIL, date(2020, 1, 1)]
    )
    book.active["B2"].number_format = "0.00%"


def interest_table(book: Any) -> None:
    period = "2020-09-01至2021-12-19"
    fill(book.active, ["期间", "本金（万元）", "天数", "利率", "利息（万元）"], [period, 30, 475, "3.85%", 1.503082])


def merged_heading(book: Any) -> None:
    """A cover, a title, a heading of two rows with merged cells, a total and a note below."""
    book.active.title = "封面"
    fill(book.active, ["某某银行"], ["打印日期", date(2024, 1, 1)])
    sheet = book.create_sheet("明细")
    fill(sheet, ["逾期借款明细"], ["编号", "借款", None, None, "备注"], [None, "本金", "到期日", "计算至", None])
    fill(sheet, ["A", 300000, DUE, UNTIL, None], ["合计", 300000], [None], ["注：单位为元"])
    sheet.merge_cells("B2:D2")
    sheet.merge_cells("A2:A3")


def two_sheets(book: Any) -> None:
    book.active.title = "借款"
    fill(book.active, ["编号", "本金", "到期日", "计算至"], ["A", 300000, DUE, UNTIL], ["B", 300000, DUE, UNTIL])
    fill(book.create_sheet("还款"), ["编号", "还款日期", "还款金额"], ["A", date(2022, 1, 15), 50000])


def sixteen_digits(book: Any) -> None:
    """An account of sixteen digits, a day with a time of day."""
    fill(book.active, ["账号", "本金", "到期日", "计算至"])
    due = datetime(2020, 8, 31, 15, 30)  # noqa: DTZ001
    fill(book.active, [6222021234567890, 300000, due, UNTIL])


def rates_and_hidden(book: Any) -> None:
    """A rate shown as per cent and a hidden row: what the other formats do not show."""
    fill(book.active, ["本金", "逾期利率", "到期日", "计算至", "合同成立日"])
    fill(book.active, [300000, 0.24, DUE, UNTIL, date(2020, 8, 20)], [300000, None, DUE, UNTIL, date(2020, 8, 20)])
    book.active["B2"].number_format = "0.00%"
    book.active.row_dimensions[3].hidden = True


def formulas(book: Any) -> None:
    """A ledger as programs write it, its sums never computed: the total and the remark do not matter, a claim does."""
    fill(book.active, [*HEADS, "小计"], [*ROW, "=B2*2"], [2, "=B2+1", DUE, UNTIL, None], ["合计", "=SUM(B2:B3)"])


def merged_numbers(book: Any) -> None:
    """One row a payment, the number of a claim in a cell merged over its rows."""
    fill(book.active, ["编号", "本金", "到期日", "计算至", "还款日期", "还款金额"])
    fill(book.active, ["A", 300000, DUE, UNTIL, date(2022, 1, 15), 50000])
    fill(book.active, [None, None, None, None, date(2022, 6, 1), 20000], ["B", 300000, DUE, UNTIL])
    book.active.merge_cells("A2:A3")


MADE: dict[str, Callable[[Any], None]] = {
    "hidden-first.xlsx": hidden_first,
    "very-hidden-first.xlsx": lambda book: hidden_first(book, "veryHidden"),
    "two-tables.xlsx": two_tables,
    "cover.xlsx": cover,
    "hidden-row.xlsx": hidden_row,
    "hidden-blank.xlsx": hidden_blank,
    "hidden-column.xlsx": hidden_column,
    "percent-cells.xlsx": percent_cells,
    "interest-table.xlsx": interest_table,
    "merged-heading.xlsx": merged_heading,
    "two-sheets.xlsx": two_sheets,
    "sixteen-digits.xlsx": sixteen_digits,
    "rates-and-hidden.xlsx": rates_and_hidden,
    "formulas.xlsx": formulas,
    "merged-numbers.xlsx": merged_numbers,
    "on-its-side.xlsx": on_its_side,
}


def main(others: bool = False) -> None:
    """Write every workbook; with ``others`` those of other formats and names too (LibreOffice makes them)."""
    import openpyxl

    for name, make in MADE.items():
        book = openpyxl.Workbook()
        make(book)
        book.save(HERE / name)
    if others:
        import shutil
        import subprocess

        for ending in ("xls", "ods"):
            command = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(HERE)]
            subprocess.run([*command, str(HERE / "rates-and-hidden.xlsx")], check=True, capture_output=True)
        for source, target in (("hidden-blank.xlsx", "workbook-named.csv"), ("hidden-blank.xlsx", "macros.xlsm")):
            shutil.copy(HERE / source, HERE / target)


if __name__ == "__main__":
    main(others=True)
