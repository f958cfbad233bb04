"""Find the changes of one sign that no test tells apart at their own place: ``python tools/told_apart.py tests/law``.

`mutants` makes one change at a time; here they are all made in one run. The sources are copied, and every expression
that a change bears on is computed as it stands and as it would be changed. A change that never gives another value is
noticed by none of the tests that were run, and needs no run of its own; one that does may still go unnoticed further
on, which `mutants` finds out. An expression is taken as far as it only reads: what calls anything that may write is
left to `mutants`, and is not among those counted. Not part of CI. Everything after the name of the tool goes to pytest:
files of tests, and its options.
"""

from __future__ import annotations

import ast
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from mutant_changes import CHANGED, ROOT, SOURCE, changes, made_in, places_of

READS = frozenset(
    (
        *("abs", "all", "any", "bisect_left", "bisect_right", "bool", "cut", "dict", "divmod", "enumerate", "exactly"),
        *("Fraction", "frozenset", "gcd", "half_up", "int", "isinstance", "iso", "lcm", "len", "list", "max", "min"),
        *("pairwise", "percent_text", "Portion", "range", "reversed", "round", "set", "sorted", "Span", "split", "str"),
        *("sum", "timedelta", "tuple", "year_days", "year_percent", "zip", "add_months", "after", "date", "day_of"),
        *("a_year", "accrued_of", "base_of", "costs_in", "count", "damages_in", "day_share", "difference", "endswith"),
        *("fromordinal", "get", "index", "interest", "intersection", "isdecimal", "isdigit", "isoformat", "items"),
        *("join", "keys", "lower", "owed", "paid_of", "partition", "removeprefix", "removesuffix", "replace"),
        *("rpartition", "same_as", "startswith", "stated", "strip", "toordinal", "union", "upper", "values", "weekday"),
        *("_billable", "_on", "_owed", "_replace"),
    )
)
"""Functions and methods that only read: computed twice, they do nothing twice."""

_PLAIN = (
    *(ast.Attribute, ast.BinOp, ast.BoolOp, ast.Compare, ast.comprehension, ast.Constant, ast.Dict, ast.DictComp),
    *(ast.FormattedValue, ast.IfExp, ast.JoinedStr, ast.List, ast.ListComp, ast.Name, ast.Set, ast.SetComp, ast.Slice),
    *(ast.Starred, ast.Subscript, ast.Tuple, ast.UnaryOp),
)
_ALONE = (ast.Constant, ast.JoinedStr, ast.Name, ast.Slice, ast.Starred)

_WATCH = """
TRUTH = {truth}
DONE = [False] * len(TRUTH)
APART = set()
RUN = set()


def look(place, right, *changed):
    found = right()
    RUN.add(place)
    left = False
    for number, other in enumerate(changed):
        if (place, number) in APART:
            continue
        try:
            value = other()
            same = bool(value) == bool(found) if TRUTH[place] else value == found and type(value) is type(found)
        except Exception:
            same = False
        if same:
            left = True
        else:
            APART.add((place, number))
    DONE[place] = not left
    return found
"""

_PLUGIN = """
import json
import os
from lpr_calc import _look


def pytest_sessionfinish(session):
    with open(os.environ["TOLD_APART"], "w", encoding="utf-8") as out:
        json.dump([sorted(_look.APART), sorted(_look.RUN)], out)
"""


def reads_only(node: ast.AST, inside: bool = False) -> bool:
    """Say whether an expression can be computed twice; a generator only inside of what uses it up."""
    if isinstance(node, ast.Call):
        named = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        of = node.func.value if isinstance(node.func, ast.Attribute) else None
        parts: list[ast.AST] = [*node.args, *(word.value for word in node.keywords), *([of] if of else [])]
        return named in READS and all(reads_only(part, True) for part in parts)
    if isinstance(node, (ast.GeneratorExp, ast.Lambda)):
        if not inside:
            return False
    elif not isinstance(node, _PLAIN):
        return False
    parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, (ast.expr, ast.comprehension))]
    return all(reads_only(part, True) for part in parts)


def _truth(node: ast.AST, around: ast.AST) -> bool:
    """Whether only the truth of an expression is asked for."""
    if isinstance(around, (ast.If, ast.While, ast.IfExp)):
        return around.test is node
    return (
        isinstance(around, ast.comprehension)
        and node in around.ifs
        or isinstance(around, ast.UnaryOp)
        and isinstance(around.op, ast.Not)
    )


def _bare(body: ast.expr) -> ast.Lambda:
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    return ast.Lambda(args=nothing, body=body)


class Watched:
    """The copy of the sources, and the changes that are looked at: of each place its numbers in `mutants.changes`."""

    def __init__(self, folder: Path) -> None:
        self.places: list[tuple[str, list[int]]] = []
        self.truth: list[bool] = []
        package = folder / "src" / "lpr_calc"
        shutil.copytree(SOURCE, package)
        for path in sorted(SOURCE.rglob("*.py")):
            module = path.relative_to(SOURCE).as_posix()
            if module.startswith(CHANGED):
                (package / module).write_text(self._watched(module, path), encoding="utf-8")
        (package / "_look.py").write_text(_WATCH.format(truth=self.truth), encoding="utf-8")
        (folder / "told_apart_plugin.py").write_text(_PLUGIN, encoding="utf-8")
        (folder / "data").symlink_to(ROOT / "data")

    def _watched(self, module: str, path: Path) -> str:
        """The text of a module in which every expression looks at its changes."""
        tree = ast.parse(path.read_text(encoding="utf-8"))
        places = dict(places_of(tree, "", ()))
        around = {id(inner): outer for outer in ast.walk(tree) for inner in ast.iter_child_nodes(outer)}
        whole: dict[int, ast.expr] = {}
        waiting: list[ast.AST] = [tree]
        while waiting:
            node = waiting.pop()
            inside = id(node) in places and places[id(node)][0] != "(module)"
            writes = not isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
            if (
                isinstance(node, ast.expr)
                and not isinstance(node, _ALONE)
                and inside
                and not writes
                and reads_only(node)
            ):
                whole.update((id(inner), node) for inner in ast.walk(node))
            else:
                waiting.extend(ast.iter_child_nodes(node))
        made: dict[int, tuple[ast.expr, list[tuple[int, ast.expr]]]] = {}
        for number, (node, undo, _) in enumerate(made_in(tree, places)):
            if id(node) in whole:
                one = whole[id(node)]
                made.setdefault(id(one), (one, []))[1].append((number, copy.deepcopy(one)))
            undo()
        instead: dict[int, ast.expr] = {}
        for one, several in made.values():
            place = ast.Constant(len(self.places))
            self.places.append((module, [number for number, _ in several]))
            self.truth.append(_truth(one, around[id(one)]))
            asked = [place, _bare(copy.deepcopy(one)), *(_bare(other) for _, other in several)]
            done = ast.Subscript(value=ast.Name("_done", ast.Load()), slice=place, ctx=ast.Load())
            look = ast.Call(func=ast.Name("_look", ast.Load()), args=asked, keywords=[])
            instead[id(one)] = ast.IfExp(test=done, body=copy.deepcopy(one), orelse=look)

        class Put(ast.NodeTransformer):
            def visit(self, node: ast.AST) -> ast.AST:
                found = instead.get(id(node))
                return found if found is not None else self.generic_visit(node)

        Put().visit(tree)
        first = 0
        for number, statement in enumerate(tree.body, 1):
            future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
            if future or number == 1 and ast.get_docstring(tree):
                first = number
        tree.body[first:first] = ast.parse("from lpr_calc._look import DONE as _done, look as _look").body
        return ast.unparse(ast.fix_missing_locations(tree))


def main() -> int:
    """Run the tests; print what no test told apart, a module after the other; return the code of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        watched = Watched(folder)
        found = folder / "found.json"
        path = os.pathsep.join((str(folder / "src"), str(folder)))
        env = {**os.environ, "PYTHONPATH": path, "TOLD_APART": str(found)}
        asked = ["-q", "-p", "told_apart_plugin", "-p", "no:cacheprovider", *sys.argv[1:]]
        code = subprocess.run([sys.executable, "-m", "pytest", *asked], cwd=ROOT, env=env, check=False).returncode
        apart, run = json.loads(found.read_text(encoding="utf-8"))
    told = {tuple(one) for one in apart}
    looked: Counter[str] = Counter()
    same: Counter[str] = Counter()
    said = {module: list(changes(module)) for module in {module for module, _ in watched.places}}
    for place, (module, numbers) in enumerate(watched.places):
        for number, change in enumerate(numbers):
            looked[module] += 1
            if (place, number) not in told:
                same[module] += 1
                sys.stdout.write(f"{'the same' if place in run else 'not run':9}{said[module][change]}\n")
    for module, count in sorted(same.items(), key=lambda one: -one[1]):
        sys.stdout.write(f"{count:5} of {looked[module]:4}  {module}\n")
    sys.stdout.write(f"{sum(same.values())} of {sum(looked.values())} changes give no other value in these tests\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
