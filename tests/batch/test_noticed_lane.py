"""The quick lane on the days beside every change of the law and of the quotes: what it learnt of one row holds for the
next, or is not used.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from lpr_calc.batch.block_rows import BlockRows
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.lane import Lane
from lpr_calc.batch.rows import Computer
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.series import Rates

TODAY = date(2026, 11, 24)
NEWEST = date.fromordinal(builtin_lpr().known_through)
NEXT = date.fromordinal(builtin_lpr().next_due)
MARKS = (
    date(2015, 9, 1),
    date(2019, 8, 20),
    date(2020, 8, 20),
    date(2020, 9, 1),
    date(2021, 12, 20),
    date(2025, 6, 1),
    NEWEST,
    NEXT,
)
DAY = timedelta(days=1)
HEADINGS = ["本金", "到期日", "计算至", "类型", "逾期利率", "算头算尾"]


@pytest.mark.parametrize("kind", ["", "sale", "other", "sme-payment", "construction"])
@pytest.mark.parametrize("rate", ["", "24%"])
def test_beside_every_mark(kind: str, rate: str) -> None:
    """Rows of one wording that begin and end on the days around each mark, in any order: as the whole way has them."""
    lot = Random(f"{kind} {rate}")
    columns = columns_of(HEADINGS, {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    days = [mark + n * DAY for mark in MARKS for n in (-2, -1, 0, 1)]
    for _ in range(10):
        due, until = sorted(lot.choice((lot.choice(days), lot.choice(days) + lot.randint(-40, 40) * DAY)) for _ in "ab")
        row = [
            f"{lot.randint(1, 10**6)}.{lot.randint(0, 99):02d}",
            str(due),
            str(until),
            kind,
            rate,
            lot.choice(("", "both")),
        ]
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row


def test_a_claim_that_begins_after_the_newest_quote() -> None:
    """No later quote ends what was learnt: nothing is looked for beyond the table."""
    columns = columns_of(HEADINGS[:3], {}, "t")
    lane = Lane(columns, Rates(), TODAY)
    due = NEWEST + 5 * DAY
    row = ["365000.00", str(due), str(NEXT), "", "", ""][:3]
    for _ in range(2):
        assert lane.figures(row) is not None
    found = lane.figures(row)
    assert found is not None
    days = (NEXT - due).days - 1
    percent = builtin_lpr().at(NEWEST.toordinal(), "1y").value / 10**10
    # 365,000 at p % is 10 p a day.
    assert found[1] == round(1000 * percent * days)
    put: list[str] = []
    assert not [*lane.plain.echo(BlockRows([1], ["x"], 3, [row]), set(), ",", put.append)]
    assert len(put) == 1


def test_the_hot_loop_stops_where_claims_are_read_otherwise() -> None:
    """Of every way to count days: ends before the first day, on it and behind it, and about the days the law names."""
    columns = columns_of(["principal", "due", "until", "conventions.count"], {}, "t")
    ends = [
        "2020-08-27",
        "2020-08-28",
        "2020-08-29",
        "2020-08-30",
        "2020-08-31",
        "2020-09-01",
        "2020-09-02",
        "2021-01-31",
    ]
    days = [("2020-08-28", end) for end in ends]
    days += [(due, end) for due in ("2020-08-10", "2018-01-31") for end in (f"2020-08-{day}" for day in range(16, 27))]
    put = 0
    for count in ("head", "tail", "both", "neither"):
        lane, whole = Lane(columns, Rates(), TODAY), Computer(Rates(), TODAY)
        for due in ("2020-08-28", "2020-08-10", "2018-01-31"):
            lane.figures(["1000", due, "2022-01-01", count])
        rows = [["300000", due, end, count] for due, end in days]
        laid, got = BlockRows(range(len(rows)), [",".join(row) for row in rows], 4, rows), list[str]()
        left = {*lane.plain.echo(laid, frozenset(), ",k", got.append)}
        out = dict(zip((i for i in range(len(rows)) if i not in left), got, strict=True))
        for i, text in out.items():
            result = whole.the_whole_way(columns, rows[i], i)
            assert not result.error, rows[i]
            assert text.split(",")[4:8] == list(result.cells[:4]), rows[i]
        put += len(out)
    assert put > len(days)
