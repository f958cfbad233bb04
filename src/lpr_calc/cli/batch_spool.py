"""Where a batch writes until it is done: parts beside the outputs, and a note of how far it came.

An output appears under its name whole, at the end; what was interrupted goes on from the note with ``--resume``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from time import monotonic
from typing import IO, Any

from ..base.errors import LprError, problems_of
from ..batch.work import Done
from ..render.inert import inert
from .guard import NotPutError, cannot_write, permit, refuse_input, written
from .lock import Lock

problem = problems_of(__name__)

SHEETS = {"out": "结果", "errors": "待改", "lines": "明细"}
"""The name of the sheet, where an output is a workbook."""
_OPTIONS = {"out": "--output", "errors": "--errors", "lines": "--lines"}
_WIDE = {
    "error": 60,
    "notices": 40,
    "unused": 40,
    "formula": 34,
    "rule": 24,
    "provisions": 30,
    "rate_known_through": 19,
}
_SHEET_ROWS = 1_048_576
_CELL_CHARACTERS = 32_767
NOTE_SECONDS = 0.5
"""The note is renewed after so long, at the end of a block: at most that much is computed again after a kill."""


class Spool:
    """The parts of one batch: ``paths`` maps ``out``, ``errors`` and ``lines`` to their final names."""

    def __init__(self, paths: dict[str, str], formats: dict[str, str], fingerprint: str) -> None:
        self.paths = paths
        self.formats = formats
        self.note_path = f"{paths['out']}.part.json"
        self.state: dict[str, Any] = {
            "fingerprint": fingerprint,
            "today": "",
            "blocks": 0,
            "done": False,
            "sizes": dict.fromkeys(paths, 0),
            "rows": 0,
            "rejected": 0,
            "internal": 0,
            "warned": 0,
            "principal": 0,
            "interest": 0,
            "replace": [],
        }
        self._files: dict[str, IO[bytes]] = {}
        self._locks: list[Lock] = []
        self._noted = monotonic()

    def part(self, kind: str) -> str:
        """The name of a part."""
        return f"{self.paths[kind]}.part"

    def begin(self, heads: dict[str, str], today: str) -> None:
        """Start anew: every part holds its heading. Raises LprError where that would replace a file unasked."""
        with self._locked():
            self._begin(heads, today)

    def _begin(self, heads: dict[str, str], today: str) -> None:
        self.state["today"] = today
        self._check_names()
        first = {
            kind: (b"\xef\xbb\xbf" if self.formats[kind] == "csv" else b"") + heads[kind].encode()
            for kind in self.paths
        }
        for kind, path in self.paths.items():
            permit(path, (SHEETS[kind],))
            if not os.path.exists(self.note_path) and not _begins(self.part(kind), first[kind]):
                # Without a note it is no part of ours: browsers name half a download so.
                permit(self.part(kind))
        self.state["replace"] = [kind for kind, path in self.paths.items() if os.path.exists(path)]
        try:
            for kind in self.paths:
                with self._writing(kind):
                    self._files[kind] = open(self.part(kind), "wb")  # noqa: SIM115 -- kept open over the whole batch
                    self._files[kind].write(first[kind])
            self.note()
        except NotPutError:
            self.drop()
            raise

    def _check_names(self) -> None:
        """Refuse a name that only this module makes, and that is read by the same run. Raises LprError."""
        for kind in self.paths:
            for name in (self.part(kind), self._made(kind), *((self.note_path, self._half) if kind == "out" else ())):
                refuse_input(name, _OPTIONS[kind])

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep every other run from these outputs, unless something is wrong.

        Raises LprError where one is writing them.
        """
        try:
            if not self._locks:
                for path in self.paths.values():
                    self._locks.append(Lock(path))
            yield
        except BaseException:
            self._unlock()
            raise

    def _unlock(self) -> None:
        for lock in self._locks:
            lock.release()
        self._locks.clear()

    def _made(self, kind: str) -> str:
        """Where a workbook is made from its part."""
        return f"{self.paths[kind]}.sheet.part"

    @property
    def _half(self) -> str:
        """Where the note is written before it takes its name:
        always the same, so that the next overwrites a rest of it.
        """
        return f"{self.note_path}.new"

    @contextmanager
    def _writing(self, kind: str) -> Iterator[None]:
        """Name the output in the error of whatever cannot be written. Raises NotPutError."""
        try:
            yield
        except OSError as error:
            raise cannot_write(self.paths[kind], error) from None

    def resume(self) -> bool:
        """Go on from the note; say whether there was one. Raises LprError where it belongs to another input or job."""
        with self._locked():
            return self._resume()

    def _resume(self) -> bool:
        try:
            with open(self.note_path, encoding="utf-8") as file:
                state = json.load(file)
        except FileNotFoundError:
            return False
        except (OSError, ValueError):
            raise LprError(problem("resume-broken/note", self.note_path)) from None
        if not isinstance(state, dict):
            raise LprError(problem("resume-broken/note", self.note_path))
        if state.get("fingerprint") != self.state["fingerprint"]:
            raise LprError(problem("resume-other", "--resume"))
        self.state = {"replace": [], **state}
        state = self.state
        self._check_names()
        for kind, path in self.paths.items():
            part = self.part(kind)
            size = os.path.getsize(part) if os.path.exists(part) else -1
            if size >= 0 and kind not in state["replace"]:
                permit(path, (SHEETS[kind],))
            if size < state["sizes"][kind] and not (state["done"] and size < 0 and os.path.exists(path)):
                raise LprError(problem("resume-broken/part", part))
        if not state["done"]:
            for kind in self.paths:
                with self._writing(kind):
                    file_ = open(self.part(kind), "r+b")  # noqa: SIM115
                    file_.truncate(state["sizes"][kind])
                    file_.seek(0, os.SEEK_END)
                self._files[kind] = file_
        return True

    def add(self, done: Done) -> None:
        """Write what a block came to; every so often, note it."""
        for kind, rows in (("out", done.out), ("errors", done.errors), ("lines", done.lines)):
            if kind in self._files and rows:
                with self._writing(kind):
                    self._files[kind].write(rows)
        state = self.state
        for name in ("rows", "rejected", "internal", "warned", "principal", "interest"):
            state[name] += getattr(done, name)
        state["blocks"] += 1
        if monotonic() - self._noted >= NOTE_SECONDS:
            self.note()

    def note(self) -> None:
        """Put everything on the disk, then note how far it came."""
        for kind, file in self._files.items():
            with self._writing(kind):
                file.flush()
                os.fsync(file.fileno())
                self.state["sizes"][kind] = file.tell()
        with self._writing("out"):
            with open(self._half, "wb") as note:
                note.write(json.dumps(self.state).encode())
                note.flush()
                os.fsync(note.fileno())
            os.replace(self._half, self.note_path)
        self._noted = monotonic()

    def finish(self, sheet: Any) -> None:
        """Give every output its name, the main one last; ``sheet`` turns a spooled part into the bytes of a workbook.

        Raises NotPutError where one cannot be written, or where a file has come to stand there meanwhile.
        """
        if not self.state["done"]:
            self.state["done"] = True
            self.note()
        self._close_parts()
        kinds = [kind for kind in ("errors", "lines", "out") if kind in self.paths and os.path.exists(self.part(kind))]
        for kind in kinds:
            if kind not in self.state["replace"]:
                try:
                    permit(self.paths[kind], (SHEETS[kind],))
                except LprError as error:
                    raise NotPutError(*error.problems) from None
            if self.formats[kind] == "xlsx":
                with self._writing(kind):
                    sheet(self.part(kind), self._made(kind), kind)
        # Only now, when nothing can be refused any more, do they take their names.
        for kind in kinds:
            with self._writing(kind):
                target = os.path.realpath(self.paths[kind])
                if self.formats[kind] == "xlsx":
                    os.replace(self._made(kind), target)
                    os.unlink(self.part(kind))
                else:
                    os.replace(self.part(kind), target)
            written(self.paths[kind])
        self._forget_notes()
        self._unlock()

    def _forget_notes(self) -> None:
        for name in (self.note_path, self._half):
            if os.path.exists(name):
                os.unlink(name)

    def close(self) -> None:
        """Close the parts and leave them. What a full disk could not take is not in the note either."""
        self._close_parts()
        self._unlock()

    def _close_parts(self) -> None:
        for file in self._files.values():
            with suppress(OSError):
                file.close()
        self._files.clear()

    def drop(self) -> None:
        """Take everything away: the batch cannot be done."""
        self._close_parts()
        for name in (*map(self.part, self.paths), *map(self._made, self.paths)):
            if os.path.exists(name):
                os.unlink(name)
        self._forget_notes()
        self._unlock()


def _begins(path: str, content: bytes) -> bool:
    """Say whether a file holds nothing but the beginning of ``content``: what a kill leaves before the first note."""
    try:
        with open(path, "rb") as file:
            return content.startswith(file.read(len(content) + 1))
    except OSError:
        return False


def write_sheet(part: str, target: str, name: str, figures: dict[str, str], days: set[str]) -> None:
    """Write a spooled part as a workbook: numbers as numbers, dates as dates, text as text that nothing runs.

    ``figures`` gives the number format of the columns that may hold numbers, ``days`` names those that may hold dates;
    what cannot be read as one stays text.
    """
    from decimal import Decimal

    import xlsxwriter

    book = xlsxwriter.Workbook(
        target,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    # A fixed day, so that the same input gives the same bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001
    font = {"font_name": "宋体", "font_size": 10}
    head, plain = book.add_format({**font, "bold": True, "bottom": 1}), book.add_format(font)
    wrapped = book.add_format({**font, "text_wrap": True, "valign": "top"})
    day_format = book.add_format({**font, "num_format": "yyyy-mm-dd"})
    percent = book.add_format({**font, "num_format": "0.00######%"})
    numbers = {form: book.add_format({**font, "num_format": form}) for form in set(figures.values())}
    with open(part, encoding="utf-8") as file:
        headings = json.loads(file.readline())
        sheet: Any = None
        row = _SHEET_ROWS
        for number, line in enumerate(file, 2):
            if row >= _SHEET_ROWS:
                # A sheet is full: its heading again on the next.
                sheet = _new_sheet(book, name, headings, figures, days, head)
                row = 1
            for column, found in enumerate(json.loads(line)):
                heading = headings[column] if column < len(headings) else ""
                text = next(iter(found.values())) if isinstance(found, dict) else found
                if not text:
                    continue
                if isinstance(found, dict) and "percent" in found:
                    sheet.write_number(row, column, Decimal(text[:-1]).scaleb(-2), percent)
                    continue
                if not text.isascii():
                    # A lone surrogate, which JSON can spell: no file can hold it.
                    text = text.encode("utf-8", "backslashreplace").decode()
                if _is_number(text) and (heading in figures or (isinstance(found, dict) and "number" in found)):
                    sheet.write_number(
                        row, column, Decimal(text), numbers[figures[heading]] if heading in figures else plain
                    )
                    continue
                day = _day(text) if heading in days or (isinstance(found, dict) and "day" in found) else None
                if day is not None:
                    sheet.write_datetime(row, column, day, day_format)
                    continue
                if len(text) > _CELL_CHARACTERS:
                    book.close()
                    os.unlink(target)
                    raise LprError(
                        problem("cell-long", target.removesuffix(".sheet.part"), number=number, heading=heading)
                    )
                sheet.write_string(
                    row, column, inert(text), wrapped if heading in ("error", "notices", "unused") else plain
                )
            row += 1
        if sheet is None:
            _new_sheet(book, name, headings, figures, days, head)
    book.close()


def _new_sheet(book: Any, name: str, headings: list[str], figures: dict[str, str], days: set[str], head: Any) -> Any:
    """Add a sheet with its heading; from the second on they are numbered."""
    count = len(book.worksheets())
    sheet = book.add_worksheet(f"{name}{count + 1}" if count else name)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for column, text in enumerate(headings):
        sheet.set_column(column, column, _WIDE.get(text, 14 if text in figures or text in days else 12))
        sheet.write_string(0, column, inert(text), head)
    return sheet


def _is_number(text: str) -> bool:
    """Say whether a text is a plain decimal that a sheet holds exactly: 15 digits, no leading zeros."""
    whole = text.partition(".")[0]
    return (
        text.isascii()
        and text.replace(".", "", 1).isdecimal()
        and len(text) <= 15
        and whole != ""
        and text[-1] != "."
        and (whole == "0" or whole[0] != "0")
    )


def _day(text: str) -> Any:
    """Return a day written as in ``2020-09-01``, None for anything else."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
