"""Periods and currencies as operative parts write them: ``十日内``, ``30天``, ``一个月``; ``美元``, ``USD``."""

from __future__ import annotations

import re

from ..base.pattern import pattern

CURRENCIES: dict[str, tuple[str, ...]] = {
    "CNY": ("人民币", "元"),
    "USD": ("美元", "美金"),
    "EUR": ("欧元",),
    "HKD": ("港元", "港币"),
    "JPY": ("日元",),
    "GBP": ("英镑",),
    "AUD": ("澳元",),
    "CAD": ("加元", "加拿大元"),
    "CHF": ("瑞士法郎", "瑞郎"),
    "NZD": ("新西兰元",),
    "MOP": ("澳门元", "澳门币"),
    "TWD": ("新台币", "台币"),
    "SGD": ("新加坡元", "新元"),
}
"""Codes of currencies with their Chinese names; other codes of three letters are taken as they are."""

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2, "〇": 0}
_PERIOD = pattern(
    r"(?:之日起|起)?([0-9]{1,3}|[一二两三四五六七八九十百零〇]{1,5})\s*(个月|月|日|天|d|days?)?(?:以?内|之内)?", re.I
)


def period(text: str) -> tuple[int, str] | None:
    """Return a number and ``day`` or ``month``; None where the text is no period of 1 to 999."""
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        return None
    written, unit = found.groups()
    number = int(written) if written.isdigit() else _chinese(written)
    if number is None or number < 1:
        return None
    return number, "month" if unit in ("个月", "月") else "day"


_STEPS = {
    **dict.fromkeys(("m", "月", "个月"), (1, "month")),
    **dict.fromkeys(("q", "季", "季度"), (3, "month")),
    **dict.fromkeys(("y", "年"), (12, "month")),
    **dict.fromkeys(("d", "天", "日"), (1, "day")),
    **dict.fromkeys(("w", "周"), (7, "day")),
}
_STEP = pattern(rf"每?\s*([0-9]{{0,3}})\s*({'|'.join(sorted(_STEPS, key=len, reverse=True))})", re.I)


def step_of(text: str) -> tuple[int, str] | None:
    """Return how far instalments lie apart, as a number and ``month`` or ``day``: ``1m``, ``3m``, ``1q``, ``1y``,
    ``2w``, ``10d``; None where the text says no step of 1 to 120.
    """
    found = _STEP.fullmatch(text.strip())
    if found is None:
        return None
    count = int(found[1] or "1")
    times, unit = _STEPS[found[2].lower()]
    return (count * times, unit) if 0 < count <= 120 else None


def _chinese(text: str) -> int | None:
    """Read 一 to 九百九十九; None for what is no number."""
    total = current = 0
    for sign in text:
        if sign in "十百":
            total += (current or 1) * (10 if sign == "十" else 100)
            current = 0
        else:
            current = _DIGITS[sign]
    return total + current


def currency_name(code: str) -> str:
    """Return how a Chinese document writes a currency: ``美元``; a code without a name stays as it is."""
    return CURRENCIES.get(code, (code,))[0]
