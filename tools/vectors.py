"""The reference vectors of `docs/vectors.json`: the matters that `tests/cases` works out by hand, for other programs.

    python tools/vectors.py --write      # makes docs/vectors.json anew

The figures are those of the case files, which come from the law's text, published calculations and hand workings, never
from this program; a test holds the file to them, and to `SCHEMA`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
TARGET = ROOT / "docs" / "vectors.json"

_TEXT: dict[str, Any] = {"type": "string"}
_ROW = {"type": "object", "additionalProperties": {"type": ["string", "array", "object"]}}
_ROWS: dict[str, Any] = {"type": "array", "items": _ROW}
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "lpr-calc reference vectors",
    "type": "object",
    "additionalProperties": False,
    "required": ["schema", "today", "rates", "vectors"],
    "properties": {
        "schema": {"const": "lpr-calc/vectors/1"},
        "today": _TEXT,
        "rates": {
            "type": "object",
            "description": "the quotes the figures rest on: day, one year, five years and more, in percent",
            "additionalProperties": {"type": "array", "items": _TEXT},
        },
        "vectors": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "name", "law", "ask", "case"],
                "properties": {
                    "id": _TEXT,
                    "name": _TEXT,
                    "law": _TEXT,
                    "ask": {"enum": ["claim", "judgment"]},
                    "case": {"type": "object"},
                    "totals": {"type": "object", "additionalProperties": _TEXT},
                    "conventions": {"type": "object", "additionalProperties": _TEXT},
                    **dict.fromkeys(
                        ("lines", "ledger", "heads", "persons", "guarantees", "security", "instalments"), _ROWS
                    ),
                    **dict.fromkeys(("assumptions", "notices"), {"type": "array", "items": _TEXT}),
                    "clause": {},
                    "error": {"type": "object"},
                },
            },
        },
    },
}
"""What another implementation may rely on: everything is text, amounts in yuan, rates in percent a year."""


def vectors() -> dict[str, Any]:
    """Return every worked matter with what it comes to, in the order of the files."""
    found = []
    for folder, files, ask in (("", "*", "claim"), ("instalments", "claim", "claim"), ("judgment", "*", "judgment")):
        for path in sorted((CASES / folder).glob(f"{files}.yaml")):
            entries = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- texts alone
            for number, entry in enumerate(entries, 1):
                name = f"{folder}/{path.stem}" if folder else path.stem
                found.append({"id": f"{name}/{number}", "ask": ask, **entry})
    return {"schema": "lpr-calc/vectors/1", "today": "2026-11-23", "rates": _quotes(), "vectors": found}


def _quotes() -> dict[str, list[str]]:
    """The quotes of the table that the tests compute with."""
    tree = yaml.load((ROOT / "tests" / "frozen" / "lpr_rates.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return {row["effective"]: [row["one_year"], row["five_year_plus"]] for row in tree["rates"]}


def written() -> str:
    """The file as it stands: one vector a line, so that a change of one shows as one."""
    made = vectors()
    lines = [json.dumps(vector, ensure_ascii=False) for vector in made.pop("vectors")]
    head = json.dumps(made, ensure_ascii=False)[:-1]
    return head + ', "vectors": [\n' + ",\n".join(lines) + "\n]}\n"


if __name__ == "__main__" and "--write" in sys.argv:
    TARGET.write_text(written(), encoding="utf-8")
