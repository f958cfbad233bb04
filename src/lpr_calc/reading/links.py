"""Links between the slots of several entries: what stands once belongs to every member of its list."""

from __future__ import annotations

import re

from ..base.money import fen_plain
from .facts import Facts, Interest, Sum


def distribute(group: list[Interest], lead: Interest | None = None) -> None:
    """Give each entry of a list what stands once at the head or the end of it: rate, first day, end, name.

    A rate or an end that follows belongs to the entries before it (均按…计算至…); one that came first, to those after.
    """
    running = [seg for seg in group if seg.runs]
    for number, seg in enumerate(running):
        later, former = running[number + 1 :], running[:number][::-1]
        if seg.rate is None:
            giver = next((other for other in [*later, *former] if other.rate is not None), None)
            if giver is not None:
                seg.rate = giver.rate
                seg.spans.update({"rate": giver.spans["rate"]} if "rate" in giver.spans else {})
        if seg.start is None and not seg.event:
            giver = next((other for other in former if other.start is not None), None)
            if giver is not None and not seg.afterwards:
                seg.start = giver.start
                seg.spans.setdefault("start", giver.spans.get("start", (0, 0)))
        if seg.until is None and not seg.end:
            _end_from(seg, later, former)
        if not seg.name:
            giver = next((other for other in former if other.name), None)
            seg.name = giver.name if giver else ""
            seg.damages = giver.damages if giver else seg.damages
    fixed = [seg for seg in group if not seg.runs]
    for seg in fixed:
        following = next((other for other in running if other.start is not None), None)
        dated = any(other.until is not None for other in fixed)
        if seg.until is None and not dated and following is not None and following.start is not None:
            # 利息819.1元及自8月18日起…: what is fixed runs to the eve.
            seg.until = following.start - 1
            seg.spans.setdefault("until", following.spans.get("start", (0, 0)))
        if seg.until is None:
            giver = next((other for other in fixed if other.until is not None), None)
            if giver is not None and giver is not seg:
                seg.until = giver.until
                seg.spans.setdefault("until", giver.spans.get("until", (0, 0)))
    for seg in running:
        said = next((other for other in fixed if other.until is not None and other.rate is not None), None)
        if said is not None and seg.start is None and not seg.event and seg.rate is None:
            # 利息4950元（按R自D1计至D2），并要求利息计至还清时止: it goes on as it ran.
            seg.start, seg.rate = (said.until or 0) + 1, said.rate
            seg.spans |= {
                key: said.spans[key] for key in ("rate", "until") if key in said.spans and key not in seg.spans
            }
    for seg in running:
        if seg.afterwards and seg.start is None:
            day = next((other.until for other in fixed if other.until is not None), None)
            seg.start = None if day is None else day + 1


def _end_from(seg: Interest, later: list[Interest], former: list[Interest]) -> None:
    """An end that follows in the list; one that came before it only where it is open."""
    giver = next((other for other in later if other.until is not None or other.end), None)
    if giver is None:
        giver = next((other for other in former if other.end), None)
    if giver is None:
        return
    seg.until, seg.end = giver.until, giver.end
    seg.spans.setdefault("until", giver.spans.get("until", (0, 0)))


def give_bases(facts: Facts) -> None:
    """An entry without a base bears interest on the principal of its item, the sum just before it."""
    for seg in facts.interest:
        if not seg.runs:
            continue
        own = [one for one in facts.sums if one.kind == "principal" and one.item == seg.item]
        every = [one for one in facts.sums if one.kind == "principal"]
        if seg.rest:
            others = sum(
                one.base or 0 for one in facts.interest if one is not seg and one.item == seg.item and not one.rest
            )
            whole = sum(one.fen for one in own)
            seg.base = whole - others if whole > others else None
            continue
        if seg.base is not None:
            continue
        if seg.name in ("复利", "复息") and not re.search("本金|借款", seg.base_of):
            seg.base_open = True
            continue
        if seg.principal is not None and not seg.base_of:
            parts = [one for one in own if one.fen]
            whole = sum(one.fen for one in parts)
            lent = all(one.lent is not None for one in parts)
            seg.base = seg.principal.fen if len(parts) < 2 or lent or seg.principal is not parts[-1] else whole
        elif own:
            seg.base = sum(one.fen for one in own)
        elif every:
            seg.base = sum(one.fen for one in every)


def link_bases(facts: Facts) -> None:
    """Hold open bases against the principal (`read.md` §4.2): added, replaced, or below it."""
    whole = sum(one.fen for one in principal_sums(facts))
    if not whole:
        return
    compound = ("息",)
    of_item: dict[int, int] = {}
    for one in principal_sums(facts):
        of_item[one.item] = of_item.get(one.item, 0) + one.fen
    by_name: dict[tuple[str, int], list[Interest]] = {}
    for seg in facts.interest:
        if seg.runs and seg.base is not None and not any(word in seg.base_of for word in compound):
            by_name.setdefault((seg.name, seg.item), []).append(seg)
    every = whole
    for (_, item), entries in by_name.items():
        whole = of_item.get(item, every)
        opened = [seg for seg in entries if seg.until is None and seg.end in ("", "open")]
        total = sum(seg.base or 0 for seg in opened)
        span = opened[-1].spans.get("base") if opened else None
        # A base that is a sum of its own (复利以欠付利息…元为基数, 工资…元及其利息) leaves no rest of it.
        sums = [one.fen for one in principal_sums(facts) if one.item == item]
        parts = {one.amount for one in facts.interest if one.amount is not None} | set(sums if len(sums) > 1 else [])
        if len(opened) == 2 and total > whole and opened[1].base == whole:
            first, second = opened
            if first.start is not None and second.start is not None and first.start < second.start:
                first.until, first.end = second.start - 1, ""
                facts.note("base-replaced", first.spans.get("base"))
        elif total <= whole and all(seg.base in parts for seg in opened):
            continue
        elif opened and total < whole and not any(seg.base_of and seg.base is None for seg in opened):
            facts.ask("base-below-principal", span, bases=fen_plain(total), principal=fen_plain(whole))
        elif len(opened) > 1 and total > whole:
            facts.ask("base", span)


def mark_mixed(facts: Facts) -> None:
    """Instalments of principal and interest in one are payments to come, and no principal of their own."""
    sums = [one for one in facts.sums if one.kind == "principal"]
    parts = [one for one in sums if one.deadline is not None and one.deadline.by is not None]
    wholes = sum(one.fen for one in sums if one not in parts)
    fixed = sum(seg.amount or 0 for seg in facts.interest if seg.amount is not None)
    paid = sum(one.fen for one in parts)
    if not parts or not wholes or paid == wholes:
        return
    costs = sum(fee.fen for fee in facts.fees if not fee.bearers)
    if paid in (wholes + fixed, wholes + fixed + costs):
        facts.mixed = True
        facts.sums = [one for one in facts.sums if one not in parts]
        facts.ask("mixed", parts[0].span)
    elif len(parts) > 1 or wholes != paid:
        facts.contradicts = True
        facts.ask("stated-differs", parts[-1].span)


def drop_confirmed(facts: Facts) -> None:
    """A sum that one item confirms and another orders is one debt; one that no other item orders stays."""
    sums = [one for one in facts.sums if one.kind == "principal"]
    ordered = [one for one in sums if not one.confirmed]
    for one in sums:
        if not one.confirmed or not ordered:
            continue
        if one.fen in {sum(other.fen for other in ordered), *(other.fen for other in ordered)}:
            facts.sums.remove(one)
            facts.stated.append(("confirmed", one.fen, None, one.span))
        else:
            facts.contradicts = True


def principal_sums(facts: Facts) -> list[Sum]:
    """The sums of principal, each once: a whole and its instalments are one debt."""
    sums = [one for one in facts.sums if one.kind == "principal"]
    parts = [one for one in sums if one.deadline is not None and one.deadline.by is not None]
    wholes = [one for one in sums if one not in parts]
    if parts and wholes and sum(one.fen for one in parts) == sum(one.fen for one in wholes):
        return wholes
    return sums
