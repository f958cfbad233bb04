"""How a text is written as a value of a YAML file that the program itself reads back."""

from __future__ import annotations

import re


def scalar(text: str) -> str:
    """A YAML scalar: as it is where nothing in it is special, else in double quotes."""
    if re.fullmatch(r"[\w.%/‱‰〇-]+", text) and not text.startswith("-"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
