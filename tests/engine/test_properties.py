"""What must hold for every claim (architecture.md §3.2): sums, days, cuts, order of input, ceilings, balances,
formulas.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import computed
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.series import Rates
from lpr_calc.rates.table import RateTable

DAY = timedelta(days=1)
TODAY = date(2026, 12, 31)
FIRST, LATEST = date(2020, 8, 20), date(2026, 6, 1)
COUNTS = ("head", "both", "tail", "neither")
BASES = ("365", "360", "actual", "months", "months/365", "30/360")
CUTTABLE = ("365", "360", "actual", "30/360")
ROUNDINGS = ("line", "total", "truncate", "yuan")
RATES = ("LPR", "4xLPR", "LPR+50bp", "LPR5Y", "LPR上浮50%", "24%", "12.34%", "2%/月", "月息1分5厘", "日万分之五")

WHOLE = 365 * 366 * 60 * 10**5
"""A principal of so many fen bears whole fen a day under every basis that can be cut, at rates of three decimals."""

Facts = dict[str, Any]


def claim(facts: Facts, rates: Rates | None = None, **conventions: object) -> Statement:
    """Compute with some conventions changed."""
    merged = {**facts, "conventions": {**facts.get("conventions", {}), **conventions}}
    return computed.claim(merged, today=TODAY, rates=rates)


def yuan(fen: int) -> str:
    """Fen as an amount in yuan."""
    return f"{fen // 100}.{fen % 100:02d}"


FEN = st.one_of(st.integers(1, 10**4), st.integers(1, 10**5).map(lambda n: n * 10000), st.integers(1, 10**11))


@st.composite
def terms(draw: st.DrawFn) -> tuple[date, date]:
    """A first and a cut-off day, at least two days apart."""
    first = draw(st.dates(FIRST, LATEST))
    return first, first + timedelta(
        days=2 + draw(st.sampled_from((0, 30, 400, 1500)).flatmap(lambda n: st.integers(0, n)))
    )


@st.composite
def loans(draw: st.DrawFn, number: int = 1) -> tuple[Facts, date, date]:
    """One loan, overdue from the start or running from delivery, with its first day and its cut-off day."""
    first, until = draw(terms())
    rate = draw(st.sampled_from(RATES))
    shape = draw(st.sampled_from(("nothing agreed", "overdue rate", "from delivery", "instalments")))
    principal = draw(FEN)
    facts: Facts = {"id": str(number), "principal": yuan(principal), "signed": first}
    if shape == "nothing agreed":
        facts["due"] = first - DAY
        facts["signed"] = first - DAY
        assume(first > FIRST)
    elif shape == "overdue rate":
        facts |= {"interest_from": first, "overdue_rate": rate}
    elif shape == "from delivery":
        due = first + timedelta(days=draw(st.integers(1, 500)))
        facts |= {"lent": first, "due": due, "rate": rate}
        if draw(st.booleans()):
            facts["overdue_rate"] = draw(st.sampled_from(RATES))
    else:
        half = principal // 2
        assume(half)
        steps = [first + timedelta(days=draw(st.integers(1, 300))), first + timedelta(days=draw(st.integers(301, 600)))]
        parts = [{"due": steps[0], "amount": yuan(half)}, {"due": steps[1], "amount": yuan(principal - half)}]
        facts |= {"lent": first, "due": parts, "rate": rate}
    return facts, first, until


@st.composite
def matters(draw: st.DrawFn, most: int = 1, paid: bool = True) -> Facts:
    """A case of up to ``most`` loans with payments, costs, fees, and every convention drawn."""
    found = [draw(loans(number)) for number in range(1, draw(st.integers(1, most)) + 1)]
    until = max(stop for _, _, stop in found)
    first = max(start for _, start, _ in found)
    names = ["", *(facts["id"] for facts, _, _ in found)]
    payments = []
    if paid:
        owed = sum(int(facts["principal"].replace(".", "")) for facts, _, _ in found)
        for _ in range(draw(st.integers(0, 4))):
            one: Facts = {"date": draw(st.dates(min(first, until), until)), "amount": yuan(draw(st.integers(1, owed)))}
            one["for"] = draw(st.sampled_from(("auto", "auto", "costs", "interest", "principal")))
            one["loan"] = draw(st.sampled_from(names))
            payments.append(one)
    order = draw(st.sampled_from(("costs,interest,principal", "principal,interest,costs", "interest,costs,principal")))
    return {
        "loans": [facts for facts, _, _ in found],
        "until": until,
        "payments": payments,
        "costs": [
            {"name": f"费用{n}", "amount": yuan(draw(st.integers(1, 10**6)))} for n in range(draw(st.integers(0, 2)))
        ],
        "conventions": {
            "count": draw(st.sampled_from(COUNTS)),
            "basis": draw(st.sampled_from(BASES)),
            "rounding": draw(st.sampled_from(ROUNDINGS)),
            "cap": draw(st.sampled_from(("none", "auto", "13%"))),
            "payment_day": draw(st.sampled_from(("new", "old"))),
            "order": order,
        },
    }


def figures(statement: Statement) -> tuple[object, ...]:
    """Every printed number: days, bases, rates, formulas, interest, ledger, totals."""
    lines = [
        (
            line.loan_id,
            line.kind,
            line.start,
            line.end,
            line.base,
            line.rate.value,
            line.formula,
            line.interest,
            line.cut,
        )
        for line in statement.lines
    ]
    rows = [row[:6] + row[7:10] for row in (tuple(row) for row in statement.ledger)]
    return lines, rows, statement.totals


class TestSums:
    """Contract §2 ``rounding``: every table foots; §6: what the totals are made of."""

    @given(matters(most=3))
    def test_rows_add_up(self, facts: Facts) -> None:
        """The interest of the lines is the total, kind by kind, whatever the rounding; ``running`` follows."""
        statement = claim(facts)
        totals = statement.totals
        assert sum(line.interest for line in statement.lines) == totals.interest
        assert totals.in_term_interest + totals.overdue_interest + totals.damages == totals.interest
        running = 0
        for line in statement.lines:
            running += line.interest
            assert line.running == running

    @given(matters(most=3))
    def test_total(self, facts: Facts) -> None:
        """Principal + interest + costs + fees − paid + surplus is what is owed, and the open balances add up to it."""
        totals = claim(facts).totals
        owed = totals.principal + totals.interest + totals.costs + totals.fees - totals.paid + totals.surplus
        assert totals.total == owed
        assert totals.total == totals.principal_after + totals.interest_after + totals.costs_after + totals.fees

    @given(matters(most=3), st.integers(1, 10**7))
    def test_total_with_fees(self, facts: Facts, fees: int) -> None:
        """The same with other fees, wherever payments land on them."""
        loan = {**facts["loans"][0], "fees": yuan(fees)}
        totals = claim({**facts, "loans": [loan, *facts["loans"][1:]]}, rounding="line").totals
        owed = totals.principal + totals.interest + totals.costs + totals.fees - totals.paid + totals.surplus
        assert totals.total == owed

    @given(matters(most=3, paid=False))
    def test_rounding_by_line_stays_near(self, facts: Facts) -> None:
        """|Σ rounded − Σ exact| ≤ n × half a fen; one rounding more on the other side."""
        by_line, at_end = claim(facts, rounding="line"), claim(facts, rounding="total")
        assert 2 * abs(by_line.totals.interest - at_end.totals.interest) <= len(by_line.lines) + 1

    @given(matters(most=2, paid=False))
    def test_roundings_at_the_end(self, facts: Facts) -> None:
        """``truncate`` is the same figure cut, ``yuan`` the same to whole yuan."""
        total = claim(facts, rounding="total").totals.interest
        assert total - claim(facts, rounding="truncate").totals.interest in (0, 1)
        in_yuan = claim(facts, rounding="yuan").totals.interest
        assert in_yuan % 100 == 0
        assert abs(in_yuan - total) <= 50


class TestDays:
    """Contract §2 ``count``: days = end − start; ``both`` adds exactly one day, however many lines there are."""

    @given(loans(), st.sampled_from(BASES))
    def test_days_of_lines(self, loan: tuple[Facts, date, date], basis: str) -> None:
        """In all four counts the lines cover the whole period once, without a gap."""
        facts, first, until = loan
        assume(isinstance(facts.get("due", until), date))
        for count, more in (("head", 0), ("both", 1), ("tail", 0), ("neither", -1)):
            lines = claim({"loans": [facts], "until": until}, count=count, basis=basis, cap="none").lines
            assert sum(line.days for line in lines) == (until - first).days + more
            assert all(a.end == b.start for a, b in zip(lines, lines[1:], strict=False))
            assert all(line.days > 0 for line in lines)
            assert lines[0].first_day == first + (DAY if count in ("tail", "neither") else timedelta(0))
            assert lines[-1].last_day == until - (DAY if count in ("head", "neither") else timedelta(0))

    @given(loans())
    def test_both_adds_the_per_diem(self, loan: tuple[Facts, date, date]) -> None:
        """The last day that ``both`` adds bears what the per-diem of ``head`` says."""
        facts, _, until = loan
        head, both = (
            claim({"loans": [facts], "until": until}, count=count, cap="none", rounding="total").totals
            for count in ("head", "both")
        )
        assert abs(both.interest - head.interest - head.per_diem) <= 1

    @given(terms(), st.sampled_from(CUTTABLE), st.sampled_from(RATES), st.integers(1, 10), st.data())
    def test_cutting_never_changes_the_exact_sum(
        self, term: tuple[date, date], basis: str, rate: str, times: int, data: st.DataObject
    ) -> None:
        """A claim to D and a claim from D are together the whole claim:
        exact, on a principal that leaves no fraction.
        """
        first, until = term
        middle = data.draw(st.dates(first, until))
        facts = {"principal": yuan(times * WHOLE), "overdue_rate": rate}
        whole, left, right = (
            claim({**facts, "from": start, "until": stop}, basis=basis, cap="none", rounding="total").totals.interest
            for start, stop in ((first, until), (first, middle), (middle, until))
        )
        assert left + right == whole

    @given(terms(), st.sampled_from(CUTTABLE), st.sampled_from(RATES), FEN, st.data())
    def test_cutting_moves_a_rounded_sum_by_a_fen(
        self, term: tuple[date, date], basis: str, rate: str, principal: int, data: st.DataObject
    ) -> None:
        """On any principal, three roundings can move the sum by one fen and no more."""
        first, until = term
        middle = data.draw(st.dates(first, until))
        facts = {"principal": yuan(principal), "overdue_rate": rate}
        whole, left, right = (
            claim({**facts, "from": start, "until": stop}, basis=basis, cap="none", rounding="total").totals.interest
            for start, stop in ((first, until), (first, middle), (middle, until))
        )
        assert abs(left + right - whole) <= 1

    @given(terms(), st.sampled_from(BASES), st.integers(1, 10), st.data())
    def test_a_cut_inside_keeps_the_sum(
        self, term: tuple[date, date], basis: str, times: int, data: st.DataObject
    ) -> None:
        """Under every basis, months too: rates 3 then 6, and 6 then 3, are together 3 all along and 6 all along."""
        first, until = term
        middle = data.draw(st.dates(first + DAY, until))
        facts = {"principal": yuan(times * WHOLE * 12), "from": first, "until": until}

        def interest(before: int, after: int) -> int:
            rates = Rates(lpr=table((first.toordinal(), before), (middle.toordinal(), after)))
            return claim(
                {**facts, "overdue_rate": "LPR"}, rates, basis=basis, cap="none", rounding="total"
            ).totals.interest

        assert interest(300, 600) + interest(600, 300) == interest(300, 300) + interest(600, 600)


def table(*rows: tuple[int, int]) -> RateTable:
    """An LPR table with the same value for both tenors."""
    values = tuple(value for _, value in rows)
    return RateTable("lpr", tuple(day for day, _ in rows), {"1y": values, "5y": values}, next_due=10**6)


class TestIdleQuote:
    """Contract §1: adding a quote that changes nothing never changes a result."""

    @given(matters(most=2), st.data())
    def test_no_figure_moves(self, facts: Facts, data: st.DataObject) -> None:
        """A row equal to the one before, on any day between two publications."""
        lpr = builtin_lpr()
        index = data.draw(st.integers(0, len(lpr.days) - 2))
        assume(lpr.days[index + 1] - lpr.days[index] > 1)
        extra = data.draw(st.integers(lpr.days[index] + 1, lpr.days[index + 1] - 1))
        days = (*lpr.days[: index + 1], extra, *lpr.days[index + 1 :])
        columns = {
            tenor: (*values[: index + 1], values[index], *values[index + 1 :]) for tenor, values in lpr.columns.items()
        }
        more = RateTable(lpr.series, days, columns, lpr.next_due, lpr.last_day, lpr.sha256, lpr.name)
        assert figures(claim(facts, Rates(lpr=more))) == figures(claim(facts, Rates(lpr=lpr)))

    @given(matters(most=2), st.data())
    def test_only_changes_matter(self, facts: Facts, data: st.DataObject) -> None:
        """Leaving out every row that repeats the one before changes no figure either."""
        lpr = builtin_lpr()
        kept = [
            i
            for i in range(len(lpr.days))
            if i == 0 or any(values[i] != values[i - 1] for values in lpr.columns.values())
        ]
        columns = {tenor: tuple(values[i] for i in kept) for tenor, values in lpr.columns.items()}
        fewer = RateTable(lpr.series, tuple(lpr.days[i] for i in kept), columns, lpr.next_due)
        assert figures(claim(facts, Rates(lpr=fewer))) == figures(claim(facts))


class TestOrderOfInput:
    """The order in which loans, payments and costs are written decides nothing (民法典 560, 561 do)."""

    @given(matters(most=3), st.randoms(use_true_random=False))
    def test_totals(self, facts: Facts, chance: Any) -> None:
        """Shuffled, rounded by line: the same totals."""
        assert claim(shuffled(facts, chance), rounding="line").totals == claim(facts, rounding="line").totals

    @given(matters(most=3), st.randoms(use_true_random=False), st.sampled_from(("total", "truncate", "yuan")))
    def test_sums(self, facts: Facts, chance: Any, rounding: str) -> None:
        """Shuffled, rounded at the end: the same total interest and the same debt."""
        one, other = claim(facts, rounding=rounding).totals, claim(shuffled(facts, chance), rounding=rounding).totals
        assert (one.interest, one.total, one.per_diem, one.surplus) == (
            other.interest,
            other.total,
            other.per_diem,
            other.surplus,
        )

    @given(matters(most=1), st.randoms(use_true_random=False))
    def test_keys(self, facts: Facts, chance: Any) -> None:
        """The order of keys is no order of anything."""
        keys = list(facts)
        chance.shuffle(keys)
        assert figures(claim({key: facts[key] for key in keys})) == figures(claim(facts))


def shuffled(facts: Facts, chance: Any) -> Facts:
    """The same case with its lists in another order."""
    found = dict(facts)
    for key in ("loans", "payments", "costs"):
        found[key] = list(facts[key])
        chance.shuffle(found[key])
    return found


class TestProportion:
    """Interest is linear in principal before rounding."""

    @given(terms(), st.sampled_from(CUTTABLE), st.sampled_from(RATES), st.integers(1, 9), st.integers(2, 50))
    def test_linear(self, term: tuple[date, date], basis: str, rate: str, times: int, factor: int) -> None:
        """So many times the principal, so many times the interest, exactly."""
        first, until = term
        one, many = (
            claim(
                {"principal": yuan(times * WHOLE * n), "from": first, "until": until, "overdue_rate": rate},
                basis=basis,
                cap="none",
                rounding="total",
            ).totals
            for n in (1, factor)
        )
        assert many.interest == factor * one.interest

    @given(matters(paid=False), st.integers(1, 10**6))
    def test_more_principal_never_bears_less(self, facts: Facts, more: int) -> None:
        """One yuan more lent is never less interest."""
        loan = facts["loans"][0]
        assume(isinstance(loan.get("due", FIRST), date))
        fen = int(loan["principal"].replace(".", "")) + more
        other = {**facts, "loans": [{**loan, "principal": yuan(fen)}]}
        assert claim(other).totals.interest >= claim(facts).totals.interest


class TestCeiling:
    """law.md §0: a ceiling creates no claim; it truncates."""

    @given(matters(most=2, paid=False), st.sampled_from(("auto", "13%", "LPR")))
    def test_never_raises(self, facts: Facts, cap: str) -> None:
        """Neither the sum nor any line is more than what was agreed; what was cut is shown."""
        # A daily rate under months or 30/360: see test_oracle.TestSettledDifferences.
        capped = claim(facts, cap=cap, rounding="total")
        free = claim(facts, cap="none", rounding="total")
        assert capped.totals.interest <= free.totals.interest
        for line in claim(facts, cap=cap, rounding="line").lines:
            assert line.cut >= 0
            assert (line.rate.agreed is not None) or line.cut == 0

    @given(matters(most=2, paid=False))
    def test_a_ceiling_never_reached_changes_nothing(self, facts: Facts) -> None:
        """100 % a year is above everything agreed here."""
        assert figures(claim(facts, cap="100%")) == figures(claim(facts, cap="none"))


class TestPayments:
    """民法典 561: every fen of a payment lands once; architecture.md §3.2."""

    @given(matters(most=3))
    def test_rows_of_a_payment(self, facts: Facts) -> None:
        """Paid = costs + interest + principal + surplus, row by row;
        the rows of one day sum to what was paid that day.
        """
        # Several loans with fractions kept: see test_half_a_fen_is_not_paid_twice.
        statement = claim(facts)
        days: dict[date, int] = {}
        for payment in facts["payments"]:
            days[payment["date"]] = days.get(payment["date"], 0) + int(payment["amount"].replace(".", ""))
        for row in statement.ledger:
            assert row.amount == row.costs + row.interest + row.principal + row.surplus
            days[date.fromordinal(row.day)] -= row.amount
        assert not any(days.values())

    @given(matters(most=3))
    def test_no_balance_is_negative(self, facts: Facts) -> None:
        """Rounded by line, nothing ever falls below zero, and the last row of a loan is its balance."""
        statement = claim(facts, rounding="line")
        for row in statement.ledger:
            assert (
                min(row.costs, row.interest, row.principal, row.surplus, row.principal_after, row.interest_after) >= 0
            )
        totals = statement.totals
        assert min(totals.principal_after, totals.interest_after, totals.costs_after, totals.surplus) >= 0

    @given(matters())
    def test_no_balance_is_negative_rounded_at_the_end(self, facts: Facts) -> None:
        """The same where fractions are kept to the end and rounded half up; the others: see TestSettledDifferences."""
        statement = claim({**facts, "costs": []}, rounding="total")
        for row in statement.ledger:
            assert (
                min(row.costs, row.interest, row.principal, row.surplus, row.principal_after, row.interest_after) >= 0
            )
        totals = statement.totals
        assert min(totals.principal_after, totals.interest_after, totals.costs_after, totals.surplus) >= 0

    @given(matters(most=3))
    def test_a_surplus_leaves_no_debt(self, facts: Facts) -> None:
        """Money is given back only where nothing was owed on that day: no principal is left, and no costs."""
        statement = claim(facts, rounding="line")
        if statement.totals.surplus:
            assert all(not row.principal_after and not row.interest_after for row in statement.ledger if row.surplus)
            assert statement.totals.principal_after == 0
            assert statement.totals.costs_after == 0

    @given(matters(most=2), st.integers(1, 10**6))
    def test_paying_never_raises_the_debt(self, facts: Facts, amount: int) -> None:
        """One payment more, at the end, lowers what is owed by exactly its amount, as far as anything is owed."""
        before = claim(facts, rounding="line").totals
        last = {"date": facts["until"], "amount": yuan(amount), "for": "auto"}
        after = claim({**facts, "payments": [*facts["payments"], last]}, rounding="line").totals
        assert after.total <= before.total


class TestInstalments:
    """Each instalment is overdue on its own (民法典 676)."""

    def test_what_is_not_due_bears_on(self) -> None:
        """民法典 674, 676: an instalment falling due does not stop the in-term interest of what is not due yet."""
        due = [{"due": "2021-12-31", "amount": 180000}, {"due": "2022-12-31", "amount": 180000}]
        facts = {"principal": 360000, "lent": "2021-01-01", "due": due, "rate": "12%", "until": "2023-01-01"}
        assert claim(facts, cap="none").totals.interest == 2 * 4320000


class TestSettledDifferences:
    """Where the program is held to be wrong: the smallest cases."""

    @pytest.mark.parametrize("rounding", ["total", "truncate", "yuan"])
    def test_half_a_fen_is_not_paid_twice(self, rounding: str) -> None:
        """A payment shared by two equal loans is shown once: its rows sum to it, to the fen."""
        loan = {"principal": 1000, "due": "2021-12-31"}
        paid = [{"date": "2022-03-03", "amount": "100.01"}]
        facts = {"loans": [{"id": "1", **loan}, {"id": "2", **loan}], "until": "2022-06-30", "payments": paid}
        statement = claim(facts, rounding=rounding)
        assert sum(row.amount for row in statement.ledger) == statement.totals.paid == 10001

    def test_costs_after_a_fraction_of_interest(self) -> None:
        """A payment of 0.01 that goes half to interest and half to costs takes nothing off the principal, not −0.01."""
        loan = {"principal": "1.70", "lent": "2021-02-01", "due": "2021-02-02", "rate": "LPR", "until": "2021-03-01"}
        paid = [{"date": day, "amount": "0.01"} for day in ("2021-02-01", "2021-02-02", "2021-03-01")]
        facts = {**loan, "payments": paid, "costs": [{"name": "律师费", "amount": "0.03"}]}
        statement = claim(facts, cap="none", rounding="total", order="interest,costs,principal")
        assert all(row.principal >= 0 for row in statement.ledger)

    def test_what_was_cut_was_not_owed(self) -> None:
        """``truncate`` leaves 35.25 owed; 35.26 paid leaves 0.01 too much, not a principal of −0.01."""
        paid = [{"date": "2020-08-20", "amount": "11.54"}, {"date": "2020-08-22", "amount": "23.72"}]
        facts = {"principal": "35.25", "lent": "2020-08-20", "due": "2020-08-21", "rate": "LPR", "until": "2020-08-22"}
        assert claim({**facts, "payments": paid}, cap="none", rounding="truncate").totals.principal_after >= 0

    def test_whole_yuan_leave_no_negative_balance(self) -> None:
        """``yuan`` rounds interest to 0, of which 0.01 has been paid: −0.01 is no balance."""
        paid = [{"date": "2021-01-03", "amount": "0.01"}]
        facts = {"principal": "23.71", "due": "2020-12-31", "until": "2021-01-03", "payments": paid}
        assert claim(facts, rounding="yuan").totals.interest_after >= 0


_TOKEN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|[×÷+−()%])")


class Formula:
    """Evaluates a printed formula with fractions: × ÷ + − % and parentheses, nothing else."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            assert match, f"{text!r} at {at}"
            self.tokens.append(match[1])
            at = match.end()

    def value(self) -> Fraction:
        """The value of the whole text."""
        found = self.sum()
        assert not self.tokens
        return found

    def sum(self) -> Fraction:
        """Products with + and − between them."""
        found = self.product()
        while self.tokens and self.tokens[0] in "+−":
            found = found + self.product() if self.tokens.pop(0) == "+" else found - self.product()
        return found

    def product(self) -> Fraction:
        """Factors with × and ÷ between them, from the left."""
        found = self.factor()
        while self.tokens and self.tokens[0] in "×÷":
            found = found * self.factor() if self.tokens.pop(0) == "×" else found / self.factor()
        return found

    def factor(self) -> Fraction:
        """A number, a percentage or a bracket."""
        token = self.tokens.pop(0)
        if token == "(":
            found = self.sum()
            assert self.tokens.pop(0) == ")"
        else:
            found = Fraction(token)
        if self.tokens and self.tokens[0] == "%":
            self.tokens.pop(0)
            found /= 100
        return found


class TestFormula:
    """architecture.md §2.5: the formula is rendered from the fields, so text and number cannot part."""

    @given(matters(most=2))
    def test_gives_the_interest(self, facts: Facts) -> None:
        """Every formula, worked out and rounded half up to the fen, is the interest of its line."""
        for line in claim(facts, rounding="line").lines:
            fen = Formula(line.formula).value() * 200 + 1
            assert fen.numerator // (2 * fen.denominator) == line.interest, line.formula

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("300000 × 3.85% × 475 ÷ 365", Fraction(300000 * 385 * 475, 365 * 10000)),
            ("100 × (3.85% + 0.50%) × 2", Fraction(87, 10)),
            ("12 × (3 ÷ 12 − 5 ÷ 360)", Fraction(17, 6)),
        ],
    )
    def test_the_evaluator(self, text: str, value: Fraction) -> None:
        """The evaluator itself."""
        assert Formula(text).value() == value
