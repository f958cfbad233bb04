"""Bugs of other calculators with the tables of rates (field-notes §5, by number); `test_regressions` has the others."""

from __future__ import annotations

from datetime import date

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from regressed import CASE_A, codes, compute, interest, lines, other, refused


class TestBug05TwoTables:
    """LX `interestService.ts:37` against `bankRateService.ts:27`: 2024-07-20, a Saturday; `:18`:
    2025-04-20, a Sunday.
    """

    def test_the_days_of_publication(self) -> None:
        table = builtin_lpr()
        assert date(2024, 7, 22).toordinal() in table.days
        assert date(2024, 7, 20).toordinal() not in table.days
        assert table.at(date(2024, 7, 21).toordinal(), "1y").percent == "3.45"
        assert table.at(date(2024, 7, 22).toordinal(), "1y").percent == "3.35"
        assert date(2025, 4, 21).toordinal() in table.days
        assert date(2025, 4, 20).toordinal() not in table.days


class TestBug08InventedRows:
    """FH `seed_lpr_rates.json:33,255`: two invented New-Year rows with an empty source; case A 101.51 too low."""

    def test_no_such_rows(self) -> None:
        table = builtin_lpr()
        assert date(2020, 1, 1).toordinal() not in table.days
        assert date(2023, 1, 1).toordinal() not in table.days
        assert table.at(date(2020, 1, 1).toordinal(), "1y").percent == "4.15"
        assert table.at(date(2023, 1, 1).toordinal(), "5y").percent == "4.30"

    def test_one_row_a_month_from_the_20th_on(self) -> None:
        months = [(date.fromordinal(day).year, date.fromordinal(day).month) for day in builtin_lpr().days]
        first = 2019 * 12 + 7
        assert [year * 12 + month - 1 for year, month in months] == list(range(first, first + len(months)))
        assert all(date.fromordinal(day).day >= 20 for day in builtin_lpr().days)

    def test_case_a(self) -> None:
        # field-notes §2, A1 365 head; FH says 31757.26
        assert lines(compute(CASE_A)) == [
            (475, "15030.82"),
            (31, "968.22"),
            (214, "6507.95"),
            (302, "9060.00"),
            (10, "291.78"),
        ]


class TestBugs10And17And18BeforeTheLpr:
    """A claim from 2018-08-01: FH counts 348 of 732 days, CB `:124,280` takes 3.65 %, DR `:346` the earliest LPR."""

    FACTS = {"principal": "300000", "from": "2018-08-01", "until": "2020-08-02"}

    @pytest.mark.parametrize("kind", ["other", "private-lending"])
    def test_lpr_as_agreed_is_refused_for_days_that_have_none(self, kind: str) -> None:
        code, problems = refused(self.FACTS, kind=kind, overdue_rate="LPR", conventions={"cap": "none"})
        assert (code, [problem.code for problem in problems]) == (3, ["rate-missing"])
        assert problems[0].message.en == "no LPR on 2018-08-01: the first quote is 2019-08-20"

    def test_the_day_before_the_first_quote(self) -> None:
        facts = {**self.FACTS, "kind": "other", "overdue_rate": "LPR"}
        assert refused({**facts, "from": "2019-08-19"})[0] == 3
        assert interest(compute({**facts, "from": "2020-08-01"})) == "31.64"  # 300000 × 3.85% × 1 ÷ 365

    def test_the_benchmark_is_chained_and_every_day_counts(self) -> None:
        # 24 months and a day: tier 1-3 years, 4.75 %
        # 384 d × 4.75%: 14991.7808; 31 × 4.25%: 1082.8767; 61 × 4.20%: 2105.7534; 92 × 4.15%: 3138.0822
        # 60 × 4.05%: 1997.2603; 104 × 3.85%: 3290.9589 (300000 × rate × days ÷ 365); 384 + 348 = 732 days
        statement = compute(self.FACTS, kind="other")
        assert lines(statement) == [
            (384, "14991.78"),
            (31, "1082.88"),
            (61, "2105.75"),
            (92, "3138.08"),
            (60, "1997.26"),
            (104, "3290.96"),
        ]
        assert interest(statement) == "26606.71"
        assert "benchmark-tier" in codes(statement)

    def test_a_private_loan_without_an_agreed_rate(self) -> None:
        """6 % of the 2015 text up to 2020-08-19, said as an assumption: never a silent gap."""
        # accepted 2021: 300000 × 6% × 732 ÷ 365 = 36098.6301
        statement = compute(self.FACTS, filed="2021-03-01")
        assert lines(statement) == [(732, "36098.63")]
        assert "old_rule" in codes(statement)


class TestBug19Future:
    """DR `:1623`: base 360 when nothing is said, five lines of warning; the end date may not be in the future."""

    def test_one_assumption_for_the_base(self) -> None:
        found = [notice for notice in compute(CASE_A).notices if notice.code == "basis"]
        assert [notice.message.en for notice in found] == ["365 days a year"]

    def test_future_dates_are_computed_and_stale_rates_named(self) -> None:
        facts = {"principal": "300000", "from": "2199-01-01", "until": "2200-01-01"}
        table = builtin_lpr()
        newest = table.at(table.known_through, "1y").value // 10**8  # hundredths of a percent
        statement = compute(facts)
        assert lines(statement) == [(365, fen_text(3000 * newest))]  # 300000 × the newest quote × 365 ÷ 365
        (notice,) = [notice for notice in statement.notices if notice.code == "rates-stale"]
        assert notice.level == "warning"
        assert date.fromordinal(table.known_through).isoformat() in notice.message.en
        assert refused(facts, strict=True)[0] == 3


class TestBug23Sampling:
    """PyQt tool: samples the rate at the start of each month, averages the LPR, loses a day with one rate."""

    def test_a_change_in_mid_month_takes_effect_on_its_day(self) -> None:
        first_days = [line.first_day for line in compute(CASE_A).lines]
        assert first_days == [
            date(2020, 9, 1),
            date(2021, 12, 20),
            date(2022, 1, 20),
            date(2022, 8, 22),
            date(2023, 6, 20),
        ]

    def test_one_rate_keeps_its_last_day(self) -> None:
        # 300000 × 10% × 1032 ÷ 365 = 84821.9178
        assert interest(compute(other(overdue_rate="10%"))) == "84821.92"

    def test_the_ceiling_is_read_at_formation_not_at_the_end(self) -> None:
        """Four times the LPR of the day of signing (3.85 %), not of the end date (3.55 %):
        130,625.75, not 120,330.41.
        """
        # 300000 × 15.4% × 1032 ÷ 365 = 130625.7534
        assert interest(compute(CASE_A, overdue_rate="24%", signed="2020-08-25")) == "130625.75"


class TestBug24Benchmark:
    """DS: any date before 2019 is 4.35/4.90."""

    @pytest.mark.parametrize(
        ("day", "tiers"),
        [
            ("2012-06-08", ("5.85", "6.31", "6.40", "6.65", "6.80")),
            ("2012-07-05", ("5.85", "6.31", "6.40", "6.65", "6.80")),
            ("2012-07-06", ("5.60", "6.00", "6.15", "6.40", "6.55")),
            ("2014-11-22", ("5.60", "5.60", "6.00", "6.00", "6.15")),
            ("2015-10-24", ("4.35", "4.35", "4.75", "4.75", "4.90")),
            ("2019-08-19", ("4.35", "4.35", "4.75", "4.75", "4.90")),
        ],
    )
    def test_history_by_tier(self, day: str, tiers: tuple[str, ...]) -> None:
        table = builtin_benchmark()
        number = date.fromisoformat(day).toordinal()
        assert tuple(table.at(number, tier).percent for tier in ("6m", "1y", "1-3y", "3-5y", "5y+")) == tiers

    @pytest.mark.parametrize(
        ("until", "expected"),
        [
            ("2013-07-01", "8330.96"),  # six months: 300000 × 5.60% × 181 ÷ 365 = 8330.9589
            ("2014-01-01", "18000.00"),  # a year: 300000 × 6.00% × 365 ÷ 365
            ("2014-02-01", "20016.99"),  # thirteen months: 300000 × 6.15% × 396 ÷ 365 = 20016.9863
        ],
    )
    def test_the_tier_follows_the_length_of_the_claim(self, until: str, expected: str) -> None:
        facts = {"kind": "other", "principal": "300000", "from": "2013-01-01", "until": until}
        assert interest(compute(facts)) == expected

    def test_no_benchmark_after_its_last_day(self) -> None:
        with pytest.raises(LprError) as caught:
            builtin_benchmark().at(date(2019, 8, 20).toordinal(), "1y")
        assert caught.value.exit_code == 3


class TestBug26MakeUpDays:
    """Several: 2021-02-22 and 2026-02-20. 2021-02-20 was a working Saturday, 2026-02-20 a holiday."""

    @pytest.mark.parametrize(
        ("right", "wrong"), [("2021-02-20", "2021-02-22"), ("2026-02-24", "2026-02-20"), ("2026-09-20", "2026-09-21")]
    )
    def test_the_day_of_publication(self, right: str, wrong: str) -> None:
        days = builtin_lpr().days
        assert date.fromisoformat(right).toordinal() in days
        assert date.fromisoformat(wrong).toordinal() not in days
