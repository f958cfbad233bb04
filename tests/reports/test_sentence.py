"""The claims in words: what they ask for adds up to the claim's total in every matter,
and says what runs on from when.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from case_files import matters
from computed import claim
from lpr_calc.base.money import fen_plain
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.open_debt import due_total
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.series import Rates
from lpr_calc.reports.parties_words import runs_on_beside
from lpr_calc.reports.sentence import claims_of, main_clause
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.tree import as_tree
from sizes import of_each

TODAY = date(2026, 11, 24)
RATES = Rates()


MATTERS = matters()


def claimed(items: list[str]) -> int:
    """What the numbered claims ask for, in fen: amounts outside brackets, and the last one of each bracket.

    A bracket says how interest is counted: its base is no claim, and what it comes to stands at its end
    (``…暂计至…为3000元，扣除已付1000元后尚欠2000元``). A limit (``总额以不超过…元为限``) is no claim either, nor is the
    base of what runs on, where it stands without a bracket.
    """
    total = 0
    for item in items:
        if item.startswith("以上") or re.search(r"承担(连带清偿|保证)责任|优先受偿|（利息计至", item):
            # What further persons answer for, and with which property, is no further money.
            continue
        item = re.sub(r"总额以不超过[\d.]+元为限|以(欠付利息)?[\d.]+元为基数", "", item)
        for bracket in re.findall(r"（([^（）]*)）", item):
            end = re.search(r"(?:为|尚欠)([\d.]+)元$", bracket)
            total += parse_amount(end[1]) if end else 0
        outside = re.sub(r"（[^（）]*）", "", item)
        total += sum(parse_amount(amount) for amount in re.findall(r"([\d.]+)元", outside))
    return total


@of_each(MATTERS)
def test_the_claims_add_up_to_the_total(facts: dict[str, Any]) -> None:
    """Nothing is claimed twice and nothing is left out: 诉讼请求 = what is due, in every matter of tests/cases.

    That is the total, but for instalments to come.
    """
    statement = calculate(parse_case(as_tree(facts), TODAY), RATES)
    items = claims_of(statement)
    if runs_on_beside(statement):
        # The estate's debt to the stop and what another answers for beyond it are no money to be ordered: they overlap.
        assert statement.persons is not None
        assert f"{fen_plain(statement.persons.people[0].amount)}元" in items[0]
    else:
        assert claimed(items) == due_total(statement)
    stated = re.findall(r"项暂计([\d.]+)元", items[-1]) if items else []
    assert not stated or parse_amount(stated[0]) == due_total(statement)
    assert sum(statement.owed.values()) == statement.totals.interest_after
    for text in (*items, *main_clause(statement)):
        assert not re.search(r"\d{4}-\d\d|\d,\d{3}|\.00元|(?<![\d.])0元|年利率0%|尚欠0|None|/\d", text), text
    # What runs on is claimed to the day of payment, and only that: a sum that waits for its ceiling is in the amount of
    # a day more, but stands as a sum.
    running = any("至实际清偿之日止" in item for item in items)
    assert running == bool(statement.ahead)


def of(**facts: Any) -> Statement:
    return claim(facts, today=TODAY)


LOAN = {"kind": "private-lending", "principal": "100000", "lent": "2021-01-01", "signed": "2021-01-01"}


def test_interest_that_went_into_a_new_note_is_not_claimed_again() -> None:
    """100000 at 10 % for 2021 = 10000, of which the new note takes 6000: 4000 is still interest (民间借贷规定 27条)."""
    note = {"date": "2022-01-01", "principal": "106000"}
    said = claims_of(of(**LOAN, due="2022-12-31", rate="10%", rollovers=[note], until="2023-01-01"))
    assert said[0] == "一、判令被告偿还原告借款本金106000元；"
    assert "按照年利率10%计算，为10000元，扣除计入新借条本金的6000元后尚欠4000元）" in said[1]
    # 106000 × 10% = 10600 for 2022; 106000 + 4000 + 10600 = 120600
    assert "以106000元为基数，自2022年1月1日起至2022年12月31日止，按照年利率10%计算，为10600元）" in said[1]
    assert said[-1] == "以上第一、二项暂计120600元。"
    whole = claims_of(
        of(**LOAN, due="2022-12-31", rate="10%", rollovers=[{**note, "principal": "110000"}], until="2023-01-01")
    )
    assert "以100000元为基数" not in whole[1]
    assert whole[-1] == "以上第一、二项暂计121000元。"  # 110000 + 110000 × 10%


def test_in_term_interest_ends_where_overdue_interest_begins() -> None:
    """Computed to the day after the last day of the term: 10000 is all of the in-term interest,
    and 24 % runs on from there.
    """
    said = claims_of(of(**LOAN, due="2021-12-31", rate="10%", overdue_rate="12%", until="2022-01-01"))
    assert said[1] == (
        "二、判令被告支付期内利息（以100000元为基数，自2021年1月1日起至2021年12月31日止，按照年利率10%计算，"
        "为10000元），"
        "逾期利息（以100000元为基数，自2022年1月1日起至实际清偿之日止，按照年利率12%计算）；"
    )


def test_interest_that_stops_is_not_claimed_to_the_day_of_payment() -> None:
    """止息日 2023-01-01: 100000 × 12% × 214 ÷ 365 = 7035.62 from 2022-06-01 to 2022-12-31, and nothing after."""
    said = claims_of(of(**LOAN, due="2022-05-31", overdue_rate="12%", interest_to="2023-01-01", until="2023-06-01"))
    assert said[1] == (
        "二、判令被告支付逾期利息（以100000元为基数，自2022年6月1日起至2022年12月31日止，按照年利率12%计算，"
        "为7035.62元）；"
    )


def test_a_limit_on_the_interest_is_said() -> None:
    """One year at 12 % would be 12000: 10000 was agreed as the most (documents.md §2)."""
    said = claims_of(of(**LOAN, due="2022-05-31", overdue_rate="12%", interest_limit="10000", until="2023-06-01"))
    assert said[1].endswith("为10000元），利息总额以不超过10000元为限；")
    early = claims_of(of(**LOAN, due="2022-05-31", overdue_rate="12%", interest_limit="10000", until="2022-07-01"))
    # 100000 × 12% × 30 ÷ 365 = 986.30
    assert early[1].endswith("暂计至2022年7月1日为986.30元），利息总额以不超过10000元为限；")


def test_a_payment_of_the_last_day_changes_the_base_that_runs_on() -> None:
    """All interest (31858.77, contract §5) and 18141.23 of the principal are paid on the last day:
    281858.77 runs on.
    """
    said = claims_of(
        of(
            kind="private-lending",
            principal="300000",
            due="2020-08-31",
            until="2023-06-30",
            payments=[{"date": "2023-06-30", "amount": "50000"}],
        )
    )
    assert said[:2] == [
        "一、判令被告偿还原告借款本金281858.77元；",
        "二、判令被告支付逾期利息（以281858.77元为基数，自2023年6月30日起至实际清偿之日止，"
        "按照同期全国银行间同业拆借中心公布的一年期贷款市场报价利率计算）；",
    ]


def test_the_rate_changes_on_the_way() -> None:
    """One stretch per rule, each with its days, the last to the day of payment (documents.md §2, the split of 2019)."""
    said = claims_of(
        of(kind="other", principal="100000", due="2019-05-31", until="2020-05-01", conventions={"lpr": "floating"})
    )
    assert (
        "逾期利息（以100000元为基数，自2019年6月1日起至2019年8月19日止，按照中国人民银行同期同类贷款基准利率计算；"
        "自2019年8月20日起至实际清偿之日止，按照同期全国银行间同业拆借中心公布的一年期贷款市场报价利率计算，"
        "暂计至2020年5月1日为"
    ) in said[1]


def test_each_rate_says_how_its_own_lpr_moves() -> None:
    """Sale: what the statute gives is fixed at breach, what was agreed floats.

    An in-term rate is fixed when money is lent.
    """
    goods = {"principal": "365000", "due": "2021-11-30"}
    said = claims_of(
        of(kind="sale", loans=[{"id": "甲", **goods}, {"id": "乙", **goods, "overdue_rate": "LPR"}], until="2022-01-01")
    )[1]
    assert (
        "甲项下逾期利息（以365000元为基数，自2021年12月1日起至实际清偿之日止，"
        "按照逾期之日适用的一年期贷款市场报价利率的1.5倍即年利率5.775%计算" in said
    )
    assert (
        "乙项下逾期利息（以365000元为基数，自2021年12月1日起至实际清偿之日止，"
        "按照同期全国银行间同业拆借中心公布的一年期贷款市场报价利率计算" in said
    )
    lent = claims_of(of(**LOAN, due="2022-12-31", rate="LPR", until="2023-06-01", conventions={"lpr": "fixed"}))[1]
    # 2020-12-21 is the quote in force on the day of lending, 2021-01-01.
    words = "按照2020年12月21日公布的一年期贷款市场报价利率即年利率3.85%计算"
    assert lent.count(words) == 2
    assert "逾期之日适用" not in lent


def test_a_ceiling_names_its_own_rate() -> None:
    """Four times the benchmark at the party's request (31条2款), what the sum ceiling leaves (29条),
    the LPR of the contract.
    """
    old = claims_of(
        of(
            kind="private-lending",
            principal="100000",
            signed="2014-03-01",
            lent="2014-03-01",
            due="2015-02-28",
            rate="36%",
            filed="2021-03-01",
            until="2021-03-01",
            conventions={"old_rule": "yes"},
        )
    )
    assert "自2015年3月1日起至2015年8月31日止，按照中国人民银行同期同类贷款基准利率的4倍计算；" in old[1]
    loan = {
        **LOAN,
        "signed": "2021-06-01",
        "lent": "2021-06-01",
        "due": "2022-05-31",
        "damages": "0.05%/日",
        "until": "2023-06-01",
    }
    # 3.85% × 4 − 10% = 5.4%
    assert (
        "违约金（以100000元为基数，自2022年6月1日起至实际清偿之日止，"
        "按照合同成立时一年期贷款市场报价利率四倍扣除逾期利息后的余额即年利率5.4%计算"
        in claims_of(of(**loan, overdue_rate="10%"))[1]
    )
    assert "违约金" not in "".join(claims_of(of(**loan, overdue_rate="24%")))  # nothing of it is protected
    sme = of(
        kind="sme-payment",
        principal="200000",
        signed="2021-01-04",
        due="2021-05-31",
        overdue_rate="2%",
        until="2022-06-01",
    )
    assert "按照合同订立时一年期贷款市场报价利率即年利率3.85%计算，暂计至2022年6月1日为7700元" in claims_of(sme)[1]


def test_instalments_of_a_price_are_named_as_instalments() -> None:
    said = claims_of(
        of(
            kind="sale",
            principal="200000",
            due=[{"due": "2021-05-31", "amount": "80000"}, {"due": "2021-06-30", "amount": "120000"}],
            until="2022-06-01",
        )
    )[1]
    assert "支付第一期逾期利息（以80000元为基数，" in said
    assert "，第二期逾期利息（以120000元为基数，" in said


BANK = {"kind": "bank-loan", "lender": "bank", "until": "2024-06-03"}


def test_every_loan_of_a_bank_runs_on() -> None:
    """Two loans: each its own penalty and compound interest, not the last one's alone."""
    terms = {
        "signed": "2021-03-01",
        "lent": "2021-03-05",
        "penalty": "1.5",
        "compound": "in-term",
        "settlement": "monthly",
    }
    said = claims_of(
        of(
            **BANK,
            loans=[
                {
                    "id": "甲",
                    "principal": "1000000",
                    "due": "2022-03-04",
                    "rate": "LPR+100bp",
                    "repricing": "fixed",
                    **terms,
                },
                {"id": "乙", "principal": "500000", "due": "2023-03-04", "rate": "6%", **terms},
            ],
        )
    )[1]
    # 1,000,000 × 4.85 % × 365 ÷ 360 = 49,173.61; 500,000 × 6 % × 730 ÷ 360 = 60,833.33.
    # (3.85% + 1%) × 1.5 = 7.275%; 6% × 1.5 = 9%. The quote of 2021-02-20 was in force when the money was lent.
    rate = "按照2021年2月20日公布的一年期贷款市场报价利率加100个基点后的1.5倍即年利率7.275%计算"
    assert f"甲项下罚息（以1000000元为基数，{rate}）、甲项下复利（以尚欠期内利息49173.61元为基数，{rate}）" in said
    assert (
        "乙项下罚息（以500000元为基数，按照年利率9%计算）、乙项下复利（以尚欠期内利息60833.33元为基数，"
        "按照年利率9%计算）；" in said
    )


def test_an_operative_part_has_no_interim_figure() -> None:
    """What was paid of interest that runs on is deducted there without the figure of a day."""
    facts = {"kind": "private-lending", "principal": "300000", "due": "2020-08-31", "until": "2023-06-30"}
    ordered = main_clause(of(**facts, payments=[{"date": "2022-01-15", "amount": "3000"}]))[0]
    assert "暂计" not in ordered
    assert "一年期贷款市场报价利率计算，扣除已付3000元）；" in ordered
    assert main_clause(of(**facts, payments=[{"date": "2022-01-15", "amount": "400000"}])) == []


def judged(**facts: Any) -> Any:
    from lpr_calc.compute.judgment import judge

    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False), RATES)


JUDGMENTS = matters("judgment")


@of_each(JUDGMENTS)
def test_the_enforcement_request_adds_up(facts: dict[str, Any]) -> None:
    """申请执行事项 = what is due (totals.enforceable) in every judgment of tests/cases,
    and nothing of nothing is asked for.
    """
    from lpr_calc.reports.application import request_items, unit_of

    statement = judged(**facts)
    # A doubled part beside a judgment in another currency is said to be RMB.
    items = [re.sub(r"人民币(?=\d)", "", item) for item in request_items(statement)]
    listed = [re.sub(r"，每日[\d.]+元", "", re.sub(r"此前尚欠[\d.]+元，共", "尚欠", item)) for item in items]
    # Several closed sums: the one they come to stands last.
    listed = [re.sub(r"一般债务利息（[^）]*，共([\d.]+元)）", r"一般债务利息\1", item) for item in listed]
    unit = unit_of(statement)
    listed = [item.replace(unit, "元") for item in listed]
    apart = statement.totals.doubled_after if statement.apart else 0
    assert claimed(listed) == statement.totals.enforceable + apart
    assert "支付本金0元" not in "".join(items)
    ends = ("至实际清偿之日止", "二倍，自")
    runs_on = statement.totals.per_diem or statement.totals.per_diem_doubled
    assert any(end in "".join(items) for end in ends) == bool(runs_on)


JUDGED = {
    "date": "2022-08-20",
    "effective": "2022-09-10",
    "principal": "300000",
    "damages": "20000",
    "perform_by": [{"due": "2022-10-10", "amount": "100000"}, {"due": "2022-12-31", "amount": "200000"}],
    "interest": {"base": "300000", "from": "2021-06-03", "until": "2022-08-20", "rate": "LPR"},
    "costs": [{"name": "案件受理费", "amount": "2900"}],
}


def test_closed_interest_is_an_amount_and_earlier_interest_stands_apart() -> None:
    """Two instalments: 100000 + 20000 from 2022-10-11, all 320000 from 2023-01-01, to 2023-01-31.

    120000 × 0.0175% × 82 = 1722; 320000 × 0.0175% × 31 = 1736. General interest of 300000 from 2021-06-03 to
    2022-08-19: 200 days at 3.85% = 6328.77, 31 at 3.80% = 968.22, 212 at 3.70% = 6447.12, together 13744.11.
    """
    from lpr_calc.reports.application import request_items

    items = request_items(judged(judgment=JUDGED, until="2023-01-31", kind="sale"))
    assert items == [
        "一、强制被执行人向申请执行人支付货款300000元；",
        "二、支付一般债务利息13774.52元；",
        "三、支付加倍部分债务利息（以320000元为基数，按日万分之一点七五，自2023年1月1日起至实际清偿之日止，"
        "暂计至2023年1月31日为1736元，"
        "此前尚欠1722元，共3458元，每日56元）；",
        "四、支付违约金20000元；",
        "五、支付案件受理费2900元；",
        "六、本案执行费用由被执行人负担。",
        "以上一至五项暂计340132.52元（大写：人民币叁拾肆万零壹佰叁拾贰元伍角贰分）。",
    ]


def test_two_bases_of_general_interest_run_side_by_side() -> None:
    """100000 at 10 % from 2022-01-01 and 200000 at 6 % from 2022-07-01, to 2023-01-01: 10000 + 184 days, 6049.32."""
    from lpr_calc.reports.application import request_items

    interest = [
        {"base": "100000", "from": "2022-01-01", "rate": "10%"},
        {"base": "200000", "from": "2022-07-01", "rate": "6%"},
    ]
    facts = {"date": "2022-08-20", "perform_by": "2022-10-10", "principal": "300000", "interest": interest}
    assert request_items(judged(judgment=facts, until="2023-01-01"))[1] == (
        "二、支付一般债务利息（以100000元为基数，自2022年1月1日起至实际清偿之日止，按年利率10%计算；"
        "以200000元为基数，自2022年7月1日起至实际清偿之日止，按年利率6%计算，暂计至2023年1月1日共为16049.32元）；"
    )


def test_no_day_is_lost_between_the_figure_and_what_runs_on() -> None:
    """General interest stops before 2025-11-28 (head), the doubled part counts that day:
    each goes on from its own next day.
    """
    from lpr_calc.reports.application import per_day_text

    facts = {
        **JUDGED,
        "interest": {"base": "300000", "from": "2024-06-03", "rate": "LPR"},
        "date": "2024-08-20",
        "effective": "2024-09-10",
        "perform_by": "2024-09-20",
        "damages": "0",
    }
    assert per_day_text(judged(judgment=facts, until="2025-11-28")) == (
        "一般债务利息自2025年11月28日起每日24.66元，加倍部分债务利息自2025年11月29日起每日52.50元"
    )
    both = judged(judgment=facts, until="2025-11-28", conventions={"count": "both"})
    assert per_day_text(both) == "自2025年11月29日起每日77.16元（一般债务利息24.66元，加倍部分52.50元）"
