"""Loans repaid by instalments in a claim: their debts, where payments go, and how each loan stands at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Loan, by_instalments
from ..engine.balance import Balance
from ..engine.receipts import Receipt, Serving
from ..engine.schedule import Schedule
from ..engine.walk import Outcome
from ..law.arrears import ACCELERATED, PREPAID, UNDUE, Arrears, Debts
from ..law.arrears_order import heads_in_order, is_due, is_prepaid, prepaid_debts
from ..law.choices import Choices
from ..law.context import Context
from ..law.rules import select

problem = problems_of(__name__)

ROUNDING = Text(
    "分期还本付息的借款逐行取整到分，合计为各行之和；rounding 不用",
    "a loan by instalments is rounded row by row, its totals are sums of rows; rounding is not used",
)


class Due(Record):
    """One debt of a loan at the end: ``number`` of the instalment (0: what was accelerated), its due day, the days
    late, and what is open of it in fen, by head.
    """

    number: int
    due: int
    late: int
    principal: int
    interest: int
    penalty: int
    compound: int


class Account(Record):
    """One loan at the end: what the law made of it, the debts of which something is open, and its heads in fen.

    ``undue`` is principal that is not due, ``called`` principal that was accelerated, ``overdue`` that of instalments;
    ``current`` is contract interest since the last due day, ``unpaid`` that of instalments.
    """

    arrears: Arrears
    dues: tuple[Due, ...]
    undue: int
    called: int
    overdue: int
    current: int
    unpaid: int
    penalty: int
    compound: int

    @property
    def loan(self) -> Loan:
        """The loan as it was laid out."""
        return self.arrears.plan.stated

    @property
    def total(self) -> int:
        """The sum of the heads."""
        return sum(self.heads.values())

    @property
    def heads(self) -> dict[str, int]:
        """The heads by name, in the order in which they are listed."""
        return {
            name: getattr(self, name)
            for name in ("undue", "called", "overdue", "unpaid", "current", "penalty", "compound")
        }


class Made:
    """The debts of the loans of a case, made anew as instalments turn out not to be paid within their days of grace,
    or, under a ceiling on the total, when they fell due.
    """

    def __init__(self, case: Case, choices: Choices) -> None:
        """Raises LprError for an order of payments that these loans do not have."""
        if case.conventions.order == ("pro-rata",):
            raise LprError(problem("instalments-pro-rata", case.places.get("conventions.order", "")))
        if case.conventions.rounding not in ("", "line"):
            choices.note("warning", "instalments-rounding", ROUNDING)
        self._debts: dict[str, Debts] = {}
        self._late: set[str] = set()
        # Without a payment nothing was paid when it fell due.
        self._claimed: set[str] | None = set() if case.payments else None

    def schedules(self, ctx: Context) -> Iterable[Schedule]:
        """Lay out one loan: by instalments as debts of their own, else by its rule. Raises LprError."""
        if not by_instalments(ctx.loan):
            return [select(ctx).schedule(ctx)]
        debts = self._debts.get(ctx.loan.id)
        if debts is None:
            debts = self._debts[ctx.loan.id] = Debts(ctx)
        return debts.schedules(self._late if debts.grace else None, self._claimed)

    @property
    def arrears(self) -> tuple[Arrears, ...]:
        """What was laid out, loan by loan."""
        return tuple(debts.found for debts in self._debts.values())

    @property
    def provisional(self) -> bool:
        """Whether it bears on some debt when it is paid: days of grace after which it is late from its due day, or a
        ceiling on the total.
        """
        return any(
            (debts.grace and not debts.from_end) or (debts.ceiling and self._claimed is not None)
            for debts in self._debts.values()
        )

    def late_after(self, walked: Outcome) -> bool:
        """Note the debts that were not paid within their grace, or when they fell due, where they were laid out as if
        they were; say whether there are any.
        """
        paid: dict[str, int] = {}
        for entry in walked.entries:
            if not entry.principal_after + entry.interest_after:
                paid.setdefault(entry.loan_id, entry.day)
        claimed = set() if self._claimed is None else self._claimed
        before = len(self._late), len(claimed)
        for balance in walked.balances:
            schedule = balance.course.schedule
            debts = self._debts.get(schedule.of)
            if debts is None:
                continue
            last = schedule.start + debts.grace
            if paid.get(schedule.loan_id, debts.found.end + 1 + debts.grace) <= last:
                continue
            if debts.grace and schedule.loan_id.rpartition("/")[2].isdigit() and debts.found.end > last:
                self._late.add(schedule.loan_id)
            if debts.ceiling:
                claimed.add(schedule.loan_id)
        return len(self._late) > before[0] or (self._claimed is not None and len(claimed) > before[1])


def serving_of(
    case: Case, order: Sequence[str], choices: Choices, ranked: Callable[[Sequence[Balance], int], list[str]]
) -> Serving:
    """Return which head of which debt a payment serves in which order: the loan it names first, then as ``ranked`` puts
    the loans of open debts on its day (民法典 560 条); of a loan by instalments head by head.
    """
    loans = {loan.id: loan for loan in case.loans}

    def serving(lent: list[Balance], receipt: Receipt) -> list[tuple[Balance, str]]:
        found: list[tuple[Balance, str]] = []
        names = list(loans)
        if len(names) > 1:
            names = ranked(lent, receipt.day)
            names.sort(key=lambda name: name != receipt.loan)
        for name in names:
            debts = [b for b in lent if (b.course.schedule.of or b.course.loan_id) == name]
            if not debts:
                continue
            if not by_instalments(loans[name]):
                found += [(b, bucket) for b in debts for bucket in _buckets(order, receipt.towards)]
                continue
            if receipt.towards == "prepayment":
                meant = prepaid_debts(receipt.day, debts)
                found += [(b, head) for b in meant for head in ("in-term", "principal")]
            open_ = [b for b in debts if is_due(b) and not is_prepaid(b) and b.principal + b.interest]
            # One debt alone, or enough for all of them, goes to the same heads whatever the order between them.
            short = len(open_) > 1 and receipt.amount < sum(b.principal + b.interest for b in open_)
            across = choices.take("across", case.conventions.across) if short else "heads"
            found += heads_in_order(open_, receipt.day, order, across, receipt.towards)
        return found

    return serving


def _buckets(order: Sequence[str], towards: str) -> list[str]:
    usual = [word for word in order if word in ("costs", "interest", "principal")]
    return sorted(usual, key=lambda word: word != towards)


def accounts_of(arrears: Sequence[Arrears], outcome: Outcome) -> tuple[Account, ...]:
    """Return how each loan by instalments stands at the end."""
    return tuple(_account(one, outcome) for one in arrears)


def _account(arrears: Arrears, outcome: Outcome) -> Account:
    sums = dict.fromkeys(("undue", "called", "overdue", "current", "unpaid", "penalty", "compound"), 0)
    dues = []
    for balance in outcome.balances:
        schedule = balance.course.schedule
        if schedule.of != arrears.plan.stated.id:
            continue
        what = schedule.loan_id.rpartition("/")[2]
        head = {UNDUE: ("undue", "current"), ACCELERATED: ("called", "current")}.get(what, ("overdue", "unpaid"))
        principal, interest = balance.principal, balance.owed("in-term")
        penalty, compound = balance.owed("penalty"), balance.owed("compound")
        sums[head[0]] += principal
        sums[head[1]] += interest
        sums["penalty"] += penalty
        sums["compound"] += compound
        if what != UNDUE and not what.startswith(PREPAID) and principal + interest + penalty + compound:
            number = int(what) if what.isdigit() else 0
            late = max(arrears.end - schedule.start, 0)
            dues.append(Due(number, schedule.start, late, principal, interest, penalty, compound))
    return Account(arrears, tuple(dues), **sums)
