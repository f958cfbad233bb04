"""What was read of claims becomes the loans of a case file (`case`: of a judgment, and what both have)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_plain
from .case import Made, Path, put_costs, put_paid, put_people, put_principal, put_rate
from .facts import Facts, Interest, Span, Sum
from .links import give_bases, principal_sums
from .marks import of_sale
from .settled import Settled, without_repeats

_CEILING_DAY = date(2020, 8, 20).toordinal()
"""The day from which the ceiling is four times the LPR (法释〔2020〕6号 31条)."""


def claims_case(facts: Facts, made: Made) -> None:
    """Claims as a loan or several, with what they ask for."""
    give_bases(facts)
    put_people(facts, made)
    kind = _kind(facts)
    made.case = {"kind": kind, **made.case} if kind else made.case
    if facts.filed:
        made.put(("filed",), iso(facts.filed[0]), facts.filed[1])
    sums = principal_sums(facts)
    whole = sum(one.fen for one in sums)
    running = [seg for seg in facts.interest if seg.runs]
    for seg in facts.interest:
        # 利息54400元（自D1至D2按R计算），之后仍按R: one entry from D1, the sum only stated.
        follows = next((one for one in running if seg.until is not None and one.start == seg.until + 1), None)
        if not seg.runs and seg.start is not None and follows is not None and follows.rate == seg.rate:
            follows.start, follows.spans["start"] = seg.start, seg.spans["start"]
    running = without_repeats(running)
    fixed = [seg for seg in facts.interest if not seg.runs]
    settled = Settled(facts, running, fixed, kind, whole)
    running = settled.running
    open_ = [seg for seg in running if seg.base is not None and seg.until is None]
    bases = [seg for seg in open_ if not seg.damages] or open_
    if len(bases) > 1 and (rest := _beside(bases, sums)) is not None:
        for number, seg in enumerate(bases):
            made.put(("loans", number, "principal"), fen_plain(seg.base or 0), seg.spans.get("base"))
            _claimed(facts, made, ("loans", number), seg, kind)
        _left(facts, [seg for seg in running if seg not in bases])
        for one in rest:
            # On this sum no interest is asked for, which no key says.
            facts.note("no-key", one.span, words=f"{one.name}{fen_plain(one.fen)}元")
    elif sums:
        if facts.lent and sum(fen for _, fen, _ in facts.lent) == whole:
            for number, (day, fen, span) in enumerate(facts.lent):
                made.put(("loans", 0, "principal", number, "date"), iso(day), span)
                made.put(("loans", 0, "principal", number, "amount"), fen_plain(fen), span)
        else:
            put_principal(facts, made, ("loans", 0, "principal"), sums)
        _one_loan(facts, made, running, kind, whole)
    carried = settled.put(made, ("loans", 0))
    for seg in fixed:
        if seg in carried:
            continue
        goes_on = any(one.start == seg.start and one.rate == seg.rate for one in running)
        whole_said = seg.rate is not None and seg.start is not None and seg.until is not None
        if not whole_said or (running and not goes_on):
            # 利息5万元（按年利率8%计算）: of which days it is, no word says; or what goes on has another rate.
            _no_key(facts, seg.spans.get("amount"), f"{seg.name}{fen_plain(seg.amount or 0)}元")
            continue
        if not running:
            _claimed(facts, made, ("loans", 0), seg, kind)
        facts.stated.append(("interim", seg.amount or 0, seg.until, seg.spans.get("amount", (0, 0))))
    damages = [one for one in facts.sums if one.kind == "damages"]
    for seg in running if damages else ():
        if seg.afterwards and seg.start is None:
            # 违约金5000元（暂计至D，之后按R…）: what it has come to so far, no lump sum beside what runs.
            interim = [one for one in damages if one.item == seg.item]
            damages = [one for one in damages if one not in interim]
            for one in interim:
                _no_key(facts, one.span, f"{one.name}{fen_plain(one.fen)}元")
    if damages:
        made.put(("loans", 0, "damages"), fen_plain(sum(one.fen for one in damages)), *(one.span for one in damages))
    charges = [one for one in facts.sums if one.kind == "charge"]
    if charges:
        made.put(("loans", 0, "fees"), fen_plain(sum(one.fen for one in charges)), *(one.span for one in charges))
    if "cap" in facts.extra:
        made.put(("conventions", "cap"), *facts.extra["cap"])
    if "settlement" in facts.extra and made.case.get("loans"):
        made.put(("loans", 0, "settlement"), *facts.extra["settlement"])
    if "compound" in facts.extra and made.case.get("loans"):
        made.put(("loans", 0, "compound"), *facts.extra["compound"])
        facts.ask("compound-scope", facts.extra["compound"][1])
    put_costs(facts, made, ("costs",))
    put_paid(facts, made)
    facts.asks.pop("fee-payee", None)
    valid = [one for one in facts.guarantees if "void" not in one.more]
    if valid:
        facts.ask("guarantee-mode", valid[0].span)
    loans = made.case.get("loans") or []
    if loans:
        facts.ask("signed")
    unlent = any("carried" in loan and "lent" not in loan and _on_lpr(loan) for loan in loans)
    if kind == "bank-loan" and unlent and not _put_repricing(facts, made, running):
        # Which quote holds hangs on it.
        facts.ask("lent")
    if any("rate" in loan and "due" not in loan and "carried" not in loan for loan in loans) and kind != "bank-loan":
        facts.ask("due")


_REPRICED = re.compile(r"每年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日适用|(?P<anew>同期|当期)")


def _put_repricing(facts: Facts, made: Made, running: list[Interest]) -> bool:
    """State when the LPR of a loan is read anew, as its rate is worded; whether that makes the day of lending idle."""
    for seg in running:
        span = seg.spans.get("rate")
        found = _REPRICED.search(facts.source.words(*span)) if span is not None else None
        if found is not None:
            day = f"{int(found['month'] or 0):02}-{int(found['day'] or 0):02}"
            said = "publication" if found["anew"] else "january" if day == "01-01" else day
            made.put(("loans", 0, "repricing"), said, span)
            return bool(found["anew"])
    return False


def _on_lpr(loan: Mapping[str, Any]) -> bool:
    return any("LPR" in str(loan.get(key, "")) for key in ("rate", "overdue_rate"))


def _no_key(facts: Facts, span: Span | None, words: str) -> None:
    """Tell that no key takes a sum that was worked out up to a day, and once what to state in its place."""
    if not any(code == "settled-interest" for code, _, _ in facts.notes):
        facts.note("settled-interest", span)
    facts.note("no-key", span, words=words)


def _beside(bases: list[Interest], sums: list[Sum]) -> list[Sum] | None:
    """The sums beside those that the bases are: none, where the bases are all of it; None, where they are not the sums."""
    own = sum(seg.base or 0 for seg in bases)
    if own == sum(one.fen for one in sums):
        return []
    borne = [one for one in sums if one.fen == own]
    return [one for one in sums if one is not borne[0]] if len(borne) == 1 else None


def _kind(facts: Facts) -> str:
    """The kind of claim by the names of its heads; "" where they do not tell."""
    text = re.sub("拆借中心|贷款市场报价利率|贷款基准利率|贷款利率|银行贷款", "", facts.source.text)
    names = " ".join(one.name for one in facts.sums) + " ".join(seg.name for seg in facts.interest)
    creditors = " ".join(facts.parties.of("creditor"))
    if "工程" in names:
        return "construction"
    if any(of_sale(one.name) for one in facts.sums):
        return "sale"
    if "罚息" in names or "复利" in text or "银行" in creditors or "信用社" in creditors:
        return "bank-loan" if "借款" in text or "贷款" in text or "本金" in text else ""
    if "借款" in names or "借款" in text:
        return "private-lending"
    # 定金, 服务费, 租金: money owed that nobody lent.
    return "other" if names and not re.search("[借贷]|欠款|代偿|垫|本金", text) else ""


def _one_loan(facts: Facts, made: Made, running: list[Interest], kind: str, whole: int) -> None:
    """One debt: what bears interest on all of it goes into its keys, in-term and overdue apart."""
    path: Path = ("loans", 0)
    interest = [seg for seg in running if not seg.damages]
    damages = [seg for seg in running if seg.damages]
    follows = len(interest) == 2 and interest[0].until is not None and interest[1].start == interest[0].until + 1
    if follows and _late(interest[1]) and not _late(interest[0]):
        first, second = interest
        _tell_bases(facts, interest, whole)
        _tell_less(facts, interest)
        advanced = kind == "construction" and "垫资" in first.name
        if first.start is not None:
            made.put((*path, "advanced" if advanced else "lent"), iso(first.start), first.spans.get("start"))
        # What was advanced for works is due on the day from which it bears interest (建设工程解释（一）25、27条).
        due = (second.start, second.spans.get("start")) if advanced else (first.until, first.spans.get("until"))
        made.put((*path, "due"), iso(due[0] or 0), due[1])
        put_rate(facts, made, (*path, "rate"), first.rate, first)
        put_rate(facts, made, (*path, "overdue_rate"), second.rate, second)
        interest = []
    elif follows and interest[1].start == _CEILING_DAY and _is_ceiling(interest[1]):
        # 至2020年8月19日按月利率2%，此后按LPR四倍: one rate, and the ceiling the law itself has from that day on.
        facts.note("ceiling-2020", interest[1].spans.get("rate"))
        _tell_bases(facts, interest, whole)
        _claimed(facts, made, path, interest[0], kind, ends=False)
        interest = []
    elif interest:
        _tell_bases(facts, interest[:1], whole)
        _claimed(facts, made, path, interest[0], kind)
        interest = interest[1:]
    if damages:
        seg = damages[0]
        _tell_bases(facts, damages[:1], whole)
        if (
            not any(key in made.case.get("loans", [{}])[0] for key in ("interest_from", "due"))
            and seg.start is not None
        ):
            made.put((*path, "interest_from"), iso(seg.start), seg.spans.get("start"))
        put_rate(facts, made, (*path, "damages"), seg.rate, seg)
        if seg.limit is not None:
            made.put((*path, "interest_limit"), fen_plain(seg.limit), seg.spans.get("limit"))
        damages = damages[1:]
    _left(facts, [*interest, *damages])


def _tell_bases(facts: Facts, segs: list[Interest], whole: int) -> None:
    """Say of entries that bear on another sum than all of the principal that no key says so.

    定金…元及利息、损失…元: on what is left of the sum no interest is asked for; nor is it a key that it is asked for on
    more, as of the term before a part was paid.
    """
    for seg in segs:
        if seg.base is not None and seg.base != whole:
            words = f"以{fen_plain(seg.base)}元为基数（本金{fen_plain(whole)}元）"
            facts.note("no-key", seg.spans.get("base"), words=words)


def _tell_less(facts: Facts, segs: list[Interest]) -> None:
    """Say that no key takes what was paid of an entry: of which day it is no word says."""
    for seg in segs:
        if seg.less is not None:
            facts.note("no-key", seg.spans.get("less"), words=f"扣除已付{fen_plain(seg.less)}元")


def _is_ceiling(seg: Interest) -> bool:
    """Whether an entry bears four times the LPR as it moves: not that of one day, nor a figure beside it."""
    rate = seg.rate
    return rate is not None and rate.term == "4xLPR" and not rate.when and not rate.value and rate.day is None


def _late(seg: Interest) -> bool:
    return any(word in seg.name for word in ("逾期", "罚息", "占用", "损失", "迟延"))


def _paid_for_another(facts: Facts) -> bool:
    """Whether what is asked for was paid for the debtor: nothing was lent, so that all interest is for being late."""
    text = facts.source.text
    said = [text[max(one.span[0] - 14, 0) : one.span[0]] for one in facts.sums if one.kind == "principal"]
    return bool(said) and all(re.search("垫|代偿", words) for words in said)


def _claimed(facts: Facts, made: Made, path: Path, seg: Interest, kind: str, *, ends: bool = True) -> None:
    """The keys of one debt that one running entry gives; without ``ends`` it runs on past its last day."""
    late = _late(seg) or kind in ("sale", "construction", "other") or _paid_for_another(facts)
    if seg.start is not None:
        made.put((*path, "interest_from"), iso(seg.start), seg.spans.get("start"))
    elif seg.event and not (facts.lent and seg.event in ("借款", "出借")):
        made.waiting[(*path, "interest_from")] = f"{seg.event}之日"
    key = "damages" if seg.damages else "overdue_rate" if late else "rate"
    put_rate(facts, made, (*path, key), seg.rate, seg)
    _tell_less(facts, [seg])
    if ends and seg.until is not None:
        made.put((*path, "interest_to"), iso(seg.until), seg.spans.get("until"))
    if seg.limit is not None:
        made.put((*path, "interest_limit"), fen_plain(seg.limit), seg.spans.get("limit"))


def _left(facts: Facts, segs: list[Interest]) -> None:
    """Entries that one debt has no key for are told."""
    for seg in segs:
        span = seg.spans.get("rate") or seg.spans.get("start")
        if span is not None:
            words = facts.source.words(
                min(one[0] for one in seg.spans.values()), max(one[1] for one in seg.spans.values())
            )
            facts.note("no-key", span, words=words)
