"""The payments of a case put through the ledger, in the order the law or the agreement gives."""

from __future__ import annotations

from ..base.dates import iso
from ..base.money import fen_text, to_fen
from ..base.text import Text
from ..casefile.model import Case, Loan
from ..engine.account import Account
from ..engine.ledger import Entry, Ledger, Piece
from ..law.choices import Choices
from ..law.civil_code import Debt, rank_560
from ..law.context import bankrupt_since
from .costs import in_time, note_undated


def settle(case: Case, accounts: list[Account], until: int, choices: Choices) -> list[Entry]:
    """Take the payments in order of time and return what each went to; ``accounts`` move along.

    A payment after ``until`` is not counted and said so; money no debt is left for is shown as surplus.
    """
    order = tuple(choices.take("order", ",".join(case.conventions.order)).split(","))
    payment_day = choices.take("payment_day", case.conventions.payment_day)
    if any(payment.day <= until for payment in case.payments):
        note_undated(case.costs, case.filed, Text("起诉日", "the day of suit"), choices)
    loans = {loan.id: loan for loan in case.loans}
    bankrupt = bankrupt_since(case)

    def ranking(open_accounts: list[Account], day: int) -> list[tuple[list[Piece], Text]]:
        by_id = {account.plan.loan_id: account for account in open_accounts}
        debts = [debt for name, account in by_id.items() for debt in _debts(loans[name], account, day)]
        if bankrupt is not None and bankrupt <= day:
            debts = [debt._replace(is_due=True) for debt in debts]
        ranked = rank_560(debts, day)
        return [([(by_id[debt.loan.id], debt.principal) for debt in group], step) for group, step in ranked]

    ledger = Ledger(accounts, in_time(case.costs, case.filed), order, payment_day, ranking)
    for payment in case.payments:
        if payment.day > until:
            choices.note(
                "warning",
                "payment-after-end",
                Text(
                    f"{iso(payment.day)} 的还款 {fen_text(payment.amount)} 元晚于计算截止日 {iso(until)}，未计入",
                    f"the payment of {fen_text(payment.amount)} on {iso(payment.day)} is after the end {iso(until)}: not counted",
                ),
                matters=True,
            )
            continue
        ledger.pay(payment)
    if ledger.surplus:
        choices.note(
            "warning",
            "surplus",
            Text(
                f"还款超出债务 {fen_text(to_fen(ledger.surplus))} 元",
                f"payments exceed the debt by {fen_text(to_fen(ledger.surplus))}",
            ),
            "civil-code/985",
        )
    return ledger.entries


_NEVER = 10**7
"""Later than any day: nothing says when it falls due."""


def _debts(loan: Loan, account: Account, day: int) -> list[Debt]:
    """Describe one loan for art. 560 on a day: each instalment, due or not, with how heavy its rate is on that day."""
    found = []
    for due_day, is_due, amount in account.parts(day):
        pots = ("due", "all") if 0 < due_day <= day else ("undue", "all")
        burden = max(
            (
                span.rate.value * {"year": 1, "month": 12, "day": 365}[span.rate.unit]
                for track in account.plan.tracks
                if track.pot in pots
                for span in track.spans
                if span.start <= day < span.end
            ),
            default=0,
        )
        found.append(Debt(loan, is_due, due_day or _NEVER, burden, amount))
    if not found and account.interest:
        # Interest alone is left of it.
        due_day = min((flow.day for flow in account.plan.flows if flow.kind == "due"), default=_NEVER)
        found.append(Debt(loan, due_day <= day + account.plan.matures, due_day, 0, 0))
    return found
