"""Why the sums of two tables differ: what each kind of error of the rows comes to, and what rounding leaves."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.errors import LprError
from ..base.money import fen_comma, half_up
from ..base.record import Record
from ..base.text import Text
from ..compute.claim import calculate
from ..compute.statement import Statement
from ..rates.series import Rates
from .cells import FINE
from .pen import pen_slip
from .read import TableRow
from .table_right import Followed, RightRow, debts, pieces, product


class Reason(Record):
    """One reason for a difference and the fen it comes to."""

    kind: str
    text: Text
    amount: int


def added(rows: Sequence[TableRow]) -> int:
    """The sum of rows, in fen: what a spreadsheet holds beyond the fen counts too."""
    return half_up(sum(row.interest * FINE + row.fine for row in rows), FINE)


def why_of_sum(stated: int, rows: Sequence[TableRow], followed: Followed, right: int | None) -> Text | None:
    """Say how a total came about that is not the sum of its rows; ``right`` is the sum of the right table."""
    total = added(rows)
    for row in rows:
        if row.interest and stated == total - row.interest:
            return Text(f"漏加第 {row.line} 行", f"row {row.line} was not added")
        if row.interest and stated == total + row.interest:
            return Text(f"第 {row.line} 行加了两次", f"row {row.line} was added twice")
    if len({row.base for row in rows}) == 1 and stated == total + rows[0].base:
        return Text("连本金一并加了", "the principal was added, too")
    exact, unit = _exactly(rows, followed)
    for amount, said in (
        (half_up(exact, unit), Text("各行不先舍入，合计时舍入一次", "rows not rounded, their sum rounded once")),
        (exact // unit, Text("各行不先舍入，合计舍去分以下", "rows not rounded, their sum cut to the fen")),
        (100 * half_up(exact, 100 * unit), Text("合计四舍五入到元", "the sum rounded to whole yuan")),
        (exact // (100 * unit) * 100, Text("合计舍去角分", "the sum cut to whole yuan")),
    ):
        if stated == amount:
            return said
    if stated == right:
        return Text(
            "报价相同的各行合并、逐段舍入后的合计", "the sum where rows of equal quotes are one, each rounded by itself"
        )
    return pen_slip(total, stated)


def _exactly(rows: Sequence[TableRow], followed: Followed) -> tuple[int, int]:
    """The products of rows before they are rounded, added, and what the sum is over."""
    total, unit = 0, 1
    for row in rows:
        days = row.days if row.days is not None else followed.days(row, row is rows[-1])
        numerator, denominator = (
            (row.interest, 1) if row.otherwise else product(row, max(days, 0), followed.basis_of(row))
        )
        total, unit = total * denominator + numerator * unit, unit * denominator
    return total, unit


def reasons(rows: Sequence[TableRow], followed: Followed, rates: Rates, right: Sequence[RightRow]) -> list[Reason]:
    """Return what the difference between a table and the right one for its own period is made of.

    The products, the days, the quotes, the gaps and overlaps of its rows, each by itself; then what rounding leaves.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    apart = 0

    def note(kind: str, row: TableRow, amount: int) -> None:
        nonlocal apart
        if amount:
            found.setdefault(kind, []).append((row.line, amount))
            apart += amount

    for debt in debts(rows):
        origin, end = debt[0].first, 0
        for row in debt:
            if row.last < row.first or row.otherwise:
                end = max(end, row.last + followed.shared)
                continue
            days = followed.days(row, row is debt[-1])
            stop = row.first + days
            counted = row.days if row.days is not None and followed.basis_of(row) != "30/360" else days
            computed = followed.rounded(*product(row, counted, followed.basis_of(row), origin))
            if abs(row.interest - computed) > followed.step:
                note("product", row, row.interest - computed)
            else:
                found.setdefault("rounding", []).append((row.line, row.interest - computed))
            on_days = followed.rounded(*product(row, days, followed.basis_of(row), origin))
            note("days", row, computed - on_days)

            def earns(start: int, stop: int, row: TableRow = row, origin: int = origin) -> int:
                return sum(
                    followed.rounded(*product(row._replace(first=a, rate=r), b - a, followed.basis_of(row), origin))
                    for a, b, _, r in pieces(row, start, stop, followed.standard_of(row), rates)
                    if a < b
                )

            at_quotes = earns(row.first, stop)
            note("quote", row, on_days - at_quotes)
            whole = earns(end, stop) if end else at_quotes
            note("gap" if end < row.first else "overlap", row, at_quotes - whole)
            end = stop
    listed = [
        Reason(kind, _SAID[kind](_lines([line for line, _ in each])), sum(amount for _, amount in each))
        for kind, each in found.items()
        if kind != "rounding"
    ]
    left = added(rows) - sum(row.interest for row in right) - apart
    if left:
        listed.append(Reason("rounding", _of_rounding(rows, right), left))
    return listed


def _of_rounding(rows: Sequence[TableRow], right: Sequence[RightRow]) -> Text:
    """What a difference in rounding alone comes from."""
    if len(rows) > len(right):
        return Text(
            f"表中 {len(rows)} 行各自舍入（每次报价各为一行），相邻而报价相同的合并后为 {len(right)} 行",
            f"the table rounds {len(rows)} rows by themselves (a row for every publication); neighbours of equal quotes"
            f" make {len(right)} rows",
        )
    return Text("各行舍入的方法不同", "the rows are rounded otherwise")


def _lines(lines: Sequence[int]) -> Text:
    shown = [str(line) for line in lines[:8]] + ["…"] * (len(lines) > 8)
    return Text(f"第 {'、'.join(shown)} 行", f"row{'s' if len(lines) > 1 else ''} {', '.join(shown)}")


_SAID = {
    "product": lambda rows: Text(f"乘积有误（{rows.zh}）", f"products that are wrong ({rows.en})"),
    "days": lambda rows: Text(f"天数不符（{rows.zh}）", f"numbers of days ({rows.en})"),
    "quote": lambda rows: Text(f"报价不符（{rows.zh}）", f"quotes ({rows.en})"),
    "gap": lambda rows: Text(f"漏算的天数（{rows.zh}之前）", f"days left out (before {rows.en})"),
    "overlap": lambda rows: Text(f"重复的天数（{rows.zh}）", f"days counted twice ({rows.en})"),
}


def against_claim(claim: Statement, own: int, rates: Rates, by_facts: bool) -> list[Reason]:
    """Say why the right table for the period, bases and rates of a table comes to ``own`` fen, and the claim not."""
    ours = sum(line.interest for line in claim.lines)
    if own == ours:
        return []
    if not by_facts and claim.case.conventions.lines != "each-quote":
        stated = claim.case.conventions._replace(lines="each-quote")
        try:
            cut = sum(line.interest for line in calculate(claim.case._replace(conventions=stated), rates).lines)
        except LprError:
            cut = ours
        if cut == own:
            said = Text("每次报价各为一段、各自舍入", "a line for every publication, each rounded by itself")
            return [Reason("lines", said, own - ours)]
    said = Text(
        "起止日、基数、利率或分段与本案不同" if by_facts else "年天数、首尾日或舍入与本案不同",
        "its days, bases, rates or lines differ from those of the case"
        if by_facts
        else "its year, counting of ends or rounding differ from those of the case",
    )
    return [Reason("claim", said, own - ours)]


def said_of(reason: Reason) -> Text:
    """Return a reason with what it comes to: ``报价不符（第 4 行） +184.10``."""
    sign = "+" if reason.amount > 0 else "-"
    amount = f"{sign}{fen_comma(abs(reason.amount))}"
    return Text(f"{reason.text.zh} {amount}", f"{reason.text.en} {amount}")
