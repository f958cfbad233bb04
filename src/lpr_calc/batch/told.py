"""What a block of rows tells beside its output: the rows of the errors, and how urgent a row is."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.checking import Any
from ..base.record import Record
from .jobs import Done, Job, row_name
from .questions import QUESTIONS
from .rows import RowResult
from .writing import RowWriter

SHOWN = 20
"""So many rejected rows of a block are told at once."""
_NOT_OPEN, _NO_DAY, _WRONG, _ASIDE = 10_000_000, 20_000_000, 30_000_000, 40_000_000
"""How urgent a row is beyond those whose last day is still to come (`urgency`)."""


class Told(Record):
    """A row that is told among the errors: its number, its cells, its text, what it came to."""

    line: int
    cells: Any
    raw: str
    outcome: RowResult


def rows_of_errors(job: Job, writer: RowWriter, between: str, told: Sequence[Sequence[Told]]) -> list[str]:
    """Return the rows of the errors; what several questions say of one row stands together."""
    name_of_row = row_name(job)
    if len(told) == 1:
        return [
            writer.row(
                job.errors,
                one.cells,
                one.raw,
                {name_of_row: str(one.line), "notices": one.outcome.notices, "error": one.outcome.error},
            )
            for one in told[0]
        ]
    by_row: dict[int, list[tuple[str, Told]]] = {}
    for part, rows in zip(job.parts, told, strict=True):
        for one in rows:
            by_row.setdefault(one.line, []).append((QUESTIONS[part.question].title.say(job.lang), one))
    found = []
    for line, said in sorted(by_row.items(), key=lambda entry: entry[0]):
        notices = between.join(f"{name}: {one.outcome.notices}" for name, one in said if one.outcome.notices)
        error = between.join(f"{name}: {one.outcome.error}" for name, one in said if one.outcome.error)
        first = said[0][1]
        added = {name_of_row: str(line), "notices": notices, "error": error}
        found.append(writer.row(job.errors, first.cells, first.raw, added))
    return found


def together(found: Sequence[Done], told: Sequence[Sequence[Told]]) -> Done:
    """Put together what one block comes to under several questions; rows are counted once."""
    first = found[0]
    wrong = {one.line for rows in told for one in rows if one.outcome.error}
    noticed = {one.line for rows in told for one in rows if one.outcome.notices} - wrong
    sums: dict[str, int] = {}
    for done in found:
        sums |= done.sums
    assumed = {code: text for done in found for code, text in done.assumed.items()}
    return first._replace(
        out=b"".join(done.out for done in found),
        lines=b"".join(done.lines for done in found),
        rejected=len(wrong),
        warned=len(noticed),
        principal=sum(done.principal for done in found),
        interest=sum(done.interest for done in found),
        said=tuple(said for done in found for said in done.said)[:SHOWN],
        assumed=assumed,
        internal=sum(done.internal for done in found),
        sums=sums,
        ics=b"".join(done.ics for done in found),
    )


def urgency(outcome: RowResult) -> int:
    """By what rows are sorted: the last day still to come, then days that are over, the latest first."""
    if outcome.aside:
        return _ASIDE
    if outcome.error:
        return _WRONG
    if outcome.last is None:
        return _NO_DAY
    return outcome.last if outcome.coming else _NOT_OPEN - outcome.last + _NOT_OPEN // 2
