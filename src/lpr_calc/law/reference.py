"""From a rate as worded to rates by the day: fixed, LPR (floating, fixed, as at filing), benchmark chained to LPR."""

from __future__ import annotations

from datetime import date

from ..base.dates import whole_months, year_length
from ..base.text import Text
from ..casefile.model import Loan
from ..engine.schedule import Rate, Span, join
from ..rates.table import TENORS, TIERS, Quote, RateTable
from ..values.rate import MULTIPLE, RateTerm, multiple_text, percent_plain, percent_text
from .context import Context, day_of

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
TIER_NAMES = {"6m": "六个月以内", "1y": "一年以内", "1-3y": "一至三年", "3-5y": "三至五年", "5y+": "五年以上"}


def spans_of(
    term: RateTerm,
    start: int,
    stop: int,
    ctx: Context,
    provisions: tuple[str, ...],
    lpr_entry: str = "",
    prefix: Text = Text("约定", "agreed "),  # noqa: B008
    fixed_on: int | None = None,
) -> tuple[Span, ...]:
    """Resolve a rate as worded into rates for the days ``[start, stop)``.

    A ``fixed`` LPR is read on ``fixed_on``, by default the first day of default. ``lpr_entry`` names the default of
    the LPR mode where it is not the general one. Raises LprError (exit 3) where a series has no rate.
    """
    if start >= stop:
        return ()
    if term.kind == "fixed":
        return (Span(start, stop, fixed_rate(term, provisions, prefix)),)
    if term.kind == "lpr":
        return join(_lpr(term, start, stop, ctx, provisions, lpr_entry, fixed_on))
    assert term.kind == "benchmark", "words that are no rate were understood before (law.wording)"
    spans: list[Span] = []
    change = min(stop, LPR_FROM)
    if start < change:
        # PBoC benchmark to 2019-08-19, then LPR at the same multiple (九民纪要; 买卖合同解释 18).
        tier = benchmark_tier(term, ctx)
        spans += published(term, ctx.rates.benchmark, start, change, tier, ctx, provisions)
        _note_single_source(start, ctx)
    if stop > LPR_FROM:
        lpr = term._replace(kind="lpr", tenor="" if term.tenor in TIERS else term.tenor)
        asked = ctx.default if fixed_on is None else fixed_on
        after = _lpr(lpr, max(start, LPR_FROM), stop, ctx, provisions, lpr_entry, max(asked, LPR_FROM))
        if asked < LPR_FROM and after[0].rate.moves == "fixed":
            # There was no LPR on the day of default: it is the first one that is taken.
            for span in after:
                rule = span.rate.rule
                span.rate.rule = Text(f"2019年8月20日公布的{rule.zh}", f"{rule.en} (quote of 2019-08-20)")
        spans += after
    return join(spans)


def _lpr(
    term: RateTerm,
    start: int,
    stop: int,
    ctx: Context,
    provisions: tuple[str, ...],
    entry: str,
    fixed_on: int | None,
) -> list[Span]:
    # What a statute says of the LPR it names (一年期, 当时) it decides; of an agreed LPR it decides nothing.
    # Head by head: what one debt leaves to the statute fixes nothing that was agreed for another.
    mode = ctx.choices.take("lpr", _lpr_mode(ctx), entry, _STATUTORY.get(provisions[0], ("", ""))[0], bool(entry))
    tenor = term.tenor or ctx.choices.take(
        "tenor", ctx.case.conventions.tenor, provision=_STATUTORY.get(provisions[0], ("", ""))[1]
    )
    if mode == "floating":
        ctx.asked_quote(stop - 1)
        spans = published(term, ctx.rates.lpr, start, stop, tenor, ctx, provisions)
    else:
        day = _fixing_day(mode, ctx.default if fixed_on is None else fixed_on, ctx)
        ctx.asked_quote(day)
        spans = [Span(start, stop, quoted_rate(term, ctx.rates.lpr.at(day, tenor), provisions))]
    at_default = fixed_on is None or fixed_on in (ctx.default, LPR_FROM)
    for span in spans:
        # An in-term rate that is fixed is fixed when the money is lent, not at default.
        span.rate.moves = mode if mode != "fixed" or at_default else "lent"
    return spans


def benchmark_throughout(
    term: RateTerm, start: int, stop: int, ctx: Context, provisions: tuple[str, ...]
) -> tuple[Span, ...]:
    """The benchmark rate for all days, the last one published for those from 2019-08-20 on (买卖合同解释 18条4款 as worded)."""
    tier = benchmark_tier(term, ctx)
    change = min(max(start, LPR_FROM), stop)
    spans = published(term, ctx.rates.benchmark, start, change, tier, ctx, provisions)
    if change < stop:
        last = ctx.rates.benchmark.at(LPR_FROM - 1, tier)
        if spans:
            spans[-1] = Span(spans[-1].start, stop, spans[-1].rate)
        else:
            spans.append(Span(change, stop, quoted_rate(term, last, provisions)))
    _note_single_source(start, ctx)
    return join(spans)


def published(
    term: RateTerm, table: RateTable, start: int, stop: int, tenor: str, ctx: Context, provisions: tuple[str, ...]
) -> list[Span]:
    """The rate by what was published, a span for each change; for each publication where the lines are cut so."""
    spans = []
    for begin, finish, quote in table.over(start, stop, tenor, ctx.each_quote):
        rate = quoted_rate(term, quote, provisions)
        rate.apart = quote.day if ctx.each_quote else 0
        spans.append(Span(begin, finish, rate))
    return spans


def _note_single_source(start: int, ctx: Context) -> None:
    if start < SAFE_START:
        ctx.choices.note(
            "warning",
            "rate-single-source",
            Text(
                "1991-04-21 以前的贷款基准利率只有单一来源，使用前请核对",
                "the benchmark rates before 1991-04-21 rest on a single source: check them",
            ),
        )


def _lpr_mode(ctx: Context) -> str:
    conventions = ctx.case.conventions
    if conventions.lpr == "fixed@":
        from ..base.dates import iso

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


def quoted_rate(term: RateTerm, quote: Quote, provisions: tuple[str, ...]) -> Rate:
    """Make the rate (quote + points) × multiple, exactly."""
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
    return Rate(max(value, 0), "year", Text(zh, en), factor, quote, provisions, term=term)


def benchmark_tier(term: RateTerm, ctx: Context) -> str:
    """The tier of the benchmark rate: as stated, else by the loan's own term (同期同类), else by the length of the whole claim
    period, which matters (law.md §3).
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
        Text(
            f"借款期限不明，贷款基准利率按计息期间长短取“{TIER_NAMES[tier]}”档（写明出借日与到期日，或用 --tenor 指定）",
            f"the loan's own term is not known: benchmark tier by the length of the claim period, {tier} (state the days of"
            " lending and due, or --tenor)",
        ),
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
