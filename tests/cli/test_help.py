"""What people type who do not know the commands yet: help in every spelling, near misses, bare commands."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unicodedata import east_asian_width

import click
import pytest

import program
from lpr_calc.cli import run
from lpr_calc.cli.commands import COMMANDS
from lpr_calc.cli.group import build
from paths import ROOT
from sizes import default_or_broad, thinned

WIDTHS = (60, 80, 100)
SUBCOMMANDS = ("list", "at", "check", "update", "add", "chart")


def width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def help_of(*args: str, columns: int = 80, lang: str = "zh") -> str:
    ran = program.run(*args, "--help", env={"COLUMNS": str(columns), "LANG": f"{lang}.UTF-8", "PATH": ""})
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@default_or_broad(len(WIDTHS), 1)
def test_no_word_is_broken_and_common_options_come_last(lang: str, size: int) -> None:
    for command in (*((name,) for name in COMMANDS), *(("rates", name) for name in SUBCOMMANDS)):
        for columns in WIDTHS[::size]:
            text = help_of(*command, columns=columns, lang=lang)
            # A hyphen at the end of a line would be a word that was broken, such as sme-payment.
            assert not [line for line in text.splitlines() if re.search(r"[A-Za-z]-$", line)], (command, columns)
            own, _, common = text.partition("\n通用选项：\n" if lang == "zh" else "\nCommon options:\n")
            if common:
                assert "--force" not in own.split("\n选项：\n" if lang == "zh" else "\nOptions:\n")[-1], command


@pytest.mark.parametrize("columns", thinned(WIDTHS, len(WIDTHS), broad=1))
def test_sentences_fit_the_terminal(columns: int) -> None:
    """Only examples, and words that cannot be broken, go past the edge."""
    for name in COMMANDS:
        for line in help_of(name, columns=columns).splitlines():
            example = "lpr-calc" in line or line.startswith("      --")
            if width(line) > columns and not example:
                assert len(line.split()) <= 3, (name, line)


@pytest.mark.parametrize("command", [*((name,) for name in COMMANDS), ("rates", "at"), ()])
def test_help_is_a_command_too(command: tuple[str, ...]) -> None:
    assert program.run("help", *command).stdout == program.run(*command, "--help").stdout


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("claim", "--json"), "是 --format json 吗？"),
        (("claim", "--csv"), "是 --format csv 吗？"),
        (("claim", "--pricipal", "1"), "是 --principal 吗？"),
        (("claim", "--principal", "1", "--due", "2024-01-01", "-o", "x.pdf"), "用 -o 写成 .html，在浏览器里打印为 PDF"),
        (("claim", "--format", "pdf"), "用 -o 写成 .html，在浏览器里打印为 PDF"),
        (("draft", "demand", "x.yaml", "-o", "x.pdf"), "用 -o 写成 .html，在浏览器里打印为 PDF"),
        (("rates", "check", "-o", "x.pdf"), "用 -o 写成 .html，在浏览器里打印为 PDF"),
        (("claim", "--format", "jsn"), "是 json 吗？可用：table、"),
        (("rates", "show"), "是 at（某一天）还是 list（全部）？"),
        (("rates", "lst"), "是 list 吗？"),
        (("rates", "frobnicate"), "可用：add、at、chart、check、list、update"),
        (("draft", "demnd", "x.yaml"), "是 demand 吗？可用：reminder（友好提醒）、"),
        (("draft",), "KIND: 缺少这一项（可用：reminder（友好提醒）、"),
        (("draft", "催告", "x.yaml"), "是 demand 吗？可用：reminder（友好提醒）、"),
        (("draft", "民事起诉状书", "x.yaml"), "是 complaint 吗？可用：reminder（友好提醒）、"),
        (
            ("batch",),
            "INPUT: 缺少这一项（表格 .csv、.tsv、.jsonl、.xlsx、.xls、.ods，或许多案件文件 .yaml、.json；例：",
        ),
        (("rmb",), "AMOUNT: 缺少这一项（小写或大写的金额；例：lpr-calc rmb "),
        (("fee",), "AMOUNT: 缺少这一项（金额（30万、300000）或案件文件；例：lpr-calc fee "),
        (("check",), "CASE: 缺少这一项（案件文件 .yaml、.json；例：lpr-calc check "),
        (("audit",), "RESULT: 缺少这一项（claim、judgment 的结果 .json、.html、.xlsx；例：lpr-calc audit "),
        (("distribution",), "错误：SUM: 缺少这一项（要分配的金额，再写各案件文件；例：lpr-calc distribution "),
    ],
)
def test_near_misses_are_answered(args: tuple[str, ...], hint: str) -> None:
    ran = program.run(*args, env={"LANG": "zh_CN.UTF-8", "PATH": ""})
    assert (ran.returncode, ran.stdout) == (2, "")
    assert hint in ran.stderr


def test_nothing_far_fetched_is_suggested() -> None:
    for args in (("claim", "--frobnicate"), ("claim", "--jsom"), ("judgment", "--xyz")):
        assert "吗？" not in program.run(*args, env={"LANG": "zh_CN.UTF-8", "PATH": ""}).stderr


@pytest.mark.parametrize(
    ("name", "kind"), [("催告函", "demand"), ("律师函", "demand"), ("诉讼请求", "claims"), ("清单", "schedule")]
)
def test_papers_by_their_chinese_names(name: str, kind: str) -> None:
    case = str(ROOT / "examples" / "wang-v-li.yaml")
    until = ("--until", "2024-05-31" if kind == "demand" else "2024-07-31")
    assert program.run("draft", name, case, *until).stdout == program.run("draft", kind, case, *until).stdout != ""


@pytest.mark.parametrize("args", [("--version", "--format", "json"), ("--format=json", "--version")])
def test_the_version_for_programs(args: tuple[str, ...]) -> None:
    told = json.loads(program.run(*args).stdout)
    assert told["schema"] == "lpr-calc/version/1"
    assert told["version"] == program.run("--version").stdout.split()[1]
    assert told["python"].split()[1] == ".".join(map(str, sys.version_info[:3]))
    assert set(told["extras"]) == {"office", "calendar", "mcp"}
    listed = json.loads(program.run("claim", "--principal", "1", "--from", "2024-01-01", "--format", "json").stdout)
    assert told["rates"]["known_through"] == listed["rates"]["known_through"]
    assert told["rates"]["sha256"] == listed["rates"]["sha256"]


def examples(lang: str) -> Iterator[tuple[str, list[str]]]:
    """Every example of the help of every command: its command, and its words up to where a shell takes over."""
    group = build(lang)
    found: dict[str, click.Command] = {"": group}
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            context = click.Context(command)
            inner = {each: command.get_command(context, each) for each in command.list_commands(context)}
            found |= {f"{name} {each}": one for each, one in inner.items() if one is not None}
    for name, command in found.items():
        for line in re.sub(r" \\\n +", " ", command.help or "").splitlines():
            if line.strip().startswith("lpr-calc "):
                yield name, line.partition(" > ")[0].split()[1:]


OWN_FILES = ("mcp", "rates add", "rates update")
"""Commands whose examples speak of files of the user, or of the publisher, alone."""
WRITES = ("-o", "--errors", "--lines", "--ics")


@pytest.mark.broad
@default_or_broad(4, 1)
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.large)])
def test_examples_work_from_an_empty_folder(
    lang: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has nothing but the program can type the examples: those that ship with it are found from anywhere; by
    default every fourth is typed.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LPR_CALC_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    tried, typed = set(), 0
    for name, words in examples(lang):
        files = [
            word
            for before, word in pairwise(["", *words])
            if re.search(r"\.(csv|xlsx|yaml|txt|docx|json)$", word) and before not in (*WRITES, "new")
        ]
        if name in OWN_FILES or "update" in words or not all(file.startswith("examples/") for file in files):
            continue
        if words[0] == "read" and not files:
            continue
        tried.add(name)
        if (typed := typed + 1) % size:
            continue
        for left in filter(Path.is_file, list(tmp_path.iterdir())):
            left.unlink()
        code = run(words if "--lang" in words else [*words, "--lang", lang])
        err = capsys.readouterr().err
        assert code in (0, 1), (words, err)
        assert bool(files) == ("examples/" in err), (words, err)
    assert {each for each, _ in examples(lang)} - tried == set(OWN_FILES)


def test_a_file_of_the_user_goes_before_an_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An example is taken only where there is no such file, and never written over."""
    monkeypatch.chdir(tmp_path)
    Path("examples").mkdir()
    Path("examples/wang-v-li.yaml").write_text("principal: 100\ndue: 2024-01-01\nuntil: 2024-01-02\n", encoding="utf-8")
    assert run(["claim", "examples/wang-v-li.yaml", "--only", "total"]) == 0
    out, err = capsys.readouterr()
    assert (out, "随程序" in err) == ("100.00\n", False)
    before = (ROOT / "examples/batch.csv").read_bytes()
    assert run(["batch", "examples/batch.csv", "-o", "examples/batch.csv", "--force", "--lang", "zh"]) == 1
    assert (ROOT / "examples/batch.csv").read_bytes() == before
    assert Path("examples/batch.csv").exists()
