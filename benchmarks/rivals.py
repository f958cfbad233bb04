"""`lpr_calc.batch.compute` beside a day loop, pandas and QuantLib. ``python -m benchmarks.rivals``."""

from __future__ import annotations

import csv
import statistics
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from lpr_calc.batch import compute

from .batch import generate, line
from .peers import claim_of, day_loop, decimal_changes, exact, pandas_interest, quantlib_interest
from .timing import HEAD, interleaved, ratio, void

ROUNDS = 5
CLAIMS = 10_000


def main() -> None:
    """Print the table."""
    sys.stdout.write("\n".join([HEAD, *rivals()]) + "\n")


def rivals() -> list[str]:
    """Compare `lpr_calc.batch.compute` with a day loop, pandas and QuantLib: from text to interest, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        source = generate(Path(folder) / "claims.csv", CLAIMS)
        with source.open(newline="", encoding="utf-8") as file:
            cells = list(csv.reader(file))[1:]
    rows = [dict(zip(("principal", "due", "until", "overdue_rate", "cap"), row[2:7], strict=True)) for row in cells]
    changes = decimal_changes()
    right = [exact(claim_of(row)).interest for row in rows]
    jobs: dict[str, Callable[[], Any]] = {
        "compute": lambda: [row["interest"] for row in compute(rows)],
        "day loop": lambda: [day_loop(claim_of(row), changes) for row in rows],
    }
    lines = []
    try:
        import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]

        frame = pd.DataFrame(rows)
        jobs["pandas"] = lambda: pandas_interest(pd, frame)
    except ImportError:
        lines.append("| compute / pandas | – | – | – | pandas is not installed |")
    try:
        import QuantLib as ql  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: N813

        jobs["QuantLib"] = lambda: quantlib_interest(ql, [claim_of(row) for row in rows])
    except ImportError:
        lines.append("| compute / QuantLib FixedRateLeg | – | – | – | QuantLib is not installed |")
    differ = {}
    for name, job in jobs.items():
        differ[name] = sum(fen(a) != b for a, b in zip(job(), right, strict=True))
        if differ[name] and name != "QuantLib":
            void(f"{name} differs from the exact interest of {differ[name]} claims")
    seconds = interleaved(jobs, ROUNDS)
    speeds = {name: CLAIMS / statistics.median(spent) for name, spent in seconds.items()}
    notes = {
        "day loop": "a Decimal day loop",
        "pandas": "pandas by segment, int64 (interest only, nothing validated, the table ready made)",
        "QuantLib": f"QuantLib FixedRateLeg (floats, each flow rounded: {differ.get('QuantLib')} of {CLAIMS:,} differ)",
    }
    for name in jobs:
        if name != "compute":
            what = f"compute, {CLAIMS:,} claims in one process / {notes[name]}"
            measured = ratio(seconds[name], seconds["compute"])
            lines.append(line("–", what, "–", measured, f"{speeds['compute']:,.0f} / {speeds[name]:,.0f}"))
    return lines


def fen(found: Any) -> int:
    """Return an amount in fen: from text or Decimal in yuan, or as it is."""
    return int(Decimal(found) * 100) if isinstance(found, (str, Decimal)) else int(found)


if __name__ == "__main__":
    main()
