"""A block cut at once, into columns, is what the csv module makes of it row by row."""

from __future__ import annotations

import csv
import io
from random import Random

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.batch.block_rows import narrowed, read_rows, rows_of, unquoted
from lpr_calc.batch.bytewise import bytewise, worded, written
from lpr_calc.batch.cells import fen_of
from lpr_calc.batch.plain import _sums
from lpr_calc.batch.sources import Block
from sizes import default_or_large

CELLS = (
    "",
    "a",
    "李四",
    "1.50",
    '"a"',
    '"a,b"',
    '""',
    '"a""b"',
    '"a\nb"',
    'a"b',
    '"a"b',
    ' "a"',
    '"',
    '","',
    "a\rb",
    "\0",
)


def text_of(lot: Random, delimiter: str) -> str:
    """Rows of plain cells, or of any; some too short or too long, some empty lines, the last one open."""
    plain, quoted = lot.random() < 0.3, lot.random() < 0.5
    some = (
        ("a", "李四", "1.50", *(('"a"', '"b c"') if quoted else ())) if plain else CELLS[: lot.randrange(3, len(CELLS))]
    )
    rows = []
    for _ in range(lot.randrange(6)):
        width = 3 if lot.random() < 0.9 else lot.randrange(1, 5)
        rows.append(delimiter.join(lot.choice(some) for _ in range(width)))
        if lot.random() < 0.1:
            rows.append("")
    end = lot.choice(("\n", "\n", "\r\n"))
    return end.join(rows) + lot.choice(("", end))


@default_or_large(3_000, 100_000)
def test_columns_are_those_of_the_rows(size: int) -> None:
    lot = Random(20261128)
    seen = refused = 0
    for _ in range(size):
        delimiter = lot.choice(",\t")
        text = text_of(lot, delimiter)
        block = Block(lot.randrange(2, 9), text)
        try:
            listed = list(read_rows(block, delimiter, "t"))
        except LprError:
            refused += 1
            with pytest.raises(LprError):
                rows_of(block, narrowed(block), delimiter, "t", 3)
            continue
        rows = rows_of(block, narrowed(block), delimiter, "t", 3)
        assert [(rows.numbers[i], rows.line(i), rows.cells(i)) for i in range(len(rows))] == listed, text
        assert rows.uneven == [i for i, (_, raw, cells) in enumerate(listed) if len(cells) != 3 or not raw], text
        for at in (0, 1, 2, -1):
            assert [*map(worded, rows.column(at))] == [
                "" if i in rows.uneven else cells[at] for i, (*_, cells) in enumerate(listed)
            ], text
        seen += len(rows) - len(rows.uneven)
        if "\0" not in text:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            assert [cells for *_, cells in listed] == [cells for cells in reader if cells], text
    assert seen > size
    assert refused > size // 50


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('"a",b\n', "a,b\n"),
        ('a,"b"\n"c","d"\n', "a,b\nc,d\n"),
        ('"a,b",c\n', ""),
        ('"a\nb",c\n', ""),
        ('"a""b",c\n', ""),
        ('"",c\n', ",c\n"),
        ('a"b",c\n', ""),
        ('"a"b,c\n', ""),
        (' "a",c\n', ""),
        ('a,",",b\n', ""),
        ('",",","\n', ""),
        ('"a,b\n', ""),
        ('"a\r",b\n', ""),
    ],
)
def test_quotes_are_left_out_where_they_are_about_whole_cells_alone(text: str, bare: str) -> None:
    assert unquoted(text, ",") == bare


@pytest.mark.parametrize("text", ["", "abc", "李四", "a\x85\xa0b", "𠮷\u3000\ufffd"])
def test_text_comes_back_from_its_bytes(text: str) -> None:
    assert worded(bytewise(text)) == text
    assert written([bytewise(text), bytewise("、")]) == f"{text}、".encode()


def test_a_lone_surrogate_is_never_looked_at_in_a_column() -> None:
    block = Block(2, "a,\ud800,c\nd,e,f\n")
    rows = rows_of(block, narrowed(block), ",", "t", 3)
    assert (rows.cells(0), rows.line(0), rows.uneven) == (["a", "\ud800", "c"], "a,\ud800,c", [0, 1])
    assert bytewise("\ud800") == "\\ud800"


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 1.0])
def test_a_column_of_sums_is_read_as_its_cells_are(share: float) -> None:
    """However many are not written with their fen; what is no sum in figures is none here."""
    lot = Random(4)
    odd = [
        "300000",
        "0",
        "0.00",
        "0.50",
        "00.50",
        ".50",
        "1.5",
        "1..00",
        "1.2.34",
        "-5",
        "１23.00",
        "12.3４",
        "²3.00",
        "",
        "abc",
    ]
    for size in (0, 1, 19, 20, 21, 500):
        column = [
            lot.choice([*odd, "9" * 15 + ".99", "9" * 16 + ".99"])
            if lot.random() < share
            else f"{lot.randrange(1, 10**7)}.{lot.randrange(100):02d}"
            for _ in range(size)
        ]
        sums, printed = _sums(column)
        assert len(sums) == len(printed) == size
        for cell, fen, text in zip(column, sums, printed, strict=True):
            assert fen in (0, fen_of(cell)), cell
            assert not fen or text == f"{fen // 100}.{fen % 100:02d}", cell
            assert fen or cell in ("0", "0.00", "9" * 16 + ".99") or cell in odd[4:], cell


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_lone_cr_in_a_cell_begins_no_line(end: str) -> None:
    """Rows 2 to 4 of the sheet; the second has a cell of two lines. A lone CR behind a row ends it."""
    block = Block(2, f'1,"a\rb"{end}2,"c\nd"{end}3,x\n')
    found = list(read_rows(block, ",", "t"))
    assert [cells for *_, cells in found] == [["1", "a\rb"], ["2", "c\nd"], ["3", "x"]]
    assert [number for number, *_ in found] == [2, 3, 5]
    if end != "\r":
        assert list(map(block.rows_of_lines(), [2, 3, 5])) == [2, 3, 4]
