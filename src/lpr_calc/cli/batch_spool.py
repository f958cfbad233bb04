"""Where a batch writes until it is done: parts beside the outputs, and a note of how far it came.

An output appears under its name whole, at the end; what was interrupted goes on from the note with ``--resume``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from ..base.checking import IO, Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..batch.jobs import Done
from .guard import NotPutError, cannot_write, permit, refuse_input, written
from .lock import Lock

problem = problems_of(__name__)

SUMMARY = Text("小结", "Summary")
"""The sheet with the totals, the last of a workbook of results."""
SHEETS = {"out": "结果", "errors": "待改", "lines": "明细", "ics": ""}
"""The name of the sheet, where an output is a workbook."""
_OPTIONS = {"out": "--output", "errors": "--errors", "lines": "--lines", "ics": "--ics"}
COUNTED = ("rows", "rejected", "internal", "warned", "principal", "interest")
"""What is summed up over the blocks."""
_CALENDAR_END = b"END:VCALENDAR\r\n"
NOTE_SECONDS = 1
"""The note is renewed after so long, at the end of a block: at most that much is computed again after a kill."""


class Spool:
    """The parts of one batch: ``paths`` maps ``out``, ``errors``, ``lines`` and ``ics`` to their final names.

    ``sheets`` are those of the result, where it is a workbook; ``ordered`` says that it is put in another order at the
    end.
    """

    def __init__(
        self,
        paths: dict[str, str],
        formats: dict[str, str],
        fingerprint: str,
        sheets: tuple[str, ...] = (SHEETS["out"],),
        ordered: bool = False,
    ) -> None:
        self.paths = paths
        self.formats = formats
        self.sheets = sheets
        self.made = {kind for kind, form in formats.items() if form == "xlsx" or (kind == "out" and ordered)}
        self.note_path = f"{paths['out']}.part.json"
        self.state: dict[str, Any] = {
            "fingerprint": fingerprint,
            "today": "",
            "blocks": 0,
            "done": False,
            "sizes": dict.fromkeys(paths, 0),
            **dict.fromkeys(COUNTED, 0),
            "sums": {},
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
            kind: (b"\xef\xbb\xbf" if self.formats[kind] == "csv" and kind not in self.made else b"")
            + heads[kind].encode()
            for kind in self.paths
        }
        for kind, path in self.paths.items():
            permit(path, self._sheets(kind))
            if not os.path.exists(self.note_path) and not _begins(self.part(kind), first[kind]):
                # Without a note it is no part of ours: browsers name half a download so.
                permit(self.part(kind))
        self.state["replace"] = [kind for kind, path in self.paths.items() if os.path.exists(path)]
        try:
            for kind in self.paths:
                with self._writing(kind):
                    self._files[kind] = open(self.part(kind), "wb")  # noqa: SIM115 -- kept open over the whole batch
                    self._files[kind].write(first[kind])
            self.note(safe=False)
        except NotPutError:
            self.drop()
            raise

    def _sheets(self, kind: str) -> tuple[str, ...]:
        """The sheets that an output will have."""
        return self.sheets if kind == "out" else (SHEETS[kind],)

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
        import json

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
                permit(path, self._sheets(kind))
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
        for kind, rows in (("out", done.out), ("errors", done.errors), ("lines", done.lines), ("ics", done.ics)):
            if kind in self._files and rows:
                with self._writing(kind):
                    self._files[kind].write(rows)
        state = self.state
        add_up(state, done)
        state["blocks"] += 1
        if monotonic() - self._noted >= NOTE_SECONDS:
            self.note()

    def note(self, safe: bool = True) -> None:
        """Put everything on the disk, then note how far it came. Not ``safe``: leave when to the system, as long as
        there are headings alone.
        """
        import json

        for kind, file in self._files.items():
            with self._writing(kind):
                _put_down(file, safe)
                self.state["sizes"][kind] = file.tell()
        with self._writing("out"):
            with open(self._half, "wb") as note:
                note.write(json.dumps(self.state).encode())
                _put_down(note, safe)
            os.replace(self._half, self.note_path)
        self._noted = monotonic()

    def finish(self, sheet: Any) -> None:
        """Give every output its name, the main one last; ``sheet`` turns a spooled part into the bytes of a workbook,
        or of a table in another order.

        Raises NotPutError where one cannot be written, or where a file has come to stand there meanwhile.
        """
        if not self.state["done"]:
            if "ics" in self._files:
                with self._writing("ics"):
                    self._files["ics"].write(_CALENDAR_END)
            self.state["done"] = True
            self.note()
        self._close_parts()
        kinds = [
            kind for kind in ("errors", "lines", "ics", "out") if kind in self.paths and os.path.exists(self.part(kind))
        ]
        for kind in kinds:
            if kind not in self.state["replace"]:
                try:
                    permit(self.paths[kind], self._sheets(kind))
                except LprError as error:
                    raise NotPutError(*error.problems) from None
            if kind in self.made:
                with self._writing(kind):
                    sheet(self.part(kind), self._made(kind), kind)
        # Only now, when nothing can be refused any more, do they take their names.
        for kind in kinds:
            with self._writing(kind):
                target = os.path.realpath(self.paths[kind])
                if kind in self.made:
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


def _put_down(file: IO[bytes], safe: bool) -> None:
    """Hand what was written to the system, and with ``safe`` wait until the disk has it."""
    file.flush()
    if safe:
        os.fsync(file.fileno())


def add_up(state: dict[str, Any], done: Done) -> None:
    """Add what a block came to to the sums."""
    for name in COUNTED:
        state[name] += getattr(done, name)
    sums = state["sums"]
    for name, value in done.sums.items():
        sums[name] = sums.get(name, 0) + value


def _begins(path: str, content: bytes) -> bool:
    """Say whether a file holds nothing but the beginning of ``content``: what a kill leaves before the first note."""
    try:
        with open(path, "rb") as file:
            return content.startswith(file.read(len(content) + 1))
    except OSError:
        return False


@contextmanager
def left_whole(spool: Spool | None, lang: str) -> Iterator[None]:
    """Leave a run that ends early as its reason asks: what could not be computed keeps nothing; what was interrupted,
    or could not be put into place, keeps its part for ``--resume``, and an interrupted one says so.
    """
    try:
        yield
    except NotPutError:
        if spool is not None:
            spool.close()
        raise
    except LprError:
        if spool is not None:
            spool.drop()
        raise
    except KeyboardInterrupt:
        if spool is not None:
            spool.note()
            spool.close()
            said = Text(
                "\n已中断；加 --resume 再运行可接着算\n", "\ninterrupted; run it again with --resume to go on\n"
            )
            sys.stderr.write(said.say(lang))
        raise
