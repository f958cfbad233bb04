"""Notes and IOUs: who lent whom how much, when it falls due, at which rate; what is missing is asked, with its article."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from ..base.money import fen_plain
from ..casefile.periods import period
from ..values.rate import SCALE
from .amounts import Amount
from .days import Day
from .facts import Facts, Guarantee, Span
from .lexer import Token, lex
from .marks import FIGURES
from .note_plans import NotePlans
from .note_rules import FILLER, WHAT, letters, rules_of
from .rates import RateRead, decimal

if TYPE_CHECKING:
    from .case import Made

_OWED = re.compile("(?:尚|还|共|仍|所|拖|结)?欠(?!条|据|款条|款?(?:人|方|单位))|还款(?:计划|承诺|协议)")
_LATE = re.compile(
    "逾期|到期(?:未|不)|(?:未|不)(?:能)?(?:如|按|准)[时期约数](?:足额)?(?:还|归|支|付|偿|给|清)|过期|否则"
)


def read_note(facts: Facts, made: Made, span: Span) -> None:
    """Read a note into the facts and its keys into ``made``."""
    tokens, gaps = lex(facts.source.text, *span, rules_of(facts.source.breaks), (WHAT,), FILLER)
    Note(facts, made).read(tokens, gaps)


class Note(NotePlans):
    """One note: what its tokens say, and what of it is missing."""

    def read(self, tokens: list[Token], gaps: list[Span]) -> None:
        """Walk the tokens, then name the parties and write the keys."""
        gaps = list(gaps)
        for number, token in enumerate(tokens):
            self._one(token, tokens[number + 1] if number + 1 < len(tokens) else None, gaps)
        gaps = self._trailing_names(gaps)
        self._write()
        text = self.facts.source.text
        for gap in gaps:
            (self.facts.unread if FIGURES.search(text[slice(*gap)]) else self.facts.loose).append(gap)

    def _one(self, token: Token, after: Token | None, gaps: list[Span]) -> None:
        span, value = (token.start, token.end), token.value
        rule = token.rule
        if rule in ("from", "borrowed"):
            before = self.facts.source.text[max(token.start - 8, 0) : token.start]
            if rule == "borrowed" and not self.debtors and not self.creditors and token.start:
                self._subject(token.start, before, gaps)
            if not self.creditors:
                self.creditors += [(name, span) for name in value]
        elif rule in ("self", "signed"):
            self.debtors += [(name, span) for name in value if name not in [one for one, _ in self.debtors]]
        elif rule in ("guarantor", "by"):
            known = [one.name for one in self.facts.guarantees]
            mode = "joint" if "连带" in self.facts.source.text[token.start : token.end] else ""
            self.facts.guarantees += [Guarantee(name, mode, span) for name in value if name not in known]
        elif rule == "mode":
            self.mode = span
        elif rule == "guaranteed":
            self.period = f"{value[0]}{value[1]}", span
        elif rule == "base":
            if value.amount is not None and (self.principal is None or value.amount.fen != self.principal[0].fen):
                gaps.append(span)
        elif rule == "monthly":
            self._monthly(value, span, gaps)
        elif rule == "by-month":
            self.by_month = span
            self.facts.ask("instalments", span)
        elif rule == "daily":
            self.daily = value[1].fen, span
        elif rule == "lender":
            self.creditors = self.creditors or [(name, span) for name in value]
        elif rule == "due":
            if not self._part(value, span, after, gaps):
                self._due(value, span)
        elif rule == "term":
            count, unit = value
            months = {"半": (6, "month")}.get(count) if unit == "年" else None
            read = months or period(f"{count}{'个月' if unit in ('月', '个月', '年') else '日'}")
            if read is not None and unit == "年" and months is None:
                read = read[0] * 12, "month"
            if read is not None:
                self.term = read, span
        elif rule == "lunar":
            self.lunar = value
            self.facts.ask("lunar", span)
            if not re.search("(?:19|20)[0-9]{2}年", value[0]):
                self.facts.ask("year", span)
            self.made.waiting["loans", 0, "due"] = value[0]
        elif rule == "deducted":
            self.deducted = value[1].fen, span
        elif rule == "received":
            self.received = value[1].fen, span
        elif rule == "interest":
            self.interest.append((value[1].fen, value[0]["per"] or value[0]["later"] or "", span))
        elif rule == "amount" and token.start == self.taken:
            pass  # the sum of a part, read with its day
        elif rule == "amount":
            self._amount(value, span, gaps)
        elif rule == "stated" and self.principal is None and value.what == "total":
            self._amount(value.amount, span, gaps)
        elif rule == "stated":
            self.facts.stated.append((value.what, value.amount.fen, None, span))
        elif rule == "rate":
            self.rates.append((value, span))
        elif rule == "free":
            self.rates.append((RateRead("无息"), span))
        elif rule == "renewed":
            self.renewed = span
        elif rule in ("start", "day"):
            day = value.day if rule == "start" else value
            if rule == "start" and after is not None and after.rule == "rate" and _LATE.search(self._sentence(span)):
                # 否则自D起按…: late interest from a day that no key of a note has.
                self.facts.note("no-key", span, words=self.facts.source.words(*span))
                return
            if day is not None and day.day is not None:
                if rule == "start" and after is not None and after.rule in ("rate", "base"):
                    self.since = day.day, span
                elif rule == "day" and after is not None and after.rule == "from":
                    # 于D向某借款: the day of lending, and none of the note.
                    self.lending_day = self.lending_day or (day.day, span)
                    self.days.append((day.day, span))
                elif after is not None and after.rule == "end":
                    self.lent = day.day, span
                else:
                    self.days.append((day.day, span))
            elif day is not None:
                self.facts.ask("year", span)
        elif rule == "end" and after is not None and after.rule == "borrowed":
            pass  # 至D止，尚欠…: the day of the account
        elif rule == "end" and not value.so_far and value.day is not None and value.day.day is not None:
            self.due = self.due or (value.day.day, span)

    def _subject(self, at: int, before: str, gaps: list[Span]) -> None:
        """``乙今借到甲``: whoever stands before the verb, at the beginning or behind a mark."""
        found = re.search("(?:^|[，。：；]|借条|欠条|借据|收到条|收条|收据)([^，。：；0-9]{1,6})$", before)
        if found is None:
            return
        name = re.sub("^(?:借条|欠条|借据|收到条|收条|收据)", "", found[1])
        name = re.sub("(?:今|现|兹|特|于|共|尚|合计|累计|总共|还)+$", "", name)
        if name and name not in ("本人", "我", "今", "现", "兹", "特") and not re.search("借|欠|因|向", name):
            span = at - len(found[1]), at
            self.debtors.append((name, span))
            gaps[:] = [gap for gap in gaps if gap[1] <= span[0] or gap[0] >= span[1]]

    def _due(self, day: Day, span: Span) -> None:
        if day.day is None:
            self.facts.ask("year", span)
            return
        if self.due is not None and self.due[0] != day.day:
            self.facts.ask("instalments", span)
            self.facts.unread.append(span)
            return
        self.due = day.day, span

    def _amount(self, amount: Amount, span: Span, gaps: list[Span]) -> None:
        if self.principal is None:
            self.principal = amount, span
            if amount.other is not None:
                self.facts.ask("capital", span, first=fen_plain(amount.fen), second=fen_plain(amount.other))
        elif amount.fen == self.principal[0].fen or "违约" in self._sentence(span):
            self.facts.stated.append(("sum", amount.fen, None, span))
        else:
            gaps.append(span)

    def _sentence(self, span: Span) -> str:
        text = self.facts.source.text
        return text[text.rfind("。", 0, span[0]) + 1 : (text.find("。", span[1]) + 1 or len(text))]

    def _trailing_names(self, gaps: list[Span]) -> list[Span]:
        """Names that stand alone at the end are those of who signed; one that is known already is read."""
        known = {name for name, _ in (*self.debtors, *self.creditors)} | {one.name for one in self.facts.guarantees}
        gaps = [gap for gap in gaps if self.facts.source.text[slice(*gap)] not in known]
        if self.debtors or not gaps:
            return gaps
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
        return left

    def _write(self) -> None:
        facts, put = self.facts, self.made.put
        lending = "借" in facts.source.text
        self.sale = sale = not re.search("今借|借到|借条|借款", facts.source.text) and re.search(
            "货款|材料款|价款", facts.source.text
        )
        debtors = [(name, span) for name, span in self.debtors if name not in [one for one, _ in self.creditors]]
        for key, people in (("creditor", self.creditors), ("debtor", debtors)):
            names = list(dict.fromkeys(name for name, _ in people))
            if names:
                put((key,), names[0] if len(names) == 1 else names, people[0][1])
            else:
                facts.ask(key)
        if lending or sale:
            put(("kind",), "sale" if sale else "private-lending")
        for number, one in enumerate(facts.guarantees):
            put(("guarantors", number, "name"), one.name, one.span)
            if one.how or self.mode is not None:
                put(("guarantors", number, "mode"), one.how or "joint", one.span if one.how else self.mode)
            else:
                facts.ask("guarantee-mode", one.span)
            if self.period is not None:
                put(("guarantors", number, "period"), *self.period)
        self._loan(lending)
        self._apart()

    def _loan(self, lending: bool) -> None:
        facts, put = self.facts, self.made.put
        loan = ("loans", 0)
        if self.principal is None:
            facts.ask("principal")
        elif self.principal[0].other is None:
            put((*loan, "principal"), fen_plain(self.principal[0].fen), self.principal[1])
        else:
            amount, span = self.principal
            self.made.waiting[(*loan, "principal")] = "大写与小写不一致"
            self.made.other[(*loan, "principal")] = [
                (fen_plain(amount.fen), "文字的前一数"), (fen_plain(amount.other or 0), "文字的后一数"),
            ]  # fmt: skip
        if self.deducted is not None:
            put((*loan, "deducted"), fen_plain(self.deducted[0]), self.deducted[1])
            facts.note("deducted-interest", self.deducted[1])
            if self.received is not None and self.principal is not None:
                left = self.principal[0].fen - self.deducted[0]
                if left != self.received[0]:
                    facts.ask("stated-differs", self.received[1])
        elif self.received is not None and self.principal is not None:
            less = self.principal[0].fen - self.received[0]
            if less > 0:
                put((*loan, "deducted"), fen_plain(less), self.received[1])
                facts.note("deducted-interest", self.received[1])
        self._days(lending)
        self._rates()
        if self.renewed is not None:
            facts.note("renewed-note", self.renewed)
            facts.ask("rollover", self.renewed)

    def _days(self, lending: bool) -> None:
        facts, put = self.facts, self.made.put
        loan = ("loans", 0)
        outside = [
            one for one in self.days if self.renewed is None or not self.renewed[0] <= one[1][0] < self.renewed[1]
        ]
        if self.lending_day is not None and self.lent is None and outside[-1][0] != self.lending_day[0]:
            self.lent = self.lending_day
        signed = outside[-1] if outside else None
        if signed is not None and (self.lent is None or signed[0] != self.lent[0]):
            put((*loan, "signed"), date.fromordinal(signed[0]).isoformat(), signed[1])
        if self.lent is not None:
            put((*loan, "lent"), date.fromordinal(self.lent[0]).isoformat(), self.lent[1])
            if signed is None:
                facts.ask("signed")
        elif signed is not None and lending and not _OWED.search(facts.source.text):
            put((*loan, "lent"), date.fromordinal(signed[0]).isoformat(), signed[1])
            facts.note("lent-on-signing", signed[1])
            facts.ask("delivered", signed[1])
        elif lending:
            facts.ask("lent")
        if self.since is not None:
            put((*loan, "interest_from"), date.fromordinal(self.since[0]).isoformat(), self.since[1])
        lent = self.lent or signed
        if self.due is None and self.term is not None and lent is not None and lending:
            (count, unit), span = self.term
            start = date.fromordinal(lent[0])
            due = start + (relativedelta(months=count) if unit == "month" else relativedelta(days=count))
            self.due = due.toordinal(), span
        if self.plan:
            for number, (day, fen) in enumerate(self.plan):
                put((*loan, "due", number, "due"), date.fromordinal(day).isoformat(), self.plan_span)
                put((*loan, "due", number, "amount"), fen_plain(fen))
        elif self.by_month is not None and self.due is None or (self.by_month is not None and self.term is not None):
            self.made.waiting[(*loan, "due")] = facts.source.text[slice(*self.by_month)]
        elif self.due is not None:
            put((*loan, "due"), date.fromordinal(self.due[0]).isoformat(), self.due[1])
        elif self.term is not None:
            self.made.waiting[(*loan, "due")] = facts.source.text[slice(*self.term[1])]
        elif self.lunar is None and not self.parts:
            facts.ask("due")
            facts.note("no-due-date")

    def _of_damages(self, sentence: str, span: Span) -> bool:
        """Whether a rate is that of damages: said behind 逾期, 违约, 如…, or just before 违约金."""
        text = self.facts.source.text
        if not re.search("违约|滞纳|赔偿", sentence):
            return False
        begin = text.rfind("。", 0, span[0]) + 1
        late = re.search("如|若|逾期|到期(?:未|不)|违约|滞纳", sentence)
        return (late is not None and begin + late.start() <= span[1]) or bool(
            re.match("[^，。；]{0,14}(?:违约|滞纳|赔偿)", text[span[1] :])
        )

    def _explained(self, span: Span) -> bool:
        """Whether a rate before due is said, which a sum of interest follows from; else it is owed beside the principal."""
        loan = (self.made.case.get("loans") or [{}])[0]
        before = self.facts.source.text[max(span[0] - 30, 0) : span[0]]
        if re.search("欠[^。；]{0,28}元[、，及和]*$", before):
            return False  # 尚欠本金60万元、利息7.2万元
        return "rate" in loan or "damages" in loan or "违约" in self._sentence(span)

    def _rates(self) -> None:
        facts, put = self.facts, self.made.put
        loan = ("loans", 0)
        for rate, span in self.rates:
            sentence = self._sentence(span)
            words = facts.source.text[slice(*span)]
            if re.search("(?:若|如)(?:果)?[^。；]{0,24}一期[^。；]{0,6}(?:未|逾期|不)", sentence.split(words)[0]):
                # 若有一期未还，…按年利率…: owed on a condition, from a day no key of a note has.
                facts.note("no-key", span, words=sentence.strip("。，；"))
                continue
            key = "rate"
            if self._of_damages(sentence, span):
                key = "damages"
            elif _LATE.search(facts.source.text[max(span[0] - 16, 0) : span[1]]):
                key = "overdue_rate"
            if rate.agreed or not rate.term:
                continue
            if key in (self.made.case.get("loans") or [{}])[0]:
                facts.unread.append(span)
                continue
            put((*loan, key), rate.term, span)
            if rate.doubt:
                facts.note("rate-as-written", span)
                facts.ask("unit", span)
            if rate.quoted and not rate.tenor_said and "LPR" not in words:
                facts.note("tenor-one-year", span)
        if self.principal is None or self.principal[0].other is not None:
            return
        whole = self.principal[0].fen
        if self.daily is not None and "damages" not in (self.made.case.get("loans") or [{}])[0]:
            percent = Fraction(self.daily[0] * 100, whole)
            if percent * SCALE == int(percent * SCALE):
                put((*loan, "damages"), f"{decimal(percent)}%/日", self.daily[1])
            else:
                facts.ask("interest-sum", self.daily[1], rate=f"{decimal(percent)}%/日")
                self.made.waiting[(*loan, "damages")] = facts.source.words(*self.daily[1])
        elif self.daily is not None:
            facts.stated.append(("sum", self.daily[0], None, self.daily[1]))
        monthly = next((rate for rate, _ in self.rates if rate.term.endswith("%/月")), None)
        for fen, per, span in self.interest:
            if per and monthly is None and "rate" not in (self.made.case.get("loans") or [{}])[0]:
                percent = Fraction(fen * 100, whole)
                term = f"{decimal(percent)}%" + ("" if per == "每年" else "/月")
                if percent * SCALE == int(percent * SCALE):
                    put((*loan, "rate"), term, span)
                else:
                    # No decimal is that share of the principal: what it comes to is asked, not written.
                    facts.ask("interest-sum", span, rate=term)
                    self.made.waiting[(*loan, "rate")] = facts.source.words(*span)
                continue
            facts.stated.append(("interest", fen, None, span))
            if not self._explained(span):
                facts.note("no-key", span, words=facts.source.words(*span))
            if monthly is not None and self.lent is not None and self.due is not None:
                between = relativedelta(date.fromordinal(self.due[0]), date.fromordinal(self.lent[0]))
                months = between.years * 12 + between.months
                said = Fraction(monthly.term.removesuffix("%/月"))
                if not between.days and months and Fraction(fen, whole) / months != said / 100:
                    facts.ask("stated-differs", span)
