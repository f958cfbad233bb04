"""A table of rates as `rates list` writes it, CSV and JSON, as the tree that a YAML rate file becomes."""

from __future__ import annotations

from ..base.errors import LprError, problems_of
from ..values.strictyaml import load_yaml
from ..values.text import shown
from ..values.tree import Node, Value
from .rows import BENCHMARK_COLUMNS, LPR_COLUMNS

problem = problems_of(__name__)

_WRITTEN = ("schema", "version", "name", "known_through", "sha256")
"""What the JSON of `rates list` says of the table it was written from, beside the rows."""

_HEADINGS = {
    **dict.fromkeys(("date", "effective", "日期", "公布日"), "effective"),
    **dict.fromkeys(("source", "来源", "网址"), "source"),
    "1y": "one_year",
    "一年期": "one_year",
    "1年期": "one_year",
    "one_year": "one_year",
}
_LPR = dict.fromkeys(("5y", "五年期以上", "5年期以上", "five_year_plus"), "five_year_plus")
_BENCHMARK = {**BENCHMARK_COLUMNS, **{key: key for key in BENCHMARK_COLUMNS.values()}}


def listed_tree(text: str, name: str) -> Node | None:
    """Return the tree of a table in CSV, TSV or JSON as `rates list` writes it; None for anything else.

    Every piece keeps its place. Raises LprError for JSON that is none, and for a column that is not known.
    """
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        tree = load_yaml(text, name)
        return _of_json(tree) if isinstance(tree.value, dict) and "rates" in tree.value else None
    first = start.split("\n", 1)[0]
    for delimiter in ",\t;":
        heads = [head.strip().strip('"').lower() for head in first.split(delimiter)]
        if len(heads) > 1 and _HEADINGS.get(heads[0]) == "effective":
            return _of_csv(text, name, delimiter)
    return None


def _of_json(tree: Node) -> Node:
    top = dict(tree.value) if isinstance(tree.value, dict) else {}
    for key in _WRITTEN:
        top.pop(key, None)
    if (due := top.get("next_due")) is not None and due.value == "":
        del top["next_due"]
    series = top.get("series")
    benchmark = series is not None and series.value == "benchmark"
    rates = top["rates"]
    if isinstance(rates.value, list):
        names = _names(benchmark)
        top["rates"] = Node([_renamed(row, names) for row in rates.value], rates.place, rates.path)
    return Node(top, tree.place, tree.path, tree.keys)


def _names(benchmark: bool) -> dict[str, str]:
    columns = BENCHMARK_COLUMNS if benchmark else LPR_COLUMNS
    return {"date": "effective", **columns}


def _renamed(row: Node, names: dict[str, str]) -> Node:
    if not isinstance(row.value, dict):
        return row
    fields = {names.get(key, key): item for key, item in row.value.items()}
    return Node(fields, row.place, row.path, {names.get(key, key): place for key, place in row.keys.items()})


def _of_csv(text: str, name: str, delimiter: str) -> Node:
    import csv

    lines = text.removeprefix("\ufeff").splitlines()
    reader = csv.reader(lines, delimiter=delimiter)
    heads = [head.strip().lower() for head in next(reader)]
    benchmark = any(
        head in ("6m", "1-3y", "3-5y", "5y+") or head in list(BENCHMARK_COLUMNS.values())[2:] for head in heads
    )
    known = {**_HEADINGS, **(_BENCHMARK if benchmark else _LPR)}
    unknown = [head for head in heads if head not in known]
    if unknown:
        raise LprError(problem("rates-column", f"{name}:1:1", heading=shown(unknown[0]), known="date, 1y, 5y, source"))
    rows: list[Node] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        line, column, path = reader.line_num, 1, f"rates[{len(rows)}]"
        fields: dict[str, Node] = {}
        for head, cell in zip(heads, cells, strict=False):
            place = f"{name}:{line}:{column}"
            fields[known[head]] = Node(cell.strip(), place, f"{path}.{known[head]}")
            column += len(cell) + 1
        if len(cells) > len(heads):
            raise LprError(problem("rates-cells", f"{name}:{line}:1", cells=len(cells), heads=len(heads)))
        rows.append(Node(fields, f"{name}:{line}:1", path))
    series = Node("benchmark" if benchmark else "lpr", f"{name}:1:1", "series")
    top: dict[str, Node] = {"series": series, "rates": Node(rows, f"{name}:1:1", "rates")}
    value: Value = top
    return Node(value, f"{name}:1:1")
