"""Write the compiled forms of the data files: ``python tools/compile_tables.py [--lang zh|en]``.

Reading YAML costs a third of a claim's start-up, so the reviewed tables are shipped a second time as plain Python
(``src/lpr_calc/tables/``), never edited by hand. A test regenerates them and compares.

What is wrong with a file is said as ``rates check`` says it: file, line and column, what was read, what would be right.
Then nothing is written. Exit code: 0 written, 1 something is wrong, 2 a file cannot be read at all or the modules not
be written.
"""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path

from lpr_calc.base.errors import LprError, Problem
from lpr_calc.base.text import Text
from lpr_calc.cli import failure, language_of
from lpr_calc.cli.guard import cannot_write
from lpr_calc.rates.check import Report, check_rates, position, unreadable
from lpr_calc.rates.files import load_rates
from lpr_calc.rates.rows import is_address, unknown_keys
from lpr_calc.rates.table import RateTable
from lpr_calc.reports.rates import render_checks
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.text import shown
from lpr_calc.values.textfile import read_rate_text
from lpr_calc.values.tree import Node

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
FOLDER = ROOT / "src" / "lpr_calc" / "tables"
RATE_FILES = {"lpr.py": "lpr_rates.yaml", "benchmark.py": "benchmark_rates.yaml"}
_PROVISION_FIELDS = ("short", "number", "article", "from", "to", "url", "mark", "successor", "decides", "decides_en")
_REGISTER_FIELDS = ("instrument", "english", "rule", "rule_en", "phrase", "url_note")
_OPTIONAL = {"successor", "phrase", "url_note"}
_CORRECTION_FIELDS = (
    "number",
    "version",
    "entry",
    "of",
    "kinds",
    "heads",
    "states",
    "first",
    "last",
    "provisions",
    "zh",
    "en",
)
_FEE_FIELDS = ("kind", "provision", "from", "to", "flat", "most", "bands")
_MAY_BE_EMPTY = {
    *("to", "flat", "most", "decides", "decides_en", "kinds", "heads", "states", "first", "last"),
    *_OPTIONAL,
}
_MARKS = ("T", "C", "Q", "M")
"""How well a provision is known: `Provision.mark`."""
_BREAKS = ("\t", "\n", '"""', "\\")
"""What the one text of a compiled module cannot hold."""


def render_rates(table: RateTable, file: str) -> str:
    """Return a module with the table as tuples of day numbers and hundredths of a percent."""
    columns = "\n".join(f"    {tenor!r}: {values}," for tenor, values in table.columns.items())
    return (
        f'"""Compiled from data/{file} by tools/compile_tables.py; do not edit."""\n\n'
        f"SERIES = {table.series!r}\nNAME = {file!r}\nSHA256 = {table.sha256!r}\nNEXT_DUE = {table.next_due}\n"
        f"LAST_DAY = {table.last_day}\nDAYS = {table.days}\nCOLUMNS = {{\n{columns}\n}}\n"
    )


def render_provisions(tree: Node, problems: list[Problem]) -> dict[str, str]:
    """Return two modules: what every result prints of a provision, and what ``explain`` says besides,
    in the same order.
    """
    rows = _rows(tree, "provisions", ("id", *_PROVISION_FIELDS, *_REGISTER_FIELDS), problems)
    modules = {
        "provisions.py": _render_lines(rows, "provisions.yaml", "PROVISIONS", ("id", *_PROVISION_FIELDS), problems),
        "register.py": _render_lines(rows, "provisions.yaml", "REGISTER", _REGISTER_FIELDS, problems),
    }
    if not problems:
        _check_provisions(rows, problems)
    return modules


def render_corrections(tree: Node, problems: list[Problem]) -> dict[str, str]:
    """Return a module with every correction, and one with the number of the last, which every result records."""
    rows = _rows(tree, "corrections", _CORRECTION_FIELDS, problems)
    for place, row in enumerate(rows, 1):
        number = _text(row, "number", problems)
        if number != str(place):
            known = Text(f"依次编号：{place}", f"number them in turn: {place}")
            problems.append(_wrong("number", _is("number", number), row, "number", known))
    head = '"""Compiled from data/corrections.yaml by tools/compile_tables.py; do not edit."""'
    return {
        "corrections.py": _render_lines(rows, "corrections.yaml", "CORRECTIONS", _CORRECTION_FIELDS, problems),
        "revision.py": f"{head}\n\nREVISION = {len(rows)}\n",
    }


def _render_lines(rows: list[Node], file: str, name: str, fields: tuple[str, ...], problems: list[Problem]) -> str:
    """Return a module with some fields of every row: one text, a line each, quicker to load than tuples."""
    body = "\n".join("\t".join(_text(row, field, problems) for field in fields) for row in rows)
    head = f'"""Compiled from data/{file} by tools/compile_tables.py; do not edit."""'
    return f'{head}\n\n{name} = """\n{body}\n"""\n'


def render_fees(tree: Node, problems: list[Problem]) -> dict[str, str]:
    """Return a module with the fee schedules: limits in fen (0 = none), rates in hundredths of a percent."""
    lines = []
    for row in _rows(tree, "schedules", _FEE_FIELDS, problems):
        kind, provision, first, last = (_text(row, name, problems) for name in ("kind", "provision", "from", "to"))
        flat, most = (_hundredths(row, name, problems) for name in ("flat", "most"))
        bands: list[tuple[int, int]] = []
        for band in _rows(row, "bands", ("to", "percent"), problems):
            limit = _hundredths(band, "to", problems)
            # 0, no limit, is for the last band alone.
            if bands and not 0 < bands[-1][0] < (limit or bands[-1][0] + 1):
                said = Text("不高于前一档", "not above the band before")
                problems.append(
                    _wrong(
                        "order", said, band, "to", Text('从低到高排列，最后一档写 ""', 'sort the bands, "" in the last')
                    )
                )
            bands.append((limit, _hundredths(band, "percent", problems)))
        _check_days(row, problems)
        lines.append(f"    ({kind!r}, {provision!r}, {first!r}, {last!r}, {flat}, {most}, {tuple(bands)}),")
    body = "\n".join(lines)
    head = '"""Compiled from data/court_fees.yaml by tools/compile_tables.py; do not edit."""'
    return {"court_fees.py": f"{head}\n\nSCHEDULES = (\n{body}\n)\n"}


def _check_provisions(rows: list[Node], problems: list[Problem]) -> None:
    """Ids once each, successors among them, days in order, a known mark, an address."""
    ids: dict[str, str] = {}
    for row in rows:
        key = _text(row, "id", [])
        if key in ids:
            said = Text(f"“{shown(key)}”已有", f"“{shown(key)}” is there already")
            problems.append(_wrong("twice", said, row, "id", Text(f"见 {ids[key]}", f"see {ids[key]}")))
        ids.setdefault(key, row.place)
        _check_days(row, problems)
    for row in rows:
        mark, successor, url = (_text(row, name, []) for name in ("mark", "successor", "url"))
        if mark not in _MARKS:
            known = Text("应为 T、C、Q 或 M", "must be T, C, Q or M")
            problems.append(_wrong("mark", _is("mark", mark), row, "mark", known))
        if successor not in ("", *ids):
            known = Text("应为本文件的一个 id", "must be an id of this file")
            problems.append(_wrong("successor", _is("successor", successor), row, "successor", known))
        if not is_address(url):
            problems.append(_wrong("url", _is("url", url), row, "url", Text("应为网址", "must be an address")))


def _check_days(row: Node, problems: list[Problem]) -> None:
    """A first day, and a last one not before it or none."""
    first, last = _text(row, "from", []), _text(row, "to", [])
    for name, said in (("from", first), ("to", last)):
        try:
            date.fromisoformat(said or ("2021-01-01" if name == "to" else said))
        except ValueError:
            problems.append(_wrong("date", _is(name, said), row, name, Text("日期写作 2021-01-01", "write 2021-01-01")))
            return
    if last and last < first:
        problems.append(_wrong("date", _is("to", last), row, "to", Text(f"不早于 {first}", f"{first} or later")))


def _rows(tree: Node, name: str, known: tuple[str, ...], problems: list[Problem]) -> list[Node]:
    """Return the rows of the list ``name``, each with all of the keys ``known`` and no other; the others are told."""
    node = tree.value.get(name) if isinstance(tree.value, dict) else None
    if node is None or not isinstance(node.value, list) or not node.value:
        there = node or tree
        problems.append(
            Problem(
                "empty",
                Text(f"{name} 下没有内容", f"nothing under {name}"),
                there.where,
                Text(f"{name}: 下应有若干行", f"{name}: must hold rows"),
            )
        )
        return []
    rows = []
    for row in node.value:
        if not isinstance(row.value, dict):
            problems.append(Problem("row", Text("这一行不是键值", "this row is not a mapping"), row.where))
            continue
        meant = unknown_keys(row, set(known), problems)
        missing = [key for key in known if key not in row.value and key not in _OPTIONAL | meant]
        for key in missing:
            problems.append(Problem("value", Text(f"缺少 {key}", f"{key} is missing"), row.where))
        if not missing and not meant:
            rows.append(row)
    return rows


def _text(row: Node, key: str, problems: list[Problem]) -> str:
    """Return the text under a key, "" for one that may be left out; whatever else is added to ``problems``."""
    assert isinstance(row.value, dict)
    item = row.value.get(key)
    if item is None:
        return ""
    if not isinstance(item.value, str):
        problems.append(_wrong("value", _is(key, "[…]"), row, key, Text("应为文字", "must be text")))
        return ""
    if any(sign in item.value for sign in _BREAKS):
        known = Text("不能有换行、制表符、反斜杠或三个双引号", "no line break, tab, backslash or three double quotes")
        problems.append(_wrong("value", _is(key, item.value), row, key, known))
    elif not item.value and key not in _MAY_BE_EMPTY:
        problems.append(_wrong("value", Text(f"{key} 是空的", f"{key} is empty"), row, key))
    return item.value


def _hundredths(row: Node, key: str, problems: list[Problem]) -> int:
    """``2.5`` → 250, ``10000`` → 1000000, "" → 0."""
    text = _text(row, key, problems)
    found = re.fullmatch(r"([0-9]+)(?:\.([0-9]{1,2}))?", text)
    if found is None:
        if text:
            known = Text("应为至多两位小数的数，例如 2.5", "must be a figure with at most two decimals, such as 2.5")
            problems.append(_wrong("value", _is(key, text), row, key, known))
        return 0
    return int(found[1] + (found[2] or "").ljust(2, "0"))


def _is(key: str, said: str) -> Text:
    return Text(f"{key} 是“{shown(said)}”", f"{key} is “{shown(said)}”")


def _wrong(code: str, message: Text, row: Node, key: str, hint: Text = Text("", "")) -> Problem:  # noqa: B008 -- a constant
    assert isinstance(row.value, dict)
    return Problem(code, message, row.value[key].where if key in row.value else row.where, hint)


def compiled(data: Path = DATA) -> tuple[dict[str, str], list[tuple[str, Report]], list[Problem]]:
    """Return the source of every compiled module by file name, what was found in the data files, and what no check can
    read.

    Only where nothing was found are the modules whole.
    """
    modules: dict[str, str] = {}
    reports: list[tuple[str, Report]] = []
    broken: list[Problem] = []
    renderers = {
        "provisions.yaml": render_provisions,
        "court_fees.yaml": render_fees,
        "corrections.yaml": render_corrections,
    }
    targets = {**{file: target for target, file in RATE_FILES.items()}, **dict.fromkeys(renderers, "")}
    for file, target in targets.items():
        name = os.path.relpath(data / file)
        try:
            text = read_rate_text(name)
            if target:
                # How old the table is, is not asked here: on the first of all days nothing is stale.
                report = check_rates(text, name, date.min)
                if not report.errors:
                    modules[target] = render_rates(load_rates(text, file), file)
            else:
                found: list[Problem] = []
                tree = load_yaml(text, name)
                modules |= renderers[file](tree, found)
                found.sort(key=lambda problem: position(problem.where, name))
                report = unreadable(LprError(*found), name) if found else Report("", 0, (), ())
                report = report._replace(rows=_size(tree))
        except LprError as error:
            broken += error.problems
            continue
        reports.append((name, report))
    return modules, reports, broken


def _size(tree: Node) -> int:
    """How many rows a file has, read or not."""
    lists = tree.value.values() if isinstance(tree.value, dict) else ()
    return sum(len(node.value) for node in lists if isinstance(node.value, list))


def main(argv: list[str]) -> int:
    """Write every compiled module, or say what is wrong and write none; return the exit code."""
    lang = language_of(argv, os.environ)
    modules, reports, broken = compiled()
    wrong = [(name, report) for name, report in reports if report.errors]
    sys.stdout.write(render_checks(wrong, "text", lang))
    if broken:
        return failure.report(LprError(*broken), argv, lang)
    if wrong:
        return 1
    try:
        for target, source in modules.items():
            (FOLDER / target).write_text(source, encoding="utf-8")
    except OSError as error:
        return failure.report(cannot_write(str(error.filename), error), argv, lang)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
