"""Write the compiled forms of the data files: ``python tools/compile_tables.py``.

Reading YAML costs a third of a claim's start-up, so the reviewed tables are shipped a second time as plain Python
(``src/lpr_calc/tables/``), never edited by hand. A test regenerates them and compares.
"""

from __future__ import annotations

from pathlib import Path

from lpr_calc.rates.files import load_rates
from lpr_calc.rates.table import RateTable
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import Node

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
FOLDER = ROOT / "src" / "lpr_calc" / "tables"
RATE_FILES = {"lpr.py": "lpr_rates.yaml", "benchmark.py": "benchmark_rates.yaml"}
_PROVISION_FIELDS = ("short", "number", "article", "from", "to", "url", "mark", "successor", "decides", "decides_en")
_REGISTER_FIELDS = ("instrument", "english", "rule", "rule_en", "phrase", "url_note")


def render_rates(table: RateTable, file: str) -> str:
    """Return a module with the table as tuples of day numbers and hundredths of a percent."""
    columns = "\n".join(f"    {tenor!r}: {values}," for tenor, values in table.columns.items())
    return (
        f'"""Compiled from data/{file} by tools/compile_tables.py; do not edit."""\n\n'
        f"SERIES = {table.series!r}\nNAME = {file!r}\nSHA256 = {table.sha256!r}\nNEXT_DUE = {table.next_due}\n"
        f"LAST_DAY = {table.last_day}\nDAYS = {table.days}\nCOLUMNS = {{\n{columns}\n}}\n"
    )


def render_provisions(tree: Node) -> str:
    """Return a module with what every result prints of a provision."""
    return _render_lines(tree, "PROVISIONS", ("id", *_PROVISION_FIELDS))


def render_register(tree: Node) -> str:
    """Return a module with what ``explain`` says of each provision besides, in the same order."""
    return _render_lines(tree, "REGISTER", _REGISTER_FIELDS)


def _render_lines(tree: Node, name: str, fields: tuple[str, ...]) -> str:
    """Return a module with some fields of every provision: one text, a line each, quicker to load than tuples."""
    assert isinstance(tree.value, dict)
    rows = tree.value["provisions"].value
    assert isinstance(rows, list)
    lines = []
    for row in rows:
        assert isinstance(row.value, dict)
        texts = [_text(row.value[field]) if field in row.value else "" for field in fields]
        assert not any(sign in text for text in texts for sign in ("\t", "\n", '"""', "\\"))
        lines.append("\t".join(texts))
    body = "\n".join(lines)
    return f'"""Compiled from data/provisions.yaml by tools/compile_tables.py; do not edit."""\n\n{name} = """\n{body}\n"""\n'


def render_fees(tree: Node) -> str:
    """Return a module with the fee schedules: limits in fen (0 = none), rates in hundredths of a percent."""
    assert isinstance(tree.value, dict)
    rows = tree.value["schedules"].value
    assert isinstance(rows, list)
    lines = []
    for row in rows:
        assert isinstance(row.value, dict)
        kind, provision, first, last, flat, most = (
            _text(row.value[name]) for name in ("kind", "provision", "from", "to", "flat", "most")
        )
        nodes = row.value["bands"].value
        assert isinstance(nodes, list)
        bands = tuple((_hundredths(_part(node, "to")), _hundredths(_part(node, "percent"))) for node in nodes)
        lines.append(
            f"    ({kind!r}, {provision!r}, {first!r}, {last!r}, {_hundredths(flat)}, {_hundredths(most)}, {bands}),"
        )
    body = "\n".join(lines)
    return f'"""Compiled from data/court_fees.yaml by tools/compile_tables.py; do not edit."""\n\nSCHEDULES = (\n{body}\n)\n'


def _text(node: Node) -> str:
    assert isinstance(node.value, str)
    return node.value


def _part(node: Node, name: str) -> str:
    assert isinstance(node.value, dict)
    return _text(node.value[name])


def _hundredths(text: str) -> int:
    """``2.5`` → 250, ``10000`` → 1000000, "" → 0."""
    whole, _, decimals = text.partition(".")
    assert len(decimals) <= 2
    return int((whole or "0") + decimals.ljust(2, "0"))


def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def compiled() -> dict[str, str]:
    """Return the source of every compiled module by file name."""
    modules = {}
    for target, file in RATE_FILES.items():
        modules[target] = render_rates(load_rates(_read(file), file), file)
    provisions = load_yaml(_read("provisions.yaml"), "provisions.yaml")
    modules["provisions.py"] = render_provisions(provisions)
    modules["register.py"] = render_register(provisions)
    modules["court_fees.py"] = render_fees(load_yaml(_read("court_fees.yaml"), "court_fees.yaml"))
    return modules


def main() -> None:
    """Write every compiled module."""
    for target, source in compiled().items():
        (FOLDER / target).write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
