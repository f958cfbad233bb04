"""Documents: the texts of documents.md §10 with their figures."""

from __future__ import annotations

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import draft
from lpr_calc.render import plain as text
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, ZHANG, loan_alone, made, said

pytestmark = pytest.mark.usefixtures("papers_alone")


class TestTheSampleTexts:
    """documents.md §10: 张某诉李某, both ends counted. Figures and wording are that page's."""

    def test_claim_from_default(self) -> None:
        assert said("claims").startswith(
            "诉讼请求\n\n"
            "一、判令被告李某偿还原告张某借款本金300000元；\n"
            "二、判令被告李某支付逾期利息（以300000元为基数，自2020年9月1日起至实际清偿之日止，"
            "按照同期全国银行间同业拆借中心公布的"
            "一年期贷款市场报价利率计算，暂计至2023年6月30日为31887.95元）；\n"
            "三、判令被告李某承担本案诉讼费用。\n"
            "以上第一、二项暂计331887.95元。\n"
        )

    def test_fixed_at_default(self) -> None:
        """300000 × 3.85% × 1033 ÷ 365 = 32688.08."""
        assert "按照逾期之日适用的一年期贷款市场报价利率即年利率3.85%计算，暂计至2023年6月30日为32688.08元" in said(
            "claims", conventions={"count": "both", "lpr": "fixed"}
        )

    def test_judgment_form_from_filing(self) -> None:
        assert (
            "一、被告李某于本判决生效之日起十日内偿还原告张某借款本金300000元及利息（以300000元为基数，"
            "自2023年7月3日起至实际清偿之日止，"
            "按照同期全国银行间同业拆借中心公布的一年期贷款市场报价利率计算）；\n二、驳回原告张某的其他诉讼请求。\n"
        ) in said("operative", until="2023-07-31", **loan_alone())

    def test_on_the_day_of_filing(self) -> None:
        """Interest from the day of suit, computed to that day: no figure yet, but it is claimed."""
        claims = said("claims", WANG, until="2024-06-03")
        assert (
            "二、判令被告李某支付逾期利息（以300000元为基数，自2024年6月3日起至实际清偿之日止，"
            "按照同期全国银行间同业拆借中心公布的"
            "一年期贷款市场报价利率计算）；\n"
        ) in claims
        assert "以上第一、二项暂计300000元。" in claims

    def test_one_repayment(self) -> None:
        """20,000 on 2021-09-01: 11,550.00 (365 d × 3.85%) to interest, 8,450.00 to principal (documents.md §3.2)."""
        claims = said("claims", payments=[{"date": "2021-09-01", "amount": "20000"}])
        assert "以291550元为基数，自2021年9月1日起至实际清偿之日止" in claims
        assert "暂计至2023年6月30日为19765.10元" in claims
        assert "以300000元为基数" not in claims

    def test_reminder(self) -> None:
        assert said("reminder", until="2023-05-31", pay_by="2023-06-10") == (
            "李先生您好，2019年9月1日的借款300000元已于2020年8月31日到期，请于6月10日前转至尾号1234账户；"
            "如有困难请与我商量分期。张某\n"
        )

    def test_demand(self) -> None:
        letter = said("demand", until="2023-05-31", pay_by="2023-06-15")
        assert (
            "截至2023年5月31日，您尚欠借款本金300000元、逾期利息30996.99元（按一年期LPR分段计算，明细附后），"
            "合计330996.99元"
            "（大写：人民币叁拾叁万零玖佰玖拾陆元玖角玖分）；自2023年6月1日起逾期利息按现行利率每日约30元继续计算至实"
            "际清偿之日。\n"
            "请于2023年6月15日前付至下列账户；逾期，本人将依法起诉并申请财产保全，由此产生的诉讼费等由您承担。"
        ) in letter
        assert "附：借条、转账凭证复印件，利息计算清单。" in letter
        assert "EMS单号" in letter

    def test_a_letter_says_bare_lpr_of_bare_lpr_only(self) -> None:
        """50 basis points, or a multiple, on the LPR is not “按一年期LPR分段计算”."""
        for rate in ("LPR+50bp", "1.5倍LPR"):
            loans = [
                {
                    "id": "借条",
                    "principal": "300000",
                    "signed": "2019-09-01",
                    "lent": "2019-09-01",
                    "due": "2020-08-31",
                    "overdue_rate": rate,
                }
            ]
            assert "（计算标准见清单，明细附后）" in said(
                "demand", until="2023-05-31", pay_by="2023-06-15", loans=loans
            )

    def test_lawyers_letter(self) -> None:
        lawyer = {
            "firm": "某某律师事务所",
            "name": "赵某",
            "licence": "11101202010000000",
            "number": "（2023）某律函第1号",
        }
        letter = said("demand", until="2023-05-31", pay_by="2023-06-15", lawyer=lawyer)
        assert letter.startswith("律师函\n\n（2023）某律函第1号\n致：李某\n")
        assert "某某律师事务所接受张某委托，指派赵某律师就张某诉李某民间借贷纠纷事宜致函。" in letter
        assert "律师：赵某　执业证号：11101202010000000" in letter

    def test_agreement(self) -> None:
        agreement = said("plan", plan={"instalments": "6", "first": "2023-07-31", "each": "55000"})
        for clause in (
            "双方确认截至2023年6月30日，乙方欠甲方本金300000元、利息31887.95元，合计331887.95元（大写："
            "人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分）。",
            "乙方分六期偿还：2023年7月31日、8月31日、9月30日、10月31日、11月30日各55000元，2023年12月31日56887.95元；"
            "各期款项先抵利息后抵本金。",
            "乙方按期足额履行的，甲方不再主张2023年7月1日起的利息；任何一期逾期超过三日的，剩余款项全部提前到期，"
            "并自2023年7月1日起以未还本金为基数按一年期贷款市场报价利率计算利息至实际清偿之日止，"
            "甲方为实现债权支出的诉讼费、保全费、律师费由乙方负担。",
        ):
            assert clause in agreement

    @pytest.mark.parametrize(
        "row",
        [
            "1 本金：截至2023年6月30日止，尚欠本金300000元",
            "2 利息：截至2023年6月30日止，尚欠利息31887.95元；计算方式：",
            "是否请求支付至实际清偿之日止：是☑ 否□",
            "3 是否要求提前还款或解除合同：是□ 提前还款（加速到期）□ / 解除合同□ 否□",  # no is not stated
            "4 是否主张担保权利：是□ 内容： 否☑",  # secured: false
            "5 是否主张实现债权的费用：是□ 明细： 否□",
            "6 是否主张诉讼费用：是☑；否□",
            "8 标的总额：331887.95元（暂计至2023年6月30日）",
            "3 借款金额：约定：300000元；实际提供：300000元；提供方式：现金□ 转账☑ 其他：",
            "4 借款期限：是否到期：是☑ 否□；约定期限：2019年9月1日起至2020年8月31日止",
            "5 借款利率：利率□ __%/ 年（季 / 月）（合同条款：第__条）未约定利率",
            "6 借款提供时间：2019年9月1日，300000元",
            "8 还款情况：已还本金：0元；已还利息：0元，还息至__年__月__日",
            "9 是否存在逾期还款：是☑ 逾期时间：2020年9月1日  至今已逾期1033日；否□",
        ],
    )
    def test_form(self, row: str) -> None:
        assert row in said("form")

    def test_form_after_a_payment(self) -> None:
        """还息至: the payment of 2021-09-01 leaves no interest open, so it is paid up to the day before."""
        assert "8 还款情况：已还本金：8450元；已还利息：11550元，还息至2021年8月31日" in said(
            "form", payments=[{"date": "2021-09-01", "amount": "20000"}]
        )

    def test_evidence(self) -> None:
        rows = [[cell.text for cell in row] for row in made("evidence", ZHANG).document.tables[0].rows]
        assert [(row[1], row[2]) for row in rows] == [
            ("借条", "借贷合意、金额、期限"),
            ("转账凭证", "实际交付300000元"),
            ("催收记录（EMS）", "主张权利及时效中断"),
            ("双方身份证明", "主体资格"),
            ("利息计算清单及LPR公告", "利息数额"),
        ]

    def test_enforcement(self) -> None:
        """documents.md §4.3: 10,361.92 of general interest, 192 days × 52.50 = 10,080.00, costs 2,900."""
        application = said("enforcement", until="2024-06-30")
        for item in (
            "一、强制被执行人李某向申请执行人张某支付借款本金300000元；",
            "二、支付一般债务利息（以300000元为基数，自2023年7月3日起至实际清偿之日止，"
            "按全国银行间同业拆借中心公布的一年期贷款市场报价利率计算，暂计至2024年6月30日为10361.92元）；",
            "三、支付加倍部分债务利息（以300000元为基数，按日万分之一点七五，自2023年12月22日起至实际清偿之日止，"
            "暂计至2024年6月30日为10080元，每日52.50元）；",
            "四、支付案件受理费2900元；",
            "五、本案执行费用由被执行人负担。",
            "以上一至四项暂计323341.92元（大写：人民币叁拾贰万叁仟叁佰肆拾壹元玖角贰分）。",
            "《中华人民共和国民事诉讼法》第二百六十条加倍支付",
        ):
            assert item in application

    def test_settlement_of_what_came_in(self) -> None:
        """documents.md §4.4: 100,000 on 2024-07-31; 395 days of general interest 11,232.74;
        from then 19.65 + 37.47 a day.
        """
        document = made(
            "payoff",
            ZHANG,
            until="2024-07-31",
            conventions={"count": "both", "payment_day": "old"},
            payments=[{"date": "2024-07-31", "amount": "100000", "event": "transfer"}],
        ).document
        (row,) = document.tables[0].rows
        assert [cell.text for cell in row] == [
            "1",
            "2024年7月31日",
            "划拨",
            "100,000.00",
            "2,900.00",
            "11,232.74",
            "85,867.26",
            "0.00",
            "214,132.74",
            "0.00",
            "11,707.50",
            "57.12",
        ]
        assert "一般债务利息19.65元，加倍部分37.47元" in text.render(document)

    def test_log(self) -> None:
        """A delivered demand of 2022-03-01: three years end on 2025-03-01, a Saturday, so on Monday 03-03 (203条)."""
        (row,) = made("log", ZHANG).document.tables[0].rows
        assert [cell.text for cell in row] == [
            "1",
            "2022年3月1日",
            "EMS",
            "李某",
            "300,000.00",
            "EMS1234567890",
            "是",
            "2022年3月1日",
            "2025年3月3日",
        ]


def test_a_letter_before_the_suit_counts_from_default() -> None:
    """The seed case claims from 2024-06-03 only; a letter of 2023-02-20 counts from 2022-06-01: 80 days at 3.70 %
    (2432.88), 182 at 3.65 % from 2022-08-22 (2022-08-22 … 2023-02-19; 5460.00): 300000×3.7%×82÷365 = 2493.70, 7953.70.
    """
    done = made("demand", WANG, until="2023-02-20", pay_by="2023-03-10")
    assert "逾期利息7953.70元" in text.render(done.document)
    assert "before-suit" in [notice.code for notice in done.notices]


def test_missing_facts_are_marked_listed_and_refused_under_strict() -> None:
    facts = {"principal": "300000", "due": "2022-05-31", "until": "2023-06-30"}
    case = parse_case(as_tree(facts), TODAY)
    done = draft("demand", case, RATES)
    assert done.document.missing == (
        "债权人姓名或名称",
        "债务人姓名或名称",
        "债务人地址",
        "出借日",
        "付款期限",
        "收款户名",
        "开户行",
        "收款账号",
    )
    rendered = text.render(done.document)
    assert all(f"【待补充：{name}】" in rendered for name in done.document.missing)
    with pytest.raises(LprError) as caught:
        draft(
            "demand",
            case._replace(
                creditor=case.creditor._replace(name="王某"),
                loans=(case.loans[0]._replace(signed=738000, lent=738000),),
            ),
            RATES,
            strict=True,
        )
    assert {problem.code for problem in caught.value.problems} == {"draft-missing"}
    assert caught.value.problems[0].message.zh == "缺少：债务人姓名或名称"


def test_pay_by_must_come_after_the_day() -> None:
    with pytest.raises(LprError) as caught:
        made("demand", WANG, until="2023-02-20", pay_by="2023-02-20")
    assert caught.value.problems[0].message.zh == "付款期限 2023-02-20 不晚于 2023-02-20"


def test_a_reminder_keeps_to_a_message() -> None:
    """documents.md §5: at most 120 characters; what is longer is told."""
    assert len(said("reminder", until="2023-05-31", pay_by="2023-06-10").strip()) <= 120
    done = made("reminder", ZHANG, until="2023-05-31", creditor={"name": "某" * 90})
    assert "reminder-long" in [notice.code for notice in done.notices]
