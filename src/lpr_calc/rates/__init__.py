"""Rates: which quote was in force on a day. The tables a calculation looks into: the packaged ones or the user's own.

For other programs: `load` a table, ask it `at` a day or `over` a period.

>>> from lpr_calc import rates
>>> rates.at("2022-01-20").percent
Decimal('3.70')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..record import Text
from .builtin import builtin_benchmark, builtin_lpr
from .table import RateTable

if TYPE_CHECKING:
    from .api import Published, at, load, over

__all__ = ["Published", "RateTable", "Rates", "at", "builtin_benchmark", "builtin_lpr", "load", "over"]


def __getattr__(name: str) -> object:
    """Import the functions for other programs when they are first used: a claim does without them."""
    if name in ("Published", "at", "load", "over"):
        from importlib import import_module

        return getattr(import_module(".api", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class Rates:
    """Both series. The benchmark table is loaded only when a day before 2019-08-20 needs it."""

    __slots__ = ("_benchmark", "lpr")

    def __init__(self, lpr: RateTable | None = None, benchmark: RateTable | None = None) -> None:
        self.lpr = lpr or builtin_lpr()
        self._benchmark = benchmark

    def histories(self) -> tuple[Text, ...]:
        """Say of each table of the user's in which days its history differs from the packaged one; nothing of those that agree."""
        found = []
        for table, shipped in ((self.lpr, builtin_lpr), (self._benchmark, builtin_benchmark)):
            if table is None or table.sha256 == shipped().sha256:
                continue
            from .doubt import differing

            said = differing(table, shipped())
            if said is not None:
                found.append(said)
        return tuple(found)

    @property
    def benchmark(self) -> RateTable:
        """The PBoC benchmark lending rates."""
        if self._benchmark is None:
            self._benchmark = builtin_benchmark()
        return self._benchmark
