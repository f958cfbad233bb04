"""The slots of an entry of interest: base, first day, end, rate, limit; one that is filled already opens the next entry."""

from __future__ import annotations

import re

from .amounts import Amount
from .days import Start
from .entry_days import EntryDays
from .facts import Sum
from .lexer import Token
from .marks import (
    Base,
    Less,
)  # fmt: skip
from .rates import RateRead


class Slots(EntryDays):
    """The entries of interest of one clause, and what its other words have said so far."""

    def _on_loan(self, token: Token, after: Token | None) -> None:
        self.loan = self.facts.source.text[token.start : token.end].removesuffix("的").removesuffix("项下")

    def _on_base(self, token: Token, after: Token | None) -> None:
        base: Base = token.value
        seg = self._current()
        if seg.inherited and seg.runs and self.last_rule in ("start", "end", "rate"):
            seg.base, seg.base_of, seg.inherited = None, "", False
        if seg.base is not None or seg.base_of or (seg.amount is not None and seg is not self.explained):
            seg = self._next(token)
        if base.amount is not None:
            seg.base = base.amount.fen
        seg.base_of = base.of
        seg.spans["base"] = (token.start, token.end)

    def _on_bases(self, token: Token, after: Token | None) -> None:
        """分别以A、B为基数: an entry on each; days in one list behind it are theirs in turn."""
        self.side = []
        for fen in token.value:
            self._on_base(Token("base", token.start, token.end, Base(Amount(fen))), after)
            assert self.seg is not None
            self.side.append(self.seg)

    def _on_rest(self, token: Token, after: Token | None) -> None:
        if self.depth == 0 and after is not None and after.rule in ("amount", "stated", "deadline", "monthly"):
            # 余款…元: a part of the sum, paid later; none that bears interest.
            self.rest_said, self.head = True, None
            return
        seg = self._next(token) if self.seg is not None and not self.seg.empty else self._current()
        seg.rest = True
        seg.spans["base"] = (token.start, token.end)

    def _on_rate(self, token: Token, after: Token | None) -> None:
        rate: RateRead = token.value
        seg = self._current()
        done = seg.start is not None and bool(seg.until is not None or seg.end) and seg.runs
        if seg.rate is not None and seg.rate != rate and done and after is not None and after.rule == "start":
            # …按R1，从D1计算至D2；按R2，从D3起…: the rate comes first in each.
            former = seg
            seg = self._next(token)
            seg.base, seg.base_of, seg.inherited = former.base, former.base_of, former.base is not None
        if seg.rate is not None and seg.rate != rate and not (seg.rate.agreed and not seg.rate.multiple):
            self.gaps.append((token.start, token.end))
            return
        explained = seg is self.explained or self.last_rule == "open"
        if seg.amount is not None and seg.start is None and not explained:
            seg = self._open()
        seg.rate = rate
        seg.spans["rate"] = (token.start, token.end)

    def _on_limit(self, token: Token, after: Token | None) -> None:
        seg = self.seg
        amount: Amount = token.value
        span = (token.start, token.end)
        words = self.facts.source.text[slice(*span)]
        running = [one for one in self.group if one.runs and not one.empty]
        # What closes a list of entries (均按…计算至…，总额…) is of all of them.
        shared = self.each or any(one.rate is None or not (one.until or one.end) for one in running[:-1])
        if len(running) > 1 and (
            self.depth == 0 or shared or re.match("[，但且并]*(?:上述|以上)|.{0,8}(?:合计|总计)", words)
        ):
            # 以上违约金合计以…元为限: of all of them together.
            self.facts.shared_limits.append((amount.fen, span, self.item))
            return
        if seg is None:
            self.facts.ask("shared-limit", span)
            self.gaps.append(span)
            return
        seg.limit = amount.fen
        seg.spans["limit"] = (token.start, token.end)

    def _on_earlier(self, token: Token, after: Token | None) -> None:
        former = self.seg
        seg = self._open(former.name if former else "利息")
        seg.amount, seg.spans["amount"] = token.value.fen, (token.start, token.end)

    def _on_each(self, token: Token, after: Token | None) -> None:
        """均按…计算至…: what follows is said of all entries before it."""
        self.each = self.each or "均" in self.facts.source.text[token.start : token.end]

    def _on_estate(self, token: Token, after: Token | None) -> None:
        """在继承遗产的范围内: heirs answer within what the text gives no sum of."""
        self.facts.ask("liable-range", (token.start, token.end))

    def _on_share(self, token: Token, after: Token | None) -> None:
        self.facts.shares = re.findall("[0-9.]+%|[0-9]+/[0-9]+", token.value)

    def _on_ceiling(self, token: Token, after: Token | None) -> None:
        """A ceiling that is a rate, on all entries of the clause together."""
        span = (token.start, token.end)
        running = [one for one in self.group if one.runs and not one.empty]
        if self.facts.kind == "claims":
            self.facts.extra["cap"] = (token.value.term, span)
        elif len(running) == 1 and running[0].rate is not None and token.value.same(running[0].rate):
            self.facts.note("ceiling-same", span)
        else:
            self.facts.ceilings.append((token.value, span, self.item))

    def _on_less(self, token: Token, after: Token | None) -> None:
        less: Less = token.value
        if self.seg is None and less.left is not None:
            fees = sum(fee.fen for fee in self.facts.fees if fee.item == self.item)
            own = sum(one.fen for one in self.sums) + fees
            if self.sums and own - less.taken.fen == less.left.fen:
                # 扣除押金…元后，还应支付…元: what is left is what is ordered.
                made = Sum(less.left.fen - fees, self.item, self.sums[-1].name, (self.sums[0].span[0], token.end))
                self.facts.sums = [one for one in self.facts.sums if one not in self.sums] + [made]
                self.sums = [made]
                return
        if less.left is None and (self.seg is not None or self.group or self.facts.interest):
            # 已支付的利息…元应予扣减: a payment whose day the text does not say.
            span = (token.start, token.end)
            self.facts.paid.append((less.taken.fen, "息" in self.facts.source.text[slice(*span)], span))
            return
        if self.seg is None:
            self.gaps.append((token.start, token.end))
            return
        self.seg.less = less.taken.fen
        self.seg.spans["less"] = (token.start, token.end)

    def _on_settled(self, token: Token, after: Token | None) -> None:
        words = self.facts.source.text[token.start : token.end]
        if "复利" in words and "不" not in words:
            self.facts.extra["compound"] = ("all", (token.start, token.end))
        if words.startswith(("按月", "按季")):
            self.facts.extra["settlement"] = (
                "monthly" if words[1] == "月" else "quarterly", (token.start, token.end),
            )  # fmt: skip

    def _on_day(self, token: Token, after: Token | None) -> None:
        """A day before an end begins a segment (2014年3月21日至…); any other is unread."""
        if after is not None and after.rule == "end":
            self._on_start(Token("start", token.start, token.end, Start(token.value)), after)
            return
        if after is not None and after.rule == "head-principal" and "借" in after.value.name and token.value.day:
            # 其中2019年5月6日借款8万元: the day it was lent on.
            self.lent_on = token.value.day, (token.start, token.end)
            self.facts.last_day = token.value.day
            return
        self.gaps.append((token.start, token.end))

    def _on_same(self, token: Token, after: Token | None) -> None:
        """此后的利息按同一标准计算: the rate that was said last."""
        seg = self._current()
        former = next((one for one in reversed(self.group) if one.rate is not None), None)
        if seg.rate is not None:
            return
        if former is None:
            self.gaps.append((token.start, token.end))
            return
        seg.rate, seg.spans["rate"] = former.rate, (token.start, token.end)
