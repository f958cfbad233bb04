"""Private lending: in-term and overdue interest under 法释〔2020〕17号, with the earlier texts where they still rule."""

from __future__ import annotations

from ..accrual import Plan, Span, Track, cut, join
from ..dates import iso
from ..rateterm import LPR, SCALE, RateTerm
from ..text import Text
from .caps import RULE_2015, RULE_2020, protect
from .context import Context
from .flows import flows_of
from .reference import LPR_FROM, spans_of

_SIX = RateTerm("fixed", 6 * SCALE)
_BENCHMARK = RateTerm("benchmark")


def schedule(ctx: Context) -> Plan:
    """Lay out one private loan: which rate on which days, on which principal.

    Raises LprError where the loan cannot be placed in time (no due date and no start).
    """
    loan = ctx.loan
    default = first_day_of_default(ctx)
    in_term_from = loan.lent if loan.rate is not None else None
    natural = default if in_term_from is None else in_term_from
    assert natural is not None
    begin = natural if loan.interest_from is None else loan.interest_from
    if begin < natural:
        raise ctx.refuse(
            "interest-from-early",
            Text(
                f"起息日 {iso(begin)} 早于法律允许的 {iso(natural)}",
                f"interest from {iso(begin)}, but the law allows it from {iso(natural)}",
            ),
            Text(
                f"改为 {iso(natural)} 或更晚，或写明约定的期内利率与出借日",
                f"use {iso(natural)} or later, or state the agreed in-term rate and the day of lending",
            ),
        )
    start, end = ctx.span(begin)
    gauge = ctx.gauge(start)
    tracks: list[Track] = []
    if loan.rate is not None and in_term_from is None:
        ctx.choices.note(
            "warning",
            "in-term-not-computed",
            Text(
                "约定了期内利率但未写明出借日，期内利息未计算（用 --lent 写明）",
                "an in-term rate is agreed but the day of lending is not stated: no in-term interest (state --lent)",
            ),
            matters=True,
        )
    if loan.rate is not None and in_term_from is not None:
        stop = end if default is None else min(default, end)
        tracks.append(Track("in-term", "undue", in_term(loan.rate, start, stop, ctx)))
    if default is not None:
        first = max(start, default)
        spans = overdue(first, end, ctx)
        tracks.append(Track("overdue", "due", spans))
    return Plan(
        loan.id,
        start,
        end,
        flows_of(ctx, default),
        tuple(t for t in tracks if t.spans),
        gauge,
        loan.interest_limit,
        ctx.runs_on,
    )


def first_day_of_default(ctx: Context) -> int | None:
    """The day after the due date; without one, the stated start of interest; None while a loan is still in its term."""
    loan = ctx.loan
    if loan.instalments:
        return loan.instalments[0].day + 1 if loan.instalments[0].day is not None else None
    if loan.due is not None:
        return loan.due + 1
    if loan.rate is not None and loan.overdue_rate is None and loan.lent is not None:
        # No due date: the agreed rate simply runs on until repayment (Civil Code 675).
        return None
    if loan.interest_from is not None:
        return loan.interest_from
    raise ctx.refuse(
        "due-missing",
        Text("没有到期日，无法确定从哪一天起逾期", "no due date: the first day of default cannot be told"),
        Text(
            "写明 --due 到期日；未约定还款期限的，用 --from 写明催告的合理期限届满后的第一日（民法典 675 条）",
            "state --due; for a loan without a term give --from, the first day after the reasonable period of the demand"
            " (Civil Code 675)",
        ),
    )


def in_term(rate: RateTerm, start: int, stop: int, ctx: Context) -> tuple[Span, ...]:
    """In-term interest as agreed, protected up to the ceiling (25条)."""
    spans = spans_of(rate, start, stop, ctx, ("private-lending-2020/25-1",))
    # A per-diem day is only wanted after the last track; in-term interest stops with the term.
    return tuple(cut(protect(spans, start, stop, ctx), start, stop if stop < ctx.span(start)[1] else stop + 1))


def overdue(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """Overdue interest: as agreed (28条1款), else the in-term rate (28条2款2项), else nothing-agreed (28条2款1项)."""
    loan = ctx.loan
    if loan.overdue_rate is not None:
        return protect(spans_of(loan.overdue_rate, start, end, ctx, ("private-lending-2020/28-1",)), start, end, ctx)
    if loan.rate is not None:
        return protect(spans_of(loan.rate, start, end, ctx, ("private-lending-2020/28-2-2",)), start, end, ctx)
    return nothing_agreed(start, end, ctx)


def nothing_agreed(start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """Neither rate agreed (law.md §3).

    From 2020-08-20: the one-year LPR of the time from default (28条2款1项). Days before: 6 % under the 2015 text
    (29条2款1项) in its cases, or at the party's request (31条2款); the bank rate before 2015-09-01.
    """
    lpr = ("private-lending-2020/28-2-1",)
    if start >= RULE_2020 or start >= end:
        return spans_of(LPR, start, end, ctx, lpr)
    accepted = ctx.accepted()
    if accepted < RULE_2015:
        return spans_of(_BENCHMARK, start, end, ctx, ("lending-opinions-1991/9",))
    split = end if accepted < RULE_2020 else min(end, RULE_2020)
    spans: list[Span] = []
    if accepted < RULE_2020 or ctx.choices.take("old_rule", ctx.case.conventions.old_rule) == "yes":
        bank = min(split, max(start, RULE_2015))
        spans += cut(spans_of(_BENCHMARK, start, bank, ctx, ("lending-opinions-1991/9",)), start, bank)
        six = spans_of(
            _SIX, bank, split, ctx, ("private-lending-2015/29-2-1",), prefix=Text("未约定利率，", "nothing agreed: ")
        )
        spans += cut(six, bank, split if split < end else split + 1)
    else:
        chained = max(start, min(split, LPR_FROM))
        spans += cut(spans_of(_BENCHMARK, start, chained, ctx, ("private-lending-2020/28-2-1",)), start, chained)
        spans += cut(spans_of(LPR, chained, split, ctx, lpr), chained, split if split < end else split + 1)
    if split < end:
        spans += spans_of(LPR, split, end, ctx, lpr)
    return join(spans)
