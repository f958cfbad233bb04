"""Base × rate × days is multiplied in one package: nobody else reaches for a rate and a sum of money together."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from source import MODULES, nodes

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


def products(nodes: Iterable[ast.AST]) -> list[str]:
    """Every product of a sum of money, a rate and something else, as it is written."""
    found = []
    for node in nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            names = [last_name(factor) for factor in factors(node)]
            if len(names) > 2 and any(name in MONEY for name in names) and any(name in RATE for name in names):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


KEPT = frozenset(("batch.lane",))
"""The loop of a plain row of a batch, which a test holds against the walk."""


def test_only_the_engine_multiplies() -> None:
    assert not {
        module: found
        for module in MODULES
        if module.partition(".")[0] != "engine" and module not in KEPT and (found := products(nodes(module)))
    }


def test_what_it_would_find() -> None:
    def found(source: str) -> list[str]:
        return products(ast.walk(ast.parse(source)))

    assert found("x = base * rate.value * days")
    assert found("x = (principal * twice[i] * (b - a) + per) // (2 * per)")
    assert not found("x = amount * share")
