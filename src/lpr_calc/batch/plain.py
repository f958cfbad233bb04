"""Plain rows of a table: one sum, in default from a day on, nothing paid.

Claims of one wording that begin between the same days are read alike (`law.regime`): their rates are asked for once,
and `PlainRows.echo` does the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from ..base.dates import count_span
from ..base.errors import LprError
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

_CENTS = tuple(f".{fen:02d}" for fen in range(100))
_MEMO = 10_000

Sums = tuple[int, int, int, int, int]
"""Principal lent, interest, all that is owed, the interest of one more day and the principal left, in fen."""

Tail = tuple["_ByDay", Sequence[int], "_ByDay", int, int, Steps, int]
"""By the day a claim ends before: its last step; the products of whole steps; by the day after: twice the rate; the
divisor and twice the divisor; the steps themselves, and the days of a year.
"""

Head = tuple[int, int, int, int, Tail]
"""For a claim that begins on a day: the next step, twice the rate, the end of its step, the earliest end,
and the rest.
"""


class _ByDay(dict[int, tuple[int, int, int]]):
    """What holds on a day, looked up once."""

    def __init__(self, steps: Steps, before: int) -> None:
        """``before`` 1: of the day before."""
        super().__init__()
        self._steps, self._before = steps, before

    def __missing__(self, day: int) -> tuple[int, int, int]:
        steps = self._steps
        at = bisect_right(steps.starts, day - self._before) - 1
        found = self[day] = at, steps.twice[at], steps.starts[at]
        return found


class _Heads(dict[int, "Head | None"]):
    """By the first day of a claim of one wording: what its figures follow from, None where that is not known yet."""

    def __init__(self, late: int) -> None:
        """``late`` is 1 where the first day as written does not count."""
        super().__init__()
        self._late = late
        self._known: list[tuple[Bounds, Tail]] = []
        self.openings: dict[int, Rate] = {}
        """The rate of the first line of a claim, with the quote of its first day."""
        self.matters: dict[int, Matter] = {}
        """What decides which version of a provision is cited, by the end as written."""

    def learn(self, bounds: Bounds, tail: Tail) -> None:
        """Take up what claims between some first days have in common."""
        self._known.append((bounds, tail))
        self.clear()

    def __missing__(self, day: int) -> Head | None:
        found: Head | None = None
        for bounds, tail in self._known:
            if bounds.first <= day - self._late < bounds.after:
                steps = tail[5]
                at = bisect_right(steps.starts, day) - 1
                found = at + 1, steps.twice[at], steps.stops[at], bounds.least, tail
        self[day] = found
        return found


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
        self._plain: dict[tuple[str, ...], tuple[_Heads, int, int]] = {}
        self.sums = (0, 0, 0)
        self.lines: tuple[list[str], ...] = ()

    def echo(
        self, rows: Iterator[tuple[int, str, list[str]]], risky: AbstractSet[int], tail: str, put: Callable[[str], None]
    ) -> tuple[int, str, list[str]] | None:
        """Put plain rows back with their figures as long as there are any; return the first row that is not plain.

        ``rows`` are (line, text, cells); on the ``risky`` lines a cell may begin with ``'``, ``[`` or ``{``. ``tail``
        ends every row, its first character is the delimiter. ``sums`` are then the rows put, their principal and their
        interest. This loop is the speed of the batch: whatever a row has in common with others is looked up, and
        nothing is called that can be written out, the one multiplication (`engine.steps.earned`) among it. What it
        leaves, `figures` computes.
        """
        wording, days, plain = self._wording, self._days, self._plain
        more, stated = self._more, self._stated
        named = self._named if self._reader.labels else None
        at_principal, at_begin, at_until = self._principal, self._begin, self._until
        width, later, cents, comma, limit = self._width, self._later, _CENTS, tail[0], self.rates.lpr.next_due
        count = principals = interests = 0
        other = None
        for row in rows:
            number, raw, cells = row
            if len(cells) != width or not raw or number in risky:
                other = row
                break
            known = plain.get(wording(cells))
            text = cells[at_principal]
            digits = text.replace(".", "", 1)
            if (
                known is None
                or text[-3:-2] != "."
                or not digits.isdigit()
                or not digits.isascii()
                or not 2 < len(digits) < 18
                or (digits[0] == "0" and len(digits) > 3)
                or (stated and any(more(cells)))
                or (named and not "".join(named(cells)).isprintable())
            ):
                other = row
                break
            heads, of_first, of_end = known
            first, end = days[cells[at_begin]] + later + of_first, days[cells[at_until]] + of_end
            head, principal = heads[first], int(digits)
            if head is None or end > limit or end <= first or end < head[3] or not principal:
                other = row
                break
            i, rate, stop, _, (tails, whole, after, per, double, _, _) = head
            if end <= stop:
                interest = (principal * rate * (end - first) + per) // double
            else:
                interest = (principal * rate * (stop - first) + per) // double
                j, rate, start = tails[end]
                for product in whole[i:j]:
                    interest += (principal * product + per) // double
                interest += (principal * rate * (end - start) + per) // double
            day = (principal * after[end][1] + per) // double
            total = principal + interest
            put(
                f"{raw}{comma}{interest // 100}{cents[interest % 100]}{comma}{total // 100}{cents[total % 100]}{comma}"
                f"{day // 100}{cents[day % 100]}{comma}{text}{tail}"
            )
            count += 1
            principals += principal
            interests += interest
        self.sums = (count, principals, interests)
        return other

    def figures(self, cells: Sequence[str], itemised: bool) -> Sums | None:
        """Return the figures of a plain row as `echo` has them, and keep its lines; None for any other."""
        known = self._plain.get(self._wording(cells))
        if known is None or (self._stated and any(self._more(cells))):
            return None
        if not all(text.isprintable() and text[:1] not in ODD for text in self._named(cells)):
            return None
        heads, of_first, of_end = known
        cutoff = self._days[cells[self._until]]
        first, end = self._days[cells[self._begin]] + self._later + of_first, cutoff + of_end
        head, principal = heads[first], fen_of(cells[self._principal])
        if head is None or end > self.rates.lpr.next_due or end <= first or end < head[3] or not principal:
            return None
        opening, matter = heads.openings.get(first), heads.matters.get(cutoff)
        steps, year = head[4][5], head[4][6]
        if itemised and (opening is None or opening.agreed or matter is None):
            return None
        interest, start, at, rows = 0, first, head[0] - 1, []
        loan, row, rate = self._reader.loan_id(cells), self._texts.row, opening
        while start < end:
            stop = steps.stops[at]
            if stop > end:
                stop = end
            charged = earned(principal, steps.twice[at], stop - start, steps.per)
            interest += charged
            if itemised and matter is not None and rate is not None:
                share = f"{stop - start} ÷ {year}" if rate.unit != "day" else str(stop - start)
                rows.append(row(loan, "overdue", start, stop, principal, rate, charged, interest, 0, share, matter))
            start, at = stop, at + 1
            rate = steps.rates[at] if start < end else None
        self.lines = tuple(rows)
        day = earned(principal, head[4][2][end][1], 1, steps.per)
        return principal, interest, principal + interest, day, principal

    def learn(self, cells: Sequence[str], case: Case, found: Figures) -> bool:
        """Ask once for the rates of all claims that are read as a plain one was, for `echo`; say whether
        a row like it is a plain one from now on.
        """
        if self._begin < 0 or self._principal < 0 or (self._stated and any(self._more(cells))):
            return False
        scheduled, said = found.scheduled, self._wording(cells)
        of_first, of_end = count_span(0, 0, scheduled.choices.settled["count"])
        first, end = self._days[cells[self._begin]] + self._later + of_first, self._days[cells[self._until]] + of_end
        heads = self._plain[said][0] if said in self._plain else _Heads(of_first)
        ctx = scheduled.contexts[0]
        if heads[first] is not None and found.outcome.balances[0].lines:
            leg, i, *_ = found.outcome.balances[0].lines[0]
            heads.openings[first] = leg.rate(i)
            heads.matters[scheduled.until] = matter_of(
                case, scheduled.kind, scheduled.duty, scheduled.until, scheduled.choices
            )
        if heads[first] is not None or len(scheduled.schedules) != 1 or ctx.period != (first, end):
            return False
        bounds = bounds_of(ctx, scheduled.schedules[0])
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
        products = [
            twice * (stop - start) for twice, start, stop in zip(steps.twice, steps.starts, steps.stops, strict=True)
        ]
        year = schedule.gauge.per_year
        heads.learn(bounds, (_ByDay(steps, 1), products, _ByDay(steps, 0), steps.per, 2 * steps.per, steps, year))
        if len(self._plain) >= _MEMO:
            self._plain.clear()
        self._plain[said] = heads, of_first, of_end
        return True
