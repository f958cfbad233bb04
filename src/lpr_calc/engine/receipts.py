"""What the walk takes and gives: receipts, how they are allocated, and what each went to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

from ..base.checking import TYPE_CHECKING, TypeAlias
from ..base.record import Record
from ..base.text import Text

if TYPE_CHECKING:
    from .balance import Balance

Piece: TypeAlias = "tuple[Balance, int | None]"
"""A debt, and how much of its principal is served here (None: all of it); its interest is served before that."""

Group: TypeAlias = "tuple[list[Piece], Text]"
"""What is served together, pro rata, and the reason for its place."""

NO_REASON = Text("", "")


class Receipt(Record):
    """Money that came in on ``day``: ``amount`` in fen, for what (``auto``, ``costs``, ``interest``, ``principal``,
    ``doubled``) and for which loan it was meant. With ``lag`` 1 the day itself still bears on the balance before it.
    """

    day: int
    amount: int
    towards: str = "auto"
    loan: str = ""
    note: str = ""
    lag: int = 0


BUCKETS = ("costs", "interest", "principal")
ORDERS = {
    order: {"auto": order, **{first: (first, *(b for b in order if b != first)) for first in BUCKETS}}
    for order in permutations(BUCKETS)
}
"""The usual orders of buckets, and what each becomes for money that was meant for one bucket."""

Ranking: TypeAlias = "Callable[[list[Balance], Receipt], list[Group]]"
"""Given debts that were lent by then and a receipt: what is served in which order."""


Serving: TypeAlias = "Callable[[list[Balance], Receipt], list[tuple[Balance, str]]]"
"""Given debts that were lent by then and a receipt: which head of which debt is served in which order. A head is
``costs``, ``interest``, ``principal`` or one kind of interest.
"""


class Together(Record):
    """Payments after ``after`` and up to ``until`` that serve a debt X and its own interest Y together: R = X + Y,
    Y = X × rate × t, with the rates of the track numbered ``track`` (a `Pot`'s) from its first day on. ``step`` says so
    in the ledger.
    """

    after: int
    until: int
    track: int
    step: Text


class Allocation(Record):
    """How receipts are taken: the ``order`` of buckets inside a debt, common ``costs`` (the day each arose, None: from
    the start, and fen), the order between debts and the earlier rule of payments, where they bear on it. With
    ``rounds`` the interest of each kind is rounded half up to the fen whenever a receipt is put to it. ``serving``
    takes the place of the order, head by head over several debts; what it leaves waits for the next debt to fall due.
    """

    order: tuple[str, ...] = ("costs", "interest", "principal")
    costs: tuple[tuple[int | None, int], ...] = ()
    ranking: Ranking | None = None
    together: Together | None = None
    rounds: bool = False
    serving: Serving | None = None


class Entry(Record):
    """What one receipt, or its part for one debt, went to; balances are those of that debt afterwards, over the unit.

    ``amount`` = costs + interest + principal + doubled + surplus; ``kept`` is the part of ``interest`` that is not
    protected, ``above`` the part of ``principal`` and ``back`` the part of ``surplus`` that were paid as interest above
    a ceiling. ``heads`` says what it went to head by head, where it was put to several debts so; of a debt with `Base`
    entries, how much of ``interest`` to which of them by number.
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
    step: Text = NO_REASON
    kept: int = 0
    doubled: int = 0
    doubled_after: int = 0
    above: int = 0
    back: int = 0
    heads: tuple[tuple[str, int], ...] = ()


Row = tuple[int, int, int, int, int, int, str, int, int, int, str, str]
"""The first fields of an `Entry`, bare: of one debt without ceilings there are no others."""

_AMOUNTS = (
    *("amount", "costs", "interest", "principal", "surplus", "principal_after", "interest_after", "accrued"),
    *("kept", "doubled", "doubled_after", "above", "back"),
)
"""The fields of an `Entry` that are sums of money."""


def grown_by(entry: Entry, times: int) -> Entry:
    """Put an entry over a unit so many times as large."""
    if times == 1:
        return entry
    return entry._replace(**{name: getattr(entry, name) * times for name in _AMOUNTS})


def entries_of(rows: Sequence[Row | Entry], marks: list[tuple[int, int]]) -> list[Entry]:
    """Put rows over the last unit: those before a mark are multiplied by what the unit grew by there and later."""
    if not marks:
        return [row if isinstance(row, Entry) else Entry(*row) for row in rows]
    found: list[Entry] = []
    times, upto = 1, len(rows)
    for place, grown in (*reversed(marks), (0, 1)):
        found[:0] = [grown_by(Entry(*row), times) for row in rows[place:upto]]
        times, upto = times * grown, place
    return found
