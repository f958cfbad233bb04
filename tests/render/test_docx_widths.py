"""Columns of a table in a .docx: an amount or a day is on one line, in a font a quarter wider than the one named."""

from __future__ import annotations

import pytest

from lpr_calc.render.model import Column, Table, day, fen, whole, words
from lpr_calc.render.package import width_of

pytest.importorskip("docx")

ROOM = 257 * 36_000
"""A page on its side without its margins, in EMU."""

COLUMNS = (
    Column("number", "序号", 5),
    Column("base", "计息基数", 12, True),
    Column("first", "起算日", 14),
    Column("last", "截止日", 14),
    Column("days", "天数", 6),
    Column("rule", "利率标准", 15),
    Column("interest", "利息", 11, True),
    Column("running", "累计利息", 12, True),
    Column("note", "备注", 17),
)


@pytest.mark.parametrize("amount", [5, 11798554, 123456789012])
def test_no_amount_and_no_day_is_broken(amount: int) -> None:
    from lpr_calc.render.docx import _PADDING, _column_widths, _Fit, _places

    # 2025-12-31, the widest a day can be
    long = 739_616
    money = fen(amount)
    row = (whole(1), money, day(long), day(long), whole(1234), words("约定年利率12%"), money, money)
    foot = (*map(words, ("合计", *[""] * 5)), money, words(""), words(""))
    table = Table("", COLUMNS, ((*row, words("2024年10月21日报价")),), foot)
    assert width_of(day(long).text) == 14
    found = _column_widths(table, ROOM, _Fit(18))
    place = 18 * 12700 // 4
    assert sum(found) <= ROOM
    for i, width in enumerate(found):
        for line in table.lines:
            places = _places(line[i]) + 2 * (line is table.foot)
            assert line[i].kind == "text" or places * place * 5 // 4 + _PADDING <= width, COLUMNS[i].title


def test_columns_with_room_enough_stay_as_stated() -> None:
    from lpr_calc.render.docx import _column_widths, _Fit

    columns = (Column("a", "项目", 30), Column("b", "金额", 30, True))
    table = Table("", columns, ((words("本金"), fen(100)),))
    assert _column_widths(table, ROOM, _Fit(21)) == [ROOM // 2, ROOM // 2]
