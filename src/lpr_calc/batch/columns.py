"""Headers and cells → the tree a case file gives. A spreadsheet's row is a case file written on one line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.headings import (
    SECOND,
    Heading,
    bare,
    choice_text,
    holds_money,
    known_headings,
    name_of,
    quoted,
    read_heading,
    shown_heading,
    unit_of,
)
from ..casefile.keys import nearest
from ..casefile.units import Unit, read_unit
from ..values.strictyaml import load_yaml
from ..values.text import shown
from ..values.tree import Node, as_tree, text_node

problem = problems_of(__name__)

RESULTS = ("interest", "total", "per_diem", "principal_after", "rate_known_through", "notices", "unused", "error")
"""The columns a result adds, in order (contract §7)."""

_MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""

_SUGGESTIONS = 500
"""Each unknown heading is compared with every key: a table of thousands would take minutes."""

_NAMED = 20

_FIGURES = RESULTS[:4]
# column: (keys of a part, in the order they are written in a cell)
_LISTS = {
    "payments": ("date", "amount", "for"),
    "costs": ("name", "amount", "date"),
    "principal": ("date", "amount"),
    "due": ("due", "amount"),
    "guarantors.demands": ("date",),
}
PART = re.compile(r"\s*(?P<first>[^=＝]+?)\s*[=＝]\s*(?P<second>[^:：]*?)\s*(?:[:：]\s*(?P<third>.*?)\s*)?")
_MASKED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
NOT_READ = Text("--map 写明不用这一列", "--map says that the column is not to be used")
HIDDEN = Text("隐藏列，--hidden skip 略过", "a hidden column, skipped by --hidden skip")


class InputColumn(Record):
    """One column of a table: its heading as written, and the key it is; "" for one that is only carried along.

    ``unit`` is what its bare numbers are in, where that is not plain (``own``: its heading says so); ``units`` marks a
    column that states units row by row; ``left`` is why a column that speaks of a fact is not read.
    """

    heading: str
    key: str
    unit: Unit | None = None
    own: bool = False
    units: bool = False
    left: Text | None = None


def columns_of(
    headings: Sequence[str],
    renamed: Mapping[str, str],
    place: str,
    units: Mapping[str, str] | None = None,
    hidden: Collection[int] = (),
    above: Unit | None = None,
) -> tuple[InputColumn, ...]:
    """Name the columns of a table of claims (`name_columns`).

    Raises LprError also for a table that has no principal.
    """
    if len(headings) == 1 and not read_heading(headings[0]).key and any(mark in headings[0] for mark in ";；，|"):
        raise LprError(problem("column-one", place))
    columns = name_columns(headings, renamed, place, units, hidden, above)
    if not {"principal", "loans"} & {column.key for column in columns}:
        raise LprError(problem("column-missing", place))
    return columns


def name_columns(
    headings: Sequence[str],
    renamed: Mapping[str, str],
    place: str,
    units: Mapping[str, str] | None = None,
    hidden: Collection[int] = (),
    above: Unit | None = None,
) -> tuple[InputColumn, ...]:
    """Name the columns of a table. ``renamed`` maps headings to keys ("" to carry a column along).

    ``units`` maps headings to units ("" for all amounts that name none), ``above`` is the unit of a title over the
    table, ``hidden`` are columns not to be read. Raises LprError with every Problem: a key that stands twice, a heading
    that may be one of several keys or is nearly one, a name in ``renamed`` that is no key, a unit that does not fit.
    """
    if len(headings) > _MOST_COLUMNS:
        raise LprError(problem("columns-many", place, count=len(headings), most=_MOST_COLUMNS))
    problems: list[Problem] = []
    names = [heading.strip().lstrip("\ufeff") for heading in headings]
    to = _matched(names, renamed, "--map", problems)
    stated = _matched(names, {k: v for k, v in (units or {}).items() if k}, "--unit", problems)
    default = _stated_unit((units or {}).get("", ""), problems) or above
    columns: list[InputColumn] = []
    seen: dict[str, str] = {}
    for i, name in enumerate(names):
        column = _named(headings[i], name, i, to.get(i), names, place, problems)
        if i in hidden and column.key:
            column = InputColumn(headings[i], "", left=HIDDEN)
        if column.key:
            if column.key in seen:
                problems.append(_twice(name, seen[column.key], place))
            column = _with_unit(column, name, stated.get(i, ""), default, place, problems)
        elif i in stated:
            problems.append(problem("unit-unused", "--unit", name=shown_heading(name)))
        elif name in seen and name:
            problems.append(_twice(name, seen[name], place))
        seen[column.key or name] = name
        columns.append(column)
    if default is not None and default.kind != "money":
        problems.append(
            _unit_problem(
                default.text, Text(f"单位是{default.text}，不是人民币", f"the unit {default.text} is not yuan"), place
            )
        )
    if problems:
        raise LprError(*problems)
    return tuple(columns)


def _named(
    heading: str, name: str, at: int, to: str | None, names: Sequence[str], place: str, problems: list[Problem]
) -> InputColumn:
    """Name one column; ``to`` is what ``--map`` says of it."""
    read = read_heading(name)
    if name in RESULTS and to is None:
        if name in _FIGURES and "error" not in names:
            problems.append(problem("column-result", place, name=name))
        return InputColumn(heading, "")
    if to == "":
        telling = read.role in ("key", "ask", "unit") or bool(_near(name, read))
        return InputColumn(heading, "", left=NOT_READ if telling else None)
    if to:
        target = read_heading(to)
        if target.role == "key":
            return InputColumn(heading, target.key, _both(read.unit, target.unit), own=True)
        if target.role == "ask":
            problems.append(_asked(target, to, name, "--map"))
        else:
            problems.append(_unknown(to, "--map"))
    elif read.role == "key":
        return InputColumn(heading, read.key, read.unit, own=True)
    elif read.role == "ask":
        problems.append(_asked(read, name, name, place))
    elif read.role == "unit":
        return InputColumn(heading, "", units=True)
    elif at < _SUGGESTIONS and len(problems) < _NAMED and _near(name, read):
        problems.append(_unknown(name, place))
    return InputColumn(heading, "")


def _near(name: str, read: Heading) -> str:
    """The key that a heading seems to misspell; what only begins or ends with its name (案件来源) is another word."""
    near = nearest(name, known_headings()) if read.role == "" and name else ""
    return near if bare(near) not in read.name else ""


def _both(theirs: Unit | None, ours: Unit | None) -> Unit | None:
    """The unit of a heading and of what it is mapped to."""
    if theirs is None or ours is None or theirs._replace(text="") == ours._replace(text=""):
        return theirs or ours
    if theirs.kind == "period" and ours.kind == "rate" and ours.period in ("", theirs.period):
        return ours._replace(period=theirs.period)
    if theirs.kind == "rate" and ours.kind == "period" and theirs.period in ("", ours.period):
        return theirs._replace(period=ours.period)
    return Unit(f"{theirs.text or theirs.period}、{ours.text or ours.period}", "contradiction")


def _with_unit(
    column: InputColumn, name: str, stated: str, default: Unit | None, place: str, problems: list[Problem]
) -> InputColumn:
    """Settle the unit of a column: its own, that of ``--unit``, or that of the whole table."""
    unit = column.unit
    if stated:
        unit = _both(unit, _stated_unit(stated, problems))
    applied, wrong = unit_of(column.key, unit)
    if wrong is not None:
        problems.append(_unit_problem(name, wrong, place))
    if (
        applied is None
        and wrong is None
        and default is not None
        and default.kind == "money"
        and holds_money(column.key)
    ):
        return column._replace(unit=default if default.shift else None, own=False)
    plain = applied is None or (applied.kind == "money" and not applied.shift)
    return column._replace(unit=None if plain else applied, own=applied is not None)


def _stated_unit(text: str, problems: list[Problem]) -> Unit | None:
    if not text:
        return None
    unit = read_unit(bare(text)) if "-" not in text else None
    if unit is None or unit.kind == "label":
        problems.append(problem("unit-unknown", "--unit", text=shown(text)))
        return None
    return unit


def _unit_problem(name: str, wrong: Text, place: str) -> Problem:
    said = shown_heading(name)
    return problem("column-unit", place, said=shown(said), wrong=wrong, leave_out=quoted(f"{said}="))


def _asked(read: Heading, word: str, name: str, place: str) -> Problem:
    """The problem of a heading that may be one of several keys: which, and what differs."""
    said = shown_heading(word)
    may = choice_text(read.choices)
    theirs = shown_heading(name)
    ways = {
        lang: [f"--map {quoted(f'{theirs}={name_of(key, lang)}')}" for key in read.choices] for lang in ("zh", "en")
    }
    carry = f"--map {quoted(f'{theirs}=')}"
    odd = Text("", "")
    if read.odd:
        odd = Text(f"（括号里的“{shown(read.odd)}”不是单位）", f" (“{shown(read.odd)}” in brackets is no unit)")
    return problem(
        "column-ask",
        place,
        said=shown(said),
        may=may,
        odd=odd,
        carry=carry,
        ways=Text("、".join(ways["zh"]), ", ".join(ways["en"])),
    )


def _twice(name: str, was: str, place: str) -> Problem:
    return problem("column-twice", place, name=shown(name), was=shown(was))


def _matched(names: Sequence[str], said: Mapping[str, str], option: str, problems: list[Problem]) -> dict[int, str]:
    """Return what an option says of the columns it names: as written, or as headings are compared."""
    found: dict[int, str] = {}
    for theirs, ours in said.items():
        at: list[int] = []
        for alike in (
            lambda heading, theirs=theirs: heading == theirs,
            lambda heading, theirs=theirs: bare(heading) == bare(theirs),
            lambda heading, theirs=theirs: (
                read_heading(heading).name == read_heading(theirs).name and not read_heading(theirs).unit
            ),
        ):
            at = [i for i, heading in enumerate(names) if heading and alike(heading)]
            if at:
                break
        if not at:
            problems.append(problem("column-missing/named", option, theirs=shown(theirs)))
        elif len(at) > 1:
            problems.append(problem("column-several", option, count=len(at), theirs=shown(theirs)))
        else:
            found[at[0]] = ours
    return found


def key_of(name: str) -> str:
    """Return the key a heading names (``conventions.count`` for ``count``), "" for none."""
    return read_heading(name).key


def _unknown(name: str, place: str) -> Problem:
    near = nearest(name, known_headings())
    hint = (
        Text(
            f"是 {near} 吗？不是的话，用 --map {quoted(f'{shown(name)}=')} 原样带出",
            f"did you mean {near}? If not, carry it along with --map {quoted(f'{shown(name)}=')}",
        )
        if near
        else Text("见 README“批量”", "see “batch” in the README")
    )
    return problem("column-unknown", place, hint, name=shown(name))


def unmasked(cell: str) -> str:
    """Take off the ``'`` that keeps a spreadsheet from running a cell (see `masked`)."""
    return cell[1:] if cell[:1] == "'" and _MASKED.match(cell) else cell


def node_of(key: str, text: str, heading: str) -> Node:
    """Return the node of one cell. Raises LprError where a list in a cell cannot be read.

    ``[…]`` and ``{…}`` are read as in a case file; payments as ``2022-01-15=50000;2022-06-01=20000:principal``, costs
    as ``律师费=10000@2024-05-20;公告费=300``, several disbursements or instalments as ``2021-01-01=100000;…``, demands
    on a guarantor as their days, ``2025-03-03;2025-05-06``.
    """
    if text[:1] in "[{":
        return _replaced(load_yaml(text, heading), heading)
    names = _LISTS.get(key)
    if names is not None and len(names) == 1:
        days = [part for part in re.split(r"[;；\n]", text) if part.strip()]
        return Node([Node({names[0]: text_node(day, heading)}, heading) for day in days], heading)
    if names is None or ("=" not in text and "＝" not in text):
        if key in ("payments", "costs"):
            raise LprError(problem("cell-list", heading, _example(key), text=shown(text)))
        return text_node(text, heading)
    items: list[Node] = []
    for part in re.split(r"[;；\n]", text):
        if not part.strip():
            continue
        found = PART.fullmatch(part)
        if found is None or (found["third"] is not None and names[-1] != "for"):
            raise LprError(problem("cell-list", heading, _example(key), text=shown(part.strip())))
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
    """Make the tree of a row from (key, text, heading); empty cells are not stated.

    Raises LprError with every Problem.
    """
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
    _join(top, parts)
    if SECOND in top:
        problems += _second(top)
    if problems:
        raise LprError(*problems)
    return Node(top)


def _join(top: dict[str, Node], parts: dict[str, dict[str, Node]]) -> None:
    """Put columns with a dot (``debtor.address``) into what they belong to: a name, or a mapping of a cell's own."""
    for part, fields in parts.items():
        whole = top.get(part)
        if whole is not None:
            fields = {**(whole.value if isinstance(whole.value, dict) else {"name": whole}), **fields}
        top[part] = Node(fields, next(iter(fields.values())).place)


def _second(top: dict[str, Node]) -> list[Problem]:
    """Make one list of a first and a second debtor, as a case file has it."""
    second = top.pop(SECOND)
    first = top.get("debtor")
    if first is None or isinstance(first.value, list) or (isinstance(first.value, str) and "、" in first.value):
        return [problem("column-second", second.place)]
    top["debtor"] = Node([first, second], first.place)
    return []


def tree_of(columns: Sequence[InputColumn], values: Sequence[Any]) -> Node:
    """Return the tree of a row of Python values; columns that are no keys are left out.

    Raises TypeError for a float.
    """
    top: dict[str, Node] = {}
    parts: dict[str, dict[str, Node]] = {}
    for column, value in zip(columns, values, strict=True):
        if not column.key or value is None or value == "":
            continue
        name, key = column.heading, column.key
        node = node_of(key, value, name) if isinstance(value, str) else _replaced(as_tree(value, name), name)
        part, dot, inner = key.partition(".")
        (parts.setdefault(part, {}) if dot else top)[inner if dot else key] = node
    _join(top, parts)
    if SECOND in top:
        wrong = _second(top)
        if wrong:
            raise LprError(*wrong)
    return Node(top)
