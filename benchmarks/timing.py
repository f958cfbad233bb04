"""Interleaved measurements and their ratios."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from time import perf_counter


def interleaved(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Run every job once a round, in turn, and return the seconds of each round by job."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = perf_counter()
            job()
            seconds[name].append(perf_counter() - start)
    return seconds


def ratio(over: list[float], under: list[float]) -> float:
    """Return the median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(over, under, strict=True))


def row(goal: str, what: str, aim: str, measured: float) -> str:
    """Return one line of the results table."""
    return f"| {goal} | {what} | {aim} | {measured:.2f} |"


HEAD = "| # | what | goal | measured |\n|---|---|---|---:|"
