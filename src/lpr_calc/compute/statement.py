"""What a calculation hands every report: lines, ledger, totals, conventions, notices. Amounts are whole fen here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..base.checking import TYPE_CHECKING
from ..base.dates import Shares
from ..base.money import fen_plain
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case
from ..casefile.people import Bankruptcy, Ratio
from ..engine.schedule import Rate
from ..law.choices import Notice, Unused
from ..law.grounds import TELLS_ONLY, Cited, Matter, grounds_of

if TYPE_CHECKING:
    from .arrears import Account
    from .people import Persons, Secured


class Line(Record):
    """One 计息段: a maximal run of days ``[start, end)`` with one base and one rate.

    ``base``, ``interest`` and ``running`` (the sum so far) are fen. ``share`` is what the days come to, of a year or in
    days: the quotients it is the sum of (``((475, 365),)``). Where a ceiling cut the agreed rate, ``cut`` is the fen
    that were not protected. ``cited`` are the provisions as they may be cited for these days, where they are not those
    of the rate.
    """

    loan_id: str
    kind: str
    start: int
    end: int
    base: int
    rate: Rate
    share: Shares
    interest: int
    running: int
    cut: int
    cited: tuple[str, ...] | None = None

    @property
    def provisions(self) -> tuple[str, ...]:
        """Ids of the provisions that decided the rate, as they may be cited for these days."""
        return self.rate.provisions if self.cited is None else self.cited

    @property
    def days(self) -> int:
        """Days that count."""
        return self.end - self.start

    @property
    def first_day(self) -> date:
        """The first day that counts."""
        return date.fromordinal(self.start)

    @property
    def last_day(self) -> date:
        """The last day that counts."""
        return date.fromordinal(self.end - 1)

    @property
    def formula(self) -> str:
        """The multiplication that gives ``interest``, rendered from the fields; the sum itself where it was agreed."""
        if not self.share:
            return fen_plain(self.interest)
        return f"{fen_plain(self.base)} × {self.rate.factor} × {share_text(self.share)}"


def share_text(share: Shares) -> str:
    """Write a share as a formula has it: ``31``, ``475 ÷ 365``, ``(2 ÷ 12 + 3 ÷ 360)``."""
    if len(share) == 1:
        over, under = share[0]
        return f"{over} ÷ {under}" if under > 1 else str(over)
    said = f"{share[0][0]} ÷ {share[0][1]}"
    for over, under in share[1:]:
        said += f" {'+' if over > 0 else '−'} {abs(over)} ÷ {under}"
    return f"({said})"


class CarriedSum(Record):
    """Interest of one kind that was settled up to the day ``at`` (`casefile.carried`): ``amount`` and ``running``, the
    sum so far, are fen. It is no line: the days it was earned on are not stated.
    """

    loan_id: str
    kind: str
    at: int
    amount: int
    running: int


class LedgerRow(Record):
    """One payment, or its part for one loan. All fen; ``accrued`` is the interest owed just before.

    ``amount`` = costs + interest + principal + surplus; ``unprotected`` is the part of ``interest`` that no court would
    have awarded but that is not given back.
    """

    day: int
    amount: int
    costs: int
    interest: int
    principal: int
    surplus: int
    loan_id: str
    principal_after: int
    interest_after: int
    accrued: int
    towards: str
    note: str
    step: Text
    unprotected: int
    doubled: int = 0
    doubled_after: int = 0
    heads: tuple[tuple[str, int], ...] = ()


class Totals(Record):
    """Sums in fen.

    ``interest`` is all interest accrued (in-term, overdue, penalty, compound). ``total`` is what is owed at the end:
    principal lent + interest + damages + fees + costs − paid + unprotected + surplus; ``unprotected`` is interest above
    the ceiling that stays with the creditor because it was paid. The ``…_after`` figures are what is still open,
    ``interest_after`` with damages and fees. ``cut`` is what ceilings took off.
    """

    principal: int
    in_term_interest: int
    overdue_interest: int
    penalty_interest: int
    compound_interest: int
    damages: int
    fees: int
    costs: int
    interest: int
    paid: int
    unprotected: int
    surplus: int
    principal_after: int
    interest_after: int
    costs_after: int
    total: int
    per_diem: int
    per_diem_day: int
    cut: int


class RateSource(Record):
    """Which rate table a result rests on."""

    name: str
    sha256: str
    known_through: int
    next_due: int


class OfLoan(Record):
    """One debt of a loan: what was ``lent``, the ``principal`` still open, the ``lumps`` charged on the day of
    ``default``, what is open under each head, all fen; what another day adds to each kind, exactly; and the interest
    that went into new notes, by day.
    """

    lent: int
    principal: int
    lumps: int
    default: int
    heads: Mapping[str, int]
    per_diem: Mapping[str, Ratio]
    rolled: tuple[tuple[int, int], ...]


NOTHING_ROLLED: Mapping[str, int] = {}
"""No interest of any loan went into a new note."""


NOTHING_COVERED: Mapping[str, Mapping[str, int]] = {}
"""Nothing was paid of any interest."""

NOTHING_OPEN: Mapping[str, OfLoan] = {}
"""No debt was accrued."""


class Statement(Record):
    """The whole result of one claim. ``owed`` is what is still open under each head of interest, in fen; ``ahead`` is
    what runs on: the lines of the day after the end, not charged yet; ``rolled`` by loan the interest that is principal
    now; ``covered`` by loan what payments took off each head of interest; ``by_loan`` what is open of each
    debt; ``persons`` what each person owes of it, None where one alone owes; ``secured`` what each right in rem gives;
    ``accounts`` how each loan repaid by instalments stands; ``matter`` what decides which version of a provision is
    cited; ``bankruptcies`` those of any person, each with his name, that were accepted by the end (the case of the one
    ledger keeps none while interest runs for anybody); ``carried`` are sums of interest that were settled before the
    lines begin.
    """

    case: Case
    kind: str
    until: int
    lines: tuple[Line, ...]
    ledger: tuple[LedgerRow, ...]
    totals: Totals
    owed: dict[str, int]
    conventions: dict[str, str]
    notices: tuple[Notice, ...]
    matter: Matter
    rates: RateSource
    ahead: tuple[Line, ...] = ()
    rolled: Mapping[str, int] = NOTHING_ROLLED
    unused: tuple[Unused, ...] = ()
    covered: Mapping[str, Mapping[str, int]] = NOTHING_COVERED
    by_loan: Mapping[str, OfLoan] = NOTHING_OPEN
    persons: Persons | None = None
    secured: tuple[Secured, ...] = ()
    accounts: tuple[Account, ...] = ()
    bankruptcies: tuple[Bankruptcy, ...] = ()
    carried: tuple[CarriedSum, ...] = ()

    @property
    def undue(self) -> int:
        """Principal of loans repaid by instalments that is not due, in fen."""
        return sum(account.undue for account in self.accounts)

    @property
    def not_due(self) -> int:
        """What of the total is not due and cannot be claimed yet: that principal, and its interest since the last due
        day.
        """
        return sum(account.undue + account.current for account in self.accounts if account.undue)

    @property
    def cited(self) -> Cited:
        """What the result stands on, and what only explains it."""
        lines = [(line.kind, line.start, line.end, line.rate.provisions, bool(line.rate.agreed)) for line in self.lines]
        told = [notice.provision for notice in self.notices if notice.provision and notice.code not in TELLS_ONLY]
        return grounds_of(lines, [row.day for row in self.ledger], told, len(self.case.loans) > 1, self.matter)

    @property
    def provisions(self) -> tuple[str, ...]:
        """Ids of every provision the result stands on, in order of appearance."""
        return tuple(ground.id for ground in self.cited.grounds)
