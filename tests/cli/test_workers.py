"""Blocks computed by several processes: those of one, in order, and told what is wrong in its turn."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.batch import sources
from lpr_calc.cli import batch, processes, run, workers
from lpr_calc.cli.processes import Other

ROW = "{n},{n}000.00,2021-01-01,2022-01-01,\n"


IS_READY = Other.is_ready


def there(other: Other) -> bool:
    """Wait until another process has begun."""
    while not IS_READY(other):
        time.sleep(0.001)
    return True


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty rows in blocks of two or three."""
    monkeypatch.setattr(sources, "BLOCK", 100)
    # However fast the rows are, the others get some.
    monkeypatch.setattr(Other, "is_ready", there)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "t.csv"
    path.write_text("编号,本金,到期日,计算至,备注\n" + "".join(ROW.format(n=n) for n in range(1, 41)), encoding="utf-8")
    return path


@pytest.mark.parametrize("ahead", [0, 1, 2])
def test_the_rows_of_one_process_in_their_order(ahead: int, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether most blocks are computed here or elsewhere."""
    monkeypatch.setattr(workers, "_AHEAD", ahead)
    monkeypatch.setattr(workers, "_MOST", 1)
    usual = sys.getswitchinterval()
    for count in "12":
        assert run(["batch", "t.csv", "-o", f"{count}.csv", "-q", "--workers", count]) == 0
        assert sys.getswitchinterval() == usual
    assert Path("2.csv").read_bytes() == Path("1.csv").read_bytes()


def test_a_table_of_one_block_starts_no_process(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "BLOCK", 1 << 17)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert run(["batch", "t.csv", "-o", "out.csv", "-q", "--workers", "8"]) == 0


@pytest.mark.parametrize("ahead", [0, 2])
def test_a_quote_that_is_never_closed_ends_the_whole(
    ahead: int, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workers, "_AHEAD", ahead)
    with table.open("a", encoding="utf-8") as file:
        file.write('41,1000.00,2021-01-01,2022-01-01,"')
    said = []
    for count in "12":
        assert run(["batch", "t.csv", "-o", "out.csv", "-q", "--workers", count]) == 2
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert "42" in said[0]
    assert not list(Path().glob("out*"))


def test_every_process_ignores_interrupts_from_its_first_moment(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ignored = []
    start = subprocess.Popen

    def noted(*args: Any, **more: Any) -> Any:
        ignored.append(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)
        return start(*args, **more)

    monkeypatch.setattr(subprocess, "Popen", noted)
    before = signal.getsignal(signal.SIGINT)
    assert run(["batch", "t.csv", "-o", "out.csv", "-q", "--workers", "3"]) == 0
    assert ignored == [True, True]
    assert signal.getsignal(signal.SIGINT) == before


def test_no_more_processes_than_blocks(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three blocks of 700 bytes, whatever number of processes is asked for."""
    monkeypatch.setattr(sources, "BLOCK", 700)
    started = []
    start = subprocess.Popen

    def noted(*args: Any, **more: Any) -> Any:
        started.append(args)
        return start(*args, **more)

    monkeypatch.setattr(subprocess, "Popen", noted)
    assert run(["batch", "t.csv", "-o", "out.csv", "-q", "--workers", "64"]) == 0
    assert len(started) == 3


@pytest.mark.parametrize("heading", ["编号,本金,到期日,计算至,备注", "编号,备注"])
def test_another_process_is_started_before_a_large_table_is_read(
    heading: str, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with a table that is refused as well."""
    monkeypatch.setattr(batch, "BLOCK", 1000)
    started = []
    start = processes.Other

    def noted(made: Any) -> Other:
        started.append(start(made))
        return started[-1]

    monkeypatch.setattr(processes, "Other", noted)
    table.write_text(table.read_text("utf-8").replace("编号,本金,到期日,计算至,备注", heading), encoding="utf-8")
    assert run(["batch", "t.csv", "-o", "out.csv", "-q", "--workers", "2"]) == (0 if "本金" in heading else 2)
    assert len(started) == 1
    assert started[0]._process.returncode is not None
