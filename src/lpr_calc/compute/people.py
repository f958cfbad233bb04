"""What each person owes of one ledger, and what each right in rem gives of it, for every report."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.checking import TYPE_CHECKING
from ..base.record import Record
from ..base.text import Text
from ..casefile.people import Ratio

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..casefile.people import Bankruptcy
    from ..law.guarantee import GuaranteeClock


class Person(Record):
    """What one person owes on the day the ledger ends.

    ``role`` is ``debtor``, ``guarantor`` or ``joined``; ``amount`` and ``per_diem`` are fen, the per-diem of the day
    after. ``limit`` is the person's own in fen (None: none), ``paid`` what he paid himself. ``stop`` is the day from
    which no interest runs for him (None: it runs on); ``unpleaded`` what he owes where he does not plead that stop.
    ``provision`` is what he answers by; ``loans`` are ids of what he answers for, () for the whole; ``principal`` is
    what a debtor still owes of the principal, in fen; ``released``: the creditor let
    him go; ``bankrupt``: his own bankruptcy was accepted, and the claim is filed with his administrator. ``limit_on``
    is what a limit is on (``all`` heads, or the ``principal`` and what runs on it), ``share`` his part as agreed.
    """

    name: str
    role: str
    how: str
    called: Text
    scope: tuple[str, ...]
    limit: int | None
    paid: int
    stop: int | None
    amount: int
    per_diem: int
    provision: str
    unpleaded: int | None = None
    expired: bool = False
    loans: tuple[str, ...] = ()
    principal: int = 0
    released: bool = False
    bankrupt: bool = False
    limit_on: str = "all"
    share: Ratio | None = None

    @property
    def gone(self) -> bool:
        """Whether nothing can be asked of this person any more: his period has passed, the creditor let him go, or as
        a guarantor he has paid all that he answers for.
        """
        settled = self.role != "debtor" and bool(self.paid) and not self.amount and not self.per_diem
        return self.expired or self.released or settled


class Recourse(Record):
    """What ``payer`` may ask of ``against``, in fen; ``spread`` is the part that stands in for one who cannot pay.
    The debtors whom a guarantor may ask stand in one row.
    """

    payer: str
    against: str
    amount: int
    spread: int
    provision: str


class Persons(Record):
    """Every person's figure, the clocks of the guarantees, what limits them all (the ledger's total),
    and who may ask whom back."""

    people: tuple[Person, ...]
    clocks: tuple[GuaranteeClock, ...]
    total: int
    recourse: tuple[Recourse, ...] = ()


NOTHING_RUNS: Mapping[str, Ratio] = {}
"""Another day adds nothing."""


class Open(Record):
    """What is open of a debt or of some of its loans, in fen: principal, interest and lump sums by head, costs; and
    what one more day adds to each kind of interest, exactly.
    """

    principal: int
    heads: Mapping[str, int]
    costs: int
    per_diem: Mapping[str, Ratio] = NOTHING_RUNS

    @property
    def total(self) -> int:
        """All of it, without what another day adds."""
        return self.principal + sum(self.heads.values()) + self.costs


class Secured(Record):
    """One right, in fen: ``priority`` is what it covers of the debt today, ``ordinary`` the rest of the debt. Where the
    property was realised, ``net`` is what its price left after costs and those before, ``received`` what goes to this
    creditor, ``surplus`` what goes to the owner, ``shortfall`` what the debt is still short of; else None. ``stop`` is
    the first day without interest of an owner who is bankrupt himself (None: he is not).
    """

    kind: str
    owner: str
    property: str
    certificate: str
    maximum: int | None
    priority: int
    ordinary: int
    net: int | None
    received: int | None
    surplus: int | None
    shortfall: int | None
    provision: str
    stop: int | None = None


class JudgmentPerson(Record):
    """What one judgment debtor owes, in fen: ``adjudged`` is what is left of what he was ordered to pay, ``doubled``
    his own doubled part, ``amount`` both; ``paid`` what he paid himself; ``from_day`` the day his doubled part begins,
    None where none runs. ``per_diem`` is what one more day adds for him. ``stop`` is the day from which nothing runs
    for him (None: it runs on), ``bankrupt`` whether his own bankruptcy is why. ``share`` is the part of what the debtor
    cannot pay that he answers for, where that is not all of it.
    """

    name: str
    how: str
    limit: int | None
    paid: int
    from_day: int | None
    adjudged: int
    doubled: int
    amount: int
    per_diem: int
    provision: str
    stop: int | None = None
    bankrupt: bool = False
    share: Ratio | None = None


def stopped_on(stop: Bankruptcy | None) -> int | None:
    """The first day without interest: that of acceptance, or the day after where it bears interest itself."""
    return None if stop is None else stop.accepted + (1 if stop.stop_day else 0)


def paid_by(case: Case, name: str, until: int, is_first: bool) -> int:
    """What one person paid up to the end; a payment that names nobody is the first debtor's."""
    return sum(
        payment.amount
        for payment in case.payments
        if payment.day <= until and (payment.by == name if payment.by else is_first)
    )
