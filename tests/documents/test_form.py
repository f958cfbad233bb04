"""The element forms as text: every kind of claim, both editions, what is left blank, what a registry would return."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from case_files import matters
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.documents.blanks import TextRow, write
from lpr_calc.documents.build import draft
from lpr_calc.documents.chosen import Chosen
from lpr_calc.documents.form import official, slots_of, text_rows
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, ZHANG, case_of, said
from sizes import thinned

pytestmark = pytest.mark.usefixtures("papers_alone")

BASE: dict[str, Any] = {
    "kind": "private-lending",
    "creditor": {"name": "甲", "natural": "yes", "address": "某市", "phone": "1"},
    "debtor": {"name": "乙", "natural": "yes", "address": "某市", "phone": "2", "id": "3"},
    "principal": "300000",
    "lent": "2019-09-01",
    "due": "2020-08-31",
    "until": "2023-06-30",
}


def text_of(paper: str = "", edition: str = "2025", **facts: Any) -> str:
    """The form of a case as text."""
    case = parse_case(as_tree({**BASE, **facts}), TODAY, loans_needed=False)
    return plain.render(draft("form", case, RATES, chosen=Chosen(paper, edition)).document)


def row(text: str, title: str) -> str:
    """What stands behind a title."""
    return next(
        line.partition("：")[2] for line in text.splitlines() if re.match(rf"(\d+ )?{re.escape(title)}[^：]*：", line)
    )


CLAIMS = [
    (name, facts)
    for folder in ("", "instalments")
    for name, facts in matters(folder)
    if "judgment" not in facts or "loans" in facts or "principal" in facts
]


def _claim(facts: dict[str, Any]) -> Any:
    try:
        return calculate(parse_case(as_tree(facts), TODAY), RATES)
    except LprError:
        return None


@pytest.mark.parametrize("facts", thinned([facts for _, facts in CLAIMS], 15, ids=[name for name, _ in CLAIMS]))
def test_every_value_of_every_claim_has_its_place_in_the_form(facts: dict[str, Any]) -> None:
    """Complaint and answer, of whatever kind: nothing is lost, nothing written twice over."""
    statement = _claim(facts)
    if statement is None:
        return
    for paper in ("complaint", "answer"):
        form = official(paper, statement.kind, "2025")
        if form is None:
            continue
        slots = slots_of(paper, "", statement, None, "")
        rows = text_rows(form, slots)
        _, lost = write(rows, slots)
        assert [slot for slot in lost if not slot.optional] == []


def test_the_rows_of_money_are_those_of_the_kind_of_claim() -> None:
    loan, bank, sale = (text_of(kind=kind, rate="6%") for kind in ("private-lending", "bank-loan", "sale"))
    assert "1 本金：" in loan and "2 利息：" in loan and "出借人：甲" in loan
    assert "2 利息（期内利息、复利、罚息）：" in bank and "贷款人：甲" in bank and "19 证据清单" in bank
    assert "1 给付价款（元）：300000元" in sale and "出卖人（卖方）：甲" in sale
    assert "提前还款" not in sale and "还款情况" not in sale


def test_a_claim_of_a_kind_whose_form_was_not_seen() -> None:
    done = draft("form", parse_case(as_tree({**BASE, "kind": "construction"}), TODAY), RATES)
    text = plain.render(done.document)
    assert "建设工程施工合同纠纷民事起诉状（要素式）填写内容" in text
    assert "\n本金（工程价款）：截至2023年6月30日止，尚欠本金300000元（人民币；如外币需特别注明）" in text
    assert "form-unseen" in {notice.code for notice in done.notices}


class TestTheEditionOf2024:
    """Other block names, service, no costs of the suit, 请求依据 among the claims, 还款方式 with 等额本息."""

    def test_complaint(self) -> None:
        text = text_of(edition="2024", service={"address": "某市某路", "receiver": "甲", "phone": "1"})
        assert "民间借贷纠纷民事起诉状（要素式）填写内容（2024年版）" in text
        blocks = ("诉讼请求和依据", "约定管辖和诉讼保全", "事实和理由")
        assert [text.index(f"\n{block}\n") for block in blocks] == sorted(text.index(f"\n{b}\n") for b in blocks)
        assert "送达地址" in text and "地址：某市某路；收件人：甲；电话：1" in text
        assert "是否主张诉讼费用" not in text and "证件号码" not in text and "先行调解" not in text
        assert "2 利息（复利、罚息）：截至2023年6月30日止，欠利息" in text
        assert "贷款人：甲；借款人：乙" in text
        assert row(text, "标的总额").startswith("331858.77元（暂计至2023年6月30日）")  # contract.md §5
        assert text.index("7 标的总额") < text.index("8 请求依据") < text.index("约定管辖和诉讼保全")

    def test_answer(self) -> None:
        text = text_of("answer", "2024", claimed={"principal": "310000"})
        assert "民间借贷纠纷民事答辩状（要素式）填写内容（2024年版）" in text
        assert row(text, "对本金有无异议").startswith("无□；有☑ 异议内容：原告主张本金310000元")
        assert "对诉讼费" not in text

    def test_it_is_told_and_has_private_lending_alone(self) -> None:
        case = parse_case(as_tree(BASE), TODAY)
        done = draft("form", case, RATES, chosen=Chosen("complaint", "2024"))
        assert "form-edition" in {notice.code for notice in done.notices}
        for kind, paper in (("sale", "complaint"), ("bank-loan", "answer")):
            with pytest.raises(LprError) as caught:
                draft(
                    "form",
                    parse_case(as_tree({**BASE, "kind": kind, "rate": "6%"}), TODAY),
                    RATES,
                    chosen=Chosen(paper, "2024"),
                )
            assert [problem.code for problem in caught.value.problems] == ["form-none"]


class TestWhatIsTicked:
    """Only what is stated; the costs of the suit by default, and told."""

    @pytest.mark.parametrize(
        ("facts", "title", "said"),
        [
            ({}, "是否要求提前还款或解除合同", "是□ 提前还款（加速到期）□ / 解除合同□ 否□"),
            ({"rescinded": "2023-01-02"}, "是否要求提前还款或解除合同", "是☑ 提前还款（加速到期）□ / 解除合同☑ 否□"),
            ({}, "是否主张担保权利", "是□ 内容： 否□"),
            ({"secured": "no"}, "是否主张担保权利", "是□ 内容： 否☑"),
            (
                {"secured": "no"},
                "是否签订保证合同",
                "是□ 签订时间： 保证人：　主要内容：　保证方式：一般保证□ 连带责任保证□ 否☑",
            ),
            ({"claims_fee": "no"}, "是否主张诉讼费用", "是□；否☑"),
            ({}, "是否主张诉讼费用", "是☑；否□"),
            ({"forum": "no"}, "有无仲裁、法院管辖约定", "有□ 合同条款及内容：　无☑"),
            ({"preserved": "no"}, "是否已经诉前保全", "是□ 保全法院： 保全时间：　保全案号：　否☑"),
            ({"mediation": "unsure"}, "是否考虑先行调解", "是□；否□；暂不确定，想要了解更多内容☑"),
            (
                {"due": "2024-08-31", "rate": "6%"},
                "借款期限",
                "是否到期：是□ 否☑；约定期限：2019年9月1日起至2024年8月31日止",
            ),
            ({"due": "2024-08-31", "rate": "6%"}, "是否存在逾期还款", "是□ 逾期时间： 至今已逾期；否☑"),
            ({"delivery": "现金"}, "借款金额", "约定：300000元；实际提供：300000元；提供方式：现金☑ 转账□ 其他："),
            ({"delivery": "微信"}, "借款金额", "约定：300000元；实际提供：300000元；提供方式：现金□ 转账□ 其他：微信"),
            ({"interest_to": "2022-01-01"}, "利息", "否☑"),
        ],
    )
    def test_boxes(self, facts: dict[str, Any], title: str, said: str) -> None:
        assert row(text_of(**facts), title).endswith(said)

    def test_the_costs_of_the_suit_are_a_default_that_is_told(self) -> None:
        told = draft("form", parse_case(as_tree(BASE), TODAY), RATES).notices
        stated = draft("form", parse_case(as_tree({**BASE, "claims_fee": "yes"}), TODAY), RATES).notices
        assert ["form-fee" in {notice.code for notice in notices} for notices in (told, stated)] == [True, False]


class TestFacts:
    """Rates, clauses, security, several loans, another currency."""

    def test_a_monthly_rate_is_written_by_the_year_and_said_as_agreed(self) -> None:
        text = text_of(rate="1%/月", rate_clause="三", contract={"name": "借款合同", "number": "7", "place": "某市"})
        assert row(text, "借款利率") == "利率☑ 12%/ 年（季 / 月）（合同条款：第三条）期内月利率1%"
        assert row(text, "合同签订情况") == "借款合同，编号7，2019年9月1日签订，签订地点：某市"
        assert row(text, "请求依据").startswith("合同约定：借款合同第三条（利率）；法律规定：")

    def test_what_was_kept_back_is_told(self) -> None:
        text = text_of(deducted="30000", rate="6%")
        assert row(text, "借款金额").startswith("约定：300000元；实际提供：270000元")
        assert row(text, "其他需要说明的内容") == "出借时预扣利息30000元，按实际出借的金额计算本金"

    def test_security_is_asked_for_the_items_that_the_claims_have(self) -> None:
        """Principal, interest and the lawyer's fee are three: row 4 names the same as the claims above it."""
        guarantors = [{"name": "丁", "mode": "连带", "period": "2年", "sued": "2021-01-01"}]
        text = text_of(guarantors=guarantors, costs=[{"name": "律师费", "amount": "5000"}])
        assert "判令被告丁对上述第一、二、三项债务承担连带清偿责任" in row(text, "概括")
        assert row(text, "是否主张担保权利") == "是☑ 内容：丁对上述第一、二、三项债务承担连带清偿责任  否□"

    def test_several_loans_share_the_rows(self) -> None:
        loans = [
            {"id": "借条1", "principal": "100000", "lent": "2019-01-01", "due": "2019-12-31", "rate": "6%"},
            {"id": "借条2", "principal": "200000", "lent": "2019-06-01", "due": "2020-05-31", "rate": "1%/月"},
        ]
        text = text_of(loans=loans, principal="", lent="", due="")
        assert row(text, "借款金额").startswith(
            "约定：300000元（借条1：100000元；借条2：200000元）；实际提供：300000元（借条1：100000元；借条2：200000元）"
        )
        assert "借条1：2019年1月1日起至2019年12月31日止；借条2：2019年6月1日起至2020年5月31日止" in row(
            text, "借款期限"
        )
        assert row(text, "借款利率").startswith("利率☑ __%/")
        assert "借条1：期内年利率6%；借条2：期内月利率1%" in row(text, "借款利率")
        assert "借条1：2019年1月1日，100000元；借条2：2019年6月1日，200000元" in row(text, "借款提供时间")
        statement = calculate(
            parse_case(as_tree({**BASE, "loans": loans, "principal": "", "lent": "", "due": ""}), TODAY), RATES
        )
        slots = slots_of("complaint", "", statement, None, "")
        form = official("complaint", "private-lending", "2025")
        assert form is not None
        assert [slot for slot in write(text_rows(form, slots), slots)[1] if not slot.optional] == []

    def test_security_and_guarantees(self) -> None:
        text = text_of(
            security=[
                {
                    "kind": "抵押",
                    "owner": "丙",
                    "property": "某路3号房屋",
                    "registered": "2019-09-02",
                    "certificate": "登字1号",
                    "maximum": "40万",
                    "fixed": "2020-09-01",
                    "signed": "2019-09-01",
                }
            ],
            guarantors=[
                {"name": "丁", "mode": "连带", "signed": "2019-09-01", "period": "2年", "sued": "2021-01-01"},
                {"name": "戊", "mode": "债务加入", "signed": "2019-10-01"},
            ],
        )
        assert row(text, "是否签订物的担保") == "是☑ 签订时间：2019年9月1日  否□"
        assert row(text, "担保人、担保物") == "担保人：丙；担保物：某路3号房屋"
        assert row(text, "是否最高额担保") == "是☑ 否□；担保债权的确定时间：2020年9月1日；担保额度：400000元"
        assert row(text, "是否办理抵押") == "是☑（某路3号房屋，2019年9月2日登记，登字1号） 正式登记□；预告登记□ 否□"
        assert row(text, "是否签订保证合同").startswith(
            "是☑ 签订时间：2019年9月1日  保证人：丁；主要内容：丁：保证期间2年；"
        )
        assert "连带责任保证☑" in row(text, "是否签订保证合同")
        assert row(text, "其他担保方式") == "是☑ 形式：债务加入（戊）  签订时间：2019年10月1日  否□"
        # The owner of what secures the debt is sued too.
        assert re.findall(r"被告（自然人）：姓名：(.)", text) == ["乙", "丁", "戊", "丙"]

    @pytest.mark.parametrize(
        ("facts", "ticked"),
        [
            ({"settlement": "maturity"}, "到期一次性还本付息"),
            ({"settlement": "quarterly"}, "按季计息、到期一次性还本"),
            ({"repayment": "等额本金", "periods": "12"}, "等额本金"),
            ({"repayment": "先息后本", "periods": "12"}, "按月计息、到期一次性还本"),
        ],
    )
    def test_how_a_bank_loan_is_repaid(self, facts: dict[str, str], ticked: str) -> None:
        lent = {"kind": "bank-loan", "rate": "6%", "lent": "2022-08-31", "due": "2023-08-31", **facts}
        if "repayment" in facts:
            lent["due"] = ""
        text = row(text_of(**lent), "还款方式")
        assert re.findall(r"([^□☑；　 ]+)☑", text) == [ticked]

    def test_another_currency_is_noted(self) -> None:
        text = text_of(currency="USD", rate="5%")
        assert (
            row(text, "本金")
            == "截至2023年6月30日止，尚欠本金300000美元（人民币，下同；如外币需特别注明）（币种：美元）"
        )
        assert re.fullmatch(r"[\d.]+美元（暂计至2023年6月30日）", row(text, "标的总额"))
        assert row(text, "借款金额").startswith("约定：300000美元；实际提供：300000美元")
        assert "元" not in re.sub("美元", "", row(text, "概括"))


class TestChecks:
    """登记立案规定 4、6、7条: told as warnings, refused under ``--strict``."""

    @staticmethod
    def told(paper: str = "complaint", **facts: Any) -> list[str]:
        case = parse_case(as_tree({**BASE, **facts}), TODAY, loans_needed=False)
        notices = draft("form", case, RATES, chosen=Chosen(paper)).notices
        return [notice.message.zh for notice in notices if notice.code == "form-check"]

    def test_a_whole_case_has_nothing_to_mend(self) -> None:
        assert self.told() == []

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({"creditor": {"name": "甲", "address": "某市"}}, "原告甲没有写联系电话"),
            ({"debtor": {"name": "乙", "phone": "1", "id": "2"}}, "被告乙没有写住所地"),
            ({"debtor": {"name": "乙", "phone": "1"}}, "乙没有证件号，也没有住所地，不能与他人区分（登记立案规定6条）"),
            ({"debtor": ["乙", "丙"]}, "几名被告，没有写明怎样负担"),
            ({"agents": [{"name": "丁"}]}, "委托诉讼代理人丁没有写代理权限"),
        ],
    )
    def test_each(self, facts: dict[str, Any], said: str) -> None:
        assert said in self.told(**facts)
        case = parse_case(as_tree({**BASE, **facts}), TODAY)
        with pytest.raises(LprError) as caught:
            draft("form", case, RATES, strict=True)
        assert said in [problem.message.zh for problem in caught.value.problems if problem.code == "form-check"] or any(
            problem.code != "form-check" for problem in caught.value.problems
        )

    def test_an_instrument_without_the_day_it_took_effect(self) -> None:
        judgment = {"principal": "1000", "perform_by": "2023-01-01", "number": ""}
        assert self.told("enforcement", judgment=judgment, principal="", lent="", due="") == [
            "执行依据没有写生效日期",
            "执行依据没有写文书号",
        ]

    def test_an_answer_needs_the_plaintiffs_sums(self) -> None:
        assert "没有写明原告主张的数额，答辩事项没有差额可写" in self.told("answer")

    def test_copies_for_each_other_party(self) -> None:
        case = parse_case(as_tree({**BASE, "guarantors": [{"name": "丁", "sued": "2020-10-01"}], "third": "戊"}), TODAY)
        said = [notice.message.zh for notice in draft("form", case, RATES).notices if notice.code == "form-copies"]
        assert said == ["按对方当事人人数另备副本 3 份"]


def test_what_is_left_blank_is_listed_and_nothing_else() -> None:
    left = text_of(secured="no").rpartition("未填的项目（由当事人按实际填写）：")[2]
    assert "原告（自然人）甲：性别、出生日期、民族、工作单位、职务、经常居住地、证件类型、证件号码" in left
    assert "是否考虑先行调解" in left and "其他请求" in left
    assert "本金" not in left and "标的总额" not in left and "是否主张担保权利" not in left


def test_the_application_by_what_the_judgment_says() -> None:
    case = case_of(
        ZHANG,
        until="2024-06-30",
        clues="某银行账户",
        preserved={"number": "（2023）京0108财保1号", "expires": "2026-01-02"},
        judgment={
            "number": "（2023）京0108民初12345号",
            "date": "2023-11-24",
            "effective": "2023-12-11",
            "perform_by": "2023-12-21",
            "principal": 300000,
            "issuer": "北京市海淀区人民法院",
            "doc_type": "裁决书",
            "operative_text": "一、偿还借款",
        },
    )
    text = plain.render(draft("form", case, RATES, chosen=Chosen("enforcement")).document)
    assert "仲裁、公证类：裁决书☑ 调解书□" in row(text, "文书类型")
    assert row(text, "执行依据作出机构") == "北京市海淀区人民法院"
    assert row(text, "执行依据判项主文") == "一、偿还借款"
    assert row(text, "其他财产线索") == "某银行账户"
    assert row(text, "是否有诉前") == ("有☑；保全案号：（2023）京0108财保1号；保全措施最早到期时间：2026年1月2日 无□")


def test_a_row_of_text_is_written_from_its_last_blank_to_its_first() -> None:
    text = TextRow("借款提供时间", "__年__月__日，__元")
    from lpr_calc.documents.blanks import Slot

    day = date(2024, 2, 3)
    slot = Slot("借款提供时间", ("␣年␣月␣日，␣",), (str(day.year), str(day.month), str(day.day), "5元"))
    landed, lost = write([text], (slot,))
    assert (text.text, len(landed), lost) == ("2024年2月3日，5元", 1, [])


class TestPriceInPortions:
    """What is paid serves the portion that was due first: whether it came in time is for that portion to say."""

    SALE = "examples/sale.yaml"  # 500000 due 2023-12-31 and 700000 due 2024-03-31, 0.05 % a day; as of 2024-11-15

    def paid(self, **facts: Any) -> str:
        found = re.search(r"按期支付价款.*?逾期未付款[\d.]+元", said("form", self.SALE, **facts))
        assert found is not None
        return found[0]

    def test_late_for_the_first_though_before_the_last(self) -> None:
        """200000 on 2024-02-08: 500000 × 0.05 % × 38 days (01-01 … 02-07) are 9500, 190500 serve the price, late."""
        assert self.paid() == "按期支付价款0元，逾期付款190500元，逾期未付款1009500元"

    def test_one_payment_late_for_one_and_in_time_for_the_other(self) -> None:
        """600000 that day: 9500, then 500000 late, and 90500 in time for what was due on 2024-03-31."""
        payments = [{"date": "2024-02-08", "amount": "600000"}]
        assert self.paid(payments=payments) == "按期支付价款90500元，逾期付款500000元，逾期未付款609500元"

    def test_in_time(self) -> None:
        payments = [{"date": "2023-12-31", "amount": "500000"}]
        assert self.paid(payments=payments) == "按期支付价款500000元，逾期付款0元，逾期未付款700000元"

    def test_what_is_not_due_yet_is_not_overdue(self) -> None:
        """As of 2024-03-01: 190500 of the first portion came late, 309500 of it are open."""
        said_ = self.paid(until="2024-03-01", costs=[], demands=[])
        assert said_ == "按期支付价款0元，逾期付款190500元，逾期未付款309500元"
