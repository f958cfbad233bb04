"""Judgments against cases a lawyer can read: every figure of them worked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from figures import judged
from lpr_calc.values.rate import SCALE
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import Node
from oracle import yuan
from paths import TESTS

HERE = TESTS / "cases" / "judgment"


KEYS = {"name", "law", "case", "lines", "heads", "ledger", "totals", "clause", "notices"}


def plain(node: Node) -> Any:
    """A tree as plain lists, mappings and texts."""
    if isinstance(node.value, dict):
        return {key: plain(item) for key, item in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def read_cases() -> list[Any]:
    """Every case of every file, under ``file: name``."""
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        tree = plain(load_yaml(path.read_text(encoding="utf-8"), path.name))
        found += [pytest.param(entry, id=f"{path.stem}: {entry['name']}") for entry in tree]
    return found


def written(record: Any, kind: str) -> dict[str, Any]:
    """A line, a ledger row or a head as a case writes it: amounts in yuan, rates in percent, days in ISO."""
    if kind == "lines":
        percent = Fraction(record.rate.value, SCALE)
        return {
            "kind": record.kind,
            "first_day": str(record.first_day),
            "last_day": str(record.last_day),
            "days": str(record.days),
            "base": yuan(record.base),
            "rate": f"{float(percent):.2f}" if record.rate.unit == "year" else f"{float(percent):g}",
            "interest": yuan(record.interest),
        }
    amounts = ("amount", "costs", "interest", "principal", "doubled", "surplus")
    after = ("principal_after", "interest_after", "doubled_after")
    if kind == "heads":
        return {"name": record.name} | {key: yuan(getattr(record, key)) for key in ("accrued", "paid", "owed")}
    sums = {key: yuan(getattr(record, key)) for key in (*amounts, *after)}
    return {"date": str(date.fromordinal(record.day)), **sums, "heads": {n: yuan(fen) for n, fen in record.heads}}


@pytest.mark.parametrize("entry", read_cases())
def test_case(entry: dict[str, Any]) -> None:
    """The program gives what the workings give, to the fen; only keys that a case names are compared."""
    assert not set(entry) - KEYS
    assert {"name", "law", "case", "lines", "totals"} <= set(entry)
    assert "until" in entry["case"]
    statement = judged(entry["case"])
    lines = sorted(statement.lines, key=lambda line: (line.kind == "doubled", line.start))
    for kind, records in (("lines", lines), ("ledger", statement.ledger), ("heads", statement.heads)):
        if kind in entry:
            wanted = entry[kind]
            got = [written(record, kind) for record in records]
            assert len(got) == len(wanted), got
            assert [{key: one[key] for key in other} for one, other in zip(got, wanted, strict=True)] == wanted
    assert {key: yuan(getattr(statement.totals, key)) for key in entry["totals"]} == entry["totals"]
    assert statement.clause == entry.get("clause", statement.clause)
    assert set(entry.get("notices", ())) <= {notice.code for notice in statement.notices}
