"""Dashes that a word processor puts for the two hyphens of an option: answered with the option they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.errors import LprError, problems_of
from ..base.pattern import pattern
from ..values.text import shown
from .direct import DASHES

problem = problems_of(__name__)

_LED = pattern(rf"(?P<dashes>[-{DASHES}]*[{DASHES}][-{DASHES}]*)(?P<word>[A-Za-z][A-Za-z-{DASHES}]*)(?:[=＝].*)?", re.S)
_TO_HYPHENS = str.maketrans(dict.fromkeys(DASHES, "-"))


def refuse_dashes(args: Sequence[str], known: list[str]) -> None:
    """Refuse a word that would be one of the ``known`` options but for its dashes. Raises LprError.

    Words that name nothing like an option are left alone: the name of a file may begin with a dash, and an amount is
    read, and refused, as one.
    """
    problems = []
    for word in args:
        if word == "--":
            break
        if word.isascii():
            continue
        option, inside = _stands_for(word, known)
        if option:
            problems.append(problem("option-dash/inside" if inside else "option-dash", shown(word), option=option))
    if problems:
        raise LprError(*problems)


def _stands_for(word: str, known: list[str]) -> tuple[str, bool]:
    """Return the option a word stands for, "" for none, and whether it begins rightly and only goes on wrongly."""
    found = _LED.fullmatch(word)
    if found is None:
        head = re.split(r"[=＝]", word, maxsplit=1)[0]
        plain = head.translate(_TO_HYPHENS)
        return (plain, True) if word.startswith("-") and plain != head and plain in known else ("", False)
    name = found["word"].translate(_TO_HYPHENS).strip("-")
    for option in (f"--{name}", f"-{name}", f"--{name.lower()}"):
        if option in known and (len(name) > 1 or len(option) == 2):
            return option, False
    if len(name) > 2:
        from difflib import get_close_matches

        near = get_close_matches(f"--{name.lower()}", known, 1, 0.7)
        return (near[0], False) if near else ("", False)
    return "", False
