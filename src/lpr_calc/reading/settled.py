"""Interest that claims have settled up to a day (利息Y元计至D，之后……): the key ``carried`` of the loan."""

from __future__ import annotations

import re

from ..base.dates import iso
from ..base.money import fen_plain
from .case import Made, Path
from .facts import Facts, Interest, Span

_HEADS = {"利罚": "interest", "罚": "penalty", "复": "compound"}


def without_repeats(running: list[Interest]) -> list[Interest]:
    """Leave out entries that say again what another says: 之后的利息以X为基数自D起……, 此后利息按同一利率."""
    kept: list[Interest] = []
    for seg in running:
        again = seg.inherited or (seg.afterwards and seg.start is None)
        if not (again and any(_says(one, seg) for one in kept)):
            kept.append(seg)
    return kept


def _says(one: Interest, again: Interest) -> bool:
    """Whether ``one`` says all that ``again`` does."""
    return (
        one.base == again.base
        and one.rate == again.rate
        and one.damages == again.damages
        and again.start in (None, one.start)
        and one.until == again.until
        and one.limit == again.limit
    )


class Settled:
    """The sums of interest of one loan that are settled up to one day, and what runs on from the next.

    ``running`` is what is left of the entries that run: compound interest on the settled sums is a key of its own.
    """

    def __init__(self, facts: Facts, running: list[Interest], fixed: list[Interest], kind: str, whole: int) -> None:
        """``whole`` is the principal in fen, on which all that runs must run."""
        self.facts, self.kind, self.running = facts, kind, running
        self.sums = [seg for seg in fixed if not seg.damages and seg.until is not None and not _is_stated(seg)]
        self.at: int | None = None
        self.compound = ""
        days = {seg.until for seg in self.sums}
        chained = len(running) == 2 and running[0].until is not None and running[1].start == running[0].until + 1
        starts = {seg.start for seg in running[: 1 if chained else None]}
        open_ = all(seg.until is None for seg in running[1 if chained else 0 :])
        if len(days) != 1 or len(starts) > 1 or not open_ or any(seg.damages for seg in running):
            return
        eve = [seg.spans.get("start") for seg in running]
        if chained and any(seg.spans.get("until") in eve for seg in self.sums):
            # 利息（自D1计算至D2）Y元及逾期利息（自D3起…）: the sum is that of the first stretch itself.
            return
        if not all(map(self._is_one_sum, self.sums)) or len(self.heads()) < len(self.sums):
            # 利息、罚息共计Y元: which head has how much is not said; no figure is written that the text does not hold.
            return
        if any(seg.base not in (None, whole) for seg in running[: 2 if chained else 1]):
            return
        (day,) = days
        assert day is not None
        start = next(iter(starts), day + 1)
        # 截至D的利息……自D起……: the day of settlement itself is the first that runs.
        if start not in (day, day + 1) or not (chained or self._one_track()):
            return
        self.at = start - 1

    def _is_one_sum(self, seg: Interest) -> bool:
        """Whether a sum is interest of one head: no fee, nor several heads in one figure."""
        text, (start, end) = self.facts.source.text, seg.spans["amount"]
        name = seg.spans.get("name", (start, start))[0]
        several = re.search("[共合总]计", text[max(start - 6, 0) : end]) or re.search("[息利][、和及与]$", text[:name])
        return bool(re.search("息|复利|损失|占用费", seg.name)) and several is None

    def _one_track(self) -> bool:
        """Whether one entry runs on the principal, and at most compound interest on the settled sums beside it."""
        if len(self.running) < 2:
            return True
        first, one, *more = self.running
        if more or self.kind != "bank-loan" or _head(one) != "compound" or one.rate != first.rate:
            return False
        heads = self.heads()
        within = heads.get("interest", 0)
        self.compound = {within: "in-term", within + heads.get("penalty", 0): "all"}.get(one.base or 0, "")
        self.running = [first] if self.compound else self.running
        return bool(self.compound)

    def heads(self) -> dict[str, int]:
        """The settled sums in fen by the keys they have, less what the text says was paid of them."""
        found: dict[str, int] = {}
        for seg in self.sums:
            head = _head(seg) if self.kind == "bank-loan" else "interest"
            found[head] = found.get(head, 0) + (seg.amount or 0) - (seg.less or 0)
        return {head: fen for head, fen in found.items() if fen > 0}

    def put(self, made: Made, path: Path) -> list[Interest]:
        """Write the settled sums beside what runs on; return the entries they were read from."""
        loans = made.case.get("loans") or []
        if self.at is None or len(loans) != 1 or not self.heads():
            return []
        starts: tuple[Span, ...] = ()
        for key in ("interest_from", "lent"):
            # What runs begins on the day after; on which day the money was lent is not said.
            if key == "interest_from" or loans[0].get(key) == iso(self.at + 1):
                loans[0].pop(key, None)
                starts += made.why.pop((*path, key), ())
        made.waiting.pop((*path, "interest_from"), None)
        first = self.sums[0]
        made.put((*path, "carried", "at"), iso(self.at), first.spans.get("until"), *starts)
        for head in self.heads():
            of_head = [seg for seg in self.sums if self.kind != "bank-loan" or _head(seg) == head]
            own = [seg.spans.get(slot) for seg in of_head for slot in ("amount", "less")]
            made.put((*path, "carried", head), fen_plain(self.heads()[head]), *own)
        if not self.running:
            # Nothing is asked for the days that follow.
            made.put((*path, "interest_to"), iso(self.at))
        if self.kind == "bank-loan" and "compound" not in self.facts.extra:
            made.put((*path, "compound"), self.compound or "none")
        self.facts.note("carried" if self.running else "carried/alone", first.spans.get("amount"), at=iso(self.at))
        return self.sums


def _is_stated(seg: Interest) -> bool:
    """Whether a rate, a first and a last day are said of a sum, by which all of it can be computed."""
    return seg.rate is not None and seg.start is not None and seg.until is not None


def _head(seg: Interest) -> str:
    return next((head for word, head in _HEADS.items() if word in seg.name), "interest")
