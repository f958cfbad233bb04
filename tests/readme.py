"""Run the console blocks of the README and of every page in docs/, and put what they print below them.

``python tests/readme.py --write`` renews all pages: console blocks, and the tables between ``<!-- name: generated -->``
and ``<!-- /name -->`` that `GENERATED` makes. ``tests/test_docs.py`` holds the pages to it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "frozen"))
import click

import frozen_rates  # noqa: E402, F401 -- what the docs print is computed with the tests' rates
import program
from lpr_calc import cli
from lpr_calc.base.dates import iso
from lpr_calc.base.text import Text
from lpr_calc.cli.group import build
from lpr_calc.compute.cap import ceilings, year_value
from lpr_calc.law.provision import provision
from lpr_calc.rates.series import Rates
from lpr_calc.values.rate import percent_plain
from paths import python_path

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tools"))
from case_file_page import tables  # noqa: E402

README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").rglob("*.md")))
"""Every page whose console blocks are run."""

LINKED = (*PAGES, ROOT / "benchmarks" / "README.md", ROOT / "CHANGELOG.md")
"""Every page whose links must lead somewhere."""

BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.S)
MADE = re.compile(r"<!-- (?P<name>[a-z-]+): generated -->\n(?P<text>.*?)<!-- /(?P=name) -->", re.S)


def is_run(command: str) -> bool:
    """Say whether a block is run by the tests: commands of the program are;
    those that set it up are run by CI instead.
    """
    return command.startswith(("lpr-calc ", "printf "))


def run(command: str) -> str:
    """Run a command line of a page in the checkout and return what a terminal without colour would show."""
    scripts = str(Path(sys.executable).parent)
    environment = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX", ""),
        "LPR_CALC_DATA": os.devnull,
        "HOME": os.environ.get("HOME", "/"),
        "PYTHONPATH": python_path(),
    }
    if command.startswith("lpr-calc ") and not set(command) & set("|<>;&$`*?~(){}\\"):
        # Nothing for a shell to do.
        here = program.run(*shlex.split(command)[1:], cwd=ROOT, env=environment)
        return here.stdout + here.stderr
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return (done.stdout + done.stderr).replace("\r\n", "\n")


SITUATIONS = (
    # formed, filed and accepted, asks for the earlier rule, until
    ("2014-03-01", "2015-06-01", "yes", "2015-12-31"),
    ("2014-03-01", "2018-06-01", "yes", "2018-12-31"),
    ("2018-03-01", "2019-06-03", "yes", "2021-12-31"),
    ("2018-03-01", "2021-03-01", "yes", "2021-12-31"),
    ("2018-03-01", "2021-03-01", "no", "2021-12-31"),
    ("2019-12-02", "2021-03-01", "yes", "2021-12-31"),
    ("2019-12-02", "2021-03-01", "no", "2021-12-31"),
    ("2021-06-01", "2024-06-03", "yes", "2025-12-31"),
)
HEADS = {
    "zh": ("合同成立", "起诉、受理", "主张旧规定", "计息日", "上限", "条文"),
    "en": ("formed", "filed, accepted", "earlier rule asked for", "days", "ceiling", "provisions"),
}


def ceiling_table(lang: str) -> str:
    """Return the table “which ceiling when”, computed by the rules themselves."""
    lines = [f"| {' | '.join(HEADS[lang])} |", "|---|---|---|---|---:|---|"]
    yes, no = ("是", "否") if lang == "zh" else ("yes", "no")
    for signed, filed, request, until in SITUATIONS:
        facts = {"signed": signed, "filed": filed, "old_rule": request, "on": until}
        for number, span in enumerate(ceilings(facts, date(2026, 11, 23), Rates()).spans):
            head = (signed, filed, yes if request == "yes" else no) if not number else ("", "", "")
            cited = "；".join(f"{provision(key).short}{provision(key).article}" for key in span.rate.provisions)
            days = f"{iso(span.start)} ～ {iso(span.end - 1)}"
            lines.append(f"| {' | '.join((*head, days, percent_plain(year_value(span)), cited))} |")
    return "\n".join(lines) + "\n"


CLAIM = ("--principal", "30万", "--from", "2020-09-01", "--until", "2023-06-30")
JUDGMENT = ("--judgment", "--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28")
FIGURES = (
    # what other calculators gave, and of what
    *(
        (figure, Text("", ""), CLAIM)
        for figure in ("31858.77", "31887.95", "32301.24", "32301.25", "32330.83", "32011.23")
    ),
    *((figure, Text("", ""), CLAIM) for figure in ("31757.26", "31885.89", "31735.48", "30808.36", "127435.07")),
    (
        "120330.41",
        Text("约定四倍 LPR", "four times the LPR agreed"),
        (*CLAIM, "--overdue-rate", "4xLPR", "--cap", "none"),
    ),
    ("44086.03", Text("加倍部分", "the doubled part"), JUDGMENT),
)


def explained(lang: str) -> str:
    """Return the table of figures of other calculators with the first explanation that ``verify`` gives of each."""
    lines = ["| 数字 | 解释 |" if lang == "zh" else "| figure | explanation |", "|---:|---|"]
    for figure, of, options in FIGURES:
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            cli.run(["verify", *options, "--figure", figure, "--lang", lang])
        first = re.search(r"^(?:  1\. |- )(.+)$", shown.getvalue(), re.M)
        whole, _, fen = figure.partition(".")
        name = f"{int(whole):,}.{fen}" + Text(f"（{of.zh}）", f" ({of.en})").say(lang) * bool(of.zh)
        lines.append(f"| {name} | {first[1] if first else ''} |")
    return "\n".join(lines) + "\n"


def help_pages(lang: str) -> str:
    """Return the help of every command, as a terminal of 100 columns shows it."""
    group = build(lang)
    names = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        below = list(command.commands) if isinstance(command, click.Group) else []
        names += [name, *(f"{name} {sub}" for sub in below)]
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "102"
    text = []
    try:
        for name in names:
            shown = io.StringIO()
            with contextlib.redirect_stdout(shown):
                cli.run(["--lang", lang, *name.split(), "--help"])
            text.append(f"### {name}\n\n```text\n{shown.getvalue().strip()}\n```\n")
    finally:
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before
    return "\n".join(text)


GENERATED: dict[str, Callable[[str], str]] = {
    "ceilings": ceiling_table,
    "explained": explained,
    "keys": tables,
    "help": help_pages,
}
"""What makes the text between ``<!-- name: generated -->`` and ``<!-- /name -->``, by language."""


def language(page: Path) -> str:
    """Return the language of a page: English in docs/en, else Chinese."""
    return "en" if page.parent.name == "en" else "zh"


def rendered(text: str, lang: str) -> str:
    """Return a page with every block's output and every generated table as they are now."""

    def fill(match: re.Match[str]) -> str:
        command = match["command"]
        output = run(command) if is_run(command) else match["output"]
        return f"```console\n$ {command}\n{output}```"

    def make(match: re.Match[str]) -> str:
        name = match["name"]
        return f"<!-- {name}: generated -->\n{GENERATED[name](lang)}<!-- /{name} -->"

    return MADE.sub(make, BLOCK.sub(fill, text))


if __name__ == "__main__" and "--write" in sys.argv:
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        after = rendered(before, language(page))
        if after != before:
            page.write_text(after, encoding="utf-8")
