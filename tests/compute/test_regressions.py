"""One test, or a few, for every bug of other calculators that a claim could share (field-notes §5, by number).

The docstring names the bug and where it stands in the other program. Expected figures are worked out by hand in the
comments; equality is exact. Bugs of judgments, deadlines and other commands are tested with those commands.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import program
from lpr_calc.base.money import fen_text
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.series import Rates
from lpr_calc.rates.table import RateTable
from lpr_calc.render.plain import render
from lpr_calc.reports.claim import document_of
from lpr_calc.reports.data import as_dict
from regressed import CASE_A, COUNTS, RATE_KINDS, codes, compute, interest, lines, other, refused


class TestBug01BothEnds:
    """LD `LPR_Calculator.py:109-127`, called per segment at `:222`: both ends = one more day for every segment."""

    @pytest.mark.parametrize("count", COUNTS)
    @pytest.mark.parametrize("kind", RATE_KINDS)
    def test_days_of_the_lines_add_up_in_every_mode(self, kind: str, count: str) -> None:
        facts = other(**RATE_KINDS[kind])
        statement = compute(facts, conventions={**facts.get("conventions", {}), "count": count})
        # 2020-09-01 to 2023-06-30: 365 + 365 + 302 = 1032
        assert sum(line.days for line in statement.lines) == 1032 + COUNTS[count]

    def test_both_adds_exactly_one_day(self) -> None:
        # last line 11 days instead of 10: 300000 × 3.55% × 11 ÷ 365 = 320.9589
        # 15030.82 + 968.22 + 6507.95 + 9060.00 + 320.96 = 31887.95; LD says 32011.23 with 1037 days
        assert interest(compute(CASE_A, conventions={"count": "both"})) == "31887.95"

    def test_four_times_both(self) -> None:
        # 60123.29 + 3872.88 + 26031.78 + 36240.00 + 300000 × 14.2% × 11 ÷ 365 (1283.84) = 127551.79
        statement = compute(CASE_A, overdue_rate="4xLPR", conventions={"count": "both", "cap": "none"})
        assert interest(statement) == "127551.79"

    @pytest.mark.parametrize("count", COUNTS)
    def test_a_row_that_changes_nothing_never_changes_a_result(self, count: str) -> None:
        table = builtin_lpr()
        start, end = date(2020, 9, 3).toordinal(), date(2023, 6, 30).toordinal()
        days = sorted({*table.days, *range(start, end, 7)})
        columns = {t: tuple(table.at(day, t).value // 10**8 for day in days) for t in table.columns}
        dense = RateTable("lpr", tuple(days), columns, table.next_due, table.last_day, table.sha256, table.name)
        plain, padded = (compute(CASE_A, rates, conventions={"count": count}) for rates in (Rates(), Rates(dense)))
        assert as_dict(padded) == as_dict(plain)


class TestBug02Reversed:
    """LD: reversed dates give −30,111.78; menu choices 1–4 take −300,000 × 9."""

    def test_reversed_dates(self) -> None:
        code, problems = refused({"principal": "300000", "from": "2023-06-30", "until": "2020-09-01"})
        assert (code, [problem.code for problem in problems]) == (2, ["until-before-start"])

    @pytest.mark.parametrize("count", ["1", "9", "头尾"])
    def test_a_way_of_counting_that_is_none(self, count: str) -> None:
        code, problems = refused(CASE_A, conventions={"count": count})
        assert (code, [problem.code for problem in problems]) == (2, ["word-unknown"])


class TestBug03Network:
    """LD: data older than 30 days is fetched from the web and written to the current directory; errors exit 0."""

    def run(self, tmp_path: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
        code = (
            "import socket, sys\n"
            "def closed(*a, **k): raise AssertionError('network')\n"
            "socket.socket.connect = closed\n"
            "socket.create_connection = socket.getaddrinfo = closed\n"
            f"sys.argv = ['lpr-calc', 'claim', *{args!r}]\n"
            "from lpr_calc.entry import main\n"
            "sys.exit(main())\n"
        )
        return subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False)

    def test_no_network_and_no_file(self, tmp_path: Path) -> None:
        done = self.run(tmp_path, "--principal", "300000", "--from", "2199-12-01", "--until", "2200-01-01")
        assert done.returncode == 0
        assert list(tmp_path.iterdir()) == []

    def test_a_failure_is_not_zero(self, tmp_path: Path) -> None:
        assert self.run(tmp_path, "--principal", "nothing").returncode == 2


class TestBug06NegativePrincipal:
    """LX: a negative principal gives negative interest."""

    @pytest.mark.parametrize("principal", ["-300000", "－300000", "(300000)", "-30万", -300000, Decimal("-0.01")])
    def test_refused(self, principal: object) -> None:
        code, problems = refused({**CASE_A, "principal": principal})
        assert code == 2
        assert problems[0].message.en == f"amount “{principal}” is negative"

    def test_zero_too(self) -> None:
        assert refused({**CASE_A, "principal": "0"})[0] == 2


class TestBug09OneDay:
    """FH `interest_calculator.py:302`: segments of one day are dropped; a claim of one day is an error."""

    def test_a_last_segment_of_one_day(self) -> None:
        # 300000 × 3.70% × 21 ÷ 365 = 638.6301; 300000 × 3.65% × 1 ÷ 365 = 30.00; 668.63, FH says 638.63
        statement = compute(
            {"principal": "300000", "from": "2022-08-01", "until": "2022-08-22", "conventions": {"count": "both"}}
        )
        assert lines(statement) == [(21, "638.63"), (1, "30.00")]
        assert interest(statement) == "668.63"

    @pytest.mark.parametrize(
        ("first", "until", "count"),
        [
            ("2022-08-22", "2022-08-23", "head"),
            ("2022-08-22", "2022-08-22", "both"),
            ("2022-08-21", "2022-08-22", "tail"),
            ("2022-08-21", "2022-08-23", "neither"),
        ],
    )
    def test_a_claim_of_one_day(self, first: str, until: str, count: str) -> None:
        statement = compute({"principal": "300000", "from": first, "until": until, "conventions": {"count": count}})
        assert lines(statement) == [(1, "30.00")]
        assert statement.lines[0].first_day == statement.lines[0].last_day == date(2022, 8, 22)

    def test_a_claim_of_no_day(self) -> None:
        statement = compute({"principal": "300000", "from": "2022-08-22", "until": "2022-08-22"})
        assert lines(statement) == []
        assert fen_text(statement.totals.total) == "300000.00"


class TestBug11UnknownFields:
    """FH `mcp_server/tools/finance/lpr.py:34-44`: sends `rate_multiplier`, the schema ignores it: 1 × for 4 ×."""

    @pytest.mark.parametrize("key", ["rate_multiplier", "rate_addition", "multiplier"])
    def test_refused(self, key: str) -> None:
        code, problems = refused({**CASE_A, key: "4"})
        assert code == 2
        assert problems[0].message.en == f"unknown key “{key}”"
        assert problems[0].hint.en

    def test_with_a_suggestion(self) -> None:
        _, problems = refused({**CASE_A, "overdue-rat": "4xLPR"})
        assert problems[0].hint.en == "did you mean overdue_rate?"

    def test_in_every_section(self) -> None:
        for facts in (
            {"conventions": {"counts": "both"}},
            {"payments": [{"date": "2022-01-15", "amount": "5", "fro": "interest"}]},
            {"costs": [{"name": "a", "amount": "5", "sum": "6"}]},
        ):
            code, problems = refused(CASE_A, **facts)
            assert (code, problems[0].code) == (2, "key-unknown")


class TestBug12ActualActual:
    """FH `interest_calculator.py:469`: "actual" takes the length of the start year across New Year."""

    def test_each_day_over_the_length_of_its_own_year(self) -> None:
        # 133590 × 10% = 13359 a year = 36.60 a day in 2019 (÷ 365) and 36.50 in 2020 (÷ 366)
        # 2019-12-01 to 2020-03-01: 31 days × 36.60 + 60 days × 36.50 = 1134.60 + 2190.00; FH: 91 × 36.60 = 3330.60
        statement = compute(
            {
                "kind": "other",
                "principal": "133590",
                "from": "2019-12-01",
                "until": "2020-03-01",
                "overdue_rate": "10%",
            },
            conventions={"basis": "actual"},
        )
        assert interest(statement) == "3324.60"
        assert statement.lines[0].formula == "133590 × 10% × (31 ÷ 365 + 60 ÷ 366)"

    def test_the_leap_day_itself(self) -> None:
        statement = compute(
            {
                "kind": "other",
                "principal": "133590",
                "from": "2020-02-29",
                "until": "2020-03-01",
                "overdue_rate": "10%",
            },
            conventions={"basis": "actual"},
        )
        assert lines(statement) == [(1, "36.50")]

    def test_a_whole_leap_year_and_a_whole_common_year(self) -> None:
        for first, until in (("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01")):
            statement = compute(
                {"kind": "other", "principal": "100000", "from": first, "until": until, "overdue_rate": "10%"},
                conventions={"basis": "actual"},
            )
            assert interest(statement) == "10000.00"


class TestBug13RowsAndTotal:
    """FH API: the interest of a row is an unrounded text of 28 digits, the total is rounded."""

    @pytest.mark.parametrize("rounding", ["line", "total", "truncate", "yuan"])
    @pytest.mark.parametrize("basis", ["365", "360", "actual", "months", "months/365", "30/360"])
    def test_rows_sum_to_the_total(self, basis: str, rounding: str) -> None:
        statement = compute(
            {**CASE_A, "principal": "333333.33"},
            payments=[{"date": "2022-01-15", "amount": "12345.67"}],
            conventions={"basis": basis, "rounding": rounding},
        )
        data = as_dict(statement)
        for line in data["lines"]:
            assert len(line["interest"].partition(".")[2]) == 2
        assert sum(line.interest for line in statement.lines) == statement.totals.interest
        assert statement.lines[-1].running == statement.totals.interest

    def test_line_and_total_differ_by_a_known_fen(self) -> None:
        # 15239.5833 + 981.6667 + 6598.3333 + 9185.8333 + 295.8333 = 32301.25 exactly; line by line 32301.24
        assert interest(compute(CASE_A, conventions={"basis": "360"})) == "32301.24"
        assert interest(compute(CASE_A, conventions={"basis": "360", "rounding": "total"})) == "32301.25"


class TestBug14CostsAgain:
    """CB `interestCalc.ts:393`: the whole costs are taken again at every payment."""

    def test_costs_are_paid_once(self) -> None:
        statement = compute(
            CASE_A,
            costs=[{"name": "律师费", "amount": "10000"}],
            payments=[{"date": "2022-01-15", "amount": "30000"}, {"date": "2022-06-01", "amount": "30000"}],
        )
        first, second = statement.ledger
        # interest to 2022-01-15: 15030.82 + 812.05 = 15842.87; 30000 − 10000 − 15842.87 = 4157.13
        assert (first.costs, first.interest, first.principal) == (1000000, 1584287, 415713)
        # on 295842.87: 3.80% × 5 ÷ 365 = 154.0004; 3.70% × 132 ÷ 365 = 3958.6208; 154.00 + 3958.62 = 4112.62
        assert (second.costs, second.interest, second.principal) == (0, 411262, 2588738)
        assert fen_text(second.principal_after) == "269955.49"


class TestBug15OnePaymentSeveralLoans:
    """CB: one payment is credited to every case, or all principals run from the earliest start."""

    FACTS = {
        "until": "2023-06-30",
        "loans": [
            {"id": "a", "principal": "300000", "due": "2020-08-31"},
            {"id": "b", "principal": "100000", "due": "2023-05-31"},
        ],
    }

    def test_each_loan_keeps_its_own_start(self) -> None:
        statement = compute(self.FACTS)
        of_b = [line for line in statement.lines if line.loan_id == "b"]
        # 100000 × 3.65% × 19 ÷ 365 = 190.00; 100000 × 3.55% × 10 ÷ 365 = 97.2603
        assert [(line.days, fen_text(line.interest)) for line in of_b] == [(19, "190.00"), (10, "97.26")]
        assert interest(statement) == "32146.03"  # 31858.77 + 287.26

    def test_a_payment_is_allocated_once(self) -> None:
        statement = compute(self.FACTS, payments=[{"date": "2023-06-10", "amount": "50000"}])
        assert sum(row.amount for row in statement.ledger) == 5000000
        assert {row.loan_id for row in statement.ledger} == {"a"}  # both due, a the earlier (art. 560)
        assert statement.totals.paid == 5000000
        named = compute(self.FACTS, payments=[{"date": "2023-06-10", "amount": "50000", "loan": "b"}])
        # 100000 × 3.65% × 9 ÷ 365 = 90.00
        assert [(row.loan_id, row.interest, row.principal) for row in named.ledger] == [("b", 9000, 4991000)]


class TestBug16Overpayment:
    """CB: what is paid too much disappears (500,000 paid: total 0); a payment after the end date accrues past it."""

    def test_surplus(self) -> None:
        statement = compute(CASE_A, payments=[{"date": "2022-01-15", "amount": "500000"}])
        (row,) = statement.ledger
        # 500000 − 15842.87 − 300000 = 184157.13
        assert (row.interest, row.principal, row.surplus) == (1584287, 30000000, 18415713)
        assert fen_text(statement.totals.surplus) == "184157.13"
        assert "surplus" in codes(statement)
        assert statement.lines[-1].last_day == date(2022, 1, 14)
        assert (statement.totals.total, statement.totals.per_diem) == (0, 0)

    def test_exactly_paid_off(self) -> None:
        statement = compute(CASE_A, payments=[{"date": "2022-01-15", "amount": "315842.87"}])
        assert (statement.totals.total, statement.totals.surplus) == (0, 0)

    def test_a_second_payment_when_nothing_is_left(self) -> None:
        payments = [{"date": "2022-01-15", "amount": "315842.87"}, {"date": "2022-02-15", "amount": "1000"}]
        statement = compute(CASE_A, payments=payments)
        assert [row.surplus for row in statement.ledger] == [0, 100000]
        assert sum(row.amount for row in statement.ledger) == 31684287

    def test_a_payment_after_the_end_is_flagged_and_not_counted(self) -> None:
        statement = compute(CASE_A, payments=[{"date": "2023-07-01", "amount": "50000"}])
        assert interest(statement) == "31858.77"
        assert statement.ledger == ()
        (notice,) = [notice for notice in statement.notices if notice.code == "payment-after-end"]
        assert notice.level == "warning"
        assert notice.message.en == ("the payment of 50000.00 on 2023-07-01 is after the end 2023-06-30: not counted")
        assert refused(CASE_A, strict=True, payments=[{"date": "2023-07-01", "amount": "50000"}])[0] == 2

    def test_a_payment_on_the_last_day(self) -> None:
        statement = compute(CASE_A, payments=[{"date": "2023-06-30", "amount": "31858.77"}])
        assert (statement.totals.interest_after, statement.totals.principal_after) == (0, 30000000)


class TestBug20Streams:
    """DR `--json-output`: a chatty line on stdout before the JSON, errors on stdout, amounts as floats."""

    def test_json_and_nothing_else(self) -> None:
        args = ["claim", "--principal", "300000", "--from", "2199-12-01", "--until", "2200-01-01", "--format", "json"]
        done = program.run(*args)
        data = json.loads(done.stdout, parse_float=lambda text: pytest.fail(f"a float: {text}"))
        assert all(isinstance(value, str) for value in data["totals"].values())
        assert done.stderr

    def test_errors_on_standard_error(self) -> None:
        done = program.run("claim")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr


class TestBug21Units:
    """KeilsZhao `delayCast`: a missing break makes a monthly rate a daily one (30 ×); decimals out of doubles."""

    @pytest.mark.parametrize(
        ("rate", "expected"),
        [
            ("12%", "98.63"),  # 10000 × 12% × 30 ÷ 365 = 98.6301
            ("月利率1%", "98.63"),  # 10000 × 1% × 12 × 30 ÷ 365 = 98.6301
            ("日万分之五", "150.00"),  # 10000 × 0.05% × 30: a daily rate meets no year basis
            ("1厘", "9.86"),  # 10000 × 0.1% × 12 × 30 ÷ 365 = 9.8630
        ],
    )
    def test_one_figure_per_unit(self, rate: str, expected: str) -> None:
        facts = {"kind": "other", "principal": "10000", "from": "2022-01-01", "until": "2022-01-31"}
        assert interest(compute(facts, overdue_rate=rate)) == expected

    @pytest.mark.parametrize("basis", ["365", "360", "actual", "months", "months/365", "30/360"])
    def test_a_daily_rate_is_the_same_under_every_basis(self, basis: str) -> None:
        facts = {"kind": "other", "principal": "10000", "from": "2020-01-31", "until": "2020-03-31"}
        # 60 days: 10000 × 0.05% × 60
        assert interest(compute(facts, overdue_rate="0.05%/日", conventions={"basis": basis})) == "300.00"

    def test_a_monthly_rate_over_whole_months(self) -> None:
        facts = {"kind": "other", "principal": "10000", "from": "2022-01-15", "until": "2022-04-15"}
        # 10000 × 2% × 3
        assert interest(compute(facts, overdue_rate="月息2分", conventions={"basis": "months"})) == "600.00"

    def test_no_floats(self) -> None:
        for value in (300000.0, 0.1):
            with pytest.raises(TypeError, match="is a float"):
                compute({**CASE_A, "principal": value})

    def test_what_a_float_cannot_hold(self) -> None:
        # 0.1 + 0.2: 1000.10 × 36.5% × 10 ÷ 365 = 10.001; 1000.25 × 36.5% × 2 ÷ 365 = 2.0005; half a fen goes up
        facts = {"kind": "other", "from": "2022-01-01", "overdue_rate": "36.5%"}
        assert interest(compute({**facts, "principal": "1000.10", "until": "2022-01-11"})) == "10.00"
        assert interest(compute({**facts, "principal": "1000.50", "until": "2022-01-11"})) == "10.01"  # 10.005
        assert interest(compute({**facts, "principal": "10005.00", "until": "2022-01-02"})) == "10.01"  # 10.005


class TestBug22PaymentsInEveryRateMode:
    """Web JS calculator: head loses a day per segment; its start-date mode ignores payments."""

    @pytest.mark.parametrize(
        ("facts", "to_interest", "to_principal", "total"),
        [
            # LPR floating, case B: 15030.82 + 812.05 = 15842.87; then 138.38 + 5766.97 + 8028.45 + 258.56 = 14192.36
            ({}, "15842.87", "34157.13", "30035.23"),
            # fixed at 3.85%: 300000 × 3.85% × 501 ÷ 365 = 15853.5616; 265853.56 × 3.85% × 531 ÷ 365 = 14890.3486
            ({"overdue_rate": "LPR", "conventions": {"lpr": "fixed"}}, "15853.56", "34146.44", "30743.91"),
            # 10%: 300000 × 10% × 501 ÷ 365 = 41178.0822; 291178.08 × 10% × 531 ÷ 365 = 42360.4275
            ({"overdue_rate": "10%"}, "41178.08", "8821.92", "83538.51"),
            # 1% a month: 300000 × 12% × 501 ÷ 365 = 49413.6986; 299413.70 × 12% × 531 ÷ 365 = 52270.2492
            ({"overdue_rate": "月息1分"}, "49413.70", "586.30", "101683.95"),
            # 0.05% a day: 300000 × 0.05% × 501 = 75150.00, more than was paid; then 300000 × 0.05% × 531 = 79650.00
            ({"overdue_rate": "日万分之五"}, "50000.00", "0.00", "154800.00"),
        ],
    )
    def test_case_b(self, facts: dict[str, Any], to_interest: str, to_principal: str, total: str) -> None:
        statement = compute(other(**facts), payments=[{"date": "2022-01-15", "amount": "50000"}])
        (row,) = statement.ledger
        assert (fen_text(row.interest), fen_text(row.principal)) == (to_interest, to_principal)
        assert interest(statement) == total
        assert sum(line.days for line in statement.lines) == 1032

    def test_the_start_date_mode_without_an_agreed_rate(self) -> None:
        # 300000 × 3.85% × 1032 ÷ 365 = 32656.4384
        statement = compute(other(conventions={"lpr": "fixed"}))
        assert statement.conventions["lpr"] == "fixed"
        assert interest(statement) == "32656.44"

    def test_head_loses_no_day(self) -> None:
        # JS says 31735.48 (1028 days) with a table of changes, 30808.36 (998 days) with a monthly one
        assert sum(line.days for line in compute(CASE_A).lines) == 1032

    def test_a_payment_to_interest_touches_the_balance_of_interest(self) -> None:
        statement = compute(CASE_A, payments=[{"date": "2022-01-15", "amount": "15842.87", "for": "interest"}])
        assert (statement.totals.principal_after, statement.totals.interest_after) == (30000000, 3185877 - 1584287)

    def test_the_day_of_the_payment_on_the_old_balance(self) -> None:
        new = compute(CASE_A, payments=[{"date": "2022-01-15", "amount": "50000"}])
        old = compute(CASE_A, payments=[{"date": "2022-01-15", "amount": "50000"}], conventions={"payment_day": "old"})
        # one day more on 300000: 15030.82 + 300000 × 3.80% × 27 ÷ 365 (843.29) = 15874.11
        assert fen_text(old.ledger[0].interest) == "15874.11"
        assert [line.days for line in new.lines][:3] == [475, 26, 5]
        assert [line.days for line in old.lines][:3] == [475, 27, 4]


class TestBug25SilentDefaults:
    """LW: silently the five-year LPR, 360 days, both ends; where the rates come from is not in the result."""

    def test_defaults_are_printed_as_assumptions(self) -> None:
        text = render(document_of(compute(CASE_A), "zh"))
        for words in ("算头不算尾：首日计息，截止日不计", "一年按 365 天", "取一年期 LPR", "LPR 随每次报价浮动分段"):
            assert words in text

    def test_every_convention_is_printed_with_every_result(self) -> None:
        assert set(compute(CASE_A).conventions) >= {"count", "basis", "rounding", "lpr", "tenor", "cap", "payment_day"}

    def test_source_and_last_day_of_the_rates_are_in_the_result(self) -> None:
        table = builtin_lpr()
        for lang in ("zh", "en"):
            text = render(document_of(compute(CASE_A), lang))
            assert "lpr_rates.yaml" in text
            assert date.fromordinal(table.known_through).isoformat() in text
            assert table.sha256[:12] in text


LOAN = {"lent": "2021-01-01", "due": "2021-12-31", "until": "2022-03-01", "principal": 1000}


@pytest.mark.parametrize(
    ("facts", "article"),
    [
        ({"kind": "private-lending"}, "civil-code/676"),
        ({"kind": "bank-loan", "rate": "6%"}, ""),
        ({"kind": "sale"}, "civil-code/577"),
        ({"kind": "sme-payment"}, "civil-code/577"),
        ({"kind": "other"}, "civil-code/577"),
        ({"kind": "private-lending", "lender": "unlicensed"}, "private-lending-2020/13-3"),
    ],
)
def test_a_price_is_no_loan(facts: dict[str, Any], article: str) -> None:
    """676条 is about loans, and about valid ones; a bank's penalty interest stands on its own rules."""
    cited = set(compute(LOAN, **facts).provisions)
    assert cited & {"civil-code/676", "civil-code/577", "private-lending-2020/13-3"} == (
        {article} if article else set()
    )
