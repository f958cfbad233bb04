"""Whatever is wrong is said of the option, or the key, that is wrong, and of nothing the user has not got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click
import pytest

import lpr_calc
from case_files import TODAY, matters
from lpr_calc.base.errors import LprError
from lpr_calc.base.text import Text
from lpr_calc.casefile import keys
from lpr_calc.casefile.as_keys import as_keys, text_with_keys
from lpr_calc.casefile.messages import MESSAGES as OF_CASES
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import run
from lpr_calc.cli.command import Command
from lpr_calc.cli.commands import COMMANDS
from lpr_calc.cli.group import build
from lpr_calc.cli.judgment import judgment_names
from lpr_calc.cli.mcp_tools import ask
from lpr_calc.cli.options import CLAIM as CLAIM_OPTIONS
from lpr_calc.compute.check import check
from lpr_calc.law.messages import MESSAGES as OF_LAW
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import Node, as_tree
from sizes import default_or_broad

NONSENSE = "@@@"
CLAIM = "--principal 300000 --lent 2021-06-01 --signed 2021-06-01 --due 2022-05-31 --until 2023-06-30"
JUDGED = "--principal 300000 --perform-by 2022-02-28 --until 2023-02-28"
# A run of every command that succeeds, to which an option is added.
RUNS = {
    "claim": CLAIM,
    "judgment": JUDGED,
    "batch": "rows.csv",
    "compare": CLAIM,
    "verify": f"{CLAIM} --figure 12345",
    "audit": "result.json",
    "rates list": "",
    "rates at": "2020-09-01",
    "rates check": "",
    "rates update": "--dry-run",
    "rates add": "2026-10-20 3.00 3.50 --source https://www.pbc.gov.cn/x/index.html --dry-run",
    "rates chart": "",
    "cap": "--signed 2021-06-01",
    "fee": "300000",
    "limitation": "--due 2022-05-31",
    "distribution": "100000 judged.yaml judged-too.yaml",
    "plan": "case.yaml --instalments 6 --first 2027-01-31",
    "schedule": "case.yaml",
    "cost": "case.yaml",
    "draft": "plan case.yaml --instalments 6 --first 2027-01-31",
    "rmb": "300000",
    "explain": "civil-code",
    "read": "words.txt",
    "new": "new.yaml",
    "check": "case.yaml",
    "schema": "",
    "mcp": "",
}
IDLE = "no rate is asked for"
FREE = {
    "rates add --source": "an address is a text",
    "draft --font": "a name of a font is a text",
    "batch --sheet": "told of where a table has sheets",
    "distribution --property": "a name is a text",
    "rates update --accept": "is looked at beside the announcement alone",
    "fee --rates": IDLE,
    "limitation --rates": IDLE,
    "rmb --rates": IDLE,
    "explain --rates": IDLE,
}
"""Options whose value may be any text."""


def commands() -> Iterator[tuple[str, Command]]:
    """Every command with its name, those of a group too."""
    group = build("zh")
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            for inner in command.list_commands(click.Context(command)):
                found = command.get_command(click.Context(command), inner)
                assert isinstance(found, Command)
                yield f"{name} {inner}", found
        else:
            assert isinstance(command, Command)
            yield name, command


def options(command: click.Command) -> Iterator[click.Option]:
    for param in command.params:
        if isinstance(param, click.Option) and not param.is_flag:
            yield param


def without(words: list[str], option: str) -> list[str]:
    """A command line without an option and its value."""
    if option not in words:
        return words
    at = words.index(option)
    return words[:at] + words[at + 2 :]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The files that the runs read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LPR_CALC_DATA", str(tmp_path / "data"))
    judged = "creditor: {}\ndebtor: 丙\njudgment: {{perform_by: 2024-09-20, principal: 300000}}\nuntil: 2025-06-30\n"
    Path("judged.yaml").write_text(judged.format("甲"), encoding="utf-8")
    Path("judged-too.yaml").write_text(judged.format("乙"), encoding="utf-8")
    Path("case.yaml").write_text(
        "creditor: 王某\ndebtor: 李某\nkind: bank-loan\nuntil: 2025-06-30\n"
        "loans:\n  - {principal: 30万, lent: 2023-01-10, rate: 6%, repayment: 等额本息, periods: 36}\n",
        encoding="utf-8",
    )
    Path("rows.csv").write_text("本金,到期日\n300000,2022-05-31\n", encoding="utf-8")
    Path("words.txt").write_text("被告于本判决生效之日起十日内偿还原告借款本金300000元。", encoding="utf-8")
    assert run(["claim", *CLAIM.split(), "-o", "result.json"]) == 0
    capsys.readouterr()
    return tmp_path


def ways(name: str, option: str) -> list[str]:
    """The run to which an option is added: one that its value alone makes wrong."""
    words = RUNS[name].split()
    if name == "compare" and option in JUDGMENT_ALONE:
        words = JUDGED.split()
    if (name, option) == ("verify", "--batch"):
        return []
    if (name, option) == ("verify", "--table"):
        words = without(words, "--figure")
    if (name, option) == ("rates update", "--accept"):
        return []
    return without(words, option)


JUDGMENT_ALONE = {*judgment_names()} - {*CLAIM_OPTIONS, "--pay", "--cost"}


@pytest.mark.broad
@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda each: each if isinstance(each, str) else "")
@default_or_broad(8, 1)
def test_nonsense_is_blamed_on_its_option(
    name: str, command: Command, size: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of every option of every command (of every eighth by default): a value that means nothing is refused, and the
    option is named, or the file it names; no other option is.
    """
    for option in islice(options(command), 0, None, size):
        written = option.opts[-1]
        if f"{name} {written}" in FREE or option.name in command.declared.writes:
            continue
        code = run([*name.split(), *ways(name, written), written, NONSENSE])
        said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("错误：")]
        assert code == 2, (written, code)
        assert said, written
        own = f"错误：{written}:", f"错误：{NONSENSE}:"
        assert all(line.startswith(own) for line in said), (written, said)


@pytest.mark.broad
@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_called_a_page_is_one(
    name: str, command: click.Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``-o x.html`` of every command writes a page of HTML, or it is refused and nothing is written."""
    code = run([*name.split(), *without(RUNS[name].split(), "-o"), "-o", "x.html"])
    page = Path("x.html")
    said = capsys.readouterr().err
    assert code in (0, 1) if page.exists() else code == 2, said
    if page.exists():
        assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    else:
        assert re.match("错误：(--output|-o|x.html): ", said), said


TRIED = (
    "",
    "2030-01-01",
    "2010-01-01",
    "0.5",
    "0",
    "-1",
    "2020-02-30",
    "9999-12-31",
    "500%",
    "2010-01-01=5",
    "x=0",
    "2024-01-01..2023-01-01",
)


@pytest.mark.broad
@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda each: each if isinstance(each, str) else "")
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.large)])
@default_or_broad(0, 1, len(TRIED))
def test_only_options_of_the_command_are_named(
    name: str,
    command: Command,
    lang: str,
    size: int,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Values that can be read and may be wrong: whatever is said names options that the command has, and blames another
    option only where it names what both say.

    In the broad run each option with one value, which take turns, by default every sixth; in the large run with all.
    """
    has = {each for param in command.params for each in param.opts}
    first = sum(map(ord, name))
    for at, option in enumerate(options(command)):
        written = option.opts[-1]
        if not size and (first + at) % 6:
            continue
        if name == "mcp" or option.name in command.declared.writes:
            continue
        for value in (TRIED[(first + at + more) % len(TRIED)] for more in range(max(size, 1))):
            code = run([*name.split(), *ways(name, written), f"{written}={value}", "--lang", lang])
            assert code in (0, 1, 2, 3), (written, value)
            streams = capsys.readouterr()
            for line in streams.err.splitlines():
                if not line.startswith(("错误：", "error: ")):
                    continue
                assert "程序内部" not in line, (written, value, line)
                assert "internal error" not in line, (written, value, line)
                named = set(re.findall(r"--[a-z][a-z-]+", line))
                assert named <= has, (written, value, line)
                blamed = re.match(r"(?:错误：|error: )(--[a-z-]+):", line)
                if blamed and blamed[1] != written and name not in ("verify", "rates chart"):
                    # Two facts that cannot both be: the later one is named, with both days.
                    assert value in line or "2030-01-0" in line or "9999" in line, (written, value, line)


# Where the keys of each section stand.
PLACES: dict[str, tuple[str | int, ...]] = {
    "CASE": (),
    "LOAN": ("loans", 0),
    "PARTY": ("creditor",),
    "GUARANTOR": ("guarantors", 0),
    "EXECUTION": ("guarantors", 0, "execution"),
    "SECURITY": ("security", 0),
    "ASSIGNMENT": ("assignments", 0),
    "RELEASE": ("releases", 0),
    "LIABLE": ("judgment", "liable", 0),
    "ACCOUNT": ("account",),
    "LAWYER": ("lawyer",),
    "PLAN": ("plan",),
    "EVIDENCE": ("evidence", 0),
    "ROLLOVER": ("loans", 0, "rollovers", 0),
    "SCHEDULE_ROW": ("loans", 0, "schedule", 0),
    "RATE_CHANGE": ("loans", 0, "rate_changes", 0),
    "CHARGE": ("loans", 0, "charges", 0),
    "PORTION": ("loans", 0, "principal", 0),
    "INSTALMENT": ("loans", 0, "due", 0),
    "PAYMENT": ("payments", 0),
    "COST": ("costs", 0),
    "DEMAND": ("demands", 0),
    "CONVENTIONS": ("conventions",),
    "JUDGMENT": ("judgment",),
    "RESUME": ("resume",),
    "ITEM": ("judgment", "items", 0),
    "ORDERED_INTEREST": ("judgment", "interest", 0),
    "BANKRUPTCY": ("bankruptcy", 0),
    "SUSPENDED": ("obstacles", 0),
}
TEXTS = ("text", "parties", "owner", "names", "scope", "guarantors", "agents", "contract")
"""Ways of reading that take any text."""


def sections() -> dict[str, keys.Section]:
    """Every table of keys; some name the same table twice."""
    found = {name: table for name, table in vars(keys).items() if name.isupper() and isinstance(table, dict)}
    return {name: table for name, table in found.items() if name in PLACES or table not in found.values()}


def put(place: tuple[str | int, ...], key: str) -> dict[str, object]:
    """A case with nonsense at one key."""
    made: object = {key: NONSENSE}
    for step in reversed(place):
        made = [made] if isinstance(step, int) else {step: made}
    assert isinstance(made, dict)
    return made


def where_of(node: Node) -> Node:
    """Give every node a place in a file, as reading one does."""
    if isinstance(node.value, dict):
        for item in node.value.values():
            where_of(item)
    elif isinstance(node.value, list):
        for item in node.value:
            where_of(item)
    node.place = "案.yaml:1:1"
    return node


@pytest.mark.parametrize("section", PLACES)
def test_nonsense_is_blamed_on_its_key(section: str) -> None:
    """Of every key of a case file: a value that means nothing is refused where it stands, under its own path."""
    refused = 0
    for key, (how, *_) in getattr(keys, section).items():
        place = PLACES[section]
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in (*place, key)).lstrip(".")
        if how in TEXTS:
            continue
        with pytest.raises(LprError) as caught:
            parse_case(where_of(as_tree(put(place, key))), date(2026, 1, 1), loans_needed=False, principal_needed=False)
        blamed = [problem.where.removeprefix("案.yaml:1:1 ") for problem in caught.value.problems]
        assert path in blamed or f"{path}[0]" in blamed, (path, blamed)
        # Beside it, what it is a part of may be said to lack something.
        assert all(path.startswith(where.removesuffix("[0]")) for where in blamed), (path, blamed)
        refused += 1
    texts = {"ACCOUNT", "LAWYER", "EVIDENCE"}
    assert bool(refused) == (section not in texts)


def test_every_section_is_tried() -> None:
    """No table of keys is left out."""
    assert set(sections()) <= set(PLACES)


def test_options_become_keys() -> None:
    """What the command has stays; the rest is called by the key, with a colon before a value; what is no key stays."""
    assert as_keys("写明 --due 到期日，或用 --from 写明", {"--due"}) == "写明 --due 到期日，或用 interest_from 写明"
    assert as_keys("按 24% 调减（--cap 24%）") == "按 24% 调减（cap: 24%）"
    assert as_keys("state --perform-by, or --effective with --perform-within 10") == (
        "state perform_by, or effective with perform_within: 10"
    )
    assert as_keys("写明 effective（--effective）") == "写明 effective"
    assert as_keys("--principal 300000，或 principal: 30万") == "principal: 30万"
    assert as_keys("use --kind other)") == "use kind: other)"
    assert as_keys("--instalments 6 --first 2026-01-31") == "plan.instalments: 6 plan.first: 2026-01-31"
    assert as_keys("运行 --dry-run") == "运行 --dry-run"


@pytest.mark.parametrize("name", [*OF_CASES.named, *OF_LAW.named])
def test_every_option_in_what_is_said_of_a_case_has_a_key(name: str) -> None:
    """Nothing that is said of a case names an option that does not become a key for whoever has no command line."""
    message = {**OF_CASES.named, **OF_LAW.named}[name]
    for text in (message.text, message.hint):
        assert "--" not in text_with_keys(text).zh
        assert "--" not in text_with_keys(text).en


def with_one_less(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The case without each of its keys, and without each key of what stands under one."""
    for key, held in case.items():
        rest = {name: value for name, value in case.items() if name != key}
        yield rest
        first, *others = held if isinstance(held, list) and held else [held]
        for inner in first if isinstance(first, dict) else ():
            less = {name: value for name, value in first.items() if name != inner}
            yield rest | {key: [less, *others] if isinstance(held, list) else less}


@default_or_broad(1600, 400, 5)
def test_a_file_or_an_argument_is_told_of_keys_alone(size: int) -> None:
    """Whoever writes a case file, asks an assistant or calls the library is told of keys, never of options: of every
    worked case with one thing left out.
    """
    rates = Rates()
    less = (
        (name, case)
        for folder in ("", "judgment", "instalments")
        for name, whole in matters(folder)
        for case in with_one_less(whole)
    )
    for name, case in islice(less, 0, None, size):
        checked = check(as_tree(case), "案.yaml", TODAY, rates)
        said = [
            text for problem in checked.problems for text in (problem.message, problem.hint, Text(problem.where, ""))
        ]
        said += [fact.why for fact in checked.unused]
        for asked in ("judgment" if "judgment" in case else "claim", "limitation"):
            with_strict = {"case": case, "strict": True}
            for arguments in ({"case": case}, with_strict):
                said.append(Text(told(asked, arguments), ""))
        if "judgment" not in case:
            said += [Text(of_library(case), "")]
        named = {found for text in said for found in re.findall(r"--[a-z][a-z-]+", f"{text.zh} {text.en}")}
        assert named <= {"--rates"}, (name, named)


def told(tool: str, arguments: dict[str, Any]) -> str:
    """What an assistant is answered, right or wrong."""
    try:
        return ask(tool, arguments, Rates(), "zh")
    except LprError as error:
        return "\n".join(problem.say("zh") for problem in error.problems)


def of_library(case: dict[str, Any]) -> str:
    """What the library says of a case beside its figures."""
    try:
        made = lpr_calc.claim(case, today=TODAY)
    except LprError as error:
        return str(error)
    return "\n".join([notice.message.zh for notice in made.notices] + [fact.why.zh for fact in made.unused])


@pytest.mark.parametrize("name", [name.removesuffix(" --rates") for name, why in FREE.items() if why == IDLE])
def test_a_table_of_rates_that_nobody_asks_is_told(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no rate is asked for, --rates is said to change nothing, and --strict refuses it."""
    words = [name, *RUNS[name].split(), "--rates", "mine.yaml"]
    assert run(words) == 0
    assert "未使用：--rates 因为 这个命令不用利率表\n" in capsys.readouterr().err
    assert run([*words, "--strict"]) == 2
    assert capsys.readouterr().err == "错误：--rates: 这个命令不用利率表（去掉它）\n"
