"""Money as whole fen, and the one rounding function.

Inside the program an amount is an ``int`` of fen; where a convention keeps exact values to the end
(`rounding: total`) it is an ``int`` over a unit, so many of which are a fen. Text exists only at the edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator ÷ denominator rounded half up to a whole number; neither may be negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def add_ratios(ratios: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Add fractions given as numerator and denominator, exactly."""
    numerator, denominator = 0, 1
    for more, under in ratios:
        if under == denominator or not numerator:
            numerator, denominator = numerator + more, under
        else:
            numerator, denominator = numerator * under + more * denominator, denominator * under
    return numerator, denominator


def to_fen(amount: int, unit: int = 1, rounding: str = "line") -> int:
    """Round ``amount / unit`` fen, not negative, by a convention of contract §2.

    ``line`` and ``total``: half up to the fen. ``truncate``: cut to the fen. ``yuan``: half up to whole yuan;
    ``yuan-cut``: cut to whole yuan. This is the only rounding of money in the program.
    """
    if rounding == "yuan":
        return 100 * half_up(amount, 100 * unit)
    if rounding == "yuan-cut":
        return amount // (100 * unit) * 100
    if unit == 1:
        return amount
    return amount // unit if rounding == "truncate" else half_up(amount, unit)


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """Divide whole fen in proportion to ``weights``, none getting more than its weight, all adding up exactly.

    The odd fen go to the largest remainders, the earlier first. ``amount`` must not exceed the sum of the weights.
    """
    total = sum(weights)
    if not total:
        return [0 for _ in weights]
    parts = [amount * weight // total for weight in weights]
    ranked = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % total), i))
    for i in ranked[: amount - sum(parts)]:
        parts[i] += 1
    return parts


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
