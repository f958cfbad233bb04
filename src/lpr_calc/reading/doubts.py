"""What a reading is held against before it is handed over: a text that was misread contradicts itself in these ways.

Nothing is mended here. A person or a deadline that came to nothing is unread; names, bases and days that cannot be right
are asked about.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ..base.checking import Any
from .case import Made
from .exceptions import lost_exceptions, own_parts, parted_in_note
from .facts import Facts, Interest
from .figures import lost_figures
from .persons import DEBTORS, is_organisation

_NO_NAME = re.compile(
    r"(?<=.)[在对向因由于后前应按与及以为的将其未就从被]|购房|(?:借|货|欠|租|工程)款|[费款息额]$|责任|范围|债务|全额|有一期|诉讼|请求|变更|法院|贵公司"
)
_EXCEPTED = re.compile("除外|[以之]外|不包括|不含|(?<=.)[仅只]$")
_DEADLINE = re.compile(
    r"(?:生效|法律效力|送达|收到本?(?:判决|裁决|调解)书)[^，。；（）]{0,10}?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个月|日|天)(?:之)?内(?!(?:向本院|向法院|到本院)?(?:交纳|缴纳|缴|交))"
)
_FOLLOWS = "的于向在应偿支归返承对负赔给付连和及与名共均因借货租工劳利违律本公立欠自以按所称某提就享未不到有可各分限需须既将由先再仍已当并且同"
"""First signs of words that stand behind a name."""
_MOST_TIMES = 6
"""No court orders more than four times the LPR; a larger multiple was misread."""


def hold(facts: Facts, made: Made) -> None:
    """Hold what was read against itself, and note what cannot be right."""
    _lost_people(facts, made)
    _counted_people(facts)
    _odd_names(facts, made)
    if facts.kind == "judgment":
        _lost_deadline(facts)
        _bases_at_once(facts)
        _other_items(facts)
        _whose_limit(facts)
    for seg in facts.interest:
        _odd_entry(facts, seg)
    facts.unread += lost_figures(facts, made)
    facts.unread += lost_exceptions(facts)
    parts = own_parts(facts)
    if parts is not None and made.case.get("liability") != "several":
        facts.ask("liability", parts)


def hold_note(facts: Facts, made: Made) -> None:
    """Hold a note against itself: several borrowers who each have a sum of their own."""
    who = made.case.get("debtor")
    facts.unread += parted_in_note(facts, who if isinstance(who, list) else [])


def _counted_people(facts: Facts) -> None:
    """二被告, where fewer are named: who the others are is asked."""
    unnamed = facts.parties.unnamed(facts.source.text)
    if unnamed is not None:
        facts.ask("names", unnamed[1])


def _within(facts: Facts, start: int) -> bool:
    """Whether a place stands in a clause that computes nothing."""
    return any(first <= start < last for first, last in facts.seen)


def _lost_people(facts: Facts, made: Made) -> None:
    """A defendant who is named in a clause that was read, and answers for nothing in the case file."""
    text = facts.source.text
    held = _words(made.case) | _words(made.conditional.case if made.conditional else {})
    for name in facts.parties.of("debtor"):
        if any(name in one for one in held):
            continue
        places = [one.end() - len(name) for one in re.finditer(f"(?:{'|'.join(DEBTORS)}){re.escape(name)}", text)]
        told = [span for code, _, span in facts.notes if code == "no-key" and span is not None]
        clauses = [
            place
            for place in places
            if not _within(facts, place)
            and _is_read(facts, place)
            and not any(first <= place < last for first, last in told)
        ]
        if clauses:
            facts.unread.append((clauses[0], clauses[0] + len(name)))


def _is_read(facts: Facts, place: int) -> bool:
    return any(first <= place < last for first, last in facts.understood)


def _words(node: Any) -> set[str]:
    if isinstance(node, dict):
        return {word for one in node.values() for word in _words(one)}
    if isinstance(node, list):
        return {word for one in node for word in _words(one)}
    return {str(node)}


def _odd_names(facts: Facts, made: Made) -> None:
    """A name with words in it that no name holds: who it is is asked."""
    for name in _people(made.case):
        place = facts.source.text.find(name)
        alone = len(name) == 1 and not re.match("[甲乙丙丁戊己庚辛壬癸A-Z我]", name)
        alone = alone or (len(name) == 1 and _goes_on(facts.source.text, name))
        if (alone or _NO_NAME.search(name)) and not is_organisation(name):
            facts.ask("names", (place, place + len(name)) if place >= 0 else None)
        if place >= 0 and _EXCEPTED.search(name):
            facts.unread.append((place, place + len(name)))


def _goes_on(text: str, name: str) -> bool:
    """Whether a name of one sign (甲, 丁) is never followed by a word that can follow a name: 原告丁香 is nobody called 丁."""
    behind = re.findall(f"(?:原告|被告|申请人){name}([一-龥])", text)
    return bool(behind) and not any(sign in _FOLLOWS for sign in behind)


def _people(case: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for key in ("creditor", "debtor", "guarantors"):
        value = case.get(key)
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if name:
                found.append(str(name))
    return found


def _lost_deadline(facts: Facts) -> None:
    """A period for performance in the text, and none in the facts."""
    if facts.deadlines or facts.instalments or any(one.deadline for one in facts.sums):
        return
    for found in _DEADLINE.finditer(facts.source.text):
        if not _within(facts, found.start()) and _is_read(facts, found.start()):
            facts.unread.append(found.span())
            return


def _bases_at_once(facts: Facts) -> None:
    """Bases of one name that together, on one day, are more than what was ordered: one of them was read twice."""
    whole = sum(one.fen for one in facts.sums if one.kind == "principal")
    by_name: dict[str, list[Interest]] = {}
    for seg in facts.interest:
        if seg.runs and seg.base and seg.start is not None and "息" not in seg.base_of and "复" not in seg.name:
            by_name.setdefault(seg.name, []).append(seg)
    for entries in by_name.values():
        for seg in entries:
            at_once = [
                one
                for one in entries
                if (one.start or 0) <= (seg.start or 0) and (one.until is None or one.until >= (seg.start or 0))
            ]
            if len(at_once) > 1 and whole and sum(one.base or 0 for one in at_once) > whole:
                facts.ask("base", seg.spans.get("base") or seg.spans.get("start"))


def _whose_limit(facts: Facts) -> None:
    """A limit behind several periods of one interest (…按6%；…按4%，以5000元为限): of the last alone, or of them all."""
    entries = facts.interest
    for first, second, after in zip(entries, entries[1:], [*entries[2:], None], strict=False):
        one = (first.item, first.name, first.base) == (second.item, second.name, second.base)
        last = after is None or after.item != second.item
        only = first.limit is None and second.limit is not None and not facts.shared_limits
        if one and last and only and first.runs and second.runs:
            facts.ask("shared-limit", second.spans.get("limit"))


def _other_items(facts: Facts) -> None:
    """Somebody who answers for some items (对第一项…承担连带责任), where others order sums as well."""
    ordered = {one.item for one in facts.sums} | {seg.item for seg in facts.interest}
    ordered |= {fee.item for fee in facts.fees if fee.payers}
    some = [one for one in facts.guarantees if one.items and not ordered <= {*one.items} and "scope" not in one.more]
    if some:
        facts.ask("liable-items", some[0].span, names="、".join(dict.fromkeys(one.name for one in some)))


def _odd_entry(facts: Facts, seg: Interest) -> None:
    """An entry that ends before it begins, or a multiple of the LPR that no court orders."""
    if seg.runs and seg.start is not None and seg.until is not None and seg.until < seg.start:
        facts.unread.append(seg.spans.get("until") or seg.spans["start"])
    times = re.match(r"([0-9.]+)x(?:LPR|基准|\()", seg.rate.term) if seg.rate is not None else None
    if times is not None and not Fraction(1, 10) < Fraction(times[1]) <= _MOST_TIMES:
        facts.unread.append(seg.spans["rate"])
