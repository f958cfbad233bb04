"""Exact results rounded for print: running sums, so that what is printed row by row adds up to the rounded total."""

from __future__ import annotations

from ..base.money import to_fen


class Rounder:
    """Rounds a running sum of amounts over a unit."""

    def __init__(self, rounding: str, unit: int = 1) -> None:
        self.rounding = rounding
        self.unit = unit
        self.exact = 0
        self.shown = 0

    def add(self, amount: int, at_most: int | None = None) -> int:
        """Return the next row in fen: the rounded sum so far less what was printed before,
        and not more than ``at_most``.
        """
        self.exact += amount
        before, self.shown = self.shown, to_fen(self.exact, self.unit, self.rounding)
        if at_most is not None:
            self.shown = min(self.shown, before + at_most)
        return self.shown - before
