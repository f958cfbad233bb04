"""The payments of a case put to its debts, in the order the law or the agreement gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text, to_fen
from ..base.text import Text
from ..casefile.model import Case, Loan
from ..engine.balance import Balance
from ..engine.course import ALL, DUE, FALL_DUE, UNDUE, Course
from ..engine.receipts import Allocation, Group, Piece, Receipt
from ..engine.walk import Outcome, walk
from ..law.choices import Choices
from ..law.civil_code import CODE, Debt, rank_560
from ..law.context import bankrupt_since
from .costs import in_time, note_undated
from .order import refuse_heads

worded = words_of(__name__)


def settle(
    case: Case, courses: list[Course], until: int, choices: Choices, exact: bool = False, rounds: bool = False
) -> Outcome:
    """Take every debt to its end, the payments in order of time on the way.

    A payment after ``until`` is not counted and said so; money no debt is left for is shown as surplus. ``exact`` keeps
    fractions of a fen to the end; with ``rounds`` interest is rounded whenever a payment is put to it.

    Raises LprError for an order that names heads of interest or of principal where no loan is repaid by instalments.
    """
    order = tuple(choices.take("order", ",".join(case.conventions.order)).split(","))
    of_instalments = any(course.schedule.of for course in courses)
    if case.payments and not of_instalments:
        refuse_heads(case, order)
    payment_day = choices.take("payment_day", case.conventions.payment_day)
    if case.costs and any(payment.day <= until for payment in case.payments):
        note_undated(case.costs, case.filed, Text("起诉日", "the day of suit"), choices)
    loans = {loan.id: loan for loan in case.loans}
    ranked = _Ranking(loans, bankrupt_since(case))

    def ranking(open_: list[Balance], receipt: Receipt) -> list[Group]:
        name, day = receipt.loan, receipt.day
        if not name:
            return ranked(open_, day)
        named = [b for b in open_ if b.course.loan_id == name or b.course.loan_id.startswith(f"{name}/")]
        groups = ranked([b for b in open_ if b not in named], day)
        return [*((group, _CHOSEN) for group, _ in ranked(named, day)), *groups] if named else groups

    costs = tuple((cost.day, cost.amount) for cost in in_time(case.costs, case.filed))
    lag = 1 if payment_day == "old" else 0
    receipts = []
    for payment in case.payments:
        if payment.day > until:
            choices.note(
                "warning",
                "payment-after-end",
                worded("payment-after-end", day=iso(payment.day), amount=fen_text(payment.amount), until=iso(until)),
                matters=True,
            )
            continue
        receipts.append(Receipt(payment.day, payment.amount, payment.towards, payment.loan, payment.note, lag))
    if of_instalments:
        from .arrears import serving_of

        def names(lent: Sequence[Balance], day: int) -> list[str]:
            return _loans_560(loans, lent, day)

        serving = serving_of(case, order, choices, names)
        found = walk(courses, receipts, Allocation(order, costs, serving=serving), False)
    else:
        found = walk(courses, receipts, Allocation(order, costs, ranking, rounds=rounds), exact)
    if found.surplus:
        surplus = fen_text(to_fen(found.surplus, found.unit))
        if any(balance.undue for balance in found.balances):
            choices.note("warning", "credit", worded("credit", surplus=surplus), "civil-code/677")
            return found
        choices.note("warning", "surplus", worded("surplus", surplus=surplus), "civil-code/985")
    return found


class _Ranking:
    """Which debt comes first by art. 560 on a day. It is remembered until a day on which something else falls due, a
    rate changes or another law words the steps, while the same debts are open; so is what art. 560 looks at of each.
    """

    __slots__ = ("bankrupt", "known", "loans", "seen")

    def __init__(self, loans: Mapping[str, Loan], bankrupt: int | None) -> None:
        """``bankrupt`` is the day from which every debt is due."""
        self.loans, self.bankrupt = loans, bankrupt
        self.known: dict[tuple[_Open, ...], tuple[int, list[Group]]] = {}
        self.seen: dict[_Open, tuple[int, list[Debt]]] = {}

    def __call__(self, open_: list[Balance], day: int) -> list[Group]:
        """Return what is served in which order: groups of debts, each with how much of its principal."""
        stand = tuple([(id(b), b.flow, b.undue > 0, b.due > 0, b.due > 0 or b.interest != 0) for b in open_])
        known = self.known.get(stand)
        if known is not None and day < known[0]:
            return known[1]
        debts: list[Debt] = []
        pieces: dict[str, tuple[Balance, bool]] = {}
        until = _NEVER if day >= CODE else CODE
        if self.bankrupt is not None and day < self.bankrupt < until:
            until = self.bankrupt
        whole = True
        for balance, key in zip(open_, stand, strict=True):
            name = balance.course.loan_id
            seen = self.seen.get(key)
            if seen is None or day >= seen[0]:
                found = _debts(self.loans[name], balance, day)
                seen = _until(balance, day), found
                if len(found) < 2:
                    # In one piece, whatever is paid of it: what is paid goes to the oldest instalment.
                    self.seen[key] = seen
            if seen[0] < until:
                until = seen[0]
            debts += seen[1]
            pieces[name] = balance, len(seen[1]) < 2
            whole = whole and len(seen[1]) < 2
        if self.bankrupt is not None and self.bankrupt <= day:
            debts = [debt._replace(is_due=True) for debt in debts]
        groups: list[Group] = []
        for group, step in rank_560(debts, day):
            served: list[Piece] = []
            for debt in group:
                balance, single = pieces[debt.loan.id]
                served.append((balance, None if single else debt.principal))
            groups.append((served, step))
        if whole:
            self.known[stand] = until, groups
        return groups


def _until(balance: Balance, day: int) -> int:
    """The first day after ``day`` on which art. 560 may look at a debt otherwise though nothing was paid."""
    course, found = balance.course, _NEVER
    for at, kind, _ in course.flows:
        # From the day after on it stands at another flow.
        if kind == FALL_DUE and day < at - course.schedule.matures < found:
            found = at - course.schedule.matures
    for leg in course.legs:
        found = min(found, leg.starts[bisect_right(leg.starts, day)], leg.stops[bisect_right(leg.stops, day)])
    return found


_CHOSEN = Text("债务人指定", "designated by the debtor")

_NEVER = 10**7
"""Later than any day: nothing says when it falls due."""

_Open = tuple[int, int, bool, bool, bool]
"""Which debt, how far it has come: the flow it stands at, whether some principal is not due, or due, and whether
principal that is due or interest is owed.
"""


def _loans_560(loans: Mapping[str, Loan], lent: Sequence[Balance], day: int) -> list[str]:
    """The ids of loans with open debts in the order of art. 560, each by the one of its debts that comes first; what is
    equal stands by its id.
    """
    first = []
    for name, loan in loans.items():
        own = [b for b in lent if (b.course.schedule.of or b.course.loan_id) == name]
        debts = [debt for balance in own for debt in _debts(loan, balance, day)]
        if debts:
            first.append(rank_560(debts, day)[0][0][0])
    found = [debt.loan.id for group, _ in rank_560(first, day) for debt in group]
    return [*found, *(name for name in loans if name not in found)]


def _debts(loan: Loan, balance: Balance, day: int) -> list[Debt]:
    """Describe one loan for art. 560 on a day: each instalment, due or not, with how heavy its rate is on that day."""
    found = []
    course = balance.course
    for due_day, is_due, amount in balance.parts(day):
        pot = DUE if 0 < due_day <= day else UNDUE
        burden = 0
        for leg in course.legs:
            if leg.pot == pot or leg.pot == ALL:
                i = leg.steps.index(day)
                if i is not None:
                    burden = max(burden, leg.rate(i).a_year(365))
        found.append(Debt(loan, is_due, due_day or _NEVER, burden, amount))
    if not found and balance.interest:
        # Interest alone is left of it.
        due_day = min((at for at, kind, _ in course.flows if kind == FALL_DUE), default=_NEVER)
        found.append(Debt(loan, due_day <= day + course.schedule.matures, due_day, 0, 0))
    return found
