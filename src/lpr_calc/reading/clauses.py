"""The clauses of an operative part or of claims: of which kind each is, and what reads it."""

from __future__ import annotations

import re

from .default import is_default, read_default
from .facts import Facts, Span
from .fees import Fees, goes_on, is_fees
from .liable import is_liable, is_priority, read_liable, read_priority
from .marks import FIGURES
from .pay import read_loose, read_pay
from .persons import ROLE
from .phrases import doubled, seen, upholds
from .split import clauses_of, items_of


def read_items(facts: Facts, span: Span) -> None:
    """Read every clause of the items of a text, each by what kind of clause it is."""
    source = facts.source
    fees = Fees(facts)
    text = source.text
    own = 0
    for number, start, end in items_of(source, span):
        for first, last in clauses_of(source, start, end):
            for piece in _liable_apart(text, first, last):
                own += not number
                _clause(facts, fees, number or own, *piece)


_RECOURSE = re.compile(
    r"[，；](?=(?:被告)?[^，。；（）]{0,40}?(?:承担|履行|清偿|代偿|偿还)[^，。；（）]{0,16}(?:责任|义务|债务|款项)?(?:之)?后[^。；]{0,12}(?:有权|可以?)[^。；]{0,8}向[^。；]{1,60}追偿)"
)
_WAIVES = re.compile(
    "[，；](?=[^，。；（）0-9]{0,20}(?:自愿)?放弃(?:其他|其余|其它|全部|本案)[^，。；（）0-9]{0,20}(?:请求|主张|权利)[，；。]?$)"
)
_GOES_ON = re.compile("[，；]利息不因破产受理停止计算：")
_TRAILING = re.compile(
    r"[，；](?=(?:由|并由)?[^，。；（）]{1,40}?(?:对[^，。；（）]{1,30})?承担(?:连带|补充|一般保证|保证)[^，。；（）]{0,10}责任)"
)


def _liable_apart(text: str, start: int, end: int) -> list[Span]:
    """Cut ``…，丙承担连带责任`` off a clause of payment."""
    depth = 0
    for place in range(start, end):
        if text[place] == "（":
            depth += 1
        elif text[place] == "）":
            depth = max(depth - 1, 0)
        elif depth == 0 and (found := _TRAILING.match(text, place, end)) and re.search("元", text[start:place]):
            return [(start, place), *_liable_apart(text, found.end(), end)]
        elif (
            depth == 0
            and (found := _GOES_ON.match(text, place, end))
            or depth == 0
            and (found := _RECOURSE.match(text, place, end))
            or depth == 0
            and (found := _WAIVES.match(text, place, end))
        ):
            return [(start, place), (found.end(), end)]
    return [(start, end)]


def _clause(facts: Facts, fees: Fees, number: int, start: int, end: int) -> None:
    """Read one clause by what kind of clause it is."""
    words = facts.source.text[start:end]
    notice, article = doubled(words)
    if notice:
        facts.seen.append((start, end))
        if article:
            facts.article = article, (start, end)
        return
    if upholds(words):
        facts.ask("first-instance", (start, end))
        changed = re.search("(?:第[^，。；]{1,6}项)?为(?:：|，)?[“”]?(?=被告|由|限|[^，。；]{1,30}于)", words)
        if changed is None or not re.search("[0-9](?:万|亿)?元|利率|基数", words):
            facts.seen.append((start, end))
            return
        facts.seen.append((start, start + changed.end()))
        start += changed.end()
        words = facts.source.text[start:end]
    if seen(words) or _only_names(facts, start, end):
        facts.seen.append((start, end))
    elif is_default(words):
        read_default(facts, start, end)
    elif is_fees(words) or (fees.end == start and goes_on(words)):
        fees.read(start, end, number)
    elif is_priority(words):
        read_priority(facts, start, end)
    elif is_liable(words):
        read_liable(facts, start, end)
    elif _pays(words):
        read_pay(facts, number, start, end)
    elif _for_all(words):
        read_pay(facts, 0, start, end)
    else:
        read_loose(facts, start, end)


def _only_names(facts: Facts, start: int, end: int) -> bool:
    """Whether a clause says who somebody is and no more (申请执行人：何某), everyone of them known."""
    text = facts.source.text
    role = re.compile(f"(?:{ROLE})：").match(text, start, end)
    who = facts.parties.party_at(text, role.end(), end) if role is not None else None
    return who is not None and not text[who[0] : end].strip("。；，、")


def _pays(words: str) -> bool:
    return bool(
        re.search(
            "支付|偿还|归还|返还|给付|清偿|退还|赔偿|补偿|偿付|付清|还清|承担|负担|欠|利息|违约金|罚息|本金|费|款|享有.{0,6}债权",
            words,
        )
    ) and bool(FIGURES.search(words))


def _for_all(words: str) -> bool:
    """A deadline for every item, or a sum of them: 上列应付款项，于…付清."""
    return bool(
        re.match(r"[，。]?(?:上列|上述|以上|前述|各项|第|本(?:裁决|判决|调解书)(?:确定|项下))", words)
    ) and bool(re.search("付清|支付|给付|履行|合计|共计|暂计|总计", words))
