"""Payments side by side in one row: 还款日期1, 还款金额1, 还款日期2, 还款金额2 …"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..base.pattern import pattern
from ..casefile.headings import bare, read_heading

_SIGNS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)} | {"十": 10, "首": 1}
_ORDER = r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十首])"
_NUMBERED = (
    pattern(rf"(?P<name>.+?)(?:\((?:第)?{_ORDER}[次笔期]?\)|第?{_ORDER.replace('number', 'second')}[次笔期]?)"),
    pattern(rf"(?:第{_ORDER}[次笔期]|{_ORDER.replace('number', 'second')}[次笔期])(?P<name>.+)"),
    pattern(rf"(?P<first>还款|付款|回款|收款|payment|repayment){_ORDER}(?P<name>日期?|时间|金额|数额|额|date|amount)"),
)
_MARKS = frozenset(f"0123456789{''.join(_SIGNS)}")
"""Without any of these no heading has a number."""
_HALVES = ("payments.date", "payments.amount")


def numbered_payments(names: Sequence[str], taken: Collection[int] = ()) -> dict[int, str]:
    """Return which columns are the days and the amounts of payments that the headings number: place → key, as
    ``payments.2.date``.

    A number counts where both halves bear it; the pair without one is the first where there is a second. Columns in
    ``taken`` are spoken for.
    """
    found: dict[int, dict[str, list[int]]] = {}
    for at, name in enumerate(names):
        number, half = _numbered(bare(name)) if at not in taken else (0, "")
        if half:
            found.setdefault(number, {}).setdefault(half, []).append(at)
    if 0 in found and (1 in found or len(found) == 1):
        del found[0]
    return {
        places[0]: f"payments.{number or 1}.{half.rpartition('.')[2]}"
        for number, halves in found.items()
        if set(halves) == {*_HALVES} and all(len(places) == 1 for places in halves.values())
        for half, places in halves.items()
    }


def _numbered(name: str) -> tuple[int, str]:
    """The number of a payment that a heading states (0: none), and which half of it it is; "" for any other heading."""
    for form in () if _MARKS.isdisjoint(name) else _NUMBERED:
        found = form.fullmatch(name)
        if found is None:
            continue
        parts = found.groupdict()
        half = read_heading(f"{parts.get('first') or ''}{parts['name']}", "group").key
        if half in _HALVES:
            said = parts["number"] or parts.get("second") or ""
            return int(said) if said.isdigit() else _SIGNS[said], half
    half = read_heading(name, "group").key
    return 0, half if half in _HALVES else ""
