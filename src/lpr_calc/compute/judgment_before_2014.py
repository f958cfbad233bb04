"""Delay before 2014-08-01 (法释〔2014〕8号 7条): earlier delay by the earlier rules, spliced at the day.

From 2009-05-18 (法释〔2009〕6号): twice the PBoC benchmark rate; a payment R that does not suffice serves debt X and
its own interest Y together: R = X + Y, Y = X × benchmark × 2 × t. Before, 民诉意见 294: twice the highest bank rate.
"""

from __future__ import annotations

from ..base.errors import words_of
from ..base.text import Text
from ..casefile.model import Judgment
from ..engine.schedule import Span, join
from ..law.context import Context, day_of
from ..law.reference import TIER_NAMES, quoted_rate, spans_of, tier_for
from ..values.rate import RateTerm

worded = words_of(__name__)

SPLICE = day_of("2014-08-01") - 1
"""The last day under the earlier rules; the later doubled part runs from the day after."""

RULE_2009 = day_of("2009-05-18")
_TWICE = RateTerm("benchmark", multiple=2_000_000)


def old_spans(judgment: Judgment, delay_from: int, ctx: Context) -> tuple[tuple[Span, ...], str]:
    """Return twice the rate of each day of the delay up to 2014-07-31, and the year basis.

    A year has 360 days, as the benchmark rate is quoted, or 365 where the conventions say so. The tier follows the
    delay up to 2014-07-31, whatever day it is computed to, unless it is stated. The base is what was adjudged, interest
    up to the last day of performance with it (law.md A12), court fees apart; general interest is not doubled as well.
    """
    basis = "365" if ctx.case.conventions.basis == "365" else "360"
    beside = (
        Text("另计一般债务利息（另行写明）", "general interest beside it, as stated")
        if judgment.general_before_2014
        else Text("不另计一般债务利息", "no general interest beside it")
    )
    inside = Text("", "")
    if judgment.interest:
        inside = (
            Text(
                "；基数含判决已定的利息（写 interest_before_2014: no 则不含）",
                "; adjudged interest is in the base (interest_before_2014: no takes it out)",
            )
            if judgment.interest_before_2014
            else Text("；基数不含利息（另行写明）", "; interest is not in the base, as stated")
        )
    ctx.choices.assume(
        "delay-before-2014",
        worded("delay-before-2014", basis=basis, beside=beside, inside=inside),
        "delay-interest-2009/2",
    )
    first, stop = delay_from + 1, SPLICE + 1
    twice = _TWICE
    if not ctx.case.conventions.tenor:
        tier = tier_for(first, stop)
        twice = _TWICE._replace(tenor=tier)
        ctx.choices.assume(
            "benchmark-tier-2014",
            worded("benchmark-tier-2014", tier=Text(TIER_NAMES[tier], tier)),
            "delay-interest-2009/1",
        )
    change = min(max(first, RULE_2009), stop)
    # The highest rate of the time is that of the longest term, whatever term is stated for the later rule.
    highest = ctx.rates.benchmark.over(first, change, "5y+") if first < change else []
    shown = [
        *(Span(a, b, quoted_rate(_TWICE, quote, ("civil-procedure-opinions-1992/294",))) for a, b, quote in highest),
        *spans_of(twice, change, stop, ctx, ("delay-interest-2009/1", "delay-interest-2009/2")),
    ]
    return join(shown), basis


STEP = Text("本息并还（2009年批复）", "debt and interest pro rata (reply of 2009)")
"""并还: of what is paid, X = R ÷ (1 + 2bt) to the base and Y = R − X to the interest owed."""
