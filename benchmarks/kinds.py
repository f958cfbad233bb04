"""Rows of every kind and their lines, many to a table; a document with many. ``python -m benchmarks.kinds``.

Rows go through `lpr_calc.batch.compute` in this process. A sample of each kind is held against the claim itself first.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from lpr_calc.base.money import fen_text
from lpr_calc.batch import compute
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.documents.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.render import docx
from lpr_calc.values.tree import as_tree

from .earlier import DOCUMENT, KINDS, LINES
from .engine import naive, quotes
from .launch import Launcher
from .timing import HEAD, faster, interleaved, ratio, void
from .workloads import END, sample
from .workloads import KINDS as ROWS

ROUNDS = 5
LOOPS = 20


def rows_of(kind: str) -> list[dict[str, str]]:
    """Return the rows of a kind."""
    head, lines = ROWS[kind]
    return list(csv.DictReader(StringIO("\n".join([head, *lines]))))


def main() -> None:
    """Check, then print the table."""
    published, loop = quotes(), sample(0)[0]
    out = [HEAD]
    for kind in ROWS:
        rows = rows_of(kind)
        found = list(compute(rows))
        for facts, result in list(zip(rows, found, strict=True))[::97]:
            right = calculate(parse_case(as_tree(tree_of(facts)), END), Rates()).totals
            if (result["interest"], result["total"]) != (fen_text(right.interest), fen_text(right.total)):
                void(f"{kind}: {facts} gives {result}, the claim itself {right}")
        seconds = interleaved(
            {
                "naive": lambda: [naive(loop, published) for _ in range(LOOPS)],
                "rows": lambda: list(compute(rows)),  # noqa: B023
            },
            ROUNDS,
        )
        speed = len(rows) / min(seconds["rows"])
        measured = ratio(seconds["naive"], seconds["rows"]) * len(rows) / LOOPS
        out.append(faster(f"batch rows a naive day loop, {kind}", KINDS[kind], 8, measured, f"{speed:,.0f} rows/s"))
    out += [lines_of_rows(), document()]
    sys.stdout.write("\n".join(out) + "\n")


def tree_of(facts: dict[str, str]) -> dict[str, Any]:
    """Return a row as a case file states it."""
    keys = ("kind", "principal", "due", "until", "lent", "rate", "overdue_rate")
    names = dict(zip(("类型", "本金", "到期日", "计算至", "出借日", "期内利率", "逾期利率"), keys, strict=True))
    tree: dict[str, Any] = {names[key]: value for key, value in facts.items()}
    if ";" in tree["due"]:
        parts = [part.split("=") for part in tree["due"].split(";")]
        tree["due"] = [{"due": day, "amount": amount} for day, amount in parts]
        tree["principal"] = str(sum(int(amount) for _, amount in parts))
    return tree


def lines_of_rows() -> str:
    """Time ``batch --lines``: what the lines cost beyond the rows, against the same lines read and written by csv."""
    launcher = Launcher()
    with tempfile.TemporaryDirectory() as folder:
        source, target, lines = (Path(folder, name) for name in ("in.csv", "out.csv", "lines.csv"))
        body = [f"{1000 + i},2019-{9 + i % 4:02d}-15,2026-06-30" for i in range(4000)]
        source.write_text("\n".join(["本金,到期日,计算至", *body]) + "\n", encoding="utf-8")
        plain = ("batch", str(source), "-o", str(target), "-q", "--force", "--workers", "1")

        def csv_lines() -> None:
            with lines.open(newline="", encoding="utf-8-sig") as file:
                csv.writer(StringIO()).writerows(csv.reader(file))

        launcher.run(*plain, "--lines", str(lines))
        with lines.open(newline="", encoding="utf-8-sig") as file:
            count = sum(1 for _ in csv.reader(file)) - 1
        seconds = interleaved(
            {
                "plain": launcher.command(*plain),
                "lines": launcher.command(*plain, "--lines", str(lines)),
                "csv": csv_lines,
            },
            ROUNDS,
        )
    more = [b - a for a, b in zip(seconds["plain"], seconds["lines"], strict=True)]
    seen = f"{min(more) / count * 1e6:.1f} µs a line, {count:,} lines"
    return faster(
        "`--lines`: lines read and written by csv ÷ what they cost", LINES, 3, ratio(seconds["csv"], more), seen
    )


def document() -> str:
    """Time a schedule of about 800 rows as .docx against the same cells put into a table by python-docx one by one."""
    try:
        from docx import Document
    except ImportError:
        return "| schedule of 800 rows as .docx | ≥ 8 × | – | – | python-docx is not installed |"
    day = [
        f"{year}-{month:02d}-{day:02d}" for year in range(2000, 2020) for month in range(1, 13) for day in (3, 12, 21)
    ]
    payments = [{"date": one, "amount": "10"} for one in day[:400]]
    facts = {
        "principal": "1000000",
        "due": "1999-12-31",
        "until": "2019-12-31",
        "overdue_rate": "6%",
        "signed": "1999-01-01",
    }
    statement = calculate(parse_case(as_tree({**facts, "payments": payments}), END), Rates())
    rows = len(statement.lines) + len(statement.ledger)
    made = docx.render(schedule(statement))
    written = sum(len(table.rows) for table in Document(BytesIO(made)).tables)
    if written < rows:
        void(f"the document has {written} rows of {rows}")

    def cell_by_cell() -> None:
        table = Document().add_table(rows // 8, 8)
        for line in table.rows:
            for cell in line.cells:
                cell.text = "1,234.56"

    seconds = interleaved({"cells": cell_by_cell, "document": lambda: docx.render(schedule(statement))}, 3)
    seen = f"{min(seconds['document']):.2f} s, {rows} rows"
    measured = 8 * ratio(seconds["cells"], seconds["document"])
    return faster("python-docx cell by cell ÷ a schedule as .docx", DOCUMENT, 8, measured, seen)


if __name__ == "__main__":
    main()
