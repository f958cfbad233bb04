"""`rates check`, `rates at`, `rates list`: contract.md §9; the invented and wrong rows of rates/notes.md §3."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

import program
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from lpr_calc.rates.check import Report, check_rates
from lpr_calc.tables.files import read_data
from paths import ROOT

pytest.importorskip("chinese_calendar")

TODAY = date(2026, 9, 25)
GOOD = read_data("lpr_rates.yaml")
SOURCE = "https://www.pbc.gov.cn/x"


def check(text: str, today: date = TODAY) -> Report:
    """Check a text as lpr.yaml against the shipped table."""
    return check_rates(text, "lpr.yaml", today, builtin_lpr())


def found(text: str) -> set[tuple[str, str]]:
    """Rules and rows of the errors found."""
    return {(finding.rule, finding.row) for finding in check(text).findings if finding.level == "error"}


def with_row(day: str, one: str, five: str, before: str) -> str:
    """Put a row before the row of a day."""
    row = f"  - effective: {day}\n    one_year: {one}\n    five_year_plus: {five}\n    source: {SOURCE}\n"
    at = GOOD.index(f"  - effective: {before}")
    return GOOD[:at] + row + GOOD[at:]


def test_the_shipped_files_pass_whatever_the_day() -> None:
    """Staleness is a warning, never an error."""
    for day in (TODAY, date(2030, 1, 1)):
        assert check(GOOD, day).errors == 0
        assert check_rates(read_data("benchmark_rates.yaml"), "b.yaml", day, builtin_benchmark()).findings == ()
    assert not check(GOOD).findings
    assert [finding.rule for finding in check(GOOD, date(2026, 10, 20)).findings] == ["stale"]


@pytest.mark.parametrize(
    ("day", "one", "five", "before"),
    [("2020-01-01", "3.85", "4.65", "2020-01-20"), ("2023-01-01", "3.00", "3.50", "2023-01-20")],
)
def test_the_two_invented_rows(day: str, one: str, five: str, before: str) -> None:
    """The rows the biggest open suite ships: a month twice, no publication day, a history that never was."""
    rules = found(with_row(day, one, five, before))
    assert {("publication-day", day), ("history", day)} <= rules
    assert any(rule == "month-twice" for rule, _ in rules)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2021-02-20", "2021-02-22"),
        ("2026-09-20", "2026-09-21"),
        ("2025-12-22", "2025-12-20"),
        ("2026-02-24", "2026-02-20"),
        ("2025-04-21", "2025-04-20"),
        ("2026-06-22", "2026-06-20"),
    ],
)
def test_days_that_public_tables_get_wrong(right: str, wrong: str) -> None:
    """Make-up working days and holidays (rates/notes.md §3, 1 to 7)."""
    rules = found(GOOD.replace(f"effective: {right}", f"effective: {wrong}"))
    assert ("publication-day", wrong) in rules
    finding = next(f for f in check(GOOD.replace(right, wrong)).findings if f.rule == "publication-day")
    assert right in finding.hint.zh
    assert finding.place.startswith("lpr.yaml:")


def test_a_cut_that_came_a_month_late() -> None:
    """2025-05-20 still 3.10/3.60 (rates/notes.md §3.4)."""
    at = GOOD.index("effective: 2025-05-20")
    text = GOOD[:at] + GOOD[at:].replace("one_year: 3.00", "one_year: 3.10", 1)
    assert found(text) == {("history", "2025-05-20")}


def test_a_lagging_five_year_column() -> None:
    """2022-05-20 with 4.60 (rates/notes.md §3.6)."""
    at = GOOD.index("effective: 2022-05-20")
    assert found(GOOD[:at] + GOOD[at:].replace("4.45", "4.60", 1)) == {("history", "2022-05-20")}


def test_steps() -> None:
    """Multiples of 0.05; more than 0.50 at once is questioned, not refused."""
    last = (
        GOOD.rstrip()
        + f"\n  - effective: 2026-10-20\n    one_year: 2.97\n    five_year_plus: 2.90\n    source: {SOURCE}\n"
    )
    report = check(last)
    assert [(f.level, f.rule) for f in report.findings if f.row == "2026-10-20"] == [
        ("error", "next-due"),
        ("error", "step"),
        ("warning", "big-step"),
    ]


def test_a_missing_month_and_a_lost_row() -> None:
    """A row that is gone is named by both rules."""
    at = GOOD.index("  - effective: 2022-03-21")
    end = GOOD.index("  - effective: 2022-04-20")
    rules = found(GOOD[:at] + GOOD[end:])
    assert ("history", "2022-03-21") in rules
    assert any(rule == "month-missing" for rule, _ in rules)


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return program.run("rates", *args)


def test_exit_codes_and_formats(tmp_path: Path) -> None:
    """0, 1, 2 and 3; text, json and annotations that a hosted runner shows on the line."""
    good, bad, other = tmp_path / "good.yaml", tmp_path / "bad.yaml", tmp_path / "other.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("2021-02-20", "2021-02-22"), encoding="utf-8")
    other.write_text("a: b\n", encoding="utf-8")
    assert run("check", str(good)).returncode == 0
    assert run("check", str(bad)).returncode == 1
    assert run("check", str(other)).returncode == 2
    document = json.loads(run("check", str(bad), "--format", "json").stdout)
    line = bad.read_text(encoding="utf-8").splitlines().index("  - effective: 2021-02-22") + 1
    first = next(f for f in document["findings"] if f["rule"] == "publication-day")
    assert (first["line"], first["row"], first["level"]) == (line, "2021-02-22", "error")
    annotations = run("check", str(bad), "--format", "github").stdout.splitlines()
    assert any(a.startswith("::error file=") and f",line={line}," in a for a in annotations)


def test_at_and_list() -> None:
    """The quote in force the day before a change and on it; a day before the first row ends with 3."""
    assert json.loads(run("at", "2022-01-19", "--format", "json").stdout)["quotes"][0]["value"] == "3.80"
    found_at = json.loads(run("at", "2022-01-20", "--format", "json").stdout)
    assert (found_at["quotes"][0]["value"], found_at["ceiling"], found_at["next_publication"]) == (
        "3.70",
        "14.80",
        "2022-02-21",
    )
    assert run("at", "2019-08-19").returncode == 3
    assert (
        json.loads(run("at", "2019-08-19", "--series", "benchmark", "--format", "json").stdout)["quotes"][0]["value"]
        == "4.35"
    )
    rows = run("list", "--changes", "--tenor", "1y", "--format", "csv").stdout.splitlines()
    assert rows[0] == "date,1y"
    assert rows[-1] == "2025-05-20,3.00"
    assert len(rows) == 1 + 13
    assert len(json.loads(run("list", "--format", "json").stdout)["rates"]) == 86


def test_the_hook_and_the_action_call_what_exists(tmp_path: Path) -> None:
    """Both run `rates check`; the hook passes several files, as pre-commit does."""
    root = ROOT
    hook = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    assert hook["entry"] == "lpr-calc rates check"
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    assert set(action["inputs"]) == {"files", "strict", "version", "constraints"}
    good, bad = tmp_path / "lpr_rates.yaml", tmp_path / "bad_lpr_rates.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("2021-02-20", "2021-02-22"), encoding="utf-8")
    assert re.search(hook["files"], good.name)
    done = run("check", str(good), str(bad), "--format", "github", "--lang", "en")
    assert done.returncode == 1
    assert str(bad.name) in done.stdout


@pytest.mark.broad
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize("scripts", ["bin", "Scripts"])
@pytest.mark.parametrize(("names", "strict"), [("good.yaml", "false"), ("good.yaml\nbad*.yaml", "false"), ("", "true")])
def test_the_action_runs(names: str, strict: str, scripts: str, tmp_path: Path) -> None:
    """The action's own script, with a `python3` that makes an environment of this one: exit codes and annotations."""
    stale = date.today().toordinal() >= builtin_lpr().next_due  # noqa: DTZ011 -- the command reads this clock
    code = 1 if "bad" in names else 3 if strict == "true" and stale else 0
    (tmp_path / "tools").mkdir()
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad-two.yaml").write_text(GOOD.replace("2021-02-20", "2021-02-22"), encoding="utf-8")
    fake = tmp_path / "tools" / "python3"
    fake.write_text(
        f'#!/bin/sh\nmkdir -p "$3/{scripts}"\n'
        f'printf \'#!/bin/sh\\necho pip "$@" >> {tmp_path}/asked\\n\' > "$3/{scripts}/pip"\n'
        f'printf \'#!/bin/sh\\nexec {sys.executable} -m lpr_calc "$@"\\n\' > "$3/{scripts}/lpr-calc"\n'
        f'chmod +x "$3/{scripts}"/*\n',
        encoding="utf-8",
    )
    fake.chmod(0o755)
    root = ROOT
    step = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][0]
    assert step["env"] == {
        "HERE": "${{ github.action_path }}",
        "FILES": "${{ inputs.files }}",
        "STRICT": "${{ inputs.strict }}",
        "VERSION": "${{ inputs.version }}",
        "CONSTRAINTS": "${{ inputs.constraints }}",
    }
    environment = {
        **os.environ,
        "PATH": f"{tmp_path / 'tools'}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "runner temp"),
        "HERE": str(root),
        "FILES": names,
        "STRICT": strict,
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    line = GOOD.splitlines().index("  - effective: 2021-02-20") + 1
    assert (tmp_path / "asked").read_text(encoding="utf-8") == f"pip install -q {root}[calendar]\n"
    assert (f"::error file=bad-two.yaml,line={line},col=16,title=rates publication-day::" in done.stdout) == (code == 1)
