"""A rate of interest as agreed, adjudged or ordered, and how it is written out.

A rate is held as a whole number of ``SCALE`` parts of one percent per its unit: 3.85 % is 385 × 10^8. Nothing is
rounded before it is multiplied.
"""

from __future__ import annotations

from ..base.record import Record

SCALE = 10**10
"""Parts of one percent."""

MULTIPLE = 10**6
"""Parts of a multiple of one: 1.5 times is 1_500_000."""


class RateTerm(Record):
    """A rate as agreed, adjudged or ordered. ``kind`` ``unclear``: interest was agreed, but not how much; ``absent``:
    it is written that none was agreed.

    ``kind`` is ``fixed`` (then ``value`` counts, percent × SCALE per ``unit``), ``lpr`` or ``benchmark`` (then the
    rate is (quote + ``points``) × ``multiple``). ``unit`` is ``year``, ``month`` or ``day``.
    """

    kind: str
    value: int = 0
    unit: str = "year"
    multiple: int = MULTIPLE
    points: int = 0
    tenor: str = ""
    text: str = ""


LPR = RateTerm("lpr", text="LPR")
"""One times the one-year LPR, what art. 28(2)(1) allows where nothing is agreed."""


def percent_text(value: int) -> str:
    """Return a scaled percentage with at least two decimals and no useless zeros: ``3.85``, ``24.00``, ``0.0175``."""
    whole, part = divmod(abs(value), SCALE)
    decimals = f"{part:010d}".rstrip("0").ljust(2, "0")
    return f"{'-' if value < 0 else ''}{whole}.{decimals}"


def percent_plain(value: int) -> str:
    """Return a scaled percentage as running text writes it: ``3.85%``, ``24%``, ``0.05%``."""
    text = percent_text(value)
    return (text[:-3] if text.endswith(".00") else text) + "%"


def percent_short(value: int) -> str:
    """Return a scaled percentage as a pleading writes it, without useless zeros: ``3.85%``, ``15.4%``, ``24%``."""
    return percent_text(value).rstrip("0").rstrip(".") + "%"


def multiple_text(multiple: int) -> str:
    """Return a multiple without useless zeros: ``4``, ``1.5``."""
    whole, part = divmod(multiple, MULTIPLE)
    return str(whole) if not part else f"{whole}.{part:06d}".rstrip("0")
