"""The shipped data: complete, sourced, and the same in YAML and in the compiled form."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest

from lpr_calc.compute.messages import MESSAGES
from lpr_calc.law.choices import DEFAULTS, MORE_DEFAULTS
from lpr_calc.law.provision import provision
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.files import parse_rates
from lpr_calc.rates.rows import following_publication
from lpr_calc.rates.series import Rates
from lpr_calc.rates.table import RateTable
from lpr_calc.tables.files import read_data
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import Node
from paths import FROZEN, ROOT

TOOL = run_path(str(ROOT / "tools" / "compile_tables.py"))
COMPILED: dict[str, str] = TOOL["compiled"]()[0]
SRC = ROOT / "src" / "lpr_calc"


def day(text: str) -> int:
    """Return the day number of an ISO date."""
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize("target", sorted(COMPILED))
def test_compiled_form_is_current(target: str) -> None:
    """`python tools/compile_tables.py` would write what is there."""
    assert (SRC / "tables" / target).read_text(encoding="utf-8") == COMPILED[target]


def module_table(path: Path) -> RateTable:
    """Return the table of a compiled module, the shipped one and not the copy that all other tests compute with."""
    data = run_path(str(path))
    return RateTable(*(data[name] for name in ("SERIES", "DAYS", "COLUMNS", "NEXT_DUE", "LAST_DAY", "SHA256", "NAME")))


SHIPPED = module_table(SRC / "tables" / "lpr.py")
SHIPPED_TEXT = (ROOT / "data" / "lpr_rates.yaml").read_text(encoding="utf-8")


def test_lpr_has_every_publication() -> None:
    """One a month from 2019-08-20, 86 of them up to 2026-09-20; the next is due in the month after the last."""
    days = [date.fromordinal(d) for d in SHIPPED.days]
    listed = [d for d in days if d <= date(2026, 9, 20)]
    assert (len(listed), listed[0], listed[-1]) == (86, date(2019, 8, 20), date(2026, 9, 20))
    months = [d.year * 12 + d.month for d in days]
    assert months == list(range(months[0], months[0] + len(days)))
    due = date.fromordinal(SHIPPED.next_due)
    assert due.year * 12 + due.month == months[-1] + 1
    assert due == following_publication(days[-1])


def test_the_rates_the_tests_compute_with_are_a_part_of_the_shipped_ones() -> None:
    """The frozen copy is compiled as the tool compiles, and each of its rows stands, to the letter,
    in the shipped file.
    """
    text = (FROZEN / "lpr_rates.yaml").read_text(encoding="utf-8")
    assert (FROZEN / "lpr.py").read_text(encoding="utf-8") == TOOL["render_rates"](
        TOOL["load_rates"](text, "lpr_rates.yaml"), "lpr_rates.yaml"
    )
    frozen, shipped = (
        [(row.day, row.values, row.source) for row in parse_rates(found, "").rows] for found in (text, SHIPPED_TEXT)
    )
    assert len(frozen) == 86
    assert shipped[:86] == frozen
    assert Rates().lpr.sha256 == module_table(FROZEN / "lpr.py").sha256


def test_the_shipped_table_passes_its_own_check() -> None:
    """Rows, months, publication days, next_due and the compiled form, on the day of the last publication."""
    today = date.fromordinal(SHIPPED.known_through)
    report = check_rates(SHIPPED_TEXT, "lpr_rates.yaml", today, SHIPPED, compiled=True)
    assert (report.findings, report.rows) == ((), len(SHIPPED.days))


@pytest.mark.parametrize(
    ("on", "one", "five"),
    [
        ("2019-08-20", "4.25", "4.85"),
        ("2019-11-20", "4.15", "4.80"),
        ("2020-02-20", "4.05", "4.75"),
        ("2020-04-20", "3.85", "4.65"),
        ("2021-12-20", "3.80", "4.65"),
        ("2022-01-20", "3.70", "4.60"),
        ("2022-05-20", "3.70", "4.45"),
        ("2022-08-22", "3.65", "4.30"),
        ("2023-06-20", "3.55", "4.20"),
        ("2023-08-21", "3.45", "4.20"),
        ("2024-02-20", "3.45", "3.95"),
        ("2024-07-22", "3.35", "3.85"),
        ("2024-10-21", "3.10", "3.60"),
        ("2025-05-20", "3.00", "3.50"),
        ("2026-09-20", "3.00", "3.50"),
    ],
)
def test_lpr_changes(on: str, one: str, five: str) -> None:
    """Values on the days of change, from the publisher's announcements (field-notes.md §2, rates/notes.md §3)."""
    table = SHIPPED
    assert (table.at(day(on), "1y").percent, table.at(day(on), "5y").percent) == (one, five)
    assert table.at(day(on), "1y").day == day(on)


@pytest.mark.parametrize("on", ["2021-02-20", "2026-02-24", "2026-09-20", "2025-12-22", "2026-06-22", "2025-04-21"])
def test_disputed_publication_days(on: str) -> None:
    """Days that public tables get wrong (rates/notes.md §3): make-up working days, holidays."""
    assert day(on) in SHIPPED.days


def test_benchmark_rows() -> None:
    """43 decisions; the three before 1991-04-21 rest on a single source and say so."""
    table = Rates().benchmark
    assert (len(table.days), table.days[0], table.days[-1]) == (43, day("1989-02-01"), day("2015-10-24"))
    assert [table.at(day("2015-10-24"), tier).percent for tier in ("6m", "1y", "1-3y", "3-5y", "5y+")] == [
        "4.35",
        "4.35",
        "4.75",
        "4.75",
        "4.90",
    ]
    text = read_data("benchmark_rates.yaml")
    assert re.findall(r"effective: (\S+)(?=(?:(?!effective).)*single_source: yes)", text, re.S) == [
        "1989-02-01",
        "1990-03-21",
        "1990-08-21",
    ]


def test_every_cited_provision_exists() -> None:
    """Every id in the source is in data/provisions.yaml, with an article, a first day in force and an address."""
    cited = set()
    for path in SRC.rglob("*.py"):
        if path.parent.name != "tables":
            cited |= set(
                re.findall(
                    r'"([a-z][a-z0-9-]*-(?:\d{4}|code|minutes|time|law)[a-z0-9-]*/[0-9a-z-]+)"',
                    path.read_text(encoding="utf-8"),
                )
            )
    cited -= set(MESSAGES.named)  # wordings of one refusal, which bear a year too
    assert len(cited) > 15
    for key in cited:
        found = provision(key)
        assert found.article
        date.fromisoformat(found.first)
        assert found.url.startswith(("https://", "http://"))


def provisions() -> list[dict[str, str]]:
    """Read data/provisions.yaml."""
    tree = load_yaml(read_data("provisions.yaml"), "provisions.yaml")
    assert isinstance(tree.value, dict)
    rows = tree.value["provisions"].value
    assert isinstance(rows, list)
    return [{key: text(node) for key, node in row.value.items()} for row in rows if isinstance(row.value, dict)]


def text(node: Node) -> str:
    """Return the text of a node."""
    assert isinstance(node.value, str)
    return node.value


def test_provisions_are_well_formed() -> None:
    """Ids are unique, successors exist, dates are in order, quotations are short, marks are known."""
    rows = provisions()
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert row["successor"] in ("", *ids), row["id"]
        assert row["mark"] in ("T", "C", "Q", "M"), row["id"]
        assert len(row["phrase"]) <= 24, row["id"]
        assert row["rule"], row["id"]
        assert row["rule_en"], row["id"]
        assert not row["to"] or date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"]), row["id"]


def test_every_default_points_to_a_provision_or_is_a_convention() -> None:
    """Each assumption names the article it stands on; what no article prescribes stands on none (law.md §10)."""
    customs = {
        "count",
        "basis",
        "rounding",
        "payment_day",
        "lpr",
        "tenor",
        "cap",
        "first_period",
        "prepaid",
        "grace_from",
    }
    for code, default in (*DEFAULTS.items(), *MORE_DEFAULTS.items()):
        assert bool(default.provision) == (code not in customs), code
        assert not default.provision or provision(default.provision).article


def test_what_a_provision_decides_is_said_in_both_languages() -> None:
    """As many words in English as in Chinese, for the lists of 依据."""
    for row in provisions():
        assert len(row["decides"].split("、")) == len(row["decides_en"].split(", ")), row["id"]
