"""Tables that are wrong in two ways at once, or in the one place that nothing else looks at: each finding by its rule,
its row and its place.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.money import fen_text
from lpr_calc.rates.builtin import builtin_benchmark, builtin_lpr
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.files import parse_rates
from lpr_calc.rates.publisher import Announced
from lpr_calc.rates.revise import differences
from lpr_calc.tables.files import read_data

SOURCE = "https://www.pbc.gov.cn/a"
TODAY = date(2026, 9, 25)
SHIPPED = builtin_lpr()


def row(on: str, one: str = "3.00", five: str = "3.50", more: str = "", source: str = SOURCE) -> str:
    return f"  - effective: {on}\n    one_year: {one}\n    five_year_plus: {five}\n    source: {source}\n{more}"


def found(text: str, rule: str = "", *tables: Any) -> list[tuple[str, str]]:
    """The findings of a rule (all of them where none is named): row and place."""
    report = check_rates(text, "x.yaml", TODAY, *tables)
    return [(one.row, one.place.partition(":")[2]) for one in report.findings if rule in ("", one.rule)]


def listed(*rows: str) -> str:
    return "series: lpr\nrates:\n" + "".join(rows)


def shipped(first: int, but: tuple[int, ...] = (), odd: dict[int, str] | None = None) -> str:
    """Rows of the packaged table, some left out, some written otherwise."""
    said = []
    for i in range(first, len(SHIPPED.days)):
        one, five = (fen_text(SHIPPED.columns[tenor][i]) for tenor in ("1y", "5y"))
        text = row(date.fromordinal(SHIPPED.days[i]).isoformat(), one, five)
        if i not in but:
            said.append((odd or {}).get(i, text))
    return listed(*said)


def days(*numbers: int) -> list[str]:
    return [date.fromordinal(SHIPPED.days[n]).isoformat() for n in numbers]


class TestRowsThatAreLost:
    """What the program knows and the file has not, each run of neighbours once, before the row where it belongs."""

    @pytest.mark.parametrize(
        ("but", "first_of"), [((3,), [3]), ((3, 4), [3]), ((3, 5), [3, 5]), ((3, 4, 6, 7, 8, 10), [3, 6, 10])]
    )
    def test_neighbours_are_told_once(self, but: tuple[int, ...], first_of: list[int]) -> None:
        text = shipped(0, but)
        assert [at for at, _ in found(text, "history", SHIPPED)] == days(*first_of)
        # Before the next row that is there: four lines a row, the first on line 3.
        after = [next(n for n in range(first, 20) if n not in but) for first in first_of]
        lines = [3 + 4 * sum(i not in but for i in range(n)) for n in after]
        assert [place.partition(":")[0] for _, place in found(text, "history", SHIPPED)] == list(map(str, lines))

    def test_how_many(self) -> None:
        said = [one.message.en for one in check_rates(shipped(0, (3, 4)), "x.yaml", TODAY, SHIPPED).findings]
        assert any(text.startswith(f"2 rows from {days(3)[0]} to {days(4)[0]}") for text in said)
        said = [one.message.en for one in check_rates(shipped(0, (3,)), "x.yaml", TODAY, SHIPPED).findings]
        assert any(text.startswith(f"{days(3)[0]}, which ships") for text in said)

    def test_a_row_whose_day_cannot_be_read_is_one_of_them(self) -> None:
        """It stands for the first that would be lost, and for one alone."""
        odd = {3: row("soon")}
        assert found(shipped(0, (), odd), "history", SHIPPED) == []
        assert [at for at, _ in found(shipped(0, (5,), odd), "history", SHIPPED)] == days(5)

    def test_a_row_whose_rate_cannot_be_read_is_there(self) -> None:
        """Its day is known: it stands for itself, and for no other."""
        odd = {3: row(days(3)[0], "much")}
        assert found(shipped(0, (), odd), "history", SHIPPED) == []
        assert [at for at, _ in found(shipped(0, (5,), odd), "history", SHIPPED)] == days(5)
        assert [at for at, _ in found(shipped(0, (5, 7), odd), "history", SHIPPED)] == days(5, 7)

    def test_what_comes_before_the_first_row_is_not_asked_for_here(self) -> None:
        assert found(shipped(4), "history", SHIPPED) == []


class TestTheFirstMonth:
    @pytest.mark.parametrize(("on", "missing"), [("2019-08-31", 0), ("2019-09-01", 1), ("2019-09-20", 1)])
    def test_the_first_quote_was_in_august(self, on: str, missing: int) -> None:
        assert [at for at, _ in found(listed(row(on)), "month-missing")] == [on] * missing


class TestTheBenchmark:
    TEXT = read_data("benchmark_rates.yaml")

    def test_it_ends_on_its_day(self) -> None:
        shipped = builtin_benchmark()
        assert found(self.TEXT, "last-day", shipped) == []
        line = next(n for n, text in enumerate(self.TEXT.splitlines(), 1) if text.startswith("last_day"))
        other = self.TEXT.replace("last_day: 2019-08-19", "last_day: 2019-08-20")
        [(_, place)] = found(other, "last-day", shipped)
        assert place.partition(":")[0] == str(line)
        without = self.TEXT.replace("last_day: 2019-08-19\n", "")
        [(_, place)] = found(without, "last-day", shipped)
        assert place == "1:1"
        assert found(without, "last-day", SHIPPED) == []

    @pytest.mark.parametrize(
        ("on", "more", "questioned"),
        [
            ("1991-04-20", "", 1),
            ("1991-04-21", "", 0),
            ("1991-04-20", "    sources_count: 1\n", 1),
            ("1991-04-20", "    sources_count: 2\n", 0),
            ("1991-04-20", "    single_source: yes\n", 0),
            ("1991-04-20", "    single_source: no\n", 1),
        ],
    )
    def test_one_source(self, on: str, more: str, questioned: int) -> None:
        tiers = "".join(
            f"    {tier}: 9.00\n" for tier in ("six_months", "one_year", "one_to_three", "three_to_five", "over_five")
        )
        text = f"series: benchmark\nrates:\n  - effective: {on}\n{tiers}{more}"
        assert [at for at, _ in found(text, "single-source")] == [on] * questioned


class TestWhatIsNoTable:
    @pytest.mark.parametrize("rates", ["", "rates:\n", "rates: 3.00\n", "rates: []\n"])
    def test_no_rows(self, rates: str) -> None:
        problems = parse_rates(f"series: lpr\n{rates}", "x.yaml", listed=True).problems
        assert [problem.code for problem in problems] == ["rates-empty"]

    @pytest.mark.parametrize(
        ("rows", "rule", "count"),
        [
            # Two gaps and no row that repeats another: a table of changes.
            ([row("2020-01-20"), row("2020-04-20", "3.05"), row("2020-07-20", "3.10")], "changes-only", 1),
            # One gap is a month that is missing; a row that repeats the last is none of a table of changes.
            ([row("2020-01-20"), row("2020-04-20", "3.05")], "month-missing", 2),
            ([row("2020-01-20"), row("2020-04-20"), row("2020-07-20", "3.10")], "month-missing", 3),
            # A row that cannot be read may be one that repeats another.
            ([row("2020-01-20"), row("2020-04-20", "3.05"), row("2020-07-20", "x")], "month-missing", 3),
        ],
    )
    def test_a_table_of_changes(self, rows: list[str], rule: str, count: int) -> None:
        """Each gap, and 2019-08 at the head (which says nothing of a table of changes)."""
        report = check_rates(listed(*rows), "x.yaml", TODAY)
        other = {"changes-only": "next-due", "month-missing": "changes-only"}[rule]
        rules = [one.rule for one in report.findings]
        assert other not in rules
        assert rules.count("month-missing") == (1 if rule == "changes-only" else count)
        assert rules.count("changes-only") == (rule == "changes-only")


class TestOneRow:
    @pytest.mark.parametrize(
        ("text", "rule", "place"),
        [
            (row("2020-01-20", source="here"), "source", "6"),
            ("  - effective: 2020-01-20\n    one_year: 3.00\n    five_year_plus: 3.50\n", "source", "3"),
            ("  - one_year: 3.00\n    five_year_plus: 3.50\n    source: https://a.cn/b\n", "date", "3"),
            (row("20th"), "date", "3"),
            (row("2020-01-20", more="    sources_count: 0\n"), "sources-count", "7"),
            (row("2020-01-20", more="    sources_count: [1]\n"), "sources-count", "7"),
            (row("2020-01-20", more="    sources_count: many\n"), "sources-count", "7"),
        ],
    )
    def test_what_is_wrong_and_where(self, text: str, rule: str, place: str) -> None:
        [at] = {place.partition(":")[0] for _, place in found(listed(text), rule)}
        assert at == place
        assert len(found(listed(text), rule)) == 1

    @pytest.mark.parametrize(("more", "said"), [("[1]", "[…]"), ("many", "many")])
    def test_what_was_read(self, more: str, said: str) -> None:
        text = listed(row("2020-01-20", more=f"    sources_count: {more}\n"))
        [one] = [one for one in check_rates(text, "x.yaml", TODAY).findings if one.rule == "sources-count"]
        assert said in one.message.en

    @pytest.mark.parametrize(("length", "wrong"), [(2000, 0), (2001, 1)])
    def test_how_long_an_address_may_be(self, length: int, wrong: int) -> None:
        address = "https://a.cn/" + "b" * (length - len("https://a.cn/"))
        assert len(found(listed(row("2020-01-20", source=address)), "source")) == wrong


class TestDifferences:
    """What the publisher says of a file whose rows are all forecasts, or was altered."""

    def test_a_row_is_altered(self) -> None:
        file = parse_rates(listed(row("2019-08-20"), row("2019-09-20")), "x.yaml")
        said = [Announced(date(2019, 8, 20), {"1y": 305, "5y": 350}, SOURCE)]
        [change] = differences(file, said, date(2019, 8, 1), date(2019, 8, 31), TODAY)
        assert (change.kind, change.day) == ("altered", date(2019, 8, 20))

    @pytest.mark.parametrize(
        ("on", "kind"), [(date(2019, 8, 21), "new"), (date(2019, 9, 30), "new"), (date(2019, 8, 19), "inserted")]
    )
    def test_every_row_is_a_forecast(self, on: date, kind: str) -> None:
        """What comes after the first of them is new; only before it would history change."""
        file = parse_rates(listed(row("2019-08-20"), row("2019-09-20")), "x.yaml")
        said = [Announced(on, {"1y": 305, "5y": 350}, SOURCE)]
        [change] = differences(file, said, on, on, date(2019, 8, 1))
        assert (change.kind, change.day) == (kind, on)
