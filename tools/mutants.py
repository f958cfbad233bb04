"""Change one sign of the program at a time and see whether a test notices: ``python tools/mutants.py --count 300``.

Not part of CI. The tests that matter are collected once, and which of them run a line is recorded once (with the
package ``coverage``, which is wanted for this alone). Every change is then made in memory, in a process forked off: the
code of one function is put in the place of the old one, and the tests that run its line are run, the quickest first,
until one fails. No file of the checkout is touched. ``--named`` makes the changes that once survived; ``--only MODULE``
changes one module; ``--each N`` draws as many from every module; ``--list`` shows what would be changed. Changes are
named by function and words, which stay true when lines move. The table goes to standard output; survivors are judged by
hand in ``docs/mutants.md``. Left out are changes of defaults, decorators and bodies of classes.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "lpr_calc"
SECONDS = 20
"""A change after which tests take that longer than five times what they took counts as noticed: the program hangs. So
does one after which a single test works a quarter of that longer than five times what it took.
"""

LEFT_OUT = frozenset(
    f"test_{name}.py"
    for name in (
        *("bad_days", "bad_input", "compile_tables", "docs", "draft", "evident", "files", "fuzz", "hostile"),
        *("hostile_files", "imports", "inert", "inert_output", "layers", "messages", "new", "pasting", "processes"),
        *("rateparse", "rates_update", "reads", "render", "rmb", "sentence_back", "streams", "supply", "tables"),
        *("unused", "unused_ways", "values", "verify", "verify_table", "waiting", "words", "workbook"),
    )
)
"""Files of tests that say nothing of a figure or a day of the law, or that take minutes to say it."""

FIRST = ("test_noticed", "test_boundaries", "test_kept", "test_ways", "test_oracle_limitation", "test_oracle_guarantee")
"""How the names of files of tests begin that notice the most in a second."""

CHANGED = (
    "law/",
    "engine/balance.py",
    "engine/buckets.py",
    "engine/payments.py",
    "engine/standing.py",
    "engine/walk.py",
    "compute/settle.py",
    "compute/judgment.py",
    "compute/judgment_walk.py",
    "compute/judgment_notes.py",
    "compute/judgment_result.py",
    "compute/judgment_before_2014.py",
    "law/fee.py",
    "compute/fee.py",
    "compute/limitation.py",
    "law/limitation.py",
    "rates/table.py",
    "rates/check.py",
    "rates/rows.py",
    "rates/revise.py",
    "rates/doubt.py",
)

NAMED: tuple[tuple[str, str, str], ...] = (
    (
        "compute/judgment_walk.py",
        "for cost in judgment.costs if law.bears_doubled(cost, self.ctx)",
        "for cost in judgment.costs if not law.bears_doubled(cost, self.ctx)",
    ),
    ("engine/balance.py", "else min(room, grown)", "else max(room, grown)"),
    (
        "engine/buckets.py",
        'if towards in ("auto", "interest") and balance.shadow:\n                above',
        'if towards not in ("auto", "interest") and balance.shadow:\n                above',
    ),
    (
        "engine/buckets.py",
        'if towards in ("auto", "interest") and balance.shadow:\n                above',
        'if towards in ("auto", "interest", "principal") and balance.shadow:\n                above',
    ),
    ("compute/settle.py", "a_year(365)", "a_year(364)"),
    ("engine/schedule.py", '"month": 12, "day": days}', '"month": 13, "day": days}'),
    ("law/limitation_enforcement.py", 'd.event != "suit"', 'd.event != "s"'),
    ("compute/plan.py", "signed = min((loan.signed", "signed = max((loan.signed"),
    (
        "batch/plain.py",
        "for row in rows:\n            number, raw, cells = row\n            if len(cells) != width",
        "for row in rows:\n            number, raw, cells = row\n            if len(cells) == width",
    ),
    ("compute/strict.py", "if quoted_through >= source.next_due:", "if quoted_through > source.next_due:"),
    ("law/general.py", "stop = end + 1\n    if damages", "stop = end\n    if damages"),
    ("law/bank.py", "stop = end + 1", "stop = end"),
    ("law/terms.py", '"capitalise": 2, "due": 3}', '"capitalise": 2, "due": -1}'),
    ("compute/fee.py", 'and notice.code != "before-perform-by"', 'and notice.code == "before-perform-by"'),
    ("law/delay_interest.py", "portions[-1]._replace", "portions[+1]._replace"),
    ("law/delay_interest.py", "for p in portions[:-1])", "for p in portions[:-2])"),
    ("compute/limitation.py", "judgment.resumed > on", "judgment.resumed >= on"),
    ("compute/judgment.py", "        ordered = 0\n", "        ordered = 1\n"),
    ("compute/judgment_walk.py", "if beside and self.payments:", "if beside or self.payments:"),
    (
        "law/limitation.py",
        "self.months == 36 and end < THREE_YEARS_SINCE:",
        "self.months == 36 or end < THREE_YEARS_SINCE:",
    ),
    ("law/fee.py", "part * band.rate if band.start else 0", "part * band.rate if band.start else 1"),
    ("law/fee.py", "part = band.start + band.part - start", "part = band.start - band.part - start"),
    ("rates/revise.py", "for day in known if day <= today", "for day in known if day < today"),
    ("law/limitation.py", "None if self.pending else self.last))", "self.last if self.pending else None))"),
    ("compute/judgment.py", "paid_sum=0", "paid_sum=1"),
    ("compute/judgment_result.py", "resume.last_day <= run.until", "resume.last_day < run.until"),
    ("engine/buckets.py", "self._most -= used", "self._most += used"),
    ("law/bank.py", 'Flow(due - 1, "settle"', 'Flow(due + 1, "settle"'),
    ("law/caps.py", 'if ctx.kind == "private-lending" else ""', 'if ctx.kind != "private-lending" else ""'),
    ("compute/settle.py", "matters=True", "matters=False"),
    ("compute/settle.py", "due_day, 0, 0)", "due_day, 1, 0)"),
    ("compute/settle.py", "due_day, 0, 0)", "due_day, 0, 1)"),
    ("compute/judgment_walk.py", "if payment.day <= day]", "if payment.day < day]"),
    (
        "compute/judgment_notes.py",
        "damages_doubled and not judgment.damages_parts",
        "damages_doubled and judgment.damages_parts",
    ),
    ("engine/standing.py", "paid += self.paid[penalty]", "paid -= self.paid[penalty]"),
    ("engine/steps.py", "* days + per) // (2", "* days + per + 1) // (2"),
    ("law/delay_interest.py", "judgment.fx_rate, 10**6)", "judgment.fx_rate, 10**7)"),
    ("law/delay_interest.py", "_APPLICATION if day >=", "_APPLICATION if day >"),
    ("law/delay_interest.py", "_CLAUSES[-1]", "_CLAUSES[-2]"),
    ("law/private_lending.py", "start >= RULE_2015 or", "start > RULE_2015 or"),
    ("law/damages.py", "10 * asked > 13 * loss", "10 * asked >= 13 * loss"),
    ("law/operative.py", "total and stated != total", "total and stated == total"),
    (
        "law/operative.py",
        "judgment.perform_by is not None or judgment.perform_within is not None or judgment.instalments",
        "judgment.perform_by is not None and judgment.perform_within is not None or judgment.instalments",
    ),
    ("law/sme.py", "signed < _FIRST:", "signed <= _FIRST:"),
    ("law/context.py", "and found.accepted <= cutoff", "or found.accepted <= cutoff"),
    ("compute/fee.py", "payment.day <= statement.until", "payment.day < statement.until"),
    (
        "compute/fee.py",
        '        if notice.level == "warning" or notice.matters:',
        '        if notice.level != "warning" or notice.matters:',
    ),
    ("rates/doubt.py", "if not known or row.day", "if known or row.day"),
    ("rates/doubt.py", "day > today", "day >= today"),
    ("rates/doubt.py", "table.days[0] <= day", "table.days[0] < day"),
    ("rates/rows.py", "last.month // 12", "last.month // 13"),
    ("law/guarantee.py", "signed >= LAW_1995", "signed > LAW_1995"),
    ("law/grounds.py", "last >= _R2020 else", "last > _R2020 else"),
    ("compute/limitation.py", "sum(day <= judged", "sum(day < judged"),
    ("law/fee.py", "amount > 0 else 0", "amount > 1 else 0"),
)
"""Changes that survived once: module, what stood there, what stands there instead."""

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


_ROW = re.compile(r" *\d+ (noticed|hangs|the same|not run|SURVIVED) +[0-9.]+ s  (.*) ← .*")
"""A row of the table: what came of a change, and the change."""


def _rows(table: Path) -> list[tuple[str, str]]:
    """Return what came of each change of an earlier table, and the change."""
    found = map(_ROW.match, table.read_text(encoding="utf-8").splitlines())
    return [(row[1], row[2]) for row in found if row]


class Mutant(NamedTuple):
    """One change: the module, the function, what was done, and the lines whose tests may notice."""

    module: str
    function: str
    what: str
    code: Callable[[], CodeType]
    """Compiles the module with the change."""
    lines: tuple[int, ...]
    """Of the statement that is changed; none for a constant of the module, which every test of it may notice."""

    def __str__(self) -> str:
        return f"{self.module} {self.function} {self.what}"


def changes(module: str) -> Iterator[Mutant]:
    """Yield every change of one sign of a module."""
    text = (SOURCE / module).read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = [line.encode() for line in text.splitlines(keepends=True)]
    places = dict(_places(tree, "", ()))
    around_of = {id(inner): outer for outer in ast.walk(tree) for inner in ast.iter_child_nodes(outer)}
    for number, (node, undo, what) in enumerate(_made(tree, places)):
        undo()
        around = around_of.get(id(node), node) if isinstance(node, ast.Constant) else node
        words = " ".join(_words(lines, around).split())
        code = partial(_changed, module, number)
        yield Mutant(module, places[id(node)][0], f"`{words[:90]}`: {what}", code, places[id(node)][1])


def _words(lines: list[bytes], node: ast.AST) -> str:
    """The words of a node; nothing for one that has no place. (``ast.get_source_segment`` reads the whole module
    anew.)
    """
    if not isinstance(node, (ast.expr, ast.stmt)) or node.end_lineno is None:
        return ""
    own = lines[node.lineno - 1 : node.end_lineno]
    own[-1] = own[-1][: node.end_col_offset]
    own[0] = own[0][node.col_offset :]
    return b"".join(own).decode()


def _made(tree: ast.Module, places: Container[int]) -> Iterator[tuple[ast.AST, Callable[[], None], str]]:
    """Make every change in a tree, one after another: the node, what undoes the change, what was done."""
    skipped = {id(inner) for node in ast.walk(tree) for outer in _never(node) for inner in ast.walk(outer)}
    for node in list(ast.walk(tree)):
        if id(node) not in skipped and id(node) in places:
            for undo, what in _edits(node):
                yield node, undo, what


def _changed(module: str, number: int) -> CodeType:
    """Compile a module with one of its changes."""
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    for n, (_, undo, _) in enumerate(_made(tree, dict(_places(tree, "", ())))):
        if n == number:
            return compile(ast.fix_missing_locations(tree), str(SOURCE / module), "exec")
        undo()
    raise AssertionError(number)


def _places(node: ast.AST, function: str, lines: tuple[int, ...]) -> Iterator[tuple[int, tuple[str, tuple[int, ...]]]]:
    """Yield for every node that can be changed the function it stands in and the lines of its statement."""
    for child in ast.iter_child_nodes(node):
        own = lines
        if isinstance(child, ast.stmt) and function:
            body = getattr(child, "body", None)
            last = max(body[0].lineno - 1, child.lineno) if body else child.end_lineno or child.lineno
            own = tuple(range(child.lineno, last + 1))
        if isinstance(child, ast.ClassDef):
            for inner in child.body:
                if isinstance(inner, ast.FunctionDef):
                    yield from _inside(inner, f"{child.name}.{inner.name}")
        elif isinstance(child, ast.FunctionDef):
            yield from _inside(child, f"{function}.{child.name}".lstrip("."))
        elif isinstance(child, ast.Lambda) and not function:
            yield from _places(ast.Expr(child.body), "<lambda>", ())
        else:
            yield id(child), (function or "(module)", own)
            yield from _places(child, function, own)


def _inside(node: ast.FunctionDef, function: str) -> Iterator[tuple[int, tuple[str, tuple[int, ...]]]]:
    """Yield the places of a function's body, not of its defaults and decorators."""
    yield from _places(ast.Module(node.body, []), function, ())


def _never(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what no change is made in: words for people, types, names of slots, ``strict=True`` of a ``zip``."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        yield from (arg.annotation for arg in node.args.args if arg.annotation is not None)
        if node.returns is not None:
            yield node.returns
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation
    elif (
        isinstance(node, ast.If)
        and "TYPE_CHECKING" in ast.dump(node.test)
        or isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Text"
        or isinstance(node, ast.JoinedStr)
        or isinstance(node, ast.keyword)
        and node.arg == "strict"
    ):
        yield node


def _edits(node: ast.AST) -> Iterator[tuple[Callable[[], None], str]]:
    """Make each change of one node in place, and give back what undoes it."""

    def put(holder: object, name: str, new: object) -> Callable[[], None]:
        old = getattr(holder, name)
        setattr(holder, name, new)
        return lambda: setattr(holder, name, old)

    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
        new = _SWAPS[type(node.ops[0])]
        name = type(node.ops[0]).__name__
        yield put(node, "ops", [new(), *node.ops[1:]]), f"{name} → {new.__name__}"
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _SWAPS or isinstance(node, ast.BoolOp):
        new = _SWAPS[type(node.op)]
        name = type(node.op).__name__
        yield put(node, "op", new()), f"{name} → {new.__name__}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        name = type(node.op).__name__
        if isinstance(node.op, ast.USub):
            yield put(node, "op", ast.UAdd()), f"{name} taken out"
        else:
            yield put(node, "operand", ast.UnaryOp(ast.Not(), node.operand)), f"{name} taken out"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("min", "max"):
        other = "max" if node.func.id == "min" else "min"
        name = node.func.id
        yield put(node.func, "id", other), f"{name} → {other}"
    elif isinstance(node, ast.Constant) and type(node.value) is int and 0 <= node.value <= 400:
        value = node.value
        yield put(node, "value", value + 1), f"{value} → {value + 1}"
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        value = node.value
        yield put(node, "value", not value), f"{value} → {not value}"


def test_files() -> list[str]:
    """Return the files of the tests that may notice a change."""
    return sorted(str(path) for path in (ROOT / "tests").rglob("test_*.py") if path.name not in LEFT_OUT)


class Session:
    """A plugin of pytest that takes the place of its loop: it records once, then makes the changes."""

    def __init__(self, chosen: list[Mutant], seconds: int, most: float, recorded: Path | None) -> None:
        self.chosen = chosen
        self.recorded = recorded
        """The file that keeps what was recorded."""
        self.seconds = seconds
        self.most = most
        """How many seconds of tests a change is given, as long as they took without it."""
        self.items: dict[str, pytest.Item] = {}
        self.lines: dict[str, dict[int, set[str]]] = {}
        self.spent: dict[str, float] = {}
        self.functions: dict[str, list[FunctionType]] = {}
        self.sound: set[str] = set()
        """Tests that noticed a change and passed, in the same place, without one."""
        self.telling: dict[str, list[str]] = {}
        """The tests that noticed a change of a module, the newest first: they are run before the others."""
        self.counted = {"noticed": 0, "hangs": 0, "the same": 0, "not run": 0, "SURVIVED": 0}

    def pytest_collection(self) -> None:
        """Spare a property that fails the search for its smallest example."""
        from hypothesis import Phase, settings  # a plugin of pytest: not before pytest itself

        settings.register_profile("mutants", settings(), phases=[Phase.explicit, Phase.generate])
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work. A test that starts a process is skipped there: the process would not be changed."""

        def skip(*_: object, **__: object) -> None:
            pytest.skip("starts a process")

        subprocess.Popen.__init__ = skip  # type: ignore[method-assign]
        if session.testsfailed:
            raise SystemExit("a file of tests cannot be read")
        self.items = {item.nodeid: item for item in session.items}
        with tempfile.TemporaryDirectory() as folder:
            self._read(session, Path(folder))
            for module in {mutant.module for mutant in self.chosen}:
                importlib.import_module(_name(module))
            for found in gc.get_objects():
                if isinstance(found, FunctionType):
                    self.functions.setdefault(found.__code__.co_filename, []).append(found)
            started = time.monotonic()
            for number, mutant in enumerate(self.chosen, 1):
                if self.seconds and time.monotonic() - started > self.seconds:
                    break
                begun = time.monotonic()
                said, by = self._noticed(session, mutant, Path(folder, "told"))
                self.counted[said] += 1
                sys.stdout.write(f"{number:4} {said:8} {time.monotonic() - begun:5.1f} s  {mutant} ← {by}\n")
                sys.stdout.flush()
        return True

    def _read(self, session: pytest.Session, folder: Path) -> None:
        """Learn which tests run a line, and how long each takes. Raises SystemExit where that cannot be recorded.

        What an earlier run kept of the same sources and the same file of tests is not recorded again.
        """
        import coverage

        begun = time.monotonic()
        sources = _digest(*sorted(SOURCE.rglob("*.py")))
        files = {item.nodeid.partition("::")[0]: _digest(item.path) for item in session.items}
        kept: dict[str, Any] = {"sources": sources, "files": {}, "spent": {}, "failed": [], "lines": {}}
        if self.recorded is not None and self.recorded.exists():
            found = json.loads(self.recorded.read_text(encoding="utf-8"))
            kept = found if found["sources"] == sources else kept
        same = {name for name, digest in files.items() if kept["files"].get(name) == digest}
        known = {test for test in (*kept["spent"], *kept["failed"]) if test.partition("::")[0] in same}
        new = [item for item in session.items if item.nodeid not in known]
        if new and _in_a_child(lambda: self._record(session, new, folder), 7200) != 0:
            raise SystemExit("the tests cannot be recorded")
        data = coverage.CoverageData(str(folder / "lines"))
        data.read()
        spent, failed = json.loads((folder / "spent").read_text(encoding="utf-8")) if new else ({}, [])
        kept["spent"].update(spent)
        kept["failed"] = sorted({*kept["failed"], *failed})
        kept["files"].update(files)
        for file in data.measured_files():
            of_tests = kept["lines"].setdefault(Path(file).relative_to(SOURCE).as_posix(), {})
            for test in spent:
                of_tests.pop(test, None)
            for line, tests in sorted(data.contexts_by_lineno(file).items()):
                for test in tests:
                    of_tests.setdefault(test, []).append(line)
        if self.recorded is not None:
            self.recorded.write_text(json.dumps(kept), encoding="utf-8")
        self.spent = {
            test: each for test, each in kept["spent"].items() if test in self.items and test not in kept["failed"]
        }
        for module, of_tests in kept["lines"].items():
            of_lines = self.lines.setdefault(module, {})
            for test in of_tests.keys() & self.spent.keys():
                for line in of_tests[test]:
                    of_lines.setdefault(line, set()).add(test)
        sys.stderr.write(f"{len(new)} of {len(self.items)} tests recorded in {int(time.monotonic() - begun)} s\n")
        for name in kept["failed"]:
            sys.stderr.write(f"left out, it fails without any change: {name}\n")

    def _record(self, session: pytest.Session, items: list[pytest.Item], folder: Path) -> int:
        """Run tests while ``coverage`` notes their lines."""
        import coverage

        every = (path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).as_posix().startswith(CHANGED))
        changed = {*map(str, every), *(str(SOURCE / mutant.module) for mutant in self.chosen)}
        lines = coverage.Coverage(data_file=str(folder / "lines"), include=sorted(changed))
        spent: dict[str, float] = {}
        failed: list[str] = []
        lines.start()
        for item in items:
            before = session.testsfailed
            lines.switch_context(item.nodeid)
            begun = time.monotonic()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if session.testsfailed > before:
                failed.append(item.nodeid)
            else:
                spent[item.nodeid] = time.monotonic() - begun
            lines.switch_context("")
        lines.stop()
        lines.save()
        (folder / "spent").write_text(json.dumps([spent, failed]), encoding="utf-8")
        return 0

    def _tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that run the changed lines: those that noticed others of the module, then those of the
        thresholds and of the oracles (`FIRST`), then the rest, the quickest first.
        """

        def rank(name: str) -> tuple[bool, float]:
            return not name.rpartition("/")[2].startswith(FIRST), self.spent[name]

        lines = self.lines.get(mutant.module, {})
        found = set().union(*(lines.get(line, set()) for line in mutant.lines or lines))
        first = [name for name in self.telling.get(mutant.module, ()) if name in found]
        chosen: list[str] = []
        spent = 0.0
        for name in [*first, *sorted(found.difference(first), key=rank)]:
            spent += self.spent[name]
            if chosen and spent > self.most:
                break
            chosen.append(name)
        return chosen

    def _noticed(self, session: pytest.Session, mutant: Mutant, told: Path) -> tuple[str, str]:
        """Run tests on a change: what came of it, and the test that noticed it or how many did not.

        A test that fails there without any change as well is not asked again, and the change is made anew.
        """
        while tests := self._tests(mutant):
            said, name = self._made(session, mutant, tests, told)
            if said != "noticed" or name in self.sound:
                break
            if self._made(session, None, tests[: tests.index(name) + 1], told)[0] == "SURVIVED":
                self.sound.add(name)
                break
            sys.stderr.write(f"left out, it fails without any change when changes are made: {name}\n")
            del self.spent[name]
            for lines in self.lines.values():
                for names in lines.values():
                    names.discard(name)
        else:
            return "not run", "0 tests"
        if said == "noticed":
            before = self.telling.get(mutant.module, [])
            self.telling[mutant.module] = [name, *(other for other in before if other != name)][:12]
        return said, name or f"{len(tests)} tests"

    def _made(self, session: pytest.Session, mutant: Mutant | None, tests: list[str], told: Path) -> tuple[str, str]:
        """Run tests on a change (None: on none) in a process of its own,
        which writes down in ``told`` which of them failed.
        """

        def work() -> int:
            if mutant is not None and not _put_in_place(mutant, self.functions):
                return 99
            for name in tests:
                # In seconds of its own: others may keep the machine busy.
                signal.setitimer(signal.ITIMER_PROF, SECONDS / 4 + 5 * self.spent[name])
                self.items[name].config.hook.pytest_runtest_protocol(item=self.items[name], nextitem=None)
                if session.testsfailed:
                    told.write_text(name, encoding="utf-8")
                    return 1
            return 0

        told.write_text("", encoding="utf-8")
        code = _in_a_child(work, SECONDS + 5 * sum(self.spent[name] for name in tests))
        name = told.read_text(encoding="utf-8")
        if code is None or code == -signal.SIGPROF:
            return "hangs", ""
        if code and code != 99 and not name:
            raise SystemExit(f"{mutant}: the process ended without a word")
        return "the same" if code == 99 else "noticed" if code else "SURVIVED", name


def _digest(*paths: Path) -> str:
    """Return one digest of the content of files."""
    from hashlib import sha256

    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    """Yield every function in compiled code, by its name and first line."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield (inner.co_name, inner.co_firstlineno), inner
            yield from _codes(inner)


def _name(module: str) -> str:
    """Return the name a module is imported by."""
    return "lpr_calc." + module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _put_in_place(mutant: Mutant, functions: dict[str, list[FunctionType]]) -> bool:
    """Make a change in the modules that are loaded; say whether anything is another than before."""
    name = _name(mutant.module)
    module = importlib.import_module(name)
    if mutant.function == "(module)":
        fresh: dict[str, object] = {"__name__": name, "__package__": module.__package__, "__file__": module.__file__}
        exec(mutant.code(), fresh)  # noqa: S102
        changed = False
        for key, new in fresh.items():
            old = vars(module).get(key)
            if key.startswith("__") or callable(new) or isinstance(new, type(sys)) or old == new:
                continue
            for other in list(sys.modules.values()):
                # Where it was imported by name, too.
                if getattr(other, "__name__", "").startswith("lpr_calc") and vars(other).get(key) is old:
                    setattr(other, key, new)
                    changed = True
        return changed
    file, codes = str(SOURCE / mutant.module), dict(_codes(mutant.code()))
    changed = False
    for function in functions.get(file, ()):
        old_code = function.__code__
        new_code = codes.get((old_code.co_name, old_code.co_firstlineno))
        if new_code is not None and new_code.co_freevars == old_code.co_freevars:
            changed = changed or new_code != old_code
            function.__code__ = new_code
    return changed


def _in_a_child(work: Callable[[], int], seconds: float) -> int | None:
    """Do work in a process of its own and return its code, None where it takes too long."""
    child = os.fork()
    if not child:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(null, number)
        code = 1
        try:
            code = work()
        finally:
            os._exit(min(code, 100))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def named() -> list[Mutant]:
    """Return the changes that survived once. Raises SystemExit where one is no longer to be made."""
    found = []
    for module, old, new in NAMED:
        text = (SOURCE / module).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"{module}: {old!r} stands there {text.count(old)} times")
        first = text.count("\n", 0, text.index(old)) + 1
        tree = ast.parse(text)
        places = dict(_places(tree, "", ()))
        around = [
            n
            for n in ast.walk(tree)
            if isinstance(n, (ast.expr, ast.stmt)) and id(n) in places and n.lineno <= first <= (n.end_lineno or 0)
        ]
        after = [n for n in ast.walk(tree) if isinstance(n, ast.expr) and id(n) in places and n.lineno >= first]
        node = max(around, key=lambda n: n.lineno) if around else min(after, key=lambda n: n.lineno)
        function, lines = places[id(node)]
        code = partial(compile, text.replace(old, new), str(SOURCE / module), "exec")
        found.append(Mutant(module, function, f"`{old.strip()}` → `{new.strip()}`", code, lines))
    return found


def main() -> int:
    """Run; return 1 where a change survived."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=300)
    asked.add_argument("--each", type=int, default=0, help="so many from every module, instead of --count from all")
    asked.add_argument("--seed", type=int, default=16)
    asked.add_argument("--only", action="append", default=[])
    asked.add_argument("--examples", default="20", help="of hypothesis, for each property")
    asked.add_argument("--seconds", type=int, default=0, help="begin no further change after so long")
    asked.add_argument(
        "--most", type=float, default=60, help="so many seconds of tests for one change, the quickest first"
    )
    asked.add_argument("--again", type=Path, help="make the changes again that survived in this table")
    asked.add_argument(
        "--tests", action="append", default=[], help="a file of tests; without it, all that may notice a change"
    )
    asked.add_argument("--recorded", type=Path, help="a file that keeps what was recorded for the next run")
    asked.add_argument("--but", type=Path, help="leave out the changes of this table")
    asked.add_argument("--deselect", action="append", default=[], help="a test that is left out")
    asked.add_argument("--named", action="store_true")
    asked.add_argument("--list", action="store_true", dest="listed")
    given = asked.parse_args()
    if given.named:
        chosen = named()
    else:
        modules = sorted(
            str(path.relative_to(SOURCE).as_posix())
            for path in SOURCE.rglob("*.py")
            if str(path.relative_to(SOURCE).as_posix()).startswith(tuple(given.only) or CHANGED)
        )
        every = {module: list(changes(module)) for module in modules}
        if given.but:
            done = {change for _, change in _rows(given.but)}
            every = {module: [m for m in found if str(m) not in done] for module, found in every.items()}
        lot = random.Random(given.seed)
        if given.again:
            open_ = {change for said, change in _rows(given.again) if said in ("not run", "SURVIVED")}
            chosen = [m for found in every.values() for m in found if str(m) in open_]
        elif given.each:
            chosen = [m for found in every.values() for m in lot.sample(found, min(given.each, len(found)))]
        else:
            chosen = [mutant for found in every.values() for mutant in found]
        lot.shuffle(chosen)
        chosen = chosen if given.each or given.again else chosen[: given.count]
        total = sum(map(len, every.values()))
        sys.stderr.write(f"{total} changes in {len(modules)} modules, {len(chosen)} of them made\n")
    if given.listed:
        for mutant in chosen:
            sys.stdout.write(f"{mutant}\n")
        return 0
    os.chdir(ROOT)
    os.environ["LPR_CALC_EXAMPLES"] = given.examples
    work = Session(chosen, given.seconds, given.most, given.recorded and given.recorded.resolve())
    left_out = [part for name in given.deselect for part in ("--deselect", name)]
    pytest.main(
        [
            "-q",
            "-s",
            "-p",
            "no:cacheprovider",
            # What is left to the garbage collector is no test's that happens to run then.
            "-p",
            "no:unraisableexception",
            "--no-header",
            "--no-summary",
            # The rest of the sweeps too, which the README's command leaves to `.ci/run`.
            "-m",
            "not large",
            *left_out,
            *(given.tests or test_files()),
        ],
        plugins=[work],
    )
    counted = work.counted
    made = sum(counted.values())
    sys.stdout.write(
        f"{made} changes: {counted['noticed']} noticed, {counted['hangs']} hang, {counted['the same']} give the same,"
        f" {counted['not run']} run by no test, {counted['SURVIVED']} survived\n"
    )
    return 1 if counted["SURVIVED"] + counted["not run"] else 0


if __name__ == "__main__":
    sys.exit(main())
