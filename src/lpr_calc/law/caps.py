"""The most a court protects on a day: the ceiling of private lending through its three generations (law.md §2.4).

A ceiling creates no claim; it cuts what was agreed. Which one applies follows from the day the first-instance court
accepted the case (A), the day of suit (F), the day the contract was formed (C), and the day itself (d).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..base.dates import iso
from ..base.errors import words_of
from ..base.text import Text
from ..engine.schedule import Pot, Rate, Span, Track, cut, join
from ..rates.table import Quote
from ..values.rate import SCALE, RateTerm
from .context import RULE_2015, RULE_2020, Context
from .curve import LATEST, NOTHING, Constant, Pricing, Spans, chain, curve_of, renamed
from .reference import LPR_FROM, constant, pricing_of, quoted_rate, year_days, year_percent

worded = words_of(__name__)

_FOUR = 4_000_000
_FOUR_LPR = RateTerm("lpr", multiple=_FOUR)
_FOUR_BANK = RateTerm("benchmark", multiple=_FOUR)
_FOR_DEFAULT = ("private-lending-2020/28-1", "private-lending-2020/28-2-1", "private-lending-2020/28-2-2")


def protect(pricing: Pricing, start: int, stop: int, ctx: Context, formed: int | None = None) -> Pricing:
    """Put agreed rates for ``[start, stop)`` under the protected ceiling of each day.

    A piece that is cut carries the ceiling's rate, with the agreed rate beside it. Exactly at the ceiling is protected
    (Civil Code 1259: 超过 excludes the figure itself). ``formed`` is the day of a later note where that has its own.
    """
    if pricing is NOTHING:
        return pricing
    limit = ceiling_of(start, stop, ctx, formed)
    return pricing if limit is NOTHING else Protected(pricing, limit, ctx.basis)


class Protected(Pricing):
    """Agreed rates under a ceiling; ``basis`` is the year over which a rate per day is compared with a yearly one."""

    __slots__ = ()

    def __init__(self, agreed: Pricing, limit: Pricing, basis: str) -> None:
        super().__init__(agreed, limit, basis)

    def reach(self) -> tuple[int, int]:
        (a, b), (c, d) = self.parts[0].reach(), self.parts[1].reach()
        return max(a, c), min(b, d)

    def lay_out(self, start: int, stop: int) -> Spans:
        agreed, limit, basis = self.parts
        spans, ceilings = curve_of(agreed).cut(start, stop), curve_of(limit).cut(start, stop)
        pieces: list[Span] = []
        for most in ceilings:
            for span in by_year(_opened(agreed, spans, most.start, most.end), basis):
                if year_percent(span.rate, year_days(basis, span.start)) > most.rate.value:
                    (held, *_) = _opened(limit, ceilings, span.start, span.end)
                    pieces.append(Span(span.start, span.end, _cut_rate(span, held.rate)))
                else:
                    pieces.append(span)
        return join(pieces)


def _opened(pricing: Pricing, spans: Spans, start: int, end: int) -> list[Span]:
    """The part of a pricing's ``spans`` within ``[start, end)``.

    Its first quote is the one in force on ``start``, not the first of equal ones, wherever the whole began.
    """
    return [*curve_of(pricing).cut(start, end)] if pricing.by_day else cut(spans, start, end)


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


def unprotected(spans: tuple[Span, ...], pot: str | Pot, ctx: Context) -> list[Track]:
    """What was agreed above the ceiling, as hidden tracks, for payments that were made of it.

    ``unprotected`` stays with the creditor once paid: 24 to 36 % before 2020-08-20 (2015 text 26, 31), all of it where
    the user says so; ``refundable`` is given back where the user says so (law.md A8). ``excess`` goes to principal.
    """
    basis = ctx.basis
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


def ceiling(start: int, end: int, ctx: Context, formed: int | None = None) -> Spans:
    """Return the ceiling for the days ``[start, end)``; nothing where none applies."""
    return curve_of(ceiling_of(start, end, ctx, formed)).cut(start, end)


def ceiling_of(start: int, end: int, ctx: Context, formed: int | None = None) -> Pricing:
    """Decide which ceiling holds for the days ``[start, end)``; `NOTHING` where none applies."""
    if start >= end:
        return NOTHING
    if ctx.kind != "private-lending":
        return _reduction(start, end, ctx)
    stated = ctx.case.conventions.cap
    chosen = ctx.choices.take(
        "cap",
        f"{ctx.case.conventions.cap_rate.text}" if stated == "rate" and ctx.case.conventions.cap_rate else stated,
        provision="private-lending-2020/25-1" if ctx.kind == "private-lending" else "",
    )
    if chosen == "none":
        return NOTHING
    if stated == "rate" and ctx.case.conventions.cap_rate is not None:
        return pricing_of(
            ctx.case.conventions.cap_rate, start, end, ctx, ("private-lending-2020/25-1",), prefix=_STATED
        )
    return _private_lending(start, end, ctx, formed)


_STATED = Text("上限", "cap ")
_REDUCED = Text("请求调减至", "reduced to ")


def _reduction(start: int, end: int, ctx: Context) -> Pricing:
    """A price or another claim has no ceiling by law; one that is stated is the reduction asked for (Civil Code
    585).
    """
    conventions = ctx.case.conventions
    if conventions.cap != "rate" or conventions.cap_rate is None:
        if conventions.cap:
            ctx.choices.take("cap", conventions.cap)
        return NOTHING
    ctx.choices.take("cap", conventions.cap_rate.text)
    return pricing_of(conventions.cap_rate, start, end, ctx, ("civil-code/585",), prefix=_REDUCED)


def _private_lending(start: int, end: int, ctx: Context, formed: int | None) -> Pricing:
    if ctx.case.lender in ("bank", "local-financial"):
        # 法释〔2020〕27号: supervised institutions, the seven local types among them, are outside the ceiling.
        ctx.choices.note(
            "info",
            "no-ceiling",
            worded("no-ceiling"),
            "private-lending-scope-2020/1",
        )
        return NOTHING
    if formed is None:
        formed = ctx.formed(min(ctx.default, ctx.period[0]))
    regime = ctx.choices.take("regime", ctx.case.conventions.regime)
    if formed >= RULE_2020:
        # 法释〔2020〕17号 25条: four times the one-year LPR at formation, for the life of the contract.
        return _four_lpr(formed, ctx, "private-lending-2020/25-1", _AT_FORMATION)
    accepted = ctx.accepted()
    if accepted < RULE_2015:
        # 法(民)发〔1991〕21号 6条: four times the bank rate of the same kind.
        return _bank(start, end, ctx)
    if accepted < RULE_2020:
        # 法释〔2015〕18号 26条, for the whole life of the case.
        return _old(formed, start, end, ctx) if start < RULE_2015 else _TWENTY_FOUR
    if regime == "2020-08":
        # 法释〔2020〕6号 32条 as it stood to 2020-12-31: no split at 2020-08-20.
        return _formation_or_suit(formed, ctx, "private-lending-2020-08/32-2")
    links: list[tuple[Pricing, int]] = []
    if start < RULE_2020:
        if ctx.choices.take("old_rule", ctx.case.conventions.old_rule) == "yes":
            # 31条2款: at the party's request, the interpretation of the time up to 2020-08-19.
            links.append((Requested(_old(formed, start, min(end, RULE_2020), ctx)), RULE_2020))
        else:
            links.append((_formation_or_suit(formed, ctx), RULE_2020))
    if end > RULE_2020:
        # 31条2款: from 2020-08-20 the standard at the time of suit, one figure.
        links.append((_four_lpr(ctx.filed(), ctx, "private-lending-2020/31-2", _AT_SUIT), LATEST))
    return chain(*links)


class Requested(Pricing):
    """The same ceiling, standing on the request of 31条2款 as well."""

    __slots__ = ()

    def reach(self) -> tuple[int, int]:
        found: tuple[int, int] = self.parts[0].reach()
        return found

    def lay_out(self, start: int, stop: int) -> Spans:
        return tuple(_requested(span) for span in curve_of(self.parts[0]).cut(start, stop))


def _requested(span: Span) -> Span:
    rate = span.rate
    provisions = (*rate.provisions, "private-lending-2020/31-2")
    requested = Rate(rate.value, rate.unit, rate.rule, rate.factor, rate.quote, provisions, term=rate.term)
    return Span(span.start, span.end, requested)


def _old(formed: int, start: int, end: int, ctx: Context) -> Pricing:
    """The ceiling of the time (law.md A3): four times the bank rate to 2015-08-31 for older contracts, then 24 %."""
    if formed >= RULE_2015 or start >= RULE_2015:
        return _TWENTY_FOUR
    chosen = ctx.choices.take("pre_2015", ctx.case.conventions.pre_2015)
    if chosen == "24":
        return _TWENTY_FOUR
    if chosen == "bank" or end <= RULE_2015:
        return _bank(start, end, ctx)
    return chain((_bank(start, RULE_2015, ctx), RULE_2015), (_TWENTY_FOUR, LATEST))


def _bank(start: int, end: int, ctx: Context) -> Pricing:
    # The loan's own term decides the tier, as ever.
    return pricing_of(_FOUR_BANK, start, end, ctx, ("lending-opinions-1991/6",))


_TWENTY_FOUR = constant(RateTerm("fixed", 24 * SCALE), ("private-lending-2015/26-1",), Text("司法保护上限", "ceiling "))
_AT_FORMATION = Text("合同成立时", "at formation")
_AT_SUIT = Text("起诉时", "at suit")


def _formation_or_suit(formed: int, ctx: Context, provision: str = "private-lending-2020/31-1") -> Pricing:
    if formed >= LPR_FROM:
        return _four_lpr(formed, ctx, provision, _AT_FORMATION)
    return _four_lpr(ctx.filed(), ctx, provision, _AT_SUIT)


def _four_lpr(day: int, ctx: Context, provision: str, when: Text) -> Pricing:
    ctx.asked_quote(day)
    return _four_times(ctx.rates.lpr.at(day, "1y"), provision, when)


@lru_cache(1024)
def _four_times(quote: Quote, provision: str, when: Text) -> Pricing:
    said = iso(quote.day)
    rule = Text(f"{when.zh}一年期LPR四倍（{said} 报价）", f"LPR-1Y × 4 {when.en} (quote {said})")
    return Constant(renamed(quoted_rate(_FOUR_LPR, quote, (provision,)), rule), quote, provision, when)
