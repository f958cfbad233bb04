"""The names of the commands."""

from __future__ import annotations

COMMANDS = ("claim", "cap", "explain")
"""Every command; each lives in the module of its name and is imported only when it is called."""
