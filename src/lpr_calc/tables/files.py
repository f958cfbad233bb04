"""Where the packaged data lies: beside the package in a wheel, in the checkout's ``data/`` when editable.

Paths are text: `pathlib` takes five milliseconds to load, and every command that writes a file asks where ours lie.
"""

from __future__ import annotations

from os.path import basename, dirname, isfile, join

_PACKAGE = dirname(dirname(__file__))
_CHECKOUT = dirname(dirname(_PACKAGE))
EXAMPLES = (join(_PACKAGE, "_examples"), join(_CHECKOUT, "examples"))
FOLDERS = (join(_PACKAGE, "_data"), join(_CHECKOUT, "data"))
"""Looked into in this order."""


def example_path(name: str) -> str:
    """Return the path of an example that ships with the program (``wang-v-li.yaml``), "" where there is none."""
    found = (join(folder, name) for folder in EXAMPLES if basename(name) == name)
    return next((path for path in found if isfile(path)), "")


def data_path(name: str) -> str:
    """Return the path of a data file (``lpr_rates.yaml``). Raises FileNotFoundError naming every place."""
    for folder in FOLDERS:
        path = join(folder, name)
        if isfile(path):
            return path
    raise FileNotFoundError(f"{name} is in none of {', '.join(FOLDERS)}")


def read_data(name: str) -> str:
    """Return the text of a data file."""
    with open(data_path(name), encoding="utf-8") as file:
        return file.read()
