"""The rows that a batch wrote to a file, under the keys of the results whatever language their headings have."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from lpr_calc.batch.questions import NAMES

_KEYS = {name.zh: key for key, name in NAMES.items()}


def result_rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Read a CSV or TSV file of results, or of errors."""
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=delimiter)
    return [{_KEYS.get(name, name).replace("行_", "row_"): cell for name, cell in row.items()} for row in rows]
