"""Messages that name an option, for whoever has no such option: the key of a case file stands in its place."""

from __future__ import annotations

import re
from collections.abc import Container

from ..base.errors import Problem
from ..base.pattern import pattern
from ..base.text import Text
from .keys import CASE, CONVENTIONS, JUDGMENT, LOAN, PLAN, canonical
from .words import WORDS

_OPTION = pattern(r"--(?P<name>[a-z]+(?:-[a-z]+)*)(?P<value> (?=[0-9]|(?P<word>[a-z-]+)))?")
OPTION_KEYS = {
    "from": "interest_from",
    "pay": "payments",
    "cost": "costs",
    "judged": "judgment.date",
    "demand": "demands",
    "suspend": "judgment.suspended",
    "interest-rate": "judgment.interest",
    "interest-from": "judgment.interest",
    "instalments": "plan.instalments",
    "every": "plan.every",
    "first": "plan.first",
    "date": "plan.dates",
    "each": "plan.each",
    "with-interest": "plan.rate",
}
"""Options whose key has another name."""
_TWICE = pattern(r"(?P<key>[a-z_]+)(?:（(?P=key)）| \((?P=key)\))")
_EITHER = pattern(r"(?P<key>[a-z_]+): \S+(?:，或案件文件的 |，或 |, or )(?=(?:judgment: \{)?(?P=key): )")


def as_keys(said: str, has: Container[str] = ()) -> str:
    """Write the key of a case file in the place of every option that is not among ``has`` and stands for one.

    ``--due`` becomes ``due``, ``--cap 24%`` becomes ``cap: 24%``; what stands for no key stays as it is.
    """
    if "--" not in said:
        return said

    def key(found: re.Match[str]) -> str:
        name = found["name"]
        key = OPTION_KEYS.get(name) or _key(name)
        if f"--{name}" in has or not key:
            return found[0]
        if not found["value"]:
            return key
        chosen = found["word"] is None or found["word"] in WORDS.get(_KINDS.get(key, ""), ())
        return f"{key}: " if chosen else f"{key} "

    return _EITHER.sub("", _TWICE.sub(r"\g<key>", _OPTION.sub(key, said)))


def with_keys(problem: Problem, has: Container[str] = ()) -> Problem:
    """The same problem, its words and its place with keys for the options that are not among ``has``."""
    return problem._replace(
        message=text_with_keys(problem.message, has),
        hint=text_with_keys(problem.hint, has),
        where=as_keys(problem.where, has),
    )


def text_with_keys(text: Text, has: Container[str] = ()) -> Text:
    """The same text with keys for the options that are not among ``has``."""
    return Text(as_keys(text.zh, has), as_keys(text.en, has))


_SECTIONS = (LOAN, CASE, CONVENTIONS, JUDGMENT, PLAN)
_KINDS = {key: read[0] for section in reversed(_SECTIONS) for key, read in section.items()}
"""How each key is read: by which words, where it is one of some words."""


def _key(name: str) -> str:
    return next((found for section in _SECTIONS if (found := canonical(name, section))), "")
