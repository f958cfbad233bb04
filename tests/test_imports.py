"""An import inside a function stands there for a reason: a heavy library, or a start-up that goes without it.

Each command is started once in its plainest form. Where one of these starts loads the module of the function and not
what the function imports, the import saves that start the time; where none does, it saves nothing and belongs to the
top of the module.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from subprocess import DEVNULL, run

import pytest

from lpr_calc.cli.commands import COMMANDS
from paths import ROOT
from source import MODULES, imported_by, libraries, tree

EXAMPLE = ROOT / "examples" / "wang-v-li.yaml"
PLAIN = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
JUDGED = ("--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28")
STARTS: tuple[tuple[str, ...], ...] = (
    ("claim", *PLAIN),
    ("claim", *PLAIN, "--format", "json"),
    ("judgment", *JUDGED),
    ("batch", str(EXAMPLE.with_name("batch.csv")), "-q"),
    ("compare", *PLAIN),
    ("verify", *PLAIN, "--figure", "31887.95"),
    ("verify", "--table", str(EXAMPLE.with_name("their-table.csv"))),
    ("audit", str(ROOT / "examples" / "result.json")),
    ("rates", "list"),
    ("rates", "at", "2022-01-20"),
    ("rates", "chart"),
    ("cap", "--on", "2024-08-01"),
    ("fee", "300000"),
    ("limitation", "--due", "2022-05-31"),
    ("distribution", "300000", str(EXAMPLE)),
    ("plan", *PLAIN, "--instalments", "6", "--first", "2025-12-31"),
    ("schedule", str(EXAMPLE.with_name("car-loan.yaml"))),
    ("cost", str(EXAMPLE.with_name("car-loan.yaml"))),
    ("draft", "claims", str(EXAMPLE)),
    ("draft", "schedule", str(EXAMPLE)),
    ("draft", "schedule", str(EXAMPLE.with_name("car-loan.yaml"))),
    ("rmb", "331887.95"),
    ("explain", "676"),
    ("read", "-q"),
    ("new", "--template"),
    ("check", str(EXAMPLE)),
    ("schema",),
    ("mcp", "--help"),
)
"""Every command as somebody new to it would type it."""

HEAVY = frozenset(
    (
        *("yaml", "rich", "dateutil", "docx", "openpyxl", "xlsxwriter", "chinese_calendar"),
        *("fractions", "decimal", "json", "csv", "difflib", "hashlib", "multiprocessing", "concurrent", "threading"),
        *("urllib", "http", "ssl", "socket", "xml", "zipfile", "tempfile", "subprocess", "shutil", "html", "importlib"),
        *("textwrap", "traceback", "platform", "statistics", "runpy", "unicodedata", "msvcrt", "fcntl", "ctypes"),
    )
)
"""Libraries that cost a start-up some tenth of a millisecond and more, or that not every system or installation has."""

ENTRY = {"entry", "cli", "__main__"}
"""These answer `--version`, or catch what importing the rest may raise: they import nothing before they are called."""


@cache
def loaded(start: tuple[str, ...], coloured: bool = False) -> frozenset[str]:
    """Return every module that one command loads, those of the package by their names inside it."""
    code = (
        f"import sys; sys.argv = ['lpr-calc', *{start!r}]; from lpr_calc.entry import main; main(); print(*sys.modules)"
    )
    ended = run(
        [sys.executable, "-c", code],
        stdin=DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "CLICOLOR_FORCE": "1" if coloured else "0"},
    )
    names = ended.stdout.splitlines()[-1].split()
    assert "lpr_calc.cli." + start[0] in names, ended.stderr
    return frozenset(name.removeprefix("lpr_calc.") for name in names)


@pytest.fixture(scope="module")
def starts() -> list[frozenset[str]]:
    """What each of the plain starts loads."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(loaded, STARTS))


def inside_functions(module: str) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that stand in the functions of a module."""

    def visit(node: ast.AST, inside: bool) -> Iterator[ast.Import | ast.ImportFrom]:
        for child in ast.iter_child_nodes(node):
            if inside and isinstance(child, (ast.Import, ast.ImportFrom)):
                yield child
            yield from visit(child, inside or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)))

    yield from visit(tree(module), False)


def saves(module: str, other: str, starts: list[frozenset[str]]) -> bool:
    """Say whether some start loads ``module`` and not ``other``."""
    return any(module in names and other not in names for names in starts)


def weighs(module: str) -> frozenset[str]:
    """Return the heavy libraries that importing a module of the package loads, through whatever it imports."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in tree(name).body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                found.update(library.partition(".")[0] for library in libraries(node))
                waiting += imported_by(name, node)
    return HEAVY & found


@pytest.mark.broad
def test_an_import_inside_a_function_saves_something(starts: list[frozenset[str]]) -> None:
    idle = []
    held = [module for module in MODULES if module not in ENTRY]
    for module, node in ((each, node) for each in held for node in inside_functions(each)):
        if any(name.partition(".")[0] in HEAVY or saves(module, name, starts) for name in libraries(node)):
            continue
        ours = list(imported_by(module, node))
        if any(saves(module, name, starts) or weighs(name) - weighs(module) for name in ours):
            continue
        idle.append(f"{module} line {node.lineno}: {ast.unparse(node)}")
    assert not idle, "at the top of the module it would cost nothing:\n" + "\n".join(idle)


@pytest.mark.broad
def test_a_paper_loads_what_it_rests_on_and_not_the_other() -> None:
    """After a judgment no claim is computed, before it no judgment."""
    judged, claimed = loaded(("draft", "schedule", str(EXAMPLE))), loaded(("draft", "claims", str(EXAMPLE)))
    assert {"compute.judgment", "documents.judged"} <= judged
    assert {"compute.claim", "documents.claimed"} <= claimed
    assert judged.isdisjoint(("compute.claim", "engine.walk", "documents.claimed", "documents.schedule"))
    assert claimed.isdisjoint(("compute.judgment", "compute.judgment_walk", "documents.judged"))
    # No rule lays out a judgment; it orders nothing of several persons, and no payment is to be allocated.
    assert judged.isdisjoint(("law.rules", "reports.parties_words", "compute.order", "reports.currency"))
    assert (judged | claimed).isdisjoint(("documents.official", "base.system"))


def test_a_table_loads_rich_for_its_styles_alone() -> None:
    """Without colour a page has no style; with it no console of Rich's is needed, and no table."""
    table = ("claim", *PLAIN, "--format", "table")
    assert not any(name.partition(".")[0] == "rich" for name in loaded(table))
    assert "rich.style" in loaded(table, coloured=True)
    assert loaded(table, coloured=True).isdisjoint(("rich.console", "rich.table", "rich.text"))


def test_each_command_is_started() -> None:
    assert {start[0] for start in STARTS} == set(COMMANDS)


@pytest.mark.broad
def test_no_expression_is_compiled_by_an_import() -> None:
    """`base.pattern` compiles what is used; expressions over bytes and those of `reading`, whose command uses all, are
    compiled at once.
    """
    found = [
        f"{module} line {node.lineno}"
        for module in MODULES
        if not module.startswith("reading.")
        for statement in tree(module).body
        if not isinstance(statement, (ast.FunctionDef, ast.ClassDef))
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" and not _of_bytes(node.args[0])
    ]
    assert found == []


def _of_bytes(source: ast.expr) -> bool:
    return isinstance(source, ast.Constant) and isinstance(source.value, bytes)
