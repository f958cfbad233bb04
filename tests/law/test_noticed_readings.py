"""How others read the law: which rate for which days, by hand from the published quotes and the texts in force.

One-year LPR: 4.25 % from 2019-08-20, 4.20 from 2019-09-20, 4.15 from 2019-11-20, 4.05 from 2020-02-20, 3.85 from
2020-04-20, 3.80 from 2021-12-20, 3.70 from 2022-01-20. Benchmark rates of 2015-10-24: 4.35, 4.35, 4.75, 4.75, 4.90.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.dates import iso
from lpr_calc.casefile.parse import parse_case
from lpr_calc.law.readings import OtherRates, other_choices, other_rates
from lpr_calc.rates.series import Rates
from lpr_calc.values.rate import SCALE
from lpr_calc.values.tree import as_tree

OLD: dict[str, Any] = {"principal": 1000, "signed": "2019-08-01", "due": "2021-12-19", "rate": "24%"}
EVER = ""


def read_otherwise(until: str, today: str = "2022-03-01", **facts: Any) -> list[OtherRates]:
    case = parse_case(as_tree({"until": until, **facts}), date.fromisoformat(today))
    return list(other_rates(case, Rates(), date.fromisoformat(until).toordinal()))


def said(found: OtherRates) -> list[tuple[str, str, str | None]]:
    """First day (`EVER`: from the beginning of time), day after the last, percent a year."""
    return [
        (EVER if start < 9 else iso(start), iso(end), None if value is None else f"{value / SCALE:.2f}")
        for start, end, value in found.each
    ]


def others(**facts: Any) -> dict[str, str]:
    """The choices made otherwise, by their convention."""
    case = parse_case(as_tree({"until": "2022-02-10", **facts}), date(2022, 3, 1))
    found: dict[str, str] = {}
    for choice in other_choices(case):
        for name, value in choice.stated:
            found[name] = f"{found[name]} {value}" if name in found else value
    return found


class TestWhereSomethingWasAgreed:
    """规定（2020） 31条2款: up to 2020-08-19 the ceiling of then, from 2020-08-20 four times the LPR at the suit."""

    def test_four_times_the_quote_of_other_days(self) -> None:
        moving, made, due, now, _, _ = read_otherwise("2022-02-10", **OLD)
        assert said(moving) == [
            ("2020-08-20", "2021-12-20", "15.40"),
            ("2021-12-20", "2022-01-20", "15.20"),
            ("2022-01-20", "2022-02-11", "14.80"),
        ]
        # Signed on 2019-08-01, before the first quote: that one. Due the day before the quote of 2021-12-20.
        assert said(made) == [("2020-08-20", "2022-02-11", "17.00")]
        assert said(due) == [("2020-08-20", "2022-02-11", "15.40")]
        assert said(now) == [("2020-08-20", "2022-02-11", "14.80")]
        assert {one.most for one in (moving, made, due, now)} == {True}

    def test_a_day_more_and_36_percent(self) -> None:
        *_, longer, natural = read_otherwise("2022-02-10", **OLD)
        assert said(longer) == [("2020-08-20", "2020-08-21", None)]
        # 规定（2015） 31条: what was paid up to 36 % is not given back, which is no ceiling of a claim.
        assert said(natural) == [(EVER, "2020-08-20", "36.00")]
        assert "2020-08-19" in natural.text.zh
        assert not longer.most
        assert not natural.most

    def test_without_a_due_date_there_is_no_quote_of_it(self) -> None:
        facts = {**OLD, "demands": [{"date": "2021-12-19"}], "from": "2021-12-20"}
        del facts["due"]
        assert len(read_otherwise("2022-02-10", **facts)) == 5
        assert len(read_otherwise("2022-02-10", **OLD)) == 6

    @pytest.mark.parametrize("agreed", [{"rate": "24%"}, {"rate": None, "overdue_rate": "24%"}])
    def test_either_rate_is_something_agreed(self, agreed: dict[str, Any]) -> None:
        assert read_otherwise("2022-02-10", **{**OLD, **agreed})[0].source == "earlier-rule"

    @pytest.mark.parametrize(("until", "any_"), [("2020-08-20", False), ("2020-08-21", True)])
    def test_a_claim_up_to_the_change_has_nothing_after_it(self, until: str, any_: bool) -> None:
        found = read_otherwise(until, **{**OLD, "due": "2019-12-31"})
        assert bool(found) is any_
        if found:
            assert said(found[0]) == [("2020-08-20", "2020-08-22", "15.40")]


class TestWhereNothingWasAgreed:
    """规定（2015） 29条 left 6 %, or the benchmark rate; from 2019-08-20 on there is the LPR."""

    AFTER = [
        ("2019-08-20", "2019-09-20", "4.25"),
        ("2019-09-20", "2019-11-20", "4.20"),
        ("2019-11-20", "2020-02-20", "4.15"),
        ("2020-02-20", "2020-04-20", "4.05"),
        ("2020-04-20", "2021-12-20", "3.85"),
        ("2021-12-20", "2022-01-20", "3.80"),
        ("2022-01-20", "2022-02-11", "3.70"),
    ]

    def test_up_to_the_first_quote_and_the_quotes_after_it(self) -> None:
        found = read_otherwise("2022-02-10", principal=1000, signed="2019-08-01", due="2019-08-10")
        assert [said(one)[1:] for one in found] == [self.AFTER] * 7
        assert [said(one)[0] for one in found] == [
            (EVER, "2019-08-20", value) for value in ("4.35", "4.35", "4.75", "4.75", "4.90", "4.25", "6.00")
        ]
        assert ["2019-08-19" in one.text.zh for one in found] == [True] * 7
        assert [one.source for one in found] == ["no-benchmark"] * 6 + ["six-percent"]


@pytest.mark.parametrize(
    ("facts", "any_"),
    [
        ({}, True),
        ({"signed": "2020-08-19"}, True),
        # 31条: contracts made from 2020-08-20 on stand under the text of 2020 alone.
        ({"signed": "2020-08-20"}, False),
        ({"kind": "private-lending"}, True),
        ({"kind": "other"}, False),
        # Without a day of signing, a loan between natural persons is made when it is lent (民法典 679条).
        ({"signed": None, "lent": "2020-08-19"}, True),
        ({"signed": None, "lent": "2020-08-20"}, False),
        ({"signed": None}, False),
    ],
)
def test_only_a_private_loan_of_before_has_another_rule(facts: dict[str, Any], any_: bool) -> None:
    stated = {key: value for key, value in {**OLD, **facts}.items() if value is not None}
    assert bool(read_otherwise("2022-02-10", **stated)) is any_
    assert ("old_rule" in others(**stated)) is any_


def test_of_several_loans_no_day_by_day_reading() -> None:
    loans = [{"id": "甲", **OLD}, {"id": "乙", **OLD}]
    assert read_otherwise("2022-02-10", loans=loans) == []
    assert others(loans=loans) == {"old_rule": "no"}


class TestChoices:
    @pytest.mark.parametrize(
        ("facts", "old_rule"),
        [
            ({"rate": "24%"}, True),
            ({"overdue_rate": "24%"}, True),
            ({"damages": "24%"}, True),
            ({}, False),
            # Who says already that it was not asked for has no other reading.
            ({"rate": "24%", "conventions": {"old_rule": "no"}}, False),
            ({"rate": "24%", "conventions": {"old_rule": "yes"}}, True),
        ],
    )
    def test_the_earlier_rule_that_was_not_asked_for(self, facts: dict[str, Any], old_rule: bool) -> None:
        assert ("old_rule" in others(principal=1000, signed="2019-08-01", due="2021-12-19", **facts)) is old_rule

    @pytest.mark.parametrize(
        ("signed", "stated", "before_2015"),
        [
            # 规定（2015） is in force from 2015-09-01.
            ("2015-08-31", None, "24 bank"),
            ("2015-09-01", None, None),
            ("2015-08-31", "24", "bank"),
            ("2015-08-31", "bank", "24"),
            ("2015-08-31", "bank-then-24", "24 bank"),
        ],
    )
    def test_the_ceiling_before_2015(self, signed: str, stated: str | None, before_2015: str | None) -> None:
        conventions = {} if stated is None else {"conventions": {"pre_2015": stated}}
        found = others(principal=1000, signed=signed, due="2021-12-19", rate="24%", **conventions)
        assert found.get("pre_2015") == before_2015

    @pytest.mark.parametrize(
        ("facts", "there"),
        [
            ({"kind": "sale"}, True),
            ({"kind": "sale", "conventions": {"splice": "no"}}, False),
            ({"kind": "sale", "conventions": {"splice": "yes"}}, True),
            ({"kind": "other"}, False),
        ],
    )
    def test_a_price_that_was_not_carried_on(self, facts: dict[str, Any], there: bool) -> None:
        """买卖解释 18条4款."""
        assert ("splice" in others(principal=1000, signed="2018-08-01", due="2018-12-19", **facts)) is there
