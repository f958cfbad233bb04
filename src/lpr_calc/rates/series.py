"""The tables a calculation looks into: the packaged ones or the user's own."""

from __future__ import annotations

from ..base.text import Text
from .builtin import builtin_benchmark, builtin_lpr
from .table import RateTable


class Rates:
    """Both series. The benchmark table is loaded only when a day before 2019-08-20 needs it."""

    __slots__ = ("_benchmark", "lpr")

    def __init__(self, lpr: RateTable | None = None, benchmark: RateTable | None = None) -> None:
        self.lpr = lpr or builtin_lpr()
        self._benchmark = benchmark

    def histories(self) -> tuple[Text, ...]:
        """Say of each table of the user's in which days its history differs from the packaged one;
        nothing of those that agree.
        """
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
