"""Words become tokens: at each place the longest of the named rules, else a word that says nothing, else a gap.

A rule is a function of the text, a place and the end of the piece; it returns where its words end and what they mean,
or None. Every rule is tried at every place and tested alone; what no rule and no filler covers is a gap, and a gap is
told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..base.checking import Any
from ..base.record import Record

Found = tuple[int, Any]
Matcher = Callable[[str, int, int], "Found | None"]


class Token(Record):
    """What one rule read: its name, where it stands in the clean text, what it means."""

    rule: str
    start: int
    end: int
    value: Any = None


class Rule(Record):
    """A named rule. Where two read the same length, the one listed first is right."""

    name: str
    match: Matcher


def pattern(expression: str, make: Callable[[re.Match[str]], Any] = lambda found: found[0]) -> Matcher:
    """Return a rule of one regular expression; ``make`` turns what it found into a value, None for no match."""
    compiled = re.compile(expression)

    def match(text: str, at: int, end: int) -> Found | None:
        found = compiled.match(text, at, end)
        if found is None or found.end() == at:
            return None
        value = make(found)
        return None if value is None else (found.end(), value)

    return match


def lex(
    text: str, start: int, end: int, rules: Sequence[Rule], last: Sequence[Rule], filler: re.Pattern[str]
) -> tuple[list[Token], list[tuple[int, int]]]:
    """Return the tokens of a piece and its gaps. ``last`` are tried where no other rule
    reads anything and no filler stands."""
    tokens: list[Token] = []
    gaps: list[tuple[int, int]] = []
    at = start
    while at < end:
        best = _longest(text, at, end, rules)
        if best is not None:
            tokens.append(best)
            at = best.end
            continue
        skipped = filler.match(text, at, end)
        if skipped is not None and skipped.end() > at:
            at = skipped.end()
            continue
        best = _longest(text, at, end, last)
        if best is not None:
            tokens.append(best)
            at = best.end
            continue
        if gaps and gaps[-1][1] == at:
            gaps[-1] = (gaps[-1][0], at + 1)
        else:
            gaps.append((at, at + 1))
        at += 1
    return tokens, gaps


def _longest(text: str, at: int, end: int, rules: Sequence[Rule]) -> Token | None:
    best: Token | None = None
    for rule in rules:
        found = rule.match(text, at, end)
        if found is not None and found[0] > at and (best is None or found[0] > best.end):
            best = Token(rule.name, at, found[0], found[1])
    return best
