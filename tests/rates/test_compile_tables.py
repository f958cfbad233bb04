"""The compiled forms of the data files: next month's row, and what the tool says of a file that is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest

from paths import ROOT
from sizes import thinned

SOURCE = "https://www.pbc.gov.cn/announcement.html"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a row of the table concerns; the working folder is its root."""
    for name in ("data", "tools", "src/lpr_calc"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, bytecode aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def percent(hundredths: int) -> str:
    """Write a rate as it is published."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run a Python command of the copy, on its own tables."""
    env = {**os.environ, "PYTHONPATH": str(Path("src").absolute())}
    return subprocess.run([sys.executable, *args], env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.broad
def test_next_months_row_changes_the_table_and_its_compiled_form(checkout: Path) -> None:
    """Row, next_due and compiled form, checked; two months running, and nothing else in the checkout."""
    before = files(checkout)
    for _ in range(2):
        table = run_path("src/lpr_calc/tables/lpr.py")
        day = date.fromordinal(table["NEXT_DUE"])
        old = Path("data/lpr_rates.yaml").read_text(encoding="utf-8")
        value = table["COLUMNS"]["1y"][-1] - 5, table["COLUMNS"]["5y"][-1]
        one, five = map(percent, value)
        said = (str(day), one, five, "--source", SOURCE, "--file", "data/lpr_rates.yaml", "--accept", str(day))
        done = run("-m", "lpr_calc", "rates", "add", *said)
        assert (done.returncode, done.stderr) == (0, "")
        after = run_path("src/lpr_calc/tables/lpr.py")
        assert after["DAYS"] == (*table["DAYS"], day.toordinal())
        assert [after["COLUMNS"][tenor][-1] for tenor in ("1y", "5y")] == list(value)
        due = date.fromordinal(after["NEXT_DUE"])
        assert 25 < (due - day).days < 45
        row = (
            f"  - effective: {day}\n    one_year: {one}\n    five_year_plus: {five}\n    source: {SOURCE}\n"
            "    sources_count: 1\n"
        )
        assert (
            Path("data/lpr_rates.yaml").read_text(encoding="utf-8")
            == old.replace(f"next_due: {day}", f"next_due: {due}") + row
        )
        assert run("-m", "lpr_calc", "rates", "check").returncode == 0
    now = files(checkout)
    assert {name for name in now if now[name] != before.get(name)} == {
        "data/lpr_rates.yaml",
        "src/lpr_calc/tables/lpr.py",
    }
    assert now.keys() == before.keys()
    assert run("tools/compile_tables.py").returncode == 0
    assert files(checkout) == now


@pytest.mark.broad
@pytest.mark.parametrize(("more", "said"), [(1, "is no multiple of 0.05"), (55, "by +0.55: more than 0.50")])
def test_a_row_that_is_refused_changes_nothing(more: int, said: str, checkout: Path) -> None:
    before = files(checkout)
    table = run_path("src/lpr_calc/tables/lpr.py")
    one, five = (percent(table["COLUMNS"][tenor][-1] + plus) for tenor, plus in (("1y", 0), ("5y", more)))
    row = (str(date.fromordinal(table["NEXT_DUE"])), one, five, "--source", SOURCE, "--file", "data/lpr_rates.yaml")
    # The day may be one to come, which is doubted before anything else is looked at.
    accepted = ("--accept", row[0]) if more == 1 else ()
    done = run("-m", "lpr_calc", "rates", "add", *row, *accepted, "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr
    assert files(checkout) == before


def compile_tables(capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run the tool of the copy in this process."""
    code = run_path("tools/compile_tables.py")["main"](["--lang", "en"])
    return (code, *capsys.readouterr())


@pytest.mark.broad
@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    thinned(
        [
            (
                "lpr_rates.yaml",
                "one_year: 4.25",
                "one_year: 4.2",
                "17:15",
                "[value] 2019-08-20: one_year is “4.2” (must be a percentage with two decimals, such as 3.85)",
            ),
            (
                "lpr_rates.yaml",
                "one_year: 4.25",
                "one_yaer: 4.25",
                "17:5",
                "[key] 2019-08-20: unknown key “one_yaer” (did you mean one_year?)",
            ),
            (
                "lpr_rates.yaml",
                "- effective: 2019-09-20",
                "- effective: 2019-09-19",
                "21:16",
                "[publication-day] 2019-09-19 is no publication day (the 20th or the next working day: 2019-09-20)",
            ),
            (
                "benchmark_rates.yaml",
                "one_year: 4.35",
                "one_year: 4,35",
                "",
                "one_year is “4,35” (must be a percentage with two decimals, such as 3.85)",
            ),
            (
                "provisions.yaml",
                'from: "1987-01-01"',
                'from: "1987-1-1"',
                "28:11",
                "[date] from is “1987-1-1” (write 2021-01-01)",
            ),
            (
                "provisions.yaml",
                'to: "2020-12-31"',
                'to: "1986-12-31"',
                "29:9",
                "[date] to is “1986-12-31” (1987-01-01 or later)",
            ),
            (
                "provisions.yaml",
                'successor: "civil-code/985"',
                'successor: "civil-code/9850"',
                "38:16",
                "[successor] successor is “civil-code/9850” (must be an id of this file)",
            ),
            (
                "provisions.yaml",
                'id: "general-principles-1986/108"',
                'id: "general-principles-1986/92"',
                "39:9",
                "[twice] “general-principles-1986/92” is there already (see data/provisions.yaml:22:5)",
            ),
            ("provisions.yaml", 'mark: "M"', 'mark: "N"', "37:11", "[mark] mark is “N” (must be T, C, Q or M)"),
            (
                "provisions.yaml",
                'short: "民法通则"',
                "short: [民法通则]",
                "24:12",
                "[value] short is “[…]” (must be text)",
            ),
            (
                "provisions.yaml",
                'short: "民法通则"',
                'short: "民法\\t通则"',
                "24:12",
                "(no line break, tab, backslash or three double quotes)",
            ),
            (
                "provisions.yaml",
                'short: "民法通则"',
                'shrot: "民法通则"',
                "24:5",
                "[key] unknown key “shrot” (did you mean short?)",
            ),
            ("provisions.yaml", '    short: "民法通则"\n', "", "22:5", "[value] short is missing"),
            (
                "court_fees.yaml",
                'flat: "50"',
                'flat: "50.005"',
                "12:11",
                "[value] flat is “50.005” (must be a figure with at most two decimals, such as 2.5)",
            ),
            (
                "court_fees.yaml",
                '{to: "100000", percent',
                '{to: "1000", percent',
                "16:14",
                '[order] not above the band before (sort the bands, "" in the last)',
            ),
            (
                "court_fees.yaml",
                "schedules:",
                "schedule:",
                "7:1",
                "[empty] nothing under schedules (schedules: must hold rows)",
            ),
        ],
        4,
        broad=1,
    ),
)
def test_what_is_wrong_with_a_data_file(
    file: str, old: str, new: str, place: str, said: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line, column, what was read, what would be right; exit code 1, and no module is written."""
    path = Path("data") / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = files(checkout)
    code, out, err = compile_tables(capsys)
    assert (code, err) == (1, "")
    first, last = out.splitlines()[0], out.splitlines()[-1]
    assert first.startswith(f"data/{file}:{place}")
    assert said in first
    assert last.startswith(f"data/{file}: ")
    found = len(out.splitlines()) - 1
    assert last.endswith(f"{found} error{'s' if found > 1 else ''}, 0 warnings")
    assert files(checkout) == before


@pytest.mark.broad
@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("lpr_rates.yaml", b"series: [", "data/lpr_rates.yaml:2:1: YAML syntax"),
        (
            "provisions.yaml",
            "provisions:\n  - id: 民法".encode("gb18030"),
            "data/provisions.yaml:2:1: this line is not UTF-8",
        ),
        ("court_fees.yaml", None, "data/court_fees.yaml: cannot read: No such file or directory"),
    ],
)
def test_a_data_file_that_cannot_be_read(
    file: str, content: bytes | None, said: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2; what is wrong with another file is said all the same."""
    path = Path("data") / file
    path.unlink() if content is None else path.write_bytes(content)
    other = Path("data/benchmark_rates.yaml")
    other.write_text(other.read_text(encoding="utf-8").replace("one_year: 4.35", "one_year: 4,35"), encoding="utf-8")
    before = files(checkout)
    code, out, err = compile_tables(capsys)
    assert code == 2
    assert err.startswith(f"error: {said}")
    assert "data/benchmark_rates.yaml" in out
    assert files(checkout) == before
