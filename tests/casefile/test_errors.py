"""Every problem an input can have, one small broken file each, with the exact messages beside it.

``errors/NAME.yaml`` is a broken case file, ``rate_errors/NAME.yaml`` a broken rate file. ``NAME.txt`` beside it holds
what the program says, in pairs of lines: first the Chinese sentence, then the English one; a file with several
problems has several pairs, in the order in which they are reported. Files whose name begins with ``rates-before``
lack a rate for a needed day and end with exit code 3, all others with 2 (contract §8).

Case files go the whole way without the command line: ``read_case_file`` → ``parse_case`` → ``calculate``; rate files
through ``read_rate_file``. Both are read from inside their folder, so that a message shows the bare file name.

After a deliberate change of wording::

    LPR_CALC_WRITE_ERRORS=1 pytest tests/casefile/test_errors.py

writes every ``.txt`` anew. Read the difference: is the place right, is what was read named, is what would be right
said, and does it read well in both languages?
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from lpr_calc.base.errors import EXIT_BAD_INPUT, EXIT_RATES, LprError, Problem
from lpr_calc.base.text import Text
from lpr_calc.casefile.files import read_case_file
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.law import rules
from lpr_calc.law.choices import Choices
from lpr_calc.law.context import Context
from lpr_calc.rates.files import load_rates, read_rate_file
from lpr_calc.rates.series import Rates
from lpr_calc.values.strictyaml import MAX_BYTES, load_yaml
from lpr_calc.values.tree import as_tree
from paths import TESTS
from sizes import of_each

HERE = TESTS / "data"
TODAY = date(2026, 11, 23)
SOURCE = "https://www.pbc.gov.cn/zhengcehuobisi/125207/125213/125440/3876551/3877436/index.html"


def read_case(name: str) -> None:
    """Take a case file the whole way to a result."""
    calculate(parse_case(read_case_file(name), TODAY), Rates())


def read_rates(name: str) -> None:
    """Load a rate file."""
    read_rate_file(name)


READERS: dict[str, Callable[[str], None]] = {"errors": read_case, "rate_errors": read_rates}
FILES = [path for folder in READERS for path in sorted((HERE / folder).glob("*.yaml"))]


def error_of(path: Path) -> LprError:
    """Read a broken file from inside its folder and return what is wrong with it."""
    with pytest.MonkeyPatch.context() as patched, pytest.raises(LprError) as caught:
        patched.chdir(path.parent)
        READERS[path.parent.name](path.name)
    return caught.value


def said(error: LprError) -> str:
    """Return every problem of an error in Chinese and English, line by line."""
    return "".join(f"{problem.say('zh')}\n{problem.say('en')}\n" for problem in error.problems)


def problems_of(text: str) -> tuple[Problem, ...]:
    """Take the text of a case file the whole way and return what is wrong with it."""
    with pytest.raises(LprError) as caught:
        calculate(parse_case(load_yaml(text, "case.yaml"), TODAY), Rates())
    return caught.value.problems


PATHS = [(f"{path.parent.name} {path.stem[0]}: {path.stem}", path) for path in FILES]


@of_each(PATHS)
def test_a_broken_file_says_exactly_this(path: Path) -> None:
    error = error_of(path)
    is_whole(error)
    golden = path.with_suffix(".txt")
    if os.environ.get("LPR_CALC_WRITE_ERRORS"):
        golden.write_text(said(error), encoding="utf-8")
    # libyaml words its syntax errors differently.
    if hasattr(yaml, "CBaseLoader") or all(problem.code != "yaml-syntax" for problem in error.problems):
        assert said(error) == golden.read_text(encoding="utf-8")
    assert error.exit_code == (EXIT_RATES if path.stem.startswith("rates-before") else EXIT_BAD_INPUT)


@of_each(PATHS)
def test_the_pure_python_reader_says_the_same(path: Path) -> None:
    """Only the wording of a YAML syntax error is left to the library."""
    with pytest.MonkeyPatch.context() as patched:
        patched.delattr(yaml, "CBaseLoader", raising=False)
        error = error_of(path)
    if all(problem.code != "yaml-syntax" for problem in error.problems):
        assert said(error) == path.with_suffix(".txt").read_text(encoding="utf-8")
    else:
        assert [problem.where.partition(":")[0] for problem in error.problems] == [path.name]


def is_whole(error: LprError) -> None:
    """Each problem has a code, both languages, one line each, and no placeholder left over."""
    for problem in error.problems:
        assert problem.code
        assert problem.message.zh
        assert problem.message.en
        assert bool(problem.hint.zh) == bool(problem.hint.en)
        for text in (problem.say("zh"), problem.say("en")):
            assert text.isprintable()
            assert "None" not in text
            assert "{" not in text


def test_no_golden_file_is_left_over() -> None:
    for folder in READERS:
        stems = {path.stem for path in (HERE / folder).glob("*.yaml")}
        assert {path.stem for path in (HERE / folder).glob("*.txt")} == stems
    assert len(FILES) > 100


class TestFilesThatCannotBeRead:
    """Missing, a folder, too large, or in no known encoding: named, exit code 2."""

    def test_missing_case_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(LprError) as caught:
            read_case_file("case.yaml")
        assert said(caught.value) == (
            "case.yaml: 无法读取：没有这个文件或文件夹（检查文件名；新建一份：lpr-calc new）\n"
            "case.yaml: cannot read: No such file or directory (check the name; start a new one: lpr-calc new)\n"
        )
        assert caught.value.exit_code == 2

    def test_folder_as_case_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(LprError) as caught:
            read_case_file(".")
        assert caught.value.problems[0].code == "file-unreadable"

    def test_missing_rate_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(LprError) as caught:
            read_rate_file("lpr.yaml")
        assert said(caught.value) == (
            "lpr.yaml: 无法读取：没有这个文件或文件夹\nlpr.yaml: cannot read: No such file or directory\n"
        )
        assert caught.value.exit_code == 2

    @pytest.mark.parametrize("read", [read_case_file, read_rate_file])
    def test_too_large(self, read: Callable[[str], object], tmp_path: Path) -> None:
        path = tmp_path / "big.yaml"
        path.write_bytes(b"#" * (MAX_BYTES + 1))
        with pytest.raises(LprError) as caught:
            read(str(path))
        problem = caught.value.problems[0]
        assert (problem.code, problem.where, problem.hint) == (
            "yaml-too-large",
            str(path),
            Text("最大 4 MB", "at most 4 MB"),
        )
        assert caught.value.exit_code == 2

    def test_no_known_encoding(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("case.yaml").write_bytes(b"principal: 30\xff\xff\n")
        with pytest.raises(LprError) as caught:
            read_case_file("case.yaml")
        assert said(caught.value) == ("case.yaml: 既不是 UTF-8 也不是 GB18030\ncase.yaml: neither UTF-8 nor GB18030\n")

    def test_rate_file_that_is_not_utf8(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("lpr.yaml").write_bytes("# 利率\nseries: lpr\n".encode("gb18030"))
        with pytest.raises(LprError) as caught:
            read_rate_file("lpr.yaml")
        assert said(caught.value) == (
            "lpr.yaml:1:1: 这一行不是 UTF-8（另存为 UTF-8）\nlpr.yaml:1:1: this line is not UTF-8 (save it as UTF-8)\n"
        )

    @pytest.mark.parametrize(
        "nothing",
        [
            "",
            '""',
            *(word for word in ("null", "~", "Null", "NULL")),
        ],
    )
    def test_an_empty_value_is_not_stated(self, nothing: str) -> None:
        """`null`, `~` and nothing at all mean "not stated" (strictyaml)."""
        case = parse_case(load_yaml(f"principal: 30万\ndue: {nothing}\n", "case.yaml"), TODAY)
        assert case.loans[0].due is None

    @pytest.mark.parametrize("word", ["~", "null"])
    def test_a_quoted_null_is_text(self, word: str) -> None:
        assert parse_case(load_yaml(f'principal: 1\ntitle: "{word}"\n', "case.yaml"), TODAY).title == word


class TestNoRuleAndTwoRules:
    """No rule for a claim, or two, is a named error, never a default."""

    def context(self) -> Context:
        case = parse_case(load_yaml("principal: 30万\ndue: 2022-05-31\nuntil: 2023-06-30\n", "case.yaml"), TODAY)
        return Context(case, case.loans[0], "private-lending", date(2023, 6, 30).toordinal(), Rates(), Choices())

    def test_no_rule(self) -> None:
        with pytest.raises(LprError) as caught:
            rules.select(self.context(), ())
        problem = caught.value.problems[0]
        assert problem.code == "no-rule"
        assert problem.message == Text("类型“private-lending”没有适用的规则", "no rule for the kind “private-lending”")

    def test_two_rules_name_every_match(self) -> None:
        rule = rules.LAW[0]
        with pytest.raises(LprError) as caught:
            rules.select(self.context(), (rule, rule._replace(provision="civil-code/676")))
        problem = caught.value.problems[0]
        assert problem.code == "rule-conflict"
        assert problem.message == Text(
            "有多条规则同时适用：private-lending-2020/1、civil-code/676",
            "several rules apply at once: private-lending-2020/1, civil-code/676",
        )


class TestAllProblemsAtOnce:
    """All Problems of an input are reported at once, each once (architecture §2.6)."""

    def test_two_missing_keys_of_one_item(self) -> None:
        problems = problems_of("principal: 1\ndue: 2022-05-31\ncosts:\n  - {doubled: yes}\n")
        assert [problem.message.en for problem in problems] == ["name is missing", "amount is missing"]

    def test_a_missing_key_beside_a_bad_value(self) -> None:
        problems = problems_of("principal: 1\ndue: 2022-05-31\npayments:\n  - {date: 2022-13-01}\n")
        assert [problem.message.en for problem in problems] == [
            "“2022-13-01” does not exist: no month 13",
            "amount is missing",
        ]

    def test_what_concerns_the_case_is_said_once_not_per_loan(self) -> None:
        problems = problems_of(
            "filed: 2022-07-01\naccepted: 2022-06-30\nuntil: 2023-06-30\nloans:\n"
            "  - {id: a, principal: 1, due: 2022-05-31}\n  - {id: b, principal: 1, due: 2022-05-31}\n"
        )
        assert len(problems) == 1

    def test_problems_of_several_loans_come_together(self) -> None:
        problems = problems_of(
            "until: 2023-06-30\nloans:\n"
            "  - {id: a, principal: 1, lent: 2022-06-01, due: 2022-05-31}\n"
            "  - {id: b, principal: 1}\n"
        )
        assert [problem.code for problem in problems] == ["dates-order", "due-missing"]
        assert [problem.where for problem in problems] == ["case.yaml:3:50 loans[0].due", "case.yaml:4:5 loans[1]"]

    def test_a_bad_rate_row_is_not_also_a_missing_month(self) -> None:
        rows = "".join(
            f"  - {{effective: {day}, one_year: {value}, five_year_plus: 4.85, source: '{SOURCE}'}}\n"
            for day, value in (("2019-08-20", "4.25"), ("2019-09-20", "4.2"), ("2019-10-21", "4.20"))
        )
        with pytest.raises(LprError) as caught:
            load_rates(f"series: lpr\nrates:\n{rows}", "lpr.yaml")
        assert [problem.code for problem in caught.value.problems] == ["rates-value"]

    def test_exit_code_of_bad_input_wins_over_missing_rates(self) -> None:
        bad = Problem("a", Text("甲", "a"))
        rates = Problem("b", Text("乙", "b"), exit_code=EXIT_RATES)
        assert LprError(bad, rates).exit_code == 2
        assert LprError(rates, rates).exit_code == 3


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("放款日", "出借日"),
        ("总期数", "期数"),
        ("提前到期日", "加速到期日"),
        ("借款本金", "本金"),
        ("年利率", "期内利率、逾期利率"),
        ("maturity", "due"),
    ],
)
def test_a_heading_of_tables_is_no_key_but_its_meaning_is_named(key: str, meant: str) -> None:
    with pytest.raises(LprError) as refused:
        parse_case(as_tree({"principal": "100", key: "1"}), date(2026, 11, 27))
    said = {problem.code: problem.hint.zh for problem in refused.value.problems}
    assert said["key-unknown"] == f"是 {meant} 吗？"
