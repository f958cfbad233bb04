"""The other side's table of interest, row by row: days, quotes, gaps and overlaps, products, sums;
or against a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.dates import are_apart, days_covered, iso
from ..base.money import fen_comma
from ..base.record import Record
from ..base.text import Text
from ..compute.statement import Line, Statement
from ..rates.series import Rates
from ..values.rate import MULTIPLE, multiple_text, percent_text
from .cells import Standard, basis_points
from .laid import gauge_of
from .read import OpposingTable, StatedSum, TableRow
from .table_followed import comes_out, counted, followed_by
from .table_right import Followed, RightRow, claimed, debts, product, right_rows
from .table_why import Reason, added, against_claim, reasons, why_of_sum


class TableFinding(Record):
    """One thing wrong with a row: ``line`` of the table (0 = the sum), a rule, what it says and what would be right."""

    line: int
    rule: str
    message: Text


class TableReport(Record):
    """What a table follows, what is wrong with it, and the right table (that of the claim, where there is one).

    ``settled`` is the interest in it that was settled before (结转利息), in fen; ``right_settled`` that of the right
    table, to which day (0: not told) and how much.
    """

    rows: tuple[TableRow, ...]
    followed: Followed
    findings: tuple[TableFinding, ...]
    stated: int | None
    right_rows: tuple[RightRow, ...]
    of_claim: bool = False
    reasons: tuple[Reason, ...] = ()
    settled: int = 0
    right_settled: tuple[tuple[int, int], ...] = ()

    @property
    def shared(self) -> int:
        """Days a row counts beyond last − first."""
        return self.followed.shared

    @property
    def basis(self) -> str:
        """The year basis."""
        return self.followed.basis

    @property
    def multiple(self) -> int:
        """The multiple of the LPR, 0 for a fixed rate."""
        return self.followed.standard.multiple

    @property
    def added(self) -> int:
        """The sum of the table's own rows, what was settled before among them, in fen."""
        return added(self.rows) + self.settled

    @property
    def right(self) -> int:
        """The sum of the right table, what was settled before among it, in fen."""
        return sum(row.interest for row in self.right_rows) + sum(fen for _, fen in self.right_settled)


def check_table(
    table: OpposingTable, rates: Rates, stated: int | None = None, claim: Statement | None = None
) -> TableReport:
    """Find what is wrong with a table. What most of its rows follow (ends, year, multiple of the LPR) is taken as
    meant.

    ``stated`` is a total stated elsewhere, in place of the table's own. With a ``claim`` the period, bases and rates
    are held against it too, and its lines are the right table.
    """
    rows, settled = table.rows, sum(fen for _, fen in table.settled)
    followed = followed_by(rows, rates)
    own = tuple(right_rows(rows, followed, rates))
    findings: list[TableFinding] = []
    for debt in debts(rows):
        for number, row in enumerate(debt):
            findings += _check_row(debt, number, followed, rates)
            if claim is not None:
                findings += _against(claim, row)
    if claim is not None:
        findings += _ends(claim, rows, followed)
        findings += _settled(claim, settled)
    findings.sort(key=lambda finding: finding.line)
    for sums in (*table.subtotals, *((table.total,) if table.total is not None else ())):
        whole = sums is table.total
        findings += [
            found._replace(line=0 if whole else sums.line)
            for found in _check_sum(sums, rows, followed, own, stated if whole else None)
        ]
    if table.total is None and stated is not None:
        findings += _check_sum(
            StatedSum(0, stated, None, tuple(row.line for row in rows), "", settled), rows, followed, own, None
        )
    total = stated if stated is not None else table.total.interest if table.total is not None else None
    right = tuple(claimed(claim)) if claim is not None else own
    why = reasons(rows, followed, rates, own)
    if claim is not None:
        why += against_claim(claim, sum(row.interest for row in own), rates, any(f.rule in _OF_FACTS for f in findings))
    before = table.settled if claim is None else tuple((one.at, one.amount) for one in claim.carried)
    return TableReport(rows, followed, tuple(findings), total, right, claim is not None, tuple(why), settled, before)


_OF_FACTS = ("start", "end", "base", "base-change", "rate")
"""Rules by which a table differs from a claim in its facts."""


def _settled(claim: Statement, stated: int) -> Iterator[TableFinding]:
    """Interest settled before, against that of the claim; who has none of it may have rows for its days."""
    right = sum(one.amount for one in claim.carried)
    if stated and right and stated != right:
        yield TableFinding(
            0,
            "settled",
            Text(
                f"结转的利息 {fen_comma(stated)}，本案为 {fen_comma(right)}",
                f"{fen_comma(stated)} of interest settled before, {fen_comma(right)} in the case",
            ),
        )


def _check_row(debt: Sequence[TableRow], number: int, followed: Followed, rates: Rates) -> Iterator[TableFinding]:
    """Days, neighbours, quotes and the product of one row."""
    row = debt[number]
    if row.last < row.first:
        yield TableFinding(row.line, "dates", Text("末日早于首日", "the last day is before the first"))
        return
    days = followed.days(row, number + 1 == len(debt))
    if row.days is not None and row.days != days and not _thirty(row, days, followed):
        yield TableFinding(
            row.line, "days", Text(f"天数 {row.days}，应为 {days}", f"{row.days} days, should be {days}")
        )
    if number:
        yield from _neighbours(debt[number - 1], row, followed.shared)
    standard = followed.standard_of(row)
    if standard.multiple and row.line not in followed.held:
        yield from _quotes(row, row.first + days, standard, rates)
    stated = days if _thirty(row, days, followed) else counted(row, days)
    if row.otherwise or comes_out(row, stated, followed.basis_of(row), followed.step, debt[0].first):
        return
    basis = followed.basis_of(row)
    right = followed.rounded(*product(row, stated, basis))
    zh, en = (f" {said}" for said in (DIVIDED[basis] if row.unit != "day" else ("", "")))
    if row.unit == "month":
        zh, en = f" × 12{zh}", f" × 12{en}"
    said = f"{fen_comma(row.base)} × {percent_text(row.rate)}% × {stated}"
    ours, theirs = fen_comma(right), fen_comma(row.interest)
    yield TableFinding(
        row.line,
        "product",
        Text(f"{said}{zh.rstrip()} = {ours}，表中是 {theirs}", f"{said}{en.rstrip()} = {ours}, the table has {theirs}"),
    )


DIVIDED = {
    "365": ("÷ 365", "÷ 365"),
    "360": ("÷ 360", "÷ 360"),
    "actual": ("÷ 当年实际天数", "÷ the days of each year"),
    "months": ("（整月 ÷ 12，零头天数 ÷ 360）", "(whole months ÷ 12, odd days ÷ 360)"),
    "months/365": ("（整月 ÷ 12，零头天数 ÷ 365）", "(whole months ÷ 12, odd days ÷ 365)"),
    "30/360": ("（每月 30 天）÷ 360", "(30 days a month) ÷ 360"),
}
"""How a product goes on in each year."""


def _thirty(row: TableRow, days: int, followed: Followed) -> bool:
    """Whether the days of a row are those of months of thirty days, in a year of such months."""
    if followed.basis != "30/360" or row.days is None:
        return False
    at = gauge_of("30/360", row.first).at
    return at(row.first + days) - at(row.first) == row.days


def _check_sum(
    sums: StatedSum, rows: Sequence[TableRow], followed: Followed, right: Sequence[RightRow], instead: int | None
) -> Iterator[TableFinding]:
    """A sum of interest or of days against the rows it sums."""
    own = [row for row in rows if row.line in sums.rows]
    total, stated = added(own) + sums.settled, instead if instead is not None else sums.interest
    # A sum of unrounded cells may be shown rounded or as the sum of what is shown.
    allowed = {total, sum(row.interest for row in own) + sums.settled}
    if "本息" in sums.label and len({row.base for row in own}) == 1:
        allowed.add(total + own[0].base)
    if stated is not None and stated not in allowed:
        whole = len(own) == len(rows)
        why = why_of_sum(stated - sums.settled, own, followed, sum(row.interest for row in right) if whole else None)
        zh, en = (f"（{why.zh}）", f" ({why.en})") if why is not None else ("", "")
        yield TableFinding(
            0,
            "sum",
            Text(
                f"各行之和是 {fen_comma(total)}，合计写作 {fen_comma(stated)}{zh}",
                f"the rows add up to {fen_comma(total)}, the total says {fen_comma(stated)}{en}",
            ),
        )
    days = sum(row.days for row in own if row.days is not None)
    may_be = {days}
    if not are_apart([(row.first, row.last) for row in own]):
        # Of rows side by side each day may count once.
        may_be.add(days_covered((row.first, row.first + row.days) for row in own if row.days is not None))
    if sums.days is not None and days and sums.days not in may_be:
        yield TableFinding(
            0,
            "sum-days",
            Text(
                f"各行天数之和是 {days}，合计写作 {sums.days}",
                f"the days add up to {days}, the total says {sums.days}",
            ),
        )


def _quotes(row: TableRow, end: int, standard: Standard, rates: Rates) -> Iterator[TableFinding]:
    """Compare the rate of a row with the quotes in force on its days."""
    if row.first < rates.lpr.days[0]:
        return

    def said(value: int, percent: str) -> tuple[str, str]:
        if standard.multiple == MULTIPLE and not standard.spread:
            return f"{percent}%", f"{percent}%"
        written, figure = f"{percent}%", percent_text(standard.rate(value))
        if standard.spread:
            written += f" {'+' if standard.spread > 0 else '−'} {basis_points(standard.spread)}"
        if standard.multiple != MULTIPLE:
            written = f"（{written}）" if standard.spread else written
            written += f" × {multiple_text(standard.multiple)}"
        return f"{written}，即 {figure}%", f"{written}, that is {figure}%"

    over = rates.lpr.over(row.first, max(end, row.first + 1), standard.tenor)
    quote = over[0][2]
    if standard.rate(quote.value) != row.rate:
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
    for start, _, later in over[1:]:
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
                f"days missing after the row before: {days} ({iso(expected)} to {iso(row.first - 1)})",
            ),
        )
    else:
        yield TableFinding(
            row.line,
            "overlap",
            Text(
                f"与上一行重复 {days} 天（{iso(row.first)} 至 {iso(expected - 1)}）",
                f"days counted in the row before too: {days} ({iso(row.first)} to {iso(expected - 1)})",
            ),
        )


def _against(claim: Statement, row: TableRow) -> Iterator[TableFinding]:
    """Hold the base and the rate of a row against the claim's lines on its days (one loan only)."""
    line = _line_of(claim, row) if len(claim.case.loans) == 1 else None
    if line is None:
        return
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
    current = line
    for later in claim.lines:
        if (later.kind, later.loan_id, later.start) != (line.kind, line.loan_id, current.end) or later.start > row.last:
            continue
        current = later
        if later.base != line.base:
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


def _line_of(claim: Statement, row: TableRow) -> Line | None:
    """The line of a claim that a row is held against: of several that run on its first day (interest and damages,
    penalty and compound interest) the one with its base and rate, else with its base, or its rate; else what is neither
    damages nor compound interest. None where more than one may be meant.
    """
    now = [line for line in claim.lines if line.start <= row.first < line.end]
    based = [line for line in now if line.base == row.base]
    rated = [line for line in now if (line.rate.value, line.rate.unit) == (row.rate, row.unit)]
    both = [line for line in based if line in rated]
    if both:
        return both[0]
    main = [line for line in now if line.kind not in ("damages", "compound")]
    for found in (based, rated if not based else [], main):
        if len(found) == 1:
            return found[0]
    return None


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
