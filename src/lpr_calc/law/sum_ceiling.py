"""29条: overdue interest, liquidated damages and other fees, singly or together, under one ceiling."""

from __future__ import annotations

from ..base.text import Text
from ..engine.schedule import Rate, Span, join
from ..values.rate import percent_text
from .caps import ceiling_of
from .context import Context
from .curve import NOTHING, Pricing, Spans, curve_of
from .reference import year_days, year_percent


def damages_and_fees(
    start: int, stop: int, overdue: Pricing, ctx: Context, damages: Pricing
) -> tuple[Pricing, Pricing]:
    """Lay out damages and fees beside overdue interest for ``[start, stop)``; ``damages`` are those by the day.

    Overdue interest is served first, then damages by the day, then lump sums; each says what was cut from it. Returned
    are the damages that run by the day, and what the ceiling leaves for lump sums (a hidden track).
    """
    limit = ceiling_of(start, stop, ctx)
    if limit is NOTHING:
        return damages, NOTHING
    if damages is not NOTHING:
        damages = Beside(damages, overdue, limit, ctx.basis, _article(ctx))
    if isinstance(ctx.loan.damages, int) or ctx.loan.fees:
        return damages, LeftOver(limit, overdue, damages, ctx.basis)
    return damages, NOTHING


class Beside(Pricing):
    """The rate of damages cut to what a ceiling leaves beside the rate of overdue interest (``actual`` as in
    `LeftOver`).
    """

    __slots__ = ()

    def __init__(self, damages: Pricing, overdue: Pricing, limit: Pricing, basis: str, article: str) -> None:
        super().__init__(damages, overdue, limit, basis, article)
        self.by_day = self.by_day and basis != "actual"

    def reach(self) -> tuple[int, int]:
        return _common(*self.parts[:3])

    def lay_out(self, start: int, stop: int) -> Spans:
        damages, overdue, limit, basis, article = self.parts
        first, beside, limits = (curve_of(pricing).cut(start, stop) for pricing in (damages, overdue, limit))
        return _within(first, beside, limits, basis, article)


class LeftOver(Pricing):
    """What a ceiling leaves for lump sums beside overdue interest and damages by the day.

    Under ``actual`` a rate per day is compared over the year in which a piece begins: then the pieces are the claim's
    own.
    """

    __slots__ = ()

    def __init__(self, limit: Pricing, overdue: Pricing, damages: Pricing, basis: str) -> None:
        super().__init__(limit, overdue, damages, basis)
        self.by_day = self.by_day and basis != "actual"

    def reach(self) -> tuple[int, int]:
        return _common(*self.parts[:3])

    def lay_out(self, start: int, stop: int) -> Spans:
        limit, *running = (curve_of(pricing).cut(start, stop) for pricing in self.parts[:3])
        return _left_over(limit, running, start, stop, self.parts[3])


def _common(*pricings: Pricing) -> tuple[int, int]:
    """The days all have."""
    reaches = [pricing.reach() for pricing in pricings]
    return max(first for first, _ in reaches), min(stop for _, stop in reaches)


def _within(damages: Spans, overdue: Spans, limits: Spans, basis: str, article: str) -> Spans:
    days = sorted({day for spans in (damages, overdue, limits) for span in spans for day in (span.start, span.end)})
    pieces: list[Span] = []
    for begin, finish in zip(days, days[1:], strict=False):
        agreed, beside, limit = _at(damages, begin), _at(overdue, begin), _at(limits, begin) or limits[-1].rate
        if agreed is None:
            continue
        taken = year_percent(beside, year_days(basis, begin)) if beside is not None else 0
        room = max(limit.value - taken, 0)
        if year_percent(agreed, year_days(basis, begin)) <= room:
            pieces.append(Span(begin, finish, agreed))
            continue
        if not taken:
            # Damages alone: the ceiling as it is.
            cut_to = limit.with_agreed((Span(begin, finish, agreed),))
            cut_to.provisions = (article,)
            if agreed.floating or limit.floating:
                cut_to.bound = ("ceiling", agreed, limit)
            pieces.append(Span(begin, finish, cut_to))
            continue
        rule = Text(
            f"{limit.rule.zh}减去逾期利息{percent_text(taken)}%",
            f"{limit.rule.en} less overdue interest {percent_text(taken)}%",
        )
        factor = f"({percent_text(limit.value)}% − {percent_text(taken)}%)" if room else "0%"
        rate = Rate(room, "year", rule, factor, limit.quote, (article,), (Span(begin, finish, agreed),))
        if agreed.floating or limit.floating or (beside is not None and beside.floating):
            rate.bound = ("sum", agreed, limit)
        pieces.append(Span(begin, finish, rate))
    return join(pieces)


def _article(ctx: Context) -> str:
    """What one ceiling on all heads stands on: 29条 for private loans, the reduction asked for elsewhere."""
    return "private-lending-2020/29" if ctx.kind == "private-lending" else "civil-code/585"


def _left_over(limits: Spans, running: list[Spans], start: int, end: int, basis: str) -> Spans:
    bounds = {start, end, *(day for spans in (limits, *running) for span in spans for day in (span.start, span.end))}
    days = sorted(day for day in bounds if start <= day <= end)
    pieces = []
    for begin, finish in zip(days, days[1:], strict=False):
        limit = _at(limits, begin) or limits[-1].rate
        beside = [_at(spans, begin) for spans in running]
        room = max(
            limit.value - sum(year_percent(rate, year_days(basis, begin)) for rate in beside if rate is not None), 0
        )
        pieces.append(Span(begin, finish, Rate(room, "year", limit.rule, "", limit.quote, limit.provisions)))
    return join(pieces)


def _at(spans: tuple[Span, ...], day: int) -> Rate | None:
    return next((span.rate for span in spans if span.start <= day < span.end), None)
