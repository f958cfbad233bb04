"""The day before, the day itself and the day after, for every day that the law names: which text rules, which rate
runs.

The days and the outcomes are those of the instruments (``in force`` in the register of provisions, law.md §§ 2–8),
never of the program.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from computed import claim
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.law.delay_interest import application_clause, clause, seizure_clause
from lpr_calc.rates.series import Rates
from lpr_calc.reports.data import as_dict
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def lines(**facts: Any) -> list[dict[str, Any]]:
    """The lines of a claim as they are printed."""
    found: list[dict[str, Any]] = as_dict(claim(facts, today=TODAY))["lines"]
    return found


def line_of(day: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    """The one line that counts a day."""
    [line] = [line for line in found if line["first_day"] <= day <= line["last_day"]]
    return line


def codes(**facts: Any) -> set[str]:
    """The codes of everything a claim says."""
    return {notice.code for notice in claim(facts, today=TODAY).notices}


def shifted(day: str, by: int) -> str:
    """A day so many days later."""
    return (date.fromisoformat(day) + timedelta(by)).isoformat()


class Change(NamedTuple):
    """A day the law names, what is dated by it, and what stands on the day before it and from it on."""

    day: str
    law: str
    facts: dict[str, Any]
    key: str
    """The fact that is dated."""
    looked_at: str
    """A day whose line is looked at; "" = that of the dated fact itself."""
    before: tuple[str, str]
    """Its rate, and a provision it stands on."""
    since: tuple[str, str]


PRIVATE = {"principal": 100000, "rate": "30%", "lent": "2014-03-01", "due": "2015-02-28"}
NEWER = {"principal": 100000, "rate": "30%", "due": "2021-01-31", "filed": "2022-03-01", "accepted": "2022-03-01"}
NOTHING = {"principal": 100000, "due": "2016-02-28", "conventions": {"tenor": "1y"}}
OTHER = {"kind": "other", "principal": 100000}
SALE = {"kind": "sale", "principal": 100000}
SME = {"kind": "sme-payment", "principal": 100000}
CHANGES = [
    # Four times the bank rate of 4.35 % (from 2015-10-24), or 24 % for days from 2015-09-01 on.
    Change(
        "2015-09-01",
        "法释〔2015〕18号 33条",
        {**PRIVATE, "until": "2016-06-01"},
        "accepted",
        "2015-12-01",
        ("17.40", "lending-opinions-1991/6"),
        ("24.00", "private-lending-2015/26-1"),
    ),
    # Four times 3.85 % at the suit, for days from 2020-08-20 on; 24 % in cases of the rules of 2015.
    Change(
        "2020-08-20",
        "法释〔2020〕17号 31条",
        {**PRIVATE, "until": "2021-06-01", "filed": "2020-08-19"},
        "accepted",
        "2020-12-01",
        ("24.00", "private-lending-2015/26-1"),
        ("15.40", "private-lending-2020/31-2"),
    ),
    # Formed before: four times the LPR at the suit (3.70 %); from that day on at formation (3.85 %).
    Change(
        "2020-08-20",
        "法释〔2020〕17号 25、31条",
        {**NEWER, "until": "2022-06-01"},
        "lent",
        "2021-03-01",
        ("14.80", "private-lending-2020/31-2"),
        ("15.40", "private-lending-2020/25-1"),
    ),
    # Old rule not asked for: at the suit where there was no LPR at formation, else at formation (4.25 %).
    Change(
        "2019-08-20",
        "法释〔2020〕17号 31条1款",
        {**NEWER, "until": "2022-06-01", "conventions": {"old_rule": "no"}},
        "lent",
        "2020-03-01",
        ("14.80", "private-lending-2020/31-1"),
        ("17.00", "private-lending-2020/31-1"),
    ),
    # The text of August 2020 as it stood: the same for all days.
    Change(
        "2019-08-20",
        "法释〔2020〕6号 32条",
        {**NEWER, "until": "2022-06-01", "conventions": {"regime": "2020-08"}},
        "lent",
        "2021-03-01",
        ("14.80", "private-lending-2020-08/32-2"),
        ("17.00", "private-lending-2020-08/32-2"),
    ),
    # Day by day, in a case of the new rules: 24 % at request, then four times the LPR at the suit.
    Change(
        "2020-08-20",
        "法释〔2020〕17号 31条2款",
        {**NEWER, "lent": "2018-01-01", "until": "2022-06-01"},
        "",
        "",
        ("24.00", "private-lending-2015/26-1"),
        ("14.80", "private-lending-2020/31-2"),
    ),
    # Day by day, an older contract: four times 4.60 %, then 24 %.
    Change(
        "2015-09-01",
        "法释〔2015〕18号 26条",
        {**PRIVATE, "accepted": "2016-03-01", "until": "2016-06-01"},
        "",
        "",
        ("18.40", "lending-opinions-1991/6"),
        ("24.00", "private-lending-2015/26-1"),
    ),
    # Nothing agreed: the bank rate (4.35 %) in cases before the rules of 2015, 6 % under them.
    Change(
        "2015-09-01",
        "法释〔2015〕18号 29条2款1项",
        {**NOTHING, "due": "2014-12-31", "until": "2016-06-01", "lent": "2014-03-01"},
        "accepted",
        "2015-12-01",
        ("4.35", "lending-opinions-1991/9"),
        ("6.00", "private-lending-2015/29-2-1"),
    ),
    # Nothing agreed, accepted after the change: 6 % to 2020-08-19, then the LPR of 3.85 %; before it 6 % throughout.
    Change(
        "2020-08-20",
        "法释〔2020〕17号 28条2款1项",
        {**NOTHING, "until": "2021-06-01", "filed": "2020-08-19"},
        "accepted",
        "2020-12-01",
        ("6.00", "private-lending-2015/29-2-1"),
        ("3.85", "private-lending-2020/28-2-1"),
    ),
    Change(
        "2020-08-20",
        "法释〔2020〕17号 28条2款1项",
        {**NOTHING, "until": "2021-06-01", "accepted": "2021-03-01"},
        "",
        "",
        ("6.00", "private-lending-2015/29-2-1"),
        ("3.85", "private-lending-2020/28-2-1"),
    ),
    # Old rule not asked for: the benchmark (4.35 %) chained to the LPR (4.25 %).
    Change(
        "2019-08-20",
        "九民纪要",
        {**NOTHING, "until": "2021-06-01", "accepted": "2021-03-01", "conventions": {"old_rule": "no", "tenor": "1y"}},
        "",
        "",
        ("4.35", "contract-law/207"),
        ("4.25", "private-lending-2020/28-2-1"),
    ),
    Change(
        "2019-08-20",
        "九民纪要",
        {**OTHER, "due": "2019-07-31", "until": "2019-09-10", "conventions": {"tenor": "1y"}},
        "",
        "",
        ("4.35", "contract-law/107"),
        ("4.25", "contract-law/107"),
    ),
    # A price: × 1.5, by the day of breach; the benchmark 4.35 % × 1.5 = 6.525 %, the LPR 4.25 % × 1.5 = 6.375 %.
    Change(
        "2019-08-20",
        "买卖合同解释 18条4款",
        {**SALE, "due": "2019-07-31", "until": "2019-09-10", "conventions": {"tenor": "1y"}},
        "",
        "",
        ("6.525", "sale-2012/24"),
        ("6.375", "sale-2012/24"),
    ),
    # The Regulation on payments to SMEs: before it the LPR of 3.85 %, then 0.05 % a day; its second text from
    # 2025-06-01.
    Change(
        "2020-09-01",
        "令728号 15条",
        {**SME, "due": "2020-07-31", "until": "2020-10-01"},
        "",
        "",
        ("3.85", "contract-law/107"),
        ("0.05", "sme-2020/15"),
    ),
    Change(
        "2025-06-01",
        "令802号 17条",
        {**SME, "signed": "2021-03-01", "due": "2025-03-31", "until": "2025-07-01"},
        "",
        "",
        ("0.05", "sme-2020/15"),
        ("0.05", "sme-2025/17"),
    ),
    # Agreed at 1 %: raised to the LPR at contracting (3.85 %) on the days of the Regulation alone.
    Change(
        "2020-09-01",
        "令728号 15条",
        {**SME, "overdue_rate": "1%", "signed": "2020-06-01", "due": "2020-07-31", "until": "2020-10-01"},
        "",
        "",
        ("1.00", "contract-law/114"),
        ("3.85", "sme-2020/15"),
    ),
    Change(
        "2025-06-01",
        "令802号 17条",
        {**SME, "overdue_rate": "1%", "signed": "2021-03-01", "due": "2025-03-31", "until": "2025-07-01"},
        "",
        "",
        ("3.85", "sme-2020/15"),
        ("3.85", "sme-2025/17"),
    ),
]


@pytest.mark.parametrize("change", CHANGES, ids=[f"{c.day} {c.law} {c.key}" for c in CHANGES])
@pytest.mark.parametrize("by", [-1, 0, 1])
def test_a_day_that_parts_two_texts(change: Change, by: int) -> None:
    day = shifted(change.day, by)
    facts = {**change.facts, **({change.key: day} if change.key else {})}
    line = line_of(change.looked_at or day, lines(**facts))
    rate, provision = change.before if by < 0 else change.since
    assert (line["rate"], provision in line["provisions"]) == (rate, True), line


class TestArticleNumbers:
    """民事诉讼法 as amended: in force 2008-04-01, 2013-01-01, 2017-07-01, 2022-01-01, 2024-01-01 (law.md §6.1)."""

    DAYS = ("2008-04-01", "2013-01-01", "2017-07-01", "2022-01-01", "2024-01-01")
    TEXTS = ("1991", "2007", "2012", "2017", "2021", "2023")

    @pytest.mark.parametrize(
        ("asked", "numbers"),
        [
            (clause, (232, 229, 253, 253, 260, 264)),
            (application_clause, (219, 215, 239, 239, 246, 250)),
            (seizure_clause, (221, 218, 242, 242, 249, 253)),
        ],
    )
    def test_by_the_day(self, asked: Any, numbers: tuple[int, ...]) -> None:
        expected = [f"civil-procedure-{text}/{number}" for text, number in zip(self.TEXTS, numbers, strict=True)]
        assert asked(date(1991, 4, 8).toordinal()) == expected[0]
        for number, day in enumerate(self.DAYS):
            first = date.fromisoformat(day).toordinal()
            assert [asked(first + by) for by in (-1, 0, 1)] == [expected[number], *2 * [expected[number + 1]]]


class TestSmallAndMediumEnterprises:
    """A contract of before 2020-09-01 is older than the Regulation; one of that day is not (law.md A31)."""

    @pytest.mark.parametrize(("signed", "older"), [("2020-08-31", True), ("2020-09-01", False)])
    def test_by_the_day_of_signing(self, signed: str, older: bool) -> None:
        found = codes(**SME, signed=signed, due="2020-12-31", until="2021-06-01")
        assert ("sme-old-contract" in found) is older

    @pytest.mark.parametrize(("due", "older"), [("2020-08-31", True), ("2020-09-01", False)])
    def test_by_default_where_the_day_of_signing_is_not_known(self, due: str, older: bool) -> None:
        """Late on 2020-09-01 already: contracted before it. Late on the next day, it may be of that day itself."""
        assert ("sme-old-contract" in codes(**SME, due=due, until="2021-06-01")) is older

    @pytest.mark.parametrize(("until", "provision"), [("2025-06-01", "sme-2020/15"), ("2025-06-02", "sme-2025/17")])
    def test_the_text_of_the_last_day_is_named(self, until: str, provision: str) -> None:
        """To 2025-06-01 exclusive no day is under the second text."""
        found = claim({**SME, "signed": "2021-03-01", "due": "2025-03-31", "until": until}, today=TODAY)
        [said] = [notice for notice in found.notices if notice.code == "sme-conditions"]
        assert said.provision == provision

    @pytest.mark.parametrize(("agreed", "rate"), [("3.84%", "3.85"), ("3.85%", "3.85"), ("3.86%", "3.86")])
    def test_the_floor_is_the_lpr_at_contracting(self, agreed: str, rate: str) -> None:
        facts = {**SME, "overdue_rate": agreed, "signed": "2021-03-01", "due": "2021-12-31", "until": "2022-06-01"}
        assert {line["rate"] for line in lines(**facts)} == {rate}
        assert ("sme-floor" in codes(**facts)) is (agreed == "3.84%")

    @pytest.mark.parametrize(
        ("agreed", "claimed"), [("389.21", 38922), ("389.22", 38922), ("389.23", 38923), ("390", 39000)]
    )
    def test_a_sum_below_the_floor_gives_way_to_it(self, agreed: str, claimed: int) -> None:
        """10,000 × 3.85 % × 369 ÷ 365 = 389.2191… for 2022-01-01 to 2023-01-04."""
        facts = {**SME, "principal": 10000, "signed": "2021-03-01", "due": "2021-12-31", "until": "2023-01-05"}
        found = claim({**facts, "damages": agreed}, today=TODAY)
        assert found.totals.damages == claimed
        assert bool(found.lines) is (agreed == "389.21")


@pytest.mark.parametrize(
    ("rate", "excess"),
    [("5.00%", False), ("5.005%", False), ("5.006%", True), ("0.0137%/日", False), ("0.0138%/日", True)],
)
def test_more_than_thirty_percent_above_the_loss(rate: str, excess: bool) -> None:
    """合同编通则解释 65条: 超过 30 %. The loss is the LPR, 3.85 % in these days; × 1.3 = 5.005 %, which is not more.

    A day: 0.0137 % × 365 = 5.0005 %, 0.0138 % × 365 = 5.037 %.
    """
    facts = {**OTHER, "due": "2020-12-31", "until": "2021-06-01"}
    assert ("damages-excess" in codes(**facts, overdue_rate=rate)) is excess
    assert ("damages-excess" in codes(**facts, damages=rate)) is excess


@pytest.mark.parametrize(("damages", "excess"), [("5005.00", False), ("5005.01", True)])
def test_a_sum_more_than_thirty_percent_above_the_loss(damages: str, excess: bool) -> None:
    """100,000 at 3.85 %, 2020-12-01 to 2021-11-30, 365 days: 3,850.00; × 1.3 = 5,005.00."""
    facts = {**OTHER, "due": "2020-11-30", "until": "2021-12-01", "damages": damages}
    assert ("damages-excess" in codes(**facts)) is excess
    # What was paid, or fell due in parts, has another loss.
    paid = [{"date": "2021-11-29", "amount": 1}]
    assert "damages-excess" not in codes(**facts, payments=paid)
    parts = [{"due": "2020-11-30", "amount": 50000}, {"due": "2020-12-30", "amount": 50000}]
    assert "damages-excess" not in codes(**{**facts, "due": parts})


@pytest.mark.parametrize(("accepted", "warned"), [("1991-04-20", True), ("1991-04-21", False)])
def test_the_first_benchmark_that_two_sources_confirm(accepted: str, warned: bool) -> None:
    facts = {**OTHER, "due": shifted(accepted, -1), "until": "1991-06-01", "conventions": {"tenor": "1y"}}
    assert ("rate-single-source" in codes(**facts)) is warned


class TestBankruptcy:
    """企业破产法 46条2款: interest stops when the petition is accepted, of the debtor and by the day of computation."""

    FACTS: dict[str, Any] = {
        **OTHER,
        "due": "2022-05-31",
        "overdue_rate": "3.65%",
        "until": "2022-07-01",
        "debtor": {"name": "乙公司"},
    }

    @pytest.mark.parametrize(
        ("bankruptcy", "days"),
        [
            ({"accepted": "2022-06-11"}, 10),
            ({"accepted": "2022-06-11", "party": "乙公司"}, 10),
            ({"accepted": "2022-07-01"}, 30),
            ({"accepted": "2022-07-02"}, 30),
        ],
    )
    def test_of_the_debtor(self, bankruptcy: dict[str, str], days: int) -> None:
        """100,000 × 3.65 % ÷ 365 = 10.00 a day, from 2022-06-01."""
        found = claim({**self.FACTS, "bankruptcy": [bankruptcy]}, today=TODAY).totals
        assert found.overdue_interest == 1000 * days
        # It runs on only where nothing was accepted by the day of computation.
        assert (found.per_diem == 0) is (bankruptcy["accepted"] <= "2022-07-01")

    def test_of_another_party(self) -> None:
        facts = {
            **self.FACTS,
            "creditor": {"name": "甲公司"},
            "bankruptcy": [{"accepted": "2022-06-11", "party": "甲公司"}],
        }
        assert claim(facts, today=TODAY).totals.overdue_interest == 30000


@pytest.mark.parametrize(("lpr", "rate"), [("fixed", "3.80"), ("floating", "3.70")])
def test_a_fixed_rate_is_that_of_the_first_day_of_default(lpr: str, rate: str) -> None:
    """Default on 2022-01-01 (LPR 3.80 %); the claim begins on 2022-06-01 only (3.70 %)."""
    facts = {**OTHER, "due": "2021-12-31", "from": "2022-06-01", "overdue_rate": "LPR", "until": "2022-07-01"}
    assert {line["rate"] for line in lines(**facts, conventions={"lpr": lpr})} == {rate}


class TestCourtFees:
    """诉讼费用交纳办法, in force 2007-04-01."""

    @pytest.mark.parametrize(("filed", "older"), [("2007-03-31", True), ("2007-04-01", False)])
    def test_a_suit_before_the_measures(self, filed: str, older: bool) -> None:
        tree = as_tree({**OTHER, "due": "2006-12-31", "overdue_rate": "6%", "filed": filed, "until": "2007-06-01"})
        found = fees_of(parse_case(tree, TODAY), Rates())
        assert ("fee-before-2007" in {notice.code for notice in found.notices}) is older

    @pytest.mark.parametrize(("paid", "brought"), [("2022-06-29", 400), ("2022-06-30", 400), ("2022-07-01", 0)])
    def test_what_the_court_brought_in_by_the_day(self, paid: str, brought: int) -> None:
        judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
        payment = {"date": paid, "amount": 400, "event": "transfer"}
        tree = as_tree({"until": "2022-06-30", "judgment": judgment, "payments": [payment]})
        found = fees_of(parse_case(tree, TODAY, loans_needed=False), Rates())
        said = [notice.message.en for notice in found.notices if notice.code == "fee-enforced-before"]
        assert bool(said) is bool(brought)
        assert all(text.startswith("400.00 already brought in") for text in said)

    def test_of_what_the_claim_says_only_warnings_and_what_matters(self) -> None:
        """A floating LPR is an assumption that changes the amount; that no rate is capped is an information."""
        tree = as_tree(
            {**SME, "signed": "2020-06-01", "due": "2020-12-31", "filed": "2021-06-01", "until": "2021-06-01"}
        )
        whole = claim({**SME, "signed": "2020-06-01", "due": "2020-12-31", "until": "2021-06-01"}, today=TODAY).notices
        levels = {notice.code: notice.level for notice in whole}
        assert (levels["sme-old-contract"], levels["sme-conditions"]) == ("warning", "info")
        said = {notice.code for notice in fees_of(parse_case(tree, TODAY), Rates()).notices}
        assert "sme-old-contract" in said
        assert "sme-conditions" not in said


class TestItemsOfAJudgment:
    """One last day a part: items with days of their own, or one day (or instalments) of the whole."""

    ITEMS: dict[str, Any] = {
        "items": [
            {"principal": 600, "damages": 40, "perform_by": "2022-03-01"},
            {"principal": 400, "damages": 60, "perform_by": "2022-04-01"},
        ]
    }

    def refused(self, **more: Any) -> set[str]:
        from lpr_calc.base.errors import LprError

        tree = as_tree({"until": "2022-06-01", "judgment": {"date": "2022-01-10", **self.ITEMS, **more}})
        try:
            judge(parse_case(tree, TODAY, loans_needed=False, principal_needed=False), Rates())
        except LprError as error:
            return {problem.code for problem in error.problems}
        return set()

    @pytest.mark.parametrize(
        "more",
        [
            {"perform_by": "2022-03-01"},
            {"perform_within": "10日", "effective": "2022-02-01"},
            {
                "principal": 1000,
                "perform_by": [{"due": "2022-03-01", "amount": 500}, {"due": "2022-04-01", "amount": 500}],
            },
        ],
    )
    def test_two_last_days(self, more: dict[str, Any]) -> None:
        assert "perform-by-twice" in self.refused(**more)

    @pytest.mark.parametrize(
        ("more", "refused"),
        [
            ({}, set()),
            ({"principal": 1000}, set()),
            ({"principal": "1000.01"}, {"items-sum"}),
            ({"damages": 100}, set()),
            ({"damages": "99.99"}, {"items-sum"}),
        ],
    )
    def test_their_sum(self, more: dict[str, Any], refused: set[str]) -> None:
        assert self.refused(**more) == refused


class TestLimitation:
    """Two years under 民法通则 135条; three since 2017-10-01,
    and where two were not yet over on that day (解释 1—3条).
    """

    @pytest.mark.parametrize(
        ("due", "last", "provision"),
        [
            # Two years to 2017-09-29 and 09-30, a Friday and a Saturday: over before the day, though the holiday moves
            # them.
            ("2015-09-28", "2017-09-29", "limitation-general-2018/3"),
            # To 2017-10-01 and later: not yet over, so three years: 2018-10-01 is a holiday, to 2018-10-08.
            ("2015-09-30", "2018-10-08", "limitation-general-2018/2"),
            ("2015-10-01", "2018-10-08", "limitation-general-2018/2"),
            ("2017-09-28", "2020-09-29", "limitation-general-2018/2"),
            # From 2017-10-01 on three years: 2020-10-01 to 08 is a holiday.
            ("2017-09-30", "2020-10-09", "limitation-general-2018/1"),
            # The Civil Code since 2021-01-01.
            ("2020-12-30", "2024-01-02", "limitation-general-2018/1"),
            ("2020-12-31", "2024-01-02", "civil-code/188"),
        ],
    )
    def test_two_years_or_three(self, due: str, last: str, provision: str) -> None:
        pytest.importorskip("chinese_calendar")
        tree = as_tree({"principal": 1, "due": due})
        found = limitation(parse_case(tree, TODAY, principal_needed=False), TODAY.toordinal())
        [clock] = found.claims
        assert clock.last is not None
        assert date.fromordinal(clock.last).isoformat() == last
        said = {notice.provision for notice in found.notices if notice.code == "limitation-length"}
        assert said == ({provision} - {"civil-code/188"})
