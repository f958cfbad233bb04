"""A batch row gives what a single claim gives, for every key of kinds and readings of the law that a table may
carry.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lpr_calc import cli
from lpr_calc.api import claim
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from result_rows import result_rows

OWED = {"principal": "100000", "due": "2022-06-30", "until": "2024-03-01", "filed": "2024-03-01"}
LENT = {**OWED, "kind": "private-lending", "lent": "2021-06-01", "signed": "2021-06-01"}
BANK = {**OWED, "kind": "bank-loan", "lender": "bank", "lent": "2021-06-01", "rate": "LPR+100bp"}
OLD = {
    "kind": "private-lending",
    "principal": "100000",
    "due": "2012-06-30",
    "filed": "2017-03-01",
    "until": "2017-03-01",
}


def matters() -> list[dict[str, Any]]:
    """Facts of rows; ``conventions`` by themselves."""
    found: list[dict[str, Any]] = [
        LENT,
        {**LENT, "rate": "无息"},
        {**LENT, "rate": "10%", "overdue_rate": "不明"},
        {**LENT, "damages": "日万分之二"},
        {**LENT, "damages": "日万分之四", "conventions": {"damages_and_interest": "both"}},
        {**LENT, "overdue_rate": "4.1xLPR"},
        {**LENT, "overdue_rate": "24%", "conventions": {"cap": "4xLPR"}},
        {**LENT, "conventions": {"cap": "3.5%"}},
        {**LENT, "void": "on-lent"},
        {**LENT, "void": "raised", "deposit_rate": "0.35%"},
        {**LENT, "currency": "USD", "overdue_rate": "5%"},
        {**LENT, "currency": "USD"},
        OLD,
        {**OLD, "conventions": {"no_rate_before_2015": "bank"}},
        BANK,
        {**BANK, "rate": "18%", "conventions": {"cap": "24%", "cap_span": "whole"}},
        {**BANK, "repricing": "january", "settlement": "monthly", "settlement_day": "10", "compound_rate": "penalty"},
        {**OWED, "kind": "sale", "due": "2019-08-18", "conventions": {"splice": "no"}},
        {**OWED, "kind": "construction", "due": "", "delivered": "2022-05-01"},
        {**OWED, "kind": "construction", "due": "", "settled": "2022-05-01"},
        {**OWED, "kind": "construction", "advanced": "2021-05-01", "rate": "8%"},
    ]
    for kind in ("sale", "sme-payment", "other", "construction"):
        plain = {**OWED, "kind": kind}
        found += [
            plain,
            {**plain, "overdue_rate": "不明"},
            {**plain, "damages": "日万分之二"},
            {**plain, "due": "2019-08-18"},
            {**plain, "overdue_rate": "LPR", "signed": "2022-01-20", "conventions": {"cap": "3.7%"}},
        ]
    each = [{**facts, "conventions": {**facts.get("conventions", {}), "lines": "each-quote"}} for facts in found]
    return [*found, *each]


@pytest.mark.broad
def test_rows_are_single_claims(tmp_path: Path) -> None:
    """Interest and refusal alike, row by row."""
    rows = []
    for facts in matters():
        row = {key: value for key, value in facts.items() if key != "conventions"}
        rows.append(row | {f"conventions.{key}": value for key, value in facts.get("conventions", {}).items()})
    names = list(dict.fromkeys(name for row in rows for name in row))
    table, out = tmp_path / "rows.csv", tmp_path / "out.csv"
    with table.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    assert cli.run(["batch", str(table), "-o", str(out), "--lang", "en"]) == 1  # dollars without a rate are refused
    results = result_rows(out)
    assert len(results) == len(rows)
    for facts, result in zip(matters(), results, strict=True):
        try:
            want = fen_text(claim({k: v for k, v in facts.items() if v}, today=date.today()).totals.interest)  # noqa: DTZ011
        except LprError:
            want = ""
        assert (result["interest"], bool(result["error"])) == (want, not want), facts
