"""The most a court protects on a day: the ceiling of private lending through its three generations (law.md §2.4).

A ceiling creates no claim; it cuts what was agreed. Which one applies follows from the day the first-instance court
accepted the case (A), the day of suit (F), the day the contract was formed (C), and the day itself (d).
"""

from __future__ import annotations

from ..accrual import Rate, Span, cut, join
from ..dates import iso
from ..rateterm import SCALE, RateTerm
from ..text import Text
from .context import Context, day_of
from .reference import LPR_FROM, fixed_rate, quoted_rate, spans_of, year_percent

# 法释〔2015〕18号 in force 2015-09-01 to 2020-08-19; 法释〔2020〕6号 from 2020-08-20; 法释〔2020〕17号 from 2021-01-01.
RULE_2015 = day_of("2015-09-01")
RULE_2020 = day_of("2020-08-20")

_FOUR = 4_000_000
_FOUR_LPR = RateTerm("lpr", multiple=_FOUR)
_FOUR_BANK = RateTerm("benchmark", multiple=_FOUR)
_TWENTY_FOUR = RateTerm("fixed", 24 * SCALE)


def protect(spans: tuple[Span, ...], start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """Cut agreed rates for ``[start, end)`` to the protected ceiling of each day.

    A piece that is cut carries the ceiling's rate, with the agreed rate beside it. Exactly at the ceiling is protected
    (Civil Code 1259: 超过 excludes the figure itself).
    """
    if not spans:
        return spans
    ceilings = ceiling(start, max(end, start + 1), ctx)
    if not ceilings:
        return spans
    basis = ctx.gauge(start).basis
    last = spans[-1].end
    pieces: list[Span] = []
    for limit in ceilings:
        stop = last if limit is ceilings[-1] else limit.end
        for span in cut(spans, limit.start, stop):
            if year_percent(span.rate, basis) > limit.rate.value:
                pieces.append(Span(span.start, span.end, _cut_rate(span.rate, limit.rate)))
            else:
                pieces.append(span)
    return join(pieces)


def _cut_rate(agreed: Rate, limit: Rate) -> Rate:
    return Rate(limit.value, "year", limit.rule, limit.factor, limit.quote, limit.provisions, agreed)


def ceiling(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """Return the ceiling for the days ``[start, end)``; nothing where none applies."""
    if start >= end:
        return ()
    stated = ctx.case.conventions.cap
    chosen = ctx.choices.take(
        "cap", f"{ctx.case.conventions.cap_rate.text}" if stated == "rate" and ctx.case.conventions.cap_rate else stated
    )
    if chosen == "none":
        return ()
    if stated == "rate" and ctx.case.conventions.cap_rate is not None:
        return spans_of(ctx.case.conventions.cap_rate, start, end, ctx, (), prefix=Text("上限", "cap "))
    return _private_lending(start, end, ctx)


def _private_lending(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    formed = ctx.formed(start)
    regime = ctx.choices.take("regime", ctx.case.conventions.regime)
    if formed >= RULE_2020:
        # 法释〔2020〕17号 25条: four times the one-year LPR at formation, for the life of the contract.
        return (Span(start, end, _four_lpr(formed, ctx, "private-lending-2020/25-1", "合同成立时", "at formation")),)
    accepted = ctx.accepted()
    if accepted < RULE_2015:
        # 法(民)发〔1991〕21号 6条: four times the bank rate of the same kind.
        return _bank(start, end, ctx)
    if accepted < RULE_2020:
        # 法释〔2015〕18号 26条, for the whole life of the case.
        return _old(formed, start, end, ctx) if start < RULE_2015 else (_twenty_four(start, end),)
    if regime == "2020-08":
        return _text_of_august_2020(formed, start, end, ctx)
    spans: list[Span] = []
    split = min(max(start, RULE_2020), end)
    if start < split:
        if ctx.choices.take("old_rule", ctx.case.conventions.old_rule) == "yes":
            # 31条2款: at the party's request, the interpretation of the time up to 2020-08-19.
            spans += _old(formed, start, split, ctx)
        else:
            spans.append(Span(start, split, _formation_or_suit(formed, ctx)))
    if split < end:
        # 31条2款: from 2020-08-20 the standard at the time of suit, one figure.
        spans.append(Span(split, end, _four_lpr(ctx.filed(), ctx, "private-lending-2020/31-2", "起诉时", "at suit")))
    return tuple(spans)


def _old(formed: int, start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """The ceiling of the time: four times the bank rate to 2015-08-31 for older contracts, then 24 % (law.md A3)."""
    if formed >= RULE_2015 or start >= RULE_2015:
        return (_twenty_four(start, end),)
    change = min(end, RULE_2015)
    ctx.choices.assume(
        "pre-2015-ceiling",
        Text(
            "2015-09-01 以前的利息按银行同类贷款利率四倍封顶，以后按 24%（当时规定的适用有争议）",
            "interest before 2015-09-01 is capped at four times the bank rate, then at 24 % (disputed)",
        ),
        "private-lending-2015/26-1",
    )
    spans = list(_bank(start, change, ctx))
    if change < end:
        spans.append(_twenty_four(change, end))
    return tuple(spans)


def _bank(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    spans = spans_of(_FOUR_BANK, start, end, ctx, ("lending-opinions-1991/6",))
    return tuple(cut(spans, start, end))


def _twenty_four(start: int, end: int) -> Span:
    return Span(start, end, fixed_rate(_TWENTY_FOUR, ("private-lending-2015/26-1",), Text("司法保护上限", "ceiling ")))


def _text_of_august_2020(formed: int, start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """法释〔2020〕6号 32条 as it stood to 2020-12-31: no split at 2020-08-20."""
    return (Span(start, end, _formation_or_suit(formed, ctx, "private-lending-2020-08/32-2")),)


def _formation_or_suit(formed: int, ctx: Context, provision: str = "private-lending-2020/31-1") -> Rate:
    if formed >= LPR_FROM:
        return _four_lpr(formed, ctx, provision, "合同成立时", "at formation")
    return _four_lpr(ctx.filed(), ctx, provision, "起诉时", "at suit")


def _four_lpr(day: int, ctx: Context, provision: str, when_zh: str, when_en: str) -> Rate:
    ctx.quoted_through = max(ctx.quoted_through, day)
    quote = ctx.rates.lpr.at(day, "1y")
    rate = quoted_rate(_FOUR_LPR, quote, (provision,))
    rate.rule = Text(
        f"{when_zh}一年期LPR四倍（{iso(quote.day)} 报价）", f"LPR-1Y × 4 {when_en} (quote {iso(quote.day)})"
    )
    return rate
