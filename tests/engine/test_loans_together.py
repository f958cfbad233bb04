"""Several loans in one matter, nothing paid: each bears what it bears alone.

What is stated of one decides nothing of another.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from computed import claim
from lpr_calc.compute.statement import Statement
from lpr_calc.reports.sentence import claims_of
from sizes import thinned

TODAY = date(2026, 11, 24)
BANK = {"principal": 1_000_000, "lent": "2021-03-05", "signed": "2021-03-05", "due": "2023-03-04", "rate": "LPR+100bp"}
LENT = {"principal": 365_000, "lent": "2021-03-05", "signed": "2021-03-05", "due": "2022-06-30"}
OWED = {"principal": 365_000, "signed": "2021-03-05", "due": "2022-06-30"}
LOANS: dict[str, list[dict[str, Any]]] = {
    "bank-loan": [
        {
            **BANK,
            "repricing": "january",
            "settlement": "monthly",
            "settlement_day": 10,
            "compound_rate": "penalty",
            "penalty": "1.3",
        },
        {**BANK, "repricing": "fixed", "settlement": "quarterly", "settlement_day": 21, "compound": "all"},
        {**BANK, "repricing": "publication", "compound": "none"},
        {**BANK, "settlement": "quarterly", "misused_from": "2022-01-01"},
        {**BANK, "due": "2022-02-04"},
        BANK,
    ],
    "private-lending": [
        LENT,
        {**LENT, "rate": "无息"},
        {**LENT, "rate": "24%"},
        {**LENT, "overdue_rate": "4.1xLPR"},
        {**LENT, "damages": "0.04%/日"},
        {**LENT, "damages": "0.04%/日", "rate": "10%"},
        {**LENT, "overdue_rate": "不明"},
        {**LENT, "void": "on-lent"},
        {**LENT, "lent": "2018-03-05", "signed": "2018-03-05", "rate": "36%"},
        {**LENT, "damages": 2000, "fees": 500, "overdue_rate": "LPR"},
    ],
    "sale": [
        OWED,
        {**OWED, "overdue_rate": "LPR"},
        {**OWED, "damages": "1.04xLPR"},
        {**OWED, "damages": 3000},
        {**OWED, "due": "2019-08-18", "signed": "2019-01-01"},
        {
            "principal": 365_000,
            "due": [{"due": "2021-06-30", "amount": 65_000}, {"due": "2022-06-30", "amount": 300_000}],
        },
    ],
    "sme-payment": [
        OWED,
        {**OWED, "overdue_rate": "1.05xLPR", "signed": "2022-01-20"},
        {**OWED, "damages": "1%"},
        {**OWED, "overdue_rate": "不明"},
        {**OWED, "due": "2019-06-30", "signed": "2019-01-01"},
    ],
    "construction": [
        OWED,
        {**OWED, "overdue_rate": "6%"},
        {**OWED, "damages": "0.02%/日"},
        {**OWED, "advanced": "2021-04-01", "rate": "8%"},
        {"principal": 365_000, "delivered": "2022-02-03"},
        {"principal": 365_000, "settled": "2022-03-03"},
    ],
    "other": [
        OWED,
        {**OWED, "overdue_rate": "LPR+50bp"},
        {**OWED, "damages": "0.02%/日"},
        {**OWED, "due": "2018-06-30", "signed": "2018-01-01"},
    ],
}
PAIRS = [(kind, pair) for kind, loans in LOANS.items() for pair in combinations(loans, 2)]


def of(kind: str, loans: list[dict[str, Any]]) -> Statement:
    """Compute such loans to 2024-06-03."""
    return claim({"kind": kind, "loans": loans, "filed": "2024-06-03", "until": "2024-06-03"}, today=TODAY)


def lines_of(statement: Statement, name: str) -> list[tuple[Any, ...]]:
    """What of a result is of one loan."""
    return [
        (line.kind, line.start, line.end, line.base, line.rate.value, line.rate.rule.zh, line.interest)
        for line in (*statement.lines, *statement.ahead)
        if line.loan_id == name or line.loan_id.startswith(f"{name}/")
    ]


@pytest.mark.parametrize(("kind", "pair"), thinned(PAIRS, 5))
def test_each_bears_what_it_bears_alone(kind: str, pair: tuple[dict[str, Any], ...]) -> None:
    """Line by line, in either order."""
    named = [{"id": name, **facts} for name, facts in zip("甲乙", pair, strict=True)]
    alone = [of(kind, [loan]) for loan in named]
    for loans in (named, named[::-1]):
        together = of(kind, loans)
        for loan, one in zip(named, alone, strict=True):
            assert lines_of(together, loan["id"]) == lines_of(one, loan["id"])
        assert together.totals.total == sum(one.totals.total for one in alone)
        # Its sentence is the same words, after its name.
        said = "".join(claims_of(together))
        for line in together.ahead:
            assert str(line.base // 100) in said


def test_each_loan_of_a_bank_says_how_its_own_rate_moves() -> None:
    """Repriced on 1 January, fixed when lent (quote of 2021-02-20:
    (3.85 % + 1 %) × 1.5 = 7.275 %), and by publication.
    """
    loans = [
        {**BANK, "id": name, "repricing": mode, "penalty": "1.5"}
        for name, mode in zip("甲乙丙", ("january", "fixed", "publication"), strict=True)
    ]
    said = claims_of(of("bank-loan", loans))[1]
    rate = "一年期贷款市场报价利率加100个基点后的1.5倍"
    source = "全国银行间同业拆借中心公布的"
    assert f"甲项下罚息（以1000000元为基数，按照每年1月1日适用的{source}{rate}计算）" in said
    assert f"乙项下罚息（以1000000元为基数，按照2021年2月20日公布的{rate}即年利率7.275%计算）" in said
    assert f"丙项下罚息（以1000000元为基数，按照同期{source}{rate}计算）" in said
