"""Bad input gets its place, what was read and what would be right: full-width colons in YAML, dashes of word
processors.

Both are generated: a colon after every key of every section, wherever a key may stand; a dash before every option of
every command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from lpr_calc.base.errors import LprError, Problem
from lpr_calc.casefile import keys
from lpr_calc.casefile.files import read_case_file
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import run
from lpr_calc.cli.group import build
from lpr_calc.rates.files import parse_rates
from sizes import default_or_broad, turns

TODAY = date(2026, 11, 27)


def problems(text: str, tmp_path: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a case file, () where nothing is."""
    path = tmp_path / "案.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        parse_case(read_case_file(str(path)), TODAY)
    except LprError as error:
        return tuple(problem._replace(where=problem.where.replace(str(path), "案.yaml")) for problem in error.problems)
    return ()


WHOLE = """\
# 一案
title: 王某诉李某：民间借贷
creditor: {name: 王某, natural: true}
debtor:
  name: 李某
  natural: true
until: 2025-11-28
filed: 2024-06-03
loans:
  - id: 借条1
    principal: 30万
    signed: 2021-06-01
    due: 2022-05-31
  - principal: [{date: 2021-07-01, amount: 1万}]
    due: 2022-06-30
payments:
- {date: 2022-12-01, amount: 20000, note: "微信：转账", loan: 借条1}
- date: 2023-12-01
  amount: 1000
  note: |
    还款：支付宝
    本金：部分
  loan: 借条1
conventions:
  basis: 360
judgment:
  date: 2024-08-20
"""
CHINESE = """\
案件: 王某诉李某
债权人: {姓名: 王某, 自然人: 是}
本金: 30万
到期日: 2022-05-31
计算至: 2025-11-28
还款:
  - 日期: 2022-12-01
    金额: 20000
    备注: 微信：转账
计息约定: {年天数: 360}
"""
COLON = re.compile(r"(?<=[{ \n-])([^\s:{,：\[]+):(?= |\n)")


def colons(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the keys of a file with the line and column of their colons."""
    for number, row in enumerate(text.split("\n"), 1):
        for found in COLON.finditer(f"\n{row}\n"):
            if not row.startswith("#"):
                yield found[1], number, found.end(1)


def test_the_files_are_right(tmp_path: Path) -> None:
    assert problems(WHOLE, tmp_path) == ()
    assert problems(CHINESE, tmp_path) == ()
    assert len([*colons(WHOLE), *colons(CHINESE)]) > 40


@pytest.mark.parametrize("blank", [" ", ""])
@pytest.mark.parametrize("text", [WHOLE, CHINESE])
def test_a_full_width_colon_after_every_key(text: str, blank: str, tmp_path: Path) -> None:
    """Line, column, what was read, and the same key with a half-width colon."""
    for word, line, column in colons(text):
        rows = text.split("\n")
        row = rows[line - 1]
        assert row[column - 1] == ":"
        rows[line - 1] = row[: column - 1] + "：" + blank + row[column:].lstrip(" ")
        found = problems("\n".join(rows), tmp_path)
        assert [(p.where, p.message.zh) for p in found] == [(f"案.yaml:{line}:{column}", f"“{word}：”用了全角冒号")]
        assert found[0].hint.zh.startswith(f"写成半角冒号加空格：{word}:")
        assert found[0].hint.en.startswith(f"write a half-width colon and a space: {word}:")
        assert found[0].message.en == f"“{word}：” has a full-width colon"


@pytest.mark.parametrize("text", [WHOLE, CHINESE])
def test_all_of_them_at_once(text: str, tmp_path: Path) -> None:
    """A file typed with a Chinese keyboard throughout: every line of it is named."""
    wrong = COLON.sub(r"\1：", "\n" + text.replace("title: 王某诉李某：民间借贷", "title: x"))[1:]
    told = {int(p.where.split(":")[1]) for p in problems(wrong, tmp_path)}
    assert told == {line for _, line, _ in colons(text)}


@pytest.mark.parametrize("section", ["CASE", "LOAN"])
def test_every_key_of_a_case(section: str, tmp_path: Path) -> None:
    for key, (_, *aliases) in getattr(keys, section).items():
        for word in (key, *aliases):
            found = problems(f"title: x\n{word}：1\n", tmp_path)
            assert [(p.code, p.where) for p in found] == [("yaml-colon", f"案.yaml:2:{len(word) + 1}")], word


@pytest.mark.parametrize(
    "text",
    [
        "title: 本金：三十万",
        'title: "本金：三十万"',
        "title: 张某：李某",
        "evidence: [{name: 借条：原件, proves: 借款}]",
        "title: >\n  还款：微信\n  本金：三十万",
        "payments:\n  - date: 2022-12-01\n    amount: 5\n    note: |\n      还款：微信\n      到期日：无\n",
        "# 本金：三十万\ntitle: x # 到期日：无",
    ],
)
def test_a_colon_in_a_text_is_the_authors(text: str, tmp_path: Path) -> None:
    assert problems(f"principal: 1\ndue: 2022-05-31\nuntil: 2023-05-31\n{text}\n", tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("principal: 1\n  due：2022-05-31\n", "2:6", "“due：”用了全角冒号（写成半角冒号加空格：due: 2022-05-31）"),
        ('principal: 1\n"due"：2022-05-31\n', "2:6", "“due：”用了全角冒号（写成半角冒号加空格：due: 2022-05-31）"),
        ("principal: 1\nduee：2022-05-31\n", "2:5", "“duee：”用了全角冒号（写成半角冒号加空格：duee: 2022-05-31）"),
        (
            "principal: 1\npayments:\n  - {date: 2022-12-01，amount: 5}\n",
            "3:22",
            "“amount”前面用了全角逗号（写成半角逗号加空格：, amount: …）",
        ),
        (
            "conventions：{basis: 360}\n",
            "1:12",
            "“conventions：”用了全角冒号（写成半角冒号加空格：conventions: {basis: 360}）",
        ),
    ],
)
def test_other_places(text: str, where: str, said: str, tmp_path: Path) -> None:
    found = problems(text, tmp_path)
    assert found[0].say("zh") == f"案.yaml:{where}: {said}"


def test_another_mistake_is_not_put_down_to_it(tmp_path: Path) -> None:
    """A text with such a colon far from what is wrong."""
    found = problems('title: 王某：李某\nprincipal: "1\ndue: 2022-05-31\n', tmp_path)
    assert [p.code for p in found] == ["yaml-syntax"]


def test_a_rate_file() -> None:
    text = "series: lpr\nrates:\n  - effective：2026-09-20\n    1y: 3.00\n"
    with pytest.raises(LprError) as error:
        parse_rates(text, "lpr.yaml")
    assert (
        error.value.problems[0].say("zh")
        == "lpr.yaml:3:14: “effective：”用了全角冒号（写成半角冒号加空格：effective: 2026-09-20）"
    )


def options() -> Iterator[tuple[str, str]]:
    """Yield every option of every command."""

    def inside(command: click.Command, words: str) -> Iterator[tuple[str, str]]:
        for param in command.params:
            yield from ((words, name) for name in param.opts if name.startswith("-"))
        if isinstance(command, click.Group):
            ctx = click.Context(command)
            for name in command.list_commands(ctx):
                inner = command.get_command(ctx, name)
                assert inner is not None
                yield from inside(inner, f"{words} {name}".strip())

    yield from inside(build("zh"), "")


OPTIONS = sorted(set(options()))


DASHES = ("—", "–", "－－", "——", "−−", "-–", "―", "﹣﹣")


@default_or_broad(0, 1, len(DASHES))
def test_every_option_with_a_dash(size: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Every option of every command, behind the dashes that word processors make of two hyphens.

    In the broad run behind one of them, which take turns, by default every tenth; in the large run behind all.
    """
    assert len(OPTIONS) > 150
    for (words, option), dash in turns(OPTIONS if size else OPTIONS[::10], DASHES, max(size, 1)):
        wrong = dash + option.lstrip("-")
        assert run([*words.split(), wrong, "1"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err == f"错误：{wrong}: 开头是破折号，不是选项的 --（写作 {option}）\n", (words, option, err)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("claim", "—principal=300000"), "—principal=300000: 开头是破折号，不是选项的 --（写作 --principal）"),
        (("claim", "—pricipal", "1"), "—pricipal: 开头是破折号，不是选项的 --（写作 --principal）"),
        (("claim", "--overdue–rate", "24%"), "--overdue–rate: 选项里的横线不是半角的 -（写作 --overdue-rate）"),
        (("claim", "—overdue—rate", "24%"), "—overdue—rate: 开头是破折号，不是选项的 --（写作 --overdue-rate）"),
        (("rmb", "－500"), "AMOUNT: 金额“－500”为负数（例：300000、300,000.00、30万元、叁拾万元整）"),
        (
            ("claim", "—案件.yaml"),
            "—案件.yaml: 无法读取：没有这个文件或文件夹（检查文件名；新建一份：lpr-calc new）",
        ),
    ],
)
def test_what_else_begins_with_a_dash(args: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(list(args)) == 2
    assert capsys.readouterr().err == f"错误：{said}\n"


def test_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claim", "—principal", "1", "--lang", "en"]) == 2
    assert (
        capsys.readouterr().err
        == "error: —principal: a dash of a word processor, not the hyphens of an option (write --principal)\n"
    )


def test_a_key_that_stands_elsewhere_is_sent_there(tmp_path: Path) -> None:
    """Every key of the conventions and of a judgment at the top, every key of a case inside the conventions."""
    top = {**keys.LOAN, **keys.CASE}
    homes = {"conventions": keys.CONVENTIONS, "judgment": keys.JUDGMENT}
    tried = 0
    for home, section in homes.items():
        for key in (word for word in keys.known_keys(section) if not keys.canonical(word, top)):
            first = next(name for name, at in homes.items() if keys.canonical(key, at))
            (problem,) = problems(f"principal: 30万\ndue: 2022-05-31\n{key}: 1\n", tmp_path)
            # Words that tables use for a key of the top itself mean that one: 日利率 is a rate.
            if "是 " not in problem.hint.zh:
                assert (problem.code, first in problem.hint.zh) == ("key-unknown", True), (home, problem)
                tried += 1
    for key in (word for word in keys.known_keys(keys.CASE) if not keys.canonical(word, keys.CONVENTIONS)):
        (problem,) = problems(f"principal: 30万\ndue: 2022-05-31\nconventions: {{{key}: 1}}\n", tmp_path)
        if problem.hint.zh != "这个键写在案件的顶层":
            assert "是 " in problem.hint.zh, problem
        else:
            tried += 1
    assert tried > 100
