"""Construction contracts: interest on a price that was not paid, from the due day itself, and on advances (垫资).

建设工程解释（一）（法释〔2020〕25号） 25, 26, 27条; before 2021 法释〔2004〕14号 6, 17, 18条 with the same rules. The
second interpretation (法释〔2026〕12号) leaves them as they are.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.text import Text
from ..engine.schedule import Rate, Schedule, Span, join
from ..values.rate import RateTerm
from .context import Context
from .curve import LATEST, NOTHING, Pricing, Renamed, Spans, chain, curve_of, tracks_of
from .damages import damages_alone
from .general import overdue_schedule
from .reference import LPR_FROM, benchmark_tier, pricing_of, quoted, year_days, year_percent
from .terms import begin_of

worded = words_of(__name__)

READS = frozenset(
    [
        "cap",
        "lines",
        "overdue_rate",
        "damages",
        "damages_and_interest",
        "fees",
        "lpr",
        "tenor",
        "basis",
        "count",
        "delivered",
        "settled",
        "filed",
        "advanced",
        "rate",
        "accelerated",
    ]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

MARKS = (LPR_FROM,)
"""The days on either side of which a claim of this kind may be read otherwise."""

_CHAINED = RateTerm("benchmark")
_RATE = ("construction-2020/26",)
_ADVANCE = ("construction-2020/25",)


def schedule(ctx: Context) -> Schedule:
    """Lay out a price of works: interest from the day it was payable, at the agreed rate, else at the LPR of the time
    (the benchmark before 2019-08-20); an advance bears what was agreed for it, not above the LPR of its day.

    Raises LprError where nothing says from which day the price was payable.
    """
    loan = ctx.loan
    payable = _payable(ctx)
    lawful = payable if loan.advanced is None or loan.rate is None else min(loan.advanced, payable)
    start, end = ctx.settle(begin_of(ctx, lawful), payable)
    stop = end + 1
    first = max(start, payable)
    if loan.overdue_rate is not None:
        overdue = pricing_of(loan.overdue_rate, first, stop, ctx, _RATE)
    elif loan.damages is not None and damages_alone(ctx):
        # Damages are what was agreed for paying late: 26条 speaks of a price without such an agreement (law.md A27).
        overdue = NOTHING
    else:
        overdue = pricing_of(_CHAINED, first, stop, ctx, _RATE)
    if start < first and overdue is not NOTHING:
        overdue = chain((NOTHING, first), (overdue, LATEST))
    laid_out = overdue_schedule(ctx, payable, start, end, overdue)
    # 27条: interest runs from the day the price is payable, not from the day after, instalment by instalment.
    late = 1 if loan.instalments else 0
    flows = [flow._replace(day=flow.day - late) if flow.kind == "due" else flow for flow in laid_out.flows]
    if loan.advanced is not None:
        flows = [flow._replace(day=max(flow.day, loan.advanced)) if flow.kind == "lend" else flow for flow in flows]
    tracks = laid_out.tracks
    if loan.advanced is not None:
        tracks = (
            *tracks_of((("in-term", "undue", _advance(start, until := min(payable, stop), ctx)),), start, until),
            *tracks,
        )
    in_order = tuple(sorted(flows, key=lambda flow: (flow.day, flow.kind != "lend")))
    return laid_out._replace(flows=in_order, tracks=tracks, matures=0)


def _payable(ctx: Context) -> int:
    """27条: the agreed day; else delivery; else the day the final account was submitted; else the day of suit."""
    loan = ctx.loan
    agreed = [portion.day for portion in loan.instalments if portion.day is not None]
    agreed += [day for day in (loan.due, loan.accelerated) if day is not None]
    if agreed:
        return min(agreed)
    if loan.carried is not None and loan.interest_from is not None:
        return loan.interest_from
    found = (
        (loan.delivered, Text("建设工程交付之日", "the day the works were delivered")),
        (loan.settled, Text("提交竣工结算文件之日", "the day the final account was submitted")),
        (ctx.case.filed, Text("起诉之日", "the day of suit")),
    )
    for day, name in found:
        if day is not None:
            ctx.choices.assume(
                "payable",
                worded("payable", day=iso(day), name=name),
                "construction-2020/27",
            )
            return day
    if loan.interest_from is not None:
        return loan.interest_from
    raise ctx.refuse("due-missing/construction")


def _advance(start: int, stop: int, ctx: Context) -> Pricing:
    """25条: the agreed interest on an advance up to the LPR (before 2019-08-20 the benchmark) of the day of the
    advance; none where none was agreed.
    """
    loan = ctx.loan
    assert loan.advanced is not None
    if loan.rate is None:
        ctx.choices.note(
            "info",
            "advance-free",
            worded("advance-free"),
            "construction-2020/25",
        )
        return NOTHING
    agreed = pricing_of(loan.rate, start, stop, ctx, _ADVANCE, fixed_on=loan.advanced)
    if agreed is NOTHING:
        return NOTHING
    day = loan.advanced
    if day >= LPR_FROM:
        tenor = ctx.choices.take("tenor", ctx.case.conventions.tenor)
        ctx.asked_quote(day)
        limit = quoted(RateTerm("lpr"), ctx.rates.lpr.at(day, tenor), _ADVANCE)
    else:
        limit = quoted(_CHAINED, ctx.rates.benchmark.at(day, benchmark_tier(_CHAINED, ctx)), _ADVANCE)
    return Limited(agreed, Renamed(limit, _AT_ADVANCE), ctx.basis)


_AT_ADVANCE = Text("垫资时{}", "{} at the advance")


class Limited(Pricing):
    """An agreed rate up to a limit (``actual`` as in `sum_ceiling.LeftOver`)."""

    __slots__ = ()

    def __init__(self, agreed: Pricing, limit: Pricing, basis: str) -> None:
        super().__init__(agreed, limit, basis)
        self.by_day = self.by_day and basis != "actual"

    def reach(self) -> tuple[int, int]:
        found: tuple[int, int] = self.parts[0].reach()
        return found

    def lay_out(self, start: int, stop: int) -> Spans:
        agreed, limit, basis = self.parts
        most = curve_of(limit).cut(start, stop)[0].rate
        return join(
            [
                Span(span.start, span.end, _limited(span, most))
                if year_percent(span.rate, year_days(basis, span.start)) > most.value
                else span
                for span in curve_of(agreed).cut(start, stop)
            ]
        )


def _limited(span: Span, limit: Rate) -> Rate:
    found = limit.with_agreed((span,))
    if span.rate.floating:
        found.bound = ("ceiling", span.rate, limit)
    return found
