"""No expression of the package tries what a text repeats in every mixture: each ends, however often its words come.

From every expression the words that it may read again and again are taken; each of them, and each pair, is written
many times over with a character behind it that fits nowhere. Where a piece of text can be read in two ways, twice as
many readings are tried with each repetition, and such a match does not end within anybody's patience.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from source import MODULES

# The parser of the expressions themselves, under the name that each version has for it.
parser: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
sre: Any = import_module("re._constants" if sys.version_info >= (3, 11) else "sre_constants")

SECONDS = 10
"""Of this process, for one expression and all of its texts; what does not end takes ages, the rest some hundredths."""
LENGTH = 90
MANY = 4
"""What may come so often is taken to be repeated."""


def expressions() -> Iterator[tuple[str, str, int]]:
    """Every expression over text that a module has a name for, in a collection too: its place, source and flags."""
    seen = set()
    for module in MODULES:
        if module == "__main__":
            continue
        for name, value in vars(import_module(f"lpr_calc.{module}")).items():
            for one in flat(value):
                source, flags = getattr(one, "pattern", None), getattr(one, "flags", None)
                if isinstance(source, str) and isinstance(flags, int) and (source, flags) not in seen:
                    seen.add((source, flags))
                    yield f"{module}.{name}", source, flags


def flat(value: Any, depth: int = 3) -> Iterator[Any]:
    """The items of a collection, and of those in it."""
    if isinstance(value, dict) and depth:
        value = [*value.values()]
    if isinstance(value, (tuple, list)) and depth:
        for item in value:
            yield from flat(item, depth - 1)
    elif type(value).__name__ in ("Pattern", "_Later"):
        yield value


def written(piece: Any) -> list[str]:
    """Some texts that a parsed piece of an expression reads."""
    out = [""]
    for op, value in piece:
        ways = [""]
        if op is sre.LITERAL:
            ways = [chr(value)]
        elif op in (sre.ANY, sre.NOT_LITERAL):
            ways = ["x"]
        elif op is sre.IN:
            ways = [chr(one if kind is sre.LITERAL else one[0]) for kind, one in value if kind in PLAIN][:3] or ["某 0"]
        elif op is sre.BRANCH:
            ways = [text for branch in value[1] for text in written(branch)[:2]]
        elif op is sre.SUBPATTERN:
            ways = written(value[3])
        elif op in REPEATS:
            least, _, inner = value
            ways = [text * max(least, 1) for text in written(inner)] + ([""] if not least else [])
        out = [before + way for before in out for way in ways][:40]
    return out


PLAIN = (sre.LITERAL, sre.RANGE)
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)


def repeated(piece: Any) -> Iterator[Any]:
    """The pieces that an expression reads many times, at any depth."""
    for op, value in piece:
        if op in REPEATS:
            if value[1] > MANY:
                yield value[2]
            yield from repeated(value[2])
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from repeated(branch)
        elif op is sre.SUBPATTERN:
            yield from repeated(value[3])
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from repeated(value[1])


def texts(source: str, flags: int) -> Iterator[str]:
    """What the expression repeats, many times over, behind what it reads first and by itself."""
    parsed = parser.parse(source, flags)
    words = list(dict.fromkeys(word for piece in repeated(parsed) for word in written(piece)[:30] if word))[:80]
    first = []
    for item in parsed:
        if item[0] in REPEATS and item[1][1] > MANY or [*repeated([item])]:
            break
        first.append(item)
    for before in {written(first)[0], ""}:
        for word in (*words, *(one + other for one in words[:8] for other in words[:8] if one != other)):
            yield before + word * (LENGTH // len(word) + 3) + "\x01"


@pytest.mark.broad
@pytest.mark.skipif(sys.platform == "win32", reason="no timer of a process's own time")
def test_every_expression_ends() -> None:
    def late(number: int, frame: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    count, endless = 0, []
    try:
        for place, source, flags in expressions():
            compiled = re.compile(source, flags)
            count += 1
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                for text in texts(source, flags):
                    compiled.match(text), compiled.search(text), compiled.fullmatch(text)
            except TimeoutError:
                endless.append(f"{place}: {source[:80]}")
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert count > 200
    assert endless == []
