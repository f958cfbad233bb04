"""The payments of a case put through the ledger, in the order the law or the agreement gives."""

from __future__ import annotations

from .assumption import Choices
from .casefile.model import Case, Loan
from .dates import iso
from .engine import Account
from .law.civil_code import Debt, rank_560
from .ledger import Entry, Ledger
from .money import fen_text, to_fen
from .record import Text


def settle(case: Case, accounts: list[Account], until: int, choices: Choices) -> list[Entry]:
    """Take the payments in order of time and return what each went to; ``accounts`` move along.

    A payment after ``until`` is not counted and said so; money no debt is left for is shown as surplus.
    """
    order = tuple(choices.take("order", ",".join(case.conventions.order)).split(","))
    payment_day = choices.take("payment_day", case.conventions.payment_day)
    if case.costs:
        choices.assume(
            "costs-first",
            Text("费用视为在首次还款前已发生，首先抵充", "costs are taken to precede the first payment"),
            "civil-code/561",
        )
    loans = {loan.id: loan for loan in case.loans}

    def ranking(open_accounts: list[Account], day: int) -> tuple[list[list[Account]], Text]:
        debts = {account.plan.loan_id: account for account in open_accounts}
        groups, step = rank_560([_debt(loans[name], account, day) for name, account in debts.items()])
        return [[debts[debt.loan.id] for debt in group] for group in groups], step

    ledger = Ledger(accounts, sum(cost.amount for cost in case.costs), order, payment_day, ranking)
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


def _debt(loan: Loan, account: Account, day: int) -> Debt:
    """Describe one loan for art. 560 on a day: due, and how heavy its rate is."""
    due_day = next((flow.day for flow in account.plan.flows if flow.kind == "due"), day + 1)
    burden = 0
    for track in account.plan.tracks:
        for span in track.spans:
            if span.start <= day < span.end:
                burden = max(burden, span.rate.value * {"year": 1, "month": 12, "day": 365}[span.rate.unit])
    return Debt(loan, due_day <= day, due_day, burden)
