"""A block of rows in, a block of output out: what one worker does. Nothing here depends on any other block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..base.checking import Any
from ..base.errors import LprError, Problem, problems_of
from ..base.money import fen_text
from ..casefile.files import read_case_file
from ..values.text import shown
from .aside import aside, may_be_aside
from .block_rows import BlockRows, narrowed, rows_of
from .bytewise import bytewise, worded, written
from .columns import ERRORS, InputColumn, columns_of
from .jobs import DELIMITERS, ENDINGS, Done, Ids, Job, language_of, lines_in_words
from .odd import has_colon, odd_lines, runs
from .places import in_row
from .questions import result_names
from .rows import Computer, RowResult
from .sources import Block, json_rows
from .told import SHOWN, Told, rows_of_errors, together, urgency
from .trees import labels
from .writing import RowWriter, text_of

problem = problems_of(__name__)

_KINDS = 100


class Work:
    """Computes blocks for one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.computers = [
            _computer(
                part.question,
                job.rates,
                job.today,
                job.strict,
                job.lang,
                bool(job.lines),
                job.on,
                job.rounded,
                job.seen,
                job.grouped,
                job.mapping,
            )
            for part in job.parts
        ]
        for computer in self.computers:
            computer.dated, computer.of_files = job.events, job.formats[0] == "cases"
            if lines_in_words(job):
                computer.lines_in = language_of(job)
        self.computer, self.columns = self.computers[0], job.parts[0].columns
        self.writer = RowWriter(job, self.computer.between)
        self.spooled = job.formats[1] == "xlsx"
        self.plain = (0, 0, 0)
        self.ids: tuple[list[int], list[str]] = ([], [])
        numbered = not job.quiet
        self.id_at = next((i for i, column in enumerate(job.columns) if numbered and column.key == "id"), -1)
        self.named: dict[tuple[str, tuple[str, ...]], tuple[InputColumn, ...] | LprError] = {}
        self.names = result_names(tuple(part.question for part in job.parts))

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
        found, told = [], []
        for number, part in enumerate(self.job.parts):
            self.computer, self.columns = self.computers[number], part.columns
            done, rows = self._part(number, block, careful)
            found.append(done)
            told.append(rows)
        whole = found[0] if len(found) == 1 else together(found, told)
        if not self.job.errors:
            return whole
        return whole._replace(errors=_utf8(rows_of_errors(self.job, self.writer, self.computer.between, told)))

    def _part(self, number: int, block: Block, careful: bool) -> tuple[Done, list[Told]]:
        """Put a block to one question; return what it came to, and the rows to be told among the errors."""
        out: list[str] = []
        lines: list[str] = []
        events: list[str] = []
        told: list[Told] = []
        said: list[str] = []
        sums: dict[str, int] = {}
        question = self.computer.question
        self.plain, self.ids = (0, 0, 0), ([], [])
        rows = rejected = internal = warned = principal = interest = 0
        way = {"jsonl": self._json, "cases": self._cases}.get(self.job.formats[0])
        found = way(block) if way is not None else self._table(block, out, lines, careful)
        for line, cells, raw, outcome in found:
            try:
                out.append(bytewise(self._written(number, cells, raw, outcome)))
            except Exception as error:
                outcome = self.computer.crashed(error)
                cells = {"": raw} if isinstance(cells, dict) else [""] * len(cells)
                out.append(bytewise(self._written(number, cells, "", outcome)))
            if outcome.aside:
                # Totals, notes and blank rows come back where they stood; they are no claims.
                sums[f"aside.{outcome.aside}"] = sums.get(f"aside.{outcome.aside}", 0) + 1
                continue
            rows += 1
            internal += outcome.internal
            principal += outcome.principal
            interest += outcome.interest
            warned += bool(outcome.notices) and not outcome.error
            if outcome.error or outcome.notices:
                told.append(Told(line, cells, raw, outcome))
            for name, value in outcome.sums:
                name = f"{question}.{name}"
                sums[name] = sums.get(name, 0) + value
            if outcome.events:
                events.append(outcome.events)
            if outcome.error:
                rejected += 1
                if len(said) < SHOWN:
                    said.append(self._said(line, cells, outcome.error))
            elif outcome.lines:
                lines += self._itemised(line, cells, outcome.lines)
        computer = self.computer
        assumed, computer.assumed = dict(computer.assumed), {}
        rows, principal, interest = rows + self.plain[0], principal + self.plain[1], interest + self.plain[2]
        done = Done(
            written(out),
            b"",
            _utf8(lines),
            rows,
            rejected,
            principal,
            interest,
            tuple(said),
            assumed,
            internal,
            warned,
            Ids(*self.ids).packed(),
            sums,
            _utf8(events),
        )
        return done, told

    def _said(self, line: int, cells: Any, error: str) -> str:
        """Say of a rejected row, or of a case file, what is wrong with it."""
        if self.job.formats[0] != "cases":
            # A row of a joined table of payments has no line in that of the loans.
            return f"{self.job.name}:{line}: {error}" if line else f"{self.job.name}: {error}"
        return error if error.startswith(cells[0]) else f"{cells[0]}: {error}"

    def _written(self, number: int, cells: Any, raw: str, outcome: RowResult) -> str:
        """Return a row of the output; in the spool of a workbook with its question and how urgent it is."""
        row = self.writer.row(
            self.job.formats[1], cells, raw, dict(zip(self.computer.results, outcome.cells, strict=True))
        )
        return f"[{number}, {urgency(outcome)}, {row.rstrip()}]\n" if self.spooled else row

    def _itemised(self, number: int, cells: Any, lines: Sequence[list[str]]) -> list[str]:
        if not self.job.lines:
            return []
        # A heading stands in a workbook alone.
        title = self.writer.title(number, cells) if self.job.lines == "xlsx" else ""
        return self.writer.itemised(number, lines, title)

    def _table(
        self, block: Block, out: list[str], lines: list[str], careful: bool
    ) -> Iterator[tuple[int, Any, str, RowResult]]:
        """Put the rows the quick lane takes on ``out``, in place; yield the others: line, cells, "", outcome.

        The sums of the rows put there are in ``plain`` at the end. A row on a line of its own is written back as it
        stands, quotes and all.
        """
        job, columns = self.job, self.columns
        width = len(columns)
        delimiter = DELIMITERS.get(job.formats[0], ",")
        narrow = narrowed(block)
        odd = odd_lines(block.line, narrow or block.text, delimiter)
        row_of = block.rows_of_lines()
        echoed = self.writer.whole and job.formats[0] == job.formats[1] and job.formats[1] in DELIMITERS
        lane = self.computer.lane(columns) if echoed else None
        reader = self.computer.reader(columns)
        tail = f"{delimiter}{self.computer.known}{3 * delimiter}{ENDINGS.get(job.formats[0], '')}"
        rows = rows_of(block, narrow, delimiter, job.name, width)
        self._number_all(rows)
        quick = reader.plain and not (job.lines or careful or self.computer.history)
        others: Iterable[int] = range(len(rows))
        if lane is not None and quick:
            others = lane.plain.echo(rows, odd, tail, out.append, has_colon(narrow))
        for place in others:
            number, raw, cells = rows.numbers[place], rows.line(place), rows.cells(place)
            looked_at = not raw or number in odd
            if looked_at or len(cells) != width or self.computer.question != "claim" or may_be_aside(cells):
                kind = aside(cells, columns)
                if kind:
                    yield number, cells, "", RowResult(self.computer.empty, aside=kind)
                    continue
            masked = looked_at and runs(cells)
            plain = lane is not None and reader.plain and len(cells) == width and not masked
            found = self.computer.quick(lane, cells) if plain and lane is not None else None
            if found is not None and lane is not None and (lane.warnings or lane.unused or self.computer.history):
                yield number, cells, raw, self.computer.of_sums(lane, found)
            elif found is not None:
                assert lane is not None
                principal, interest, *others = found
                line = raw or self.writer.csv(job.formats[1], cells)[: -len(ENDINGS[job.formats[1]])]
                figures = delimiter.join(map(fen_text, (interest, *others)))
                out.append(bytewise(f"{line}{delimiter}{figures}{tail}"))
                self._add(1, principal, interest)
                if lane.lines:
                    lines += self._itemised(number, cells, lane.lines)
            elif not any(cell.strip() for cell in cells):
                yield number, cells, "", RowResult(self.computer.empty, aside="blank")
            elif len(cells) != width:
                uneven = problem("row-width", width=width, count=len(cells))
                yield number, cells, "", self._refused(uneven, row_of(number))
            elif masked and any("\0" in cell or "\ufffd" in cell for cell in cells):
                yield number, cells, "", self._refused(problem("cell-nul"), row_of(number))
            else:
                # What was tried in the lane goes the whole way. A row on a line of its own comes back as it stands.
                way = self.computer.the_whole_way if plain else self.computer.of_cells
                outcome = way(columns, cells, row_of(number))
                if outcome.error and (kind := aside(cells, columns)):
                    outcome = RowResult(self.computer.empty, aside=kind)
                yield number, cells, "" if masked or not echoed else raw, outcome
        if lane is not None and quick:
            self._add(*lane.plain.sums)

    def ids_of(self, block: Block) -> Ids:
        """Return the rows of a block with their ``编号``, computing nothing."""
        self.ids = ([], [])
        if self.job.formats[0] == "jsonl":
            self._json_ids(block)
        elif self.id_at >= 0:
            delimiter, width = DELIMITERS.get(self.job.formats[0], ","), len(self.job.columns)
            self._number_all(rows_of(block, narrowed(block), delimiter, self.job.name, width))
        return Ids(*self.ids).packed()

    def _number_all(self, rows: BlockRows) -> None:
        """Take up the ``编号`` of the rows of a table that have as many cells as columns."""
        if self.id_at >= 0 and not rows.uneven:
            self.ids = list(rows.numbers), list(map(worded, rows.column(self.id_at)))
        elif self.id_at >= 0:
            for place, number in enumerate(rows.numbers):
                cells = rows.cells(place)
                if len(cells) == len(self.job.columns):
                    self.ids[0].append(number)
                    self.ids[1].append(cells[self.id_at])

    def _json_ids(self, block: Block) -> None:
        import json

        for line, text in json_rows(block):
            try:
                fields = json.loads(text)
                columns = self._columns(tuple(fields)) if isinstance(fields, dict) else ()
            except (ValueError, RecursionError, LprError):
                continue
            self._json_number(line, columns, [text_of(fields[column.heading]) for column in columns])

    def _json_number(self, line: int, columns: Sequence[InputColumn], texts: Sequence[str]) -> None:
        for column, text in zip(columns, texts, strict=True):
            if column.key == "id" and not self.job.quiet:
                self.ids[0].append(line)
                self.ids[1].append(text)

    def _add(self, rows: int, principal: int, interest: int) -> None:
        self.plain = (self.plain[0] + rows, self.plain[1] + principal, self.plain[2] + interest)

    def _refused(self, wrong: Problem, row: int) -> RowResult:
        """The outcome of a row that is not looked at: it says which it is, as it concerns no cell."""
        return self.computer.rejected(LprError(in_row(wrong, row, self.job.lang)))

    def _json(self, block: Block) -> Iterator[tuple[int, Any, str, RowResult]]:
        """Yield the rows of JSONL: every object is its own heading."""
        import json

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
            names = result_names() if not ERRORS.isdisjoint(fields) else self.names
            kept = {name: value for name, value in fields.items() if name not in names}
            try:
                columns, texts = self._columns(tuple(kept)), [text_of(value) for value in kept.values()]
                self._json_number(line, columns, texts)
                outcome = self.computer.of_cells(columns, texts)
            except LprError as error:
                outcome = self.computer.rejected(error)
            yield line, kept, text if len(kept) == len(fields) else "", outcome

    def _others(self) -> tuple[str, ...]:
        """The other questions asked."""
        return tuple(part.question for part in self.job.parts if part.question != self.computer.question)

    def _cases(self, block: Block) -> Iterator[tuple[int, Any, str, RowResult]]:
        """Yield what the case files of a block come to: the file, what names the case, the result."""
        from .texts import is_text, text_tree

        for number, (path,) in enumerate(block.rows, block.line):
            try:
                tree = text_tree(path) if is_text(path) else read_case_file(path)
            except LprError as error:
                yield number, [path, "", "", ""], "", self.computer.rejected(error)
                continue
            yield number, [path, *labels(tree)], "", self.computer.of_tree(tree)

    def _columns(self, headings: tuple[str, ...]) -> tuple[InputColumn, ...]:
        """Return the columns that the keys of an object are; named once for all objects alike. Raises LprError."""
        question = self.computer.question
        found = self.named.get((question, headings))
        if found is None:
            if len(self.named) >= _KINDS:
                self.named.clear()
            try:
                renamed, units = (
                    {k: v for k, v in said.items() if not k or k in headings}
                    for said in (self.job.renamed, self.job.units)
                )
                found = columns_of(headings, renamed, "", units, question=question, also=self._others())
            except LprError as error:
                found = error
            self.named[question, headings] = found
        if isinstance(found, LprError):
            raise LprError(*found.problems)
        return found


def computing(job: Job) -> Callable[[Block], Done]:
    """Return what computes the blocks of a job; another process makes its own (`cli.processes`)."""
    return Work(job).block


def _computer(question: str, *given: Any) -> Computer:
    """Return what answers one question; what only others need is not loaded for a claim."""
    if question == "claim":
        return Computer(*given)
    from .answers import COMPUTERS

    return COMPUTERS[question](*given)


def _utf8(rows: list[str]) -> bytes:
    """Encode rows; a lone surrogate, which JSON can spell and UTF-8 cannot hold, is written as JSON spells it."""
    return "".join(rows).encode("utf-8", "backslashreplace")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice in an object."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice = next(name for i, (name, _) in enumerate(pairs) if name in [n for n, _ in pairs[:i]])
        raise LprError(problem("key-twice", twice=shown(twice)))
    return fields
