"""Interleaved measurements, their ratios, and the rows of the results."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from time import perf_counter, process_time

try:
    from resource import RUSAGE_CHILDREN, getrusage
except ImportError:  # Windows: what a process spends is told by the clock on the wall
    getrusage = None  # type: ignore[assignment]

HEAD = "| what | goal | measured | met | seen |\n|---|---|---:|---|---|"


def spent() -> float:
    """Return the processor seconds of this process and of those it started and waited for."""
    if getrusage is None:
        return perf_counter()
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def interleaved(
    jobs: dict[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = spent
) -> dict[str, list[float]]:
    """Run every job once a round, in turn, and return the seconds of each round by job.

    Processor time by default: on a machine that others use as well, the wall clock measures them. What several
    processes gain together needs the wall clock (``perf_counter``).
    """
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = clock()
            job()
            seconds[name].append(clock() - start)
    return seconds


def ratio(over: list[float], under: list[float]) -> float:
    """Return the median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(over, under, strict=True))


def row(what: str, aim: str, measured: float, seen: str = "") -> str:
    """Return one line of the results: ``aim`` is ``≥ 55``, ``≤ 1.2``, or ``–`` for none; ``seen`` absolute figures."""
    sign, _, limit = aim.partition(" ")
    met = (
        "–" if not limit else "yes" if (measured >= float(limit) if sign == "≥" else measured <= float(limit)) else "NO"
    )
    shown = f"{measured:.2f}" if measured >= 0.1 else f"{measured:.3g}"
    return f"| {what} | {aim} | {shown} | {met} | {seen} |"


def faster(what: str, before: float, times: float, measured: float, seen: str = "") -> str:
    """Return a line whose goal is so many times the ratio ``before`` (`earlier`)."""
    return row(f"{what} (≥ {times:g} × {before:.3g})", f"≥ {before * times:.3g}", measured, seen)


def void(where: str) -> None:
    """End the run: a figure is wrong, so that no measurement counts."""
    sys.exit(f"void: {where}")
