"""Where the packaged data lies: beside the package in a wheel, in the checkout's ``data/`` when editable."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = (Path(__file__).parent.parent / "_examples", Path(__file__).parents[3] / "examples")
FOLDERS = (Path(__file__).parent.parent / "_data", Path(__file__).parents[3] / "data")
"""Looked into in this order."""


def example_path(name: str) -> str:
    """Return the path of an example that ships with the program (``wang-v-li.yaml``), "" where there is none."""
    found = (folder / name for folder in EXAMPLES if Path(name).name == name)
    return next((str(path) for path in found if path.is_file()), "")


def data_path(name: str) -> Path:
    """Return the path of a data file (``lpr_rates.yaml``). Raises FileNotFoundError naming every place."""
    for folder in FOLDERS:
        path = folder / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name} is in none of {', '.join(map(str, FOLDERS))}")


def read_data(name: str) -> str:
    """Return the text of a data file."""
    return data_path(name).read_text(encoding="utf-8")
