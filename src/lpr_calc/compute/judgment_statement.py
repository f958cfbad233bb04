"""What a judgment's calculation hands every report. Amounts are whole fen, days are day numbers."""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Judgment, Portion
from ..law.choices import Notice, Unused
from .statement import LedgerRow, Line, RateSource

if TYPE_CHECKING:
    from .people import JudgmentPerson, Secured

LABELS = {
    "general": Text("一般债务利息", "general debt interest"),
    "doubled": Text("加倍部分债务利息", "doubled part"),
    "delay": Text("迟延履行期间的债务利息", "interest for delayed performance"),
}


DEBTS = {"private-lending": "借款本金", "bank-loan": "借款本金", "sale": "货款", "construction": "工程价款"}
"""What the principal is called in an application, by the kind of the case; else 本金."""


class JudgmentTotals(Record):
    """Sums in fen; ``…_after`` is still open, ``total`` all of it. ``delay_interest`` = general + doubled.

    ``undue`` is the principal of instalments not due yet, ``undue_damages`` the damages not due yet, ``enforceable``
    the total without both, ``fixed_interest`` what of the general interest the judgment itself has fixed. Where the
    doubled part is in RMB and the judgment is not, the sums are those of the judgment's currency and the doubled part
    stands apart.
    """

    principal: int
    damages: int
    costs: int
    general_interest: int
    doubled_part: int
    delay_interest: int
    paid: int
    surplus: int
    principal_after: int
    damages_after: int
    costs_after: int
    general_after: int
    doubled_after: int
    total: int
    per_diem: int
    per_diem_general: int
    per_diem_doubled: int
    per_diem_day: int
    undue: int = 0
    enforceable: int = 0
    fixed_interest: int = 0
    undue_damages: int = 0


class Enforcement(Record):
    """What enforcement may come to: the fee in fen, what may be seized, the last day to apply (day number).

    Both sums are RMB; both are 0 where a judgment in another currency has no rate to convert it.
    """

    fee: int
    seizable: int
    apply_by: int


class Payoff(Record):
    """What settles the matter on a day, in fen: the total and its parts."""

    day: int
    costs: int
    general: int
    damages: int
    principal: int
    doubled: int
    total: int


class JudgedHead(Record):
    """General interest of one name (``复利``; "" where it has none): what it came to and what was paid of it, fen."""

    name: str
    accrued: int
    paid: int

    @property
    def owed(self) -> int:
        """What is still open of it."""
        return self.accrued - self.paid


class JudgmentStatement(Record):
    """The whole result of one judgment; ``ahead`` is what runs on: lines of the day after the last that counts, not
    charged yet. General interest and the doubled part may run on from different days (法释〔2014〕8号 counts to the day
    of payment).

    ``pots`` and ``ahead_pots`` say of every line of ``lines`` and ``ahead`` on which base it stands: the number of
    the entry of general interest, ``doubled``, or ``old`` (before 2014-08-01). ``charged`` is what each entry came
    to, in fen; ``coming`` are the bases whose first day is still to come; ``undue`` and ``undue_damages`` what is
    left of the instalments and of the damages not due yet. ``words`` is what only the application's sentences rest
    on: of each entry its name, the day a fixed sum goes to and a limit not reached; of each cost who gets it; what
    the principal is called. ``heads`` are general interest by the names the judgment gives, where it gives more than
    one; payments went to compound interest, then penalty, then other interest. ``secured`` is what each right in rem
    that it gives covers of what is adjudged.
    """

    case: Case
    judgment: Judgment
    until: int
    lines: tuple[Line, ...]
    ledger: tuple[LedgerRow, ...]
    totals: JudgmentTotals
    payoff: tuple[Payoff, ...]
    enforcement: Enforcement
    clause: str
    conventions: dict[str, str]
    notices: tuple[Notice, ...]
    provisions: tuple[str, ...]
    rates: RateSource
    ahead: tuple[Line, ...] = ()
    unused: tuple[Unused, ...] = ()
    pots: tuple[str, ...] = ()
    ahead_pots: tuple[str, ...] = ()
    charged: tuple[int, ...] = ()
    undue: tuple[Portion, ...] = ()
    words: tuple[tuple[str, int, int], ...] = ()
    undue_damages: tuple[Portion, ...] = ()
    coming: tuple[tuple[Line, str], ...] = ()
    persons: tuple[JudgmentPerson, ...] = ()
    heads: tuple[JudgedHead, ...] = ()
    secured: tuple[Secured, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of what is adjudged, "" for RMB."""
        return self.judgment.currency

    @property
    def apart(self) -> bool:
        """Whether the doubled part is in RMB while the judgment is not (法释〔2014〕8号 5条)."""
        return bool(self.judgment.currency) and self.judgment.fx_rate is not None

    def since(self, kind: str) -> int | None:
        """The day from which interest of a kind (``general``, ``doubled``) runs on; None where it does not."""
        return next((line.start for line in self.ahead if line.kind == kind), None)
