"""The matters of `cases/`, worked by hand (`compute/test_cases.py` says how they are written), read once a process."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from paths import ROOT, TESTS, read_yaml

CASES = TESTS / "cases"
TODAY = date(2026, 11, 23)
EXAMPLES = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if "mapping" not in path.stem]
"""The case files of `examples/`: all of its YAML but the mappings of columns that ``batch --map`` takes."""


def files(folder: str = "") -> list[Path]:
    """The files of one folder of cases."""
    return sorted((CASES / folder).glob("*.yaml"))


@cache
def cases(folder: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every case of every file of a folder, under ``file: name``."""
    return [(f"{path.stem}: {entry['name']}", entry) for path in files(folder) for entry in read_yaml(path)]


def matters(folder: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The facts of every case that computes, under ``file: name``."""
    return [(name, entry["case"]) for name, entry in cases(folder) if "error" not in entry]


def claims() -> list[tuple[str, dict[str, Any]]]:
    """Every case of a claim: those of the top folder, and those of loans repaid by instalments."""
    return [*cases(), *((name, entry) for name, entry in cases("instalments") if name.startswith("claim: "))]
