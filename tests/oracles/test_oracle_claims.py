"""Whole claims of every kind against a naive day-by-day calculation: lines, ledger, totals the same to the fen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import agrees
from oracle import Term
from oracle_claims import NothingLentError, compute
from oracle_draw import deliveries, prices, private_loans, several_loans, several_prices
from oracle_matter import Cost, Loan, Matter, Payment

# A matter is visited day by day, which takes its time: a tenth of the examples that one rule gets.
SOME = settings(max_examples=max(settings().max_examples // 10, 5))


def iso(text: str) -> date:
    """A date."""
    return date.fromisoformat(text)


def debt(principal: int, lent: str = "", due: str = "", name: str = "1", **facts: Any) -> Loan:
    """One debt of so many yuan; a loan is signed on the day it is lent unless said otherwise."""
    day = iso(lent) if lent else None
    facts.setdefault("signed", day)
    return Loan(name, ((day, principal * 100),), due=iso(due) if due else None, **facts)


def matter(*loans: Loan, until: str, **facts: Any) -> Matter:
    """A matter, computed to a day; ``filed`` is the day of suit and of acceptance."""
    if "filed" in facts:
        facts["filed"] = iso(facts["filed"])
    return Matter(loans, iso(until), **facts)


LENT = {"lent": "2022-03-01", "due": "2023-02-28"}
SUIT = {"until": "2023-12-01", "filed": "2023-12-01"}
PER_MYRIAD_2 = Term("日万分之二", percent=Fraction(2, 100), unit="day")
TWO_DELIVERIES = ((iso("2021-06-01"), 10**7), (iso("2022-09-01"), 10**7))

# What the pages themselves work out: the matter, and its overdue interest, damages, principal left, interest left.
PUBLISHED: dict[str, tuple[Matter, dict[str, int]]] = {
    "0 %: overdue interest at the LPR": (
        matter(debt(200000, **LENT, free="0%"), **SUIT),
        {"overdue": 535425},
    ),
    "unclear, 10 % in the term": (
        matter(debt(200000, **LENT, rate=Term("10%", percent=Fraction(10)), unclear="不明"), **SUIT),
        {"overdue": 1506849},
    ),
    "unclear, sale": (
        matter(debt(80000, due="2022-06-30", unclear="不明"), until="2023-06-30", kind="sale"),
        {"overdue": 442784},
    ),
    "unclear, SME": (
        matter(debt(80000, due="2022-06-30", unclear="不明"), until="2023-06-30", kind="sme-payment"),
        {"overdue": 1456000},
    ),
    "damages alone": (
        matter(debt(200000, **LENT, free="0%", damages=PER_MYRIAD_2), **SUIT),
        {"damages": 1100000, "overdue": 0},
    ),
    "a payment before the second loan": (
        matter(
            debt(80000, "2022-01-10", "2022-12-31", "a"),
            debt(60000, "2022-06-15", "2022-09-30", "b"),
            until="2023-02-01",
            payments=(Payment(iso("2022-03-01"), 3000000),),
        ),
        {"a": 5000000, "b": 6000000},
    ),
    "the SME floor by the day": (
        matter(
            debt(
                500000,
                due="2022-06-30",
                signed=iso("2022-01-20"),
                overdue_rate=Term("1.05xLPR", "lpr", multiple=Fraction(105, 100)),
            ),
            until="2024-06-30",
            kind="sme-payment",
        ),
        {"overdue": 3770329},
    ),
    "6 % throughout": (
        matter(debt(100000, due="2012-06-30"), until="2017-03-01", filed="2017-03-01"),
        {"overdue": 2801096},
    ),
    "each delivery its own ceiling": (
        matter(
            Loan(
                "1",
                TWO_DELIVERIES,
                due=iso("2023-08-31"),
                signed=iso("2021-06-01"),
                rate=Term("24%", percent=Fraction(24)),
            ),
            until="2024-03-01",
            filed="2024-03-01",
            natural=True,
        ),
        {"overdue": 767890 + 728000},
    ),
    "works, from the due day itself": (
        matter(debt(2000000, due="2025-03-10"), until="2026-01-01", kind="construction"),
        {"overdue": 4921095},
    ),
    "a fee that arose after the payment": (
        matter(
            debt(300000, due="2022-08-31"),
            until="2024-06-30",
            costs=(Cost(1500000, iso("2024-06-01")),),
            payments=(Payment(iso("2023-05-10"), 4000000),),
        ),
        {"1": 26753000, "interest": 1065025, "costs": 1500000},
    ),
}


class TestPublished:
    """The oracle itself, without the program: the figures the pages work out."""

    @pytest.mark.parametrize("name", PUBLISHED)
    def test_figure(self, name: str) -> None:
        """Every figure of the pages comes out to the fen."""
        worked, figures = PUBLISHED[name]
        found = compute(worked)
        known = {**found.by_kind, **found.principal_after, "costs": found.costs_after}
        known["interest"] = sum(found.interest_after.values(), Fraction(0))
        assert {key: known[key] for key in figures} == figures

    def test_before_any_loan(self) -> None:
        """A payment before any loan is refused."""
        early = matter(
            debt(80000, "2022-01-10", "2022-12-31"),
            until="2023-02-01",
            payments=(Payment(iso("2022-01-09"), 100),),
        )
        with pytest.raises(NothingLentError):
            compute(early)


class TestWholeClaims:
    """The page's words, a day at a time."""

    @SOME
    @given(private_loans())
    def test_private_loans(self, matter: Matter) -> None:
        """28, 29, 2015 art. 29, A27; costs by their day."""
        agrees(matter)

    @SOME
    @given(several_loans())
    def test_several_loans(self, matter: Matter) -> None:
        """560 between loans by what is due that day; nothing is paid that was not lent yet."""
        agrees(matter)

    @SOME
    @given(several_prices())
    def test_several_prices(self, matter: Matter) -> None:
        """560 between prices: due that day, security, burden, maturity; costs that exist come first."""
        agrees(matter)

    @SOME
    @given(deliveries())
    def test_deliveries(self, matter: Matter) -> None:
        """679: each delivery between natural persons its own ceiling (A26)."""
        agrees(matter)

    @pytest.mark.parametrize("kind", ["sale", "sme-payment", "other", "construction"])
    @SOME
    @given(data=st.data())
    def test_prices(self, kind: str, data: st.DataObject) -> None:
        """Each kind by its own rule; the SME floor by the day; works from the due day itself."""
        agrees(data.draw(prices(kind)))
