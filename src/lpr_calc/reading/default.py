"""What happens when an instalment is missed: everything falls due, and interest or a sum is owed beside it.

That is owed on a condition no text can tell: it is kept apart from what is ordered, and the question ``missed`` asks.
"""

from __future__ import annotations

import re

from .facts import Facts, Interest
from .lexer import lex
from .marks import ANY_HEAD, FILLER
from .pay import Payment
from .rules import rules_of

_DEFAULT = re.compile(
    r"^(?:[一二三四五六七八九十]、)?(?:若|如|如果|倘若|逾期|一旦|未按|任何一期|被告.{0,20}(?:如|若|未按))"
)
_ENFORCE = re.compile(
    r"(?:有权|可以?|可就|则|即|全部|视为).{0,300}?(?:申请.{0,12}执行|全部到期|一次性|立即支付|一并支付|提前到期)|任何?一期[^。；]{0,60}(?:支付|付清|清偿|偿还)(?:全部)?(?:剩余|未付|余下)"
)
_ELSE = re.compile(
    "(?:若|如|如果|倘若|一旦)[^，。；]{0,30}(?:未|不|逾期)[^，。；]{0,30}，(?:则|应|还应|另)?[^。；]{0,80}(?:利息|违约金|占用费|律师|代理费)"
)
"""What is owed beside the debt where it is not paid in time, though nothing falls due by it."""
_ORDER = {
    "受理费": "costs",
    "保全费": "costs",
    "律师": "costs",
    "担保费": "costs",
    "费用": "costs",
    "利息": "interest",
    "罚息": "interest",
    "借款": "principal",
    "本金": "principal",
    "货款": "principal",
}
_BESIDE = re.compile(
    r"有权|可以?|就|一并|一次性|申请|人民法院|法院|强制执行|执行|剩余|全部|尚未|未付|未履行|未到期|未(?=偿|还|清)|部分|款项|债权|提前|到期|视为|立即|要求|除|外|还|另行|债务|同时|自愿|仍|付清|放弃"
)
"""What a clause of this kind says of the debt itself."""


def is_default(words: str) -> bool:
    """Whether a clause says what a missed instalment does."""
    return bool(_DEFAULT.match(words)) and bool(_ENFORCE.search(words) or _ELSE.search(words))


def read_default(facts: Facts, start: int, end: int) -> None:
    """Read what a missed instalment does: all falls due; what is owed beside it waits for the question ``missed``."""
    text = facts.source.text
    words = text[start:end]
    if _ENFORCE.search(words):
        facts.accelerates = (start, end)
    if found := re.search(r"顺序[^，。；（）]{0,8}?(?:抵扣|抵充|冲抵|扣除)(?P<list>[^）。；]{2,60})", words):
        order: list[str] = []
        for piece in re.split("、|，|和|及", found["list"]):
            kind = next((kind for word, kind in _ORDER.items() if word in piece), "")
            if kind and kind not in order:
                order.append(kind)
        if sorted(order) == ["costs", "interest", "principal"]:
            facts.order = ",".join(order), (start + found.start(), start + found.end())
    facts.understood.append((start, end))
    if not _beside(facts, start, end):
        return
    facts.ask("missed", (start, end))


def _beside(facts: Facts, start: int, end: int) -> bool:
    """Read what is owed beside the debt; False where the clause is no condition after all: interest from the day after
    the last day for payment, which nobody owes who pays in time.
    """
    text = facts.source.text
    comma = text.find("，", start, end)
    first = comma + 1 if comma >= 0 else start
    apart = Facts(facts.source, facts.kind)
    apart.parties, apart.last_day = facts.parties, facts.last_day
    filler = re.compile(f"{FILLER.pattern}|{_BESIDE.pattern}")
    tokens, gaps = lex(text, first, end, rules_of(facts), (ANY_HEAD,), filler)
    slots = [
        token for token in tokens if token.rule in ("rate", "base", "start", "limit", "amount", "stated", "ceiling")
    ]
    slots = [
        token
        for token in slots
        if not (token.rule == "rate" and token.value.agreed and "利" not in text[token.start : end])
    ]
    if not slots:
        return True
    Payment(apart, 0).walk(tokens, gaps, (start, end))
    strange = [one for one in apart.sums if one.kind != "damages"]
    if apart.unread or apart.asks.keys() - {"event"} or strange or apart.fees or not (apart.interest or apart.sums):
        facts.note("no-key", (start, end), words=facts.source.words(slots[0].start, slots[-1].end))
        return True
    due = [one.deadline.by.day for one in facts.sums if one.deadline and one.deadline.by and one.deadline.by.day]
    if due and apart.interest and not apart.sums and all(_from_then(one, max(due)) for one in apart.interest):
        for one in apart.interest:
            one.item = facts.sums[-1].item
        facts.interest += apart.interest
        return bool(facts.accelerates)
    facts.conditional += apart.interest
    facts.conditional_sums += apart.sums
    return True


def _from_then(one: Interest, due: int) -> bool:
    return one.runs and one.start == due + 1
