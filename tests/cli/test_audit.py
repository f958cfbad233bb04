"""`audit`: a result gives again what it says, and what was changed in it, around it or in its matter is named."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.cli import run
from paths import FROZEN, ROOT
from sizes import default_or_broad, turns

PLAIN = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
PAID = (*PLAIN, "--pay", "2022-01-15=50000")
MATTERS: dict[str, tuple[str, ...]] = {
    "plain": ("claim", *PLAIN),
    "paid": ("claim", *PAID),
    "file and options": ("claim", "examples/wang-v-li.yaml", "--until", "2024-06-30", "--basis", "360"),
    "persons": ("claim", "examples/couple-and-guarantor.yaml"),
    "instalments": ("claim", "examples/car-loan.yaml"),
    "judgment": ("judgment", "examples/wang-v-li.yaml", "--payoff", "2025-12-31"),
    "persons judged": ("judgment", "examples/couple-and-guarantor-judged.yaml"),
    "no last day": ("claim", "--principal", "300000", "--from", "2020-09-01"),
}
Auditor = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a result to a file and return it."""
    monkeypatch.chdir(ROOT)

    def write(name: str, *words: str) -> Path:
        path = tmp_path / name
        assert run([*words, "-o", str(path), "-q"]) == 0
        return path

    return write


@pytest.fixture
def audited(capsys: pytest.CaptureFixture[str]) -> Auditor:
    """Run the command and return its exit code and its JSON."""

    def ask(*words: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run(["audit", *map(str, words), "--format", "json", "-q"])
        out = capsys.readouterr().out
        return code, json.loads(out) if out else {}

    return ask


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A result of JSON after something was done to it."""
    result = json.loads(path.read_text(encoding="utf-8"))
    change(result)
    other = path.with_name(f"changed-{path.name}")
    other.write_text(json.dumps(result), encoding="utf-8")
    return other


RESULTS = [(matter, ending) for matter in MATTERS for ending in ("json", "html", "xlsx")]
TURNS = [(*result, lang) for result, lang in turns(RESULTS, ("zh", "en"), 1)]
"""Every matter in every form; the languages take turns. The large run has both of each. By default a matter has one
form, which take turns too.
"""
FIRST = turns(list(MATTERS), ("json", "html", "xlsx"), 1)


def run_of(matter: str, ending: str, lang: str) -> list[pytest.MarkDecorator]:
    """Which run has a matter in a form and a language."""
    if (matter, ending, lang) not in TURNS:
        return [pytest.mark.large]
    return [] if (matter, ending) in FIRST else [pytest.mark.broad]


@pytest.mark.broad
@pytest.mark.parametrize(
    ("matter", "ending", "lang"),
    [pytest.param(*result, lang, marks=run_of(*result, lang)) for result in RESULTS for lang in ("zh", "en")],
)
def test_a_result_gives_itself_again(
    matter: str, ending: str, lang: str, made: Callable[..., Path], audited: Auditor
) -> None:
    if ending == "xlsx":
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("openpyxl")
    path = made(f"result.{ending}", *MATTERS[matter], "--lang", lang)
    code, found = audited(path)
    assert (code, found["equal"], found["causes"]) == (0, True, []), found


def test_the_case_is_what_was_stated(made: Callable[..., Path]) -> None:
    """Keys as the user wrote them, the options over the file, and the day it was computed on where that matters."""
    result = json.loads(made("a.json", *MATTERS["file and options"]).read_text(encoding="utf-8"))
    assert result["case"]["until"] == "2024-06-30"
    assert result["case"]["conventions"] == {"basis": "360"}
    assert result["case"]["loans"][0]["principal"] == "30万"
    assert "today" not in result
    assert "today" in json.loads(made("b.json", *MATTERS["no last day"]).read_text(encoding="utf-8"))


def test_a_result_of_another_day(made: Callable[..., Path], audited: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a last day it is computed again to the day it was made on, not to today."""

    class Then(date):
        @classmethod
        def today(cls) -> Then:
            return cls(2023, 6, 30)

    with monkeypatch.context() as then:
        then.setattr("lpr_calc.cli.claim.date", Then)
        path = made("result.json", *MATTERS["no last day"])
    code, found = audited(path)
    assert (code, found["equal"], found["until"]["new"]) == (0, True, "2023-06-30")


@pytest.mark.parametrize("matter", ["paid", "judgment"])
@default_or_broad(8, 1)
def test_a_figure_that_was_changed(matter: str, size: int, made: Callable[..., Path], audited: Auditor) -> None:
    """Every amount of every line, payment and total, one at a time (by default every eighth)."""
    path = made("result.json", *MATTERS[matter])
    result = json.loads(path.read_text(encoding="utf-8"))
    places: list[tuple[Any, ...]] = [("totals", name) for name in result["totals"]]
    places += [("lines", -1, name) for name in ("base", "interest", "running", "days", "formula", "last_day")]
    places += [("ledger", -1, name) for name in ("amount", "principal") if result["ledger"]]
    places += [("lines", 0, "provisions"), ("provisions", 0, "id"), ("notices", 0, "code"), ("conventions", "count")]
    places += [(part, name) for part in ("owed", "boxes", "enforcement") for name in result.get(part, ())]
    for place in places[::size]:

        def change(held: Any, place: tuple[Any, ...] = place) -> None:
            for step in place[:-1]:
                held = held[step]
            held[place[-1]] = "2021-01-02" if "day" in str(place[-1]) else "1.23"

        code, found = audited(changed(path, change))
        assert (code, found["equal"], found["causes"]) == (1, False, ["file"]), place


@pytest.mark.parametrize("name", ["base", "interest", "running", "days", "formula", "last_day", "provisions", "cut"])
def test_a_changed_line_shows_what_was_changed(
    name: str, made: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What was written into a line and what belongs there stand on both sides of the arrow, whichever figure it is."""
    path = made("result.json", *MATTERS["plain"])
    other = changed(path, lambda held: held["lines"][-1].update({name: "1.23"}))
    right = json.loads(path.read_text(encoding="utf-8"))["lines"][-1][name]
    capsys.readouterr()
    assert run(["audit", str(other), "--lang", "zh"]) == 1
    (line,) = [said for said in capsys.readouterr().out.splitlines() if "2023-06-20 起" in said]
    before, _, after = line.partition("：")[2].partition(" → ")
    assert before != after.partition("（")[0]
    assert "1.23" in before, line
    assert str(right[0] if isinstance(right, list) else right) in after, line


def test_what_a_page_shows(made: Callable[..., Path], audited: Auditor) -> None:
    """31,858.77 = 300000 × (3.85 % × 475 + 3.80 % × 31 + 3.70 % × 214 + 3.65 % × 302 + 3.55 % × 10) ÷ 365, by line."""
    path = made("page.html", "claim", *PLAIN)
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    path.write_text(text.replace('<td class="figure whole">31,858.77', '<td class="figure whole">31,958.77'), "utf-8")
    assert path.read_text(encoding="utf-8") != text
    code, found = audited(path)
    assert (code, found["causes"]) == (1, ["file"])
    assert {(pair["old"], pair["new"]) for pair in found["shown"]} == {("31,958.77", "31,858.77")}


def test_what_a_workbook_shows(made: Callable[..., Path], audited: Auditor, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("openpyxl")
    path, other = made("book.xlsx", "claim", *PLAIN), tmp_path / "other.xlsx"
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(other, "w") as forged:
        for member in book.infolist():
            held = book.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                held, times = re.subn(rb"<v>15030\.8[0-9]*</v>", b"<v>15130.82</v>", held, count=1)
                assert times == 1
            forged.writestr(member, held)
    code, found = audited(other)
    assert (code, found["causes"]) == (1, ["file"])
    assert [pair["old"].split()[-1] for pair in found["shown"]] == ["15130.82"]


def test_a_quote_that_changed(made: Callable[..., Path], audited: Auditor, tmp_path: Path) -> None:
    """3.70 of 2022-01-20 read as 3.75: until 2022-02-20 32 days on 300000, 0.05 % × 32 ÷ 365 = 13.15 more."""
    table = tmp_path / "rates.yaml"
    text = (FROZEN / "lpr_rates.yaml").read_text(encoding="utf-8")
    table.write_text(re.sub(r"(2022-01-20.*?)3\.70", r"\g<1>3.75", text, count=1, flags=re.DOTALL), encoding="utf-8")
    path = made("result.json", "claim", *PLAIN)
    code, found = audited(path, "--rates", table)
    assert (code, found["causes"]) == (1, ["rates"])
    assert {tuple(line["causes"]) for line in found["lines"]} == {("quote",)}
    assert found["lines"][0]["by"] == "2022-01-20"
    interest = next(total for total in found["totals"] if total["name"] == "interest")
    # 300000 × 3.75 % × 32 ÷ 365 = 986.30; 300000 × 3.70 % × 182 ÷ 365 = 5534.79; before in one line 6507.95.
    assert interest == {"name": "interest", "old": "31858.77", "new": "31871.91"}


def test_a_payment_more(made: Callable[..., Path], audited: Auditor) -> None:
    old, new = made("old.json", "claim", *PLAIN), made("new.html", "claim", *PAID)
    code, found = audited(old, new)
    assert (code, found["causes"]) == (1, ["facts"])
    assert [(fact["path"], fact["old"]) for fact in found["facts"]] == [("payments", None)]
    assert [pair["new"]["date"] for pair in found["ledger"]] == ["2022-01-15"]
    assert {line["by"] for line in found["lines"]} == {"2022-01-15"}
    assert {line["causes"][0] for line in found["lines"]} == {"payment"}
    assert min(line["new"]["last_day"] for line in found["lines"]) == "2022-01-14"


def test_another_last_day(made: Callable[..., Path], audited: Auditor) -> None:
    later = (*PLAIN[:-1], "2023-07-31")
    code, found = audited(made("old.json", "claim", *PLAIN), made("new.json", "claim", *later))
    assert (code, found["causes"]) == (1, ["facts", "until"])
    assert [line["causes"] for line in found["lines"]] == [["days"]]
    # 31 days more on 300000 at 3.55 %: 41 days are 1196.30, 10 are 291.78.
    interest = next(total for total in found["totals"] if total["name"] == "interest")
    assert interest == {"name": "interest", "old": "31858.77", "new": "32763.29"}


def test_another_version(made: Callable[..., Path], audited: Auditor, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that another version gave otherwise is the version's; the reader is sent to the CHANGELOG."""
    path = made("result.json", "claim", *PLAIN)

    def older(result: dict[str, Any]) -> None:
        result["version"] = "0.0.1"
        result["lines"][0]["rule"] = "another rule"

    other = changed(path, older)
    code, found = audited(other)
    assert (code, found["causes"], found["lines"][0]["causes"]) == (1, ["version"], ["rule"])
    assert run(["audit", str(other), str(path), "--lang", "en"]) == 1
    assert "CHANGELOG.md" in capsys.readouterr().out
    assert audited(changed(path, lambda result: result.update(version="0.0.1")))[0] == 0


def test_no_result_of_ours(made: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = json.loads(made("result.json", "claim", *PLAIN).read_text(encoding="utf-8"))
    foreign: dict[str, bytes] = {
        "text.txt": "本金 300000".encode(),
        "other.json": b'{"schema": "lpr-calc/fee/1"}',
        "list.json": b"[1]",
        "deep.json": b"[" * 100_000,
        "page.html": b"<html><body>1</body></html>",
        "empty.json": b"",
        "book.xlsx": b"PK\x03\x04 no zip",
        "lines.json": json.dumps(result | {"lines": [1]}).encode(),
        "float.json": json.dumps(result | {"case": {"principal": 1.5}}).encode(),
    }
    for name, content in foreign.items():
        (tmp_path / name).write_bytes(content)
        capsys.readouterr()
        assert run(["audit", str(tmp_path / name), "--lang", "en"]) == 2, name
        assert capsys.readouterr().err == (
            f"error: {tmp_path / name}: no result of claim or judgment of ours (a .json, .html or .xlsx is meant)\n"
        )
    assert run(["audit", str(tmp_path / "nowhere.json")]) == 2


def test_a_result_without_its_case(made: Callable[..., Path], audited: Auditor) -> None:
    """An older one cannot be computed again; two can be compared all the same."""
    path = made("result.json", "claim", *PAID)
    older = changed(path, lambda result: result.pop("case"))
    assert audited(older) == (2, {})
    assert audited(older, path)[0] == 0
    assert audited(older, made("plain.json", "claim", *PLAIN))[1]["causes"] == ["facts"]


def test_claim_beside_judgment(made: Callable[..., Path], audited: Auditor) -> None:
    assert audited(made("a.json", *MATTERS["plain"]), made("b.json", *MATTERS["judgment"])) == (2, {})


def test_a_day_is_named_by_what_it_is_the_day_of(
    made: Callable[..., Path], audited: Auditor, capsys: pytest.CaptureFixture[str]
) -> None:
    """A payment has its day and a judgment has its own; what else a result holds has its Chinese names too."""
    old = made("a.json", "claim", *PAID)
    new = made("b.json", "claim", *PLAIN, "--pay", "2022-02-15=50000")
    capsys.readouterr()
    assert run(["audit", str(old), str(new), "--lang", "zh"]) == 1
    said = capsys.readouterr().out
    assert "  还款.日期：2022-01-15 → 2022-02-15\n" in said
    assert "判决日" not in said
    assert "owed." not in said
    assert "provisions" not in said


def test_interest_that_begins_on_another_day(
    made: Callable[..., Path], audited: Auditor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule is the same: of the first line there are fewer days."""
    files = []
    for name, first in (("old", "2023-07-03"), ("new", "2023-07-04")):
        case = tmp_path / f"{name}.yaml"
        case.write_text(
            "until: 2024-06-30\njudgment: {principal: 300000, date: 2023-11-01, perform_by: 2023-12-21, "
            f"interest: {{base: 300000, from: {first}, rate: LPR}}}}\n",
            encoding="utf-8",
        )
        files.append(made(f"{name}.json", "judgment", str(case)))
    code, found = audited(*files)
    assert code == 1
    assert {tuple(line["causes"]) for line in found["lines"]} == {("days",)}
    capsys.readouterr()
    run(["audit", *map(str, files), "--lang", "zh"])
    assert "  判决.一般债务利息.起算日：2023-07-03 → 2023-07-04\n" in capsys.readouterr().out


def test_a_result_as_an_older_shell_redirects_it(made: Callable[..., Path]) -> None:
    """`>` of PowerShell 5 writes UTF-16 with a byte order mark."""
    path = made("r.json", "claim", *PLAIN)
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    assert run(["audit", str(path)]) == 0
