"""Money as whole fen, and the one rounding function.

Inside the program an amount is an ``int`` of fen; where a convention keeps exact values to the end
(`rounding: total`) it is a ``Fraction`` of fen. Text exists only at the edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from fractions import Fraction

    Exact = Union[int, Fraction]  # noqa: UP007 -- Python 3.10
"""Fen, exactly: a whole number, or a fraction under ``rounding: total``, ``truncate`` and ``yuan``."""


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator ÷ denominator rounded half up to a whole number; neither may be negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def add_ratios(ratios: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Add fractions given as numerator and denominator, exactly."""
    numerator, denominator = 0, 1
    for more, under in ratios:
        numerator, denominator = numerator * under + more * denominator, denominator * under
    return numerator, denominator


def to_fen(exact: Exact, rounding: str = "line") -> int:
    """Round an exact, non-negative number of fen by a convention of contract §2.

    ``line`` and ``total``: half up to the fen. ``truncate``: cut to the fen. ``yuan``: half up to whole yuan.
    This is the only rounding of money in the program.
    """
    if isinstance(exact, int) and rounding != "yuan":
        return exact
    numerator, denominator = exact.numerator, exact.denominator
    if rounding == "truncate":
        return numerator // denominator
    if rounding == "yuan":
        return 100 * half_up(numerator, 100 * denominator)
    return half_up(numerator, denominator)


def split(amount: Exact, weights: Sequence[Exact]) -> list[Exact]:
    """Divide ``amount`` in proportion to ``weights``, none getting more than its weight, all adding up exactly.

    Whole fen stay whole: the odd fen go to the largest remainders, the earlier first. ``amount`` must not exceed the
    sum of the weights.
    """
    total = sum(weights)
    if not total:
        return [0 for _ in weights]
    whole = [weight for weight in weights if isinstance(weight, int)]
    if isinstance(amount, int) and len(whole) == len(weights):
        parts: list[Exact] = [amount * weight // total for weight in whole]
        ranked = sorted(range(len(whole)), key=lambda i: (-(amount * whole[i] % total), i))
        for i in ranked[: int(amount - sum(parts))]:
            parts[i] += 1
        return parts
    from fractions import Fraction

    return [Fraction(amount) * weight / total for weight in weights]


def fen_text(fen: int) -> str:
    """Return fen as yuan with two decimals: ``30000000`` → ``300000.00``."""
    if fen < 0:
        return "-" + fen_text(-fen)
    return f"{fen // 100}.{fen % 100:02d}"


def fen_comma(fen: int) -> str:
    """Return fen as yuan for a table: ``30000000`` → ``300,000.00``."""
    if fen < 0:
        return "-" + fen_comma(-fen)
    return f"{fen // 100:,}.{fen % 100:02d}"


def fen_plain(fen: int) -> str:
    """Return fen as yuan for running text, the way judgments write it: ``300000``, ``14005.48``, ``258628.30``."""
    return str(fen // 100) if fen % 100 == 0 else fen_text(fen)
