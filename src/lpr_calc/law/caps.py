"""The most a court protects on a day: the ceiling of private lending through its three generations (law.md §2.4).

A ceiling creates no claim; it cuts what was agreed. Which one applies follows from the day the first-instance court
accepted the case (A), the day of suit (F), the day the contract was formed (C), and the day itself (d).
"""

from __future__ import annotations

from datetime import date

from ..base.dates import iso
from ..base.text import Text
from ..engine.schedule import Rate, Span, Track, cut, join
from ..values.rate import SCALE, RateTerm
from .context import RULE_2015, RULE_2020, Context
from .reference import LPR_FROM, fixed_rate, quoted_rate, spans_of, year_days, year_percent

_FOUR = 4_000_000
_FOUR_LPR = RateTerm("lpr", multiple=_FOUR)
_FOUR_BANK = RateTerm("benchmark", multiple=_FOUR)
_FOR_DEFAULT = ("private-lending-2020/28-1", "private-lending-2020/28-2-1", "private-lending-2020/28-2-2")
_TWENTY_FOUR = RateTerm("fixed", 24 * SCALE)


def protect(
    spans: tuple[Span, ...], start: int, stop: int, ctx: Context, formed: int | None = None
) -> tuple[Span, ...]:
    """Cut agreed rates for ``[start, stop)`` to the protected ceiling of each day.

    A piece that is cut carries the ceiling's rate, with the agreed rate beside it. Exactly at the ceiling is protected
    (Civil Code 1259: 超过 excludes the figure itself). ``formed`` is the day of a later note where that has its own.
    """
    ceilings = ceiling(start, stop, ctx, formed) if spans else ()
    if not ceilings:
        return spans
    basis = ctx.gauge(ctx.period[0]).basis
    pieces: list[Span] = []
    for limit in ceilings:
        for span in by_year(cut(spans, limit.start, limit.end), basis):
            if year_percent(span.rate, year_days(basis, span.start)) > limit.rate.value:
                pieces.append(Span(span.start, span.end, _cut_rate(span, limit.rate)))
            else:
                pieces.append(span)
    return join(pieces)


def by_year(spans: list[Span], basis: str) -> list[Span]:
    """Cut spans of a daily rate at each 1 January where the year's own length counts."""
    if basis != "actual":
        return spans
    pieces = []
    for span in spans:
        start = span.start
        while span.rate.unit == "day" and start < span.end:
            stop = min(date(date.fromordinal(start).year + 1, 1, 1).toordinal(), span.end)
            pieces.append(Span(start, stop, span.rate))
            start = stop
        if span.rate.unit != "day":
            pieces.append(span)
    return pieces


def unprotected(spans: tuple[Span, ...], pot: str, ctx: Context) -> list[Track]:
    """What was agreed above the ceiling, as hidden tracks, for payments that were made of it.

    ``unprotected`` stays with the creditor once paid: 24 to 36 % before 2020-08-20 (2015 text 26, 31), all of it where
    the user says so; ``refundable`` is given back where the user says so (law.md A8). ``excess`` goes to principal.
    """
    basis = ctx.gauge(ctx.period[0]).basis
    tracks: dict[str, list[Span]] = {"unprotected": [], "refundable": [], "excess": []}
    for span in spans:
        old = "private-lending-2015/26-1" in span.rate.provisions
        for piece in span.rate.agreed:
            start, stop = max(piece.start, span.start), min(piece.end, span.end)
            over = year_percent(piece.rate, year_days(basis, start)) - span.rate.value
            shares = dict.fromkeys(tracks, 0)
            if old:
                shares["unprotected"] = min(over, 12 * SCALE)
            else:
                chosen = ctx.choices.take("excess", ctx.case.conventions.excess)
                shares[{"keep": "unprotected", "refund": "refundable", "principal": "excess"}[chosen]] = over
            shares["excess"] = over - sum(shares.values()) + shares["excess"]
            for kind, share in shares.items():
                tracks[kind].append(Span(start, stop, _plain(share)))
    return [Track(kind, pot, join(found)) for kind, found in tracks.items() if any(span.rate.value for span in found)]


def _plain(value: int) -> Rate:
    return Rate(value, "year", Text("", ""), "")


def _cut_rate(agreed: Span, limit: Rate) -> Rate:
    found = limit.with_agreed((agreed,))
    # That the rate was agreed for default, or runs on after it, stands on its own article (28条); the ceiling cuts it.
    ran = tuple(key for key in agreed.rate.provisions if key in _FOR_DEFAULT)
    found.provisions = (*ran, *(key for key in limit.provisions if key not in ran))
    if agreed.rate.floating or limit.floating:
        found.bound = ("ceiling", agreed.rate, limit)
    return found


def ceiling(start: int, end: int, ctx: Context, formed: int | None = None) -> tuple[Span, ...]:
    """Return the ceiling for the days ``[start, end)``; nothing where none applies."""
    if start >= end:
        return ()
    if ctx.kind != "private-lending":
        return _reduction(start, end, ctx)
    stated = ctx.case.conventions.cap
    chosen = ctx.choices.take(
        "cap",
        f"{ctx.case.conventions.cap_rate.text}" if stated == "rate" and ctx.case.conventions.cap_rate else stated,
        provision="private-lending-2020/25-1" if ctx.kind == "private-lending" else "",
    )
    if chosen == "none":
        return ()
    if stated == "rate" and ctx.case.conventions.cap_rate is not None:
        return spans_of(
            ctx.case.conventions.cap_rate, start, end, ctx, ("private-lending-2020/25-1",), prefix=Text("上限", "cap ")
        )
    return _private_lending(start, end, ctx, formed)


def _reduction(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """A price or another claim has no ceiling by law; one that is stated is the reduction asked for (Civil Code 585)."""
    conventions = ctx.case.conventions
    if conventions.cap != "rate" or conventions.cap_rate is None:
        if conventions.cap:
            ctx.choices.take("cap", conventions.cap)
        return ()
    ctx.choices.take("cap", conventions.cap_rate.text)
    return spans_of(
        conventions.cap_rate, start, end, ctx, ("civil-code/585",), prefix=Text("请求调减至", "reduced to ")
    )


def _private_lending(start: int, end: int, ctx: Context, formed: int | None) -> tuple[Span, ...]:
    if ctx.case.lender in ("bank", "local-financial"):
        # 法释〔2020〕27号: supervised institutions, the seven local types among them, are outside the ceiling.
        ctx.choices.note(
            "info",
            "no-ceiling",
            Text(
                "金融机构（含七类地方金融组织）不适用民间借贷利率上限；借款人请求的，可用 --cap 24% 按 24% 总额调减",
                "financial institutions, the seven local types among them, are outside the ceiling; --cap 24% where the"
                " borrower asks for it",
            ),
            "private-lending-scope-2020/1",
        )
        return ()
    if formed is None:
        formed = ctx.formed(min(ctx.default, ctx.period[0]))
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
            spans += [_requested(span) for span in _old(formed, start, split, ctx)]
        else:
            spans.append(Span(start, split, _formation_or_suit(formed, ctx)))
    if split < end:
        # 31条2款: from 2020-08-20 the standard at the time of suit, one figure.
        spans.append(Span(split, end, _four_lpr(ctx.filed(), ctx, "private-lending-2020/31-2", "起诉时", "at suit")))
    return tuple(spans)


def _requested(span: Span) -> Span:
    """The same ceiling, standing on the request of 31条2款 as well."""
    rate = span.rate
    provisions = (*rate.provisions, "private-lending-2020/31-2")
    requested = Rate(rate.value, rate.unit, rate.rule, rate.factor, rate.quote, provisions, term=rate.term)
    return Span(span.start, span.end, requested)


def _old(formed: int, start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """The ceiling of the time (law.md A3): four times the bank rate to 2015-08-31 for older contracts, then 24 %."""
    if formed >= RULE_2015 or start >= RULE_2015:
        return (_twenty_four(start, end),)
    chosen = ctx.choices.take("pre_2015", ctx.case.conventions.pre_2015)
    if chosen == "24":
        return (_twenty_four(start, end),)
    change = end if chosen == "bank" else min(end, RULE_2015)
    spans = list(_bank(start, change, ctx))
    if change < end:
        spans.append(_twenty_four(change, end))
    return tuple(spans)


def _bank(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    # The loan's own term decides the tier, as ever.
    return spans_of(_FOUR_BANK, start, end, ctx, ("lending-opinions-1991/6",))


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
    ctx.asked_quote(day)
    quote = ctx.rates.lpr.at(day, "1y")
    rate = quoted_rate(_FOUR_LPR, quote, (provision,))
    rate.rule = Text(
        f"{when_zh}一年期LPR四倍（{iso(quote.day)} 报价）", f"LPR-1Y × 4 {when_en} (quote {iso(quote.day)})"
    )
    return rate
