"""What can go wrong in a calculation, as changes of a claim: other days, another rate, another table, other payments.

A change says in words what it is and how the claim is then read. `Trial` computes it, most of the time without asking
the law: where nothing was paid, the sum of a changed claim is known to a few fen from the rates of its wording.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from ..base.errors import LprError
from ..base.money import to_fen
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Loan, Payment
from ..compute.claim import schedule_case
from ..engine.course import Course
from ..engine.unpaid import in_default, near
from ..rates.series import Rates
from ..values.rate import RateTerm
from .combinations import stated_with
from .conventions import base_of, items_of, moved
from .laid import Results
from .pieces import Pieces, pieces_of_lines
from .plain import Plain, Wording, Wordings, plain, quote_day
from .priced import Priced, Stretch
from .sums import Sums, sums_of
from .walked import sums_after_payments


def as_is(text: Text) -> Text:
    """Return words that are made already, where a change asks for them."""
    return text


class Change(Record):
    """One thing read otherwise. ``words`` says what; ``weight`` how unusual it is among those of as many departures.

    ``moved`` is by how many days interest begins later, ``begin`` the first day instead, ``until`` the end instead;
    ``rate`` the rate of default, without a ceiling; ``stated`` conventions; ``source`` names the provision behind it
    (`law.readings.SOURCES`).
    """

    words: Callable[[], Text]
    weight: int = 3
    moved: int = 0
    begin: int | None = None
    until: int | None = None
    rate: RateTerm | None = None
    stated: tuple[tuple[str, Any], ...] = ()
    rates: Rates | None = None
    principal: int | None = None
    payments: tuple[Payment, ...] | None = None
    loans: tuple[Loan, ...] | None = None
    source: str = ""

    def applied(self, case: Case) -> Case:
        """Return the claim so read."""
        loans = case.loans if self.loans is None else self.loans
        stated = case.conventions._replace(**dict(self.stated)) if self.stated else case.conventions
        if self.rate is not None:
            loans = tuple(loan._replace(overdue_rate=self.rate) for loan in loans)
            stated = stated._replace(cap="none")
        if self.principal is not None:
            loans = (loans[0]._replace(principal=self.principal),)
        if self.moved:
            loans = tuple(moved(loan, self.moved) for loan in loans)
        if self.begin is not None:
            loans = tuple(begun(loan, self.begin) for loan in loans)
        return case._replace(
            loans=loans,
            conventions=stated,
            until=case.until if self.until is None else self.until,
            payments=case.payments if self.payments is None else self.payments,
        )


def begun(loan: Loan, day: int) -> Loan:
    """Return the loan as one reads it whose interest for default begins on a day."""
    if loan.instalments:
        return loan
    # Whoever counts so early does not look at the day of lending.
    early = loan.lent is not None and loan.lent >= day - 1
    loan = loan._replace(lent=None) if early and loan.rate is None else loan
    if loan.signed is not None and loan.signed >= day - 1 and loan.rate is None and loan.overdue_rate is None:
        loan = loan._replace(signed=None)
    if loan.due is not None:
        return loan._replace(due=day - 1, interest_from=None)
    return loan._replace(interest_from=day)


def worth(weight: int) -> int:
    """Return how many departures a slip is: one that is documented or common 1, one of the eye or the pen 2."""
    return 1 if weight < SELDOM else 2


SELDOM = 3


class Frame(Record):
    """The case under a year and a count of its own: in words, and how many departures that is."""

    case: Case
    basis: str
    count: str
    said: Text
    departures: int


def usual(weight: int, frame: Frame) -> int:
    """Return how unusual a slip in a frame is, beside combinations of as many departures (`conventions.plainness`).

    A slip on top of other conventions is a chain as well.
    """
    return weight + 2 * frame.departures + (0 if weight < SELDOM else 5)


PLAIN_YEARS = {"365": 365, "360": 360}

Days = tuple[int, int, int]
"""Rates × days of some days, and how many lines they have (`Running.between`)."""


class Trial:
    """Computes changes of one case in some frames, for one figure."""

    def __init__(self, case: Case, rates: Rates, figure: int, wordings: Wordings) -> None:
        self.case, self.rates, self.figure, self.items = case, rates, figure, items_of(case)
        self._wordings = wordings
        self.claim: Plain | None = plain(case)
        self._base = base_of(case)
        # Changes of what rates hold are few: one reading of the law serves many of them.
        self._known: dict[object, Wording | None] = {}
        self.whole = figure % 100 == 0
        """Whether the figure is in whole yuan, and may be rounded so."""
        self.tried = 0
        self.totals: list[tuple[int, int]] = []
        """Interest in fen of every change that was tried, about, and its departures; for those without payments."""

    def amounts(self, change: Change, frames: list[Frame]) -> list[tuple[Frame, Rounded]]:
        """Return the frames in which a change gives the figure, each with how it is rounded."""
        hopeful = frames if self.claim is None else self._hopeful(change, frames)
        self.tried += len(frames)
        return self.computed(change, hopeful)

    def computed(self, change: Change, frames: list[Frame]) -> list[tuple[Frame, Rounded]]:
        """Return the same, computed in every frame."""
        found = []
        for frame in frames:
            for rounded, sums in sums_under(change.applied(frame.case), change.rates or self.rates, self.whole):
                if any(self.is_figure(getattr(sums, item)) for item in self.items):
                    found.append((frame, rounded))
                    break
        return found

    def is_figure(self, amount: int) -> bool:
        """Whether an amount is the figure, or after payments, which leave fen, is rounded to it in whole yuan."""
        in_yuan = self.whole and bool(self.case.payments)
        return amount == self.figure or (in_yuan and to_fen(amount, 1, "yuan") == self.figure)

    def _hopeful(self, change: Change, frames: list[Frame]) -> list[Frame]:
        """The frames in which a change of a plain claim may give the figure, by its sums before they are rounded."""
        claim = self.claim
        assert claim is not None
        base = claim.principal if change.principal is None else change.principal
        found = []
        for frame, sums in zip(frames, self.days_of(change, frames), strict=True):
            if sums is None:
                found.append(frame)
                continue
            interest = near(base, sums, PLAIN_YEARS[frame.basis])
            self.totals.append((interest, frame.departures + worth(change.weight)))
            slack = slack_of(sums)
            if abs(interest - self.figure) <= slack or abs(interest + base - self.figure) <= slack:
                found.append(frame)
        return found

    def days_of(self, change: Change, frames: list[Frame]) -> list[Days | None]:
        """Return the rates and days of a changed plain claim in some frames; None where the law must be asked."""
        claim = self.claim
        assert claim is not None
        none: list[Days | None] = [None] * len(frames)
        if change.loans is not None or change.payments is not None:
            return none
        wording = self._wording(claim, change, self._base["basis"])
        if wording is None:
            return none
        begin = (claim.begin if change.begin is None else change.begin) + change.moved
        until = change.until if change.until is not None else self.case.until
        until = self.case.today if until is None else until
        cut: dict[str, Days | None] = {}
        for place, frame in enumerate(frames):
            if frame.basis not in PLAIN_YEARS:
                continue
            if frame.count not in cut:
                asked = wording.rates_of(begin, until, frame.count)
                cut[frame.count] = None if asked is None else asked[0].running.between(*asked[1:])
            none[place] = cut[frame.count]
        return none

    def stretch(self, frame: Frame) -> Stretch | None:
        """The days of a plain claim in a frame, and their rates; None where the law must be asked."""
        asked = self._asked(frame, frame.basis)
        return None if asked is None else Stretch(*asked)

    def pieces(self, frame: Frame) -> Pieces | None:
        """The lines of a plain claim in a frame, of one fen; None where the law must be asked."""
        asked = self._asked(frame, self._base["basis"])
        if asked is None:
            return None
        priced, start, end = asked
        return pieces_of_lines(in_default(priced.spans, start, end, 1), frame.basis)

    def _asked(self, frame: Frame, basis: str) -> tuple[Priced, int, int] | None:
        claim = self.claim
        if claim is None:
            return None
        wording = self._wording(claim, Change(_unsaid), basis)
        until = self.case.today if self.case.until is None else self.case.until
        return wording.rates_of(claim.begin, until, frame.count) if wording is not None else None

    def _wording(self, claim: Plain, change: Change, basis: str) -> Wording | None:
        key = change.rate, change.stated, change.rates, basis
        if key not in self._known:
            stated = self.case.conventions
            if change.stated:
                stated = stated._replace(**dict(change.stated))
            rates = change.rates or self.rates
            fixing, lpr = None, stated.lpr or ""
            if lpr == "fixed@" and stated.lpr_day is not None:
                fixing = quote_day(rates, stated.lpr_day)
            cap = "none" if change.rate is not None else stated.cap
            held = stated_with(stated, basis, lpr, fixing, cap, stated.lines)
            rate = claim.loan.overdue_rate if change.rate is None else change.rate
            odd = lpr == "filing" or (lpr == "fixed@" and fixing is None)
            self._known[key] = None if odd else self._wordings.wording(claim, held, rate, rates)
        return self._known[key]


def slack_of(sums: Days) -> int:
    """Return by how many fen, at most, a changed claim is off what is known before it is rounded."""
    return 102 + sums[2]


def _unsaid() -> Text:
    return Text("", "")


class Rounded(Record):
    """A rounding beside the case's own: what is said of it, and how many departures it is."""

    said: Text
    departures: int


_OWN = Rounded(Text("", ""), 0)
_OTHER = Rounded(Text("", ""), 1)
IN_YUAN = Rounded(Text("，四舍五入到元", ", rounded to whole yuan"), 0)
"""A figure in whole yuan was most likely rounded to them."""


def sums_under(case: Case, rates: Rates, whole: bool = False) -> list[tuple[Rounded, Sums]]:
    """What a case comes to, by its own rounding (else by line), then by line or rounded once, then, where ``whole``,
    rounded to whole yuan; empty where it cannot be computed.
    """
    roundings = roundings_of(case, whole)
    try:
        scheduled = schedule_case(case, rates)
        if case.payments:
            return named(sums_after_payments(scheduled, roundings))
        return named(list(sums_of(scheduled, [*map(Course, scheduled.schedules)], roundings)))
    except LprError:
        return []


def roundings_of(case: Case, whole: bool) -> tuple[str, ...]:
    """Return how a case may be rounded, its own rounding (else by line) first."""
    return tuple(dict.fromkeys((base_of(case)["rounding"], "line", "total", *(("yuan",) if whole else ()))))


def named(results: Results) -> list[tuple[Rounded, Sums]]:
    """Say of results, of which the case's own rounding is the first, how they are rounded."""
    own = results[0][0]
    return [
        (_OWN if rounding == own else IN_YUAN if rounding == "yuan" else _OTHER, sums) for rounding, sums in results
    ]
