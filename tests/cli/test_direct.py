"""A command line read without Click is what Click makes of it, or it is left to Click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lpr_calc.base.errors import LprError
from lpr_calc.cli import run
from lpr_calc.cli.commands import COMMANDS, declared_of
from lpr_calc.cli.declared import Declared, Parameter
from lpr_calc.cli.direct import DASHES, read
from lpr_calc.cli.group import build

NAMES = [name for name in COMMANDS if name != "rates"] + [
    f"rates {name}" for name in ("list", "at", "check", "update", "add", "chart")
]
WORDS = ("300000", "30万", "2022-05-31", "李某", "", "-", "--", "a=b", "x.csv", "-5", "—300", "－1", "1", "65", "json")


def declared(name: str) -> Declared:
    """Return what a command declares."""
    found, _ = declared_of(name.split())
    assert found is not None
    return found


def by_click(words: list[str]) -> dict[str, Any] | None:
    """Return the parameters that Click reads; None where it refuses the words, or answers with a help."""
    command: click.Command = build("zh")
    context = click.Context(command, info_name="lpr-calc")
    try:
        while isinstance(command, click.Group):
            name, found, words = command.resolve_command(context, words)
            assert found is not None
            command, context = found, found.make_context(name, list(words), parent=context)
            words = [*context._protected_args, *context.args]  # noqa: SLF001 -- what is left for a command of a group
    except (click.ClickException, click.exceptions.Exit, LprError):
        return None
    return context.params


def values_of(param: Parameter) -> st.SearchStrategy[str]:
    """Words that a parameter may have, and some that it may not."""
    own = [*param.choices, *(param.words.meanings if param.words else ()), *(param.words.names if param.words else ())]
    return st.sampled_from([*own, *WORDS]) if own else st.sampled_from(WORDS)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command line, mostly right."""
    name = draw(st.sampled_from(NAMES))
    params = declared(name).params
    words = name.split()
    for param in draw(st.lists(st.sampled_from(params), max_size=6)):
        value = draw(values_of(param))
        if not param.is_option:
            words.append(value)
            continue
        spelling = draw(st.sampled_from(param.opts))
        if param.takes == "flag":
            words += draw(st.sampled_from([[spelling], [spelling], [f"{spelling}=1"]]))
        else:
            words += draw(st.sampled_from([[spelling, value], [f"{spelling}={value}"], [spelling], [spelling + value]]))
    if draw(st.booleans()):
        words.append(draw(st.sampled_from([*WORDS, "--help", "-h", "--nothing", "-z", "--version", "--princip", "1"])))
    return words


@given(lines())
def test_what_is_read_is_what_click_reads(words: list[str]) -> None:
    """Every command, every option, in all spellings: the same parameters, or nothing."""
    found = read(words)
    assume(found is not None)
    assert found is not None
    assert found[1] == by_click(words), words


@given(lines())
def test_what_click_refuses_is_not_read(words: list[str]) -> None:
    """An unknown option, a missing or impossible value, a word too many, a help: Click answers."""
    if by_click(words) is None:
        assert read(words) is None, words


@pytest.mark.parametrize("name", NAMES)
def test_a_right_line_of_every_command_is_read(name: str) -> None:
    """With each option once, in its plain spelling, nothing is left to Click."""
    words = name.split()
    for param in declared(name).params:
        value = next(iter(param.words.meanings)) if param.words else param.choices[0] if param.choices else "64"
        if param.is_option:
            words += [param.opts[-1]] if param.takes == "flag" else [param.opts[-1], value]
        else:
            words.append(value)
    found = read(words)
    assert found is not None
    assert found[1] == by_click(words)


REASONS = (
    [],
    ["--help"],
    ["--lang", "en", "claim"],
    ["help", "claim"],
    ["claim", "-h"],
    ["claim", "--", "a.yaml"],
    ["claim", "--due"],
    ["claim", "--due", "--until"],
    ["claim", "--due", "－1"],
    ["claim", "a.yaml", "b.yaml"],
    ["claim", "-oa.html"],
    ["claim", "-qo", "a.html"],
    ["claim", "--princip", "1"],
    ["claim", "--quiet=1"],
    ["claim", "--format", "JSON"],
    ["rates"],
    ["rates", "nothing"],
    ["rates", "--lang", "en", "list"],
    ["fee", "-5"],
    ["fee"],
    ["fee", ""],
    ["batch"],
    ["batch", "-o", "out.csv"],
    *(
        ["batch", "a.csv", "--workers", stated]
        for stated in ("0", "65", "", "-1", "2.0", " 2", "２", "²", "1_0", "9" * 5000)
    ),
    ["draft", "nothing"],
    ["draft"],
    ["rates", "add", "2026-10-20", "3.00", "3.50"],
    *(["claim", f"{dash}{dash}due", "2022-05-31"] for dash in DASHES),
    *(["claim", "a.yaml", f"{dash}5"] for dash in DASHES),
)


def test_whatever_is_not_simply_right_is_left_to_click() -> None:
    """One line for each reason."""
    assert [words for words in REASONS if read(words) is not None] == []


RIGHT = (
    ["claim", "-", "-o", "-"],
    ["claim", "--pay", "2022-01-15=1", "a.yaml", "--pay=2022-01-16=2", "--pay", ""],
    ["claim", "--due=-1", "-q", "-q", "--format=json", "--format", "md"],
    ["claim", "--principal", "\udcff", "\udcff.yaml"],
    ["claim", "", "--lang", "en", "-o", ""],
    *(["batch", "a.csv", "b.csv", "--workers", stated] for stated in ("1", "64", "007", "000000001")),
    ["batch", "--template", "a.xlsx"],
    ["draft", "催告函"],
    ["draft", "答辩状", "a.yaml"],
    ["rates", "at", "2022-01-01", "--series=lpr"],
    ["rates", "check"],
    ["rates", "check", "a.yaml", "", "b.yaml"],
)


def test_what_is_simply_right_is_read_as_click_reads_it() -> None:
    """A value that comes back, one that begins with a hyphen, a word by another name, the ends of a range."""
    for words in RIGHT:
        found = read(words)
        assert found is not None, words
        assert found[1] == by_click(words), words


def test_a_batch_without_input_is_refused_before_anything_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No example is named that is read for nothing, and nobody is asked whether to replace a file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out.csv").write_text("mine")
    assert run(["batch", "-o", "out.csv", "--map", "examples/batch.csv", "--lang", "en"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("error: INPUT: this is missing")
    assert said[1:] == ["see lpr-calc batch --help"]


def test_while_a_shell_completes_click_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are then not those of a command line."""
    monkeypatch.setenv("_LPR_CALC_COMPLETE", "bash_complete")
    assert read(["claim", "--due", "2022-05-31"]) is None


@pytest.mark.parametrize("line", ["claim --principal 300000 --due 2022-05-31 --until 2023-06-30", "fee 300000"])
def test_click_is_not_loaded_where_nothing_needs_it(line: str) -> None:
    """That is what reading without it is for; nor is ``typing`` (`base.checking`)."""
    code = (
        f"import sys; from lpr_calc.cli import run\nassert run({line.split()!r}) == 0\nsys.exit('click' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
