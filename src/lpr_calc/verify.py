"""One claim under every sensible combination of conventions: which of them give a stated figure, and how far apart they are.

Every convention is a value, so a figure of somebody else's can be looked for among all of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from .accrual import Plan, Rate, Span
from .calculate import Scheduled, accrue, schedule_case
from .casefile.model import Case, Loan
from .dates import iso
from .engine import Account, Run
from .errors import LprError
from .law.context import day_of
from .money import half_up, to_fen
from .rates import Rates
from .rates.table import RateTable
from .rateterm import SCALE
from .record import Record, Text

if TYPE_CHECKING:
    from .money import Exact

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
}
"""What may differ between two honest calculations, the defaults of contract §2 first.

``switch``: a quote is in force from its own day, or from the day after. ``rate_rounding``: the daily or monthly rate is
rounded to so many decimals of a percent before it is multiplied. ``first_day``: interest begins the day after the due
date, or on it. ``yuan-cut``: cut to whole yuan at the end.
"""

_ROUNDINGS = DIMENSIONS["rounding"]
_RATE_ROUNDINGS = {
    "365": ("none", "day-2", "day-3", "day-4"),
    "360": ("none", "day-2", "day-3", "day-4"),
    "actual": ("none",),
}
_MONTHLY = ("none", "month-2", "month-3", "month-4")
_NOT_INTEREST = ("damages", "fees")


class Variant(Record):
    """A combination of conventions and the interest it gives, in fen. ``departures`` counts what differs from the base."""

    conventions: dict[str, str]
    interest: int
    departures: int


def base_of(case: Case) -> dict[str, str]:
    """Return the conventions from which departures are counted: those of the case, else the defaults."""
    stated = case.conventions
    scheduled_basis = stated.basis or ("360" if case.kind == "bank-loan" else "365")
    lpr = stated.lpr or ("fixed" if case.kind == "sale" else "floating")
    return {
        "count": stated.count or "head",
        "basis": scheduled_basis,
        "rounding": stated.rounding or "line",
        "lpr": f"fixed@{iso(stated.lpr_day)}" if lpr == "fixed@" and stated.lpr_day else lpr,
        "switch": "same-day",
        "cap": stated.cap or "auto",
        "rate_rounding": "none",
        "payment_day": stated.payment_day or "new",
        "first_day": "after-due",
    }


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
    if not _uses_lpr(first):
        options["lpr"], options["switch"] = (base["lpr"],), ("same-day",)
    if base["cap"] == "auto" and not _uses_cap(case):
        options["cap"] = (base["cap"],)
    later = Rates(_a_day_later(rates.lpr), rates.benchmark)
    for count, basis, lpr, switch, cap, day in product(*(options[name] for name in ("count", "basis", "lpr", "switch", "cap", "first_day"))):  # fmt: skip
        if switch == "next-day" and lpr != "floating":
            continue
        changed = _case_with(case, first.until, count, basis, lpr, cap, day)
        try:
            scheduled = schedule_case(changed, later if switch == "next-day" else rates)
        except LprError:
            continue
        for rate_rounding in options["rate_rounding"]:
            if rate_rounding not in _RATE_ROUNDINGS.get(basis, _MONTHLY):
                continue
            plans = [_rounded_rates(plan, basis, rate_rounding) for plan in scheduled.plans]
            for payment_day in options["payment_day"]:
                paid = scheduled
                if case.payments:
                    paid = scheduled._replace(case=_paying(scheduled.case, payment_day), choices=type(scheduled.choices)())  # fmt: skip
                for rounding, interest in _interest(paid, plans, options["rounding"]):
                    found = {
                        "count": count, "basis": basis, "rounding": rounding, "lpr": lpr, "switch": switch, "cap": cap,
                        "rate_rounding": rate_rounding, "payment_day": payment_day, "first_day": day,
                    }  # fmt: skip
                    yield Variant(found, interest, sum(found[name] != base[name] for name in found))


def search(case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()) -> tuple[list[Variant], list[Variant], int]:  # fmt: skip
    """Return the variants that give ``figure`` (fen of interest) exactly, the plainest first; else the nearest; and how many were tried."""
    matches: list[Variant] = []
    nearest: list[Variant] = []
    tried = 0
    for variant in variants(case, rates, held):
        tried += 1
        if variant.interest == figure:
            matches.append(variant)
        elif not matches:
            nearest.append(variant)
            if len(nearest) > 500:
                nearest = closest(nearest, figure)
    matches.sort(key=lambda variant: variant.departures)
    return matches, [] if matches else closest(nearest, figure), tried


def closest(found: list[Variant], figure: int) -> list[Variant]:
    """Return the five variants nearest to a figure, the plainer first."""
    return sorted(found, key=lambda variant: (abs(variant.interest - figure), variant.departures))[:5]


def explanations(case: Case, rates: Rates, figure: int) -> list[Text]:
    """Name the single slips that would give ``figure`` (fen of interest): days, a payment, a quote, a digit.

    The case's own conventions are kept, but for a year of 365 or 360 days and rounding by line or at the end.
    """
    found: list[Text] = []
    first = schedule_case(case, rates)
    until = first.until
    for basis in dict.fromkeys((base_of(case)["basis"], "365", "360")):
        changed = case._replace(conventions=case.conventions._replace(basis=basis))
        year = Text("" if basis == base_of(case)["basis"] else f"，一年按 {basis} 天", "" if basis == base_of(case)["basis"] else f", {basis} days a year")  # fmt: skip
        slips = [*_days_wrong(changed, until), *_payments_lost(changed)]
        for text, slipped in slips:
            if figure in _amounts(slipped, rates):
                found.append(_join(text, year))
        for text, amounts in _days_per_line(changed, rates):
            if figure in amounts:
                found.append(_join(text, year))
        if _uses_lpr(first):
            for text, table in (*_other_quotes(rates, first), *_invented_rows(rates)):
                if figure in _amounts(changed, table):
                    found.append(_join(text, year))
    own = max(_amounts(case, rates), default=0)
    if figure not in _amounts(case, rates):
        if sorted(str(own)) == sorted(str(figure)):
            found.append(Text("数字次序写错", "digits in another order"))
        elif len(str(own)) == len(str(figure)) and sum(a != b for a, b in zip(str(own), str(figure), strict=True)) == 1:
            found.append(Text("一位数字写错", "one digit is different"))
    return found


def _join(text: Text, more: Text) -> Text:
    return Text(text.zh + more.zh, text.en + more.en)


def _amounts(case: Case, rates: Rates) -> set[int]:
    """Interest of a case, each line rounded and rounded once at the end; empty where it cannot be computed."""
    try:
        scheduled = schedule_case(case, rates)
        return {amount for _, amount in _interest(scheduled, scheduled.plans, ("line", "total"))}
    except LprError:
        return set()


def _days_wrong(case: Case, until: int) -> Iterator[tuple[Text, Case]]:
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        more = Text("多" if days > 0 else "少", "more" if days > 0 else "fewer")
        text = Text(f"{more.zh}算 {abs(days)} 天（算至 {iso(until + days)}）", f"{abs(days)} days {more.en} (to {iso(until + days)})")  # fmt: skip
        yield text, case._replace(until=until + days)


def _payments_lost(case: Case) -> Iterator[tuple[Text, Case]]:
    for i, payment in enumerate(case.payments):
        text = Text(f"漏了 {iso(payment.day)} 的还款", f"the payment of {iso(payment.day)} was left out")
        yield text, case._replace(payments=case.payments[:i] + case.payments[i + 1 :])


def _days_per_line(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """A day too many in every line (both ends counted line by line), or one lost in every line but the last."""
    try:
        scheduled = schedule_case(case, rates)
    except LprError:
        return
    accounts, _ = accrue(scheduled, scheduled.plans, True)
    runs = [(account, run) for account in accounts for run in account.runs if run.kind not in _NOT_INTEREST]
    if len(runs) < 2:
        return
    many = [run.interest + _day_of(account, run) for account, run in runs]
    few = [run.interest - _day_of(account, run) for account, run in runs[:-1]] + [runs[-1][1].interest]
    for text, exact in (
        (Text("每一段都两头算，每段多一天", "both ends counted in every line, a day too many in each"), many),
        (Text("每一段少一天（末段除外）", "a day lost in every line but the last"), few),
    ):
        if min(exact) >= 0:
            yield text, {to_fen(sum(exact)), sum(to_fen(amount) for amount in exact)}


def _day_of(account: Account, run: Run) -> Exact:
    """The interest of one day of a line, exactly."""
    from fractions import Fraction

    return Fraction(*account.one_day(run.base, run.rate, run.start))


def _invented_rows(rates: Rates) -> Iterator[tuple[Text, Rates]]:
    """Rows that circulate in public tables and never were (rates/notes.md; field-notes.md §1)."""
    rows = (("2020-01-01", 385), ("2023-01-01", 300))
    for chosen in (rows, rows[:1], rows[1:]):
        table = rates.lpr
        days, values = list(table.days), list(table.columns["1y"])
        for day, value in chosen:
            at = bisect_right(days, day_of(day))
            days.insert(at, day_of(day))
            values.insert(at, value)
        named = "、".join(f"{day} {value // 100}.{value % 100:02d}%" for day, value in chosen)
        text = Text(f"用了并不存在的报价 {named}", f"used quotes that never were: {named}")
        yield text, Rates(RateTable("lpr", tuple(days), {"1y": tuple(values), "5y": tuple(values)}, table.next_due), rates.benchmark)  # fmt: skip


def _other_quotes(rates: Rates, scheduled: Scheduled) -> Iterator[tuple[Text, Rates]]:
    """Yield tables in which one change of the rate within the claim has another value."""
    table = rates.lpr
    start, end = min(plan.start for plan in scheduled.plans), max(plan.end for plan in scheduled.plans)
    for _, _, quote in table.over(max(start, table.days[0]), max(end, start + 1, table.days[0] + 1), "1y"):
        at = table.days.index(quote.day)
        own = table.columns["1y"][at]
        after = next((i for i in range(at, len(table.days)) if table.columns["1y"][i] != own), len(table.days))
        for step in (-10, -5, 5, 10, 15, -15, 20, -20):
            values = list(table.columns["1y"])
            values[at:after] = [own + step] * (after - at)
            said = f"{(own + step) // 100}.{(own + step) % 100:02d}%"
            text = Text(f"{iso(quote.day)} 的报价按 {said} 计算", f"the quote of {iso(quote.day)} taken as {said}")
            yield text, Rates(RateTable("lpr", table.days, {**table.columns, "1y": tuple(values)}, table.next_due), rates.benchmark)  # fmt: skip


def _values(name: str, base: dict[str, str], held: frozenset[str], vary: tuple[str, ...]) -> tuple[str, ...]:
    if name in held or name not in vary:
        return (base[name],)
    values = DIMENSIONS[name]
    return values if base[name] in values else (base[name], *values)


def _uses_lpr(scheduled: Scheduled) -> bool:
    return any(
        span.rate.quote is not None and span.rate.quote.series == "lpr"
        for plan in scheduled.plans
        for track in plan.tracks
        for span in track.spans
    )


def _uses_cap(case: Case) -> bool:
    """A ceiling can bite only on what was agreed."""
    return any(loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None or loan.fees for loan in case.loans)  # fmt: skip


def _a_day_later(table: RateTable) -> RateTable:
    """The same quotes, each in force from the day after its publication; the first one from its own day."""
    days = (table.days[0], *(day + 1 for day in table.days[1:]))
    return RateTable(table.series, days, table.columns, table.next_due, table.last_day, table.sha256, table.name)


def _case_with(case: Case, until: int, count: str, basis: str, lpr: str, cap: str, first_day: str) -> Case:
    stated = case.conventions._replace(count=count, basis=basis, rounding="total")
    if lpr == "fixed@end":
        stated = stated._replace(lpr="fixed@", lpr_day=until)
    elif not lpr.startswith("fixed@"):
        stated = stated._replace(lpr=lpr)
    if cap in ("auto", "none"):
        stated = stated._replace(cap=cap)
    loans = case.loans if first_day == "after-due" else tuple(_a_day_earlier(loan) for loan in case.loans)
    return case._replace(conventions=stated, loans=loans, until=until)


def _a_day_earlier(loan: Loan) -> Loan:
    """The loan as one reads it who counts the due date itself."""
    if loan.due is not None or loan.instalments:
        instalments = tuple(p._replace(day=p.day - 1 if p.day is not None else None) for p in loan.instalments)
        return loan._replace(due=loan.due - 1 if loan.due is not None else None, instalments=instalments)
    return loan._replace(interest_from=loan.interest_from - 1) if loan.interest_from is not None else loan


def _paying(case: Case, payment_day: str) -> Case:
    return case._replace(conventions=case.conventions._replace(payment_day=payment_day))


def _rounded_rates(plan: Plan, basis: str, rate_rounding: str) -> Plan:
    """Round the daily or monthly rate of every span, half up, to so many decimals of a percent."""
    if rate_rounding == "none":
        return plan
    unit, _, places = rate_rounding.partition("-")
    step = SCALE // 10 ** int(places)

    def rounded(rate: Rate) -> Rate:
        if rate.unit != "year":
            return rate
        per = int(basis) if unit == "day" else 12
        value = half_up(rate.value, per * step) * step
        return Rate(value if unit == "day" else 12 * value, "day" if unit == "day" else "year", rate.rule, rate.factor, rate.quote, rate.provisions, rate.agreed, rate.term)  # fmt: skip

    tracks = tuple(
        track._replace(spans=tuple(Span(s.start, s.end, rounded(s.rate)) for s in track.spans)) for track in plan.tracks
    )
    return plan._replace(tracks=tracks)


def _interest(scheduled: Scheduled, plans: list[Plan], roundings: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield the interest of a claim under each rounding, in fen."""
    plain = not scheduled.case.payments and not any(
        plan.hidden or plan.lumps or plan.term_ceiling or plan.interest_limit is not None for plan in plans
    )
    exact: Exact = 0
    lines = 0
    if plain or set(roundings) - {"line"}:
        accounts, _ = accrue(scheduled, plans, True)
        runs = [run.interest for account in accounts for run in account.runs if run.kind not in _NOT_INTEREST]
        exact, lines = sum(runs), sum(to_fen(interest) for interest in runs)
    if "line" in roundings and not plain:
        accounts, _ = accrue(scheduled, plans, False)
        lines = sum(to_fen(run.interest) for account in accounts for run in account.runs if run.kind not in _NOT_INTEREST)  # fmt: skip
    for rounding in roundings:
        if rounding == "line":
            yield rounding, lines
        elif rounding == "yuan-cut":
            yield rounding, exact.numerator // (100 * exact.denominator) * 100
        else:
            yield rounding, to_fen(exact, rounding)
