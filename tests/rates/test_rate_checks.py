"""Broken rate tables, one rule each, and exactly what `rates check` says of them.

``rate_checks/NAME.yaml`` is a whole table with one thing wrong; ``NAME.txt`` is what the command prints, Chinese first,
then English, on 2026-09-25 with the State Council's calendar installed. After a deliberate change of wording::

    LPR_CALC_WRITE_ERRORS=1 pytest tests/rates/test_rate_checks.py

writes every ``.txt`` anew; read the difference.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import program
from lpr_calc.base.errors import LprError
from lpr_calc.base.text import Text
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from lpr_calc.rates.check import Report, check_rates
from lpr_calc.rates.files import load_rates
from lpr_calc.reports.rates import render_check
from lpr_calc.tables.files import read_data
from lpr_calc.values.textfile import read_rate_text
from paths import TESTS
from sizes import default_or_large

pytest.importorskip("chinese_calendar")

HERE = TESTS / "data" / "rate_checks"
FILES = sorted(HERE.glob("*.yaml"))
TODAY = date(2026, 9, 25)
WARNINGS = {"big-step", "benchmark-single-source"}
"""What is questioned, not refused."""


def check(path: Path) -> Report:
    """Check a file as the command does, under its bare name."""
    return check_rates(read_rate_text(str(path)), path.name, TODAY, builtin_lpr(), builtin_benchmark())


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


@pytest.mark.broad
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
        "publication-day",
        "month-twice",
        "month-missing",
        "order",
        "step",
        "big-step",
        "history",
        "source",
        "value",
        "date",
        "key",
        "next-due",
        "single-source",
        "rates-series",
        "yaml-duplicate-key",
        "yaml-anchor",
        "empty",
        "last-day",
        "sources-count",
        "stale",
    }


def run(*args: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line, with ``given`` on standard input."""
    return program.run("rates", "check", *args, stdin=given or "")


def test_a_hundred_megabytes(tmp_path: Path) -> None:
    """Refused by its size, without being read."""
    path = tmp_path / "lpr.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    done = run(str(path), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: {path}: file too large to be a rate file (at most 4 MB)\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits memory")
@pytest.mark.parametrize(("name", "said"), [("-", "<stdin>"), ("/dev/stdin", "/dev/stdin")])
def test_a_hundred_megabytes_from_a_pipe(name: str, said: str) -> None:
    """A pipe has no size: no more than 4 MB of it are read, inside 300 MB of address space."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000));"
        f"from lpr_calc.cli import run; raise SystemExit(run(['rates', 'check', {name!r}, '--lang', 'en']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stderr
        with contextlib.suppress(BrokenPipeError):
            for _ in range(100):
                process.stdin.write(b"# " + b" " * 999_997 + b"\n")
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        message = process.stderr.read().decode()
    assert (process.returncode, message) == (2, f"error: {said}: file too large to be a rate file (at most 4 MB)\n")


@default_or_large(10_000, 60_000)
def test_a_file_in_which_every_row_is_wrong(size: int, tmp_path: Path) -> None:
    """60 000 rows, 180 000 findings: seconds, not the hour that comparing each with each would take (of 10 000 by
    default, minutes).
    """
    path = tmp_path / "lpr.yaml"
    rows = "".join(
        f"  - {{effective: 2020-01-{i % 28 + 1:02d}, one_year: {i}, five_year_plus: x}}\n" for i in range(size)
    )
    path.write_text(f"series: lpr\nrates:\n{rows}", encoding="utf-8")
    done = run(str(path), "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith(f"{path}: {size} rows, ")


def test_standard_input() -> None:
    """`-` is standard input; messages call it <stdin>."""
    done = run("-", "--lang", "en", given=(HERE / "float.yaml").read_text(encoding="utf-8"))
    assert done.returncode == 1
    assert "<stdin>:62:39 rates[57].one_year: error [value] 2024-05-20: one_year is “3.4”" in done.stdout


@pytest.mark.parametrize("name", ["two words.yaml", "a,b:c%.yaml", "第一张 表.yaml"])
def test_names_with_odd_letters(name: str, tmp_path: Path) -> None:
    """A blank, comma, colon or percent sign in a file's name moves no line and breaks no annotation."""
    path = tmp_path / name
    path.write_text((HERE / "float.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    first = json.loads(run(str(path), "--format", "json").stdout)["findings"][0]
    assert (first["file"], first["line"], first["column"], first["row"]) == (str(path), 62, 39, "2024-05-20")
    escaped = str(path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    done = run(str(path), "--format", "github", "--lang", "en")
    assert done.stdout.splitlines()[0] == (
        f"::error file={escaped},line=62,col=39,title=rates value::2024-05-20: one_year is “3.4”"
        " (must be a percentage with two decimals, such as 3.85)"
    )


def test_an_annotation_escapes_its_message() -> None:
    """A percent sign in what was read stays one; no line break can end the command early."""
    report = check(HERE / "percent-sign.yaml")
    said = render_check(report, "a.yaml", "github", "en")
    assert "one_year is “3.45%25” (" in said
    broken = report.findings[0]._replace(message=Text("一\n二\r三%", "a\nb\rc%"), row="")
    said = render_check(
        report._replace(findings=(broken,), unchecked=(Text("未", "not\nchecked"),)), "a.yaml", "github", "en"
    )
    assert said.splitlines()[0].endswith("::a%0Ab%0Dc%25 (must be a percentage with two decimals, such as 3.85)")
    assert said.splitlines()[1:] == ["::notice file=a.yaml,line=1,title=rates unchecked::not%0Achecked"]


def test_several_files_are_one_document() -> None:
    """JSON stays JSON; a file that cannot be read hides nothing of the others and ends with 2."""
    step, bomb, shifted = (str(HERE / f"{name}.yaml") for name in ("step", "alias-bomb", "benchmark-shifted"))
    document = json.loads(run("--format", "json").stdout)
    assert [(Path(file["file"]).name, file["rows"], file["errors"]) for file in document["files"]] == [
        ("lpr_rates.yaml", 86, 0),
        ("benchmark_rates.yaml", 43, 0),
    ]
    done = run(step, bomb, shifted, "no-such.yaml", "--format", "json", "--lang", "en")
    document = json.loads(done.stdout)
    assert done.returncode == 2
    found = {(Path(f["file"]).name, f["rule"], f["line"]) for f in document["findings"] if f["level"] == "error"}
    assert {
        ("alias-bomb.yaml", "yaml-anchor", 3),
        ("step.yaml", "step", 91),
        ("no-such.yaml", "file-unreadable", 1),
    } <= found
    assert ("benchmark-shifted.yaml", "history", 41) in found
    assert [error["code"] for error in json.loads(done.stderr)["errors"]] == ["yaml-anchor", "file-unreadable"]
    done = run(step, bomb, "--format", "github", "--lang", "en")
    assert f"::error file={bomb},line=3,col=4,title=rates yaml-anchor::" in done.stdout
    assert (done.returncode, done.stderr) == (2, "")
    done = run(bomb, step, "--lang", "en")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (2, f"{step}: 87 rows, 1 error, 1 warning")
    assert done.stderr.startswith(f"error: {bomb}:3:4: ")


def test_the_compiled_form_must_agree() -> None:
    """The file of the project and the form that a wheel carries are one table, to the letter;
    other files may differ.
    """
    text = read_data("lpr_rates.yaml")
    tables = (builtin_lpr(), builtin_benchmark())
    assert not check_rates(text, "lpr.yaml", TODAY, *tables, compiled=True).findings
    assert not check_rates(text.replace("\n", "\r\n"), "lpr.yaml", TODAY, *tables, compiled=True).findings
    more = text.replace("next_due: 2026-10-20", "next_due: 2026-11-20") + (
        "  - effective: 2026-10-20\n    one_year: 3.00\n    five_year_plus: 3.50\n    source: https://example.com/\n"
    )
    assert not check_rates(more, "lpr.yaml", TODAY, *tables).findings
    report = check_rates(more, "lpr.yaml", TODAY, *tables, compiled=True)
    assert [(f.level, f.rule, f.place) for f in report.findings] == [("error", "compiled", "lpr.yaml:1:1")]


def test_without_the_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the weekday alone, and what could not be checked is said; make-up days are not called wrong."""
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    report = check_rates(read_data("lpr_rates.yaml"), "lpr.yaml", TODAY, builtin_lpr(), builtin_benchmark())
    assert report.findings == ()
    said = [text.en for text in report.unchecked]
    assert said[:2] == [
        "2021-02-20 is a weekend: whether it was a make-up day is not checked",
        "2026-09-20 is a weekend: whether it was a make-up day is not checked",
    ]
    assert said[2].startswith("86 rows from 2019-08-20 to 2026-09-20 were not checked against the official calendar")
    invented = check(HERE / "invented-2020.yaml")
    assert ("publication-day", "2020-01-01") in {(finding.rule, finding.row) for finding in invented.findings}


def test_years_the_calendar_does_not_know() -> None:
    """Past the State Council's newest calendar the weekday alone is checked, and that is said."""
    text = read_data("lpr_rates.yaml").replace("next_due: 2026-10-20\n", "")
    for day in (
        "2026-10-20",
        "2026-11-20",
        "2026-12-21",
        *(f"{year}-{month:02d}-20" for year in range(2027, 2031) for month in range(1, 13)),
    ):
        text += (
            f"  - effective: {day}\n    one_year: 3.00\n    five_year_plus: 3.50\n    source: https://example.com/\n"
        )
    report = check_rates(text, "lpr.yaml", date(2030, 12, 25), builtin_lpr())
    assert not [finding for finding in report.findings if finding.row > "2028-12"]
    assert any(
        text.en.endswith("(install lpr-calc[calendar], or the year is beyond it): by the weekday alone")
        for text in report.unchecked
    )
    early = check_rates(text.replace("2030-06-20", "2030-06-19"), "lpr.yaml", date(2030, 12, 25), builtin_lpr())
    assert [(f.rule, f.row) for f in early.findings if f.row > "2028-12"] == [("publication-day", "2030-06-19")]


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


@pytest.mark.parametrize("day", ["2099-01-20", "2026-10-19", "2026-11-01"])
def test_no_stated_day_keeps_a_table_fresh(day: str) -> None:
    """A table with a next publication that cannot be is refused with `--rates`: it would never be called stale."""
    text = read_data("lpr_rates.yaml").replace("next_due: 2026-10-20", f"next_due: {day}")
    with pytest.raises(LprError, match=f"next_due is {day}") as caught:
        load_rates(text, "lpr.yaml")
    assert caught.value.problems[0].where == "lpr.yaml:14:11"
    late = read_data("lpr_rates.yaml").replace("next_due: 2026-10-20", "next_due: 2026-10-22")
    assert load_rates(late, "lpr.yaml").next_due == date(2026, 10, 22).toordinal()
    report = check_rates(text, "lpr.yaml", date(2026, 12, 1), builtin_lpr())
    assert report.stale
