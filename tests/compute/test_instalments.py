"""Schedules and all-in costs worked out beside them (``cases/instalments/``): to the fen, and to four places."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from case_files import TODAY, cases
from lpr_calc import cli
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import answer
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.cost import cost
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.limitation import limitation
from lpr_calc.compute.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.reports import cost as cost_report
from lpr_calc.reports import schedule as schedule_report
from lpr_calc.reports.sentence import claim_sentence
from lpr_calc.values.tree import as_tree
from lpr_calc.verify.explain import explain
from result_rows import result_rows

ENTRIES = cases("instalments")
SCHEDULES = [(name, entry) for name, entry in ENTRIES if "rows" in entry]
COSTS = [(name, entry) for name, entry in ENTRIES if "cost" in entry]


def picked(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Of what was found, what a case speaks of, as it writes it."""
    out: dict[str, Any] = {}
    for key, item in wanted.items():
        value = found[key]
        if isinstance(item, dict):
            out[key] = picked(value, item)
        else:
            out[key] = str(value).lower() if isinstance(value, bool) else str(value)
    return out


def test_every_case_is_run() -> None:
    claims = [name for name, _ in ENTRIES if name.startswith("claim: ")]
    assert len(SCHEDULES) + len(COSTS) + len(claims) == len(ENTRIES) > 50


@pytest.mark.parametrize("entry", [entry for _, entry in SCHEDULES], ids=[name for name, _ in SCHEDULES])
def test_schedule(entry: dict[str, Any]) -> None:
    statement = schedule(parse_case(as_tree({"kind": "bank-loan", **entry["case"]}), TODAY), Rates())
    (loan,) = schedule_report.as_dict(statement, "zh")["loans"]
    rows = {str(row["number"]): row for row in loan["rows"]}
    for wanted in entry["rows"]:
        assert picked(rows[wanted["number"]], wanted) == wanted
    totals = entry.get("totals", {})
    assert picked(loan["totals"], totals) == totals


@pytest.mark.parametrize("entry", [entry for _, entry in COSTS], ids=[name for name, _ in COSTS])
def test_cost(entry: dict[str, Any]) -> None:
    statement = cost(parse_case(as_tree({"kind": "bank-loan", **entry["case"]}), TODAY), Rates())
    (loan,) = cost_report.as_dict(statement, "zh")["loans"]
    assert picked(loan, entry["cost"]) == entry["cost"]
    wanted = entry.get("recomputed")
    if wanted == "none":
        assert loan["recomputed"] is None
    elif wanted is not None:
        assert picked(loan["recomputed"], wanted) == wanted


@pytest.mark.parametrize(
    ("natural", "signed", "percent", "assumed"),
    [
        (None, "2021-12-10", "15.4", []),  # 4 x 3.85 % of 2021-11-22, in force on the day of signing
        ("yes", "2021-12-10", "14.8", []),  # 4 x 3.7 % of 2022-01-20: formed when the money was provided (民法典 679)
        (None, "", "14.8", ["signing-date"]),
    ],
)
def test_the_cost_is_held_against_the_ceiling_of_the_day_of_formation(
    natural: str | None, signed: str, percent: str, assumed: list[str]
) -> None:
    facts: dict[str, Any] = {
        "kind": "private-lending",
        "principal": "12000",
        "rate": "1%/月",
        "repayment": "flat",
        "periods": "12",
    }
    person = {"name": "甲"} if natural is None else {"name": "甲", "natural": natural}
    facts |= {"lent": "2022-01-21", "creditor": person, "debtor": person} | ({"signed": signed} if signed else {})
    statement = cost(parse_case(as_tree(facts), TODAY), Rates())
    (loan,) = statement.costs
    assert loan.ceiling is not None
    assert loan.ceiling.value == Fraction(percent) * 10**10  # over 10**12
    assert [notice.code for notice in statement.notices if notice.code == "signing-date"] == assumed


CAR = {
    "kind": "bank-loan",
    "principal": "150000",
    "rate": "7.2%",
    "lent": "2023-03-15",
    "first_due": "2023-04-15",
    "repayment": "equal-payment",
    "periods": "36",
    "paid_through": "12",
    "penalty": "1.5",
    "until": "2024-12-31",
}
CALLED = {**CAR, "accelerated": "2024-07-01"}


def case_of(**facts: Any) -> Case:
    return parse_case(as_tree({**CALLED, **facts}), TODAY)


class TestClaim:
    def test_the_sentence_has_the_heads(self) -> None:
        """The words of repayment.md §2 for V11."""
        assert claim_sentence(calculate(case_of(debtor="乙", creditor="甲"), Rates())) == (
            "一、判令被告乙偿还原告甲借款本金103543.32元（其中逾期本金12144.66元、提前到期本金91398.66元）；"
            "二、判令被告乙支付截至2024年12月31日的利息2083.69元、罚息5854.11元、复利139.92元，"
            "并自2024年12月31日起至实际清偿之日止，以103543.32元为基数按照年利率10.8%计付罚息、"
            "以欠付利息2083.69元为基数按照年利率10.8%计付复利；三、判令被告乙承担本案诉讼费用。"
            "以上第一、二项暂计111621.04元。"
        )

    @pytest.mark.parametrize(
        ("repricing", "said"),
        [("04-15", "每年4月15日"), ("6m", "自放款日起每满6个月之日"), ("january", "每年1月1日")],
    )
    def test_the_sentence_names_the_days_of_repricing(self, repricing: str, said: str) -> None:
        case = case_of(debtor="乙", creditor="甲", rate="LPR1Y+100bp", repricing=repricing)
        assert f"按照{said}适用的" in claim_sentence(calculate(case, Rates()))

    def test_beside_another_loan_what_is_not_due_is_not_claimed(self) -> None:
        """The heads of the sentence add up to what it comes to; each loan runs on by itself."""
        terms = ("principal", "rate", "lent", "first_due", "repayment", "periods", "paid_through", "penalty")
        car = {"id": "甲贷", **{key: CAR[key] for key in terms}}
        other = {"id": "乙贷", "principal": "10000", "rate": "5%", "lent": "2023-01-01", "due": "2023-06-30"}
        other["penalty"] = "1.5"
        facts = {key: value for key, value in CAR.items() if key not in terms}
        case = parse_case(as_tree({**facts, "debtor": "乙", "creditor": "甲", "loans": [car, other]}), TODAY)
        said = claim_sentence(calculate(case, Rates()))
        sums = re.findall(r"(?:借款本金|利息|罚息|复利|暂计)([0-9.]+)元(?!为基数)", said)
        *heads, total = [round(float(amount) * 100) for amount in sums]
        assert sum(heads) == total
        assert "未到期" not in said
        assert "甲贷项下以" in said

    def test_what_is_not_due_is_not_claimed(self) -> None:
        """Without acceleration: the principal of the 21 instalments that fell due by the end, and no interest of the
        current period, in the sentence and in the amount in dispute.
        """
        statement = calculate(parse_case(as_tree({**CAR, "debtor": "乙", "creditor": "甲"}), TODAY), Rates())
        (account,) = statement.accounts
        assert (account.called, account.undue + account.overdue) == (0, 10354332)
        claimed = account.total - account.undue - account.current
        assert f"借款本金{account.overdue / 100:.2f}元；" in claim_sentence(statement)
        assert f"暂计{claimed / 100:.2f}元" in claim_sentence(statement)
        bases = fees_of(parse_case(as_tree({**CAR, "filed": "2024-12-31"}), TODAY), Rates()).bases
        assert sum(amount for _, amount in bases["claim"]) == claimed

    def test_both_ends_count_one_day_more(self) -> None:
        """One day more for each debt: 103543.32 and 2083.69 at 10.8 %, line by line."""
        head = calculate(case_of(), Rates()).accounts[0].dues
        both = calculate(case_of(conventions={"count": "both"}), Rates()).accounts[0].dues
        for one, other in zip(head, both, strict=True):
            assert other.late == one.late + 1
            assert other.penalty == (2 * one.principal * 108 * other.late + 360000) // 720000
            assert other.compound == (2 * one.interest * 108 * other.late + 360000) // 720000

    def test_head_and_tail_are_the_same_number(self) -> None:
        tail = calculate(case_of(conventions={"count": "tail"}), Rates())
        assert tail.accounts[0].dues == calculate(case_of(), Rates()).accounts[0].dues

    def test_limitation_runs_from_the_last_instalment(self) -> None:
        """民法典 189: 2026-03-15 is the 36th due day; accelerated, from the day after (188)."""
        (clock,) = limitation(parse_case(as_tree(CAR), TODAY), date(2026, 11, 27).toordinal()).claims
        assert iso(clock.begins or 0) == "2026-03-16"
        (clock,) = limitation(case_of(), date(2026, 11, 27).toordinal()).claims
        assert iso(clock.begins or 0) == "2024-07-02"

    def test_what_was_capped_is_asked_for_under_its_ceiling(self) -> None:
        assert "（以上利息、罚息、复利总计以年利率24%为限）" in claim_sentence(
            calculate(case_of(debtor="乙", creditor="甲", conventions={"cap": "24%"}), Rates())
        )

    def test_principal_that_the_ceiling_leaves_nothing_today_bears_penalty_all_the_same(self) -> None:
        """120000 × 24% ÷ 360 = 80.00 a day: penalty on 110000 at 27 % takes it, the youngest of the debts gets nothing;
        but all that is overdue is the base of what runs on under the ceiling.
        """
        facts: dict[str, object] = {
            "kind": "bank-loan",
            "creditor": "甲",
            "debtor": "乙",
            "principal": 120000,
            "lent": "2024-01-15",
            "first_due": "2024-02-15",
            "rate": "18%",
            "overdue_rate": "27%",
            "repayment": "equal-principal",
            "periods": 12,
            "until": "2024-12-31",
            "conventions": {"cap": "24%"},
        }
        statement = calculate(parse_case(as_tree(facts), TODAY), Rates())
        # Eleven of twelve fell due: 11 × 10000, interest 18% ÷ 12 of 120000, 110000 … 20000 = 11550.00
        assert "以110000元为基数按照年利率27%计付罚息、以欠付利息11550元为基数按照年利率27%计付复利" in claim_sentence(
            statement
        )
        # 120000 × 24% ÷ 360, contract interest on the 10000 not due in it
        assert fen_text(statement.totals.per_diem) == "80.00"

    @pytest.mark.parametrize("terms", [{"repayment": "equal-principal", "periods": 3}, {"due": "2024-02-15"}])
    @pytest.mark.parametrize(("stop_day", "last"), [("no", "2024年2月29日"), ("yes", "2024年3月1日")])
    def test_heads_of_a_bankrupt_stand_to_the_day_before_acceptance(
        self, terms: dict[str, object], stop_day: str, last: str
    ) -> None:
        """企业破产法 46条: nothing is counted after it, so no later day is named."""
        facts = {
            "kind": "bank-loan",
            "creditor": "甲",
            "debtor": "乙公司",
            "bankruptcy": {"accepted": "2024-03-01", "stop_day": stop_day},
            "principal": 3000,
            "lent": "2024-01-15",
            "rate": "12%",
            **({"first_due": "2024-02-15"} if "repayment" in terms else {}),
            **terms,
            "until": "2024-12-31",
        }
        sentence = claim_sentence(calculate(parse_case(as_tree(facts), TODAY), Rates()))
        assert f"破产债权截至{last}的" in sentence and "2024年12月31日" not in sentence

    @pytest.mark.parametrize("facts", [{"accelerated": "2025-02-01"}, {"interest_from": "2024-05-01"}])
    def test_a_fact_of_the_loan_that_decides_nothing_is_told(self, facts: dict[str, str]) -> None:
        """What was called in after the end, and a first day of interest beside the due days."""
        statement = answer.claim(parse_case(as_tree({**CAR, **facts}), TODAY), Rates())
        assert [unused.what for unused in statement.unused] == list(facts)

    def test_strict_refuses_what_the_page_names(self) -> None:
        facts = {key: value for key, value in CAR.items() if key not in ("first_due", "paid_through")}
        paid = {"payments": [{"date": "2023-06-01", "amount": "5000"}]}
        with pytest.raises(LprError) as refused:
            calculate(parse_case(as_tree({**facts, **paid}), TODAY), Rates(), strict=True)
        assert {"first_due", "across", "compound_rate"} <= {problem.code for problem in refused.value.problems}
        repriced = {**facts, "rate": "LPR5Y-20bp", "repricing": "january"}
        with pytest.raises(LprError) as refused:
            calculate(parse_case(as_tree(repriced), TODAY), Rates(), strict=True)
        assert "repricing_split" in {problem.code for problem in refused.value.problems}


class TestVerify:
    @pytest.mark.broad
    @pytest.mark.parametrize(
        ("figure", "item", "apart"), [("111621.04", "total", 0), ("5823.05", "penalty", 1), ("139.29", "compound", 1)]
    )
    def test_a_reading_is_found(self, figure: str, item: str, apart: int) -> None:
        found = explain(case_of(), Rates(), round(float(figure) * 100)).matches[0]
        assert (found.item, found.departures) == (item, apart)
        assert not apart or found.conventions["overdue_days"] == "after"

    def test_arrears_counted_twice_are_named(self) -> None:
        """Penalty on 4024.03, 4048.17 and 4072.46 again from 2024-07-01: 183 days of 260, 230 and 199 of their lines,
        220.92 + 222.24 + 223.58.
        """
        slips = explain(case_of(), Rates(), 11162104 + 22092 + 22224 + 22358).slips
        assert ["重复计罚" in slip.text.zh for slip in slips] == [True]


def test_a_portfolio_is_one_row_a_loan(tmp_path: Path) -> None:
    table = tmp_path / "车贷.csv"
    table.write_text(
        "编号,类型,本金,放款日,期内利率,还款方式,期数,首期还款日,已还至期次,加速到期日,罚息倍数,计算至\n"
        "A,金融借款,150000,2023-03-15,7.2%,等额本息,36,2023-04-15,12,2024-07-01,1.5,2024-12-31\n",
        encoding="utf-8",
    )
    out = tmp_path / "结果.csv"
    assert cli.run(["batch", str(table), "-o", str(out), "-q"]) == 0
    (row,) = result_rows(out)
    assert (row["total"], row["principal_after"], row["per_diem"]) == ("111621.04", "103543.32", "31.69")


@pytest.mark.parametrize("rows", ["37", "1-3,99", "5-3", "0"])
def test_rows_that_are_none_are_refused(rows: str, capsys: pytest.CaptureFixture[str]) -> None:
    terms = [
        "--principal",
        "150000",
        "--rate",
        "7.2%",
        "--lent",
        "2023-03-15",
        "--repayment",
        "flat",
        "--periods",
        "36",
    ]
    assert cli.run(["schedule", *terms, "--rows", rows]) == 2
    assert "--rows" in capsys.readouterr().err


@pytest.mark.parametrize(
    "terms",
    [
        {"repayment": "equal-principal", "periods": "3", "first_due": "2023-02-15", "interest_by": "month"},
        {
            "schedule": [
                {"due": "2023-02-15", "principal": "10000", "interest": "300"},
                {"due": "2023-03-15", "principal": "10000", "interest": "200"},
                {"due": "2023-04-15", "principal": "10000", "interest": "100"},
            ]
        },
    ],
    ids=["made", "own"],
)
def test_a_private_loan_goes_the_way_its_refusal_says(terms: dict[str, Any]) -> None:
    """As a user goes it, from the refusal to the figure: the rows of `schedule` become the days on which parts of the
    principal fall due.
    """
    facts = {"kind": "private-lending", "principal": "30000", "rate": "12%", "signed": "2023-01-15"}
    facts |= {"lent": "2023-01-15", "until": "2024-01-15"}
    with pytest.raises(LprError) as refused:
        calculate(parse_case(as_tree(facts | terms), TODAY), Rates())
    (problem,) = refused.value.problems
    assert problem.code == "repayment-kind"
    assert all(word in problem.hint.zh for word in ("lpr-calc schedule", "due: [{due: 2024-02-15, amount: 8000}, …]"))
    assert all(word in problem.hint.zh for word in terms.keys() & {"repayment", "periods", "schedule"})
    made = schedule(parse_case(as_tree(facts | terms), TODAY), Rates())
    (loan,) = schedule_report.as_dict(made, "zh")["loans"]
    due = [{"due": row["due"], "amount": row["principal"]} for row in loan["rows"]]
    totals = calculate(parse_case(as_tree(facts | {"due": due}), TODAY), Rates()).totals
    # In the term 30000 × 12% × 32 ÷ 365 = 315.62, 20000 × 28 days = 184.11, 10000 × 31 days = 101.92
    assert totals.in_term_interest == 60165
    # Overdue 10000 × 28 days = 92.05, 20000 × 31 days = 203.84, 30000 × 274 days = 2702.47
    assert totals.overdue_interest == 299836
    paid = facts | {"due": due, "payments": [{"date": "2023-02-15", "amount": "10315.62"}]}
    # The first part was paid on its day: nothing is overdue before the second.
    statement = calculate(parse_case(as_tree(paid), TODAY), Rates())
    assert min(line.first_day for line in statement.lines if line.kind == "overdue") == date(2023, 3, 16)


LENT = {"kind": "bank-loan", "principal": "12000", "rate": "12%", "lent": "2024-01-31", "first_due": "2024-02-29"}
LENT |= {"repayment": "equal-principal", "periods": "12", "penalty": "1.5", "until": "2024-06-15"}


@pytest.mark.parametrize(("said", "paid"), [("0", 0), ("0期", 0), ("2", 2), ("2期", 2), ("第2期", 2)])
def test_how_many_were_paid(said: str, paid: int) -> None:
    """A table says 0 where none was paid: as if nothing were stated."""
    case = parse_case(as_tree(LENT | {"paid_through": said}), TODAY)
    terms = case.loans[0].terms
    assert terms is not None
    assert (terms.paid_through or 0) == paid
    statement = answer.claim(case, Rates())
    assert statement.unused == ()
    # Four rows were due by 15 June.
    assert len(statement.accounts[0].dues) == 4 - paid


@pytest.mark.parametrize("said", ["x", "-1", "601", "1.5"])
def test_what_is_no_number_of_instalments(said: str) -> None:
    with pytest.raises(LprError) as refused:
        parse_case(as_tree(LENT | {"paid_through": said}), TODAY)
    assert [problem.code for problem in refused.value.problems] == ["periods"]


def test_a_workbook_of_the_schedule_has_the_claim_and_its_annex(tmp_path: Path) -> None:
    """What is claimed first, the plan of repayment after it: each table on a sheet of its own."""
    openpyxl = pytest.importorskip("openpyxl")
    book = tmp_path / "schedule.xlsx"
    example = Path(__file__).parents[2] / "examples" / "car-loan.yaml"
    assert cli.run(["draft", "schedule", str(example), "-o", str(book)]) == 0
    sheets = openpyxl.load_workbook(book)
    wanted = [
        "合同",
        "逾期明细（单位：元）",
        "各项（元）",
        "利息计算表",
        "汇总",
        "借款",
        "还款计划表（单位：元）",
        "核对（不提交）",
    ]
    assert sheets.sheetnames == wanted
    # Rows 13, 14, 15 and what was called in (V11), then the sums.
    arrears = [row for row in sheets["逾期明细（单位：元）"].iter_rows(values_only=True) if isinstance(row[2], int)]
    assert [(row[3], row[5]) for row in arrears] == [
        (4024.03, 313.87),
        (4048.17, 279.32),
        (4072.46, 243.13),
        (91398.66, 5017.79),
    ]
    # The title of the annex is on its own sheet, not under the sums before it.
    assert "附件：还款计划表" not in {row[0] for row in sheets["汇总"].iter_rows(values_only=True)}


@pytest.mark.parametrize("compute", [cost, schedule])
def test_dates_that_cannot_both_be_true(compute: Any) -> None:
    """Filing before the money was lent: a claim refuses it, and the ceiling of an older contract hangs on it."""
    facts = {"principal": "10万", "lent": "2024-01-15", "filed": "2024-01-14", "rate": "1%/月", "repayment": "flat"}
    case = parse_case(as_tree({**facts, "periods": "12", "first_due": "2024-02-15"}), TODAY)
    with pytest.raises(LprError) as caught:
        compute(case, Rates())
    assert [(problem.code, problem.where) for problem in caught.value.problems] == [("dates-order", "filed")]
