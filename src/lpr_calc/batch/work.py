"""A block of rows in, a block of output out: what one worker does. Nothing here depends on any other block."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from ..base.errors import LprError, problems_of
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..values.text import shown
from .columns import RESULTS, InputColumn, columns_of
from .rows import EMPTY, Computer, Outcome
from .sources import Block, json_rows, read_rows
from .writing import DELIMITERS, ENDINGS, Job, RowWriter, row_name, text_of

problem = problems_of(__name__)

_SHOWN = 20
_KINDS = 100
_FIRST = frozenset("=+-@'\t\r＝＋－＠")


class Done(Record):
    """What a block came to: UTF-8 for the output, the errors and the lines, and the sums."""

    out: bytes
    errors: bytes
    lines: bytes
    rows: int
    rejected: int
    principal: int
    interest: int
    said: tuple[str, ...]
    assumed: dict[str, Text]
    internal: int = 0
    warned: int = 0
    ids: tuple[tuple[int, str], ...] = ()
    """The rows with their ``编号``, where they have one."""


class Work:
    """Computes blocks for one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.computer = Computer(job.rates, job.today, job.strict, job.lang, itemised=bool(job.lines))
        self.writer = RowWriter(job, self.computer.between)
        self.plain = (0, 0, 0)
        self.ids: list[tuple[int, str]] = []
        self.id_at = next((i for i, column in enumerate(job.columns) if column.key == "id"), -1)
        self.row_name = row_name(job)
        self.named: dict[tuple[str, ...], tuple[InputColumn, ...] | LprError] = {}

    def block(self, block: Block) -> Done:
        """Compute every row of a block, in order. Raises LprError only for a quote that is never closed.

        Where the hot loop itself fails, the block is done again without it, so that the row is known and rejected.
        """
        try:
            return self._block(block)
        except LprError:
            raise
        except Exception:
            return self._block(block, careful=True)

    def _block(self, block: Block, careful: bool = False) -> Done:
        out, errors, lines = [], [], []  # type: list[str], list[str], list[str]
        said: list[str] = []
        self.plain, self.ids = (0, 0, 0), []
        rows = rejected = internal = warned = principal = interest = 0
        found = self._json(block) if self.job.formats[0] == "jsonl" else self._table(block, out, lines, careful)
        for line, cells, raw, outcome in found:
            # Blank rows come back where they stood; they are no claims.
            rows += isinstance(cells, dict) or any(cells)
            try:
                out.append(self.writer.row(self.job.formats[1], cells, raw, _results(outcome)))
            except Exception as error:
                outcome = self.computer.crashed(error)
                cells = {"": raw} if isinstance(cells, dict) else [""] * len(cells)
                out.append(self.writer.row(self.job.formats[1], cells, "", _results(outcome)))
            internal += outcome.internal
            principal += outcome.principal
            interest += outcome.interest
            warned += bool(outcome.notices) and not outcome.error
            if self.job.errors and (outcome.error or outcome.notices):
                why = {self.row_name: str(line), "notices": outcome.notices, "error": outcome.error}
                errors.append(self.writer.row(self.job.errors, cells, raw, why))
            if outcome.error:
                rejected += 1
                if len(said) < _SHOWN:
                    said.append(f"{self.job.name}:{line}: {outcome.error}")
            elif outcome.lines:
                lines += self.writer.itemised(line, outcome.lines)
        assumed, self.computer.assumed = dict(self.computer.assumed), {}
        rows, principal, interest = rows + self.plain[0], principal + self.plain[1], interest + self.plain[2]
        return Done(
            _utf8(out),
            _utf8(errors),
            _utf8(lines),
            rows,
            rejected,
            principal,
            interest,
            tuple(said),
            assumed,
            internal,
            warned,
            tuple(self.ids),
        )

    def _table(
        self, block: Block, out: list[str], lines: list[str], careful: bool
    ) -> Iterator[tuple[int, Any, str, Outcome]]:
        """Put the rows the quick lane takes on ``out``, in place; yield the others: line, cells, "", outcome.

        The sums of the rows put there are in ``plain`` at the end. A row on a line of its own is written back as it
        stands, quotes and all.
        """
        job, columns = self.job, self.job.columns
        width = len(columns)
        delimiter = DELIMITERS.get(job.formats[0], ",")
        risky = _risky_lines(block, delimiter)
        echoed = self.writer.whole and job.formats[0] == job.formats[1] and job.formats[1] in DELIMITERS
        lane = self.computer.lane(columns) if echoed else None
        reading = self.computer.reading(columns)
        tail = f"{delimiter}{self.computer.known}{3 * delimiter}{ENDINGS.get(job.formats[0], '')}"
        listed = read_rows(block, delimiter, job.name)
        if self.id_at >= 0:
            listed, at = list(listed), self.id_at
            self.ids = [(number, cells[at]) for number, _, cells in listed if len(cells) == width and cells[at]]
        rows = iter(listed)
        while True:
            if lane is not None and not job.lines and not careful and reading.plain and not self.computer.history:
                row = lane.plain.echo(rows, risky, tail, out.append)
                self._add(*lane.plain.sums)
            else:
                row = next(rows, None)
            if row is None:
                return
            number, raw, cells = row
            odd = (bool(block.rows) or number in risky) and _runs(cells)
            plain = lane is not None and reading.plain and len(cells) == width and not odd
            found = self.computer.quick(lane, cells) if plain and lane is not None else None
            if found is not None and lane is not None and (lane.warnings or lane.unused or self.computer.history):
                yield number, cells, raw, self.computer.of_sums(lane, found)
            elif found is not None:
                assert lane is not None
                principal, interest, *others = found
                line = raw or self.writer.line(job.formats[1], cells)[: -len(ENDINGS[job.formats[1]])]
                out.append(f"{line}{delimiter}{delimiter.join(map(fen_text, (interest, *others)))}{tail}")
                self._add(1, principal, interest)
                if lane.lines:
                    lines += self.writer.itemised(number, lane.lines)
            elif not any(cells):
                yield number, cells, "", Outcome(EMPTY)
            elif len(cells) != width:
                yield number, cells, "", self._width(cells, width)
            elif odd and any("\0" in cell or "\ufffd" in cell for cell in cells):
                yield (
                    number,
                    cells,
                    "",
                    self.computer.rejected(LprError(problem("cell-nul"))),
                )
            else:
                # What was tried in the lane goes the whole way. A row on a line of its own comes back as it stands.
                way = self.computer.the_whole_way if plain else self.computer.of_cells
                yield number, cells, "" if odd or not echoed else raw, way(columns, cells)

    def ids_of(self, block: Block) -> tuple[tuple[int, str], ...]:
        """Return the rows of a block with their ``编号``, computing nothing."""
        if self.job.formats[0] == "jsonl":
            return tuple(self._json_ids(block))
        if self.id_at < 0:
            return ()
        rows = read_rows(block, DELIMITERS.get(self.job.formats[0], ","), self.job.name)
        width, at = len(self.job.columns), self.id_at
        return tuple((number, cells[at]) for number, _, cells in rows if len(cells) == width and cells[at])

    def _json_ids(self, block: Block) -> Iterator[tuple[int, str]]:
        for line, text in json_rows(block):
            try:
                fields = json.loads(text)
                columns = self._columns(tuple(fields)) if isinstance(fields, dict) else ()
            except (ValueError, RecursionError, LprError):
                continue
            yield from ((line, text_of(fields[column.heading])) for column in columns if column.key == "id")

    def _add(self, rows: int, principal: int, interest: int) -> None:
        self.plain = (self.plain[0] + rows, self.plain[1] + principal, self.plain[2] + interest)

    def _width(self, cells: list[str], width: int) -> Outcome:
        error = LprError(problem("row-width", width=width, count=len(cells)))
        return self.computer.rejected(error)

    def _json(self, block: Block) -> Iterator[tuple[int, Any, str, Outcome]]:
        """Yield the rows of JSONL: every object is its own heading."""
        for line, text in json_rows(block):
            try:
                fields = json.loads(text, object_pairs_hook=_pairs, parse_float=str, parse_int=str, parse_constant=str)
                if not isinstance(fields, dict):
                    raise ValueError
            except LprError as error:
                yield line, {"": text}, "", self.computer.rejected(error)
                continue
            except (ValueError, RecursionError):
                yield (
                    line,
                    {"": text},
                    "",
                    self.computer.rejected(LprError(problem("json-row", text=shown(text[:40])))),
                )
                continue
            kept = {name: value for name, value in fields.items() if name not in RESULTS}
            try:
                columns, texts = self._columns(tuple(kept)), [text_of(value) for value in kept.values()]
                self.ids += [
                    (line, text) for column, text in zip(columns, texts, strict=True) if column.key == "id" and text
                ]
                outcome = self.computer.of_cells(columns, texts)
            except LprError as error:
                outcome = self.computer.rejected(error)
            yield line, kept, text if len(kept) == len(fields) else "", outcome

    def _columns(self, headings: tuple[str, ...]) -> tuple[InputColumn, ...]:
        """Return the columns that the keys of an object are; named once for all objects alike. Raises LprError."""
        found = self.named.get(headings)
        if found is None:
            if len(self.named) >= _KINDS:
                self.named.clear()
            try:
                renamed, units = (
                    {k: v for k, v in said.items() if not k or k in headings}
                    for said in (self.job.renamed, self.job.units)
                )
                found = columns_of(headings, renamed, "", units)
            except LprError as error:
                found = error
            self.named[headings] = found
        if isinstance(found, LprError):
            raise LprError(*found.problems)
        return found


def _utf8(rows: list[str]) -> bytes:
    """Encode rows; a lone surrogate, which JSON can spell and UTF-8 cannot hold, is written as JSON spells it."""
    return "".join(rows).encode("utf-8", "backslashreplace")


def _runs(cells: Sequence[str]) -> bool:
    """Say whether a row holds a cell that a spreadsheet would run, or a character that cannot be read."""
    return any(not _FIRST.isdisjoint(cell[:1]) or "\0" in cell or "\ufffd" in cell for cell in cells)


def _risky_lines(block: Block, delimiter: str) -> AbstractSet[int]:
    """Return the lines on which a cell may begin that a spreadsheet would run or that is a document of its own
    (``[…]``, ``{…}``), or a character cannot be read.

    Some more may be among them; a sheet's rows are looked at one by one. Plain searches: a pattern costs more than all
    the rest of a row.
    """
    text = block.text.replace("\r\n", "\n") if "\r" in block.text else block.text
    before = (delimiter, "\n", '"') if '"' in text else (delimiter, "\n")
    marks = [mark for mark in ("'", "\0", "\ufffd") if mark in text]
    marks += [
        f"{c}{first}"
        for first in (*_FIRST, "[", "{")
        if first in text and first not in ("'", delimiter)
        for c in before
    ]
    if delimiter in _FIRST and '"' in text:
        marks.append(f'"{delimiter}')
    found = {block.line} if text and text[0] in "=+-@'\t\r[{＝＋－＠" else set()
    for mark in marks:
        at, number, counted = text.find(mark), block.line, 0
        while at >= 0:
            end = at + len(mark)
            number += text.count("\n", counted, end)
            counted = end
            found.add(number)
            at = text.find(mark, end)
    return found


def _results(outcome: Outcome) -> dict[str, str]:
    return dict(zip(RESULTS, outcome.cells, strict=True))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice in an object."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice = next(name for i, (name, _) in enumerate(pairs) if name in [n for n, _ in pairs[:i]])
        raise LprError(problem("key-twice", twice=shown(twice)))
    return fields
