"""Payments owed to small and medium enterprises: 保障中小企业款项支付条例, 0.05 % a day where nothing was agreed."""

from __future__ import annotations

from ..accrual import Plan, Span, join
from ..dates import iso
from ..rateterm import LPR, RateTerm
from ..record import Text
from .context import Context, day_of
from .general import default_and_period, overdue_plan
from .reference import quoted_rate, spans_of, year_percent

# 令728 15条 from 2020-09-01; 令802 17条 from 2025-06-01.
_FIRST = day_of("2020-09-01")
_SECOND = day_of("2025-06-01")
_DAILY = RateTerm("fixed", 500_000_000, "day")
_BEFORE = RateTerm("benchmark")


def schedule(ctx: Context) -> Plan:
    """Lay out a late payment of an authority, public institution or large enterprise to an SME."""
    loan = ctx.loan
    default, start, end = default_and_period(ctx)
    # One day more than the period, so that a per-diem has its rate.
    stop = end + 1
    agreed = loan.overdue_rate
    spans = _statutory(start, stop, ctx) if agreed is None else _agreed(agreed, start, stop, ctx)
    return overdue_plan(ctx, default, start, end, spans)


def _statutory(start: int, stop: int, ctx: Context) -> tuple[Span, ...]:
    """0.05 % a day, each day under the text in force on it; before 2020-09-01 benchmark chained to LPR."""
    first, second = (min(max(start, day), stop) for day in (_FIRST, _SECOND))
    said = Text("未约定，", "nothing agreed: ")
    spans = [
        *spans_of(_BEFORE, start, first, ctx, ("nine-minutes/lpr",)),
        *spans_of(_DAILY, first, second, ctx, ("sme-2020/15",), prefix=said),
        *spans_of(_DAILY, second, stop, ctx, ("sme-2025/17",), prefix=said),
    ]
    ctx.choices.note(
        "info",
        "sme-large-enterprise",
        Text(
            "因“背靠背”条款无效等没有有效约定的，最高法批复按一年期 LPR 计；与每日万分之五并存时由法院取舍（主张 LPR 的，改用 --kind other）",
            "where a pay-when-paid clause is void, the SPC's reply gives the one-year LPR beside the 0.05 % a day"
            " (to claim that, use --kind other)",
        ),
        "sme-spc-2024/2",
    )
    return join(spans)


def _agreed(rate: RateTerm, start: int, stop: int, ctx: Context) -> tuple[Span, ...]:
    """An agreed rate may not be lower than the one-year LPR at contracting."""
    provision = "sme-2025/17" if stop > _SECOND else "sme-2020/15"
    spans = spans_of(rate, start, stop, ctx, (provision,))
    formed = ctx.formed(start)
    floor_day = formed if formed >= ctx.rates.lpr.days[0] else 0
    if not floor_day or not spans:
        return spans
    floor = ctx.rates.lpr.at(floor_day, "1y")
    if min(year_percent(span.rate, 365) for span in spans) >= floor.value:
        return spans
    ctx.choices.note(
        "warning",
        "sme-floor",
        Text(
            f"约定利率低于合同订立时（{iso(formed)}）一年期 LPR {floor.percent}%，按该 LPR 计",
            f"the agreed rate is below the one-year LPR at contracting ({iso(formed)}), {floor.percent}%: that LPR is used",
        ),
        provision,
    )
    floored = quoted_rate(LPR, floor, (provision,))
    # One quote for good, that of the contract: not the floating one.
    floored.rule = Text(f"合同订立时{floored.rule.zh}", f"{floored.rule.en} at contracting")
    return (Span(start, stop, floored),)
