"""Instalments by the month in a clause of payment: how many a sum takes, and what the last of them is."""

from __future__ import annotations

from ..base.money import fen_plain
from .days import MOST_MONTHS, Day, Deadline, Monthly
from .facts import Span, Sum
from .lexer import Token
from .slots import Slots


class Plans(Slots):
    """The entries of interest of a clause, and its plans by the month."""

    def _on_monthly(self, token: Token, after: Token | None) -> None:
        """Instalments by the month; a first or last that differs is said beside them.

        Until all is paid: as many as the sum before them takes, the last what is left of it. What is left of a larger
        sum (余款…元) is these instalments and no sum beside them.
        """
        plan: Monthly = token.value
        span = (token.start, token.end)
        parts = [plan.fen] * plan.count
        if not plan.count:
            owed = self._owed() if not plan.whole else self._whole_of(plan, span)
            count = 0 if owed is None else self._count(plan, owed.fen)
            if owed is None or not 0 < count <= MOST_MONTHS:
                self.gaps.append(span)
                self.facts.ask("instalments", span)
                return
            parts = [plan.fen] * (count - 1) + [owed.fen - plan.fen * (count - 1)]
            self.facts.note("plan-made-out", span, count=count, sum=fen_plain(owed.fen), last=fen_plain(parts[-1]))
            if owed.rest:
                self._instead_of(owed)
                span = (owed.span[0], span[1])
        else:
            owed = next((one for one in self.sums[-1:] if one.rest and one.deadline is None), None)
            left = owed.fen - plan.fen * (plan.count - 1) if owed is not None else 0
            if owed is not None and 0 < left <= plan.fen:
                # 余款100000元自4月起每月20000元，至8月30日: these instalments are that sum.
                parts[-1] = left
                self._instead_of(owed)
                span = (owed.span[0], span[1])
        days = plan.days(len(parts))
        if plan.last is not None and plan.last[0]:
            days[-1] = plan.last[0]
        for day, fen in zip(days, parts, strict=True):
            made = Sum(fen, self.item, "", span)
            made.deadline = Deadline(by=Day(day))
            made.payers = tuple(self.who)
            self.facts.instalments.append((day, fen, span))
            self.facts.sums.append(made)
            self.sums.append(made)
            self.dated += 1

    def _instead_of(self, owed: Sum) -> None:
        """Take out a sum that instalments stand for."""
        self.sums = [one for one in self.sums if one is not owed]
        self.facts.sums = [one for one in self.facts.sums if one is not owed]

    @staticmethod
    def _count(plan: Monthly, owed: int) -> int:
        """How many instalments a sum takes, 0 where a last one that is said does not fit."""
        if plan.last is None:
            return -(-owed // plan.fen)
        if not plan.last[1]:
            count = sum(day < plan.last[0] for day in plan.days(MOST_MONTHS))
            return count + 1 if count and owed > plan.fen * count else 0
        before, over = divmod(owed - plan.last[1], plan.fen)
        fits = before > 0 and not over and (not plan.last[0] or plan.days(before)[-1] < plan.last[0])
        return before + 1 if fits else 0

    def _whole_of(self, plan: Monthly, span: Span) -> Sum | None:
        """What a plan itself says it pays off: the sum that was read before if it is the same, else its own."""
        known = [one for one in self.facts.sums if one.kind == "principal"]
        if not known:
            return Sum(plan.whole, self.item, "", span)
        return known[0] if len(known) == 1 and known[0].fen == plan.whole else None

    def _owed(self) -> Sum | None:
        """The sum that instalments pay off: one without a day of its own, said just before them, in this clause or, of
        a text whose other sums are paid otherwise, the only one.
        """
        if any(one.amount for one in [*self.facts.interest, *self.group]) or any(
            one.kind == "damages" for one in self.facts.sums
        ):
            return None  # what they pay off is more than principal
        here = [one for one in self.sums if one.deadline is None and one.kind == "principal"]
        if here and here[-1] is self.sums[-1]:
            return here[-1]
        open_ = [one for one in self.facts.sums if one.kind == "principal" and one.deadline is None]
        return open_[0] if len(open_) == 1 and not self.dated and len(self.facts.sums) == 1 else None

    def _on_parts(self, token: Token, after: Token | None) -> None:
        """``分5期``: held against the instalments that the clause itself gives."""
        self.parts_said, self.dated_before = (token.value, (token.start, token.end)), self.dated

    def _count_parts(self) -> None:
        """Leave ``分5期`` unread where the clause gives another number of instalments, or none."""
        if self.parts_said is not None and self.parts_said[0] not in (self.dated, self.dated - self.dated_before):
            self.gaps.append(self.parts_said[1])
            self.facts.ask("instalments", self.parts_said[1])
