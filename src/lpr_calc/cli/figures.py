"""What `verify` and `compare` share: which conventions the command line fixes."""

from __future__ import annotations

from ..base.checking import Any
from ..verify.conventions import DIMENSIONS
from .declared import dest


def held_of(given: dict[str, Any]) -> frozenset[str]:
    """Return the dimensions that the command line fixes."""
    return frozenset(name for name in DIMENSIONS if given.get(dest(f"--{name.replace('_', '-')}")))
