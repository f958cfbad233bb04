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
from .complaint import annex_of
from .debts import cause_of, claimed_principal, claimed_total, estates
from .defences import Defence, answer_grounds, defences, pleaded, respondents
from .grounds import law_words
from .people import agents_answering, side_lines, signature


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
    ours, early = claimed_principal(statement), statement.not_due - statement.undue
    principal = ours if claimed.principal is None else claimed.principal
    reasons = ("", "") if claimed.interest is None else why(principal, claimed.interest)
    found = [
        (principal_name(statement), claimed.principal, ours, reasons[0]),
        ("利息", claimed.interest, totals.interest_after - early, reasons[1]),
        ("实现债权的费用", claimed.costs, totals.costs_after, ""),
        ("标的总额", claimed.total, claimed_total(statement), ""),
    ]
    return [Head(name, asked, right, said) for name, asked, right, said in found if asked is not None]


def answer(statement: Statement, heads: list[Head], reduced: Statement | None = None) -> Document:
    """The answer: who, to which suit, head by head with the difference and its reason, what else is pleaded, the law;
    our table annexed. ``reduced`` is the claim as the court is asked to reduce it.
    """
    case, blanks = statement.case, Blanks()
    creditors, _ = names_of(case)
    plaintiff = blanks.fill(creditors, "原告姓名或名称")
    parties = respondents(statement)
    parts: list[Part] = [Para("民事答辩状", "title")]
    bankrupt = estates(statement)
    parts += side_lines("答辩人", parties, agents_answering(case, parties), blanks, bankrupt=bankrupt)
    court, number = blanks.fill(case.court, "受诉法院"), blanks.fill(case.case_number, "立案案号")
    cause = cause_of(case)
    parts.append(Para(f"对{court}{number}原告{plaintiff}诉答辩人{cause}一案的起诉，答辩如下："))
    free = case.form_text
    parts += [Para(text) for text in ((free.request, free.facts) if free is not None else ()) if text]
    if not heads:
        parts.append(Para(blanks.fill("", "原告主张的数额")))
    for place, head in enumerate(heads):
        parts.append(Para(f"{'一二三四'[place]}、{_answered(head, statement.until)}"))
    if heads:
        parts.append(_table(heads))
    found = defences(statement, reduced)
    parts += [Para(text) for text in pleaded(found)]
    parts.append(Para(_asked(statement, heads, found)))
    parts += [Para("证据和证据来源，证人姓名和住所", "heading"), Para("详见所附证据清单。")]
    parts += [Para("此致"), Para(court, "plain")]
    parts += signature("答辩人", tuple(parties), blanks, bankrupt=bankrupt)
    schedule = "、利息计算表" if statement.lines else ""
    parts.append(Para(f"附：本答辩状副本{len(case.creditors)}份、证据清单{schedule}", "note"))
    annex = annex_of("利息计算表（答辩人）", statement)
    return Document("answer", tuple(parts), False, tuple(blanks.missing), annex)


def _asked(statement: Statement, heads: list[Head], found: list[Defence]) -> str:
    """What the court is asked for: all of the claim to be dismissed, or what is above the figure of the law; and first
    the claim against those who alone answer for nothing.
    """
    cited = law_words(answer_grounds(statement, found))
    law = f"依照{cited}，" if cited else ""
    alone = [one.whom for one in found if one.whole and one.whom]
    apart = f"驳回原告对{'、'.join(alone)}的诉讼请求" if alone else ""
    if any(one.whole and not one.whom for one in found):
        return f"{law}请求驳回原告的诉讼请求。"
    less = sum(one.less for one in found)
    ours = claimed_total(statement) - less
    claimed = next((head.claimed for head in heads if head.name == "标的总额"), None)
    owed = f"截至{zh_date(statement.until)}，依法应付{fen_plain(ours)}元"
    if claimed is not None and claimed <= ours:
        asked = "依法裁判"  # no more is claimed than is owed
    else:
        asked = f"驳回原告超出{fen_plain(ours)}元的诉讼请求"
    reduced = "，扣除请求减少的部分" if less else ""
    return f"{owed}{reduced}。{law}请求{'，'.join(part for part in (apart, asked) if part)}。"


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
