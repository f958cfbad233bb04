"""Loans repaid by instalments against a ledger day by day, to the fen; and what holds of every one of them."""

from __future__ import annotations

import os
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.schedule import schedule
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from oracle_instalments import InstalmentLoan as Loan
from oracle_instalments import arrears, drawn, month_later, rows_of
from sizes import thinned

TODAY = date(2026, 11, 27)
METHODS = ("equal-payment", "equal-principal", "interest-only", "flat")
SPLITS = ("days", "month", "next-period", "whole")
ORDERS = (
    ("costs", "interest", "principal"),
    ("costs", "principal", "interest"),
    ("costs", "interest", "penalty", "compound", "principal"),
    ("penalty", "principal", "interest", "compound", "costs"),
)
DRAWS = int(os.environ.get("LPR_CALC_INSTALMENTS", "12"))
"""How many loans are drawn freely."""

FIRST, LAST = map(int, os.environ.get("LPR_CALC_INSTALMENT_EDGES", "0-240").split("-"))
"""The numbers of the loans drawn on their edges, first and last. Ten thousand others, in slices:

``LPR_CALC_INSTALMENT_EDGES=100000-102000 pytest tests/oracles/test_oracle_instalments.py -k edges``, and so on to
110000; a slice takes some 40 seconds of one processor. What they found is in `test_where_a_figure_once_differed`.
"""


@st.composite
def loans(draw: st.DrawFn, paid: bool = True) -> Loan:
    """A loan with its terms, its changes of rate, and with ``paid`` what was paid of it."""
    lent = draw(st.dates(date(2020, 1, 1), date(2023, 12, 31)))
    periods = draw(st.integers(1, 40))
    due_day = draw(st.one_of(st.just(lent.day), st.integers(1, 31)))
    first_due = (
        month_later(lent, 1, due_day) if draw(st.booleans()) else month_later(lent, draw(st.integers(1, 3)), due_day)
    )
    assume(first_due > lent)
    rate = draw(st.integers(0, 3600).map(lambda n: Fraction(n, 100)))
    rates = [(lent, rate)]
    for day in sorted(draw(st.sets(st.dates(lent + timedelta(1), lent + timedelta(1200)), max_size=3))):
        rates.append((day, draw(st.integers(0, 3600).map(lambda n: Fraction(n, 100)))))
    # Neighbours of one rate are no change.
    rates = [one for n, one in enumerate(rates) if not n or one[1] != rates[n - 1][1]]
    loan = Loan(
        draw(st.one_of(st.integers(10**5, 10**9), st.integers(1, 10**4).map(lambda n: n * 10**5))),
        rates,
        lent,
        first_due,
        due_day,
        periods,
        draw(st.sampled_from(METHODS)),
        draw(st.sampled_from(("month", "days"))),
        draw(st.sampled_from(("days", "in-payment", "full"))),
        draw(st.sampled_from(SPLITS)),
        draw(st.sampled_from((360, 365))),
    )
    try:
        rows = rows_of(loan)
    except ValueError:
        assume(False)
    loan.until = draw(st.dates(lent + timedelta(1), rows[-1][0] + timedelta(400)))
    if draw(st.booleans()):
        loan.accelerated = draw(st.dates(lent, rows[-1][0]))
    loan.compound = draw(st.booleans())
    loan.compound_contract = draw(st.booleans())
    loan.after = draw(st.booleans())
    loan.across = draw(st.sampled_from(("heads", "instalments")))
    loan.order = draw(st.sampled_from(ORDERS))
    loan.grace = draw(st.sampled_from((0, 0, 3, 15)))
    loan.grace_end = draw(st.booleans())
    loan.old = draw(st.booleans())
    if draw(st.integers(0, 2)) == 0:
        loan.cap, loan.cap_whole = Fraction(draw(st.integers(100, 4000)), 100), draw(st.booleans())
    if not paid:
        return loan
    called = loan.accelerated or date.max
    passed = [k for k, row in enumerate(rows, 1) if row[0] <= loan.until and row[0] <= called]
    through: bool = draw(st.booleans())
    if passed and through:
        loan.paid_through = draw(st.sampled_from(passed))
    begin = rows[loan.paid_through - 1][0] if loan.paid_through else lent
    if begin < loan.until:
        days = draw(st.lists(st.dates(begin + timedelta(1), loan.until), max_size=5))
        usual = max(row[1] + row[2] for row in rows)
        loan.payments = sorted((day, draw(st.integers(1, 2 * usual + 1))) for day in days)
    return loan


def claimed(facts: dict[str, Any]) -> Statement:
    return calculate(parse_case(as_tree(facts), TODAY), Rates())


@settings(max_examples=DRAWS, deadline=None)
@given(loans())
def test_the_same_as_day_by_day(loan: Loan) -> None:
    agree(loan)


@pytest.mark.parametrize(
    "first",
    [
        *thinned(range(FIRST, LAST, 40), 3, broad=1),
        *(pytest.param(n, marks=pytest.mark.large) for n in range(240, 6000, 40)),
    ],
)
def test_the_same_on_the_edges(first: int) -> None:
    """Ends, calls, changes of the rate and payments on the days beside those on which something falls due."""
    for number in range(first, first + 40):
        agree(drawn(number))


@pytest.mark.parametrize("number", [106053, 106092])
def test_where_a_figure_once_differed(number: int) -> None:
    """Called in on the day of lending under a ceiling: no interest was claimed before it."""
    agree(drawn(number))


def agree(loan: Loan) -> None:
    """The program's figures are those of the ledger."""
    heads, debts = arrears(loan)
    statement = claimed(loan.facts())
    (account,) = statement.accounts
    assert account.heads == heads
    shown = [(str(d.number) if d.number else "a", d.principal, d.interest, d.penalty, d.compound) for d in account.dues]
    assert shown == debts
    credit = statement.totals.surplus
    assert statement.totals.total == sum(heads.values())
    assert statement.totals.paid >= credit >= 0


@settings(max_examples=DRAWS, deadline=None)
@given(loans(paid=False))
def test_rows(loan: Loan) -> None:
    """The same rows; principal parts add up, every row foots, the last balance is nil."""
    statement = schedule(parse_case(as_tree(loan.facts()), TODAY), Rates())
    rows = statement.plans[0].numbered
    assert [(date.fromordinal(row.due), row.principal, row.interest, row.balance) for row in rows] == rows_of(loan)
    assert sum(row.principal for row in rows) == loan.principal
    assert all(row.payment == row.principal + row.interest for row in rows)
    assert rows[-1].balance == 0


@settings(max_examples=DRAWS // 3, deadline=None)
@given(loans(paid=False))
def test_who_pays_on_time_owes_nothing_more(loan: Loan) -> None:
    """Whatever the terms: no penalty, no compound interest, nothing left."""
    loan.accelerated, loan.until = None, rows_of(loan)[-1][0] + timedelta(30)
    loan.payments = [
        (due, principal + interest) for due, principal, interest, _ in rows_of(loan) if principal + interest
    ]
    loan.after = False
    totals = claimed(loan.facts()).totals
    assert (totals.penalty_interest, totals.compound_interest, totals.total, totals.surplus) == (0, 0, 0, 0)


@settings(max_examples=DRAWS // 3, deadline=None)
@given(loans(), st.data())
def test_a_day_without_event_changes_nothing(loan: Loan, data: st.DataObject) -> None:
    """A change of the rate to the rate it has splits no period."""
    day = data.draw(st.dates(loan.lent + timedelta(1), loan.until + timedelta(1)))
    if any(day == on for on, _ in loan.rates):
        return
    facts = loan.facts()
    rate = [rate for start, rate in loan.rates if start <= day][-1]
    changes = [*facts.get("rate_changes", ()), {"from": day.isoformat(), "rate": f"{float(rate):.2f}%"}]
    assert claimed({**facts, "rate_changes": changes}).accounts[0].heads == claimed(facts).accounts[0].heads


@settings(max_examples=DRAWS // 3, deadline=None)
@given(loans())
def test_no_fen_bears_contract_and_penalty_interest_on_one_day(loan: Loan) -> None:
    """On no day do the bases of contract interest and of penalty interest come to more than the principal."""
    loan.payments, loan.grace = [], 0
    statement = claimed(loan.facts())
    (account,) = statement.accounts
    lent = account.arrears.plan.principal
    spans = [(line.start, line.end, line.base) for line in statement.lines if line.kind in ("in-term", "penalty")]
    if loan.method == "flat":
        # Its interest is on what was lent at first, whatever is left of it.
        spans = [(line.start, line.end, line.base) for line in statement.lines if line.kind == "penalty"]
    for day in {start for start, _, _ in spans}:
        assert sum(base for start, end, base in spans if start <= day < end) <= lent


def test_a_case_that_cannot_be_is_refused() -> None:
    """The page's four contradictions are errors, never figures."""
    loan = Loan(10**6, [(date(2024, 1, 10), Fraction(6))], date(2024, 1, 10), date(2024, 2, 10), 10, 3, "flat")
    loan.until = date(2024, 6, 1)
    for wrong in (
        {"due": [{"due": "2024-03-10", "amount": "10000"}]},
        {"accelerated": "2024-05-01"},
        {"paid_through": "2", "payments": [{"date": "2024-02-10", "amount": "10"}]},
        {"paid_through": "4"},
    ):
        try:
            claimed({**loan.facts(), **wrong})
        except LprError:
            continue
        raise AssertionError(wrong)
