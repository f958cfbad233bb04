"""Rate tables as others have them wrong: quotes that never were, begin on other days, were missed or misread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import combinations

from ..base.dates import anniversary, iso
from ..base.text import Text
from ..compute.claim import Scheduled
from ..law.context import day_of
from ..rates.series import Rates
from ..rates.table import HUNDREDTH, RateTable
from .changes import as_is

Wrong = tuple[Callable[[], Text], Rates, int]
"""A table, its words and how unusual it is."""


def tables(rates: Rates, scheduled: Scheduled) -> Iterator[Wrong]:
    """Yield rate tables as others have them wrong, the likelier first."""
    yield from _invented_rows(rates)
    yield from _other_days(rates)
    yield from _fixed_again(rates, scheduled)
    yield from _before_the_first(rates)
    yield from _other_quotes(rates, scheduled)


def _invented_rows(rates: Rates) -> Iterator[Wrong]:
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
        yield partial(as_is, text), _with(rates, tuple(days), tuple(values)), 1


def _other_days(rates: Rates) -> Iterator[Wrong]:
    """Each quote from a day that is not its own: sampled by the month, or on the 20th whatever the calendar says."""
    for text, move in _MOVES:
        yield partial(as_is, text), _moved(rates, move), 1


def _next_month(day: date) -> date:
    return day if day.day == 1 else (day.replace(day=28) + timedelta(4)).replace(day=1)


def _on_the(number: int, day: date) -> date:
    return day.replace(day=number)


_MOVES: tuple[tuple[Text, Callable[[date], date]], ...] = (
    (
        Text(
            "每月整月用月初的报价（次月 1 日才换档）",
            "each whole month at the quote of its first day (a new quote only from the 1st of the next month)",
        ),
        _next_month,
    ),
    (
        Text(
            "每月整月用当月的报价（当月 1 日起就换档）",
            "each whole month at its own quote (a new quote from the 1st of its month)",
        ),
        partial(_on_the, 1),
    ),
    (
        Text("一律在每月 20 日换档，未按节假日顺延", "every quote from the 20th, not put off over holidays"),
        partial(_on_the, 20),
    ),
    (Text("每月 21 日换档", "every quote from the 21st"), partial(_on_the, 21)),
)


@lru_cache(64)
def _moved(rates: Rates, move: Callable[[date], date]) -> Rates:
    """The tables with each quote from another day; remembered, for a whole table of claims asks for the same."""
    table = rates.lpr
    moved = [move(date.fromordinal(day)).toordinal() for day in table.days]
    return _with(rates, (min(moved[0], table.days[0]), *moved[1:]), table.columns["1y"])


def _before_the_first(rates: Rates) -> Iterator[Wrong]:
    """One figure for every day before 2019-08-20, in place of the benchmark of its time."""
    for value in (425, 435, 490, 365):
        said = f"{value // 100}.{value % 100:02d}%"
        text = Text(f"2019-08-20 以前一律按 {said}", f"every day before 2019-08-20 at {said}")
        yield partial(as_is, text), _benchmark(rates, value), 2


def _fixed_again(rates: Rates, scheduled: Scheduled) -> Iterator[Wrong]:
    """The quote fixed again every January, or a year on, as loans are whose rate is looked at once a year."""
    start, end = min(plan.start for plan in scheduled.schedules), max(plan.end for plan in scheduled.schedules)
    if start < rates.lpr.days[0]:
        return
    first, last = date.fromordinal(start), date.fromordinal(end)
    januaries = tuple(date(year, 1, 1).toordinal() for year in range(first.year + 1, last.year + 1))
    years = tuple(anniversary(first, k) for k in range(1, last.year - first.year + 1))
    for days, zh, en in (
        (januaries, "每年 1 月 1 日重新取当日的报价，年内不变", "the quote fixed again every 1 January"),
        (years, "每满一年重新取当日的报价，其间不变", "the quote fixed again every year from the first day"),
    ):
        if days:
            yield partial(Text, zh, en), _fixed_on(rates, (start, *days)), 1


def _other_quotes(rates: Rates, scheduled: Scheduled) -> Iterator[Wrong]:
    """Yield tables in which changes of the rate within the claim were missed, or have another value."""
    table = rates.lpr
    start, end = min(plan.start for plan in scheduled.schedules), max(plan.end for plan in scheduled.schedules)
    values = table.columns["1y"]
    changes = []
    for _, _, quote in table.over(max(start, table.days[0]), max(end, start + 1, table.days[0] + 1), "1y"):
        at = table.days.index(quote.day)
        after = next((i for i in range(at, len(table.days)) if values[i] != values[at]), len(table.days))
        changes.append((at, after))
    for number, (at, after) in enumerate(changes):
        if number:
            yield partial(_missed, table, (at,)), _changed(rates, at, after, values[at - 1]), 1
    for number, (at, _) in enumerate(changes[:-1]):
        # The table was not carried on; from the first line on it is the LPR fixed at the start.
        if 0 < number < len(changes) - 2:
            yield partial(_stale, table, at), _changed(rates, at, len(values), values[at]), 2
    for one, two in combinations(changes[1:], 2):
        found = _changed(rates, one[0], one[1], values[one[0] - 1])
        own = found.lpr.columns["1y"]
        yield partial(_missed, table, (one[0], two[0])), _changed(found, two[0], two[1], own[two[0] - 1]), 3
    for number, (at, after) in enumerate(changes):
        own_value = values[at]
        for value in misread(own_value):
            if not number or value != values[at - 1]:
                yield (
                    partial(_quoted, table, at, value),
                    _changed(rates, at, after, value),
                    3 if abs(value - own_value) > 20 else 4,
                )


def misread(value: int) -> list[int]:
    """Return other quotes a quote in hundredths of a percent is taken for: digits changed over, a step beside it."""
    text = f"{value:03d}"
    found = [int(text[0] + text[2] + text[1]), int(text[1] + text[0] + text[2])]
    found += [value + step for step in (-10, -5, 5, 10, 15, -15, 20, -20)]
    return [one for one in dict.fromkeys(found) if one != value and one > 0]


def _missed(table: RateTable, places: tuple[int, ...]) -> Text:
    values = table.columns["1y"]
    days = [iso(table.days[at]) for at in places]
    before = _percent(values[places[0] - 1])
    if len(places) == 1:
        return Text(f"漏了 {days[0]} 的调整（仍按 {before}）", f"the change of {days[0]} was missed (still {before})")
    return Text(f"漏了 {'、'.join(days)} 的调整", f"the changes of {', '.join(days)} were missed")


def _stale(table: RateTable, at: int) -> Text:
    day, value = iso(table.days[at]), _percent(table.columns["1y"][at])
    return Text(f"{day} 以后的调整都漏了（一直按 {value}）", f"every change after {day} was missed (always {value})")


def _quoted(table: RateTable, at: int, value: int) -> Text:
    day, said = iso(table.days[at]), _percent(value)
    return Text(f"{day} 的报价按 {said} 计算", f"the quote of {day} taken as {said}")


def _percent(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}%"


@lru_cache(4096)
def _changed(rates: Rates, at: int, after: int, value: int) -> Rates:
    """The tables with one value in a run of rows; remembered, for a whole table of claims asks for the same."""
    table = rates.lpr
    values = table.columns["1y"]
    return _with(rates, table.days, (*values[:at], *[value] * (after - at), *values[after:]))


@lru_cache(256)
def _fixed_on(rates: Rates, days: tuple[int, ...]) -> Rates:
    """The tables with the quotes of some days alone, each in force up to the next."""
    table = rates.lpr
    values = tuple(table.at(day, "1y").value // HUNDREDTH for day in days)
    return _with(rates, (table.days[0], *days), (table.columns["1y"][0], *values))


@lru_cache(64)
def _benchmark(rates: Rates, value: int) -> Rates:
    table = rates.benchmark
    columns = {tier: tuple(value for _ in table.days) for tier in table.columns}
    changed = RateTable(table.series, table.days, columns, table.next_due, table.last_day, table.sha256, table.name)
    return Rates(rates.lpr, changed)


@lru_cache(256)
def _with(rates: Rates, days: tuple[int, ...], one_year: tuple[int, ...]) -> Rates:
    """The tables with another one-year column (the five-year one stays where the days do)."""
    five = rates.lpr.columns["5y"] if len(days) == len(rates.lpr.days) else one_year
    return Rates(RateTable("lpr", days, {"1y": one_year, "5y": five}, rates.lpr.next_due), rates.benchmark)
