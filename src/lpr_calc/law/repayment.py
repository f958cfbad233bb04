"""The schedule of a loan repaid by instalments: its due days, its rates, its rows, as agreed and as the law fills in.

Months are a twelfth of a year, odd days a 360th (银发〔2005〕129号); the parties' own plan goes before it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..base.dates import Gauge, Shares, add_months, iso, months_later
from ..base.errors import LprError, words_of
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Loan, Payment, Portion, by_instalments
from ..casefile.repayment import Instalments
from ..engine.amortise import Amortisation, PaymentTooSmallError, Row, rows_of
from ..engine.schedule import Span
from ..rates.series import Rates
from ..values.rate import RateTerm
from .bank import contract_rate
from .choices import Choices
from .context import Context
from .curve import curve_of

worded = words_of(__name__)

_IN_TERM = ("pbc-2003-251/1",)
_FREE = RateTerm("fixed", text="0%")
_MONTHS, _DAYS = "month", "day"


class Plan(Record):
    """The schedule of one loan: its rows in order of time, prepayments among them, and the rates it was made with.

    ``stated`` is the loan as laid out; ``principal`` in fen is what it repays; ``own`` says that the rows are the
    lender's own, ``whole_first`` that the first period is a whole one.
    """

    stated: Loan
    principal: int
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    own: bool
    whole_first: bool = True

    @property
    def numbered(self) -> tuple[Row, ...]:
        """The rows that are instalments."""
        return tuple(row for row in self.rows if row.number)


def plan_of(ctx: Context, horizon: int | None = None, received: bool = True, until: int | None = None) -> Plan:
    """Return the schedule of the loan under examination.

    Rates are looked up to ``horizon`` (None: to the last due day). What was prepaid before ``until`` (None: ever) makes
    the later rows others. ``received``: of what was actually received, less
    what was kept back up front (民法典 670条); else of the sum agreed. Raises LprError for what is missing or cannot
    be.
    """
    _refuse_contradictions(ctx)
    loan, terms = ctx.loan, ctx.loan.terms
    assert terms is not None
    principal = loan.principal - (loan.deducted if received else 0)
    prepaid = _prepaid(ctx, until)
    if terms.schedule:
        return _own(ctx, terms, principal, prepaid, received)
    _refuse_missing(ctx, terms)
    dues = dues_of(ctx)
    ctx.loan = loan = loan._replace(due=dues[-1])
    spans = _rates(ctx, dues[-1] if horizon is None else min(horizon, dues[-1]))
    plan = _amortisation(ctx, terms, principal, dues, spans, prepaid)
    try:
        rows = rows_of(plan)
    except PaymentTooSmallError as small:
        raise ctx.refuse("each-too-small", "each", number=small.number, interest=fen_text(small.interest)) from None
    return Plan(loan, principal, rows, spans, False, plan.whole_first)


def _refuse_contradictions(ctx: Context) -> None:
    """Raise LprError for terms that cannot be true together."""
    loan, terms = ctx.loan, ctx.loan.terms
    assert terms is not None
    if loan.instalments:
        raise ctx.refuse("repayment-instalments", "repayment")
    if terms.repayment and terms.schedule:
        raise ctx.refuse("repayment-schedule", "schedule")
    if loan.disbursed and len(loan.disbursed) > 1:
        raise ctx.refuse("repayment-disbursed", "principal")
    if loan.rollovers:
        raise ctx.refuse("repayment-rollovers", "rollovers")


def _refuse_missing(ctx: Context, terms: Instalments) -> None:
    """Raise LprError naming everything a schedule still needs."""
    loan = ctx.loan
    needed = (
        (loan.lent is None, Text("放款日（lent）", "the day of lending (lent)")),
        (terms.periods is None, Text("期数（periods）", "the number of instalments (periods)")),
        (free_rate(loan) is None, Text("合同利率（rate）", "the contract rate (rate)")),
    )
    missing = [name for absent, name in needed if absent]
    if missing:
        zh, en = "、".join(name.zh for name in missing), ", ".join(name.en for name in missing)
        raise ctx.refuse("repayment-terms", missing=Text(zh, en))


def free_rate(loan: Loan) -> RateTerm | None:
    """The contract rate of a loan; nil where it was agreed that there is no interest, None where none is known."""
    if loan.rate is None:
        return _FREE if loan.free else None
    return None if loan.rate.kind == "unclear" else _FREE if loan.rate.kind == "absent" else loan.rate


def dues_of(ctx: Context) -> tuple[int, ...]:
    """Return the due day of every instalment: the agreed day of each month, the last day of a month without it.

    Each goes by the agreed day, never by one that was moved to the end of a month. Raises LprError where the first is
    not stated and cannot be told.
    """
    loan, terms = ctx.loan, ctx.loan.terms
    assert terms is not None
    assert terms.periods is not None
    assert loan.lent is not None
    step, unit = terms.every or (1, _MONTHS)
    lent = date.fromordinal(loan.lent)
    if unit == _DAYS:
        first = terms.first_due or _first_due(ctx, loan.lent + step)
        dues = tuple(first + number * step for number in range(terms.periods))
    else:
        agreed = terms.due_day or lent.day
        if terms.first_due is None:
            if agreed != lent.day:
                raise ctx.refuse("first-due-missing", "due_day", agreed=agreed, lent=iso(loan.lent))
            first = _first_due(ctx, months_later(lent, step, agreed))
        else:
            first = terms.first_due
            if terms.due_day is None and months_later(date.fromordinal(first), 0, lent.day) != first:
                agreed = date.fromordinal(first).day
        start = date.fromordinal(first)
        dues = (first, *(months_later(start, number * step, agreed) for number in range(1, terms.periods)))
    if dues[0] <= loan.lent:
        raise ctx.refuse("first-due-early", "first_due", first=iso(dues[0]), lent=iso(loan.lent))
    if loan.due is not None and loan.due != dues[-1]:
        raise ctx.refuse("repayment-due", "due", due=iso(loan.due), last=iso(dues[-1]))
    return dues


def due_portions(case: Case, loan: Loan, choices: Choices) -> tuple[Portion, ...]:
    """Return when the instalments of a loan fall due, without their sums: what limitation asks (民法典 189条).

    None where the days cannot be told. Raises LprError as `dues_of`.
    """
    terms = loan.terms
    assert terms is not None
    if terms.schedule:
        return tuple(Portion(row.due, 0) for row in terms.schedule)
    if loan.lent is None or terms.periods is None:
        return ()
    days = dues_of(Context(case, loan, "bank-loan", 0, Rates(), choices))
    if any(payment.towards == "prepayment" for payment in case.payments):
        try:
            # What was prepaid may have shortened the term.
            rows = plan_of(Context(case, loan, "bank-loan", 0, Rates(), Choices())).numbered
        except LprError:
            pass  # its rate or principal is not stated: the days agreed
        else:
            days = tuple(row.due for row in rows)
    return tuple(Portion(day, 0) for day in days)


def _first_due(ctx: Context, day: int) -> int:
    ctx.choices.assume(
        "first_due",
        worded("first-due", day=iso(day)),
        "",
        matters=True,
    )
    return day


def _rates(ctx: Context, horizon: int) -> tuple[Span, ...]:
    """The contract rates from lending on, a piece for every change up to ``horizon``."""
    loan = ctx.loan
    rate = free_rate(loan)
    assert loan.lent is not None
    assert rate is not None
    stop = max(horizon, loan.lent) + 1
    return curve_of(contract_rate(rate, loan.lent, stop, ctx, _IN_TERM, 0)).cut(loan.lent, stop)


def _amortisation(
    ctx: Context,
    terms: Instalments,
    principal: int,
    dues: tuple[int, ...],
    spans: tuple[Span, ...],
    prepaid: tuple[tuple[int, int], ...],
) -> Amortisation:
    """Put the terms into values, and note every default that bears on the rows."""
    loan, take = ctx.loan, ctx.choices.of_loan
    assert loan.lent is not None
    step, unit = terms.every or (1, _MONTHS)
    whole = _whole_first(loan.lent, dues, terms)
    flat = terms.repayment == "flat"
    by = "month" if flat else take("interest_by", terms.interest_by)
    odd = not whole and by == "month" and not flat
    first_period = take("first_period", terms.first_period) if odd else "full"
    changes = [span.start for span in spans[1:] if span.start < dues[-1]]
    inside = not flat and any(day not in dues for day in changes)
    split = take("repricing_split", terms.repricing_split) if inside else "days"
    part = bool(prepaid) and terms.repayment in ("equal-payment", "equal-principal")
    keep = take("prepaid", terms.prepaid) == "shorter" if part else False
    return Amortisation(
        terms.repayment,
        principal,
        loan.lent,
        dues,
        (step, 12) if unit == _MONTHS else (step, 360),
        whole,
        spans,
        _days(ctx.basis),
        first_period,
        by,
        split,
        terms.each,
        prepaid,
        keep,
    )


def _days(basis: str) -> Callable[[int, int], Shares]:
    """What measures days that are no whole period: the year basis, from the first of them on."""

    def share(start: int, end: int) -> Shares:
        return Gauge(basis, start).shares(start, end)

    return share


def _whole_first(lent: int, dues: tuple[int, ...], terms: Instalments) -> bool:
    """Whether the first period is a whole one: from the corresponding day before, or a whole month by 民法典 202条."""
    step, unit = terms.every or (1, _MONTHS)
    if unit == _DAYS:
        return dues[0] - lent == step
    first, day = date.fromordinal(dues[0]), date.fromordinal(lent)
    agreed = terms.due_day or max(first.day, day.day if months_later(first, 0, day.day) == dues[0] else 0)
    return months_later(first, -step, agreed) == lent or add_months(day, step) == first


def _prepaid(ctx: Context, until: int | None) -> tuple[tuple[int, int], ...]:
    """What was paid as a prepayment of this loan before a day, by day."""
    found: dict[int, int] = {}
    for payment in prepayments(ctx):
        if until is not None and payment.day >= until:
            continue
        found[payment.day] = found.get(payment.day, 0) + payment.amount
    return tuple(sorted(found.items()))


def prepayments(ctx: Context) -> list[Payment]:
    """The payments that prepay this loan. Raises LprError where it is not said which of several loans they prepay."""
    meant = [payment for payment in ctx.case.payments if payment.towards == "prepayment"]
    if any(not payment.loan for payment in meant) and sum(map(by_instalments, ctx.case.loans)) > 1:
        raise ctx.refuse("prepayment-loan")
    return [payment for payment in meant if payment.loan in ("", ctx.loan.id)]


def _own(
    ctx: Context, terms: Instalments, principal: int, prepaid: tuple[tuple[int, int], ...], received: bool
) -> Plan:
    """The lender's own rows. Raises LprError where their principal parts are not the principal."""
    loan = ctx.loan
    total = sum(row.principal for row in terms.schedule)
    if total != principal:
        kept = fen_text(loan.deducted) if received and loan.deducted else ""
        less = Text(f"（已扣除预扣的 {kept} 元）", f" (less {kept} kept back)") if kept else Text("", "")
        raise ctx.refuse("schedule-sum", "schedule", total=fen_text(total), principal=fen_text(principal), less=less)
    if prepaid:
        raise ctx.refuse("schedule-prepaid", "schedule")
    lent = loan.lent if loan.lent is not None else terms.schedule[0].due
    if terms.schedule[0].due < lent:
        raise ctx.refuse("first-due-early/schedule", "schedule", due=iso(terms.schedule[0].due), lent=iso(lent))
    rows: list[Row] = []
    start, left = lent, principal
    for number, row in enumerate(terms.schedule, 1):
        left -= row.principal
        rows.append(
            Row(number, start, row.due, row.principal + row.interest, row.principal, row.interest, left, 0, None)
        )
        start = row.due
    ctx.loan = loan._replace(due=rows[-1].due, lent=lent)
    return Plan(ctx.loan, principal, tuple(rows), (), True)
