"""Rates: which quote was in force on a day. For other programs: `load` a table, ask it `at` a day or `over` a period.

>>> from lpr_calc import rates
>>> rates.at("2022-01-20").percent
Decimal('3.70')
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import Published, at, load, over
    from .series import Rates
    from .table import RateTable

__all__ = ["Published", "RateTable", "Rates", "at", "load", "over"]

_HOME = {"Published": "api", "RateTable": "table", "Rates": "series", "at": "api", "load": "api", "over": "api"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: a claim does without most of them."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
