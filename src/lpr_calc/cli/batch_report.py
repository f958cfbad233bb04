"""What a batch says on standard error: how the table was read, the rows that were rejected, what was assumed,
the sums.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..base.errors import LprError, problems_of
from ..base.money import fen_comma
from ..base.text import Text
from ..batch.columns import RESULTS, InputColumn
from ..batch.heads import Head
from ..casefile.headings import bare, kind_of, read_heading, shown_heading
from ..values.text import shown
from .batch_doubles import SHOWN

if TYPE_CHECKING:
    from ..batch.sheets import Chosen

problem = problems_of(__name__)


def tell_head(
    columns: Sequence[InputColumn], head: Head, sheet: Chosen | None, given: dict[str, Any], place: str, lang: str
) -> None:
    """Say which sheet and which row the headings are, the units applied, and the columns that are carried along.

    The last are refused under ``--strict`` (LprError).
    """
    said: list[Text] = list(sheet.said) if sheet is not None else []
    if head.titles:
        said.append(
            Text(
                f"表头在第 {head.line} 行，其上 {len(head.titles)} 行是标题",
                f"the headings are in row {head.line}; the {len(head.titles)} above it are titles",
            )
        )
    said += unit_words(columns, head, given["units"])
    carried = _carried(columns, given, place)
    if carried:
        names = [shown(name) for name in carried]
        said.append(
            Text(
                f"不是案件的键，原样带出的列：{'、'.join(names)}",
                f"no case-file keys, carried along: {', '.join(names)}",
            )
        )
    if not given["quiet"]:
        for text in said:
            sys.stderr.write(f"{text.say(lang)}\n")


def unit_words(columns: Sequence[InputColumn], head: Head, stated: Sequence[str]) -> list[Text]:
    """Say which unit is applied to which columns; ``stated`` are the words of ``--unit``, which go before a title."""
    units: dict[str, list[str]] = {}
    for column in columns:
        # Instalments may stand in a column of due dates; that is not worth a word.
        if column.unit is not None and (column.own or kind_of(column.key) != "due"):
            unit = column.unit
            units.setdefault(unit.text or f"每{unit.period}", []).append(shown_heading(column.heading))
    said = [
        Text(
            f"按单位“{shown(unit)}”读取的列：{'、'.join(names)}",
            f"columns read in the unit “{shown(unit)}”: {', '.join(names)}",
        )
        for unit, names in units.items()
    ]
    if head.unit is not None:
        over = next((word.strip() for word in stated if "=" not in word), "")
        but = (
            Text(f"；--unit 写明 {shown(over)}，按它读取", f"; --unit states {shown(over)} and goes before it")
            if over
            else Text("", "")
        )
        said.insert(
            0,
            Text(
                f"标题写明单位：{shown(head.unit_text)}{but.zh}",
                f"the title states a unit: {shown(head.unit_text)}{but.en}",
            ),
        )
    rows = [shown_heading(column.heading) for column in columns if column.units]
    if rows:
        said.append(
            Text(
                f"逐行按单位列读取金额：{'、'.join(rows)}",
                f"amounts are read row by row in the unit of: {', '.join(rows)}",
            )
        )
    return said


def _carried(columns: Sequence[InputColumn], given: dict[str, Any], place: str) -> list[str]:
    """Return the columns that are no case-file keys. Raises LprError for them under ``--strict``."""
    mapped = {bare(pair.partition("=")[0]) for pair in given["renamed"]}
    names = [c.heading.strip() for c in columns if not c.key and not c.units and c.left is None]
    unknown = [name for name in names if name and name not in RESULTS and bare(name) not in mapped]
    if given["strict"]:
        refused = [name for name in unknown if read_heading(name).role != "harmless"]
        if refused:
            raise LprError(*(problem("column-unknown/strict", place, name=shown(name)) for name in refused))
    return unknown


def tell_found(
    said: list[str], rejected: int, assumed: dict[str, Text], doubles: dict[str, list[int]], lang: str
) -> None:
    """Name the first rejected rows, the ids that stand on several rows, and every assumption met, once."""
    for line in said:
        sys.stderr.write("".join(c if c.isprintable() else "�" for c in line) + "\n")
    if rejected > len(said):
        more = rejected - len(said)
        sys.stderr.write(
            Text(f"还有 {more} 行有错，见结果的 error 列\n", f"{more} more rejected rows: see the column error\n").say(
                lang
            )
        )
    for name, lines in list(doubles.items())[:SHOWN]:
        listed = "、".join(map(str, lines[:SHOWN])) + ("…" if len(lines) > SHOWN else "")
        sys.stderr.write(
            Text(
                f"编号“{shown(name)}”出现了 {len(lines)} 次（第 {listed} 行），每行各算一案\n",
                f"the id “{shown(name)}” stands {len(lines)} times (rows {listed.replace('、', ', ')}): each row is a"
                " claim of its own\n",
            ).say(lang)
        )
    if len(doubles) > SHOWN:
        sys.stderr.write(
            Text(
                f"还有 {len(doubles) - SHOWN} 个重复的编号\n", f"{len(doubles) - SHOWN} more ids stand several times\n"
            ).say(lang)
        )
    if assumed:
        sys.stderr.write(Text("采用的默认值与提示（各只说一次）：\n", "Assumed (each said once):\n").say(lang))
        for text in assumed.values():
            sys.stderr.write(f"- {text.say(lang)}\n")


def summary(state: dict[str, Any], seconds: Any, lang: str) -> None:
    """Say how many rows were computed, rejected and warned of, and the sums."""
    rows, rejected, internal = state["rows"], state["rejected"], state.get("internal", 0)
    warned = state.get("warned", 0)
    noticed = Text(
        f"，有提示 {warned}（见 notices 列）" if warned else "",
        f", {warned} with warnings (column notices)" if warned else "",
    )
    spent = f"{seconds:.1f}"
    principal, interest = fen_comma(state["principal"]), fen_comma(state["interest"])
    sys.stderr.write(
        Text(
            f"共 {rows} 行：计算 {rows - rejected}，拒绝 {rejected}{noticed.zh}；本金合计 {principal} 元，利息合计"
            f" {interest} 元；用时 {spent} 秒\n",
            f"{rows} rows: {rows - rejected} computed, {rejected} rejected{noticed.en}; principal {principal},"
            f" interest {interest} yuan; {spent} s\n",
        ).say(lang)
    )
    if internal:
        sys.stderr.write(
            Text(
                f"拒绝的行中有 {internal} 行是程序内部错误，不是数据的错：请把这些行和 error 列的文字报告给 lpr-calc\n",
                f"{internal} of the rejected rows are internal errors, not errors of the data: please report them,"
                " with the words of the column error\n",
            ).say(lang)
        )
