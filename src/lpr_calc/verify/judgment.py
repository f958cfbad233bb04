"""Which reading of a judgment gives a stated figure: its doubled part, its general interest, their sum, or all that is owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from ..base.dates import Gauge, add_months, iso
from ..base.errors import LprError
from ..base.money import add_ratios, fen_comma, half_up, to_fen
from ..base.text import Text
from ..casefile.model import Case, Judgment, OrderedInterest
from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Line
from ..engine.steps import MONTHS, PERCENT, earned
from ..law.choices import Choices
from ..law.operative import last_day, resolve
from ..rates.series import Rates
from .combinations import a_day_later
from .conventions import Variant, plainness
from .laid import RATE_ROUNDINGS, rounded_rate
from .payments import MISREAD, payments
from .pen import pen_slip
from .slips import Slip, days_en
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
ends, or with the last day of performance itself. ``closed``: whether a period with both days written counts its last day.
``bases``: which of several bases a payment reduces. ``doubled_order``: the doubled part after the debts of the judgment, or before. Rounding, and a rate rounded first, are varied where nothing was paid.
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


def variants(case: Case, rates: Rates, held: frozenset[str] = frozenset()) -> Iterator[tuple[Variant, str]]:
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
        "closed_interest": not any(_is_closed(part) for part in judgment.interest),
        "closed": not any(_is_closed(part) and part.amount is None for part in judgment.interest),
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
                yield Variant(said, amount, departures, item=item), item


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


def search(
    case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()
) -> tuple[list[tuple[Variant, str]], list[tuple[Variant, str]], int]:
    """Return the readings that give ``figure`` (fen) exactly, the plainest first; else the nearest; and how many were tried.

    A reading is tried once, whatever the figure may be of it.
    """
    base = base_of(case)
    every = list(variants(case, rates, held))
    tried = len({id(variant.conventions) for variant, _ in every})
    order = (*ITEMS, *AFTER)
    matches = [pair for pair in every if pair[0].interest == figure]
    matches.sort(key=lambda pair: (pair[0].departures, order.index(pair[1]), plainness(pair[0], base)))
    if matches:
        return matches, [], tried
    every.sort(key=lambda pair: (abs(pair[0].interest - figure), pair[0].departures))
    nearest: list[tuple[Variant, str]] = []
    for variant, item in every:
        if all((variant.interest, item) != (other.interest, name) for other, name in nearest):
            nearest.append((variant, item))
        if len(nearest) == 5:
            break
    return [], nearest, tried


def _with(case: Case, judgment: Judgment, found: dict[str, str], base: dict[str, str], until: int) -> Case:
    # Not stated, the year of the delay before 2014-08-01 has 360 days whatever that of general interest has.
    basis = "" if found["basis"] == base["basis"] and not case.conventions.basis else found["basis"]
    stated = case.conventions._replace(count=found["count"], basis=basis, payment_day=found["payment_day"])
    stated = stated._replace(closed=found["closed"], bases=found["bases"])
    if found["doubled_order"] != base["doubled_order"]:
        usual = tuple(bucket for bucket in stated.order if bucket != "doubled") or _ORDER
        stated = stated._replace(order=("doubled", *usual) if found["doubled_order"] == "first" else usual)
    if found["lpr"] == "fixed@end":
        stated = stated._replace(lpr="fixed@", lpr_day=until)
    elif not found["lpr"].startswith("fixed@"):
        stated = stated._replace(lpr=found["lpr"])
    changed = judgment._replace(
        damages_doubled=found["damages_doubled"] == "in", one_day_less=found["doubled_days"] == "one-less"
    )
    if found["doubled_days"] == "one-more":
        changed = _begun(changed, -1)
    if found["court_fees"] != base["court_fees"]:
        inside = found["court_fees"] == "in"
        changed = changed._replace(costs=tuple(cost._replace(doubled=inside) for cost in judgment.costs))
    if found["closed_interest"] != base["closed_interest"]:
        inside = found["closed_interest"] == "in"
        parts = tuple(part._replace(doubled=inside and _is_closed(part)) for part in judgment.interest)
        changed = changed._replace(interest=parts)
    return case._replace(conventions=stated, judgment=changed, until=until)


_ORDER = ("costs", "interest", "principal")


def _is_closed(part: OrderedInterest) -> bool:
    """Whether an entry of general interest is a sum that no longer grows: fixed, or for a period with both days written."""
    return part.amount is not None or part.until is not None or bool(part.until_word)


def _begun(judgment: Judgment, days: int) -> Judgment:
    """The judgment with the doubled part beginning so many days later."""
    if judgment.instalments:
        portions = tuple(p._replace(day=p.day + days if p.day is not None else None) for p in judgment.instalments)
        return judgment._replace(instalments=portions)
    if judgment.perform_by is not None:
        return judgment._replace(perform_by=judgment.perform_by + days)
    return judgment._replace(effective=judgment.effective + days if judgment.effective is not None else None)


def explanations(case: Case, rates: Rates, figure: int) -> list[Slip]:
    """Name the single slips that would give ``figure`` (fen): another rate or base of the doubled part, days, a payment, a digit."""
    found: dict[Text, None] = {}
    try:
        statement = judge(case, rates)
    except LprError:
        return []
    names = (*ITEMS, *AFTER) if statement.ledger else ITEMS
    if figure in {getattr(statement.totals, name) for name in names}:
        return []
    for text, doubled in _doubled_otherwise(statement, rates):
        general, rest = statement.totals.general_interest, statement.totals.total - statement.totals.doubled_part
        if figure in (doubled, general + doubled, rest + doubled):
            found.setdefault(text)
    for text, changed in _cases(case, statement.until):
        try:
            totals = judge(changed, rates).totals
        except LprError:
            continue
        if figure in {getattr(totals, name) for name in names}:
            found.setdefault(text)
    if not found:
        for name in ITEMS:
            right: int = getattr(statement.totals, name)
            slip = pen_slip(right, figure)
            if slip is not None:
                found.setdefault(
                    Text(f"{slip.zh}（应为 {fen_comma(right)}）", f"{slip.en} (should be {fen_comma(right)})")
                )
                break
    return [Slip(text, 1) for text in found]


def _doubled_otherwise(statement: JudgmentStatement, rates: Rates) -> Iterator[tuple[Text, int]]:
    """The doubled part at another rate, or on another base, over its own days."""
    lines = [line for line in statement.lines if line.kind == "doubled"]
    if not lines:
        return
    for times in (4, 2, 1):
        for basis in (365, 360):
            total = 0
            for line in lines:
                if line.start < rates.lpr.days[0]:
                    return
                total += sum(
                    earned(line.base, 2 * times * quote.value, end - start, PERCENT * basis)
                    for start, end, quote in rates.lpr.over(line.start, line.end, "1y")
                )
            year = Text("" if basis == 365 else "，一年按 360 天", "" if basis == 365 else ", 360 days a year")
            yield (
                Text(
                    f"加倍部分按 {times} 倍 LPR 计算，而不是日万分之一点七五{year.zh}",
                    f"the doubled part at {times} times the LPR, not at 0.0175 % a day{year.en}",
                ),
                total,
            )
    days = sum((line.end - line.start) * line.base for line in lines)
    for name, parts in (
        ("千分之一点七五", 17_500),
        ("万分之二", 2_000),
        ("万分之二点一", 2_100),
        ("万分之三", 3_000),
        ("万分之五", 5_000),
    ):
        text = Text(
            f"加倍部分按日{name}计算，而不是万分之一点七五",
            f"the doubled part at {_daily(parts)} % a day, not at 0.0175 %",
        )
        yield text, half_up(days * parts, 10**7)
    for length, per in ((365, 360), (360, 365)):
        text = Text(
            f"加倍部分按 {length} 天折成年利率、再除以 {per} 天（日万分之一点七五不涉及年天数）",
            f"the doubled part over a year of {length} days divided by {per} (0.0175 % a day meets no year basis)",
        )
        yield text, half_up(days * 175 * length, 10**6 * per)
    general = statement.totals.general_interest
    before = _before_last_day(statement)
    if before and before != general:
        over = sum(line.end - line.start for line in lines)
        yield (
            Text(
                "计至履行期限届满日的利息计入了加倍基数",
                "interest up to the last day of performance in the doubled base",
            ),
            statement.totals.doubled_part + half_up(before * over * 175, 10**6),
        )
    if general and statement.judgment.principal:
        over = sum(line.end - line.start for line in lines)
        more = half_up(general * over * 175, 10**6)
        yield (
            Text("一般债务利息也计入了加倍基数", "general interest in the doubled base as well"),
            statement.totals.doubled_part + more,
        )


def _before_last_day(statement: JudgmentStatement) -> int:
    """General interest of the days up to the last day of performance, in fen; fixed sums with it."""
    last = last_day(statement.judgment)
    if last is None:
        return 0
    total, under = statement.totals.fixed_interest, 1
    for line in statement.lines:
        if line.kind == "general" and line.start <= last:
            days = min(line.end, last + 1) - line.start
            total, under = add_ratios([(total, under), (line.interest * days, line.days)])
    return half_up(total, under)


def _daily(parts: int) -> str:
    """Ten-millionths a day as a percentage: 17_500 is 0.175 %."""
    return f"0.{parts:05d}".rstrip("0")


def _cases(case: Case, until: int) -> Iterator[tuple[Text, Case]]:
    judgment = case.judgment
    assert judgment is not None
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        more = Text("多" if days > 0 else "少", "more" if days > 0 else "fewer")
        yield (
            Text(
                f"{more.zh}算 {abs(days)} 天（算至 {iso(until + days)}）",
                f"{days_en(days)} {more.en} (to {iso(until + days)})",
            ),
            case._replace(until=until + days),
        )
    for months, zh, en in (
        (-1, "少算一个月", "a month fewer"),
        (1, "多算一个月", "a month more"),
        (-12, "少算一年", "a year fewer"),
        (12, "多算一年", "a year more"),
    ):
        day = add_months(date.fromordinal(until), months).toordinal()
        yield Text(f"{zh}（算至 {iso(day)}）", f"{en} (to {iso(day)})"), case._replace(until=day)
    if judgment.effective is not None and judgment.perform_by is not None:
        text = Text("加倍部分从判决生效日起算", "the doubled part from the day the judgment took effect")
        yield text, case._replace(judgment=judgment._replace(perform_by=judgment.effective))
    for days in (-2, 2, -3, 3, -5, 5, -10, 10, -15, 15):
        word = Text("早" if days < 0 else "晚", "early" if days < 0 else "late")
        text = Text(f"加倍部分起算{word.zh}了 {abs(days)} 天", f"the doubled part begins {days_en(days)} too {word.en}")
        yield text, case._replace(judgment=_begun(judgment, days))
    for i, (first, last, _) in enumerate(judgment.suspended):
        text = Text(
            f"没有扣除 {iso(first)} 至 {iso(last)} 的期间", f"the period {iso(first)} to {iso(last)} was not left out"
        )
        kept = judgment.suspended[:i] + judgment.suspended[i + 1 :]
        yield text, case._replace(judgment=judgment._replace(suspended=kept))
    for i, payment in enumerate(case.payments):
        text = Text(f"漏了 {iso(payment.day)} 的还款", f"the payment of {iso(payment.day)} was left out")
        yield text, case._replace(payments=case.payments[:i] + case.payments[i + 1 :])
    ended = last_day(resolve(judgment._replace(interest=()), Choices()))
    running = [part for part in judgment.interest if not _is_closed(part)]
    if ended is not None and running and ended < until:
        stopped = tuple(part if _is_closed(part) else part._replace(until=ended) for part in judgment.interest)
        text = Text(
            f"一般债务利息只算到履行期限届满日 {iso(ended)}",
            f"general interest stopped at the last day of performance, {iso(ended)}",
        )
        yield text, case._replace(judgment=judgment._replace(interest=stopped))
    yield from _misread(case)
    if case.payments:
        agreed = ("doubled", *(bucket for bucket in case.conventions.order or _ORDER if bucket != "doubled"))
        yield (
            Text("加倍部分先于判决确定的债务受偿", "the doubled part served before the debts of the judgment"),
            case._replace(conventions=case.conventions._replace(order=agreed)),
        )
        straight = tuple(payment._replace(towards="principal") for payment in case.payments)
        yield Text("还款先抵本金", "payments put to principal first"), case._replace(payments=straight)


def _misread(case: Case) -> Iterator[tuple[Text, Case]]:
    """A payment with another day or another amount."""
    for change in payments(case):
        if change.weight == MISREAD and change.payments is not None:
            yield change.words(), case._replace(payments=change.payments)
