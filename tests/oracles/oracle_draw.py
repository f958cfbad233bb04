"""Random matters for the oracle of claims: every kind, dates on both sides of every day where the law changes."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from oracle import FIRST_LPR, RULE_2015, RULE_2020, Term, lpr_on
from oracle_law import SME_2020, SME_2025
from oracle_matter import Cost, Loan, Matter, Payment

DAY = timedelta(days=1)
LATEST = date(2026, 6, 1)
EDGES = (
    RULE_2015,
    date(2015, 10, 24),
    FIRST_LPR,
    date(2019, 9, 20),
    date(2020, 4, 20),
    RULE_2020,
    SME_2020,
    date(2021, 1, 1),
    date(2021, 12, 20),
    date(2022, 1, 20),
    date(2022, 8, 22),
    date(2023, 6, 20),
    date(2024, 2, 29),
    date(2025, 5, 20),
    SME_2025,
)


def around(edges: Any, first: date, last: date) -> st.SearchStrategy[date]:
    """Days of a range: often the day before an edge, the edge, the day after."""
    near = sorted({day + step * DAY for day in edges for step in (-1, 0, 1)})
    near = [day for day in near if first <= day <= last]
    anywhere = st.dates(first, last)
    return st.one_of(anywhere, st.sampled_from(near)) if near else anywhere


def day_in(first: date, last: date) -> st.SearchStrategy[date]:
    """Days of a range, often beside a day where the law or a quote changes."""
    return around(EDGES, first, last)


def amounts(most: int = 10**9) -> st.SearchStrategy[int]:
    """Fen: small, round and crooked."""
    return st.one_of(st.integers(100, 10**5), st.integers(1, 10**3).map(lambda n: n * 10**6), st.integers(100, most))


def fixed(low: int, high: int) -> st.SearchStrategy[Term]:
    """Yearly, monthly and daily rates between two hundredths of a percent a year."""
    yearly = st.integers(low, high).map(lambda n: Term(f"{n / 100:.2f}%", percent=Fraction(n, 100)))
    monthly = st.integers(low, high).map(
        lambda n: Term(f"{n // 12 / 100:.2f}%/月", percent=Fraction(n // 12, 100), unit="month")
    )
    daily = st.integers(low, high).map(
        lambda n: Term(f"{n // 36 / 1000:.3f}%/日", percent=Fraction(n // 36, 1000), unit="day")
    )
    return st.one_of(yearly, monthly, daily)


def yearly(term: Term) -> Fraction:
    """Percent a year, near enough."""
    return term.percent * {"year": 1, "month": 12, "day": 360}[term.unit]


LPR_TERMS = st.one_of(
    st.just(Term("LPR", "lpr")),
    st.integers(80, 400).map(lambda n: Term(f"{n / 100:.2f}xLPR", "lpr", multiple=Fraction(n, 100))),
    st.integers(-200, 300).map(lambda bp: Term(f"LPR{bp:+d}bp", "lpr", points=Fraction(bp, 100))),
)


@st.composite
def payments(
    draw: st.DrawFn,
    events: list[date],
    first: date,
    last: date,
    most: int,
    names: tuple[str, ...] = ("",),
) -> tuple[Payment, ...]:
    """Up to four payments on different days, often on the day of an event or beside it."""
    found = draw(st.lists(around(events, first, last), max_size=4, unique=True))
    amount = st.one_of(st.integers(1, max(most // 20, 1)), st.integers(1, max(most // 2, 1)), st.integers(1, most))
    return tuple(Payment(day, draw(amount), draw(st.sampled_from(names))) for day in sorted(found))


@st.composite
def costs(draw: st.DrawFn, first: date, last: date) -> tuple[Cost, ...]:
    """Costs with a day of their own, costs of the day of suit, none."""
    amount = st.integers(1, 3 * 10**6)
    return tuple(
        Cost(draw(amount), draw(st.one_of(st.none(), day_in(first, last))), name)
        for name in draw(st.sampled_from(((), (), ("律师费",), ("律师费", "公告费"))))
    )


SETTLED = {
    "count": st.sampled_from(("head", "head", "both")),
    "basis": st.sampled_from(("365", "365", "360", "actual")),
}


@st.composite
def settled(draw: st.DrawFn) -> dict[str, Any]:
    """Conventions that do not depend on the facts."""
    found = {key: draw(strategy) for key, strategy in SETTLED.items()}
    return found | {"payment_day": draw(st.sampled_from(("new", "new", "old")))}


def lent_on(loan: Loan) -> date:
    """The day a loan was first delivered."""
    day = loan.portions[0][0]
    assert day is not None
    return day


# --- private loans ---------------------------------------------------------------------------------------------------


@st.composite
def private_loans(draw: st.DrawFn) -> Matter:
    """One private loan: nothing, 0 %, an in-term rate, an overdue rate or 不明, damages alone or beside them."""
    lent = draw(day_in(date(2012, 1, 1), date(2025, 6, 1)))
    due = draw(day_in(lent, lent + timedelta(days=900)))
    until = draw(day_in(due + DAY, max(LATEST, due + 2 * DAY)))
    filed = draw(day_in(max(lent, date(2013, 1, 1)), LATEST))
    accepted = draw(st.sampled_from((None, filed, filed + 6 * DAY)))
    # A suit before the first LPR accepted after 2020-08-20 does not happen, and the rule names no figure for it.
    assume((accepted or filed) < RULE_2020 or filed >= FIRST_LPR)
    # What was paid at 24 to 36 % under the 2015 text stays paid; the oracle keeps out of that zone.
    high = 2400 if lent < RULE_2020 else 4000
    term, late, penalty = draw(
        st.sampled_from(
            (
                (False, False, False),
                (True, False, False),
                (False, True, False),
                (True, True, False),
                (False, False, True),
                (False, True, True),
            )
        )
    )
    floats = LPR_TERMS if lent >= FIRST_LPR else st.nothing()
    principal = draw(amounts())
    paid = draw(payments([lent, due, filed], lent - 3 * DAY, until + 3 * DAY, 2 * principal))
    if paid and lent < RULE_2020 and penalty and late:
        high = 1200
    rates = st.one_of(fixed(100, high), floats)
    loan = Loan(
        "1",
        ((lent, principal),),
        due=due,
        signed=draw(day_in(lent - 40 * DAY, lent)),
        rate=draw(rates) if term else None,
        free=draw(st.sampled_from(("", "0%", "无息", "不计利息"))) if not term else "",
        overdue_rate=draw(rates) if late else None,
        unclear="" if late else draw(st.sampled_from(("", "不明"))),
        damages=draw(fixed(100, high)) if penalty else None,
    )
    return Matter(
        (loan,),
        until,
        filed=filed,
        accepted=accepted,
        natural=draw(st.booleans()),
        payments=paid,
        costs=draw(costs(lent, until)),
        old_rule=draw(st.sampled_from(("yes", "no"))),
        tenor=draw(st.sampled_from(("", "1y"))),
        together=draw(st.sampled_from(("", "", "both"))),
        cap=draw(st.sampled_from(("auto", "auto", "auto", "auto", "none", "3.5%", "12%"))),
        no_rate_before_2015=draw(st.sampled_from(("", "bank"))),
        **draw(settled()),
    )


# --- several loans ---------------------------------------------------------------------------------------------------


@st.composite
def several_loans(draw: st.DrawFn) -> Matter:
    """Two or three private loans, some by instalments, lent on different days; art. 560 and what exists."""
    loans = []
    dues: set[date] = set()
    for name in draw(st.sampled_from((("甲", "乙"), ("甲", "乙", "丙")))):
        lent = draw(day_in(RULE_2020, date(2023, 6, 1)))
        count = draw(st.sampled_from((1, 1, 2, 3)))
        days = sorted(
            draw(st.lists(day_in(lent, lent + timedelta(days=1000)), min_size=count, max_size=count, unique=True))
        )
        # Equal days of maturity are paid in proportion: tests/cases/payments.yaml.
        assume(not dues & set(days))
        dues |= set(days)
        parts = tuple((day, draw(amounts(10**8))) for day in days)
        rate = draw(
            st.one_of(
                st.none(),
                st.sampled_from((Fraction(6), Fraction(10))),
                st.integers(1, 1500).map(lambda n: Fraction(n, 100)),
            )
        )
        loans.append(
            Loan(
                name,
                ((lent, sum(amount for _, amount in parts)),),
                due=parts[0][0] if count == 1 else None,
                instalments=parts if count > 1 else (),
                signed=lent,
                rate=Term(f"{float(rate):.2f}%", percent=rate) if rate is not None else None,
                secured=draw(st.sampled_from((False, False, True))),
            )
        )
    # A loan that bears nothing before the cut-off day is refused (until-before-start).
    starts = [lent_on(loan) if loan.rate else loan.dues[0][0] + DAY for loan in loans]
    until = draw(day_in(max(starts), LATEST))
    events = [*dues, *(lent_on(loan) for loan in loans)]
    total = sum(loan.principal for loan in loans)
    names = draw(st.sampled_from((("",), ("",), ("", "甲"))))
    return Matter(
        tuple(loans),
        until,
        filed=draw(day_in(max(lent_on(loan) for loan in loans), LATEST)),
        payments=draw(payments(events, min(events) - 2 * DAY, until, total, names)),
        costs=draw(costs(min(events), until)),
        **draw(settled()),
    )


@st.composite
def deliveries(draw: st.DrawFn) -> Matter:
    """One loan handed over in parts; between natural persons each part has its own ceiling."""
    first = draw(day_in(date(2019, 9, 1), date(2023, 6, 1)))
    days = sorted(draw(st.lists(day_in(first, first + timedelta(days=600)), min_size=2, max_size=3, unique=True)))
    due = draw(day_in(days[-1], days[-1] + timedelta(days=500)))
    until = draw(day_in(due + DAY, max(LATEST, due + 2 * DAY)))
    portions = tuple((day, draw(amounts(10**8))) for day in days)
    filed = draw(day_in(max(due, RULE_2020), max(LATEST, due)))
    natural = draw(st.booleans())
    rate = draw(st.one_of(st.none(), fixed(1000, 2400)))
    # Deliveries that cost the same are paid in proportion: tests/cases/payments.yaml.
    total = sum(amount for _, amount in portions)
    ceilings = [lpr_on(day, "1y") for day in days]
    alike = (
        natural and rate is not None and (days[0] < RULE_2020 or len(set(ceilings)) < len(days) or yearly(rate) < 16)
    )
    last = days[1] - DAY if alike else until
    paid = draw(payments(list(days), days[0] - DAY, last, total)) if last > days[0] else ()
    return Matter(
        (Loan("1", portions, due=due, signed=days[0], rate=rate),),
        until,
        filed=filed,
        natural=natural,
        payments=paid,
        **draw(settled()),
    )


# --- other kinds -----------------------------------------------------------------------------------------------------


@st.composite
def prices(draw: st.DrawFn, kind: str) -> Matter:
    """A price or another debt: nothing, an overdue rate, 不明, damages, of every kind that is no loan."""
    due = draw(day_in(date(2014, 1, 1), date(2025, 9, 1)))
    until = draw(day_in(due + 2 * DAY, max(LATEST, due + 3 * DAY)))
    signed = draw(day_in(FIRST_LPR, max(FIRST_LPR, due)))
    late, penalty = draw(st.sampled_from(((False, False), (True, False), (False, True))))
    if due < FIRST_LPR and kind == "sme-payment":
        late = penalty = False
    rates = st.one_of(fixed(100, 2400), LPR_TERMS) if due >= FIRST_LPR else fixed(100, 2400)
    principal = draw(amounts())
    loan = Loan(
        "1",
        ((None, principal),),
        due=due,
        signed=signed if due >= FIRST_LPR else None,
        overdue_rate=draw(rates) if late else None,
        unclear="" if late else draw(st.sampled_from(("", "不明"))),
        damages=draw(rates) if penalty else None,
    )
    filed = draw(day_in(due, LATEST))
    return Matter(
        (loan,),
        until,
        kind=kind,
        filed=filed,
        payments=draw(payments([due, filed], due - 3 * DAY, until + 3 * DAY, 2 * principal)),
        costs=draw(costs(due, until)),
        tenor=draw(st.sampled_from(("", "1y"))),
        lpr=draw(st.sampled_from(("", "", "floating"))),
        markup=draw(st.sampled_from(("", "1.3"))) if kind == "sale" else "",
        splice=draw(st.sampled_from(("", "", "no"))) if kind == "sale" and due < FIRST_LPR else "",
        together=draw(st.sampled_from(("", "", "both"))),
        cap=draw(st.sampled_from(("auto", "auto", "auto", "10%", "3.5%"))),
        lines=draw(st.sampled_from(("merged", "each-quote"))) if not late and not penalty else "merged",
        **draw(settled()),
    )


@st.composite
def several_prices(draw: st.DrawFn) -> Matter:
    """Two prices or other debts due on different days; the same kind throughout."""
    kind = draw(st.sampled_from(("sale", "sme-payment", "other", "construction")))
    dues = draw(st.lists(day_in(SME_2020, date(2025, 9, 1)), min_size=2, max_size=3, unique=True))
    floats = LPR_TERMS
    loans = tuple(
        Loan(
            name,
            ((None, draw(amounts(10**8))),),
            due=due,
            signed=draw(day_in(FIRST_LPR, due)),
            overdue_rate=draw(st.one_of(st.none(), fixed(100, 2400), floats)),
            secured=draw(st.sampled_from((False, False, True))),
        )
        for name, due in zip("甲乙丙", dues, strict=False)
    )
    until = draw(day_in(max(dues) + 2 * DAY, LATEST))
    filed = draw(day_in(max(dues), LATEST))
    total = sum(loan.principal for loan in loans)
    return Matter(
        loans,
        until,
        kind=kind,
        filed=filed,
        payments=draw(payments([*dues, filed], max(loan.signed or SME_2020 for loan in loans), until, total)),
        costs=draw(costs(min(dues), until)),
        **draw(settled()),
    )
