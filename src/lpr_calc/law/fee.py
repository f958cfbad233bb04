"""Court fees of 诉讼费用交纳办法 (国务院令481号, since 2007-04-01), exact to the fen, forward and inverse.

The schedules are data (``data/court_fees.yaml``). Amounts are fen; a rate is hundredths of a percent, so that an exact
fee is a whole number of ten-thousandths of a fen and is rounded once.
"""

from __future__ import annotations

from datetime import date

from ..base.errors import LprError, problems_of
from ..base.money import fen_comma, half_up
from ..base.record import Record
from ..tables.court_fees import SCHEDULES

problem = problems_of(__name__)

KINDS = ("claim", "appeal", "preserve", "enforce", "order")
"""案件受理费, 上诉费, 保全费, 申请执行费, 支付令 (13条1项, 17条, 14条2项, 14条1项, 14条3项)."""

YUAN = ("", "truncate", "round")
"""To the fen, whole yuan with the rest dropped, whole yuan half-up: courts do all three, the Measures are silent."""

_UNIT = 10_000  # of a fen
_SCHEDULE_OF = {"claim": "claim", "appeal": "claim", "order": "claim", "preserve": "preserve", "enforce": "enforce"}


IN_FORCE = date.fromisoformat(max(first for _, _, first, *_ in SCHEDULES)).toordinal()
"""The first day of the Measures (day number)."""


class Band(Record):
    """One band of a schedule as far as an amount reaches into it: ``start`` < part ≤ ``end`` (0 = no limit), all fen.

    ``rate`` is hundredths of a percent; ``fee`` is exact, in ten-thousandths of a fen. The first band is flat.
    """

    start: int
    end: int
    part: int
    rate: int
    fee: int


class Fee(Record):
    """One fee on an amount, fen: ``fee`` as charged, ``halved`` after the one halving (0 where there is none).

    ``bands`` add up to the exact fee, of which ``limited`` says whether a maximum cut it; a payment order is one third.
    """

    kind: str
    amount: int
    fee: int
    halved: int
    bands: tuple[Band, ...]
    limited: bool
    provisions: tuple[str, ...]


_PROVISIONS = {
    "claim": ("fees-2006/13", "fees-2006/16", "civil-procedure-interp-2022/206"),
    "appeal": ("fees-2006/13", "fees-2006/17", "fees-2006/15"),
    "preserve": ("fees-2006/14", "fees-2006/38"),
    "enforce": ("fees-2006/14", "fees-2006/20", "fees-2006/38"),
    "order": ("fees-2006/14", "fees-2006/13"),
}


def court_fee(kind: str, amount: int, yuan: str = "") -> Fee:
    """Return the fee of one kind (`KINDS`) on ``amount`` fen, rounded as ``yuan`` (`YUAN`) says.

    Halving (summary procedure 16条, mediation or withdrawal 15条, once only: 民诉法解释 206条) applies to claims and
    appeals: of the exact fee, or of the fee in whole yuan where that is asked. Raises LprError for an amount of
    nothing.
    """
    if amount <= 0:
        raise LprError(problem("fee-amount/zero", "AMOUNT", amount=fen_comma(amount)))
    exact, bands, limited = _exact(_SCHEDULE_OF[kind], amount)
    per = _UNIT * (3 if kind == "order" else 1)
    fee = _rounded(exact, per, yuan)
    halved = 0
    if kind in HALVED:
        halved = half_up(fee, 2) if yuan else half_up(exact, 2 * per)
    return Fee(kind, amount, fee, halved, bands, limited, _PROVISIONS[kind])


def later_stage(amount: int, already: int, yuan: str = "") -> Fee:
    """Return the enforcement fee of a later stage: ``amount`` fen more where ``already`` fen were brought in before.

    The fee is charged once on all that is enforced, band by band (14条1项): the later stage pays what its own part of
    the whole falls into, the two stages together what the whole costs. Raises LprError for an amount of nothing.
    """
    whole = court_fee("enforce", already + amount, yuan)
    if already <= 0:
        return whole
    court_fee("enforce", amount)
    done, *_ = _exact("enforce", already)
    every, *_ = _exact("enforce", already + amount)
    bands = []
    for band in whole.bands:
        start = max(band.start, already)
        part = band.start + band.part - start
        if part > 0:
            # The flat fee of the first band was charged with the first stage.
            bands.append(Band(band.start, band.end, part, band.rate, part * band.rate if band.start else 0))
    return Fee("enforce", amount, _rounded(every - done, _UNIT, yuan), 0, tuple(bands), False, whole.provisions)


def enforcement_fee(amount: int) -> int:
    """The fee for applying for enforcement of ``amount`` fen, in fen, half-up; 0 where nothing is left (14条1项)."""
    return court_fee("enforce", amount).fee if amount > 0 else 0


HALVED = ("claim", "appeal")
"""The fees that are halved (15, 16条): that of acceptance, at first instance and on appeal."""


def amounts_for(kind: str, fee: int, yuan: str = "", halved: bool = False) -> tuple[int, int] | None:
    """Return the smallest and the largest amount (fen) with exactly this fee (fen), None where no amount has it.

    ``halved``: ``fee`` is what is left after halving (`HALVED`). The largest is 0 where there is none: a flat fee has a
    largest, a fee at its maximum has not.
    """
    low = _first_with(kind, fee, yuan, halved)
    if low == 0 or _charged(kind, low, yuan, halved) != fee:
        return None
    above = _first_with(kind, fee + 1, yuan, halved)
    return low, above - 1 if above else 0


_HIGHEST = 10**20


def _charged(kind: str, amount: int, yuan: str, halved: bool) -> int:
    found = court_fee(kind, amount, yuan)
    return found.halved if halved and kind in HALVED else found.fee


def _first_with(kind: str, fee: int, yuan: str, halved: bool) -> int:
    """The smallest amount whose fee is at least ``fee``; fees never fall with the amount. 0 where none reaches it."""
    low, high = 1, _HIGHEST
    if _charged(kind, high, yuan, halved) < fee:
        return 0
    while low < high:
        middle = (low + high) // 2
        if _charged(kind, middle, yuan, halved) >= fee:
            high = middle
        else:
            low = middle + 1
    return low


def _exact(schedule: str, amount: int) -> tuple[int, tuple[Band, ...], bool]:
    """Return the exact fee in ten-thousandths of a fen, its bands, and whether the maximum cut it."""
    _, _, _, _, flat, most, limits = next(found for found in SCHEDULES if found[0] == schedule)
    bands: list[Band] = []
    start = 0
    for end, rate in limits:
        top = min(amount, end) if end else amount
        fee = (top - start) * rate if start else flat * _UNIT
        bands.append(Band(start, end, top - start, rate, fee))
        if top == amount:
            break
        start = end
    total = sum(band.fee for band in bands)
    if most and total > most * _UNIT:
        return most * _UNIT, tuple(bands), True
    return total, tuple(bands), False


def _rounded(numerator: int, denominator: int, yuan: str) -> int:
    """Round to the fen, or to whole yuan as asked; return fen."""
    if yuan == "truncate":
        return numerator // (denominator * 100) * 100
    if yuan == "round":
        return half_up(numerator, denominator * 100) * 100
    return half_up(numerator, denominator)
