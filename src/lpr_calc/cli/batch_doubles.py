"""``编号`` that stand on more than one row, found without holding the table in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import IO

_SLOTS = 1 << 22
_MOST = 10_000
"""So many suspects are kept; a table with more of them has no ids worth the name."""
SHOWN = 20


class Doubles:
    """Takes the ids of all rows as they come; tells at the end which stand on several.

    A hash of every id goes to a temporary file with its row. A table of slots says which may have been there before:
    those few are looked up again at the end.
    """

    def __init__(self) -> None:
        self._slots = bytearray()
        self._suspects: dict[int, str] = {}
        self._file: IO[bytes] | None = None

    def add(self, ids: Iterable[tuple[int, str]]) -> None:
        """Take up the ids of some rows: line, id."""
        kept = array("q")
        for line, text in ids:
            text = text.strip()
            if not text:
                continue
            if not self._slots:
                self._slots = bytearray(_SLOTS)
            code = hash(text)
            slot = code % _SLOTS
            if self._slots[slot] and len(self._suspects) < _MOST:
                self._suspects[code] = text
            self._slots[slot] = 1
            kept.append(code)
            kept.append(line)
        if kept:
            from tempfile import TemporaryFile

            self._file = self._file or TemporaryFile()  # noqa: SIM115 -- kept over the whole batch
            kept.tofile(self._file)

    def close(self) -> None:
        """Let the temporary file go."""
        if self._file is not None:
            self._file.close()

    def found(self) -> dict[str, list[int]]:
        """Return the ids that stand on several rows, and those rows, in the order in which they first stand."""
        if self._file is None or not self._suspects:
            return {}
        rows: dict[int, list[int]] = {}
        self._file.seek(0)
        while chunk := self._file.read(1 << 16):
            numbers = array("q", chunk)
            for code, line in zip(numbers[::2], numbers[1::2], strict=True):
                if code in self._suspects:
                    rows.setdefault(code, []).append(line)
        return {self._suspects[code]: lines for code, lines in rows.items() if len(lines) > 1}
