"""The tables that ship with the program, from their compiled form."""

from __future__ import annotations

from .table import RateTable


def builtin_lpr() -> RateTable:
    """Return the packaged LPR table."""
    from ..tables import lpr as data

    return RateTable(data.SERIES, data.DAYS, data.COLUMNS, data.NEXT_DUE, data.LAST_DAY, data.SHA256, data.NAME)


def builtin_benchmark() -> RateTable:
    """Return the packaged table of PBoC benchmark lending rates."""
    from ..tables import benchmark as data

    return RateTable(data.SERIES, data.DAYS, data.COLUMNS, data.NEXT_DUE, data.LAST_DAY, data.SHA256, data.NAME)
