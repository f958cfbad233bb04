"""The commands from the outside: the figures of a claim from options, and the front door."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import caller
import pytest
from caller import SIMPLE, Caller, environment, lpr
from click.testing import CliRunner

from lpr_calc import __version__
from lpr_calc.cli.group import build

call = caller.call


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


@pytest.mark.parametrize("typed", ["0", "-1", "65", "1.5", "two"])
def test_a_number_outside_its_range_is_named_in_our_words(typed: str, call: Caller, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("本金,到期日\n1,2022-05-31\n", encoding="utf-8")
    done = call("batch", str(tmp_path / "t.csv"), "--workers", typed)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[0] == f"错误：--workers: “{typed}”不是 1 到 64 的整数"


def test_a_step_without_a_note(call: Caller, tmp_path: Path) -> None:
    """No blank stands before the colon of a step of allocation whose payment has no note of its own."""
    judged = "judgment: {principal: 50000, perform_by: 2013-01-01}\nuntil: 2014-09-01\n"
    for note, said in (("", "2013-07-20："), (", note: 汇款", "2013-07-20 汇款：")):
        path = tmp_path / "案.yaml"
        path.write_text(f"{judged}payments: [{{date: 2013-07-20, amount: 50000{note}}}]\n", encoding="utf-8")
        out = call("judgment", str(path), "--format", "text").out
        assert f"- {said}本息并还（2009年批复）\n" in out


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

    @pytest.mark.parametrize(
        "command",
        [
            ("judgment", "--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28"),
            ("limitation", "--due", "2022-05-31", "--on", "2023-06-30"),
            ("plan", "--principal", "300000", "--due", "2022-05-31", "--instalments", "6", "--first", "2027-08-01"),
            ("compare", *SIMPLE),
        ],
        ids=lambda command: command[0],
    )
    def test_what_other_plain_questions_do_not_load(self, command: tuple[str, ...]) -> None:
        code = (
            f"import sys\nsys.argv = ['lpr-calc', *{command!r}]\nimport lpr_calc.entry\n"
            "code = lpr_calc.entry.main()\n"
            f"print(*[name for name in {self.UNWANTED!r} if name in sys.modules], file=sys.stderr)\n"
            "sys.exit(code)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
        assert (done.returncode, done.stderr.splitlines()[-1:]) == (0, [b""])
        assert done.stdout

    def test_what_the_version_does_not_load(self) -> None:
        code = (
            "import sys\nsys.argv = ['lpr-calc', '--version']\nimport lpr_calc.entry\nlpr_calc.entry.main()\n"
            "print(*sorted(n for n in sys.modules if n.startswith(('click', 'lpr_calc.'))), file=sys.stderr)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
        assert done.stderr.decode().split() == ["lpr_calc.entry"]
