"""What no test noticed when one sign of it was changed (`tools/mutants.py`): each figure by hand, beside it how.

The limits of two kinds, the boundary days, the order of one day, the hot loop being taken at all.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from computed import claim
from lpr_calc.base.dates import Gauge, iso
from lpr_calc.base.errors import LprError
from lpr_calc.base.text import Text
from lpr_calc.batch.plain import PlainRows
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import run
from lpr_calc.compute.plan import PlanTerms, plan
from lpr_calc.compute.statement import Statement
from lpr_calc.compute.strict import refuse
from lpr_calc.engine.course import Course
from lpr_calc.engine.schedule import Flow, Rate, Schedule, Span, Track
from lpr_calc.engine.steps import steps_of
from lpr_calc.engine.walk import walk
from lpr_calc.law.context import day_of
from lpr_calc.law.delay_interest import application_clause, clause, doubled_rate
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.files import parse_rates
from lpr_calc.rates.publisher import Announced
from lpr_calc.rates.revise import differences
from lpr_calc.rates.series import Rates
from lpr_calc.tables.files import read_data
from lpr_calc.values.rate import SCALE
from lpr_calc.values.rate_text import parse_rate
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


def computed(**facts: Any) -> Statement:
    """Compute a claim."""
    return claim(facts, today=TODAY)


class TestTwoLimits:
    """A limit in yuan and the ceiling of the law: the smaller one holds, whichever it is."""

    FACTS: dict[str, Any] = {
        "principal": 100000,
        "signed": "2021-01-01",
        "lent": "2021-01-01",
        "due": "2021-12-31",
        "until": "2022-12-31",
        "overdue_rate": "10%",
        "damages": "10%",
        "filed": "2023-01-10",
    }

    def test_the_limit_is_smaller(self) -> None:
        assert computed(**self.FACTS, interest_limit=1000).totals.overdue_interest <= 100000

    def test_the_ceiling_is_smaller(self) -> None:
        free = computed(**self.FACTS).totals
        assert computed(**self.FACTS, interest_limit=10_000_000).totals == free

    @pytest.mark.parametrize(
        ("limit", "ceiling", "charged"), [(500, 300, 300), (500, 900, 500), (100, 300, 100), (1000, 900, 730)]
    )
    def test_of_a_balance(self, limit: int, ceiling: int, charged: int) -> None:
        """Of 7.30 earned in a year (100 yuan at 7.3 %) the least of limit, ceiling on the sum and itself is charged."""
        day = date(2021, 1, 1).toordinal()

        def rate(percent: str) -> Rate:
            return Rate(int(Fraction(percent) * SCALE), "year", Text("", ""), "")

        def track(kind: str, percent: str) -> Track:
            return Track(kind, "due", (Span(day, day + 365, rate(percent)),))

        flows = (Flow(day, "lend", 10000), Flow(day, "due", 10000))
        schedule = Schedule(
            "1",
            day,
            day + 365,
            flows,
            (track("overdue", "7.3"),),
            Gauge("365"),
            limit,
            hidden=(track("ceiling", f"{ceiling}/100"),),
        )
        (balance,) = walk([Course(schedule)]).balances
        assert balance.owed("overdue") == charged


class TestTheMostBurdensome:
    """Art. 560: a day at 0.05 % is 18.25 % a year, a month at 1.5 % is 18 %; equal days, so the rate decides."""

    @pytest.mark.parametrize(
        ("rate", "other", "first"),
        [
            ("0.05%/日", "18.24%", "a"),
            ("0.05%/日", "18.26%", "b"),
            ("1.5%/月", "17.99%", "a"),
            ("1.5%/月", "18.01%", "b"),
            ("1.5%/月", "0.05%/日", "b"),
        ],
    )
    def test_between_units(self, rate: str, other: str, first: str) -> None:
        loans = [
            {"id": name, "principal": 100000, "due": "2022-05-31", "overdue_rate": said}
            for name, said in (("a", rate), ("b", other))
        ]
        facts = {
            "kind": "other",
            "until": "2022-12-31",
            "loans": loans,
            "payments": [{"date": "2022-06-01", "amount": 1000}],
            "conventions": {"cap": "none"},
        }
        assert [entry.loan_id for entry in computed(**facts).ledger] == [first]


def test_the_earliest_of_several_days_of_signing_rules_a_plan() -> None:
    """4 × LPR on 2020-09-01 is 15.4 %, on 2025-01-05 12.4 %: instalments at 13 % are within the first alone."""
    loans = [
        {"id": "a", "principal": 1000, "signed": "2020-09-01", "due": "2021-09-01"},
        {"id": "b", "principal": 1000, "signed": "2025-01-05", "due": "2025-06-01"},
    ]
    terms = PlanTerms((date(2027, 1, 15).toordinal(), date(2027, 2, 15).toordinal()), rate=parse_rate("13%"))

    def settled(chosen: list[dict[str, Any]]) -> None:
        tree = as_tree({"until": "2026-10-01", "accepted": "2026-10-01", "loans": chosen})
        plan(parse_case(tree, TODAY), Rates(), terms)

    settled(loans)
    settled(loans[::-1])
    with pytest.raises(LprError):
        settled(loans[1:])


def test_the_hot_loop_takes_the_plain_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 500 rows alike it takes all but the first few; the others only learn how."""
    taken = []
    real = PlainRows.echo

    def counting(plain: PlainRows, *given: Any) -> Any:
        yield from real(plain, *given)
        taken.append(plain.sums[0])

    monkeypatch.setattr(PlainRows, "echo", counting)
    source = tmp_path / "in.csv"
    source.write_text("principal,due,until\n" + "300000.00,2021-05-31,2023-06-30\n" * 500, encoding="utf-8")
    assert run(["batch", str(source), "-o", str(tmp_path / "out.csv"), "-q"]) == 0
    assert sum(taken) >= 490
    assert sum(taken) < 500


class TestBoundaryDays:
    """The day before a publication is due is known; the day itself is not.

    Interest to ``until`` ends the day before it.
    """

    NEXT = builtin_lpr().next_due

    @pytest.mark.parametrize("kind", ["other", "sale", "private-lending", "bank-loan"])
    @pytest.mark.parametrize(("ahead", "stale"), [(0, False), (1, True)])
    def test_of_staleness(self, kind: str, ahead: int, stale: bool) -> None:
        facts: dict[str, Any] = {
            "kind": kind,
            "principal": 100000,
            "until": iso(self.NEXT + ahead),
            "due": "2026-05-31",
        }
        facts |= (
            {"lent": "2026-01-05", "rate": "LPR", "repricing": "publication"}
            if kind == "bank-loan"
            else {"overdue_rate": "LPR"}
        )
        facts |= {"conventions": {"lpr": "floating"}} if kind == "sale" else {}
        found = claim(facts, today=date(2027, 3, 1))
        assert any(notice.code == "rates-stale" for notice in found.notices) is stale

    def test_of_the_per_diem(self) -> None:
        """100,000 at 3.65 % is 10.00 a day: up to the end, and on the day after it if interest runs on."""
        facts: dict[str, Any] = {"kind": "other", "principal": 100000, "due": "2022-05-31", "overdue_rate": "3.65%"}
        assert computed(**facts, until="2022-06-11").totals.per_diem == 1000
        assert computed(**facts, until="2022-06-11", interest_to="2022-06-11").totals.per_diem == 1000
        assert computed(**facts, until="2022-06-12", interest_to="2022-06-11").totals.per_diem == 0

    def test_of_a_ceiling(self) -> None:
        """100,000 at the ceiling of 12 % is 32.88 a day, on the day after the end as well, where 24 % was agreed."""
        facts: dict[str, Any] = {"kind": "other", "principal": 100000, "due": "2022-05-31", "overdue_rate": "24%"}
        assert computed(**facts, until="2022-06-11", conventions={"cap": "12%"}).totals.per_diem == 3288

    def test_of_a_bank_loan(self) -> None:
        """100,000 × 9 % ÷ 360 = 25.00, and 6,083.33 of interest (365 days at 6 %) × 9 % ÷ 360 = 1.52."""
        found = computed(
            kind="bank-loan",
            principal=100000,
            lent="2021-06-01",
            due="2022-05-31",
            rate="6%",
            penalty="1.5",
            until="2022-06-11",
        )
        assert found.totals.per_diem == 2652


class TestInterestPaidAboveTheCeiling:
    """24 % agreed, 15.4 % protected: 486 days to 2021-12-31 leave 100,000 × 8.6 % × 486 ÷ 365 = 11,450.96 above it."""

    FACTS: dict[str, Any] = {
        "principal": 100000,
        "signed": "2020-09-01",
        "lent": "2020-09-01",
        "due": "2021-08-31",
        "rate": "24%",
        "filed": "2023-01-10",
        "accepted": "2023-01-10",
        "until": "2023-06-30",
    }

    def step(self, towards: str) -> str:
        payment = {"date": "2021-12-31", "amount": 60000, "for": towards}
        return computed(**self.FACTS, payments=[payment]).ledger[0].step.en

    @pytest.mark.parametrize("towards", ["auto", "interest"])
    def test_is_in_what_was_paid_as_interest(self, towards: str) -> None:
        assert "11450.96 of it is interest paid above the ceiling" in self.step(towards)

    @pytest.mark.parametrize("towards", ["principal", "costs"])
    def test_is_not_in_what_was_paid_as_principal(self, towards: str) -> None:
        assert "above the ceiling" not in self.step(towards)

    @pytest.mark.parametrize("day", ["2022-12-31", "2023-01-01", "2023-01-02", "2023-06-30"])
    def test_is_kept_after_the_last_day_of_interest_too(self, day: str) -> None:
        """Interest to 2022-12-31, 851 days: 15.4 % is 35,905.21, 8.6 % above it 20,050.96;
        the rest of 60,000 is principal.
        """
        found = computed(
            **self.FACTS,
            interest_to="2022-12-31",
            conventions={"excess": "keep"},
            payments=[{"date": day, "amount": 60000}],
        )
        assert "20050.96 of it is interest above the ceiling paid voluntarily" in found.ledger[0].step.en
        assert found.totals.principal_after == 10_000_000 - (6_000_000 - 3_590_521 - 2_005_096)

    @pytest.mark.parametrize("day", ["2020-01-01", "2020-01-02", "2020-06-30"])
    def test_is_kept_then_under_the_rules_of_2015(self, day: str) -> None:
        """30 % to 2019-12-31, 729 days: 24 % is 47,934.25, 6 % above it 11,983.56;
        of 60,000 82.19 are left for principal.
        """
        found = computed(
            principal=100000,
            signed="2018-01-01",
            lent="2018-01-01",
            due="2018-12-31",
            rate="30%",
            accepted="2020-05-06",
            filed="2020-05-06",
            interest_to="2019-12-31",
            until="2020-06-30",
            payments=[{"date": day, "amount": 60000}],
        )
        assert "11983.56 of it is interest above the ceiling paid voluntarily" in found.ledger[0].step.en
        assert found.totals.principal_after == 10_000_000 - 8219


def test_what_is_lent_on_the_day_of_default_is_due_that_day() -> None:
    """150,000 × 3.65 % × 10 ÷ 365 = 150.00: what came on 2022-06-01 is in the base of that day."""
    found = computed(
        kind="other",
        until="2022-06-11",
        due="2022-05-31",
        overdue_rate="3.65%",
        principal=[{"date": "2021-01-01", "amount": 100000}, {"date": "2022-06-01", "amount": 50000}],
    )
    assert found.totals.overdue_interest == 15000


def test_a_row_of_today_is_no_forecast() -> None:
    """What the publisher says of a day between old rows is no new row, the newest being of today."""
    row = "  - effective: {}\n    one_year: 3.00\n    five_year_plus: 3.50\n    source: https://www.pbc.gov.cn/a\n"
    file = parse_rates(f"series: lpr\nrates:\n{row.format('2026-08-20')}{row.format('2026-09-20')}", "x.yaml")
    said = [Announced(date(2026, 9, 1), {"1y": 300, "5y": 350}, "")]
    for today, kind in ((date(2026, 9, 20), "inserted"), (date(2026, 9, 19), "new")):
        assert [change.kind for change in differences(file, said, date(2026, 9, 1), date(2026, 9, 2), today)] == [kind]


@pytest.mark.parametrize(("accepted", "rate"), [("2015-08-31", "20.00"), ("2015-09-01", "24.00")])
def test_the_first_day_of_the_rules_of_2015(accepted: str, rate: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A suit accepted on 2015-09-01 is one under the rules of 2015: 24 % from that day on;
    the day before, four times 5.00 %.
    """
    asked = ["cap", "--signed", "2014-03-01", "--accepted", accepted, "--on", "2015-09-01", "--format", "csv", "-q"]
    assert run(asked) == 0
    assert capsys.readouterr().out.splitlines()[-1].split(",")[1:3] == ["2015-09-01", rate]


def test_what_a_payment_leaves_after_an_instalment_is_not_its_own() -> None:
    """Pro rata, "for principal": 1,000 pay 甲's instalment that is due, and what is not due of 甲 comes after 乙, which
    is (Civil Code 560): of 1,500 nothing but 甲's interest, 1,000 × 3.65 % × 183 ÷ 365 = 18.30, goes to 甲 beside its
    1,000.
    """
    found = computed(
        kind="other",
        until="2022-06-30",
        conventions={"order": "pro-rata"},
        loans=[
            {
                "id": "甲",
                "overdue_rate": "3.65%",
                "principal": 2000,
                "due": [{"due": "2021-06-30", "amount": 1000}, {"due": "2031-06-30", "amount": 1000}],
            },
            {"id": "乙", "overdue_rate": "3.65%", "principal": 1000, "due": "2021-09-30"},
        ],
        payments=[{"date": "2021-12-31", "amount": 1500, "for": "principal"}],
    )
    assert [(row.loan_id, row.interest, row.principal) for row in found.ledger] == [
        ("甲", 1830, 100000),
        ("乙", 0, 48170),
    ]


def test_a_default_ceiling_says_on_what_it_stands() -> None:
    """25条: four times the LPR; the default that applies it names it."""
    facts = {"principal": 1000, "lent": "2021-01-05", "due": "2021-12-31", "rate": "10%", "until": "2022-06-30"}
    [said] = [notice for notice in computed(**facts).notices if notice.code == "cap"]
    assert said.provision == "private-lending-2020/25-1"


def test_strict_refuses_a_payment_after_the_end() -> None:
    facts: dict[str, Any] = {
        "kind": "other",
        "principal": 1000,
        "due": "2021-12-31",
        "overdue_rate": "6%",
        "until": "2022-06-30",
    }
    later = computed(**facts, payments=[{"date": "2022-07-01", "amount": 1}])
    with pytest.raises(LprError) as refused:
        refuse(later.notices)
    assert "payment-after-end" in {problem.code for problem in refused.value.problems}


def test_the_articles_of_a_day() -> None:
    """A revision counts from its own first day; before the first law of all, the number of the first (law.md §6.1)."""
    assert [application_clause(day_of(day)) for day in ("2021-12-31", "2022-01-01", "2023-12-31", "2024-01-01")] == [
        "civil-procedure-2017/239",
        "civil-procedure-2021/246",
        "civil-procedure-2021/246",
        "civil-procedure-2023/250",
    ]
    assert clause(day_of("1991-04-08")) == clause(day_of("1991-04-09")) == "civil-procedure-1991/232"


@pytest.mark.parametrize(("due", "asked"), [("2015-08-30", True), ("2015-08-31", False)])
def test_from_2015_09_01_on_nothing_is_asked_of_the_time_before(due: str, asked: bool) -> None:
    """Overdue from 2015-09-01: all of it is under the rules of 2015;
    one day more, and the reading of that day is a choice.
    """
    facts = {"principal": 1000, "lent": "2014-09-01", "due": due, "accepted": "2017-01-10", "until": "2017-06-30"}
    codes = {notice.code for notice in computed(**facts).notices}
    assert ("no_rate_before_2015" in codes) is asked


def test_no_days_bear_nothing() -> None:
    day = date(2022, 1, 1).toordinal()
    assert steps_of([Span(day, day + 10, doubled_rate())], Gauge("365")).interest(0, 100000, day, day) == 0


class TestInterestAlone:
    """A loan repaid whose interest is open weighs nothing: no rate runs on it,
    and no principal is in it (Civil Code 560).
    """

    def test_of_its_burden(self) -> None:
        """Neither 甲 (interest alone) nor 乙 (no interest agreed) bears anything: what falls due earlier is first."""
        found = computed(
            until="2024-06-01",
            loans=[
                {"id": "甲", "principal": 1000, "lent": "2021-01-05", "due": "2023-12-31", "rate": "6%"},
                {"id": "乙", "principal": 1000, "lent": "2021-01-05", "due": "2023-06-30"},
            ],
            payments=[
                {"date": "2022-01-05", "amount": 1000, "for": "principal", "loan": "甲"},
                {"date": "2022-02-01", "amount": 100},
            ],
        )
        assert [row.loan_id for row in found.ledger] == ["甲", "乙"]

    def test_of_its_principal(self) -> None:
        """Equal in all else, they share as their interest stands: 0.10 (1,000 × 3.65 % ÷ 365) and 1.00:
        of 1.01, 0.09 and 0.92.
        """
        found = computed(
            kind="other",
            until="2022-06-01",
            loans=[
                {"id": name, "principal": amount, "due": "2021-12-31", "overdue_rate": "3.65%"}
                for name, amount in (("甲", 1000), ("乙", 10000))
            ],
            payments=[
                {"date": "2022-01-02", "amount": 1000, "for": "principal", "loan": "甲"},
                {"date": "2022-01-02", "amount": 10000, "for": "principal", "loan": "乙"},
                {"date": "2022-01-03", "amount": "1.01"},
            ],
        )
        assert {row.loan_id: row.interest for row in found.ledger[2:]} == {"甲": 9, "乙": 92}


@pytest.mark.parametrize(("days", "wrong"), [(10, False), (11, True)])
def test_a_next_publication_within_ten_days_may_be_a_holiday(
    days: int, wrong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the calendar of the year is not known, ten days after the 20th is the most a holiday can put it off."""
    good = read_data("lpr_rates.yaml")
    file = parse_rates(good, "x.yaml")
    assert file.next_due is not None
    monkeypatch.setattr("lpr_calc.rates.check.is_workday", lambda day: (True, False))
    monkeypatch.setattr("lpr_calc.rates.check.following_publication", lambda last: file.next_due)
    moved = good.replace(f"next_due: {file.next_due}", f"next_due: {file.next_due + timedelta(days=days)}")
    assert moved != good
    report = check_rates(moved, "x.yaml", file.next_due - timedelta(days=1), builtin_lpr())
    assert any(finding.rule == "next-due" for finding in report.findings) is wrong
