"""The first and last days of an entry of interest, and the sums that are of such days."""

from __future__ import annotations

from datetime import date

from ..base.dates import zh_date
from .days import Day, End, Start
from .entries import Entries
from .facts import Interest
from .lexer import Token


class EntryDays(Entries):
    """The days of the entries of one clause."""

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
