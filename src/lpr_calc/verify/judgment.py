"""Which reading of a judgment gives a stated figure: doubled part, general interest, their sum, all that is owed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..base.dates import Gauge, iso
from ..base.errors import LprError
from ..base.money import to_fen
from ..casefile.model import Case, Judgment, OrderedInterest
from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Line
from ..engine.steps import MONTHS, PERCENT, earned
from ..rates.series import Rates
from .combinations import a_day_later
from .conventions import Variant
from .laid import RATE_ROUNDINGS, rounded_rate
from .sums import rounded_sum

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "count": ("head", "both", "tail", "neither"),
    "basis": ("365", "360", "actual", "months", "months/365", "30/360"),
    "lpr": ("floating", "fixed", "fixed@end"),
    "switch": ("same-day", "next-day"),
    "payment_day": ("new", "old"),
    "court_fees": ("out", "in"),
    "damages_doubled": ("in", "out"),
    "closed_interest": ("out", "in"),
    "doubled_days": ("after-last", "one-less", "one-more"),
    "closed": ("both-ends", "head"),
    "bases": ("heaviest", "listed", "pro-rata"),
    "doubled_order": ("last", "first"),
}
"""What two readings may differ in (law.md A10 to A13), the defaults first.

``court_fees``, ``damages_doubled``, ``closed_interest``: whether they are in the base of the doubled part.
``doubled_days``: from the day after the last day of performance through the day of payment, without one of the two
ends, or with the last day of performance itself. ``closed``: whether a period with both days written counts its last
day. ``bases``: which of several bases a payment reduces. ``doubled_order``: the doubled part after the debts of the
judgment, or before. Rounding, and a rate rounded first, are varied where nothing was paid.
"""
_ROUNDINGS = ("line", "total", "truncate", "yuan", "yuan-cut")

ITEMS = ("doubled_part", "general_interest", "delay_interest", "total")
"""What the figure may be: 加倍部分, 一般债务利息, 迟延履行期间的债务利息, all that is owed."""
AFTER = ("doubled_after", "general_after", "principal_after")
"""The same where payments were made: what is still owed."""


def base_of(case: Case) -> dict[str, str]:
    """Return the readings from which departures are counted: those stated, else the defaults."""
    stated, judgment = case.conventions, case.judgment
    assert judgment is not None
    base = {name: values[0] for name, values in DIMENSIONS.items()}
    for name in ("count", "basis", "lpr", "payment_day"):
        base[name] = getattr(stated, name) or base[name]
    if case.kind == "bank-loan" and not stated.basis:
        base["basis"] = "360"
    if base["lpr"] == "fixed@" and stated.lpr_day is not None:
        base["lpr"] += iso(stated.lpr_day)
    base["damages_doubled"] = "in" if judgment.damages_doubled else "out"
    base["doubled_days"] = "one-less" if judgment.one_day_less else "after-last"
    base["closed_interest"] = "in" if any(part.doubled for part in judgment.interest) else "out"
    base["closed"] = stated.closed or base["closed"]
    base["bases"] = stated.bases or base["bases"]
    base["doubled_order"] = "first" if stated.order[:1] == ("doubled",) else "last"
    base["court_fees"] = "in" if any(cost.doubled for cost in judgment.costs) else "out"
    base["rounding"], base["rate_rounding"] = "line", "none"
    return base


def readings(case: Case, rates: Rates, held: frozenset[str] = frozenset()) -> Iterator[Variant]:
    """Yield the judgment under every combination of readings, once for every item of `ITEMS`.

    What makes no difference here (damages where there are none) is not varied. Raises LprError where the judgment as
    stated cannot be computed.
    """
    first = judge(case, rates)
    judgment = case.judgment
    assert judgment is not None
    base = base_of(case)
    floating = any(part.rate is not None and part.rate.kind == "lpr" for part in judgment.interest)
    idle = {
        "payment_day": not first.ledger,
        "court_fees": not judgment.costs,
        "damages_doubled": not judgment.damages,
        "closed_interest": not any(is_closed(part) for part in judgment.interest),
        "closed": not any(is_closed(part) and part.amount is None for part in judgment.interest),
        "bases": not first.ledger or sum(part.base is not None for part in judgment.interest) < 2,
        "doubled_order": not first.ledger or len(case.conventions.order) > 3,
        "lpr": not floating,
        "switch": not floating,
        "count": not judgment.interest,
        "basis": not judgment.interest,
    }
    options = [
        (base[name],) if name in held or idle.get(name) else tuple(dict.fromkeys((base[name], *values)))
        for name, values in DIMENSIONS.items()
    ]
    at_end = f"fixed@{iso(first.until)}"
    later = Rates(a_day_later(rates.lpr), rates.benchmark)
    items = tuple(name for name in ITEMS if judgment.interest or name not in ("general_interest", "delay_interest"))
    items = (*items, *AFTER) if first.ledger else items
    for values in product(*options):
        found = dict(zip(DIMENSIONS, values, strict=True))
        if found["switch"] == "next-day" and found["lpr"] != "floating":
            continue
        try:
            statement = judge(
                _with(case, judgment, found, base, first.until), later if found["switch"] == "next-day" else rates
            )
        except LprError:
            continue
        if found["lpr"] == "fixed@end":
            found["lpr"] = at_end
        for rounding, rate_rounding, amounts in _rounded(statement, found["basis"], held):
            said = {**found, "rounding": rounding, "rate_rounding": rate_rounding}
            departures = sum(said[name] != base[name] for name in said)
            for item in items:
                if (
                    item == "doubled_part"
                    and not first.ledger
                    and said["closed_interest"] == "out"
                    and _beside(said, base)
                ):
                    continue
                amount = amounts[item] if item in amounts else getattr(statement.totals, item)
                yield Variant(said, amount, departures, item=item)


def _beside(said: dict[str, str], base: dict[str, str]) -> bool:
    """Whether a reading differs in what concerns general interest alone."""
    return any(said[name] != base[name] for name in ("count", "basis", "lpr", "switch", "rate_rounding"))


def _rounded(
    statement: JudgmentStatement, basis: str, held: frozenset[str]
) -> Iterator[tuple[str, str, dict[str, int]]]:
    """Yield the sums as computed, and where nothing was paid, under every other rounding and rate rounded first."""
    totals = statement.totals
    yield "line", "none", {}
    general = [line for line in statement.lines if line.kind == "general"]
    doubled = [line for line in statement.lines if line.kind == "doubled"]
    gauge = Gauge(basis, min((line.start for line in general), default=1))
    unit = 2 * PERCENT * gauge.per_year
    whole = [_exact(line, gauge) for line in general]
    if statement.ledger or any(to_fen(a, unit) != line.interest for a, line in zip(whole, general, strict=True)):
        return
    daily = [_exact(line, gauge) for line in doubled]
    open_before = totals.total - totals.delay_interest
    for rate_rounding in RATE_ROUNDINGS[basis] if general else ("none",):
        if rate_rounding != "none" and ("rate_rounding" in held or not general):
            continue
        parts = (
            whole
            if rate_rounding == "none"
            else [_exact(line._replace(rate=rounded_rate(line.rate, basis, rate_rounding)), gauge) for line in general]
        )
        for rounding in _ROUNDINGS if "rounding" not in held else ("line",):
            if (rounding, rate_rounding) == ("line", "none"):
                continue
            a, b = rounded_sum(parts, unit, rounding), rounded_sum(daily, unit, rounding)
            yield (
                rounding,
                rate_rounding,
                {"general_interest": a, "doubled_part": b, "delay_interest": a + b, "total": open_before + a + b},
            )


def _exact(line: Line, gauge: Gauge) -> int:
    """The interest of a line before it is rounded, over 2 × `PERCENT` × the parts of a year."""
    per = PERCENT * gauge.per_year
    if line.rate.unit == "day":
        return earned(2 * per * line.base, 2 * line.rate.value * gauge.per_year, line.end - line.start, per)
    days = gauge.at(line.end) - gauge.at(line.start)
    return earned(2 * per * line.base, 2 * line.rate.value * MONTHS[line.rate.unit], days, per)


def _with(case: Case, judgment: Judgment, found: dict[str, str], base: dict[str, str], until: int) -> Case:
    # Not stated, the year of the delay before 2014-08-01 has 360 days whatever that of general interest has.
    basis = "" if found["basis"] == base["basis"] and not case.conventions.basis else found["basis"]
    stated = case.conventions._replace(count=found["count"], basis=basis, payment_day=found["payment_day"])
    stated = stated._replace(closed=found["closed"], bases=found["bases"])
    if found["doubled_order"] != base["doubled_order"]:
        usual = tuple(bucket for bucket in stated.order if bucket != "doubled") or USUAL
        stated = stated._replace(order=("doubled", *usual) if found["doubled_order"] == "first" else usual)
    if found["lpr"] == "fixed@end":
        stated = stated._replace(lpr="fixed@", lpr_day=until)
    elif not found["lpr"].startswith("fixed@"):
        stated = stated._replace(lpr=found["lpr"])
    changed = judgment._replace(
        damages_doubled=found["damages_doubled"] == "in", one_day_less=found["doubled_days"] == "one-less"
    )
    if found["doubled_days"] == "one-more":
        changed = begun(changed, -1)
    if found["court_fees"] != base["court_fees"]:
        inside = found["court_fees"] == "in"
        changed = changed._replace(costs=tuple(cost._replace(doubled=inside) for cost in judgment.costs))
    if found["closed_interest"] != base["closed_interest"]:
        inside = found["closed_interest"] == "in"
        parts = tuple(part._replace(doubled=inside and is_closed(part)) for part in judgment.interest)
        changed = changed._replace(interest=parts)
    return case._replace(conventions=stated, judgment=changed, until=until)


USUAL = ("costs", "interest", "principal")


def is_closed(part: OrderedInterest) -> bool:
    """Whether an entry of general interest no longer grows: a fixed sum, or for a period with both days written."""
    return part.amount is not None or part.until is not None or bool(part.until_word)


def begun(judgment: Judgment, days: int) -> Judgment:
    """The judgment with the doubled part beginning so many days later."""
    if judgment.instalments:
        portions = tuple(p._replace(day=p.day + days if p.day is not None else None) for p in judgment.instalments)
        return judgment._replace(instalments=portions)
    if judgment.perform_by is not None:
        return judgment._replace(perform_by=judgment.perform_by + days)
    return judgment._replace(effective=judgment.effective + days if judgment.effective is not None else None)
