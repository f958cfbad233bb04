"""The user's own file: taken for papers, told, overruled by the case, and nothing in it changes an amount."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import program

CASE = """\
creditor: {name: 王某, natural: true}
debtor: {name: 李某, natural: true}
principal: 300000
due: 2022-05-31
until: 2024-06-30
pay_by: 2024-07-15
"""
OWN = """\
lawyer: {firm: 某某律师事务所, name: 张律师}
account: {name: 王某, bank: 某银行, number: "6222000011112222"}
法院: 北京市某区人民法院
lang: zh
"""


def run(folder: Path, *args: str, own: str = OWN, case: str = CASE, lang: str = "C.UTF-8") -> tuple[int, str, str]:
    (folder / "config.yaml").write_text(own, encoding="utf-8")
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    env = {**os.environ, "LPR_CALC_CONFIG": str(folder / "config.yaml"), "LANG": lang, "LC_ALL": ""}
    ran = program.run(*args, cwd=folder, env=env)
    return ran.returncode, ran.stdout, ran.stderr


def test_it_fills_a_letter_and_is_told(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "draft", "demand", "case.yaml")
    assert code == 0
    assert "某某律师事务所" in out
    assert "6222000011112222" in out
    assert f"取自 {tmp_path / 'config.yaml'}：lawyer、account、法院" in err
    assert "取自" not in run(tmp_path, "draft", "demand", "case.yaml", "-q")[2]


def test_the_case_goes_before(tmp_path: Path) -> None:
    case = CASE + "律师: {律所: 另一律所, 姓名: 李律师}\n"
    code, out, err = run(tmp_path, "draft", "demand", "case.yaml", case=case)
    assert code == 0
    assert "另一律所" in out
    assert "某某律师事务所" not in out
    assert "config.yaml：account、法院" in err


def test_it_changes_no_amount_and_is_not_asked_for_one(tmp_path: Path) -> None:
    own = run(tmp_path, "claim", "case.yaml", "--format", "json")
    bare = program.run(
        "claim", "case.yaml", "--format", "json", cwd=tmp_path, env={**os.environ, "LPR_CALC_CONFIG": ""}
    )
    assert own == (bare.returncode, bare.stdout, bare.stderr)


@pytest.mark.parametrize(
    "key", ["principal: 1", "conventions: {count: both}", "rate: 24%", "计息约定: {}", "lawer: {}"]
)
def test_what_changes_an_amount_is_refused_there(key: str, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "draft", "demand", "case.yaml", own=f"{OWN}{key}\n")
    assert (code, out) == (2, "")
    assert "config.yaml:5:1: 用户配置里不能写" in err


@pytest.mark.parametrize(
    ("stated", "title"), [("zh", "本金与利息计算"), ("en", "Principal and interest"), ("", "Principal")]
)
def test_its_language_goes_before_the_locale_and_behind_the_option(stated: str, title: str, tmp_path: Path) -> None:
    own = f"lang: {stated}\n" if stated else "court: x\n"
    assert run(tmp_path, "claim", "case.yaml", "-q", own=own, lang="en_US.UTF-8")[1].startswith(title)
    assert run(tmp_path, "claim", "case.yaml", "-q", "--lang", "zh", own=own)[1].startswith("本金与利息计算")


def test_one_that_is_named_and_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    env = {**os.environ, "LPR_CALC_CONFIG": str(tmp_path / "none.yaml")}
    ran = program.run("draft", "demand", "case.yaml", cwd=tmp_path, env=env)
    assert ran.returncode == 2
    assert "none.yaml: 无法读取" in ran.stderr
