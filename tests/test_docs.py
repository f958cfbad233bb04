"""The README tells the truth: its console blocks print what it shows, its Python runs, its commands have help."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from readme import BLOCK, README, ROOT, TABLE, ceiling_table, is_run, run

TEXT = README.read_text(encoding="utf-8")
BLOCKS = [(m["command"], m["output"]) for m in BLOCK.finditer(TEXT)]


@pytest.mark.parametrize(
    ("command", "output"), [b for b in BLOCKS if is_run(b[0])], ids=[b[0] for b in BLOCKS if is_run(b[0])]
)
def test_console_block(command: str, output: str) -> None:
    """Every block shows exactly what the command prints (`python tests/readme.py --write` renews them)."""
    assert run(command) == output


def test_first_command_is_the_seed_case() -> None:
    """The README's first command sets up and computes the seed case, in one line."""
    assert BLOCKS[0][0].endswith("lpr-calc claim examples/wang-v-li.yaml")
    assert BLOCKS[0][0].startswith("python3 -m venv .venv && ")


def test_ceiling_table_is_what_the_rules_give() -> None:
    """“Which ceiling when” is generated from the rules."""
    found = TABLE.search(TEXT)
    assert found is not None
    assert found[0] == found[1] + ceiling_table() + found[2]


def test_python_blocks_run() -> None:
    """The Python API in ten lines each: a claim, and the rates alone."""
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    printed = []
    for code in blocks:
        assert len(code.splitlines()) <= 10
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
        printed.append(done.stdout.splitlines())
    many, one, rates = printed
    assert many[0] == "31858.77 29.18 "
    assert many[1].startswith("  本金: 金额“abc”无法识别")
    assert one[0] == "2020-09-01 2021-12-19 475 300000 × 3.85% × 475 ÷ 365 15030.82"
    assert one[-1].startswith("31858.77")
    assert rates == [
        "3.70 4.60",
        "2020-09-01 2021-12-19 3.85 2020-08-20",
        "2021-12-20 2022-01-19 3.80 2021-12-20",
        "2022-01-20 2022-01-31 3.70 2022-01-20",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_with_an_example(lang: str) -> None:
    """`--help` of each command names an example; every option has a sentence."""
    import click

    from lpr_calc.cli.group import COMMANDS, build

    group = build(lang)
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        assert f"lpr-calc {name}" in (command.help or "")
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.help, (name, param.name)


def test_links_and_files_exist() -> None:
    """Every file the README links to is there."""
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        if "://" not in target:
            assert (ROOT / target).exists(), target
