"""Notes and IOUs: who lent whom how much, when it falls due, at which rate; what is missing is asked, with its article."""

from __future__ import annotations

import re
from datetime import date

from ..base.checking import TYPE_CHECKING
from ..casefile.periods import period
from .amounts import amount_at
from .days import Day
from .facts import Facts, Guarantee, Span
from .lexer import Token, lex
from .marks import FIGURES
from .note_keys import LATE, NoteKeys
from .note_names import letters, somebody
from .note_rules import FILLER, WHAT, rules_of
from .persons import is_organisation, name_at
from .phrases import seen_in_note
from .rates import RateRead
from .references import number_of

if TYPE_CHECKING:
    from .case import Made


_SMALL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_SOMEBODY = re.compile("某(?![县市区省镇乡村路街人])|公司|先生|女士|经理|主任|会计|老板|代理")


def read_note(facts: Facts, made: Made, span: Span) -> None:
    """Read a note into the facts and its keys into ``made``."""
    tokens, gaps = lex(facts.source.text, *span, rules_of(facts.source.breaks), (WHAT,), FILLER)
    Note(facts, made).read(tokens, gaps)


class Note(NoteKeys):
    """One note: what its tokens say, and what of it is missing."""

    def read(self, tokens: list[Token], gaps: list[Span]) -> None:
        """Walk the tokens, then name the parties and write the keys."""
        self.gaps = list(gaps)
        for number, token in enumerate(tokens):
            read = getattr(self, f"_on_{token.rule.replace('-', '_')}", None)
            if read is not None:
                read(token, tokens[number + 1] if number + 1 < len(tokens) else None)
        self._swallowed(tokens)
        self._settle_sums()
        self._name_ways()
        self._trailing_names()
        self._write()
        self._tell_gaps(tokens)

    def _swallowed(self, tokens: list[Token]) -> None:
        """A sum within words that carry none is unread."""
        text = self.facts.source.text
        for token in tokens:
            if token.rule in ("phrase", "renewed", "lunar", "mode", "identity"):
                found = (amount_at(text, place, token.end) for place in range(token.start, token.end))
                if any(one is not None for one in found):
                    self.gaps.append(self._span(token))

    def _tell_gaps(self, tokens: list[Token]) -> None:
        """What was not read; a piece between two marks that holds no fact and is one of the usual ones is seen."""
        facts = self.facts
        text = facts.source.text
        for gap in sorted(set(self.gaps)):
            piece = self._piece(gap)
            words = self._without_names(text[slice(*gap)])
            inside = [one for one in tokens if piece[0] <= one.start < piece[1] and one.rule not in ("phrase", "item")]
            if FIGURES.search(words) or _SOMEBODY.search(words) or re.search("一半|减半", words):
                facts.unread.append(gap)
            elif not inside and not FIGURES.search(text[slice(*piece)]) and seen_in_note(text[slice(*piece)]):
                facts.seen.append(piece)
            else:
                facts.loose.append(gap)

    def _without_names(self, words: str) -> str:
        for name, _ in (*self.debtors, *self.creditors):
            words = words.replace(name, "")
        return words

    def _piece(self, span: Span) -> Span:
        """The words between two marks, or two lines, that a place stands in."""
        text, breaks = self.facts.source.text, self.facts.source.breaks
        first, last = span
        while first > 0 and text[first - 1] not in "，。；：" and first not in breaks:
            first -= 1
        while last < len(text) and text[last] not in "，。；：" and last not in breaks:
            last += 1
        return first, last

    def _span(self, token: Token) -> Span:
        return token.start, token.end

    def _on_from(self, token: Token, after: Token | None) -> None:
        if not self.creditors:
            self.creditors += [(name, self._span(token)) for name in token.value]

    def _on_borrowed(self, token: Token, after: Token | None) -> None:
        before = self.facts.source.text[max(token.start - 18, 0) : token.start]
        if not self.debtors and not self.creditors and token.start:
            self._subject(token.start, before)
        self._on_from(token, after)

    def _on_self(self, token: Token, after: Token | None) -> None:
        known = [one for one, _ in self.debtors]
        if self.repaid:
            self.creditors += [(name, self._span(token)) for name in token.value if name not in known]
            return
        self.debtors += [(name, self._span(token)) for name in token.value if name not in known]

    _on_signed = _on_self

    def _on_guarantor(self, token: Token, after: Token | None) -> None:
        span = self._span(token)
        known = [one.name for one in self.facts.guarantees]
        mode = "joint" if "连带" in self.facts.source.text[slice(*span)] else ""
        self.facts.guarantees += [Guarantee(name, mode, span) for name in token.value if name not in known]
        for one in self.facts.guarantees:
            one.how = one.how or (mode if one.name in token.value else "")

    _on_by = _on_guarantor

    def _on_repaid(self, token: Token, after: Token | None) -> None:
        """今收到某归还借款…: who signs is the creditor, and the sum was paid."""
        self.repaid = True
        self.debtors += [(name, self._span(token)) for name in token.value]

    def _on_way(self, token: Token, after: Token | None) -> None:
        """甲方：…: who it is; what he owes or is owed, the text says of 甲方."""
        self.ways.setdefault(self.facts.source.text[token.start], (token.value, self._span(token)))

    def _on_owes(self, token: Token, after: Token | None) -> None:
        self.owes = self.owes or token.value

    def _name_ways(self) -> None:
        """乙方尚欠甲方…: the names of both."""
        if self.owes is None:
            return
        for way, people in zip(self.owes, (self.debtors, self.creditors), strict=True):
            if not people and way in self.ways:
                people += [(name, self.ways[way][1]) for name in self.ways[way][0]]

    def _on_lender(self, token: Token, after: Token | None) -> None:
        self.creditors = self.creditors or [(name, self._span(token)) for name in token.value]

    def _on_mode(self, token: Token, after: Token | None) -> None:
        self.mode = self._span(token)

    def _on_guaranteed(self, token: Token, after: Token | None) -> None:
        self.period = f"{token.value[0]}{token.value[1]}", self._span(token)

    def _on_guaranteed_until(self, token: Token, after: Token | None) -> None:
        self.period = date.fromordinal(token.value).isoformat(), self._span(token)

    def _on_lending(self, token: Token, after: Token | None) -> None:
        day, span = self._dated(token.value, self._span(token)), self._span(token)
        if day.day is None or (self.lent is not None and self.lent[0] != day.day):
            self.gaps.append(span)
        elif token.start in self.facts.source.breaks:
            self.days.append((day.day, span))  # on a line of its own: the day of the note
        else:
            self.lent = day.day, span

    def _on_month_due(self, token: Token, after: Token | None) -> None:
        """A month for payment: its last day where all of it is meant; else when, is asked."""
        if token.value:
            self._due(Day(token.value), self._span(token))
        else:
            self.facts.ask("due", self._span(token))
            self.made.waiting["loans", 0, "due"] = self.facts.source.text[slice(*self._span(token))]

    def _on_base(self, token: Token, after: Token | None) -> None:
        amount = token.value.amount
        if amount is not None and (self.principal is None or amount.fen != self.principal[0].fen):
            self.gaps.append(self._span(token))

    def _on_less(self, token: Token, after: Token | None) -> None:
        """扣除已付…后尚欠…: what is left is owed."""
        left = token.value.left
        if left is None or self.principal is None or self.principal[0].fen - token.value.taken.fen != left.fen:
            self.gaps.append(self._span(token))
            return
        self.facts.stated.append(("owed-before", self.principal[0].fen, None, self.principal[1]))
        self.principal = left, self._span(token)

    def _on_monthly(self, token: Token, after: Token | None) -> None:
        self._by_month(token.value, self._span(token))

    def _on_by_month(self, token: Token, after: Token | None) -> None:
        self.by_month = self._span(token)
        self.facts.ask("instalments", self.by_month)

    def _on_daily(self, token: Token, after: Token | None) -> None:
        self.daily = token.value[1].fen, self._span(token)

    def _on_due(self, token: Token, after: Token | None) -> None:
        day = self._dated(token.value, self._span(token))
        if not self._part(day, self._span(token), after):
            self._due(day, self._span(token))

    def _on_relative(self, token: Token, after: Token | None) -> None:
        if self.relative is not None and self.relative[0] != token.value:
            self.gaps.append(self._span(token))
            return
        self.relative = token.value, self._span(token)

    def _on_parts(self, token: Token, after: Token | None) -> None:
        """``分三期归还``: as many as the text gives."""
        self.parts_said = token.value, self._span(token)

    def _on_term(self, token: Token, after: Token | None) -> None:
        count, unit = token.value
        months = {"半": (6, "month")}.get(count) if unit == "年" else None
        count = count.translate(_SMALL).replace("两", "二")
        if "+" in count:
            years, _, months_more = count.partition("+")
            count = str(number_of(years) * 12 + number_of(months_more))
        read = months or period(f"{count}{'个月' if unit in ('月', '个月', '年') else '日'}")
        if read is not None and unit == "年" and months is None:
            read = read[0] * 12, "month"
        if read is None or (self.term is not None and self.term[0] != read):
            self.gaps.append(self._span(token))
            return
        self.term = read, self._span(token)

    def _on_lunar(self, token: Token, after: Token | None) -> None:
        self.lunar = token.value
        self.facts.ask("lunar", self._span(token))
        if not re.search("(?:19|20)[0-9]{2}年", token.value[0]):
            self.facts.ask("year", self._span(token))
        self.made.waiting["loans", 0, "due"] = token.value[0]

    def _on_deducted(self, token: Token, after: Token | None) -> None:
        if self.deducted is not None and self.deducted[0] != token.value[1].fen:
            self.gaps.append(self._span(token))
            return
        self.deducted = token.value[1].fen, self._span(token)

    def _on_received(self, token: Token, after: Token | None) -> None:
        self.received = token.value[1].fen, self._span(token)

    def _on_interest(self, token: Token, after: Token | None) -> None:
        found, amount = token.value
        self.interest.append((amount.fen, found["per"] or found["later"] or "", self._span(token)))

    def _on_amount(self, token: Token, after: Token | None) -> None:
        if token.start != self.taken:  # else the sum of a part, read with its day
            self._amount(token.value, self._span(token))

    def _on_stated(self, token: Token, after: Token | None) -> None:
        stated = token.value
        if self.principal is None and stated.what == "total":
            self._amount(stated.amount, self._span(token))
        elif stated.what == "total" and stated.amount.other is None and not self.parts:
            self.totals.append((stated.amount.fen, self._span(token)))
        else:
            self.facts.stated.append((stated.what, stated.amount.fen, None, self._span(token)))

    def _on_rate(self, token: Token, after: Token | None) -> None:
        self.rates.append((token.value, self._span(token)))

    def _on_free(self, token: Token, after: Token | None) -> None:
        self.rates.append((RateRead("无息"), self._span(token)))

    def _on_renewed(self, token: Token, after: Token | None) -> None:
        self.renewed = self._span(token)

    def _on_start(self, token: Token, after: Token | None) -> None:
        span, follows = self._span(token), after.rule if after is not None else ""
        if token.value.day is None:
            # 自逾期之日起, 自借款之日起: where it runs from anyhow; of any other event the day is not said.
            if token.value.event not in ("逾期", "违约", "借款", "出借"):
                self.gaps.append(span)
        elif follows == "rate" and LATE.search(self._sentence(span)):
            # 否则自D起按…: late interest from a day that no key of a note has.
            self.facts.note("no-key", span, words=self.facts.source.words(*span))
        elif token.value.day.day is not None and (follows in ("rate", "base") or self._bears(token)):
            self.since = token.value.day.day, span
        else:
            self._on_day(token._replace(value=token.value.day), after)

    def _bears(self, token: Token) -> bool:
        """Whether a first day is that of interest: 从2022年9月1日计息."""
        text = self.facts.source.text
        return bool(re.search("息|起算", text[token.start : token.end])) or bool(
            re.match("(?:开始)?(?:计息|起息|计算利息)", text[token.end :])
        )

    def _on_day(self, token: Token, after: Token | None) -> None:
        span, follows = self._span(token), after.rule if after is not None else ""
        day: Day | None = token.value
        if day is None:
            return
        day = self._dated(day, span)
        if day.day is None:
            self.facts.ask("year", span)
        elif token.rule == "day" and self._lends(after):
            # 于D向某借款: the day of lending, and none of the note.
            self.lending_day = self.lending_day or (day.day, span)
            self.days.append((day.day, span))
        elif follows == "end":
            self.lent = day.day, span
        else:
            self.days.append((day.day, span))

    def _lends(self, after: Token | None) -> bool:
        if after is None or after.rule not in ("from", "borrowed"):
            return False
        return bool(re.search("借|收到", self.facts.source.text[slice(*self._span(after))]))

    def _on_end(self, token: Token, after: Token | None) -> None:
        if token.value.so_far and token.value.day is not None and token.value.day.day is not None:
            self.account = token.value.day.day, self._span(token)
        if after is not None and after.rule == "borrowed":
            return  # 至D止，尚欠…: the day of the account
        end = token.value
        if not end.so_far and end.day is not None and end.day.day is not None:
            self._due(end.day, self._span(token))

    def _subject(self, at: int, before: str) -> None:
        """``乙今借到甲``: whoever stands before the verb, at the beginning or behind a mark."""
        found = re.search(
            "(?:^|[，。：；]|借条|欠条|借据|收到条|收条|收据)([^，。：；0-9]{1,12}?)(?:（[需买购乙]方）)?$", before
        )
        if found is None:
            return
        name = re.sub(
            "^(?:借条|欠条|借据|收到条|收条|收据|(?:还款|付款)?(?:承诺|计划|协议|保证)书?|对[账帐]单|本人)+",
            "",
            found[1],
        )
        name = re.sub("(?:今|现|兹|特|于|共|尚|原|曾|合计|累计|总共|还)+$", "", name)
        if (
            somebody(name)
            and (len(name) <= 6 or is_organisation(name))
            and name not in ("本人", "我", "今", "现", "兹", "特")
            and not re.search("借|欠|因|向", name)
        ):
            span = at - len(found[1]), at
            self.debtors.append((name, span))
            self.gaps = [gap for gap in self.gaps if gap[1] <= span[0] or gap[0] >= span[1]]

    def _due(self, day: Day, span: Span) -> None:
        if day.day is None:
            self.facts.ask("year", span)
            return
        if self.due is not None and self.due[0] != day.day:
            self.facts.ask("instalments", span)
            self.facts.unread.append(span)
            return
        self.due = day.day, span

    def _alone_on_a_line(self) -> None:
        """An organisation alone on a line towards the end is who signed."""
        text, breaks = self.facts.source.text, self.facts.source.breaks
        creditors = {name for name, _ in self.creditors}
        for place in sorted(breaks):
            stop = name_at(text, place, len(text), breaks)
            alone = stop == len(text) or stop in breaks
            if place > len(text) // 2 and alone and is_organisation(text[place:stop]):
                if text[place:stop] not in creditors:
                    self.debtors.append((text[place:stop], (place, stop)))
                self.gaps = [gap for gap in self.gaps if gap[1] <= place or gap[0] >= stop]

    def _trailing_names(self) -> None:
        """Names that stand alone at the end are those of who signed; one that is known already is read."""
        known = {name for name, _ in (*self.debtors, *self.creditors)} | {one.name for one in self.facts.guarantees}
        said = [one.span() for name in known for one in re.finditer(re.escape(name), self.facts.source.text)]
        gaps = [gap for gap in self.gaps if not any(first <= gap[0] and gap[1] <= last for first, last in said)]
        self.gaps = gaps
        if not self.debtors:
            self._alone_on_a_line()
        if self.debtors or not gaps:
            return
        text = self.facts.source.text
        left: list[Span] = []
        for gap in gaps:
            words = text[slice(*gap)]
            close = gap[0] > len(text) // 2 and not FIGURES.search(words) and len(words) <= 4
            if (
                close
                and text[gap[0] - 1 : gap[0]] in "。，）整元、分厘息"
                and re.fullmatch("[一-龥A-Za-z·某×]+", words)
            ):
                self.debtors += [(name, gap) for name in letters(words)]
            else:
                left.append(gap)
        self.gaps = left
