"""Keys that only papers read: each is read by both names, none changes a figure, and none is called unused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile import keys_papers
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.papers import Agent, Claimed, Contract, FormText, Forum, Mediation, Preserve, Preserved, Service
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.answer import claim
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 28)
BASE: dict[str, Any] = {
    "kind": "private-lending",
    "principal": "300000",
    "due": "2022-05-31",
    "until": "2023-06-30",
}
NEW: dict[str, Any] = {
    "creditor": {
        "name": "甲",
        "position": "教师",
        "residence": "北京市",
        "id_type": "居民身份证",
    },
    "debtor": {
        "name": "乙有限公司",
        "registered_at": "天津市",
        "rep_position": "经理",
        "org_type": "有限责任公司",
        "ownership": "国有控股",
    },
    "agents": [{"name": "丙", "firm": "某律所", "position": "律师", "phone": "1", "power": "特别授权"}, "丁"],
    "third": "戊、己",
    "case_number": "（2026）京0108民初1号",
    "forum": {"clause": "合同第九条：原告住所地法院"},
    "preserved": {"court": "某法院", "date": "2026-01-02", "number": "（2026）京0108财保1号", "expires": "2027-01-01"},
    "preserve": {"when": "诉讼中", "amount": "30万", "property": ["房屋", "存款"], "security": "保函", "clues": "某行"},
    "service": {"address": "某路1号", "receiver": "甲", "e_service": "是", "email": "a@b.cn"},
    "mediation": {"knows": "是", "knows_benefits": "否", "consider": "暂不确定"},
    "claims_fee": "否",
    "clues": "某行账户",
    "form_text": {"request": "请求如下", "facts": "事实如下", "other": "无"},
    "claimed": {"principal": "30万", "利息": "1000", "total": "301000"},
    "contract": {"name": "借款合同", "number": "2022-1", "place": "北京", "总价": "9万"},
    "rate_clause": "3.1",
    "overdue_clause": "3.2",
    "penalty_clause": "3.3",
    "compound_clause": "3.4",
    "goods": "钢材10吨",
    "rescinded": "2023-01-02",
}


def read(facts: dict[str, Any]) -> Case:
    return parse_case(as_tree(facts), TODAY)


def test_each_is_read() -> None:
    case = read({**BASE, **NEW})
    loan = case.loans[0]
    assert [agent._replace(where="") for agent in case.agents] == [
        Agent("丙", "某律所", "律师", "1", "special"),
        Agent("丁"),
    ]
    assert [party.name for party in case.third] == ["戊", "己"]
    assert case.forum == Forum(True, "合同第九条：原告住所地法院")
    assert case.preserved == Preserved(
        True, "某法院", date(2026, 1, 2).toordinal(), "（2026）京0108财保1号", date(2027, 1, 1).toordinal()
    )
    assert case.preserve is not None
    assert case.preserve._replace(where="") == Preserve("in", 30_000_000, ("房屋", "存款"), "保函", "某行")
    assert case.service == Service("某路1号", "甲", "", True, "", "", "a@b.cn")
    assert case.mediation == Mediation(True, False, "unsure")
    assert case.claimed == Claimed(30_000_000, 100_000, None, 30_100_000)
    assert case.form_text == FormText("请求如下", "事实如下", "无")
    assert (case.claims_fee, case.clues, case.case_number) == (False, "某行账户", "（2026）京0108民初1号")
    assert (case.creditor.position, case.creditor.residence, case.creditor.id_type) == ("教师", "北京市", "居民身份证")
    debtor = case.debtor
    assert (debtor.registered_at, debtor.rep_position, debtor.org_type, debtor.ownership) == (
        *("天津市", "经理", "limited", "state-controlled"),
    )
    assert loan.contract == Contract("借款合同", "2022-1", "北京", 9_000_000)
    assert (loan.rate_clause, loan.overdue_clause, loan.penalty_clause, loan.compound_clause) == (
        *("3.1", "3.2", "3.3", "3.4"),
    )
    assert (loan.goods, loan.rescinded) == ("钢材10吨", date(2023, 1, 2).toordinal())


def test_the_judgments_own() -> None:
    judgment = {"principal": "1", "perform_by": "2023-01-01", "issuer": "某法院", "cause": "借款合同纠纷"}
    more = {"doc_type": "调解书", "operative_text": "一、偿还"}
    case = parse_case(as_tree({"judgment": {**judgment, **more}}), TODAY, loans_needed=False)
    assert case.judgment is not None
    judged = case.judgment
    assert (judged.issuer, judged.cause) == ("某法院", "借款合同纠纷")
    assert (judged.doc_type, judged.operative_text) == ("mediation", "一、偿还")


def test_no_figure_rests_on_them_and_none_is_called_unused() -> None:
    rates = Rates()
    without, with_all = claim(read(BASE), rates), claim(read({**BASE, **NEW}), rates)
    assert with_all.totals == without.totals
    assert with_all.unused == ()


@pytest.mark.parametrize(
    ("key", "written", "read_as"),
    [
        ("forum", "no", Forum(False)),
        ("管辖约定", {"有无": "否"}, Forum(False)),
        ("preserved", "否", Preserved(False)),
        ("mediation", "是", Mediation(consider="yes")),
    ],
)
def test_a_word_may_stand_for_a_mapping(key: str, written: object, read_as: object) -> None:
    assert read_as in read({**BASE, key: written})


def test_the_contract_by_its_name_alone() -> None:
    assert read({**BASE, "合同": "借条"}).loans[0].contract == Contract("借条")


def test_a_kind_of_organisation_is_one_of_the_official_ones() -> None:
    """有限公司 does not say which of two kinds it is."""
    with pytest.raises(LprError) as caught:
        read({**BASE, "debtor": {"name": "乙", "org_type": "有限公司"}})
    assert [problem.code for problem in caught.value.problems] == ["word-unknown"]
    for word, (name, *_) in keys_papers.PAPER_WORDS["org-type"].items():
        assert read({**BASE, "debtor": {"name": "乙", "org_type": name}}).debtor.org_type == word
