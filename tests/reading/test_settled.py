"""Interest that claims and notes settle up to a day (利息Y元计至D，之后……) is read as ``carried``."""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.api import claim
from lpr_calc.base.money import fen_text
from lpr_calc.reading.read import read_text

ASK = "诉讼请求：判令被告乙偿还原告甲"
BANK = "诉讼请求：判令被告乙公司偿还原告某银行"

SETTLED: list[tuple[str, dict[str, Any]]] = [
    (
        f"{ASK}借款本金170000元、利息54400元（计至2016年8月24日），之后的利息以170000元为基数自2016年8月25日起按月利率2%计至清偿之日。",
        {"principal": "170000", "rate": "2%/月", "carried": {"at": "2016-08-24", "interest": "54400"}},
    ),
    (
        f"{ASK}借款本金170000元及利息54400元（暂计至2016年8月24日，之后的利息以170000元为基数，按月利率2%计算至实际清偿之日止）。",
        {"principal": "170000", "rate": "2%/月", "carried": {"at": "2016-08-24", "interest": "54400"}},
    ),
    (
        f"{ASK}借款本金86000元及截至2021年9月30日的利息10320元，并自2021年10月1日起以86000元为基数按年利率15.4%支付利息至还清之日。",
        {"principal": "86000", "rate": "15.4%", "carried": {"at": "2021-09-30", "interest": "10320"}},
    ),
    (
        # 截至D、自D起 on one day: D itself is the first day that runs.
        f"{ASK}借款本金86000元及截至2021年10月1日的利息10320元，并自2021年10月1日起以86000元为基数按年利率15.4%支付利息至还清之日。",
        {"principal": "86000", "rate": "15.4%", "carried": {"at": "2021-09-30", "interest": "10320"}},
    ),
    (
        f"{ASK}借款本金86000元及利息10320元（计至2021年9月30日）。",
        {"principal": "86000", "carried": {"at": "2021-09-30", "interest": "10320"}, "interest_to": "2021-09-30"},
    ),
    (
        f"{BANK}借款本金25924250.16元及截至2025年6月12日的利息293854.17元、罚息748622.17元、复利15339.43元，并支付自2025年6月13日起至"
        "实际清偿之日止的罚息（以25924250.16元为基数，按年利率9%计算）、复利（以293854.17元为基数，按年利率9%计算）。",
        {
            "principal": "25924250.16",
            "overdue_rate": "9%",
            "carried": {"at": "2025-06-12", "interest": "293854.17", "penalty": "748622.17", "compound": "15339.43"},
            "compound": "in-term",
        },
    ),
    (
        # Compound interest is not asked for.
        f"{BANK}借款本金3000000元、利息41250元、罚息18700元（计至2023年9月30日），并自2023年10月1日起以3000000元为基数按年利率6.525%计收罚息至"
        "实际清偿之日。",
        {
            "principal": "3000000",
            "overdue_rate": "6.525%",
            "carried": {"at": "2023-09-30", "interest": "41250", "penalty": "18700"},
            "compound": "none",
        },
    ),
]


@pytest.mark.parametrize(("text", "loan"), SETTLED)
def test_a_settled_sum_is_carried(text: str, loan: dict[str, Any]) -> None:
    reading = read_text(text, "claims")
    assert reading.whole
    assert not reading.serious
    assert reading.case["loans"] == [loan]


LPR = "全国银行间同业拆借中心公布的一年期贷款市场报价利率"


@pytest.mark.parametrize(
    ("rate", "repricing", "asked"),
    [
        ("年利率9%", None, False),
        (f"{LPR}的1.5倍", None, True),
        (f"同期{LPR}的1.5倍", "publication", False),
        (f"每年1月1日适用的{LPR}的1.5倍", "january", True),
        (f"每年4月15日适用的{LPR}的1.5倍", "04-15", True),
    ],
)
def test_when_a_rate_on_the_lpr_is_read_anew(rate: str, repricing: str | None, asked: bool) -> None:
    """银发〔1999〕77号 20、21 条: it hangs on the day of lending, unless it follows every quote."""
    settled = f"{BANK}借款本金300000元、利息10000元（计至2024年6月20日），并自2024年6月21日起以300000元为基数按"
    reading = read_text(f"{settled}{rate}计收罚息至实际清偿之日。", "claims")
    assert reading.whole
    assert reading.case["loans"][0].get("repricing") == repricing
    assert ("lent" in [ask.code for ask in reading.asks]) == asked


TERM = "（以100000元为基数，自2024年2月1日起至2025年1月31日止，按照年利率3%计算，为3008.22元）"
LATE = "（以{base}元为基数，自2025年2月1日起至实际清偿之日止，按照年利率6%计算{more}）"


@pytest.mark.parametrize(
    ("base", "more", "told"),
    [
        ("100000", "", False),
        # A part of the principal was paid at the end of the term: one debt has one principal.
        ("60000", "", True),
        ("100000", "，暂计至2025年12月31日为5473.97元，扣除已付1000元后尚欠4473.97元", True),
    ],
)
def test_what_no_key_takes_of_interest_in_the_term_and_after_it_is_told(base: str, more: str, told: bool) -> None:
    late = LATE.format(base=base, more=more)
    text = f"判令被告乙偿还原告甲借款本金{base}元、期内利息{TERM}、逾期利息{late}。"
    assert read_text(text, "claims").serious == told


def test_interest_on_what_was_advanced_for_works() -> None:
    """建设工程解释（一）25 条: it runs from the day of the advance, and the price is due on the day after it ends."""
    late = LATE.format(base="100000", more="")
    reading = read_text(f"判令被告乙公司支付原告甲公司工程价款100000元、垫资利息{TERM}、逾期利息{late}。", "claims")
    assert reading.whole
    assert reading.case["loans"] == [
        {"principal": "100000", "advanced": "2024-02-01", "due": "2025-02-01", "rate": "3%", "overdue_rate": "6%"}
    ]


def test_a_note_settles_an_account() -> None:
    text = (
        "欠条：截至2020年6月30日，本人乙尚欠甲借款本金100000元、利息24000元，此后按月利率1%计息。"
        "欠款人：乙 2020年6月30日"
    )
    reading = read_text(text, "note")
    assert reading.whole
    assert not reading.serious
    (loan,) = reading.case["loans"]
    assert loan["carried"] == {"at": "2020-06-30", "interest": "24000"}
    assert loan["rate"] == "1%/月"


NOT_SETTLED = [
    # All of it follows from a rate and a first day: the sum is a figure to compare.
    (
        f"{ASK}借款本金170000元及利息54400元（自2015年4月24日计算至2016年8月24日按月息2%计算），之后的利息仍按月息2%计算。",
        True,
    ),
    # Which day it is for is not said.
    (f"{ASK}借款本金170000元及利息54400元。", False),
    # One figure for several heads.
    (
        f"{BANK}贷款本金1850000元及截至2023年12月20日的利息、罚息共计96428.35元，并自2023年12月21日起以1850000元为基数按年利率9%支付罚息。",
        False,
    ),
    # 违约金 up to a day, which runs on from the next: no lump sum beside it.
    (
        "诉讼请求：判令被告乙公司支付原告甲公司货款5万元及违约金5000元（暂计至2024年6月30日，之后以5万元为基数按日万分之五计算至付清之日止）。",
        False,
    ),
    # What runs on runs on interest too.
    (
        f"{ASK}借款本金20000元、利息1260元，逾期利息以21260元为基数自2023年4月12日起按年利率14.6%计算至实际清偿之日止。",
        False,
    ),
]


@pytest.mark.parametrize(("text", "computes"), NOT_SETTLED)
def test_what_is_no_settled_sum_is_none(text: str, computes: bool) -> None:
    reading = read_text(text, "claims")
    assert reading.serious is not computes
    assert not any({"carried", "damages"} & loan.keys() for loan in reading.case.get("loans", ()))


def test_it_computes() -> None:
    """170000 × 24 % × 121 ÷ 365 = 13525.479… beside the 54400 that were settled (2016-08-25 to 2016-12-23)."""
    facts = read_text(SETTLED[0][0], "claims").case
    statement = claim({**facts, "filed": "2016-09-01", "until": "2016-12-24"})
    assert fen_text(statement.totals.interest) == "67925.48"
    (line,) = statement.lines
    assert (line.first_day.isoformat(), fen_text(line.interest)) == ("2016-08-25", "13525.48")
