"""How papers speak of parties and let them sign; agreements of several persons, in and out of enforcement."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.people import Party
from lpr_calc.documents.build import Draft, draft
from lpr_calc.documents.letters import about
from lpr_calc.documents.people import signature, signing, we, you
from lpr_calc.render import docx, plain
from lpr_calc.render.model import Blanks, Para
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, made, said

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
