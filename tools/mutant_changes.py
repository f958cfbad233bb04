"""The changes that `mutants` makes of a module: one sign at a time, named by function and words."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path
from types import CodeType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "lpr_calc"

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
"""What is changed unless told otherwise: what says which rate, which day, and in which order payments go."""

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
    places = dict(places_of(tree, "", ()))
    around_of = {id(inner): outer for outer in ast.walk(tree) for inner in ast.iter_child_nodes(outer)}
    for number, (node, undo, what) in enumerate(made_in(tree, places)):
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


def made_in(tree: ast.Module, places: Container[int]) -> Iterator[tuple[ast.AST, Callable[[], None], str]]:
    """Make every change in a tree, one after another: the node, what undoes the change, what was done."""
    skipped = {id(inner) for node in ast.walk(tree) for outer in _never(node) for inner in ast.walk(outer)}
    for node in list(ast.walk(tree)):
        if id(node) not in skipped and id(node) in places:
            for undo, what in _edits(node):
                yield node, undo, what


def _changed(module: str, number: int) -> CodeType:
    """Compile a module with one of its changes."""
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    for n, (_, undo, _) in enumerate(made_in(tree, dict(places_of(tree, "", ())))):
        if n == number:
            return compile(ast.fix_missing_locations(tree), str(SOURCE / module), "exec")
        undo()
    raise AssertionError(number)


def places_of(
    node: ast.AST, function: str, lines: tuple[int, ...]
) -> Iterator[tuple[int, tuple[str, tuple[int, ...]]]]:
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
            yield from places_of(ast.Expr(child.body), "<lambda>", ())
        else:
            yield id(child), (function or "(module)", own)
            yield from places_of(child, function, own)


def _inside(node: ast.FunctionDef, function: str) -> Iterator[tuple[int, tuple[str, tuple[int, ...]]]]:
    """Yield the places of a function's body, not of its defaults and decorators."""
    yield from places_of(ast.Module(node.body, []), function, ())


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
