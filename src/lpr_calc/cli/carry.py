"""Carrying a command out, whoever read the command line."""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING, Any
from .guard import check
from .running import Run, begun

if TYPE_CHECKING:
    from .declared import Declared


def carry_out(declared: Declared, given: dict[str, Any], lang: str) -> int:
    """Run a command, once it is clear that it destroys nothing; return its exit code. Raises LprError.

    ``given``: every parameter by its name, as `declared` has them.
    """
    run = Run(declared, given, lang)
    with begun(run):
        if any("examples/" in str(value) for value in given.values() if value):
            from .samples import take_samples

            take_samples(run)
        check(run)
        told = [param.opts[-1] for param in declared.params if param.name in declared.idle and given.get(param.name)]
        if told:
            from .idle import tell_idle

            tell_idle(told, given, lang)
        return declared.carry_out(given, lang)
