"""Make the workbooks of this folder anew: ``python tests/data/tables/make.py``. The text files are written by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
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


def percent_cells(book: Any) -> None:
    fill(
        book.active, ["本金", "月利率", "到期日", "计算至", "合同成立日"], [300000, 0.02, DUE, UNTIL, date(2020, 1, 1)]
    )
    book.active["B2"].number_format = "0.00%"


def interest_table(book: Any) -> None:
    period = "2020-09-01至2021-12-19"
    fill(book.active, ["期间", "本金（万元）", "天数", "利率", "利息（万元）"], [period, 30, 475, "3.85%", 1.503082])


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
}


def main() -> None:
    """Write every workbook."""
    import openpyxl

    for name, make in MADE.items():
        book = openpyxl.Workbook()
        make(book)
        book.save(HERE / name)


if __name__ == "__main__":
    main()
