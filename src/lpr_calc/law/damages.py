"""Liquidated damages beside interest: what stands where only damages were agreed for default (law.md A27)."""

from __future__ import annotations

from ..base.errors import words_of
from ..base.money import half_up
from ..base.text import Text
from ..engine.schedule import Rate
from ..engine.steps import exactly
from ..values.rate import SCALE, RateTerm, percent_text
from .context import Context
from .curve import NOTHING, Pricing, Spans, curve_of
from .reference import LPR_FROM, pricing_of, year_days, year_percent

worded = words_of(__name__)


def damages_alone(ctx: Context) -> bool:
    """Whether the damages that were agreed stand instead of the interest the law gives where nothing was agreed.

    They are the agreed consequence of default. ``damages_and_interest: both`` claims the law's interest beside them.
    """
    return ctx.choices.take("damages_and_interest", ctx.case.conventions.damages_and_interest) == "damages"


def beside_term_rate(ctx: Context) -> bool:
    """Whether the in-term rate that goes on after the due date (28条2款2项) is claimed beside damages.

    What the damages stand in for is the interest of 28条2款1项; a rate that was agreed goes on, the sum of both under
    29条. ``damages_and_interest: damages`` gives it up.
    """
    stated = ctx.case.conventions.damages_and_interest
    if stated:
        return ctx.choices.take("damages_and_interest", stated) == "both"
    ctx.choices.assume(
        "damages-beside-term-rate",
        worded("damages-beside-term-rate"),
        "private-lending-2020/29",
    )
    return True


def damages_by_the_day(start: int, stop: int, ctx: Context) -> Pricing:
    """Damages agreed as a rate for ``[start, stop)``; nothing for a sum of money (Civil Code 585)."""
    damages = ctx.loan.damages
    if not isinstance(damages, RateTerm):
        return NOTHING
    return pricing_of(damages, start, stop, ctx, ("civil-code/585",), prefix=Text("违约金", "damages "))


def lumps(ctx: Context) -> tuple[tuple[str, int], ...]:
    """Damages and fees agreed as sums of money, the former first."""
    loan = ctx.loan
    found = []
    if isinstance(loan.damages, int) and loan.damages:
        found.append(("damages", loan.damages))
    if loan.fees:
        found.append(("fees", loan.fees))
    return tuple(found)


def warn_of_excess(ctx: Context, start: int, end: int, overdue: Pricing, damages: Pricing) -> None:
    """Warn where what was agreed for default is more than 30 % above the loss measured by LPR (585; 合同编通则解释 65).

    Never reduced unasked: the party in default has to ask for it. ``overdue`` is `NOTHING` where the law gave the rate.
    """
    basis = ctx.basis
    if overdue is NOTHING and damages is NOTHING and not isinstance(ctx.loan.damages, int):
        return
    agreed = [spans for spans in (curve_of(pricing).cut(start, end + 1) for pricing in (overdue, damages)) if spans]
    losses = _losses(start, end, ctx)
    days = {start, *(span.start for spans in agreed for span in spans), *(first for first, _, _ in losses)}
    for day in sorted(day for day in days if start <= day < end):
        asked = sum(_on(spans, day, year_days(basis, day)) for spans in agreed)
        loss = next(value for first, stop, value in losses if first <= day < stop)
        if 10 * asked > 13 * loss:
            _warn(ctx, f"年利率 {percent_text(asked)}%", f"{percent_text(asked)} % a year", f"{percent_text(loss)}%")
            return
    if isinstance(ctx.loan.damages, int) and not ctx.case.payments and not ctx.loan.instalments:
        # Without payments the loss is plain: principal × LPR × days.
        loss_fen = sum(exactly(ctx.loan.principal, value, stop - first) for first, stop, value in losses)
        if 10 * ctx.loan.damages * 36500 * SCALE > 13 * loss_fen:
            said, loss_said = (
                f"{fen // 100}.{fen % 100:02d}" for fen in (ctx.loan.damages, half_up(loss_fen, 36500 * SCALE))
            )
            _warn(ctx, f"{said} 元", f"{said} yuan", f"{loss_said} 元", f"{loss_said} yuan")


def _losses(start: int, end: int, ctx: Context) -> list[tuple[int, int, int]]:
    """The loss by the day as a yearly rate: LPR-1Y, the one-year benchmark before 2019-08-20."""
    change = min(max(start, LPR_FROM), end)
    early = ctx.rates.benchmark.over(start, change, "1y")
    return [(a, b, quote.value) for a, b, quote in (*early, *ctx.rates.lpr.over(change, end, "1y"))]


def _on(spans: Spans, day: int, year: int) -> int:
    found: Rate | None = next((span.rate for span in spans if span.start <= day < span.end), None)
    return 0 if found is None else year_percent(found, year)


def _warn(ctx: Context, zh: str, en: str, loss: str, loss_en: str = "") -> None:
    ctx.choices.note(
        "warning",
        "damages-excess",
        worded("damages-excess", excess=Text(zh, en), loss=Text(loss, loss_en or loss)),
        "civil-code/585",
    )
