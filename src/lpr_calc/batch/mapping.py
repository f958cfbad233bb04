"""A mapping file: what one bank's (or one client's) export calls its columns, made once and kept by the office.

```yaml
columns: {借据金额: 本金, 贷款发放日期: 出借日, 到期日: 到期日, 执行利率: 期内利率, 客户经理: ""}
units: {执行利率: "%"}
constants: {kind: bank-loan, penalty: 1.5}
words: {kind: {个人经营贷: bank-loan}}
```

``columns`` names headings as ``--map`` does, ``units`` as ``--unit`` does ("": all amounts); ``constants`` are keys
that every row states unless it states them itself; ``words`` are their words for the values of a key.
"""

from __future__ import annotations

from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.headings import bare, known_headings, read_heading
from ..casefile.keys import nearest
from ..values.text import shown
from ..values.tree import Node

problem = problems_of(__name__)

SECTIONS = ("columns", "units", "constants", "words")


class Mapping(Record):
    """What a mapping file says; ``constants`` are keys with their texts and where they stand, ``words`` by key."""

    columns: dict[str, str]
    units: dict[str, str]
    constants: tuple[tuple[str, str, str], ...]
    words: dict[str, dict[str, str]]


NONE = Mapping({}, {}, (), {})
"""No mapping file."""


def read_mapping(tree: Node, questions: tuple[str, ...]) -> Mapping:
    """Read a mapping file; keys are read as ``questions`` read headings. Raises LprError with every Problem."""
    problems: list[Problem] = []
    if not isinstance(tree.value, dict):
        raise LprError(problem("mapping-form", tree.place, known=Text("、".join(SECTIONS), ", ".join(SECTIONS))))
    for name in tree.value:
        if name not in SECTIONS:
            near = nearest(name, SECTIONS)
            known = Text(f"可用：{'、'.join(SECTIONS)}", f"known: {', '.join(SECTIONS)}")
            hint = Text(f"是 {near} 吗？", f"did you mean {near}?") if near else known
            problems.append(problem("mapping-section", tree.key_place(name), hint, name=shown(name)))
    columns = _texts(tree, "columns", problems)
    for theirs, ours in columns.items():
        if ours and not any(read_heading(ours, question).role in ("key", "ask") for question in (*questions, "group")):
            near = nearest(ours, known_headings())
            meant = Text(f"是 {near} 吗？", f"did you mean {near}?") if near else None
            problems.append(problem("mapping-key", _place(tree, "columns", theirs), meant, word=shown(ours)))
    units = _texts(tree, "units", problems)
    constants = []
    for word, text in _texts(tree, "constants", problems).items():
        key = _key(word, questions)
        place = _place(tree, "constants", word)
        if not key:
            problems.append(problem("mapping-key", place, word=shown(word)))
        elif text:
            constants.append((key, text, place))
    words: dict[str, dict[str, str]] = {}
    section = tree.value.get("words")
    for word in section.value if section is not None and isinstance(section.value, dict) else ():
        key = _key(word, questions)
        if not key:
            problems.append(problem("mapping-key", _place(tree, "words", word), word=shown(word)))
            continue
        assert section is not None
        words[key] = {bare(theirs): ours for theirs, ours in _texts(section, word, problems).items()}
    if problems:
        raise LprError(*problems)
    return Mapping(columns, units, tuple(constants), words)


def _key(word: str, questions: tuple[str, ...]) -> str:
    return next((read.key for question in questions if (read := read_heading(word, question)).role == "key"), "")


def _place(tree: Node, section: str, word: str) -> str:
    assert isinstance(tree.value, dict)
    inner = tree.value[section]
    item = inner.value.get(word) if isinstance(inner.value, dict) else None
    return (item.place if item is not None else "") or inner.key_place(word)


def _texts(tree: Node, name: str, problems: list[Problem]) -> dict[str, str]:
    """The texts of one section, by their words."""
    assert isinstance(tree.value, dict)
    section = tree.value.get(name)
    if section is None or section.value == "":
        return {}
    if not isinstance(section.value, dict):
        problems.append(problem("mapping-texts", section.where or tree.key_place(name), name=shown(name)))
        return {}
    found: dict[str, str] = {}
    for word, node in section.value.items():
        if isinstance(node.value, str):
            found[word] = " ".join(node.value.split())
        else:
            problems.append(problem("mapping-texts", node.where, name=shown(word)))
    return found
