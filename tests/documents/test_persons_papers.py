"""Several persons in the papers of a suit and in letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lpr_calc import claim, cli
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import draft
from lpr_calc.law.fee import court_fee
from lpr_calc.rates.series import Rates
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree
from papers import WANG, said
from several import BASE, TODAY

pytestmark = pytest.mark.usefixtures("papers_alone")


class TestPapers:
    """A letter for each addressee, every person in the form and in the application."""

    COUPLE = str(Path(__file__).parents[2] / "examples" / "couple-and-guarantor.yaml")

    def drafted(self, kind: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
        assert cli.run(["draft", kind, self.COUPLE, "--lang", "zh", *options]) == 0
        return capsys.readouterr().out

    def test_a_letter_each(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("demand", capsys)
        assert [line[2:] for line in text.splitlines() if line.startswith("致：")] == ["李某", "赵某", "钱某"]
        assert "现请求您在300000元范围内承担保证责任，截至2026年1月1日为300000元。" in text
        assert text.count("附件：利息计算清单") == 1

    def test_each_letter_begins_on_a_page_of_its_own(self, tmp_path: Path) -> None:
        """They are posted one by one."""
        docx = pytest.importorskip("docx")
        target = tmp_path / "letters.docx"
        assert cli.run(["draft", "demand", self.COUPLE, "-o", str(target), "-q"]) == 0
        titles = [one for one in docx.Document(str(target)).paragraphs if one.text == "催告函"]
        assert [bool(one.paragraph_format.page_break_before) for one in titles] == [False, True, True]

    def test_the_application_has_a_block_each(self, capsys: pytest.CaptureFixture[str]) -> None:
        judged_case = self.COUPLE.replace(".yaml", "-judged.yaml")
        assert cli.run(["draft", "enforcement", judged_case, "--lang", "zh"]) == 0
        text = capsys.readouterr().out
        assert [text.count(f"被执行人：{name}，") for name in ("李某", "赵某", "钱某")] == [1, 1, 1]
        assert "五、被执行人钱某在300000元范围内对上述款项承担连带清偿责任；" in text
        assert "待补充" not in text

    def test_the_form(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("form", capsys)
        assert "2 签订主体：出借人：王某；借款人：李某、赵某" in text
        asked = "钱某在300000元范围内对上述第一、二项债务承担连带清偿责任"
        assert f"4 是否主张担保权利：是☑ 内容：{asked}  否□" in text
        guaranteed = "签订时间：2024年1月10日  保证人：钱某；主要内容：钱某：限额300000元"
        assert f"14 是否签订保证合同：是☑ {guaranteed}；保证方式：一般保证□ 连带责任保证☑ 否□" in text

    def test_the_form_has_a_block_for_each(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Whoever can be sued, guarantor and owner of the mortgaged flat too, persons before companies as the form has
        them; a company by its name and code, which the loan forms ask of the plaintiff alone; nobody whom the creditor
        released or whose guarantee ended.
        """
        case = tmp_path / "case.yaml"
        case.write_text(
            "creditor: {name: 甲有限公司, id: 91330100X}\n"
            "debtor:\n- {name: 乙, gender: 男, born: 1980-03-05, employer: 某厂, phone: 138, id: '330'}\n- 丙\n- 庚\n"
            "principal: 500000\nlent: 2024-01-10\ndue: 2025-01-10\nrate: 12%\nuntil: 2026-01-01\n"
            "kind: private-lending\n"
            "guarantors:\n- {name: 丁有限公司, id: 91330200Y, mode: joint, demands: [{date: 2025-03-03}]}\n"
            "- {name: 戊, mode: joint}\n"
            "releases: {party: 庚, date: 2025-02-01}\n"
            "security: {kind: mortgage, owner: 己, property: 房屋, registered: 2024-01-11}\n",
            encoding="utf-8",
        )
        assert cli.run(["draft", "form", str(case), "--lang", "zh"]) == 0
        text = capsys.readouterr().out
        block = text[text.index("当事人信息\n") : text.index("诉讼请求\n")].strip().splitlines()[1:]
        assert [line.partition("；")[0] for line in block if re.search("姓名：|名称：", line)] == [
            "原告（法人、非法人组织）：名称：甲有限公司",
            "被告（自然人）：姓名：乙",
            "被告（自然人）：姓名：丙",
            "被告（自然人）：姓名：己",
            "被告（法人、非法人组织）：名称：丁有限公司",
        ]
        assert [line for line in block if "9133" in line] == [line for line in block if "码：91330100X；" in line]
        (first,) = [line for line in block if "姓名：乙；" in line]
        for filled in (
            "性别：男☑ 女□",
            "出生日期：1980年3月5日 ",
            "工作单位：某厂 ",
            "联系电话：138；",
            "证件号码：330",
        ):
            assert filled in first
        assert not re.search("[庚戊]", "".join(block))

    def test_the_evidence(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("evidence", capsys)
        assert "保证合同（钱某）" in text
        assert "向钱某主张的凭证（EMS，EMS 123）" in text
        assert "2025年3月3日在保证期间内请求钱某承担保证责任" in text

    def test_the_agreement_binds_everybody(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert (
            cli.run(["draft", "plan", self.COUPLE, "--lang", "zh", "--instalments", "3", "--first", "2026-02-01"]) == 0
        )
        text = capsys.readouterr().out
        assert [line[:11] for line in text.splitlines() if "方（" in line and "：" in line[:12]][:4] == [
            "甲方（债权人）：王某，",
            "乙方（债务人）：李某，",
            "乙方（债务人）：赵某，",
            "丙方（保证人）：钱某，",
        ]
        assert "钱某同意本协议的还款期限" in text
        assert "本协议一式四份" in text

    def test_the_fee_is_one(self) -> None:
        """517,985.54 of three defendants: 50 + 2,250 + 2,000 + 4,500 + 17,985.54 × 1% = 8,979.8554; enforcing 516,100:
        50 + 490,000 × 1.5% + 16,100 × 1% = 7,561.00 (办法 13, 14条: on the amount, once).
        """
        payments = [{"date": "2025-07-01", "amount": "100000", "by": "丙"}]
        guarantors = [{"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}]
        asked = claim({**BASE, "payments": payments, "guarantors": guarantors}, today=TODAY).totals.total
        assert fen_text(asked) == "517985.54"
        assert fen_text(court_fee("claim", asked).fee) == "8979.86"
        assert fen_text(court_fee("enforce", 51_610_000).fee) == "7561.00"

    def test_the_claims(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.drafted("claims", capsys)
        assert "一、判令被告李某、赵某共同偿还原告王某借款本金488438.36元；" in text
        assert "四、本案诉讼费用由被告李某、赵某、钱某共同负担。" in text


class TestAssigned:
    """A claim that was assigned: the assignee claims it, and did not lend (民法典 545、546条)."""

    FACTS = {
        "creditor": "戊",
        "debtor": "乙",
        "filed": "2025-12-01",
        "until": "2026-01-01",
        "principal": "500000",
        "lent": "2024-01-10",
        "due": "2025-01-10",
        "rate": "12%",
        "assignments": [{"to": "戊", "notified": "2025-06-20"}],
    }

    def drafted(self, kind: str, **facts: object) -> str:
        case = parse_case(as_tree({**self.FACTS, **facts}), TODAY)
        return plain.render(draft(kind, case, Rates()).document)

    def test_the_papers_say_who_lent_and_when_the_debtor_had_notice(self) -> None:
        assert (
            "被告乙于2024年1月10日向原债权人借款500000元，于2025年1月10日到期，至今未还。"
            "该债权已转让给原告戊，转让通知于2025年6月20日到达被告乙。"
        ) in self.drafted("complaint")
        assert "该债权已转让给本人，转让通知于2025年6月20日到达您。" in self.drafted("demand")
        assert "债权转让协议、债权转让通知及送达凭证" in self.drafted("evidence")
        assert "2 签订主体：出借人：　借款人：乙" in self.drafted("form")
        twice = [{"to": "己", "notified": "2025-03-01"}, {"to": "戊"}]
        chain = (
            "该债权已转让给己，转让通知于2025年3月1日到达被告乙；"
            "又转让给原告戊，转让通知于【待补充：债权转让通知到达日】到达被告乙。"
        )
        assert chain in self.drafted("complaint", assignments=twice)

    def test_nobody_else_claims_it_unwarned(self) -> None:
        def warned(**facts: object) -> bool:
            return "assignment-claimant" in [one.code for one in claim({**self.FACTS, **facts}, today=TODAY).notices]

        assert not warned()
        assert warned(creditor="甲")
        assert not warned(creditor=["甲", "戊"])
        # What was paid to the old creditor after the notice is not counted, whoever is stated to claim.
        paid = [{"date": "2025-06-25", "amount": "20000", "to": "甲"}]
        assert claim({**self.FACTS, "payments": paid}, today=TODAY).totals.paid == 0


def test_an_agreement_that_two_sign_speaks_of_two() -> None:
    """A guarantor whose period ended signs nothing (民法典 693 条): no clause speaks of more than the two who do."""
    guarantor = {"name": "赵某", "mode": "joint", "signed": "2021-06-01"}
    plan = {"instalments": "3", "first": "2024-07-31"}
    text = said("plan", WANG, guarantors=[guarantor], until="2024-06-03", plan=plan)
    assert "一、双方确认截至2024年6月3日" in text
    assert "各方" not in text
    assert "丙方" not in text
