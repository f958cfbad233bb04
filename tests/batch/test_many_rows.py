"""Every question over a table: equal to its command row by row (`many_rows.py` runs the same at any size), and to the
byte what it was going to be when the run is killed and resumed.
"""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from many_rows import DRAWN, ON, WITHOUT_ON, compared, drawn
from sizes import broad_or_large, default_or_broad, thinned
from started import ended, let_finish, start


@pytest.mark.parametrize("question", thinned(list(DRAWN), 2, broad=1))
@default_or_broad(25, 100, 10_000)
def test_a_table_equals_the_single_commands(question: str, size: int) -> None:
    """One row in a hundred bad, refused with its cell; two workers give the bytes of one."""
    assert list(compared(question, size))


ROWS = {"claim": 60_000, "judgment": 3000, "limitation": 6000, "fee": 20_000, "cap": 4000, "read": 1500}
"""Some seconds of work for each question."""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [pytest.param("csv", marks=[pytest.mark.large]), "xlsx"])
@pytest.mark.parametrize(
    "question", [pytest.param(name, marks=[pytest.mark.large] if name != "judgment" else []) for name in ROWS]
)
@broad_or_large(20, 1)
def test_a_killed_run_of_every_question_is_resumed_to_the_byte(
    question: str, ending: str, size: int, tmp_path: Path
) -> None:
    """SIGKILL at some moment, then --resume: results, errors and the calendar of last days as one run gives them."""
    rows, _ = drawn(question, ROWS[question] // size)
    source = tmp_path / "in.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    chance = random.Random(question + ending)  # noqa: S311

    def command(folder: str, workers: int) -> list[str]:
        (tmp_path / folder).mkdir(exist_ok=True)
        made = [(f"--{kind}", str(tmp_path / folder / f"{kind}.{end}")) for kind, end in (("errors", "csv"),)]
        if question == "limitation":
            made.append(("--ics", str(tmp_path / folder / "days.ics")))
        args = ["batch", str(source), "--for", question, "-o", str(tmp_path / folder / f"out.{ending}"), "-q"]
        args += [word for pair in made for word in pair] + ["--workers", str(workers), "--resume"]
        return args if question in WITHOUT_ON else [*args, "--on", ON]

    assert ended(start(*command("whole", 2))) == 1
    for workers in (1, 2):
        folder = f"killed{workers}"
        for _ in range(3):
            process = start(*command(folder, workers))
            try:
                process.wait(chance.uniform(0.5, 2.5))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=300)
            if process.returncode == 1:
                break
        if process.returncode != 1:
            let_finish(tmp_path / folder / f"out.{ending}", *command(folder, workers))
        left = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        assert left == {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}
