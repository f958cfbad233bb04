"""Full-width colons and commas where YAML wants half-width ones: named with line, column and what to write.

A Chinese keyboard types ``due：2020-08-31``. YAML then sees no key at all, and says so in words that help nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..base.errors import LprError, Problem, problems_of
from ..base.pattern import pattern
from .text import shown
from .tree import Node

problem = problems_of(__name__)

_WORD = r"[^\s:：,，;；{}\[\]\"'“”#]{1,30}"
_KEY = pattern(rf"(?P<quote>[\"'“”]?)(?P<word>{_WORD})(?P=quote)[ \u3000]*：")
_START = pattern(r"(?:- +)*")
_COMMA = pattern(rf"，\s*(?P<word>{_WORD})[ \u3000]*[:：]")
_BLOCK = pattern(r"[:：][ \u3000]*[|>][+-]?\d?\s*(?:#.*)?$")
_REST = 30
"""So many characters of what follows are shown."""


def in_text(text: str, name: str, known: Callable[[str], bool], line: int) -> list[Problem]:
    """Return what is wrong in the text of a file that is no YAML; ``line`` (from 1) is where the reader gave up.

    Keys that are known are found wherever a key may stand; where there is none of those, the nearest line at or before
    ``line`` that begins with any word and such a colon is named.
    """
    found, guessed = [], []
    for number, row, at in _rows(text):
        for start in (at, *(mark.end() for mark in re.finditer(r"[{,，]\s*", row))):
            key = _KEY.match(row, start)
            if key is None or (start != at and not known(key["word"])):
                continue
            problem = _colon(key["word"], row[key.end() :], f"{name}:{number}:{key.end()}")
            if known(key["word"]):
                found.append(problem)
            elif number <= line:
                guessed.append(problem)
        if "{" in row:
            found += [
                _comma(mark["word"], f"{name}:{number}:{mark.start() + 1}")
                for mark in _COMMA.finditer(row, row.index("{"))
                if known(mark["word"])
            ]
    return found or guessed[-1:]


def in_tree(node: Node, text: str, known: Callable[[str], bool]) -> list[Problem]:
    """Return what is wrong in a file that is YAML: keys that hold their value,
    and keys within the value before them.
    """
    rows = text.split("\n")
    return list(_in_node(node, rows, known))


def in_scalar(text: str, place: str) -> Problem | None:
    """Return what is wrong with a text that stands where keys and values should: None where it holds no such colon."""
    key = _KEY.match(text)
    if key is None:
        return None
    name, line, column = (place.rsplit(":", 2) + ["", ""])[:3]
    if line.isdecimal() and column.isdecimal():
        place = f"{name}:{line}:{int(column) + key.end() - 1}"
    return _colon(key["word"], text[key.end() :], place)


def load_or_explain(load: Callable[[str, str], Node], text: str, name: str, known: Callable[[str], bool]) -> Node:
    """Read a file with ``load``; where full-width colons are what is wrong with it, say that. Raises LprError."""
    try:
        tree = load(text, name)
    except LprError as error:
        if "：" in text or "，" in text:
            place = error.problems[0].where.split(" ")[0].rsplit(":", 2)
            line = int(place[1]) if len(place) == 3 and place[1].isdecimal() else 1
            if error.problems[0].code in ("yaml-syntax", "yaml-duplicate-key", "yaml-tag", "yaml-anchor"):
                found = in_text(text, name, known, line)
                if found:
                    raise LprError(*found) from None
        raise
    if "：" in text:
        found = in_text(text, name, lambda word: True, 1) if isinstance(tree.value, str) else in_tree(tree, text, known)
        if found:
            raise LprError(*found)
    return tree


def _rows(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield the lines that may hold a key: their number, their text without comment, and where the key would begin."""
    deeper = -1
    for number, row in enumerate(text.split("\n"), 1):
        bare = row.lstrip(" \u3000")
        indent = len(row) - len(bare)
        if deeper >= 0:
            if not bare.strip() or indent > deeper:
                continue  # inside a block of text
            deeper = -1
        if not bare.strip() or bare.startswith("#"):
            continue
        if _BLOCK.search(row):
            deeper = indent
        row = re.sub(r"\s#.*$", "", row)
        start = _START.match(row, indent)
        yield number, row, start.end() if start is not None else indent


def _in_node(node: Node, rows: list[str], known: Callable[[str], bool]) -> Iterator[Problem]:
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            head, colon, rest = key.partition("：")
            if colon and known(head.strip()):
                name, line, column = node.key_place(key).rsplit(":", 2)
                at = int(column) + len(head)
                yield _colon(head.strip(), rows[int(line) - 1][at:] or rest, f"{name}:{line}:{at}")
            else:
                yield from _in_node(inner, rows, known)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from _in_node(inner, rows, known)
    elif node.folded:
        name, line, column = node.place.rsplit(":", 2)
        first = rows[int(line) - 1][int(column) - 1 :]
        if first[:1] in "|>\"'":
            return
        # A plain text that goes on: the next lines were meant as keys, where they begin with one.
        for number in range(int(line), len(rows)):
            row = rows[number]
            bare = row.strip()
            meant = _KEY.match(row, len(row) - len(row.lstrip(" \u3000")))
            if not bare or bare.startswith("#") or re.search(r":(?:\s|$)", row):
                return
            if meant is not None and known(meant["word"]):
                yield _colon(meant["word"], row[meant.end() :], f"{name}:{number + 1}:{meant.end()}")


def _colon(word: str, rest: str, place: str) -> Problem:
    rest = shown(rest.strip()[:_REST])
    right = f"{word}: {rest}".rstrip()
    return problem("yaml-colon", place, word=word, right=right)


def _comma(word: str, place: str) -> Problem:
    return problem("yaml-comma", place, word=word)
