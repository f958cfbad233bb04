"""Words that take back or part what a clause says (除外, 仅, 各, 由甲…由乙…), where nothing of what was read says so.

Clauses on who answers, on what secures, and on a missed instalment are read by the words they have to hold, whatever stands
beside; a clause of payment is walked word by word, and its persons are not. Nothing is mended: such words are unread.
"""

from __future__ import annotations

import re

from .default import is_default
from .facts import Facts, Span
from .liable import is_liable, is_priority
from .marks import COURT_FEES
from .split import clauses_of

_TAKEN_BACK = re.compile(
    "除外|不包括|不含|不在此限|不承担|不计|免除|减免|减半|各(?:自)?(?:承担|负担)|各半|一半|仅(?:对|就|以|在|限)|但(?!书)|扣除|抵扣|抵销|抵消"
)
"""In a clause of who answers: what it leaves out or parts."""
_ORDINARY = re.compile(
    "但(?:不(?:得)?超过|(?:总额|累计|合计|总和|责任总额|最高)[^，。；]{0,8}(?:不超过|以)|以[^，。；]{0,24}为限)|但(?=[^，。；]{0,30}(?:追偿|已经?(?:代为)?(?:履行|清偿)))"
    "|除外(?=责任)|仅以[^，。；]{0,30}为限|(?:已经?|先行)承担[^，。；]{0,20}(?:扣除|抵扣)"
)
_BOTH = "(?:支付|偿还|归还|返还|给付|清偿|退还|赔偿|补偿|付清)"


def lost_exceptions(facts: Facts) -> list[Span]:
    """Return the places of words that part what is owed, or take some of it back, and that no fact says."""
    text = facts.source.text
    lost: list[Span] = []
    for first, last in sorted(set(facts.understood)):
        words = text[first:last]
        if COURT_FEES.search(words) and re.search("负担|预交", words):
            continue
        if is_default(words) or is_priority(words) or is_liable(words):
            usual = [one.span() for one in _ORDINARY.finditer(words)]
            lost += [
                (first + one.start(), first + one.end())
                for one in _TAKEN_BACK.finditer(words)
                if not any(a <= one.start() < b for a, b in usual)
            ]
            lost += _principal_alone(facts, first, last)
        else:
            lost += _each(facts, first, last)
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
    found = re.compile(f"(?<=[^，。；第前月])(各(?:自)?)(?:应)?(?:向[^，。；0-9]{{1,30}})?{_BOTH}").search(
        facts.source.text, first, last
    )
    return [found.span(1)] if found is not None else []


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
