"""What can be wrong with a table of interest, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "column-ask/interest": Message(
            Text("{listed}都可能是“{name}”一列", "{listed} may each be the column “{name}”"),
            Text("写明用哪一列：{options}", "say which: {options}"),
        ),
        "column-missing/unit": Message(Text("表里没有列“{name}”", "the table has no column “{name}”")),
        "column-unit/interest": Message(
            Text("列“{heading}”的单位是{unit}，不是人民币元、万元等", "the unit of “{heading}” is {unit}, not yuan"),
            Text("换算成人民币再改列名或标题", "convert it, then rename the column or the title"),
        ),
        "column-unit/rate": Message(
            Text("利率列的单位“{unit}”无法识别", "cannot read the unit “{unit}” of the rates"),
            Text("例：%、‰/日", "for example %, ‰/day"),
        ),
        "column-unknown/interest": Message(
            Text("利息表没有“{name}”这一列", "a table of interest has no column “{name}”"),
            Text("可用：{known}", "known: {known}"),
        ),
        "table-empty/interest": Message(Text("表里没有计息的行", "the table has no rows of interest")),
        "table-empty/rows": Message(
            Text("表是空的", "the table is empty"),
            Text("第一行写列名，下面每行一段", "headings first, then one period a row"),
        ),
        "table-heading": Message(
            Text("表里没有“{name}”一列", "the table has no column “{name}”"),
            Text("列名可用：{known}", "known headings: {known}"),
        ),
        "unit-unknown/interest": Message(
            Text("不认识的单位“{text}”", "unknown unit “{text}”"),
            Text("例：万元、本金=万元", "for example 万元, principal=万元"),
        ),
        "value-refused/cell": Message(Text("{name}：{said}", "{name}: {said}")),
        "value-refused/period": Message(
            Text("期间“{period}”里应有两个日期", "the period “{period}” should hold two dates"),
            Text("例：2020年9月1日至2021年12月19日", "for example 2020-09-01 to 2021-12-19"),
        ),
    }
)
