"""Clauses that order, ask for or agree a payment: who pays whom what, by when, with which interest.

The tokens of a clause are walked once. A sum belongs to the head before it, a slot of interest to the entry that is
open; a slot that is filled already opens the next entry.
"""

from __future__ import annotations

import re
from datetime import date

from ..base.dates import zh_date
from ..base.money import fen_plain
from .amounts import Amount, amount_at
from .days import Day, Deadline, End, Monthly, Start, day_at, deadline_at, end_at, monthly_at, start_at
from .facts import Facts, Fee, Interest, Span, Sum
from .lexer import Found, Rule, Token, lex, pattern
from .links import distribute
from .marks import (
    AFTERWARDS,
    ANY_HEAD,
    COSTS,
    EACH,
    FIGURES,
    FILLER,
    HEADS,
    PRINCIPAL,
    REST,
    TOGETHER,
    VERB,
    Base,
    Head,
    Less,
    Stated,
    base_at,
    less_at,
    limit_at,
    stated_at,
)  # fmt: skip
from .persons import Named
from .rates import RateRead, ceiling_at, rate_at
from .references import reference_at

_SIGNS = (
    Rule("open", pattern("（", lambda found: found[0])),
    Rule("close", pattern("）", lambda found: found[0])),
    Rule("semicolon", pattern("；", lambda found: found[0])),
    Rule("among", pattern("其中", lambda found: found[0])),
)


def _earlier(text: str, at: int, end: int) -> Found | None:
    """Read interest that ran before the base it is now counted on: ``此前尚欠800元``."""
    return amount_at(text, at + 4, end) if text.startswith("此前尚欠", at) else None


_OF_WHAT = re.compile(
    rf"(?:期间)?(?:内)?(?:的|所欠的?|欠付的?|拖欠的?|产生的|应付的?|未付的?)*(?=(?:{PRINCIPAL}|{COSTS}))"
)


def _period(text: str, at: int, end: int) -> Found | None:
    """Read the period a price is for (2019年1月1日至2021年12月31日期间的物业费): it bears no interest."""
    first = start_at(text, at, end) or day_at(text, at, end)
    last = end_at(text, first[0], end) if first is not None else None
    if last is None or last[1].day is None:
        return None
    what = _OF_WHAT.match(text, last[0], end)
    return None if what is None else (what.end(), None)


_FIXED = (
    Rule("deadline", deadline_at),
    Rule("start", start_at),
    Rule("end", end_at),
    Rule("rate", rate_at),
    Rule("base", base_at),
    Rule("limit", limit_at),
    Rule("ceiling", ceiling_at),
    Rule("stated", stated_at),
    Rule("less", less_at),
    Rule("amount", amount_at),
    Rule("day", day_at),
    *HEADS,
    VERB,
    TOGETHER,
    AFTERWARDS,
    REST,
    EACH,
    *_SIGNS,
    Rule("reference", reference_at),
    Rule(
        "share", pattern(r"按(?:[0-9.]+%|[0-9]+/[0-9]+)(?:、(?:[0-9.]+%|[0-9]+/[0-9]+))*的份额", lambda found: found[0])
    ),
    Rule("monthly", monthly_at),
    Rule("earlier", _earlier),
    Rule("period", _period),
    Rule(
        "settled",
        pattern(
            "按月计收复利|按季计收复利|按月计息|按季计息|按月付息|按季付息|罚息不计收?复利|不计复利|到期还本付息|一次性还本付息"
        ),
    ),
    Rule(
        "loan",
        pattern(
            r"[^，。；：（）、元及和]{1,12}项下(?:的)?|第[一二三四五六七八九十]{1,2}笔(?:出借款|借款)(?=[期逾利违])|第[一二三四五六七八九十]{1,2}期(?=[逾期利违])"
        ),
    ),
)


def rules_of(facts: Facts) -> tuple[Rule, ...]:
    """Every rule, with the names this text has."""
    return (Rule("party", facts.parties.party_at), *_FIXED)


def read_pay(facts: Facts, item: int, start: int, end: int) -> None:
    """Read a clause of payment into ``facts``."""
    tokens, gaps = lex(facts.source.text, start, end, rules_of(facts), (ANY_HEAD,), FILLER)
    Payment(facts, item).walk(tokens, gaps, (start, end))


class Payment:
    """One clause of payment, walked token by token."""

    def __init__(self, facts: Facts, item: int) -> None:
        self.facts, self.item = facts, item
        self.depth = 0
        self.head: Head | None = None
        self.head_at = -1
        self.pending: list[str] = []
        self.seg: Interest | None = None
        self.group: list[Interest] = []
        self.groups: list[list[Interest]] = []
        self.so_far: tuple[int, Span] | None = None
        self.lead: Interest | None = None
        self.by: Deadline | None = None
        self.by_used = True
        self.verb = False
        self.sums: list[Sum] = []
        self.last_fee: Fee | None = None
        self.payees: list[str] = []
        self.who: list[str] = []
        self.bases: list[tuple[int, Span]] = []
        self.gaps: list[Span] = []
        self.loan = ""
        self.last_rule = ""
        self.total: tuple[int, Span] | None = None
        self.estate = False
        self.parts: list[tuple[int, Span]] = []

    def walk(self, tokens: list[Token], gaps: list[Span], clause: Span) -> None:
        """Read every token; what could not be placed joins the gaps."""
        self.gaps = list(gaps)
        for number, token in enumerate(tokens):
            after = tokens[number + 1] if number + 1 < len(tokens) else None
            self._one(token, after)
            self.last_rule = token.rule
        self._close_group()
        self._settle_deadlines()
        self._whole_from_total()
        facts = self.facts
        facts.understood.append(clause)
        serious = any(token.rule in ("amount", "base", "rate", "start", "end", "limit", "stated") for token in tokens)
        for gap in sorted(self.gaps):
            (facts.unread if serious or FIGURES.search(facts.source.text[slice(*gap)]) else facts.loose).append(gap)

    def _one(self, token: Token, after: Token | None) -> None:
        read = getattr(self, f"_on_{token.rule.replace('-', '_').split('_')[0]}", None)
        if read is not None:
            read(token, after)

    # -- persons and time

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
                self._payers(names or facts.parties.of("debtor"))
            if not names and not facts.parties.of("debtor"):
                facts.names_asked = True

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
            return
        self.facts.deadlines.setdefault(self.item, deadline)
        self.facts.deadline_spans.setdefault(self.item, (token.start, token.end))

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

    # -- heads and sums

    def _on_head(self, token: Token, after: Token | None) -> None:
        head: Head = token.value
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

    def _name(self, head: Head, token: Token, after: Token | None) -> None:
        seg = self.seg
        name = head.name
        if seg is not None and not seg.empty and not seg.name and not seg.closed:
            # 自…起至…止的罚息: the slots came first.
            seg.name, seg.damages = name, head.kind == "damages"
            if self.depth == 0:
                self.lead = seg
            return
        if seg is not None and seg.afterwards and seg.rate is None and not seg.end and not seg.closed:
            seg.name = name if not seg.name or seg.base is None else seg.name
            return
        if seg is not None and seg.empty and not seg.closed:
            self.pending.append(seg.name)
            seg.name, seg.damages = name, head.kind == "damages"
            seg.spans["name"] = (token.start, token.end)
            return
        plain = name in ("利息", "损失", "违约金", "逾期利息", "借款利息") and seg is not None and not seg.empty
        if seg is not None and (seg.name == name or plain) and self.depth and not seg.amount and after is not None:
            if after.rule in ("rate", "end", "start") and not self._full(seg, after):
                return
            if after.rule == "limit":
                return
        if self.depth == 0 and seg is not None and (seg.closed or seg.amount is not None):
            # 此后利息另行: a word between two entries opens the next one already.
            self._close_group() if seg.closed and not self.lead else None
        self._open(name, head.kind == "damages")
        assert self.seg is not None
        self.seg.spans["name"] = (token.start, token.end)

    def _full(self, seg: Interest, after: Token) -> bool:
        slot = {"rate": seg.rate, "start": seg.start, "end": seg.until or seg.end or None}[after.rule]
        return slot is not None

    def _open(self, name: str = "", damages: bool = False) -> Interest:
        """Begin the next entry of interest."""
        seg = Interest(self.item, name)
        seg.damages, seg.loan = damages, self.loan
        if self.sums:
            seg.principal = self.sums[-1]
        self.seg = seg
        self.group.append(seg)
        return seg

    def _current(self) -> Interest:
        if self.seg is None or self.seg.closed or (self.seg.amount is not None and self.depth == 0):
            former = self.seg
            seg = self._open(former.name if former is not None and former.amount is None else "")
            seg.damages = former.damages if former is not None else False
        assert self.seg is not None
        return self.seg

    def _next(self, token: Token) -> Interest:
        """The entry after one whose slot is taken: of the same name."""
        former = self.seg
        return self._open(former.name if former else "", former.damages if former else False)

    def _on_loan(self, token: Token, after: Token | None) -> None:
        self.loan = self.facts.source.text[token.start : token.end].removesuffix("的").removesuffix("项下")

    def _on_amount(self, token: Token, after: Token | None) -> None:
        amount: Amount = token.value
        span = (token.start, token.end)
        if amount.decimals:
            self.facts.note("three-decimals", span)
            return
        if amount.other is not None:
            self._two_sums(amount, token)
            return
        if self.depth and self._interest_open():
            self._inside(amount.fen, token, after)
            return
        if self.depth and not self._interest_open():
            self._aside(amount.fen, token)
            return
        kind = self.head.kind if self.head else "principal"
        name = self.head.name if self.head else ""
        if kind == "interest" or (kind == "damages" and self.seg is not None and self.so_far):
            self._fixed(amount.fen, span)
        elif kind == "damages":
            self._damages(amount.fen, span, name)
        elif kind == "cost":
            fee = Fee(name, amount.fen, span, self.item)
            self.facts.fees.append(fee)
            self.last_fee = fee
        elif kind == "unknown" and name.endswith(("费", "费用")) and self.facts.sums:
            self.facts.fees.append(Fee(name, amount.fen, span, self.item))
        elif kind == "charge":
            self.facts.sums.append(Sum(amount.fen, self.item, name, span, "charge"))
        else:
            self._principal(amount.fen, span, name)

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
        made.payers = tuple(self.who)
        if self.by is not None and not self.by_used and self.by.by is not None and self.by.by.day is not None:
            made.deadline = self.by
            self.by_used = True
            self.facts.instalments.append((self.by.by.day, fen, span))
        self.sums.append(made)
        self.facts.sums.append(made)

    def _damages(self, fen: int, span: Span, name: str) -> None:
        if self.seg is not None and self.seg.empty:
            self.group.remove(self.seg)
            self.seg = None
        made = Sum(fen, self.item, name, span, "damages")
        self.facts.sums.append(made)

    def _fixed(self, fen: int, span: Span) -> None:
        """A sum of interest that the text itself fixes."""
        seg = self.seg
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

    def _aside(self, fen: int, token: Token) -> None:
        """An amount in brackets of their own: known already, or unread."""
        known = {sum_.fen for sum_ in self.facts.sums} | {fee.fen for fee in self.facts.fees}
        if self.last_rule == "party" and self.facts.shares:
            # （其中乙300000元、丙200000元）: what each of them owes of it.
            self.facts.stated.append(("share", fen, None, (token.start, token.end)))
        elif self.last_rule == "head-principal" and self.sums:
            self.parts.append((fen, (token.start, token.end)))
        elif fen not in known:
            self.gaps.append((token.start, token.end))

    # -- slots of interest

    def _on_base(self, token: Token, after: Token | None) -> None:
        base: Base = token.value
        seg = self._current()
        if seg.base is not None or seg.base_of or seg.amount is not None:
            seg = self._next(token)
        if base.amount is not None:
            seg.base = base.amount.fen
        seg.base_of = base.of
        seg.spans["base"] = (token.start, token.end)

    def _on_rest(self, token: Token, after: Token | None) -> None:
        seg = self._next(token) if self.seg is not None and not self.seg.empty else self._current()
        seg.rest = True
        seg.spans["base"] = (token.start, token.end)

    def _day(self, day: Day, token: Token) -> int | None:
        """A day, its year taken from the day before it where it has none; asked for where there is no such day."""
        span = (token.start, token.end)
        facts = self.facts
        if day.day is not None:
            facts.last_day = day.day
            return day.day
        if not day.year_said and facts.last_day is not None:
            try:
                found = date(date.fromordinal(facts.last_day).year, day.month, day.of_month).toordinal()
            except ValueError:
                found = None
            if found is not None:
                facts.note("year-before", span, day=zh_date(found))
                facts.last_day = found
                return found
        facts.ask("year", span)
        self.gaps.append(span)
        return None

    def _on_start(self, token: Token, after: Token | None) -> None:
        start: Start = token.value
        span = (token.start, token.end)
        seg = self._current()
        if seg.start is not None or seg.event or (seg.until is not None and seg.runs) or seg.end:
            former = seg
            seg = self._next(token)
            if after is None or after.rule != "base":
                seg.base, seg.base_of, seg.rest = former.base, former.base_of, former.rest
                if "base" in former.spans:
                    seg.spans["base"] = former.spans["base"]
        elif seg.amount is not None and self.last_rule != "open":
            seg = self._open()
        if start.day is None:  # an event alone
            seg.event = start.event
            seg.spans["start"] = span
            self.facts.ask("event", span, event=start.event)
            return
        day = self._day(start.day, token)
        if day is None:
            return
        if (
            start.event in ("起诉", "立案", "本案起诉", "本案立案", "案件受理", "受理", "本案受理")
            and self.facts.kind == "claims"
        ):
            self.facts.filed = (day, span)
        seg.start = day + 1 if start.after else day
        seg.spans["start"] = span

    def _on_afterwards(self, token: Token, after: Token | None) -> None:
        former = self.seg
        seg = self._next(token)
        seg.afterwards = True
        if former is not None:
            seg.base, seg.base_of, seg.principal = former.base, former.base_of, former.principal
            eve = former.until if former.until is not None else self.so_far[0] if self.so_far else None
            seg.start = None if eve is None else eve + 1
        seg.spans["start"] = (token.start, token.end)

    def _on_end(self, token: Token, after: Token | None) -> None:
        end: End = token.value
        span = (token.start, token.end)
        if end.day is not None:
            day = self._day(end.day, token)
            if day is None:
                return
            if end.event and self.facts.kind == "claims":
                self.facts.filed = (day, span)
            seg = self.seg
            fixed = [one for one in self.group if not one.runs and one.until is None]
            if seg is not None and seg.empty and fixed:
                # 利息…元、罚息…元（利息、罚息计算至…）: the day of every sum before it.
                for one in fixed:
                    one.until, one.spans["until"] = day, span
                self.so_far = day, span
                return
            if seg is not None and not seg.closed and seg.amount is not None and seg.until is None:
                seg.until, seg.spans["until"] = day, span
                self.so_far = day, span
            elif end.so_far and (seg is None or seg.closed or seg.start is None or seg.amount is not None):
                self.so_far = day, span
            elif end.so_far == "暂":
                self.facts.note("interim-day", span)
            else:
                seg = self._current()
                if seg.until is not None or seg.end:
                    seg = self._next(token)
                seg.until, seg.spans["until"] = day, span
            return
        seg = self._current()
        if seg.until is not None or seg.end:
            if seg.start is None and seg.rate is None:
                seg = self._next(token)
            elif seg.until is not None:
                seg = self._next(token)
                seg.start = (self.group[-2].until or 0) + 1
                seg.base, seg.base_of = self.group[-2].base, self.group[-2].base_of
            else:
                return
        seg.end = end.word
        seg.spans["until"] = span

    def _on_rate(self, token: Token, after: Token | None) -> None:
        rate: RateRead = token.value
        seg = self._current()
        if seg.rate is not None and seg.rate != rate and not (seg.rate.agreed and not seg.rate.multiple):
            self.gaps.append((token.start, token.end))
            return
        if seg.amount is not None and seg.start is None and self.last_rule != "open":
            seg = self._open()
        seg.rate = rate
        seg.spans["rate"] = (token.start, token.end)

    def _on_limit(self, token: Token, after: Token | None) -> None:
        seg = self.seg
        if seg is None or (self.depth == 0 and len([one for one in self.group if one.runs]) > 1):
            self.facts.ask("shared-limit", (token.start, token.end))
            self.gaps.append((token.start, token.end))
            return
        amount: Amount = token.value
        seg.limit = amount.fen
        seg.spans["limit"] = (token.start, token.end)

    def _on_monthly(self, token: Token, after: Token | None) -> None:
        """Instalments by the month; a first or last that differs is said beside them."""
        plan: Monthly = token.value
        span = (token.start, token.end)
        for day in plan.days:
            made = Sum(plan.fen, self.item, "", span)
            made.deadline = Deadline(by=Day(day))
            self.facts.instalments.append((day, plan.fen, span))
            self.facts.sums.append(made)
            self.sums.append(made)

    def _on_earlier(self, token: Token, after: Token | None) -> None:
        former = self.seg
        seg = self._open(former.name if former else "利息")
        seg.amount, seg.spans["amount"] = token.value.fen, (token.start, token.end)

    def _on_share(self, token: Token, after: Token | None) -> None:
        self.facts.shares = re.findall("[0-9.]+%|[0-9]+/[0-9]+", token.value)

    def _on_ceiling(self, token: Token, after: Token | None) -> None:
        """A ceiling that is a rate: no key of a judgment takes it, a claim has one (``conventions.cap``)."""
        span = (token.start, token.end)
        if self.facts.kind == "claims":
            self.facts.extra["cap"] = (token.value.term, span)
        else:
            self.facts.note("no-key", span, words=self.facts.source.words(*span))

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
        if stated.what == "total" and not self.facts.sums and not self.facts.fees and self.depth == 0:
            self.total = fen, span
            return
        if self.seg is not None and self.seg.runs and self.depth and stated.what != "total":
            day = None
            if stated.at is not None:
                day = self._day(stated.at, token)
            self.seg.stated.append((fen, day))
        day = stated.at.day if stated.at is not None else None
        if self.seg is not None and self.seg.runs and self.seg.start is None and not self.seg.end and day is not None:
            # 利息暂计至…为…元 with no first day before it: the sum is fixed, what follows runs.
            self._fixed(fen, span)
            self.seg.until = day
        self.facts.stated.append((stated.what, fen, day, span))

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
        self.gaps.append((token.start, token.end))

    def _on_reference(self, token: Token, after: Token | None) -> None:
        """上述款项 inside a clause of payment carries no fact of its own."""

    # -- structure

    def _on_open(self, token: Token, after: Token | None) -> None:
        self.depth += 1

    def _on_close(self, token: Token, after: Token | None) -> None:
        self.depth = max(self.depth - 1, 0)
        if self.depth == 0 and self.parts:
            # （其中逾期本金…元、提前到期本金…元）: parts of the sum before, if they make it.
            if sum(fen for fen, _ in self.parts) == self.sums[-1].fen:
                self.facts.stated += [("part", fen, None, span) for fen, span in self.parts]
            else:
                self.gaps += [span for _, span in self.parts]
            self.parts = []
        if self.depth == 0 and self.seg is not None and not self.seg.empty:
            self.seg.closed = True

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

    def _close_group(self) -> None:
        group = [seg for seg in self.group if not seg.empty]
        named = [seg for seg in self.group if seg.empty and seg.name]
        if group:
            distribute(group, self.lead)
            self.facts.interest += group
        elif named and not any(sum_.kind == "damages" and sum_.item == self.item for sum_ in self.facts.sums):
            self.facts.extra.setdefault("bare-interest", (named[0].name, named[0].spans.get("name", (0, 0))))
        self.group, self.seg, self.pending = [], None, []
        self.so_far = None

    def _whole_from_total(self) -> None:
        """本息共计…元 without its parts is one sum, and asked about."""
        if self.total is None:
            return
        fen, span = self.total
        if self.sums or any(seg.item == self.item for seg in self.facts.interest):
            self.facts.stated.append(("total", fen, None, span))
            return
        self._principal(fen, span, "")
        self.facts.ask("split", span)


def read_loose(facts: Facts, start: int, end: int) -> None:
    """Read a clause that is none of the known kinds: whatever figures or persons it holds are unread."""
    text = facts.source.text
    tokens, gaps = lex(text, start, end, rules_of(facts), (ANY_HEAD,), FILLER)
    serious = FIGURES.search(text[start:end]) or any(isinstance(token.value, Named) for token in tokens)
    (facts.unread if serious else facts.loose).append((start, end))
