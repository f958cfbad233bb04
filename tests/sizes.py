"""What the default run takes of a long list, and what it leaves to the large one: ``pytest -m large``."""

from __future__ import annotations

from collections.abc import Sequence
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


def default_or_large(default: object, large: object) -> pytest.MarkDecorator:
    """Give a test a parameter ``size``: one value by default, another in the large run."""
    return pytest.mark.parametrize("size", [default, pytest.param(large, marks=pytest.mark.large)])
