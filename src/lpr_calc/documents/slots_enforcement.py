"""What goes into the application for enforcement: persons, the instrument, what is asked, the money boxes."""

from __future__ import annotations

from ..base.errors import words_of
from ..base.money import fen_plain
from ..base.text import Text
from ..casefile.keys_papers import PAPER_WORDS
from ..casefile.model import mediated
from ..casefile.papers import BankAccount
from ..compute.judgment_statement import JudgmentStatement
from ..law.choices import Notice
from ..reports.application import box_unit, boxes, request
from .blanks import BLANK, Slot
from .debts import cause_of
from .enforcement import executed
from .people import agents_claiming
from .slots import DAY, agent_slots, cell, free, label, party_slots, tick, ymd

worded = words_of(__name__)

_CIVIL = ("judgment", "ruling", "mediation", "sanction", "payment-order")


def enforcement_slots(statement: JudgmentStatement) -> tuple[Slot, ...]:
    """The places of the application that this case fills."""
    judgment, case = statement.judgment, statement.case
    slots = party_slots("申请执行人", case.creditors, case.account or BankAccount())
    slots += agent_slots(agents_claiming(case))
    slots += party_slots("被执行人", executed(statement))
    slots += _instrument(statement)
    asked = case.form_text.request or request(statement)
    slots.append(free("可概括描述申请执行的请求", "\n".join(part for part in (asked, case.form_text.facts) if part)))
    slots += _boxes(statement)
    kept, title = case.preserved, "是否有诉前/诉讼保全"
    if kept.has is not None:
        slots.append(tick(title, "有" if kept.has else "无"))
    if kept.number:
        slots.append(label(title, "保全案号", kept.number))
    if kept.expires is not None:
        slots.append(Slot(title, (f"保全措施最早到期时间：{DAY}",), ymd(kept.expires)))
    clues = case.clues or (case.resume.clues if case.resume is not None else "")
    slots.append(cell("其他财产线索", clues))
    if judgment.effective is not None:
        slots.append(Slot("生效日期", (DAY,), ymd(judgment.effective)))
    return tuple(slot for slot in slots if slot.values != ("",))


def issuer_of(statement: JudgmentStatement) -> str:
    """Who gave the instrument: as stated, else the court of the case where the number is one of first instance."""
    judgment = statement.judgment
    return judgment.issuer or (statement.case.court if "民初" in judgment.number else "")


def doc_type(statement: JudgmentStatement) -> str:
    """The kind of the instrument as stated, else by its number (民初, 民终, 调); "" where neither says it."""
    judgment = statement.judgment
    if judgment.doc_type or not judgment.number:
        return judgment.doc_type
    if mediated(judgment.number):
        return "mediation"
    return "judgment" if "民初" in judgment.number or "民终" in judgment.number else ""


def read_of_instrument(statement: JudgmentStatement, typed: bool = True) -> list[Notice]:
    """What of the instrument is read off its number and the court of the file: who gave it, with ``typed`` its kind."""
    judgment, told = statement.judgment, []
    kind, court = doc_type(statement), issuer_of(statement)
    if court and not judgment.issuer:
        told.append(Notice("assumption", "instrument-issuer", worded("instrument-issuer", court=court)))
    if typed and kind and not judgment.doc_type:
        message = worded("instrument-type", kind=Text(PAPER_WORDS["doc-type"][kind][0], kind))
        told.append(Notice("assumption", "instrument-type", message))
    return told


def _instrument(statement: JudgmentStatement) -> list[Slot]:
    judgment, case, title = statement.judgment, statement.case, "文书类型"
    slots = []
    kind = doc_type(statement)
    if kind in _CIVIL:
        slots.append(tick(title, PAPER_WORDS["doc-type"][kind][0], "民事类："))
    elif kind == "arbitral-mediation":
        slots.append(tick(title, "调解书", "仲裁、公证类："))
    elif kind in ("award", "notarised"):
        slots.append(tick(title, PAPER_WORDS["doc-type"][kind][0], "仲裁、公证类："))
    elif kind == "other":
        slots.append(tick(title, "其他"))
    slots += [
        cell("执行依据作出机构", issuer_of(statement)),
        cell("案由", judgment.cause or cause_of(case)),
        cell("文书号", judgment.number),
        cell("执行依据判项主文", judgment.operative_text),
    ]
    return slots


def _boxes(statement: JudgmentStatement) -> list[Slot]:
    """The four money boxes: ticked with the amount where something is due; what 其他费用 is made of is said."""
    title = "申请执行事项"
    slots = [tick(title, "金钱给付", optional=True)] if any(amount for _, amount in boxes(statement)) else []
    names = box_names(statement)
    for name, amount in boxes(statement):
        if not amount:
            continue
        said = f"{fen_plain(amount)}{box_unit(statement, name)}"
        tail = f"（{names}）" if name == "其他费用" and names else ""
        slots.append(tick(title, name, optional=True))
        wordings = (f"{name}☑：{BLANK}", f"{name}：{BLANK}", f"{name}{BLANK}元")
        slots.append(Slot(title, wordings, (said,), tail=tail, money=True))
    return slots


def box_names(statement: JudgmentStatement) -> str:
    """What 其他费用 is made of: ``案件受理费、违约金``."""
    names = "、".join(cost.name for cost in statement.judgment.costs)
    if statement.totals.damages_after > statement.totals.undue_damages:
        names = f"{names}、违约金" if names else "违约金"
    return names
