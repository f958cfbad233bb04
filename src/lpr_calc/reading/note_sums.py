"""The sums of a note: what was lent, what was paid back, what is left, and how they make each other up.

What a sum is, the words just before it say. Where the sums do not make each other up none is taken for the principal
in silence: the second is unread.
"""

from __future__ import annotations

import re
from datetime import date

from ..base.money import fen_plain
from .amounts import Amount
from .facts import Span
from .note_plans import NotePlans

_WHAT = r"(?:货款|借款|欠款|工程款|材料款|工资|租金|本金|本息|款项|款|现金|利息|金额)*(?:人民币)?(?:共计|合计|总计|共|计|为|是|：)?"
_PAID = re.compile(
    rf"(?:(?:已经?|先后|陆续|曾|其中已|期间|后来?|于)(?:实际)?(?:归还|偿还|还款|付款|支付|给付|还|付|汇|转账)(?:了|过)?|(?:归还|偿还|还|付|支付)(?:了|过))(?P<w>{_WHAT})$"
)
_PAID_BEHIND = re.compile("(?:已经?|业已)(?:归还|偿还|还清|付清|支付|给付|还|付)")
_LEFT = re.compile(
    rf"(?:(?:尚|还|仍|下|余|现|实际?|净|剩余?|仅|目前|至今|再)+(?:欠|余|剩|差)|余额|余款|余|剩余|剩下|结欠)(?:[^，。；0-9]{{0,6}}?){_WHAT}$"
)
_MORE = re.compile(r"(?:又|再|另|另外|还|并|和|及|、|，|；|。)*$")


class NoteSums(NotePlans):
    """What the sums of one note are."""

    def _before(self, span: Span) -> str:
        """The words before a sum, from the mark before it on."""
        text = self.facts.source.text
        start = max(text.rfind(mark, 0, span[0]) for mark in "，。；（）")
        line = max((place for place in self.facts.source.breaks if place <= span[0]), default=0)
        return text[max(start + 1, line if line < span[0] else 0) : span[0]]

    def _amount(self, amount: Amount, span: Span) -> None:
        words = self._before(span)
        paid = _PAID.search(words)
        if amount.other is None and self.principal is not None and _PAID_BEHIND.match(self.facts.source.text, span[1]):
            self.paid.append((amount.fen, "息" in words, span))
        elif amount.other is None and (paid is not None or (self.repaid and self.principal is None and not self.paid)):
            self.paid.append((amount.fen, paid is not None and "息" in paid["w"], span))
        elif self.principal is None:
            self.principal = amount, span
            if amount.other is not None:
                self.facts.ask("capital", span, first=fen_plain(amount.fen), second=fen_plain(amount.other))
        elif amount.fen == self.principal[0].fen and amount.other is None:
            self.facts.stated.append(("sum", amount.fen, None, span))
        elif amount.other is None and _LEFT.search(words):
            self.left.append((amount.fen, span))
        elif amount.other is None and self._late(span) and re.search("(?:违约|滞纳|赔偿)金?(?:人民币|计|共)*$", words):
            self.penalty = amount.fen, span
        elif amount.other is None and self._late(span) and any(one[1][0] < span[0] for one in self.rates):
            # 每天…的百分之一即500元作为违约金: what the rate before it comes to.
            self.facts.stated.append(("sum", amount.fen, None, span))
        elif amount.other is None:
            self.others.append((amount.fen, span))
        else:
            self.gaps.append(span)

    def _sentence(self, span: Span) -> str:
        text = self.facts.source.text
        return text[text.rfind("。", 0, span[0]) + 1 : (text.find("。", span[1]) + 1 or len(text))]

    def _late(self, span: Span) -> bool:
        """Whether a sum is owed for being late."""
        sentence = self._sentence(span)
        return bool(re.search("违约|滞纳", sentence)) and bool(
            re.search("如|若|逾期|到期(?:未|不)|否则|未能|未按", sentence)
        )

    def _settle_sums(self) -> None:
        """Hold the sums against each other: several loans and their whole, what was paid and what is left."""
        self._several()
        if self.repaid and self.paid:
            # What a receipt of a repayment is for is paid; only what it says is left is owed.
            self.facts.stated += [("paid", fen, None, span) for fen, _, span in self.paid]
            self.paid = []
        if self.principal is None or self.principal[0].other is not None:
            self.gaps += [span for _, span in [*self.left, *self.others]]
            self.gaps += [span for _, _, span in self.paid]
            return
        paid = sum(fen for fen, interest, _ in self.paid if not interest)
        for fen, span in self.left:
            if self.principal[0].fen - paid == fen and paid:
                self.facts.stated.append(("owed-before", self.principal[0].fen, None, self.principal[1]))
                self.facts.stated += [("paid", one, None, its) for one, _, its in self.paid]
                self.principal, self.paid, paid = (Amount(fen), span), [], 0
            elif fen != self.principal[0].fen:
                self.facts.ask("stated-differs", span)
                self.gaps.append(span)
        self.facts.paid += self.paid
        for fen, span in self.totals:
            parts = {self.principal[0].fen, *(self.principal[0].fen + one for one, _, _ in self.interest)}
            if fen not in parts:
                self.facts.ask("stated-differs", span)
                self.gaps.append(span)
            self.facts.stated.append(("total", fen, None, span))
        self.gaps += [span for _, span in self.others]

    def _several(self) -> None:
        """``D1借款3万元，D2借款5万元，共计8万元``: loans of one note, each with the day it was lent on."""
        if self.principal is None or self.principal[0].other is not None or not self.others:
            return
        if any(re.search("违约|滞纳|利息|费", self._before(span)) for _, span in self.others):
            return  # sums of other kinds
        first = self.principal[0].fen, self.principal[1]
        parts = [first, *self.others]
        whole = next((one for one in self.totals if one[0] == sum(fen for fen, _ in parts)), None)
        if whole is None and sum(fen for fen, _ in self.others) == first[0]:
            whole, parts = first, self.others
        if whole is None:
            return
        self.others = []
        self.totals = [one for one in self.totals if one is not whole]
        self.facts.stated += [("part", fen, None, span) for fen, span in parts]
        self.principal = Amount(whole[0]), whole[1]
        days = self._days_of([span for _, span in parts])
        if days:
            self.disbursed = [(day, fen, span) for (day, _), (fen, span) in zip(days, parts, strict=True)]
            self.days = [one for one in self.days if one not in days]
            self.lending_day = None if self.lending_day in days else self.lending_day

    def _days_of(self, spans: list[Span]) -> list[tuple[int, Span]]:
        """The day each of several sums was lent on: just before it, or in the same order (分别于D1、D2…A、B); [] for none."""
        before = [one for one in self.days if one[1][0] < spans[0][0]]
        text = self.facts.source.text
        if len(before) == len(spans) and "分别" in text[: spans[0][0]]:
            return before
        found = []
        for place, span in enumerate(spans):
            after = spans[place - 1][1] if place else 0
            own = [one for one in self.days if after <= one[1][0] < span[0]]
            if len(own) != 1:
                return []
            found.append(own[0])
        return found

    def _put_principal(self) -> None:
        """The principal as one sum, as several that were lent on days of their own, or as a question."""
        path = ("loans", 0, "principal")
        if self.principal is None:
            self.facts.ask("principal")
        elif self.principal[0].other is not None:
            amount, _ = self.principal
            self.made.waiting[path] = "大写与小写不一致"
            self.made.other[path] = [
                (fen_plain(amount.fen), "文字的前一数"), (fen_plain(amount.other or 0), "文字的后一数"),
            ]  # fmt: skip
        elif self.disbursed:
            for number, (day, fen, span) in enumerate(self.disbursed):
                self.made.put((*path, number, "date"), date.fromordinal(day).isoformat(), span)
                self.made.put((*path, number, "amount"), fen_plain(fen), span)
        else:
            self.made.put(path, fen_plain(self.principal[0].fen), self.principal[1])
