"""Rows of a table that are no claims: totals, notes below, headings repeated on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.pattern import pattern
from ..casefile.headings import bare, read_heading
from ..casefile.table_keys import kind_of
from .columns import InputColumn

_TOTAL = pattern(
    r"(?:本页|本表|以上|各项|金额|全部)?(?:合计|总计|小计|共计|累计|总额|汇总|总和)(?:\((?:元|万元|大写|小写|人民币)\))?"
    r"|(?:grand|sub)?totals?|sum"
)
_NOTE = pattern(
    r"(?:注|备注|附注|说明|填表说明|编制说明|注意|提示|温馨提示)\s*[:：、.．)）1-9一二①]|(?:制表|制作|填表|填报|编制|审核|复核|"
    r"核对|经办|经手|负责|单位负责|财务负责|联系|打印|统计|录入|主管|签字|盖章|日期|制表人|填表人|审核人|复核人|经办人|"
    r"负责人|单位负责人|制表日期|填表日期|打印日期|联系人|联系电话)\s*(?:人|时间|日期)?\s*[:：]|以上(?:数据|金额|各|为|均)|"
    r"[*＊※★☆](?=.{4})|(?:notes?|remarks?|prepared by|checked by|reviewed by|printed)\s*[:：]"
)
_PAGE = pattern(
    r"第?[0-9一二三四五六七八九十]+页[,，、/]?(?:共[0-9]+页)?|共[0-9]+页|page[0-9]+(?:(?:of|/)[0-9]+)?|[0-9]+/[0-9]+页"
)
"""What a printed page says at its foot."""
_SPEAKS_OF_PAGES = pattern("页|page")
_SPEAKS_OF_TOTALS = pattern("[计总额和汇]|total|sum", re.IGNORECASE)
"""A look at the cell before it is folded for the patterns: most rows are claims."""
_OF_A_PART = pattern(r".{1,20}(?:合计|总计|小计|共计)")
"""北京分行小计: the total of a part of the table, by its name."""
_LABELS = frozenset(("title", "id", "creditor", "debtor", "judgment.number"))

_CHINESE = (
    "合计 总计 小计 共计 累计 总额 总和 汇总 本页 本表 以上 各项 金额 全部 注: 注： 注、 注1 注一 备注 附注 说明 填表"
    " 编制 注意 提示 温馨 制表 制作 填报 审核 复核 核对 经办 经手 负责 单位 财务 联系 打印 统计 录入 主管 签字 盖章"
    " 日期 ※ ★ ☆ ＊ *"
)
_ENGLISH = "total subtotal grand sum note remark prepared checked reviewed printed"
_BEGINNINGS = (
    *_CHINESE.split(),
    *("合 ", "合\u3000", "总 ", "总\u3000", "小 ", "小\u3000", "共 ", "共\u3000"),
    *(cased for word in _ENGLISH.split() for cased in (word, word.capitalize(), word.upper())),
)
"""How a cell of such a row may begin."""
_BY_FIRST: dict[str, tuple[str, ...]] = {}
for _word in _BEGINNINGS:
    _BY_FIRST[_word[0]] = (*_BY_FIRST.get(_word[0], ()), _word)
_LOOKED_AT = 3
"""A row is a total or a note by what stands in its first cells that are filled."""


def may_be_aside(cells: Sequence[str]) -> bool:
    """Say whether one of the first cells of a row begins as those of totals and notes do."""
    filled = 0
    for cell in cells:
        if cell and not cell.isspace():
            if cell.startswith(_BY_FIRST.get(cell[0], ())):
                return True
            filled += 1
            if filled == _LOOKED_AT:
                return False
    return False


def aside(cells: Sequence[str], columns: Sequence[InputColumn]) -> str:
    """Return what a row is that is no claim: ``blank``, ``total``, ``note``, ``heading``; "" for any other.

    A total says so in a cell that holds no fact; a note stands alone in its row.
    """
    filled = [i for i, cell in enumerate(cells) if cell.strip()]
    if not filled:
        return "blank"
    for i in filled[:_LOOKED_AT]:
        if i < len(columns) and len(cells[i]) <= 24 and _is_total(cells[i], columns[i]):
            # 合计 among the dates of a claim would be a slip, not a total.
            days = [j for j in filled if j != i and j < len(columns) and kind_of(columns[j].key) in ("due", "date")]
            return "" if days else "total"
    first = cells[filled[0]].strip().lower()
    facts = [i for i in filled[1:] if i < len(columns) and columns[i].key not in ("", *_LABELS)]
    if _NOTE.match(first) and all(_says_nothing(cells, i) for i in facts):
        return "note"
    if _SPEAKS_OF_PAGES.search(first) and all(_PAGE.fullmatch(bare(cells[i])) for i in filled):
        return "note"
    return "heading" if len(filled) > 1 and _is_heading(cells, filled, columns) else ""


def _is_total(cell: str, column: InputColumn) -> bool:
    """Whether a cell says that its row is a total: by itself, or, where it holds no fact, with the name of a part."""
    if not _SPEAKS_OF_TOTALS.search(cell):
        return False
    said = bare(cell)
    return bool(_TOTAL.fullmatch(said) if len(cell) <= 12 else None) or (
        column.key in ("", *_LABELS) and bool(_OF_A_PART.fullmatch(said))
    )


def _says_nothing(cells: Sequence[str], i: int) -> bool:
    """Whether a cell of a row of notes belongs to them, though its column holds facts: a note, or a word or day behind
    one (``制表：`` ``张三``).
    """
    cell = cells[i].strip()
    behind = cells[i - 1].strip().endswith((":", "："))
    return bool(_NOTE.match(cell.lower())) or behind or not any(char.isdigit() or char in "元万仟佰拾" for char in cell)


def _is_heading(cells: Sequence[str], filled: Sequence[int], columns: Sequence[InputColumn]) -> bool:
    """Whether a row repeats the heading, word for word or in other words of the same meaning (``Due date`` below
    到期日).
    """
    inside = [i for i in filled if i < len(columns)]
    if all(cells[i].strip() == columns[i].heading.strip() for i in inside):
        return True
    facts = [i for i in inside if columns[i].key not in ("", *_LABELS)]
    return len(facts) > 1 and all(_names(cells[i], columns[i].key) for i in facts)


def _names(cell: str, key: str) -> bool:
    """Whether a cell is a name of a key, whichever question it is for."""
    if len(cell) > 40 or any(char.isdigit() for char in cell):
        return False
    own = key.rpartition(".")[2]
    return any(
        read.key.rpartition(".")[2] == own or key in read.choices
        for question in ("claim", "judgment", "limitation", "group")
        if (read := read_heading(cell, question)).role in ("key", "ask")
    )
