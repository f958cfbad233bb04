"""What people type who do not know the commands yet: help in every spelling, near misses, bare commands."""

from __future__ import annotations

import json
import re
import sys
from unicodedata import east_asian_width

import pytest

import program
from lpr_calc.cli.group import COMMANDS
from paths import ROOT

WIDTHS = (60, 80, 100)
SUBCOMMANDS = ("list", "at", "check", "update", "add", "chart")


def width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def help_of(*args: str, columns: int = 80, lang: str = "zh") -> str:
    ran = program.run(*args, "--help", env={"COLUMNS": str(columns), "LANG": f"{lang}.UTF-8", "PATH": ""})
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_is_broken_and_common_options_come_last(lang: str) -> None:
    for command in (*((name,) for name in COMMANDS), *(("rates", name) for name in SUBCOMMANDS)):
        for columns in WIDTHS:
            text = help_of(*command, columns=columns, lang=lang)
            # A hyphen at the end of a line would be a word that was broken, such as sme-payment.
            assert not [line for line in text.splitlines() if re.search(r"[A-Za-z]-$", line)], (command, columns)
            own, _, common = text.partition("\n通用选项：\n" if lang == "zh" else "\nCommon options:\n")
            if common:
                assert "--force" not in own.split("\n选项：\n" if lang == "zh" else "\nOptions:\n")[-1], command


@pytest.mark.parametrize("columns", WIDTHS)
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
