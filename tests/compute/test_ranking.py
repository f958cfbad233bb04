"""The order of art. 560 is remembered between payments: every matter comes to what it does when asked for anew each
time.
"""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Loan
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import settle
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.statement import Line
from lpr_calc.engine.balance import Balance
from lpr_calc.engine.receipts import Group
from lpr_calc.law.civil_code import Debt, rank_560
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

RATES = Rates()
FIRST = date(2018, 1, 1)


def matter(rng: random.Random) -> dict[str, Any]:
    """Two to four loans, some by instalments, with payments before and after every change of law, rate and due day."""

    def day(least: int, most: int) -> str:
        return str(FIRST + timedelta(rng.randint(least, most)))

    loans: list[dict[str, Any]] = []
    for name in "abcd"[: rng.randint(2, 4)]:
        lent = rng.randint(0, 1200)
        loan: dict[str, Any] = {
            "id": name,
            "lent": str(FIRST + timedelta(lent)),
            "signed": str(FIRST + timedelta(lent)),
        }
        if rng.random() < 0.3:
            dues = sorted(rng.sample(range(lent + 30, lent + 900), 3))
            loan |= {
                "principal": "30000",
                "due": [{"due": str(FIRST + timedelta(at)), "amount": "10000"} for at in dues],
            }
        else:
            loan |= {"principal": rng.choice(["20000", "50000.55"]), "due": str(FIRST + timedelta(lent + 180))}
        loan["overdue_rate"] = rng.choice(["12%", "12%", "LPR", "4xLPR", "日万分之五"])
        if rng.random() < 0.3:
            loan["secured"] = rng.choice(["yes", "no"])
        loans.append(loan)
    payments = [
        {"date": day(1000, 2700), "amount": rng.choice(["500", "7000", "33333.33"])} for _ in range(rng.randint(3, 10))
    ]
    if rng.random() < 0.3:
        payments[0]["loan"] = "a"
    found: dict[str, Any] = {"loans": loans, "payments": payments, "until": day(2700, 3000)}
    if rng.random() < 0.3:
        found["conventions"] = {"rounding": "total"}
    if rng.random() < 0.2:
        found |= {"debtor": "乙有限公司", "bankruptcy": {"accepted": day(1500, 2700)}}
    return found


def shown(line: Line) -> tuple[object, ...]:
    """What a line says: a rate by its value."""
    return line.kind, line.loan_id, line.start, line.end, line.base, line.rate.value, line.interest


def hold_remembered_against_anew(facts: dict[str, Any]) -> None:
    """Compute a matter with the order remembered, and with all of it found anew for every payment."""
    case = parse_case(as_tree(facts), date(2026, 1, 1))
    remembered = calculate(case, RATES)
    remembering = settle._Ranking.__call__

    def asked_anew(self: settle._Ranking, open_: list[Balance], day: int) -> list[Group]:
        return remembering(settle._Ranking(self.loans, self.bankrupt), open_, day)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settle._Ranking, "__call__", asked_anew)
        anew = calculate(case, RATES)
    assert [shown(line) for line in remembered.lines] == [shown(line) for line in anew.lines]
    assert remembered.ledger == anew.ledger
    assert remembered.totals == anew.totals


@settings(max_examples=max(settings().max_examples // 2, 5))
@given(st.integers(0, 2**40))
def test_what_is_remembered_is_what_is_found_anew(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    for _ in range(3):
        with suppress(LprError):
            hold_remembered_against_anew(matter(rng))


ENDS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "another law words the steps": (["2020-11-02", "2020-12-31", "2021-01-01", "2021-02-02"], {}),
    "all of it is due": (
        ["2022-03-01", "2022-03-31", "2022-04-01", "2022-05-05"],
        {"debtor": "乙有限公司", "bankruptcy": {"accepted": "2022-04-01"}},
    ),
    "one rate passes the other": (["2021-12-19", "2021-12-20", "2021-12-21", "2022-01-20", "2022-02-02"], {}),
    "a debt falls due": (["2022-12-29", "2022-12-30", "2022-12-31", "2023-01-01", "2023-02-02"], {}),
}


@pytest.mark.parametrize("much", range(5))
def test_it_is_forgotten_in_time(much: int) -> None:
    """Payments on either side of the days on which the order, or what is said of it, is another. The one-year LPR is
    3.85 % up to 2021-12-19 and 3.80 % from then on: the loan at 3.82 % is the lighter, then the heavier. One payment
    is so ``much`` that it serves several loans.
    """
    loans = [
        {"id": "a", "principal": "90000", "lent": "2020-09-01", "due": "2020-10-10", "overdue_rate": "LPR"},
        {"id": "b", "principal": "80000", "lent": "2020-09-01", "due": "2020-10-10", "overdue_rate": "3.82%"},
        {"id": "c", "principal": "70000", "lent": "2020-09-01", "due": "2022-12-30", "overdue_rate": "12%"},
    ]
    for days, rest in ENDS.values():
        payments = [{"date": day, "amount": "120000" if n == much else "100"} for n, day in enumerate(days)]
        hold_remembered_against_anew({"loans": loans, "payments": payments, "until": "2024-06-30", **rest})


def test_some_of_it_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The property above would hold for nothing remembered."""
    ranked: list[int] = []
    described: list[str] = []
    debts_of = settle._debts

    def counted(debts: list[Debt], day: int) -> Any:
        ranked.append(day)
        return rank_560(debts, day)

    def looked_at(loan: Loan, balance: Balance, day: int) -> list[Debt]:
        described.append(loan.id)
        return debts_of(loan, balance, day)

    monkeypatch.setattr(settle, "rank_560", counted)
    monkeypatch.setattr(settle, "_debts", looked_at)
    loans = [
        {"id": name, "principal": "100000", "lent": "2020-09-01", "due": due, "overdue_rate": "12%"}
        for name, due in (("a", "2020-12-31"), ("b", "2021-02-28"), ("c", "2021-06-30"))
    ]
    days = ("2021-03-15", "2021-09-15", "2022-02-15", "2022-08-15")
    payments = [{"date": day, "amount": "1000"} for day in days]
    calculate(parse_case(as_tree({"loans": loans, "payments": payments, "until": "2024-06-30"}), FIRST), RATES)
    # Anew once something falls due: of the three that one alone.
    assert len(ranked) == 2
    assert described == ["a", "b", "c", "c"]
