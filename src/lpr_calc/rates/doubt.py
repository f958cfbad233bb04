"""Quotes that nobody takes in unseen: what is odd about a row that is to be added, and what is different in a table.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..base.dates import iso
from ..base.errors import EXIT_RATES, LprError, Problem, problems_of
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from .files import RateFile
from .publisher import Announced
from .revise import Change
from .table import RateTable

problem = problems_of(__name__)

BIG_STEP = 50
"""Hundredths of a percent: no publication has changed by more at once."""


class Doubt(Record):
    """What is odd about the row of a day (``rates-doubt-``: ``step``, ``below``, ``month``, ``future``)."""

    day: date
    problem: Problem


def doubts(rows: dict[date, dict[str, int]], changed: Iterable[date], today: date) -> tuple[Doubt, ...]:
    """Return what is odd about the rows that changed, as they stand among ``rows`` (hundredths of a percent),
    in order.
    """
    found: list[Doubt] = []
    days = sorted(rows)
    among = set(changed)
    for number, day in enumerate(days):
        before = days[number - 1] if number else None
        if day not in among and before not in among:
            continue
        named = day if day in among else before
        assert named is not None
        if day in among:
            if day > today:
                found.append(
                    Doubt(
                        day,
                        problem("rates-doubt-future", named=day, day=day, today=today),
                    )
                )
            short, long = rows[day]["1y"], rows[day]["5y"]
            if long < short:
                found.append(
                    Doubt(
                        day,
                        problem("rates-doubt-below", named=day, day=day, long=fen_text(long), short=fen_text(short)),
                    )
                )
        if before is None:
            continue
        if (before.year, before.month) == (day.year, day.month):
            found.append(
                Doubt(
                    named,
                    problem("rates-doubt-month", day=day, before=before),
                )
            )
        for tenor, value in rows[day].items():
            step = value - rows[before][tenor]
            if abs(step) > BIG_STEP:
                signed = f"{'+' if step > 0 else '-'}{fen_text(abs(step))}"
                found.append(
                    Doubt(
                        named,
                        problem("rates-doubt-step", named=named, day=day, tenor=tenor, before=before, signed=signed),
                    )
                )
    return tuple(found)


def refuse_doubtful(found: Iterable[Doubt], accepted: Iterable[date], where: str, exit_code: int = EXIT_RATES) -> None:
    """Raise LprError for every doubt about a row that was not named; two rows of one month are never taken."""
    named = set(accepted)
    problems = []
    for doubt in found:
        if doubt.problem.code != "rates-doubt-month" and doubt.day in named:
            continue
        problems.append(doubt.problem._replace(where=where, exit_code=exit_code))
    if problems:
        raise LprError(*problems)


def rows_after(file: RateFile, changes: Iterable[Change]) -> dict[date, dict[str, int]]:
    """Return the values of a file's rows once changes are made."""
    rows = {row.day: row.values for row in file.rows}
    for change in changes:
        if change.after:
            rows[change.day] = change.after
        else:
            rows.pop(change.day, None)
    return rows


def leads_back(change: Change, file: RateFile, shipped: RateTable, today: date) -> bool:
    """Say whether a change of an old row needs no leave: it gives a day what the packaged table gives it, or takes the
    place of a row that would not be taken in today."""
    day = change.day.toordinal()
    if day <= shipped.known_through:
        return change.after == values_at(shipped, day)
    rows = {row.day: row.values for row in file.rows}
    was = {doubt.day for doubt in doubts(rows, [change.day], today)}
    then = rows_after(file, [change])
    now = {doubt.day for doubt in doubts(then, [change.day] if change.day in then else [], today)}
    return change.day in was and change.day not in now


def values_at(table: RateTable, day: int) -> dict[str, int]:
    """Return the values of the row of a day in hundredths of a percent, {} where there is none."""
    if day not in table.days:
        return {}
    index = table.days.index(day)
    return {tenor: values[index] for tenor, values in table.columns.items()}


def differing(table: RateTable, shipped: RateTable) -> Text | None:
    """Say in which days the history of a table differs from the packaged one, None where it does not.

    Days before the table's first row and after the packaged table's newest are not compared.
    """
    if table.series != shipped.series or table.sha256 == shipped.sha256 or not table.days:
        return None
    last = min(table.known_through, shipped.known_through)
    days = sorted({day for day in (*table.days, *shipped.days) if table.days[0] <= day <= last})
    wrong = [day for day in days if values_at(table, day) != values_at(shipped, day)]
    if not wrong:
        return None
    day = wrong[0]
    own, ours = _said(values_at(table, day)), _said(values_at(shipped, day))
    return Text(
        f"利率表 {table.name} 的历史与随程序发布的不同，共 {len(wrong)} 处：{iso(day)} 为 {own.zh}，随程序发布的为"
        f" {ours.zh}；本结果按 {table.name} 计算",
        f"the history of the rate table {table.name} differs from the packaged one on {len(wrong)}"
        f" {'day' if len(wrong) == 1 else 'days'}: {iso(day)} has {own.en}, the packaged table {ours.en}; this result"
        f" uses {table.name}",
    )


def _said(values: dict[str, int]) -> Text:
    said = "/".join(fen_text(value) for value in values.values())
    return Text(said or "无报价", said or "no quote")


def as_change(file: RateFile, row: Announced) -> Change:
    """Return the change that adding a row makes; ``altered`` where its day has other values already."""
    known = {each.day: each.values for each in file.rows}
    if row.day in known:
        return Change("altered", row.day, known[row.day], row.values, row.source)
    kind = "new" if not known or row.day > max(known) else "inserted"
    return Change(kind, row.day, {}, row.values, row.source)
