"""Rows that differ in their sums alone: the law is asked once, and each comes to what it comes to by itself."""

from __future__ import annotations

import ast
import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.rows import Computer
from lpr_calc.casefile.model import Case
from lpr_calc.compute.claim import Scheduled, schedule_case
from lpr_calc.rates.series import Rates
from source import MODULES, nodes

TODAY = date(2026, 11, 24)
TABLES = {
    "instalments": ("编号", "本金", "到期日", "计算至", "逾期利率"),
    "in the term": ("编号", "本金", "出借日", "合同成立日", "到期日", "计算至", "期内利率", "利率上限", "费用"),
    "bank": ("编号", "类型", "本金", "出借日", "到期日", "期内利率", "计算至"),
}


def yuan(fen: int, rng: random.Random) -> str:
    """Write a sum as people do."""
    return str(fen // 100) if not fen % 100 and rng.random() < 0.7 else f"{fen // 100}.{fen % 100:02d}"


def rows_alike(table: str, rng: random.Random) -> list[list[str]]:
    """Rows of one wording and the same days, from one fen to ten billion, now and then parts that add up to less."""
    choice = rng.choice
    due = date(2019, 9, 1) + timedelta(rng.randrange(1500))
    days = sorted(due + timedelta(choice([0, 30, 31, rng.randrange(500)])) for _ in range(choice([1, 2, 3, 5])))
    lent = str(due - timedelta(choice([1, 30, 300, 366])))
    facts = {
        "出借日": lent,
        "合同成立日": lent,
        "计算至": str(due + timedelta(rng.randint(1, 900))),
        "逾期利率": choice(["4xLPR", "LPR", "24%", "36%"]),
        "期内利率": choice(["6%", "10%", "24%", "LPR+50bp"]),
        "利率上限": choice(["", "none"]),
        "费用": choice(["", "公告费=300"]),
        "类型": "bank-loan",
    }
    rows = []
    for _ in range(12):
        sums = [choice([rng.randint(1, 9), rng.randint(1, 10**5), rng.randint(1, 10**12)]) for _ in days]
        parts = [f"{day}={yuan(fen, rng)}" for day, fen in zip(days, sums, strict=True)]
        rng.shuffle(parts)
        facts["编号"] = choice(["", "A1", "B 2"])
        facts["本金"] = yuan(sum(sums) + (rng.random() < 0.02), rng)
        facts["到期日"] = ";".join(parts) if len(parts) > 1 else str(days[0])
        rows.append([facts[heading] for heading in TABLES[table]])
    return rows


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=max(settings().max_examples // 8, 3))
@given(st.integers(0, 2**40))
def test_each_comes_to_what_it_comes_to_alone(table: str, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(TABLES[table], {}, "t")
    quick, whole = (Computer(Rates(), TODAY, itemised=True) for _ in range(2))
    for row in rows_alike(table, rng):
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row


def test_the_law_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The property above would hold for a lane that asks it every time."""
    asked = []

    def counted(case: Case, rates: Rates) -> Scheduled:
        asked.append(case)
        return schedule_case(case, rates)

    monkeypatch.setattr("lpr_calc.compute.figures.schedule_case", counted)
    rows = [["", "bank-loan", str(1000 * n), "2020-03-01", "2022-03-01", "6%", "2024-06-11"] for n in range(1, 40)]
    computer = Computer(Rates(), TODAY)
    columns = columns_of(TABLES["bank"], {}, "t")
    assert not any(computer.of_cells(columns, row).error for row in rows)
    assert len(asked) == 1


COMPARED = {
    "law.damages": "a stated loss with what damages come to",
    "law.sme": "damages in one sum with what the LPR at contracting gives",
    "law.arrears": "the instalments of a loan with its schedule",
    "law.facts": "the instalments of a price with the whole",
    "law.deliveries": "the instalments of money handed over in parts with the principal",
    "law.terms": "puts it into the flows; the sum of the instalments with it, what was kept back with what was lent",
}
"""Where the law of a claim reads the principal, and what it compares: `regime.hangs_on_sums` leaves claims out to which
that may happen, and `cells.sums_apart` rows whose instalments do not add up.
"""
OF_NO_CLAIM = ("law.delay_interest", "law.operative", "law.repayment")
"""Judgments, and the schedules of instalment loans."""


def test_the_law_reads_the_principal_nowhere_else() -> None:
    found = {
        name
        for name in MODULES
        if name.startswith("law.") and not name.startswith(OF_NO_CLAIM)
        if any(isinstance(node, ast.Attribute) and node.attr == "principal" for node in nodes(name))
    }
    assert found == set(COMPARED)
