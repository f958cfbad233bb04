"""The questions a batch answers: what a table must state for each, and the columns it adds."""

from __future__ import annotations

from functools import lru_cache

from ..base.record import Record
from ..base.text import Text

_ENDS = ("notices", "unused", "error")
"""The last columns of every result: what was noticed, not used, wrong."""


class Question(Record):
    """A question: the columns of its results, the keys of which a table must have one, what else there is to say.

    ``title`` names its sheet, ``money``, ``days`` and ``counts`` are the result columns that hold amounts, days and
    whole numbers.
    """

    name: str
    title: Text
    results: tuple[str, ...]
    need: tuple[str, ...]
    money: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    urgent: bool = False
    """Whether its results have a last day, by which they can be sorted."""


_CLAIM = ("interest", "total", "per_diem", "principal_after")
_JUDGMENT = ("general_interest", "doubled_part", "delay_interest", "total", "per_diem", "principal_after")
KINDS = ("claim", "appeal", "preserve", "enforce", "order")
"""The fees (`law.fee.KINDS`)."""
SOON = (30, 90, 180)
"""So many days count as soon, in the summary."""
_FEES = ("fee_base", *(f"fee_{kind}" for kind in KINDS), "fee_claim_halved")

QUESTIONS = {
    question.name: question
    for question in (
        Question(
            "claim",
            Text("请求", "Claims"),
            (*_CLAIM, "rate_known_through", *_ENDS),
            ("principal", "loans"),
            money=_CLAIM,
            days=("rate_known_through",),
        ),
        Question(
            "judgment",
            Text("判决", "Judgments"),
            (*_JUDGMENT, "last_day", "days_left", "rate_known_through", *_ENDS),
            ("judgment.principal", "judgment", "judgment.items", "judgment.interest.amount"),
            money=_JUDGMENT,
            days=("last_day", "rate_known_through"),
            counts=("days_left",),
            urgent=True,
        ),
        Question(
            "limitation",
            Text("期限", "Last days"),
            ("clock", "state", "last_day", "days_left", "other_clocks", *_ENDS),
            (
                *("due", "accelerated", "repayment", "interest_from", "demands", "demands.received", "loans"),
                *("judgment.perform_by", "judgment.effective", "judgment.perform_within", "judgment"),
            ),
            days=("last_day",),
            counts=("days_left",),
            urgent=True,
        ),
        Question(
            "fee",
            Text("诉讼费", "Court fees"),
            (*_FEES, *_ENDS),
            ("amount", "principal", "loans", "judgment", "judgment.principal"),
            money=_FEES,
        ),
        Question(
            "cap",
            Text("利率上限", "Ceilings"),
            ("ceiling", "rule", "within", "exceeded", "ceilings", "rate_known_through", *_ENDS),
            ("signed", "rate", "on", "lent"),
            days=("rate_known_through",),
        ),
        Question(
            "read",
            Text("读文字", "Texts read"),
            ("read_state", "read_questions", "read_unread", "read_case", *_ENDS),
            ("text",),
        ),
    )
}
"""By name, in the order in which they are offered."""

NAMES: dict[str, Text] = {
    "interest": Text("利息合计", "interest"),
    "total": Text("尚欠合计", "total"),
    "per_diem": Text("每日增加", "per diem"),
    "principal_after": Text("未还本金", "principal after"),
    "rate_known_through": Text("利率数据截至", "rates known through"),
    "notices": Text("提示", "notices"),
    "unused": Text("未使用的事实", "unused"),
    "error": Text("错误", "error"),
    "general_interest": Text("一般债务利息", "general interest"),
    "doubled_part": Text("加倍部分债务利息", "doubled part"),
    "delay_interest": Text("迟延履行利息合计", "interest for delayed performance"),
    "last_day": Text("最后一日", "last day"),
    "days_left": Text("剩余天数", "days left"),
    "clock": Text("期限种类", "clock"),
    "state": Text("期限状态", "state"),
    "other_clocks": Text("其他期限", "other clocks"),
    "fee_base": Text("计费金额", "amount charged on"),
    "fee_claim": Text("案件受理费（算得）", "acceptance fee"),
    "fee_claim_halved": Text("减半受理费", "acceptance fee, halved"),
    "fee_appeal": Text("上诉费", "appeal fee"),
    "fee_preserve": Text("保全申请费", "preservation fee"),
    "fee_enforce": Text("申请执行费", "enforcement fee"),
    "fee_order": Text("支付令申请费", "payment order fee"),
    "ceiling": Text("保护上限%", "ceiling %"),
    "rule": Text("上限依据", "rule"),
    "within": Text("是否在上限以内", "within the ceiling"),
    "exceeded": Text("超过的期间", "exceeded"),
    "ceilings": Text("各段上限", "ceilings over time"),
    "read_state": Text("读得如何", "reading"),
    "read_questions": Text("待答", "questions"),
    "read_unread": Text("没有读懂", "not read"),
    "read_case": Text("案件（JSON）", "case (JSON)"),
    "row": Text("行", "row"),
    "file": Text("文件", "file"),
}
"""What the columns are called in a workbook, in the language of its headings; elsewhere they bear the names of the
keys above, which programs rest on.
"""


LINE_NAMES: dict[str, Text] = {
    "row": Text("行", "row"),
    "loan": Text("借款", "loan"),
    "kind": Text("种类", "kind"),
    "first_day": Text("首日", "first day"),
    "last_day": Text("末日", "last day"),
    "days": Text("天数", "days"),
    "base": Text("基数", "base"),
    "rate": Text("利率%", "rate %"),
    "unit": Text("每", "per"),
    "rule": Text("利率依据", "rule"),
    "quote_date": Text("报价日", "quote of"),
    "quote_value": Text("报价%", "quote %"),
    "capped": Text("受上限限制", "capped"),
    "agreed_rate": Text("约定利率%", "agreed rate %"),
    "cut": Text("因上限减少", "cut"),
    "formula": Text("算式", "formula"),
    "interest": Text("利息", "interest"),
    "running": Text("累计", "running"),
    "provisions": Text("条文", "provisions"),
}
"""What the columns of the itemised lines are called in a workbook."""


@lru_cache
def result_names(questions: tuple[str, ...] = ()) -> frozenset[str]:
    """Every name of a result of the questions; without any, every name under which a result of ours may stand."""
    names = {name for question in questions or QUESTIONS for name in QUESTIONS[question].results}
    return frozenset(names if questions else names | {said for name in names for said in NAMES[name]})
