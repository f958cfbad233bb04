"""What was read of a note becomes the keys of a case file; what is missing is asked, with its article."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..values.rate import SCALE
from .case import put_paid
from .facts import Span
from .marks import of_sale
from .note_sums import NoteSums
from .rates import decimal

_OWED = re.compile(
    "(?:尚|还|共|仍|所|拖|结)?(?<!追讨)(?<!催讨)(?<!追索)(?<!追收)欠(?!条|据|款条|款?(?:人|方|单位))|还款(?:计划|承诺|协议)"
)
LATE = re.compile(
    "逾期|到期(?:未|不)|(?:未|不)(?:能)?(?:如|按|准)[时期约数](?:足额)?(?:还|归|支|付|偿|给|清)|过期|否则"
)
"""What a rate is for that stands behind these words: late payment."""
_ACCOUNT_DAY = re.compile(
    "(?:，)?(?:双方|甲乙双方|各方|我们)?(?:经)?(?:双方)?(?:签订|签署|订立|出具|结算|对账|核对|对帐|核算|对过账)"
)
"""What a day is of that decides nothing: said just behind it."""


_RECEIPT = re.compile("收[条据到]|收到条|[今现兹]收到")


class NoteKeys(NoteSums):
    """The keys of one note."""

    def _write(self) -> None:
        facts, put = self.facts, self.made.put
        lending = "借" in facts.source.text
        priced = re.findall("[一-龥]{1,6}款(?=[共合总计为¥]|人民币|[0-9壹贰叁肆伍陆柒捌玖拾])", facts.source.text)
        goods = re.search("货款|材料款|价款", facts.source.text) or any(map(of_sale, priced))
        self.sale = sale = not re.search("今借|借到|借条|借款", facts.source.text) and goods
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
        if _RECEIPT.match(facts.source.text) and not re.search("借|欠|还", facts.source.text) and self.principal:
            # 今收到购房定金…: what was paid over, and nothing that is owed for it.
            facts.note("no-key", self.principal[1], words=facts.source.words(*self.principal[1]))
        self._loan(lending)
        self._apart()
        put_paid(facts, self.made)

    def _loan(self, lending: bool) -> None:
        facts, put = self.facts, self.made.put
        loan = ("loans", 0)
        self._put_principal()
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
        if self.renewed is not None and lending:
            facts.note("renewed-note", self.renewed)
            facts.ask("rollover", self.renewed)

    def _days(self, lending: bool) -> None:
        facts, put = self.facts, self.made.put
        loan = ("loans", 0)
        outside = [
            one for one in self.days if self.renewed is None or not self.renewed[0] <= one[1][0] < self.renewed[1]
        ]
        signed = outside[-1] if outside else None
        if self.lending_day is not None and self.lent is None and signed is not None:
            self.lent = self.lending_day if signed[0] != self.lending_day[0] else None
        self._unused_days(outside, signed)
        if self.relative is not None:
            self._relative_day(signed)
        if signed is not None and (self.lent is None or signed[0] != self.lent[0]):
            put((*loan, "signed"), date.fromordinal(signed[0]).isoformat(), signed[1])
        if self.disbursed:
            pass  # each sum has its own day
        elif self.lent is not None:
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

    def _unused_days(self, days: list[tuple[int, Span]], signed: tuple[int, Span] | None) -> None:
        """A day that became no key is unread, but for one that says when something was signed, checked or paid over."""
        text = self.facts.source.text
        used = {one[0] for one in (signed, self.lent, self.lending_day, self.due) if one is not None}
        for day, span in days:
            if day not in used and not _ACCOUNT_DAY.match(text, span[1]):
                self.gaps.append(span)

    def _relative_day(self, signed: tuple[int, Span] | None) -> None:
        """今年年底, 明年3月5日: counted from the year of the note."""
        assert self.relative is not None
        (years, months, month, of_month), span = self.relative
        if signed is None:
            self.facts.ask("year", span)
            self.made.waiting["loans", 0, "due"] = self.facts.source.text[slice(*span)]
            return
        later = date.fromordinal(signed[0]) + relativedelta(months=months)
        year, month = later.year + years, month or later.month
        last = monthrange(year, month)[1]
        if of_month > last:
            self.facts.ask("year", span)
            return
        found = date(year, month, of_month or last)
        self.facts.note("year-before", span, day=zh_date(found.toordinal()))
        self.due = self.due or (found.toordinal(), span)

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
            elif LATE.search(facts.source.text[max(span[0] - 16, 0) : span[1]]):
                key = "overdue_rate"
            if rate.agreed or not rate.term:
                if rate.agreed:
                    facts.ask("contract-rate", span)
                    self.made.waiting[(*loan, key)] = words
                continue
            if key in (loans := (self.made.case.get("loans") or [{}])[0]):
                if loans[key] != rate.term:
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
        if self.penalty is not None:
            if "damages" in (self.made.case.get("loans") or [{}])[0]:
                facts.unread.append(self.penalty[1])
            else:
                put((*loan, "damages"), fen_plain(self.penalty[0]), self.penalty[1])
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
            whole_loan = self.account is not None and len(self.interest) == 1 and not self.parts
            if whole_loan and self.account is not None and not self._explained(span):
                # 截至D尚欠本金X、利息Y: settled to that day, before what runs on.
                put((*loan, "carried", "at"), date.fromordinal(self.account[0]).isoformat(), self.account[1])
                put((*loan, "carried", "interest"), fen_plain(fen), span)
                facts.note("carried", span, at=date.fromordinal(self.account[0]).isoformat())
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
