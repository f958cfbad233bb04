"""The other side's table of interest, row by row: days, quotes, gaps and overlaps, products, sums;
or against a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..base.dates import iso
from ..base.money import fen_comma, half_up
from ..base.record import Record
from ..base.text import Text
from ..compute.statement import Statement
from ..rates.series import Rates
from ..rates.table import TENORS
from ..values.rate import MULTIPLE, multiple_text, percent_text
from .read import OpposingTable, StatedSum, TableRow
from .table_right import Followed, RightRow, claimed, product, right_rows

_LIKELY = tuple(m * MULTIPLE // 10 for m in (10, 40, 13, 14, 15, 20, 30))
_FINE = 10**8


class TableFinding(Record):
    """One thing wrong with a row: ``line`` of the table (0 = the sum), a rule, what it says and what would be right."""

    line: int
    rule: str
    message: Text


class TableReport(Record):
    """What a table follows, what is wrong with it, and the right table (that of the claim, where there is one)."""

    rows: tuple[TableRow, ...]
    followed: Followed
    findings: tuple[TableFinding, ...]
    stated: int | None
    right_rows: tuple[RightRow, ...]
    of_claim: bool = False

    @property
    def shared(self) -> int:
        """Days a row counts beyond last − first."""
        return self.followed.shared

    @property
    def basis(self) -> int:
        """Days of a year."""
        return self.followed.basis

    @property
    def multiple(self) -> int:
        """The multiple of the LPR, 0 for a fixed rate."""
        return self.followed.multiple

    @property
    def added(self) -> int:
        """The sum of the table's own rows, in fen."""
        return _added(self.rows)

    @property
    def right(self) -> int:
        """The sum of the right table, in fen."""
        return sum(row.interest for row in self.right_rows)


def check_table(
    table: OpposingTable, rates: Rates, stated: int | None = None, claim: Statement | None = None
) -> TableReport:
    """Find what is wrong with a table. What most of its rows follow (ends, year, multiple of the LPR) is taken as
    meant.

    ``stated`` is a total stated elsewhere, in place of the table's own. With a ``claim`` the period, bases and rates
    are held against it too, and its lines are the right table.
    """
    rows = table.rows
    followed = _followed(rows, rates)
    findings: list[TableFinding] = []
    for number, row in enumerate(rows):
        findings += _check_row(rows, number, followed, rates)
        if claim is not None:
            findings += _against(claim, row)
    if claim is not None:
        findings += _ends(claim, rows, followed)
    for sums in (*table.subtotals, *((table.total,) if table.total is not None else ())):
        whole = sums is table.total
        findings += [
            found._replace(line=0 if whole else sums.line)
            for found in _check_sum(sums, rows, stated if whole else None)
        ]
    if table.total is None and stated is not None:
        findings += _check_sum(StatedSum(0, stated, None, tuple(row.line for row in rows)), rows, None)
    total = stated if stated is not None else table.total.interest if table.total is not None else None
    right = claimed(claim) if claim is not None else right_rows(rows, followed, rates)
    return TableReport(rows, followed, tuple(findings), total, tuple(right), claim is not None)


def _followed(rows: Sequence[TableRow], rates: Rates) -> Followed:
    """What most rows follow."""
    extra = [row.days - (row.last - row.first) for row in rows if row.days is not None]
    if not extra:
        extra = [after.first - row.last for row, after in zip(rows, rows[1:], strict=False)]
    if not any(value in (0, 1) for value in extra):
        extra = [
            shared
            for row in rows
            for shared in (1, 0)
            if any(_comes_out(row, row.last - row.first + shared, basis) for basis in (365, 360))
        ]
    shared = _most(extra, (1, 0))
    last = rows[-1]
    ends = last.last - last.first
    open_ended = len(rows) > 1 and shared == 1 and _counted(last, ends + 1) == ends and extra.count(0) == 1
    if open_ended and last.days is not None:
        open_ended = any(_comes_out(last, ends, basis) for basis in (365, 360))
    votes = [
        basis
        for row in rows
        for basis in (365, 360)
        if _comes_out(row, _counted(row, row.last - row.first + shared), basis)
    ]
    multiple, tenor = _multiple(rows, rates)
    return Followed(shared, open_ended, _most(votes, (365, 360)), multiple, tenor)


def _counted(row: TableRow, days: int) -> int:
    return row.days if row.days is not None else days


def _comes_out(row: TableRow, days: int, basis: int) -> bool:
    """Whether the row's interest is the product, rounded half up, up or down to the fen."""
    numerator, denominator = product(row, max(days, 0), basis)
    return abs(numerator - row.interest * denominator) < denominator


def _check_row(rows: Sequence[TableRow], number: int, followed: Followed, rates: Rates) -> Iterator[TableFinding]:
    """Days, neighbours, quotes and the product of one row."""
    row = rows[number]
    if row.last < row.first:
        yield TableFinding(row.line, "dates", Text("末日早于首日", "the last day is before the first"))
        return
    days = followed.days(row, number + 1 == len(rows))
    if row.days is not None and row.days != days:
        yield TableFinding(
            row.line, "days", Text(f"天数 {row.days}，应为 {days}", f"{row.days} days, should be {days}")
        )
    if number:
        yield from _neighbours(rows[number - 1], row, followed.shared)
    if followed.multiple:
        yield from _quotes(row, row.first + days, followed, rates)
    counted = _counted(row, days)
    if not _comes_out(row, counted, followed.basis):
        right = half_up(*product(row, counted, followed.basis))
        per = {"year": f" ÷ {followed.basis}", "month": f" × 12 ÷ {followed.basis}", "day": ""}[row.unit]
        said = f"{fen_comma(row.base)} × {percent_text(row.rate)}% × {counted}{per} = {fen_comma(right)}"
        theirs = fen_comma(row.interest)
        yield TableFinding(row.line, "product", Text(f"{said}，表中是 {theirs}", f"{said}, the table has {theirs}"))


def _added(rows: Sequence[TableRow]) -> int:
    """The sum of rows, in fen: what a spreadsheet holds beyond the fen counts too."""
    return half_up(sum(row.interest * _FINE + row.fine for row in rows), _FINE)


def _check_sum(sums: StatedSum, rows: Sequence[TableRow], instead: int | None) -> Iterator[TableFinding]:
    """A sum of interest or of days against the rows it sums."""
    own = [row for row in rows if row.line in sums.rows]
    added, stated = _added(own), instead if instead is not None else sums.interest
    # A sum of unrounded cells may be shown rounded or as the sum of what is shown.
    if stated is not None and stated not in (added, sum(row.interest for row in own)):
        yield TableFinding(
            0,
            "sum",
            Text(
                f"各行之和是 {fen_comma(added)}，合计写作 {fen_comma(stated)}",
                f"the rows add up to {fen_comma(added)}, the total says {fen_comma(stated)}",
            ),
        )
    counted = sum(row.days for row in own if row.days is not None)
    if sums.days is not None and counted and sums.days != counted:
        yield TableFinding(
            0,
            "sum-days",
            Text(
                f"各行天数之和是 {counted}，合计写作 {sums.days}",
                f"the days add up to {counted}, the total says {sums.days}",
            ),
        )


def _most(found: list[int], allowed: tuple[int, ...]) -> int:
    counted = Counter(value for value in found if value in allowed)
    return counted.most_common(1)[0][0] if counted else allowed[0]


def _multiple(rows: Sequence[TableRow], rates: Rates) -> tuple[int, str]:
    """The multiple and tenor of the LPR that most rows use; 0 where the table keeps one fixed rate or uses no LPR."""
    if (
        len(rows) > 1
        and len({row.rate for row in rows}) == 1
        and len({_quote(row.first, rates, "1y") for row in rows}) > 1
    ):
        return 0, "1y"
    votes: Counter[tuple[int, str]] = Counter()
    for row in rows:
        for tenor in TENORS:
            quote = _quote(row.first, rates, tenor)
            if not quote or row.unit != "year":
                continue
            multiple, rest = divmod(row.rate * MULTIPLE, quote)
            # The odd multiple of a wrong quote is no multiple anybody agrees on: 1, 1.3, 4 … or by twentieths.
            if not rest and (multiple in _LIKELY or multiple % (MULTIPLE // 20) == 0):
                votes[multiple, tenor] += 1
    if not votes:
        return 0, "1y"
    (multiple, tenor), times = max(votes.items(), key=lambda item: (item[1], item[0][0] in _LIKELY, item[0][1] == "1y"))
    return (multiple, tenor) if 2 * times >= len(rows) else (0, "1y")


def _quote(day: int, rates: Rates, tenor: str) -> int:
    return rates.lpr.at(day, tenor).value if day >= rates.lpr.days[0] else 0


def _quotes(row: TableRow, end: int, followed: Followed, rates: Rates) -> Iterator[TableFinding]:
    """Compare the rate of a row with the quotes in force on its days."""
    multiple = followed.multiple
    if row.first < rates.lpr.days[0]:
        return

    def said(value: int, percent: str) -> tuple[str, str]:
        if multiple == MULTIPLE:
            return f"{percent}%", f"{percent}%"
        times, figure = multiple_text(multiple), percent_text(value * multiple // MULTIPLE)
        return f"{percent}% × {times}，即 {figure}%", f"{percent}% × {times}, that is {figure}%"

    pieces = rates.lpr.over(row.first, max(end, row.first + 1), followed.tenor)
    quote = pieces[0][2]
    if quote.value * multiple // MULTIPLE != row.rate:
        zh, en = said(quote.value, quote.percent)
        yield TableFinding(
            row.line,
            "quote",
            Text(
                f"{iso(row.first)} 适用 {iso(quote.day)} 的报价 {zh}，表中是 {percent_text(row.rate)}%",
                f"on {iso(row.first)} the quote of {iso(quote.day)} is in force, {en}; the table has"
                f" {percent_text(row.rate)}%",
            ),
        )
    for start, _, later in pieces[1:]:
        zh, en = said(later.value, later.percent)
        yield TableFinding(
            row.line,
            "change",
            Text(f"{iso(start)} 起报价变为 {zh}，应另起一行", f"from {iso(start)} the quote is {en}: a row of its own"),
        )


def _neighbours(before: TableRow, row: TableRow, shared: int) -> Iterator[TableFinding]:
    """A row begins where the one before it ended: the day after its last day, or on it where last days do not count."""
    expected = before.last + shared
    if row.first == expected or row.first <= before.first:
        return
    days = abs(row.first - expected)
    if row.first > expected:
        yield TableFinding(
            row.line,
            "gap",
            Text(
                f"与上一行之间漏了 {days} 天（{iso(expected)} 至 {iso(row.first - 1)}）",
                f"{days} days are missing after the row before ({iso(expected)} to {iso(row.first - 1)})",
            ),
        )
    else:
        yield TableFinding(
            row.line,
            "overlap",
            Text(
                f"与上一行重复 {days} 天（{iso(row.first)} 至 {iso(expected - 1)}）",
                f"{days} days are counted in the row before too ({iso(row.first)} to {iso(expected - 1)})",
            ),
        )


def _against(claim: Statement, row: TableRow) -> Iterator[TableFinding]:
    """Hold the base and the rate of a row against the claim's lines on its days (one loan only)."""
    lines = [line for line in claim.lines if line.kind not in ("damages", "compound")]
    if len(claim.case.loans) != 1:
        return
    now = [line for line in lines if line.start <= row.first < line.end]
    if len(now) != 1:
        return
    line = now[0]
    if line.base != row.base:
        ours, theirs = fen_comma(line.base), fen_comma(row.base)
        yield TableFinding(
            row.line,
            "base",
            Text(
                f"{iso(row.first)} 的基数应为 {ours}，表中是 {theirs}",
                f"on {iso(row.first)} the base is {ours}, the table has {theirs}",
            ),
        )
    for later in lines:
        if row.first < later.start <= row.last and later.base != line.base and later.kind == line.kind:
            ours = fen_comma(later.base)
            yield TableFinding(
                row.line,
                "base-change",
                Text(
                    f"{iso(later.start)} 起基数变为 {ours}，应另起一行",
                    f"from {iso(later.start)} the base is {ours}: a row of its own",
                ),
            )
            break
    if (line.rate.value, line.rate.unit) != (row.rate, row.unit):
        unit = Text(*{"year": ("年", "year"), "month": ("月", "month"), "day": ("日", "day")}[line.rate.unit])
        ours, theirs = percent_text(line.rate.value), percent_text(row.rate)
        yield TableFinding(
            row.line,
            "rate",
            Text(
                f"{iso(row.first)} 的{unit.zh}利率依本案应为 {ours}%，表中是 {theirs}%",
                f"on {iso(row.first)} the claim's rate is {ours}% a {unit.en}, the table has {theirs}%",
            ),
        )


def _ends(claim: Statement, rows: Sequence[TableRow], followed: Followed) -> Iterator[TableFinding]:
    """Hold the first and the last day counted against the claim's."""
    if not claim.lines:
        return
    start, end = min(line.start for line in claim.lines), max(line.end for line in claim.lines)
    first, last = min(rows, key=lambda row: row.first), max(rows, key=lambda row: row.last)
    stop = last.first + followed.days(last, last is rows[-1])
    if first.first != start:
        yield TableFinding(
            first.line,
            "start",
            Text(
                f"本案从 {iso(start)} 起计息，表中从 {iso(first.first)} 起",
                f"interest begins on {iso(start)}, in the table on {iso(first.first)}",
            ),
        )
    if stop != end:
        yield TableFinding(
            last.line,
            "end",
            Text(
                f"本案最后计息日是 {iso(end - 1)}，表中是 {iso(stop - 1)}",
                f"the last day that bears interest is {iso(end - 1)}, in the table {iso(stop - 1)}",
            ),
        )
