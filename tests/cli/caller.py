"""The command line called as a user does: inside this process, or as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import program
from lpr_calc.cli import run
from lpr_calc.rates.builtin import builtin_lpr
from paths import ROOT, python_path

EXAMPLE = ROOT / "examples" / "wang-v-li.yaml"


SIMPLE = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")


NEWEST = date.fromordinal(builtin_lpr().known_through).isoformat()


NEXT_DUE = date.fromordinal(builtin_lpr().next_due)


STALE = ("--principal", "300000", "--from", "2199-12-01", "--until", "2200-01-01")
"""A claim that outruns any table: every day of it uses the newest quote."""


ESCAPE = b"\x1b"


def environment(**changes: str) -> dict[str, str]:
    """Return a small, known environment in Chinese."""
    known = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "/"), "LANG": "zh_CN.UTF-8"}
    known["PYTHONPATH"] = python_path()  # the tests' rates
    return {**known, **changes}


def lpr(
    *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m lpr_calc`` with ``args`` as its own process."""
    return program.run_bytes(*args, stdin=stdin, env=environment() if env is None else env, cwd=cwd)


class Ran:
    """What one call inside this process gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def data(self) -> dict[str, Any]:
        """The document on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class Caller:
    """Calls the command line inside this process: cheap."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *args: str) -> Ran:
        self.capsys.readouterr()
        code = run(list(args))
        out, err = self.capsys.readouterr()
        return Ran(code, out, err)

    def claim(self, *args: str) -> dict[str, Any]:
        """Return the JSON of a claim that succeeds and says nothing else."""
        ran = self("claim", *args, "--format", "json", "--lang", "en", "-q")
        assert (ran.code, ran.err) == (0, "")
        return ran.data


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Caller:
    """Call the command line inside this process, in Chinese unless stated."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "LPR_CALC_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    return Caller(capsys)
