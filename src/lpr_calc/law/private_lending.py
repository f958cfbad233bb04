"""Private lending: in-term and overdue interest under 法释〔2020〕17号,
with the earlier texts where they still rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.errors import words_of
from ..base.text import Text
from ..engine.schedule import Schedule, Span, Track
from ..values.rate import LPR, SCALE, RateTerm
from .context import RULE_2015, RULE_2020, Context
from .curve import LATEST, NOTHING, Pricing, chain, tracks_of
from .reference import LPR_FROM, last_due_day, pricing_of
from .terms import begin_of, first_day_of_default, flows_of
from .wording import is_free, unclear

worded = words_of(__name__)

READS = frozenset(
    [
        "rate",
        "overdue_rate",
        "damages",
        "fees",
        "signed",
        "natural",
        "lender",
        "filed",
        "accepted",
        "cap",
        "regime",
        "old_rule",
        "pre_2015",
        "iou_cap",
        "excess",
        "lpr",
        "tenor",
        "basis",
        "count",
        "lawyer_fee",
        "same_day",
        "lines",
        "damages_and_interest",
        "no_rate_before_2015",
        "void",
        "deposit_rate",
        "deliveries",
    ]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

MARKS = (RULE_2015, LPR_FROM, RULE_2020)
"""The days on either side of which a claim of this kind may be read otherwise."""

_SIX = RateTerm("fixed", 6 * SCALE)
_BENCHMARK = RateTerm("benchmark")


def schedule(ctx: Context) -> Schedule:
    """Lay out one private loan: which rate on which days, on which principal.

    Raises LprError where the loan cannot be placed in time (no due date and no start).
    """
    loan = ctx.loan
    rate = clear_rate(loan.rate, ctx)
    default = first_day_of_default(ctx)
    in_term_from = loan.lent if rate is not None else None
    if rate is not None and in_term_from is None and loan.carried is not None and (default or 0) > loan.carried.at + 1:
        # Lent at the latest when its interest was settled: the rest of the term bears interest from the next day.
        in_term_from = loan.carried.at + 1
    lawful = default if in_term_from is None else in_term_from
    assert lawful is not None, "without default there is an in-term rate and a day of lending"
    start, end = ctx.settle(begin_of(ctx, lawful), default)
    # One day more than the period, so that a per-diem has its rate.
    stop = end + 1
    tracks: list[Track] = []
    hidden: list[Track] = []
    if rate is not None and in_term_from is None and loan.carried is None:
        _note_no_lending_day(ctx)
    if rate is not None and in_term_from is not None:
        last = last_due_day(ctx.loan)
        term_end = default if last is None else last + 1
        until = stop if term_end is None else min(term_end, stop)
        tracks += tracks_of((("in-term", "undue", in_term(rate, start, until, ctx)),), start, until)
        hidden += _above_ceiling(tracks[-1:], ctx)
    if default is not None:
        first = max(start, default)
        late = overdue(first, stop, rate, ctx)
        after = tracks_of((("overdue", "due", late),), first, stop)
        tracks += after
        hidden += _above_ceiling(after, ctx)
        if loan.damages is not None or loan.fees:
            from .damages import damages_by_the_day
            from .sum_ceiling import damages_and_fees

            damages, allowed = damages_and_fees(first, stop, late, ctx, damages_by_the_day(first, stop, ctx))
            tracks += tracks_of((("damages", "due", damages),), first, stop)
            hidden += tracks_of((("allowed", "due", allowed),), first, stop)
    return Schedule(
        loan.id,
        start,
        end,
        flows_of(ctx, default),
        tuple(tracks),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
        tuple(hidden),
        _lumps(ctx) if default is not None else (),
        unprotected_until=kept_until(ctx),
        term_ceiling=_term_ceiling(ctx) if rate is not None else (),
    )


def _above_ceiling(tracks: Sequence[Track], ctx: Context) -> list[Track]:
    """What was agreed above the ceiling, where payments may have been made of it."""
    found: list[Track] = []
    for track in tracks if ctx.case.payments else ():
        if any(span.rate.agreed for span in track.spans):
            from .caps import unprotected

            found += unprotected(track.spans, track.pot, ctx)
    return found


def _lumps(ctx: Context) -> tuple[tuple[str, int], ...]:
    if ctx.loan.damages is None and not ctx.loan.fees:
        return ()
    from .damages import lumps

    return lumps(ctx)


_NEVER = 10**7
"""Later than any day."""


def kept_until(ctx: Context) -> int:
    """The day from which interest paid above the ceiling is not kept any more (2015 text 26, 31; law.md A8).

    Kept at the user's word, or in a case of the rules of 2015, it is kept whenever it was paid: after the last day of
    interest too.
    """
    if ctx.case.conventions.excess == "keep":
        return _NEVER
    if ctx.case.payments and ctx.case.accepted is not None and ctx.case.accepted < RULE_2020:
        return _NEVER
    return RULE_2020


def clear_rate(rate: RateTerm | None, ctx: Context) -> RateTerm | None:
    """The in-term rate; interest agreed unclearly is none between natural persons (24条2款), else must be settled.

    Raises LprError ``rate-unclear`` where a court would have to fix it.
    """
    if rate is None or rate.kind != "unclear":
        return rate
    if ctx.case.creditor.natural and ctx.case.debtor.natural:
        ctx.choices.note(
            "info",
            "rate-unclear",
            worded("rate-unclear"),
            "private-lending-2020/24-2",
        )
        return None
    raise unclear(ctx.loan.where)


def _note_no_lending_day(ctx: Context) -> None:
    ctx.choices.note(
        "warning",
        "in-term-not-computed",
        worded("in-term-not-computed"),
        matters=True,
    )


def in_term(rate: RateTerm, start: int, stop: int, ctx: Context) -> Pricing:
    """In-term interest as agreed, protected up to the ceiling (25条); each new note at its own rate (27条).

    A ``fixed`` LPR is read on the day of lending: the first day of default may lie years later.
    """
    from .caps import protect

    rollovers = [rollover for rollover in ctx.loan.rollovers if rollover.day < stop]
    begins = [start, *(max(rollover.day, start) for rollover in rollovers)]
    rates = [rate, *(rollover.rate or rate for rollover in rollovers)]
    links: list[tuple[Pricing, int]] = []
    for number, (begin, finish, agreed) in enumerate(zip(begins, [*begins[1:], stop], rates, strict=True)):
        pricing = pricing_of(agreed, begin, finish, ctx, _IN_TERM, fixed_on=ctx.loan.lent)
        formed = rollovers[number - 1].day if number and iou_cap(ctx) == "each" else None
        if is_free(agreed):
            pricing = NOTHING
        else:
            pricing = protect(pricing, begin, finish, ctx, formed)
        if begin < finish:
            links.append((pricing, finish if number < len(rollovers) else LATEST))
    return chain(*links) if links else NOTHING


_IN_TERM = ("private-lending-2020/25-1",)


def iou_cap(ctx: Context) -> str:
    """Whose LPR caps a rolled-over note: each note's own for the step, or the first loan's (law.md A6)."""
    return ctx.choices.take("iou_cap", ctx.case.conventions.iou_cap)


def _term_ceiling(ctx: Context) -> tuple[Span, ...]:
    """27条2款: principal and interest at the end of the term within the first principal × ceiling × the whole term."""
    loan = ctx.loan
    if not loan.rollovers or loan.lent is None:
        return ()
    from .caps import ceiling

    last = last_due_day(ctx.loan)
    stop = ctx.cutoff if last is None else last + 1
    return ceiling(loan.lent, stop, ctx)


def overdue(start: int, stop: int, rate: RateTerm | None, ctx: Context) -> Pricing:
    """Overdue interest: as agreed (28条1款), else the in-term rate (28条2款2项), else nothing-agreed (28条2款1项)."""
    loan = ctx.loan
    same = (loan.rollovers[-1].rate if loan.rollovers else None) or rate
    if loan.overdue_rate is not None:
        pricing = pricing_of(loan.overdue_rate, start, stop, ctx, ("private-lending-2020/28-1",))
    elif same is not None and not is_free(same):
        if loan.damages is not None and not _beside_damages(ctx, after_the_term=True):
            return NOTHING
        pricing = pricing_of(same, start, stop, ctx, ("private-lending-2020/28-2-2",), fixed_on=loan.lent)
    elif loan.damages is not None and not _beside_damages(ctx, after_the_term=False):
        return NOTHING
    else:
        return nothing_agreed(start, stop, ctx)
    from .caps import protect

    return protect(pricing, start, stop, ctx)


def _beside_damages(ctx: Context, after_the_term: bool) -> bool:
    """Whether overdue interest runs beside damages that were agreed: at the rate of the term, or at none agreed."""
    from .damages import beside_term_rate, damages_alone

    return beside_term_rate(ctx) if after_the_term else not damages_alone(ctx)


def nothing_agreed(start: int, stop: int, ctx: Context) -> Pricing:
    """Neither rate agreed (law.md §3).

    The one-year LPR of the time from default (28条2款1项); before LPR was published, the benchmark rate. In cases
    accepted under the 2015 text: 6 % (its 29条2款1项) throughout, days before 2015-09-01 among them (the opinions of
    1991 are displaced; `no_rate_before_2015` is the other reading). At the party's request up to 2020-08-19 (31条2款):
    6 % too, the bank rate before 2015-09-01. The text of August 2020 names no rate (29条2款1项): LPR as now.
    """
    lpr = ("private-lending-2020/28-2-1",)
    early = ctx.case.accepted if ctx.case.accepted is not None else ctx.case.filed
    if start >= RULE_2020 and (early is None or early >= RULE_2020):
        return pricing_of(LPR, start, stop, ctx, lpr)
    accepted = ctx.accepted()
    if accepted < RULE_2015:
        return pricing_of(_BENCHMARK, start, stop, ctx, ("lending-opinions-1991/9",))
    six: tuple[str, ...] = ("private-lending-2015/29-2-1",)
    if accepted < RULE_2020:
        split = stop
    elif ctx.case.conventions.regime == "2020-08":
        ctx.choices.take("regime", "2020-08")
        return _lpr_throughout(start, stop, ctx, ("private-lending-2020-08/29-2-1",))
    elif ctx.choices.take("old_rule", ctx.case.conventions.old_rule) == "yes":
        split, six = min(stop, max(start, RULE_2020)), (*six, "private-lending-2020/31-2")
    else:
        return _lpr_throughout(start, stop, ctx, lpr)
    bank = min(split, max(start, RULE_2015)) if _bank_before_2015(start, accepted, ctx) else start
    links = [(pricing_of(_BENCHMARK, start, bank, ctx, ("lending-opinions-1991/9",)), bank)] if start < bank else []
    if bank < split:
        links.append((pricing_of(_SIX, bank, split, ctx, six, prefix=_NOT_AGREED), split if split < stop else LATEST))
    if split < stop:
        links.append((pricing_of(LPR, split, stop, ctx, lpr), LATEST))
    return chain(*links) if links else NOTHING


_NOT_AGREED = Text("未约定利率，", "nothing agreed: ")


def _bank_before_2015(start: int, accepted: int, ctx: Context) -> bool:
    """Whether days before 2015-09-01 bear the bank rate where no rate was agreed (law.md §2.4)."""
    stated = ctx.case.conventions.no_rate_before_2015
    if start >= RULE_2015 or (accepted >= RULE_2020 and not stated):
        return True
    return ctx.choices.take("no_rate_before_2015", stated) == "bank"


def _lpr_throughout(start: int, stop: int, ctx: Context, provisions: tuple[str, ...]) -> Pricing:
    """LPR from the day it was first published, the benchmark rate before."""
    links: list[tuple[Pricing, int]] = []
    if start < LPR_FROM:
        links.append((pricing_of(_BENCHMARK, start, min(LPR_FROM, stop), ctx, ("nine-minutes/lpr",)), LPR_FROM))
    if stop > LPR_FROM:
        links.append((pricing_of(LPR, max(start, LPR_FROM), stop, ctx, provisions), LATEST))
    return chain(*links) if start < stop else NOTHING
