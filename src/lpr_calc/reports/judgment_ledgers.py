"""Ledgers of a judgment: what came in with what it served, and what settles it on a day."""

from __future__ import annotations

from collections.abc import Callable

from ..base.dates import iso
from ..base.text import Text
from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement, Payoff
from ..law.delay_interest import IN_FORCE
from ..rates.series import Rates
from ..render.model import Cell, Column, Row, Table, day, fen, iso_day, whole, words
from .ledgers import Head, foot_of
from .words import heads_text


def _judgment_heads(statement: JudgmentStatement) -> dict[str, Head]:
    """Damages are served with general interest, before principal."""
    damages = bool(statement.judgment.damages)
    return {
        "amount": Head(Text("金额", "Amount"), "金额", 11),
        "costs": Head(Text("费用", "Costs"), "费用", 10),
        "interest": Head(Text("一般利息与违约金", "General, damages"), "一般债务利息、违约金", 11)
        if damages
        else Head(Text("一般债务利息", "General"), "一般债务利息", 11),
        "principal": Head(Text("本金", "Principal"), "本金", 11),
        "doubled": Head(Text("加倍部分", "Doubled"), "加倍部分", 10),
        "surplus": Head(Text("溢付", "Surplus"), "", 0),
        "principal_after": Head(Text("剩余本金", "Principal left"), "剩余本金", 11),
        "interest_after": Head(Text("剩余利息与违约金", "Both left"), "剩余利息、违约金", 11)
        if damages
        else Head(Text("剩余一般利息", "General left"), "剩余一般利息", 11),
        "doubled_after": Head(Text("剩余加倍部分", "Doubled left"), "剩余加倍部分", 11),
    }


def judgment_ledger(statement: JudgmentStatement, lang: str = "", rates: Rates | None = None) -> Table:
    """Every receipt: costs, general interest, principal, doubled part, balances; for a report in ``lang``, else for a
    paper, which with ``rates`` says what a day adds after it.
    """
    heads, ledger = _judgment_heads(statement), statement.ledger
    if lang:
        # A column of nothing but zeros says nothing, except what is left.
        fields = [f for f in heads if f.endswith("_after") or any(getattr(row, f) for row in ledger)]
        columns = [Column("date", Text("日期", "Date").say(lang)), *(heads[f].column(f, lang) for f in fields)]
        by_name = any(row.heads for row in ledger)
        columns += [Column("heads", Text("其中一般债务利息", "Of general interest").say(lang))] if by_name else []
        shown = tuple(
            (
                words(f"{iso(row.day)} {row.note}") if row.note else iso_day(row.day),
                *(fen(getattr(row, f)) for f in fields),
                *([words(heads_text(row.heads, lang))] if by_name else []),
            )
            for row in ledger
        )
        return Table(Text("执行款结算", "Payments").say(lang), tuple(columns), shown)
    fields = [field for field in heads if heads[field].paper]
    columns = [Column("number", "序号", 5), Column("date", "日期", 13), Column("event", "事由", 10)]
    columns += [heads[field].column(field, "") for field in fields]
    columns += [Column("per_day", "日增额", 8, True)] if rates is not None else []
    rows = []
    for number, row in enumerate(ledger, 1):
        cells = [whole(number), day(row.day), words(row.note or "还款"), *(fen(getattr(row, f)) for f in fields)]
        rows.append((*cells, *([fen(_per_day_after(statement, row.day, rates))] if rates is not None else [])))
    foot = foot_of(columns, ledger, ("amount", "costs", "interest", "principal", "doubled"))
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


_PAYOFF = {
    "costs": Head(Text("费用", "Costs"), "费用", 11),
    "general": Head(Text("一般债务利息", "General"), "一般债务利息", 12),
    "damages": Head(Text("违约金", "Damages"), "违约金", 11),
    "principal": Head(Text("本金", "Principal"), "本金", 12),
    "doubled": Head(Text("加倍部分", "Doubled"), "加倍部分", 12),
    "total": Head(Text("结清数额", "To pay"), "结清数额", 13),
}


def payoff_table(statement: JudgmentStatement, lang: str = "") -> Table:
    """What settles it on each day asked for, for a report in ``lang``, else for a paper."""
    on: Callable[[int | None], Cell] = iso_day if lang else day
    columns = (
        Column("date", Text("结清日", "On").say(lang or "zh"), 0 if lang else 13),
        *(head.column(key, lang) for key, head in _PAYOFF.items()),
    )

    def cells(row: Payoff) -> Row:
        sums = {"total": "SUM({costs}:{doubled})"}
        return (on(row.day), *(fen(getattr(row, key), sums.get(key, "")) for key in _PAYOFF))

    title = Text("结清数额（假定 LPR 维持最新报价不变）", "Pay-off (today's LPR taken for granted)")
    said = title.say(lang) if lang else "结清数额（假定LPR维持最新报价不变）"
    return Table(said, columns, tuple(cells(row) for row in statement.payoff))
