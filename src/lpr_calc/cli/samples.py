"""The examples that ship with the program, for whoever tries a command where there is no folder of them."""

from __future__ import annotations

import os
import sys

from ..base.checking import TYPE_CHECKING, Any
from ..base.text import Text

if TYPE_CHECKING:
    from .running import Run

FOLDER = "examples/"
"""How help and the manual name them."""


def take_samples(run: Run) -> None:
    """Put the example that ships with the program in the place of a file ``examples/…`` that is not there, and say so.

    What a command writes stays as it was named.
    """
    found: dict[str, str] = {}
    for name, value in list(run.given.items()):
        if name in run.declared.writes:
            continue
        if isinstance(value, str) and value.startswith(FOLDER):
            run.given[name] = _sample(value, found)
        elif isinstance(value, (tuple, list)) and any(isinstance(one, str) and one.startswith(FOLDER) for one in value):
            run.given[name] = tuple(_sample(one, found) for one in value)
    if run.quiet:
        return
    for asked, path in found.items():
        said = Text(f"{asked}：用随程序附带的例子 {path}", f"{asked}: the example that ships with the program, {path}")
        sys.stderr.write(f"{said.say(run.lang)}\n")


def _sample(value: Any, found: dict[str, str]) -> Any:
    """The path of an example that ships with the program, where a file of that name is asked for and none is there."""
    if not isinstance(value, str) or not value.startswith(FOLDER) or os.path.exists(value):
        return value
    from ..tables.files import example_path

    path = example_path(value.removeprefix(FOLDER))
    if path:
        found[value] = path
    return path or value
