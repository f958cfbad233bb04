"""The source of the package as the tests of its structure read it: the modules, their trees, what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lpr_calc

PACKAGE = Path(lpr_calc.__file__).parent


def name_of(path: Path) -> str:
    """Return the dotted name of a module inside the package, "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py")) if not {"_data", "_examples"} & set(path.parts)}
MODULES = sorted(name for name in FILES if name)


@cache
def tree(module: str) -> ast.Module:
    """Return the parsed source of a module."""
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


@cache
def nodes(module: str) -> list[ast.AST]:
    """Return every node of a module's tree, as `ast.walk` does in twice the time."""
    found: list[ast.AST] = [tree(module)]
    for node in found:
        for value in vars(node).values():
            if isinstance(value, ast.AST):
                found.append(value)
            elif isinstance(value, list):
                found += [each for each in value if isinstance(each, ast.AST)]
    return found


def libraries(node: ast.AST) -> list[str]:
    """Return the libraries that an import names, [] for one inside the package and for whatever is no import."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def imported_by(module: str, node: ast.AST) -> Iterator[str]:
    """Yield the modules of the package that one import of ``module`` names."""
    for name in libraries(node):
        assert name.partition(".")[0] != "lpr_calc", f"{module}: {name}: write it relatively"
    if not isinstance(node, ast.ImportFrom) or not node.level:
        return
    package = module if FILES[module].name == "__init__.py" else module.rpartition(".")[0]
    parts = package.split(".") if package else []
    base = parts[: len(parts) - node.level + 1]
    target = ".".join([*base, node.module] if node.module else base)
    for alias in node.names:
        inner = f"{target}.{alias.name}" if target else alias.name
        found = inner if inner in FILES else target
        if found and found != module:
            yield found


def imported(module: str) -> Iterator[str]:
    """Yield every module of the package that a module imports, wherever the import stands."""
    for node in nodes(module):
        yield from imported_by(module, node)
