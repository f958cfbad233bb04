"""Every command that draws, at every width of a terminal, in both languages: no figure is lost unsaid or broken."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import program
from drawn import DRAWN, figures, prepare
from lpr_calc.cli import run
from lpr_calc.render.plain import width
from paths import ROOT
from sizes import later, thinned

TABLES = {name: words for name, words in DRAWN.items() if name != "rates chart"}
WHOLE = ("rates list", "rates at", "rmb")
"""They have no view that leaves out; papers have none either."""
TRIED = [
    pytest.param(
        name,
        marks=[pytest.mark.large]
        if name.startswith("draft") and name not in ("draft schedule", "draft payoff")
        else [],
    )
    for name in TABLES
]
NARROW, USUAL = (60,), (100,)
MORE = tuple(columns for columns in range(60, 201, 20) if columns not in (*NARROW, *USUAL))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    prepare(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize("widths", [NARROW, *later(pytest.mark.broad, USUAL), *later(pytest.mark.large, MORE)], ids=str)
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.large)])
def test_no_figure_is_lost_at_any_width(
    name: str,
    widths: tuple[int, ...],
    lang: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With --full every number of the text is drawn, whole; without it a column that is left out is named. A row of a
    table is never wider than the terminal, unless it is one line of name and value.
    """
    assert run([*TABLES[name], "--format", "text", "-q", "--lang", lang]) in (0, 1)
    whole = figures(capsys.readouterr().out)
    for columns in widths:
        monkeypatch.setenv("COLUMNS", str(columns))
        drawn = [*TABLES[name], "--format", "table", "--no-color", "-q", "--lang", lang]
        if name not in WHOLE and not name.startswith("draft"):
            assert run([*drawn, "--full"]) in (0, 1)
            lost = whole - figures(capsys.readouterr().out)
            assert not lost, (columns, lost)
        assert run(drawn) in (0, 1)
        shown = capsys.readouterr().out
        if whole - figures(shown):
            assert re.search(r"窄屏省略：|left out here: ", shown), (columns, whole - figures(shown))
        lines = shown.splitlines()
        ruled = [at for at, line in enumerate(lines) if re.fullmatch(r"-{10,}", line)]
        for at in ruled:
            assert width(lines[at]) <= columns
            assert width(lines[at - 1].rstrip()) <= columns


@pytest.mark.parametrize("name", thinned([name for name in TABLES if not name.startswith("draft")], 4, broad=1))
def test_a_gbk_terminal_shows_every_figure(name: str, folder: Path) -> None:
    """Where the terminal speaks GBK no figure is lost, nothing is a question mark, and no traceback is seen."""
    plain = program.run_bytes(*TABLES[name], "--format", "text", "-q", cwd=folder)
    gbk = program.run_bytes(
        *TABLES[name], "--format", "text", "-q", cwd=folder, env={**os.environ, "PYTHONIOENCODING": "gbk"}
    )
    assert gbk.returncode == plain.returncode
    said = gbk.stdout.decode("gbk")
    assert figures(said) == figures(plain.stdout.decode())
    assert "Traceback" not in gbk.stderr.decode("gbk", "replace")
    assert said.count("?") == plain.stdout.decode().count("?")


def test_the_lines_of_several_loans_are_a_table_at_80_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in the rate as well goes first, so that no figure falls under its label."""
    monkeypatch.setenv("COLUMNS", "80")
    loans = str(ROOT / "examples" / "couple-three-loans.yaml")
    assert run(["claim", loans, "--format", "table", "--no-color", "-q", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert len(re.findall(r"^ +\d+ 借条[一二三] (?:期内|逾期)利息 20\d\d-", shown, re.MULTILINE)) == 10
    assert "窄屏省略：利率标准、报价日、累计、算式（--full 或加宽）" in shown


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_paper_fits_the_terminal(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table of a paper is drawn where it has room, else row by row; paragraphs are as they are in a pipe."""
    monkeypatch.setenv("COLUMNS", columns)
    case = str(ROOT / "examples" / "wang-v-li.yaml")
    assert run(["draft", "schedule", case, "--format", "table", "--no-color", "-q"]) == 0
    drawn = capsys.readouterr().out
    assert run(["draft", "schedule", case, "--format", "text", "-q"]) == 0
    plain = capsys.readouterr().out
    assert figures(plain) <= figures(drawn)
    assert ("  计息基数  300,000.00\n" in drawn) == (columns == "80")
    # Running text of the paper is as long as it is: a terminal wraps it, and what is copied has no break in it.
    assert {line.strip() for line in plain.splitlines() if "。" in line} <= {
        line.strip() for line in drawn.splitlines()
    }
