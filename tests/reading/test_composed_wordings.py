"""Wordings composed at random read as the facts they were composed from; three hundred of them become one workbook."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composing import compose
from lpr_calc.reading.read import read_text
from program import run as run_program
from readings import differences, plain
from sizes import default_or_large


def check(text: str, facts: dict[str, Any]) -> None:
    reading = read_text(text)
    assert reading.whole, [one.words for one in reading.unread]
    assert not differences(plain(facts), plain(reading.case)), text
    assert len(reading.case["judgment"]["interest"]) == len(facts["judgment"]["interest"])
    assert set(reading.case) <= {*facts, "kind"}


@default_or_large(150, 10_000)
def test_composed_wordings_read_as_their_facts(size: int) -> None:
    @settings(max_examples=size, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def composed(data: st.DataObject) -> None:
        check(*compose(lambda options: data.draw(st.sampled_from(list(options)))))

    composed()


@default_or_large(30, 300)
def test_a_folder_of_judgments_becomes_one_workbook(size: int, tmp_path: Path) -> None:
    """Read, compute, write: every text whole, every row with the figures its own case file gives alone."""
    openpyxl = pytest.importorskip("openpyxl")
    texts, cases = tmp_path / "judgments", tmp_path / "cases"
    texts.mkdir()
    drawn = random.Random(20240910)
    for number in range(size):
        text, _ = compose(drawn.choice, number)
        (texts / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    read = run_program(
        "read", str(texts), "-o", str(cases), "--answer", "effective=2024-09-10", "--answer", "fee-payee=court"
    )
    assert read.returncode == 0, read.stderr
    files = sorted(map(str, cases.glob("*.yaml")))
    assert len(files) == size
    book = tmp_path / "result.xlsx"
    done = run_program("batch", *files, "--for", "judgment", "--on", "2025-11-28", "-o", str(book))
    assert done.returncode == 0, done.stderr
    with closing(openpyxl.load_workbook(book, read_only=True)) as workbook:
        rows = list(workbook.worksheets[0].iter_rows(values_only=True))
    heads = [str(head) for head in rows[0]]
    assert len(rows) == size + 1
    error = heads.index("error") if "error" in heads else heads.index("错误")
    assert not [row[error] for row in rows[1:] if row[error]]
