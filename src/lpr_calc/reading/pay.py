"""Clauses that order, ask for or agree a payment: who pays whom what, by when, with which interest.

The tokens of a clause are walked once. A sum belongs to the head before it, a slot of interest to the entry that is
open; a slot that is filled already opens the next entry.
"""

from __future__ import annotations

import re

from .days import Day, Deadline
from .facts import Facts, Span, Sum
from .lexer import Token, lex
from .marks import (
    ANY_HEAD,
    FIGURES,
    FILLER,
)  # fmt: skip
from .persons import DEBTORS, Named
from .rules import rules_of
from .sums import Sums


def read_pay(facts: Facts, item: int, start: int, end: int) -> None:
    """Read a clause of payment into ``facts``."""
    tokens, gaps = lex(facts.source.text, start, end, rules_of(facts), (ANY_HEAD,), FILLER)
    Payment(facts, item).walk(tokens, gaps, (start, end))


class Payment(Sums):
    """One clause of payment, walked token by token."""

    def walk(self, tokens: list[Token], gaps: list[Span], clause: Span) -> None:
        """Read every token; what could not be placed joins the gaps."""
        self.gaps = list(gaps)
        self.confirms = self.facts.source.text.startswith("确认", clause[0])
        parts = self._made_of(tokens)
        for number, token in enumerate(tokens):
            if token.start in parts:
                continue
            after = tokens[number + 1] if number + 1 < len(tokens) else None
            self._one(token, after)
            self.last_rule = token.rule
        self._fee_again()
        self._close_group()
        self._settle_deadlines()
        self._parts_of_whole()
        self._count_parts()
        self._whole_from_total()
        facts = self.facts
        facts.understood.append(clause)
        serious = any(token.rule in ("amount", "base", "rate", "start", "end", "limit", "stated") for token in tokens)
        for gap in sorted(self.gaps):
            (facts.unread if serious or FIGURES.search(facts.source.text[slice(*gap)]) else facts.loose).append(gap)

    def _made_of(self, tokens: list[Token]) -> set[int]:
        """The places of the tokens in brackets that say what the sum before them is made of (2020年度…元、2021年度…元)."""
        found: set[int] = set()
        for number, token in enumerate(tokens):
            whole = tokens[number - 1] if number else None
            if token.rule != "open" or whole is None or whole.rule not in ("amount", "stated"):
                continue
            closing = next((other for other in tokens[number + 1 :] if other.rule == "close"), None)
            inside = [other for other in tokens if closing is not None and token.end <= other.start < closing.start]
            sums = [other for other in inside if other.rule == "amount" and other.value.other is None]
            worth = whole.value.fen if whole.rule == "amount" else whole.value.amount.fen
            plain = all(
                other.rule in ("amount", "among", "period", "day") or other.rule.startswith("head-") for other in inside
            )
            each = (
                len(sums) == 1
                and sums[0].value.fen > 0
                and worth % sums[0].value.fen == 0
                and "每" in self.facts.source.text[token.end : sums[0].start]
            )
            if closing is not None and each and plain:
                found |= {other.start for other in inside}
                self.gaps = [gap for gap in self.gaps if not token.end <= gap[0] < closing.start]
                self.facts.stated.append(("part", sums[0].value.fen, None, (sums[0].start, sums[0].end)))
            elif closing is not None and len(sums) > 1 and plain and sum(other.value.fen for other in sums) == worth:
                found |= {other.start for other in inside}
                self.gaps = [gap for gap in self.gaps if not token.end <= gap[0] < closing.start]
                self.facts.stated += [("part", other.value.fen, None, (other.start, other.end)) for other in sums]
                self._lent_in(inside)
        return found

    def _lent_in(self, inside: list[Token]) -> None:
        """（其中D1借款10万元、D2借款8万元）: what was lent on days of its own."""
        days = [other for other in inside if other.rule == "day" and other.value.day is not None]
        sums = [other for other in inside if other.rule == "amount"]
        text = self.facts.source.text
        turns = len(days) == len(sums) and all(a.start < b.start for a, b in zip(days, sums, strict=True))
        turns = turns and all(a.start < b.start for a, b in zip(sums, days[1:], strict=False))
        if turns and all(re.search("借|转账|汇|交付", text[a.end : b.start]) for a, b in zip(days, sums, strict=True)):
            self.facts.lent += [(a.value.day, b.value.fen, (a.start, b.end)) for a, b in zip(days, sums, strict=True)]

    def _one(self, token: Token, after: Token | None) -> None:
        read = getattr(self, f"_on_{token.rule.replace('-', '_').split('_')[0]}", None)
        if read is not None:
            read(token, after)

    def _fee_again(self) -> None:
        """A clause that has a fee's sum and nothing else (被申请人应将25600元支付给申请人) says whom it is paid to."""
        known = {fee.fen: fee for fee in self.facts.fees}
        if not self.sums or self.group or any(one.name or one.fen not in known for one in self.sums):
            return
        if any(one.name and one.fen == fen for fen in known for one in self.facts.sums):
            return
        for one in self.sums:
            if self.payees:
                known[one.fen].payee, known[one.fen].sure = "creditor", True
        self.facts.sums = [one for one in self.facts.sums if one not in self.sums]
        self.sums = []

    def _on_among(self, token: Token, after: Token | None) -> None:
        if self.depth == 0 and self.sums:
            self.whole_at = len(self.sums)

    def _parts_of_whole(self) -> None:
        """``于D前偿还200000元，其中D1前100000元，D2前100000元``: the instalments are the whole, and not beside it."""
        whole, parts = self.sums[self.whole_at - 1 : self.whole_at], self.sums[self.whole_at :]
        if self.whole_at and parts and all(one.lent is not None for one in parts):
            if sum(one.fen for one in parts) == whole[0].fen:
                # 本金共计13万元：其中D1借款8万元，D2借款5万元: the loans are the whole.
                self.facts.sums = [one for one in self.facts.sums if one is not whole[0]]
                self.facts.stated.append(("total", whole[0].fen, None, whole[0].span))
            return
        if not whole or not parts or any(one.deadline is None for one in parts):
            return
        if sum(one.fen for one in parts) == whole[0].fen and whole[0].deadline is not None:
            whole[0].deadline = None
            facts = self.facts
            facts.instalments = [one for one in facts.instalments if one[2] != whole[0].span]

    def _on_party(self, token: Token, after: Token | None) -> None:
        who: Named = token.value
        facts = self.facts
        if self.depth or who.both:
            return
        names = list(who.names)
        if who.side == "creditor" or (not who.side and self.verb):
            for name in names:
                facts.parties.add(name, "creditor")
            self.payees += names
            if not names:
                facts.names_asked = True
        elif not self.verb or who.side == "debtor":
            for name in names:
                facts.parties.add(name, "debtor")
            if not self.payees or not self.verb:
                self._payers(names or self._meant(token))
            if not names and not facts.parties.of("debtor"):
                facts.names_asked = True

    def _meant(self, token: Token) -> list[str]:
        """Whom a role without a name stands for: 二被告 for all who are named and, where that is too few, who is not;
        被告 alone then for him.
        """
        facts = self.facts
        named = [name for name in facts.parties.of("debtor") if name not in DEBTORS]
        unnamed = facts.parties.unnamed(facts.source.text)
        if unnamed is None or not named:
            return named
        role = unnamed[0]
        return [role] if facts.source.text[token.start : token.end] == role else [*named, role]

    def _payers(self, names: list[str]) -> None:
        facts = self.facts
        self.who += [name for name in names if name not in self.who]
        for name in names:
            if name not in facts.payers and facts.parties.sides.get(name) != "creditor":
                facts.payers.append(name)

    def _on_deadline(self, token: Token, after: Token | None) -> None:
        deadline: Deadline = token.value
        if deadline.by is not None:
            day = self._day(deadline.by, token)
            if day is None:
                return
            deadline = deadline._replace(by=Day(day))
            if not self.by_used and self.by is not None:
                self._settle_deadlines()
            self.by, self.by_used = deadline, False
            self.by_span = (token.start, token.end)
            if self._closes(token, after) and self.sums and self.sums[-1].deadline is None and self.instalments:
                self._date(self.sums[-1])
            return
        self.facts.deadlines.setdefault(self.item, deadline)
        self.facts.deadline_spans.setdefault(self.item, (token.start, token.end))

    def _closes(self, token: Token, after: Token | None) -> bool:
        """Whether a day ends what it is said of (余款…元于…前付清) and opens no payment (于…前支付…元)."""
        if after is None or after.rule != "verb" or after.start != token.end:
            return False
        text = self.facts.source.text
        return text[after.end : after.end + 1] in tuple("，。；") or after.end == len(text)

    @property
    def instalments(self) -> bool:
        """Whether the clause has given a sum with a day of its own."""
        return any(one.deadline is not None for one in self.sums)

    def _date(self, sum_: Sum) -> None:
        """Give a sum the day that was read last, as one of several instalments."""
        assert self.by is not None
        sum_.deadline, self.by_used = self.by, True
        if self.by.by is not None and self.by.by.day is not None:
            self.facts.instalments.append((self.by.by.day, sum_.fen, sum_.span))
            self.dated += 1

    def _settle_deadlines(self) -> None:
        """A day after its sum (…元，于2023年12月20日前付清) is that of every sum of the clause."""
        if self.by is None or self.by_used:
            return
        if self.sums and not any(sum_.deadline for sum_ in self.sums):
            for sum_ in self.sums:
                sum_.deadline = self.by
        elif not self.sums:
            self.facts.deadlines.setdefault(self.item, self.by)
            self.facts.deadline_spans.setdefault(self.item, self.by_span)
        self.by_used = True

    def _on_manner(self, token: Token, after: Token | None) -> None:
        if self.depth == 0 and not self.sums and len(self.facts.payers) > 1 and token.value != "each":
            self.facts.liability = self.facts.liability or token.value

    def _on_verb(self, token: Token, after: Token | None) -> None:
        self.verb = True
        self.estate = token.end - token.start > 4
        dated = self.by is not None and not self.by_used
        if self.depth == 0 and dated and after is not None and after.rule == "amount":
            self.head = self.head if self.head is None or self.head.kind == "principal" else None

    def _on_reference(self, token: Token, after: Token | None) -> None:
        """上述款项 inside a clause of payment carries no fact of its own."""

    def _on_open(self, token: Token, after: Token | None) -> None:
        self.depth += 1
        if self.last_rule == "amount" and self.seg is not None and self.seg.amount is not None:
            self.explained = self.seg  # 利息4950元（按R自D1计至D2）: what the sum is of
        names = [one.name for one in self.group if one.runs]
        if self.last_rule == "head-interest" and after is not None and after.rule == "head-interest" and len(names) > 1:
            self.listed = [one for one in self.group if one.runs and one.base is None and one.rate is None and one.name]
            if after.value.name not in [one.name for one in self.listed]:
                self.listed = []

    def _on_close(self, token: Token, after: Token | None) -> None:
        self.depth = max(self.depth - 1, 0)
        self.explained = None
        self.listed = []
        if self.depth == 0 and self.parts:
            # （其中逾期本金…元、提前到期本金…元）: parts of the sum before, or of one loan in it.
            if sum(fen for fen, _ in self.parts) <= self.sums[-1].fen:
                self.facts.stated += [("part", fen, None, span) for fen, span in self.parts]
            else:
                self.gaps += [span for _, span in self.parts]
            self.parts = []
        if self.depth == 0 and self.seg is not None and not self.seg.empty:
            self.seg.closed = True
            self._drop_period(after)

    def _drop_period(self, after: Token | None) -> None:
        """Days behind a price that no rate and no name of interest goes with are the period it is for (租金…元（自…至…止））."""
        seg = self.seg
        if seg is None or not seg.runs or seg.name or seg.rate is not None or seg.base is not None:
            return
        if seg.start is None or seg.until is None or self.head is None or self.head.kind != "principal":
            return
        if (after is None or after.rule not in ("rate", "head-interest")) and len(self.group) == 1:
            self.group, self.seg = [], None

    def _on_semicolon(self, token: Token, after: Token | None) -> None:
        if self.seg is not None and not self.seg.empty:
            self.seg.closed = not self.depth
            self._semicolon_inside(after)

    def _semicolon_inside(self, after: Token | None) -> None:
        """Behind a semicolon inside brackets the next slot opens the next entry."""
        if self.depth and after is not None and after.rule in ("base", "start") and self.seg is not None:
            former = self.seg
            seg = self._next(after)
            if after.rule == "start":
                seg.base, seg.base_of = former.base, former.base_of
                seg.inherited = seg.base is not None


def read_loose(facts: Facts, start: int, end: int) -> None:
    """Read a clause that is none of the known kinds: whatever figures or persons it holds are unread."""
    text = facts.source.text
    tokens, gaps = lex(text, start, end, rules_of(facts), (ANY_HEAD,), FILLER)
    serious = FIGURES.search(text[start:end]) or any(isinstance(token.value, Named) for token in tokens)
    (facts.unread if serious else facts.loose).append((start, end))
