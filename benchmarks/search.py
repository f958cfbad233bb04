"""How did they get that number: every combination of conventions, a table of figures. ``python -m benchmarks.search``.

The baseline is the naive day loop of `engine`, which walks one claim once. Each claim is checked first: the combination
of every default must give what the claim itself gives, and a sample of the others what the claim gives with those
conventions written into it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify.combinations import variants
from lpr_calc.verify.conventions import Variant

from .earlier import SEARCH
from .engine import naive, quotes
from .launch import Launcher
from .timing import HEAD, faster, interleaved, ratio, row, void
from .workloads import END, SEARCHED, sample

ROUNDS = 5
ROWS = 1000
STATED = ("count", "basis", "rounding", "lpr", "cap", "payment_day", "lines")
"""Dimensions that a case file can state; the others must stand at their defaults to be checked."""
PLAIN = {"switch": "same-day", "rate_rounding": "none", "first_day": "after-due", "daily_days": "calendar"}


def check(name: str, facts: dict[str, Any], found: list[Variant]) -> None:
    """Hold some combinations against the claim computed with them. Ends the run where they differ."""
    rng = random.Random(name)  # noqa: S311
    stated = [
        one
        for one in found
        if all(one.conventions[key] == value for key, value in PLAIN.items())
        and "yuan-cut" not in one.conventions.values()
    ]
    for one in [stated[0], *rng.sample(stated, min(60, len(stated) - 1))]:
        conventions = {key: one.conventions[key] for key in STATED if one.conventions[key] != "auto" or key == "cap"}
        statement = calculate(parse_case(as_tree({**facts, "conventions": conventions}), END), Rates())
        if statement.totals.interest != one.interest:
            void(f"{name}, {conventions}: {one.interest}, the claim itself: {statement.totals.interest}")


def main() -> None:
    """Check, then print the table."""
    published, loop = quotes(), sample(0)[0]
    lines = [HEAD]
    for (name, facts), times in zip(SEARCHED.items(), (15, 8, 8), strict=True):
        case = parse_case(as_tree(facts), END)
        found = list(variants(case, Rates()))
        check(name, facts, found)
        seconds = interleaved(
            {
                "naive": lambda: [naive(loop, published) for _ in range(20)],
                "search": lambda: list(variants(case, Rates())),  # noqa: B023
            },
            ROUNDS,
        )
        what = f"every combination of a claim, {name} ÷ naive day loop"
        seen = f"{min(seconds['search']) * 1e3:.0f} ms for {len(found):,}"
        lines.append(faster(what, SEARCH[name], times, ratio(seconds["naive"], seconds["search"]) / 20, seen))
    lines.append(table())
    sys.stdout.write("\n".join(lines) + "\n")


def table() -> str:
    """Time `verify --batch` on a table of figures, every second of which is a figure of the claim's own."""
    rng = random.Random(3)  # noqa: S311
    launcher = Launcher()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "figures.csv"), Path(folder, "out.csv")
        rows = ["本金,到期日,计算至,数字"]
        for number in range(ROWS):
            principal = rng.randrange(10_000, 1_000_000)
            facts = {"principal": str(principal), "due": f"2021-0{1 + number % 9}-15", "until": "2024-06-30"}
            fen = calculate(parse_case(as_tree(facts), END), Rates()).totals.interest
            fen += rng.randrange(100, 90_000) if number % 2 else 0
            rows.append(f"{facts['principal']},{facts['due']},{facts['until']},{fen // 100}.{fen % 100:02d}")
        source.write_text("\n".join(rows) + "\n", encoding="utf-8")
        seconds = interleaved(
            {"verify": lambda: launcher.run("verify", "--batch", str(source), "-o", str(target), "-q", codes=(0, 1))}, 1
        )["verify"][0]
        found = target.read_text(encoding="utf-8-sig").splitlines()[1:]
        if len(found) != ROWS or any(line.split(",")[4] == "0" for line in found[::2]):
            void("verify --batch did not find a figure of the claim itself")
    return row(f"`verify --batch`, {ROWS:,} rows, processor seconds", "≤ 6", seconds)


if __name__ == "__main__":
    main()
