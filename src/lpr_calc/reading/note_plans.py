"""What a note says so far, and the sums it is paid back in: parts with days of their own, or by the month."""

from __future__ import annotations

import re
from datetime import date

from ..base.checking import TYPE_CHECKING
from ..base.dates import zh_date
from ..base.money import fen_plain
from .amounts import Amount
from .days import MOST_MONTHS, Day, Monthly
from .facts import Facts, Span
from .lexer import Token
from .rates import RateRead

if TYPE_CHECKING:
    from .case import Made


class NotePlans:
    """What was read of one note, and its instalments."""

    def __init__(self, facts: Facts, made: Made) -> None:
        self.facts, self.made = facts, made
        self.creditors: list[tuple[str, Span]] = []
        self.debtors: list[tuple[str, Span]] = []
        self.gaps: list[Span] = []
        self.principal: tuple[Amount, Span] | None = None
        self.paid: list[tuple[int, bool, Span]] = []
        self.left: list[tuple[int, Span]] = []
        self.others: list[tuple[int, Span]] = []
        self.totals: list[tuple[int, Span]] = []
        self.repaid = False
        self.ways: dict[str, tuple[tuple[str, ...], Span]] = {}
        self.owes: tuple[str, str] | None = None
        self.penalty: tuple[int, Span] | None = None
        self.disbursed: list[tuple[int, int, Span]] = []
        self.last_day: int | None = None
        self.parts_said: tuple[int, Span] | None = None
        self.relative: tuple[tuple[int, int, int, int], Span] | None = None
        self.days: list[tuple[int, Span]] = []
        self.due: tuple[int, Span] | None = None
        self.lent: tuple[int, Span] | None = None
        self.term: tuple[tuple[int, str], Span] | None = None
        self.rates: list[tuple[RateRead, Span]] = []
        self.deducted: tuple[int, Span] | None = None
        self.received: tuple[int, Span] | None = None
        self.interest: list[tuple[int, str, Span]] = []
        self.account: tuple[int, Span] | None = None
        self.lunar: re.Match[str] | None = None
        self.renewed: Span | None = None
        self.sale: object = None
        self.taken = -1
        self.parts: list[tuple[int, int | None, Span]] = []
        self.since: tuple[int, Span] | None = None
        self.lending_day: tuple[int, Span] | None = None
        self.daily: tuple[int, Span] | None = None
        self.mode: Span | None = None
        self.by_month: Span | None = None
        self.plan: list[tuple[int, int]] = []
        self.plan_span: Span | None = None
        self.period: tuple[str, Span] | None = None

    def _dated(self, day: Day, span: Span) -> Day:
        """A day without a year takes that of the day before it, where it does not lie before that."""
        if day.day is not None:
            self.last_day = day.day
        elif not day.year_said and self.last_day is not None:
            try:
                found = date(date.fromordinal(self.last_day).year, day.month, day.of_month).toordinal()
            except ValueError:
                return day
            if found >= self.last_day:
                self.last_day = found
                self.facts.note("year-before", span, day=zh_date(found))
                return Day(found)
        return day

    def _part(self, day: Day, span: Span, after: Token | None) -> bool:
        """Take ``D1前付清20000元，余款D2前付清``: a part of the sum with a day of its own, or what is left of it."""
        text = self.facts.source.text
        if day.day is None or self.principal is None or self.principal[0].other is not None:
            return False
        follows = after is not None and after.rule == "amount" and after.start - span[1] <= 2
        if after is not None and follows and after.value.fen < self.principal[0].fen:
            self.parts.append((day.day, after.value.fen, (span[0], after.end)))
            self.taken = after.start
            return True
        if self.parts and self.left and self.left[-1][1][1] == span[0]:
            # 剩余3600元D2付清
            fen, where = self.left.pop()
            self.parts.append((day.day, fen, (where[0], span[1])))
            return True
        rest = re.search("(?:余款|余下|剩余|其余)(?:款项|部分|的)?(?:于|在|定于)?$", text[: span[0]])
        left = re.match(
            "(?:剩余|余下|其余|余款|全部余款)(?:的)?(?:全部)?(?:本金|本息|款项|借款|欠款|部分)?", text[span[1] :]
        )
        if self.parts and rest is None and left is not None:
            self.parts.append((day.day, None, (span[0], span[1] + left.end())))
            self.gaps = [gap for gap in self.gaps if not span[0] <= gap[0] < span[1] + left.end()]
            return True
        if self.parts and rest is not None:
            self.parts.append((day.day, None, (rest.start(), span[1])))
            self.gaps = [gap for gap in self.gaps if gap[1] <= rest.start() or gap[0] >= span[0]]
            return True
        return False

    def _apart(self) -> None:
        """Write parts with days of their own as loans, where they make the whole; else they are asked about."""
        if self.parts_said is not None and self.parts_said[0] not in (len(self.parts), len(self.plan)):
            self.facts.ask("instalments", self.parts_said[1])
            self.gaps.append(self.parts_said[1])
        if not self.parts or self.principal is None:
            return
        said = sum(fen or 0 for _, fen, _ in self.parts)
        left = self.principal[0].fen - said
        open_ = [one for one in self.parts if one[1] is None]
        loans = self.made.case.get("loans")
        if not loans or left < 0 or len(open_) > 1 or bool(left) != bool(open_) or "due" in loans[0] or self.disbursed:
            self.facts.ask("instalments", self.parts[0][2])
            self.facts.unread += [span for _, _, span in self.parts]
            return
        rest = {key: value for key, value in loans[0].items() if key != "principal"}
        whole = self.made.why.get(("loans", 0, "principal"), ())
        for number, (day, fen, span) in enumerate(self.parts):
            path = ("loans", number)
            self.made.put((*path, "principal"), fen_plain(left if fen is None else fen), *whole, span)
            for key, value in rest.items():
                self.made.put((*path, key), value, *self.made.why.get(("loans", 0, key), ()))
            self.made.put((*path, "due"), date.fromordinal(day).isoformat(), span)

    def _by_month(self, plan: Monthly, span: Span) -> None:
        """Instalments by the month: as many as are said, or as the sum takes; asked about where they do not make it."""
        whole = self.principal[0].fen if self.principal is not None and self.principal[0].other is None else 0
        if plan.last is not None and not plan.last[1]:
            before = [day for day in plan.days(MOST_MONTHS) if day < plan.last[0]]
            left = whole - plan.fen * len(before)
            if left > 0 and before:
                self.plan = [*((day, plan.fen) for day in before), (plan.last[0], left)]
                self.plan_span = span
                self.facts.note(
                    "plan-made-out", span, count=len(before) + 1, sum=fen_plain(whole), last=fen_plain(left)
                )
                return
        own = plan.last if plan.last is not None and not plan.last[0] else None
        count = plan.count or (-(-whole // plan.fen) if own is None else (whole - own[1]) // plan.fen + 1)
        parts = [plan.fen] * (count - 1) + [whole - plan.fen * (count - 1)] if count else []
        fits = parts and 0 < parts[-1] <= plan.fen and plan.last is None and count <= MOST_MONTHS
        if own is not None:
            fits = len(parts) > 1 and parts[-1] == own[1] and count <= MOST_MONTHS
        if not fits or (plan.whole and plan.whole != whole):
            self.facts.ask("instalments", span)
            self.gaps.append(span)
            return
        self.plan, self.plan_span = list(zip(plan.days(count), parts, strict=True)), span
        if not plan.count:
            self.facts.note("plan-made-out", span, count=count, sum=fen_plain(whole), last=fen_plain(parts[-1]))
