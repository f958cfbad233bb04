"""From a rate as worded to rates by the day: fixed, LPR (floating, fixed, as at filing), benchmark chained to LPR."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..base.dates import iso, whole_months, year_length
from ..base.errors import words_of
from ..base.text import Text
from ..casefile.model import Loan
from ..engine.schedule import Rate, Span, join
from ..rates.table import TENORS, TIERS, Quote, RateTable
from ..values.rate import MULTIPLE, RateTerm, multiple_text, percent_plain, percent_text
from .context import Context, day_of
from .curve import LATEST, NOTHING, Constant, Pricing, Renamed, Spans, chain, curve_of

worded = words_of(__name__)

LPR_FROM = day_of("2019-08-20")
"""Day of the first LPR; up to the day before, courts refer to the PBoC benchmark lending rate."""

SAFE_START = day_of("1991-04-21")
"""The first benchmark row that more than one source confirms."""

_STATUTORY = {
    "private-lending-2020/28-2-1": ("private-lending-2020/28-2-1", "private-lending-2020/25-2"),
    "sale-2020/18-4": ("sale-2020/18-4", "sale-2020/18-4"),
}
"""By the article that names an LPR: what decides how it moves in time, and its term."""

_UNIT_ZH = {"year": "年利率", "month": "月利率", "day": "日利率"}
_TENOR_ZH = {"1y": "一年期LPR", "5y": "五年期以上LPR"}
AGREED = Text("约定", "agreed ")
_FIRST_QUOTE = Text("2019年8月20日公布的{}", "{} (quote of 2019-08-20)")
_REMEMBERED = 4096
"""So many rates and pricings are remembered, each by what it was made of."""

TIER_NAMES = {"6m": "六个月以内", "1y": "一年以内", "1-3y": "一至三年", "3-5y": "三至五年", "5y+": "五年以上"}


def spans_of(
    term: RateTerm,
    start: int,
    stop: int,
    ctx: Context,
    provisions: tuple[str, ...],
    lpr_entry: str = "",
    prefix: Text = AGREED,
    fixed_on: int | None = None,
) -> Spans:
    """Resolve a rate as worded into rates for the days ``[start, stop)``: `pricing_of`, cut to them."""
    return curve_of(pricing_of(term, start, stop, ctx, provisions, lpr_entry, prefix, fixed_on)).cut(start, stop)


def pricing_of(
    term: RateTerm,
    start: int,
    stop: int,
    ctx: Context,
    provisions: tuple[str, ...],
    lpr_entry: str = "",
    prefix: Text = AGREED,
    fixed_on: int | None = None,
) -> Pricing:
    """Decide what a rate as worded means for the days ``[start, stop)``, and note what had to be assumed for it.

    A ``fixed`` LPR is read on ``fixed_on``, by default the first day of default. ``lpr_entry`` names the default of
    the LPR mode where it is not the general one. Raises LprError (exit 3) where a series has no rate.
    """
    if start >= stop:
        return NOTHING
    if term.kind == "fixed":
        return constant(term, provisions, prefix)
    if term.kind == "lpr":
        return _lpr(term, start, stop, ctx, provisions, lpr_entry, fixed_on)
    assert term.kind == "benchmark", "words that are no rate were understood before (law.wording)"
    links: list[tuple[Pricing, int]] = []
    if start < LPR_FROM:
        # PBoC benchmark to 2019-08-19, then LPR at the same multiple (九民纪要; 买卖合同解释 18).
        tier = benchmark_tier(term, ctx)
        links.append(
            (published(term, ctx.rates.benchmark, start, min(stop, LPR_FROM), tier, ctx, provisions), LPR_FROM)
        )
        _note_single_source(start, ctx)
    if stop > LPR_FROM:
        lpr = term._replace(kind="lpr", tenor="" if term.tenor in TIERS else term.tenor)
        asked = ctx.default if fixed_on is None else fixed_on
        after = _lpr(lpr, max(start, LPR_FROM), stop, ctx, provisions, lpr_entry, max(asked, LPR_FROM))
        if asked < LPR_FROM and isinstance(after, Constant) and after.rate.moves == "fixed":
            # There was no LPR on the day of default: it is the first one that is taken.
            after = Renamed(after, _FIRST_QUOTE)
        links.append((after, LATEST))
    return chain(*links)


def _lpr(
    term: RateTerm,
    start: int,
    stop: int,
    ctx: Context,
    provisions: tuple[str, ...],
    entry: str,
    fixed_on: int | None,
) -> Pricing:
    # What a statute says of the LPR it names (一年期, 当时) it decides; of an agreed LPR it decides nothing.
    # Head by head: what one debt leaves to the statute fixes nothing that was agreed for another.
    # A rate that is only held against the ceiling (`compute.cap`) rests on no provision.
    decided = _STATUTORY.get(provisions[0] if provisions else "", ("", ""))
    mode = ctx.choices.take("lpr", _lpr_mode(ctx), entry, decided[0], bool(entry))
    tenor = term.tenor or ctx.choices.take("tenor", ctx.case.conventions.tenor, provision=decided[1])
    if mode == "floating":
        ctx.asked_quote(stop - 1)
        return published(term, ctx.rates.lpr, start, stop, tenor, ctx, provisions, mode)
    day = _fixing_day(mode, ctx.default if fixed_on is None else fixed_on, ctx)
    ctx.asked_quote(day)
    # An in-term rate that is fixed is fixed when the money is lent, not at default.
    at_default = fixed_on is None or fixed_on in (ctx.default, LPR_FROM)
    return quoted(term, ctx.rates.lpr.at(day, tenor), provisions, mode if mode != "fixed" or at_default else "lent")


class Published(Pricing):
    """A series as it was published, each quote from its day on.

    With ``each`` every publication is a piece of its own, else equal neighbours are one. ``moves`` is that of its
    rates.
    """

    __slots__ = ()

    def __init__(
        self, term: RateTerm, table: RateTable, tenor: str, each: bool, provisions: tuple[str, ...], moves: str = ""
    ) -> None:
        super().__init__(term, table, tenor, each, provisions, moves)

    def reach(self) -> tuple[int, int]:
        table: RateTable = self.parts[1]
        return table.days[0], table.last_day + 1 if table.last_day else LATEST

    def lay_out(self, start: int, stop: int) -> Spans:
        term, table, tenor, each, provisions, moves = self.parts
        return tuple(
            Span(begin, finish, quoted_rate(term, quote, provisions, moves, quote.day if each else 0))
            for begin, finish, quote in table.over(start, stop, tenor, each)
        )


class Throughout(Pricing):
    """A series as published up to `LPR_FROM`, its last quote on all later days."""

    __slots__ = ()

    def __init__(
        self, term: RateTerm, table: RateTable, tier: str, each: bool, last: Quote, provisions: tuple[str, ...]
    ) -> None:
        super().__init__(Published(term, table, tier, each, provisions), term, last, provisions)

    def reach(self) -> tuple[int, int]:
        return self.parts[0].reach()[0], LATEST

    def lay_out(self, start: int, stop: int) -> Spans:
        before, term, last, provisions = self.parts
        change = min(max(start, LPR_FROM), stop)
        spans = list(curve_of(before).cut(start, change))
        if change < stop and spans:
            spans[-1] = Span(spans[-1].start, stop, spans[-1].rate)
        elif change < stop:
            spans.append(Span(change, stop, quoted_rate(term, last, provisions)))
        return join(spans)


def benchmark_throughout(term: RateTerm, start: int, stop: int, ctx: Context, provisions: tuple[str, ...]) -> Pricing:
    """The benchmark rate for all days, the last one published for those from 2019-08-20 on (买卖合同解释 18条4款 as
    worded).
    """
    tier = benchmark_tier(term, ctx)
    table = ctx.rates.benchmark
    if start < LPR_FROM:
        published(term, table, start, min(stop, LPR_FROM), tier, ctx, provisions)
    last = table.at(LPR_FROM - 1, tier)
    _note_single_source(start, ctx)
    return Throughout(term, table, tier, ctx.each_quote, last, provisions)


def published(
    term: RateTerm,
    table: RateTable,
    start: int,
    stop: int,
    tenor: str,
    ctx: Context,
    provisions: tuple[str, ...],
    moves: str = "",
) -> Pricing:
    """The rate by what was published, a step for each change; for each publication where the lines are cut so.

    Raises LprError (exit 3) where the series does not cover ``[start, stop)``.
    """
    table.cover(start, stop, tenor)
    return Published(term, table, tenor, ctx.each_quote, provisions, moves)


@lru_cache(_REMEMBERED)
def constant(term: RateTerm, provisions: tuple[str, ...], prefix: Text) -> Constant:
    """A fixed rate as a pricing."""
    return Constant(fixed_rate(term, provisions, prefix), term, provisions, prefix)


@lru_cache(_REMEMBERED)
def quoted(term: RateTerm, quote: Quote, provisions: tuple[str, ...], moves: str = "") -> Constant:
    """One quote for good as a pricing."""
    return Constant(quoted_rate(term, quote, provisions, moves), term, quote, provisions, moves)


def _note_single_source(start: int, ctx: Context) -> None:
    if start < SAFE_START:
        ctx.choices.note(
            "warning",
            "rate-single-source",
            worded("rate-single-source"),
        )


def _lpr_mode(ctx: Context) -> str:
    conventions = ctx.case.conventions
    if conventions.lpr == "fixed@":
        return f"fixed@{iso(conventions.lpr_day or 0)}"
    return conventions.lpr


def _fixing_day(mode: str, fixed_on: int, ctx: Context) -> int:
    if mode == "filing":
        return ctx.filed()
    if mode.startswith("fixed@"):
        return ctx.case.conventions.lpr_day or fixed_on
    return fixed_on


def fixed_rate(term: RateTerm, provisions: tuple[str, ...], prefix: Text) -> Rate:
    """Make the rate of a fixed term: 24 % a year, 2 % a month, 0.05 % a day."""
    percent = percent_plain(term.value)
    factor = percent + (" × 12" if term.unit == "month" else "")
    rule = Text(f"{prefix.zh}{_UNIT_ZH[term.unit]}{percent}", f"{prefix.en}{percent}/{term.unit}")
    return Rate(term.value, term.unit, rule, factor, provisions=provisions)


@lru_cache(_REMEMBERED)
def quoted_rate(term: RateTerm, quote: Quote, provisions: tuple[str, ...], moves: str = "", apart: int = 0) -> Rate:
    """Make the rate (quote + points) × multiple, exactly; it is remembered, and must not be changed.

    ``moves`` and ``apart`` as `Rate` has them.
    """
    value, rest = divmod((quote.value + term.points) * term.multiple, MULTIPLE)
    assert not rest, "quotes have two decimals and multiples at most six"
    factor = f"{quote.percent}%"
    label = (
        Text(_TENOR_ZH[quote.tenor], f"LPR-{quote.tenor.upper()}")
        if quote.series == "lpr"
        else Text(f"贷款基准利率（{TIER_NAMES[quote.tenor]}）", f"benchmark {quote.tenor}")
    )
    zh, en = label.zh, label.en
    if term.points:
        sign = "+" if term.points > 0 else "−"
        points = abs(term.points)
        factor = f"({factor} {sign} {percent_text(points)}%)"
        bp = percent_plain(points * 100).rstrip("%")
        zh, en = f"{zh} {sign} {bp}bp", f"{en} {sign} {bp}bp"
    if term.multiple != MULTIPLE:
        factor += f" × {multiple_text(term.multiple)}"
        zh = f"（{zh}） × {multiple_text(term.multiple)}" if term.points else f"{zh} × {multiple_text(term.multiple)}"
    if not term.points:
        en = f"{en} × {multiple_text(term.multiple)}"
    elif term.multiple != MULTIPLE:
        en = f"({en}) × {multiple_text(term.multiple)}"
    rate = Rate(max(value, 0), "year", Text(zh, en), factor, quote, provisions, term=term)
    rate.moves, rate.apart = moves, apart
    return rate


def benchmark_tier(term: RateTerm, ctx: Context) -> str:
    """The tier of the benchmark rate: as stated, else by the loan's own term (同期同类), else by the length of the
    whole claim period, which matters (law.md §3).
    """
    stated = ctx.case.conventions.tenor or term.tenor
    if stated in TENORS:
        return "5y+" if stated == "5y" else "1y"
    if term.tenor in TIERS:
        return term.tenor
    last = last_due_day(ctx.loan)
    if ctx.loan.lent is not None and last is not None and ctx.loan.lent < last:
        return tier_for(ctx.loan.lent, last)
    tier = tier_for(*ctx.period)
    ctx.choices.assume(
        "benchmark-tier",
        worded("benchmark-tier", tier=Text(TIER_NAMES[tier], tier)),
        "nine-minutes/lpr",
        matters=True,
    )
    return tier


def last_due_day(loan: Loan) -> int | None:
    """The day on which the last of the principal fell due; None where no day was agreed."""
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    if loan.due is not None:
        days.append(loan.due)
    if not days:
        return loan.accelerated
    last = max(days)
    return last if loan.accelerated is None else min(last, loan.accelerated)


def tier_for(start: int, end: int) -> str:
    """The tier for a period: up to 6 months, 1 year, 3 years, 5 years, longer."""
    months, odd = whole_months(start, end)
    months += 1 if odd else 0
    for limit, tier in ((6, "6m"), (12, "1y"), (36, "1-3y"), (60, "3-5y")):
        if months <= limit:
            return tier
    return "5y+"


def year_percent(rate: Rate, days: int) -> int:
    """Return the yearly percentage × SCALE of a rate, for comparing it with a ceiling in a year of ``days`` days."""
    if rate.unit == "year":
        return rate.value
    return rate.value * (12 if rate.unit == "month" else days)


def year_days(basis: str, day: int) -> int:
    """How many days a year has under a basis, on a day: a rate per day reaches a yearly ceiling over so many."""
    if basis == "actual":
        return year_length(date.fromordinal(day).year)
    return 360 if basis in ("360", "months", "30/360") else 365
