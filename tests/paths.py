"""Where the tests find things, and the environment of a process of the program that they start."""

from __future__ import annotations

import os
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FROZEN = TESTS / "frozen"
"""The copy of the LPR table that the tests compute with."""


def python_path(*folders: Path | str) -> str:
    """Return a PYTHONPATH with ``folders`` after the one that freezes the rates."""
    return os.pathsep.join(map(str, (FROZEN, *folders)))
