"""The quick lane of a batch: rows without anything unusual, computed without a tree of text and without a statement.

The law is asked and the debts are walked exactly as for a single claim (`compute.figures`): the lane decides nothing.
What it spares is reading every cell anew (`cells`), asking the law again for rows that differ in their sums alone,
trying facts that are used for certain (`compute.evident`), and writing out what a batch does not show. What it cannot
do, and everything that is wrong, goes the whole way: it never rejects a row. The plainest rows are in `plain`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial

from ..base.errors import LprError
from ..casefile.keys import CASE, CONVENTIONS, LOAN
from ..casefile.model import Case, currency_of
from ..compute.evident import SURE, certain, taken
from ..compute.figures import Alike, Figures, alike, figures_of
from ..compute.unused import unused_of_row
from ..compute.usage import PAPERS
from ..engine.schedule import Rate
from ..law.choices import Notice, Unused
from ..rates.series import Rates
from .cells import RowReader
from .columns import InputColumn
from .line_texts import LineTexts
from .paid_rows import OF_PAYMENTS, PaidRows
from .plain import PlainRows, Sums
from .row_facts import RowFacts

_MEMO = 2000


class Lane:
    """Computes rows of one table; says None for a row that must go the whole way. Of the row just computed,
    ``warnings`` are what is to be told of it, ``unused`` what it stated that decided nothing, and ``lines`` its lines.
    """

    def __init__(
        self,
        columns: Sequence[InputColumn],
        rates: Rates,
        today: date,
        strict: bool = False,
        assume: Callable[[Notice], object] = lambda _: None,
        lines_in: str = "en",
    ) -> None:
        """``assume`` hears every assumption that a computed row rests on, whenever it is met anew; ``lines_in`` is the
        language in which lines word their rates.
        """
        self.rates, self.today, self.strict, self._assume = rates, today, strict, assume
        self._reader = reader = RowReader(columns, today)
        at = reader.at
        self._texts = LineTexts(lines_in)
        self.plain = PlainRows(reader, len(columns), rates, self._texts)
        self._paid = PaidRows(reader, rates, self._texts)
        self.usable = "until" in at and ("principal" in at or "loans" in at)
        self._alike: dict[tuple[object, ...], tuple[Alike, list[Notice]]] = {}
        self._codes: set[str] = set()
        self.warnings: list[Notice] = []
        self.unused: tuple[Unused, ...] = ()
        self.lines: tuple[list[str], ...] = ()

    def figures(self, cells: Sequence[str], itemised: bool = False) -> Sums | None:
        """Return the figures of a row of as many cells as columns, or None; with ``itemised`` its lines are kept."""
        plain = self.plain.figures(cells, itemised)
        if plain is not None:
            self.warnings, self.unused, self.lines = [], (), self.plain.lines
            return plain
        paid = self._paid.figures(cells, itemised) if self._paid.usable else None
        if paid is not None:
            self.warnings, self.unused, self.lines = [], (), self._paid.lines
            return paid
        apart = self._reader.sums_apart(cells)
        known = self._alike.get(apart[0]) if apart is not None else None
        if apart is not None and known is not None:
            again = known[0].figures(self._reader.loan_id(cells), *apart[1:])
            if again is not None:
                self.warnings, self.unused = known[1], ()
                return self._taken(again, itemised)
        case = self._reader.case_of(cells)
        if case is None or currency_of(case):
            return None
        try:
            found = figures_of(case, self.rates)
        except LprError:
            return None
        if found is None or any(payment.day > found.scheduled.until for payment in case.payments):
            return None
        notices = found.notices
        if self.strict and any(notice.matters for notice in notices):
            return None
        searched = not self._all_used(cells, case, found)
        if searched and "loans" in self._reader.stated(cells):
            return None
        self.unused = unused_of_row(case, RowFacts(self._reader, cells), self.rates) if searched else ()
        if self.strict and self.unused:
            return None
        self.warnings = [notice for notice in notices if notice.level == "warning"]
        for notice in notices:
            if notice.level == "assumption" and notice.code not in self._codes:
                self._codes.add(notice.code)
                self._assume(notice)
        learned = False
        if not self.warnings and not self.unused:
            learned = self.plain.learn(cells, case, found, itemised)
            if case.payments:
                shown = partial(self._used, cells, case, found, but=OF_PAYMENTS)
                self._paid.learn(cells, case, found, lambda rate: shown([("overdue", rate)]))
        if not learned and not searched and apart is not None:
            self._remember(apart[0], found)
        return self._taken(found, itemised)

    def _taken(self, found: Figures, itemised: bool) -> Sums:
        """Keep the lines of a row, where they are asked for, and return its sums."""
        self.lines = self._texts.of_figures(found) if itemised else ()
        principal, interest, total, per_diem, after, *_ = found
        return principal, interest, total, per_diem, after

    def _remember(self, key: tuple[object, ...], found: Figures) -> None:
        """Take up what rows have in common that differ from one in their sums alone; all that it states is used."""
        rows = alike(found)
        if rows is not None:
            if len(self._alike) >= _MEMO:
                self._alike.clear()
            self._alike[key] = rows, self.warnings

    def _all_used(self, cells: Sequence[str], case: Case, found: Figures) -> bool:
        """Whether a row shows by itself that all it states is used; where it does not, that is found by computing
        again.
        """
        scheduled, stated = found.scheduled, self._reader.stated(cells)
        if "loans" in stated:
            # Without its sum or its due date a loan is refused, and each adds to what is owed.
            return stated <= _SEVERAL and scheduled.kind in ("private-lending", "sale", "other", "sme-payment")
        lines = [(leg.kind, leg.rate(i)) for balance in found.outcome.balances for leg, i, *_ in balance.lines]
        return self._used(cells, case, found, lines)

    def _used(
        self,
        cells: Sequence[str],
        case: Case,
        found: Figures,
        lines: Sequence[tuple[str, Rate]],
        but: AbstractSet[str] = frozenset(),
    ) -> bool:
        """Whether lines of some kinds and rates show that all that a row states is used, ``but`` some facts."""
        scheduled, stated = found.scheduled, self._reader.stated(cells)
        overdue = [rate for kind, rate in lines if kind == "overdue"] if "overdue_rate" in stated else ()
        whole = {_FACT[key] for key in stated}
        named = {"conventions" if key.startswith("conventions.") else key for key in whole}
        sure = certain(case, scheduled.kind, {kind for kind, _ in lines}, overdue, named) | _SURE | but
        rest = whole - sure
        return not rest or rest <= taken(scheduled.kind, scheduled.choices, [rate for _, rate in lines])


_FACT = {
    **{key: key for key in CASE},
    **{f"conventions.{key}": f"conventions.{key}" for key in CONVENTIONS},
    **{key: f"loans[].{key}" for key in LOAN},
}
"""The facts of a row, by the keys of its columns, as `casefile.stated.Fact.key` has them."""

_SURE = SURE | PAPERS | {"payments", "costs"}
"""What is always used, or belongs to papers: payments up to the end have their entries, costs are owed."""

_SEVERAL = frozenset(("loans", "kind", "until", "payments", "costs"))
