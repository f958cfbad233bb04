"""Commands run as processes of their own, warm and with no output to draw."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lpr_calc


class Launcher:
    """Runs ``lpr-calc`` of this environment, and Python."""

    def __init__(self) -> None:
        """Compile the package first, as after an installation: else the compiler would be measured."""
        script = shutil.which("lpr-calc", path=str(Path(sys.executable).parent))
        if script is None:
            sys.exit("install the package into this environment first")
        self.script = script
        compileall.compile_dir(str(Path(lpr_calc.__file__).parent), quiet=1)
        omitted = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
        self.environment = {key: value for key, value in os.environ.items() if key not in omitted}

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
        """Run a command and return what it wrote on standard output; end where it ends otherwise than it should."""
        return self._run([self.script, *arguments], codes)

    def python(self, code: str) -> str:
        """Run some Python."""
        return self._run([sys.executable, "-c", code], (0,))

    def command(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> Callable[[], object]:
        """Return a job that runs a command."""
        return lambda: self.run(*arguments, codes=codes)

    def importing(self, modules: str) -> Callable[[], object]:
        """Return a job that imports modules and does nothing else."""
        return lambda: self.python(f"import {modules}" if modules else "pass")

    def _run(self, command: list[str], codes: tuple[int, ...]) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode not in codes:
            sys.exit(f"{command} ended with {done.returncode}: {done.stderr}")
        return done.stdout
