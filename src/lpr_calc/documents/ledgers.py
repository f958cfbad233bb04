"""Ledgers of a document: every payment with what it served, and what is left after it."""

from __future__ import annotations

from collections.abc import Callable

from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import LedgerRow, Statement
from ..law.delay_interest import IN_FORCE
from ..rates.series import Rates
from ..render.model import Cell, Column, Table, day, fen, whole, words
from ..reports.sentence import debt_name

LOANS = ("private-lending", "bank-loan")
"""Kinds of claim that lend money; the others owe a price."""


def claim_ledger(statement: Statement) -> Table:
    """Table B: every payment with what it served (民法典 561条)."""
    rows = statement.ledger
    has_costs = any(row.costs for row in rows)
    has_surplus = any(row.surplus for row in rows)
    several = len(statement.case.loans) > 1
    columns = [
        Column("number", "序号", 5),
        Column("date", "还款日", 13),
        *([Column("loan", "借款" if statement.kind in LOANS else "款项", 9)] if several else []),
        Column("amount", "还款金额", 12, True),
        Column("accrued", "截至还款前一日应付利息", 14, True),
        *([Column("costs", "抵充费用", 11, True)] if has_costs else []),
        Column("interest", "抵充利息", 12, True),
        Column("principal", "抵充本金", 12, True),
        *([Column("surplus", "溢付", 10, True)] if has_surplus else []),
        Column("interest_left", "剩余欠息", 12, True),
        Column("principal_left", "剩余本金", 12, True),
        Column("note", "凭证", 12),
    ]

    def cells(number: int, row: LedgerRow) -> tuple[Cell, ...]:
        # Capital is what is left of the payment: the spreadsheet shows the subtraction.
        rest = "{amount}" + ("-{costs}" if has_costs else "") + "-{interest}" + ("-{surplus}" if has_surplus else "")
        return (
            whole(number),
            day(row.day),
            *([words(debt_name(row.loan_id, statement))] if several else []),
            fen(row.amount),
            fen(row.accrued),
            *([fen(row.costs)] if has_costs else []),
            fen(row.interest),
            fen(row.principal, rest),
            *([fen(row.surplus)] if has_surplus else []),
            fen(row.interest_after),
            fen(row.principal_after),
            words(row.note),
        )

    def total(key: str, of: Callable[[LedgerRow], int]) -> Cell:
        return fen(sum(of(row) for row in rows), f"SUM({{{key}^}}:{{{key}$}})")

    foot = (
        words("合计"),
        words(""),
        *([words("")] if several else []),
        total("amount", lambda row: row.amount),
        words(""),
        *([total("costs", lambda row: row.costs)] if has_costs else []),
        total("interest", lambda row: row.interest),
        total("principal", lambda row: row.principal),
        *([total("surplus", lambda row: row.surplus)] if has_surplus else []),
        words(""),
        words(""),
        words(""),
    )
    listed = tuple(cells(number, row) for number, row in enumerate(rows, 1))
    return Table("还款冲抵表", tuple(columns), listed, foot, ("amount", statement.totals.paid))


def judgment_ledger(statement: JudgmentStatement, rates: Rates | None) -> Table:
    """Every receipt: costs, general interest, principal, doubled part, balances; with ``rates``, what a day adds after it."""
    damages = bool(statement.judgment.damages)
    columns = [
        Column("number", "序号", 5),
        Column("date", "日期", 13),
        Column("event", "事由", 10),
        Column("amount", "金额", 11, True),
        Column("costs", "费用", 10, True),
        # Damages are served with general interest, before principal.
        Column("interest", "一般债务利息、违约金" if damages else "一般债务利息", 11, True),
        Column("principal", "本金", 11, True),
        Column("doubled", "加倍部分", 10, True),
        Column("principal_left", "剩余本金", 11, True),
        Column("interest_left", "剩余利息、违约金" if damages else "剩余一般利息", 11, True),
        Column("doubled_left", "剩余加倍部分", 11, True),
    ]
    if rates is not None:
        columns.append(Column("per_day", "日增额", 8, True))
    rows = []
    for number, row in enumerate(statement.ledger, 1):
        cells = [
            whole(number),
            day(row.day),
            words(row.note or "还款"),
            fen(row.amount),
            fen(row.costs),
            fen(row.interest),
            fen(row.principal),
            fen(row.doubled),
            fen(row.principal_after),
            fen(row.interest_after),
            fen(row.doubled_after),
        ]
        if rates is not None:
            cells.append(fen(_per_day_after(statement, row.day, rates)))
        rows.append(tuple(cells))

    def total(key: str) -> Cell:
        return fen(sum(getattr(row, key) for row in statement.ledger), f"SUM({{{key}^}}:{{{key}$}})")

    sums = {
        "number": words("合计"),
        **{key: total(key) for key in ("amount", "costs", "interest", "principal", "doubled")},
    }
    foot = tuple(sums.get(column.key, words("")) for column in columns)
    return Table("执行款结算表", tuple(columns), tuple(rows), foot, ("amount", statement.totals.paid))


def _per_day_after(statement: JudgmentStatement, paid_on: int, rates: Rates) -> int | None:
    """What a day adds from the day after a receipt on: the general interest and the doubled part, rounded together.

    None for a receipt from before 2014-08-01: interest of that time is no sum by the day (法释〔2009〕6号).
    """
    if paid_on < IN_FORCE:
        return None
    earlier = tuple(payment for payment in statement.case.payments if payment.day <= paid_on)
    totals = judge(statement.case._replace(until=paid_on, payments=earlier), rates).totals
    return totals.per_diem
