"""What an answer pleads beside its figures, who files it, and which law papers of the suit cite."""

from __future__ import annotations

import re
from typing import Any

import pytest
from test_suit_papers import LOAN, of, text_of

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.documents.build import draft
from lpr_calc.documents.chosen import Chosen
from lpr_calc.documents.grounds import claim_grounds, law_words
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, said

pytestmark = pytest.mark.usefixtures("papers_alone")

SALE: dict[str, Any] = {
    "kind": "sale",
    "creditor": {"name": "甲公司", "natural": "no"},
    "debtor": {"name": "乙公司", "natural": "no"},
    "principal": "1000000",
    "signed": "2023-09-01",
    "due": "2023-12-31",
    "damages": "0.05%/日",
    "filed": "2024-06-30",
    "until": "2024-06-30",
}
GUARANTOR = {"name": "丁某", "natural": "yes", "mode": "joint", "signed": "2021-06-01"}


def paper(kind: str, facts: dict[str, Any], **more: Any) -> str:
    case = parse_case(as_tree({**facts, **more}), TODAY, loans_needed=False)
    return plain.render(draft(kind, case, RATES).document)


def form_of(facts: dict[str, Any], **more: Any) -> str:
    case = parse_case(as_tree({**facts, **more}), TODAY, loans_needed=False)
    return plain.render(draft("form", case, RATES, chosen=Chosen("answer")).document)


def grounds(**facts: Any) -> str:
    case = parse_case(as_tree({**LOAN, **facts}), TODAY, loans_needed=False)
    return law_words(claim_grounds(calculate(case, RATES)))


class TestExcessiveDamages:
    """民法典 585条2款: reduced where the party asks; above 1.3 times the loss is excessive (合同编通则解释 65条2款)."""

    def test_the_reduction_is_asked_for_with_its_figure(self) -> None:
        """181 days (2024-01-01 … 06-29): 0.05 % a day is 90500; 1000000 × 3.45 % × 1.3 × 181 ÷ 365 = 22240.68."""
        answer = paper("answer", SALE)
        assert "按该利率的1.3倍计算，由90500元减少为22240.68元（《中华人民共和国民法典》第五百八十五条，" in answer
        assert "《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》第六十五条）。" in answer
        assert "截至2024年6月30日，依法应付1022240.68元，扣除请求减少的部分。" in answer
        assert "请求驳回原告超出1022240.68元的诉讼请求。" in answer

    def test_it_has_its_row_in_the_form(self) -> None:
        row = next(line for line in form_of(SALE).splitlines() if "对违约金（定金）有无异议" in line)
        assert "有☑" in row
        assert "过分高于造成的损失，请求予以适当减少：按该利率的1.3倍计算，由90500元减少为22240.68元" in row

    @pytest.mark.parametrize("damages", ["0.012%/日", "4.4%"])
    def test_within_the_measure_nothing_is_pleaded(self, damages: str) -> None:
        """1.3 times 3.45 % is 4.485 % a year: 0.012 % a day is 4.38 %."""
        assert "过分高于" not in paper("answer", SALE, damages=damages)

    def test_a_payment_serves_more_of_the_price_then(self) -> None:
        answer = paper("answer", SALE, payments=[{"date": "2024-03-31", "amount": "200000"}])
        case = parse_case(as_tree({**SALE, "payments": [{"date": "2024-03-31", "amount": "200000"}]}), TODAY)
        # To 03-30 90 days: 1000000 × 4.485 % × 90 ÷ 365 = 11058.90; so 188941.10 of the price are paid, not 155000.
        assert "抵充后尚欠货款811058.90元" in answer
        assert calculate(case, RATES).totals.principal_after == 84500000

    def test_a_bank_may_not_have_more_than_24_percent_in_all(self) -> None:
        """法发〔2017〕22号 2条: penalty at 1.5 × 20 % is 30 %; 365 days after the due day on 360: 24.333 %."""
        facts = {
            "kind": "bank-loan",
            "creditor": "某银行",
            "debtor": {"name": "乙公司", "natural": "no"},
            "principal": "100000",
            "lent": "2022-01-01",
            "due": "2022-12-31",
            "rate": "20%",
            "penalty": "1.5",
            "compound": "none",
            "filed": "2024-01-01",
            "until": "2024-01-01",
        }
        answer = paper("answer", facts)
        assert "请求对总计超过年利率24%的部分予以调减：由" in answer
        assert "请求对总计超过" not in paper("answer", {**facts, "rate": "8%"})
        # In its form alike: in the term 20000 × 365 ÷ 360 = 20277.78, then 365 days at 30 % are 30416.67 and at 24 %
        # 24333.33; in all 50694.45 and 44611.11.
        form = form_of(facts, claimed={"principal": "100000", "interest": "50694.45", "total": "150694.45"})
        reduced = "请求对总计超过年利率24%的部分予以调减：由50694.45元减少为44611.11元"
        assert reduced in answer
        rows = form.splitlines()
        assert any("有☑" in row and reduced in row for row in rows)
        interest = next(row for row in rows if "对利息（期内利息、复利、罚息）有无异议" in row)
        assert "有☑ 异议内容：原告主张利息50694.45元；请求调减为44611.11元（理由见事实与理由）" in interest
        total = next(row for row in rows if "对标的总额有无异议" in row)
        assert "原告主张标的总额150694.45元；请求调减为144611.11元" in total


class TestTheCeiling:
    def test_which_rate_is_above_which_ceiling_and_by_how_much(self) -> None:
        """24 % agreed, four times 3.85 % is 15.4 %: 285000 × 8.6 % a year over the days before suit."""
        answer = text_of("answer")
        found = re.search(r"约定年利率24%超过合同成立时一年期LPR四倍（15.4%），多计([0-9.]+)元", answer)
        assert found is not None
        case = parse_case(as_tree(LOAN), TODAY)
        assert found[1] == f"{calculate(case, RATES).totals.cut / 100:.2f}"


class TestTimes:
    def test_limitation_that_ran_out_leaves_nothing(self) -> None:
        """Due 2019-12-31: three years from 2020-01-01 (民法典 188条) end on 2022-12-31; 2023-01-03 is the first
        working day after the new year (203条); sued 2024-06-03."""
        answer = text_of("answer", signed="2019-01-01", lent="2019-01-01", due="2019-12-31", payments=[])
        assert "诉讼时效期间于2023年1月3日届满，原告2024年6月3日起诉时已经届满" in answer
        assert "请求驳回原告的诉讼请求。" in answer
        assert "超出" not in answer.partition("请求驳回")[2].partition("。")[0]

    def test_what_is_not_due_is_not_owed_yet(self) -> None:
        answer = text_of("answer", due="2024-12-31", payments=[])
        assert "约定的期限至2024年12月31日止，尚未到期。" in answer
        assert "请求驳回原告的诉讼请求。" in answer


class TestGuarantors:
    def test_a_co_defending_guarantor_is_a_respondent(self) -> None:
        answer = text_of("answer", guarantors=[{**GUARANTOR, "limit": "100000"}])
        assert re.findall(r"(?m)^答辩人：(\w+)", answer) == ["李某", "丁某"]
        assert "答辩人（签名）：丁某" in answer

    def test_a_period_that_ended_is_pleaded(self) -> None:
        """Six months from 2022-05-31 (692条2款): 2022-11-30; without a demand he is free (693条2款)."""
        answer = text_of("answer", guarantors=[GUARANTOR])
        assert (
            "丁某的保证期间于2022年11月30日届满，原告未在该期间内请求其承担保证责任，保证人不再承担保证责任"
            "（《中华人民共和国民法典》第六百九十三条）。" in answer
        )
        assert "驳回原告对丁某的诉讼请求，驳回原告超出" in answer
        row = next(line for line in form_of({**LOAN, "guarantors": [GUARANTOR]}).splitlines() if "免责" in line)
        assert "丁某的保证期间于2022年11月30日届满" in row

    def test_an_old_guarantee_stands_under_its_own_law(self) -> None:
        facts = {"signed": "2019-06-01", "lent": "2019-06-01", "due": "2020-05-31", "filed": "2022-06-03"}
        answer = text_of("answer", until="2022-06-03", guarantors=[{**GUARANTOR, "signed": "2019-06-01"}], **facts)
        assert "《中华人民共和国担保法》第二十六条" in answer

    def test_a_general_guarantor_answers_after_the_debtor(self) -> None:
        answer = text_of("answer", guarantors=[{**GUARANTOR, "mode": "general", "period": "3年"}])
        assert "丁某提供的是一般保证，在就债务人的财产依法强制执行仍不能履行以前，有权拒绝承担保证责任" in answer
        assert "第六百八十七条" in answer


class TestWhatIsAsked:
    def test_without_the_plaintiffs_sums_our_own_bound_the_claim(self) -> None:
        answer = text_of("answer")
        assert "上述数额" not in answer
        assert "截至2024年6月3日，依法应付357030.74元。" in answer
        assert "请求驳回原告超出357030.74元的诉讼请求。" in answer

    def test_who_asks_for_no_more_than_is_owed_is_left_to_the_court(self) -> None:
        answer = text_of("answer", claimed={"total": "300000"})
        assert "请求依法裁判。" in answer
        assert "驳回" not in answer


class TestTheLawCited:
    """Each article in the text in force on the days it decides, and none that decides nothing here."""

    def test_a_loan(self) -> None:
        cited = grounds()
        assert cited.startswith(
            "《中华人民共和国民法典》第五百六十一条、第六百七十四条、第六百七十五条、第六百七十六条，"
        )
        assert "第六百八十八条" not in cited
        assert "第一千零六十四条" not in cited

    def test_of_the_days_before_the_code_the_contract_law(self) -> None:
        """The term and the due day in 2019: 合同法 205, 206; delay to 2020-12-31 207, then 民法典 676."""
        cited = said("complaint", "examples/old-loan-judged.yaml")
        assert "《中华人民共和国民法典》第六百七十六条，" in cited
        assert "《中华人民共和国合同法》第二百零五条、第二百零六条、第二百零七条" in cited
        assert "第六百七十五条" not in cited

    def test_two_texts_of_one_name_are_told_apart(self) -> None:
        cited = said("complaint", "examples/old-loan-judged.yaml")
        assert "规定》（法释〔2015〕18号）第二十六条第一款、第二十九条第一款" in cited
        assert "规定》（法释〔2020〕17号）第二十八条第一款、第三十一条第二款" in cited

    def test_guarantees_by_their_kind_and_day(self) -> None:
        asked = {"demands": [{"date": "2022-10-01", "method": "EMS", "delivered": "yes"}]}
        assert "第六百八十八条、第六百九十一条" in grounds(guarantors=[{**GUARANTOR, **asked}])
        assert "第六百八十七条" in grounds(guarantors=[{**GUARANTOR, "mode": "general", "period": "3年"}])
        old = {"signed": "2019-06-01", "lent": "2019-06-01", "due": "2021-05-31"}
        early = {**GUARANTOR, "signed": "2019-06-01", "demands": [{"date": "2021-09-01", "delivered": "yes"}]}
        assert "《中华人民共和国担保法》第十八条、第二十一条" in grounds(guarantors=[early], filed="2022-01-04", **old)
        assert "第六百八十八条" not in grounds(guarantors=[GUARANTOR])  # his period has ended: he is not sued

    def test_spouses_once_the_code_was_in_force(self) -> None:
        couple = [{"name": "李某", "natural": "yes"}, {"name": "赵某", "natural": "yes", "spouse_of": "李某"}]
        assert "第一千零六十四条" in grounds(debtor=couple)
        old = {"signed": "2020-06-01", "lent": "2020-06-01"}
        assert "第一千零六十四条" not in grounds(debtor=couple, **old)

    def test_a_price(self) -> None:
        case = parse_case(as_tree(SALE), TODAY)
        cited = law_words(claim_grounds(calculate(case, RATES)))
        assert cited == "《中华人民共和国民法典》第五百七十七条、第五百八十五条、第六百二十八条"

    def test_a_mortgage(self) -> None:
        right = {"kind": "mortgage", "property": "某房屋", "registered": "2021-06-02"}
        assert "第三百八十九条、第四百一十条" in grounds(security=[right])

    def test_what_was_never_read_is_told(self) -> None:
        done = said("complaint", "examples/bank-loan.yaml")
        assert "《中国人民银行关于人民币贷款利率有关问题的通知》" in done
        facts = {"kind": "bank-loan", "creditor": "某银行", "debtor": {"name": "乙公司", "natural": "no"}}
        more = {"principal": "1000", "lent": "2022-01-01", "due": "2022-12-31", "rate": "5%", "until": "2023-06-30"}
        case = parse_case(as_tree({**facts, **more}), TODAY)
        told = [
            notice.message.zh for notice in draft("complaint", case, RATES).notices if notice.code == "paper-unread"
        ]
        assert "贷款利率通知（2003）第一项" in told[0]
        assert "paper-unread" not in [notice.code for notice in of("complaint").notices]


class TestSides:
    """``agents[].for``: whose agent somebody is; he stands on the papers of that side alone."""

    AGENTS = (
        {"name": "张律师", "firm": "甲律师事务所", "power": "special", "for": "原告"},
        {"name": "李律师", "firm": "乙律师事务所", "power": "general", "for": "被告"},
    )

    @pytest.mark.parametrize(("kind", "name"), [("complaint", "张律师"), ("answer", "李律师"), ("preserve", "张律师")])
    def test_each_on_his_own_papers(self, kind: str, name: str) -> None:
        assert re.findall(r"委托诉讼代理人：(\w+)", text_of(kind, agents=list(self.AGENTS))) == [name]

    def test_nothing_is_assumed_of_whose_side_is_stated(self) -> None:
        done = of("answer", agents=list(self.AGENTS))
        assert "answer-agents" not in {notice.code for notice in done.notices}

    def test_the_agent_of_one_of_several_stands_under_him(self) -> None:
        agents = [*self.AGENTS, {"name": "孙律师", "power": "general", "for": "丁某"}]
        asked = {"demands": [{"date": "2022-10-01", "method": "EMS", "delivered": "yes"}]}
        answer = text_of("answer", agents=agents, guarantors=[{**GUARANTOR, **asked}])
        assert re.findall(r"(?m)^(?:答辩人|委托诉讼代理人)：(\w+)", answer) == ["李某", "丁某", "孙律师", "李律师"]

    def test_a_lawyers_post_needs_no_statement(self) -> None:
        row = next(line for line in form_of({**LOAN, "agents": list(self.AGENTS)}).splitlines() if "李律师" in line)
        assert "职务：律师" in row

    def test_nobody_elses_agent(self) -> None:
        with pytest.raises(LprError) as caught:
            text_of("complaint", agents=[{"name": "孙律师", "for": "路人"}])
        assert [found.code for found in caught.value.problems] == ["agent-for"]
