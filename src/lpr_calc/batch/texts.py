"""A row that holds words: the case they state, with what the row itself answers."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..casefile.keys import CASE, LOAN, canonical
from ..law.choices import Unused
from ..reading.answers import KNOWN, answered
from ..reading.files import ENDINGS, read_words
from ..reading.read import Reading, refuse_unread
from ..reading.read import read_text as reading_of
from ..values.date import parse_date
from ..values.text import shown
from ..values.tree import Node, as_tree, text_node
from .trees import replaced

problem = problems_of(__name__)

_ANSWERS = frozenset(KNOWN) - {"creditor", "debtor", "until"}
"""What the cells beside a text may answer; who the parties are and until when is computed is no answer to it."""
_ONLY_ANSWERS = ("contract-rate", "fee-payee")
"""Answers that are no keys of a case."""
_LABELS = ("title", "id", "creditor", "debtor", "court")
_NOT_ASKED = Text("文字没有问到，以文字为准", "the text does not ask for it and goes before it")


def read_row(tree: Node, today: date, strict: bool = False) -> tuple[Reading, tuple[Unused, ...]]:
    """Read the text of a row, with the answers of its other cells in it; return what of them was not asked for.

    ``strict`` refuses what was not read. Raises LprError, of the cell it is about.
    """
    fields = tree.value if isinstance(tree.value, dict) else {}
    text = fields.get("text")
    if text is None or not isinstance(text.value, str) or not text.value:
        raise LprError(problem("empty/text", text.where if text is not None else ""))
    reading = reading_of(text.value, where=text.where)
    if strict:
        refuse_unread(reading, text.where)
    idle: list[Unused] = []
    for name, node in _stated(fields):
        asked = {ask.code for ask in reading.asks}
        if not isinstance(node.value, str) or not (name in asked or (name == "lent" and "delivered" in asked)):
            idle.append(Unused(node.where, node.where, _NOT_ASKED))
            continue
        try:
            reading = answered(reading, {name: node.value}, today)
        except LprError as error:
            raise LprError(*(one._replace(where=node.where) for one in error.problems)) from None
    return reading, tuple(idle)


def _stated(fields: dict[str, Node]) -> list[tuple[str, Node]]:
    """What a row states beside its text and its labels: the question it answers, or the key."""
    found: list[tuple[str, Node]] = []
    for key, node in fields.items():
        name = canonical(key, {**LOAN, **CASE}) or key
        if key == "text" or name in _LABELS or node.value in ("", []):
            continue
        if name == "judgment" and isinstance(node.value, dict):
            found += [(inner, one) for inner, one in node.value.items()]
        else:
            found.append((name, node))
    return found


def case_of(tree: Node, today: date, lang: str) -> Node:
    """Return the row with the case its text states; what else the row states (``until``, payments) goes before it.

    Raises LprError where the text asks something or was not read whole.
    """
    assert isinstance(tree.value, dict)
    text, rest = tree.value["text"], {key: node for key, node in tree.value.items() if key != "text"}
    reading, _ = read_row(Node({"text": text, **_only(rest, _ANSWERS)}, tree.place), today)
    rest = {key: node for key, node in rest.items() if key not in _ONLY_ANSWERS}
    left = asks_of(reading, lang), unread_of(reading, lang)
    if any(left):
        raise LprError(problem("text-open", text.where, said="；".join(one for one in left if one)))
    read = replaced(as_tree(reading.case), text.place)
    assert isinstance(read.value, dict)
    fields = dict(read.value)
    loans = fields["loans"].value if "loans" in fields else None
    if isinstance(loans, list) and len(loans) == 1:
        of_loan = {key: node for key, node in rest.items() if canonical(key, LOAN) and not canonical(key, CASE)}
        fields["loans"] = Node([_with_answers(loans[0], of_loan, today)], text.place)
        rest = {key: node for key, node in rest.items() if key not in of_loan}
    for key, node in rest.items():
        before = fields.get(key)
        if before is not None and isinstance(before.value, dict) and isinstance(node.value, dict):
            node = Node({**before.value, **node.value}, node.place)
        fields[key] = node
    return Node(fields, tree.place)


def _with_answers(loan: Node, stated: dict[str, Node], today: date) -> Node:
    """Put what a row states of its one loan into it. Raises LprError where the text says another day."""
    fields = dict(loan.value) if isinstance(loan.value, dict) else {}
    for key, node in stated.items():
        name = canonical(key, LOAN)
        said = fields.get(name)
        if name in _ANSWERS and said is not None and isinstance(said.value, str) and isinstance(node.value, str):
            try:
                differs = parse_date(node.value, today) != parse_date(said.value, today)
            except Refused as error:
                raise LprError(Problem("value-refused", error.message, node.where, error.hint)) from None
            if differs:
                raise LprError(problem("text-differs", node.where, row=shown(node.value), text=shown(said.value)))
        fields[name] = node
    return Node(fields, loan.place, loan.path, loan.keys)


def _only(fields: dict[str, Node], names: AbstractSet[str]) -> dict[str, Node]:
    """The pieces of a row that may answer a question."""
    found: dict[str, Node] = {}
    for key, node in fields.items():
        if key == "judgment" and isinstance(node.value, dict):
            inner = {name: one for name, one in node.value.items() if name in names}
            if inner:
                found[key] = Node(inner, node.place)
        elif key in names:
            found[key] = node
    return found


def is_text(path: str) -> bool:
    """Whether a file holds words to be read, and no case."""
    return path.lower().endswith(ENDINGS)


def text_tree(path: str) -> Node:
    """A file of words as the row of a table. Raises LprError where it cannot be read."""
    return Node({"text": text_node(read_words(path)[0], path)}, path)


def case_text(reading: Reading) -> str:
    """The case of a reading on one line, as JSON, which a case file may hold as well."""
    import json

    return json.dumps(reading.case, ensure_ascii=False)


def state_of(reading: Reading) -> str:
    """``unread`` where a piece was not understood, ``asks`` where a question is open, else ``understood``."""
    serious = reading.unread or reading.serious
    return "unread" if serious else "asks" if reading.asks else "understood"


def asks_of(reading: Reading, lang: str) -> str:
    """The questions of a reading in one cell, each with its code."""
    return _joined([f"{one.code}: {one.message.say(lang)}" for one in reading.asks], lang)


def unread_of(reading: Reading, lang: str) -> str:
    """The pieces that were not understood, and what no key takes, in one cell."""
    lost = [one.words for one in reading.told if one.code == "no-key"]
    return _joined([*(one.words for one in reading.unread), *lost], lang)


def _joined(said: Sequence[str], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(said)
