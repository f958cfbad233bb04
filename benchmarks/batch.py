"""Many claims from a file. ``python -m benchmarks.batch [--rows 100000]``.

The ceiling is a process of its own that reads a CSV file with the csv module and writes it again, computing nothing;
`lpr-calc batch` is timed as a process too, start-up and validation included. Every row of every timed output is held
against exact whole numbers computed apart (`peers.exact`), some of them against a Decimal day loop as well: a fen, a
row, its order or an error amiss anywhere makes the run void.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import filecmp
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter

from lpr_calc.batch import RESULTS

from .peers import Claim, claim_of, day_loop, decimal_changes, exact
from .timing import HEAD, interleaved, ratio, row, void

ROWS = 300_000
"""The start of the program is a thirtieth of that. (The goals were set on a million rows: ``--rows 1000000``.)"""
ROUNDS = 9
LOOPED = 200
"""Rows of each file that the day loop checks besides."""

HEADINGS = ("编号", "债务人", "本金", "到期日", "计算至", "逾期利率", "利率上限", "备注")
BAD = ("abc", "-5", "", "1.234")
CEILING = """import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as i, open(sys.argv[2], "w", newline="", encoding="utf-8") as o:
    csv.writer(o).writerows(csv.reader(i))"""
ARITHMETIC = "x = 0\nfor i in range(6_000_000): x += i"
# A process of its own, for the peak of a child counts the memory of the parent it was forked from.
PEAK = """import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser("benchmarks.batch")
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args(arguments).rows
    compileall.compile_dir(str(Path(sys.modules["lpr_calc"].__file__ or "").parent), quiet=1)
    lines = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        lines += bench.ceilings(rows)
        lines += bench.memory(rows)
        lines += [
            "",
            "| rows | payments a row | 1 worker, rows/s | 2 workers, rows/s | 2 / 1 |",
            "|---:|---:|---:|---:|---:|",
        ]
        lines += bench.growth(rows)
    sys.stdout.write("\n".join(lines) + "\n")


def line(goal: str, what: str, aim: str, measured: float, speed: float | str = "") -> str:
    """Return one line of the table, the rate beside the ratio."""
    said = speed if isinstance(speed, str) else f"{speed:,.0f} rows/s"
    return row(f"{goal}: {what}" if goal != "–" else what, aim, measured, said)


def generate(path: Path, rows: int, *, quoted: bool = False, bad: float = 0, payments: int = 0) -> Path:
    """Write a table of random claims, always the same one."""
    rng = random.Random(7)  # noqa: S311
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(",".join(HEADINGS) + (",还款\n" if payments else "\n"))
        for i in range(rows):
            due = date(2020, 8, 20) + timedelta(rng.randrange(1200))
            length = rng.randrange(2 + payments, 1000)
            principal = f"{rng.randrange(1000, 10**7)}.{rng.randrange(100):02d}"
            days = sorted(rng.sample(range(2, length), payments)) if payments else []
            each = f"{float(principal) / (3 * payments):.2f}" if payments else ""
            if bad and rng.random() < bad:
                principal = rng.choice(BAD)
            rate = rng.choice((",", ",", "4xLPR,none"))
            name = f'"李{i}"' if quoted else f"李{i}"
            paid = "," + ";".join(f"{due + timedelta(day)}={each}" for day in days) if payments else ""
            file.write(f"{i},{name},{principal},{due},{due + timedelta(length)},{rate},备注{i}{paid}\n")
    return path


def claim_from(cells: Sequence[str]) -> Claim:
    """Read a line of `generate`."""
    return claim_of(
        {
            "principal": cells[2],
            "due": cells[3],
            "until": cells[4],
            "overdue_rate": cells[5],
            "payments": cells[8] if len(cells) > 8 else "",
        }
    )


def check(source: Path, target: Path) -> None:
    """Hold an output against its input and the exact figures, row by row. Ends the run where they differ."""
    changes = decimal_changes()
    looped = 0
    with source.open(newline="", encoding="utf-8") as i, target.open(newline="", encoding="utf-8-sig") as o:
        before, after = csv.reader(i), csv.reader(o)
        if [*next(before), *RESULTS] != next(after):
            void(f"the headings of {target.name}")
        for number, cells in enumerate(before, 2):
            found = next(after, [])
            width = len(cells)
            kept, figures, error = found[:width], found[width : width + 4], found[-1:]
            if cells[2] in BAD:
                if [cell.removeprefix("'") for cell in kept] != cells or any(figures) or not error[0]:
                    void(f"{source.name}:{number}, a row to be rejected: {found}")
                continue
            claim = claim_from(cells)
            right = exact(claim)
            if kept != cells or error != [""] or figures != [f"{fen // 100}.{fen % 100:02d}" for fen in right]:
                void(f"{source.name}:{number}: {found}, exact: {right}")
            if looped < LOOPED:
                looped += 1
                if int(day_loop(claim, changes) * 100) != right.interest:
                    void(f"{source.name}:{number}: the day loop differs from {right}")
        if next(after, None) is not None:
            void(f"{target.name} has rows that {source.name} has not")


class Bench:
    """Runs processes on files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        script = shutil.which("lpr-calc", path=str(Path(sys.executable).parent))
        if script is None:
            sys.exit("install the package into this environment first")
        self.script = script
        self.environment = {
            k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
        }

    def run(self, *command: str, codes: tuple[int, ...] = (0,)) -> str:
        """Run a command and return what it wrote on standard output."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode not in codes:
            sys.exit(f"{command} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def command(self, source: Path, target: Path, workers: int) -> list[str]:
        return [self.script, "batch", str(source), "-o", str(target), "-q", "--force", "--workers", str(workers)]

    def batch(self, source: Path, target: Path, workers: int = 1) -> Callable[[], object]:
        return lambda: self.run(*self.command(source, target, workers), codes=(0, 1))

    def ceiling(self, source: Path) -> Callable[[], object]:
        target = self.folder / "ceiling.csv"
        return lambda: self.run(sys.executable, "-c", CEILING, str(source), str(target))

    def timed(
        self, jobs: dict[str, Callable[[], object]], outputs: dict[str, tuple[Path, Path]], rounds: int
    ) -> dict[str, list[float]]:
        """Time jobs in turn, all outputs checked: the first round row by row, the others to be the same bytes."""
        seconds: dict[str, list[float]] = {name: [] for name in jobs}
        for number in range(rounds):
            for name, spent in interleaved(jobs, 1, perf_counter).items():
                seconds[name] += spent
            for name, (source, target) in outputs.items():
                first = self.folder / f"first-{name}"
                if not number:
                    check(source, target)
                    target.rename(first)
                elif not filecmp.cmp(first, target, shallow=False):
                    void(f"{name} wrote something else in round {number + 1}")
        for name in outputs:
            (self.folder / f"first-{name}").unlink()
        return seconds

    def ceilings(self, rows: int) -> list[str]:
        """B1-B3, and pandas from file to file."""
        quoted = generate(self.folder / "quoted.csv", rows, quoted=True)
        plain = generate(self.folder / "plain.csv", rows)
        bad = generate(self.folder / "bad.csv", rows, bad=0.01)
        whole = generate(self.folder / "whole.csv", max(rows // 8, 1000), payments=5)
        names = ("quoted", "plain", "bad", "two", "whole", "whole-two", "pandas")
        outs = {name: self.folder / f"out-{name}.csv" for name in names}
        jobs = {
            "ceiling-quoted": self.ceiling(quoted),
            "quoted": self.batch(quoted, outs["quoted"]),
            "ceiling-plain": self.ceiling(plain),
            "plain": self.batch(plain, outs["plain"]),
            "two": self.batch(plain, outs["two"], 2),
            "bad": self.batch(bad, outs["bad"]),
            "ceiling-bad": self.ceiling(bad),
            "whole": self.batch(whole, outs["whole"]),
            "whole-two": self.batch(whole, outs["whole-two"], 2),
            "arithmetic": self.arithmetic(1),
            "arithmetic-two": self.arithmetic(2),
        }
        with_pandas = has("pandas")
        if with_pandas:
            script = ("-m", "benchmarks.peers", str(plain), str(outs["pandas"]))
            jobs["pandas"] = lambda: self.run(sys.executable, *script)
        outputs = {
            "quoted": (quoted, outs["quoted"]),
            "plain": (plain, outs["plain"]),
            "two": (plain, outs["two"]),
            "bad": (bad, outs["bad"]),
            "whole": (whole, outs["whole"]),
            "whole-two": (whole, outs["whole-two"]),
        }
        seconds = self.timed(jobs, outputs, ROUNDS)

        def against(goal: str, what: str, aim: str, base: str, job: str) -> str:
            return line(goal, what, aim, ratio(seconds[base], seconds[job]), rows / statistics.median(seconds[job]))

        ceiling = rows / statistics.median(seconds["ceiling-plain"])
        scaling = ratio([2 * one for one in seconds["arithmetic"]], seconds["arithmetic-two"])
        lines = [
            line("–", f"ceiling: csv read and write, {rows:,} rows, quote-free", "–", 1, ceiling),
            against("B1", "batch, 1 process, quoted / ceiling", "≥ 0.45", "ceiling-quoted", "quoted"),
            against("B2", "batch, 1 process, quote-free / ceiling", "≥ 0.55", "ceiling-plain", "plain"),
            against("–", "the same, 1 % of the rows bad / ceiling", "–", "ceiling-bad", "bad"),
            against("B3", "batch, 2 workers, quote-free / ceiling", "≥ 1.2", "ceiling-plain", "two"),
            against("B3", "batch, 2 workers / 1 process", "≥ 1.7", "plain", "two"),
            line(
                "B3",
                f"the same, {max(rows // 8, 1000):,} rows with 5 payments",
                "≥ 1.7",
                ratio(seconds["whole"], seconds["whole-two"]),
                max(rows // 8, 1000) / statistics.median(seconds["whole-two"]),
            ),
            line("–", "what 2 processes of bare arithmetic gain on this machine / 1", "–", scaling),
        ]
        if with_pandas:
            check_pandas(plain, outs["pandas"])
            lines.append(
                against(
                    "–",
                    "batch / a pandas script from file to file (interest only, nothing validated)",
                    "–",
                    "pandas",
                    "plain",
                )
            )
            lines.append(against("–", "that pandas script / ceiling", "–", "ceiling-plain", "pandas"))
        else:
            lines.append("| – | batch / a pandas script from file to file | – | pandas is not installed | |")
        return lines

    def arithmetic(self, processes: int) -> Callable[[], object]:
        """Return a job that keeps some processors busy, each with the same work."""

        def job() -> None:
            for running in [subprocess.Popen([sys.executable, "-c", ARITHMETIC]) for _ in range(processes)]:
                running.wait()

        return job

    def memory(self, rows: int) -> list[str]:
        """B4: the peak of the largest process on three times the rows. Two workers are to write what one does."""
        files = {n: generate(self.folder / f"{n}.csv", n * rows) for n in (1, 3)}
        target = self.folder / "out.csv"
        lines = []
        for workers in (1, 2):
            peaks = {}
            for n, source in files.items():
                found = []
                for _ in range(3):
                    found.append(int(self.run(sys.executable, "-c", PEAK, *self.command(source, target, workers))))
                    first = self.folder / f"first-{n}"
                    if not first.exists():
                        check(source, target)
                        target.rename(first)
                    elif not filecmp.cmp(first, target, shallow=False):
                        void(f"{workers} workers wrote something else for {source.name}")
                peaks[n] = statistics.median(found) / 1024
            what = f"peak memory of a process, {workers} worker{'s' * (workers > 1)}: {3 * rows:,} / {rows:,} rows"
            lines.append(line("B4", what, "≤ 1.1", peaks[3] / peaks[1], f"{peaks[3]:.0f} / {peaks[1]:.0f} MB (≤ 64)"))
        return lines

    def growth(self, most: int) -> list[str]:
        """Rows per second by rows, payments and workers. Payments are tried on a tenth of the rows at most."""
        lines = []
        for rows in (n for n in (10_000, 100_000, 1_000_000) if n <= most):
            for payments in (0, 5, 20):
                if payments and rows > max(most // 10, 10_000):
                    lines.append(f"| {rows:,} | {payments} | – | – | – |")
                    continue
                source = generate(self.folder / "growth.csv", rows, payments=payments)
                outs = {str(n): self.folder / f"out-{n}.csv" for n in (1, 2)}
                jobs = {name: self.batch(source, out, int(name)) for name, out in outs.items()}
                rounds = 3 if not payments or rows <= 10_000 else 1
                seconds = self.timed(jobs, {name: (source, out) for name, out in outs.items()}, rounds)
                one, two = (rows / statistics.median(seconds[name]) for name in "12")
                lines.append(
                    f"| {rows:,} | {payments} | {one:,.0f} | {two:,.0f} | {ratio(seconds['1'], seconds['2']):.2f} |"
                )
        return lines


def has(library: str) -> bool:
    """Say whether a library is installed."""
    from importlib.util import find_spec

    return find_spec(library) is not None


def check_pandas(source: Path, target: Path) -> None:
    """Hold the pandas script's interest against the exact figures."""
    with source.open(newline="", encoding="utf-8") as i, target.open(newline="", encoding="utf-8") as o:
        for cells, found in islice(zip(csv.reader(i), csv.reader(o), strict=True), 1, None):
            if int(found[-1].replace(".", "")) != exact(claim_from(cells)).interest:
                void(f"pandas: {found}")


if __name__ == "__main__":
    main()
