"""What goes into a complaint (民事起诉状) of every kind of claim: its parties, what it asks for, its facts."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..compute.statement import Statement
from ..reports.currency import in_currency
from ..reports.parties_words import names_of
from .blanks import BLANK, Slot
from .debts import contracts, defendants, due_of, estates, represented
from .people import agents_claiming
from .slots import agent_slots, cell, label, party_slots, yuan
from .slots_claims import asked_slots, facts_text
from .slots_facts import (
    closing_slots,
    fact_slots,
    late_slots,
    mark_of,
    rate_words,
    signed,
)
from .slots_sale import sale_slots
from .slots_security import guarantee_slots, security_slots


def complaint_slots(statement: Statement) -> tuple[Slot, ...]:
    """The places of a complaint that this case fills."""
    case = statement.case
    slots = party_slots("原告", case.creditors)
    slots += agent_slots(agents_claiming(case))
    bankrupt = estates(statement)
    slots += party_slots("被告", [represented(party, bankrupt.get(party.name)) for party in defendants(statement)])
    slots += party_slots("第三人", case.third)
    slots += _service(statement)
    slots += asked_slots(statement)
    if statement.kind in ("private-lending", "bank-loan"):
        slots += fact_slots(statement)
    elif statement.kind == "sale":
        slots += sale_slots(statement)
    else:
        slots += _general_facts(statement)
    # What several loans have alike is written once: a box is ticked for all of them.
    return tuple(dict.fromkeys(slot for slot in slots if slot.values != ("",)))


def _service(statement: Statement) -> list[Slot]:
    """The address for service, which the forms of 2024 ask for and those of 2025 do not."""
    service = statement.case.service
    if service is None:
        return []
    title = "送达地址"
    said = (("地址", service.address), ("收件人", service.receiver), ("电话", service.phone or service.mobile))
    return [label(title, name, value, optional=True) for name, value in said if value]


def _general_facts(statement: Statement) -> list[Slot]:
    """The facts of a claim whose official form was not seen."""
    case, agreed = statement.case, contracts(statement)
    creditors, debtors = names_of(case)
    terms, rates = [], []
    for loan in agreed:
        mark, due = mark_of(loan, agreed), due_of(loan)
        if due is not None:
            terms.append(f"{mark}{fen_plain(loan.principal)}元，付款日{zh_date(due)}")
        said = [f"利率{rate_words(rate)}" for rate in (loan.rate, loan.overdue_rate) if rate is not None]
        if loan.damages is not None:
            damages = yuan(loan.damages) if isinstance(loan.damages, int) else rate_words(loan.damages)
            said.append(f"违约金{damages}")
        rates += [f"{mark}{'，'.join(said)}"] if said else []
    slots = [
        *facts_text(case.form_text),
        cell("合同签订情况", signed(agreed)),
        label("合同主体", "债权人", creditors),
        label("合同主体", "债务人", debtors),
        cell("付款期限", "；".join(terms)),
        cell("约定的利率、违约金", "；".join(rates)),
        Slot("付款情况", (f"已还本金：{BLANK}",), (yuan(sum(row.principal for row in statement.ledger)),)),
        Slot("付款情况", (f"已还利息：{BLANK}",), (yuan(sum(row.interest for row in statement.ledger)),)),
        *late_slots(statement, "是否存在逾期付款"),
        *security_slots(statement),
        *guarantee_slots(statement),
        *closing_slots(statement, "请求承担责任的依据"),
    ]
    return [slot._replace(values=in_currency(slot.values, case)) for slot in slots if slot.values != ("",)]
