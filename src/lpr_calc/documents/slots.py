"""What goes into which blank of an official form: row title, the fixed words around the blanks, the values.

Only what the case states. A box is ticked only for what the case says in so many words: costs that are listed, a debt
called in early, security stated to exist or not, how the money was handed over.
"""

from __future__ import annotations

from datetime import date

from ..base.money import fen_plain
from ..base.record import Record
from ..casefile.model import Loan
from ..casefile.people import is_natural
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..reports.application import boxes, request
from .debts import costs_open
from .enforcement import executed
from .form import how_counted, other_claims, secured_by

BLANK, BOX = "␣", "□"
"""In a pattern: a blank (a run of spaces or underscores, or nothing), and a box to tick."""
TICKED = "☑"


class Slot(Record):
    """``patterns`` are the wordings a form may have, ``values`` what its blanks and boxes become, in order."""

    title: str
    patterns: tuple[str, ...]
    values: tuple[str, ...]


def complaint_slots(statement: Statement) -> tuple[Slot, ...]:
    """The slots of a loan complaint (documents.md §§1.1, 1.2) that this case can fill."""
    case, totals = statement.case, statement.totals
    until = _ymd(statement.until)
    interest = sum(statement.owed.get(kind, 0) for kind in ("in-term", "overdue", "penalty", "compound"))
    slots = [
        Slot("本金", ("截至␣年␣月␣日止，尚欠本金␣元",), (*until, fen_plain(totals.principal_after))),
        Slot("利息", ("截至␣年␣月␣日止，尚欠利息␣元", "截至␣年␣月␣日止，欠利息␣元"), (*until, fen_plain(interest))),
        Slot("利息", ("计算方式：␣",), (how_counted(statement),)),
        Slot("标的总额", ("␣元", "␣"), (fen_plain(totals.total),)),
    ]
    if statement.kind == "bank-loan":
        heads = tuple(fen_plain(statement.owed.get(kind, 0)) for kind in ("in-term", "compound", "penalty"))
        slots.append(Slot("利息", ("期内利息␣元、复利␣元、罚息（违约金）␣元",), heads))
    costs = costs_open(statement)
    if costs:
        slots.append(Slot("是否主张实现债权的费用", ("明细：␣",), (costs,)))
        slots.append(Slot("是否主张实现债权的费用", ("是□",), (TICKED,)))
    if any(loan.accelerated is not None for loan in case.loans):
        slots.append(Slot("是否要求提前还款", ("是□",), (TICKED,)))
        slots.append(Slot("是否要求提前还款", ("提前还款（加速到期）□", "提前还款□"), (TICKED,)))
    other = other_claims(statement)
    if other:
        slots.append(Slot("其他请求", ("内容：␣", "␣"), (other,)))
    secured = [loan.secured for loan in case.loans]
    asked = secured_by(statement)
    if asked:
        slots.append(Slot("是否主张担保权利", ("内容：␣",), (asked,)))
    if asked or any(secured):
        slots.append(Slot("是否主张担保权利", ("是□",), (TICKED,)))
    elif all(value is False for value in secured):
        slots.append(Slot("是否主张担保权利", ("否□",), (TICKED,)))
    if len(case.loans) == 1:
        slots += _facts(case.loans[0], statement)
    return tuple(slots)


def _facts(loan: Loan, statement: Statement) -> list[Slot]:
    given = fen_plain(loan.principal - loan.deducted)
    slots = [
        Slot("借款金额", ("约定：␣元", "约定：␣"), (fen_plain(loan.principal),)),
        Slot("借款金额", ("实际提供：␣元", "实际发放：␣元", "实际提供：␣", "实际发放：␣"), (given,)),
    ]
    if loan.delivery in ("现金", "转账"):
        slots.append(Slot("借款金额", (f"{loan.delivery}□",), (TICKED,)))
    if loan.lent is not None:
        slots.append(Slot("借款提供时间", ("␣年␣月␣日，␣元",), (*_ymd(loan.lent), given)))
        if loan.due is not None:
            days = (*_ymd(loan.lent), *_ymd(loan.due))
            slots.append(Slot("借款期限", ("␣年␣月␣日起至␣年␣月␣日止",), days))
    principal = sum(row.principal for row in statement.ledger)
    interest = sum(row.interest for row in statement.ledger)
    paid = (fen_plain(principal), fen_plain(interest))
    slots.append(Slot("还款情况", ("已还本金：␣元；已还利息：␣元",), paid))
    return slots


def enforcement_slots(statement: JudgmentStatement) -> tuple[Slot, ...]:
    """The slots of an application for enforcement (documents.md §4.1): the basis as far as stated, the four boxes."""
    judgment, case = statement.judgment, statement.case
    slots = []
    for title, parties in (("申请执行人", case.creditors), ("被执行人", executed(statement))):
        # The forms have a row for natural persons and one for others: a company has no 姓名. Several of a kind stand
        # in its one row.
        for label, natural in (("姓名：␣", True), ("名称：␣", False)):
            names = "、".join(one.name for one in parties if one.name and is_natural(one) is natural)
            if names:
                slots.append(Slot(title, (label,), (names,)))
    if judgment.number:
        slots.append(Slot("执行依据", ("文书号：␣", "案号：␣"), (judgment.number,)))
    if judgment.effective is not None:
        slots.append(Slot("执行依据", ("生效日期：␣年␣月␣日", "生效时间：␣年␣月␣日"), _ymd(judgment.effective)))
    slots.append(Slot("申请执行事项", ("概括：␣", "概括表述：␣"), (request(statement),)))
    slots += [
        Slot("申请执行事项", (f"{name}：␣元", f"{name}␣元"), (fen_plain(amount),)) for name, amount in boxes(statement)
    ]
    return tuple(slots)


def _ymd(day: int) -> tuple[str, str, str]:
    when = date.fromordinal(day)
    return str(when.year), str(when.month), str(when.day)
