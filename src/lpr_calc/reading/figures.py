"""Whether every figure of a clause that was read came to something: a sum, a day or a rate in the words of the clause that
is nowhere in what was read of the text was lost on the way.

A clause is taken for read as a whole once its words fit; what its words hold beside that is found here, by value. Nothing is
mended: a figure that came to nothing is unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from ..base.checking import Any
from ..base.errors import Refused
from ..base.record import Record
from ..values.amount import parse_amount
from .amounts import amount_at
from .case import Made
from .days import day_at
from .facts import Facts, Interest, Span
from .marks import COURT_FEES
from .references import number_of

_SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?)[%‰]")
_RATE = re.compile(rf"{_SHARE.pattern}|[百千万]分之[0-9.一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾零点]+")
_OF_A_PAPER = re.compile(
    "(?:的|起|日)?(?:签订|签署|订立|签名|出具|作出|开庭|立案|受理|登记|成立|施行|修正|修订|公布|生效的|发布|所签|达成)"
    "|(?:止)?，[^，。；0-9]{0,20}欠"
)
"""Behind a day that is one of a paper, of the suit, or of the account."""
_OF_A_PERIOD = re.compile(
    "(?:期间)?(?:的|拖欠|欠付)*(?!利息|逾期|违约金|罚息|资金|期间|止|不|计|按|的)[一-龥]|(?:止)?）?(?:期间)?的(?:租金|物业|工资)"
)
"""Behind two days that say of which time a price is (2023年1月1日至2023年10月31日期间的租金)."""
_NO_RATE = re.compile("(?:的)?(?:股|份额|出资|产权)")
_AHEAD = re.compile(
    "(?:注册资本|出资额|认缴|实缴|评估)[^，。；]{0,6}$|(?:预交|预缴|退还|退回|垫付|垫交|已扣除[^，。；]{0,8})(?:的|了)?$|（暂计至[^，。；（）]{0,24}$"
)
"""Before a sum that says what a share is of, or what was paid ahead to the court, is off already, or is what a
person answers for so far."""

_NEAR = 6
"""So many figures on either side of one are tried for a sum with it."""


class Figure(Record):
    """A figure in the words of a clause: ``kind`` is ``sum`` (fen), ``day`` (its number) or ``rate``."""

    start: int
    end: int
    kind: str
    value: int


def lost_figures(facts: Facts, made: Made) -> list[Span]:
    """Return the places of sums, days and rates of the clauses that were read which no fact holds."""
    excused = [*facts.unread, *facts.loose, *facts.seen]
    excused += [span for code, _, span in facts.notes if code == "no-key" and span is not None]
    known = _Known(facts, made)
    lost: list[Span] = []
    for first, last in sorted(set(facts.understood)):
        figures = [*_figures(facts.source.text, first, last)]
        lost += [
            (one.start, one.end)
            for one in known.lost_in(facts.source.text[first:last], figures)
            if not any(a < one.end and one.start < b for a, b in excused)
        ]
    return lost


def _figures(text: str, first: int, last: int) -> Iterator[Figure]:
    """The figures of a piece, in their order."""
    at = first
    while at < last:
        if (day := day_at(text, at, last)) is not None:
            if day[1].day is not None:
                yield Figure(at, day[0], "day", day[1].day)
            at = day[0]
        elif (amount := amount_at(text, at, last)) is not None:
            yield Figure(at, amount[0], "sum", amount[1].fen)
            at = amount[0]
        elif (rate := _RATE.match(text, at, last)) is not None:
            yield Figure(at, rate.end(), "rate", 0)
            at = rate.end()
        else:
            at += 1


class _Known:
    """The figures that were read of a text."""

    def __init__(self, facts: Facts, made: Made) -> None:
        self.facts, self.text = facts, facts.source.text
        self.entries = [*facts.interest, *facts.conditional]
        self.sums = _sums(facts, self.entries) | {*_sums_of(made.case)}
        self.days = _days(facts, self.entries)
        self.rates = [span for seg in self.entries for name, span in seg.spans.items() if name == "rate"]
        self.shares = {*facts.shares, *(str(one.more.get("share")) for one in facts.guarantees)}
        self.rates += [span for _, span in facts.extra.values()]
        self.rates += [span for _, span, _ in facts.ceilings]

    def lost_in(self, words: str, figures: list[Figure]) -> list[Figure]:
        """The figures of one clause that are none of those, and do not add up to one of them either."""
        fees = bool(COURT_FEES.search(words))
        known = {*self.sums}
        sums = [one for one in figures if one.kind == "sum"]
        while more := {one.value for one in sums if one.value not in known and self._adds_up(one, sums, known, words)}:
            known |= more
        lost = [one for one in sums if one.value not in known and not self._aside(one)]
        days = [one for one in figures if one.kind == "day"]
        lost += [one for one in days if not fees and one.value not in self.days and not self._of_something(one, days)]
        every = known | {one.value for one in sums}
        lost += [one for one in figures if one.kind == "rate" and not self._used(one, every)]
        return lost

    def _adds_up(self, one: Figure, sums: list[Figure], known: set[int], words: str) -> bool:
        fen, place = one.value, sums.index(one)
        others = [other.value for other in sums[max(place - _NEAR, 0) : place + _NEAR] if other is not one]
        for count in (1, 2):
            for some in combinations(others, count):
                whole = sum(some)
                if fen + whole in known or fen - whole in known or whole - fen in known:
                    return True
                if count == 2 and (fen + some[0] - some[1] in known or fen - some[0] + some[1] in known):
                    return True
        shares = [Fraction(said[1]) / 100 for said in _SHARE.finditer(words)][:_NEAR]
        if any(fen * share in known for share in shares):
            return True
        if re.search("余款|其余|剩余", words) and any(0 < one < fen for one in known & {*others}):
            return True
        return 2 * fen in known or (
            fen % 2 == 0 and fen // 2 in known and bool(re.search("减半|各半|一半|各自承担", words))
        )

    def _aside(self, one: Figure) -> bool:
        times = re.compile("/(?:天|日|月|年)×([0-9]+)").match(self.text, one.end)
        if times is not None and one.value * int(times[1]) in self.sums:
            return True
        return bool(_AHEAD.search(self.text[max(one.start - 30, 0) : one.start]))

    def _of_something(self, one: Figure, days: list[Figure]) -> bool:
        """Whether a day says of which paper, account or time something is."""
        if _OF_A_PAPER.match(self.text, one.end) or any(a <= one.start and one.end <= b for a, b in self.rates):
            return True
        if re.search("(?:已(?:支)?付|暂计)至$", self.text[max(one.start - 4, 0) : one.start]):
            return True
        for first, second in zip(days, days[1:], strict=False):
            if one not in (first, second) or not re.fullmatch("(?:计算)?至", self.text[first.end : second.start]):
                continue
            if _OF_A_PERIOD.match(self.text, second.end):
                return True
            before = self.text[max(first.start - 24, 0) : first.start]
            if (
                re.search("(?:租金|费|工资|报酬)[^，。；（]{0,20}（(?:自|从)?$", before)
                and self.text[second.end] in "）止"
            ):
                return True
        return False

    def _used(self, one: Figure, sums: set[int]) -> bool:
        if any(a < one.end and one.start < b for a, b in self.rates) or _NO_RATE.match(self.text, one.end):
            return True
        if re.compile("(?:，)?(?:即|计)").match(self.text, one.end):
            stated = re.compile("(?:，)?(?:即|计)").match(self.text, one.end)
            read = amount_at(self.text, stated.end(), len(self.text)) if stated else None
            if read is not None and read[1].fen in sums:
                return True
        said = _SHARE.match(self.text, one.start)
        if (f"{said[1]}%" if said else f"{number_of(self.text[one.start + 3 : one.end])}%") in self.shares:
            return True
        if said is None:
            return False
        part = Fraction(said[1]) / (100 if said[0].endswith("%") else 1000)
        return any(fen * share in sums for fen in sums for share in (part, 1 - part) if fen)


def _sums_of(node: Any) -> Iterator[int]:
    """The sums of a case, in fen."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _sums_of(one)
        return
    try:
        yield parse_amount(str(node))
    except Refused:
        return


def _sums(facts: Facts, entries: list[Interest]) -> set[int]:
    """Every sum that was read, in fen."""
    found: set[int | None] = set()
    found |= {one.fen for one in (*facts.sums, *facts.conditional_sums)} | {fee.fen for fee in facts.fees}
    for seg in entries:
        found |= {seg.base, seg.amount, seg.limit, seg.less, *(fen for fen, _ in seg.stated)}
        found |= {seg.principal.fen} if seg.principal is not None else set()
    for fee in facts.fees:
        found |= {fee.surplus, fee.fen + fee.surplus}
    found |= {fen for _, fen, _ in (*facts.lent, *facts.instalments)}
    found |= {fen for fen, _, _ in (*facts.paid, *facts.shared_limits)}
    found |= {fen for _, fen, _, _ in facts.stated} | {one.limit for one in facts.guarantees}
    found |= {one.get("maximum") for one in facts.security}
    return {fen for fen in found if fen}


def _days(facts: Facts, entries: list[Interest]) -> set[int]:
    """Every day that was read, and the days beside those of interest, which runs from or to the day before or after."""
    found: set[int | None] = set()
    for seg in entries:
        for day in (seg.start, seg.until):
            found |= {day, day - 1, day + 1} if day is not None else set()
        found |= {day for _, day in seg.stated}
    every = [*facts.deadlines.values(), *(one.deadline for one in facts.sums if one.deadline is not None)]
    found |= {one.by.day for one in every if one.by is not None}
    found |= {day for day, _, _ in (*facts.lent, *facts.instalments)} | {fee.due for fee in facts.fees}
    found |= {day for _, _, day, _ in facts.stated} | {facts.filed[0] if facts.filed else None, facts.last_day}
    return {day for day in found if day is not None}
