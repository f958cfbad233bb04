"""Imports go one way (architecture §2.2), and only the edges touch files, streams, the clock and the environment.

A module imports only from packages below its own or from its own, and never in a circle. Imports inside functions
and under ``TYPE_CHECKING`` count like any other.
"""

from __future__ import annotations

import ast
from functools import cache

from paths import ROOT as CHECKOUT
from source import MODULES, imported, libraries, nodes, tree

GROUPS = (
    *("base", "values", "tables", "rates", "casefile", "engine", "law"),
    *("reading", "compute", "verify", "render", "reports", "documents", "batch", "cli"),
)
"""The packages, bottom to top (docs/architecture.md). A package imports from those to its left, and from itself."""

ROOT = {"": "compute", "api": "compute", "entry": "cli", "__main__": "cli"}
"""What stands at the root of the package, and as part of which package it counts."""

CLI = GROUPS.index("cli")
DOCUMENTS = {"documents", "render"}
READS_FILES = {
    "casefile.files",
    "reading.files",
    "tables.files",
    "rates.update",
    "batch.contents",
    "batch.open_document",
    "batch.other_books",
    "batch.sources",
    "batch.workbook",
    "values.textfile",
    "values.worddoc",
}
"""Below ``cli``, the only modules that open files, or look at what a name stands for. (``strictyaml`` is handed the
text; ``rates.update`` opens addresses, ``worddoc`` the parts of what it is handed.)
"""
READS_STANDARD_INPUT = {"casefile.files", "reading.files", "values.textfile"}
READS_THE_CLOCK = {("api", "claim"), ("batch.api", "compute")}
HEAVY = {"yaml", "rich", "dateutil", "fractions", "decimal", "json", "csv", "difflib", "hashlib"}
"""Never imported when a module is loaded that a plain claim needs (performance.md)."""
WHERE_NEEDED = (
    "rates.files",
    "rates.api",
    "compute.principal_part",
    "engine.total_ceiling",
    "batch.work",
    "batch.grouping",
    "batch.jobs",
    "batch.writing",
    "cli.batch_spool",
    "cli.batch_sheets",
)
"""Loaded only where a rate file is read, by other programs, for a guarantee of a part of the principal, under a
ceiling on a whole loan by instalments, or in a batch;
and so is where a document is written.
"""


MOST_LINES = {"src": 400, "tools": 400, "tests": 600, "benchmarks": 600}
"""A file of more lines wants to be two, along its subjects (docs/architecture.md)."""
LONGER = {
    "tests/oracles/oracle.py": "a second implementation, to be read from beginning to end",
    "tests/oracles/judgment_oracle.py": "a second implementation, to be read from beginning to end",
    "tests/compute/test_noticed_pairs.py": "one table: every notice and its neighbour",
    "benchmarks/verify_slips.py": "one list: every slip with arithmetic of its own",
    "benchmarks/verify_recall.py": "a calculator of its own, and the readings it is asked for",
}
"""Files that are longer for a reason; so are compiled tables, which have a line for every row of the data."""

BELOW_CLI: list[str] = []
"""Every module to the left of the command line; filled below."""


def rank(module: str) -> int:
    """Return the group a module belongs to."""
    head = module.partition(".")[0]
    return GROUPS.index(ROOT.get(head, head))


BELOW_CLI += [module for module in MODULES if rank(module) < CLI]


def test_every_module_has_its_package() -> None:
    assert {module.partition(".")[0] for module in MODULES} == {*GROUPS, *ROOT} - {""}


def test_imports_go_to_the_left() -> None:
    assert not {
        module: wrong
        for module in MODULES
        if (wrong := sorted({name for name in imported(module) if rank(name) > rank(module)}))
    }


def test_no_arithmetic_can_be_reached_from_a_writer() -> None:
    """A writer gets a finished document: it knows no law, no engine and no result (house rule of ``render``)."""
    waiting = [module for module in MODULES if module.startswith("render.")]
    assert waiting
    reached: set[str] = set()
    while waiting:
        for name in imported(waiting.pop()):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    assert {name.partition(".")[0] for name in reached} <= {"base", "values", "tables", "render"}


def in_a_circle(modules: list[str]) -> list[str]:
    """Return the modules that cannot be sorted so that each imports only what comes before it."""
    waiting = {module: {name for name in imported(module) if name in modules} for module in modules}
    while free := [module for module, needs in waiting.items() if not needs & waiting.keys()]:
        for module in free:
            del waiting[module]
    return sorted(waiting)


def test_no_circle_below_the_command_line() -> None:
    assert in_a_circle(BELOW_CLI) == []


def test_no_circle_in_the_command_line() -> None:
    assert in_a_circle([module for module in MODULES if rank(module) == CLI]) == []


@cache
def calls(module: str) -> list[tuple[str, str, int]]:
    """Return (function around it, what is called or read, line) for every call and attribute of a module."""
    found: list[tuple[str, str, int]] = []
    waiting: list[tuple[ast.AST, str]] = [(tree(module), "")]
    while waiting:
        node, around = waiting.pop()
        for child in ast.iter_child_nodes(node):
            inside = child.name if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) and not around else around
            if isinstance(child, ast.Call):
                found.append((inside, dotted(child.func), child.lineno))
            elif isinstance(child, ast.Attribute):
                found.append((inside, dotted(child), child.lineno))
            waiting.append((child, inside))
    return found


def dotted(node: ast.AST) -> str:
    """Return a name with its attributes as it is written; what it is an attribute of may be any expression."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id if isinstance(node, ast.Name) else "…", *reversed(parts)))


def test_nothing_below_the_command_line_touches_the_world() -> None:
    """No printing, no environment, no clock, no files but where files are read."""
    found = []
    for module, (around, what, line) in ((each, call) for each in BELOW_CLI for call in calls(each)):
        last = what.rpartition(".")[2]
        if (
            what in ("print", "input", "breakpoint", "os.environ", "os.getenv", "sys.stdout", "sys.stderr", "sys.argv")
            or (what in ("sys.stdin", "sys.stdin.buffer") and module not in READS_STANDARD_INPUT)
            or (
                last in ("today", "now", "utcnow", "localtime", "perf_counter")
                and what.partition(".")[0] in ("date", "datetime", "time")
                and (module, around) not in READS_THE_CLOCK
            )
            or (
                last in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "is_file", "exists", "stat")
                and module not in READS_FILES
            )
        ):
            found.append(f"{module} line {line}: {what}")
    assert not found, "; ".join(found)


def test_only_the_command_line_knows_click_and_nothing_knows_the_network() -> None:
    for module in MODULES:
        allowed = {"click"} if rank(module) == CLI else set()
        foreign = {name.partition(".")[0] for node in nodes(module) for name in libraries(node)}
        if module == "rates.update":
            allowed |= {"urllib", "http"}  # the one command that goes online
        if module == "cli.processes":
            allowed |= {"subprocess"}  # starts this program again, to compute beside it
        assert not foreign & ({"click", "socket", "urllib", "http", "ssl", "subprocess"} - allowed), module


def test_heavy_imports_wait_until_they_are_used() -> None:
    """At the top of a module only what costs nothing; the rest stands inside the function that needs it."""
    for module in MODULES:
        if module in WHERE_NEEDED or module.partition(".")[0] in {*DOCUMENTS, "reading"}:
            continue
        for node in tree(module).body:
            names = libraries(node)
            assert not {name.partition(".")[0] for name in names} & HEAVY, f"{module}: {names}"
            assert "importlib.metadata" not in names, module


def test_what_the_system_says_is_said_in_one_place() -> None:
    """The system speaks its own language: only `base.system` asks it, and says it in the user's."""
    asking = {
        module
        for module in MODULES
        for node in nodes(module)
        if isinstance(node, ast.Attribute) and node.attr == "strerror"
    }
    assert asking == {"base.system"}


def test_no_file_grows_past_its_subject() -> None:
    found = {}
    for folder, most in MOST_LINES.items():
        for path in (CHECKOUT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if text.count("\n") > most and not text.startswith('"""Compiled from data/'):
                found[path.relative_to(CHECKOUT).as_posix()] = text.count("\n")
    assert found.keys() == LONGER.keys(), found


def test_no_float_in_the_source() -> None:
    """Amounts, rates and days are whole numbers or fractions: a float literal has no business here."""
    allowed = {"casefile.keys": 1}  # how alike two words must be
    for module in MODULES:
        found = [node.lineno for node in nodes(module) if isinstance(node, ast.Constant) and type(node.value) is float]
        assert len(found) <= allowed.get(module, 0) or module.startswith("cli."), f"{module}: lines {found}"
        assert not [name for _, name, _ in calls(module) if name == "float"], module
