"""The other side's table of interest, row by row: days, quotes, gaps and overlaps, products, the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from .dates import iso
from .errors import LprError, Problem, Refused
from .money import fen_comma, half_up
from .rateparse import parse_rate
from .rates import Rates
from .rateterm import MULTIPLE, SCALE, multiple_text, percent_text
from .record import Record, Text
from .values import parse_amount, parse_date, shown

HEADINGS: dict[str, tuple[str, ...]] = {
    "first": ("first_day", "first day", "from", "start", "start date", "首日", "起算日", "起息日", "起始日", "起始日期", "开始日期", "开始日", "起"),
    "last": ("last_day", "last day", "to", "until", "end", "end date", "末日", "截止日", "截止日期", "结束日期", "结束日", "终止日", "止"),
    "days": ("days", "day count", "天数", "计息天数", "日数"),
    "base": ("base", "principal", "基数", "本金", "计息基数", "计息本金", "计息基数（元）"),
    "rate": ("rate", "rate %", "annual rate", "年利率", "利率", "利率%", "年利率%", "适用利率", "实际利率", "适用lpr", "lpr"),
    "interest": ("interest", "amount", "利息", "利息（元）", "本段利息", "利息金额"),
}  # fmt: skip
"""What the columns of such tables are called, Chinese and English."""

_TOTALS = ("合计", "总计", "小计", "total", "sum")
_MULTIPLES = tuple(int(m * MULTIPLE) for m in (1, 4)) + (1_300_000, 1_400_000, 1_500_000, 2_000_000)


class TableRow(Record):
    """One row as the other side has it: days as numbers, fen, percent × SCALE a year; None where it says nothing."""

    line: int
    first: int
    last: int
    days: int | None
    base: int
    rate: int
    interest: int


class TableFinding(Record):
    """One thing wrong with a row: ``line`` of the table (0 = the sum), a rule, what it says and what would be right."""

    line: int
    rule: str
    message: Text


class RightRow(Record):
    """One row of the right table: first and last day as the table writes them, fen, ``quote`` the day of the quote (None: a fixed rate)."""

    first: int
    last: int
    days: int
    base: int
    quote: int | None
    rate: int
    interest: int


class TableReport(Record):
    """What the table follows (``shared``: days counted per row beyond last − first; ``basis``; ``multiple``), what is wrong, and the right table."""

    rows: tuple[TableRow, ...]
    shared: int
    basis: int
    multiple: int
    findings: tuple[TableFinding, ...]
    stated: int | None
    right_rows: tuple[RightRow, ...]

    @property
    def right(self) -> int:
        """The sum of the right table, in fen."""
        return sum(row.interest for row in self.right_rows)


def read_table(cells: Sequence[tuple[int, Sequence[str]]], place: str) -> tuple[list[TableRow], int | None]:
    """Read headings and rows of cells; return the rows and the total stated in a row of its own.

    Raises LprError for headings that are missing and for cells that cannot be read, all at once.
    """
    places = _places(cells[0][1] if cells else (), place)
    rows: list[TableRow] = []
    problems: list[Problem] = []
    total: int | None = None
    for line, row in cells[1:]:
        texts = {name: row[i].strip() if i < len(row) else "" for name, i in places.items()}
        if any(cell.strip().lower().startswith(_TOTALS) for cell in row):
            if texts["interest"]:
                total = _read(texts["interest"], parse_amount, f"{place}:{line}", problems)
            continue
        if not any(texts.values()):
            continue
        before = len(problems)
        where = f"{place}:{line}"
        first = _read(texts["first"], _day, where, problems)
        last = _read(texts["last"], _day, where, problems)
        base = _read(texts["base"], parse_amount, where, problems)
        rate = _read(texts["rate"], _rate, where, problems)
        interest = _read(texts["interest"], parse_amount, where, problems)
        days_text = texts.get("days", "").removesuffix("天")
        days = int(days_text) if days_text.isascii() and days_text.isdigit() else None
        if len(problems) == before:
            rows.append(TableRow(line, first, last, days, base, rate, interest))
    if not rows and not problems:
        problems.append(Problem("table-empty", Text("表里没有计息的行", "the table has no rows of interest"), place))
    if problems:
        raise LprError(*problems)
    return rows, total


def check_table(rows: Sequence[TableRow], rates: Rates, stated: int | None = None) -> TableReport:
    """Find what is wrong with a table. What most of its rows follow (ends, year, multiple of the LPR) is taken as meant."""
    shared = _most([row.days - (row.last - row.first) for row in rows if row.days is not None], (1, 0))
    multiple = _multiple(rows, rates)
    basis = _basis(rows, shared)
    findings: list[TableFinding] = []
    for number, row in enumerate(rows):
        days = row.last - row.first + shared
        if row.last < row.first:
            findings.append(TableFinding(row.line, "dates", Text("末日早于首日", "the last day is before the first")))
            continue
        if row.days is not None and row.days != days:
            findings.append(TableFinding(row.line, "days", Text(f"天数 {row.days}，应为 {days}", f"{row.days} days, should be {days}")))  # fmt: skip
        if number:
            findings += _neighbours(rows[number - 1], row, shared)
        if multiple:
            findings += _quotes(row, multiple, rates, shared)
        counted = row.days if row.days is not None else days
        product = half_up(row.base * row.rate * counted, 100 * SCALE * basis)
        if abs(product - row.interest) > 1:
            findings.append(
                TableFinding(
                    row.line,
                    "product",
                    Text(
                        f"{fen_comma(row.base)} × {percent_text(row.rate)}% × {counted} ÷ {basis} = {fen_comma(product)}，表中是 {fen_comma(row.interest)}",
                        f"{fen_comma(row.base)} × {percent_text(row.rate)}% × {counted} ÷ {basis} = {fen_comma(product)}, the table has {fen_comma(row.interest)}",
                    ),
                )
            )
    added = sum(row.interest for row in rows)
    if stated is not None and stated != added:
        findings.append(TableFinding(0, "sum", Text(f"各行之和是 {fen_comma(added)}，合计写作 {fen_comma(stated)}", f"the rows add up to {fen_comma(added)}, the total says {fen_comma(stated)}")))  # fmt: skip
    return TableReport(
        tuple(rows),
        shared,
        basis,
        multiple,
        tuple(findings),
        stated,
        tuple(_right(rows, shared, multiple, basis, rates)),
    )


def _places(headings: Sequence[str], place: str) -> dict[str, int]:
    known = {alias: name for name, aliases in HEADINGS.items() for alias in aliases}
    found: dict[str, int] = {}
    for i, heading in enumerate(headings):
        clean = heading.strip().lstrip("\ufeff").lower().replace("(", "（").replace(")", "）")
        name = known.get(clean) or known.get(clean.partition("（")[0])
        if name and name not in found:
            found[name] = i
    missing = [name for name in HEADINGS if name not in found and name != "days"]
    if missing:
        words = {name: HEADINGS[name][-3 if name == "first" else 0] for name in missing}
        raise LprError(
            *(
                Problem(
                    "table-heading",
                    Text(f"表里没有“{_NAMES[name]}”一列", f"the table has no column “{words[name]}”"),
                    f"{place}:1",
                    Text(f"列名可用：{'、'.join(HEADINGS[name])}", f"known headings: {', '.join(HEADINGS[name])}"),
                )
                for name in missing
            )
        )
    return found


_NAMES = {"first": "起算日", "last": "截止日", "days": "天数", "base": "基数", "rate": "年利率", "interest": "利息"}


def _read(text: str, parse: Callable[[str], int], where: str, problems: list[Problem]) -> int:
    try:
        return parse(text)
    except Refused as error:
        problems.append(Problem("value-refused", error.message, where, error.hint))
        return 0


def _day(text: str) -> int:
    return parse_date(text, date.min).toordinal()


def _rate(text: str) -> int:
    """Read a yearly percentage: ``3.85``, ``3.85%``."""
    term = parse_rate(text)
    if term.kind != "fixed" or term.unit != "year":
        raise Refused(Text(f"“{shown(text)}”不是年利率", f"“{shown(text)}” is no yearly rate"), Text("例：3.85%", "for example 3.85%"))  # fmt: skip
    return term.value


def _most(found: list[int], allowed: tuple[int, ...]) -> int:
    counted = Counter(value for value in found if value in allowed)
    return counted.most_common(1)[0][0] if counted else allowed[0]


def _basis(rows: Sequence[TableRow], shared: int) -> int:
    """The year that most rows are computed with: 365 or 360."""
    votes = []
    for row in rows:
        days = row.days if row.days is not None else row.last - row.first + shared
        votes += [basis for basis in (365, 360) if abs(half_up(row.base * row.rate * max(days, 0), 100 * SCALE * basis) - row.interest) <= 1]  # fmt: skip
    return _most(votes, (365, 360))


def _multiple(rows: Sequence[TableRow], rates: Rates) -> int:
    """The multiple of the one-year LPR that most rows use, 0 where the table keeps one fixed rate or uses no LPR."""
    if len(rows) > 1 and len({row.rate for row in rows}) == 1 and len({_quote(row.first, rates) for row in rows}) > 1:
        return 0
    votes = [m for row in rows for m in _MULTIPLES if (quote := _quote(row.first, rates)) and quote * m == row.rate * MULTIPLE]  # fmt: skip
    counted = Counter(votes)
    if not counted:
        return 0
    best, times = counted.most_common(1)[0]
    return best if 2 * times >= len(rows) else 0


def _quote(day: int, rates: Rates) -> int:
    return rates.lpr.at(day, "1y").value if day >= rates.lpr.days[0] else 0


def _quotes(row: TableRow, multiple: int, rates: Rates, shared: int) -> list[TableFinding]:
    """Compare the rate of a row with the quotes in force on its days; return what is wrong."""
    end = row.last + shared
    if row.first < rates.lpr.days[0]:
        return []
    pieces = rates.lpr.over(row.first, max(end, row.first + 1), "1y")

    def said(value: int, percent: str) -> tuple[str, str]:
        if multiple == MULTIPLE:
            return f"{percent}%", f"{percent}%"
        times, figure = multiple_text(multiple), percent_text(value * multiple // MULTIPLE)
        return f"{percent}% × {times}，即 {figure}%", f"{percent}% × {times}, that is {figure}%"

    findings = []
    due = pieces[0][2].value * multiple // MULTIPLE
    if due != row.rate:
        quote = pieces[0][2]
        zh, en = said(quote.value, quote.percent)
        findings.append(
            TableFinding(
                row.line,
                "quote",
                Text(
                    f"{iso(row.first)} 适用 {iso(quote.day)} 的报价 {zh}，表中是 {percent_text(row.rate)}%",
                    f"on {iso(row.first)} the quote of {iso(quote.day)} is in force, {en}; the table has {percent_text(row.rate)}%",
                ),
            )
        )
    for start, _, quote in pieces[1:]:
        zh, en = said(quote.value, quote.percent)
        findings.append(
            TableFinding(
                row.line,
                "change",
                Text(f"{iso(start)} 起报价变为 {zh}，应另起一行", f"from {iso(start)} the quote is {en}: a row of its own"),
            )
        )  # fmt: skip
    return findings


def _neighbours(before: TableRow, row: TableRow, shared: int) -> list[TableFinding]:
    """A row begins where the one before it ended: the day after its last day, or on it where last days do not count."""
    expected = before.last + shared
    if row.first == expected or row.first <= before.first:
        return []
    days = abs(row.first - expected)
    if row.first > expected:
        return [TableFinding(row.line, "gap", Text(f"与上一行之间漏了 {days} 天（{iso(expected)} 至 {iso(row.first - 1)}）", f"{days} days are missing after the row before ({iso(expected)} to {iso(row.first - 1)})"))]  # fmt: skip
    return [TableFinding(row.line, "overlap", Text(f"与上一行重复 {days} 天（{iso(row.first)} 至 {iso(expected - 1)}）", f"{days} days are counted in the row before too ({iso(row.first)} to {iso(expected - 1)})"))]  # fmt: skip


def _right(rows: Sequence[TableRow], shared: int, multiple: int, basis: int, rates: Rates) -> list[RightRow]:
    """Write the table as it should be: no day lost or counted twice, a row of its own for every base and every rate.

    A row begins where the one before it ended, unless it begins a new run (another debt). Neighbours that do not differ
    are one row; each row is rounded half up to the fen.
    """
    runs: list[list[int | None]] = []  # start, end, base, day of the quote, rate
    end = 0
    for number, row in enumerate(rows):
        if row.last < row.first:
            continue
        follows = bool(runs) and number > 0 and row.first > rows[number - 1].first
        start, end = (end if follows else row.first), row.last + shared
        pieces: list[tuple[int, int, int | None, int]] = [(start, end, None, row.rate)]
        if multiple and start >= rates.lpr.days[0] and start < end:
            pieces = [(s, e, quote.day, quote.value * multiple // MULTIPLE) for s, e, quote in rates.lpr.over(start, end, "1y")]  # fmt: skip
        for first, stop, quote_day, rate in pieces:
            if first >= stop:
                continue
            if runs and [runs[-1][1], runs[-1][2], runs[-1][4]] == [first, row.base, rate]:
                runs[-1][1] = stop
            else:
                runs.append([first, stop, row.base, quote_day, rate])
    out = []
    for first_, stop_, base, quote_, rate_ in runs:
        assert first_ is not None and stop_ is not None and base is not None and rate_ is not None
        days = stop_ - first_
        interest = half_up(base * rate_ * days, 100 * SCALE * basis)
        out.append(RightRow(first_, stop_ - shared, days, base, quote_, rate_, interest))
    return out
