"""The command that runs: what it was given, in which language, and what it may write.

Whoever read the command line, `command` or `direct`, hands it to `carry.carry_out`; nothing below asks Click.
"""

from __future__ import annotations

from contextlib import contextmanager

from ..base.checking import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .declared import Declared


class Run:
    """One command that is carried out."""

    def __init__(self, declared: Declared, given: dict[str, Any], lang: str) -> None:
        """``given``: every parameter by its name, as `declared` has them."""
        self.declared, self.given, self.lang = declared, given, lang
        self.permitted: set[str] = set()
        """Files that may be replaced (`guard.permit`)."""
        self.history_told = False
        """Whether it was said that a table of the user's has another history than the packaged one."""

    @property
    def quiet(self) -> bool:
        """Whether nothing is to be said on standard error."""
        return bool(self.given.get("quiet"))


_runs: list[Run] = []


def running() -> Run | None:
    """Return the command that runs, None where a function is called from elsewhere."""
    return _runs[-1] if _runs else None


@contextmanager
def begun(run: Run) -> Iterator[None]:
    """Let a command run: what is asked of `running` inside is answered of it."""
    _runs.append(run)
    try:
        yield
    finally:
        _runs.pop()
