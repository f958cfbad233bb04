"""Case files with options beside them, and a rate table of one's own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import caller
import pytest
from caller import EXAMPLE, Caller, lpr

call = caller.call


CASE = """\
案件: 王某诉李某民间借贷纠纷
债权人: 王某
债务人: 李某
本金: 30万
到期日: 2020-08-31
计算至: 2023-06-30
计息约定: {算头算尾: 算头不算尾, 年天数: 365天}
"""


class TestCaseFiles:
    """One file for one matter; `-` is standard input; UTF-8, BOM, GB18030 and marked UTF-16; options override it."""

    def interest(self, call: Caller, *args: str) -> str:
        """Return the interest of a case."""
        found: str = call.claim(*args)["totals"]["interest"]
        return found

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_encodings(self, encoding: str, newline: str, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_bytes(CASE.replace("\n", newline).encode(encoding))
        data = call.claim(str(path))
        assert data["title"] == "王某诉李某民间借贷纠纷"
        assert data["totals"]["interest"] == "31858.77"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_standard_input(self, encoding: str) -> None:
        done = lpr("claim", "-", "--format", "json", stdin=CASE.encode(encoding))
        assert (done.returncode, done.stderr) == (0, b"")
        data = json.loads(done.stdout)
        assert (data["title"], data["totals"]["interest"]) == ("王某诉李某民间借贷纠纷", "31858.77")

    def test_an_error_on_standard_input_is_named_so(self) -> None:
        done = lpr("claim", "-", "--lang", "en", stdin=b"pricipal: 5\nprincipal: 5\ndue: 2022-05-31\n")
        assert done.returncode == 2
        assert done.stderr.decode() == "error: <stdin>:1:1: unknown key “pricipal” (did you mean principal?)\n"

    def test_an_error_names_the_file_as_it_was_given(self, tmp_path: Path) -> None:
        (tmp_path / "case.yaml").write_text("principal: 5\ndue: 2022-02-30\n", encoding="utf-8")
        done = lpr("claim", "case.yaml", "--lang", "en", cwd=tmp_path)
        assert done.stderr.decode() == (
            "error: case.yaml:2:6 due: “2022-02-30” does not exist: 2022-02 has 28 days"
            " (for example 2020-09-01 or 2020年9月1日)\n"
        )

    def test_instalments_under_their_own_name(self, call: Caller, tmp_path: Path) -> None:
        """contract.md §4 writes “due, or instalments: […]”: 100,000 × 3.70 % × 30 ÷ 365 = 304.11 in June 2022."""
        path = tmp_path / "案.yaml"
        for key in ("due", "instalments", "分期"):
            rows = "[{due: 2022-05-31, amount: 10万}, {due: 2022-12-31, amount: 20万}]"
            path.write_text(f"principal: 30万\n{key}: {rows}\nuntil: 2022-07-01\n", encoding="utf-8")
            data = call.claim(str(path))
            assert [(line["base"], line["days"], line["interest"]) for line in data["lines"]] == [
                ("100000.00", 30, "304.11")
            ]

    def test_the_example(self, call: Caller) -> None:
        data = call.claim(str(EXAMPLE))
        assert data["totals"]["interest"] == "14005.48"
        assert data["lines"][0]["loan"] == "借条1"

    def test_what_the_example_gives_up_is_told(self, call: Caller) -> None:
        """interest_from is two years later than the law allows: an advice on standard error."""
        ran = call("claim", str(EXAMPLE), "--lang", "en")
        assert "given up" in ran.err

    @pytest.mark.parametrize(
        ("case", "args", "expected"),
        [
            # the figures of contract §5, each reached by overriding one key of a file
            ("本金: 10万\n起息日: 2020-09-01\n计算至: 2023-06-30\n", ("--principal", "300000"), "31858.77"),
            ("principal: 10万\nfrom: 2020-09-01\nuntil: 2023-06-30\n", ("--principal", "300000"), "31858.77"),
            ("本金: 30万\n起息日: 2021-09-01\n计算至: 2023-06-30\n", ("--from", "2020-09-01"), "31858.77"),
            ("本金: 30万\nfrom: 2021-09-01\n计算至: 2023-06-30\n", ("--from", "2020-09-01"), "31858.77"),
            ("本金: 30万\n起息日: 2020-09-01\n计算至: 2020-10-01\n", ("--until", "2023-06-30"), "31858.77"),
            ("本金: 30万\n到期日: 2021-08-31\n计算至: 2023-06-30\n", ("--due", "2020-08-31"), "31858.77"),
            (CASE, ("--count", "both"), "31887.95"),
            (CASE, ("--basis", "360"), "32301.24"),
            (CASE, ("--lpr", "fixed"), "32656.44"),
            (CASE + "逾期利率: 3%\n", ("--overdue-rate", "4xLPR", "--cap", "none"), "127435.07"),
            (CASE + "还款: [{日期: 2021-01-15, 金额: 1}]\n", ("--pay", "2022-01-15=50000"), "30035.23"),
            (CASE + "类型: 其他\n", ("--kind", "private-lending"), "31858.77"),
            (
                "until: 2023-06-30\nloans:\n  - {id: a, principal: 10万, due: 2020-08-31}\n",
                ("--principal", "300000"),
                "31858.77",
            ),
            (
                "计算至: 2023-06-30\n借款:\n  - {编号: a, 本金: 10万, 到期日: 2021-08-31}\n",
                ("--principal", "300000", "--due", "2020-08-31", "--count", "both"),
                "31887.95",
            ),
            (
                "计算至: 2023-06-30\n借款:\n  - {编号: a, 本金: 30万, 到期日: 2020-08-31, 逾期利率: 3%}\n",
                ("--overdue-rate", "4xLPR", "--cap", "none"),
                "127435.07",
            ),
        ],
    )
    def test_options_win(self, case: str, args: tuple[str, ...], expected: str, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(case, encoding="utf-8")
        assert self.interest(call, str(path), *args) == expected

    def test_an_option_for_one_of_several_loans_is_refused(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            "loans:\n  - {principal: 1, due: 2022-05-31}\n  - {principal: 1, due: 2022-05-31}\n", encoding="utf-8"
        )
        ran = call("claim", str(path), "--principal", "300000", "--lang", "en")
        assert (ran.code, ran.err) == (
            2,
            "error: --principal: the case has several loans: which one is this option for?"
            " (state it in the case file)\n",
        )

    def test_an_error_in_an_option_names_the_option(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(CASE, encoding="utf-8")
        ran = call("claim", str(path), "--principal", "-5", "--lang", "en")
        assert ran.err == (
            "error: --principal: amount “-5” is negative (for example 300000, 300,000.00, 30万元, 叁拾万元整)\n"
        )


RATES = """\
series: lpr
next_due: 2019-11-20
rates:
  - {effective: 2019-08-20, one_year: 5.00, five_year_plus: 6.00, source: "https://example.org/1"}
  - {effective: 2019-09-20, one_year: 5.00, five_year_plus: 6.00, source: "https://example.org/2"}
  - {effective: 2019-10-21, one_year: 4.00, five_year_plus: 6.00, source: "https://example.org/3"}
"""


OWN = ("--principal", "365000", "--from", "2019-09-01", "--until", "2019-11-01", "--kind", "other")


class TestOwnRates:
    """`--rates FILE`: the user's table in place of the packaged one."""

    def test_it_is_used_and_named(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "own.yaml"
        path.write_text(RATES, encoding="utf-8")
        data = call.claim(*OWN, "--rates", str(path))
        # 365000 × 5% ÷ 365 = 50 a day for 50 days (equal quotes join); 40 a day for 11 days
        assert [(line["days"], line["interest"]) for line in data["lines"]] == [(50, "2500.00"), (11, "440.00")]
        assert data["rates"]["sha256"] == hashlib.sha256(RATES.encode()).hexdigest()
        assert (data["rates"]["known_through"], data["rates"]["next_due"]) == ("2019-10-21", "2019-11-20")

    def test_it_may_be_stale_too(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "own.yaml"
        path.write_text(RATES, encoding="utf-8")
        later = ("--principal", "300000", "--from", "2020-09-01", "--until", "2020-10-01", "--rates", str(path))
        assert call("claim", *later).code == 0
        assert call("claim", *later, "--strict").code == 3

    def test_a_broken_one_is_refused_with_its_place(self, tmp_path: Path) -> None:
        (tmp_path / "own.yaml").write_text(RATES.replace("4.00", "4.0"), encoding="utf-8")
        done = lpr("claim", *OWN, "--rates", "own.yaml", "--lang", "en", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.decode() == (
            "error: own.yaml:6:39 rates[2].one_year: one_year is “4.0”"
            " (must be a percentage with two decimals, such as 3.85)\n"
        )

    def test_with_a_byte_order_mark(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "own.yaml"
        path.write_text(RATES, encoding="utf-8-sig")
        assert call.claim(*OWN, "--rates", str(path))["totals"]["interest"] == "2940.00"


UNDUE = """\
kind: private-lending
principal: 100000
signed: 2021-01-05
lent: 2021-01-05
due: 2022-12-31
rate: 10%
until: {until}
"""


@pytest.mark.parametrize(
    "args",
    [
        ("claim", "-"),
        ("compare", "-"),
        ("verify", "-", "--figure", "1000"),
        ("fee", "-"),
        ("plan", "-", "--instalments", "3", "--every", "1m", "--first", "2023-06-01"),
        ("draft", "demand", "-", "-o", "-", "--format", "md"),
    ],
)
def test_every_command_that_computes_says_what_is_not_due(args: tuple[str, ...]) -> None:
    for until, said in (("2022-12-30", True), ("2022-12-31", False)):
        ran = lpr(*args, "--lang", "zh", stdin=UNDUE.format(until=until).encode())
        told = "本金 100000.00 元尚未到期（最早 2022-12-31 到期）" in (ran.stdout + ran.stderr).decode()
        assert told == said
