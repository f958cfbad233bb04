"""The program in a process of its own, that a test can stop, signal or kill in its middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def plain_signals() -> None:
    """Take every signal as a terminal would give it: under nohup, or in the background, some are ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def start(*args: str, **more: Any) -> subprocess.Popen[bytes]:
    """Start the program in English."""
    environment = {**os.environ, "LPR_CALC_DATA": os.devnull, "LANG": "en_US.UTF-8"}
    for name in ("LC_ALL", "LC_MESSAGES", "LPR_CALC_DEBUG"):
        environment.pop(name, None)
    code = more.pop("code", None)
    return subprocess.Popen(
        [sys.executable, *(["-c", code] if code else ["-m", "lpr_calc"]), *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=more.pop("stdin", subprocess.DEVNULL),
        env=environment,
        preexec_fn=plain_signals,
        start_new_session=True,
        **more,
    )


def ended(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end of a process and of its pipes; return its code."""
    process.communicate(timeout=120)
    return process.returncode


HELD = """
import os, signal
from lpr_calc import entry
from lpr_calc.cli.processes import Other
from lpr_calc.cli.batch_spool import Spool
add, begin, others = Spool.add, Other.__init__, []
def noted(other, *given):
    begin(other, *given)
    others.append(other)
def held(spool, done):
    add(spool, done)
    if sum(other.is_ready() for other in others) >= {}:
        spool.note()
        Spool.add = add
        os.kill(os.getpid(), signal.SIGSTOP)
Spool.add, Other.__init__ = held, noted
entry.script()
"""


@contextmanager
def held(*args: str, others: int = 0, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a batch that stops of itself once a block is written and noted and so many ``others`` compute beside it,
    and wait until it has: it is in its middle, however fast the machine and however slow the test. SIGCONT lets it
    go on; it is killed in the end.
    """
    process = start(*args, code=HELD.format(others), **more)
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status), status
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=100)


def let_finish(out: Path, *command: str) -> None:
    """Let a batch that was killed go on to its end. One that was killed while it left is done, with its output under
    its name; of its notes and its lock, which nobody holds, some may still be there.
    """
    if not out.exists() or Path(f"{out}.part.json").exists():
        assert ended(start(*command)) in (0, 1)
    Path(f"{out}.part.lock").unlink(missing_ok=True)
