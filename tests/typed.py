"""The program at a pseudo-terminal: what a person sees and types."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

COMMAND = (sys.executable, "-m", "lpr_calc")
_PATIENCE = 60
"""Seconds within which a prompt must come; a busy machine is slow."""


class Session:
    """One run of a command in a terminal of its own, ``columns`` wide."""

    def __init__(
        self,
        *args: str,
        cwd: Path,
        columns: int = 100,
        env: Mapping[str, str] | None = None,
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        self._terminal, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self._process = subprocess.Popen(
            [*command, *args],
            cwd=cwd,
            stdin=child,
            stdout=child,
            stderr=child,
            env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm", **(env or {})},
            start_new_session=True,
            # Its controlling terminal: Ctrl-C is sent to whoever has it.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(child)
        self.seen = ""
        """Everything shown so far."""
        self._at = 0
        self._pending = b""

    def until(self, *prompts: str) -> str:
        """Wait until what was shown since the last answer ends with one of ``prompts``; return it."""
        end = time.monotonic() + _PATIENCE
        while not self._new().rstrip(" ").endswith(prompts):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{prompts} did not come:\n{self._new()}")
        return self._new()

    def shows(self, text: str) -> None:
        """Wait until a text was shown since keys were last pressed, wherever."""
        end = time.monotonic() + _PATIENCE
        while text not in self.seen[self._at :]:
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{text} did not come:\n{self.seen[self._at :]}")

    def send(self, keys: str) -> None:
        """Press keys; what is shown from now on is new."""
        self._at = len(self.seen)
        os.write(self._terminal, keys.encode())

    def answer(self, *answers: str, prompt: tuple[str, ...] = ("：",)) -> str:
        """Give answers, each at the next prompt; return what was shown before the last."""
        shown = ""
        for answer in answers:
            shown = self.until(*prompt)
            self.send(f"{answer}\n")
        return shown

    def _new(self) -> str:
        """What was shown since keys were last pressed: after Enter, what comes below the line."""
        new = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.seen[self._at :])
        return new.partition("\n")[2] if self._at else new

    def end(self) -> int:
        """Wait for the end of the command and return its exit code."""
        while self._read():
            pass
        os.close(self._terminal)
        return self._process.wait(timeout=_PATIENCE)

    def _read(self) -> bool:
        """Read what comes; False at the end."""
        ready, _, _ = select.select([self._terminal], [], [], _PATIENCE)
        try:
            more = os.read(self._terminal, 65536) if ready else b""
        except OSError:  # the other side is closed
            more = b""
        self._pending += more
        whole = self._pending.decode("utf-8", "ignore")
        self._pending = self._pending[len(whole.encode()) :]
        self.seen += whole.replace("\r\n", "\n")
        return bool(more)
