"""Slips with the lines of a claim: days gained or lost in each, amounts rounded on the way, years of two lengths.

A piece is a line as a table shows it: a base, a rate, its days. What a slip makes of it is its own arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from math import lcm

from ..base.dates import Gauge, anniversary, whole_months
from ..base.errors import LprError
from ..base.money import half_up, to_fen
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case
from ..compute.claim import accrue, schedule_case
from ..compute.settle import settle
from ..engine.course import Course
from ..engine.steps import MONTHS, PERCENT, exactly
from ..engine.unpaid import Unpaid
from ..law.readings import OtherRates
from ..rates.series import Rates
from .direct import Compound, Direct, Directly
from .laid import gauge_of
from .sums import NOT_INTEREST

Amounts = tuple[Text, set[int], int]
"""What a slip is, the amounts in fen it comes to, and how unusual it is."""


class Piece(Record):
    """A line: its days ``[start, stop)``, the base over ``Pieces.scale``, percent × SCALE a year or a day."""

    start: int
    stop: int
    base: int
    rate: int
    by_day: bool
    kind: str
    series: str


class Pieces:
    """The lines of a claim in one year basis, their bases over ``scale``."""

    def __init__(self, each: Sequence[Piece], gauge: Gauge, scale: int) -> None:
        self.each, self.gauge, self.scale = each, gauge, scale
        per = _common(gauge.per_year)
        self.unit = PERCENT * per * scale
        """What `interest` is over."""
        self._of_year, self._of_day = per // gauge.per_year, per

    def interest(self, piece: Piece, start: int | None = None, stop: int | None = None) -> int:
        """Return the interest of a piece, or of some days at its rate."""
        start, stop = piece.start if start is None else start, piece.stop if stop is None else stop
        if piece.by_day:
            return exactly(piece.base, piece.rate, stop - start) * self._of_day
        at = self.gauge.at
        return exactly(piece.base, piece.rate, at(stop) - at(start)) * self._of_year

    def one_day(self, piece: Piece) -> int:
        """Return the interest of one day of a piece, the first."""
        if piece.by_day:
            return exactly(piece.base, piece.rate, 1) * self._of_day
        share, per = self.gauge.day_share(piece.start)
        return exactly(piece.base, piece.rate, share) * (self._of_day // per)

    def a_year(self, piece: Piece) -> int:
        """Return the interest of a year at the rate of a piece; 0 for a rate by the day."""
        return 0 if piece.by_day else exactly(piece.base, piece.rate, self._of_day)

    def days(self, piece: Piece) -> int:
        """Return the days of a piece, as parts of a year of its gauge."""
        return self.gauge.at(piece.stop) - self.gauge.at(piece.start)


@lru_cache(16)
def _common(per_year: int) -> int:
    return lcm(per_year, 360, 365, 366)


def pieces_of_lines(lines: Unpaid, basis: str) -> Pieces:
    """Return the lines of a plain claim."""
    each = [
        Piece(start, stop, base, *_rate(span.rate.value, span.rate.unit), "overdue", _series(span.rate))
        for start, stop, base, span in zip(lines.starts, lines.stops, lines.bases, lines.spans, strict=True)
    ]
    return Pieces(each, gauge_of(basis, lines.starts[0]), 1)


def pieces_of(case: Case, rates: Rates) -> Pieces | None:
    """Return the lines of interest of a claim, exactly; None where it cannot be computed or has none."""
    try:
        scheduled = schedule_case(case, rates)
        outcome = accrue(scheduled, scheduled.schedules, True)
    except LprError:
        return None
    found = []
    for balance in outcome.balances:
        for leg, i, start, stop, base, _ in balance.lines:
            if leg.kind not in NOT_INTEREST:
                rate = leg.rate(i)
                found.append(Piece(start, stop, base, *_rate(rate.value, rate.unit), leg.kind, _series(rate)))
    gauges = {balance.course.schedule.gauge.basis for balance in outcome.balances}
    if not found or len(gauges) != 1:
        return None
    return Pieces(found, outcome.balances[0].course.schedule.gauge, outcome.unit)


def _rate(value: int, unit: str) -> tuple[int, bool]:
    return (value, True) if unit == "day" else (value * MONTHS[unit], False)


def _series(rate: object) -> str:
    quote = getattr(rate, "quote", None)
    return quote.series if quote is not None else ""


def otherwise(pieces: Pieces, rates: Rates) -> Iterator[Directly]:
    """Yield the slips of lines, the likelier first."""
    yield from _days_per_line(pieces, rates)
    yield from _average(pieces)
    yield from _rounded_on_the_way(pieces)
    yield from _years_and_days(pieces)
    yield from _compounded(pieces)
    yield from _mixed(pieces)
    yield from _years_rounded(pieces)
    yield from _heads(pieces)


def _days_per_line(pieces: Pieces, rates: Rates) -> Iterator[Directly]:
    """A day too many or too few in every line, or in every line but the last, cut at each change or at each quote."""
    each = pieces.each
    monthly = [part for piece in each for part in _at_each_quote(piece, rates)]
    for parts, zh, en in (
        (each, "每一段", "every line"),
        (monthly, "每次报价各成一段、每一段", "every line (one for each publication)"),
    ):
        if len(parts) < 2 or (parts is monthly and len(monthly) == len(each)):
            continue
        own = [pieces.interest(piece) for piece in parts]
        one = [pieces.one_day(piece) for piece in parts]
        many = [a + b for a, b in zip(own, one, strict=True)]
        few = [a - b for a, b in zip(own[:-1], one[:-1], strict=True)] + own[-1:]
        fewer = [a - b for a, b in zip(own, one, strict=True)]
        for text, exact in (
            (Text(f"{zh}都两头算，每段多一天", f"both ends counted in {en}: a day too many in each"), many),
            (Text(f"{zh}少一天（末段除外）", f"a day lost in {en} but the last"), few),
            (Text(f"{zh}都少一天", f"a day lost in {en}"), fewer),
        ):
            if min(exact) >= 0:
                yield Direct(text, tuple(exact), pieces.unit, 1)


def _at_each_quote(piece: Piece, rates: Rates) -> Iterator[Piece]:
    """Cut a line of the LPR at every publication, whether it changes the rate or not."""
    if piece.series != "lpr":
        yield piece
        return
    cuts = [piece.start, *(day for day in rates.lpr.days if piece.start < day < piece.stop), piece.stop]
    for start, stop in zip(cuts, cuts[1:], strict=False):
        yield piece._replace(start=start, stop=stop)


def _average(pieces: Pieces) -> Iterator[Directly]:
    """The plain average of the rates of the lines, over all days: longer lines weigh no more than shorter."""
    each = [piece for piece in pieces.each if piece.kind == "overdue"]
    if len(each) < 2 or len({piece.base for piece in each}) > 1 or any(piece.by_day for piece in each):
        return
    days = sum(map(pieces.days, each))
    whole = exactly(each[0].base, sum(piece.rate for piece in each), days)
    unit = len(each) * PERCENT * pieces.gauge.per_year * pieces.scale
    text = Text("各段 LPR 简单平均后乘总天数", "the plain average of the quotes over all days")
    yield Direct(text, (whole,), unit, 2, once=True)


def _rounded_on_the_way(pieces: Pieces) -> Iterator[Directly]:
    """The interest of a day, a month or a year rounded first, then multiplied by so many of them."""
    each, unit = pieces.each, pieces.unit
    text = Text("每日利息先四舍五入到分，再乘天数", "the interest of a day rounded to the fen, then multiplied")
    days = tuple(piece.stop - piece.start for piece in each)
    yield Direct(text, tuple(map(pieces.one_day, each)), unit, 2, step="total", times=days, once=True)
    if any(piece.by_day for piece in each):
        return
    a_year = tuple(map(pieces.a_year, each))
    for rounding, zh, en in (("total", "分", "the fen"), ("yuan", "元", "whole yuan")):
        text = Text(
            f"全年利息先四舍五入到{zh}，再按天数折算", f"a year's interest rounded to {en}, then shared out by days"
        )
        yield Direct(
            text,
            a_year,
            unit,
            3,
            step=rounding,
            times=tuple(map(pieces.days, each)),
            under=pieces.gauge.per_year,
        )
        months = []
        for piece in each:
            whole, odd = whole_months(piece.start, piece.stop)
            months.append(30 * whole + odd)
        text = Text(
            f"每月利息先四舍五入到{zh}，再乘月数（零头按一月 30 天）",
            f"a month's interest rounded to {en}, then multiplied by months (odd days by thirtieths)",
        )
        yield Direct(text, a_year, 12 * unit, 3, step=rounding, times=tuple(months), under=30)


def _years_and_days(pieces: Pieces) -> Iterator[Directly]:
    """Whole years at the yearly rate, only the odd days over 365 or 360."""
    each = pieces.each
    spans = [whole_months(piece.start, piece.stop)[0] // 12 for piece in each]
    if not any(spans) or any(piece.by_day for piece in each) or not pieces.gauge.counts_days:
        return
    per_year = pieces.gauge.per_year
    parts = []
    for piece, years in zip(each, spans, strict=True):
        odd = piece.stop - anniversary(date.fromordinal(piece.start), years)
        parts.append(exactly(piece.base, piece.rate, years * per_year + odd))
    text = Text(f"整年按年利率，零头天数 ÷ {per_year}", f"whole years at the yearly rate, odd days ÷ {per_year}")
    yield Direct(text, tuple(parts), PERCENT * per_year * pieces.scale, 2)


def _compounded(pieces: Pieces) -> Iterator[Directly]:
    """The interest of each year put to the principal (利滚利)."""
    each = pieces.each
    if len({piece.base for piece in each}) > 1 or any(a.stop != b.start for a, b in zip(each, each[1:], strict=False)):
        return
    first, start = date.fromordinal(each[0].start), each[0].start
    years: list[int] = []
    while start < each[-1].stop:
        stop = min(anniversary(first, len(years) + 1), each[-1].stop)
        gained = [
            pieces.interest(piece._replace(base=pieces.scale), max(piece.start, start), min(piece.stop, stop))
            for piece in each
            if piece.start < stop and piece.stop > start
        ]
        years.append(sum(gained))
        start = stop
    if len(years) > 1:
        text = Text("每满一年利息计入本金再生息（利滚利）", "each year's interest put to the principal")
        principal = to_fen(each[0].base, pieces.scale)
        yield Compound(text, tuple(years), pieces.unit, 1, "interest-as-principal", principal)


def _years_rounded(pieces: Pieces) -> Iterator[Directly]:
    """The days of each line made years of two decimals first."""
    if any(piece.by_day for piece in pieces.each) or not pieces.gauge.counts_days:
        return
    per = pieces.gauge.per_year
    parts = [exactly(piece.base, piece.rate, half_up(100 * pieces.days(piece), per)) for piece in pieces.each]
    text = Text("天数先折成年（两位小数）再乘", "days made years of two decimals, then multiplied")
    yield Direct(text, tuple(parts), PERCENT * 100 * pieces.scale, 2)


_KINDS = {
    "in-term": Text("只算了期内利息", "in-term interest alone"),
    "overdue": Text("只算了逾期利息", "overdue interest alone"),
    "penalty": Text("只算了罚息", "penalty interest alone"),
    "compound": Text("只算了复利", "compound interest alone"),
}


def _heads(pieces: Pieces) -> Iterator[Directly]:
    """One kind of interest of several."""
    kinds = dict.fromkeys(piece.kind for piece in pieces.each)
    for kind in kinds if len(kinds) > 1 else ():
        if kind in _KINDS:
            own = [pieces.interest(piece) for piece in pieces.each if piece.kind == kind]
            yield Direct(_KINDS[kind], tuple(own), pieces.unit, 0)


def at_other_rates(pieces: Pieces, others: Iterable[OtherRates], agreed: int | None) -> Iterator[Directly]:
    """The lines at rates that others take for some days (`law.readings`); ``agreed`` is the agreed rate of a year."""
    if any(piece.by_day for piece in pieces.each):
        return
    for other in others:
        parts = []
        for piece in pieces.each:
            for start, stop, rate in _rated(pieces, piece, other):
                value = min(rate, agreed) if other.most and agreed is not None else rate
                parts.append(pieces.interest(piece._replace(rate=value), start, stop))
        yield Direct(other.text, tuple(parts), pieces.unit, 0, other.source)


def _rated(pieces: Pieces, piece: Piece, other: OtherRates) -> Iterator[tuple[int, int, int]]:
    """Cut a line where a rate is taken for some of its days."""

    def before(day: int) -> int:
        return next((one.rate for one in pieces.each if one.start < day <= one.stop), piece.rate)

    here = piece.start
    for start, stop, rate in sorted(other.each):
        start, stop = max(start, here), min(stop, piece.stop)
        if start >= stop:
            continue
        if here < start:
            yield here, start, piece.rate
        yield start, stop, before(start) if rate is None else rate
        here = stop
    if here < piece.stop:
        yield here, piece.stop, piece.rate


def _mixed(pieces: Pieces) -> Iterator[Directly]:
    """In-term interest over a year of 360 days, the rest over 365, or the other way round."""
    kinds = {piece.kind == "in-term" for piece in pieces.each}
    if len(kinds) < 2 or any(piece.by_day for piece in pieces.each):
        return
    for within, after in ((360, 365), (365, 360)):
        parts = []
        for piece in pieces.each:
            per = within if piece.kind == "in-term" else after
            parts.append(exactly(piece.base, piece.rate, piece.stop - piece.start) * (360 * 365 // per))
        text = Text(
            f"期内利息 ÷ {within}，逾期利息 ÷ {after}", f"in-term interest ÷ {within}, interest for default ÷ {after}"
        )
        yield Direct(text, tuple(parts), PERCENT * 360 * 365 * pieces.scale, 1, "bank-days")


def rounded_at_payments(case: Case, rates: Rates) -> Iterator[Amounts]:
    """Interest rounded once at each payment and once at the end, not line by line; each figure rounded by itself."""
    if not case.payments:
        return
    try:
        scheduled = schedule_case(case, rates)
        courses = [Course(schedule) for schedule in scheduled.schedules]
        rounded = settle(scheduled.case, courses, scheduled.until, scheduled.choices, exact=True, rounds=True)
        exact = accrue(scheduled, scheduled.schedules, True)
    except LprError:
        return
    text = Text("每次还款时利息四舍五入一次", "interest rounded once at each payment")
    paid = sum(to_fen(entry.interest, rounded.unit) for entry in rounded.entries)
    owed = to_fen(sum(balance.interest for balance in rounded.balances), rounded.unit)
    principal = to_fen(sum(balance.principal for balance in rounded.balances), rounded.unit)
    yield text, {owed, owed + paid, principal, principal + owed}, 1
    apart = to_fen(sum(balance.interest for balance in exact.balances), exact.unit)
    whole = to_fen(sum(balance.principal for balance in exact.balances), exact.unit)
    yield (
        Text("精确计算，各数分别四舍五入", "computed exactly, each figure rounded by itself"),
        {apart, whole, apart + whole},
        1,
    )
