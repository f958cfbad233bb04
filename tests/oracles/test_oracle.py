"""The program against a naive day-by-day calculation: every claim the same to the fen (architecture.md §2.3, §3.2)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import lpr_calc
from figures import LAST, agrees
from oracle import FIRST_LPR, RULE_2015, RULE_2020, Claim, Pay, Term, compute, period, round_at_end

DAY = timedelta(days=1)

COUNTS = ("head", "both", "tail", "neither")
BASES = ("365", "360", "actual", "months", "months/365", "30/360")
ROUNDINGS = ("line", "total", "truncate", "yuan")
ORDERS = tuple(permutations(("costs", "interest", "principal")))
EDGES = (
    date(2015, 8, 31),
    RULE_2015,
    date(2015, 10, 24),
    date(2016, 2, 29),
    date(2019, 8, 19),
    FIRST_LPR,
    date(2019, 9, 20),
    date(2019, 12, 31),
    date(2020, 2, 29),
    date(2020, 8, 19),
    RULE_2020,
    date(2021, 12, 19),
    date(2021, 12, 20),
    date(2022, 1, 20),
    date(2023, 1, 31),
    date(2024, 2, 29),
    date(2024, 7, 22),
    date(2025, 1, 1),
    date(2025, 5, 20),
)


def days(first: date, last: date) -> st.SearchStrategy[date]:
    """Days of a range, the ones where something changes more often."""
    edges = [day for day in EDGES if first <= day <= last]
    anywhere = st.dates(first, last)
    return st.one_of(anywhere, st.sampled_from(edges)) if edges else anywhere


def amounts(most: int = 10**11) -> st.SearchStrategy[int]:
    """Fen: small, round and crooked."""
    return st.one_of(st.integers(1, 2000), st.integers(1, 10**5).map(lambda n: n * 10000), st.integers(1, most))


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[str]:
    """Decimal texts between two whole numbers of the last place."""
    return st.integers(low, high).map(lambda n: f"{n // 10**places}.{n % 10**places:0{places}d}")


FIXED = st.one_of(
    decimals(100, 4000, 2).map(lambda text: Term(f"{text}%", percent=Fraction(text))),
    st.sampled_from(("6", "15.4", "24", "36")).map(lambda text: Term(f"{text}%", percent=Fraction(text))),
    decimals(10, 3500, 3).map(lambda text: Term(f"{text}%/月", percent=Fraction(text), unit="month")),
    decimals(100, 12000, 5).map(lambda text: Term(f"{text}%/日", percent=Fraction(text), unit="day")),
)
YEARLY = FIXED.filter(lambda term: term.unit != "day")
LPR_TERMS = st.one_of(
    st.sampled_from(("", "1y", "5y")).map(lambda tenor: Term(f"LPR{tenor.upper()}", "lpr", tenor=tenor)),
    decimals(50, 600, 2).map(lambda text: Term(f"{text}xLPR", "lpr", multiple=Fraction(text))),
    st.integers(-250, 600).map(lambda bp: Term(f"LPR{bp:+d}bp", "lpr", points=Fraction(bp, 100))),
    st.integers(1, 100).map(lambda up: Term(f"LPR上浮{up}%", "lpr", multiple=1 + Fraction(up, 100))),
    st.integers(1, 60).map(lambda off: Term(f"LPR下浮{off}%", "lpr", multiple=1 - Fraction(off, 100))),
)


@st.composite
def conventions(draw: st.DrawFn) -> dict[str, object]:
    """Every combination of contract §2 that does not depend on the facts."""
    return {
        "count": draw(st.sampled_from(COUNTS)),
        "basis": draw(st.sampled_from(BASES)),
        "rounding": draw(st.sampled_from(("line", *ROUNDINGS))),
        "payment_day": draw(st.sampled_from(("new", "old"))),
        "order": draw(st.sampled_from((ORDERS[0], *ORDERS))),
    }


@st.composite
def payments(draw: st.DrawFn, first: date, last: date, principal: int) -> tuple[Pay, ...]:
    """Up to five payments on different days, small ones and some that are too much."""
    found = draw(st.lists(days(first, last), max_size=5, unique=True))
    amount = st.one_of(
        st.integers(1, max(principal // 20, 1)), st.integers(1, max(principal // 2, 1)), st.integers(1, 2 * principal)
    )
    towards = st.sampled_from(("auto", "auto", "auto", "costs", "interest", "principal"))
    return tuple(Pay(day, draw(amount), draw(towards)) for day in found)


@st.composite
def stretches(draw: st.DrawFn, earliest: date, latest: date) -> tuple[date, date]:
    """A first day and a cut-off day: days, months or years apart."""
    first = draw(days(earliest, latest))
    far = draw(st.sampled_from((3, 40, 400, 2400)))
    return first, min(first + timedelta(days=1 + draw(st.integers(0, far))), LAST)


class TestNothingAgreed:
    """法释〔2020〕17号 28条2款1项: neither rate agreed, interest at the one-year LPR of the time from default."""

    @given(st.data(), conventions(), amounts())
    def test_floating(self, data: st.DataObject, settled: dict[str, object], principal: int) -> None:
        """A line ends where the quote changes, and nowhere else."""
        first, until = data.draw(stretches(RULE_2020, date(2026, 6, 1)))
        paid = data.draw(payments(first - 30 * DAY, until + 5 * DAY, principal))
        # When a payment reaches fees is not settled by the contract.
        fees = 0 if paid else data.draw(st.sampled_from((0, 50001)))
        due = data.draw(st.sampled_from((None, first - DAY)))
        agrees(
            Claim(
                principal,
                until,
                start=None if due else first,
                due=due,
                tenor=data.draw(st.sampled_from(("", "1y", "5y"))),
                payments=paid,
                costs=data.draw(st.sampled_from((0, 0, 1000000, 333))),
                costs_on=data.draw(st.one_of(st.none(), days(first, until + 5 * DAY))),
                filed=data.draw(st.one_of(st.none(), days(first, until + 5 * DAY))),
                fees=fees,
                **settled,  # type: ignore[arg-type]
            )
        )

    @given(st.data(), conventions(), amounts())
    def test_fixed(self, data: st.DataObject, settled: dict[str, object], principal: int) -> None:
        """``fixed`` takes the quote of the first day of default, ``fixed@DATE`` that of DATE,
        ``filing`` that of suit.
        """
        first, until = data.draw(stretches(RULE_2020, date(2026, 6, 1)))
        # Where the first day is not counted, see test_fixed_reads_the_first_day_of_default.
        lpr = data.draw(st.sampled_from(("fixed", "filing", "fixed@")))
        if lpr == "fixed@":
            lpr += data.draw(days(FIRST_LPR, LAST)).isoformat()
        agrees(
            Claim(
                principal,
                until,
                due=first - DAY,
                filed=data.draw(days(first, LAST)),
                lpr=lpr,
                payments=data.draw(payments(first, until, principal)),
                **settled,  # type: ignore[arg-type]
            )
        )

    @given(st.data(), conventions(), amounts())
    def test_older_days(self, data: st.DataObject, settled: dict[str, object], principal: int) -> None:
        """law.md §2.4, §3: bank rate, 6 %, LPR, by the day, the day of acceptance and the request of art. 31(2)."""
        first, until = data.draw(stretches(date(2012, 1, 1), date(2021, 6, 1)))
        assume(settled["count"] != "neither" or until - first > DAY)
        accepted = data.draw(days(max(first, date(2013, 1, 1)), LAST))
        old_rule = data.draw(st.sampled_from(("yes", "no")))
        claim = Claim(
            principal,
            until,
            due=first - DAY,
            filed=accepted,
            tenor=data.draw(st.sampled_from(("1y", "5y"))),
            old_rule=old_rule,
            payments=data.draw(payments(first, until, principal)),
            **settled,  # type: ignore[arg-type]
        )
        # What is left out here is below, under TestSettledDifferences.
        start, stop = period(claim)
        agrees(claim)


class TestAgreedRates:
    """法释〔2020〕17号 28条: an agreed overdue rate, else the in-term rate, runs on;
    25条 in-term interest as agreed.
    """

    @given(st.data(), conventions(), amounts(), st.one_of(FIXED, LPR_TERMS))
    def test_overdue_rate(self, data: st.DataObject, settled: dict[str, object], principal: int, term: Term) -> None:
        """Yearly, monthly and daily rates, multiples, basis points, both tenors."""
        first, until = data.draw(stretches(FIRST_LPR, date(2026, 6, 1)))
        agrees(
            Claim(
                principal,
                until,
                start=first,
                overdue_rate=term,
                tenor=data.draw(st.sampled_from(("", "1y", "5y"))),
                payments=data.draw(payments(first, until, principal)),
                costs=data.draw(st.sampled_from((0, 1000000))),
                **settled,  # type: ignore[arg-type]
            )
        )

    @given(st.data(), conventions(), amounts(), FIXED, st.one_of(st.none(), FIXED))
    def test_from_delivery(
        self, data: st.DataObject, settled: dict[str, object], principal: int, rate: Term, late: Term | None
    ) -> None:
        """In-term interest to the due date, overdue interest from the day after it; payments in and after the term."""
        lent, until = data.draw(stretches(date(2010, 1, 1), date(2026, 6, 1)))
        due = data.draw(
            st.one_of(st.dates(lent, lent + timedelta(days=900)), st.none() if late is None else st.nothing())
        )
        agrees(
            Claim(
                principal,
                until,
                lent=lent,
                due=due,
                rate=rate,
                overdue_rate=late,
                payments=data.draw(payments(lent, until, principal)),
                **settled,  # type: ignore[arg-type]
            )
        )

    @given(st.data(), conventions(), amounts(), LPR_TERMS, st.one_of(st.none(), LPR_TERMS, FIXED))
    def test_floating_from_delivery(
        self, data: st.DataObject, settled: dict[str, object], principal: int, rate: Term, late: Term | None
    ) -> None:
        """An in-term rate tied to the LPR follows every quote, before the due date and after it."""
        lent, until = data.draw(stretches(FIRST_LPR, date(2026, 6, 1)))
        agrees(
            Claim(
                principal,
                until,
                lent=lent,
                due=data.draw(st.dates(lent, lent + timedelta(days=900))),
                rate=rate,
                overdue_rate=late,
                payments=data.draw(payments(lent, until, principal)),
                **settled,  # type: ignore[arg-type]
            )
        )


class TestCeiling:
    """law.md §2.4: what a court protects on a day, by formation, suit, acceptance and the request of art. 31(2)."""

    @given(st.data(), conventions(), amounts(), FIXED, st.one_of(st.none(), FIXED, LPR_TERMS))
    def test_new_contracts(
        self, data: st.DataObject, settled: dict[str, object], principal: int, rate: Term, late: Term | None
    ) -> None:
        """25条: contracts formed from 2020-08-20 on, four times the one-year LPR at formation, for life."""
        lent, until = data.draw(stretches(RULE_2020, date(2026, 6, 1)))
        assume(comparable(settled, rate, late))
        agrees(
            Claim(
                principal,
                until,
                signed=data.draw(days(max(RULE_2020, lent - 90 * DAY), lent)),
                lent=lent,
                natural=data.draw(st.booleans()),
                due=data.draw(st.dates(lent, lent + timedelta(days=700))),
                rate=rate,
                overdue_rate=late,
                cap="auto",
                payments=data.draw(payments(lent, until, principal)),
                **settled,  # type: ignore[arg-type]
            )
        )

    @given(st.data(), conventions(), amounts(), FIXED, st.one_of(st.none(), FIXED))
    def test_old_contracts(
        self, data: st.DataObject, settled: dict[str, object], principal: int, rate: Term, late: Term | None
    ) -> None:
        """Three generations of ceilings, in the words of law.md §2.4 ``cap(d)``."""
        lent, until = data.draw(stretches(date(2012, 1, 1), RULE_2020 - DAY))
        assume(comparable(settled, rate, late))
        signed = data.draw(days(lent - 60 * DAY, lent))
        filed = data.draw(days(max(lent, date(2013, 1, 1)), LAST))
        accepted = data.draw(st.sampled_from((filed, min(filed + 7 * DAY, LAST), None)))
        # What was paid at 24 to 36 % under the 2015 text stays paid (law.md §2.4); the oracle keeps out of that zone.
        zone = any(term is not None and yearly(term) > 24 for term in (rate, late))
        paid = () if zone else data.draw(payments(lent, until, principal))
        # A suit before the first LPR accepted after 2020-08-20 does not happen, and the rule names no figure for it.
        assume((accepted or filed) < RULE_2020 or filed >= FIRST_LPR)
        claim = Claim(
            principal,
            until,
            signed=signed,
            lent=lent,
            filed=filed,
            accepted=accepted,
            natural=data.draw(st.booleans()),
            due=data.draw(st.dates(lent, lent + timedelta(days=1500))),
            rate=rate,
            overdue_rate=late,
            cap="auto",
            old_rule=data.draw(st.sampled_from(("yes", "no"))),
            regime=data.draw(st.sampled_from(("auto", "auto", "2020-08"))),
            payments=paid,
            **settled,  # type: ignore[arg-type]
        )
        agrees(claim)

    @given(st.data(), conventions(), amounts(), FIXED, decimals(300, 3600, 2))
    def test_stated_ceiling(
        self, data: st.DataObject, settled: dict[str, object], principal: int, term: Term, limit: str
    ) -> None:
        """``cap``: a rate of its own instead of the law's."""
        first, until = data.draw(stretches(date(2012, 1, 1), date(2026, 6, 1)))
        assume(comparable(settled, term, None))
        agrees(
            Claim(
                principal,
                until,
                start=first,
                overdue_rate=term,
                cap=f"{limit}%",
                cap_percent=Fraction(limit),
                **settled,  # type: ignore[arg-type]
            )
        )


def yearly(term: Term) -> Fraction:
    """A fixed rate by the year, at most."""
    return term.percent * {"year": 1, "month": 12, "day": 366}[term.unit]


def comparable(settled: dict[str, object], *terms: Term | None) -> bool:
    """A daily rate against a yearly ceiling is left out where no day has a fixed share of a year, or not always one."""
    fixed_year = settled["basis"] in ("365", "360")
    return fixed_year or all(term is None or term.unit != "day" for term in terms)


class TestOtherClaims:
    """九民纪要: benchmark to 2019-08-19, LPR from 2019-08-20, the tier by the length of the claim unless given."""

    @given(st.data(), conventions(), amounts())
    def test_chained(self, data: st.DataObject, settled: dict[str, object], principal: int) -> None:
        """One claim through both series."""
        first, until = data.draw(stretches(date(1998, 1, 1), date(2024, 6, 1)))
        assume(settled["count"] != "neither" or until - first > DAY)
        claim = Claim(
            principal,
            until,
            kind="other",
            due=first - DAY,
            tenor=data.draw(st.sampled_from(("", "", "1y", "5y"))),
            payments=data.draw(payments(first, until, principal)),
            **settled,  # type: ignore[arg-type]
        )
        agrees(claim)

    @given(st.data(), conventions(), amounts(), decimals(100, 200, 2))
    def test_multiple_of_benchmark(
        self, data: st.DataObject, settled: dict[str, object], principal: int, times: str
    ) -> None:
        """``1.3x基准`` keeps its multiple when the LPR takes over."""
        first, until = data.draw(stretches(date(1998, 1, 1), date(2024, 6, 1)))
        assume(settled["count"] != "neither" or until - first > DAY)
        term = Term(f"{times}x基准", "benchmark", multiple=Fraction(times))
        claim = Claim(principal, until, kind="other", due=first - DAY, overdue_rate=term, **settled)  # type: ignore[arg-type]
        agrees(claim)


@given(st.lists(st.tuples(stretches(RULE_2020, date(2026, 6, 1)), amounts()), min_size=1, max_size=4), conventions())
def test_loans_side_by_side(loans: list[tuple[tuple[date, date], int]], settled: dict[str, object]) -> None:
    """Several loans and no payment: each accrues from its own day, and a rounding at the end is done once for all."""
    until = max(stop for (_, stop), _ in loans)
    claims = [Claim(amount, until, start=first, **settled) for (first, _), amount in loans]  # type: ignore[arg-type]
    expected = [compute(claim) for claim in claims]
    named = [{"id": str(number), **claim.loan()} for number, claim in enumerate(claims, 1)]
    totals = lpr_calc.claim({**claims[0].matter(), "loans": named}, today=LAST).totals
    if settled["rounding"] == "line":
        assert totals.interest == sum(one.interest for one in expected)
    else:
        exact = sum((one.exact_interest for one in expected), Fraction(0))
        assert totals.interest == round_at_end(exact, str(settled["rounding"]))


P = 30000000
DAILY = Term("0.043%/日", percent=Fraction("0.043"), unit="day")
FIVE_LPR = Term("5xLPR", "lpr", multiple=Fraction(5))
LPR = Term("LPR", "lpr")


def day(text: str) -> date:
    """A day written in ISO."""
    return date.fromisoformat(text)


class TestSettledDifferences:
    """Where the program is held to be wrong: each claim is the smallest that shows it."""

    @pytest.mark.parametrize("count", ["tail", "neither"])
    def test_fixed_reads_the_first_day_of_default(self, count: str) -> None:
        """Contract §2 ``lpr``: "fixed takes the quote in force on the first day of default", counted or not."""
        agrees(Claim(P, day("2022-06-30"), due=day("2021-12-18"), count=count, lpr="fixed"))

    def test_fixed_with_a_later_start(self) -> None:
        """A claim that starts later (起息日) does not move the day of default, nor its quote."""
        agrees(Claim(P, day("2024-12-30"), due=day("2020-08-31"), start=day("2024-06-03"), lpr="fixed"))

    @pytest.mark.parametrize("lpr", ["fixed", "fixed@2022-01-20"])
    def test_fixed_for_other_claims(self, lpr: str) -> None:
        """Contract §2: the stated ``lpr`` is followed for every kind of claim; here it floats all the same."""
        agrees(Claim(P, day("2023-06-30"), start=day("2020-09-01"), kind="other", lpr=lpr))

    def test_stated_fixed_is_printed(self) -> None:
        """Contract §2: "every one printed with every result" as stated."""
        claim = Claim(P, day("2023-06-30"), start=day("2020-09-01"), kind="other", lpr="fixed")
        assert lpr_calc.claim(claim.facts(), today=LAST).conventions["lpr"] == "fixed"

    def test_same_rate_continues_after_default(self) -> None:
        """28条2款2项: the in-term rate runs on; a fixed LPR does not jump on the first day of default."""
        claim = Claim(P, day("2023-06-30"), lent=day("2021-06-01"), due=day("2022-05-31"), rate=LPR, lpr="fixed")
        statement = lpr_calc.claim(claim.facts(), today=LAST)
        assert len({line.rate.value for line in statement.lines}) == 1

    def test_a_line_cut_to_one_ceiling_is_one_line(self) -> None:
        """law.md §10: a line is a maximal run of days with the same base, rate and rule, whatever was cut away."""
        start = day("2021-06-01")
        agrees(Claim(P, day("2023-06-30"), start=start, signed=start, overdue_rate=FIVE_LPR, cap="auto"))

    def test_daily_rate_over_the_ceiling_of_a_leap_year(self) -> None:
        """law.md §2.3 art. 29: allowed = principal × ceiling × days ÷ basis; in 2024 ``actual`` divides by 366."""
        term = Term("0.0421%/日", percent=Fraction("0.0421"), unit="day")
        start, until, signed = day("2024-01-01"), day("2025-01-01"), day("2021-06-01")
        agrees(Claim(P, until, start=start, signed=signed, overdue_rate=term, cap="auto", basis="actual"))

    @pytest.mark.parametrize("basis", ["months", "months/365", "30/360"])
    def test_ceiling_never_raises_a_daily_rate(self, basis: str) -> None:
        """law.md §0: "A cap creates no claim; it truncates". February is a twelfth of the year but has 28 days."""
        start = day("2022-02-01")
        claim = Claim(P, day("2022-03-01"), start=start, signed=start, overdue_rate=DAILY, basis=basis)
        free = lpr_calc.claim(claim.facts(), today=LAST).totals.interest
        facts = {**claim.facts(), "conventions": {**claim.facts()["conventions"], "cap": "auto"}}
        assert lpr_calc.claim(facts, today=LAST).totals.interest <= free

    @pytest.mark.parametrize("old_rule", ["yes", "no"])
    def test_tier_by_the_whole_claim_period(self, old_rule: str) -> None:
        """Contract §2 ``tenor``: benchmark by the elapsed claim period, not by the part that the bank rate covers."""
        agrees(Claim(P, day("2021-06-30"), due=day("2015-01-31"), filed=day("2021-03-01"), old_rule=old_rule))

    def test_the_2015_text_rules_the_whole_case(self) -> None:
        """law.md §2.4: accepted before 2020-08-20, 6 % through the whole case, also where the claim starts later."""
        agrees(
            Claim(P, day("2021-06-30"), due=day("2020-07-01"), start=day("2020-08-25"), filed=day("2020-08-10")),
        )

    @pytest.mark.parametrize("until", ["2018-06-30", "2019-08-19"])
    def test_nothing_agreed_without_the_old_rule_before_lpr(self, until: str) -> None:
        """law.md §3: before 2019-08-20 the benchmark; no LPR is needed for a claim that ends before it."""
        agrees(
            Claim(
                P, day(until), due=day("2017-06-29"), filed=day("2021-03-01"), old_rule="no", tenor="1y", count="head"
            )
        )

    @pytest.mark.parametrize("kind", ["private-lending", "other"])
    def test_no_day_yet(self, kind: str) -> None:
        """A claim computed to its first day is zero days long and has a per-diem, before 2019-08-20 as after it."""
        agrees(Claim(P, day("2018-06-30"), due=day("2018-06-29"), filed=day("2021-01-01"), kind=kind, tenor="1y"))

    def test_per_diem_under_the_ceiling_of_its_day(self) -> None:
        """law.md §2.4: the day after the end is 2020-08-20, whose ceiling is 4 × LPR at suit, not 24 %."""
        agrees(
            Claim(
                P,
                RULE_2020,
                signed=day("2019-01-01"),
                lent=day("2019-01-01"),
                due=day("2019-12-31"),
                filed=day("2021-03-01"),
                rate=Term("24%", percent=Fraction(24)),
                cap="auto",
            )
        )

    def test_per_diem_at_a_new_bank_rate(self) -> None:
        """Contract §1 ``quote``: in force from its own day, 2015-10-24, for the per-diem too."""
        agrees(Claim(P, day("2015-10-24"), due=day("2015-08-30"), kind="other", tenor="1y"))

    def test_per_diem_before_the_six_percent(self) -> None:
        """law.md §2.4: 6 % throughout under the 2015 text, days before 2015-09-01 and the per-diem too."""
        agrees(Claim(P, day("2012-06-30"), due=day("2011-12-31"), filed=day("2015-09-01"), tenor="1y"))

    def test_a_stated_tier_of_the_old_ceiling(self) -> None:
        """Contract §2 ``tenor``: "by the elapsed claim period unless given"; given, it is followed."""
        agrees(
            Claim(
                P,
                day("2014-06-01"),
                signed=day("2013-06-01"),
                lent=day("2013-06-01"),
                due=day("2013-09-01"),
                filed=day("2014-06-01"),
                rate=Term("36%", percent=Fraction(36)),
                cap="auto",
                tenor="1y",
            )
        )

    def test_per_diem_after_the_six_percent(self) -> None:
        """law.md §2.4: from 2020-08-20 the LPR, also for the per-diem of that day."""
        agrees(Claim(P, RULE_2020, due=day("2019-12-31"), filed=day("2021-03-01")))

    def test_the_oracle_knows_the_published_figures(self) -> None:
        """Contract §5 and field-notes §2: the oracle itself, without the program."""
        start, until = day("2020-09-01"), day("2023-06-30")
        four = Term("4xLPR", "lpr", multiple=Fraction(4))
        paid = (Pay(day("2022-01-15"), 5000000),)
        for claim, interest in (
            (Claim(P, until, start=start), 3185877),
            (Claim(P, until, start=start, count="both"), 3188795),
            (Claim(P, until, start=start, basis="360"), 3230124),
            (Claim(P, until, start=start, basis="360", rounding="total"), 3230125),
            (Claim(P, until, start=start, lpr="fixed"), 3265644),
            (Claim(P, until, start=start, overdue_rate=four), 12743507),
            (Claim(P, until, start=start, overdue_rate=four, count="both"), 12755179),
            (Claim(P, until, start=start, overdue_rate=four, basis="360"), 12920499),
            (Claim(P, until, start=start, payments=paid), 3003523),
            (Claim(P, until, start=start, payments=paid, basis="360"), 3046431),
            (Claim(P, day("2025-11-28"), start=day("2024-06-03")), 1400548),
        ):
            assert compute(claim).interest == interest, claim
            agrees(claim)
        # law.md §2.4, vector: 597 days at 24 % to 2020-08-19, then 15.4 %.
        old = Claim(
            10**8,
            day("2021-06-01"),
            signed=day("2019-01-01"),
            lent=day("2019-01-01"),
            filed=day("2021-03-01"),
            rate=Term("24%", percent=Fraction(24)),
            cap="auto",
        )
        assert [(line.days, line.interest) for line in compute(old).lines][0] == (597, 39254795)
