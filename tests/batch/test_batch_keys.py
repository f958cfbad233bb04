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
from lpr_calc.casefile import keys_papers
from lpr_calc.casefile.headings import read_heading
from lpr_calc.casefile.keys import JUDGMENT
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


def test_the_days_late_of_a_table_and_the_convention(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """repayment.md V11 by T − D − 1: penalty 5,823.05, compound 139.29. A column 逾期天数 or ``overdue_days`` is a
    number of days; the convention stands under ``conventions.overdue_days``, as the run says, or is mapped.

    Interest: 621.26 + 597.12 + 572.83 + 292.48 = 2083.69; three due days at the contract rate of 7.2 % on the principal
    of each, 4,024.03, 4,048.17 and 4,072.46, and one on 91,398.66 that fell due on the day of acceleration: 0.80 + 0.81
    + 0.81 + 18.28 = 20.70. All: 5823.05 + 139.29 + 2083.69 + 20.70 = 8066.73.
    """
    facts = "bank-loan,150000,2023-03-15,7.2%,2024-12-31,2024-07-01,2023-04-15,equal-payment,36,12"
    keys = "kind,principal,lent,rate,until,accelerated,first_due,repayment,periods,paid_through"
    table = tmp_path / "loans.csv"

    def run(heading: str, cell: str, *args: str) -> tuple[str, str]:
        table.write_text(f"{keys},{heading}\n{facts},{cell}\n", encoding="utf-8")
        assert cli.run(["batch", str(table), "--format", "csv", *args]) == 0
        said = capsys.readouterr()
        return next(csv.DictReader(said.out.splitlines()))["interest"], said.err

    for heading in ("逾期天数", "overdue_days"):
        interest, told = run(heading, "260", "--lang", "en")
        assert interest == "8077.72"  # 5854.11 + 139.92 + 2083.69
        assert "(conventions.overdue_days: after)" in told
    assert run("conventions.overdue_days", "after")[0] == "8066.73"
    assert run("way", "after", "--map", "way=overdue_days")[0] == "8066.73"
    assert run("overdue_days", "after", "--map", "overdue_days=overdue_days")[0] == "8066.73"


def test_a_row_says_what_of_its_total_is_not_due(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The car loan above, not called in, to 2024-06-14: 13 is 60 days late, 14 30 days, at 10.8 % ÷ 360 a day.

    13: 4,024.03 + 621.26 + 72.43 + 11.18; 14: 4,048.17 + 597.12 + 36.43 + 5.37: 9,415.99 is due. Not due are
    91,398.66 + 4,072.46 = 95,471.12 and its 572.83 of 30 days at 7.2 %: 105,459.94 in all. On the last due day all is.
    """
    keys = "kind,principal,lent,rate,until,first_due,repayment,periods,paid_through,penalty"
    table = tmp_path / "loans.csv"
    for until, total, said in (("2024-06-14", "105459.94", True), ("2026-03-15", "", False)):
        row = f"bank-loan,150000,2023-03-15,7.2%,{until},2023-04-15,equal-payment,36,12,1.5"
        table.write_text(f"{keys}\n{row}\n", encoding="utf-8")
        assert cli.run(["batch", str(table), "--format", "csv", "--lang", "zh"]) == 0
        found = next(csv.DictReader(capsys.readouterr().out.splitlines()))
        assert ("未到期本金 95,471.12 元、其本期利息 572.83 元不在请求之内" in found["notices"]) == said
        assert total in ("", found["total"])


LISTS = {"interest", "items", "liable"}
"""Keys of a judgment that hold a list: a table has columns for their parts, or none."""
COMMON = {"number", "date", "instalments", "分期", "利息", "一般债务利息"}
"""Words that a table has for much else; the dotted key says which is meant."""


def test_every_key_of_a_judgment_is_a_column_of_a_table_of_judgments() -> None:
    """By its key or by its Chinese name, as the case file has it (contract §7): none is carried along unread."""
    for key, (_, *names) in JUDGMENT.items():
        if key not in LISTS and key not in keys_papers.JUDGMENT:
            for name in (key, *names):
                read = read_heading(name, "judgment")
                assert read.key == f"judgment.{key}" or name in COMMON, name
            assert read_heading(f"judgment.{key}", "judgment").key == f"judgment.{key}"


def test_what_a_table_says_of_a_judgment_is_computed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """500,000 adjudged, to be paid by 2023-06-11, to 2025-06-30: 750 days doubled, 500000 × 0.000175 × 750 = 65,625.00;
    5 % from 2023-06-01, 760 days: 500000 × 5% × 760 ÷ 365 = 52,054.79, of all interest no more than 40,000. In dollars
    at 7.1 the doubled part is in yuan (法释〔2014〕8号 5条): 3,550,000 × 0.000175 × 750 = 465,937.50.
    """
    table = tmp_path / "judgments.csv"
    rows = ["共同上限,币种,汇率,休息日顺延", ",,,", "40000,,,", ",USD,7.1,", ",,,是"]
    facts = [
        "判决本金,履行期限届满日,生效日,起算日,利率,计算至",
        *["500000,2023-06-11,2023-06-01,2023-06-01,5%,2025-06-30"] * 4,
    ]
    table.write_text("".join(f"{fact},{row}\n" for fact, row in zip(facts, rows, strict=True)), encoding="utf-8")
    assert cli.run(["batch", str(table), "--for", "judgment", "--format", "csv"]) == 0
    found = [
        (row["general_interest"], row["doubled_part"]) for row in csv.DictReader(capsys.readouterr().out.splitlines())
    ]
    # 2023-06-11 is a Sunday: the last day moves to the 12th, and a day of the doubled part, 87.50, with it.
    assert found == [
        ("52054.79", "65625.00"),
        ("40000.00", "65625.00"),
        ("52054.79", "465937.50"),
        ("52054.79", "65537.50"),
    ]
