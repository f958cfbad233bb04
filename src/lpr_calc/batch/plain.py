"""Plain rows of a table: one sum, in default from a day on, nothing paid.

Claims of one wording that begin between the same days are read alike (`law.regime`): their rates are asked for once,
and `PlainRows.echo` does the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import itemgetter, mul, sub

from ..base.dates import count_span
from ..base.errors import LprError
from ..base.record import Record
from ..casefile.model import Case
from ..compute.claim import matter_of, schedule_case
from ..compute.figures import Figures
from ..engine.schedule import Rate
from ..engine.steps import Steps, earned, steps_of
from ..law.grounds import Matter
from ..law.regime import Bounds, bounds_of
from ..rates.series import Rates
from .cells import ODD, RowReader, fen_of, picker
from .line_texts import LineTexts

_COLONS = (":", "：")
_MEMO = 10_000

Sums = tuple[int, int, int, int, int]
"""Principal lent, interest, all that is owed, the interest of one more day and the principal left, in fen."""

Tail = tuple[Sequence[int], Sequence[int], Sequence[int], int, int]
"""What claims that begin between some days have in common: the first day of each step, twice its rate, that times the
days of the whole step; the divisor and twice the divisor.
"""

Head = tuple[int, int, int, int, int, int, Sequence[int], Sequence[int], Sequence[int], int, int]
"""For a claim that begins on a day: that day, what is added to its end as written, the earliest end, the next step,
twice the rate, the end of its step; and its `Tail`.
"""


@lru_cache(4)
def _cents(delimiter: str) -> tuple[str, ...]:
    """How an amount ends, by its last two figures, with what stands behind it."""
    return tuple(f".{fen:02d}{delimiter}" for fen in range(100))


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
        tail = (steps.starts, steps.twice, whole, steps.per, 2 * steps.per)
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
        self._more, self._stated, self._named = picker(more), bool(more), picker(reader.labels)
        self._id = at.get("id", -1)
        self._plain: dict[tuple[str, ...], _Alike] = {}
        self._opening = itemgetter(self._begin, *(at[key] for key in reader.wording_keys))
        self._heads: dict[object, Head] = {}
        """By the first day as written, together with the wording where there are columns for it."""
        self.sums = (0, 0, 0)
        self.lines: tuple[list[str], ...] = ()

    def echo(
        self,
        rows: Iterator[tuple[int, str, list[str]]],
        odd: AbstractSet[int],
        tail: str,
        put: Callable[[str], None],
        ids: tuple[list[int], list[str]] | None = None,
        colons: bool = True,
    ) -> tuple[int, str, list[str]] | None:
        """Put plain rows back with their figures as long as there are any; return the first row that is not plain.

        ``rows`` are (line, text, cells); on the ``odd`` lines a cell may begin with ``'``, ``[`` or ``{``. ``tail``
        ends every row, its first character is the delimiter. ``ids`` takes up the lines and the ``编号`` of the rows
        put; ``sums`` are then these rows, their principal and their interest.

        A plain row is no total and no note (`aside`): two of its cells are days, and its principal is a number, which
        belongs to a note behind a colon alone; ``colons`` says whether there are any.

        This loop is the speed of the batch: whatever a row has in common with others is looked up, and
        nothing is called that can be written out, the one multiplication (`engine.steps.earned`) among it. What it
        leaves, `figures` computes.
        """
        opening, heads, days = self._opening, self._heads, self._days
        more, stated = self._more, self._stated
        named = self._named if self._reader.labels else None
        at_principal, at_until = self._principal, self._until
        width, comma, limit = self._width, tail[0], self.rates.lpr.next_due
        cents = _cents(comma)
        at_id = self._id if ids is not None else -1
        lines, texts = ids if ids is not None else ([], [])
        count = principals = interests = 0
        other = None
        for number, raw, cells in rows:
            if len(cells) != width or not raw or number in odd:
                other = number, raw, cells
                break
            said = opening(cells)
            head = heads.get(said) or self._head(said, cells)
            left = text = cells[at_principal]
            if text[-3:-2] == ".":
                digits = text.replace(".", "", 1)
            else:
                digits, left = f"{text}00", f"{text}.00"
            if (
                head is None
                or not digits.isdigit()
                or not digits.isascii()
                or not 2 < len(digits) < 18
                or (digits[0] == "0" and len(digits) > 3)
                or (stated and any(more(cells)))
                or (named and not (raw.isprintable() or "".join(named(cells)).isprintable()))
                or (colons and cells[at_principal - 1].strip().endswith(_COLONS))
            ):
                other = number, raw, cells
                break
            first, of_end, least, i, rate, stop, starts, twice, whole, per, double = head
            end, principal = days[cells[at_until]] + of_end, int(digits)
            if not least <= end <= limit or not principal:
                other = number, raw, cells
                break
            if end < stop:
                interest = (principal * rate * (end - first) + per) // double
            else:
                interest = (principal * rate * (stop - first) + per) // double
                j = bisect_right(starts, end) - 1
                for product in whole[i:j]:
                    interest += (principal * product + per) // double
                rate, start = twice[j], starts[j]
                if j >= i:
                    interest += (principal * rate * (end - start) + per) // double
            day = (principal * rate + per) // double
            total = principal + interest
            put(
                f"{raw}{comma}{interest // 100}{cents[interest % 100]}{total // 100}{cents[total % 100]}"
                f"{day // 100}{cents[day % 100]}{left}{tail}"
            )
            count += 1
            principals += principal
            interests += interest
            if at_id >= 0:
                lines.append(number)
                texts.append(cells[at_id])
        self.sums = (count, principals, interests)
        return other

    def _head(self, said: object, cells: Sequence[str]) -> Head | None:
        """Take up under ``said`` what the figures of a row follow from; None where that is not known yet."""
        alike = self._plain.get(self._wording(cells))
        if alike is None:
            return None
        first = self._days[cells[self._begin]] + self._later + alike.late
        known = alike.known(first)
        if known is None:
            return None
        steps, least = known.steps, max(known.bounds.least, first + 1)
        at = bisect_right(steps.starts, first) - 1
        if len(self._heads) >= _MEMO:
            self._heads.clear()
        found = self._heads[said] = first, alike.of_end, least, at + 1, steps.twice[at], steps.stops[at], *known.tail
        return found

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
