"""The schedule of a loan repaid by instalments, laid out for people and for programs."""

from __future__ import annotations

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_comma, fen_text
from ..base.record import Record
from ..base.text import Text
from ..casefile.words import WORDS
from ..compute.schedule import ScheduleStatement
from ..engine.amortise import YEAR_OF_MONTHS, Row
from ..engine.schedule import Part
from ..law.repayment import Plan
from ..render.data import delimited, dump
from ..render.model import Cell, Column, Document, Notices, Pairs, Para, Table, fen, iso_day, whole, words
from ..render.model import Part as Piece
from ..values.rate import percent_text
from .notices import notice_blocks
from .parties_words import names_of
from .quotes import quote_dict

SCHEMA = "lpr-calc/schedule/1"

Wanted = frozenset[int] | None
"""The numbers of the rows that are shown; None for all of them."""


def as_dict(statement: ScheduleStatement, lang: str, wanted: Wanted = None) -> dict[str, Any]:
    """Return the schedules as plain data: amounts and rates decimal text, dates ISO."""
    from .data import notices_list, provision_dict, rates_dict, unused_list

    return {
        "schema": SCHEMA,
        "version": __version__,
        "loans": [plan_dict(plan, lang, wanted) for plan in statement.plans],
        "conventions": statement.conventions,
        "notices": notices_list(statement.notices, lang),
        "unused": unused_list(statement.unused, lang),
        "provisions": [provision_dict(key) for key in statement.provisions],
        "rates": rates_dict(statement.source),
    }


def plan_dict(plan: Plan, lang: str, wanted: Wanted = None) -> dict[str, Any]:
    """Return one schedule as plain data."""
    terms = plan.stated.terms
    assert terms is not None
    return {
        "loan": plan.stated.id,
        "repayment": terms.repayment or "schedule",
        "principal": fen_text(plan.principal),
        "rows": [_row_dict(row, lang) for row in shown_rows(plan, wanted)],
        "totals": {name: fen_text(amount) for name, amount in zip(_SUMS, sums_of(plan), strict=True)},
        "changes": [
            {"from_row": one.row.number, "from": iso(one.row.start), "rate_before": one.before, "rate": one.after,
             "payment_before": fen_text(one.old), "payment": fen_text(one.new)}
            for one in changes(plan)
        ],
    }  # fmt: skip


_SUMS = ("payment", "principal", "interest")


def sums_of(plan: Plan) -> tuple[int, int, int]:
    """All that is paid, its principal and its interest, in fen."""
    rows = plan.rows
    return sum(r.payment for r in rows), sum(r.principal for r in rows), sum(r.interest for r in rows)


def shown_rows(plan: Plan, wanted: Wanted) -> list[Row]:
    """The rows asked for; a prepayment stands with the instalment before it."""
    found, last = [], 0
    for row in plan.rows:
        last = row.number or last
        if wanted is None or last in wanted:
            found.append(row)
    return found


def _row_dict(row: Row, lang: str) -> dict[str, Any]:
    return {
        "number": row.number or None,
        "prepayment": not row.number,
        "due": iso(row.due),
        "payment": fen_text(row.payment),
        "principal": fen_text(row.principal),
        "interest": fen_text(row.interest),
        "balance": fen_text(row.balance),
        "rate": rate_text(row),
        "quote": quote_dict(row.rate.quote) if row.rate is not None else None,
        "parts": [_part_dict(part, lang) for part in row.parts],
    }


def _part_dict(part: Part, lang: str) -> dict[str, Any]:
    return {
        "first_day": iso(part.start),
        "last_day": iso(part.end - 1),
        "base": fen_text(part.base),
        "rate": _yearly(part),
        "rule": part.rate.rule.say(lang),
        "share": [f"{over}/{under}" for over, under in part.share],
        "interest": fen_text(part.interest),
    }


def _yearly(part: Part) -> str:
    return percent_text(part.rate.a_year(YEAR_OF_MONTHS))


def rate_text(row: Row) -> str | None:
    """The rate of a row, percent a year; of a row made of two rates, that of its last day."""
    return None if row.rate is None else percent_text(row.rate.a_year(YEAR_OF_MONTHS))


class Changed(Record):
    """A row from which on another rate holds: the rates, as text; ``last`` is the row before it, ``first`` the first
    whole at the new rate, ``old`` and ``new`` are what is paid by them, in fen; ``level`` where that is paid each time.
    """

    row: Row
    before: str
    after: str
    last: Row
    first: Row
    old: int
    new: int
    level: bool


def changes(plan: Plan) -> list[Changed]:
    """Every row from which on another rate holds."""
    found = []
    rows = [row for row in plan.numbered if row.rate is not None]
    for before, after in zip(rows, rows[1:], strict=False):
        old, new = rate_text(before), rate_text(after)
        if old == new:
            continue
        level = bool(before.level)
        # Where the rate changes within a period, that row is of both.
        split = before.level == after.level if level else len({_yearly(part) for part in after.parts}) > 1
        first = next((row for row in rows if row.number > after.number), after) if split else after
        paid = (before.level, first.level) if level else (before.payment, first.payment)
        found.append(Changed(after, old or "", new or "", before, first, *paid, level))
    return found


def render(statement: ScheduleStatement, format_: str, lang: str, wanted: Wanted = None) -> str:
    """Return the schedules as ``json``, ``jsonl``, ``csv`` or ``tsv`` (every row a line)."""
    if format_ not in ("csv", "tsv"):
        return dump(as_dict(statement, lang, wanted), format_)
    rows: list[tuple[str, ...]] = [
        ("loan", "number", "due", "payment", "principal", "interest", "balance", "rate", "quote")
    ]
    for plan in statement.plans:
        for row in shown_rows(plan, wanted):
            quote = row.rate.quote if row.rate is not None else None
            sums = (row.payment, row.principal, row.interest, row.balance)
            rows.append(
                (
                    plan.stated.id,
                    str(row.number or ""),
                    iso(row.due),
                    *map(fen_text, sums),
                    rate_text(row) or "",
                    iso(quote.day) if quote is not None else "",
                )
            )
    return delimited(rows, format_)


def document_of(statement: ScheduleStatement, lang: str, wanted: Wanted = None) -> Document:
    """Lay out the schedules: terms, rows with their sums, what changed the payment."""
    case = statement.case
    parts: list[Piece] = [Para(case.title or Text("还款计划表", "Schedule of repayment").say(lang), "title")]
    creditor, debtor = names_of(case)
    head = ((Text("债权人", "Creditor"), creditor), (Text("债务人", "Debtor"), debtor))
    if creditor or debtor:
        parts.append(Pairs("", tuple((name.say(lang), words(value)) for name, value in head if value)))
    for plan in statement.plans:
        parts += plan_parts(plan, lang, wanted, len(statement.plans) > 1)
    parts += notice_blocks((), statement.notices, statement.provisions, lang, statement.unused)
    return Document("schedule", tuple(parts), lang=lang, report=True)


def plan_parts(plan: Plan, lang: str, wanted: Wanted, named: bool) -> list[Piece]:
    """One loan: its terms, its rows, what changed them."""
    terms = plan.stated.terms
    assert terms is not None
    of = f" {plan.stated.id}" if named else ""
    method = WORDS["repayment"][terms.repayment][0] if terms.repayment else "出借人的还款计划表"
    said = (
        (Text("本金", "Principal"), fen(plan.principal)),
        (Text("还款方式", "Repayment"), words(Text(method, terms.repayment or "the lender's own rows").say(lang))),
        (Text("合同利率", "Contract rate"), words(plan.stated.rate.text if plan.stated.rate is not None else "")),
        (Text("放款日", "Lent"), iso_day(plan.stated.lent)),
        (Text("期数", "Instalments"), whole(len(plan.numbered))),
    )
    parts: list[Piece] = [
        Pairs(Text(f"借款{of}", f"Loan{of}").say(lang), tuple((n.say(lang), v) for n, v in said if v.text), True),
        rows_table(plan, lang, wanted),
    ]
    moved = [_change(change, lang) for change in changes(plan)]
    if moved:
        parts.append(Notices(Text("利率调整", "Changes of rate").say(lang), tuple(map(words, moved))))
    return parts


def rows_table(plan: Plan, lang: str, wanted: Wanted = None) -> Table:
    """The rows with their sums; rate and quote where there are any."""
    shown = shown_rows(plan, wanted)
    rated = any(row.rate is not None for row in shown)
    quoted = any(row.rate is not None and row.rate.quote is not None for row in shown)
    heads = [
        ("number", Text("期次", "No."), True),
        ("due", Text("应还日", "Due"), False),
        ("payment", Text("应还金额", "Payment"), True),
        ("principal", Text("本金", "Principal"), True),
        ("interest", Text("利息", "Interest"), True),
        ("balance", Text("剩余本金", "Balance"), True),
    ]
    heads += [("rate", Text("年利率%", "Rate %"), True)] if rated else []
    heads += [("quote", Text("报价日", "Quote of"), False)] if quoted else []
    columns = tuple(Column(key, title.say(lang), figures=figures) for key, title, figures in heads)
    ahead = Text("提前还款", "prepaid").say(lang)

    def cells(row: Row) -> tuple[Cell, ...]:
        found = [
            whole(row.number) if row.number else words(ahead),
            iso_day(row.due),
            fen(row.payment, "{principal}+{interest}"),
            fen(row.principal),
            fen(row.interest),
            fen(row.balance),
        ]
        if rated:
            found.append(words(rate_text(row) or ""))
        if quoted:
            quote = row.rate.quote if row.rate is not None else None
            found.append(iso_day(quote.day) if quote is not None else words(""))
        return tuple(found)

    whole_plan = len(shown) == len(plan.rows)
    sums = sums_of(plan) if whole_plan else sums_of(plan._replace(rows=tuple(shown)))
    label = Text("合计", "Total") if whole_plan else Text("所列各期合计", "Total of these rows")
    totals = (fen(amount, f"SUM({{{name}^}}:{{{name}$}})") for name, amount in zip(_SUMS, sums, strict=True))
    foot = (words(label.say(lang)), words(""), *totals, *(words("") for _ in columns[5:]))
    title = Text("还款计划表（单位：元）", "Schedule (yuan)").say(lang)
    return Table(title, columns, tuple(map(cells, shown)), foot, ("principal", plan.principal) if whole_plan else None)


def _change(change: Changed, lang: str) -> str:
    """``第 22 期（2024-12-20 以后）：年利率 4.00% → 3.40%，此后每期 4,775.38 元 → 4,451.92 元``; of rows that are not
    alike what the last at the old and the first at the new rate come to.
    """
    row, old, new = change.row, fen_comma(change.old), fen_comma(change.new)
    more = Text("", "")
    if change.level and change.old != change.new:
        more = Text(f"，此后每期 {old} 元 → {new} 元", f", payments {old} → {new} from then on")
    elif not change.level:
        last, first = change.last.number, change.first.number
        more = Text(
            f"，第 {last} 期应还 {old} 元，第 {first} 期应还 {new} 元", f", row {last} pays {old}, row {first} {new}"
        )
    return Text(
        f"第 {row.number} 期（{iso(row.start)} 以后）：年利率 {change.before}% → {change.after}%{more.zh}",
        f"row {row.number} (after {iso(row.start)}): {change.before}% → {change.after}% a year{more.en}",
    ).say(lang)
