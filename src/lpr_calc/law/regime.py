"""Which claims are read alike: for whoever has many of one wording.

What the law makes of a claim, its regime, follows from its wording and from where its days stand: on which side of the
days the law names (``MARKS`` of its rule), and under which quote it falls into default. Within these bounds claims of
one wording have the same assumptions, the same notices and the same curve of rates (`curve`), cut to their own days.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ..base.record import Record
from ..casefile.model import Case
from ..engine.schedule import Schedule, Span
from ..values.rate import RateTerm
from .context import Context
from .curve import LATEST
from .rules import select

_NEAR = 3
"""So many days after a mark an end is beyond it, however days are counted."""


class Bounds(Record):
    """Claims that begin on the days ``[first, after)`` and end on ``least`` or later are read alike."""

    first: int
    after: int
    least: int


def bounds_of(ctx: Context, schedule: Schedule, dated: bool = True) -> Bounds | None:
    """Return between which days claims of the same wording are read as this one is, as far as they are in default from
    the first day on and nothing was paid. None where that hangs on more than where the days stand.

    Without ``dated`` quotes of the same figures are one, whichever of them a claim rests on: for who prints sums alone.
    """
    loan, settled = ctx.loan, ctx.choices.settled
    told = {notice.code for notice in ctx.choices.notices}
    agreed = loan.overdue_rate is not None
    if (
        loan.rate is not None
        or loan.damages is not None
        or loan.fees
        or loan.interest_limit is not None
        or not schedule.runs_on
        or [track.kind for track in schedule.tracks] != ["overdue"]
        or schedule.tracks[0].pot != "due"
        or schedule.hidden
        # Whether what was agreed is warned of as excessive hangs on every quote of the claim (585条).
        or (agreed and ctx.kind != "private-lending")
        # The tier of the bank rate by the length of the claim.
        or "benchmark-tier" in told
        # The quote on the day of suit, which was taken from the end.
        or ("filing-date" in told and (agreed or settled.get("lpr") == "filing"))
    ):
        return None
    begin, end = ctx.default, ctx.period[1]
    first, after, least = 0, LATEST, 0
    for mark in select(ctx).marks:
        # The first day that counts may be the next one.
        if begin == mark - 1 or end < mark + _NEAR:
            return None
        if mark <= begin:
            first = max(first, mark)
        else:
            after = min(after, mark - 1)
        least = max(least, mark + _NEAR)
    published = ctx.rates.lpr.days
    newest, following = bisect_right(published, begin) - 1, bisect_right(published, begin)
    if newest >= 0:
        if not dated:
            newest, following = ctx.rates.lpr.unchanged(newest)
        first = max(first, published[newest])
    if following < len(published):
        after = min(after, published[following])
    return Bounds(first, after, least) if first else None


def hangs_on_year(case: Case, schedules: Iterable[Schedule]) -> bool:
    """Say whether which rates the law chooses for a case, laid out as ``schedules``, hangs on the days of a year.

    A rate by the day is compared with a yearly one over them, and what falls due by instalments is worked out with
    them; nothing else asks.
    """
    return _by_day(case) or any(
        schedule.of
        or any(_spans_by_day(track.spans) for track in (*schedule.tracks, *schedule.hidden))
        or _spans_by_day(schedule.term_ceiling)
        for schedule in schedules
    )


def _by_day(stated: Iterable[object]) -> bool:
    """Whether a rate by the day is stated anywhere."""
    for value in stated:
        if isinstance(value, tuple) and value:
            if isinstance(value, RateTerm):
                if value.unit == "day":
                    return True
            elif _by_day(value):
                return True
    return False


def _spans_by_day(spans: Iterable[Span]) -> bool:
    return any(span.rate.unit == "day" or _spans_by_day(span.rate.agreed) for span in spans)


def hangs_on_sums(ctx: Context) -> bool:
    """Say whether what the law makes of a claim hangs on how much was lent or is owed, not only on wording and days.

    It does where a sum is compared with another: damages with the loss, fees and interest with a ceiling, what was
    handed over or kept back with the principal, a renewed note with what was owed, instalments with their schedule; and
    where payments are put to debts.
    """
    loan = ctx.loan
    return bool(
        ctx.case.payments
        or loan.damages is not None
        or loan.fees
        or loan.interest_limit is not None
        or loan.disbursed
        or loan.deducted
        or loan.rollovers
        or loan.carried is not None
        or loan.terms is not None
    )
