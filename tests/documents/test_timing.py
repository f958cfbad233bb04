"""The day of a paper: what is filed with the court as of the suit, an application after the last day."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_plain
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.statement import Statement
from lpr_calc.documents.build import draft
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, case_of, made, said

pytestmark = pytest.mark.usefixtures("papers_alone")

LATER = {"payments": [{"date": "2025-03-03", "amount": "100000", "event": "transfer"}]}


def codes(kind: str, **facts: Any) -> list[str]:
    return [notice.code for notice in made(kind, WANG, **facts).notices]


@pytest.mark.parametrize("kind", ["claims", "form", "evidence"])
def test_a_paper_of_the_suit_knows_nothing_of_what_came_after_it(kind: str) -> None:
    """Filed 2024-06-03, judged 2024-08-20; 100,000 transferred on 2025-03-03 pays the judgment, not the claim."""
    paper = said(kind, WANG, **LATER).partition("强制执行申请书")[0]
    assert "2025年3月3日" not in paper
    assert "100000" not in paper
    assert paper.strip() == said(kind, WANG, until="2024-06-03").partition("强制执行申请书")[0].strip()
    done = made(kind, WANG, **LATER)
    told = next(notice for notice in done.notices if notice.code == "as-of-suit")
    assert told.message.zh == ("已有判决：起诉的文书按起诉日 2024-06-03 写，不写到 2025-11-28，其后的 1 笔款项不列入")


def test_claims_on_the_day_of_the_suit() -> None:
    """Interest is asked from that day on: nothing of it has accrued."""
    assert "以上第一、二项暂计300000元。" in said("claims", WANG, **LATER)


def test_until_the_judgment_claims_may_be_changed() -> None:
    """A day between suit and judgment is kept: claims may be changed until the hearing ends."""
    assert "as-of-suit" not in codes("claims", until="2024-08-19")
    assert "暂计至2024年8月19日为2160.41元" in said("claims", WANG, until="2024-08-19")


def test_without_a_day_of_suit_the_judgment_bounds_it() -> None:
    judgment = {"number": "（2024）京0108民初1号", "date": "2024-08-20", "perform_by": "2024-09-20", "principal": "1"}
    facts = {"principal": "1000", "due": "2023-12-31", "creditor": "甲", "debtor": "乙", "until": "2025-01-01"}

    done = draft("claims", parse_case(as_tree({**facts, "judgment": judgment}), TODAY, loans_needed=False), RATES)
    assert "暂计至2024年8月20日" in done.document.paragraphs
    assert "没有写明起诉日" in next(n.message.zh for n in done.notices if n.code == "as-of-suit")


@pytest.mark.parametrize("kind", ["enforcement", "resume"])
def test_no_application_up_to_the_last_day(kind: str) -> None:
    """The judgment is to be performed by 2024-09-20: on that day the debtor may still pay."""
    with pytest.raises(LprError) as caught:
        made(kind, WANG, until="2024-09-20")
    assert [found.code for found in caught.value.problems] == ["nothing-owed"]
    assert "自2024年9月21日起" in said(kind, WANG, until="2024-09-21")


def test_a_form_has_no_application_up_to_the_last_day() -> None:
    assert "强制执行申请书" not in said("form", WANG, until="2024-09-20")
    assert "强制执行申请书" in said("form", WANG, until="2024-09-21")


class TestAfterAJudgment:
    """A letter asks for what the judgment gives on its day, the doubled part too; a schedule has the judgment's lines.

    Judged 2024-08-20, in force 2024-09-10, to be performed by 2024-09-20: general interest from 2024-06-03 at the LPR
    14005.48 (contract.md §5), the doubled part 300000 × 0.0175 % × 434 days (2024-09-21 … 2025-11-28) = 22785,
    costs 2900: 339690.48.
    """

    PAY_BY: ClassVar = {"pay_by": "2025-12-15"}

    def test_a_demand_asks_for_what_the_judgment_gives(self) -> None:
        letter = said("demand", WANG, **self.PAY_BY)
        assert (
            "（2024）京0108民初12345号民事判决书于2024年9月10日发生法律效力，确定您向本人支付借款本金300000元" in letter
        )
        assert (
            "截至2025年11月28日，您尚欠借款本金300000元、一般债务利息14005.48元、加倍部分债务利息22785元、案件受理费2900元，"
            "合计339690.48元（大写：人民币叁拾叁万玖仟陆佰玖拾元肆角捌分）" in letter
        )
        assert "加倍部分债务利息计算表" in letter
        assert "逾期利息" not in letter
        assert "judged-letter" in codes("demand", **self.PAY_BY)

    def test_a_reminder_too(self) -> None:
        assert said("reminder", WANG, **self.PAY_BY) == (
            "李先生您好，（2024）京0108民初12345号判决书确定的款项，截至2025年11月28日尚欠339690.48元，"
            "请于12月15日前转至尾号1234账户；如有困难请与我商量分期。王某\n"
        )

    def test_a_schedule_has_the_judgments_lines(self) -> None:
        document = made("schedule", WANG).document
        assert [table.title for table in document.tables] == ["一般债务利息计算表", "加倍部分债务利息计算表", "汇总"]
        assert "尚欠合计          339,690.48" in said("schedule", WANG)

    def test_payments_after_it_are_served_by_its_order(self) -> None:
        """法释〔2014〕8号 4条: 100,000 on 2025-03-03, costs 2900 and general interest first, the doubled part last."""
        letter = said("demand", WANG, **self.PAY_BY, **LATER)
        sums = judge(case_of(WANG, **LATER), RATES).totals
        assert "您已付100000元，余款至今未履行。" in letter
        assert f"合计{fen_plain(sums.total)}元" in letter
        assert sums.total < 33969048 - 10000000 + 1  # what was paid bears nothing any more

    def test_within_the_time_to_perform_nothing_is_doubled_yet(self) -> None:
        """2024-09-15: 300000 × 3.45 % × 49 ÷ 365 (1389.45) + 3.35 % × 55 days (2024-07-22 … 09-14: 1514.38)."""
        letter = said("demand", WANG, until="2024-09-15", pay_by="2024-09-20")
        assert "履行期限至2024年9月20日。" in letter
        assert "一般债务利息2903.83元、案件受理费2900元，合计305803.83元" in letter
        assert "至今未履行" not in letter

    @pytest.mark.parametrize("until", ["2024-08-20", "2024-09-09"])
    @pytest.mark.parametrize("kind", ["reminder", "demand", "schedule"])
    def test_before_it_is_in_force_the_contract_counts_and_that_is_told(self, kind: str, until: str) -> None:
        done = made(kind, WANG, until=until, **self.PAY_BY)
        assert isinstance(done.statement, Statement)
        assert "judgment-given" in [notice.code for notice in done.notices]
        assert "judgment-given" not in codes(kind, until="2024-08-19", **self.PAY_BY)

    def test_a_judgment_that_is_no_more_than_a_day_decides_no_figure(self) -> None:
        facts = {"principal": "1000", "due": "2023-12-31", "creditor": "甲", "debtor": "乙", "until": "2025-01-01"}
        case = parse_case(as_tree({**facts, "judgment": {"effective": "2024-08-20"}}), TODAY, loans_needed=False)
        assert "judgment-given" in [notice.code for notice in draft("demand", case, RATES).notices]

    def test_each_of_several_is_asked_for_what_he_was_ordered(self) -> None:
        """The guarantor within 300,000; his own doubled part: 300000 × 0.0175 % × 50 days = 2625."""
        letter = said("demand", "examples/couple-and-guarantor-judged.yaml")
        assert re.findall(r"(?m)^致：(.*)$", letter) == ["李某", "赵某", "钱某"]
        assert letter.count("请共同清偿，截至2026年6月1日为555487.19元") == 2
        assert (
            "确定您在300000元范围内对上述款项承担连带清偿责任，截至2026年6月1日为302625元（其中加倍部分债务利息2625元）。"
            in letter
        )

    def test_a_fee_that_the_court_collects_is_not_asked_for(self) -> None:
        """民诉法解释 207条: refunded to the winner, collected from the loser."""
        costs = [{"name": "案件受理费", "amount": "2900", "pay_to": "court"}]
        letter = said("demand", WANG, judgment={"costs": costs}, **self.PAY_BY)
        assert "合计336790.48元" in letter
        assert "案件受理费2900元由人民法院另行追缴，不在上述数额之内" in letter

    def test_instalments_to_come_are_not_asked_for(self) -> None:
        facts = {
            "creditor": {"name": "甲", "natural": "yes"},
            "debtor": {"name": "乙", "natural": "yes"},
            "until": "2025-01-10",
            "judgment": {
                "number": "（2024）某01民初1号",
                "date": "2024-08-20",
                "effective": "2024-09-10",
                "principal": "6000",
                "instalments": [{"due": "2024-12-31", "amount": "1000"}, {"due": "2025-12-31", "amount": "5000"}],
            },
        }
        letter = plain.render(draft("demand", parse_case(as_tree(facts), TODAY, loans_needed=False), RATES).document)
        # 1000 × 0.0175 % × 10 days (2025-01-01 … 01-10) = 1.75
        assert "乙" in letter
        assert "您尚欠本金1000元、加倍部分债务利息1.75元，合计1001.75元" in letter
        assert "另有5000元尚未到期。" in letter
