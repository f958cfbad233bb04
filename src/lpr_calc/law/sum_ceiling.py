"""29条: overdue interest, liquidated damages and other fees, singly or together, under one ceiling."""

from __future__ import annotations

from ..base.record import Record
from ..base.text import Text
from ..engine.schedule import Rate, Span, Track, join
from ..values.rate import percent_text
from .caps import ceiling
from .context import Context
from .reference import year_days, year_percent


class Heads(Record):
    """The tracks of damages that run by the day, and the hidden track that lump sums are measured against."""

    tracks: list[Track]
    hidden: list[Track]


def damages_and_fees(
    start: int, stop: int, overdue: tuple[Span, ...], ctx: Context, damages: tuple[Span, ...]
) -> Heads:
    """Lay out damages and fees beside overdue interest for ``[start, stop)``; ``damages`` are those by the day.

    Overdue interest is served first, then damages by the day, then lump sums; each says what was cut from it.
    """
    limits = ceiling(start, stop, ctx)
    tracks: list[Track] = []
    if damages:
        tracks.append(Track("damages", "due", _within(damages, overdue, limits, ctx) if limits else damages))
    hidden = []
    if limits and (isinstance(ctx.loan.damages, int) or ctx.loan.fees):
        running = [overdue, *(track.spans for track in tracks)]
        hidden.append(Track("allowed", "due", _left_over(limits, running, start, stop, ctx)))
    return Heads(tracks, hidden)


def _within(
    damages: tuple[Span, ...], overdue: tuple[Span, ...], limits: tuple[Span, ...], ctx: Context
) -> tuple[Span, ...]:
    """Cut the rate of damages to what the ceiling leaves beside the rate of overdue interest."""
    basis = ctx.gauge(ctx.period[0]).basis
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
            cut_to.provisions = (_article(ctx),)
            if agreed.floating or limit.floating:
                cut_to.bound = ("ceiling", agreed, limit)
            pieces.append(Span(begin, finish, cut_to))
            continue
        rule = Text(
            f"{limit.rule.zh}减去逾期利息{percent_text(taken)}%",
            f"{limit.rule.en} less overdue interest {percent_text(taken)}%",
        )
        factor = f"({percent_text(limit.value)}% − {percent_text(taken)}%)" if room else "0%"
        rate = Rate(room, "year", rule, factor, limit.quote, (_article(ctx),), (Span(begin, finish, agreed),))
        if agreed.floating or limit.floating or (beside is not None and beside.floating):
            rate.bound = ("sum", agreed, limit)
        pieces.append(Span(begin, finish, rate))
    return join(pieces)


def _article(ctx: Context) -> str:
    """What one ceiling on all heads stands on: 29条 for private loans, the reduction asked for elsewhere."""
    return "private-lending-2020/29" if ctx.kind == "private-lending" else "civil-code/585"


def _left_over(
    limits: tuple[Span, ...], running: list[tuple[Span, ...]], start: int, end: int, ctx: Context
) -> tuple[Span, ...]:
    """What the ceiling leaves for lump sums on each day beside everything that runs by the day."""
    basis = ctx.gauge(ctx.period[0]).basis
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
