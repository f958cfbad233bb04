"""Which lines of a text are looked at for rows that are no claims: all that are, and not every one with a remark."""

from __future__ import annotations

import csv
import io
from random import Random

from lpr_calc.batch.aside import BEGINNINGS, aside
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.risky import risky_lines
from lpr_calc.batch.sources import Block
from sizes import default_or_large

HEADINGS = ["编号", "债务人", "本金", "到期日", "计算至", "备注"]


def text_of(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


@default_or_large(1_000, 50_000)
def test_no_total_and_no_note_is_missed(size: int) -> None:
    """Wherever among the cells the word stands, blank cells, quotes and other words before it."""
    lot = Random(20261128)
    columns = columns_of(HEADINGS, {}, "t")
    seen = 0
    for _ in range(size):
        words = lot.choice((BEGINNINGS, ("合计", "备注：", "李四", "1000")))
        row = [
            lot.choice(("", "", " ", "李四", "张,三", "1000", lot.choice(words) + lot.choice(("", "：完", "1"))))
            for _ in HEADINGS
        ]
        delimiter = lot.choice(",\t")
        kind = aside(row, columns)
        if kind in ("total", "note") and row[0][:1] != "\t":
            seen += 1
            rows = [["1", "李四", "1000", "2021-01-01", "2022-01-01", ""], row]
            assert 3 in risky_lines(Block(2, text_of(rows, delimiter)), delimiter), row
    assert seen > size // 100


def test_a_remark_behind_a_claim_is_not_looked_at() -> None:
    rows = [["1", "李四", "1000", "2021-01-01", "2022-01-01", "备注1"], ["", "", "合计", "", "", "备注2"]]
    assert risky_lines(Block(2, text_of(rows, ",")), ",") == {3}
