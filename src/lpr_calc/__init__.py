"""lpr-calc: principal and overdue interest over the historical LPR tables, exact to the fen.

>>> import lpr_calc
>>> statement = lpr_calc.claim({"principal": "30万", "from": "2020-09-01", "until": "2023-06-30"})
>>> lpr_calc.yuan(statement.totals.interest)
'31858.77'
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import claim, load_case, yuan
    from .base.errors import LprError, Problem
    from .compute.statement import Statement

__all__ = ["LprError", "Problem", "Statement", "__version__", "claim", "load_case", "yuan"]

_HOME = {
    "claim": "api",
    "load_case": "api",
    "yuan": "api",
    "LprError": "base.errors",
    "Problem": "base.errors",
    "Statement": "compute.statement",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: ``lpr-calc --version`` must not pay for the engine."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
