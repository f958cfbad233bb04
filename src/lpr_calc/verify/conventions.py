"""The conventions two honest calculations may differ in, those of a case, and what a combination of them gives."""

from __future__ import annotations

from ..base.dates import iso
from ..base.record import Record
from ..casefile.model import Case, Loan
from ..values.rate import RateTerm, percent_plain
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
date, or on it. ``lines``: equal neighbouring quotes make one rounded line, or every publication its own.
``daily_days``: the days of a rate by the day are the calendar's, or each month has 30, or each whole month.
``yuan-cut``: cut to whole yuan at the end. ``fixed@end`` stands for ``fixed@`` the cut-off day, and is written so in a
`Variant`.
"""

_UNUSUAL = {
    "tail": 2,
    "neither": 2,
    "actual": 2,
    "months": 2,
    "months/365": 3,
    "30/360": 2,
    "truncate": 2,
    "yuan": 2,
    "yuan-cut": 3,
    "filing": 4,
    "switch": 4,
    "rate_rounding": 5,
    "first_day": 5,
    "cap": 4,
    "payment_day": 3,
    "lines": 2,
    "daily_days": 3,
}
"""Of combinations with equally many departures the more usual stand first: what one weighs, by value or dimension."""


class Variant(Record):
    """A combination of conventions and the interest it gives, in fen. ``departures`` counts what differs from the base.

    Of a figure in whole yuan rounding once, or to whole yuan, is no departure. ``item`` is what of `sums` was looked
    for and found.
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


def items_of(case: Case) -> tuple[str, ...]:
    """Return what a figure about this claim may be, the likeliest first."""
    owed = any(loan.damages is not None or loan.fees for loan in case.loans)
    paid = bool(case.payments)
    return tuple(
        name
        for name in ITEMS
        if {"damages": owed, "interest_after": owed or paid, "principal_after": paid}.get(name, True)
    )


def plainness(variant: Variant, base: dict[str, str]) -> tuple[int, bool, int]:
    """Return the key that puts the plainer first: fewer departures, plain interest, the more usual departures."""
    weight = 0
    if variant.departures > 0:
        for name, value in variant.conventions.items():
            if value != base[name]:
                weight += _UNUSUAL.get(value, _UNUSUAL.get(name, 1))
    return variant.departures, variant.item != "interest", weight


def moved(loan: Loan, days: int) -> Loan:
    """Return the loan as one reads it whose interest begins so many days later (earlier where negative)."""
    if loan.due is not None or loan.instalments:
        instalments = tuple(p._replace(day=p.day + days if p.day is not None else None) for p in loan.instalments)
        return loan._replace(due=loan.due + days if loan.due is not None else None, instalments=instalments)
    return loan._replace(interest_from=loan.interest_from + days) if loan.interest_from is not None else loan
