"""What each run takes of a long list: the default one a turn of it, the broad and the large one what is left.

`conftest.py` says what the three runs are for, and sets `LATER` before any test is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

LATER = True
"""Whether this run could take what is left to the broad and the large one; if not, such parameters are not even made:
pytest needs as long to make a test and to leave it out as many a test takes.
"""


def thinned(
    cases: Sequence[Any], every: int, *, broad: int | None = None, ids: Sequence[str] | None = None
) -> list[Any]:
    """Return parameters of all ``cases``; those that do not come ``every`` so often are for a later run.

    What comes every ``broad`` times is for the broad one, all of it if 1; what neither takes is for the large one. A
    case that is a tuple is several parameters of one test. ``ids`` are the names of all cases.
    """
    made = []
    for number, case in enumerate(cases):
        mark = pytest.mark.large if broad is None or number % broad else pytest.mark.broad
        marks = [mark] if number % every else []
        if LATER or not marks:
            whole = case if isinstance(case, tuple) else (case,)
            made.append(pytest.param(*whole, marks=marks, id=ids[number] if ids is not None else None))
    return made


def turns(first: Sequence[Any], second: Sequence[Any], each: int) -> list[tuple[Any, Any]]:
    """Return every item of ``first`` with ``each`` of ``second``, of which every one has its turn as often as another.

    After a round the turns move on by one, so that a pattern in ``first`` meets all of ``second``.
    """
    size = len(second)
    return [(a, second[(n * each + n // size + k) % size]) for n, a in enumerate(first) for k in range(min(each, size))]


def in_turn(first: Sequence[Any], second: Sequence[Any], each: int) -> list[Any]:
    """Return parameters of every item of ``first`` with every one of ``second``, in the default run with ``each``."""
    default = turns(first, second, each)
    pairs = [(a, b) for a in first for b in second]
    return [
        pytest.param(*pair, marks=[] if pair in default else [pytest.mark.broad])
        for pair in pairs
        if LATER or pair in default
    ]


def of_each(cases: Iterable[tuple[str, Any]], every: int = 1) -> Callable[[Callable[[Any], None]], Callable[..., None]]:
    """Make one test a file of a test of one case, of all ``(file: name, case)``; what fails says whose it is.

    A test costs pytest and its workers some milliseconds, several times what a case takes. By default only one case in
    ``every`` of a file is asked, in the broad run the others.
    """
    files: dict[str, list[tuple[str, Any]]] = {}
    for name, case in cases:
        files.setdefault(name.partition(": ")[0], []).append((name, case))
    first = {file: held[::every] for file, held in files.items()}
    rest = {file: [one for n, one in enumerate(held) if n % every] for file, held in files.items()}

    def of_a_file(test: Callable[[Any], None]) -> Callable[..., None]:
        def run(file: str, held: dict[str, list[tuple[str, Any]]]) -> None:
            for name, case in held[file]:
                try:
                    test(case)
                except Exception as failed:
                    raise AssertionError(f"{name}: {failed!r}") from failed

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        params = [pytest.param(file, first, id=file) for file in files]
        if LATER:
            params += [
                pytest.param(file, rest, id=f"{file}-rest", marks=pytest.mark.broad) for file in files if rest[file]
            ]
        asked: Callable[..., None] = pytest.mark.parametrize(("file", "held"), params)(run)
        return asked

    return of_a_file


A_TURN = 3
"""How many parameters of a test the default run takes."""

LONGER_TURNS = {"engine": 12, "law": 12, "oracles": 12, "compute/test_cases.py": 1000}
"""Where it takes more: what decides and multiplies; of the cases a lawyer reads, every one."""


def take_turns(items: Iterable[pytest.Item], tests: Path) -> None:
    """Mark as broad what of each test with more parameters than a turn is not among those spread over all of them.

    ``tests`` is the folder of all tests. What is for a later run by itself is not counted.
    """
    functions: dict[str, list[pytest.Item]] = {}
    for item in items:
        if not (item.get_closest_marker("broad") or item.get_closest_marker("large")):
            functions.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for held in functions.values():
        file = held[0].path.relative_to(tests).as_posix()
        turn = next((many for where, many in LONGER_TURNS.items() if file.startswith(where)), A_TURN)
        taken = {place * len(held) // turn for place in range(turn)} if len(held) > turn else {*range(len(held))}
        for place, item in enumerate(held):
            if place not in taken:
                item.add_marker(pytest.mark.broad)


def later(mark: pytest.MarkDecorator, *values: object) -> list[Any]:
    """Return parameters that are only for a later run, none where this run could not take them."""
    return [pytest.param(value, marks=mark) for value in values] if LATER else []


def default_or_broad(default: object, broad: object, *large: object) -> pytest.MarkDecorator:
    """Give a test a parameter ``size``: one value by default, another in the broad run, one more in the large."""
    sizes = [default, *later(pytest.mark.broad, broad), *later(pytest.mark.large, *large)]
    return pytest.mark.parametrize("size", sizes)


def broad_or_large(broad: object, large: object) -> pytest.MarkDecorator:
    """Give a test that is not of the default run a parameter ``size``: one value in the broad run, one in the large."""
    sizes = [pytest.param(broad, marks=pytest.mark.broad), pytest.param(large, marks=pytest.mark.large)]
    return pytest.mark.parametrize("size", sizes)


def default_or_large(default: object, large: object) -> pytest.MarkDecorator:
    """Give a test a parameter ``size``: one value by default, another in the large run."""
    return pytest.mark.parametrize("size", [default, *later(pytest.mark.large, large)])
