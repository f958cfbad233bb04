"""Court fees of 诉讼费用交纳办法 (国务院令481号), exact to the fen."""

from __future__ import annotations

from .money import half_up

# 14条1项: up to (yuan), rate in basis points of the part above the previous limit.
_ENFORCEMENT = ((10_000, 0), (500_000, 150), (5_000_000, 100), (10_000_000, 50), (None, 10))
_FLAT = 5_000
"""50 yuan, in fen: the fee up to 10,000 yuan."""


def enforcement_fee(amount: int) -> int:
    """The fee for applying for enforcement of ``amount`` fen, in fen, half-up (14条1项).

    50 yuan up to 10,000; then 1.5 %, 1 %, 0.5 % and 0.1 % of the parts up to 500,000, 5 million, 10 million and above.
    """
    if amount <= 0:
        return 0
    fee, below = _FLAT * 10_000, 0
    for limit, rate in _ENFORCEMENT:
        top = amount if limit is None else min(amount, limit * 100)
        fee += max(top - below, 0) * rate
        if limit is None or amount <= limit * 100:
            break
        below = limit * 100
    return half_up(fee, 10_000)
