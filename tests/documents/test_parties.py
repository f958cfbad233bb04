"""How papers speak of parties and let them sign; agreements of several persons, in and out of enforcement."""

from __future__ import annotations

from io import BytesIO
from typing import Any, ClassVar

import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.people import Party
from lpr_calc.documents.build import draft
from lpr_calc.documents.drafted import Draft
from lpr_calc.documents.letters import about
from lpr_calc.documents.people import signature, signing, we, you
from lpr_calc.render import docx, plain
from lpr_calc.render.model import Blanks, Para
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, made, said

pytestmark = pytest.mark.usefixtures("papers_alone")

COUPLE, JUDGED = "examples/couple-and-guarantor.yaml", "examples/couple-and-guarantor-judged.yaml"
PLAN = {"plan": {"instalments": "3", "first": "2026-07-31"}}


@pytest.mark.parametrize(
    ("name", "me", "whom", "signs"),
    [
        ("王某", "本人", "您", "签名"),
        ("某某贸易有限公司", "本公司", "贵公司", "盖章"),
        ("某银行北京某支行", "本行", "贵行", "盖章"),
        ("某某合作社", "本单位", "贵单位", "盖章"),
        ("", "本人", "您", "签名或盖章"),
    ],
)
def test_a_party_by_its_kind(name: str, me: str, whom: str, signs: str) -> None:
    party = Party(name)
    assert (we(party), you(party), signing(party)) == (me, whom, signs)


def test_an_organisation_signs_with_seal_and_representative() -> None:
    parts = signature("原告", (Party("甲有限公司"), Party("某银行某支行"), Party("乙")), Blanks())
    assert [part.text.replace("　", "") for part in parts if isinstance(part, Para)] == [
        "",
        "原告（盖章）：甲有限公司",
        "法定代表人（签名）：",
        "原告（盖章）：某银行某支行",
        "负责人（签名）：",
        "原告（签名）：乙",
        "年月日",
    ]


@pytest.mark.parametrize(
    ("amount", "words"),
    [(3000, "约30"), (2466, "约25"), (2449, "约24"), (2450, "约25"), (1000, "约10"), (999, "9.99"), (30, "0.30")],
)
def test_what_a_day_adds_is_rounded_in_one_way(amount: int, words: str) -> None:
    """Half up to the yuan from ten yuan on; below it a yuan would be a tenth of it and more."""
    assert about(amount) == words


def of(paper: str, /, **facts: Any) -> Draft:
    return draft(paper, parse_case(as_tree(facts), TODAY, loans_needed=False), RATES)


SALE: dict[str, Any] = {
    "kind": "sale",
    "creditor": {"name": "甲贸易有限公司", "representative": "张三", "rep_position": "执行董事", "phone": "010-1"},
    "debtor": {"name": "乙商贸有限公司", "representative": "李四"},
    "principal": "100000",
    "due": "2024-03-31",
    "until": "2024-12-31",
    "pay_by": "2025-01-31",
}


def test_companies_in_a_letter() -> None:
    letter = plain.render(of("demand", **SALE).document)
    assert "贵公司应付本公司货款100000元" in letter
    assert "由此产生的诉讼费等由贵公司承担" in letter
    assert "债权人（盖章）：甲贸易有限公司" in letter
    assert "法定代表人（签名）：" in letter
    assert "本公司确认尚欠上述款项（可选）：________________（盖章）" in letter
    assert "您" not in letter
    assert "本人" not in letter


def test_companies_in_an_agreement() -> None:
    paper = plain.render(of("plan", **SALE, plan={"instalments": "2", "first": "2025-01-31"}).document)
    assert "法定代表人：张三，执行董事，联系电话010-1。" in paper
    assert "甲方（盖章）：________________\n法定代表人（签名）：________________\n乙方（盖章）：" in paper
    assert "公民身份号码" not in paper


class TestSettlementInEnforcement:
    """法释〔2018〕3号: case and instrument named, handed in to the court (2条), special authority of an agent (4条)."""

    def test_the_case_and_the_instrument(self) -> None:
        paper = said("plan", WANG, **PLAN, resume={"case": "（2025）京0108执1234号"})
        assert (
            "双方就北京市海淀区人民法院（2025）京0108执1234号执行一案（执行依据：（2024）京0108民初12345号民事判决书），"
            "经自愿协商达成和解"
        ) in paper
        assert "执行案号" in made("plan", WANG, **PLAN).document.missing

    def test_the_order_of_payment_is_said_openly(self) -> None:
        """By law the doubled part comes last (法释〔2014〕8号 4条); the instalments pay it before the principal."""
        paper = said("plan", WANG, **PLAN)
        assert "各期款项依次抵充费用、一般债务利息、加倍部分债务利息、本金" in paper
        assert "不适用先清偿执行依据确定的金钱债务、后清偿加倍部分债务利息的规定" in paper

    def test_an_agent_needs_special_authority(self) -> None:
        agent = {"name": "张律师", "firm": "某律师事务所", "phone": "139"}
        special = made("plan", WANG, **PLAN, agents=[{**agent, "power": "special"}]).document
        assert "委托诉讼代理人：张律师，某律师事务所律师，联系电话139，特别授权。" in special.paragraphs
        assert "附：授权委托书（代为和解的特别授权）。" in special.paragraphs
        general = made("plan", WANG, **PLAN, agents=[{**agent, "power": "general"}]).document
        assert "张律师的特别授权" in general.missing

    @pytest.mark.parametrize(("path", "copies"), [(WANG, "三"), (JUDGED, "五")])
    def test_a_copy_for_the_court(self, path: str, copies: str) -> None:
        paper = said("plan", path, **PLAN)
        assert f"本协议一式{copies}份" in paper
        assert "人民法院一份，自" in paper

    def test_who_is_ordered_and_how_far(self) -> None:
        paper = said("plan", JUDGED, **PLAN)
        assert "丙方（被执行人、保证人）：钱某" in paper
        assert "丙方钱某同意本协议的履行期限，在执行依据确定的300000元范围内继续承担责任。" in paper
        assert paper.count("乙方（签名）") == 2


def test_an_agreement_of_several_persons() -> None:
    """A guarantor is bound by a longer term only where he agrees to it in writing (民法典 695条)."""
    paper = said("plan", COUPLE, **PLAN)
    assert "各方确认截至2026年1月1日，乙方欠甲方本金488438.36元、利息29547.18元" in paper
    assert "乙方各人共同履行本协议" in paper
    assert "丙方钱某同意本协议的还款期限，就上述债务（限额300000元）继续承担连带责任保证" in paper
    assert "本协议一式四份，各方各执一份，自各方签名或盖章之日起生效。" in paper
    assert "人民法院一份" not in paper


def test_a_signature_is_not_torn_from_its_representative_and_day() -> None:
    """In Word it is one paragraph of several lines, kept together, with the court before it."""
    paper = Docx(BytesIO(docx.render(of("complaint", **SALE).document)))
    (signed,) = [p for p in paper.paragraphs if "（盖章）：" in p.text]
    assert signed.text.replace("　", "").split("\n") == [
        "起诉人（盖章）：甲贸易有限公司",
        "法定代表人（签名）：",
        "年月日",
    ]
    assert signed.paragraph_format.keep_together
    before = paper.paragraphs[[p._p for p in paper.paragraphs].index(signed._p) - 1]
    assert before.paragraph_format.keep_with_next


def test_instalments_of_millions_stand_on_one_line() -> None:
    """Seven columns of figures on an upright page: smaller letters and narrower cells, never a torn figure."""
    facts = {**SALE, "principal": "12000000", "costs": [{"name": "律师费", "amount": "30000", "date": "2024-11-01"}]}
    document = of("plan", **facts, plan={"instalments": "3", "first": "2025-12-31"}).document
    table = Docx(BytesIO(docx.render(document))).tables[0]
    size = table.rows[1].cells[2].paragraphs[0].runs[0].font.size
    assert size is not None
    for column, cell in zip(table.columns, table.rows[1].cells, strict=True):
        places = sum(2 if ord(char) > 255 else 1 for char in cell.text)
        assert column.width is not None
        assert column.width >= places * size // 2
    properties = [element.tag for element in table._tbl.tblPr]
    assert qn("w:tblCellMar") in properties
    assert properties.index(qn("w:tblCellMar")) < properties.index(qn("w:tblLook"))


BANKRUPT: dict[str, Any] = {
    "creditor": "甲",
    "debtor": ["乙公司", {"name": "丙公司", "representative": "李四"}],
    "guarantors": [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03", "delivered": "yes"}]}],
    "principal": "500000",
    "lent": "2024-01-10",
    "due": "2025-01-10",
    "rate": "12%",
    "until": "2026-01-01",
    "bankruptcy": {
        "party": "乙公司",
        "accepted": "2025-10-15",
        "court": "杭州市中级人民法院",
        "administrator": "某律师事务所",
        "representative": "张三",
        "declared": "2025-11-20",
    },
    "security": [
        {"kind": "mortgage", "owner": "乙公司", "property": "厂房", "registered": "2024-01-10"},
        {
            "kind": "mortgage",
            "owner": {"name": "庚", "natural": "yes", "gender": "男", "address": "杭州市西湖区"},
            "property": "商铺",
            "registered": "2024-01-10",
        },
    ],
}


class TestBankrupts:
    """A bankrupt stands by its administrator, its claim is confirmed, and it undertakes to pay nothing (企业破产法 16,
    25, 46条).
    """

    def test_a_complaint(self) -> None:
        """500,000 + 60,328.77 + 500,000 × 12 % × 277 ÷ 365 = 45,534.25 to 2025-10-14: 605,863.02."""
        paper = plain.render(of("complaint", **BANKRUPT).document)
        assert "诉讼代表人：张三，管理人某律师事务所负责人" in paper
        assert "法定代表人：李四" in paper
        assert "被告：庚，男，" in paper
        assert "住杭州市西湖区" in paper
        assert "三、确认原告甲对被告乙公司享有破产债权605863.02元（利息计至2025年10月14日）；" in paper
        assert "五、确认原告甲就乙公司的厂房在605863.02元（利息计至2025年10月14日）范围内享有优先受偿权；" in paper
        assert "六、原告甲有权就商铺折价或者以拍卖、变卖所得价款在上述第一、二项范围内优先受偿；" in paper
        assert (
            "2025年10月15日，杭州市中级人民法院裁定受理乙公司破产申请，指定某律师事务所担任管理人，乙公司所负债务自"
            "2025年10月15日起停止计息，计至2025年10月14日为605863.02元。"
        ) in paper.replace("\n", "")
        assert "原告于2025年11月20日向乙公司管理人申报债权。" in paper
        assert "《中华人民共和国企业破产法》第四十六条" in paper

    def test_alone(self) -> None:
        """Everything that runs is confirmed to the stop: the items are those of the estate."""
        paper = plain.render(of("complaint", **{**BANKRUPT, "debtor": "乙公司"}).document)
        assert "一、确认原告甲对被告乙公司享有破产债权借款本金500000元；" in paper
        assert "四、确认原告甲就乙公司的厂房在上述第一、二项范围内享有优先受偿权；" in paper
        assert "计至2025年10月14日为" not in paper

    def test_what_is_missing_is_marked(self) -> None:
        """A suit brought before acceptance goes on without the claim having been filed first."""
        bare = {**BANKRUPT, "bankruptcy": {"party": "乙公司", "accepted": "2025-10-15"}}
        missing = of("complaint", **bare).document.missing
        for name in ("被告管理人", "被告诉讼代表人", "受理乙公司破产申请的法院", "向乙公司管理人申报债权的日期"):
            assert name in missing
        earlier = of("complaint", **{**bare, "filed": "2025-09-01"}).document
        assert "向乙公司管理人申报债权的日期" not in earlier.missing

    def test_form_and_answer(self) -> None:
        form = plain.render(of("form", **BANKRUPT).document)
        assert "法定代表人 / 负责人：张三  职务：某律师事务所负责人" in form
        answer = plain.render(of("answer", **BANKRUPT).document).replace("　", "")
        assert "答辩人（管理人盖章）：乙公司\n诉讼代表人（签名）：" in answer
        assert "答辩人（盖章）：丙公司\n法定代表人（签名）：" in answer

    def test_an_agreement(self) -> None:
        paper = plain.render(of("plan", **BANKRUPT, **PLAN).document)
        assert "乙方（债务人）：丙公司" in paper
        assert "乙公司" not in paper
        assert "乙方各人" not in paper
        assert "本协议一式三份" in paper

    def test_enforcement_goes_on_against_the_others(self) -> None:
        """19条. Doubled part of 丙公司 500,000 × 0.0175 % × 185 days to 2026-01-01; of 丁 beside a bankrupt debtor
        alone he is asked himself.
        """
        judgment = {"principal": "500000", "date": "2025-05-01", "perform_by": "2025-06-30"}
        facts = {**BANKRUPT, "judgment": judgment, "security": ""}
        facts["guarantors"] = {"name": "丁", "mode": "joint", "limit": "300000"}
        paper = plain.render(of("enforcement", **facts).document)
        assert "强制被执行人丙公司向申请执行人甲支付" in paper
        assert "暂计至2026年1月1日为16187.50元" in paper
        assert "乙公司" not in paper
        alone = plain.render(of("enforcement", **{**facts, "debtor": "乙公司"}).document)
        assert "强制被执行人丁在300000元范围内向申请执行人甲支付" in alone
        # 2025-07-01 至 2025-10-14 共 106 天：500000 × 0.0175% × 106 = 9275
        assert "支付加倍部分债务利息9275元；" in alone

    @pytest.mark.parametrize("kind", ["enforcement", "resume", "form"])
    def test_nobody_is_left(self, kind: str) -> None:
        judgment = {"principal": "500000", "date": "2025-05-01", "perform_by": "2025-06-30"}
        facts = {"debtor": "乙公司", "until": "2026-01-01", "bankruptcy": {"accepted": "2025-10-15"}}
        with pytest.raises(LprError) as caught:
            of(kind, **facts, judgment=judgment)
        assert "执行程序应当中止" in caught.value.problems[0].message.zh


class TestAdjudgedRights:
    """What the judgment gives of a right in rem is asked of the court: the sale, and priority in the proceeds."""

    JUDGED: ClassVar[dict[str, Any]] = {
        "creditor": "某银行",
        "debtor": {"name": "李某", "natural": "yes"},
        "until": "2025-11-28",
        "judgment": {
            "principal": "380000",
            "perform_by": "2024-09-30",
            "date": "2024-09-02",
            "effective": "2024-09-20",
        },
    }
    FLAT: ClassVar[dict[str, Any]] = {"kind": "mortgage", "property": "某街2号房屋", "certificate": "第0001号"}

    def asked(self, kind: str, *rights: dict[str, Any], **more: Any) -> str:
        return plain.render(of(kind, **{**self.JUDGED, **more}, security=[*rights]).document)

    @pytest.mark.parametrize("kind", ["enforcement", "resume", "form"])
    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({}, "所得价款优先受偿"),
            ({"maximum": "400000"}, "所得价款在最高债权额400000元范围内优先受偿"),
            ({"agreed": "本金"}, "所得价款在本金范围内优先受偿"),
            ({"kind": "construction"}, "所得价款在工程价款380000元范围内优先受偿"),
        ],
    )
    def test_an_item_a_right(self, kind: str, more: dict[str, Any], words: str) -> None:
        paper = self.asked(kind, {**self.FLAT, **more})
        assert f"拍卖、变卖被执行人李某的某街2号房屋（第0001号），申请执行人就{words}" in paper

    def test_the_owner_is_enforced_against(self) -> None:
        """A third person stands there with his own block, named as liable or not."""
        owner = {"name": "庚", "natural": "yes", "gender": "女", "address": "某街9号"}
        for liable in ([], [{"party": "李某", "how": "together"}, {"party": "庚", "how": "property"}]):
            judgment = {**self.JUDGED["judgment"], "liable": liable}
            paper = self.asked("enforcement", {**self.FLAT, "owner": owner}, judgment=judgment)
            assert "被执行人：庚，女，" in paper
            assert "住某街9号" in paper
            assert paper.count("拍卖、变卖被执行人庚的某街2号房屋（第0001号），") == 1
            assert "的担保财产" not in paper

    def test_what_the_judgment_does_not_give(self) -> None:
        paper = self.asked("enforcement", {**self.FLAT, "adjudged": "no"})
        assert "优先受偿" not in paper
        told = of("enforcement", **self.JUDGED, security=[{**self.FLAT, "adjudged": "no"}]).notices
        assert "security-not-adjudged" in [one.code for one in told]

    def test_more_items_than_ten(self) -> None:
        """Twelve guarantors: items are counted on."""
        many = [{"name": f"保证人{n}", "mode": "joint"} for n in "甲乙丙丁戊己庚辛壬癸子丑"]
        paper = plain.render(of("enforcement", **self.JUDGED, guarantors=many).document)
        assert "十四、被执行人保证人丑对上述款项承担连带清偿责任；" in paper
        claim = {"principal": "380000", "due": "2024-01-10", "debtor": "李某", "creditor": "甲", "filed": "2024-05-06"}
        claims = of("claims", **claim, until="2025-01-10", guarantors=many)
        assert "十四、判令被告保证人丑" in plain.render(claims.document)
        assert "十六、" in plain.render(of("plan", **self.JUDGED, guarantors=many, **PLAN).document)


class TestWhatIsLeft:
    """What was paid is off what a person is asked for, not only off the debt."""

    LENT: ClassVar[dict[str, Any]] = {
        "creditor": "甲公司",
        "principal": "1000000",
        "lent": "2023-03-01",
        "due": "2024-03-01",
        "rate": "10%",
        "until": "2025-03-01",
    }

    def claims(self, **facts: Any) -> str:
        return plain.render(of("claims", **self.LENT, **facts).document)

    def test_of_a_limit(self) -> None:
        """400,000 less 150,000; after a judgment 100,000 less 50,000; nothing is left of one who paid all of it."""
        one = {
            "name": "戊",
            "mode": "joint",
            "limit": "400000",
            "demands": [{"date": "2024-08-30", "delivered": "yes"}],
        }
        paid = [{"date": "2024-10-01", "amount": "150000", "by": "戊"}]
        assert "被告戊在250000元范围内" in self.claims(debtor="乙", guarantors=one, payments=paid)
        judgment = {"principal": "600000", "perform_by": "2024-06-30"}
        facts = {"creditor": "甲", "debtor": "乙", "until": "2025-06-30", "guarantors": {**one, "limit": "100000"}}
        later = [{"date": "2024-12-31", "amount": "50000", "by": "戊"}]
        paper = plain.render(of("enforcement", **facts, judgment=judgment, payments=later).document)
        assert "被执行人戊在50000元范围内" in paper
        over = [{"date": "2024-06-20", "amount": "100000", "by": "戊"}]
        paper = plain.render(of("enforcement", **facts, judgment=judgment, payments=over).document)
        assert "戊" not in paper

    def test_of_shares(self) -> None:
        """丙 paid 300,000 of his quarter, 1,782.60 beyond the 298,217.40 of everything charged: off the others two to
        one, who owe 892,869.59 together.
        """
        shares = [{"name": "乙", "share": "1/2"}, {"name": "丙", "share": "1/4"}, {"name": "丁", "share": "1/4"}]
        paid = [{"date": "2024-09-01", "amount": "300000", "by": "丙"}]
        text = self.claims(debtor=shares, liability="several", payments=paid)
        assert "一、判令被告乙、丁按份偿还原告甲公司借款本金850684.94元" in text
        # 596434.81 − 1188.40；298217.38 − 594.20
        assert "乙595246.41元、丁297623.18元" in text.replace("\n", "")

    def test_of_estates_that_stopped_on_different_days(self) -> None:
        """1,000,000 + 100,547.95 + 93 days 25,479.45 = 1,126,027.40; with 185 days 50,684.93: 1,151,232.88."""
        stops = [{"party": "乙公司", "accepted": "2024-06-03"}, {"party": "丙公司", "accepted": "2024-09-03"}]
        text = self.claims(debtor=["乙公司", "丙公司"], bankruptcy=stops)
        assert "一、确认原告甲公司对被告乙公司享有破产债权1126027.40元（利息计至2024年6月2日）；" in text
        assert "二、确认原告甲公司对被告丙公司享有破产债权1151232.88元（利息计至2024年9月2日）；" in text
        told = [
            one.message.zh for one in of("claims", **self.LENT, debtor=["乙公司", "丙公司"], bankruptcy=stops).notices
        ]
        assert any(one.startswith("乙公司的破产申请于 2024-06-03 受理") for one in told)

    def test_who_answers_for_the_rest(self) -> None:
        """Beside a bankrupt debtor one who is jointly liable is asked first, not with who answers for the rest."""
        liable = [
            {"party": "乙公司"},
            {"party": "戊", "how": "supplementary", "limit": "200000"},
            {"party": "己", "how": "joint"},
        ]
        judgment = {"principal": "600000", "perform_by": "2024-06-30", "liable": liable}
        facts = {"creditor": "甲", "debtor": "乙公司", "until": "2025-06-30", "guarantors": ["戊", "己"]}
        stop = {"accepted": "2024-12-02"}
        paper = plain.render(of("enforcement", **facts, judgment=judgment, bankruptcy=stop).document)
        assert "一、强制被执行人己向申请执行人甲支付" in paper
        assert "被执行人戊在200000元范围内对乙公司不能清偿的部分承担责任" in paper
        liable[1]["share"] = "1/3"
        paper = plain.render(of("enforcement", **facts, judgment=judgment, bankruptcy=stop).document)
        assert "被执行人戊在200000元范围内对乙公司不能清偿的部分的三分之一承担责任" in paper

    def test_who_paid(self) -> None:
        """The facts do not say that a debtor paid what his guarantor did, nor that a release was paid."""
        one = {"name": "戊", "mode": "joint", "demands": [{"date": "2024-08-30", "delivered": "yes"}]}
        paid = [
            {"date": "2024-10-01", "amount": "150000", "by": "戊"},
            {"date": "2024-11-01", "amount": "20000", "by": "丙"},
        ]
        facts = {**self.LENT, "debtor": ["乙", "丙"], "guarantors": one, "payments": paid}
        paper = plain.render(of("complaint", **facts).document)
        assert "被告戊已付150000元，被告乙、丙已付20000元，余款至今未还。" in paper
        assert "戊已付150000元，乙、丙已付20000元，余款" in plain.render(of("demand", **facts).document)
        # On 2024-06-01 a half of 1,000,000 + 100,547.95 + 91 days 24,931.51 = 1,125,479.46.
        free = {**self.LENT, "debtor": ["乙", "丙"], "releases": {"party": "丙", "date": "2024-06-01"}}
        assert "因免除另减562739.73元" in plain.render(of("complaint", **free).document)


def test_who_has_paid_his_part_is_no_defendant() -> None:
    """本金限额 300,000 的保证人已付 353,063.02（300,000 + 88,438.36 × 3 ÷ 5）：不再是被告，也不再对他请求什么。"""
    facts: dict[str, Any] = {
        "creditor": "甲", "debtor": "乙", "principal": "500000", "lent": "2024-01-10", "due": "2025-01-10",
        "rate": "12%", "until": "2026-01-01",
        "payments": [{"date": "2025-07-01", "amount": "353063.02", "by": "丁"}],
        "guarantors": [
            {"name": "丁", "mode": "joint", "limit": "300000", "limit_on": "本金", "signed": "2024-01-10",
             "demands": [{"date": "2025-03-03"}]}
        ],
    }  # fmt: skip
    text = _complaint(facts)
    assert "被告丁" not in text
    assert "被告：丁" not in text
    assert "保证人丁已付353063.02元，余款至今未还" in text
    facts["payments"] = [{"date": "2025-07-01", "amount": "353063.01", "by": "丁"}]
    assert "被告丁已付353063.01元" in _complaint(facts)


def _complaint(facts: dict[str, Any]) -> str:
    return plain.render(draft("complaint", parse_case(as_tree(facts), TODAY), RATES).document)
