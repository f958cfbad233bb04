"""An application for enforcement parsed back: what it asks on its day, and what its words give on later days, is the result."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import assume, given

from judgment_oracle import Decree
from lpr_calc.reports.application import boxes, request, request_items
from oracle import DAY, half_up, lpr_on
from test_judgment import judged, ordered_parts

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_BASE = re.compile(
    rf"以(?:折合人民币)?([\d.]+)[^\d，]{{1,3}}为基数，自{_DAY}起至(?:实际清偿之日|{_DAY})止，([^；）]*?)计算(?:，总额以不超过([\d.]+)[^\d，]{{1,3}}为限(?:（此前已计([\d.]+)[^\d）]{{1,3}}）)?)?"
)
_DOUBLED = re.compile(rf"以(?:折合人民币)?([\d.]+)[^\d，]{{1,3}}为基数，按日万分之一点七五，自{_DAY}起至实际清偿之日止")
_RATE = re.compile(r"按年利率([\d.]+)%")


def fen(text: str) -> int:
    """``10080`` or ``28.36`` in fen."""
    return int(Fraction(text) * 100)


def open_sum(item: str) -> int:
    """What an item asks for: its last 共…, 尚欠…, 暂计至…为… or the bare sum."""
    found = (
        re.findall(r"，共([\d.]+)", item)
        or re.findall(r"后尚欠([\d.]+)", item)
        or re.findall(r"暂计至[^，）]*?日共?为([\d.]+)", item)
        or re.findall(r"债务利息([\d.]+)", item)
    )
    return fen(found[-1]) if found else 0


def interest(base: int, percent: Fraction | None, first: date, stop: date, year: int) -> int:
    """Interest of ``first`` to the day before ``stop``, line by line: a yearly rate, or the floating one-year LPR (None)."""
    total, start = 0, first
    while start < stop:
        rate = lpr_on(start, "1y") if percent is None else percent
        end = stop if percent is not None else start + DAY
        while percent is None and end < stop and lpr_on(end, "1y") == rate:
            end += DAY
        total += half_up(base * rate * (end - start).days / 100 / year)
        start = end
    return total


@given(ordered_parts())
def test_the_words_give_the_figures(decree: Decree) -> None:
    """On the day of computation and one, thirty and two hundred days later, as long as nothing new falls due."""
    assume(decree.payment_day == "new" and not decree.accelerated)
    assume(all(o.term.kind == "fixed" and o.term.unit == "year" or o.term.text == "LPR" for o in decree.interest))
    tenor = "1y" if any(o.term.kind != "fixed" for o in decree.interest) else decree.tenor
    decree = replace(decree, tenor=tenor)
    statement = judged(decree.facts())
    totals = statement.totals
    items = request_items(statement)
    if not items:
        assert not totals.enforceable
        return
    said = {name: next((item for item in items if name in item), "") for name in ("一般债务利息", "加倍部分债务利息")}
    assert dict(boxes(statement))["本金"] == totals.principal_after - totals.undue
    assert open_sum(said["一般债务利息"]) == totals.general_after
    assert open_sum(said["加倍部分债务利息"]) == totals.doubled_after
    whole = re.search(r"项暂计([\d.]+)", request(statement))
    assert whole is not None
    assert fen(whole[1]) == totals.enforceable
    paid = tuple(payment for payment in decree.payments if payment.day <= decree.until)
    due = [day for day, _ in decree.perform_by] + ([decree.damages_by] if decree.damages_by else [])
    year = 360 if decree.basis == "360" else 365
    extra = DAY if decree.count == "both" else 0 * DAY
    for later in (1, 30, 200):
        day = decree.until + later * DAY
        if any(decree.until <= one < day for one in due) or day > date(2026, 9, 1):
            continue
        after = judged(replace(decree, until=day, payments=paid).facts()).totals
        more = 0
        for found in _BASE.finditer(said["一般债务利息"]):
            base, since = fen(found[1]), date(*map(int, found.group(2, 3, 4)))
            rate = _RATE.search(found[8])
            percent = Fraction(rate[1]) if rate else None
            end = (
                date(*map(int, found.group(5, 6, 7))) + (DAY if decree.closed == "both-ends" else 0 * DAY)
                if found[5]
                else date.max
            )
            sums = [interest(base, percent, since, min(stop + extra, end), year) for stop in (decree.until, day)]
            if found[9]:
                room = fen(found[9]) - (fen(found[10]) if found[10] else 0)
                sums = [min(one, room) for one in sums]
            more += sums[1] - sums[0]
        assert totals.general_after + more == after.general_after
        doubled = _DOUBLED.search(said["加倍部分债务利息"])
        grown = 0
        if doubled is not None:
            base, since = fen(doubled[1]), date(*map(int, doubled.group(2, 3, 4)))
            grown = half_up(Fraction(base * 175 * ((day - since).days + 1), 10**6))
            grown -= half_up(Fraction(base * 175 * ((decree.until - since).days + 1), 10**6))
        assert totals.doubled_after + grown == after.doubled_after
