"""Loans of financial institutions: in-term interest with repricing, penalty interest, compound interest.

银发〔2003〕251号 3项, 银发〔1999〕77号 20, 21, 25条. The ceiling of private lending does not apply (法释〔2020〕27号).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..accrual import Flow, Plan, Span, Track, cut, join
from ..dates import add_months
from ..rateterm import MULTIPLE, RateTerm, multiple_text
from ..text import Text
from .context import Context, day_of
from .flows import flows_of
from .reference import fixed_rate, quoted_rate, spans_of
from .terms import begin_of, last_due_day

_IN_TERM = ("pbc-2003-251/1",)
_PENALTY = ("pbc-2003-251/3",)
# Loans granted before 2004-01-01: 0.021 % a day overdue (银发〔2003〕251号 applies from that day).
_NEW_PENALTY = day_of("2004-01-01")
_OLD_DAILY = {"penalty": RateTerm("fixed", 210_000_000, "day"), "misuse": RateTerm("fixed", 500_000_000, "day")}


def schedule(ctx: Context) -> Plan:
    """Lay out a bank loan in four heads: principal, in-term interest, penalty interest, compound interest.

    Raises LprError where the contract rate, the day of lending or the due date is missing.
    """
    loan = ctx.loan
    rate = loan.rate
    last = last_due_day(ctx)
    if rate is None or rate.kind == "unclear" or loan.lent is None or last is None:
        raise ctx.refuse(
            "bank-terms",
            Text(
                "金融借款需要合同利率、放款日和到期日",
                "a bank loan needs its contract rate, day of lending and due date",
            ),
            Text("写明 --rate、--lent、--due", "state --rate, --lent and --due"),
        )
    start, end = ctx.span(begin_of(ctx, loan.lent))
    stop = min(last + 1, end)
    default = (
        min(last + 1, *(portion.day + 1 for portion in loan.instalments if portion.day is not None))
        if (loan.instalments)
        else last + 1
    )
    in_term = contract_spans(rate, start, stop, ctx, _IN_TERM, 0)
    tracks = [Track("in-term", "undue", tuple(cut(in_term, start, stop if stop < end else stop + 1)))]
    tracks.append(Track("penalty", "due", _penalty(rate, max(start, default), end, ctx)))
    compounding = _compounding(ctx)
    if compounding:
        pot = "billed-all" if "penalty" in compounding else "billed"
        tracks.append(Track("compound", pot, _compound(rate, start, last + 1, end, ctx)))
    hidden = _total_ceiling(start, end, ctx)
    flows = (*flows_of(ctx, default if not loan.instalments else None), *_bills(ctx, start, end, last + 1, compounding))
    return Plan(
        loan.id,
        start,
        end,
        tuple(sorted(flows, key=lambda flow: (flow.day, flow.kind == "due"))),
        tuple(track for track in tracks if track.spans),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
        hidden,
        compounding=compounding,
    )


def contract_spans(
    rate: RateTerm, start: int, end: int, ctx: Context, provisions: tuple[str, ...], multiple: int
) -> tuple[Span, ...]:
    """The contract rate for ``[start, end)``, an LPR repriced as agreed; ``multiple`` 0, or for penalty × MULTIPLE."""
    if start > end:
        return ()
    if multiple:
        rate = raised(rate, multiple)
    if rate.kind != "lpr":
        return spans_of(rate, start, end, ctx, provisions)
    ctx.choices.settled["lpr"] = "floating"
    mode = ctx.choices.take("repricing", ctx.loan.repricing)
    if mode == "publication":
        return spans_of(rate, start, end, ctx, provisions)
    assert ctx.loan.lent is not None
    tenor = rate.tenor or ctx.choices.take("tenor", ctx.case.conventions.tenor)
    days = [day for day in _reprice_days(mode, ctx.loan.lent, end) if day <= end]
    spans = []
    for begin, finish in zip(days, [*days[1:], end + 1], strict=True):
        quote = ctx.rates.lpr.at(begin, tenor)
        ctx.quoted_through = max(ctx.quoted_through, begin)
        spans.append(Span(begin, finish, quoted_rate(rate, quote, provisions)))
    return join(cut(spans, start, end + 1))


def raised(rate: RateTerm, multiple: int) -> RateTerm:
    """A contract rate × multiple, exactly: the penalty rate."""
    if rate.kind == "fixed":
        value, rest = divmod(rate.value * multiple, MULTIPLE)
        assert not rest, "rates have ten decimals, of which four stay free for a multiple of six"
        return rate._replace(value=value)
    return rate._replace(multiple=rate.multiple * multiple // MULTIPLE)


def _reprice_days(mode: str, lent: int, end: int) -> Iterator[int]:
    """The days at which the quote is read: lending, then each 1 January, or each anniversary, or never again."""
    yield lent
    first = date.fromordinal(lent)
    if mode == "january":
        for year in range(first.year + 1, date.fromordinal(end).year + 2):
            yield date(year, 1, 1).toordinal()
    elif mode == "anniversary":
        for years in range(1, date.fromordinal(end).year - first.year + 2):
            yield add_months(first, 12 * years).toordinal()


def _penalty(rate: RateTerm, start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """Overdue: contract rate × (1.3 to 1.5); misused: × (1.5 to 2.0); both at once: the heavier, not both."""
    loan = ctx.loan
    assert loan.lent is not None
    misused = loan.misused_from
    if loan.lent < _NEW_PENALTY:
        head = "penalty" if misused is None else "misuse"
        return spans_of(_OLD_DAILY[head], start, end, ctx, ("pbc-1999-77/25",), prefix=Text("罚息", "penalty "))
    over = _multiple("penalty", loan.penalty, (1_300_000, 1_500_000), ctx)
    if misused is None:
        return contract_spans(rate, start, end, ctx, _PENALTY, over)
    heavier = max(over, _multiple("misuse", loan.misuse, (1_500_000, 2_000_000), ctx))
    change = min(max(misused, start), end)
    spans = [*cut(contract_spans(rate, start, change, ctx, _PENALTY, over), start, change)]
    return join([*spans, *contract_spans(rate, change, end, ctx, _PENALTY, heavier)])


def _multiple(code: str, stated: int | None, usual: tuple[int, int], ctx: Context) -> int:
    if stated is None:
        text = ctx.choices.take(code, "")
        whole, _, decimals = text.partition(".")
        return int(whole + decimals.ljust(6, "0"))
    ctx.choices.take(code, multiple_text(stated))
    if not usual[0] <= stated <= usual[1]:
        low, high = multiple_text(usual[0]), multiple_text(usual[1])
        ctx.choices.note(
            "warning",
            f"{code}-multiple",
            Text(
                f"罚息倍数 {multiple_text(stated)} 不在 {low}～{high} 之间",
                f"the multiple {multiple_text(stated)} is outside {low} to {high}",
            ),
            "pbc-2003-251/3",
        )
    return stated


def _compounding(ctx: Context) -> tuple[str, ...]:
    chosen = ctx.choices.take("compound", ctx.loan.compound)
    return {"in-term": ("in-term",), "all": ("in-term", "penalty"), "none": ()}[chosen]


def _compound(rate: RateTerm, start: int, due: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """Unpaid interest compounds at the contract rate in the term and at the penalty rate after it."""
    before = cut(contract_spans(rate, start, min(due, end), ctx, ("pbc-1999-77/20",), 0), start, min(due, end))
    return join([*before, *_penalty(rate, max(start, due), end, ctx)]) if end >= due else tuple(before)


def _bills(ctx: Context, start: int, end: int, due: int, compounding: tuple[str, ...]) -> list[Flow]:
    """Interest is billed on the 20th of the month or quarter and bears compound interest from the 21st; and at maturity."""
    mode = ctx.choices.take("settlement", ctx.loan.settlement)
    days = {due}
    if mode != "maturity":
        when = date.fromordinal(start).replace(day=1)
        while when.toordinal() <= end:
            if mode == "monthly" or when.month % 3 == 0:
                days.add(when.replace(day=21).toordinal())
            when = add_months(when, 1)
    if not compounding:
        return []
    return [
        Flow(day, "bill", 0) for day in sorted(days) if start < day <= end and (day <= due or "penalty" in compounding)
    ]


def _total_ceiling(start: int, end: int, ctx: Context) -> tuple[Track, ...]:
    """24 % on the sum of all heads, at the borrower's request (法发〔2017〕22号 2条): stated as a rate with --cap."""
    stated = ctx.case.conventions.cap_rate
    if ctx.case.conventions.cap != "rate" or stated is None:
        ctx.choices.take("cap", ctx.case.conventions.cap)
        ctx.choices.note(
            "info",
            "bank-total",
            Text(
                "借款人请求且总额显著过高的，利息、复利、罚息等合计可按年利率 24% 调减（--cap 24%）",
                "on the borrower's request all heads together may be reduced to 24 % a year (--cap 24%)",
            ),
            "spc-2017-22/2",
        )
        return ()
    ctx.choices.take("cap", stated.text)
    if stated.kind == "fixed":
        spans: tuple[Span, ...] = (
            Span(start, end + 1, fixed_rate(stated, ("spc-2017-22/2",), Text("总额上限", "total "))),
        )
    else:
        spans = spans_of(stated, start, end, ctx, ("spc-2017-22/2",))
    return (Track("ceiling", "all", spans),)
