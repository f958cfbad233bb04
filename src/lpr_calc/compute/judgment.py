"""From the operative part of a judgment to what is owed in enforcement: 一般债务利息 + 加倍部分债务利息.

Here it is read and completed; ``judgment_walk`` makes one schedule of it and walks it, ``judgment_result`` says what
came of it.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case, Judgment, Payment, orders_money
from ..law import delay_interest as law
from ..law.choices import Choices
from ..law.facts import as_payments
from ..law.operative import contradictions, impossible, note_effective, note_suspended, resolve
from ..rates.series import Rates
from .judgment_result import statement_of
from .judgment_statement import JudgmentStatement, Payoff
from .judgment_walk import WalkedJudgment
from .statement import RateSource
from .strict import note_history, note_stale, refuse_assumptions

worded = words_of(__name__)

problem = problems_of(__name__)


def judge(case: Case, rates: Rates, strict: bool = False, payoff: tuple[int, ...] = ()) -> JudgmentStatement:
    """Compute the enforcement of one judgment to ``case.until`` (today if not stated).

    ``payoff`` are days for which the amount that settles the matter is wanted; they take today's LPR for granted.
    Raises LprError with every Problem found.
    """
    judgment = case.judgment
    if judgment is None or not orders_money(judgment):
        raise LprError(problem("judgment-missing", case.places.get("judgment", "")))
    problems = contradictions(judgment, case)
    if problems:
        raise LprError(*problems)
    choices, stated = Choices(), case
    if case.costs:
        from .usage import BEFORE_SUIT

        choices.note("warning", "case-costs", BEFORE_SUIT, matters=True)
    until = case.until if case.until is not None else case.today
    judgment = resolve(judgment, choices)
    problems = impossible(judgment, case, until)
    if problems:
        raise LprError(*problems)
    case = as_payments(_resumed(case, judgment, until, choices), choices, judged=True)
    case = case._replace(payments=law.in_currency(case.payments, case, choices))
    judgment = law.in_rmb(judgment, choices)
    law.note_special(judgment, choices)
    # The day after the last one is in the amount of a day more.
    note_suspended(judgment, max((until + 1, *payoff)), choices)
    law.note_prepaid(judgment, choices)
    note_effective(judgment, choices)
    if case.until is None:
        choices.assume("until", worded("until", until=iso(until)), "delay-interest-2014/3")
    if judgment.accelerates:
        judgment = _accelerated(case, judgment, until, rates, choices)
    if stated.bankruptcy:
        from .judgment_stops import note_bankrupts, stop_of_all
        from .people import stopped_on

        note_bankrupts(stated, until, choices)
        judgment = judgment._replace(stopped=stopped_on(stop_of_all(stated, until)))
    run = WalkedJudgment(case, judgment, until, rates, choices)
    source = RateSource(rates.lpr.name, rates.lpr.sha256, rates.lpr.known_through, rates.lpr.next_due)
    note_stale(run.ctx.quoted_through, source, choices)
    note_history(rates, choices)
    statement = statement_of(run, source)
    if stated.security:
        from .judgment_security import adjudged_rights

        statement = statement._replace(secured=adjudged_rights(stated, statement, lambda c: judge(c, rates), choices))
        statement = statement._replace(notices=tuple(choices.notices))
    if stated.judgment is not None and (
        stated.judgment.liable or stated.co_debtors or stated.guarantors or stated.security
    ):
        from .judgment_persons import judgment_persons

        persons = judgment_persons(stated, statement, lambda c: judge(c, rates), choices)
        statement = statement._replace(persons=persons, notices=tuple(choices.notices))
    if strict:
        refuse_assumptions(choices)
    days = []
    for day in payoff:
        later = statement_of(WalkedJudgment(case, judgment, day, rates, Choices()), source).totals
        days.append(
            Payoff(
                day,
                later.costs_after,
                later.general_after,
                later.damages_after,
                later.principal_after,
                later.doubled_after,
                later.total,
            )
        )
    return statement._replace(payoff=tuple(days))


def _resumed(case: Case, judgment: Judgment, until: int, choices: Choices) -> Case:
    """Take what was paid under a settlement among the payments (执行和解规定 17条, 民诉法解释 465条)."""
    resume = case.resume
    if resume is None or not (resume.paid or resume.paid_sum):
        return case
    paid = list(resume.paid)
    if resume.paid_sum:
        day = next((d for d in (judgment.resumed, resume.broken) if d is not None), until)
        paid.append(Payment(day, resume.paid_sum, where=resume.where))
        choices.assume(
            "resume-paid",
            worded("resume-paid/undated", paid_sum=fen_text(resume.paid_sum), day=iso(day)),
            "settlement-2020/17",
            matters=True,
        )
    choices.note("info", "resume-paid", worded("resume-paid"), "settlement-2020/17")
    noted = [payment._replace(note=f"履行和解协议 {payment.note}".strip()) for payment in paid]
    every = tuple(sorted((*case.payments, *noted), key=lambda p: (p.day, p.towards == "auto")))
    # They stand among the payments now: computed again, they are not to be counted twice.
    return case._replace(payments=every, resume=resume._replace(paid=(), paid_sum=0))


def _accelerated(case: Case, judgment: Judgment, until: int, rates: Rates, choices: Choices) -> Judgment:
    """Find the day on which a missed instalment made everything due:
    as stated, else the first that was not paid in time.
    """
    if not judgment.instalments:
        return judgment._replace(accelerates=False)
    day, stated = judgment.accelerated, judgment.accelerated is not None
    if day is None:
        rows = WalkedJudgment(case, judgment._replace(accelerates=False), until, rates, Choices()).ledger.entries
        ordered = 0
        for portion in judgment.instalments:
            ordered += portion.amount
            assert portion.day is not None
            paid = sum(row.principal for row in rows if row.day <= portion.day)
            if paid < ordered and portion.day < until:
                day = portion.day
                break
    if day is None or day > until:
        return judgment._replace(accelerates=False)
    choices.assume(
        "accelerated",
        worded(
            "accelerated",
            day=iso(day),
            how=Text(
                "" if stated else "（第一期未按期付足的届满日；用 accelerated 写明）",
                "" if stated else " (the last day of the first instalment not paid in full; state it as accelerated)",
            ),
        ),
        "delay-interest-2014/2",
    )
    return judgment._replace(accelerated=day)
