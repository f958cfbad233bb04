"""Real processes on bad days: two of them at one output, a kill at any moment, signals at any moment, no streams."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.cli.lock import Lock
from program import run_bytes
from sizes import default_or_broad, default_or_large, in_turn
from started import ended, held, let_finish, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

HEAD = "编号,本金,到期日,计算至,还款\n"


def table(path: Path, rows: int) -> Path:
    """Write rows that take their time: each goes the whole way."""
    path.write_text(
        HEAD
        + "".join(
            f"{n},{n}000,2021-06-{n % 28 + 1:02d},2025-11-28,2022-01-{n % 28 + 1:02d}={n}:principal\n"
            for n in range(1, rows + 1)
        ),
        encoding="utf-8",
    )
    return path


class TestTwoRuns:
    """The second run says who holds the output; what comes out is one run's, whole."""

    @pytest.mark.broad
    def test_the_second_is_told(self, tmp_path: Path) -> None:
        source, other = table(tmp_path / "in.csv", 300), table(tmp_path / "other.csv", 10)
        out = tmp_path / "out.csv"
        with held("batch", str(source), "-o", str(out), "-q") as first:
            for more in ((), ("--resume",), ("--force",)):
                second = start("batch", str(other), "-o", str(out), *more)
                said = second.communicate(timeout=300)[1].decode()
                assert second.returncode == 2, said
                assert f"{out}: another run is writing this file (process {first.pid} on " in said
            errors = start("batch", str(other), "-o", str(tmp_path / "x.csv"), "--errors", str(out))
            assert b"another run is writing this file" in errors.communicate(timeout=300)[1]
            first.send_signal(signal.SIGCONT)
            assert ended(first) in (0, 1)
        assert out.read_text("utf-8-sig").count("\n") == 301
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "other.csv", "out.csv"]

    @pytest.mark.broad
    def test_many_at_once(self, tmp_path: Path) -> None:
        """Whoever comes first: the output is whole, and all of it from one input."""
        sources = [table(tmp_path / f"in{n}.csv", 300 + n) for n in range(4)]
        out = tmp_path / "out.csv"
        running = [start("batch", str(source), "-o", str(out), "--force", "-q") for source in sources]
        codes = [ended(process) for process in running]
        assert set(codes) <= {0, 1, 2}
        assert set(codes) != {2}
        assert out.read_text("utf-8-sig").count("\n") - 301 in range(4)
        assert not list(tmp_path.glob("*.part*"))

    @pytest.mark.broad
    def test_a_killed_run_leaves_no_lock(self, tmp_path: Path) -> None:
        """The system lets go of the lock, whoever killed its holder; the workers hold none."""
        source, out = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_text(HEAD + "1,1000,2021-06-01,2025-11-28,\n" * 30_000, encoding="utf-8")
        with held("batch", str(source), "-o", str(out), "-q", "--workers", "2", others=1) as first:
            first.kill()
            first.wait()
            again = start("batch", str(source), "-o", str(out), "--resume", "-q")
            assert ended(again) in (0, 1)
        assert out.read_text("utf-8-sig").count("\n") == 30_001
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]

    def test_the_counterpart_on_windows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """There ``msvcrt`` locks a byte; it raises OSError where another process has it."""
        held: set[str] = set()

        class Msvcrt:
            LK_NBLCK = 2

            @staticmethod
            def locking(handle: int, mode: int, count: int) -> None:
                assert (mode, count, os.lseek(handle, 0, os.SEEK_CUR)) == (2, 1, 1 << 20)
                if held:
                    raise OSError(13, "Permission denied")
                held.add("the one output of this test")

        monkeypatch.setitem(sys.modules, "fcntl", None)
        monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt)
        path = str(tmp_path / "out.csv")
        first = Lock(path)
        with pytest.raises(LprError) as caught:
            Lock(path)
        assert f"process {os.getpid()}" in caught.value.problems[0].message.en
        held.clear()
        first.release()
        Lock(path).release()
        assert not list(tmp_path.iterdir())

    def test_a_long_name_and_a_folder_without_leave(self, tmp_path: Path) -> None:
        source = table(tmp_path / "in.csv", 3)
        long = start("batch", str(source), "-o", str(tmp_path / ("长" * 84 + ".csv")))
        assert b"File name too long" in long.communicate(timeout=300)[1]
        assert long.returncode == 2
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        (tmp_path / "closed").mkdir(mode=0o500)
        closed = start("batch", str(source), "-o", str(tmp_path / "closed" / "out.csv"))
        assert b"Permission denied" in closed.communicate(timeout=300)[1]
        assert closed.returncode == 2


@pytest.mark.broad
@default_or_broad((100, 1), (200, 2), (2000, 10))
def test_killed_and_resumed_to_the_byte(size: tuple[int, int], tmp_path: Path) -> None:
    """SIGKILL at random moments, then --resume: byte for byte what one run gives."""
    rows, rounds = size
    source = table(tmp_path / "in.csv", rows)
    whole = tmp_path / "whole.csv"
    assert ended(start("batch", str(source), "-o", str(whole), "-q")) in (0, 1)
    chance = random.Random(16)  # noqa: S311
    runs = [
        ("batch", str(source), "-o", str(tmp_path / f"out{n}.csv"), "--resume", "-q", "--workers", str(n))
        for n in (1, 2)
    ]
    for _ in range(rounds):
        # Both at once, each with an output of its own.
        begun = time.monotonic()
        running = [(begun + chance.random() * 1.5, start(*run)) for run in runs if not Path(run[3]).exists()]
        for moment, process in sorted(running, key=lambda pair: pair[0]):
            try:
                process.wait(max(moment - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=300)
    for run in runs:
        let_finish(Path(run[3]), *run)
        assert Path(run[3]).read_bytes() == whole.read_bytes()
        assert not list(tmp_path.glob(f"{Path(run[3]).name}.*"))


READY = """
import os, sys
from lpr_calc import entry
hear = entry._hear_signals
entry._hear_signals = lambda: (hear(), os.write({}, b"."))
entry.script()
"""
"""Says when it has come to its own rules for signals: before that, those of Python hold."""

COMMANDS = (
    ("claim", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30", "--format", "table"),
    ("claim", "-"),
    ("batch", "in.csv", "-o", "out.csv", "--force"),
    ("batch", "in.csv", "-o", "out.xlsx", "--force", "--workers", "2"),
    ("rates", "check"),
    ("verify", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30", "--figure", "1"),
)
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.mark.broad
@default_or_large(1, 5)
@pytest.mark.parametrize(
    ("command", "number"),
    in_turn(COMMANDS, SIGNALS, 1),
    ids=lambda each: " ".join(each[:2]) if isinstance(each, tuple) else None,
)
def test_a_signal_at_any_moment(command: tuple[str, ...], number: signal.Signals, size: int, tmp_path: Path) -> None:
    """During import, at work, on the way out: 130 or done, and never a traceback."""
    chance = random.Random(number)  # noqa: S311
    running = []
    for count in range(size):
        # All at once, each in a folder of its own.
        (folder := tmp_path / str(count)).mkdir()
        if "in.csv" in command:
            table(folder / "in.csv", 1000)
        stdin = subprocess.PIPE if command[-1] == "-" else subprocess.DEVNULL
        begun, child = os.pipe()
        process = start(*command, stdin=stdin, cwd=folder, pass_fds=(child,), code=READY.format(child))
        os.close(child)
        assert os.read(begun, 1) == b"."
        os.close(begun)
        running.append((time.monotonic() + chance.random() * 0.5, process))
    for moment, process in sorted(running, key=lambda pair: pair[0]):
        time.sleep(max(moment - time.monotonic(), 0))
        process.send_signal(number)
    for _, process in running:
        _, err = process.communicate(timeout=300)
        assert process.returncode in (130, 0, 1), err
        assert b"Traceback" not in err, err
        assert b"Exception ignored" not in err, err


@pytest.mark.broad
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("format_", ["text", "table", "json"])
def test_without_a_stream(closed: str, format_: str, tmp_path: Path) -> None:
    """Standard input or error closed: the result and the right code; standard output closed: no traceback."""
    words = ("claim", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30", "--format", format_)
    done = run_bytes(*words, cwd=tmp_path, streams=closed)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    if ">&-" not in closed.replace("2>&-", ""):
        assert b"31858.77" in done.stdout.replace(b",", b"")


def test_without_error_a_mistake_keeps_its_code(tmp_path: Path) -> None:
    command = '"$0" -m lpr_calc claim --principal x --from 2020-09-01 --until 2023-06-30 2>&-'
    done = subprocess.run(["sh", "-c", command, sys.executable], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
