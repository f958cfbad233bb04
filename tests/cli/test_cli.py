"""The command line: figures, JSON, exit codes, streams, files, languages, encodings (contract §§5, 6, 8)."""

from __future__ import annotations

import csv
import fcntl
import hashlib
import json
import os
import pty
import re
import resource
import signal
import stat
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import program
from lpr_calc import __version__, claim
from lpr_calc.base.money import fen_text
from lpr_calc.cli import language_of, run
from lpr_calc.cli.group import build
from lpr_calc.rates.builtin import builtin_lpr
from paths import FROZEN, ROOT, python_path

EXAMPLE = ROOT / "examples" / "wang-v-li.yaml"
SIMPLE = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
NEWEST = date.fromordinal(builtin_lpr().known_through).isoformat()
NEXT_DUE = date.fromordinal(builtin_lpr().next_due)
STALE = ("--principal", "300000", "--from", "2199-12-01", "--until", "2200-01-01")
"""A claim that outruns any table: every day of it uses the newest quote."""
ESCAPE = b"\x1b"


def environment(**changes: str) -> dict[str, str]:
    """Return a small, known environment in Chinese."""
    known = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "/"), "LANG": "zh_CN.UTF-8"}
    known["PYTHONPATH"] = python_path()  # the tests' rates
    return {**known, **changes}


def lpr(
    *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m lpr_calc`` with ``args`` as its own process."""
    return program.run_bytes(*args, stdin=stdin, env=environment() if env is None else env, cwd=cwd)


class Ran:
    """What one call inside this process gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def data(self) -> dict[str, Any]:
        """The document on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class Caller:
    """Calls the command line inside this process: cheap."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *args: str) -> Ran:
        self.capsys.readouterr()
        code = run(list(args))
        out, err = self.capsys.readouterr()
        return Ran(code, out, err)

    def claim(self, *args: str) -> dict[str, Any]:
        """Return the JSON of a claim that succeeds and says nothing else."""
        ran = self("claim", *args, "--format", "json", "--lang", "en", "-q")
        assert (ran.code, ran.err) == (0, "")
        return ran.data


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Caller:
    """Call the command line inside this process, in Chinese unless stated."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "LPR_CALC_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    return Caller(capsys)


# arguments after SIMPLE; then totals.interest, totals.total, totals.per_diem; then each line: first and last day that
# count, days, base, rate, interest. Figures of contract §5, lines of field-notes §2.
_A1 = (
    ("2020-09-01", "2021-12-19", 475, "300000.00", "3.85", "15030.82"),
    ("2021-12-20", "2022-01-19", 31, "300000.00", "3.80", "968.22"),
    ("2022-01-20", "2022-08-21", 214, "300000.00", "3.70", "6507.95"),
    ("2022-08-22", "2023-06-19", 302, "300000.00", "3.65", "9060.00"),
)
_A1_360 = (
    ("2020-09-01", "2021-12-19", 475, "300000.00", "3.85", "15239.58"),
    ("2021-12-20", "2022-01-19", 31, "300000.00", "3.80", "981.67"),
    ("2022-01-20", "2022-08-21", 214, "300000.00", "3.70", "6598.33"),
)
Rows = tuple[tuple[str, str, int, str, str, str], ...]
FIGURES: dict[str, tuple[tuple[str, ...], str, str, str, Rows]] = {
    "floating": (
        SIMPLE,
        "31858.77",
        "331858.77",
        "29.18",  # 300000 × 3.55% ÷ 365 = 29.178
        (*_A1, ("2023-06-20", "2023-06-29", 10, "300000.00", "3.55", "291.78")),
    ),
    "both": (
        (*SIMPLE, "--count", "both"),
        "31887.95",
        "331887.95",
        "29.18",
        (*_A1, ("2023-06-20", "2023-06-30", 11, "300000.00", "3.55", "320.96")),
    ),
    "360": (
        (*SIMPLE, "--basis", "360"),
        "32301.24",
        "332301.24",
        "29.58",  # 300000 × 3.55% ÷ 360 = 29.583
        (
            *_A1_360,
            ("2022-08-22", "2023-06-19", 302, "300000.00", "3.65", "9185.83"),
            ("2023-06-20", "2023-06-29", 10, "300000.00", "3.55", "295.83"),
        ),
    ),
    "fixed": (
        (*SIMPLE, "--lpr", "fixed"),
        "32656.44",  # 300000 × 3.85% × 1032 ÷ 365 = 32656.438
        "332656.44",
        "31.64",  # 300000 × 3.85% ÷ 365 = 31.644
        (("2020-09-01", "2023-06-29", 1032, "300000.00", "3.85", "32656.44"),),
    ),
    "four times": (
        (*SIMPLE, "--overdue-rate", "4xLPR", "--cap", "none"),
        "127435.07",
        "427435.07",
        "116.71",  # 300000 × 14.2% ÷ 365 = 116.712
        (
            ("2020-09-01", "2021-12-19", 475, "300000.00", "15.40", "60123.29"),
            ("2021-12-20", "2022-01-19", 31, "300000.00", "15.20", "3872.88"),
            ("2022-01-20", "2022-08-21", 214, "300000.00", "14.80", "26031.78"),
            ("2022-08-22", "2023-06-19", 302, "300000.00", "14.60", "36240.00"),
            ("2023-06-20", "2023-06-29", 10, "300000.00", "14.20", "1167.12"),
        ),
    ),
    "payment": (
        (*SIMPLE, "--pay", "2022-01-15=50000"),
        "30035.23",
        "280035.23",  # 265842.87 + 14192.36
        "25.86",  # 265842.87 × 3.55% ÷ 365 = 25.856
        (
            ("2020-09-01", "2021-12-19", 475, "300000.00", "3.85", "15030.82"),
            ("2021-12-20", "2022-01-14", 26, "300000.00", "3.80", "812.05"),
            ("2022-01-15", "2022-01-19", 5, "265842.87", "3.80", "138.38"),
            ("2022-01-20", "2022-08-21", 214, "265842.87", "3.70", "5766.97"),
            ("2022-08-22", "2023-06-19", 302, "265842.87", "3.65", "8028.45"),
            ("2023-06-20", "2023-06-29", 10, "265842.87", "3.55", "258.56"),
        ),
    ),
    "from the day of suit": (
        ("--principal", "300000", "--from", "2024-06-03", "--until", "2025-11-28"),
        "14005.48",
        "314005.48",
        "24.66",  # 300000 × 3.00% ÷ 365 = 24.658
        (
            ("2024-06-03", "2024-07-21", 49, "300000.00", "3.45", "1389.45"),
            ("2024-07-22", "2024-10-20", 91, "300000.00", "3.35", "2505.62"),
            ("2024-10-21", "2025-05-19", 211, "300000.00", "3.10", "5376.16"),
            ("2025-05-20", "2025-11-27", 192, "300000.00", "3.00", "4734.25"),
        ),
    ),
}


class TestFigures:
    """Contract §5, figures for the simplest calls, exactly."""

    @pytest.mark.parametrize("name", FIGURES)
    def test_totals_and_lines(self, name: str, call: Caller) -> None:
        args, interest, total, per_diem, rows = FIGURES[name]
        data = call.claim(*args)
        totals = data["totals"]
        assert totals["principal"] == "300000.00"
        assert totals["in_term_interest"] == "0.00"
        assert totals["overdue_interest"] == interest
        assert totals["interest"] == interest
        assert totals["total"] == total
        assert totals["per_diem"] == per_diem
        assert (totals["damages"], totals["fees"], totals["costs"], totals["surplus"]) == ("0.00",) * 4
        keys = ("first_day", "last_day", "days", "base", "rate", "interest")
        assert tuple(tuple(line[key] for key in keys) for line in data["lines"]) == rows
        assert {(line["loan"], line["kind"], line["unit"], line["capped"]) for line in data["lines"]} == {
            ("1", "overdue", "year", False)
        }

    def test_the_same_as_a_process_of_its_own(self) -> None:
        done = lpr("claim", *SIMPLE, "--format", "json")
        assert done.returncode == 0
        assert done.stderr == b""
        assert json.loads(done.stdout)["totals"]["interest"] == "31858.77"

    def test_one_rounding_at_the_total(self, call: Caller) -> None:
        data = call.claim(*SIMPLE, "--basis", "360", "--rounding", "total")
        assert data["totals"]["interest"] == "32301.25"
        assert data["totals"]["total"] == "332301.25"
        assert [line["days"] for line in data["lines"]] == [475, 31, 214, 302, 10]

    def test_the_payment_is_fully_accounted_for(self, call: Caller) -> None:
        """Contract §5: paid: 15842.87 interest, 34157.13 principal; owed 265842.87 + 14192.36."""
        data = call.claim(*SIMPLE, "--pay", "2022-01-15=50000")
        (row,) = data["ledger"]
        assert {key: row[key] for key in ("date", "amount", "costs", "interest", "principal", "surplus")} == {
            "date": "2022-01-15",
            "amount": "50000.00",
            "costs": "0.00",
            "interest": "15842.87",  # 15030.82 + 812.05
            "principal": "34157.13",  # 50000 − 15842.87
            "surplus": "0.00",
        }
        assert (row["principal_after"], row["interest_after"], row["loan"]) == ("265842.87", "0.00", "1")
        totals = data["totals"]
        assert (totals["principal_after"], totals["interest_after"]) == ("265842.87", "14192.36")
        assert totals["paid"] == "50000.00"

    def test_without_payments_the_ledger_is_empty(self, call: Caller) -> None:
        assert call.claim(*SIMPLE)["ledger"] == []

    def test_first_line_as_the_contract_shows_it(self, call: Caller) -> None:
        """Contract §6, the line given there, key for key."""
        line = call.claim(*SIMPLE)["lines"][0]
        shown = {
            "loan": "1",
            "kind": "overdue",
            "first_day": "2020-09-01",
            "last_day": "2021-12-19",
            "days": 475,
            "base": "300000.00",
            "rate": "3.85",
            "unit": "year",
            "rule": "LPR-1Y × 1",
            "quote": {"series": "lpr", "tenor": "1y", "date": "2020-08-20", "value": "3.85"},
            "capped": False,
            "formula": "300000 × 3.85% × 475 ÷ 365",
            "interest": "15030.82",
            "provisions": ["private-lending-2020/28-2-1"],
        }
        assert {key: line[key] for key in shown} == shown

    @pytest.mark.parametrize(
        ("count", "first", "last", "days"),
        [
            ("head", "2020-09-01", "2023-06-29", 1032),
            ("both", "2020-09-01", "2023-06-30", 1033),
            ("tail", "2020-09-02", "2023-06-30", 1032),
            ("neither", "2020-09-02", "2023-06-29", 1031),
        ],
    )
    def test_counting(self, count: str, first: str, last: str, days: int, call: Caller) -> None:
        lines = call.claim(*SIMPLE, "--count", count)["lines"]
        assert (lines[0]["first_day"], lines[-1]["last_day"]) == (first, last)
        assert sum(line["days"] for line in lines) == days

    @pytest.mark.parametrize("kind", ["private-lending", "bank-loan", "sale", "sme-payment", "construction", "other"])
    def test_every_kind_of_contract_4_is_computed(self, kind: str, call: Caller) -> None:
        loan = ("--principal", "300000", "--lent", "2020-09-01", "--due", "2021-08-31", "--rate", "4.35%")
        data = call.claim(*loan, "--until", "2023-06-30", "--kind", kind)
        assert data["kind"] == kind
        assert {line["kind"] for line in data["lines"]} & {"overdue", "penalty"}

    def test_damages_are_claimed(self, call: Caller) -> None:
        """An agreed penalty of 10,000 yuan, far below the ceiling, must not disappear."""
        asked = (*SIMPLE, "--damages", "10000", "--signed", "2020-08-25")
        data = call.claim(*asked, "--damages-and-interest", "both")
        assert data["totals"]["damages"] == "10000.00"
        assert data["totals"]["total"] == "341858.77"
        # Alone they stand instead of the interest the law gives where nothing was agreed (A27).
        data = call.claim(*asked)
        assert data["totals"]["overdue_interest"] == "0.00"
        assert data["totals"]["total"] == "310000.00"

    def test_fees_are_inside_the_sum_of_article_29(self, call: Caller) -> None:
        """24 % agreed, cut to 4 × 3.85 % = 15.4 %: nothing is left under the ceiling for fees (contract §4)."""
        data = call.claim(*SIMPLE, "--overdue-rate", "24%", "--signed", "2020-08-25", "--fees", "10000")
        assert data["totals"]["overdue_interest"] == "130625.75"
        assert data["totals"]["total"] == "430625.75"


# The shape of contract §6: every key there, with its type.
AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")
PERCENT = re.compile(r"[0-9]+\.[0-9]{2,10}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TEXT = re.compile(r".+")
ANY_TEXT = re.compile(r".*")
Shape = Any
SHAPE: dict[str, Shape] = {
    "schema": re.compile(r"lpr-calc/claim/1"),
    "version": re.compile(re.escape(__version__)),
    "totals": dict.fromkeys(
        (
            "principal",
            "in_term_interest",
            "overdue_interest",
            "damages",
            "fees",
            "costs",
            "interest",
            "total",
            "per_diem",
            "surplus",
        ),
        AMOUNT,
    ),
    "lines": [
        {
            "loan": TEXT,
            "kind": re.compile("in-term|overdue|damages|penalty|compound|general|doubled"),
            "first_day": DAY,
            "last_day": DAY,
            "days": int,
            "base": AMOUNT,
            "rate": PERCENT,
            "unit": re.compile("year|month|day"),
            "rule": TEXT,
            "quote": (
                None,
                {"series": re.compile("lpr|benchmark"), "tenor": TEXT, "date": DAY, "value": PERCENT},
            ),
            "capped": bool,
            "formula": TEXT,
            "interest": AMOUNT,
            "provisions": [TEXT],
        }
    ],
    "ledger": [
        {
            "date": DAY,
            "amount": AMOUNT,
            "costs": AMOUNT,
            "interest": AMOUNT,
            "principal": AMOUNT,
            "surplus": AMOUNT,
            "principal_after": AMOUNT,
            "interest_after": AMOUNT,
            "loan": TEXT,
        }
    ],
    "conventions": {
        "count": re.compile("head|both|tail|neither"),
        "basis": TEXT,
        "rounding": re.compile("line|total|truncate|yuan"),
        "lpr": TEXT,
        "tenor": re.compile("1y|5y"),
        "cap": TEXT,
        "payment_day": re.compile("new|old"),
    },
    "provisions": [
        {"id": TEXT, "title": TEXT, "article": ANY_TEXT, "in_force": TEXT, "url": re.compile("https?://.+")}
    ],
    "notices": [{"level": re.compile("assumption|warning|info|advice"), "code": TEXT, "message": TEXT}],
    "rates": {"known_through": DAY, "next_due": DAY, "sha256": re.compile("[0-9a-f]{64}")},
}


def check_shape(value: Any, shape: Shape, path: str = "") -> None:
    """Say where ``value`` lacks a key of ``shape`` or has another type."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), path
        for key, inner in shape.items():
            assert key in value, f"{path}.{key}"
            check_shape(value[key], inner, f"{path}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), path
        for i, item in enumerate(value):
            check_shape(item, shape[0], f"{path}[{i}]")
    elif isinstance(shape, tuple):
        if value is not None:
            check_shape(value, shape[1], path)
    elif isinstance(shape, type):
        assert type(value) is shape, path
    else:
        assert isinstance(value, str), path
        assert shape.fullmatch(value), f"{path}: {value!r}"


def no_floats(value: Any) -> bool:
    """Say whether no number in a document is a float."""
    if isinstance(value, dict):
        return all(no_floats(item) for item in value.values())
    if isinstance(value, list):
        return all(no_floats(item) for item in value)
    return not isinstance(value, float)


SHAPED: dict[str, tuple[str, ...]] = {
    "simple": SIMPLE,
    "example": (str(EXAMPLE),),
    "payment and costs": (*SIMPLE, "--pay", "2022-01-15=50000", "--cost", "律师费=10000"),
    "capped": (*SIMPLE, "--overdue-rate", "24%", "--signed", "2021-01-01"),
    "daily": (*SIMPLE, "--overdue-rate", "日万分之一"),
    "monthly, in-term": (
        *("--principal", "30万", "--lent", "2021-06-01", "--due", "2022-05-31", "--until", "2023-06-30"),
        *("--rate", "月息1分", "--signed", "2021-06-01"),
    ),
    "benchmark": ("--principal", "300000", "--from", "2018-08-01", "--until", "2020-08-01", "--kind", "other"),
    "stale": STALE,
    "surplus": (*SIMPLE, "--pay", "2022-01-15=500000"),
}


class TestJson:
    """The result as JSON (contract §6)."""

    @pytest.mark.parametrize("name", SHAPED)
    def test_shape(self, name: str, call: Caller) -> None:
        data = call.claim(*SHAPED[name])
        check_shape(data, SHAPE)
        assert no_floats(data)

    @pytest.mark.parametrize("name", SHAPED)
    def test_it_foots(self, name: str, call: Caller) -> None:
        """The total of interest is the sum of the printed lines; every payment is its parts; the days add up."""
        data = call.claim(*SHAPED[name])

        def fen(text: str) -> int:
            return int(text.replace(".", ""))

        assert sum(fen(line["interest"]) for line in data["lines"]) == fen(data["totals"]["interest"])
        for row in data["ledger"]:
            parts = sum(fen(row[key]) for key in ("costs", "interest", "principal", "surplus"))
            assert parts == fen(row["amount"])
        cited = {provision["id"] for provision in data["provisions"]}
        assert {key for line in data["lines"] for key in line["provisions"]} <= cited

    def test_jsonl_is_the_same_document_on_one_line(self, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "--format", "jsonl", "--lang", "en")
        assert ran.out.count("\n") == 1
        assert ran.data == call.claim(*SIMPLE)

    def test_the_rates_it_rests_on_are_named(self, call: Caller) -> None:
        rates = call.claim(*SIMPLE)["rates"]
        file = (FROZEN / "lpr_rates.yaml").read_bytes()
        assert rates["sha256"] == hashlib.sha256(file).hexdigest()
        assert rates["known_through"] >= "2026-09-20"

    def test_every_default_is_an_assumption_and_no_stated_value_is(self, call: Caller) -> None:
        def assumed(*args: str) -> set[str]:
            return {n["code"] for n in call.claim(*args)["notices"] if n["level"] == "assumption"}

        assert assumed(*SIMPLE) == {"kind", "count", "basis", "rounding", "lpr", "tenor"}
        stated = ("--kind", "private-lending", "--count", "head", "--basis", "365", "--rounding", "line")
        assert assumed(*SIMPLE, *stated, "--lpr", "floating", "--tenor", "1y") == set()


class TestExitCodes:
    """0 done · 2 bad input · 3 rate data missing or stale under --strict · 130 interrupted (contract §8)."""

    @pytest.mark.parametrize(
        ("args", "code", "message"),
        [
            (
                ("claim", "--principal", "-5"),
                2,
                "错误：--principal: 金额“-5”为负数（例：300000、300,000.00、30万元、叁拾万元整）\n",
            ),
            (("claim",), 2, "错误：缺少本金（--principal 300000，或 principal: 30万）\n"),
            (
                ("claim", "--principal", "300000", "--from", "2023-06-30", "--until", "2020-09-01"),
                2,
                "错误：--until: 计算至 2020-09-01，早于起算日 2023-06-30（检查计算截止日与起息日）\n",
            ),
            (
                ("claim", "--principal", "300000", "--from", "2020-02-30"),
                2,
                "错误：--from: 日期“2020-02-30”不存在：2020 年 2 月只有 29 天（例：2020-09-01、2020年9月1日）\n",
            ),
            (
                ("claim", *SIMPLE, "--overdue-rate", "0.24"),
                2,
                "错误：--overdue-rate: 利率“0.24”含义不明：是 0.24% 还是 24%？（写明百分号：0.24% 或 24%）\n",
            ),
            (
                ("claim", *SIMPLE, "--pay", "2022-01-15"),
                2,
                "错误：--pay: “2022-01-15”应写作 日期=金额[:用途]（例：--pay 2022-01-15=50000）\n",
            ),
            (
                ("claim", *SIMPLE, "--cost", "10000"),
                2,
                "错误：--cost: “10000”应写作 名称=金额（例：--cost 律师费=10000）\n",
            ),
            (
                ("claim", "--kind", "other", "--principal", "1", "--from", "2018-08-01", "--overdue-rate", "LPR"),
                3,
                "错误：2018-08-01 尚无 LPR：第一次报价是 2019-08-20"
                "（此前的日子用贷款基准利率：利率写“基准”，2019-08-20 起自动接续 LPR）\n",
            ),
        ],
    )
    def test_refusals(self, args: tuple[str, ...], code: int, message: str, call: Caller) -> None:
        ran = call(*args)
        assert (ran.code, ran.out, ran.err) == (code, "", message)

    @pytest.mark.parametrize(
        ("args", "english", "chinese"),
        [
            (
                ("claim", "--pricipal", "300000"),
                "error: --pricipal: no such option (did you mean --principal?)\nsee lpr-calc claim --help\n",
                "错误：--pricipal: 没有这个选项（是 --principal 吗？）\n用法见 lpr-calc claim --help\n",
            ),
            (
                ("clam",),
                "error: clam: no such command (did you mean claim?)\nsee lpr-calc --help\n",
                "错误：clam: 没有这个命令（是 claim 吗？）\n用法见 lpr-calc --help\n",
            ),
        ],
    )
    def test_misspellings_are_answered_with_the_nearest(
        self, args: tuple[str, ...], english: str, chinese: str, call: Caller
    ) -> None:
        ran = call(*args, "--lang", "en")
        assert (ran.code, ran.out, ran.err) == (2, "", english)
        ran = call(*args)
        assert (ran.code, ran.out, ran.err) == (2, "", chinese)

    @pytest.mark.parametrize(
        "args",
        [
            ("nonsense",),
            ("claim", "--frobnicate"),
            ("claim", "--principal"),
            ("claim", *SIMPLE, "--format", "pdf"),
            ("claim", *SIMPLE, "--lang", "fr"),
            ("claim", "one.yaml", "two.yaml"),
            ("claim", "missing.yaml"),
            ("claim", *SIMPLE, "--rates", "missing.yaml"),
            ("claim", *SIMPLE, "-o", "x.pdf"),
            ("claim", "--principal", "", "--from", "2020-09-01"),
            ("claim", *SIMPLE, "--pay", "=5"),
            ("claim", *SIMPLE, "--pay", "2022-01-15="),
            ("claim", *SIMPLE, "--pay", "2022-01-15=-5"),
            ("claim", *SIMPLE, "--pay", "2022-01-15=5:loan"),
            ("claim", *SIMPLE, "--count", "all"),
            ("claim", *SIMPLE, "--basis", "364"),
            ("claim", *SIMPLE, "--order", "costs"),
        ],
    )
    def test_bad_usage_is_two_and_prints_nothing(self, args: tuple[str, ...], call: Caller) -> None:
        ran = call(*args)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("错误：")
        assert "Traceback" not in ran.err

    def test_all_problems_are_reported_at_once(self, call: Caller) -> None:
        ran = call("claim", "--principal", "-1", "--from", "9/1/2020", "--overdue-rate", "0.24", "--lang", "en")
        assert ran.code == 2
        assert [line.split(": ")[1] for line in ran.err.splitlines()] == ["--principal", "--from", "--overdue-rate"]

    def test_strict_with_stale_rates(self, call: Caller) -> None:
        ran = call("claim", *STALE, "--strict", "--lang", "en")
        assert (ran.code, ran.out) == (3, "")
        assert f"LPR known through the quote of {NEWEST}" in ran.err

    @pytest.mark.parametrize(
        ("days", "count", "code"),
        [
            # the last day that counts is the day before the next publication, or that day
            (0, "head", 0),
            (1, "head", 3),
            (-1, "both", 0),
            (0, "both", 3),
        ],
    )
    def test_stale_begins_with_the_publication_that_is_due(
        self, days: int, count: str, code: int, call: Caller
    ) -> None:
        until = (NEXT_DUE + timedelta(days=days)).isoformat()
        args = ("--principal", "300000", "--from", NEWEST, "--until", until, "--count", count)
        assert call("claim", *args, "--strict").code == code
        assert call("claim", *args).code == 0

    def test_strict_with_a_missing_signing_date_under_a_ceiling(self, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "--overdue-rate", "24%", "--strict", "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert "day of contract formation not stated" in ran.err
        assert call("claim", *SIMPLE, "--overdue-rate", "24%", "--strict", "--signed", "2020-08-25").code == 0
        assert call("claim", *SIMPLE, "--overdue-rate", "24%", "--strict", "--cap", "none").code == 0

    def test_strict_with_both_is_bad_input(self, call: Caller) -> None:
        assert call("claim", *STALE, "--overdue-rate", "4xLPR", "--strict").code == 2

    def test_strict_with_nothing_to_refuse(self, call: Caller) -> None:
        assert call("claim", *SIMPLE, "--strict").code == 0

    def test_without_a_command_the_help_is_shown(self, call: Caller) -> None:
        ran = call()
        assert ran.code == 2
        assert "lpr-calc claim examples/wang-v-li.yaml" in ran.out + ran.err

    def test_the_help_is_no_error(self, call: Caller) -> None:
        assert "错误：" not in call().err

    @pytest.mark.parametrize(
        "args", [("--lang", "zh"), ("claim", "--principal"), ("claim", "--format", "pdf"), ("claim", "a", "b")]
    )
    def test_a_usage_error_is_chinese_for_a_chinese_user(self, args: tuple[str, ...], call: Caller) -> None:
        said = call(*args).err.splitlines()[0]
        assert not re.search(r"Missing|requires|argument|is not one of|unexpected", said)

    def test_interrupted(self) -> None:
        """Waiting for a case on standard input, then Ctrl-C: 130, and no traceback."""
        process = subprocess.Popen(
            [sys.executable, "-m", "lpr_calc", "claim", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            # Under nohup, or in the background of a script, it would be ignored from the first.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert process.stdin is not None
        process.stdin.write(b"principal: 1\n")
        process.stdin.flush()
        # Once the pipe is empty, it waits for the end of the case.
        while struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, b"1234"))[0]:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
        assert (process.returncode, out) == (130, b"")
        assert b"Traceback" not in err

    def test_interrupted_while_it_loads(self) -> None:
        """Ctrl-C during the imports is no traceback either."""
        code = (
            "import sys\n"
            "class Hook:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        if name == 'click': raise KeyboardInterrupt\n"
            "sys.meta_path.insert(0, Hook())\n"
            "sys.argv = ['lpr-calc', 'claim']\n"
            "from lpr_calc.entry import main\n"
            "sys.exit(main())\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

    def test_an_error_of_ours_is_no_traceback(self, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise ZeroDivisionError("division by zero")

        monkeypatch.setattr("lpr_calc.compute.answer.calculate", broken)
        ran = call("claim", *SIMPLE, "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "error: internal error, please report it: ZeroDivisionError: division by zero\n"


class TestStreams:
    """Results on standard output, everything else on standard error."""

    @pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "md", "text", "table"])
    def test_standard_output_holds_only_the_document(self, format_: str) -> None:
        done = lpr("claim", *STALE, "--format", format_)
        assert done.returncode == 0
        # 300000 × the newest quote × 31 ÷ 365
        statement = claim({"principal": "300000", "from": "2199-12-01", "until": "2200-01-01"})
        interest = fen_text(statement.totals.interest)
        text = done.stdout.decode()
        if format_ in ("json", "jsonl"):
            assert json.loads(text)["totals"]["interest"] == interest
        elif format_ in ("csv", "tsv"):
            rows = list(csv.DictReader(StringIO(text), delimiter="," if format_ == "csv" else "\t"))
            assert [row["interest"] for row in rows] == [interest]
        elif format_ == "md":
            assert text.startswith("# 本金与利息计算\n")
        else:
            assert text.startswith("本金与利息计算\n")
        assert ESCAPE not in done.stdout
        told = done.stderr.decode()
        assert (NEWEST in told) != (format_ in ("md", "text", "table"))
        assert "Traceback" not in told

    @pytest.mark.parametrize("format_", ["json", "csv"])
    def test_quiet(self, format_: str, call: Caller) -> None:
        assert call("claim", *STALE, "--format", format_, "-q").err == ""
        assert call("claim", *STALE, "--format", format_, "--quiet").err == ""

    @pytest.mark.parametrize(
        ("args", "code"),
        [
            (("claim", "--principal", "-5"), "value-refused"),
            (("claim", "missing.yaml"), "file-unreadable"),
            (("claim", "--pricipal", "5"), "option-unknown"),
            (("claim", *STALE, "--strict"), "rates-stale"),
            (("claim", *SIMPLE, "--overdue-rate", "24%", "--strict"), "signing-date"),
            (
                ("claim", "--kind", "other", "--principal", "1", "--from", "2010-01-01", "--overdue-rate", "LPR"),
                "rate-missing",
            ),
        ],
    )
    @pytest.mark.parametrize("how", [("--format", "json"), ("--format=json",), ("-o", "x.json")])
    def test_errors_are_json_where_the_result_would_be(
        self, args: tuple[str, ...], code: str, how: tuple[str, ...], call: Caller
    ) -> None:
        ran = call(*args, *how, "--lang", "en")
        assert ran.code in (2, 3)
        assert ran.out == ""
        error = json.loads(ran.err)["error"]
        assert set(error) == {"code", "message", "where", "hint"}
        assert all(isinstance(value, str) for value in error.values())
        assert error["code"] == code
        assert error["message"]

    def test_json_error_word_for_word(self, call: Caller) -> None:
        ran = call("claim", "--principal", "-5", "--format", "json", "--lang", "en")
        assert json.loads(ran.err)["error"] == {
            "code": "value-refused",
            "message": "amount “-5” is negative",
            "where": "--principal",
            "hint": "for example 300000, 300,000.00, 30万元, 叁拾万元整",
        }

    @pytest.mark.parametrize("how", ["--output=x.json", "-ox.json"])
    def test_errors_are_json_for_every_spelling_of_the_file(self, how: str, call: Caller) -> None:
        assert json.loads(call("claim", "--principal", "-5", how).err)["error"]["code"] == "value-refused"

    def test_closed_pipe(self) -> None:
        """`lpr-calc … | head`: the reader has gone; quiet, exit 0."""
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            done = subprocess.run(
                [sys.executable, "-m", "lpr_calc", "claim", *SIMPLE],
                stdout=pipe,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        assert (done.returncode, done.stderr) == (0, b"")

    def test_head(self) -> None:
        command = f"set -o pipefail; {sys.executable} -m lpr_calc claim {' '.join(SIMPLE)} | head -1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(), check=False)
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "本金与利息计算\n", b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    @pytest.mark.parametrize("format_", ["text", "json", "table"])
    def test_standard_output_is_full(self, format_: str) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "lpr_calc", "claim", *SIMPLE, "--format", format_, "--lang", "en"],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        assert done.returncode == 2
        told = done.stderr.decode()
        assert "cannot write: No space left on device" in told
        assert "Traceback" not in told
        assert "Exception ignored" not in told

    @pytest.mark.parametrize("format_", ["text", "table", "md", "csv"])
    def test_a_case_file_cannot_send_escape_codes(self, format_: str, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            'title: "\\e[31mred"\nuntil: 2023-06-30\nloans:\n  - {id: "\\e[2J", principal: 1, due: 2022-05-31}\n',
            encoding="utf-8",
        )
        done = lpr("claim", str(path), "--format", format_)
        assert done.returncode == 2
        assert ESCAPE not in done.stdout + done.stderr
        assert b"case.yaml:1:8 title: " in done.stderr

    @pytest.mark.parametrize("id_", ["\\e[2J", "a\\nb"])
    def test_a_message_is_one_printable_line(self, id_: str, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            f'payments: [{{date: 2022-12-01, amount: 5, loan: "{id_}"}}]\nprincipal: 1\ndue: 2022-05-31\n',
            encoding="utf-8",
        )
        done = lpr("claim", str(path), "--lang", "en")
        assert done.returncode == 2
        assert done.stderr.decode().removesuffix("\n").isprintable()

    def test_a_spreadsheet_runs_nothing(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            'until: 2023-06-30\nloans:\n  - {id: "=1+1", principal: 1, due: 2022-05-31}\n', encoding="utf-8"
        )
        rows = list(csv.reader(StringIO(call("claim", str(path), "--format", "csv").out)))
        assert {row[0] for row in rows[1:]} == {"'=1+1"}

    def test_the_largest_principal_is_printed_in_every_format(self, call: Caller) -> None:
        """With interest the sum has no capital form any more; that is no reason to fail."""
        args = ("--principal", "9999999999999999.99", "--from", "2020-09-01", "--until", "2023-06-30")
        for format_ in ("json", "csv", "text", "md", "table"):
            ran = call("claim", *args, "--format", format_, "--lang", "en")
            assert (ran.code, ran.err) == (0, "")

    def test_nothing_is_written_beside_the_caller(self, tmp_path: Path) -> None:
        assert lpr("claim", *SIMPLE, cwd=tmp_path).returncode == 0
        assert list(tmp_path.iterdir()) == []

    def test_an_output_encoding_that_has_no_chinese(self) -> None:
        """A pipe is UTF-8 unless PYTHONIOENCODING says otherwise; what that encoding lacks is marked."""
        done = lpr("claim", *SIMPLE, env=environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"))
        assert done.returncode == 0
        assert done.stdout.decode("utf-8").startswith("本金与利息计算\n")
        done = lpr("claim", *SIMPLE, env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"))
        assert done.returncode == 0
        assert done.stdout.decode("ascii").startswith("???????\n")
        assert "31,858.77" in done.stdout.decode("ascii")

    def test_an_error_encoding_that_has_no_chinese(self) -> None:
        done = lpr("claim", "--principal", "-5", env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"))
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"-5" in done.stderr


class TestOutputFiles:
    """`-o FILE`: the format by its ending, the file whole or not at all."""

    @pytest.mark.parametrize(
        ("name", "starts"),
        [
            ("x.json", b'{\n  "schema": "lpr-calc/claim/1"'),
            ("x.jsonl", b'{"schema": "lpr-calc/claim/1"'),
            ("x.csv", b"\xef\xbb\xbfloan,kind,first_day"),
            ("x.tsv", b"loan\tkind\tfirst_day"),
            ("x.md", "# 本金与利息计算\n".encode()),
            ("x.txt", "本金与利息计算\n".encode()),
            ("X.JSON", b'{\n  "schema": "lpr-calc/claim/1"'),
        ],
    )
    def test_format_by_ending(self, name: str, starts: bytes, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / name
        ran = call("claim", *SIMPLE, "-o", str(path))
        assert (ran.code, ran.out, ran.err) == (0, "", f"已写 {path}\n")
        content = path.read_bytes()
        assert content.startswith(starts)
        assert content.endswith(b"\n")
        assert [entry.name for entry in tmp_path.iterdir()] == [name]
        format_ = {"txt": "text"}.get(name[2:].lower(), name[2:].lower())
        same = lpr("claim", *SIMPLE, "--format", format_).stdout
        assert content.removeprefix(b"\xef\xbb\xbf") == same

    @pytest.mark.parametrize("ending", ["xlsx", "docx"])
    def test_office_endings(self, ending: str, tmp_path: Path, call: Caller) -> None:
        assert call("claim", *SIMPLE, "-o", str(tmp_path / f"x.{ending}")).code == 0

    def test_unknown_ending(self, tmp_path: Path, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "-o", str(tmp_path / "x.odt"), "--lang", "en")
        assert ran.code == 2
        assert ran.err.startswith("error: --output: the ending “.odt” names no format (known: .json, .jsonl, .csv, ")
        assert list(tmp_path.iterdir()) == []

    def test_stated_format_wins_over_the_ending(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.txt"
        assert call("claim", *SIMPLE, "-o", str(path), "--format", "json").code == 0
        assert json.loads(path.read_text(encoding="utf-8"))["totals"]["interest"] == "31858.77"

    def test_dash_is_standard_output(self, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "-o", "-", "--format", "json")
        assert ran.data["totals"]["interest"] == "31858.77"

    def test_an_old_file_is_replaced_and_keeps_its_mode(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.json"
        path.write_text("old", encoding="utf-8")
        path.chmod(0o640)
        assert call("claim", *SIMPLE, "-o", str(path), "--force").code == 0
        assert path.read_text(encoding="utf-8").startswith("{")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_a_link_is_followed(self, tmp_path: Path, call: Caller) -> None:
        target, link = tmp_path / "real.json", tmp_path / "x.json"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        assert call("claim", *SIMPLE, "-o", str(link)).code == 2
        assert target.read_text(encoding="utf-8") == "old"
        assert call("claim", *SIMPLE, "-o", str(link), "--force").code == 0
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8").startswith("{")

    def test_bad_input_leaves_the_old_file_alone(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.json"
        path.write_text("old", encoding="utf-8")
        assert call("claim", "--principal", "-5", "-o", str(path)).code == 2
        assert path.read_text(encoding="utf-8") == "old"

    def test_a_write_that_fails_half_way_leaves_the_old_file_alone(self, tmp_path: Path) -> None:
        """The disk is full after 100 bytes."""
        path = tmp_path / "x.json"
        path.write_text("old", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-B", "-m", "lpr_calc", "claim", *SIMPLE, "-o", str(path), "--force", "--lang", "en"],
            capture_output=True,
            env=environment(),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
            check=False,
        )
        assert done.returncode == 2
        assert b"cannot write" in done.stderr
        assert b"Traceback" not in done.stderr
        assert path.read_text(encoding="utf-8") == "old"
        assert [entry.name for entry in tmp_path.iterdir()] == ["x.json"]

    def test_a_folder_that_is_not_there(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "nowhere" / "x.md"
        ran = call("claim", *SIMPLE, "-o", str(path), "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"error: {path}: cannot write: No such file or directory\n"

    def test_a_folder_as_file(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.md"
        path.mkdir()
        ran = call("claim", *SIMPLE, "-o", str(path), "--lang", "en")
        assert (ran.code, ran.err) == (2, f"error: {path}: cannot write: Is a directory\n")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path, call: Caller) -> None:
        tmp_path.chmod(0o500)
        path = tmp_path / "x.md"
        ran = call("claim", *SIMPLE, "-o", str(path), "--lang", "en")
        tmp_path.chmod(0o700)
        assert (ran.code, ran.err) == (2, f"error: {path}: cannot write: Permission denied\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_a_device_that_is_full(self) -> None:
        done = lpr("claim", *SIMPLE, "-o", "/dev/full", "--format", "md", "--lang", "en")
        assert done.returncode == 2
        assert b"cannot write: No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr
        assert Path("/dev/full").is_char_device()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_a_device_that_is_full_is_named(self) -> None:
        done = lpr("claim", *SIMPLE, "-o", "/dev/full", "--format", "md", "--lang", "en")
        assert done.stderr == b"error: /dev/full: cannot write: No space left on device\n"


def on_a_terminal(*args: str, **env: str) -> bytes:
    """Run a command with a terminal as its standard output and return what it drew."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lpr_calc", *args],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=subprocess.PIPE,
        env=environment(**{"TERM": "xterm-256color", "COLUMNS": "120", **env}),
    )
    os.close(child)
    drawn = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        drawn += piece
    os.close(parent)
    assert process.wait(timeout=100) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    return drawn


class TestColour:
    """Colour only on a terminal, and never against NO_COLOR, TERM=dumb or --no-color."""

    def test_a_terminal_gets_a_table_in_colour(self) -> None:
        drawn = on_a_terminal("claim", *SIMPLE)
        assert ESCAPE in drawn
        assert "31,858.77" in drawn.decode()

    @pytest.mark.parametrize(
        ("args", "env"),
        [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {}), (("--format", "text"), {})],
    )
    def test_no_colour(self, args: tuple[str, ...], env: dict[str, str]) -> None:
        drawn = on_a_terminal("claim", *SIMPLE, *args, **env)
        assert ESCAPE not in drawn
        assert "31,858.77" in drawn.decode()

    def test_no_escape_codes_in_a_pipe(self) -> None:
        for format_ in ("table", "text"):
            assert ESCAPE not in lpr("claim", *SIMPLE, "--format", format_).stdout

    def test_colour_forced_in_a_pipe(self) -> None:
        forced = environment(CLICOLOR_FORCE="1")
        assert ESCAPE in lpr("claim", *SIMPLE, "--format", "table", env=forced).stdout
        both = environment(CLICOLOR_FORCE="1", NO_COLOR="1")
        assert ESCAPE not in lpr("claim", *SIMPLE, "--format", "table", env=both).stdout

    def test_a_pipe_gets_text_and_a_terminal_a_table(self, call: Caller) -> None:
        assert call("claim", *SIMPLE).out == call("claim", *SIMPLE, "--format", "text").out

    def test_a_narrow_terminal_keeps_every_figure_of_a_line(self) -> None:
        drawn = on_a_terminal("claim", *SIMPLE, COLUMNS="80", NO_COLOR="1").decode()
        for figure in ("15,030.82", "968.22", "6,507.95", "9,060.00", "291.78", "31,858.77"):
            assert figure in drawn


class TestLanguage:
    """`--lang zh|en`, by default from the locale, else Chinese; documents are always Chinese."""

    @pytest.mark.parametrize(
        ("argv", "environ", "lang"),
        [
            ([], {}, "zh"),
            ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
            ([], {"LANG": "en_US.UTF-8"}, "en"),
            ([], {"LANG": "en"}, "en"),
            ([], {"LANG": "C.UTF-8"}, "zh"),
            ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
            ([], {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
            ([], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
            (["--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
            (["claim", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
            (["claim", "--", "--lang", "en"], {}, "zh"),
            (["claim", "--lang"], {}, "zh"),
        ],
    )
    def test_language_of(self, argv: list[str], environ: dict[str, str], lang: str) -> None:
        assert language_of(argv, environ) == lang

    @pytest.mark.parametrize(
        ("args", "env", "title"),
        [
            (("--lang", "en"), {}, "Principal and interest\n"),
            (("--lang", "zh"), {"LC_ALL": "en_US.UTF-8"}, "本金与利息计算\n"),
            ((), {"LC_ALL": "en_US.UTF-8"}, "Principal and interest\n"),
            ((), {"LANG": ""}, "本金与利息计算\n"),
        ],
    )
    def test_the_report_follows(self, args: tuple[str, ...], env: dict[str, str], title: str) -> None:
        text = lpr("claim", *SIMPLE, *args, env=environment(**env)).stdout.decode()
        assert text.startswith(title)
        assert "判令被告" in text

    def test_before_or_after_the_command(self, call: Caller) -> None:
        before, after = call("--lang", "en", "claim", *SIMPLE), call("claim", *SIMPLE, "--lang", "en")
        assert before.code == after.code == 0
        assert before.out == after.out
        assert before.out.startswith("Principal and interest\n")

    def test_figures_do_not_depend_on_it(self, call: Caller) -> None:
        """JSON keys and figures are the same; only sentences differ."""
        ran = call("claim", *SIMPLE, "--format", "json", "--lang", "zh")
        english = call.claim(*SIMPLE)
        for key in ("totals", "lines", "ledger", "conventions", "provisions", "rates"):
            assert ran.data[key] == english[key]


class TestFrontDoor:
    """Help, version, and what a plain claim must not load."""

    def test_bare_version(self) -> None:
        done = lpr("--version")
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"lpr-calc {__version__}\n", b"")

    def test_version_among_other_options(self, call: Caller) -> None:
        ran = call("--lang", "en", "--version")
        assert (ran.code, ran.out) == (0, f"lpr-calc {__version__}\n")

    def test_the_script(self) -> None:
        script = Path(sys.executable).parent / "lpr-calc"
        if not script.exists():
            pytest.skip("not installed as a script")
        done = subprocess.run([script, "claim", *SIMPLE], capture_output=True, env=environment(), check=False)
        assert done.returncode == 0
        assert done.stdout == lpr("claim", *SIMPLE).stdout

    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize("args", [["--help"], ["-h"], ["claim", "--help"], ["claim", "-h"]])
    def test_help(self, args: list[str], lang: str) -> None:
        result = CliRunner().invoke(build(lang), args, prog_name="lpr-calc")
        assert result.exit_code == 0
        assert "lpr-calc claim examples/wang-v-li.yaml" in result.output
        assert "--help" in result.output

    def test_every_option_of_the_contract_is_there(self) -> None:
        text = CliRunner().invoke(build("en"), ["claim", "--help"], prog_name="lpr-calc").output
        own = (
            "--principal --due --from --until --signed --lent --filed --accepted --rate --overdue-rate --damages --fees"
            " --deducted --cost --pay --kind --lpr --tenor --cap --count --basis --rounding --payment-day --order"
        )
        common = "--format --output --lang --rates --strict --no-color -q -h"
        for option in f"{own} {common}".split():
            assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text), option

    UNWANTED = ("yaml", "rich", "dateutil", "importlib.metadata", "fractions", "decimal")

    @pytest.mark.parametrize("format_", ["text", "json", "md", "csv"])
    def test_what_a_plain_claim_does_not_load(self, format_: str) -> None:
        code = (
            "import sys\n"
            f"sys.argv = ['lpr-calc', 'claim', *{SIMPLE!r}, '--format', {format_!r}]\n"
            "import lpr_calc.entry\n"
            "code = lpr_calc.entry.main()\n"
            f"print(*[name for name in {self.UNWANTED!r} if name in sys.modules], file=sys.stderr)\n"
            "sys.exit(code)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
        assert (done.returncode, done.stderr) == (0, b"\n")
        assert done.stdout

    def test_what_the_version_does_not_load(self) -> None:
        code = (
            "import sys\nsys.argv = ['lpr-calc', '--version']\nimport lpr_calc.entry\nlpr_calc.entry.main()\n"
            "print(*sorted(n for n in sys.modules if n.startswith(('click', 'lpr_calc.'))), file=sys.stderr)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
        assert done.stderr.decode().split() == ["lpr_calc.entry"]


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
    """One file for one matter; `-` is standard input; UTF-8, BOM and GB18030; options override it."""

    def interest(self, call: Caller, *args: str) -> str:
        """Return the interest of a case."""
        found: str = call.claim(*args)["totals"]["interest"]
        return found

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_encodings(self, encoding: str, newline: str, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_bytes(CASE.replace("\n", newline).encode(encoding))
        data = call.claim(str(path))
        assert data["title"] == "王某诉李某民间借贷纠纷"
        assert data["totals"]["interest"] == "31858.77"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
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
