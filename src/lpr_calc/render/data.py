"""Plain data written for programs: JSON, JSON Lines, CSV and TSV."""

from __future__ import annotations

from typing import Any

from .inert import json_inert

_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def dump(document: dict[str, Any] | list[dict[str, str]], format_: str) -> str:
    """Return a document (or a list of rows) as indented JSON, or as one line for ``jsonl``."""
    import json

    return json_inert(json.dumps(document, ensure_ascii=False, indent=2 if format_ == "json" else None)) + "\n"


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from running a cell: text that begins with ``= + - @``, wide or not, tab or CR gets a ``'`` in front.

    Taking the ``'`` off gives the text back; so that this stays true, such a text that already has one gets one more.
    """
    return f"'{text}" if text.lstrip("'")[:1] in _RUN and text else text
