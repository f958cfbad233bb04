"""Headers and cells → the tree a case file gives. A spreadsheet's row is a case file written on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..api import as_tree
from ..casefile.keys import CASE, CONVENTIONS, LOAN, PARTY, Section, canonical, known_keys, nearest
from ..errors import LprError, Problem
from ..record import Record, Text
from ..tree import Node, text_node
from ..values import shown

RESULTS = ("interest", "total", "per_diem", "principal_after", "rate_known_through", "error")
"""The columns a result adds, in order (contract §7)."""

_MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""

_SUGGESTIONS = 500
"""Each unknown heading is compared with every key: a table of thousands would take minutes."""

_NAMED = 20

_TOP: Section = {**LOAN, **CASE}
_PARTS: dict[str, Section] = {"creditor": PARTY, "debtor": PARTY, "conventions": CONVENTIONS, "judgment": {}}
# column: (keys of a part, in the order they are written in a cell)
_LISTS = {
    "payments": ("date", "amount", "for"),
    "costs": ("name", "amount", "date"),
    "principal": ("date", "amount"),
    "due": ("due", "amount"),
}
_PART = re.compile(r"\s*(?P<first>[^=＝]+?)\s*[=＝]\s*(?P<second>[^:：]*?)\s*(?:[:：]\s*(?P<third>.*?)\s*)?")
_UNIT = re.compile(r"[（(]\s*元\s*[）)]$")
_MASKED = re.compile(r"'+[=+\-@\t\r]")


class Column(Record):
    """One column of a table: its heading as written, and the key it is; "" for one that is only carried along."""

    heading: str
    key: str


def columns_of(headings: Sequence[str], renamed: Mapping[str, str], place: str) -> tuple[Column, ...]:
    """Name the columns of a table. ``renamed`` maps headings to keys ("" to carry a column along).

    Raises LprError for a key that stands twice, a heading that is nearly a key, a name in ``renamed`` that is no key,
    and a table that has no principal.
    """
    if len(headings) > _MOST_COLUMNS:
        said = Text(f"有 {len(headings)} 列", f"there are {len(headings)} columns")
        raise LprError(
            Problem("columns-many", said, place, Text(f"最多 {_MOST_COLUMNS} 列", f"at most {_MOST_COLUMNS}"))
        )
    problems: list[Problem] = []
    columns: list[Column] = []
    seen: dict[str, str] = {}
    asked = 0
    for heading in headings:
        name = heading.strip().lstrip("\ufeff")
        key = key_of(renamed.get(name, name))
        if not key and renamed.get(name):
            problems.append(_unknown(renamed[name], "--map"))
        elif not key and name not in renamed and name not in RESULTS:
            asked += 1
            near = nearest(name, _names()) if asked <= _SUGGESTIONS and len(problems) < _NAMED else ""
            if near:
                problems.append(_unknown(name, place))
        if (key or name) in seen and (key or name):
            was = seen[key or name]
            problems.append(
                Problem(
                    "column-twice",
                    Text(f"“{shown(name)}”与“{shown(was)}”是同一列", f"“{shown(name)}” and “{shown(was)}” are the same column"),
                    place,
                    Text("只留一列", "keep one of them"),
                )
            )  # fmt: skip
        seen[key or name] = name
        columns.append(Column(heading, key))
    for name in renamed:
        if name not in [heading.strip().lstrip("\ufeff") for heading in headings]:
            problems.append(Problem("column-missing", Text(f"表里没有列“{shown(name)}”", f"the table has no column “{shown(name)}”"), "--map"))  # fmt: skip
    if len(headings) == 1 and not columns[0].key and any(mark in headings[0] for mark in ";；，|"):
        said = Text(
            "只有一列，各列要用逗号或制表符分开", "there is one column only: columns are separated by commas or tabs"
        )
        raise LprError(Problem("column-one", said, place, Text("另存为 CSV（逗号分隔）", "save it as CSV with commas")))
    if not problems and not {"principal", "loans"} & {column.key for column in columns}:
        problems.append(
            Problem(
                "column-missing",
                Text("没有本金一列", "there is no column of principal"),
                place,
                Text("列名写 principal 或 本金，或用 --map 列名=principal", "name it principal or 本金, or use --map NAME=principal"),
            )
        )  # fmt: skip
    if problems:
        raise LprError(*problems)
    return tuple(columns)


def key_of(name: str) -> str:
    """Return the key a heading names (``conventions.count`` for ``count``), "" for none."""
    name = _UNIT.sub("", name.strip())
    head, dot, rest = name.partition(".")
    if dot:
        part = canonical(head, _TOP)
        inner = _PARTS.get(part)
        if inner is None:
            return ""
        key = canonical(rest, inner) if inner else rest
        return f"{part}.{key}" if key else ""
    top = canonical(name, _TOP)
    if top:
        return top
    convention = canonical(name, CONVENTIONS)
    return f"conventions.{convention}" if convention else ""


def _names() -> list[str]:
    return known_keys(_TOP, CONVENTIONS)


def _unknown(name: str, place: str) -> Problem:
    near = nearest(name, _names())
    hint = (
        Text(
            f"是 {near} 吗？不是的话，用 --map {shown(name)}= 原样带出", f"did you mean {near}? If not, carry it along with --map {shown(name)}="
        )
        if near
        else Text("见 README“批量”", "see “batch” in the README")
    )  # fmt: skip
    return Problem("column-unknown", Text(f"不认识的列“{shown(name)}”", f"unknown column “{shown(name)}”"), place, hint)


def unmasked(cell: str) -> str:
    """Take off the ``'`` that keeps a spreadsheet from running a cell (see `masked`)."""
    return cell[1:] if cell[:1] == "'" and _MASKED.match(cell) else cell


def node_of(key: str, text: str, heading: str) -> Node:
    """Return the node of one cell. Raises LprError where a list in a cell cannot be read.

    ``[…]`` and ``{…}`` are read as in a case file; payments as ``2022-01-15=50000;2022-06-01=20000:principal``, costs
    as ``律师费=10000@2024-05-20;公告费=300``, several disbursements or instalments as ``2021-01-01=100000;…``.
    """
    if text[:1] in "[{":
        from ..strictyaml import load

        return _replaced(load(text, heading), heading)
    names = _LISTS.get(key)
    if names is None or ("=" not in text and "＝" not in text):
        if key in ("payments", "costs"):
            message = Text(f"“{shown(text)}”无法识别", f"cannot read “{shown(text)}”")
            raise LprError(Problem("cell-list", message, heading, _example(key)))
        return text_node(text, heading)
    items: list[Node] = []
    for part in re.split(r"[;；\n]", text):
        if not part.strip():
            continue
        found = _PART.fullmatch(part)
        if found is None or (found["third"] is not None and names[-1] != "for"):
            message = Text(f"“{shown(part.strip())}”无法识别", f"cannot read “{shown(part.strip())}”")
            raise LprError(Problem("cell-list", message, heading, _example(key)))
        second, third = found["second"] or " ", found["third"]
        if key == "costs" and "@" in second:
            second, _, third = second.partition("@")
        fields = zip(names, (found["first"], second, third), strict=False)
        items.append(Node({name: text_node(value, heading) for name, value in fields if value is not None}, heading))
    return Node(items, heading)


def _example(key: str) -> Text:
    if key == "costs":
        return Text("例：律师费=10000@2024-05-20;公告费=300", "for example 律师费=10000@2024-05-20;公告费=300")
    return Text("例：2022-01-15=50000;2022-06-01=20000", "for example 2022-01-15=50000;2022-06-01=20000")


def _replaced(node: Node, heading: str) -> Node:
    """Give every piece of a cell's own little document the heading as its place."""
    if isinstance(node.value, dict):
        return Node({key: _replaced(item, heading) for key, item in node.value.items()}, heading)
    if isinstance(node.value, list):
        return Node([_replaced(item, heading) for item in node.value], heading)
    return Node(node.value, heading)


def assemble(cells: Sequence[tuple[str, str, str]]) -> Node:
    """Make the tree of a row from (key, text, heading); empty cells are not stated. Raises LprError with every Problem."""
    top: dict[str, Node] = {}
    parts: dict[str, dict[str, Node]] = {}
    problems: list[Problem] = []
    for key, text, heading in cells:
        try:
            node = node_of(key, text, heading)
        except LprError as error:
            problems += error.problems
            continue
        part, dot, inner = key.partition(".")
        (parts.setdefault(part, {}) if dot else top)[inner if dot else key] = node
    for part, fields in parts.items():
        whole = top.get(part)
        if whole is not None and isinstance(whole.value, str):
            fields = {"name": whole, **fields}
        elif whole is not None and isinstance(whole.value, dict):
            fields = {**whole.value, **fields}
        top[part] = Node(fields, next(iter(fields.values())).place)
    if problems:
        raise LprError(*problems)
    return Node(top)


def tree_of(row: Mapping[str, Any], names: Mapping[str, str]) -> Node:
    """Return the tree of a row of Python values; keys that are no case-file keys are left out. Raises TypeError for a float."""
    top: dict[str, Node] = {}
    parts: dict[str, dict[str, Node]] = {}
    for name, value in row.items():
        key = key_of(names.get(name, name))
        if not key or value is None or value == "" or name in RESULTS:
            continue
        node = node_of(key, value, name) if isinstance(value, str) else _replaced(as_tree(value, name), name)
        part, dot, inner = key.partition(".")
        (parts.setdefault(part, {}) if dot else top)[inner if dot else key] = node
    for part, fields in parts.items():
        whole = top.get(part)
        if whole is not None:
            fields = {**(whole.value if isinstance(whole.value, dict) else {"name": whole}), **fields}
        top[part] = Node(fields, "")
    return Node(top)
