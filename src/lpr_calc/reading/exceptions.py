"""Words that take back or part what a clause says (除外, 仅, 各, 由甲…由乙…), where nothing of what was read says so.

Clauses on who answers, on what secures, and on a missed instalment are read by the words they have to hold, whatever stands
beside; a clause of payment is walked word by word, and its persons are not. Nothing is mended: such words are unread.
"""

from __future__ import annotations

import re

from .amounts import amount_at
from .default import is_default
from .facts import Facts, Span
from .liable import LIABLE, PRIORITY, is_liable, is_priority
from .marks import COURT_FEES, DAMAGES, INTEREST
from .split import clauses_of

_TAKEN_BACK = re.compile(
    "除外|不包括|不含|不在此限|不承担|不计|免除|减免|减半|各(?:自)?(?:承担|负担)|各半|一半|其中[^，。；（）0-9]{0,20}(?:部分|份额)|仅(?:对|就|以|在|限)|但(?!书)|扣除|抵扣|抵销|抵消"
)
"""In a clause of who answers: what it leaves out or parts."""
_ORDINARY = re.compile(
    "但(?:不(?:得)?超过|(?:总额|累计|合计|总和|责任总额|最高)[^，。；]{0,8}(?:不超过|以)|以[^，。；]{0,24}为限)|但(?=[^，。；]{0,30}(?:追偿|已经?(?:代为)?(?:履行|清偿)))"
    "|除外(?=责任)|仅以[^，。；]{0,30}为限|(?:已经?|先行)承担[^，。；]{0,20}(?:扣除|抵扣)"
)
_PLAIN_END = re.compile(
    "(?:权|上述[^，。；（）]{0,24}|本息)?(?:，但?以[^，。；（）]{1,24}为限)?(?:（暂计[^（）]{0,60}）)?[。；，]*"
)
_ALREADY = re.compile(
    "(?:已经?|业已)(?:于|在)?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:之?前)?(?:全部|实际)?(?:支付|付清|归还|偿还|给付|还清|履行|清偿|退还)"
)
_AMONG = re.compile(
    f"((?<![0-9.])[0-9]+(?:\\.[0-9]+)?(?:万|亿)?元)(?:，|（)(其中)(?:包括|包含|含)?(?:的)?(?:{INTEREST}|{DAMAGES})(?:为|是|计)?(?=[0-9¥人])"
)
_AMONG_RUNNING = re.compile(
    f"(?:计算|计付|计收|止|[%倍])[，（](其中)(?:包括|包含|含)?(?:的)?(?:{INTEREST}|{DAMAGES})(?:为|是|计)?(?=[0-9¥人])"
)
_KIN = re.compile("的(?:妻子|丈夫|配偶|父亲|母亲|儿子|女儿|股东|法定代表人|实际控制人|经营者|继承人)(?=[一-龥])")
_BOTH = "(?:支付|偿还|归还|返还|给付|清偿|退还|赔偿|补偿|付清)"


def lost_exceptions(facts: Facts) -> list[Span]:
    """Return the places of words that part what is owed, or take some of it back, and that no fact says."""
    text = facts.source.text
    lost: list[Span] = []
    for first, last in sorted(set(facts.understood)):
        words = text[first:last]
        if COURT_FEES.search(words) and re.search("负担|预交", words):
            lost += _already(facts, first, last)
            continue
        if is_default(words) or is_priority(words) or is_liable(words):
            usual = [one.span() for one in _ORDINARY.finditer(words)]
            lost += [
                (first + one.start(), first + one.end())
                for one in _TAKEN_BACK.finditer(words)
                if not any(a <= one.start() < b for a, b in usual)
            ]
            lost += _principal_alone(facts, first, last)
            lost += [] if is_default(words) else _behind(words, first)
        else:
            lost += _each(facts, first, last) + _already(facts, first, last)
            lost += _among(facts, first, last) + _kin(facts, first, last) + _owed_back(facts, first, last)
    held = [*facts.unread, *facts.loose, *(span for code, _, span in facts.notes if code == "no-key" and span)]
    return [one for one in lost if not any(a < one[1] and one[0] < b for a, b in held)]


def parted_in_note(facts: Facts, names: list[str]) -> list[Span]:
    """Where a note of several borrowers gives each a sum (其中甲60000元，乙40000元): who owes what, which no key says."""
    if len(names) < 2:
        return []
    who = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    said = re.compile(f"(?:{who})(?:承担|负担|负责|借|欠|用|还)?(?:人民币)?([0-9]+(?:\\.[0-9]+)?万?元)")
    found = [one.span(1) for one in said.finditer(facts.source.text)]
    return found if len(found) > 1 else []


def _principal_alone(facts: Facts, first: int, last: int) -> list[Span]:
    """对上述借款本金承担连带责任, where interest is ordered too: the case file has the person answer for all of it."""
    found = re.compile("对[^，。；]{0,24}?(本金)(?:部分)?(?:[0-9.]+万?元)?(?:，)?(?:共同)?承担").search(
        facts.source.text, first, last
    )
    if found is None or not facts.interest or re.search("元|利息|本息", found[0]):
        return []
    return [found.span(1)]


def _each(facts: Facts, first: int, last: int) -> list[Span]:
    """甲、乙各偿还…元: a sum for each of them, which was read once."""
    if facts.shares or len(facts.parties.of("debtor")) < 2:
        return []
    found = re.compile(f"(?<=[^，。；第前月])(各(?:自)?|分别)(?:应)?(?:向[^，。；0-9]{{1,30}})?{_BOTH}").search(
        facts.source.text, first, last
    )
    return [found.span(1)] if found is not None else []


def _behind(words: str, first: int) -> list[Span]:
    """What stands behind the last word on who answers, or on what is paid first: it may say less, or more."""
    end = max(one.end() for one in (*LIABLE.finditer(words), *PRIORITY.finditer(words)))
    if _PLAIN_END.fullmatch(words, end):
        return []
    return [(first + end, first + len(words))]


def _already(facts: Facts, first: int, last: int) -> list[Span]:
    """已于2023年1月9日付清: what was paid is off, and its day is no last day for payment."""
    paid = [span for _, _, span in facts.paid]
    return [
        one.span()
        for one in _ALREADY.finditer(facts.source.text, first, last)
        if not any(one.start() - 40 < a < one.end() + 40 for a, _ in paid)
    ]


def _among(facts: Facts, first: int, last: int) -> list[Span]:
    """本息480000元（其中利息5700元）: a part that was read beside its whole would count twice."""
    text = facts.source.text
    wholes = {one.fen for one in facts.sums} | {seg.amount for seg in facts.interest if seg.amount is not None}
    lost: list[Span] = []
    for one in _AMONG.finditer(text, first, last):
        whole, part = amount_at(text, one.start(1), last), amount_at(text, one.end(), last)
        if whole is None or part is None or whole[1].fen not in wholes or part[1].fen not in wholes:
            continue
        if part[1].fen < whole[1].fen:
            lost.append((one.start(2), part[0]))
    for one in _AMONG_RUNNING.finditer(text, first, last):
        part = amount_at(text, one.end(), last)
        if part is not None and part[1].fen in wholes:
            lost.append((one.start(1), part[0]))
    return lost


def _kin(facts: Facts, first: int, last: int) -> list[Span]:
    """判令被告甲的妻子乙偿还: another than who was read."""
    text = facts.source.text
    return [
        one.span()
        for one in _KIN.finditer(text, first, last)
        if any(text.endswith(name, first, one.start()) for name in facts.parties.sides)
        and not any(text.startswith(name, one.end(), last) for name in facts.parties.sides)
    ]


def _owed_back(facts: Facts, first: int, last: int) -> list[Span]:
    """原告退还被告押金…元: what the creditor pays is no debt of the defendant's."""
    creditors = "|".join(map(re.escape, facts.parties.of("creditor"))) or "(?!)"
    debtors = "|".join(map(re.escape, facts.parties.of("debtor"))) or "(?!)"
    said = re.compile(
        f"(?:^|(?<=[，。；：由限])|(?<=第[一二三四五六七八九十]))(?:[一二三四五六七八九十]、)?(?:由|限)?(?:原告|反诉被告|申请人)?（?(?:反诉被告)?）?(?:{creditors}|原告|申请人)[^，。；（）]{{0,40}}?"
        f"{_BOTH}[^，。；（）0-9]{{0,6}}(?:被告|被申请人|反诉原告|{debtors})[^，。；（）]{{0,30}}?[0-9]万?元"
    )
    found = said.search(facts.source.text[first:last])
    toward = re.compile(
        f"^(?:[（(]?[一二三四五六七八九十]+[）)、])?(?:由|限)?(?:原告|申请人|反诉被告)?(?:{creditors}|原告|申请人)[^，。；（）]{{0,40}}?向(?:被告|被申请人|反诉原告|{debtors})"
        f"[^，。；（）]{{0,40}}?{_BOTH}"
    ).search(facts.source.text[first:last])
    found = found or toward
    return [(first + found.start(), first + found.end())] if found is not None else []


def own_parts(facts: Facts) -> Span | None:
    """Where two debtors are each told to pay something of their own (由甲于…前支付…，由乙于…前支付…), one behind the other."""
    text = facts.source.text
    names = sorted(facts.parties.of("debtor"), key=len, reverse=True)
    if len(names) < 2 or facts.shares or facts.liability == "joint":
        return None
    who = "|".join(map(re.escape, names))
    said = re.compile(
        f"(?:由|被告|被申请人|[，；。：])({who})(?:应|自愿)?(?:于|在)?[^，。；（）、]{{0,36}}?{_BOTH}[^，。；（）]{{0,24}}?[0-9]万?元"
    )
    found: dict[str, Span] = {}
    for first, last in sorted(set(facts.understood)):
        for clause in clauses_of(facts.source, first, last):
            for one in said.finditer(text, *clause):
                found.setdefault(one[1], one.span(1))
    liable = {one.name for one in facts.guarantees}
    own = [span for name, span in found.items() if name not in liable]
    return own[1] if len(own) > 1 else None
