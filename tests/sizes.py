"""What the default run takes of a long list, and what it leaves to the large one: ``pytest -m large``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest


def thinned(cases: Sequence[Any], every: int) -> list[Any]:
    """Return parameters of all ``cases``; those that do not come ``every`` so often are for the large run.

    A case that is a tuple is several parameters of one test.
    """
    whole = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [
        pytest.param(*case, marks=[pytest.mark.large] if number % every else []) for number, case in enumerate(whole)
    ]


def turns(first: Sequence[Any], second: Sequence[Any], each: int) -> list[tuple[Any, Any]]:
    """Return every item of ``first`` with ``each`` of ``second``, of which every one has its turn as often as another.

    After a round the turns move on by one, so that a pattern in ``first`` meets all of ``second``.
    """
    size = len(second)
    return [(a, second[(n * each + n // size + k) % size]) for n, a in enumerate(first) for k in range(min(each, size))]


def of_each(cases: Iterable[tuple[str, Any]]) -> Callable[[Callable[[Any], None]], Callable[..., None]]:
    """Make one test a file of a test of one case, of all ``(file: name, case)``; what fails says whose it is.

    A test costs pytest and its workers some milliseconds, several times what a case takes.
    """
    files: dict[str, list[tuple[str, Any]]] = {}
    for name, case in cases:
        files.setdefault(name.partition(": ")[0], []).append((name, case))

    def of_a_file(test: Callable[[Any], None]) -> Callable[..., None]:
        def run(file: str) -> None:
            for name, case in files[file]:
                try:
                    test(case)
                except Exception as failed:
                    raise AssertionError(f"{name}: {failed!r}") from failed

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        return pytest.mark.parametrize("file", files)(run)

    return of_a_file


def default_or_large(default: object, large: object) -> pytest.MarkDecorator:
    """Give a test a parameter ``size``: one value by default, another in the large run."""
    return pytest.mark.parametrize("size", [default, pytest.param(large, marks=pytest.mark.large)])
