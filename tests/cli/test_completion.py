"""Completion in the shells themselves: commands, words, files; nothing that a shell completes unasked is taken away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from paths import python_path
from typed import Session

SCRIPTS = str(Path(sys.executable).parent)
ENVIRONMENT = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": python_path()}

ASKED = (
    # words typed, the one being typed, what is offered
    (("lpr-calc", "cl"), ["claim"]),
    (("lpr-calc", "draft", "de"), ["demand"]),
    (("lpr-calc", "claim", "--count", ""), ["head", "both", "tail", "neither"]),
    (("lpr-calc", "claim", "--kind", "ba"), ["bank-loan"]),
    (("lpr-calc", "claim", "--format", "js"), ["json", "jsonl"]),
    (("lpr-calc", "rates", "ch"), ["chart", "check"]),
    (("lpr-calc", "batch", "list.csv", "--for", "c"), ["claim", "cap"]),
    (("lpr-calc", "batch", "list.csv", "--for", "claim,c"), ["claim,cap"]),
    (("lpr-calc", "compare", "--vary", "count,ba"), ["count,basis"]),
)
FILES = (
    ("lpr-calc", "claim", "ma"),
    ("lpr-calc", "claim", "-o", "ma"),
    ("lpr-calc", "claim", "--rates", "ma"),
    ("lpr-calc", "batch", "ma"),
    ("lpr-calc", "draft", "demand", "ma"),
    ("lpr-calc", "fee", "ma"),
    ("lpr-calc", "check", "ma"),
)


def answered(*words: str) -> list[str]:
    """What the program answers a shell."""
    env = {
        **ENVIRONMENT,
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_LPR_CALC_COMPLETE": "bash_complete",
    }
    ran = subprocess.run([f"{SCRIPTS}/lpr-calc"], env=env, capture_output=True, encoding="utf-8", check=True)
    return ran.stdout.split()


@pytest.mark.broad
@pytest.mark.parametrize(("words", "offered"), ASKED, ids=lambda value: " ".join(value))
def test_words_are_offered(words: tuple[str, ...], offered: list[str]) -> None:
    assert answered(*words) == [f"plain,{word}" for word in offered]


@pytest.mark.parametrize("words", FILES[:1] + FILES[3:4], ids=" ".join)
def test_files_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    assert answered(*words) == ["file,ma"]


@pytest.mark.large
@pytest.mark.parametrize("words", FILES, ids=" ".join)
def test_files_are_left_to_the_shell_everywhere(words: tuple[str, ...]) -> None:
    assert answered(*words) == ["file,ma"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_words_and_files(tmp_path: Path) -> None:
    script = """
        eval "$(_LPR_CALC_COMPLETE=bash_source lpr-calc)"
        complete -p lpr-calc
        COMP_WORDS=(lpr-calc draft de); COMP_CWORD=2; _lpr_calc_completion lpr-calc; echo "${COMPREPLY[@]}"
    """
    ran = subprocess.run(["bash", "-c", script], env=ENVIRONMENT, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert "_lpr_calc_completion lpr-calc" in ran.stdout.splitlines()[0], ran.stderr
    assert ran.stdout.splitlines()[1] == "demand"


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_completes_words_and_files(tmp_path: Path) -> None:
    (tmp_path / "matter.yaml").touch()
    script = """
        _LPR_CALC_COMPLETE=fish_source lpr-calc | source
        complete -C 'lpr-calc draft de'
        complete -C 'lpr-calc claim ma'
    """
    env = {**ENVIRONMENT, "HOME": str(tmp_path)}
    ran = subprocess.run(["fish", "-c", script], env=env, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert ran.stdout.split() == ["demand", "matter.yaml"], ran.stderr


@pytest.mark.broad
@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_takes_the_script(tmp_path: Path) -> None:
    script = (
        "autoload -Uz compinit && compinit -u -D;"
        ' eval "$(_LPR_CALC_COMPLETE=zsh_source lpr-calc)"; print ${_comps[lpr-calc]}'
    )
    env = {**ENVIRONMENT, "HOME": str(tmp_path)}
    ran = subprocess.run(["zsh", "-f", "-c", script], env=env, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert ran.stdout.strip() == "_lpr_calc_completion", ran.stderr


@pytest.mark.broad
@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_completes_words_and_files_at_its_prompt(tmp_path: Path) -> None:
    """A person at zsh types the beginning of a word, or of a file, and Tab."""
    (tmp_path / "matter.yaml").touch()
    setup = "autoload -Uz compinit && compinit -u -D; eval \"$(_LPR_CALC_COMPLETE=zsh_source lpr-calc)\"; PS1='at:'"
    env = {**ENVIRONMENT, "HOME": str(tmp_path), "PS1": "at:", "TERM": "dumb"}
    shell = Session("-f", "-i", cwd=tmp_path, env=env, command=("zsh",))
    shell.until(":")
    shell.send(f"{setup}\n")
    shell.until("at:")
    for begun, whole in (("lpr-calc draft enf", "enforcement"), ("lpr-calc claim mat", "matter.yaml")):
        shell.send(f"{begun}\t")
        shell.shows(whole)
        shell.send("\x15")  # the line is taken back
    shell.send("exit\n")
    shell.end()
