"""Payments owed to small and medium enterprises: 保障中小企业款项支付条例, 0.05 % a day where nothing was agreed."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text, half_up
from ..base.text import Text
from ..engine.schedule import Rate, Schedule, Span, join
from ..engine.steps import exactly
from ..values.rate import LPR, SCALE, RateTerm
from .caps import by_year
from .context import Context, day_of
from .curve import LATEST, NOTHING, Pricing, Renamed, Spans, chain, curve_of
from .damages import damages_alone, damages_by_the_day
from .general import default_and_period, overdue_schedule
from .reference import LPR_FROM, constant, pricing_of, quoted, year_days, year_percent

worded = words_of(__name__)

READS = frozenset(
    [
        "overdue_rate",
        "damages",
        "fees",
        "signed",
        "natural",
        "cap",
        "damages_and_interest",
        "lines",
        "lpr",
        "tenor",
        "basis",
        "count",
    ]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

# 令728 15条 from 2020-09-01; 令802 17条 from 2025-06-01.
_FIRST = day_of("2020-09-01")
_SECOND = day_of("2025-06-01")
MARKS = (LPR_FROM, _FIRST, _FIRST + 1, _SECOND)
"""The days on either side of which a claim of this kind may be read otherwise."""
_DAILY = RateTerm("fixed", 500_000_000, "day")
_BEFORE = RateTerm("benchmark")


def schedule(ctx: Context) -> Schedule:
    """Lay out a late payment of an authority, public institution or large enterprise to an SME.

    What was agreed, overdue rate or damages, is raised to the one-year LPR at contracting on the days on which it is
    lower (law.md A30).
    """
    loan = ctx.loan
    default, start, end = default_and_period(ctx)
    # One day more than the period, so that a per-diem has its rate.
    stop = end + 1
    damages: Pricing | None = None
    overdue: Pricing = NOTHING
    if loan.overdue_rate is not None:
        overdue = _floored(pricing_of(loan.overdue_rate, start, stop, ctx, ("civil-code/585",)), start, stop, ctx)
    elif loan.damages is not None and damages_alone(ctx):
        damages = _damages(start, end, ctx)
    else:
        overdue = _statutory(start, stop, ctx)
    _tell_conditions(default, ctx)
    laid_out = overdue_schedule(ctx, default, start, end, overdue, damages)
    if damages not in (None, NOTHING) and isinstance(loan.damages, int):
        # The sum agreed gave way to the rate by the day.
        laid_out = laid_out._replace(lumps=tuple(lump for lump in laid_out.lumps if lump[0] != "damages"))
    return laid_out


def _tell_conditions(default: int, ctx: Context) -> None:
    """Say on what the rule stands, and warn of contracts older than it (law.md A31)."""
    signed = ctx.loan.signed
    if signed is not None and signed < _FIRST:
        known = Text(f"合同订立于 {iso(signed)}", f"the contract is of {iso(signed)}")
    elif signed is None and default <= _FIRST:
        known = Text(f"{iso(default)} 已经逾期", f"the payment was late on {iso(default)} already")
    else:
        known = Text("", "")
    if known.zh:
        ctx.choices.note(
            "warning",
            "sme-old-contract",
            worded("sme-old-contract", known=known),
            "sme-2020/15",
        )
    ctx.choices.note(
        "info",
        "sme-conditions",
        worded("sme-conditions"),
        "sme-2025/17" if ctx.period[1] > _SECOND else "sme-2020/15",
    )


def _statutory(start: int, stop: int, ctx: Context) -> Pricing:
    """0.05 % a day, each day under the text in force on it; before 2020-09-01 benchmark chained to LPR."""
    said = Text("未约定，", "nothing agreed: ")
    links: list[tuple[Pricing, int]] = [
        (constant(_DAILY, ("sme-2020/15",), said), _SECOND),
        (constant(_DAILY, ("sme-2025/17",), said), LATEST),
    ]
    if start < _FIRST:
        links.insert(0, (pricing_of(_BEFORE, start, min(stop, _FIRST), ctx, ("nine-minutes/lpr",)), _FIRST))
    ctx.choices.note(
        "info",
        "sme-large-enterprise",
        worded("sme-large-enterprise"),
        "sme-spc-2024/2",
    )
    return chain(*links)


def _floor(start: int, ctx: Context) -> Pricing:
    """The one-year LPR at contracting, for the days on which the Regulation is in force;
    nothing before there was an LPR.
    """
    formed = ctx.formed(start)
    if formed < ctx.rates.lpr.days[0]:
        return NOTHING
    quote = ctx.rates.lpr.at(formed, "1y")
    # One quote for good, that of the contract: not the floating one.
    first, second = (Renamed(quoted(LPR, quote, (provision,)), _AT_CONTRACTING) for provision in _IN_FORCE)
    return chain((NOTHING, _FIRST), (first, _SECOND), (second, LATEST))


_IN_FORCE = ("sme-2020/15", "sme-2025/17")
_AT_CONTRACTING = Text("合同订立时{}", "{} at contracting")


def _floored(agreed: Pricing, start: int, stop: int, ctx: Context) -> Pricing:
    """Raise an agreed rate to the LPR at contracting on the days, and only on those, on which it is lower."""
    if agreed is NOTHING:
        return NOTHING
    floor = _floor(start, ctx)
    basis = ctx.basis
    if floor is NOTHING:
        return agreed
    _, raised = _raise(curve_of(agreed).cut(start, stop), curve_of(floor).cut(start, stop), basis)
    if raised is not None:
        _note_raised(raised, ctx)
    return Floored(agreed, floor, basis)


class Floored(Pricing):
    """An agreed rate with a floor under it; ``basis`` is the year over which a rate per day is compared."""

    __slots__ = ()

    def reach(self) -> tuple[int, int]:
        found: tuple[int, int] = self.parts[0].reach()
        return found

    def lay_out(self, start: int, stop: int) -> Spans:
        agreed, floor, basis = self.parts
        return _raise(curve_of(agreed).cut(start, stop), curve_of(floor).cut(start, stop), basis)[0]


def _raise(spans: Spans, floor: Spans, basis: str) -> tuple[Spans, Rate | None]:
    """The rates with the floor under them, and the floor of the last of the days on which it decides."""
    pieces: list[Span] = []
    raised: Rate | None = None
    for span in by_year(list(spans), basis):
        now = span.start
        for least in floor:
            begin, finish = max(now, least.start), min(span.end, least.end)
            if begin >= finish:
                continue
            above = year_percent(span.rate, year_days(basis, begin)) >= least.rate.value
            pieces += [
                Span(now, begin, span.rate),
                Span(begin, finish, _above(span.rate, least.rate, span.rate if above else least.rate)),
            ]
            now = finish
            raised = raised if above else least.rate
        pieces.append(Span(now, span.end, span.rate))
    return join([piece for piece in pieces if piece.start < piece.end]), raised


def _above(agreed: Rate, floor: Rate, rate: Rate) -> Rate:
    """``rate``, one of the two; where what was agreed moves,
    which of them it is may change with the next publication.
    """
    if not agreed.floating:
        return rate
    found = rate.with_agreed(rate.agreed)
    found.apart, found.bound = rate.apart, ("floor", agreed, floor)
    return found


def _note_raised(floor: Rate, ctx: Context) -> None:
    assert floor.quote is not None
    percent, formed = floor.quote.percent, iso(ctx.formed(ctx.period[0]))
    ctx.choices.note(
        "warning",
        "sme-floor",
        worded("sme-floor", formed=formed, percent=percent),
        floor.provisions[0],
    )


def _damages(start: int, end: int, ctx: Context) -> Pricing:
    """Damages alone: by the day with the floor under them; a sum of money gives way to the floor where that comes to
    more.
    """
    stop = end + 1
    agreed = ctx.loan.damages
    if not isinstance(agreed, int):
        return _floored(damages_by_the_day(start, stop, ctx), start, stop, ctx)
    pricing = _floor(start, ctx)
    floor = curve_of(pricing).cut(start, stop)
    if not floor or ctx.loan.instalments or ctx.case.payments:
        ctx.choices.note(
            "info",
            "sme-floor-sum",
            worded("sme-floor-sum"),
            "sme-2020/15",
        )
        return NOTHING
    least = half_up(
        sum(
            exactly(ctx.loan.principal, span.rate.value, min(span.end, end) - span.start)
            for span in floor
            if span.start < end
        ),
        36500 * SCALE,
    )
    if agreed >= least:
        return NOTHING
    ctx.choices.note(
        "warning",
        "sme-floor",
        worded("sme-floor/sum", agreed=fen_text(agreed), least=fen_text(least)),
        floor[0].rate.provisions[0],
    )
    return pricing
