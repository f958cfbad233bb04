"""One claim under every sensible combination of conventions: which of them give a stated figure, and how far apart they are.

Every convention is a value, so a figure of somebody else's can be looked for among all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from ..base.dates import Gauge, iso
from ..base.errors import LprError
from ..base.money import half_up
from ..base.record import Record
from ..casefile.model import Case, Loan
from ..compute.claim import Scheduled, schedule_case
from ..engine.schedule import Rate, Schedule, Span, Track
from ..rates.series import Rates
from ..rates.table import RateTable
from ..values.rate import SCALE, RateTerm, percent_plain
from .sums import ITEMS, Sums, sums_of

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "count": ("head", "both", "tail", "neither"),
    "basis": ("365", "360", "actual", "months", "months/365", "30/360"),
    "rounding": ("line", "total", "truncate", "yuan", "yuan-cut"),
    "lpr": ("floating", "fixed", "fixed@end", "filing"),
    "switch": ("same-day", "next-day"),
    "cap": ("auto", "none"),
    "rate_rounding": ("none", "day-2", "day-3", "day-4", "month-2", "month-3", "month-4"),
    "payment_day": ("new", "old"),
    "first_day": ("after-due", "due"),
    "lines": ("merged", "each-quote"),
    "daily_days": ("calendar", "30/360", "months"),
}
"""What may differ between two honest calculations, the defaults of contract §2 first.

``switch``: a quote is in force from its own day, or from the day after. ``rate_rounding``: the daily or monthly rate is
rounded to so many decimals of a percent before it is multiplied. ``first_day``: interest begins the day after the due
date, or on it. ``lines``: equal neighbouring quotes make one rounded line, or every publication its own. ``daily_days``: the
days of a rate by the day are the calendar's, or each month has 30, or each whole month. ``yuan-cut``: cut to whole yuan at the end. ``fixed@end`` stands for ``fixed@`` the cut-off day, and is
written so in a `Variant`.
"""

_DAILY = ("none", "day-2", "day-3", "day-4")
_MONTHLY = ("none", "month-2", "month-3", "month-4")
RATE_ROUNDINGS = {
    "365": _DAILY,
    "360": (*_DAILY, *_MONTHLY[1:]),
    "30/360": (*_DAILY, *_MONTHLY[1:]),
    "actual": ("none",),
    "months": _MONTHLY,
    "months/365": _MONTHLY,
}
"""Which roundings of the rate go with which year: a daily rate with days, a monthly one with months or years of 360 days."""

_UNUSUAL = {
    "tail": 2, "neither": 2, "actual": 2, "months": 2, "months/365": 3, "30/360": 2, "truncate": 2, "yuan": 2, "yuan-cut": 3,
    "filing": 4, "switch": 4, "rate_rounding": 5, "first_day": 5, "cap": 4, "payment_day": 3,
    "lines": 2, "daily_days": 3,
}  # fmt: skip
"""Of combinations with equally many departures the more usual stand first: what a departure weighs, by value or dimension."""


class Variant(Record):
    """A combination of conventions and the interest it gives, in fen. ``departures`` counts what differs from the base.

    ``item`` is what of `sums` was looked for and found.
    """

    conventions: dict[str, str]
    interest: int
    departures: int
    sums: Sums = Sums(0, 0, 0, 0, 0)
    item: str = "interest"

    @property
    def amount(self) -> int:
        """The sum that ``item`` names; of a judgment ``interest`` is that sum itself."""
        found: int = getattr(self.sums, self.item, self.interest) if any(self.sums) else self.interest
        return found


def base_of(case: Case) -> dict[str, str]:
    """Return the conventions from which departures are counted: those of the case, else the defaults."""
    stated = case.conventions
    scheduled_basis = stated.basis or ("360" if case.kind == "bank-loan" else "365")
    lpr = stated.lpr or _lpr_unstated(case)
    return {
        "count": stated.count or "head",
        "basis": scheduled_basis,
        "rounding": stated.rounding or "line",
        "lpr": f"fixed@{iso(stated.lpr_day)}" if lpr == "fixed@" and stated.lpr_day else lpr,
        "switch": "same-day",
        "cap": percent_plain(stated.cap_rate.value) if stated.cap_rate is not None else stated.cap or "auto",
        "rate_rounding": "none",
        "payment_day": stated.payment_day or "new",
        "first_day": "after-due",
        "lines": stated.lines or "merged",
        "daily_days": "calendar",
    }


def _lpr_unstated(case: Case) -> str:
    """How the LPR moves where nothing is stated; ``auto`` where that is not the same for every head or loan."""
    if case.kind == "bank-loan":
        return "auto" if any(loan.rate is not None and loan.rate.kind == "lpr" for loan in case.loans) else "floating"
    if case.kind != "sale":
        return "floating"
    moving = ("lpr", "benchmark")
    both = case.conventions.damages_and_interest == "both"
    found = set()
    for loan in case.loans:
        overdue = loan.overdue_rate if loan.overdue_rate is None or loan.overdue_rate.kind != "unclear" else None
        damages = loan.damages if isinstance(loan.damages, RateTerm) else None
        found |= {"floating" for term in (overdue, damages) if term is not None and term.kind in moving}
        if (overdue is None or overdue.kind == "absent") and (loan.damages is None or both):
            # 18条4款: the LPR at the time of breach.
            found.add("fixed")
    return found.pop() if len(found) == 1 else "auto" if found else "floating"


def variants(case: Case, rates: Rates, held: frozenset[str] = frozenset(), vary: tuple[str, ...] = tuple(DIMENSIONS)) -> Iterator[Variant]:  # fmt: skip
    """Yield the claim under every combination of the dimensions in ``vary`` that are not ``held``.

    What makes no difference for this claim (the day of a payment where there is none, the LPR where a fixed rate was
    agreed) is not varied. A combination under which the claim cannot be computed is left out. Raises LprError where the
    claim as stated cannot be computed at all.
    """
    base = base_of(case)
    first = schedule_case(case, rates)
    options = {name: _values(name, base, held, vary) for name in DIMENSIONS}
    if not case.payments:
        options["payment_day"] = (base["payment_day"],)
    if not uses_lpr(first):
        options["lpr"], options["switch"] = (base["lpr"],), ("same-day",)
    if not _by_quotes(first):
        options["lines"] = (base["lines"],)
    if base["cap"] == "auto" and not _uses_cap(case):
        options["cap"] = (base["cap"],)
    if all(span.rate.unit == "day" for plan in first.schedules for track in plan.tracks for span in track.spans):
        # A rate by the day never meets a year.
        options["basis"], options["rate_rounding"] = (base["basis"],), ("none",)
    else:
        options["daily_days"] = (base["daily_days"],)
    at_end = f"fixed@{iso(first.until)}"
    if base["lpr"] == at_end:
        options["lpr"] = tuple(value for value in options["lpr"] if value != "fixed@end")
    later = Rates(a_day_later(rates.lpr), rates.benchmark)
    on_a_quote = _starts_on_a_quote(first, rates.lpr)
    known: dict[tuple[object, ...], list[tuple[str, Sums]]] = {}
    for count, basis, lpr, switch, cap, day, lines in product(*(options[name] for name in ("count", "basis", "lpr", "switch", "cap", "first_day", "lines"))):  # fmt: skip
        if switch == "next-day" and lpr not in ("floating", "auto") and not on_a_quote:
            continue
        roundings = options["rounding"]
        if lines == "each-quote" and lines != base["lines"]:
            # Where lines are not rounded one by one, it makes no difference where they are cut.
            if lpr not in ("floating", "auto") and first.kind != "bank-loan":
                continue
            roundings = ("line",) if "line" in roundings else roundings
        changed = _case_with(case, first.until, count, basis, lpr, cap, day, lines)
        try:
            scheduled = schedule_case(changed, later if switch == "next-day" else rates)
        except LprError:
            continue
        for rate_rounding in options["rate_rounding"]:
            if rate_rounding not in RATE_ROUNDINGS[basis]:
                continue
            plans = [_rounded_rates(plan, basis, rate_rounding) for plan in scheduled.schedules]
            for payment_day, daily in product(options["payment_day"], options["daily_days"]):
                counted = [_counted_days(plan, daily) for plan in plans]
                paid = scheduled
                if case.payments:
                    paid = scheduled._replace(case=_paying(scheduled.case, payment_day), choices=type(scheduled.choices)())  # fmt: skip
                key = (payment_day, roundings, *(_content(plan) for plan in counted))
                if key not in known:
                    known[key] = list(sums_of(paid, counted, roundings))
                found = {
                    "count": count, "basis": basis, "rounding": "", "lpr": at_end if lpr == "fixed@end" else lpr,
                    "switch": switch, "cap": cap, "rate_rounding": rate_rounding, "payment_day": payment_day, "first_day": day,
                    "lines": lines, "daily_days": daily,
                }  # fmt: skip
                others = sum(value != base[name] for name, value in found.items() if name != "rounding")
                for rounding, sums in known[key]:
                    departures = others + (rounding != base["rounding"])
                    yield Variant({**found, "rounding": rounding}, sums.interest, departures, sums, "interest")


def items_of(case: Case) -> tuple[str, ...]:
    """Return what a figure about this claim may be, the likeliest first."""
    owed = any(loan.damages is not None or loan.fees for loan in case.loans)
    paid = bool(case.payments)
    return tuple(
        name
        for name in ITEMS
        if {"damages": owed, "interest_after": owed or paid, "principal_after": paid}.get(name, True)
    )


def search(case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()) -> tuple[list[Variant], list[Variant], int]:  # fmt: skip
    """Return the variants that give ``figure`` (fen) exactly, the plainest first; else the nearest; and how many were tried.

    ``item`` of each says what the figure is: interest, what is left of it after payments, principal and interest …
    """
    matches: list[Variant] = []
    nearest: list[tuple[Variant, str]] = []
    plain: list[tuple[Variant, str]] = []
    tried = 0
    items, base = items_of(case), base_of(case)
    for variant in variants(case, rates, held):
        tried += 1
        for item in items:
            if getattr(variant.sums, item) == figure:
                matches.append(variant if item == "interest" else variant._replace(item=item))
            elif not matches:
                nearest.append((variant, item))
                if variant.departures < 2:
                    plain.append((variant, item))
        if len(nearest) > 2000:
            nearest = [(variant, variant.item) for variant in closest(nearest, figure)]
    matches.sort(key=lambda variant: plainness(variant, base))
    if matches:
        return matches, [], tried
    near = closest(nearest, figure)
    if near and not any(variant.departures < 2 for variant in near):
        # One change that comes close says more than five that come closer.
        near = [*near[:-1], *closest(plain, figure)[:1]]
    return [], near, tried


def plainness(variant: Variant, base: dict[str, str]) -> tuple[int, bool, int]:
    """Return the key that puts the plainer first: fewer departures, plain interest, the more usual departures."""
    weight = 0
    if variant.departures > 0:
        for name, value in variant.conventions.items():
            if value != base[name]:
                weight += _UNUSUAL.get(value, _UNUSUAL.get(name, 1))
    return variant.departures, variant.item != "interest", weight


def closest(found: Iterable[tuple[Variant, str]], figure: int) -> list[Variant]:
    """Return the five variants nearest to a figure, the plainer first; of those that differ in rounding alone only one.

    Each comes with the item that is meant.
    """
    ranked = sorted(
        (abs(getattr(variant.sums, item) - figure), variant.departures, ITEMS.index(item), number, variant, item)
        for number, (variant, item) in enumerate(found)
    )
    kept: list[Variant] = []
    seen = set()
    for *_, variant, item in ranked:
        same = (item, *(value for name, value in variant.conventions.items() if name != "rounding"))
        amount = (item, getattr(variant.sums, item))
        if same not in seen and amount not in seen:
            seen |= {same, amount}
            kept.append(variant._replace(item=item))
            if len(kept) == 5:
                break
    return kept


def _values(name: str, base: dict[str, str], held: frozenset[str], vary: tuple[str, ...]) -> tuple[str, ...]:
    if name in held or name not in vary:
        return (base[name],)
    values = DIMENSIONS[name]
    return values if base[name] in values else (base[name], *values)


def uses_lpr(scheduled: Scheduled) -> bool:
    return any(
        span.rate.quote is not None and span.rate.quote.series == "lpr"
        for plan in scheduled.schedules
        for track in plan.tracks
        for span in track.spans
    )


def _by_quotes(scheduled: Scheduled) -> bool:
    """Whether some stretch of interest follows a published series, so that its lines may be cut at each publication."""
    return any(
        span.rate.quote is not None and not span.rate.agreed
        for plan in scheduled.schedules
        for track in plan.tracks
        for span in track.spans
    )


def _counted_days(plan: Schedule, daily: str) -> Schedule:
    """Count the days of rates by the day as a year of 360 days does: so much a day is 360 times as much a year."""
    if daily == "calendar":
        return plan

    def a_year(rate: Rate) -> Rate:
        if rate.unit != "day":
            return rate
        agreed = tuple(Span(s.start, s.end, a_year(s.rate)) for s in rate.agreed)
        return Rate(360 * rate.value, "year", rate.rule, rate.factor, rate.quote, rate.provisions, agreed, rate.term)

    tracks = tuple(t._replace(spans=tuple(Span(s.start, s.end, a_year(s.rate)) for s in t.spans)) for t in plan.tracks)
    return plan._replace(tracks=tracks, gauge=Gauge(daily, plan.start))


def _uses_cap(case: Case) -> bool:
    """A ceiling can bite only on what was agreed."""
    return any(loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None or loan.fees for loan in case.loans)  # fmt: skip


def a_day_later(table: RateTable) -> RateTable:
    """The same quotes, each in force from the day after its publication; the first one from its own day."""
    days = (table.days[0], *(day + 1 for day in table.days[1:]))
    return RateTable(table.series, days, table.columns, table.next_due, table.last_day, table.sha256, table.name)


def _case_with(case: Case, until: int, count: str, basis: str, lpr: str, cap: str, first_day: str, lines: str = "") -> Case:  # fmt: skip
    stated = case.conventions._replace(
        count=count, basis=basis, rounding="total", lines=lines or case.conventions.lines
    )
    if lpr == "fixed@end":
        stated = stated._replace(lpr="fixed@", lpr_day=until)
    elif lpr == "auto":
        stated = stated._replace(lpr="")
    elif not lpr.startswith("fixed@"):
        stated = stated._replace(lpr=lpr)
    if cap in ("auto", "none"):
        stated = stated._replace(cap=cap)
    loans = case.loans if first_day == "after-due" else tuple(moved(loan, -1) for loan in case.loans)
    return case._replace(conventions=stated, loans=loans, until=until)


def moved(loan: Loan, days: int) -> Loan:
    """Return the loan as one reads it whose interest begins so many days later (earlier where negative)."""
    if loan.due is not None or loan.instalments:
        instalments = tuple(p._replace(day=p.day + days if p.day is not None else None) for p in loan.instalments)
        return loan._replace(due=loan.due + days if loan.due is not None else None, instalments=instalments)
    return loan._replace(interest_from=loan.interest_from + days) if loan.interest_from is not None else loan


def _paying(case: Case, payment_day: str) -> Case:
    return case._replace(conventions=case.conventions._replace(payment_day=payment_day))


def _rounded_rates(plan: Schedule, basis: str, rate_rounding: str) -> Schedule:
    """Round the rate of every span."""
    if rate_rounding == "none":
        return plan
    tracks = tuple(
        track._replace(
            spans=tuple(Span(s.start, s.end, rounded_rate(s.rate, basis, rate_rounding)) for s in track.spans)
        )
        for track in plan.tracks
    )
    return plan._replace(tracks=tracks)


def rounded_rate(rate: Rate, basis: str, rate_rounding: str) -> Rate:
    """Round the daily or monthly part of a rate, half up, to so many decimals of a percent (``day-4``, ``month-2``).

    The result is a yearly rate of so many rounded parts; the gauge then counts its days or months as ever.
    """
    unit, _, places = rate_rounding.partition("-")
    if rate.unit in ("day", unit):
        return rate
    step = SCALE // 10 ** int(places)
    per = 12 if unit == "month" else 365 if basis == "365" else 360
    yearly = 12 * rate.value if rate.unit == "month" else rate.value
    value = per * half_up(yearly, per * step) * step
    return Rate(value, "year", rate.rule, rate.factor, rate.quote, rate.provisions, rate.agreed, rate.term)


def _content(plan: Schedule) -> tuple[object, ...]:
    """Everything that makes up a plan: plans of one content come to the same, whatever conventions led to them."""

    def spans_of(spans: tuple[Span, ...]) -> tuple[object, ...]:
        return tuple((s.start, s.end, s.rate.value, s.rate.unit, spans_of(s.rate.agreed)) for s in spans)

    def tracks_of(tracks: tuple[Track, ...]) -> tuple[object, ...]:
        return tuple((track.kind, track.pot, spans_of(track.spans)) for track in tracks)

    return (
        *plan._replace(tracks=(), hidden=(), term_ceiling=(), gauge=None),
        tracks_of(plan.tracks),
        tracks_of(plan.hidden),
        spans_of(plan.term_ceiling),
        plan.gauge.basis,
        plan.gauge.origin,
    )


def _starts_on_a_quote(scheduled: Scheduled, table: RateTable) -> bool:
    """Whether a fixed LPR would be looked up on the very day of a publication, so that the switch day matters."""
    days = {scheduled.until, scheduled.case.filed or 0}
    for plan in scheduled.schedules:
        for day in (plan.start, *(flow.day for flow in plan.flows)):
            days |= {day - 1, day}
    return not days.isdisjoint(table.days)
