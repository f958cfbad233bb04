"""Several persons in the claim sentence, the operative part, tables of results and of a batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lpr_calc import claim, cli
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.rates.series import Rates
from lpr_calc.reports.application import request
from lpr_calc.reports.sentence import claim_sentence, main_clause
from lpr_calc.values.tree import as_tree
from several import BASE, TODAY


class TestWords:
    """What a registry reads: 共同, 连带, within a limit, what enforcement leaves, which items (民法典 518, 687,
    688条).
    """

    def claims(self, **more: Any) -> str:
        return claim_sentence(claim({**BASE, **more}, today=TODAY))

    def test_together(self) -> None:
        text = self.claims(debtor=["乙", "丙"])
        assert text.startswith("一、判令被告乙、丙共同偿还原告甲借款本金500000元；二、判令被告乙、丙共同支付期内利息")
        assert "本案诉讼费用由被告乙、丙共同负担。" in text

    def test_joint_and_in_shares(self) -> None:
        assert "判令被告乙、丙连带偿还原告甲" in self.claims(liability="连带")
        debtors = [{"name": "乙", "share": "60%"}, {"name": "丙", "share": "40%"}]
        text = self.claims(debtor=debtors)
        assert "判令被告乙、丙按60%、40%的份额偿还原告甲借款本金500000元（其中乙300000元、丙200000元）" in text

    @pytest.mark.parametrize(
        ("guarantor", "words"),
        [
            ({"mode": "joint"}, "判令被告丁对上述第一、二项债务承担连带清偿责任"),
            ({"mode": "joint", "limit": "300000"}, "判令被告丁在300000元范围内对上述第一、二项债务承担连带清偿责任"),
            (
                {"mode": "joint", "limit": "300000", "limit_on": "principal"},
                "判令被告丁对上述第一、二项债务中本金300000元及其利息承担连带清偿责任",
            ),
            ({"mode": "general"}, "判令被告丁对乙依法强制执行后仍不能履行的部分承担保证责任"),
        ],
    )
    def test_guarantors(self, guarantor: dict[str, Any], words: str) -> None:
        text = self.claims(debtor="乙", filed="2025-05-06", guarantors=[{"name": "丁", **guarantor}])
        assert f"三、{words}；" in text
        assert "本案诉讼费用由被告乙、丁共同负担" in text

    def test_a_guarantor_whose_period_ended_is_not_sued(self) -> None:
        text = self.claims(debtor="乙", filed="2025-08-06", guarantors=[{"name": "丁", "mode": "general"}])
        assert "丁" not in text

    def test_security(self) -> None:
        right = {"kind": "抵押", "property": "房屋", "certificate": "京（2024）1号", "registered": "2024-01-11"}
        assert (
            "原告甲有权就房屋（京（2024）1号）折价或者以拍卖、变卖所得价款在上述第一、二项范围内优先受偿"
            in self.claims(debtor="乙", security=[right])
        )
        agreed = self.claims(debtor="乙", security=[{**right, "agreed": "本金"}])
        assert "在上述第一、二项中的本金范围内优先受偿" in agreed
        assert "在最高债权额480000元范围内优先受偿" in self.claims(
            debtor="乙", security=[{**right, "maximum": "480000"}]
        )

    def test_who_is_not_bankrupt_is_ordered_to_pay(self) -> None:
        """企业破产法 46条 binds the bankrupt alone; who owes in shares owes his share (民法典 517条)."""
        stopped = {"bankruptcy": [{"party": "乙公司", "accepted": "2025-10-15"}]}
        text = self.claims(debtor=["乙公司", "丙"], **stopped)
        assert text.startswith("一、判令被告丙偿还原告甲借款本金500000元；二、判令被告丙支付")
        assert text.count("破产债权") == 1
        assert "确认原告甲对被告乙公司享有破产债权" in text
        debtors = [{"name": "乙公司", "share": "60%"}, {"name": "丙", "share": "40%"}]
        text = self.claims(debtor=debtors, **stopped)
        assert text.startswith("一、判令被告丙按40%的份额偿还原告甲借款本金500000元（其中丙200000元）；")

    @pytest.mark.parametrize(
        # 488,438.36 × 12 % × 106 or 107 ÷ 365 = 17,021.74 or 17,182.32 from 2025-07-01 on.
        ("stop_day", "sum_", "last"),
        [("no", "505460.10", "2025年10月14日"), ("yes", "505620.68", "2025年10月15日")],
    )
    def test_a_bankrupt_guarantor_is_a_claim_of_his_estate(self, stop_day: str, sum_: str, last: str) -> None:
        """破产法解释（三） 4条; to the day before acceptance, or that day too."""
        facts = {
            **BASE,
            "payments": [{"date": "2025-07-01", "amount": "100000", "by": "丙"}],
            "guarantors": [{"name": "丁公司", "mode": "joint", "demands": [{"date": "2025-03-03"}]}],
            "bankruptcy": [{"party": "丁公司", "accepted": "2025-10-15", "stop_day": stop_day}],
        }
        found = claim(facts, today=TODAY)
        item = f"确认原告甲对被告丁公司享有保证债权{sum_}元（利息计至{last}）"
        assert item in claim_sentence(found)
        assert item in "".join(main_clause(found))

    def test_interest_runs_on_for_a_guarantor_who_does_not_plead(self) -> None:
        """担保制度解释 22条: the estate owes to the day before acceptance, 500,000 + 60,328.77 + 45,534.25 (500,000
        × 12 % × 277 ÷ 365); the guarantor is ordered to pay what runs on.
        """
        one = {"name": "丁", "mode": "joint", "pleads_stop": "no", "demands": [{"date": "2025-03-03"}]}
        stopped = {"bankruptcy": [{"accepted": "2025-10-15"}], "guarantors": [one]}
        text = self.claims(debtor="乙公司", **stopped)
        assert text.startswith(
            "一、确认原告甲对被告乙公司享有破产债权605863.02元（利息计至2025年10月14日）；"
            "二、判令被告丁对上述第一项债务承担连带清偿责任，利息不因破产受理停止计算：期内利息（"
        )
        assert "自2025年1月11日起至实际清偿之日止" in text
        assert "判令被告乙公司" not in text
        del one["pleads_stop"]
        pleaded = self.claims(debtor="乙公司", **stopped)
        assert "实际清偿之日" not in pleaded
        assert pleaded.count("破产债权") == 2

    def test_shares_of_those_who_were_not_released(self) -> None:
        """50, 30, 20 %; the last is released after the due date: 480,000 are left, 300,000 and 180,000: 5/8 and 3/8.
        480,000 × 3.10 % × 2 ÷ 365 = 81.53…: 50.96 and 30.57.
        """
        debtors = [{"name": "乙", "share": "50%"}, {"name": "丙", "share": "30%"}, {"name": "戊", "share": "20%"}]
        facts = {"creditor": "甲", "kind": "other", "debtor": debtors, "principal": "600000", "due": "2025-01-10"}
        found = claim(
            {**facts, "until": "2025-01-13", "releases": [{"party": "戊", "date": "2025-01-11"}]}, today=TODAY
        )
        assert found.persons is not None
        assert [fen_text(one.amount) for one in found.persons.people] == ["300050.96", "180030.57", "0.00"]
        assert fen_text(found.totals.total) == "480081.53"
        text = claim_sentence(found)
        assert "判令被告乙、丙按62.5%、37.5%的份额支付原告甲欠款480000元（其中乙300000元、丙180000元）" in text

    def test_the_operative_part_names_recourse(self) -> None:
        one = {"name": "丁", "mode": "joint", "demands": [{"date": "2025-03-03"}]}
        text = "".join(main_clause(claim({**BASE, "debtor": ["乙", "丙"], "guarantors": [one]}, today=TODAY)))
        assert text.startswith("一、被告乙、丙于本判决生效之日起十日内共同偿还原告甲借款本金500000元及")
        assert "二、被告丁对上述第一项债务承担连带清偿责任；三、丁承担保证责任后，有权向乙、丙追偿；" in text

    def test_the_application_names_each_once(self) -> None:
        judgment = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01"}
        liable = [{"party": "丙", "how": "共同"}, {"party": "丁", "how": "限额", "limit": "200000"}]
        facts = {"creditor": "甲", "debtor": ["乙", "丙"], "guarantors": ["丁"], "until": "2025-12-31"}
        case = parse_case(as_tree({**facts, "judgment": {**judgment, "liable": liable}}), TODAY, loans_needed=False)
        text = request(judge(case, Rates()))
        assert text.startswith("一、强制被执行人乙、丙共同向申请执行人甲支付本金500000元；")
        assert "被执行人丁在200000元范围内对上述款项承担连带清偿责任" in text


class TestBatch:
    """A row with several persons gives the figures of the single claim."""

    def test_a_row_is_the_claim(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        table = tmp_path / "rows.csv"
        heads = "债权人,债务人,本金,出借日,到期日,期内利率,计算至,保证人,还款"
        guarantor = '"[{姓名: 丁, 保证方式: 连带, 担保限额: 300000}]"'
        table.write_text(
            f"{heads}\n甲,乙、丙,500000,2024-01-10,2025-01-10,12%,2026-01-01,{guarantor},2025-07-01=100000\n",
            encoding="utf-8",
        )
        assert cli.run(["batch", str(table), "--lang", "zh"]) == 0
        row = capsys.readouterr().out.splitlines()[1]
        assert "517985.54" in row.split(",")
        assert "丁的保证期间已于 2025-07-10 届满" in row
