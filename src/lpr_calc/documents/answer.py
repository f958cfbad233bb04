"""民事答辩状 as a text (2016 sample 216), from the defendant's side: what is claimed beside what the law gives."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..base.record import Record
from ..casefile.papers import Claimed
from ..compute.statement import Statement
from ..render.model import Blanks, Column, Document, Para, Part, Table, change, fen, words
from ..reports.parties_words import names_of
from ..reports.sentence import principal_name
from .complaint import annexed, cited_words
from .debts import CAUSES
from .people import agent_lines, agents_answering, party_lines, signature


class Head(Record):
    """One figure of the plaintiff beside ours, in fen, with the reason for the difference ("": not found)."""

    name: str
    claimed: int
    ours: int
    reason: str = ""


Why = Callable[[int, int], tuple[str, str]]
"""Says why the principal and the interest claimed (fen) are not ours."""


def heads_of(statement: Statement, why: Why = lambda principal, interest: ("", "")) -> list[Head]:
    """The heads that the plaintiff is known to claim: principal, interest, costs, and the total."""
    claimed, totals = statement.case.claimed or Claimed(), statement.totals
    principal = totals.principal_after if claimed.principal is None else claimed.principal
    reasons = ("", "") if claimed.interest is None else why(principal, claimed.interest)
    found = [
        (principal_name(statement), claimed.principal, totals.principal_after, reasons[0]),
        ("利息", claimed.interest, totals.interest_after, reasons[1]),
        ("实现债权的费用", claimed.costs, totals.costs_after, ""),
        ("标的总额", claimed.total, totals.total, ""),
    ]
    return [Head(name, asked, ours, said) for name, asked, ours, said in found if asked is not None]


def answer(statement: Statement, heads: list[Head]) -> Document:
    """The answer: who, to which suit, head by head with the difference and its reason, the law; our table annexed."""
    case, blanks = statement.case, Blanks()
    creditors, _ = names_of(case)
    plaintiff = blanks.fill(creditors, "原告姓名或名称")
    parts: list[Part] = [Para("民事答辩状", "title")]
    for party in case.debtors:
        parts += party_lines("答辩人", party, blanks)
    parts += agent_lines(agents_answering(case), blanks)
    court, number = blanks.fill(case.court, "受诉法院"), blanks.fill(case.case_number, "立案案号")
    cause = CAUSES.get(case.kind, "")
    parts.append(Para(f"对{court}{number}原告{plaintiff}诉答辩人{cause}一案的起诉，答辩如下："))
    free = case.form_text
    parts += [Para(text) for text in ((free.request, free.facts) if free is not None else ()) if text]
    if not heads:
        parts.append(Para(blanks.fill("", "原告主张的数额")))
    for place, head in enumerate(heads):
        parts.append(Para(f"{'一二三四'[place]}、{_answered(head, statement.until)}"))
    if heads:
        parts.append(_table(heads))
    parts += [Para(text) for text in _defences(statement)]
    cited = cited_words(statement)
    law = f"依照{cited}，" if cited else ""
    parts.append(Para(f"{law}请求驳回原告超出上述数额的诉讼请求。"))
    parts += [Para("证据和证据来源，证人姓名和住所", "heading"), Para("详见所附证据清单。")]
    parts += [Para("此致"), Para(court, "plain")]
    parts += signature("答辩人", case.debtors, blanks)
    schedule = "、利息计算表" if statement.lines else ""
    parts.append(Para(f"附：本答辩状副本{len(case.creditors)}份、证据清单{schedule}", "note"))
    annex: tuple[Part, ...] = ()
    if statement.lines:
        annex = (Para("附件：利息计算表（答辩人）", "heading"), Para("单位：人民币元", "right"), *annexed(statement))
    return Document("answer", tuple(parts), False, tuple(blanks.missing), annex)


def _answered(head: Head, until: int) -> str:
    """One head: no word of admission where the figures are the same."""
    claimed, ours = fen_plain(head.claimed), fen_plain(head.ours)
    day = zh_date(until)
    if head.claimed == head.ours:
        return f"关于{head.name}。原告主张{claimed}元，与截至{day}依法计算的数额一致。"
    less = fen_plain(abs(head.claimed - head.ours))
    how = "多" if head.claimed > head.ours else "少"
    reason = f"原因：{_in_text(head.reason)}。" if head.reason else "计算过程见所附计算表。"
    return f"关于{head.name}。原告主张{claimed}元，截至{day}依法应为{ours}元，原告{how}计{less}元。{reason}"


def _in_text(words: str) -> str:
    """A reason of a report the way running text has it: ``以本金 300,000.00 计算`` → ``以本金300000元计算``."""
    said = re.sub(r"(\d[\d,]*)\.(\d\d)(?!\d)", lambda m: f"{fen_plain(int(m[1].replace(',', '') + m[2]))}元", words)
    return re.sub(r"(?<=[^\x00-\x7f]) (?=\d)|(?<=元) (?=[^\x00-\x7f])", "", said.replace("元 元", "元"))


def _table(heads: list[Head]) -> Table:
    columns = (
        Column("item", "项目", 22),
        Column("claimed", "原告主张", 18, True),
        Column("ours", "依法应为", 18, True),
        Column("difference", "差额", 18, True),
    )
    rows = tuple((words(one.name), fen(one.claimed), fen(one.ours), change(one.claimed - one.ours)) for one in heads)
    return Table("数额对照表（单位：元）", columns, rows)


def _defences(statement: Statement) -> list[str]:
    """What the figures rest on and the plaintiff may have left out: what was kept back, payments, the ceiling."""
    case, said = statement.case, []
    kept = sum(loan.deducted for loan in case.loans)
    if kept:
        said.append(f"出借时预先扣除的利息{fen_plain(kept)}元不计入本金，本金按实际收到的数额计算。")
    if statement.ledger:
        paid = "；".join(f"{zh_date(row.day)}{fen_plain(row.amount)}元" for row in statement.ledger)
        total = fen_plain(sum(row.amount for row in statement.ledger))
        said.append(f"答辩人已付：{paid}，共{total}元，应予抵充。")
    if any(line.rate.agreed for line in statement.lines):
        cut = sum(line.cut for line in statement.lines)
        more = f"，超出部分{fen_plain(cut)}元不受保护" if cut else ""
        said.append(f"约定的利率超过法律保护的上限，超出上限的利息不应支持{more}。")
    return said
