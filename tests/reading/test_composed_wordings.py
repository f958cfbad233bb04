"""Wordings composed at random read as the facts they were composed from; three hundred of them become one workbook."""

from __future__ import annotations

import json
import re
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composing import compose
from lpr_calc.reading.read import read_text
from paths import ROOT
from program import run as run_program
from readings import differences, plain
from sizes import default_or_broad

sys.path.append(str(ROOT / "tools"))
from judgments import main as write_judgments  # noqa: E402


def check(text: str, facts: dict[str, Any]) -> None:
    reading = read_text(text)
    assert reading.whole, [one.words for one in reading.unread]
    assert not differences(plain(facts), plain(reading.case)), text
    assert len(reading.case["judgment"]["interest"]) == len(facts["judgment"]["interest"])
    assert set(reading.case) <= {*facts, "kind"}


@pytest.mark.broad
@default_or_broad(50, 150, 10_000)
def test_composed_wordings_read_as_their_facts(size: int) -> None:
    @settings(max_examples=size, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def composed(data: st.DataObject) -> None:
        check(*compose(lambda options: data.draw(st.sampled_from(list(options)))))

    composed()


WALK = ROOT / "docs" / "walk-through.md"
HEAP = re.compile(
    r"```sh\npython tools/judgments\.py 300 (?P<texts>\S+)\nlpr-calc (?P<read>.+)\nlpr-calc (?P<batch>.+)\n```"
)


@default_or_broad(8, 30, 300)
def test_the_heap_of_the_walk_through_becomes_one_workbook(size: int, tmp_path: Path) -> None:
    """Read, compute, write as the page has it: every text whole, a row with the figures its own file gives alone."""
    openpyxl = pytest.importorskip("openpyxl")
    said = HEAP.search(WALK.read_text(encoding="utf-8"))
    assert said is not None
    write_judgments(size, tmp_path / said["texts"])
    read = run_program(*said["read"].split(), cwd=tmp_path)
    assert read.returncode == 0, read.stderr
    words = said["batch"].split()
    at = next(number for number, word in enumerate(words) if "*" in word)
    files = sorted(str(one.relative_to(tmp_path)) for one in tmp_path.glob(words[at]))
    assert len(files) == size
    done = run_program(*words[:at], *files, *words[at + 1 :], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with closing(openpyxl.load_workbook(tmp_path / words[-1], read_only=True)) as workbook:
        rows = list(workbook.worksheets[0].iter_rows(values_only=True))
    heads = [str(head) for head in rows[0]]
    assert len(rows) == size + 1
    assert not [row[heads.index("错误")] for row in rows[1:] if row[heads.index("错误")]]
    for number in (0, size // 2, size - 1):
        alone = run_program(
            "judgment", files[number], "--until", words[words.index("--on") + 1], "--format", "json", cwd=tmp_path
        )
        total = Decimal(str(rows[number + 1][heads.index("尚欠合计")]))
        assert f"{total:.2f}" == json.loads(alone.stdout)["totals"]["total"]
