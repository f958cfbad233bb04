"""`check`: everything that is wrong with a case file, and what nothing uses; exit codes and annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import program
from case_files import EXAMPLES
from paths import TESTS
from sizes import thinned

RIGHT = """\
kind: private-lending
loans:
  - {principal: 300000, due: 2022-05-31}
until: 2024-06-30
"""


def check(folder: Path, *args: str, **files: str) -> tuple[int, str, str]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    ran = program.run("check", *(f"{name}.yaml" for name in files), *args, "--lang", "en", cwd=folder)
    return ran.returncode, ran.stdout, ran.stderr


def test_a_right_file(tmp_path: Path) -> None:
    assert check(tmp_path, a=RIGHT) == (0, "a.yaml: 0 errors, 0 facts not used\n", "")


def test_what_no_command_uses_is_said_and_refused_under_strict(tmp_path: Path) -> None:
    # A private loan charges no penalty interest, and none of the other computations reads it.
    text = RIGHT.replace("due: 2022-05-31", "due: 2022-05-31, penalty: 1.5")
    code, out, _ = check(tmp_path, a=text)
    assert code == 0
    assert out == (
        "a.yaml:3:51 loans[0].penalty: not used penalty: this kind of claim (private-lending) does not use it\n"
        "a.yaml: 0 errors, 1 fact not used\n"
    )
    assert check(tmp_path, "--strict", a=text)[0] == 1


def test_a_fact_that_one_command_uses_is_used(tmp_path: Path) -> None:
    # `demands` decide nothing in a claim whose due date is stated, and the end of limitation in `limitation`.
    text = RIGHT + "demands: [{date: 2024-03-01, delivered: true}]\n"
    assert check(tmp_path, a=text)[1] == "a.yaml: 0 errors, 0 facts not used\n"


def test_a_part_of_what_others_leave_whole(tmp_path: Path) -> None:
    """`limitation` uses no costs at all, a claim all but the one that arises after its end: that one is unused."""
    text = (
        RIGHT + "costs: [{name: notice, amount: 300, date: 2024-07-01}, {name: lawyer, amount: 5, date: 2024-06-01}]\n"
    )
    code, out, _ = check(tmp_path, a=text)
    assert code == 0
    assert "a.yaml:5:9 costs[0]: not used costs notice=2024-07-01=300: it is later than the end\n" in out
    assert "costs[1]:" not in out
    # Which of two mortgages goes first is for `distribution` alone.
    text = RIGHT + "security: [{kind: mortgage, property: flat, registered: 2021-03-01}]\n"
    assert "registered" not in check(tmp_path, a=text)[1]


def test_a_loan_by_instalments_is_for_its_schedule_and_its_cost(tmp_path: Path) -> None:
    """A claim for its arrears has no rule but a bank's: who asks what his loan costs made no mistake."""
    text = "principal: 12000\nlent: 2024-01-15\nrate: 1%/月\nrepayment: equal-principal\nperiods: 12\n"
    charged = text + "charges: [{name: 保险费, amount: 20, at: each}]\n"
    code, out, _ = check(tmp_path, "--format", "json", a=charged, b=charged.replace("12\n", "0\n"))
    right, wrong = json.loads(out)["files"]
    assert code == 1
    assert (right["errors"], right["unused"], right["commands"][:2]) == ([], [], ["schedule", "cost"])
    assert wrong["errors"]


def test_what_only_the_computation_refuses_is_wrong_too(tmp_path: Path) -> None:
    code, out, _ = check(tmp_path, a=RIGHT.replace("until: 2024", "until: 2019"))
    assert code == 1
    assert "a.yaml: 1 error, 0 facts not used" in out


def test_every_file_is_checked_however_many_are_broken(tmp_path: Path) -> None:
    code, out, err = check(tmp_path, a="principal: -5\n", b="- 1\n", c=RIGHT)
    assert (code, err) == (1, "")
    assert [line for line in out.splitlines() if "facts not used" in line] == [
        "a.yaml: 1 error, 0 facts not used",
        "b.yaml: 1 error, 0 facts not used",
        "c.yaml: 0 errors, 0 facts not used",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ran = program.run("check", "nowhere.yaml", "--lang", "zh", cwd=tmp_path)
    assert ran.returncode == 2
    assert "无法读取：没有这个文件或文件夹" in ran.stdout


def test_annotations_stand_on_the_line(tmp_path: Path) -> None:
    code, out, _ = check(tmp_path, "--format", "github", a=RIGHT.replace("until: 2024-06-30", "until: 2024-06-31"))
    assert code == 1
    assert out.startswith("::error file=a.yaml,line=4,col=8,title=case value-refused::")


def test_json_names_line_and_column(tmp_path: Path) -> None:
    code, out, _ = check(tmp_path, "--format", "json", a=RIGHT + "intrest: 5\n")
    (found,) = json.loads(out)["files"]
    assert code == 1
    assert [(e["code"], e["line"], e["column"]) for e in found["errors"]] == [("key-unknown", 5, 1)]
    assert found["commands"] == []


@pytest.mark.parametrize("path", thinned(EXAMPLES, 5, broad=1), ids=lambda path: path.name)
def test_the_examples_are_right(path: Path) -> None:
    assert program.run("check", str(path)).returncode == 0


def test_every_broken_case_file_fails(tmp_path: Path) -> None:
    """Whatever the tests of errors hold of a case file, `check` finds at least one error in it."""
    paths = sorted((TESTS / "data" / "errors").glob("*.yaml"))
    ran = program.run("check", *map(str, paths), "--format", "json")
    files = json.loads(ran.stdout)["files"]
    assert len(files) == len(paths)
    assert [found["file"] for found in files if not found["errors"]] == []
