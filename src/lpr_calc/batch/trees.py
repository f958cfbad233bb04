"""Cells → the tree a case file gives. A spreadsheet's row is a case file written on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.pattern import pattern
from ..base.text import Text
from ..casefile.keys import CASE, PARTY, canonical
from ..casefile.table_keys import SECOND
from ..law.choices import Unused
from ..values.date import parse_date
from ..values.strictyaml import load_yaml
from ..values.text import shown
from ..values.tree import Node, as_tree, text_node
from .columns import InputColumn

problem = problems_of(__name__)

# column: (keys of a part, in the order they are written in a cell)
_LISTS = {
    "payments": ("date", "amount", "for"),
    "costs": ("name", "amount", "date"),
    "principal": ("date", "amount"),
    "due": ("due", "amount"),
    "guarantors.demands": ("date",),
    "judgment.perform_by": ("due", "amount"),
    "judgment.costs": ("name", "amount", "date"),
    "demands": ("date", "method", "delivered"),
    "demands.received": ("date", "method", "delivered"),
    "judgment.suspended": ("from", "to", "reason"),
    "obstacles": ("from", "to", "reason"),
}
_LISTED = ("payments", "costs", "judgment.costs", "demands", "demands.received", "judgment.suspended", "obstacles")
"""Keys that are always lists: one entry alone is one, too."""
_ARRIVED = {"到达": "yes", "已到达": "yes", "送达": "yes", "未到达": "no", "退回": "no", "未送达": "no"}
PART = pattern(r"\s*(?P<first>[^=＝]+?)\s*[=＝]\s*(?P<second>[^:：]*?)\s*(?:[:：]\s*(?P<third>.*?)\s*)?")
_MASKED = pattern(r"'+[=+\-@\t\r＝＋－＠]")


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
        return replaced(load_yaml(text, heading), heading)
    if key == "carried":
        return _carried(text, heading)
    names = _LISTS.get(key)
    if names is not None and len(names) == 1:
        days = [part for part in re.split(r"[;；\n]", text) if part.strip()]
        return Node([Node({names[0]: text_node(day, heading)}, heading) for day in days], heading)
    dated = key.startswith("demands") and isinstance(names, tuple)
    if names is None or ("=" not in text and "＝" not in text and not dated and ".." not in text):
        if key in _LISTED:
            raise LprError(problem("cell-list", heading, _example(key), text=shown(text)))
        return text_node(text, heading)
    items: list[Node] = []
    for part in re.split(r"[;；\n]", text) if not dated else re.split(r"[;；\n、]", text):
        if not part.strip():
            continue
        if names[0] == "from":
            items.append(_period(part, heading, key))
            continue
        found = PART.fullmatch(part)
        if dated and found is None and "=" not in part and "＝" not in part:
            items.append(_demand(part.strip(), None, None, key, heading))
            continue
        if found is None or (found["third"] is not None and names[-1] not in ("for", "delivered")):
            raise LprError(problem("cell-list", heading, _example(key), text=shown(part.strip())))
        second, third = found["second"] or " ", found["third"]
        if dated:
            items.append(_demand(found["first"], second, third, key, heading))
            continue
        if names[0] == "name" and "@" in second:
            second, _, third = second.partition("@")
        fields = zip(names, (found["first"], second, third), strict=False)
        items.append(Node({name: text_node(value, heading) for name, value in fields if value is not None}, heading))
    return Node(items, heading)


def _demand(day: str, method: str | None, arrived: str | None, key: str, heading: str) -> Node:
    """The node of one demand: ``2023-03-01``, ``2023-03-01=EMS``, ``2023-03-01=EMS:到达``."""
    fields = {"date": text_node(day, heading)}
    if method is not None:
        fields["method"] = text_node(method, heading)
    if arrived is None and key == "demands.received":
        arrived = "yes"
    if arrived is not None:
        fields["delivered"] = text_node(_ARRIVED.get(arrived.strip(), arrived), heading)
    return Node(dict(fields), heading)


def _carried(text: str, heading: str) -> Node:
    """The node of interest settled up to a day: ``2016-08-24=54400``, or its sum alone, whose day is another column."""
    day, equal, amount = text.replace("＝", "=").partition("=")
    fields = {"at": day, "interest": amount} if equal else {"interest": text}
    return Node({key: text_node(said.strip(), heading) for key, said in fields.items()}, heading)


def _period(part: str, heading: str, key: str) -> Node:
    """The node of a stretch of days: ``2025-01-01..2025-03-01``, with ``=`` and why behind it."""
    days, _, reason = part.replace("＝", "=").partition("=")
    first, dots, last = days.partition("..")
    if not dots:
        first, dots, last = days.partition("至")
    if not dots:
        raise LprError(problem("cell-list", heading, _example(key), text=shown(part.strip())))
    fields = {"from": text_node(first.strip(), heading), "to": text_node(last.strip(), heading)}
    if reason.strip():
        fields["reason"] = text_node(reason.strip(), heading)
    return Node(dict(fields), heading)


def _example(key: str) -> Text:
    if key.startswith("demands"):
        return Text("例：2023-03-01=EMS:到达;2024-02-20", "for example 2023-03-01=EMS:yes;2024-02-20")
    if key in ("judgment.suspended", "obstacles"):
        return Text("例：2025-01-01..2025-03-01", "for example 2025-01-01..2025-03-01")
    if key.endswith("costs"):
        return Text("例：律师费=10000@2024-05-20;公告费=300", "for example 律师费=10000@2024-05-20;公告费=300")
    return Text("例：2022-01-15=50000;2022-06-01=20000", "for example 2022-01-15=50000;2022-06-01=20000")


def replaced(node: Node, heading: str) -> Node:
    """Give every piece of a cell's own little document the heading as its place."""
    if isinstance(node.value, dict):
        return Node({key: replaced(item, heading) for key, item in node.value.items()}, heading)
    if isinstance(node.value, list):
        return Node([replaced(item, heading) for item in node.value], heading)
    return Node(node.value, heading)


def assemble(cells: Sequence[tuple[str, str, str]]) -> Node:
    """Make the tree of a row from (key, text, heading); empty cells are not stated.

    Raises LprError with every Problem.
    """
    top: dict[str, Node] = {}
    parts: dict[str, dict[str, Node]] = {}
    problems: list[Problem] = []
    pointed: list[tuple[str, Node]] = []
    for key, text, heading in cells:
        try:
            node = node_of(key, text, heading)
        except LprError as error:
            problems += error.problems
            continue
        part, dot, inner = key.partition(".")
        if key.startswith(("judgment.interest.", "judgment.costs.", "demands.", "payments.")):
            pointed.append((key, node))
            continue
        (parts.setdefault(part, {}) if dot else top)[inner if dot else key] = node
    _point(pointed, top, parts)
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


def _point(pointed: Sequence[tuple[str, Node]], top: dict[str, Node], parts: dict[str, dict[str, Node]]) -> None:
    """Put what a table states under keys of its own (`synonyms_questions.QUESTIONS`) where a case file has it."""
    interest: dict[str, Node] = {}
    paid: dict[str, dict[str, Node]] = {}
    for key, node in pointed:
        head, _, name = key.rpartition(".")
        if head.startswith("payments"):
            # Every number of its own: 还款日期1, 还款金额1, 还款日期2 …
            paid.setdefault(head, {})[name] = node
            continue
        if head == "judgment.interest":
            interest[name] = node
        elif head == "judgment.costs":
            cost = Node({"name": text_node(name, node.place), "amount": node}, node.place)
            _extend(parts.setdefault("judgment", {}), "costs", [cost])
        else:
            _extend(top, "demands", node.value if isinstance(node.value, list) else [node])
    for columns in paid.values():
        _extend(top, "payments", _paid(columns))
    if not interest:
        return
    entries = []
    fixed = interest.pop("amount", None)
    if fixed is not None:
        # A sum the judgment itself has fixed: it goes to the day before what runs on begins.
        fields = {"amount": fixed}
        if "until" in interest and "rate" not in interest:
            fields["until"] = interest.pop("until")
        entries.append(Node(dict(fields), fixed.place))
    if interest:
        entries.append(Node(dict(interest), next(iter(interest.values())).place))
    _extend(parts.setdefault("judgment", {}), "interest", entries)


def _paid(columns: dict[str, Node]) -> list[Node]:
    """The payments of which the columns state days, sums and the like, one behind the other."""
    listed = {
        name: re.split(r"[;；\n]", node.value) if isinstance(node.value, str) else [] for name, node in columns.items()
    }
    found = []
    for i in range(max(map(len, listed.values()))):
        fields = {
            name: text_node(pieces[i].strip(), columns[name].place)
            for name, pieces in listed.items()
            if i < len(pieces) and pieces[i].strip()
        }
        if fields:
            found.append(Node(dict(fields), next(iter(fields.values())).place))
    return found


def _extend(fields: dict[str, Node], key: str, more: Sequence[Node]) -> None:
    """Add entries to a list."""
    before = fields.get(key)
    listed = before.value if before is not None and isinstance(before.value, list) else [before] if before else []
    fields[key] = Node([*listed, *more], before.place if before is not None else more[0].place)


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
        if isinstance(value, str) or (key == "carried" and not isinstance(value, dict)):
            node = node_of(key, str(value), name)
        else:
            node = replaced(as_tree(value, name), name)
        part, dot, inner = key.partition(".")
        (parts.setdefault(part, {}) if dot else top)[inner if dot else key] = node
    _join(top, parts)
    if SECOND in top:
        wrong = _second(top)
        if wrong:
            raise LprError(*wrong)
    return Node(top)


def day_for_all(
    tree: Node, key: str, day: str, unused: Sequence[Unused], today: date, place: str = "--on"
) -> tuple[Node, tuple[Unused, ...]]:
    """Put one day (ISO) under ``key`` of a case, in the place of what stands there; that is told where it is another
    day.
    """
    if not isinstance(tree.value, dict):
        return tree, tuple(unused)
    stated = next((name for name in tree.value if canonical(name, CASE) == key), "")
    found = tree.value[stated] if stated else None
    said = tuple(unused)
    if found is not None and isinstance(found.value, str) and found.value and not _is(found.value, day, today):
        where = found.where or stated
        why = Text(f"--on 写明 {day}，以它为准", f"--on states {day} and goes before it")
        said = (*said, Unused(where, f"{stated if not found.place else where} {shown(found.value)}", why))
    fields = {name: node for name, node in tree.value.items() if name != stated}
    return Node({**fields, stated or key: text_node(day, place)}, tree.place, tree.path, tree.keys), said


def _is(text: str, day: str, today: date) -> bool:
    try:
        return parse_date(text, today).isoformat() == day
    except Refused:
        return True  # what cannot be read is refused when the case is


def labels(tree: Node) -> list[str]:
    """Return title, creditor and debtor of a case as text, "" for what is not stated."""
    fields = tree.value if isinstance(tree.value, dict) else {}
    found = []
    for key in ("title", "creditor", "debtor"):
        node = next((node for name, node in fields.items() if canonical(name, CASE) == key), None)
        entries = node.value if node is not None and isinstance(node.value, list) else [node]
        found.append("、".join(name for entry in entries if (name := _name(entry))))
    return found


def _name(node: Node | None) -> str:
    """The name of a person, written alone or with what else is known of him."""
    if node is None:
        return ""
    if isinstance(node.value, dict):
        inner = next((item for key, item in node.value.items() if canonical(key, PARTY) == "name"), None)
        return _name(inner)
    return " ".join(node.value.split()) if isinstance(node.value, str) else ""
