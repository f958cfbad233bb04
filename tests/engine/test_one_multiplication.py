"""Base × rate × days is multiplied in one package: nobody else reaches for a rate and a sum of money together."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lpr_calc

PACKAGE = Path(lpr_calc.__file__).parent
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if "engine" not in path.relative_to(PACKAGE).parts
)
MONEY = frozenset(("base", "principal", "amount", "owed", "interest", "lent", "fen"))
RATE = frozenset(("rate", "value", "twice", "rates"))


def factors(node: ast.AST) -> list[ast.AST]:
    """What a product multiplies."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return [*factors(node.left), *factors(node.right)]
    return [node]


def last_name(node: ast.AST) -> str:
    """The name a factor ends with: ``rate.value`` is ``value``, ``twice[i]`` is ``twice``."""
    if isinstance(node, ast.Subscript):
        return last_name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def products(source: str) -> list[str]:
    """Every product of a sum of money, a rate and something else, as it is written."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            names = [last_name(factor) for factor in factors(node)]
            if len(names) > 2 and any(name in MONEY for name in names) and any(name in RATE for name in names):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


KEPT = frozenset(("batch/lane.py",))
"""The loop of a plain row of a batch, which a test holds against the walk."""


@pytest.mark.parametrize("module", [module for module in MODULES if module not in KEPT])
def test_only_the_engine_multiplies(module: str) -> None:
    assert not products((PACKAGE / module).read_text(encoding="utf-8"))


def test_what_it_would_find() -> None:
    assert products("x = base * rate.value * days")
    assert products("x = (principal * twice[i] * (b - a) + per) // (2 * per)")
    assert not products("x = amount * share")
