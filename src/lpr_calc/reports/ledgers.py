"""Ledgers: every payment with what it served and what is left after it, for a report and for a paper that is filed."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.record import Record
from ..base.text import Text
from ..compute.statement import LedgerRow, Statement
from ..render.model import Cell, Column, Row, Table, day, fen, iso_day, whole, words
from .sentence import debt_name
from .words import LOANS


class Head(Record):
    """The heading of a column of money or text: of a report, and of a paper with its width there; and how soon a report
    may leave it out.
    """

    report: Text
    paper: str
    width: int
    spare: int = 0

    def column(self, key: str, lang: str, figures: bool = True) -> Column:
        """The column of a report in ``zh`` or ``en``, of a paper where ``lang`` is ""."""
        if not lang:
            return Column(key, self.paper, self.width, figures)
        return Column(key, self.report.say(lang), 0, figures, self.spare)


_CLAIM = {
    "amount": Head(Text("金额", "Amount"), "还款金额", 12),
    "accrued": Head(Text("应付利息", "Interest due"), "截至还款前一日应付利息", 14, 1),
    "costs": Head(Text("抵费用", "Costs"), "抵充费用", 11),
    "interest": Head(Text("抵利息", "Interest"), "抵充利息", 12),
    "principal": Head(Text("抵本金", "Principal"), "抵充本金", 12),
    "surplus": Head(Text("溢付", "Surplus"), "溢付", 10),
    "interest_after": Head(Text("剩余欠息", "Interest left"), "剩余欠息", 12),
    "principal_after": Head(Text("剩余本金", "Principal left"), "剩余本金", 12),
}


def claim_ledger(statement: Statement, lang: str = "") -> Table:
    """Every payment with what it served (民法典 561条), for a report in ``lang``; without, as table B of a paper."""
    rows = statement.ledger
    several = len(statement.case.loans) > 1
    has_costs = bool(statement.totals.costs) if lang else any(row.costs for row in rows)
    has_surplus = any(row.surplus for row in rows)
    fields = [field for field in _CLAIM if (field != "costs" or has_costs) and (field != "surplus" or has_surplus)]
    columns = [_CLAIM[field].column(field, lang) for field in fields]
    # Capital is what is left of the payment: the spreadsheet shows the subtraction.
    rest = "{amount}" + ("-{costs}" if has_costs else "") + "-{interest}" + ("-{surplus}" if has_surplus else "")

    def money(row: LedgerRow) -> list[Cell]:
        return [fen(getattr(row, field), rest if field == "principal" else "") for field in fields]

    if lang:
        date = Column("date", Text("还款日", "Date").say(lang))
        loan = [Column("loan", Text("借款", "Loan").say(lang))] if several else []
        shown = (
            (iso_day(row.day), *money(row)[:1], *([words(row.loan_id)] if several else []), *money(row)[1:])
            for row in rows
        )
        return Table(Text("还款抵充", "Payments").say(lang), (date, columns[0], *loan, *columns[1:]), tuple(shown))
    debt = [Column("loan", "借款" if statement.kind in LOANS else "款项", 9)] if several else []
    columns = [Column("number", "序号", 5), Column("date", "还款日", 13), *debt, *columns, Column("note", "凭证", 12)]
    listed = tuple(
        (
            whole(number),
            day(row.day),
            *([words(debt_name(row.loan_id, statement))] if several else []),
            *money(row),
            words(row.note),
        )
        for number, row in enumerate(rows, 1)
    )
    foot = foot_of(columns, rows, ("amount", "costs", "interest", "principal", "surplus"))
    return Table("还款冲抵表", tuple(columns), listed, foot, ("amount", statement.totals.paid))


def foot_of(columns: list[Column], rows: tuple[LedgerRow, ...], summed: Iterable[str]) -> Row:
    """The row of totals of a paper: sums of what was paid and what it served, not of what is left."""
    sums = {key: fen(sum(getattr(row, key) for row in rows), f"SUM({{{key}^}}:{{{key}$}})") for key in summed}
    sums["number"] = words("合计")
    return tuple(sums.get(column.key, words("")) for column in columns)
