"""Plain claims, whose rates follow from their wording and the days alone: the law is asked once for all of one wording.

One sum in default from a day on, nothing paid and nothing beside it: what most tables of figures hold. Such claims are
read alike between the days `law.regime` gives; a search cuts its days out of the rates it was told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ..base.checking import Any, TypeVar
from ..base.dates import count_span
from ..base.errors import LprError
from ..casefile.keys_papers import CASE as PAPERS
from ..casefile.model import Case, Conventions, Loan
from ..casefile.people import Party
from ..compute.claim import schedule_case
from ..engine.schedule import Span
from ..law.regime import Bounds, bounds_of
from ..rates.series import Rates
from ..values.rate import RateTerm
from .priced import Priced

_FREE = frozenset(
    ("loans", "today", "title", "kind", "lender", "creditor", "debtor", "filed", "accepted", "until", "conventions")
) | frozenset(("court", "account", "lawyer", "evidence", "plan", "pay_by", "places", "stated", *PAPERS))
"""What a plain case may state, beside what papers alone need."""
_FREE_OF_LOAN = frozenset(
    ("id", "principal", "signed", "lent", "due", "interest_from", "overdue_rate", "where", "places")
)

_REST = [(i, name) for i, name in enumerate(Case._fields) if name not in _FREE]
_REST_OF_LOAN = [(i, name) for i, name in enumerate(Loan._fields) if name not in _FREE_OF_LOAN]
_EMPTY = Case((), 0)
_EMPTY_LOAN = Loan("", 0)

_AHEAD = 40 * 365
"""So many days after its end, at least, the rates of a claim are asked for, for others that end later."""

_MANY = 4096

_FEW = 64
"""So many claims that differ in more than their sums are remembered."""

Kept = TypeVar("Kept")


class Plain:
    """One plain claim: its sum, its first day as written and the rest of its wording, which can be compared."""

    __slots__ = ("begin", "case", "late", "loan", "principal", "wording")

    def __init__(self, case: Case) -> None:
        """``case`` is one that `plain` let through."""
        loan = case.loans[0]
        self.case, self.loan, self.principal = case, loan, loan.principal
        # Interest begins the day after the due date.
        self.late = 1 if loan.due is not None else 0
        begin = loan.due if loan.due is not None else loan.interest_from
        assert begin is not None
        self.begin = begin + self.late
        self.wording = (
            case.today,
            case.kind,
            case.lender,
            _unnamed(case.creditor),
            _unnamed(case.debtor),
            case.filed,
            case.accepted,
            loan.signed,
            loan.lent,
            self.late,
        )

    @property
    def but_its_sum(self) -> tuple[Any, ...]:
        """All that can be compared but the sum: claims of the same differ in nothing else."""
        return self.wording, self.begin, self.case.until, self.loan.overdue_rate, self.case.conventions


def _unnamed(party: Party) -> tuple[Any, ...]:
    return tuple(value for name, value in zip(party._fields, party, strict=True) if name not in _OF_PAPERS)


_OF_PAPERS = frozenset(("name", "id", "address", "phone", "places", "where"))


def plain(case: Case) -> Plain | None:
    """Return a plain claim; None for any other."""
    if len(case.loans) != 1 or any(case[i] != _EMPTY[i] for i, _ in _REST):  # type: ignore[index]
        return None
    loan = case.loans[0]
    if any(loan[i] != _EMPTY_LOAN[i] for i, _ in _REST_OF_LOAN):  # type: ignore[index]
        return None
    if (loan.due is None) == (loan.interest_from is None):
        return None
    return Plain(case)


class Wordings:
    """The rates of plain claims, by their wording; for one search, or for a whole table of them."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Wording] = {}
        self._same: dict[tuple[object, ...], Priced] = {}
        self._remembered: dict[tuple[object, ...], Any] = {}

    def remembered(self, key: tuple[object, ...], make: Callable[[], Kept], keep: Callable[[Kept], bool]) -> Kept:
        """Return what was made of a key before, or make it; it is remembered where ``keep`` says so."""
        known = self._remembered
        if key in known:
            # What was asked for last is forgotten last.
            found: Kept = known.pop(key)
        else:
            found = make()
            if not keep(found):
                return found
            if len(known) >= _FEW:
                del known[next(iter(known))]
        known[key] = found
        return found

    def wording(self, claim: Plain, conventions: Conventions, rate: RateTerm | None, rates: Rates) -> Wording:
        """Return what is known of claims under conventions that say nothing of ``count``, with a rate for the time of
        default.
        """
        key = (claim.wording, rate, conventions, rates)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MANY:
                self._known.clear()
                self._same.clear()
            known = self._known[key] = Wording(claim, conventions, rate, rates, self._same)
        return known


class Wording:
    """The rates of claims of one wording, asked for once between two of the days the law names."""

    __slots__ = ("_asked", "_known", "_same")

    def __init__(
        self,
        claim: Plain,
        conventions: Conventions,
        rate: RateTerm | None,
        rates: Rates,
        same: dict[tuple[object, ...], Priced],
    ) -> None:
        self._asked = claim, conventions, rate, rates
        self._known: list[tuple[Bounds, Priced, int]] = []
        self._same = same

    def rates_of(self, begin: int, until: int, count: str) -> tuple[Priced, int, int] | None:
        """Return the rates of a claim by its first day and its end as written, and the days ``[start, end)`` to cut out
        of them.

        None where more than the wording bears on it, or where it cannot be computed.
        """
        start, end = count_span(begin, until, count)
        if until < begin or end <= start:
            return None
        known = self._known
        for place, (bounds, priced, stop) in enumerate(known):
            if bounds.first <= begin < bounds.after and bounds.least <= end <= stop:
                if place:
                    # What is asked for next begins about the same day.
                    known.insert(0, known.pop(place))
                return priced, start, end
        asked = _asked(*self._asked, begin, until)
        if asked is not None:
            bounds, spans = asked
            # Rates that are the same, whatever led to them, are one object; those of a series may be cut at its quotes.
            content = tuple([(s.start, s.end, s.rate.value, s.rate.unit, _series(s)) for s in spans])
            if content not in self._same:
                self._same[content] = Priced(spans)
            priced = self._same[content]
            if bounds.first <= begin < bounds.after and bounds.least <= end <= spans[-1].end:
                known.insert(0, (bounds, priced, spans[-1].end))
                return priced, start, end
        return None


def _asked(
    claim: Plain, conventions: Conventions, rate: RateTerm | None, rates: Rates, begin: int, until: int
) -> tuple[Bounds, tuple[Span, ...]] | None:
    """Ask the law between which days claims are read like this one, and for the rates of all those days."""
    case = claim.case._replace(conventions=conventions)
    far = -(-(until + _AHEAD) // _AHEAD) * _AHEAD
    # From the first LPR on nothing hangs on how long a claim is: what it is read like is asked together with its rates.
    at_once = begin >= rates.lpr.days[0]
    try:
        scheduled = schedule_case(_placed(case, claim, rate, begin, far if at_once else until), rates)
        schedule, ctx = scheduled.schedules[0], scheduled.contexts[0]
        bounds = bounds_of(ctx, schedule) if len(scheduled.schedules) == 1 else None
        if bounds is None or ctx.period[0] != begin:
            return None
        days = (claim.loan.signed, claim.loan.lent, case.filed, case.accepted)
        # Where a day of the case lies among the first days that are read alike, not each of them is one that can be.
        among = any(day is not None and bounds.first - 1 <= day <= begin for day in days)
        if not at_once or among or bounds.first < rates.lpr.days[0]:
            schedule = schedule_case(_placed(case, claim, rate, bounds.first, far), rates).schedules[0]
    except LprError:
        return None
    if len(schedule.tracks) != 1 or schedule.tracks[0].gauge is not None:
        return None
    first, *rest = schedule.tracks[0].spans
    spans = (first._replace(start=min(first.start, bounds.first)), *rest)
    return None if any(span.rate.agreed for span in spans) else (bounds, spans)


def _series(span: Span) -> str:
    return span.rate.quote.series if span.rate.quote is not None else ""


def _placed(case: Case, claim: Plain, rate: RateTerm | None, begin: int, until: int) -> Case:
    day = begin - claim.late
    loan = claim.loan._replace(**{"due" if claim.late else "interest_from": day}, overdue_rate=rate)
    return case._replace(loans=(loan,), until=until)


def quote_day(rates: Rates, day: int) -> int | None:
    """Return the day of the quote in force on a day; None before the first."""
    at = bisect_right(rates.lpr.days, day) - 1
    return rates.lpr.days[at] if at >= 0 else None
