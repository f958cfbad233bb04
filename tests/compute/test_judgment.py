"""Judgments against a naive day-by-day calculation, and what must hold whatever the law says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import permutations
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from figures import decree_agrees, judged, lines_of, rows_of
from judgment_oracle import Decree, Fee, Fixed, Ordered, Stay, compute
from oracle import DAY, Pay, Term
from test_oracle import FIXED, LPR_TERMS, days, decimals

FIRST_END = date(2014, 8, 1)


LAST_END = date(2026, 3, 1)


LAST = date(2026, 9, 1)


OLDEST_LPR = date(2019, 8, 20)


ORDERS = tuple(permutations(("costs", "interest", "principal")))


AMOUNTS = st.one_of(st.integers(1, 2000), st.integers(1, 10**5).map(lambda n: n * 10000), st.integers(1, 10**10))


FEES = st.lists(
    st.builds(
        Fee,
        st.sampled_from(("案件受理费", "保全费", "保全申请费", "律师费", "公告费", "鉴定费")),
        st.one_of(st.integers(1, 10**6), st.sampled_from((290000, 500000))),
        st.sampled_from((None, None, True, False)),
    ),
    max_size=3,
).map(tuple)


BENCHMARKS = decimals(50, 400, 2).map(lambda text: Term(f"{text}x基准", "benchmark", multiple=Fraction(text)))


@st.composite
def payments(draw: st.DrawFn, first: date, last: date, principal: int) -> tuple[Pay, ...]:
    """Up to five payments on different days: small, large, and too much; some marked by the debtor."""
    found = draw(st.lists(days(first, last), max_size=5, unique=True))
    amount = st.one_of(
        st.integers(1, max(principal // 20, 1)), st.integers(1, max(principal // 2, 1)), st.integers(1, 2 * principal)
    )
    towards = st.sampled_from(("auto", "auto", "auto", "costs", "interest", "principal"))
    return tuple(Pay(day, draw(amount), draw(towards)) for day in found)


@st.composite
def performance(draw: st.DrawFn, principal: int, first: date) -> tuple[tuple[date, int], ...]:
    """One last day of performance, or up to four instalments."""
    ends = [first]
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2, 3)))):
        ends.append(ends[-1] + draw(st.integers(1, 200)) * DAY)
    whole = principal // len(ends)
    if not whole:
        return ((first, principal),)
    parts = [draw(st.integers(1, whole)) for _ in ends[1:]]
    return tuple(zip(ends, (*parts, principal - sum(parts)), strict=True))


@st.composite
def general(draw: st.DrawFn, principal: int, end: date, until: date) -> tuple[Ordered, ...]:
    """No general interest, interest on the unpaid principal, on a stated base, closed, or on several bases in turn."""
    shape = draw(st.sampled_from(("none", "plain", "plain", "stated", "closed", "turns")))
    if shape == "none":
        return ()
    first = draw(days(max(date(2013, 1, 1), end - 1500 * DAY), max(min(end, until - DAY), date(2013, 1, 2))))
    terms = st.one_of(FIXED, LPR_TERMS if first >= OLDEST_LPR else BENCHMARKS)
    term = draw(terms)
    bases = st.one_of(st.just(principal), st.integers(1, 2 * principal))
    if shape == "plain":
        return (Ordered(term, first),)
    if shape == "stated":
        return (Ordered(term, first, base=draw(bases)),)
    last = first + draw(st.integers(0, 900)) * DAY
    if shape == "closed":
        return (Ordered(term, first, last, draw(st.one_of(st.none(), bases))),)
    other = draw(terms) if draw(st.booleans()) else term
    more = last + DAY
    return (Ordered(term, first, last, draw(bases)), Ordered(other, more, None, draw(st.one_of(st.none(), bases))))


@st.composite
def decrees(draw: st.DrawFn) -> Decree:
    """A judgment with all its parts, and payments from before it to after the end."""
    principal = draw(AMOUNTS)
    end = draw(days(FIRST_END, LAST_END))
    far = draw(st.sampled_from((3, 40, 400, 1500)))
    until = min(end + draw(st.integers(-20, far)) * DAY, LAST)
    date_known = draw(st.booleans())
    ordered = draw(general(principal, end, until))
    stays = []
    for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
        begin = end + draw(st.integers(-30, far)) * DAY
        stays.append(Stay(begin, begin + draw(st.integers(0, 120)) * DAY))
    unset = draw(st.sampled_from((False, False, False, True)))
    begin = min([end, *(one.first for one in ordered)])
    return Decree(
        principal,
        until,
        perform_by=() if unset else draw(performance(principal, end)),
        effective=end if unset else draw(st.sampled_from((None, end - 10 * DAY))),
        judged=end - 30 * DAY if date_known else None,
        interest=ordered,
        damages=draw(st.one_of(st.just(0), st.just(0), st.integers(1, principal))),
        fees=draw(FEES),
        stays=tuple(stays),
        payments=draw(payments(begin - 40 * DAY, max(until, begin) + 20 * DAY, principal)),
        count=draw(st.sampled_from(("head", "both"))),
        basis=draw(st.sampled_from(("365", "365", "360", "actual", "months", "months/365", "30/360"))),
        payment_day=draw(st.sampled_from(("new", "new", "old"))),
        order=draw(st.sampled_from((ORDERS[0], *ORDERS))),
        lpr=draw(st.sampled_from(("floating", "floating", "fixed", "fixed@2022-01-20"))),
        tenor=draw(st.sampled_from(("1y", "5y"))),
        closed=draw(st.sampled_from(("both-ends", "both-ends", "head"))),
    )


OLD_DAYS = (date(2014, 7, 31), date(2014, 8, 1))


@st.composite
def beside(draw: st.DrawFn, principal: int, end: date, until: date) -> tuple[Ordered, ...]:
    """Up to three stated bases that run side by side or follow each other, each with its own end and limit."""
    low = max(date(2010, 1, 1), end - 1200 * DAY)
    found = []
    for _ in range(draw(st.integers(1, 3))):
        first = draw(days(low, max(min(end, until), low + DAY)))
        term = draw(st.one_of(FIXED, LPR_TERMS if first >= OLDEST_LPR else BENCHMARKS))
        length = draw(st.one_of(st.none(), st.integers(0, 900)))
        last = None if length is None else first + length * DAY
        to = ""
        if last is None and end >= first and draw(st.booleans()):
            last, to = end, "perform_by"
        limit = draw(st.one_of(st.none(), st.none(), st.integers(1, max(principal, 1) // 4 + 1)))
        found.append(Ordered(term, first, last, draw(st.integers(1, 2 * principal + 1)), limit, to))
    return tuple(found)


@st.composite
def ordered_parts(draw: st.DrawFn) -> Decree:
    """Operative parts as they are written, with delays on both sides of 2014-08-01 and payments on every day that
    matters.
    """
    principal = draw(st.one_of(st.just(0), AMOUNTS, AMOUNTS, AMOUNTS))
    end = draw(st.one_of(days(date(2008, 6, 1), date(2014, 8, 3)), days(FIRST_END, LAST_END)))
    old = end < OLD_DAYS[0]
    until = min(end + draw(st.integers(-20, 1500)) * DAY, LAST)
    damages = draw(st.integers(1, 10**8)) if not principal else draw(st.sampled_from((0, 0, 12345, principal)))
    perform_by: tuple[tuple[date, int], ...] = ((end, principal),)
    accelerated: date | None = None
    damages_by: tuple[tuple[date, int], ...] = ()
    if not old and principal:
        perform_by = draw(performance(principal, end))
        if len(perform_by) > 1 and draw(st.booleans()):
            accelerated = draw(st.sampled_from([day for day, _ in perform_by]))
            accelerated = accelerated if accelerated <= until else None
        elif damages and draw(st.booleans()):
            first = draw(st.integers(0, damages - 1))
            parts = (first, damages - first) if first else (damages,)
            damages_by = tuple((end + draw(st.integers(0, 300)) * DAY, part) for part in parts)
    ordered = draw(st.one_of(general(principal or damages, end, until), beside(principal, perform_by[-1][0], until)))
    if accelerated is not None or damages_by:
        ordered = tuple(o for o in ordered if not o.to)
    fixed = tuple(
        Fixed(draw(st.integers(1, 10**7)), end - draw(st.integers(30, 400)) * DAY)
        for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
    )
    stays = tuple(
        Stay(begin, begin + draw(st.integers(0, 120)) * DAY)
        for begin in draw(st.lists(days(end - 30 * DAY, end + 400 * DAY), max_size=2))
    )
    paid = list(draw(payments(end - 200 * DAY, max(until, end) + 20 * DAY, principal or damages)))
    special = [end - DAY, end, end + DAY, OLD_DAYS[0], OLD_DAYS[1], until, *(day for day, _ in perform_by)]
    known = {payment.day for payment in paid}
    for day in draw(st.lists(st.sampled_from(special), max_size=3, unique=True)):
        if day not in known:
            towards = draw(st.sampled_from(("auto", "auto", "doubled", "principal", "interest", "costs")))
            paid.append(Pay(day, draw(st.integers(1, 10**7)), towards))
            known.add(day)
    four = tuple(permutations((*ORDERS[0], "doubled")))
    fx = None if old else draw(st.sampled_from((None, None, None, Fraction(71234, 10000))))
    return Decree(
        principal,
        until,
        perform_by=perform_by,
        interest=ordered,
        damages=damages,
        fees=draw(FEES),
        stays=stays,
        payments=tuple(paid),
        count=draw(st.sampled_from(("head", "both"))),
        basis=draw(st.sampled_from(("365", "360"))),
        payment_day=draw(st.sampled_from(("new", "new", "old"))),
        order=draw(st.sampled_from((ORDERS[0], *ORDERS, *four))),
        tenor=draw(st.sampled_from(("1y", "5y")))
        if any(o.term.kind != "fixed" for o in ordered)
        else draw(st.sampled_from(("", "1y"))),
        closed=draw(st.sampled_from(("both-ends", "head"))),
        fixed=fixed,
        bases=draw(st.sampled_from(("heaviest", "heaviest", "listed"))),
        damages_by=damages_by,
        accelerated=accelerated,
        currency="USD" if fx is not None else "",
        fx=fx,
    )


def disputed(decree: Decree) -> str:
    """Name the test of TestDisputed that is about this judgment, "" where program and law agree."""
    if decree.interest and decree.payment_day == "old" and decree.basis not in ("365", "360"):
        return "test_old_payment_day_in_other_year_bases"
    return ""


SETTLED = decrees().filter(lambda decree: not disputed(decree))


class TestAgainstTheOracle:
    """法释〔2014〕8号 1条 to 4条, day by day; what is left out is in TestDisputed."""

    @given(SETTLED)
    def test_all(self, decree: Decree) -> None:
        """Everything at once."""
        decree_agrees(decree)

    @given(ordered_parts())
    def test_operative_parts(self, decree: Decree) -> None:
        """Fixed sums, bases with ends and limits of their own, items, acceleration, the doubled part first, RMB,
        both rules.
        """
        decree_agrees(decree)

    @given(SETTLED, st.sampled_from(ORDERS), st.sampled_from(("auto", "costs", "interest", "principal")))
    def test_orders(self, decree: Decree, order: tuple[str, ...], towards: str) -> None:
        """Every permutation, with payments that are all marked alike; costs and damages always there."""
        fees = (Fee("案件受理费", 290000), Fee("律师费", 1000000), *decree.fees)
        paid = tuple(replace(payment, towards=towards) for payment in decree.payments)
        decree_agrees(replace(decree, order=order, payments=paid, fees=fees, damages=decree.damages or 777))

    @given(SETTLED, st.integers(1, 60))
    def test_payments_around_the_last_day_of_performance(self, decree: Decree, amount: int) -> None:
        """On the last day, the day before and the day after, and on the cut-off day."""
        end = decree.instalments()[-1][0]
        each = max(decree.principal * amount // 100, 1)
        around = tuple(Pay(day, each) for day in (end, end + DAY, end + 2 * DAY, decree.until) if day >= end)
        tried = replace(decree, payments=tuple({payment.day: payment for payment in around}.values()))
        assume(not disputed(tried))
        decree_agrees(tried)


class TestProperties:
    """What must hold whatever the law says."""

    @given(SETTLED)
    def test_every_fen_lands_once(self, decree: Decree) -> None:
        """Paid = what was allocated + surplus, row by row; nothing is negative;
        the total is the sum of what is open.
        """
        statement = judged(decree.facts())
        totals = statement.totals
        for row in statement.ledger:
            assert row.amount == row.costs + row.interest + row.principal + row.doubled + row.surplus
            assert min(row.costs, row.interest, row.principal, row.doubled, row.surplus) >= 0
            assert min(row.principal_after, row.interest_after, row.doubled_after) >= 0
        first = decree.judged or date.min
        assert totals.paid == sum(p.amount for p in decree.payments if first < p.day <= decree.until)
        assert totals.surplus == sum(row.surplus for row in statement.ledger)
        assert totals.principal - totals.principal_after == sum(row.principal for row in statement.ledger)
        assert totals.costs - totals.costs_after == sum(row.costs for row in statement.ledger)
        assert totals.doubled_part - totals.doubled_after == sum(row.doubled for row in statement.ledger)
        interest = totals.general_interest + totals.damages - totals.general_after - totals.damages_after
        assert interest == sum(row.interest for row in statement.ledger)
        after = (
            totals.principal_after,
            totals.damages_after,
            totals.costs_after,
            totals.general_after,
            totals.doubled_after,
        )
        assert min(after) >= 0
        assert totals.total == sum(after)
        assert totals.delay_interest == totals.general_interest + totals.doubled_part
        assert totals.doubled_part == sum(line.interest for line in statement.lines if line.kind == "doubled")
        assert totals.general_interest == sum(line.interest for line in statement.lines if line.kind == "general")

    @given(SETTLED)
    def test_general_interest_never_bears_the_doubled_part(self, decree: Decree) -> None:
        """The doubled base is within principal, damages and costs, and no order of general interest changes a line."""
        statement = judged(decree.facts())
        bound = decree.principal + decree.damages + sum(fee.amount for fee in decree.fees)
        doubled = [line for line in statement.lines if line.kind == "doubled"]
        assert all(line.base <= bound for line in doubled)
        without = replace(decree, payments=())
        plain = judged(replace(without, interest=()).facts())
        assert lines_of(judged(without.facts()), "doubled") == lines_of(plain, "doubled")

    @given(SETTLED)
    def test_doubled_days(self, decree: Decree) -> None:
        """N = cut-off − last day of performance, whatever ``count`` says; the excluded days come off (A13)."""
        one = replace(decree, payments=(), perform_by=((decree.instalments()[0][0], decree.principal),))
        end = one.instalments()[0][0]
        out = sum(
            any(stay.first <= end + n * DAY <= stay.last for stay in one.stays)
            for n in range(1, (one.until - end).days + 1)
        )
        for count in ("head", "both"):
            lines = [line for line in judged(replace(one, count=count).facts()).lines if line.kind == "doubled"]
            assert sum(line.days for line in lines) == max((one.until - end).days, 0) - out

    @given(SETTLED, st.integers(0, 400))
    def test_payoff_is_the_total_of_that_day(self, decree: Decree, more: int) -> None:
        """A payoff day is a computation to that day."""
        day = min(decree.until + more * DAY, LAST)
        tried = replace(decree, until=day)
        assume(not disputed(tried))
        (payoff,) = judged(decree.facts(), (day,)).payoff
        totals = judged(tried.facts()).totals
        assert payoff.day == day.toordinal()
        assert payoff.total == totals.total
        assert (payoff.costs, payoff.general, payoff.damages, payoff.principal, payoff.doubled) == (
            totals.costs_after,
            totals.general_after,
            totals.damages_after,
            totals.principal_after,
            totals.doubled_after,
        )

    @given(SETTLED, st.data())
    def test_payment_to_interest_cuts_no_line(self, decree: Decree, data: st.DataObject) -> None:
        """A payment that only general interest takes changes no line of either kind (contract §1, line)."""
        bare = replace(decree, payments=(), judged=None)
        assume(bare.interest)
        first = min(ordered.first for ordered in bare.interest)
        assume(first < bare.until)
        day = data.draw(days(first, bare.until))
        open_then = compute(replace(bare, until=day, count="head", payment_day="new")).general_after
        assume(open_then >= 1)
        tried = replace(bare, payments=(Pay(day, data.draw(st.integers(1, int(open_then))), "interest"),))
        assume(not disputed(tried))
        with_payment, without = judged(tried.facts()), judged(bare.facts())
        for kind in ("general", "doubled"):
            assert lines_of(with_payment, kind) == lines_of(without, kind)

    @given(SETTLED, st.randoms(use_true_random=False))
    def test_order_of_input_does_not_matter(self, decree: Decree, random: Random) -> None:
        """Payments, instalments, costs and bases in any order give the same result."""
        assume(len(decree.payments) > 1 or len(decree.perform_by) > 1)

        def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(random.sample(items, len(items)))

        other = replace(
            decree,
            payments=mixed(decree.payments),
            perform_by=mixed(decree.perform_by),
            fees=mixed(decree.fees),
            interest=mixed(decree.interest),
            stays=mixed(decree.stays),
        )
        one, two = judged(decree.facts()), judged(other.facts())
        assert one.totals == two.totals
        assert rows_of(one) == rows_of(two)
        for kind in ("general", "doubled"):
            assert lines_of(one, kind) == lines_of(two, kind)

    @given(SETTLED, st.data())
    def test_splitting_a_payment(self, decree: Decree, data: st.DataObject) -> None:
        """Two payments on one day, marked alike, are one payment."""
        assume(decree.payments)
        payment = data.draw(st.sampled_from(decree.payments))
        assume(payment.amount > 1)
        part = data.draw(st.integers(1, payment.amount - 1))
        parts = (replace(payment, amount=part), replace(payment, amount=payment.amount - part))
        others = tuple(other for other in decree.payments if other is not payment)
        one, two = judged(decree.facts()), judged(replace(decree, payments=(*others, *parts)).facts())
        assert one.totals == two.totals
        for kind in ("general", "doubled"):
            assert lines_of(one, kind) == lines_of(two, kind)
