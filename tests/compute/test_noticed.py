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
from lpr_calc.casefile.model import Judgment, Portion
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import run
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.compute.limitation import limitation
from lpr_calc.compute.plan import PlanTerms, plan
from lpr_calc.compute.statement import Statement
from lpr_calc.compute.strict import refuse
from lpr_calc.engine.course import Course
from lpr_calc.engine.schedule import Flow, Rate, Schedule, Span, Track
from lpr_calc.engine.steps import steps_of
from lpr_calc.engine.walk import walk
from lpr_calc.law.choices import Choices
from lpr_calc.law.context import day_of
from lpr_calc.law.delay_interest import application_clause, clause, doubled_rate, in_rmb
from lpr_calc.law.fee import court_fee, later_stage
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


class TestCostsInTheBaseBefore2014:
    """2013-01-01 to 2014-07-31: 577 days at twice the benchmark rate of one to three years, 6.15 %, over 360 days;
    then a day.
    """

    @pytest.mark.parametrize(
        ("costs", "doubled"),
        [
            ([], 1973167),  # 100,000 × 12.3 % × 577 ÷ 360 = 19,714.1666…; + 17.50
            ([{"name": "案件受理费", "amount": 2900}], 1973167),
            ([{"name": "案件受理费", "amount": 2900, "doubled": "no"}], 1973167),
            # 102,900 × 12.3 % × 577 ÷ 360 = 20,285.8775; + 18.0075
            ([{"name": "公告费", "amount": 2900, "doubled": "yes"}], 2030389),
        ],
    )
    def test_court_fees_stay_out(self, costs: list[dict[str, Any]], doubled: int) -> None:
        judgment = {"perform_by": "2012-12-31", "principal": 100000, "costs": costs}
        facts = as_tree({"until": "2014-08-01", "judgment": judgment})
        totals = judge(parse_case(facts, TODAY, loans_needed=False), Rates()).totals
        assert totals.doubled_part == doubled


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


def test_a_suit_within_the_period_to_enforce_moves_nothing() -> None:
    """A suit is what came before the judgment: only enforcement and demands interrupt the two years (民诉法 250条)."""
    facts: dict[str, Any] = {"judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1}}

    def last(*demands: dict[str, Any]) -> Any:
        tree = as_tree({**facts, "demands": list(demands)})
        found = limitation(parse_case(tree, TODAY, loans_needed=False, principal_needed=False), TODAY.toordinal())
        assert found.enforcement is not None
        return found.enforcement.last

    assert iso(last()) == "2024-03-01"
    assert last({"date": "2023-01-10", "event": "suit"}) == last()
    assert iso(last({"date": "2023-01-10", "method": "EMS", "delivered": "yes"})) == "2025-01-10"


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
        row = real(plain, *given)
        taken.append(plain.sums[0])
        return row

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


def test_while_a_suit_is_pending_the_table_has_no_last_day() -> None:
    tree = as_tree(
        {
            "principal": 1,
            "due": "2020-05-31",
            "filed": "2021-03-01",
            "demands": [{"date": "2021-04-01", "method": "EMS", "delivered": "yes"}],
        }
    )
    clock = limitation(parse_case(tree, TODAY, principal_needed=False), TODAY.toordinal()).claims[0]
    assert (clock.state, clock.last) == ("pending", None)
    assert [step.last is None for step in clock.steps] == [False, True, True]


def test_instalments_in_another_currency_add_up() -> None:
    """100.01 at 7.123456 is 712.42, 33.33 are 237.42: the last of three takes what rounding leaves, 237.58."""
    whole = Judgment(
        principal=10001,
        currency="USD",
        fx_rate=7_123_456,
        fx_scope="all",
        instalments=(Portion(1, 3333), Portion(2, 3333), Portion(3, 3335)),
    )
    found = in_rmb(whole, Choices())
    assert found.principal == 71242
    assert found.instalments == (Portion(1, 23742), Portion(2, 23742), Portion(3, 23758))


def test_a_fee_says_what_could_be_wrong_and_not_every_assumption() -> None:
    judgment = {
        "date": "2023-11-24",
        "perform_by": "2023-12-21",
        "principal": 300000,
        "costs": [{"name": "案件受理费", "amount": 2900}],
    }
    tree = as_tree({"until": "2024-09-30", "judgment": judgment})
    case = parse_case(tree, TODAY, loans_needed=False)
    assumed = {
        notice.code for notice in judge(case, Rates()).notices if notice.level == "assumption" and not notice.matters
    }
    assert "doubled-base-out" in assumed
    said = {notice.code for notice in fees_of(case, Rates()).notices}
    assert not said & assumed
    beside = as_tree({"until": "2024-09-30", "judgment": judgment, "costs": [{"name": "律师费", "amount": 1}]})
    warned = {notice.code for notice in fees_of(parse_case(beside, TODAY, loans_needed=False), Rates()).notices}
    assert "case-costs" in warned


@pytest.mark.parametrize(("paid", "doubled"), [("50000", 0), ("49999.99", 35875)])
def test_an_instalment_paid_to_the_fen_is_paid(paid: str, doubled: int) -> None:
    """One fen short of 50,000 everything is due: 50,000.01 × 0.0175 % × 41 days (2023-01-01 to 02-10) = 358.75."""
    judgment = {
        "date": "2022-01-10",
        "accelerates": "yes",
        "principal": 100000,
        "perform_by": [{"due": "2022-12-31", "amount": 50000}, {"due": "2023-06-30", "amount": 50000}],
    }
    tree = as_tree({"until": "2023-02-10", "judgment": judgment, "payments": [{"date": "2022-12-31", "amount": paid}]})
    assert judge(parse_case(tree, TODAY, loans_needed=False), Rates()).totals.doubled_part == doubled


@pytest.mark.parametrize(("on", "last"), [("2023-05-31", "2024-03-01"), ("2023-06-01", "2025-12-31")])
def test_a_settlement_is_known_on_its_own_day(on: str, last: str) -> None:
    """Two years from 2022-03-01; from the settlement of 2023-06-01 on, two years from its last day, 2023-12-31."""
    judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1}
    tree = as_tree({"judgment": judgment, "resume": {"settled": "2023-06-01", "last_day": "2023-12-31"}})
    case = parse_case(tree, TODAY, loans_needed=False, principal_needed=False)
    found = limitation(case, date.fromisoformat(on).toordinal()).enforcement
    assert found is not None
    assert found.last is not None
    assert iso(found.last) == last


def test_which_base_a_payment_reduces_is_asked_only_where_it_matters() -> None:
    """Bases beside each other, and a payment: only then."""

    def asked(bases: int, paid: bool) -> bool:
        interest = [
            {"base": 100000, "from": "2022-01-01", "rate": "LPR"},
            {"base": 50000, "from": "2022-06-01", "rate": "24%"},
        ]
        judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 150000, "interest": interest[:bases]}
        facts: dict[str, Any] = {"until": "2023-06-30", "judgment": judgment}
        facts |= {"payments": [{"date": "2022-12-31", "amount": 60000}]} if paid else {}
        found = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        return any(notice.code == "bases" for notice in found.notices)

    assert [asked(bases, paid) for bases in (1, 2) for paid in (False, True)] == [False, False, False, True]


@pytest.mark.parametrize(("end", "old"), [("2023-05-10", False), ("2017-05-10", True)])
def test_only_an_obstacle_gone_before_2017_10_01_is_of_the_old_law(end: str, old: bool) -> None:
    due = "2020-06-01" if not old else "2015-06-01"
    tree = as_tree(
        {"principal": 1, "due": due, "obstacles": [{"from": f"{end[:4]}-01-05", "to": end, "reason": "不可抗力"}]}
    )
    found = limitation(parse_case(tree, TODAY, principal_needed=False), TODAY.toordinal())
    assert any(notice.code == "limitation-old-obstacle" for notice in found.notices) is old


def test_the_flat_fee_is_charged_with_the_first_stage() -> None:
    """5,000 brought in before, 15,000 more: the rest of the first band costs nothing more; 10,000 × 1.5 % = 150."""
    found = later_stage(1_500_000, 500_000)
    assert [(band.part, band.fee == 0) for band in found.bands] == [(500_000, True), (1_000_000, False)]
    assert found.fee == 15000


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


def test_a_fee_says_that_its_maximum_cut_it() -> None:
    """896,000 yuan: 30 + 990 + 3,980 = 5,000, the maximum itself; 0.5 % of one yuan more is cut."""
    assert [
        (fee.fee, fee.limited) for fee in (court_fee("preserve", 89_600_000), court_fee("preserve", 90_000_000))
    ] == [
        (500_000, False),
        (500_000, True),
    ]


def test_a_debt_is_as_heavy_as_the_heavier_of_its_rates() -> None:
    """甲 bears 4 % overdue and 7 % damages at once, 乙 6 %: 7 is more than 6, so 甲 is paid first (Civil Code 560)."""
    loan = {"principal": 1000, "signed": "2021-01-05", "due": "2021-06-30"}
    rates = ({"id": "甲", "overdue_rate": "4%", "damages": "7%"}, {"id": "乙", "overdue_rate": "6%"})
    paid = [{"date": "2021-12-31", "amount": 300, "for": "principal"}]
    for two in (rates, rates[::-1]):
        statement = computed(loans=[{**loan, **one} for one in two], payments=paid, until="2022-06-30")
        assert [row.loan_id for row in statement.ledger] == ["甲"]


@pytest.mark.parametrize(("refused", "begins"), [("2023-03-11", "2023-03-11"), ("2023-03-20", "2023-03-12")])
def test_a_refusal_on_the_last_day_of_grace_begins_the_period(refused: str, begins: str) -> None:
    """Asked on 2023-03-01 with ten days of grace, to 2023-03-11: what is refused by then counts from that day, later
    from the day after the grace."""
    asked = {"date": "2023-03-01", "method": "EMS", "proof": "1", "delivered": True}
    facts = {
        "principal": 1,
        "lent": "2022-01-01",
        "grace": 10,
        "demands": [asked, {"date": refused, "event": "refuse"}],
    }
    found = limitation(parse_case(as_tree(facts), TODAY, principal_needed=False), TODAY.toordinal())
    assert [iso(clock.begins or 0) for clock in found.claims] == [begins]


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


class TestBankBills:
    """100,000 at 6 %, 2021-06-01 to 2022-05-31: 364 days before the last, 100,000 × 6 % × 364 ÷ 360 = 6,066.67."""

    FACTS: dict[str, Any] = {
        "kind": "bank-loan",
        "principal": 100000,
        "lent": "2021-06-01",
        "due": "2022-05-31",
        "rate": "6%",
        "penalty": "1.5",
        "settlement": "maturity",
        "compound": "in-term",
        "until": "2022-09-08",
    }

    @pytest.mark.parametrize(("paid", "compound"), [("6066.67", 0), ("6066.66", 41)])
    def test_what_had_accrued_is_paid_on_the_last_day(self, paid: str, compound: int) -> None:
        """Who has paid it is not late with the day's own 16.66; one fen short of it, 16.67 × 9 % × 99 ÷ 360 = 0.41."""
        payment = {"date": "2022-05-31", "amount": paid, "for": "interest"}
        assert computed(**self.FACTS, payments=[payment]).totals.compound_interest == compound


def test_misuse_is_heavier_for_compound_interest_after_the_term() -> None:
    """Penalty × 1.5, misuse × 2 from 2022-10-01, compound interest at the penalty rate in the term too (251号 3项).

    Billed 11,666.67 (to 03-20), 27,000.00 (to 06-20), 28,666.67 (to 06-30): at 9 % for 92, 10 and 92 days 268.33, 67.50
    and 659.33; at 12 % from 2022-10-01 to 12-30, 28,666.67 × 12 % × 91 ÷ 360 = 869.56.
    """
    found = computed(
        kind="bank-loan",
        principal=1_000_000,
        lent="2022-01-10",
        due="2022-06-30",
        rate="6%",
        penalty="1.5",
        misuse="2",
        misused_from="2022-10-01",
        settlement="quarterly",
        compound="in-term",
        compound_rate="penalty",
        until="2022-12-31",
    )
    assert found.totals.compound_interest == 26833 + 6750 + 65933 + 86956


def test_penalty_interest_paid_bears_no_compound_interest() -> None:
    """In compound: all, what is paid by 2022-10-01 comes off what was billed, in-term and penalty interest both.

    1,000,000 at 6 % and 9 % over 360: in-term 172 days, 28,666.67; penalty 92 days, 23,000.00. Compound interest to
    2022-09-30: 178.89 + 45.00 + 28,666.67 × 9 % × 82 ÷ 360 = 587.67 + 49,166.67 × 9 % × 10 ÷ 360 = 122.92, 934.48 in
    all; the sum of the three is paid, and nothing billed is left until the next day of settlement, 2022-12-20.
    """
    found = computed(
        kind="bank-loan",
        principal=1_000_000,
        lent="2022-01-10",
        due="2022-06-30",
        rate="6%",
        penalty="1.5",
        settlement="quarterly",
        compound="all",
        until="2022-12-01",
        payments=[{"date": "2022-10-01", "amount": "52601.15", "for": "interest"}],
    )
    assert found.totals.compound_interest == 93448


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


def judged(**facts: Any) -> JudgmentStatement:
    """Compute a judgment."""
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())


@pytest.mark.parametrize(("day", "left"), [("2022-01-10", 100000), ("2022-01-11", 60000)])
def test_a_payment_on_the_day_of_the_judgment_is_in_it(day: str, left: int) -> None:
    """Not counted again, and said; the next day's is counted and nothing said."""
    judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
    found = judged(until="2022-03-01", judgment=judgment, payments=[{"date": day, "amount": 400}])
    assert found.totals.principal_after == left
    assert ("payment-before-judgment" in {notice.code for notice in found.notices}) is (left == 100000)


@pytest.mark.parametrize("parts", [False, True])
def test_damages_with_days_of_their_own_do_not_enter_with_the_first_instalment(parts: bool) -> None:
    """One sum enters with the first instalment, which is said; a day of its own leaves nothing to say."""
    days = ("2022-03-01", "2022-09-01")
    shares: dict[str, Any] = {
        "principal": 1000,
        "damages": 100,
        "perform_by": [{"due": day, "amount": 500} for day in days],
    }
    apart: dict[str, Any] = {"items": [{"principal": 500, "damages": 50, "perform_by": day} for day in days]}
    found = judged(until="2023-03-01", judgment={"date": "2022-01-10", **(apart if parts else shares)})
    assert ("first-instalment" in {notice.code for notice in found.notices}) is not parts


def test_a_resumed_enforcement_computed_again_counts_what_was_paid_once() -> None:
    facts = {
        "until": "2023-03-01",
        "judgment": {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000, "resumed": "2022-12-31"},
        "resume": {"settled": "2022-06-01", "last_day": "2022-12-01", "paid": 300},
    }
    found = judged(**facts)
    again = judge(found.case, Rates())
    assert [row.amount for row in found.ledger] == [30000]
    assert [row.amount for row in again.ledger] == [30000]
    assert again.totals == found.totals


@pytest.mark.parametrize(("until", "last"), [("2022-11-30", "2024-03-01"), ("2022-12-01", "2024-12-02")])
def test_on_the_last_day_of_a_settlement_the_two_years_run_from_it(until: str, last: str) -> None:
    """民诉法解释 466条: two years from 2022-12-01 end on a Sunday, so on Monday 2024-12-02;
    the day before, from the judgment's.
    """
    judgment = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000}
    found = judged(until=until, judgment=judgment, resume={"settled": "2022-06-01", "last_day": "2022-12-01"})
    assert found.enforcement is not None
    assert iso(found.enforcement.apply_by) == last


def test_the_articles_of_a_day() -> None:
    """A revision counts from its own first day; before the first law of all, the number of the first (law.md §6.1)."""
    assert [application_clause(day_of(day)) for day in ("2021-12-31", "2022-01-01", "2023-12-31", "2024-01-01")] == [
        "civil-procedure-2017/239",
        "civil-procedure-2021/246",
        "civil-procedure-2021/246",
        "civil-procedure-2023/250",
    ]
    assert clause(day_of("1991-04-08")) == clause(day_of("1991-04-09")) == "civil-procedure-1991/232"


def test_a_payment_in_the_currency_of_a_judgment_in_rmb() -> None:
    """fx_scope: all: 100 dollars at 7.1 are 710.00 of the 7,100.00 owed."""
    judgment = {
        "date": "2022-01-10",
        "perform_by": "2022-03-01",
        "principal": 1000,
        "currency": "USD",
        "fx_rate": "7.1",
        "fx_scope": "all",
    }
    found = judged(
        until="2022-03-01", judgment=judgment, payments=[{"date": "2022-02-01", "amount": 100, "currency": "USD"}]
    )
    assert [row.amount for row in found.ledger] == [71000]
    assert found.totals.principal_after == 639000


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
