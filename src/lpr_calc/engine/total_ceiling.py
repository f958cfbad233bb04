"""A ceiling on all interest of one loan whose instalments are debts of their own: one measure over all of them, day by
day.

On a day every debt adds room in proportion to its principal, what is not due yet as well, and every kind of interest
takes from it: contract interest first, then penalty, then compound interest, of each the oldest debt first. What a day
leaves is lost with it, except for a lump sum that waits, or where room is carried over.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..base.money import half_up
from .balance import Balance, capped_base
from .course import RANK, STATED, Leg
from .schedule import Accruing, TotalCeiling
from .standing import Meter, a_day
from .steps import PERCENT, Steps, exactly, steps_of

_YEAR = 360
"""The days of a year of twelve equal months, by which a ceiling by the day meets a share of a year."""


class Earning:
    """What one kind of interest of one debt would earn in the days looked at: ``exact`` in fen.

    It is of ``balance`` (None: paid in time, not reduced); ``loses`` is where it is reduced, an open line or the number
    of a piece worked out beforehand. ``most`` is what a limit of its own leaves.
    """

    __slots__ = ("balance", "exact", "loses", "most", "rank")

    def __init__(
        self,
        rank: int,
        exact: Fraction,
        balance: Balance | None,
        loses: Meter | int | None,
        most: Fraction | None = None,
    ) -> None:
        self.rank, self.exact, self.balance, self.loses, self.most = rank, exact, balance, loses, most


class OneTotal:
    """The debts of one loan under one ceiling, moved forward together."""

    def __init__(self, ceiling: TotalCeiling, balances: Sequence[Balance]) -> None:
        self.ceiling, self.balances = ceiling, balances
        self.now = min([balance.course.start for balance in balances] + [one.start for one in ceiling.accruing])
        self.room = {id(b): steps_of(ceiling.spans, b.course.schedule.gauge) for b in balances}
        self.named = {b.course.loan_id: b for b in balances}
        self.lost: dict[tuple[str, int], Fraction] = {}
        self.carry = self.left = Fraction(0)
        self.lagging = self.now
        self.taken: dict[int, Fraction] = {}
        """What each line with a limit of its own has taken since it was last charged."""
        self.behind: list[Balance] = []
        for balance in balances:
            balance.limited = True
            balance.posted_lost = [0] * len(balance.course.schedule.posted)
            if balance.lumps:
                balance.shadow["allowed"] = 0
        self.waiting = {id(b): Fraction(0) for b in balances if b.lumps}
        days = {day for span in ceiling.spans for day in (span.start, span.end)}
        days.update(day for one in ceiling.accruing for day in (one.start, one.end))
        for balance in balances:
            days.update(day for leg in balance.course.legs for day in (*leg.steps.starts, *leg.steps.stops))
            days.update((balance.course.start, *(day for day, _, _ in balance.course.flows)))
        self.bounds = sorted(days)
        for balance in balances:
            balance.advance(self.now)

    def advance(self, day: int, ahead: Sequence[Balance] = (), lag: int = 0) -> None:
        """Accrue every day before ``day``; of the debts ``ahead`` ``lag`` days more, which still bear on what stands
        before a payment on ``day``.
        """
        if self.lagging > self.now and day > self.now:
            # Who paid in time on the day looked at comes after the others: what they left is what there is.
            self._step(self.lagging, self.behind, self.left, False)
        for stop in [bound for bound in self.bounds if self.now < bound < day] + [day]:
            if stop > self.now:
                self._step(stop, self.balances, self.carry, True)
        stop = min(day + lag, self.balances[0].course.end)
        if ahead and stop > self.lagging:
            self._measure(day, stop, ahead, self.carry, True)
            for balance in ahead:
                balance.advance(stop, day)
            self.taken.clear()
            self.lagging, self.behind = stop, [balance for balance in self.balances if balance not in ahead]

    def _step(self, stop: int, balances: Sequence[Balance], room: Fraction, pieces: bool) -> None:
        self._measure(self.now, stop, balances, room, pieces)
        for balance in balances:
            balance.advance(stop)
        self.taken.clear()
        self.now = stop
        self.lagging = max(self.lagging, stop)

    def _measure(self, start: int, stop: int, balances: Sequence[Balance], room: Fraction, pieces: bool) -> None:
        """Share out the room of the days ``[start, stop)``, on which no rate and no base changes, and ``room`` beside.

        Where what was carried over, or a limit of one kind, lasts for some of them only, they are taken apart: on each
        day the first in order takes first.
        """
        asked = room
        fresh, earnings = self._asked(start, stop, balances, pieces)
        more = sum(earning.exact for earning in earnings) - fresh
        if 0 < room < more and stop - start > 1:
            self._apart(start, int(room * (stop - start) / more), stop, balances, room, pieces)
            return
        room += fresh
        shares = []
        for earning in sorted(earnings, key=lambda earning: earning.rank):
            allowed = min(earning.exact, room)
            if earning.most is not None and allowed > earning.most:
                if earning.most and stop - start > 1:
                    self._apart(start, int(earning.most * (stop - start) / allowed), stop, balances, asked, pieces)
                    return
                allowed = earning.most
            room -= allowed
            shares.append((earning, allowed))
        for earning, allowed in shares:
            if earning.most is not None:
                self.taken[id(earning.loses)] = self.taken.get(id(earning.loses), Fraction(0)) + allowed
            if allowed < earning.exact and earning.balance is not None:
                self._lose(earning, earning.exact - allowed)
        for balance in balances:
            if balance.lumps and balance.course.start <= start:
                room = self._absorb(balance, room)
        self.left = room
        self.carry = room if self.ceiling.carried else Fraction(0)

    def _apart(
        self, start: int, days: int, stop: int, balances: Sequence[Balance], room: Fraction, pieces: bool
    ) -> None:
        """Measure about so many days, one at least, then the others."""
        middle = start + min(max(days, 1), stop - start - 1)
        self._measure(start, middle, balances, room, pieces)
        self._measure(middle, stop, balances, self.carry, pieces)

    def _asked(
        self, start: int, stop: int, balances: Sequence[Balance], pieces: bool
    ) -> tuple[Fraction, list[Earning]]:
        """The room of the days ``[start, stop)``, and what would be charged on them."""
        room, earnings = Fraction(0), []
        for one in self.ceiling.accruing if pieces else ():
            if one.start < stop and one.end > start:
                part = Fraction(min(one.end, stop) - max(one.start, start), one.end - one.start)
                room += part * self._room_of(one, start)
                whole = one.part
                earned = Fraction(whole.interest * (one.end - one.start), whole.end - whole.start) * part
                balance = self.named.get(one.debt)
                earnings.append(Earning(RANK["in-term"], earned, balance, one.place))
        for balance in balances:
            if balance.course.start > start or balance.now > start:
                continue
            balance.close_changed()
            borne = balance.due
            if self.ceiling.names:
                running = [leg.base for leg in balance.course.legs if _runs(leg, start)]
                borne = capped_base(balance, self.ceiling.names, running)
            room += _earned(self.room[id(balance)], borne, start, stop)
            for meter in balance.meters:
                if self.ceiling.names and meter.leg.pot != STATED:
                    continue
                exact = _earned(meter.leg.steps, balance.base_of(meter.leg), start, stop)
                if exact:
                    most = self._most(balance, meter) if self.ceiling.names else None
                    earnings.append(Earning(RANK[meter.leg.kind], exact, balance, meter, most))
        return room, earnings

    def _most(self, balance: Balance, meter: Meter) -> Fraction | None:
        """What the limit of an entry leaves it; None without one."""
        limit = meter.leg.limit
        if limit is None:
            return None
        return max(limit - balance.charged[meter.leg.base] - self.taken.get(id(meter), Fraction(0)), Fraction(0))

    def _absorb(self, balance: Balance, room: Fraction) -> Fraction:
        """Let lump sums have of the room what they still wait for; return what is left."""
        more = min(room, self._waits_for(balance))
        allowed = self.waiting[id(balance)] = self.waiting[id(balance)] + more
        balance.shadow["allowed"] = half_up(allowed.numerator, allowed.denominator)
        return room - more

    def _waits_for(self, balance: Balance) -> Fraction:
        """What its lump sums have not had yet."""
        return sum(amount for _, amount in balance.course.schedule.lumps) - self.waiting[id(balance)]

    def _room_of(self, one: Accruing, day: int) -> Fraction:
        """The room that principal not yet due gives over a whole piece of its interest."""
        rate = next(span.rate for span in reversed(self.ceiling.spans) if span.start <= day)
        year = sum((Fraction(over, under) for over, under in one.share), Fraction(0))
        days = Fraction(one.end - one.start, one.part.end - one.part.start)
        return Fraction(exactly(one.principal, rate.a_year(_YEAR), 1), PERCENT) * year * days

    def _lose(self, earning: Earning, lost: Fraction) -> None:
        balance = earning.balance
        assert balance is not None
        if isinstance(earning.loses, Meter):
            earning.loses.lost += lost
            return
        assert earning.loses is not None, "what runs on is reduced in sum"
        key = (balance.course.loan_id, earning.loses)
        self.lost[key] = self.lost.get(key, Fraction(0)) + lost
        asked = balance.course.schedule.posted[earning.loses].interest
        left = asked - self.lost[key]
        less = asked - half_up(left.numerator, left.denominator)
        balance.take_posted(earning.loses, less)

    def close(self) -> None:
        """Say of each debt what the day after the end may add."""
        course = self.balances[0].course
        day = course.end
        rates = [span.rate for span in self.ceiling.spans if span.start <= day]
        if not rates or self.ceiling.names:
            return
        room, earnings = self.carry, []
        for balance in self.balances:
            gauge = balance.course.schedule.gauge
            part, per = a_day(rates[-1], gauge, day)
            room += Fraction(balance.principal * part, per)
            for leg in balance.course.legs:
                i = leg.steps.index(day)
                if i is not None:
                    part, per = a_day(leg.rate(i), gauge, day)
                    earnings.append(Earning(RANK[leg.kind], Fraction(balance.base_of(leg) * part, per), balance, None))
        more = {id(balance): Fraction(0) for balance in self.balances}
        for earning in sorted(earnings, key=lambda earning: earning.rank):
            allowed = min(earning.exact, room)
            room -= allowed
            more[id(earning.balance)] += allowed
        for balance in self.balances:
            one = more[id(balance)]
            balance.tomorrow = one.numerator, one.denominator
            if balance.lumps:
                grown = min(room, self._waits_for(balance))
                room -= grown
                balance.allowed_tomorrow = grown.numerator, grown.denominator


def _earned(steps: Steps, base: int, start: int, stop: int) -> Fraction:
    """What a base earns in ``[start, stop)``, within one step, exactly in fen."""
    i = steps.index(start)
    if i is None or not base:
        return Fraction(0)
    return Fraction(exactly(base, steps.twice[i], steps.between(i, start, stop)), 2 * steps.per)


def _runs(leg: Leg, day: int) -> bool:
    return leg.pot == STATED and leg.steps.index(day) is not None


def totals_of(balances: Sequence[Balance]) -> list[OneTotal]:
    """Put the debts of each loan under its ceiling; debts without one stand by themselves."""
    found: dict[int, tuple[TotalCeiling, list[Balance]]] = {}
    for balance in balances:
        ceiling = balance.course.schedule.total
        if ceiling is not None:
            found.setdefault(id(ceiling), (ceiling, []))[1].append(balance)
    return [OneTotal(ceiling, of) for ceiling, of in found.values()]
