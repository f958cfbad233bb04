"""Every amount and every day in a document is one of the result."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.compute.judgment import judge
from lpr_calc.render import plain as text
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import from_capitals
from papers import AMOUNT, DAY, PAIR, RATES, WANG, case_of, made, numbers, said

pytestmark = pytest.mark.usefixtures("papers_alone")

STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # kind, day of computation, facts: the creditor's path through the seed case
    ("reminder", "2022-06-02", {"pay_by": "2022-06-10"}),
    ("demand", "2023-02-20", {"pay_by": "2023-03-10"}),
    ("plan", "2023-03-31", {"plan": {"instalments": "3", "first": "2023-04-30"}}),
    ("log", "2024-06-02", {}),
    ("claims", "2025-11-28", {}),
    ("schedule", "2025-11-28", {}),
    ("form", "2025-11-28", {}),
    ("evidence", "2025-11-28", {}),
    ("enforcement", "2025-11-28", {}),
    ("payoff", "2025-11-28", {"payments": [{"date": "2025-03-03", "amount": "100000", "event": "transfer"}]}),
    ("plan", "2025-11-28", {"plan": {"instalments": "3", "first": "2025-12-31"}}),
)


@pytest.mark.parametrize(("kind", "until", "facts"), STEPS, ids=[f"{step[0]}-{step[1]}" for step in STEPS])
def test_every_amount_and_day_is_the_engines(kind: str, until: str, facts: dict[str, Any]) -> None:
    """What stands before 元, in a column of figures or as a day in a document is a figure of the result or of the
    case.
    """
    done = made(kind, WANG, until=until, **facts)
    case = case_of(WANG, until=until, **facts)
    results: list[Any] = [case, done.statement, done.judged]
    if kind == "plan":
        from lpr_calc.compute.plan import plan, terms_of

        results.append(plan(case, RATES, terms_of(case.plan)))
    if kind == "payoff":  # what a day adds after the receipt: the judgment as it stands on that day
        results.append(judge(case._replace(until=case.payments[0].day), RATES))
    if kind == "log":
        from lpr_calc.compute.limitation import limitation

        results.append(limitation(case, case.until or 0))
    known = set(numbers(results)) | {0}
    rendered = text.render(done.document)
    for amount in AMOUNT.findall(rendered):
        assert parse_amount(amount) in known, amount
    known_days = known | {day + 1 for day in known} | {day - 1 for day in known}  # a last day is shown, an end is held
    for year, month, day in DAY.findall(rendered):
        assert date(int(year), int(month), int(day)).toordinal() in known_days, (year, month, day)
    for small, capital in PAIR.findall(rendered):
        assert parse_amount(small) == from_capitals(capital)
    for table in done.document.tables:
        keys, running = [column.key for column in table.columns], 0
        for row in table.rows:
            for key, cell in zip(keys, row, strict=True):
                if key == "running":  # a head of interest by itself: the sum of its own lines
                    running += int(row[keys.index("interest")].value or 0)
                    assert cell.value == running
                elif cell.kind == "fen" and cell.value is not None:
                    # A balance, a sum over the head of a ledger: still a figure of the engine.
                    assert abs(int(cell.value)) in known, cell


@pytest.mark.parametrize(
    ("kind", "until", "total"),
    [
        ("schedule", "2024-08-19", "302,160.41"),
        ("demand", "2024-08-19", "302160.41"),
        ("claims", "2024-08-19", "302160.41"),
        ("form", "2024-08-19", "302160.41"),
    ],
)
def test_the_documents_of_one_day_agree_with_the_claim(kind: str, until: str, total: str) -> None:
    """On the day before the judgment 300000 × 3.45 % × 49 ÷ 365 = 1389.45 and × 3.35 % × 28 ÷ 365 = 770.96."""
    assert total in said(kind, WANG, until=until, pay_by="2025-12-15")
