"""Colour on a terminal, and the language of what is printed."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import caller
import pytest
from caller import ESCAPE, SIMPLE, Caller, environment, lpr

from lpr_calc.cli import language_of
from terminal import drawn_on

call = caller.call


def on_a_terminal(*args: str, **env: str) -> bytes:
    """Run a command with a terminal as its standard output and return what it drew."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lpr_calc", *args],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=subprocess.PIPE,
        env=environment(**{"TERM": "xterm-256color", "COLUMNS": "120", **env}),
    )
    os.close(child)
    drawn = drawn_on(parent)
    assert process.wait(timeout=100) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    return drawn


class TestColour:
    """Colour only on a terminal, and never against NO_COLOR, TERM=dumb or --no-color."""

    def test_a_terminal_gets_a_table_in_colour(self) -> None:
        drawn = on_a_terminal("claim", *SIMPLE)
        assert ESCAPE in drawn
        assert "31,858.77" in drawn.decode()

    @pytest.mark.broad
    @pytest.mark.parametrize(
        ("args", "env"),
        [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {}), (("--format", "text"), {})],
    )
    def test_no_colour(self, args: tuple[str, ...], env: dict[str, str]) -> None:
        drawn = on_a_terminal("claim", *SIMPLE, *args, **env)
        assert ESCAPE not in drawn
        assert "31,858.77" in drawn.decode()

    def test_no_escape_codes_in_a_pipe(self) -> None:
        for format_ in ("table", "text"):
            assert ESCAPE not in lpr("claim", *SIMPLE, "--format", format_).stdout

    def test_colour_forced_in_a_pipe(self) -> None:
        forced = environment(CLICOLOR_FORCE="1")
        assert ESCAPE in lpr("claim", *SIMPLE, "--format", "table", env=forced).stdout
        both = environment(CLICOLOR_FORCE="1", NO_COLOR="1")
        assert ESCAPE not in lpr("claim", *SIMPLE, "--format", "table", env=both).stdout

    def test_a_pipe_gets_text_and_a_terminal_a_table(self, call: Caller) -> None:
        assert call("claim", *SIMPLE).out == call("claim", *SIMPLE, "--format", "text").out

    def test_a_narrow_terminal_keeps_every_figure_of_a_line(self) -> None:
        drawn = on_a_terminal("claim", *SIMPLE, COLUMNS="80", NO_COLOR="1").decode()
        for figure in ("15,030.82", "968.22", "6,507.95", "9,060.00", "291.78", "31,858.77"):
            assert figure in drawn


class TestLanguage:
    """`--lang zh|en`, by default from the locale, else Chinese; documents are always Chinese."""

    @pytest.mark.parametrize(
        ("argv", "environ", "lang"),
        [
            ([], {}, "zh"),
            ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
            ([], {"LANG": "en_US.UTF-8"}, "en"),
            ([], {"LANG": "en"}, "en"),
            ([], {"LANG": "C.UTF-8"}, "zh"),
            ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
            ([], {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
            ([], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
            (["--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
            (["claim", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
            (["claim", "--", "--lang", "en"], {}, "zh"),
            (["claim", "--lang"], {}, "zh"),
        ],
    )
    def test_language_of(self, argv: list[str], environ: dict[str, str], lang: str) -> None:
        assert language_of(argv, environ) == lang

    @pytest.mark.parametrize(
        ("args", "env", "title"),
        [
            (("--lang", "en"), {}, "Principal and interest\n"),
            (("--lang", "zh"), {"LC_ALL": "en_US.UTF-8"}, "本金与利息计算\n"),
            ((), {"LC_ALL": "en_US.UTF-8"}, "Principal and interest\n"),
            ((), {"LANG": ""}, "本金与利息计算\n"),
        ],
    )
    def test_the_report_follows(self, args: tuple[str, ...], env: dict[str, str], title: str) -> None:
        text = lpr("claim", *SIMPLE, *args, env=environment(**env)).stdout.decode()
        assert text.startswith(title)
        assert "判令被告" in text

    def test_before_or_after_the_command(self, call: Caller) -> None:
        before, after = call("--lang", "en", "claim", *SIMPLE), call("claim", *SIMPLE, "--lang", "en")
        assert before.code == after.code == 0
        assert before.out == after.out
        assert before.out.startswith("Principal and interest\n")

    def test_figures_do_not_depend_on_it(self, call: Caller) -> None:
        """JSON keys and figures are the same; only sentences differ."""
        ran = call("claim", *SIMPLE, "--format", "json", "--lang", "zh")
        english = call.claim(*SIMPLE)
        for key in ("totals", "lines", "ledger", "conventions", "provisions", "rates"):
            assert ran.data[key] == english[key]
