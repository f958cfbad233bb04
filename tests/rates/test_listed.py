"""Tables of rates in the formats people publish: CSV, TSV and JSON as `rates list` writes them, and near misses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import program
from lpr_calc.base.errors import LprError
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.files import load_rates, parse_rates
from paths import FROZEN

TODAY = date(2026, 10, 1)


def listed(series: str, format_: str, *more: str) -> str:
    return program.run("rates", "list", "--series", series, "--format", format_, "-q", *more).stdout


@pytest.mark.parametrize("format_", ["csv", "tsv", "json"])
@pytest.mark.parametrize("series", ["lpr", "benchmark"])
def test_what_rates_list_writes_is_the_same_table(series: str, format_: str) -> None:
    shipped = builtin_lpr() if series == "lpr" else builtin_benchmark()
    table = load_rates(listed(series, format_), f"table.{format_}")
    assert (table.series, table.days, table.columns) == (series, shipped.days, shipped.columns)
    assert (table.next_due, table.last_day) == (shipped.next_due, shipped.last_day)


@pytest.mark.parametrize("format_", ["csv", "tsv", "json"])
def test_it_passes_the_check_but_for_its_sources(format_: str) -> None:
    report = check_rates(listed("lpr", format_), "table", TODAY, builtin_lpr())
    assert report.findings == ()
    assert [said.en for said in report.unchecked][:1] == ["rows of this format name no source: sources are not checked"]


def test_a_claim_over_it(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(listed("lpr", "csv"), encoding="utf-8-sig")
    args = ("claim", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30", "--rates", "t.csv")
    ran = program.run(*args, "--format", "json", cwd=tmp_path)
    assert json.loads(ran.stdout)["totals"]["interest"] == "31858.77"  # contract.md §5


def test_headings_of_practice_and_a_column_of_sources() -> None:
    text = "日期,一年期,五年期以上,来源\n2019-08-20,4.25,4.85,https://example.org/\n2019-09-20,4.20,4.85,nowhere\n"
    file = parse_rates(text, "t.csv", listed=True)
    assert [row.values for row in file.rows] == [{"1y": 425, "5y": 485}]
    assert [(found.code, found.where) for found in file.problems] == [("rates-source", "t.csv:3:22 rates[1].source")]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("date,1y,5y,10y\n2019-08-20,4.25,4.85,5\n", "rates-column", "t.csv:1:1"),
        ("date,1y,5y\n2019-08-20,4.25,4.85,5\n", "rates-cells", "t.csv:2:1"),
        ("date,1y,5y\n2019-08-20,4.2,4.85\n", "rates-value", "t.csv:2:12 rates[0].one_year"),
        ("date,1y,5y\n2019-08-20,4.25\n", "rates-value", "t.csv:2:1 rates[0]"),
        ("date,1y,5y\n2019/8/20,4.25,4.85\n", "rates-date", "t.csv:2:1 rates[0].effective"),
        ("date,1y,5y\n", "rates-empty", "t.csv:1:1 rates"),
        ('{"series": "lpr", "rates": [{"date": "2019-08-20", "1y": "4.25"}]}', "rates-value", "t.csv:1:29 rates[0]"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, code: str, where: str) -> None:
    with pytest.raises(LprError) as caught:
        load_rates(text, "t.csv")
    assert [(found.code, found.where) for found in caught.value.problems] == [(code, where)]


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_a_table_of_changes_is_one_finding(format_: str) -> None:
    report = check_rates(listed("lpr", format_, "--changes"), "t", TODAY, builtin_lpr())
    assert [finding.rule for finding in report.findings if finding.level == "error"] == ["changes-only"]


def test_a_table_that_stops_early_is_one_error() -> None:
    rows = (FROZEN / "lpr_rates.yaml").read_text(encoding="utf-8").split("  - effective: 2020-11-20")[0]
    text = "\n".join(line for line in rows.splitlines() if not line.startswith("next_due")) + "\n"
    report = check_rates(text, "t.yaml", TODAY, builtin_lpr())
    assert [(finding.level, finding.rule) for finding in report.findings] == [
        ("warning", "stale"),
        ("error", "history"),
    ]
    # 2020-11 to 2026-09: 2 + 5 × 12 + 9 publications
    assert "71 rows from 2020-11-20 to 2026-09-20" in report.findings[1].message.en


def test_a_row_without_its_day_is_answered_without_a_day() -> None:
    text = "series: lpr\nrates:\n  - {one_year: 4.25, five_year_plus: 4.85, source: 'https://example.org/'}\n"
    (found,) = parse_rates(text, "t.yaml").problems
    assert (found.message.en, found.hint.en) == (
        "effective is missing",
        "state the day of publication, as YYYY-MM-DD",
    )
