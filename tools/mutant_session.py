"""The session that records which tests run a line, then makes each change of `mutants` and runs them."""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from mutant_changes import CHANGED, SOURCE, Mutant

SECONDS = 20
"""A change after which tests take that longer than five times what they took counts as noticed: the program hangs. So
does one after which a single test works a quarter of that longer than five times what it took.
"""


FIRST = ("test_noticed", "test_boundaries", "test_kept", "test_ways", "test_oracle_limitation", "test_oracle_guarantee")
"""How the names of files of tests begin that notice the most in a second."""


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
