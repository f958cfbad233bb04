"""How the rows of one wording are computed: what the law gives for it on every day, and the arithmetic over that.

A policy asks the rules of law once, for a loan that runs from the first quote on; a row's own days are then cut out of
the answer. Only wordings whose rates do not depend on the days of the row have one. The sums are whole numbers: twice
the rates over one divisor, so that each line takes one division, half up to the fen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import gcd

from ..base.dates import count_span
from ..base.errors import LprError
from ..casefile.model import Case, Loan
from ..engine.schedule import Rate, Span
from ..law.choices import Choices
from ..law.context import RULE_2015, RULE_2020, Context
from ..law.reference import LPR_FROM
from ..law.rules import late_payment, select
from ..rates.series import Rates
from ..values.rate import SCALE

_KINDS = ("private-lending", "other")
_MONTHS = {"year": 1, "month": 12}
_ORDER = ("costs", "interest", "principal")

Figures = tuple[int, int, int, int, int]
"""Principal lent, interest, all that is owed, the interest of one more day and the principal left, in fen."""


_Place = tuple[int, int, int]
Plain = tuple[int, int, int, int, int, int, list[_Place], list[_Place], list[int], int]
"""The tables of a simple wording by the day: the first day that may be looked up, the first possible day, the earliest
end, the last, what to add to the first day and to the end as written; for a claim that begins on a day: the next step, twice the rate, the end of its step; for one that ends
before a day: its last step, twice the rate, the first day of the step; twice the rates times the days of whole steps;
the divisor of all."""


Dated = tuple[int, int]
"""A payment for nothing in particular: the day it takes effect, and its fen."""


Charge = tuple[str, int, int, int, Rate, int, int]
"""A finished line: its kind, the days ``[start, end)``, base, rate and interest (fen), and the first day of the rate
within the claim: the quote in force then is the one a line shows."""


class Steps:
    """Rates by the first day of each, as twice a whole number over ``Tables.per``; ``whole`` is times the days to the next."""

    __slots__ = ("days", "kind", "rates", "twice", "whole")

    def __init__(self, kind: str, spans: Sequence[Span], values: Sequence[int]) -> None:
        self.kind = kind
        self.days = [span.start for span in spans]
        self.rates = [span.rate for span in spans]
        self.twice = [2 * value for value in values]
        ends = [*self.days[1:], self.days[-1]]
        self.whole = [rate * (end - day) for rate, day, end in zip(self.twice, self.days, ends, strict=True)]

    def index(self, day: int) -> int:
        """Return the step that a day belongs to."""
        return bisect_right(self.days, day) - 1

    def at(self, day: int) -> int:
        """Return twice the rate of a day."""
        return self.twice[self.index(day)]


class Tables:
    """What the law gives for a wording and a day of formation: overdue interest, and in-term interest where agreed."""

    __slots__ = ("cut", "floats", "in_term", "overdue", "per")

    def __init__(self, basis: int, overdue: Sequence[Span], in_term: Sequence[Span], floats: bool) -> None:
        """``floats``: quotes are asked for up to the last day."""
        self.floats = floats
        per = basis * 100 * SCALE
        found = [[span.rate.value * _MONTHS.get(span.rate.unit, basis) for span in spans] for spans in (overdue, in_term)]  # fmt: skip
        common = gcd(per, *found[0], *found[1])
        self.per = per // common
        over, term = ([value // common for value in values] for values in found)
        self.cut = any(span.rate.agreed for span in (*overdue, *in_term))
        self.overdue = Steps("overdue", overdue, over)
        self.in_term = Steps("in-term", in_term, term) if in_term else None

    def each_day_tells(self, principal: int) -> bool:
        """Whether one day more always makes the interest of a claim more, however its lines are rounded."""
        return principal * min(self.overdue.twice) >= 4 * self.per

    def plain(self, principal: int, first: int, end: int) -> Figures:
        """Return the figures of a claim of overdue interest alone for the days ``[first, end)``, with nothing paid."""
        steps, per = self.overdue, self.per
        days, twice = steps.days, steps.twice
        divisor = 2 * per
        i = bisect_right(days, first) - 1
        j = bisect_right(days, end - 1) - 1
        if i == j:
            interest = (principal * twice[i] * (end - first) + per) // divisor
        else:
            interest = (principal * twice[i] * (days[i + 1] - first) + per) // divisor
            for whole in steps.whole[i + 1 : j]:
                interest += (principal * whole + per) // divisor
            interest += (principal * twice[j] * (end - days[j]) + per) // divisor
        if j + 1 < len(days) and days[j + 1] == end:
            j += 1
        return principal, interest, principal + interest, (principal * twice[j] + per) // divisor, principal

    def walk(
        self,
        principal: int,
        first: int,
        default: int,
        end: int,
        payments: Sequence[Dated],
        costs: int,
        order: Sequence[str],
        lines: list[Charge] | None = None,
    ) -> Figures | None:
        """Return the figures of a claim for ``[first, end)``, in default from ``default``, settling payments on the way.

        ``payments`` are in order, none before ``first`` or after ``end``. A finished line is added to ``lines``. None
        where more was paid than is owed.
        """
        per, divisor = self.per, 2 * self.per
        lent, interest, owed = principal, 0, 0
        waiting = iter(payments)
        payment = next(waiting, None)
        for steps, begin, finish in (
            (self.in_term, first, min(default, end)),
            (self.overdue, max(default, first), end),
        ):
            if steps is None or begin >= finish:
                continue
            days, twices, rates, kind = steps.days, steps.twice, steps.rates, steps.kind
            last = len(days) - 1
            for k in range(bisect_right(days, begin) - 1, bisect_right(days, finish - 1)):
                twice = twices[k]
                since = start = days[k] if days[k] > begin else begin
                stop = days[k + 1] if k < last and days[k + 1] < finish else finish
                posted = 0
                while payment is not None and payment[0] <= stop:
                    day, left = payment
                    earned = (principal * twice * (day - start) + per) // divisor
                    interest += earned - posted
                    owed += earned - posted
                    posted = earned
                    before = principal
                    for bucket in order:
                        if bucket == "interest":
                            used = owed if owed < left else left
                            owed -= used
                        elif bucket == "principal":
                            used = principal if principal < left else left
                            principal -= used
                        else:
                            used = costs if costs < left else left
                            costs -= used
                        left -= used
                    if left:
                        return None
                    if principal != before:
                        if lines is not None and day > start:
                            lines.append((kind, start, day, before, rates[k], earned, since))
                        start, posted = day, 0
                    payment = next(waiting, None)
                earned = (principal * twice * (stop - start) + per) // divisor
                interest += earned - posted
                owed += earned - posted
                if lines is not None and principal and stop > start:
                    lines.append((kind, start, stop, principal, rates[k], earned, since))
        steps = self.overdue if self.in_term is None or end >= default else self.in_term
        return lent, interest, principal + owed + costs, (principal * steps.at(end) + per) // divisor, principal


class Policy:
    """One wording: its conventions, and its `Tables` by the day of formation where a ceiling follows from it."""

    __slots__ = ("_by_day", "_case", "_kind", "_rates", "_tables", "basis", "cap_stated", "count", "duty", "first", "formation", "in_term", "kind", "met", "old_day", "order", "shapes", "simple", "split", "tables")  # fmt: skip

    def __init__(self, case: Case, rates: Rates) -> None:
        """``case`` states the wording and nothing else. Raises ValueError where the law looks at more than the wording."""
        stated, loan = case.conventions, case.loans[0]
        terms = [term for term in (loan.rate, loan.overdue_rate) if term is not None]
        self._case, self._kind, self._rates = case, case.kind or "private-lending", rates
        self.kind, self.duty = self._kind, late_payment(case, self._kind)
        if (
            self._kind not in _KINDS
            # Whether what was agreed is warned of as excessive (585) hangs on the quotes of the row's own days.
            or (self._kind == "other" and terms)
            or stated.basis not in ("", "365", "360")
            or stated.order[:1] == ("pro-rata",)
            or "doubled" in stated.order
            or any(term.kind not in ("lpr", "fixed") for term in terms)
            or (stated.cap_rate is not None and stated.cap_rate.kind not in ("lpr", "fixed"))
            # Whether these choices decide anything hangs on the days and the sums of the row.
            or stated.rounding
            or stated.lpr
            or (stated.basis and any(term.unit == "day" for term in terms))
            or (stated.cap_rate is not None and (stated.tenor or not terms))
        ):
            raise ValueError(case)
        self.count = stated.count or "head"
        self.basis = int(stated.basis or 365)
        self.order = tuple(stated.order) or _ORDER
        self.old_day = stated.payment_day == "old"
        self.in_term = loan.rate is not None
        capped = bool(terms) and self._kind == "private-lending"
        self.cap_stated = bool(stated.cap) and bool(terms)
        self.formation = capped and stated.cap in ("", "auto")
        private = self._kind == "private-lending"
        floats = any(term.kind == "lpr" for term in terms) or (not terms and not private)
        self.first = LPR_FROM if floats else RULE_2015
        # Private loans stand on the day of acceptance for earlier days, unless what was agreed is not capped by the law.
        self.split = RULE_2020 if private and (self.formation or not terms) else 0
        self.simple = not self.in_term and not self.formation
        self.met: set[str] = set()
        self.shapes: dict[tuple[object, ...], str | bool] = {}
        """By the facts that rows state: what of them is not used, the same on every row; False where it may not be."""
        self._by_day: Plain | None = None
        self._tables: dict[tuple[bool, int], Tables | None] = {}
        self.tables = self._ask(0, 0) if not self.formation else None

    def formed_on(self, formed: int, filed: int) -> Tables | None:
        """Return the tables under the ceiling of a contract formed on a day, None where it is that of earlier texts.

        A contract from before 2020-08-20 has 24 % up to the day before, and from then on the ceiling of the day of suit
        (31条2款); it is taken for granted that the case is accepted after that day.
        """
        if formed < RULE_2015 or (formed < RULE_2020 and filed < RULE_2020):
            return None
        old = formed < RULE_2020
        key = (old, bisect_right(self._rates.lpr.days, filed if old else formed))
        if key not in self._tables:
            try:
                self._tables[key] = self._ask(formed, filed)
            except (LprError, ValueError):
                self._tables[key] = None
        return self._tables[key]

    def by_day(self, limit: int, early: bool = False) -> Plain:
        """Return the tables of a simple wording as the hot loop wants them, for claims that end by ``limit``; with
        ``early`` also those that begin before `split`.
        """
        if self._by_day is not None:
            return (self._by_day[0], self.first, *self._by_day[2:]) if early else self._by_day
        assert self.tables is not None
        steps = self.tables.overdue
        ends = [*steps.days[1:], limit + 1]
        heads, tails = [], []
        for day in range(self.first, limit + 1):
            at, before = steps.index(day), steps.index(day - 1)
            heads.append((at + 1, steps.twice[at], ends[at]))
            tails.append((before, steps.twice[before], steps.days[before]))
        of_first, of_end = count_span(0, 0, self.count)
        lowest, least = max(self.first, self.split), self.split + of_end
        self._by_day = self.first, lowest, least, limit, of_first, of_end, heads, tails, steps.whole, self.tables.per
        return self.by_day(limit, early)

    def _ask(self, formed: int, filed: int) -> Tables:
        """Ask the law what it gives from the first day on. Raises ValueError for lines with more than one rate agreed."""
        # The first day is asked for too, whatever the rows count.
        conventions = self._case.conventions._replace(count="head")
        case = self._case._replace(kind=self._kind, filed=filed or None, conventions=conventions)
        loan = case.loans[0]._replace(signed=formed or None)
        first = self.first
        overdue, floats = self._spans(
            case, loan._replace(lent=first - 1 if self.in_term else None, due=first - 1), "overdue"
        )
        in_term, _ = (
            self._spans(case, loan._replace(lent=first, due=self._last + 1), "in-term") if self.in_term else ((), False)
        )
        spans = (*overdue, *in_term)
        if (
            not overdue
            or self.in_term > bool(in_term)
            or any(span.rate.value <= 0 or len(span.rate.agreed) > 1 for span in spans)
        ):
            raise ValueError(loan)
        return Tables(self.basis, overdue, in_term, floats)

    @property
    def _last(self) -> int:
        return self._rates.lpr.known_through

    def _spans(self, case: Case, loan: Loan, kind: str) -> tuple[tuple[Span, ...], bool]:
        case = case._replace(loans=(loan,))
        ctx = Context(case, loan, self._kind, self._last, self._rates, Choices())
        plan = select(ctx).schedule(ctx)
        spans = next((track.spans for track in plan.tracks if track.kind == kind), ())
        return spans, ctx.quoted_through >= self._last - 1
