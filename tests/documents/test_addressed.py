"""Whom papers address and what they say of each: bankrupts, guarantors, what was agreed, paid, and comes next."""

from __future__ import annotations

import re
from typing import Any

import pytest
from test_suit_papers import of, text_of

from lpr_calc.base.errors import LprError
from lpr_calc.render import plain
from papers import WANG, said

pytestmark = pytest.mark.usefixtures("papers_alone")

GUARANTOR = {"name": "丁某", "natural": "yes", "mode": "joint", "signed": "2021-06-01", "limit": "100000"}
ASKED = {**GUARANTOR, "demands": [{"date": "2022-10-01", "method": "EMS", "delivered": "yes"}]}

JUDGED = {"date": "2024-05-01", "effective": "2024-05-15", "perform_by": "2024-05-25", "principal": "285000"}


class TestWhoIsAddressed:
    """A paper asks of each what he owes, and of nobody what he may not pay."""

    BANKRUPT = {
        "debtor": {"name": "丙有限公司", "natural": "no"},
        "bankruptcy": {"accepted": "2024-05-01"},
        "pay_by": "2024-07-01",
    }

    @pytest.mark.parametrize("paper", ["demand", "reminder", "preserve", "plan"])
    def test_nothing_is_asked_of_a_bankrupt_alone(self, paper: str) -> None:
        """企业破产法 19条 (measures are lifted), 46条 and following (claims are filed with the administrator)."""
        plan = {"plan": {"instalments": "2", "first": "2024-12-31"}} if paper == "plan" else {}
        with pytest.raises(LprError) as caught:
            text_of(paper, **self.BANKRUPT, **plan)
        assert [one.code.partition("/")[0] for one in caught.value.problems] == ["bankrupt"]

    def test_before_the_bankruptcy_the_letter_goes_to_the_debtor(self) -> None:
        later = {**self.BANKRUPT, "bankruptcy": {"accepted": "2024-06-04"}}
        assert "致：丙有限公司" in text_of("demand", **later)

    def test_the_guarantor_of_a_bankrupt_is_asked(self) -> None:
        facts = {**self.BANKRUPT, "guarantors": [ASKED]}
        letter, application = text_of("demand", **facts), text_of("preserve", **facts)
        assert re.findall(r"(?m)^致：(.*)$", letter) == ["丁某"]
        assert re.findall(r"(?m)^被申请人：(\w+)", application) == ["丁某"]

    @pytest.mark.parametrize("paper", ["demand", "reminder", "preserve"])
    def test_a_bankrupt_beside_a_solvent_debtor_is_not_asked(self, paper: str) -> None:
        """Interest runs on for the other debtor, so that the one ledger has no bankruptcy: each one's view has it."""
        facts = {**self.BANKRUPT, "debtor": [self.BANKRUPT["debtor"], "戊某"]}
        asked = r"(?m)^(?:致：|被申请人：|(?=\w+您好))(\w+?)(?=，|您好|$)"
        assert re.findall(asked, text_of(paper, **facts)) == ["戊某"]

    @pytest.mark.parametrize("paper", ["demand", "preserve"])
    def test_a_bankrupt_is_not_asked_where_his_guarantor_pleads_no_stop(self, paper: str) -> None:
        facts = {**self.BANKRUPT, "guarantors": [{**ASKED, "pleads_stop": "no"}]}
        assert re.findall(r"(?m)^(?:致|被申请人)：(\w+)", text_of(paper, **facts)) == ["丁某"]
        with pytest.raises(LprError, match="bankrupt"):
            text_of("reminder", **facts)

    def test_a_guarantor_confirms_a_guarantee_and_no_debt(self) -> None:
        letter = text_of("demand", guarantors=[ASKED], pay_by="2024-07-01")
        assert re.findall("本人确认(.*?)（可选）", letter) == ["尚欠上述款项", "就上述款项承担保证责任"]

    def test_nobody_is_attached_for_more_than_is_asked_of_him(self) -> None:
        """民诉法 105条: within the claim, which against the guarantor is his limit."""
        assert "的财产（其中被申请人丁某以100000元为限）。" in text_of("preserve", guarantors=[ASKED])
        assert "其中被申请人" not in text_of("preserve")

    def test_a_demand_in_the_period_is_a_fact_of_the_complaint(self) -> None:
        assert "原告于2022年10月1日以EMS请求被告丁某承担保证责任。" in text_of("complaint", guarantors=[ASKED])

    @pytest.mark.parametrize("paper", ["complaint", "plan"])
    def test_a_guarantor_whose_period_passed_has_no_part(self, paper: str) -> None:
        """Six months from 2022-05-31 without a demand (民法典 692, 693条): not sued, and nothing goes on."""
        plan = {"instalments": "2", "first": "2024-12-31"}
        assert "丁某" not in text_of(paper, guarantors=[GUARANTOR], plan=plan)
        assert "丁某" in text_of(paper, guarantors=[ASKED], plan=plan)

    @pytest.mark.parametrize(
        ("facts", "then"),
        [
            ({"filed": "2024-06-10"}, "将依法起诉并申请财产保全，由此产生的诉讼费等"),
            ({}, "将在已经提起的诉讼中继续主张并申请财产保全，由此产生的诉讼费等"),
            ({"judgment": {"date": "2024-06-03"}}, "将在判决生效后依法申请强制执行，由此产生的执行费用等"),
            ({"judgment": JUDGED}, "将依法申请强制执行，由此产生的执行费用等"),
            ({"judgment": JUDGED, "resume": {"case": "（2024）某执1号"}}, "将依法申请恢复执行，由此产生的执行费用等"),
        ],
    )
    def test_a_letter_says_what_comes_next(self, facts: dict[str, Any], then: str) -> None:
        assert then in text_of("demand", pay_by="2024-07-01", **facts)


class TestWhatWasAgreedAndPaid:
    def test_instalments_paid_are_not_said_to_be_open(self) -> None:
        """The car loan: 12 of 36 instalments paid; the borrower did not himself call the loan in."""
        paper = said("complaint", "examples/car-loan.yaml")
        assert (
            "全部款项于2024年7月1日宣布提前到期；第1至12期已按期还清（本金46456.68元、利息9286.80元），其余至今未还。"
            in paper
        )

    def test_a_rate_is_said_as_pleadings_say_it(self) -> None:
        paper = text_of("complaint", rate="12%", overdue_rate="LPR*1.2")
        assert (
            "约定期内利率为年利率12%、逾期利率为同期全国银行间同业拆借中心公布的一年期贷款市场报价利率的1.2倍。"
            in paper
        )

    def test_a_rate_that_stays_on_one_quote_is_said_by_it(self) -> None:
        """Lent 2022-04-18 at LPR + 85 bp, fixed: 3.7 % (quoted 2022-03-21) + 0.85 % = 4.55 %; its form has it too."""
        paper = said("complaint", "examples/bank-loan.yaml")
        assert "约定期内利率为2022年3月21日公布的一年期贷款市场报价利率加85个基点即年利率4.55%。" in paper
        assert "利率☑ 4.55%/ 年（季 / 月）" in said("form", "examples/bank-loan.yaml")
        floating = text_of("complaint", kind="bank-loan", rate="LPR+85bp", repricing="january", signed="2022-04-15")
        assert (
            "公布的一年期贷款市场报价利率加85个基点即" not in floating.partition("约定期内利率为")[2].partition("。")[0]
        )

    def test_evidence_of_a_bank_loan_called_in(self) -> None:
        paper = said("evidence", "examples/car-loan.yaml")
        rows = [line.split()[1] for line in paper.splitlines() if re.match(r"\d", line)]
        assert rows[:3] == ["借款合同", "放款凭证", "提前到期的通知及送达凭证"]

    def test_a_contract_goes_by_its_name_and_number(self) -> None:
        paper = text_of("evidence", contract={"name": "借款协议", "number": "甲-1"})
        assert "借款协议（甲-1）" in paper

    def test_after_judgment_security_may_be_none(self) -> None:
        """财产保全规定 9条2款."""
        assert "进入执行程序前申请保全的，可以不要求提供担保" in said("preserve", WANG)


class TestTheDefendantsAgents:
    def test_the_creditors_lawyer_does_not_answer(self) -> None:
        """Who writes letters for the creditor is no agent of the defendant."""
        agents = [{"name": "赵律师", "power": "special"}, {"name": "孙律师", "power": "general"}]
        made = of("answer", agents=agents, lawyer={"firm": "某律所", "name": "赵律师"})
        assert re.findall("委托诉讼代理人：(\\w+)", plain.render(made.document)) == ["孙律师"]
        assert "answer-agents" in {notice.code for notice in made.notices}
        alone = of("answer", agents=agents[:1], lawyer={"firm": "某律所", "name": "赵律师"})
        assert "委托诉讼代理人" not in plain.render(alone.document)
        assert "answer-agents" not in {notice.code for notice in alone.notices}


def test_no_schedule_is_annexed_where_there_is_no_line() -> None:
    """As of filing, the first day of interest, wang-v-li has no line: the form names no schedule; later it does."""
    assert "见所附《利息计算清单》" not in said("form", WANG)
    assert "见所附《利息计算清单》" in text_of("form")
