"""Lines of a debt nothing is paid on, computed again at other rates and in other years.

Where no payment, ceiling on a sum or compound interest bears on a debt, its lines and what they run on follow from the
days alone. They are found once, and their interest is computed for as many rates and year bases as are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ..base.dates import Gauge
from .course import Course
from .schedule import Schedule, Span
from .steps import MONTHS, PERCENT, running_on
from .walk import walk

_POTS = frozenset(("undue", "due", "all", "lent"))
_FLOWS = frozenset(("lend", "due"))


class Unpaid:
    """The lines of one debt: ``spans`` are its rates, ``number`` says which of them each line has; ``bases`` in fen.

    ``starts`` and ``stops`` are the days of the lines, ``lent`` the principal in fen.
    """

    __slots__ = ("bases", "lent", "number", "spans", "starts", "stops")

    def __init__(self, schedule: Schedule) -> None:
        (balance,) = walk([Course(schedule)]).balances
        places = [0, *accumulate(len(track.spans) for track in schedule.tracks)]
        self.spans: list[Span] = [span for track in schedule.tracks for span in track.spans]
        self.number = [places[line[0].number] + line[1] for line in balance.lines]
        self.starts = [line[2] for line in balance.lines]
        self.stops = [line[3] for line in balance.lines]
        self.bases = [line[4] for line in balance.lines]
        self.lent = balance.lent

    def shares(self, gauge: Gauge, daily: bool = True) -> list[int]:
        """Return what part of a year each line is, over ``gauge.per_year``; if ``daily``, the days at daily rates."""
        at = gauge.at
        found = [at(stop) - at(start) for start, stop in zip(self.starts, self.stops, strict=True)]
        if daily and any(span.rate.unit == "day" for span in self.spans):
            for i, number in enumerate(self.number):
                if self.spans[number].rate.unit == "day":
                    found[i] = self.stops[i] - self.starts[i]
        return found

    def interest(self, values: Sequence[int], shares: Sequence[int], per_year: int) -> tuple[int, int]:
        """Return the interest of all lines, each half up to the fen; and exactly, over ``PERCENT * per_year``.

        ``values`` are the rates of ``spans`` by the year (`by_year`), ``shares`` those of `shares`.
        """
        per = PERCENT * per_year
        twice = 2 * per
        rounded = exact = 0
        for number, share, base in zip(self.number, shares, self.bases):  # noqa: B905 -- once for every combination
            product = values[number] * share * base
            exact += product
            rounded += (2 * product + per) // twice
        return rounded, exact


def by_year(value: int, unit: str, per_year: int) -> int:
    """Return a rate by the year: a rate by the day for the days of `Unpaid.shares`, over a year of ``per_year``."""
    return value * per_year if unit == "day" else value * MONTHS[unit]


def unpaid(schedule: Schedule) -> Unpaid | None:
    """Return the lines of a schedule, None where what they run on depends on more than days."""
    if (
        schedule.hidden
        or schedule.lumps
        or schedule.term_ceiling
        or schedule.opening
        or schedule.bases
        or schedule.interest_limit is not None
        or not all(flow.kind in _FLOWS for flow in schedule.flows)
    ):
        return None
    for track in schedule.tracks:
        if (
            track.pot not in _POTS
            or track.lag
            or track.limit is not None
            or track.gauge is not None
            or any(span.rate.agreed for span in track.spans)
            or running_on(track.spans) is not track.spans
        ):
            return None
    return Unpaid(schedule)
