"""`verify --batch` goes on where it was stopped, and comes to the same file, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.cli import run, verify_batch
from sizes import thinned

ROWS = 20


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Twenty claims of 100,000 and more, each with a figure nobody computed."""
    path = tmp_path / "many.csv"
    rows = [f"{100_000 + 1_000 * n},2022-01-{n % 28 + 1:02d},2022-06-30,1234.{n + 10}" for n in range(ROWS)]
    path.write_text("\n".join(["principal,from,until,figure", *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.broad
@pytest.mark.parametrize("ending", thinned(["csv", "jsonl"], 2, broad=1))
def test_a_run_that_was_stopped_goes_on(table: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, part = table.with_name(f"whole.{ending}"), table.with_name(f"part.{ending}")
    asked = ["verify", "--batch", str(table), "--quiet", "--lang", "zh"]
    assert run([*asked, "-o", str(whole)]) == 1
    own = verify_batch._through
    given: list[int] = []

    def stopped(task: Any, rows: list[list[str]], workers: int) -> Iterator[Any]:
        given.append(len(rows))
        for number, answers in enumerate(own(task, rows, workers)):
            if number == 1 and len(given) == 1:
                raise KeyboardInterrupt
            yield answers

    monkeypatch.setattr(verify_batch, "_through", stopped)
    assert run([*asked, "-o", str(part)]) == 130
    assert not part.exists() and part.with_name(f"{part.name}.part.json").exists()
    assert run([*asked, "-o", str(part), "--resume"]) == 1
    # The first block of 16 rows was not computed again.
    assert given == [ROWS, ROWS - 16]
    assert part.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in table.parent.iterdir()) == sorted([table.name, whole.name, part.name])


def test_what_it_goes_on_from(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file there is nothing to go on from; without a note a run begins anew."""
    assert run(["verify", "--batch", str(table), "--resume", "--lang", "zh"]) == 2
    assert "--resume" in capsys.readouterr().err
    assert run(["verify", "--principal", "1000", "--figure", "1", "--resume", "--lang", "zh"]) == 2
    small = table.with_name("small.csv")
    small.write_text("\n".join(table.read_text(encoding="utf-8").splitlines()[:2]) + "\n", encoding="utf-8")
    assert run(["verify", "--batch", str(small), "-o", str(table.with_name("out.csv")), "--resume", "-q"]) == 1
