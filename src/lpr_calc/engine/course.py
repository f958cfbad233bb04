"""A schedule made ready for the walk: whole numbers only, built once and walked as often as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from operator import mul, sub

from ..base.checking import TYPE_CHECKING
from .schedule import Pot, Rate, Schedule, Track
from .steps import Steps, earned, exactly, running_on, steps_of

if TYPE_CHECKING:
    from fractions import Fraction

KINDS = ("in-term", "general", "overdue", "penalty", "compound", "damages", "fees", "doubled")
"""Kinds of interest and lump sums, in the order they are listed and served; the law does not fix it."""

NEVER = 10**9
"""Later than any day."""

RANK = {kind: number for number, kind in enumerate(KINDS)}

UNDUE, DUE, ALL, LENT, BILLED, BILLED_ALL, STATED, SUMS = range(8)
"""What bears a leg's interest, by number: the walk compares no words."""

_POTS = {"undue": UNDUE, "due": DUE, "all": ALL, "lent": LENT, "billed": BILLED, "billed-all": BILLED_ALL}

LEND, FALL_DUE, SETTLE, BILL, CAPITALISE = range(5)
"""What happens to a loan, by number."""

_FLOWS = {"lend": LEND, "due": FALL_DUE, "settle": SETTLE, "bill": BILL, "capitalise": CAPITALISE}

_WORDS = {number: word for word, number in _FLOWS.items()}

Line = tuple["Leg", int, int, int, int, int]
"""A finished line: its leg and step, the days ``[start, end)`` as the walk holds them (`Leg.lag` before they are
shown), base and interest, both over the unit of the outcome.
"""


class Leg:
    """One track, ready: its steps, which sum bears it and which it adds to.

    ``twice_per`` is the divisor of `earned`, ``whole[i]`` twice the rate of a step times all its days; with
    ``by_days`` a day is a day in every year, and no agreed rates are computed beside it.
    """

    __slots__ = (
        "_gauge",
        "_pieces",
        "agreed",
        "at",
        "base",
        "by_days",
        "kind",
        "lag",
        "limit",
        "mixed",
        "n",
        "number",
        "per",
        "pot",
        "slot",
        "starts",
        "steps",
        "stops",
        "sums",
        "twice",
        "twice_per",
        "whole",
    )

    def __init__(self, number: int, track: Track, schedule: Schedule, slot: int) -> None:
        gauge = track.gauge or schedule.gauge
        steps = steps_of(running_on(track.spans), gauge, track.lag)
        self.number, self.kind, self.slot, self.steps = number, track.kind, slot, steps
        self.lag, self.limit = track.lag, track.limit
        # After the last step one that never begins: whoever walks on needs no end.
        self.starts, self.stops, self.twice = [*steps.starts, NEVER], [*steps.stops, NEVER], [*steps.twice, 0]
        self.whole = list(map(mul, steps.twice, map(sub, steps.stops, steps.starts)))
        self.per, self.at = steps.per, steps.at
        self.twice_per, self.n, self.mixed = 2 * steps.per, len(steps.starts), steps.daily is not None
        self.base, self.sums = 0, None
        if isinstance(track.pot, Pot):
            self.pot, self.sums = SUMS, track.pot
        elif track.pot in _POTS:
            self.pot = _POTS[track.pot]
        else:
            self.pot, self.base = STATED, int(track.pot)
        # Where a ceiling cut a rate, what the agreed ones would have given is computed beside it.
        self.agreed = any(rate.agreed for rate in steps.rates)
        self.by_days = steps.at is None and not self.agreed
        self._gauge = gauge
        self._pieces: dict[int, Steps] = {}

    @property
    def steady(self) -> bool:
        """Whether `steady` can take it: it bears on principal, by days alone,
        and no agreed rates are computed beside it.
        """
        return self.n > 0 and self.pot < LENT and self.by_days

    def interest(self, i: int, base: int, start: int, stop: int) -> int:
        """Return what a base earns at step ``i`` in ``[start, stop)``, half up, no ceiling looked at."""
        return self.steps.interest(i, base, start, stop)

    def exact(self, i: int, base: int, start: int, stop: int) -> Fraction:
        """Return what a base earns at step ``i`` in ``[start, stop)``, unrounded."""
        from fractions import Fraction

        return Fraction(exactly(base, self.twice[i], self.steps.between(i, start, stop)), self.twice_per)

    def as_agreed(self, i: int, base: int, start: int, stop: int) -> int | None:
        """Return what the agreed rates would have given where a ceiling cut them; None where none did."""
        if not self.agreed or not self.steps.rates[i].agreed:
            return None
        return interest_over(self.pieces(i), base, start, stop)

    def pieces(self, i: int) -> Steps:
        """Return the agreed rates of step ``i``."""
        if i not in self._pieces:
            self._pieces[i] = steps_of(self.steps.rates[i].agreed, self._gauge, self.lag)
        return self._pieces[i]

    def charge(self, i: int, base: int, start: int, stop: int) -> int:
        """Return what a debt is charged for a base at step ``i`` in ``[start, stop)``: a ceiling never raises a claim,
        for over odd months a rate per day may stay below a yearly one after all.
        """
        if self.by_days:
            return earned(base, self.twice[i], stop - start, self.per)
        gained = self.steps.interest(i, base, start, stop)
        if not self.agreed:
            return gained
        as_agreed = self.as_agreed(i, base, start, stop)
        return gained if as_agreed is None or gained < as_agreed else as_agreed

    def rate(self, i: int) -> Rate:
        """Return the rate of a step as law gave it."""
        return self.steps.rates[i]


def interest_over(steps: Steps, base: int, start: int, stop: int) -> int:
    """Return what a base earns in ``[start, stop)``, each step rounded by itself."""
    total = 0
    for i, (first, last) in enumerate(zip(steps.starts, steps.stops, strict=True)):
        if first < stop and last > start:
            total += steps.interest(i, base, max(first, start), min(last, stop))
    return total


class Course:
    """A schedule, ready. ``free`` says that nothing but the debt's own sums bears on what it is charged: no ceiling on
    a sum, no limit, no other base; ``plain`` that the walk of a single debt can take it besides. ``simple`` is its leg
    where there is but one and only principal flows; ``bounds`` are the days on which a rate changes, where a ceiling is
    measured beside them; ``whole_fen`` says that it cannot be walked exactly.
    """

    __slots__ = (
        "_wide",
        "bills",
        "bounds",
        "compounding",
        "end",
        "first",
        "free",
        "flows",
        "halts",
        "hidden",
        "in_term",
        "kinds",
        "later",
        "legs",
        "lent_on",
        "loan_id",
        "penalty",
        "plain",
        "running",
        "schedule",
        "served",
        "simple",
        "start",
        "sums",
        "term_ceiling",
        "whole_fen",
    )

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.loan_id, self.start, self.end = schedule.loan_id, schedule.start, schedule.end
        self.flows = [(flow.day, _FLOWS[flow.kind], flow.amount) for flow in schedule.flows]
        self.lent_on = max(min((day for day, kind, _ in self.flows if kind == LEND), default=NEVER), schedule.opens)
        kinds = dict.fromkeys(track.kind for track in schedule.tracks)
        kinds.update(dict.fromkeys(kind for kind, _ in (*schedule.lumps, *schedule.opening, *schedule.carried)))
        self.kinds = list(kinds)
        slots = {kind: slot for slot, kind in enumerate(self.kinds)}
        self.served = [slots[kind] for kind in KINDS if kind in slots and kind != "doubled"]
        self.legs = [Leg(n, track, schedule, slots[track.kind]) for n, track in enumerate(schedule.tracks)]
        self.hidden = [Leg(n, track, schedule, -1) for n, track in enumerate(schedule.hidden)]
        self.in_term, self.penalty = slots.get("in-term", -1), slots.get("penalty", -1)
        self.compounding = [slots[kind] for kind in schedule.compounding if kind in slots]
        self.term_ceiling = steps_of(schedule.term_ceiling, schedule.gauge) if schedule.term_ceiling else None
        self.sums = [leg.sums for leg in self.legs if leg.sums is not None]
        self.halts: list[int] = []
        if self.sums:
            halts = {day for pot in self.sums for day, _ in (*pot.damages, *pot.costs)}
            halts.update(pot.since for pot in self.sums if pot.since is not None)
            self.halts = sorted(halts.union(schedule.halts))
        self.whole_fen = bool(
            schedule.opening
            or schedule.bases
            or any(leg.pot >= STATED or leg.limit is not None or leg.kind == "doubled" for leg in self.legs)
        )
        # Nothing but a debt's own sums bears on what it is charged.
        self.free = not (
            self.whole_fen
            or schedule.hidden
            or schedule.lumps
            or schedule.carried
            or schedule.term_ceiling
            or schedule.interest_limit is not None
        )
        self.plain = self.free and not (any(leg.mixed for leg in self.legs) or _crossing(self.legs))
        self.bounds = (
            sorted(
                {day for leg in (*self.legs, *self.hidden) for day in (*leg.steps.starts, *leg.steps.stops)}.union(
                    schedule.ceiling_from
                )
            )
            if self.hidden
            else []
        )
        self.bills = any(leg.pot in (BILLED, BILLED_ALL) for leg in self.legs)
        self._wide = 0
        self.running: list[tuple[Leg, int, int]] | None = None
        self._begin()
        self.simple: Leg | None = None
        if self.plain and len(self.legs) == 1 and all(kind in (LEND, FALL_DUE) for _, kind, _ in self._after_first()):
            leg = self.legs[0]
            if leg.steady and leg.starts[0] >= self.start:
                self.simple = leg

    def _begin(self) -> None:
        """Take up the flows: what stands once those up to the first day are applied, where nothing was paid before, and
        the later ones of principal as the events that `steady` takes, their amounts below 0.
        """
        count = undue = due = lent = 0
        for day, kind, amount in self.flows if self.plain else ():
            if day > self.start or kind not in (LEND, FALL_DUE):
                break
            count += 1
            if kind == LEND:
                undue += amount
                lent += amount
            else:
                moved = min(amount, undue)
                undue -= moved
                due += moved
        self.first = [count, undue, due, lent]
        self.later = [(day, -amount, _WORDS[kind], "", "", 0) for day, kind, amount in self._after_first() if amount]

    def _after_first(self) -> list[tuple[int, int, int]]:
        return [flow for flow in self.flows[self.first[0] :] if flow[0] <= self.end]

    def put_sums(self, loan_id: str, lent: int, due: Sequence[int]) -> None:
        """Make it the course of another loan that differs in its number and sums alone, lent at once, falling due one
        after another. ``schedule`` remains that of the first; whatever was walked before stands on the old sums.
        """
        sums = iter(due)
        self.loan_id = loan_id
        self.flows = [
            (day, kind, lent if kind == LEND else next(sums) if kind == FALL_DUE else amount)
            for day, kind, amount in self.flows
        ]
        self._begin()

    def wide(self) -> int:
        """Return what a base must be a multiple of to be exact: the least multiple of all divisors.

        Raises ValueError for what is walked in whole fen only: interest owed from the start, parts of the principal
        with interest of their own, sums that bear interest beside it, a limit of one track, the kind ``doubled``. Their
        figures are those of a judgment, rounded where it is; `Standing.rescale` does not multiply them.
        """
        if self.whole_fen:
            raise ValueError("walked in whole fen only")
        if not self._wide:
            self._wide = lcm(*self.divisors())
        return self._wide

    def divisors(self) -> list[int]:
        """Return every divisor of a multiplication: an exact base is a multiple of them all."""
        found = [leg.twice_per for leg in (*self.legs, *self.hidden)]
        for leg in (*self.legs, *self.hidden):
            found += [2 * leg.pieces(i).per for i in range(leg.n) if leg.agreed and leg.rate(i).agreed]
        if self.term_ceiling is not None:
            found.append(2 * self.term_ceiling.per)
        return found


def _crossing(legs: Sequence[Leg]) -> bool:
    """Whether two legs of one kind run at the same time: their lines then follow no order of days alone."""
    for i, leg in enumerate(legs):
        for other in legs[:i]:
            if (
                leg.kind == other.kind
                and leg.n
                and other.n
                and leg.starts[0] < other.stops[other.n - 1]
                and other.starts[0] < leg.stops[leg.n - 1]
            ):
                return True
    return False


def rescaled(lines: list[Line], marks: list[tuple[int, int]]) -> list[Line]:
    """Put lines over the last unit: those before a mark are multiplied by what the unit grew by there and later."""
    done: list[Line] = []
    times, upto = 1, len(lines)
    for place, grown in reversed(marks):
        done[:0] = [(*line[:4], line[4] * times, line[5] * times) for line in lines[place:upto]]
        times, upto = times * grown, place
    done[:0] = [(*line[:4], line[4] * times, line[5] * times) for line in lines[:upto]]
    return done


def line_order(line: Line) -> tuple[int, int]:
    """Lines go by their first day, then by kind."""
    return line[2], RANK[line[0].kind]
