"""Many claims at once: one row in, one row out, in the same order, through the same function as a single claim.

>>> from lpr_calc import batch
>>> [row["interest"] for row in batch.compute([{"principal": "30万", "from": "2020-09-01", "until": "2023-06-30"}])]
['31858.77']
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import compute
    from .columns import RESULTS

__all__ = ["RESULTS", "compute"]

_HOME = {"RESULTS": "columns", "compute": "api"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: reading a table does without the law."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
