"""Tables as blocks of whole rows: CSV, TSV and JSONL, read piece by piece (workbooks: `sheets`).

Memory does not grow with the file.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator

from ..base.checking import IO
from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..values.mojibake import doubted, suspected
from ..values.text import shown
from .bytewise import worded

try:
    # What `hashlib` hands on; it loads OpenSSL besides, a twentieth of the start of a batch.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

problem = problems_of(__name__)

BLOCK = 1 << 17
"""Bytes of a block (128 Ki); a row longer than that makes its block longer."""

LONGEST = 1 << 23
"""A row is not longer than so many characters (8 Mi): a quote in it was never closed, or it is no table."""

_SAMPLE = 1 << 18

_SCAN = 1 << 18
"""Bytes that are read at once where nothing is kept: what a processor has near."""


class Block(Record):
    """Whole rows of a table.

    ``text`` holds them as written, or ``rows`` as cells (a sheet); ``line`` is the first line.
    """

    line: int
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    folds: int = 0
    """How many line breaks stood inside cells above: by so many a line's number is ahead of its row's."""
    narrow: bool = False
    """Whether the text is `bytewise`: it came as UTF-8, and was not decoded."""

    def words(self) -> str:
        """Return the text as it is read."""
        return worded(self.text) if self.narrow else self.text

    def rows_of_lines(self) -> Callable[[int], int]:
        """Return what gives the number of the row, as a spreadsheet counts, that begins on a line."""
        if self.rows or '"' not in self.text:
            folds = self.folds
            return lambda line: line - folds
        lines = self.words().split("\n")  # as an editor counts: U+2028 and its like break no line
        return lambda line: line - self.folds - _folds("\n".join(lines[: line - self.line]))


def _folds(text: str) -> int:
    """How many line breaks stand inside quotes."""
    return "".join(text.split('"')[1::2]).count("\n") if '"' in text else 0


def format_of(path: str, written: bool = False) -> str:
    """Return ``csv``, ``tsv``, ``jsonl`` or ``xlsx`` (every workbook) by the ending of a file name; ``csv`` for
    standard input. Of workbooks only .xlsx is ``written``.

    Raises LprError for another ending.
    """
    if path == "-":
        return "csv"
    ending = path.rpartition(".")[2].lower() if "." in path else ""
    known = {
        "csv": "csv",
        "txt": "csv",
        "tsv": "tsv",
        "tab": "tsv",
        "jsonl": "jsonl",
        "ndjson": "jsonl",
        "xlsx": "xlsx",
    }
    if not written:
        known |= dict.fromkeys(("xls", "xlsb", "ods", "xlsm", "xltx", "xltm", "et"), "xlsx")
    if ending in known:
        return known[ending]
    raise LprError(problem("table-ending", path, path=shown(path)))


def encoding_of(file: IO[bytes], name: str, stated: str = "") -> tuple[str, str, int]:
    """Read a file once and return its encoding, the BLAKE2 of its bytes and their number; the file is rewound.

    A byte order mark decides; else UTF-8 if every byte fits, else GB18030. Raises LprError when none fits, or not the
    one that was ``stated``.
    """
    first = file.read(4)
    file.seek(0)
    marked = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    found = next((encoding for mark, encoding in marked.items() if first.startswith(mark)), "")
    tried = [stated] if stated else [found] if found else ["utf-8", "gb18030"]
    try:
        if stated:
            codecs.lookup(stated)
    except LookupError:
        raise LprError(problem("encoding-unknown", "--encoding", stated=shown(stated))) from None
    digest, size, sample, chosen = blake2b(digest_size=32), 0, b"", tried[0]
    decoder = codecs.getincrementaldecoder(chosen)()
    while chunk := file.read(_SCAN):
        digest.update(chunk)
        size += len(chunk)
        if len(sample) < _SAMPLE and not chunk.isascii():
            sample += chunk[:_SAMPLE]
        if chosen and not _decodes(decoder, chunk):
            chosen = ""
    if not (chosen and _decodes(decoder, b"", final=True)):
        chosen = next((encoding for encoding in tried[1:] if _fits(file, encoding)), "")
    if not chosen:
        said = "、".join(tried)
        raise LprError(problem("file-encoding/table", name, said=Text(said, " nor ".join(tried))))
    if chosen == "gb18030" and not stated and (other := suspected(sample)):
        raise LprError(doubted(other, name, "--encoding"))
    file.seek(0)
    return ("utf-8-sig" if stated.lower().replace("-", "") == "utf8" else chosen), digest.hexdigest(), size


def _fits(file: IO[bytes], encoding: str) -> bool:
    """Say whether a file can be read in an encoding from beginning to end."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    while chunk := file.read(_SCAN):
        if not _decodes(decoder, chunk):
            return False
    return _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    """Say whether the next bytes of a file are text."""
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def sniffed(file: IO[bytes], encoding: str) -> str:
    """Return what a text that is called CSV is by its first line: ``tsv`` with tabs and no comma, ``jsonl``, else
    ``csv``.

    A spreadsheet program saves text with tabs as .txt; standard input has no ending at all. The file is rewound.
    """
    text = codecs.getincrementaldecoder(encoding)().decode(file.read(_SCAN)).lstrip()
    file.seek(0)
    first = text.replace("\r", "\n").partition("\n")[0]
    if first.startswith('{"'):
        return "jsonl"
    return "tsv" if "\t" in first and "," not in first else "csv"


def text_blocks(file: IO[bytes], encoding: str, name: str, quoted: bool) -> Iterator[Block]:
    """Yield a text table as blocks cut at the end of a row, first the heading's line alone (a block of one row).

    ``quoted`` says whether quotes may hold line breaks (CSV, TSV); such a table in UTF-8, all of which was read once
    (`encoding_of`), stays the bytes it is. Raises LprError for a quote that is never closed.
    """
    narrow = quoted and encoding in ("utf-8", "utf-8-sig")
    if narrow and file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        file.seek(0)
    decoder = codecs.getincrementaldecoder("latin-1" if narrow else encoding)()
    line, rest, head, folds = 1, "", quoted, 0
    done = False
    old_mac: bool | None = None
    while not done:
        chunk = file.read(BLOCK)
        done = not chunk
        piece = decoder.decode(chunk, final=done)
        if old_mac is None and piece:
            old_mac = _ends_in_returns(piece)
        text = rest + (piece.replace("\r", "\n") if old_mac else piece)
        if head and text:
            end = row_end(text)
            if end < 0 and not done and _length(text, narrow) < LONGEST:
                rest = text
                continue
            if end < 0 and _length(text, narrow) >= LONGEST:
                raise LprError(endless(text, line, name))
            first = text if end < 0 else text[: end + 1]
            yield Block(line, first, narrow=narrow)
            folds += _folds(first)
            line, text, head = line + first.count("\n"), text[len(first) :], False
        end = len(text) if done else text.rfind("\n") + 1
        if quoted and '"' in text:
            # Inside quotes the count of quotes before a line break is odd.
            while end and text.count('"', 0, end) % 2:
                if done:
                    break
                end = text.rfind("\n", 0, text.rfind('"', 0, end)) + 1
        if len(text) - end > LONGEST and _length(text[end:], narrow) > LONGEST:
            raise LprError(endless(text[end:], line + text.count("\n", 0, end), name))
        rest = text[end:]
        if end:
            yield Block(line, text[:end], folds=folds, narrow=narrow)
            folds += _folds(text[:end]) if quoted else 0
            line += text.count("\n", 0, end)


def _length(text: str, narrow: bool) -> int:
    """How many characters a text has, those that are there whole."""
    if not narrow or len(text) < LONGEST:
        return len(text)
    return len(text.encode("latin-1").decode("utf-8", "ignore"))


def sliced(blocks: Iterable[Block], size: int = 1 << 14, rows: int = 100) -> Iterator[Block]:
    """Cut blocks smaller, at the ends of rows: where every row takes long, several workers want several blocks."""
    for block in blocks:
        if block.rows:
            for i in range(0, len(block.rows), rows):
                yield Block(block.line + i, "", block.rows[i : i + rows], block.folds)
            continue
        line, text, folds = block.line, block.text, block.folds
        while len(text) > size:
            end = text.find("\n", size) + 1
            while end and text.count('"', 0, end) % 2:
                end = text.find("\n", end) + 1
            if not end or end == len(text):
                break
            piece = text[:end]
            yield block._replace(line=line, text=piece, folds=folds)
            line, text, folds = line + piece.count("\n"), text[end:], folds + _folds(piece)
        if text:
            yield block._replace(line=line, text=text, folds=folds)


def row_end(text: str) -> int:
    """Where the first row ends: the first line break outside quotes, -1 where there is none yet."""
    at = text.find("\n")
    while at >= 0 and text.count('"', 0, at) % 2:
        at = text.find("\n", at + 1)
    return at


def _ends_in_returns(text: str) -> bool:
    """Say whether rows end in a carriage return alone, as old Mac programs write them; by the first end of a row."""
    at = text.find("\r")
    while at >= 0 and text.count('"', 0, at) % 2:
        at = text.find("\r", at + 1)
    return 0 <= at < len(text) - 1 and text[at + 1] != "\n" and not 0 <= row_end(text) < at


def endless(text: str, line: int, name: str) -> Problem:
    """The problem of a row without an end: a quote that is never closed, or no table at all."""
    if text.count('"') % 2:
        return unclosed(text, line, name)
    return problem("row-long", f"{name}:{line}", line=line, longest=LONGEST)


def unclosed(text: str, line: int, name: str) -> Problem:
    """The problem of a quote that is never closed, at the line where it opens."""
    at, odd = 0, 0
    for number, row in enumerate(text.split("\n")):
        if row.count('"') % 2:
            odd = 0 if odd else 1
            if odd:
                at = number
    return problem("quote-open", f"{name}:{line + at}", line=line + at)


def json_rows(block: Block) -> list[tuple[int, str]]:
    """Return the lines of a block of JSONL with their numbers; empty ones are left out."""
    lines = block.words().split("\n")
    return [(block.line + i, line) for i, line in enumerate(lines) if line.strip()]
