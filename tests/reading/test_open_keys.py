"""What a text leaves in doubt stays open in the file: no total of sums that contradict each other or were read in part,
no person named after a kind of debt, no rate that no decimal holds.
"""

from __future__ import annotations

import pytest

from lpr_calc.reading.marks import COSTS, DAMAGES, INTEREST, PRINCIPAL
from lpr_calc.reading.read import read_text
from lpr_calc.reading.write import case_file
from lpr_calc.values.strictyaml import load_yaml

PLAN = "达成如下协议：一、被告丁某欠原告甲某货款{whole}元，{first}余款{rest}元{plan}。"


def amounts_of(reading_words: str) -> str:
    """The lines of a case file that are no comments."""
    return "\n".join(line for line in reading_words.splitlines() if not line.lstrip().startswith("#"))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # 86,500 + 200,000 are 286,500; with 210,000 they are not.
        (PLAN.format(whole=286500, first="于2023年6月30日前支付86500元，", rest=210000,
                     plan="自2023年7月起每月30日前支付5万元，至付清止"), "496500"),
        (PLAN.format(whole=100000, first="首付50000元于2023年5月1日前付清，", rest=60000,
                     plan="于2023年8月1日前付清"), "210000"),
        # The month in which the instalments begin is not said: nothing of them is made out.
        (PLAN.format(whole=286500, first="于2023年6月30日前支付86500元，", rest=200000,
                     plan="于每月15日前支付5万元"), "623000"),
    ],
)  # fmt: skip
def test_sums_that_contradict_each_other_or_are_read_in_part_make_no_total(text: str, never: str) -> None:
    reading = read_text(text)
    assert "principal-open" in {ask.code for ask in reading.asks}
    written = case_file(reading)
    assert never not in written
    assert "principal" not in amounts_of(written)
    assert "#   principal:    # 待答" in written
    load_yaml(written, "case.yaml")


def test_another_number_of_instalments_than_the_text_says_is_unread() -> None:
    text = PLAN.format(whole=200000, first="", rest=200000, plan="分5期，自2023年7月起每月30日前支付5万元，至付清止")
    reading = read_text(text)
    assert [one.words for one in reading.unread] == ["分5期"]
    assert "instalments" in {ask.code for ask in reading.asks}


KINDS = sorted({name for names in (COSTS, DAMAGES, INTEREST, PRINCIPAL) for name in names.replace("?", "").split("|")})


@pytest.mark.broad
@pytest.mark.parametrize(("creditor", "debtor"), [("原告", "被告"), ("申请人", "被申请人"), ("申请执行人", "被执行人")])
def test_a_kind_of_debt_or_cost_is_nobodys_name(creditor: str, debtor: str) -> None:
    for kind in KINDS:
        text = (
            f"裁决如下：一、{debtor}向{creditor}支付价款500000元；二、{debtor}支付{creditor}{kind}20000元；"
            f"三、{debtor}补偿{creditor}{kind}人民币300元。"
        )
        reading = read_text(text, "judgment")
        assert (reading.case["creditor"], reading.case["debtor"]) == (creditor, debtor), kind


@pytest.mark.parametrize("name", ["律师费", "保全保险费", "担保费", "公告费", "鉴定费", "评估费"])
@pytest.mark.parametrize("verb", ["支付原告", "补偿原告", "赔偿原告", "支付原告甲某", "承担原告"])
def test_costs_are_no_principal(name: str, verb: str) -> None:
    text = (
        "一、被告丁某于本判决生效之日起十日内支付原告甲某货款1286500元；"
        f"二、被告丁某于本判决生效之日起十日内{verb}{name}30000元。"
    )
    judgment = read_text(text).case["judgment"]
    assert judgment["principal"] == "1286500"
    assert [(one["name"], one["amount"]) for one in judgment["costs"]] == [(name, "30000")]


def test_interest_that_is_no_decimal_share_is_asked() -> None:
    """100 of 30,000 is a third of a per cent a month, which no decimal is."""
    reading = read_text("借条：今借到张三人民币30000元，利息每月100元。借款人李四 2022年3月1日")
    assert "interest-sum" in {ask.code for ask in reading.asks}
    assert "rate" not in reading.case["loans"][0]
    assert ("loans", 0, "rate") in reading.waiting


def test_a_ceiling_that_is_the_rate_itself_is_told_and_another_has_no_key() -> None:
    text = (
        "一、被告李四于本判决生效之日起十日内偿还原告张三借款100000元及利息（以100000元为基数，自2021年1月1日起按{}计算"
        "至实际清偿之日止，但不得超过合同成立时一年期贷款市场报价利率的四倍）。"
    )
    same = read_text(text.format("合同成立时一年期贷款市场报价利率的四倍"))
    other = read_text(text.format("年利率15.4%"))
    assert "ceiling-same" in {one.code for one in same.told}
    assert not same.serious
    assert "no-key" in {one.code for one in other.told}
    assert other.serious


def test_a_base_that_is_said_twice_is_asked_about() -> None:
    """60,000 and 40,000 are ordered; 60,000 running twice is more than both, though each base is one of the sums."""
    text = (
        "一、被告乙于本判决生效之日起十日内支付原告甲货款60000元、运费40000元及利息（以60000元为基数，自2022年1月1日起；"
        "以60000元为基数，自2022年2月1日起，均按年利率6%计算至实际付清之日止）。"
    )
    assert "base" in {ask.code for ask in read_text(text).asks}
    once = text.replace("；以60000元为基数，自2022年2月1日起，均", "，")
    assert not {"base", "base-below-principal"} & {ask.code for ask in read_text(once).asks}


_HALVED = (
    "一、被告乙某于本判决生效之日起十日内偿还原告甲某借款100000元；"
    "二、被告丁某对被告乙某上述债务不能清偿部分的{}承担赔偿责任。"
)


@pytest.mark.parametrize(
    ("words", "share"),
    [("二分之一", "1/2"), ("三分之一", "1/3"), ("30%", "30%"), ("1/4", "1/4"), ("百分之三十", "30%")],
)
def test_a_part_of_what_the_debtor_cannot_pay_is_a_share_of_the_judgment(words: str, share: str) -> None:
    reading = read_text(_HALVED.format(words))
    assert reading.case["judgment"]["liable"] == [{"party": "丁某", "how": "supplementary", "share": share}]
    assert reading.whole


@pytest.mark.parametrize(("words", "void"), [("二分之一", "both"), ("三分之一", "main"), ("四分之一", None)])
def test_in_claims_it_is_what_a_void_guarantee_leaves(words: str, void: str | None) -> None:
    """担保制度解释 17条 knows a half and a third; any other part has no key in a claim."""
    text = _HALVED.format(words).replace("被告乙某于本判决生效之日起十日内", "诉讼请求：判令被告乙某")
    reading = read_text(text, "claims")
    assert reading.case["guarantors"][0].get("void") == void
    assert reading.serious == (void is None)
    assert ("guarantee-mode" in {ask.code for ask in reading.asks}) == (void is None)
