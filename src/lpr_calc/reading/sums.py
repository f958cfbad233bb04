"""The sums of a clause of payment: what each is, by the head before it, and what is stated beside it."""

from __future__ import annotations

import re

from ..base.money import fen_plain
from .amounts import Amount
from .facts import Fee, Interest, Span, Sum
from .lexer import Token
from .marks import (
    Base,
    Head,
    Stated,
)  # fmt: skip
from .plans import Plans

_SHARE_OF = re.compile("的(?:[一二两三四五六七八九十0-9.]{1,6}倍|[0-9.]{1,8}%|[十百千万]{1,2}分之)")


class Sums(Plans):
    """The sums of a clause, and its entries of interest."""

    def _on_head(self, token: Token, after: Token | None) -> None:
        head: Head = self._with_former(token)
        self.behind = self._of_before(token) and after is not None and after.rule == "amount"
        self.head_at = token.end
        if head.kind in ("interest", "damages"):
            self.facts.item_heads.setdefault(self.item, set()).add(head.kind)
            self._name(head, token, after)
            self.head = head
        elif self.depth == 0 or head.kind == "cost":
            if head.kind == "principal" and self.seg is not None and after is not None and after.rule in ("base",):
                return
            self.head = head
        elif head.kind == "principal":
            self.head = head if self.seg is None else self.head
            self.base_head = token.end

    def _with_former(self, token: Token) -> Head:
        """误工费、交通费500元: one sum of both, by both their names."""
        head: Head = token.value
        between = self.facts.source.text[self.head_at : token.start] if self.head_at >= 0 else ""
        former = self.head if self.last_rule == "head-principal" and between in ("、", "和", "及", "与") else None
        if head.kind == "cost" and former is not None and former.name.endswith("费"):
            return Head("cost", f"{former.name}、{head.name}")
        return head

    def _on_amount(self, token: Token, after: Token | None) -> None:
        amount: Amount = token.value
        span = (token.start, token.end)
        self.last_fen = amount.fen
        if amount.decimals:
            self.facts.note("three-decimals", span)
            return
        if _SHARE_OF.match(self.facts.source.text, token.end):
            # 98000元的三倍损失294000元: what the next sum is worked out from.
            self.facts.stated.append(("part", amount.fen, None, span))
            return
        if amount.other is not None:
            self._two_sums(amount, token)
            return
        if self._bears(token, after) and (self.seg is not None or self.facts.sums):
            # 其中50万元的利息自…起、36万元的利息自…起: what bears it.
            self._on_base(Token("base", token.start, token.end, Base(amount)), after)
            return
        if self.depth and self._interest_open():
            self._inside(amount.fen, token, after)
            return
        if self.depth and not self._interest_open():
            self._aside(amount.fen, token)
            return
        if self.head is not None and self.used_at == (self.head_at, self.depth) and self._gap_before(token):
            # 律师费3500元、GPS费用1200元: a sum whose own head was not read is none of the head before it.
            self.gaps.append(span)
            return
        self.used_at = self.head_at, self.depth
        kind = self.head.kind if self.head else "principal"
        name = self.head.name if self.head else ""
        since = (
            after is not None and after.rule in ("start", "starts") and self.last_rule in ("among", "semicolon", "open")
        )
        if kind == "interest" and since and self.facts.sums:
            # 利息分段计算：其中50万元自…起…；150万元自…起…: what bears it, and none of its sums.
            seg = self._current()
            if seg.base is not None or seg.start is not None:
                seg = self._next(token)
            seg.base, seg.spans["base"] = amount.fen, span
            return
        if kind == "interest" or (kind == "damages" and self.seg is not None and self.so_far):
            self._fixed(amount.fen, span)
        elif kind == "damages":
            self._damages(amount.fen, span, name)
        elif kind == "cost":
            fee = Fee(name, amount.fen, span, self.item)
            fee.payers = tuple(self.who)
            self.facts.fees.append(fee)
            self.last_fee = fee
        elif kind == "charge":
            self.facts.sums.append(Sum(amount.fen, self.item, name, span, "charge"))
        else:
            self._principal(amount.fen, span, name)

    def _on_formula(self, token: Token, after: Token | None) -> None:
        """（300元/天×150天）: how the sum before it was worked out; unread where it comes to something else."""
        kind, value = token.value
        right = self.last_fen == value if kind == "product" else bool(value) and not self.last_fen % value
        if not self.last_fen or not right:
            self.gaps.append((token.start, token.end))

    def _gap_before(self, token: Token) -> bool:
        return any(gap[1] == token.start for gap in self.gaps)

    def _bears(self, token: Token, after: Token | None) -> bool:
        """Whether interest is said to be that of an amount (50万元的利息自…起)."""
        text = self.facts.source.text
        return after is not None and after.rule == "head-interest" and text[token.end : after.start] in ("的", "部分的")

    def _two_sums(self, amount: Amount, token: Token) -> None:
        span = (token.start, token.end)
        assert amount.other is not None
        self.facts.ask(
            "capital", span, first=fen_plain(amount.fen), second=fen_plain(amount.other),
        )  # fmt: skip
        self.facts.extra.setdefault("capital", ((amount.fen, amount.other), span))

    def _principal(self, fen: int, span: Span, name: str) -> None:
        if self.estate and self.facts.sums and self.head is None:
            # What a bankrupt owes of a debt that others are ordered to pay: the same debt seen again.
            self.facts.stated.append(("estate", fen, None, span))
            return
        if self.seg is not None and self.depth == 0 and self.group:
            self._close_group()
        made = Sum(fen, self.item, name, span)
        made.payers, made.confirmed = tuple(self.who), self.confirms
        made.rest, self.rest_said = self.rest_said, False
        if self.by is not None and not self.by_used and self.by.by is not None and self.by.by.day is not None:
            made.deadline = self.by
            self.by_used = True
            self.dated += 1
            self.facts.instalments.append((self.by.by.day, fen, span))
        if self.lent_on is not None:
            made.lent, self.lent_on = self.lent_on[0], None
        self.sums.append(made)
        self.facts.sums.append(made)

    def _damages(self, fen: int, span: Span, name: str) -> None:
        if self.seg is not None and self.seg.empty:
            self.group.remove(self.seg)
            self.seg = None
        made = Sum(fen, self.item, name, span, "damages")
        self.facts.sums.append(made)
        self.lumps.append(made)

    def _fixed(self, fen: int, span: Span) -> None:
        """A sum of interest that the text itself fixes."""
        seg = self.seg
        ran = seg is not None and seg.runs and not seg.closed and seg.start is not None and seg.until is not None
        at_once = seg is not None and seg.amount is None and seg.rate is not None and self.last_rule in ("rate", "end")
        if seg is not None and ran and (self.behind or at_once) and self.facts.kind == "judgment":
            # 从D1起至D2止按…计算的利息54000元, 自D1起至D2止按…计54000元: what those days came to, and no entry beside it.
            seg.amount, seg.spans["amount"] = fen, span
            return
        if seg is None or seg.closed or seg.amount is not None or not seg.runs or seg.rate is not None:
            seg = self._open(self.head.name if self.head else "")
        seg.amount = fen
        seg.spans["amount"] = span
        if seg.until is None and self.so_far is not None:
            seg.until, seg.spans["until"] = self.so_far

    def _interest_open(self) -> bool:
        return self.seg is not None and (not self.seg.closed or self.depth > 0)

    def _inside(self, fen: int, token: Token, after: Token | None) -> None:
        """An amount inside the brackets of interest: a sum behind its head, else a base."""
        span = (token.start, token.end)
        follows_head = self.last_rule in ("head-interest", "head-damages")
        ran = next((one for one in reversed(self.group) if not one.empty), None)
        if follows_head and ran is not None and ran.runs and not ran.closed and self._all_said(ran):
            # （自D1起至D2止按R计算，利息为6783元；…）: what those days come to.
            self.group = [one for one in self.group if not one.empty]
            self.seg, ran.amount, ran.spans["amount"] = ran, fen, span
            return
        if follows_head or (self.last_rule == "end" and self.so_far and self.head and self.head.kind == "interest"):
            self._fixed(fen, span)
            return
        if self.head is not None and self.head.kind == "cost" and self.last_rule == "head-cost":
            self.facts.fees.append(Fee(self.head.name, fen, span, self.item))
            return
        if after is not None and after.rule in ("start", "amount", "rate", "each", "end") or self.last_rule in (
            "among", "head-principal", "semicolon",
        ):  # fmt: skip
            seg = self.seg if self.seg is not None else self._open()
            if seg.base is not None or seg.start is not None or seg.amount is not None:
                seg = self._next(token)
            seg.base = fen
            seg.spans["base"] = span
            return
        self.gaps.append(span)

    @staticmethod
    def _all_said(seg: Interest) -> bool:
        return seg.start is not None and seg.until is not None and seg.rate is not None

    def _aside(self, fen: int, token: Token) -> None:
        """An amount in brackets of their own: known already, or unread."""
        known = {sum_.fen for sum_ in self.facts.sums} | {fee.fen for fee in self.facts.fees}
        if self.last_rule == "head-cost" and self.head is not None and self.head.kind == "cost":
            fee = Fee(self.head.name, fen, (token.start, token.end), self.item)
            fee.payers = tuple(self.who)
            self.facts.fees.append(fee)
        elif self.last_rule == "party" and self.facts.shares:
            # （其中乙300000元、丙200000元）: what each of them owes of it.
            self.facts.stated.append(("share", fen, None, (token.start, token.end)))
        elif self.last_rule == "head-principal" and self.sums:
            self.parts.append((fen, (token.start, token.end)))
        elif fen not in known:
            self.gaps.append((token.start, token.end))

    def _on_stated(self, token: Token, after: Token | None) -> None:
        stated: Stated = token.value
        span = (token.start, token.end)
        if stated.amount.other is not None:
            self._two_sums(stated.amount, token)
            return
        fen = stated.amount.fen
        if stated.what == "sum" and self.last_rule.startswith("head-"):
            self._on_amount(Token("amount", token.start, token.end, stated.amount), after)
            return
        if stated.what == "as-of":
            self._as_of(stated, token)
            return
        if stated.what == "sum" and self.last_rule == "end" and self.so_far and (self.seg is None or self.seg.empty):
            # 利息（截至D为…元；自D+1起…）: the sum is ordered, and its day is that of the end before it.
            self._fixed(fen, span)
            return
        if stated.what == "total" and self.last_rule == "head-principal" and not self.sums and self.depth == 0:
            # 货款共计…元: one head, so that the total is its sum.
            self._on_amount(Token("amount", token.start, token.end, stated.amount), after)
            return
        named = self.last_rule in ("head-interest", "head-damages") and self.seg is not None and self.seg.empty
        if stated.what == "total" and self.sums and named and self.depth == 0:
            # 罚息及复利合计…元: one sum of both.
            self._fixed(fen, span)
            return
        if stated.what == "total" and not self.facts.sums and not self.facts.fees and self.depth == 0:
            self.total = fen, span
            self.mixed_total = self.last_rule == "head-interest"
            if self.mixed_total and self.seg is not None and self.seg.empty:
                self.group.remove(self.seg)
                self.seg, self.head = None, None
            return
        if self.seg is not None and self.seg.runs and self.depth and stated.what != "total":
            day = None
            if stated.at is not None:
                day = self._day(stated.at, token)
            self.seg.stated.append((fen, day))
        day = stated.at.day if stated.at is not None else None
        if stated.filed and day is not None and self.facts.kind == "claims":
            self.facts.filed = (day, span)
        if self.seg is not None and self.seg.runs and self.seg.start is None and not self.seg.end and day is not None:
            # 利息暂计至…为…元 with no first day before it: the sum is fixed, what follows runs.
            self._fixed(fen, span)
            self.seg.until = day
        self.facts.stated.append((stated.what, fen, day, span))

    def _as_of(self, stated: Stated, token: Token) -> None:
        """截至D为…元: what runs has come to so much, a check; where nothing runs yet, a sum that is ordered."""
        span = (token.start, token.end)
        day = self._day(stated.at, token) if stated.at is not None else None
        if day is None:
            return
        seg = self.seg
        if seg is not None and seg.runs and not seg.closed and (seg.rate is not None or seg.end == "open"):
            seg.stated.append((stated.amount.fen, day))
            self.facts.stated.append(("interim", stated.amount.fen, day, span))
            return
        self.so_far = day, span
        self._fixed(stated.amount.fen, span)
        if stated.name and self.seg is not None:
            self.seg.name = stated.name

    def _whole_from_total(self) -> None:
        """本息共计…元 without its parts is one sum, and asked about."""
        if self.total is None:
            return
        fen, span = self.total
        if self.sums or any(seg.item == self.item for seg in self.facts.interest):
            self.facts.stated.append(("total", fen, None, span))
            paid = [one.fen for one in self.sums if one.deadline is not None]
            if self.head is None and len(paid) == len(self.sums) and sum(paid) == fen and self.mixed_total:
                self.facts.ask("split", span)
            return
        self._principal(fen, span, "")
        self.facts.ask("split", span)
