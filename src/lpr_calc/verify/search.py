"""One claim under every sensible combination of conventions: which of them give a stated figure, and how far apart they are.

Every convention is a value, so a figure of somebody else's can be looked for among all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from operator import itemgetter

from ..base.dates import iso
from ..base.errors import LprError
from ..base.record import Record
from ..casefile.model import Case, Loan
from ..compute.claim import Scheduled, schedule_case
from ..rates.series import Rates
from ..rates.table import RateTable
from ..values.rate import RateTerm, percent_plain
from .laid import RATE_ROUNDINGS, Known, Laid, law_of
from .sums import ITEMS, Sums

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


def variants(
    case: Case, rates: Rates, held: frozenset[str] = frozenset(), vary: tuple[str, ...] = tuple(DIMENSIONS)
) -> Iterator[Variant]:
    """Yield the claim under every combination of the dimensions in ``vary`` that are not ``held``.

    What makes no difference for this claim (the day of a payment where there is none, the LPR where a fixed rate was
    agreed) is not varied. A combination under which the claim cannot be computed is left out. Raises LprError where the
    claim as stated cannot be computed at all.
    """
    base = base_of(case)
    for conventions, departures, results in _combinations(case, rates, base, held, vary):
        for rounding, sums in results:
            yield _variant(conventions, departures, rounding, sums, base)


def _variant(
    conventions: dict[str, str],
    departures: int,
    rounding: str,
    sums: Sums,
    base: dict[str, str],
    item: str = "interest",
) -> Variant:
    whole = {**conventions, "rounding": rounding}
    return Variant(whole, sums.interest, departures + (rounding != base["rounding"]), sums, item)


_Combination = tuple[dict[str, str], int, list[tuple[str, Sums]]]


def _combinations(
    case: Case, rates: Rates, base: dict[str, str], held: frozenset[str], vary: tuple[str, ...]
) -> Iterator[_Combination]:
    """Yield every combination but for the rounding, how far it departs, and what it comes to under each rounding."""
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
    known: Known = {}
    laid: dict[tuple[object, ...], Laid | None] = {}
    for count, basis, lpr, switch, cap, day, lines in product(*(options[name] for name in ("count", "basis", "lpr", "switch", "cap", "first_day", "lines"))):  # fmt: skip
        if switch == "next-day" and lpr not in ("floating", "auto") and not on_a_quote:
            continue
        roundings = options["rounding"]
        if lines == "each-quote" and lines != base["lines"]:
            # Where lines are not rounded one by one, it makes no difference where they are cut.
            if lpr not in ("floating", "auto") and first.kind != "bank-loan":
                continue
            roundings = ("line",) if "line" in roundings else roundings
        said = (count, lpr, switch, cap, day, lines)
        under = (law_of(basis), said)
        if under not in laid:
            laid[under] = _laid(case, later if switch == "next-day" else rates, first.until, basis, said, known)
        whole = laid[under]
        if whole is not None and whole.own_years:
            whole = _laid(case, later if switch == "next-day" else rates, first.until, basis, said, known)
        if whole is None:
            continue
        found = {
            "count": count, "basis": basis, "rounding": "", "lpr": at_end if lpr == "fixed@end" else lpr,
            "switch": switch, "cap": cap, "rate_rounding": "", "payment_day": "", "first_day": day, "lines": lines,
            "daily_days": "",
        }  # fmt: skip
        apart = sum([value != base[name] for name, value in found.items() if value])
        for rate_rounding in options["rate_rounding"]:
            if rate_rounding not in RATE_ROUNDINGS[basis]:
                continue
            for payment_day, daily in product(options["payment_day"], options["daily_days"]):
                conventions = {**found, "rate_rounding": rate_rounding, "payment_day": payment_day, "daily_days": daily}
                departures = (
                    apart
                    + (rate_rounding != base["rate_rounding"])
                    + (payment_day != base["payment_day"])
                    + (daily != base["daily_days"])
                )
                yield conventions, departures, whole.sums(basis, rate_rounding, daily, payment_day, roundings)


def _laid(
    case: Case, rates: Rates, until: int, basis: str, said: tuple[str, str, str, str, str, str], known: Known
) -> Laid | None:
    """Ask the law for the claim under some conventions; None where it cannot be computed so."""
    count, lpr, _, cap, day, lines = said
    try:
        return Laid(schedule_case(_case_with(case, until, count, basis, lpr, cap, day, lines), rates), known)
    except LprError:
        return None


def items_of(case: Case) -> tuple[str, ...]:
    """Return what a figure about this claim may be, the likeliest first."""
    owed = any(loan.damages is not None or loan.fees for loan in case.loans)
    paid = bool(case.payments)
    return tuple(
        name
        for name in ITEMS
        if {"damages": owed, "interest_after": owed or paid, "principal_after": paid}.get(name, True)
    )


def search(
    case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()
) -> tuple[list[Variant], list[Variant], int]:
    """Return the variants that give ``figure`` (fen) exactly, the plainest first; else the nearest; and how many were tried.

    ``item`` of each says what the figure is: interest, what is left of it after payments, principal and interest …
    """
    matches: list[Variant] = []
    nearest: list[_Candidate] = []
    plain: list[_Candidate] = []
    tried = 0
    base = base_of(case)
    items = [(item, Sums._fields.index(item), ITEMS.index(item)) for item in items_of(case)]
    for conventions, apart, results in _combinations(case, rates, base, held, tuple(DIMENSIONS)):
        for rounding, sums in results:
            tried += 1
            departures = apart + (rounding != base["rounding"])
            amounts = tuple(sums)
            for item, place, rank in items:
                amount = amounts[place]
                if amount == figure:
                    matches.append(_variant(conventions, apart, rounding, sums, base, item))
                elif not matches:
                    found = abs(amount - figure), departures, rank, conventions, rounding, sums, item
                    nearest.append(found)
                    if departures < 2:
                        plain.append(found)
            if len(nearest) > _KEPT:
                nearest = _closest(nearest)
    matches.sort(key=lambda variant: plainness(variant, base))
    if matches:
        return matches, [], tried
    near = _closest(nearest)
    if near and not any(one[1] < 2 for one in near):
        # One change that comes close says more than five that come closer.
        near = [*near[:-1], *_closest(plain)[:1]]
    said = [Variant({**one[3], "rounding": one[4]}, one[5].interest, one[1], one[5], one[6]) for one in near]
    return [], said, tried


_KEPT = 2000
"""So many candidates for the nearest are kept before they are ranked."""

_Candidate = tuple[int, int, int, dict[str, str], str, Sums, str]
"""How far it is from the figure, its departures, the rank of its item; conventions, rounding, sums and item."""


def plainness(variant: Variant, base: dict[str, str]) -> tuple[int, bool, int]:
    """Return the key that puts the plainer first: fewer departures, plain interest, the more usual departures."""
    weight = 0
    if variant.departures > 0:
        for name, value in variant.conventions.items():
            if value != base[name]:
                weight += _UNUSUAL.get(value, _UNUSUAL.get(name, 1))
    return variant.departures, variant.item != "interest", weight


def _closest(found: list[_Candidate]) -> list[_Candidate]:
    """Return the five nearest to the figure, the plainer first; of those that differ in rounding alone only one."""
    kept: list[_Candidate] = []
    seen: set[object] = set()
    for one in sorted(found, key=itemgetter(0, 1, 2)):
        _, _, _, conventions, _, sums, item = one
        same = (item, *(value for name, value in conventions.items() if name != "rounding"))
        amount = (item, getattr(sums, item))
        if same not in seen and amount not in seen:
            seen |= {same, amount}
            kept.append(one)
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


def _starts_on_a_quote(scheduled: Scheduled, table: RateTable) -> bool:
    """Whether a fixed LPR would be looked up on the very day of a publication, so that the switch day matters."""
    days = {scheduled.until, scheduled.case.filed or 0}
    for plan in scheduled.schedules:
        for day in (plan.start, *(flow.day for flow in plan.flows)):
            days |= {day - 1, day}
    return not days.isdisjoint(table.days)
