"""An application for enforcement parsed back: what it asks on its day, and what its words give on later days,
is the result.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figures import judged
from judgment_oracle import OLD_END, Decree, Enforcement
from lpr_calc.reports.application import boxes, request, request_items
from oracle import DAY, FIRST_LPR, half_up, lpr_on, reference_on
from test_judgment import ordered_parts

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_BASE = re.compile(r"以(?:折合人民币)?([\d.]+)[^\d，]{1,3}为基数，(?=自[^止]*止，按)")
_STRETCH = re.compile(rf"自{_DAY}起至(?:实际清偿之日|{_DAY})止，(按[^，；）]*?)计算")
_LIMIT = re.compile(r"总额以不超过([\d.]+)[^\d，]{1,3}为限(?:（此前已计([\d.]+)[^\d）]{1,3}）)?")
_DOUBLED = re.compile(
    rf"以(?:折合人民币)?([\d.]+)[^\d，]{{1,3}}为基数，按(日万分之一点七五|中国人民银行同期贷款基准利率的二倍)，"
    rf"自{_DAY}起至(?:实际清偿之日|2014年7月31日)止"
)
_PLAIN = re.compile(r"(年|月|日)利率([\d.]+)%$")
_QUOTED = re.compile(r"(一年期|五年期以上|基准)(?:贷款市场报价)?利率(?:([加减])([\d.]+)个基点)?后?(?:的([\d.]+)倍)?$")


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


def rate_on(words: str, day: date, tenor: str) -> tuple[Fraction, bool]:
    """Percent of a year (True: of a day) that the words of a rate give for a day."""
    plain = _PLAIN.search(words)
    if plain is not None:
        return Fraction(plain[2]) * (12 if plain[1] == "月" else 1), plain[1] == "日"
    found = _QUOTED.search(words)
    assert found is not None, words
    if found[1] == "基准":
        quoted = reference_on(day, tenor if tenor == "5y" else "1y", "5y+" if tenor == "5y" else "1y")
    else:
        quoted = lpr_on(day, "1y" if found[1] == "一年期" else "5y")
    points = Fraction(found[3] or 0) / 100 * (-1 if found[2] == "减" else 1)
    return max((quoted + points) * Fraction(found[4] or 1), Fraction(0)), False


def interest(base: int, words: str, first: date, stop: date, year: int, tenor: str) -> int:
    """Interest of ``first`` to the day before ``stop`` at the rate that the words give, rounded line by line."""
    total, start = 0, first
    while start < stop:
        percent, daily = rate_on(words, start, tenor)
        end = start + DAY
        while end < stop and rate_on(words, end, tenor)[0] == percent and (end != FIRST_LPR or "基准" not in words):
            end += DAY
        total += half_up(base * percent * (end - start).days / 100 / (1 if daily else year))
        start = end
    return total


def general_of(chunk: str, base: int, stop: date, decree: Decree) -> int:
    """What one base comes to by the words of its sentence, up to the day before ``stop``, under its own limit."""
    stretches = list(_STRETCH.finditer(chunk))
    total = 0
    for number, found in enumerate(stretches, 1):
        since, end = date(*map(int, found.group(1, 2, 3))), date.max
        if found[4]:
            last = date(*map(int, found.group(4, 5, 6)))
            # A hand-over date counts; the end of a closed period as the convention says, or where another follows it.
            counts = number < len(stretches) or decree.closed == "both-ends"
            counts = counts or any(o.first == last + DAY for o in decree.interest)
            end = last + (DAY if counts else 0 * DAY)
        year = 360 if decree.basis == "360" else 365
        total += interest(base, found[7], since, min(stop, end), year, decree.tenor)
    limit = _LIMIT.search(chunk)
    if limit is None:
        return total
    return min(total, fen(limit[1]) - (fen(limit[2]) if limit[2] else 0))


def doubled_of(words: re.Match[str], until: date, decree: Decree) -> int:
    """What the doubled part comes to by its words, through ``until``."""
    base, start = fen(words[1]), date(*map(int, words.group(3, 4, 5)))
    if words[2].startswith("日"):
        return half_up(Fraction(base * 175 * ((until - start).days + 1), 10**6))
    rates, total = Enforcement(decree), 0
    while start <= until:
        end = start
        while end <= until and rates.doubled_rate(end) == rates.doubled_rate(start):
            end += DAY
        total += half_up(base * rates.doubled_rate(start)[0] * (end - start).days)
        start = end
    return total


@pytest.mark.broad
@given(ordered_parts(), st.sampled_from(("floating", "floating", "fixed", "fixed@2022-01-20")))
def test_the_words_give_the_figures(decree: Decree, lpr: str) -> None:
    """On the day of computation and one, thirty and two hundred days later, as long as nothing new falls due: every
    rate word a case file may hold, limits, fixed sums, closed periods, the double rate of before 2014-08-01.
    """
    assume(decree.payment_day == "new" and not decree.accelerated)
    old = decree.perform_by[0][0] < OLD_END if decree.perform_by else False
    tenor = decree.tenor or ("" if old else "1y")
    decree = replace(decree, tenor=tenor, lpr=lpr)
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
    damages = re.search(r"支付违约金([\d.]+)", "".join(items))
    assert (fen(damages[1]) if damages else 0) == totals.damages_after - totals.undue_damages
    whole = re.search(r"项暂计([\d.]+)", request(statement))
    assert whole is not None
    assert fen(whole[1]) == totals.enforceable
    paid = tuple(payment for payment in decree.payments if payment.day <= decree.until)
    due = [day for day, _ in (*decree.perform_by, *decree.damages_by)]
    extra = DAY if decree.count == "both" else 0 * DAY
    chunks = _BASE.split(said["一般债务利息"])[1:]
    bases = list(zip(map(fen, chunks[::2]), chunks[1::2], strict=True))
    doubled = _DOUBLED.search(said["加倍部分债务利息"])
    for later in (1, 30, 200):
        day = decree.until + later * DAY
        # The words are those of one rule: what falls due, or the other rule, is a new application.
        ends = [*due, *([OLD_END] if old else [])]
        if any(decree.until <= one < day for one in ends) or day > date(2026, 9, 1):
            continue
        # So is a stay that begins or ends.
        if any(stay.first <= day and stay.last > decree.until for stay in decree.stays):
            continue
        after = judged(replace(decree, until=day, payments=paid).facts()).totals
        more = sum(
            general_of(chunk, base, day + extra, decree) - general_of(chunk, base, decree.until + extra, decree)
            for base, chunk in bases
        )
        assert totals.general_after + more == after.general_after
        grown = 0
        if doubled is not None:
            grown = doubled_of(doubled, day, decree) - doubled_of(doubled, decree.until, decree)
        assert totals.doubled_after + grown == after.doubled_after
