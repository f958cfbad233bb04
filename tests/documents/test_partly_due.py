"""Papers of a loan of which a part has fallen due: what is asked for is what is due, in every paper of the suit alike.

A loan of 150,000 at 7.2 % in 36 equal payments, 12 of them paid, 5,000 paid on 2024-06-01, to 2024-06-30. Of its
principal 99,850.90 is open: 8,452.24 of instalments 13 to 15 (331.61 + 4,048.17 + 4,072.46) and 91,398.66 that is not
due; of interest 572.83 of instalment 15, penalty 2.89 + 35.22 + 18.33 = 56.44, compound 2.58, and 274.20 that is not
due (91,398.66 × 7.2 % × 15 ÷ 360). Claimed: 8,452.24 + 572.83 + 56.44 + 2.58 = 9,084.09. A day more of what is
claimed: 8,452.24 × 10.8 % ÷ 360 = 2.5357, and 572.83 × 10.8 % ÷ 360 = 0.1718, together 2.7075.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import limitation
from lpr_calc.documents.build import draft
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY

LOAN = {
    "kind": "bank-loan",
    "creditor": "某银行股份有限公司",
    "debtor": "李某",
    "principal": "150000",
    "rate": "7.2%",
    "repayment": "equal-payment",
    "periods": "36",
    "lent": "2023-03-15",
    "paid_through": "12",
    "payments": [{"date": "2024-06-01", "amount": "5000"}],
    "until": "2024-06-30",
}
PARTS = {
    "creditor": "王某",
    "debtor": "李某",
    "principal": "300000",
    "lent": "2023-01-01",
    "due": [{"due": "2023-12-31", "amount": "100000"}, {"due": "2024-12-31", "amount": "200000"}],
    "rate": "12%",
    "until": "2024-06-30",
}


def written(kind: str, facts: dict[str, Any], **more: Any) -> str:
    """The text of one paper."""
    return plain.render(draft(kind, parse_case(as_tree(facts | more), TODAY), RATES).document)


@pytest.mark.parametrize("kind", ["demand", "complaint"])
def test_a_paper_asks_for_what_is_due(kind: str) -> None:
    """The sums of the facts are those of the claims; what is not due is named, and is asked of nobody."""
    text = written(kind, LOAN)
    assert "最后一期将于2026年3月15日到期；第1至12期已按期还清" in text
    assert "第13至15期已到期，尚未付清" in text
    assert "尚欠到期借款本金8452.24元、期内利息572.83元、罚息56.44元、复利2.58元，合计9084.09元" in text
    assert "罚息、复利按现行利率每日2.71元继续计算" in text
    assert "另有未到期本金91398.66元及其利息274.20元，不在上述款项之内" in text
    # Of which instalment each part of the payment was: 4,379.18 of the 13th.
    assert "2024年6月1日  4,379.18  第13期" in text


def test_the_schedule_tells_what_is_due() -> None:
    """Its total is that of the ledger; what is due of it, and what that grows by, stands apart."""
    text = written("schedule", LOAN)
    assert "其中尚未到期的：未到期本金91398.66元及其利息274.20元；已到期的共9084.09元。" in text
    assert "已到期的部分自2024年6月30日起每日2.71元" in text


def test_a_reminder_of_instalments() -> None:
    """The instalments that are late are asked for, not the loan: 631.85 is 572.83 + 56.44 + 2.58."""
    said = written("reminder", LOAN)
    assert "2023年3月15日的借款第13至15期已到期，尚欠本金8452.24元、利息等631.85元" in said
    assert "99850.90" not in said


def test_an_answer_admits_what_is_due_alone() -> None:
    """It neither says that nothing is due nor admits what is not; a payment that served two instalments is one."""
    text = written("answer", LOAN, claimed={"principal": "99850.90", "interest": "906.05", "total": "100756.95"})
    assert "未到期本金91398.66元及其利息274.20元尚未到期，不应支持" in text
    assert "已付：2024年6月1日5000元，共5000元，应予抵充，抵充后尚欠已到期的本金8452.24元" in text
    assert "关于本金。原告主张99850.90元，截至2024年6月30日依法应为8452.24元" in text
    assert "关于利息。原告主张906.05元，截至2024年6月30日依法应为631.85元" in text
    assert "关于标的总额。原告主张100756.95元，截至2024年6月30日依法应为9084.09元" in text
    assert "请求驳回原告超出9084.09元的诉讼请求" in text


def test_to_which_day_interest_is_paid() -> None:
    """The payment left interest of instalment 15 open: interest is paid to the day before 2024-05-15, the due day of
    the 14th; without it to the day before that of the 12th.
    """
    assert "已还利息：10594.38元，还息至2024年5月14日" in written("form", LOAN)
    assert "已还利息：9286.80元，还息至2024年3月14日" in written("form", LOAN, payments=[])


def test_what_others_are_asked_for() -> None:
    """A guarantor and a debtor beside the debtor answer for what is due; of a half of it, 4,542.045, for the half."""
    both = [{"name": "李某"}, {"name": "张某"}]
    guarantor = {"name": "赵某", "mode": "joint", "signed": "2023-03-15", "share": "1/2"}
    text = written("demand", LOAN, debtor=both, liability="joint", guarantors=[guarantor])
    assert text.count("请连带清偿，截至2024年6月30日为9084.09元") == 2
    assert "承担保证责任，截至2024年6月30日为4542.05元" in text


def test_parts_of_a_private_loan() -> None:
    """A loan to be repaid in parts, one of them due: no paper says that all of it is still to come."""
    come = "其中100000元已于2023年12月31日到期，200000元尚未到期（最后一期2024年12月31日）"
    for kind in ("reminder", "demand", "complaint"):
        assert come in written(kind, PARTS)
    assert "到期款项至今未还" in written("demand", PARTS)


@pytest.mark.parametrize("kind", ["demand", "claims", "complaint", "form", "preserve"])
def test_nothing_is_due(kind: str) -> None:
    """Every instalment is paid or to come: no paper claims 0 yuan, and it is said what would let it claim."""
    with pytest.raises(LprError) as refused:
        written(kind, LOAN, payments=[], until="2024-04-10", court="某法院")
    (problem,) = refused.value.problems
    assert problem.code == "nothing-owed"
    assert problem.hint is not None
    assert "accelerated" in problem.hint.zh
    assert "尚欠借款本金103543.32元" in written(
        "demand", LOAN, payments=[], until="2024-04-10", accelerated="2024-04-01"
    )


def test_a_reminder_before_the_day() -> None:
    """The next instalment alone: 4,645.29 a month."""
    said = written("reminder", LOAN, payments=[], until="2024-04-10")
    assert "2023年3月15日的借款第13期4645.29元将于2024年4月15日到期，请于" in said


def test_a_term_that_a_prepayment_shortened() -> None:
    """300,000 at 6 % in 36, 50,000 prepaid with the 12th: 18 more rows (V14 of the schedules), the last on 2026-07-15;
    damage from the day after, three years to 2029-07-16. Where the payment falls instead, 36 rows to 2027-01-15.
    """
    loan = LOAN | {"principal": "300000", "rate": "6%", "lent": "2024-01-15", "until": "2025-06-30"}
    loan["payments"] = [{"date": "2025-01-15", "amount": "50000", "for": "prepayment"}]
    assert "最后一期将于2026年7月15日到期" in written("demand", loan)
    ends = {}
    for how in ("shorter", "smaller"):
        case = parse_case(as_tree(loan | {"prepaid": how}), TODAY)
        (clock,) = limitation(case, date(2026, 1, 1).toordinal()).claims
        ends[how] = clock.last
    assert ends == {"shorter": date(2029, 7, 16).toordinal(), "smaller": date(2030, 1, 16).toordinal()}
