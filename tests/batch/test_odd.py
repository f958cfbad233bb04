"""Which lines of a text are looked at one by one, and which rows may be no claims: all that are, and not every one
with a remark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

import program
from lpr_calc.batch.aside import aside, may_be_aside
from lpr_calc.batch.block_rows import narrowed, read_rows, rows_of
from lpr_calc.batch.bytewise import bytewise
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.lane import Lane
from lpr_calc.batch.odd import has_colon, odd_lines, runs
from lpr_calc.batch.sources import Block
from lpr_calc.rates.series import Rates
from result_rows import result_rows
from sizes import default_or_large

HEADINGS = ["编号", "债务人", "本金", "到期日", "计算至", "备注"]
ODD = ("=1", "+1", "-1", "@a", "'a", "\ta", "＝a", "＋a", "－a", "＠a", "[1]", "{a}", "a\ufffd", "\0")
PLAIN = ("", " ", "李四", "a-b", "a=b", "2021-01-01", "1,5", 'a"b', "a[1]", "备注：-")
WORDS = ("合计", "总计", "注：", "备注：", "说明: ", "Total", "note: ", "第1页", "张三：", "甲", "", " ", "日期：")


def text_of(rows: Sequence[Sequence[str]], delimiter: str, quoted: bool = False) -> str:
    out = io.StringIO()
    csv.writer(
        out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    ).writerows(rows)
    return out.getvalue()


@default_or_large(500, 20_000)
def test_no_cell_that_runs_and_no_document_is_missed(size: int) -> None:
    """Whatever stands before it, first and last of a row, quoted or not."""
    lot = Random(20261129)
    for _ in range(size):
        rows = [[lot.choice(PLAIN) if lot.random() < 0.9 else lot.choice(ODD) for _ in range(4)] for _ in range(6)]
        delimiter = lot.choice(",\t")
        text = text_of(rows, delimiter, lot.random() < 0.5)
        if lot.random() < 0.3:
            text = text.replace("\n", "\r\n")
        block = Block(lot.randrange(2, 9), text)
        found = odd_lines(block.line, lot.choice((text, bytewise(text))), delimiter)
        for number, _, cells in read_rows(block, delimiter, "t"):
            if runs(cells) or any(cell[:1] in ("[", "{") for cell in cells if cell):
                assert number in found, (number, cells)


@pytest.mark.parametrize(("text", "has"), [("a,李四\n", False), ("备注:x", True), ("备注：x", True), ("（，）", False)])
def test_a_colon_is_seen(text: str, has: bool) -> None:
    assert has_colon(bytewise(text)) is has


def test_few_others_are_looked_at() -> None:
    rows = [["1", "李-四", "1000", "2021-01-01", "a=b [c]"], ["2", "王五", "1000", "2021-01-01", "-"]]
    assert odd_lines(2, text_of(rows, ","), ",") == {3}


@default_or_large(1_000, 50_000)
def test_no_total_and_no_note_is_missed(size: int) -> None:
    """Wherever among the cells the word stands, blank cells and other words before it."""
    lot = Random(20261128)
    columns = columns_of(HEADINGS, {}, "t")
    words = [word.strip() for word in WORDS if word.strip()]
    seen = 0
    for _ in range(size):
        row = [
            lot.choice(("", "", " ", "李四", "张,三", "1000", lot.choice(words) + lot.choice(("", "：完", "1"))))
            for _ in HEADINGS
        ]
        if aside(row, columns) in ("total", "note") and "第" not in "".join(row):
            seen += 1
            assert may_be_aside(row), row
    assert seen > size // 100


def test_a_remark_behind_a_claim_is_not_looked_at() -> None:
    assert not may_be_aside(["1", "李四", "1000", "2021-01-01", "2022-01-01", "备注1"])
    assert may_be_aside(["", "", "合计", "", "", "备注2"])


@default_or_large(2_000, 50_000)
def test_no_row_put_by_the_hot_loop_is_a_total_or_a_note(size: int) -> None:
    """Words of totals and notes, and colons, in every cell beside the sum and the days."""
    lot = Random(20261130)
    today = date(2026, 11, 24)
    put = notes = 0
    for _ in range(size // 100):
        headings = lot.sample(HEADINGS, 6)
        columns = columns_of(headings, {}, "t")
        lane = Lane(columns, Rates(), today)
        claim = {"本金": "1000.00", "到期日": "2021-01-01", "计算至": "2022-01-01"}
        days = {
            "到期日": ("2021-01-01", "2021年1月1日", "二〇二一年一月一日"),
            "计算至": ("2022-01-01", "二〇二二年一月一日"),
        }
        lane.figures([claim.get(name, "") for name in headings])
        rows = [
            [
                lot.choice(days.get(name, ("1000.00", "1000"))) if name in claim else lot.choice(WORDS)
                for name in headings
            ]
            for _ in range(100)
        ]
        block = Block(1, text_of(rows, ","))
        out = list[str]()
        laid = rows_of(block, narrowed(block), ",", "t", len(columns))
        left = {laid.numbers[place] for place in lane.plain.echo(laid, frozenset(), ",k\n", out.append)}
        for number, _, cells in read_rows(block, ",", "t"):
            kind = aside(cells, columns)
            notes += bool(kind)
            assert number in left or not kind, cells
        put += len(out)
    assert put > size // 4
    assert notes


def test_a_character_that_cannot_be_read_is_seen_below_a_cell_of_two_lines(tmp_path: Path) -> None:
    """Programs count lines differently where a cell holds a line break, or a carriage return alone."""
    table = tmp_path / "t.csv"
    head, row = "principal,due,until,note\n", "1000.00,2021-01-01,2022-01-01,"
    table.write_text(
        f'{head}{row}"a\nb"\n{row}"\rc"\n{row}x\ufffd\n{row}"a\n\ufffd"\n{row}d\n', encoding="utf-8", newline=""
    )
    assert program.run_bytes("batch", str(table), "-o", str(tmp_path / "out.csv"), "-q").returncode == 1
    found = [bool(row["error"]) for row in result_rows(tmp_path / "out.csv")]
    assert found == [False, False, True, True, False]


def test_what_a_page_says_at_its_foot_may_stand_alone_on_a_line(tmp_path: Path) -> None:
    """Without the delimiters that follow it; a row of too few cells that says nothing of the kind is wrong."""
    table = tmp_path / "t.csv"
    row = "1000.00,2021-01-01,2022-01-01\n"
    table.write_text(f"principal,due,until\n{row}第1页共3页\n{row}page 2 of 3\n1000.00,2021-01-01\n", encoding="utf-8")
    assert program.run_bytes("batch", str(table), "-o", str(tmp_path / "out.csv"), "-q").returncode == 1
    found = [(bool(row["interest"]), bool(row["error"])) for row in result_rows(tmp_path / "out.csv")]
    assert found == [(True, False), (False, False), (True, False), (False, False), (False, True)]
