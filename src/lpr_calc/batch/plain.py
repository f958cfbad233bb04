"""Plain rows of a table: one sum, in default from a day on, nothing paid.

Claims of one wording that begin between the same days are read alike (`law.regime`): their rates are asked for once,
and `PlainRows.echo` does the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import length_hint, mul, sub

from ..base.dates import count_span
from ..base.errors import LprError
from ..base.pattern import pattern
from ..base.record import Record
from ..casefile.model import Case
from ..compute.claim import matter_of, schedule_case
from ..compute.figures import Figures
from ..engine.schedule import Rate
from ..engine.steps import Steps, earned, steps_of
from ..law.grounds import Matter
from ..law.regime import Bounds, bounds_of
from ..rates.series import Rates
from .block_rows import BlockRows
from .bytewise import worded
from .cells import ODD, Memo, RowReader, fen_of, picker
from .line_texts import LineTexts

_COLONS = (":", "：")
_MEMO = 10_000
_NEVER = 1 << 40
_PIECE = 20
"""So many cells of a column are read at once where not all of it can be."""

# An amount of a column in figures, with its fen and no nought before it: what most columns of sums hold.
_WITH_FEN = pattern(r"(?:[1-9][0-9]{0,14}\.[0-9]{2}\n)*")

Sums = tuple[int, int, int, int, int]
"""Principal lent, interest, all that is owed, the interest of one more day and the principal left, in fen."""

Tail = tuple[Sequence[int], Sequence[int], Sequence[int], int, int]
"""What claims that begin between some days have in common: the first day of each step, twice its rate, that times the
days of the whole step; the divisor and twice the divisor. Days are such as an end is written: what is added to that is
taken off all others.
"""

Head = tuple[int, int, int, int, int, int, int, Sequence[int], Sequence[int], Sequence[int], int, int]
"""For a claim that begins on a day: that day, the earliest and the latest end, the next step, twice the rate, the end
of its step, that rate times the days to there; and its `Tail`.
"""
_UNKNOWN: Head = (0, _NEVER, 0, 0, 0, 0, 0, (), (), (), 1, 2)
"""No end is within this one."""


@lru_cache(4)
def _cents(delimiter: str) -> tuple[str, ...]:
    """How an amount ends, by its last two figures, with what stands behind it."""
    return tuple(f".{fen:02d}{delimiter}" for fen in range(100))


def _sums(said: list[str]) -> tuple[list[int], list[str]]:
    """Return sums of a column in fen, 0 for what is none in figures, and how they are printed.

    Most columns are read at once, of others most pieces of them.
    """
    text = "\n".join((*said, ""))
    if (found := _WITH_FEN.match(text)) and found.end() == len(text):
        return list(map(int, text.replace(".", "").split())), said
    if len(said) > _PIECE:
        pieces = [_sums(said[i : i + _PIECE]) for i in range(0, len(said), _PIECE)]
        return [fen for fens, _ in pieces for fen in fens], [text for _, texts in pieces for text in texts]
    principals, printed = [], []
    for cell in said:
        digits, whole = (cell.replace(".", "", 1), cell) if cell[-3:-2] == "." else (f"{cell}00", f"{cell}.00")
        plain = digits.isdigit() and digits.isascii() and 2 < len(digits) < 18
        principals.append(int(digits) if plain and (digits[0] != "0" or len(digits) == 3) else 0)
        printed.append(whole)
    return principals, printed


class _Heads(dict[tuple[str, ...], Head]):
    """What figures follow from, by the first day as written and the wording; what is not known is asked again."""

    def __init__(self, read: Callable[[tuple[str, ...]], Head]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, said: tuple[str, ...]) -> Head:
        found = self._read(said)
        if found is not _UNKNOWN:
            if len(self) >= _MEMO:
                self.clear()
            self[said] = found
        return found


class _Known(Record):
    """What was asked once for claims of one wording that begin within ``bounds``."""

    bounds: Bounds
    steps: Steps
    year: int
    """How many days a year has."""
    tail: Tail


class _Alike:
    """Plain rows of one wording; ``late`` and ``of_end`` are added to the first day and to the end as written."""

    def __init__(self, late: int, of_end: int) -> None:
        self.late, self.of_end = late, of_end
        self._known: list[tuple[int, int, _Known]] = []
        self.openings: dict[int, Rate] = {}
        """The rate of the first line of a claim, with the quote of its first day."""
        self.matters: dict[int, Matter] = {}
        """What decides which version of a provision is cited, by the end as written."""

    def learn(self, bounds: Bounds, steps: Steps, year: int) -> None:
        """Take up what claims between some first days have in common."""
        days = map(sub, steps.stops, steps.starts)
        whole = list(map(mul, steps.twice, days))
        starts = [day - self.of_end for day in steps.starts]
        tail = (starts, steps.twice, whole, steps.per, 2 * steps.per)
        self._known.append((bounds.first + self.late, bounds.after + self.late, _Known(bounds, steps, year, tail)))

    def known(self, first: int) -> _Known | None:
        """Return what is known of claims that begin on a day, None where that is nothing yet."""
        for begin, after, known in self._known:
            if begin <= first < after:
                return known
        return None


class PlainRows:
    """The plain rows of one table. ``sums`` are the rows that `echo` put, their principal and their interest; ``lines``
    those of the row just computed.
    """

    def __init__(self, reader: RowReader, width: int, rates: Rates, texts: LineTexts) -> None:
        """``width`` is how many columns the table has."""
        self.rates, self._reader, self._texts, self._width = rates, reader, texts, width
        at = reader.at
        self._wording, self._days = reader.wording_of, reader.days
        self._principal, self._until = at.get("principal", -1), at.get("until", -1)
        started = "due" if "due" in at else "interest_from"
        self._begin, self._later = at.get(started, -1), 1 if started == "due" else 0
        # What must be empty, and what must be printable, in a plain row.
        plain = {*reader.wording_keys, *("title", "id", "creditor", "debtor", "principal", "until", started)}
        more = [i for key, i in at.items() if key not in plain]
        self._at_more = more
        self._more, self._stated, self._named = picker(more), bool(more), picker(reader.labels)
        self._plain: dict[tuple[str, ...], _Alike] = {}
        self._opening = (self._begin, *(at[key] for key in reader.wording_keys))
        self._heads = _Heads(self._head)
        # By cells as they stand in a block, bytewise.
        self._ends = Memo(lambda cell: self._days[worded(cell)])
        self.sums = (0, 0, 0)
        self.lines: tuple[list[str], ...] = ()

    def echo(
        self, rows: BlockRows, odd: AbstractSet[int], tail: str, put: Callable[[str], None], colons: bool = True
    ) -> Iterator[int]:
        """Put plain rows back with their figures, `bytewise`; yield the place of every other row when its turn comes,
        so that it can be put in its place, and learnt from.

        On the ``odd`` lines a cell may begin with ``'``, ``[`` or ``{``. ``tail`` ends every row, its first character
        is the delimiter. In the end ``sums`` are the rows put, their principal and their interest.

        A plain row is no total and no note (`aside`): two of its cells are days, and its principal is a number, which
        belongs to a note behind a colon alone; ``colons`` says whether there are any.

        This loop is the speed of the batch: what can be asked of a whole column is asked before it (`_columns`),
        whatever a row has in common with others is looked up, and nothing is called that can be written out, the one
        multiplication (`engine.steps.earned`) among it. What it leaves, `figures` computes.
        """
        self.sums = (0, 0, 0)
        if self._begin < 0 or self._principal < 0:
            yield from range(len(rows))
            return
        ends, principals, stated = self._columns(rows, odd, colons)
        heads = map(self._heads.__getitem__, zip(*map(rows.column, self._opening), strict=True))
        comma = tail[0]
        cents = _cents(comma)
        others = left = interests = 0
        # Column by column the rows are taken one by one, heads as well: a row that was yielded may have taught some.
        lines = iter(rows.lines)
        for raw, head, end, principal, sum_ in zip(
            lines, heads, map(self._ends.__getitem__, ends), principals, stated, strict=True
        ):
            first, least, limit, i, rate, stop, opening, starts, twice, whole, per, double = head
            if not least <= end <= limit:
                others += 1
                left += principal
                yield len(rows) - length_hint(lines) - 1
                continue
            if end < stop:
                daily = principal * rate
                interest = (daily * (end - first) + per) // double
            else:
                interest = (principal * opening + per) // double
                j = bisect_right(starts, end) - 1
                for product in whole[i:j]:
                    interest += (principal * product + per) // double
                daily = principal * twice[j]
                if j >= i:
                    interest += (daily * (end - starts[j]) + per) // double
            day = (daily + per) // double
            total = principal + interest
            put(
                f"{raw}{comma}{interest // 100}{cents[interest % 100]}{total // 100}{cents[total % 100]}"
                f"{day // 100}{cents[day % 100]}{sum_}{tail}"
            )
            interests += interest
        self.sums = (len(rows) - others, sum(principals) - left, interests)

    def _columns(
        self, rows: BlockRows, odd: AbstractSet[int], colons: bool
    ) -> tuple[list[str], list[int], Sequence[str]]:
        """Return the ends of the rows as written, their principals in fen, and these as they are printed. A row that is
        not plain, whatever its wording and its days are, has "" for its end, which is no day.
        """
        ends, said = rows.column(self._until), rows.column(self._principal)
        others = set(rows.uneven)
        if odd:
            others.update(i for i, number in enumerate(rows.numbers) if number in odd)
        for at in self._at_more:
            column = rows.column(at)
            if any(column):
                others.update(i for i, cell in enumerate(column) if cell)
        for at in self._reader.labels:
            column = rows.column(at)
            if not worded("".join(column)).isprintable():
                others.update(i for i, cell in enumerate(column) if not worded(cell).isprintable())
        if colons:
            column = rows.column(self._principal - 1)
            others.update(i for i, cell in enumerate(column) if worded(cell).strip().endswith(_COLONS))
        principals, stated = _sums(said)
        if 0 in principals:
            others.update(i for i, principal in enumerate(principals) if not principal)
        for i in others:
            ends[i] = ""
        return ends, principals, stated

    def _head(self, said: tuple[str, ...]) -> Head:
        """Return what the figures of a row follow from, by its first day and its wording, bytewise; that may not be
        known.
        """
        said = tuple(map(worded, said))
        alike = self._plain.get(said[1:])
        if alike is None:
            return _UNKNOWN
        first = self._days[said[0]] + self._later + alike.late
        known = alike.known(first)
        if known is None:
            return _UNKNOWN
        steps, of_end, least = known.steps, alike.of_end, max(known.bounds.least, first + 1)
        at = bisect_right(steps.starts, first) - 1
        rate, stop = steps.twice[at], steps.stops[at]
        begun, latest = first - of_end, self.rates.lpr.next_due - of_end
        return begun, least - of_end, latest, at + 1, rate, stop - of_end, rate * (stop - first), *known.tail

    def figures(self, cells: Sequence[str], itemised: bool) -> Sums | None:
        """Return the figures of a plain row as `echo` has them, and keep its lines; None for any other."""
        alike = self._plain.get(self._wording(cells))
        if alike is None or (self._stated and any(self._more(cells))):
            return None
        if not all(text.isprintable() and text[:1] not in ODD for text in self._named(cells)):
            return None
        cutoff = self._days[cells[self._until]]
        first, end = self._days[cells[self._begin]] + self._later + alike.late, cutoff + alike.of_end
        known, principal = alike.known(first), fen_of(cells[self._principal])
        if known is None or end > self.rates.lpr.next_due or end <= first or end < known.bounds.least or not principal:
            return None
        opening, matter = alike.openings.get(first), alike.matters.get(cutoff)
        if itemised and (opening is None or opening.agreed or matter is None):
            return None
        steps = known.steps
        interest, start, at, rows = 0, first, bisect_right(steps.starts, first) - 1, []
        loan, row, rate = self._reader.loan_id(cells), self._texts.row, opening
        while start < end:
            stop = steps.stops[at]
            if stop > end:
                stop = end
            charged = earned(principal, steps.twice[at], stop - start, steps.per)
            interest += charged
            if itemised and matter is not None and rate is not None:
                share = f"{stop - start} ÷ {known.year}" if rate.unit != "day" else str(stop - start)
                rows.append(row(loan, "overdue", start, stop, principal, rate, charged, interest, 0, share, matter))
            start, at = stop, at + 1
            rate = steps.rates[at] if start < end else None
        self.lines = tuple(rows)
        day = earned(principal, steps.twice[bisect_right(steps.starts, end) - 1], 1, steps.per)
        return principal, interest, principal + interest, day, principal

    def learn(self, cells: Sequence[str], case: Case, found: Figures, itemised: bool) -> bool:
        """Ask once for the rates of all claims that are read as a plain one was, for `echo`; say whether
        a row like it is a plain one from now on. ``itemised``: lines name the quotes that they rest on.
        """
        if self._begin < 0 or self._principal < 0 or (self._stated and any(self._more(cells))):
            return False
        scheduled, said = found.scheduled, self._wording(cells)
        of_first, of_end = count_span(0, 0, scheduled.choices.settled["count"])
        first, end = self._days[cells[self._begin]] + self._later + of_first, self._days[cells[self._until]] + of_end
        alike = self._plain[said] if said in self._plain else _Alike(of_first, of_end)
        known = alike.known(first)
        ctx = scheduled.contexts[0]
        # One that ends too early may be read otherwise: so is the rate of its first line.
        if known is not None and end >= known.bounds.least and found.outcome.balances[0].lines:
            leg, i, *_ = found.outcome.balances[0].lines[0]
            alike.openings[first] = leg.rate(i)
            alike.matters[scheduled.until] = matter_of(
                case, scheduled.kind, scheduled.duty, scheduled.until, scheduled.choices
            )
        if known is not None or len(scheduled.schedules) != 1 or ctx.period != (first, end):
            return False
        bounds = bounds_of(ctx, scheduled.schedules[0], itemised)
        if bounds is None or not scheduled.schedules[0].gauge.counts_days:
            return False
        key = "due" if self._later else "interest_from"
        loan = case.loans[0]._replace(**{key: bounds.first - self._later})
        all_days = case._replace(loans=(loan,), until=self.rates.lpr.next_due - of_end)
        try:
            wide = schedule_case(all_days, self.rates)
        except LprError:
            return False
        schedule = wide.schedules[0]
        steps = steps_of(schedule.tracks[0].spans, schedule.gauge)
        if len({rate.unit == "day" for rate in steps.rates}) > 1:
            # A rate by the day and a yearly ceiling take turns: whether a stated basis decides anything hangs on the
            # days of the row.
            return False
        alike.learn(bounds, steps, schedule.gauge.per_year)
        if len(self._plain) >= _MEMO:
            self._plain.clear()
            self._heads.clear()
        self._plain[said] = alike
        return True
