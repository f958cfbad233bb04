"""The commands there are, by name; each is imported only when it is called."""

from __future__ import annotations

from importlib import import_module

from ..base.checking import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .declared import Declared

COMMANDS = (
    "claim",
    "judgment",
    "batch",
    "compare",
    "verify",
    "audit",
    "rates",
    "cap",
    "fee",
    "limitation",
    "distribution",
    "plan",
    "schedule",
    "cost",
    "draft",
    "rmb",
    "explain",
    "read",
    "new",
    "check",
    "schema",
    "mcp",
)
"""Every command; each lives in the module of its name and is imported only when it is called."""


def declared_of(words: Sequence[str]) -> tuple[Declared | None, int]:
    """Return what the command declares that some words begin with, and how many of them are its name.

    None where only the name of a group of commands (``rates``) stands there.
    """
    module = import_module(f".{words[0]}", __package__)
    if hasattr(module, "declared"):
        return module.declared(), 1
    return next((each for each in module.subcommands() if each.name in words[1:2]), None), 2
