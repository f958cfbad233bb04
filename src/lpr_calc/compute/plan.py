"""An instalment settlement: the debt as it stands on a day, paid off in parts that add up to it exactly.

Interest agreed for the instalments runs through the same engine as a claim, under the same ceiling; without it a plan
is the same thing at a rate of nothing.
"""

from __future__ import annotations

from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import fen_comma
from ..base.record import Record
from ..casefile.model import Case, Conventions, Cost, Loan, Payment
from ..casefile.periods import step_of
from ..casefile.repayment import Settlement
from ..law.choices import Choices, Notice, Unused
from ..rates.series import Rates
from ..values.rate import RateTerm, percent_plain
from .claim import before_suit, calculate
from .judgment_statement import JudgmentStatement
from .statement import Statement
from .strict import note_history, refuse_assumptions

worded = words_of(__name__)

problem = problems_of(__name__)


class PlanTerms(Record):
    """What the parties agree: ``dates`` (day numbers, ascending), ``each`` fen (None: equal parts), the rate of the
    instalments (None: none), and ``grace`` days after which default makes everything due; ``listed``: each
    date was stated.
    """

    dates: tuple[int, ...]
    each: int | None = None
    rate: RateTerm | None = None
    grace: int = 3
    listed: bool = False


class Instalment(Record):
    """One instalment: ``amount`` = ``costs`` + ``interest`` + ``principal``; ``balance`` is owed after it. All fen."""

    number: int
    day: int
    amount: int
    costs: int
    interest: int
    principal: int
    balance: int


class PlanStatement(Record):
    """A settlement. ``debt`` is the confirmed debt in fen (``costs`` + ``interest`` + ``principal``), ``more`` the
    interest the instalments add; the instalments add up to both. ``source`` is the statement the debt comes from.
    """

    source: Statement | JudgmentStatement
    terms: PlanTerms
    costs: int
    interest: int
    principal: int
    debt: int
    more: int
    since: int
    instalments: tuple[Instalment, ...]
    notices: tuple[Notice, ...]
    provisions: tuple[str, ...]
    unused: tuple[Unused, ...] = ()


def terms_of(stated: Settlement | None) -> PlanTerms:
    """Return the terms of a settlement as the case states it (``plan:``). Raises LprError for what is missing."""
    stated = stated or Settlement()
    days = stated.dates
    if not days:
        missing = [
            name for name, value in (("--instalments", stated.instalments), ("--first", stated.first)) if value is None
        ]
        if missing:
            raise LprError(*(problem("option-missing/plan", name) for name in missing))
        assert stated.first is not None
        assert stated.instalments is not None
        days = dates_every(stated.first, stated.every or "1m", stated.instalments)
    return PlanTerms(days, stated.each, stated.rate, 3 if stated.grace is None else stated.grace, bool(stated.dates))


def dates_every(first: int, every: str, number: int) -> tuple[int, ...]:
    """Return the days of ``number`` instalments from ``first``: ``1m``, ``3m``, ``1q``, ``1y``, ``2w``, ``10d``.

    Months go by the corresponding day of ``first``, or the month's last day (民法典 202条). Raises LprError.
    """
    step = step_of(every)
    if step is None:
        raise LprError(problem("plan-every", "--every", every=every))
    count, unit = step
    if unit == "month":
        start = date.fromordinal(first)
        return tuple(add_months(start, i * count).toordinal() for i in range(number))
    return tuple(first + i * count for i in range(number))


def after_judgment(case: Case) -> bool:
    """Whether the case has a judgment that was given by ``case.until`` (today if not stated)."""
    judgment = case.judgment
    until = case.until if case.until is not None else case.today
    return judgment is not None and bool(judgment.principal) and (judgment.day is None or until >= judgment.day)


def plan(case: Case, rates: Rates, terms: PlanTerms, strict: bool = False) -> PlanStatement:
    """Return the settlement of a claim, or of a judgment once there is one, as of ``case.until``.

    Raises LprError for dates that do not come after that day, for parts that leave nothing for the last instalment, and
    for a rate above the ceiling.
    """
    choices = Choices()
    if after_judgment(case):
        from .judgment import judge

        judged = judge(case, rates, strict)
        left = judged.totals
        if judged.apart and left.doubled_after:
            where = case.judgment.places.get("currency", "") if case.judgment is not None else ""
            raise LprError(problem("plan-currency", where, name=judged.currency))
        source: Statement | JudgmentStatement = judged
        costs, interest = left.costs_after + left.damages_after, left.general_after + left.doubled_after
        # General interest runs on from the first day not counted, the doubled part from the next: no day between is
        # lost.
        since = next((line.start for line in judged.ahead), left.per_diem_day)
        principal, kind, signed = left.principal_after, "other", None
    else:
        case, early = before_suit(case)
        for notice in early:
            choices.note(*notice)
        claimed = calculate(case, rates, strict)
        for notice in claimed.notices:
            if notice.code in ("not-yet-due", "not-due"):
                choices.note(*notice)
        totals = claimed.totals
        source = claimed
        costs, interest, principal = totals.costs_after, totals.interest_after, totals.principal_after
        since = totals.per_diem_day
        # Of the kinds only the private loan has a rule for the rate that parties settle on: its ceiling. The floor of
        # 令802 17条 is one for the rate of the contract.
        kind = claimed.kind if claimed.kind == "private-lending" else "other"
        signed = min((loan.signed for loan in claimed.case.loans if loan.signed is not None), default=None)
    debt = costs + interest + principal
    _check(terms, source.until, debt)
    ahead = _Ahead(case, rates, kind, signed, since, costs, interest, principal, terms)
    amounts = _amounts(ahead, terms, debt)
    rows, more = ahead.rows(amounts)
    if terms.rate is not None:
        _within_ceiling(ahead)
        choices.assume("plan-basis", worded("plan-basis"), "civil-code/680")
        for notice in ahead.statement(amounts).notices:
            if notice.code == "rates-stale":
                choices.note(*notice)
    note_history(rates, choices)
    if principal:
        choices.assume("plan-order", worded("plan-order"), "civil-code/561")
    if strict:
        refuse_assumptions(choices)
    provisions = tuple(dict.fromkeys(notice.provision for notice in choices.notices if notice.provision))
    return PlanStatement(
        source, terms, costs, interest, principal, debt, more, since, rows, tuple(choices.notices), provisions
    )


def _check(terms: PlanTerms, confirmed: int, debt: int) -> None:
    days = terms.dates
    if not debt:
        raise LprError(problem("plan-nothing"))
    if days[0] <= confirmed:
        raise LprError(
            problem("plan-first", "--date" if terms.listed else "--first", first=iso(days[0]), confirmed=iso(confirmed))
        )
    for before, after in zip(days, days[1:], strict=False):
        if after <= before:
            raise LprError(problem("plan-dates", "--date", after=iso(after), before=iso(before)))


class _Ahead:
    """The debt after the confirmed day: the engine run over the instalments."""

    def __init__(
        self,
        case: Case,
        rates: Rates,
        kind: str,
        signed: int | None,
        since: int,
        costs: int,
        interest: int,
        principal: int,
        terms: PlanTerms,
    ) -> None:
        self.rates, self.terms, self.principal = rates, terms, principal
        self.costs, self.interest = costs, interest
        rate = terms.rate or RateTerm("fixed", 0)
        loan = Loan("1", principal or 1, signed=signed, due=since - 1, overdue_rate=rate)
        # What is confirmed comes before the interest that is still to accrue: it is paid like costs.
        confirmed = tuple(
            Cost(name, amount, day=since) for name, amount in (("costs", costs), ("interest", interest)) if amount
        )
        basis = case.conventions.basis
        self.case = Case(
            (loan,),
            case.today,
            kind=kind,
            filed=case.filed,
            accepted=case.accepted,
            until=terms.dates[-1],
            costs=confirmed,
            conventions=Conventions(
                count="head",
                basis=basis,
                rounding="line",
                lpr="floating",
                payment_day="new",
                order=("costs", "interest", "principal"),
            ),
        )

    def statement(self, amounts: list[int]) -> Statement:
        """Return the account after instalments of these sums."""
        payments = tuple(Payment(day, amount) for day, amount in zip(self.terms.dates, amounts, strict=False) if amount)
        return calculate(self.case._replace(payments=payments), self.rates)

    def rest(self, amounts: list[int]) -> int:
        """What is left for the last day after the earlier instalments."""
        return self.statement(amounts).totals.total if self.principal else self.costs + self.interest - sum(amounts)

    def rows(self, amounts: list[int]) -> tuple[tuple[Instalment, ...], int]:
        """Return the finished rows and the interest they add."""
        if not self.principal:
            return self._without_principal(amounts), 0
        statement = self.statement(amounts)
        rows, costs_left, confirmed = [], self.costs, self.costs + self.interest
        for number, row in enumerate(statement.ledger, 1):
            costs = min(row.costs, costs_left)
            costs_left -= costs
            confirmed -= row.costs
            balance = row.principal_after + row.interest_after + confirmed
            rows.append(
                Instalment(number, row.day, row.amount, costs, row.costs - costs + row.interest, row.principal, balance)
            )
        return tuple(rows), statement.totals.interest

    def _without_principal(self, amounts: list[int]) -> tuple[Instalment, ...]:
        rows, costs, interest = [], self.costs, self.interest
        for number, (day, amount) in enumerate(zip(self.terms.dates, amounts, strict=True), 1):
            paid = min(amount, costs)
            costs, interest = costs - paid, interest - (amount - paid)
            rows.append(Instalment(number, day, amount, paid, amount - paid, 0, costs + interest))
        return tuple(rows)


def _amounts(ahead: _Ahead, terms: PlanTerms, debt: int) -> list[int]:
    """Return every instalment; the last takes the remainder."""
    number = len(terms.dates)
    each = terms.each
    if each is None:
        each = debt // number if terms.rate is None else _level(ahead, number, debt)
    amounts = [each] * (number - 1)
    last = ahead.rest(amounts) if sum(amounts) < _most(ahead, debt) else 0
    if last <= 0:
        raise LprError(problem("plan-each", "--each", number=number - 1, each=fen_comma(each)))
    return [*amounts, last]


def _most(ahead: _Ahead, debt: int) -> int:
    """The most instalments can come to: the debt and all interest if nothing were paid before the last day."""
    return ahead.rest([]) if ahead.principal else debt


def _level(ahead: _Ahead, number: int, debt: int) -> int:
    """The smallest level instalment that the last does not exceed: found by halving, for the last only falls."""
    low, high = debt // number, -(-_most(ahead, debt) // number)
    while low < high:
        middle = (low + high) // 2
        if ahead.rest([middle] * (number - 1)) <= middle:
            high = middle
        else:
            low = middle + 1
    # Of a few fen the level sum may leave nothing for the last.
    return low if ahead.rest([low] * (number - 1)) > 0 else low - 1


def _within_ceiling(ahead: _Ahead) -> None:
    """Refuse a rate of the instalments that no court would protect (民间借贷规定 25、28条)."""
    for line in ahead.statement([]).lines:
        if line.rate.agreed:
            allowed = percent_plain(line.rate.value)
            assert ahead.terms.rate is not None
            raise LprError(problem("plan-ceiling", "--with-interest", rate=ahead.terms.rate.text, allowed=allowed))
