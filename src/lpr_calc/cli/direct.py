"""A command line that is simply right, read without Click.

Importing Click takes longer than everything that a claim computes. What it is for stays with it: help, completion,
whatever is misspelt, missing or given where it does not belong. `read` says None for all of that, and for everything
it does not know; what it returns is what Click makes of the same words (tests/cli/test_direct.py).
"""

from __future__ import annotations

import os

from ..base.checking import TYPE_CHECKING, Any
from .commands import COMMANDS, declared_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .declared import Declared, Parameter

DASHES = "‐‑‒–—―−⁃﹘﹣－⸺⸻─━"
"""What a word processor puts in the place of hyphens (`dashes`)."""
_HYPHENS = frozenset(("-", *DASHES))


def read(argv: Sequence[str]) -> tuple[Declared, dict[str, Any]] | None:
    """Return the command that is called and its parameters; None where Click must read the words.

    Read are: the name of a command; ``--option value``, ``--option=value``, ``-o value``, as it declares them; its
    arguments. A word that begins with a hyphen, or a dash, and is no option is left to Click.
    """
    if not argv or argv[0] not in COMMANDS or "_LPR_CALC_COMPLETE" in os.environ:
        return None
    declared, called = declared_of(argv)
    if declared is None:
        return None
    options = {name: param for param in declared.params if param.is_option for name in param.opts}
    given: dict[str, Any] = {param.name: param.default for param in declared.params if param.is_option and param.kept}
    rest: list[str] = []
    words = iter(argv[called:])
    for word in words:
        if word == "-" or word[:1] not in _HYPHENS:
            rest.append(word)
            continue
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        param = options.get(name)
        if param is None or (param.takes == "flag" and equals):
            return None
        if param.takes != "flag" and not equals:
            value = next(words, "--")
            if value != "-" and value[:1] in _HYPHENS:
                return None
        if not _take(param, value, given):
            return None
    if not _arguments(declared, rest, given) or any(param.lacking(given) for param in declared.params):
        return None
    return declared, given


def _take(param: Parameter, value: str, given: dict[str, Any]) -> bool:
    """Put a value that was given for an option; say whether it is one that the option may have."""
    if param.takes == "flag":
        taken: Any = True
    elif param.takes == "choice":
        if value not in param.choices:
            return False
        taken = value
    elif param.takes == "number":
        low, high = param.between or (0, 0)
        if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
            return False
        taken = int(value)
    elif param.takes == "texts":
        taken = (*given[param.name], value)
    else:
        taken = value
    if param.kept:
        given[param.name] = taken
    return True


def _arguments(declared: Declared, rest: list[str], given: dict[str, Any]) -> bool:
    """Put the words that are no options in the places of the arguments; say whether they fit."""
    for param in declared.params:
        if param.is_option:
            continue
        if param.takes == "all":
            given[param.name], rest = tuple(rest), []
        else:
            given[param.name] = rest.pop(0) if rest else None
        word = given[param.name]
        if param.words is not None:
            given[param.name] = word = param.words.names.get(word, word)
            if word not in param.words.meanings:
                return False
    return not rest
