"""Where the packaged data lies: beside the package in a wheel, in the checkout's ``data/`` when editable."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent.parent / "_data"
_CHECKOUT = Path(__file__).parents[3] / "data"


def data_path(name: str) -> Path:
    """Return the path of a data file (``lpr_rates.yaml``). Raises FileNotFoundError naming both places."""
    for folder in (_PACKAGED, _CHECKOUT):
        path = folder / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name} is neither in {_PACKAGED} nor in {_CHECKOUT}")


def read_data(name: str) -> str:
    """Return the text of a data file."""
    return data_path(name).read_text(encoding="utf-8")
