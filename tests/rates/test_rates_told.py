"""What every command says about its rate table: which one it used, and once, in one line, that it is stale."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from lpr_calc import rates
from lpr_calc.cli import rates as rates_command
from lpr_calc.cli import rates_chart, run, userdata
from lpr_calc.rates.builtin import builtin_benchmark
from lpr_calc.tables.files import read_data

STALE = (
    "LPR known through the quote of 2026-09-20; days from 2026-10-20 on use that quote; to update: lpr-calc"
    " rates update"
)
CLAIM = ("--principal", "300000", "--from", "2026-01-05", "--until")


class Ran(NamedTuple):
    """What a command came back with."""

    code: int
    out: str
    err: str


Call = Callable[..., Ran]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command in English, on 2026-11-24 by the clock of the rates commands."""

    class Day(date):
        @classmethod
        def today(cls) -> Day:
            return cls(2026, 11, 24)

    monkeypatch.setattr(rates_command, "date", Day)
    monkeypatch.setattr(rates_chart, "date", Day)

    def ran(*args: str) -> Ran:
        code = run([*args, "--lang", "en"])
        found = capsys.readouterr()
        return Ran(code, found.out, found.err)

    return ran


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A table of the user's that differs from the packaged one by a comment."""
    path = tmp_path / "own.yaml"
    path.write_text(read_data("lpr_rates.yaml") + "# ours\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "args",
    [
        ("compare", *CLAIM, "2026-11-01"),
        ("compare", *CLAIM, "2026-11-01", "--claimed-interest", "7400"),
        ("verify", *CLAIM, "2026-11-01", "--figure", "7400"),
        ("rates", "list", "--changes"),
    ],
)
def test_a_stale_table_is_told_once_in_one_line(args: tuple[str, ...], call: Call) -> None:
    """Commands that print no notices say it on standard error; -q keeps quiet, --strict ends with 3."""
    ran = call(*args)
    assert (ran.code in (0, 1), ran.err) == (True, f"note: {STALE}\n")
    assert call(*args, "-q").err == ""
    strict = call(*args, "--strict")
    assert (strict.code, strict.out) == (3, "")
    assert strict.err.startswith(f"error: --strict: {STALE}")


@pytest.mark.parametrize(
    "args",
    [
        ("compare", *CLAIM, "2026-10-20"),
        ("verify", *CLAIM, "2026-10-20", "--figure", "7100"),
        ("compare", *CLAIM, "2026-11-01", "--overdue-rate", "6%", "--cap", "none"),
        ("rates", "list", "--series", "benchmark"),
    ],
)
def test_no_note_where_no_quote_is_missing(args: tuple[str, ...], call: Call) -> None:
    """The last day that counts is 2026-10-19, or no quote is asked for."""
    assert call(*args, "--strict").err == ""


def test_a_table_row_that_needs_no_quote(call: Call, tmp_path: Path) -> None:
    """`verify --table`: a row of the LPR past the next publication is told, a row of a fixed rate is not."""
    head = "起始日,截止日,本金,利率,利息\n"
    path = tmp_path / "t.csv"
    path.write_text(head + "2026-09-20,2026-10-25,300000,3.00%,887.67\n", encoding="utf-8")
    assert call("verify", "--table", str(path)).err == f"note: {STALE}\n"
    path.write_text(head + "2026-09-20,2026-10-25,300000,11.11%,3287.34\n", encoding="utf-8")
    fixed = call("verify", "--table", str(path))
    assert (fixed.code in (0, 1), fixed.err) == (True, "")


def test_a_batch_of_figures(call: Call, tmp_path: Path) -> None:
    """`verify --batch`: once for all rows."""
    path = tmp_path / "b.csv"
    row = "300000,2026-09-20,2026-11-01,1000\n"
    path.write_text(f"principal,interest_from,until,figure\n{row}{row}", encoding="utf-8")
    ran = call("verify", "--batch", str(path))
    assert (ran.code in (0, 1), ran.err) == (True, f"note: {STALE}\n")
    assert call("verify", "--batch", str(path), "--strict").code == 3


def test_a_day_past_the_next_publication(call: Call) -> None:
    """`rates at` answers with the newest quote, says so with the way out, and ends with 3 under --strict."""
    ran = call("rates", "at", "2026-11-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == f"note: {STALE}"
    assert call("rates", "at", "2026-11-01", "--strict").code == 3
    assert call("rates", "at", "2026-10-19", "--strict") == call("rates", "at", "2026-10-19")


def test_the_ceiling_follows_the_one_year_rate(call: Call) -> None:
    """4 × 3.70 = 14.80 on 2022-01-20, whichever tenor is shown; the benchmark has none."""
    five = json.loads(call("rates", "at", "2022-01-20", "--tenor", "5y", "--format", "json").out)
    assert ([quote["value"] for quote in five["quotes"]], five["ceiling"]) == (["4.60"], "14.80")
    old = json.loads(call("rates", "at", "2019-08-19", "--series", "benchmark", "--format", "json").out)
    assert old["ceiling"] is None


@pytest.mark.parametrize(
    "args",
    [
        ("rates", "at", "2026-01-05"),
        ("rates", "list", "--tenor", "1y"),
        ("rates", "chart"),
        ("compare", *CLAIM, "2026-02-01"),
        ("verify", *CLAIM, "2026-02-01", "--figure", "1"),
    ],
)
def test_a_table_of_the_users_is_named(args: tuple[str, ...], call: Call, own: Path) -> None:
    """Not so the packaged one; -q keeps quiet."""
    named = f"Rate data: {own}, newest quote 2026-09-20, sha256 "
    assert call(*args, "--rates", str(own)).err.startswith(named)
    assert call(*args, "--rates", str(own), "-q").err == ""
    assert "Rate data" not in call(*args).err


def test_exports_name_their_table(call: Call, own: Path) -> None:
    """JSON of `rates list` and `rates at`: name, newest quote, next publication, sha256."""
    listed = json.loads(call("rates", "list", "--rates", str(own), "--format", "json", "-q").out)
    asked = json.loads(call("rates", "at", "2026-01-05", "--rates", str(own), "--format", "json", "-q").out)["rates"]
    for found in (listed, asked):
        assert (found["name"], found["known_through"], found["next_due"]) == (str(own), "2026-09-20", "2026-10-20")
        assert len(found["sha256"]) == 64
    assert json.loads(call("rates", "list", "--series", "benchmark", "--format", "json").out)["next_due"] is None


def test_a_benchmark_file_is_listed_as_what_it_is(call: Call, tmp_path: Path) -> None:
    """Its own rows, not silently the packaged LPR; a series that it is not is refused."""
    path = tmp_path / "b.yaml"
    path.write_text(read_data("benchmark_rates.yaml") + "# ours\n", encoding="utf-8")
    ran = call("rates", "list", "--rates", str(path), "--format", "csv")
    assert ran.out.splitlines()[0] == "date,6m,1y,1-3y,3-5y,5y+"
    assert len(ran.out.splitlines()) == 1 + len(builtin_benchmark().days)
    assert ran.err.startswith(f"Rate data: {path}, newest quote 2015-10-24, sha256 ")
    assert call("rates", "list", "--rates", str(path), "--series", "lpr") == Ran(
        2, "", f"error: {path}: this is a rate file of the series benchmark (--series benchmark)\n"
    )


def test_colour_is_for_terminals(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """None in a pipe, with NO_COLOR or --no-color; the same marks with it."""
    plain = call("rates", "chart", "-q").out
    assert "\x1b" not in plain
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    inked = call("rates", "chart", "-q").out
    assert "\x1b[36m1" in inked
    assert "\x1b[33m5" in inked
    assert inked.replace("\x1b[36m", "").replace("\x1b[33m", "").replace("\x1b[0m", "") == plain
    assert call("rates", "chart", "-q", "--no-color").out == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert call("rates", "chart", "-q").out == plain


def test_a_period_before_the_first_quote_is_not_drawn_into_it(call: Call) -> None:
    """It is named as being earlier, not marked at 2019-08-20."""
    out = call("rates", "chart", "-q", "--from", "2015-01-01", "--until", "2018-01-01").out
    assert [line for line in out.splitlines() if "^" in line] == [
        "^ = 2015-01-01 to 2018-01-01 (before the first quote)"
    ]


def test_one_row_can_be_drawn(call: Call, tmp_path: Path) -> None:
    """A table of one day and one level: no division by nothing."""
    path = tmp_path / "one.yaml"
    path.write_text(
        "series: lpr\nrates:\n  - {effective: 2026-09-20, one_year: 3.00, five_year_plus: 3.00, source: https://a.b}\n",
        encoding="utf-8",
    )
    assert call("rates", "chart", "--rates", str(path)).code == 0
    assert call("rates", "chart", "--rates", str(path), "-o", str(tmp_path / "one.svg")).code == 0


def test_the_table_in_use_is_checked_too(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file, the two packaged tables and the one that `rates update` wrote, where it is used."""
    monkeypatch.setenv("LPR_CALC_DATA", str(tmp_path))
    path = tmp_path / "lpr_rates.yaml"
    assert str(path) not in call("rates", "check").out
    path.write_text(read_data("lpr_rates.yaml").replace("2021-02-20", "2021-02-22"), encoding="utf-8")
    ran = call("rates", "check")
    assert (ran.code, f"{path}: 86 rows, " in ran.out) == (1, True)
    path.write_text("series: lpr\nrates: broken\n", encoding="utf-8")
    assert call("rates", "check").code == 1


def test_a_path_object_loads(own: Path) -> None:
    """`load` takes what `open` takes; the table's name stays text."""
    table = rates.load(own)
    assert (table.name, table.series) == (str(own), "lpr")


@pytest.mark.parametrize(
    ("platform", "environment", "home", "place"),
    [
        ("linux", {}, "/home/w", "/home/w/.local/share/lpr-calc"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/home/w", "/data/lpr-calc"),
        ("linux", {"XDG_DATA_HOME": "data"}, "/home/w", "/home/w/.local/share/lpr-calc"),
        ("linux", {}, "~", ""),
        ("darwin", {}, "/Users/w", "/Users/w/Library/Application Support/lpr-calc"),
        ("win32", {"LOCALAPPDATA": "/c/Users/w/AppData/Local"}, "/c/Users/w", "/c/Users/w/AppData/Local/lpr-calc"),
        ("win32", {}, "/c/Users/w", ""),
        ("linux", {"LPR_CALC_DATA": "/else"}, "/home/w", "/else"),
    ],
)
def test_the_data_folder(
    platform: str, environment: dict[str, str], home: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's place for a user's data; a relative XDG_DATA_HOME counts for nothing (XDG base directories)."""
    for name in ("LPR_CALC_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("os.path.expanduser", lambda path: home)
    assert userdata.folder() == place


ALTERED = "differs from the packaged one on 1 day: 2022-08-22 has 3.60/4.30, the packaged table 3.65/4.30"
CASES = {
    "case.yaml": "principal: 300000\nsigned: 2020-08-25\nlent: 2020-09-01\ndue: 2021-08-31\nrate: 20%\ncreditor: 甲\n"
    "debtor: 乙\nuntil: 2023-06-30\n",
    "judged.yaml": "judgment: {principal: 300000, perform_by: 2022-02-28, interest: {base: 300000, from:"
    " 2021-01-01, rate:"
    " LPR}}\nuntil: 2023-02-28\n",
}


@pytest.fixture
def altered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A table of the user's in which one day has another value, in a folder of cases."""
    day = "effective: 2022-08-22\n    one_year: 3.6"
    text = read_data("lpr_rates.yaml")
    assert text.count(day + "5") == 1
    (tmp_path / "altered.yaml").write_text(text.replace(day + "5", day + "0"), encoding="utf-8")
    for name, case in CASES.items():
        (tmp_path / name).write_text(case, encoding="utf-8")
    (tmp_path / "rows.csv").write_text(
        # In the hot loop, in the quick lane, the whole way.
        "本金,到期日,计算至,还款\n300000,2020-08-31,2023-06-30,\n300000,2020-08-31,2023-06-30,2021-02-01=1000\n"
        "300000,2020-08-31,2023-06-30,2021-02-01=1000:principal\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return "altered.yaml"


@pytest.mark.broad
@pytest.mark.parametrize(
    "command",
    [
        "claim case.yaml",
        "judgment judged.yaml",
        "cap --signed 2022-09-01 --on 2022-09-01",
        "plan case.yaml --instalments 3 --every 1m --first 2023-08-01",
    ],
)
def test_another_history_stands_in_every_result(command: str, call: Call, altered: str) -> None:
    """Once: in the result, which ``-q`` does not shorten; on standard error only where the form has no place for it."""
    args = (*command.split(), "--rates", altered)
    told = json.loads(call(*args, "-q", "--format", "json").out)["notices"]
    found = [notice for notice in told if notice["code"] == "rates-history"]
    assert len(found) == 1
    assert ALTERED in found[0]["message"]
    ran = call(*args, "-q", "--format", "text")
    assert (ran.out.count(ALTERED), ran.err) == (1, "")
    ran = call(*args, "--format", "text")
    assert (ran.out + ran.err).count(ALTERED) == 1
    ran = call(*args, "--format", "csv")
    assert (ran.out.count(ALTERED), ran.err.count(ALTERED)) == (0, 1)


@pytest.mark.broad
@pytest.mark.parametrize(
    "command", ["compare case.yaml", "verify case.yaml --figure 1", "rates list", "rates at 2022-09-01"]
)
def test_another_history_is_told_beside_the_others(command: str, call: Call, altered: str) -> None:
    ran = call(*command.split(), "--rates", altered)
    assert (ran.out + ran.err).count(ALTERED) == 1


def test_another_history_stands_in_every_row(call: Call, altered: str) -> None:
    import csv
    import io

    ran = call("batch", "rows.csv", "--rates", altered, "-q")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["notices"].count(ALTERED) for row in rows] == [1, 1, 1]
    # 15,030.82 + 968.22 + 6,507.95 as published; 29 days at 3.60 % are 858.08, 273 at 3.65 % 8,190.00; then 291.78.
    assert rows[0]["interest"] == "31846.85"
    assert call("batch", "rows.csv", "-q").out.count("differs") == 0
