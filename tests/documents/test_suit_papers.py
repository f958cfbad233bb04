"""Papers of the suit that have no element form, or may be handed in beside it: complaint, answer, preservation,
address for service.
"""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import draft, with_note
from lpr_calc.documents.drafted import Draft
from lpr_calc.law.fee import court_fee
from lpr_calc.render import plain
from lpr_calc.render.model import Table
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, said
from program import run

pytestmark = pytest.mark.usefixtures("papers_alone")

COUPLE = "examples/couple-and-guarantor.yaml"
LOAN: dict[str, Any] = {
    "kind": "private-lending",
    "creditor": {"name": "王某", "natural": "yes", "gender": "男", "address": "甲地", "phone": "138"},
    "debtor": {"name": "李某", "natural": "yes", "gender": "男", "address": "乙地", "phone": "139"},
    "court": "某区人民法院",
    "case_number": "（2024）某民初1号",
    "filed": "2024-06-03",
    "until": "2024-06-03",
    "principal": "300000",
    "deducted": "15000",
    "signed": "2021-06-01",
    "lent": "2021-06-01",
    "due": "2022-05-31",
    "rate": "24%",
    "payments": [{"date": "2022-12-01", "amount": "60000"}],
}


def of(paper: str, /, **facts: Any) -> Draft:
    return draft(paper, parse_case(as_tree({**LOAN, **facts}), TODAY, loans_needed=False), RATES)


def text_of(paper: str, /, **facts: Any) -> str:
    return plain.render(of(paper, **facts).document)


class TestComplaint:
    """2016 samples 181 and 187: parties, claims, facts and reasons, evidence, court, copies, signature."""

    def test_in_the_order_of_the_sample(self) -> None:
        paper = said("complaint", COUPLE)
        places = [
            paper.index(word)
            for word in (
                "民事起诉状",
                "原告：王某",
                "被告：李某",
                "被告：赵某",
                "被告：钱某",
                "诉讼请求",
                "事实和理由",
                "证据和证据来源，证人姓名和住所",
                "此致",
                "杭州市上城区人民法院",
                "起诉人（签名）：王某",
                "附：本起诉状副本3份",
                "附件：利息计算清单",
            )
        ]
        assert places == sorted(places)

    def test_facts_and_figures(self) -> None:
        """285,000 received (民间借贷规定 26条); four times 3.85 % is 15.4 %: the 60,000 of 2022-12-01 do not cover the
        interest, 285000 × 15.4 % × 365 ÷ 365 = 43,890 and × 183 ÷ 365 = 22,005.12, together 65,895.12.
        """
        paper = text_of("complaint")
        assert "被告李某于2021年6月1日向原告王某借款300000元（实际交付285000元），于2022年5月31日到期。" in paper
        assert "约定期内利率为年利率24%。" in paper
        assert "被告李某已付60000元，余款至今未还。" in paper
        assert "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十五条第一款" in paper

    def test_guarantees_and_security(self) -> None:
        paper = said("complaint", COUPLE)
        assert "2024年1月10日，被告钱某为上述债务提供连带责任保证（限额300000元）。" in paper
        right = {"kind": "mortgage", "property": "某房屋", "certificate": "证1号", "registered": "2021-06-02"}
        assert "李某以某房屋为上述债务设定抵押，于2021年6月2日办理登记（证1号）。" in text_of(
            "complaint", security=[right]
        )

    def test_third_persons_are_served_too(self) -> None:
        assert "第三人：丙" in text_of("complaint", third=[{"name": "丙", "natural": "yes"}])
        assert "附：本起诉状副本2份" in text_of("complaint", third=[{"name": "丙", "natural": "yes"}])


class TestForms:
    """``--form``: the claims, or the words of an operative part; never both in one paper."""

    def test_claims_and_operative_part_are_papers_of_their_own(self) -> None:
        claims, operative = text_of("claims"), text_of("operative")
        assert claims.startswith("诉讼请求\n")
        assert "于本判决生效之日起十日内" not in claims
        assert operative.startswith("判决主文形式\n")
        assert "判令" not in operative

    def test_on_the_command_line(self) -> None:
        done = run("draft", "claims", WANG, "--form", "主文", "-q")
        assert done.stdout.startswith("判决主文形式\n")
        assert done.stdout == run("draft", "claims", WANG, "--form", "operative", "-q").stdout
        assert run("draft", "claims", WANG, "--form", "请求", "-q").stdout == run("draft", "claims", WANG, "-q").stdout
        refused = run("draft", "claims", WANG, "--form", "正文")
        assert (refused.returncode, "可用：请求、主文" in refused.stderr) == (2, True)
        assert run("draft", "schedule", WANG, "--form", "主文").returncode == 2


class TestPreservation:
    """财产保全规定 1 and 5条; 民诉法 103 to 105条; the fee of 诉讼费用交纳办法 14条2项."""

    def test_the_claim_on_the_day(self) -> None:
        """285,000 + 72,030.74 = 357,030.74: 30 % are 107,109.22; the fee is 30 + 99,000 × 1 % + 257,030.74 × 0.5 % =
        30 + 990 + 1,285.15.
        """
        paper = text_of("preserve")
        assert "价值357030.74元（大写：人民币叁拾伍万柒仟零叁拾元柒角肆分）的财产" in paper
        assert "担保数额不超过请求保全数额的百分之三十，即107109.22元" in paper
        assert "保全申请费2305.15元" in paper
        assert court_fee("preserve", 35703074).fee == 230515
        assert "第一百零三条、第一百零五条" in paper
        assert "（2024）某民初1号" in paper

    def test_before_the_suit(self) -> None:
        """The whole sum is secured, and the suit follows within thirty days (104条)."""
        paper = text_of("preserve", preserve={"when": "before", "amount": "200000", "security": "保险公司的担保书"})
        assert "价值200000元" in paper
        assert "担保：保险公司的担保书（担保数额与请求保全的数额相当，为200000元）。" in paper
        assert "三十日内依法提起诉讼" in paper
        assert "第一百零四条、第一百零五条" in paper
        assert "贵院已经受理" not in paper

    def test_after_the_judgment(self) -> None:
        """The instrument, who made it and what it orders; the amount is what is owed under it on the day."""
        paper = said("preserve", WANG, judgment={"operative_text": "被告李某偿还300000元"})
        assert "北京市海淀区人民法院作出（2024）京0108民初12345号民事判决书，主文为：被告李某偿还300000元。" in paper
        assert "价值339690.48元" in paper

    @pytest.mark.parametrize(
        ("facts", "stage"),
        [({}, "诉讼中"), ({"filed": "2024-06-04", "accepted": "2024-06-05"}, "诉前")],
    )
    def test_the_stage_is_told(self, facts: dict[str, Any], stage: str) -> None:
        told = next(notice for notice in of("preserve", **facts).notices if notice.code == "preserve-when")
        assert stage in told.message.zh

    def test_never_more_than_is_claimed(self) -> None:
        with pytest.raises(LprError) as caught:
            of("preserve", preserve={"amount": "357030.75"})
        assert [found.code for found in caught.value.problems] == ["preserve-amount"]

    def test_property_and_reason(self) -> None:
        paper = text_of("preserve", preserve={"property": ["某银行账户1"], "reason": "被申请人正在转让房屋"})
        assert "的下列财产，以价值357030.74元" in paper
        assert "某银行账户1。" in paper
        assert "被申请人正在转让房屋。" in paper
        assert "被保全财产的信息或者线索" in of("preserve").document.missing


class TestService:
    def test_as_stated(self) -> None:
        stated = {"address": "丙地", "receiver": "张三", "e_service": "yes", "mobile": "137", "email": "a@b.cn"}
        table = of("service", service=stated).document.tables[0]
        rows = {row[0].text: row[1].text for row in table.rows}
        assert rows["确认送达地址"] == "丙地"
        assert rows["指定签收人"] == "张三"
        assert rows["是否接受电子送达"] == "☑是　□否"
        assert rows["接受电子送达的手机号码"] == "137"
        assert rows["案号"] == "（2024）某民初1号"

    def test_nothing_is_ticked_unasked(self) -> None:
        rows = {row[0].text: row[1].text for row in of("service").document.tables[0].rows}
        assert rows["是否接受电子送达"] == "□是　□否"
        assert rows["确认送达地址"] == "甲地"


class TestAnswer:
    """Every figure beside the plaintiff's, with the reason `compare` finds."""

    CLAIMED: dict[str, Any] = {"claimed": {"principal": "300000", "interest": "216394.52", "total": "516394.52"}}

    @pytest.mark.broad
    def test_head_by_head(self) -> None:
        paper = text_of("answer", **self.CLAIMED)
        assert (
            "一、关于本金。原告主张300000元，截至2024年6月3日依法应为285000元，原告多计15000元。"
            "原因：未扣除预先扣除的利息15000元。"
        ) in paper
        assert "二、关于利息。原告主张216394.52元，截至2024年6月3日依法应为72030.74元，原告多计144363.78元。" in paper
        assert "三、关于标的总额。原告主张516394.52元，截至2024年6月3日依法应为357030.74元" in paper

    @pytest.mark.broad
    def test_the_table_foots_with_the_words(self) -> None:
        table = next(p for p in of("answer", **self.CLAIMED).document.parts if isinstance(p, Table))
        for row in table.rows:
            claimed, ours, difference = (cell.value for cell in row[1:])
            assert isinstance(claimed, int)
            assert isinstance(ours, int)
            assert claimed - ours == difference

    def test_equal_figures_admit_nothing(self) -> None:
        paper = text_of("answer", claimed={"principal": "285000"})
        assert "原告主张285000元，与截至2024年6月3日依法计算的数额一致。" in paper
        assert "认可" not in paper
        assert "无异议" not in paper

    def test_what_the_plaintiff_claims_is_asked_for(self) -> None:
        assert "原告主张的数额" in of("answer").document.missing

    @pytest.mark.broad
    def test_the_ceiling_and_payments(self) -> None:
        paper = text_of("answer", **self.CLAIMED)
        assert "已付：2022年12月1日60000元，共60000元，应予抵充，抵充后尚欠本金285000元。" in paper
        assert "约定的利率超过法律保护的上限，超过部分不应支持：" in paper


def test_how_the_figures_were_made_is_said_only_where_asked() -> None:
    document = of("schedule").document
    assert "人工智能" not in plain.render(document)
    assert (
        plain.render(with_note(document)).rstrip().endswith("所列数额由计算程序按所引条文计算，未使用生成式人工智能。")
    )
    assert "人工智能" in run("draft", "demand", WANG, "--note-computed", "-q").stdout
    assert "人工智能" not in run("draft", "demand", WANG, "-q").stdout


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("民事起诉状", "民事起诉状"),
        ("起诉状", "民事起诉状"),
        ("答辩状", "民事答辩状"),
        ("财产保全", "财产保全申请书"),
        ("保全申请书", "财产保全申请书"),
        ("送达地址确认书", "送达地址确认书"),
    ],
)
def test_papers_by_their_names(name: str, title: str) -> None:
    assert run("draft", name, WANG, "-q").stdout.startswith(title)
