"""The rows that a batch wrote to a file, under the keys of the results whatever language their headings have."""

from __future__ import annotations

import csv
from pathlib import Path

from lpr_calc.batch.questions import NAMES

_KEYS = {name.zh: key for key, name in NAMES.items()}


def result_rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Read a CSV or TSV file of results, or of errors."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    return [{_KEYS.get(name, name).replace("行_", "row_"): cell for name, cell in row.items()} for row in rows]
