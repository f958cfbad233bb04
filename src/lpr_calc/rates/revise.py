"""A rate file and what the publisher says: the difference, and the file with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..base.errors import LprError, problems_of
from ..base.record import Record
from .files import RateFile
from .publisher import Announced, newest_missing
from .rows import LPR_COLUMNS, RateRow, following_publication

problem = problems_of(__name__)

_HEAD = """\
# Loan Prime Rate (贷款市场报价利率), written by `lpr-calc rates update`; each row names where it came from.
# A row is in force from its own day until the day before the next row; percent a year.
series: lpr
next_due: {next_due}
rates:
"""


class Change(Record):
    """One difference: ``kind`` is ``new``, ``altered``, ``inserted`` or ``gone``; values are hundredths of a percent.

    Everything but ``new`` revises a history that was already published.
    """

    kind: str
    day: date
    before: dict[str, int]
    after: dict[str, int]
    source: str = ""

    @property
    def revises(self) -> bool:
        """Whether an old row would change."""
        return self.kind != "new"


def differences(
    file: RateFile, announced: list[Announced], since: date, until: date, today: date = date.max
) -> tuple[Change, ...]:
    """Compare a file with what the publisher announced on the days ``since`` to ``until``, oldest first.

    A row of the file after ``today`` is a forecast: what the publisher announced before it is new all the same.
    """
    known = {row.day: row for row in file.rows}
    newest = max((day for day in known if day <= today), default=min(known))
    said = {row.day: row for row in announced}
    changes = []
    for day in sorted({*known, *said}):
        row, new = known.get(day), said.get(day)
        if row is None and new is not None:
            changes.append(Change("new" if day > newest else "inserted", day, {}, new.values, new.source))
        elif row is not None and new is None and since <= day <= until:
            changes.append(Change("gone", day, row.values, {}))
        elif row is not None and new is not None and row.values != new.values:
            changes.append(Change("altered", day, row.values, new.values, new.source))
    return tuple(changes)


def days_after(file: RateFile, changes: Iterable[Change]) -> list[date]:
    """Return the days of the rows once the changes are made, oldest first."""
    days = {row.day for row in file.rows}
    for change in changes:
        days = days | {change.day} if change.after else days - {change.day}
    return sorted(days)


def require_current(days: list[date], today: date, where: str) -> None:
    """Raise LprError (exit 3) where the rows stop before a month that must be there by ``today``."""
    missing = newest_missing(days, today)
    if missing is not None:
        raise LprError(problem("publisher-behind", where, missing=missing, today=today))


def revised(file: RateFile, changes: Iterable[Change]) -> str:
    """Return the text of the file with the changes made."""
    rows = {row.day: row for row in file.rows}
    for change in changes:
        if change.after:
            rows[change.day] = RateRow(change.day, change.after, change.source, "", "1")
        else:
            del rows[change.day]
    days = sorted(rows)
    out = [_HEAD.format(next_due=following_publication(days[-1]))]
    for day in days:
        row = rows[day]
        out.append(f"  - effective: {day}\n")
        out += [
            f"    {key}: {row.values[tenor] // 100}.{row.values[tenor] % 100:02d}\n"
            for tenor, key in LPR_COLUMNS.items()
        ]
        out.append(f"    source: {row.source}\n")
        if row.sources:
            out.append(f"    sources_count: {row.sources}\n")
    return "".join(out)
