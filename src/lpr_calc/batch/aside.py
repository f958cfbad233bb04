"""Rows of a table that are no claims: totals, notes below, headings repeated on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..casefile.headings import bare
from .columns import InputColumn

_TOTAL = re.compile(
    r"(?:本页|本表|以上|各项|金额|全部)?(?:合计|总计|小计|共计|累计|总额|汇总|总和)(?:\((?:元|万元|大写|小写|人民币)\))?"
    r"|(?:grand|sub)?totals?|sum"
)
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|填表说明|编制说明|注意|提示|温馨提示)\s*[:：、.．)）1-9一二①]|(?:制表|制作|填表|填报|编制|审核|复核|"
    r"核对|经办|经手|负责|单位负责|财务负责|联系|打印|统计|录入|主管|签字|盖章|日期|制表人|填表人|审核人|复核人|经办人|"
    r"负责人|单位负责人|制表日期|填表日期|打印日期|联系人|联系电话)\s*(?:人|时间|日期)?\s*[:：]|以上(?:数据|金额|各|为|均)|"
    r"[*＊※★☆](?=.{4})|(?:notes?|remarks?|prepared by|checked by|reviewed by|printed)\s*[:：]"
)
_LABELS = frozenset(("title", "id", "creditor", "debtor", "judgment.number"))

_CHINESE = (
    "合计 总计 小计 共计 累计 总额 总和 汇总 本页 本表 以上 各项 金额 全部 注: 注： 注、 注1 注一 备注 附注 说明 填表"
    " 编制 注意 提示 温馨 制表 制作 填报 审核 复核 核对 经办 经手 负责 单位 财务 联系 打印 统计 录入 主管 签字 盖章"
    " 日期 ※ ★ ☆ ＊ *"
)
_ENGLISH = "total subtotal grand sum note remark prepared checked reviewed printed"
BEGINNINGS = (
    *_CHINESE.split(),
    *("合 ", "合\u3000", "总 ", "总\u3000", "小 ", "小\u3000", "共 ", "共\u3000"),
    *(cased for word in _ENGLISH.split() for cased in (word, word.capitalize(), word.upper())),
)
"""How a cell of such a row may begin."""


def aside(cells: Sequence[str], columns: Sequence[InputColumn]) -> str:
    """Return what a row is that is no claim: ``blank``, ``total``, ``note``, ``heading``; "" for any other.

    A total says so in a cell that holds no fact; a note stands alone in its row.
    """
    filled = [i for i, cell in enumerate(cells) if cell.strip()]
    if not filled:
        return "blank"
    first = filled[0]
    for i in filled[:3]:
        if i < len(columns) and len(cells[i]) <= 12 and _TOTAL.fullmatch(bare(cells[i])):
            # 合计 among the dates of a claim would be a slip, not a total.
            days = [
                j for j in filled if j != i and j < len(columns) and columns[j].key in ("due", "judgment.perform_by")
            ]
            return "" if days else "total"
    text = cells[first].strip()
    if _NOTE.match(text.lower()):
        told = [j for j in filled[1:] if j < len(columns) and columns[j].key not in ("", *_LABELS)]
        if not told or all(_NOTE.match(cells[j].strip().lower()) for j in told):
            return "note"
    if len(filled) > 1 and all(cells[i].strip() == columns[i].heading.strip() for i in filled if i < len(columns)):
        return "heading"
    return ""
