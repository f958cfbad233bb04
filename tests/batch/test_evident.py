"""What shows in the lines needs no second computation, and what one row left unused holds for the rows said to be
alike.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_rows import HEADINGS, TODAY, claim, wording
from lpr_calc.base.errors import LprError
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.rows import Computer
from lpr_calc.batch.trees import assemble
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import answer
from lpr_calc.compute.evident import evident
from lpr_calc.rates.series import Rates

RATES = Rates()
KINDS = ("", "", "", "金融借款", "sale", "other", "sme-payment", "construction")
LAST = [*HEADINGS, "合同无效", "出借人类型"]


def facts(rng: random.Random) -> list[tuple[str, str, str]]:
    """A claim of any kind with what a table states, by instalments now and then."""
    cells = [*claim(rng, wording(rng)), rng.choice([""] * 9 + ["yes"]), rng.choice([""] * 9 + ["bank", "unlicensed"])]
    cells[4] = rng.choice(KINDS)
    if rng.random() < 0.3:
        due = date(2021, 1, 31) + timedelta(rng.randrange(600))
        cells[1], cells[11] = "900", f"{due}=300;{due + timedelta(90)}=300;{due + timedelta(190)}=300"
        cells[13] = str(due + timedelta(rng.randrange(10, 900)))
    columns = columns_of(LAST, {}, "t")
    return [(column.key, cell, column.heading) for column, cell in zip(columns, cells, strict=True) if cell]


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_what_shows_in_the_lines_is_used(seed: int) -> None:
    """The search, with all of it tried, names no fact that was taken for evident; and names the same facts."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(6):
        try:
            case = parse_case(assemble(facts(rng)), TODAY)
            statement = answer.claim(case, RATES)
        except LprError:
            continue
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(answer, "evident", lambda statement, stated: frozenset())
            assert answer.claim(case, RATES).unused == statement.unused


def test_the_plainest_rows_need_no_search() -> None:
    """The property above would hold for nothing taken for evident."""
    plain = {
        "principal": "300000",
        "due": "2020-12-31=100000;2021-12-31=200000",
        "until": "2023-06-30",
        "overdue_rate": "12%",
        "signed": "2020-09-01",
    }
    case = parse_case(assemble([(key, text, key) for key, text in plain.items()]), TODAY)
    stated = {fact.key for fact in case.stated.facts()} if case.stated is not None else set()
    assert evident(answer.claim(case, RATES), stated) == {"loans[].due", "loans[].overdue_rate", "loans[].signed"}


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_rows_that_state_the_same_columns_say_what_each_leaves_unused(seed: int) -> None:
    """One wording, the same cells filled, other values: what the quick lane remembers of the first holds for each."""
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(HEADINGS, {}, "t")
    said = rng.choice(
        [wording(rng), [""] * 9, ["", "24%", *[""] * 7], ["", "12%", *[""] * 7], ["", "4xLPR", *[""] * 7]]
    )
    filled = [rng.random() < 0.4 for _ in HEADINGS]
    quick, whole = (Computer(RATES, TODAY) for _ in range(2))
    for _ in range(40):
        row = claim(rng, said)
        for i, name in enumerate(HEADINGS):
            if name in ("起息日", "合同成立日", "出借日", "起诉日", "受理日", "还款", "费用"):
                # A day of suit, of lending and of signing on either side of every boundary, early and late.
                if not filled[i]:
                    row[i] = ""
                elif name == "费用":
                    row[i] = row[i] or "公告费=300"
                elif name == "还款":
                    row[i] = row[i] or f"{row[13] or '2023-01-01'}=100"
                elif name == "起息日" and row[11]:
                    row[i] = str(date.fromisoformat(row[11]) + timedelta(rng.choice([1, 1, 2, 40])))
                elif not row[i] and row[11]:
                    near = date.fromisoformat(row[11])
                    row[i] = str(
                        near
                        + timedelta(
                            rng.choice([-900, -90, -1])
                            if name in ("合同成立日", "出借日")
                            else rng.choice([1, 90, 900])
                        )
                    )
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row
