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


def default_or_large(default: object, large: object) -> pytest.MarkDecorator:
    """Give a test a parameter ``size``: one value by default, another in the large run."""
    return pytest.mark.parametrize("size", [default, pytest.param(large, marks=pytest.mark.large)])
