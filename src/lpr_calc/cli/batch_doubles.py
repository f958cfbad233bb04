"""``编号`` that stand on more than one row, found without holding the table in memory."""

from __future__ import annotations

from array import array
from itertools import chain

from ..base.checking import IO
from ..batch.jobs import Ids

_BITS = 22
_LAST = (1 << _BITS) - 1
_MOST = 60_000
"""So many suspects are kept. Of two million ids that all differ about so many are suspected by their hash; a table with
more of them has no ids worth the name."""
SHOWN = 20


class Doubles:
    """Takes the ids of all rows as they come; tells at the end which stand on several.

    A hash of every id goes to a temporary file with its row. A table of bits says which may have been there before:
    those few are looked up again at the end.
    """

    def __init__(self) -> None:
        self._bits = bytearray()
        self._suspects: dict[int, str] = {}
        self._file: IO[bytes] | None = None

    def add(self, ids: Ids) -> None:
        """Take up the ids of some rows."""
        texts, lines = list(map(str.strip, ids.texts)), ids.lines
        if "" in texts:
            lines = [line for line, text in zip(lines, texts, strict=True) if text]
            texts = [text for text in texts if text]
        if not texts:
            return
        bits = self._bits = self._bits or bytearray(_LAST + 1)
        codes = list(map(hash, texts))
        for code, text in zip(codes, texts, strict=True):
            at, bit = code & _LAST, 1 << (code >> _BITS & 7)
            if not bits[at] & bit:
                bits[at] |= bit
            elif len(self._suspects) < _MOST:
                self._suspects[code] = text
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115 -- kept over the whole batch
        array("q", chain.from_iterable(zip(codes, lines, strict=True))).tofile(self._file)

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
