"""恢复执行申请书: enforcement taken up again after a settlement that was not kept, 终本, or a stay (forms.md §10)."""

from __future__ import annotations

from ..base.dates import iso, zh_date
from ..base.money import fen_plain
from ..casefile.model import Resume
from ..compute.judgment_statement import JudgmentStatement
from ..law.provision import version_on
from ..render.model import Blanks, Document, Para, Part
from ..reports.application import per_day_text, request_items, unit_of
from .enforcement import executed
from .grounds import law_words
from .people import agents_claiming, instrument, party_lines, side_lines, signature
from .schedule_judged import delay_parts


def resume_application(statement: JudgmentStatement) -> Document:
    """The application: what is asked (what is open after deduction), why it stopped, what was paid since, the law,
    papers.
    """
    case, judgment, blanks = statement.case, statement.judgment, Blanks()
    resume = case.resume or Resume()
    number = blanks.fill(judgment.number, "执行依据文书号")
    earlier = blanks.fill(resume.case, "原执行案号")
    parts: list[Part] = [Para("恢复执行申请书", "title")]
    parts += side_lines("申请执行人", case.creditors, agents_claiming(case), blanks)
    for party in executed(statement):
        parts += party_lines("被执行人", party, blanks)
    parts += [
        Para("申请事项", "heading"),
        Para(f"请求恢复{earlier}案件的执行，对{instrument(number)}中尚未履行的部分强制执行："),
    ]
    parts += [Para(item) for item in request_items(statement)]
    parts += [Para("事实与理由", "heading")]
    effective = zh_date(judgment.effective) if judgment.effective is not None else blanks.fill("", "生效日期")
    parts.append(Para(f"{instrument(number)}于{effective}发生法律效力。申请执行人申请强制执行，案号为{earlier}。"))
    parts += [Para(text) for text in _stopped(resume, blanks)]
    parts.append(Para(_paid(statement)))
    parts.append(Para(f"{_law(resume, statement.until)}请求恢复执行。"))
    parts += [Para("此致"), Para(blanks.fill(case.court, "执行法院"), "plain")]
    parts += signature("申请执行人", case.creditors, blanks)
    settled = "、和解协议" if _cause(resume) == "settlement" else ""
    parts.append(Para(f"附：生效法律文书、原执行案件文书{settled}、付款记录、身份证明、债务利息计算清单", "note"))
    annex = (Para("附件：债务利息计算清单", "heading"), *delay_parts(statement))
    return Document("resume", tuple(parts), False, tuple(blanks.missing), annex)


def _cause(resume: Resume) -> str:
    """Why enforcement stopped: as stated, else by what is stated of it."""
    if resume.cause:
        return resume.cause
    return "terminated" if resume.terminated is not None and resume.settled is None else "settlement"


def _stopped(resume: Resume, blanks: Blanks) -> list[str]:
    """Why it stopped, and why it may go on."""
    cause = _cause(resume)
    if cause == "terminated":
        day = zh_date(resume.terminated) if resume.terminated is not None else blanks.fill("", "终结本次执行程序之日")
        clues = blanks.fill(resume.clues, "新发现的财产线索")
        return [f"{day}，人民法院裁定终结本次执行程序。现发现被执行人有可供执行的财产：{clues}。"]
    if cause == "suspended":
        return ["执行程序因故中止，现中止的情形已经消失。"]
    settled = zh_date(resume.settled) if resume.settled is not None else blanks.fill("", "和解协议签订日")
    last = zh_date(resume.last_day) if resume.last_day is not None else blanks.fill("", "和解协议约定的最后履行日")
    broken = zh_date(resume.broken) if resume.broken is not None else blanks.fill("", "不履行和解协议之日")
    return [f"{settled}，双方达成执行和解协议，约定最迟于{last}履行完毕。被执行人自{broken}起不履行和解协议。"]


def _paid(statement: JudgmentStatement) -> str:
    """What came in, each with its day, and what is open."""
    unit, totals = unit_of(statement), statement.totals
    rows = [f"{zh_date(row.day)}{fen_plain(row.amount)}{unit}" for row in statement.ledger]
    came = (
        f"被执行人已付：{'；'.join(rows)}，共{fen_plain(totals.paid)}{unit}，已经扣除。"
        if rows
        else "被执行人至今未付。"
    )
    per_day = per_day_text(statement)
    running = f"；{per_day}，计算至实际清偿之日" if per_day else ""
    apart = f"，加倍部分债务利息人民币{fen_plain(totals.doubled_after)}元" if statement.apart else ""
    return f"{came}截至{zh_date(statement.until)}，尚欠{fen_plain(totals.enforceable)}{unit}{apart}{running}。"


_GROUNDS = {
    "settlement": (
        "civil-procedure-2023/241-2",
        "civil-procedure-interp-2022/465",
        "civil-procedure-interp-2022/466",
        "settlement-2020/9",
        "settlement-2020/17",
    ),
    "terminated": ("civil-procedure-2023/265", "civil-procedure-interp-2022/517"),
    "suspended": ("civil-procedure-2023/267",),
}
"""The articles by why enforcement stopped, in the version in force now."""


def resume_grounds(resume: Resume, until: int) -> tuple[str, ...]:
    """The articles an application rests on, each in the version in force on the day."""
    found = (version_on(key, iso(until)) for key in _GROUNDS[_cause(resume)])
    return tuple(key for key in found if key)


def _law(resume: Resume, until: int) -> str:
    """The articles in words; nothing for a day of which the register has none."""
    cited = law_words(resume_grounds(resume, until))
    return f"依照{cited}，" if cited else ""
