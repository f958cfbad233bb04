"""Broken rate tables, one rule each, and exactly what `rates check` says of them.

``rate_checks/NAME.yaml`` is a whole table with one thing wrong; ``NAME.txt`` is what the command prints, Chinese first,
then English, on 2026-09-25 with the State Council's calendar installed. After a deliberate change of wording::

    LPR_CALC_WRITE_ERRORS=1 pytest tests/test_rate_checks.py

writes every ``.txt`` anew; read the difference.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lpr_calc.datafiles import read_data
from lpr_calc.errors import LprError
from lpr_calc.rates import builtin_benchmark, builtin_lpr
from lpr_calc.rates.check import Report, check_rates
from lpr_calc.rates.files import read_rate_text
from lpr_calc.reports.rates import render_check

pytest.importorskip("chinese_calendar")

HERE = Path(__file__).parent / "rate_checks"
FILES = sorted(HERE.glob("*.yaml"))
TODAY = date(2026, 9, 25)
WARNINGS = {"big-step", "benchmark-single-source"}
"""What is questioned, not refused."""


def check(path: Path) -> Report:
    """Check a file as the command does, under its bare name."""
    text = read_rate_text(str(path))
    shipped = builtin_benchmark() if "series: benchmark" in text else builtin_lpr()
    return check_rates(text, path.name, TODAY, shipped)


def said(path: Path) -> str:
    """What the command says in both languages, findings or the error."""
    try:
        report = check(path)
    except LprError as error:
        return "".join(f"{problem.say(lang)}\n" for lang in ("zh", "en") for problem in error.problems)
    return "".join(render_check(report, path.name, "text", lang) for lang in ("zh", "en"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_table_says_exactly_this(path: Path) -> None:
    """Every rule has a file; every finding its file, line, column, rule and what would be right."""
    golden = path.with_suffix(".txt")
    if os.environ.get("LPR_CALC_WRITE_ERRORS"):
        golden.write_text(said(path), encoding="utf-8")
    assert said(path) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_finding_is_whole(path: Path) -> None:
    """File, line, column, row, rule and a hint; an error unless the rule only questions."""
    try:
        report = check(path)
    except LprError:
        return
    assert report.findings
    assert bool(report.errors) != (path.stem in WARNINGS)
    document = json.loads(render_check(report, path.name, "json", "en"))
    lines = path.read_text(encoding="utf-8").splitlines()
    for finding in document["findings"]:
        assert finding["file"] == path.name
        assert 1 <= finding["line"] <= len(lines)
        assert finding["column"] >= 1
        assert finding["rule"]
        assert finding["hint"]
        assert finding["row"] or finding["line"] <= 4
        if "missing" not in finding["message"] and finding["line"] > 4:
            assert finding["row"] in lines[finding["line"] - 1]


def test_there_are_thirty_and_the_rules_they_break() -> None:
    """No rule of the check goes without a file."""
    assert len(FILES) >= 30
    rules = set()
    for path in FILES:
        try:
            rules |= {finding.rule for finding in check(path).findings}
        except LprError as error:
            rules |= {problem.code for problem in error.problems}
    assert rules >= {
        "publication-day", "month-twice", "month-missing", "order", "step", "big-step", "history", "source", "value",
        "date", "key", "next-due", "single-source", "rates-series", "yaml-duplicate-key", "yaml-anchor", "empty",
    }  # fmt: skip


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    command = [sys.executable, "-m", "lpr_calc", "rates", "check", *args]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, **environment}
    )


def test_a_hundred_megabytes(tmp_path: Path) -> None:
    """Refused by its size, without being read."""
    path = tmp_path / "lpr.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    done = run(str(path), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: {path}: file too large to be a rate file (at most 4 MB)\n"


def test_exit_codes() -> None:
    """1 for findings, 0 for questions, 2 for what is no rate file."""
    assert run(str(HERE / "step.yaml")).returncode == 1
    assert run(str(HERE / "alias-bomb.yaml")).returncode == 2
    assert run(str(HERE / "benchmark-single-source.yaml")).returncode == 0


def test_a_stale_table_is_a_warning_and_three_under_strict(tmp_path: Path) -> None:
    """Time passing turns nobody's CI red unasked (contract §9)."""
    report = check_rates(read_data("lpr_rates.yaml"), "lpr.yaml", date(2030, 1, 1), builtin_lpr())
    assert [(finding.level, finding.rule, finding.row) for finding in report.findings] == [
        ("warning", "stale", "2026-09-20")
    ]
    old = tmp_path / "lpr.yaml"
    old.write_text(read_data("lpr_rates.yaml"), encoding="utf-8")
    assert run(str(old)).returncode == 0
    if date.today() >= date(2026, 10, 20):  # noqa: DTZ011 -- the command reads this clock
        assert run(str(old), "--strict").returncode == 3
