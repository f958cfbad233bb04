"""Rows of a table with payments, plain otherwise: one sum, in default from a day on.

As for plain rows (`plain`), claims of one wording that begin between the same days are read alike, so that the law is
asked once for all of them (`compute.throughout`). What is left of a row is the walk from its first day to its end, and
its payments. A payment after the end, money that no debt is left for, and whatever else would have to be told of a row,
sends it the whole way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..base.dates import count_span
from ..casefile.model import Case
from ..compute.claim import matter_of
from ..compute.figures import Figures
from ..compute.throughout import Throughout, bounds_alike, throughout
from ..engine.course import Course, Line
from ..engine.receipts import ORDERS
from ..engine.schedule import Rate
from ..engine.steady import Stand
from ..engine.steps import earned
from ..engine.walk import walk_days
from ..law.grounds import Matter
from ..law.regime import Bounds
from ..rates.series import Rates
from .cells import ODD, RowReader, fen_of, picker
from .line_texts import LineTexts
from .plain import Sums

_MEMO = 1000

_INTEREST_FIRST, _PRINCIPAL_FIRST = ("costs", "interest", "principal"), ("costs", "principal", "interest")

OF_PAYMENTS = frozenset(("conventions.payment_day", "conventions.order"))
"""What is stated of how payments are taken: whether it decides anything hangs on the payments of the row."""

_Way = tuple[int, dict[str, tuple[str, ...]]]
"""How payments are taken: 1 where their day still bears on the balance before them; the order of what they serve."""


class _Wording:
    """What rows of one wording have in common. ``others`` are the other ways to take payments where one is stated;
    ``openings`` are, by the first day, rates of a first line, with the quote of that day.
    """

    def __init__(self, case: Case, found: Figures) -> None:
        """``case`` is one of them, ``found`` what it came to."""
        scheduled = found.scheduled
        settled = scheduled.choices.settled
        self._case, self._kind, self._duty, self._choices = case, scheduled.kind, scheduled.duty, scheduled.choices
        self.of_first, self.of_end = count_span(0, 0, settled["count"])
        order = tuple(settled["order"].split(","))
        lag = 1 if settled["payment_day"] == "old" else 0
        self.way: _Way = lag, ORDERS[order]
        self.others: list[_Way] = []
        if case.conventions.payment_day:
            self.others.append((1 - lag, ORDERS[order]))
        if case.conventions.order:
            later = order.index("interest") > order.index("principal")
            self.others.append((lag, ORDERS[_INTEREST_FIRST if later else _PRINCIPAL_FIRST]))
        self.openings: dict[int, Rate] = {}
        self._known: list[tuple[Bounds, Throughout | None]] = []
        self._by_day: dict[int, Throughout | None] = {}
        self._matters: dict[int, Matter] = {}

    def bounded(self, day: int) -> bool:
        """Whether it is known what claims that begin on a day have in common, be it nothing."""
        return any(bounds.first <= day < bounds.after for bounds, _ in self._known)

    def learn(self, bounds: Bounds, found: Throughout | None) -> None:
        """Take up what claims between some first days have in common, None for nothing."""
        self._known.append((bounds, found))
        self._by_day.clear()

    def of_day(self, day: int) -> Throughout | None:
        """Return what claims that begin on a day, as written, have in common, None where that is not known."""
        if day not in self._by_day:
            self._by_day[day] = next(
                (found for bounds, found in self._known if bounds.first <= day < bounds.after), None
            )
        return self._by_day[day]

    def matter(self, until: int) -> Matter:
        """What decides which version of a provision is cited in a claim up to a day."""
        if until not in self._matters:
            self._matters[until] = matter_of(self._case, self._kind, self._duty, until, self._choices)
        return self._matters[until]


class PaidRows:
    """The rows of one table with payments, plain otherwise. ``lines`` are those of the row just computed."""

    def __init__(self, reader: RowReader, rates: Rates, texts: LineTexts) -> None:
        self.rates, self._reader, self._texts = rates, reader, texts
        at = reader.at
        self._wording, self._days = reader.wording_of, reader.days
        self._principal, self._until = at.get("principal", -1), at.get("until", -1)
        self._begun = "due" if "due" in at else "interest_from"
        self._begin, self._later = at.get(self._begun, -1), 1 if self._begun == "due" else 0
        self._paid = at.get("payments", -1)
        self.usable = min(self._principal, self._until, self._begin, self._paid) >= 0
        # What must be empty, and what must be printable.
        read = {*reader.wording_keys, *("title", "id", "creditor", "debtor", "principal", "until", "payments")}
        self._others = picker([i for key, i in at.items() if key not in read and key != self._begun])
        self._named = picker(reader.labels)
        self._wordings: dict[tuple[str, ...], _Wording | None] = {}
        self.lines: tuple[list[str], ...] = ()

    def figures(self, cells: Sequence[str], itemised: bool) -> Sums | None:
        """Return the figures of such a row, and keep its lines; None for any other, and for what is to be told."""
        said = self._wordings.get(self._wording(cells))
        if said is None or not self._is_one(cells):
            return None
        begin, cutoff = self._days[cells[self._begin]] + self._later, self._days[cells[self._until]]
        first, end = begin + said.of_first, cutoff + said.of_end
        alike, principal = said.of_day(begin), fen_of(cells[self._principal])
        if alike is None or not principal or not alike.bounds.least <= end <= self.rates.lpr.next_due or end <= first:
            return None
        payments = self._reader.paid(cells[self._paid])
        opening = said.openings.get(first)
        if not payments or payments[-1][0] > cutoff or (itemised and opening is None):
            return None
        leg = alike.course.legs[0]

        def walked(lag: int, orders: dict[str, tuple[str, ...]]) -> tuple[list[Line], Stand]:
            receipts = [(day, fen, "auto", "", "", lag) for day, fen in payments]
            return walk_days(leg, first, end, principal, receipts, orders)

        lines, (_, due, _, _, owed, paid, _, surplus, _) = walked(*said.way)
        if surplus or not lines:
            return None
        for other in said.others:
            # What is stated of payments is used where another word gives another interest; elsewhere that is tried.
            _, (_, _, _, _, also_owed, also_paid, *_) = walked(*other)
            if also_owed + also_paid == owed + paid:
                return None
        if itemised and opening is not None:
            self.lines = self._itemised(cells, alike.course, opening, lines, said.matter(cutoff))
        at = leg.steps.index(end)
        day = earned(due, leg.twice[at], 1, leg.per) if at is not None else 0
        return principal, owed + paid, due + owed, day, due

    def _is_one(self, cells: Sequence[str]) -> bool:
        """Whether a row states payments, and nothing else that a plain one does not."""
        if not cells[self._paid] or any(self._others(cells)):
            return False
        return all(text.isprintable() and text[:1] not in ODD for text in self._named(cells))

    def _itemised(
        self, cells: Sequence[str], course: Course, opening: Rate, lines: Sequence[Line], matter: Matter
    ) -> tuple[list[str], ...]:
        """The lines of a row as the texts of LINE_COLUMNS."""
        loan, year, row, running, rows = (
            self._reader.loan_id(cells),
            course.schedule.gauge.per_year,
            self._texts.row,
            0,
            [],
        )
        step = lines[0][1]
        for leg, i, start, stop, base, interest in lines:
            rate = opening if i == step else leg.rate(i)
            share = f"{stop - start} ÷ {year}" if rate.unit != "day" else str(stop - start)
            running += interest
            rows.append(row(loan, leg.kind, start, stop, base, rate, interest, running, 0, share, matter))
        return tuple(rows)

    def learn(self, cells: Sequence[str], case: Case, found: Figures, shown: Callable[[Rate], bool]) -> None:
        """Ask once for the rates of all claims that are read as this one was.

        Nothing was to be told of it but what is told of all of its wording. ``shown`` says whether a line of a rate
        shows that all that the row states is used, but for how payments are taken.
        """
        scheduled = found.scheduled
        if not self.usable or not self._is_one(cells) or not found.outcome.lines[0]:
            return
        if tuple(scheduled.choices.settled["order"].split(",")) not in ORDERS:
            return
        key = self._wording(cells)
        if key not in self._wordings:
            # Whether there are more of it is known with the second.
            if len(self._wordings) >= _MEMO:
                self._wordings.clear()
            self._wordings[key] = None
            return
        said = self._wordings[key]
        if said is None:
            said = self._wordings[key] = _Wording(case, found)
        begin = self._days[cells[self._begin]] + self._later
        if not said.bounded(begin):
            bounds = bounds_alike(scheduled)
            if bounds is None:
                return
            wide = throughout(case, self._begun, bounds, self.rates)
            if wide is not None and not all(map(shown, wide.course.legs[0].steps.rates)):
                wide = None
            said.learn(bounds, wide)
        alike = said.of_day(begin)
        # One that ends too early may be read otherwise (`Bounds.least`): so is the rate of its first line.
        if alike is not None and scheduled.schedules[0].end >= alike.bounds.least:
            leg, i, *_ = found.outcome.lines[0][0]
            said.openings[begin + said.of_first] = leg.rate(i)
