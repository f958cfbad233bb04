"""Figures of the text a case was read from (`stated`): each is compared with what the facts come to, no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.casefile.keys_papers import STATED
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import answer
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

# 170,000 at 12 % a year, 365 days: 55.890410… a day. From 2016-01-01 to 2016-12-31 without that day 365 days =
# 20,400.00, with it 366 days = 20,455.89; 190,400.00 and 190,455.89 with the principal.
LOAN: dict[str, Any] = {
    "kind": "private-lending", "signed": "2015-12-31", "lent": "2016-01-01", "due": "2017-12-31",
    "principal": "170000", "rate": "12%", "until": "2016-12-31",
}  # fmt: skip


def case_of(facts: dict[str, Any]) -> Case:
    return parse_case(as_tree(facts), date(2026, 11, 23), loans_needed="judgment" not in facts)


def told(facts: dict[str, Any], command: str = "claim") -> list[tuple[str, str, str]]:
    compute = answer.claim if command == "claim" else answer.judgment
    found = compute(case_of(facts), Rates())
    assert not [one for one in found.unused if "stated" in one.where]
    return [(one.level, one.code, one.message.zh) for one in found.notices if one.code.startswith("stated")]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"interest": "20400"}, "文书所载利息 20,400.00 元与计算一致"),
        ({"at": "2016-12-31", "interest": "20455.89"}, "文书所载利息 20,455.89 元与计算一致"),
        ({"principal": "17万"}, "文书所载本金 170,000.00 元与计算一致"),
        ({"total": "190400"}, "文书所载合计 190,400.00 元与计算一致"),
        ({"日期": "2016-12-31", "合计": "190455.89"}, "文书所载合计 190,455.89 元与计算一致"),
    ],
)
def test_a_figure_that_agrees_is_said(stated: dict[str, str], said: str) -> None:
    assert told({**LOAN, "stated": stated}) == [("info", "stated-agrees", said)]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"interest": "20400.01"}, "文书所载利息 20,400.01 元，计算为 20,400.00 元，相差 0.01 元：以计算为准，请核对"),
        (
            {"at": "2016-12-31", "interest": "20455.90"},
            "文书所载利息 20,455.90 元（至 2016-12-31），计算最接近 20,455.89 元（含或不含当日），"
            "相差 0.01 元：以计算为准，请核对",
        ),
        ({"principal": "169999"}, "文书所载本金 169,999.00 元，计算为 170,000.00 元，相差 1.00 元：以计算为准，请核对"),
        ({"costs": "5"}, "文书所载费用 5.00 元，计算为 0.00 元，相差 5.00 元：以计算为准，请核对"),
        ({"at": "2014-12-31", "interest": "1"}, "文书所载数截至 2014-12-31，该日算不出结果，没有核对"),
    ],
)
def test_a_figure_that_differs_is_a_warning_with_both_numbers(stated: dict[str, str], said: str) -> None:
    (one,) = told({**LOAN, "stated": stated})
    assert (one[0], one[2]) == ("warning", said)


def test_no_amount_hangs_on_what_the_text_states() -> None:
    plain = answer.claim(case_of(LOAN), Rates())
    every = answer.claim(
        case_of({**LOAN, "stated": {name: "2016-06-30" if name == "at" else "7" for name in STATED}}), Rates()
    )
    assert (plain.totals, plain.lines) == (every.totals, every.lines)
    assert [one.code for one in every.notices if one not in plain.notices] == ["stated-differs"] * 4


# 100,000 and 6,000 of interest fixed, 2,000 of damages, 1,150 of costs: 108,000.00 without the costs, 109,150.00 with.
JUDGMENT: dict[str, Any] = {
    "until": "2024-06-30",
    "judgment": {
        "date": "2024-01-02", "effective": "2024-01-20", "perform_by": "2024-01-30", "principal": "100000",
        "interest": [{"amount": "6000", "until": "2023-12-31"}], "damages": "2000",
        "costs": [{"name": "案件受理费", "amount": "1150"}],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"total": "108000"}, "stated-agrees"), ({"total": "109150"}, "stated-agrees"),
        ({"total": "109150.01"}, "stated-differs"), ({"costs": "1150"}, "stated-agrees"),
        ({"costs": "1151"}, "stated-differs"), ({"interest": "6000"}, "stated-agrees"),
        ({"interest": "5999.99"}, "stated-differs"), ({"principal": "100000"}, "stated-agrees"),
    ],
)  # fmt: skip
def test_totals_of_a_judgment_are_held_against_what_it_orders(stated: dict[str, str], code: str) -> None:
    assert [one[1] for one in told({**JUDGMENT, "stated": stated}, "judgment")] == [code]
