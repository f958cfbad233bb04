"""The README and the pages tell the truth: console blocks print what they show, links lead somewhere,
the Python runs.
"""

from __future__ import annotations

import datetime
import doctest
import re
import subprocess
import sys
import urllib.parse
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path

import click
import pytest

from lpr_calc.base.errors import Refused
from lpr_calc.casefile import keys
from lpr_calc.casefile.meanings import DEFAULTS, MEANINGS, REQUIRED, SECTIONS
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.readers import Reader
from lpr_calc.cli.commands import COMMANDS
from lpr_calc.cli.group import build
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.date import parse_date
from lpr_calc.values.rate_text import parse_rate
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import Node
from readme import BLOCK, GENERATED, LINKED, MADE, PAGES, README, ROOT, is_run, language, run

TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
BLOCKS = [
    (page, m["command"], m["output"])
    for page, text in TEXTS.items()
    for m in BLOCK.finditer(text)
    if is_run(m["command"])
]
SETUP = [m["command"] for m in BLOCK.finditer(TEXTS["README.md"]) if not is_run(m["command"])]


@pytest.mark.parametrize(("page", "command", "output"), BLOCKS, ids=[f"{b[0]} {b[1]}" for b in BLOCKS])
def test_console_block(page: str, command: str, output: str) -> None:
    """Every block shows exactly what the command prints (`python tests/readme.py --write` renews them)."""
    assert run(command) == output


def test_setup_commands() -> None:
    """The README's first command sets up and computes the seed case, with what `-o x.docx` needs;
    the second runs the tests.
    """
    first, second = SETUP
    assert first == (
        "python3 -m venv .venv && .venv/bin/pip install -q '.[all]' && .venv/bin/lpr-calc claim examples/wang-v-li.yaml"
    )
    assert second.startswith("python3 -m venv .venv && ")
    assert second.endswith("-r tests/requirements.txt && .venv/bin/pytest -n auto")
    assert f"<!-- test command -->\n```console\n$ {second}\n```" in TEXTS["README.md"]


def test_the_readme_can_be_read_in_one_sitting() -> None:
    """What is longer belongs on a page of docs/."""
    assert len(TEXTS["README.md"].splitlines()) <= 250


MADE_TEXTS = [(page, m["name"], m["text"]) for page, text in TEXTS.items() for m in MADE.finditer(text)]


LONG = ("explained",)
"""Made by searches that take seconds of processor time."""


@pytest.mark.parametrize(
    ("page", "name", "text"),
    [pytest.param(*made, marks=pytest.mark.large if made[1] in LONG else ()) for made in MADE_TEXTS],
    ids=[f"{page} {name}" for page, name, _ in MADE_TEXTS],
)
def test_generated_text_is_current(page: str, name: str, text: str) -> None:
    """Ceilings come from the rules, keys from the key table,
    help from the commands (`python tests/readme.py --write`).
    """
    assert text == GENERATED[name](language(ROOT / page))


def test_everything_that_can_be_generated_stands_somewhere() -> None:
    """A marker that was mistyped would be a table that nobody renews."""
    assert {name for _, name, _ in MADE_TEXTS} == set(GENERATED)
    assert sum(text.count(": generated -->") for text in TEXTS.values()) == len(MADE_TEXTS)


def key_tables() -> dict[str, keys.Section]:
    """Return every table of keys there is, by name."""
    return {name: value for name, value in vars(keys).items() if name.isupper() and isinstance(value, dict)}


def test_every_key_is_on_the_page() -> None:
    """Every key of a case file has a meaning in both languages, and none has one that is not a key."""
    tables = key_tables()
    assert set(SECTIONS) == set(MEANINGS) == set(tables)
    for name, section in tables.items():
        assert set(MEANINGS[name]) == set(section), name
        assert all(zh and en for zh, en in MEANINGS[name].values()), name
    stated = {f"{name}.{key}" for name, section in tables.items() for key in section}
    assert set(DEFAULTS) <= stated
    assert {f"{name}.{key}" for name, required in REQUIRED.items() for key in required} <= stated


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("PORTION", "principal"),
        ("INSTALMENT", "due"),
        ("ROLLOVER", "rollovers"),
        ("PAYMENT", "payments"),
        ("COST", "costs"),
        ("DEMAND", "demands"),
        ("SUSPENDED", "suspended"),
        ("BANKRUPTCY", "bankruptcy"),
        ("EVIDENCE", "evidence"),
    ],
)
def test_required_keys_are_those_the_reader_asks_for(section: str, key: str) -> None:
    """An empty item is refused for exactly the keys that the page calls required."""
    reader = Reader(datetime.date(2026, 1, 1))
    reader.read(key, Node([Node({}, "", "")], "", ""))
    asked = {problem.message.en.split()[0] for problem in reader.problems if problem.code == "key-missing"}
    assert asked == set(REQUIRED[section])


YAML = [
    (page, block)
    for page, text in TEXTS.items()
    for block in re.findall(r"```yaml\n(.*?)```", text, re.S)
    if not block.startswith("# .")
]


@pytest.mark.parametrize(("page", "block"), YAML, ids=[page for page, _ in YAML])
def test_examples_of_case_files_can_be_read(page: str, block: str) -> None:
    """What a page shows of a case file is read without a problem."""
    today = datetime.date(2026, 1, 1)
    parse_case(load_yaml(block, page), today, loans_needed=False, principal_needed=False)


WRITTEN = {
    "docs/claim.md": ("金额", "日期", "利率", "LPR、基准"),
    "docs/en/claim.md": ("amounts", "dates", "rates", "LPR, benchmark"),
}


@pytest.mark.parametrize("page", WRITTEN)
def test_values_are_read_and_refused_as_the_pages_say(page: str) -> None:
    """Every way of writing an amount, a day or a rate that a page shows is read, or refused, as it says."""
    amount, day, rate, quoted = WRITTEN[page]

    def parse(row: str, text: str) -> object:
        if row == amount:
            return parse_amount(text)
        return parse_date(text, datetime.date(2026, 1, 1)) if row == day else parse_rate(text)

    for row in (amount, day, rate, quoted):
        found = re.search(rf"^\| {row} \| (.+?) \| (.*?) ?\|$", TEXTS[page], re.M)
        assert found, row
        right, wrong = (re.findall(r"`([^`]+)`", cell) for cell in found.groups())
        assert right
        for text in right:
            parse(row, text)
        for text in wrong:
            with pytest.raises(Refused):
                parse(row, text)


def test_commands_and_options_in_the_text_exist() -> None:
    """Every command line in running text, tables and shell blocks has a command and options that there are."""
    group = build("zh")
    ctx = click.Context(group)
    found = 0
    for page, text in TEXTS.items():
        for line in re.findall(r"(?:`|^)lpr-calc ([^`\n]+)", text, re.M):
            words = line.split()
            command = group.get_command(ctx, words[0])
            if command is None:
                assert words[0].startswith("-"), (page, line)
                continue
            if isinstance(command, click.Group) and len(words) > 1 and not words[1].startswith("-"):
                command = command.commands[words[1]]
            known = {option for param in command.params for option in param.opts}
            stated = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert stated <= known, (page, line, stated - known)
            found += 1
    assert found > 40


PYTHON = re.findall(r"```python\n(.*?)```", TEXTS["docs/python.md"], re.S)


def test_python_blocks_run() -> None:
    """A claim, an error, many claims, and the rates alone, in ten lines each."""
    printed = []
    for code in PYTHON:
        assert len(code.splitlines()) <= 10
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
        printed.append(done.stdout.splitlines())
    one, wrong, many, rates = printed
    assert one[0] == "2020-09-01 2021-12-19 475 300000 × 3.85% × 475 ÷ 365 15030.82"
    assert one[-1].startswith("31858.77")
    assert len(wrong) == 2
    assert many[0] == "31858.77 29.18 "
    assert many[1].startswith("  本金: 金额“abc”无法识别")
    assert rates == [
        "3.70 4.60",
        "2020-09-01 2021-12-19 3.85 2020-08-20",
        "2021-12-20 2022-01-19 3.80 2021-12-20",
        "2022-01-20 2022-01-31 3.70 2022-01-20",
    ]


SOURCES = ROOT / "src" / "lpr_calc"
WITH_EXAMPLES = sorted(
    path.relative_to(SOURCES.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for path in SOURCES.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_in_docstrings(name: str) -> None:
    """The examples in docstrings print what they say."""
    result = doctest.testmod(import_module(name))
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_with_an_example(lang: str) -> None:
    """`--help` of each command names an example; every option has a sentence."""
    group = build(lang)
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        assert f"lpr-calc {name}" in (command.help or "")
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.help, (name, param.name)


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    found: Counter[str] = Counter()
    named = []
    for heading in re.findall(r"^#+ +(.+?) *$", text, re.M):
        plain = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        named.append(f"{plain}-{found[plain]}" if found[plain] else plain)
        found[plain] += 1
    return frozenset(named)


@pytest.mark.parametrize("page", LINKED, ids=[page.relative_to(ROOT).as_posix() for page in LINKED])
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link is a file that is there, and every anchor a heading of it."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, anchor = urllib.parse.unquote(target).partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(there), target


def test_every_page_is_found_from_the_readme() -> None:
    """No page that nothing leads to."""
    seen: set[Path] = set()
    todo = [README]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        for target in re.findall(r"\]\(([^)\s#]+\.md)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                todo.append((page.parent / target).resolve())
    assert set(LINKED) <= seen


ARCHITECTURE = TEXTS["docs/architecture.md"]
NAMED = re.findall(r"`([a-z_.]+/[\w/]*\w\.(?:py|yaml))(?:: (\w+))?`", ARCHITECTURE)


def test_the_map_names_what_is_there() -> None:
    """Every file on the map of the code exists, and defines the name that the map says it does."""
    assert len(NAMED) > 100
    for file, name in NAMED:
        path = next((base / file for base in (SOURCES, ROOT) if (base / file).exists()), None)
        assert path is not None, file
        if name:
            defined = re.compile(rf"^(?: *def {name}\(|class {name}\b|{name}\b[^=\n]*=)", re.M)
            assert defined.search(path.read_text(encoding="utf-8")), (file, name)


def test_the_map_has_every_package() -> None:
    """No package that the map forgets, none that is gone (their order is held by the test of imports)."""
    listed = re.findall(r"^\| `([a-z]+)/` \|", ARCHITECTURE, re.M)
    assert sorted(listed) == sorted(path.parent.name for path in SOURCES.glob("*/__init__.py"))
