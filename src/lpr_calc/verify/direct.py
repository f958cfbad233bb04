"""Slips whose rounding is part of them: what the lines of a claim come to, part by part, for any base."""

from __future__ import annotations

from ..base.money import to_fen
from ..base.record import Record
from ..base.text import Text
from .sums import rounded_sum


class Direct(Record):
    """One slip: each of ``parts`` is what a fen earns, over ``unit``.

    Where ``step`` names a rounding, each part of a base is rounded so first, then taken so many ``times``, all of it
    over ``under``. ``once``: the whole alone is rounded, not line by line as well. ``weight`` says how unusual it is,
    ``source`` names the provision behind it (`law.readings.SOURCES`).
    """

    text: Text
    parts: tuple[int, ...]
    unit: int
    weight: int
    source: str = ""
    step: str = ""
    times: tuple[int, ...] = ()
    under: int = 1
    once: bool = False

    def amounts(self, base: int = 1) -> set[int]:
        """Return what it comes to, in fen, of a base of so many fen: each line rounded, or the whole."""
        parts, unit = [base * part for part in self.parts], self.unit
        if self.step:
            parts = [to_fen(part, unit, self.step) * times for part, times in zip(parts, self.times, strict=True)]
            unit = self.under
        whole = rounded_sum(parts, unit, "total")
        return {whole} if self.once else {whole, rounded_sum(parts, unit, "line")}

    @property
    def slack(self) -> int:
        """By so many fen, at most, rounding moves it."""
        step = 0 if not self.step else 100 if self.step == "yuan" else 1
        return step * sum(self.times) // self.under + len(self.parts) + 3


class Compound(Record):
    """Interest put to what bears it: each of ``parts`` is what a fen earns in one period, over ``unit``; ``first`` is
    the base of one fen.
    """

    text: Text
    parts: tuple[int, ...]
    unit: int
    weight: int
    source: str = ""
    first: int = 1

    def amounts(self, base: int = 1) -> set[int]:
        """Return what it comes to, in fen, of a base of so many fen."""
        base = before = base * self.first
        for part in self.parts:
            base += to_fen(base * part, self.unit)
        return {base - before}

    @property
    def slack(self) -> int:
        """By so many fen, at most, rounding moves it: what a fen too many earns as well."""
        grown = 1 + max(self.amounts(_MANY)) // (_MANY * self.first)
        return (len(self.parts) + 1) * (grown + 1)


class Stated(Record):
    """A slip whose amounts are known."""

    text: Text
    found: set[int]
    weight: int
    source: str = ""

    def amounts(self, base: int = 1) -> set[int]:
        """Return what it comes to, in fen."""
        return self.found


_MANY = 10**14

Directly = Direct | Compound


class Reckoned(Record):
    """A slip and what about it comes to: of `_MANY` fen between ``least`` and ``most``."""

    slip: Directly
    least: int
    most: int
    slack: int

    def near(self, base: int, figure: int, within: int) -> bool:
        """Whether it may come to within so many fen of a figure."""
        within += self.slack
        return self.least * base <= (figure + within) * _MANY and self.most * base >= (figure - within) * _MANY


def reckoned(slip: Directly) -> Reckoned:
    """Say about what a slip comes to; its parts are those of one fen."""
    amounts = slip.amounts(_MANY)
    return Reckoned(slip, min(amounts), max(amounts), slip.slack)
