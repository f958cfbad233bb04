"""Reading the other side's table of interest as people make them: any heading, a title above it, totals below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ..base.checking import TypeVar
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.pattern import pattern
from ..base.record import Record
from ..base.text import Text
from ..values.rate import MULTIPLE
from ..values.text import shown
from . import cells as of_cell
from .cells import Standard, standard_of
from .columns import NAMES, Cells, Heads, find_heading, interest_column, looks_like_interest

problem = problems_of(__name__)

_TOTAL = pattern(
    r"(?:本息|利息|本金及利息|以上|各段|各项|金额|全部|本表)?(合计|总计|共计|总和|总额|累计)|total|sum|grandtotal",
    re.IGNORECASE,
)
_SUBTOTAL = pattern(r"(小计|subtotal|sub-total)", re.IGNORECASE)
_OTHERWISE = pattern(r"受上限限制|累计数之差")
"""What our own schedules note of a row whose interest is no product of its base, rate and days."""

T = TypeVar("T")


class TableRow(Record):
    """One row as the other side has it: days as numbers, fen, percent × SCALE per ``unit``; ``days`` None where it says
    nothing.

    ``fine`` is what the interest has beyond its rounded fen, in 10^-8 fen (a spreadsheet's unrounded formula).
    ``group`` tells debts and kinds of interest apart; ``standard`` is what the row says its rate is, ``quoted`` the day
    of the quote it names. ``otherwise``: it says itself that its interest is no product of base, rate and days.
    """

    line: int
    first: int
    last: int
    days: int | None
    base: int
    rate: int
    interest: int
    unit: str = "year"
    fine: int = 0
    group: tuple[str, ...] = ()
    standard: Standard | None = None
    quoted: int | None = None
    otherwise: bool = False


class StatedSum(Record):
    """A sum the table states: its line, fen and days (None where it says nothing),
    and the lines of the rows it sums. ``settled`` is the interest in it that was settled before (结转利息), in fen.
    """

    line: int
    interest: int | None
    days: int | None
    rows: tuple[int, ...]
    label: str = ""
    settled: int = 0


class OpposingTable(Record):
    """The rows of a table and the sums it states; ``total`` is the last one over all rows,
    ``said`` the units applied and the rows that were not read.
    """

    rows: tuple[TableRow, ...]
    subtotals: tuple[StatedSum, ...] = ()
    total: StatedSum | None = None
    said: tuple[Text, ...] = ()
    settled: tuple[tuple[int, int], ...] = ()
    """Interest settled up to a day (0: not told), in fen: rows with an end and a sum, and neither base nor rate."""


def read_table(
    cells: Cells,
    place: str,
    renamed: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> OpposingTable:
    """Read headings (below any title), rows and sums.

    ``renamed`` names columns as `columns.COLUMNS` does, ``units`` their units ("" for all amounts that name
    none). A blank base or rate (a merged cell) is that of the row above. Raises LprError for headings that are missing
    and for cells that cannot be read, all at once.
    """
    return _Reading(cells, place, find_heading(cells, place, renamed or {}, units or {})).table()


class _Reading:
    """The rows below a heading, read one by one."""

    def __init__(self, cells: Cells, place: str, heads: Heads) -> None:
        self.place, self.heads = place, heads
        self.heading = [cell.strip() for cell in cells[heads.at][1]]
        self.body = [
            (line, [cell.strip() for cell in row])
            for line, row in cells[heads.at + 1 :]
            if any(cell.strip() for cell in row)
        ]
        self.unit = {"月": "month", "日": "day"}.get(heads.rate.period, "year")
        of_unit = {name: of_cell.in_unit(heads.units[name]) for name in heads.units}
        self.of_base, self.of_interest = (of_unit.get(name, of_cell.amount) for name in ("base", "interest"))
        rates = [row[heads.places["rate"]] for _, row in self.body if heads.places["rate"] < len(row)]
        self.fractions = self.unit == "year" and not heads.percent and of_cell.are_fractions(rates)
        self.groups = self._groups()
        self.rows: list[TableRow] = []
        self.subtotals: list[StatedSum] = []
        self.total: StatedSum | None = None
        self.problems: list[Problem] = []
        self.said: list[Text] = list(heads.said)
        self._open: list[int] = []
        self.settled: list[tuple[int, int]] = []
        self._settled_open = 0
        self._above = {"base": "", "rate": "", **{f"group{i}": "" for i in self.groups}}

    def table(self) -> OpposingTable:
        """Return what was read. Raises LprError."""
        for line, row in self.body:
            if looks_like_other(row, self.heading):
                self.said.append(
                    Text(f"第 {line} 行起是另一张表，没有读", f"from row {line} on there is another table: not read")
                )
                break
            self._read(line, row)
        if not self.rows and not self.problems:
            self.problems.append(problem("table-empty/interest", self.place))
        if self.problems:
            raise LprError(*self.problems)
        return OpposingTable(tuple(self.rows), tuple(self.subtotals), self.total, tuple(self.said), tuple(self.settled))

    def _groups(self) -> tuple[int, ...]:
        """The columns that tell debts apart: one of items counts where some of them stand in several rows."""
        found = []
        for i in self.heads.groups:
            counted = Counter(row[i] for _, row in self.body if i < len(row) and row[i])
            if not _ITEM.fullmatch(self.heading[i]) or any(times > 1 for times in counted.values()):
                found.append(i)
        return tuple(found)

    def _read(self, line: int, row: list[str]) -> None:
        """Read one row: of interest, of sums, or one that is neither."""
        texts = {name: row[i] if i < len(row) else "" for name, i in self.heads.places.items()}
        where = f"{self.place}:{line}"
        label = next((cell for cell in row if cell), "")
        clean = "".join(label.split())
        if _TOTAL.match(clean) or _SUBTOTAL.match(clean):
            self._sums(line, label, texts, bool(_SUBTOTAL.match(clean)))
            return
        if sum(bool(cell) for cell in row) == 1 and not of_cell.DAY.search(label):
            return  # a note or a title of a part
        if row == self.heading:
            return  # the heading again, at the top of a page
        days = texts.get("first") or texts.get("last") or texts.get("period")
        if not (days or texts["interest"]):
            return
        if not days and not (texts["base"] and texts["rate"]) and self.rows:
            self.said.append(
                Text(
                    f"第 {line} 行没有起止日期，没有读：{shown(' '.join(cell for cell in row if cell))}",
                    f"row {line} has no dates and was not read: {shown(' '.join(cell for cell in row if cell))}",
                )
            )
            return
        own = [name for name in ("first", "base", "rate", "days", "period") if texts.get(name)]
        if texts.get("last") and texts["interest"] and not own:
            self._settled(line, texts["last"], texts["interest"], where)
            return
        before = len(self.problems)
        first, last = self._days(texts, where)
        for name in ("base", "rate"):
            texts[name] = self._above[name] = texts[name] or self._above[name]
        group = []
        for i in self.groups:
            self._above[f"group{i}"] = (row[i] if i < len(row) else "") or self._above[f"group{i}"]
            group.append(self._above[f"group{i}"])
        base, _ = self._cell(texts["base"], self.of_base, where, "base") or (0, 0)
        rate, unit = self._rate(texts, where)
        interest, fine = self._cell(texts["interest"], self.of_interest, where, "interest") or (0, 0)
        counted = self._cell(texts["days"], of_cell.count, where, "days") if texts.get("days") else None
        if len(self.problems) == before:
            standard = standard_of(texts.get("standard", ""))
            if standard is not None and standard.named and (texts.get("multiple") or texts.get("spread")):
                standard = None
            told = f"{texts.get('quoted', '')} {texts.get('remark', '')}"
            self.rows.append(
                TableRow(
                    *(line, first, last, counted, base, rate, interest, unit, fine, tuple(group), standard),
                    _quoted(told),
                    bool(_OTHERWISE.search(told)),
                )
            )
            self._open.append(line)

    def _settled(self, line: int, last: str, interest: str, where: str) -> None:
        """Read interest that was settled up to a day (结转利息): nothing in it can be checked but that it is summed."""
        amount = (self._cell(interest, self.of_interest, where, "interest") or (0, 0))[0]
        day = of_cell.DAY.search(last)
        self.settled.append((self._cell(day.group(), of_cell.day, where, "last") or 0 if day else 0, amount))
        self._settled_open += amount
        self.said.append(
            Text(
                f"第 {line} 行没有起日、基数和利率：按结转的利息只计入合计",
                f"row {line} has no first day, base or rate: taken as interest settled before, in the sum alone",
            )
        )

    def _rate(self, texts: dict[str, str], where: str) -> tuple[int, str]:
        """Read the rate of a row, with its multiple and its margin where they stand beside it."""

        def parse(text: str) -> tuple[int, str]:
            return of_cell.rate(text, self.unit, self.fractions, self.heads.rate.mark)

        rate, unit = self._cell(texts["rate"], parse, where, "rate") or (0, "year")
        if texts.get("spread"):
            rate += self._cell(texts["spread"], of_cell.margin, where, "spread") or 0
        if texts.get("multiple"):
            rate = rate * (self._cell(texts["multiple"], of_cell.times, where, "multiple") or 0) // MULTIPLE
        return rate, unit

    def _sums(self, line: int, label: str, texts: dict[str, str], part: bool) -> None:
        """Read a row of sums: its interest column, or the amount behind the label in a merged cell."""
        where = f"{self.place}:{line}"
        interest = texts["interest"]
        if interest == label or not interest:
            found = re.search(r"[¥￥]?[0-9][0-9,]*(\.[0-9]+)?", label)
            interest = found.group() if found else ""
        amount = self._cell(interest, self.of_interest, where, "interest") if interest else None
        days_text = texts.get("days", "")
        days = self._cell(days_text, of_cell.count, where, "days") if days_text and days_text != label else None
        rows = tuple(self._open) if part else tuple(row.line for row in self.rows)
        settled = self._settled_open if part else sum(fen for _, fen in self.settled)
        stated = StatedSum(line, amount[0] if amount else None, days, rows, label, settled)
        if part:
            self.subtotals.append(stated)
            self._open, self._settled_open = [], 0
        else:
            self.total = stated

    def _days(self, texts: dict[str, str], where: str) -> tuple[int, int]:
        """First and last day, from their own columns or from one that holds the period."""
        first, last = texts.get("first", ""), texts.get("last", "")
        period = texts.get("period", "") or (first if not last else "")
        if period:
            found = [match.group() for match in of_cell.DAY.finditer(period)]
            if len(found) != 2:
                self.problems.append(problem("value-refused/period", where, period=shown(period)))
                return 0, 0
            first, last = found
        return (
            self._cell(first, of_cell.day, where, "first") or 0,
            self._cell(last, of_cell.day, where, "last") or 0,
        )

    def _cell(self, text: str, parse: Callable[[str], T], where: str, name: str) -> T | None:
        try:
            return parse(text)
        except Refused as error:
            self.problems.append(problem("value-refused/cell", where, error.hint, name=NAMES[name], said=error.message))
            return None


def _quoted(told: str) -> int | None:
    """The day of the quote that a row names in a column of its own or in its remark (2020年8月20日报价)."""
    found = re.search(
        rf"(?:{of_cell.DAY.pattern})(?=\s*(?:公布|发布|的|LPR)*\s*报价|\s*$)", told.strip().partition("；")[0]
    )
    if found is None:
        return None
    try:
        return of_cell.day(found.group())
    except Refused:
        return None


_ITEM = pattern(r"项目|类型|item|type", re.IGNORECASE)


def looks_like_other(row: Sequence[str], heading: Sequence[str]) -> bool:
    """Whether a row below a heading is the heading of another table: of interest again, or of payments."""
    if list(row) == list(heading):
        return False
    filled = [cell for cell in row if cell]
    if len(filled) < 3 or any(re.search(r"[0-9]", cell) for cell in filled):
        return False
    return (
        looks_like_interest(row)
        or sum(bool(_OF_OTHERS.search(cell)) or bool(interest_column(cell)) for cell in filled) >= 3
    )


_OF_OTHERS = pattern(r"还款|付款|抵充|剩余|期次|应还|凭证|金额|payment|paid|balance", re.IGNORECASE)
