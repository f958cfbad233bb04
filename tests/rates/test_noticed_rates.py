"""Thresholds of the rate tables: the last value that is taken, and the first that is questioned (one fen,
one day apart).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from lpr_calc.rates.check import check_rates, position
from lpr_calc.rates.doubt import as_change, differing, doubts, leads_back, refuse_doubtful, rows_after, values_at
from lpr_calc.rates.files import RateFile, load_rates, parse_rates
from lpr_calc.rates.publisher import Announced
from lpr_calc.rates.revise import Change, days_after, differences, require_current, revised
from lpr_calc.rates.rows import following_publication
from lpr_calc.rates.table import RateTable

SOURCE = "https://www.pbc.gov.cn/a"
TODAY = date(2026, 9, 25)


def table(*rows: tuple[str, str, str], more: str = "") -> str:
    """The text of an LPR table: day, one year, five years."""
    said = [
        f"  - effective: {day}\n    one_year: {one}\n    five_year_plus: {five}\n    source: {SOURCE}\n"
        for day, one, five in rows
    ]
    return f"series: lpr\n{more}rates:\n{''.join(said)}"


def read(*rows: tuple[str, str, str]) -> RateFile:
    return parse_rates(table(*rows), "x.yaml")


def rules(*rows: tuple[str, str, str], more: str = "", today: date = TODAY, shipped: bool = False) -> set[str]:
    """The rules that a table breaks."""
    tables = (builtin_lpr(),) if shipped else ()
    return {finding.rule for finding in check_rates(table(*rows, more=more), "x.yaml", today, *tables).findings}


def day(text: str) -> date:
    return date.fromisoformat(text)


QUOTES = {day("2026-07-20"): {"1y": 300, "5y": 350}, day("2026-08-20"): {"1y": 300, "5y": 350}}


class TestDoubts:
    """What nobody takes in unseen: more than 0.50 at once, five years below one, two of a month, a day to come."""

    @staticmethod
    def about(new: str, one: int, five: int, today: str = "2026-09-25", of: str = "") -> list[tuple[str, str]]:
        rows = {**QUOTES, day(new): {"1y": one, "5y": five}}
        return [
            (doubt.day.isoformat(), doubt.problem.code.removeprefix("rates-doubt-"))
            for doubt in doubts(rows, [day(of or new)], day(today))
        ]

    @pytest.mark.parametrize(
        ("one", "five", "said"),
        [
            (350, 400, 0),
            (351, 400, 1),
            (350, 401, 1),
            (351, 401, 2),
            (250, 300, 0),
            (249, 300, 1),
            (250, 299, 1),
        ],
    )
    def test_a_step(self, one: int, five: int, said: int) -> None:
        assert self.about("2026-09-21", one, five) == [("2026-09-21", "step")] * said

    @pytest.mark.parametrize(("five", "said"), [(301, 0), (300, 0), (299, 1)])
    def test_five_years_below_one(self, five: int, said: int) -> None:
        found = [rule for _, rule in self.about("2026-09-21", 300, five)]
        assert found.count("below") == said

    @pytest.mark.parametrize(("today", "said"), [("2026-09-20", 1), ("2026-09-21", 0), ("2026-09-22", 0)])
    def test_a_day_to_come(self, today: str, said: int) -> None:
        assert self.about("2026-09-21", 300, 350, today) == [("2026-09-21", "future")] * said

    def test_two_of_a_month(self) -> None:
        assert self.about("2026-08-31", 300, 350) == [("2026-08-31", "month")]
        assert self.about("2026-09-01", 300, 350) == []
        assert self.about("2025-08-20", 300, 350) == []

    def test_of_a_row_and_of_the_one_after_it(self) -> None:
        """The step from a changed row to the next old one is its own; those of other rows are not asked for."""
        assert self.about("2026-06-20", 400, 450) == [("2026-06-20", "step")] * 2
        assert self.about("2026-09-21", 400, 450, of="2026-07-20") == []
        assert self.about("2026-09-21", 400, 450, of="2026-08-20") == [("2026-08-20", "step")] * 2

    def test_the_words_have_the_sign(self) -> None:
        rows = {**QUOTES, day("2026-09-21"): {"1y": 240, "5y": 410}}
        said = [doubt.problem.message.en for doubt in doubts(rows, [day("2026-09-21")], TODAY)]
        assert ["-0.60" in said[0], "+0.60" in said[1]] == [True, True]


class TestChanges:
    FILE = read(("2026-07-20", "3.00", "3.50"), ("2026-08-20", "3.00", "3.50"))

    @pytest.mark.parametrize(
        ("on", "kind"),
        [
            ("2026-06-22", "inserted"),
            ("2026-08-19", "inserted"),
            ("2026-08-20", "altered"),
            ("2026-08-21", "new"),
        ],
    )
    def test_of_a_row_that_is_added(self, on: str, kind: str) -> None:
        assert as_change(self.FILE, Announced(day(on), {"1y": 290, "5y": 340}, SOURCE)).kind == kind

    def test_of_the_first_row_of_all(self) -> None:
        empty = self.FILE._replace(rows=())
        assert as_change(empty, Announced(day("2026-08-20"), {"1y": 290, "5y": 340}, SOURCE)).kind == "new"

    @pytest.mark.parametrize(
        ("since", "until", "gone"),
        [
            ("2026-07-20", "2026-07-20", True),
            ("2026-07-21", "2026-07-31", False),
            ("2026-07-01", "2026-07-19", False),
        ],
    )
    def test_a_row_is_gone_on_the_days_asked_for_alone(self, since: str, until: str, gone: bool) -> None:
        said = [Announced(day("2026-08-20"), {"1y": 300, "5y": 350}, SOURCE)]
        found = differences(self.FILE, said, day(since), day(until), TODAY)
        assert [(change.kind, change.revises) for change in found] == [("gone", True)] * gone

    def test_only_what_is_new_revises_nothing(self) -> None:
        said = [Announced(day(on), {"1y": 300, "5y": 350}, SOURCE) for on in ("2026-07-20", "2026-08-20", "2026-09-21")]
        [change] = differences(self.FILE, said, day("2026-07-01"), day("2026-09-30"), TODAY)
        assert (change.kind, change.revises) == ("new", False)

    def test_the_days_and_values_that_come_of_them(self) -> None:
        changes = [
            Change("gone", day("2026-07-20"), {"1y": 300, "5y": 350}, {}),
            Change("new", day("2026-09-21"), {}, {"1y": 290, "5y": 340}),
        ]
        assert days_after(self.FILE, changes) == [day("2026-08-20"), day("2026-09-21")]
        assert rows_after(self.FILE, changes) == {
            day("2026-08-20"): {"1y": 300, "5y": 350},
            day("2026-09-21"): {"1y": 290, "5y": 340},
        }


class TestAgainstThePackagedTable:
    SHIPPED = builtin_lpr()
    FIRST = date.fromordinal(SHIPPED.days[0])

    def own(self, **columns: Any) -> RateTable:
        return RateTable("lpr", self.SHIPPED.days, {**self.SHIPPED.columns, **columns}, sha256="own", name="own.yaml")

    def altered(self, index: int) -> RateTable:
        values = list(self.SHIPPED.columns["1y"])
        values[index] += 5
        return self.own(**{"1y": tuple(values)})

    @pytest.mark.parametrize("index", [0, 1, -1])
    def test_a_row_that_differs_is_told(self, index: int) -> None:
        """The first of all, 4.25 on 2019-08-20, and the newest too."""
        said = differing(self.altered(index), self.SHIPPED)
        assert said is not None
        assert "on 1 day:" in said.en
        if index == 0:
            assert "2019-08-20 has 4.30/4.85, the packaged table 4.25/4.85" in said.en

    def test_rows_before_its_own_first_and_after_the_packaged_newest_are_not(self) -> None:
        assert differing(self.own(), self.SHIPPED) is None
        days = self.SHIPPED.days
        later = RateTable(
            "lpr",
            (*days[3:], days[-1] + 31),
            {tenor: (*values[3:], 999) for tenor, values in self.SHIPPED.columns.items()},
            sha256="own",
            name="own.yaml",
        )
        assert differing(later, self.SHIPPED) is None
        assert differing(builtin_benchmark(), self.SHIPPED) is None

    def test_values_of_a_day(self) -> None:
        """4.25 and 4.85 on 2019-08-20, none on the day after it."""
        assert values_at(self.SHIPPED, self.FIRST.toordinal()) == {"1y": 425, "5y": 485}
        assert values_at(self.SHIPPED, self.FIRST.toordinal() + 1) == {}

    @pytest.mark.parametrize(("values", "back"), [({"1y": 300, "5y": 350}, True), ({"1y": 305, "5y": 350}, False)])
    def test_a_change_back_to_the_packaged_row_needs_no_leave(self, values: dict[str, int], back: bool) -> None:
        newest = date.fromordinal(self.SHIPPED.known_through)
        assert values_at(self.SHIPPED, newest.toordinal()) == {"1y": 300, "5y": 350}
        file = read((newest.isoformat(), "3.30", "3.50"))
        change = Change("altered", newest, {"1y": 330, "5y": 350}, values)
        assert leads_back(change, file, self.SHIPPED, TODAY) is back

    def test_nor_does_one_that_takes_the_place_of_what_would_not_be_taken_in(self) -> None:
        """After the packaged table's newest row: 33 % is odd, 3.30 is not; a row that is odd still is no way back."""
        newest = date.fromordinal(self.SHIPPED.known_through)
        then = (newest + timedelta(days=31)).replace(day=20)
        file = read((newest.isoformat(), "3.00", "3.50"), (then.isoformat(), "33.00", "33.50"))
        was = {"1y": 3300, "5y": 3350}
        for values, back in (({"1y": 300, "5y": 350}, True), ({"1y": 2900, "5y": 3350}, False), ({}, True)):
            change = Change("altered" if values else "gone", then, was, values)
            assert leads_back(change, file, self.SHIPPED, then) is back
        sound = read((newest.isoformat(), "3.00", "3.50"), (then.isoformat(), "3.10", "3.50"))
        change = Change("altered", then, {"1y": 310, "5y": 350}, {"1y": 300, "5y": 350})
        assert not leads_back(change, sound, self.SHIPPED, then)


class TestLookingUp:
    """A row is in force from its own day until the day before the next; the benchmark ends with 2019-08-19."""

    LPR, BENCHMARK = builtin_lpr(), builtin_benchmark()

    @pytest.mark.parametrize(
        ("on", "percent"),
        [("2021-12-19", "3.85"), ("2021-12-20", "3.80"), ("2022-01-19", "3.80"), ("2022-01-20", "3.70")],
    )
    def test_on_a_day(self, on: str, percent: str) -> None:
        assert self.LPR.at(day(on).toordinal(), "1y").percent == percent

    @pytest.mark.parametrize(
        ("series", "on", "said"),
        [
            ("lpr", "2019-08-19", "no LPR on 2019-08-19: the first quote is 2019-08-20"),
            ("lpr", "2019-08-20", ""),
            ("benchmark", "2019-08-19", ""),
            ("benchmark", "2019-08-20", "no benchmark rate on 2019-08-20: its last day was 2019-08-19"),
            ("benchmark", "1900-01-01", "no benchmark rate on 1900-01-01: the table begins on "),
        ],
    )
    def test_outside_the_series(self, series: str, on: str, said: str) -> None:
        looked = self.LPR if series == "lpr" else self.BENCHMARK
        number = day(on).toordinal()
        asked = (lambda: looked.at(number, "1y"), lambda: looked.over(number, number + 1, "1y"))
        for ask in asked:
            if not said:
                ask()
                continue
            with pytest.raises(LprError) as refused:
                ask()
            assert refused.value.problems[0].message.en.startswith(said)

    def test_the_first_day_of_the_benchmark(self) -> None:
        first = self.BENCHMARK.days[0]
        assert self.BENCHMARK.at(first, "1y").day == first
        with pytest.raises(LprError) as refused:
            self.BENCHMARK.at(first - 1, "1y")
        assert "the table begins on" in refused.value.problems[0].message.en

    def test_a_span_is_cut_where_the_rate_changes_or_at_each_publication(self) -> None:
        """3.80 from 2021-12-20, 3.70 from 2022-01-20, 02-21 and 03-21 again."""
        start, end = day("2021-12-31").toordinal(), day("2022-02-22").toordinal()
        said = [(1, "2021-12-31", "3.80"), (1, "2022-01-20", "3.70"), (0, "2022-02-21", "3.70")]
        for each in (False, True):
            found = self.LPR.over(start, end, "1y", each)
            assert [(date.fromordinal(a).isoformat(), quote.percent) for a, _, quote in found] == [
                (on, rate) for merged, on, rate in said if merged or each
            ]
            assert [b for _, b, _ in found] == [a for a, _, _ in found][1:] + [end]
        # A publication on the end of a span is not in it.
        assert len(self.LPR.over(start, day("2022-02-21").toordinal(), "1y", True)) == 2
        assert self.LPR.over(start, start, "1y") == []


class TestChecks:
    """Each rule of `rates check`, on both sides of its line. The 20th of these months was a working day."""

    GOOD = (("2026-07-20", "3.00", "3.50"), ("2026-08-20", "3.00", "3.50"))

    @staticmethod
    def months(count: int) -> tuple[tuple[str, str, str], ...]:
        return tuple((on, "4.25", "4.85") for on in ("2019-08-20", "2019-09-20", "2019-10-21")[:count])

    def test_the_history_begins_in_august_2019(self) -> None:
        assert "month-missing" not in rules(*self.months(3), today=day("2019-10-22"))
        assert "month-missing" in rules(*self.months(3)[1:], today=day("2019-10-22"))
        assert "month-missing" in rules(("2019-09-20", "4.20", "4.85"), today=day("2019-09-21"))

    @pytest.mark.parametrize(("one", "step"), [("3.05", False), ("3.06", True), ("3.04", True), ("3.01", True)])
    def test_steps_of_five(self, one: str, step: bool) -> None:
        assert ("step" in rules(self.GOOD[0], ("2026-08-20", one, "3.50"))) is step

    @pytest.mark.parametrize(("one", "big"), [("3.50", False), ("3.55", True), ("2.50", False), ("2.45", True)])
    def test_more_than_half_a_percent(self, one: str, big: bool) -> None:
        assert ("big-step" in rules(self.GOOD[0], ("2026-08-20", one, "3.60"))) is big

    @pytest.mark.parametrize(
        ("on", "wrong"), [("2025-12-19", True), ("2025-12-20", True), ("2025-12-22", False), ("2025-12-23", True)]
    )
    def test_the_day_of_publication(self, on: str, wrong: bool) -> None:
        """2025-12-20 was a Saturday: published on Monday 2025-12-22."""
        pytest.importorskip("chinese_calendar")
        assert ("publication-day" in rules((on, "3.00", "3.50"))) is wrong

    @pytest.mark.parametrize(
        ("on", "wrong"),
        [("2090-03-19", True), ("2090-03-20", False), ("2090-03-30", False), ("2090-03-31", True)],
    )
    def test_the_day_of_publication_where_no_calendar_is_known(self, on: str, wrong: bool) -> None:
        """2090-03-20 is a Monday; ten days later is the most a holiday can put it off."""
        assert ("publication-day" in rules((on, "3.00", "3.50"), today=day("2090-04-01"))) is wrong

    @pytest.mark.parametrize(("today", "stale"), [("2026-09-20", False), ("2026-09-21", True), ("2026-09-22", True)])
    def test_a_publication_that_is_due(self, today: str, stale: bool) -> None:
        """On the day stated, and not before."""
        given = rules(*self.GOOD, more="next_due: 2026-09-21\n", today=day(today))
        assert ("stale" in given) is stale

    @pytest.mark.parametrize(
        ("due", "stale_on"),
        [
            # A day that a file states cannot put it off for good: past ten days, the right one counts.
            ("2090-04-20", "2090-04-20"),
            ("2090-04-30", "2090-04-30"),
            ("2090-05-01", "2090-04-20"),
            ("2090-04-19", "2090-04-20"),
        ],
    )
    def test_a_stated_day_counts_within_ten_days(self, due: str, stale_on: str) -> None:
        """2090-04-20 is a Thursday."""
        for today, stale in ((day(stale_on) - timedelta(days=1), False), (day(stale_on), True)):
            found = rules(("2090-03-20", "3.00", "3.50"), more=f"next_due: {due}\n", today=today)
            assert ("stale" in found) is stale

    def test_the_twentieth_may_be_stated_though_it_is_a_day_of_rest(self) -> None:
        """2090-08-20 is a Sunday, the right day Monday the 21st: the day as stated is taken."""
        given = [("2090-07-20", "3.00", "3.50")]
        for today, stale in (("2090-08-19", False), ("2090-08-20", True)):
            assert ("stale" in rules(*given, more="next_due: 2090-08-20\n", today=day(today))) is stale

    @pytest.mark.parametrize(("known", "counts"), [("1", True), ("2", False), ("3", False)])
    def test_a_single_source(self, known: str, counts: bool) -> None:
        row = (
            "  - effective: {}\n    six_months: 9.00\n    one_year: 9.36\n    one_to_three: 10.08\n    three_to_five:"
            " 10.80\n"
            "    over_five: 11.16\n    sources_count: {}\n"
        )
        for on, asked in (("1991-04-20", counts), ("1991-04-21", False)):
            text = f"series: benchmark\nlast_day: 2019-08-19\nrates:\n{row.format(on, known)}"
            found = {finding.rule for finding in check_rates(text, "x.yaml", TODAY).findings}
            assert ("single-source" in found) is asked
            said = text + "    single_source: yes\n"
            assert "single-source" not in {finding.rule for finding in check_rates(said, "x.yaml", TODAY).findings}

    @pytest.mark.parametrize(
        ("second", "rule"),
        [
            ("2026-08-20", ""),
            ("2026-07-31", "month-twice"),
            ("2026-09-21", "month-missing"),
            ("2027-08-20", "month-missing"),
            ("2026-07-20", "order"),
            ("2026-06-22", "order"),
        ],
    )
    def test_one_row_a_month_in_order(self, second: str, rule: str) -> None:
        text = table(("2026-07-20", "3.00", "3.50"), (second, "3.00", "3.50"))
        found = check_rates(text, "x.yaml", day("2027-08-21")).findings
        said = {finding.rule for finding in found if not finding.message.en.startswith("the first row is")}
        assert said & {"month-twice", "month-missing", "order"} == ({rule} if rule else set())

    @pytest.mark.parametrize(
        ("second", "said"),
        [
            ("2026-09-21", "the quote of 2026-08 is missing"),
            ("2026-10-20", "the quotes of 2026-08 to 2026-09 are missing"),
            ("2027-01-20", "the quotes of 2026-08 to 2026-12 are missing"),
        ],
    )
    def test_the_months_that_are_missing(self, second: str, said: str) -> None:
        found = check_rates(table(self.GOOD[0], (second, "3.00", "3.50")), "x.yaml", day("2027-01-21")).findings
        assert said in [finding.message.en for finding in found if finding.rule == "month-missing"]

    @pytest.mark.parametrize(
        ("first", "second", "said"),
        [
            ("2025-12-22", "2026-01-20", 0),
            ("2025-12-22", "2026-02-20", 1),
            ("2025-11-20", "2026-01-20", 1),
        ],
    )
    def test_over_the_turn_of_a_year(self, first: str, second: str, said: int) -> None:
        assert len(read((first, "3.00", "3.50"), (second, "3.00", "3.50")).problems) == said

    def test_the_count_of_findings(self) -> None:
        report = check_rates(table(self.GOOD[0], ("2026-08-20", "3.06", "3.56")), "x.yaml", day("2026-09-22"))
        assert (report.rows, report.errors, report.stale) == (2, 3, True)  # two steps, and where the history begins


def test_a_shipped_row_must_not_change_vanish_or_be_joined() -> None:
    shipped = builtin_lpr()

    def said(tenor: str, index: int) -> str:
        return fen_text(shipped.columns[tenor][index])

    rows = [(date.fromordinal(on).isoformat(), said("1y", i), said("5y", i)) for i, on in enumerate(shipped.days)]
    assert "history" not in rules(*rows, shipped=True)
    for index in (0, 1, len(rows) - 1):
        changed = [*rows[:index], (rows[index][0], "1.00", "6.00"), *rows[index + 1 :]]
        assert "history" in rules(*changed, shipped=True)
    assert "history" in rules(*rows[:5], *rows[6:], shipped=True)
    # A row before the table's first one is not missed here (its beginning is another rule); one after the newest is
    # new.
    assert "history" not in rules(*rows[5:], shipped=True)
    later = (date.fromordinal(shipped.known_through) + timedelta(days=31)).replace(day=20).isoformat()
    assert "history" not in rules(*rows, (later, "3.00", "3.50"), shipped=True)
    moved = (date.fromordinal(shipped.days[5]) + timedelta(days=1)).isoformat()
    assert "history" in rules(*rows[:5], (moved, rows[5][1], rows[5][2]), *rows[6:], shipped=True)


@pytest.mark.parametrize("more", ["", "next_due: 2026-09-20\n"])
def test_what_loads_is_what_stands_there(more: str) -> None:
    """2026-09-20, a Sunday, was a day of work made up for the holiday of October: the 20th itself is due."""
    pytest.importorskip("chinese_calendar")
    found = load_rates(table(("2026-07-20", "3.00", "3.50"), ("2026-08-20", "12.05", "13.50"), more=more), "x.yaml")
    assert found.columns == {"1y": (300, 1205), "5y": (350, 1350)}
    assert date.fromordinal(found.next_due).isoformat() == "2026-09-20"


@pytest.mark.parametrize(("index", "row"), [(0, "2026-07-20"), (1, "2026-08-20")])
def test_a_finding_names_its_row_line_and_column(index: int, row: str) -> None:
    rows = [("2026-07-20", "3.00", "3.50"), ("2026-08-20", "3.00", "3.50")]
    rows[index] = (rows[index][0], "3.0", "3.50")
    found = check_rates(table(*rows), "x.yaml", TODAY).findings
    [finding] = [finding for finding in found if finding.rule == "value"]
    assert finding.row == row
    line = 4 + 4 * index  # series, rates, then four lines a row, of which the second is the one-year rate
    assert position(finding.place, "x.yaml") == (line, 15)
    assert (position("other.yaml:3:4", "x.yaml"), position("x.yaml", "x.yaml")) == ((1, 1), (1, 1))


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        (["2026-06-22", "2026-0x-20", "2026-08-20"], False),
        (["2026-06-22", "2026-08-20", "2026-0x-20"], True),
        (["2026-0x-20", "2026-06-22", "2026-08-20"], True),
        (["2026-08-20", "2026-0x-20", "2026-06-22"], False),
        (["2026-08-20", "2026-06-22", "2026-0x-20"], True),
    ],
)
def test_a_row_that_cannot_be_read_may_be_the_one_that_is_missing(rows: list[str], missing: bool) -> None:
    """Where it stands between the two, in whatever order they stand."""
    found = parse_rates(table(*((on, "3.00", "3.50") for on in rows)), "x.yaml").problems
    assert ("rates-month-missing" in {problem.code for problem in found}) is missing


@pytest.mark.parametrize(("said", "wrong"), [("yes", False), ("no", False), ("", False), ("maybe", True)])
def test_a_row_says_of_itself_that_it_rests_on_one_source(said: str, wrong: bool) -> None:
    row = (
        "  - effective: 1991-04-20\n    six_months: 9.00\n    one_year: 9.36\n    one_to_three: 10.08\n"
        "    three_to_five: 10.80\n"
        f"    over_five: 11.16\n    single_source: {said}\n"
    )
    file = parse_rates(f"series: benchmark\nlast_day: 2019-08-19\nrates:\n{row}", "x.yaml")
    assert ["rates-single-source" in problem.code for problem in file.problems] == [True] * wrong
    assert [each.single for each in file.rows] == ([] if wrong else [said == "yes"])


def test_a_list_of_rows_and_keys_misspelt_once() -> None:
    """A misspelt key is taken for the one it resembles, which is then not missing as well."""
    text = table(("2026-08-20", "3.00", "3.50")).replace("one_year", "one_yaer")
    assert [problem.code for problem in parse_rates(text, "x.yaml").problems] == ["rates-key"]
    text = table(("2026-08-20", "3.00", "3.50")).replace("    one_year: 3.00\n", "")
    assert [problem.code for problem in parse_rates(text, "x.yaml").problems] == ["rates-value"]


def test_a_file_written_anew() -> None:
    """Rows in order, two decimals, the next day due; a row that is changed loses the count of its sources."""
    file = read(("2026-07-20", "3.00", "3.50"), ("2026-08-20", "3.00", "3.50"))
    changes = [
        Change(
            "altered", day("2026-07-20"), {"1y": 300, "5y": 350}, {"1y": 305, "5y": 1205}, "https://www.pbc.gov.cn/b"
        ),
        Change("new", day("2025-12-22"), {}, {"1y": 300, "5y": 350}, SOURCE),
    ]
    said = revised(file, changes)
    assert parse_rates(said, "x.yaml").next_due == following_publication(day("2026-08-20"))
    assert said.split("rates:\n")[1].splitlines() == [
        "  - effective: 2025-12-22",
        "    one_year: 3.00",
        "    five_year_plus: 3.50",
        f"    source: {SOURCE}",
        "    sources_count: 1",
        "  - effective: 2026-07-20",
        "    one_year: 3.05",
        "    five_year_plus: 12.05",
        "    source: https://www.pbc.gov.cn/b",
        "    sources_count: 1",
        "  - effective: 2026-08-20",
        "    one_year: 3.00",
        "    five_year_plus: 3.50",
        f"    source: {SOURCE}",
    ]
    gone = revised(file, [Change("gone", day("2026-08-20"), {"1y": 300, "5y": 350}, {})])
    assert "2026-08-20" not in gone.split("rates:\n")[1]
    assert parse_rates(gone, "x.yaml").next_due == following_publication(day("2026-07-20"))


@pytest.mark.parametrize(("today", "behind"), [("2026-09-20", False), ("2026-10-20", True), ("2026-11-20", True)])
def test_an_answer_that_stops_too_early(today: str, behind: bool) -> None:
    """With September's row the answer is whole until the next one of October is there."""
    days = [day("2026-08-20"), day("2026-09-20")]
    try:
        require_current(days, day(today) + timedelta(days=12 if behind else 0), "x")
    except LprError as error:
        assert behind
        assert error.problems[0].code == "publisher-behind"
    else:
        assert not behind


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2025-11-20", "2025-12-22"),
        ("2025-12-22", "2026-01-20"),
        ("2026-01-20", "2026-02-24"),
        ("2026-07-20", "2026-08-20"),
    ],
)
def test_the_next_publication(last: str, due: str) -> None:
    """The 20th of the next month or the next working day; 2026-02-20 lies in the Spring Festival, to the 23rd."""
    pytest.importorskip("chinese_calendar")
    assert following_publication(day(last)) == day(due)


def test_two_tables_are_the_same_where_their_days_and_values_are() -> None:
    one, same = (load_rates(table(("2026-07-20", "3.00", "3.50")), "x.yaml") for _ in range(2))
    later = load_rates(table(("2026-08-20", "3.00", "3.50")), "x.yaml")
    other = load_rates(table(("2026-07-20", "3.05", "3.50")), "x.yaml")
    assert one == same
    assert one not in (later, other, "lpr")


class TestTheLastDayOfASeries:
    """The benchmark was in force to 2019-08-19: days are asked for up to it, none after it, none before the first."""

    LAST, FIRST = builtin_benchmark().last_day, builtin_benchmark().days[0]

    @pytest.mark.parametrize(("start", "end", "there"), [(-9, 1, True), (-9, 2, False), (0, 1, True), (1, 2, False)])
    def test_up_to_it(self, start: int, end: int, there: bool) -> None:
        table = builtin_benchmark()
        for asked in (table.over, table.cover):
            try:
                asked(self.LAST + start, self.LAST + end, "1y")
                assert there
            except LprError:
                assert not there

    @pytest.mark.parametrize(("day", "there"), [(-1, False), (0, True)])
    def test_from_the_first(self, day: int, there: bool) -> None:
        table = builtin_benchmark()
        for asked in (lambda: table.at(self.FIRST + day, "1y"), lambda: table.over(self.FIRST + day, self.LAST, "1y")):
            try:
                asked()
                assert there
            except LprError:
                assert not there

    def test_no_days_need_no_rate(self) -> None:
        assert builtin_benchmark().over(self.LAST + 5, self.LAST + 5, "1y") == []


@pytest.mark.parametrize(
    ("days", "named", "refused"),
    [
        # A step of 0.60: taken where its row is named. Two rows of one month: never.
        ({"2026-08-20": 360}, [], {"rates-doubt-step"}),
        ({"2026-08-20": 360}, ["2026-08-20"], set()),
        ({"2026-08-20": 360}, ["2026-07-20"], {"rates-doubt-step"}),
        ({"2026-07-21": 300}, [], {"rates-doubt-month"}),
        ({"2026-07-21": 300}, ["2026-07-21"], {"rates-doubt-month"}),
    ],
)
def test_what_may_be_taken_in_by_name(days: dict[str, int], named: list[str], refused: set[str]) -> None:
    rows = {day("2026-07-20"): {"1y": 300, "5y": 350}}
    rows |= {day(of): {"1y": value, "5y": max(value, 350) + 10} for of, value in days.items()}
    found = doubts(rows, [day(of) for of in days], TODAY)
    try:
        refuse_doubtful(found, [day(of) for of in named], "x.yaml")
        said = set()
    except LprError as error:
        said = {problem.code for problem in error.problems}
        assert {(problem.where, problem.exit_code) for problem in error.problems} == {("x.yaml", 3)}
    assert said == refused
