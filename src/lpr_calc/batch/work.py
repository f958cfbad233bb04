"""A block of rows in, a block of output out: what one worker does. Nothing here depends on any other block."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any

from ..errors import LprError, Problem
from ..money import fen_text
from ..rates import Rates
from ..record import Record, Text
from ..reports.data import LINE_COLUMNS, line_cells, safe_cell
from ..values import shown
from .columns import RESULTS, Column, columns_of
from .rows import Computer, Outcome
from .sources import Block, cells_of, json_rows

DELIMITERS = {"csv": ",", "tsv": "\t"}
ENDINGS = {"csv": "\r\n", "tsv": "\n"}
_SHOWN = 20
_FIRST = frozenset("=+-@'\t\r")
_RISKY = re.compile(r"(?:^|[,\t\n\"])'*[=+\-@\t\r]|[\0\ufffd]")
"""Where a cell may begin that a spreadsheet would run, or a character that cannot be read."""


class Job(Record):
    """What every worker is told once. ``formats`` are those of the input and of the output; ``sheet`` outputs are
    spooled as JSON arrays."""

    name: str
    columns: tuple[Column, ...]
    formats: tuple[str, str]
    renamed: dict[str, str]
    rates: Rates
    today: date
    strict: bool
    lang: str
    errors: str
    lines: str


class Done(Record):
    """What a block came to: texts for the output, the errors and the lines, and the sums."""

    out: str
    errors: str
    lines: str
    rows: int
    rejected: int
    principal: int
    interest: int
    said: tuple[str, ...]
    assumed: dict[str, Text]


class Work:
    """Computes blocks for one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.computer = Computer(job.rates, job.today, job.strict, job.lang, itemised=bool(job.lines))
        self.kept = [i for i, column in enumerate(job.columns) if column.heading.strip() not in RESULTS]
        self.whole = len(self.kept) == len(job.columns)
        self.plain = (0, 0, 0)

    def block(self, block: Block) -> Done:
        """Compute every row of a block, in order. Raises LprError only for a quote that is never closed."""
        out, errors, lines = io.StringIO(newline=""), io.StringIO(newline=""), io.StringIO(newline="")
        said: list[str] = []
        self.plain = (0, 0, 0)
        rows = rejected = principal = interest = 0
        for line, cells, raw, outcome in (
            self._json(block) if self.job.formats[0] == "jsonl" else self._table(block, out)
        ):
            rows += 1
            self._write(out, self.job.formats[1], cells, raw, outcome)
            principal += outcome.principal
            interest += outcome.interest
            if outcome.error:
                rejected += 1
                if self.job.errors:
                    self._write(errors, self.job.errors, cells, raw, None)
                if len(said) < _SHOWN:
                    said.append(f"{self.job.name}:{line}: {outcome.error}")
            elif outcome.statement is not None:
                self._itemise(lines, line, outcome)
        assumed, self.computer.assumed = dict(self.computer.assumed), {}
        rows, principal, interest = rows + self.plain[0], principal + self.plain[1], interest + self.plain[2]
        return Done(out.getvalue(), errors.getvalue(), lines.getvalue(), rows, rejected, principal, interest, tuple(said), assumed)  # fmt: skip

    def _table(self, block: Block, out: io.StringIO) -> Any:
        """Write the rows the quick lane takes to ``out``, in place; yield the others: line, cells, "", outcome.

        The sums of the rows written are in ``plain`` at the end. A line without quotes is written back as it stands.
        """
        job, columns = self.job, self.job.columns
        width = len(columns)
        delimiter = DELIMITERS.get(job.formats[0], ",")
        quoted = bool(block.rows) or '"' in block.text
        risky = bool(block.rows) or _may_run(block.text, delimiter)
        printable = not quoted and "[" not in block.text and "{" not in block.text and block.text.replace("\r", "").replace("\n", "").replace("\t", "").isprintable()  # fmt: skip
        lane = self.computer.lane(columns) if self.whole and job.formats[0] == job.formats[1] and job.formats[1] in DELIMITERS else None  # fmt: skip
        ending = ENDINGS.get(job.formats[0], "\n")
        tail = f"{delimiter}{self.computer.known}{delimiter}{ending}"
        known = (self.computer.known, "")
        write = out.write
        writerow = csv.writer(out, delimiter=delimiter, lineterminator=ending).writerow
        rows = principals = interests = 0
        for number, cells in cells_of(block, delimiter, job.name):
            found = lane.figures(cells, printable) if lane is not None and len(cells) == width else None
            if found is not None and not (risky and any(not _FIRST.isdisjoint(cell[:1]) or "\0" in cell or "\ufffd" in cell for cell in cells)):  # fmt: skip
                principal, interest, more = found
                total = principal + interest
                if quoted:
                    writerow((*cells, fen_text(interest), fen_text(total), fen_text(more), fen_text(principal), *known))
                else:
                    write(
                        f"{delimiter.join(cells)}{delimiter}{interest // 100}.{interest % 100:02d}{delimiter}"
                        f"{total // 100}.{total % 100:02d}{delimiter}{more // 100}.{more % 100:02d}{delimiter}"
                        f"{principal // 100}.{principal % 100:02d}{tail}"
                    )
                rows += 1
                principals += principal
                interests += interest
            elif len(cells) != width:
                yield number, cells, "", self._width(cells, width)
            elif not any(cells):
                yield number, cells, "", Outcome(("", "", "", "", "", ""))
            elif risky and any("\0" in cell or "\ufffd" in cell for cell in cells):
                yield number, cells, "", self._bad("cell-nul", Text("这一行含有空字符（NUL）或无法识别的字符", "this row holds a NUL or a character that cannot be read"), Text("删去它", "take it out"))  # fmt: skip
            else:
                yield number, cells, "", self.computer.of_cells(columns, cells)
        self.plain = (rows, principals, interests)

    def _width(self, cells: list[str], width: int) -> Outcome:
        return self._bad(
            "row-width",
            Text(f"应有 {width} 列，实有 {len(cells)} 列", f"{width} columns expected, {len(cells)} found"),
            Text("含逗号的单元格要加引号", "a cell with a comma in it needs quotes"),
        )

    def _bad(self, code: str, message: Text, hint: Text) -> Outcome:
        return self.computer.rejected(LprError(Problem(code, message, "", hint)))

    def _json(self, block: Block) -> Any:
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
                yield line, {"": text}, "", self._bad("json-row", Text(f"不是 JSON 对象：{shown(text[:40])}", f"no JSON object: {shown(text[:40])}"), Text("每行一个 {…}", "one {…} a line"))  # fmt: skip
                continue
            kept = {name: value for name, value in fields.items() if name not in RESULTS}
            try:
                headings = list(kept)
                columns = columns_of(headings, {k: v for k, v in self.job.renamed.items() if k in kept}, "")
                outcome = self.computer.of_cells(columns, [_text(value) for value in kept.values()])
            except LprError as error:
                outcome = self.computer.rejected(error)
            yield line, kept, text if len(kept) == len(fields) else "", outcome

    def _write(self, stream: io.StringIO, format_: str, cells: Any, raw: str, outcome: Outcome | None) -> None:
        """Write one row; without an outcome, its own cells alone."""
        results = outcome.cells if outcome is not None else ()
        if isinstance(cells, dict):
            self._write_object(stream, format_, cells, raw, results)
        elif format_ in DELIMITERS:
            kept = [cells[i] for i in self.kept if i < len(cells)] + cells[len(self.job.columns) :]
            kept += [""] * (len(self.kept) - len(kept)) if results else []
            csv.writer(stream, delimiter=DELIMITERS[format_], lineterminator=ENDINGS[format_]).writerow([_safe(cell) for cell in [*kept, *results]])  # fmt: skip
        else:
            kept = [cells[i] for i in self.kept if i < len(cells)] + cells[len(self.job.columns) :]
            kept += [""] * (len(self.kept) - len(kept))
            if format_ == "xlsx":
                stream.write(json.dumps([*kept, *results], ensure_ascii=False) + "\n")
            else:
                headings = [self.job.columns[i].heading for i in self.kept]
                headings += [f"+{i}" for i in range(len(kept) - len(headings))]
                stream.write(json.dumps(dict(zip([*headings, *RESULTS], [*kept, *results], strict=False)), ensure_ascii=False) + "\n")  # fmt: skip

    def _write_object(self, stream: io.StringIO, format_: str, fields: dict[str, Any], raw: str, results: tuple[str, ...]) -> None:  # fmt: skip
        if format_ == "jsonl":
            if "" in fields:
                added = {"input": fields[""], **dict(zip(RESULTS, results, strict=False))}
                stream.write((json.dumps(added, ensure_ascii=False) if results else fields[""]) + "\n")
            elif raw:
                body = raw.strip()[:-1].rstrip()
                more = json.dumps(dict(zip(RESULTS, results, strict=False)), ensure_ascii=False)[1:] if results else "}"
                stream.write(f"{body}{', ' if results and body != '{' else ''}{more}\n")
            else:
                stream.write(json.dumps({**fields, **dict(zip(RESULTS, results, strict=False))}, ensure_ascii=False) + "\n")  # fmt: skip
            return
        headings = [self.job.columns[i].heading for i in self.kept]
        cells = [_text(fields.get(heading, "")) for heading in headings]
        more_keys = [f"{name}={_text(value)}" for name, value in fields.items() if name not in headings]
        if more_keys and results:
            results = (*results[:-1], "；".join(part for part in (results[-1], "+ " + "; ".join(more_keys)) if part))
        if format_ == "xlsx":
            stream.write(json.dumps([*cells, *results], ensure_ascii=False) + "\n")
        else:
            csv.writer(stream, delimiter=DELIMITERS[format_], lineterminator=ENDINGS[format_]).writerow([_safe(cell) for cell in [*cells, *results]])  # fmt: skip

    def _itemise(self, stream: io.StringIO, line: int, outcome: Outcome) -> None:
        assert outcome.statement is not None
        for item in outcome.statement.lines:
            cells = [str(line), *line_cells(item)]
            if self.job.lines == "xlsx":
                stream.write(json.dumps(cells, ensure_ascii=False) + "\n")
            elif self.job.lines == "jsonl":
                stream.write(json.dumps(dict(zip(("row", *LINE_COLUMNS), cells, strict=True)), ensure_ascii=False) + "\n")  # fmt: skip
            else:
                csv.writer(stream, delimiter=DELIMITERS[self.job.lines], lineterminator=ENDINGS[self.job.lines]).writerow([safe_cell(cell) for cell in cells])  # fmt: skip


def _may_run(text: str, delimiter: str) -> bool:
    """Say whether a block may hold a cell that a spreadsheet would run, or a character that cannot be read.

    Plain searches first: the pattern costs more than the rest of a row.
    """
    if not any(
        mark in text for mark in ("=", "+", "@", "'", "\0", "\ufffd", *(f"{c}-" for c in (delimiter, "\n", '"')))
    ):
        return text[:1] == "-" or "\r" in text.replace("\r\n", "") or (delimiter == "," and "\t" in text)
    return _RISKY.search(text.replace("\r\n", "\n")) is not None


def heading(job: Job, format_: str, results: bool) -> str:
    """Return the first row of an output, "" for JSONL."""
    names = [c.heading for c in job.columns if c.heading.strip() not in RESULTS]
    return head_row([*names, *(RESULTS if results else ())], format_)


def head_row(names: list[str], format_: str) -> str:
    """Return a row of headings in a format, "" for JSONL."""
    if format_ == "jsonl":
        return ""
    if format_ == "xlsx":
        return json.dumps(names, ensure_ascii=False) + "\n"
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=DELIMITERS[format_], lineterminator=ENDINGS[format_]).writerow([_safe(n) for n in names])  # fmt: skip
    return buffer.getvalue()


def _safe(cell: str) -> str:
    """Mask a cell that a spreadsheet would run; one that came in masked is written as it came."""
    return cell if cell[:1] == "'" else safe_cell(cell)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice in an object."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice = next(name for i, (name, _) in enumerate(pairs) if name in [n for n, _ in pairs[:i]])
        raise LprError(Problem("key-twice", Text(f"键“{shown(twice)}”重复", f"the key “{shown(twice)}” is repeated"), "", Text("只留一个", "keep one of them")))  # fmt: skip
    return fields


def _text(value: Any) -> str:
    """Return a JSON value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
