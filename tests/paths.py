"""Where the tests find things, and the environment of a process of the program that they start."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FROZEN = TESTS / "frozen"
"""The copy of the LPR table that the tests compute with."""


def python_path(*folders: Path | str) -> str:
    """Return a PYTHONPATH with ``folders`` after the one that freezes the rates."""
    return os.pathsep.join(map(str, (FROZEN, *folders)))


@cache
def read_yaml(path: Path, loader: str = "BaseLoader") -> Any:
    """Read a file of YAML once for all tests, as text, lists and mappings unless another ``loader`` is named; with
    libyaml where it is there, which is ten times as fast.
    """
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, f"C{loader}", getattr(yaml, loader)))
