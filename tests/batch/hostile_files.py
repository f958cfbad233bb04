"""Files that somebody may send on a bad day, made by a script: ``python tests/batch/hostile_files.py FOLDER``.

Every one is answered by `lpr-calc batch` in seconds and within 300 MB (`test_hostile_files.py`): with rows, or with one
sentence that says what is wrong.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = "principal,interest_from,until"
HEADING = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>本金</t></is></c><c r="B1" t="inlineStr"><is><t>起息日</t></is></c><c'
    ' r="C1" t="inlineStr"><is><t>计算至</t></is></c></row>'
)


def row(number: int, principal: str = "<v>300000</v>", mark: str = "") -> str:
    """Return a sound row; 44075 is 2020-09-01, 45107 is 2023-06-30."""
    return (
        f'<row r="{number}"><c r="A{number}"{mark}>{principal}</c><c r="B{number}" s="1"><v>44075</v></c><c'
        f' r="C{number}" s="1"><v>45107</v></c></row>'
    )


def book(
    path: Path, data: Iterable[str], strings: Iterable[str] = (), leave_out: str = "", sheets: str | None = None
) -> None:
    """Write a workbook of one sheet whose ``data`` is given as text, in pieces."""
    parts: dict[str, Iterable[str]] = {
        "[Content_Types].xml": ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>',
            '<sheet name="表" sheetId="1" r:id="rId1"/>' if sheets is None else sheets,
            "</sheets></workbook>",
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/worksheet"'
            ' Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf'
            ' numFmtId="10"/></cellXfs></styleSheet>',
        ),
        "xl/sharedStrings.xml": strings,
        "xl/worksheets/sheet1.xml": data,
    }
    packed = {
        name: _packed(pieces)
        for name, pieces in parts.items()
        if name != leave_out and (name != "xl/sharedStrings.xml" or pieces)
    }
    heads, offset = [], 0
    with path.open("wb") as file:
        for name, (data_, size, crc) in packed.items():
            common = struct.pack("<HHHIIIIHH", 20, 0x800, 8, 0x210000, crc, len(data_), size, len(name), 0)
            heads.append(b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name.encode())
            offset += file.write(b"PK\3\4" + common + name.encode()) + file.write(data_)
        central = b"".join(heads)
        file.write(central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(heads), len(heads), len(central), offset, 0))


def _packed(pieces: Iterable[str]) -> tuple[bytes, int, int]:
    """Return text deflated, its size and its check sum. A piece that comes again is deflated once: hundreds of
    megabytes of the same take a second.
    """
    out, size, crc, last, again = bytearray(), 0, 0, "", b""
    for piece in pieces:
        raw = piece.encode()
        size, crc = size + len(raw), zlib.crc32(raw, crc)
        if piece is not last:
            deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
            last, again = piece, deflater.compress(raw) + deflater.flush(zlib.Z_FULL_FLUSH)
        out += again
    return bytes(out) + zlib.compressobj(6, zlib.DEFLATED, -15).flush(), size, crc


def sheet(*rows: str, dimension: str = "") -> list[str]:
    """Return the XML of a sheet."""
    return [f'<worksheet xmlns="{MAIN}">{dimension}<sheetData>', *rows, "</sheetData></worksheet>"]


def repeated(first: str, piece: str, times: int, last: str) -> Iterator[str]:
    """Yield a piece many times, a megabyte at once."""
    many = max(1, (1 << 20) // len(piece))
    block = piece * many
    yield first
    for _ in range(times // many):
        yield block
    yield last


def blank_rows(count: int) -> Iterator[str]:
    """Yield a table of one row, then blank styled rows."""
    yield f'<worksheet xmlns="{MAIN}"><sheetData>{HEADING}{row(2)}'
    for first in range(3, count + 3, 1000):
        yield "".join(
            f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>'
            for n in range(first, min(first + 1000, count + 3))
        )
    yield "</sheetData></worksheet>"


def wide_rows(count: int) -> Iterator[str]:
    """Yield rows with one value each, in the last column of all."""
    yield f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{HEADING}'
    for first in range(2, count + 2, 1000):
        yield "".join(
            f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(first, min(first + 1000, count + 2))
        )
    yield "</sheetData></worksheet>"


def many_strings() -> Iterator[str]:
    """Yield millions of shared strings, no two alike."""
    yield STRING_HEAD
    for first in range(0, 2_500_000, 1000):
        yield "".join(f"<si><t>{n * 7919}号</t></si>" for n in range(first, first + 1000))
    yield "</sst>"


def pieces(path: Path, data: Iterable[bytes]) -> None:
    """Write bytes in pieces."""
    with path.open("wb") as file:
        for piece in data:
            file.write(piece)


def cut_off(path: Path) -> None:
    """Write a sound workbook and take its end away."""
    book(path, sheet(HEADING, *(row(number) for number in range(2, 5000))))
    pieces(path, [path.read_bytes()[:20_000]])


STRING_HEAD = f'<sst xmlns="{MAIN}">'

# name: (what makes it, what is answered: 0 rows computed, 1 rows rejected, 2 the file refused)
WORKBOOKS: dict[str, tuple[Callable[[Path], None], int]] = {
    "sound": (lambda p: book(p, sheet(HEADING, row(2))), 0),
    "bad-number": (lambda p: book(p, sheet(HEADING, row(2, "<v>12x3</v>"), row(3))), 1),
    "endless-number": (
        lambda p: book(p, sheet(HEADING, row(2, f"<v>{'9' * 5000}</v>"), row(3, "<v>1E999999999</v>"))),
        1,
    ),
    "bad-reference": (lambda p: book(p, sheet(HEADING, '<row r="2"><c r="1A"><v>1</v></c></row>')), 2),
    "other-row": (lambda p: book(p, sheet(HEADING, '<row r="2"><c r="A7"><v>1</v></c></row>')), 2),
    "cells-backwards": (
        lambda p: book(p, sheet(HEADING, '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>')),
        2,
    ),
    "beyond-xfd": (lambda p: book(p, sheet(HEADING, '<row r="2"><c r="XFE2"><v>1</v></c></row>')), 2),
    "row-zero": (lambda p: book(p, sheet(HEADING, row(0))), 2),
    "row-no-number": (lambda p: book(p, sheet(HEADING, row(2).replace('r="2"', 'r="x"'))), 2),
    "row-twice": (lambda p: book(p, sheet(HEADING, row(2), row(2))), 2),
    "row-beyond": (lambda p: book(p, sheet(HEADING, row(1_048_577))), 2),
    "row-billion": (lambda p: book(p, sheet(HEADING, row(1_000_000_000))), 2),
    "string-missing": (lambda p: book(p, sheet(HEADING, row(2, "<v>7</v>", ' t="s"'), row(3))), 1),
    "string-no-number": (
        lambda p: book(
            p, sheet(HEADING, row(2, "<v>x</v>", ' t="s"'), row(3)), [STRING_HEAD, "<si><t>1</t></si></sst>"]
        ),
        1,
    ),
    "sheet-missing": (lambda p: book(p, (), leave_out="xl/worksheets/sheet1.xml"), 2),
    "no-sheets": (lambda p: book(p, sheet(HEADING), sheets=""), 2),
    "no-workbook": (lambda p: book(p, sheet(HEADING), leave_out="xl/workbook.xml"), 2),
    "not-xml": (lambda p: book(p, ["<worksheet><sheetData></oops>"]), 2),
    "doctype": (
        lambda p: book(p, ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>']),
        2,
    ),
    "one-tag": (lambda p: book(p, repeated(f'<worksheet xmlns="{MAIN}" x="', "a1b2", 10_000_000, '"/>')), 2),
    "one-cell": (
        lambda p: book(
            p,
            repeated(
                f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>',
                "甲乙",
                8_000_000,
                "</t></is></c></row></sheetData></worksheet>",
            ),
        ),
        2,
    ),
    "blanks-700-mb": (
        lambda p: book(
            p, repeated(f'<worksheet xmlns="{MAIN}"><sheetData>{HEADING}', " ", 700_000_000, "</sheetData></worksheet>")
        ),
        2,
    ),
    "strings-600-mb": (
        lambda p: book(
            p,
            sheet(HEADING, row(2)),
            repeated(STRING_HEAD, "<si><t>王某诉李某民间借贷纠纷一案</t></si>", 11_500_000, "</sst>"),
        ),
        2,
    ),
    "strings-many": (lambda p: book(p, sheet(HEADING, row(2)), many_strings()), 2),
    "last-cell": (
        lambda p: book(
            p,
            sheet(
                HEADING,
                row(2),
                '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
                dimension='<dimension ref="A1:XFD1048576"/>',
            ),
        ),
        1,
    ),
    "last-cells": (lambda p: book(p, wide_rows(200_000)), 2),
    "blank-rows": (lambda p: book(p, blank_rows(200_000)), 0),
    "cut": (cut_off, 2),
    "no-zip": (lambda p: pieces(p, [b"PK\x03\x04" + bytes(1000)]), 2),
    "encrypted": (lambda p: pieces(p, [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)]), 2),
    "empty": (lambda p: pieces(p, []), 2),
}

SOUND = b"300000,2020-09-01,2023-06-30\n"
CHINESE = "案號,本金,起息日,計算至,債務人\n（2024）京0105民初1號,300000,2020-09-01,2023-06-30,李某\n"


TABLES: dict[str, tuple[Callable[[Path], None], int]] = {
    "million-columns.csv": (lambda p: pieces(p, [b"principal," + b"c," * 1_000_000 + b"x\n", SOUND]), 2),
    "long-line.csv": (lambda p: pieces(p, [HEAD.encode() + b"\n", *([b"1" * 1_000_000] * 150), b"\n"]), 2),
    "long-heading.csv": (lambda p: pieces(p, [*([b"x" * 1_000_000] * 150), b"\n", SOUND]), 2),
    "open-quote.csv": (lambda p: pieces(p, [HEAD.encode() + b'\n"', *([b"1,2,3\n" * 100_000] * 100)]), 2),
    "unknown-headings.csv": (
        lambda p: pieces(
            p, [HEAD.encode(), *(b",principa%d" % n for n in range(16_000)), b"\n", SOUND[:-1] + b"," * 16_000 + b"\n"]
        ),
        2,
    ),
    "unknown-keys.jsonl": (
        lambda p: pieces(
            p,
            [
                b'{"principal": "300000", "interest_from": "2020-09-01", "until": "2023-06-30"}\n{"principal": "1"',
                *(b', "principa%d": 1' % n for n in range(250_000)),
                b"}\n",
            ],
        ),
        1,
    ),
    "deep.jsonl": (
        lambda p: pieces(
            p,
            [
                b'{"principal": "300000", "interest_from": "2020-09-01", "until": "2023-06-30"}\n',
                b'{"principal": ' + b"[" * 200_000 + b"\n",
            ],
        ),
        1,
    ),
    "old-mac.csv": (lambda p: pieces(p, [HEAD.encode() + b"\r", SOUND.replace(b"\n", b"\r") * 3]), 0),
    "big5.csv": (lambda p: pieces(p, [CHINESE.encode("big5")]), 2),
    "broken-utf-8.csv": (lambda p: pieces(p, [CHINESE.encode()[:60] + b"\xff" + CHINESE.encode()[61:]]), 2),
    "gb18030.csv": (lambda p: pieces(p, ["本金,起息日,计算至\n".encode("gb18030") + SOUND]), 0),
    "nul.csv": (lambda p: pieces(p, [HEAD.encode() + b"\n" + SOUND + b"3\x0000,2020-09-01,2023-06-30\n"]), 1),
    "random.csv": (lambda p: pieces(p, [bytes((i * 7919 + i // 251) % 256 for i in range(100_000))]), 2),
}


OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_CELL = '<table:table-cell office:value-type="string"><text:p>principal</text:p></table:table-cell>'


def open_book(path: Path, rows: Iterable[str]) -> None:
    """Write an .ods of one sheet."""
    names = "".join(f' xmlns:{name}="{OPEN_DOCUMENT}{name}:1.0"' for name in ("office", "table", "text"))
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{OPEN_DOCUMENT}manifest:1.0"/>')
        with parts.open("content.xml", "w") as content:
            begin = f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="a">'
            end = "</table:table></office:spreadsheet></office:body></office:document-content>"
            for piece in (begin, f"<table:table-row>{_CELL}</table:table-row>", *rows, end):
                content.write(piece.encode())


def open_row(times: int, cell: str = "") -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>'


def repeated_cell(times: int) -> str:
    return _CELL.replace(" office", f' table:number-columns-repeated="{times}" office', 1)


OPEN_BOOKS: dict[str, tuple[Callable[[Path], None], int]] = {
    "blanks-140-mb.ods": (lambda p: open_book(p, (" " * 1_000_000 for _ in range(140))), 2),
    "repeated.ods": (lambda p: open_book(p, [open_row(20_000, repeated_cell(1024))]), 2),
    "last-cell.ods": (
        lambda p: open_book(
            p, [open_row(1_048_574), open_row(1, f'<table:table-cell table:number-columns-repeated="16383"/>{_CELL}')]
        ),
        2,
    ),
    "blank-end.ods": (
        lambda p: open_book(
            p,
            [
                open_row(1, _CELL.replace("principal", "1")),
                open_row(1_048_573, '<table:table-cell table:number-columns-repeated="16384"/>'),
            ],
        ),
        1,
    ),
    "cut.ods": (lambda p: open_book(p, ["<table:table-row>"]), 2),
}
"""Workbooks in the other format, which say in a line what takes a million places."""
TABLES |= OPEN_BOOKS


def make(folder: Path, name: str) -> tuple[Path, int]:
    """Make one file; return where it lies and which exit code answers it."""
    maker, code = WORKBOOKS[name] if name in WORKBOOKS else TABLES[name]
    path = folder / (f"{name}.xlsx" if name in WORKBOOKS else name)
    maker(path)
    return path, code


if __name__ == "__main__":
    for each in (*WORKBOOKS, *TABLES):
        sys.stdout.write(f"{make(Path(sys.argv[1]), each)[0]}\n")
