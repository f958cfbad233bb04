"""Change one sign of the program at a time and see whether a test notices: ``python tools/mutants.py --count 300``.

Not part of CI: a few hundred changes take an hour. Every change is made in memory, in a process of its own; no file of the
checkout is touched. ``--named`` makes the changes that once survived; ``--only MODULE`` changes one module; ``--list`` shows
what would be changed. The table goes to standard output; survivors are judged by hand in ``docs/mutants.md``.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "lpr_calc"
SECONDS = 150
"""A change after which the tests take longer than that counts as noticed: the program hangs."""

LAW = ("test_noticed.py", "test_cases.py", "test_regressions.py", "test_batch_lane.py", "test_oracle.py")
JUDGMENT = ("test_noticed.py", "test_judgment.py", "test_judgment_rules.py", "test_regressions.py")
TESTS: dict[str, tuple[str, ...]] = {
    "law/": LAW,
    "engine.py": (*LAW, "test_properties.py"),
    "accrual.py": (*LAW, "test_properties.py"),
    "dates.py": (*LAW, "test_properties.py"),
    "money.py": ("test_values.py", *LAW),
    "ledger.py": (*LAW, "test_properties.py"),
    "settle.py": LAW,
    "totals.py": LAW,
    "law/delay_interest.py": JUDGMENT,
    "judgment.py": JUDGMENT,
    "judgment_old.py": JUDGMENT,
    "fees.py": ("test_fees.py", "test_noticed.py"),
    "fee_base.py": ("test_fees.py", "test_noticed.py"),
    "limitation.py": ("test_limitation.py", "test_noticed.py"),
    "limitation_clock.py": ("test_limitation.py", "test_noticed.py"),
    "rates/table.py": ("test_data.py", "test_cases.py", "test_rates_check.py"),
    "rates/check.py": ("test_rate_checks.py", "test_rates_check.py", "test_data.py"),
    "rates/rows.py": ("test_rate_checks.py", "test_rates_check.py", "test_errors.py"),
    "rates/files.py": ("test_rate_checks.py", "test_errors.py", "test_rates_update.py"),
    "rates/revise.py": ("test_rates_update.py",),
    "rates/doubt.py": ("test_rates_update.py",),
    "rates/publisher.py": ("test_rates_update.py",),
    "plan.py": ("test_plan.py", "test_noticed.py"),
    "batch/lane.py": ("test_batch_lane.py", "test_noticed.py", "test_batch_core.py"),
}
"""The tests that matter for a module (the longest beginning that fits)."""

CHANGED = ("law/", "engine.py", "ledger.py", "settle.py", "judgment.py", "judgment_old.py", "fees.py", "fee_base.py", "limitation.py", "limitation_clock.py", "rates/table.py", "rates/check.py", "rates/rows.py", "rates/revise.py", "rates/doubt.py")  # fmt: skip

NAMED: tuple[tuple[str, str, str], ...] = (
    (
        "judgment.py",
        "costs_in = sum(cost.amount for cost in judgment.costs if law",
        "costs_in = sum(cost.amount for cost in judgment.costs if not law",
    ),
    ("engine.py", "max(min(limits) - sum", "max(max(limits) - sum"),
    (
        "ledger.py",
        'if payment.towards in ("auto", "interest"):\n                above',
        'if payment.towards not in ("auto", "interest"):\n                above',
    ),
    (
        "ledger.py",
        'if payment.towards in ("auto", "interest"):\n                above',
        'if payment.towards in ("auto", "interest", "principal"):\n                above',
    ),
    ("settle.py", '"month": 12, "day": 365}', '"month": 12, "day": 364}'),
    ("settle.py", '"month": 12, "day": 365}', '"month": 13, "day": 365}'),
    ("limitation_enforcement.py", 'd.event != "suit"', 'd.event != "s"'),
    ("plan.py", "signed = min((loan.signed", "signed = max((loan.signed"),
    (
        "batch/lane.py",
        "for row in rows:\n            number, raw, cells = row\n            if len(cells) != width",
        "for row in rows:\n            number, raw, cells = row\n            if len(cells) == width",
    ),
    ("calculate.py", "if quoted_through >= source.next_due:", "if quoted_through > source.next_due:"),
    ("law/general.py", "stop = end + 1\n    if damages", "stop = end\n    if damages"),
    ("law/bank.py", "stop = end + 1", "stop = end"),
    ("law/terms.py", '"capitalise": 2, "due": 3}', '"capitalise": 2, "due": -1}'),
    ("fee_base.py", 'and notice.code != "before-perform-by"', 'and notice.code == "before-perform-by"'),
    ("law/delay_interest.py", "portions[-1]._replace", "portions[+1]._replace"),
    ("law/delay_interest.py", "for p in portions[:-1])", "for p in portions[:-2])"),
    ("limitation.py", "if days and min(days) > on:", "if days and min(days) >= on:"),
    ("judgment.py", "        ordered = 0\n", "        ordered = 1\n"),
    ("judgment.py", "if beside and self.payments:", "if beside or self.payments:"),
    (
        "limitation_clock.py",
        "self.months == 36 and end < THREE_YEARS_SINCE:",
        "self.months == 36 or end < THREE_YEARS_SINCE:",
    ),
    ("fees.py", "part * band.rate if band.start else 0", "part * band.rate if band.start else 1"),
    ("fees.py", "part = band.start + band.part - start", "part = band.start - band.part - start"),
    ("rates/revise.py", "for day in known if day <= today", "for day in known if day < today"),
    ("limitation_clock.py", "None if self.pending else self.last))", "self.last if self.pending else None))"),
)
"""Changes that survived once: module, what stood there, what stands there instead."""

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


class Mutant(NamedTuple):
    """One change: the module, the line, what was done, and the source with it."""

    module: str
    line: int
    what: str
    source: str


def changes(module: str) -> Iterator[Mutant]:
    """Yield every change of one sign of a module."""
    text = (SOURCE / module).read_text(encoding="utf-8")
    tree = ast.parse(text)
    skipped = {id(inner) for node in ast.walk(tree) for outer in _never(node) for inner in ast.walk(outer)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        for undo, what in _edits(node):
            line = getattr(node, "lineno", 0)
            yield Mutant(module, line, what, ast.unparse(tree))
            undo()


def _never(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what no change is made in: words for people, types, names of slots."""
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
        yield put(node, "op", ast.UAdd() if isinstance(node.op, ast.USub) else _Nothing()), f"{name} taken out"
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


class _Nothing(ast.UAdd):
    """``not x`` becomes ``bool(x)``: written as ``not not x``."""


def _unparse_nothing() -> None:
    """Teach `ast.unparse` the operator that undoes a ``not``."""
    unparser = ast._Unparser  # type: ignore[attr-defined]
    unparser.unop = {**unparser.unop, "_Nothing": "not not"}
    unparser.unop_precedence = {**unparser.unop_precedence, "not not": unparser.unop_precedence["not"]}


def tests_for(module: str) -> list[str]:
    """Return the files of the tests that matter for a module."""
    best = max((begin for begin in TESTS if module.startswith(begin)), key=len)
    return [str(ROOT / "tests" / name) for name in TESTS[best] if (ROOT / "tests" / name).exists()]


class _Changed:
    """Gives the changed source where the module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = "lpr_calc." + mutant.module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        """Answer for the one module."""
        if name != self.name:
            return None
        from importlib.machinery import SourceFileLoader
        from importlib.util import spec_from_file_location

        source = self.mutant.source

        class Loader(SourceFileLoader):
            def get_code(self, fullname: str) -> object:  # type: ignore[override]
                return compile(source, self.path, "exec")

        file = str(SOURCE / self.mutant.module)
        inside = [str((SOURCE / self.mutant.module).parent)] if self.mutant.module.endswith("__init__.py") else None
        return spec_from_file_location(name, file, loader=Loader(name, file), submodule_search_locations=inside)


def noticed(mutant: Mutant, examples: str) -> str:
    """Run the tests that matter on a change, in a process of its own; return ``noticed``, ``SURVIVED`` or ``hangs``."""
    child = os.fork()
    if not child:
        os.setsid()
        os.environ["LPR_CALC_EXAMPLES"] = examples
        null = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(null, number)
        sys.meta_path.insert(0, _Changed(mutant))  # type: ignore[arg-type]
        import pytest

        code = 1
        try:
            code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests_for(mutant.module)]))
        finally:
            os._exit(min(code, 100))
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "SURVIVED" if os.waitstatus_to_exitcode(status) == 0 else "noticed"
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hangs"


def named() -> list[Mutant]:
    """Return the changes that survived once. Raises SystemExit where one is no longer to be made."""
    found = []
    for module, old, new in NAMED:
        text = (SOURCE / module).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"{module}: {old!r} stands there {text.count(old)} times")
        line = text.count("\n", 0, text.index(old)) + 1
        found.append(Mutant(module, line, f"`{old.strip()}` → `{new.strip()}`", text.replace(old, new)))
    return found


def main() -> int:
    """Run; return 1 where a change survived."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=300)
    asked.add_argument("--seed", type=int, default=16)
    asked.add_argument("--only", action="append", default=[])
    asked.add_argument("--examples", default="20", help="of hypothesis, for each property")
    asked.add_argument("--seconds", type=int, default=0, help="begin no further change after so long")
    asked.add_argument("--sound", action="store_true", help="take it that the tests pass without any change")
    asked.add_argument("--named", action="store_true")
    asked.add_argument("--list", action="store_true", dest="listed")
    given = asked.parse_args()
    _unparse_nothing()
    if given.named:
        chosen = named()
    else:
        modules = sorted(
            str(path.relative_to(SOURCE))
            for path in SOURCE.rglob("*.py")
            if str(path.relative_to(SOURCE)).startswith(tuple(given.only) or CHANGED)
        )
        every = [mutant for module in modules for mutant in changes(module)]
        random.Random(given.seed).shuffle(every)
        chosen = every[: given.count]
        sys.stderr.write(f"{len(every)} changes in {len(modules)} modules, {len(chosen)} of them made\n")
    counted = {"noticed": 0, "hangs": 0, "SURVIVED": 0}
    sound: list[list[str]] = []
    # Loaded once, so that no child has to: nothing of lpr_calc.
    import pytest
    import yaml

    del pytest, yaml
    started = time.monotonic()
    if not given.listed and not given.sound:
        for module in sorted({mutant.module for mutant in chosen}, key=tests_for):
            # Without a change they must pass, or everything would seem to be noticed.
            text = (SOURCE / module).read_text(encoding="utf-8")
            if tests_for(module) not in sound and noticed(Mutant(module, 0, "", ast.unparse(ast.parse(text))), given.examples) != "SURVIVED":  # fmt: skip
                raise SystemExit(f"the tests of {module} fail without any change: {' '.join(tests_for(module))}")
            sound.append(tests_for(module))
    for number, mutant in enumerate(chosen, 1):
        if given.listed:
            sys.stdout.write(f"{mutant.module}:{mutant.line} {mutant.what}\n")
            continue
        if given.seconds and time.monotonic() - started > given.seconds:
            break
        begun = time.monotonic()
        said = noticed(mutant, given.examples)
        counted[said] += 1
        sys.stdout.write(f"{number:4} {said:8} {int(time.monotonic() - begun):4} s  {mutant.module}:{mutant.line} {mutant.what}\n")  # fmt: skip
        sys.stdout.flush()
    if not given.listed:
        made = sum(counted.values())
        sys.stdout.write(f"{made} changes: {counted['noticed']} noticed, {counted['hangs']} hang, {counted['SURVIVED']} survived\n")  # fmt: skip
    return 1 if counted["SURVIVED"] else 0


if __name__ == "__main__":
    sys.exit(main())
