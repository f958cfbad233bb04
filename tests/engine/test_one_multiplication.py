"""Base × rate × days is multiplied in one place: `engine.steps.earned` (and `exactly`, unrounded).

Nobody outside the engine reaches for a rate and a sum of money together, and inside it nobody else does either: loops
in which the call itself was measured to cost a tenth of the time or more write it out. Those are listed here, with
what the call costs there, and each is held against `earned` on random numbers.
"""

from __future__ import annotations

import ast
import random

import pytest

from lpr_calc.engine.steps import earned
from source import FILES, MODULES, tree

MONEY = frozenset(("base", "principal", "amount", "owed", "interest", "lent", "fen"))
RATE = frozenset(("rate", "value", "values", "twice", "rates", "product"))

WRITTEN_OUT: dict[str, tuple[str, ...]] = {
    # One plain debt: with the call 12 instalments take half as long again, a bank loan with compound interest a third.
    "engine.single": (
        "(base * twice[i] * (stop - start) + per) // twice_per",
        "(base * twice[i] * (day - start) + per) // twice_per",
    ),
    # The same, for one leg: a line costs a quarter of a microsecond, a call a tenth of one. Of a whole step the rate
    # times its days is known (`Leg.whole`).
    "engine.steady": (
        "(base * (twice[i] * (stop - start)) + per) // twice_per",
        "(base * (twice[i] * (day - start)) + per) // twice_per",
        "(base * whole[i] + per) // twice_per",
    ),
    # Every combination of conventions: a line in an eighth of a microsecond.
    "engine.unpaid": (
        "(2 * value * share * base + per) // double",
        "(base * product + per) // double",
    ),
    # The plain row of a batch: a microsecond in all. Of the first step and of whole ones the rate times its days is
    # known; `daily` is what the principal earns in a day, not yet rounded.
    "batch.plain": (
        "(daily * (end - first) + per) // double",
        "(principal * opening + per) // double",
        "(principal * product + per) // double",
        "(daily * (end - starts[j]) + per) // double",
    ),
}
"""Where it is written out, and how; why is said above each."""

THE_ONE = {"engine.steps": ("(base * twice * days + per) // (2 * per)", "base * rate * days")}


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


def multiplies(node: ast.AST) -> bool:
    """Whether it is a product of a sum of money, a rate and something else, or is rounded half up like one."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        names = [last_name(factor) for factor in factors(node)]
        return len(names) > 2 and any(name in MONEY for name in names) and any(name in RATE for name in names)
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.FloorDiv)
        and isinstance(node.left, ast.BinOp)
        and isinstance(node.left.op, ast.Add)
        and isinstance(node.left.left, ast.BinOp)
        and isinstance(node.left.left.op, ast.Mult)
        and (last_name(node.left.right) == "per" or len(factors(node.left.left)) > 2)
    )


def products(module: ast.Module) -> list[str]:
    """Every such expression as it is written, the whole of it once."""
    found: list[str] = []

    def look(node: ast.AST) -> None:
        if multiplies(node):
            found.append(ast.unparse(node))
            return
        for inner in ast.iter_child_nodes(node):
            look(inner)

    look(module)
    return found


def test_it_stands_where_it_is_listed_and_nowhere_else() -> None:
    # A product without the blanks that the formatter puts around its sign there is none.
    multiplying = [module for module in MODULES if " * " in FILES[module].read_text(encoding="utf-8")]
    found = {module: sorted(some) for module in multiplying if (some := products(tree(module)))}
    assert found == {module: sorted(some) for module, some in {**WRITTEN_OUT, **THE_ONE}.items()}


@pytest.mark.parametrize(("module", "written"), [(m, text) for m, some in WRITTEN_OUT.items() for text in some])
def test_what_is_written_out_comes_to_the_same(module: str, written: str) -> None:
    rng = random.Random(written)  # noqa: S311 -- figures to try, no secrets
    for _ in range(200):
        base, twice, per = rng.randrange(10**12), 2 * rng.randrange(10**8), rng.randrange(1, 10**10)
        start, days = rng.randrange(1000), rng.randrange(1, 4000)
        names = {
            **dict.fromkeys(("base", "principal"), base),
            **dict.fromkeys(("stop", "day", "end"), start + days),
            **dict.fromkeys(("start", "first"), start),
            **dict.fromkeys(("twice_per", "double"), 2 * per),
            **dict.fromkeys(("i", "j"), 0),
            "per": per,
            "rate": twice,
            "share": days,
            "value": twice // 2,
            "daily": base * twice,
            **dict.fromkeys(("product", "opening"), twice * days),
            "twice": [twice],
            "starts": [start],
            "whole": [twice * days],
        }
        assert eval(written, {}, names) == earned(base, twice, days, per)  # noqa: S307 -- a line of this file


def test_what_it_would_find() -> None:
    def found(source: str) -> list[str]:
        return products(ast.parse(source))

    assert found("x = base * rate.value * days")
    assert found("x = (principal * twice[i] * (b - a) + per) // (2 * per)") == [
        "(principal * twice[i] * (b - a) + per) // (2 * per)"
    ]
    assert found("x = (sum * product + per) // double")
    assert found("x = (2 * v * s * b + u) // t")
    assert not found("x = amount * share")
    assert not found("x = (amount + per) // double")
