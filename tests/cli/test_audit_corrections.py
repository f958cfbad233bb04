"""`audit` names the entry of the CHANGELOG that made another figure of an older result, or says that none did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.cli import run
from lpr_calc.law.corrections import corrections
from lpr_calc.tables.revision import REVISION
from paths import ROOT

RECORDED = ROOT / "tests" / "data" / "results" / "judgment-of-a-bank-loan.json"
"""A judgment as the program wrote it on 2026-11-28, before general interest on a bank loan went by 360 days: 300,000 at
9 % for 851 days are 62,950.68 by 365 and 63,825.00 by 360."""
BANK = """
kind: bank-loan
principal: 300000
signed: 2021-03-01
lent: 2021-03-01
due: 2022-03-01
rate: 6%
overdue_rate: 9%
until: 2022-06-30
payments: [{date: 2022-05-01, amount: 5000}]
"""
Auditor = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def audited(capsys: pytest.CaptureFixture[str]) -> Auditor:
    """Run the command and return its exit code and its JSON."""

    def ask(*words: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run(["audit", *map(str, words), "--format", "json", "-q"])
        return code, json.loads(capsys.readouterr().out)

    return ask


@pytest.fixture
def older(tmp_path: Path) -> Callable[..., Path]:
    """A claim on a bank loan as an older program may have written it."""
    case = tmp_path / "bank.yaml"
    case.write_text(BANK, encoding="utf-8")
    made = tmp_path / "now.json"
    assert run(["claim", str(case), "-o", str(made), "-q"]) == 0

    def change(revision: int | None, kind: str = "", interest: str = "1.00", **other: Any) -> Path:
        result = json.loads(made.read_text(encoding="utf-8"))
        assert result["revision"] == REVISION
        result["revision"] = revision
        if revision is None:
            del result["revision"]
        for line in result["lines"]:
            if line["kind"] == kind:
                line["interest"] = interest
        path = tmp_path / "older.json"
        path.write_text(json.dumps(result | other), encoding="utf-8")
        return path

    return change


def test_a_recorded_result_is_told_the_entry(audited: Auditor, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = audited(RECORDED)
    assert (code, found["causes"], found["revision"]) == (1, ["version"], {"old": None, "new": REVISION})
    (one,) = found["corrections"]
    assert one["entry"] == "A judgment of `kind: bank-loan` whose `basis` is not stated"
    # The result of today rests on an article that the old one does not cite.
    assert (one["version"], one["by"], one["provisions"]) == ("Unreleased", "cited", ["pbc-2005-129/formula"])
    assert one["heads"] == ["general"]
    assert found["lines"][0]["old"]["interest"] == "62950.68"
    assert found["lines"][0]["new"]["interest"] == "63825.00"
    assert run(["audit", str(RECORDED), "-q"]) == 1
    assert "银行借款的判决没有写年天数的，一般债务利息按 360 天；以前按 365 天（计结息通知" in capsys.readouterr().out
    assert run(["audit", str(RECORDED), "-q", "--lang", "en"]) == 1
    assert "CHANGELOG.md Unreleased, “A judgment of `kind: bank-loan` whose" in capsys.readouterr().out


def test_a_notice_that_differs_is_said_in_its_words(audited: Auditor) -> None:
    _, found = audited(RECORDED)
    notices = [fact for fact in found["other"] if fact["path"].startswith("notices")]
    assert [(fact["old"], fact["new"]) for fact in notices] == [
        ("basis: 一年按 365 天", "basis: 金融借款一年按 360 天")
    ]


def test_two_results_of_two_states(audited: Auditor, tmp_path: Path) -> None:
    """The same between an old file and a new one, whichever is named first."""
    case = tmp_path / "judged.yaml"
    case.write_text(json.dumps(json.loads(RECORDED.read_text(encoding="utf-8"))["case"]), encoding="utf-8")
    new = tmp_path / "new.json"
    assert run(["judgment", str(case), "-o", str(new), "-q"]) == 0
    for files in ((RECORDED, new), (new, RECORDED)):
        code, found = audited(*files)
        assert (code, found["causes"], len(found["corrections"])) == (1, ["version"], 1)


def test_several_fit(older: Callable[..., Path], audited: Auditor, capsys: pytest.CaptureFixture[str]) -> None:
    """Penalty interest on a bank loan with a stated overdue rate: what speaks of it, by article first."""
    path = older(None, "penalty")
    code, found = audited(path)
    assert (code, found["causes"]) == (1, ["version"])
    assert len(found["corrections"]) > 1
    assert found["corrections"][0]["by"] == "line"
    assert found["corrections"][0]["entry"].startswith("A bank loan's `overdue_rate` was not used")
    stated = {one["entry"] for one in found["corrections"]}
    # It repays nothing by instalments, and asks for no ceiling.
    assert not [entry for entry in stated if "instalment" in entry or "ceiling" in entry]
    assert run(["audit", str(path), "-q", "--lang", "en"]) == 1
    assert f"{len(found['corrections'])} corrections between the two speak of penalty" in capsys.readouterr().out


def test_none_fits(
    older: Callable[..., Path],
    audited: Auditor,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where all corrections speak of other matters it is said."""
    judged = tuple(one for one in corrections() if one.of == ("judgment",))
    monkeypatch.setattr("lpr_calc.compute.corrected.corrections", lambda: judged)
    path = older(None, "penalty")
    code, found = audited(path)
    assert (code, found["causes"], found["corrections"]) == (1, ["version"], [])
    assert run(["audit", str(path), "-q"]) == 1
    assert "CHANGELOG.md 里两者之间没有一条更正说到罚息" in capsys.readouterr().out
    assert run(["audit", str(path), "-q", "--lang", "en"]) == 1
    assert "no correction in CHANGELOG.md between the two speaks of penalty" in capsys.readouterr().out


def test_the_same_state_was_changed_by_hand(older: Callable[..., Path], audited: Auditor) -> None:
    code, found = audited(older(REVISION, "penalty"))
    assert (code, found["causes"], found["corrections"]) == (1, ["file"], [])


def test_what_was_stated_explains_the_rest(older: Callable[..., Path], audited: Auditor, tmp_path: Path) -> None:
    """Another payment is stated: no correction is named for the lines it changes."""
    case = tmp_path / "paid.yaml"
    case.write_text(BANK.replace("amount: 5000", "amount: 9000"), encoding="utf-8")
    new = tmp_path / "new.json"
    assert run(["claim", str(case), "-o", str(new), "-q"]) == 0
    code, found = audited(older(None), new)
    assert (code, found["causes"], found["corrections"]) == (1, ["facts"], [])
    # A line that was another before the payment is the program's all the same.
    code, found = audited(older(None, "in-term"), new)
    assert (code, found["causes"]) == (1, ["facts", "version"])
    assert {head for one in found["corrections"] for head in one["heads"]} == {"in-term"}


def test_equal_results_name_no_correction(older: Callable[..., Path], audited: Auditor) -> None:
    code, found = audited(older(1))
    assert (code, found["equal"], found["causes"], found["corrections"]) == (0, True, [], [])
