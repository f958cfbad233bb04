"""Slips with the LPR and with the lines: quotes that are wrong, never were or begin on other days;
days gained or lost in every line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import lcm

from ..base.dates import iso
from ..base.errors import LprError
from ..base.money import to_fen
from ..base.text import Text
from ..casefile.model import Case
from ..compute.claim import Scheduled, accrue, schedule_case
from ..compute.settle import settle
from ..engine.course import Course, Line
from ..engine.standing import Standing
from ..engine.steps import PERCENT, earned
from ..law.context import day_of
from ..rates.series import Rates
from ..rates.table import RateTable
from .sums import NOT_INTEREST, rounded_sum


def tables(rates: Rates, scheduled: Scheduled) -> Iterator[tuple[Text, Rates]]:
    """Yield rate tables as others have them wrong, with the words for it."""
    yield from _invented_rows(rates)
    yield from _other_days(rates)
    yield from _before_the_first(rates)
    yield from _other_quotes(rates, scheduled)


def _invented_rows(rates: Rates) -> Iterator[tuple[Text, Rates]]:
    """Rows that circulate in public tables and never were (rates/notes.md; field-notes.md §1)."""
    rows = (("2020-01-01", 385), ("2023-01-01", 300))
    for chosen in (rows[:1], rows[1:], rows):
        table = rates.lpr
        days, values = list(table.days), list(table.columns["1y"])
        for day, value in chosen:
            at = bisect_right(days, day_of(day))
            days.insert(at, day_of(day))
            values.insert(at, value)
        named = "、".join(f"{day} {value // 100}.{value % 100:02d}%" for day, value in chosen)
        text = Text(f"用了并不存在的报价 {named}", f"used quotes that never were: {named.replace('、', ', ')}")
        yield text, _with(rates, tuple(days), tuple(values))


def _other_days(rates: Rates) -> Iterator[tuple[Text, Rates]]:
    """Each quote from a day that is not its own: sampled by the month, or on the 20th whatever the calendar says."""

    def next_month(day: date) -> date:
        return day if day.day == 1 else (day.replace(day=28) + timedelta(4)).replace(day=1)

    moves: tuple[tuple[Text, Callable[[date], date]], ...] = (
        (
            Text(
                "每月整月用月初的报价（次月 1 日才换档）",
                "each whole month at the quote of its first day (a new quote only from the 1st of the next month)",
            ),
            next_month,
        ),
        (
            Text(
                "每月整月用当月的报价（当月 1 日起就换档）",
                "each whole month at its own quote (a new quote from the 1st of its month)",
            ),
            lambda day: day.replace(day=1),
        ),
        (
            Text("一律在每月 20 日换档，未按节假日顺延", "every quote from the 20th, not put off over holidays"),
            lambda day: day.replace(day=20),
        ),
        (Text("每月 21 日换档", "every quote from the 21st"), lambda day: day.replace(day=21)),
    )
    table = rates.lpr
    for text, move in moves:
        moved = [move(date.fromordinal(day)).toordinal() for day in table.days]
        days = (min(moved[0], table.days[0]), *moved[1:])
        yield text, _with(rates, days, table.columns["1y"])


def _before_the_first(rates: Rates) -> Iterator[tuple[Text, Rates]]:
    """One figure for every day before 2019-08-20, in place of the benchmark of its time."""
    table = rates.benchmark
    for value in (425, 435, 490, 365):
        said = f"{value // 100}.{value % 100:02d}%"
        text = Text(f"2019-08-20 以前一律按 {said}", f"every day before 2019-08-20 at {said}")
        columns = {tier: tuple(value for _ in table.days) for tier in table.columns}
        changed = RateTable(table.series, table.days, columns, table.next_due, table.last_day, table.sha256, table.name)
        yield text, Rates(rates.lpr, changed)


def _other_quotes(rates: Rates, scheduled: Scheduled) -> Iterator[tuple[Text, Rates]]:
    """Yield tables in which one change of the rate within the claim has another value, or was missed."""
    table = rates.lpr
    start, end = min(plan.start for plan in scheduled.schedules), max(plan.end for plan in scheduled.schedules)
    values = table.columns["1y"]
    for number, (_, _, quote) in enumerate(
        table.over(max(start, table.days[0]), max(end, start + 1, table.days[0] + 1), "1y")
    ):
        at = table.days.index(quote.day)
        own = values[at]
        after = next((i for i in range(at, len(table.days)) if values[i] != own), len(table.days))
        if number:
            missed = (*values[:at], *[values[at - 1]] * (after - at), *values[after:])
            text = Text(
                f"漏了 {iso(quote.day)} 的调整（仍按 {_percent(values[at - 1])}）",
                f"the change of {iso(quote.day)} was missed (still {_percent(values[at - 1])})",
            )
            yield text, _with(rates, table.days, missed)
        for step in (-10, -5, 5, 10, 15, -15, 20, -20):
            if number and own + step == values[at - 1]:
                continue
            text = Text(
                f"{iso(quote.day)} 的报价按 {_percent(own + step)} 计算",
                f"the quote of {iso(quote.day)} taken as {_percent(own + step)}",
            )
            yield text, _with(rates, table.days, (*values[:at], *[own + step] * (after - at), *values[after:]))


def _percent(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}%"


def _with(rates: Rates, days: tuple[int, ...], one_year: tuple[int, ...]) -> Rates:
    """The tables with another one-year column (the five-year one stays where the days do)."""
    five = rates.lpr.columns["5y"] if len(days) == len(rates.lpr.days) else one_year
    return Rates(RateTable("lpr", days, {"1y": one_year, "5y": five}, rates.lpr.next_due), rates.benchmark)


def average_rate(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """The plain average of the rates of the lines, over all days: longer lines weigh no more than shorter."""
    lines, unit = _lines(case, rates)
    lines = [(balance, line) for balance, line in lines if line[0].kind == "overdue"]
    if len(lines) < 2 or len({line[4] for _, line in lines}) > 1:
        return
    gauges = [balance.course.schedule.gauge for balance, _ in lines]
    days = sum(gauge.at(line[3]) - gauge.at(line[2]) for gauge, (_, line) in zip(gauges, lines, strict=True))
    whole = sum(leg.rate(i).value for _, (leg, i, *_) in lines)
    total = earned(to_fen(lines[0][1][4], unit), 2 * whole, days, len(lines) * PERCENT * gauges[0].per_year)
    yield Text("各段 LPR 简单平均后乘总天数", "the plain average of the quotes over all days"), {total}


def days_per_line(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """A day too many or too few in every line, or in every line but the last, cut at each change or at each quote."""
    lines, unit = _lines(case, rates)
    if not lines:
        return
    monthly = [(balance, piece) for balance, line in lines for piece in _at_each_quote(line, rates)]
    for pieces, zh, en in (
        (lines, "每一段", "every line"),
        (monthly, "每次报价各成一段、每一段", "every line (one for each publication)"),
    ):
        if len(pieces) < 2 or (pieces is monthly and len(monthly) == len(lines)):
            continue
        days = [balance.one_day(base, leg.rate(i), start) for balance, (leg, i, start, _, base, _) in pieces]
        per = lcm(unit, *[under for _, under in days])
        one = [more * (per // under) for more, under in days]
        own = [leg.interest(i, base, start, end) * (per // unit) for _, (leg, i, start, end, base, _) in pieces]
        many = [a + b for a, b in zip(own, one, strict=True)]
        few = [a - b for a, b in zip(own[:-1], one[:-1], strict=True)] + own[-1:]
        fewer = [a - b for a, b in zip(own, one, strict=True)]
        for text, exact in (
            (Text(f"{zh}都两头算，每段多一天", f"both ends counted in {en}: a day too many in each"), many),
            (Text(f"{zh}少一天（末段除外）", f"a day lost in {en} but the last"), few),
            (Text(f"{zh}都少一天", f"a day lost in {en}"), fewer),
        ):
            if min(exact) >= 0:
                yield text, {rounded_sum(exact, per, "total"), rounded_sum(exact, per, "line")}


def rounded_at_payments(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """Interest rounded once at each payment and once at the end, not line by line; each figure rounded by itself."""
    if not case.payments:
        return
    try:
        scheduled = schedule_case(case, rates)
        courses = [Course(schedule) for schedule in scheduled.schedules]
        rounded = settle(scheduled.case, courses, scheduled.until, scheduled.choices, exact=True, rounds=True)
        exact = accrue(scheduled, scheduled.schedules, True)
    except LprError:
        return
    text = Text("每次还款时利息四舍五入一次", "interest rounded once at each payment")
    paid = sum(to_fen(entry.interest, rounded.unit) for entry in rounded.entries)
    owed = to_fen(sum(balance.interest for balance in rounded.balances), rounded.unit)
    principal = to_fen(sum(balance.principal for balance in rounded.balances), rounded.unit)
    yield text, {owed, owed + paid, principal, principal + owed}
    apart = to_fen(sum(balance.interest for balance in exact.balances), exact.unit)
    whole = to_fen(sum(balance.principal for balance in exact.balances), exact.unit)
    yield (
        Text("精确计算，各数分别四舍五入", "computed exactly, each figure rounded by itself"),
        {apart, whole, apart + whole},
    )


def _lines(case: Case, rates: Rates) -> tuple[list[tuple[Standing, Line]], int]:
    """Every line of interest with its debt, exactly, and the unit of the amounts;
    none where the case cannot be computed.
    """
    try:
        scheduled = schedule_case(case, rates)
        outcome = accrue(scheduled, scheduled.schedules, True)
    except LprError:
        return [], 1
    found = [(b, line) for b in outcome.balances for line in b.lines if line[0].kind not in NOT_INTEREST]
    return found, outcome.unit


def _at_each_quote(line: Line, rates: Rates) -> Iterator[Line]:
    """Cut a line of the LPR at every publication, whether it changes the rate or not."""
    leg, i, first, last, base, interest = line
    quote = leg.rate(i).quote
    cuts = [first, last]
    if quote is not None and quote.series == "lpr":
        cuts = [first, *(day for day in rates.lpr.days if first < day < last), last]
    for start, end in zip(cuts, cuts[1:], strict=False):
        yield leg, i, start, end, base, interest
