"""Regular expressions that are compiled when they are first used.

A module that reads text names a dozen of them; compiling one takes up to a few milliseconds, and one run of a command
uses few: a fifth of what `batch` needed before its first row went into expressions that nothing asked for.
"""

from __future__ import annotations

import re

from .checking import Any, cast


class _Later:
    """Stands for a compiled expression; each of its methods is fetched once, and is its own from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what is used as ``re.compile(source, flags)`` is. A mistake in ``source`` is raised at the first use."""
    return cast("re.Pattern[str]", _Later(source, flags))
