"""Several disbursements of one loan: between natural persons each forms its own contract (民法典 679, 规定 9;
law.md A26).
"""

from __future__ import annotations

from ..base.errors import LprError, words_of
from ..base.money import split
from ..casefile.model import Case, Loan, Portion, void_of
from ..rates.series import Rates
from .caps import ceiling
from .choices import Choices
from .context import Context
from .reference import last_due_day

worded = words_of(__name__)


def by_delivery(case: Case, until: int, rates: Rates, choices: Choices) -> Case:
    """Return a case of private loans in which every disbursement with a ceiling of its own is a debt of its own.

    That is so between natural persons, and elsewhere where ``deliveries: each`` is stated; nothing is divided where the
    ceiling is the same for all, or where nothing was agreed that a ceiling could cut. Parts are named ``1/1``, ``1/2``.
    """
    natural = bool(case.creditor.natural and case.debtor.natural)
    stated = case.conventions.deliveries
    loans: list[Loan] = []
    for loan in case.loans:
        apart = (natural or stated) and _differ(loan, case, until, rates)
        if apart and (loan.rollovers or loan.interest_limit is not None):
            # Rolled-over notes have their own rule (27条); a limit on the sum is one for the whole loan.
            _tell_whole(choices)
            apart = False
        loans += _parts(loan) if apart and choices.take("deliveries", stated) == "each" else [loan]
    return case._replace(loans=tuple(loans))


def _tell_whole(choices: Choices) -> None:
    choices.note(
        "warning",
        "deliveries-whole",
        worded("deliveries-whole"),
        "civil-code/679",
    )


def _deliveries(loan: Loan) -> tuple[Portion, ...]:
    """The disbursements by the day."""
    days: dict[int, int] = {}
    for portion in loan.disbursed:
        if portion.day is not None:
            days[portion.day] = days.get(portion.day, 0) + portion.amount
    return tuple(Portion(day, days[day]) for day in sorted(days))


def _differ(loan: Loan, case: Case, until: int, rates: Rates) -> bool:
    """Whether the ceiling of one disbursement is not that of another, where something agreed stands under it."""
    deliveries = _deliveries(loan)
    agreed = loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None or loan.fees
    if len(deliveries) < 2 or not agreed or void_of(case, loan):
        return False
    last = last_due_day(loan)
    late = last is not None and last < (deliveries[-1].day or 0)
    uneven = loan.instalments and sum(p.amount for p in loan.instalments) != loan.principal - loan.deducted
    if late or uneven or loan.deducted >= deliveries[0].amount:
        # What is wrong is said where the loan itself is laid out.
        return False
    ctx = Context(case, loan, "private-lending", until, rates, Choices())
    start = deliveries[0].day or 0
    stop = max(until + 1, start + 1)
    ctx.default, ctx.period = start, (start, stop)
    try:
        found = {
            tuple((span.start, span.end, span.rate.value) for span in ceiling(start, stop, ctx, portion.day))
            for portion in deliveries
        }
    except LprError:
        return False
    return len(found) > 1


def _parts(loan: Loan) -> list[Loan]:
    """The loan as one debt a disbursement: what was agreed as a sum in proportion, instalments to the oldest first."""
    deliveries = _deliveries(loan)
    amounts = [portion.amount for portion in deliveries]
    fees = split(loan.fees, amounts)
    damages = split(loan.damages, amounts) if isinstance(loan.damages, int) else None
    instalments = _in_order(loan.instalments, [amounts[0] - loan.deducted, *amounts[1:]])
    parts = []
    for i, portion in enumerate(deliveries):
        day = portion.day or 0
        begin = loan.interest_from
        parts.append(
            loan._replace(
                id=f"{loan.id}/{i + 1}",
                principal=portion.amount,
                disbursed=(),
                deducted=0 if i else loan.deducted,
                lent=day,
                signed=day,
                instalments=instalments[i],
                fees=int(fees[i]),
                damages=int(damages[i]) if damages is not None else loan.damages,
                interest_from=begin if begin is None or loan.rate is None else max(begin, day),
                carried=loan.carried.of_later_part if i and loan.carried is not None else loan.carried,
            )
        )
    return parts


def _in_order(instalments: tuple[Portion, ...], amounts: list[int]) -> list[tuple[Portion, ...]]:
    """Which instalments each disbursement falls due in: the oldest money first."""
    waiting = [[portion.day, portion.amount] for portion in instalments]
    found: list[tuple[Portion, ...]] = []
    for amount in amounts:
        mine = []
        while amount and waiting:
            day, left = waiting[0]
            part = min(amount, left or 0)
            mine.append(Portion(day, part))
            amount -= part
            waiting[0][1] = (left or 0) - part
            if not waiting[0][1]:
                waiting.pop(0)
        found.append(tuple(mine))
    return found
