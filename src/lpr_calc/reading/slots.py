"""The slots of an entry of interest: base, first day, end, rate, limit; one that is filled already opens the next entry."""

from __future__ import annotations

import re
from datetime import date

from ..base.dates import zh_date
from .amounts import Amount
from .days import Day, Deadline, End, Start
from .facts import Facts, Fee, Interest, Span, Sum
from .lexer import Token
from .links import distribute
from .marks import (
    Base,
    Head,
    Less,
)  # fmt: skip
from .rates import RateRead


class Slots:
    """The entries of interest of one clause, and what its other words have said so far."""

    def __init__(self, facts: Facts, item: int) -> None:
        self.facts, self.item = facts, item
        self.depth = 0
        self.head: Head | None = None
        self.head_at = -1
        self.pending: list[str] = []
        self.listed: list[Interest] = []
        self.seg: Interest | None = None
        self.group: list[Interest] = []
        self.groups: list[list[Interest]] = []
        self.so_far: tuple[int, Span] | None = None
        self.lead: Interest | None = None
        self.by: Deadline | None = None
        self.by_used = True
        self.verb = False
        self.sums: list[Sum] = []
        self.each = False
        self.side: list[Interest] = []
        self.lumps: list[Sum] = []
        self.lumps_at: tuple[int, Span] | None = None
        self.last_fee: Fee | None = None
        self.payees: list[str] = []
        self.who: list[str] = []
        self.bases: list[tuple[int, Span]] = []
        self.gaps: list[Span] = []
        self.loan = ""
        self.last_rule = ""
        self.total: tuple[int, Span] | None = None
        self.estate = self.confirms = self.mixed_total = False
        self.parts: list[tuple[int, Span]] = []
        self.parts_said: tuple[int, Span] | None = None
        self.dated = self.dated_before = 0
        self.rest_said = False
        self.whole_at = self.last_fen = 0
        self.used_at = (-1, 0)
        self.explained: Interest | None = None
        self.lent_on: tuple[int, Span] | None = None

    def _name(self, head: Head, token: Token, after: Token | None) -> None:
        seg = self.seg
        name = head.name
        if again := next((one for one in self.listed if one.name == name), None):
            # …的罚息、复利（罚息以…为基数…；复利以…）: the entries that were listed by their names, each in turn.
            self.listed.remove(again)
            self.seg = again
            again.spans["name"] = (token.start, token.end)
            return
        bare = after is None or after.rule not in ("start", "rate", "end", "base", "amount", "open", "stated", "day")
        late = (
            seg is not None and seg.closed and seg.runs and seg.rate is not None and not (seg.name and not seg.carried)
        )
        if seg is not None and late and bare and self.last_rule == "verb":
            # 自…起至…，按…（年利率16.2%）支付罚息: the name comes behind all that is said of it.
            seg.name, seg.damages, seg.carried = name, head.kind == "damages", False
            seg.spans["name"] = (token.start, token.end)
            return
        if seg is not None and not seg.empty and not seg.name and not seg.closed:
            # 自…起至…止的罚息: the slots came first.
            seg.name, seg.damages = name, head.kind == "damages"
            if self.depth == 0:
                self.lead = seg
            return
        if seg is not None and seg.carried and not seg.closed and self._of_before(token):
            # 自…起按…计算的罚息: the name of what was just said, and not that of the entry before it.
            seg.name, seg.damages, seg.carried = name, head.kind == "damages", False
            seg.spans["name"] = (token.start, token.end)
            return
        full = seg is not None and seg.start is not None and seg.rate is not None and seg.until is None and not seg.end
        said_again = seg is not None and full and not seg.closed and self.depth == 0 and seg.name == name
        if said_again and after is not None and after.rule == "end":
            # 自…起按…支付利息至…: the name comes once more before the end.
            return
        if seg is not None and seg.afterwards and seg.rate is None and not seg.end and not seg.closed:
            seg.name = name if not seg.name or seg.base is None else seg.name
            return
        of_base = self.last_rule == "base" or (self.last_rule == "amount" and self._stands_behind(token))
        if of_base and seg is not None and seg.base is not None and not seg.closed and seg.start is None:
            # 以…为基数的利息自…起: the name of what stands on that base.
            seg.name, seg.damages = seg.name or name, seg.damages or head.kind == "damages"
            return
        ran = next((one for one in reversed(self.group) if not one.empty and one.runs), None)
        if name in ("复利", "复息") and self.last_rule == "head-interest" and ran is not None and ran.rate is not None:
            # 自…起…按…计算的利息、罚息、复利: compound interest of the same days, on a base of its own.
            if seg is not None and seg.empty:
                self.group.remove(seg)
            made = self._open(name)
            made.start, made.until, made.end, made.rate = ran.start, ran.until, ran.end, ran.rate
            made.spans = {**ran.spans, "name": (token.start, token.end)}
            made.spans.pop("base", None)
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

    def _stands_behind(self, token: Token) -> bool:
        return self.facts.source.text[token.start - 1 : token.start] == "的"

    def _of_before(self, token: Token) -> bool:
        """Whether a name stands behind the words it is of (…计算的罚息)."""
        return self.facts.source.text[token.start - 1 : token.start] == "的" and self.last_rule in (
            "rate",
            "end",
            "start",
        )

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
            seg.carried = bool(seg.name)
            seg.damages = former.damages if former is not None else False
        assert self.seg is not None
        return self.seg

    def _next(self, token: Token) -> Interest:
        """The entry after one whose slot is taken: of the same name."""
        former = self.seg
        seg = self._open(former.name if former else "", former.damages if former else False)
        seg.carried = bool(seg.name)
        return seg

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
        said = start.day.day if start.day is not None else None
        if said is not None and seg.start == said and seg.rate is None and seg.runs and seg.end and self.depth == 0:
            # 自D1起分段计算至付清：D1至D2按…: said again in parts, which have ends of their own.
            seg.end = ""
            self.facts.last_day = said
            return
        if said is not None and seg.afterwards and seg.start == said and seg.until is None and not seg.end:
            seg.spans["start"] = span  # 此后的利息…从D+1起: the day said once more
            self.facts.last_day = said
            return
        if seg.start is not None or seg.event or (seg.until is not None and seg.runs) or seg.end:
            former = seg
            seg = self._next(token)
            if after is None or after.rule != "base":
                seg.base, seg.base_of, seg.rest = former.base, former.base_of, former.rest
                seg.inherited = seg.base is not None
                if "base" in former.spans:
                    seg.spans["base"] = former.spans["base"]
        elif seg.amount is not None and self.last_rule != "open" and seg is not self.explained:
            seg = self._open()
        if start.day is None:  # an event alone
            seg.event = start.event
            seg.spans["start"] = span
            if not (self.facts.lent and start.event in ("借款", "出借")):
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
        if start.after and any(one.until == day - 1 for one in self.group):
            # 利息计至4月30日为…元，5月1日以后的利息…: by its words 5月1日 bears none.
            self.facts.ask("gap", span, first=zh_date(day - 1), second=zh_date(day + 1))
        seg.start = day + 1 if start.after else day
        seg.spans["start"] = span

    def _on_starts(self, token: Token, after: Token | None) -> None:
        """分别以A为基数，自D1、D2、D3起: one entry of the same base from each of the days; of as many bases, one each."""
        if len(self.side) == len(token.value) and all(one.start is None for one in self.side):
            for one, said in zip(self.side, token.value, strict=True):
                one.start, one.spans["start"] = self._day(said, token), (token.start, token.end)
            return
        for day in token.value:
            self._on_start(Token("start", token.start, token.end, Start(day)), after)

    def _on_afterwards(self, token: Token, after: Token | None) -> None:
        former = self.seg
        eve = None
        if former is not None:
            eve = former.until if former.until is not None else self.so_far[0] if self.so_far else None
        # Bases that wait for the same end (以A自D1起、以B自D2起，均…至D3，此后…) all go on, each on its own.
        with_it = [one for one in self.group if one is not former and one.runs and one.base is not None]
        open_ = [one for one in with_it if one.until is None and not one.end] if former and former.base else []
        for one in [*open_, former]:
            seg = self._next(token)
            seg.afterwards = True
            if one is not None:
                seg.base, seg.base_of, seg.principal = one.base, one.base_of, one.principal
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
            if seg is None or seg.empty or not seg.runs:
                self.lumps_at = day, span
            if (seg is None or seg.empty) and fixed and (seg is not None or end.so_far):
                # 利息…元、罚息…元（利息、罚息计算至…）: the day of every sum before it.
                for one in fixed:
                    one.until, one.spans["until"] = day, span
                self.so_far = day, span
                if self.pending and seg is not None:
                    # The heads were those of the sums; what runs from here on says its own.
                    seg.name, seg.damages, self.pending = "", False, []
                return
            if seg is not None and not seg.closed and self._runs_on(seg, end):
                # 利息48000元（自D1起按R暂计至D2，应计至付清）: what runs, and what it comes to so far.
                seg.stated.append((seg.amount or 0, day))
                self.facts.stated.append(("interim", seg.amount or 0, day, seg.spans["amount"]))
                seg.amount = None
            elif seg is not None and not seg.closed and seg.amount is not None and seg.until is None:
                seg.until, seg.spans["until"] = day, span
                self.so_far = day, span
            elif end.so_far and (seg is None or seg.closed or seg.start is None or seg.amount is not None):
                self.so_far = day, span
            elif end.so_far == "暂":
                self._interim(day)
                self.facts.note("interim-day", span)
            else:
                seg = self._current()
                if seg.until is not None or seg.end:
                    seg = self._next(token)
                seg.until, seg.spans["until"] = day, span
            return
        seg = self._current()
        if seg is self.explained and seg.amount is not None and seg.until is None and seg.start is not None:
            # 利息6264元（自D1起按R计至付清）: what runs; how far the sum goes, no word says.
            self.facts.ask("lump", seg.spans.get("amount"))
            self.facts.stated.append(("sum", seg.amount, None, seg.spans["amount"]))
            seg.amount = None
        if seg.until is not None or seg.end:
            if seg.start is None and seg.rate is None:
                seg = self._next(token)
            elif seg.until is not None:
                seg = self._next(token)
                seg.start = (self.group[-2].until or 0) + 1
                seg.base, seg.base_of = self.group[-2].base, self.group[-2].base_of
                if self.group[-2].rate is not None:
                    seg.rate, seg.spans["rate"] = self.group[-2].rate, self.group[-2].spans["rate"]
            else:
                return
        seg.end = end.word
        seg.spans["until"] = span

    def _running_lumps(self, group: list[Interest]) -> list[Interest]:
        """The entries with damages among them that have come to a sum up to a day and run on from there (违约金…元（计至
        D），此后的违约金…): the sum is one of them too.
        """
        runs = next((number for number, one in enumerate(group) if one.runs), 0)
        if self.lumps_at is None or not any(one.damages and one.runs for one in group):
            return group
        made = []
        for one in self.lumps:
            seg = Interest(self.item, one.name)
            seg.amount, seg.damages, seg.spans["amount"] = one.fen, True, one.span
            seg.until, seg.spans["until"] = self.lumps_at
            made.append(seg)
        self.facts.sums = [one for one in self.facts.sums if one not in self.lumps]
        self.lumps = []
        return [*group[:runs], *made, *group[runs:]]

    def _runs_on(self, seg: Interest, end: End) -> bool:
        return end.so_far == "暂" and self.facts.kind == "claims" and seg.amount is not None and seg.start is not None

    def _interim(self, day: int) -> None:
        """利息123750元（以…按…从D起暂计至D2，实际计至付清）: the sum in a claim is what runs, up to a day, and checks it."""
        fixed = [one for one in self.group if not one.runs and one.until is None]
        if self.facts.kind != "claims" or len(fixed) != 1 or self.seg is None or self.seg.start is None:
            return
        self.group.remove(fixed[0])
        self.seg.name = self.seg.name or fixed[0].name
        self.seg.stated.append((fixed[0].amount or 0, day))
        self.facts.stated.append(("interim", fixed[0].amount or 0, day, fixed[0].spans["amount"]))

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

    def _goes_on(self, group: list[Interest]) -> None:
        """利息4950元（按R自D1计至D2），并要求利息计至还清时止: what has only an end goes on as the sum before it ran."""
        before = [one for one in self.facts.interest if one.item == self.item and one.amount is not None]
        former = before[-1] if before else None
        if former is None or former.until is None or former.rate is None:
            return
        for seg in group:
            if seg.runs and seg.end and seg.start is None and not seg.event and seg.rate is None:
                seg.start, seg.rate, seg.base = former.until + 1, former.rate, seg.base or former.base
                seg.spans |= {key: former.spans[key] for key in ("rate",) if key in former.spans}

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

    def _close_group(self) -> None:
        group = [seg for seg in self.group if not seg.empty]
        named = [seg for seg in self.group if seg.empty and seg.name]
        if group:
            self._goes_on(group)
            group = self._running_lumps(group)
            distribute(group, self.lead)
            self.facts.interest += group
        elif named and not any(sum_.kind == "damages" and sum_.item == self.item for sum_ in self.facts.sums):
            self.facts.extra.setdefault("bare-interest", (named[0].name, named[0].spans.get("name", (0, 0))))
        self.group, self.seg, self.pending, self.each = [], None, [], False
        self.so_far = None
