"""Rates: which quote was in force on a day. The tables a calculation looks into: the packaged ones or the user's own."""

from __future__ import annotations

from .table import RateTable


def builtin_lpr() -> RateTable:
    """Return the packaged LPR table."""
    from .. import _lpr as data

    return RateTable(data.SERIES, data.DAYS, data.COLUMNS, data.NEXT_DUE, data.LAST_DAY, data.SHA256, data.NAME)


def builtin_benchmark() -> RateTable:
    """Return the packaged table of PBoC benchmark lending rates."""
    from .. import _benchmark as data

    return RateTable(data.SERIES, data.DAYS, data.COLUMNS, data.NEXT_DUE, data.LAST_DAY, data.SHA256, data.NAME)


class Rates:
    """Both series. The benchmark table is loaded only when a day before 2019-08-20 needs it."""

    __slots__ = ("_benchmark", "lpr")

    def __init__(self, lpr: RateTable | None = None, benchmark: RateTable | None = None) -> None:
        self.lpr = lpr or builtin_lpr()
        self._benchmark = benchmark

    @property
    def benchmark(self) -> RateTable:
        """The PBoC benchmark lending rates."""
        if self._benchmark is None:
            self._benchmark = builtin_benchmark()
        return self._benchmark
