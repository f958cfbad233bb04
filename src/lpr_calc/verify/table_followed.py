"""What most rows of the other side's table follow: ends, year, multiple of the LPR, quotes that are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ..base.checking import TypeVar
from ..rates.series import Rates
from ..rates.table import TENORS
from ..values.rate import MULTIPLE
from .cells import FIXED, Standard
from .read import TableRow
from .table_right import Followed, debts, product

T = TypeVar("T")

_LIKELY = tuple(m * MULTIPLE // 10 for m in (10, 40, 13, 14, 15, 20, 30))
_BASES = ("365", "360", "actual", "months", "months/365", "30/360")
"""The years that are tried, the likelier first."""


def followed_by(rows: Sequence[TableRow], rates: Rates) -> Followed:
    """What most rows follow."""
    extra = [row.days - (row.last - row.first) for row in rows if row.days is not None]
    if not any(value in (0, 1) for value in extra):
        extra = [after.first - row.last for debt in debts(rows) for row, after in zip(debt, debt[1:], strict=False)]
    whole = [row for row in rows if not row.otherwise]
    step = 100 if len(whole) > 1 and all(row.interest % 100 == 0 and not row.fine for row in whole) else 1
    if not any(value in (0, 1) for value in extra):
        extra = [
            shared
            for row in whole
            for shared in (1, 0)
            if any(comes_out(row, row.last - row.first + shared, basis, step) for basis in _BASES[:2])
        ]
    shared = _most(extra, (1, 0))
    last = max(rows, key=lambda row: row.last)
    ends = last.last - last.first
    open_ended = len(rows) > 1 and shared == 1 and counted(last, ends + 1) == ends and extra.count(0) == 1
    if open_ended and last.days is not None:
        open_ended = any(comes_out(last, ends, basis, step) for basis in _BASES)
    votes = [
        basis
        for debt in debts(rows)
        for row in debt
        for basis in _BASES
        if row.unit != "day"
        and not row.otherwise
        and comes_out(row, counted(row, row.last - row.first + shared), basis, step, debt[0].first)
    ]
    # Several years may give a row; the likelier one is taken.
    held = _standard(rows, rates)
    told = any(row.standard is not None and row.standard.multiple and not row.standard.named for row in rows)
    followed = Followed(shared, open_ended, _most(votes, _BASES), held, step, _held_quotes(rows, rates), told)
    return followed._replace(apart=_apart(rows, followed))


def _apart(rows: Sequence[TableRow], followed: Followed) -> dict[tuple[str, ...], str]:
    """The debts of a table that tells them apart whose rows follow another year than most rows do."""
    found = {}
    for debt in debts(rows):
        group = debt[0].group
        if not group or any(row.otherwise or row.unit == "day" for row in debt):
            continue
        for basis in (followed.basis, *_BASES):
            days = [counted(row, followed.days(row, row is debt[-1])) for row in debt]
            if all(comes_out(row, n, basis, followed.step, debt[0].first) for row, n in zip(debt, days, strict=True)):
                if basis != followed.basis:
                    found[group] = basis
                break
    return found


def _held_quotes(rows: Sequence[TableRow], rates: Rates) -> frozenset[int]:
    """The rows whose quotes, which they name, are held: one for a whole debt, or a new one once a year on one day."""
    found: set[int] = set()
    for debt in debts([row for row in rows if row.quoted is not None and row.quoted >= rates.lpr.days[0]]):
        changes = [after.first for row, after in zip(debt, debt[1:], strict=False) if row.quoted != after.quoted]
        days = {date.fromordinal(day).timetuple()[1:3] for day in changes}
        # Who names one quote for days on which there were others means that one.
        if len(days) <= 1 and not any(day in rates.lpr.days for day in changes):
            found.update(row.line for row in debt)
    return frozenset(found)


def counted(row: TableRow, days: int) -> int:
    """Return the days a row says it has, else ``days``."""
    return row.days if row.days is not None else days


def comes_out(row: TableRow, days: int, basis: str, step: int = 1, origin: int = 0) -> bool:
    """Whether the row's interest is the product, rounded half up, up or down to the fen (to the yuan: ``step`` 100)."""
    for first in dict.fromkeys((0, origin)):
        numerator, denominator = product(row, max(days, 0), basis, first)
        if abs(numerator - row.interest * denominator) < denominator * step:
            return True
    return False


def _most(found: list[T], allowed: tuple[T, ...]) -> T:
    """The most frequent of the values allowed, the first of those that are as frequent."""
    times = Counter(value for value in found if value in allowed)
    return max(allowed, key=lambda value: (times[value], -allowed.index(value)))


def _standard(rows: Sequence[TableRow], rates: Rates) -> Standard:
    """The multiple and tenor of the LPR, or what is added to it, that most rows use; `FIXED` where the table keeps one
    fixed rate or uses no LPR.
    """
    if (
        len(rows) > 1
        and len({row.rate for row in rows}) == 1
        and len({_quote(row.first, rates, "1y") for row in rows}) > 1
    ):
        return FIXED
    votes: Counter[Standard] = Counter()
    added_to: Counter[Standard] = Counter()
    for row in rows:
        for tenor in TENORS:
            quote = _quote(row.first, rates, tenor)
            if not quote or row.unit != "year":
                continue
            multiple, rest = divmod(row.rate * MULTIPLE, quote)
            # The odd multiple of a wrong quote is no multiple anybody agrees on: 1, 1.3, 4 … or by twentieths.
            if not rest and (multiple in _LIKELY or multiple % (MULTIPLE // 20) == 0):
                votes[Standard(multiple, tenor)] += 1
            if row.rate != quote:
                added_to[Standard(MULTIPLE, tenor, row.rate - quote)] += 1

    def rank(item: tuple[Standard, int]) -> tuple[int, bool, bool]:
        standard, times = item
        return times, standard.multiple in _LIKELY, standard.tenor == "1y"

    found, times = max(votes.items(), key=rank, default=(FIXED, 0))
    margin, as_often = max(added_to.items(), key=rank, default=(FIXED, 0))
    if as_often > max(times, 1) and len({_quote(row.first, rates, margin.tenor) for row in rows}) > 1:
        found, times = margin, as_often
    return found if times and 2 * times >= len(rows) else FIXED


def _quote(day: int, rates: Rates, tenor: str) -> int:
    return rates.lpr.at(day, tenor).value if day >= rates.lpr.days[0] else 0
